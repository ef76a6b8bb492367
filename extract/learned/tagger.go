package learned

// The parts of speech, as few as the later models need.
const (
	nothing uint8 = iota
	noun
	name
	pronoun
	determiner
	adjective
	adverb
	preposition
	conjunction
	baseVerb
	pastVerb
	presentVerb
	ingVerb
	participle
	modal
	question
)

// tagOf brings the Penn Treebank's tags to ours.
func tagOf(penn string) uint8 {
	switch penn {
	case "NN", "NNS":
		return noun
	case "NNP", "NNPS":
		return name
	case "PRP", "EX":
		return pronoun
	case "DT", "PDT", "PRP$", "WP$":
		return determiner
	case "JJ", "JJR", "JJS", "CD":
		return adjective
	case "RB", "RBR", "RBS", "RP":
		return adverb
	case "IN", "TO":
		return preposition
	case "CC":
		return conjunction
	case "VB":
		return baseVerb
	case "VBD":
		return pastVerb
	case "VBZ", "VBP":
		return presentVerb
	case "VBG":
		return ingVerb
	case "VBN":
		return participle
	case "MD":
		return modal
	case "WP", "WDT", "WRB":
		return question
	}
	return nothing
}

func isVerb(tag uint8) bool   { return tag >= baseVerb && tag <= modal }
func isFinite(tag uint8) bool { return tag == pastVerb || tag == presentVerb || tag == modal }

// tagger gives words their parts of speech, from left to right.
type tagger struct {
	weights *table
	certain map[uint64]uint8 // the part of speech of words that have only one, by lower
}

func (g *tagger) tag(words []word, sentences []stretch) {
	f := g.weights.features()
	for _, s := range sentences {
		g.sentence(words[s.first:s.end], &f, nil)
	}
}

// sentence tags a sentence; learn, which may be nil, sees each guess.
func (g *tagger) sentence(words []word, f *features, learn func(i int, guess uint8)) {
	at := func(i int) *word {
		if i < 0 || i >= len(words) {
			return &edge
		}
		return &words[i]
	}
	before, last := uint64(254), uint64(254)
	for i := range words {
		w := &words[i]
		if w.sign != letters {
			w.tag = nothing
		} else if tag, ok := g.certain[w.lower]; ok {
			w.tag = tag
		} else {
			l, r := at(i-1), at(i+1)
			f.start(0)
			f.add(w.lower, 0)
			f.add(w.lower, w.shape)
			f.add(w.suffix, 0)
			f.add(w.shape, bit(i == 0))
			f.add(last<<8|before, 0)
			f.add(last, w.lower)
			f.add(l.lower, last)
			f.add(r.lower, 0)
			f.add(r.suffix, r.shape)
			f.add(at(i+2).lower, 0)
			f.add(at(i-2).lower, 0)
			f.add(w.lower, r.lower)
			f.add(w.suffix, last)
			f.add(last, r.lower)
			f.add(w.suffix, w.shape)
			var scores [wide]float32
			g.weights.sixteen(f.rows, &scores)
			for k, s := range scores {
				if s > scores[w.tag] || k == 0 {
					w.tag = uint8(k)
				}
			}
			if learn != nil {
				learn(i, w.tag)
			}
		}
		before, last = last, uint64(w.tag)
	}
}
