package write

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/go-pdf/fpdf"

	"policybrief/report"
)

// pdf writes the brief for print: A4, in the typeface of the look. It measures every block first, puts them all on
// pages, and draws when it knows the page of everything. Equal briefs give equal bytes.
func pdf(w io.Writer, b *report.Brief, look fs.FS) error {
	face, err := newTypeface(look)
	if err != nil {
		return err
	}
	colours, err := readHouse(look)
	if err != nil {
		return err
	}
	pages := laidOut(face, b)

	file := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: pageWidth, Ht: pageHeight}})
	file.SetAutoPageBreak(false, 0)
	file.SetCompression(false) // what is drawn is compressed when all of it is known
	file.SetCatalogSort(true)  // or the fonts come in any order
	file.AddUTF8FontFromBytes(family, "", face.files[0])
	file.AddUTF8FontFromBytes(family, "B", face.files[1])

	p := &pen{file: file, face: face, colours: colours, spots: pages.spots(), marks: make([][]*element, len(pages.sheets))}
	for i, sheet := range pages.sheets {
		file.AddPage()
		p.page = i + 1
		p.sheet(sheet)
		p.tagged(furniture, func() { p.furniture(b, sheet, len(pages.sheets)) })
		p.unmark()
	}
	var drawn bytes.Buffer
	if err := file.Output(&drawn); err != nil {
		return err
	}
	return finish(w, drawn.Bytes(), p, pages.document, b)
}

// laidOut puts all of the brief on pages.
func laidOut(face *typeface, b *report.Brief) *flow {
	s := newSetter(face, b)
	pages := newFlow()
	pages.place(s.strips(), free)
	pages.document = s.document
	return pages
}

// sheet draws what stands on a page: grounds and edges, then text, then the evidence margin.
func (p *pen) sheet(s *sheet) {
	type extent struct{ top, bottom float64 }
	extents := map[*frame]*extent{}
	var layers [][]*frame
	for _, strip := range s.strips {
		for depth, f := range strip.frames {
			if e, seen := extents[f]; seen {
				e.bottom = strip.top + strip.height
				continue
			}
			extents[f] = &extent{strip.top, strip.top + strip.height}
			for len(layers) <= depth {
				layers = append(layers, nil)
			}
			layers[depth] = append(layers[depth], f)
		}
	}
	p.tagged(artifact, func() {
		for _, layer := range layers {
			for _, f := range layer {
				f.draw(p, extents[f].top, extents[f].bottom)
			}
		}
	})
	for _, strip := range s.strips {
		if strip.mark != nil {
			p.landmarks = append(p.landmarks, landmark{*strip.mark, spot{p.page, max(strip.top-6, 0)}})
		}
		if strip.draw != nil {
			p.tagged(strip.element, func() { strip.draw(p, strip.top) })
		}
	}
	for _, t := range s.tags {
		p.tag(t)
	}
}

var tagLetters = lettering{size: 9, hue: hueGrey}

// tag draws an entry of the evidence margin. Where a citation leads is heard from the link of its number; that words
// were drafted is heard after them.
func (p *pen) tag(t placedTag) {
	if t.number == "" {
		p.outline(t.left, t.baseline-9.4, 38, 12.6, 0.75, hueGrey, 2, 1.5)
		p.tagged(t.element, func() { p.writeCentred(t.left+19, t.baseline, "drafted", tagLetters) })
		return
	}
	number, where := tagLetters.bolder().in(hueInk), tagLetters
	line := p.line([]part{{words: t.number + " ", lettering: number}, {words: p.fit(t.where, where, marginLeft+marginWide-t.left-p.face.width(t.number+" ", number)), lettering: where}})
	p.tagged(artifact, func() { p.draw(t.left, t.baseline, line) })
}

// furniture draws what every page has: marking, running head, source key and foot.
func (p *pen) furniture(b *report.Brief, s *sheet, pages int) {
	marked := p.marking(b, 806)
	if p.page > 1 {
		p.marking(b, 26)
		head := lettering{size: 9.5, hue: hueGrey}
		baseline := 46 + head.baseline(12)
		title := b.ShortTitle
		if strings.TrimSpace(title) == "" {
			title = b.Title
		}
		left := contentWidth
		if state := p.fit(b.State, head, contentWidth/2-36); state != "" {
			width := p.face.width(state, head)
			p.writeRight(contentRight, baseline, state, head.in(hueInk))
			p.flag(contentRight-width-35, baseline-7.6, b.Reviewed)
			left -= width + 48
		}
		p.write(contentLeft, baseline, p.fit(title, head, left), head)
	}

	foot := lettering{size: 9, hue: hueGrey}
	p.box(contentLeft, 780, contentWidth, 0.75, hueRule)
	p.sourceKey(b, s)
	run := ""
	if !b.AsAt.IsZero() {
		run = "As at " + b.AsAt.Long() + ". "
	}
	if b.Run != "" {
		run += "Run " + b.Run
	}
	page := fmt.Sprintf("Page %d of %d", p.page, pages)
	baseline := 807 + foot.baseline(12)
	run = p.fit(run, foot, contentWidth-p.face.width(page, foot)-16)
	// The marking keeps its place; a foot that would touch it gives way.
	if p.face.width(run, foot)+12 > (contentWidth-marked)/2 {
		baseline += 12
	}
	p.write(contentLeft, baseline, run, foot)
	p.writeRight(contentRight, baseline, page, foot)
}

// marking draws the protective marking at y and returns its width.
func (p *pen) marking(b *report.Brief, y float64) (width float64) {
	letters := lettering{size: 11, bold: true, hue: hueInk}
	words := p.fit(strings.ToUpper(b.Marking), letters, contentWidth)
	p.writeCentred(pageWidth/2, y+letters.baseline(14), words, letters)
	return p.face.width(words, letters)
}

// flag draws the state of review as a running head has it.
func (p *pen) flag(x, y, share float64) {
	p.reviewed(x, y, 30, 9, 1.4, 4.5, share)
	p.outline(x, y, 30, 9, 0.8, hueInk)
}

// reviewed fills a rectangle: solid for the share that has been reviewed, hatched for the rest.
func (p *pen) reviewed(x, y, width, height, thick, every, share float64) {
	solid := width * min(max(share, 0), 1)
	if solid > 0 {
		p.box(x, y, solid, height, hueInk)
	}
	if rest := width - solid; rest > thick {
		p.hatch(x+solid, y, rest, height, thick, every, hueInk)
	}
}

// sourceKey names the sources on two lines at most: all of them where they fit, else those that the page cites. It has no
// links, as a link that every page repeats would be read on every page.
func (p *pen) sourceKey(b *report.Brief, s *sheet) {
	cited := map[string]bool{}
	for _, strip := range s.strips {
		for _, id := range strip.sources {
			cited[id] = true
		}
	}
	plain := lettering{size: 9, hue: hueGrey}
	key := func(all bool) []textLine {
		parts := plainPart("Sources: ", plain)
		for _, source := range b.Sources {
			if source.Unread == "" && (all || cited[source.ID]) {
				parts = append(parts, part{words: source.ID, lettering: plain.bolder().in(hueInk)},
					part{words: "\u00a0" + strings.ReplaceAll(p.fit(source.Short, plain, 180), " ", "\u00a0") + "\u00a0\u00a0\u00a0\u00a0\u00a0 ", lettering: plain})
			}
		}
		if len(parts) == 1 {
			return nil
		}
		return p.face.lines(parts, contentWidth)
	}
	const most, leading = 2, 10.0
	const atMost = 40 // sources that two lines could ever hold
	lines := key(len(b.Sources) <= atMost)
	if len(lines) > most {
		lines = key(false)
	}
	if len(lines) > most {
		lines = lines[:most]
		p.writeRight(contentRight, 790+leading, "…", plain)
	}
	baseline := 793.5
	if len(lines) > 1 {
		baseline = 790
	}
	for i, line := range lines {
		p.draw(contentLeft, baseline+float64(i)*leading, line)
	}
}
