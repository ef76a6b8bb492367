package extract

import "math/bits"

// mostPostings is how many places are remembered for one run of words: a set phrase is no sign of copying.
const mostPostings = 24

// posting is a place where a run of words stands: in a unit of text, at one of its words.
type posting struct{ unit, at int32 }

// postings finds the places of runs of words by the hash of the words. Runs that stand once, which are most, are not remembered:
// nothing can be found to share them.
type postings struct {
	twice *repeats
	runs  map[uint64]posting // the only place of a run, or, at a word less than 0, which of many it has
	many  [][]posting
	one   [1]posting // what of returned last
}

// newPostings returns postings for some lists of runs, and without any so far.
func newPostings(lists [][]uint64) *postings {
	return &postings{twice: newRepeats(lists), runs: map[uint64]posting{}}
}

// of returns the places of a run, in the order in which they were added. They hold until it is called again.
func (p *postings) of(run uint64) []posting {
	if !p.twice.has(run) {
		return nil
	}
	at, known := p.runs[run]
	switch {
	case !known:
		return nil
	case at.at < 0:
		return p.many[at.unit]
	}
	p.one[0] = at
	return p.one[:]
}

// add remembers one more place of a run, of which there may be any number, if it stands more than once.
func (p *postings) add(run uint64, added posting) {
	if !p.twice.has(run) {
		return
	}
	switch at, known := p.runs[run]; {
	case !known:
		p.runs[run] = added
	case at.at < 0:
		p.many[at.unit] = append(p.many[at.unit], added)
	default:
		p.runs[run] = posting{unit: int32(len(p.many)), at: -1}
		p.many = append(p.many, []posting{at, added})
	}
}

// repeats tells which runs stand more than once in some lists. It misses none, and takes about one in six others for such.
type repeats struct {
	once, again []uint64 // a bit for each run, at a place that its hash says
	shift       int
}

func newRepeats(lists [][]uint64) *repeats {
	runs := 0
	for _, list := range lists {
		runs += len(list)
	}
	width := max(6, bits.Len(uint(4*runs)))
	r := &repeats{make([]uint64, 1<<(width-6)), make([]uint64, 1<<(width-6)), 64 - width}
	for _, list := range lists {
		for _, run := range list {
			word, bit := r.place(run)
			r.again[word] |= r.once[word] & bit
			r.once[word] |= bit
		}
	}
	return r
}

// place returns in which word, and at which of its bits, a run is kept.
func (r *repeats) place(run uint64) (word int, bit uint64) {
	at := run >> r.shift
	return int(at >> 6), 1 << (at & 63)
}

func (r *repeats) has(run uint64) bool {
	word, bit := r.place(run)
	return r.again[word]&bit != 0
}

const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

// hashOf is FNV-1a over a word.
func hashOf(word string) uint64 {
	hash := uint64(hashStart)
	for i := range len(word) {
		hash = (hash ^ uint64(word[i])) * hashPrime
	}
	return hash
}

// hashOfAll is FNV-1a over the hashes of words in a row.
func hashOfAll(words []uint64) uint64 {
	hash := uint64(hashStart)
	for _, w := range words {
		hash = (hash ^ w) * hashPrime
	}
	return hash
}

// runsOf returns the hashes of every so many words in a row, from the hashes of the words.
func runsOf(words []uint64, length int) []uint64 {
	runs := make([]uint64, 0, max(0, len(words)-length+1))
	for at := range cap(runs) {
		runs = append(runs, hashOfAll(words[at:at+length]))
	}
	return runs
}
