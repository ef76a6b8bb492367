package report

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policybrief/extract"
)

// ledger is what the sections of one brief share: the evidence in the order of the subject, and every citation once.
type ledger struct {
	subject    extract.Subject
	found      *extract.Evidence // all that was found, which the registers show
	evidence   *extract.Evidence // what the reviewers left of it, which everything else rests on
	provenance Provenance
	cover      Cover
	templates  fs.FS

	documents    map[string]*extract.Document
	order        map[string]int              // places of the documents in the order of reading
	lowered      map[string]string           // texts in lower case, by source
	common       map[string]bool             // words that a source writes in lower case
	quotes       map[string][]*extract.Quote // by source
	foundQuotes  map[string][]*extract.Quote // by source, also the rejected ones
	grouped      map[string][]saidPart       // by group of quotations
	copied       map[string][]copying        // by source
	sides        map[string][]conflictSide   // by source
	stances      map[[2]string]taken         // by the ids of stakeholder and item
	worded       map[string]proposalData     // by id of the proposal
	disputes     map[string]conflictData     // by id of the conflict
	figures      map[extract.Span]extract.Figure
	shared       []sharingData
	sources      []Source
	citations    map[extract.Span]*Citation
	items        []item // the wider objects, then the proposals
	stakeholders []voice
	happened     []eventGroup // what the sources date, in the order of its dates
	laws         map[string]Note
	registers    []*Table
	annexed      map[string]string // anchor of the section of annexes that prints a register, by the register's name
	remarks      map[string]bool   // claims of whose review the brief has told
	faults       []error
}

// item is a proposal or a wider object, and what the sources hold on it.
type item struct {
	extract.Proposal
	Number      int            // of a proposal, counted from 1; 0 for a wider object
	Spans       []extract.Span // that speak of it or take a position on it
	Sources     []string       // that report it
	Independent []string       // those of them that are independent: of copies of one another, one
}

// conflictSide is where a side of a conflict stands.
type conflictSide struct {
	span     extract.Span
	conflict int // place in the evidence
}

// voice is a stakeholder, and what the sources hold from it.
type voice struct {
	extract.Stakeholder
	Positions []extract.Position
	Quotes    []extract.Quote
	Mention   *extract.Span // the first place that names it, where there is one
}

// The groups of voices, loudest first.
const (
	takesPosition = iota
	quotedElsewhere
	namedOnly
	notMentioned
)

// group tells how much of a voice is heard.
func (v voice) group() int {
	switch {
	case len(v.Positions) > 0:
		return takesPosition
	case len(v.Quotes) > 0:
		return quotedElsewhere
	case v.Mention != nil:
		return namedOnly
	}
	return notMentioned
}

func newLedger(subject extract.Subject, found *extract.Evidence, provenance Provenance, cover Cover, templates fs.FS) *ledger {
	evidence := provenance.Review.Apply(found)
	l := &ledger{subject: subject, found: found, evidence: evidence, provenance: provenance, cover: cover, templates: templates,
		documents: map[string]*extract.Document{}, order: map[string]int{}, lowered: map[string]string{}, common: map[string]bool{}, quotes: bySource(evidence.Quotes), foundQuotes: bySource(found.Quotes), grouped: map[string][]saidPart{}, sides: map[string][]conflictSide{},
		stances: map[[2]string]taken{}, worded: map[string]proposalData{}, disputes: map[string]conflictData{}, figures: map[extract.Span]extract.Figure{}, citations: map[extract.Span]*Citation{}, annexed: map[string]string{}, remarks: map[string]bool{}}
	for i, d := range evidence.Documents {
		l.documents[d.ID], l.order[d.ID] = d, i
		l.lowered[d.ID] = sameLength(d.Text)
		l.sources = append(l.sources, sourceOf(d))
		for word := range strings.FieldsFuncSeq(d.Text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
			if first, _ := utf8.DecodeRuneInString(word); unicode.IsLower(first) {
				l.common[word] = true
			}
		}
	}
	for _, q := range evidence.Quotes {
		if q.Group != "" {
			for _, s := range q.Content {
				l.grouped[q.Group] = append(l.grouped[q.Group], saidPart{q.Doc, flat(l.words(s))})
			}
		}
	}
	for _, f := range evidence.Figures {
		l.figures[f.Span] = f
	}
	for i, c := range evidence.Conflicts {
		for _, side := range c.Sides {
			l.sides[side.Span.Doc] = append(l.sides[side.Span.Doc], conflictSide{side.Span, i})
		}
	}
	l.copied = copies(evidence, l.order)
	l.happened = l.eventGroups(evidence.Events)
	l.shared = l.sharing()
	for i, unread := range provenance.Unread {
		l.sources = append(l.sources, Source{ID: fmt.Sprintf("U%d", i+1), File: unread.File, Title: unread.File, Outlet: outletNotNamed,
			Short: unread.File, Dated: notDated, Unread: unread.Reason})
	}
	for i, object := range append(slices.Clone(subject.Objects), subject.Proposals...) {
		it := item{Proposal: object, Number: max(0, i+1-len(subject.Objects))}
		for _, m := range evidence.Proposals {
			if m.Proposal == it.ID {
				it.Spans = append(it.Spans, m.Span)
			}
		}
		for _, p := range evidence.Positions {
			if p.About == it.ID {
				it.Spans = append(it.Spans, p.Evidence...)
			}
		}
		slices.SortStableFunc(it.Spans, l.inOrder)
		it.Spans = slices.Compact(it.Spans)
		it.Sources, it.Independent = l.independent(it.Spans)
		l.items = append(l.items, it)
	}
	for _, s := range subject.Stakeholders {
		v := voice{Stakeholder: s, Mention: l.mention(s)}
		for _, p := range evidence.Positions {
			if p.Stakeholder == s.ID {
				v.Positions = append(v.Positions, p)
			}
		}
		for _, q := range evidence.Quotes {
			if q.Stakeholder == s.ID && q.Within == "" && !q.Doubtful() { // what others say that they said is not their voice
				v.Quotes = append(v.Quotes, q)
			}
		}
		l.stakeholders = append(l.stakeholders, v)
	}
	return l
}

// bySource sorts quotations by their source.
func bySource(quotes []extract.Quote) map[string][]*extract.Quote {
	all := map[string][]*extract.Quote{}
	for i := range quotes {
		all[quotes[i].Doc] = append(all[quotes[i].Doc], &quotes[i])
	}
	return all
}

// inOrder compares spans by source, in the order of reading, and by place.
func (l *ledger) inOrder(a, b extract.Span) int {
	return cmp.Or(cmp.Compare(l.rank(a.Doc), l.rank(b.Doc)), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// rank returns the place of a source in the order of reading.
func (l *ledger) rank(doc string) int { return l.order[doc] }

// proposals returns the items under review.
func (l *ledger) proposals() []item {
	return slices.DeleteFunc(slices.Clone(l.items), func(it item) bool { return it.Number == 0 })
}

// independent returns the sources that hold the spans, and those of them that are independent: a source all of whose
// spans lie in passages that another one shares is counted with it.
func (l *ledger) independent(spans []extract.Span) (docs, independent []string) {
	in := map[string][]extract.Span{}
	for _, s := range spans {
		if in[s.Doc] == nil {
			docs = append(docs, s.Doc)
		}
		in[s.Doc] = append(in[s.Doc], s)
	}
	slices.SortFunc(docs, func(a, b string) int { return cmp.Compare(l.rank(a), l.rank(b)) })
	group := map[string]string{}
	root := func(doc string) string {
		for group[doc] != "" {
			doc = group[doc]
		}
		return doc
	}
	for _, copying := range docs {
		for _, other := range l.holdAll(in[copying]) {
			if in[other] != nil && root(copying) != root(other) {
				group[root(copying)] = root(other)
			}
		}
	}
	for _, doc := range docs {
		if group[doc] == "" {
			independent = append(independent, doc)
		}
	}
	return docs, independent
}

// holdAll returns the other documents with which the document of the spans shares the passages of every one of them, in the
// order of reading.
func (l *ledger) holdAll(spans []extract.Span) []string {
	shares := map[int]int{} // with how many of the spans, by the place of the other
	for _, s := range spans {
		for _, other := range l.holders(s) {
			shares[other]++
		}
	}
	var places []int
	for other, n := range shares {
		if n == len(spans) {
			places = append(places, other)
		}
	}
	slices.Sort(places)
	all := make([]string, len(places))
	for i, place := range places {
		all[i] = l.evidence.Documents[place].ID
	}
	return all
}

// mention returns the first place outside page furniture that names the stakeholder as the settings do: a name of
// several words whether or not in capitals, a single word exactly.
func (l *ledger) mention(s extract.Stakeholder) *extract.Span {
	for _, d := range l.evidence.Documents {
		for _, name := range append([]string{s.Name}, s.Aliases...) {
			text := d.Text
			if lowered := l.lowered[d.ID]; strings.Contains(name, " ") && len(lowered) == len(text) {
				text, name = lowered, sameLength(name)
			}
			for from := 0; name != ""; {
				at := strings.Index(text[from:], name)
				if at < 0 {
					break
				}
				start, end := from+at, from+at+len(name)
				before, _ := utf8.DecodeLastRuneInString(d.Text[:start])
				after, _ := utf8.DecodeRuneInString(d.Text[end:])
				if !unicode.IsLetter(before) && !unicode.IsDigit(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after) && !d.IsFurniture(start, end) {
					return &extract.Span{Doc: d.ID, Start: start, End: end}
				}
				from = end
			}
		}
	}
	return nil
}

// sameLength returns s in lower case, but for the few letters whose lower case has another length: what stands at a byte
// of it stands at that byte of s.
func sameLength(s string) string {
	return strings.Map(func(r rune) rune {
		if low := unicode.ToLower(r); utf8.RuneLen(low) == utf8.RuneLen(r) {
			return low
		}
		return r
	}, s)
}

// cite returns the citation of a span; the same span is always the same citation. The claim is the evidence that rests
// on it, or "".
func (l *ledger) cite(span extract.Span, claim string) *Citation {
	if c := l.citations[span]; c != nil {
		if c.Claim == "" {
			c.Claim = claim
		}
		return c
	}
	d := l.documents[span.Doc]
	if d == nil || span.Start < 0 || span.End > len(d.Text) || span.Start >= span.End {
		l.faults = append(l.faults, fmt.Errorf("claim %s points at bytes %d to %d of %q, which no source has", claim, span.Start, span.End, span.Doc))
		return &Citation{Source: span.Doc, Span: span, Claim: claim}
	}
	passage := d.Passage(span.Start)
	c := &Citation{Source: d.ID, Passage: passage.Number, Page: passage.Page, Words: d.Words(span), Span: span, Claim: claim, Digest: d.Digest}
	if q := l.quote(span); q != nil && (q.Type == extract.Direct || !d.Digest) {
		c.Speaker = q.SpeakerName
	}
	l.citations[span] = c
	return c
}

// citeAll returns the citations of several spans, in the order of the sources.
func (l *ledger) citeAll(spans []extract.Span, claim string) []*Citation {
	spans = slices.Clone(spans)
	slices.SortStableFunc(spans, l.inOrder)
	var cites []*Citation
	for _, s := range spans {
		cites = append(cites, l.cite(s, claim))
	}
	return once(cites)
}

// quote returns the innermost quotation whose words the span is, or is part of; nil where there is none.
func (l *ledger) quote(span extract.Span) *extract.Quote { return innermost(l.quotes[span.Doc], span) }

// innermost returns the shortest of the quotations of a source that hold the span, or nil.
func innermost(quotes []*extract.Quote, span extract.Span) *extract.Quote {
	var inner *extract.Quote
	length := 0
	for _, q := range quotes {
		for _, c := range q.Content {
			if c.Start <= span.Start && span.End <= c.End && (inner == nil || c.End-c.Start < length) {
				inner, length = q, c.End-c.Start
			}
		}
	}
	return inner
}

// Words for what a source does not say of itself.
const (
	outletNotNamed = "outlet not named"
	notDated       = "not dated"
)

func sourceOf(d *extract.Document) Source {
	s := Source{ID: d.ID, File: d.File, Title: d.Title, Outlet: outlet(d), Authors: d.Authors, Dated: dated(d), Digest: d.Digest,
		SHA256: d.SHA256, Warnings: d.Warnings}
	if s.Title == "" {
		s.Title = "no title"
	}
	s.Short = publisher(d)
	return s
}

// outlet names who published a document, as far as it is known.
func outlet(d *extract.Document) string {
	switch {
	case d.Outlet == "":
		return outletNotNamed
	case slices.Contains(d.Inferred, "outlet"):
		return d.Outlet + ", probably"
	}
	return d.Outlet
}

// publisher names who published a document, a digest as ours.
func publisher(d *extract.Document) string {
	switch {
	case d.Digest && d.Outlet == "":
		return "our digest; " + outletNotNamed
	case d.Digest:
		return "our digest of " + outlet(d)
	}
	return outlet(d)
}

// dated says in words when a document was published and updated.
func dated(d *extract.Document) string {
	probably := ""
	if slices.Contains(d.Inferred, "published") || slices.Contains(d.Inferred, "updated") {
		probably = ", probably"
	}
	switch {
	case d.Published.IsZero() && d.Updated.IsZero():
		return notDated
	case d.Updated.IsZero() || d.Updated == d.Published:
		return d.Published.Long() + probably
	case d.Published.IsZero():
		return "updated " + d.Updated.Long() + probably
	}
	return d.Published.Long() + ", updated " + d.Updated.Long() + probably
}

// dayOf returns the day of a document in words.
func dayOf(d *extract.Document) string { return cmp.Or(d.Dated().Long(), notDated) }

// origin names a source and its day in a table: "The Journal, 25 September 2023"; a digest as ours.
func (l *ledger) origin(doc string) string {
	d := l.documents[doc]
	if d == nil {
		return doc
	}
	day := dayOf(d)
	if outlet(d) != d.Outlet {
		return publisher(d) + "; " + day
	}
	return publisher(d) + ", " + day
}

// report names a source in a sentence: "The Journal (S2, 25 September 2023)", "S3 (outlet not named, not dated)"; a digest
// as ours.
func (l *ledger) report(doc string) string {
	d := l.documents[doc]
	if d == nil {
		return doc
	}
	day := dayOf(d)
	if outlet(d) != d.Outlet {
		return fmt.Sprintf("%s (%s; %s)", d.ID, l.outletOf(doc), day)
	}
	return fmt.Sprintf("%s (%s, %s)", l.outletOf(doc), d.ID, day)
}

// short names a source in few words: "The Journal (S2)", "S3 (outlet not named)"; a digest as ours.
func (l *ledger) short(doc string) string {
	d := l.documents[doc]
	if d == nil {
		return doc
	}
	if outlet(d) != d.Outlet {
		return fmt.Sprintf("%s (%s)", d.ID, l.outletOf(doc))
	}
	return fmt.Sprintf("%s (%s)", l.outletOf(doc), d.ID)
}

// midSentence returns a title as it stands inside a sentence: its first letter in lower case where its first word is a
// common one, which an article and a vague number are, and any word that a source writes so.
func (l *ledger) midSentence(title string) string {
	const always = " a an the dozens scores hundreds thousands millions several many some few most all no "
	first, _, _ := strings.Cut(title, " ")
	word := lower(first)
	if strings.Contains(always, " "+word+" ") {
		return lower(title)
	}
	if l.common[word] {
		return lower(title)
	}
	return title
}

// Where returns where the words of a citation stand: "S2 ¶27", or "S2 p. 3 ¶27" where the source has pages.
func (c *Citation) Where() string {
	at := c.Source
	if c.Page > 0 {
		at += fmt.Sprintf(" p. %d", c.Page)
	}
	if c.Passage > 0 {
		at += fmt.Sprintf(" ¶%d", c.Passage)
	}
	return at
}

// named returns the name of a stakeholder as a sentence has it: bodies and groups whose name is made of common words
// with "the".
func named(s extract.Stakeholder) string {
	name := s.Name
	if rest, has := strings.CutPrefix(name, "The "); has {
		return "the " + rest
	}
	first, _ := utf8.DecodeRuneInString(name)
	if s.Kind == "person" || s.Kind == "" || !unicode.IsUpper(first) {
		return name
	}
	words := strings.Fields(name)
	if s.Kind == "group" && len(words) > 1 {
		switch next, _ := utf8.DecodeRuneInString(words[1]); {
		case words[1] == "of":
			return "the " + lower(name)
		case unicode.IsLower(next): // common words, not a name
			return lower(name)
		}
	}
	for _, word := range words {
		if strings.Contains(bodies, " "+strings.ToLower(word)+" ") {
			return "the " + name
		}
	}
	return name
}

// voices returns the number of the verb that a stakeholder takes: a group is more than one.
func voices(s extract.Stakeholder) int {
	if s.Kind == "group" {
		return 2
	}
	return 1
}

// bodies are the nouns that make a body's name one that English puts "the" before.
const bodies = " academy agency alliance assembly association authority board bureau cabinet campaign centre chamber church club coalition college commission committee " +
	"confederation congress corporation council court department directorate embassy executive federation force foundation forum fund government group guild " +
	"inquiry inspectorate institute institution league ministry museum network office ombudsman organisation panel parliament party police regulator " +
	"secretariat senate service society team treasury tribunal trust union university "

// role returns what a stakeholder is, in a few words.
func role(s extract.Stakeholder) string {
	first, _, _ := strings.Cut(s.Role, ";")
	return strings.TrimSpace(first)
}

// office returns what a person is; a body or a group is what its name says.
func office(s extract.Stakeholder) string {
	if s.Kind != "person" {
		return ""
	}
	return role(s)
}
