package write

import (
	"slices"
	"strconv"
	"strings"

	"policybrief/extract"
	"policybrief/report"
)

// positionStrip sets how many take which position: a bar of a box a stakeholder, and below it columns of who they are.
func (s *setter) positionStrip(b *report.Strip, alt string) []*strip {
	const height, pad = 9.0, 6.0
	if b.Of <= 0 || len(b.Parts) == 0 {
		return nil
	}
	var boxes []extract.Stance
	for _, part := range b.Parts {
		boxes = append(boxes, slices.Repeat([]extract.Stance{part.Stance}, max(part.Count, 0))...)
	}
	width, gap := boxWidth(len(boxes))
	bar := &strip{element: s.picture(alt), height: height + pad, base: numberLetters.baseline(16) - 3, draw: func(p *pen, top float64) {
		for i, stance := range boxes {
			x := textLeft + float64(i)*(width+gap)
			if stance != report.Silent {
				p.pattern(stance, x, top, width, height)
			}
			p.outline(x, top, width, height, min(0.75, width/4), stanceLooks[stance].edge)
		}
	}}
	return bindAll(append([]*strip{bar}, s.stripWords(b)...), byBlock)
}

// boxWidth returns how wide each of so many boxes is, and the gap between them, so that all fill the width of the text.
func boxWidth(boxes int) (width, gap float64) {
	n := float64(max(boxes, 1))
	gap = min(1.6, textWide/n/5)
	return (textWide - (n-1)*gap) / n, gap
}

// stripWords sets who takes each position: four side by side, and across the text where they are too many for a column.
func (s *setter) stripWords(b *report.Strip) []*strip {
	const columns, most = 4, 5 // lines of a column
	var strips []*strip
	var side []report.StripPart
	flush := func() {
		for row := range slices.Chunk(side, columns) {
			strips = append(strips, s.stripRow(row, textWide/columns)...)
		}
		side = nil
	}
	for _, part := range b.Parts {
		if len(s.face.lines(s.parts(part.Names, cellLetters), textWide/columns-6)) <= most {
			side = append(side, part)
			continue
		}
		flush()
		strips = append(strips, s.stripRow([]report.StripPart{part}, textWide)...)
	}
	flush()
	return strips
}

// stripRow sets positions side by side: symbol, count and word, and below them who.
func (s *setter) stripRow(row []report.StripPart, pitch float64) []*strip {
	var elements []*element
	for range row {
		elements = append(elements, s.parent.add(asParagraph))
	}
	head := &strip{above: 2, height: cellLeading, base: cellLetters.baseline(cellLeading), bind: byLine}
	head.draw = func(p *pen, top float64) {
		for i, part := range row {
			x := textLeft + float64(i)*pitch
			sign, _ := report.SignOf(part.Stance)
			word := sign.Short
			if part.Stance == report.GeneralSupport {
				word = "general only"
			}
			p.symbol(part.Stance, x+4.2, top+head.base-3.4, 3.9, stanceLooks[part.Stance].ink)
			p.tagged(elements[i], func() { p.write(x+13, top+head.base, strconv.Itoa(part.Count)+" "+word, cellLetters.bolder()) })
		}
	}
	strips := []*strip{head}
	lines, most := make([][]textLine, len(row)), 0
	for i, part := range row {
		lines[i] = s.face.lines(s.parts(part.Names, cellLetters), pitch-6)
		most = max(most, len(lines[i]))
		head.sources = append(head.sources, sourcesOf(part.Names)...)
	}
	seen := map[tag]bool{}
	for n := range most {
		st := &strip{height: cellLeading, base: head.base, bind: byLine}
		for _, column := range lines {
			if n < len(column) {
				for _, t := range column[n].tags() {
					if !seen[t] {
						seen[t] = true
						st.tags = append(st.tags, t)
					}
				}
			}
		}
		st.draw = func(p *pen, top float64) {
			for i, column := range lines {
				if n < len(column) {
					p.tagged(elements[i], func() { p.draw(textLeft+float64(i)*pitch, top+st.base, column[n]) })
				}
			}
		}
		strips = append(strips, st)
	}
	return strips
}

// squares returns what draws which sources report a proposal, a square each, in the margin beside its heading; nil for
// more than five sources, or ones without a number: those are told in words only.
func squares(h report.Heading) func(p *pen, top float64) {
	const size, pitch, most = 13.6, 15.2, 5
	numbers := make([]string, len(h.Corroboration))
	for i, source := range h.Corroboration {
		number, numbered := strings.CutPrefix(source.Source, "S")
		if _, err := strconv.Atoi(number); err != nil || !numbered || len(number) > 2 {
			return nil
		}
		numbers[i] = number
	}
	if len(numbers) == 0 || len(numbers) > most {
		return nil
	}
	return func(p *pen, top float64) {
		for i, source := range h.Corroboration {
			x, ground, letters := marginLeft+float64(i)*pitch, hueWhite, lettering{size: 9.5, hue: hueGrey}
			if source.Reports {
				ground, letters = hueInk, letters.bolder().in(hueWhite)
			}
			p.box(x, top, size, size, ground)
			if !source.Reports {
				p.outline(x, top, size, size, 0.75, hueRule)
			}
			p.writeCentred(x+size/2, top+size/2+3.2, numbers[i], letters)
		}
	}
}

// corroborated says in words what the squares show.
func corroborated(h report.Heading) string {
	var ids []string
	for _, source := range h.Corroboration {
		if source.Reports {
			ids = append(ids, source.Source)
		}
	}
	if len(ids) == 0 {
		return "No source reports it."
	}
	return "Reported independently by " + strings.Join(ids, ", ") + "."
}
