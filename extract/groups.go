package extract

import (
	"slices"
	"strconv"
	"strings"
)

// sameWords is the share of the shorter quotation's shingles that a longer one must hold to be the same words.
const sameWords = 0.8

// name gives the quotations of a document their ids, and tells which are passed on within another's.
func name(r *reader, id ids) {
	for i := range r.quotes {
		q := &r.quotes[i]
		q.ID = id.next("q", r.d.Name, q.SpeakerName, words(r.d, q.Content))
	}
	said := r.byPassage()
	for i := range r.quotes {
		q := &r.quotes[i]
		if q.Cue == nil {
			continue
		}
		if outer := reporting(said[r.d.Passage(q.Cue.Start).Number], q.Cue.Start, q); outer != nil && (outer.SpeakerName != q.SpeakerName || outer.SpeakerName == "") {
			q.Within = outer.ID
		}
	}
}

// byPassage returns the quotations by the number of each passage in which some of their content stands.
func (r *reader) byPassage() map[int][]*Quote {
	said := map[int][]*Quote{}
	for i := range r.quotes {
		q := &r.quotes[i]
		for _, c := range q.Content {
			number := r.d.Passage(c.Start).Number
			if list := said[number]; len(list) == 0 || list[len(list)-1] != q {
				said[number] = append(list, q)
			}
		}
	}
	return said
}

// reporting returns the reported speech that covers a place, other than one's own; nil where there is none.
func reporting(quotes []*Quote, place int, own *Quote) *Quote {
	for _, q := range quotes {
		if q != own && q.Type != Direct && slices.ContainsFunc(q.Content, func(c Span) bool { return c.Start <= place && place < c.End }) {
			return q
		}
	}
	return nil
}

// words returns the text of several spans of a document, joined by an ellipsis.
func words(d *Document, spans []Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = d.Words(s)
	}
	return strings.Join(parts, " … ")
}

// group gives quotations with the same words, in whole or in part, the same group.
func group(quotes []Quote, documents []*Document) {
	byID := map[string]*Document{}
	for _, d := range documents {
		byID[d.ID] = d
	}
	leader := make([]int, len(quotes))
	find := func(i int) int {
		for leader[i] != i {
			leader[i] = leader[leader[i]]
			i = leader[i]
		}
		return i
	}
	runs := inParallel(quotes, func(_ int, q Quote) []uint64 {
		if q.Within != "" {
			return nil // its words are part of another's
		}
		return shingles(normalWords(words(byID[q.Doc], q.Content)))
	})
	index := newPostings(runs)
	shared := make([]int, len(quotes)) // shingles that a quotation has in common with the one looked at
	var others []posting
	for i := range quotes {
		leader[i] = i
		others = others[:0]
		for _, run := range runs[i] {
			places := index.of(run)
			for _, other := range places {
				if shared[other.unit]++; shared[other.unit] == 1 {
					others = append(others, other)
				}
			}
			if len(places) < mostPostings {
				index.add(run, posting{unit: int32(i)})
			}
		}
		for _, other := range others {
			k := int(other.unit)
			if float64(shared[k]) >= sameWords*float64(min(len(runs[i]), len(runs[k]))) {
				a, b := find(i), find(k)
				leader[max(a, b)] = min(a, b)
			}
			shared[k] = 0
		}
	}
	members := make([]int, len(quotes))
	for i := range quotes {
		members[find(i)]++
	}
	numbers := map[int]int{}
	for i := range quotes {
		if root := find(i); members[root] > 1 {
			if numbers[root] == 0 {
				numbers[root] = len(numbers) + 1
			}
			quotes[i].Group = "g" + strconv.Itoa(numbers[root])
		}
	}
}

// shingles returns the distinct runs of shingleWords words, by their hashes.
func shingles(words []string) []uint64 {
	hashes := make([]uint64, len(words))
	for i, w := range words {
		hashes[i] = hashOf(w)
	}
	runs := runsOf(hashes, shingleWords)
	slices.Sort(runs)
	return slices.Compact(runs)
}
