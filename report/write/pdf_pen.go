package write

import (
	"fmt"
	"math"
	"strings"

	"github.com/go-pdf/fpdf"

	"policybrief/report/write/object"
)

// pen draws on the pages of one brief.
type pen struct {
	file    *fpdf.Fpdf
	face    *typeface
	colours houseColours
	spots   map[string]spot
	page    int

	element *element     // that what is being drawn belongs to
	marked  *element     // that what was drawn last belongs to
	marks   [][]*element // those of each page, by their number

	links     []link
	landmarks []landmark
}

// family is the name by which fpdf knows the typeface.
const family = "SourceSans3"

// draw draws a line from x. All text of the brief passes here, into the element that p.tagged has been given.
func (p *pen) draw(x, baseline float64, line textLine) {
	left := x
	for _, part := range line.parts {
		inline := part.inline
		if _, leads := p.spots[part.link]; inline != nil && inline.role == asLink && !leads {
			inline = inline.parent
		}
		p.words(inline, box{x, baseline - part.size, x + part.width, baseline + part.size/4})
		p.letters(x, baseline, part.words, part.lettering)
		x += part.width
	}
	x = left
	for _, part := range line.parts {
		to, leads := p.spots[part.link]
		if words := strings.TrimRight(part.words, " "); leads && words != "" {
			width := p.face.width(words, part.lettering)
			if part.underline {
				p.box(x, baseline+1.3, width, 0.6, part.hue)
			}
			p.link(part.inline, box{x, baseline - 0.85*part.size, x + width, baseline + 0.35*part.size}, to)
		}
		x += part.width
	}
}

// letters draws words from x. A letter that the typeface lacks is shown as its code, and read as itself.
func (p *pen) letters(x, baseline float64, words string, l lettering) {
	style := ""
	if l.bold {
		style = "B"
	}
	p.file.SetFont(family, style, l.size)
	p.file.SetTextColor(p.colours.of(l.hue).rgb())
	lacks := func(r rune) bool {
		_, has := p.face.advance(r, l.bold)
		return !has
	}
	for words != "" {
		known := strings.IndexFunc(words, lacks)
		if known < 0 {
			known = len(words)
		}
		if known > 0 {
			p.file.Text(x, baseline, words[:known])
			x += p.face.width(words[:known], l)
			words = words[known:]
			continue
		}
		lacking := strings.IndexFunc(words, func(r rune) bool { return !lacks(r) })
		if lacking < 0 {
			lacking = len(words)
		}
		codes := ""
		for _, r := range words[:lacking] {
			codes += p.face.code(r, l.bold)
		}
		p.file.RawWriteStr("/Span " + string(object.Append(nil, object.Dictionary{"ActualText": object.Text(words[:lacking])})) + " BDC")
		p.file.Text(x, baseline, codes)
		p.file.RawWriteStr("EMC")
		x += p.face.width(codes, l)
		words = words[lacking:]
	}
}

// write draws words that stand on one line, from x.
func (p *pen) write(x, baseline float64, words string, l lettering) {
	p.draw(x, baseline, p.line(plainPart(words, l)))
}

// writeRight draws words that end at x.
func (p *pen) writeRight(x, baseline float64, words string, l lettering) {
	line := p.line(plainPart(words, l))
	p.draw(x-line.width, baseline, line)
}

// writeCentred draws words around x.
func (p *pen) writeCentred(x, baseline float64, words string, l lettering) {
	line := p.line(plainPart(words, l))
	p.draw(x-line.width/2, baseline, line)
}

// line sets parts on a single line, however wide.
func (p *pen) line(parts []part) textLine {
	lines := p.face.lines(parts, 1e9)
	if len(lines) == 0 {
		return textLine{}
	}
	return lines[0]
}

// link is a rectangle of a page that leads somewhere.
type link struct {
	element *element // a Link, whose alt says where
	page    int
	around  box
	to      spot
}

// landmark is an entry in the outline of the file.
type landmark struct {
	bookmark
	at spot
}

// link makes a rectangle of the page lead somewhere. The element is that of the words in it. What is not read leads
// nowhere.
func (p *pen) link(e *element, around box, to spot) {
	switch {
	case p.element.inside(asArtifact) != nil:
		return
	case e == nil || e.role != asLink:
		p.file.SetError(errUntagged)
		return
	}
	p.links = append(p.links, link{e, p.page, around, to})
	e.kids = append(e.kids, kid{page: p.page, link: len(p.links)})
}

// box fills a rectangle.
func (p *pen) box(x, y, width, height float64, h hue) {
	p.shape(box{x, y, x + width, y + height})
	p.file.SetFillColor(p.colours.of(h).rgb())
	p.file.Rect(x, y, width, height, "F")
}

// outline draws the edge of a rectangle, inside it.
func (p *pen) outline(x, y, width, height, thick float64, h hue, dashes ...float64) {
	p.shape(box{x, y, x + width, y + height})
	p.file.SetDrawColor(p.colours.of(h).rgb())
	p.file.SetLineWidth(thick)
	p.file.SetDashPattern(dashes, 0)
	p.file.Rect(x+thick/2, y+thick/2, width-thick, height-thick, "D")
	p.file.SetDashPattern(nil, 0)
}

// stroke draws a line.
func (p *pen) stroke(x1, y1, x2, y2, thick float64, h hue, dashes ...float64) {
	p.shape(box{min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)})
	p.file.SetDrawColor(p.colours.of(h).rgb())
	p.file.SetLineWidth(thick)
	p.file.SetDashPattern(dashes, 0)
	p.file.Line(x1, y1, x2, y2)
	p.file.SetDashPattern(nil, 0)
}

// hatch fills a rectangle with rising lines at 45°, every so far along it.
func (p *pen) hatch(x, y, width, height, thick, every float64, h hue) {
	// The corners of a line's ends reach out by this much.
	over := thick / (2 * math.Sqrt2)
	x, y, width, height = x+over, y+over, width-2*over, height-2*over
	for at := every; at < width+height; at += every {
		// A line from the left or bottom edge to the top or right one; both ends lie inside the rectangle.
		x1, y1 := 0.0, at
		if at > height {
			x1, y1 = at-height, height
		}
		x2, y2 := at, 0.0
		if at > width {
			x2, y2 = width, at-width
		}
		p.stroke(x+x1, y+y1, x+x2, y+y2, thick, h)
	}
}

// digits returns the colour as six hexadecimal digits.
func (h hue) digits() string { return fmt.Sprintf("%06X", uint32(h)) }

func (h hue) rgb() (r, g, b int) { return int(h >> 16 & 0xFF), int(h >> 8 & 0xFF), int(h & 0xFF) }

// fit shortens words until they are no wider than width.
func (p *pen) fit(words string, l lettering, width float64) string {
	return p.face.fit(words, l, width)
}
