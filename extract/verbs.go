package extract

import "strings"

// changingVerbs are verbs that change inside, with their past and participle.
var changingVerbs = func() map[string][]string {
	forms := map[string][]string{}
	for line := range strings.SplitSeq(`be am is are was were been being;beat beats beating beaten;bear bears bore borne bearing;break breaks broke broken breaking
		bring brings brought bringing;build builds built building;buy buys bought buying;bleed bleeds bled bleeding;bite bites bit bitten biting;blow blows blew blown blowing
		choose chooses chose chosen choosing;come comes came coming;cut cuts cutting;deal deals dealt dealing;do does did done doing;draw draws drew drawn drawing
		drive drives drove driven driving;eat eats ate eaten eating;fall falls fell fallen falling;feel feels felt feeling;fight fights fought fighting;find finds found finding
		get gets got getting;give gives gave given giving;go goes went gone going;grow grows grew grown growing;have has had having;hit hits hitting;hold holds held holding
		hurt hurts hurting;keep keeps kept keeping;lay lays laid laying;lead leads led leading;leave leaves left leaving;lend lends lent lending;let lets letting;lose loses lost losing
		make makes made making;meet meets met meeting;pay pays paid paying;put puts putting;rid rids ridding;ride rides rode ridden riding
		rise rises rose risen rising;run runs ran running;say says said saying;see sees saw seen seeing;seek seeks sought seeking;sell sells sold selling
		send sends sent sending;set sets setting;shake shakes shook shaken shaking;shoot shoots shot shooting;show shows showed shown showing;shut shuts shutting;sink sinks sank sunk sinking
		sit sits sat sitting;speak speaks spoke spoken speaking;spend spends spent spending;split splits splitting;stand stands stood standing;steal steals stole stolen stealing
		stick sticks stuck sticking;strike strikes struck striking;swear swears swore sworn swearing;sweep sweeps swept sweeping;take takes took taken taking;tear tears tore torn tearing
		tell tells told telling;think thinks thought thinking;throw throws threw thrown throwing;undercut undercuts undercutting;
		undo undoes undid undone undoing;uphold upholds upheld upholding;win wins won winning;withdraw withdraws withdrew withdrawn withdrawing;write writes wrote written writing
		cast casts casting;lie lies lay lain lying;light lights lit lighting;override overrides overrode overridden overriding;quit quits quitting
		spread spreads spreading;burst bursts bursting;shrink shrinks shrank shrunk shrinking;wear wears wore worn wearing;bind binds bound binding;fly flies flew flown flying`, "\n") {
		for verb := range strings.SplitSeq(line, ";") {
			if all := strings.Fields(verb); len(all) > 0 {
				forms[all[0]] = all
			}
		}
	}
	return forms
}()

// doubling are verbs of several syllables that double their last letter.
var doubling = wordSet(`admit commit permit submit regret rebut compel prefer refer defer omit quip equip`)

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
	case short || doubling.has(verb):
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
