package write

import (
	"fmt"
	"strings"

	"github.com/go-pdf/fpdf"

	"policybrief/extract"
	"policybrief/report"
)

// figureTallest is how high a part of a figure may be that no page break divides, in points: a page has room for it
// below the head that is repeated over it.
const figureTallest = 620.0

var smallLetters = lettering{size: 9, hue: hueGrey}

// figure sets a figure under its title, or beside its number among the paragraphs.
func (s *setter) figure(f report.Figure) []*strip {
	var strips []*strip
	if f.Title != "" {
		strips = s.title(fmt.Sprintf("Figure %d. %s", f.Number, f.Title))
		strips[len(strips)-1].height += 4
	}
	heads := len(strips)
	number := s.parent.add(asParagraph)
	var drawn []*strip
	switch data := f.Data.(type) {
	case *report.Matrix:
		drawn = s.matrix(data)
	case *report.Timeline:
		drawn = s.timeline(data)
	case *report.Strip:
		drawn = s.positionStrip(data, f.Alt)
	case *report.Conflict:
		drawn = s.conflict(data)
	}
	if len(drawn) == 0 { // there is nothing to draw, and the table says so
		drawn = s.table(f.Data.Table())
	}
	if len(drawn) == 0 {
		return nil
	}
	if f.Title == "" {
		numberFirst(drawn, f.Number, number)
		return drawn
	}
	strips = append(strips, drawn...)
	strips[0].above, strips[0].clear = 12, true
	strips[0].anchors = append(strips[0].anchors, f.Anchor())
	return keepLines(strips, heads)
}

// outlinePolygon and polygon draw a shape of straight edges; points are x and y in turn.
func (p *pen) outlinePolygon(thick float64, h hue, points ...float64) {
	p.file.SetDrawColor(p.colours.of(h).rgb())
	p.file.SetLineWidth(thick)
	p.shape(around(points))
	p.file.Polygon(corners(points), "D")
}

func (p *pen) polygon(h hue, points ...float64) {
	p.file.SetFillColor(p.colours.of(h).rgb())
	p.shape(around(points))
	p.file.Polygon(corners(points), "F")
}

// around returns the box that holds the corners.
func around(points []float64) box {
	b := box{points[0], points[1], points[0], points[1]}
	for i := 0; i+1 < len(points); i += 2 {
		b = b.around(box{points[i], points[i+1], points[i], points[i+1]})
	}
	return b
}

func corners(points []float64) (at []fpdf.PointType) {
	for i := 0; i+1 < len(points); i += 2 {
		at = append(at, fpdf.PointType{X: points[i], Y: points[i+1]})
	}
	return at
}

// diamond draws a diamond around a point, open where it has a ground of another colour.
func (p *pen) diamond(x, y, r float64, ground, edge hue, dashes ...float64) {
	p.polygon(ground, x, y-r, x+r, y, x, y+r, x-r, y)
	if ground != edge {
		p.file.SetDashPattern(dashes, 0)
		p.outlinePolygon(1.1, edge, x, y-r, x+r, y, x, y+r, x-r, y)
		p.file.SetDashPattern(nil, 0)
	}
}

// symbol draws the symbol of a stance around a point, as high as the radius says on either side.
func (p *pen) symbol(stance extract.Stance, x, y, r float64, h hue) {
	switch stance {
	case extract.Support:
		p.polygon(h, x-r, y+0.8*r, x, y-0.9*r, x+r, y+0.8*r)
	case report.GeneralSupport:
		p.outlinePolygon(0.28*r, h, x-0.85*r, y+0.7*r, x, y-0.72*r, x+0.85*r, y+0.7*r)
	case extract.Oppose:
		p.polygon(h, x-r, y-0.8*r, x, y+0.9*r, x+r, y-0.8*r)
	case extract.Both:
		p.polygon(h, x, y-r, x+r, y, x, y+r, x-r, y)
	case extract.Neutral:
		w, t := 1.3*r, 0.17*r
		p.polygon(h, x-w, y, x-0.45*r, y-0.7*r, x-0.45*r, y-t, x+0.45*r, y-t, x+0.45*r, y-0.7*r, x+w, y, x+0.45*r, y+0.7*r, x+0.45*r, y+t, x-0.45*r, y+t, x-0.45*r, y+0.7*r)
	case extract.Declined:
		p.outline(x-0.9*r, y-0.9*r, 1.8*r, 1.8*r, 0.32*r, h)
	case report.Silent:
		p.box(x-0.8*r, y-0.14*r, 1.6*r, 0.28*r, h)
	}
}

// pattern fills a rectangle with what tells a stance from the others without its colour.
func (p *pen) pattern(stance extract.Stance, x, y, width, height float64) {
	switch stance {
	case extract.Support:
		p.box(x, y, width, height, huePetrol)
	case report.GeneralSupport:
		p.box(x, y, width, height, huePalePetrol)
		for at := 0.7; at+1.1 <= width; at += 2.5 {
			p.box(x+at, y, 1.1, height, huePetrol)
		}
	case extract.Oppose:
		p.box(x, y, width, height, hueWhite)
		p.hatch(x, y, width, height, 1.6, 3.5, hueBrick)
	case extract.Both:
		p.polygon(huePetrol, x, y, x+width, y, x, y+height)
		p.polygon(hueBrick, x+width, y, x+width, y+height, x, y+height)
	case extract.Neutral:
		p.box(x, y, width, height, hueWhite)
		for at := 1.7; at+0.9 <= height; at += 3.5 {
			p.box(x, y+at, width, 0.9, hueInk)
		}
	case extract.Declined:
		p.box(x, y, width, height, hueWhite)
		for down := 1.4; down+1.3 <= height; down += 3.4 {
			for along := 1.3; along+1.3 <= width; along += 3 {
				p.box(x+along, y+down, 1.3, 1.3, hueInk)
			}
		}
	}
}

// patternWide is how wide the pattern at the left of a cell is.
const patternWide = 7.0

// patternShift is how far right of the middle of its cell a symbol stands, so that it is in the middle of what the
// pattern leaves.
func patternShift(stance extract.Stance) float64 {
	if stance == extract.Support || stance == report.Silent {
		return 0
	}
	return patternWide / 2
}

// stanceCell draws the ground of a stance: its colour, and its pattern at the left.
func (p *pen) stanceCell(stance extract.Stance, x, y, width, height float64) {
	look := stanceLooks[stance]
	p.box(x, y, width, height, look.ground)
	if patternShift(stance) > 0 {
		p.pattern(stance, x, y, patternWide, height)
		p.box(x+patternWide, y, 0.5, height, look.edge)
	}
	p.outline(x, y, width, height, 0.75, look.edge)
}

// legend sets what each stance looks like: all seven, always.
func (s *setter) legend() []*strip {
	const swatch, height = 30.0, 13.0
	type entry struct {
		report.StanceSign
		x float64
	}
	lines := [][]entry{nil}
	x := contentLeft
	for _, sign := range report.Stances {
		width := swatch + 8 + s.face.width(sign.Words, cellLetters) + 14
		if x+width-14 > contentRight {
			lines = append(lines, nil)
			x = contentLeft
		}
		last := len(lines) - 1
		lines[last] = append(lines[last], entry{sign, x})
		x += width
	}
	var strips []*strip
	legend := s.parent.add(asParagraph)
	for _, line := range lines {
		strips = append(strips, &strip{element: legend, above: 5, height: height, clear: true, bind: byLine, draw: func(p *pen, top float64) {
			for _, e := range line {
				p.stanceCell(e.Stance, e.x, top, swatch, height)
				p.symbol(e.Stance, e.x+swatch/2+patternShift(e.Stance), top+height/2, 4.2, stanceLooks[e.Stance].text)
				p.write(e.x+swatch+8, top+cellLetters.baseline(height), e.Words, cellLetters)
			}
		}})
	}
	strips[0].above = 10
	return strips
}

// reference is a citation as a figure has it at its right: number and place, as a tag, but leading to the words.
func (s *setter) reference(number, to, where string) textLine {
	link := linkPart(number, smallLetters, to, number+": "+where)
	return s.face.lines([]part{link, {words: "\u00a0 " + where, lettering: smallLetters}}, 1e9)[0]
}

// references sets the citations of texts, one a line.
func (s *setter) references(texts ...report.Text) []textLine {
	var lines []textLine
	cites, all := citesOf(texts...)
	for _, c := range cites {
		lines = append(lines, s.reference(fmt.Sprint(c.Number), c.Target, c.Where()))
	}
	if all {
		to, read := s.readAll()
		lines = append(lines, s.reference("all", to, read))
	}
	return lines
}

// readAll returns what [all] leads to, and the sources that were read: "S1–S5".
func (s *setter) readAll() (to, read string) {
	ids := s.read()
	switch len(ids) {
	case 0:
		return "", "no source"
	case 1:
		return ids[0], ids[0]
	}
	return ids[0], ids[0] + "–" + ids[len(ids)-1]
}

// clipped sets words on so many lines at most, the last ended by "…" where they are more.
func (t *typeface) clipped(words string, l lettering, width float64, most int) []textLine {
	lines := t.lines(plainPart(words, l), width)
	if len(lines) <= most {
		return lines
	}
	var all []string
	for _, line := range lines[:most] {
		for _, part := range line.parts {
			all = append(all, strings.Fields(part.words)...)
		}
	}
	for n := len(all); n > 0; n-- {
		if cut := t.lines(plainPart(strings.TrimRight(strings.Join(all[:n], " "), ",;:. ")+"…", l), width); len(cut) <= most {
			return cut
		}
	}
	return lines[:most]
}

// hyphenated divides the words that are wider than a line, each part but the last ended by a hyphen.
func (t *typeface) hyphenated(words string, l lettering, width float64) string {
	var parts []string
	for word := range strings.FieldsSeq(words) {
		for t.width(word, l) > width {
			runes := []rune(word)
			n := len(runes) - 1
			for n > 1 && t.width(string(runes[:n])+"-", l) > width {
				n--
			}
			parts, word = append(parts, string(runes[:n])+"-"), string(runes[n:])
			if n < 2 {
				break
			}
		}
		parts = append(parts, word)
	}
	return strings.Join(parts, " ")
}

// wordsIn returns a text without its citations.
func wordsIn(t report.Text) (words report.Text) {
	for _, run := range t {
		if !run.All && len(run.Cites) == 0 {
			words = append(words, run)
		}
	}
	return words
}
