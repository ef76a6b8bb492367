package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"policybrief/extract"
)

// conflictsData is what templates/sections/conflicts.md speaks of.
type conflictsData struct {
	Sources        int
	Conflicts      []conflictData
	Contradictions int
}

// conflictData is one fact on which sources differ.
type conflictData struct {
	About  string
	Kind   extract.ConflictKind
	Values []valueData
	Cites  []*Citation
	First  []*Citation // the first of each value
}

// valueData is one value, and who gives it.
type valueData struct {
	Value string
	Given []string // "The Journal (S2, 25 September 2023)"
	Cites []*Citation
}

// conflictKinds are the kinds, the most troubling first.
var conflictKinds = [...]extract.ConflictKind{extract.Contradiction, extract.Attribution, extract.Development, extract.Difference, extract.Wording}

// conflicts sets value against value.
func conflicts(l *ledger, options SectionOptions) content {
	data := conflictsData{Sources: len(l.evidence.Documents)}
	for _, c := range l.orderedConflicts() {
		if options.Most > 0 && len(data.Conflicts) == options.Most {
			break
		}
		data.Conflicts = append(data.Conflicts, l.conflict(c))
		if c.Kind == extract.Contradiction {
			data.Contradictions++
		}
	}
	return content{data: data, blocks: map[string]Block{"conflicts": l.register("conflicts")}}
}

// orderedConflicts returns the conflicts by kind, the most troubling first.
func (l *ledger) orderedConflicts() []extract.Conflict {
	all := slices.Clone(l.evidence.Conflicts)
	slices.SortStableFunc(all, func(a, b extract.Conflict) int {
		return cmp.Compare(slices.Index(conflictKinds[:], a.Kind), slices.Index(conflictKinds[:], b.Kind))
	})
	return all
}

// conflict gathers the values of one; sides that give the same value stand together.
func (l *ledger) conflict(c extract.Conflict) conflictData {
	data := conflictData{About: c.About, Kind: c.Kind}
	for _, side := range c.Sides {
		cite := l.cite(side.Span, c.ID)
		if first, _, _ := strings.Cut(side.Value, " "); !isMonth(first) {
			side.Value = l.midSentence(side.Value)
		}
		i := slices.IndexFunc(data.Values, func(v valueData) bool { return strings.EqualFold(v.Value, side.Value) })
		if i < 0 {
			i = len(data.Values)
			data.Values = append(data.Values, valueData{Value: side.Value})
		}
		v := &data.Values[i]
		v.Cites = once(append(v.Cites, cite))
		if given := l.report(side.Span.Doc); !slices.Contains(v.Given, given) {
			v.Given = append(v.Given, given)
		}
		data.Cites = once(append(data.Cites, cite))
	}
	if c.Kind == extract.Development {
		slices.SortStableFunc(data.Values, func(a, b valueData) int { return l.appeared(a).Compare(l.appeared(b)) })
	}
	for _, v := range data.Values {
		data.First = append(data.First, v.Cites[0])
	}
	return data
}

// isMonth reports whether a word is the name of a month, which keeps its capital.
func isMonth(word string) bool {
	for m := time.January; m <= time.December; m++ {
		if word == m.String() {
			return true
		}
	}
	return false
}

// appeared returns the day on which a dated source first gives a value; a day after all others where none is dated.
func (l *ledger) appeared(v valueData) extract.Date {
	first := extract.Date{Year: 9999}
	for _, c := range v.Cites {
		d := l.documents[c.Source]
		if d == nil {
			continue
		}
		day := d.Published
		if day.IsZero() {
			day = d.Updated
		}
		if !day.IsZero() && day.Compare(first) < 0 {
			first = day
		}
	}
	return first
}

// Said returns the values of a conflict, each once.
func (c conflictData) Said() []string {
	var values []string
	for _, v := range c.Values {
		values = append(values, v.Value)
	}
	return values
}

// Contradicts reports whether a brief cannot state the values as one.
func (c conflictData) Contradicts() bool { return c.Kind == extract.Contradiction }

// treatments say what the brief does with a conflict, by kind.
var treatments = map[extract.ConflictKind]string{
	extract.Contradiction: "All values are shown; the brief does not choose.",
	extract.Attribution:   "All speakers are shown; the brief does not choose.",
	extract.Development:   "Not a contradiction: the later report describes a change.",
	extract.Difference:    "All are shown; they may all be right.",
	extract.Wording:       "Each wording is shown as its source has it.",
}

// conflictsRegister lists the conflicts, one value a row.
func (l *ledger) conflictsRegister() *Table {
	t := &Table{Name: "conflicts", Title: "Conflicts", Empty: "No conflict between sources was found. Sources may still be wrong together.",
		Explain: "One row for each value. Values of the same fact stand together.",
		Columns: []Column{{Title: "Id", Wide: 17}, {Title: "Kind", Wide: 15, Share: 14}, {Title: "About", Wide: 34, Share: 22}, {Title: "Value", Wide: 26, Share: 18},
			{Title: "In the source’s words", Wide: 56, Share: 30}, {Title: "Source", Wide: 9, Share: 16}, {Title: "Paragraph", Wide: 11, Right: true},
			{Title: "Outlet and day", Wide: 36}, {Title: "Treatment", Wide: 44}, {Title: "Rule", Wide: 24}}}
	for _, c := range l.orderedConflicts() {
		for i, side := range c.Sides {
			cite := l.cite(side.Span, c.ID)
			row := Row{Claim: c.ID, Cells: []Cell{
				wordsCell(c.ID), wordsCell(string(c.Kind)), wordsCell(c.About), wordsCell(side.Value), {Text: Text{{Words: cite.Words}, {Cites: []*Citation{cite}}}},
				{Text: Text{{Words: cite.Source}}, Second: Text{{Words: fmt.Sprintf("¶%d", cite.Passage)}}}, numberCell(cite.Passage),
				wordsCell(l.origin(cite.Source)), wordsCell(treatments[c.Kind]), wordsCell(c.Rule),
			}}
			if i == 0 {
				row.Anchor = c.ID
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}
