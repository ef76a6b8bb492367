package write

import (
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"policybrief/extract"
	"policybrief/report"
)

// Limits of the file format and of Excel, which mends or refuses a workbook that breaks one.
const (
	mostUnits  = 32_767 // UTF-16 units in a cell
	mostFeeds  = 253    // line feeds in a cell
	mostLinks  = 65_530 // on a sheet; cells after them are shown, but are not links
	mostRows   = 1_048_576
	mostHead   = 255 // units in the head of a column
	mostWide   = 255 // width of a column, in characters
	mostHigh   = 409 // height of a row, in points
	lineHeight = 15.75
)

// fill writes every sheet to the file, row by row.
func (w *workbook) fill(f *excelize.File) error {
	if err := f.SetDefaultFont("Arial"); err != nil {
		return err
	}
	var err error
	if w.styles, err = newStyles(f); err != nil {
		return err
	}
	tables := map[string]bool{}
	for i, s := range w.sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.name)
		} else {
			_, err = f.NewSheet(s.name)
		}
		if err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
		links := &strings.Builder{}
		w.links = append(w.links, links)
		if err := w.stream(f, s, unique(tableName(s.name), mostHead, tables), links); err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	return nil
}

// stream writes one sheet. Everything but the rows must be set before the writer is made or before it is flushed:
// later it would be lost without an error.
func (w *workbook) stream(f *excelize.File, s *worksheet, table string, links *strings.Builder) error {
	if s.rows > mostRows-headRow {
		return fmt.Errorf("%d rows are more than a sheet holds, which is %d", s.rows, mostRows-headRow)
	}
	last := headRow + max(s.rows, 1)
	lastColumn, err := excelize.ColumnNumberToName(len(s.columns))
	if err != nil {
		return err
	}
	yes, no, a4, one, free, landscape := true, false, 9, 1, 0, "landscape"
	if err := f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &one, FitToHeight: &free}); err != nil {
		return err
	}
	if err := f.SetSheetDimension(s.name, fmt.Sprintf("A1:%s%d", lastColumn, last)); err != nil {
		return err
	}
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", s.name, headRow, headRow), Scope: s.name}); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: "A" + strconv.Itoa(firstRow), ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{Pane: "bottomLeft", ActiveCell: "A1", SQRef: "A1"}}}); err != nil {
		return err
	}
	widths := make([]int, len(s.columns))
	heads := make([]any, len(s.columns))
	taken := map[string]bool{}
	lines := 1
	for i, column := range s.columns {
		if widths[i] = min(column.Wide, mostWide); widths[i] <= 0 {
			widths[i] = 20
		}
		if err := out.SetColWidth(i+1, i+1, float64(widths[i])); err != nil {
			return err
		}
		title := strings.Join(strings.Fields(clean(column.Title)), " ")
		if title == "" {
			title = "Column " + strconv.Itoa(i+1)
		}
		title = unique(title, mostHead, taken)
		lines = max(lines, linesOf(title, widths[i]-4)) // the filter's button takes room
		heads[i] = excelize.Cell{StyleID: w.styles.of(headStyle, title), Value: title}
	}
	title, explain := fitting(s.title), joined(w.brief.Marking, s.explain)
	if w.brief.Marking != "" {
		explain = joined(w.brief.Marking+".", s.explain)
	}
	explain = fitting(joined(explain, "A blank cell holds nothing to show."))
	rowsAbove := []struct {
		cells  []any
		height float64
	}{
		{[]any{excelize.Cell{StyleID: w.styles.of(titleStyle, title), Value: title}}, 24},
		{[]any{excelize.Cell{StyleID: w.styles.of(explainStyle, explain), Value: explain}}, lineHeight},
		{heads, heightOf(lines)},
	}
	for i, row := range rowsAbove {
		if err := out.SetRow("A"+strconv.Itoa(titleRow+i), row.cells, excelize.RowOpts{Height: row.height}); err != nil {
			return err
		}
	}
	count := 0
	values := make([]any, len(s.columns))
	for i := range max(s.rows, 1) {
		shown := []sheetCell{{value: s.empty}}
		if s.rows > 0 {
			shown = s.row(i)
		}
		clear(values)
		lines := 1
		for at := range s.columns {
			values[at] = excelize.Cell{StyleID: w.styles.of(bodyStyle, "")}
			if at >= len(shown) {
				continue
			}
			c := shown[at]
			kind, words := kindOf(c), ""
			value := c.value
			if s, ok := value.(string); ok {
				if words = fitting(s); c.link != "" {
					words = strings.ReplaceAll(words, "\n", " \n") // LibreOffice shows linked text without its line feeds
				}
				lines = max(lines, linesOf(words, widths[at]))
				if value = words; words == "" {
					value = nil
				}
			}
			values[at] = excelize.Cell{StyleID: w.styles.of(kind, words), Value: value}
			if c.link != "" && count < mostLinks {
				name, err := excelize.CoordinatesToCellName(at+1, firstRow+i)
				if err != nil {
					return err
				}
				count++
				fmt.Fprintf(links, `<hyperlink ref="%s" location="`, name)
				if err := xml.EscapeText(links, []byte(c.link)); err != nil {
					return err
				}
				links.WriteString(`"/>`)
			}
		}
		if err := out.SetRow("A"+strconv.Itoa(firstRow+i), values, excelize.RowOpts{Height: heightOf(lines)}); err != nil {
			return err
		}
	}
	if err := out.AddTable(&excelize.Table{Range: fmt.Sprintf("A%d:%s%d", headRow, lastColumn, last), Name: table, StyleName: "TableStyleLight1", ShowRowStripes: &no}); err != nil {
		return err
	}
	return out.Flush()
}

// cellStyle is a look that a cell can have.
type cellStyle string

// The styles beside those of the stances, which are named after them.
const (
	titleStyle   cellStyle = "title"
	explainStyle cellStyle = "explain"
	headStyle    cellStyle = "head"
	bodyStyle    cellStyle = "body"
	strongStyle  cellStyle = "strong"
	linkStyle    cellStyle = "link"
	numberStyle  cellStyle = "number"
)

// cellLooks are the font and ground of each style, in the colours of the brief. Plain support and opposition stand on
// lighter petrol and brick than in print: LibreOffice writes every link in dark blue, which must be legible there too.
var cellLooks = map[cellStyle]struct {
	size        float64
	bold        bool
	ink, ground string
	underlined  bool
	onOneLine   bool
	withBorder  bool
	toTheRight  bool
}{
	titleStyle:                       {size: 15, bold: true, ink: "14191D", onOneLine: true},
	explainStyle:                     {ink: "14191D", onOneLine: true},
	headStyle:                        {bold: true, ink: "FFFFFF", ground: "14191D"},
	bodyStyle:                        {ink: "14191D", withBorder: true},
	strongStyle:                      {bold: true, ink: "14191D", withBorder: true},
	linkStyle:                        {ink: "0A4D5C", underlined: true, withBorder: true},
	numberStyle:                      {ink: "14191D", withBorder: true, toTheRight: true},
	cellStyle(extract.Support):       {bold: true, ink: "14191D", ground: "8DBFC7", withBorder: true},
	cellStyle(report.GeneralSupport): {ink: "14191D", ground: "CFE3E6", withBorder: true},
	cellStyle(extract.Oppose):        {bold: true, ink: "14191D", ground: "EBAE98", withBorder: true},
	cellStyle(extract.Both):          {ink: "14191D", ground: "F4E8D8", withBorder: true},
	cellStyle(extract.Neutral):       {ink: "14191D", ground: "DDE3E6", withBorder: true},
	cellStyle(extract.Declined):      {ink: "14191D", withBorder: true},
	cellStyle(report.Silent):         {ink: "4A545B", withBorder: true},
}

// kindOf returns the style of a cell.
func kindOf(c sheetCell) cellStyle {
	if _, found := cellLooks[cellStyle(c.stance)]; found && c.stance != "" {
		return cellStyle(c.stance)
	}
	_, number := c.value.(float64)
	switch {
	case c.link != "":
		return linkStyle
	case number:
		return numberStyle
	case c.strong:
		return strongStyle
	}
	return bodyStyle
}

// styles are the numbers of the styles in the file: each for safe text, and for text that could be taken for a formula.
type styles map[cellStyle][2]int

func newStyles(f *excelize.File) (styles, error) {
	made := styles{}
	for _, name := range slices.Sorted(maps.Keys(cellLooks)) {
		look := cellLooks[name]
		size := look.size
		if size == 0 {
			size = 12
		}
		var ids [2]int
		for quoted := range ids {
			s := excelize.Style{
				Font:      &excelize.Font{Family: "Arial", Size: size, Bold: look.bold, Color: look.ink},
				Alignment: &excelize.Alignment{Vertical: "top", WrapText: !look.onOneLine, ReadingOrder: uint64(quoted)}, // for finish: equal styles would share a number
			}
			if look.underlined {
				s.Font.Underline = "single"
			}
			if look.ground != "" {
				s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{look.ground}}
			}
			if look.toTheRight {
				s.Alignment.Horizontal, s.Alignment.Indent = "right", 1
			}
			if look.withBorder {
				for _, side := range []string{"left", "right", "top", "bottom"} {
					s.Border = append(s.Border, excelize.Border{Type: side, Color: "C9D0D4", Style: 1})
				}
			}
			id, err := f.NewStyle(&s)
			if err != nil {
				return nil, err
			}
			ids[quoted] = id
		}
		made[name] = ids
	}
	return made, nil
}

// of returns the number of a style for a cell that holds these words.
func (s styles) of(name cellStyle, words string) int {
	if isRisky(words) {
		return s[name][1]
	}
	return s[name][0]
}

// isRisky reports whether a spreadsheet would read the words as a formula if they were typed in, or if the sheet were
// saved as CSV and opened again (OWASP, CSV injection).
func isRisky(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \u00a0\n"))
	return strings.ContainsRune("=+-@＝＋－＠", r)
}

// fitting makes words fit a cell, with a visible mark where they had to be cut.
func fitting(s string) string {
	s = strings.TrimSpace(clean(s))
	if strings.Count(s, "\n") > mostFeeds {
		lines := strings.SplitN(s, "\n", mostFeeds+1)
		lines[mostFeeds] = strings.ReplaceAll(lines[mostFeeds], "\n", " ")
		s = strings.Join(lines, "\n")
	}
	return shortened(s, mostUnits)
}

// shortened cuts s to so many UTF-16 units, and says at its end how long it was.
func shortened(s string, units int) string {
	if unitsOf(s) <= units {
		return s
	}
	mark := fmt.Sprintf(" … [cut: %d characters in all]", utf8.RuneCountInString(s))
	return start(s, units-unitsOf(mark)) + mark
}

// start returns as much of the start of s as has so many UTF-16 units.
func start(s string, units int) string {
	for i, r := range s {
		if units -= utf16.RuneLen(r); units < 0 {
			return s[:i]
		}
	}
	return s
}

func unitsOf(s string) (n int) {
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// linesOf estimates how many lines words take in a column, in 12 point Arial, whose letters are on average a little
// narrower than the 11 point digit that widths count in; those of Chinese, Japanese and Korean, and emoji, are twice as wide.
func linesOf(s string, width int) int {
	per := max(1, width*21/20)
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		used := 0
		n++
		for word := range strings.SplitSeq(line, " ") {
			long := 0
			for _, r := range word {
				long++
				if r >= 0x1100 && !unicode.Is(unicode.Mn, r) && (r < 0x2000 || r > 0x2DFF) {
					long++
				}
			}
			switch {
			case used == 0:
			case used+1+long > per:
				n, used = n+1, 0
			default:
				used++
			}
			n += max(0, long-1) / per
			used += long - max(0, long-1)/per*per
		}
	}
	return n
}

func heightOf(lines int) float64 { return min(mostHigh, float64(lines)*lineHeight+2) }

// sheetName makes a name that Excel takes: none of []:*?/\, no apostrophe (links would have to escape it), not blank.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) || r < ' ' {
			return ' '
		}
		return r
	}, clean(s))
	if s = strings.Join(strings.Fields(s), " "); s == "" {
		return "Table"
	}
	return s
}

// tableName makes a name of letters, digits and underscores that cannot be taken for that of a cell.
func tableName(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return unicode.ToLower(r)
		}
		return '_'
	}, "table_"+s)
}

// unique cuts a name to so many UTF-16 units, and numbers it if it is taken, whatever the case of its letters.
func unique(name string, units int, taken map[string]bool) string {
	made := strings.TrimSpace(start(name, units))
	for n := 2; taken[strings.ToLower(made)]; n++ {
		end := "_" + strconv.Itoa(n)
		made = strings.TrimSpace(start(name, units-len(end))) + end
	}
	taken[strings.ToLower(made)] = true
	return made
}

// capital returns a name such as "next-steps" as a title has it: "Next steps".
func capital(s string) string {
	s = strings.ReplaceAll(s, "-", " ")
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
