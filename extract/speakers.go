package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words that a grammar of noun phrases needs. All lower case, apostrophes straight.
var (
	articles    = wordSet(`the a an`)
	determiners = wordSet(`the a an this that these those his her their its our my your one another some many several most both
		no any each every few all two three four five six seven eight nine ten`)
	pronouns    = wordSet(`he she they i we it who you`)
	dummies     = wordSet(`there here such what how why`)
	auxiliaries = wordSet(`has have had am is are was were be been being will would can could may might must should shall do does
		did hasn't haven't hadn't isn't wasn't won't wouldn't`)
	objectPronouns = wordSet(`him them me us`)
	// Verbs whose object does what the next verb says: "help the police respond".
	bareInfinitive = wordSet(`help helps helped let lets make makes made see hear`)
	// Verbs that lead up to another: "went on to say".
	leading = wordSet(`on continued continues sought wanted wants moved chose hastened came`)
	adverbs = wordSet(`also later then again earlier today yesterday now already repeatedly publicly privately previously
		recently only just simply still even once never not ever always further strongly firmly flatly openly on out
		however meanwhile therefore too since reportedly rightly clearly bluntly formally initially subsequently
		jointly separately instead immediately continued nonetheless nevertheless tonight`)
	conjunctions = wordSet(`and but or nor that which who whom whose as because if when while after before since although
		though where whether than until unless despite so`)
	prepositions = wordSet(`of for from at in on with by to into over under about against between through during without within
		upon amid among across following towards toward around near off per via behind beyond outside inside`)
	// Nouns that name a person by office or part; the last of a noun phrase tells what it is.
	personNouns = wordSet(`spokesperson spokesman spokeswoman spokespeople minister secretary officer chief commissioner boss leader
		head president director chair chairman chairwoman chairperson judge lawyer solicitor barrister professor expert analyst
		mother father brother sister son daughter wife husband widow partner victim witness source sources insider official
		critic campaigner mp mps peer councillor mayor resident neighbour driver teacher doctor nurse author editor adviser advisor
		aide constable inspector superintendent sergeant detective prosecutor coroner ombudsman governor
		representative representatives delegate organiser activist economist scientist researcher farmer owner manager
		executive founder co-founder colleague friend relative parent student worker member members man woman cop captain general
		colonel commander bishop archbishop pope king queen prince princess ambassador envoy premier chancellor treasurer
		deputy whip backbencher candidate senator congressman congresswoman trustee parents relatives officials ministers
		critics campaigners lawyers experts residents neighbours officers judges doctors teachers nurses farmers workers
		leaders councillors senators analysts economists scientists researchers witnesses supporters opponents everyone nobody
		somebody someone signatories authors directors bosses chiefs police protesters activists organisers fellow trader traders
		shopkeeper shopkeepers warden registrar keeper clerk steward bursar vicar engineer pilot soldier sailor lawmaker lawmakers politician politicians nominee contender strategist pollster advisers advisors aides tenant tenants landlord landlords
		firefighter firefighters midwife midwives paramedic paramedics pensioner plumber builder shopper passenger customer caller commuter cyclist
		pedestrian patient carer pupil headteacher priest imam rabbi lecturer academic surgeon consultant therapist pharmacist librarian
		architect planner surveyor investigator reporter correspondent columnist broadcaster presenter actor actress singer artist
		musician player coach athlete walker angler volunteer boy girl teenager grandmother grandfather aunt uncle cousin niece nephew
		fisherman businessman businesswoman policeman policewoman lead trainer breeder brewer baker butcher grocer publican`)
	// Nouns that name a document that can say something.
	documentNouns = wordSet(`report statement letter study survey review document judgment ruling filing complaint indictment lawsuit
		email memo post tweet article paper minutes`)
	// Nouns that name a body.
	bodyNouns = wordSet(`federation union council government department ministry office service force party committee commission
		charity company firm group association authority board trust court hospital university college school agency body club society
		institute foundation centre center alliance coalition campaign panel inquiry regulator watchdog organisation organization
		bank church parliament assembly congress senate cabinet administration army navy military team bureau network chamber
		tribunal jury treasury opposition family families community industry newspaper magazine co-operative cooperative partnership federations unions councils companies inspectorate
		league museum business operator developer retailer supplier manufacturer airline contractor directorate archive`)
	// Offices at the top of a body: "the X chief" is its head, not X.
	headNouns = wordSet(`chief boss head leader commissioner director chair chairman chairwoman president secretary minister
		executive governor mayor premier chancellor`)
	spokesNouns = wordSet(`spokesperson spokesman spokeswoman spokespeople statement`)
	titles      = wordSet(`mr mrs ms miss mx dr sir dame lord lady prof professor rev revd reverend baroness baron judge cllr
		coun councillor ald alderman hon sgt sergt insp supt det pc dc ds di dci dsi wpc ch cpl pte lt col capt cdr cmdr maj gen brig adm
		sen sens rep reps gov govs atty pres congressman congresswoman fr msgr canon pastor rabbi imam sheikh sheik ayatollah cardinal`)
	// Words that say whose something is, and name nobody by themselves.
	possessives = wordSet(`its their his her my our your whose`)
	// Pronouns of everybody and nobody.
	everybody = wordSet(`nobody everyone everybody anyone anybody none`)
)

// indefinite articles name one of a kind.
var indefinite = wordSet(`a an any one another`)

// noun phrases ------------------------------------------------------------

// subjectEnding finds the noun phrase that ends at tokens[last] and returns its first token. It returns
// last+1 where none ends there.
func subjectEnding(tokens []token, first, last int) int {
	at, begun := last, last+1
	for at >= first && last-at < 12 {
		t := tokens[at]
		switch {
		case currencies.has(t.lower) && begun == at+1 && begun <= last:
			begun = at // "his £2m house"
			at--
			continue
		case !t.word && t.lower != "." && t.lower != "'" && t.lower != "’":
			return begun
		case !t.word: // the full stop of "Mr." or of an initial
			if at == first || !titles.has(tokens[at-1].lower) && !(t.lower == "." && tokens[at-1].capital && tokens[at-1].end-tokens[at-1].start == 1) {
				return begun
			}
			at--
			continue
		case pronouns.has(uncontracted(t.lower)):
			if begun == last+1 {
				return at
			}
			if uncontracted(t.lower) != t.lower {
				return last + 1 // "It's worth noting"
			}
			return begun
		case determiners.has(t.lower):
			begun = at
			if before, ok := governing(tokens, first, at); ok {
				at = before
				begun = before
				last = max(last, at)
				at--
				continue
			}
			return begun
		case prepositions.has(t.lower):
			if before, ok := governing(tokens, first, at+1); ok && begun <= last {
				begun = before
				at = before - 1
				continue
			}
			return begun
		case t.lower == "and":
			if at > first && tokens[at-1].capital && begun <= last && tokens[begun].capital && !determiners.has(tokens[begun].lower) {
				at--
				continue
			}
			return begun
		case objectPronouns.has(t.lower), conjunctions.has(t.lower), auxiliaries.has(t.lower) && !t.capital, adverbs.has(t.lower) && !t.capital:
			return begun
		case begun <= last && tokens[begun].capital && !t.capital && !personNouns.has(t.lower) && !bodyNouns.has(t.lower) && begun == at+1:
			return begun
		case begun <= last && cueForms.of(t.lower).lemma != "" && !t.capital && !cueForms.of(t.lower).noun:
			return begun
		}
		begun = at
		at--
	}
	return begun
}

// governing reports whether the noun phrase that begins at tokens[at] hangs by a preposition on a noun that
// can take one ("the head of", "a spokesman for"), and where that noun stands.
func governing(tokens []token, first, at int) (noun int, ok bool) {
	if at-2 < first || !prepositions.has(tokens[at-1].lower) {
		return 0, false
	}
	n := tokens[at-2].lower
	linking := tokens[at-1].lower
	if linking != "of" && linking != "for" && linking != "at" && linking != "from" && linking != "with" && linking != "in" {
		return 0, false
	}
	if personNouns.has(n) || personNouns.has(stem(n)) || tokens[at-2].capital && tokens[at].capital && bodyNouns.has(stem(n)) || linking == "of" && (bodyNouns.has(n) || n == "one" || n == "many" || n == "some" || n == "most" || n == "number") {
		return at - 2, true
	}
	return 0, false
}

// subjectStarting finds the noun phrase that begins at tokens[first] and returns the token behind it.
func subjectStarting(tokens []token, first, last int) int {
	at := first
	for at < last && at-first < 14 {
		t := tokens[at]
		switch {
		case !t.word:
			if t.lower == "." && at > first && (titles.has(tokens[at-1].lower) || tokens[at-1].capital && tokens[at-1].end-tokens[at-1].start == 1) || at > first && opensPossessive(tokens[:last], at) {
				at++
				continue
			}
			return at
		case pronouns.has(uncontracted(t.lower)):
			if at == first {
				return at + 1
			}
			return at
		case determiners.has(t.lower):
			if at > first && !prepositions.has(tokens[at-1].lower) {
				return at
			}
		case prepositions.has(t.lower):
			if at == first || at+1 == last {
				return at
			}
			if _, ok := governing(tokens, first, at+1); !ok {
				return at
			}
		case t.lower == "and":
			if at+1 >= last || at == first || !tokens[at+1].capital || !tokens[at-1].capital {
				return at
			}
		case at > first && (conjunctions.has(t.lower) || auxiliaries.has(t.lower) || adverbs.has(t.lower)):
			return at
		case at > first && cueForms.of(t.lower).lemma != "" && !t.capital && !personNouns.has(t.lower) && !bodyNouns.has(t.lower):
			return at
		}
		at++
	}
	return at
}

// canSpeak reports whether a noun phrase can be a speaker: a name, a pronoun, a person or a body.
func canSpeak(tokens []token) bool {
	if len(tokens) == 0 {
		return false
	}
	if w := uncontracted(tokens[0].lower); len(tokens) == 1 && pronouns.has(w) {
		return w != "it" && w != "you" && w != "who"
	}
	for i, t := range tokens {
		if prepositions.has(t.lower) && i > 0 {
			return canSpeak(tokens[:i])
		}
	}
	last := tokens[len(tokens)-1]
	if dummies.has(last.lower) {
		return false
	}
	noun := stem(last.lower)
	return personNouns.has(noun) || bodyNouns.has(noun) || documentNouns.has(noun) || personNouns.has(last.lower) || bodyNouns.has(last.lower) ||
		last.capital && !determiners.has(last.lower) && !calendarNames.has(last.lower)
}

// calendarNames are the names of months and days, but for the shortest, which are words as well.
var calendarNames = func() *vocabulary {
	names := wordSet("")
	for _, name := range append(keys(monthNames), keys(weekdayNames)...) {
		if len(name) > 3 {
			names.add(name)
		}
	}
	return names
}()

// who speaks --------------------------------------------------------------

// voice is a person or body, resolved as far as the text and the configuration allow.
type voice struct {
	name        string
	stakeholder string
}

// cast knows the stakeholders by their names and aliases.
type cast struct {
	stakeholders []Stakeholder
	aliases      *lexicon[[]alias] // by their first word
}

// alias is a way to name a stakeholder.
type alias struct {
	words       []string // lower case, without a leading article
	stakeholder int
}

// newCast indexes the stakeholders' names, roles and aliases.
func newCast(stakeholders []Stakeholder) *cast {
	c, aliases := &cast{stakeholders: stakeholders}, map[string][]alias{}
	offices := map[string]int{}
	for _, s := range stakeholders {
		offices[strings.ToLower(s.office())]++
	}
	for i, s := range stakeholders {
		names := append([]string{s.Name}, s.Aliases...)
		if office := s.office(); office != "" && offices[strings.ToLower(office)] == 1 {
			names = append(names, office)
		}
		for _, name := range names {
			var words []string
			for _, t := range tokenize(name, 0, len(name)) {
				if t.word {
					words = append(words, strings.TrimSuffix(t.lower, "'s"))
				}
			}
			for len(words) > 1 && articles.has(words[0]) {
				words = words[1:]
			}
			if len(words) > 0 {
				aliases[words[0]] = append(aliases[words[0]], alias{words, i})
			}
		}
	}
	for _, list := range aliases {
		slices.SortStableFunc(list, func(a, b alias) int { return len(b.words) - len(a.words) })
	}
	c.aliases = newLexicon(aliases)
	return c
}

// office returns the office that a person's role begins with, or "" where the role only describes.
func (s Stakeholder) office() string {
	office, _, _ := strings.Cut(s.Role, ";")
	office, _, _ = strings.Cut(office, ",")
	first, _, _ := strings.Cut(office, " ")
	if s.Kind != "person" || determiners.has(strings.ToLower(first)) {
		return ""
	}
	return office
}

// named is a stakeholder's alias found among tokens[first:last].
type named struct {
	first, last int
	stakeholder int
}

// find returns the aliases among the tokens, longest first at each place, without overlaps.
func (c *cast) find(tokens []token) []named {
	var found []named
	for i := 0; i < len(tokens); i++ {
		for _, a := range c.aliases.of(bare(tokens[i].lower)) {
			if n := matches(tokens[i:], a.words); n > 0 && (tokens[i].capital || !c.isName(a)) {
				found = append(found, named{i, i + n, a.stakeholder})
				i += n - 1
				break
			}
		}
	}
	return found
}

// around widens the range tokens[first:end] of tokens[low:high] so that it cuts no stakeholder's name.
func (c *cast) around(tokens []token, first, end, low, high int) (int, int) {
	low, high = max(low, first-longestName), min(high, end+longestName)
	for _, n := range c.find(tokens[low:high]) {
		if from, to := low+n.first, low+n.last; from < end && first < to {
			first, end = min(first, from), max(end, to)
		}
	}
	return first, end
}

// longestName is how many tokens of a name are looked at beyond what the grammar takes for one.
const longestName = 8

// isName reports whether an alias is a single word of a person's name, which the text must then capitalise.
func (c *cast) isName(a alias) bool {
	return len(a.words) == 1 && c.stakeholders[a.stakeholder].Kind == "person" && !personNouns.has(a.words[0])
}

// uncontracted is a pronoun without the verb contracted with it: "she" of "she's" and "she'd".
func uncontracted(lower string) string {
	if before, _, found := strings.Cut(lower, "'"); found && pronouns.has(before) {
		return before
	}
	return lower
}

// personal are the pronouns that can stand for a speaker.
var personal = wordSet(`he she they we i`)

// bare is a word without the ending of a possessive.
func bare(lower string) string { return strings.TrimSuffix(strings.TrimSuffix(lower, "'s"), "'") }

// matches returns how many tokens at the beginning are the words, or 0. The apostrophe of a plural may stand between them.
func matches(tokens []token, words []string) int {
	at := 0
	for _, w := range words {
		if at > 0 && opensPossessive(tokens, at) {
			at++
		}
		if at == len(tokens) || bare(tokens[at].lower) != w {
			return 0
		}
		at++
	}
	return at
}

// exactly returns the stakeholder of whom a phrase, but for an article, is a name or alias.
func (s *scene) exactly(phrase []token) (voice, bool) {
	for len(phrase) > 1 && articles.has(phrase[0].lower) {
		phrase = phrase[1:]
	}
	for _, n := range s.find(phrase) {
		if n.first == 0 && n.last == len(phrase) {
			return s.voice(n.stakeholder), true
		}
	}
	return voice{}, false
}

// notice remembers the people whom the tokens before a place name by an office, so that "the officer" is one of them.
func (s *scene) notice(line []token, before int) {
	first, _ := slices.BinarySearchFunc(line[:before], s.noticed, func(t token, at int) int { return cmp.Compare(t.start, at) })
	for _, n := range s.find(line[first:before]) {
		last := line[first+n.last-1].lower
		if s.stakeholders[n.stakeholder].Kind == "person" && personNouns.has(last) {
			s.offices[last] = s.voice(n.stakeholder)
		}
	}
	if before > 0 {
		s.noticed = max(s.noticed, line[before-1].end)
	}
}

// Words that end the names of places, laws and other things, and words that begin such names, more often than those of people.
var (
	thingNouns = wordSet(`act bill law road street avenue lane square park hall house houses city town village county river lake valley island islands
		springs falls rapids bluff roads states kingdom republic cross exchange award awards prize cup games stadium arena airport station bridge school schools programme program plan
		project deal agreement treaty convention constitution amendment code strategy policy scheme fund budget report review survey letter debate
		election primary caucus conference summit festival week month year day code building tower plaza centre market mall hill heights beach bay
		coast ocean sea mountains forest field fields garden gardens green radio television tv media post district region province borough ward
		constituency estate terrace gate wharf pier port harbour harbor canal cathedral abbey castle palace museum library gallery theatre theater
		language rights party room war crisis care health trial crown`)
	thingAdjectives = wordSet(`new north south east west northern southern eastern western upper lower great greater los las san santa saint st fort port mount
		united royal national international federal supreme high general public social human local central civil common democratic republican
		conservative labour liberal green american british english scottish welsh irish european african asian french german russian chinese
		muslim christian jewish islamic black white big old good best first second third world middle affordable open human hong sri
		puerto costa saudi el la le de du des abu addis buenos rio cape`)
)

// isPersonName reports whether two capitalised words look like a forename and a surname.
func isPersonName(name []token) bool {
	if len(name) > 1 && pronounOf(name[0].lower) == "" && (thingAdjectives.has(name[0].lower) || thingNouns.has(bare(name[len(name)-1].lower))) {
		return false
	}
	for _, t := range name {
		w := bare(t.lower)
		if bodyNouns.has(w) || bodyNouns.has(stem(w)) || personNouns.has(w) || calendarNames.has(w) || pronouns.has(w) || conjunctions.has(w) || prepositions.has(w) ||
			determiners.has(w) || adverbs.has(w) || auxiliaries.has(w) || everybody.has(w) || len(w) < 2 || strings.ContainsAny(w, "0123456789&") || w == strings.ToUpper(w) {
			return false
		}
	}
	return true
}

// remember keeps who a phrase was for the pronouns and offices to come.
func (s *scene) remember(v voice, phrase []token) {
	if v.name == "" || len(phrase) == 0 {
		return
	}
	last := bare(phrase[len(phrase)-1].lower)
	if everybody.has(last) {
		return
	}
	kind := ""
	if i := slices.IndexFunc(s.stakeholders, func(k Stakeholder) bool { return k.ID == v.stakeholder }); i >= 0 && s.stakeholders[i].Name == v.name {
		kind = s.stakeholders[i].Kind
	} else if s.nouns[v] != nil {
		kind = "organisation"
	} else if kind == "" && s.isNamed(v) {
		kind = "person"
	}
	for _, t := range phrase {
		if spokesNouns.has(t.lower) {
			s.offices[t.lower] = v
		}
	}
	if kind == "organisation" && isPersonal(phrase) {
		kind = "person"
	}
	acronym := len(phrase) == 1 && v.name == strings.ToUpper(v.name)
	if kind == "organisation" || kind == "group" || kind == "" && (bodyNouns.has(last) || acronym) {
		s.plural = v
		for _, t := range tokenize(v.name, 0, len(v.name)) {
			if bodyNouns.has(t.lower) {
				s.bodies[t.lower] = v
			}
		}
		if bodyNouns.has(last) {
			s.bodies[last] = v
		}
		if spokes := slices.ContainsFunc(phrase, func(t token) bool { return spokesNouns.has(t.lower) }); !spokes {
			return
		}
	}
	capital := phrase[len(phrase)-1].capital
	if kind == "" && !capital && (strings.HasSuffix(last, "s") || !personNouns.has(last) && !pronouns.has(uncontracted(last)) && !strings.HasSuffix(last, "-year-old")) || documentNouns.has(last) {
		return // "critics", "a cheque", "Jane Doe's report": nobody whom "he" or "she" can be
	}
	if kind == "" && capital && s.placed[last] && strings.EqualFold(bare(v.name), last) {
		return // a place
	}
	s.person = v
	s.heard = append(s.heard, v)
}

func (s *scene) voice(stakeholder int) voice {
	return voice{s.stakeholders[stakeholder].Name, s.stakeholders[stakeholder].ID}
}

// identify says who a mention is, by its form: pronoun, stakeholder, name, office, body. It abstains ("") where it is unsure.
func (s *scene) identify(mention []token) voice {
	the, unknown := mention[0].lower == "the", indefinite.has(mention[0].lower)
	definite := len(mention) == 2 && the
	if i := slices.IndexFunc(mention, func(t token) bool { return t.lower == "," || t.lower == "(" }); i > 0 { // "Jane Doe, head of the body"
		if v := s.identify(mention[:i]); v.stakeholder != "" || s.isNamed(v) {
			return v
		}
	}
	for len(mention) > 0 && (articles.has(mention[0].lower) || !mention[0].word || mention[0].lower == "that" && len(mention) > 1) {
		mention = mention[1:]
	}
	if len(mention) == 0 {
		return voice{}
	}
	for !the && len(mention) > 2 && honours.has(mention[len(mention)-1].lower) { // "Jane Doe MP"
		mention = mention[:len(mention)-1]
	}
	if last := mention[len(mention)-1]; len(mention) > 1 && personal.has(uncontracted(last.lower)) {
		return s.identify(mention[len(mention)-1:]) // "the plan she", of "the plan she published"
	}
	if pronoun := uncontracted(mention[0].lower); len(mention) == 1 && pronouns.has(pronoun) {
		switch pronoun {
		case "i":
			if s.author.name == "" {
				return s.writer
			}
			return s.author
		case "we":
			return s.author
		case "you":
			return s.addressee
		case "they":
			return s.plural
		case "it":
			return s.meantBody(mention[0].start)
		case "he", "she":
			return s.meant(mention[0].start, pronoun)
		}
		return voice{}
	}
	if owners.has(mention[0].lower) && len(mention) > 1 {
		if p, several := s.called(mention[1:]); p != nil || several { // "its director Jane Doe"
			return p.voiced()
		}
		if found := s.find(mention); len(found) > 0 && found[len(found)-1].last == len(mention) && isPersonal(mention[found[len(found)-1].first:]) {
			return s.voice(found[len(found)-1].stakeholder)
		}
		if isOffice(mention[1:]) { // its chair, its spokesman: they speak for the body named before
			return s.meantBody(mention[0].start)
		}
		return voice{}
	}
	if v, ok := s.offices[mention[0].lower]; ok && definite {
		return v
	}
	if noun := s.spokesFor(mention); noun > 0 {
		if v := s.identify(mention[noun:]); v.name != "" {
			return v
		}
	}
	head := headNounAt(mention)
	found := s.find(mention)
	if v, ok := s.exactly(mention); ok { // the whole mention is an alias
		if p, several := s.called(mention); len(mention) == 1 && (p != nil || several) {
			return p.voiced()
		}
		return v
	}
	if strings.HasSuffix(mention[0].lower, "-year-old") && (the || len(mention) == 1) {
		return s.lastNamed() // "the 31-year-old", "the 31-year-old baker"
	}
	if mention[0].lower == "former" || mention[0].lower == "ex" {
		if p, _ := s.called(mention); p != nil {
			return p.voice
		}
		return voice{name: s.text[mention[0].start:mention[len(mention)-1].end]}
	}
	var body *named
	for i := len(found) - 1; i >= 0; i-- {
		n := found[i]
		k := s.stakeholders[n.stakeholder]
		possessive := strings.HasSuffix(mention[n.last-1].lower, "'s") || strings.HasSuffix(mention[n.last-1].lower, "s'")
		if k.Kind == "person" && n.last-n.first == 1 && n.first > 0 && !s.isHis(k, mention, n.first) {
			continue // "Peter Smith" is not John Smith
		}
		before := n.first - 1
		for before > 0 && titles.has(mention[before].lower) {
			before--
		}
		if before >= 0 && prepositions.has(mention[before].lower) && !spokesNouns.has(mention[head].lower) {
			continue // "critics of X" are not X
		}
		if k.Kind == "person" && !possessive && (n.last == len(mention) || n.last > head+1 || spokesNouns.has(mention[head].lower)) {
			return s.voice(n.stakeholder)
		}
		if k.Kind != "person" && (!possessive || isOffice(mention[head:head+1])) {
			body = &n
		}
	}
	if p, several := s.called(mention); p != nil || several {
		if several && slices.ContainsFunc(mention, func(t token) bool { return t.lower == "and" }) {
			return voice{name: s.text[mention[0].start:mention[len(mention)-1].end]}
		}
		return p.voiced()
	}
	if v := s.presses[mention[0].lower]; len(mention) == 1 && mention[0].capital && v.name != "" {
		return v
	}
	if p := s.forename(mention[0].lower); len(mention) == 1 && mention[0].capital && p != nil {
		return p.voice
	}
	noun := bare(mention[head].lower)
	if v := s.writerOf(mention, head, the); v.name != "" {
		return v
	}
	if body != nil {
		k := s.stakeholders[body.stakeholder]
		switch {
		case spokesNouns.has(noun) || body.first <= head && head < body.last:
			return s.voice(body.stakeholder)
		case headNouns.has(noun) && !unknown:
			return s.headOf(k)
		case !personNouns.has(noun):
			return s.voice(body.stakeholder)
		}
	}
	if v, several := s.calledA(noun); len(mention) == 1 && (v.name != "" || several) {
		if several {
			return voice{} // which of them?
		}
		return v
	}
	if v, ok := s.bodies[noun]; ok && len(mention) <= 2 {
		return v
	}
	if headNouns.has(noun) && len(mention) == 1 {
		if v := s.holder(noun); v.name != "" {
			return v
		}
	}
	if the && len(mention) <= longestRole && head == len(mention)-1 && (!mention[head].capital || mention[head].upper) && roleOf(noun) != "" {
		if v := s.theOne(noun); v.name != "" {
			return v
		}
		if v := s.lastHeard(); len(mention) > 1 && elected.has(roleOf(noun)) && s.holders[roleOf(noun)] == (holder{}) && s.isNamed(v) {
			return v // "the Conservative MP", of her who spoke last
		}
	}
	if headNouns.has(noun) && len(mention) == 1 {
		return voice{}
	}
	if headNouns.has(noun) && len(mention) <= 4 && s.text[mention[0].start] >= 'a' && s.lastHeard().name != "" {
		return s.lastHeard() // "the party leader", of the person spoken of
	}
	if spokesNouns.has(noun) && len(mention) == 1 {
		return s.meantBody(mention[0].start)
	}
	if i := slices.IndexFunc(mention, func(t token) bool { return t.lower == "," || t.lower == "(" }); i > 0 {
		mention = mention[:i] // "report, published after a year"
	}
	if len(mention) == 1 && titles.has(mention[0].lower) && !personNouns.has(mention[0].lower) {
		return voice{} // "Sir" at the head of a letter
	}
	name := s.text[mention[0].start:mention[len(mention)-1].end]
	return voice{name: strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")}
}

// longestRole is how many words behind "the" are read as a role: "the veteran Labour backbencher".
const longestRole = 4

// authoredPapers are the nouns of documents that are somebody's words when they are called theirs.
var authoredPapers = wordSet(`report statement letter study survey review document email memo post tweet article paper petition submission`)

// writerOf returns who wrote the document that a phrase names: "Jane Doe's letter", "the letter" where the source tells whose, "this letter"
// where it is the source itself.
func (s *scene) writerOf(phrase []token, head int, the bool) voice {
	noun := phrase[head].lower
	if !authoredPapers.has(noun) || head != len(phrase)-1 {
		return voice{}
	}
	for i := head - 1; i >= max(0, head-2); i-- {
		if isPossessive(phrase[i]) {
			if v := s.identify(phrase[:i+1]); v.stakeholder != "" || s.isNamed(v) {
				return v
			}
			return voice{}
		}
	}
	switch {
	case head == 1 && phrase[0].lower == "this" && s.author.name != "":
		return s.author
	case the && head <= 1 && !phrase[0].capital || head == 0 && the:
		return s.papers[noun]
	}
	return voice{}
}

// owners are the words that stand for whose somebody is.
var owners = wordSet(`its their his her`)

// spokesFor returns where the body begins of which a phrase names the spokesman, or 0.
func (s *scene) spokesFor(phrase []token) int {
	head := headNounAt(phrase)
	if !spokesNouns.has(phrase[head].lower) || head+2 >= len(phrase) || phrase[head+1].lower == "in" {
		return 0
	}
	return head + 2
}

// meantBody returns the body that "it" means at a place: the only one that its sentence names, or the only one that was named last. Who
// spoke last and may be a body for all that the text tells, is one.
func (s *scene) meantBody(place int) voice {
	if here := s.here(place, true); len(here) == 1 {
		return here[0]
	}
	named := 0
	if len(s.gathered) > 0 {
		named = s.gathered[len(s.gathered)-1].at
	}
	if len(s.people) > 0 {
		last := s.people[len(s.people)-1]
		if last.at > named && last.spoke.stakeholder == "" && s.pronouns[last.spoke] == "" && len(last.spoke.name) > 0 && !startsLower(last.spoke.name) {
			return last.spoke
		}
	}
	switch {
	case named == 0:
		return s.plural
	case s.passed-named > longestMemory:
		return voice{}
	case len(s.gathered[len(s.gathered)-1].voices) == 1:
		return s.gathered[len(s.gathered)-1].voices[0]
	}
	return voice{}
}

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

// voiced returns the person's voice, or nobody's.
func (p *person) voiced() voice {
	if p == nil {
		return voice{}
	}
	return p.voice
}

// isHis reports whether the words before a surname are titles, offices or names of the stakeholder.
func (s *scene) isHis(k Stakeholder, mention []token, at int) bool {
	before := mention[at-1]
	if !before.capital || determiners.has(before.lower) {
		return true
	}
	if titles.has(before.lower) {
		return len(s.persons[bare(mention[at].lower)]) < 2
	}
	known := strings.ToLower(k.Name + " " + k.Role + " " + strings.Join(k.Aliases, " "))
	return personNouns.has(before.lower) || bodyNouns.has(before.lower) || slices.Contains(strings.FieldsFunc(known, func(r rune) bool { return r == ' ' || r == ';' || r == ',' }), before.lower)
}

// headNounAt returns the index of the head noun: the last word before a preposition.
func headNounAt(mention []token) int {
	for i, t := range mention {
		if i > 0 && prepositions.has(t.lower) {
			return i - 1
		}
	}
	return len(mention) - 1
}

// holder returns the one person among the stakeholders who is called by an office, or nobody.
func (s *scene) holder(noun string) voice {
	var found voice
	for i, k := range s.stakeholders {
		if k.Kind != "person" {
			continue
		}
		for _, name := range append([]string{k.office()}, k.Aliases...) {
			words := strings.Fields(strings.ToLower(name))
			if n := len(words); n > 1 && (words[n-1] == noun || words[0] == noun && words[1] == "of") {
				if found.name != "" && found != s.voice(i) {
					return voice{}
				}
				found = s.voice(i)
			}
		}
	}
	return found
}

// headOf returns the one person whose role names the body ("Director of the Agency"), or nobody.
func (s *scene) headOf(body Stakeholder) voice {
	var found voice
	for i, k := range s.stakeholders {
		role := tokenize(k.office(), 0, len(k.office()))
		if !slices.ContainsFunc(role, func(t token) bool { return headNouns.has(t.lower) }) {
			continue
		}
		for at := range role {
			if slices.ContainsFunc(s.aliases.of(bare(role[at].lower)), func(a alias) bool {
				return s.stakeholders[a.stakeholder].ID == body.ID && matches(role[at:], a.words) > 0
			}) {
				if found.name != "" && found != s.voice(i) {
					return voice{}
				}
				found = s.voice(i)
			}
		}
	}
	return found
}
