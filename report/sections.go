package report

import (
	"fmt"
	"slices"
	"strings"
)

// SectionKind is a row of Sections: all that the rest of the program knows of a kind of section.
type SectionKind struct {
	Kind    string // as config.yaml has it, and the stem of its template
	Title   string // its heading where config.yaml gives none
	About   string // one line of help
	NewPage bool   // begins a page in print
	Panel   bool   // is set apart as what to read first
	Off     bool   // stands in the brief only where config.yaml lists it

	make  func(*ledger, SectionOptions) content // nil where the template says it all
	short func([]Block) []Block                 // what of its blocks the short form has; nil where it leaves the section out
	most  int                                   // how many paragraphs it has at most where its options do not say; 0 for any number
}

// Sections are the kinds of section, in the order in which a brief has them where config.yaml lists none.
var Sections = []SectionKind{
	{Kind: "key-points", Title: "Key points", About: "at most six statements of what the register holds", Panel: true, make: keyPoints, short: keyPointsInShort, most: 6},
	{Kind: "issue", Title: "Issue, purpose and timing", About: "what the reader must note or decide: for the drafter"},
	{Kind: "background", Title: "Background and timeline", About: "what happened and when, in the sources' words", NewPage: true, make: background},
	{Kind: "proposals", Title: "Proposals under review", About: "each proposal: what is asked, who asks, who reports it, the law", NewPage: true, make: proposals, short: proposalsInShort},
	{Kind: "law", Title: "Current law", About: "the vetted legal notes on their own, where the proposals do not show them", Off: true, make: law},
	{Kind: "positions", Title: "Stakeholder positions", About: "matrix of stakeholders and proposals, and who is silent", NewPage: true, make: positions, short: positionsInShort},
	{Kind: "arguments", Title: "Arguments for and against", About: "what those who take a position say for it, word for word", make: arguments},
	{Kind: "conflicts", Title: "Conflicts between sources", About: "where sources disagree, value against value", make: conflicts},
	{Kind: "quality", Title: "Quality of the evidence", About: "source by source: what it is, and what rests on it alone", make: quality},
	{Kind: "gaps", Title: "Gaps in the evidence", About: "expected voices that are silent, and papers that are not there", make: gaps, short: gapsInShort},
	{Kind: "options", Title: "Options and considerations", About: "headings with \"no change\": for the drafter"},
	{Kind: "handling", Title: "Handling", About: "key facts, lines to take, likely questions: for the drafter"},
	{Kind: "next-steps", Title: "Next steps and open questions", About: "open questions from the register, next steps for the drafter"},
	{Kind: "sources", Title: "Sources", About: "every source, with its hash and what it is", make: sources},
	{Kind: "quotations", Title: "Quotation register", About: "every quotation and citation in exact words", make: quotations},
	{Kind: "registers", Title: "Registers", About: "annex tables; its setting show names them (figures, timeline, positions, …)", Off: true, make: annexes},
	{Kind: "method", Title: "Method and record of the run", About: "what was read, the rules in words, and the settings", make: method},
	{Kind: "text", Title: "Text", About: "only a template, named by its setting template: staff add a section without Go", Off: true},
}

// sectionKind returns the row of Sections of that kind.
func sectionKind(kind string) (SectionKind, error) {
	i := slices.IndexFunc(Sections, func(k SectionKind) bool { return k.Kind == kind })
	if i < 0 {
		var kinds []string
		for _, k := range Sections {
			kinds = append(kinds, k.Kind)
		}
		return SectionKind{}, fmt.Errorf("no section kind %q; there is %s", kind, strings.Join(kinds, ", "))
	}
	return Sections[i], nil
}

// usualSections are those of a brief whose settings list none.
func usualSections() []SectionOptions {
	var options []SectionOptions
	for _, k := range Sections {
		if !k.Off {
			options = append(options, SectionOptions{Kind: k.Kind})
		}
	}
	return options
}
