package learned

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// Article is a text with what people found in it.
type Article struct {
	Text
	Gold   []Attribution
	Tagged []Sentence // its sentences with parts of speech
}

// Sentence is a tagged sentence: words, and the Penn Treebank's tags.
type Sentence struct{ Words, Tags []string }

// How large the tables are (as powers of two), how often training goes over the articles, and in how many orders: the mean of what
// several orders give depends least on any.
const (
	taggerBits, cueBits, unaryBits, edgeBits, rankerBits = 15, 18, 17, 14, 17
	taggerRounds, cueRounds, roleRounds, rankerRounds    = 4, 6, 5, 8
	roleOrders, rankerOrders                             = 10, 4
)

// Train makes a model. Each stage learns from what the stages before it make of articles that they have not seen: the articles
// are halved, and each half is read by models of the other. The same articles give the same model.
func Train(articles []Article, report func(format string, values ...any)) *Model {
	texts := make([]*reading, len(articles))
	for i := range articles {
		texts[i] = read(articles[i].Text)
	}
	half := func(k int) func(int) bool { return func(i int) bool { return i%2 == k } }
	all := func(int) bool { return true }

	var taggers [3]tagger
	together(
		func() { taggers[2] = trainTagger(articles, all) },
		func() { taggers[0], taggers[1] = trainTagger(articles, half(0)), trainTagger(articles, half(1)) },
	)
	for i, t := range texts {
		taggers[1-i%2].tag(t.words, t.sentences)
	}
	report("taggers trained")

	heads := make([][]int, len(texts))
	for i, t := range texts {
		for _, g := range articles[i].Gold {
			heads[i] = append(heads[i], t.head(g))
		}
	}
	known := knownStems(texts, heads)
	var cueModels [3]cues
	together(
		func() { cueModels[2] = trainCues(texts, heads, known, all) },
		func() {
			cueModels[0], cueModels[1] = trainCues(texts, heads, known, half(0)), trainCues(texts, heads, known, half(1))
		},
	)
	for i, t := range texts {
		cueModels[1-i%2].mark(t)
	}
	report("cue models trained")

	var roleModels [3]roles
	together(
		func() { roleModels[2] = trainRoles(texts, articles, heads, all) },
		func() {
			roleModels[0] = trainRoles(texts, articles, heads, half(0))
			roleModels[1] = trainRoles(texts, articles, heads, half(1))
		},
	)
	report("sequence models trained")

	m := &Model{ // what saw all articles counts as much as the halves together
		ranker: newRanker(), // weighs nothing yet
		tagger: taggers[2],
		cues:   cueModels[2],
		roles: roles{
			unary: mean([]*table{roleModels[2].unary, roleModels[2].unary, roleModels[0].unary, roleModels[1].unary}),
			edge:  mean([]*table{roleModels[2].edge, roleModels[2].edge, roleModels[0].edge, roleModels[1].edge}),
		},
	}
	for _, r := range append(roleModels[:2:2], m.roles) {
		r.unary.coarsen()
		r.edge.coarsen()
	}
	examples := make([][]candidate, len(texts))
	together(
		func() { m.weigh(roleModels[1], texts, examples, 0) },
		func() { m.weigh(roleModels[0], texts, examples, 1) },
	)
	m.ranker = trainRanker(texts, articles, examples)
	report("ranker trained")
	for _, t := range []*table{m.tagger.weights, m.cues.weights, m.ranker.weights} {
		t.coarsen()
	}
	return m
}

// mean is the table between others of its size.
func mean(tables []*table) *table {
	m := newTable(tables[0].columns, tables[0].bits)
	for _, t := range tables {
		for i, w := range t.fine {
			m.fine[i] += w / float32(len(tables))
		}
	}
	return m
}

// weigh finds the candidates of every other text with a sequence model that has not seen them.
func (m *Model) weigh(r roles, texts []*reading, examples [][]candidate, first int) {
	other := Model{tagger: m.tagger, cues: m.cues, roles: r, ranker: m.ranker}
	for i := first; i < len(texts); i += 2 {
		examples[i] = other.candidates(texts[i])
	}
}

// together runs two functions at a time, none of which sees what the other makes.
func together(work ...func()) {
	var running sync.WaitGroup
	for _, w := range work {
		running.Go(w)
	}
	running.Wait()
}

// order is a shuffling that is the same for the same numbers.
func order(n, round int) []int {
	return rand.New(rand.NewPCG(uint64(n), uint64(round))).Perm(n)
}

// adagrad is gradient descent with a rate of its own for each weight. The weights that it leaves are the mean of those
// after each round but the first.
type adagrad struct {
	weights, squares, total []float32
	rate, floor, decay      float32
	rounds                  float32
}

func newAdagrad(weights []float32, rate, floor, decay float32) *adagrad {
	return &adagrad{weights: weights, squares: make([]float32, len(weights)), total: make([]float32, len(weights)), rate: rate, floor: floor, decay: decay}
}

func (a *adagrad) step(i int32, gradient float32) {
	gradient += a.decay * a.weights[i]
	a.squares[i] += gradient * gradient
	a.weights[i] -= a.rate * gradient / (a.floor + float32(math.Sqrt(float64(a.squares[i]))))
}

func (a *adagrad) endRound(round int) {
	if round == 0 {
		return
	}
	for i, w := range a.weights {
		a.total[i] += w
	}
	a.rounds++
}

func (a *adagrad) finish() {
	for i := range a.weights {
		a.weights[i] = a.total[i] / a.rounds
	}
}

// trainTagger learns parts of speech by an averaged perceptron.
func trainTagger(articles []Article, of func(int) bool) tagger {
	type sentence struct {
		words []word
		tags  []uint8
	}
	var sentences []sentence
	counts := map[uint64]*[wide]int{}
	for i, a := range articles {
		if !of(i) {
			continue
		}
		for _, s := range a.Tagged {
			var x sentence
			for k, form := range s.Words {
				w := newWord(form)
				x.words, x.tags = append(x.words, w), append(x.tags, tagOf(s.Tags[k]))
				if w.sign == letters {
					if counts[w.lower] == nil {
						counts[w.lower] = new([wide]int)
					}
					counts[w.lower][tagOf(s.Tags[k])]++
				}
			}
			sentences = append(sentences, x)
		}
	}
	const often, nearlyAlways = 30, 0.997
	g := tagger{weights: newTable(wide, taggerBits), certain: map[uint64]uint8{}}
	for w, count := range counts {
		sum, most := 0, 0
		for tag, n := range count {
			sum += n
			if n > count[most] {
				most = tag
			}
		}
		if sum >= often && float64(count[most]) >= nearlyAlways*float64(sum) {
			g.certain[w] = uint8(most)
		}
	}
	steps, weighted := float32(1), make([]float32, len(g.weights.fine))
	f := g.weights.features()
	for round := range taggerRounds {
		for _, k := range order(len(sentences), round) {
			s := sentences[k]
			g.sentence(s.words, &f, func(i int, guess uint8) {
				if right := s.tags[i]; guess != right {
					for _, row := range f.rows {
						g.weights.fine[row+int32(right)]++
						weighted[row+int32(right)] += steps
						g.weights.fine[row+int32(guess)]--
						weighted[row+int32(guess)] -= steps
					}
				}
				steps++
			})
		}
	}
	for i := range g.weights.fine {
		g.weights.fine[i] -= weighted[i] / steps
	}
	return g
}

// head picks the word that stands for a cue: its first main verb or "according", else its first noun or adjective, else its
// first verb, else its first word; -1 where there is no cue.
func (t *reading) head(a Attribution) int {
	s := t.covered(a.Cue)
	if a.Cue.End <= a.Cue.Start || s.first >= s.end {
		return -1
	}
	according := hash("according")
	for _, is := range []func(w *word) bool{
		func(w *word) bool { return isVerb(w.tag) && !w.auxiliary || w.lower == according },
		func(w *word) bool { return w.tag == noun || w.tag == name || w.tag == adjective },
		func(w *word) bool { return isVerb(w.tag) },
	} {
		for i := s.first; i < s.end; i++ {
			if is(&t.words[i]) {
				return i
			}
		}
	}
	return s.first
}

// knownStems returns the stems that head cues often enough, among all their uses, to be worth a look.
func knownStems(texts []*reading, heads [][]int) map[uint64]bool {
	const least = 0.01
	used, heading := map[uint64]int{}, map[uint64]int{}
	for i, t := range texts {
		for k := range t.words {
			used[t.words[k].stem]++
		}
		for _, h := range heads[i] {
			if h >= 0 {
				heading[t.words[h].stem]++
			}
		}
	}
	known := map[uint64]bool{}
	for stem, n := range heading {
		if float64(n) >= least*float64(used[stem]) {
			known[stem] = true
		}
	}
	return known
}

// trainCues learns what heads a cue, by logistic regression.
func trainCues(texts []*reading, heads [][]int, known map[uint64]bool, of func(int) bool) cues {
	c := cues{weights: newTable(1, cueBits), known: known}
	type example struct {
		rows []int32
		is   float32
	}
	var examples []example
	f := c.weights.features()
	for i, t := range texts {
		if !of(i) {
			continue
		}
		is := map[int]float32{}
		for _, h := range heads[i] {
			is[h] = 1
		}
		for k := range t.words {
			if known[t.words[k].stem] {
				describeCue(t, k, &f)
				examples = append(examples, example{append([]int32(nil), f.rows...), is[k]})
			}
		}
	}
	a := newAdagrad(c.weights.fine, 0.03, 1e-2, 1e-5)
	for round := range cueRounds {
		for _, k := range order(len(examples), round) {
			x := &examples[k]
			gradient := sigmoid(c.weights.sum(x.rows)) - x.is
			if gradient*gradient < 1e-6 {
				continue
			}
			for _, row := range x.rows {
				a.step(row, gradient)
			}
		}
		a.endRound(round)
	}
	a.finish()
	return c
}

// trainRoles learns to label what belongs to a cue.
func trainRoles(texts []*reading, articles []Article, heads [][]int, of func(int) bool) roles {
	var unary, edge []*table
	for k := range roleOrders {
		r := trainRolesInOrder(texts, articles, heads, of, k)
		unary, edge = append(unary, r.unary), append(edge, r.edge)
	}
	return roles{mean(unary), mean(edge)}
}

func trainRolesInOrder(texts []*reading, articles []Article, heads [][]int, of func(int) bool, number int) roles {
	r := roles{newTable(int(labels), unaryBits), newTable(int(labels*labels), edgeBits)}
	type example struct{ text, gold int }
	var examples []example
	for i := range texts {
		taken := map[int]bool{-1: true}
		for k, h := range heads[i] {
			if of(i) && !taken[h] {
				taken[h] = true
				examples = append(examples, example{i, k})
			}
		}
	}
	unary, edge := newAdagrad(r.unary.fine, 0.05, 1e-2, 2e-6), newAdagrad(r.edge.fine, 0.05, 1e-2, 2e-6)
	l := &lattice{}
	for round := range roleRounds {
		for _, k := range order(len(examples), number*roleRounds+round) {
			x := examples[k]
			d := r.describer(texts[x.text])
			d.turnTo(heads[x.text][x.gold])
			r.learn(d, l, texts[x.text].right(articles[x.text].Gold[x.gold], d.window), unary, edge)
		}
		unary.endRound(round)
		edge.endRound(round)
	}
	unary.finish()
	edge.finish()
	return r
}

// right returns the labels that an attribution gives to a window.
func (t *reading) right(a Attribution, window stretch) []uint8 {
	path := make([]uint8, window.end-window.first)
	put := func(label uint8, s Span) {
		c := t.covered(s)
		for i := max(c.first, window.first); s.End > s.Start && i < min(c.end, window.end); i++ {
			path[i-window.first] = label
		}
	}
	for _, s := range a.Content {
		put(content, s)
	}
	put(source, a.Source)
	put(cueing, a.Cue)
	return path
}

// learn takes a step towards the right labels of a window.
func (r *roles) learn(d *describer, l *lattice, right []uint8, unary, edge *adagrad) {
	n := len(right)
	l.grow(n)
	type rows struct{ unary, edge []int32 }
	gathered := make([]rows, n)
	for k := range n {
		i := d.window.first + k
		d.local(i, d.side(i))
		x := rows{append([]int32(nil), d.unary.rows...), append([]int32(nil), d.edge.rows...)}
		s := d.spot(i)
		d.bySpot(&s)
		x.unary, x.edge = append(x.unary, d.unary.rows...), append(x.edge, d.edge.rows...)
		d.byTag(s.where, uint64(d.t.words[i].tag))
		x.unary = append(x.unary, d.unary.rows...)
		d.byWord(i, &s)
		x.unary, x.edge = append(x.unary, d.unary.rows...), append(x.edge, d.edge.rows...)
		gathered[k] = x
		unary, edge := r.unary.four(x.unary), [labels * labels]float32{}
		r.edge.sixteen(x.edge, &edge)
		factors(unary[:], l.unaryFactor[k][:])
		factors(edge[:], l.edgeFactor[k][:])
	}
	l.sumUp(n)
	const small = 2e-3
	before := outside
	for k := range n {
		m := l.marginals[k]
		m[right[k]]--
		if math.Abs(m[0])+math.Abs(m[1])+math.Abs(m[2])+math.Abs(m[3]) > small {
			for _, row := range gathered[k].unary {
				for y, g := range m {
					unary.step(row+int32(y), float32(g))
				}
			}
		}
		pairs := l.pairs(k)
		pairs[before*labels+right[k]]--
		before = right[k]
		wrong := 0.0
		for _, g := range pairs {
			wrong += math.Abs(g)
		}
		if wrong > small {
			for _, row := range gathered[k].edge {
				for y, g := range pairs {
					if g > 1e-6 || g < -1e-6 {
						edge.step(row+int32(y), float32(g))
					}
				}
			}
		}
	}
}

// factors gives e to the power of how far each score lies under the highest.
func factors(scores []float32, factors []float64) {
	top := slices.Max(scores)
	for k, x := range scores {
		factors[k] = math.Exp(float64(x - top))
	}
}

// pairs returns how likely each pair of labels is for a word and the one before it.
func (l *lattice) pairs(i int) (p [labels * labels]float64) {
	total := 0.0
	for b := range int(labels) {
		from := 0.0
		switch {
		case i > 0:
			from = l.forward[i-1][b]
		case b == int(outside):
			from = 1
		}
		for y := range int(labels) {
			k := b*int(labels) + y
			p[k] = from * l.edgeFactor[i][k] * l.unaryFactor[i][y] * l.backward[i][y]
			total += p[k]
		}
	}
	for k := range p {
		p[k] /= total
	}
	return p
}

// denseFeatures is how many values a candidate has.
const denseFeatures = 23

func newRanker() ranker {
	return ranker{make([]float32, denseFeatures), newTable(1, rankerBits)}
}

// trainRanker learns, by logistic regression, which candidates are right: those that share half their content's words with a
// gold attribution, and words of its source.
func trainRanker(texts []*reading, articles []Article, examples [][]candidate) ranker {
	type example struct {
		*candidate
		right float32
	}
	var flat []example
	for i, t := range texts {
		gold := make([]candidate, 0, len(articles[i].Gold))
		for _, g := range articles[i].Gold {
			c := candidate{source: t.covered(g.Source)}
			for _, s := range g.Content {
				if part := t.trimmed(t.covered(s)); part.first < part.end {
					c.content = append(c.content, part)
				}
			}
			gold = append(gold, c)
		}
		for k := range examples[i] {
			flat = append(flat, example{&examples[i][k], right(&examples[i][k], gold)})
		}
	}
	total := newRanker()
	for number := range rankerOrders {
		o := newRanker()
		dense, hashed := newAdagrad(o.dense, 0.3, 1e-2, 0), newAdagrad(o.weights.fine, 0.01, 0.1, 3e-3)
		for round := range rankerRounds {
			for _, k := range order(len(flat), number*rankerRounds+round) {
				x := flat[k]
				gradient := float32(o.score(x.candidate)) - x.right
				for i, v := range x.values {
					dense.step(int32(i), gradient*v)
				}
				for _, row := range x.rows {
					hashed.step(row, gradient)
				}
			}
			dense.endRound(round)
			hashed.endRound(round)
		}
		dense.finish()
		hashed.finish()
		for i, w := range o.dense {
			total.dense[i] += w / rankerOrders
		}
		for i, w := range o.weights.fine {
			total.weights.fine[i] += w / rankerOrders
		}
	}
	return total
}

func right(c *candidate, gold []candidate) float32 {
	for _, g := range gold {
		none := g.source.first >= g.source.end && c.source.first >= c.source.end
		if alike(c.content, g.content) >= sameContent && (none || c.source.first < g.source.end && g.source.first < c.source.end) {
			return 1
		}
	}
	return 0
}
