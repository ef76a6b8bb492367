package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences returns the sentences of text[start:end], each without the white space around it.
// A line break ends a sentence only where a paragraph ends, so pass one Passage at a time.
func Sentences(text string, start, end int) [][2]int {
	var found [][2]int
	add := func(from, to int) {
		from += len(text[from:to]) - len(strings.TrimLeftFunc(text[from:to], unicode.IsSpace))
		to = from + len(strings.TrimRightFunc(text[from:to], unicode.IsSpace))
		if from < to {
			found = append(found, [2]int{from, to})
		}
	}
	from := start
	for at := start; at < end; {
		r, size := utf8.DecodeRuneInString(text[at:end])
		if r != '.' && r != '?' && r != '!' && r != '…' {
			at += size
			continue
		}
		stop := at
		for at < end { // a run of full stops and the marks that close with it
			r, size = utf8.DecodeRuneInString(text[at:end])
			if !strings.ContainsRune(`.?!…"'”’)]»`, r) {
				break
			}
			at += size
		}
		if at < end && endsSentence(text, from, stop, at, end) {
			add(from, at)
			from = at
		}
	}
	add(from, end)
	return found
}

// Abbreviations that a name or number follows, and abbreviations that may end a sentence.
var (
	titleAbbreviations = wordSet(`mr mrs ms dr prof sir rev revd hon rt st mt sgt capt cpt lt col gen maj cmdr
		adm gov sen rep messrs pres det insp supt cllr nos art arts para paras secs reg regs sch cl fig figs vol
		vols pp ch eds vs v cf approx e.g i.e eg ie dept univ jan feb mar apr jun jul aug sep sept oct nov dec`)
	endingAbbreviations = wordSet(`inc ltd co corp plc llc bros etc a.m p.m am pm u.s u.k u.n e.u d.c u.s.a ph.d jr sr esq ave rd`)
	sentenceStarters    = wordSet(`the a an this that these those it he she they we i you in on at for but and so as if
		when while after before there his her their our its my your who what where why how however meanwhile
		asked under with both no not since last`)
)

// endsSentence decides whether the stops text[stop:after] end the sentence that began at from.
func endsSentence(text string, from, stop, after, end int) bool {
	rest := strings.TrimLeftFunc(text[after:end], unicode.IsSpace)
	if len(rest) == end-after && rest != "" {
		return false // "E.coli", "3.5", "gov.uk"
	}
	opened := strings.TrimLeft(rest, `"'“‘([«`)
	next, _ := utf8.DecodeRuneInString(opened)
	if rest == "" {
		return true
	}
	if !unicode.IsUpper(next) && !unicode.IsDigit(next) && !strings.ContainsRune("£$€•—", next) {
		return false
	}
	stops := strings.TrimRight(text[stop:after], `"'”’)]»`)
	if stops != "." || len(stops) < after-stop {
		return true // a question, an exclamation, an ellipsis, or a closed quotation
	}
	word := text[from:stop]
	word = word[strings.LastIndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' })+1:]
	lower := strings.ToLower(word)
	following := strings.ToLower(opened[:len(opened)-len(strings.TrimLeftFunc(opened, unicode.IsLetter))])
	starts := sentenceStarters.has(following) || len(opened) < len(rest)
	switch {
	case endingAbbreviations.has(lower):
		return starts
	case titleAbbreviations.has(lower):
		return false
	case lower == "no" || lower == "sec" || word == "p" || word == "s" || word == "c":
		return !unicode.IsDigit(next)
	case utf8.RuneCountInString(word) == 1 && word != "I" && unicode.IsUpper(rune(word[0])), strings.Contains(word, "."):
		return starts // an initial, or letters with stops between
	case strings.TrimSpace(text[from:stop]) == word && strings.Trim(word, "0123456789.") == "":
		return false // the number of a list item
	}
	return true
}
