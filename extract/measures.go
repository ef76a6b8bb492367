package extract

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// How alike what stands around two numbers must be for both to measure one thing, in points: see likeness.
const (
	alikeEnough   = 4.0
	alikeRather   = 3.5  // for a difference, which need not be of one thing
	shareEnough   = 5.0  // of percentages and years, which measure anything, and of all of a kind and some
	widestRatio   = 2.0  // numbers further apart seldom measure one thing
	closeRatio    = 1.3  // numbers as close as that often do…
	closestRatio  = 1.15 // …and large ones as close as that nearly always
	fewestCounted = 4    // smaller numbers count parts and people of any story
	largeCount    = 20
)

// measure is a figure with what tells what it measures.
type measure struct {
	figure int
	kinds  []string   // what it may be compared by: a unit, a noun, a deed
	near   []nearWord // words around it by their lemmas, in order, without its own
	rate   string     // "year" of "£3m a year", or ""
	whole  bool       // "all 116"
	apart  []string   // words that make it one of several: "extra", "second"
}

// nearWord is a word that stands near a figure, or next to it.
type nearWord struct {
	form, word string
	beside     bool
}

// has reports whether the words near a figure have a lemma.
func (m measure) has(form string) bool {
	_, found := slices.BinarySearchFunc(m.near, form, func(w nearWord, form string) int { return strings.Compare(w.form, form) })
	return found
}

var (
	// apartWords before or after a number tell it from the number of the whole, or of another time.
	apartWords = wordSet(`extra additional further another second third previous former initial original remaining extension renewal renewed each maximum
		minimum predecessor`)
	// averages are ways to make one number of many, which give different numbers.
	averages = map[string]string{"median": "median", "mean": "mean", "average": "mean", "averages": "mean", "averaged": "mean", "typical": "typical", "typically": "typical"}
	// defining words tell that two numbers count differently, and both may be right.
	defining = wordSet(`definition definitions defined defines difference`)
	// frequencies count the deed that is told before them: "was deployed on 31 occasions".
	frequencies = wordSet(`times occasions`)
	// signatures are what names under papers are called.
	signatures = wordSet(`name signature signatory signator`)
	papers     = wordSet(`letter petition`)
	// sameThings are nouns that are counted as one.
	sameThings = map[string]string{"post": "job", "role": "job", "position": "job"}
	// anybody are units that count people of any kind, so that they tell nothing of what is counted.
	anybody  = wordSet(`person man woman member child group resident name one`)
	perWords = wordSet(`a per each every`)
	rates    = wordSet(`year month week day night hour`)
	// changing words tell that a number is no longer what it was.
	changing = wordSet(`now revised raised reduced updated originally initially instead corrected risen fallen dropped`)
	// growing words tell that a number goes up with time.
	growing = wordSet(`now passed risen grown climbed topped reached surpassed exceeded`)
)

// kindsOf returns what a figure may be compared by.
func (r *reading) kindsOf(f Figure, words []lexeme, at int) (kinds []string) {
	if f.Value == nil && (f.Low == nil || f.High == nil) {
		return nil
	}
	fields := strings.Fields(strings.ToLower(f.Unit))
	switch f.Rule {
	case "money":
		return []string{f.Unit}
	case "share":
		if f.Unit == "per cent" {
			return []string{f.Unit}
		}
		return nil
	case "time":
		return []string{"time " + strings.TrimSuffix(fields[0], "s")}
	case "count", "vague", "range":
	default:
		return nil
	}
	head := ""
	if len(fields) > 0 {
		head = fields[len(fields)-1]
	}
	if signed, paper := r.signing(words, at); signed || signatures.has(lemma(head)) && paper != "" {
		kinds = append(kinds, "under a "+paper)
	}
	switch {
	case head == "":
	case frequencies.has(head):
		for i := at - 1; i >= max(0, at-6); i-- {
			if w := words[i].lower; carries(w) && strings.HasSuffix(w, "ed") {
				return append(kinds, "deed "+lemma(w))
			}
		}
	case !looseUnits.has(head):
		kinds = append(kinds, cmp.Or(sameThings[lemma(head)], lemma(head)))
		if cut, made := strings.CutSuffix(strings.TrimSuffix(head, "s"), "ment"); made {
			kinds = append(kinds, "deed "+lemma(cut))
		}
	}
	return kinds
}

// signing reports whether the number at a token is of those who signed a paper, and which: "a letter signed by 40 doctors".
func (r *reading) signing(words []lexeme, at int) (signed bool, paper string) {
	for i := max(0, at-9); i < min(len(words), at+10); i++ {
		if w := words[i].lower; papers.has(strings.TrimSuffix(w, "s")) && (paper == "" || i < at) {
			paper = strings.TrimSuffix(w, "s")
		}
	}
	if paper == "" {
		return false, ""
	}
	for i := max(0, at-5); i < min(len(words), at+6); i++ {
		if w := words[i].lower; w == "signed" && (i < at && words[max(0, at-1)].lower == "by" || i > at) {
			signed = true
		}
	}
	return signed, paper
}

// measures returns the figures that can be compared.
func (r *reading) measures() []measure {
	var all []measure
	for i, f := range r.Figures {
		words := r.whole(f.Span)
		first := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= f.Span.Start })
		if first < 0 {
			continue
		}
		last := first
		for last < len(words) && words[last].end <= f.Span.End {
			last++
		}
		kinds := r.kindsOf(f, words, first)
		if len(kinds) == 0 || f.Rule != "money" && f.Rule != "share" && f.Rule != "time" && f.Value != nil && *f.Value < fewestCounted || r.picked(f) {
			continue
		}
		text := r.Documents[r.order[f.Span.Doc]].Text
		m := measure{figure: i, kinds: kinds, whole: first > 0 && words[first-1].lower == "all"}
		own := func(form string) bool {
			return slices.ContainsFunc(words[first:last], func(w lexeme) bool { return lemma(w.lower) == form })
		}
		for k := max(0, first-countReach); k < min(len(words), last+countReach); k++ {
			w := words[k]
			if k >= first && k < last || w.kind != letters || !carries(w.lower) {
				continue
			}
			if form := lemma(w.lower); !own(form) {
				m.near = append(m.near, nearWord{form, text[w.start:w.end], k >= first-besides && k < last+besides})
			}
		}
		slices.SortStableFunc(m.near, func(a, b nearWord) int { return strings.Compare(a.form, b.form) })
		m.near = slices.CompactFunc(m.near, func(a, b nearWord) bool { return a.form == b.form })
		for k := last; k+1 < min(len(words), last+6); k++ {
			if perWords.has(words[k].lower) && rates.has(words[k+1].lower) {
				m.rate = words[k+1].lower
				break
			}
		}
		m.apart = r.apart(f.Span)
		all = append(all, m)
	}
	return all
}

// sameMeasures finds one thing that is measured with two numbers, by points for all that the two have in common.
func (r *reading) sameMeasures() []Conflict {
	all := r.measures()
	holding, having := map[string]int{}, map[string]int{}
	buckets := map[string][]int{}
	var keys []string
	put := func(key string, i int) {
		if buckets[key] == nil {
			keys = append(keys, key)
		}
		if b := buckets[key]; len(b) <= mostInBucket && (len(b) == 0 || b[len(b)-1] != i) {
			buckets[key] = append(b, i)
		}
	}
	few := len(r.Documents) <= commonLemma // so few that every word tells one story from another
	for i, m := range all {
		doc := r.Figures[m.figure].Span.Doc
		for _, kind := range m.kinds {
			having[doc+" "+kind]++
			if few {
				put(kind, i)
			}
		}
		for _, w := range m.near {
			holding[w.form]++
		}
	}
	for i, m := range all {
		for _, kind := range m.kinds {
			for _, w := range m.near {
				if few || r.rare(w.form) {
					put(kind+"\x00"+w.form, i)
				}
			}
		}
	}
	type pair struct {
		a, b int
		kind string
	}
	seen := map[pair]bool{}
	var found []Conflict
	for _, key := range keys {
		members := buckets[key]
		if len(members) > mostInBucket {
			continue
		}
		kind, _, _ := strings.Cut(key, "\x00")
		for n, i := range members {
			for _, k := range members[:n] {
				if seen[pair{k, i, kind}] {
					continue
				}
				seen[pair{k, i, kind}] = true
				x, y := all[k], all[i]
				a, b := r.Figures[x.figure], r.Figures[y.figure]
				if a.Span.Doc == b.Span.Doc || !disagree(a, b) || rounded(a, b) || ratio(a, b) > widestRatio || (x.rate != y.rate && (a.Rule == "money" || x.rate != "" && y.rate != "")) || !slices.Equal(x.apart, y.apart) {
					continue
				}
				alone := 0.0
				if having[a.Span.Doc+" "+kind] == 1 && having[b.Span.Doc+" "+kind] == 1 {
					alone = 1
				}
				points, common := r.likeness(x, y, kind, alone, func(form string) bool { return holding[form] > max(commonLemma, len(all)/20) })
				if points < alikeRather || (kind == "per cent" || kind == "time year" || x.whole != y.whole) && points < shareEnough || r.confirmed(x, y, all, members) || r.otherwise(a, b) {
					continue
				}
				text := r.Documents[r.order[a.Span.Doc]].Text
				change := r.judge(a, b)
				if change == "" {
					continue
				}
				sure := Likely
				if points < alikeEnough {
					sure = Possible
					if change == Contradiction {
						change = Difference
					}
				}
				c := Conflict{Kind: change, Rule: "two numbers for one measure", Confidence: sure,
					About: "Number: " + wording(text, r.whole(a.Span), append(common, strings.Fields(longer(a.Unit, b.Unit))...)),
					Sides: []Side{{r.value(a), a.Span}, {r.value(b), b.Span}}}
				found = append(found, c)
			}
		}
	}
	return found
}

// rounding is how far a round number may be from the one that it stands for, as a share.
const rounding = 0.015

// rounded reports whether one of two numbers is the other, rounded to two figures: "41,200 names", "forty-one thousand".
func rounded(a, b Figure) bool {
	if a.Value == nil || b.Value == nil || ratio(a, b) > 1+rounding {
		return false
	}
	isRound := func(round, exact float64) bool {
		step := math.Pow(10, math.Floor(math.Log10(max(round, 1)))-1)
		return step > 1 && math.Mod(round, step) == 0 && math.Round(exact/step)*step == round
	}
	return isRound(*a.Value, *b.Value) || isRound(*b.Value, *a.Value)
}

// ratio returns how many times the larger of two figures is the smaller.
func ratio(a, b Figure) float64 {
	middle := func(f Figure) float64 {
		if f.Value == nil {
			return (*f.Low + *f.High) / 2
		}
		return *f.Value
	}
	x, y := middle(a), middle(b)
	return max(x, y) / max(min(x, y), 1e-9)
}

// storyWords is how many words that few documents hold two figures have around them, where there are more documents than that few: without
// them they are of two stories.
const storyWords = 2

// rare reports whether a lemma stands in few of the documents.
func (r *reading) rare(form string) bool {
	return r.facts.holding[form] <= max(commonLemma, len(r.Documents)/commonShare)
}

// surroundings returns the lemmas of the sentences around a figure, which are kept from the first time on.
func (r *reading) surroundings(figure int) map[string]string {
	found, known := r.surrounding[figure]
	if !known {
		found = r.around(r.Figures[figure].Span, 1)
		r.surrounding[figure] = found
	}
	return found
}

// likeness counts what two figures of a kind have in common, and returns the words among it. It does not look farther than the sentence
// where that cannot be enough; alone are the points for that each document has one figure of the kind.
func (r *reading) likeness(x, y measure, kind string, alone float64, common func(string) bool) (points float64, shared []string) {
	a, b := r.Figures[x.figure], r.Figures[y.figure]
	points = alone
	telling := 0 // words that few other documents have
	for i, k := 0, 0; i < len(x.near) && k < len(y.near); {
		switch strings.Compare(x.near[i].form, y.near[k].form) {
		case -1:
			i++
			continue
		case 1:
			k++
			continue
		}
		form, word, beside := x.near[i].form, x.near[i].word, x.near[i].beside && y.near[k].beside
		i++
		k++
		shared = append(shared, word)
		if r.rare(form) {
			telling++
		}
		worth := 1.0
		if beside && word == strings.ToLower(word) {
			worth = 2
		}
		if common(form) {
			worth /= 2
		}
		points += worth
	}
	unit := a.Rule != "money" && a.Rule != "share" && a.Rule != "time" && !anybody.has(kind) && (strings.Contains(kind, " ") || r.tells([]string{kind}) > 0)
	if unit || x.rate != "" {
		points++
	}
	switch n := ratio(a, b); {
	case n <= closestRatio && unit && a.Value != nil && b.Value != nil && min(*a.Value, *b.Value) >= largeCount:
		points += 2
	case n <= closeRatio:
		points++
	}
	if points+enoughWide < alikeRather {
		return points, shared
	}
	wide := 0.0
	around := r.surroundings(y.figure)
	for form, word := range r.surroundings(x.figure) {
		if _, both := around[form]; !both || x.has(form) && y.has(form) {
			continue
		}
		if r.rare(form) {
			telling++
		}
		wide += 0.25
		if word != strings.ToLower(word) {
			wide += 0.25
		}
	}
	if len(r.Documents) > commonLemma && telling < storyWords {
		return 0, shared
	}
	return points + min(wide, enoughWide), shared
}

// confirmed reports whether the document of one of two measures gives the other's value, too.
func (r *reading) confirmed(x, y measure, all []measure, members []int) bool {
	figures := make([]int, len(members))
	for i, m := range members {
		figures[i] = all[m].figure
	}
	return r.givesValue(figures, r.Figures[x.figure], r.Figures[y.figure])
}

func sortedKeys(words map[string]string) []string {
	keys := make([]string, 0, len(words))
	for k := range words {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, cmp.Compare)
	return keys
}

var (
	// countedAgain stand for what was counted before.
	countedAgain = wordSet(`it them that figure number total turnout crowd attendance toll`)
)

// widestRival is how far apart two parties' numbers of one thing may be.
const widestRival = 3.0

// rivals finds two numbers that one document gives for one thing, each as somebody's: "Organisers said that about 6,000 took part; police
// put it at 4,000". The second has no unit of its own, and stands behind "put it at" or the same verb as the first.
func (r *reading) rivals() []Conflict {
	var found []Conflict
	for i := 1; i < len(r.Figures); i++ {
		b := r.Figures[i]
		if b.Rule != "count" || b.Unit != "" || b.Value == nil {
			continue
		}
		words := r.whole(b.Span)
		at := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= b.Span.Start })
		verb := r.rival(words, at)
		if verb < 0 {
			continue
		}
		d, s := r.sentence(b.Span)
		a := r.Figures[i-1]
		if e, t := r.sentence(a.Span); e != d || s-t > 1 || a.Value == nil || a.Unit == "" || a.Rule != "count" || !disagree(a, b) || ratio(a, b) > widestRival || min(*a.Value, *b.Value) < fewestCounted {
			continue
		}
		if verb != at-1 || slices.ContainsFunc(r.whole(a.Span), func(w lexeme) bool { return lemma(w.lower) == lemma(words[verb].lower) }) {
			kind := Difference // what is counted depends on who counts, but people in one place
			if unit := strings.Fields(strings.ToLower(a.Unit)); anybody.has(lemma(unit[len(unit)-1])) {
				kind = Contradiction
			}
			for k := max(0, s-2); k <= min(s+2, len(r.sentences[d])-1); k++ {
				if holds(r.words(d, k), defining) {
					kind = Difference
				}
			}
			text := r.Documents[d].Text
			found = append(found, Conflict{Kind: kind, Rule: "two numbers, each as somebody's", Confidence: Likely, About: "Number: " + wording(text, r.whole(a.Span), strings.Fields(a.Unit)),
				Sides: []Side{{r.value(a), a.Span}, {r.value(b), b.Span}}})
		}
	}
	return found
}

// rival returns the token of the verb by which the bare number at a token is somebody's number of what was counted before, or -1.
func (r *reading) rival(words []lexeme, at int) int {
	if at < 1 {
		return -1
	}
	if words[at-1].lower == "at" && at > 2 && countedAgain.has(words[at-2].lower) {
		for i := at - 3; i >= max(0, at-5); i-- {
			if w := words[i].lower; w == "put" || w == "puts" || w == "estimated" {
				return i
			}
		}
		return -1
	}
	ends := at+1 >= len(words) || words[at+1].kind == mark
	if w := words[at-1].lower; ends && (w == "shows" || w == "showed" || w == "show" || w == "counted" || w == "recorded" || w == "logged") {
		return at - 1
	}
	return -1
}
