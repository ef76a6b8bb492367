package read

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policybrief/extract"
)

// page is a document seen as the lines of a page, to tell its report from its furniture. The rules know the
// habits of British news pages and letters, not any subject. Where a rule is not sure, a line is report.
type page struct {
	text   string
	lines  []line
	given  []extract.Furniture // what the format itself marks
	parts  []extract.Furniture // furniture that is a part of a line
	letter letter

	masthead string // name of the publication that heads the page, or ""
}

// line is a passage: text is its words, kind what furniture it is as a whole ("" for report).
type line struct {
	start, end int
	text       string
	kind       string
	appeal     bool // asks the reader for money, mail or a click
	player     bool // stands where a video does
}

// letter says where the head of a letter ends and its foot begins, as indexes of lines: what stands there is the
// writer's name, address and date, which are no furniture.
type letter struct{ head, foot int }

func (l letter) holds(i int) bool { return i < l.head || i >= l.foot }

// readPage classifies the lines of a document with passages.
func readPage(d *extract.Document) *page {
	p := &page{text: d.Text, given: d.Furniture}
	given := 0
	for _, passage := range d.Passages {
		l := line{start: passage.Start, end: passage.End, text: d.Text[passage.Start:passage.End]}
		for given < len(p.given) && p.given[given].End <= l.start {
			given++
		}
		if given < len(p.given) && p.given[given].Start < l.end {
			l.kind = p.given[given].Kind
		}
		p.lines = append(p.lines, l)
	}
	p.findLetter()
	p.markAlone()
	p.markAppeals()
	p.markTitle()
	p.markNear()
	p.markLabels()
	p.markRepeats()
	return p
}

// furniture returns what was marked, in order and without overlaps.
func (p *page) furniture() []extract.Furniture {
	all := slices.Concat(p.given, p.parts)
	for _, l := range p.lines {
		if l.kind != "" {
			all = append(all, extract.Furniture{Start: l.start, End: l.end, Kind: l.kind})
		}
	}
	slices.SortStableFunc(all, func(a, b extract.Furniture) int { return cmp.Compare(a.Start, b.Start) })
	var kept []extract.Furniture
	for _, f := range all {
		if n := len(kept); n == 0 || f.Start >= kept[n-1].End {
			kept = append(kept, f)
		} else {
			kept[n-1].End = max(kept[n-1].End, f.End)
		}
	}
	return kept
}

var (
	salutation  = regexp.MustCompile(`^Dear\s+\S.{0,80}$`)
	valediction = regexp.MustCompile(`^(?i:yours (?:sincerely|faithfully|truly|ever|aye)|yours|(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)|regards|sincerely|signed(?: by)?|(?:the )?(?:signatories|undersigned)),?:?$`)
)

func (p *page) findLetter() {
	p.letter = letter{0, len(p.lines)}
	for i, l := range p.lines {
		switch {
		case p.letter.head == 0 && strings.HasPrefix(l.text, "Dear ") && salutation.MatchString(l.text):
			p.letter.head = i + 1
		case len(l.text) < 40 && valediction.MatchString(l.text):
			p.letter.foot = i
		}
	}
	if p.letter.foot < p.letter.head {
		p.letter.foot = len(p.lines)
	}
}

// isLetter reports whether somebody is addressed or signs.
func (p *page) isLetter() bool { return p.letter.head > 0 || p.letter.foot < len(p.lines) }

// Longest lines, in bytes, that a rule for short lines looks at.
const (
	longestLine     = 300 // a caption, an appeal
	longestHeadline = 220
	longestItem     = 140 // an entry of a list of other articles
	longestLabel    = 40
)

// markAlone marks the lines that show what they are without their neighbours.
func (p *page) markAlone() {
	reported := false // some report stands above
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "" {
			continue
		}
		if i == 0 {
			p.markLeadingDate(l)
			p.markMasthead(l)
		}
		p.markGlued(l)
		if !p.letter.holds(i) && len(l.text) <= longestLine {
			p.markShort(l, reported)
		}
		if l.kind == "" {
			if len(l.text) > longestLine {
				p.markCredit(l)
			}
			reported = reported || isProse(l.text)
		}
	}
}

func (p *page) markShort(l *line, reported bool) {
	first := firstWord(l.text)
	for _, r := range rules {
		if slices.Contains(r.starts, first) && r.is.MatchString(l.text) {
			l.kind, l.player = r.kind, r.player
			return
		}
	}
	switch {
	case isCaption(l.text):
		l.kind = "caption"
	case isAppeal(l.text, p.isLetter()):
		l.kind, l.appeal = "advert", true
	case len(l.text) <= longestItem && byline(l.text) != nil:
		l.kind = "byline"
	case len(l.text) <= longestItem && isDateline(l.text) && (!reported || labelled.MatchString(l.text)):
		l.kind = "dateline"
	}
}

// rules mark a line by its beginning. The first word, in lower case, only saves looking further.
var rules = []struct {
	kind   string
	starts []string
	is     *regexp.Regexp
	player bool
}{
	{kind: "advert", starts: []string{"advertisement", "advert", "advertising", "sponsored", "promoted"},
		is: regexp.MustCompile(`(?i)^(?:advert(?:isement|ising)?|sponsored(?: content| by .{1,40})?|promoted(?: content| stories)?)(?:\s*[-–—|:].{0,60})?$`)},
	{kind: "advert", starts: []string{"story", "article", "this"},
		is: regexp.MustCompile(`(?i)^(?:(?:story|article) continues (?:below|after)|this (?:article|page) (?:may )?contains? affiliate links).{0,80}$`)},
	{kind: "advert", starts: []string{"sign", "be", "install", "free"},
		is: regexp.MustCompile(`(?i)^(?:sign up (?:to|for) .{1,60}[^.!?]|be the first to get .{1,60}[^.!?]|install the .{1,40} app\b.{0,30}|free (?:daily |weekly )?newsletter)$`)},
	{kind: "byline", starts: []string{"posted", "written", "published"},
		is: regexp.MustCompile(`(?i)^(?:posted|written|published) by .{2,60}? on ` + day + `.{0,30}$`)},
	{kind: "byline", starts: []string{"by"},
		is: regexp.MustCompile(`(?i)^by (?:our|a|an|the) (?:[\p{L}-]+ ){0,3}(?:correspondents?|editors?|reporters?|staff|writers?|team)$`)},
	{kind: "dateline", starts: []string{"published", "updated", "last"},
		is: regexp.MustCompile(`(?i)^(?:published|(?:last )?updated):?$`)},
	{kind: "caption", starts: []string{"image", "images", "picture", "pictures", "photo", "photos", "photograph", "photographs", "pic", "credit", "caption", "media"},
		is: regexp.MustCompile(`(?i)^(?:(?:image|picture|photo|photograph|media)s? (?:source|caption|credit)\b|(?:image|picture|photo|photograph|pic|credit|caption)s?:|(?:picture|photo|photograph|image)s? by .{1,60}[^.!?]$)`)},
	{kind: "related", starts: []string{"more", "read", "related", "you", "articles", "most", "recommended", "see", "top", "latest", "what", "also", "don", "editor", "trending", "elsewhere", "explore", "topics", "tags", "around", "from", "up"},
		is: regexp.MustCompile(`(?i)^(?:more (?:on|from|about|stories|news|like this)\b.{0,80}[^.!?…:;,]|more(?: stories)?:?|(?:read|see) (?:more|also|next)\b(?:\s*[:|].*|(?: (?:on|about|from|here)\b.{0,80})?[^.!?…;,]*)|read (?:the|full) .{0,60}\bhere\.?|related(?: (?:articles?|stories|story|content|topics?|links?|posts?|news|reading))?:?|(?:articles )?you (?:may|might)(?: also)? (?:like|be interested in)\W*|most (?:read|popular|viewed|shared)(?:\b.{0,30}[^.!?])?|recommended(?: (?:for you|reading|stories|articles))?:?|top stories:?|latest(?: (?:news|stories|articles|videos?))?:?|what to read next|also read:?.{0,120}|don.t miss:?.{0,80}[^.!?]|editor.s (?:picks?|choice):?|trending(?: now)?:?|elsewhere:?|explore more(?: on .{1,60})?|(?:topics|tags):?.{0,120}[^.!?]|topics|tags|(?:around|from) (?:the|around the) web|up next:?)$`)},
	{kind: "nav", starts: []string{"skip", "after", "view", "join", "license", "reuse", "why", "this", "privacy"},
		is: regexp.MustCompile(`(?i)^(?:(?:skip past|after) newsletter promotion|view image in full ?screen|join the conversation|(?:license|reuse) this content|why you can trust .{1,40}[^.!?]|this article is more than .{1,20} old|privacy notice: .*)$`)},
	{kind: "nav", player: true, starts: []string{"please", "this", "the", "to", "your"},
		is: regexp.MustCompile(`(?i)^(?:please (?:use|enable|update|upgrade|switch)\b.{0,80}\b(?:browser|javascript|player|cookies)\b.{0,60}|(?:this|the) (?:video|content|audio) (?:cannot|can.t|can not|could not|is not|isn.t|is (?:provided|created|hosted) by|is unavailable)\b.{0,200}|to (?:view|play|watch|display|show|hear) this (?:video|content|audio|post)\b.{0,150}|your browser does not support .{1,60})$`)},
	{kind: "nav", starts: []string{"watch", "listen", "video", "gallery", "podcast"},
		is: regexp.MustCompile(`(?i)^(?:watch|listen|video|gallery|podcast)(?: (?:live|now|again|more|here|below))?\s*[:|]\s*.{1,150}[^.!?]$`)},
	{kind: "nav", starts: []string{"news", "headlines", "the", "your"},
		is: regexp.MustCompile(`(?i)^(?:the |your )?(?:news|headlines|day|story|briefing)(?: \w+)? in (?:\d+|sixty|ninety) (?:seconds|minutes)$`)},
	{kind: "nav", starts: []string{"", "copyright", "all", "follow", "like", "skip", "share", "view", "show", "http", "https", "posted"},
		is: regexp.MustCompile(`(?i)^(?:(?:copyright |©).{0,120}|all rights reserved.?|(?:follow|like) (?:us|@\w|.{1,40} on (?:facebook|twitter|x|instagram|tiktok|youtube|bluesky)).{0,60}|skip to .{1,30}|share (?:this|on|via)\b.{0,40}[^.!?]|(?:view|show) (?:all|more|comments)(?:\b.{0,30}[^.!?])?|https?://\S+)$`)},
	{kind: "nav", starts: []string{"close", "menu", "search", "share", "copy", "print", "email", "save", "comments", "comment", "log", "login", "sign", "subscribe", "register", "home", "play", "watch", "listen", "facebook", "twitter", "x", "whatsapp", "instagram", "linkedin", "reddit", "youtube", "bookmark", "back", "loading", "accept", "manage", "privacy", "terms", "cookie", "cookies", "contact", "about", "breaking", "live", "exclusive"},
		is: regexp.MustCompile(`(?i)^(?:close|menu|search|share|copy(?: link)?|print|email|save|comments?|log ?in|sign (?:in|up)|subscribe(?: now)?|register(?: now)?|home|play(?: video)?|watch(?: now| live)?|listen(?: now| live)?|facebook|twitter|x|whatsapp|instagram|linkedin|reddit|youtube|bookmark|back to top|loading(?:\.\.\.|…)?|accept(?: all)?(?: cookies)?|manage (?:cookies|preferences)|privacy(?: policy| notice)?|terms(?: and conditions| of use)?|cookies?(?: policy| settings)?|contact us|about us|breaking(?: news)?|live|exclusive)$`)},
}

// agencies own the pictures that news pages credit.
const agencies = `(?:Getty(?: Images)?|Alamy|Reuters|AFP|AP|PA(?: (?:Wire|Media|Images|Archive))?|Press Association|Shutterstock|Rex(?: Features)?|EPA|iStock|Anadolu|Zuma|SWNS|Bloomberg|Handout)`

var (
	agencyLine = regexp.MustCompile(`^(?:©\s*|\()?` + agencies + `(?:\s*[/|,]\s*` + agencies + `)*\)?$`)
	agencyEnd  = regexp.MustCompile(`[^.!?…]\s*\((?:[^().]{1,40}[/,] ?)?` + agencies + `(?:/[^()]{1,40})?\)$`)
	credit     = regexp.MustCompile(`(?:^|[\s.!?”"’')(])(?:Picture|Photo|Photograph|Image|Pic|Photo credit|Picture credit|Image credit|Credit|Composite|Illustration)s?(?: by)?: ?([^.:]{1,60}?)\.?\)?$`)
	handout    = regexp.MustCompile(`(?i)(?:[,.(–-]\s*|^)(?:(?:family|police|undated|court)\s)*(?:(?:photo|picture|photograph|image)\s)?(?:handout|file (?:photo|picture|image|pic)|stock (?:photo|image)|library (?:picture|image))(?:/[\w ]{1,30})?\)?\.?$`)
)

// isCaption reports whether a short line is the words of a picture.
func isCaption(text string) bool {
	last := text[len(text)-min(len(text), 90):]
	return strings.Contains(last, ":") && credit.MatchString(last) ||
		strings.HasSuffix(text, ")") && agencyEnd.MatchString(text) && sentences(text) == 1 ||
		len(text) < 60 && agencyLine.MatchString(text) ||
		len(text) <= longestItem && handoutWord(text) && sentences(text) == 1 && handout.MatchString(text)
}

// handoutWord reports whether a line has a word that handout needs: a quick no for nearly every line.
func handoutWord(text string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc([]string{"handout", "file ", "stock ", "library "}, func(word string) bool { return strings.Contains(lower, word) })
}

// markCredit marks the picture credit that ends a line of report.
func (p *page) markCredit(l *line) {
	from := len(l.text) - min(len(l.text), 90)
	if strings.Contains(l.text[from:], ": ") {
		for from < len(l.text) && !utf8.RuneStart(l.text[from]) {
			from++
		}
		if at := credit.FindStringIndex(l.text[from:]); at != nil && from+at[0] > 0 {
			start, end := trim(p.text, l.start+from+at[0]+1, l.end)
			p.parts = append(p.parts, extract.Furniture{Start: start, End: end, Kind: "caption"})
		}
	}
}

var leadingDate = regexp.MustCompile(`^(?:date:? )?(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S*)?(?:\s|$)`)

// markLeadingDate marks the date that an archive puts before the first words of a page.
func (p *page) markLeadingDate(l *line) {
	if at := leadingDate.FindStringIndex(l.text); at != nil {
		start, end := trim(p.text, l.start, l.start+at[1])
		p.parts = append(p.parts, extract.Furniture{Start: start, End: end, Kind: "dateline"})
		l.start, _ = trim(p.text, l.start+at[1], l.end)
		l.text = p.text[l.start:l.end]
	}
}

// headed is a name of up to six words, and what a dash, comma or bar sets behind it.
var headed = regexp.MustCompile(`^(\p{Lu}[\p{L}&'’.-]*(?:\s(?:of|and|the|for|&|\p{Lu}[\p{L}&'’.-]*)){0,5})(?:\s*[,|•·–—-]\s*(.+))?$`)

// markMasthead marks the name of a publication that heads the page: with a date behind it, or above a date and a headline.
func (p *page) markMasthead(l *line) {
	m := headed.FindStringSubmatch(l.text)
	if m == nil || len(l.text) > longestItem || labelled.MatchString(m[1]) {
		return
	}
	if m[2] != "" && isDateline(m[2]) && !isDateline(m[1]) {
		p.masthead, l.kind = m[1], "dateline"
	} else if len(p.lines) > 2 && m[2] == "" && medium.MatchString(m[1]) && isDateline(p.lines[1].text) && isHeadline(p.lines[2].text, false) {
		p.masthead, l.kind = m[1], "nav"
	}
}

// markGlued marks the word of an advert's frame where a page lost the line end before it.
func (p *page) markGlued(l *line) {
	for _, word := range []string{"Advertisement", "ADVERTISEMENT"} {
		if rest, found := strings.CutSuffix(l.text, word); found && endsSentence(rest) {
			p.parts = append(p.parts, extract.Furniture{Start: l.end - len(word), End: l.end, Kind: "advert"})
			l.end -= len(word)
			l.text = rest
		}
	}
}

var (
	readerWord    = regexp.MustCompile(`(?i)\b(?:you|your|you.ve|readers)\b`)
	publisherWord = regexp.MustCompile(`(?i)\b(?:us|our|we)\b`)
	weakAppeal    = regexp.MustCompile(`(?i)\b(?:help|support|donat\w+|contribut\w+|subscri\w+|sign up|free|newsletter)\b`)

	// Lower case. A line that begins with one of starts and has one of wants is an appeal; so is one that speaks of
	// the publisher's trade, of "us" and of "you".
	appealStarts = []string{"what do you think", "have your say", "write to the editor", "sign up ", "subscribe ", "register ", "donate ", "download ", "join ", "follow ", "get ", "click ", "tap ", "contact us ",
		"email us ", "do you have ", "have you got ", "got a story", "got a news", "send us ", "share your ", "to get ", "to receive ", "to read ", "to support ",
		"for more ", "stay up to date", "never miss ", "already a ", "become a "}
	appealWants = []string{"the editor", "letters page", "in the comments", "comments below", "newsletter", "inbox", "our app", "app store", "podcast", "subscri", "whatsapp channel", "on twitter", "on facebook", "on instagram",
		"on tiktok", "our journalism", "our reporters", "newsdesk", "news desk", "our news team", "email alert", "e-mail alert", "membership", "a member", " @"}
	pressWords = []string{"journalism", "our reporting", "our coverage", "newsletter", "newsroom", "advertising revenue", "subscribe", "subscription",
		"our readers", "unbiased news", "independent news"}
)

// isAppeal reports whether a line, which is nobody's quotation, asks the reader for something in the publisher's name.
// In a letter "you" is the person written to.
func isAppeal(text string, letter bool) bool {
	lower := strings.TrimLeft(strings.ToLower(text), "*• ")
	in := func(part string) bool { return strings.Contains(lower, part) }
	starts := func(with string) bool { return strings.HasPrefix(lower, with) }
	switch {
	case in("readers like you"), slices.ContainsFunc(appealStarts, starts) && slices.ContainsFunc(appealWants, in):
	case !letter && slices.ContainsFunc(pressWords, in) && readerWord.MatchString(text) && publisherWord.MatchString(text):
	default:
		return false
	}
	return !strings.ContainsAny(text, "\"“”")
}

// markTitle marks the headline: the first line above the report that is no sentence.
func (p *page) markTitle() {
	if p.isLetter() {
		return
	}
	for i, l := range p.lines {
		switch {
		case l.kind == "title":
			return
		case l.kind != "" || isLabel(l.text):
			continue
		case isHeadline(l.text, i == 0) && slices.ContainsFunc(p.lines[i+1:], func(l line) bool { return l.kind == "" && isProse(l.text) }):
			for j := range p.lines {
				if p.lines[j].text == l.text {
					p.lines[j].kind = "title"
				}
			}
		}
		return
	}
}

// isHeadline reports whether a line is worded as a headline: no full stop, or nearly all words with capitals.
func isHeadline(text string, first bool) bool {
	words := strings.Fields(text[:min(len(text), longestHeadline)])
	if len(text) > longestHeadline || len(words) < 3 || !startsUpper(text) || strings.HasPrefix(text, "“") && !strings.Contains(text, "”") {
		return false
	}
	if !finished(text) || first && strings.HasSuffix(text, "?") && len(text) <= longestItem {
		return true
	}
	long, capitals := 0, 0
	for _, w := range words {
		w = strings.TrimLeft(w, "'‘“\"(")
		if len(w) >= 4 {
			long++
			if startsUpper(w) {
				capitals++
			}
		}
	}
	return long >= 4 && 10*capitals >= 9*long
}

// markAppeals marks the short lines beside an appeal that are a part of it.
func (p *page) markAppeals() {
	appeals := func(i int) bool { return i >= 0 && i < len(p.lines) && p.lines[i].appeal }
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind == "" && len(l.text) <= longestItem && (appeals(i-1) || appeals(i+1)) && !strings.ContainsAny(l.text, "\"“”") &&
			weakAppeal.MatchString(l.text) && (readerWord.MatchString(l.text) || publisherWord.MatchString(l.text)) {
			l.kind, l.appeal = "advert", true
		}
	}
}

// markNear marks lines that are furniture because of what stands beside them: dates and times below others or
// a byline, entries of a list of other articles, the title of a video, and teasers beside a picture.
func (p *page) markNear() {
	prose := slices.IndexFunc(p.lines, func(l line) bool { return l.kind == "" && isProse(l.text) })
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "" || p.letter.holds(i) || i == 0 || len(l.text) > longestItem {
			continue
		}
		above := p.lines[i-1]
		beside := func(is func(line) bool) bool { return is(above) || i+1 < len(p.lines) && is(p.lines[i+1]) }
		switch {
		case (above.kind == "dateline" || above.kind == "byline") && isDateline(l.text):
			l.kind = "dateline"
		case above.kind == "related" && isItem(l.text):
			l.kind = "related"
		case (above.player || above.kind == "caption" && strings.HasSuffix(above.text, ",")) && !finished(l.text) && startsUpper(l.text):
			l.kind = "caption"
		case i > prose && prose >= 0 && !finished(l.text) && startsUpper(l.text) && !isLabel(l.text) &&
			beside(func(l line) bool { return l.kind == "caption" && !agencyLine.MatchString(l.text) && isCaption(l.text) }):
			l.kind = "caption"
		}
	}
}

// isItem reports whether a line below the head of a list of other articles is an entry of it.
func isItem(text string) bool {
	return (!finished(text) || strings.HasSuffix(text, "?")) && startsUpper(text) &&
		!(strings.HasPrefix(text, "“") && !strings.Contains(text, "”")) && strings.Count(text, `"`)%2 == 0
}

// markLabels marks the headings of one to four words between paragraphs and the names under pictures. A label that comes
// often is the name of a speaker in a transcript; several in a row are a list; neither is furniture.
func (p *page) markLabels() {
	count := map[string]int{}
	for _, l := range p.lines {
		if isLabel(l.text) {
			count[l.text]++
		}
	}
	named := map[string]bool{}
	for _, l := range p.lines {
		if l.kind == "byline" {
			for _, author := range byline(l.text) {
				named[author] = true
			}
		}
	}
	open := func(i int) bool { // a label that nothing has marked
		return i >= 0 && i < len(p.lines) && p.lines[i].kind == "" && isLabel(p.lines[i].text)
	}
	for i := range p.lines {
		l := &p.lines[i]
		if !open(i) || p.letter.holds(i) || count[l.text] > 2 {
			continue
		}
		switch {
		case named[l.text]:
			l.kind = "byline"
		case i > 0 && p.lines[i-1].kind == "nav" || i+1 < len(p.lines) && p.lines[i+1].kind == "nav":
			l.kind = "nav"
		case open(i-1) || open(i+1) || i+1 == len(p.lines) || i == 0:
		case allCapitalised(l.text):
			l.kind = "caption"
		default:
			l.kind = "title"
		}
	}
}

// isLabel reports whether a line is one to four words that no stop, figure, bullet or quotation mark makes more than a heading.
func isLabel(text string) bool {
	return len(text) <= longestLabel && startsUpper(text) && !strings.ContainsAny(text, "0123456789\"“”@•*:,;") &&
		!finished(text) && !strings.HasPrefix(text, "'") && !strings.HasPrefix(text, "‘") && len(strings.Fields(text)) <= 4
}

// markRepeats marks a paragraph that breaks off where another goes on, and one that stands there again word for word.
func (p *page) markRepeats() {
	const fewest = 24 // bytes: a shorter line may well be said twice
	var order []int
	for i, l := range p.lines {
		if l.kind == "" && len(l.text) >= fewest && strings.Count(l.text, " ") >= 5 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(strings.Compare(p.lines[a].text, p.lines[b].text), cmp.Compare(a, b))
	})
	for k := 1; k < len(order); k++ {
		this, next := &p.lines[order[k-1]], &p.lines[order[k]]
		switch {
		case this.text == next.text:
			next.kind = "repeat"
			order[k] = order[k-1] // the first of its equals stays the one compared
		case strings.HasPrefix(next.text, this.text) && !finished(this.text):
			this.kind = "repeat"
		}
	}
}

// endsSentence reports whether a line ends in a full stop, question mark, exclamation mark or ellipsis, with or without
// closing quotation marks.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, "\"'”’)]» ")
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "…")
}

// finished reports whether a line ends in any stop.
func finished(text string) bool {
	stripped := strings.TrimRight(text, "\"'”’)]» ")
	return endsSentence(text) || strings.HasSuffix(stripped, ":") || strings.HasSuffix(stripped, ";") || strings.HasSuffix(stripped, ",") ||
		strings.HasSuffix(stripped, "—") || strings.HasSuffix(stripped, "–")
}

// isProse reports whether a line is at least one whole sentence of some length.
func isProse(text string) bool { return len(text) >= 40 && endsSentence(text) }

// sentences counts the stops before a new word with a capital, and the end.
func sentences(text string) int {
	n := 1
	for i := 0; i+2 < len(text); i++ {
		if (text[i] == '.' || text[i] == '!' || text[i] == '?') && text[i+1] == ' ' && unicode.IsUpper(rune(text[i+2])) {
			n++
		}
	}
	return n
}

// startsUpper reports whether the first letter or digit of a line is a capital or a digit.
func startsUpper(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return !unicode.IsLower(r)
		}
		if !strings.ContainsRune("'‘’\"“(£$€", r) {
			return false
		}
	}
	return false
}

func allCapitalised(text string) bool {
	words := strings.Fields(text)
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !startsUpper(w) })
}

// firstWord returns the letters that a line begins with, in lower case.
func firstWord(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(text)
	}
	if end > 20 {
		return ""
	}
	return strings.ToLower(text[:end])
}
