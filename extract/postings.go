package extract

// mostPostings is how many places are remembered for one run of words: a set phrase is no sign of copying.
const mostPostings = 24

// posting is a place where a run of words stands: in a unit of text, at one of its words.
type posting struct{ unit, at int32 }

// postings finds the places of runs of words by the hash of the words.
type postings struct {
	first  map[uint64]int32 // the first place of a run
	places []place
}

// place is a posting in the chain of those of its run.
type place struct {
	posting
	next int32 // 0 behind the last
}

func newPostings() *postings {
	return &postings{first: map[uint64]int32{}, places: make([]place, 1)} // place 0 is none
}

// of appends the places of a run to found, in the order in which they were added.
func (p *postings) of(run uint64, found []posting) []posting {
	for at := p.first[run]; at != 0; at = p.places[at].next {
		found = append(found, p.places[at].posting)
	}
	return found
}

// add remembers one more place of a run, of which there may be any number.
func (p *postings) add(run uint64, at posting) {
	added := int32(len(p.places))
	p.places = append(p.places, place{posting: at})
	last := p.first[run]
	if last == 0 {
		p.first[run] = added
		return
	}
	for p.places[last].next != 0 {
		last = p.places[last].next
	}
	p.places[last].next = added
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
