package write

import "policybrief/report"

// The body of a page, in points from the top left of A4.
const (
	pageWidth  = 595.28
	pageHeight = 841.89

	contentLeft  = 48.0
	contentWidth = 499.0
	contentRight = contentLeft + contentWidth
	textLeft     = 84.0
	textWide     = 372.0
	marginLeft   = 472.0
	marginWide   = 75.0

	firstTop   = 50.0
	bodyTop    = 70.0
	bodyBottom = 774.0

	tagLeading = 12.0
	blockGap   = 8.0
)

// strip is a slice across the page that no page break divides: a line of text, a row of a table.
type strip struct {
	element *element // that its words belong to; nil where it has none, or gives them one by one to pen.tagged
	above   float64  // white space over it, none at the top of a page
	height  float64
	base    float64 // baseline of its text, from its top
	bind    bond    // how firmly it holds to the strip before
	opens   bool    // first of its block: the tags of a block do not rise above it
	clear   bool    // takes the margin too, so it begins below the tags
	fresh   bool    // begins a page
	anchors []string
	mark    *bookmark
	tags    []tag
	abreast int      // tags that stand on one line of the margin; 0 for one
	sources []string // those it cites
	frames  []*frame // outermost first
	again   *strip   // repeated over it where it is the first of a page
	draw    func(p *pen, top float64)
}

// bond is how firmly a strip holds to the one before. Where a page is too short, the weaker bonds break first.
type bond int

// The bonds, the weakest first.
const (
	free    bond = iota
	byLaw        // a legal note to its proposal
	byTopic      // the parts of a proposal
	byBlock      // a block that is kept whole
	byLine       // a heading to what it heads; lines that must not stand alone
)

// frame is the edge or ground of strips that follow one another. It is drawn once a page, under them.
type frame struct {
	draw func(p *pen, top, bottom float64)
}

// bookmark is an entry in the outline of the file.
type bookmark struct {
	title string
	level int
}

// tag is an entry in the evidence margin.
type tag struct {
	number string // "12", "all", or "" for the box that says "drafted"
	where  string
}

// sheet is a page on which everything has its place.
type sheet struct {
	strips []placedStrip
	tags   []placedTag
}

type placedStrip struct {
	*strip
	top float64
}

type placedTag struct {
	tag
	element  *element // of the strip that it stands beside
	left     float64
	baseline float64
}

// spot is a place in the brief: a page, counted from 1, and points from its top.
type spot struct {
	page int
	top  float64
}

// flow puts strips on pages.
type flow struct {
	sheets   []*sheet
	at       cursor
	document *element // the whole of it, as it is read
}

// cursor is how far a page is filled.
type cursor struct {
	bottom float64 // of the last strip
	tagged float64 // baseline of the last tag, 0 without one
	opened float64 // baseline at which the block began on this page
	empty  bool
}

func newFlow() *flow {
	return &flow{sheets: []*sheet{{}}, at: cursor{bottom: firstTop, empty: true}}
}

func (f *flow) sheet() *sheet { return f.sheets[len(f.sheets)-1] }

func (f *flow) turn() {
	f.sheets = append(f.sheets, &sheet{})
	f.at = freshPage()
}

func freshPage() cursor { return cursor{bottom: bodyTop, empty: true} }

// past returns the cursor after the strip, where the strip's top would stand, and the baseline of its first tag.
func (c cursor) past(s *strip) (next cursor, top, firstTag float64) {
	top = c.bottom
	if !c.empty {
		top += s.above
	}
	switch {
	case s.clear && c.tagged > 0:
		top = max(top, c.tagged+blockGap)
	case s.opens && c.tagged > 0:
		top = max(top, c.tagged+tagLeading-s.base) // a tag stands beside its own block only
	}
	if s.opens || c.empty || c.opened == 0 {
		c.opened = top + s.base
	}
	if n := float64(s.tagLines()); n > 0 {
		firstTag = max(top+s.base-(n-1)*tagLeading, c.opened)
		if c.tagged > 0 {
			firstTag = max(firstTag, c.tagged+tagLeading)
		}
		c.tagged = firstTag + (n-1)*tagLeading
	}
	c.bottom = top + s.height
	c.empty = false
	return c, top, firstTag
}

// tagLines returns how many lines of the margin the tags of the strip take.
func (s *strip) tagLines() int {
	abreast := max(s.abreast, 1)
	return (len(s.tags) + abreast - 1) / abreast
}

// holds reports whether the page below the cursor has room for the strips and their tags.
func (c cursor) holds(strips []*strip) bool {
	for i, s := range strips {
		if i > 0 && s.fresh {
			return false
		}
		if c.empty && s.again != nil {
			c, _, _ = c.past(s.again)
		}
		if c, _, _ = c.past(s); c.bottom > bodyBottom || c.tagged > bodyBottom {
			return false
		}
	}
	return true
}

// place puts the strips on this page and the next ones. Strips that are bound more firmly than loose stay together
// where a page can hold them; where none can, their weaker bonds break.
func (f *flow) place(strips []*strip, loose bond) {
	for len(strips) > 0 {
		n := 1
		for n < len(strips) && strips[n].bind > loose {
			n++
		}
		group := strips[:n]
		strips = strips[n:]
		if group[0].fresh && !f.at.empty {
			f.turn()
		}
		switch {
		case f.at.holds(group):
			f.put(group)
		case freshPage().holds(group):
			f.turn()
			f.put(group)
		case n > 1:
			f.place(group, loose+1)
		default:
			if !f.at.empty {
				f.turn()
			}
			f.put(group)
		}
	}
}

func (f *flow) put(strips []*strip) {
	for _, s := range strips {
		if f.at.empty && s.again != nil {
			f.putOne(s.again)
		}
		f.putOne(s)
	}
}

func (f *flow) putOne(s *strip) {
	next, top, firstTag := f.at.past(s)
	page := f.sheet()
	page.strips = append(page.strips, placedStrip{s, top})
	tags := s.tags
	abreast := max(s.abreast, 1)
	// More tags than a page is long: the numbers all stand in the text, and lead to the same places.
	if room := abreast * max(int((bodyBottom-firstTag)/tagLeading)+1, 1); len(tags) > room {
		more := tag{"more", "in the text"}
		tags = append(append([]tag{}, tags[:room-1]...), more)
	}
	for i, t := range tags {
		page.tags = append(page.tags, placedTag{t, s.element, marginLeft + marginWide/float64(abreast)*float64(i%abreast), firstTag + float64(i/abreast)*tagLeading})
	}
	f.at = next
}

// spots returns where every anchor stands; the first of two that are the same counts.
func (f *flow) spots() map[string]spot {
	spots := map[string]spot{}
	for i, page := range f.sheets {
		for _, s := range page.strips {
			for _, anchor := range s.anchors {
				if _, taken := spots[anchor]; !taken && anchor != "" {
					spots[anchor] = spot{i + 1, max(s.top-6, 0)}
				}
			}
		}
	}
	return spots
}

// bindAll holds the strips after the first to each other.
func bindAll(strips []*strip, by bond) []*strip {
	for _, s := range strips[min(1, len(strips)):] {
		s.bind = max(s.bind, by)
	}
	return strips
}

// keepLines holds a head to the three lines below it: strips[:heads] to what follows.
func keepLines(strips []*strip, heads int) []*strip {
	left := 3 * 16.0
	for i, s := range strips {
		if i == 0 {
			continue
		}
		if i >= heads {
			if left <= 0 {
				break
			}
			left -= s.height
		}
		s.bind = max(s.bind, byLine)
	}
	return strips
}

// keepEnds leaves no line of a block alone at the foot or top of a page.
func keepEnds(strips []*strip, least int) []*strip {
	for i, s := range strips {
		if i > 0 && (i < least || i > len(strips)-least) {
			s.bind = max(s.bind, byLine)
		}
	}
	return strips
}

// sourcesOf returns the sources that the texts cite.
func sourcesOf(texts ...report.Text) (ids []string) {
	cites, _ := citesOf(texts...)
	for _, c := range cites {
		ids = append(ids, c.Source)
	}
	return ids
}
