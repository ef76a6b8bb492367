package write

import (
	"strconv"

	"policybrief/report"
)

const (
	matrixMost    = 7 // items side by side
	matrixNames   = 150.0
	matrixWidest  = 87.0
	matrixLeading = 12.0
	matrixCell    = 32.0 // least height
	matrixSilent  = 21.6
	silenceIndent = 78.0 // of what is known of somebody without a position
)

// matrixItem is an item as it is printed: where its column stands.
type matrixItem struct {
	report.MatrixColumn
	index int // in the cells of a row
	left  float64
	width float64
}

// matrix sets who takes which position on what: seven items side by side, more in further tables, and the legend.
func (s *setter) matrix(m *report.Matrix) []*strip {
	if len(m.Columns) == 0 || len(m.Groups) == 0 {
		return nil
	}
	var items []matrixItem
	for i, c := range m.Columns {
		items = append(items, matrixItem{MatrixColumn: c, index: i})
	}
	parts := (len(items) + matrixMost - 1) / matrixMost
	var strips []*strip
	for part := range parts {
		side := items[part*len(items)/parts : (part+1)*len(items)/parts]
		width := min((contentWidth-matrixNames)/float64(len(side)), matrixWidest)
		left := contentRight - width*float64(len(side))
		for i := range side {
			side[i].left, side[i].width = left+width*float64(i), width
		}
		set := s.within(asTable, func() []*strip { return s.matrixRows(m, side) })
		if part > 0 {
			set[0].above = 16
		}
		strips = append(strips, set...)
	}
	return bindAll(append(strips, s.legend()...), byBlock)
}

// matrixRows sets the head, the groups, their rows and the counts.
func (s *setter) matrixRows(m *report.Matrix, side []matrixItem) []*strip {
	head := s.matrixHead(side)
	again := *head
	again.element = artifact
	strips := []*strip{head}
	add := func(st *strip, bind bond) {
		st.bind, st.again = bind, &again
		strips = append(strips, st)
	}
	table := s.parent
	defer func() { s.parent = table }()
	for _, g := range m.Groups {
		s.parent = table.add(asTableBody)
		add(s.matrixGroup(g, 1+len(side)), free)
		for i, row := range g.Rows {
			bind := free
			if i == 0 {
				bind = byLine
			}
			if len(row.Cells) == 0 {
				add(s.silentRow(row, side), bind)
			} else {
				add(s.matrixRow(row, side), bind)
			}
		}
	}
	strips[1].bind = byLine
	if m.Of > 0 {
		add(s.countRow(m, side), byLine)
	}
	for _, st := range strips {
		st.clear = true
	}
	inFrame(strips, &frame{func(p *pen, _, bottom float64) { p.box(contentLeft, bottom, contentWidth, 1.2, hueInk) }})
	return strips
}

// matrixHead sets the items, bottom aligned, each with the number of its proposal in a square.
func (s *setter) matrixHead(side []matrixItem) *strip {
	const square = 13.6
	number := lettering{size: 9, bold: true, hue: hueWhite}
	titles := make([][]textLine, len(side))
	height := 0.0
	for i, c := range side {
		titles[i] = s.face.clipped(s.face.hyphenated(c.Title, wordLetters, c.width-5), wordLetters, c.width-5, headMost)
		tall := float64(len(titles[i])) * matrixLeading
		if c.Number > 0 {
			tall += square + 3
		}
		height = max(height, tall)
	}
	height += 2*cellPad + 1.2
	row := s.parent.add(asTableHead).add(asTableRow)
	named := row.headerCell("Column", 1)
	var cells []*element
	for range side {
		cells = append(cells, row.headerCell("Column", 1))
	}
	return &strip{height: height, draw: func(p *pen, top float64) {
		base := top + height - 1.2 - cellPad
		p.box(contentLeft, top+height-1.2, contentWidth, 1.2, hueInk)
		p.tagged(named, func() {
			p.write(contentLeft, base-matrixLeading+wordLetters.baseline(matrixLeading), "Stakeholder", wordLetters)
		})
		for i, c := range side {
			p.tagged(cells[i], func() {
				y := base - float64(len(titles[i]))*matrixLeading
				if c.Number > 0 {
					p.box(c.left+1, y-square-1.5, square, square, hueInk)
					p.writeCentred(c.left+1+square/2, y-square/2+1.6, strconv.Itoa(c.Number), number)
				}
				column{left: c.left + 1}.draw(p, y, matrixLeading, titles[i])
			})
		}
	}}
}

// matrixGroup sets a heading over rows, on tint, with their number at the right.
func (s *setter) matrixGroup(g report.MatrixGroup, columns int) *strip {
	const height = 17.0
	return &strip{element: s.parent.add(asTableRow).headerCell("Column", columns), height: height, draw: func(p *pen, top float64) {
		p.box(contentLeft, top, contentWidth, height, hueTint)
		p.box(contentLeft, top+height-0.5, contentWidth, 0.5, hueHair)
		p.write(contentLeft+4, top+wordLetters.baseline(height), p.fit(g.Title, wordLetters, contentWidth-60), wordLetters)
		p.writeRight(contentRight-4, top+wordLetters.baseline(height), strconv.Itoa(len(g.Rows)), wordLetters)
	}}
}

// matrixRow sets what one stakeholder is reported to hold.
func (s *setter) matrixRow(row report.MatrixRow, side []matrixItem) *strip {
	const symbol = 13.0 // width
	names := side[0].left - contentLeft - cellGap
	name := s.face.clipped(row.Name, cellLetters.bolder(), names, 6)
	role := s.face.clipped(row.Role, smallLetters, names, 6)
	height := max(float64(len(name))*cellLeading+float64(len(role))*matrixLeading+6, matrixCell+2)
	cites := make([][]textLine, len(side))
	held := s.parent.cells(1 + len(side))
	st := &strip{}
	for i, c := range side {
		if c.index >= len(row.Cells) {
			continue
		}
		cell := row.Cells[c.index]
		if len(cell.Cites) > 0 {
			text := report.Text{{Cites: cell.Cites}}
			cites[i] = s.face.lines(s.cites(text[0], wordLetters.in(stanceLooks[cell.Stance].text)), c.width-5-symbol-2*patternShift(cell.Stance))
			st.sources = append(st.sources, sourcesOf(text)...)
		}
		height = max(height, float64(max(len(cites[i]), 1)+1)*matrixLeading+8)
	}
	st.height = height
	st.draw = func(p *pen, top float64) {
		p.box(contentLeft, top+height-0.5, contentWidth, 0.5, hueHair)
		p.tagged(held[0], func() {
			column{left: contentLeft}.draw(p, top+2, cellLeading, name)
			column{left: contentLeft}.draw(p, top+2+float64(len(name))*cellLeading, matrixLeading, role)
		})
		for i, c := range side {
			cell := report.MatrixCell{Stance: report.Silent}
			if c.index < len(row.Cells) {
				cell = row.Cells[c.index]
			}
			look := stanceLooks[cell.Stance]
			p.stanceCell(cell.Stance, c.left+1, top+1, c.width-2, height-2)
			y := top + (height-float64(max(len(cites[i]), 1)+1)*matrixLeading)/2
			across := 0.0
			for _, line := range cites[i] {
				across = max(across, line.width)
			}
			middle := c.left + c.width/2 + patternShift(cell.Stance)
			x := middle
			if across > 0 {
				x = middle - (across+symbol)/2 + 4.5
			}
			p.symbol(cell.Stance, x, y+matrixLeading/2+0.4, 4.5, look.text)
			sign, word := "", wordLetters.in(look.text)
			if known, is := report.SignOf(cell.Stance); is {
				sign = known.Short
			}
			if cell.Stance == report.Silent {
				word = smallLetters
			}
			below := y + float64(max(len(cites[i]), 1))*matrixLeading
			p.tagged(held[1+i], func() {
				p.writeCentred(middle, below+word.baseline(matrixLeading), p.fit(sign, word, c.width-4), word)
				column{left: x + symbol - 4.5}.draw(p, y, matrixLeading, cites[i])
			})
		}
	}
	return st
}

// silentRow sets somebody of whom no position is stated: one cell over all items, with what the sources hold instead.
func (s *setter) silentRow(row report.MatrixRow, side []matrixItem) *strip {
	left := side[0].left
	names := left - contentLeft - cellGap
	name := s.face.clipped(row.Name, cellLetters, names, 6)
	at := marginLeft
	refs := s.references(row.Why)
	known := s.face.lines(s.parts(wordsIn(row.Why), cellLetters), at-left-silenceIndent-cellGap)
	tall := max(float64(len(name))*cellLeading, float64(len(known))*cellLeading, float64(len(refs))*cellLeading)
	height := max(tall+8.6, matrixSilent)
	held := s.parent.cells(2)
	held[1].span = len(side)
	st := &strip{height: height, sources: sourcesOf(row.Why)}
	st.draw = func(p *pen, top float64) {
		p.box(contentLeft, top+height-0.5, contentWidth, 0.5, hueHair)
		middle := func(lines []textLine) float64 { return top + (height-float64(len(lines))*cellLeading)/2 }
		p.tagged(held[0], func() { column{left: contentLeft}.draw(p, middle(name), cellLeading, name) })
		p.outline(left+1, top+1, contentRight-left-1, height-2, 0.75, hueHair)
		sign, _ := report.SignOf(report.Silent)
		first := top + (height-cellLeading)/2
		p.symbol(report.Silent, left+13, first+cellLeading/2+0.4, 4, hueGrey)
		p.tagged(held[1], func() {
			p.write(left+22, first+smallLetters.baseline(cellLeading), sign.Short, smallLetters)
			column{left: left + silenceIndent}.draw(p, middle(known), cellLeading, known)
			column{left: at}.draw(p, middle(refs), cellLeading, refs)
		})
	}
	return st
}

// countRow sets how many take each position on each item.
func (s *setter) countRow(m *report.Matrix, side []matrixItem) *strip {
	tally := make([][]textLine, len(side))
	most := 1
	for i, c := range side {
		var parts []part
		for at, n := range c.Counts {
			if n == 0 || at >= len(report.Stances) {
				continue
			}
			sign := report.Stances[at]
			number := wordLetters
			if sign.Stance == report.Silent {
				number = lettering{size: 9.5, hue: hueInk}
			}
			parts = append(parts, part{words: sign.Symbol + "\u00a0", lettering: lettering{size: 11, bold: true, hue: stanceLooks[sign.Stance].ink}}, part{words: strconv.Itoa(n) + "  ", lettering: number})
		}
		tally[i] = s.face.lines(parts, c.width-5)
		most = max(most, len(tally[i]))
	}
	height := float64(most)*matrixLeading + 2*cellPad + 1
	held := s.parent.cells(1 + len(side))
	return &strip{height: height, draw: func(p *pen, top float64) {
		p.box(contentLeft, top, contentWidth, 0.75, hueInk)
		p.tagged(held[0], func() {
			p.write(contentLeft, top+cellPad+wordLetters.baseline(matrixLeading), "Count of "+strconv.Itoa(m.Of), wordLetters)
		})
		for i, c := range side {
			p.tagged(held[1+i], func() { column{left: c.left + 3}.draw(p, top+cellPad, matrixLeading, tally[i]) })
		}
	}}
}
