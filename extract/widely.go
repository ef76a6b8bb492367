package extract

import "strings"

// What the wide list of words that take sides (opinions.txt) adds to the grammar of positions. It is read where line.wide is set: then
// more words take sides and more may stand between them and their topic, so that what is found is only weighed, not yet told.

// widely finds the positions that the rules find in a sentence with the wide list.
func (f *positionFinder) widely(l *line, s [2]int, touches []touch) []Position {
	wide := *f
	wide.found, wide.gaveUp = nil, map[string]Stance{}
	for i, t := range touches {
		wide.touch(l, s, touches[:i], t)
	}
	return wide.found
}

// heldBy returns the stance that positions have for the holder and topic of an outlook.
func (f *positionFinder) heldBy(positions []Position, o *outlook) Stance {
	for _, p := range positions {
		if p.Stakeholder == o.holder && p.About == f.topics.all[o.at.topic].ID {
			return p.Stance
		}
	}
	return ""
}

// widestReach is how many words may stand between a word that takes a side and its topic.
const widestReach = 16

// governsWidely is governs with more between the words: no verb that tells a time, and of other verbs only those of enacting, undoing or taking a side.
func (f *positionFinder) governsWidely(l *line, from int, at touch) bool {
	if at.first-from > widestReach {
		return false
	}
	for i := from + 1; i < at.first; i++ {
		w, next := l.words[i].lower, l.lower(i+1)
		switch {
		case w == "that" && i == from+1:
		case l.parts[i] == 'v', l.parts[i] == 'c' && at.last < len(l.words) && l.parts[at.last] == 'v', clauseBreaks.has(w) && w != "about" && w != "regarding" && w != "concerning", w == "down", w == ";", w == ":", w == "?":
			return false
		case (occasions.has(stem(w)) || dealings.has(stem(w))) && prepositions.has(next): // "a vote on it" is no view of it
			return false
		case aboutWords.has(w) && i > from+1 && !proposalNouns.has(stem(l.lower(i-1))) && !goodNouns.has(l.lower(i-1)) && !l.isOf(undoing, "undo", i-1) && f.topics.acts[at.topic] != actLemma(l.lower(i-1)):
			return false // "published figures on it"
		case w == "to" && i+1 < at.first && l.parts[i+1] == 'i' && next != "be" && !proposalNouns.has(stem(l.lower(i-1))):
			if _, sides := l.opinionAt(i+1, "toward"); !sides && !l.isOf(enacting, "enact", i+1) && !l.isOf(undoing, "undo", i+1) {
				return false
			}
		}
	}
	return true
}

// dealings are nouns for what is done about a thing, of which somebody may think otherwise than of the thing.
var dealings = wordSet(`review record handling report study consultation talk discussion history attack challenge treatment coverage announcement timing`)

// aboutWords lead to what something is about.
var aboutWords = wordSet(`on about into over regarding concerning`)

// asking are the verbs by which somebody wants others to do something.
var asking = wordSet(`ask urge call press beg implore petition lobby appeal want order instruct tell write invite encourage challenge push demand request advise`)

// askedFor reads what somebody is asked to do about the topic: "called on MPs to vote for it", "asked them not to scrap it". What is done away
// with is left to weighed.
func (f *positionFinder) askedFor(l *line, verb int, at touch) Stance {
	if !l.wide || !asking.has(baseOf(l.words[verb].lower)) {
		return ""
	}
	for i := verb + 1; i+1 < at.first && i-verb <= widestReach; i++ {
		if l.words[i].lower != "to" {
			continue
		}
		negated := l.lower(i-1) == "not"
		do := i + 1
		for do < at.first && (adverbs.has(l.words[do].lower) || strings.HasSuffix(l.words[do].lower, "ly")) {
			negated = negated || negations.has(l.words[do].lower)
			do++
		}
		side, sides := l.opinionAt(do, "toward")
		var stance Stance
		switch {
		case l.isOf(undoing, "undo", do):
			stance = Support
		case sides && side.last <= at.first:
			stance = side.stance
		case l.isOf(enacting, "enact", do):
			stance = Support
		default:
			continue
		}
		if !f.governsWidely(l, do, at) {
			return ""
		}
		if negated {
			stance = opposite(stance)
		}
		return stance
	}
	return ""
}

// baseOf returns the base of a form of one of the verbs of asking, or the form itself.
func baseOf(form string) string {
	if base, ok := askingForms[form]; ok {
		return base
	}
	return form
}

var askingForms = func() map[string]string {
	forms := map[string]string{}
	for _, verb := range asking.all() {
		for _, form := range verbForms(verb) {
			forms[form] = verb
		}
	}
	return forms
}()

// believing are verbs of holding a view, with their other forms.
var believing = func() *vocabulary {
	forms := wordSet("")
	for verb := range strings.FieldsSeq("believe think feel consider hope want wish expect fear regard insist maintain argue") {
		forms.add(verbForms(verb)...)
	}
	return forms
}()

// unsure reports whether a quotation is perhaps none. Where the wide list is read, what somebody believes or wants is theirs too.
func unsure(l *line, q *Quote, d *Document) bool {
	return q.Doubtful() && !(l.wide && q.Cue != nil && q.Stakeholder != "" && believing.has(strings.ToLower(d.Words(*q.Cue))))
}
