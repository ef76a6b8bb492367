package extract

import "slices"

// topics knows the proposals and wider objects of a debate by the phrases that staff gave them.
type topics struct {
	all     []Proposal
	phrases map[string][]phrase // by the stem of their first word
}

type phrase struct {
	words []string // stems
	topic int
}

func newTopics(subject Subject) *topics {
	t := &topics{all: slices.Concat(subject.Proposals, subject.Objects), phrases: map[string][]phrase{}}
	for i, p := range t.all {
		for _, text := range p.Phrases {
			if words := normalWords(text); len(words) > 0 {
				t.phrases[words[0]] = append(t.phrases[words[0]], phrase{words, i})
			}
		}
	}
	return t
}

// touch is a place in a line where a phrase of a topic stands: tokens first to last.
type touch struct {
	topic       int
	first, last int
}

// touches finds the phrases in a line. A word and its plural are the same, and so are a hyphen and a space.
func (t *topics) touches(words []token) []touch {
	if len(t.phrases) == 0 {
		return nil
	}
	stems := make([]string, 0, len(words)+8)
	from := make([]int, 0, len(words)+8) // the token of each stem
	for i, w := range words {
		switch {
		case !w.word:
			stems = append(stems, w.lower)
		case isPlain(w.lower):
			stems = append(stems, stem(w.lower))
		default:
			stems = append(stems, normalWords(w.lower)...)
		}
		for len(from) < len(stems) {
			from = append(from, i)
		}
	}
	var found []touch
	for i, s := range stems {
		for _, p := range t.phrases[s] {
			if i+len(p.words) <= len(stems) && slices.Equal(stems[i:i+len(p.words)], p.words) {
				found = append(found, touch{p.topic, from[i], from[i+len(p.words)-1] + 1})
			}
		}
	}
	return found
}

// longestClause is how many words of a passage may be shown for one mention of a proposal.
const longestClause = 30

// segment narrows the token range to the item of an enumeration that holds tokens[at]: "A, along with B" has two.
func segment(l *line, part [2]int, at int) [2]int {
	for i := part[0] + 1; i+1 < part[1]; i++ {
		if l.words[i].lower != "," && l.words[i].lower != ";" {
			continue
		}
		next := l.words[i+1].lower
		if l.words[i].lower == "," && next != "along" && next != "together" && next != "plus" && next != "as" && next != "and" && next != "but" {
			continue
		}
		if i < at {
			part[0] = i + 1
		} else {
			part[1] = i
			break
		}
	}
	for part[0] < at && (conjunctions[l.words[part[0]].lower] || !l.words[part[0]].word ||
		l.words[part[0]].lower == "along" || l.words[part[0]].lower == "together" || l.words[part[0]].lower == "with" || l.words[part[0]].lower == "well") {
		part[0]++
	}
	return trim(l, part[0], part[1])
}

// around narrows a token range that is too long to show to the clauses, between commas, about tokens[at].
func around(l *line, part [2]int, at int) [2]int {
	if part[1]-part[0] <= longestClause {
		return part
	}
	first, last := at, at+1
	for first > part[0] && at-first < longestClause/2 && !(isStop(l.words[first-1]) && at-first >= 6) {
		first--
	}
	for last < part[1] && last-first < longestClause && !(isStop(l.words[last]) && last-at >= 6) {
		last++
	}
	for last-1 > at && last < part[1] && leansForward(l.words[last-1]) {
		last--
	}
	return trim(l, first, last)
}

// leansForward reports whether a word needs the next one, so that a clause cannot be cut off behind it.
func leansForward(t token) bool {
	return auxiliaries[t.lower] || determiners[t.lower] || prepositions[t.lower] || pronouns[t.lower] || conjunctions[t.lower] || negations[t.lower]
}

func isStop(t token) bool {
	return t.lower == "," || t.lower == ";" || t.lower == ":" || t.lower == "–" || t.lower == "—"
}

// findProposals finds the passages that speak of a proposal or object, one mention a sentence and topic.
func findProposals(r *reader, t *topics) []ProposalMention {
	var found []ProposalMention
	for _, l := range r.lines {
		for _, s := range l.sentences {
			seen := map[int]bool{}
			for _, touch := range t.touches(l.words[s[0]:s[1]]) {
				if seen[touch.topic] {
					continue
				}
				seen[touch.topic] = true
				part := around(l, segment(l, s, s[0]+touch.first), s[0]+touch.first)
				if part[0] < part[1] {
					found = append(found, ProposalMention{Proposal: t.all[touch.topic].ID, Rule: "phrase", Span: r.spanOf(l, part)})
				}
			}
		}
	}
	return found
}
