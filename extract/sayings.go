package extract

import (
	"maps"
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
	for _, two := range r.shortSayings(all) {
		partners[two[0]] = append(partners[two[0]], two[1])
		partners[two[1]] = append(partners[two[1]], two[0])
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

// A short quotation, whole, is the same as another's words only where it is of so many words, and of so many that tell one story from another.
const (
	shortestAlike = 4
	shortTelling  = 2
)

// shortSayings returns the pairs of sayings of two people of which one, of fewer than wordsAlike words in marks, stands whole in the other.
func (r *reading) shortSayings(all []saying) (pairs [][2]int) {
	stems := inParallel(all, func(_ int, s saying) []uint64 {
		var found []uint64
		for _, w := range lexemes(r.marked(s.span), 0, len(r.marked(s.span))) {
			if w.kind != mark {
				found = append(found, hashOf(stem(w.lower)))
			}
		}
		return found
	})
	short := map[uint64][]int{} // by the run of their first words
	for i, words := range stems {
		if len(words) >= shortestAlike && len(words) < wordsAlike {
			if run := runsOf(words, shortestAlike)[0]; len(short[run]) < mostPostings {
				short[run] = append(short[run], i)
			}
		}
	}
	for i, words := range stems {
		for at, run := range runsOf(words, shortestAlike) {
			for _, k := range short[run] {
				a, b := r.Quotes[all[k].quote], r.Quotes[all[i].quote]
				n := len(stems[k])
				if k == i || n == len(words) && k > i || at+n > len(words) || !slices.Equal(words[at:at+n], stems[k]) || a.Doc == b.Doc || samePerson(a, b) {
					continue
				}
				if r.tells(r.said(all[k])) >= shortTelling && (b.Type == Direct || a.Type == Direct) {
					pairs = append(pairs, [2]int{k, i})
				}
			}
		}
	}
	return pairs
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

// wordings finds paragraphs of quotations of the same words that differ in a word: copies of each other, or quotations of one speaker in
// two documents. Where one only has more of them, or they differ in marks and spaces, they do not differ.
func (r *reading) wordings() []Conflict {
	all := r.sayings(func(q Quote) bool { return q.Type == Direct && q.Complete })
	groups := alike(all, func(s saying) string { return r.Quotes[s.quote].Group })
	var found []Conflict
	used := map[int]bool{}
	for _, members := range append(groups, r.retold(all)...) {
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
			used[i] = true
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

// fewestRetold is how many words a quotation has that another report can be seen to word otherwise.
const fewestRetold = 8

// retold returns pairs of sayings that documents give in nearly the same words to one speaker: they share half of
// the words that carry the content.
func (r *reading) retold(all []saying) (pairs [][]int) {
	buckets := map[string][]int{}
	for i, s := range all {
		q := r.Quotes[s.quote]
		words := r.said(s)
		names := strings.Fields(strings.ToLower(q.SpeakerName))
		if len(names) == 0 || len(words) < fewestRetold {
			continue
		}
		seen, counts := map[string]bool{}, map[int]int{}
		for _, w := range words {
			key := names[len(names)-1] + "\x00" + lemma(w)
			if seen[key] || !carries(w) {
				continue
			}
			seen[key] = true
			if len(buckets[key]) <= mostInBucket {
				for _, k := range buckets[key] {
					counts[k]++
				}
			}
		}
		for _, k := range slices.Sorted(maps.Keys(counts)) {
			if a := r.Quotes[all[k].quote]; 2*counts[k] >= len(seen) && a.Doc != q.Doc && samePerson(a, q) {
				pairs = append(pairs, []int{k, i})
			}
		}
		for key := range seen {
			if len(buckets[key]) <= mostInBucket {
				buckets[key] = append(buckets[key], i)
			}
		}
	}
	return pairs
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
