package learned

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// candidate is a report that may be right.
type candidate struct {
	cue     int // word, or -1
	content []stretch
	source  stretch // empty where nobody is named
	said    stretch // the words of the cue
	ruled   int     // index in Text.Ruled, or -1
	order   int     // of a model's: 0 for the likeliest labelling of its cue
	confidence
	score  float64
	values []float32 // of the ranker's dense features
	rows   []int32   // and of its hashed ones
}

// confidence is what the sequence model thinks of a candidate.
type confidence struct {
	looked             bool    // false: there is no cue to ask it about
	cue                float64 // how likely the cue is one
	content, leastSure float64 // mean and least likelihood of the content's words
	missed             float64 // share of the likely content that it leaves out
	source             float64 // mean likelihood of the source's words, or that there is no source
	said               float64
	worse              float64 // by how much its labelling scores under the best
}

// leastCue is how likely a word must be a cue for its content to be looked for.
const leastCue = 0.22

// mostLooked is in how many windows a word may stand, on average: some nine times as many as in the densest reports that people write. It keeps the time
// in step with the length of a text of nothing but words of saying.
const mostLooked = 20

// candidates returns what may be reports in a text whose words are tagged and marked, each with its score.
func (m *Model) candidates(t *reading) []candidate {
	ruledAt := map[int][]int{}
	var found []candidate
	for k, a := range t.Ruled {
		c := candidate{cue: -1, ruled: k}
		for _, s := range a.Content {
			if part := t.covered(s); part.first < part.end {
				c.content = append(c.content, part)
			}
		}
		if len(c.content) == 0 {
			continue
		}
		c.source = t.covered(a.Source)
		if a.Cue.End > a.Cue.Start {
			c.said = t.covered(a.Cue)
			c.cue = c.said.first
			ruledAt[c.cue] = append(ruledAt[c.cue], len(found))
		}
		found = append(found, c)
	}
	d, l := m.roles.describer(t), lattices.Get().(*lattice)
	defer lattices.Put(l)
	l.turnTo(t)
	looked := 0 // words of all windows so far
	for i := range t.words {
		ruled := ruledAt[i]
		if float64(t.words[i].cue) < leastCue && len(ruled) == 0 || looked > mostLooked*(i+reachBehind) {
			continue
		}
		d.turnTo(i)
		looked += d.window.end - d.window.first
		m.roles.fill(d, l)
		n := d.window.end - d.window.first
		l.sumUp(n)
		for _, k := range ruled {
			found[k].confidence = l.judge(&found[k], d, t)
		}
		if float64(t.words[i].cue) < leastCue {
			continue
		}
		paths, worse := l.labellings(n)
		begin := len(found)
		for k, path := range paths {
			if c, ok := l.candidate(path, d); ok {
				c.order, c.worse = k, float64(worse[k])
				found = l.append(found, begin, c, d)
			}
		}
		if len(found) == begin {
			continue
		}
		likeliest := found[begin]
		for _, k := range ruled {
			crossed := likeliest
			crossed.content, crossed.order = found[k].content, crossedContent
			found = l.append(found, begin, crossed, d)
			crossed = likeliest
			crossed.source, crossed.order = found[k].source, crossedSource
			found = l.append(found, begin, crossed, d)
		}
		for _, c := range found[begin:len(found):len(found)] {
			if c.order == 0 || c.order == crossedContent {
				for _, further := range t.runsOn(c) {
					found = l.append(found, begin, further, d)
				}
				for _, shorter := range t.cutShort(c) {
					found = l.append(found, begin, shorter, d)
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.content[0].first, b.content[0].first) })
	first, end := 0, 0
	h := m.ranker.weights.features()
	for k := range found {
		c := &found[k]
		for found[first].content[0].first < c.content[0].first-neighbourhood {
			first++
		}
		for end < len(found) && found[end].content[0].first <= c.content[0].first+neighbourhood {
			end++
		}
		c.describe(t, found[first:end], &h)
		c.score = m.ranker.score(c)
	}
	return found
}

// neighbourhood is how many words apart two candidates may begin that are weighed against each other.
const neighbourhood = 300

// The order of candidates that no labelling gives as they are.
const (
	crossedContent = best + iota // the source of the likeliest labelling, the content that a rule finds for its cue
	crossedSource                // … the other way round
	runOn                        // … with the quotation that follows it in its paragraph
	runOver                      // … and the paragraphs that follow
	cutBehind                    // … cut short behind the last quotation in it
	cutBefore                    // … or before a word that may begin another clause
)

// append adds a candidate of the describer's cue, judged, unless it is there already from begin on.
func (l *lattice) append(found []candidate, begin int, c candidate, d *describer) []candidate {
	if slices.ContainsFunc(found[begin:], c.same) {
		return found
	}
	worse := c.worse
	c.confidence = l.judge(&c, d, d.t)
	c.worse = worse
	return append(found, c)
}

// runsOn returns the candidate with the marked stretches that follow it at once in its paragraph, and with those that
// follow in later paragraphs too.
func (t *reading) runsOn(c candidate) (further []candidate) {
	last := c.content[len(c.content)-1].end
	end := max(last, c.source.end, c.said.end)
	paragraph := t.words[end-1].paragraph
	longer := slices.Clone(c.content)
	stop := t.sentences[t.words[end-1].sentence].end
	if m := t.words[end-1].marked; m > 0 {
		stop = max(stop, t.marked[m-1].end)
	}
	for i := end; i < min(stop, end+neighbourhood); i++ {
		if t.words[i].sign == letters {
			end = i + 1
		}
	}
	for range 8 {
		first := end
		for first < len(t.words) && t.words[first].marked == 0 && t.words[first].sign != letters {
			first++
		}
		if first >= len(t.words) || t.words[first].marked == 0 || t.words[first].marked == t.words[end-1].marked {
			break
		}
		next := t.marked[t.words[first].marked-1]
		if next.end-next.first < fewestRunOn {
			break
		}
		if t.words[first].paragraph != paragraph {
			if t.words[first].paragraph > t.words[end-1].paragraph+1 {
				break
			}
			if len(longer) > len(c.content) && len(further) == 0 {
				further = append(further, variant(c, longer, runOn))
			}
			paragraph = t.words[first].paragraph
			if t.paragraphs[paragraph].first < first-1 || t.words[next.end-1].paragraph != paragraph {
				break
			}
		}
		longer = append(longer, next)
		end = next.end
	}
	if len(longer) > len(c.content) {
		order := runOn
		if t.words[longer[len(longer)-1].first].paragraph != t.words[max(last, c.source.end, c.said.end)-1].paragraph {
			order = runOver
		}
		further = append(further, variant(c, longer, order))
	}
	return further
}

// cutShort returns the candidate with its content cut short behind the last quotation marks in it, and before each word that may begin
// another clause.
func (t *reading) cutShort(c candidate) (further []candidate) {
	last := len(c.content) - 1
	part := c.content[last]
	cut := func(end, order int) {
		if end = t.trimmed(stretch{part.first, end}).end; end-part.first >= fewestRunOn && end < part.end {
			content := slices.Clone(c.content)
			content[last].end = end
			further = append(further, variant(c, content, order))
		}
	}
	for i := part.end - 1; i > part.first; i-- {
		if t.words[i].marked == 0 && t.words[i-1].marked > 0 {
			cut(i, cutBehind)
			break
		}
	}
	for i := part.first + 1; i < part.end; i++ {
		if t.words[i].marked == 0 && clauseOpeners[t.words[i].lower] {
			cut(i, cutBefore)
		}
	}
	return further
}

// clauseOpeners may begin a clause that is no part of what is reported before it.
var clauseOpeners = func() map[uint64]bool {
	words := map[uint64]bool{}
	for _, w := range strings.Fields("after before while when as because since and but which who during despite although though following whereas if") {
		words[hash(w)] = true
	}
	return words
}()

// fewestRunOn is how many words a stretch must have to run on from a quotation.
const fewestRunOn = 3

func variant(c candidate, content []stretch, order int) candidate {
	c.content, c.order = slices.Clone(content), order
	return c
}

func (c candidate) same(o candidate) bool {
	if c.source != o.source || len(c.content) != len(o.content) {
		return false
	}
	for i := range c.content {
		if c.content[i] != o.content[i] {
			return false
		}
	}
	return true
}

// candidate reads content, source and cue off a labelling; not ok where it has no content.
func (l *lattice) candidate(path []uint8, d *describer) (c candidate, ok bool) {
	c = candidate{cue: d.cue, ruled: -1, said: stretch{d.cue, d.cue + 1}}
	surest := 0.0
	for i := 0; i < len(path); {
		j := i + 1
		for j < len(path) && path[j] == path[i] {
			j++
		}
		part := stretch{d.window.first + i, d.window.first + j}
		switch path[i] {
		case content:
			if trimmed := d.snapped(d.t.trimmed(part)); trimmed.first < trimmed.end {
				if k := len(c.content) - 1; k >= 0 && !d.t.hasLetters(stretch{c.content[k].end, trimmed.first}) {
					c.content[k].end = max(c.content[k].end, trimmed.end)
				} else {
					c.content = append(c.content, trimmed)
				}
			}
		case source:
			sure := 0.0
			for k := i; k < j; k++ {
				sure += l.marginals[k][source] / float64(j-i)
			}
			if sure > surest && d.t.hasLetters(part) {
				surest, c.source = sure, d.t.wholeNoun(part)
			}
		case cueing:
			if part.first <= d.cue && d.cue < part.end {
				c.said = part
			}
		}
		i = j
	}
	return c, len(c.content) > 0
}

// wholeNoun lengthens a source that breaks off before its noun ("the") to it.
func (t *reading) wholeNoun(part stretch) stretch {
	end := part.end
	for end < len(t.words) && end < part.end+3 && (t.words[end-1].tag == determiner || t.words[end-1].tag == adjective) {
		end++
	}
	if last := t.words[end-1].tag; last == noun || last == name {
		part.end = end
	}
	return part
}

// snapped lengthens a content that begins or ends inside quotation marks to them, unless its cue is there too.
func (d *describer) snapped(part stretch) stretch {
	if part.first >= part.end {
		return part
	}
	own := d.t.words[d.cue].marked
	if m := d.t.words[part.first].marked; m > 0 && m != own {
		part.first = min(part.first, d.t.trimmed(d.t.marked[m-1]).first)
	}
	if m := d.t.words[part.end-1].marked; m > 0 && m != own {
		part.end = max(part.end, d.t.trimmed(d.t.marked[m-1]).end)
	}
	return part
}

// judge asks the sequence model, filled for the candidate's cue, what it thinks of the candidate.
func (l *lattice) judge(c *candidate, d *describer, t *reading) confidence {
	f := confidence{looked: true, cue: float64(t.words[d.cue].cue), leastSure: 1}
	var in, all, words, anySource, sourceWords float64
	for i := d.window.first; i < d.window.end; i++ {
		p := l.marginals[i-d.window.first]
		all += p[content]
		anySource = max(anySource, p[source])
		if within(c.content, i) {
			in += p[content]
			words++
			f.leastSure = min(f.leastSure, p[content])
		}
		if c.source.first <= i && i < c.source.end {
			f.source += p[source]
			sourceWords++
		}
		if i == d.cue {
			f.said = p[cueing]
		}
	}
	if words > 0 {
		f.content = in / words
	}
	if all > 0 {
		f.missed = (all - in) / all
	}
	if sourceWords > 0 {
		f.source /= sourceWords
	} else if c.source.first == c.source.end {
		f.source = 1 - anySource
	}
	return f
}

func within(parts []stretch, i int) bool {
	for _, p := range parts {
		if p.first <= i && i < p.end {
			return true
		}
	}
	return false
}

// shared counts the words that two contents have in common, size those of one.
func shared(a, b []stretch) (n int) {
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.end, y.end)-max(x.first, y.first))
		}
	}
	return n
}

func size(parts []stretch) (n int) {
	for _, p := range parts {
		n += p.end - p.first
	}
	return n
}

// alike is the share of their common words in all words of two contents.
func alike(a, b []stretch) float64 {
	n := shared(a, b)
	return float64(n) / float64(max(1, size(a)+size(b)-n))
}

// ranker says how likely content and source of a candidate are right.
type ranker struct {
	dense   []float32
	weights *table
}

func (r *ranker) score(c *candidate) float64 {
	s := r.weights.sum(c.rows)
	for i, v := range c.values {
		s += v * r.dense[i]
	}
	return float64(sigmoid(s))
}

// describe gathers what the ranker looks at: the candidate itself, and how it stands to the others. The features keep the rows of one
// candidate after the other.
func (c *candidate) describe(t *reading, all []candidate, h *features) {
	named := c.source.first < c.source.end
	words, quoted, finite := 0, 0, 0
	for _, p := range c.content {
		for i := p.first; i < p.end; i++ {
			words++
			quoted += int(bit(t.words[i].marked > 0))
			finite += int(bit(isFinite(t.words[i].tag)))
		}
	}
	has := func(b bool) float32 { return float32(bit(b)) }
	odds := math.Log((c.confidence.cue + 1e-4) / (1 - c.confidence.cue + 1e-4))
	inMarks := float64(quoted) / float64(words)
	f := c.confidence
	c.values = []float32{1, has(f.looked), float32(odds), float32(f.cue), float32(f.content), float32(f.content * f.content), float32(f.leastSure), float32(f.missed),
		float32(f.source), float32(f.source) * has(named), has(named), float32(f.said), float32(math.Min(f.worse, 8) / 4), float32(math.Log(float64(words))),
		float32(min(words, 8)) / 8, float32(inMarks), float32(min(1, inMarks*2) * f.content), float32(len(c.content) - 1), float32(odds * f.content),
		float32(odds * f.source), float32(odds * inMarks), float32(f.content * f.source), float32(f.content * (1 - f.missed))}

	h.startAnew(5000)
	w := t.at(c.cue)
	if c.cue < 0 {
		w = &edge
	}
	first, second := t.at(c.content[0].first), t.at(c.content[0].first+1)
	last := c.content[len(c.content)-1]
	end := t.at(last.end - 1)
	side := uint64(0)
	if c.content[0].first < c.cue {
		side = 1 + bit(last.first > c.cue)
	}
	speaker, speakerSide := &edge, uint64(3)
	if named {
		speaker, speakerSide = t.at(c.source.end-1), bit(c.source.first < c.cue)
	}
	verbs, length, tag := uint64(min(finite, 3)), bucket(words), uint64(w.tag)
	marks := bit(first.marked > 0)<<2 | bit(end.marked > 0)<<1 | bit(w.marked > 0)
	origin := uint64(c.order)
	if c.ruled >= 0 {
		origin = hash(t.Ruled[c.ruled].Rule)
	}
	h.add(w.stem, side)
	h.add(w.stem, verbs)
	h.add(w.stem, first.lower)
	h.add(w.stem, uint64(first.tag))
	h.add(tag, first.lower)
	h.add(tag, uint64(first.tag)<<8|verbs)
	h.add(length, side<<8|tag)
	h.add(length, w.stem)
	h.add(length, uint64(first.tag)<<8|verbs)
	h.add(first.lower, second.lower)
	h.add(marks, side<<8|speakerSide)
	h.add(marks, length)
	h.add(speaker.lower, 0)
	h.add(speaker.lower, w.stem)
	h.add(uint64(speaker.tag), w.stem)
	h.add(uint64(speaker.tag)<<8|speakerSide, tag)
	h.add(speakerSide, side<<8|tag)
	h.add(speakerSide, w.stem)
	h.add(t.at(last.end).lower, side)
	h.add(t.at(c.content[0].first-1).lower, side<<8|bit(first.marked > 0))
	h.add(t.at(c.content[0].first-1).lower, w.stem)
	h.add(uint64(c.source.end-c.source.first), speakerSide)
	h.add(bit(w.paragraph == 0), side<<8|verbs)
	h.add(uint64(c.confidence.content*10), length)
	h.add(uint64(c.confidence.content*10), uint64(f.cue*8))
	h.add(uint64(f.cue*16), verbs)
	h.add(uint64(f.missed*10), marks)
	h.add(origin, marks)
	h.add(origin, uint64(f.content*8))
	h.add(origin, uint64(f.cue*8))
	h.add(origin, speakerSide<<4|side)
	h.add(bit(w.marked > 0), w.stem)
	before, behind := t.cuesBeside(stretch{c.content[len(c.content)-1].first, last.end}, c.cue)
	follows := t.follows(max(last.end, c.source.end, c.said.end))
	h.add(origin, before<<4|behind)
	beyond := t.at(last.end)
	h.add(beyond.lower, origin)
	h.add(uint64(beyond.tag)<<8|uint64(t.at(last.end+1).tag), origin)
	h.add(origin, w.stem)
	h.add(origin, follows)
	h.add(follows, marks)
	h.add(uint64(min(len(c.content), 4)), origin)
	h.add(marks<<2|bit(t.words[last.first].marked > 0)<<1|bit(t.words[last.first].paragraph != w.paragraph), before<<4|behind)
	h.add(bit(first.marked != t.at(c.content[0].first-1).marked)<<1|bit(end.marked != t.at(last.end).marked), marks)

	// Others: of the models' candidates with another cue, and of the rules'.
	same, inside, holds, host := uint64(0), uint64(0), uint64(0), uint64(0)
	better, surest := uint64(0), 0.0
	agreed, agreedSpeaker, rulesCue := uint64(0), uint64(0), uint64(0)
	for k := range all {
		o := &all[k]
		n := shared(c.content, o.content)
		if o.ruled >= 0 {
			if o.cue == c.cue && c.cue >= 0 {
				rulesCue = 1
			}
			if n*2 >= size(c.content)+size(o.content)-n {
				agreed = hash(t.Ruled[o.ruled].Rule)
				agreedSpeaker = 1 + bit(o.source == c.source)
				if o.source != c.source && o.source.first < c.source.end && c.source.first < o.source.end {
					agreedSpeaker = 3
				}
			}
			continue
		}
		if o.cue == c.cue || o.order > 0 {
			continue
		}
		sure := o.confidence.cue * o.confidence.content
		level := uint64(1 + sure*4)
		switch {
		case n == 0:
		case n*2 > size(c.content)+size(o.content)-n:
			same = max(same, level)
			better |= bit(sure > f.cue*f.content)
		case n*10 > size(c.content)*9:
			inside = max(inside, level)
		case n*10 > size(o.content)*9:
			holds = max(holds, level)
		}
		if c.cue >= 0 && sure > surest && within(o.content, c.cue) {
			surest, host = sure, t.words[o.cue].stem
		}
	}
	nested := uint64(surest*4) + bit(surest > 0)
	h.add(same<<1|better, inside)
	h.add(inside, tag)
	h.add(holds, tag)
	h.add(nested, tag)
	h.add(nested, w.stem)
	h.add(host, w.stem)
	h.add(nested, marks)
	h.add(same<<16|inside<<8|holds, nested)
	h.add(agreed, agreedSpeaker<<8|rulesCue)
	h.add(agreed, agreedSpeaker<<8|uint64(f.content*8))
	h.add(agreedSpeaker<<1|rulesCue, w.stem)
	h.add(agreedSpeaker<<1|rulesCue, uint64(f.cue*8)<<8|marks)
	c.rows = h.rows
}

// cuesBeside says how likely there are other cues before and behind a part of a content in its sentences.
func (t *reading) cuesBeside(part stretch, cue int) (before, behind uint64) {
	level := func(from, to int) uint64 {
		most := float32(0)
		for i := from; i < to; i++ {
			if i != cue {
				most = max(most, t.words[i].cue)
			}
		}
		return uint64(most * 3.99)
	}
	first, last := t.sentences[t.words[part.first].sentence], t.sentences[t.words[part.end-1].sentence]
	return level(max(first.first, part.first-cuesWithin), part.first), level(part.end, min(last.end, part.end+cuesWithin))
}

// cuesWithin is how many words beside a content are looked at for other cues.
const cuesWithin = 15

// follows says what stands behind a candidate: 0 for words, 1 for a quotation in the same paragraph, 2 for one that begins
// the next, 3 for another paragraph.
func (t *reading) follows(end int) uint64 {
	paragraph := t.words[end-1].paragraph
	for i := end; i < len(t.words) && i < end+4; i++ {
		w := &t.words[i]
		switch {
		case w.marked > 0 && w.marked != t.words[end-1].marked:
			return 1 + bit(w.paragraph != paragraph)
		case w.sign == letters && w.paragraph != paragraph:
			return 3
		case w.sign == letters:
			return 0
		}
	}
	return 3
}

// attribution returns the candidate in bytes of the text.
func (c *candidate) attribution(t *reading) Attribution {
	a := Attribution{Ruled: c.ruled, Score: c.score}
	span := func(s stretch) Span {
		if s.first >= s.end {
			return Span{}
		}
		return Span{t.words[s.first].start, t.words[s.end-1].end}
	}
	for _, p := range c.content {
		a.Content = append(a.Content, span(p))
	}
	a.Source = span(t.trimmed(c.source))
	if c.cue >= 0 {
		a.Cue = span(stretch{c.cue, c.cue + 1})
	}
	if c.ruled >= 0 {
		a.Rule = t.Ruled[c.ruled].Rule
	}
	return a
}
