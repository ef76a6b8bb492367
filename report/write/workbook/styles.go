package workbook

import (
	"slices"
	"strconv"
)

// pair is the format of a cell in the file: for safe text, and for text that could be taken for a formula.
type pair struct{ plain, quoted int }

// of returns the format for a cell that holds these words.
func (p pair) of(words string) int {
	if isRisky(words) {
		return p.quoted
	}
	return p.plain
}

// styles are the formats of cells. Formats 0 and 1 of named styles are Normal and Heading 1.
type styles struct {
	title, explain, head pair
	cells                []pair // in the order of the looks of the book

	fonts, fills, borders, formats []string
}

// ink is the colour of text that says nothing by its colour, and the ground of heads.
const ink = "14191D"

func newStyles(looks []Look) styles {
	s := styles{fonts: []string{font(12, Look{Ink: ink})}, borders: []string{"<border><left/><right/><top/><bottom/><diagonal/></border>"},
		fills: []string{`<fill><patternFill patternType="none"/></fill>`, `<fill><patternFill patternType="gray125"/></fill>`}}
	const top, bottom = `<alignment vertical="top" wrapText="1"/>`, `<alignment vertical="bottom" wrapText="1"/>`
	s.add("", 12, Look{Ink: ink}, 0) // format 0 is that of cells without one
	s.explain = s.add(`<alignment vertical="top"/>`, 12, Look{Ink: ink}, 0)
	s.title = s.add(`<alignment vertical="top"/>`, 15, Look{Ink: ink, Bold: true}, 1)
	s.head = s.add(bottom, 12, Look{Ink: "FFFFFF", Ground: ink, Bold: true}, 0)
	for _, look := range looks {
		alignment := top
		if look.Right {
			alignment = `<alignment horizontal="right" vertical="top" wrapText="1" indent="1"/>`
		}
		s.cells = append(s.cells, s.add(alignment, 12, look, 0))
	}
	return s
}

// add adds the two formats of a look, whose named style is that of the number.
func (s *styles) add(alignment string, size int, look Look, named int) pair {
	place := func(list *[]string, item string) string {
		at := slices.Index(*list, item)
		if at < 0 {
			at = len(*list)
			*list = append(*list, item)
		}
		return strconv.Itoa(at)
	}
	fill, border := s.fills[0], s.borders[0]
	if look.Ground != "" {
		fill = `<fill><patternFill patternType="solid"><fgColor rgb="FF` + look.Ground + `"/><bgColor indexed="64"/></patternFill></fill>`
	}
	if look.Border != "" {
		border = "<border>"
		for _, side := range []string{"left", "right", "top", "bottom"} {
			border += "<" + side + ` style="thin"><color rgb="FF` + look.Border + `"/></` + side + ">"
		}
		border += "<diagonal/></border>"
	}
	format := ` numFmtId="0" fontId="` + place(&s.fonts, font(size, look)) + `" fillId="` + place(&s.fills, fill) + `" borderId="` + place(&s.borders, border) +
		`" xfId="` + strconv.Itoa(named) + `" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` + alignment + "</xf>"
	s.formats = append(s.formats, "<xf"+format, `<xf quotePrefix="1"`+format)
	return pair{len(s.formats) - 2, len(s.formats) - 1}
}

func font(size int, look Look) string {
	of := "<font>"
	if look.Bold {
		of += "<b/>"
	}
	if look.Underlined {
		of += "<u/>"
	}
	return of + `<sz val="` + strconv.Itoa(size) + `"/><color rgb="FF` + look.Ink + `"/><name val="Arial"/><family val="2"/></font>`
}

func (s styles) write(x *xml) {
	list := func(name string, items []string) {
		x.put("<", name, ` count="`, strconv.Itoa(len(items)), `">`)
		x.put(items...)
		x.put("</", name, ">")
	}
	title := slices.Index(s.fonts, font(15, Look{Ink: ink, Bold: true}))
	x.put(`<styleSheet xmlns="`, mainSpace, `">`)
	list("fonts", s.fonts)
	list("fills", s.fills)
	list("borders", s.borders)
	list("cellStyleXfs", []string{`<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`, `<xf numFmtId="0" fontId="` + strconv.Itoa(title) + `" fillId="0" borderId="0"/>`})
	list("cellXfs", s.formats)
	list("cellStyles", []string{`<cellStyle name="Normal" xfId="0" builtinId="0"/>`, `<cellStyle name="Heading 1" xfId="1" builtinId="16"/>`})
	x.put(`<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleLight1" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`)
}
