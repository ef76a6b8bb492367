package extract

import (
	"cmp"
	"math"
	"slices"
)

const (
	shingleWords = 4   // words that must stand in the same order to count as shared
	contained    = 0.6 // share of the shorter sentence's shingles that makes it a copy
	copiedRun    = 10  // words in one unbroken run that are hardly shared by chance
	shortestCopy = 7   // words; a shorter sentence can be the same by chance

	retold        = 0.7 // share of the weight of the shorter sentence's content that makes it the other one retold
	fewestContent = 5   // weight of content that both have; less can be the same by chance
	numberWeight  = 3   // of a number of three digits or more, which is hardly the same by chance; of a word 1
	fewestTelling = 5   // words of content in the shorter sentence
	fewestRare    = 3   // weight of content that both have and few other documents
	rarely        = 8   // content is rare that at most one in so many documents has, or three
)

// copiedUnit is a sentence as copies are looked for: where it stands and how many shingles it has.
type copiedUnit struct {
	document, passage int
	span              Span
	shingles          int
	group             int // index of a unit that it was found to be a copy of, or its own
	match             match
}

// match is what a later unit was found to share with this one.
type match struct {
	by                int // index of the later unit
	shared, run       int // shingles, and those in one unbroken run
	lastAt, lastOther int // shingles of the two that were the last to be the same
}

// findCopies returns the sentences that share their words: at least contained of the shorter one's
// four-word runs, or an unbroken run of copiedRun words; and sentences of two documents that share their content in other words: at
// least retold of the shorter one's. Copied sentences that follow each other in one
// passage in every place are one copy. Time and memory grow with the length of the text.
func findCopies(facts *survey) []Copy {
	units := sharedUnits(facts.documents)
	groups := map[int][]int{}
	for i := range units {
		g := root(units, i)
		groups[g] = append(groups[g], i)
	}
	var found []Copy
	var last []int // the units of the copy before
	for i := range units {
		members := groups[i]
		if len(members) < 2 {
			continue
		}
		if follows(units, last, members) {
			for k, m := range members {
				found[len(found)-1].Members[k].End = units[m].span.End
			}
			last = members
			continue
		}
		c := Copy{Rule: "shared words"}
		for _, m := range members {
			c.Members = append(c.Members, units[m].span)
		}
		found, last = append(found, c), members
	}
	return found
}

// follows reports whether each unit of next stands right behind its fellow in last, in the same passage.
func follows(units []copiedUnit, last, next []int) bool {
	if len(last) != len(next) {
		return false
	}
	for k := range next {
		if next[k] != last[k]+1 || units[next[k]].passage != units[last[k]].passage || units[next[k]].document != units[last[k]].document {
			return false
		}
	}
	return true
}

// sharedUnits returns the sentences of all documents, those that share words joined into groups whose
// root is their first sentence.
func sharedUnits(documents []*account) []copiedUnit {
	var all [][]uint64
	sentences := 0
	for _, d := range documents {
		all = append(all, d.shingles)
		sentences += len(d.sentences)
	}
	units := make([]copiedUnit, 0, sentences)
	index := newPostings(all)
	told := newRetellings(documents)
	var others []int
	for k, d := range documents {
		next, content := 0, 0
		for _, s := range d.sentences {
			shingles := d.shingles[next : next+s.shingles]
			next += s.shingles
			others = others[:0]
			unit := len(units)
			start, end := unquoted(d.Text, s.start, s.end)
			units = append(units, copiedUnit{document: k, passage: s.passage, span: Span{d.ID, start, end}, shingles: s.shingles, group: unit})
			for _, other := range told.of(units, unit, d.contents[content:content+s.contents]) {
				join(units, unit, other)
			}
			content += s.contents
			if s.shingles < shortestCopy-shingleWords+1 {
				continue
			}
			for at, key := range shingles {
				places := index.of(key)
				for _, p := range places {
					if int(p.unit) == unit {
						continue
					}
					m := &units[p.unit].match
					if m.by != unit {
						*m = match{by: unit, lastAt: -2, lastOther: -2}
						others = append(others, int(p.unit))
					}
					if m.lastAt == at {
						continue // the same words twice in the other sentence
					}
					m.shared++
					if m.lastAt == at-1 && m.lastOther == int(p.at)-1 {
						m.run++
					} else if m.run < copiedRun-shingleWords+1 {
						m.run = 1
					}
					m.lastAt, m.lastOther = at, int(p.at)
				}
				if len(places) < mostPostings {
					index.add(key, posting{int32(unit), int32(at)})
				}
			}
			for _, other := range others {
				m := units[other].match
				if float64(m.shared) >= contained*float64(min(units[unit].shingles, units[other].shingles)) || m.run >= copiedRun-shingleWords+1 {
					join(units, unit, other)
				}
			}
		}
		d.shingles, d.contents = nil, nil // nothing else asks for them
	}
	return units
}

func root(units []copiedUnit, i int) int {
	for units[i].group != i {
		units[i].group = units[units[i].group].group
		i = units[i].group
	}
	return i
}

// join makes one group of two, its root the earlier one.
func join(units []copiedUnit, a, b int) {
	a, b = root(units, a), root(units, b)
	units[max(a, b)].group = min(a, b)
}

// content is a word or number that a sentence tells something by, as a hash, and its weight.
type content struct {
	hash   uint64
	weight int8
}

// contentsOf returns the content of a sentence in order. Names are none: many sentences tell of the same people.
func contentsOf(text string, words []lexeme) []content {
	var found []content
	for _, w := range words {
		switch {
		case w.kind == letters && w.lower == text[w.start:w.end] && carries(w.lower):
			found = append(found, content{hashOf(lemma(w.lower)), 1})
		case w.kind == digits && len(w.lower) > 2:
			found = append(found, content{hashOf(w.lower), numberWeight})
		case w.kind == digits || w.kind == code:
			found = append(found, content{hashOf(w.lower), 1})
		}
	}
	return found
}

// retellings finds the sentences of other documents that share the content of one.
type retellings struct {
	pairs   *postings      // of two words of content that stand side by side
	holding map[uint64]int // documents that have a word of content
	most    int            // documents that have one that is rare
	held    []sentenceContent
	by      []int // the unit that each was last compared with
}

// sentenceContent is the content of a sentence, in order of its hashes, with its weight and that of what is rare in it.
type sentenceContent struct {
	words        []content
	weight, rare int
}

func newRetellings(documents []*account) *retellings {
	r := &retellings{holding: map[uint64]int{}, most: max(3, len(documents)/rarely)}
	var all [][]uint64
	for _, d := range documents {
		here := map[uint64]bool{}
		for _, c := range d.contents {
			if !here[c.hash] {
				here[c.hash] = true
				r.holding[c.hash]++
			}
		}
		var pairs []uint64
		next := 0
		for _, s := range d.sentences {
			pairs = append(pairs, pairsOf(d.contents[next:next+s.contents])...)
			next += s.contents
		}
		all = append(all, pairs)
	}
	r.pairs = newPostings(all)
	return r
}

// pairsOf returns the hashes of every two words of content that stand side by side.
func pairsOf(words []content) []uint64 {
	var pairs []uint64
	for i := 1; i < len(words); i++ {
		pairs = append(pairs, hashOfAll([]uint64{words[i-1].hash, words[i].hash}))
	}
	return pairs
}

// of returns the sentences before a unit, in other documents, that share its content, and remembers the unit.
func (r *retellings) of(units []copiedUnit, unit int, words []content) []int {
	pairs := slices.DeleteFunc(pairsOf(words), func(pair uint64) bool { return !r.pairs.twice.has(pair) })
	if len(pairs) == 0 { // no other sentence can share enough with this one
		r.held, r.by = append(r.held, sentenceContent{}), append(r.by, -1)
		return nil
	}
	slices.SortFunc(words, func(a, b content) int { return cmp.Compare(a.hash, b.hash) })
	this := sentenceContent{words: slices.Compact(words)}
	for _, w := range this.words {
		this.weight += int(w.weight)
		if r.holding[w.hash] <= r.most {
			this.rare += int(w.weight)
		}
	}
	r.held, r.by = append(r.held, this), append(r.by, -1)
	var found []int
	for _, pair := range pairs {
		places := r.pairs.of(pair)
		for _, p := range places {
			other := int(p.unit)
			if other != unit && r.by[other] != unit && units[other].document != units[unit].document && r.share(this, r.held[other]) {
				found = append(found, other)
			}
			r.by[other] = unit
		}
		if len(places) < mostPostings {
			r.pairs.add(pair, posting{int32(unit), 0})
		}
	}
	return found
}

// share reports whether two sets of content, in order of their hashes, are the same but for a part.
func (r *retellings) share(a, b sentenceContent) bool {
	least := max(fewestContent, int(math.Ceil(retold*float64(min(a.weight, b.weight)))))
	if min(len(a.words), len(b.words)) < fewestTelling || min(a.rare, b.rare) < fewestRare || min(a.weight, b.weight) < least {
		return false
	}
	shared, rare := 0, 0
	for i, j := 0, 0; i < len(a.words) && j < len(b.words); {
		x, y := a.words[i], b.words[j]
		switch {
		case x.hash < y.hash:
			i++
		case x.hash > y.hash:
			j++
		default:
			shared += int(x.weight)
			if rare < fewestRare && r.holding[x.hash] <= r.most {
				rare += int(x.weight)
			}
			i, j = i+1, j+1
		}
	}
	return shared >= least && rare >= fewestRare
}
