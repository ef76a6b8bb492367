package report

import (
	"cmp"
	"fmt"
	"slices"

	"policybrief/extract"
)

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
		if against, _ := l.againstWhole(v, it); len(held[s]) > 0 && (s != GeneralSupport || len(against) == 0) {
			return s, once(held[s])
		}
	}
	return Silent, nil
}

// againstWhole returns the words in which a voice opposes the whole of which a proposal is a part, or part of that whole, and whether it opposes
// it outright.
func (l *ledger) againstWhole(v voice, it item) (cites []*Citation, outright bool) {
	for _, p := range v.Positions {
		if p.General && (p.Stance == extract.Oppose || p.Stance == extract.Both) && slices.Contains(l.parts(p.About), it.ID) {
			cites = append(cites, l.citeAll(p.Evidence, p.ID)...)
			outright = outright || p.Stance == extract.Oppose
		}
	}
	return once(cites), outright
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
func (it item) heading() string { return MatrixColumn{Number: it.Number, Title: it.Title}.heading() }

// matrix makes the matrix of voices by items. One that is only of those who state a position leaves the other voices
// out, and counts nobody.
func (l *ledger) matrix(items []item, stated bool) *Matrix {
	m := &Matrix{}
	for _, it := range items {
		column := MatrixColumn{Number: it.Number, Title: it.Title, Counts: make([]int, len(Stances))}
		for _, v := range l.stakeholders {
			stance, _ := l.stance(v, it)
			column.Counts[slices.IndexFunc(Stances[:], func(s StanceSign) bool { return s.Stance == stance })]++
		}
		m.Columns = append(m.Columns, column)
	}
	if !stated {
		m.Of = len(l.stakeholders)
	}
	for group, title := range groupTitles {
		g := MatrixGroup{Title: title}
		for _, v := range l.ordered(group) {
			if row := l.matrixRow(v, items); !stated || len(row.Cells) > 0 {
				g.Rows = append(g.Rows, row)
			}
		}
		if len(g.Rows) > 0 {
			m.Groups = append(m.Groups, g)
		}
	}
	return m
}

// matrixRow makes the row of a voice.
func (l *ledger) matrixRow(v voice, items []item) MatrixRow {
	const most = 2 // citations that a cell has room for
	row := MatrixRow{Name: v.Name}
	silent := true
	for _, it := range items {
		stance, cites := l.stance(v, it)
		silent = silent && stance == Silent
		row.Cells = append(row.Cells, MatrixCell{stance, fewest(cites, most)})
	}
	if !silent {
		row.Role = role(v.Stakeholder)
		return row
	}
	row.Cells = nil
	switch v.group() {
	case takesPosition:
		var against, elsewhere []*Citation
		words := "has mixed views of the whole that these are parts of"
		for _, it := range items {
			cites, outright := l.againstWhole(v, it)
			if against = append(against, cites...); outright {
				words = "opposes the whole that these are parts of"
			}
		}
		for _, p := range v.Positions {
			elsewhere = append(elsewhere, l.citeAll(p.Evidence, p.ID)...)
		}
		if len(against) > 0 {
			row.Why = Text{{Words: words}, {Cites: fewest(once(against), most)}}
		} else {
			row.Why = Text{{Words: "takes a position on other matters only"}, {Cites: fewest(once(elsewhere), most)}}
		}
	case quotedElsewhere:
		row.Why = Text{{Words: "quoted or reported on other matters"}, {Cites: []*Citation{l.cite(v.Quotes[0].Content[0], v.Quotes[0].ID)}}}
	case namedOnly:
		row.Why = Text{{Words: "named, not quoted"}, {Cites: []*Citation{l.cite(l.sentence(*v.Mention), "")}}}
	case notMentioned:
		row.Why = Text{{Words: "no mention found"}, {All: true}}
	}
	return row
}

// matrixRegister is the matrix of everything as a workbook has it: why a row is empty has a column of its own.
func (l *ledger) matrixRegister() *Table {
	t := l.matrix(l.items, false).rows(true)
	t.Name, t.Title, t.Empty = "matrix", "Matrix", "No stakeholder is listed in the settings."
	t.Explain = "One row for each stakeholder, one column for each item. Colour repeats the word in the cell. A number in brackets is a row of Quotations."
	return t
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

// positionsRegister lists the positions, one a row.
func (l *ledger) positionsRegister() *Table {
	t := &Table{Name: "positions", Title: "Positions", Empty: "No position was found.",
		Explain: "One row for each position that a source reports. Where a stakeholder and an item have no row, no statement was found in the sources read; silence is not agreement.",
		Columns: []Column{{Title: "Id", Wide: 17}, {Title: "Stakeholder", Wide: 24, Share: 20}, {Title: "Item", Wide: 28, Share: 20}, {Title: "Stance", Wide: 23, Share: 14},
			{Title: "Exact words", Wide: 52, Share: 34}, {Title: "Source", Wide: 9, Share: 7}, {Title: "Paragraph", Wide: 11, Share: 7, Right: true}, {Title: "Outlet", Wide: 20},
			{Title: "Source date", Wide: 22}, {Title: "Confidence", Wide: 12}, {Title: "Rule", Wide: 24}}}
	for _, v := range l.stakeholders {
		for _, it := range l.items {
			for _, p := range l.found.Positions {
				if p.Stakeholder != v.ID || p.About != it.ID || len(p.Evidence) == 0 {
					continue
				}
				cites := l.citeAll(p.Evidence, p.ID)
				first := cites[0]
				d := l.documents[first.Source]
				if d == nil {
					continue
				}
				passage := float64(first.Passage)
				shown := l.claim(t.Name, p.ID, fmt.Sprintf("%s, %s, on %s: “%s”", v.Name, stanceWords(p.Stance), it.Title, first.Words), l.outletOf(first.Source), dated(d))
				t.Rows = append(t.Rows, Row{Claim: p.ID, Review: shown, Anchor: p.ID, Cells: []Cell{
					wordsCell(p.ID), wordsCell(v.Name), wordsCell(it.heading()), {Text: Text{{Words: stanceWords(p.Stance)}}, Second: changed(p), Stance: p.Stance},
					{Text: Text{{Words: first.Words}, {Cites: cites}}}, wordsCell(first.Source),
					{Text: Text{{Words: fmt.Sprint(first.Passage)}}, Number: &passage}, wordsCell(l.outletOf(first.Source)), wordsCell(dated(d)),
					wordsCell(string(p.Confidence)), wordsCell(p.Rule),
				}})
			}
		}
	}
	return t
}

// changed says what a position was before, where its source tells that it was another.
func changed(p extract.Position) Text {
	if p.Was == "" {
		return nil
	}
	words := "before: " + stanceWords(p.Was)
	if !p.Since.IsZero() {
		words += "; changed " + p.Since.Long()
	}
	return Text{{Words: words}}
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
	Unsure                             int // of the stated, those that rest on words that perhaps state it
	Matrices                           []Block
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
				if l.unsure(v, it) {
					data.Unsure++
				}
			}
		}
	}
	data.Possible = data.Stakeholders * data.Items
	numbered := slices.IndexFunc(l.items, func(it item) bool { return it.Number > 0 })
	if len(l.items) <= fits || numbered <= 0 {
		numbered = 0 // all side by side; else the wider matters in figures of their own
	}
	for _, of := range [][]item{l.items[:numbered], l.items[numbered:]} {
		figures := (len(of) + fits - 1) / fits
		for i := range figures {
			part := of[i*len(of)/figures : (i+1)*len(of)/figures]
			data.Matrices = append(data.Matrices, l.matrixFigure(part, numbered > 0 && part[0].Number == 0))
		}
	}
	return content{data: data, blocks: map[string]Block{"positions": l.register("positions")}}
}

// unsure reports whether what a stakeholder thinks of an item rests only on words that perhaps state it.
func (l *ledger) unsure(v voice, it item) bool {
	return !slices.ContainsFunc(l.found.Positions, func(p extract.Position) bool {
		return p.Stakeholder == v.ID && p.About == it.ID && p.Confidence != extract.Possible
	})
}

// matrixFigure draws the matrix of some of the items.
func (l *ledger) matrixFigure(items []item, stated bool) Figure {
	m := l.matrix(items, stated)
	first, last := items[0], items[len(items)-1]
	about := "each proposal"
	switch {
	case last.Number == 0:
		about = "the wider matters"
	case first.Number == 0:
		about = "each proposal and wider matter"
	case len(items) == 1 && len(l.proposals()) > 1:
		about = fmt.Sprintf("proposal %d", first.Number)
	case len(items) < len(l.proposals()):
		about = fmt.Sprintf("proposals %d to %d", first.Number, last.Number)
	}
	alt := fmt.Sprintf("A matrix of %s by %s.", count(len(l.stakeholders), "stakeholder", "stakeholders"), count(len(items), "item", "items"))
	for _, c := range m.Columns {
		var counts []string
		for i, n := range c.Counts {
			if n > 0 {
				counts = append(counts, fmt.Sprintf("%s %d", Stances[i].Words, n))
			}
		}
		alt += fmt.Sprintf(" %s: %s.", c.heading(), list(counts))
	}
	return Figure{Title: "Who says what about " + about, Alt: alt, Data: m}
}
