package extract

import (
	"cmp"
	"slices"
	"strings"
)

// Verbs by the stance of their subject towards their object. Doing something is a stance too, where the verb is
// one of doing it ("launched a review").
var (
	supportVerbs = wordSet(`welcome applaud endorse praise back support demand recommend propose suggest urge champion call put set ask
		push press argue campaign defend favour favor commend hail launch order initiate commission introduce establish want vote`)
	opposeVerbs = wordSet(`reject oppose condemn criticise criticize denounce dismiss object rebut refute slam blast`)
	voiceVerbs  = wordSet(`offer express voice reaffirm`) // their stance is in the noun they take
	goodNouns   = wordSet(`support backing gratitude thanks admiration appreciation approval praise endorsement respect`)
	badNouns    = wordSet(`opposition anger objection objections dismay disapproval outrage`)
)

// Words that state a stance in their own clause: towards what follows them ("we need X"), or, as predicates, towards
// what comes before them ("X is needed").
var (
	supportsObject = wordSet(`support supports supported supporting back backs backed welcome welcomes welcomed need needs needed
		favour favor favours favors endorse endorses endorsed want wants wanted commend urge launched ordered initiated
		commissioned introduced`)
	doing         = wordSet(`launched ordered initiated commissioned introduced`)
	opposesObject = wordSet(`oppose opposes opposed opposing against reject rejects rejected condemn condemns condemned resist scrap abandon`)
	copulas       = wordSet(`is are was were be been being remains seems isn't aren't wasn't weren't`)
	negations     = wordSet(`not no never neither nor cannot can't won't wouldn't don't doesn't didn't isn't aren't wasn't weren't
		shouldn't mustn't couldn't without refused declined`)
	declining = wordSet(`declined refused wouldn't couldn't won't can't cannot not unable inappropriate`)
	silences  = wordSet(`comment say discuss answer speak respond`)
	// Nouns that stand for what is proposed about the thing behind their preposition: "changes to the threshold are needed".
	proposalNouns = wordSet(`change reform introduction idea plan proposal use raising lowering extension limit call need case bid promise move
		push demand campaign motion increase rise reduction principle concept adoption`)
	// Words that turn a stance towards them into its opposite towards what they end: "called for the levy to be scrapped".
	undoing = wordSet(`end ending abolition abolish abolishing abolished removal removing removed scrap scrapping scrapped repeal repealing
		repealed halt halting halted withdrawal withdraw withdrawing withdrawn cancellation cancel cancelling cancelled rejection reject
		rejecting rejected drop dropping dropped abandon abandoning abandoned reversal reverse reversing reversed loss losing stop stopping stopped
		oppose opposing opposed resist resisting defeat defeating defeated object objecting block blocking blocked refuse refusing ditch axe`)
	conditions = wordSet(`if`)
	terms      = wordSet(`unless provided providing depends depended depending conditional`) // behind a stance, what it depends on
	bygone     = wordSet(`once formerly previously until`)
	// Nouns before which a topic only tells what they are about: "the levy debate".
	occasions = wordSet(`vote debate row protest dispute meeting hearing inquiry opponent supporter critic campaign campaigner scandal controversy question issue delay protester leaflet`)
	// Words that tell that a stance is not held, not now held, or only said to be.
	clouds = wordSet(`whether neither nor nobody none hardly barely scarcely until once formerly previously used false untrue lie lies
		myth rumour rumours rumor rumors claim claims allegation allegations`)
	// Words between a stance and a thing that make it a stance on what others do about the thing.
	opponents = wordSet(`against opposition opposing criticism critic critics opponent opponents objection objections attack attacks
		challenge boycott cut cuts campaign`)
	doubts = wordSet(`could might may can`)
	// Verbs whose object their subject does not hold to be so.
	denials = wordSet(`deny reject refute rebut dismiss question doubt refuse`)
	// Words behind which another clause begins, so that a verb no longer governs what follows.
	clauseBreaks = wordSet(`but because although though which who whom whose if unless after before while when until despite that
		regarding concerning about`)
	// Words behind which "to" leads to a noun: "opposed to it".
	reaches = wordSet(`opposed opposition objection objections hostile object objects objected objecting support backing approval blessing weight`)
	// Words that ask for what the next verb says.
	obliging = wordSet(`must should shouldn't mustn't ought`)
	// Verbs whose object a speaker wants, where it should or must be done; their participles, where it should be done to it.
	enforced = wordSet(`approve adopt introduce pass implement back support build fund create extend establish keep retain deliver bring`)
	doneTo   = wordSet(`approved adopted introduced passed implemented backed supported built funded created extended established kept retained delivered`)
	// Verbs that are a stance only where they are negated: "cannot accept".
	acceptance = wordSet(`accept accepts accepted agree tolerate countenance`)
	// Words by which somebody who welcomes a thing finds fault with it.
	critiques = wordSet(`warn warns warned warning caution cautions cautioned concern concerns concerned reservation reservations worried worries worry fear fears feared
		doubt doubts questioned criticised criticized regretted disappointed disappointing insufficient inadequate`)
	shortfalls = stancePhrases(``, `far enough, falls short, fall short, fell short, falling short, not enough, too little, too late, too weak, too slow, too timid, missed opportunity, nowhere near`, ``, ``)
	turns      = wordSet(`but although though however while whilst yet despite`)
	winning    = wordSet(`won garnered drawn attracted received enjoyed gained earned wins enjoys secured`) // "has won the support of"
	// Documents whose author stands behind them.
	authored = wordSet(`letter petition submission article column manifesto`)
)

// positionFinder goes through the sentences of a document and asks of each place that touches a topic whether
// somebody is reported to take a stance on it.
type positionFinder struct {
	*reader
	topics  *topics
	said    map[int][]*Quote        // by the number of the passage in which some of their content stands
	done    map[*line][]attribution // what people are reported to have done, by line
	context context
	gaveUp  map[string]Stance // by stakeholder and topic, a stance that the passage has told to be past
	found   []Position

	statement      bool // a stakeholder wrote the document in the first person
	outlooks       []outlook
	recent         []recent // topics spoken of, the latest last
	sentenceNumber int      // how many sentences have been read
}

// findPositions finds the stances that the document reports stakeholders to have taken on proposals and objects. A stance is stated by a verb,
// a predicate or an authored document, or by words that the trained part weighs and that no guard speaks against (views.go). It is never
// inferred from who somebody is.
func findPositions(r *reader, t *topics) []Position {
	f := newPositionFinder(r, t)
	f.readThrough()
	f.weigh()
	return f.found
}

func newPositionFinder(r *reader, t *topics) *positionFinder {
	f := &positionFinder{reader: r, topics: t, said: r.byPassage(), done: map[*line][]attribution{}, statement: isStatement(r)}
	for _, a := range r.acts {
		f.done[a.l] = append(f.done[a.l], a)
	}
	f.context = context{topics: t, met: map[int]bool{}}
	return f
}

// readThrough goes through the document: what the rules find is then in found, and what the trained part is to weigh in outlooks.
func (f *positionFinder) readThrough() {
	title := tokenize(f.d.Title, 0, len(f.d.Title))
	f.context.pass(title, f.topics.touches(title), -1)
	headings := slices.DeleteFunc(slices.Clone(f.d.Furniture), func(h Furniture) bool { return h.Kind != "title" })
	for number, l := range f.lines {
		for ; len(headings) > 0 && headings[0].Start < l.Start; headings = headings[1:] {
			f.under(headings[0], number)
		}
		f.gaveUp = map[string]Stance{}
		for i, s := range l.sentences {
			f.sentenceOf(l, s, number, l.touches(f.topics)[i])
		}
	}
}

// under makes what a heading above a line of that number names the topic spoken of: below one that names none, words that only point back
// have nothing to point to.
func (f *positionFinder) under(heading Furniture, number int) {
	if number == 0 {
		return // the title, which readThrough has read
	}
	words := tokenize(f.d.Text, heading.Start, heading.End)
	touches := f.topics.touches(words)
	f.context.latest, f.context.here, f.recent = nil, nil, nil
	if len(touches) > 0 {
		f.context.pass(words, touches, number-1)
	}
	for _, t := range touches {
		f.recall(recent{t.topic, f.sentenceNumber - 1, number - 1, false})
	}
}

// longestWeighed is how many tokens a sentence may have that is weighed: far more than anybody writes.
const longestWeighed = 250

// sentenceOf reads one sentence, which names topics.
func (f *positionFinder) sentenceOf(l *line, s [2]int, number int, named []touch) {
	touches, before, begin := f.context.complete(l, s, number, named), f.count(), len(f.outlooks)
	for i, touch := range touches {
		f.touch(l, s, touches[:i], touch)
	}
	var widely []touch
	var heldWidely []Position
	var holders []outlook
	if s[1]-s[0] <= longestWeighed {
		holders = f.holders(l, s)
	}
	if len(holders) > 0 {
		l.wide = true
		widely = f.context.complete(l, s, number, named)
		heldWidely = f.widely(l, s, widely)
		l.wide = false
	} else {
		widely = touches
	}
	f.look(l, s, number, holders, widely)
	if f.unnamed(l, s, number, touches) && len(touches) == 0 {
		f.context.passed, f.context.number = 0, number
	} else {
		f.context.pass(l.words, touches, number)
	}
	if begin == len(f.outlooks) {
		return
	}
	sides := l.opinionsIn(s)
	for i := range f.outlooks[begin:] {
		o := &f.outlooks[begin+i]
		o.ruled, o.widely = f.ruled(before, o), f.heldBy(heldWidely, o)
		f.describe(o, widely, sides)
	}
}

// touch decides on one place; earlier are the touches before it in its sentence.
func (f *positionFinder) touch(l *line, s [2]int, earlier []touch, at touch) {
	acted, cue := false, -1
	for _, a := range slices.Backward(f.done[l]) {
		if a.wide && !l.wide || a.cue < s[0] || a.cue >= s[1] || acted && a.cue != cue || a.voice.stakeholder == "" || f.hearsay(l, l.words[a.cue].start, a.voice.stakeholder, nil) {
			continue
		}
		stance, part := Stance(""), [2]int{min(a.first, a.cue), f.clauseEnd(l, at.last, s[1])}
		switch {
		case a.inverted && at.last <= a.cue && f.undergoes(l, at, a.cue):
			stance, part = stanceOf(l.words[a.cue].lower), [2]int{at.first, a.end}
			stance = against(stance, negations.has(l.lower(a.cue-1)))
		case !a.inverted && a.cue > at.last && f.fronted(l, s, at):
			if e, ok := l.expression(a.cue); ok && (e.stance == Neutral || e.stance == Declined) {
				stance, part = e.stance, [2]int{s[0], e.end}
			}
		case !a.inverted && a.cue < at.first:
			stance = f.byVerb(l, a.cue, earlier, at)
		}
		key := a.voice.stakeholder + " " + f.topics.all[at.topic].ID
		if stance = f.weighed(l, s, a.cue, at, stance); stance != "" && l.past(s, a.cue) {
			f.gaveUp[key] = stance
			acted, cue = true, a.cue
		} else if stance != "" {
			if e, ok := l.expression(a.cue); ok && e.was != "" {
				f.gaveUp[key] = e.was
			}
			f.add(a.voice.stakeholder, at, f.qualified(l, s, a.voice.stakeholder, at, stance), l, part, nil, "act")
			acted, cue = true, a.cue
		}
	}
	if acted {
		return
	}
	if stance := f.resolved(l, s, at); stance != "" {
		f.add(f.scene.author.stakeholder, at, stance, l, s, nil, "resolution")
		return
	}
	q, part, ok := f.quoteOver(l, s, at)
	if (!ok || unsure(l, q, f.d)) && f.ownWords(l, s) {
		q, part, ok = &Quote{Stakeholder: f.scene.author.stakeholder, Type: Direct}, s, true
	}
	if !ok || q.Stakeholder == "" || unsure(l, q, f.d) || f.undergone(l, q) || q.Cue != nil && f.hearsay(l, q.Cue.Start, q.Stakeholder, q) {
		f.author(l, s, at)
		return
	}
	if f.spokenOf(l, q, at) || f.another(q) || f.says(l, at) {
		return
	}
	if stance := f.declined(l, part, at); stance != "" {
		f.add(q.Stakeholder, at, stance, l, part, q, "declined to comment")
		return
	}
	cue = f.cueToken(l, q)
	if cue >= 0 && (denials.has(cueForms.of(l.words[cue].lower).lemma) || opposeVerbs.has(cueForms.of(l.words[cue].lower).lemma)) && cue+1 < at.first && f.saysOf(l, cue, at) {
		return // what is denied or rejected is a statement about it
	}
	if stance, word := f.marked(l, part, earlier, at); stance != "" {
		if stance = f.weighed(l, s, word, at, stance); stance != "" && !f.saysWho(l, part, at, q.Type == Direct) {
			f.add(q.Stakeholder, at, f.qualified(l, s, q.Stakeholder, at, stance), l, part, q, "stance word")
		}
		return
	}
	if q.Rule == listed && f.asks(q) {
		if stance := f.weighed(l, s, max(part[0]-1, 0), at, Support); stance != "" {
			f.add(q.Stakeholder, at, stance, l, part, q, "asked for in a list")
		}
		return
	}
	if cue >= s[0] && cue < at.first && !infinitive(l, cue) {
		if stance := f.weighed(l, s, cue, at, f.byVerb(l, cue, earlier, at)); stance != "" && l.past(s, cue) {
			f.gaveUp[q.Stakeholder+" "+f.topics.all[at.topic].ID] = stance
			return
		} else if stance != "" {
			if said := segment(l, part, at.first); said[0] == part[0] { // the words that state the stance belong to its evidence
				part = [2]int{f.clauseStart(l, q, cue), said[1]}
			}
			f.add(q.Stakeholder, at, f.qualified(l, s, q.Stakeholder, at, stance), l, part, q, "stance verb")
			return
		}
	}
	f.author(l, s, at)
}

// says reports whether a topic is what says or asks what stands behind it: "the report says that …".
func (f *positionFinder) says(l *line, at touch) bool {
	next := at.last
	for auxiliaries.has(l.lower(next)) || adverbs.has(l.lower(next)) {
		next++
	}
	c := cueForms.of(l.lower(next))
	return !at.omitted && c.says && !c.ing && (next > at.last || !c.noun || l.lower(next+1) == "that")
}

// asks reports whether the cue of a quotation is a word by which somebody wants something done.
func (f *positionFinder) asks(q *Quote) bool {
	if q.Cue == nil {
		return false
	}
	word := strings.ToLower(f.d.Words(*q.Cue))
	_, asks := askingForms[word]
	return asks || calling.has(cueForms.of(word).lemma)
}

// calling are other verbs of asking for something to be done, behind which it may be listed.
var calling = wordSet(`recommend propose want seek suggest`)

// undecided are participles of what a body does with a proposal that it does not decide on.
var undecided = wordSet(`deferred delayed postponed noted received reported considered reviewed referred discussed adjourned consulted`)

// resolved reads the resolutions that a body's own minutes report: "RESOLVED, by 11 votes to 8, that the stations be closed", "It was agreed
// that the levy begin in May".
func (f *positionFinder) resolved(l *line, s [2]int, at touch) Stance {
	if f.scene.author.stakeholder == "" || slices.ContainsFunc(l.words[s[0]:s[1]], func(t token) bool { return negations.has(t.lower) && t.lower != "without" || undecided.has(t.lower) }) {
		return ""
	}
	for i := s[0]; i < at.first; i++ {
		w := l.words[i].lower
		if w != "resolved" && (w != "agreed" || l.lower(i-1) != "was" || l.lower(i-2) != "it") || w == "resolved" && !l.words[i].upper {
			continue
		}
		for that := i + 1; that < at.first; that++ {
			if l.words[that].lower == "that" {
				return f.weighed(l, s, that, at, Support)
			}
		}
	}
	return ""
}

// hearsay reports whether the words at a place are what somebody else says, or what is being denied: "Y said that X backs it",
// "X denied that he backs it". The source itself then reports no stance of X.
func (f *positionFinder) hearsay(l *line, place int, stakeholder string, own *Quote) bool {
	q := reporting(f.said[l.Number], place, own)
	return q != nil && (q.Stakeholder != stakeholder && !f.speaksFor(q.Stakeholder, stakeholder) || q.Cue != nil && denials.has(cueForms.of(f.d.Text[q.Cue.Start:q.Cue.End]).lemma))
}

// speaksFor reports whether a person's role is at a body, so that they can tell its view.
func (f *positionFinder) speaksFor(person, body string) bool {
	return slices.ContainsFunc(f.scene.stakeholders, func(p Stakeholder) bool {
		if p.ID != person || p.Kind != "person" {
			return false
		}
		role := tokenize(p.Role, 0, len(p.Role))
		return slices.ContainsFunc(f.scene.find(role), func(n named) bool { return f.scene.stakeholders[n.stakeholder].ID == body })
	})
}

// saysWho reports whether the speaker passes on, before the touch, what others say of it: "“The union says it is wrong,” X said".
func (f *positionFinder) saysWho(l *line, part [2]int, at touch, direct bool) bool {
	for i := part[0] + 1; i < at.first; i++ {
		c := cueForms.of(l.words[i].lower)
		if !c.says || c.noun || c.ing {
			continue
		}
		before := i - 1
		for before > part[0] && (auxiliaries.has(l.words[before].lower) || adverbs.has(l.words[before].lower) || strings.HasSuffix(l.words[before].lower, "ly")) {
			before--
		}
		if w := l.words[before].lower; w != "i" && w != "we" && (direct || w != "he" && w != "she" && w != "they") {
			return true
		}
	}
	return false
}

// saysOf reports whether between a verb and the touch another clause begins: "rejected the idea that it …", "denied doing …".
func (f *positionFinder) saysOf(l *line, verb int, at touch) bool {
	for i := verb + 1; i < at.first; i++ {
		if l.words[i].lower == "that" || strings.HasSuffix(l.words[i].lower, "ing") {
			return true
		}
	}
	for i := at.last; i < min(len(l.words), at.last+2); i++ {
		if copulas.has(l.words[i].lower) {
			return true
		}
	}
	return false
}

// oneKind reports whether a touch names one kind of its topic: "not a levy that ruins shops".
func (l *line) oneKind(at touch) bool {
	if !indefinite.has(l.lower(at.first-1)) && !indefinite.has(l.lower(at.first)) {
		return false
	}
	return slices.ContainsFunc(l.words[at.first:min(len(l.words), at.last+1)], func(t token) bool { return t.lower == "that" || t.lower == "which" })
}

// schemes are nouns of what somebody has in mind to do.
var schemes = wordSet(`plan plans proposal proposals bid bids attempt attempts move moves call calls effort efforts threat threats`)

// namings are nouns of what something is called or said to be, so that a view of them is none of the thing.
var namings = wordSet(`word term label phrase name description slogan accusation allegation comparison`)

// weighed lets a stance stand only where it is plainly stated: not in a question, not as a possibility, not on a condition. What
// is said for the end of a thing is said against it.
func (f *positionFinder) weighed(l *line, s [2]int, verb int, at touch, stance Stance) Stance {
	behind := min(verb, at.last) + 1 // where the words of the stance end
	if e, ok := l.expression(verb); ok && at.behind(e.end) {
		behind = e.end
	}
	if stance == "" || stance == Declined {
		return stance
	}
	if l.lower(at.last) != "" && occasions.has(stem(l.lower(at.last))) || l.lacking(at) {
		return "" // "the levy debate", "a levy without a cap"
	}
	if stance == Oppose && l.oneKind(at) {
		return ""
	}
	if stance != Neutral && yetTo(l, s[0], max(verb, at.last)) {
		return ""
	}
	conditional := false
	for i := s[0]; i < s[1]; i++ {
		w := l.words[i].lower
		if i > verb && (i > at.last && turns.has(w) || i >= at.last && w == "," && cueForms.of(l.lower(i+1)).ing) { // another thought begins, or ", saying …"
			break
		}
		switch {
		case stance == Neutral && (clouds.has(w) && w != "whether" || w == "unless"):
		case bygone.has(w) && (i < verb-3 || i > at.last && w != "until" || l.past(s, verb)):
		case w == "if" && setPhrases.has(l.lower(i+1)): // "if necessary" sets no condition
		case w == "if" && i > at.last && i > verb && l.lower(i-1) != "even" && l.lower(i-1) != "only" && (acceptance.has(l.words[verb].lower) || stanceVerbs.of(l.words[verb].lower) != ""):
			conditional = true
		case w == "?" || clouds.has(w) && (w != "nor" || i > s[0]) || conditions.has(w) && (i == s[0] || l.words[i-1].lower != "even"):
			return ""
		case i > at.first && (terms.has(w) || (w == "long" && l.lower(i-1) == "so" || w == "long" && l.lower(i-1) == "as") && l.lower(i+1) == "as"):
			conditional = true
		}
	}
	if stance == Neutral {
		return choose(conditional, Both, Neutral)
	}
	if possessed := l.words[at.last-1].lower; l.words[s[0]].lower == "had" || strings.HasSuffix(possessed, "'s") || strings.HasSuffix(possessed, "s'") {
		return "" // "Had he backed it, …"; "its critics"
	}
	plain := at.first // of what comes before this, nothing may be negated; the verb's own negation has been seen
	if verb < at.first {
		plain = verb - 3
	}
	from := s[0]
	for i := s[0] + 1; i < plain; i++ { // what stands before ", but" is another thought
		if w := l.words[i].lower; (w == "but" || w == "and") && l.words[i-1].lower == "," || w == ";" {
			from = i
		}
	}
	for i := from; i < plain; i++ {
		if negations.has(l.words[i].lower) {
			return "" // "I do not believe that …", "It is not true that …"
		}
	}
	for i := behind; i < at.first; i++ {
		if namings.has(l.words[i].lower) { // "rejected the word boycott"
			return ""
		}
	}
	for i := behind; i+1 < at.first; i++ { // "attacked Y's support for it", "defended Y's right to oppose it"
		next := l.words[i+1].lower
		if w := l.words[i].lower; (strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "s'")) && (supportNouns.has(next) || opposeNouns.has(next) || next == "right") {
			return ""
		}
	}
	for i := behind; i < at.first; i++ {
		if opponents.has(l.words[i].lower) && !(i == verb+1 && l.words[i].lower == "against") {
			return ""
		}
	}
	for i := verb - 1; i >= max(s[0], verb-3); i-- {
		if doubts.has(l.words[i].lower) && !negations.has(l.lower(i-1)) && l.lower(i+1) != "now" { // "could now support it" is a change of mind
			return ""
		}
	}
	undone, schemed := false, false
	for i := behind; i < at.first; i++ {
		switch {
		case !l.isOf(undoing, "undo", i):
			schemed = schemed || schemes.has(l.words[i].lower) && l.lower(i+1) == "to"
		case schemed:
			undone, schemed = !undone, false // "reject plans to scrap it"
		default:
			undone = true
		}
	}
	for i := at.last; i < min(s[1], at.last+4) && verb < at.first; i++ { // "… to be scrapped"
		undone = undone || l.isOf(undoing, "undo", i) && (i == at.last || l.words[i-1].lower == "be")
	}
	if p := l.lower(at.last); p == "out" || p == "down" || p == "up" {
		undone = undone || slices.ContainsFunc(l.words[behind:max(behind, at.first)], func(t token) bool {
			return t.lower == "throw" || t.lower == "turn" || t.lower == "tear" || t.lower == "vote" || t.lower == "rip"
		})
	}
	if act := f.topics.acts[at.topic]; (ends[act] || changes[act]) && f.topics.namesThing(at.topic, l.words[at.first:at.last]) && !generalNouns.has(stem(l.words[at.last-1].lower)) && !weakPointers.has(l.words[at.first].lower) && !at.omitted {
		if undone {
			undone = false // to be against the end of the thing is to be against the deed
		} else if ends[act] && f.topics.namesThing(at.topic, l.words[min(verb, at.first):at.first]) {
			return ""
		}
	}
	switch {
	case conditional:
		return Both
	case undone && stance == Support:
		return Oppose
	case undone && stance == Oppose:
		return Support
	}
	return stance
}

// setPhrases make of "if" before them no condition: "if necessary".
var setPhrases = wordSet(`necessary need possible required needed anything ever`)

// lacking reports whether the topic is spoken of without something else: "a levy without a cap".
func (l *line) lacking(at touch) bool {
	next := l.lower(at.last + 1)
	return l.lower(at.last) == "without" && (determiners.has(next) || next == "more" || next == "any")
}

// yetTo reports whether "yet to" stands before a token, so that what follows it has not been done: "had yet to be persuaded of it".
func yetTo(l *line, from, before int) bool {
	for i := from; i+1 < min(before, len(l.words)); i++ {
		if l.words[i].lower == "yet" && l.words[i+1].lower == "to" {
			return true
		}
	}
	return false
}

// past reports whether a stance is told as one given up since: "once opposed it but now …", "had backed it but …", "who criticised it in May, now
// backs it".
func (l *line) past(s [2]int, verb int) bool {
	before := false
	for i := verb - 1; i >= max(s[0], verb-3); i-- {
		before = before || bygone.has(l.words[i].lower) || l.words[i].lower == "had" || l.words[i].lower == "initially" || l.words[i].lower == "originally"
	}
	had := before && slices.ContainsFunc(l.words[max(s[0], verb-3):verb], func(t token) bool { return t.lower == "had" })
	for i := verb + 1; i < s[1]; i++ {
		switch w := l.words[i].lower; {
		case w == "now" && before, had && w == "but":
			return true
		case w == "now" && strings.HasSuffix(l.words[verb].lower, "ed") && i+1 < s[1]:
			if _, changed := l.expression(i + 1); changed {
				return true
			}
		}
	}
	return false
}

// qualified makes a welcome mixed where its holder finds fault in the same breath: "welcomed it but warned …".
func (f *positionFinder) qualified(l *line, s [2]int, holder string, at touch, stance Stance) Stance {
	if stance != Support {
		return stance
	}
	principle := slices.ContainsFunc(l.words[at.last:min(s[1], at.last+4)], func(t token) bool { return t.lower == "principle" })
	fault := func(from, to int) bool {
		if principle {
			return true
		}
		for i := from; i < min(to, from+critiqueReach); i++ {
			if _, short := l.phraseAt(shortfalls, i); short || critiques.has(l.words[i].lower) && !negations.has(l.lower(i-1)) && !negations.has(l.lower(i-2)) {
				return true
			}
			if v, named := f.scene.exactly(l.words[i:min(i+2, to)]); named && v.stakeholder != holder {
				return false
			}
		}
		return false
	}
	for i := at.last; i < s[1]; i++ {
		if turns.has(l.words[i].lower) {
			return choose(fault(i+1, s[1]), Both, stance)
		}
	}
	if turns.has(l.lower(s[0])) {
		for i := at.last; i < s[1]; i++ {
			if l.words[i].lower == "," {
				return choose(fault(i+1, s[1]), Both, stance)
			}
		}
	}
	for i, next := range l.sentences {
		if named := l.touches(f.topics)[i]; next[0] == s[1] && len(named) > 0 && !slices.ContainsFunc(named, func(t touch) bool { return t.topic == at.topic }) {
			return stance // it speaks of other topics
		}
		if next[0] == s[1] && turns.has(l.lower(s[1])) && (pronouns.has(l.lower(s[1]+1)) || l.lower(s[1]+1) == ",") && l.lower(s[1]) != "while" && l.lower(s[1]) != "despite" {
			return choose(fault(s[1]+1, next[1]), Both, stance)
		}
	}
	return stance
}

func choose(condition bool, yes, no Stance) Stance {
	if condition {
		return yes
	}
	return no
}

// author finds the stance of somebody towards the document they wrote: "In an open letter …, X said …".
func (f *positionFinder) author(l *line, s [2]int, at touch) {
	first := s[0]
	for first < s[1] && (conjunctions.has(l.words[first].lower) || !l.words[first].word) {
		first++
	}
	if first >= at.first || l.words[first].lower != "in" || at.first-first > 4 || !authored.has(stem(l.words[at.last-1].lower)) {
		return
	}
	for _, q := range f.said[l.Number] {
		cue := f.cueToken(l, q)
		if cue > at.last && cue < s[1] && q.Stakeholder != "" && q.Speaker != nil && q.Speaker.Start > l.words[at.last-1].start {
			f.add(q.Stakeholder, at, Support, l, [2]int{first, s[1]}, nil, "its author")
			return
		}
	}
}

// quoteOver returns the innermost quotation whose content covers a touch, and that content's tokens within the sentence.
func (f *positionFinder) quoteOver(l *line, s [2]int, at touch) (over *Quote, part [2]int, found bool) {
	place := l.words[at.first].start
	inner := -1
	for _, q := range f.said[l.Number] {
		for _, c := range q.Content {
			if c.Start > place || place >= c.End || c.Start < inner {
				continue
			}
			inner, over, found = c.Start, q, true
			part = s
			for part[0] < part[1] && l.words[part[0]].start < c.Start {
				part[0]++
			}
			for part[1] > part[0] && l.words[part[1]-1].start >= c.End {
				part[1]--
			}
		}
	}
	return over, part, found
}

// cueToken returns the token of the quotation's cue in the line, or -1.
func (f *positionFinder) cueToken(l *line, q *Quote) int {
	if q.Cue == nil || q.Cue.Start < l.Start || q.Cue.Start >= l.End {
		return -1
	}
	return l.tokenAt(q.Cue.Start)
}

// spokenOf reports whether a sentence says behind the speaker what a pronoun is of: "“It is a disgrace,” said X of the roads."
func (f *positionFinder) spokenOf(l *line, q *Quote, at touch) bool {
	if !at.omitted && !weakPointers.has(l.words[at.first].lower) || q.Speaker == nil || q.Speaker.Start < l.Start || q.Speaker.End > l.End {
		return false
	}
	behind := l.lower(l.tokenAt(q.Speaker.End))
	return behind == "of" || behind == "about"
}

// another reports whether the mention of a speaker is of somebody else who is theirs: "X's rival".
func (f *positionFinder) another(q *Quote) bool {
	i := slices.IndexFunc(f.scene.stakeholders, func(k Stakeholder) bool { return k.ID == q.Stakeholder })
	if q.Speaker == nil || i < 0 || f.scene.stakeholders[i].Kind != "person" {
		return false
	}
	words := strings.Fields(strings.ReplaceAll(f.d.Words(*q.Speaker), "’", "'"))
	whose := slices.IndexFunc(words, func(w string) bool { return strings.HasSuffix(w, "'s") })
	behind := strings.ReplaceAll(f.d.Text[q.Speaker.End:min(len(f.d.Text), q.Speaker.End+5)], "’", "'")
	return strings.HasPrefix(behind, "'s ") || whose >= 0 && !spokesNouns.has(words[len(words)-1])
}

// undergone reports whether the speaker of a quotation is only told what it reports: "X was urged to …".
func (f *positionFinder) undergone(l *line, q *Quote) bool {
	cue := f.cueToken(l, q)
	if cue < 1 || !cueForms.of(l.words[cue].lower).past || q.Speaker == nil || q.Speaker.Start > q.Cue.Start {
		return false
	}
	before := cue - 1
	for before > 0 && adverbs.has(l.words[before].lower) {
		before--
	}
	return copulas.has(l.words[before].lower)
}

// clauseStart returns the token at which the speaker of a quotation or, where that stands elsewhere, its cue begins.
func (f *positionFinder) clauseStart(l *line, q *Quote, cue int) int {
	if q.Speaker == nil || q.Speaker.Start < l.Start {
		return cue
	}
	return min(cue, l.tokenAt(q.Speaker.Start))
}

// governs reports whether the word at a token reaches the touch: no other topic, clause or purpose stands between.
func (f *positionFinder) governs(l *line, from int, earlier []touch, at touch) bool {
	if l.wide {
		return f.governsWidely(l, from, at)
	}
	for _, e := range earlier {
		if e.first > from && e.topic != at.topic && segment(l, [2]int{from, at.last}, e.first) == segment(l, [2]int{from, at.last}, at.first) {
			return false
		}
	}
	start := max(from+1, segment(l, [2]int{from, at.last}, at.first)[0])
	headed := voiceVerbs.has(cueForms.of(l.words[from].lower).lemma) || undoing.has(l.words[from].lower) && stanceVerbs.of(l.words[from].lower) == ""
	for i := from + 1; i < at.first; i++ {
		w := l.words[i].lower
		if w == "that" && i == from+1 {
			continue
		}
		if w == "to" && !(i == from+1 && reaches.has(l.words[from].lower)) && i+1 < at.first && !determiners.has(l.words[i+1].lower) && !l.words[i+1].capital && l.words[i+1].lower != "be" {
			if next := l.words[i+1].lower; !enacting.has(next) && !undoing.has(next) {
				return false
			}
			headed = true
		}
		if prepositions.has(w) && !headed && i > start && l.words[from+1].lower != "that" { // "a vote on it" is no view of it
			head := stem(l.words[i-1].lower)
			if headed = proposalNouns.has(head) || goodNouns.has(head) || undoing.has(head) || actLemma(head) == f.topics.acts[at.topic]; !headed {
				return false
			}
		}
		if clauseBreaks.has(w) || w == ";" || w == ":" || w == "and" && alsoSays(l, i+1, at.first) || w == "and" && (auxiliaries.has(l.lower(at.last)) || stanceVerbs.of(l.lower(i+1)) != "") {
			return false
		}
	}
	return true
}

// byVerb returns the stance that a verb states towards the touch, or "".
func (f *positionFinder) byVerb(l *line, verb int, earlier []touch, at touch) Stance {
	lemma := cueForms.of(l.words[verb].lower).lemma
	if stance := f.askedFor(l, verb, at); stance != "" {
		return turned(l, verb, stance)
	}
	if e, ok := l.expression(verb); ok && at.behind(e.end) && (lemma == "" || e.end > verb+1) {
		if !f.governs(l, e.end-1, earlier, at) {
			return ""
		}
		if e.stance == Neutral {
			return Neutral
		}
		return turned(l, verb, e.stance)
	}
	if silent.has(lemma) {
		if verb+2 < at.first && l.words[verb+1].lower == "to" && silences.has(l.words[verb+2].lower) && f.governs(l, verb+2, earlier, at) {
			return Declined
		}
		return ""
	}
	if !f.governs(l, verb, earlier, at) {
		return ""
	}
	if judging.has(l.words[verb].lower) && !prepositions.has(l.lower(verb+1)) {
		return f.judged(l, verb, at)
	}
	bare := true // "suggested that it would fail": the touch is what the clause is about
	for i := verb + 1; i < at.first; i++ {
		bare = bare && (l.words[i].lower == "that" || determiners.has(l.words[i].lower))
	}
	for i := at.last; bare && i < min(len(l.words), at.last+2) && cueForms.of(l.words[verb].lower).says; i++ {
		if w := l.words[i].lower; copulas.has(w) && w != "be" || w == "would" || w == "will" {
			return ""
		}
	}
	stance := Stance("")
	switch {
	case acceptance.has(l.words[verb].lower):
		return choose(turned(l, verb, Support) == Oppose, Oppose, "")
	case l.words[verb+1].lower == "against":
		stance = Oppose
	case supportVerbs.has(lemma):
		stance = Support
	case opposeVerbs.has(lemma):
		stance = Oppose
	case voiceVerbs.has(lemma):
		for i := verb + 1; i < at.first; i++ {
			if goodNouns.has(l.words[i].lower) {
				stance = Support
			} else if badNouns.has(l.words[i].lower) {
				stance = Oppose
			}
		}
	}
	return turned(l, verb, stance)
}

// judged returns the stance of a judgement upon the touch: "called it a disgrace".
func (f *positionFinder) judged(l *line, verb int, at touch) Stance {
	for i := verb + 1; i < at.first; i++ {
		if !determiners.has(l.words[i].lower) {
			return ""
		}
	}
	for i := at.last; i < min(len(l.words), at.last+judgementReach); i++ {
		switch w := l.words[i].lower; {
		case clauseBreaks.has(w), w == ",", w == ";", prepositions.has(w) && w != "as" && (w != "of" || l.words[i-1].lower != "act"):
			return ""
		case l.predicate(i) != "":
			return turned(l, i, turned(l, verb, l.predicate(i)))
		case f.sense(l, i) != "":
			stance := turned(l, verb, f.sense(l, i))
			return choose(stance == Neutral, "", stance)
		}
	}
	return ""
}

// undergoes reports whether a passive verb, or the noun of "has the support of", is about the touch.
func (f *positionFinder) undergoes(l *line, at touch, verb int) bool {
	for i := at.last; i < verb; i++ {
		if w := l.words[i].lower; !auxiliaries.has(w) && !adverbs.has(w) && !determiners.has(w) && !negations.has(w) && w != "full" && !winning.has(w) && w != "drawn" && w != "put" && w != "which" && w != "that" && !strings.HasSuffix(w, "ly") {
			return false
		}
	}
	return at.last < verb
}

// fronted reports whether the sentence begins by saying what it is about: "On the levy, …".
func (f *positionFinder) fronted(l *line, s [2]int, at touch) bool {
	w := l.lower(s[0])
	if w == "asked" {
		return at.first-s[0] <= 8 && l.lower(at.last) == ","
	}
	return (w == "on" || w == "about" || w == "regarding") && at.first-s[0] <= 4 && l.lower(at.last) == ","
}

// stanceOf returns the stance of a verb or noun towards its object.
func stanceOf(word string) Stance {
	if supportNouns.has(word) || drafting.has(word) {
		return Support
	}
	return stanceVerbs.of(word)
}

// turned turns a stance round when its word is negated: "did not back". Not opposing is no stance.
func turned(l *line, at int, stance Stance) Stance {
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		if negations.has(l.words[i].lower) {
			return against(stance, true)
		}
	}
	return stance
}

// How many tokens may stand between a verb and its object, and between a subject and its predicate.
const (
	objectReach    = 8
	predicateReach = 14
	judgementReach = 6
	critiqueReach  = 14
)

// marked finds a stance word about the touch within the part of its sentence that its speaker said.
func (f *positionFinder) marked(l *line, part [2]int, earlier []touch, at touch) (stance Stance, word int) {
	for i := at.first - 1; i >= part[0] && at.first-i <= objectReach; i-- {
		stance, from := Stance(""), i
		w := l.words[i].lower
		switch e, ok := l.expression(i); {
		case supportsObject.has(w) && !(strings.HasPrefix(w, "need") && auxiliaries.has(l.lower(i-1))): // not "will need"
			stance = Support
		case opposesObject.has(w):
			stance = Oppose
		case ok && at.behind(e.end) && e.end > i+1:
			stance, from = e.stance, e.end-1
		case acceptance.has(w) && turned(l, i, Support) == Oppose:
			stance = Support
		case l.isOf(enforced, "enact", i) && i > part[0] && (obliging.has(l.lower(i-1)) || negations.has(l.lower(i-1)) && obliging.has(l.lower(i-2))):
			if f.governs(l, i, earlier, at) {
				return turned(l, i, Support), i
			}
			continue
		case l.due(part, i, at):
			return turned(l, i, Support), i
		default:
			continue
		}
		if f.governs(l, from, earlier, at) && f.ownView(l, part, i) {
			if stance = turned(l, i, stance); stance != "" {
				return stance, i
			}
		}
	}
	if !f.isSubject(l, part, at) {
		return "", 0
	}
	copula := -predicateReach
	if strings.HasSuffix(l.words[at.last-1].lower, "'s") { // "It's"
		copula = at.last - 1
	}
	for i := at.last; i < part[1] && i-at.last <= predicateReach; i++ {
		w := l.words[i].lower
		switch {
		case clauseBreaks.has(w) && w != "that", w == ";":
			return "", 0
		case copulas.has(w):
			copula = i
		case w == "far" && l.lower(i+1) == "from" || w == "anything" || w == "hardly":
			return "", 0 // "far from essential"
		case obliging.has(w):
			end := i + 1
			for negations.has(l.lower(end)) || l.lower(end) == "now" || l.lower(end) == "be" {
				end++
			}
			stance := Stance("")
			switch v := l.lower(end); {
			case l.isOf(undoing, "undo", end):
				stance = Oppose
			case end < part[1] && (v == "go" && l.lower(end+1) == "ahead" || v == "proceed" || v == "happen" || l.lower(end-1) == "be" && l.isOf(doneTo, "enact", end)):
				stance = Support
			}
			if stance != "" {
				return against(stance, negations.has(l.lower(i+1))), i
			}
		case l.fallsShort(i):
			return Both, i // "does not go far enough"
		case f.sense(l, i) != "":
			return f.sense(l, i), i
		case i-copula <= 4 && l.predicate(i) != "":
			return turned(l, i, l.predicate(i)), i
		case l.does(i) != "":
			return l.does(i), i
		case goodNouns.has(w) && i > 0 && (l.words[i-1].lower == "my" || l.words[i-1].lower == "our" || l.words[i-1].lower == "full"):
			return turned(l, i, Support), i
		}
	}
	return "", 0
}

// due reports whether a token says that somebody should have what a touch names: "must have a vote", "should have been given a vote".
func (l *line) due(part [2]int, i int, at touch) bool {
	by := i - 1
	switch w := l.lower(i); {
	case w == "have" || w == "get":
	case w == "given" || w == "granted" || w == "offered":
		for l.lower(by) == "be" || l.lower(by) == "been" || l.lower(by) == "have" {
			by--
		}
	default:
		return false
	}
	if negations.has(l.lower(by)) {
		by--
	}
	for k := i + 1; k < at.first; k++ {
		if w := l.words[k].lower; !determiners.has(w) && !describing.has(w) {
			return false
		}
	}
	return by >= part[0] && obliging.has(l.lower(by))
}

// fallsShort reports whether words begin at a token that say of a thing that there should be more of it.
func (l *line) fallsShort(at int) bool {
	if _, ok := l.phraseAt(shortfalls, at); !ok {
		return false
	}
	return l.lower(at) != "far" || l.lower(at+1) == "enough" && l.negatedAt(at)
}

// sense reads judgements of several words: "makes no sense", "a step in the right direction".
func (f *positionFinder) sense(l *line, at int) Stance {
	stance, _, ok := l.judges(judgements, at)
	if !ok {
		return ""
	}
	return turned(l, at, stance)
}

// isSubject reports whether the touch can be what a predicate is about: it hangs on no other noun, or on one that
// stands for a proposal.
func (f *positionFinder) isSubject(l *line, part [2]int, at touch) bool {
	for i := at.first - 1; i > part[0] && at.first-i <= 3; i-- {
		if prepositions.has(l.words[i].lower) {
			return proposalNouns.has(stem(l.words[i-1].lower))
		}
	}
	return true
}

// ownView reports whether the verb of a stance has the speaker as its subject: in "X said Y backs it" the view is not X's.
// A need is nobody's in particular.
func (f *positionFinder) ownView(l *line, part [2]int, at int) bool {
	if stem(l.words[at].lower) == "need" || l.words[at].lower == "needed" || l.words[at].lower == "i'm" || l.words[at].lower == "we're" {
		return true
	}
	for i := at - 1; i >= part[0]; i-- {
		w := l.words[i].lower
		if auxiliaries.has(w) || adverbs.has(w) || negations.has(w) || strings.HasSuffix(w, "ly") {
			continue
		}
		w, _, _ = strings.Cut(w, "'") // "I'm", "we've"
		return pronouns.has(w) && w != "who" && w != "it" && w != "you"
	}
	return !doing.has(l.words[at].lower)
}

// declined recognises a refusal to comment on the touch.
func (f *positionFinder) declined(l *line, part [2]int, at touch) Stance {
	if at.first >= 4 && prepositions.has(l.lower(at.first-2)) {
		for i := at.first - 3; i >= part[0] && at.first-i <= 8; i-- {
			if l.words[i].lower == "nothing" && l.lower(i+1) == "to" && silences.has(l.lower(i+2)) {
				return Declined
			}
		}
	}
	for i := at.first - 1; i >= part[0] && at.first-i <= 4; i-- {
		if l.words[i].lower != "comment" {
			continue
		}
		for j := i - 1; j >= part[0] && i-j <= 8; j-- {
			if declining.has(l.words[j].lower) {
				return Declined
			}
		}
	}
	return ""
}

// clauseEnd returns where the clause that holds tokens[at-1] ends.
func (f *positionFinder) clauseEnd(l *line, at, last int) int {
	for at < last && !isStop(l.words[at]) && !clauseBreaks.has(l.words[at].lower) && l.words[at].lower != "so" && l.words[at].lower != "to" && l.words[at].lower != "and" {
		at++
	}
	return at
}

// add keeps one row for a stakeholder, topic and stance, with all its evidence in the document.
func (f *positionFinder) add(stakeholder string, at touch, stance Stance, l *line, part [2]int, q *Quote, rule string) {
	said := part
	if q != nil {
		said = segment(l, said, at.first)
	}
	if said = around(l, said, at.first); said[0] >= said[1] { // "opposes that" ends in a word that joins sentences elsewhere
		said = part
	}
	if said[0] >= said[1] {
		return
	}
	evidence := f.spanOf(l, said)
	if evidence.Start >= evidence.End { // between marks that never close
		evidence = f.span(l.words[said[0]].start, l.words[said[1]-1].end)
	}
	topic := f.topics.all[at.topic]
	for i := range f.found {
		p := &f.found[i]
		if p.Stakeholder == stakeholder && p.About == topic.ID && p.Stance == stance {
			i, _ := slices.BinarySearchFunc(p.Evidence, evidence.Start, func(e Span, at int) int { return cmp.Compare(e.End, at+1) })
			switch {
			case i == len(p.Evidence) || !p.Evidence[i].Overlaps(evidence):
				p.Evidence = slices.Insert(p.Evidence, i, evidence)
			case rule != byWeighing: // two phrases of the topic in a row
				e := &p.Evidence[i]
				e.Start, e.End = min(e.Start, evidence.Start), max(e.End, evidence.End)
			}
			return
		}
	}
	was := f.gaveUp[stakeholder+" "+topic.ID]
	if was == stance {
		was = ""
	}
	p := Position{Stakeholder: stakeholder, About: topic.ID, Stance: stance, Was: was, General: len(topic.Parts) > 0, Evidence: []Span{evidence}, Rule: rule, Confidence: Likely}
	if q != nil {
		p.Quote = q.ID
		if q.Type == Direct {
			p.Confidence = Certain
		}
	}
	f.found = append(f.found, p)
}
