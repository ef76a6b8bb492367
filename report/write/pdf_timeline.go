package write

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"policybrief/extract"
	"policybrief/report"
)

// The measures of a time line, in points from the left of the content.
const (
	axisAt     = 100.0
	firstLane  = 9.0 // right of the axis
	lanePitch  = 10.0
	mostLanes  = 9   // at that pitch; more stand closer
	laneClear  = 6   // above and below a mark
	lanesEnd   = 6.0 // from the middle of the last lane to where leaders turn
	elbowAt    = 132.0
	labelAfter = 18.0 // the elbow
	tagsAt     = marginLeft - contentLeft

	labelGap    = 7.0
	labelRise   = 8.0 // of a label over its mark
	spanStart   = 7.0 // of a leader below the start of its bar
	dayLeast    = 30.0
	dayEnough   = 12   // days at that height; more of them are lower
	dayLowest   = 6.0  // height
	cutAfter    = 14   // days without a mark
	axisPad     = 15.0 // above the first day and below the last
	cutHeight   = 26.0
	chunkHeight = 310.0 // of the parts of a stretch that is too tall for a page
	markRadius  = 4.4
)

// noDay is the number of no day.
const noDay = math.MinInt

// dayNumber counts days, so that they can be measured.
func dayNumber(d extract.Date) int { return int(d.Time().Unix() / 86400) }

func dateOf(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// timeMark is what an event has beside the axis. Events of the same date share one.
type timeMark struct {
	precision extract.Precision
	first     int   // days
	last      int   // first for a day
	days      []int // where sources differ on it
	lane      int
}

// coarse reports whether the date is known as a month or year only.
func (m *timeMark) coarse() bool { return m.precision == extract.Month || m.precision == extract.Year }

// timeLabel is the words of an event, right of the axis.
type timeLabel struct {
	element *element
	mark    *timeMark
	head    []textLine
	what    []textLine
	refs    []textLine
	cited   []string
	height  float64
	anchor  float64 // of its leader, from the top of its piece
	top     float64
}

// timePiece is a part of the time line that stands on one page: its days are drawn to scale.
type timePiece struct {
	cut       string // what is not drawn before it, "" where it follows without a break
	begins    bool   // a stretch: a cut stands over it, but over the first
	heading   string // month or year
	from, to  int    // days; noDay where it has none
	dayHeight float64
	height    float64
	runsOn    bool // a month or year goes on beyond the days
	marks     []*timeMark
	labels    []*timeLabel
}

// middle returns where the middle of a day stands, from the top of the piece.
func (t *timePiece) middle(day int) float64 { return axisPad + (float64(day-t.from)+0.5)*t.dayHeight }

// extent returns where a mark stands in the piece.
func (t *timePiece) extent(m *timeMark) (top, bottom float64) {
	switch {
	case m.coarse():
		return 0, t.height
	case m.precision == extract.Range:
		top, bottom = t.middle(m.first)-t.dayHeight/2, t.middle(m.last)+t.dayHeight/2
	default:
		top, bottom = t.middle(m.first)-markRadius, t.middle(m.last)+markRadius
	}
	return max(top, axisPad), min(bottom, t.height-axisPad)
}

// timeline sets what happened, upright: the legend, the dated events in their pieces, and the undated ones at the foot.
func (s *setter) timeline(t *report.Timeline) []*strip {
	if len(t.Events) == 0 {
		return nil
	}
	dated, undated := s.timeLabels(t, elbowAt)
	pieces := timePieces(dated)
	elbow, pitch := laneRoom(setLanes(pieces, dated))
	if elbow > elbowAt { // the labels have the width that the lanes leave
		dated, undated = s.timeLabels(t, elbow)
		pieces = timePieces(dated)
		pitch = min(pitch, (elbow-axisAt-firstLane-lanesEnd)/float64(max(setLanes(pieces, dated)-1, 1)))
	}

	legend := s.timeLegend()
	again := *legend
	again.element = artifact
	strips := []*strip{legend}
	for i, piece := range pieces {
		if piece.begins && i > 0 {
			strips = append(strips, s.timeCut(piece))
		}
		picture := s.picture("The axis and the marks of " + piece.heading + ". Its events are listed beside it.")
		list := s.parent.add(asList)
		for _, l := range piece.labels {
			l.element = list.add(asListItem).add(asItemBody)
		}
		st := &strip{element: picture, height: piece.height + 2, draw: func(p *pen, top float64) { p.timePiece(piece, top, elbow, pitch) }}
		if i == 0 || piece.begins {
			st.bind = byLine
		}
		for _, l := range piece.labels {
			st.sources = append(st.sources, l.cited...)
		}
		strips = append(strips, st)
	}
	list := s.parent.add(asList)
	for i, l := range undated {
		l.element = list.add(asListItem).add(asItemBody)
		st := &strip{above: labelGap, height: l.height, sources: l.cited, draw: func(p *pen, top float64) { p.undated(l, top, elbow, i == 0) }}
		if i == 0 {
			st.above = 12
		}
		strips = append(strips, st)
	}
	for _, st := range strips[1:] {
		st.again = &again
	}
	for _, st := range strips {
		st.clear = true
	}
	return strips
}

// timeLabels sets the words of the events, right of where the leaders turn; those with the same date share a mark.
func (s *setter) timeLabels(t *report.Timeline, elbow float64) (dated, undated []*timeLabel) {
	width := tagsAt - 16 - elbow - labelAfter
	shared := map[string]*timeMark{}
	for _, e := range t.Events {
		l := s.timeLabel(e, width)
		if e.First.IsZero() {
			undated = append(undated, l)
			continue
		}
		key := fmt.Sprint(e.Precision, e.First, e.Last, e.Days)
		if shared[key] == nil {
			m := &timeMark{precision: e.Precision, first: dayNumber(e.First), last: max(dayNumber(e.Last), dayNumber(e.First))}
			for _, day := range e.Days {
				m.days = append(m.days, dayNumber(day))
			}
			shared[key] = m
		}
		l.mark = shared[key]
		dated = append(dated, l)
	}
	slices.SortStableFunc(dated, func(a, b *timeLabel) int { return cmp.Compare(a.mark.first, b.mark.first) })
	return dated, undated
}

// timeLabel sets the words of one event: its date and how exactly it is known, then what happened.
func (s *setter) timeLabel(e report.TimelineEvent, width float64) *timeLabel {
	const most = 2 // lines of what happened
	when, how := lettering{size: 10.5, bold: true, hue: hueInk}, lettering{size: 9.5, hue: hueGrey}
	words := e.When
	if len(e.Days) > 0 {
		words = "≠ " + words
	}
	known := e.How()
	if e.Precision == extract.Unknown {
		known = ""
	}
	l := &timeLabel{refs: s.references(report.Text{{Cites: e.Cites}}), cited: sourcesOf(report.Text{{Cites: e.Cites}})}
	room := width - s.face.width(words, when) - s.face.width("\u00a0\u00a0 ", how)
	if e.Wording != "" {
		known += ", from “" + s.face.fit(e.Wording, how, room-s.face.width(known+", from “”", how)) + "”"
	}
	l.head = s.face.lines(append(plainPart(words, when), part{words: "\u00a0\u00a0 " + s.face.fit(known, how, room), lettering: how}), width)
	l.what = s.face.clipped(e.What, lettering{size: 11, hue: hueInk}, width, most)
	l.height = max(26, float64(max(len(l.head)+len(l.what), len(l.refs)))*cellLeading)
	return l
}

// timePieces puts the labels, sorted by the start of their marks, on stretches of days, cuts what is empty between
// them, and divides what is too tall for a page.
func timePieces(labels []*timeLabel) []*timePiece {
	var days []int
	for _, l := range labels {
		switch m := l.mark; {
		case m.coarse():
		case len(m.days) > 0:
			days = append(days, m.days...)
		default:
			days = append(days, m.first, m.last)
		}
	}
	slices.Sort(days)
	var stretches []*timePiece
	for _, day := range slices.Compact(days) {
		if n := len(stretches); n > 0 && day-stretches[n-1].to <= cutAfter+1 {
			stretches[n-1].to = day
			continue
		}
		stretches = append(stretches, &timePiece{begins: true, from: day, to: day})
	}
	alone := map[*timeMark]*timePiece{} // months and years without a day
	for _, l := range labels {
		m := l.mark
		at := slices.IndexFunc(stretches, func(t *timePiece) bool { return t.from != noDay && t.from <= m.last && m.first <= t.to })
		switch {
		case at >= 0:
			stretches[at].labels = append(stretches[at].labels, l)
		case alone[m] != nil:
			alone[m].labels = append(alone[m].labels, l)
		default:
			alone[m] = &timePiece{begins: true, from: noDay, to: noDay, labels: []*timeLabel{l}}
		}
	}
	for _, l := range labels { // in their order, as a map has none
		if piece := alone[l.mark]; piece != nil {
			stretches = append(stretches, piece)
			delete(alone, l.mark)
		}
	}
	slices.SortStableFunc(stretches, func(a, b *timePiece) int { return cmp.Compare(a.start(), b.start()) })
	var pieces []*timePiece
	for i, stretch := range stretches {
		if i > 0 {
			if n := stretch.start() - stretches[i-1].end() - 1; n == 1 {
				stretch.cut = "one day not drawn"
			} else if n > 1 {
				stretch.cut = strconv.Itoa(n) + " days not drawn"
			}
		}
		pieces = append(pieces, divide(stretch)...)
	}
	for _, piece := range pieces {
		piece.gather(labels)
		piece.settle()
	}
	return pieces
}

// start returns the first day that the piece is about, end the last.
func (t *timePiece) start() int {
	if t.from == noDay {
		return t.labels[0].mark.first
	}
	return t.from
}

func (t *timePiece) end() int {
	if t.from == noDay {
		return t.labels[0].mark.last
	}
	return t.to
}

// home returns the day in the piece from which a label leads.
func (t *timePiece) home(l *timeLabel) int {
	switch {
	case t.from == noDay:
		return noDay
	case l.mark.coarse():
		return t.from
	}
	return min(max(l.mark.first, t.from), t.to)
}

// days returns how many days are drawn in the piece.
func (t *timePiece) days() int {
	if t.from == noDay {
		return 0
	}
	return t.to - t.from + 1
}

// measure finds how high the piece must be for its days and labels, and how high each day is in it: labels never
// shrink.
func (t *timePiece) measure(least float64) float64 {
	words := 12.0
	for _, l := range t.labels {
		words += l.height + labelGap
	}
	t.height, t.dayHeight = max(words, 34), 0
	if days := float64(t.days()); days > 0 {
		t.dayHeight = max(least, (words-2*axisPad)/days)
		t.height = days*t.dayHeight + 2*axisPad
	}
	return t.height
}

// divide makes pieces that a page can hold of a stretch, between days where it can.
func divide(stretch *timePiece) []*timePiece {
	least := max(min(dayLeast, dayLeast*dayEnough/float64(max(stretch.days(), 1))), dayLowest)
	slices.SortStableFunc(stretch.labels, func(a, b *timeLabel) int { return cmp.Compare(stretch.home(a), stretch.home(b)) })
	if stretch.measure(least) <= figureTallest {
		return []*timePiece{stretch}
	}
	piece := &timePiece{begins: true, cut: stretch.cut, from: stretch.from, to: stretch.from}
	pieces := []*timePiece{piece}
	grow := func(day int, labels ...*timeLabel) {
		grown := *piece
		grown.to, grown.labels = day, append(slices.Clone(piece.labels), labels...)
		if grown.measure(least) > chunkHeight && (day > piece.from || len(piece.labels) > 0) {
			grown = timePiece{from: day, to: day, labels: labels}
			grown.measure(least)
			piece = &timePiece{}
			pieces = append(pieces, piece)
		}
		*piece = grown
	}
	rest := stretch.labels
	for day := stretch.from; day <= stretch.to; day++ {
		own := 0
		for own < len(rest) && stretch.home(rest[own]) == day {
			own++
		}
		grow(day, rest[:min(own, 1)]...)
		for i := 1; i < own; i++ {
			grow(day, rest[i])
		}
		rest = rest[own:]
	}
	return pieces
}

// gather finds the marks that stand in the piece, also of labels that lead from another, and names its month.
func (t *timePiece) gather(labels []*timeLabel) {
	for _, l := range labels {
		own := slices.Contains(t.labels, l)
		if (own || t.from != noDay && t.from <= l.mark.last && l.mark.first <= t.to) && !slices.Contains(t.marks, l.mark) {
			t.marks = append(t.marks, l.mark)
			t.runsOn = t.runsOn || l.mark.coarse()
		}
	}
	t.heading = dateOf(t.start()).Format("January 2006")
	if t.from == noDay && t.labels[0].mark.precision == extract.Year {
		t.heading = dateOf(t.start()).Format("2006")
	}
}

// settle places the labels of the piece: each as near its mark as the others let it, none over another, in their order.
func (t *timePiece) settle() {
	for _, l := range t.labels {
		switch day := t.home(l); {
		case day == noDay, l.mark.coarse():
			l.anchor = spanStart
		case l.mark.precision == extract.Range:
			top, _ := t.extent(l.mark)
			l.anchor = top + spanStart
		default:
			l.anchor = t.middle(day)
		}
	}
	slices.SortStableFunc(t.labels, func(a, b *timeLabel) int { return cmp.Compare(a.anchor, b.anchor) })
	wanted, heights := make([]float64, len(t.labels)), make([]float64, len(t.labels))
	for i, l := range t.labels {
		wanted[i], heights[i] = l.anchor-labelRise, l.height
	}
	for i, top := range placeApart(wanted, heights, labelGap, t.height) {
		t.labels[i].top = top
	}
}

// placeApart returns the tops of boxes that want to stand at the given tops, in their order, with a gap between each
// two, within 0 and room: the tops whose squared distances from those wanted have the least sum (pool adjacent
// violators). Where there is no room for all, they begin at 0.
func placeApart(wanted, heights []float64, gap, room float64) []float64 {
	type block struct {
		sum   float64
		count int
	}
	var blocks []block
	before := make([]float64, len(wanted)) // heights and gaps of the boxes before
	total := 0.0
	for i := range wanted {
		before[i] = total
		total += heights[i] + gap
		b := block{wanted[i] - before[i], 1}
		for n := len(blocks); n > 0 && blocks[n-1].sum/float64(blocks[n-1].count) > b.sum/float64(b.count); n = len(blocks) {
			b.sum, b.count = b.sum+blocks[n-1].sum, b.count+blocks[n-1].count
			blocks = blocks[:n-1]
		}
		blocks = append(blocks, b)
	}
	highest := max(room-(total-gap), 0)
	var tops []float64
	for _, b := range blocks {
		at := min(max(b.sum/float64(b.count), 0), highest)
		for range b.count {
			tops = append(tops, at+before[len(tops)])
		}
	}
	return tops
}

// setLanes gives every mark the first lane right of the axis that is free wherever the mark stands, and returns how
// many lanes there are.
func setLanes(pieces []*timePiece, labels []*timeLabel) int {
	var marks []*timeMark
	for _, l := range labels {
		if !slices.Contains(marks, l.mark) {
			marks = append(marks, l.mark)
		}
	}
	lanes := 0
	taken := map[*timePiece]map[int][][2]float64{}
	for _, m := range marks {
		m.lane = 0
	search:
		for ; ; m.lane++ {
			for _, piece := range pieces {
				if !slices.Contains(piece.marks, m) {
					continue
				}
				top, bottom := piece.extent(m)
				for _, other := range taken[piece][m.lane] {
					if top < other[1]+laneClear && other[0] < bottom+laneClear {
						continue search
					}
				}
			}
			break
		}
		for _, piece := range pieces {
			if slices.Contains(piece.marks, m) {
				top, bottom := piece.extent(m)
				if taken[piece] == nil {
					taken[piece] = map[int][][2]float64{}
				}
				taken[piece][m.lane] = append(taken[piece][m.lane], [2]float64{top, bottom})
			}
		}
		lanes = max(lanes, m.lane+1)
	}
	return lanes
}

// laneRoom returns where leaders turn and how far apart the lanes are.
func laneRoom(lanes int) (elbow, pitch float64) {
	pitch = lanePitch
	if lanes > mostLanes {
		pitch = lanePitch * (mostLanes - 1) / float64(lanes-1)
	}
	return max(elbowAt, axisAt+firstLane+pitch*float64(max(lanes-1, 0))+lanesEnd), pitch
}

// timePiece draws the axis, the leaders, the marks and the words of a piece.
func (p *pen) timePiece(t *timePiece, top, elbow, pitch float64) {
	small, month := lettering{size: 10, hue: hueInk}, lettering{size: 10, bold: true, hue: hueInk}
	axis := contentLeft + axisAt
	p.writeRight(axis-4, top+8, t.heading, month)
	first, last := top+axisPad, top+t.height-axisPad
	if t.from != noDay {
		shown := -100.0
		for day := t.from; day <= t.to; day++ {
			at := top + t.middle(day)
			p.box(axis-3, at-t.dayHeight/2-0.4, 3, 0.8, hueInk)
			name := dateOf(day)
			marked := slices.ContainsFunc(t.marks, func(m *timeMark) bool { return !m.coarse() && (m.first == day || m.last == day) })
			if at-shown < 12 || t.dayHeight < 12 && !marked {
				continue
			}
			shown = at
			layout := "Mon 2"
			if name.Day() == 1 && day > t.from {
				layout = "Mon 2 January"
			}
			p.writeRight(axis-8, at+3.3, name.Format(layout), small)
		}
		p.box(axis-3, last-0.4, 3, 0.8, hueInk)
	}
	switch {
	case t.from == noDay:
		p.stroke(axis, top, axis, top+t.height, 1, hueInk, 2, 2)
	case t.runsOn:
		p.stroke(axis, top, axis, first, 1, hueInk, 2, 2)
		p.stroke(axis, last, axis, top+t.height, 1, hueInk, 2, 2)
	}
	if t.from != noDay {
		p.box(axis-0.5, first, 1, last-first, hueInk)
	}
	lane := func(m *timeMark) float64 { return axis + firstLane + pitch*float64(m.lane) }
	elbow += contentLeft
	for _, l := range t.labels {
		y, to := top+l.anchor, top+l.top+labelRise-0.5
		p.stroke(lane(l.mark), y, elbow, y, 0.75, hueRule)
		p.stroke(elbow, y, elbow+10, to, 0.75, hueRule)
		p.stroke(elbow+10, to, elbow+15, to, 0.75, hueRule)
	}
	wide := min(6, pitch*0.6)
	for _, m := range t.marks {
		x := lane(m)
		from, to := t.extent(m)
		switch {
		case m.coarse():
			p.box(x-wide/2, top+from, wide, to-from, hueWhite)
			p.outline(x-wide/2, top+from, wide, to-from, 0.9, huePetrol)
		case m.precision == extract.Range:
			p.box(x-wide/2, top+from, wide, to-from, huePalePetrol)
			p.hatch(x-wide/2, top+from, wide, to-from, 1, 3.2, huePetrol)
			p.outline(x-wide/2, top+from, wide, to-from, 0.75, huePetrol)
		case len(m.days) > 0:
			p.stroke(x, top+max(from, axisPad), x, top+to, 1.1, huePetrol)
			for _, day := range m.days {
				if t.from <= day && day <= t.to {
					p.diamond(x, top+t.middle(day), min(markRadius, pitch*0.45), hueWhite, huePetrol)
				}
			}
		default:
			p.diamond(x, top+t.middle(m.first), min(markRadius, pitch*0.45), huePetrol, huePetrol)
		}
	}
	for _, l := range t.labels {
		p.timeWords(l, top+l.top, elbow+labelAfter)
	}
}

// timeWords draws the words of an event, and at the right the citations that they rest on.
func (p *pen) timeWords(l *timeLabel, top, left float64) {
	p.tagged(l.element, func() {
		column{left: left}.draw(p, top, cellLeading, l.head)
		column{left: left}.draw(p, top+float64(len(l.head))*cellLeading, cellLeading, l.what)
		column{left: contentLeft + tagsAt}.draw(p, top, cellLeading, l.refs)
	})
}

// undated draws an event that no source dates.
func (p *pen) undated(l *timeLabel, top, elbow float64, first bool) {
	axis := contentLeft + axisAt
	if first {
		p.box(contentLeft, top-6, contentWidth, 0.5, hueHair)
		p.tagged(artifact, func() { p.writeRight(axis-8, top+10, "undated", lettering{size: 10, hue: hueInk}) })
	}
	x, y := axis+firstLane, top+labelRise-0.5
	p.stroke(x+6, y, contentLeft+elbow+15, y, 0.75, hueRule)
	p.diamond(x, y, 5, hueWhite, hueInk, 1.6, 1.2)
	p.timeWords(l, top, contentLeft+elbow+labelAfter)
}

// timeCut sets the break between two stretches.
func (s *setter) timeCut(t *timePiece) *strip {
	axis := contentLeft + axisAt
	return &strip{element: s.parent.add(asParagraph), height: cutHeight, draw: func(p *pen, top float64) {
		for _, y := range []float64{top + 6, top + 19} {
			p.stroke(axis-6, y+4, axis+6, y-4, 1.4, hueInk)
		}
		p.writeRight(axis-12, top+11, t.cut, smallLetters)
	}}
}

// timeLegend sets what each shape means.
func (s *setter) timeLegend() *strip {
	type entry struct {
		words string
		draw  func(p *pen, x, y float64)
	}
	entries := []entry{
		{"day", func(p *pen, x, y float64) { p.diamond(x, y, markRadius, huePetrol, huePetrol) }},
		{"day, sources differ", func(p *pen, x, y float64) { p.diamond(x, y, markRadius, hueWhite, huePetrol) }},
		{"range of days", func(p *pen, x, y float64) {
			p.box(x-5, y-3, 12, 6, huePalePetrol)
			p.hatch(x-5, y-3, 12, 6, 1, 3.2, huePetrol)
			p.outline(x-5, y-3, 12, 6, 0.75, huePetrol)
		}},
		{"month or year only", func(p *pen, x, y float64) { p.outline(x-5, y-3, 12, 6, 0.9, huePetrol) }},
		{"no date", func(p *pen, x, y float64) { p.diamond(x, y, 5, hueWhite, hueInk, 1.6, 1.2) }},
	}
	return &strip{element: s.parent.add(asParagraph), height: 24, draw: func(p *pen, top float64) {
		x := textLeft + 5
		for _, e := range entries {
			e.draw(p, x, top+7)
			p.write(x+12, top+cellLetters.baseline(cellLeading)+0.5, e.words, cellLetters)
			x += 12 + p.face.width(e.words, cellLetters) + 18
		}
	}}
}
