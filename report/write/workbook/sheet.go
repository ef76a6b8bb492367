package workbook

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheet writes a sheet, row by row. It has the number of its place, and so has its table; its chart has another. All of it
// must be said before Flush, after which excelize leaves out without a word what it is told.
func (b *Book) sheet(f *excelize.File, s *Sheet, looks styles, edits map[string][]edit, number, chart int) error {
	if err := b.setUp(f, s); err != nil {
		return err
	}
	to, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	panes := &excelize.Panes{Selection: []excelize.Selection{{ActiveCell: "A1", SQRef: "A1"}}}
	if b.Filters {
		panes = &excelize.Panes{Freeze: true, YSplit: s.headRow(), TopLeftCell: "A" + strconv.Itoa(s.headRow()+1), ActivePane: "bottomLeft",
			Selection: []excelize.Selection{{ActiveCell: "A1", SQRef: "A1", Pane: "bottomLeft"}}}
	}
	if err := to.SetPanes(panes); err != nil {
		return err
	}
	widths := make([]int, s.columns())
	for i := len(widths) - 1; i >= 0; i-- { // excelize writes the last that it is told first
		widths[i] = at(s.Columns, i).wide()
		if err := to.SetColWidth(i+1, i+1, float64(widths[i])); err != nil {
			return err
		}
	}
	links, codes, err := b.rows(f, s, looks, to, widths)
	if err != nil {
		return err
	}
	if err := to.AddTable(&excelize.Table{Range: s.area(), Name: s.table, StyleName: "TableStyleLight1", ShowRowStripes: new(false)}); err != nil {
		return err
	}
	part := fmt.Sprintf("xl/worksheets/sheet%d.xml", number)
	// A row whose height is fixed would not grow with what a reviewer writes in it.
	edits[part] = []edit{{` customHeight="1"`, "", s.lastRow()}}
	if codes > 0 {
		edits[part] = append(edits[part], edit{mark, codeMark, codes})
	}
	if links != "" {
		edits[part] = append(edits[part], edit{"</hyperlinks>", links, 1})
	}
	if s.Chart != nil {
		if err := b.addChart(f, s, edits, chart); err != nil {
			return err
		}
		// Readers that know no namespaces look for r:id.
		edits[part] = append(edits[part], edit{`<drawing xmlns:relationships="http://schemas.openxmlformats.org/officeDocument/2006/relationships" relationships:id=`, "<drawing r:id=", 1})
	}
	s.editTable(edits, b.Filters, number)
	return to.Flush()
}

// editTable adds the alternative text of the table of a sheet, for which excelize has no call, and takes away the filter buttons, which it always adds.
func (s *Sheet) editTable(edits map[string][]edit, filters bool, number int) {
	about := `<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{504A1905-F514-4f6f-8877-14C23A59335A}"><x14:table altText="` +
		escaped(line(orElse(s.Title, s.Name), mostHead)) + `" altTextSummary="` + escaped(line(s.Explain, mostUnits)) + `"/></ext></extLst></table>`
	part := fmt.Sprintf("xl/tables/table%d.xml", number)
	edits[part] = []edit{{"</table>", about, 1}}
	if !filters {
		edits[part] = append(edits[part], edit{`<autoFilter ref="` + s.area() + `"></autoFilter>`, "", 1})
	}
}

// setUp sets what excelize writes before the rows, or with the whole sheet.
func (b *Book) setUp(f *excelize.File, s *Sheet) error {
	if err := f.SetSheetDimension(s.Name, "A1:"+letters(s.columns()-1)+strconv.Itoa(s.lastRow())); err != nil {
		return err
	}
	if err := f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: new(true)}); err != nil {
		return err
	}
	if err := f.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{Left: new(0.5), Right: new(0.5), Top: new(0.5), Bottom: new(0.5), Header: new(0.3), Footer: new(0.3)}); err != nil {
		return err
	}
	const a4 = 9
	if err := f.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Size: new(a4), Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0)}); err != nil {
		return err
	}
	for i, c := range s.Columns {
		if c.List == nil {
			continue
		}
		title, prompt := line(c.List.Title, mostTitle), line(c.List.Prompt, mostMessage)
		choice := excelize.NewDataValidation(true)
		choice.Sqref = fmt.Sprintf("%s%d:%[1]s%[3]d", letters(i), s.headRow()+1, s.lastRow())
		choice.SetSqrefDropList(c.List.Name)
		choice.SetInput(title, prompt)
		choice.SetError(excelize.DataValidationErrorStyleStop, title, prompt)
		if err := f.AddDataValidation(s.Name, choice); err != nil {
			return err
		}
	}
	return nil
}

// rows writes the rows of a sheet. It returns the end of its links, for an edit, and how often mark stands in it.
func (b *Book) rows(f *excelize.File, s *Sheet, looks styles, to *excelize.StreamWriter, widths []int) (links string, codes int, err error) {
	cells := make([]excelize.Cell, len(widths))
	values := make([]any, len(widths))
	for i := range cells {
		values[i] = &cells[i]
	}
	put := func(number int, height float64, values []any) error {
		if s.Chart != nil { // for excelize to find where it ends
			if err := f.SetRowHeight(s.Name, number, height); err != nil {
				return err
			}
		}
		return to.SetRow("A"+strconv.Itoa(number), values, excelize.RowOpts{Height: height})
	}
	text := func(at int, style pair, words string) {
		cells[at] = excelize.Cell{StyleID: style.of(words)}
		if words != "" {
			coded, n := withoutCodes(words)
			cells[at].Value, codes = coded, codes+n
		}
	}
	text(0, looks.title, fitting(orElse(s.Title, s.Name)))
	if err := put(titleRow, 24, values[:1]); err != nil {
		return "", 0, err
	}
	for i, words := range s.lines {
		text(0, looks.explain, words)
		if err := put(explainRow+i, heightOf(1), values[:1]); err != nil {
			return "", 0, err
		}
	}
	heads, most := s.heads(), 1
	for i, title := range heads {
		room := widths[i]
		if b.Filters {
			room = max(1, room-3) // the button stands in it
		}
		most = max(most, linesOf(title, room, true))
		text(i, looks.head, title)
	}
	if err := put(s.headRow(), heightOf(most), values); err != nil {
		return "", 0, err
	}
	names := make([]string, len(widths))
	for i := range names {
		names[i] = letters(i)
	}
	var more strings.Builder
	for i := range max(1, s.Rows) {
		var row []Cell
		if s.Row != nil {
			row = s.Row(i)
		}
		number, most := s.headRow()+1+i, 1
		for column := range cells {
			c := at(row, column)
			look := b.lookOf(c.Look)
			if c.Number != nil && isFinite(*c.Number) {
				cells[column] = excelize.Cell{StyleID: looks.cells[look].plain, Value: *c.Number}
			} else {
				words := fitting(c.Text)
				most = max(most, linesOf(words, widths[column], b.Looks[look].Bold))
				text(column, looks.cells[look], words)
			}
			if c.Link.Sheet == nil || s.links >= mostLinks {
				continue
			}
			place, location := names[column]+strconv.Itoa(number), c.Link.location()
			// excelize looks through all links of a sheet for each: 50,000 would take it ten seconds.
			if s.links++; s.links > 1 {
				fmt.Fprintf(&more, `<hyperlink ref="%s" location="%s"/>`, place, escaped(location))
			} else if err := f.SetCellHyperLink(s.Name, place, location, "Location"); err != nil {
				return "", 0, err
			}
		}
		if err := put(number, heightOf(most), values); err != nil {
			return "", 0, err
		}
	}
	if more.Len() > 0 {
		more.WriteString("</hyperlinks>")
	}
	return more.String(), codes, nil
}

func isFinite(v float64) bool { return !math.IsInf(v, 0) && !math.IsNaN(v) }

func orElse(s, other string) string { return cmp.Or(clean(s), other) }

// lookOf is the place of a look, the first of the book where there is none such.
func (b *Book) lookOf(look int) int {
	if look < 0 || look >= len(b.Looks) {
		return 0
	}
	return look
}

// at returns an item of a list, the zero one where the list is shorter.
func at[T any](list []T, i int) (item T) {
	if i < len(list) {
		item = list[i]
	}
	return item
}
