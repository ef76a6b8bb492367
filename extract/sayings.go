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

// said returns the words of a saying in lower case, those contracted with "not" in full.
func (r *reading) said(s saying) (words []string) {
	apostrophe := false // the lexeme before is one
	for _, w := range lexemes(r.Documents[r.order[s.span.Doc]].Text, s.span.Start, s.span.End) {
		contracted := w.lower == "t" && apostrophe
		apostrophe = w.kind == mark && (w.lower == "'" || w.lower == "’")
		switch n := len(words); {
		case w.kind == mark:
		case contracted && n > 0 && words[n-1] == "can":
			words[n-1] = "cannot"
		case contracted && n > 0 && words[n-1] == "won":
			words = append(words[:n-1], "will", "not")
		case contracted && n > 0 && len(words[n-1]) > 2 && strings.HasSuffix(words[n-1], "n"):
			words = append(words[:n-1], strings.TrimSuffix(words[n-1], "n"), "not")
		default:
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
					differs := all[other].span.Doc != s.span.Doc && !r.samePerson(all[other].quote, s.quote)
					compared[other], differing[other] = i+1, differs
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
				if k == i || n == len(words) && k > i || at+n > len(words) || !slices.Equal(words[at:at+n], stems[k]) || a.Doc == b.Doc || r.samePerson(all[k].quote, all[i].quote) {
					continue
				}
				if r.tells(r.said(all[k])) >= shortTelling && (b.Type == Direct || a.Type == Direct || n == len(words)) {
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
		if lower := strings.ToLower(w); w == lower || bodyNouns.has(lower) || spokesNouns.has(lower) || i == 0 && determiners.has(lower) {
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
	return last != strings.ToLower(last) || len(mention) == 1 && pronouns.has(last)
}

// samePerson reports whether the speakers of two quotations, by their places, may be one: one's names are among the other's, titles left out.
func (r *reading) samePerson(a, b int) bool {
	if x, y := r.Quotes[a].Stakeholder, r.Quotes[b].Stakeholder; x != "" && y != "" {
		return x == y
	}
	inA, inB := r.namesOf(a), r.namesOf(b)
	if len(inA) == 0 || len(inB) == 0 {
		return true
	}
	within := func(some, all []string) bool {
		return !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(all, w) })
	}
	return inA[len(inA)-1] == inB[len(inB)-1] || within(inA, inB) || within(inB, inA)
}

// namesOf returns the names of a quotation's speaker in lower case, titles left out.
func (r *reading) namesOf(quote int) []string {
	if r.names == nil {
		r.names = make([][]string, len(r.Quotes))
		for i, q := range r.Quotes {
			words := strings.Fields(strings.ToLower(q.SpeakerName))
			r.names[i] = slices.DeleteFunc(words, func(w string) bool { return titles.has(strings.Trim(w, ".")) })
		}
	}
	return r.names[quote]
}

// wordings finds paragraphs of quotations of the same words that differ in a word, and sentences of them that two documents give in nearly
// the same words. Where one only has more of them, or they differ in marks and spaces, they do not differ.
func (r *reading) wordings() []Conflict {
	all := r.sayings(func(q Quote) bool { return q.Group != "" && q.Type == Direct && q.Complete })
	var found []Conflict
	told := map[int]bool{} // quotations that differ as a whole
	for _, members := range alike(all, func(s saying) string { return r.Quotes[s.quote].Group }) {
		used := map[int]bool{}
		for at, i := range members {
			if used[i] {
				continue
			}
			variants := []saying{all[i]}
			for _, k := range members[at+1:] {
				if !used[k] && !slices.ContainsFunc(variants, func(v saying) bool { return !reworded(r.said(v), r.said(all[k])) }) {
					used[k], told[all[k].quote], told[all[i].quote] = true, true, true
					variants = append(variants, all[k])
				}
			}
			if len(variants) > 1 {
				found = append(found, r.wordingOf(variants))
			}
		}
	}
	for _, two := range r.retold() {
		if !told[two[0].quote] || !told[two[1].quote] {
			found = append(found, r.wordingOf(two))
		}
	}
	return found
}

// wordingOf returns the conflict of some sayings that differ in their words.
func (r *reading) wordingOf(variants []saying) Conflict {
	c := Conflict{Kind: Wording, Rule: "same quotation, other words", Confidence: Likely, About: "Wording: “" + firstWords(r.marked(variants[0].span), 8) + "”"}
	for _, v := range variants {
		other := variants[0]
		if v == other {
			other = variants[1]
		}
		c.Sides = append(c.Sides, Side{r.differing(v, other), v.span})
	}
	return c
}

// How many words a sentence has that another report can be seen to word otherwise, and how many in a row the two must have in common.
const (
	fewestRetold = 8
	retoldRun    = 3
)

// retold returns the pairs of quoted sentences that two documents give in nearly the same words, and not to two people.
func (r *reading) retold() (pairs [][]saying) {
	var all []saying
	for _, s := range r.sayings(func(q Quote) bool { return q.Type == Direct }) {
		for _, part := range Sentences(r.Documents[r.order[s.span.Doc]].Text, s.span.Start, s.span.End) {
			all = append(all, saying{s.quote, Span{s.span.Doc, part[0], part[1]}})
		}
	}
	runs := inParallel(all, func(_ int, s saying) []uint64 {
		words := r.said(s)
		if len(words) < fewestRetold {
			return nil
		}
		hashes := make([]uint64, len(words))
		for i, w := range words {
			hashes[i] = hashOf(w)
		}
		return runsOf(hashes, retoldRun)
	})
	index := newPostings(runs)
	used := make([]bool, len(all))
	compared := make([]int, len(all)) // 1 more than the sentence that each was last compared with
	for i, s := range all {
		for _, run := range runs[i] {
			places := index.of(run)
			for _, p := range places {
				k := int(p.unit)
				if k == i || compared[k] == i+1 || used[k] || used[i] || all[k].span.Doc == s.span.Doc {
					continue
				}
				if compared[k] = i + 1; !r.samePerson(all[k].quote, s.quote) {
					continue
				}
				if x, y := r.said(all[k]), r.said(s); reworded(x, y) && otherContent(x, y) && otherContent(y, x) && r.oneStory(x, y) {
					used[k], used[i] = true, true
					pairs = append(pairs, []saying{all[k], s})
				}
			}
			if len(places) < mostPostings && (len(places) == 0 || int(places[len(places)-1].unit) != i) {
				index.add(run, posting{unit: int32(i)})
			}
		}
	}
	return pairs
}

// oneStory reports whether two sentences share words that few of many documents have.
func (r *reading) oneStory(a, b []string) bool {
	if len(r.Documents) <= commonLemma {
		return true
	}
	return r.tells(slices.DeleteFunc(slices.Clone(a), func(w string) bool { return !slices.Contains(b, w) })) >= storyWords
}

// otherContent reports whether one of the words carries content and is no form of a word of the others.
func otherContent(words, others []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return len(w) > 1 && !determiners.has(w) && !prepositions.has(w) && !pronouns.has(w) && !conjunctions.has(w) && !contracted.has(w) && !slices.ContainsFunc(others, func(o string) bool { return lemma(o) == lemma(w) })
	})
}

// contracted are what an apostrophe leaves of an auxiliary and "not", and the words in full.
var contracted = wordSet(`not don doesn didn isn aren wasn weren won wouldn couldn shouldn can hasn haven hadn have has had will would are does did`)

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
