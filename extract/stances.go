package extract

import (
	"slices"
	"strings"
)

// expression is words that state a stance of their subject towards what follows them: tokens up to end.
type expression struct {
	stance Stance
	was    Stance // the stance that it says to have been given up, or ""
	end    int
}

// wording is a stance and the words that state it.
type stanceWords struct {
	stance Stance
	words  []string
}

// stancePhrases indexes phrases, divided by commas, by their first word; the longest come first.
func stancePhrases(support, oppose, neutral, both string) *lexicon[[]stanceWords] {
	index := map[string][]stanceWords{}
	for _, list := range []struct {
		stance  Stance
		phrases string
	}{{Support, support}, {Oppose, oppose}, {Neutral, neutral}, {Both, both}} {
		for phrase := range strings.SplitSeq(list.phrases, ",") {
			if words := strings.Fields(phrase); len(words) > 0 {
				index[words[0]] = append(index[words[0]], stanceWords{list.stance, words})
			}
		}
	}
	for _, list := range index {
		slices.SortStableFunc(list, func(a, b stanceWords) int { return len(b.words) - len(a.words) })
	}
	return newLexicon(index)
}

var (
	// attitudes stand behind a form of "to be" or "to remain".
	attitudes = stancePhrases(
		`in favour, in favor, in support, supportive, all for, behind, delighted with, delighted by, delighted at, pleased with, pleased by, thrilled by, thrilled with, happy with, comfortable with, on board with`,
		`worried by, worried about, concerned by, concerned about, alarmed by, alarmed at, alarmed about, furious about, furious at, furious over, angry about, angry at, angry over,
		devastated by, disappointed by, saddened by, outraged by, outraged at, sickened by, fearful of, scathing about, opposed, against, dead against, hostile, critical of, unhappy with, dead set against, dismayed by, appalled by, horrified by`,
		`neutral, undecided, agnostic, impartial, open-minded, yet to decide, yet to make up`,
		`divided on, divided over, split on, split over, torn over, of two minds, in two minds`)
	linking = wordSet(`be is are was were be been being am remain remains remained remaining stay stays stayed stand stands stood i'm we're they're he's she's it's`)
	// stanceVerbs take what the stance is towards as their object.
	stanceVerbs = func() *lexicon[Stance] {
		forms := map[string]Stance{}
		add := func(verbs string, stance Stance) {
			for _, verb := range strings.Fields(verbs) {
				for _, form := range verbForms(verb) {
					forms[form] = stance
				}
			}
		}
		add(`support back welcome endorse favour favor approve champion applaud praise hail commend defend embrace`, Support)
		add(`oppose reject condemn criticise criticize denounce attack blast slam resist fight block decry deplore rubbish ditch axe scrap`, Oppose)
		forms["fought"] = Oppose
		return newLexicon(forms)
	}()
	// doublets are verbs of a stance with the words that belong to them.
	doublets = stancePhrases(
		`press ahead with, presses ahead with, pressed ahead with, pressing ahead with, push ahead with, pushing ahead with, pushed ahead with, push through, pushing through,
		pushed through, stand by, stands by, stood by, standing by, fight for, fights for, fighting for, fought for, agree with, agrees with, agreed with, agreeing with, live with, see merit in, sees merit in, saw merit in, sign up to, signed up to, signs up to, come out for, came out for, comes out for`,
		`think again about, think again over, rethink, reconsider, put a stop to, call a halt to, disagree with, disagrees with, disagreed with, object to, objects to, objected to, objecting to, turn down, turns down, turned down, throw out, throws out, threw out, voted down,
		vote down, speak out against, speaks out against, spoke out against, hit out at, hits out at, lash out at, lashed out at, protest against, protested against, protests against,
		stand in the way of, rail against, railed against`, ``, `have mixed feelings, has mixed feelings, had mixed feelings, have mixed views, has mixed views, had mixed views`)
	// refusals are words by which somebody says nothing.
	refusals = stancePhrases("would not be drawn, refused to be drawn, refuses to be drawn, declined to be drawn, would not comment, will not comment, would not say, won't say, "+
		"refused to say, declined to say, declined to comment, refused to comment, made no comment, make no comment, had nothing to say, has nothing to say, would not answer", ``, ``, ``)
	campaigning = wordSet(`campaign campaigns campaigned campaigning vote votes voted voting argue argues argued arguing lobby lobbied lobbying come comes came coming
		speak speaks spoke speaking fight fights fought fighting march marched marching side sided rally rallied vote spoken protest protested protesting`)
	voting = wordSet(`vote votes voted voting campaign campaigns campaigned campaigning argue argues argued lobby lobbied lobbying`)
	giving = wordSet(`give gives gave given giving lend lends lent throw throws threw thrown offer offers offered voice voiced voices express expresses expressed pledge pledged pledges
		declare declared declares reiterate reiterated reaffirm reaffirmed lodge lodged lodges submit submitted raise raised raises file filed register registered signal signalled
		confirm confirmed repeat repeated restate restated state stated grant granted grants`)
	// drafting ends what somebody did who stands behind a proposal: "drawn up by", "proposed by".
	drafting     = wordSet(`up forward proposed tabled drafted devised`)
	takingBack   = wordSet(`withdraw withdraws withdrew withdrawn withdrawing drop drops dropped dropping end ends ended lift lifts lifted pull pulls pulled reverse reversed`)
	supportNouns = wordSet(`support backing approval blessing weight endorsement permission`)
	opposeNouns  = wordSet(`opposition objection objections`)
	seeking      = wordSet(`seek seeks sought seeking want wants wanted need needs needed hope hopes hoped hoping ask asked asking urge urged win winning without enlist`)
	misgivings   = wordSet(`concerns concern reservations misgivings doubts fears worries alarm`)
	viewNouns    = wordSet(`objection objections problem position view views stance opinion side sides preference quarrel`)
	holding      = wordSet(`take takes took taken taking have has had having hold holds held holding express expresses expressed offer offers offered adopt adopts adopted`)
	deciding     = wordSet(`voted votes vote decided decides agreed agrees resolved chose intends intended wants wanted plans planned`)
	judging      = wordSet(`call calls called calling describe describes described describing brand brands branded branding denounce denounced label labelled dub dubbed
		give gives gave given find finds found consider considers considered think thinks thought believe believes believed see sees saw`)
	// enacting are the verbs of putting a proposal into effect.
	enacting = wordSet(`adopt approve introduce pass implement back support build accept extend fund create bring set establish press enact deliver
		proceed keep retain roll impose throw tear move relocate shift open reopen lift reduce increase lower restore spend launch pay cover provide offer refer stop allow permit ban close shut cap limit cut merge raise vote agree endorse`)
	notYet = wordSet(`yet not never n't hasn't haven't hadn't didn't doesn't don't without avoided declined`)
)

// deciderReach is how many tokens may stand between a decision and what is decided: "voted by six votes to one on Monday to".
const deciderReach = 12

// phraseAt returns the phrase of an index that stands at a token.
func (l *line) phraseAt(index *lexicon[[]stanceWords], at int) (stanceWords, bool) {
	for _, p := range index.of(l.lower(at)) {
		matches := true
		for k, w := range p.words {
			matches = matches && l.lower(at+k) == w
		}
		if matches {
			return p, true
		}
	}
	return stanceWords{}, false
}

// lower returns a token's word, or "" beyond the line's ends.
func (l *line) lower(at int) string {
	if at < 0 || at >= len(l.words) {
		return ""
	}
	return l.words[at].lower
}

// nounal reports whether a word that is a verb or a noun, "plans" or "vote", stands where only the noun can: "rejected plans to", "the vote to".
func (l *line) nounal(at int) bool {
	if w := l.lower(at); w != "plans" && w != "vote" && w != "votes" {
		return false
	}
	before := l.lower(at - 1)
	return determiners.has(before) || describing.has(before) || prepositions.has(before) || stanceVerbs.of(before) != "" || cueForms.of(before).lemma != "" ||
		undoing.has(before) || enacting.has(before) || linking.has(before)
}

// expression reads the words at a token as a stance. It knows their own negation ("is not opposed to", "has no view on"), not one
// that stands before them.
func (l *line) expression(at int) (expression, bool) {
	w := l.lower(at)
	if linking.has(w) {
		i, negated := at+1, false
		for adverbs.has(l.lower(i)) || negations.has(l.lower(i)) || strings.HasSuffix(l.lower(i), "ly") {
			negated = negated || negations.has(l.lower(i))
			i++
		}
		if p, ok := l.phraseAt(attitudes, i); ok {
			return expression{against(p.stance, negated), "", i + len(p.words)}, true
		}
		if o, ok := l.opinionAt(i, "state"); ok && o.stance != Neutral {
			return expression{against(o.stance, negated), "", o.last}, true
		}
		return expression{}, false
	}
	if p, ok := l.phraseAt(refusals, at); ok {
		return expression{Declined, "", at + len(p.words)}, true
	}
	if p, ok := l.phraseAt(doublets, at); ok {
		return expression{p.stance, "", at + len(p.words)}, true
	}
	if w == "neither" && stanceVerbs.of(l.lower(at+1)) != "" {
		for i := at + 2; i < at+5; i++ {
			if l.lower(i) == "nor" && stanceVerbs.of(l.lower(i+1)) != "" && stanceVerbs.of(l.lower(i+1)) != stanceVerbs.of(l.lower(at+1)) {
				return expression{Neutral, "", i + 2}, true
			}
		}
		return expression{}, false
	}
	if deciding.has(w) && !l.nounal(at) {
		for i := at + 1; i < at+deciderReach && i < len(l.words) && (l.words[i].word || l.words[i].lower == "-"); i++ {
			if next := l.lower(i + 1); l.words[i].lower != "to" {
				continue
			} else if stance := stanceVerbs.of(next); stance != "" && !undoing.has(next) {
				return expression{stance, "", i + 2}, true
			} else if enacting.has(next) || undoing.has(next) {
				return expression{Support, "", i + 1}, true
			}
		}
	}
	if campaigning.has(w) {
		i := at + 1
		for l.lower(i) == "out" || strings.HasSuffix(l.lower(i), "ly") {
			i++
		}
		if p, ok := l.phraseAt(attitudes, i); ok && (p.stance == Support || p.stance == Oppose) && p.words[0] != "behind" {
			return expression{p.stance, "", i + len(p.words)}, true
		}
		if voting.has(w) && l.lower(i) == "for" {
			return expression{Support, "", i + 1}, true
		}
		if voting.has(w) || w != "fight" && w != "fights" && w != "fought" {
			return expression{}, false
		}
	}
	if holding.has(w) || giving.has(w) {
		for i := at + 1; i <= at+4 && i+1 < len(l.words) && (l.words[i].word || l.inside[i] != l.inside[i-1]) && l.words[i].lower != "no"; i++ {
			if end, about := l.about(i + 1); misgivings.has(l.words[i].lower) && about {
				return expression{Oppose, "", end}, true
			}
		}
	}
	if holding.has(w) {
		for i := at + 1; i <= at+4 && i < len(l.words); i++ {
			switch n := l.words[i].lower; {
			case viewNouns.has(n) && (l.lower(i-1) == "no" || l.lower(i-2) == "no"), viewNouns.has(n) && l.withheld(at):
				return expression{Neutral, "", i + 1}, true
			case prepositions.has(n) || !l.words[i].word:
				return expression{}, false
			}
		}
		return expression{}, false
	}
	if giving.has(w) || takingBack.has(w) || w == "refused" || w == "refuses" {
		for i := at + 1; i <= at+5 && i < len(l.words) && l.words[i].word; i++ {
			n, stance := l.words[i].lower, Stance("")
			switch {
			case supportNouns.has(n):
				stance = Support
			case opposeNouns.has(n):
				stance = Oppose
			case prepositions.has(n) && n != "in" || stanceVerbs.of(n) != "":
				i = len(l.words)
			}
			next := l.lower(i + 1)
			switch {
			case stance == "":
			case takingBack.has(w):
				return expression{Neutral, stance, i + 1}, true
			case n == "permission" && strings.HasPrefix(w, "refuse"):
				return expression{Oppose, "", i + 1}, true
			case giving.has(w) && (prepositions.has(next) || i+1 == len(l.words) || !l.words[i+1].word):
				return expression{stance, "", i + 1}, true
			}
		}
	}
	if possessive := strings.HasSuffix(l.lower(at-1), "'s") || strings.HasSuffix(l.lower(at-1), "s'"); possessive && prepositions.has(l.lower(at+1)) {
		switch {
		case supportNouns.has(w):
			return expression{Support, "", at + 1}, true
		case opposeNouns.has(w):
			return expression{Oppose, "", at + 1}, true
		}
	}
	if stance := stanceVerbs.of(w); stance != "" {
		return expression{stance, "", at + 1}, true
	}
	if o, ok := l.opinionAt(at, "toward"); ok {
		return expression{o.stance, "", o.last}, true
	}
	return expression{}, false
}

// about returns the token behind "about" or "over" at a token, where marks may stand before it.
func (l *line) about(at int) (end int, ok bool) {
	for at < len(l.words) && !l.words[at].word && l.inside[at] != l.inside[max(0, at-2)] {
		at++
	}
	w := l.lower(at)
	return at + 1, w == "about" || w == "over" || w == "with"
}

// withheld reports whether a view is not taken: "has not taken a position", "has yet to take a view".
func (l *line) withheld(at int) bool {
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		if notYet.has(l.words[i].lower) {
			return true
		}
	}
	return false
}

// against turns a stance round where it is negated. Not opposing is no stance, and nor is not being neutral.
func against(stance Stance, negated bool) Stance {
	switch {
	case !negated:
		return stance
	case stance == Support:
		return Oppose
	}
	return ""
}

// takeStance keeps what a token states of a stance, where it does so outside quotation marks in words that report no speech; before
// is who the sentence has last told of.
func (r *reader) takeStance(l *line, s [2]int, at int, before *attribution) {
	w := l.words[at]
	if len(r.scene.stakeholders) == 0 || !w.word || w.capital && at > s[0] {
		return
	}
	if r.passive(l, s, at) {
		return
	}
	_, strictly := l.expression(at)
	strictly = strictly || judging.has(w.lower)
	if !strictly {
		l.wide = true
		_, widely := l.opinionAt(at, "toward")
		if !widely && linking.has(w.lower) {
			_, widely = l.expression(at)
		}
		if l.wide = false; !widely {
			return
		}
	}
	if at == s[0] || infinitive(l, at) && l.lower(at-2) != "yet" {
		return
	}
	a := attribution{l: l, cue: at, after: at + 1, rule: "act", wide: !strictly}
	a.first, a.end = r.subject(l, s, at)
	if l.lower(at-1) == "to" && at-2 > s[0] {
		a.first, a.end = r.subject(l, s, at-2) // "X has yet to take"
	}
	high := at
	if first := r.behindOpening(l, s, a); first > 0 {
		a.first, a.end, high = first, r.nounEnd(l, first, s[1]), s[1]
	}
	if a.first == a.end { // a name may hold a preposition: "the Confederation of Operators"
		last := at - 1
		for last > s[0] && (auxiliaries.has(l.words[last].lower) || adverbs.has(l.words[last].lower)) {
			last--
		}
		if first, end := r.scene.around(l.words, last, last+1, s[0], at); slices.ContainsFunc(l.words[first:end], func(t token) bool { return prepositions.has(t.lower) }) {
			a.first, a.end = first, end
		}
	} else {
		a.first, a.end = r.scene.around(l.words, a.first, a.end, s[0], high)
	}
	if own := a.end - a.first; own == 0 || !r.mayHold(l.words[a.first:a.end]) {
		conjunction := at - 1
		for conjunction > s[0] && (adverbs.has(l.words[conjunction].lower) || auxiliaries.has(l.words[conjunction].lower)) {
			conjunction--
		}
		if c := l.words[conjunction].lower; c != "and" && c != "but" && c != "yet" || before.end == before.first || before.cue > at {
			return
		}
		a.first, a.end, a.voice = before.first, before.end, before.voice
		r.acts = append(r.acts, a)
		return
	}
	for _, part := range r.holders(l, a.first, a.end) {
		a.first, a.end = part[0], part[1]
		a.voice = r.who(l, a.first, a.end, s[1])
		if vouched(l, s, a.first, a.end, at, cue{}) {
			r.acts = append(r.acts, a)
			*before = a
		}
	}
}

// together keeps a stance for each of several names that are its subject: "X and Y oppose it".
func (r *reader) together(l *line, s [2]int, a attribution) {
	if _, ok := l.expression(a.cue); !ok || a.inverted || a.end > a.cue {
		return
	}
	if parts := r.holders(l, a.first, a.end); len(parts) > 1 {
		for _, part := range parts {
			r.acts = append(r.acts, attribution{l: l, cue: a.cue, after: a.after, first: part[0], end: part[1], voice: r.who(l, part[0], part[1], s[1]), rule: "act"})
		}
	}
}

// behindOpening returns the token of the name that a pronoun in the clause before it stands for: "While it welcomed it, the union said …". It
// is 0 where there is none.
func (r *reader) behindOpening(l *line, s [2]int, a attribution) int {
	if a.end-a.first != 1 || a.first != s[0]+1 || !pronouns.has(l.lower(a.first)) || !turns.has(l.lower(s[0])) {
		return 0
	}
	for i := a.cue; i+1 < s[1]; i++ {
		if l.words[i].lower == "," && l.inside[i+1] < 0 {
			return i + 1
		}
	}
	return 0
}

// mayHold reports whether a noun phrase can hold a stance: it can speak or is "it", and names somebody in particular.
func (r *reader) mayHold(phrase []token) bool {
	first := phrase[0].lower
	if len(phrase) == 1 && first == "it" {
		return true
	}
	vague := first == "a" || first == "an" || first == "no" || first == "any" || first == "every" || first == "some" || first == "few" || first == "most" || first == "many"
	return canSpeak(phrase) && !vague
}

// holders divides a noun phrase at its "and", where both sides are names.
func (r *reader) holders(l *line, first, end int) [][2]int {
	var parts [][2]int
	from := first
	for i := first; i < end; i++ {
		if l.words[i].lower == "and" && i > from && i+1 < end && l.words[i-1].capital && l.words[i+1].capital {
			if _, whole := r.scene.exactly(l.words[first:end]); whole {
				break
			}
			parts = append(parts, [2]int{from, i})
			from = i + 1
		}
	}
	return append(parts, [2]int{from, end})
}

// passive keeps "… is opposed by X", "… has the support of X" and "X's support for …".
func (r *reader) passive(l *line, s [2]int, at int) bool {
	w, by := l.words[at].lower, at+1
	switch {
	case (stanceVerbs.of(w) != "" || drafting.has(w)) && l.lower(by) == "by" && at > s[0]:
	case supportNouns.has(w) && l.lower(by) == "of" && at > s[0]+1 && (l.lower(at-1) == "the" || l.lower(at-2) == "the"):
	case (supportNouns.has(w) || opposeNouns.has(w)) && at > s[0] && (strings.HasSuffix(l.lower(at-1), "'s") || strings.HasSuffix(l.lower(at-1), "s'")):
		first := subjectEnding(l.words, max(s[0], at-longestSubject), at-1)
		first, _ = r.scene.around(l.words, min(first, at-1), at, s[0], at)
		for i := max(s[0], first-4); i < first; i++ {
			if seeking.has(l.words[i].lower) {
				return true
			}
		}
		if first < at && l.inside[first] < 0 && r.mayHold(l.words[first:at]) {
			r.acts = append(r.acts, attribution{l: l, cue: at, after: at + 1, first: first, end: at, voice: r.scene.identify(l.words[first:at]), rule: "act"})
		}
		return true
	default:
		return false
	}
	end := r.nounEnd(l, by+1, s[1])
	if end == by+1 || l.inside[by+1] >= 0 {
		return true
	}
	_, end = r.scene.around(l.words, by+1, end, by+1, s[1])
	for _, part := range r.holders(l, by+1, end) {
		if phrase := l.words[part[0]:part[1]]; r.mayHold(phrase) {
			r.acts = append(r.acts, attribution{l: l, cue: at, after: end, first: part[0], end: part[1], inverted: true, voice: r.who(l, part[0], part[1], s[1]), rule: "act"})
		}
	}
	return true
}

// infinitive reports whether a verb stands behind "to" and so is not done: "was urged to oppose". "Went on to oppose" is.
func infinitive(l *line, at int) bool {
	for i := at - 1; i > 0; i-- {
		if w := l.words[i].lower; w == "to" {
			return !leading.has(l.words[i-1].lower)
		} else if !adverbs.has(w) {
			return false
		}
	}
	return false
}
