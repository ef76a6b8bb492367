package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number, two single quotation marks that stand for a double one, or a single other character that is
// not white space.
type token struct {
	start, end int    // bytes of the document's text
	lower      string // the token in lower case, with straight apostrophes
	word       bool   // begins with a letter or a digit, or is the "&" of a name
	capital    bool   // begins with an upper-case letter, or is the "&" of a name
	upper      bool   // has no lower-case letter, and more than one letter
}

// tokenize splits text[start:end]. Hyphens and apostrophes inside a word belong to it, and so do full stops
// and commas between digits and the full stops of initials.
func tokenize(text string, start, end int) []token {
	tokens := make([]token, 0, (end-start)/4+1)
	for at := start; at < end; {
		r, size := utf8.DecodeRuneInString(text[at:end])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		t := token{start: at, capital: unicode.IsUpper(r), word: unicode.IsLetter(r) || unicode.IsDigit(r)}
		if at += size; !t.word {
			at = t.start + max(size, pairOfMarks(text[t.start:end]))
		}
		for t.word && at < end {
			if plain := lettersEnd(text, at, end); plain > at {
				r, at = rune(text[plain-1]), plain
				continue
			}
			next, nextSize := utf8.DecodeRuneInString(text[at:end])
			if next == ' ' {
				break
			}
			if !unicode.IsLetter(next) && !unicode.IsDigit(next) && !unicode.Is(unicode.Mn, next) {
				after, _ := utf8.DecodeRuneInString(text[at+nextSize : end])
				joins := strings.ContainsRune("-'’‑&", next) && (unicode.IsLetter(after) || unicode.IsDigit(after)) ||
					strings.ContainsRune(".,", next) && unicode.IsDigit(r) && unicode.IsDigit(after) ||
					next == '.' && unicode.IsUpper(r) && unicode.IsUpper(after)
				if !joins {
					break
				}
			}
			r = next
			at += nextSize
		}
		t.end = at
		if r == '&' && len(tokens) > 0 && tokens[len(tokens)-1].capital && nextIsUpper(text[at:end]) {
			t.word, t.capital = true, true // a part of "Smith & Sons"
		}
		t.upper = t.capital && t.end-t.start > 1 && strings.IndexFunc(text[t.start:t.end], unicode.IsLower) < 0
		t.lower = strings.ToLower(strings.ReplaceAll(text[t.start:t.end], "’", "'"))
		tokens = append(tokens, t)
	}
	return tokens
}

// nextIsUpper reports whether a space and a capital letter follow.
func nextIsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " "))
	return unicode.IsUpper(r)
}

// stem brings the singular and plural of a word, and its possessive, to one form. It is for
// comparing words with each other, never for showing.
func stem(lower string) string {
	lower = strings.TrimSuffix(strings.TrimSuffix(lower, "'s"), "'")
	switch {
	case len(lower) > 4 && strings.HasSuffix(lower, "ies"):
		return lower[:len(lower)-3] + "y"
	case len(lower) > 3 && strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ss") && !strings.HasSuffix(lower, "us"):
		return lower[:len(lower)-1]
	}
	return lower
}

// isPlain reports whether a word in lower case has letters from a to z alone, so that it is one word to normalWords.
func isPlain(lower string) bool {
	for i := range len(lower) {
		if lower[i] < 'a' || lower[i] > 'z' {
			return false
		}
	}
	return true
}

// normalWords returns the stems of the words of a text, for comparing one wording with another.
func normalWords(text string) []string {
	tokens := tokenize(text, 0, len(text))
	words := make([]string, 0, len(tokens))
	for _, t := range tokens {
		switch {
		case !t.word:
		case isPlain(t.lower):
			words = append(words, stem(t.lower))
		default:
			for _, part := range strings.FieldsFunc(t.lower, func(r rune) bool { return r == '-' || r == '‑' }) {
				words = append(words, stem(part))
			}
		}
	}
	return words
}
