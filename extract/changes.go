package extract

import (
	"slices"
	"strings"
)

// states are words for something begun or made ready; endings are words for its end.
var (
	states = newTellings("on standby", "on alert", "on hold", "on strike", "in force", "plan to", "plans to", "planned to", "planning to", "will be", "to be",
		"has suspended", "suspended", "imposed", "banned", "proposed")
	endings = newTellings("stood down", "stand down", "stands down", "standing down", "called off", "calls off", "cancelled", "cancels", "withdrew", "withdrawn", "withdraws",
		"reversed", "reverses", "dropped", "drops", "scrapped", "scraps", "abandoned", "abandons", "lifted", "lifts", "resumed", "resumes", "revoked", "rescinded", "shelved",
		"no longer needed", "no longer required")
	// delays are words that put a date off, or bring it forward.
	delays = newTellings("postponed", "delayed", "extend", "extended", "extends", "put back", "pushed back", "put off", "brought forward", "rescheduled", "now not", "not now", "no longer", "slipped", "deferred",
		"later than planned", "earlier than planned", "will now", "is now due", "are now due", "now expected")
)

// wishes are words by which a date is asked for, and not set.
var wishes = wordSet(`call calls called calling want wants wanted ask asks asked urge urges urged demand demands demanded should if could would delay delayed request requested hope hopes hoped`)

// generalStates say little without the words that follow them.
var generalStates = map[string]bool{"will be": true, "to be": true, "plan to": true, "plans to": true, "planned to": true, "planning to": true,
	"has suspended": true, "suspended": true, "imposed": true, "banned": true, "proposed": true}

// turn is a sentence that tells the beginning or the end of a state.
type turn struct {
	document, sentence int
	first, last        int // tokens of the words that tell it
	phrase             string
}

// tellings are the phrases that tell of one kind of turn, by their first words.
type tellings struct{ *lexicon[[]toldBy] }

type toldBy struct {
	phrase string
	words  []string
}

func newTellings(phrases ...string) tellings {
	t := map[string][]toldBy{}
	for _, phrase := range phrases {
		words := strings.Fields(phrase)
		t[words[0]] = append(t[words[0]], toldBy{phrase, words})
	}
	return tellings{newLexicon(t)}
}

// appendFirst adds the first of the turns that a sentence tells of, if any; at says which sentence it is.
func (t tellings) appendFirst(found []turn, at turn, sentence []lexeme) []turn {
	for i, first := range sentence {
		for _, p := range t.of(first.lower) {
			if i+len(p.words) <= len(sentence) && slices.EqualFunc(sentence[i:i+len(p.words)], p.words, func(w lexeme, word string) bool { return w.lower == word }) {
				at.first, at.last, at.phrase = i, i+len(p.words), p.phrase
				return append(found, at)
			}
		}
	}
	return found
}

// turns returns the turns of one kind of all documents.
func (r *reading) turns(kind func(*account) []turn) []turn { return concat(r.facts.documents, kind) }

// about returns the lemmas within so many tokens of the words of a turn, without those words.
func (r *reading) about(t turn, reach int) map[string]string {
	words := r.words(t.document, t.sentence)
	found := lemmas(r.Documents[t.document].Text, append(slices.Clone(words[max(0, t.first-reach):t.first]), words[t.last:min(len(words), t.last+reach)]...))
	for _, w := range strings.Fields(t.phrase) {
		delete(found, lemma(w))
	}
	return found
}

// developments finds a state told in an earlier document and its end in a later one. They must share two words; other
// documents that tell the same state join where they share one. Where the words for the state say little, it takes three.
func (r *reading) developments() []Conflict {
	const reach = 10
	begun := map[string][]int{}
	openings := r.turns(func(a *account) []turn { return a.openings })
	for i, o := range openings {
		for form := range r.about(o, reach) {
			if len(begun[form]) <= mostInBucket {
				begun[form] = append(begun[form], i)
			}
		}
	}
	var found []Conflict
	used := map[int]bool{} // openings that have found their end
	for _, end := range r.turns(func(a *account) []turn { return a.closings }) {
		day := r.Documents[end.document].Dated()
		if words := r.words(end.document, end.sentence); !day.IsDay() || end.last < len(words) && words[end.last].lower == "from" {
			continue
		}
		content := r.about(end, reach)
		counts := map[int]int{}
		for form := range content {
			if len(begun[form]) <= mostInBucket {
				for _, i := range begun[form] {
					counts[i]++
				}
			}
		}
		var candidates []int
		for i := range counts {
			if before := r.Documents[openings[i].document].Published; openings[i].document != end.document && !used[i] && (!before.IsDay() || before.Compare(day) < 0) {
				candidates = append(candidates, i)
			}
		}
		slices.Sort(candidates)
		var common []string // words of the state that its end shares
		first := slices.IndexFunc(candidates, func(i int) bool {
			o := openings[i]
			if counts[i] < 2 || !r.Documents[o.document].Published.IsDay() {
				return false
			}
			common = shared(r.Documents[o.document].Text, r.words(o.document, o.sentence), r.about(o, reach), content, "")
			return !generalStates[o.phrase] || len(common) >= 3 && plain(common) >= 2
		})
		if first < 0 {
			continue
		}
		state := openings[candidates[first]]
		c := Conflict{Kind: Development, Rule: "a state and its end", Confidence: Likely, About: "Change: " + wording(r.Documents[state.document].Text, r.words(state.document, state.sentence), append(common, state.phrase))}
		needed, more := 1, 0
		if generalStates[state.phrase] {
			needed, more = 3, 5
		}
		for _, i := range candidates {
			if openings[i].phrase == state.phrase && counts[i] >= needed {
				used[i] = true
				c.Sides = append(c.Sides, r.side(openings[i], more))
			}
		}
		c.Sides = append(c.Sides, r.side(end, 8))
		found = append(found, c)
	}
	return found
}

// side shows a turn: its words and a few after them, on the clause it stands in.
func (r *reading) side(t turn, more int) Side {
	d, words := r.Documents[t.document], r.words(t.document, t.sentence)
	last := t.last
	for last < len(words) && last < t.last+more && (words[last].kind == letters && !clauseStarts.has(words[last].lower) || words[last].lower == "-") {
		last++
	}
	for words[last-1].kind == mark || last > t.last && leansForward(token{lower: words[last-1].lower}) {
		last--
	}
	from, to := clause(words, t.first, t.last, longestEvent)
	return Side{d.Text[words[t.first].start:words[last-1].end], Span{d.ID, words[from].start, words[to-1].end}}
}

// How many words after the words that put a date off the new date may stand, and around them what is put off.
const (
	putReach = 20
	putAbout = 12
)

// delayed finds a date to come that a later document puts off: "the opening has been put back until May". What is put off must share two
// words with the sentence of the date before, one of which is no name.
func (r *reading) delayed() []Conflict {
	var ahead []int // dates to come
	for i, v := range r.Events {
		if written := r.Documents[r.order[v.Span.Doc]].Dated(); written.IsDay() && v.Date.Year != 0 && v.Date.Compare(written) > 0 {
			ahead = append(ahead, i)
		}
	}
	var found []Conflict
	for _, put := range r.turns(func(a *account) []turn { return a.puts }) {
		later := slices.IndexFunc(ahead, func(i int) bool { return r.putTo(put, r.Events[i]) })
		if later < 0 {
			continue
		}
		for later+1 < len(ahead) && r.putTo(put, r.Events[ahead[later+1]]) && r.Events[ahead[later]].Date.Compare(r.Events[ahead[later+1]].Date) < 0 && r.until(r.Events[ahead[later+1]]) {
			later++ // "which had been due to end on 5 April, until 1 May"
		}
		to := r.Events[ahead[later]]
		day := r.Documents[put.document].Dated()
		content := r.about(put, putAbout)
		told := r.daysOf(put)
		var c Conflict
		for _, i := range ahead {
			before := r.Events[i]
			o := r.order[before.Span.Doc]
			if o == put.document || r.Documents[o].Dated().Compare(day) >= 0 || overlap(before, to) {
				continue
			}
			text, words := r.Documents[o].Text, r.near(before.Wording)
			names := slices.Contains(told, before.Date) // the later one says from which day it is put off
			if slices.ContainsFunc(words, func(w lexeme) bool { return wishes.has(w.lower) }) {
				continue // what somebody asks for was never the date
			}
			if common := shared(text, words, lemmas(text, words), content, put.phrase); (len(common) >= 2 || names && len(common) >= 1) && plain(common) >= 1 && r.tells(common) >= 1 {
				if len(c.Sides) == 0 {
					c = Conflict{Kind: Development, Rule: "a date put off", Confidence: Likely, About: "Date: " + wording(text, words, common)}
				}
				c.Sides = append(c.Sides, Side{r.Documents[o].Words(before.Wording), before.Span})
			}
		}
		if len(c.Sides) > 0 {
			c.Sides = append(c.Sides, Side{r.Documents[put.document].Words(to.Wording), to.Span})
			found = append(found, c)
		}
	}
	return found
}

// until reports whether a date stands behind "until" or "to".
func (r *reading) until(date Event) bool {
	words := r.whole(date.Wording)
	at := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= date.Wording.Start })
	return at > 0 && (words[at-1].lower == "until" || words[at-1].lower == "till" || words[at-1].lower == "to")
}

// daysOf returns the dates in the sentence of a turn.
func (r *reading) daysOf(t turn) (days []Date) {
	s := r.sentences[t.document][t.sentence]
	first, _ := slices.BinarySearchFunc(r.Events, t.document, func(e Event, at int) int { return r.order[e.Span.Doc] - at })
	for _, e := range r.Events[first:] {
		if r.order[e.Span.Doc] != t.document || e.Wording.Start >= s.end {
			break
		}
		if e.Wording.Start >= s.start {
			days = append(days, e.Date)
		}
	}
	return days
}

// putTo reports whether a date stands just behind the words that put one off.
func (r *reading) putTo(put turn, date Event) bool {
	if r.order[date.Span.Doc] != put.document {
		return false
	}
	words := r.words(put.document, put.sentence)
	end := min(len(words), put.last+putReach)
	return put.last < end && words[put.last].start <= date.Wording.Start && date.Wording.Start <= words[end-1].start
}

// overlap reports whether two dates can be the same day.
func overlap(a, b Event) bool {
	first := func(e Event) Date { return e.Date.FirstDay() }
	last := func(e Event) Date { return period{e.Date, e.End}.lastDay() }
	return first(a).Compare(last(b)) <= 0 && first(b).Compare(last(a)) <= 0
}
