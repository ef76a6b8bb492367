package write

import (
	"policybrief/report"
)

// conflict sets the values on which sources differ side by side, each on a panel with who gives it.
func (s *setter) conflict(c *report.Conflict) []*strip {
	const (
		left, names = contentLeft + 100, 92.0
		right       = contentRight - left
		between     = 26.0 // two panels, for the sign
		gap         = 6.0  // more than two
		pad         = 4.0
	)
	if len(c.Values) == 0 {
		return nil
	}
	about, kind := lettering{size: 11, bold: true, hue: hueInk}, lettering{size: 10, hue: hueGrey}
	value, leading := lettering{size: 14, bold: true, hue: hueInk}, 19.0
	inRow, width := len(c.Values), (right-between)/2
	if inRow > 2 {
		inRow, width = 3, (right-2*gap)/3
		value, leading = lettering{size: 12.5, bold: true, hue: hueInk}, 17
	}
	given := lettering{size: 9.5, hue: hueInk}

	type panel struct {
		element      *element
		value, given []textLine
		top, height  float64
	}
	panels := make([]panel, len(c.Values))
	top := 7.0
	var texts []report.Text
	for from := 0; from < len(panels); from += inRow {
		row := panels[from:min(from+inRow, len(panels))]
		tallest := 0.0
		for i := range row {
			v := c.Values[from+i]
			row[i].value = s.face.lines(plainPart(v.Value, value), width-16)
			for _, text := range v.Given {
				texts = append(texts, text)
				var parts []part
				if cites, _ := citesOf(text); len(cites) > 0 {
					parts = plainPart(cites[0].Where()+" ", given.bolder())
				}
				row[i].given = append(row[i].given, s.face.lines(append(parts, s.parts(text, given)...), width-16)...)
			}
			tallest = max(tallest, 2*pad+float64(len(row[i].value))*leading+float64(len(row[i].given))*cellLeading)
		}
		for i := range row {
			row[i].top, row[i].height = top, tallest
		}
		top += tallest + gap
	}
	treatment := s.face.lines(plainPart(c.Treatment, cellLetters), right)
	heads, kinds := s.face.lines(plainPart(c.About, about), names), s.face.lines(plainPart(string(c.Kind), kind), names)
	beside := 7 + 13 + float64(len(heads))*14 + float64(len(kinds))*cellLeading
	height := max(top-gap+4+float64(len(treatment))*cellLeading, beside) + 8
	if height > figureTallest {
		return nil
	}
	head, list := s.parent.add(asParagraph), s.parent.add(asList)
	for i := range panels {
		panels[i].element = list.add(asListItem).add(asItemBody)
	}
	foot := s.parent.add(asParagraph)
	st := &strip{height: height, base: 7 + numberLetters.baseline(13), clear: true, sources: sourcesOf(texts...)}
	st.draw = func(p *pen, y float64) {
		p.box(contentLeft, y, contentWidth, 0.75, hueInk)
		below := y + 7 + 13
		p.tagged(head, func() {
			column{left: contentLeft}.draw(p, below, 14, heads)
			column{left: contentLeft}.draw(p, below+float64(len(heads))*14, cellLeading, kinds)
		})
		for i, panel := range panels {
			x, at := left+float64(i%inRow)*(width+gap), y+panel.top
			if inRow == 2 {
				x = left + float64(i)*(width+between)
			}
			p.box(x, at, width, panel.height, hueTint)
			p.tagged(panel.element, func() {
				column{left: x + 8}.draw(p, at+pad, leading, panel.value)
				column{left: x + 8}.draw(p, at+pad+float64(len(panel.value))*leading, cellLeading, panel.given)
			})
		}
		if inRow == 2 {
			sign := lettering{size: 24, bold: true, hue: hueInk}
			p.tagged(artifact, func() { p.writeCentred(left+width+between/2, y+panels[0].top+panels[0].height/2+7, c.Sign(), sign) })
		}
		p.tagged(foot, func() { column{left: left}.draw(p, y+top-gap+4, cellLeading, treatment) })
	}
	return []*strip{st}
}
