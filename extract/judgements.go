package extract

import (
	_ "embed"
	"slices"
	"strings"
)

// judgementTable lists the words by which people judge a thing; its own remarks say how.
//
//go:embed judgements.txt
var judgementTable string

// judgementList is the judging words of one use, as judgements.txt divides them, by the first of them.
type judgementList struct {
	use   string
	index *lexicon[[]stanceWords]
}

var (
	predicates = judgementsOf("predicate", false)
	judgements = judgementsOf("phrase", false)
	deeds      = judgementsOf("deed", true)
	fates      = judgementsOf("fate", false)
	feelings   = judgementsOf("feeling", false)
	pleas      = judgementsOf("plea", false)
)

// judgementsOf reads the words of one use from the table, those of deeds in all forms of their verb.
func judgementsOf(use string, verbs bool) judgementList {
	lists := map[Stance]string{}
	stance, reading := Stance(""), false
	for line := range strings.Lines(judgementTable) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		if head, words, begins := strings.Cut(line, ":"); begins {
			of, name, _ := strings.Cut(head, " ")
			stance, reading, line = Stance(of), name == use, words
		}
		if !reading {
			continue
		}
		for phrase := range strings.SplitSeq(line, ",") {
			words := strings.Fields(phrase)
			if len(words) == 0 {
				continue
			}
			forms := words[:1]
			if verbs {
				forms = verbForms(words[0])
			}
			for _, form := range forms {
				lists[stance] += form + " " + strings.Join(words[1:], " ") + ","
			}
		}
	}
	return judgementList{use, stancePhrases(lists[Support], lists[Oppose], lists[Neutral], "")}
}

// judges returns the judgement of a list that begins at a token, and where its words end.
func (l *line) judges(list judgementList, at int) (stance Stance, end int, ok bool) {
	if p, ok := l.phraseAt(list.index, at); ok {
		return p.stance, at + len(p.words), true
	}
	if o, ok := l.opinionAt(at, list.use); ok {
		return o.stance, o.last, true
	}
	return "", at, false
}

// predicate returns the stance of the word at a token that judges what it is said of, or "".
func (l *line) predicate(at int) Stance {
	stance, _, _ := l.judges(predicates, at)
	return stance
}

// foreseeing stand before the verb of what a thing will do or would.
var foreseeing = wordSet(`will would won't wouldn't it'll this'll that'll they'll does doesn't`)

// foreseen returns the stance of a judgement of an index that begins at a token behind "will" or "would", or "".
func (l *line) foreseen(list judgementList, at int) Stance {
	stance, _, ok := l.judges(list, at)
	if !ok {
		return ""
	}
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		w := l.words[i].lower
		if foreseeing.has(w) {
			return turned(l, at, stance)
		}
		if !adverbs.has(w) && !negations.has(w) && !strings.HasSuffix(w, "ly") && w != "only" {
			break
		}
	}
	return ""
}

// does returns the stance of what a thing is said to do now or in time to come: "it will wreck it", "it threatens jobs", or "".
func (l *line) does(at int) Stance {
	if w := l.lower(at + 1); w == "less" || w == "little" || w == "nothing" || w == "only" || w == "nobody" {
		return "" // "would save less than it costs"
	}
	if stance := l.foreseen(deeds, at); stance != "" {
		return stance
	}
	stance, _, ok := l.judges(deeds, at)
	if w := l.lower(at); ok && strings.HasSuffix(w, "s") && verbForms(strings.TrimSuffix(w, "s"))[1] == w || ok && strings.HasSuffix(w, "ing") && copulas.has(l.lower(at-1)) {
		return turned(l, at, stance)
	}
	return ""
}

// relatives make a clause part of what a noun names: "people who should never have come".
var relatives = wordSet(`who which that whose`)

// bareJudging words may stand before the judgement of a sentence that has neither subject nor verb: "A complete and utter disgrace."
var bareJudging = wordSet(`a an the pure simply absolutely absolute total utter complete sheer plain such long truly quite and real another`)

// implied finds a judgement in words that name nothing as judged, and the token at which it begins: "A disgrace from start to finish", "Families
// will be left stranded", "We are delighted".
func (l *line) implied(s, part [2]int) (stance Stance, word int) {
	opening := part[0]
	for opening < part[1] && !l.words[opening].word {
		opening++
	}
	for i := opening; i < part[1]; i++ {
		alone := i+1 >= part[1] || !l.words[i+1].word
		if stance := l.foreseen(fates, i); stance != "" {
			return stance, i
		}
		if stance, _, ok := l.judges(pleas, i); ok && (i > part[0] || l.wide) && !relatives.has(l.lower(i-1)) {
			return stance, i
		}
		if stance, _, ok := l.judges(feelings, i); ok && alone {
			for at := i - 1; at >= part[0]; at-- {
				if w := l.words[at].lower; linking.has(w) {
					return turned(l, i, stance), i
				} else if !adverbs.has(w) && !strings.HasSuffix(w, "ly") {
					break
				}
			}
		}
	}
	if !opens(l, s, opening) {
		return "", 0
	}
	for i := opening; i < part[1]; i++ {
		if stance, _, ok := l.judges(judgements, i); ok {
			return stance, i
		}
		if stance := l.predicate(i); stance != "" {
			return stance, i
		}
		if !bareJudging.has(l.words[i].lower) {
			break
		}
	}
	return "", 0
}

// unnamed decides on what is said in words that name no topic, of the one that is being spoken of, and reports whether it
// found any.
func (f *positionFinder) unnamed(l *line, s [2]int, number int, touches []touch) (found bool) {
	for _, u := range f.utterances(l, s) {
		topics := f.context.spokenOf(number)
		for _, t := range touches {
			switch {
			case u.part[0] <= t.first && t.first < u.part[1]:
				topics = nil // the words name theirs, and have been decided on
			case t.first < u.part[0] && t.topic >= 0:
				topics = []int{t.topic}
			}
			if topics == nil {
				break
			}
		}
		topic, ok := f.context.wider(topics)
		if !ok || !f.follows(l, s, u.quote) {
			continue
		}
		at := touch{topic: topic, omitted: true}
		stance, word := l.implied(s, u.part)
		if opening := u.part[0]; stance == "" && (len(topics) == 1 || !isSingular(l.lower(opening))) && pointsBack(l, s, opening) {
			at.first, at.last, at.omitted = opening, opening+1, false
			stance, word = f.marked(l, u.part, nil, at)
		} else {
			at.first, at.last = word, word+1
		}
		if stance = f.weighed(l, s, word, at, stance); stance == "" || f.saysWho(l, u.part, at, true) || u.quote.ID != "" && f.spokenOf(l, u.quote, at) {
			continue
		}
		f.add(u.holder, at, stance, l, u.part, u.quote, "judgement in context")
		found = true
	}
	if len(touches) > 0 || f.context.passed > 0 {
		return found
	}
	for _, a := range f.done[l] {
		topic, ok := f.context.wider(f.context.spokenOf(number))
		if e, refuses := l.expression(a.cue); ok && refuses && e.stance == Declined && s[0] <= a.cue && a.cue < s[1] && a.voice.stakeholder != "" && !f.hearsay(l, l.words[a.cue].start, a.voice.stakeholder, nil) {
			f.add(a.voice.stakeholder, touch{topic: topic, first: a.cue, last: e.end}, Declined, l, [2]int{min(a.first, a.cue), f.clauseEnd(l, e.end, s[1])}, nil, "declined to comment")
			found = true
		}
	}
	return found
}

// follows reports whether a sentence comes next after one that spoke of a topic, or all between them is of the same quotation.
func (f *positionFinder) follows(l *line, s [2]int, q *Quote) bool {
	passed := f.context.passed
	for _, before := range slices.Backward(l.sentences) {
		if before[0] >= s[0] || passed == 0 {
			continue
		}
		first, end := l.words[before[0]].start, l.words[before[1]-1].end
		if q.ID != "" && !slices.ContainsFunc(q.Content, func(c Span) bool { return c.Start < end && first < c.End }) {
			return false
		}
		passed--
	}
	return passed == 0
}

// pointsBack reports whether an utterance begins with what was spoken of before it, as a pronoun or left out: "It will …", "would be …".
func pointsBack(l *line, s [2]int, at int) bool {
	w := l.lower(at)
	return isSubjectOfView(l, s, at) || w != "being" && w != "be" && w != "been" && (auxiliaries.has(w) || copulas.has(w))
}

func isSingular(pronoun string) bool {
	w, _, _ := strings.Cut(pronoun, "'")
	return w == "it" || w == "this" || w == "that"
}

// utterance is what one holder says within a sentence.
type utterance struct {
	holder string
	part   [2]int
	quote  *Quote
}

// utterances returns who says what within a sentence: those quoted, or, outside any quotation, the author of a letter or statement.
func (f *positionFinder) utterances(l *line, s [2]int) []utterance {
	var found []utterance
	first, end := l.words[s[0]].start, l.words[s[1]-1].end
	quoted := false
	for _, q := range f.said[l.Number] {
		for _, c := range q.Content {
			if c.End <= first || end <= c.Start {
				continue
			}
			quoted = quoted || !q.Doubtful()
			part := s
			for part[0] < part[1] && l.words[part[0]].start < c.Start {
				part[0]++
			}
			for part[1] > part[0] && l.words[part[1]-1].end > c.End {
				part[1]--
			}
			if part[0] == part[1] || q.Stakeholder == "" || q.Doubtful() || f.undergone(l, q) || f.another(q) ||
				f.hearsay(l, l.words[part[0]].start, q.Stakeholder, q) || q.Cue != nil && f.hearsay(l, q.Cue.Start, q.Stakeholder, q) {
				continue
			}
			found = append(found, utterance{q.Stakeholder, part, q})
		}
	}
	if !quoted && f.ownWords(l, s) {
		found = append(found, utterance{f.scene.author.stakeholder, s, &Quote{Stakeholder: f.scene.author.stakeholder, Type: Direct}})
	}
	return found
}

// ownWords reports whether a sentence is what the author of a letter or statement says for themselves.
func (f *positionFinder) ownWords(l *line, s [2]int) bool {
	return f.statement && !slices.ContainsFunc(l.inside[s[0]:s[1]], func(m int) bool { return m >= 0 })
}

// isStatement reports whether a document is one that a stakeholder wrote in the first person.
func isStatement(r *reader) bool {
	own := 0
	for _, l := range r.lines {
		for i, w := range l.words {
			if l.inside[i] < 0 && (w.lower == "we" || w.lower == "our" || w.lower == "i") {
				own++
			}
		}
	}
	return r.scene.author.stakeholder != "" && own > 1
}

// spokenOf returns the topics last spoken of in a passage, or else in the one before it.
func (c *context) spokenOf(number int) []int {
	switch {
	case c.number == number && len(c.latest) == 1:
		return c.latest
	case number-c.number <= 1:
		return c.here
	}
	return nil
}

// wider returns the topic where there is one, and else the wider one that holds them all.
func (c *context) wider(spoken []int) (topic int, ok bool) {
	if len(spoken) == 1 {
		return spoken[0], true
	}
	for i, p := range c.all {
		if len(spoken) > 1 && len(p.Parts) > 0 && !slices.ContainsFunc(spoken, func(t int) bool { return t != i && !slices.Contains(p.Parts, c.all[t].ID) }) {
			return i, true
		}
	}
	return 0, false
}
