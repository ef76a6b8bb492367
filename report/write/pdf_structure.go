package write

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// role says what a part of the brief is to somebody who hears it read, in the names of the PDF standard.
type role string

// The roles. An artifact is what only the eye needs.
const (
	asDocument   role = "Document"
	asSection    role = "Sect"
	asHeading1   role = "H1"
	asHeading2   role = "H2"
	asHeading3   role = "H3"
	asHeading4   role = "H4"
	asParagraph  role = "P"
	asList       role = "L"
	asListItem   role = "LI"
	asLabel      role = "Lbl"
	asItemBody   role = "LBody"
	asQuotation  role = "BlockQuote"
	asNote       role = "Note"
	asTable      role = "Table"
	asTableHead  role = "THead"
	asTableBody  role = "TBody"
	asTableRow   role = "TR"
	asHeaderCell role = "TH"
	asCell       role = "TD"
	asContents   role = "TOC"
	asEntry      role = "TOCI"
	asCaption    role = "Caption"
	asFigure     role = "Figure"
	asReference  role = "Reference"
	asLink       role = "Link"
	asArtifact   role = "Artifact"
)

// element is a node of the structure of the brief, which is read aloud in the order of its kids.
//
// Blocks are elements under s.within while they are set. All that is drawn belongs to one: the element of its strip, or
// the one that pen.tagged is given inside the strip (a cell of a row), or, in the midst of a line, that of its part.
// Words that belong to none are an error of the file. Shapes (pen.box, outline, stroke …) are artifacts unless they are
// drawn in a Figure.
//
// A figure is drawn in strips of one page whose element is s.picture(alt), which takes its shapes and words as one
// picture: alt is all that is heard of it. Words that are to be heard themselves, and links, go in elements of their
// own, with pen.tagged, outside of the Figure.
type element struct {
	role   role
	parent *element // of an inline element nil until it is drawn
	placed bool     // is among the kids of its parent
	kids   []kid
	alt    string // of a Figure what it shows, of a Link where it leads
	scope  string // of a TH: "Row" or "Column"
	span   int    // of a cell: its columns, where it has several
	box    box    // of a Figure
}

// kid is what an element holds: an element, or what is marked with a number on a page, or a link on a page.
type kid struct {
	element *element
	page    int // counted from 1
	mark    int // number of marked content on the page
	link    int // number of the link in the brief, counted from 1; 0 for marked content
}

// box is a rectangle, in points from the top left of its page.
type box struct{ left, top, right, bottom float64 }

func (b box) around(other box) box {
	if b == (box{}) {
		return other
	}
	return box{min(b.left, other.left), min(b.top, other.top), max(b.right, other.right), max(b.bottom, other.bottom)}
}

// artifact is the element of what is not read: decoration, and what repeats words that stand elsewhere.
// Furniture is an artifact that every page has.
var (
	artifact  = &element{role: asArtifact, alt: "Layout"}
	furniture = &element{role: asArtifact, alt: "Pagination"}
)

// add puts a new element after the kids of e.
func (e *element) add(role role) *element {
	child := &element{role: role, parent: e, placed: true}
	e.kids = append(e.kids, kid{element: child})
	return child
}

// heading reports whether e is a heading.
func (e *element) heading() bool {
	return e != nil && len(e.role) == 2 && e.role[0] == 'H' && e.role != "TH"
}

// inside returns the innermost element of that role that e is or stands in, or nil.
func (e *element) inside(role role) *element {
	for e != nil && e.role != role {
		e = e.parent
	}
	return e
}

// place puts an inline element, and those it stands in, into the block that it is first drawn in.
func (e *element) place(block *element) {
	if e.placed {
		return
	}
	if e.parent == nil {
		e.parent = block
	}
	e.parent.place(block)
	e.parent.kids = append(e.parent.kids, kid{element: e})
	e.placed = true
}

// trim takes away the elements in which nothing is, but cells, and brings up the headings that would leave out a level.
func (e *element) trim() {
	level := 0
	var visit func(e *element)
	visit = func(e *element) {
		if e.heading() {
			level = min(int(e.role[1]-'0'), level+1)
			e.role = role(fmt.Sprintf("H%d", level))
		}
		e.kids = slices.DeleteFunc(e.kids, func(k kid) bool { return k.element != nil && k.element.void() })
		for _, k := range e.kids {
			if k.element != nil {
				visit(k.element)
			}
		}
	}
	visit(e)
}

// void reports whether nothing is in e, and it is no cell.
func (e *element) void() bool {
	return e.role != asCell && e.role != asHeaderCell &&
		!slices.ContainsFunc(e.kids, func(k kid) bool { return k.element == nil || !k.element.void() })
}

// within sets what belongs to a new element, after what has been set before.
func (s *setter) within(role role, set func() []*strip) []*strip {
	outer := s.parent
	s.parent = outer.add(role)
	strips := set()
	s.parent = outer
	return strips
}

// picture is a new element for a picture, with what it shows in words.
func (s *setter) picture(alt string) *element {
	e := s.parent.add(asFigure)
	e.alt = strings.TrimSpace(alt)
	return e
}

// tagged draws what belongs to the element. Inside an artifact everything is one.
func (p *pen) tagged(e *element, draw func()) {
	outer := p.element
	if outer == nil || outer.role != asArtifact {
		p.element = e
	}
	draw()
	p.element = outer
}

var errUntagged = errors.New("words are drawn that belong to no part of the brief")

// mark makes what is drawn next a part of the element, on this page.
func (p *pen) mark(e *element) {
	if p.marked == e {
		return
	}
	p.unmark()
	p.marked = e
	if e.role == asArtifact {
		p.file.RawWriteStr("/Artifact <</Type /" + e.alt + ">> BDC")
		return
	}
	number := len(p.marks[p.page-1])
	p.marks[p.page-1] = append(p.marks[p.page-1], e)
	e.kids = append(e.kids, kid{page: p.page, mark: number})
	p.file.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", e.role, number))
}

// unmark ends what is marked.
func (p *pen) unmark() {
	if p.marked != nil {
		p.file.RawWriteStr("EMC")
	}
	p.marked = nil
}

// words marks the words that are drawn next: as part of the inline element, where there is one.
func (p *pen) words(inline *element, around box) {
	switch {
	case p.element == nil:
		p.file.SetError(errUntagged)
		p.mark(artifact)
	case inline == nil || p.element.role == asArtifact:
		p.mark(p.element)
	default:
		inline.place(p.element)
		p.mark(inline)
	}
	p.reach(around)
}

// shape marks the shape that is drawn next. Everything that draws one calls it first.
func (p *pen) shape(around box) {
	figure := p.element.inside(asFigure)
	switch {
	case figure != nil:
		p.mark(figure)
	case p.element != nil && p.element.role == asArtifact:
		p.mark(p.element)
	default:
		p.mark(artifact)
	}
	p.reach(around)
}

// reach makes the box of the figure that is being drawn, if one is, hold what is drawn.
func (p *pen) reach(around box) {
	if figure := p.element.inside(asFigure); figure != nil {
		figure.box = figure.box.around(around)
	}
}
