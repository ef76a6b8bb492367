package review

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"policybrief/extract"
)

// packed returns an archive of these parts, by name and content.
func packed(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := archive.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	mainPart  = `<workbook xmlns:r="relationships"><sheets><sheet name="Mine" sheetId="7" state="hidden" r:id="a"/></sheets></workbook>`
	mainLinks = `<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/other/one.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="strings.xml"/></Relationships>`
	headCells = `<row><c t="inlineStr"><is><t>ID</t></is></c><c t="inlineStr"><is><t>Status</t></is></c><c t="inlineStr"><is><t>Amended wording or stance</t></is></c>` +
		`<c t="inlineStr"><is><t>Reviewer</t></is></c><c t="inlineStr"><is><t>Reviewed  on</t></is></c><c t="inlineStr"><is><t>Note</t></is></c><c t="inlineStr"><is><t>Fingerprint</t></is></c></row>`
)

// book returns a workbook whose only sheet has these rows.
func book(t testing.TB, rows, strings string) []byte {
	return packed(t, "xl/workbook.xml", mainPart, "xl/_rels/workbook.xml.rels", mainLinks, "xl/strings.xml", "<sst>"+strings+"</sst>",
		"xl/other/one.xml", "<worksheet><sheetData>"+rows+"</sheetData></worksheet>")
}

var sample = Claim{ID: "f-1", Kind: "figures", Words: "240 parents", Fingerprint: Fingerprint("Levy", "f-1", "240")}

func TestImportReadsEveryKindOfCell(t *testing.T) {
	rows := headCells + `<row r="9"><c r="A9" t="str"><f>A8</f><v>f-1</v></c><c r="B9" t="s"><v>1</v></c><c r="D9" t="b"><v>1</v></c><c r="E9"><v>47999.25</v></c><c r="F9"><v>0.1</v></c>` +
		`<c r="G9" t="inlineStr"><is><r><t>` + sample.Fingerprint[:5] + `</t></r><r><t>` + sample.Fingerprint[5:] + `</t></r><rPh><t>read aloud</t></rPh></is></c></row>`
	shared := `<si><t>other</t></si><si><r><t>acc</t></r><r><t xml:space="preserve">ept </t></r><rPh><t>aloud</t></rPh></si>`
	got, err := Import(book(t, rows, shared), "Levy", []Claim{sample})
	want := Decision{Claim: "f-1", Words: "240 parents", Fingerprint: sample.Fingerprint, Status: Accept, Reviewer: "TRUE", Date: extract.Date{Year: 2031, Month: 5, Day: 31}, Note: "0.1"}
	if err != nil || len(got) != 1 || got[0] != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}

func TestImportRefusesWhatMayHarm(t *testing.T) {
	large := strings.Repeat("x", mostToken+8192)
	for name, data := range map[string][]byte{
		"it is no workbook":         []byte("policy"),
		"it has a password":         []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
		"two parts":                 packed(t, "a", "", "a", ""),
		"no part":                   packed(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
		"MB":                        book(t, `<row><c t="inlineStr"><is><t>`+large+`</t></is></c></row>`, ""),
		"in one another":            book(t, strings.Repeat("<a>", 100), ""),
		"no shared string":          book(t, `<row><c t="s"><v>3</v></c></row>`, ""),
		"no row":                    book(t, `<row r="9999999"/>`, ""),
		"no cell":                   book(t, `<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`, ""),
		"formula without a result":  book(t, headCells+`<row r="2"><c t="str"><v>f-1</v></c><c r="B2"><f>A9</f><v/></c></row>`, ""),
		"entity":                    book(t, `<row><c><v>&bomb;</v></c></row>`, ""),
		"no sheet has the columns":  book(t, `<row><c t="inlineStr"><is><t>Id</t></is></c></row>`, ""),
		"unexpected EOF":            book(t, `<row>`, "")[:400],
		"there is no column \"Note": book(t, strings.Replace(headCells, "Note", "Notes", 1), ""),
		"no heads of the columns":   book(t, `<row><c t="inlineStr"><is><t>f-1</t></is></c><c t="inlineStr"><is><t>Reject</t></is></c></row>`+headCells, ""),
		"two columns are called":    book(t, strings.Replace(headCells, "</row>", `<c t="inlineStr"><is><t>Note</t></is></c></row>`, 1), ""),
	} {
		if got, err := Import(data, "Levy", []Claim{sample}); err == nil || len(got) > 0 || name != "unexpected EOF" && !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v, %v", name, got, err)
		}
	}
}

func TestAnArchiveThatUnpacksToTooMuchIsRefused(t *testing.T) {
	rows := strings.Repeat("<row><c><v>1</v></c></row>", 1<<15)
	w, err := openWorkbook(book(t, rows, ""))
	if err != nil {
		t.Fatal(err)
	}
	w.left = 1 << 16
	if err := w.each(w.sheets[0], func(int, []cell) error { return nil }); err == nil || !strings.Contains(err.Error(), "packed in the file") {
		t.Errorf("got %v", err)
	}
}

func TestADayIsReadOnlyWhereItIsClear(t *testing.T) {
	number := func(n float64) cell { return cell{text: fmt.Sprint(n), number: &n} }
	for _, test := range []struct {
		cell cell
		from float64
		want string
	}{
		{cell{text: "2031-05-31"}, 0, "2031-05-31"},
		{cell{text: "31  May 2031"}, 0, "2031-05-31"},
		{cell{text: "1 Jun 2031"}, 0, "2031-06-01"},
		{cell{text: "03/04/2031"}, 0, ""}, // March or April
		{cell{text: "2031-02-29"}, 0, ""},
		{number(47999.9), 0, "2031-05-31"},
		{number(47999 - 1462), 1462, "2031-05-31"}, // counted from 1904
		{number(12), 0, ""},
		{number(1e300), 0, ""},
		{number(-1e300), 0, ""},
		{cell{}, 0, ""},
	} {
		got, is := day(test.cell, test.from)
		if is != (test.want != "") || is && got.String() != test.want {
			t.Errorf("day(%q from %v) is %s, %v; want %q", test.cell.text, test.from, got, is, test.want)
		}
	}
}

func FuzzImport(f *testing.F) {
	f.Add([]byte(`<row r="9"><c r="A9" t="str"><v>f-1</v></c><c r="B9" t="s"><v>0</v></c></row>`), []byte("<si><t>accept</t></si>"))
	f.Add([]byte(`<row r="2"><c r="C2" t="e"><v>#N/A</v></c><c t="d"><v>2031-05-31T00:00:00</v></c></row>`), []byte(`<si><r><t>_x0041_</t></r></si>`))
	f.Fuzz(func(t *testing.T, rows, shared []byte) {
		decisions, err := Import(book(t, headCells+string(rows), string(shared)), "Levy", []Claim{sample})
		if err != nil {
			return
		}
		for _, d := range decisions {
			if wrong := d.wrong(sample.Kind); len(wrong) > 0 || d.Claim == "" || !Belongs("Levy", d.Claim, d.Fingerprint) {
				t.Errorf("took %+v: %v", d, wrong)
			}
		}
		data, err := Write(decisions)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Read(data)
		if err != nil || len(again) != len(decisions) {
			t.Errorf("wrote %q, and read %v, %v", data, again, err)
		}
	})
}

func BenchmarkImport(b *testing.B) {
	const claims = 100_000
	var rows strings.Builder
	rows.WriteString(headCells)
	known := make([]Claim, claims)
	for i := range claims {
		id := fmt.Sprintf("q-%012x", i)
		known[i] = Claim{ID: id, Kind: "quotations", Words: "words", Fingerprint: Fingerprint("Levy", id, "words")}
		text := func(words string) {
			fmt.Fprintf(&rows, `<c s="3" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, words)
		}
		rows.WriteString("<row>")
		for _, words := range []string{id, "accept", "", "A. Jones", "2031-05-31", "", known[i].Fingerprint, "", "Quotations", strings.Repeat("words of a source ", 10)} {
			text(words)
		}
		rows.WriteString("</row>")
	}
	data := book(b, rows.String(), "")
	b.SetBytes(int64(rows.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if got, err := Import(data, "Levy", known); err != nil || len(got) != claims {
			b.Fatal(len(got), err)
		}
	}
}
