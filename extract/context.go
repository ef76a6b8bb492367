package extract

import (
	"cmp"
	"slices"
)

// context is what a document has spoken of so far, for the words that only point back to it: "it", "the plan".
type context struct {
	*topics
	latest  []int        // topics of the last sentence that spoke of any, each once
	here    []int        // topics of all sentences so far of the last passage that spoke of any
	met     map[int]bool // topics spoken of so far
	several []int        // those of them that it named in the plural
	plural  bool         // whether that was so of the last of them
	passed  int          // sentences since that one
	number  int          // the line it stood in
}

// farthestBack is how many passages back "the plan" may point.
const farthestBack = 3

var (
	// generalNouns name any proposal; only a pointing word makes one of them mean the one spoken of.
	generalNouns = wordSet(`plan proposal idea scheme measure move policy change reform initiative suggestion project programme proposition legislation`)
	pointing     = wordSet(`the this that these those such`)
	weakPointers = wordSet(`it this that they them these those`)
	// describing words may stand between a pointing word and its noun.
	describing = wordSet(`new proposed planned controversial whole latest entire revised amended updated original current final draft full a an`)
	// each of a topic's things is that topic: "every closure".
	each = wordSet(`every each any all further`)
	// wordsToCome behind a judgement tell what it is of: "it is wrong to …", "it was disgraceful, how …".
	wordsToCome = wordSet(`to that for when if how what`)
	// judged are nouns that say of anything what it is: "it is the wrong thing".
	judged = wordSet(`thing move step decision answer way approach day time place deal news direction call choice response use solution start priority example signal message result outcome
		moment mistake`)
	// complements behind a noun tell which one it is, so that it points to nothing said before.
	complements = wordSet(`of for to that which who whose in on at from about`)
)

// pass keeps what a sentence of a line spoke of.
func (c *context) pass(words []token, touches []touch, number int) {
	if len(touches) == 0 {
		c.passed++
		return
	}
	if c.number != number {
		c.here = nil
	}
	c.latest, c.several, c.passed, c.number = nil, nil, 0, number
	if last := words[touches[len(touches)-1].last-1].lower; !weakPointers.has(last) {
		c.plural = isPlural(last)
	}
	for _, t := range touches {
		c.met[t.topic] = true
		if !slices.Contains(c.latest, t.topic) {
			c.latest = append(c.latest, t.topic)
		}
		if !slices.Contains(c.here, t.topic) {
			c.here = append(c.here, t.topic)
		}
		if isPlural(words[t.last-1].lower) && !slices.Contains(c.several, t.topic) {
			c.several = append(c.several, t.topic)
		}
	}
}

// complete adds to the touches of a sentence the words that point back to the one topic spoken of. Where several were, they point to none.
func (c *context) complete(l *line, s [2]int, number int, touches []touch) []touch {
	found := slices.Clone(touches)
	they := false // the sentence opens with "They"
	for i := s[0]; i < s[1]; i++ {
		if slices.ContainsFunc(found, func(t touch) bool { return t.first <= i && i < t.last }) {
			continue
		}
		var before []int
		for _, t := range touches {
			if t.first < i && !slices.Contains(before, t.topic) {
				before = append(before, t.topic)
			}
		}
		near := before
		if len(near) == 0 && c.passed == 0 && number-c.number <= 1 {
			near = c.latest
		}
		far := near
		if len(far) == 0 && number-c.number <= farthestBack {
			far = c.latest
		}
		if topic, last := c.pointed(l, s, i, far); last > 0 && !slices.ContainsFunc(found, func(t touch) bool { return t.first < last && i < t.last }) {
			found = append(found, touch{topic: topic, first: i, last: last})
			i = last - 1
		} else if w := l.words[i].lower; (w == "they" || w == "these") && len(before) == 0 && c.passed == 0 && len(c.several) == 1 && (opens(l, s, i) || they) {
			they = true
			found = append(found, touch{topic: c.several[0], first: i, last: i + 1})
		} else if len(near) == 1 && omitsObject(l, s, i) {
			found = append(found, touch{near[0], i, i + 1, true})
		} else if len(near) == 1 && c.agrees(w) && (isObject(l, s, i) || isSubjectOfView(l, s, i)) {
			found = append(found, touch{topic: near[0], first: i, last: i + 1})
		}
	}
	slices.SortStableFunc(found, func(a, b touch) int { return cmp.Compare(a.first, b.first) })
	return found
}

// agrees reports whether a pronoun has the number of what was spoken of.
func (c *context) agrees(pronoun string) bool {
	switch pronoun {
	case "they", "them", "these", "those":
		return c.plural
	case "it", "this", "that", "it's", "that's":
		return !c.plural
	}
	return true
}

// pointed reads "the plan", "this controversial scheme", "the cap": a noun that names the one topic spoken of, or
// that is the head of one topic's name and no other's. It returns the token behind it, or 0.
func (c *context) pointed(l *line, s [2]int, at int, spoken []int) (topic, last int) {
	if !pointing.has(l.words[at].lower) && !each.has(l.words[at].lower) {
		return 0, 0
	}
	noun := at + 1
	for noun < s[1] && describing.has(l.words[noun].lower) {
		noun++
	}
	if noun >= s[1] || complements.has(l.lower(noun+1)) && noun+1 < s[1] || l.words[noun].capital {
		return 0, 0
	}
	if next := l.lower(noun + 1); occasions.has(stem(next)) {
		return 0, 0
	}
	name := stem(l.words[noun].lower)
	if heads := c.heads[name]; len(heads) == 1 && c.met[heads[0]] {
		return heads[0], noun + 1
	}
	if topic, ok := c.deedNamed(l.words[noun].lower); ok && c.met[topic] && !generalNouns.has(name) {
		return topic, noun + 1
	}
	if each.has(l.words[at].lower) {
		return 0, 0
	}
	if generalNouns.has(name) && len(spoken) == 1 && spoken[0] < c.proposals {
		return spoken[0], noun + 1
	}
	if wider, ok := c.wider(spoken); ok && (name == "plan" || generalNouns.has(name) && isPlural(l.words[noun].lower)) {
		return wider, noun + 1
	}
	return 0, 0
}

// isObject reports whether a token is a pronoun that a stance is towards: "backed it", "is opposed to this".
func isObject(l *line, s [2]int, at int) bool {
	w := l.words[at].lower
	if next := l.lower(at + 1); !weakPointers.has(w) && w != "one" ||
		w != "it" && w != "them" && at+1 < s[1] && l.words[at+1].word && (!conjunctions.has(next) || complements.has(next)) {
		return false
	}
	for from := at - 1; from >= s[0] && from >= at-6; from-- {
		if e, ok := l.expression(from); ok && (e.end == at || e.end == at-1 && prepositions.has(l.words[at-1].lower)) {
			return true
		}
	}
	return at > s[0] && (opposesObject.has(l.words[at-1].lower) || supportsObject.has(l.words[at-1].lower))
}

// omitsObject reports whether a stance ends at a token and leaves out what it is towards: "is in favour", "voted against".
func omitsObject(l *line, s [2]int, at int) bool {
	if at+1 < s[1] && l.words[at+1].word && !conjunctions.has(l.words[at+1].lower) {
		return false
	}
	switch l.words[at].lower {
	case "favour", "favor", "against", "opposed", "neutral", "for":
	default:
		return false
	}
	for from := at - 1; from >= s[0] && from >= at-4; from-- {
		if e, ok := l.expression(from); ok && e.end == at+1 {
			return true
		}
	}
	return voting.has(l.lower(at - 1))
}

// isSubjectOfView reports whether a token is a pronoun of which a judgement follows: "it is a mistake". "It is wrong to …" speaks
// of what comes after.
func isSubjectOfView(l *line, s [2]int, at int) bool {
	w := l.words[at].lower
	contracted := w == "it's" || w == "that's" || w == "this's"
	if !contracted && (!weakPointers.has(w) || w == "them") {
		return false
	}
	if next := l.lower(at + 1); !contracted && !copulas.has(next) && !obliging.has(next) && !auxiliaries.has(next) {
		return false
	}
	for i := at + 1; i < s[1] && i <= at+predicateReach && !isStop(l.words[i]); i++ {
		end := i + 1
		if _, last, ok := l.judges(judgements, i); ok {
			end = last
		} else if l.predicate(i) != "" && determiners.has(l.words[i-1].lower) && end < s[1] && l.words[end].word && !judged.has(stem(l.words[end].lower)) && !generalNouns.has(stem(l.words[end].lower)) && !prepositions.has(l.words[end].lower) && !conjunctions.has(l.words[end].lower) {
			return false // "it was the wrong advice"
		} else if l.predicate(i) == "" && l.does(i) == "" && !(obliging.has(l.words[i].lower) && end < s[1]) {
			continue
		}
		for end < s[1] && !l.words[end].word {
			end++
		}
		return !wordsToCome.has(l.lower(end))
	}
	return w == "they" || w == "these"
}

// opens reports whether a word is the first of its sentence.
func opens(l *line, s [2]int, at int) bool {
	for i := s[0]; i < at; i++ {
		if l.words[i].word {
			return false
		}
	}
	return true
}
