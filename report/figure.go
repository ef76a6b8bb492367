package report

import (
	"fmt"
	"strings"

	"policybrief/extract"
)

// Figure is data that each writer draws in its own way, or shows as the rows of its Table.
//
// One with a Title is counted as a figure ("Figure 2. …", anchor "figure-2"). One without stands among the paragraphs
// and is counted as one of them (anchor "p15"), as a position strip and a conflict are.
type Figure struct {
	Number int    // of the figure where it has a title, otherwise of the paragraph that it is
	Title  string // or ""
	Alt    string // what it shows, in words, for who cannot see it: whole sentences
	Data   Drawing
}

func (Figure) block() {}

// Anchor is what links to the figure lead to.
func (f Figure) Anchor() string {
	if f.Title == "" {
		return fmt.Sprintf("p%d", f.Number)
	}
	return fmt.Sprintf("figure-%d", f.Number)
}

// Drawing is what a figure shows: *Matrix, *Timeline, *Strip or *Conflict.
type Drawing interface {
	// Table returns all that the figure says as rows, for a writer that does not draw it. It has no name; a title and an
	// explanation only where the figure says more than its rows.
	Table() *Table
	// statements are what the figure says of the sources, in reading order. Each is cited.
	statements() []Text
}

// Matrix is who takes which position on what.
type Matrix struct {
	Columns []MatrixColumn // items, in their order
	Groups  []MatrixGroup  // loudest first, none without a row
	Of      int            // stakeholders in the settings, whom the last row counts; 0 for a matrix that leaves some out and counts nobody
}

// MatrixColumn is an item that positions are taken on.
type MatrixColumn struct {
	Number int    // of the proposal; 0 for a wider matter
	Title  string // without the number
	Counts []int  // of the stakeholders in the settings: how many take each of the Stances, in their order
}

// MatrixGroup is stakeholders of whom the sources hold alike much.
type MatrixGroup struct {
	Title string // "Takes a position"
	Rows  []MatrixRow
}

// MatrixRow is a stakeholder.
type MatrixRow struct {
	Name  string
	Role  string       // of one that has cells, or ""
	Cells []MatrixCell // one a column; none where no position on any of them is stated, which is shown as one cell
	Why   Text         // where there are no cells: what the sources hold instead, cited; otherwise empty
}

// MatrixCell is the position of a stakeholder on an item.
type MatrixCell struct {
	Stance extract.Stance // one of the Stances
	Cites  []*Citation    // the words that state it; none for Silent only
}

// Table has a row a stakeholder, and counts in the last.
func (m *Matrix) Table() *Table {
	t := m.rows(false)
	if m.Of > 0 && len(t.Rows) > 0 {
		counts := Row{Cells: []Cell{wordsCell(fmt.Sprintf("Count of %d", m.Of))}}
		for _, c := range m.Columns {
			counts.Cells = append(counts.Cells, wordsCell(c.tally()))
		}
		t.Rows = append(t.Rows, counts)
	}
	return t
}

// rows returns a table with a row a stakeholder. Why a row has no position stands in a column of its own, or below the
// name.
func (m *Matrix) rows(own bool) *Table {
	t := &Table{Columns: []Column{{Title: "Stakeholder", Wide: 34, Share: 30}}, Empty: "No position on any of these was found."}
	for _, c := range m.Columns {
		t.Columns = append(t.Columns, Column{Title: c.heading(), Wide: 20, Share: 10})
	}
	if own {
		t.Columns = append(t.Columns, Column{Title: "Why", Wide: 36})
	}
	for _, g := range m.Groups {
		t.Rows = append(t.Rows, Row{Group: true, Cells: []Cell{wordsCell(fmt.Sprintf("%s: %d", g.Title, len(g.Rows)))}})
		for _, r := range g.Rows {
			who := Cell{Text: Text{{Words: r.Name}}}
			if r.Role != "" {
				who.Second = Text{{Words: r.Role}}
			}
			if !own {
				who.Second = append(who.Second, r.Why...)
			}
			row := Row{Cells: []Cell{who}}
			for i := range m.Columns {
				cell := Cell{Stance: Silent}
				if i < len(r.Cells) {
					cell.Stance = r.Cells[i].Stance
					if len(r.Cells[i].Cites) > 0 {
						cell.Text = Text{{Cites: r.Cells[i].Cites}}
					}
				}
				row.Cells = append(row.Cells, cell)
			}
			if own {
				row.Cells = append(row.Cells, Cell{Text: r.Why})
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// heading returns how an item stands over a column of words.
func (c MatrixColumn) heading() string {
	if c.Number > 0 {
		return fmt.Sprintf("%d %s", c.Number, c.Title)
	}
	return c.Title
}

// tally returns the counts in words, those of nobody left out: "▲ 2  – 14".
func (c MatrixColumn) tally() string {
	var words []string
	for i, n := range c.Counts {
		if n > 0 {
			words = append(words, fmt.Sprintf("%s %d", Stances[i].Symbol, n))
		}
	}
	return strings.Join(words, "  ")
}

func (m *Matrix) statements() []Text {
	var texts []Text
	for _, g := range m.Groups {
		for _, r := range g.Rows {
			if len(r.Cells) == 0 {
				texts = append(texts, r.Why)
			}
			for _, c := range r.Cells {
				if c.Stance != Silent || len(c.Cites) > 0 {
					texts = append(texts, Text{{Cites: c.Cites}})
				}
			}
		}
	}
	return texts
}

// Timeline is what happened, earliest first and undated last.
type Timeline struct{ Events []TimelineEvent }

// TimelineEvent is one event, as one or more sources report it.
type TimelineEvent struct {
	Precision extract.Precision // Unknown where no source dates it
	First     extract.Date      // the first day that it may have been; a day also for a month or year; zero where not dated
	Last      extract.Date      // the last day; First for a day
	Days      []extract.Date    // where sources contradict each other on the day: each day that one of them gives, in order; otherwise none
	When      string            // "5 or 6 September 2022", "18 to 24 September 2023", "September 2022", "No date in any source"
	Wording   string            // the source's words for the date, where they are not that date, or ""
	What      string            // what happened, in the exact words of the first that is cited
	Cites     []*Citation       // of every source that reports it so
}

// How says how exactly the date is known: "day", "day, sources differ", "range", "month", "year" or "not dated".
func (e TimelineEvent) How() string {
	switch {
	case len(e.Days) > 0:
		return "day, sources differ"
	case e.Precision == extract.Unknown:
		return "not dated"
	}
	return string(e.Precision)
}

// Table has a row an event.
func (t *Timeline) Table() *Table {
	table := &Table{Empty: "No event was found in the sources.",
		Columns: []Column{{Title: "Date", Wide: 24, Share: 20}, {Title: "How exact", Wide: 16, Share: 12}, {Title: "Source’s words for the date", Wide: 26, Share: 20}, {Title: "What the source says", Wide: 62, Share: 48}}}
	for _, e := range t.Events {
		table.Rows = append(table.Rows, Row{Cells: []Cell{wordsCell(e.When), wordsCell(e.How()), wordsCell(e.Wording), {Text: Text{{Words: e.What}, {Cites: e.Cites}}}}})
	}
	return table
}

func (t *Timeline) statements() []Text {
	var texts []Text
	for _, e := range t.Events {
		texts = append(texts, Text{{Words: e.What}, {Cites: e.Cites}})
	}
	return texts
}

// Strip is how many stakeholders take which position on one proposal: a box each, the strongest first.
type Strip struct {
	Of    int         // stakeholders in the settings: the sum of the counts
	Parts []StripPart // in the order of the Stances: those always told, and of the others those that somebody takes
}

// StripPart is those who share a stance.
type StripPart struct {
	Stance extract.Stance
	Count  int
	Names  Text // who, cited: "Sir Mark Rowley [1]", "nobody [all]", "of 16 stakeholders [all]"
}

// Table has a row a stance.
func (s *Strip) Table() *Table {
	t := &Table{Columns: []Column{{Title: "Position", Wide: 23, Share: 30}, {Title: "Number", Wide: 8, Share: 12, Right: true}, {Title: "Who", Wide: 60, Share: 58}}, Empty: "No stakeholder is listed in the settings."}
	for _, p := range s.Parts {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: Text{{Words: stanceWords(p.Stance)}}, Stance: p.Stance}, numberCell(p.Count), {Text: p.Names}}})
	}
	return t
}

func (s *Strip) statements() []Text {
	var texts []Text
	for _, p := range s.Parts {
		texts = append(texts, p.Names)
	}
	return texts
}

// Conflict is one fact on which sources differ, value against value.
type Conflict struct {
	Claim     string // id of the evidence
	About     string // "The day in “the pier was closed…”"
	Kind      extract.ConflictKind
	Values    []ConflictValue // in the order in which they are to be read
	Treatment string          // one line: what the brief does with it
}

// Sign is what stands between the values: ≠ for a contradiction, and words given to two speakers, → for a development,
// ≈ for what may all be right.
func (c *Conflict) Sign() string {
	switch c.Kind {
	case extract.Contradiction, extract.Attribution:
		return "≠"
	case extract.Development:
		return "→"
	}
	return "≈"
}

// ConflictValue is one value, and who gives it.
type ConflictValue struct {
	Value string
	Given []Text // one a source, cited: "The Journal, 25 September 2023 [13]"
}

// Table has a row a value, what the sources differ on and how for its title, and the treatment for its explanation.
func (c *Conflict) Table() *Table {
	t := &Table{Title: c.About + ": " + string(c.Kind), Explain: c.Treatment, Columns: []Column{{Title: "Value", Wide: 30, Share: 35}, {Title: "Given by", Wide: 60, Share: 65}}, Empty: "No value is given."}
	for _, v := range c.Values {
		given := Cell{}
		for i, text := range v.Given {
			if i > 0 {
				given.Text = append(given.Text, Run{Words: "; "})
			}
			given.Text = append(given.Text, text...)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{wordsCell(v.Value), given}})
	}
	return t
}

func (c *Conflict) statements() []Text {
	var texts []Text
	for _, v := range c.Values {
		texts = append(texts, v.Given...)
	}
	return texts
}
