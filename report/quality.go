package report

import (
	"fmt"
	"slices"
	"strings"

	"policybrief/extract"
)

// qualityData is what templates/sections/quality.md speaks of.
type qualityData struct {
	Sources int
	Digests int
	Undated int
	Unnamed int // without the name of an outlet
	Unread  []Unread
	Sharing []sharingData
}

// sharingData is a source that holds sentences of another.
type sharingData struct {
	doc, other    string
	Source, Of    string // the same, for a template
	Shared, Whole int    // sentences that it shares, and that it has
	Cite          *Citation
}

// quality says of each source what it is and what rests on it alone.
func quality(l *ledger, _ SectionOptions) content {
	data := qualityData{Sources: len(l.evidence.Documents), Digests: l.digests(), Unread: l.provenance.Unread, Sharing: l.shared}
	table := &Table{Title: "Source by source", Empty: "No source was read.",
		Columns: []Column{{Title: "Ref.", Share: 8}, {Title: "Outlet", Share: 22}, {Title: "What it is", Share: 35}, {Title: "What rests on it alone", Share: 35}}}
	for _, d := range l.evidence.Documents {
		if d.Dated().IsZero() {
			data.Undated++
		}
		if d.Outlet == "" {
			data.Unnamed++
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Text: Text{{Words: d.ID}}}, wordsCell(l.outletOf(d.ID)), wordsCell(l.describe(d, data.Sharing)), {Text: l.alone(d)}}})
	}
	return content{data: data, blocks: map[string]Block{"quality": table}}
}

// describe says in a few words what a source is.
func (l *ledger) describe(d *extract.Document, sharing []sharingData) string {
	var parts []string
	if d.Digest {
		what := "our own digest"
		if d.Basis != "" {
			what += ", made from " + strings.TrimSuffix(d.Basis, ".")
		}
		parts = append(parts, what)
	}
	parts = append(parts, dated(d))
	direct, unnamed, broken := 0, 0, 0
	for _, q := range l.quotes[d.ID] {
		if q.Type == extract.Direct {
			direct++
		}
		if q.SpeakerName == "" && q.Type != extract.Indirect {
			unnamed++
		}
		if !q.Complete {
			broken++
		}
	}
	if direct > 0 {
		parts = append(parts, count(direct, "direct quotation", "direct quotations"))
	}
	if unnamed > 0 {
		parts = append(parts, fmt.Sprintf("%s in quotation marks whose speaker the source does not clearly name", count(unnamed, "passage", "passages")))
	}
	if broken > 0 {
		parts = append(parts, "breaks off inside "+count(broken, "quotation", "quotations"))
	}
	for _, s := range sharing {
		if s.doc == d.ID {
			parts = append(parts, fmt.Sprintf("%d of its %d sentences also stand in %s", s.Shared, s.Whole, s.other))
		}
	}
	for _, w := range d.Warnings {
		parts = append(parts, strings.TrimSuffix(w, "."))
	}
	return capital(strings.Join(parts, "; "))
}

// alone says what no other source bears out: proposals, positions, the values of contradictions, and speakers.
func (l *ledger) alone(d *extract.Document) Text {
	var text Text
	add := func(words string, cites []*Citation) {
		if len(text) > 0 {
			words = "; " + words
		} else {
			words = capital(words)
		}
		text = append(text, Run{Words: words}, Run{Cites: cites})
	}
	var numbers []string
	var cites []*Citation
	for _, it := range l.proposals() {
		if len(it.Sources) == 1 && it.Sources[0] == d.ID {
			numbers = append(numbers, fmt.Sprint(it.Number))
			cites = append(cites, l.proposal(it).Cites...)
		}
	}
	if len(numbers) > 0 {
		add(plural(len(numbers), "proposal ", "proposals ")+list(numbers), once(cites))
	}
	for _, v := range l.stakeholders {
		var objects []string
		cites = nil
		for _, it := range l.items {
			stance, at := l.stance(v, it)
			elsewhere := slices.ContainsFunc(at, func(c *Citation) bool { return c.Source != d.ID })
			counted := it.Number > 0 && slices.Contains(numbers, fmt.Sprint(it.Number)) || stance == GeneralSupport && it.Number > 0
			if stance != Silent && !counted && !elsewhere {
				title := l.midSentence(it.Title)
				if it.Number > 0 {
					title = fmt.Sprintf("proposal %d", it.Number)
				}
				objects = append(objects, title)
				cites = append(cites, fewest(at, 1)...)
			}
		}
		if len(objects) > 0 {
			add(fmt.Sprintf("where %s stands on %s", named(v.Stakeholder), list(objects)), once(cites))
		}
	}
	for _, c := range l.orderedConflicts() {
		side := map[extract.ConflictKind]string{extract.Contradiction: "value", extract.Attribution: "speaker"}[c.Kind]
		if side == "" {
			continue
		}
		data := l.conflict(c)
		for _, v := range data.Values {
			if len(data.Values) > 1 && !slices.ContainsFunc(v.Cites, func(c *Citation) bool { return c.Source != d.ID }) {
				add(fmt.Sprintf("the %s %s (%s)", side, v.Value, data.About), v.Cites)
			}
		}
	}
	if len(text) == 0 {
		return Text{{Words: "No proposal, no position and no side of a contradiction that was found"}}
	}
	return text
}

// sharing returns the sources most of whose copied sentences stand in one other source: three or more of them, and a
// third of the source at least.
func (l *ledger) sharing() []sharingData {
	var all []sharingData
	for _, d := range l.evidence.Documents {
		whole := 0
		count, first := map[int]int{}, map[int]extract.Span{} // by the place of the other source
		for _, p := range d.Passages {
			for _, sentence := range extract.Sentences(d.Text, p.Start, p.End) {
				if d.IsFurniture(sentence[0], sentence[1]) {
					continue
				}
				whole++
				span := extract.Span{Doc: d.ID, Start: sentence[0], End: sentence[1]}
				for _, other := range l.holders(span) {
					if count[other]++; count[other] == 1 {
						first[other] = span
					}
				}
			}
		}
		most := -1 // the first of the sources that share most
		for other, n := range count {
			if most < 0 || n > count[most] || n == count[most] && other < most {
				most = other
			}
		}
		if count[most] < 3 || 3*count[most] < whole {
			continue
		}
		other := l.evidence.Documents[most].ID
		best := sharingData{doc: d.ID, other: other, Source: l.report(d.ID), Of: l.report(other), Shared: count[most], Whole: whole, Cite: l.cite(first[most], "")}
		back := slices.IndexFunc(all, func(s sharingData) bool { return s.doc == best.other && s.other == best.doc })
		switch {
		case back < 0:
			all = append(all, best)
		case best.Shared*all[back].Whole > all[back].Shared*best.Whole:
			all[back] = best // the one that holds less of its own is the copy
		}
	}
	return all
}

// copying is a passage of a source that others share.
type copying struct {
	span extract.Span
	docs []int // the places of all sources that have it, in order
}

// copies returns the passages that sources share, by source.
func copies(e *extract.Evidence, order map[string]int) map[string][]copying {
	all := map[string][]copying{}
	for _, c := range e.Copies {
		var docs []int
		for _, m := range c.Members {
			docs = append(docs, order[m.Doc])
		}
		slices.Sort(docs)
		docs = slices.Compact(docs)
		for _, m := range c.Members {
			all[m.Doc] = append(all[m.Doc], copying{m, docs})
		}
	}
	return all
}

// holders returns the places of the other sources that share the words of a span, in the order of reading.
func (l *ledger) holders(span extract.Span) []int {
	var docs []int
	for _, c := range l.copied[span.Doc] {
		if c.span.Overlaps(span) {
			docs = append(docs, c.docs...)
		}
	}
	slices.Sort(docs)
	own := l.order[span.Doc]
	return slices.DeleteFunc(slices.Compact(docs), func(doc int) bool { return doc == own })
}
