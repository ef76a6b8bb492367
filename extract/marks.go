package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// marked is a stretch of a passage between quotation marks. The content text[start:end] is without them;
// text[open:after] is with them.
type marked struct {
	open, start, end, after int
	closed                  bool
}

// findMarked applies the grammar of quotation marks to one passage. Marks may be curly or straight,
// double or single, and turned the wrong way; two single marks side by side are a double one; a mark that opens again before
// the last one closed (a flattened paragraph break) ends the stretch before it as unclosed. An apostrophe is no mark.
func findMarked(text string, p Passage) []marked {
	var found []marked
	open := -1 // where the double mark that is open stands
	finish := func(end, after int, closed bool) {
		found = append(found, trimMarked(text, marked{open: open, end: end, after: after, closed: closed}))
		open = -1
	}
	for at := p.Start; at < p.End; {
		if at = lettersEnd(text, at, p.End); at == p.End {
			break
		}
		r, size := utf8.DecodeRuneInString(text[at:p.End])
		if width := pairOfMarks(text[at:p.End]); width > 0 {
			if open >= 0 && pairOfMarks(text[at+size:p.End]) > 0 {
				at += size // of three marks that close, the first closes what was said in what was said
			}
			r, size = '"', width
		}
		switch {
		case strings.ContainsRune(`"“”„«»`, r):
			opens, closes := markSides(text, p, at, size)
			switch {
			case open < 0 && (opens || r == '“' || !closes):
				if !isInches(text, p, at) {
					open = at
				}
			case open >= 0 && opens && !closes && r != '”':
				finish(at, at, false)
				open = at
			case open >= 0:
				finish(at, at+size, true)
			}
		case open < 0 && (r == '‘' || r == '\'' || r == '’' && at == p.Start):
			end, after, ok := singleEnd(text, p, at, size)
			if !ok && end > 0 && len(found) > 0 { // what a mark that closed before runs on into the next paragraph
				before := found[len(found)-1]
				ok = before.closed && strings.ContainsRune("‘'", firstRune(text[before.open:]))
			}
			if ok {
				open = at
				finish(end, after, after > end)
				at = max(after, at+size)
				continue
			}
		}
		at += size
	}
	if open >= 0 {
		finish(p.End, p.End, false)
	}
	return found
}

func firstRune(text string) rune { r, _ := utf8.DecodeRuneInString(text); return r }

// pairOfMarks returns how many bytes the two single marks take up with which a text begins, or 0 where it does not.
func pairOfMarks(text string) int {
	first, size := utf8.DecodeRuneInString(text)
	second, more := utf8.DecodeRuneInString(text[size:])
	if first == second && strings.ContainsRune("'‘’`", first) {
		return size + more
	}
	return 0
}

// trimMarked fills in where the content starts and takes white space and a closing comma off it.
func trimMarked(text string, m marked) marked {
	_, size := utf8.DecodeRuneInString(text[m.open:])
	m.start = m.open + max(size, pairOfMarks(text[m.open:]))
	content := text[m.start:m.end]
	m.start += len(content) - len(strings.TrimLeftFunc(content, unicode.IsSpace))
	m.end = m.start + len(strings.TrimRightFunc(strings.TrimRightFunc(text[m.start:m.end], unicode.IsSpace), func(r rune) bool { return r == ',' }))
	return m
}

// markSides says whether a mark of that size at a place could open or close, by its neighbours.
func markSides(text string, p Passage, at, size int) (opens, closes bool) {
	before, _ := utf8.DecodeLastRuneInString(text[p.Start:at])
	after, _ := utf8.DecodeRuneInString(text[at+size : p.End])
	free := func(r rune) bool { return r == utf8.RuneError || unicode.IsSpace(r) }
	opens = (free(before) || strings.ContainsRune("([—–-:/‘'", before)) && !free(after)
	closes = !free(before) && (free(after) || unicode.IsPunct(after))
	return opens, closes
}

// isInches reports whether the mark at a place follows a digit, as in 6'2".
func isInches(text string, p Passage, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[p.Start:at])
	return unicode.IsDigit(before)
}

// elisions are words that begin with an apostrophe.
var elisions = wordSet("em til tis twas cause cos n round bout neath")

// longestSingle bounds, in bytes, how far the end of a single-marked stretch is looked for.
const longestSingle = 2000

// singleEnd finds where a single mark at a place closes: end of the content, and the place after the closing mark. Not ok
// means that the mark is an apostrophe, or closes nowhere in a passage that it does not begin.
func singleEnd(text string, p Passage, at, size int) (end, after int, ok bool) {
	opens, _ := markSides(text, p, at, size)
	rest := text[at+size : min(p.End, at+size+longestSingle)]
	first := rest[:len(rest)-len(strings.TrimLeftFunc(rest, unicode.IsLetter))]
	if !opens || elisions.has(strings.ToLower(first)) || first == "" && strings.IndexFunc(rest, unicode.IsDigit) == 0 {
		return 0, 0, false
	}
	possible := -1
	for i, r := range rest {
		if r == '‘' && i > 0 && possible >= 0 {
			break
		}
		if r != '’' && r != '\'' {
			continue
		}
		place, width := at+size+i, utf8.RuneLen(r)
		if _, closes := markSides(text, p, place, width); !closes {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:place])
		next, _ := utf8.DecodeRuneInString(text[place+width : p.End])
		if next != utf8.RuneError && unicode.IsSpace(next) && before == 's' {
			possible = place // "officers’ actions": perhaps only an apostrophe
			continue
		}
		return place, place + width, true
	}
	if possible >= 0 {
		_, width := utf8.DecodeRuneInString(text[possible:])
		return possible, possible + width, true
	}
	return p.End, p.End, at == p.Start
}
