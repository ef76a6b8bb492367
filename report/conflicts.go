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
	Figure Block       // the values side by side
}

// valueData is one value, and who gives it.
type valueData struct {
	Value string
	Given []string // "The Journal (S2, 25 September 2023)"
	Cites []*Citation

	given []Text // as a figure has them: "The Journal, 25 September 2023 [13]", one a citation
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
func (l *ledger) orderedConflicts() []extract.Conflict { return inKinds(l.evidence.Conflicts) }

func inKinds(conflicts []extract.Conflict) []extract.Conflict {
	all := slices.Clone(conflicts)
	slices.SortStableFunc(all, func(a, b extract.Conflict) int {
		return cmp.Compare(slices.Index(conflictKinds[:], a.Kind), slices.Index(conflictKinds[:], b.Kind))
	})
	return all
}

// conflictsAt returns the conflicts with a side that one of the spans touches.
func (l *ledger) conflictsAt(spans []extract.Span) []extract.Conflict {
	var found []int
	for _, s := range spans {
		for _, side := range l.sides[s.Doc] {
			if side.span.Overlaps(s) {
				found = append(found, side.conflict)
			}
		}
	}
	slices.Sort(found)
	var all []extract.Conflict
	for _, i := range slices.Compact(found) {
		all = append(all, l.evidence.Conflicts[i])
	}
	return all
}

// conflict gathers the values of one; sides that give the same value stand together.
func (l *ledger) conflict(c extract.Conflict) conflictData {
	if data, done := l.disputes[c.ID]; done {
		return data
	}
	data := conflictData{About: l.about(c), Kind: c.Kind}
	sides := slices.Clone(c.Sides)
	if c.Kind == extract.Contradiction {
		l.smallestFirst(sides)
	}
	for _, side := range sides {
		cite := l.cite(side.Span, c.ID)
		switch first, _, _ := strings.Cut(side.Value, " "); {
		case c.Kind == extract.Development || c.Kind == extract.Wording:
			if strings.Contains(l.words(side.Span), side.Value) {
				side.Value = "“" + side.Value + "”"
			}
		case !isMonth(first):
			side.Value = l.midSentence(side.Value)
		}
		i := slices.IndexFunc(data.Values, func(v valueData) bool { return strings.EqualFold(v.Value, side.Value) })
		if i < 0 {
			i = len(data.Values)
			data.Values = append(data.Values, valueData{Value: side.Value})
		}
		v := &data.Values[i]
		if !slices.Contains(v.Cites, cite) {
			v.Cites = append(v.Cites, cite)
			v.given = append(v.given, Text{{Words: l.origin(cite.Source)}, {Cites: []*Citation{cite}}})
		}
		if given := l.report(side.Span.Doc); !slices.Contains(v.Given, given) {
			v.Given = append(v.Given, given)
		}
		if !slices.Contains(data.Cites, cite) {
			data.Cites = append(data.Cites, cite)
		}
	}
	if c.Kind == extract.Development {
		slices.SortStableFunc(data.Values, func(a, b valueData) int { return l.appeared(a).Compare(l.appeared(b)) })
	}
	for _, v := range data.Values {
		data.First = append(data.First, v.Cites[0])
	}
	data.Figure = data.figure(c.ID)
	l.disputes[c.ID] = data
	return data
}

// figure draws the values side by side.
func (c conflictData) figure(claim string) Figure {
	f := &Conflict{Claim: claim, About: capital(c.About), Kind: c.Kind, Treatment: treatments[c.Kind]}
	alt := fmt.Sprintf("%s, %s side by side: %s.", capital(string(c.Kind)), count(len(c.Values), "value", "values"), f.About)
	for _, v := range c.Values {
		f.Values = append(f.Values, ConflictValue{v.Value, v.given})
		alt += fmt.Sprintf(" %s: %s.", capital(v.Value), list(v.Given))
	}
	return Figure{Alt: alt, Data: f}
}

// aboutWords say what a conflict is about, by the word that opens its About.
var aboutWords = []struct{ opens, quoted, plain string }{
	{"Day", "the day in ", "the day of "},
	{"Number", "the number in ", "the number of "},
	{"Speaker", "who said ", "who said "},
	{"Change", "the change since ", "the change in "},
	{"Wording", "how ", "the wording of "},
}

// about says in a sentence's words what a conflict is about: "the day in “the pier was closed…”", "the number of season
// tickets of the ferry".
func (l *ledger) about(c extract.Conflict) string {
	const most = 8 // words of a source
	opens, rest, _ := strings.Cut(c.About, ": ")
	for _, w := range aboutWords {
		if w.opens != opens || rest == "" {
			continue
		}
		if !strings.HasPrefix(rest, "“") {
			if of, owner, has := strings.Cut(rest, ", "); has {
				rest = of + " of " + l.ownerNamed(owner)
			}
			return w.plain + rest
		}
		words := strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(rest, "“"), "”"), " …")
		about := w.quoted + clip(most, "“"+words+"”")
		if w.opens == "Wording" {
			about += " is worded"
		}
		return about
	}
	return l.midSentence(c.About)
}

// ownerNamed returns the name of who has a number, with "the" where the settings name a stakeholder so.
func (l *ledger) ownerNamed(owner string) string {
	for _, s := range l.subject.Stakeholders {
		if s.Name == owner {
			return named(s)
		}
		if slices.Contains(s.Aliases, "the "+owner) {
			return "the " + owner
		}
	}
	return owner
}

// smallestFirst puts the sides in the order of their numbers or days, where all have one.
func (l *ledger) smallestFirst(sides []extract.Side) {
	size := map[extract.Side]float64{}
	for _, side := range sides {
		n, known := l.size(side)
		if !known {
			return
		}
		size[side] = n
	}
	slices.SortStableFunc(sides, func(a, b extract.Side) int { return cmp.Compare(size[a], size[b]) })
}

// size returns the day or number that a side gives.
func (l *ledger) size(side extract.Side) (float64, bool) {
	for _, layout := range []string{"2 January 2006", "2 January", "January 2006"} {
		if day, err := time.Parse(layout, side.Value); err == nil {
			return float64(day.Unix()), true
		}
	}
	switch f := l.figures[side.Span]; {
	case f.Value != nil:
		return *f.Value, true
	case f.Low != nil:
		return *f.Low, true
	}
	return 0, false
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

// Said returns the values of a conflict, each once: "5" and "6 September 2022" where days share their month.
func (c conflictData) Said() []string {
	var values []string
	for _, v := range c.Values {
		values = append(values, v.Value)
	}
	if len(values) == 0 {
		return nil
	}
	_, month, _ := strings.Cut(values[len(values)-1], " ")
	first, _, _ := strings.Cut(month, " ")
	shared := isMonth(first) && !slices.ContainsFunc(values, func(v string) bool { return !isDayOf(v, month) })
	for i := range values[:len(values)-1] {
		if shared {
			values[i] = strings.TrimSuffix(values[i], " "+month)
		}
	}
	return values
}

// isDayOf reports whether a value is a day of the month.
func isDayOf(value, month string) bool {
	day, of, _ := strings.Cut(value, " ")
	return of == month && strings.Trim(day, "0123456789") == ""
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
			{Title: "In the source’s words", Wide: 56, Share: 30}, {Title: "Source", Wide: 9, Share: 8}, {Title: "Paragraph", Wide: 11, Share: 8, Right: true},
			{Title: "Outlet and day", Wide: 36}, {Title: "Treatment", Wide: 44}, {Title: "Rule", Wide: 24}}}
	for _, c := range inKinds(l.found.Conflicts) {
		var values, words []string
		for _, side := range c.Sides {
			values, words = append(values, side.Value), append(words, l.words(side.Span))
		}
		shown := l.claim(t.Name, c.ID, fmt.Sprintf("%s, %s: %s", c.Kind, l.about(c), strings.Join(values, " / ")), words...)
		for i, side := range c.Sides {
			cite := l.cite(side.Span, c.ID)
			row := Row{Claim: c.ID, Review: shown, Cells: []Cell{
				wordsCell(c.ID), wordsCell(string(c.Kind)), wordsCell(capital(l.about(c))), wordsCell(side.Value), {Text: Text{{Words: cite.Words}, {Cites: []*Citation{cite}}}},
				wordsCell(cite.Source), numberCell(cite.Passage),
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
