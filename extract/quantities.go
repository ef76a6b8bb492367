package extract

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
)

// bounds returns between which numbers the words put a figure.
func (f Figure) bounds() (low, high float64) {
	if f.Value == nil {
		return *f.Low, *f.High
	}
	v := *f.Value
	switch f.Hedge {
	case "":
		return v, v
	case "more than", "over", "at least", "no fewer than", "as many as", "as few as":
		return v, 3 * v
	case "fewer than", "less than", "under", "up to", "at most", "no more than":
		return v / 3, v
	case "nearly", "almost", "close to":
		return 0.9 * v, v
	}
	slack := min(0.1*v, max(step(v)/2, 0.02*v))
	return v - slack, v + slack
}

// step returns the value of one in the last digit of a number that is no nought: 100,000 of 1,300,000.
func step(v float64) float64 {
	step := 1.0
	for v >= 10*step && math.Mod(v, 10*step) == 0 {
		step *= 10
	}
	return step
}

// disagree reports whether no number satisfies both, or both are different words for a crowd.
func disagree(a, b Figure) bool {
	lowA, highA := a.bounds()
	lowB, highB := b.bounds()
	return highA < lowB || highB < lowA || a.Rule == "vague" && b.Rule == "vague" && lowA != lowB
}

// value returns the words for the number of a figure, without its unit.
func (r *reading) value(f Figure) string {
	if f.Rule == "money" || f.Rule == "share" {
		return r.Documents[r.order[f.Span.Doc]].Words(f.Span)
	}
	words := r.within(f.Span)
	text := r.Documents[r.order[f.Span.Doc]].Text
	to := 0
	for to < len(words) && (words[to].kind != letters || strings.Contains(" "+f.Hedge+" ", " "+words[to].lower+" ") || vague[words[to].lower][0] > 0 || multiples.of(words[to].lower) > 0 ||
		units.of(words[to].lower) > 0 || tens.of(words[to].lower) > 0) {
		to++
	}
	if to == 0 {
		return r.Documents[r.order[f.Span.Doc]].Words(f.Span)
	}
	return text[words[0].start:words[to-1].end]
}

// sameUnit reports whether two units count the same: the same noun, and the words before it the same or missing.
func sameUnit(a, b string) bool {
	wordsA, wordsB := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(wordsA) == 0 || len(wordsB) == 0 {
		return false
	}
	for len(wordsA) > 0 && len(wordsB) > 0 {
		if lemma(wordsA[len(wordsA)-1]) != lemma(wordsB[len(wordsB)-1]) {
			return false
		}
		wordsA, wordsB = wordsA[:len(wordsA)-1], wordsB[:len(wordsB)-1]
	}
	return true
}

// looseUnits are counted of everything, so that two counts of them are seldom of the same.
var looseUnits = wordSet(`dollars pounds euros pence cents things ways times points others reasons questions percent places cases`)

// numbers finds counts and totals that differ, with every source that gives one of their values.
func (r *reading) numbers() []Conflict {
	found := slices.Concat(r.counts(), r.sameMeasures(), r.totals(), r.votes(), r.rivals())
	at, valued := map[Span]int{}, map[float64][]int{} // figures by their place and by their value
	for i, f := range r.Figures {
		at[f.Span] = i
		if f.Value != nil && *f.Value >= telling {
			valued[*f.Value] = append(valued[*f.Value], i)
		}
	}
	for i := range found {
		for _, side := range slices.Clone(found[i].Sides) {
			if known, ok := at[side.Span]; ok && r.Figures[known].Value != nil {
				r.join(&found[i], r.Figures[known], valued[*r.Figures[known].Value])
			}
		}
	}
	return append(merged(found), r.ages()...) // an age is that of one person, whoever else has it
}

// merged puts together the conflicts that share a number of one source: they are about one thing.
func merged(all []Conflict) []Conflict {
	type place struct {
		kind ConflictKind
		span Span
	}
	var found []Conflict
	at := map[place]int{} // the conflict of a number
	for _, c := range all {
		same := -1
		for _, s := range c.Sides {
			if k, known := at[place{c.Kind, s.Span}]; known && (same < 0 || k < same) {
				same = k
			}
		}
		if same < 0 {
			same = len(found)
			found = append(found, c)
			found[same].Sides = nil
		}
		for _, s := range c.Sides {
			if k, known := at[place{c.Kind, s.Span}]; !known || k != same {
				at[place{c.Kind, s.Span}] = same
				found[same].Sides = append(found[same].Sides, s)
			}
		}
	}
	return found
}

// telling is the least number that two sources will hardly give for different groups of the same unit.
const telling = 50

// join adds to a conflict those of the figures that are in another document and have the hedge and the unit of a known one, whose value
// they have.
func (r *reading) join(c *Conflict, known Figure, figures []int) {
	for _, i := range figures {
		f := r.Figures[i]
		same := strings.EqualFold(f.Hedge, known.Hedge) && sameUnit(f.Unit, known.Unit)
		if same && !slices.ContainsFunc(c.Sides, func(s Side) bool { return s.Span.Doc == f.Span.Doc && s.Value == r.value(f) || s.Span == f.Span }) {
			c.Sides = append(c.Sides, Side{r.value(f), f.Span})
		}
	}
}

// measured says what a figure can be compared by: the noun it counts, a currency or per cent; "" for what is compared with
// nothing.
func (f Figure) measured() string {
	fields := strings.Fields(strings.ToLower(f.Unit))
	switch {
	case f.Value == nil && (f.Low == nil || f.High == nil) || len(fields) == 0:
		return ""
	case f.Rule == "money", f.Rule == "share" && f.Unit == "per cent":
		return f.Unit
	case f.Rule == "count" || f.Rule == "vague" || f.Rule == "range":
		if head := fields[len(fields)-1]; !looseUnits.has(head) {
			return lemma(head)
		}
	}
	return ""
}

// counts finds one group for whose size a document gives a word, such as "dozens", and another a word or a number that is not of that
// size. Other loose numbers for the same unit join, where what stands around them shares two words.
func (r *reading) counts() []Conflict {
	var found []Conflict
	for _, figures := range alike(r.Figures, Figure.measured) {
		used := map[int]bool{}
		for _, i := range figures {
			for _, k := range figures {
				if k <= i || used[i] || used[k] {
					continue
				}
				if c, members := r.countConflict(i, k, figures); len(members) > 0 {
					for _, m := range members {
						used[m] = true
					}
					found = append(found, c)
				}
			}
		}
	}
	return found
}

func (r *reading) countConflict(i, k int, figures []int) (Conflict, []int) {
	a, b := r.Figures[i], r.Figures[k]
	if a.Rule != "vague" && b.Rule != "vague" || a.Span.Doc == b.Span.Doc || !disagree(a, b) || !sameUnit(a.Unit, b.Unit) {
		return Conflict{}, nil
	}
	lowA, highA := a.bounds()
	lowB, highB := b.bounds()
	if lowA > 10*highB || lowB > 10*highA || r.picked(a) || r.picked(b) || r.givesValue(figures, a, b) {
		return Conflict{}, nil
	}
	text := r.Documents[r.order[a.Span.Doc]].Text
	words, other := r.near(a.Span), r.near(b.Span)
	unit := strings.ToLower(a.Unit + " " + b.Unit)
	contentB := lemmas(r.Documents[r.order[b.Span.Doc]].Text, other)
	common := shared(text, words, lemmas(text, words), contentB, unit)
	if !r.sameQuantity(a, b, common) || r.otherwise(a, b) {
		return Conflict{}, nil
	}
	kind := r.judge(a, b)
	if kind == "" || !slices.Equal(r.apart(a.Span), r.apart(b.Span)) {
		return Conflict{}, nil
	}
	c := Conflict{Kind: kind, Rule: "two numbers for one group", Confidence: Likely,
		About: "Number: " + wording(text, words, append(common, strings.Fields(longer(a.Unit, b.Unit))...))}
	content := lemmas(text, words)
	for form, word := range contentB {
		content[form] = word
	}
	var members []int
	for _, m := range figures {
		f := r.Figures[m]
		loose := m != i && m != k
		if loose && (r.picked(f) || f.Hedge == "" && f.Rule != "vague" || !sameUnit(f.Unit, a.Unit) || !sameUnit(f.Unit, b.Unit) || !disagree(f, a) && !disagree(f, b) ||
			f.Rule != "vague" && min(ratio(f, a), ratio(f, b)) > widestRatio) {
			continue
		}
		if loose {
			text := r.Documents[r.order[f.Span.Doc]].Text
			var words []lexeme
			d, at := r.sentence(f.Span)
			for k := max(0, at-1); k < min(at+2, len(r.sentences[d])); k++ {
				words = append(words, r.words(d, k)...)
			}
			if common := shared(text, words, lemmas(text, words), content, unit); len(common) < 2 || r.tells(common) < 1 {
				continue
			}
		}
		members = append(members, m)
		c.Sides = append(c.Sides, Side{r.value(f), f.Span})
	}
	return c, members
}

// sameQuantity reports whether the words that the surroundings of two figures share are enough to say that both give one
// quantity: three, two of them no names; or one that stands beside both numbers, where two are shared or the unit has several
// words.
func (r *reading) sameQuantity(a, b Figure, common []string) bool {
	if len(common) >= 3 && plain(common) >= 2 && r.tells(common) >= 2 {
		return true
	}
	counted := strings.Fields(strings.ToLower(a.Unit))
	enough := len(counted) >= 2 && strings.EqualFold(a.Unit, b.Unit) || len(common) >= 2 && r.tells(common) >= 2
	if !enough || r.tells(counted) == 0 {
		return false
	}
	return slices.ContainsFunc(common, func(w string) bool {
		return w == strings.ToLower(w) && r.tells([]string{w}) > 0 && r.beside(a, w) && r.beside(b, w)
	})
}

// besides is within how many words a word stands beside a number.
const besides = 4

// beside reports whether a word, in any of its forms, stands beside a figure.
func (r *reading) beside(f Figure, word string) bool {
	words := r.whole(f.Span)
	first := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= f.Span.Start })
	last := first
	for last < len(words) && words[last].end <= f.Span.End {
		last++
	}
	near := append(slices.Clone(words[max(0, first-besides):first]), words[last:min(len(words), last+besides)]...)
	return slices.ContainsFunc(near, func(w lexeme) bool { return lemma(w.lower) == lemma(strings.ToLower(word)) })
}

// otherwise reports whether what stands around two figures says that they need not agree: another time, another number of the
// same things, or the one end of a change.
func (r *reading) otherwise(a, b Figure) bool {
	if timesA, timesB := times(r.whole(a.Span)), times(r.whole(b.Span)); len(timesA) > 0 && len(timesB) > 0 && !slices.ContainsFunc(timesA, func(t string) bool { return slices.Contains(timesB, t) }) {
		return true
	}
	for _, f := range []Figure{a, b} {
		all := r.whole(f.Span)
		at := slices.IndexFunc(all, func(w lexeme) bool { return w.start >= f.Span.Start })
		for i := max(0, at-2); i < at; i++ {
			if compared.has(all[i].lower) && !(all[i].lower == "by" && i > 0 && strings.HasSuffix(all[i-1].lower, "ed") && !changed.has(all[i-1].lower)) {
				return true
			}
		}
	}
	return r.counted(a, b) || r.elsewhere(a, b)
}

// elsewhere reports whether names stand beside both figures, and neither document has one of the other's around its own.
func (r *reading) elsewhere(a, b Figure) bool {
	names := func(words map[string]string) map[string]bool {
		found := map[string]bool{}
		for form, word := range words {
			if word != strings.ToLower(word) {
				found[form] = true
			}
		}
		return found
	}
	near := func(f Figure) map[string]bool {
		return names(lemmas(r.Documents[r.order[f.Span.Doc]].Text, r.near(f.Span)))
	}
	meet := func(a, b map[string]bool) bool {
		for name := range a {
			if b[name] {
				return true
			}
		}
		return false
	}
	nearA, nearB := near(a), near(b)
	return len(nearA) > 0 && len(nearB) > 0 && !meet(nearA, names(r.around(b.Span, 1))) && !meet(nearB, names(r.around(a.Span, 1)))
}

// compared are the words before a number that only another one is compared with.
var compared = wordSet(`from versus against compared than by`)

// changed are participles before "by" and the size of a change; before "by" and a number of people stand others: "signed by".
var changed = wordSet(`increased decreased reduced raised lowered boosted dropped improved exceeded expanded lengthened shortened delayed extended`)

// times returns the years, months and turns such as "last year" among the words.
func times(words []lexeme) (found []string) {
	for i, w := range words {
		switch {
		case len(w.lower) == 4 && w.kind == digits && (strings.HasPrefix(w.lower, "19") || strings.HasPrefix(w.lower, "20")), monthNames[w.lower] != 0 && w.lower != "may" && w.lower != "march":
			found = append(found, w.lower)
		case (w.lower == "year" || w.lower == "month" || w.lower == "week") && i > 0:
			if _, sided := sides[words[i-1].lower]; sided {
				found = append(found, words[i-1].lower+" "+w.lower)
			}
		}
	}
	return found
}

// counted reports whether the sentences of two figures count something else differently, too: "£3m for four stations" and
// "£2m for three stations" need not agree.
func (r *reading) counted(a, b Figure) bool {
	for _, x := range r.besideOf(a) {
		for _, y := range r.besideOf(b) {
			if x.measured() != "" && x.measured() == y.measured() && disagree(x, y) {
				return true
			}
		}
	}
	return false
}

// besideOf returns the other figures of the sentence of one.
func (r *reading) besideOf(f Figure) (others []Figure) {
	d, at := r.sentence(f.Span)
	if at >= len(r.sentences[d]) {
		return nil
	}
	s := r.sentences[d][at]
	for _, g := range r.figuresIn(f.Span.Doc) {
		if g.Span != f.Span && g.Span.Start >= s.start && g.Span.End <= s.end {
			others = append(others, g)
		}
	}
	return others
}

// priced reports whether a sum stands in one sentence with a number of things before it, of which it may be the price, and the other in a
// sentence without: "closing three stations would save £2m", "the plan would save £3m".
func (r *reading) priced(a, b Figure) bool {
	things := func(f Figure) bool {
		return slices.ContainsFunc(r.besideOf(f), func(g Figure) bool { return g.Rule == "count" && g.measured() != "" && g.Span.Start < f.Span.Start })
	}
	return a.Rule == "money" && b.Rule == "money" && things(a) != things(b)
}

// figuresIn returns the figures of a document, which stand together.
func (r *reading) figuresIn(doc string) []Figure {
	first, _ := slices.BinarySearchFunc(r.Figures, r.order[doc], func(f Figure, at int) int { return cmp.Compare(r.order[f.Span.Doc], at) })
	last := first
	for last < len(r.Figures) && r.Figures[last].Span.Doc == doc {
		last++
	}
	return r.Figures[first:last]
}

// tallies are things whose number only grows, so that a later and larger one is news and no contradiction.
var tallies = wordSet(`petition petitioned signatures toll raised donated donations pledged`)

// judge says what two numbers for one thing are: a contradiction; a development, where the later one tells how a tally has grown; or a
// difference, where each is another way to count. It returns "" for a tally of which nobody knows which number is the later one.
func (r *reading) judge(a, b Figure) ConflictKind {
	words, other := r.whole(a.Span), r.whole(b.Span)
	if r.counting(words) != "" && r.counting(other) != "" && r.counting(words) != r.counting(other) || r.priced(a, b) {
		return Difference
	}
	dayA, dayB := r.Documents[r.order[a.Span.Doc]].Dated(), r.Documents[r.order[b.Span.Doc]].Dated()
	lowA, _ := a.bounds()
	lowB, _ := b.bounds()
	larger, largest := words, dayA // of the larger number, and when it was given
	smallest := dayB
	if lowB > lowA {
		larger, largest, smallest = other, dayB, dayA
	}
	grows := holds(r.near(a.Span), tallies) || holds(r.near(b.Span), tallies) || holds(larger, growing)
	later := words
	if dayA.Compare(dayB) < 0 {
		later = other
	}
	switch {
	case dayA.IsDay() && dayB.IsDay() && dayA != dayB && holds(later, changing):
		return Development
	case !grows:
		return Contradiction
	case !largest.IsDay() || !smallest.IsDay():
		return ""
	case smallest.Compare(largest) < 0:
		return Development
	}
	return Contradiction
}

// holds reports whether one of the words is in a set.
func holds(words []lexeme, set *vocabulary) bool {
	return slices.ContainsFunc(words, func(w lexeme) bool { return set.has(w.lower) })
}

// counting returns by which way a sentence makes one number of many: "median", or "mean" for all that mean it; "" for none.
func (r *reading) counting(words []lexeme) string {
	for _, w := range words {
		if way := averages[w.lower]; way != "" {
			return way
		}
	}
	return ""
}

// apartReach is how many words before a number may make it one of several.
const apartReach = 16

// apart returns the words around a number that make it one of several, so that it need not agree with another: "extra", "second".
func (r *reading) apart(span Span) (found []string) {
	words := r.whole(span)
	at := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= span.Start })
	for i := max(0, at-apartReach); i < min(len(words), at+besides); i++ {
		if w := words[i].lower; apartWords.has(w) && !(i+1 < len(words) && rates.has(words[i+1].lower)) && !slices.Contains(found, w) {
			found = append(found, w)
		}
	}
	slices.Sort(found)
	return found
}

// near returns the tokens of the sentence of a span that stand within countReach of it.
func (r *reading) near(span Span) []lexeme {
	words := r.whole(span)
	first := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= span.Start })
	last := first
	for last >= 0 && last < len(words) && words[last].end <= span.End {
		last++
	}
	return words[max(0, first-countReach):max(0, min(len(words), last+countReach))]
}

var (
	// pickers before a number choose some of a larger number: "the last two rows".
	pickers = wordSet(`last first next past previous these those our their other another both further additional extra final top remaining every`)
	samples = wordSet(`poll polls polled survey surveys surveyed sample sampled sampling respondents interviews interviewed`)
)

// picked reports whether a figure is no count of a whole: some chosen of more, a part of a named number, a sample, or a year.
func (r *reading) picked(f Figure) bool {
	words := r.whole(f.Span)
	at := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= f.Span.Start })
	if at > 0 && pickers.has(words[at-1].lower) || slices.ContainsFunc(words, func(w lexeme) bool { return samples.has(w.lower) }) {
		return true
	}
	year := f.Value != nil && f.Hedge == "" && *f.Value >= 1800 && *f.Value < 2100 && words[at].kind == digits && !strings.Contains(words[at].lower, ",")
	return year
}

// givesValue reports whether one of the two documents gives the other's value, too: then they count different things.
func (r *reading) givesValue(figures []int, a, b Figure) bool {
	for _, m := range figures {
		f := r.Figures[m]
		if f.Span.Doc == a.Span.Doc && f.Rule == b.Rule && !disagree(f, b) && disagree(f, a) || f.Span.Doc == b.Span.Doc && f.Rule == a.Rule && !disagree(f, a) && disagree(f, b) {
			return true
		}
	}
	return false
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// whole returns the tokens of the sentence of a span.
func (r *reading) whole(span Span) []lexeme {
	d, i := r.sentence(span)
	if i >= len(r.sentences[d]) {
		return nil
	}
	return r.words(d, i)
}

var possession = wordSet(`has have had employs employed counts numbers includes`)

// totals finds a body's total that documents give differently: "the council's 120 drivers" and "the council
// has around 150 bus drivers", where one of the two documents calls the first what the other counts.
func (r *reading) totals() []Conflict {
	type total struct {
		figure int
		owner  string
	}
	buckets := map[string][]total{}
	var owners []string
	for i, f := range r.Figures {
		head := f.Unit[strings.LastIndex(f.Unit, " ")+1:]
		if f.Rule != "count" || f.Value == nil || *f.Value < 2 || r.tells([]string{strings.ToLower(head)}) < 1 {
			continue
		}
		d := r.Documents[r.order[f.Span.Doc]]
		p := dateParser{d.Text, r.whole(f.Span)}
		at := slices.IndexFunc(p.words, func(w lexeme) bool { return w.start >= f.Span.Start })
		owner := at - 2
		if p.word(at-1) == "s" && (p.word(at-2) == "'" || p.word(at-2) == "’") {
			owner = at - 3
		} else if !possession.has(p.word(at - 1)) {
			continue
		}
		if !p.capital(owner) || pronouns.has(p.word(owner)) {
			continue
		}
		name := p.word(owner)
		if buckets[name] == nil {
			owners = append(owners, name)
		}
		buckets[name] = append(buckets[name], total{i, d.Text[p.words[owner].start:p.words[owner].end]})
	}
	var found []Conflict
	for _, owner := range owners {
		for i, x := range buckets[owner][:min(mostInBucket, len(buckets[owner]))] {
			for _, y := range buckets[owner][:i] {
				a, b := r.Figures[y.figure], r.Figures[x.figure]
				ratio := *a.Value / *b.Value
				if a.Span.Doc == b.Span.Doc || !disagree(a, b) || ratio > 2 || ratio < 0.5 || !sameUnit(a.Unit, b.Unit) && !r.speaksOf(a.Span, b.Unit) && !r.speaksOf(b.Span, a.Unit) {
					continue
				}
				found = append(found, Conflict{Kind: Contradiction, Rule: "two totals of one body", Confidence: Possible,
					About: "Number: " + longer(a.Unit, b.Unit) + ", " + x.owner, Sides: []Side{{r.value(a), a.Span}, {r.value(b), b.Span}}})
			}
		}
	}
	return found
}

// speaksOf reports whether the passages around a span name a unit of at least two words.
func (r *reading) speaksOf(span Span, unit string) bool {
	if !strings.Contains(unit, " ") {
		return false
	}
	d := r.Documents[r.order[span.Doc]]
	at := d.Passage(span.Start).Number
	for _, p := range d.Passages[max(0, at-1-nearPassages):min(len(d.Passages), at+nearPassages)] {
		if !d.IsFurniture(p.Start, p.End) && strings.Contains(strings.ToLower(d.Text[p.Start:p.End]), strings.ToLower(unit)) {
			return true
		}
	}
	return false
}

// tally is the result of a vote, as a document gives it.
type tally struct {
	span       Span
	ayes, noes float64
}

// tallied returns the results of votes that two figures in a row give: "28 votes to 19", "47 to nine" where a vote is told of, and "for 8,
// against 3".
func (r *reading) tallied() (found []tally) {
	for i := 0; i+1 < len(r.Figures); i++ {
		a, b := r.Figures[i], r.Figures[i+1]
		if a.Value == nil || b.Value == nil || a.Span.Doc != b.Span.Doc {
			continue
		}
		if a.Rule == "votes" && b.Rule == "votes" && a.Span == b.Span {
			found = append(found, tally{a.Span, *a.Value, *b.Value})
			i++
			continue
		}
		if a.Rule != "count" || b.Rule != "count" || a.Unit != "" && !voteWords.has(a.Unit) || b.Unit != "" && !voteWords.has(b.Unit) || b.Span.Start < a.Span.End || b.Span.Start > a.Span.End+betweenVotes {
			continue
		}
		d := r.Documents[r.order[a.Span.Doc]]
		words := r.whole(a.Span)
		first := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= a.Span.Start })
		between := strings.Trim(d.Text[a.Span.End:b.Span.Start], " ,;")
		if first < 0 || !holds(words, voteWords) && !holds(words, putToVote) {
			continue
		}
		if between == "to" || between == "against" && first > 0 && words[first-1].lower == "for" {
			found = append(found, tally{Span{d.ID, a.Span.Start, b.Span.End}, *a.Value, *b.Value})
		}
	}
	return found
}

// putToVote are further words for that a vote was taken.
var putToVote = wordSet(`voting carried rejected defeated`)

// betweenVotes is how many bytes may stand between the two numbers of a vote.
const betweenVotes = 12

// votes finds one vote of which documents give different results. What stands around them must share words: four, or two where one of
// the numbers is the same, or one where the other number is close, too.
func (r *reading) votes() []Conflict {
	tallies := r.tallied()
	var found []Conflict
	for i, a := range tallies[:min(len(tallies), mostInBucket)] {
		for _, b := range tallies[:i] {
			alike := a.ayes == b.ayes || a.noes == b.noes
			if a.span.Doc == b.span.Doc || a.ayes == b.ayes && a.noes == b.noes || a.ayes == b.noes && a.noes == b.ayes {
				continue
			}
			text := r.Documents[r.order[a.span.Doc]].Text
			words := r.whole(a.span)
			common := shared(text, words, lemmas(text, words), lemmas(r.Documents[r.order[b.span.Doc]].Text, r.whole(b.span)), "votes vote voted")
			enough := len(common) >= 4 && r.tells(common) > 0 || alike && len(common) >= 2
			if near := max(a.ayes, b.ayes)/min(a.ayes, b.ayes)*max(a.noes, b.noes)/min(a.noes, b.noes) <= closeRatio; !enough && alike && near {
				around := r.around(b.span, 1)
				for form, word := range r.around(a.span, 1) {
					if _, in := around[form]; in && !voteWords.has(strings.ToLower(word)) && r.tells([]string{word}) > 0 {
						enough = true
					}
				}
			}
			if !enough {
				continue
			}
			c := Conflict{Kind: Contradiction, Rule: "two results of one vote", Confidence: Likely, About: "Vote: " + wording(text, words, append(common, "votes"))}
			for _, t := range []tally{b, a} {
				c.Sides = append(c.Sides, Side{r.Documents[r.order[t.span.Doc]].Words(t.span), t.span})
			}
			found = append(found, c)
		}
	}
	return found
}

// sameAge is by how many years the ages given for one person may differ without a contradiction: a birthday.
const sameAge = 1

// ages finds one person, by first and last name, whom documents give different ages.
func (r *reading) ages() []Conflict {
	first := map[string]int{}
	var found []Conflict
	for i, f := range r.Figures {
		if f.Rule != "age" || f.Value == nil {
			continue
		}
		d := r.Documents[r.order[f.Span.Doc]]
		words := r.whole(f.Span)
		at := slices.IndexFunc(words, func(w lexeme) bool { return w.end > f.Span.Start })
		from, to := max(0, at-2), min(len(words), at+8)
		if (dateParser{d.Text, words}).capital(at) && to > at+1 && words[at+1].kind == mark { // "Anna Hartley, 41, told Jane Doe"
			from, to = max(0, at-1), at+1
		}
		named := namePairs(d.Text, words[from:to])
		for _, name := range slices.Sorted(maps.Keys(named)) {
			k, known := first[name]
			if !known {
				first[name] = i
				continue
			}
			if g := r.Figures[k]; g.Span.Doc != f.Span.Doc && max(*f.Value-*g.Value, *g.Value-*f.Value) > sameAge {
				found = append(found, Conflict{Kind: Contradiction, Rule: "two ages of one person", Confidence: Likely, About: "Age: " + named[name],
					Sides: []Side{{r.Documents[r.order[g.Span.Doc]].Words(g.Span), g.Span}, {d.Words(f.Span), f.Span}}})
			}
		}
	}
	return found
}
