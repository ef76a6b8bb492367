package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// findQuotes finds what the document reports people to have said: in quotation marks, in reported speech, or
// both. Page furniture is not read. The reader it returns holds the quotations and what later finders need.
func findQuotes(d *Document, c *cast) *reader {
	r := findRuled(d, c)
	r.learn()
	return r
}

// titleLines is how many lines of a document may be its letterhead and title.
const titleLines = 4

// findRuled is findQuotes by rules alone.
func findRuled(d *Document, c *cast) *reader {
	r := &reader{d: d}
	for _, p := range d.Passages {
		if !d.IsFurniture(p.Start, p.End) {
			r.lines = append(r.lines, newLine(d.Text, p))
		}
	}
	r.scene = newScene(c, d, r.lines)
	if r.scene.author = r.signatory(); r.scene.author.stakeholder == "" {
		for _, name := range append([]string{d.Outlet}, d.Authors...) {
			if v, ok := r.scene.exactly(tokenize(name, 0, len(name))); ok { // a statement, or a page of their own
				r.scene.author = v
				break
			}
		}
	}
	for i := 0; i < min(titleLines, len(r.lines)) && r.scene.author.stakeholder == ""; i++ {
		words := r.lines[i].words
		for k := 0; k+2 < len(words); k++ {
			if link := words[k+1].lower; documentNouns.has(words[k].lower) && (link == "of" || link == "by" || link == "from") {
				if v, ok := r.scene.exactly(words[k+2:]); ok { // "Report of the committee"
					r.scene.author = v
				}
			}
		}
	}
	r.readPapers()
	r.letterhead()
	turns := 0
	for _, l := range r.lines {
		if _, ok := speakerOfTurn(l); ok {
			turns++
		}
	}
	r.script = turns > 1
	for i := range r.lines {
		r.read(i)
	}
	return r
}

// speakerOfTurn returns the tokens of the name in capitals and a colon with which a turn of a transcript begins.
func speakerOfTurn(l *line) (name [2]int, ok bool) {
	first := 0
	for first < len(l.words) && !l.words[first].word && l.words[first].lower != "(" && l.words[first].lower != "[" {
		first++
	}
	end := first
	for end < len(l.words) && end-first < 5 && l.words[end].word && l.words[end].upper {
		end++
	}
	ok = first < end && end+1 < len(l.words) && l.words[end].lower == ":" && len(l.words[end-1].lower) > 2
	return [2]int{first, end}, ok
}

// turn takes a line as a turn of a transcript, where it is one.
func (r *reader) turn(l *line) bool {
	name, ok := speakerOfTurn(l)
	if !ok {
		return false
	}
	v := r.scene.identify(l.words[name[0]:name[1]])
	a := attribution{l: l, cue: name[1], first: name[0], end: name[1], voice: v, rule: "speaks in a transcript"}
	q := r.quote(l, a, [][2]int{{name[1] + 1, len(l.words)}}, make([]bool, len(l.marked)))
	if q == nil {
		return false
	}
	q.Type, q.Confidence = Direct, Certain
	r.quotes = append(r.quotes, *q)
	r.last, r.open = len(r.quotes)-1, false
	return true
}

// longestSignature is how many tokens a name behind a dash may run to.
const longestSignature = 12

// isSignature reports whether a line is a person's name and, behind a comma, who that is.
func isSignature(l *line) bool {
	comma := slices.IndexFunc(l.words, func(t token) bool { return !t.word && t.lower != "." })
	return comma > 1 && comma < 5 && l.words[comma].lower == "," && comma+1 < len(l.words) && l.words[len(l.words)-1].word && isPersonName(l.words[:comma])
}

// signed takes a stretch that begins a line as a quotation where a name follows it, behind a dash or on a line of its own, and ends its line or the next.
func (r *reader) signed(index, m int) bool {
	l := r.lines[index]
	stretch := l.marked[m]
	first, end := tokensWithin(l, stretch)
	from, by := end, l
	for from < len(l.words) && l.words[from].start < stretch.after {
		from++
	}
	if from == len(l.words) && index+1 < len(r.lines) {
		from, by = 0, r.lines[index+1]
	}
	dash := from
	for from < len(by.words) && strings.Contains("-–—―", by.words[from].lower) {
		from++
	}
	below := from == 0 && by != l && dash == from && l.outside == 0 && isSignature(by)
	last := from
	for last < len(by.words) && (by.words[last].word || by.words[last].lower == ".") && by.inside[last] < 0 {
		last++
	}
	if stretch.open != l.Start || !stretch.closed || dash == from && !below || last-from < 1 || len(by.words)-from > longestSignature || !by.words[from].capital {
		return false
	}
	for by.words[last-1].lower == "." {
		last--
	}
	v := r.scene.identify(by.words[from:last])
	rule, sure := "signed behind a dash", Certain
	if below {
		rule, sure = "signed beneath", Likely
	}
	q := r.quote(l, attribution{cue: len(l.words), voice: v, rule: rule}, [][2]int{{first, end}}, make([]bool, len(l.marked)))
	if q == nil {
		return false
	}
	speaker := r.span(by.words[from].start, by.words[last-1].end)
	q.Speaker, q.Type, q.Confidence = &speaker, Direct, sure
	r.quotes = append(r.quotes, *q)
	return true
}

// line is a passage with its marked stretches and its words.
type line struct {
	Passage
	marked    []marked
	words     []token   // all tokens, those inside marks too
	inside    []int     // for each token the marked stretch it stands in, or -1
	wide      bool      // whether expression reads the wide list of words that take sides, too
	parts     []byte    // for each token which part of its sentence it is, once the trained part has read the document
	outside   int       // how many words stand in no marked stretch
	ends      [][2]int  // token ranges of the sentences; no sentence ends inside marks
	sentences [][2]int  // token ranges of all sentences, those inside marks too
	touched   [][]touch // what each of them names of the topics, once it is asked for
}

// newLine prepares a passage, or the part of one that is not furniture.
func newLine(text string, p Passage) *line {
	l := &line{Passage: p, marked: findMarked(text, p), words: tokenize(text, p.Start, p.End)}
	l.inside = make([]int, len(l.words))
	m := 0
	for i, t := range l.words {
		for m < len(l.marked) && l.marked[m].after <= t.start {
			m++
		}
		l.inside[i] = -1
		if m < len(l.marked) && l.marked[m].open <= t.start {
			l.inside[i] = m
		} else if t.word {
			l.outside++
		}
	}
	first, inner, open := 0, 0, 0
	for _, s := range Sentences(text, p.Start, p.End) {
		from := inner
		for inner < len(l.words) && l.words[inner].start < s[1] {
			inner++
		}
		l.sentences = append(l.sentences, [2]int{from, inner})
		for open < len(l.marked) && l.marked[open].after <= s[1] {
			open++
		}
		if open < len(l.marked) && l.marked[open].start <= s[1] {
			continue
		}
		last := first
		for last < len(l.words) && l.words[last].start < s[1] {
			last++
		}
		if last > first {
			l.ends = append(l.ends, [2]int{first, last})
		}
		first = last
	}
	if first < len(l.words) {
		l.ends = append(l.ends, [2]int{first, len(l.words)})
	}
	return l
}

// reader goes through a document and keeps what runs on from one passage to the next.
type reader struct {
	d        *Document
	scene    *scene
	script   bool // the document is a transcript, in part at least
	lines    []*line
	quotes   []Quote
	acts     []attribution       // what people are reported to have done about something
	subjects map[*line][]subject // the stakeholders with whom sentences begin
	last     int                 // index in quotes of the quotation that the next passage may run on from, or -1
	open     bool                // … and whether its marks are still open
	colon    *attribution        // who is about to speak, where a passage ended in "X said:"
	list     *attribution        // … whose items follow, where it ended in "X asks them to:"
	listed   int                 // how many items of a list were taken so far
}

// attribution is a speaker and a cue, as tokens of a line.
type attribution struct {
	l          *line
	cue        int // token of the cue
	after      int // token behind the cue, its particle and the person told
	form       cue
	first, end int // tokens of the speaker; first == end where there is none
	voice      voice
	inverted   bool // "said X"
	wide       bool // found by the wide list of words that take sides alone
	rule       string
}

// spanOf returns the span of a token range, from inside a mark at one end where there is one at that end only.
func (r *reader) spanOf(l *line, part [2]int) Span {
	s := r.span(l.words[part[0]].start, l.words[part[1]-1].end)
	if first, last := l.inside[part[0]], l.inside[part[1]-1]; first >= 0 || last >= 0 {
		if first >= 0 && (first == last || l.marked[first].after > s.End) {
			s.Start = max(s.Start, l.marked[first].start)
		}
		if last >= 0 && (first == last || l.marked[last].open < s.Start) {
			s.End = min(s.End, l.marked[last].end)
		}
	}
	return s
}

func (r *reader) span(start, end int) Span { return Span{r.d.ID, start, end} }

// read finds the quotations of one passage.
func (r *reader) read(index int) {
	l := r.lines[index]
	if index == 0 {
		r.last = -1
	}
	spoken := make([]bool, len(l.marked)) // stretches that a quotation has taken
	before := len(r.quotes)
	colon := r.colon
	r.colon = nil
	if r.items(l) {
		return
	}
	r.list, r.listed = nil, 0
	if r.script && r.turn(l) {
		return
	}
	for _, s := range l.ends {
		r.sentence(l, s, spoken)
	}
	if index > 0 && colon == nil && strings.HasSuffix(r.d.Text[r.lines[index-1].Start:r.lines[index-1].End], ":") {
		r.scene.person = voice{} // announced by whom nothing tells
	}
	for m := range l.marked {
		if !spoken[m] && !r.signed(index, m) {
			r.floating(l, m, colon)
		}
	}
	slices.SortStableFunc(r.quotes[before:], func(a, b Quote) int { return cmp.Compare(a.Content[0].Start, b.Content[0].Start) })
	if len(r.quotes) == before {
		if !r.continues(l) {
			r.last, r.open = -1, false
		}
		return
	}
	r.last = len(r.quotes) - 1
	for i := before; i < len(r.quotes); i++ {
		if q := r.quotes[i]; q.Content[len(q.Content)-1].End >= r.quotes[r.last].Content[len(r.quotes[r.last].Content)-1].End && q.Type != Indirect {
			r.last = i
		}
	}
	r.open = len(l.marked) > 0 && !l.marked[len(l.marked)-1].closed
}

// continues reports whether the passage was taken into a quotation that ran on into it.
func (r *reader) continues(l *line) bool {
	if r.last < 0 {
		return false
	}
	content := r.quotes[r.last].Content
	return content[len(content)-1].Start >= l.Start
}

// sentence finds the quotations that a sentence attributes.
func (r *reader) sentence(l *line, s [2]int, spoken []bool) {
	attributions := r.attributions(l, s)
	r.list = r.opensList(l, s)
	attributions = slices.DeleteFunc(attributions, func(a attribution) bool {
		if !a.form.says && !a.form.views && a.form.acts {
			r.acts = append(r.acts, a)
			return true
		}
		return false
	})
	from := s[0]
	for i, a := range attributions {
		until := s[1]
		for _, next := range attributions[i+1:] {
			if next.cue > a.after+longestReport {
				break
			}
			if !next.nested(s) {
				if until = next.clauseStart(); until <= a.cue { // "X, who backed it, now opposes it"
					until = next.cue
				}
				break
			}
		}
		if i > 0 && a.nested(s) {
			from = a.clauseStart()
		}
		r.attributed(l, a, from, until, s, spoken)
		from = max(from, a.after)
	}
}

// nested reports whether an attribution may be part of what an earlier one of its sentence reports: it has a subject of its own
// and something behind it, and no conjunction sets it beside the other.
func (a attribution) nested(s [2]int) bool {
	start := a.clauseStart()
	if a.inverted || a.form.ing || a.rule == "according to" || start == s[0] || a.after+1 >= s[1] {
		return false
	}
	before := a.l.words[start-1].lower
	if a.l.inside[start-1] >= 0 {
		return false
	}
	return before != "and" && before != "but" && before != "while" && before != ";" && a.first < a.cue
}

// How many tokens a report may run to, and within how many a cue's subject is looked for. Both are far beyond what
// anybody writes; they keep the time taken in step with the length of the text.
const (
	longestReport  = 150
	longestSubject = 60
	fewestReported = 3 // words of a report without quotation marks; fewer say nothing by themselves, unless they are what a view is of
)

// clauseStart is the token at which an attribution's own words begin.
func (a attribution) clauseStart() int {
	if a.first < a.end && !(a.form.ing && a.l.words[a.cue-1].lower == ",") {
		return min(a.first, a.cue)
	}
	return a.cue
}

// attributed makes the quotation of one attribution: the words before it, after it, or both.
func (r *reader) attributed(l *line, a attribution, from, until int, s [2]int, spoken []bool) {
	left := trim(l, max(from, a.clauseStart()-longestReport), max(from, a.clauseStart()))
	right := trim(l, a.after, min(until, a.after+longestReport))
	rightMarked, leftMarked := firstMarked(l, right), firstMarked(l, left)
	var content [][2]int
	switch {
	case a.rule == "according to":
		if left[1] > left[0] {
			content = [][2]int{left}
		} else {
			content = [][2]int{cutClause(l, right, false)}
		}
	case leftMarked >= 0 && endsMarked(l, left): // "…," X said; and what follows when it goes on
		content = [][2]int{quotedPart(l, left)}
		if rightMarked >= 0 && l.inside[right[0]] == rightMarked {
			content = append(content, right)
		}
	case a.form.says && interrupts(l, a, left, right, s): // The mill will close, X said, “because it must”
		content = [][2]int{left, right}
	case a.inverted && left[1] > left[0] && left[0] == s[0]:
		content = [][2]int{left}
	case a.form.says && right[1] > right[0] && (rightMarked >= 0 || isClause(l, a, right)):
		content = [][2]int{cutClause(l, right, a.form.views && rightMarked < 0 && l.words[a.after].lower != "that")}
		if rightMarked >= 0 {
			if part := quotedPart(l, content[0]); !slices.ContainsFunc(l.words[content[0][0]:part[0]], func(t token) bool { return cueForms.of(t.lower).tells || cueForms.of(t.lower).lemma == "say" }) {
				content[0] = part
			}
		}
	case a.form.says && left[1] > left[0] && left[0] == s[0] && endsWithComma(l, left[1]) && right[1]-right[0] < 8 && left[1]-left[0] >= 4 && !prepositions.has(l.words[left[0]].lower):
		content = [][2]int{left} // It will close, the company said.
	case a.form.says && right[1] == right[0] && left[1] == left[0]:
		if last := l.words[len(l.words)-1].lower; last == ":" && s[1] == len(l.words) {
			r.colon = &a
		}
		return
	case a.form.views && right[1] > right[0]:
		content = [][2]int{cutClause(l, right, true)}
	default:
		return
	}
	if r.list != nil && until == s[1] {
		return // the lines behind are what it reports
	}
	q := r.quote(l, a, content, spoken)
	if q == nil {
		return
	}
	r.quotes = append(r.quotes, *q)
}

// opensList returns who asks for what the items of a list behind the line say, where the line ends so: "The letter asks ministers to:".
func (r *reader) opensList(l *line, s [2]int) *attribution {
	if s[1] != len(l.words) || l.words[s[1]-1].lower != ":" || firstMarked(l, s) >= 0 {
		return nil
	}
	for at := s[1] - 2; at > max(s[0], s[1]-longestSubject); at-- {
		w := l.words[at]
		if denying(w.lower) || opposeVerbs.has(cueForms.of(w.lower).lemma) {
			return nil // "did not ask the town to:", "rejected calls to:"
		}
		if _, asks := askingForms[w.lower]; w.capital || !asks && !cueForms.of(w.lower).says && !cueForms.of(w.lower).views {
			continue
		}
		if first, end := r.subject(l, s, at); first < end && canSpeak(l.words[first:end]) {
			if everybody.has(l.words[first].lower) || slices.ContainsFunc(l.words[s[0]:at], func(t token) bool { return denying(t.lower) }) {
				return nil
			}
			return &attribution{l: l, cue: at, first: first, end: end, voice: r.who(l, first, end, s[1])}
		}
	}
	return nil
}

// listed is the rule of the items of a list that a report opens.
const listed = "listed behind a report"

// items takes the lines of a passage as items of a list that a report has opened, where they are.
func (r *reader) items(l *line) bool {
	if r.list == nil {
		return false
	}
	a, found := *r.list, false
	cue := r.span(a.l.words[a.cue].start, a.l.words[a.cue].end)
	for first := bulletEnd(r.d.Text, l, 0); first > 0 && r.listed < mostItems; {
		end := first
		next := 0
		for end < len(l.words) && next == 0 {
			if end++; end < len(l.words) && strings.Contains(r.d.Text[l.words[end-1].end:l.words[end].start], "\n") {
				next = bulletEnd(r.d.Text, l, end)
			}
		}
		if part := trim(l, first, end); part[1]-part[0] >= fewestReported && firstMarked(l, part) < 0 {
			q := Quote{Doc: r.d.ID, Content: []Span{r.spanOf(l, part)}, Speaker: a.span(r), Cue: &cue, SpeakerName: a.voice.name, Stakeholder: a.voice.stakeholder, Type: Indirect, Complete: true, Confidence: Likely, Rule: listed}
			if q.SpeakerName == "" {
				q.Confidence = Possible
			}
			r.quotes = append(r.quotes, q)
			r.listed++
			found = true
		}
		first = next
	}
	return found
}

// mostItems is how many items of one list are taken: far more than anybody asks for at a time.
const mostItems = 50

// bulletEnd returns the token behind the bullet, number or letter with which an item begins at a token, or 0.
func bulletEnd(text string, l *line, at int) int {
	switch {
	case at+1 >= len(l.words):
		return 0
	case strings.Contains("-•*–·●", l.words[at].lower) && l.words[at+1].start > l.words[at].end:
		return at + 1
	case at+2 < len(l.words) && (isNumber(l.words[at]) || l.words[at].end-l.words[at].start == 1) && strings.Contains(".)", l.words[at+1].lower):
		return at + 2
	}
	return 0
}

// interrupts reports whether an attribution stands between commas within what it reports: "The union could live with it, X said, if …".
func interrupts(l *line, a attribution, left, right, s [2]int) bool {
	return left[0] == s[0] && left[1]-left[0] > 3 && right[1] > right[0] && endsWithComma(l, left[1]) && endsWithComma(l, a.after) &&
		firstMarked(l, left) < 0 && (firstMarked(l, right) < 0 || l.inside[right[0]] >= 0 && goesOn(l, right[0])) && !prepositions.has(l.words[left[0]].lower) && !conjunctions.has(l.words[left[0]].lower) &&
		slices.ContainsFunc(l.words[left[0]:left[1]], func(t token) bool { return auxiliaries.has(t.lower) })
}

// goesOn reports whether the first word of a stretch in marks has no capital, so that the stretch is the end of a sentence.
func goesOn(l *line, at int) bool {
	for at+1 < len(l.words) && !l.words[at].word {
		at++
	}
	return !l.words[at].capital
}

// quote makes the row, or nil where nothing remains.
func (r *reader) quote(l *line, a attribution, content [][2]int, spoken []bool) *Quote {
	q := Quote{Doc: r.d.ID, SpeakerName: a.voice.name, Stakeholder: a.voice.stakeholder, Complete: true, Rule: a.rule, Confidence: Likely}
	inMarks, outside := 0, 0
	for _, part := range content {
		if part[1] <= part[0] {
			continue
		}
		for i := part[0]; i < part[1]; i++ {
			m := l.inside[i]
			if m >= 0 {
				spoken[m] = true
				q.Complete = q.Complete && r.whole(l, m)
			}
			if !l.words[i].word {
				continue
			}
			if m >= 0 {
				inMarks++
			} else {
				outside++
			}
		}
		if span := r.spanOf(l, part); span.Start < span.End {
			q.Content = append(q.Content, span)
		}
	}
	if len(q.Content) == 0 || inMarks+outside == 0 || inMarks == 0 && a.form.says && !a.form.views && outside < fewestReported {
		return nil
	}
	switch {
	case outside == 0:
		q.Type, q.Confidence = Direct, Certain
		announced := content[0][0] > 0 && l.words[content[0][0]-1].lower == ":"
		before := a.cue >= content[len(content)-1][1] && !goesOn(l, content[0][0]) // "It will," X said
		if inMarks < 5 && !announced && !before && !endsLikeSentence(r.d.Text[q.Content[0].Start:q.Content[len(q.Content)-1].End]) {
			q.Type = Mixed
		}
	case inMarks > 0:
		q.Type = Mixed
	default:
		q.Type = Indirect
	}
	if a.first < a.end {
		speaker := r.span(l.words[a.first].start, l.words[a.end-1].end)
		if last := l.words[a.end-1]; uncontracted(last.lower) != last.lower {
			speaker.End = last.start + len(uncontracted(last.lower)) // "she" of "she's"
		}
		q.Speaker = &speaker
	}
	if a.cue < len(l.words) {
		at := r.span(l.words[a.cue].start, l.words[a.cue].end)
		if a.rule == "according to" {
			at.End = l.words[a.first-1].end
		}
		q.Cue = &at
	}
	if q.SpeakerName == "" {
		q.Confidence = Possible
	}
	return &q
}

// whole reports whether a marked stretch is complete: closed, or left open at the end of a sentence.
func (r *reader) whole(l *line, m int) bool {
	return l.marked[m].closed || endsLikeSentence(r.d.Text[l.marked[m].start:l.marked[m].end])
}

func endsLikeSentence(words string) bool {
	words = strings.TrimRight(words, `"”’')`)
	r, _ := utf8.DecodeLastRuneInString(words)
	return strings.ContainsRune(".?!…", r)
}

// floating deals with a stretch in marks that its own sentence does not attribute: it runs on from the passage
// before, was announced by a colon, or is spoken by whoever spoke last. Terms and scare quotes are dropped.
func (r *reader) floating(l *line, m int, colon *attribution) {
	stretch := l.marked[m]
	begins := stretch.open == l.Start
	alone := begins && l.outside == 0
	first, last := tokensWithin(l, stretch)
	words := 0
	for _, t := range l.words[first:last] {
		if t.word {
			words++
		}
	}
	content := r.span(stretch.start, stretch.end)
	complete := r.whole(l, m)
	switch {
	case stretch.start >= stretch.end || words == 0:
	case begins && colon != nil:
		spoken := make([]bool, len(l.marked))
		q := r.quote(l, attribution{cue: len(l.words), voice: colon.voice, rule: "announced by a colon"}, [][2]int{{first, last}}, spoken)
		if q != nil {
			speaker := colon.span(r)
			q.Speaker = speaker
			r.quotes = append(r.quotes, *q)
		}
	case begins && r.open && r.last >= 0:
		q := &r.quotes[r.last]
		q.Content = append(q.Content, content)
		q.Complete = complete
		r.open = !stretch.closed
	case m > 0 && words >= 5 && r.sameLine(r.quotes, l, stretch) >= 0: // "…," X said. "…"
		q := &r.quotes[r.sameLine(r.quotes, l, stretch)]
		q.Content = append(q.Content, content)
		q.Complete = q.Complete && complete
	case alone && r.last >= 0 && words >= 3:
		before := r.quotes[r.last]
		r.quotes = append(r.quotes, Quote{Doc: r.d.ID, Content: []Span{content}, Speaker: before.Speaker, SpeakerName: before.SpeakerName, Stakeholder: before.Stakeholder,
			Type: Direct, Complete: complete, Confidence: Likely, Rule: "spoken by the last speaker"})
	case !begins && words >= fewestReported && r.announced(l, first, content, complete):
	case (alone || words >= 8) && endsLikeSentence(r.d.Text[stretch.start:stretch.end]):
		q := Quote{Doc: r.d.ID, Content: []Span{content}, Type: Direct, Complete: complete, Confidence: Possible, Rule: "quoted without a cue"}
		if alone {
			q.SpeakerName, q.Stakeholder = r.scene.person.name, r.scene.person.stakeholder
		} else {
			r.spokenBehind(l, first, &q)
		}
		r.quotes = append(r.quotes, q)
	}
}

// announced takes a stretch behind a colon as the words of the subject of the clause before it, whatever the verb: "She stormed: “…”".
func (r *reader) announced(l *line, first int, content Span, complete bool) bool {
	colon := first - 1
	for colon > 0 && !l.words[colon].word && l.words[colon].lower != ":" {
		colon--
	}
	i, _ := slices.BinarySearchFunc(l.ends, colon, func(s [2]int, at int) int { return cmp.Compare(s[1], at+1) })
	if colon < 1 || l.words[colon].lower != ":" || l.inside[colon] >= 0 || i == len(l.ends) || l.ends[i][0] > colon {
		return false
	}
	s := l.ends[i]
	f, e := r.opening(l, s, colon)
	if e >= colon || f >= e || colon-e > longestAnnouncement || l.inside[f] >= 0 || !canSpeak(l.words[f:e]) || documentNouns.has(stem(l.words[e-1].lower)) ||
		!strings.HasSuffix(l.words[e].lower, "ed") && irregular.of(l.words[e].lower) == "" {
		return false
	}
	if slices.ContainsFunc(l.words[e:colon], func(t token) bool { return denying(t.lower) }) {
		return false
	}
	speaker, v := r.span(l.words[f].start, l.words[e-1].end), r.who(l, f, e, s[1])
	q := Quote{Doc: r.d.ID, Content: []Span{content}, Speaker: &speaker, SpeakerName: v.name, Stakeholder: v.stakeholder, Type: Direct, Complete: complete, Confidence: Likely, Rule: "announced by a colon"}
	if v.name == "" {
		q.Confidence = Possible
	}
	r.quotes = append(r.quotes, q)
	r.scene.remember(v, l.words[f:e])
	return true
}

// denying reports whether a word says that something was not said.
func denying(word string) bool {
	return negations.has(word) || denials.has(cueForms.of(word).lemma)
}

// longestAnnouncement is how many tokens may stand between a speaker and the colon behind which the words are.
const longestAnnouncement = 10

// spokenBehind gives a quotation that is a sentence of its own to whom the sentence before it in its line reports, or names at its beginning:
// "Jane Doe disagreed. “It is dear.”"
func (r *reader) spokenBehind(l *line, at int, q *Quote) {
	for at > 0 && !l.words[at-1].word && l.inside[at-1] == l.inside[at] {
		at--
	}
	i, found := slices.BinarySearchFunc(l.ends, at, func(s [2]int, at int) int { return cmp.Compare(s[1], at) })
	if !found || l.inside[l.ends[i][1]-1] >= 0 {
		return
	}
	s := l.ends[i]
	begin, end := l.words[s[0]].start, l.words[s[1]-1].end
	for k := len(r.quotes) - 1; k >= 0 && r.quotes[k].Content[0].Start >= begin; k-- {
		if o := r.quotes[k]; o.Speaker != nil && o.Content[0].Start < end && o.Speaker.Start >= begin {
			q.Speaker, q.SpeakerName, q.Stakeholder, q.Confidence, q.Rule = o.Speaker, o.SpeakerName, o.Stakeholder, Likely, "spoken behind a report"
			return
		}
	}
	if f, e := r.opening(l, s, s[1]); f < e && l.inside[f] < 0 && !pronouns.has(uncontracted(l.words[f].lower)) {
		if v := r.who(l, f, e, s[1]); v.stakeholder != "" || r.scene.isNamed(v) {
			speaker := r.span(l.words[f].start, l.words[e-1].end)
			q.Speaker, q.SpeakerName, q.Stakeholder, q.Rule = &speaker, v.name, v.stakeholder, "spoken behind a name"
		}
	}
}

// sameLine returns the quotation of the line that a later stretch of it runs on from, or -1: one sentence at most, which
// names the speaker, may stand between.
func (r *reader) sameLine(quotes []Quote, l *line, stretch marked) int {
	if !endsLikeSentence(r.d.Text[stretch.start:stretch.end]) && !strings.HasPrefix(r.d.Text[stretch.after:], ".") {
		return -1
	}
	for i := len(quotes) - 1; i >= 0; i-- {
		last := quotes[i].Content[len(quotes[i].Content)-1]
		if last.Start < l.Start || last.End+longestSingle < stretch.open {
			return -1
		}
		if last.End <= stretch.open && quotes[i].Type != Indirect {
			between := strings.TrimSpace(r.d.Text[last.End:stretch.open])
			resumes := strings.HasSuffix(between, ",") && !endsLikeSentence(r.d.Text[last.Start:last.End]) // "…," said X, a farmer, "but …"
			if strings.Count(between, " ") <= longestBetween && (endsLikeSentence(between) || resumes) && len(Sentences(r.d.Text, last.End, stretch.open)) <= 2 {
				return i
			}
		}
	}
	return -1
}

// longestBetween is how many words may stand between two parts of a quotation.
const longestBetween = 40

// tokensWithin returns the tokens of a stretch's content.
func tokensWithin(l *line, stretch marked) (first, last int) {
	return l.tokenAt(stretch.start), l.tokenAt(stretch.end)
}

// tokenAt returns the first token that begins at a place or behind it.
func (l *line) tokenAt(place int) int {
	i, _ := slices.BinarySearchFunc(l.words, place, func(t token, place int) int { return cmp.Compare(t.start, place) })
	return i
}

func (a *attribution) span(r *reader) *Span {
	if a.first >= a.end {
		return nil
	}
	s := r.span(a.l.words[a.first].start, a.l.words[a.end-1].end)
	return &s
}

// trim takes punctuation and linking words off both ends of a token range.
func trim(l *line, first, last int) [2]int {
	for first < last && (!l.words[first].word && l.inside[first] < 0 || l.inside[first] < 0 && (l.words[first].lower == "that" || l.words[first].lower == "and" || l.words[first].lower == "but")) {
		first++
	}
	bracketed := slices.ContainsFunc(l.words[first:max(first, last)], func(t token) bool { return t.lower == "(" })
	for first < last && l.inside[last-1] < 0 && (!l.words[last-1].word && !(bracketed && l.words[last-1].lower == ")") || conjunctions.has(l.words[last-1].lower) && l.words[last-1].lower != "so") {
		last--
	}
	return [2]int{first, max(first, last)}
}

// firstMarked returns the first marked stretch of a token range, or -1.
func firstMarked(l *line, part [2]int) int {
	for i := part[0]; i < part[1]; i++ {
		if l.inside[i] >= 0 {
			return l.inside[i]
		}
	}
	return -1
}

// endsMarked reports whether the range ends in marks.
func endsMarked(l *line, part [2]int) bool { return part[1] > part[0] && l.inside[part[1]-1] >= 0 }

func endsWithComma(l *line, behind int) bool {
	return behind < len(l.words) && l.words[behind].lower == ","
}

// quotedPart narrows what stands before "X said" to its quotation, when that begins a clause of its own.
func quotedPart(l *line, part [2]int) [2]int {
	for i := part[0]; i < part[1]; i++ {
		if l.inside[i] >= 0 {
			if i == part[0] || strings.ContainsAny(l.words[i-1].lower, ":;—–") {
				return [2]int{i, part[1]}
			}
			break
		}
	}
	return part
}

// cutClause cuts a range off where another thought begins: at a semicolon, or behind a comma at "which", "who" or "but";
// the object of a verb also where another clause begins.
func cutClause(l *line, part [2]int, object bool) [2]int {
	for i := part[0] + 1; i < part[1]; i++ {
		if l.inside[i] >= 0 {
			continue
		}
		if l.words[i].lower == ";" || l.words[i-1].lower == "," && l.inside[i-1] < 0 &&
			(l.words[i].lower == "which" || l.words[i].lower == "who" || l.words[i].lower == "but") ||
			object && i > part[0]+1 && clauseBreaks.has(l.words[i].lower) && l.words[i].lower != "that" && !prepositions.has(l.words[i-1].lower) {
			return trim(l, part[0], i)
		}
	}
	return part
}

// isClause reports whether what follows a say-verb can be what was said: "that …", or words with a verb of their own.
func isClause(l *line, a attribution, part [2]int) bool {
	if a.after < len(l.words) && (l.words[a.after].lower == "that" || l.words[a.after].lower == ":" || l.words[a.after].lower == "how") {
		return true
	}
	if a.form.views {
		return part[1]-part[0] >= 3
	}
	if prepositions.has(l.words[part[0]].lower) && l.words[part[0]].lower != "to" {
		return false
	}
	return part[1]-part[0] >= 4
}

// attributions finds the cues of a sentence with their speakers, in the order of the text.
func (r *reader) attributions(l *line, s [2]int) []attribution {
	var found []attribution
	subject, actor := attribution{}, attribution{}
	defer func() { r.scene.pass(l, s) }()
	r.meet(l, s)
	for i := s[0]; i < s[1]; i++ {
		if l.inside[i] >= 0 {
			continue
		}
		a, ok := r.attribution(l, s, i, subject)
		if !ok {
			r.takeStance(l, s, i, &actor)
			continue
		}
		actor = a
		r.together(l, s, a)
		if len(found) > 0 && found[len(found)-1].after > i {
			continue
		}
		if (len(found) == 0 || !a.nested(s)) && a.first < a.end {
			r.scene.remember(a.voice, l.words[a.first:a.end])
			subject = a
		}
		found = append(found, a)
	}
	return found
}

// meet remembers whom the sentence opens with.
func (r *reader) meet(l *line, s [2]int) {
	r.scene.reading, r.scene.begun = l, s[0]
	if f, e := r.opening(l, s, s[1]); f < e && l.inside[f] < 0 && !pronouns.has(uncontracted(l.words[f].lower)) {
		v := r.who(l, f, e, s[1])
		somebody := determiners.has(l.words[f].lower) && personNouns.has(l.words[e-1].lower) // "A shopkeeper disagreed."
		if _, known := r.scene.pronouns[v]; v.stakeholder != "" || somebody || known || r.scene.isNamed(v) {
			r.scene.remember(v, l.words[f:e])
		}
	}
}

// attribution tries the token as a cue.
func (r *reader) attribution(l *line, s [2]int, at int, subject attribution) (attribution, bool) {
	t := l.words[at]
	if cueForms.of(t.lower).lemma != "" {
		r.scene.notice(l.words, at)
	}
	if words := accordingTo(l.words[at:s[1]]); words > 0 {
		first := at + words
		end := r.nounEnd(l, first, s[1])
		a := attribution{l: l, cue: at, after: end, first: first, end: end, rule: "according to"}
		if end == first || !canSpeak(l.words[a.first:end]) {
			return a, false
		}
		a.voice = r.scene.identify(l.words[a.first:end])
		return a, true
	}
	form := cueForms.of(t.lower)
	if form.lemma == "" || t.capital || at == s[0] {
		return attribution{}, false
	}
	a := attribution{l: l, cue: at, after: at + 1, form: form, first: at, end: at}
	if !particle(l, s, &a) {
		return a, false
	}
	quoteBefore := at > s[0] && (l.inside[at-1] >= 0 || at-1 > s[0] && !l.words[at-1].word && l.inside[at-2] >= 0)
	// "…," said X.
	if quoteBefore && form.says && !form.tells && at+1 < s[1] {
		end := r.nounEnd(l, at+1, s[1])
		if end > at+1 && l.inside[at+1] < 0 && canSpeak(l.words[at+1:end]) {
			a.first, a.end, a.after, a.inverted, a.rule = at+1, end, end, true, "said X"
			a.voice = r.who(l, a.first, a.end, s[1])
			return a, true
		}
	}
	first, end := at, at
	if !form.ing || l.words[at-1].lower != "," {
		if first, end = r.subject(l, s, at); first < end {
			first, end = r.scene.around(l.words, first, end, s[0], at)
		}
	}
	if first < end {
		mention := l.words[first:end]
		strict := form.noun || form.acts || !form.says || form.tells && form.lemma != "tell"
		if (strict || form.past && form.lemma != "say" && form.lemma != "tell") && !canSpeak(mention) {
			return a, false
		}
		if w := uncontracted(mention[0].lower); len(mention) == 1 && (possessives.has(w) || !form.says && (w == "it" || w == "who" || w == "you")) {
			return a, false
		}
		if isPossessive(l.words[end-1]) && form.noun && !pronouns.has(uncontracted(l.words[end-1].lower)) {
			return a, false // "Jane Doe's report"
		}
		if !vouched(l, s, first, end, at, form) {
			return a, false
		}
		a.first, a.end, a.rule = first, end, "X said"
		if !form.says {
			a.rule = "X welcomed"
		}
		a.voice = r.who(l, first, end, s[1])
		r.told(l, s, &a)
		return a, true
	}
	// "…, adding that …": its subject is that of the clause before, or the first noun phrase of the sentence.
	if form.ing && at > s[0] && (l.words[at-1].lower == "," || l.inside[at-1] >= 0) {
		a.first, a.end, a.voice, a.rule = subject.first, subject.end, subject.voice, "X …, adding"
		if a.voice.name == "" && a.first == a.end {
			first, end := r.opening(l, s, at)
			if first == end || !canSpeak(l.words[first:end]) {
				return a, false
			}
			a.first, a.end, a.voice = first, end, r.scene.identify(l.words[first:end])
		}
		r.told(l, s, &a)
		return a, true
	}
	return a, false
}

// accordingTo returns how many of the tokens are "according to" or "in the words of", or 0.
func accordingTo(words []token) int {
	for _, phrase := range [][]string{{"according", "to"}, {"in", "the", "words", "of"}} {
		if len(words) > len(phrase) && slices.EqualFunc(words[:len(phrase)], phrase, func(t token, w string) bool { return t.lower == w }) {
			return len(phrase)
		}
	}
	return 0
}

// vouched reports whether the source itself says that the subject said it: not "X never said", "X or Y said", "rumours
// that X said", "denied saying".
func vouched(l *line, s [2]int, first, end, at int, form cue) bool {
	if first > s[0] {
		switch w := l.words[first-1].lower; {
		case w == "or" || w == "nor" || w == "not" || w == "unlike":
			return false
		case w == "that" && first-2 >= s[0] && clouds.has(l.words[first-2].lower):
			return false
		}
	}
	for i := at - 1; i >= max(end, at-longestSubject) && form.says && l.words[i].lower != ","; i-- {
		if w := l.words[i].lower; negations.has(w) || w == "should" {
			return false
		}
	}
	next := at + 1
	if !denials.has(form.lemma) || next >= s[1] {
		return true
	}
	w := l.words[next].lower
	return !cueForms.of(w).ing && !(strings.HasSuffix(w, "ing") && firstMarked(l, [2]int{next, s[1]}) >= 0) // "denied shouting: “…”"
}

// particle checks what must follow the cue and moves the attribution's end behind it.
func particle(l *line, s [2]int, a *attribution) bool {
	next := ""
	if a.after < s[1] && l.inside[a.after] < 0 {
		next = l.words[a.after].lower
	}
	if slices.Contains(a.form.particles, next) {
		a.after++
		a.form.says, a.form.tells, a.form.views = false, false, true
		return true
	}
	if !a.form.says && !a.form.views && !a.form.acts {
		return false
	}
	if !a.form.says && (next == "" || prepositions.has(next) && !(next == "to" && silent.has(a.form.lemma)) || auxiliaries.has(next) || !l.words[a.after].word) && l.inside[min(a.after, len(l.words)-1)] < 0 {
		return false
	}
	if a.form.noun && !a.form.says && next == "of" || a.form.past && next == "by" {
		return false
	}
	return true
}

// told moves the end of the attribution behind the person told: "told the station", "told the inquiry".
func (r *reader) told(l *line, s [2]int, a *attribution) {
	if !a.form.tells || a.after >= s[1] || l.inside[a.after] >= 0 {
		return
	}
	end := r.nounEnd(l, a.after, s[1])
	a.after = end
}

// nounEnd is subjectStarting within the words outside marks.
func (r *reader) nounEnd(l *line, first, last int) int {
	last = min(last, first+longestSubject)
	for i := first; i < last; i++ {
		if l.inside[i] >= 0 {
			last = i
		}
	}
	end := subjectStarting(l.words, first, last)
	if end > first {
		_, end = r.scene.around(l.words, first, end, first, last)
	}
	return end
}

// subject finds the noun phrase that a cue has as its subject.
func (r *reader) subject(l *line, s [2]int, at int) (first, end int) {
	form := cueForms.of(l.words[at].lower)
	i := at - 1
	for ; i >= s[0] && l.inside[i] < 0; i-- {
		w := l.words[i].lower
		if w == "to" && i > s[0] && leading.has(l.words[i-1].lower) {
			for i--; i > s[0] && (leading.has(l.words[i].lower) || strings.HasPrefix(l.words[i].lower, "go") || l.words[i].lower == "went"); i-- {
			}
			i++
			continue
		}
		if copulas.has(w) && form.past {
			return at, at // passive
		}
		if l.words[i].capital || !auxiliaries.has(w) && !adverbs.has(w) && !(strings.HasSuffix(w, "ly") && !bodyNouns.has(w)) {
			break
		}
	}
	if i < s[0] || l.inside[i] >= 0 {
		return at, at
	}
	switch w := l.words[i].lower; {
	case w == "," || w == ")": // "X, who …, said"
		if j := r.parentheses(l, s, i); j > s[0] {
			if first := r.nameEnding(l, s[0], j-1); first < j && l.inside[first] < 0 {
				if f, e := r.opensBefore(l, s, first); f < e {
					return f, e
				}
				if first > s[0] && prepositions.has(l.words[first-1].lower) && l.words[first-1].lower != "for" {
					return at, at // "aides to Jane Doe, a farmer, said"
				}
				return first, j
			}
		}
		return at, at
	case w == "who": // "X, who said"
		if i--; i > s[0] && l.words[i].lower == "," {
			i--
		}
		if i < s[0] {
			return at, at
		}
		if first := r.nameEnding(l, s[0], i); first <= i && l.inside[i] < 0 {
			return first, i + 1
		}
		return at, at
	case (w == "and" || w == "but" && !says(l, s[0], i)) && !form.noun: // "X did this and said"
		if f, e := r.opening(l, s, at); f < e && canSpeak(l.words[f:e]) {
			return f, e
		}
		return at, at
	case !l.words[i].word:
		return at, at
	}
	low := s[0]
	for j := i; j >= max(s[0], i-longestSubject); j-- {
		if l.inside[j] >= 0 {
			low = j + 1
			break
		}
	}
	first = subjectEnding(l.words, low, i)
	if first > i {
		return at, at
	}
	if who := l.relative(low, first); who > low { // "supporters who saved the club said"
		if f := r.nameEnding(l, low, who-1); f < who && canSpeak(l.words[f:who]) {
			return f, who
		}
		return at, at
	}
	if first > s[0] && bareInfinitive.has(l.words[first-1].lower) {
		return at, at
	}
	participle := first > s[0] && strings.HasSuffix(l.words[first-1].lower, "ing") && !l.words[first-1].capital
	hangs := first > s[0] && (prepositions.has(l.words[first-1].lower) || l.words[first-1].lower == ",") || participle
	if hangs && !form.noun { // the phrase is part of an adverbial: look at the clause's own subject
		if f, e := r.opening(l, s, at); f < e && e < first && (l.words[first-1].lower != "," || l.words[e].lower == "," && !determiners.has(l.words[e+1].lower)) {
			return f, e
		}
	}
	if first > s[0] && prepositions.has(l.words[first-1].lower) || participle {
		return at, at
	}
	if isTime(l.words[i].lower) && !form.noun { // "a notice issued yesterday evening said"
		if f, e := r.opening(l, s, at); f < e && e <= first && canSpeak(l.words[f:e]) {
			return f, e
		}
		return at, at
	}
	if !canSpeak(l.words[first:i+1]) && !form.noun { // "a driver who asked not to be named said"
		if f, e := r.opening(l, s, at); f < e && e < first && l.words[e].lower == "who" && canSpeak(l.words[f:e]) {
			return f, e
		}
	}
	return first, i + 1
}

// longestRelative is how many words such a clause may have before its object.
const longestRelative = 5

// relative returns the "who" of a clause without commas whose object begins at a token, or -1.
func (l *line) relative(low, object int) int {
	for i := object - 1; i > low && i > object-longestRelative && l.words[i].word; i-- {
		if l.words[i].lower == "who" && i < object-1 {
			return i
		}
	}
	return -1
}

// isTime reports whether a word ends a phrase that tells when something was said, and is nobody.
func isTime(word string) bool { return dayParts.has(word) || isWeekday(word) || timeNouns.has(word) }

var timeNouns = wordSet(`yesterday today tonight tomorrow week fortnight month year weekend`)

// says reports whether any of the tokens first to end outside marks is a verb of saying.
func says(l *line, first, end int) bool {
	for i := max(first, end-longestSubject); i < end; i++ {
		if c := cueForms.of(l.words[i].lower); l.inside[i] < 0 && (c.says || c.views) && !c.noun {
			return true
		}
	}
	return false
}

// opensBefore returns the name with which the sentence opens, where a comma follows it and the phrase at a token is only a part of what
// stands between that comma and the verb: "Jane Doe, who lost her home in Leek, Staffordshire, said".
func (r *reader) opensBefore(l *line, s [2]int, at int) (first, end int) {
	if at == s[0] || l.words[at-1].lower != "," && !prepositions.has(l.words[at-1].lower) {
		return at, at
	}
	f, e := r.opening(l, s, at)
	if f >= e || e >= at || l.words[e].lower != "," || l.inside[f] >= 0 || !canSpeak(l.words[f:e]) {
		return at, at
	}
	if v := r.scene.identify(l.words[f:e]); v.stakeholder == "" && !r.scene.isNamed(v) {
		return at, at
	}
	if next := l.words[e+1]; !(next.lower == "who" || next.lower == "which" || next.lower == "whose" || determiners.has(next.lower) || prepositions.has(next.lower) || personNouns.has(next.lower) ||
		isNumber(next) || strings.HasSuffix(next.lower, "ing")) {
		return at, at
	}
	return f, e
}

// who says who the noun phrase first to end is, with what stands behind it between commas: a name ("its director, Jane
// Doe,") or an office ("Jane Doe, its director,"). Somebody who speaks as the head of a body speaks for it.
func (r *reader) who(l *line, first, end, last int) voice {
	if w := uncontracted(l.words[first].lower); end-first == 1 && (w == "who" || w == "which") {
		f, e := r.antecedent(l, first)
		if f >= e {
			return voice{}
		}
		v := r.who(l, f, e, first)
		if isBody := r.scene.nouns[v] != nil || bodyNouns.has(bare(l.words[e-1].lower)); isBody == (w == "who") {
			return voice{} // "a clerk at the council who"
		}
		return v
	}
	v := r.scene.identify(l.words[first:end])
	if v.stakeholder == "" && first > 1 && l.words[first-1].lower == "," && l.inside[first-1] < 0 && determiners.has(l.words[first].lower) && personNouns.has(l.words[first+headNounAt(l.words[first:end])].lower) {
		if p, _ := r.scene.called(l.words[max(0, first-4) : first-1]); p != nil { // "Jane Doe, the director of the body, who …"
			return p.voice
		}
	}
	if end+1 >= last || l.words[end].lower != "," || l.inside[end] >= 0 {
		return v
	}
	stop := end + 1
	for stop < last && l.words[stop].word && l.inside[stop] < 0 {
		stop++
	}
	behind := l.words[end+1 : stop]
	for len(behind) > 2 && (titles.has(behind[0].lower) || determiners.has(behind[0].lower) && behind[1].capital || parties.has(behind[0].lower)) {
		behind = behind[1:] // "the Lib Dem Jane Doe"
	}
	if i := slices.IndexFunc(behind, func(t token) bool { return prepositions.has(t.lower) }); i > 1 && behind[0].capital { // "Jane Doe of the union"
		behind = behind[:i]
	}
	switch {
	case len(behind) > 1 && len(behind) < 4 && !slices.ContainsFunc(behind, func(t token) bool { return !t.capital }) && isPersonName(behind):
		person := r.scene.identify(behind)
		if person.stakeholder == "" && isOffice(l.words[first:end]) {
			person.stakeholder = v.stakeholder
		}
		return person
	case v.stakeholder == "" && isOffice(behind):
		v.stakeholder = r.scene.identify(behind).stakeholder
	case v.stakeholder == "":
		if named, ok := r.scene.exactly(behind); ok {
			return named
		}
	}
	return v
}

// antecedent returns the noun phrase that a relative pronoun stands behind: "Jane Doe, who", "the council, which". It is empty where it
// cannot be told.
func (r *reader) antecedent(l *line, pronoun int) (first, end int) {
	last := pronoun - 1
	if last > 0 && l.words[last].lower == "," {
		last--
	}
	low := max(0, pronoun-longestSubject)
	if last > low && l.words[last].lower == ")" {
		if opens := parenthesis(l, [2]int{low, pronoun}, last); opens > low {
			last = opens - 1
		}
	}
	if last < low || l.inside[last] >= 0 || !l.words[last].word {
		return pronoun, pronoun
	}
	if first = r.nameEnding(l, low, last); first > last {
		return pronoun, pronoun
	}
	if head := first + headNounAt(l.words[first:last+1]); head < last && l.words[last].capital && !l.words[head].capital {
		return pronoun, pronoun // "a friend of Jane Doe, who": the friend, or Jane Doe?
	}
	return first, last + 1
}

// nameEnding is subjectEnding that takes a name whole which goes on with where somebody is from: "Jane Doe of Leek".
func (r *reader) nameEnding(l *line, low, last int) int {
	first := subjectEnding(l.words, low, last)
	if at := first - 1; first <= last && at > low && fromWhere.has(l.words[at].lower) && l.words[at-1].capital && l.inside[at] < 0 {
		if f := subjectEnding(l.words, low, at-1); f < at {
			if p, _ := r.scene.called(l.words[f:at]); p != nil {
				return f
			}
		}
	}
	return first
}

// fromWhere are the prepositions between a name and a place or body.
var fromWhere = wordSet(`of from for at`)

// isOffice reports whether a noun phrase is an office at the head of a body, or its spokesman's.
func isOffice(phrase []token) bool {
	return slices.ContainsFunc(phrase, func(t token) bool { return headNouns.has(t.lower) || spokesNouns.has(t.lower) })
}

// parentheses returns where the first of the parentheses opens that end at tokens[at]: "Jane Doe, 48, of Leek, said"; or -1.
func (r *reader) parentheses(l *line, s [2]int, at int) int {
	opens := parenthesis(l, s, at)
	for opens > s[0] {
		before := parenthesis(l, s, opens)
		if before <= s[0] || l.words[opens].lower != "," || l.inside[opens-1] >= 0 {
			break
		}
		behind := l.words[before+1] // what the parenthesis before this one begins with
		adds := isNumber(behind) || behind.lower == "aged" || behind.lower == "who" || behind.lower == "whose" || prepositions.has(behind.lower) ||
			determiners.has(behind.lower) && !behind.capital || personNouns.has(behind.lower) && !behind.capital
		if !adds || !l.words[before-1].capital && l.words[before-1].lower != ")" {
			break
		}
		opens = before
	}
	return opens
}

// parenthesis returns the comma or bracket that opens the parenthesis closed by tokens[at], or -1.
func parenthesis(l *line, s [2]int, at int) int {
	s[0] = max(s[0], at-longestSubject)
	if l.words[at].lower == ")" {
		for j := at - 1; j > s[0]; j-- {
			if l.words[j].lower == "(" {
				return j
			}
		}
		return -1
	}
	for j := at - 1; j > s[0]; j-- {
		if l.inside[j] < 0 && l.words[j].lower == "," {
			next := l.words[j+1]
			if next.lower == "who" || next.lower == "which" || next.lower == "whose" || determiners.has(next.lower) || prepositions.has(next.lower) ||
				strings.HasSuffix(next.lower, "ing") || strings.HasSuffix(next.lower, "ed") || personNouns.has(next.lower) || bodyNouns.has(next.lower) ||
				unicode.IsDigit(rune(next.lower[0])) || next.capital || next.lower == "then" || next.lower == "now" ||
				adverbs.has(next.lower) && strings.HasSuffix(l.words[j+2].lower, "ing") {
				return j
			}
		}
	}
	return -1
}

// opening finds the noun phrase with which the sentence, or its main clause behind an adverbial and a comma, begins.
func (r *reader) opening(l *line, s [2]int, before int) (first, end int) {
	before = min(before, s[0]+longestSubject)
	first = s[0]
	for first < before && (conjunctions.has(l.words[first].lower) || adverbs.has(l.words[first].lower) || !l.words[first].word) && l.inside[first] < 0 {
		first++
	}
	if first < before && (prepositions.has(l.words[first].lower) || strings.HasSuffix(l.words[first].lower, "ing") || isParticiple(l.words, first)) {
		for first < before && l.words[first].lower != "," {
			first++
		}
		first++
	}
	if first >= before {
		return before, before
	}
	end = r.nounEnd(l, first, before)
	for i := first + 1; i < end; i++ { // "Jane Doe met …": a name ends where a word of another kind follows
		w := l.words[i]
		if w.word && !w.capital && l.words[i-1].capital && !determiners.has(l.words[i-1].lower) && !prepositions.has(w.lower) && !personNouns.has(w.lower) && !bodyNouns.has(w.lower) && !determiners.has(w.lower) && w.lower != "and" {
			end = i
			break
		}
	}
	for end > first && !canSpeak(l.words[first:end]) {
		end--
	}
	return first, end
}

// farewells close a letter.
var farewells = []string{"kind regards", "with best wishes", "best wishes", "regards,", "sincerely", "respectfully", "with kind regards", "faithfully"}

// fewestOwn is how many times a document must say "we", "our" or "I" to be the words of whom its head names.
const fewestOwn = 3

// letterhead takes for the author of a document in the first person the stakeholder whose name alone is one of its first lines, or whom such
// a line says it is from; and for its "I", where the author is no stakeholder, the one person to whom it is ascribed.
func (r *reader) letterhead() {
	own := 0
	for _, l := range r.lines {
		for i, w := range l.words {
			if l.inside[i] < 0 && (firstPerson.has(uncontracted(w.lower))) {
				own++
			}
		}
	}
	if own < fewestOwn || r.scene.author.stakeholder != "" {
		return
	}
	writers := map[string]bool{}
	for _, name := range r.d.Authors {
		writers[name] = true
	}
	for i := 0; i < min(headLines, len(r.lines)); i++ {
		words := r.lines[i].words
		from := 0
		switch w := strings.ToLower(r.d.Text[r.lines[i].Start:r.lines[i].End]); {
		case strings.HasPrefix(w, "from:"):
			from = 2
		case strings.HasPrefix(w, "posted by "), strings.HasPrefix(w, "submitted by "), strings.HasPrefix(w, "written by "), strings.HasPrefix(w, "statement by "), strings.HasPrefix(w, "statement from "):
			from = 2
		case i >= titleLines:
			continue
		}
		if v, ok := r.scene.exactly(words[from:]); ok && from < len(words) {
			r.scene.author = v
			return
		}
		if end := from + 1; from > 0 && from < len(words) && words[from].capital {
			for end < len(words) && words[end].capital {
				end++
			}
			writers[r.d.Text[words[from].start:words[end-1].end]] = true
		}
	}
	if v := r.issuer(); v.stakeholder != "" {
		r.scene.author = v
		return
	}
	if len(writers) == 1 {
		for name := range writers {
			r.scene.writer = voice{name: name}
		}
	}
}

// headLines is how many lines of a document may tell whom it is from.
const headLines = 8

// issuedPapers are nouns and verbs that tell, beside the name of a stakeholder in the head of a document, that it is theirs: "X statement on …",
// "X responds to …", "Open letter from X".
var issuedPapers = wordSet(`statement response responds release letter submission evidence briefing`)

// issuer returns the stakeholder whose paper a line in the head of the document, its title or a part of the page too, says that it is: it is their name
// alone, or their name and a noun for a paper. Where several are named so, it is nobody's.
func (r *reader) issuer() voice {
	var found voice
	for _, p := range r.d.Passages[:min(headPassages, len(r.d.Passages))] {
		words := tokenize(r.d.Text, p.Start, p.End)
		v, alone := r.scene.exactly(words)
		if !alone {
			v = voice{}
			for _, n := range r.scene.find(words) {
				before, behind := "", ""
				if n.first > 0 {
					before = words[n.first-1].lower
				}
				if before == "the" && n.first > 1 {
					before = words[n.first-2].lower
				}
				if n.last < len(words) {
					behind = words[n.last].lower
				}
				paper := slices.ContainsFunc(words[:n.first], func(t token) bool { return issuedPapers.has(t.lower) })
				if n.first == 0 && issuedPapers.has(behind) || behind == ":" && n.first == 0 && n.last+1 < len(words) && issuedPapers.has(words[n.last+1].lower) ||
					paper && (before == "from" || before == "by") {
					v = r.scene.voice(n.stakeholder)
				}
			}
		}
		switch {
		case v.stakeholder == "" || v == found:
		case found.stakeholder != "":
			return voice{}
		default:
			found = v
		}
	}
	return found
}

// headPassages is how many passages are the head of a document.
const headPassages = 8

// firstPerson are the pronouns of an author.
var firstPerson = wordSet(`i we us our my me`)

// signatory returns who signed, where the document is a letter: it has a salutation, and a name below the
// closing formula.
func (r *reader) signatory() voice {
	salutation := false
	for i, l := range r.lines {
		words := strings.ToLower(r.d.Text[l.Start:l.End])
		if strings.HasPrefix(words, "dear ") && len(words) < 80 {
			if r.scene.addressee = r.addressed(l); salutation {
				r.scene.addressee = voice{} // one of several letters
			}
			salutation = true
		}
		if salutation && len(words) < 40 && strings.HasPrefix(words, "yours ") || salutation && len(words) < 30 && (slices.ContainsFunc(farewells, func(w string) bool { return strings.HasPrefix(words, w) })) {
			if i+1 < len(r.lines) {
				return r.scene.identify(r.lines[i+1].words)
			}
		}
	}
	return voice{}
}

// addressed returns whom a salutation addresses, by name or office, where that can be told.
func (r *reader) addressed(l *line) voice {
	end := 1
	for end < len(l.words) && (l.words[end].word || l.words[end].lower == ".") {
		end++
	}
	if end == 1 {
		return voice{}
	}
	v := r.scene.identify(l.words[1:end])
	if v.stakeholder == "" && !r.scene.isNamed(v) {
		return voice{}
	}
	return v
}

// longestAddress is how many tokens behind "letter" its author may be named: "letter to the minister for roads from X".
const longestAddress = 14

// readPapers reads who wrote the letters and reports of which the document speaks: "a letter from X", "X's report", "X published a letter".
// A noun for which it names several writers is nobody's.
func (r *reader) readPapers() {
	r.scene.papers = map[string]voice{}
	several := map[string]bool{}
	wrote := func(noun string, v voice) {
		if v.name == "" || v.stakeholder == "" && !r.scene.isNamed(v) {
			return
		}
		if before := r.scene.papers[noun]; before.name != "" && before != v {
			several[noun] = true
		}
		r.scene.papers[noun] = v
	}
	for _, l := range r.lines {
		for _, s := range l.ends {
			for i := s[0]; i < s[1]; i++ {
				if noun := l.words[i].lower; authoredPapers.has(noun) && l.inside[i] < 0 && !l.words[i].capital {
					wrote(noun, r.writer(l, s, i))
				}
			}
		}
	}
	for noun := range several {
		delete(r.scene.papers, noun)
	}
}

// writing are the verbs of those who let a letter or report be read.
var writing = wordSet(`wrote written writes published publishes sent sends issued issues released releases penned launched started organised organized`)

// writer returns who wrote the document that a noun names, as far as the sentence tells.
func (r *reader) writer(l *line, s [2]int, at int) voice {
	for i := at + 1; i < min(s[1]-1, at+longestAddress) && (l.words[i].word || l.words[i].lower == ","); i++ {
		w := l.words[i].lower
		if w == "by" || w == "from" {
			if first, end := i+1, r.nounEnd(l, i+1, s[1]); first < end && !isNumber(l.words[first]) {
				return r.who(l, first, end, s[1])
			}
			return voice{}
		}
		if i == at+1 && w != "to" && w != "," && !writing.has(w) || auxiliaries.has(w) || conjunctions.has(w) || cueForms.of(w).says {
			break
		}
	}
	for i := at - 1; i >= max(s[0], at-3); i-- {
		if w := l.words[i]; isPossessive(w) && l.inside[i] < 0 {
			if first := subjectEnding(l.words, s[0], i); first <= i {
				return r.scene.identify(l.words[first : i+1])
			}
		}
	}
	for i := at - 1; i > max(s[0], at-longestName) && l.words[i].word; i-- {
		if w := l.words[i].lower; writing.has(w) && l.inside[i] < 0 {
			if first, end := r.subject(l, s, i); first < end && !pronouns.has(uncontracted(l.words[first].lower)) {
				return r.who(l, first, end, s[1])
			}
			return voice{}
		}
	}
	return voice{}
}
