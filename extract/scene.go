package extract

import (
	"cmp"
	"slices"
	"strings"
)

// scene is one document while its speakers are being resolved: whom it names, and who has been named so far.
type scene struct {
	*cast
	text      string
	persons   map[string][]*person      // whom the document names in full, and the stakeholders, by surname
	pronouns  map[voice]string          // "he" or "she", of those of whom something tells
	nouns     map[voice]map[string]bool // of a body: what it is called, "charity"
	mentions  []mention                 // the names in the document, in order
	author    voice                     // of a letter: whose "I" it is
	addressee voice                     // of a letter: whom "you" means
	writer    voice                     // whose "I" it is where that is no stakeholder
	person    voice                     // the person named or speaking last
	plural    voice                     // the body or group named or speaking last
	bodies    map[string]voice          // the body named last, by its last noun: "federation"
	offices   map[string]voice          // the person named last by an office or part: "officer"
	people    []company                 // the people of the sentences before that named or heard any, the latest last
	gathered  []company                 // the bodies of the sentences before that named any, the latest last
	heard     []voice                   // the people whom the sentence being read has heard or begun with
	noticed   int                       // byte up to which the document's mentions of stakeholders have been noticed
	next      int                       // index in mentions of the first that no sentence has passed
	passed    int                       // sentences
	proper    map[string]bool           // words that have a capital within a sentence
	forenames map[string][]*person      // whom the document names in full, by forename
	things    map[string]bool           // names that the document gives an article: "corn exchange"
	roles     map[voice]map[string]bool // what people are introduced as: "councillor"
	holders   map[string]holder         // the person named last of those who are introduced as one
	reading   *line                     // the line of the sentence being read
	begun     int                       // its first token
	presses   map[string]voice          // the newspaper with a name of several words, by the last: "post"
	placed    map[string]bool           // single names in lower case that something is said to be in: "leek"
	papers    map[string]voice          // who wrote the letter or report of the document, nobody where several did, by its noun
	complete  bool                      // whom the document names in full is known
}

// person is somebody who is named in full.
type person struct {
	voice
	names []string // in lower case, the surname last
	named bool     // in the document, not in the configuration alone
}

// holder is somebody introduced by a role.
type holder struct {
	voice
	at      int  // the sentence that named them last
	several bool // others are introduced by it too
}

// mention is a name of a person or body in the document.
type mention struct {
	voice
	start      int // byte
	body       bool
	possessive bool
}

// company is the people or bodies of one sentence.
type company struct {
	voices []voice
	spoke  voice  // who of them the sentence heard, the last of several
	told   string // "he" or "she", where the sentence has somebody speak to him or her
	at     int    // which sentence it is
}

// What tells whether somebody is "he" or "she" when it stands before the name.
var (
	hisTitles = wordSet(`mr sir lord king prince baron father brother son husband spokesman chairman councilman congressman businessman policeman
		fisherman father-of-one father-of-two father-of-three father-of-four grandfather uncle widower`)
	herTitles = wordSet(`ms mrs miss dame lady baroness queen princess mother sister daughter wife spokeswoman chairwoman councilwoman congresswoman
		businesswoman policewoman mother-of-one mother-of-two mother-of-three mother-of-four grandmother aunt widow`)
)

// pronounOf returns the pronoun that a title or forename tells of, or "".
func pronounOf(word string) string {
	if first, rest, found := strings.Cut(word, "-"); found && !strings.HasPrefix(rest, "of-") {
		word = first // "Kelly-Ann"
	}
	switch {
	case hisTitles.has(word) || mensForenames.has(word):
		return "he"
	case herTitles.has(word) || womensForenames.has(word):
		return "she"
	}
	return ""
}

// newScene reads the names that stand in the document.
func newScene(c *cast, d *Document, lines []*line) *scene {
	s := &scene{cast: c, text: d.Text, placed: map[string]bool{}, persons: map[string][]*person{}, pronouns: map[voice]string{}, nouns: map[voice]map[string]bool{},
		bodies: map[string]voice{}, offices: map[string]voice{}, proper: map[string]bool{}, forenames: map[string][]*person{},
		roles: map[voice]map[string]bool{}, holders: map[string]holder{}, presses: map[string]voice{}}
	s.things = namesOfThings(lines)
	for _, l := range lines {
		for i := 1; i < len(l.words); i++ {
			if l.words[i].capital && !endsSentenceBefore(l.words, i) {
				s.proper[bare(l.words[i].lower)] = true
			}
			if l.words[i].capital && l.words[i-1].lower == "in" && nameEnd(l.words, i) == i+1 {
				s.placed[bare(l.words[i].lower)] = true
			}
		}
	}
	for i, k := range c.stakeholders {
		s.describe(i, k)
	}
	for _, l := range lines { // a surname may stand before the full name
		s.readNames(l.words)
	}
	s.dropLonger()
	s.mentions, s.complete = s.mentions[:0], true
	for _, l := range lines {
		named := len(s.mentions)
		s.readNames(l.words)
		s.mentions = append(s.mentions[:named], slices.DeleteFunc(s.mentions[named:], func(m mention) bool { return l.inside[l.tokenAt(m.start)] >= 0 })...)
	}
	for _, l := range lines { // "Mr Doe" tells of Jane Doe's namesake only once both are known
		for i := 1; i < len(l.words); i++ {
			title := bare(l.words[i-1].lower)
			if people := s.persons[bare(l.words[i].lower)]; titles.has(title) && len(people) == 1 && s.pronouns[people[0].voice] == "" {
				if he := pronounOf(title); he != "" {
					s.pronouns[people[0].voice] = he
				}
			}
		}
	}
	s.tellPronouns(lines)
	return s
}

// anew returns the scene as it was before any sentence was read: with all whom the document names, and nobody named yet.
func (s *scene) anew() *scene {
	fresh := *s
	fresh.person, fresh.plural, fresh.reading, fresh.begun = voice{}, voice{}, nil, 0
	fresh.bodies, fresh.offices, fresh.holders = map[string]voice{}, map[string]voice{}, map[string]holder{}
	fresh.people, fresh.gathered, fresh.heard = nil, nil, nil
	fresh.noticed, fresh.next, fresh.passed = 0, 0, 0
	return &fresh
}

// dropLonger forgets names that are another's with a word before it that is no forename: "Rival Jane Doe".
func (s *scene) dropLonger() {
	for surname, people := range s.persons {
		s.persons[surname] = slices.DeleteFunc(slices.Clone(people), func(p *person) bool { return s.shorter(p.names) > 0 })
	}
}

// shorter returns how many words before a known name a name of three words or more begins with, none of them a forename; or 0.
func (s *scene) shorter(names []string) int {
	for lead := 1; lead < len(names)-1 && pronounOf(names[lead-1]) == ""; lead++ {
		if slices.ContainsFunc(s.persons[names[len(names)-1]], func(o *person) bool { return slices.Equal(o.names, names[lead:]) }) {
			return lead
		}
	}
	return 0
}

// namesOfThings returns the names of two or three words, in lower case, that stand behind an article as often as not and do not begin
// with a forename.
func namesOfThings(lines []*line) map[string]bool {
	all, articled := map[string]int{}, map[string]int{}
	for _, l := range lines {
		for i := 0; i < len(l.words); {
			end := nameEnd(l.words, i)
			if end == i {
				i++
				continue
			}
			first := i
			if i = end; articles.has(l.words[first].lower) {
				first++
			}
			if end-first < 2 || end-first > 3 || pronounOf(l.words[first].lower) != "" {
				continue
			}
			name := lowerWords(l.words[first:end])
			all[name]++
			if first > 0 && articles.has(l.words[first-1].lower) {
				articled[name]++
			}
		}
	}
	things := map[string]bool{}
	for name, n := range articled {
		things[name] = 2*n >= all[name]
	}
	return things
}

// lowerWords returns tokens in lower case with spaces between, without the ending of a possessive.
func lowerWords(tokens []token) string {
	var words []string
	for _, t := range tokens {
		words = append(words, bare(t.lower))
	}
	return strings.Join(words, " ")
}

// sexed are the pronouns that tell of somebody's sex.
var sexed = map[string]string{"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she"}

// tellPronouns lets the document tell whether somebody is "he" or "she" where no name does: by the sentences that begin with somebody, name
// nobody else, and go on with a pronoun.
func (s *scene) tellPronouns(lines []*line) {
	told := map[voice]string{}
	next := 0
	for _, l := range lines {
		for _, sentence := range l.ends {
			var people company
			first := next
			for ; next < len(s.mentions) && s.mentions[next].start < l.words[sentence[1]-1].end; next++ {
				if m := s.mentions[next]; !m.body {
					people.add(m.voice)
				}
			}
			if len(people.voices) != 1 || s.mentions[first].body || s.mentions[first].possessive || s.pronouns[people.voices[0]] != "" {
				continue
			}
			at := l.tokenAt(s.mentions[first].start)
			if at > sentence[0]+1 {
				continue
			}
			if he := pronounAfter(l, at, sentence[1]); he != "" {
				v := people.voices[0]
				if told[v] == "" {
					told[v] = he
				} else if told[v] != he {
					told[v] = "either"
				}
			}
		}
	}
	for v, he := range told {
		if he != "either" {
			s.pronouns[v] = he
		}
	}
}

// pronounAfter returns the one pronoun, "he" or "she", of the tokens outside marks from first to end, or "" where there is none or both,
// or where somebody is spoken of before it.
func pronounAfter(l *line, first, end int) string {
	found := ""
	for i := first; i < end; i++ {
		w := l.words[i]
		if l.inside[i] >= 0 {
			continue
		}
		he := sexed[uncontracted(w.lower)]
		switch {
		case he != "" && found != "" && he != found:
			return ""
		case he != "":
			found = he
		case found == "" && !w.capital && personNouns.has(w.lower) && !describes(l.words, i):
			return ""
		}
	}
	return found
}

// describes reports whether a noun stands in an apposition: "Jane Doe, the new head of the school,".
func describes(line []token, at int) bool {
	for i := at - 1; i > max(0, at-6); i-- {
		if line[i].lower == "," {
			return line[i-1].capital || isNumber(line[i-1])
		}
		if !line[i].word {
			return false
		}
	}
	return false
}

// describe keeps what the configuration tells of a stakeholder.
func (s *scene) describe(i int, k Stakeholder) {
	v := s.voice(i)
	if k.Kind != "person" {
		s.nouns[v] = map[string]bool{}
		role := k.Role
		for _, end := range []string{" that ", " which ", " who ", " of ", " for ", ";", ","} {
			role, _, _ = strings.Cut(role, end)
		}
		for _, t := range tokenize(strings.Join(append([]string{k.Name, role}, k.Aliases...), " "), 0, len(strings.Join(append([]string{k.Name, role}, k.Aliases...), " "))) {
			if bodyNouns.has(t.lower) {
				s.nouns[v][t.lower] = true
			}
		}
		return
	}
	for _, name := range append([]string{k.Name}, k.Aliases...) {
		words := strings.Fields(strings.ToLower(strings.ReplaceAll(name, ".", "")))
		for _, w := range words {
			if he := pronounOf(w); he != "" && s.pronouns[v] == "" {
				s.pronouns[v] = he
			}
		}
	}
	var names []string
	for _, t := range tokenize(k.Name, 0, len(k.Name)) {
		if t.word && !titles.has(t.lower) {
			names = append(names, t.lower)
		}
	}
	if len(names) > 1 {
		s.keep(&person{voice: v, names: names})
	}
	for _, t := range tokenize(k.office(), 0, len(k.office())) {
		if prepositions.has(t.lower) {
			break
		}
		s.introduce(v, t.lower)
	}
}

// keepSpokesman remembers a person by whose full name the configuration knows a body.
func (s *scene) keepSpokesman(v voice, name []token) {
	p := &person{voice: v, named: true}
	for _, t := range name {
		if t.word && !titles.has(t.lower) && !personNouns.has(t.lower) {
			p.names = append(p.names, bare(t.lower))
		}
	}
	if len(p.names) > 1 && !slices.ContainsFunc(s.persons[p.names[len(p.names)-1]], func(o *person) bool { return slices.Equal(o.names, p.names) }) {
		s.keep(p)
	}
}

// keep remembers a person by surname and forename.
func (s *scene) keep(p *person) {
	surname := p.names[len(p.names)-1]
	s.persons[surname] = append(s.persons[surname], p)
	if len(p.names) > 1 {
		s.forenames[p.names[0]] = append(s.forenames[p.names[0]], p)
	}
}

// readNames keeps the names of a line.
func (s *scene) readNames(line []token) {
	aliases := s.find(line)
	for i := 0; i < len(line); {
		for len(aliases) > 0 && aliases[0].last <= i {
			aliases = aliases[1:]
		}
		if len(aliases) > 0 && aliases[0].first <= i {
			n := aliases[0]
			k := s.stakeholders[n.stakeholder]
			if k.Kind == "person" {
				for _, p := range s.persons[bare(line[n.last-1].lower)] {
					p.named = p.named || p.stakeholder == k.ID && n.last-n.first > 1
				}
			}
			surname := bare(line[n.last-1].lower)
			if k.Kind != "person" || n.last-n.first > 1 || len(s.persons[surname]) < 2 {
				body := k.Kind != "person"
				from := n.first
				for from > 0 && (line[from-1].lower == "." || titles.has(line[from-1].lower) || line[from-1].capital && line[from-1].end-line[from-1].start == 1) {
					from--
				}
				if body && isPersonal(line[from:n.last]) { // somebody by whose name the configuration knows a body
					body = false
					for i := from; i < n.last && s.pronouns[s.voice(n.stakeholder)] == ""; i++ {
						s.pronouns[s.voice(n.stakeholder)] = pronounOf(bare(line[i].lower))
					}
					s.keepSpokesman(s.voice(n.stakeholder), line[n.first:n.last])
				}
				if !body {
					s.introduction(s.voice(n.stakeholder), line, n.first, n.first, n.last)
				}
				if alone := n.last-n.first == 1 && n.first > 0 && line[n.first-1].lower == "the"; body || !alone || !line[n.first].capital || personNouns.has(line[n.first].lower) { // not "the Doe legacy"
					s.mentions = append(s.mentions, mention{s.voice(n.stakeholder), line[n.first].start, body, isPossessive(line[n.last-1])})
				}
			}
			i = n.last
			continue
		}
		end := nameEnd(line, i)
		if len(aliases) > 0 {
			end = min(end, aliases[0].first)
		}
		if end > i {
			s.readName(line, i, end)
		}
		i = max(end, i+1)
	}
}

// isPersonal reports whether a name begins with a title or a forename, behind an office or none.
func isPersonal(name []token) bool {
	for len(name) > 2 && personNouns.has(name[0].lower) {
		name = name[1:]
	}
	return len(name) > 1 && (titles.has(name[0].lower) || pronounOf(name[0].lower) != "") && name[len(name)-1].capital && !bodyNouns.has(bare(name[len(name)-1].lower))
}

// nameEnd returns where the words with capitals that begin at line[at] end: a possessive ends a name, an initial may have its stop.
func nameEnd(line []token, at int) int {
	end := at
	for end < min(len(line), at+longestCapitals) {
		switch t := line[end]; {
		case t.capital && t.word && isPossessive(t):
			return end + 1
		case t.capital && t.word, opensPossessive(line, end), t.lower == "." && end > at && line[end-1].end-line[end-1].start == 1 && end+1 < len(line) && line[end+1].capital:
			end++
		default:
			return end
		}
	}
	return end
}

// longestCapitals is how many tokens with capitals are read as one name; more are a headline.
const longestCapitals = 16

// opensPossessive reports whether a token is the apostrophe of a plural within a name: "Anglers' League".
func opensPossessive(line []token, at int) bool {
	return at > 0 && at+1 < len(line) && (line[at].lower == "'" || line[at].lower == "’") && line[at-1].capital && strings.HasSuffix(line[at-1].lower, "s") &&
		line[at-1].end == line[at].start && line[at+1].capital
}

func isPossessive(t token) bool {
	return strings.HasSuffix(t.lower, "'s") || strings.HasSuffix(t.lower, "s'")
}

// readName keeps a name that is no stakeholder's: of a person, of a body, or of what cannot be told.
func (s *scene) readName(line []token, first, end int) {
	from := first
	he := ""
	titled := false
	courtesy := -1                                        // the title that stands before the name
	for end-first > 1 && honours.has(line[end-1].lower) { // "Jane Doe MP"
		end--
	}
	for first > 1 && line[first-1].lower == "." && titles.has(line[first-2].lower) { // "Sen. Jane Doe"
		first -= 2
	}
	from = first
	for i := first; i < end; i++ { // what stands before a name with a capital is no part of it
		w := line[i].lower
		if i == from && !line[i].word || titles.has(w) || personNouns.has(w) || hisTitles.has(w) || herTitles.has(w) || i == from && (determiners.has(w) || conjunctions.has(w) || adverbs.has(w) || prepositions.has(w) || pronouns.has(w) || comparing.has(w) || strings.Contains(w, "-of-") || isParticiple(line, i)) {
			from = i + 1
			titled = titled || titles.has(w) || hisTitles.has(w) || herTitles.has(w)
			he = cmp.Or(pronounOf(w), he)
			if titles.has(w) {
				courtesy = i
			}
		}
	}
	if s.complete && end-from > 2 {
		from += s.shorter(strings.Fields(lowerWords(line[from:end])))
	}
	for i := from + 1; i < end-1; i++ { // "Speaker of the House Jane Doe"
		if w := line[from].lower; pronounOf(line[i].lower) != "" && pronounOf(w) == "" && (thingAdjectives.has(w) || thingNouns.has(w) || bodyNouns.has(w) || pressNouns.has(w) || parties.has(w)) {
			from = i
		}
	}
	if from == first && first > 0 && !line[first-1].capital {
		he = pronounOf(line[first-1].lower)
		titled = he != ""
	}
	name := slices.DeleteFunc(slices.Clone(line[from:end]), func(t token) bool { return !t.word })
	if len(name) == 0 {
		return
	}
	possessive := isPossessive(line[end-1])
	until := line[end-1].end
	if possessive && strings.HasSuffix(line[end-1].lower, "'s") {
		until -= len(s.text[line[end-1].start:line[end-1].end]) - len(strings.TrimSuffix(strings.TrimSuffix(s.text[line[end-1].start:line[end-1].end], "'s"), "’s"))
	}
	full := s.text[name[0].start:until]
	surname := bare(name[len(name)-1].lower)
	v := voice{name: full}
	noun := bodyNoun(line, from, end)
	if noun == "newspaper" {
		if last := surname; len(name) == 1 && s.presses[last].name != "" {
			v = s.presses[last]
		} else if len(name) > 1 {
			s.presses[last] = v
		}
	}
	if len(name) == 1 && len(s.persons[surname]) > 0 && !bodyNouns.has(surname) {
		noun = "" // "the campaign Doe ran"
	}
	led := ""
	if from > 0 {
		led = line[from-1].lower
	}
	place := (placePrepositions.has(led) || determiners.has(led)) && (thingNouns.has(surname) || thingNouns.has(stem(surname)))
	switch {
	case noun != "":
		if s.nouns[v] == nil {
			s.nouns[v] = map[string]bool{}
		}
		s.nouns[v][noun] = true
		for _, t := range name {
			if bodyNouns.has(t.lower) {
				s.nouns[v][t.lower] = true
			}
		}
		s.mentions = append(s.mentions, mention{v, line[from].start, true, possessive})
	case from == end: // a title alone
	case len(name) > 1 && len(name) < 4 && len(name[0].lower) > 1 && isPersonName(name) && (titled || !place && !s.things[lowerWords(name)]):
		he = cmp.Or(he, pronounOf(name[0].lower))
		aged := end+1 < len(line) && (line[end].lower == "," || line[end].lower == "(") && isNumber(line[end+1])
		v = s.meetPerson(name, full, he)
		s.introduction(v, line, first, from, end)
		if sure := titled || aged || pronounOf(name[0].lower) != ""; sure || from == 0 || !placePrepositions.has(line[from-1].lower) {
			s.mentions = append(s.mentions, mention{v, line[from].start, false, possessive})
		}
	case len(name) > 1 && len(name[0].lower) == 1 || len(name) == 1 && (titled || len(s.persons[surname]) == 1 && s.persons[surname][0].named):
		if p, several := s.called(name); p != nil {
			if courtesy >= 0 {
				s.introduce(p.voice, line[courtesy].lower)
			}
			s.mentions = append(s.mentions, mention{p.voice, line[from].start, false, possessive})
		} else if s.complete && courtesy >= 0 && !several && len(s.persons[surname]) == 0 && isPersonName(name[len(name)-1:]) && (courtesy == 0 || !onceHeld.has(line[courtesy-1].lower)) { // "Mr K Doe", whom nothing names in full
			v = s.meetPerson(name, s.text[line[courtesy].start:until], he)
			s.introduction(v, line, first, from, end)
			s.mentions = append(s.mentions, mention{v, line[from].start, false, possessive})
		}
	case len(name) == 1 && s.forename(surname) != nil:
		s.mentions = append(s.mentions, mention{s.forename(surname).voice, line[from].start, false, possessive})
	case s.nouns[v] != nil:
		s.mentions = append(s.mentions, mention{v, line[from].start, true, possessive})
	case (first == 0 || endsSentenceBefore(line, first)) && s.proper[surname] && len(s.persons[surname]) == 0 && !thingAdjectives.has(surname):
		s.mentions = append(s.mentions, mention{v, line[from].start, true, possessive})
	}
}

// parties are first words of parties' names, which stand before those of their people.
var parties = wordSet(`lib dem libdem labour conservative green liberal democrat republican tory ukip snp dup sdlp plaid sinn reform independent crossbench ex-labour ex-tory`)

// comparing are words that begin a sentence before a name.
var comparing = wordSet(`unlike like given including besides except plus`)

// isParticiple reports whether a word with a capital begins a sentence as a participle: "Asked about …", "Speaking after …".
func isParticiple(line []token, at int) bool {
	w := line[at].lower
	return (at == 0 || endsSentenceBefore(line, at)) && at+1 < len(line) && !line[at+1].capital && len(w) > 4 &&
		(strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed"))
}

// endsSentenceBefore reports whether a sentence or a quotation begins at a token.
func endsSentenceBefore(line []token, at int) bool {
	return strings.ContainsAny(line[at-1].lower, ".?!…”\"’'“‘:")
}

func isNumber(t token) bool { return t.word && t.lower[0] >= '0' && t.lower[0] <= '9' }

// meetPerson returns the person whom a full name names, and keeps them.
func (s *scene) meetPerson(name []token, full, he string) voice {
	var names []string
	for _, t := range name {
		names = append(names, bare(t.lower))
	}
	surname := names[len(names)-1]
	v := voice{name: full}
	for _, n := range s.find(name) {
		k := s.stakeholders[n.stakeholder]
		if k.Kind == "person" && n.last == len(name) && (n.first == 0 || s.isHis(k, name, n.first)) {
			v = s.voice(n.stakeholder)
		}
	}
	if he != "" && s.pronouns[v] == "" {
		s.pronouns[v] = he
	}
	for _, p := range s.persons[surname] {
		if p.voice == v || slices.Equal(p.names, names) {
			p.named = true
			return p.voice
		}
	}
	s.keep(&person{v, names, true})
	return v
}

// forename returns the one person of the document who has a forename, where it is nobody's surname.
func (s *scene) forename(word string) *person {
	if pronounOf(word) == "" || len(s.persons[word]) > 0 {
		return nil
	}
	var found *person
	for _, p := range s.forenames[word] {
		switch {
		case !p.named:
		case found != nil && found.voice != p.voice:
			return nil
		default:
			found = p
		}
	}
	return found
}

// onceHeld stand before what only looks like a title and a surname: "a former Miss Universe".
var onceHeld = wordSet(`a an former current reigning first another`)

// honours stand behind a name.
var honours = wordSet(`mp mps msp mep td tds obe mbe cbe qc kc jp jr sr ii iii phd frs esq`)

// What a title tells of the work of somebody who has it.
var titleRoles = map[string][]string{
	"sen": {"senator"}, "rep": {"congressman", "congresswoman", "representative"}, "gov": {"governor"}, "cllr": {"councillor"}, "coun": {"councillor"},
	"councillor": {"councillor"}, "ald": {"alderman"}, "prof": {"professor"}, "dr": {"doctor"}, "rev": {"vicar", "priest"}, "revd": {"vicar", "priest"},
	"sgt": {"sergeant"}, "insp": {"inspector"}, "supt": {"superintendent"}, "det": {"detective"}, "pc": {"constable"}, "capt": {"captain"}, "col": {"colonel"},
	"gen": {"general"}, "cmdr": {"commander"}, "mp": {"mp"}, "msp": {"mp"},
}

// Nouns of people for one and the same.
var sameRoles = map[string]string{
	"backbencher": "mp", "activist": "campaigner", "academic": "professor", "solicitor": "lawyer", "barrister": "lawyer", "chairman": "chair", "chairwoman": "chair",
	"chairperson": "chair", "boss": "chief", "executive": "chief", "organiser": "campaigner", "surgeon": "doctor",
}

// vagueRoles are the nouns of people that too many can be.
var vagueRoles = wordSet(`member man woman source friend relative police lead deputy whip partner witness official officer spokesperson spokesman spokeswoman head
	boy girl members representative`)

// roleOf returns what a noun calls a person, one word for words of one meaning, or "" where it tells too little.
func roleOf(noun string) string {
	switch {
	case vagueRoles.has(noun) || everybody.has(noun) || !personNouns.has(noun) || !isOnePerson(noun):
		return ""
	case sameRoles[noun] != "":
		return sameRoles[noun]
	}
	return noun
}

// isOnePerson reports whether a noun of people is one person's.
func isOnePerson(noun string) bool {
	return noun != "police" && !(strings.HasSuffix(noun, "s") && personNouns.has(strings.TrimSuffix(noun, "s"))) && !strings.HasSuffix(noun, "people")
}

// introduce keeps that a word introduces somebody, where it is a title or the noun of a role.
func (s *scene) introduce(v voice, word string) {
	for _, noun := range append([]string{word}, titleRoles[word]...) {
		if role := roleOf(noun); role != "" {
			if s.roles[v] == nil {
				s.roles[v] = map[string]bool{}
			}
			s.roles[v][role] = true
		}
	}
}

// introduction keeps what a name is introduced by: what stands before it ("Labour councillor Jane Doe", "its director, Jane Doe"), and
// behind it ("Jane Doe MP", "Jane Doe, 34, a campaigner"). The name with what has a capital before it is line[first:end], without it
// line[from:end].
func (s *scene) introduction(v voice, line []token, first, from, end int) {
	for i := first; i < from; i++ {
		s.introduce(v, line[i].lower)
	}
	before := first - 1
	if before > 0 && line[before].lower == "," {
		before--
		s.introduce(v, line[before].lower)
	} else {
		for i := before; i >= max(0, before-2) && line[i].word && !prepositions.has(line[i].lower) && !determiners.has(line[i].lower); i-- {
			s.introduce(v, line[i].lower)
		}
	}
	if end < len(line) && honours.has(line[end].lower) {
		s.introduce(v, line[end].lower)
	}
	at := end
	for at+2 < len(line) && line[at].lower == "," && isNumber(line[at+1]) {
		at += 2
	}
	if at+1 >= len(line) || line[at].lower != "," || line[at+1].capital && !articles.has(line[at+1].lower) {
		return
	}
	last := at
	for last+1 < min(len(line), at+longestName) && line[last+1].word && !prepositions.has(line[last+1].lower) && !conjunctions.has(line[last+1].lower) {
		last++
	}
	if closed := last+1 < len(line) && (!line[last+1].word || line[last+1].lower != "and"); closed {
		s.introduce(v, line[last].lower)
	}
}

// tradeNouns end the names of companies, and no others.
var tradeNouns = wordSet(`ltd limited plc llp inc estates homes holdings ventures industries properties foods energy water rail railways airlines airways
	coal mining oil gas steel minerals chemicals petroleum associates solutions systems technologies motors stores supermarkets breweries brewery developments construction insurance pharmaceuticals logistics`)

// pressNouns end the names of newspapers.
var pressNouns = wordSet(`times post news mail herald gazette guardian telegraph journal tribune echo observer chronicle argus courier examiner inquirer
	mirror standard dispatch bulletin advertiser mercury`)

// bodyNoun returns the noun that tells that a name is a body's: one of its words, one before it ("the charity First Light") or one
// behind a comma ("First Light, a charity for walkers,"); "company" for a name with "&".
func bodyNoun(line []token, first, end int) string {
	noun := ""
	for _, t := range line[first:end] {
		if w := bare(t.lower); bodyNouns.has(w) {
			noun = w
		} else if w == "&" || tradeNouns.has(w) {
			noun = cmp.Or(noun, "company")
		}
	}
	if last := end - 1; noun == "" && last >= first && pressNouns.has(bare(line[last].lower)) && pronounOf(line[first].lower) == "" {
		if last > first || first > 0 && line[first-1].lower == "the" {
			noun = "newspaper"
		}
	}
	if noun == "" && end+1 < len(line) && (line[end].lower == "and" || line[end].lower == "of" || line[end].lower == "for") && line[end+1].capital {
		for i := end + 1; i < min(len(line), end+longestName) && line[i].capital; i++ { // "Eastmere Fire and Rescue Service"
			if bodyNouns.has(bare(line[i].lower)) {
				noun = bare(line[i].lower)
			}
		}
	}
	if noun == "" && first > 0 && bodyNouns.has(line[first-1].lower) {
		noun = line[first-1].lower
	}
	if noun == "" && end+2 < len(line) && line[end].lower == "," && articles.has(line[end+1].lower) {
		for i := end + 2; i < min(end+6, len(line)) && line[i].word && !prepositions.has(line[i].lower); i++ {
			if bodyNouns.has(line[i].lower) {
				noun = line[i].lower
			} else if personNouns.has(line[i].lower) {
				return ""
			}
		}
	}
	return noun
}

// pass keeps whom a sentence named outside quotation marks, for the pronouns of the next.
func (s *scene) pass(l *line, sentence [2]int) {
	var people, bodies company
	var owners []voice
	for s.next < len(s.mentions) && s.mentions[s.next].start < l.words[sentence[0]].start {
		s.next++
	}
	end := l.words[sentence[1]-1].end
	for ; s.next < len(s.mentions) && s.mentions[s.next].start < end; s.next++ {
		m := s.mentions[s.next]
		switch {
		case m.body:
			bodies.add(m.voice)
		case m.possessive:
			owners = append(owners, m.voice)
		default:
			people.add(m.voice)
		}
	}
	if len(people.voices) == 0 {
		people.voices = owners
	}
	for _, v := range s.heard {
		people.add(v)
		people.spoke = v
	}
	s.heard = nil
	s.passed++
	people.at, bodies.at = s.passed, s.passed
	for i := sentence[0] + 1; i < sentence[1]; i++ {
		if w := l.words[i].lower; (w == "her" || w == "him") && l.inside[i] < 0 && cueForms.of(l.words[i-1].lower).tells {
			if teller := l.words[max(sentence[0], i-2)]; teller.capital || !auxiliaries.has(teller.lower) { // not "the members had told him", of him who speaks
				people.told = map[string]string{"her": "she", "him": "he"}[w]
			}
		}
	}
	if subject := s.subjectBehindComma(l, sentence); people.spoke.name == "" && slices.Contains(people.voices, subject) {
		people.spoke = subject
	}
	if len(people.voices) > 0 {
		s.people = append(s.people, people)
	}
	if len(bodies.voices) > 0 {
		s.gathered = append(s.gathered, bodies)
	}
	s.passRoles(l, sentence, people.voices)
	for _, v := range bodies.voices {
		for noun := range s.nouns[v] {
			shared := slices.ContainsFunc(bodies.voices, func(o voice) bool { return o != v && s.nouns[o][noun] })
			if s.bodies[noun] = v; shared {
				s.bodies[noun] = voice{}
			}
		}
	}
}

// subjectBehindComma returns the first person whom a sentence names, where they are its subject behind an adverbial: "The day before, in
// Leek, Jane Doe was blunt".
func (s *scene) subjectBehindComma(l *line, sentence [2]int) voice {
	first, _ := slices.BinarySearchFunc(s.mentions, l.words[sentence[0]].start, func(m mention, at int) int { return cmp.Compare(m.start, at) })
	for ; first < s.next; first++ {
		m := s.mentions[first]
		if m.body {
			continue
		}
		at := l.tokenAt(m.start)
		end := nameEnd(l.words, at)
		if before := at - 1; m.possessive || before <= sentence[0] || end >= sentence[1] || !auxiliaries.has(l.words[end].lower) {
			return voice{}
		}
		for before := at - 1; before > sentence[0]; before-- {
			if w := l.words[before]; w.lower == "," {
				return m.voice
			} else if !titles.has(w.lower) && w.lower != "." {
				return voice{}
			}
		}
		return voice{}
	}
	return voice{}
}

// passRoles keeps who of a sentence is called by a role, and that a role is also somebody's whom it does not name: "a councillor".
func (s *scene) passRoles(l *line, sentence [2]int, people []voice) {
	for i := sentence[0]; i < sentence[1]; i++ {
		role := ""
		if !l.words[i].capital && l.inside[i] < 0 {
			role = roleOf(l.words[i].lower)
		}
		if role == "" || describes(l.words, i) || i+1 < sentence[1] && (l.words[i+1].capital || l.words[i+1].lower == "," && i+2 < sentence[1] && l.words[i+2].capital) {
			continue
		}
		for k := i - 1; k >= max(sentence[0], i-3) && l.words[k].word; k-- {
			if w := l.words[k].lower; w == "a" || w == "an" || w == "another" {
				s.holders[role] = holder{at: s.passed, several: true}
			}
		}
	}
	for _, v := range people {
		for role := range s.roles[v] {
			before, known := s.holders[role]
			if !known || before.voice == v {
				s.holders[role] = holder{v, s.passed, before.several}
				continue
			}
			s.holders[role] = holder{v, s.passed, true}
			if before.at == s.passed {
				s.holders[role] = holder{at: s.passed, several: true}
			}
		}
	}
}

// theOne returns the person whom "the councillor" means: the one introduced so, or of several the one named a few sentences before.
func (s *scene) theOne(noun string) voice {
	h := s.holders[roleOf(noun)]
	if h.several && s.passed-h.at >= shortMemory {
		return voice{}
	}
	return h.voice
}

// elected are the roles that are told with a party or a place of somebody who has just spoken.
var elected = wordSet(`mp leader candidate senator councillor peer congressman congresswoman nominee lawmaker politician governor mayor minister`)

// lastHeard returns the person whom alone the sentence before named, and heard or began with.
func (s *scene) lastHeard() voice {
	if n := len(s.people); n > 0 && s.people[n-1].at == s.passed && len(s.people[n-1].voices) == 1 && len(s.heard) == 0 {
		return s.people[n-1].spoke
	}
	return voice{}
}

// placePrepositions stand before places more often than before people.
var placePrepositions = wordSet(`of in at near from to through outside across around`)

func (c *company) add(v voice) {
	if !slices.Contains(c.voices, v) {
		c.voices = append(c.voices, v)
	}
}

// How many sentences that name people, or bodies, back a pronoun or "the company" is looked for.
const (
	longestMemory = 6
	shortMemory   = 3
)

// meant returns the person whom "he" or "she" means: of the last sentence that names anybody, the one who can be meant, or of several
// the one who spoke; further back only somebody of whom the text tells the pronoun.
func (s *scene) meant(place int, pronoun string) voice {
	if n := len(s.heard); n > 0 && s.mayBe(s.heard[n-1], pronoun) {
		return s.heard[n-1]
	}
	if here := s.here(place, false); len(here) == 1 && s.pronouns[here[0]] == pronoun {
		return here[0]
	}
	if s.speaksOfAnother(place, pronoun) {
		return voice{}
	}
	for back := range min(len(s.people), longestMemory) {
		group := s.people[len(s.people)-1-back]
		var fitting []voice
		for _, v := range group.voices {
			if group.told == pronoun && (v == group.spoke || s.pronouns[v] == "") {
				continue // "Jane Doe asked her why. She said": not Jane Doe
			}
			if he := s.pronouns[v]; he == pronoun || he == "" && back == 0 {
				fitting = append(fitting, v)
			}
		}
		switch {
		case len(fitting) == 1:
			return fitting[0]
		case group.told != pronoun && slices.Contains(fitting, group.spoke):
			return group.spoke
		case len(fitting) > 1:
			return voice{}
		}
	}
	return voice{}
}

// speaksOfAnother reports whether the pronoun begins a clause within a sentence that names nobody whom it can mean, and speaks of somebody
// whom it can: "they dismissed the mayor after he said".
func (s *scene) speaksOfAnother(place int, pronoun string) bool {
	if s.reading == nil || slices.ContainsFunc(s.here(place, false), func(v voice) bool { return s.mayBe(v, pronoun) }) {
		return false
	}
	words := s.reading.words
	if at := s.reading.tokenAt(place); at <= s.begun || !conjunctions.has(words[at-1].lower) {
		return false
	}
	for i := max(s.begun, s.reading.tokenAt(place)-longestReport); i < len(words) && words[i].start < place; i++ {
		w := words[i].lower
		switch {
		case s.reading.inside[i] >= 0:
		case sexed[uncontracted(w)] == pronoun:
			return false
		case i > s.begun && !words[i].capital && personNouns.has(w) && isOnePerson(w) && !describes(words, i):
			return true
		}
	}
	return false
}

// here returns the bodies, or the people, that the sentence being read names before a place.
func (s *scene) here(place int, bodies bool) []voice {
	var found company
	for _, m := range s.mentions[s.next:] {
		if m.start >= place {
			break
		}
		if m.body == bodies {
			found.add(m.voice)
		}
	}
	return found.voices
}

// mayBe reports whether nothing tells against the pronoun.
func (s *scene) mayBe(v voice, pronoun string) bool {
	return s.pronouns[v] == "" || s.pronouns[v] == pronoun
}

// lastNamed returns the person whom the last sentence that named any named alone: "the 31-year-old".
func (s *scene) lastNamed() voice {
	if len(s.people) == 0 || len(s.people[len(s.people)-1].voices) != 1 {
		return voice{}
	}
	return s.people[len(s.people)-1].voices[0]
}

// What any body of a kind may be called, and the nouns of the names that tell that a body is of the kind.
var callings = []struct{ any, nouns *vocabulary }{
	{wordSet(`company firm business`), wordSet(`company firm business operator developer retailer supplier manufacturer bank airline contractor`)},
	{wordSet(`charity group organisation organization campaign body`),
		wordSet(`charity group organisation organization campaign association society club foundation alliance network coalition trust`)},
	{wordSet(`newspaper paper daily tabloid broadsheet`), wordSet(`newspaper`)},
}

// calledA returns the body last spoken of that may be called "the company" or "the charity"; several is set where more than one may.
func (s *scene) calledA(noun string) (v voice, several bool) {
	for _, kind := range callings {
		if !kind.any.has(noun) {
			continue
		}
		for back := range min(len(s.gathered), shortMemory) {
			var fitting []voice
			for _, v := range s.gathered[len(s.gathered)-1-back].voices {
				fits := len(s.nouns[v]) == 0 || s.nouns[v][noun]
				for n := range s.nouns[v] {
					fits = fits || kind.nouns.has(n)
				}
				if fits {
					fitting = append(fitting, v)
				}
			}
			if len(fitting) > 0 {
				return fitting[0], len(fitting) > 1
			}
		}
	}
	return voice{}, false
}

// called returns the person whom a phrase calls by a full name or by a surname, with or without a title, an initial or an office. several
// is set where more than one could be meant.
func (s *scene) called(phrase []token) (found *person, several bool) {
	for i := len(phrase) - 1; i >= 0; i-- {
		t := phrase[i]
		people := s.persons[t.lower]
		if i == len(phrase)-1 {
			people = s.persons[bare(t.lower)]
		}
		if len(people) == 0 || !t.capital || i+1 < len(phrase) && phrase[i+1].word && !prepositions.has(phrase[i+1].lower) {
			continue // "Kelder" in "Kelder City Council" and "the Long family" is nobody's surname
		}
		first := i
		for first > 0 && (phrase[first-1].capital || phrase[first-1].lower == ".") {
			first--
		}
		if first > 0 && prepositions.has(phrase[first-1].lower) && !spokesNouns.has(phrase[headNounAt(phrase)].lower) {
			continue
		}
		before := i - 1
		for before >= first && phrase[before].lower == "." {
			before--
		}
		people = slices.Clone(people)
		people = slices.DeleteFunc(people, func(p *person) bool { return before >= first && !s.fits(p, phrase[before]) })
		if named := slices.DeleteFunc(slices.Clone(people), func(p *person) bool { return !p.named }); len(named) > 0 {
			people = named
		}
		if len(people) == 0 {
			continue
		}
		if first > 1 && phrase[first-1].lower == "and" {
			if p, both := s.called(phrase[:first-1]); p != nil || both {
				return nil, true // "Jane Doe and John Roe" are two
			}
		}
		if len(people) == 1 {
			return people[0], false
		}
		for back := range min(len(s.people), shortMemory) { // of several the one spoken of
			group := s.people[len(s.people)-1-back].voices
			present := slices.DeleteFunc(slices.Clone(people), func(p *person) bool { return !slices.Contains(group, p.voice) })
			if len(present) == 1 {
				return present[0], false
			} else if len(present) > 1 {
				break
			}
		}
		return nil, true
	}
	return nil, false
}

// fits reports whether the word before a surname can be the person's: a title, an initial, an office or one of the names.
func (s *scene) fits(p *person, before token) bool {
	w := bare(before.lower)
	switch {
	case isPossessive(before), titles.has(w), personNouns.has(w), bodyNouns.has(w):
		he := pronounOf(w)
		return he == "" || s.mayBe(p.voice, he)
	case before.end-before.start == 1:
		return strings.HasPrefix(p.names[0], w)
	}
	return slices.Contains(p.names, w)
}

// isNamed reports whether a voice is a person's or body's whom the document names.
func (s *scene) isNamed(v voice) bool {
	if s.nouns[v] != nil {
		return true
	}
	words := strings.Fields(strings.ToLower(v.name))
	return len(words) > 1 && slices.ContainsFunc(s.persons[words[len(words)-1]], func(p *person) bool { return p.voice == v })
}
