package extract

import (
	"slices"
	"strings"
)

// saying is one paragraph of a quotation.
type saying struct {
	quote int
	span  Span
}

// sayings returns the paragraphs of the quotations that pass the test.
func (r *reading) sayings(test func(Quote) bool) []saying {
	var found []saying
	for i, q := range r.Quotes {
		if !test(q) {
			continue
		}
		for _, span := range q.Content {
			found = append(found, saying{i, span})
		}
	}
	return found
}

// said returns the words of a saying in lower case.
func (r *reading) said(s saying) (words []string) {
	for _, w := range lexemes(r.Documents[r.order[s.span.Doc]].Text, s.span.Start, s.span.End) {
		if w.kind != mark {
			words = append(words, w.lower)
		}
	}
	return words
}

// attributions finds words in a row that are given to two people. Two of the words must be no set phrase of the sources.
func (r *reading) attributions() []Conflict {
	all := r.sayings(func(q Quote) bool { return q.Type != Indirect && r.namesPerson(q) })
	runs := inParallel(all, func(_ int, s saying) []uint64 {
		words := r.said(s)
		stems := make([]uint64, len(words))
		for i, w := range words {
			stems[i] = hashOf(stem(w))
		}
		return runsOf(stems, wordsAlike)
	})
	index := newPostings(runs)
	partners := map[int][]int{}         // both ways
	compared := make([]int, len(all))   // 1 more than the saying that each was last compared with
	differing := make([]bool, len(all)) // … whether that one is of somebody else, and no partner yet
	for i, s := range all {
		var words []string // split only where somebody else has said some of them
		for at, run := range runs[i] {
			places := index.of(run)
			for _, p := range places {
				other := int(p.unit)
				if compared[other] != i+1 {
					a, b := r.Quotes[all[other].quote], r.Quotes[s.quote]
					compared[other], differing[other] = i+1, a.Doc != b.Doc && !samePerson(a, b)
				}
				if differing[other] && words == nil {
					words = r.said(s)
				}
				if differing[other] && r.tells(words[at:at+wordsAlike]) >= 2 {
					differing[other] = false
					partners[other] = append(partners[other], i)
					partners[i] = append(partners[i], other)
				}
			}
			if len(places) < mostPostings && (len(places) == 0 || int(places[len(places)-1].unit) != i) {
				index.add(run, posting{unit: int32(i)})
			}
		}
	}
	var found []Conflict
	used := map[int]bool{}
	for i := range all {
		if used[i] || len(partners[i]) == 0 {
			continue
		}
		members := []int{i}
		used[i] = true
		for k := 0; k < len(members); k++ {
			for _, other := range partners[members[k]] {
				if !used[other] {
					used[other] = true
					members = append(members, other)
				}
			}
		}
		c := Conflict{Kind: Attribution, Rule: "same words, two speakers", Confidence: Likely}
		shortest := members[0]
		for _, m := range members {
			if len(runs[m]) < len(runs[shortest]) {
				shortest = m
			}
			c.Sides = append(c.Sides, Side{r.Quotes[all[m].quote].SpeakerName, all[m].span})
		}
		c.About = "Speaker: “" + firstWords(r.marked(all[shortest].span), 12) + "”"
		found = append(found, c)
	}
	return found
}

// marked returns the words of a span that stand in quotation marks, or all where none do.
func (r *reading) marked(span Span) string {
	text := r.Documents[r.order[span.Doc]].Words(span)
	if _, after, opens := strings.Cut(text, "“"); opens && after != "" {
		text, _, _ = strings.Cut(after, "”")
	} else if _, after, opens := strings.Cut(text, `"`); opens && after != "" {
		text, _, _ = strings.Cut(after, `"`)
	}
	return strings.Trim(text, " ,.“”\"")
}

// namesPerson reports whether the speaker is resolved to what looks like a person's name, by that name or a pronoun:
// "the Mill Lane chief" names a place.
func (r *reading) namesPerson(q Quote) bool {
	words := strings.Fields(q.SpeakerName)
	for i, w := range words {
		if lower := strings.ToLower(w); w == lower || bodyNouns[lower] || spokesNouns[lower] || i == 0 && determiners[lower] {
			return false
		}
	}
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	if q.Speaker == nil || q.Stakeholder != "" {
		return q.Stakeholder != ""
	}
	mention := strings.Fields(r.Documents[r.order[q.Doc]].Words(*q.Speaker))
	if len(mention) == 0 {
		return false
	}
	last := mention[len(mention)-1]
	return last != strings.ToLower(last) || len(mention) == 1 && pronouns[last]
}

// samePerson reports whether two speakers may be one: one's names are among the other's, titles left out.
func samePerson(a, b Quote) bool {
	if a.Stakeholder != "" && b.Stakeholder != "" {
		return a.Stakeholder == b.Stakeholder
	}
	names := func(name string) []string {
		words := strings.Fields(strings.ToLower(name))
		return slices.DeleteFunc(words, func(w string) bool { return titles[strings.Trim(w, ".")] })
	}
	inA, inB := names(a.SpeakerName), names(b.SpeakerName)
	if len(inA) == 0 || len(inB) == 0 {
		return true
	}
	within := func(some, all []string) bool {
		return !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(all, w) })
	}
	return inA[len(inA)-1] == inB[len(inB)-1] || within(inA, inB) || within(inB, inA)
}

// wordings finds paragraphs of quotations of the same words that differ in a word. Where one only has more of
// them, or they differ in marks and spaces, they do not differ.
func (r *reading) wordings() []Conflict {
	all := r.sayings(func(q Quote) bool { return q.Group != "" && q.Type == Direct && q.Complete })
	var found []Conflict
	for _, members := range alike(all, func(s saying) string { return r.Quotes[s.quote].Group }) {
		used := map[int]bool{}
		for at, i := range members {
			if used[i] {
				continue
			}
			variants := []int{i}
			for _, k := range members[at+1:] {
				if !used[k] && !slices.ContainsFunc(variants, func(v int) bool { return !reworded(r.said(all[v]), r.said(all[k])) }) {
					used[k] = true
					variants = append(variants, k)
				}
			}
			if len(variants) < 2 {
				continue
			}
			c := Conflict{Kind: Wording, Rule: "same quotation, other words", Confidence: Likely, About: "Wording: “" + firstWords(r.marked(all[i].span), 8) + "”"}
			for _, v := range variants {
				other := variants[0]
				if v == other {
					other = variants[1]
				}
				c.Sides = append(c.Sides, Side{r.differing(all[v], all[other]), all[v].span})
			}
			found = append(found, c)
		}
	}
	return found
}

// differing returns the words of a about the place where b first has others.
func (r *reading) differing(a, b saying) string {
	text := r.Documents[r.order[a.span.Doc]].Text
	words := slices.DeleteFunc(lexemes(text, a.span.Start, a.span.End), func(w lexeme) bool { return w.kind == mark })
	other := r.said(b)
	at := 0
	for at < len(words) && at < len(other) && words[at].lower == other[at] {
		at++
	}
	return text[words[max(0, min(at, len(words)-1)-2)].start:words[min(at+4, len(words)-1)].end]
}

// reworded reports whether most words of the two are the same and some are not, on both sides.
func reworded(a, b []string) bool {
	joinedA, joinedB := strings.Join(a, ""), strings.Join(b, "")
	if strings.Contains(joinedA, joinedB) || strings.Contains(joinedB, joinedA) {
		return false
	}
	set := map[string]bool{}
	for _, w := range a {
		set[w] = true
	}
	same := 0
	for _, w := range b {
		if set[w] {
			same++
		}
	}
	return 10*same >= 7*max(len(a), len(b))
}

func firstWords(text string, n int) string {
	words := strings.Fields(text)
	if len(words) <= n {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:n], " ") + " …"
}
