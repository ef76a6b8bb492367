// Package learned is the trained part of the quotation finder: it reads a text as tokens and returns who is reported to
// have said what. It knows nothing of documents, stakeholders or rules of the page; package extract tells it where words,
// sentences, paragraphs and quotation marks are, and what its own rules found, and decides what becomes a quotation.
//
// Four linear models follow each other: a tagger gives words their part of speech, a cue model finds the words that report
// ("said", "according"), a sequence model finds content and source of each cue, and a ranker weighs whole candidates,
// the rules' among them. Train makes their weights; README.md says from what.
package learned

import (
	"cmp"
	"slices"
)

// Span is a stretch of a text: bytes Start to End (half-open).
type Span struct{ Start, End int }

// Text is what the models are told of a text. All spans are in order and do not overlap, but for those of Ruled.
type Text struct {
	Text       string
	Words      []Span // every word and every other character that is not white space
	Sentences  []Span
	Paragraphs []Span
	Marked     []Marked
	Ruled      []Attribution // what rules found
}

// Marked is a stretch between quotation marks, without them.
type Marked struct {
	Span
	Closed bool
}

// Attribution is a report of somebody's words.
type Attribution struct {
	Content []Span
	Source  Span    // zero where nobody is named
	Cue     Span    // zero where there is none
	Rule    string  // of a ruled one: which rule found it
	Ruled   int     // its index in Text.Ruled, or -1 where a model found it
	Score   float64 // how likely content and source are right, from 0 to 1; of found ones only
}

// Find returns the attributions of a text that are at least that likely to be right, in the order of their contents; what
// stands between quotation marks, in part at least, has a limit of its own. Of several with much the same content only the likeliest is returned.
// It also returns which part of a sentence each word of the text is, by the letters of partOf.
func (m *Model) Find(text Text, least, leastMarked float64) (found []Attribution, parts []byte) {
	t := read(text)
	m.tagger.tag(t.words, t.sentences)
	m.cues.mark(t)
	parts = make([]byte, len(t.words))
	for i := range t.words {
		parts[i] = partOf[t.words[i].tag]
	}
	return choose(m.candidates(t), t, least, leastMarked), parts
}

// partOf has a letter for what each part of speech is in a sentence: n for what makes up a noun phrase, v for a verb that tells a time, i for
// another form of a verb, p for a preposition, c for a conjunction, q for a question word, a for an adverb, and . for what is no word.
var partOf = [wide]byte{nothing: '.', noun: 'n', name: 'n', pronoun: 'n', determiner: 'n', adjective: 'n', adverb: 'a', preposition: 'p', conjunction: 'c', baseVerb: 'i',
	pastVerb: 'v', presentVerb: 'v', ingVerb: 'i', participle: 'i', modal: 'v', question: 'q'}

// choose keeps the candidates that are likely enough, of two with much the same content the likelier, or that of which the other is a part.
func choose(candidates []candidate, t *reading, least, leastMarked float64) []Attribution {
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	var kept []candidate
	keptIn := make([][]int, len(t.paragraphs)) // indexes in kept
	for _, c := range candidates {
		if c.score < least && (c.score < leastMarked || !t.hasMarked(c.content)) {
			continue
		}
		paragraphs := t.touched(c)
		if k := t.passedOn(c, kept, keptIn, paragraphs); k >= 0 {
			kept[k] = c
			for _, p := range paragraphs {
				if !slices.Contains(keptIn[p], k) {
					keptIn[p] = append(keptIn[p], k)
				}
			}
			continue
		}
		if slices.ContainsFunc(paragraphs, func(p int32) bool {
			return slices.ContainsFunc(keptIn[p], func(k int) bool { return c.rivals(kept[k]) })
		}) {
			continue
		}
		for _, p := range paragraphs {
			keptIn[p] = append(keptIn[p], len(kept))
		}
		kept = append(kept, c)
	}
	slices.SortStableFunc(kept, func(a, b candidate) int { return cmp.Compare(a.content[0].first, b.content[0].first) })
	found := make([]Attribution, 0, len(kept))
	for _, c := range kept {
		found = append(found, c.attribution(t))
	}
	return found
}

// passedOn returns the place of the one kept candidate that a candidate rivals and that is only what it reports somebody to have said, or -1:
// of "the force confirmed that the ministry agreed to …" the source tells what the force confirmed.
func (t *reading) passedOn(c candidate, kept []candidate, keptIn [][]int, paragraphs []int32) int {
	if first := c.content[0].first; c.cue < 0 || t.at(first).lower != that && t.at(first-1).lower != that {
		return -1
	}
	found := -1
	for _, p := range paragraphs {
		for _, k := range keptIn[p] {
			if !c.rivals(kept[k]) || found == k {
				continue
			}
			if found >= 0 || kept[k].cue < 0 || !within(c.content, kept[k].cue) || c.score < nearlyAsSure*kept[k].score {
				return -1
			}
			found = k
		}
	}
	return found
}

// that begins a clause that somebody is reported to have said.
var that = hash("that")

// nearlyAsSure is how likely a report must be, as a share of the likelihood of another in its words, to take its place.
const nearlyAsSure = 0.8

// touched returns the paragraphs of a candidate's content and cue.
func (t *reading) touched(c candidate) (paragraphs []int32) {
	for _, p := range c.content {
		for k := t.words[p.first].paragraph; k <= t.words[p.end-1].paragraph; k++ {
			paragraphs = append(paragraphs, k)
		}
	}
	if c.cue >= 0 {
		paragraphs = append(paragraphs, t.words[c.cue].paragraph)
	}
	slices.Sort(paragraphs)
	return slices.Compact(paragraphs)
}

// rivals reports whether two candidates cannot both be right: they have one cue, or much the same content.
func (c *candidate) rivals(o candidate) bool {
	return c.cue >= 0 && c.cue == o.cue || alike(c.content, o.content) >= sameContent
}

// sameContent is the share of their common words from which two contents are one: half, as the scorers have it.
const sameContent = 0.5
