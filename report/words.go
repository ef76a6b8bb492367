package report

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"policybrief/extract"
)

// list joins names as a sentence does: "A", "A and B", "A, B and C". Names that hold a comma are parted by semicolons.
func list(names []string) string { return joined(names, "and") }

// either joins names as alternatives: "A, B or C".
func either(names []string) string { return joined(names, "or") }

// brackets hold commas that part nothing outside them.
var brackets = regexp.MustCompile(`\([^)]*\)`)

func joined(names []string, last string) string {
	comma := ", "
	if slices.ContainsFunc(names, func(s string) bool { return strings.Contains(brackets.ReplaceAllString(s, ""), ", ") }) {
		comma = "; "
	}
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		before := " "
		if comma == "; " {
			before = "; "
		}
		return strings.Join(names[:n-1], comma) + before + last + " " + names[n-1]
	}
}

// numberWord returns a number as prose has it: words to ten, digits with a comma for thousands above.
func numberWord(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return thousands(strconv.Itoa(n))
}

// thousands sets a comma before every third digit from the right.
func thousands(digits string) string {
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// count returns a number and what is counted: "no sources", "one source", "five sources".
func count(n int, one, many string) string { return numberWord(n) + " " + plural(n, one, many) }

// plural returns the form that goes with the number.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// capital returns s with its first letter in upper case.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// lower returns s with its first letter in lower case, unless it opens an abbreviation.
func lower(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(next) || unicode.IsDigit(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

// clip returns the first words of s, and "…" where that is not all; a quotation mark that it opens is closed.
func clip(most int, s string) string {
	words := strings.Fields(s)
	if len(words) <= most {
		return s
	}
	s = strings.TrimRight(strings.Join(words[:most], " "), ",;:.") + "…"
	if strings.Count(s, "“") > strings.Count(s, "”") {
		s += "”"
	}
	return s
}

// quoted sets each of the names between quotation marks, so that a sentence shows where each ends.
func quoted(names []string) []string {
	marked := make([]string, len(names))
	for i, name := range names {
		marked[i] = "“" + name + "”"
	}
	return marked
}

// possessive returns the form of a name before what it has.
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}

func quotedList(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = strconv.Quote(name)
	}
	return list(quoted)
}

func sortedKeys[M ~map[string]V, V any](m M) []string { return slices.Sorted(maps.Keys(m)) }

// once returns the citations in their order, each the first time it comes.
func once(cites []*Citation) []*Citation {
	var out []*Citation
	seen := map[*Citation]bool{nil: true}
	for _, c := range cites {
		if !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	return out
}

// plainWords returns the words of a text without its citations.
func plainWords(text Text) string {
	var b strings.Builder
	for _, run := range text {
		b.WriteString(run.Words)
	}
	return b.String()
}

// cited reports whether a text has a citation.
func cited(text Text) bool {
	return slices.ContainsFunc(text, func(r Run) bool { return r.All || len(r.Cites) > 0 })
}

// uncited returns the first sentence of a text that no citation follows, or "". Words in quotation marks are part of
// the sentence around them.
func uncited(text Text) string {
	var b strings.Builder // the words since the last citation; quoted ones as a single word
	open := false
	check := func() string {
		flat := b.String()
		found := extract.Sentences(flat, 0, len(flat))
		if len(found) <= 1 {
			return ""
		}
		return strings.TrimSpace(flat[found[0][0]:found[0][1]])
	}
	for _, run := range text {
		if run.All || len(run.Cites) > 0 {
			if bare := check(); bare != "" {
				return bare
			}
			b.Reset()
			continue
		}
		if run.exact != nil {
			b.WriteString("“quoted”")
			continue
		}
		for _, r := range run.Words {
			switch {
			case r == '“':
				open = true
			case r == '”':
				open = false
			case open && strings.ContainsRune(".?!…", r):
				r = ','
			}
			b.WriteRune(r)
		}
	}
	rest := strings.TrimSpace(b.String())
	if strings.Trim(rest, ".?!…)”’ ") == "" {
		return ""
	}
	if bare := check(); bare != "" {
		return bare
	}
	return rest
}
