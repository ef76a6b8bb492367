package read

import (
	"strings"
	"unicode/utf8"

	"policybrief/extract"
)

// passages returns the paragraphs of a text: its lines, or the blocks between blank lines where an editor has
// broken the lines to a width.
func passages(text string) []extract.Passage {
	var found []extract.Passage
	add := func(start, end int) {
		start, end = trim(text, start, end)
		if start < end {
			found = append(found, extract.Passage{Number: len(found) + 1, Start: start, End: end})
		}
	}
	wrapped, open := hardWrapped(text), 0
	for start := 0; start < len(text); {
		end := lineEnd(text, start)
		switch blank := strings.TrimSpace(text[start:end]) == ""; {
		case !wrapped:
			add(start, end)
		case blank:
			add(open, start)
			open = end
		}
		start = min(end+1, len(text))
	}
	if wrapped {
		add(open, len(text))
	}
	return found
}

// A hard-wrapped text has no line over widestWrap characters, and most lines that run on are over wrapFrom.
const (
	widestWrap = 100
	wrapFrom   = 50
)

// hardWrapped reports whether an editor has broken the lines of a text to a width, so that a line is no paragraph:
// no line is wide, and of those with a next line most are long and stop within a sentence.
func hardWrapped(text string) bool {
	runOn, long, unfinished := 0, 0, 0
	for start := 0; start < len(text); {
		end := lineEnd(text, start)
		line := strings.TrimSpace(text[start:end])
		width := utf8.RuneCountInString(line)
		if width > widestWrap {
			return false
		}
		start = min(end+1, len(text))
		if next := strings.TrimSpace(text[start:lineEnd(text, start)]); line != "" && next != "" {
			runOn++
			if width >= wrapFrom {
				long++
			}
			if !endsSentence(line) {
				unfinished++
			}
		}
	}
	return runOn > 1 && 2*long > runOn && 2*unfinished > runOn
}

func lineEnd(text string, start int) int {
	if length := strings.IndexByte(text[start:], '\n'); length >= 0 {
		return start + length
	}
	return len(text)
}

// trim returns the span without the white space around it.
func trim(text string, start, end int) (int, int) {
	end = start + len(strings.TrimRight(text[start:end], space))
	return end - len(strings.TrimLeft(text[start:end], space)), end
}

const space = " \t\n\f\v\r\u00a0\u200b\ufeff"
