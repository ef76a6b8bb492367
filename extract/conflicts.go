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
func findConflicts(e *Evidence, facts *survey) []Conflict {
	r := newReading(e, facts)
	var found []Conflict
	for _, find := range []func() []Conflict{r.days, r.numbers, r.attributions, r.developments, r.delayed, r.wordings} {
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
	facts       *survey
	order       map[string]int // a document's ID and its place
	sentences   [][]sentence
	surrounding map[int]map[string]string // lemmas around figures, by their place in Figures
	split       []lexeme                  // tokens of the sentence split last
	splitAt     [2]int                    // its document and its index there
	names       [][]string                // of the speakers of the quotations, once they are asked for
}

func newReading(e *Evidence, facts *survey) *reading {
	r := &reading{Evidence: e, facts: facts, order: map[string]int{}, surrounding: map[int]map[string]string{}}
	for i, d := range facts.documents {
		r.order[d.ID] = i
		r.sentences = append(r.sentences, d.sentences)
	}
	return r
}

// words splits a sentence into its tokens anew, if it was not the last one asked for. They are not to be changed.
func (r *reading) words(document, index int) []lexeme {
	if at := [2]int{document, index}; r.split == nil || r.splitAt != at {
		s := r.sentences[document][index]
		r.split, r.splitAt = lexemes(r.Documents[document].Text, s.start, s.end), at
	}
	return r.split
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
	words := r.words(d, i)
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
			for lemma, word := range lemmas(r.Documents[d].Text, r.words(d, k)) {
				all[lemma] = word
			}
		}
	}
	return all
}

// tells returns how many of the words are no names and stand in few of the documents, so that they tell one story from another.
func (r *reading) tells(words []string) (n int) {
	for _, w := range words {
		if w == strings.ToLower(w) && carries(w) && r.facts.holding[lemma(w)] <= max(commonLemma, len(r.Documents)/commonShare) {
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
func carries(lower string) bool { return len(lower) > 2 && !carryNothing.has(lower) }

// carryNothing are the words that hold sentences together, and those that tell when or how many.
var carryNothing = func() *vocabulary {
	all := wordSet("")
	for _, words := range []*vocabulary{emptyWords, determiners, pronouns, auxiliaries, prepositions, conjunctions} {
		all.add(words.all()...)
	}
	all.add(keys(monthNames)...)
	all.add(keys(weekdayNames)...)
	all.add(keys(units.entries)...)
	return all
}()

var (
	emptyWords = wordSet(`said says say saying told tell added add not billion million thousand hundred kind more most than also just only even still very much many last next this year years
		month week day days time today yesterday tomorrow one out off away down back over new them him her its there here now then where how why
		such own other others any all each made make take took taken get got going went come came later ago since well way ves`)
	irregular = newLexicon(map[string]string{"shot": "shoot", "stood": "stand", "took": "take", "taken": "take", "held": "hold", "left": "leave", "met": "met",
		"died": "die", "dead": "die", "death": "die", "killed": "kill", "struck": "strike", "broke": "break", "broken": "break", "began": "begin",
		"begun": "begin", "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "won": "win", "lost": "lose", "fought": "fight",
		"found": "find", "built": "build", "burnt": "burn", "sold": "sell", "paid": "pay", "withdrew": "withdraw", "withdrawn": "withdraw",
		"men": "man", "women": "woman", "people": "person", "children": "child", "drove": "drive", "driven": "drive",
		"collided": "collide", "collision": "collide", "sank": "sink", "sunk": "sink", "flew": "fly", "flown": "fly", "gave": "give", "given": "give"})
)

// lemma brings the inflections of a word to one form, for comparing only: it need not be a word.
func lemma(lower string) string {
	if form := irregular.of(lower); form != "" {
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
	if n := len(form); n > 3 && form[n-1] == form[n-2] && form[n-1] != 's' && form[n-1] != 'l' {
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
		return p.capital(i) && words[i].kind == letters && len(w) > 1 && !determiners.has(w) && !pronouns.has(w) && !prepositions.has(w) && !conjunctions.has(w) && !auxiliaries.has(w) &&
			monthNames[w] == 0 && weekdayNames[w] == 0 && !titles.has(w)
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
		if first >= 0 && clauseBreaks.has(w.lower) {
			break
		}
		if !wanted.has(w.lower) {
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
		if len(events) > mostInBucket || r.facts.names[name] > max(rareName, total/rareShare) {
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
			if one, says := r.stated(a); says {
				if other, saysToo := r.stated(b); saysToo && one != other {
					continue // what was concluded on one day may be issued on another
				}
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

// stated reports whether the verb next to a day is one of saying or of bringing out a paper, and which.
func (r *reading) stated(v Event) (verb string, is bool) {
	words := r.within(v.Span)
	at := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= v.Wording.Start })
	for i := at - 1; i >= 0; i-- {
		if w := words[i].lower; told(w) {
			return lemma(w), stages.has(w) || broughtOut.has(w) || cueForms.of(w).says
		}
	}
	return "", false
}

// broughtOut are verbs of what courts and bodies do with their findings and papers, besides the stages of one.
var broughtOut = wordSet(`issued launched announced unveiled found ruled`)

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

// alike returns the places of the rows that have a key in common, in the order of the first of each key. Rows without a key are left out,
// and so are keys of more than mostInBucket rows.
func alike[T any](rows []T, key func(T) string) [][]int {
	places := map[string]int{}
	var all [][]int
	for i, row := range rows {
		k := key(row)
		if k == "" {
			continue
		}
		at, known := places[k]
		if !known {
			at = len(all)
			places[k], all = at, append(all, nil)
		}
		all[at] = append(all[at], i)
	}
	return slices.DeleteFunc(all, func(rows []int) bool { return len(rows) > mostInBucket })
}
