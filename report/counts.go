package report

import (
	"cmp"
	"slices"

	"policybrief/extract"
)

// counted is a row of numbers under a name; a register of them can be drawn as bars.
func counted(name string, numbers ...int) Row {
	row := Row{Cells: []Cell{wordsCell(name)}}
	for _, n := range numbers {
		row.Cells = append(row.Cells, numberCell(n))
	}
	return row
}

// sourcesByProposal counts the sources that report each proposal, copies of one another once, and those that do not.
func (l *ledger) sourcesByProposal() *Table {
	t := &Table{Name: "sources-by-proposal", Title: "Sources by proposal", Empty: "No proposal is listed in the settings.", Bars: true,
		Explain: "How many of the sources read report each proposal. Sources that share their words on it count as independent once.",
		Columns: []Column{{Title: "Proposal", Wide: 46}, {Title: "Independent sources", Wide: 14, Right: true}, {Title: "Copies of them", Wide: 14, Right: true}, {Title: "Sources without it", Wide: 14, Right: true}}}
	for _, it := range l.proposals() {
		t.Rows = append(t.Rows, counted(it.heading(), len(it.Independent), len(it.Sources)-len(it.Independent), len(l.evidence.Documents)-len(it.Sources)))
	}
	return t
}

// stancesByKind counts the stances of each kind of stakeholder on all items.
func (l *ledger) stancesByKind() *Table {
	t := &Table{Name: "positions-by-kind", Title: "Positions by kind of stakeholder", Empty: "No stakeholder is listed in the settings.", Bars: true,
		Explain: "How often stakeholders of each kind take a stance on a proposal or wider matter. Where no position is stated nothing is counted: silence is not a stance.",
		Columns: []Column{{Title: "Kind of stakeholder", Wide: 24}}}
	for _, sign := range Stances {
		if sign.Stance != Silent {
			t.Columns = append(t.Columns, Column{Title: sign.Words, Wide: 14, Right: true, Counts: sign.Stance})
		}
	}
	for _, kind := range extract.StakeholderKinds {
		numbers, any := make([]int, len(t.Columns)-1), false
		for _, v := range l.stakeholders {
			if v.Kind != kind {
				continue
			}
			any = true
			for _, it := range l.items {
				stance, _ := l.stance(v, it)
				if at := slices.IndexFunc(Stances[:], func(s StanceSign) bool { return s.Stance == stance }); at >= 0 && at < len(numbers) {
					numbers[at]++
				}
			}
		}
		if any {
			t.Rows = append(t.Rows, counted(kind, numbers...))
		}
	}
	return t
}

// eventsByMonth counts the events of each month that has any: by how exactly their dates are known.
func (l *ledger) eventsByMonth() *Table {
	t := &Table{Name: "events-by-month", Title: "Events by month", Empty: "No event was found in the sources.", Bars: true,
		Explain: "One row for each month with an event in the time line, earliest first; months without one are left out. A stretch of days counts where it begins.",
		Columns: []Column{{Title: "Month", Wide: 24}, {Title: "Dated to the day", Wide: 14, Right: true}, {Title: "Dated less exactly", Wide: 14, Right: true}}}
	type month struct{ year, month int }
	counts := map[month][2]int{}
	for _, g := range l.happened {
		e := g.events[0]
		at, place := month{e.Date.Year, e.Date.Month}, 1
		if e.Precision == extract.Day {
			place = 0
		}
		both := counts[at]
		both[place]++
		counts[at] = both
	}
	var months []month
	for m := range counts {
		months = append(months, m)
	}
	slices.SortFunc(months, func(a, b month) int { // no date last, as in the time line
		return cmp.Or(boolCompare(a.year == 0, b.year == 0), cmp.Compare(a.year, b.year), cmp.Compare(a.month, b.month))
	})
	for _, m := range months {
		name := extract.Date{Year: m.year, Month: m.month}.Long()
		if m.year == 0 {
			name = "No year in any source"
		}
		t.Rows = append(t.Rows, counted(name, counts[m][0], counts[m][1]))
	}
	return t
}
