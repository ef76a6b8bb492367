package extract

const (
	shingleWords = 4   // words that must stand in the same order to count as shared
	contained    = 0.6 // share of the shorter sentence's shingles that makes it a copy
	copiedRun    = 10  // words in one unbroken run that are hardly shared by chance
	shortestCopy = 7   // words; a shorter sentence can be the same by chance
	mostPostings = 24  // places remembered for one shingle: a set phrase is no sign of copying
)

// copiedUnit is a sentence as copies are looked for: where it stands and how many shingles it has.
type copiedUnit struct {
	document, passage int
	span              Span
	shingles          int
	group             int // index of a unit that it was found to be a copy of, or its own
}

// posting is one place of a shingle.
type posting struct{ unit, at int }

// findCopies returns the sentences that share their words: at least contained of the shorter one's
// four-word runs, or an unbroken run of copiedRun words. Copied sentences that follow each other in one
// passage in every place are one copy. Time and memory grow with the length of the text.
func findCopies(documents []*parsed) []Copy {
	units := sharedUnits(documents)
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
func sharedUnits(documents []*parsed) []copiedUnit {
	var units []copiedUnit
	index := map[uint64][]posting{}
	type match struct{ shared, run, lastAt, lastOther int }
	for k, d := range documents {
		for _, s := range d.sentences {
			var words []string
			for _, w := range s.words {
				if w.kind != mark && (len(w.lower) > 1 || w.lower != "s") {
					words = append(words, w.lower)
				}
			}
			unit := len(units)
			start, end := unquoted(d.Text, s.start, s.end)
			units = append(units, copiedUnit{k, s.passage, Span{d.ID, start, end}, max(0, len(words)-shingleWords+1), unit})
			if len(words) < shortestCopy {
				continue
			}
			matches := map[int]*match{}
			var order []int
			for at := 0; at+shingleWords <= len(words); at++ {
				key := hashOf(words[at : at+shingleWords])
				for _, p := range index[key] {
					if p.unit == unit {
						continue
					}
					m := matches[p.unit]
					if m == nil {
						m = &match{lastAt: -2, lastOther: -2}
						matches[p.unit] = m
						order = append(order, p.unit)
					}
					if m.lastAt == at {
						continue // the same words twice in the other sentence
					}
					m.shared++
					if m.lastAt == at-1 && m.lastOther == p.at-1 {
						m.run++
					} else if m.run < copiedRun-shingleWords+1 {
						m.run = 1
					}
					m.lastAt, m.lastOther = at, p.at
				}
				if len(index[key]) < mostPostings {
					index[key] = append(index[key], posting{unit, at})
				}
			}
			for _, other := range order {
				m := matches[other]
				if float64(m.shared) >= contained*float64(min(units[unit].shingles, units[other].shingles)) || m.run >= copiedRun-shingleWords+1 {
					join(units, unit, other)
				}
			}
		}
	}
	return units
}

// hashOf is FNV-1a over the words and the gaps between them.
func hashOf(words []string) uint64 {
	hash := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			hash = (hash ^ uint64(w[i])) * 1099511628211
		}
		hash = (hash ^ ' ') * 1099511628211
	}
	return hash
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
