package write

import (
	"slices"
	"strings"
	"unicode"

	"policybrief/extract"
	"policybrief/report"
)

var (
	cellLetters = lettering{size: 10, hue: hueInk}
	markLetters = lettering{size: 13, hue: hueInk}
	wordLetters = lettering{size: 9.5, bold: true, hue: hueInk}
)

const (
	cellLeading = 13.0
	cellPad     = 3.0 // above and below
	cellGap     = 8.0 // at the right
	leastColumn = 26.0
	headMost    = 8 // lines of a head at most, as every page repeats it
	wholeMost   = 5 // lines of a row that is never split, at most

	matrixMost    = 7 // stances side by side
	matrixNames   = 150.0
	matrixWidest  = 87.0
	matrixLeading = 12.0
	matrixCell    = 32.0 // least height
	matrixTallest = 300.0
	silenceIndent = 78.0 // of what is known of somebody without a position
)

// column is a column of a table as it is printed.
type column struct {
	report.Column
	index int // in the row's cells
	left  float64
	width float64
	gap   float64 // at its right
}

// table sets a table: its title and explanation, its head, its rows. One with stances in its cells is a matrix.
func (s *setter) table(t *report.Table) []*strip {
	if t == nil {
		return nil
	}
	title := asHeading3
	if s.level == asHeading3 {
		title = asHeading4
	}
	strips := s.text(plainPart(t.Title, titleLetters), setting{title, contentLeft, contentWidth, 18, true})
	explain := s.text(plainPart(t.Explain, belowLetters), setting{asParagraph, contentLeft, contentWidth, 13, true})
	strips = append(strips, explain...)
	if len(strips) > 0 {
		last := strips[len(strips)-1]
		last.height += 4
	}
	heads := len(strips)
	columns := s.columnsOf(t)
	switch {
	case len(t.Rows) == 0:
		strips = append(strips, s.within(asNote, func() []*strip { return s.empty(plainPart(t.Empty, emptyLetters)) })...)
	case len(columns) == 0:
	case isMatrix(t, columns):
		strips = append(strips, s.matrix(t, columns)...)
	default:
		strips = append(strips, s.within(asTable, func() []*strip { return s.rows(t, columns) })...)
	}
	if len(strips) > 0 {
		strips[0].above = 12
		strips[0].clear = true
	}
	return keepLines(strips, max(heads, 1))
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
		for _, part := range line.parts[:1] {
			p.draw(x, top+part.baseline(leading), line)
		}
		top += leading
	}
}

// rows sets the head and the rows of a table.
func (s *setter) rows(t *report.Table, columns []column) []*strip {
	return s.body(t, columns, s.tableHead(columns), func(row report.Row) []*strip { return s.row(row, columns) })
}

// body sets the rows of a table under its head. The head is repeated on each page, and read once; the foot has a rule on
// each.
func (s *setter) body(t *report.Table, columns []column, head *strip, set func(report.Row) []*strip) []*strip {
	strips := []*strip{head}
	again := *head
	again.element = artifact
	table := s.parent
	for i, row := range t.Rows {
		if i == 0 || row.Group {
			s.parent = table.add(asTableBody)
		}
		var rows []*strip
		if row.Group {
			rows = s.group(row, columns)
		} else {
			rows = set(row)
		}
		if i == 0 || t.Rows[i-1].Group {
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
	mark, stated := markOf(cell.Stance)
	if !stated {
		return parts
	}
	words := plain(cell.Text)
	if !strings.Contains(words, mark.Short) {
		parts = append(plainPart(mark.Short+" ", cellLetters.bolder()), parts...)
	}
	if !strings.HasPrefix(words, mark.Symbol) {
		parts = append(plainPart(mark.Symbol+"\u00a0", cellLetters.bolder().in(mark.look.ink)), parts...)
	}
	return parts
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

// printMark is how a stance looks in print.
type printMark struct {
	report.StanceSign
	look stanceLook
}

// printMarks are the looks of the seven stances, the strongest first.
var printMarks = func() (marks []printMark) {
	for _, sign := range report.Stances {
		marks = append(marks, printMark{sign, stanceLooks[sign.Stance]})
	}
	return marks
}()

func markOf(stance extract.Stance) (printMark, bool) {
	i := slices.IndexFunc(printMarks, func(m printMark) bool { return m.Stance == stance })
	if i < 0 {
		return printMark{}, false
	}
	return printMarks[i], true
}

// draw fills a cell of a matrix with the look of its stance.
func (m printMark) draw(p *pen, x, y, width, height float64) {
	p.box(x, y, width, height, m.look.ground)
	p.outline(x, y, width, height, 0.75, m.look.edge)
}

// isMatrix reports whether the table says, in two columns or more, who takes which stance.
func isMatrix(t *report.Table, columns []column) bool { return len(stancesOf(t, columns)) > 1 }

// stancesOf returns the columns that hold stances.
func stancesOf(t *report.Table, columns []column) (stances []column) {
	for _, c := range columns {
		if slices.ContainsFunc(t.Rows, func(row report.Row) bool {
			_, stated := markOf(cellAt(row, c.index).Stance)
			return !row.Group && stated
		}) {
			stances = append(stances, c)
		}
	}
	return stances
}

// matrix sets who takes which stance on what, seven things side by side, more in further tables, and the legend.
func (s *setter) matrix(t *report.Table, columns []column) []*strip {
	stances := stancesOf(t, columns)
	others := slices.DeleteFunc(slices.Clone(columns), func(c column) bool {
		return slices.ContainsFunc(stances, func(stance column) bool { return stance.index == c.index })
	})
	if len(others) == 0 {
		others = []column{{index: -1}} // a matrix has names, be they empty
	}
	var strips []*strip
	for side := range slices.Chunk(stances, matrixMost) {
		width := min((contentWidth-matrixNames)/float64(min(len(stances), matrixMost)), matrixWidest)
		left := contentRight - width*float64(len(side))
		for i := range side {
			side[i].left, side[i].width = left+width*float64(i), width
		}
		set := s.within(asTable, func() []*strip { return s.matrixRows(t, others, side, left-contentLeft) })
		if len(strips) > 0 {
			set[0].above = 16
		}
		strips = append(strips, set...)
	}
	return bindAll(append(strips, s.legend()...), byBlock)
}

func (s *setter) matrixRows(t *report.Table, others, side []column, names float64) []*strip {
	columns := slices.Concat(others, side)
	return s.body(t, columns, s.matrixHead(others, side, names), func(row report.Row) []*strip {
		return s.matrixRow(row, others, side, names)
	})
}

// matrixHead sets the head of a matrix; the number that a title begins with stands in a square.
func (s *setter) matrixHead(others, side []column, names float64) *strip {
	row := s.parent.add(asTableHead).add(asTableRow)
	named := row.headerCell("Column", len(others))
	var cells []*element
	numbers, titles := make([]string, len(side)), make([][]textLine, len(side))
	most, square := 1, 0.0
	for i, c := range side {
		cells = append(cells, row.headerCell("Column", 1))
		rest := c.Title
		if at := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) }); at > 0 && at < 4 {
			numbers[i], rest = rest[:at], strings.TrimLeft(rest[at:], ". ")
			square = 17
		}
		titles[i] = s.face.lines(plainPart(rest, wordLetters), c.width-5)
		titles[i] = titles[i][:min(len(titles[i]), headMost)]
		most = max(most, len(titles[i]))
	}
	height := float64(most)*matrixLeading + square + 2*cellPad + 1.2
	return &strip{height: height, draw: func(p *pen, top float64) {
		base := top + height - 1.2 - cellPad
		p.box(contentLeft, top+height-1.2, contentWidth, 1.2, hueInk)
		p.tagged(named, func() {
			p.write(contentLeft, base-matrixLeading+wordLetters.baseline(matrixLeading), p.fit(others[0].Title, wordLetters, names-cellGap), wordLetters)
		})
		for i, c := range side {
			p.tagged(cells[i], func() {
				y := base - float64(len(titles[i]))*matrixLeading
				if numbers[i] != "" {
					number := lettering{size: 9, bold: true, hue: hueWhite}
					p.box(c.left+1, y-15, 13.6, 13.6, hueInk)
					p.writeCentred(c.left+1+6.8, y-15+6.8+3, numbers[i], number)
				}
				column{left: c.left + 1}.draw(p, y, matrixLeading, titles[i])
			})
		}
	}}
}

// matrixRow sets what one stakeholder is reported to hold. Where nothing is, the row is one cell.
func (s *setter) matrixRow(row report.Row, others, side []column, names float64) []*strip {
	silent, least := true, 0.0
	for _, c := range side {
		stance := cellAt(row, c.index).Stance
		silent = silent && stance == report.Silent
		if _, stated := markOf(stance); stated {
			least = matrixCell
		}
	}
	letters := cellLetters
	letters.bold = !silent
	first := s.face.lines(s.parts(cellAt(row, others[0].index).Text, letters), names-cellGap)
	var below, known []textLine
	cells := make([][]textLine, len(side))
	height := float64(len(first))*cellLeading + 6
	if silent {
		known = s.face.lines(s.silence(row, others, side), contentRight-side[0].left-silenceIndent-cellGap)
		height = max(height, float64(max(len(known), 1))*cellLeading+8.6)
	} else {
		var second []part
		for i, c := range others {
			if i > 0 {
				second = append(second, s.further(second, cellAt(row, c.index).Text)...)
			}
			second = append(second, s.further(second, cellAt(row, c.index).Second)...)
		}
		below = s.face.lines(second, names-cellGap)
		height += float64(len(below)) * matrixLeading
		for i, c := range side {
			cells[i] = s.matrixCell(cellAt(row, c.index), c.width-4)
			height = max(height, float64(len(cells[i]))*matrixLeading+8, least+2)
		}
	}
	if height > matrixTallest {
		wide := slices.Clone(others)
		for i := range wide {
			wide[i].left, wide[i].width = contentLeft+names*float64(i)/float64(len(wide)), names/float64(len(wide))
		}
		return s.row(row, append(wide, side...))
	}
	mute, _ := markOf(report.Silent)
	tr := s.parent.add(asTableRow)
	named := tr.headerCell("Row", len(others))
	held := make([]*element, len(side))
	for i := range held {
		if silent && i > 0 {
			held[0].span++
			continue
		}
		held[i] = tr.add(asCell)
		held[i].span = 1
	}
	st := &strip{height: height, anchors: []string{row.Anchor}, sources: rowSources(row)}
	st.draw = func(p *pen, top float64) {
		p.box(contentLeft, top+height-0.5, contentWidth, 0.5, hueHair)
		y := top + 2
		if silent {
			y = top + (height-float64(len(first))*cellLeading-float64(len(below))*matrixLeading)/2
		}
		p.tagged(named, func() {
			column{left: contentLeft}.draw(p, y, cellLeading, first)
			column{left: contentLeft}.draw(p, y+float64(len(first))*cellLeading, matrixLeading, below)
		})
		if silent {
			p.outline(side[0].left+1, top+1, contentRight-side[0].left-1, height-2, 0.75, hueHair)
			y := top + (height-float64(max(len(known), 1))*cellLeading)/2
			p.tagged(held[0], func() {
				p.write(side[0].left+9, y+cellLetters.baseline(cellLeading), mute.Symbol+"\u00a0 "+mute.Short, cellLetters.in(hueGrey))
				column{left: side[0].left + silenceIndent}.draw(p, y, cellLeading, known)
			})
			return
		}
		for i, c := range side {
			if mark, stated := markOf(cellAt(row, c.index).Stance); stated {
				mark.draw(p, c.left+1, top+1, c.width-2, height-2)
			}
			y := top + (height-float64(len(cells[i]))*matrixLeading)/2
			p.tagged(held[i], func() {
				for _, line := range cells[i] {
					for _, part := range line.parts[:1] {
						p.draw(c.left+(c.width-line.width)/2, y+part.baseline(matrixLeading), line)
					}
					y += matrixLeading
				}
			})
		}
	}
	return []*strip{st}
}

// further sets text that follows other text on the second line of a name.
func (s *setter) further(before []part, t report.Text) []part {
	small := lettering{size: 9, hue: hueGrey}
	parts := s.parts(t, small)
	if len(before) > 0 && len(parts) > 0 {
		parts = append(plainPart("; ", small), parts...)
	}
	return parts
}

// matrixCell sets a stance: symbol and citations, and the word below.
func (s *setter) matrixCell(cell report.Cell, width float64) []textLine {
	mark, stated := markOf(cell.Stance)
	if !stated {
		return s.face.lines(s.parts(cell.Text, cellLetters), width)
	}
	symbol, word := markLetters.bolder().in(mark.look.text), wordLetters.in(mark.look.text)
	if cell.Stance == report.Silent {
		word.size, word.bold = 9, false
	}
	above := plainPart(mark.Symbol, symbol)
	var words report.Text
	for _, run := range cell.Text {
		if run.All || len(run.Cites) > 0 {
			above = append(append(above, part{words: " ", lettering: symbol}), s.cites(run, word)...)
		} else {
			words = append(words, run)
		}
	}
	if strings.TrimSpace(plain(words)) == "" {
		words = report.Text{{Words: mark.Short}}
	}
	lines := append(s.face.lines(above, width), s.face.lines(s.parts(words, word), width)...)
	return append(lines, s.face.lines(s.parts(cell.Second, lettering{size: 9, hue: mark.look.text}), width)...)
}

// silence sets what is known of a stakeholder without a position, each thing once.
func (s *setter) silence(row report.Row, others, side []column) (parts []part) {
	mute, _ := markOf(report.Silent)
	var seen []string
	add := func(t report.Text) {
		words := strings.TrimSpace(plain(t))
		if words == "" || words == mute.Short || slices.Contains(seen, words) {
			return
		}
		if len(seen) > 0 {
			parts = append(parts, part{words: " ", lettering: cellLetters})
		}
		seen = append(seen, words)
		parts = append(parts, s.parts(t, cellLetters)...)
	}
	for i, c := range others {
		if i > 0 {
			add(cellAt(row, c.index).Text)
		}
		add(cellAt(row, c.index).Second)
	}
	for _, c := range side {
		add(cellAt(row, c.index).Text)
		add(cellAt(row, c.index).Second)
	}
	return parts
}

// legend sets what each stance looks like: all seven, always.
func (s *setter) legend() []*strip {
	const swatch, height = 30.0, 13.0
	type entry struct {
		element *element
		mark    printMark
		x       float64
	}
	list := s.parent.add(asList)
	lines := [][]entry{nil}
	x := contentLeft
	for _, mark := range printMarks {
		width := swatch + 8 + s.face.width(mark.Words, cellLetters) + 14
		if x+width-14 > contentRight {
			lines = append(lines, nil)
			x = contentLeft
		}
		last := len(lines) - 1
		lines[last] = append(lines[last], entry{list.add(asListItem).add(asItemBody), mark, x})
		x += width
	}
	var strips []*strip
	for _, line := range lines {
		strips = append(strips, &strip{above: 5, height: height, clear: true, bind: byLine, draw: func(p *pen, top float64) {
			for _, e := range line {
				e.mark.draw(p, e.x, top, swatch, height)
				symbol := markLetters.bolder().in(e.mark.look.text)
				p.tagged(e.element, func() {
					p.writeCentred(e.x+swatch/2, top+symbol.baseline(height), e.mark.Symbol, symbol)
					p.write(e.x+swatch+8, top+cellLetters.baseline(height), e.mark.Words, cellLetters)
				})
			}
		}})
	}
	strips[0].above = 10
	return strips
}
