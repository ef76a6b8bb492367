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

// stripWords sets who takes each position: four side by side, or, where the names of any are too many for that, one below
// the other, with the names at the right.
func (s *setter) stripWords(b *report.Strip) []*strip {
	const columns, most = 4, 4 // lines of a column
	const pitch, beside = textWide / columns, textWide/columns + 7
	long := slices.ContainsFunc(b.Parts, func(part report.StripPart) bool {
		return len(s.face.lines(s.parts(part.Names, cellLetters), pitch-6)) > most
	})
	var strips []*strip
	if !long {
		for row := range slices.Chunk(b.Parts, columns) {
			heads := &strip{above: 2, height: cellLeading, base: cellLetters.baseline(cellLeading)}
			var names []*strip
			for i, part := range row {
				left := textLeft + float64(i)*pitch
				p := s.parent.add(asParagraph)
				heads.also(stripHead(part, p, left, heads.base))
				heads.sources = append(heads.sources, sourcesOf(part.Names)...)
				names = besideEachOther(names, s.textIn(nil, s.parts(part.Names, cellLetters), setting{left: left, width: pitch - 6, leading: cellLeading}), p)
			}
			strips = append(strips, append([]*strip{heads}, names...)...)
		}
	}
	for _, part := range b.Parts {
		if long {
			p := s.parent.add(asParagraph)
			names := besideEachOther(nil, s.textIn(nil, s.parts(part.Names, cellLetters), setting{left: textLeft + beside, width: textWide - beside, leading: cellLeading}), p)
			if len(names) == 0 {
				names = []*strip{{height: cellLeading, base: cellLetters.baseline(cellLeading)}}
			}
			names[0].above, names[0].sources = 2, sourcesOf(part.Names)
			names[0].also(stripHead(part, p, textLeft, names[0].base))
			strips = append(strips, names...)
		}
	}
	return strips
}

// stripHead returns what draws the symbol, the count and the word of a position.
func stripHead(part report.StripPart, element *element, left, base float64) func(p *pen, top float64) {
	sign, _ := report.SignOf(part.Stance)
	word := sign.Short
	if part.Stance == report.GeneralSupport {
		word = "general only"
	}
	return func(p *pen, top float64) {
		p.symbol(part.Stance, left+4.2, top+base-3.4, 3.9, stanceLooks[part.Stance].ink)
		p.tagged(element, func() { p.write(left+13, top+base, strconv.Itoa(part.Count)+" "+word, cellLetters.bolder()) })
	}
}

// besideEachOther adds the lines of a column to those of the columns before it, as part of the element.
func besideEachOther(rows, column []*strip, element *element) []*strip {
	for i, line := range column {
		draw := line.draw
		line.draw = func(p *pen, top float64) { p.tagged(element, func() { draw(p, top) }) }
		if i == len(rows) {
			rows = append(rows, line)
			continue
		}
		rows[i].also(line.draw)
		for _, t := range line.tags {
			if !slices.ContainsFunc(rows[:i+1], func(row *strip) bool { return slices.Contains(row.tags, t) }) {
				rows[i].tags = append(rows[i].tags, t)
			}
		}
	}
	return rows
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
