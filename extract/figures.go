package extract

import (
	"strconv"
	"strings"
)

// figuresOf returns the numbers of a document's sentences: counts, shares, sums, ages, spans of time
// and votes. Numbers in dates, names, times and references are none.
func figuresOf(d *parsed) []Figure {
	var found []Figure
	names := ids{}
	for _, s := range d.sentences {
		p := figureParser{dateParser{d.Text, s.words}, s.dates}
		for _, n := range p.figures() {
			from, to := clause(s.words, n.first, n.last, longestEvent)
			f := Figure{
				Value: n.value, Low: n.low, High: n.high, Hedge: n.hedge, Unit: n.unit, Rule: n.rule, Confidence: Likely,
				About: onOneLine(d.Text[s.words[from].start:s.words[to-1].end]),
				Span:  Span{d.ID, s.words[n.first].start, s.words[n.last-1].end},
			}
			if f.Hedge == "" && f.Value != nil {
				f.Confidence = Certain
			}
			f.ID = names.next("f", d.Name, d.Words(f.Span), f.About)
			found = append(found, f)
		}
	}
	return found
}

// numeral is a number in the tokens of a sentence: tokens[first:last], hedge and unit included.
type numeral struct {
	first, last      int
	through          int // token up to which other numbers belong to this one, or 0
	value, low, high *float64
	hedge            string
	unit             string
	rule             string
}

var (
	units = newLexicon(map[string]float64{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19})
	tens = newLexicon(map[string]float64{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90})
	// multiples are the words and letters that multiply the number before them.
	multiples = newLexicon(map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
		"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12})
	// suffixes are measures written behind a number without a space: "2.5mph".
	suffixes = map[string]string{"mph": "mph", "kph": "kph", "kmh": "km/h", "km": "km", "cm": "cm", "mm": "mm", "ft": "ft", "kg": "kg", "kw": "kW", "mw": "MW", "gw": "GW", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh",
		"ml": "ml", "ha": "ha", "sqm": "sq m", "sqft": "sq ft", "p": "p", "pc": "per cent", "hrs": "hours", "mins": "minutes"}
	// speeds are kinds of things that a speed names rather than measures: "a 20mph limit".
	speeds = wordSet(`limit limits zone zones street streets road roads area areas sign signs scheme schemes order orders policy default rule speed speeds`)
	// vague are the words that give a size and no number: the least and the most that readers take them for.
	vague = map[string][2]float64{"dozens": {24, 99}, "scores": {40, 99}, "hundreds": {200, 999}, "thousands": {2000, 9999},
		"millions": {2e6, 9.99e8}, "billions": {2e9, 9.99e11}}
	fractions = map[string]float64{"half": 0.5, "third": 1. / 3, "thirds": 1. / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "fifths": 0.2, "tenth": 0.1, "tenths": 0.1}
	hedges    = [][]string{{"as", "many", "as"}, {"as", "few", "as"}, {"no", "more", "than"}, {"no", "fewer", "than"}, {"more", "than"}, {"fewer", "than"},
		{"less", "than"}, {"at", "least"}, {"at", "most"}, {"up", "to"}, {"close", "to"}, {"an", "estimated"}, {"around"}, {"about"}, {"some"},
		{"roughly"}, {"approximately"}, {"nearly"}, {"almost"}, {"over"}, {"under"}}
	timeUnits = wordSet(`second seconds minute minutes hour hours day days week weeks month months year years decade decades`)
	unitEnds  = wordSet(`more later ago each apart away out off up down back not then now too also already still just only even once yet ever very
		he she it they we you who stood took went came left made gave got said told`)
	massPlurals = wordSet(`people men women children police staff personnel crew clergy cattle sheep`)
	callWords   = wordSet(`call calls called calling dial dialled dialling ring rang phone phoned`)
	manners     = wordSet(`way fold tier star track`) // a number joined to these says how something is, not how many
	// notTimes are words behind "twice" that compare: "twice as many", "twice the price".
	notTimes = wordSet(`as the that this what its his her their our my your over removed weekly daily`)
	// halved are measures of which a half is a figure; half of anything else may be a manner of speaking.
	halved     = wordSet(`percentage point per percent hour day week month year decade century mile kilometre kilometer metre meter inch foot acre hectare tonne ton pint litre degree`)
	currencies = wordSet(`£ $ €`)
	voteWords  = wordSet(`vote votes voted majority division ayes noes`)
)

// sizeWords are the words that inWords can begin with.
var sizeWords = func() *vocabulary {
	words := wordSet(`tens several one twice half single lone`)
	words.add(keys(vague)...)
	words.add(keys(fractions)...)
	return words
}()

type figureParser struct {
	dateParser
	dates []moment
}

// figures returns the figures in order of their numbers. The words of one may hold the next: "40 of the 1,250".
func (p figureParser) figures() []numeral {
	var found []numeral
	date, reference := 0, false
	for i := 0; i < len(p.words); {
		for date < len(p.dates) && p.dates[date].last <= i {
			date++
		}
		if date < len(p.dates) && p.dates[date].first <= i && p.dates[date].rule != "past" {
			i = p.dates[date].last
			continue
		}
		n, taken := p.numeral(i)
		if taken == 0 {
			if w := p.words[i]; w.kind != mark && w.lower != "and" && w.lower != "to" && w.lower != "or" {
				reference = references.has(w.lower) && !p.touching(i-1) || callWords.has(w.lower)
			}
			i++
			continue
		}
		if i += taken; reference || n.rule == "" {
			continue
		}
		p.hedge(&n)
		found = append(found, n)
		if n.rule == "votes" {
			second := n
			second.value, second.low = n.low, nil
			found[len(found)-1].low = nil
			found = append(found, second)
		}
		i = max(i, n.through)
	}
	return found
}

// numeral reads the number at token i with its unit, and returns how many tokens the number itself has.
// One without a rule is part of a name, a time, a telephone number or the like.
func (p figureParser) numeral(i int) (numeral, int) {
	read, taken := p.value(i)
	if taken == 0 {
		return p.inWords(i)
	}
	value := read // a copy, so that what is no number takes no memory
	n := numeral{first: i, value: &value}
	if p.words[i].kind != letters && p.isName(i) {
		for taken = 1; i+taken < len(p.words) && (p.words[i+taken].kind == digits || strings.Contains("-–/:", p.word(i+taken)) && p.touching(i+taken-1) && p.touching(i+taken)); {
			taken++
		}
		return n, taken
	}
	end := i + taken
	if n, more := p.between(i, end, value); more > 0 {
		return n, taken + more
	}
	if currency := p.word(i - 1); currencies.has(currency) {
		n.first, n.last, n.unit, n.rule = i-1, end, currency, "money"
		return n, taken
	}
	if to, more := p.value(end + 1); more > 0 && (p.words[end+1].kind == p.words[i].kind || p.word(end) == "in" && value < to && p.year(end+1) == 0) && p.word(i-1) != "from" {
		switch p.word(end) {
		case "-", "–", "to":
			if p.votes(i) {
				n.low, n.last, n.unit, n.rule = &to, end+1+more, "votes", "votes"
				return n, taken + 1 + more
			}
			if from := value; from < to && !p.isName(end+1) {
				n.value, n.low, n.high, n.rule = nil, &from, &to, "range"
				taken += 1 + more
				p.measure(&n, i+taken)
				return n, taken
			}
		case "in":
			n.last, n.unit, n.rule = end+1+more, "in "+p.text[p.words[end+1].start:p.words[end+more].end], "share"
			return n, taken + 1 + more
		}
	}
	p.measure(&n, end)
	return n, taken
}

// between reads "between 40 and 50 nurses" and "between £2m and £3m" from its first number, tokens[i:end], on; it returns how many more
// tokens the range has.
func (p figureParser) between(i, end int, from float64) (numeral, int) {
	first, second := i-1, end+1
	currency := p.word(first)
	money := currencies.has(currency)
	if money {
		first--
	}
	if p.word(second) == currency && money {
		second++
	}
	to, more := p.value(second)
	if p.word(first) != "between" || p.word(end) != "and" || more == 0 || from >= to {
		return numeral{}, 0
	}
	n := numeral{first: i, last: second + more, low: &from, high: &to, unit: currency, rule: "range"}
	if money {
		n.first = i - 1
	} else {
		p.measure(&n, second+more)
		n.rule = "range"
	}
	return n, second + more - end
}

// value reads a number in digits or words: "1,250", "4.5m", "twenty-five", "two hundred and six", "3 million".
func (p figureParser) value(i int) (value float64, taken int) {
	if i < 0 || i >= len(p.words) {
		return 0, 0
	}
	w := p.words[i]
	switch {
	case w.kind == digits:
		value, taken = parseNumber(w.lower), 1
	case w.kind == code && isDigit(rune(w.lower[0])):
		end := numberEnd(w.lower, 0, len(w.lower))
		times := multiples.of(w.lower[end:])
		if suffixes[w.lower[end:]] != "" {
			times = 1
		}
		return parseNumber(w.lower[:end]) * times, 1 // 0 times where the letters are no multiple: see isName
	case w.kind != letters:
		return 0, 0
	default:
		if value, taken = p.partOfMany(i); taken > 0 {
			return value, taken
		}
		if value, taken = p.small(i); taken == 0 {
			many := multiples.of(p.word(i+1)) > 1 && len(p.word(i+1)) > 4
			if (w.lower == "a" || w.lower == "one") && many {
				value, taken = 1, 1
			} else {
				return 0, 0
			}
		}
	}
	total := 0.0
	for i+taken < len(p.words) {
		word := i + taken
		if p.word(word) == "-" && p.touching(word-1) && p.touching(word) {
			word++ // "a six-million fund"
		}
		next := p.word(word)
		times := multiples.of(next)
		if len(next) < 5 {
			break
		}
		if times > 0 {
			taken = word + 1 - i
			if value *= times; times > 100 {
				total, value = total+value, 0
			}
			at := i + taken
			if p.word(at) == "and" {
				at++
			}
			if more, n := p.small(at); n > 0 && w.kind == letters {
				value += more
				taken = at + n - i
			}
			continue
		}
		break
	}
	return total + value, taken
}

// partOfMany reads "half a million", "a quarter of a million" and "one and a half million".
func (p figureParser) partOfMany(i int) (value float64, taken int) {
	at := func(words ...string) int {
		for k, w := range words {
			if p.word(i+k) != w {
				return 0
			}
		}
		return len(words)
	}
	switch taken = max(at("half", "a"), at("a", "quarter", "of", "a")); taken {
	case 2:
		value = 0.5
	case 4:
		value = 0.25
	default:
		whole, n := p.small(i)
		if p.word(i) == "one" {
			whole, n = 1, 1
		}
		if n == 0 || p.word(i+n) != "and" || p.word(i+n+1) != "a" || p.word(i+n+2) != "half" {
			return 0, 0
		}
		value, taken = whole+0.5, n+3
	}
	times := multiples.of(p.word(i + taken))
	if times < 100 || len(p.word(i+taken)) < 5 {
		return 0, 0
	}
	return value * times, taken + 1
}

// small reads "seven", "forty" and "twenty-five".
func (p figureParser) small(i int) (value float64, taken int) {
	if v := units.of(p.word(i)); v > 0 {
		return v, 1
	}
	v := tens.of(p.word(i))
	if v == 0 {
		return 0, 0
	}
	if p.word(i+1) == "-" {
		if one := units.of(p.word(i + 2)); one > 0 && one < 10 {
			return v + one, 3
		}
		if p.word(i+2) == "one" {
			return v + 1, 3
		}
	}
	return v, 1
}

func parseNumber(written string) float64 {
	value, err := strconv.ParseFloat(strings.ReplaceAll(written, ",", ""), 64)
	if err != nil {
		return 0
	}
	return value
}

// isName reports whether the digits at i are part of a name, a time, a telephone number or a fraction of a date.
func (p figureParser) isName(i int) bool {
	w := p.words[i]
	before, after := p.word(i-1), p.word(i+1)
	switch {
	case w.kind == code && multiples.of(suffixOf(w)) == 0 && (suffixes[suffixOf(w)] == "" || speeds.has(after) || suffixOf(w) == "p" && references.has(before)):
		return true
	case i > 1 && p.touching(i-1) && (before == "-" || before == "–") && p.touching(i-2) && p.words[i-2].kind != digits:
		return true // "COVID-19"
	case p.touching(i-1) && strings.Contains(`:/+#="@_`, before), p.touching(i) && (after == ":" || after == "/") && i+2 < len(p.words) && p.words[i+2].kind == digits:
		return true
	case len(w.lower) > 2 && w.lower[0] == '0' && w.lower[1] != '.', strings.Count(w.lower, ".") > 1, len(w.lower) > 15:
		return true
	case i+1 < len(p.words) && p.words[i+1].kind == digits:
		return true
	case after == "am" || after == "pm" || after == "o" || (after == "a" || after == "p") && p.word(i+2) == "." && p.word(i+3) == "m":
		return true
	}
	return p.year(i) != 0 && !currencies.has(before) && !isPlural(after)
}

// suffixOf returns the letters behind the number that a token begins with.
func suffixOf(w lexeme) string { return w.lower[numberEnd(w.lower, 0, len(w.lower)):] }

// votes reports whether a vote is spoken of near token i.
func (p figureParser) votes(i int) bool {
	for k := max(0, i-8); k < min(len(p.words), i+7); k++ {
		if voteWords.has(p.word(k)) {
			return true
		}
	}
	return false
}

// inWords reads "dozens", "a single", "half", "two-thirds" and "one in ten".
func (p figureParser) inWords(i int) (numeral, int) {
	w, before := p.word(i), p.word(i-1)
	if !sizeWords.has(w) {
		return numeral{}, 0
	}
	n := numeral{first: i}
	size, known := vague[w]
	switch times, many := vague[p.word(i+2)]; {
	case (known || w == "tens") && p.word(i+1) == "of" && many && times[0] > 200: // "tens of thousands"
		if w == "tens" {
			size = [2]float64{20, 99}
		}
		low, high := size[0]*times[0]/2, (size[1]+1)*times[0]/2-1
		n.low, n.high = &low, &high
		p.measure(&n, i+3)
		n.rule = "vague"
		return n, 3
	case known && p.word(i+1) == "of" || known && before != "the" && !p.touching(i-1) && w != "scores":
		n.low, n.high = &size[0], &size[1]
		p.measure(&n, i+1)
		n.rule = "vague"
		return n, 1
	case w == "several" && vague[p.word(i+1)+"s"][0] > 0:
		size = vague[p.word(i+1)+"s"]
		n.low, n.high = &size[0], &size[1]
		p.measure(&n, i+2)
		n.rule = "vague"
		return n, 2
	case w == "one" && (p.word(i+1) == "extra" || p.word(i+1) == "additional" || p.word(i+1) == "further"):
		one := 1.0
		n.value = &one
		p.measure(&n, i+1)
		return n, 1
	case w == "twice" && before != "think" && before != "thought" && !notTimes.has(p.word(i+1)):
		two := 2.0
		n.value, n.last, n.unit, n.rule = &two, i+1, "times", "count"
		return n, 1
	case w == "half" && (p.word(i+1) == "a" || p.word(i+1) == "an") && halved.has(p.word(i+2)):
		part := 0.5
		n.value = &part
		p.measure(&n, i+2)
		return n, 2
	case (w == "single" || w == "lone") && before == "a":
		one := 1.0
		n.value, n.first = &one, i-1
		p.measure(&n, i+1)
		return n, 1
	case w == "one" && p.word(i+1) == "in":
		one := 1.0
		if _, more := p.value(i + 2); more > 0 {
			n.value, n.last, n.rule = &one, i+2+more, "share"
			n.unit = "in " + p.text[p.words[i+2].start:p.words[i+1+more].end]
			return n, 2 + more
		}
	case w == "one" && p.oneIn(i) > 0: // "one school in six"
		in := p.oneIn(i)
		one := 1.0
		_, more := p.value(in + 1)
		n.value, n.last, n.rule = &one, in+1+more, "share"
		n.unit = strings.Join(strings.Fields(p.text[p.words[i+1].start:p.words[in+more].end]), " ")
		return n, in + 1 + more - i
	case fractions[w] > 0 && (p.word(i+1) == "of" || p.word(i+1) == "the" && w == "half" || p.bareFraction(i)):
		part := fractions[w]
		switch {
		case w == "half":
		case before == "a" || before == "one":
			n.first = i - 1
		case before == "-" && units.of(p.word(i-2)) > 0:
			part *= units.of(p.word(i - 2))
			n.first = i - 2
		default:
			return numeral{}, 0
		}
		n.value = &part
		p.measure(&n, i+1)
		n.rule = "share"
		return n, 1
	}
	return numeral{}, 0
}

// oneIn returns the token of the "in" of "one school in six", of which "one" is at i, or 0.
func (p figureParser) oneIn(i int) int {
	for k := i + 1; k <= i+2 && k+1 < len(p.words) && p.words[k].kind == letters; k++ {
		if to, more := p.value(k + 1); k > i+1 && p.word(k) == "in" && more > 0 && to >= 2 && to <= 100 && p.year(k+1) == 0 && (k+1+more >= len(p.words) || !p.capital(k+1+more) && !timeUnits.has(p.word(k+1+more))) {
			return k
		}
	}
	return 0
}

// bareFraction reads the third of "cut by a third", "more than a fifth last year": one that tells no order, as "a third runway" does.
func (p figureParser) bareFraction(i int) bool {
	if next := p.word(i + 1); p.word(i) == "half" {
		switch p.word(i - 1) {
		case "than", "nearly", "almost", "about", "around", "over", "just", "roughly":
			return auxiliaries.has(next) || next == "said" || next == "say"
		case "by":
			return next == "" || p.words[i+1].kind == mark || prepositions.has(next) || conjunctions.has(next)
		}
		return false
	}
	if p.word(i-1) != "a" && p.word(i-1) != "one" {
		return false
	}
	switch p.word(i - 2) {
	case "by", "than", "nearly", "almost", "about", "around", "over", "under", "roughly":
	default:
		return false
	}
	next := p.word(i + 1)
	return next == "" || p.words[i+1].kind == mark || prepositions.has(next) || conjunctions.has(next) || sides[next] != 0 || timeUnits.has(p.word(i+2))
}

// measure reads what the number counts or measures from token at on.
func (p figureParser) measure(n *numeral, at int) {
	before := p.word(n.first - 1)
	whole := n.value != nil && *n.value == float64(int(*n.value)) && *n.value >= 1 && *n.value <= 110
	n.last, n.rule = at, "count"
	dash := 0
	if p.word(at) == "-" {
		dash = 1
	}
	switch {
	case at > 0 && p.words[at-1].kind == code && isDigit(rune(p.word(at - 1)[0])) && suffixes[suffixOf(p.words[at-1])] != "":
		n.unit = suffixes[suffixOf(p.words[at-1])]
		if n.unit == "per cent" {
			n.rule = "share"
		}
	case p.word(at) == "%":
		n.last, n.unit, n.rule = at+1, "per cent", "share"
	case p.word(at) == "per" && p.word(at+1) == "cent":
		n.last, n.unit, n.rule = at+2, "per cent", "share"
	case p.word(at) == "percent" || p.word(at) == "pc":
		n.last, n.unit, n.rule = at+1, "per cent", "share"
	case p.word(at) == "percentage":
		n.last, n.unit, n.rule = min(at+2, len(p.words)), "percentage points", "share"
	case strings.TrimSuffix(p.word(at+dash), "s") == "year" && (strings.TrimSuffix(p.word(at+1+2*dash), "s") == "old" || strings.TrimSuffix(p.word(at+1+dash), "s") == "old"):
		n.last, n.unit, n.rule = at+2+dash, "years old", "age"
		if strings.TrimSuffix(p.word(at+1+dash), "s") != "old" {
			n.last++
		}
	case whole && (before == "aged" || before == "age"):
		n.first, n.unit, n.rule = n.first-1, "years old", "age"
	case whole && before == "(" && p.word(at) == ")" && p.capital(n.first-2) && p.words[n.first].kind == digits,
		whole && before == "," && (p.word(at) == "," || p.word(at) == "." || p.word(at) == ")") && p.capital(n.first-2) && p.words[n.first].kind == digits:
		n.first, n.unit, n.rule = n.first-2, "years old", "age"
		if p.word(at) == ")" && before == "(" {
			n.last = at + 1
		}
	case timeUnits.has(p.word(at + dash)):
		n.last, n.unit, n.rule = at+1+dash, p.word(at+dash), "time"
	default:
		n.unit, n.last = p.unit(at, n.value != nil && *n.value == 1)
		switch to, taken := p.value(n.last + 1); {
		case n.last == at && dash > 0 && p.touching(at-1) && p.touching(at) && p.counts(n, p.hyphenated(at+1)): // "a 48-page report"
			n.last = p.hyphenated(at+1) + 1
			n.unit = p.text[p.words[at+1].start:p.words[n.last-1].end]
		case n.last == at && dash > 0 && p.touching(at-1): // "9-iron"
			n.rule = ""
		case n.last == at+1 && p.capital(at) && !isPlural(p.word(at)): // "14 Mill Street"
			n.rule = ""
		case n.last == at && n.first > 1 && p.capital(n.first-1) && p.words[n.first].kind == digits: // "the Fortune 500"
			n.rule = ""
		case voteWords.has(n.unit) && p.word(n.last) == "to" && taken > 0:
			n.low, n.last, n.through, n.rule = &to, n.last+1+taken, n.last+1+taken, "votes"
			return
		}
		for k := n.last; k < min(n.last+6, len(p.words)-2); k++ { // "7 of them … out of 30"
			if p.words[k].kind == mark {
				return
			}
			if p.word(k) == "out" && p.word(k+1) == "of" {
				if _, taken := p.value(k + 2); taken > 0 {
					n.unit = strings.TrimSpace(n.unit + " out of " + p.text[p.words[k+2].start:p.words[k+1+taken].end])
					n.last, n.through = k+2+taken, k+2+taken
				}
				return
			}
		}
	}
}

// hyphenated returns the last of the words that hyphens join to the one at a token: the "mile" of "2-square-mile".
func (p figureParser) hyphenated(at int) int {
	for p.word(at+1) == "-" && p.touching(at) && p.touching(at+1) && p.words[at+2].kind == letters {
		at += 2
	}
	return at
}

// counts reports whether a word joined to a number by a hyphen is a noun that it counts, with the noun that both describe after it:
// "48-page report", "70-bed ward".
func (p figureParser) counts(n *numeral, at int) bool {
	w, next := p.word(at), p.word(at+1)
	noun := at+1 < len(p.words) && p.words[at+1].kind == letters && !prepositions.has(next) && !auxiliaries.has(next) && !conjunctions.has(next) && !determiners.has(next)
	return noun && n.value != nil && *n.value > 1 && !manners.has(w) && p.words[at].kind == letters && len(w) > 2 && !p.capital(at) && !isPlural(w) && !prepositions.has(w) && !determiners.has(w) && !conjunctions.has(w) && !strings.HasSuffix(w, "ed")
}

// unit returns the words for what is counted, from token at on, up to the noun at their head, and the token after it.
func (p figureParser) unit(at int, one bool) (unit string, end int) {
	from := at
	if p.word(at) == "of" || p.word(at) == "the" {
		from = p.afterDeterminers(at)
	}
	plural, last := -1, from
	for k := from; k < len(p.words) && k < from+7; k++ {
		w := p.word(k)
		if p.words[k].kind == mark {
			if w == "-" && p.touching(k-1) && p.touching(k) && k > from {
				continue
			}
			if w == "." && k > from && p.touching(k-1) && len(p.word(k-1)) == 1 && p.capital(k-1) && k+1 < len(p.words) && (p.touching(k) || p.words[k+1].kind == letters && !p.capital(k+1)) {
				continue // "two U.S. states"
			}
			break
		}
		if p.words[k].kind != letters || prepositions.has(w) || auxiliaries.has(w) || conjunctions.has(w) || determiners.has(w) || unitEnds.has(w) ||
			strings.HasSuffix(w, "ly") || plural >= 0 && !p.plural(k) && !(p.capital(plural) && k-plural <= 2 && !strings.HasSuffix(w, "ed")) {
			break
		}
		if last = k + 1; p.plural(k) {
			plural = k
		}
	}
	switch {
	case plural >= 0:
		end = plural + 1
	case one && last > from:
		end = last
	case last > from && from == at && !strings.HasSuffix(p.word(from), "ed"):
		end = from + 1
	default:
		return "", at
	}
	return strings.Join(strings.Fields(p.text[p.words[from].start:p.words[end-1].end]), " "), end
}

// afterDeterminers returns the token after "of", an article, a possessive and a number: "of the council's 120".
func (p figureParser) afterDeterminers(at int) int {
	for k := at; k < min(at+8, len(p.words)); k++ {
		if (p.word(k) == "'" || p.word(k) == "’") && p.word(k+1) == "s" {
			at = k + 2
			break
		}
		if p.words[k].kind == mark {
			break
		}
	}
	for p.word(at) == "of" || determiners.has(p.word(at)) || p.word(at) == "all" {
		at++
	}
	if _, taken := p.value(at); taken > 0 && p.words[at].kind == digits {
		at += taken
	}
	return at
}

// plural reports whether the word at a token looks like a plural noun, or like the plural of letters: "MPs".
func (p figureParser) plural(i int) bool {
	stem, ends := strings.CutSuffix(p.text[p.words[i].start:p.words[i].end], "s")
	return isPlural(p.word(i)) || ends && len(stem) > 1 && strings.ToUpper(stem) == stem
}

// isPlural reports whether a word looks like a plural noun.
func isPlural(lower string) bool {
	return massPlurals.has(lower) || len(lower) > 4 && strings.HasSuffix(lower, "men") ||
		len(lower) > 3 && strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ss") && !strings.HasSuffix(lower, "us") && !strings.HasSuffix(lower, "is")
}

// hedge takes the words before the number that make it less than exact.
func (p figureParser) hedge(n *numeral) {
	for _, words := range hedges {
		from := n.first - len(words)
		if from < 0 {
			continue
		}
		match := true
		for k, w := range words {
			match = match && p.word(from+k) == w
		}
		if match {
			n.first, n.hedge = from, strings.Join(words, " ")
			return
		}
	}
}
