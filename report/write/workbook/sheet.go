package workbook

import (
	"math"
	"strconv"
)

// sheet writes a sheet, row by row.
func (b *Book) sheet(x *xml, s *Sheet, looks styles, first bool) {
	head, columns := s.headRow(), s.columns()
	x.put(`<worksheet xmlns="`, mainSpace, `" xmlns:r="`, linkSpace, `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:`,
		letters(columns-1), strconv.Itoa(s.lastRow()), `"/><sheetViews><sheetView workbookViewId="0"`)
	if first {
		x.put(` tabSelected="1"`)
	}
	if b.Filters {
		x.put(`><pane ySplit="`, strconv.Itoa(head), `" topLeftCell="A`, strconv.Itoa(head+1), `" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A1" sqref="A1"/></sheetView>`)
	} else {
		x.put(`><selection activeCell="A1" sqref="A1"/></sheetView>`)
	}
	x.put(`</sheetViews><sheetFormatPr defaultRowHeight="15.75"/><cols>`)
	widths := make([]int, columns)
	names := make([]string, columns)
	for i := range columns {
		widths[i], names[i] = Column{}.wide(), letters(i)
		if i < len(s.Columns) {
			widths[i] = s.Columns[i].wide()
		}
		number := strconv.Itoa(i + 1)
		x.put(`<col min="`, number, `" max="`, number, `" width="`, strconv.Itoa(widths[i]), `" customWidth="1"/>`)
	}
	x.put("</cols><sheetData>")

	row := func(number int, height float64) {
		x.put(`<row r="`, strconv.Itoa(number), `" ht="`, strconv.FormatFloat(height, 'f', -1, 64), `">`)
	}
	text := func(name string, number int, style pair, words string) {
		x.held = append(append(x.held, `<c r="`...), name...)
		x.integer(number)
		x.held = append(x.held, `" s="`...)
		x.integer(style.of(words))
		if words == "" {
			x.put(`"/>`)
			return
		}
		x.held = append(x.held, `" t="inlineStr"><is><t xml:space="preserve">`...)
		x.text(words)
		x.put("</t></is></c>")
	}
	row(titleRow, 24)
	text("A", titleRow, looks.title, fitting(orElse(s.Title, s.Name)))
	x.put("</row>")
	for i, words := range s.lines {
		row(explainRow+i, heightOf(1))
		text("A", explainRow+i, looks.explain, words)
		x.put("</row>")
	}
	heads, most := s.heads(), 1
	for i, title := range heads {
		room := widths[i]
		if b.Filters {
			room = max(1, room-3) // the button stands in it
		}
		most = max(most, linesOf(title, room, true))
	}
	row(head, heightOf(most))
	for i, title := range heads {
		text(names[i], head, looks.head, title)
	}
	x.put("</row>")

	var links []byte
	words := make([]string, columns)
	for i := range max(1, s.Rows) {
		var cells []Cell
		if s.Row != nil {
			cells = s.Row(i)
		}
		cells = cells[:min(len(cells), columns)]
		most := 1
		for at, c := range cells {
			if words[at] = ""; c.Number == nil || !isFinite(*c.Number) {
				words[at] = fitting(c.Text)
				most = max(most, linesOf(words[at], widths[at], b.Looks[b.lookOf(c.Look)].Bold))
			}
		}
		number := head + 1 + i
		row(number, heightOf(most))
		for at := range columns {
			if at >= len(cells) {
				text(names[at], number, looks.cells[0], "")
				continue
			}
			c := cells[at]
			style := looks.cells[b.lookOf(c.Look)]
			if c.Number != nil && isFinite(*c.Number) {
				x.put(`<c r="`, names[at], strconv.Itoa(number), `" s="`, strconv.Itoa(style.plain), `"><v>`)
				x.held = strconv.AppendFloat(x.held, *c.Number, 'g', -1, 64)
				x.put("</v></c>")
			} else {
				text(names[at], number, style, words[at])
			}
			if c.Link.Sheet != nil && s.links < mostLinks {
				s.links++
				links = append(append(append(links, `<hyperlink ref="`...), names[at]...), strconv.Itoa(number)...)
				links = append(appendEscaped(append(links, `" location="`...), c.Link.location()), `"/>`...)
			}
		}
		x.put("</row>")
	}
	x.put("</sheetData>")
	s.choices(x)
	if len(links) > 0 {
		x.put("<hyperlinks>", string(links), "</hyperlinks>")
	}
	x.put(`<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`)
	if s.Chart != nil {
		x.put(`<drawing r:id="rId2"/>`)
	}
	x.put(`<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`)
}

func isFinite(v float64) bool { return !math.IsInf(v, 0) && !math.IsNaN(v) }

func orElse(s, other string) string {
	if clean(s) == "" {
		return other
	}
	return s
}

// lookOf is the place of a look, the first of the book where there is none such.
func (b *Book) lookOf(look int) int {
	if look < 0 || look >= len(b.Looks) {
		return 0
	}
	return look
}

// choices writes what the cells of columns are chosen from.
func (s *Sheet) choices(x *xml) {
	count := 0
	for _, c := range s.Columns {
		if c.List != nil {
			count++
		}
	}
	if count == 0 {
		return
	}
	x.put(`<dataValidations count="`, strconv.Itoa(count), `">`)
	from, to := strconv.Itoa(s.headRow()+1), strconv.Itoa(s.lastRow())
	for i, c := range s.Columns {
		if c.List == nil {
			continue
		}
		x.put(`<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="`)
		x.text(line(c.List.Title, mostTitle))
		x.put(`" error="`)
		x.text(line(c.List.Prompt, mostMessage))
		x.put(`" promptTitle="`)
		x.text(line(c.List.Title, mostTitle))
		x.put(`" prompt="`)
		x.text(line(c.List.Prompt, mostMessage))
		x.put(`" sqref="`, letters(i), from, ":", letters(i), to, `"><formula1>`, c.List.Name, "</formula1></dataValidation>")
	}
	x.put("</dataValidations>")
}

// table writes the table of a sheet.
func (b *Book) table(x *xml, s *Sheet, id int) {
	x.put(`<table xmlns="`, mainSpace, `" id="`, strconv.Itoa(id), `" name="`, s.table, `" displayName="`, s.table, `" ref="`, s.area(), `" totalsRowShown="0">`)
	if b.Filters {
		x.put(`<autoFilter ref="`, s.area(), `"/>`)
	}
	heads := s.heads()
	x.put(`<tableColumns count="`, strconv.Itoa(len(heads)), `">`)
	for i, title := range heads {
		x.put(`<tableColumn id="`, strconv.Itoa(i+1), `" name="`)
		x.text(title)
		x.put(`"/>`)
	}
	x.put(`</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/>`,
		`<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{504A1905-F514-4f6f-8877-14C23A59335A}"><x14:table altText="`)
	x.text(line(orElse(s.Title, s.Name), mostHead))
	x.put(`" altTextSummary="`)
	x.text(line(s.Explain, mostUnits))
	x.put(`"/></ext></extLst></table>`)
}
