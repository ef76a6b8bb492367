package report

import (
	"strings"

	"policybrief/extract"
)

// sourcesData is what templates/sections/sources.md speaks of.
type sourcesData struct{ Sources, Digests, Unread int }

// sources lists the sources.
func sources(l *ledger, _ SectionOptions) content {
	return content{data: sourcesData{len(l.evidence.Documents), l.digests(), len(l.provenance.Unread)}, blocks: map[string]Block{"sources": l.register("sources")}}
}

// sourcesRegister lists the sources, one a row, and what could not be read.
func (l *ledger) sourcesRegister() *Table {
	t := &Table{Name: "sources", Title: "Sources", Empty: "No source was read.", Explain: "What was read, and what was not. A digest is our own words about a report, not the report.",
		Columns: []Column{{Title: "Ref.", Wide: 8, Share: 8}, {Title: "Title and author", Wide: 56, Share: 44}, {Title: "Outlet", Wide: 30, Share: 24}, {Title: "Date", Wide: 34, Share: 24},
			{Title: "File", Wide: 40}, {Title: "What it is", Wide: 44}, {Title: "SHA-256", Wide: 72, Unknown: true}, {Title: "Warnings", Wide: 44}}}
	for _, s := range l.sources {
		what, authors := "source as found", "no author named"
		if len(s.Authors) > 0 {
			authors = list(s.Authors)
		}
		d := l.documents[s.ID]
		switch {
		case s.Unread != "":
			what, authors = "could not be read: "+s.Unread, ""
		case s.Digest:
			what = "our own digest" + basis(d)
		}
		title := s.Title
		if s.Digest {
			title = "Our digest of: " + strings.TrimPrefix(title, "Digest of: ")
		}
		cell := Cell{Text: Text{{Words: title}}}
		if authors != "" {
			cell.Second = Text{{Words: authors}}
		}
		if s.Unread != "" {
			cell.Second = Text{{Words: "not read: " + s.Unread}}
		}
		t.Rows = append(t.Rows, Row{Anchor: s.ID, Cells: []Cell{wordsCell(s.ID), cell, wordsCell(s.Outlet), wordsCell(s.Dated), wordsCell(s.File),
			wordsCell(what), wordsCell(s.SHA256), wordsCell(strings.Join(s.Warnings, "; "))}})
	}
	return t
}

func basis(d *extract.Document) string {
	if d == nil || d.Basis == "" {
		return ""
	}
	return ", made from " + d.Basis
}
