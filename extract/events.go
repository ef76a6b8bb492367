package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	longestEvent  = 30 // words; a longer sentence is cut to the clauses about the date
	fewestTold    = 8  // words that a cut sentence keeps at least, though it become longer than that
	shortestEvent = 3  // words beside the date, else it is a dateline and not an event
	quotedEarlier = 2  // days by which somebody's "today" may come before the report that quotes it
)

// eventsOf returns one event for each date in a document's sentences. The dates count from its calendar.
func eventsOf(d *parsed, c calendar) []Event {
	var found []Event
	names := ids{}
	var previous Date // day of the event told before
	told := -2        // the passage that told it
	for _, s := range d.sentences {
		if s.passage > told+1 {
			previous = Date{}
		}
		parser := dateParser{d.Text, s.words}
		for _, m := range s.dates {
			if spoken(s.words)-spoken(s.words[m.first:m.last]) < shortestEvent {
				continue
			}
			p, anchor, sure := c.resolve(m, parser.way(m), previous)
			if m.rule == relativeDayRule && p.precision() == Day && len(d.markedIn(s.passage, s.words[m.first].start, s.words[m.first].end)) > 0 {
				p = period{p.from.Add(-quotedEarlier), p.from}
				anchor, sure = anchor+"; said then or shortly before", Likely
			}
			first, last := clause(s.words, m.first, m.last, longestEvent)
			e := Event{
				Date: p.from, End: p.to, Precision: p.precision(), Anchor: anchor, Rule: m.rule, Confidence: sure,
				Wording: Span{d.ID, s.words[m.first].start, s.words[m.last-1].end},
				Span:    Span{d.ID, s.words[first].start, s.words[last-1].end},
			}
			if first == 0 && last == len(s.words) {
				e.Span.Start, e.Span.End = unquoted(d.Text, s.start, s.end)
			}
			e.Span = paired(d, s.passage, e.Span, e.Wording)
			e.What = onOneLine(d.Words(e.Span))
			e.ID = names.next("e", d.Name, d.Words(e.Wording), e.What)
			found = append(found, e)
			if p.precision() == Day && p.from.Year != 0 {
				previous, told = p.from, s.passage
			}
		}
	}
	return found
}

// dateChanges dates the changes of mind whose words a date stands in.
func dateChanges(positions []Position, events []Event) {
	for i := range positions {
		p := &positions[i]
		if p.Was == "" {
			continue
		}
		for _, e := range events {
			if e.End.IsZero() && !e.Date.IsZero() && slices.ContainsFunc(p.Evidence, e.Span.Overlaps) && slices.ContainsFunc(p.Evidence, func(s Span) bool {
				return s.Doc == e.Wording.Doc && s.Start <= e.Wording.Start && e.Wording.Start <= s.End+1
			}) {
				p.Since = e.Date
			}
		}
	}
}

// spoken counts the words among tokens.
func spoken(words []lexeme) int {
	n := 0
	for _, w := range words {
		if w.kind != mark {
			n++
		}
	}
	return n
}

var clauseStarts = wordSet(`who which whose when after before while because although but as since prompting adding saying until where`)

// clause returns the tokens about words[first:last]: the whole sentence where it has at most that many words, else
// the clauses around them, those before them first, as many as fit.
func clause(words []lexeme, first, last, most int) (from, to int) {
	if spoken(words) <= most {
		return 0, len(words)
	}
	starts := func(i int) bool {
		relative := words[i].lower == "who" || words[i].lower == "which" || words[i].lower == "whose"
		return i > 0 && (clauseStarts.has(words[i].lower) && !(relative && words[i-1].kind != mark) || words[i-1].kind == mark && strings.Contains(",;:—–()“”\"", words[i-1].lower))
	}
	from, to = first, last
	for from > 0 && !starts(from) && first-from < most/2 {
		from--
	}
	for to < len(words) && !starts(to) && to-last < most/2 {
		to++
	}
	count := spoken(words[from:to])
	for from > 0 {
		next := from - 1
		for next > 0 && !starts(next) {
			next--
		}
		if count += spoken(words[next:from]); count > most {
			count -= spoken(words[next:from])
			break
		}
		from = next
	}
	for to < len(words) {
		next := to + 1
		for next < len(words) && !starts(next) {
			next++
		}
		if count += spoken(words[to:next]); count > most && spoken(words[from:to]) >= fewestTold {
			break
		}
		to = next
	}
	for from < first && words[from].kind == mark && !currencies.has(words[from].lower) {
		from++
	}
	for to > last && words[to-1].kind == mark {
		to--
	}
	return from, to
}

// unquoted trims quotation marks that only open or only close from text[start:end].
func unquoted(text string, start, end int) (int, int) {
	trimmed := strings.TrimLeftFunc(text[start:end], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"“”‘’'`, r) })
	start = end - len(trimmed)
	trimmed = strings.TrimRightFunc(trimmed, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"“”‘’'`, r) })
	return start, start + len(trimmed)
}

// paired narrows a span to the side of an unpaired quotation mark on which the words of its date stand, so that no
// quotation is begun that does not end.
func paired(d *parsed, passage int, s, date Span) Span {
	for _, m := range d.markedIn(passage, s.Start, s.End) {
		switch _, size := utf8.DecodeRuneInString(d.Text[m.open:]); {
		case s.Start <= m.open && m.open < s.End && (m.after > s.End || !m.closed):
			if m.open < date.Start {
				s.Start = m.open + size
			} else if date.End <= m.open {
				s.End = m.open
			}
		case m.open < s.Start && s.Start < m.after && m.after <= s.End && m.closed:
			if m.end <= date.Start {
				s.Start = m.after
			} else if date.End <= m.end {
				s.End = m.end
			}
		}
	}
	words := strings.TrimLeftFunc(d.Words(s), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:", r) })
	words = strings.TrimPrefix(strings.TrimPrefix(words, "and "), "but ")
	s.Start = s.End - len(words)
	s.End = s.Start + len(strings.TrimRightFunc(words, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:", r) }))
	return s
}
