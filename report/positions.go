package report

import (
	"cmp"
	"fmt"
	"slices"

	"policybrief/extract"
)

// stanceWords are how a stance reads in a table.
func stanceWords(s extract.Stance) string {
	switch s {
	case extract.Support:
		return "supports"
	case extract.Oppose:
		return "opposes"
	case extract.Both:
		return "mixed"
	case extract.Neutral:
		return "neutral"
	case extract.Declined:
		return "declined to comment"
	case GeneralSupport:
		return "general support only"
	}
	return "no stated position"
}

// stance returns what a voice is reported to think of an item, and the words that say so. Positions that do not agree
// make it mixed; support for the whole of which a proposal is a part is general support only.
func (l *ledger) stance(v voice, it item) (extract.Stance, []*Citation) {
	key := [2]string{v.ID, it.ID}
	if known, done := l.stances[key]; done {
		return known.stance, known.cites
	}
	stance, cites := l.decide(v, it)
	l.stances[key] = taken{stance, cites}
	return stance, cites
}

// taken is a stance and the words that state it.
type taken struct {
	stance extract.Stance
	cites  []*Citation
}

// decide works a stance out.
func (l *ledger) decide(v voice, it item) (extract.Stance, []*Citation) {
	held := map[extract.Stance][]*Citation{}
	for _, p := range v.Positions {
		switch {
		case p.About == it.ID:
			held[p.Stance] = append(held[p.Stance], l.citeAll(p.Evidence, p.ID)...)
		case p.General && p.Stance == extract.Support && slices.Contains(l.parts(p.About), it.ID):
			held[GeneralSupport] = append(held[GeneralSupport], l.citeAll(p.Evidence, p.ID)...)
		}
	}
	supports, opposes := len(held[extract.Support]) > 0, len(held[extract.Oppose]) > 0
	switch {
	case len(held[extract.Both]) > 0 || supports && opposes:
		return extract.Both, once(slices.Concat(held[extract.Both], held[extract.Support], held[extract.Oppose]))
	case supports:
		return extract.Support, once(held[extract.Support])
	case opposes:
		return extract.Oppose, once(held[extract.Oppose])
	}
	for _, s := range []extract.Stance{extract.Neutral, extract.Declined, GeneralSupport} {
		if len(held[s]) > 0 && (s != GeneralSupport || len(l.againstWhole(v, it)) == 0) {
			return s, once(held[s])
		}
	}
	return Silent, nil
}

// againstWhole returns the words in which a voice opposes the whole of which a proposal is a part, or part of that whole.
func (l *ledger) againstWhole(v voice, it item) []*Citation {
	var cites []*Citation
	for _, p := range v.Positions {
		if p.General && (p.Stance == extract.Oppose || p.Stance == extract.Both) && slices.Contains(l.parts(p.About), it.ID) {
			cites = append(cites, l.citeAll(p.Evidence, p.ID)...)
		}
	}
	return once(cites)
}

// parts returns the ids of the proposals that an object consists of.
func (l *ledger) parts(object string) []string {
	for _, o := range l.subject.Objects {
		if o.ID == object {
			return o.Parts
		}
	}
	return nil
}

// fewest returns at most so many citations, one from each source before a second from any.
func fewest(cites []*Citation, most int) []*Citation {
	var out []*Citation
	seen := map[string]bool{}
	for _, again := range []bool{false, true} {
		for _, c := range cites {
			if len(out) < most && !slices.Contains(out, c) && (again || !seen[c.Source]) {
				seen[c.Source] = true
				out = append(out, c)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *Citation) int { return cmp.Compare(slices.Index(cites, a), slices.Index(cites, b)) })
	return out
}

// groupTitles are the headings of the matrix, by group.
var groupTitles = [...]string{
	takesPosition:   "Takes a position",
	quotedElsewhere: "Quoted or reported on other matters",
	namedOnly:       "Named, not quoted",
	notMentioned:    "No mention found",
}

// ordered returns the voices of a group: most positions first, then in the order of the settings.
func (l *ledger) ordered(group int) []voice {
	var voices []voice
	for _, v := range l.stakeholders {
		if v.group() == group {
			voices = append(voices, v)
		}
	}
	slices.SortStableFunc(voices, func(a, b voice) int { return cmp.Compare(len(l.stated(b)), len(l.stated(a))) })
	return voices
}

// stated returns the items on which a voice has a position, general support left out.
func (l *ledger) stated(v voice) []item {
	var items []item
	for _, it := range l.items {
		if s, _ := l.stance(v, it); s != Silent && s != GeneralSupport {
			items = append(items, it)
		}
	}
	return items
}

// heading returns how an item stands over a column.
func (it item) heading() string {
	if it.Number > 0 {
		return fmt.Sprintf("%d %s", it.Number, it.Title)
	}
	return it.Title
}

// matrix makes the table of voices by items. Without why it is for print, and leaves that column out; stated keeps only
// the voices with a position on one of the items.
func (l *ledger) matrix(name, title, explain string, items []item, why, stated bool) *Table {
	t := &Table{Name: name, Title: title, Explain: explain, Empty: "No stakeholder is listed in the settings."}
	if stated {
		t.Empty = "No position on any of these was found."
	}
	t.Columns = []Column{{Title: "Stakeholder", Wide: 34, Share: 30}}
	for _, it := range items {
		t.Columns = append(t.Columns, Column{Title: it.heading(), Wide: 20, Share: 10})
	}
	if why {
		t.Columns = append(t.Columns, Column{Title: "Why", Wide: 36})
	}
	for group, heading := range groupTitles {
		var rows []Row
		for _, v := range l.ordered(group) {
			row, any := l.matrixRow(v, items, why)
			if any || !stated {
				rows = append(rows, row)
			}
		}
		if len(rows) > 0 {
			t.Rows = append(t.Rows, Row{Group: true, Cells: []Cell{wordsCell(fmt.Sprintf("%s: %d", heading, len(rows)))}})
			t.Rows = append(t.Rows, rows...)
		}
	}
	return t
}

// matrixRow makes the row of a voice, and reports whether it has any position on the items.
func (l *ledger) matrixRow(v voice, items []item, why bool) (Row, bool) {
	who := Cell{Text: Text{{Words: v.Name}}}
	if r := role(v.Stakeholder); r != "" {
		who.Second = Text{{Words: r}}
	}
	row := Row{Cells: []Cell{who}}
	any := false
	for _, it := range items {
		stance, cites := l.stance(v, it)
		cell := Cell{Stance: stance}
		if cites = fewest(cites, 2); len(cites) > 0 {
			cell.Text = Text{{Cites: cites}}
			any = true
		}
		row.Cells = append(row.Cells, cell)
	}
	reason := Text{}
	switch v.group() {
	case takesPosition:
		var against []*Citation
		for _, it := range items {
			against = append(against, l.againstWhole(v, it)...)
		}
		switch {
		case !any && len(against) > 0:
			reason = Text{{Words: "opposes the whole that these are parts of"}, {Cites: fewest(once(against), 2)}}
		case !any:
			reason = Text{{Words: "takes a position on other matters only"}}
		}
	case quotedElsewhere:
		reason = Text{{Words: "quoted or reported on other matters"}, {Cites: []*Citation{l.cite(v.Quotes[0].Content[0], v.Quotes[0].ID)}}}
	case namedOnly:
		reason = Text{{Words: "named, not quoted"}, {Cites: []*Citation{l.cite(l.sentence(*v.Mention), "")}}}
	case notMentioned:
		reason = Text{{Words: "no mention found"}, {All: true}}
	}
	switch {
	case why:
		row.Cells = append(row.Cells, Cell{Text: reason})
	case len(reason) > 0 && len(row.Cells[0].Second) > 0:
		row.Cells[0].Second = append(append(Text{}, row.Cells[0].Second...), append(Text{{Words: "; "}}, reason...)...)
	default:
		row.Cells[0].Second = append(row.Cells[0].Second, reason...)
	}
	return row, any
}

// sentence returns the sentence that a span stands in; the span itself where it runs over several.
func (l *ledger) sentence(span extract.Span) extract.Span {
	d := l.documents[span.Doc]
	p := d.Passage(span.Start)
	for _, s := range extract.Sentences(d.Text, p.Start, max(p.Start, p.End)) {
		if s[0] <= span.Start && span.End <= s[1] {
			return extract.Span{Doc: span.Doc, Start: s[0], End: s[1]}
		}
	}
	return span
}

// counts makes the last row of a printed matrix: how often each stance stands in a column.
func (l *ledger) counts(items []item) Row {
	row := Row{Cells: []Cell{wordsCell(fmt.Sprintf("Count of %d", len(l.stakeholders)))}}
	marks := []struct {
		stance extract.Stance
		symbol string
	}{{extract.Support, "▲"}, {GeneralSupport, "△"}, {extract.Oppose, "▼"}, {extract.Both, "◆"}, {extract.Neutral, "↔"}, {extract.Declined, "□"}, {Silent, "–"}}
	for _, it := range items {
		tally := map[extract.Stance]int{}
		for _, v := range l.stakeholders {
			s, _ := l.stance(v, it)
			tally[s]++
		}
		words := ""
		for _, m := range marks {
			if n := tally[m.stance]; n > 0 {
				words += fmt.Sprintf("%s %d  ", m.symbol, n)
			}
		}
		row.Cells = append(row.Cells, wordsCell(words[:max(0, len(words)-2)]))
	}
	return row
}

// positionsRegister lists the positions, one a row.
func (l *ledger) positionsRegister() *Table {
	t := &Table{Name: "positions", Title: "Positions", Empty: "No position was found.",
		Explain: "One row for each position that a source reports. Where a stakeholder and an item have no row, no statement was found in the sources read; silence is not agreement.",
		Columns: []Column{{Title: "Id", Wide: 17}, {Title: "Stakeholder", Wide: 24, Share: 20}, {Title: "Item", Wide: 28, Share: 20}, {Title: "Stance", Wide: 23, Share: 14},
			{Title: "Exact words", Wide: 52, Share: 34}, {Title: "Source", Wide: 9, Share: 12}, {Title: "Paragraph", Wide: 11, Right: true}, {Title: "Outlet", Wide: 20},
			{Title: "Source date", Wide: 22}, {Title: "Confidence", Wide: 12}, {Title: "Rule", Wide: 24}}}
	for _, v := range l.stakeholders {
		for _, it := range l.items {
			for _, p := range v.Positions {
				if p.About != it.ID || len(p.Evidence) == 0 {
					continue
				}
				cites := l.citeAll(p.Evidence, p.ID)
				first := cites[0]
				d := l.documents[first.Source]
				if d == nil {
					continue
				}
				passage := float64(first.Passage)
				t.Rows = append(t.Rows, Row{Claim: p.ID, Anchor: p.ID, Cells: []Cell{
					wordsCell(p.ID), wordsCell(v.Name), wordsCell(it.heading()), {Text: Text{{Words: stanceWords(p.Stance)}}, Stance: p.Stance},
					{Text: Text{{Words: first.Words}, {Cites: cites}}}, {Text: Text{{Words: first.Source}}, Second: Text{{Words: fmt.Sprintf("¶%d", first.Passage)}}},
					{Text: Text{{Words: fmt.Sprint(first.Passage)}}, Number: &passage}, wordsCell(l.outletOf(first.Source)), wordsCell(dated(d)),
					wordsCell(string(p.Confidence)), wordsCell(p.Rule),
				}})
			}
		}
	}
	return t
}

// outletOf names the outlet of a source, a digest as ours.
func (l *ledger) outletOf(doc string) string {
	d := l.documents[doc]
	if d == nil {
		return ""
	}
	return publisher(d)
}

func wordsCell(words string) Cell {
	if words == "" {
		return Cell{}
	}
	return Cell{Text: Text{{Words: words}}}
}

func numberCell(n int) Cell {
	value := float64(n)
	return Cell{Text: Text{{Words: fmt.Sprint(n)}}, Number: &value}
}

// positionsData is what templates/sections/positions.md speaks of.
type positionsData struct {
	Sources, Stakeholders, Items       int
	Possible, Stated, General, Unheard int // cells of the whole matrix
	Wider                              bool
}

// positions sets out who says what: the proposals in one matrix, the wider objects in a second where both do not fit
// into one.
func positions(l *ledger, _ SectionOptions) content {
	const fits = 7 // columns beside the names, at the width of a page
	data := positionsData{Sources: len(l.evidence.Documents), Stakeholders: len(l.stakeholders), Items: len(l.items)}
	for _, v := range l.stakeholders {
		for _, it := range l.items {
			switch s, _ := l.stance(v, it); s {
			case Silent:
				data.Unheard++
			case GeneralSupport:
				data.General++
			default:
				data.Stated++
			}
		}
	}
	data.Possible = data.Stakeholders * data.Items
	items, wider := l.items, []item(nil)
	if len(items) > fits {
		items = l.proposals()
		wider = slices.DeleteFunc(slices.Clone(l.items), func(it item) bool { return it.Number > 0 })
	}
	blocks := map[string]Block{}
	title := "Who says what about each proposal"
	if len(wider) == 0 && len(l.subject.Objects) > 0 {
		title = "Who says what about each proposal and wider matter"
	}
	main := l.matrix("", title, "", items, false, false)
	if len(main.Rows) > 0 {
		main.Rows = append(main.Rows, l.counts(items))
	}
	blocks["matrix"] = main
	if len(wider) > 0 {
		data.Wider = true
		blocks["wider"] = l.matrix("", "Who says what about the wider matters", "", wider, false, true)
	}
	blocks["positions"] = l.register("positions")
	return content{data: data, blocks: blocks}
}
