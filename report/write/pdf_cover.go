package write

import (
	"fmt"
	"strconv"
	"strings"

	"policybrief/report"
)

// cover sets the top of the first page: marking, state of review, kind, title, subtitle, control block. The marking stands
// where the furniture of the other pages has it, but is read.
func (s *setter) cover() []*strip {
	b := s.brief
	strips := []*strip{{element: s.parent.add(asParagraph), draw: func(p *pen, _ float64) { p.marking(b, 26) }}, {element: s.parent.add(asParagraph), height: 15, draw: func(p *pen, top float64) { p.reviewBar(top, b.State, b.Reviewed) }}}
	add := func(above float64, role role, words string, l lettering, width, leading float64) {
		set := s.text(plainPart(words, l), setting{role, contentLeft, width, leading, true})
		if len(set) > 0 {
			set[0].above = above
		}
		strips = append(strips, set...)
	}
	add(18, asParagraph, b.Kind, lettering{size: 12, hue: hueGrey}, contentWidth, 16)
	add(5, asHeading1, b.Title, lettering{size: 29, bold: true, hue: hueInk}, contentWidth, 34)
	add(6, asParagraph, b.Subtitle, lettering{size: 13, hue: hueInk}, 440, 18)
	strips = append(strips, s.control()...)
	for _, st := range strips {
		st.clear = true
	}
	return strips
}

// reviewBar draws the state of review over the width of the content: solid for the share of the paragraphs that somebody
// has reviewed, hatched for the rest.
func (p *pen) reviewBar(top float64, state string, share float64) {
	letters := lettering{size: 11, bold: true, hue: hueInk}
	p.reviewed(contentLeft, top, contentWidth, 15, 1.6, 6, share)
	if state = p.fit(state, letters, contentWidth-100); state != "" {
		p.box(textLeft-8, top-1, p.face.width(state, letters)+16, 17, hueWhite)
		p.write(textLeft, top+letters.baseline(15), state, letters)
	}
	p.outline(contentLeft, top, contentWidth, 15, 0.75, hueInk)
}

// control sets the control block: three fields side by side, hairlines between the rows.
func (s *setter) control() []*strip {
	const columns = 3
	label, value := lettering{size: 9, bold: true, hue: hueGrey}, lettering{size: 11, hue: hueInk}
	var strips []*strip
	rule := func(above float64, h hue, thick float64) {
		strips = append(strips, &strip{above: above, height: thick, draw: func(p *pen, top float64) { p.box(contentLeft, top, contentWidth, thick, h) }})
	}
	fields := s.brief.Control
	list := s.parent.add(asList)
	for i := 0; i < len(fields); i += columns {
		row := fields[i:min(i+columns, len(fields))]
		if i == 0 {
			rule(18, hueInk, 0.75)
		} else {
			rule(4.5, hueHair, 0.5)
		}
		labels, values := make([]sideColumn, len(row)), make([]sideColumn, len(row))
		for j, field := range row {
			item := list.add(asListItem)
			labels[j] = sideColumn{item.add(asLabel), s.face.lines(plainPart(field.Label, label), contentWidth/columns-14)}
			values[j] = sideColumn{item.add(asItemBody), s.face.lines(plainPart(field.Value, value), contentWidth/columns-14)}
		}
		labelled := sideBySide(labels, 12, label.baseline(12), contentWidth/columns)
		set := append(labelled, sideBySide(values, 14, value.baseline(14), contentWidth/columns)...)
		if len(set) > 0 {
			set[0].above = 4.5
		}
		strips = append(strips, keepEnds(set, 3)...)
	}
	if len(fields) > 0 {
		rule(4.5, hueHair, 0.5)
	}
	return strips
}

// sideColumn is lines under one another, beside others.
type sideColumn struct {
	element *element
	lines   []textLine
}

// sideBySide sets columns as strips, one for each line of the longest.
func sideBySide(columns []sideColumn, leading, base, pitch float64) []*strip {
	most := 0
	for _, c := range columns {
		most = max(most, len(c.lines))
	}
	var strips []*strip
	for i := range most {
		strips = append(strips, &strip{height: leading, base: base, draw: func(p *pen, top float64) {
			for j, c := range columns {
				if i < len(c.lines) {
					p.tagged(c.element, func() { p.draw(contentLeft+float64(j)*pitch, top+base, c.lines[i]) })
				}
			}
		}})
	}
	return strips
}

// contents sets the list of sections with their paragraphs and pages, and says what is switched off. It is kept whole:
// it follows the key points where there is room, and otherwise begins a page.
func (s *setter) contents() []*strip {
	const paragraphs = 417.5
	small := lettering{size: 10, hue: hueGrey}
	strips := s.head("Contents", false)
	outer := s.parent
	s.parent = outer.add(asContents)
	strips = append(strips, &strip{element: s.parent.add(asCaption), above: 11, height: 17, draw: func(p *pen, top float64) {
		baseline := top + small.baseline(13)
		p.write(textLeft, baseline, "Section", small)
		p.write(paragraphs, baseline, "Paragraphs", small)
		p.writeRight(contentRight, baseline, "Page", small)
		p.box(contentLeft, top+16.25, contentWidth, 0.75, hueInk)
	}})
	heads := len(strips)
	for i, section := range s.brief.Sections {
		anchor, holds := sectionAnchor(i), holding(section)
		title := linkPart(s.nameOf(i), bodyLetters, anchor, "section "+s.nameOf(i))
		var beside *element
		set := s.within(asEntry, func() []*strip {
			set := keepEnds(s.text([]part{title}, setting{asReference, textLeft, paragraphs - textLeft - 16, 16, true}), 3)
			beside = s.parent.add(asParagraph)
			return set
		})
		if len(set) == 0 {
			continue
		}
		padded(set, 2.2, 2.2)
		last := set[len(set)-1]
		last.also(func(p *pen, top float64) {
			p.tagged(beside, func() {
				p.write(paragraphs, top+last.base, holds, bodyLetters.in(hueGrey))
				p.writeRight(contentRight, top+last.base, strconv.Itoa(p.spots[anchor].page), bodyLetters)
			})
			p.box(contentLeft, top+last.height-0.5, contentWidth, 0.5, hueHair)
		})
		strips = append(strips, set...)
	}
	s.parent = outer
	if off := s.off(); off != "" {
		set := s.text(plainPart(off, small), setting{asParagraph, textLeft, contentRight - textLeft, 13, true})
		set[0].above = 5
		strips = append(strips, set...)
	}
	return bindAll(keepLines(strips, heads), byBlock)
}

// off says which sections are switched off, or is "".
func (s *setter) off() string {
	var titles []string
	for _, title := range s.brief.Off {
		if title = strings.TrimSpace(printable(title)); title != "" {
			titles = append(titles, title)
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return "Switched off in this edition: " + strings.Join(titles, "; ") + "."
}

// holding says what a section holds: the numbers of its paragraphs, or else its kind of table.
func holding(section report.Section) string {
	switch {
	case section.First > 0 && section.Last > section.First:
		return fmt.Sprintf("%d to %d", section.First, section.Last)
	case section.First > 0:
		return strconv.Itoa(section.First)
	}
	for _, block := range section.Blocks {
		if table, is := block.(*report.Table); is {
			if table.Name != "" {
				return "register"
			}
			return "table"
		}
	}
	return "–"
}
