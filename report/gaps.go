package report

import (
	"slices"
	"strings"

	"policybrief/extract"
)

// gapsData is what templates/sections/gaps.md speaks of.
type gapsData struct {
	Sources    int
	Expected   int         // stakeholders from whom a position would be expected
	Unheard    []string    // expected, neither quoted nor with a position
	Elsewhere  []string    // expected, quoted or reported on other matters only
	NotNamed   []string    // expected, and in no source at all
	General    []string    // expected, and silent on every single proposal, but with a position on a wider matter
	Proposals  int         // under review
	Unopposed  []string    // titles of the reported proposals for which no opposition was found
	Unreported []string    // titles of the proposals that no source reports
	Unbacked   []string    // titles of the reported proposals on which no position was found
	Single     []string    // titles of the proposals that one independent source alone reports
	SingleAt   []*Citation // where it does
	Digests    int         // sources that are our own words about a report
	Undated    []string    // "S3"
	Unnamed    []string    // sources whose outlet is not named
	Unread     int
	Secondhand []string // who asks for a proposal, and is the author of no source
}

// gaps says what the evidence does not hold.
func gaps(l *ledger, _ SectionOptions) content {
	return content{data: l.gaps(), blocks: map[string]Block{"gaps": l.register("gaps")}}
}

func (l *ledger) gaps() gapsData {
	data := gapsData{Sources: len(l.evidence.Documents), Digests: l.digests(), Unread: len(l.provenance.Unread)}
	for _, v := range l.stakeholders {
		if !v.Expected {
			continue
		}
		data.Expected++
		name := named(v.Stakeholder)
		switch v.group() {
		case quotedElsewhere:
			data.Elsewhere = append(data.Elsewhere, name)
		case namedOnly:
			data.Unheard = append(data.Unheard, name)
		case notMentioned:
			data.Unheard = append(data.Unheard, name)
			data.NotNamed = append(data.NotNamed, name)
		case takesPosition:
			if !slices.ContainsFunc(l.stated(v), func(it item) bool { return it.Number > 0 }) {
				data.General = append(data.General, name)
			}
		}
	}
	for _, v := range l.stakeholders {
		asks := slices.ContainsFunc(l.stated(v), func(it item) bool {
			stance, _ := l.stance(v, it)
			return it.Number > 0 && stance == extract.Support
		})
		if asks && !l.wrote(v) {
			data.Secondhand = append(data.Secondhand, named(v.Stakeholder))
		}
	}
	for _, it := range l.proposals() {
		data.Proposals++
		p := l.proposal(it)
		switch {
		case len(it.Sources) == 0:
			data.Unreported = append(data.Unreported, it.Title)
			continue
		case len(it.Independent) == 1:
			data.Single = append(data.Single, it.Title)
			data.SingleAt = once(append(data.SingleAt, p.Cites...))
		}
		if p.Against() == 0 {
			data.Unopposed = append(data.Unopposed, it.Title)
		}
		if p.Silent+p.General.Count == p.Listed {
			data.Unbacked = append(data.Unbacked, it.Title)
		}
	}
	for _, d := range l.evidence.Documents {
		if d.Dated().IsZero() {
			data.Undated = append(data.Undated, d.ID)
		}
		if d.Outlet == "" {
			data.Unnamed = append(data.Unnamed, d.ID)
		}
	}
	return data
}

// wrote reports whether a stakeholder is named as author or publisher of a source that is not a digest.
func (l *ledger) wrote(v voice) bool {
	return slices.ContainsFunc(l.evidence.Documents, func(d *extract.Document) bool { return by(d, v) })
}

// by reports whether a stakeholder is named as author or publisher of a document that is not a digest.
func by(d *extract.Document, v voice) bool {
	names := append([]string{v.Name}, v.Aliases...)
	return !d.Digest && slices.ContainsFunc(append([]string{d.Outlet}, d.Authors...), func(by string) bool { return slices.Contains(names, by) })
}

// writes reports whether the words of a span are a stakeholder's own because the document is: it is by them, or says
// "we" or "I" of them there, and quotes nobody else.
func (l *ledger) writes(v voice, span extract.Span) bool {
	d := l.documents[span.Doc]
	q := l.quote(span)
	if d == nil || d.Digest || q != nil && q.Stakeholder != v.ID {
		return false
	}
	if q != nil && q.Speaker != nil {
		switch strings.ToLower(l.words(*q.Speaker)) {
		case "we", "i":
			return true
		}
	}
	return by(d, v)
}

// genre says what a document is where its title does, such as "letter".
func genre(d *extract.Document) string {
	const nouns = " letter statement speech submission response report petition "
	for _, word := range wordsOf(d.Title) {
		if strings.Contains(nouns, " "+word+" ") {
			return word
		}
	}
	return "document"
}

// gapsRegister lists the gaps, one a row.
func (l *ledger) gapsRegister() *Table {
	t := &Table{Name: "gaps", Title: "Gaps", Empty: "No gap of the kinds that the program looks for was found.", Explain: "What the evidence does not hold. Each row rests on every source having been read.",
		Columns: []Column{{Title: "Kind of gap", Wide: 30, Share: 34}, {Title: "What is missing", Wide: 44, Share: 40}, {Title: "What the sources hold", Wide: 52, Share: 26}}}
	add := func(kind, what string, holds Text) {
		t.Rows = append(t.Rows, Row{Cells: []Cell{wordsCell(kind), wordsCell(what), {Text: holds}}})
	}
	for _, v := range l.stakeholders {
		if !v.Expected {
			continue
		}
		switch v.group() {
		case quotedElsewhere:
			add("expected voice without a position", v.Name, Text{{Words: "quoted or reported on other matters"}, {Cites: []*Citation{l.cite(v.Quotes[0].Content[0], v.Quotes[0].ID)}}})
		case namedOnly:
			add("expected voice not quoted", v.Name, Text{{Words: "named, not quoted"}, {Cites: []*Citation{l.cite(l.sentence(*v.Mention), "")}}})
		case notMentioned:
			add("expected voice not mentioned", v.Name, Text{{Words: "no mention found"}, {All: true}})
		}
	}
	for _, it := range l.proposals() {
		p := l.proposal(it)
		switch {
		case len(it.Sources) == 0:
			add("proposal of which no report was found", it.Title, Text{{Words: "nothing found"}, {All: true}})
			continue
		case len(it.Independent) == 1:
			add("proposal that rests on one source", it.Title, Text{{Words: l.report(it.Sources[0])}, {Cites: p.Cites}})
		}
		if p.Against() == 0 {
			add("proposal without an opposing view", it.Title, Text{{Words: "no opposition was found"}, {All: true}})
		}
	}
	for _, name := range l.gaps().Secondhand {
		add("primary document missing", name, Text{{Words: "reported by others only"}, {All: true}})
	}
	for _, d := range l.evidence.Documents {
		if d.Dated().IsZero() {
			add("source without a date", d.ID+" "+l.outletOf(d.ID), Text{{Words: "no date that can be relied on"}})
		}
		if d.Digest {
			add("primary document missing", d.ID+" "+l.outletOf(d.ID), Text{{Words: "our own words stand in for the report"}})
		}
	}
	for _, unread := range l.provenance.Unread {
		add("file that could not be read", unread.File, Text{{Words: unread.Reason}})
	}
	return t
}
