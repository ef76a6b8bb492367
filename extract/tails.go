package extract

import "strings"

// cutTails takes off what is not somebody's words at both ends of reports: how they said it ("via email that"), what else they did ("and warned …"), where they said it ("in a
// statement", "on Thursday"), and what the source adds ("— just as he did before", ", adding to the row", "after she resigned").
func (r *reader) cutTails() {
	for i := range r.quotes {
		q := &r.quotes[i]
		last := len(q.Content) - 1
		if q.Type == Direct || q.Cue == nil || q.Content[last].Start < q.Cue.End {
			continue
		}
		lines := r.linesOf(q.Content[last].Start, q.Content[last].End)
		if len(lines) != 1 || q.Cue.Start < lines[0].Start {
			continue
		}
		l := lines[0]
		part := l.between(q.Content[last].Start, q.Content[last].End)
		if last == 0 && l.lower(part[0]) == "so" && l.lower(part[0]+1) == "that" && part[1]-part[0] > 2+fewestReported {
			part[0] += 2
			q.Content[0].Start = l.words[part[0]].start
		}
		if begin := l.tokenAt(q.Cue.End); last == 0 && part[0] >= begin && (prepositions.has(l.lower(part[0])) || l.lower(part[0]) == "via") {
			if first := behindThat(l, part); first > part[0] {
				part[0] = first
				q.Content[last].Start = l.words[first].start
			}
		}
		if end := tail(l, part, l.tokenAt(q.Cue.Start)); end < part[1] {
			if kept := trim(l, part[0], end); kept[1]-kept[0] >= fewestReported || q.Type == Mixed && firstMarked(l, kept) >= 0 {
				if end := r.spanOf(l, kept).End; end > q.Content[last].Start {
					q.Content[last].End = end
				}
			}
		}
	}
}

// longestLead is how many words may tell how or when something was said before "that": "via email that".
const longestLead = 8

// behindThat returns the token behind the "that" before which a content only tells how, when or to whom it was said, or its first token.
func behindThat(l *line, part [2]int) int {
	for i := part[0] + 1; i < min(part[1]-fewestReported, part[0]+longestLead) && l.words[i].word && l.inside[i] < 0; i++ {
		if l.words[i].lower != "that" {
			continue
		}
		for i++; i < part[1] && !l.words[i].word && l.inside[i] < 0; i++ { // "that, “…”"
		}
		if i < part[1] && l.inside[i] < 0 || i < part[1] && l.words[i].start == l.marked[l.inside[i]].open {
			return i
		}
		return part[0]
	}
	return part[0]
}

// tail returns the token of a content at which its tail begins, or its end where it has none. What stands in quotation marks is no tail.
func tail(l *line, part [2]int, cue int) int {
	from, quoted := part[0]+fewestReported, false
	form, calls := cueForms.of(l.words[cue].lower), judging.has(l.words[cue].lower)
	for i := part[0]; i < part[1]; i++ {
		if l.inside[i] >= 0 {
			from, quoted = i+1, true
		} else if calls && i == from && i+1 < part[1] && tailClauses.has(l.words[i].lower) && (pronouns.has(l.words[i+1].lower) || determiners.has(l.words[i+1].lower) || l.words[i+1].capital) {
			return i // "called it “a gift” because they paid"
		}
	}
	for i := from; i+1 < part[1]; i++ {
		w, next := l.words[i].lower, l.words[i+1].lower
		switch {
		case (w == "and" || w == "but") && form.past && alsoSays(l, i+1, part[1]):
			return i
		case w == "in" && saidIn(l, i, part[1]) == part[1]:
			return i
		case !quoted:
		case w == "," && strings.HasSuffix(next, "ing") && len(next) > 4 && !noDoing.has(next):
			return i
		case dashes.has(w) && l.words[i].start > l.words[i-1].end:
			return i
		case i == from && isWeekday(w), i == from && w == "on" && isWeekday(next):
			return i
		}
	}
	return part[1]
}

// alsoSays reports whether a verb of saying in the past stands at a token, behind an adverb or none: "and later warned".
func alsoSays(l *line, at, end int) bool {
	for at < end && (adverbs.has(l.words[at].lower) || strings.HasSuffix(l.words[at].lower, "ly")) {
		at++
	}
	if at+1 >= end || l.inside[at] >= 0 {
		return false
	}
	c := cueForms.of(l.words[at].lower)
	if _, asks := askingForms[l.words[at].lower]; asks && strings.HasSuffix(l.words[at].lower, "ed") {
		return true
	}
	return c.past && !c.ing && !c.noun && (c.says || c.tells)
}

// saidIn returns the token behind "in a statement" at a token, or 0.
func saidIn(l *line, at, end int) int {
	i := at + 1
	for i < end && (determiners.has(l.words[i].lower) || possessives.has(l.words[i].lower)) {
		i++
	}
	for k := i; k < min(end, i+3); k++ {
		if utterances.has(l.words[k].lower) {
			return k + 1
		}
	}
	return 0
}

var (
	// dashes stand before what the source adds.
	dashes = wordSet(`- – — ― --`)
	// noDoing are words in "ing" that tell of no deed.
	noDoing = wordSet(`including according nothing something anything everything`)
	// tailClauses begin a clause that tells when or why somebody was called something.
	tailClauses = wordSet(`after before when while as because over`)
	// utterances are what people say things in.
	utterances = wordSet(`statement interview interviews tweet tweets post posts email e-mail speech letter article blog broadcast message`)
)
