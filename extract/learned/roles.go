package learned

import "math"

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

// relative gathers what depends on the cue.
func (d *describer) relative(i int) {
	t := d.t
	w, l, c := t.at(i), t.at(i-1), t.at(d.cue)
	tag, before := uint64(w.tag), uint64(l.tag)
	side := d.side(i)
	away := max(i-d.cue, d.cue-i)
	g := d.gaps[i-d.window.first]
	where := side<<4 | uint64(int(w.sentence)-int(c.sentence)+8)&15
	distance := bucket(away)<<2 | side
	next := t.at(d.cue + 1).lower
	u, e := &d.unary, &d.edge
	u.start(1100)
	u.add(tag, where)
	u.add(c.stem, where)
	u.add(c.stem, tag<<8|where)
	u.add(distance, 0)
	u.add(distance, tag)
	u.add(distance, w.lower)
	u.add(c.lower, w.lower)
	u.add(uint64(c.tag)<<8|tag, where)
	u.add(w.shape, distance)
	u.add(t.at(d.cue-1).lower, where<<8|tag)
	u.add(next, where<<8|tag)
	u.add(next, t.at(d.cue+2).lower*mixing+where)
	u.add(c.stem, distance)
	u.add(g.commas<<4|g.verbs, where)
	u.add(g.commas<<4|g.verbs, where<<8|tag)
	u.add(uint64(w.paragraph-c.paragraph+4), where)
	u.add(d.place, where)
	u.add(d.place>>4, where<<8|tag)
	u.add(d.place&15, where<<8|distance)
	u.add(bit(w.paragraph == 0), where)
	rank := d.ranks[i-d.window.first]
	state := bit(w.marked > 0)<<4 | d.state
	u.add(rank, where)
	u.add(rank, c.stem)
	u.add(state, distance)
	u.add(state<<8|g.marks<<4|g.commas, where)
	u.add(state, where<<8|tag)
	u.add(rank, g.cues<<8|where)
	u.add(state<<8|d.place&15, where)
	u.add(state, next*mixing+where)
	u.add(state<<4|g.marks, c.stem+where)
	u.add(g.cues<<8|bit(w.marked > 0), distance)
	u.add(g.cues<<8|tag, where)
	e.start(3100)
	e.add(min(uint64(away), 2)<<2|side, 0)
	e.add(min(uint64(away), 2)<<2|side, tag<<8|before)
	e.add(c.stem, side)
	e.add(c.stem, w.lower)
	e.add(g.commas<<2|g.marks, side)
	rankBefore := uint64(0)
	if i > d.window.first {
		rankBefore = d.ranks[i-1-d.window.first]
	}
	e.add(rank<<16|rankBefore, 0)
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
	local             []localScore // by word * 3 + side
}

// localScore caches the part of a word's scores that does not depend on the cue.
type localScore struct {
	known bool
	unary [labels]float32
	edge  [labels * labels]float32
}

func (l *lattice) grow(n int) {
	for len(l.unary) < n {
		l.unary, l.edge = append(l.unary, [labels]float32{}), append(l.edge, [labels * labels]float32{})
		l.forward, l.backward = append(l.forward, [labels]float64{}), append(l.backward, [labels]float64{})
		l.unaryFactor, l.edgeFactor = append(l.unaryFactor, [labels]float64{}), append(l.edgeFactor, [labels * labels]float64{})
		l.paths, l.marginals = append(l.paths, [labels][best]step{}), append(l.marginals, [labels]float64{})
	}
}

// fill scores the window that the describer is turned to.
func (r *roles) fill(d *describer, l *lattice) {
	l.grow(d.window.end - d.window.first)
	if l.local == nil {
		l.local = make([]localScore, len(d.t.words)*3)
	}
	for i := d.window.first; i < d.window.end; i++ {
		side := d.side(i)
		known := &l.local[i*3+int(side)]
		if !known.known {
			d.local(i, side)
			known.known = true
			known.unary = r.unary.four(d.unary.rows)
			r.edge.sixteen(d.edge.rows, &known.edge)
		}
		d.relative(i)
		u, k := r.unary.four(d.unary.rows), i-d.window.first
		for y := range u {
			l.unary[k][y] = u[y] + known.unary[y]
		}
		l.edge[k] = known.edge
		r.edge.sixteen(d.edge.rows, &l.edge[k])
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

// labellings returns the likeliest labellings of n words, the likeliest first, with how much worse than it they score.
func (l *lattice) labellings(n int) (found [][]uint8, worse []float32) {
	for i := range n {
		for y := range labels {
			var top [best]step
			for k := range top {
				top[k].score = unreachable
			}
			if i == 0 {
				top[0] = step{score: l.unary[0][y] + l.edge[0][y]}
			} else {
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
		for k, s := range l.paths[n-1][y] {
			s = step{s.score, y, uint8(k)}
			for e := range ends {
				if s.score > ends[e].score {
					s, ends[e] = ends[e], s
				}
			}
		}
	}
	for _, end := range ends {
		if end.score == unreachable {
			break
		}
		path := make([]uint8, n)
		for i, at := n-1, end; i >= 0; i-- {
			path[i] = at.label
			s := l.paths[i][at.label][at.rank]
			at = step{label: s.label, rank: s.rank}
		}
		found, worse = append(found, path), append(worse, ends[0].score-end.score)
	}
	return found, worse
}

// sumUp finds how likely each label is for each word, all labellings together. Forward and backward are scaled to sum to 1; the
// label before the first word is outside.
func (l *lattice) sumUp(n int) {
	for i := range n {
		u, e := &l.unary[i], &l.edge[i]
		top := max(u[0], u[1], u[2], u[3])
		for y := range u {
			l.unaryFactor[i][y] = exp(float64(u[y] - top))
		}
		top = e[0]
		for _, x := range e {
			top = max(top, x)
		}
		for k, x := range e {
			l.edgeFactor[i][k] = exp(float64(x - top))
		}
		total := 0.0
		for y := range int(labels) {
			s := l.edgeFactor[0][y]
			if i > 0 {
				s = 0
				for p := range int(labels) {
					s += l.forward[i-1][p] * l.edgeFactor[i][p*int(labels)+y]
				}
			}
			l.forward[i][y] = s * l.unaryFactor[i][y]
			total += l.forward[i][y]
		}
		for y := range l.forward[i] {
			l.forward[i][y] /= total
		}
	}
	l.backward[n-1] = [labels]float64{1, 1, 1, 1}
	for i := n - 2; i >= 0; i-- {
		total := 0.0
		for p := range int(labels) {
			s := 0.0
			for y := range int(labels) {
				s += l.edgeFactor[i+1][p*int(labels)+y] * l.unaryFactor[i+1][y] * l.backward[i+1][y]
			}
			l.backward[i][p] = s
			total += s
		}
		for p := range l.backward[i] {
			l.backward[i][p] /= total
		}
	}
	for i := range n {
		total := 0.0
		for y := range l.marginals[i] {
			l.marginals[i][y] = l.forward[i][y] * l.backward[i][y]
			total += l.marginals[i][y]
		}
		for y := range l.marginals[i] {
			l.marginals[i][y] /= total
		}
	}
}

// exp is e to the x for x at most 0, to six digits and several times as fast as math.Exp: 2 to a whole power by its bits,
// times a polynomial for the rest.
func exp(x float64) float64 {
	if x < -40 {
		return 0
	}
	const log2e = 1 / math.Ln2
	x *= log2e
	whole := math.Floor(x)
	f := (x - whole) * math.Ln2
	rest := 1 + f*(1+f*(1.0/2+f*(1.0/6+f*(1.0/24+f*(1.0/120+f*(1.0/720+f/5040))))))
	return rest * math.Float64frombits(uint64(int64(whole)+1023)<<52)
}
