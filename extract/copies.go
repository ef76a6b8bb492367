package extract

const (
	shingleWords = 4   // words that must stand in the same order to count as shared
	contained    = 0.6 // share of the shorter sentence's shingles that makes it a copy
	copiedRun    = 10  // words in one unbroken run that are hardly shared by chance
	shortestCopy = 7   // words; a shorter sentence can be the same by chance
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
// four-word runs, or an unbroken run of copiedRun words. Copied sentences that follow each other in one
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
	var others []int
	for k, d := range documents {
		next := 0
		for _, s := range d.sentences {
			shingles := d.shingles[next : next+s.shingles]
			next += s.shingles
			others = others[:0]
			unit := len(units)
			start, end := unquoted(d.Text, s.start, s.end)
			units = append(units, copiedUnit{document: k, passage: s.passage, span: Span{d.ID, start, end}, shingles: s.shingles, group: unit})
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
		d.shingles = nil // nothing else asks for them
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
