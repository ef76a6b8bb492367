package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"
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

// styles are the formats of cells.
type styles struct {
	title, explain, head pair
	cells                []pair // in the order of the looks of the book
}

// ink is the colour of text that says nothing by its colour, and the ground of heads.
const ink = "14191D"

func newStyles(f *excelize.File, looks []Look) (s styles, err error) {
	add := func(size float64, look Look, alignment excelize.Alignment) (p pair) {
		if err == nil {
			p, err = addStyle(f, size, look, alignment)
		}
		return p
	}
	s.explain = add(12, Look{Ink: ink}, excelize.Alignment{Vertical: "top"})
	s.title = add(15, Look{Ink: ink, Bold: true}, excelize.Alignment{Vertical: "top"})
	s.head = add(12, Look{Ink: "FFFFFF", Ground: ink, Bold: true}, excelize.Alignment{Vertical: "bottom", WrapText: true})
	for _, look := range looks {
		alignment := excelize.Alignment{Vertical: "top", WrapText: true}
		if look.Right {
			alignment.Horizontal, alignment.Indent = "right", 1
		}
		s.cells = append(s.cells, add(12, look, alignment))
	}
	if err != nil {
		return styles{}, err
	}
	// excelize has no call for named styles. Screen readers find the title of a sheet by Heading 1 (ECMA-376 part 1, 18.8.7).
	of := f.Styles
	heading, named, number := of.CellXfs.Xf[s.title.plain], *of.CellStyles.CellStyle[0], len(of.CellStyleXfs.Xf)
	const heading1 = 16
	named.Name, named.XfID, named.BuiltInID = "Heading 1", number, new(heading1)
	heading.XfID = nil
	of.CellStyleXfs.Xf = append(of.CellStyleXfs.Xf, heading)
	of.CellStyles.CellStyle = append(of.CellStyles.CellStyle, &named)
	of.CellStyleXfs.Count, of.CellStyles.Count = len(of.CellStyleXfs.Xf), len(of.CellStyles.CellStyle)
	for _, id := range []int{s.title.plain, s.title.quoted} {
		of.CellXfs.Xf[id].XfID = &number
	}
	// What stands in no cell of ours has the font of what explains a sheet, in place of Calibri 11.
	of.Fonts.Font[0] = of.Fonts.Font[*of.CellXfs.Xf[s.explain.plain].FontID]
	return s, nil
}

// addStyle adds the two formats of a look.
func addStyle(f *excelize.File, size float64, look Look, alignment excelize.Alignment) (pair, error) {
	style := &excelize.Style{Alignment: &alignment, Font: &excelize.Font{Bold: look.Bold, Size: size, Color: look.Ink, Family: "Arial"}}
	if look.Underlined {
		style.Font.Underline = "single"
	}
	if look.Ground != "" {
		style.Fill = solid(look.Ground)
	}
	if look.Border != "" {
		for side := range strings.FieldsSeq("left right top bottom") {
			style.Border = append(style.Border, excelize.Border{Type: side, Color: look.Border, Style: 1})
		}
	}
	plain, err := f.NewStyle(style)
	if err != nil {
		return pair{}, err
	}
	// excelize has no call for the quote prefix, which keeps a spreadsheet from reading text as a formula.
	of := f.Styles.CellXfs
	quoted := of.Xf[plain]
	quoted.QuotePrefix = new(true)
	of.Xf = append(of.Xf, quoted)
	of.Count = len(of.Xf)
	return pair{plain, of.Count - 1}, nil
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}
