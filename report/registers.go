package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"policybrief/extract"
)

// makeRegisters makes the typed rows behind the brief, in the order of a workbook's sheets. The quotation register is
// filled when the citations have been numbered.
func (l *ledger) makeRegisters() []*Table {
	tables := []*Table{
		l.proposalsRegister(),
		l.positionsRegister(),
		l.matrixRegister(),
		quotationsRegister(),
		l.timelineRegister(),
		l.figuresRegister(),
		l.conflictsRegister(),
		l.gapsRegister(),
		l.sourcesRegister(),
		l.sourcesByProposal(),
		l.stancesByKind(),
		l.eventsByMonth(),
		l.runRegister(),
	}
	if r := l.provenance.Review; r != nil {
		tables = append(tables, reviewRegister(r))
	}
	return tables
}

// register returns the register of that name.
func (l *ledger) register(name string) *Table {
	i := slices.IndexFunc(l.registers, func(t *Table) bool { return t.Name == name })
	return l.registers[i]
}

// annexData is what templates/sections/registers.md speaks of.
type annexData struct{ Tables []*Table }

func annexNames(options SectionOptions) []string {
	if len(options.Show) == 0 {
		return []string{"figures"}
	}
	return options.Show
}

// annexes places the registers that its setting show names: the figures where it names none.
func annexes(l *ledger, options SectionOptions) content {
	data := annexData{}
	for _, name := range annexNames(options) {
		i := slices.IndexFunc(l.registers, func(t *Table) bool { return t.Name == name })
		if i < 0 {
			var there []string
			for _, t := range l.registers {
				there = append(there, t.Name)
			}
			l.faults = append(l.faults, fmt.Errorf("section %s: there is no register %q; there is %s", cmp.Or(options.ID, options.Kind), name, strings.Join(there, ", ")))
			continue
		}
		data.Tables = append(data.Tables, l.registers[i])
	}
	return content{data: data}
}

// figuresRegister lists the numbers that sources give, one a row, in the order of the sources.
func (l *ledger) figuresRegister() *Table {
	t := &Table{Name: "figures", Title: "Figures", Empty: "No figure was found in the sources.", Explain: "One row for each number that a source gives, in its own words. Vague words (“dozens”) have no value.",
		Columns: []Column{{Title: "Id", Wide: 17}, {Title: "Value", Wide: 12, Share: 12, Right: true, Unknown: true}, {Title: "Low", Wide: 10, Right: true}, {Title: "High", Wide: 10, Right: true},
			{Title: "Hedge", Wide: 14, Share: 12}, {Title: "Unit", Wide: 24, Share: 18}, {Title: "In the source’s words", Wide: 60, Share: 42}, {Title: "Source", Wide: 9, Share: 7},
			{Title: "Paragraph", Wide: 11, Share: 9, Right: true}, {Title: "Outlet", Wide: 20}, {Title: "Confidence", Wide: 12}, {Title: "Rule", Wide: 24}}}
	figures := slices.Clone(l.found.Figures)
	slices.SortStableFunc(figures, func(a, b extract.Figure) int { return l.inOrder(a.Span, b.Span) })
	for _, f := range figures {
		c := l.cite(f.Span, f.ID)
		value, low, high := valueCell(f.Value), valueCell(f.Low), valueCell(f.High)
		shown := l.claim(t.Name, f.ID, fmt.Sprintf("%s: “%s”", strings.TrimSpace(cmp.Or(plainWords(value.Text), "no value")+" "+f.Unit), c.Words), plainWords(low.Text), plainWords(high.Text), f.Hedge)
		t.Rows = append(t.Rows, Row{Claim: f.ID, Review: shown, Anchor: f.ID, Cells: []Cell{
			wordsCell(f.ID), value, low, high, wordsCell(f.Hedge), wordsCell(f.Unit),
			{Text: Text{{Words: c.Words}, {Cites: []*Citation{c}}}}, wordsCell(c.Source),
			numberCell(c.Passage), wordsCell(l.outletOf(c.Source)), wordsCell(string(f.Confidence)), wordsCell(f.Rule),
		}})
	}
	return t
}

// valueCell shows a number with a comma for thousands.
func valueCell(v *float64) Cell {
	if v == nil {
		return Cell{}
	}
	number := *v
	words := fmt.Sprintf("%g", number)
	if whole := int64(number); float64(whole) == number && number < 1e15 && number > -1e15 {
		words = fmt.Sprint(whole)
		if number >= 1000 {
			words = thousands(words)
		}
	}
	return Cell{Text: Text{{Words: words}}, Number: &number}
}
