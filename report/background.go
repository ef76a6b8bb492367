package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"policybrief/extract"
)

// backgroundData is what templates/sections/background.md speaks of.
type backgroundData struct {
	Sources int
	Events  []eventData // the best reported, in order of time
	Count   int         // of all events in the time line
	Undated int         // of those, events that no source dates
	Annex   string      // anchor of the section that has the time line, or "" where it stands here
}

// eventData is an event as one or more sources report it.
type eventData struct {
	date    extract.Date
	When    string // "On 5 September 2022", "In September 2022", "Between 18 and 24 September 2023"; "" where not dated
	Changed bool   // it is a change that a later source reports, and When is the day of that source
	Wording string // the source's words for the date, where they are not that date
	Cite    *Citation
	Cites   []*Citation // of every source that reports it so

	Disputed []*Citation // of the values of a contradiction that it is part of
}

// eventGroup is reports of one event: their dates are the same, and their words agree.
type eventGroup struct {
	events []extract.Event
	words  []map[string]bool // of each event
}

// eventGroups puts events together that have the same date and words, earliest first and undated last. Words agree
// where six in ten of the different words of the two reports are in both.
func (l *ledger) eventGroups(events []extract.Event) []eventGroup {
	events = slices.Clone(events)
	slices.SortStableFunc(events, func(a, b extract.Event) int {
		return cmp.Or(boolCompare(a.Date.Year == 0, b.Date.Year == 0), boolCompare(a.Date.IsZero(), b.Date.IsZero()), a.Date.Compare(b.Date), a.End.Compare(b.End), l.inOrder(a.Span, b.Span))
	})
	const compared = 200 // groups of one date at most, so that the time taken grows with the number of events
	var groups []eventGroup
	first := 0 // of the groups with the date of the event
	for _, e := range events {
		if first < len(groups) && !sameDate(groups[first].events[0], e) {
			first = len(groups)
		}
		words := wordSet(e.What)
		from := max(first, len(groups)-compared)
		i := slices.IndexFunc(groups[from:], func(g eventGroup) bool { return g.holds(e, words) })
		if i < 0 {
			groups = append(groups, eventGroup{[]extract.Event{e}, []map[string]bool{words}})
			continue
		}
		g := &groups[from+i]
		g.events, g.words = append(g.events, e), append(g.words, words)
	}
	return groups
}

func sameDate(a, b extract.Event) bool { return a.Date == b.Date && a.End == b.End }

// holds reports whether another source's event of the group says what this one does, as exactly.
func (g eventGroup) holds(e extract.Event, words map[string]bool) bool {
	for i, o := range g.events {
		if o.Precision == e.Precision && o.Span.Doc != e.Span.Doc && agreeing(g.words[i], words) {
			return true
		}
	}
	return false
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// agree reports whether six in ten of the different words of a and b are in both.
func agree(a, b string) bool { return agreeing(wordSet(a), wordSet(b)) }

func agreeing(one, other map[string]bool) bool {
	both := 0
	for w := range one {
		if other[w] {
			both++
		}
	}
	all := len(one) + len(other) - both
	return all > 0 && 10*both >= 6*all
}

// common counts the different words of four letters or more that are in both.
func common(a, b string) int {
	other := wordSet(b)
	both := 0
	for w := range wordSet(a) {
		if len(w) >= 4 && other[w] {
			both++
		}
	}
	return both
}

// wordSet returns the different words of s, in lower case.
func wordSet(s string) map[string]bool {
	words := map[string]bool{}
	for _, w := range wordsOf(s) {
		words[w] = true
	}
	return words
}

// wordsOf returns the words of s in their order, in lower case.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// cites returns the citations of a group, one an event.
func (g eventGroup) cites(l *ledger) []*Citation {
	var cites []*Citation
	for _, e := range g.events {
		cites = append(cites, l.cite(e.Span, e.ID))
	}
	return once(cites)
}

// spans returns where the group stands.
func (g eventGroup) spans() []extract.Span {
	var spans []extract.Span
	for _, e := range g.events {
		spans = append(spans, e.Span)
	}
	return spans
}

// when words a date for the start of a sentence.
func when(e extract.Event) string {
	switch {
	case e.Date.IsZero():
		return ""
	case !e.End.IsZero() && e.End != e.Date:
		from, to := e.Date, e.End
		if from.Year == to.Year {
			from.Year = 0
			if from.Month == to.Month && from.Day != 0 {
				from.Month = 0
			}
		}
		return "Between " + from.Long() + " and " + to.Long()
	case e.Date.Day != 0:
		return "On " + e.Date.Long()
	}
	return "In " + e.Date.Long()
}

// background tells what a reader needs of what happened, in the words of the sources: the end of each dated
// development, and for each date the event that tells most, at most six in all unless the options say otherwise; and
// every event in the time line.
func background(l *ledger, options SectionOptions) content {
	groups := l.happened
	most := cmp.Or(max(options.Most, 0), 6)
	data := backgroundData{Sources: len(l.evidence.Documents), Count: len(groups), Annex: l.annexed["timeline"]}
	ends := l.ends()
	ends = ends[:min(len(ends), most)]
	var chosen []telling // one a date
	for i, g := range groups {
		if g.events[0].Date.IsZero() {
			data.Undated++
			continue
		}
		if slices.ContainsFunc(ends, func(end eventData) bool { return slices.ContainsFunc(g.spans(), end.Cite.Span.Overlaps) }) {
			continue
		}
		t := l.telling(g, i)
		switch last := len(chosen) - 1; {
		case last < 0 || !sameDate(chosen[last].group.events[0], g.events[0]): // groups of one date stand together
			chosen = append(chosen, t)
		case t.compare(chosen[last]) < 0:
			chosen[last] = t
		}
	}
	slices.SortStableFunc(chosen, telling.compare)
	chosen = apart(chosen, most-len(ends))
	slices.SortFunc(chosen, func(a, b telling) int { return cmp.Compare(a.place, b.place) })
	data.Events = ends
	for _, t := range chosen {
		e := t.group.events[0]
		one := eventData{date: e.Date, When: when(e), Cite: l.cite(e.Span, e.ID), Cites: t.group.cites(l), Disputed: l.disputed(t.group)}
		if words := l.words(e.Wording); !strings.HasSuffix(words, e.Date.Long()) {
			one.Wording = words
		}
		data.Events = append(data.Events, one)
	}
	slices.SortStableFunc(data.Events, func(a, b eventData) int { return a.date.Compare(b.date) })
	return content{data: data, blocks: map[string]Block{"timeline": l.register("timeline"), "figure": l.timelineFigure()}}
}

// apart returns the first so many, without what is told in words that already tell another.
func apart(all []telling, most int) []telling {
	var kept []telling
	for _, t := range all {
		if len(kept) == most {
			break
		}
		if !slices.ContainsFunc(kept, func(k telling) bool { return slices.ContainsFunc(k.group.spans(), t.group.events[0].Span.Overlaps) }) {
			kept = append(kept, t)
		}
	}
	return kept
}

// ends returns the end of each development, as the source that reports it last has it, where that source has a day.
func (l *ledger) ends() []eventData {
	var ends []eventData
	for _, c := range l.evidence.Conflicts {
		if c.Kind != extract.Development || len(c.Sides) == 0 {
			continue
		}
		values := l.conflict(c).Values
		cite := values[len(values)-1].Cites[0]
		if d := l.documents[cite.Source]; d != nil && d.Dated().IsDay() {
			ends = append(ends, eventData{date: d.Dated(), Changed: true, When: "On " + d.Dated().Long(), Cite: cite, Cites: []*Citation{cite}})
		}
	}
	return ends
}

// telling is how much a group of events tells a reader.
type telling struct {
	group       eventGroup
	place       int // among all groups
	independent int // sources that report it
	conflict    bool
	told        int // 2 as the source tells it, 1 inside a quotation, 0 where the event is the speaking, or a scrap
	exact       int
	length      int
}

// telling weighs a group.
func (l *ledger) telling(g eventGroup, place int) telling {
	e, spans := g.events[0], g.spans()
	_, independent := l.independent(spans)
	inConflict := slices.ContainsFunc(l.conflictsAt(spans), func(c extract.Conflict) bool { return c.Kind != extract.Wording })
	return telling{g, place, len(independent), inConflict, l.told(e), exactness(e.Precision), len(e.What)}
}

// compare puts what tells a reader more first.
func (t telling) compare(o telling) int {
	return cmp.Or(cmp.Compare(o.independent, t.independent), boolCompare(t.told == 0, o.told == 0), boolCompare(!t.conflict, !o.conflict),
		cmp.Compare(o.exact, t.exact), cmp.Compare(o.told, t.told), cmp.Compare(o.length, t.length))
}

// told ranks how an event is told: by the source, 2; in a quotation that itself gives the date, or in a sentence that
// does not say of whom or what it speaks, 1; and 0 where the date is only that of somebody's speaking, or where the
// words are too few to tell anything.
func (l *ledger) told(e extract.Event) int {
	const least = 6 // words
	const pronouns = " he her his it its she that their they these this those we "
	if len(wordsOf(e.What)) < least {
		return 0
	}
	for _, q := range l.quotes[e.Span.Doc] {
		for _, said := range q.Content {
			switch {
			case q.Type == extract.Indirect || !said.Overlaps(e.Span) || len(strings.Fields(l.words(said))) < least:
			case said.Overlaps(e.Wording):
				return 1
			default:
				return 0
			}
		}
	}
	if strings.Contains(pronouns, " "+wordsOf(e.What)[0]+" ") {
		return 1
	}
	return 2
}

// disputed returns the values of the contradiction that an event is part of, or nil.
func (l *ledger) disputed(g eventGroup) []*Citation {
	for _, c := range l.conflictsAt(g.spans()) {
		if c.Kind == extract.Contradiction {
			return l.conflict(c).First
		}
	}
	return nil
}

// exactness ranks precisions, the most exact highest.
func exactness(p extract.Precision) int {
	return -slices.Index([]extract.Precision{extract.Day, extract.Range, extract.Month, extract.Year, extract.Unknown}, p)
}

// words returns the words of a span, "" where it points nowhere.
func (l *ledger) words(s extract.Span) string {
	d := l.documents[s.Doc]
	if d == nil || s.Start < 0 || s.End > len(d.Text) || s.Start >= s.End {
		return ""
	}
	return d.Words(s)
}

// timelineRegister lists the events in order of time, the same event in several sources in one row, undated ones last.
func (l *ledger) timelineRegister() *Table {
	t := &Table{Name: "timeline", Title: "Time line", Empty: "No event was found in the sources.",
		Explain: "What happened in the sources’ words, and how exactly each date is known. A date in words is counted from the day of its source. Reports that agree share a row.",
		Columns: []Column{{Title: "Id", Wide: 17}, {Title: "Date", Wide: 24, Share: 20}, {Title: "First day", Wide: 14, Unknown: true}, {Title: "Last day", Wide: 14}, {Title: "How exact", Wide: 11, Share: 10},
			{Title: "Source’s words for the date", Wide: 26, Share: 18}, {Title: "Counted from", Wide: 24}, {Title: "What the source says", Wide: 62, Share: 42},
			{Title: "Sources", Wide: 14, Share: 10}, {Title: "Confidence", Wide: 12}, {Title: "Rule", Wide: 24}}}
	for _, g := range l.eventGroups(l.found.Events) {
		e := g.events[0]
		cites := g.cites(l)
		var docs []string
		for _, c := range cites {
			if !slices.Contains(docs, c.Source) {
				docs = append(docs, c.Source)
			}
		}
		shown := l.claim(t.Name, e.ID, fmt.Sprintf("%s: “%s”", dateWords(e), e.What), e.Date.String(), e.End.String(), string(e.Precision), e.Anchor)
		for _, same := range g.events[1:] {
			shown.Also = append(shown.Also, same.ID)
		}
		t.Rows = append(t.Rows, Row{Claim: e.ID, Review: shown, Anchor: e.ID, Cells: []Cell{
			wordsCell(e.ID), wordsCell(dateWords(e)), wordsCell(e.Date.String()), wordsCell(e.End.String()), wordsCell(string(e.Precision)), wordsCell(l.words(e.Wording)),
			wordsCell(e.Anchor), {Text: Text{{Words: l.cite(e.Span, e.ID).Words}, {Cites: cites}}}, wordsCell(strings.Join(docs, ", ")),
			wordsCell(string(e.Confidence)), wordsCell(e.Rule),
		}})
	}
	return t
}

// timelineFigure draws what happened.
func (l *ledger) timelineFigure() Figure {
	t := l.timeline()
	var alt strings.Builder
	fmt.Fprintf(&alt, "A time line of %s, earliest first.", count(len(t.Events), "event", "events"))
	for _, e := range t.Events {
		fmt.Fprintf(&alt, " %s (%s): %s.", e.When, e.How(), strings.TrimRight(oneLine(e.What), ".?! "))
	}
	return Figure{Title: "What happened, and how exactly each date is known", Alt: alt.String(), Data: t}
}

// timeline returns what happened. Days on which sources contradict each other share an event.
func (l *ledger) timeline() *Timeline {
	t := &Timeline{}
	shared := map[string]int{} // place of the event of a contradiction on its day
	for _, g := range l.happened {
		event := l.timelineEvent(g)
		c, days := l.disputedDay(g)
		if at, begun := shared[c.ID]; begun && len(days) > 0 {
			t.Events[at].Cites = once(append(t.Events[at].Cites, event.Cites...))
			continue
		}
		if len(days) > 0 {
			shared[c.ID] = len(t.Events)
			event.First, event.Last, event.Days = days[0], days[len(days)-1], days
			event.When, event.Wording = either(l.conflict(c).Said()), ""
		}
		t.Events = append(t.Events, event)
	}
	return t
}

// timelineEvent returns one event.
func (l *ledger) timelineEvent(g eventGroup) TimelineEvent {
	e := g.events[0]
	first := l.cite(e.Span, e.ID)
	event := TimelineEvent{Precision: e.Precision, When: dateWords(e), What: first.Words, Cites: g.cites(l)}
	if words := l.words(e.Wording); !strings.HasSuffix(words, e.Date.Long()) {
		event.Wording = words
	}
	if e.Date.Year == 0 {
		return event
	}
	event.First, event.Last = e.Date.FirstDay(), e.Date.LastDay()
	if !e.End.IsZero() {
		event.Last = e.End.LastDay()
	}
	return event
}

// dateWords says in a label when an event was.
func dateWords(e extract.Event) string {
	words := when(e)
	if rest, isRange := strings.CutPrefix(words, "Between "); isRange {
		return strings.Replace(rest, " and ", " to ", 1)
	}
	return cmp.Or(strings.TrimPrefix(strings.TrimPrefix(words, "On "), "In "), "No date in any source")
}

// disputedDay returns the contradiction in which a source gives the day of the group and others give other days, and all
// the days; none where nobody differs.
func (l *ledger) disputedDay(g eventGroup) (extract.Conflict, []extract.Date) {
	for _, c := range l.conflictsAt(g.spans()) {
		var days []extract.Date
		given := false
		for _, side := range c.Sides {
			day, err := time.Parse("2 January 2006", side.Value)
			if c.Kind != extract.Contradiction || err != nil {
				break
			}
			date := extract.DateOf(day)
			given = given || date == g.events[0].Date && slices.ContainsFunc(g.spans(), side.Span.Overlaps)
			if !slices.Contains(days, date) {
				days = append(days, date)
			}
		}
		if given && len(days) > 1 {
			slices.SortFunc(days, extract.Date.Compare)
			return c, days
		}
	}
	return extract.Conflict{}, nil
}
