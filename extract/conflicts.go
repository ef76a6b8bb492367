package extract

import (
	"cmp"
	"slices"
	"strings"
)

const (
	nearDays     = 7  // days between two dates given for one event; dates further apart are two events
	rareName     = 8  // sentences that may hold a name that still tells one event from another…
	rareShare    = 20 // …or one sentence in so many
	nearPassages = 3  // passages around a figure that say what it counts
	wordsAlike   = 7  // words in a row that make two quotations one
	countReach   = 12 // words on either side of a figure that say of what event it is a count
	commonLemma  = 8  // documents that may hold a word that still tells one story from another…
	commonShare  = 25 // …or one document in so many
	mostInBucket = 60 // rows compared with each other for one shared word: more of them share it by chance
)

// findConflicts returns the facts on which the sources differ, of those that a rule can tell for sure enough:
// it would rather miss one than report one that is none.
func findConflicts(e *Evidence, documents []*parsed) []Conflict {
	r := newReading(e, documents)
	var found []Conflict
	for _, find := range []func() []Conflict{r.dates, r.numbers, r.attributions, r.developments, r.wordings} {
		found = append(found, find()...)
	}
	names := ids{}
	for i := range found {
		c := &found[i]
		slices.SortStableFunc(c.Sides, func(a, b Side) int {
			return cmp.Or(cmp.Compare(r.order[a.Span.Doc], r.order[b.Span.Doc]), cmp.Compare(a.Span.Start, b.Span.Start))
		})
		parts := []string{string(c.Kind)}
		for _, s := range c.Sides {
			d := e.Documents[r.order[s.Span.Doc]]
			parts = append(parts, d.Name, d.Words(s.Span))
		}
		c.ID = names.next("c", parts...)
	}
	return found
}

// reading is the documents as conflicts are looked for: by sentence.
type reading struct {
	*Evidence
	order     map[string]int // a document's ID and its place
	sentences [][]sentence
	names     map[string]int // sentences that hold a pair of capitalised words
	holding   map[string]int // documents that hold a lemma; nil until it is asked for
}

func newReading(e *Evidence, documents []*parsed) *reading {
	r := &reading{Evidence: e, order: map[string]int{}, names: map[string]int{}}
	for i, d := range documents {
		r.order[d.ID] = i
		r.sentences = append(r.sentences, d.sentences)
		for _, s := range r.sentences[i] {
			for name := range namePairs(d.Text, s.words) {
				r.names[name]++
			}
		}
	}
	return r
}

// sentence returns the index of the sentence that holds the start of a span.
func (r *reading) sentence(span Span) (document, index int) {
	document = r.order[span.Doc]
	index, _ = slices.BinarySearchFunc(r.sentences[document], span.Start+1, func(s sentence, at int) int { return cmp.Compare(s.start, at) })
	return document, max(index-1, 0)
}

// within returns the tokens of a span, which lies in one sentence.
func (r *reading) within(span Span) []lexeme {
	d, i := r.sentence(span)
	if i >= len(r.sentences[d]) {
		return nil
	}
	words := r.sentences[d][i].words
	from := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= span.Start })
	if from < 0 {
		return nil
	}
	to := from
	for to < len(words) && words[to].end <= span.End {
		to++
	}
	return words[from:to]
}

// around returns the lemmas of the sentence of a span and of the passages so many before and after it.
func (r *reading) around(span Span, passages int) map[string]string {
	d, i := r.sentence(span)
	all := map[string]string{}
	if i >= len(r.sentences[d]) {
		return all
	}
	at := r.sentences[d][i].passage
	for k := max(0, i-40); k < min(len(r.sentences[d]), i+40); k++ {
		if s := r.sentences[d][k]; s.passage >= at-passages && s.passage <= at+passages {
			for lemma, word := range lemmas(r.Documents[d].Text, s.words) {
				all[lemma] = word
			}
		}
	}
	return all
}

// tells returns how many of the words are no names and stand in few of the documents, so that they tell one story from another.
func (r *reading) tells(words []string) (n int) {
	if r.holding == nil {
		r.holding = map[string]int{}
		for d := range r.sentences {
			here := map[string]bool{}
			for _, s := range r.sentences[d] {
				for _, w := range s.words {
					if form := lemma(w.lower); w.kind == letters && !here[form] {
						here[form] = true
						r.holding[form]++
					}
				}
			}
		}
	}
	for _, w := range words {
		if w == strings.ToLower(w) && carries(w) && r.holding[lemma(w)] <= max(commonLemma, len(r.Documents)/commonShare) {
			n++
		}
	}
	return n
}

// lemmas returns the words that carry the content of a stretch of text: each by the form it has in common with
// its inflections, and as it stands there.
func lemmas(text string, words []lexeme) map[string]string {
	found := map[string]string{}
	for _, w := range words {
		if w.kind == letters && carries(w.lower) {
			found[lemma(w.lower)] = text[w.start:w.end]
		}
	}
	return found
}

// carries reports whether a word carries content, and does not only hold a sentence together or tell when or how many.
func carries(lower string) bool {
	return len(lower) > 2 && !emptyWords[lower] && !determiners[lower] && !pronouns[lower] && !auxiliaries[lower] && !prepositions[lower] &&
		!conjunctions[lower] && monthNames[lower] == 0 && weekdayNames[lower] == 0 && units[lower] == 0
}

var (
	emptyWords = wordSet(`said says say saying told tell added add not billion million thousand hundred kind more most than also just only even still very much many last next this year years
		month week day days time today yesterday tomorrow one out off away down back over new them him her its there here now then where how why
		such own other others any all each made make take took taken get got going went come came later ago since well way ves`)
	irregular = map[string]string{"shot": "shoot", "stood": "stand", "took": "take", "taken": "take", "held": "hold", "left": "leave", "met": "met",
		"died": "die", "dead": "die", "death": "die", "killed": "kill", "struck": "strike", "broke": "break", "broken": "break", "began": "begin",
		"begun": "begin", "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "won": "win", "lost": "lose", "fought": "fight",
		"found": "find", "built": "build", "burnt": "burn", "sold": "sell", "paid": "pay", "withdrew": "withdraw", "withdrawn": "withdraw",
		"men": "man", "women": "woman", "people": "person", "children": "child", "drove": "drive", "driven": "drive",
		"collided": "collide", "collision": "collide", "sank": "sink", "sunk": "sink", "flew": "fly", "flown": "fly", "gave": "give", "given": "give"}
)

// lemma brings the inflections of a word to one form, for comparing only: it need not be a word.
func lemma(lower string) string {
	if form := irregular[lower]; form != "" {
		return form
	}
	if strings.HasSuffix(lower, "men") && len(lower) > 4 {
		return lower[:len(lower)-3] + "man"
	}
	form := lower
	for _, suffix := range []string{"ings", "ing", "ed", "ies", "es", "s"} {
		if cut, ends := strings.CutSuffix(form, suffix); ends && len(cut) > 2 && !strings.HasSuffix(form, "ss") && !strings.HasSuffix(form, "us") {
			form = cut
			break
		}
	}
	if n := len(form); n > 4 && form[n-1] == form[n-2] && form[n-1] != 's' && form[n-1] != 'l' {
		form = form[:n-1] // "stopped"
	}
	return strings.TrimSuffix(strings.TrimSuffix(form, "e"), "y")
}

// namePairs returns the pairs of capitalised words that stand side by side, such as a place's or a person's name.
func namePairs(text string, words []lexeme) map[string]string {
	found := map[string]string{}
	p := dateParser{text, words}
	named := func(i int) bool {
		w := p.word(i)
		return p.capital(i) && words[i].kind == letters && len(w) > 1 && !determiners[w] && !pronouns[w] && !prepositions[w] && !conjunctions[w] && !auxiliaries[w] &&
			monthNames[w] == 0 && weekdayNames[w] == 0 && !titles[w]
	}
	for i := 0; i+1 < len(words); i++ {
		if named(i) && named(i+1) {
			found[words[i].lower+" "+words[i+1].lower] = text[words[i].start:words[i+1].end]
		}
	}
	return found
}

// shared returns the words of a whose lemmas stand in b, in the order of the text, without those of the leave-out.
func shared(text string, words []lexeme, a, b map[string]string, leaveOut string) []string {
	var found []string
	seen := map[string]bool{}
	for _, w := range words {
		form := lemma(w.lower)
		if _, in := a[form]; !in || seen[form] || slices.Contains(strings.Fields(leaveOut), w.lower) {
			continue
		}
		if _, in := b[form]; in {
			seen[form] = true
			found = append(found, text[w.start:w.end])
		}
	}
	return found
}

// longestAbout is how many words of a source may say what a conflict is about.
const longestAbout = 14

// wording says what a conflict is about in the source's words: those from the first to the last of the shared words in a clause, in
// quotation marks, or the shared words alone where that would be long.
func wording(text string, words []lexeme, common []string) string {
	wanted := wordSet(strings.ToLower(strings.Join(common, " ")))
	first, last, count := -1, -1, 0
	for i, w := range words {
		if first >= 0 && clauseBreaks[w.lower] {
			break
		}
		if !wanted[w.lower] {
			continue
		}
		if first < 0 {
			first = i
		}
		if i-first >= longestAbout {
			break
		}
		last = i
		count++
	}
	if count < 2 {
		return strings.Join(common[:min(4, len(common))], ", ")
	}
	return "“" + strings.Trim(text[words[first].start:words[last].end], `“”"`) + "”"
}

// plain counts the words that are no names.
func plain(words []string) (n int) {
	for _, w := range words {
		if w == strings.ToLower(w) {
			n++
		}
	}
	return n
}

// dates finds one event to which documents give different days: days of the calendar close to each other, on
// words that share a rare name and, with what stands around them, two more words. Where one
// document gives both days, they are two events.
func (r *reading) dates() []Conflict {
	buckets := map[string][]int{}
	display := map[string]string{}
	var names []string
	for i, v := range r.Events {
		if v.Precision != Day || !v.Date.IsDay() || v.Rule != "day and month" && v.Rule != "iso" && v.Rule != "numeric" {
			continue
		}
		d := r.Documents[r.order[v.Span.Doc]]
		for name, words := range namePairs(d.Text, r.within(v.Span)) {
			if buckets[name] == nil {
				names = append(names, name)
				display[name] = words
			}
			buckets[name] = append(buckets[name], i)
		}
	}
	slices.Sort(names)
	total := 0
	for _, s := range r.sentences {
		total += len(s)
	}
	var found []Conflict
	used := map[int]bool{}
	for _, name := range names {
		events := buckets[name]
		if len(events) > mostInBucket || r.names[name] > max(rareName, total/rareShare) {
			continue
		}
		if c, members := r.dateConflict(name, display[name], events); len(members) > 1 && !slices.ContainsFunc(members, func(i int) bool { return used[i] }) {
			for _, i := range members {
				used[i] = true
			}
			found = append(found, c)
		}
	}
	return found
}

func (r *reading) dateConflict(name, display string, events []int) (Conflict, []int) {
	for _, i := range events {
		for _, k := range events {
			a, b := r.Events[i], r.Events[k]
			apart := int(b.Date.Time().Sub(a.Date.Time()).Hours() / 24)
			if a.Span.Doc == b.Span.Doc || apart == 0 || apart > nearDays || apart < -nearDays || r.givesBoth(events, a.Date, b.Date) {
				continue
			}
			text := r.Documents[r.order[a.Span.Doc]].Text
			words := r.within(a.Span)
			common := shared(text, words, lemmas(text, words), r.around(b.Span, 1), name)
			if len(common) < 2 {
				continue
			}
			c := Conflict{Kind: Contradiction, Rule: "two days for one event", Confidence: Likely, About: "Day: " + wording(text, words, append(common, display))}
			var members []int
			for _, m := range events {
				if v := r.Events[m]; m == i || m == k || v.Date == a.Date && v.Span.Doc == a.Span.Doc || v.Date == b.Date && v.Span.Doc == b.Span.Doc {
					members = append(members, m)
					c.Sides = append(c.Sides, Side{v.Date.Long(), v.Span})
				}
			}
			return c, members
		}
	}
	return Conflict{}, nil
}

// givesBoth reports whether one document has both days among these events.
func (r *reading) givesBoth(events []int, a, b Date) bool {
	has := map[string]int{}
	for _, i := range events {
		switch v := r.Events[i]; v.Date {
		case a:
			has[v.Span.Doc] |= 1
		case b:
			has[v.Span.Doc] |= 2
		}
	}
	for _, both := range has {
		if both == 3 {
			return true
		}
	}
	return false
}

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
	return 0.9 * v, 1.1 * v
}

// disagree reports whether no number satisfies both, or both are different words for a crowd.
func disagree(a, b Figure) bool {
	lowA, highA := a.bounds()
	lowB, highB := b.bounds()
	return highA < lowB || highB < lowA || a.Rule == "vague" && b.Rule == "vague" && lowA != lowB
}

// value returns the words for the number of a figure, without its unit.
func (r *reading) value(f Figure) string {
	words := r.within(f.Span)
	text := r.Documents[r.order[f.Span.Doc]].Text
	to := 0
	for to < len(words) && (words[to].kind != letters || strings.Contains(" "+f.Hedge+" ", " "+words[to].lower+" ") || vague[words[to].lower][0] > 0 || multiples[words[to].lower] > 0 ||
		units[words[to].lower] > 0 || tens[words[to].lower] > 0) {
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
	found := append(r.counts(), r.totals()...)
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

// counts finds one group that documents count differently: the same unit, on sentences that share three
// more words, two of them no names. Other loose numbers for the same unit join, where what stands around them shares two.
func (r *reading) counts() []Conflict {
	buckets := map[string][]int{}
	var heads []string
	for i, f := range r.Figures {
		fields := strings.Fields(strings.ToLower(f.Unit))
		if len(fields) == 0 || looseUnits[fields[len(fields)-1]] || f.Rule != "count" && f.Rule != "vague" && f.Rule != "range" || f.Value == nil && (f.Low == nil || f.High == nil) {
			continue
		}
		head := lemma(fields[len(fields)-1])
		if buckets[head] == nil {
			heads = append(heads, head)
		}
		buckets[head] = append(buckets[head], i)
	}
	var found []Conflict
	for _, head := range heads {
		figures := buckets[head]
		if len(figures) > mostInBucket {
			continue
		}
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
	if a.Span.Doc == b.Span.Doc || !disagree(a, b) || !sameUnit(a.Unit, b.Unit) {
		return Conflict{}, nil
	}
	text := r.Documents[r.order[a.Span.Doc]].Text
	words, other := r.near(a.Span), r.near(b.Span)
	unit := strings.ToLower(a.Unit + " " + b.Unit)
	contentB := lemmas(r.Documents[r.order[b.Span.Doc]].Text, other)
	common := shared(text, words, lemmas(text, words), contentB, unit)
	lowA, highA := a.bounds()
	lowB, highB := b.bounds()
	if len(common) < 3 || plain(common) < 2 || lowA > 10*highB || lowB > 10*highA || r.picked(a) || r.picked(b) || r.givesValue(figures, a, b) || r.tells(common) < 2 {
		return Conflict{}, nil
	}
	c := Conflict{Kind: Contradiction, Rule: "two numbers for one group", Confidence: Likely,
		About: "Number: " + wording(text, words, append(common, strings.Fields(longer(a.Unit, b.Unit))...))}
	content := lemmas(text, words)
	for form, word := range contentB {
		content[form] = word
	}
	var members []int
	for _, m := range figures {
		f := r.Figures[m]
		loose := m != i && m != k
		if loose && (r.picked(f) || f.Hedge == "" && f.Rule != "vague" || !sameUnit(f.Unit, a.Unit) || !sameUnit(f.Unit, b.Unit) || !disagree(f, a) && !disagree(f, b)) {
			continue
		}
		if loose {
			text := r.Documents[r.order[f.Span.Doc]].Text
			var words []lexeme
			d, at := r.sentence(f.Span)
			for _, s := range r.sentences[d][max(0, at-1):min(at+2, len(r.sentences[d]))] {
				words = append(words, s.words...)
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
	pickers = wordSet(`last first next past previous these those our their other another both further additional extra final top remaining all every`)
	samples = wordSet(`poll polls polled survey surveys surveyed sample sampled sampling respondents interviews interviewed`)
)

// picked reports whether a figure is no count of a whole: some chosen of more, a part of a named number, a sample, or a year.
func (r *reading) picked(f Figure) bool {
	words := r.whole(f.Span)
	at := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= f.Span.Start })
	if at > 0 && pickers[words[at-1].lower] || slices.ContainsFunc(words, func(w lexeme) bool { return samples[w.lower] }) {
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
	return r.sentences[d][i].words
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
		} else if !possession[p.word(at-1)] {
			continue
		}
		if !p.capital(owner) || pronouns[p.word(owner)] {
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

// saying is one paragraph of a quotation, with its words in lower case.
type saying struct {
	quote int
	span  Span
	words []string
}

// sayings returns the paragraphs of the quotations that pass the test.
func (r *reading) sayings(test func(Quote) bool) []saying {
	var found []saying
	for i, q := range r.Quotes {
		if !test(q) {
			continue
		}
		for _, span := range q.Content {
			s := saying{quote: i, span: span}
			for _, w := range lexemes(r.Documents[r.order[span.Doc]].Text, span.Start, span.End) {
				if w.kind != mark {
					s.words = append(s.words, w.lower)
				}
			}
			found = append(found, s)
		}
	}
	return found
}

// attributions finds words in a row that are given to two people. Two of the words must be no set phrase of the sources.
func (r *reading) attributions() []Conflict {
	all := r.sayings(func(q Quote) bool { return q.Type != Indirect && r.namesPerson(q) })
	index := map[uint64][]int{}
	partners := map[int][]int{} // both ways
	for i, s := range all {
		stems := make([]uint64, len(s.words))
		for k, w := range s.words {
			stems[k] = hashOf(stem(w))
		}
		for at := 0; at+wordsAlike <= len(stems); at++ {
			key := hashOfAll(stems[at : at+wordsAlike])
			for _, other := range index[key] {
				if a, b := r.Quotes[all[other].quote], r.Quotes[s.quote]; a.Doc != b.Doc && !samePerson(a, b) && !slices.Contains(partners[i], other) && r.tells(s.words[at:at+wordsAlike]) >= 2 {
					partners[other] = append(partners[other], i)
					partners[i] = append(partners[i], other)
				}
			}
			if places := index[key]; len(places) < mostPostings && (len(places) == 0 || places[len(places)-1] != i) {
				index[key] = append(places, i)
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
			if len(all[m].words) < len(all[shortest].words) {
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

// states are words for something begun or made ready; endings are words for its end.
var (
	states = [][]string{{"on", "standby"}, {"on", "alert"}, {"on", "hold"}, {"on", "strike"}, {"in", "force"}, {"plan", "to"}, {"plans", "to"}, {"planned", "to"},
		{"planning", "to"}, {"will", "be"}, {"to", "be"}, {"has", "suspended"}, {"suspended"}, {"imposed"}, {"banned"}, {"proposed"}}
	endings = [][]string{{"stood", "down"}, {"stand", "down"}, {"stands", "down"}, {"standing", "down"}, {"called", "off"}, {"calls", "off"}, {"cancelled"}, {"cancels"},
		{"withdrew"}, {"withdrawn"}, {"withdraws"}, {"reversed"}, {"reverses"}, {"dropped"}, {"drops"}, {"scrapped"}, {"scraps"}, {"abandoned"}, {"abandons"},
		{"lifted"}, {"lifts"}, {"resumed"}, {"resumes"}, {"revoked"}, {"rescinded"}, {"shelved"}, {"no", "longer", "needed"}, {"no", "longer", "required"}}
)

// generalStates say little without the words that follow them.
var generalStates = map[string]bool{"will be": true, "to be": true, "plan to": true, "plans to": true, "planned to": true, "planning to": true,
	"has suspended": true, "suspended": true, "imposed": true, "banned": true, "proposed": true}

// turn is a sentence that tells the beginning or the end of a state.
type turn struct {
	document, sentence int
	first, last        int // tokens of the words that tell it
	phrase             string
}

// turns returns the sentences with one of the phrases.
func (r *reading) turns(phrases [][]string) []turn {
	first := map[string][][]string{}
	for _, p := range phrases {
		first[p[0]] = append(first[p[0]], p)
	}
	var found []turn
	for d := range r.sentences {
		for i, s := range r.sentences[d] {
			for at := range s.words {
				k := slices.IndexFunc(first[s.words[at].lower], func(p []string) bool {
					for n, w := range p {
						if at+n >= len(s.words) || s.words[at+n].lower != w {
							return false
						}
					}
					return true
				})
				if k >= 0 {
					phrase := first[s.words[at].lower][k]
					found = append(found, turn{d, i, at, at + len(phrase), strings.Join(phrase, " ")})
					break
				}
			}
		}
	}
	return found
}

// about returns the lemmas within so many tokens of the words of a turn, without those words.
func (r *reading) about(t turn, reach int) map[string]string {
	words := r.sentences[t.document][t.sentence].words
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
	openings := r.turns(states)
	contents := make([]map[string]string, len(openings))
	for i, o := range openings {
		contents[i] = r.about(o, reach)
		for form := range contents[i] {
			begun[form] = append(begun[form], i)
		}
	}
	var found []Conflict
	used := map[int]bool{} // openings that have found their end
	for _, end := range r.turns(endings) {
		day := r.Documents[end.document].Dated()
		if words := r.sentences[end.document][end.sentence].words; !day.IsDay() || end.last < len(words) && words[end.last].lower == "from" {
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
			common = shared(r.Documents[o.document].Text, r.sentences[o.document][o.sentence].words, contents[i], content, "")
			return !generalStates[o.phrase] || len(common) >= 3 && plain(common) >= 2
		})
		if first < 0 {
			continue
		}
		state := openings[candidates[first]]
		c := Conflict{Kind: Development, Rule: "a state and its end", Confidence: Likely, About: "Change: " + wording(r.Documents[state.document].Text, r.sentences[state.document][state.sentence].words, append(common, state.phrase))}
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
	d, words := r.Documents[t.document], r.sentences[t.document][t.sentence].words
	last := t.last
	for last < len(words) && last < t.last+more && (words[last].kind == letters && !clauseStarts[words[last].lower] || words[last].lower == "-") {
		last++
	}
	for words[last-1].kind == mark || last > t.last && leansForward(token{lower: words[last-1].lower}) {
		last--
	}
	from, to := clause(words, t.first, t.last, longestEvent)
	return Side{d.Text[words[t.first].start:words[last-1].end], Span{d.ID, words[from].start, words[to-1].end}}
}

// wordings finds paragraphs of quotations of the same words that differ in a word. Where one only has more of
// them, or they differ in marks and spaces, they do not differ.
func (r *reading) wordings() []Conflict {
	all := r.sayings(func(q Quote) bool { return q.Group != "" && q.Type == Direct && q.Complete })
	groups := map[string][]int{}
	var order []string
	for i, s := range all {
		group := r.Quotes[s.quote].Group
		if groups[group] == nil {
			order = append(order, group)
		}
		groups[group] = append(groups[group], i)
	}
	var found []Conflict
	for _, group := range order {
		members := groups[group]
		if len(members) > mostInBucket {
			continue
		}
		used := map[int]bool{}
		for at, i := range members {
			if used[i] {
				continue
			}
			variants := []int{i}
			for _, k := range members[at+1:] {
				if !used[k] && !slices.ContainsFunc(variants, func(v int) bool { return !reworded(all[v].words, all[k].words) }) {
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
	at := 0
	for at < len(a.words) && at < len(b.words) && a.words[at] == b.words[at] {
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
