package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// opinionTable lists words by which people take sides; its own remarks say how it is read.
//
//go:embed opinions.txt
var opinionTable string

// opinion is words at tokens first to last by which somebody may take a side.
type opinion struct {
	use         string // what they do: "toward", "state", "predicate", …
	stance      Stance // "" where the use has none
	first, last int
	negated     bool
	entry       string // its words as the table has them, but for the form of the first
}

// sided is how its words take a side, of an entry of the table.
type sided struct {
	use    string
	stance Stance
	words  []string // but for the first
	entry  string
}

// opinions indexes the table by the first word of each entry, in all its forms; the longest come first.
var opinions = sync.OnceValue(func() map[string][]sided {
	index := map[string][]sided{}
	for list := range strings.SplitSeq(opinionTable, "\n\n") {
		head, entries, _ := strings.Cut(list, ":\n")
		if strings.HasPrefix(head, "#") {
			continue
		}
		use, stance, _ := strings.Cut(head, " ")
		for entry := range strings.SplitSeq(entries, ",") {
			words := strings.Fields(entry)
			if len(words) == 0 {
				continue
			}
			forms := words[:1]
			if verbal[use] {
				forms = verbForms(words[0])
			}
			for _, form := range forms {
				index[form] = append(index[form], sided{use, Stance(stance), words[1:], strings.Join(words, " ")})
			}
		}
	}
	for _, list := range index {
		slices.SortStableFunc(list, func(a, b sided) int { return len(b.words) - len(a.words) })
	}
	return index
})

// verbal are the uses whose entries begin with a verb.
var verbal = wordSet(`toward deed undo enact oblige`)

// passedOver may stand between the words of an entry: "threw its full weight behind".
var passedOver = wordSet(`the a an his her its their our my your this that full strong very so more most really absolutely`)

// opinionAt returns the longest entry of a use that begins at a token, where the wide list is read.
func (l *line) opinionAt(at int, use string) (opinion, bool) {
	if !l.wide {
		return opinion{}, false
	}
	for _, s := range opinions()[l.lower(at)] {
		if s.use != use {
			continue
		}
		if end := l.spelled(s.words, at+1, len(l.words)); end > 0 {
			return opinion{s.use, s.stance, at, end, false, s.entry}, true
		}
	}
	return opinion{}, false
}

// isOf reports whether a token is one of the words or, where the wide list is read, begins an entry of a use.
func (l *line) isOf(words map[string]bool, use string, at int) bool {
	if words[l.lower(at)] {
		return true
	}
	_, ok := l.opinionAt(at, use)
	return ok
}

// spelled returns where the words end that begin at a token, but for what may be passed over between them, or 0 where they do not stand there.
func (l *line) spelled(words []string, at, until int) int {
	for _, w := range words {
		for at < until && l.words[at].lower != w && (passedOver[l.words[at].lower] || adverbs[l.words[at].lower] || strings.HasSuffix(l.words[at].lower, "ly")) {
			at++
		}
		if at >= until || l.words[at].lower != w {
			return 0
		}
		at++
	}
	return at
}

// opinionsIn returns the words of a token range by which somebody may take a side, in order. Of entries of one use that overlap only the longest counts.
func (l *line) opinionsIn(part [2]int) []opinion {
	var found []opinion
	for i := part[0]; i < part[1]; i++ {
		begin := len(found)
		for _, s := range opinions()[l.words[i].lower] {
			end := l.spelled(s.words, i+1, part[1])
			if end == 0 || verbal[s.use] && s.use != "undo" && len(s.words) == 0 && i < len(l.parts) && l.parts[i] == 'n' || // a noun: "the support"
				slices.ContainsFunc(found, func(o opinion) bool { return o.use == s.use && o.last > i && (o.first < i || o.last >= end) }) {
				continue
			}
			found = append(found, opinion{s.use, s.stance, i, end, false, s.entry})
		}
		if len(found) > begin {
			negated := l.negatedAt(i)
			for k := begin; k < len(found); k++ {
				found[k].negated = negated
			}
		}
	}
	return found
}

// negatedAt reports whether one of the three words before a token negates it.
func (l *line) negatedAt(at int) bool {
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		if negations[l.words[i].lower] || strings.HasSuffix(l.words[i].lower, "n't") {
			return true
		}
		if isStop(l.words[i]) {
			return false
		}
	}
	return false
}

// changingVerbs are verbs that change inside, with their past and participle.
var changingVerbs = func() map[string][]string {
	forms := map[string][]string{}
	for line := range strings.SplitSeq(`be am is are was were been being;beat beats beating beaten;bear bears bore borne bearing;break breaks broke broken breaking
		bring brings brought bringing;build builds built building;buy buys bought buying;bleed bleeds bled bleeding;bite bites bit bitten biting;blow blows blew blown blowing
		choose chooses chose chosen choosing;come comes came coming;cut cuts cutting;deal deals dealt dealing;do does did done doing;draw draws drew drawn drawing
		drive drives drove driven driving;eat eats ate eaten eating;fall falls fell fallen falling;feel feels felt feeling;fight fights fought fighting;find finds found finding
		get gets got getting;give gives gave given giving;go goes went gone going;grow grows grew grown growing;have has had having;hit hits hitting;hold holds held holding
		hurt hurts hurting;keep keeps kept keeping;lay lays laid laying;lead leads led leading;leave leaves left leaving;lend lends lent lending;let lets letting;lose loses lost losing
		make makes made making;meet meets met meeting;overturn overturns overturned overturning;pay pays paid paying;put puts putting;rid rids ridding;ride rides rode ridden riding
		rise rises rose risen rising;rob robs robbed robbing;run runs ran running;say says said saying;see sees saw seen seeing;seek seeks sought seeking;sell sells sold selling
		send sends sent sending;set sets setting;shake shakes shook shaken shaking;shoot shoots shot shooting;show shows showed shown showing;shut shuts shutting;sink sinks sank sunk sinking
		sit sits sat sitting;speak speaks spoke spoken speaking;spend spends spent spending;split splits splitting;stand stands stood standing;steal steals stole stolen stealing
		stick sticks stuck sticking;strike strikes struck striking;swear swears swore sworn swearing;sweep sweeps swept sweeping;take takes took taken taking;tear tears tore torn tearing
		tell tells told telling;think thinks thought thinking;throw throws threw thrown throwing;undercut undercuts undercutting;undermine undermines undermined undermining
		undo undoes undid undone undoing;uphold upholds upheld upholding;win wins won winning;withdraw withdraws withdrew withdrawn withdrawing;write writes wrote written writing
		cast casts casting;lie lies lay lain lying;light lights lit lighting;override overrides overrode overridden overriding;overrule overrules overruled overruling;quit quits quitting
		spread spreads spreading;burst bursts bursting;shrink shrinks shrank shrunk shrinking;wear wears wore worn wearing;bind binds bound binding;fly flies flew flown flying`, "\n") {
		for verb := range strings.SplitSeq(line, ";") {
			all := strings.Fields(verb)
			forms[all[0]] = all
		}
	}
	return forms
}()

// doubling are verbs of several syllables that double their last letter.
var doubling = wordSet(`admit commit permit submit regret rebut compel prefer refer defer omit`)

// verbForms returns the forms of a verb: its base, -s, past, participle and -ing.
func verbForms(verb string) []string {
	if forms := changingVerbs[verb]; forms != nil {
		return forms
	}
	n := len(verb)
	if n < 3 {
		return []string{verb}
	}
	vowel := func(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }
	last := verb[n-1]
	short := !vowel(last) && strings.IndexByte("wxy", last) < 0 && vowel(verb[n-2]) && !vowel(verb[n-3]) && strings.IndexFunc(verb[:n-2], func(r rune) bool { return strings.ContainsRune("aeiou", r) }) < 0
	root, s := verb, verb+"s"
	switch {
	case strings.HasSuffix(verb, "s") || strings.HasSuffix(verb, "sh") || strings.HasSuffix(verb, "ch") || strings.HasSuffix(verb, "x") || strings.HasSuffix(verb, "o"):
		s = verb + "es"
	case last == 'y' && !vowel(verb[n-2]):
		return []string{verb, verb[:n-1] + "ies", verb[:n-1] + "ied", verb + "ing"}
	case short || doubling[verb]:
		root = verb + string(last)
	case last == 'l' && vowel(verb[n-2]) && !vowel(verb[n-3]):
		return []string{verb, s, verb + "led", verb + "ling", verb + "ed", verb + "ing"} // "cancelled", "canceled"
	case last == 'e':
		root = verb[:n-1]
		if verb[n-2] == 'e' {
			return []string{verb, s, verb + "d", verb + "ing"}
		}
	}
	return []string{verb, s, root + "ed", root + "ing"}
}
