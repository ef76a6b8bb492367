package report_test

import (
	"strings"
	"testing"
	"time"

	"policybrief/extract"
	"policybrief/report"
)

// The made-up debate: whether a made-up town lets its ferry sail on Sundays.
const (
	gazette = `Harbour Gazette, 4 March 2024

Ada Quill, the harbour master, called for two ferry crossings on Sundays in a letter to the town council. "Quiet Sundays are costing this town its young people," she said.

The letter also asks for a cap on fares. The Boatmen's Union gave the letter its backing.

The pier was closed on 2 February 2024 after the storm. The town has 1,400 season tickets.`

	herald = `The harbour master wants two crossings every Sunday, it is understood. Vicar Tom Bell said he opposed Sunday ferries: "Let one day be still."

The pier was closed on 3 February after the storm. The town has around 2,000 season tickets.

Mayor Joan Pike declined to discuss the letter.`

	copied = `The pier was closed on 2 February 2024 after the storm. The town has 1,400 season tickets. Nobody at the council could be reached.`

	digest = `The report says the mayor wrote that an inquiry into the pier had begun. She is quoted as saying it is "the least we owe".`
)

// at returns the span of words in a document, which must hold them once.
func at(t *testing.T, d *extract.Document, words string) extract.Span {
	t.Helper()
	i := strings.Index(d.Text, words)
	if i < 0 || strings.Count(d.Text, words) > 1 {
		t.Fatalf("%s does not hold %q exactly once", d.ID, words)
	}
	return extract.Span{Doc: d.ID, Start: i, End: i + len(words)}
}

func document(id, file, text string) *extract.Document {
	d := &extract.Document{ID: id, File: "made-up/" + file, Name: file, SHA256: strings.Repeat("0", 63) + id[1:], MediaType: "text/plain", Text: text}
	start := 0
	for i, p := range strings.Split(text, "\n\n") {
		d.Passages = append(d.Passages, extract.Passage{Number: i + 1, Start: start, End: start + len(p)})
		start += len(p) + 2
	}
	return d
}

var subject = extract.Subject{
	Proposals: []extract.Proposal{
		{ID: "sunday", Title: "Sunday crossings", Asks: "Let the ferry cross twice on Sundays.", Law: "byelaw"},
		{ID: "fares", Title: "Cap on fares", Asks: "Cap the fare."},
		{ID: "bells", Title: "Ring no bells", Asks: "Ring no bells before nine."},
	},
	Objects: []extract.Proposal{{ID: "letter", Title: "The letter as a whole", Parts: []string{"sunday", "fares"}}, {ID: "inquiry", Title: "The inquiry into the pier"}},
	Stakeholders: []extract.Stakeholder{
		{ID: "quill", Name: "Ada Quill", Role: "Harbour master; wrote the letter", Kind: "person", Expected: true},
		{ID: "bell", Name: "Tom Bell", Role: "Vicar", Kind: "person"},
		{ID: "pike", Name: "Joan Pike", Role: "Mayor", Kind: "person", Expected: true},
		{ID: "union", Name: "Boatmen's Union", Kind: "organisation", Expected: true},
		{ID: "council", Name: "Town Council", Kind: "organisation", Aliases: []string{"town council"}, Expected: true},
		{ID: "riders", Name: "Season ticket holders", Kind: "group", Expected: true},
	},
}

// everyKind is evidence of every kind on the made-up debate.
func everyKind(t *testing.T) *extract.Evidence {
	t.Helper()
	s1, s2, s3, s4 := document("S1", "gazette.txt", gazette), document("S2", "herald.txt", herald), document("S3", "copy.txt", copied), document("S4", "digest.md", digest)
	s1.Outlet, s1.Title, s1.Published, s1.Authors = "Harbour Gazette", "Ferry *may* sail {{ on }} Sundays", extract.Date{Year: 2024, Month: 3, Day: 4}, []string{"A. Writer"}
	s2.Outlet, s2.Inferred = "The Herald", []string{"outlet"}
	s4.Outlet, s4.Digest, s4.Basis, s4.Published = "Town Crier", true, "a report of 5 March 2024", extract.Date{Year: 2024, Month: 3, Day: 5}
	number := func(v float64) *float64 { return &v }
	quill, still, owe := at(t, s1, "Quiet Sundays are costing this town its young people,"), at(t, s2, "Let one day be still."), at(t, s4, "the least we owe")
	asks, cap, backing := at(t, s1, "called for two ferry crossings on Sundays"), at(t, s1, "The letter also asks for a cap on fares."), at(t, s1, "The Boatmen's Union gave the letter its backing.")
	wants, against := at(t, s2, "wants two crossings every Sunday"), at(t, s2, "Vicar Tom Bell said he opposed Sunday ferries")
	declined, wrote := at(t, s2, "declined to discuss the letter"), at(t, s4, "the mayor wrote that an inquiry into the pier had begun")
	closed, closed2, closed3 := at(t, s1, "The pier was closed on 2 February 2024 after the storm."), at(t, s2, "The pier was closed on 3 February after the storm."), at(t, s3, "The pier was closed on 2 February 2024 after the storm.")
	day, day2, day3 := at(t, s1, "on 2 February 2024"), at(t, s2, "on 3 February"), at(t, s3, "on 2 February 2024")
	tickets, tickets2, tickets3 := at(t, s1, "1,400 season tickets"), at(t, s2, "around 2,000 season tickets"), at(t, s3, "1,400 season tickets")
	return &extract.Evidence{
		Documents: []*extract.Document{s1, s2, s3, s4},
		Quotes: []extract.Quote{
			{ID: "q-1", Doc: "S1", Content: []extract.Span{quill}, SpeakerName: "Ada Quill", Stakeholder: "quill", Type: extract.Direct, Complete: true, Confidence: extract.Certain},
			{ID: "q-2", Doc: "S2", Content: []extract.Span{still}, SpeakerName: "Tom Bell", Stakeholder: "bell", Type: extract.Direct, Complete: true, Confidence: extract.Certain},
			{ID: "q-3", Doc: "S4", Content: []extract.Span{wrote}, SpeakerName: "Joan Pike", Stakeholder: "pike", Type: extract.Indirect, Complete: true, Confidence: extract.Likely},
			{ID: "q-4", Doc: "S4", Content: []extract.Span{owe}, SpeakerName: "Joan Pike", Stakeholder: "pike", Type: extract.Direct, Complete: true, Confidence: extract.Certain},
		},
		Proposals: []extract.ProposalMention{{Proposal: "sunday", Span: asks}, {Proposal: "sunday", Span: wants}, {Proposal: "fares", Span: at(t, s1, "cap on fares")}, {Proposal: "letter", Span: backing}},
		Positions: []extract.Position{
			{ID: "p-1", Stakeholder: "quill", About: "sunday", Stance: extract.Support, Evidence: []extract.Span{asks, wants}, Confidence: extract.Certain},
			{ID: "p-2", Stakeholder: "quill", About: "fares", Stance: extract.Support, Evidence: []extract.Span{cap}, Confidence: extract.Likely},
			{ID: "p-3", Stakeholder: "bell", About: "sunday", Stance: extract.Oppose, Evidence: []extract.Span{against}, Confidence: extract.Certain},
			{ID: "p-4", Stakeholder: "union", About: "letter", Stance: extract.Support, General: true, Evidence: []extract.Span{backing}, Confidence: extract.Certain},
			{ID: "p-7", Stakeholder: "pike", About: "letter", Stance: extract.Declined, General: true, Evidence: []extract.Span{declined}, Confidence: extract.Certain},
			{ID: "p-8", Stakeholder: "pike", About: "inquiry", Stance: extract.Support, Evidence: []extract.Span{owe}, Quote: "q-4", Confidence: extract.Likely},
		},
		Events: []extract.Event{
			{ID: "e-1", Date: extract.Date{Year: 2024, Month: 2, Day: 2}, Precision: extract.Day, Wording: day, What: s1.Words(closed), Span: closed},
			{ID: "e-2", Date: extract.Date{Month: 2, Day: 3}, Precision: extract.Day, Wording: day2, What: s2.Words(closed2), Span: closed2},
			{ID: "e-3", Date: extract.Date{Year: 2024, Month: 2, Day: 2}, Precision: extract.Day, Wording: day3, What: s3.Words(closed3), Span: closed3},
			{ID: "e-4", Precision: extract.Unknown, What: s4.Words(wrote), Span: wrote},
		},
		Figures: []extract.Figure{
			{ID: "f-1", Value: number(1400), Unit: "season tickets", Span: tickets}, {ID: "f-2", Value: number(2000), Hedge: "around", Unit: "season tickets", Span: tickets2},
			{ID: "f-3", Value: number(1400), Unit: "season tickets", Span: tickets3},
		},
		Conflicts: []extract.Conflict{
			{ID: "x-1", Kind: extract.Contradiction, About: "Day: “The pier was closed after the storm”", Sides: []extract.Side{{Value: "2 February", Span: day}, {Value: "3 February", Span: day2}}},
			{ID: "x-2", Kind: extract.Contradiction, About: "Number: season tickets, the town", Sides: []extract.Side{{Value: "1,400", Span: tickets}, {Value: "around 2,000", Span: tickets2}}},
			{ID: "x-3", Kind: extract.Development, About: "Change: “The pier”", Sides: []extract.Side{{Value: "closed", Span: closed}, {Value: "under inquiry", Span: wrote}}},
		},
		Copies: []extract.Copy{{Members: []extract.Span{closed, closed3}}, {Members: []extract.Span{tickets, tickets3}}},
	}
}

var provenance = report.Provenance{Run: "a1b2c3d4", Settings: "0f1e2d3c", Version: "0.0", Made: time.Date(2024, 3, 9, 0, 0, 0, 0, time.UTC),
	Unread: []report.Unread{{File: "scan.pdf", Reason: "it holds pictures of pages, no text"}}}

// everySection asks for every kind of section.
func everySection() report.Options {
	o := report.Options{Cover: report.Cover{Title: "Sunday ferries", AsAt: extract.Date{Year: 2024, Month: 3, Day: 9}, Version: "0.1"}}
	for _, k := range report.Sections {
		if k.Kind == "text" {
			continue
		}
		one := report.SectionOptions{Kind: k.Kind}
		if k.Kind == "registers" {
			one.Show = []string{"timeline", "figures"}
		}
		o.Sections = append(o.Sections, one)
	}
	return o
}
