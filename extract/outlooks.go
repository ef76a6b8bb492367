package extract

import (
	"slices"

	"policybrief/extract/learned"
)

// What tells which view an outlook states: how its words come to the holder and the topic, what the rules find, the words by which people take
// sides (opinions.go) with their place beside the topic, and words that make a stance doubtful. Each of these is a feature: a number that stands
// for a template and its values.

// featureList gathers the features of an outlook.
type featureList []uint64

// on adds a feature.
func (f *featureList) on(template string, values ...string) {
	hash := hashOf(template)
	for _, v := range values {
		hash = (hash ^ hashOf(v)) * hashPrime
	}
	*f = append(*f, hash)
}

// describe gathers the features of an outlook; sides are the words of its sentence by which people take sides.
func (f *positionFinder) describe(o *outlook, touches []touch, sides []opinion) {
	l, at := o.l, o.at
	act := f.topics.acts[at.topic]
	thing := o.link == "named" && f.topics.namesThing(at.topic, l.words[at.first:at.last]) && !generalNouns.has(stem(l.words[at.last-1].lower))
	undone := false // words before the topic do away with it: "the scrapping of the levy"
	for _, u := range sides {
		undone = undone || u.use == "undo" && u.last <= at.first && !o.free() && nominal[l.frame(u.last, at.first, touches)]
	}
	o.turned = (thing && ends[act]) != undone
	wider := yesOrNo(at.topic >= f.topics.proposals)
	var found featureList

	found.on("any")
	found.on("link", o.link)
	found.on("relation and link", o.relation, o.link)
	found.on("back", o.link, digit(o.back))
	found.on("weight", o.link, digit(o.weight))
	found.on("wider", wider, o.relation)
	found.on("undone", yesOrNo(undone), o.link)
	switch {
	case ends[act]:
		found.on("deed", "ends", yesOrNo(thing), o.link)
	case changes[act]:
		found.on("deed", "changes", yesOrNo(thing), o.link)
	}
	others := 0
	for _, t := range touches {
		if t.topic != at.topic {
			others++
		}
	}
	found.on("others", digit(others), o.link)
	if o.quote != nil && o.quote.Within != "" {
		found.on("within")
	}
	f.describeRuled(o, &found)
	f.describeHedges(o, &found)
	f.describeSides(o, touches, sides, wider, &found)
	o.features = found
}

// told returns a stance as one towards what the words of an outlook name.
func (o *outlook) told(stance Stance) string {
	if o.turned {
		stance = opposite(stance)
	}
	return string(stance)
}

// describeRuled gathers what the rules make of the words.
func (f *positionFinder) describeRuled(o *outlook, found *featureList) {
	l, at := o.l, o.at
	ruled, widely := o.told(o.ruled), o.told(o.widely)
	found.on("ruled", ruled)
	found.on("ruled and relation", ruled, o.relation)
	found.on("widely", widely)
	found.on("widely and relation", widely, o.relation, ruled)
	if o.cue >= 0 && o.cue < len(l.words) {
		verb := lemma(l.words[o.cue].lower)
		found.on("cue", verb, o.relation)
		found.on("cue, side", yesOrNo(o.cue < at.first), verb, o.relation)
		if !o.free() && o.cue < at.first {
			found.on("by verb", o.told(f.byVerb(l, o.cue, nil, at)), o.relation)
		}
	}
	if o.quote == nil && o.relation != "own" {
		return
	}
	if !o.free() {
		stance, _ := f.marked(l, o.part, nil, at)
		found.on("marked", o.told(stance))
	}
	stance, _ := l.implied(o.s, o.part)
	found.on("implied", string(stance), o.link)
}

// describeHedges gathers words that make a stance a doubtful, past or reported one.
func (f *positionFinder) describeHedges(o *outlook, found *featureList) {
	l, at := o.l, o.at
	question := false
	for i := o.s[0]; i < o.s[1]; i++ {
		w := l.words[i].lower
		question = question || w == "?"
		for _, h := range viewHedges {
			if h.words.has(w) {
				before := yesOrNo(i < at.first)
				found.on("hedge", h.name, before, o.link)
				found.on("hedge near", h.name, before, yesOrNo(i >= at.first-hedgeReach && i < at.last+hedgeReach))
			}
		}
	}
	if question {
		found.on("question", o.relation)
	}
}

var viewHedges = []struct {
	name  string
	words *vocabulary
}{{"clouds", clouds}, {"conditions", conditions}, {"terms", terms}, {"bygone", bygone}, {"doubts", doubts}, {"turns", turns}, {"opponents", opponents}}

// hedgeReach is how many words from a topic a hedge is near it.
const hedgeReach = 5

// describeSides gathers the words by which people take sides, and where they stand.
func (f *positionFinder) describeSides(o *outlook, touches []touch, sides []opinion, wider string, found *featureList) {
	l, s, at := o.l, o.s, o.at
	polarity, condition := 0, ""
	var before, behind []string
	for _, u := range sides {
		if u.first < at.last && at.first < u.last && !o.free() {
			continue // part of the topic's own name
		}
		stance := u.stance
		if u.negated {
			if stance = against(u.stance, true); u.stance == Oppose {
				stance = "not oppose"
			}
		}
		told := o.told(stance)
		if u.stance == "" {
			told = yesOrNo(u.negated)
		}
		inPart := u.first >= o.part[0] && u.first < o.part[1]
		if inPart {
			switch told {
			case string(Support):
				polarity++
			case string(Oppose):
				polarity--
			}
		}
		side, gap, frame := "free", 0, ""
		switch {
		case o.free():
		case u.first >= at.last:
			side, gap, frame = "behind", u.first-at.last, l.frame(at.last, u.first, touches)
		default:
			side, gap, frame = "before", at.first-u.last, l.frame(u.last, at.first, touches)
		}
		if !inPart {
			side += " outside"
		}
		if (u.use == "condition" || u.use == "concede") && u.first >= at.last && inPart {
			condition = u.use
		}
		near, blocked, part := nearness(gap), o.blocked(u, touches), string(l.parts[u.first])
		found.on("entry", u.entry, told)
		found.on("entry, side", u.entry, told, side)
		found.on("entry, part", u.entry, told, part)
		found.on("side", u.use, told, side, near)
		found.on("side, part", u.use, told, side, part)
		found.on("side, blocked", u.use, told, side, blocked)
		found.on("side, blocked, near", told, side, near, blocked)
		found.on("side, own", u.use, told, side, o.whose(u))
		found.on("side, relation", u.use, told, side, o.relation)
		found.on("side, link", u.use, told, o.link)
		if !o.free() {
			found.on("side, frame", u.use, told, side, frame)
			if len(frame) <= 3 {
				found.on("entry, frame", u.entry, told, side, frame)
			}
		}
		if o.mention[0] < o.mention[1] && u.first >= o.mention[1] {
			found.on("holder, frame", told, l.frame(o.mention[1], u.first, touches))
		}
		switch side {
		case "before", "free":
			before = append(before, u.use+" "+told)
		case "behind":
			behind = append(behind, u.use+" "+told)
		}
	}

	free, sum := yesOrNo(o.free()), signed(polarity)
	if condition != "" {
		found.on("conditioned", condition, sum, free)
		found.on("conditioned and ruled", condition, string(o.widely))
	}
	if f.qualified(l, s, o.holder, at, Support) == Both {
		found.on("qualified", sum, free)
		found.on("qualified and ruled", string(o.widely))
	}
	found.on("polarity", sum, o.link)
	found.on("polarity, relation", sum, o.relation)
	found.on("polarity, wider", sum, wider)
	switch n := len(before); {
	case n == 0:
		found.on("none before", o.link, o.relation)
	case n > 1:
		found.on("last two before", before[n-2], before[n-1], free)
	}
	if len(behind) > 0 {
		found.on("first behind", behind[0], o.link)
		if len(behind) > 1 {
			found.on("first two behind", behind[0], behind[1])
		}
		if len(before) > 0 {
			found.on("around", before[len(before)-1], behind[0])
		}
	}
	word := func(i int) string {
		if i < s[0] || i >= s[1] {
			return ""
		}
		return lemma(bare(l.words[i].lower))
	}
	found.on("next", word(at.last), free)
	found.on("next two", word(at.last), word(at.last+1))
	if !o.free() {
		found.on("word before", word(at.first-1))
		found.on("two before", word(at.first-2), word(at.first-1))
	}
}

// blocked tells what keeps words apart from the topic: another topic, the end of a clause, or nothing.
func (o *outlook) blocked(u opinion, touches []touch) string {
	if o.free() {
		return "open"
	}
	from, to := min(u.last, o.at.last), max(u.first, o.at.first)
	if slices.ContainsFunc(touches, func(t touch) bool { return t.topic != o.at.topic && t.first >= from && t.last <= to }) {
		return "topic"
	}
	for i := from; i < to; i++ {
		if w := o.l.words[i].lower; clauseBreaks.has(w) || w == ";" || w == "and" {
			return "clause"
		}
	}
	return "open"
}

// whose tells who stands right before words, and so may be their subject.
func (o *outlook) whose(u opinion) string {
	whose := "nobody"
	for i := u.first - 1; i >= max(o.s[0], u.first-4); i-- {
		switch w := o.l.words[i].lower; {
		case w == "i" || w == "we" || w == "i'm" || w == "we're" || o.mention[0] <= i && i < o.mention[1]:
			return "holder"
		case pronouns.has(w) || o.l.words[i].capital:
			whose = "another"
		}
	}
	return whose
}

// nearness is how many words stand between a topic and others, on a coarse scale.
func nearness(gap int) string {
	switch {
	case gap <= 1:
		return "next"
	case gap <= 4:
		return "near"
	case gap <= 10:
		return "far"
	}
	return "farther"
}

// signed is a number on a coarse scale.
func signed(n int) string {
	switch {
	case n > 1:
		return "++"
	case n == 1:
		return "+"
	case n == 0:
		return "0"
	case n == -1:
		return "-"
	}
	return "--"
}

func digit(n int) string { return string(rune('0' + min(n, 5))) }

func yesOrNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// nominal are the frames within a noun phrase, so that what stands before them is of what stands behind.
var nominal = map[string]bool{"": true, "n": true, "p": true, "pn": true, "np": true, "npn": true, "pnpn": true}

// longestFrame is how many letters tell what stands between two places.
const longestFrame = 7

// frame tells what stands between two tokens by a letter each for a topic, a noun phrase, a verb, a preposition, "to" and a comma, of several of one
// kind in a row for all.
func (l *line) frame(from, to int, touches []touch) string {
	var letters []byte
	for i := from; i < to; i++ {
		letter := l.parts[i]
		switch {
		case slices.ContainsFunc(touches, func(t touch) bool { return t.first <= i && i < t.last }):
			letter = 'T'
		case letter == 'a':
			continue
		case letter == '.':
			if w := l.words[i].lower; w != "," && w != ";" && w != ":" && w != "–" && w != "—" && w != "-" {
				continue
			}
			letter = ','
		case l.words[i].lower == "to":
			letter = 't'
		}
		if n := len(letters); n > 0 && letters[n-1] == letter {
			continue
		}
		if len(letters) == longestFrame {
			return "long"
		}
		letters = append(letters, letter)
	}
	return string(letters)
}

// parse keeps which part of its sentence each token is, of what the trained part tells of its words.
func (r *reader) parse(words []learned.Span, parts []byte) {
	next := 0
	for _, l := range r.lines {
		l.parts = make([]byte, len(l.words))
		for i, w := range l.words {
			for next < len(words) && words[next].Start < w.start {
				next++
			}
			l.parts[i] = '.'
			if next < len(words) && words[next].Start == w.start {
				l.parts[i] = parts[next]
			}
		}
	}
}
