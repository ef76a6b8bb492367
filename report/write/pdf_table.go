package write

import (
	"strings"

	"policybrief/report"
)

var (
	cellLetters = lettering{size: 10, hue: hueInk}
	wordLetters = lettering{size: 9.5, bold: true, hue: hueInk}
)

const (
	cellLeading = 13.0
	cellPad     = 3.0 // above and below
	cellGap     = 8.0 // at the right
	leastColumn = 26.0
	headMost    = 8 // lines of a head at most, as every page repeats it
	wholeMost   = 5 // lines of a row that is never split, at most
)

// column is a column of a table as it is printed.
type column struct {
	report.Column
	index int // in the row's cells
	left  float64
	width float64
	gap   float64 // at its right
}

// table sets a table: its title and explanation, its head, its rows.
func (s *setter) table(t *report.Table) []*strip {
	if t == nil {
		return nil
	}
	strips := s.title(t.Title)
	explain := s.text(plainPart(t.Explain, belowLetters), setting{asParagraph, contentLeft, contentWidth, 13, true})
	strips = append(strips, explain...)
	if len(strips) > 0 {
		last := strips[len(strips)-1]
		last.height += 4
	}
	heads := len(strips)
	columns := s.columnsOf(t)
	switch {
	case len(t.Printed()) == 0:
		strips = append(strips, s.within(asNote, func() []*strip { return s.empty(plainPart(t.Empty, emptyLetters)) })...)
	case len(columns) == 0:
	default:
		strips = append(strips, s.within(asTable, func() []*strip { return s.rows(t, columns) })...)
	}
	if len(strips) > 0 {
		strips[0].above = 12
		strips[0].clear = true
	}
	return keepLines(strips, max(heads, 1))
}

// title sets the title of a table or figure.
func (s *setter) title(words string) []*strip {
	level := asHeading3
	if s.level == asHeading3 {
		level = asHeading4
	}
	return s.text(plainPart(words, titleLetters), setting{level, contentLeft, contentWidth, 18, true})
}

// columnsOf returns the columns that are printed, each as wide as its share, but none narrower than the longest word of
// its title where there is room for all.
func (s *setter) columnsOf(t *report.Table) []column {
	var columns []column
	var least []float64
	shares, needed := 0.0, 0.0
	for i, c := range t.Columns {
		if c.Share <= 0 {
			continue
		}
		longest := leastColumn
		for word := range strings.FieldsSeq(c.Title) {
			longest = max(longest, s.face.width(word, cellLetters.bolder())+cellGap)
		}
		columns = append(columns, column{Column: c, index: i, gap: cellGap})
		least = append(least, longest)
		shares += float64(c.Share)
		needed += longest
	}
	if len(columns) == 0 {
		return nil
	}
	short, over := 0.0, 0.0 // what narrow columns lack, and what wide ones can give
	for i := range columns {
		if needed > contentWidth {
			least[i] = min(leastColumn, contentWidth/float64(len(columns)))
		}
		columns[i].width = contentWidth * float64(columns[i].Share) / shares
		short += max(least[i]-columns[i].width, 0)
		over += max(columns[i].width-least[i], 0)
	}
	left := contentLeft
	for i := range columns {
		c := &columns[i]
		if spare := c.width - least[i]; spare > 0 {
			c.width -= short * spare / over
		} else {
			c.width = least[i]
		}
		c.left = left
		left += c.width
	}
	columns[len(columns)-1].gap = 0
	return columns
}

// cellAt returns a cell of a row, which may have fewer than its table has columns. No row has a cell at -1.
func cellAt(row report.Row, i int) report.Cell {
	if i >= 0 && i < len(row.Cells) {
		return row.Cells[i]
	}
	return report.Cell{}
}

// headerCell adds to a row a cell that says what others hold: those of its row, or of the columns that it spans.
func (e *element) headerCell(scope string, span int) *element {
	cell := e.add(asHeaderCell)
	cell.scope, cell.span = scope, span
	return cell
}

// cells adds a row with a cell for each column. The first says what the row is about.
func (e *element) cells(columns int) []*element {
	row := e.add(asTableRow)
	cells := []*element{row.headerCell("Row", 1)}
	for len(cells) < columns {
		cells = append(cells, row.add(asCell))
	}
	return cells
}

// tableHead sets the head of a table.
func (s *setter) tableHead(columns []column) *strip {
	letters := cellLetters.bolder()
	var lines [][]textLine
	var cells []*element
	row := s.parent.add(asTableHead).add(asTableRow)
	most := 1
	for _, c := range columns {
		cells = append(cells, row.headerCell("Column", 1))
		set := s.face.lines(plainPart(c.Title, letters), c.width-c.gap)
		set = set[:min(len(set), headMost)]
		lines = append(lines, set)
		most = max(most, len(set))
	}
	height := float64(most)*cellLeading + 2*cellPad + 2.4
	return &strip{height: height, clear: true, draw: func(p *pen, top float64) {
		p.box(contentLeft, top, contentWidth, 1.2, hueInk)
		p.box(contentLeft, top+height-1.2, contentWidth, 1.2, hueInk)
		for i, c := range columns {
			y := top + 1.2 + cellPad + float64(most-len(lines[i]))*cellLeading
			p.tagged(cells[i], func() { c.draw(p, y, cellLeading, lines[i]) })
		}
	}}
}

// draw draws lines in the column, from the top of the first.
func (c column) draw(p *pen, top, leading float64, lines []textLine) {
	for _, line := range lines {
		x := c.left
		if c.Right {
			x += c.width - c.gap - line.width
		}
		p.draw(x, top+line.parts[0].baseline(leading), line)
		top += leading
	}
}

// rows sets the rows of a table under its head. The head is repeated on each page, and read once; the foot has a rule on
// each.
func (s *setter) rows(t *report.Table, columns []column) []*strip {
	head := s.tableHead(columns)
	strips := []*strip{head}
	again := *head
	again.element = artifact
	table := s.parent
	body := t.Printed()
	for i, row := range body {
		if i == 0 || row.Group {
			s.parent = table.add(asTableBody)
		}
		var rows []*strip
		if row.Group {
			rows = s.group(row, columns)
		} else {
			rows = s.row(row, columns)
		}
		if i == 0 || body[i-1].Group {
			rows[0].bind = byLine
		}
		for _, st := range rows {
			st.again = &again
		}
		strips = append(strips, rows...)
	}
	s.parent = table
	for _, st := range strips {
		st.clear = true
	}
	inFrame(strips, &frame{func(p *pen, _, bottom float64) { p.box(contentLeft, bottom, contentWidth, 1.2, hueInk) }})
	return strips
}

// row sets a row: one strip where it is short, else one a line.
func (s *setter) row(row report.Row, columns []column) []*strip {
	lines := make([][]textLine, len(columns))
	cells := s.parent.cells(len(columns))
	most := 1
	for i, c := range columns {
		cell := cellAt(row, c.index)
		width := max(c.width-c.gap, 8)
		lines[i] = append(s.face.lines(s.cellParts(cell), width), s.face.lines(s.parts(cell.Second, cellLetters.in(hueGrey)), width)...)
		most = max(most, len(lines[i]))
	}
	step := 1
	if most <= wholeMost {
		step = most
	}
	var strips []*strip
	for from := 0; from < most; from += step {
		st := &strip{height: float64(step) * cellLeading}
		st.draw = func(p *pen, top float64) {
			for i, c := range columns {
				p.tagged(cells[i], func() {
					c.draw(p, top, cellLeading, lines[i][min(from, len(lines[i])):min(from+step, len(lines[i]))])
				})
			}
		}
		strips = append(strips, st)
	}
	keepEnds(strips, 3)
	padded(strips, cellPad, cellPad)
	last := strips[len(strips)-1]
	last.also(func(p *pen, top float64) { p.box(contentLeft, top+last.height-0.5, contentWidth, 0.5, hueHair) })
	strips[0].anchors = []string{row.Anchor}
	strips[0].sources = rowSources(row)
	return strips
}

func rowSources(row report.Row) (ids []string) {
	for _, cell := range row.Cells {
		ids = append(ids, sourcesOf(cell.Text, cell.Second)...)
	}
	return ids
}

// cellParts sets the first line of a cell, with the symbol and word of its stance where its own words lack them.
func (s *setter) cellParts(cell report.Cell) []part {
	parts := s.parts(cell.Text, cellLetters)
	sign, stated := report.SignOf(cell.Stance)
	if !stated {
		return parts
	}
	words := plain(cell.Text)
	if !strings.Contains(words, sign.Short) {
		parts = append(plainPart(sign.Short+" ", cellLetters.bolder()), parts...)
	}
	return append(plainPart(sign.Symbol+"\u00a0", cellLetters.bolder().in(stanceLooks[cell.Stance].ink)), parts...)
}

// group sets a heading over rows, on tint.
func (s *setter) group(row report.Row, columns []column) []*strip {
	letters := lettering{size: 9.5, bold: true, hue: hueInk}
	var strips []*strip
	cell := s.parent.add(asTableRow).headerCell("Column", len(columns))
	for _, line := range s.face.lines(s.parts(cellAt(row, columns[0].index).Text, letters), contentWidth-2*cellGap) {
		strips = append(strips, &strip{element: cell, height: cellLeading, draw: func(p *pen, top float64) {
			p.draw(contentLeft+4, top+letters.baseline(cellLeading), line)
		}})
	}
	if len(strips) == 0 {
		strips = []*strip{{height: cellLeading, draw: func(*pen, float64) {}}}
	}
	padded(strips, 2, 2)
	last := strips[len(strips)-1]
	last.also(func(p *pen, top float64) { p.box(contentLeft, top+last.height-0.5, contentWidth, 0.5, hueHair) })
	for _, st := range strips {
		st.also(func(p *pen, top float64) { p.box(contentLeft, top, contentWidth, st.height, hueTint) })
	}
	strips[0].anchors = []string{row.Anchor}
	return bindAll(strips, byLine)
}
