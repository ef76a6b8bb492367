package report

import (
	"fmt"

	"policybrief/extract"
)

// methodData is what templates/sections/method.md speaks of.
type methodData struct {
	Run, Settings, Version string
	Sources, Digests       int
	Unread                 []Unread
	Quotes, Direct         int
	Positions, Events      int
	Figures, Conflicts     int
	Review                 *reviewData // nil where no review is on record
}

// method says how the brief was made.
func method(l *ledger, _ SectionOptions) content {
	e := l.found
	data := methodData{Run: l.provenance.Run, Settings: l.provenance.Settings, Version: l.provenance.Version, Sources: len(e.Documents), Digests: l.digests(),
		Unread: l.provenance.Unread, Quotes: len(e.Quotes), Positions: len(e.Positions), Events: len(e.Events), Figures: len(e.Figures), Conflicts: len(e.Conflicts)}
	for _, q := range e.Quotes {
		if q.Type == extract.Direct {
			data.Direct++
		}
	}
	blocks := map[string]Block{"run": l.register("run")}
	if r, reviewers := l.review(); r != nil {
		data.Review, blocks["reviewers"] = r, reviewers
	}
	return content{data: data, blocks: blocks}
}

// runRegister lists what is true of the run.
func (l *ledger) runRegister() *Table {
	t := &Table{Name: "run", Title: "Run", Explain: "The same sources and settings give the same pages.",
		Columns: []Column{{Title: "What", Wide: 34, Share: 31}, {Title: "Value", Wide: 66, Share: 69}}}
	add := func(what, value string) {
		t.Rows = append(t.Rows, Row{Cells: []Cell{wordsCell(what), wordsCell(value)}})
	}
	e := l.found
	add("Run", l.provenance.Run)
	add("Settings", l.provenance.Settings)
	add("Program", l.provenance.Version)
	add("Sources read", fmt.Sprint(len(e.Documents)))
	add("of which our own digests", fmt.Sprint(l.digests()))
	for _, n := range []struct {
		what  string
		count int
	}{{"Files not read", len(l.provenance.Unread)}, {"Quotations found", len(e.Quotes)}, {"Passages on proposals and wider matters", len(e.Proposals)}, {"Positions found", len(e.Positions)},
		{"Events found", len(e.Events)}, {"Figures found", len(e.Figures)}, {"Conflicts found", len(e.Conflicts)}, {"Sets of copied passages", len(e.Copies)}} {
		add(n.what, fmt.Sprint(n.count))
	}
	for _, u := range l.provenance.Unread {
		add("Not read: "+u.File, u.Reason)
	}
	for _, d := range e.Documents {
		add("SHA-256 of "+d.ID, d.SHA256)
	}
	return t
}
