package write

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"policybrief/report"
)

// setter turns the brief into strips: it measures, and places nothing.
type setter struct {
	face     *typeface
	brief    *report.Brief
	document *element // all that has been set, as it is read
	parent   *element // that what is set next belongs to
	level    role     // of the last heading
}

func newSetter(face *typeface, b *report.Brief) *setter {
	document := &element{role: asDocument, placed: true}
	return &setter{face: face, brief: b, document: document, parent: document}
}

var (
	bodyLetters    = lettering{size: 12, hue: hueInk}
	belowLetters   = lettering{size: 10, hue: hueGrey}
	numberLetters  = lettering{size: 10, hue: hueGrey}
	noteLetters    = lettering{size: 10.5, hue: hueInk}
	emptyLetters   = lettering{size: 11, hue: hueInk}
	titleLetters   = lettering{size: 14, bold: true, hue: hueInk}
	sectionLetters = lettering{size: 20, bold: true, hue: hueInk}
)

// citeSize is the size of citations in the text, in points.
const citeSize = 9.5

// strips sets the whole brief: the first page, with the key points where they come first, then the contents and the
// other sections.
func (s *setter) strips() []*strip {
	strips := s.cover()
	sections := s.brief.Sections
	if len(sections) == 0 {
		return strips
	}
	rest := 0
	if sections[0].Panel {
		strips = append(strips, s.section(0)...)
		rest = 1
	}
	if !s.brief.Abridged {
		strips = append(strips, s.contents()...)
	}
	for i := rest; i < len(sections); i++ {
		strips = append(strips, s.section(i)...)
	}
	return strips
}

// parts sets a text. Each citation is joined to the word before by a no-break space and brings its tag.
func (s *setter) parts(t report.Text, l lettering) (parts []part) {
	for _, run := range t {
		letters := l
		letters.bold = l.bold || run.Strong
		switch {
		case run.All || len(run.Cites) > 0:
			if n := len(parts) - 1; n >= 0 {
				parts[n].words = strings.TrimRight(parts[n].words, " ")
				parts = append(parts, part{words: "\u00a0", lettering: l})
			}
			parts = append(parts, s.cites(run, l)...)
		case run.Link != "":
			// An arrow stays on the line of what it points to.
			words := strings.ReplaceAll(run.Words, "↑ ", "↑\u00a0")
			parts = append(parts, linkPart(words, letters, run.Link, words))
		default:
			parts = append(parts, part{words: run.Words, lettering: letters})
		}
	}
	return parts
}

// linkPart sets words that lead to an anchor; about says where, to somebody who does not see them in their place.
func linkPart(words string, l lettering, anchor, about string) part {
	return part{words: words, lettering: l.in(linkHue(l)), link: anchor, underline: true, inline: &element{role: asLink, alt: about}}
}

// linkHue is the colour of links: that of the text where it is white, on a dark ground.
func linkHue(l lettering) hue {
	if l.hue == hueWhite {
		return hueWhite
	}
	return huePetrol
}

// cites sets a group of citations: [12, 13], or [all].
func (s *setter) cites(run report.Run, l lettering) []part {
	l.size, l.bold, l.hue = min(citeSize, l.size), false, linkHue(l)
	reference := &element{role: asReference}
	bare := func(words string) part { return part{words: words, lettering: l, inline: reference} }
	link := func(words, anchor, where string) part {
		p := linkPart(words, l, anchor, words+": "+where)
		p.inline.parent, p.tag = reference, &tag{words, where}
		return p
	}
	if run.All {
		to, where := s.readAll()
		return []part{bare("["), link("all", to, where), bare("]")}
	}
	parts := []part{bare("[")}
	for i, c := range run.Cites {
		if i > 0 {
			parts = append(parts, bare(", "))
		}
		parts = append(parts, link(strconv.Itoa(c.Number), c.Target, c.Where()))
	}
	return append(parts, bare("]"))
}

// read returns the ids of the sources that were read.
func (s *setter) read() (ids []string) {
	for _, source := range s.brief.Sources {
		if source.Unread == "" {
			ids = append(ids, source.ID)
		}
	}
	return ids
}

// setting is how lines of text become strips.
type setting struct {
	role    role
	left    float64
	width   float64
	leading float64
	quiet   bool // leaves the evidence margin alone
}

// text sets parts as an element of the role that the setting says.
func (s *setter) text(parts []part, how setting) []*strip {
	return s.textIn(s.parent.add(how.role), parts, how)
}

// textIn sets parts in the element, in strips of one line. A tag stands once beside them, at the first of its lines.
func (s *setter) textIn(element *element, parts []part, how setting) []*strip {
	var strips []*strip
	seen := map[tag]bool{}
	for _, line := range s.face.lines(parts, how.width) {
		base := line.parts[0].baseline(how.leading)
		st := &strip{element: element, height: how.leading, base: base,
			draw: func(p *pen, top float64) { p.draw(how.left, top+base, line) }}
		if !how.quiet {
			for _, t := range line.tags() {
				if !seen[t] {
					seen[t] = true
					st.tags = append(st.tags, t)
				}
			}
		}
		strips = append(strips, st)
	}
	return strips
}

// also draws something more with a strip, under its own text.
func (s *strip) also(draw func(p *pen, top float64)) {
	before := s.draw
	s.draw = func(p *pen, top float64) {
		draw(p, top)
		if before != nil {
			before(p, top)
		}
	}
}

// numberFirst puts a paragraph's number beside its first line, and makes it what links lead to. It is read as part of
// the element.
func numberFirst(strips []*strip, number int, element *element) {
	if len(strips) == 0 || number <= 0 {
		return
	}
	first := strips[0]
	first.anchors = append(first.anchors, "p"+strconv.Itoa(number))
	first.also(func(p *pen, top float64) {
		p.tagged(element, func() { p.write(contentLeft, top+first.base, strconv.Itoa(number), numberLetters) })
	})
}

func inFrame(strips []*strip, f *frame) {
	for _, st := range strips {
		st.frames = append(st.frames, f)
	}
}

// section sets a section: its head, then its blocks.
func (s *setter) section(i int) []*strip {
	section := s.brief.Sections[i]
	return s.within(asSection, func() []*strip {
		if section.Panel {
			return s.keyPoints(section, i)
		}
		head := s.head(section.Title, section.NewPage)
		s.open(head, section, i)
		return keepLines(append(head, s.blocks(section.Blocks)...), len(head))
	})
}

// open makes the first strip what the contents and the outline lead to.
func (s *setter) open(strips []*strip, section report.Section, i int) {
	strips[0].anchors = append(strips[0].anchors, sectionAnchor(i), section.ID)
	strips[0].mark = &bookmark{s.nameOf(i), 0}
}

// sectionAnchor leads to a section whatever its ID is. No ID in a configuration holds a space.
func sectionAnchor(i int) string { return fmt.Sprintf("section %d", i) }

// nameOf returns the title of a section, or what stands for it where it has none.
func (s *setter) nameOf(i int) string {
	section := s.brief.Sections[i]
	for _, name := range []string{section.Title, section.ID} {
		if name = strings.TrimSpace(printable(name)); name != "" {
			return name
		}
	}
	return fmt.Sprintf("Section %d", i+1)
}

// head sets the head of a section: rule, petrol block, title.
func (s *setter) head(title string, fresh bool) []*strip {
	edge := &strip{above: 20, height: 11, clear: true, opens: true, fresh: fresh, draw: func(p *pen, top float64) {
		p.box(contentLeft, top, contentWidth, 0.75, hueInk)
		p.box(contentLeft, top, 36, 5, huePetrol)
	}}
	head := append([]*strip{edge}, s.text(plainPart(title, sectionLetters), setting{asHeading2, textLeft, contentRight - textLeft, 24, true})...)
	s.level = asHeading2
	return bindAll(head, byLine)
}

// keyPoints sets the key points on their panel, which begins on the first page and goes over it rather than leave it.
func (s *setter) keyPoints(section report.Section, i int) []*strip {
	panel := &frame{func(p *pen, top, bottom float64) {
		p.box(contentLeft-10, top, contentWidth+20, bottom+5-top, hueTint)
		p.box(contentLeft-10, top, contentWidth+20, 4, huePetrol)
	}}
	strips := []*strip{{above: 12, height: 12, clear: true, opens: true}}
	strips = append(strips, s.text(plainPart(section.Title, lettering{size: 16, bold: true, hue: hueInk}), setting{asHeading2, textLeft, textWide, 20, true})...)
	s.level = asHeading2
	heads := len(strips)
	strips = append(strips, s.blocks(section.Blocks)...)
	keepLines(strips, heads)
	strips = append(strips, &strip{height: 3, clear: true, bind: byLine})
	s.open(strips, section, i)
	inFront(strips, panel)
	for _, st := range strips[1:] {
		st.again = &strip{height: 8, frames: []*frame{panel}}
		if !st.opens {
			st.bind = max(st.bind, byBlock) // a point is kept whole
		}
	}
	return strips
}

// inFront puts a frame around strips that may have frames of their own.
func inFront(strips []*strip, f *frame) {
	for _, st := range strips {
		st.frames = append([]*frame{f}, st.frames...)
	}
}

// blocks sets the blocks of a section. What follows the heading of a proposal belongs to it, up to the next heading.
func (s *setter) blocks(blocks []report.Block) []*strip {
	var strips []*strip
	proposal, heads, from := false, 0, 0
	for i, block := range blocks {
		set := s.block(block)
		if len(set) == 0 {
			continue
		}
		if i > 0 {
			if _, is := blocks[i-1].(*report.Table); is {
				set[0].above = max(set[0].above, 14)
			}
		}
		if heading, is := block.(report.Heading); is {
			if heads > 0 {
				keepLines(strips[from:], heads)
			}
			proposal, heads, from = heading.Number > 0, len(set), len(strips)
		} else if proposal {
			by := byTopic
			if note, is := block.(report.Note); is && note.Kind == report.Law {
				by = byLaw
			}
			set[0].bind = max(set[0].bind, by)
			bindAll(set, byTopic)
		}
		strips = append(strips, set...)
	}
	if heads > 0 {
		keepLines(strips[from:], heads)
	}
	return strips
}

// block sets a block of any kind.
func (s *setter) block(block report.Block) []*strip {
	var strips []*strip
	switch block := block.(type) {
	case report.Heading:
		strips = s.heading(block)
	case report.Paragraph:
		strips = s.paragraph(block)
	case report.List:
		strips = s.list(block)
	case report.Quotation:
		strips = s.quotation(block)
	case report.Note:
		strips = s.within(asNote, func() []*strip { return s.note(block) })
	case report.Figure:
		strips = s.figure(block)
	case *report.Table:
		strips = s.table(block)
	}
	if len(strips) > 0 {
		first := strips[0]
		first.opens = true
		if first.above == 0 {
			first.above = blockGap
		}
	}
	return strips
}

// heading sets a heading inside a section, with the number of its proposal in a square and its aside in the margin.
func (s *setter) heading(h report.Heading) []*strip {
	letters, leading := titleLetters, 18.0
	if h.Number > 0 {
		letters, leading = lettering{size: 15, bold: true, hue: hueInk}, 20
	}
	aside := lettering{size: 10, bold: true, hue: hueInk}
	strips := s.text(plainPart(h.Text, letters), setting{asHeading3, textLeft, textWide, leading, true})
	s.level = asHeading3
	drawn, below := squares(h), 0.0
	if drawn != nil && len(strips) > 0 {
		below = 15.5
		picture := s.picture(corroborated(h))
		strips[0].also(func(p *pen, top float64) { p.tagged(picture, func() { drawn(p, top-1.5) }) })
	}
	beside := s.parent.add(asParagraph)
	for i, line := range s.face.lines(plainPart(h.Aside, aside), marginWide) {
		if i == len(strips) {
			strips = append(strips, &strip{height: leading, base: letters.baseline(leading)})
		}
		strips[i].also(func(p *pen, top float64) {
			p.tagged(beside, func() { p.draw(marginLeft, top+below+aside.baseline(leading-3), line) })
		})
	}
	if len(strips) == 0 {
		return nil
	}
	first := strips[0]
	first.above, first.clear = 14, true
	if h.Number > 0 {
		strips[len(strips)-1].height += 3
		first.also(func(p *pen, top float64) {
			number := strconv.Itoa(h.Number)
			size := lettering{size: 14, bold: true, hue: hueWhite}
			if len(number) > 2 {
				size.size = 9
			}
			p.box(contentLeft, top-1.5, 24, 24, hueInk)
			p.writeCentred(contentLeft+12, top-1.5+12+0.33*size.size, number, size)
		})
	}
	title := strings.TrimSpace(printable(h.Text))
	if h.Number > 0 {
		title = strconv.Itoa(h.Number) + ". " + title
	}
	if title != "" {
		first.mark = &bookmark{title, 1}
	}
	return bindAll(strips, byLine)
}

// paragraph sets a numbered paragraph.
func (s *setter) paragraph(b report.Paragraph) []*strip {
	strips := keepEnds(s.text(s.parts(b.Text, bodyLetters), setting{role: asParagraph, left: textLeft, width: textWide, leading: 16}), 2)
	if len(strips) == 0 {
		return nil
	}
	strips[0].sources = sourcesOf(b.Text)
	s.paired(strips)
	numberFirst(strips, b.Number, strips[0].element)
	if b.Drafted {
		drafted(strips)
	}
	return strips
}

// paired sets the tags of a paragraph two on a line of the margin, where they are many more than its lines and none is
// too long for that.
func (s *setter) paired(strips []*strip) {
	tags, height := 0, 0.0
	for _, st := range strips {
		tags += len(st.tags)
		height += st.height
		for _, t := range st.tags {
			if s.face.width(t.number+" ", tagLetters.bolder())+s.face.width(t.where, tagLetters) > marginWide/2-2 {
				return
			}
		}
	}
	if float64(tags)*tagLeading <= height+tagLeading {
		return
	}
	for _, st := range strips {
		st.abreast = 2
	}
}

// drafted marks words that a person wrote: a dotted edge, and a box in the margin.
func drafted(strips []*strip) {
	inFrame(strips, &frame{func(p *pen, top, bottom float64) { p.stroke(textLeft-8, top+1, textLeft-8, bottom-1, 2, hueInk, 2, 2) }})
	last := strips[len(strips)-1]
	last.tags = append(slices.Clone(last.tags), tag{})
}

// list sets a list, a bullet an item.
func (s *setter) list(b report.List) []*strip {
	const indent = 13
	var strips []*strip
	number, list := s.parent.add(asParagraph), s.parent.add(asList)
	for _, text := range b.Items {
		item := list.add(asListItem)
		bullet, body := item.add(asLabel), item.add(asItemBody)
		set := keepEnds(s.textIn(body, s.parts(text, bodyLetters), setting{left: textLeft + indent, width: textWide - indent, leading: 16}), 2)
		if len(set) == 0 {
			continue
		}
		first := set[0]
		first.also(func(p *pen, top float64) {
			p.tagged(bullet, func() { p.write(textLeft+1, top+first.base, "•", bodyLetters) })
		})
		first.sources = sourcesOf(text)
		if len(strips) > 0 {
			first.above = 2
			first.opens = true
		}
		strips = append(strips, set...)
	}
	if len(strips) == 0 {
		return nil
	}
	numberFirst(strips, b.Number, number)
	if b.Drafted {
		drafted(strips)
	}
	return strips
}

// quotation sets exact words apart, beside a bar, and under them whose they are.
func (s *setter) quotation(b report.Quotation) []*strip {
	const indent = 13
	parts := append(plainPart(b.Words, bodyLetters), s.parts(b.Cite, bodyLetters)...)
	if len(b.Cite) > 0 {
		parts = slices.Insert(parts, 1, part{words: "\u00a0", lettering: bodyLetters})
		parts[0].words = strings.TrimRight(parts[0].words, " ")
	}
	number := s.parent.add(asParagraph)
	strips := s.within(asQuotation, func() []*strip {
		strips := keepEnds(s.text(parts, setting{role: asParagraph, left: textLeft + indent, width: textWide - indent, leading: 16}), 2)
		below := s.text(plainPart(b.Below, belowLetters), setting{asParagraph, textLeft + indent, textWide - indent, 13, true})
		for _, st := range below {
			st.bind = byLine
		}
		return append(strips, below...)
	})
	if len(strips) == 0 {
		return nil
	}
	strips[0].sources = sourcesOf(b.Cite)
	inFrame(strips, &frame{func(p *pen, top, bottom float64) { p.box(textLeft, top+1, 3, bottom-top-1, huePetrol) }})
	numberFirst(strips, b.Number, number)
	return strips
}

// note sets a remark that is not evidence. Each kind looks like nothing else.
func (s *setter) note(b report.Note) []*strip {
	switch b.Kind {
	case report.Law:
		return s.law(b)
	case report.Empty:
		return s.empty(append(plainPart(b.Lead+" ", emptyLetters.bolder()), s.parts(b.Text, emptyLetters)...))
	}
	parts := append(plainPart(b.Lead+" ", noteLetters.bolder()), s.parts(b.Text, noteLetters)...)
	for _, field := range b.Fields {
		parts = append(parts, part{words: " " + field.Label + " ", lettering: noteLetters.bolder()}, part{words: field.Value, lettering: noteLetters})
	}
	strips := keepEnds(s.text(parts, setting{asParagraph, textLeft, textWide, 14, true}), 2)
	if len(strips) == 0 {
		return nil
	}
	strips[0].sources = sourcesOf(b.Text)
	if b.Drafted {
		drafted(strips)
	}
	return strips
}

// law sets a legal note: it takes the place of the margin, so that no tag of a source can stand beside it.
func (s *setter) law(b report.Note) []*strip {
	const left, width, rank = textLeft + 15, contentRight - textLeft - 23, 9.5
	authority := lettering{size: rank, hue: hueInk}
	parts := append(plainPart(b.Lead+" ", noteLetters.bolder().in(huePlum)), s.parts(b.Text, noteLetters)...)
	strips := keepEnds(s.text(parts, setting{asParagraph, left, width, 14, true}), 2)
	var fields []part
	for _, field := range b.Fields {
		fields = append(fields, part{words: field.Label + " ", lettering: authority.bolder()}, part{words: strings.TrimRight(field.Value, ". ") + ". ", lettering: authority})
	}
	if below := keepEnds(s.text(fields, setting{asParagraph, left, width, 12.5, true}), 2); len(below) > 0 {
		below[0].above = 4
		strips = append(strips, below...)
	}
	if len(strips) == 0 {
		return nil
	}
	padded := padded(strips, 5, 7)
	padded[0].above = 9
	padded[0].clear = true
	padded[0].sources = sourcesOf(b.Text)
	inFrame(padded, &frame{func(p *pen, top, bottom float64) {
		p.box(textLeft, top, contentRight-textLeft, bottom-top, huePalePlum)
		p.box(textLeft, top, 1.5, bottom-top, huePlum)
		p.box(textLeft+3.5, top, 1.5, bottom-top, huePlum)
		p.write(contentLeft, top+18, "§", lettering{size: 16, bold: true, hue: huePlum})
	}})
	return bindAll(padded, byBlock)
}

// empty sets a dashed box that says what is missing.
func (s *setter) empty(parts []part) []*strip {
	strips := keepEnds(s.text(parts, setting{role: asParagraph, left: textLeft + 10, width: textWide - 20, leading: 14}), 2)
	if len(strips) == 0 {
		return nil
	}
	strips = padded(strips, 6, 6)
	inFrame(strips, &frame{func(p *pen, top, bottom float64) {
		p.outline(textLeft, top, textWide, bottom-top, 0.75, hueGrey, 2.5, 2)
	}})
	return bindAll(strips, byBlock)
}

// padded gives strips room inside their frame, above and below.
func padded(strips []*strip, above, below float64) []*strip {
	first, last := strips[0], strips[len(strips)-1]
	draw := first.draw
	first.draw = func(p *pen, top float64) { draw(p, top+above) }
	first.height += above
	first.base += above
	last.height += below
	return strips
}
