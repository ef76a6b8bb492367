package write

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
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
	"unicode/utf8"

	pdfreader "github.com/ledongthuc/pdf"
	"github.com/xuri/excelize/v2"
	nethtml "golang.org/x/net/html"

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
	t.Helper()
	files, err := All(b, []Output{{Format: format}}, os.DirFS(filepath.Join("..", "..", "templates")))
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

func TestEveryWriterShowsEveryBlock(t *testing.T) {
	b := sampleBrief()
	for _, format := range Formats {
		t.Run(format.Name, func(t *testing.T) {
			reader, found := readers[format.Extension]
			if !found {
				t.Fatalf("nothing reads %s back: add a row to readers", format.Extension)
			}
			shown := squeezed(reader.read(t, rendered(t, b, format.Name)))
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
	for _, format := range Formats {
		t.Run(format.Name, func(t *testing.T) {
			first := rendered(t, sampleBrief(), format.Name)
			zone, processors := time.Local, runtime.GOMAXPROCS(1)
			time.Local = time.FixedZone("elsewhere", 5*60*60)
			defer func() { time.Local = zone; runtime.GOMAXPROCS(processors) }()
			for range 4 {
				if !bytes.Equal(first, rendered(t, sampleBrief(), format.Name)) {
					t.Fatal("the same brief gave other bytes")
				}
			}
		})
	}
}

func TestHostileAndEmptyBriefsAreWritten(t *testing.T) {
	for _, format := range Formats {
		t.Run(format.Name, func(t *testing.T) {
			for _, b := range []*report.Brief{hostileBrief(), {}, {Sections: []report.Section{{}}, Registers: []*report.Table{{}}, Citations: []*report.Citation{{}}, Sources: []report.Source{{}}}} {
				data := rendered(t, b, format.Name)
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

func TestEveryRegisterRowStandsInTheWorkbook(t *testing.T) {
	b := sampleBrief()
	f := opened(t, rendered(t, b, "xlsx"))
	for _, register := range b.Registers {
		rows, err := f.GetRows(capital(register.Name))
		if err != nil {
			t.Errorf("register %s: %v", register.Name, err)
			continue
		}
		for _, row := range register.Rows {
			first := row.Cells[0]
			for _, want := range []string{row.Claim, cellText(first)} {
				if !slices.ContainsFunc(rows[firstRow-1:], func(got []string) bool { return slices.Contains(got, want) }) && want != "" {
					t.Errorf("register %s has no row with %q", register.Name, want)
				}
			}
		}
	}
	if value, err := f.GetCellValue("Timeline", "A4"); err != nil || value != "No source dates any event." {
		t.Errorf("the empty register says %q (%v)", value, err)
	}
	if kind, err := f.GetCellType("Figures", "B4"); err != nil || kind != excelize.CellTypeUnset {
		t.Errorf("a number was written as another type: %v (%v)", kind, err)
	}
	if value, err := f.GetCellValue("Figures", "B4"); err != nil || value != "2595" {
		t.Errorf("the number is %q (%v)", value, err)
	}
}

func TestAnOverlongCellIsCutVisibly(t *testing.T) {
	f := opened(t, rendered(t, sampleBrief(), "xlsx"))
	value, err := f.GetCellValue("Figures", "D5")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(value, "… [cut: 40003 characters in all]") || unitsOf(value) > 32_767 || unitsOf(value) < 32_700 {
		t.Errorf("%d units, ending in %q", unitsOf(value), value[len(value)-60:])
	}
}

var (
	linked  = regexp.MustCompile(`<hyperlink ref="([A-Z]+\d+)" location="&#39;([^&]*)&#39;!A(\d+)"/>`)
	anyLink = regexp.MustCompile(`<hyperlink `)
)

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for about, b := range map[string]*report.Brief{"sample": sampleBrief(), "hostile": hostileBrief()} {
		data := rendered(t, b, "xlsx")
		f := opened(t, data)
		count := 0
		for name, part := range partsOf(t, data) {
			links := linked.FindAllStringSubmatch(part, -1)
			if len(links) != len(anyLink.FindAllString(part, -1)) {
				t.Errorf("%s: %s has a link that is not to a cell of this workbook", about, name)
			}
			count += len(links)
			for _, link := range links {
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
	for _, link := range linked.FindAllStringSubmatch(partsOf(t, data)["xl/worksheets/sheet3.xml"], -1) {
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

func TestSourceTextNeverBecomesAFormula(t *testing.T) {
	for about, b := range map[string]*report.Brief{"sample": sampleBrief(), "hostile": hostileBrief()} {
		data := rendered(t, b, "xlsx")
		parts := partsOf(t, data)
		formats := cellFormat.FindAllString(cellFormats.FindString(parts["xl/styles.xml"]), -1)
		risky := 0
		for name, part := range parts {
			if !strings.HasPrefix(name, "xl/worksheets/sheet") {
				continue
			}
			if strings.Contains(part, "<f>") {
				t.Errorf("%s: %s holds a formula", about, name)
			}
			for _, cell := range regexp.MustCompile(`<c r="[A-Z]+\d+" s="(\d+)" t="inlineStr"><is><t[^>]*>\s*[=+@-]`).FindAllStringSubmatch(part, -1) {
				risky++
				if id, _ := strconv.Atoi(cell[1]); !strings.Contains(formats[id], `quotePrefix="1"`) {
					t.Errorf("%s: %s shows risky text that is not quoted: %s", about, name, cell[0])
				}
			}
		}
		if risky == 0 {
			t.Errorf("%s: no risky text was found, so nothing was tested", about)
		}
	}
}

func TestAWorkbookKeepsToTheRulesOfItsFormat(t *testing.T) {
	for about, b := range map[string]*report.Brief{"sample": sampleBrief(), "hostile": hostileBrief(), "empty": {}} {
		t.Run(about, func(t *testing.T) {
			data := rendered(t, b, "xlsx")
			parts := partsOf(t, data)
			f := opened(t, data)
			names := map[string]bool{}
			for i, sheet := range f.GetSheetList() {
				if lower := strings.ToLower(sheet); names[lower] || unitsOf(sheet) > 31 || strings.ContainsAny(sheet, `[]:*?/\'`) || lower == "history" {
					t.Errorf("a bad name of a sheet: %q", sheet)
				} else {
					names[lower] = true
				}
				rows, err := f.GetRows(sheet)
				if err != nil {
					t.Fatal(err)
				}
				if len(rows) < firstRow || rows[titleRow-1][0] == "" || rows[explainRow-1][0] == "" {
					t.Fatalf("sheet %s has no title, no explanation or no table", sheet)
				}
				heads := map[string]bool{}
				for _, head := range rows[headRow-1] {
					if lower := strings.ToLower(head); lower == "" || heads[lower] || unitsOf(head) > 255 || strings.Contains(head, "\n") {
						t.Errorf("sheet %s has a bad head: %.60q", sheet, head)
					} else {
						heads[lower] = true
					}
				}
				for _, row := range rows {
					for _, value := range row {
						if unitsOf(value) > 32_767 || strings.Count(value, "\n") > 253 {
							t.Errorf("sheet %s has a cell of %d units and %d line feeds", sheet, unitsOf(value), strings.Count(value, "\n"))
						}
					}
				}
				table := parts[fmt.Sprintf("xl/tables/table%d.xml", i+1)]
				last, err := excelize.ColumnNumberToName(len(rows[headRow-1]))
				if err != nil {
					t.Fatal(err)
				}
				if want := fmt.Sprintf(`ref="A%d:%s`, headRow, last); !strings.Contains(table, want) || !strings.Contains(table, "altText=") {
					t.Errorf("the table of sheet %s is not %s…", sheet, want)
				}
				part := parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)]
				for _, never := range []string{"<mergeCell", "<headerFooter", "customHeight", `hidden="1"`} {
					if strings.Contains(part, never) {
						t.Errorf("sheet %s has %s", sheet, never)
					}
				}
				if !strings.Contains(part, `fitToWidth="1"`) || !strings.Contains(part, ` ht="`) {
					t.Errorf("sheet %s is not set to one page wide, or has no row heights", sheet)
				}
			}
			tables := map[string]bool{}
			for name, part := range parts {
				if strings.HasPrefix(name, "xl/tables/") {
					shown := regexp.MustCompile(` name="([^"]*)"`).FindStringSubmatch(part)[1]
					if tables[shown] || !regexp.MustCompile(`^table_[a-z0-9_]*$`).MatchString(shown) {
						t.Errorf("a bad name of a table: %q", shown)
					}
					tables[shown] = true
				}
			}
			if f.GetActiveSheetIndex() != 0 {
				t.Error("it does not open at its first sheet")
			}
		})
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
	for name, look := range cellLooks {
		ground := cmp.Or(look.ground, "FFFFFF")
		if c := contrast(look.ink, ground); c < 4.5 {
			t.Errorf("%s has a contrast of %.1f", name, c)
		}
		if c := contrast(linkInLibreOffice, ground); c < 4.5 && name != headStyle {
			t.Errorf("a link on %s has a contrast of %.1f in LibreOffice", name, c)
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
	if got, err := opened(t, rendered(t, b, "xlsx")).GetCellValue("Codes", "A4"); err != nil || got != "a _x000D_ b" {
		t.Errorf("got %q (%v)", got, err)
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
