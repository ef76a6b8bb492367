package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// opinionTable lists words by which people take sides; its own remarks say how it is read.
//
//go:embed opinions.txt
var opinionTable string

// opinion is words at tokens first to last by which somebody may take a side.
type opinion struct {
	use         string // what they do: "toward", "state", "predicate", …
	stance      Stance // "" where the use has none
	first, last int
	negated     bool
	entry       string // its words as the table has them, but for the form of the first
}

// sided is how its words take a side, of an entry of the table.
type sided struct {
	use    string
	stance Stance
	words  []string // but for the first
	entry  string
}

// opinions indexes the table by the first word of each entry, in all its forms; the longest come first.
var opinions = sync.OnceValue(func() *lexicon[[]sided] {
	index := map[string][]sided{}
	for list := range strings.SplitSeq(opinionTable, "\n\n") {
		head, entries, _ := strings.Cut(list, ":\n")
		if strings.HasPrefix(head, "#") {
			continue
		}
		use, stance, _ := strings.Cut(head, " ")
		for entry := range strings.SplitSeq(entries, ",") {
			words := strings.Fields(entry)
			if len(words) == 0 {
				continue
			}
			forms := words[:1]
			if verbal.has(use) {
				forms = verbForms(words[0])
			}
			for _, form := range forms {
				index[form] = append(index[form], sided{use, Stance(stance), words[1:], strings.Join(words, " ")})
			}
		}
	}
	for _, list := range index {
		slices.SortStableFunc(list, func(a, b sided) int { return len(b.words) - len(a.words) })
	}
	return newLexicon(index)
})

// verbal are the uses whose entries begin with a verb.
var verbal = wordSet(`toward deed undo enact oblige`)

// passedOver may stand between the words of an entry: "threw its full weight behind".
var passedOver = wordSet(`the a an his her its their our my your this that full strong very so more most really absolutely`)

// opinionAt returns the longest entry of a use that begins at a token, where the wide list is read.
func (l *line) opinionAt(at int, use string) (opinion, bool) {
	if !l.wide {
		return opinion{}, false
	}
	for _, s := range opinions().of(l.lower(at)) {
		if s.use != use {
			continue
		}
		if end := l.spelled(s.words, at+1, len(l.words)); end > 0 {
			return opinion{s.use, s.stance, at, end, false, s.entry}, true
		}
	}
	return opinion{}, false
}

// isOf reports whether a token is one of the words or, where the wide list is read, begins an entry of a use.
func (l *line) isOf(words *vocabulary, use string, at int) bool {
	if words.has(l.lower(at)) {
		return true
	}
	_, ok := l.opinionAt(at, use)
	return ok
}

// spelled returns where the words end that begin at a token, but for what may be passed over between them, or 0 where they do not stand there.
func (l *line) spelled(words []string, at, until int) int {
	for _, w := range words {
		for at < until && l.words[at].lower != w && (passedOver.has(l.words[at].lower) || adverbs.has(l.words[at].lower) || strings.HasSuffix(l.words[at].lower, "ly")) {
			at++
		}
		if at >= until || l.words[at].lower != w {
			return 0
		}
		at++
	}
	return at
}

// opinionsIn returns the words of a token range by which somebody may take a side, in order. Of entries of one use that overlap the one that
// begins first counts, of those that begin together the longest.
func (l *line) opinionsIn(part [2]int) []opinion {
	var found []opinion
	for i := part[0]; i < part[1]; i++ {
		begin := len(found)
		for _, s := range opinions().of(l.words[i].lower) {
			end := l.spelled(s.words, i+1, part[1])
			if end == 0 || verbal.has(s.use) && s.use != "undo" && len(s.words) == 0 && i < len(l.parts) && l.parts[i] == 'n' || // a noun: "the support"
				slices.ContainsFunc(found, func(o opinion) bool { return o.use == s.use && o.last > i && (o.first < i || o.last >= end) }) {
				continue
			}
			found = append(found, opinion{s.use, s.stance, i, end, false, s.entry})
		}
		if len(found) > begin {
			negated := l.negatedAt(i)
			for k := begin; k < len(found); k++ {
				found[k].negated = negated
			}
		}
	}
	return found
}

// negatedAt reports whether one of the three words before a token negates it.
func (l *line) negatedAt(at int) bool {
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		if negations.has(l.words[i].lower) || strings.HasSuffix(l.words[i].lower, "n't") {
			return true
		}
		if isStop(l.words[i]) {
			return false
		}
	}
	return false
}
