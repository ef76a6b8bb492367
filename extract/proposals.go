package extract

import (
	"cmp"
	"slices"
	"strings"
)

// topics knows the proposals and wider objects of a debate by the phrases that staff gave them.
type topics struct {
	all       []Proposal
	proposals int                   // how many of all are proposals; the others are wider objects
	phrases   *lexicon[[]phrase]    // by the stem of their first word
	words     map[string][]int      // topics in whose title, request or phrases a lemma stands
	acts      []string              // of each topic, what it asks to be done, as a lemma: "close"
	named     []string              // of each topic, the noun by which a title that does not name the deed names the topic, or ""
	acting    []map[string]bool     // of each topic, that and the heads of its title and phrases
	wholes    []map[string][]string // of each topic, the lemmas of its title and of each phrase of several words
	heads     map[string][]int      // topics whose title or a phrase has this noun as its head
}

type phrase struct {
	words []string // stems
	topic int
}

func newTopics(subject Subject) *topics {
	t := &topics{all: slices.Concat(subject.Proposals, subject.Objects), proposals: len(subject.Proposals), words: map[string][]int{}, heads: map[string][]int{}}
	phrases := map[string][]phrase{}
	for i, p := range t.all {
		for _, text := range p.Phrases {
			if words := normalWords(text); len(words) > 0 {
				phrases[words[0]] = append(phrases[words[0]], phrase{words, i})
			}
		}
		t.learn(i, p)
	}
	t.phrases = newLexicon(phrases)
	return t
}

// learn keeps the words by which a topic can be told where none of its phrases stands.
func (t *topics) learn(i int, p Proposal) {
	t.acts, t.named = append(t.acts, ""), append(t.named, "")
	t.acting = append(t.acting, map[string]bool{})
	t.wholes = append(t.wholes, map[string][]string{})
	for k, text := range slices.Concat([]string{p.Asks, p.Title}, p.Phrases) {
		words := contentLemmas(text)
		for _, w := range words {
			if !slices.Contains(t.words[w], i) {
				t.words[w] = append(t.words[w], i)
			}
		}
		if k == 0 {
			if len(words) > 0 {
				t.acts[i] = words[0]
				t.acting[i][words[0]] = true
				t.named[i] = namedBy(p, words[0])
			}
			continue
		}
		if head := headNoun(text); head != "" {
			t.acting[i][actLemma(head)] = true
			if list := t.heads[stem(head)]; !slices.Contains(list, i) {
				t.heads[stem(head)] = append(list, i)
			}
		}
		if len(words) > 1 {
			t.wholes[i][text] = words
		}
	}
}

// contentLemmas returns the lemmas of the words of a text that carry content.
func contentLemmas(text string) []string {
	var found []string
	for _, w := range tokenize(text, 0, len(text)) {
		for part := range strings.SplitSeq(bare(w.lower), "-") {
			if w.word && carries(part) {
				found = append(found, actLemma(part))
			}
		}
	}
	return found
}

// sameActs are verbs, and nouns made of them, for doing one thing.
var sameActs = func() *lexicon[string] {
	same := map[string]string{}
	for _, words := range []string{"close shut closure closing shutting", "cut reduce lower reduction", "raise increase lift", "ban prohibit outlaw forbid bar block", "build construct",
		"cap limit restrict", "move relocate shift relocation", "keep retain maintain", "allow permit", "fund finance", "scrap abolish axe", "merge combine merger", "replace substitute"} {
		all := strings.Fields(words)
		for _, w := range all {
			same[lemma(w)] = lemma(all[0])
		}
	}
	return newLexicon(same)
}()

// Deeds that do away with what they are done to, or with it as it is: somebody who is for the thing is not for the deed.
var (
	ends    = lemmaSet("close ban scrap end remove stop withdraw")
	changes = lemmaSet("move replace merge transfer change")
)

// vagueObjects are heads of what a deed is done to that leave open what that is: "close most of the offices".
var vagueObjects = wordSet(`most some all many half part one two three four both more number rest`)

func lemmaSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[actLemma(w)] = true
	}
	return set
}

// namesThing reports whether the words of a touch name only what the topic's deed is to be done to, and not the deed.
func (t *topics) namesThing(topic int, words []token) bool {
	return !slices.ContainsFunc(words, func(w token) bool {
		return actLemma(w.lower) == t.acts[topic] || t.named[topic] != "" && stem(w.lower) == t.named[topic]
	})
}

// namedBy returns the noun by which a title without the deed names the topic itself: the hour of "A car-free hour", for which the street is
// to be closed. A title that names what the deed is to be done to, or may do so, gives none.
func namedBy(p Proposal, act string) string {
	object, head := stem(headNoun(p.Asks)), stem(headNoun(p.Title))
	if object == "" || vagueObjects.has(object) || object == head || slices.Contains(contentLemmas(p.Title), act) {
		return ""
	}
	return head
}

// actLemma is lemma with one form for words that name the same deed.
func actLemma(lower string) string {
	form := lemma(lower)
	if same := sameActs.of(form); same != "" {
		return same
	}
	return form
}

// deedNamed returns the one topic that asks for what a noun names: "the charge" is that of charging.
func (t *topics) deedNamed(noun string) (topic int, ok bool) {
	act := actLemma(noun)
	topic = slices.Index(t.acts, act)
	if topic < 0 || ends[act] && sameActs.of(lemma(noun)) == "" || slices.Contains(t.acts[topic+1:], act) {
		return 0, false
	}
	return topic, true
}

// headNoun returns the noun that a noun phrase is one of: its last word before a preposition, in lower case.
func headNoun(text string) string {
	words := tokenize(text, 0, len(text))
	end := len(words)
	for i := 1; i < len(words); i++ {
		if prepositions.has(words[i].lower) {
			end = i
			break
		}
	}
	if end == 0 || len(words[end-1].lower) < 3 || !words[end-1].word || isDigit(rune(words[end-1].lower[0])) {
		return ""
	}
	return words[end-1].lower
}

const (
	widestGap   = 4 // tokens between two words of a topic that still speak of it together
	fewestWords = 3 // words of a topic that speak of it together, one of them of what is to be done
)

// loose finds places that hold all the words of a title or phrase, or several of a topic's words and among them what is to be
// done: "yearly rent rises to be limited" for a limit on yearly rent rises.
func (t *topics) loose(words []token) []touch {
	type hit struct {
		at    int
		lemma string
	}
	hits := map[int][]hit{}
	var order []int
	for i, w := range words {
		if !w.word || !carries(w.lower) {
			continue
		}
		for part := range strings.SplitSeq(bare(w.lower), "-") {
			form := actLemma(part)
			for _, topic := range t.words[form] {
				if hits[topic] == nil {
					order = append(order, topic)
				}
				hits[topic] = append(hits[topic], hit{i, form})
			}
		}
	}
	var found []touch
	for _, topic := range order {
		list := hits[topic]
		for from := 0; from < len(list); {
			to := from + 1
			for to < len(list) && list[to].at-list[to-1].at <= widestGap {
				to++
			}
			forms, own, acts := map[string]bool{}, 0, false
			for _, h := range list[from:to] {
				if !forms[h.lemma] && len(t.words[h.lemma]) == 1 {
					own++
				}
				forms[h.lemma] = true
				acts = acts || t.acting[topic][h.lemma]
			}
			whole := false
			for _, needed := range t.wholes[topic] {
				whole = whole || !slices.ContainsFunc(needed, func(w string) bool { return !forms[w] })
			}
			doing := forms[t.acts[topic]] && len(forms) > 1 && slices.ContainsFunc(list[from:to], func(h hit) bool { return h.lemma != t.acts[topic] && t.acting[topic][h.lemma] })
			if whole && own > 0 || acts && own > 1 && len(forms) >= fewestWords || doing && own > 0 {
				found = append(found, touch{topic: topic, first: list[from].at, last: list[to-1].at + 1})
			}
			from = to
		}
	}
	return found
}

// touch is a place in a line where a phrase of a topic stands: tokens first to last.
type touch struct {
	topic       int
	first, last int
	omitted     bool // nothing stands there but the end of a stance that leaves its object out: "voted against"
}

// behind reports whether the words of a stance that end at a token stand before the touch.
func (t touch) behind(end int) bool { return end <= t.first || t.omitted && end == t.last }

// touches finds the places in a line that speak of a topic: its phrases, and where none of them stands, its words together. A word and its plural are the same, and so are a hyphen and a space.
func (t *topics) touches(words []token) []touch {
	if len(t.phrases.entries) == 0 {
		return nil
	}
	found := t.phrased(words)
	for _, l := range t.loose(words) {
		if !slices.ContainsFunc(found, func(at touch) bool { return at.first < l.last && l.first < at.last }) {
			found = append(found, l)
		}
	}
	slices.SortStableFunc(found, func(a, b touch) int { return cmp.Compare(a.first, b.first) })
	found = found[:min(len(found), mostTouches)]
	for i := range found {
		low, high := 0, len(words)
		if i > 0 {
			low = found[i-1].last
		}
		if i+1 < len(found) {
			high = found[i+1].first
		}
		t.widen(words, low, high, &found[i])
	}
	return found
}

// mostTouches is how many places of a sentence that speak of a topic are looked at: far more than anybody writes.
const mostTouches = 60

// widestName is how many words may stand between the words of a topic in one naming of it.
const widestName = 4

// widen makes a touch hold the topic's words right behind it, and what is to be done and the noun on which the touch hangs where they stand before
// it, as of "close the old station" for the station that is to be closed and of "a cap on rents" for rents that are to be capped.
func (t *topics) widen(words []token, low, high int, at *touch) {
	of := func(i int) bool { return slices.Contains(t.words[actLemma(bare(words[i].lower))], at.topic) }
	for at.last < high && words[at.last].word && of(at.last) {
		at.last++ // "handover delays"
	}
	linked, act := false, t.acts[at.topic]
	for i := at.first - 1; i >= max(low, at.first-widestName) && words[i].word; i-- {
		w := words[i].lower
		switch {
		case act != "" && actLemma(w) == act && (i == 0 || words[i-1].lower != "not"), linked && of(i):
			at.first = i
			return
		case linked:
			return // hangs on another noun
		case w == "of" || w == "on" || w == "for":
			linked = true
		case !determiners.has(w) && !describing.has(w) && !words[i].capital && !of(i) && i != at.first-1:
			return
		}
	}
}

// touches returns the places in each sentence of a line that speak of a topic. They are looked for once.
func (l *line) touches(t *topics) [][]touch {
	if l.touched == nil {
		l.touched = make([][]touch, len(l.sentences))
		for i, s := range l.sentences {
			for _, at := range t.touches(l.words[s[0]:s[1]]) {
				at.first, at.last = at.first+s[0], at.last+s[0]
				l.touched[i] = append(l.touched[i], at)
			}
		}
	}
	return l.touched
}

// mayBegin reports whether a phrase may begin with a word; it knows better only of a plain one.
func (t *topics) mayBegin(w token) bool {
	if w.word && isPlain(w.lower) {
		return len(t.phrases.of(stem(w.lower))) > 0
	}
	return w.word || len(t.phrases.of(w.lower)) > 0
}

// phrased finds the phrases themselves.
func (t *topics) phrased(words []token) []touch {
	if !slices.ContainsFunc(words, t.mayBegin) {
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
		for _, p := range t.phrases.of(s) {
			rest := i + 1
			if determiners.has(s) { // "the scheme" is also "the revised scheme"
				for rest < len(stems) && describing.has(stems[rest]) && len(p.words) > 1 && stems[rest] != p.words[1] {
					rest++
				}
			}
			if end := rest + len(p.words) - 1; end <= len(stems) && slices.Equal(stems[rest:end], p.words[1:]) {
				found = append(found, touch{topic: p.topic, first: from[i], last: from[end-1] + 1})
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
	for part[0] < at && (conjunctions.has(l.words[part[0]].lower) || !l.words[part[0]].word ||
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
	return auxiliaries.has(t.lower) || determiners.has(t.lower) || prepositions.has(t.lower) || pronouns.has(t.lower) || conjunctions.has(t.lower) || negations.has(t.lower)
}

func isStop(t token) bool {
	return t.lower == "," || t.lower == ";" || t.lower == ":" || t.lower == "–" || t.lower == "—"
}

// findProposals finds the passages that speak of a proposal or object, one mention a sentence and topic.
func findProposals(r *reader, t *topics) []ProposalMention {
	var found []ProposalMention
	for _, l := range r.lines {
		for i, s := range l.sentences {
			seen := map[int]bool{}
			for _, touch := range l.touches(t)[i] {
				if seen[touch.topic] {
					continue
				}
				seen[touch.topic] = true
				part := around(l, segment(l, s, touch.first), touch.first)
				if part[0] >= part[1] {
					continue
				}
				if span := r.spanOf(l, part); span.Start < span.End {
					found = append(found, ProposalMention{Proposal: t.all[touch.topic].ID, Rule: "phrase", Span: span})
				}
			}
		}
	}
	return found
}
