package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// nasty are texts that have broken a spreadsheet.
var nasty = []string{"=1+1", "+44 20", "-1% is low", "@SUM(A1)", "\t=tab", "\r=return", "＝full width", "ctrl\x00\x0b\x1bend", "\xff\xfe no UTF-8", "_x000D_ kept", "<b>&amp;]]></t>",
	strings.Repeat("😀", 20_000), strings.Repeat("\n", 300) + "end" + strings.Repeat("\nx", 300), "", "[z]", "\u202eright to left", "港務局 ⛴️"}

// nastyBook has every nasty text as a cell, a head, a name, a title and a property.
func nastyBook(rows int) *Book {
	b := &Book{Title: nasty[0], Author: nasty[7], Language: "en", Made: time.Date(2024, 3, 10, 8, 30, 0, 0, time.UTC), Looks: []Look{{Ink: "14191D"}}, Filters: true}
	for _, name := range append([]string{"History", "history", "Sheet1", "a/b", "a:b", "R", "P01", "'quoted'", strings.Repeat("long", 20)}, nasty...) {
		s := &Sheet{Name: name, Title: name, Explain: name + ". A blank cell holds nothing.", Rows: rows, Row: func(i int) []Cell {
			var cells []Cell
			for at := range nasty {
				cells = append(cells, Cell{Text: nasty[(at+i)%len(nasty)]})
			}
			return cells
		}}
		for _, title := range nasty {
			s.Columns = append(s.Columns, Column{Title: title, Wide: len(title)})
		}
		b.Custom = append(b.Custom, Property{name, name})
		b.Add(s)
	}
	return b
}

func written(t testing.TB, b *Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func part(t testing.TB, data []byte, name string) string {
	t.Helper()
	file, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := file.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestWordsComeBackAsTheyAreOrVisiblyCut(t *testing.T) {
	words := []string{"plain", "=1+1", "_x000D_ kept", "<b>&amp;]]></t>", "two\nlines", "港務局 ⛴️", "“quoted” \"straight\"", "a_x0041_b_x005F_", "_x0041_x0007_x005f_ _xD800_"}
	b := &Book{Looks: []Look{{Ink: "14191D"}}}
	b.Add(&Sheet{Name: "Words", Columns: []Column{{Title: "Word"}}, Rows: len(words), Row: func(i int) []Cell { return []Cell{{Text: words[i]}} }})
	rows, err := read(t, written(t, b)).GetRows("Words")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range words {
		if got := rows[len(rows)-len(words)+i][0]; got != want {
			t.Errorf("%q came back as %q", want, got)
		}
	}
	for text, end := range map[string]string{strings.Repeat("x", 40_000): "… [cut: 40000 characters in all]", strings.Repeat("😀", 20_000): "… [cut: 20000 characters in all]"} {
		if got := fitting(text); unitsOf(got) > mostUnits || unitsOf(got) < mostUnits-2 || !strings.HasSuffix(got, end) {
			t.Errorf("%d units, ending in %q", unitsOf(got), got[len(got)-40:])
		}
	}
	if got := fitting("a" + strings.Repeat("\nb", 300)); strings.Count(got, "\n") != mostFeeds || strings.Count(got, "b") != 300 {
		t.Errorf("%d line feeds and %d words", strings.Count(got, "\n"), strings.Count(got, "b"))
	}
}

func TestTextThatCouldBeAFormulaIsMarkedAsText(t *testing.T) {
	for _, risky := range []string{"=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1", "－1"} {
		b := &Book{Looks: []Look{{Ink: "14191D"}}}
		b.Add(&Sheet{Name: "Risky", Title: risky, Explain: risky, Columns: []Column{{Title: risky}}, Rows: 1, Row: func(int) []Cell { return []Cell{{Text: risky}} }})
		data := written(t, b)
		sheet := part(t, data, "xl/worksheets/sheet1.xml")
		if strings.Contains(sheet, "<f>") {
			t.Errorf("%q became a formula", risky)
		}
		formats := strings.Split(part(t, data, "xl/styles.xml"), "<xf")[3:] // after the two named styles
		for _, cell := range strings.Split(sheet, "<c ")[1:] {
			var id int
			if _, err := fmt.Sscanf(cell[strings.Index(cell, " s="):], ` s="%d"`, &id); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(formats[id], `quotePrefix="true"`) {
				t.Errorf("%q stands without a quote prefix in %.60s", risky, cell)
			}
		}
	}
}

func TestNamesAreThoseThatExcelTakes(t *testing.T) {
	b := nastyBook(1)
	taken := map[string]bool{}
	for _, s := range b.Sheets() {
		lower := strings.ToLower(s.Name)
		if taken[lower] || unitsOf(s.Name) > 31 || s.Name == "" || strings.ContainsAny(s.Name, `[]:*?/\'`) || lower == "history" || lower == "sheet1" {
			t.Errorf("%q is no name for a sheet", s.Name)
		}
		taken[lower] = true
	}
	for wanted, want := range map[string]string{"Positions": "positions", "Key points": "key_points", "P01": "table_p01", "R": "table_r", "run": "table_run", "Øl": "table__l", "2024": "table_2024", "": "table_"} {
		if got := tableName(wanted); got != want {
			t.Errorf("the table of %q is called %q, not %q", wanted, got, want)
		}
	}
	for column, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16_383: "XFD"} {
		if got := letters(column); got != want {
			t.Errorf("column %d is %s, not %s", column, got, want)
		}
	}
}

func TestEqualBooksGiveEqualBytes(t *testing.T) {
	book := func() *Book {
		b := nastyBook(3)
		for _, s := range b.Sheets() {
			s.Chart = &Chart{Title: s.Title, About: s.Explain}
		}
		return b
	}
	first := written(t, book())
	for range 5 { // excelize goes through maps, whose order is another each time
		if !bytes.Equal(first, written(t, book())) {
			t.Fatal("the same book gave other bytes")
		}
	}
}

func TestAnEditThatFindsOtherThanItExpectsFailsTheFile(t *testing.T) {
	for _, c := range []struct {
		about, part string
		change      edit
		want        string
	}{
		{"as it expects", "part.xml", edit{"old", "new", 3}, ""},
		{"what is not there", "part.xml", edit{"older", "new", 1}, `"older" 0 times, not 1`},
		{"more than it expects", "part.xml", edit{"old", "new", 1}, `"old" 3 times, not 1`},
		{"a part that is not there", "other.xml", edit{"old", "new", 2}, "other.xml is not there"},
	} {
		a := &archive{edits: map[string][]edit{c.part: {c.change}}, parts: map[string]*packed{}}
		into, err := a.Create("part.xml")
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range []byte("<old>oldd</old") { // a stretch may come in pieces
			if _, err := into.Write([]byte{b}); err != nil {
				t.Fatal(err)
			}
		}
		var out bytes.Buffer
		if err = a.Close(); err == nil {
			err = a.write(&out)
		}
		if c.want == "" && (err != nil || part(t, out.Bytes(), "part.xml") != "<new>newd</new") || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", c.about, err)
		}
	}
}

func TestABookThatTheFormatCannotHoldIsRefused(t *testing.T) {
	for about, s := range map[string]*Sheet{
		"rows":    {Name: "Long", Rows: mostRows, Row: func(int) []Cell { return nil }},
		"columns": {Name: "Wide", Columns: make([]Column, mostColumns+1)},
	} {
		b := &Book{Looks: []Look{{}}}
		b.Add(s)
		if err := b.Write(io.Discard); err == nil || !strings.Contains(err.Error(), "more than a sheet holds") || !strings.Contains(err.Error(), about) {
			t.Errorf("too many %s: %v", about, err)
		}
	}
	if err := (&Book{}).Write(io.Discard); err == nil {
		t.Error("a book without a sheet was written")
	}
}

func TestLinksAndListsLeadToTheirRows(t *testing.T) {
	b := &Book{Looks: []Look{{Ink: "14191D"}}}
	from := b.Add(&Sheet{Name: "From here", Columns: []Column{{Title: "Link"}, {Title: "Choice"}}, Rows: 2})
	to := b.Add(&Sheet{Name: "To there", Explain: strings.Repeat("More than a line of words. ", 9), Columns: []Column{{Title: "Value"}}, Rows: 3,
		Row: func(i int) []Cell { return []Cell{{Text: "value " + fmt.Sprint(i)}} }})
	from.Row = func(i int) []Cell { return []Cell{{Text: "there", Link: Place{to, i + 1}}, {}} }
	from.Columns[1].List = b.AddList(&List{Name: "Choices", Sheet: to, First: 1, Rows: 2, Title: strings.Repeat("long title ", 9), Prompt: strings.Repeat("long message ", 40)})
	f := read(t, written(t, b))
	for i, cell := range []string{"A4", "A5"} {
		found, place, err := f.GetCellHyperLink("From here", cell)
		if err != nil || !found {
			t.Fatalf("%s is no link (%v)", cell, err)
		}
		sheet, at, _ := strings.Cut(place, "!")
		if value, err := f.GetCellValue(strings.Trim(sheet, "'"), at); err != nil || value != fmt.Sprintf("value %d", i+1) {
			t.Errorf("%s leads to %s, which is %q (%v)", cell, place, value, err)
		}
	}
	lists, err := f.GetDataValidations("From here")
	if err != nil || len(lists) != 1 || lists[0].Formula1 != "choices" || unitsOf(*lists[0].PromptTitle) > mostTitle || unitsOf(*lists[0].Prompt) > mostMessage {
		t.Errorf("the list is %+v (%v)", lists, err)
	}
	names := f.GetDefinedName()
	if !slices.ContainsFunc(names, func(n excelize.DefinedName) bool {
		return n.Name == "choices" && n.RefersTo == fmt.Sprintf("'To there'!$A$%d:$A$%d", to.headRow()+2, to.headRow()+3)
	}) {
		t.Errorf("the names are %+v", names)
	}
}

func TestRowsAreAsHighAsTheirWords(t *testing.T) {
	for _, c := range []struct {
		words string
		wide  int
		lines int
	}{
		{"", 20, 1}, {"short", 20, 1}, {"one\ntwo\nthree", 20, 3}, {strings.Repeat("i", 40), 20, 1}, // 40 × 222 of 20 × 556
		{strings.Repeat("W", 40), 20, 4}, {"four words stand here", 6, 4}, {strings.Repeat("字", 20), 20, 2},
	} {
		if got := linesOf(c.words, c.wide, false); got != c.lines {
			t.Errorf("%q takes %d lines of %d, not %d", c.words, got, c.wide, c.lines)
		}
	}
}
