package workbook

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// isControl reports whether a cell cannot hold r: it is a control character, one that XML 1.0 forbids, or no character.
func isControl(r rune) bool {
	return unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF || r >= 0xFDD0 && r <= 0xFDEF || r == '\u2028' || r == '\u2029'
}

// clean makes text fit for a cell: valid UTF-8, lines ended by LF, tabs as spaces, a visible U+FFFD for each control character,
// and no space at its ends.
func clean(s string) string {
	s = strings.TrimSpace(s)
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

// fitting makes words fit a cell, with a visible mark where they had to be cut. Line feeds past those that a cell may
// have become spaces.
func fitting(s string) string {
	s = clean(s)
	if strings.Count(s, "\n") > mostFeeds {
		lines := strings.SplitN(s, "\n", mostFeeds+1)
		lines[mostFeeds] = strings.ReplaceAll(lines[mostFeeds], "\n", " ")
		s = strings.Join(lines, "\n")
	}
	return shortened(s, mostUnits)
}

// line makes words fit a line of so many UTF-16 units, such as a head or a property. Those of a code, which not every part
// of the format can hold, lose their underscore.
func line(s string, units int) string {
	s, _ = withoutCodes(clean(s))
	return shortened(strings.Join(strings.Fields(strings.ReplaceAll(s, mark, " ")), " "), units)
}

// shortened cuts s to so many UTF-16 units, and says at its end how long it was.
func shortened(s string, units int) string {
	if len(s) <= units || unitsOf(s) <= units {
		return s
	}
	mark := fmt.Sprintf(" … [cut: %d characters in all]", utf8.RuneCountInString(s))
	if len(mark) > units {
		mark = "…"
	}
	return start(s, units-unitsOf(mark)) + mark
}

// start returns as much of the start of s as has so many UTF-16 units.
func start(s string, units int) string {
	for i, r := range s {
		if units -= utf16.RuneLen(r); units < 0 {
			return s[:i]
		}
	}
	return s
}

func unitsOf(s string) (n int) {
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// isRisky reports whether a spreadsheet would read the words as a formula if they were typed in, or if the sheet were
// saved as CSV and opened again (OWASP, CSV injection).
func isRisky(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \u00a0\n"))
	return strings.ContainsRune("=+-@＝＋－＠", r)
}

// mark stands for the underscore of a code in the words that excelize is given, and codeMark for it in the file. It is no
// character, so that no words hold it.
const (
	mark     = "\uFDD0"
	codeMark = "_x005F_"
)

// code is the start of what a reader of the format would take for the character that it names, such as _x000D_, if its
// underscore were not a code itself (ECMA-376 part 1, 22.9.2.19).
var code = regexp.MustCompile(`_x[0-9a-fA-F]{4}_`)

// withoutCodes puts mark for the underscore of each code, and says how often. Left to itself excelize lets the second of two
// codes that share an underscore become a character.
func withoutCodes(s string) (words string, marks int) {
	if !strings.Contains(s, "_x") { // which costs less than the expression
		return s, 0
	}
	at := code.FindStringIndex(s)
	var out strings.Builder
	for ; at != nil; at = code.FindStringIndex(s) {
		out.WriteString(s[:at[0]] + mark)
		s, marks = s[at[0]+1:], marks+1
	}
	return out.String() + s, marks
}

// escaped is text as the attributes of XML have it.
func escaped(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// Metrics of Arial, in thousandths of its size.
const (
	digitWidth = 556
	wideWidth  = 1000 // of Chinese, Japanese and Korean letters, and emoji
	padding    = 330  // on both sides of a cell
)

// letterWidths are the widths of the ASCII letters of Arial from the space on.
var letterWidths = [...]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// widthOf is the width of a character in thousandths of the size.
func widthOf(r rune) int {
	switch {
	case r >= ' ' && int(r-' ') < len(letterWidths):
		return int(letterWidths[r-' '])
	case r < 0x1100 || r >= 0x2000 && r <= 0x206F:
		return digitWidth
	case unicode.Is(unicode.Mn, r):
		return 0
	}
	return wideWidth
}

// linesOf returns how many lines words take in a column of so many digits.
func linesOf(s string, wide int, bold bool) int {
	room := wide*digitWidth - padding
	if bold {
		room = room * 100 / 108
	}
	lines, used, word := 1, 0, 0
	for _, r := range s {
		switch r {
		case '\n':
			lines, used, word = lines+1, 0, 0
			continue
		case ' ', '-':
			used, word = used+word+widthOf(r), 0
			continue
		}
		w := widthOf(r)
		if word += w; used+word <= room {
			continue
		}
		if lines++; used == 0 { // a word that is wider than the column is broken
			word = w
		}
		used = 0
	}
	return lines
}

// heightOf is the height of a row of so many lines of 12 points.
func heightOf(lines int) float64 {
	const each, around = 15.75, 2.25
	return min(mostHigh, float64(lines)*each+around)
}
