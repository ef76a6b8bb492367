package write

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/go-pdf/fpdf"

	"policybrief/report"
	"policybrief/report/write/object"
)

var printLook = os.DirFS("../../templates")

// printed returns the bytes of a brief in print, and the words of each page without their white space.
func printed(t *testing.T, b *report.Brief) (data []byte, pages []string) {
	t.Helper()
	var file bytes.Buffer
	if err := pdf(&file, b, printLook); err != nil {
		t.Fatal(err)
	}
	return file.Bytes(), printedPages(t, file.Bytes())
}

// printedPages returns the words of each page without their white space: those that are read, then the others.
func printedPages(t *testing.T, data []byte) (pages []string) {
	t.Helper()
	r := readPDF(t, data)
	for i, marked := range r.marked {
		words := ""
		for mark := range len(marked) {
			words += marked[mark]
		}
		pages = append(pages, tight(words)+tight(r.bare[i]))
	}
	return pages
}

// tight drops all white space: a reader of pages cannot tell a space from the end of a line.
func tight(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestPrintHoldsEveryWordThatItIsGiven(t *testing.T) {
	b := sampleBrief()
	_, pages := printed(t, b)
	all := strings.Join(pages, "")
	for _, want := range []string{b.Title, b.Subtitle, "Prepared for", "The Ferry Board", "Sunday sailing", "[1, 2]", "[all]", "1 S1 ¶2", "2 S2 p. 3 ¶1", "all S1–S2",
		"drafted", "• The harbour master backs it", "Sail on Sundays", "2 of 3 sources", "=SUM(Sundays) is not how a harbour counts its tides [4]", "Harbour master, in our digest",
		"Law, not evidence.", "Authority Byelaw 7 of nowhere.", "§", "No contradiction was found.", "Škoda, Ґудзик, Ελλάς, 港務局", "controlcharacter", strings.Repeat("harbour", 30),
		"▲", "△", "▼", "◆", "↔", "□", "supports", "general", "opposes", "mixed", "neutral", "declined", "none stated", "no stated position",
		"Colour repeats the word in the cell.", "nobody's register", "No source dates any event.", "↑ 1", "S2 p. 3 ¶1", "A section without a block",
		"Switched off in this edition: Options and considerations; Next steps.", "Sources: S1 Gazette", "As at 9 March 2024. Run a1b2c3d4"} {
		if !strings.Contains(all, tight(want)) {
			t.Errorf("no page holds %q", want)
		}
	}
	for i, page := range pages {
		if n := strings.Count(page, tight(b.Marking)); n < 2 {
			t.Errorf("page %d bears its marking %d times, not at its top and its foot", i+1, n)
		}
		if want := fmt.Sprintf("Page%dof%d", i+1, len(pages)); !strings.Contains(page, want) {
			t.Errorf("page %d does not say %q", i+1, want)
		}
		if i > 0 && !strings.Contains(page, "Sundayferry") {
			t.Errorf("page %d has no running head", i+1)
		}
	}
	if hash := b.Sources[0].SHA256; strings.Contains(all, hash) {
		t.Error("print shows a column whose share is 0")
	}
}

// A number in the text leads to the row of the register that holds its words, and the row leads back.
func TestCitationsInPrintLeadToTheirRowAndBack(t *testing.T) {
	face, err := newTypeface(printLook)
	if err != nil {
		t.Fatal(err)
	}
	b := sampleBrief()
	pages := laidOut(face, b)
	spots := pages.spots()
	for _, c := range b.Citations {
		for _, anchor := range append(slices.Clone(c.CitedAt), c.Target) {
			if _, placed := spots[anchor]; !placed {
				t.Errorf("citation %d: nothing stands at %q", c.Number, anchor)
			}
		}
	}
	for _, section := range b.Sections {
		if _, placed := spots[section.ID]; !placed {
			t.Errorf("nothing stands at section %q", section.ID)
		}
	}
}

func TestEqualBriefsPrintEqualBytes(t *testing.T) {
	font, err := os.ReadFile("../../templates/" + fontFiles[0])
	if err != nil {
		t.Fatal(err)
	}
	first, _ := printed(t, sampleBrief())
	elsewhere := sampleBrief()
	elsewhere.Made = elsewhere.Made.In(time.FixedZone("east", 9*3600))
	second, _ := printed(t, elsewhere)
	if !bytes.Equal(first, second) {
		t.Error("the same brief, made at the same moment in another time zone, printed other bytes")
	}
	if again, _ := os.ReadFile("../../templates/" + fontFiles[0]); !bytes.Equal(font, again) {
		t.Error("printing changed the font")
	}
	info := readPDF(t, first)
	if made := info.Dictionary(info.Info)["CreationDate"]; made != object.String("D:20240310083000+00'00'") {
		t.Errorf("the file was made on %v", made)
	}
	later := sampleBrief()
	later.Title += "!"
	if third, _ := printed(t, later); bytes.Equal(first, third) {
		t.Error("another title printed the same bytes")
	}
}

func TestPrintOfAnEmptyBriefIsOnePage(t *testing.T) {
	data, pages := printed(t, &report.Brief{})
	if len(pages) != 1 || !strings.Contains(pages[0], "Page1of1") {
		t.Errorf("pages: %q", pages)
	}
	if r := readPDF(t, data); r.Dictionary(r.Info)["ModDate"] != object.String("D:19700101000000+00'00'") {
		t.Error("a brief without a time of making has not the fixed date")
	}
	for _, unwanted := range []string{"Sources", "Contents", "Asat", "Run", "Switched"} {
		if strings.Contains(pages[0], unwanted) {
			t.Errorf("an empty brief shows %q", unwanted)
		}
	}
}

func TestPrintRefusesALookWithoutItsFont(t *testing.T) {
	err := pdf(io.Discard, sampleBrief(), os.DirFS(t.TempDir()))
	if err == nil || !strings.Contains(err.Error(), fontFiles[0]) {
		t.Errorf("the error does not name the font: %v", err)
	}
}

// manyPages has a proposal a page, paragraphs of every length, a citation everywhere, and a register of many pages.
func manyPages() *report.Brief {
	b := sampleBrief()
	cites := b.Citations
	section := report.Section{ID: "long", Kind: "text", Title: "A long section"}
	number := 100
	for i := range 40 {
		if i%5 == 0 {
			section.Blocks = append(section.Blocks, report.Heading{Number: i/5 + 1, Text: fmt.Sprintf("Proposal %d", i/5+1), Aside: "1 of 3 sources"})
		}
		number++
		text := report.Text{{Words: strings.Repeat("The ferry sails when the tide is in. ", i%9+1)}, {Cites: cites[:i%len(cites)+1]}, {Words: " And it comes back."}, {Cites: cites[i%len(cites):]}}
		section.Blocks = append(section.Blocks, report.Paragraph{Number: number, Text: text, Drafted: i%7 == 0})
	}
	register := &report.Table{Name: "long", Title: "A long register", Columns: []report.Column{{Title: "Key", Share: 1}, {Title: "Column of words", Share: 4}}}
	for i := range 700 {
		register.Rows = append(register.Rows, report.Row{Anchor: fmt.Sprintf("row %d", i), Cells: []report.Cell{words(fmt.Sprintf("<%d>", i)), words(strings.Repeat("as long as it is ", i%23+1) + fmt.Sprintf("{%d}", i))}})
	}
	b.Sections = append(b.Sections, section, report.Section{ID: "register", Kind: "registers", Title: "Register", Blocks: []report.Block{register}})
	return b
}

func TestALongTableRepeatsItsHeadAndKeepsItsRows(t *testing.T) {
	_, pages := printed(t, manyPages())
	if len(pages) < 40 {
		t.Fatalf("only %d pages", len(pages))
	}
	next, began := 0, 0
	for i, page := range pages {
		if !strings.Contains(page, "<0>") && next == 0 {
			continue
		}
		if n := strings.Count(page, "KeyColumnofwords"); n != 1 {
			t.Errorf("page %d of the table has %d heads", i+1, n)
		}
		for strings.Contains(page, fmt.Sprintf("<%d>", next)) || strings.Contains(page, fmt.Sprintf("{%d}", next)) {
			if strings.Contains(page, fmt.Sprintf("<%d>", next)) {
				began = i
			}
			if !strings.Contains(page, fmt.Sprintf("{%d}", next)) {
				break
			}
			if began != i && next%23 < 6 {
				t.Errorf("the short row %d is split over pages %d and %d", next, began+1, i+1)
			}
			next++
		}
	}
	if next != 700 {
		t.Errorf("row %d is missing or out of order", next)
	}
}

func TestAWideMatrixGoesOnInASecondTable(t *testing.T) {
	matrix, row := &report.Matrix{}, report.MatrixRow{Name: "Ferrywoman"}
	for i := range 9 {
		matrix.Columns = append(matrix.Columns, report.MatrixColumn{Number: i + 1, Title: fmt.Sprintf("Matter %c", 'A'+i)})
		row.Cells = append(row.Cells, report.MatrixCell{Stance: report.Stances[i%6].Stance, Cites: []*report.Citation{{Number: 100 + i}}})
	}
	matrix.Groups = []report.MatrixGroup{{Title: "All", Rows: []report.MatrixRow{row}}}
	_, pages := printed(t, &report.Brief{Sections: []report.Section{{ID: "m", Title: "Matrix", Blocks: []report.Block{report.Figure{Number: 1, Title: "Wide", Data: matrix}}}}})
	all := strings.Join(pages, "")
	for i := range 9 {
		if !strings.Contains(all, fmt.Sprintf("Matter%c", 'A'+i)) || strings.Count(all, fmt.Sprintf("[%d]", 100+i)) != 1 {
			t.Errorf("column %d is not shown once", i+1)
		}
	}
	if n := strings.Count(all, "Ferrywoman"); n != 2 {
		t.Errorf("the row stands in %d tables, not in 2", n)
	}
}

func TestNothingInPrintOverlapsOrLeavesThePage(t *testing.T) {
	face, err := newTypeface(printLook)
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]*report.Brief{"sample": sampleBrief(), "long": manyPages(), "full": fullBrief()} {
		b.Sections = slices.DeleteFunc(b.Sections, func(s report.Section) bool { return len(s.Blocks) == 0 })
		sheets := laidOut(face, b).sheets
		for i, page := range sheets {
			bottom, tagged := 0.0, 0.0
			for _, s := range page.strips {
				if s.top < bottom-0.01 || s.top+s.height > bodyBottom+0.01 {
					t.Errorf("%s: page %d: a strip from %.1f to %.1f follows one that ends at %.1f", name, i+1, s.top, s.top+s.height, bottom)
				}
				bottom = s.top + s.height
			}
			for _, tag := range page.tags {
				beside := tag.baseline == tagged && tag.left > marginLeft
				if tag.baseline < tagged+tagLeading-0.01 && !beside || tag.baseline > bodyBottom {
					t.Errorf("%s: page %d: tag %v at %.1f follows one at %.1f", name, i+1, tag.tag, tag.baseline, tagged)
				}
				tagged = tag.baseline
				for _, s := range page.strips {
					if s.clear && s.top < tag.baseline && tag.baseline-7 < s.top+s.height {
						t.Errorf("%s: page %d: tag %v stands in a block that takes the margin", name, i+1, tag.tag)
					}
				}
			}
			last := page.strips[len(page.strips)-1]
			if headed := i+1 < len(sheets) && !sheets[i+1].strips[0].fresh; headed && last.element.heading() {
				t.Errorf("%s: page %d ends in a heading", name, i+1)
			}
		}
	}
}

func TestAPageBreakLeavesNoLineAloneAndKeepsAProposalWhole(t *testing.T) {
	line := func(n int, bind bond) (lines []*strip) {
		for range n {
			lines = append(lines, &strip{height: 16})
		}
		return bindAll(lines, bind)
	}
	count := func(f *flow) (lines []int) {
		for _, page := range f.sheets {
			lines = append(lines, len(page.strips))
		}
		return lines
	}
	// A page after the first holds 44 lines of 16, the first 45.
	for _, test := range []struct {
		name  string
		parts [][]*strip
		want  []int
	}{
		{"one line would go over: two do", [][]*strip{line(43, free), keepEnds(line(3, free), 2)}, []int{43, 3}},
		{"one line would stay: it goes too", [][]*strip{line(44, free), keepEnds(line(6, free), 2)}, []int{44, 6}},
		{"the last line would stand alone: another joins it", [][]*strip{line(40, free), keepEnds(line(6, free), 2)}, []int{44, 2}},
		{"what fits on a page stays whole", [][]*strip{line(20, free), line(30, byTopic)}, []int{20, 30}},
		{"what fits on none breaks", [][]*strip{line(20, free), line(60, byTopic)}, []int{45, 35}},
		{"the weaker bond breaks first", [][]*strip{append(line(30, byTopic), bound(line(30, byBlock), byLaw)...)}, []int{30, 30}},
	} {
		f := newFlow()
		f.place(slices.Concat(test.parts...), free)
		if got := count(f); !slices.Equal(got, test.want) {
			t.Errorf("%s: lines on the pages are %v, not %v", test.name, got, test.want)
		}
	}
}

func bound(strips []*strip, by bond) []*strip {
	strips[0].bind = by
	return strips
}

func TestLinesKeepEveryLetterAndTheirWidth(t *testing.T) {
	face, err := newTypeface(printLook)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"", " ", "one", "two words", "well-known and/or self-made—things", strings.Repeat("x", 2000), strings.Repeat("wide ", 200), "a\u00a0b\u00a0c " + strings.Repeat("joined\u00a0", 40)} {
		for _, width := range []float64{1, 20, 75, 372} {
			var got strings.Builder
			lines := face.lines(plainPart(words, bodyLetters), width)
			for _, line := range lines {
				letters := 0
				for _, part := range line.parts {
					got.WriteString(part.words)
					letters += len([]rune(strings.TrimSpace(part.words)))
				}
				if line.width > width+0.001 && letters > 1 {
					t.Errorf("%.20q: a line is %.1f wide, not %.1f", words, line.width, width)
				}
			}
			if tight(got.String()) != tight(words) {
				t.Errorf("%.20q at %.0f: the lines hold %.60q", words, width, got.String())
			}
			if strings.TrimSpace(words) == "" && len(lines) > 0 {
				t.Errorf("%q is %d lines", words, len(lines))
			}
		}
	}
}

func TestPrintShowsWhatItsTypefaceLacksAsCodesAndReadsItAsItIs(t *testing.T) {
	for given, want := range map[string]struct{ shown, read string }{
		"Škoda → ≠ §":           {"Škoda → ≠ §", "Škoda → ≠ §"},
		"漢字 and 😀":              {"⟨U+6F22⟩⟨U+5B57⟩ and ⟨U+1F600⟩", "漢字 and 😀"},
		"שלום":                  {"⟨U+05E9⟩⟨U+05DC⟩⟨U+05D5⟩⟨U+05DD⟩", "שלום"},
		"a\x00b\u202ec\u00add":  {"abcd", "abcd"},
		"one\n\n two\tthree":    {"one two three", "one two three"},
		"no\u00a0break":         {"no\u00a0break", "no\u00a0break"},
		"bad \xff\xfe utf \xe2": {"bad ⟨U+FFFD⟩⟨U+FFFD⟩ utf ⟨U+FFFD⟩", "bad \uFFFD\uFFFD utf \uFFFD"},
	} {
		b := &report.Brief{Sections: []report.Section{{ID: "s", Title: "Section", Blocks: []report.Block{report.Paragraph{Text: report.Text{{Words: given}}}}}}}
		data, _ := printed(t, b)
		r := readPDF(t, data)
		var heard *node
		for _, n := range r.read().all() {
			if n.role == "P" {
				heard = n
			}
		}
		if got := strings.TrimSpace(heard.words); got != want.read {
			t.Errorf("%q is read as %q", given, got)
		}
		content, err := r.Get(r.pages[0]["Contents"]).(object.Stream).Inflated()
		if err != nil {
			t.Fatal(err)
		}
		shown := ""
		for token := range tokens(content) {
			if token[0] == '(' {
				shown += codesOf(token)
			}
		}
		if !strings.Contains(shown, want.shown) {
			t.Errorf("%q is shown as %q", given, shown)
		}
	}
}

// BenchmarkPrint times a brief in print, and beside it the same words set by fpdf alone, one cell a line, without
// structure, links or figures.
func BenchmarkPrint(b *testing.B) {
	for name, brief := range map[string]*report.Brief{"sample": sampleBrief(), "many-pages": manyPages()} {
		b.Run(name, func(b *testing.B) {
			var words, file bytes.Buffer
			if err := text(&words, brief, nil); err != nil {
				b.Fatal(err)
			}
			face, err := newTypeface(printLook)
			if err != nil {
				b.Fatal(err)
			}
			var alone time.Duration
			pages := 0
			for b.Loop() {
				file.Reset()
				if err := pdf(&file, brief, printLook); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				started := time.Now()
				if pages, err = fpdfAlone(face, words.String()); err != nil {
					b.Fatal(err)
				}
				alone += time.Since(started)
				b.StartTimer()
			}
			b.ReportMetric(float64(len(laidOut(face, brief).sheets)), "pages")
			b.ReportMetric(float64(file.Len())/1024, "KB")
			b.ReportMetric(float64(pages), "pages-by-fpdf")
			b.ReportMetric(float64(b.Elapsed())/float64(alone), "times-fpdf")
		})
	}
}

func fpdfAlone(face *typeface, words string) (pages int, err error) {
	file := fpdf.New("P", "pt", "A4", "")
	file.AddUTF8FontFromBytes(family, "", bytes.Clone(face.files[0]))
	file.AddUTF8FontFromBytes(family, "B", bytes.Clone(face.files[1]))
	file.AddPage()
	for line := range strings.SplitSeq(words, "\n") {
		style := ""
		if strings.HasPrefix(line, "##") {
			style = "B"
		}
		file.SetFont(family, style, 12)
		file.MultiCell(0, 16, strings.Map(func(r rune) rune {
			if r > 0xFFFF {
				return '?'
			}
			return r
		}, line), "", "", false)
	}
	return file.PageCount(), file.Output(io.Discard)
}

func TestATagStandsOnceAndBesideItsOwnBlock(t *testing.T) {
	face, err := newTypeface(printLook)
	if err != nil {
		t.Fatal(err)
	}
	var cites []*report.Citation
	for i := range 9 {
		cites = append(cites, &report.Citation{Number: i + 1, Source: "S1", Passage: i + 1})
	}
	s := newSetter(face, &report.Brief{})
	short := s.paragraph(report.Paragraph{Number: 1, Text: report.Text{{Words: "It is so."}, {Cites: cites}}})
	again := strings.Repeat("It is so, and it was so before. ", 8)
	next := s.paragraph(report.Paragraph{Number: 2, Text: report.Text{{Words: again}, {Cites: cites[:1]}, {Words: " " + again}, {Cites: cites[:1]}}})
	short[0].opens, next[0].opens = true, true
	f := newFlow()
	f.place(append(short, next...), free)
	page := f.sheets[0]
	if len(page.tags) != 10 {
		t.Fatalf("%d tags stand on the page, not nine and one", len(page.tags))
	}
	second := page.strips[len(short)]
	if last := page.tags[8].baseline; second.top+second.base <= last {
		t.Errorf("the second paragraph begins at %.1f, beside a tag of the first at %.1f", second.top+second.base, last)
	}
	if own := page.tags[9].baseline; own < second.top+second.base {
		t.Errorf("the tag of the second paragraph stands at %.1f, above its first line at %.1f", own, second.top+second.base)
	}
}
