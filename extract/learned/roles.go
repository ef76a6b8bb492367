package learned

import (
	"math"
	"sync"
)

// The labels that the sequence model gives.
const (
	outside uint8 = iota
	content
	source
	cueing
	labels
)

// roles is a linear-chain conditional random field that, given a cue, labels the words around it.
type roles struct {
	unary *table // a column a label
	edge  *table // a column a pair of labels: label before * labels + label
}

// How far from its cue, in words, content and source are looked for.
const (
	reachBefore = 50
	reachBehind = 70
)

// window returns the words in which a cue's content and source are looked for: its paragraph, and those that follow where
// they go on with a quotation that it announces or leaves open.
func (t *reading) window(cue int) stretch {
	p := int(t.words[cue].paragraph)
	w := t.paragraphs[p]
	for q := p + 1; q < len(t.paragraphs) && q < p+4; q++ {
		last := t.words[w.end-1]
		open := last.marked > 0 && !t.Marked[last.marked-1].Closed
		if first := t.paragraphs[q].first; t.words[first].sign != mark || !open && last.sign != dash {
			break
		}
		w.end = t.paragraphs[q].end
	}
	return stretch{max(w.first, cue-reachBefore), min(w.end, cue+reachBehind)}
}

// gap counts what lies between the cue and a word.
type gap struct{ commas, marks, verbs, cues uint64 }

// describer gathers the features of the words of one cue's window.
type describer struct {
	t           *reading
	cue         int
	window      stretch
	gaps        []gap
	ranks       []uint64
	place       uint64
	state       uint64
	unary, edge features
}

func (r *roles) describer(t *reading) *describer {
	return &describer{t: t, unary: r.unary.features(), edge: r.edge.features()}
}

// turnTo prepares for another cue.
func (d *describer) turnTo(cue int) {
	t := d.t
	d.cue, d.window = cue, t.window(cue)
	n := d.window.end - d.window.first
	for len(d.gaps) < n {
		d.gaps, d.ranks = append(d.gaps, gap{}), append(d.ranks, 0)
	}
	d.gaps[cue-d.window.first] = gap{}
	for _, step := range []int{-1, 1} {
		var g gap
		for i := cue + step; i >= d.window.first && i < d.window.end; i += step {
			d.gaps[i-d.window.first] = g
			w := &t.words[i]
			switch w.sign {
			case comma:
				g.commas = min(g.commas+1, 3)
			case mark:
				g.marks = min(g.marks+1, 3)
			}
			if isVerb(w.tag) {
				g.verbs = min(g.verbs+1, 3)
			}
			if w.cue > 0.5 {
				g.cues = min(g.cues+1, 2)
			}
		}
	}
	c := &t.words[cue]
	for i := range n {
		d.ranks[i] = d.rank(d.window.first+i, c)
	}
	s := t.sentences[c.sentence]
	d.place = bucket(cue-s.first)<<4 | bucket(s.end-1-cue)
	d.state = bit(c.marked > 0)<<1 | bit(t.quoting[c.sentence])
}

// rank tells the marked stretches of a window apart: 0 is no stretch, 1 that of the cue, others by side and distance.
func (d *describer) rank(i int, cue *word) uint64 {
	m := d.t.words[i].marked
	if m == 0 {
		return 0
	}
	s := d.t.marked[m-1]
	switch {
	case m == cue.marked:
		return 1
	case s.end <= d.cue:
		return 2 + bucket(d.cue-s.end) + d.gaps[max(s.end-1, d.window.first)-d.window.first].marks/2*16
	}
	return 200 + bucket(s.first-d.cue) + d.gaps[min(s.first, d.window.end-1)-d.window.first].marks/2*16
}

// side says on which side of the cue a word stands.
func (d *describer) side(i int) uint64 {
	switch {
	case i < d.cue:
		return 1
	case i > d.cue:
		return 2
	}
	return 0
}

// local gathers what does not depend on the cue but for the side on which it is.
func (d *describer) local(i int, side uint64) {
	t := d.t
	w, l, r := t.at(i), t.at(i-1), t.at(i+1)
	tag, before, behind := uint64(w.tag), uint64(l.tag), uint64(r.tag)
	u, e := &d.unary, &d.edge
	u.start(1000)
	u.add(side, 0)
	u.add(w.lower, side)
	u.add(l.lower, side)
	u.add(r.lower, side)
	u.add(before<<16|tag<<8|behind, side)
	u.add(t.at(i-2).lower, side)
	u.add(t.at(i+2).lower, side)
	u.add(uint64(w.cue*4), side)
	e.start(3000)
	e.add(side, 0)
	e.add(w.lower, 0)
	e.add(l.lower, 0)
	e.add(before<<8|tag, side)
	e.add(l.lower, w.lower)
	e.add(bit(w.sentence != l.sentence)<<1|bit(w.paragraph != l.paragraph), side)
	e.add(tag<<8|behind, side)
	e.add(bit(w.marked > 0)<<2|bit(l.marked > 0)<<1|bit(w.marked != l.marked), side)
}

// spot is how a word stands to the cue. Words beside each other often have the same spot.
type spot struct {
	where, distance, near, state, rank, rankBefore, paragraph uint64
	gap                                                       gap
}

func (d *describer) spot(i int) spot {
	w, c := &d.t.words[i], &d.t.words[d.cue]
	side, away, k := d.side(i), max(i-d.cue, d.cue-i), i-d.window.first
	s := spot{
		where:     side<<4 | uint64(int(w.sentence)-int(c.sentence)+8)&15,
		distance:  bucket(away)<<2 | side,
		near:      min(uint64(away), 2)<<2 | side,
		state:     bit(w.marked > 0)<<4 | d.state,
		rank:      d.ranks[k],
		paragraph: uint64(w.paragraph-c.paragraph+4)<<1 | bit(w.paragraph == 0),
		gap:       d.gaps[k],
	}
	if k > 0 {
		s.rankBefore = d.ranks[k-1]
	}
	return s
}

// bySpot gathers what depends on the cue and on how a word stands to it, not on which word it is.
func (d *describer) bySpot(s *spot) {
	t := d.t
	c, next := t.at(d.cue), t.at(d.cue+1).lower
	u, e := &d.unary, &d.edge
	u.start(1100)
	u.add(c.stem, s.where)
	u.add(s.distance, 0)
	u.add(next, t.at(d.cue+2).lower*mixing+s.where)
	u.add(c.stem, s.distance)
	u.add(s.gap.commas<<4|s.gap.verbs, s.where)
	u.add(s.paragraph, s.where)
	u.add(d.place, s.where)
	u.add(d.place&15, s.where<<8|s.distance)
	u.add(s.rank, s.where)
	u.add(s.rank, c.stem)
	u.add(s.state, s.distance)
	u.add(s.state<<8|s.gap.marks<<4|s.gap.commas, s.where)
	u.add(s.rank, s.gap.cues<<8|s.where)
	u.add(s.state<<8|d.place&15, s.where)
	u.add(s.state, next*mixing+s.where)
	u.add(s.state<<4|s.gap.marks, c.stem+s.where)
	u.add(s.gap.cues<<8|s.state>>4, s.distance)
	e.start(3100)
	e.add(s.near, 0)
	e.add(c.stem, s.where>>4)
	e.add(s.gap.commas<<2|s.gap.marks, s.where>>4)
	e.add(s.rank<<16|s.rankBefore, 0)
}

// byTag gathers what depends on the cue, on where about it a word stands, and on its part of speech; the edge has no such thing.
func (d *describer) byTag(where, tag uint64) {
	t := d.t
	c, tagged := t.at(d.cue), where<<8|tag
	u := &d.unary
	u.start(1200)
	u.add(tag, where)
	u.add(c.stem, tagged)
	u.add(uint64(c.tag)<<8|tag, where)
	u.add(t.at(d.cue-1).lower, tagged)
	u.add(t.at(d.cue+1).lower, tagged)
	u.add(d.place>>4, tagged)
}

// byWord gathers what else depends on the cue.
func (d *describer) byWord(i int, s *spot) {
	t := d.t
	w, c := &t.words[i], &t.words[d.cue]
	tag := uint64(w.tag)
	tagged := s.where<<8 | tag
	u, e := &d.unary, &d.edge
	u.start(1300)
	u.add(s.distance, tag)
	u.add(s.distance, w.lower)
	u.add(c.lower, w.lower)
	u.add(w.shape, s.distance)
	u.add(s.gap.commas<<4|s.gap.verbs, tagged)
	u.add(s.state, tagged)
	u.add(s.gap.cues, tagged)
	e.start(3200)
	e.add(s.near, tag<<8|uint64(t.at(i-1).tag))
	e.add(c.stem, w.lower)
}

// lattice holds the scores of a window's labellings.
type lattice struct {
	unary             [][labels]float32
	edge              [][labels * labels]float32
	forward, backward [][labels]float64
	unaryFactor       [][labels]float64
	edgeFactor        [][labels * labels]float64
	marginals         [][labels]float64
	paths             [][labels][best]step
	text              int                  // how many texts it was used for
	turn              int                  // how many cues
	local             []localSteps         // by word * 3 + side
	tagged            [1 << 10]taggedSteps // by where and part of speech
}

// localSteps keeps the part of a word's scores that does not depend on the cue, in steps of the tables.
type localSteps struct {
	text  int // the one for which it is true
	unary [labels]int32
	edge  [labels * labels]int32
}

// taggedSteps keeps the part that words of one part of speech at much the same place about a cue share.
type taggedSteps struct {
	turn  int // the one for which it is true
	unary [labels]int32
}

// lattices are kept for other texts: making one anew takes as long as using it.
var lattices = sync.Pool{New: func() any { return &lattice{} }}

// turnTo prepares for another text.
func (l *lattice) turnTo(t *reading) {
	l.text++
	if missing := len(t.words)*3 - len(l.local); missing > 0 {
		l.local = append(l.local, make([]localSteps, missing)...)
	}
}

func (l *lattice) grow(n int) {
	for len(l.unary) < n {
		l.unary, l.edge = append(l.unary, [labels]float32{}), append(l.edge, [labels * labels]float32{})
		l.forward, l.backward = append(l.forward, [labels]float64{}), append(l.backward, [labels]float64{})
		l.unaryFactor, l.edgeFactor = append(l.unaryFactor, [labels]float64{}), append(l.edgeFactor, [labels * labels]float64{})
		l.paths, l.marginals = append(l.paths, [labels][best]step{}), append(l.marginals, [labels]float64{})
	}
}

// fill scores the window that the describer is turned to, by tables that were coarsened. What words share is looked up once.
func (r *roles) fill(d *describer, l *lattice) {
	l.grow(d.window.end - d.window.first)
	l.turn++
	var last spot
	var spotUnary [labels]int32
	var spotEdge [labels * labels]int32
	for i := d.window.first; i < d.window.end; i++ {
		side := d.side(i)
		local := &l.local[i*3+int(side)]
		if local.text != l.text {
			*local = localSteps{text: l.text}
			d.local(i, side)
			r.unary.fourSteps(d.unary.rows, &local.unary)
			r.edge.sixteenSteps(d.edge.rows, &local.edge)
		}
		s := d.spot(i)
		if i == d.window.first || s != last {
			last = s
			d.bySpot(&s)
			spotUnary, spotEdge = [labels]int32{}, [labels * labels]int32{}
			r.unary.fourSteps(d.unary.rows, &spotUnary)
			r.edge.sixteenSteps(d.edge.rows, &spotEdge)
		}
		tag := uint64(d.t.words[i].tag)
		tagged := &l.tagged[s.where<<4|tag]
		if tagged.turn != l.turn {
			*tagged = taggedSteps{turn: l.turn}
			d.byTag(s.where, tag)
			r.unary.fourSteps(d.unary.rows, &tagged.unary)
		}
		d.byWord(i, &s)
		unary, edge := spotUnary, spotEdge
		r.unary.fourSteps(d.unary.rows, &unary)
		r.edge.sixteenSteps(d.edge.rows, &edge)
		for y := range unary {
			unary[y] += local.unary[y] + tagged.unary[y]
		}
		for y := range edge {
			edge[y] += local.edge[y]
		}
		k := i - d.window.first
		r.unary.weigh(unary[:], l.unary[k][:], l.unaryFactor[k][:])
		r.edge.weigh(edge[:], l.edge[k][:], l.edgeFactor[k][:])
	}
}

// best is how many labellings of a window are looked at.
const best = 3

// step is a way to a label: its score so far and the way before.
type step struct {
	score float32
	label uint8
	rank  uint8
}

var unreachable = float32(math.Inf(-1))

// surelyOutside is how likely a word must be outside for no labelling to be looked for that has it in anything, and surelyNot how unlikely a
// label must be for none to be looked for that has it.
const surelyOutside, surelyNot = 0.999, 1e-4

// labellings returns the likeliest labellings of n words, the likeliest first, with how much worse than it they score. The words at both ends
// that are surely outside are outside in all of them.
func (l *lattice) labellings(n int) (found [][]uint8, worse []float32) {
	first, end := 0, n
	for first < end && l.marginals[first][outside] > surelyOutside {
		first++
	}
	for end > first && l.marginals[end-1][outside] > surelyOutside {
		end--
	}
	if first == end {
		return nil, nil
	}
	for i := first; i < end; i++ {
		for y := range labels {
			var top [best]step
			for k := range top {
				top[k].score = unreachable
			}
			switch {
			case l.marginals[i][y] < surelyNot:
			case i == first:
				top[0].score = l.unary[i][y] + l.edge[i][outside*labels+y]
			default:
				for p := range labels {
					plus := l.edge[i][p*labels+y] + l.unary[i][y]
					for k := range best {
						s := step{l.paths[i-1][p][k].score + plus, p, uint8(k)}
						if s.score <= top[best-1].score {
							break // the others from there score less
						}
						for t := range top {
							if s.score > top[t].score {
								s, top[t] = top[t], s
							}
						}
					}
				}
			}
			l.paths[i][y] = top
		}
	}
	var ends [best]step
	for k := range ends {
		ends[k].score = unreachable
	}
	for y := range labels {
		var leaving float32
		if end < n {
			leaving = l.edge[end][y*labels+outside]
		}
		for k, s := range l.paths[end-1][y] {
			s = step{s.score + leaving, y, uint8(k)}
			for e := range ends {
				if s.score > ends[e].score {
					s, ends[e] = ends[e], s
				}
			}
		}
	}
	for _, at := range ends {
		if at.score == unreachable {
			break
		}
		found, worse = append(found, make([]uint8, n)), append(worse, ends[0].score-at.score)
		for i := end - 1; i >= first; i-- {
			found[len(found)-1][i] = at.label
			at = l.paths[i][at.label][at.rank]
		}
	}
	return found, worse
}

// sumUp finds how likely each label is for each word, all labellings together, from the factors that belong to the scores. Forward and backward are scaled to sum to 1; the
// label before the first word is outside.
func (l *lattice) sumUp(n int) {
	for i := range n {
		f, e, u := &l.forward[i], &l.edgeFactor[i], &l.unaryFactor[i]
		before := [labels]float64{outside: 1}
		if i > 0 {
			before = l.forward[i-1]
		}
		total := 0.0
		for y := range f {
			f[y] = (before[0]*e[y] + before[1]*e[4+y] + before[2]*e[8+y] + before[3]*e[12+y]) * u[y]
			total += f[y]
		}
		total = 1 / total
		for y := range f {
			f[y] *= total
		}
	}
	l.backward[n-1] = [labels]float64{1, 1, 1, 1}
	for i := n - 2; i >= 0; i-- {
		b, e, behind := &l.backward[i], &l.edgeFactor[i+1], l.backward[i+1]
		for y, u := range l.unaryFactor[i+1] {
			behind[y] *= u
		}
		total := 0.0
		for p := range b {
			b[p] = e[4*p]*behind[0] + e[4*p+1]*behind[1] + e[4*p+2]*behind[2] + e[4*p+3]*behind[3]
			total += b[p]
		}
		total = 1 / total
		for p := range b {
			b[p] *= total
		}
	}
	for i := range n {
		m, total := &l.marginals[i], 0.0
		for y := range m {
			m[y] = l.forward[i][y] * l.backward[i][y]
			total += m[y]
		}
		total = 1 / total
		for y := range m {
			m[y] *= total
		}
	}
}
