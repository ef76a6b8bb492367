package write

import (
	"fmt"
	"strings"
	"time"

	"policybrief/extract"
	"policybrief/report"
)

// sampleBrief is a made-up brief that holds everything a writer can meet: every kind of block, note and stance, several
// registers, links both ways, and text that is awkward to show. Its workbook-only register holds a cell that is longer
// than a workbook allows.
func sampleBrief() *report.Brief {
	cites := sampleCitations()
	cite := func(numbers ...int) report.Run {
		run := report.Run{}
		for _, n := range numbers {
			run.Cites = append(run.Cites, cites[n-1])
		}
		return run
	}
	all := report.Run{All: true}
	b := &report.Brief{
		Kind:       "Policy review brief",
		Title:      "Opening the harbour ferry on Sundays: what is proposed, and who says what",
		Subtitle:   "Five made-up reports on a made-up ferry",
		ShortTitle: "Sunday ferry",
		Marking:    "OFFICIAL – SAMPLE",
		State:      "Draft 0.1, not reviewed",
		Author:     "Harbour Policy Team",
		Language:   "en-GB",
		AsAt:       extract.Date{Year: 2024, Month: 3, Day: 9},
		Made:       time.Date(2024, time.March, 10, 8, 30, 0, 0, time.UTC),
		Run:        "a1b2c3d4",
		Control: []report.Field{
			{Label: "Status", Value: "Draft 0.1"}, {Label: "As at", Value: "9 March 2024"}, {Label: "Prepared by", Value: "Harbour Policy Team"},
			{Label: "Prepared for", Value: "The Ferry Board"}, {Label: "Marking", Value: "OFFICIAL – SAMPLE"}, {Label: "Run", Value: "a1b2c3d4"},
			{Label: "Settings", Value: "0f1e2d3c"}, {Label: "Sources", Value: "3, one of them a digest, one not read"}, {Label: "Paragraphs", Value: "9"},
		},
		Off:       []string{"Options and considerations", "Next steps"},
		Citations: cites,
		Sources: []report.Source{
			{ID: "S1", File: "sources/gazette.md", Title: "Ferry to sail on Sundays?", Outlet: "Harbour Gazette", Short: "Gazette", Authors: []string{"A. Writer", "B. Reporter"},
				Dated: "4 March 2024, updated 5 March 2024", SHA256: strings.Repeat("ab", 32)},
			{ID: "S2", File: "sources/letter.md", Title: "Letter on Sunday sailings", Outlet: "outlet not named", Short: "Letter", Dated: "not dated", Digest: true,
				SHA256: strings.Repeat("cd", 32), Warnings: []string{"no date was found", "two lines look like page furniture"}},
			{ID: "S3", File: "sources/scan.pdf", Title: "Scanned minutes", Outlet: "outlet not named", Short: "Minutes", Dated: "not dated", Unread: "it holds pictures of pages, no text"},
		},
		Attached: []report.Attachment{{Name: "evidence.json", MediaType: "application/json", About: "the evidence behind the brief", Data: []byte(`{"made":"up"}`)}},
	}
	positions, matrix, quotations, sources := samplePositions(cite), sampleMatrix(cite, all), sampleQuotations(cites), sampleSources(b.Sources)
	timeline := &report.Table{Name: "timeline", Title: "Time line", Explain: "Days as the sources give them.",
		Columns: []report.Column{{Title: "Date", Wide: 18, Share: 20}, {Title: "Event", Wide: 60, Share: 80}}, Empty: "No source dates any event."}
	b.Sections = []report.Section{
		{ID: "key-points", Kind: "key-points", Panel: true, Title: "Key points", First: 1, Last: 3, Blocks: []report.Block{
			report.Note{Kind: report.Plain, Lead: "How to read this.", Text: report.Text{{Words: "A number in brackets leads to the exact words; "}, {Words: "see the quotation register", Link: "annexes"}, {Words: "."}}},
			report.Paragraph{Number: 1, Text: report.Text{{Words: "Two of three sources report the "}, {Words: "Sunday sailing", Strong: true}, {Words: " proposal"}, cite(1, 2), {Words: ". Nobody gives its cost"}, all, {Words: "."}}},
			report.Paragraph{Number: 2, Text: report.Text{{Words: "The Board must choose by Easter; this sentence was written by a person."}}, Drafted: true},
			report.List{Number: 3, Items: []report.Text{
				{{Words: "The harbour master backs it"}, cite(1), {Words: "."}},
				{{Words: "The ringers’ guild does not"}, cite(3), {Words: "."}},
			}},
		}},
		{ID: "proposals", Kind: "proposals", Title: "Proposals & <reviews>", First: 4, Last: 8, Blocks: []report.Block{
			report.Heading{Number: 1, Text: "Sail on Sundays", Aside: "2 of 3 sources"},
			report.Paragraph{Number: 4, Text: report.Text{{Words: "The letter asks for “two crossings each way”"}, cite(2), {Words: "."}}},
			report.Quotation{Number: 5, Words: "=SUM(Sundays) is not how a harbour counts its tides", Cite: report.Text{cite(4)}, Below: "Harbour master, in our digest of Letter on Sunday sailings (S2)"},
			report.Note{Kind: report.Law, Lead: "Law, not evidence.", Text: report.Text{{Words: "A made-up byelaw governs the hours of the made-up ferry."}},
				Fields: []report.Field{{Label: "Authority", Value: "Byelaw 7 of nowhere"}, {Label: "Status", Value: "in force"}, {Label: "Checked", Value: "1 March 2024"}}},
			report.Note{Kind: report.Empty, Lead: "No contradiction was found.", Text: report.Text{{Words: "Sources may still be wrong together."}}},
			report.Heading{Text: "Awkward words"},
			report.Paragraph{Number: 6, Text: report.Text{{Words: "Names such as Škoda, Ґудзик, Ελλάς, 港務局 and a ferry ⛴️ are kept, as is this\x0bcontrol\x01character"}, cite(5), {Words: "."}}},
			report.List{Number: 7, Drafted: true, Items: []report.Text{{{Words: "@first item"}}, {{Words: "-second item", Strong: true}}}},
			report.Paragraph{Number: 8, Text: report.Text{{Words: "A long word, " + strings.Repeat("harbour", 30) + ", has no place to break"}, cite(5), {Words: "."}}},
		}},
		{ID: "positions", Kind: "matrix", Title: "Who says what", First: 9, Last: 9, Blocks: []report.Block{
			report.Paragraph{Number: 9, Text: report.Text{{Words: "Silence is not agreement."}}, Drafted: true},
			matrix, positions,
			&report.Table{Title: "A table that is nobody's register", Columns: []report.Column{{Title: "Day", Share: 50, Wide: 20}, {Title: "Sailings", Share: 50, Wide: 12, Right: true}},
				Rows: []report.Row{{Cells: []report.Cell{words("Saturday"), number(12)}}, {Cells: []report.Cell{words("Sunday"), number(0)}}}},
			timeline,
		}},
		{ID: "figures", Kind: "text", Title: "Figures", First: 10, Last: 11, Blocks: sampleFigures(cite, all)},
		{ID: "annexes", Kind: "annexes", Title: "Annexes", Blocks: []report.Block{quotations, sources}},
		{ID: "nothing", Kind: "text", Title: "A section without a block"},
	}
	long := &report.Table{Name: "figures", Title: "Figures", Explain: "Every number a source gives.",
		Columns: []report.Column{{Title: "Value", Wide: 12, Right: true}, {Title: "Unit", Wide: 16}, {Title: "value", Wide: 60}},
		Rows: []report.Row{
			{Claim: "f-0001", Cells: []report.Cell{number(2595), words("passengers"), words("+44 is how a telephone number starts")}},
			{Claim: "f-0002", Cells: []report.Cell{number(0.5), words("miles"), words(strings.Repeat("tide ", 8000) + "end")}},
		}}
	bars := &report.Table{Name: "sailings-by-day", Title: "Sailings by day", Explain: "What the table that is nobody’s register says, as bars.", Bars: true,
		Columns: []report.Column{{Title: "Day", Wide: 20}, {Title: "supports", Wide: 12, Right: true, Counts: extract.Support}, {Title: "Others", Wide: 12, Right: true}},
		Rows:    []report.Row{{Cells: []report.Cell{words("Saturday"), number(12), number(1)}}, {Cells: []report.Cell{words("=Sunday"), number(0), number(3)}}}}
	b.Registers = []*report.Table{matrix, positions, quotations, timeline, long, sources, bars}
	return b
}

// sampleFigures are one figure of each kind, with every stance and every precision of a date.
func sampleFigures(cite func(...int) report.Run, all report.Run) []report.Block {
	day := func(d int) extract.Date { return extract.Date{Year: 2024, Month: 3, Day: d} }
	event := func(precision extract.Precision, first, last extract.Date, when, what string, cites ...int) report.TimelineEvent {
		return report.TimelineEvent{Precision: precision, First: first, Last: last, When: when, Wording: "as they say", What: what, Cites: cite(cites...).Cites}
	}
	differing := event(extract.Day, day(2), day(3), "2 or 3 March 2024", "The pier is closed", 1, 2)
	differing.Days, differing.Wording = []extract.Date{day(2), day(3)}, ""
	m := &report.Matrix{Columns: []report.MatrixColumn{{Title: "The letter", Counts: []int{1, 0, 1, 0, 0, 0, 2}}, {Number: 2, Title: "Ring no bells", Counts: []int{0, 1, 0, 1, 1, 1, 0}}}, Of: 4,
		Groups: []report.MatrixGroup{
			{Title: "Takes a position", Rows: []report.MatrixRow{
				{Name: "Harbour master", Role: "runs the harbour", Cells: []report.MatrixCell{{Stance: extract.Support, Cites: cite(1).Cites}, {Stance: report.GeneralSupport, Cites: cite(2).Cites}}},
				{Name: "Ringers’ guild", Cells: []report.MatrixCell{{Stance: extract.Oppose, Cites: cite(3).Cites}, {Stance: extract.Both, Cites: cite(3, 4).Cites}}},
				{Name: "Fishmonger", Cells: []report.MatrixCell{{Stance: report.Silent}, {Stance: extract.Neutral, Cites: cite(5).Cites}}},
				{Name: "港務局", Cells: []report.MatrixCell{{Stance: report.Silent}, {Stance: extract.Declined, Cites: cite(5).Cites}}},
			}},
			{Title: "Named, not quoted", Rows: []report.MatrixRow{{Name: "Passengers", Why: report.Text{{Words: "named, not quoted"}, cite(4)}}}},
		}}
	return []report.Block{
		report.Figure{Number: 1, Title: "What happened on the quay", Alt: "A made-up time line.", Data: &report.Timeline{Events: []report.TimelineEvent{
			event(extract.Year, extract.Date{Year: 2023, Month: 1, Day: 1}, extract.Date{Year: 2023, Month: 12, Day: 31}, "2023", "The ferry is painted", 3),
			event(extract.Month, extract.Date{Year: 2024, Month: 3, Day: 1}, extract.Date{Year: 2024, Month: 3, Day: 31}, "March 2024", "A storm", 1),
			differing, event(extract.Range, day(2), day(6), "2 to 6 March 2024", "Boats are counted", 2), event(extract.Day, day(5), day(5), "5 March 2024", "The letter is sent", 4),
			event(extract.Unknown, extract.Date{}, extract.Date{}, "No date in any source", "nobody at 港務局 would comment", 5),
		}}},
		report.Figure{Number: 2, Title: "Who says what on the quay", Alt: "A made-up matrix.", Data: m},
		report.Figure{Number: 10, Alt: "A strip of four boxes.", Data: &report.Strip{Of: 4, Parts: []report.StripPart{
			{Stance: extract.Support, Count: 1, Names: report.Text{{Words: "Harbour master"}, cite(1)}}, {Stance: report.GeneralSupport, Count: 1, Names: report.Text{{Words: "Passengers"}, cite(2)}},
			{Stance: extract.Oppose, Names: report.Text{{Words: "nobody"}, all}}, {Stance: report.Silent, Count: 2, Names: report.Text{{Words: "of four stakeholders"}, all}}}}},
		report.Figure{Number: 11, Alt: "Two values.", Data: &report.Conflict{Claim: "k-1", About: "The day of the storm", Kind: extract.Contradiction, Treatment: "Both are shown.", Values: []report.ConflictValue{
			{Value: "2 March", Given: []report.Text{{{Words: "Gazette, 4 March 2024"}, cite(1)}}}, {Value: "3 March", Given: []report.Text{{{Words: "Letter, not dated"}, cite(2)}}}}}},
	}
}

func words(s string) report.Cell { return report.Cell{Text: report.Text{{Words: s}}} }

func number(v float64) report.Cell {
	return report.Cell{Text: report.Text{{Words: fmt.Sprint(v)}}, Number: &v}
}

func sampleCitations() []*report.Citation {
	return []*report.Citation{
		{Number: 1, Source: "S1", Passage: 2, Words: "I would sail on Sundays tomorrow", Span: extract.Span{Doc: "S1", Start: 10, End: 42}, Speaker: "Harbour master", Claim: "q-11aa", Target: "c1", CitedAt: []string{"p1", "p3"}},
		{Number: 2, Source: "S2", Passage: 1, Page: 3, Words: "two crossings each way", Span: extract.Span{Doc: "S2", Start: 0, End: 22}, Claim: "q-22bb", Digest: true, Target: "c2", CitedAt: []string{"p1", "p4"}},
		{Number: 3, Source: "S1", Passage: 7, Words: "the bells, she said, “come first”", Span: extract.Span{Doc: "S1", Start: 80, End: 117}, Speaker: "Ringers’ guild", Claim: "q-33cc", Target: "c3", CitedAt: []string{"p3"}},
		{Number: 4, Source: "S2", Passage: 4, Words: "=SUM(Sundays) is not how a harbour counts its tides", Span: extract.Span{Doc: "S2", Start: 90, End: 141}, Speaker: "Harbour master", Claim: "q-44dd", Digest: true, Target: "c4", CitedAt: []string{"p5"}},
		{Number: 5, Source: "S1", Passage: 9, Words: "nobody at 港務局 would comment", Span: extract.Span{Doc: "S1", Start: 200, End: 233}, Target: "S1", CitedAt: []string{"p6", "p8"}},
	}
}

func samplePositions(cite func(...int) report.Run) *report.Table {
	row := func(claim, who, stance string, mark extract.Stance, words report.Text) report.Row {
		return report.Row{Claim: claim, Anchor: claim, Cells: []report.Cell{
			{Text: report.Text{{Words: who}}}, {Text: report.Text{{Words: stance}}, Stance: mark}, {Text: words, Second: report.Text{{Words: "as reported"}}},
		}}
	}
	return &report.Table{Name: "positions", Title: "Positions", Explain: "One row for each stakeholder and proposal.",
		Columns: []report.Column{{Title: "Stakeholder", Wide: 24, Share: 30}, {Title: "Stance", Wide: 23, Share: 20}, {Title: "Exact words", Wide: 42, Share: 50}},
		Rows: []report.Row{
			row("p-0001", "Harbour master", "supports", extract.Support, report.Text{{Words: "I would sail on Sundays tomorrow"}, cite(1)}),
			row("p-0002", "Ringers’ guild", "opposes", extract.Oppose, report.Text{{Words: "the bells, she said, “come first”"}, cite(3)}),
		}}
}

func sampleMatrix(cite func(...int) report.Run, all report.Run) *report.Table {
	who := func(name, role string) report.Cell {
		return report.Cell{Text: report.Text{{Words: name}}, Second: report.Text{{Words: role}}}
	}
	stance := func(s extract.Stance, cited ...report.Run) report.Cell {
		return report.Cell{Text: cited, Stance: s}
	}
	return &report.Table{Name: "matrix", Title: "Matrix of positions", Explain: "Colour repeats the word in the cell.",
		Columns: []report.Column{{Title: "Stakeholder", Wide: 34, Share: 30}, {Title: "1 Sail on Sundays", Wide: 20, Share: 35}, {Title: "2 Ring no bells", Wide: 20, Share: 35}},
		Rows: []report.Row{
			{Group: true, Cells: []report.Cell{words("Takes a position (4)")}},
			{Anchor: "m1", Cells: []report.Cell{who("Harbour master", "runs the harbour"), stance(extract.Support, cite(1)), stance(report.GeneralSupport, cite(2))}},
			{Cells: []report.Cell{who("Ringers’ guild", "rings the bells"), stance(extract.Oppose, cite(3)), stance(extract.Both, cite(3, 4))}},
			{Cells: []report.Cell{who("港務局", "harbour office abroad"), stance(extract.Declined, cite(5)), stance(extract.Neutral, cite(5))}},
			{Group: true, Cells: []report.Cell{words("Named, not quoted (1)")}},
			{Cells: []report.Cell{who("Passengers", ""), stance(report.Silent, all), stance(report.Silent, all)}},
		}}
}

func sampleQuotations(cites []*report.Citation) *report.Table {
	t := &report.Table{Name: "quotations", Title: "Quotations", Explain: "The exact words behind every number.",
		Columns: []report.Column{{Title: "Ref.", Wide: 8, Share: 8, Right: true}, {Title: "Speaker", Wide: 24, Share: 22}, {Title: "Exact words", Wide: 60, Share: 40}, {Title: "Source", Wide: 20, Share: 15}, {Title: "Cited at", Wide: 16, Share: 15}}}
	for _, c := range cites[:4] {
		var back report.Text
		for i, anchor := range c.CitedAt {
			if i > 0 {
				back = append(back, report.Run{Words: ", "})
			}
			back = append(back, report.Run{Words: "↑ " + strings.TrimPrefix(anchor, "p"), Link: anchor})
		}
		t.Rows = append(t.Rows, report.Row{Claim: c.Claim, Anchor: c.Target, Cells: []report.Cell{
			number(float64(c.Number)), words(c.Speaker), words(c.Words), {Text: report.Text{{Words: c.Where(), Link: c.Source}}}, {Text: back}}})
	}
	return t
}

func sampleSources(sources []report.Source) *report.Table {
	t := &report.Table{Name: "sources", Title: "Sources", Explain: "What was read, and what was not.",
		Columns: []report.Column{{Title: "Source", Wide: 9, Share: 10}, {Title: "Title", Wide: 40, Share: 40}, {Title: "Outlet", Wide: 20, Share: 20}, {Title: "Dated", Wide: 30, Share: 30}, {Title: "SHA-256", Wide: 40}}}
	for _, s := range sources {
		t.Rows = append(t.Rows, report.Row{Anchor: s.ID, Cells: []report.Cell{words(s.ID), words(s.Title), words(s.Outlet), words(s.Dated), words(s.SHA256)}})
	}
	return t
}

// hostileBrief is one whose every text is something that has broken a reader of some format.
func hostileBrief() *report.Brief {
	nasty := []string{"=1+1", "@SUM(A1)", "\xff\xfe not UTF-8", "a\x00b\x1bc", "_x000D_", "<script>&amp;]]></t>", strings.Repeat("x", 40_000), strings.Repeat("\n", 300) + "end",
		"\u202eright to left\u202c", strings.Repeat("😀", 20_000), "", "  spaces  ", "\ttab\rreturn\r\n"}
	b := &report.Brief{Kind: nasty[0], Title: nasty[5], Subtitle: nasty[2], ShortTitle: nasty[3], Marking: nasty[4], State: nasty[8], Author: nasty[5], Language: "x", Run: nasty[3],
		Off: nasty, Attached: []report.Attachment{{Name: "../../up", MediaType: "", About: nasty[5], Data: nil}}}
	section := report.Section{ID: "../x", Title: nasty[5]}
	table := &report.Table{Name: "history", Title: strings.Repeat("long name/", 9), Explain: nasty[3]}
	other := &report.Table{Name: "History", Title: strings.Repeat("long name/", 9), Empty: nasty[0]}
	for i, s := range nasty {
		c := &report.Citation{Number: i + 1, Source: "S9", Passage: i, Words: s, Speaker: s, Target: "nowhere", CitedAt: []string{"p999"}}
		run := report.Run{Cites: []*report.Citation{c}}
		b.Citations = append(b.Citations, c)
		b.Control = append(b.Control, report.Field{Label: s, Value: s})
		b.Sources = append(b.Sources, report.Source{ID: s, File: s, Title: s, Outlet: s, Dated: s, Warnings: []string{s}, Unread: s})
		table.Columns = append(table.Columns, report.Column{Title: s, Share: i, Wide: i * 100})
		other.Columns = append(other.Columns, report.Column{Title: s})
		table.Rows = append(table.Rows, report.Row{Claim: s, Anchor: s, Group: i == 3, Cells: []report.Cell{{Text: report.Text{{Words: s, Link: "nowhere"}, run}, Stance: "unheard of"}}})
		section.Blocks = append(section.Blocks, report.Heading{Number: i, Text: s, Aside: s}, report.Paragraph{Number: i, Text: report.Text{{Words: s}, run}},
			report.List{Number: -i, Items: []report.Text{{{Words: s}}, nil}}, report.List{}, report.Quotation{Words: s}, report.Note{Kind: "unheard of", Lead: s, Fields: []report.Field{{Label: s, Value: s}}})
	}
	table.Rows = append(table.Rows, report.Row{})
	section.Blocks = append(section.Blocks, table, other, &report.Table{})
	b.Sections = []report.Section{section, section, {}}
	b.Registers = []*report.Table{table, other, {}, {Name: "P01"}, {Name: "R"}}
	return b
}
