package extract

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// moment is a date as the words give it: tokens[first:last] of a sentence. A date that needs to
// know when it was written has from, one that counts from the event told before it has after.
type moment struct {
	first, last int
	rule        string
	fixed       period
	from        func(written Date, way direction) period
	after       func(previous Date) period
}

// period is a day, month or year, or with to set the days from the one to the other.
type period struct{ from, to Date }

// direction says whether a sentence looks back or ahead.
type direction int

const (
	back direction = iota
	past           // back, and nothing else can be meant
	ahead
	either  // the words allow both
	forward // ahead, unless such a day has just been
	unsaid  // the words do not tell: back, unless a day soon to come is much nearer
)

var monthNames = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// weekdayNames count from Monday; the short ones stand only before a full date.
var weekdayNames = map[string]int{
	"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
	"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}

var (
	sides         = map[string]int{"last": -1, "this": 0, "next": 1}
	smallNumbers  = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
	quarters      = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}
	seasons       = map[string]int{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
	dayParts      = wordSet(`morning lunchtime afternoon evening night noon midday`)
	beforeMonth   = wordSet(`in between from since until during by before early late mid end throughout`)
	beforeYear    = wordSet(`in since until during by before after from between early late mid`)
	beforeSeason  = wordSet(`in until by over during before`)
	beforeWeekday = wordSet(`on from by until till since before after late early and to earlier this`)
	references    = wordSet(`section sections s ss article articles part parts schedule schedules chapter chapters para paras
		paragraph paragraphs rule rules regulation regulations clause clauses page pages p pp no nos number figure table
		version phase annex appendix grade tier level channel room flight zone stage step form route junction item footnote
		volume vol band category class type line platform gate bus column cl reg regs sch`)
	aheadWords = wordSet(`will ll shall due expected scheduled planned upcoming deadline tomorrow`)
	maybeAhead = wordSet(`would could may might should plans plan planning going`)
	// intentions are words before "to" and a verb that tell what is to come, unless "was" or the like stands before them.
	intentions = wordSet(`is are re m set due likely plan plans hope hopes want wants intend intends expect expects aim aims prepare prepares preparing planning hoping going about`)
	// demands are words of clauses whose deadline is still to come: "wants an end to it by May".
	demands = wordSet(`want wants demand demands demanding call calls calling urge urges urging ask asks asking seek seeks pledge pledges pledging promise promises promising vow vows
		vowing aim aims hope hopes need needs must propose proposes target targets`)
	hadBeen = wordSet(`was were been had`)
	// tellers are verbs in the past tense behind which "would" is said of what was then to come.
	tellers = wordSet(`said told announced added warned promised confirmed pledged vowed insisted hoped thought believed expected agreed claimed suggested`)
	// happenings are nouns of what takes place on one day: "a Thursday interview".
	happenings = wordSet(`interview statement meeting attack attacks vote debate speech hearing briefing rally ruling decision report letter announcement protest demonstration strike
		summit visit appearance press broadcast conference session match deadline shooting massacre explosion crash fire raid election referendum ceremony inquest`)
	// amounts are nouns behind whose "of" a number of four digits is no year, and partsOfYear those behind whose "of" it is one.
	amounts = wordSet(`total sum maximum minimum average median mean number population fee fine score cost rate price value depth height length distance speed capacity limit target level top
		crowd majority list group section page copies out`)
	partsOfYear = wordSet(`end start beginning middle half part rest course summer spring autumn winter quarter class`)
	// scheduled are verbs whose present tense tells of what is fixed for a day to come: "the board meets on 3 May".
	scheduled = wordSet(`begin begins start starts open opens close closes meet meets run runs end ends expire expires launch launches return returns resume resumes take takes come comes go goes
		vote votes decide decides sit sits reopen reopens leave leaves change changes apply applies`)
	clauseWords = wordSet(`after following since which who whose when because before while that`)
	pastWords   = wordSet(`said told was were had did met held left took went came gave found won lost died rose fell sank shot stood struck broke began spoke wrote sent paid sold built
		brought bought kept led lay made put ran sat saw set shut spent swept taught thought threw understood woke wore withdrew drew drove flew fought grew heard hit hurt knew laid`)
)

// dateStarts are the words that a date can begin with.
var dateStarts = func() *vocabulary {
	starts := wordSet(`day coming christmas boxing new bonfire today tonight yesterday tomorrow past previous last this next the that end beginning start middle`)
	for _, words := range []map[string]int{monthNames, weekdayNames, smallNumbers, quarters, seasons} {
		starts.add(keys(words)...)
	}
	return starts
}()

// dateParser reads dates off the tokens of one sentence. Its methods return how many tokens they took.
type dateParser struct {
	text  string
	words []lexeme
}

// moments returns the dates in the tokens of a sentence, in order and without overlaps.
func moments(text string, words []lexeme) []moment {
	p := dateParser{text, words}
	var found []moment
	for i := 0; i < len(words); {
		m, n := p.date(i)
		if n == 0 {
			i++
			continue
		}
		m.first, m.last = i, i+n
		if len(found) > 0 && p.joined(found[len(found)-1], m) {
			found[len(found)-1] = through(found[len(found)-1], m)
		} else {
			found = append(found, m)
		}
		i += n
	}
	return found
}

// joined reports whether two dates are the ends of one range: "from X to Y", "between X and Y", "X–Y".
func (p dateParser) joined(a, b moment) bool {
	if b.first != a.last+1 || a.fixed.from.IsZero() || b.fixed.from.IsZero() || !a.fixed.to.IsZero() || !b.fixed.to.IsZero() {
		return false
	}
	opening := p.word(a.first - 1)
	switch p.word(a.last) {
	case "-", "–", "—":
		return true
	case "to", "until":
		return opening == "from" || a.fixed.from.Year == 0
	case "and":
		return opening == "between"
	}
	return false
}

// through returns the range from the first day of a to the last of b; a without a year has b's.
func through(a, b moment) moment {
	from, to := a.fixed.from, b.fixed.from
	m := moment{first: a.first, last: b.last, rule: "range"}
	span := func(from, to Date) period {
		if from.Year == 0 && to.Year != 0 {
			from.Year = to.Year
			if from.Compare(to) > 0 {
				from.Year--
			}
		}
		if from.Year == 0 || to.Year == 0 || from.Compare(to) > 0 {
			return period{}
		}
		return period{from.FirstDay(), to.LastDay()}
	}
	m.fixed = span(from, to)
	if m.fixed.from.IsZero() && b.from != nil {
		m.from = func(written Date, way direction) period { return span(from, b.from(written, way).from) }
	}
	return m
}

func (p dateParser) word(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].lower
}

func (p dateParser) capital(i int) bool {
	if i < 0 || i >= len(p.words) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.text[p.words[i].start:])
	return unicode.IsUpper(r)
}

// touching reports that no space stands between tokens i and i+1.
func (p dateParser) touching(i int) bool {
	return i >= 0 && i+1 < len(p.words) && p.words[i].end == p.words[i+1].start
}

// number returns the plain whole number at i, or -1.
func (p dateParser) number(i int) int {
	if i < 0 || i >= len(p.words) || p.words[i].kind != digits || len(p.words[i].lower) > 4 {
		return -1
	}
	n, err := strconv.Atoi(p.words[i].lower)
	if err != nil {
		return -1
	}
	return n
}

func (p dateParser) year(i int) int {
	if y := p.number(i); y >= 1800 && y < 2100 {
		return y
	}
	return 0
}

// day reads "6" or "6th".
func (p dateParser) day(i int) int {
	d := p.number(i)
	if i >= 0 && i < len(p.words) && p.words[i].kind == code {
		d = ordinal(p.words[i].lower)
	}
	if d < 1 || d > 31 || len(p.words[i].lower) > 4 {
		return 0
	}
	return d
}

func ordinal(word string) int {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if digits, cut := strings.CutSuffix(word, suffix); cut {
			n, err := strconv.Atoi(digits)
			if err == nil {
				return n
			}
		}
	}
	return -1
}

func (p dateParser) month(i int) (month, n int) {
	month = monthNames[p.word(i)]
	if month == 0 || !p.capital(i) {
		return 0, 0
	}
	if name := p.word(i); len(name) <= 4 && name != "may" && name != "june" && name != "july" && p.word(i+1) == "." && p.touching(i) {
		return month, 2
	}
	return month, 1
}

func isWeekday(word string) bool {
	_, known := weekdayNames[word]
	return known
}

// weekday returns the day of the week at i counted from Monday, or -1.
func (p dateParser) weekday(i int, short bool) int {
	if w, known := weekdayNames[p.word(i)]; known && p.capital(i) && (short || len(p.word(i)) >= 6) {
		return w
	}
	return -1
}

// yearAfter reads what follows a day or month: ", 2022", "2022" or "last year".
func (p dateParser) yearAfter(i int) (year int, relative bool, n int) {
	if p.word(i) == "," {
		i, n = i+1, 1
	} else if p.word(i) == "of" {
		i, n = i+1, 1
	}
	if y := p.year(i); y != 0 && p.word(i+1) != "%" {
		return y, false, n + 1
	}
	if side, known := sides[p.word(i)]; known && p.word(i+1) == "year" {
		return side, true, n + 2
	}
	return 0, false, 0
}

// lastAfter reads the "last" of "on 5 November last".
func (p dateParser) lastAfter(i int) int {
	if p.word(i) == "last" && (i+1 >= len(p.words) || p.words[i+1].kind == mark || p.word(i+1) == "that") {
		return 1
	}
	return 0
}

// date reads the date that begins at token i.
func (p dateParser) date(i int) (moment, int) {
	switch w := p.words[i]; {
	case w.kind == mark || !isDigit(rune(w.lower[0])) && !dateStarts.has(w.lower):
		return moment{}, 0
	case w.kind == digits || w.kind == code && isDigit(rune(w.lower[0])):
		if m, n := p.numeric(i); n > 0 {
			return m, n
		}
		if m, n := p.dayMonth(i); n > 0 {
			return m, n
		}
		if m, n := p.counted(i, i); n > 0 {
			return m, n
		}
		return p.bareYear(i)
	case p.capital(i):
		for _, read := range []func(int) (moment, int){p.namedDay, p.dayMonth, p.monthDay, p.monthYear, p.weekdayAlone, p.bareMonth} {
			if m, n := read(i); n > 0 {
				return m, n
			}
		}
	}
	for _, read := range []func(int) (moment, int){p.relativeDay, p.lastNext, p.quarter, p.ago, p.sequel, p.ofMonth} {
		if m, n := read(i); n > 0 {
			return m, n
		}
	}
	return moment{}, 0
}

func fixed(rule string, from, to Date, n int) (moment, int) {
	if DateOf(from.Time()) != from.FirstDay() {
		return moment{}, 0 // no such day
	}
	return moment{rule: rule, fixed: period{from, to}}, n
}

// numeric reads 2023-09-24, 24/09/2023, 24.9.23, 2022-23 and 1990s. Of day and month the day is first, as
// in Britain, unless the other order is the only one.
func (p dateParser) numeric(i int) (moment, int) {
	if decade, cut := strings.CutSuffix(p.word(i), "s"); cut && len(decade) == 4 && decade[3] == '0' {
		if y, err := strconv.Atoi(decade); err == nil && y >= 1800 && y < 2100 {
			return fixed("decade", Date{y, 1, 1}, Date{y + 9, 12, 31}, 1)
		}
	}
	written := p.word(i)
	n := 1
	if joined := p.touching(i) && strings.Contains("/-–", p.word(i+1)); !joined && strings.Count(written, ".") != 2 {
		return moment{}, 0
	} else if joined {
		for n < 5 && p.touching(i+n-1) && (n%2 == 0 && p.words[i+n].kind == digits || n%2 == 1 && strings.Contains("/-–", p.word(i+n))) {
			written += p.word(i + n)
			n++
		}
	}
	if p.touching(i-1) && strings.Contains("/-–.:", p.word(i-1)) {
		return moment{}, 0
	}
	parts := strings.FieldsFunc(written, func(r rune) bool { return r == '/' || r == '-' || r == '.' || r == '–' })
	value := make([]int, len(parts))
	for k, part := range parts {
		var err error
		if value[k], err = strconv.Atoi(part); err != nil || len(part) > 4 {
			return moment{}, 0
		}
	}
	switch {
	case len(parts) == 3 && len(parts[0]) == 4 && p.year(i) != 0 && value[1] >= 1 && value[1] <= 12 && value[2] > 0:
		return fixed("iso", Date{value[0], value[1], value[2]}, Date{}, n)
	case len(parts) == 3 && (len(parts[2]) == 4 || len(parts[2]) == 2) && len(parts[0]) <= 2 && len(parts[1]) <= 2 && value[0] > 0:
		day, month, year := value[0], value[1], value[2]
		if len(parts[2]) == 2 {
			year += 2000
		}
		if month > 12 {
			day, month = month, day
		}
		if month < 1 || month > 12 || year < 1800 || year >= 2100 {
			return moment{}, 0
		}
		return fixed("numeric", Date{year, month, day}, Date{}, n)
	case len(parts) == 2 && n == 3 && p.year(i) != 0 && len(parts[1]) == 2 && (value[0]+1)%100 == value[1]:
		if first, last := yearOf(p.word(i + n)); p.word(i+n+1) == "year" && !first.IsZero() {
			return fixed("financial year", Date{value[0], first.Month, first.Day}, Date{value[0] + 1, last.Month, last.Day}, n+2)
		}
		return fixed("two years", Date{value[0], 1, 1}, Date{value[0] + 1, 12, 31}, n)
	}
	return moment{}, 0
}

// dayMonth reads "Thursday 14th of March 2023", "14–16 March", "5 September last year".
func (p dateParser) dayMonth(i int) (moment, int) {
	start, weekday := i, p.weekday(i, true)
	if weekday >= 0 {
		i++
		for p.word(i) == "," || p.word(i) == "." || p.word(i) == "the" {
			i++
		}
	}
	d := p.day(i)
	if d == 0 || references.has(p.word(i-1)) || p.touching(i-1) && p.word(i-1) != "(" {
		return moment{}, 0
	}
	i++
	until := 0
	if second := p.day(i + 1); second > d {
		switch p.word(i) {
		case "-", "–", "to":
			until, i = second, i+2
		case "and":
			if p.word(start-1) == "between" {
				until, i = second, i+2
				break
			}
			if month, n := p.month(i + 2); n > 0 { // "12 and 13 February" are two days
				m, _ := p.dated(start, i+2+n, month, d, 0, weekday)
				return m, i - start
			}
		}
	}
	if p.word(i) == "of" {
		i++
	}
	month, n := p.month(i)
	if n == 0 {
		return moment{}, 0
	}
	return p.dated(start, i+n, month, d, until, weekday)
}

// monthDay reads "March 14th, 2023" and "September 5 last year".
func (p dateParser) monthDay(i int) (moment, int) {
	start, weekday := i, p.weekday(i, true)
	if weekday >= 0 {
		i++
		for p.word(i) == "," || p.word(i) == "." {
			i++
		}
	}
	month, n := p.month(i)
	d := p.day(i + n)
	if n == 0 || d == 0 || p.word(i-1) == "in" || strings.Contains("%:/", p.word(i+n+1)) && p.word(i+n+1) != "" || p.touching(i+n-1) {
		return moment{}, 0
	}
	until, next := 0, i+n+1
	if second := p.day(next + 1); second > d && (p.word(next) == "-" || p.word(next) == "–" || p.word(next) == "to") && !references.has(p.word(next+2)) {
		until, next = second, next+2
	}
	return p.dated(start, next, month, d, until, weekday)
}

// yearOf returns the first and last day of a year that does not begin in January, as Britain counts them.
func yearOf(kind string) (first, last Date) {
	switch kind {
	case "financial", "fiscal":
		return Date{0, 4, 1}, Date{0, 3, 31}
	case "tax":
		return Date{0, 4, 6}, Date{0, 4, 5}
	case "academic", "school":
		return Date{0, 9, 1}, Date{0, 8, 31}
	}
	return Date{}, Date{}
}

// namedDays are days of every year that have a name.
var namedDays = []struct {
	words      []string
	month, day int
}{
	{[]string{"christmas", "eve"}, 12, 24}, {[]string{"christmas", "day"}, 12, 25}, {[]string{"boxing", "day"}, 12, 26},
	{[]string{"new", "year", "'", "s", "eve"}, 12, 31}, {[]string{"new", "year", "'", "s", "day"}, 1, 1}, {[]string{"bonfire", "night"}, 11, 5},
}

// namedDay reads "Boxing Day last year".
func (p dateParser) namedDay(i int) (moment, int) {
	for _, day := range namedDays {
		n := 0
		for n < len(day.words) && (p.word(i+n) == day.words[n] || day.words[n] == "'" && p.word(i+n) == "’") {
			n++
		}
		if n == len(day.words) {
			return p.dated(i, i+n, day.month, day.day, 0, -1)
		}
	}
	return moment{}, 0
}

// dated makes the moment of a day of a month whose year, if any, stands at token next.
func (p dateParser) dated(start, next, month, day, until, weekday int) (moment, int) {
	year, relative, n := p.yearAfter(next)
	n += next - start
	span := func(y int) period {
		first, last := Date{y, month, day}, Date{}
		if until > 0 {
			last = Date{y, month, until}
		}
		if !onCalendar(first) || until > 0 && !onCalendar(last) {
			return period{}
		}
		return period{first, last}
	}
	m := moment{rule: "day and month"}
	switch {
	case relative:
		m.from = func(written Date, _ direction) period { return span(written.Year + year) }
	case year != 0:
		m.fixed = span(year)
	default:
		if m.fixed = span(0); until > 0 {
			m.fixed = period{} // two days without a year have no ISO form
		}
		last := p.lastAfter(next)
		n += last
		m.from = func(written Date, way direction) period {
			if thisYear := (Date{written.Year, month, day}); last > 0 && thisYear.Compare(written) > 0 {
				return span(written.Year - 1)
			}
			y := nearestYear(written, way, func(y int) Date { return Date{y, month, day} })
			if weekday >= 0 { // only one of the years about the day of writing has that day of the week
				y = 0
				for near := written.Year - 1; near <= written.Year+1; near++ {
					if d := (Date{near, month, day}); onCalendar(d) && dayOfWeek(d) == weekday && daysBetween(d, written) < 366 && daysBetween(written, d) < 366 {
						y = near
					}
				}
			}
			if y == 0 {
				return period{}
			}
			return span(y)
		}
	}
	if m.from == nil && m.fixed.from.IsZero() {
		return moment{}, 0
	}
	return m, n
}

// monthYear reads "September 2022", "September last year".
func (p dateParser) monthYear(i int) (moment, int) {
	month, n := p.month(i)
	if n == 0 || p.day(i-1) > 0 { // "30 February 2021" is no date
		return moment{}, 0
	}
	year, relative, more := p.yearAfter(i + n)
	switch {
	case relative:
		return moment{rule: "month and year", from: func(written Date, _ direction) period {
			return period{from: Date{written.Year + year, month, 0}}
		}}, n + more
	case year != 0:
		return fixed("month and year", Date{year, month, 0}, Date{}, n+more)
	}
	return moment{}, 0
}

// bareMonth reads "in March" and "until May". The names that are also words or people's need "in" or the like.
func (p dateParser) bareMonth(i int) (moment, int) {
	month, n := p.month(i)
	before := p.word(i - 1)
	if before == "-" && p.word(i-2) == "mid" {
		before = "mid"
	}
	if p.describes(i) && month != 5 && !(month == 3 && prepositions.has(p.word(i+n))) {
		return monthOnly(month), n
	}
	yearTo := before == "to" && (p.word(i-2) == "months" || p.word(i-2) == "year" || p.word(i-2) == "quarter")
	if n == 0 || len(p.word(i)) < 5 && p.word(i) != "may" && p.word(i) != "june" && p.word(i) != "july" || !beforeMonth.has(before) && !yearTo && !p.endsMonths(i) {
		return moment{}, 0
	}
	if (month >= 3 && month <= 6 || month == 8) && before == "by" || p.capital(i+n) || p.word(i+n) == "'" || p.word(i+n) == "’" {
		return moment{}, 0
	}
	return monthOnly(month), n
}

// endsMonths reports whether the month at i ends a range of months: "from January to March", "between January and March".
func (p dateParser) endsMonths(i int) bool {
	_, first := p.month(i - 2)
	opening := p.word(i - 3)
	return first > 0 && (opening == "from" && p.word(i-1) == "to" || opening == "between" && p.word(i-1) == "and")
}

// describes reports whether the word at i stands between an article or a possessive and a noun: "the January watchlist", "in a July interview".
func (p dateParser) describes(i int) bool {
	before, noun := p.word(i-1), p.word(i+1)
	switch before {
	case "the", "a", "an", "its", "his", "her", "their", "our":
	case "s":
		if a := p.word(i - 2); a != "'" && a != "’" {
			return false
		}
	default:
		return false
	}
	return i+1 < len(p.words) && p.words[i+1].kind == letters && len(noun) > 2 && !p.capital(i+1) && !prepositions.has(noun) && !auxiliaries.has(noun) && !conjunctions.has(noun) && !determiners.has(noun) &&
		!clauseWords.has(noun) && !pastWords.has(noun) && p.words[i+1].start > p.words[i].end
}

// ofMonth reads "the end of November" as November.
func (p dateParser) ofMonth(i int) (moment, int) {
	month, n := p.month(i + 2)
	switch p.word(i) {
	case "end", "beginning", "start", "middle":
	default:
		return moment{}, 0
	}
	if p.word(i+1) == "of" && p.word(i+2) == "the" {
		return p.ofThis(i)
	}
	if p.word(i+1) != "of" || n == 0 || p.capital(i+2+n) {
		return moment{}, 0
	}
	if m, more := p.monthYear(i + 2); more > 0 {
		return m, 2 + more
	}
	return monthOnly(month), 2 + n
}

// ofThis reads "the end of the year" and "the beginning of the month": the part of it that is left, or that has been.
func (p dateParser) ofThis(i int) (moment, int) {
	unit, ends := p.word(i+3), p.word(i) == "end"
	if unit != "week" && unit != "month" && unit != "year" || !ends && p.word(i) == "middle" {
		return moment{}, 0
	}
	return moment{rule: "end of the " + unit, from: func(written Date, _ direction) period {
		first, last := written.Add(-dayOfWeek(written)), written.Add(6-dayOfWeek(written))
		switch unit {
		case "month":
			first, last = Date{written.Year, written.Month, 1}, Date{written.Year, written.Month, 0}.LastDay()
		case "year":
			first, last = Date{written.Year, 1, 1}, Date{written.Year, 12, 31}
		}
		if ends {
			return period{written, last}
		}
		return period{first, written}
	}}, 4
}

func monthOnly(month int) moment {
	return moment{rule: "month", fixed: period{from: Date{0, month, 0}}, from: func(written Date, way direction) period {
		y := nearestYear(written, way, func(y int) Date { return Date{y, month, 0} })
		if y == 0 {
			return period{}
		}
		return period{from: Date{y, month, 0}}
	}}
}

// soon is within how many days of the day of writing a date without a year lies on one side, when the same date on the
// other side is so much further off that nobody would leave out its year.
const soon = 150

// lately is within how many days of the day of writing a date has just been.
const lately = 31

// open reports whether a day of the week may be the last one as well as the next.
func (d direction) open() bool { return d == either || d == forward }

// nearestYear returns the year of the last such date up to the day of writing, of the next one when the
// sentence looks ahead, and of the one that is soon where the words leave that open; 0 where none is much nearer.
func nearestYear(written Date, way direction, date func(int) Date) int {
	if !written.IsDay() {
		return 0
	}
	last, next := written.Year, written.Year
	if date(last).FirstDay().Compare(written) > 0 {
		last--
	}
	if date(next).LastDay().Compare(written) < 0 {
		next++
	}
	since, until := daysBetween(date(last).LastDay(), written), daysBetween(written, date(next).FirstDay())
	switch {
	case way == past:
		return last
	case way == ahead:
		return next
	case way == forward && since > lately:
		return next
	case way == back && until > 0 && until <= 60:
		return 0 // nobody writes of a day two months ahead without saying so, but many do of one soon to come
	case way == back, way == unsaid && (since <= until || until > soon):
		return last
	case since <= until && since <= soon:
		return last
	case until <= soon:
		return next
	}
	return 0
}

// daysBetween returns how many days b is after a, 0 where it is not.
func daysBetween(a, b Date) int { return max(0, int(b.Time().Sub(a.Time()).Hours()/24)) }

// bareYear reads "in 2019" and the second year of "from 2011 to 2015".
func (p dateParser) bareYear(i int) (moment, int) {
	y, before := p.year(i), p.word(i-1)
	if y == 0 || p.touching(i) && strings.Contains("-–/%:", p.word(i+1)) && p.year(i+2) == 0 || p.touching(i-1) && !strings.Contains("(-–", before) {
		return moment{}, 0
	}
	if p.describes(i) && y >= 1900 && (y%50 != 0 || !isPlural(p.word(i+1))) && !(y%10 != 0 && before == "a" && isPlural(p.word(i+1))) {
		return fixed("year", Date{y, 0, 0}, Date{}, 1)
	}
	if whole := p.word(i - 2); before == "of" && y >= 1900 && p.words[i-1].start > p.words[max(0, i-2)].end && p.words[max(0, i-2)].kind == letters && !amounts.has(whole) && whole != "out" && (y%50 != 0 || partsOfYear.has(whole)) && !isPlural(p.word(i+1)) {
		return fixed("year", Date{y, 0, 0}, Date{}, 1)
	}
	second := p.year(i-2) != 0 && (before == "to" || before == "and" || before == "-" || before == "–")
	if !second && !beforeYear.has(before) && !(before == "-" && p.word(i-2) == "mid") {
		return moment{}, 0
	}
	if before == "in" && references.has(p.word(i-2)) || isPlural(p.word(i+1)) && !p.capital(i+1) {
		return moment{}, 0 // "by 2000 people" counts people; "in 2019 officers" may: abstain
	}
	return fixed("year", Date{y, 0, 0}, Date{}, 1)
}

// weekdayAlone reads "on Thursday", "Saturday evening" and "Thursday (14)".
func (p dateParser) weekdayAlone(i int) (moment, int) {
	w := p.weekday(i, false)
	before, n := p.word(i-1), 1
	if w < 0 || p.word(i-2) == "on" && indefinite.has(before) { // "on a Friday afternoon" names none
		return moment{}, 0
	}
	if dayParts.has(p.word(i + 1)) {
		n = 2
	}
	_, sided := sides[before]
	j := i + n
	if p.word(j) == "of" {
		j++
	}
	side, ofWeek := sides[p.word(j)]
	generic := before == "a" || before == "every" || before == "each" || before == "one" || before == "any"
	if after := p.word(j + 2); ofWeek && p.word(j+1) == "week" && after != "'" && after != "’" && !generic {
		return moment{rule: "weekday of a week", from: func(written Date, _ direction) period {
			return period{from: written.Add(7*side + w - dayOfWeek(written))}
		}}, j + 2 - i
	}
	if p.word(i+1) == "week" && !generic && (before == "on" || before == "until" || before == "by") { // "on Friday week"
		return moment{rule: "weekday", from: func(written Date, _ direction) period {
			return period{from: weekdayNear(written, w, ahead).Add(7)}
		}}, 2
	}
	switch {
	case beforeWeekday.has(before) || sided || n == 2:
	case happenings.has(p.word(i+1)) && before != "every" && before != "each" && before != "any" && before != "one":
	case before == "a" || before == "every" || before == "each" || before == "one" || before == "any" || before == "the":
		return moment{}, 0
	case p.capital(i+1) || i > 0 && p.capital(i-1): // "Sunday Times", "Black Friday"
		return moment{}, 0
	}
	number, more := p.bracketed(i + n)
	if more == 0 {
		number, more = p.ordinalDay(i + n)
	}
	n += more
	if days := p.weeksOn(i); days > 0 {
		return moment{rule: "weekday", from: func(written Date, _ direction) period {
			return period{from: weekdayNear(written, w, ahead).Add(days)}
		}}, n
	}
	return moment{rule: "weekday", from: func(written Date, way direction) period {
		return period{from: numbered(weekdayNear(written, w, way), number, 7)}.or(way.open(), period{
			numbered(weekdayNear(written, w, back), number, 7), numbered(weekdayNear(written, w, ahead), number, 7)})
	}}, n
}

// bracketed reads the "(14)" of "Thursday (14)".
func (p dateParser) bracketed(i int) (day, n int) {
	if day = p.day(i + 1); day == 0 || p.word(i) != "(" || p.word(i+2) != ")" {
		return 0, 0
	}
	return day, 3
}

// ordinalDay reads the "5th" of "Thursday 5th" and "Thursday the 5th", where no month follows it.
func (p dateParser) ordinalDay(i int) (day, n int) {
	if p.word(i) == "the" {
		n = 1
	}
	if i+n >= len(p.words) || p.words[i+n].kind != code || p.day(i+n) == 0 {
		return 0, 0
	}
	if _, month := p.month(i + n + 1); month > 0 || p.word(i+n+1) == "of" || i+n+1 < len(p.words) && p.words[i+n+1].kind == letters && !prepositions.has(p.word(i+n+1)) && !conjunctions.has(p.word(i+n+1)) {
		return 0, 0
	}
	return p.day(i + n), n + 1
}

// ordinals are the words for the days of a month up to twelve.
var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12}

// weeksOn reads the "a week" of "a week on Saturday" and the "a fortnight" of "a fortnight today", in days.
func (p dateParser) weeksOn(i int) int {
	if p.word(i-1) == "on" {
		i--
	}
	switch {
	case p.word(i-1) == "fortnight" && p.word(i-2) == "a":
		return 14
	case p.word(i-1) == "week" && p.word(i-2) == "a":
		return 7
	case p.word(i-1) == "weeks" && smallNumbers[p.word(i-2)] > 0:
		return 7 * smallNumbers[p.word(i-2)]
	}
	return 0
}

// or returns the other period where the condition holds.
func (p period) or(condition bool, other period) period {
	if !condition {
		return p
	}
	if other.from == other.to || other.from.IsZero() || other.to.IsZero() {
		other.to = Date{}
	}
	return other
}

// numbered returns the day itself, or the one some steps of a week or a day away whose day of the month is
// the number that stands beside it, or no day.
func numbered(d Date, number, step int) Date {
	if number == 0 || d.Day == number {
		return d
	}
	for k := 1; k <= 4; k++ {
		for _, other := range []Date{d.Add(-k * step), d.Add(k * step)} {
			if other.Day == number {
				return other
			}
		}
	}
	return Date{}
}

// weekdayNear returns the last such day up to the day of writing, or the next from it on.
func weekdayNear(written Date, weekday int, way direction) Date {
	since := (dayOfWeek(written) - weekday + 7) % 7
	if way == ahead && since > 0 {
		return written.Add(7 - since)
	}
	return written.Add(-since)
}

// relativeDayRule is the rule of dates that count from the day of speaking.
const relativeDayRule = "relative day"

// relativeDay reads "today (20)", "last night", "this morning", "over the weekend".
func (p dateParser) relativeDay(i int) (moment, int) {
	offset, n := 0, 1
	switch w, next := p.word(i), p.word(i+1); {
	case w == "today" || w == "tonight":
	case w == "the" && next == "day" && p.word(i+2) == "before" && p.word(i+3) == "yesterday":
		offset, n = -2, 4
	case w == "the" && next == "day" && p.word(i+2) == "after" && p.word(i+3) == "tomorrow":
		offset, n = 2, 4
	case w == "yesterday":
		offset = -1
		if dayParts.has(next) {
			n = 2
		}
	case w == "tomorrow":
		offset = 1
		if dayParts.has(next) {
			n = 2
		}
	case w == "last" && next == "night":
		offset, n = -1, 2
	case w == "this" && dayParts.has(next):
		n = 2
	case (w == "the" || w == "last" || w == "this") && next == "weekend":
		if w == "the" && p.word(i-1) != "over" && p.word(i-1) != "at" {
			return moment{}, 0
		}
		return moment{rule: "weekend", from: func(written Date, way direction) period {
			saturday := written.Add(5 - dayOfWeek(written)) // of the week of writing
			last, coming := period{saturday.Add(-7), saturday.Add(-6)}, period{saturday, saturday.Add(1)}
			switch {
			case w == "last":
				return last
			case way == ahead || dayOfWeek(written) >= 5:
				return coming
			case !way.open() && w == "the":
				return last
			}
			return period{last.from, coming.to}
		}}, 2
	default:
		return moment{}, 0
	}
	number, more := p.bracketed(i + n)
	n += more
	offset += p.weeksOn(i)
	return moment{rule: relativeDayRule, from: func(written Date, _ direction) period {
		return period{from: numbered(written.Add(offset), number, 1)}
	}}, n
}

// lastNext reads "last week", "next Tuesday", "last September", "the past 48 hours".
func (p dateParser) lastNext(i int) (moment, int) {
	w := p.word(i)
	if w == "past" || w == "previous" || w == "last" {
		if m, n := p.counted(i, i+1); n > 0 {
			return m, n
		}
	}
	side, known := sides[w]
	if !known {
		return moment{}, 0
	}
	if month, n := p.month(i + 1); n > 0 && (len(p.word(i+1)) > 3 || p.word(i+1) == "may") && !p.capital(i+1+n) {
		return moment{rule: "last month of that name", from: func(written Date, _ direction) period {
			return monthBeside(written, month, side)
		}}, 1 + n
	}
	if near := p.word(i + 1); side == 0 && (near == "coming" || near == "past") {
		if day := p.weekday(i+2, false); day >= 0 {
			way := ahead
			if near == "past" {
				way = back
			}
			return moment{rule: "weekday", from: func(written Date, _ direction) period {
				return period{from: weekdayNear(written, day, way)}
			}}, 3
		}
	}
	if day := p.weekday(i+1, false); day >= 0 {
		n := 2
		if dayParts.has(p.word(i + 2)) {
			n = 3
		}
		return moment{rule: "last weekday", from: func(written Date, _ direction) period {
			return weekdayBeside(written, day, side)
		}}, n
	}
	if month := seasons[p.word(i+1)]; month > 0 {
		return moment{rule: "last season", from: func(written Date, _ direction) period { return seasonBeside(written, month, side) }}, 2
	}
	unit := p.word(i + 1)
	if before := p.word(i - 1); unit == "week" && side == 0 && (before == "earlier" || before == "later") {
		return moment{rule: "part of this week", from: func(written Date, _ direction) period {
			monday := written.Add(-dayOfWeek(written))
			if sunday := monday.Add(6); before == "later" && written != sunday {
				return period{written, sunday}
			}
			if before == "earlier" && written != monday {
				return period{monday, written}
			}
			return period{}
		}}, 2
	}
	switch unit {
	case "week", "month", "year":
		return moment{rule: "last " + unit, from: func(written Date, _ direction) period {
			switch unit {
			case "week":
				monday := written.Add(7*side - dayOfWeek(written))
				return period{monday, monday.Add(6)}
			case "month":
				t := Date{written.Year, written.Month, 1}.Time().AddDate(0, side, 0)
				return period{from: Date{t.Year(), int(t.Month()), 0}}
			}
			return period{from: Date{written.Year + side, 0, 0}}
		}}, 2
	}
	return moment{}, 0
}

// monthBeside is the last, this year's or next month of that name. In October, "last September" may be
// either of two: then it is the time from the one to the other.
func monthBeside(written Date, month, side int) period {
	y := written.Year
	switch {
	case side < 0 && month >= written.Month:
		y--
	case side < 0 && written.Month-month <= 2:
		return period{Date{y - 1, month, 1}, Date{y, month, 0}.LastDay()}
	case side > 0 && month <= written.Month:
		y++
	case side > 0 && month-written.Month == 1:
		y++ // the coming one is "next month"
	case side > 0 && month-written.Month == 2:
		return period{Date{y, month, 1}, Date{y + 1, month, 0}.LastDay()}
	}
	return period{from: Date{y, month, 0}}
}

// thisSeason is within how many days a season to come may be called this one, so that the next may be the one after it.
const thisSeason = 120

// seasonBeside is the last, this year's or next season of three months from a month on. While it lasts, or when the one that is meant
// may be either of two, the time from the one to the other.
func seasonBeside(written Date, month, side int) period {
	season := func(y int) period {
		last := Date{y, month + 2, 0}
		if month == 12 {
			last = Date{y + 1, 2, 0}
		}
		return period{Date{y, month, 1}, last.LastDay()}
	}
	latest := written.Year // the year of the season that runs or was the last to end
	for season(latest).from.Compare(written) > 0 {
		latest--
	}
	running := season(latest).to.Compare(written) >= 0
	switch {
	case side == 0 && month == 12 && !running && written.Month >= 9:
		return season(written.Year)
	case side == 0 && month == 12:
		return season(latest)
	case side == 0:
		return season(written.Year)
	case side < 0 && running:
		return season(latest - 1)
	case side < 0:
		return season(latest)
	case latest == written.Year || month == 12 && running || daysBetween(written, season(latest+1).from) > thisSeason:
		return season(latest + 1)
	}
	return period{season(latest + 1).from, season(latest + 2).to}
}

// weekdayBeside is last, this or next Thursday. People disagree whether on a Friday last Thursday was
// yesterday: then it is the time from the one to the other.
func weekdayBeside(written Date, weekday, side int) period {
	inWeek := written.Add(weekday - dayOfWeek(written))
	switch {
	case side < 0 && inWeek.Compare(written) < 0:
		return period{inWeek.Add(-7), inWeek}
	case side < 0:
		return period{from: inWeek.Add(-7)}
	case side > 0 && inWeek.Compare(written) > 0:
		return period{inWeek, inWeek.Add(7)}
	case side > 0:
		return period{from: inWeek.Add(7)}
	}
	return period{from: inWeek}
}

// amount reads a small whole number in digits or words.
func (p dateParser) amount(i int) int {
	if n := p.number(i); n > 0 {
		return n
	}
	return smallNumbers[p.word(i)]
}

// ago reads "two weeks ago" and "three days later".
func (p dateParser) ago(i int) (moment, int) { return p.counted(i, i) }

// counted reads a number of units from token i on: "past 48 hours" (at is then past the word "past"),
// "five days ago", "two days later".
func (p dateParser) counted(first, i int) (moment, int) {
	count, past := p.amount(i), first < i
	unit, end := strings.TrimSuffix(p.word(i+1), "s"), i+2
	if past && count == 0 { // "the past week"
		count, unit, end = 1, p.word(i), i+1
		if p.word(first) != "past" {
			return moment{}, 0
		}
	}
	if count == 0 || count > 200 || end == i+2 && p.touching(i) {
		return moment{}, 0
	}
	days := map[string]int{"hour": 1, "day": 1, "week": 7, "fortnight": 14, "month": 31, "year": 366}[unit]
	if days == 0 {
		return moment{}, 0
	}
	shifted := func(from Date, n int) Date {
		switch unit {
		case "month":
			return DateOf(from.Time().AddDate(0, n, 0))
		case "year":
			return DateOf(from.Time().AddDate(n, 0, 0))
		case "hour":
			return from.Add((n - n%24) / 24)
		}
		return from.Add(n * days)
	}
	if past {
		return moment{rule: "past", from: func(written Date, _ direction) period {
			from := shifted(written, -count)
			if unit == "hour" && count%24 > 0 {
				from = from.Add(-1)
			}
			return period{from, written}
		}}, end - first
	}
	switch p.word(end) {
	case "ago":
		return moment{rule: "ago", from: func(written Date, _ direction) period {
			d := shifted(written, -count)
			switch unit {
			case "hour":
				return period{written.Add(-(count + 23) / 24), written}
			case "day":
				return period{from: d}
			case "week", "fortnight":
				return period{d.Add(-3), d.Add(3)}
			case "month":
				return period{d.Add(-16), d.Add(16)}
			}
			return period{d.Add(-183), d.Add(183)}
		}}, end + 1 - first
	case "earlier":
		return moment{rule: "earlier", after: func(previous Date) period {
			if unit != "day" || !previous.IsDay() {
				return period{}
			}
			return period{from: previous.Add(-count)}
		}}, end + 1 - first
	case "later":
		return moment{rule: "later", after: func(previous Date) period {
			if unit != "day" || !previous.IsDay() {
				return period{}
			}
			return period{from: previous.Add(count)}
		}}, end + 1 - first
	}
	return moment{}, 0
}

// quarter reads "the first quarter of 2023", "Q1 2023" and "spring 2024".
func (p dateParser) quarter(i int) (moment, int) {
	n := 1
	month := seasons[p.word(i)]
	if q := quarters[p.word(i)]; q > 0 {
		month = 3*q - 2
		if p.words[i].kind == letters {
			if p.word(i+1) != "quarter" {
				return moment{}, 0
			}
			n = 2
		}
	}
	if month == 0 {
		return moment{}, 0
	}
	year, relative, more := p.yearAfter(i + n)
	span := func(y int) period {
		if month == 12 {
			return period{Date{y, month, 1}, Date{y + 1, 2, 0}.LastDay()}
		}
		return period{Date{y, month, 1}, Date{y, month + 2, 0}.LastDay()}
	}
	_, season := seasons[p.word(i)]
	switch {
	case more == 0 && season && p.word(i-1) == "the" && beforeSeason.has(p.word(i-2)) && p.word(i+n) != "of":
		return moment{rule: "season", from: func(written Date, way direction) period {
			if y := nearestYear(written, way, func(y int) Date { return Date{y, month + 1, 0} }); y != 0 {
				return span(y)
			}
			return period{}
		}}, n
	case more == 0:
		return moment{}, 0
	case relative:
		return moment{rule: "quarter", from: func(written Date, _ direction) period { return span(written.Year + year) }}, n + more
	}
	return moment{rule: "quarter", fixed: span(year)}, n + more
}

// sequel reads "the next morning", "the following day", "the same day", "on the 20th".
func (p dateParser) sequel(i int) (moment, int) {
	if w := p.word(i); w != "the" && w != "that" {
		return moment{}, 0
	}
	if day := ordinals[p.word(i+1)]; day > 0 && p.word(i+2) == "of" {
		if month, n := p.month(i + 3); n > 0 && !p.capital(i+3+n) {
			return p.dated(i, i+3+n, month, day, 0, -1)
		}
	}
	if p.word(i-1) == "on" && p.words[min(i+1, len(p.words)-1)].kind == code && p.day(i+1) > 0 {
		if _, n := p.month(i + 2); n == 0 && (i+2 >= len(p.words) || p.words[i+2].kind == mark) {
			day := p.day(i + 1)
			return moment{rule: "day of the month", from: func(written Date, _ direction) period {
				d := Date{written.Year, written.Month, day}
				if !onCalendar(d) || d.Compare(written) > 0 {
					return period{}
				}
				return period{from: d}
			}}, 2
		}
	}
	if side, known := sides[p.word(i+3)]; known && p.word(i+2) == "of" && p.word(i+4) == "month" && p.day(i+1) > 0 {
		day := p.day(i + 1)
		return moment{rule: "day of the month", from: func(written Date, _ direction) period {
			month := Date{written.Year, written.Month, 1}.Time().AddDate(0, side, 0)
			d := Date{month.Year(), int(month.Month()), day}
			if !onCalendar(d) {
				return period{}
			}
			return period{from: d}
		}}, 5
	}
	if step := map[string]int{"before": -1, "after": 1}[p.word(i+2)]; step != 0 && p.word(i) == "the" && (p.word(i+1) == "day" || p.word(i+1) == "night") && (i+3 >= len(p.words) || p.words[i+3].kind == mark) {
		return moment{rule: "following day", after: func(previous Date) period {
			if !previous.IsDay() {
				return period{}
			}
			return period{from: previous.Add(step)}
		}}, 3
	}
	if part := p.word(i + 2); part != "day" && !dayParts.has(part) {
		return moment{}, 0
	}
	offset := 0
	switch p.word(i + 1) {
	case "next", "following":
		offset = 1
	case "same":
	case "previous":
		offset = -1
	default:
		return moment{}, 0
	}
	return moment{rule: "following day", after: func(previous Date) period {
		if !previous.IsDay() {
			return period{}
		}
		return period{from: previous.Add(offset)}
	}}, 3
}

// way tells whether the sentence looks ahead at the date: "will" before it in its clause or close behind it.
func (p dateParser) way(m moment) direction {
	if p.word(m.first-1) == "since" {
		return past
	}
	for i := m.first - 1; i > 0 && i >= m.first-4; i-- {
		if p.word(i-1) == "after" && strings.HasSuffix(p.word(i), "ing") { // "after closing in May"
			return back
		}
	}
	if way, told := p.timetabled(m.first); told {
		return way
	}
	if p.putTo(m.first) {
		return ahead
	}
	if p.word(m.first-1) == "by" || p.word(m.first-1) == "the" && p.word(m.first-2) == "by" || p.word(m.first-1) == "until" && p.word(m.first-2) != "up" {
		return p.deadline(m)
	}
	if p.word(m.first-1) == "on" && (p.word(m.first-2) == "is" || p.word(m.first-2) == "are") || p.bounded(m.first) && p.deadline(m) == ahead {
		return ahead
	}
	for i := m.first - 1; i >= 0 && i >= m.first-3; i-- { // "said on Friday that it should"
		if w := p.word(i); aheadWords.has(w) || p.words[i].kind == mark {
			break
		} else if isPast(w) && !maybeAhead.has(p.word(i-1)) { // not "would shut"
			return p.behind(m.first)
		}
	}
	broken := false
	for i, near := m.first-1, 0; i >= 0; i, near = i-1, near+1 {
		switch w := p.word(i); {
		case aheadWords.has(w) && w != "will" && w != "ll" && (hadBeen.has(p.word(i-1)) || hadBeen.has(p.word(i-2))): // "was due to close in May"
			return either
		case aheadWords.has(w) && !broken && near < 12:
			return ahead
		case w == "next" && near < 8 && p.word(i+1) != "to" && p.word(i+1) != "door":
			return ahead
		case (w == "may" || w == "might") && p.words[i].kind == letters && !p.capital(i) && p.word(i+1) != "have" && !broken && near < 12:
			return ahead
		case w == "would" && !broken && near < 12 && p.reported(i, m), w == "would" && !broken && near < 4 && p.word(i+1) != "have" && p.toldByNobody(m):
			return ahead
		case w == "to" && intentions.has(p.word(i-1)) && p.words[i-1].kind == letters && !hadBeen.has(p.word(i-2)) && !broken && near > 0 && near < 14 && !p.capital(i+1) && !determiners.has(p.word(i+1)):
			return ahead
		case aheadWords.has(w):
			return either
		case maybeAhead.has(w) && p.words[i].kind == letters && !p.capital(i) && p.word(i+1) == "have":
			return back
		case maybeAhead.has(w) && p.words[i].kind == letters && !p.capital(i):
			return either
		case w == "to" && p.amount(i+1) == 0 && p.words[i].kind == letters && (p.word(i+1) == "be" || near > 0 && near < 4 && !broken && !p.capital(i+1) && p.word(i+1) != "the"):
			return either
		case w == "," || clauseWords.has(w):
			broken = true
		}
	}
	told := p.pastBefore(m.first)
	if told != "" && !clauseTellers.has(told) {
		return back
	}
	for i := m.last; i < len(p.words) && i < m.last+9; i++ {
		switch w := p.word(i); {
		case aheadWords.has(w):
			return ahead
		case maybeAhead.has(w) && !p.capital(i):
			return either
		case isPast(w):
			return back
		}
	}
	if told != "" {
		return back
	}
	return unsaid
}

// reported reports whether the "would" at token i is said, behind a verb of saying in the simple past, of what was then to come, and no
// other date in the sentence tells when it was said.
func (p dateParser) reported(i int, m moment) bool {
	if p.word(i+1) == "have" {
		return false
	}
	for k := range p.words {
		if k >= m.first && k < m.last {
			continue
		}
		if _, n := p.month(k); n > 0 && k > 0 || p.weekday(k, false) >= 0 || p.year(k) != 0 || sides[p.word(k)] != 0 {
			return false
		}
	}
	for k := i - 1; k >= 0 && k > i-10; k-- {
		if tellers.has(p.word(k)) {
			return !hadBeen.has(p.word(k - 1))
		}
	}
	return false
}

// toldByNobody reports whether no verb in the past tense stands before a date, so that "would" is of what is planned: "under the plan it would close on".
func (p dateParser) toldByNobody(m moment) bool {
	for k := range m.first {
		if w := p.word(k); isPast(w) || tellers.has(w) || hadBeen.has(w) {
			return false
		}
	}
	return true
}

// bounded reports whether a bound of a time stands before the date at token first: "from", "before", "no later than", "as early as", "starting on".
func (p dateParser) bounded(first int) bool {
	near := p.word(first - 1)
	if near == "on" || near == "in" || near == "from" && first > 1 {
		switch p.word(first - 2) {
		case "starting", "beginning", "commencing", "effective", "effect":
			return true
		}
	}
	return near == "from" || near == "before" || near == "than" && (p.word(first-2) == "later" || p.word(first-2) == "earlier") || near == "as" && p.word(first-3) == "as"
}

// puttings are verbs that give something another day, behind which "to", "until" and "for" stand before that day.
var puttings = wordSet(`postponed postpones postpone delayed delays delay deferred defers moved moves pushed pushes put set scheduled rescheduled extended extends adjourned booked pencilled earmarked slated`)

// putTo reports whether the date at token first is the one to which something is put off or for which it is set.
func (p dateParser) putTo(first int) bool {
	switch p.word(first - 1) {
	case "to", "until", "till", "for":
	default:
		return false
	}
	for i := first - 2; i >= 0 && i > first-8; i-- {
		if puttings.has(p.word(i)) {
			return p.word(i-1) != "had" && p.word(i-1) != "been" && p.word(i-1) != "originally"
		}
		if p.words[i].kind == mark {
			return false
		}
	}
	return false
}

// deadline tells of "by" or "until" a date whether it is still to come: it is where the clause asks for something, promises or orders
// it, and where no word of the sentence is in the past tense.
func (p dateParser) deadline(m moment) direction {
	told := false
	for i := max(0, m.first-20); i < min(len(p.words), m.last+9); i++ {
		if i >= m.first && i < m.last {
			continue
		}
		if y := p.year(i); y != 0 {
			return either
		}
		told = told || isPast(p.word(i)) || hadBeen.has(p.word(i))
	}
	for i := m.first - 1; i >= 0 && i > m.first-14; i-- {
		switch w := p.word(i); {
		case hadBeen.has(w), w == "have" && (p.word(i-1) == "would" || p.word(i-1) == "should" || p.word(i-1) == "could"):
			return either
		case aheadWords.has(w), w == "would" || w == "must" || w == "should", w == "to" && intentions.has(p.word(i-1)):
			return ahead
		case strings.Contains(",;:—–()", w):
			i = 0
		}
	}
	for i := max(0, m.first-14); i < min(len(p.words), m.last+4); i++ {
		if w := p.word(i); demands.has(w) || (w == "has" || w == "have") && p.word(i+1) == "until" {
			return ahead
		}
	}
	if !told {
		return ahead
	}
	return forward
}

// clauseTellers open a clause that may look ahead: "said the line will reopen in May".
var clauseTellers = wordSet(`said told announced added warned expected promised agreed decided proposed suggested vowed pledged`)

// pastBefore returns the nearest past tense before token i, in its part of the sentence, or "".
func (p dateParser) pastBefore(i int) string {
	for i--; i >= 0 && p.words[i].kind != mark; i-- {
		if w := p.word(i); isPast(w) {
			return w
		}
	}
	return ""
}

// isPast reports whether a word can be the past tense of a verb.
func isPast(w string) bool { return pastWords.has(w) || len(w) > 4 && strings.HasSuffix(w, "ed") }

// timetabled reports whether the verb before a date tells of what is fixed for it: "the board meets on 3 May".
func (p dateParser) timetabled(first int) (direction, bool) {
	for i := first - 1; i >= 0 && i >= first-5; i-- {
		switch w := p.word(i); {
		case scheduled.has(w) && !p.capital(i):
			before := p.word(i - 1)
			if before == "to" || determiners.has(before) || prepositions.has(before) || auxiliaries.has(before) || before == "did" {
				return back, false
			}
			return ahead, true
		case p.words[i].kind == mark, isPast(w), clauseWords.has(w):
			return back, false
		}
	}
	return back, false
}

// behind returns back, unless the words before token i look ahead: "will be closed on Friday".
func (p dateParser) behind(i int) direction {
	for k := i - 1; k >= 0 && k > i-12; k-- {
		switch w := p.word(k); {
		case aheadWords.has(w):
			return ahead
		case maybeAhead.has(w) && !p.capital(k), w == "to" && (p.word(k+1) == "be" || p.word(k+1) == "have"):
			return either
		case w == "," || clauseWords.has(w) || pastWords.has(w) && p.word(k-1) != "be":
			return back
		}
	}
	return back
}

// calendar is what is known of the day on which a document was written: no earlier than first, no later than last.
type calendar struct {
	first, last Date
	dated       bool   // the document says so itself
	anchor      string // the same in words
}

const (
	runningStory = 7  // days after publication within which an update may have reworded "today"
	siblingSpan  = 31 // days within which all dated documents must lie to say when an undated one was written
	siblingSlack = 3  // days that an undated document may lie outside them
)

// calendars returns the calendar of each document. One that gives publication and a soon update counts from
// both: a date is then a day only where both agree. One that gives none counts from the others, where
// at least two do and all lie close together; the range that comes of it says so in its anchor.
func calendars(documents []*Document) []calendar {
	var earliest, latest Date
	dated := 0
	for _, d := range documents {
		for _, day := range []Date{d.Published, d.Updated} {
			if !day.IsDay() {
				continue
			}
			if earliest.IsZero() || day.Compare(earliest) < 0 {
				earliest = day
			}
			if day.Compare(latest) > 0 {
				latest = day
			}
		}
		if d.Published.IsDay() || d.Updated.IsDay() {
			dated++
		}
	}
	found := make([]calendar, len(documents))
	for i, d := range documents {
		c := &found[i]
		published, updated := d.Published, d.Updated
		switch {
		case published.IsDay() && updated.IsDay() && updated != published && published.Compare(updated) < 0 && updated.Compare(published.Add(runningStory)) <= 0:
			*c = calendar{published, updated, true, "published " + published.String() + ", updated " + updated.String()}
		case published.IsDay():
			*c = calendar{published, published, true, "published " + published.String()}
		case updated.IsDay():
			*c = calendar{updated, updated, true, "updated " + updated.String()}
		case dated >= 2 && latest.Compare(earliest.Add(siblingSpan)) <= 0:
			*c = calendar{earliest.Add(-siblingSlack), latest.Add(siblingSlack), false,
				"undated; other sources " + earliest.String() + " to " + latest.String() + ", taken with " + strconv.Itoa(siblingSlack) + " days either side"}
		}
	}
	return found
}

// resolve says which day, month, year or range a moment is. previous is the day of the event told before it.
func (c calendar) resolve(m moment, way direction, previous Date) (p period, anchor string, sure Confidence) {
	if m.after != nil {
		if p = m.after(previous); p.from.IsZero() {
			return p, "", Possible
		}
		return p, "the event told before it, " + previous.String(), Likely
	}
	if m.from == nil {
		return m.fixed, "", Certain
	}
	yearless := !m.fixed.from.IsZero()
	if c.first.IsZero() || yearless && !c.dated {
		return m.fixed, "", Possible
	}
	ways := []direction{way}
	if !c.dated {
		ways = []direction{back, ahead}
	}
	var all []period
	for _, w := range ways {
		all = append(all, m.from(c.first, w), m.from(c.last, w))
	}
	same := true
	for _, q := range all {
		if q.from.IsZero() {
			return m.fixed, "", Possible
		}
		same = same && q == all[0]
	}
	if same && c.dated {
		return all[0], c.anchor, Likely
	}
	if same && all[0].precision() != Day {
		return all[0], c.anchor, Possible
	}
	for _, q := range all {
		if first := q.from.FirstDay(); p.from.IsZero() || first.Compare(p.from) < 0 {
			p.from = first
		}
		if last := q.lastDay(); last.Compare(p.to) > 0 {
			p.to = last
		}
	}
	return p, c.anchor, Possible
}

// precision names what kind of date the period is.
func (p period) precision() Precision {
	switch {
	case p.from.IsZero():
		return Unknown
	case !p.to.IsZero():
		return Range
	case p.from.Day != 0:
		return Day
	case p.from.Month != 0:
		return Month
	}
	return Year
}

func (p period) lastDay() Date {
	if p.to.IsZero() {
		return p.from.LastDay()
	}
	return p.to.LastDay()
}

// onCalendar reports whether the calendar has the day; without a year, whether some year's has.
func onCalendar(d Date) bool {
	if d.Year == 0 {
		d.Year = 2000
	}
	return DateOf(d.Time()) == d
}

// dayOfWeek counts from Monday, 0.
func dayOfWeek(d Date) int { return (int(d.Time().Weekday()) + 6) % 7 }
