package extract

import (
	"cmp"
	"slices"
	"strings"

	"policybrief/extract/learned"
)

// outlook is words of somebody, or about somebody, that may state their view of a topic. What tells whether they do is in features.
type outlook struct {
	holder   string // stakeholder id
	relation string // how the words are the holder's: a quotation's type, "doubtful", "own", "act", "subject", "by" or "mention"
	link     string // how the words are of the topic: "named", "pointed", "omitted", "hinted", "told of", or "before" with what tells how
	at       touch
	back     int // sentences since the topic was spoken of, where the words do not name it
	weight   int // how much hints at the topic, or how many topics back it was spoken of
	l        *line
	s, part  [2]int
	quote    *Quote // nil where nothing is quoted
	cue      int    // token of the words of saying or doing, or -1
	mention  [2]int // tokens of the holder's name in the sentence, if it stands there
	ruled    Stance // what the rules find in the sentence
	widely   Stance // … with the wide list of words that take sides
	turned   bool   // a view for what the words name is one against what the topic asks for, or the other way round
	features []uint64
}

// views are what the trained part tells apart, in the order of its classes; the first is none.
var views = [learned.ViewClasses]Stance{"", Support, Oppose, Both, Neutral, Declined}

// free reports whether the words name no topic.
func (o *outlook) free() bool { return o.at.omitted && o.at.first == o.at.last }

// How likely a view must be to be told: in somebody's own words, in words that report theirs, and in either where the grammar bears it out (widely.go);
// to be called likely rather than possible, where it does; and how likely support or opposition that the rules find must be to stand. Chosen on the
// subjects of the training texts, by cross-validation where learned/README.md has a figure.
const (
	leastView       = 0.75
	leastReported   = 0.9
	leastBorneOut   = 0.6
	leastViewLikely = 0.85
	leastRuled      = 0.2
)

// byWeighing is the rule of positions that the trained part finds.
const byWeighing = "weighed words"

// weigh adds the positions that the trained part finds, of stakeholders and topics for which the document's rules find none. Where it finds two
// stances of somebody on one thing, the likelier stands.
func (f *positionFinder) weigh() {
	type view struct {
		stance   Stance
		likely   float64
		borneOut bool
		of       []int // outlooks
	}
	best := map[[2]string]*view{}
	var order [][2]string
	f.doubt()
	for i, o := range f.outlooks {
		key := [2]string{o.holder, f.topics.all[o.at.topic].ID}
		if slices.ContainsFunc(f.found, func(p Position) bool { return p.Stakeholder == key[0] && p.About == key[1] }) {
			continue
		}
		class, likely := likeliest(learned.ViewWeights().Weigh(o.features))
		least, borneOut := leastView, o.told(o.widely) == string(views[class])
		switch {
		case borneOut:
			least = leastBorneOut
		case o.quote != nil && o.quote.Type == Indirect:
			least = leastReported
		}
		if likely < least {
			continue
		}
		stance := f.stated(&o, views[class])
		if stance == "" {
			continue
		}
		v := best[key]
		switch {
		case v == nil:
			best[key] = &view{stance, likely, borneOut, []int{i}}
			order = append(order, key)
		case v.stance == stance:
			v.likely, v.borneOut, v.of = max(v.likely, likely), v.borneOut || borneOut, append(v.of, i)
		case v.likely < likely:
			*v = view{stance, likely, borneOut, []int{i}}
		}
	}
	for _, key := range order {
		v := best[key]
		slices.SortStableFunc(v.of, func(a, b int) int { // the fewest words that state it
			return cmp.Compare(f.outlooks[a].part[1]-f.outlooks[a].part[0], f.outlooks[b].part[1]-f.outlooks[b].part[0])
		})
		for _, i := range v.of {
			o := &f.outlooks[i]
			f.add(o.holder, o.at, v.stance, o.l, o.part, o.quote, byWeighing)
		}
		p := &f.found[len(f.found)-1]
		if p.Confidence = Likely; v.likely < leastViewLikely || !v.borneOut {
			p.Confidence = Possible
		}
	}
}

// doubt takes back the support and opposition of the rules that the trained part holds for unlikely wherever they are found.
func (f *positionFinder) doubt() {
	type held struct {
		holder, topic string
		stance        Stance
	}
	most := map[held]float64{}
	for _, o := range f.outlooks {
		if o.ruled != Support && o.ruled != Oppose {
			continue
		}
		likely := learned.ViewWeights().Weigh(o.features)
		key := held{o.holder, f.topics.all[o.at.topic].ID, o.ruled}
		if o.link == "named" && schemedIn(o) {
			most[key] = 1 // that a plan to end it is rejected is a grammar that words alone do not show
			continue
		}
		most[key] = max(most[key], likely[slices.Index(views[:], Stance(o.told(o.ruled)))])
	}
	f.found = slices.DeleteFunc(f.found, func(p Position) bool {
		likely, looked := most[held{p.Stakeholder, p.About, p.Stance}]
		return looked && likely < leastRuled
	})
}

// schemedIn reports whether a plan to do something stands before the topic in the words of an outlook: "rejected plans to scrap it".
func schemedIn(o outlook) bool {
	for i := o.s[0]; i+1 < o.at.first; i++ {
		if schemes.has(o.l.words[i].lower) && o.l.words[i+1].lower == "to" {
			return true
		}
	}
	return false
}

// stated returns the stance towards its topic that an outlook states, of the view that the trained part takes it for: "" where the words state none
// for all that: where they ask, suppose, deny or pass on, or where what they speak of is only others' dealing with the topic.
func (f *positionFinder) stated(o *outlook, view Stance) Stance {
	l, s, at := o.l, o.s, o.at
	reported := o.quote != nil && o.quote.Type == Indirect
	says := o.cue < 0 || cueForms.of(l.words[o.cue].lower).says
	if (o.quote == nil && o.relation != "own" || reported && !says) && o.told(o.widely) != string(view) {
		return "" // what the source tells of somebody takes a side only where its grammar does
	}
	if view == Neutral || view == Declined {
		return view
	}
	if view == Oppose && l.oneKind(at) {
		return ""
	}
	if o.cue >= 0 && denials.has(cueForms.of(l.words[o.cue].lower).lemma) && o.cue < max(at.first, o.part[0]+1) {
		return ""
	}
	told := [2]int{min(o.part[0], max(s[0], o.mention[0])), o.part[1]} // from the holder's name on
	for i := told[0]; i < told[1]; i++ {
		w := l.words[i].lower
		if o.free() && stanceVerbs.of(w) != "" && ofWhat.has(l.lower(i+1)) {
			return "" // "I can't support where it has ended up" is of something else
		}
		if w == "?" || clouds.has(w) && (w != "nor" || i > s[0]) || conditions.has(w) && !setPhrases.has(l.lower(i+1)) && (i == s[0] || l.words[i-1].lower != "even") {
			return ""
		}
	}
	if yetTo(l, s[0], told[1]) {
		return ""
	}
	if last := s[1] - 1; l.words[last].lower == "?" && (reported || l.inside[last] < 0) {
		return ""
	}
	if l.lower(s[0]) == "if" || l.lower(s[0]) == "had" || slices.ContainsFunc(l.words[s[0]:told[0]], func(t token) bool { return clouds.has(t.lower) || negations.has(t.lower) && reported }) {
		return ""
	}
	if o.quote != nil && f.saysWho(l, o.part, at, true) || !o.free() && !f.clear(o, view) {
		return ""
	}
	if o.turned {
		view = opposite(view)
	}
	if view == Support && !o.free() {
		view = f.qualified(l, s, o.holder, at, view)
	}
	return view
}

// clear reports whether the words of a view that stand before the topic have the holder as their subject and reach the topic itself.
func (f *positionFinder) clear(o *outlook, view Stance) bool {
	l, at := o.l, o.at
	if occasions.has(stem(l.lower(at.last))) || l.lacking(at) {
		return false // "the levy debate"
	}
	if first := at.first - 1; first > o.s[0] && prepositions.has(l.lower(first)) && slices.ContainsFunc(f.topics.touches(l.words[o.s[0]:first]), func(t touch) bool {
		return t.topic != at.topic && o.s[0]+t.last <= first && o.s[0]+t.last >= first-2
	}) {
		return false // "the protection of officers" is of the protection
	}
	noun := at.first
	for noun > o.s[0] && (determiners.has(l.lower(noun-1)) || describing.has(l.lower(noun-1))) {
		noun--
	}
	if noun > o.s[0] && settings.has(l.lower(noun-1)) {
		return false
	}
	from := o.part[0]
	for _, u := range l.opinionsIn([2]int{o.s[0], at.first}) {
		if stance := against(u.stance, u.negated); (u.use == "toward" || u.use == "state" || u.use == "holds") && (stance == view || stance == opposite(view)) {
			from = u.last
			if first, end := f.subject(l, o.s, u.first); first < end && u.first >= o.part[0] && o.quote != nil && !f.theirOwn(o, first, end) {
				return false
			}
		}
	}
	for i := from; i < at.first; i++ {
		w := l.words[i].lower
		if opponents.has(w) || occasions.has(stem(w)) && prepositions.has(l.lower(i+1)) {
			return false // "praised the campaign against it", "a vote on it"
		}
	}
	return true
}

// ofWhat begin a clause that is itself what a stance is towards.
var ofWhat = wordSet(`where how what why whatever however`)

// settings lead to what only tells when or how something is done: "to close under the plan".
var settings = wordSet(`under amid during despite since after before following`)

// theirOwn reports whether the subject of words that an outlook's holder says can be the holder.
func (f *positionFinder) theirOwn(o *outlook, first, end int) bool {
	if end-first == 1 && pronouns.has(bare(o.l.words[first].lower)) {
		w := o.l.words[first].lower
		return w != "you" && w != "who"
	}
	v, named := f.scene.exactly(o.l.words[first:end])
	return named && v.stakeholder == o.holder
}

// likeliest returns the likeliest view but none, and how likely it is.
func likeliest(likely [learned.ViewClasses]float64) (class int, most float64) {
	class = 1
	for k := 2; k < len(likely); k++ {
		if likely[k] > likely[class] {
			class = k
		}
	}
	return class, likely[class]
}

// opposite turns a stance for a thing into that on its end.
func opposite(stance Stance) Stance {
	switch stance {
	case Support:
		return Oppose
	case Oppose:
		return Support
	}
	return stance
}

// holders returns who says or does something in a sentence, without their topics.
func (f *positionFinder) holders(l *line, s [2]int) []outlook {
	var found []outlook
	first, end := l.words[s[0]].start, l.words[s[1]-1].end
	for _, q := range f.said[l.Number] {
		if q.Stakeholder == "" || !slices.ContainsFunc(q.Content, func(c Span) bool { return c.Start < end && first < c.End }) ||
			f.another(q) || f.undergone(l, q) || q.Cue != nil && f.hearsay(l, q.Cue.Start, q.Stakeholder, q) {
			continue
		}
		for _, c := range q.Content {
			if c.End <= first || end <= c.Start {
				continue
			}
			part := s
			for part[0] < part[1] && l.words[part[0]].start < c.Start {
				part[0]++
			}
			for part[1] > part[0] && l.words[part[1]-1].end > c.End {
				part[1]--
			}
			if part[0] == part[1] || f.hearsay(l, l.words[part[0]].start, q.Stakeholder, q) {
				continue
			}
			o := outlook{holder: q.Stakeholder, relation: string(q.Type), l: l, s: s, part: part, quote: q, cue: f.cueToken(l, q)}
			if q.Doubtful() {
				o.relation = "doubtful"
			}
			if q.Speaker != nil && q.Speaker.Start >= first && q.Speaker.End <= end {
				o.mention = l.between(q.Speaker.Start, q.Speaker.End)
			}
			found = append(found, o)
		}
	}
	if f.ownWords(l, s) {
		found = append(found, outlook{holder: f.scene.author.stakeholder, relation: "own", l: l, s: s, part: s, cue: -1})
	}
	for _, a := range f.done[l] {
		if a.cue >= s[0] && a.cue < s[1] && a.voice.stakeholder != "" && !f.hearsay(l, l.words[a.cue].start, a.voice.stakeholder, nil) {
			found = append(found, outlook{holder: a.voice.stakeholder, relation: "act", l: l, s: s, part: s, cue: a.cue, mention: [2]int{a.first, a.end}})
		}
	}
	for _, v := range f.subjects[l] {
		if v.first >= s[0] && v.first < s[1] && l.inside[v.first] < 0 && !slices.ContainsFunc(found, func(o outlook) bool { return o.holder == v.stakeholder && o.quote == nil }) &&
			!f.hearsay(l, l.words[v.first].start, v.stakeholder, nil) {
			found = append(found, outlook{holder: v.stakeholder, relation: "subject", l: l, s: s, part: s, cue: -1, mention: [2]int{v.first, v.end}})
		}
	}
	for _, n := range f.scene.find(l.words[s[0]:s[1]]) {
		n.first, n.last = n.first+s[0], n.last+s[0]
		holder := f.scene.stakeholders[n.stakeholder].ID
		if l.inside[n.first] >= 0 || slices.ContainsFunc(found, func(o outlook) bool { return o.holder == holder }) || f.hearsay(l, l.words[n.first].start, holder, nil) {
			continue
		}
		relation := "mention"
		switch {
		case opens(l, s, n.first) || n.first == s[0]+1 && determiners.has(l.lower(s[0])):
			relation = "subject"
		case l.lower(n.first-1) == "by" || l.lower(n.first-2) == "by":
			relation = "by"
		}
		found = append(found, outlook{holder: holder, relation: relation, l: l, s: s, part: s, cue: -1, mention: [2]int{n.first, n.last}})
	}
	return found
}

// look gathers what a sentence may state of the topics that it names or hints at, or of those spoken of shortly before it.
func (f *positionFinder) look(l *line, s [2]int, number int, holders []outlook, touches []touch) {
	hints := f.topics.hints(l.words, s, touches)
	for _, h := range holders {
		seen := map[int]bool{}
		consider := func(t touch, link string, back, weight int) {
			if !seen[t.topic] {
				seen[t.topic] = true
				o := h
				o.at, o.link, o.back, o.weight = t, link, back, weight
				f.outlooks = append(f.outlooks, o)
			}
		}
		for _, t := range touches {
			if t.first < h.part[0] || t.first >= h.part[1] || !f.ownPlace(h, t) {
				continue
			}
			link := "named"
			switch {
			case t.omitted:
				link = "omitted"
			case weakPointers.has(l.words[t.first].lower), pointing.has(l.words[t.first].lower) && t.last-t.first > 1 && len(f.topics.touches(l.words[t.first:t.last])) == 0:
				link = "pointed"
			}
			consider(t, link, 0, 0)
		}
		named := len(seen) > 0
		for _, hint := range hints {
			if hint.first >= h.part[0] && hint.first < h.part[1] && f.ownPlace(h, hint.touch) {
				consider(hint.touch, "hinted", 0, hint.weight)
			}
		}
		if named || h.relation == "mention" || h.relation == "by" {
			continue
		}
		none := touch{first: h.part[0], last: h.part[0], omitted: true}
		for _, t := range touches {
			if t.first < h.part[0] {
				none.topic = t.topic
				consider(none, "told of", 0, 0)
			}
		}
		for k, m := range slices.Backward(f.recent) {
			if len(f.recent)-k > mostRecent || m.sentence < f.sentenceNumber-farthestRecent || m.number < number-1 {
				break
			}
			link := "before"
			if m.number == number {
				link = "before in the passage"
			}
			if m.hinted {
				link += ", hinted"
			}
			none.topic = m.topic
			consider(none, link, f.sentenceNumber-m.sentence, len(f.recent)-k)
		}
	}
	f.sentenceNumber++
	for _, hint := range hints {
		if hint.weight > 1 {
			f.recall(recent{hint.topic, f.sentenceNumber - 1, number, true})
		}
	}
	for _, t := range touches {
		f.recall(recent{t.topic, f.sentenceNumber - 1, number, false})
	}
}

// recent is a topic that a sentence has spoken of.
type recent struct {
	topic, sentence, number int
	hinted                  bool
}

// How many of the topics spoken of last, and within how many sentences, words that name none may be about.
const (
	mostRecent     = 3
	farthestRecent = 4
)

// recall makes a topic the one spoken of last.
func (f *positionFinder) recall(m recent) {
	f.recent = slices.DeleteFunc(f.recent, func(o recent) bool { return o.topic == m.topic })
	f.recent = append(f.recent, m)
}

// hint is a place that may speak of a topic: words of its title, request or phrases stand in the sentence.
type hint struct {
	touch
	weight int // how many
}

// hints finds the topics that a sentence does not name but has words of.
func (t *topics) hints(words []token, s [2]int, named []touch) []hint {
	var found []hint
	var seen []string
	for i := s[0]; i < s[1]; i++ {
		if !words[i].word || !carries(words[i].lower) {
			continue
		}
		for part := range strings.SplitSeq(bare(words[i].lower), "-") {
			form := actLemma(part)
			if n := len(t.words[form]); n == 0 || n > mostSharing || slices.Contains(seen, form) {
				continue
			}
			seen = append(seen, form)
			for _, topic := range t.words[form] {
				if slices.ContainsFunc(named, func(n touch) bool { return n.topic == topic }) {
					continue
				}
				weight := 1
				if t.acting[topic][form] {
					weight = 2
				}
				if k := slices.IndexFunc(found, func(h hint) bool { return h.topic == topic }); k >= 0 {
					found[k].weight += weight
				} else {
					found = append(found, hint{touch{topic: topic, first: i, last: i + 1}, weight})
				}
			}
		}
	}
	return found
}

// mostSharing is how many topics may have a word that still hints at one of them.
const mostSharing = 2

// ownPlace reports whether words at a touch can be a holder's: what somebody else says within the sentence is not theirs.
func (f *positionFinder) ownPlace(h outlook, t touch) bool {
	if h.quote != nil || h.relation == "own" {
		return true
	}
	place := h.l.words[t.first].start
	for _, q := range f.said[h.l.Number] {
		for _, c := range q.Content {
			if c.Start <= place && place < c.End && (q.Type != Indirect || !q.Doubtful() && q.Stakeholder != "") {
				return false
			}
		}
	}
	return true
}

// count returns how many pieces of evidence each position found so far has.
func (f *positionFinder) count() []int {
	counts := make([]int, len(f.found))
	for i, p := range f.found {
		counts[i] = len(p.Evidence)
	}
	return counts
}

// ruled returns the stance that the rules have found since a count for the holder and topic of an outlook.
func (f *positionFinder) ruled(before []int, o *outlook) Stance {
	for i, p := range f.found {
		if (i >= len(before) || len(p.Evidence) > before[i]) && p.Stakeholder == o.holder && p.About == f.topics.all[o.at.topic].ID {
			return p.Stance
		}
	}
	return ""
}

// subject is who a sentence begins with.
type subject struct {
	first, end  int // tokens
	stakeholder string
}

// keepSubject keeps which stakeholder a sentence begins with, by name or pronoun.
func (r *reader) keepSubject(l *line, s [2]int) {
	first, end := r.opening(l, s, s[1])
	if first >= end || l.inside[first] >= 0 {
		return
	}
	if v := r.who(l, first, end, s[1]); v.stakeholder != "" {
		r.subjects[l] = append(r.subjects[l], subject{first, end, v.stakeholder})
	}
}

// Outlook is words of a document that may state a stakeholder's view of a topic, as the program that trains the finder of views is told of them.
type Outlook struct {
	Stakeholder, About string
	Span               Span
	Features           []uint64
	Turned             bool                        // a view for what the words name is one against what the topic asks for, or the other way round
	Stated             [learned.ViewClasses]Stance // by each view that the words may be taken for, the stance that they then state, or ""
}

// Class returns the number of the view that the words of an outlook are to be learned for where they state a stance, 0 for none and -1 where there is
// no such stance.
func (o Outlook) Class(stance Stance) int {
	if o.Turned {
		stance = opposite(stance)
	}
	return slices.Index(views[:], stance)
}

// Outlooks returns what in a document may state a view.
func Outlooks(d *Document, subject Subject) []Outlook {
	r := findQuotes(d, newCast(subject.Stakeholders))
	name(r, ids{})
	f := newPositionFinder(r, newTopics(subject))
	f.readThrough()
	found := make([]Outlook, len(f.outlooks))
	for i := range f.outlooks {
		o := &f.outlooks[i]
		found[i] = Outlook{Stakeholder: o.holder, About: f.topics.all[o.at.topic].ID, Span: f.spanOf(o.l, o.part), Features: o.features, Turned: o.turned}
		for k := range views[1:] {
			found[i].Stated[k+1] = f.stated(o, views[k+1])
		}
	}
	return found
}
