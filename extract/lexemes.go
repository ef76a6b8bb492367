package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexeme is a word, a number or a mark of punctuation: text[start:end].
type lexeme struct {
	start, end int
	lower      string
	kind       lexemeKind
}

type lexemeKind uint8

const (
	letters lexemeKind = iota
	digits             // "24", "1,250", "4.5"
	code               // digits and letters without a space between: "26th", "4.5m", "NX121"
	mark               // one rune of anything else
)

// lexemes splits text[start:end]. An apostrophe is a mark, so that "Friday's" is three tokens.
func lexemes(text string, start, end int) []lexeme {
	found := make([]lexeme, 0, (end-start)/4+2)
	for at := start; at < end; {
		r, size := utf8.DecodeRuneInString(text[at:end])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		from, kind := at, mark
		at += size
		switch {
		case isDigit(r):
			kind = digits
			at = numberEnd(text, from, end)
			if after := runEnd(text, at, end); after > at {
				at, kind = after, code
			}
		case unicode.IsLetter(r):
			kind = letters
			if at = lettersEnd(text, at, end); at < end {
				after := runEnd(text, at, end)
				if strings.ContainsAny(text[at:after], "0123456789") {
					kind = code
				}
				at = after
			}
		}
		found = append(found, lexeme{from, at, strings.ToLower(text[from:at]), kind})
	}
	return found
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isPlainLetter reports whether a byte is a letter from A to Z: those of most texts, which need no decoding.
func isPlainLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// lettersEnd returns where the plain letters that begin at at end.
func lettersEnd(text string, at, end int) int {
	for at < end && isPlainLetter(text[at]) {
		at++
	}
	return at
}

// runEnd returns where the letters and digits that begin at at end.
func runEnd(text string, at, end int) int {
	for at < end {
		r, size := utf8.DecodeRuneInString(text[at:end])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !isDigit(r) {
			break
		}
		at += size
	}
	return at
}

// numberEnd returns where the number that begins at at ends. A comma belongs to it only before
// three digits, a full stop only before a digit.
func numberEnd(text string, at, end int) int {
	run := func(at int) int {
		for at < end && isDigit(rune(text[at])) {
			at++
		}
		return at
	}
	for at = run(at); at < end; {
		next := run(at + 1)
		if text[at] == ',' && next == at+4 || text[at] == '.' && next > at+1 {
			at = next
			continue
		}
		break
	}
	return at
}

// parsed is a document taken apart once, for all finders of facts. It takes ten times the memory of the text, so it is not kept.
type parsed struct {
	*Document
	sentences []parsedSentence
	marked    [][]marked // of each passage, in order
}

func parse(d *Document) *parsed {
	p := &parsed{Document: d, sentences: sentencesOf(d)}
	for i := range p.sentences {
		s := &p.sentences[i]
		s.dates = moments(d.Text, s.words)
	}
	for _, passage := range d.Passages {
		p.marked = append(p.marked, findMarked(d.Text, passage))
	}
	return p
}

// markedIn returns the marked stretches of a passage that share a byte with text[start:end], marks included.
func (p *parsed) markedIn(passage, start, end int) []marked {
	all := p.marked[passage]
	first, _ := slices.BinarySearchFunc(all, start, func(m marked, at int) int { return cmp.Compare(m.after, at+1) })
	last := first
	for last < len(all) && all[last].open < end {
		last++
	}
	return all[first:last]
}

// sentence is one sentence of a document, outside its furniture: what lexemes splits anew into the same tokens.
type sentence struct {
	passage    int // index into Document.Passages
	start, end int
	shingles   int // how many runs of shingleWords words it has
	contents   int // how many words of content
}

// parsedSentence is a sentence taken apart.
type parsedSentence struct {
	sentence
	words []lexeme
	dates []moment
}

// longestSentence is how many words and marks are read as one sentence: a longer one is a list without full
// stops, and is read in parts so that the time taken grows with the length of the text alone.
const longestSentence = 300

// sentencesOf returns the sentences of a document that report something.
func sentencesOf(d *Document) []parsedSentence {
	var found []parsedSentence
	furniture := 0
	for i, p := range d.Passages {
		for furniture < len(d.Furniture) && d.Furniture[furniture].End <= p.Start {
			furniture++
		}
		for _, s := range Sentences(d.Text, p.Start, p.End) {
			if furniture < len(d.Furniture) && d.Furniture[furniture].Start < s[1] && d.IsFurniture(s[0], s[1]) {
				continue
			}
			words := lexemes(d.Text, s[0], s[1])
			for ; len(words) > longestSentence; words = words[longestSentence:] {
				part := words[:longestSentence]
				found = append(found, parsedSentence{sentence: sentence{passage: i, start: part[0].start, end: part[len(part)-1].end}, words: part})
			}
			if len(words) > 0 {
				found = append(found, parsedSentence{sentence: sentence{passage: i, start: words[0].start, end: s[1]}, words: words})
			}
		}
	}
	return found
}

// onOneLine returns a text with one space for every stretch of white space, and none around it: the text itself, not a copy, where it is
// so already.
func onOneLine(text string) string {
	if joined := strings.Join(strings.Fields(text), " "); joined != text {
		return joined
	}
	return text
}
