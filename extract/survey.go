package extract

import "sync"

// survey is what one pass over all documents finds in their sentences, and what is left of the text taken apart for it: no more than the
// finders that compare documents ask for again and again.
type survey struct {
	documents []*account
	events    []Event
	figures   []Figure
	names     map[string]int // sentences that hold a pair of capitalised words
	holding   map[string]int // documents that hold a lemma
}

// account is the part of one document in a survey.
type account struct {
	*Document
	sentences                []sentence
	shingles                 []uint64 // of its sentences in order, by their hashes
	contents                 []content
	openings, closings, puts []turn // states, endings and delays that it tells of
	events                   []Event
	figures                  []Figure
}

// newSurvey reads every document once for its events and figures.
func newSurvey(documents []*Document) *survey {
	s := &survey{names: map[string]int{}, holding: map[string]int{}}
	known := calendars(documents)
	var counting sync.Mutex
	s.documents = inParallel(documents, func(i int, d *Document) *account {
		p := parse(d)
		counting.Lock() // the counts are the same in any order
		s.count(p)
		counting.Unlock()
		return p.account(i, known[i])
	})
	s.events = concat(s.documents, func(a *account) []Event { return a.events })
	s.figures = concat(s.documents, func(a *account) []Figure { return a.figures })
	for _, a := range s.documents {
		a.events, a.figures = nil, nil
	}
	return s
}

// count adds the words of a document to the counts.
func (s *survey) count(p *parsed) {
	here := map[string]bool{}
	for _, sentence := range p.sentences {
		for name := range namePairs(p.Text, sentence.words) {
			s.names[name]++
		}
		for _, w := range sentence.words {
			if form := lemma(w.lower); w.kind == letters && !here[form] {
				here[form] = true
				s.holding[form]++
			}
		}
	}
}

// account returns what of a document, the one with the index, outlives its tokens.
func (p *parsed) account(index int, c calendar) *account {
	a := &account{Document: p.Document, events: eventsOf(p, c), figures: figuresOf(p)}
	var words []uint64
	for i, s := range p.sentences {
		words = words[:0]
		for _, w := range s.words {
			if w.kind != mark && w.lower != "s" {
				words = append(words, hashOf(w.lower))
			}
		}
		runs := runsOf(words, shingleWords)
		s.shingles = len(runs)
		a.shingles = append(a.shingles, runs...)
		contents := contentsOf(p.Text, s.words)
		s.contents = len(contents)
		a.contents = append(a.contents, contents...)
		a.sentences = append(a.sentences, s.sentence)
		a.openings = states.appendFirst(a.openings, turn{document: index, sentence: i}, s.words)
		a.closings = endings.appendFirst(a.closings, turn{document: index, sentence: i}, s.words)
		a.puts = delays.appendFirst(a.puts, turn{document: index, sentence: i}, s.words)
	}
	return a
}
