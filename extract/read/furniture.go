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
	p.markHeadDates()
	p.markTitle()
	p.markNear()
	p.markPictures()
	p.markCrossheads()
	p.markFoot()
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
		if len(l.text) <= longestLine {
			p.markShort(l, reported, p.letter.holds(i))
		}
		if l.kind == "" {
			if len(l.text) > longestLine {
				p.markCredit(l)
			}
			reported = reported || isProse(l.text)
		}
	}
}

// markShort marks a short line. In the head or foot of a letter a name, a date or an office is the writer's.
func (p *page) markShort(l *line, reported, writers bool) {
	text := strings.Trim(l.text, bullets)
	first := firstWord(text)
	for _, r := range rules {
		if slices.Contains(r.starts, first) && !(writers && (r.kind == "byline" || r.kind == "dateline")) && r.is.MatchString(text) {
			l.kind, l.player = r.kind, r.player
			return
		}
	}
	switch {
	case isCaption(text):
		l.kind = "caption"
	case isAppeal(l.text, p.isLetter()):
		l.kind, l.appeal = "advert", true
	case isContact(text), isMenu(l.text), holdsAny(strings.ToLower(text), "://", "www.") && address.MatchString(text),
		!strings.ContainsAny(text, "\"“”") && holdsAny(strings.ToLower(text), imprintWords...) && imprint.MatchString(text):
		l.kind = "nav"
	case reported && pointer.MatchString(text):
		l.kind = "related"
	case writers:
	case len(l.text) <= longestItem && byline(l.text) != nil:
		l.kind = "byline"
	case len(l.text) <= longestItem && isDateline(l.text) && (!reported || labelled.MatchString(l.text)):
		l.kind = "dateline"
	}
}

// bullets are the marks that a page sets around a line of its own.
const bullets = "•●■▪◆►▶→»>*_=~#-–— "

var (
	// pointer is a line below the beginning of a report that names another one, behind a word for it.
	pointer = regexp.MustCompile(`(?i)^(?:now read|read(?: now| next| this)?|also|more|related|trending|recommended|most read|see|next(?: up)?|elsewhere|earlier|previously|background|opinion|comment|analysis|explained|explainer|poll|vote|in case you missed it|from the archives?|don.t miss)\s*[:|]\s*[^\s.][^.]{8,200}$`)
	// imprint is a line that says who answers for the page.
	imprint = regexp.MustCompile(`(?i)\b(?:registered (?:in england|in scotland|office|charity|company)|(?:company|charity) (?:registration )?(?:number|no)\b|(?:regulated by|members? of|complain\w* to) (?:ipso|the independent press standards)|published by [^.!?]{2,60}\b(?:ltd|limited|plc|newspapers)\b)`)
	// imprintWords are words of which imprint needs one: a quick no for nearly every line.
	imprintWords = []string{"registered", "company", "charity", "regulated", "member", "complain", "published"}
	// address is a line that is the address of a page, with or without what it leads to.
	address = regexp.MustCompile(`(?i)^(?:[^.!?]{1,80}: ?|[^.!?]{1,60}\b(?:at|visit|see|here) )?(?:https?://|www\.)\S+$`)
)

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
		is: regexp.MustCompile(`(?i)^(?:sign up (?:to|for) (?:.{1,60}[^.!?]|(?:our|the|your|a free|free)\b.{1,200})|be the first to get .{1,60}[^.!?]|install the .{1,40} app\b.{0,30}|free (?:daily |weekly )?newsletter)$`)},
	{kind: "advert", starts: []string{"enter", "invalid", "please", "something", "thank", "thanks", "we", "you", "unsubscribe", "view", "by", "our"},
		is: regexp.MustCompile(`(?i)^(?:enter (?:your|a valid) e-?mail\b.{0,40}|(?:please enter a valid|invalid) e-?mail\b.{0,30}|something went wrong\b.{0,60}|(?:thank you|thanks) for (?:subscribing|signing up|registering|following|reading)\b.{0,60}|we have more newsletters\b.{0,60}|you can (?:unsubscribe|opt out) at any time\b.{0,60}|unsubscribe\b.{0,40}|view this (?:e-?mail|newsletter) in (?:your|a) browser\b.{0,20}|you are receiving this (?:e-?mail|newsletter)\b.{0,150}|by (?:signing up|subscribing|registering|clicking|continuing|entering your)\b.{0,80}\byou (?:agree|accept|consent|confirm)\b.{0,150}|our (?:[\w-]+ ){0,3}(?:newsletter|e-?mail|bulletin|briefing) (?:breaks down|brings|rounds up|delivers|gives|sends)\b.{0,60}\b(?:you|news|stories)\b.{0,120})$`)},
	{kind: "advert", starts: []string{"this", "you", "already", "to", "continue", "create", "start", "if", "subscribe", "premium"},
		is: regexp.MustCompile(`(?i)^(?:this (?:article|content|story) is (?:only |exclusively )?(?:available )?(?:for|to) (?:our )?(?:subscribers|members)\b.{0,80}|you have .{1,20} articles? (?:left|remaining)\b.{0,60}|already (?:a )?(?:subscribed|subscriber|registered|member)\?.{0,60}|(?:to )?continue reading\b.{0,80}|subscribe to (?:continue|read)\b.{0,80}|(?:create|start) (?:a|your) free .{1,60}|premium)$`)},
	{kind: "advert", starts: []string{"click", "tap", "promoted", "scan", "text"},
		is: regexp.MustCompile(`(?i)^(?:(?:click|tap) (?:here|the link|this link|below)\b.{0,120}|promoted by .{2,80} on behalf of .{2,150}|scan the qr code\b.{0,120}|text .{1,200}\btexts cost\b.{0,80})$`)},
	{kind: "byline", starts: []string{"posted", "written", "published", "updated"},
		is: regexp.MustCompile(`(?i)^(?:(?:posted|written|published) by .{2,60}? on (?:` + weekday + `[\s,]+)?` + day + `.{0,60}[^.!?]|posted by [^.!?]{2,40} in [^.!?]{2,80}|(?:posted|published|updated) (?:on )?(?:` + weekday + `[\s,]+)?` + day + `[^.!?]{0,20}\bby [^.!?]{2,60})$`)},
	{kind: "byline", starts: []string{"", "additional", "other", "reporting", "editing"},
		is: regexp.MustCompile(`(?i)^(?:\(?(?:additional|other) (?:reporting|writing|editing|research|words) (?:by|from) .{2,250}|\(?reporting by .{2,150}; ?(?:additional|writing|editing)\b.{2,150}|\((?:reporting|editing|writing) by [^()]{2,200}\)|(?:reporting|editing) by (?:\p{Lu}[\p{L}'’-]+,? ?(?:and )?){2,8})$`)},
	{kind: "byline", starts: []string{"by"},
		is: regexp.MustCompile(`(?i)^by (?:our|a|an|the) (?:[\p{L}-]+ ){0,3}(?:correspondents?|editors?|reporters?|staff|writers?|team)$`)},
	{kind: "dateline", starts: []string{"published", "updated", "last"},
		is: regexp.MustCompile(`(?i)^(?:published|(?:last )?updated):?$`)},
	{kind: "nav", starts: []string{"", "comments", "comment", "leave", "post", "add", "be", "reply", "your", "required", "share", "story", "you", "sort", "report"},
		is: regexp.MustCompile(`(?i)^(?:\d[\d,]* (?:view )?comments?|\d[\d,]* (?:shares|likes|replies)|\d[\d,]* (?:thoughts?|responses?|replies|comments?) (?:on|to) ["“'‘].{1,200}|comments? ?\(\d[\d,]*\)|comments? (?:rules|guidelines|policy|are (?:now )?(?:closed|open|moderated)\b.{0,80})|(?:leave|post|add) (?:a|your) (?:comment|reply)|be the first to comment\.?|reply|report comment|your e-?mail address will not be published\b.{0,80}|required fields are marked\b.{0,20}|share or comment on this (?:article|story)\b.{0,200}|story saved|you can find this story in .{1,40}|sort by(?::| (?:newest|oldest|best|date)\b).{0,40})$`)},
	{kind: "nav", starts: []string{"this", "we", "our", "some", "the", "if", "when", "links"},
		is: regexp.MustCompile(`(?i)^(?:(?:this|our|the) (?:web)?site uses cookies\b.{0,250}|we (?:(?:and our partners )?use cookies|use your sign-?up)\b.{0,250}|(?:some|the)? ?links (?:in|on) this (?:article|page|story)\b.{0,250}|(?:if|when) you (?:click|buy|purchase)\b.{0,120}\b(?:commission|affiliate)\b.{0,100})$`)},
	{kind: "nav", starts: []string{"this", "the", "correction", "corrections", "clarification", "clarifications", "amendment", "a", "an", "in", "more", "editor", "editors"},
		is: regexp.MustCompile(`(?i)^(?:(?:this|the) (?:story|article|post|piece|column|page|headline) (?:has|was|is)\b(?: \w+){0,2}? (?:updated|amended|corrected|clarified|edited|first published|originally published)\b.{0,250}|(?:corrections?|corrections and clarifications|amendments?)\b[^.!?:]{0,40}[:–—].{1,290}|(?:clarifications?|editor(?:.s|s.)? note)\b[^.!?:]{0,40}[:–—].{0,200}\b(?:article|story|post|page|version|updated|published|corrected|author|names?)\b.{0,200}|this is a (?:breaking|developing) (?:news )?story\b.{0,200}|more (?:to follow|follows)\b.{0,40}|(?:in )?an? (?:earlier|previous) version of this (?:story|article|post|piece|column|page|headline)\b.{1,250})$`)},
	{kind: "nav", starts: []string{"", "continued", "continues", "turn", "full", "see", "comment", "editorial", "leader", "letters", "analysis", "obituary", "more", "story", "report", "page"},
		is: regexp.MustCompile(`(?i)^[•●*>» ]*(?:page \d+ of \d+|(?:continue[sd]|turn) (?:on|to|from) page \d+\b.{0,40}|(?:full (?:story|report)|story|report|see|comment|editorial|leader|letters|analysis|obituary|more)(?: and (?:comment|analysis|leader|editorial))?:?,? (?:see |on )?(?:pages?|p) ?\d+(?: ?(?:[-–&,]|and) ?\d+)*\.?)$`)},
	{kind: "nav", starts: []string{"", "on", "in", "quiz", "reading", "registered", "company", "charity", "printed"},
		is: regexp.MustCompile(`(?i)^(?:\[[^\[\]]{1,140}\]|on this day:.{1,250}|(?:in pictures|quiz)\s*[:|].{1,150}[^.!?]|reading time:? .{1,30}|registered (?:charity|company|office|in england)\b.{0,150}|(?:company|charity) (?:registration )?(?:number|no\b).{0,60}|printed (?:and published )?by .{2,150})$`)},
	{kind: "nav", starts: []string{"show", "key", "this", "our", "that", "thanks", "thank", "good", "hello", "refresh", "scroll", "stay", "stick", "follow", "the", "transcribed", "we", "live"},
		is: regexp.MustCompile(`(?i)^(?:show key events only|key (?:events|moments)|(?:this|our) live (?:page|blog|coverage|feed) (?:is|has|was)\b.{0,120}|that.s (?:all|it) (?:from us|from our|for (?:today|now|tonight))\b.{0,120}|(?:thanks|thank you) for (?:joining|following|being with)\b.{0,120}|(?:good (?:morning|afternoon|evening)|hello)\b.{0,40}\bwelcome to\b.{0,120}\blive\b.{0,120}|(?:refresh|scroll down)\b.{0,40}\b(?:updates?|latest|page)\b.{0,80}|(?:stay|stick) with us\b.{0,150}|follow (?:our|the) live\b.{0,150}|we.ll (?:be bringing|bring) you\b.{0,150}|(?:this|the) transcript (?:is|was|has been|may)\b.{0,250}|transcribed by .{1,80}|we(?:.re| are) (?:closing|pausing|ending) (?:this|our) live\b.{0,120}|live (?:feed|reporting|updates?)(?: .{1,60}[^.!?])?)$`)},
	{kind: "caption", starts: []string{"image", "images", "picture", "pictures", "photo", "photos", "photograph", "photographs", "pic", "credit", "caption", "media"},
		is: regexp.MustCompile(`(?i)^(?:(?:image|picture|photo|photograph|media)s? (?:source|caption|credit)\b|(?:image|picture|photo|photograph|pic|credit|caption)s?:|(?:picture|photo|photograph|image)s? by .{1,60}[^.!?]$)`)},
	{kind: "caption", starts: []string{"pictured", "above", "below", "left", "right", "inset", "main", "top", "clockwise", "from", "file"},
		is: regexp.MustCompile(`(?i)^(?:(?:pictured|above|below|left|right|inset|main picture|top|clockwise from .{1,20}|from left|file (?:photo|picture|image))(?: (?:left|right|above|below|centre))?:.{5,250}|(?:pictured|clockwise from .{1,20}|from left),? [^.!?]{5,200})$`)},
	{kind: "byline", starts: []string{"graphic", "graphics", "illustration", "illustrations", "data", "research", "produced"},
		is: regexp.MustCompile(`^(?i:graphics?|illustrations?|data(?: analysis)?|research|produced) (?:by|By):? ` + person + `(?:(?:, | and | & )` + person + `)*\.?$`)},
	{kind: "advert", starts: []string{"try", "get", "enjoy", "save", "subscribe", "read", "buy", "order", "unlock", "join", "become", "start", "special", "claim", "book", "search", "browse", "find"},
		is: regexp.MustCompile(`(?i)^(?:.{0,120}\b(?:(?:issues?|months?|weeks?) for (?:just |only )?£\d|for (?:just|only) £\d|from (?:just|only) £\d|free trial\b).{0,100}|book (?:now|your (?:place|ticket|seat)s?|tickets)\b.{0,120}|(?:search|browse|find) .{0,40}\b(?:jobs|vacancies|properties)\b.{0,80})$`)},
	{kind: "related", starts: []string{"more", "read", "related", "you", "articles", "most", "recommended", "see", "top", "latest", "what", "also", "don", "editor", "trending", "elsewhere", "explore", "topics", "tags", "around", "from", "up"},
		is: regexp.MustCompile(`(?i)^(?:more (?:on|from|about|stories|news|like this)\b.{0,80}[^.!?…:;,]|more(?: stories)?:?|(?:read|see) (?:more|also|next)\b(?:\s*[:|].*|(?: (?:on|about|from|here)\b.{0,80})?[^.!?…;,]*)|read (?:the|full) .{0,60}\bhere\.?|related(?: (?:articles?|stories|story|content|topics?|links?|posts?|news|reading))?:?|(?:articles )?you (?:may|might)(?: also)? (?:like|be interested in)\W*|most (?:read|popular|viewed|shared)(?:\b.{0,30}[^.!?])?|recommended(?: (?:for you|reading|stories|articles))?:?|top stories:?|latest(?: (?:news|stories|articles|videos?))?:?|what to read next|also read:?.{0,120}|don.t miss:?.{0,80}[^.!?]|editor.s (?:picks?|choice):?|trending(?: now)?:?|elsewhere:?|explore more(?: on .{1,60})?|(?:topics|tags):?.{0,120}[^.!?]|topics|tags|(?:around|from) (?:the|around the) web|up next:?)$`)},
	{kind: "nav", starts: []string{"skip", "after", "view", "join", "license", "reuse", "why", "this", "privacy"},
		is: regexp.MustCompile(`(?i)^(?:(?:skip past|after) newsletter promotion|view image in full ?screen|join the conversation|(?:license|reuse) this content|why you can trust .{1,40}[^.!?]|this article is more than .{1,20} old|privacy notice: .*)$`)},
	{kind: "nav", player: true, starts: []string{"please", "this", "the", "to", "your"},
		is: regexp.MustCompile(`(?i)^(?:please (?:use|enable|update|upgrade|switch|turn on)\b.{0,80}\b(?:browser|javascript|player|cookies)\b.{0,60}|(?:this|the) (?:video|content|audio) (?:cannot|can.t|can not|could not|is not|isn.t|is (?:provided|created|hosted) by|is unavailable)\b.{0,200}|to (?:view|play|watch|display|show|hear) this (?:video|content|audio|post)\b.{0,150}|your browser does not support .{1,60})$`)},
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
	creditLine = regexp.MustCompile(`^(?:\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,3}(?:\s*[/|]\s*|\svia\s|\sfor\s))?(?:` + agencies + `|(?i:Associated Press|Agence France-Presse))\.?$`)
	creditName = regexp.MustCompile(`(?:^|[.!?)”"’'(|\[])\s?(?i:picture|photo|photograph|image|pic|graphic|illustration)s?(?:(?i: by| courtesy of| supplied by| copyright|/| ©| credit:?) [^.:]{1,60}|(?i: supplied| submitted))\.?[)\]]?$`)
	graphic    = regexp.MustCompile(`^(?i:chart|graphic|graph|map|table|infographic|source|sources)(?: \d+)?: .{1,150}[^.!?]$`)
	sourceEnd  = regexp.MustCompile(`(?:^|[\s.!?”"’'])(?i:image|picture|photo) (?:source|credit|copyright)(?:,|:) .{1,50}$`)
	credit     = regexp.MustCompile(`(?:^|[\s.!?”"’')(])((?:PICTURE|PHOTO|PIC|IMAGE|Pictured?|Photo|Photograph|Image|Pic|Photo credit|Picture credit|Image credit|Credit|Composite|Illustration|Photo illustration|Graphic)s?(?: by)?: ?([^.:]{1,60}?)\.?\)?)$`)
	handout    = regexp.MustCompile(`(?i)(?:[,.(–-]\s*|^)(?:(?:family|police|undated|court)\s)*(?:(?:photo|picture|photograph|image)\s)?(?:handout|file (?:photo|picture|image|pic)|stock (?:photo|image)|library (?:picture|image))(?:/[\w ]{1,30})?\)?\.?$`)
)

// isCaption reports whether a short line is the words of a picture.
func isCaption(text string) bool {
	last := text[len(text)-min(len(text), 90):]
	return strings.Contains(last, ":") && credit.MatchString(last) ||
		strings.HasSuffix(text, ")") && agencyEnd.MatchString(text) && sentences(text) == 1 ||
		len(text) < 60 && (agencyLine.MatchString(text) || creditLine.MatchString(text)) || pictureWord(last) && (sourceEnd.MatchString(last) || creditName.MatchString(last)) || len(text) <= longestItem && graphic.MatchString(text) ||
		len(text) <= longestItem && handoutWord(text) && sentences(text) == 1 && handout.MatchString(text)
}

// handoutWord reports whether a line has a word that handout needs: a quick no for nearly every line.
func handoutWord(text string) bool {
	return holdsAny(strings.ToLower(text), "handout", "file ", "stock ", "library ")
}

// pictureWord is handoutWord for sourceEnd and creditName.
func pictureWord(text string) bool {
	return holdsAny(strings.ToLower(text), "pic", "photo", "image", "graphic", "illustration")
}

func holdsAny(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// markCredit marks the picture credit that ends a line of report.
func (p *page) markCredit(l *line) {
	from := len(l.text) - min(len(l.text), 90)
	if strings.Contains(l.text[from:], ": ") {
		for from > 0 && from < len(l.text) && l.text[from-1] != ' ' { // not within a word
			from++
		}
		if at := credit.FindStringSubmatchIndex(l.text[from:]); at != nil && from+at[2] > 0 {
			start, end := trim(p.text, l.start+from+at[2], l.end)
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

// markMasthead marks the name of a publication that heads the page: with a date behind it, or above a menu or a date and a headline.
func (p *page) markMasthead(l *line) {
	m := headed.FindStringSubmatch(l.text)
	if m == nil || len(l.text) > longestItem || labelled.MatchString(m[1]) {
		return
	}
	if m[2] != "" && isDateline(m[2]) && !isDateline(m[1]) {
		p.masthead, l.kind = m[1], "dateline"
	} else if len(p.lines) > 2 && m[2] == "" && medium.MatchString(m[1]) && (isMenu(p.lines[1].text) || isDateline(p.lines[1].text) && isHeadline(p.lines[2].text, false)) {
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
	appealStarts = []string{"what do you think", "have your say", "write to the editor", "write to us", "sign up", "subscribe ", "register ", "donate ", "download ", "join ", "follow ", "get ", "click ", "tap ", "contact us ",
		"email us ", "do you ", "does your ", "were you ", "have you ", "got a story", "got a news", "got a tip", "are you ", "send us ", "send your ", "share your ", "to get ", "to receive ", "to read ", "to support ",
		"for more ", "for the latest ", "stay up to date", "stay informed", "stay connected", "keep up ", "never miss ", "don't miss ", "don’t miss ", "already a ", "become a ", "support ", "receive ", "want ", "catch up ", "tune in", "you can listen", "you can hear", "find us ", "listen to ", "if you have been affected", "if you've been affected", "if you’ve been affected"}
	appealWants = []string{"the editor", "letters page", "in the comments", "comments below", "newsletter", "inbox", "our app", "app store", "podcast", "subscri", "on whatsapp", "whatsapp channel", "on twitter", "on facebook", "on instagram",
		"on tiktok", "our journalism", "our reporters", "newsdesk", "news desk", "our news team", "email alert", "e-mail alert", "membership", "a member", " @", "email the team", "email us", "email our", "get in touch", "join our community", "your letters", "keep letters", "on bluesky", "on linkedin", "on sounds", "social media", "action line", "helpline", "our website", "breaking news", "stories like this", "our daily", "our weekly", "our free", "briefing", "bulletin", "round-up", "alerts", " fm", "on dab"}
	// So is one that asks for the reader's views (appealAsks) and says that they go in the comments (commentary).
	appealAsks = []string{"have your say", "let us know", "tell us", "join the conversation", "join the debate"}
	// beggings are words of appeals wherever they stand.
	beggings = []string{"sign up here", "sign up now", "sign up today", "sign up for free", "subscribe here", "subscribe now", "subscribe today", "donate here", "click here to", "download our app", "download the app", "follow us on", "find us on", "like us on",
		"our whatsapp", "whatsapp channel", "our newsletter", "our free newsletter", "our weekly newsletter", "our daily newsletter", "unsubscribe at any time", "opt out at any time", "t&cs apply", "terms and conditions apply", "see our privacy"}
	commentary = []string{"in the comments", "comments below", "comments section", "comment section", "in our comments"}
	pressWords = []string{"journalism", "our reporting", "our coverage", "newsletter", "newsroom", "advertising revenue", "subscribe", "subscription",
		"our readers", "unbiased news", "independent news"}
)

// isAppeal reports whether a line, which is nobody's quotation, asks the reader for something in the publisher's name.
// In a letter "you" is the person written to.
func isAppeal(text string, letter bool) bool {
	lower := strings.Trim(strings.ToLower(text), bullets)
	in := func(part string) bool { return strings.Contains(lower, part) }
	starts := func(with string) bool { return strings.HasPrefix(lower, with) }
	switch {
	case in("readers like you"), slices.ContainsFunc(beggings, in), slices.ContainsFunc(appealStarts, starts) && contactPoint.MatchString(text), slices.ContainsFunc(appealStarts, starts) && slices.ContainsFunc(appealWants, in),
		slices.ContainsFunc(appealAsks, in) && slices.ContainsFunc(commentary, in):
	case !letter && slices.ContainsFunc(pressWords, in) && readerWord.MatchString(text) && publisherWord.MatchString(text):
	default:
		return false
	}
	return !strings.ContainsAny(text, "\"“”")
}

var (
	contactStarts = []string{"for", "media", "press", "contact", "contacts", "email", "e", "tel", "telephone", "phone", "call", "enquiries", "further", "notes", "general", "news", "editorial", "advertising", "twitter", "website", "web"}
	contactPoint  = regexp.MustCompile(`[\w.+-]+@[\w-]+\.\w|(?:^|[\s(])(?:\+44|\(?0\d)[\d ()-]{7,}`)
	contactWord   = regexp.MustCompile(`(?i)\b(?:contact|e-?mail|call|ring|phone|press office|media office|interviews?)\b`)
	contactLabel  = regexp.MustCompile(`(?i)^(?:for (?:all |any )?(?:more|further|media|press|interviews?|enquiries|additional)\b|(?:media|press|general|news|editorial|advertising|further)\b.{0,30}\b(?:contacts?|enquir|inquir|office|desk|information|details|queries)|contacts?\b|e-?mail\b|tel(?:ephone)?\b|phone\b|call us\b|enquiries\b|notes? to editors?\b|twitter\b|web(?:site)?\b)`)
)

// isContact reports whether a line tells whom to write to or ring: it begins as one that does, and has an address or a number.
func isContact(text string) bool {
	if strings.ContainsAny(text, "\"“”") || !strings.ContainsAny(text, "@0+") || !contactPoint.MatchString(text) {
		return false
	}
	return slices.Contains(contactStarts, firstWord(text)) && contactLabel.MatchString(text) || contactWord.MatchString(text) && !narrated.MatchString(text)
}

var (
	menuBreak = regexp.MustCompile(`\s*[|›»•·]\s*|\s+>\s+`)
	// menuWords are the names of parts of a site, in lower case.
	menuWords = regexp.MustCompile(`^(?:home|homepage|news|sports?|opinion|comment|comments|culture|lifestyle|life|business|money|politics|world|uk|us|local|tech|technology|science|health|education|weather|travel|video|videos|tv|radio|jobs|property|motors|motoring|farming|obituaries|family notices|notices|what.s on|entertainment|football|about|about us|archive|archives|contact|contact us|subscribe|sign in|log in|login|register|menu|search|newsletters?|events|campaigns|join|join us|donate|shop|more|share|share this|older posts|newer posts|print|email|courts|crime|food|arts|music|puzzles|letters|announcements|nostalgia|in your area|features|community|blog|publications|press|media|members|\d+ comments?)$`)
)

// isMenu reports whether a line is the menu of a site or the way to one of its pages: short items with marks between them, or in
// capitals, of which two are the names of parts of a site. A row of a table has neither.
func isMenu(text string) bool {
	if len(text) > longestItem {
		return false
	}
	items := menuBreak.Split(text, -1)
	breaks := len(items) - 1
	if breaks == 0 {
		if items = strings.Fields(text); len(items) < 3 || strings.ToUpper(text) != text || endsSentence(text) {
			return false
		}
	}
	known := 0
	for _, item := range items {
		item = strings.ToLower(strings.TrimSpace(item))
		if len(strings.Fields(item)) > 6 {
			return false
		}
		if menuWords.MatchString(item) {
			known++
		}
	}
	return known >= 2 && 2*known >= len(items)-1 || breaks == 1 && known == 1 && strings.Contains(text, " > ")
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
		case barred(l.text) && !beside(func(l line) bool { return barred(l.text) }):
			l.kind = "nav"
			if dayIn.MatchString(l.text) {
				l.kind = "dateline"
			}
		case above.kind == "byline" && !finished(l.text) && office.MatchString(l.text) && !strings.ContainsAny(l.text, "\"“”"):
			l.kind = "byline"
		case above.kind == "advert" && texted.MatchString(l.text):
			l.kind = "advert"
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

// barred reports whether bars divide a line that is no sentence. Several one below the other are a table.
func barred(text string) bool {
	return !endsSentence(text) && (strings.Contains(text, " | ") || strings.Contains(text, " · ") || strings.Contains(text, " • "))
}

// texted is a message of a reader, as a page prints them below one another: the words in marks and who sent them.
var texted = regexp.MustCompile(`^['‘"“].+['’"”]\s*[–—-]\s*[^.!?]{2,60}$`)

// isItem reports whether a line below the head of a list of other articles is an entry of it.
func isItem(text string) bool {
	return (!finished(text) || strings.HasSuffix(text, "?")) && startsUpper(text) &&
		!(strings.HasPrefix(text, "“") && !strings.Contains(text, "”")) && strings.Count(text, `"`)%2 == 0
}

var (
	pictured = regexp.MustCompile(`\b(?:hugs?|shakes? hands|looks? on|speaks? (?:to|at|during)|poses?|waves?|walks?|arrives?|listens?|smiles?|places? flowers|lays? (?:a wreath|flowers)|embraces?|gestures?|addresse?s|watch(?:es)?|greets?)\b`)
	narrated = regexp.MustCompile(`\b(?:said|says|told|has|have|had|will|would|announced|warned|called|voted|confirmed|added|claimed|insisted|denied)\b`)
	bracket  = regexp.MustCompile(`[^.!?:]\s\(\p{Lu}[\p{L}&'’ -]{1,40}(?:/[\p{L}&'’ -]{1,40})?\)$`)
)

const fewestPictured = 5 // words of a caption that nothing but its place and the lack of a full stop shows

// markPictures marks the words of pictures that their place shows: what stands unfinished between the head of a news page and its
// report, the description and caption below the owner of a picture, and a line that ends in the owner's name in brackets.
func (p *page) markPictures() {
	open := func(i int) bool { return i >= 0 && i < len(p.lines) && p.lines[i].kind == "" && !p.letter.holds(i) }
	prose := func(i int) bool { return open(i) && isProse(p.lines[i].text) }
	words := func(i int) bool { // an unfinished line of some words
		return open(i) && startsUpper(p.lines[i].text) && !finished(p.lines[i].text) && len(strings.Fields(p.lines[i].text)) >= fewestPictured && len(p.lines[i].text) <= longestHeadline
	}
	mark := func(i int) { p.lines[i].kind = "caption" }
	for i := range p.lines {
		l := p.lines[i]
		switch {
		case words(i) && bracket.MatchString(l.text) && sentences(l.text) == 1 && !words(i-1) && !words(i+1) && i > 0:
			mark(i)
		case l.kind == "caption" && (agencyLine.MatchString(l.text) || creditLine.MatchString(l.text)) && open(i+1) && len(p.lines[i+1].text) <= longestLine &&
			len(extract.Sentences(p.lines[i+1].text, 0, len(p.lines[i+1].text))) == 1 && !strings.ContainsAny(p.lines[i+1].text, "\"“”") && pictured.MatchString(p.lines[i+1].text) && !narrated.MatchString(p.lines[i+1].text):
			mark(i + 1)
		}
	}
	first := slices.IndexFunc(p.lines, func(l line) bool { return l.kind == "" && isProse(l.text) })
	head := -1 // the last line above the report that names its author or its hour
	for i := 0; i < first; i++ {
		if l := p.lines[i]; l.kind == "byline" || l.kind == "dateline" && (labelled.MatchString(l.text) || hour.MatchString(l.text)) {
			head = i
		}
	}
	var below []int
	for i := head + 1; head >= 0 && i < first; i++ {
		if words(i) && !strings.ContainsAny(p.lines[i].text, ":\"“”‘") && !strings.Contains(p.lines[i].text, " '") && !narrated.MatchString(p.lines[i].text) {
			below = append(below, i)
		}
	}
	if len(below) <= 2 { // more are a summary of the report
		for _, i := range below {
			mark(i)
		}
	}
	if first > 0 && (isLabel(p.lines[first-1].text) || p.lines[first-1].kind == "caption") && words(first+1) && prose(first+2) && !narrated.MatchString(p.lines[first].text) {
		mark(first)
		mark(first + 1)
	}
}

// markHeadDates marks the lines above the report that name the page and its day: "Morning Tide, Radio Eastmere, 3 April 2024".
func (p *page) markHeadDates() {
	if p.isLetter() {
		return
	}
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind == "" && isProse(l.text) {
			return
		}
		at := dayIn.FindStringIndex(l.text)
		if l.kind == "" && at != nil && len(l.text) <= longestItem && !finished(l.text) && !meeting.MatchString(l.text) && !narrated.MatchString(l.text) &&
			allCapitals(strings.Map(func(r rune) rune {
				if strings.ContainsRune(",–—-:.", r) {
					return ' '
				}
				return r
			}, l.text[:at[0]])) {
			l.kind = "dateline"
		}
	}
}

var (
	meeting = regexp.MustCompile(`(?i)\b(?:meetings?|minutes|held|hearing|session|since|until|from|by|before|after)\b`)
)

var hour = regexp.MustCompile(`\d[:.]\d\d`)

// longestCrosshead is how many words a heading between paragraphs may quote.
const longestCrosshead = 12

// markCrossheads marks the headings between paragraphs that quote the report: a line that is all in quotation marks, without a stop.
// What somebody says in a paragraph of its own ends in a stop, or goes on.
func (p *page) markCrossheads() {
	isCrosshead := func(i int) bool {
		if i < 0 || i >= len(p.lines) {
			return false
		}
		text := p.lines[i].text
		inner := strings.Trim(text, "'‘’\"“”")
		first, size := utf8.DecodeRuneInString(text)
		last, _ := utf8.DecodeLastRuneInString(text)
		return len(text) <= longestItem && strings.ContainsRune("'‘\"“", first) && strings.ContainsRune("'’\"”", last) && len(text) > size && !finished(inner) &&
			!strings.ContainsAny(inner, "\"“”") && startsUpper(inner) && len(strings.Fields(inner)) <= longestCrosshead
	}
	beside := func(i int) bool { // what a heading stands between
		return i >= 0 && i < len(p.lines) && (p.lines[i].kind != "" || isProse(p.lines[i].text) && startsUpper(p.lines[i].text))
	}
	for i := range p.lines {
		if p.lines[i].kind == "" && !p.letter.holds(i) && isCrosshead(i) && beside(i-1) && beside(i+1) && !isCrosshead(i-1) && !isCrosshead(i+1) {
			p.lines[i].kind = "title"
		}
	}
}

// lists reports of each line whether those below it are a list of other reports: no more of them are sentences than are not.
func (p *page) lists() []bool {
	found := make([]bool, len(p.lines))
	told, named := 0, 0
	for i := len(p.lines) - 1; i >= 0; i-- {
		found[i] = told > 0 && told <= named
		if l := p.lines[i]; l.kind == "" && isProse(l.text) {
			told++
		} else {
			named++
		}
	}
	return found
}

// mostAuthors is how many names of a byline are looked for below a report.
const mostAuthors = 8

var (
	commentsHead = regexp.MustCompile(`(?i)^(?:\d[\d,]* (?:view )?comments?|\d[\d,]* (?:thoughts?|responses?|replies|comments?) (?:on|to) .{1,200}|comments? ?\(\d[\d,]*\)|(?:readers.|reader|your) comments|leave a (?:comment|reply))$`)
	writerNote   = regexp.MustCompile(`^\s*(?:is|was|covers|writes|reports|can be (?:reached|contacted|followed)|joined)\b`)
)

// markFoot marks what stands below a report: the comments of readers, lists of other reports, and who the author is.
func (p *page) markFoot() {
	var authors []string
	for _, l := range p.lines {
		if l.kind == "byline" {
			authors = append(authors, byline(l.text)...)
		}
	}
	authors = authors[:min(len(authors), mostAuthors)]
	comments, listed, lists := false, false, p.lists()
	for i := range p.lines {
		l := &p.lines[i]
		below := l.start >= len(p.text)*3/5 // a count of comments may stand above a report
		switch {
		case l.kind != "":
			comments = comments || below && !p.isLetter() && commentsHead.MatchString(l.text)
			listed = listed || below && l.kind == "related" && isLabel(l.text) && lists[i]
		case p.letter.holds(i):
		case comments:
			l.kind = "nav"
		case listed && len(l.text) <= longestHeadline:
			l.kind = "related"
		case below && len(l.text) <= longestLine && !strings.ContainsAny(l.text, "\"“”") && slices.ContainsFunc(authors, func(name string) bool {
			rest, named := strings.CutPrefix(l.text, name)
			return named && writerNote.MatchString(rest)
		}):
			l.kind = "byline"
		}
	}
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
