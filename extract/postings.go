package extract

// mostPostings is how many places are remembered for one run of words: a set phrase is no sign of copying.
const mostPostings = 24

// posting is a place where a run of words stands: in a unit of text, at one of its words.
type posting struct{ unit, at int32 }

// postings finds the places of runs of words by the hash of the words.
type postings struct {
	runs map[uint64]posting // the only place of a run, or, at a word less than 0, which of many it has
	many [][]posting
	one  [1]posting // what of returned last
}

func newPostings() *postings { return &postings{runs: map[uint64]posting{}} }

// of returns the places of a run, in the order in which they were added. They hold until it is called again.
func (p *postings) of(run uint64) []posting {
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

// add remembers one more place of a run, of which there may be any number.
func (p *postings) add(run uint64, added posting) {
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
