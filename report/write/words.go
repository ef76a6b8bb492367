package write

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"policybrief/report"
)

// plain returns the text as words, its citations as [12, 13] or [all].
func plain(t report.Text) string {
	var b strings.Builder
	last := ' '
	for _, run := range t {
		words := run.Words
		if run.All || len(run.Cites) > 0 {
			words = citeLabel(run)
		}
		if words == "" {
			continue
		}
		cite := run.Words == ""
		first, _ := utf8.DecodeRuneInString(words)
		// A no-break space keeps a citation on the line of the words that it supports.
		if cite && !unicode.IsSpace(last) && last != '(' || last == ']' && (unicode.IsLetter(first) || unicode.IsDigit(first)) {
			b.WriteRune(noBreak)
		}
		b.WriteString(words)
		last, _ = utf8.DecodeLastRuneInString(words)
	}
	return b.String()
}

const noBreak = '\u00a0'

// citeLabel returns what a run of citations shows: "[12, 13]" or "[all]".
func citeLabel(run report.Run) string {
	if run.All {
		return "[all]"
	}
	numbers := make([]string, len(run.Cites))
	for i, c := range run.Cites {
		numbers[i] = strconv.Itoa(c.Number)
	}
	return "[" + strings.Join(numbers, ", ") + "]"
}

// cellText returns all that a cell shows, its second line after a line feed. A stance has its symbol, and its word
// where the cell has no words of its own.
func cellText(c report.Cell) string {
	first := plain(c.Text)
	if sign, known := report.SignOf(c.Stance); known {
		shown := sign.Symbol
		if !hasWords(c.Text) {
			shown += " " + sign.Short
		}
		first = joined(shown, first)
	}
	return lined(first, plain(c.Second))
}

// hasWords reports whether a text is more than citations.
func hasWords(t report.Text) bool {
	return slices.ContainsFunc(t, func(run report.Run) bool { return run.Words != "" })
}

// languageTag returns a BCP 47 tag, or "" for what cannot be one.
func languageTag(tag string) string {
	if strings.ContainsFunc(tag, func(r rune) bool {
		return r > unicode.MaxASCII || r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		return ""
	}
	return tag
}

// joined sets the parts that are not empty side by side.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

// lined sets the parts that are not empty under one another.
func lined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n")
}

// clean makes text fit for any format: valid UTF-8, lines ended by LF, tabs as spaces, and a visible U+FFFD for each
// control character, none of which XML or a terminal can be given.
func clean(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == utf8.RuneError || r != '\n' && isControl(r) }) {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(s)
	return strings.Map(func(r rune) rune {
		if r != '\n' && isControl(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// isControl reports whether r is a control character, or one that XML 1.0 forbids.
func isControl(r rune) bool {
	return unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF || r == '\u2028' || r == '\u2029'
}

// citesOf returns the citations of the texts in their order, each once, and whether one of them cites absence.
func citesOf(texts ...report.Text) (cites []*report.Citation, all bool) {
	seen := map[*report.Citation]bool{}
	for _, t := range texts {
		for _, run := range t {
			all = all || run.All
			for _, c := range run.Cites {
				if !seen[c] {
					seen[c] = true
					cites = append(cites, c)
				}
			}
		}
	}
	return cites, all
}
