//go:build ignore

// Torture writes to the file that it is given a brief in print that no source would fill: a table of forty pages, sections
// with nothing in them, words without a place to break, names that the typeface has no letters for, 500 citations, and a
// figure of every kind.
package main

import (
	"fmt"
	"os"
	"strings"

	"policybrief/extract"
	"policybrief/report"
	"policybrief/report/write"
	"policybrief/templates"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run tools/torture.go FILE.pdf")
		os.Exit(2)
	}
	files, err := write.All(torture(), []write.Output{{Format: "pdf"}}, templates.Files)
	if err == nil {
		err = os.WriteFile(os.Args[1], files[0].Data, 0o666)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "torture:", err)
		os.Exit(1)
	}
}

var names = []string{"Ferrywoman", "港務局", "משמר החוף", "هيئة الميناء", "Ґудзик & Škoda", "กรมเจ้าท่า", "a ferry ⛴️ and a face 😀", strings.Repeat("Hafenmeisterei", 143), ""}

func torture() *report.Brief {
	b := &report.Brief{Kind: "Policy review brief", Title: "A brief of " + names[1] + ", " + names[2] + " and " + names[7], ShortTitle: names[7], Subtitle: names[3], Marking: "OFFICIAL – " + names[3], State: names[2],
		Author: names[1], Language: "en-GB", Run: "torture", Control: []report.Field{{Label: "Author", Value: names[7]}, {Label: names[2], Value: names[6]}, {}},
		Off: names, Attached: []report.Attachment{{Name: "Škoda.json", MediaType: "application/json", About: names[2], Data: []byte("{}")}, {Name: "empty"}}}
	for i := range 500 {
		b.Citations = append(b.Citations, &report.Citation{Number: i + 1, Source: "S1", Passage: i, Page: i % 3, Words: names[i%len(names)], Target: fmt.Sprintf("c%d", i+1), CitedAt: []string{"p1"}})
	}
	b.Sources = []report.Source{{ID: "S1", Title: names[7], Short: names[7]}, {ID: "S2", Unread: names[2]}}
	text := func(from, to int) report.Text {
		return report.Text{{Words: "It is said. "}, {Words: names[to%len(names)], Strong: true}, {Cites: b.Citations[from:to]}, {Words: " And nobody denies it."}, {All: true}, {Words: " See "}, {Words: "the table", Link: "table"}, {Words: " and "}, {Words: "nothing", Link: "nowhere"}}
	}
	blocks := []report.Block{report.Paragraph{Number: 1, Text: text(0, 500)}, report.Paragraph{Number: 2, Drafted: true, Text: report.Text{{Words: names[7]}}}}
	for i, name := range names {
		blocks = append(blocks, report.Heading{Number: i, Text: name, Aside: name, Corroboration: []report.SourceReport{{Source: "S1", Reports: i%2 == 0}, {Source: "S2"}}}, report.Paragraph{Number: 3 + i, Text: text(i, i+7)},
			report.List{Items: []report.Text{{{Words: name}}, nil, text(0, 2)}, Drafted: true}, report.Quotation{Words: name, Cite: report.Text{{Cites: b.Citations[i : i+1]}}, Below: name},
			report.Note{Kind: report.Law, Lead: name, Text: text(0, 1), Fields: []report.Field{{Label: "Authority", Value: name}}}, report.Note{Kind: report.Empty, Lead: name}, report.Note{Kind: report.Plain, Text: text(1, 3)})
	}
	table := &report.Table{Title: names[7], Explain: names[4], Columns: []report.Column{{Title: "Key", Share: 1, Right: true}, {Title: names[2], Share: 4}, {Title: names[7], Share: 2}, {Title: "Not in print"}}}
	for i := range 330 {
		anchor := fmt.Sprintf("c%d", i+1)
		if i == 0 {
			anchor = "table"
		}
		table.Rows = append(table.Rows, report.Row{Anchor: anchor, Group: i%50 == 9, Cells: []report.Cell{{Text: report.Text{{Words: fmt.Sprint(i)}}}, {Text: report.Text{{Words: names[i%len(names)]}}, Second: text(0, i%3)}}})
	}
	b.Sections = []report.Section{{Title: "Key points", Panel: true, Blocks: blocks[:1]}, {}, {ID: "long", Title: names[6], Blocks: blocks[1:]}, {ID: "nothing", Title: names[7]}, {ID: "figures", Title: "Figures", Blocks: figures(b.Citations)},
		{ID: "table", Title: "Table", NewPage: true, Blocks: []report.Block{table, &report.Table{Empty: names[1]}, &report.Table{}}}}
	return b
}

// figures are one of each kind, with all that may be missing missing once.
func figures(cites []*report.Citation) (blocks []report.Block) {
	day := extract.Date{Year: 2024, Month: 2, Day: 28}
	line, matrix, strip := &report.Timeline{}, &report.Matrix{Of: 9}, &report.Strip{Of: 9}
	conflict := &report.Conflict{About: names[7], Kind: extract.Contradiction, Treatment: names[2]}
	group := report.MatrixGroup{Title: names[1]}
	for i, name := range names {
		line.Events = append(line.Events, report.TimelineEvent{Precision: []extract.Precision{extract.Day, extract.Range, extract.Month, extract.Year}[i%4], First: day.Add(i * i), Last: day.Add(i*i + i), When: name, Wording: name, What: name, Cites: cites[i : 2*i+1]})
		matrix.Columns = append(matrix.Columns, report.MatrixColumn{Number: i, Title: name, Counts: []int{1, 0, 2}})
		row := report.MatrixRow{Name: name, Role: name}
		for j := range names {
			if i%3 > 0 {
				row.Cells = append(row.Cells, report.MatrixCell{Stance: report.Stances[(i+j)%7].Stance, Cites: cites[j : j+i]})
			}
		}
		if i%3 == 0 {
			row.Why = report.Text{{Words: name}, {All: true}}
		}
		group.Rows = append(group.Rows, row)
		strip.Parts = append(strip.Parts, report.StripPart{Stance: report.Stances[i%7].Stance, Count: i, Names: report.Text{{Words: name}, {Cites: cites[:i]}}})
		conflict.Values = append(conflict.Values, report.ConflictValue{Value: name, Given: []report.Text{{{Words: name}, {Cites: cites[i : i+1]}}}})
	}
	line.Events = append(line.Events, report.TimelineEvent{Precision: extract.Unknown, When: "No date", What: names[7]})
	matrix.Groups = []report.MatrixGroup{group}
	for i, data := range []report.Drawing{line, matrix, strip, conflict, &report.Timeline{}, &report.Matrix{}, &report.Strip{}, &report.Conflict{}} {
		blocks = append(blocks, report.Figure{Number: i + 1, Title: []string{"A figure of " + names[2], ""}[i%2], Alt: "Made up, of " + names[1] + ".", Data: data})
	}
	return blocks
}
