package lint

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	writer "policybrief/report/write/workbook"
)

// goodParts are the parts of a workbook without a fault, in their order: a cover, data with links, choices, a chart and a
// shorthand, and notes.
func goodParts(t testing.TB) (order []string, parts map[string]string) {
	t.Helper()
	b := &writer.Book{Title: "Harbour", Author: "Harbour office", Language: "en-GB", Application: "test", Made: time.Date(2024, 3, 10, 8, 30, 0, 0, time.UTC),
		Custom: []writer.Property{{Name: "Run", Value: "test"}},
		Looks:  []writer.Look{{Ink: "14191D"}, {Ink: "FFFFFF", Ground: "0A4D5C"}}}
	one, two := 1.0, 2.0
	cover := b.Add(&writer.Sheet{Name: "Cover", Title: "Harbour", Explain: "What this is.", Columns: []writer.Column{{Title: "Field"}, {Title: "Value"}}, Rows: 1})
	data := b.Add(&writer.Sheet{Name: "Ferries", Title: "Ferries", Explain: "[z]: not applicable. Days: [note 1]. A blank cell is for you to fill in.", Rows: 2,
		Columns: []writer.Column{{Title: "Ferry"}, {Title: "Sailings"}, {Title: "Choice"}}, Chart: &writer.Chart{Title: "Sailings", About: "One sailing of the first, two of the second."},
		Row: func(i int) []writer.Cell {
			return [][]writer.Cell{{{Text: "Early ferry"}, {Number: &one}, {}}, {{Text: "[z]"}, {Number: &two}, {Text: "yes", Look: 1}}}[i]
		}})
	notes := b.Add(&writer.Sheet{Name: "Notes", Title: "Notes", Explain: "What marks mean.", Columns: []writer.Column{{Title: "Note"}, {Title: "Meaning"}}, Rows: 1,
		Row: func(int) []writer.Cell { return []writer.Cell{{Text: "note 1"}, {Text: "Days are working days."}} }})
	cover.Row = func(int) []writer.Cell {
		return []writer.Cell{{Text: "Early ferry", Link: writer.Place{Sheet: data, Row: 0}}, {Text: "+44 20 is a telephone number"}}
	}
	data.Columns[2].List = b.AddList(&writer.List{Name: "answers", Sheet: notes, Rows: 1, Title: "Answer", Prompt: "Choose one."})
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]string{}
	for _, file := range archive.File {
		in, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		order, parts[file.Name] = append(order, file.Name), string(content)
	}
	return order, parts
}

func packed(t testing.TB, order []string, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, name := range order {
		into, err := archive.CreateHeader(&zip.FileHeader{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(into, parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func checked(t testing.TB, data []byte, profile string) []Finding {
	t.Helper()
	_, found, err := Workbook(bytes.NewReader(data), int64(len(data)), profile)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Parts of the good workbook.
const (
	coverPart = "xl/worksheets/sheet1.xml"
	dataPart  = "xl/worksheets/sheet2.xml"
	tablePart = "xl/tables/table2.xml"
	bookPart  = "xl/workbook.xml"
	stylePart = "xl/styles.xml"
	corePart  = "docProps/core.xml"
)

// breaches are changes to the good workbook, each of which breaks one rule.
var breaches = []struct {
	rule           int
	about          string
	part, old, new string
}{
	{1, "a relationship that leads nowhere", "xl/worksheets/_rels/sheet2.xml.rels", "drawing1.xml", "drawing9.xml"},
	{1, "XML that is not closed", "xl/charts/chart1.xml", "</chartSpace>", ""},
	{1, "a part that is not declared", "[Content_Types].xml", `<Override PartName="/xl/tables/table2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"></Override>`, ""},
	{2, "a name that Excel keeps", bookPart, `name="Cover"`, `name="History"`},
	{2, "a name with a slash", bookPart, `name="Cover"`, `name="Cover/page"`},
	{2, "a name that says nothing", bookPart, `name="Cover"`, `name="Sheet1"`},
	{2, "a name twice but for case", bookPart, `name="Cover"`, `name="NOTES"`},
	{2, "a name that is too long", bookPart, `name="Cover"`, `name="` + strings.Repeat("x", 32) + `"`},
	{3, "a head in the table that is not that of the cell", tablePart, `name="Sailings"`, `name="Crossings"`},
	{3, "a table without heads", tablePart, ` ref="A3:C5"`, ` headerRowCount="0" ref="A3:C5"`},
	{4, "a name like a cell", tablePart, `displayName="ferries"`, `displayName="P01"`},
	{4, "a name of a table that is that of a range", tablePart, `displayName="ferries"`, `displayName="Answers"`},
	{4, "a name that leads nowhere", bookPart, `&#39;Notes&#39;!$A$4:$A$4`, `#REF!`},
	{4, "a name that says nothing", tablePart, `displayName="ferries"`, `displayName="Table7"`},
	{5, "a title in no style", stylePart, `builtinId="16"`, `builtinId="17"`},
	{6, "merged cells", dataPart, `<pageMargins`, `<mergeCells count="1"><mergeCell ref="E1:F1"/></mergeCells><pageMargins`},
	{7, "a hidden sheet", bookPart, `<sheet name="Notes"`, `<sheet state="hidden" name="Notes"`},
	{7, "a hidden row", dataPart, `<row r="5"`, `<row hidden="1" r="5"`},
	{7, "a hidden column", dataPart, `<col min="2"`, `<col hidden="1" min="2"`},
	{7, "a protected sheet", dataPart, `</sheetData>`, `</sheetData><sheetProtection sheet="1"/>`},
	{7, "a protected workbook", bookPart, `<bookViews>`, `<workbookProtection lockStructure="1"/><bookViews>`},
	{9, "a table without alternative text", tablePart, `altText="Ferries" altTextSummary="[z]: not applicable. Days: [note 1]. A blank cell is for you to fill in."`, ``},
	{9, "a chart without alternative text", "xl/drawings/drawing1.xml", `descr="One sailing of the first, two of the second."`, ``},
	{10, "a row above the table that is blank", coverPart, `What this is.`, ``},
	{11, "blank cells that nothing explains", dataPart, `A blank cell is for you to fill in.`, ``},
	{12, "text that is too pale", stylePart, `<color rgb="FFFFFFFF">`, `<color rgb="FF508090">`},
	{13, "text that is too small", stylePart, `<sz val="12">`, `<sz val="11">`},
	{13, "text in another typeface", stylePart, `<name val="Arial">`, `<name val="Calibri">`},
	{14, "long text that does not wrap", stylePart, `wrapText="true"`, `wrapText="false"`},
	{14, "a row without a height", coverPart, `<row r="4" ht="33.75">`, `<row r="4">`},
	{15, "no title", corePart, `<dc:title>Harbour</dc:title>`, ``},
	{15, "no language", corePart, `<dc:language>en-GB</dc:language>`, ``},
	{15, "a program as its author", corePart, `<dc:creator>Harbour office</dc:creator>`, `<dc:creator>openpyxl</dc:creator>`},
	{16, "another sheet in front", bookPart, `<workbookView `, `<workbookView activeTab="2" `},
	{16, "another cell in front", dataPart, `activeCell="A1"`, `activeCell="C9"`},
	{16, "a sheet that is scrolled", dataPart, `<sheetView `, `<sheetView topLeftCell="A40" `},
	{17, "a footer", dataPart, `<drawing `, `<headerFooter><oddFooter>&amp;P</oddFooter></headerFooter><drawing `},
	{18, "text like a formula", dataPart, `Early ferry`, `=Early ferry`},
	{18, "a formula", dataPart, `<v>1</v>`, `<f>HYPERLINK("x")</f><v>1</v>`},
	{19, "text that is too long", dataPart, `Early ferry`, strings.Repeat("x\n", 20) + strings.Repeat("x", 32_767)},
	{19, "text that was cut silently", dataPart, `Early ferry`, strings.Repeat("x", 32_767)},
	{19, "too many line feeds", dataPart, `Early ferry`, "x" + strings.Repeat("\n", 254) + "x"},
	{19, "a control character by its code", dataPart, `Early ferry`, `Early_x0007_ ferry`},
	{20, "a name that leads to another file", bookPart, `&#39;Notes&#39;!$A$4:$A$4`, `'[other.xlsx]Notes'!$A$4:$A$4`},
	{20, "a part that lies outside", "xl/_rels/workbook.xml.rels", `</Relationships>`, `<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="file:///x" TargetMode="External"/></Relationships>`},
	{20, "macros", "[Content_Types].xml", "spreadsheetml.sheet.main+xml", "spreadsheetml.sheet.macroEnabled.main+xml"},
	{21, "filter buttons", tablePart, `<tableColumns`, `<autoFilter ref="A3:C5"/><tableColumns`},
	{21, "frozen panes", dataPart, `<selection `, `<pane ySplit="3" topLeftCell="A4" state="frozen"/><selection `},
	{22, "a page of any width", dataPart, `<pageSetUpPr fitToPage="true"></pageSetUpPr>`, ``},
	{22, "heads on the first page only", bookPart, `<definedName localSheetId="1" name="_xlnm.Print_Titles">&#39;Ferries&#39;!$3:$3</definedName>`, ``},
	{23, "a wrong dimension", dataPart, `<dimension ref="A1:C5">`, `<dimension ref="A1">`},
	{24, "shorthand that nothing explains", dataPart, `[z]: not applicable. `, ``},
	{25, "a link to a sheet that is not there", coverPart, `location="&#39;Ferries&#39;!A4"`, `location="'Boats'!A4"`},
	{25, "a link to a row that is blank", coverPart, `location="&#39;Ferries&#39;!A4"`, `location="'Ferries'!A400"`},
	{25, "a link without words", coverPart, `<hyperlink ref="A4"`, `<hyperlink ref="F4"`},
	{25, "a link that does not say where it leads", coverPart, `>Early ferry<`, `>click here<`},
	{26, "a list that is not there", dataPart, `<formula1>answers</formula1>`, `<formula1>replies</formula1>`},
	{26, "a message that is too long", dataPart, `prompt="Choose one."`, `prompt="` + strings.Repeat("x", 256) + `"`},
	{26, "choices that are too long", dataPart, `<formula1>answers</formula1>`, `<formula1>"` + strings.Repeat("x", 256) + `"</formula1>`},
	{27, "a scale of colours", dataPart, `<dataValidations`, `<conditionalFormatting sqref="B4:B5"><cfRule type="colorScale" priority="1"><colorScale/></cfRule></conditionalFormatting><dataValidations`},
	{28, "a note that is not there", dataPart, `[note 1]`, `[note 1] [note 2]`},
	{28, "a note that nothing refers to", dataPart, `Days: [note 1]. `, ``},
}

func TestAGoodWorkbookHasNoFinding(t *testing.T) {
	order, parts := goodParts(t)
	for _, f := range checked(t, packed(t, order, parts), "") {
		t.Error(f)
	}
}

func TestEveryRuleFindsWhatBreaksIt(t *testing.T) {
	broken := map[int]bool{}
	for _, b := range breaches {
		broken[b.rule] = true
		t.Run(fmt.Sprint(b.rule, " ", b.about), func(t *testing.T) {
			order, parts := goodParts(t)
			if !strings.Contains(parts[b.part], b.old) {
				t.Fatalf("%s does not hold %q:\n%s", b.part, b.old, parts[b.part])
			}
			parts[b.part] = strings.ReplaceAll(parts[b.part], b.old, b.new)
			finds(t, b.rule, packed(t, order, parts))
		})
	}
	for _, c := range []struct {
		rule  int
		about string
		edit  func(order []string, parts map[string]string) []string
	}{
		{1, "another part first", func(order []string, _ map[string]string) []string {
			slices.Reverse(order)
			return order
		}},
		{8, "a sheet without a table", func(order []string, parts map[string]string) []string {
			parts[dataPart] = strings.Replace(parts[dataPart], `<tableParts count="1"><tablePart r:id="rId1"></tablePart></tableParts>`, "", 1)
			parts["xl/worksheets/_rels/sheet2.xml.rels"] = strings.Replace(parts["xl/worksheets/_rels/sheet2.xml.rels"], `<Relationship Id="rId1" Target="../tables/table2.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table"></Relationship>`, "", 1)
			return order
		}},
		{10, "words below the table", func(order []string, parts map[string]string) []string {
			parts[dataPart] = strings.Replace(parts[dataPart], "</sheetData>", `<row r="6" ht="18"><c r="A6" t="inlineStr" s="8"><is><t>Below</t></is></c></row></sheetData>`, 1)
			parts[dataPart] = strings.Replace(parts[dataPart], `A1:C5`, `A1:C6`, 1)
			return order
		}},
		{20, "a part of macros", func(order []string, parts map[string]string) []string {
			parts["[Content_Types].xml"] = strings.Replace(parts["[Content_Types].xml"], "</Types>", `<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>`, 1)
			return append(order, "xl/vbaProject.bin")
		}},
		{25, "a link to another place than the web", func(order []string, parts map[string]string) []string {
			parts[coverPart] = strings.Replace(parts[coverPart], `location="&#39;Ferries&#39;!A4"`, `r:id="rId9"`, 1)
			parts["xl/worksheets/_rels/sheet1.xml.rels"] = strings.Replace(parts["xl/worksheets/_rels/sheet1.xml.rels"], "</Relationships>",
				`<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`, 1)
			return order
		}},
	} {
		broken[c.rule] = true
		t.Run(fmt.Sprint(c.rule, " ", c.about), func(t *testing.T) {
			order, parts := goodParts(t)
			order = c.edit(order, parts)
			finds(t, c.rule, packed(t, order, parts))
		})
	}
	for _, rule := range Rules {
		if !broken[rule.Number] {
			t.Errorf("no workbook breaks rule %d", rule.Number)
		}
	}
}

// finds checks that a workbook breaks one rule and no other.
func finds(t *testing.T, rule int, data []byte) {
	t.Helper()
	found := checked(t, data, "")
	if !slices.ContainsFunc(found, func(f Finding) bool { return f.Rule.Number == rule }) {
		t.Errorf("rule %d finds nothing", rule)
	}
	for _, f := range found {
		if f.Rule.Number != rule {
			t.Errorf("another rule finds something: %v", f)
		}
	}
}

func TestAWorkbookToWorkInMayFilterAndFreeze(t *testing.T) {
	order, parts := goodParts(t)
	parts[dataPart] = strings.Replace(parts[dataPart], "<selection ", `<pane ySplit="3" topLeftCell="A4" state="frozen"/><selection `, 1)
	if found := checked(t, packed(t, order, parts), Working); len(found) > 0 {
		t.Error(found)
	}
	parts["docProps/custom.xml"] = strings.Replace(parts["docProps/custom.xml"], "</Properties>",
		`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Profile"><vt:lpwstr>working</vt:lpwstr></property></Properties>`, 1)
	if found := checked(t, packed(t, order, parts), ""); len(found) > 0 {
		t.Errorf("the file says that it is to work in: %v", found)
	}
	if found := checked(t, packed(t, order, parts), Publish); len(found) != 1 || found[0].Rule.Number != 21 {
		t.Errorf("checked as one to publish: %v", found)
	}
}

func TestAFindingSaysWhereWhatAndWhatToDo(t *testing.T) {
	order, parts := goodParts(t)
	parts[dataPart] = strings.Replace(parts[dataPart], "Early ferry", "=Early ferry", 1)
	want := `Ferries!A4: rule 18: its text could be taken for a formula: "=Early ferry"; mark the cell as text with an apostrophe; write the value in place of a formula`
	if found := checked(t, packed(t, order, parts), ""); len(found) != 1 || found[0].String() != want {
		t.Errorf("got %v", found)
	}
}

func TestManyFindingsOfAKindAreCounted(t *testing.T) {
	order, parts := goodParts(t)
	rows := ""
	for i := range 40 {
		rows += fmt.Sprintf(`<row r="%d" ht="18" hidden="1"><c r="A%d" s="8"/></row>`, 6+i, 6+i)
	}
	parts[dataPart] = strings.Replace(strings.Replace(parts[dataPart], "</sheetData>", rows+"</sheetData>", 1), "A1:C5", "A1:C45", 1)
	found := checked(t, packed(t, order, parts), "")
	if len(found) != 5 || found[4].More != 35 || !strings.Contains(found[4].String(), "35 more on this sheet") {
		t.Errorf("%d findings, the last %v", len(found), found[len(found)-1])
	}
}

func TestAHostileFileIsRefused(t *testing.T) {
	order, parts := goodParts(t)
	with := func(name, content string) []byte {
		changed := map[string]string{}
		for part, old := range parts {
			changed[part] = old
		}
		names := slices.Clone(order)
		if _, there := changed[name]; !there {
			names = append(names, name)
		}
		changed[name] = content
		return packed(t, names, changed)
	}
	for about, c := range map[string]struct {
		data []byte
		want string
	}{
		"a part that leads outside":     {with("../../etc/cron.d/x", "<x/>"), "leads outside"},
		"a part from the top":           {with("/etc/passwd", "<x/>"), "leads outside"},
		"a part with a drive":           {with(`C:\x.xml`, "<x/>"), "leads outside"},
		"one part twice":                {packed(t, append(slices.Clone(order), dataPart), parts), "twice"},
		"a declaration of entities":     {with(dataPart, `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>`), "declaration"},
		"a text without end":            {with(dataPart, "<worksheet><t>"+strings.Repeat("x", mostToken+2)+"</t></worksheet>"), "longer than"},
		"elements in elements":          {with(dataPart, strings.Repeat("<a>", mostDepth+2)), "within one another"},
		"more parts than anybody needs": {packed(t, slices.Repeat([]string{"x"}, mostParts+1), map[string]string{}), "parts"},
		"no workbook at all":            {[]byte("PK\x03\x04 but not really"), "no workbook"},
		"another archive":               {packed(t, []string{"x"}, map[string]string{"x": "<x/>"}), "no workbook"},
	} {
		if _, _, err := Workbook(bytes.NewReader(c.data), int64(len(c.data)), ""); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", about, err)
		}
	}
}

func TestABombIsRefusedUnread(t *testing.T) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels"} {
		if _, err := archive.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Store}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := archive.CreateRaw(&zip.FileHeader{Name: "bomb.xml", Method: zip.Deflate, UncompressedSize64: 1 << 40}); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Workbook(bytes.NewReader(out.Bytes()), int64(out.Len()), ""); err == nil || !strings.Contains(err.Error(), "unpack to more than") {
		t.Error(err)
	}
}

func FuzzWorkbook(f *testing.F) {
	order, parts := goodParts(f)
	f.Add(parts[dataPart], parts[tablePart], parts[bookPart], parts[stylePart])
	f.Fuzz(func(t *testing.T, data, table, book, style string) {
		parts[dataPart], parts[tablePart], parts[bookPart], parts[stylePart] = data, table, book, style
		packed := packed(t, order, parts)
		_, found, err := Workbook(bytes.NewReader(packed), int64(len(packed)), "")
		if err != nil && len(found) > 0 {
			t.Errorf("findings beside an error: %v", err)
		}
	})
}
