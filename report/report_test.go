package report_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"policybrief/extract"
	"policybrief/report"
	"policybrief/report/write"
)

// templates are the real ones, and a made-up legal note.
func templates(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	real := os.DirFS("../templates")
	names, err := fs.Glob(real, "sections/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(real, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	files["law/byelaw.md"] = &fstest.MapFile{Data: []byte("---\ntitle: \"Hours\"\nauthority: \"Byelaw 7\"\nstatus: \"confirmed\"\nchecked: \"2024-03-01\"\nas_stood: \"2024-02-01\"\n---\n\nA made-up byelaw sets the hours of the ferry.\n")}
	return files
}

func build(t *testing.T, evidence *extract.Evidence) *report.Brief {
	t.Helper()
	b, err := report.Build(subject, evidence, provenance, everySection(), templates(t))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// text writes a brief as plain text.
func text(t *testing.T, b *report.Brief) string {
	t.Helper()
	for _, format := range write.Formats {
		if format.Name == "text" {
			var out bytes.Buffer
			if err := format.Write(&out, b, os.DirFS("../templates")); err != nil {
				t.Fatal(err)
			}
			return out.String()
		}
	}
	t.Fatal("there is no text format")
	return ""
}

// section returns what the text form of a brief has under a heading.
func section(t *testing.T, b *report.Brief, kind string) string {
	t.Helper()
	for _, s := range b.Sections {
		if s.Kind == kind {
			one := *b
			one.Sections, one.Citations, one.Sources = []report.Section{s}, nil, nil
			_, body, _ := strings.Cut(text(t, &one), s.Title+"\n"+strings.Repeat("=", len(s.Title)))
			return strings.Join(strings.Fields(body), " ")
		}
	}
	t.Fatalf("there is no section %s", kind)
	return ""
}

func TestSectionsSayWhatTheEvidenceHolds(t *testing.T) {
	e := everyKind(t)
	b := build(t, e)
	if err := b.Check(e); err != nil {
		t.Fatal(err)
	}
	for kind, sentences := range map[string][]string{
		"key-points": {
			"Ada Quill (Harbour master) is reported as supporting two of the three proposals under review (Sunday crossings and Cap on fares). [1, 2]",
			"“Sunday crossings” rests on two independent sources: Harbour Gazette (S1) and S2 (The Herald, probably).",
			"“Cap on fares” rests on one independent source only", "No report of “Ring no bells” was found. [all]",
			"Positions on single proposals were found for Ada Quill and Tom Bell only. [all]", "Tom Bell (Vicar) is reported as opposing one of the three proposals under review (Sunday crossings).",
			"The Boatmen's Union supports the letter as a whole; no position on a single proposal was found.",
			"Joan Pike (Mayor) declines to comment on the letter as a whole and supports the inquiry into the pier.",
			"No words were found of the Town Council or season ticket holders, from whom a view would be expected. [all]",
			"Sources were found to contradict each other on two points: the day in “The pier was closed after the storm” (2 or 3 February); the number of season tickets of the town (1,400 or around 2,000).",
			"A later source reports a change, not a contradiction: first “closed”, then under inquiry.",
		},
		"background": {"On 2 February 2024: “The pier was closed on 2 February 2024 after the storm.”", "Sources contradict each other on this.", "The time line has all three events that were found"},
		"proposals":  {"## 1. Sunday crossings 2 of 4 sources", "> called for two ferry crossings on Sundays", "- ▲ supports: 1: Ada Quill [1, 4]", "- △ general support only: 1: the Boatmen's Union [", "- ▼ opposes: 1: Tom Bell [", "- – no stated position: 3: of six stakeholders [all]", "No report of this proposal was found. All four were read.", "- ▼ opposes: 0: nobody [all]", "Law, not evidence.", "No vetted legal note is on file for this proposal. That is not a finding that no law applies."},
		"positions":  {"Of 30 possible positions (six stakeholders, five matters), six were found in so many words and two as general support; for the other 22 no statement was found. [all]", "None stated means that the program found no statement in the sources read.", "△ general", "Figure 2. Who says what about each proposal"},
		"arguments":  {"the least we owe", "Joan Pike’s own words, as quoted by our digest of Town Crier", "No argument in anybody’s own words for or against “Sunday crossings”, “Cap on fares” or “Ring no bells” was found. [all]"},
		"conflicts":  {"The day in “The pier was closed after the storm”: contradiction. All values are shown; the brief does not choose.", "- 2 February: Harbour Gazette, 4 March 2024 [", "- 3 February: The Herald, probably; not dated ["},
		"quality":    {"One of the four sources is our own digest of a report, not the report itself. [all]", "Two of the four sources give no date", "scan.pdf could not be read. It holds pictures of pages, no text."},
		"gaps":       {"No mention of season ticket holders was found. [all]", "No opposition to “Cap on fares” was found. [all]", "No source by Ada Quill was found among those read", "One proposal rests on one independent source: “Cap on fares”."},
		"options":    {"## No change", "Reported in support: Ada Quill.", "Reported against: Tom Bell."},
		"handling":   {"- Ring no bells: no report of it was found. [all]", "- Sunday crossings: reported by two independent sources; supported by Ada Quill; opposed by Tom Bell.", "- The number of season tickets of the town: 1,400 or around 2,000."},
		"next-steps": {"- What is the view of the Town Council? [all]", "- Which is right on the number of season tickets of the town: 1,400 or around 2,000?", "- On what day were S2 and S3 published? [all]", "- Does a second source bear out “Cap on fares”?"},
		"sources":    {"Ferry *may* sail {{ on }} Sundays", "outlet not named", "The Herald, probably", "not dated", "scan.pdf not read: it holds pictures of pages, no text"},
		"quotations": {"Let one day be still.", "Tom Bell own words, as quoted", "Our digest reporting Joan Pike"},
		"registers":  {"1,400", "around", "Table: Time line"},
		"method":     {"The program found four quotations (three wholly in quotation marks), six positions, four events, three figures and three conflicts in four sources. [all]"},
		"issue":      {"Whether to take up the three proposals under review", "Timing: not filled in."},
		"law":        {"A made-up byelaw sets the hours of the ferry.", "Not legal advice."},
	} {
		got := strings.ReplaceAll(section(t, b, kind), "\u00a0", " ")
		for _, sentence := range sentences {
			if !strings.Contains(got, sentence) {
				t.Errorf("%s does not say %q; it says:\n%s", kind, sentence, got)
			}
		}
	}
}

func TestEverySectionStandsOnEmptyEvidence(t *testing.T) {
	one := &extract.Evidence{Documents: []*extract.Document{document("S1", "one.txt", "Nothing is said here.")}}
	for name, given := range map[string]struct {
		subject  extract.Subject
		evidence *extract.Evidence
	}{
		"nothing": {extract.Subject{}, &extract.Evidence{}}, "a subject": {subject, &extract.Evidence{}},
		"a source": {extract.Subject{}, one}, "both": {subject, one},
	} {
		b, err := report.Build(given.subject, given.evidence, report.Provenance{}, everySection(), templates(t))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := b.Check(given.evidence); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, s := range b.Sections {
			if len(s.Blocks) == 0 {
				t.Errorf("%s: section %s says nothing, not even that it is empty", name, s.Kind)
			}
		}
	}
}

func TestEverySentenceIsCitedOrDrafted(t *testing.T) {
	for _, s := range build(t, everyKind(t)).Sections {
		for _, block := range s.Blocks {
			p, isParagraph := block.(report.Paragraph)
			if !isParagraph {
				continue
			}
			cites := 0
			for _, run := range p.Text {
				if run.All || len(run.Cites) > 0 {
					cites++
				}
			}
			if p.Drafted != (cites == 0) {
				t.Errorf("section %s, paragraph %d has %d citations and drafted is %v", s.ID, p.Number, cites, p.Drafted)
			}
		}
	}
}

func TestCitationsAreNumberedInReadingOrder(t *testing.T) {
	b := build(t, everyKind(t))
	highest := 0
	for _, s := range b.Sections {
		for _, block := range s.Blocks {
			p, isParagraph := block.(report.Paragraph)
			if !isParagraph || s.Kind != "key-points" {
				continue
			}
			for _, run := range p.Text {
				for _, c := range run.Cites {
					if c.Number > highest+1 {
						t.Errorf("citation %d follows %d", c.Number, highest)
					}
					highest = max(highest, c.Number)
				}
			}
		}
	}
	for i, c := range b.Citations {
		if c.Number != i+1 {
			t.Errorf("citation %d stands at place %d", c.Number, i+1)
		}
		if want := fmt.Sprintf("c%d", c.Number); c.Target != want && (len(c.CitedAt) > 0 || c.Target != c.Source) {
			t.Errorf("citation %d leads to %q, not to its row %q", c.Number, c.Target, want)
		}
	}
	if highest == 0 {
		t.Error("the key points cite nothing")
	}
}

func TestWithoutAQuotationRegisterCitationsLeadToTheirSources(t *testing.T) {
	e, o := everyKind(t), everySection()
	leads := func(off ...string) string {
		for i := range o.Sections {
			o.Sections[i].Off = slices.Contains(off, o.Sections[i].Kind)
		}
		b, err := report.Build(subject, e, provenance, o, templates(t))
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Check(e); err != nil {
			t.Error(err)
		}
		return b.Citations[0].Target
	}
	if got := leads("quotations"); got != "S1" {
		t.Errorf("with the register off the first citation leads to %q, not to its source S1", got)
	}
	if got := leads("quotations", "sources"); got != "" {
		t.Errorf("with both off the first citation leads to %q, which is nowhere", got)
	}
}

func TestATemplateErrorNamesFileAndLine(t *testing.T) {
	for name, c := range map[string]struct{ template, want string }{
		"unknown field":        {"One.\n\n{{ .Sorces }}\n", "sections/note.md:3: {{ .Sorces }}: there is no Sorces here; there is Title, AsAt, Sources"},
		"unknown function":     {"One.\n{{ sight . }}\n", `sections/note.md:2: there is no function "sight"; there is all, capital, cite`},
		"unknown block":        {"One.\n\n\n{{ place \"matrx\" }}\n", `sections/note.md:4: {{ place "matrx" }}: there is no block "matrx" here; there is none`},
		"nothing to cite":      {"One. {{ cite }}\n", "sections/note.md:1: {{ cite }}"},
		"unclosed action":      {"One.\n{{ if .Sources }}\n", "sections/note.md:3: unexpected EOF"},
		"deep heading":         {"One.\n\n## Two\n", "sections/note.md:3: a heading inside a section begins with three marks: ### Heading"},
		"italics":              {"One.\n\nTwo.\n\nThis is *so*.\n", "sections/note.md:5: there are no italics"},
		"picture":              {"\n\n![seal](seal.png)\n", "sections/note.md:3: a brief shows no pictures"},
		"HTML":                 {"One.\n\n<b>Two</b>\n", "sections/note.md:3: a template holds no HTML"},
		"table":                {"One.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "sections/note.md:3: a brief has tables only where"},
		"code":                 {"One.\n\n    two\n", "sections/note.md:3: a brief has no form for code"},
		"outside link":         {"One.\n\n[two](https://example.org)\n", "sections/note.md:3: a link leads only to a section"},
		"line after an action": {"{{ if .Sources }}\nOne.\n{{ end }}\n\n`two`\n", "sections/note.md:5: a brief has no form for code"},
		"mixed sentences":      {"It is so. {{ all }} It may be so. It is. {{ all }}\n", `sections/note.md: the sentence "It may be so." has no citation`},
		"uncited end":          {"It is so. {{ all }} It may be so.\n", `sections/note.md: the sentence "It may be so." has no citation`},
		"uncited item":         {"- It is so. {{ all }}\n- It may be so.\n", `sections/note.md: the item "It may be so." has no citation`},
	} {
		files := templates(t)
		files["sections/note.md"] = &fstest.MapFile{Data: []byte(c.template)}
		o := report.Options{Sections: []report.SectionOptions{{Kind: "text", ID: "note", Template: "note.md"}}}
		_, err := report.Build(subject, everyKind(t), provenance, o, files)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, and does not say %q", name, err, c.want)
		}
	}
}

func TestWordsOfAnotherTemplateFolderStandIn(t *testing.T) {
	files := templates(t)
	files["sections/note.md"] = &fstest.MapFile{Data: []byte("### Head\n\nThe brief **rests** on {{ count .Sources \"source\" \"sources\" }}: see [positions](#positions). {{ all }}\n\n- one\n- two\n")}
	e := everyKind(t)
	o := report.Options{Sections: []report.SectionOptions{{Kind: "positions"}, {Kind: "text", ID: "note", Title: "A note", Template: "note.md"}, {Kind: "issue", Off: true, Title: "Issue"}}}
	b, err := report.Build(subject, e, provenance, o, files)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Check(e); err != nil {
		t.Error(err)
	}
	want := []report.Block{
		report.Heading{Text: "Head"},
		report.Paragraph{Number: 2, Text: report.Text{{Words: "The brief "}, {Words: "rests", Strong: true}, {Words: " on four sources: see "}, {Words: "positions", Link: "positions"}, {Words: "."}, {All: true}}},
		report.List{Number: 3, Items: []report.Text{{{Words: "one"}}, {{Words: "two"}}}, Drafted: true},
	}
	if got := b.Sections[1].Blocks; !reflect.DeepEqual(got, want) {
		t.Errorf("the note is %+v, not %+v", got, want)
	}
	if !slices.Equal(b.Off, []string{"Issue"}) {
		t.Errorf("switched off: %q", b.Off)
	}
}

func TestWordsThatAreNotTheSourcesStopTheBuild(t *testing.T) {
	for want, spoil := range map[string]func(*report.Brief, *extract.Evidence){
		"are not those of S1": func(b *report.Brief, _ *extract.Evidence) { b.Citations[0].Words = "called for more ferries" },
		"the quotation \"called for more\" is not what citation 1 says": func(b *report.Brief, _ *extract.Evidence) {
			eachBlock(b, func(block report.Block) report.Block {
				if q, isQuotation := block.(report.Quotation); isQuotation && q.Cite[0].Cites[0].Number == 1 {
					q.Words = "called for more"
					return q
				}
				return block
			})
		},
		"has no citation": func(b *report.Brief, _ *extract.Evidence) {
			eachBlock(b, func(block report.Block) report.Block {
				if p, isParagraph := block.(report.Paragraph); isParagraph && p.Number == 1 {
					p.Text = append(p.Text, report.Run{Words: " Everybody agrees."})
					return p
				}
				return block
			})
		},
		"is shown as drafted and has citations": func(b *report.Brief, _ *extract.Evidence) {
			eachBlock(b, func(block report.Block) report.Block {
				if p, isParagraph := block.(report.Paragraph); isParagraph && p.Number == 1 {
					p.Drafted = true
					return p
				}
				return block
			})
		},
		"citation 1 leads to \"p999\"":           func(b *report.Brief, _ *extract.Evidence) { b.Citations[0].CitedAt = []string{"p999"} },
		"there is no claim e-9 in the evidence":  func(b *report.Brief, _ *extract.Evidence) { b.Registers[4].Rows[0].Claim = "e-9" },
		"position p-8 of pike rests on words of": func(_ *report.Brief, e *extract.Evidence) { e.Positions[5].Quote = "q-1" },
		"a digest is shown as its source":        func(_ *report.Brief, e *extract.Evidence) { e.Documents[0].Digest = true },
		"S1 has no bytes":                        func(b *report.Brief, _ *extract.Evidence) { b.Citations[0].Span.End = 1 << 20 },
		"citation 1 stands where 2 should": func(b *report.Brief, _ *extract.Evidence) {
			b.Citations[0], b.Citations[1] = b.Citations[1], b.Citations[0]
		},
	} {
		e := everyKind(t)
		b := build(t, e)
		spoil(b, e)
		if err := b.Check(e); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the check says %v, and not %q", err, want)
		}
	}
}

// eachBlock puts what change returns in the place of every block.
func eachBlock(b *report.Brief, change func(report.Block) report.Block) {
	for i := range b.Sections {
		for j, block := range b.Sections[i].Blocks {
			b.Sections[i].Blocks[j] = change(block)
		}
	}
}

func TestEvidenceThatPointsNowhereIsAnError(t *testing.T) {
	e := everyKind(t)
	e.Figures[0].Span.End = 1 << 20
	if _, err := report.Build(subject, e, provenance, everySection(), templates(t)); err == nil || !strings.Contains(err.Error(), "claim f-1 points at bytes") {
		t.Errorf("the error is %v", err)
	}
}

func TestWhatSourcesAndSettingsSayIsNeverReadAsMarkdown(t *testing.T) {
	for _, hostile := range []string{"**bold** _it_ `code`", "[](place:0)", "<script>", "# head", "1. one", "{{ .X }}", "- item", "a\\*b", "| a | b |", "![x](y)", "&amp;", "    four"} {
		hostile := hostile
		o := report.Options{Cover: report.Cover{Title: hostile}, Sections: []report.SectionOptions{{Kind: "text", Template: "title.md"}}}
		files := templates(t)
		files["sections/title.md"] = &fstest.MapFile{Data: []byte("{{ .Title }}\n")}
		b, err := report.Build(subject, &extract.Evidence{}, provenance, o, files)
		if err != nil {
			t.Errorf("%q: %v", hostile, err)
			continue
		}
		if p, isParagraph := b.Sections[0].Blocks[0].(report.Paragraph); !isParagraph || len(p.Text) != 1 || p.Text[0].Words != strings.TrimSpace(hostile) {
			t.Errorf("%q is shown as %+v", hostile, b.Sections[0].Blocks[0])
		}
	}
}

func TestCopiesOfOneAnotherCountOnce(t *testing.T) {
	e := everyKind(t)
	closed, copied := e.Events[0].Span, e.Events[2].Span
	e.Proposals = append(e.Proposals, extract.ProposalMention{Proposal: "bells", Span: closed}, extract.ProposalMention{Proposal: "bells", Span: copied})
	got := section(t, build(t, e), "proposals")
	for _, want := range []string{"## 3. Ring no bells 1 of 4 sources", "Because copied text counts once, that is one independent source."} {
		if !strings.Contains(got, want) {
			t.Errorf("the proposals do not say %q:\n%s", want, got)
		}
	}
}

func TestADigestIsNeverShownAsItsSource(t *testing.T) {
	e := everyKind(t)
	b := build(t, e)
	for _, c := range b.Citations {
		if (c.Source == "S4") != c.Digest {
			t.Errorf("citation %d of %s: digest is %v", c.Number, c.Source, c.Digest)
		}
		if c.Digest && strings.HasPrefix(c.Words, "the mayor wrote") && c.Speaker != "" {
			t.Errorf("the digest’s own words are given to %s", c.Speaker)
		}
	}
	for _, r := range b.Registers {
		for _, row := range r.Rows {
			for _, cell := range row.Cells {
				for _, run := range append(cell.Text, cell.Second...) {
					if i := strings.Index(run.Words, "Town Crier"); i >= 0 && r.Name != "sources" && !strings.Contains(run.Words, "our digest of Town Crier") {
						t.Errorf("register %s names the outlet of a digest as the source: %q", r.Name, run.Words)
					}
				}
			}
		}
	}
}

func TestTwoBuildsAreEqual(t *testing.T) {
	if one, other := text(t, build(t, everyKind(t))), text(t, build(t, everyKind(t))); one != other {
		t.Error("the same evidence gives two briefs")
	}
}

func TestSettingsThatNameWhatIsNotThereAreErrors(t *testing.T) {
	for want, options := range map[string][]report.SectionOptions{
		`no section kind "timelin"; there is key-points`:           {{Kind: "timelin"}},
		`two sections have the id "issue"`:                         {{Kind: "issue"}, {Kind: "issue"}},
		`there is no register "dates"; there is proposals`:         {{Kind: "registers", Show: []string{"dates"}}},
		"sections/none.md: there is no such template":              {{Kind: "text", Template: "none.md"}},
		"law/byelaw.md: there is no such legal note; add the file": nil,
	} {
		files := templates(t)
		if strings.HasPrefix(want, "law/") {
			delete(files, "law/byelaw.md")
		}
		if _, err := report.Build(subject, everyKind(t), provenance, report.Options{Sections: options}, files); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, and not %q", err, want)
		}
	}
}

func TestEveryKindOfSectionHasItsTemplate(t *testing.T) {
	files := templates(t)
	for _, k := range report.Sections {
		if k.Kind == "text" {
			continue
		}
		if files["sections/"+k.Kind+".md"] == nil {
			t.Errorf("section %s has no template", k.Kind)
		}
		if k.Title == "" || k.About == "" {
			t.Errorf("section %s has no title or help", k.Kind)
		}
	}
}

func TestALegalNoteThatIsNotCompleteIsAnError(t *testing.T) {
	const front = "---\ntitle: \"Hours\"\nauthority: \"Byelaw 7\"\nstatus: \"confirmed\"\nchecked: \"2024-03-01\"\n"
	for note, want := range map[string]string{
		"Words only.\n":                          "law/byelaw.md:1: a legal note begins with",
		front + "court: \"none\"\n---\nWords.\n": "law/byelaw.md:6: there is no field court; there is title, authority",
		"---\ntitle: \"Hours\"\n---\nWords.\n":   "law/byelaw.md: a legal note needs authority, status and checked",
		front + "---\n":                          "law/byelaw.md: a legal note without words",
		front + "---\n- item\n":                  "law/byelaw.md: a legal note holds paragraphs only",
		front + "as_stood: \"May\"\n---\nW.\n":   "law/byelaw.md: as_stood:",
	} {
		files := templates(t)
		files["law/byelaw.md"] = &fstest.MapFile{Data: []byte(note)}
		if _, err := report.Build(subject, &extract.Evidence{}, provenance, everySection(), files); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: the error is %v, and not %q", note, err, want)
		}
	}
}

func TestManySidesAreGivenByProposal(t *testing.T) {
	e := everyKind(t)
	still := e.Quotes[1].Content[0]
	e.Positions = append(e.Positions,
		extract.Position{ID: "p-9", Stakeholder: "bell", About: "fares", Stance: extract.Oppose, Evidence: []extract.Span{still}},
		extract.Position{ID: "p-10", Stakeholder: "pike", About: "sunday", Stance: extract.Support, Evidence: []extract.Span{still}},
		extract.Position{ID: "p-11", Stakeholder: "council", About: "sunday", Stance: extract.Oppose, Evidence: []extract.Span{still}})
	got := section(t, build(t, e), "key-points")
	if want := "“Sunday crossings” is supported by Ada Quill and Joan Pike and opposed by Tom Bell and the Town Council."; !strings.Contains(got, want) {
		t.Errorf("the key points do not say %q:\n%s", want, got)
	}
}

// spoken is evidence of quotations of one group, each in a source of its own.
func spoken(t *testing.T, quotes ...string) *extract.Evidence {
	t.Helper()
	e := &extract.Evidence{}
	for i, words := range quotes {
		d := document(fmt.Sprintf("S%d", i+1), fmt.Sprintf("%d.txt", i+1), "She said: “"+words+"”")
		e.Documents = append(e.Documents, d)
		e.Quotes = append(e.Quotes, extract.Quote{ID: fmt.Sprintf("q-%d", i+1), Doc: d.ID, Content: []extract.Span{at(t, d, words)}, SpeakerName: "Ada Quill", Stakeholder: "quill",
			Type: extract.Direct, Complete: true, Group: "g-1"})
	}
	return e
}

func TestAlsoNamesOnlyTheSourcesThatHoldTheseVeryWords(t *testing.T) {
	got := section(t, build(t, spoken(t, "Let the ferry sail.", "Let the ferry sail, and let it sail on Sundays", "and let it sail on Sundays", "the ferry sailed")), "quotations")
	for _, want := range []string{"; also S2 ", "; also S1 and S3 ", "; also S2 "} {
		_, after, found := strings.Cut(got, want)
		if !found {
			t.Fatalf("the register does not say %q in its place:\n%s", want, got)
		}
		got = after
	}
	if strings.Contains(got, "also") {
		t.Errorf("words that no other source holds are said to stand elsewhere:\n%s", got)
	}
}

func TestANameOfSeveralWordsIsFoundInAnyLetters(t *testing.T) {
	for words, want := range map[string]bool{"Season Ticket Holders met.": true, "SEASON TICKET HOLDERS met.": true, "The season was short.": false} {
		e := &extract.Evidence{Documents: []*extract.Document{document("S1", "one.txt", words)}}
		if got := !strings.Contains(section(t, build(t, e), "gaps"), "No mention of Ada Quill, Joan Pike, the Boatmen's Union, the Town Council or season ticket holders"); got != want {
			t.Errorf("%q names the season ticket holders: %v", words, got)
		}
	}
}

func TestTheWordsOfALetterAreItsAuthorsOwn(t *testing.T) {
	e := everyKind(t)
	e.Documents[0].Outlet, e.Documents[0].Title = "Ada Quill", "An open letter"
	got := section(t, build(t, e), "proposals")
	if want := "Ada Quill’s own words, in the letter itself (S1)."; !strings.Contains(got, want) {
		t.Errorf("the proposals do not say %q:\n%s", want, got)
	}
}

func TestTheBackgroundPrefersEventsToSpeechesAndEndsEachDevelopment(t *testing.T) {
	const words = `On 1 May 2024 the mayor said: “Our ferry crews do a very fine job.”

On 1 May 2024 the ferry ran aground off the pier.

The plan for a new pier was dropped.`
	d, old := document("S1", "one.txt", words), document("S2", "two.txt", "A new pier is planned.")
	d.Published, old.Published = extract.Date{Year: 2024, Month: 5, Day: 7}, extract.Date{Year: 2024, Month: 4, Day: 2}
	speech, aground, said := at(t, d, "On 1 May 2024 the mayor said: “Our ferry crews do a very fine job.”"), at(t, d, "On 1 May 2024 the ferry ran aground off the pier."), at(t, d, "Our ferry crews do a very fine job.")
	event := func(id string, span extract.Span) extract.Event {
		day := extract.Span{Doc: "S1", Start: span.Start, End: span.Start + len("On 1 May 2024")}
		return extract.Event{ID: id, Date: extract.Date{Year: 2024, Month: 5, Day: 1}, Precision: extract.Day, Wording: day, What: d.Words(span), Span: span}
	}
	e := &extract.Evidence{Documents: []*extract.Document{d, old}, Events: []extract.Event{event("e-1", speech), event("e-2", aground)},
		Quotes: []extract.Quote{{ID: "q-1", Doc: "S1", Content: []extract.Span{said}, Type: extract.Direct, Complete: true}},
		Conflicts: []extract.Conflict{{ID: "x-1", Kind: extract.Development, About: "Change: “pier”", Sides: []extract.Side{
			{Value: "dropped", Span: at(t, d, "The plan for a new pier was dropped.")}, {Value: "planned", Span: at(t, old, "A new pier is planned.")}}}}}
	got := section(t, build(t, e), "background")
	got, _, _ = strings.Cut(got, "Figure 1.")
	for _, want := range []string{"On 1 May 2024: “On 1 May 2024 the ferry ran aground off the pier.”", "Reported on 7 May 2024: “The plan for a new pier was dropped.”"} {
		if !strings.Contains(got, want) {
			t.Errorf("the background does not say %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "very fine job") {
		t.Errorf("a speech stands where something happened:\n%s", got)
	}
}

func TestAPositionKnownFromOneSourceRestsOnIt(t *testing.T) {
	got := section(t, build(t, everyKind(t)), "quality")
	if want := "where Tom Bell stands on proposal 1"; !strings.Contains(strings.ToLower(got), strings.ToLower(want)) {
		t.Errorf("the quality of S2 does not say %q:\n%s", want, got)
	}
}

func TestADigestIsCalledOursOnce(t *testing.T) {
	e := everyKind(t)
	e.Documents[3].Title = "Digest of: Mayor calls for inquiry"
	if got := section(t, build(t, e), "sources"); !strings.Contains(got, "Our digest of: Mayor calls for inquiry") {
		t.Errorf("the sources do not call the digest ours once:\n%s", got)
	}
}

func TestAVoiceForAndAgainstIsNotDenied(t *testing.T) {
	e := everyKind(t)
	for i := range e.Positions { // the vicar alone speaks of the crossings, for them and against them
		if e.Positions[i].ID == "p-1" {
			e.Positions[i].Stakeholder, e.Positions[i].Stance = "bell", extract.Both
		}
	}
	b := build(t, e)
	if err := b.Check(e); err != nil {
		t.Fatal(err)
	}
	proposals := section(t, b, "proposals")
	crossings, _, _ := strings.Cut(proposals[strings.Index(proposals, "Sunday crossings"):], "Cap on fares")
	if !strings.Contains(crossings, "◆ mixed: 1: Tom Bell") || !strings.Contains(crossings, "▲ supports: 0: nobody outright") || !strings.Contains(crossings, "▼ opposes: 0: nobody outright") {
		t.Errorf("of the crossings it says: %s", crossings)
	}
}

func TestWhatOthersSayOfSomebodyIsNotTheirVoice(t *testing.T) {
	e := everyKind(t)
	for i := range e.Quotes {
		if e.Quotes[i].Stakeholder == "bell" {
			e.Quotes[i].Within = "q-1"
		}
	}
	for i := range e.Positions {
		if e.Positions[i].Stakeholder == "bell" {
			e.Positions[i].Stakeholder = "union"
		}
	}
	if matrix := section(t, build(t, e), "positions"); !strings.Contains(matrix, "Named, not quoted: 2") {
		t.Errorf("the vicar is not among those who are only named: %s", matrix)
	}
}

func TestANoteOfATemplateIsShownAsDraftedUnlessItIsCited(t *testing.T) {
	files := templates(t)
	files["sections/note.md"] = &fstest.MapFile{Data: []byte("> **Everybody agrees.** It is said in the market.\n\n> Four sources were read. {{ all }}\n")}
	e := everyKind(t)
	o := report.Options{Sections: []report.SectionOptions{{Kind: "text", ID: "note", Title: "A note", Template: "note.md"}}}
	b, err := report.Build(subject, e, provenance, o, files)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Check(e); err != nil {
		t.Error(err)
	}
	for i, drafted := range []bool{true, false} {
		if note := b.Sections[0].Blocks[i].(report.Note); note.Drafted != drafted {
			t.Errorf("note %d is drafted: %v, want %v", i+1, note.Drafted, drafted)
		}
	}
	if said := section(t, b, "text"); !strings.Contains(said, "Everybody agrees. It is said in the market. ^ drafted") {
		t.Errorf("it reads: %s", said)
	}
}

func TestAMixedViewOfTheWholeIsNotToldAsOpposition(t *testing.T) {
	e := everyKind(t)
	for i := range e.Positions {
		if e.Positions[i].ID == "p-4" {
			e.Positions[i].Stance = extract.Both
		}
	}
	proposals := section(t, build(t, e), "proposals")
	fares := proposals[strings.Index(proposals, "Cap on fares"):]
	if !strings.Contains(fares, "The Boatmen's Union has mixed or conditional views of the whole of which this is a part") || strings.Contains(fares, "opposes the whole") {
		t.Errorf("of the cap it says: %s", fares)
	}
}

func TestOppositionToTheWholeIsTold(t *testing.T) {
	e := everyKind(t)
	for i := range e.Positions {
		if e.Positions[i].ID == "p-4" { // the union, on the letter of which the crossings are a part
			e.Positions[i].Stance = extract.Oppose
		}
	}
	b := build(t, e)
	if err := b.Check(e); err != nil {
		t.Fatal(err)
	}
	proposals := section(t, b, "proposals")
	fares := proposals[strings.Index(proposals, "Cap on fares"):]
	if !strings.Contains(fares, "The Boatmen's Union opposes the whole of which this is a part, and no view of this part alone was found.") || strings.Contains(fares[:strings.Index(fares, "Ring no bells")], "No opposition to it") {
		t.Errorf("of the cap it says: %s", fares)
	}
	if matrix := section(t, b, "positions"); strings.Contains(matrix, "△") && strings.Contains(matrix, "Boatmen's Union The letter as a whole: ▲") {
		t.Errorf("the matrix shows support: %s", matrix)
	}
}

func TestEveryProposalThatIsCountedIsCited(t *testing.T) {
	e := everyKind(t)
	elsewhere := func(s extract.Span) bool { return s.Doc != "S1" }
	e.Proposals = slices.DeleteFunc(e.Proposals, func(m extract.ProposalMention) bool { return elsewhere(m.Span) })
	for i := range e.Positions {
		e.Positions[i].Evidence = slices.DeleteFunc(e.Positions[i].Evidence, elsewhere)
	}
	e.Positions = slices.DeleteFunc(e.Positions, func(p extract.Position) bool { return len(p.Evidence) == 0 })
	said := section(t, build(t, e), "key-points")
	if !regexp.MustCompile(`Two of the three proposals rest on one independent source only: [^.]*\. \[\d+, \d+\]`).MatchString(said) {
		t.Errorf("two proposals are counted, and not both are cited: %s", said)
	}
}

func TestAFigureHasAPlaceANumberAndWords(t *testing.T) {
	b := build(t, everyKind(t))
	figures, anchors := 0, map[string]bool{}
	for _, s := range b.Sections {
		for _, block := range s.Blocks {
			f, is := block.(report.Figure)
			if !is {
				continue
			}
			if f.Title != "" {
				if figures++; f.Number != figures {
					t.Errorf("figure %d stands where %d should", f.Number, figures)
				}
			} else if f.Number < s.First || f.Number > s.Last {
				t.Errorf("a figure in section %s is paragraph %d, and the section has %d to %d", s.ID, f.Number, s.First, s.Last)
			}
			if !strings.HasSuffix(f.Alt, ".") || len(f.Data.Table().Rows) == 0 {
				t.Errorf("%s: the words %q and %d rows", f.Anchor(), f.Alt, len(f.Data.Table().Rows))
			}
			anchors[f.Anchor()] = true
		}
	}
	cited := map[string]bool{}
	for _, c := range b.Citations {
		for _, anchor := range c.CitedAt {
			cited[anchor] = true
		}
	}
	for anchor := range anchors {
		if !cited[anchor] {
			t.Errorf("no citation is cited at %s", anchor)
		}
	}
	if figures < 2 {
		t.Errorf("there are %d figures with a title: the time line and a matrix at least are missing", figures)
	}
}

func TestAFigureWithoutACitationIsAFault(t *testing.T) {
	e := everyKind(t)
	for name, data := range map[string]report.Drawing{
		"a matrix":            &report.Matrix{Columns: []report.MatrixColumn{{Title: "Bells"}}, Groups: []report.MatrixGroup{{Rows: []report.MatrixRow{{Name: "Tom", Cells: []report.MatrixCell{{Stance: extract.Support}}}}}}},
		"a silence":           &report.Matrix{Columns: []report.MatrixColumn{{Title: "Bells"}}, Groups: []report.MatrixGroup{{Rows: []report.MatrixRow{{Name: "Tom", Why: report.Text{{Words: "named"}}}}}}},
		"a time line":         &report.Timeline{Events: []report.TimelineEvent{{What: "The pier was closed."}}},
		"a strip":             &report.Strip{Parts: []report.StripPart{{Stance: extract.Oppose, Names: report.Text{{Words: "nobody"}}}}},
		"a conflict of words": &report.Conflict{Values: []report.ConflictValue{{Value: "5", Given: []report.Text{{{Words: "Gazette"}}}}}},
	} {
		b := build(t, e)
		last := &b.Sections[len(b.Sections)-1]
		last.Blocks = append(last.Blocks, report.Figure{Number: 99, Title: "Made up", Alt: "Made up.", Data: data})
		if err := b.Check(e); err == nil || !strings.Contains(err.Error(), "has no citation") {
			t.Errorf("%s without a citation is let through: %v", name, err)
		}
	}
}

func TestAChangeOfMindStandsBesideThePosition(t *testing.T) {
	evidence := everyKind(t)
	evidence.Positions[0].Was, evidence.Positions[0].Since = extract.Oppose, extract.Date{Year: 2024, Month: 3, Day: 1}
	b := build(t, evidence)
	i := slices.IndexFunc(b.Registers, func(t *report.Table) bool { return t.Name == "positions" })
	k := slices.IndexFunc(b.Registers[i].Rows, func(r report.Row) bool { return r.Claim == evidence.Positions[0].ID })
	var second string
	for _, cell := range b.Registers[i].Rows[k].Cells {
		if cell.Stance != "" {
			second = said(cell.Second)
		}
	}
	if second != "before: opposes; changed 1 March 2024" {
		t.Errorf("got %q", second)
	}
}

func TestWhoIsForPartAndAgainstPartIsNamedAndLeavesNoUnanimity(t *testing.T) {
	e := everyKind(t)
	for i := range e.Positions {
		if e.Positions[i].Stakeholder == "bell" {
			e.Positions[i].Stance = extract.Both
		}
	}
	b := build(t, e)
	for kind, sentence := range map[string]string{
		"key-points": "Tom Bell (Vicar) has mixed or conditional views of one of the three proposals under review (Sunday crossings).",
		"handling":   "supported by Ada Quill; Tom Bell has mixed or conditional views of it.",
	} {
		got := strings.ReplaceAll(section(t, b, kind), "\u00a0", " ")
		if !strings.Contains(got, sentence) || strings.Contains(got, "and no opposition") {
			t.Errorf("%s does not say %q, or that there is no opposition; it says:\n%s", kind, sentence, got)
		}
	}
}

func TestTwoProposalsAndAGroupAreSpokenOfInEnglish(t *testing.T) {
	e := everyKind(t)
	for i := range e.Positions {
		if e.Positions[i].Stakeholder == "quill" {
			e.Positions[i].Stakeholder = "riders"
		}
	}
	e.Positions = slices.DeleteFunc(e.Positions, func(p extract.Position) bool { return p.Stakeholder == "bell" })
	two := subject
	two.Proposals = subject.Proposals[:2]
	b, err := report.Build(two, e, provenance, everySection(), templates(t))
	if err != nil {
		t.Fatal(err)
	}
	for kind, sentence := range map[string]string{
		"key-points": "eason ticket holders are reported as supporting both proposals under review.",
		"gaps":       "No opposition to either of the two proposals was found.",
	} {
		if got := strings.ReplaceAll(section(t, b, kind), "\u00a0", " "); !strings.Contains(got, sentence) {
			t.Errorf("%s does not say %q; it says:\n%s", kind, sentence, got)
		}
	}
}
