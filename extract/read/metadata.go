package read

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"policybrief/extract"
)

const (
	months  = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)`
	day     = `(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?` + months + `\.?,?\s+\d{4}|` + months + `\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})`
	clock   = `(?:T?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:GMT|BST|UTC|IST|UK|CEST|CET|AEST|AEDT|[ECMP][SD]?T|Z|[+-]\d\d:?\d\d)?)`
	weekday = `(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?)`
	release = `(?:(?:first |originally )?(?:published|posted|created|issued|released|broadcast)|transcript|publication date|(?:strictly )?embargo(?:ed)?(?: (?:until|to|for))?|for (?:immediate )?(?:release|publication)|date)`
	change  = `(?:(?:last )?(?:updated?|modified|edited|revised)|last update)`
	ago     = `(?:\d+[ -](?:second|minute|min|hour|day|week)s? (?:ago|read))`
	between = `(?:[\s|•·.:;,()–—-]|\bat\b|\bon\b|\bUK\b)`
)

var (
	dateline = regexp.MustCompile(`^(?i:` + between + `|` + release + `|` + change + `|` + day + `|` + clock + `|` + weekday + `|` + ago + `)+$`)
	labelled = regexp.MustCompile(`(?i)^\W*(?:` + release + `|` + change + `)\b`)
	stamp    = regexp.MustCompile(`(?i)(?:(` + release + `)|(` + change + `))?` + between + `*(?:` + clock + between + `+)?(?:` + weekday + between + `*)?(` + day + `)`)

	dayIn    = regexp.MustCompile(`(?i)` + day)
	isoDay   = regexp.MustCompile(`^(\d{4})-(\d\d)-(\d\d)$`)
	slashDay = regexp.MustCompile(`^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$`)
	wordDay  = regexp.MustCompile(`(?i)^(?:(\d{1,2})\D*?\s+(?:of\s+)?)?(` + months + `)\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})$`)
)

// isDateline reports whether a line is nothing but dates, times and the words that label them.
func isDateline(text string) bool {
	return strings.ContainsAny(text, "0123456789") && dateline.MatchString(text)
}

// dayOf reads a date as British pages write it: day before month where both are numbers. It returns the zero
// Date for what is no day of the calendar. doubtful is set where month and day could be the other way round.
func dayOf(text string) (date extract.Date, doubtful bool) {
	number := func(digits string) int { n, _ := strconv.Atoi(digits); return n }
	if m := isoDay.FindStringSubmatch(text); m != nil {
		date = extract.Date{Year: number(m[1]), Month: number(m[2]), Day: number(m[3])}
	} else if m := slashDay.FindStringSubmatch(text); m != nil {
		first, second := number(m[1]), number(m[2])
		if second > 12 {
			first, second = second, first // only an American page can mean this
		}
		date = extract.Date{Year: number(m[3]), Month: second, Day: first}
		doubtful = first <= 12 && first != second
	} else if m := wordDay.FindStringSubmatch(text); m != nil {
		month := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(m[2][:3]))/3 + 1
		date = extract.Date{Year: number(m[4]), Month: month, Day: number(m[1]) + number(m[3])}
	}
	if checked, err := extract.ParseDate(date.String()); err != nil || !checked.IsDay() || checked.Year < 1900 {
		return extract.Date{}, false
	}
	return date, doubtful
}

const person = `(?:\p{Lu}[\p{L}'’.-]*(?:\s+(?:(?:de|van|von|der|den|la|le|bin|al|ap)\b|\p{Lu}[\p{L}'’.-]*)){1,3})`

var (
	by          = regexp.MustCompile(`^(?:(?i:exclusive|analysis|words|written|reported|reporting|report|story|posted|published)\s+)?(?i:by):?\s+(` + person + `(?:(?:\s*,\s*|\s+(?:and|&)\s+)` + person + `)*)(.*)$`)
	correspond  = regexp.MustCompile(`^(?:(` + person + `),|(\p{Lu}[\p{L}'’-]+\s+\p{Lu}[\p{L}'’-]+))\s+((?:[\p{L}&/-]+\s+){0,5}(?i:correspondent|editor|reporter))(?:,\s*[\p{L} ]{2,30})?(?:\s+@\w+)?$`)
	glued       = regexp.MustCompile(`^(?:\p{Lu}\p{Ll}+)?By(\p{Lu}.*)$`) // a page lost the spaces between the parts of its head
	gluedWords  = regexp.MustCompile(`(\p{Ll}{3,})(\p{Lu}\p{Ll})`)
	authorBreak = regexp.MustCompile(`\s*,\s*|\s+(?:and|&)\s+`)
	office      = regexp.MustCompile(`(?i)\b(?:correspondent|editor|reporter|writer|journalist|columnist|producer|staff|bureau)\b`)
)

// byline returns the authors that a line names as such, or nil for any other line.
func byline(text string) []string {
	if endsSentence(text) {
		return nil
	}
	if m := glued.FindStringSubmatch(text); m != nil {
		text = "By " + gluedWords.ReplaceAllString(m[1], "$1, $2")
	}
	if m := by.FindStringSubmatch(text); m != nil {
		rest := strings.Trim(m[2], " ,-–—|•·")
		if rest != "" && (endsSentence(rest) || !office.MatchString(rest) && !strings.HasPrefix(rest, "@") && !strings.HasPrefix(rest, "for ") &&
			!strings.HasPrefix(rest, "in ") && !isDateline(rest) && !agencyLine.MatchString(rest) && !strings.HasPrefix(rest, "and agenc") && !(len(rest) <= longestLabel && medium.MatchString(rest))) {
			return nil
		}
		var authors []string
		for _, name := range authorBreak.Split(m[1], -1) {
			if name = strings.TrimRight(name, "-–— "); name != "" && !office.MatchString(name) {
				authors = append(authors, name)
			}
		}
		return authors
	}
	if m := correspond.FindStringSubmatch(text); m != nil && !office.MatchString(m[1]+m[2]) {
		return []string{m[1] + m[2]}
	}
	return nil
}

// describe sets what the page says of itself and the format did not state. Values that are not labelled are named in
// Inferred; where two contradict each other there is none.
func (p *page) describe(d *extract.Document) {
	infer := func(field string) {
		if !slices.Contains(d.Inferred, field) {
			d.Inferred = append(d.Inferred, field)
		}
	}
	if d.Title == "" {
		if title := p.first("title"); title != "" {
			d.Title = strings.Join(strings.Fields(title), " ")
			infer("title")
		}
	}
	if len(d.Authors) == 0 {
		d.Authors = byline(p.first("byline"))
		if d.Authors == nil && p.isLetter() {
			if d.Authors = p.signatories(); d.Authors != nil {
				infer("authors")
			}
		}
	}
	published, updated := p.dates()
	if d.Published.IsZero() && !published.date.IsZero() {
		d.Published = published.date
		if published.doubtful {
			infer("published")
		}
	}
	if d.Updated.IsZero() && !updated.date.IsZero() {
		d.Updated = updated.date
		if updated.doubtful {
			infer("updated")
		}
	}
	if d.Published.IsDay() && d.Updated.IsDay() && d.Updated.Compare(d.Published) < 0 {
		d.Warnings = append(d.Warnings, "updated "+d.Updated.String()+" before it was published "+d.Published.String()+": neither date is used to count from")
		d.Published, d.Updated = extract.Date{}, extract.Date{}
		d.Inferred = slices.DeleteFunc(d.Inferred, func(field string) bool { return field == "published" || field == "updated" })
	}
	if d.Outlet == "" {
		if d.Outlet = cmp.Or(p.masthead, p.issuer(), outlet(p.text)); d.Outlet != "" {
			infer("outlet")
		}
	}
}

// first returns the first whole line of a kind that says something of that kind, or "".
func (p *page) first(kind string) string {
	for _, l := range p.lines {
		if l.kind == kind && (kind != "byline" || byline(l.text) != nil) && (kind != "title" || !isLabel(l.text)) {
			return l.text
		}
	}
	return ""
}

type dated struct {
	date     extract.Date
	doubtful bool
}

// dates returns when the page says it was published and updated. A date without a label is a doubtful
// publication, and only where it is the one date above the report, or above a letter.
func (p *page) dates() (published, updated dated) {
	var bare []extract.Date
	read := func(text string) {
		for _, m := range stamp.FindAllStringSubmatch(text, -1) {
			date, doubtful := dayOf(m[3])
			switch {
			case date.IsZero():
			case m[2] != "" && updated.date.IsZero():
				updated = dated{date, doubtful}
			case m[1] != "" && published.date.IsZero():
				published = dated{date, doubtful}
			case m[1] == "" && m[2] == "" && !slices.Contains(bare, date):
				bare = append(bare, date)
			}
		}
	}
	for _, f := range p.parts {
		if f.Kind == "dateline" {
			read("date " + strings.TrimPrefix(p.text[f.Start:f.End], "date "))
		}
	}
	for i := 0; i < len(p.lines); i++ {
		if l := p.lines[i]; l.kind == "byline" {
			read("date " + dayIn.FindString(l.text))
		} else if l.kind == "dateline" || i < p.letter.head && len(l.text) <= longestItem && isDateline(l.text) {
			for i+1 < len(p.lines) && p.lines[i+1].kind == "dateline" { // a label may stand on a line of its own
				i++
			}
			read(p.text[l.start:p.lines[i].end])
		}
	}
	if len(bare) == 1 && published.date.IsZero() {
		published = dated{bare[0], true}
	}
	return published, updated
}

var signature = regexp.MustCompile(`^` + person + `$`)

// signatories returns the names under a letter: each begins a line, alone or with an office behind it.
func (p *page) signatories() []string {
	var names []string
	for i := p.letter.foot + 1; i < min(len(p.lines), p.letter.foot+1+mostSignatories); i++ {
		for first := range strings.Lines(p.lines[i].text) {
			name, office := strings.TrimSpace(first), false
			if at := strings.IndexAny(name, ",(–—"); at > 0 {
				name, office = strings.TrimSpace(name[:at]), true
			}
			switch {
			case len(name) > longestLabel || !signature.MatchString(name) || bodyWord.MatchString(name) || officeWord.MatchString(name):
				if len(names) == 0 {
					return nil
				}
			case len(names) == 0 || office || previousIsOffice(p.lines, i):
				names = append(names, name)
			}
		}
	}
	return names
}

// mostSignatories is how many lines under a letter are looked at.
const mostSignatories = 60

// previousIsOffice reports whether the line above one names an office or a body, as it does between two signatures.
func previousIsOffice(lines []line, i int) bool {
	return officeWord.MatchString(lines[i-1].text) || bodyWord.MatchString(lines[i-1].text)
}

var (
	officeWord = regexp.MustCompile(`(?i)\b(?:secretary|director|chair|chairman|chairwoman|chairperson|president|chief|executive|officer|head|leader|manager|founder|treasurer|convener|professor|councillor|mp|editor|coordinator|co-ordinator|organiser|representative|spokesperson|clerk|trustee|bishop|dean|mayor)\b`)
	bodyWord   = regexp.MustCompile(`(?i)\b(?:union|council|trust|association|society|federation|charity|ltd|limited|plc|group|office|department|ministry|committee|authority|service|foundation|campaign|alliance|university|college|hospital|school|church|company|board|commission|forum|network|institute|centre|club|party|guild|league|agency|coalition|region|branch)\b`)
	issued     = regexp.MustCompile(`(?i)^(?:press|media|news) (?:release|statement|notice)(?: (?:from|by)|:| [-–—])? ?(.*)$`)
	from       = regexp.MustCompile(`(?i)^(?:from|issued by|statement (?:from|by|of)):?\s+(\p{L}.*)$`)
)

// issuer returns the body that a letterhead or the head of a press release names as its own, or "".
func (p *page) issuer() string {
	head := p.lines[:min(len(p.lines), longestHead)]
	if p.isLetter() {
		head = p.lines[:min(p.letter.head, longestHead)]
	}
	released := p.letter.head > 0
	for _, l := range head {
		text := strings.TrimSpace(l.text)
		if m := issued.FindStringSubmatch(text); m != nil {
			released = true
			if bodyWord.MatchString(m[1]) && len(m[1]) <= longestItem {
				return m[1]
			}
		} else if m := from.FindStringSubmatch(text); m != nil && bodyWord.MatchString(m[1]) && len(m[1]) <= longestItem && !strings.Contains(m[1], ",") {
			return m[1]
		}
	}
	for _, l := range head {
		text, _, _ := strings.Cut(strings.TrimSpace(l.text), "\n")
		if released && len(text) <= longestItem && bodyWord.MatchString(text) && !strings.ContainsAny(text, "0123456789,:.") && allCapitals(text) && l.kind != "title" {
			return text
		}
	}
	return ""
}

// longestHead is how many lines the head of a letter or press release takes at most.
const longestHead = 6

// allCapitals reports whether every word of a name of a body begins with a capital, but for its small words.
func allCapitals(name string) bool {
	return !slices.ContainsFunc(strings.Fields(name), func(w string) bool {
		return !startsUpper(w) && !slices.Contains([]string{"of", "and", "for", "the", "in", "&"}, w)
	})
}

const publication = `^((?:[Tt]he\s+)?(?:\p{Lu}[\p{L}&'’]*\s){0,3}\p{Lu}[\p{L}&'’]*)`

var (
	anyName   = regexp.MustCompile(publication)
	namedStop = regexp.MustCompile(publication + `[,.;]`)
	namedOpen = regexp.MustCompile(publication + `\s(?:open|free|independent|going)\b`)
	medium    = regexp.MustCompile(`(?i)(?:\b(?:news|times|guardian|telegraph|mercury|leader|sentinel|bulletin|messenger|mail|mirror|sun|post|herald|express|standard|independent|observer|journal|gazette|echo|argus|press|radio|tv|channel|tribune|chronicle|star|record|scotsman|examiner|review|magazine|spectator|statesman|today|online|media|reporter|courier|dispatch|advertiser|broadcasting)\b|(?:news|times|tv)$)`)

	// What a publication writes before its own name.
	ownWords = []struct {
		before string
		name   *regexp.Regexp
	}{
		{"keeps ", namedOpen}, {"keeping ", namedOpen}, {"to keep ", namedOpen},
		{"seen by ", namedStop}, {"obtained by ", namedStop},
		{"© ", anyName}, {"opyright ", anyName},
		{"irst published in ", anyName}, {"irst published by ", anyName}, {"irst published on ", anyName},
		{"riginally appeared in ", anyName}, {"riginally appeared on ", anyName}, {"irst appeared in ", anyName}, {"irst appeared on ", anyName},
	}
	year = regexp.MustCompile(`^(?:©\s*)?\d{4}\s+`)
)

// outlet returns the publication that the page speaks of as its own, or "" where it names none or several.
func outlet(text string) string {
	const longest = 80 // bytes that a name and what follows it take
	var found []string
	for _, own := range ownWords {
		for rest := text; ; {
			_, after, ok := strings.Cut(rest, own.before)
			if !ok {
				break
			}
			rest = after
			near := after[:min(len(after), longest)]
			m := own.name.FindStringSubmatch(near[len(year.FindString(near)):])
			if m == nil {
				continue
			}
			name := strings.TrimPrefix(strings.Join(strings.Fields(m[1]), " "), "the ")
			if medium.MatchString(name) && !slices.Contains(found, name) {
				found = append(found, name)
			}
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}
