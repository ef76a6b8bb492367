package write

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	entities "html"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	pdfreader "github.com/ledongthuc/pdf"
	"github.com/xuri/excelize/v2"
	nethtml "golang.org/x/net/html"

	"policybrief/lint"
	"policybrief/report"
)

var update = flag.Bool("update", false, "rewrite the golden samples")

// readers read the words of each format back, by its extension, and say how many characters of something else may
// stand between two words of a line: print has references beside its text.
var readers = map[string]struct {
	read func(t *testing.T, data []byte) string
	gap  int
}{
	".txt":  {func(_ *testing.T, data []byte) string { return string(data) }, 0},
	".xlsx": {workbookWords, 0},
	".html": {pageWords, 0},
	".pdf":  {pdfWords, 300},
}

func workbookWords(t *testing.T, data []byte) string {
	f := opened(t, data)
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			b.WriteString(strings.Join(row, "\n") + "\n")
		}
	}
	return b.String()
}

// pageWords returns what a browser shows of a page without its style and script.
func pageWords(t *testing.T, data []byte) string {
	var b strings.Builder
	reader := nethtml.NewTokenizer(bytes.NewReader(data))
	hidden := false
	for {
		switch kind := reader.Next(); kind {
		case nethtml.ErrorToken:
			return b.String()
		case nethtml.StartTagToken, nethtml.EndTagToken:
			if name, _ := reader.TagName(); string(name) == "style" || string(name) == "script" {
				hidden = kind == nethtml.StartTagToken
			}
		case nethtml.TextToken:
			if !hidden {
				b.Write(reader.Text())
			}
		}
	}
}

func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func pdfWords(t *testing.T, data []byte) string {
	r, err := pdfreader.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := r.GetPlainText()
	if err != nil {
		t.Fatal(err)
	}
	words, err := io.ReadAll(text)
	if err != nil {
		t.Fatal(err)
	}
	return string(words)
}

// rendered writes the brief in one format, with the fonts of the project.
func rendered(t testing.TB, b *report.Brief, format string) []byte {
	return renderedAs(t, b, Output{Format: format})
}

func renderedAs(t testing.TB, b *report.Brief, output Output) []byte {
	t.Helper()
	files, err := All(b, []Output{output}, os.DirFS(filepath.Join("..", "..", "templates")))
	if err != nil {
		t.Fatal(err)
	}
	return files[0].Data
}

// blockWords are the words of every block, as its readers must find them.
func blockWords(b *report.Brief) []string {
	var words []string
	text := func(texts ...report.Text) {
		for _, t := range texts {
			for _, run := range t {
				switch {
				case run.All || len(run.Cites) > 0:
					words = append(words, citeLabel(run))
				default:
					words = append(words, run.Words)
				}
			}
		}
	}
	rows := func(t *report.Table) {
		for _, row := range t.Rows {
			for i, cell := range row.Cells {
				if title, _, counted := strings.Cut(plain(cell.Text), ": "); counted && row.Group {
					cell = report.Cell{Text: report.Text{{Words: title}}} // a drawing sets the number at the right
				}
				if i < len(t.Columns) && t.Columns[i].Share > 0 {
					text(cell.Text, cell.Second)
				}
			}
		}
	}
	words = append(words, b.Kind, b.Title, b.Subtitle, b.Marking, b.State)
	for _, f := range b.Control {
		words = append(words, f.Label, f.Value)
	}
	words = append(words, b.Off...)
	for _, section := range b.Sections {
		words = append(words, section.Title)
		for _, block := range section.Blocks {
			switch block := block.(type) {
			case report.Heading:
				words = append(words, block.Text, block.Aside)
			case report.Paragraph:
				text(block.Text)
			case report.List:
				text(block.Items...)
			case report.Quotation:
				words = append(words, block.Words, block.Below)
				text(block.Cite)
			case report.Note:
				words = append(words, block.Lead)
				text(block.Text)
				for _, f := range block.Fields {
					words = append(words, f.Label, f.Value)
				}
			case report.Figure:
				words = append(words, block.Title)
				rows(block.Data.Table())
			case *report.Table:
				words = append(words, block.Title, block.Explain)
				if len(block.Rows) == 0 {
					words = append(words, block.Empty)
				}
				for _, column := range block.Columns {
					if column.Share > 0 && len(block.Rows) > 0 {
						words = append(words, column.Title)
					}
				}
				rows(block)
			}
		}
	}
	return words
}

// holds reports whether the words stand in the text in their order, with no more than gap characters between two.
// Where a gap is allowed, words of other than ASCII letters are left out: the reader of PDF does not know them all.
func holds(text, words string, gap int) bool {
	var wanted []string
	for word := range strings.FieldsSeq(clean(words)) {
		if gap == 0 || !strings.ContainsFunc(word, func(r rune) bool { return r > unicode.MaxASCII }) {
			wanted = append(wanted, word)
		}
	}
	if len(wanted) == 0 {
		return true
	}
search:
	for from := 0; ; {
		at := strings.Index(text[from:], wanted[0])
		if at < 0 {
			return false
		}
		from += at + len(wanted[0])
		end := from
		for _, word := range wanted[1:] {
			at := strings.Index(text[end:min(len(text), end+gap+len(word))], word)
			if at < 0 {
				continue search
			}
			end += at + len(word)
		}
		return true
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// everyOutput is every format in every profile that it has.
func everyOutput() []Output {
	var outputs []Output
	for _, format := range Formats {
		for _, profile := range Profiles {
			if _, err := format.As(profile); err == nil {
				outputs = append(outputs, Output{Format: format.Name, Profile: profile})
			}
		}
	}
	return outputs
}

func TestEveryWriterShowsEveryBlock(t *testing.T) {
	b := sampleBrief()
	for _, output := range everyOutput() {
		t.Run(output.Format+" "+output.Profile, func(t *testing.T) {
			format, err := Named(output.Format)
			if err != nil {
				t.Fatal(err)
			}
			reader, found := readers[format.Extension]
			if !found {
				t.Fatalf("nothing reads %s back: add a row to readers", format.Extension)
			}
			shown := squeezed(reader.read(t, renderedAs(t, b, output)))
			for _, words := range blockWords(b) {
				if !holds(shown, words, reader.gap) {
					t.Errorf("%.80q is not shown", words)
				}
			}
			for _, c := range b.Citations {
				if c.Target != c.Source && !holds(shown, c.Words, reader.gap) {
					t.Errorf("the words of citation %d are not shown: %q", c.Number, c.Words)
				}
				if !strings.Contains(shown, "["+strconv.Itoa(c.Number)+"]") && !regexp.MustCompile(`\[(\d+,)*`+strconv.Itoa(c.Number)+`(,\d+)*\]`).MatchString(shown) {
					t.Errorf("citation %d has no number", c.Number)
				}
			}
			for _, s := range b.Sources {
				if !holds(shown, s.Title, reader.gap) {
					t.Errorf("source %s is not shown", s.ID)
				}
			}
		})
	}
}

func TestEveryFormatGivesTheSameBytesTwice(t *testing.T) {
	for _, output := range everyOutput() {
		t.Run(output.Format+" "+output.Profile, func(t *testing.T) {
			first := renderedAs(t, sampleBrief(), output)
			zone, processors := time.Local, runtime.GOMAXPROCS(1)
			time.Local = time.FixedZone("elsewhere", 5*60*60)
			defer func() { time.Local = zone; runtime.GOMAXPROCS(processors) }()
			for range 4 {
				if !bytes.Equal(first, renderedAs(t, sampleBrief(), output)) {
					t.Fatal("the same brief gave other bytes")
				}
			}
		})
	}
}

func TestHostileAndEmptyBriefsAreWritten(t *testing.T) {
	for _, output := range everyOutput() {
		t.Run(output.Format+" "+output.Profile, func(t *testing.T) {
			for _, b := range []*report.Brief{hostileBrief(), {}, {Sections: []report.Section{{}}, Registers: []*report.Table{{}}, Citations: []*report.Citation{{}}, Sources: []report.Source{{}}}} {
				data := renderedAs(t, b, output)
				if len(data) == 0 {
					t.Error("nothing was written")
				}
			}
		})
	}
}

func TestAllNamesEveryOutputThatIsWrong(t *testing.T) {
	for _, c := range []struct {
		about   string
		outputs []Output
		want    []string
	}{
		{"an unknown format", []Output{{Format: "docx"}}, []string{`no output format "docx"`, "text", "xlsx"}},
		{"one file name twice", []Output{{Format: "text"}, {Format: "text"}}, []string{`"brief.txt"`}},
		{"names that only case tells apart", []Output{{Format: "text", File: "A.txt"}, {Format: "xlsx", File: "a.TXT"}}, []string{`"a.TXT"`, "of text", "of xlsx"}},
		{"a path", []Output{{Format: "text", File: "../brief.txt"}}, []string{`"../brief.txt"`, "--out"}},
		{"a path on Windows", []Output{{Format: "text", File: `C:\brief.txt`}}, []string{"plain file name"}},
		{"a profile that the format does not have", []Output{{Format: "text", Profile: "publish"}}, []string{"text", `"publish"`, "take the profile out"}},
		{"two mistakes at once", []Output{{Format: "odt"}, {Format: "text", File: ".."}}, []string{`"odt"`, `".."`}},
	} {
		t.Run(c.about, func(t *testing.T) {
			files, err := All(sampleBrief(), c.outputs, nil)
			if err == nil || files != nil {
				t.Fatalf("got %d files and the error %v", len(files), err)
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q is not in the error: %v", want, err)
				}
			}
		})
	}
}

func TestAllKeepsTheOrderOfTheOutputs(t *testing.T) {
	outputs := []Output{{Format: "xlsx"}, {Format: "text", File: "review.txt"}}
	files, err := All(sampleBrief(), outputs, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for _, f := range files {
		got = append(got, f.Name)
	}
	if want := []string{"brief.xlsx", "review.txt"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTextIsThatOfTheGoldenSample(t *testing.T) {
	golden := filepath.Join("testdata", "sample.txt")
	got := rendered(t, sampleBrief(), "text")
	if *update {
		if err := errors.Join(os.MkdirAll("testdata", 0o755), os.WriteFile(golden, got, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the text of the sample has changed; look at it with -update and git diff")
	}
}

func TestTextHoldsNoControlCharacter(t *testing.T) {
	got := string(rendered(t, hostileBrief(), "text"))
	if i := strings.IndexFunc(got, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }); i >= 0 || !utf8.ValidString(got) {
		t.Errorf("the text holds a control character at %d, or is not UTF-8", i)
	}
}

func TestTextIsWrapped(t *testing.T) {
	for line := range strings.SplitSeq(string(rendered(t, sampleBrief(), "text")), "\n") {
		if utf8.RuneCountInString(line) > textWidth && len(strings.Fields(line)) > 1 {
			t.Errorf("a line of more than %d characters: %s", textWidth, line)
		}
	}
}

// tableRows returns the rows of the table of a sheet, its head first, and the number of the row of its head.
func tableRows(t *testing.T, f *excelize.File, sheet string) (rows [][]string, head int) {
	t.Helper()
	tables, err := f.GetTables(sheet)
	if err != nil || len(tables) != 1 {
		t.Fatalf("sheet %s has %d tables (%v)", sheet, len(tables), err)
	}
	from, to, _ := strings.Cut(tables[0].Range, ":")
	_, head, err = excelize.CellNameToCoordinates(from)
	if err != nil {
		t.Fatal(err)
	}
	_, last, err := excelize.CellNameToCoordinates(to)
	if err != nil {
		t.Fatal(err)
	}
	if rows, err = f.GetRows(sheet); err != nil || len(rows) != last {
		t.Fatalf("sheet %s has %d rows and a table that ends in row %d (%v)", sheet, len(rows), last, err)
	}
	return rows[head-1:], head
}

func TestEveryRegisterRowStandsInTheWorkbook(t *testing.T) {
	b := sampleBrief()
	f := opened(t, rendered(t, b, "xlsx"))
	for _, register := range b.Registers {
		rows, _ := tableRows(t, f, capital(register.Name))
		for _, row := range register.Rows {
			for _, want := range []string{row.Claim, cellText(row.Cells[0])} {
				if !slices.ContainsFunc(rows[1:], func(got []string) bool { return slices.Contains(got, want) }) && want != "" {
					t.Errorf("register %s has no row with %q", register.Name, want)
				}
			}
		}
	}
	if rows, _ := tableRows(t, f, "Timeline"); rows[1][0] != "No source dates any event." {
		t.Errorf("the empty register says %q", rows[1])
	}
	rows, head := tableRows(t, f, "Figures")
	if kind, err := f.GetCellType("Figures", "B"+strconv.Itoa(head+1)); err != nil || kind != excelize.CellTypeUnset || rows[1][1] != "2595" {
		t.Errorf("a number was written as %q of another type: %v (%v)", rows[1][1], kind, err)
	}
}

func TestAnOverlongCellIsCutVisibly(t *testing.T) {
	rows, _ := tableRows(t, opened(t, rendered(t, sampleBrief(), "xlsx")), "Figures")
	value := rows[2][3]
	if units := len(utf16.Encode([]rune(value))); !strings.HasSuffix(value, "… [cut: 40003 characters in all]") || units > 32_767 || units < 32_700 {
		t.Errorf("%d units, ending in %q", units, value[len(value)-60:])
	}
}

var (
	internalLink = regexp.MustCompile(`<hyperlink ref="([A-Z]+\d+)" location="(?:'|&#39;)([^'"]*?)(?:'|&#39;)!A(\d+)"`)
	anyLink      = regexp.MustCompile(`<hyperlink `)
)

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for about, b := range map[string]*report.Brief{"sample": sampleBrief(), "hostile": hostileBrief()} {
		data := rendered(t, b, "xlsx")
		f := opened(t, data)
		count := 0
		for name, part := range partsOf(t, data) {
			links := internalLink.FindAllStringSubmatch(part, -1)
			if len(links) != len(anyLink.FindAllString(part, -1)) {
				t.Errorf("%s: %s has a link that is not to a cell of this workbook", about, name)
			}
			count += len(links)
			for _, link := range links {
				link[2] = entities.UnescapeString(link[2])
				if value, err := f.GetCellValue(link[2], "A"+link[3]); err != nil || value == "" && !hasRow(t, f, link[2], link[3]) {
					t.Errorf("%s: %s %s leads to %s row %s, which is empty (%v)", about, name, link[1], link[2], link[3], err)
				}
			}
		}
		if about == "sample" && count < 40 {
			t.Errorf("only %d links", count)
		}
	}
}

func hasRow(t *testing.T, f *excelize.File, sheet, row string) bool {
	rows, err := f.GetRows(sheet)
	n, _ := strconv.Atoi(row)
	return err == nil && n <= len(rows) && strings.Join(rows[n-1], "") != ""
}

func TestACitationLeadsToItsWords(t *testing.T) {
	data := rendered(t, sampleBrief(), "xlsx")
	f := opened(t, data)
	for _, link := range internalLink.FindAllStringSubmatch(partsOf(t, data)["xl/worksheets/sheet5.xml"], -1) {
		label, err := f.GetCellValue("Brief", link[1])
		if err != nil {
			t.Fatal(err)
		}
		number := regexp.MustCompile(`^\[(\d+)`).FindStringSubmatch(label)
		if number == nil {
			continue
		}
		n, _ := strconv.Atoi(number[1])
		row, _ := strconv.Atoi(link[3])
		rows, err := f.GetRows(link[2])
		if err != nil || row > len(rows) || !slices.Contains(rows[row-1], sampleCitations()[n-1].Words) {
			t.Errorf("%s of the brief leads to %s row %d, which does not have its words", label, link[2], row)
		}
	}
}

// partsOf returns the parts of a workbook, after a check that each is XML.
func partsOf(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for decoder := xml.NewDecoder(bytes.NewReader(part)); err == nil; {
			_, err = decoder.Token()
		}
		if err != io.EOF {
			t.Errorf("%s is not XML: %v", file.Name, err)
		}
		parts[file.Name] = string(part)
	}
	return parts
}

func TestEveryWorkbookKeepsToEveryRule(t *testing.T) {
	for about, b := range map[string]*report.Brief{"sample": sampleBrief(), "hostile": hostileBrief(), "empty": {}, "long": longBrief(2000)} {
		for _, profile := range Profiles {
			data := renderedAs(t, b, Output{Format: "xlsx", Profile: profile})
			checked, found, err := lint.Workbook(bytes.NewReader(data), int64(len(data)), "")
			if err != nil || checked != profile {
				t.Errorf("%s: checked as %q, not %q (%v)", about, checked, profile, err)
			}
			for _, f := range found {
				t.Errorf("%s, to %s: %.300s", about, profile, f)
			}
		}
	}
}

var chartReference = regexp.MustCompile(`<f>'Sailings by day'!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?</f>`)

func TestAChartShowsTheNumbersOfItsTable(t *testing.T) {
	data := renderedAs(t, sampleBrief(), Output{Format: "xlsx", Profile: "working"})
	f, parts := opened(t, data), partsOf(t, data)
	about, shown := "", map[string]bool{}
	for name, part := range parts {
		switch {
		case strings.HasPrefix(name, "xl/drawings/drawing"):
			about += part
		case strings.HasPrefix(name, "xl/charts/chart"):
			for _, at := range chartReference.FindAllStringSubmatch(entities.UnescapeString(part), -1) {
				first, err := strconv.Atoi(at[2])
				last := first
				if err == nil && at[3] != "" {
					last, err = strconv.Atoi(at[3])
				}
				for ; err == nil && first <= last; first++ {
					var value string
					value, err = f.GetCellValue("Sailings by day", at[1]+strconv.Itoa(first))
					shown[value] = true
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if want := "Saturday: supports 12, Others 1. =Sunday: Others 3."; !strings.Contains(about, want) {
		t.Errorf("its alternative text does not say %q: %s", want, about)
	}
	for _, want := range []string{"Saturday", "12", "supports"} {
		if !shown[want] {
			t.Errorf("the chart does not show %q", want)
		}
	}
	for name := range partsOf(t, renderedAs(t, sampleBrief(), Output{Format: "xlsx", Profile: "publish"})) {
		if strings.Contains(name, "chart") || strings.Contains(name, "drawing") {
			t.Errorf("a workbook to publish holds %s", name)
		}
	}
}

// tortureBrief has so many quotations, of text that breaks readers in turn.
func tortureBrief(rows int) *report.Brief {
	nasty := []string{"=HYPERLINK(\"http://evil.example\",\"x\")", "+44 20", "-1%", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "ctrl\x00\x0b\x1b", "\xff\xfe", "_x000D_ _x0000_", "<t>&amp;]]>",
		strings.Repeat("long ", 700), strings.Repeat("\nline", 300), "\u202eleft", "港務局 ⛴️", "", "[z]", "see [note 99]", "http://evil.example/x", "click here", "javascript:alert(1)"}
	b := hostileBrief()
	t := &report.Table{Name: "quotations", Title: "Quotations", Columns: slices.Clone(sampleQuotations(sampleCitations()).Columns)}
	for i := range rows {
		at := func(n int) string { return nasty[(i+n)%len(nasty)] }
		c := &report.Citation{Number: 1000 + i, Source: "S9", Words: at(0), Target: fmt.Sprint("c", 1000+i)}
		b.Citations = append(b.Citations, c)
		t.Rows = append(t.Rows, report.Row{Claim: fmt.Sprintf("q-%06d", i), Anchor: c.Target, Cells: []report.Cell{
			number(float64(c.Number)), words(at(1)), words(c.Words), {Text: report.Text{{Words: at(2), Link: "S9"}}}, {Text: report.Text{{Cites: []*report.Citation{c}}}}}})
	}
	b.Registers = append(b.Registers, t)
	return b
}

// lintTorture writes such a brief in every profile and checks each workbook.
func lintTorture(t testing.TB, b *report.Brief) {
	for _, profile := range Profiles {
		data := renderedAs(t, b, Output{Format: "xlsx", Profile: profile})
		_, found, err := lint.Workbook(bytes.NewReader(data), int64(len(data)), "")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			t.Errorf("to %s: %.300s", profile, f)
		}
	}
}

func TestATortureBriefKeepsToEveryRule(t *testing.T) { lintTorture(t, tortureBrief(2_000)) }

// BenchmarkTortureBrief writes and checks one of 50,000 quotations. It fails where a rule is broken.
func BenchmarkTortureBrief(b *testing.B) {
	brief := tortureBrief(50_000)
	b.ReportAllocs()
	for b.Loop() {
		lintTorture(b, brief)
	}
}

func TestEveryLookOfAWorkbookCanBeRead(t *testing.T) {
	linear := func(hex string) float64 { // WCAG 2.2, relative luminance
		sum := 0.0
		for i, share := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			if v := float64(n) / 255; v <= 0.04045 {
				sum += share * v / 12.92
			} else {
				sum += share * math.Pow((v+0.055)/1.055, 2.4)
			}
		}
		return sum
	}
	contrast := func(a, b string) float64 {
		x, y := linear(a), linear(b)
		return (max(x, y) + 0.05) / (min(x, y) + 0.05)
	}
	const linkInLibreOffice = "000080"
	for i, look := range cellLooks {
		ground := cmp.Or(look.Ground, "FFFFFF")
		if c := contrast(look.Ink, ground); c < 4.5 {
			t.Errorf("look %d has a contrast of %.1f", i, c)
		}
		if c := contrast(linkInLibreOffice, ground); c < 4.5 {
			t.Errorf("a link in look %d has a contrast of %.1f in LibreOffice", i, c)
		}
	}
}

func TestAWorkbookSaysWhoMadeItAndWhen(t *testing.T) {
	b := sampleBrief()
	data := rendered(t, b, "xlsx")
	properties, err := opened(t, data).GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	got := []string{properties.Title, properties.Creator, properties.Language, properties.Keywords, properties.Created}
	if want := []string{b.Title, b.Author, "en-GB", b.Marking, "2024-03-10T08:30:00Z"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if archive.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", archive.File[0].Name)
	}
	for _, file := range archive.File {
		if !file.Modified.Equal(b.Made) {
			t.Errorf("%s is of %v", file.Name, file.Modified)
		}
	}
}

func TestAWorkbookKeepsWordsThatLookLikeCodes(t *testing.T) {
	b := &report.Brief{Title: "Codes", Registers: []*report.Table{{Name: "codes", Columns: []report.Column{{Title: "Word"}}, Rows: []report.Row{{Cells: []report.Cell{words("a _x000D_ b")}}}}}}
	if rows, _ := tableRows(t, opened(t, rendered(t, b, "xlsx")), "Codes"); rows[1][0] != "a _x000D_ b" {
		t.Errorf("got %q", rows[1][0])
	}
}

// longBrief is the sample with a register of so many rows.
func longBrief(rows int) *report.Brief {
	b := sampleBrief()
	t := &report.Table{Name: "many", Title: "Many rows", Columns: slices.Clone(b.Registers[1].Columns)}
	for i := range rows {
		row := b.Registers[1].Rows[i%2]
		row.Claim, row.Anchor = fmt.Sprintf("m-%06d", i), fmt.Sprintf("m-%06d", i)
		t.Rows = append(t.Rows, row)
	}
	b.Registers = append(b.Registers, t)
	return b
}

func BenchmarkFormats(b *testing.B) {
	for _, format := range Formats {
		b.Run(format.Name, func(b *testing.B) { benchmark(b, format, longBrief(300)) })
	}
}

func BenchmarkWorkbookOfManyRows(b *testing.B) {
	format, err := Named("xlsx")
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, format, longBrief(50_000))
}

func benchmark(b *testing.B, format Format, brief *report.Brief) {
	b.ReportAllocs()
	for b.Loop() {
		b.SetBytes(int64(len(rendered(b, brief, format.Name))))
	}
}
