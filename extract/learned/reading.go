package learned

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a token with what the models see of it.
type word struct {
	start, end                 int
	lower, stem, suffix, shape uint64 // hashes
	sign                       sign
	tag                        uint8
	auxiliary                  bool
	sentence, paragraph        int32
	marked                     int32 // 1 + the index of the marked stretch it stands in, or 0
	before, behind             uint8 // how many words away quotation marks are in the sentence, at most 9
	cue                        float32
}

// sign is what kind of token it is.
type sign uint8

const (
	letters sign = iota // a word or a number
	comma
	mark // a quotation mark
	dash // or a colon: may stand for a verb of saying
	other
)

// stretch is a range of words.
type stretch struct{ first, end int }

// reading is a text being read.
type reading struct {
	Text
	words                 []word
	sentences, paragraphs []stretch
	marked                []stretch
	quoting               []bool // for each sentence, whether a word of it stands in marks
}

// edge stands for what is before the first and behind the last word.
var edge = word{lower: 1, stem: 1, suffix: 1, shape: 1, tag: 255, sign: other}

func (t *reading) at(i int) *word {
	if i < 0 || i >= len(t.words) {
		return &edge
	}
	return &t.words[i]
}

// read prepares a text.
func read(text Text) *reading {
	t := &reading{Text: text, words: make([]word, len(text.Words)), marked: make([]stretch, len(text.Marked))}
	m := 0
	for i, s := range text.Words {
		w := &t.words[i]
		*w = newWord(text.Text[s.Start:s.End])
		w.start, w.end = s.Start, s.End
		for m < len(text.Marked) && text.Marked[m].End <= s.Start {
			m++
		}
		if m < len(text.Marked) && text.Marked[m].Start < s.End {
			w.marked = int32(m + 1)
			if t.marked[m].end == 0 {
				t.marked[m].first = i
			}
			t.marked[m].end = i + 1
		}
	}
	t.markEnds()
	t.sentences = t.divide(text.Sentences)
	t.paragraphs = t.divide(text.Paragraphs)
	for k, p := range t.paragraphs {
		for i := p.first; i < p.end; i++ {
			t.words[i].paragraph = int32(k)
		}
	}
	t.quoting = make([]bool, len(t.sentences))
	for k, s := range t.sentences {
		away := uint8(9)
		for i := s.first; i < s.end; i++ {
			w := &t.words[i]
			w.sentence = int32(k)
			t.quoting[k] = t.quoting[k] || w.marked > 0
			away = nearer(away, w.sign)
			w.before = away
		}
		away = 9
		for i := s.end - 1; i >= s.first; i-- {
			away = nearer(away, t.words[i].sign)
			t.words[i].behind = away
		}
	}
	return t
}

// The words that opening and closing quotation marks are read as, whatever their form.
var opening, closing = hash("“"), hash("”")

// markEnds gives the marks at both ends of the marked stretches one form.
func (t *reading) markEnds() {
	set := func(i int, form uint64) bool {
		if i < 0 || i >= len(t.words) || strings.Trim(t.Text.Text[t.words[i].start:t.words[i].end], `"“”„«»‘’'`) != "" {
			return false
		}
		t.words[i].lower, t.words[i].stem, t.words[i].sign = form, form, mark
		return true
	}
	for _, s := range t.marked {
		if s.end == 0 {
			continue
		}
		set(s.first-1, opening)
		if !set(s.end, closing) {
			set(s.end+1, closing) // behind a comma
		}
	}
}

func nearer(away uint8, s sign) uint8 {
	if s == mark {
		return 0
	}
	return min(away+1, 9)
}

// divide turns spans into ranges of words. What lies between two spans belongs to the former.
func (t *reading) divide(spans []Span) []stretch {
	parts := make([]stretch, 0, len(spans)+1)
	first := 0
	for i := 1; i <= len(spans); i++ {
		end := first
		for end < len(t.words) && (i == len(spans) || t.words[end].start < spans[i].Start) {
			end++
		}
		if end > first {
			parts = append(parts, stretch{first, end})
		}
		first = end
	}
	if first < len(t.words) {
		parts = append(parts, stretch{first, len(t.words)})
	}
	return parts
}

// newWord describes a token.
func newWord(form string) word {
	lower := strings.ToLower(form)
	if strings.Contains(lower, "’") {
		lower = strings.ReplaceAll(lower, "’", "'")
	}
	stem := stemOf(lower)
	w := word{lower: hash(lower), stem: hash(stem), suffix: hash(lower[max(0, len(lower)-3):]), auxiliary: stem == "be" || stem == "hav" || stem == "do"}
	first, _ := utf8.DecodeRuneInString(form)
	last, _ := utf8.DecodeLastRuneInString(form)
	switch {
	case unicode.IsLetter(last) || unicode.IsDigit(last) || unicode.IsLetter(first):
		w.sign = letters
	case form == ",":
		w.sign = comma
	case strings.ContainsRune(`"“”„«»‘`, first):
		w.sign = mark
	case strings.ContainsRune(":—–―", first) || form == "--":
		w.sign = dash
	default:
		w.sign = other
	}
	var shape [12]byte
	n, before := 0, byte(0)
	for _, r := range form {
		c := byte('.')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		case r == '-':
			c = '-'
		}
		if c != before && n < len(shape) {
			shape[n] = c
			n++
			before = c
		}
	}
	w.shape = hash(string(shape[:n]))
	return w
}

// irregular gives the stems of common verbs that change inside.
var irregular = func() map[string]string {
	stems := map[string]string{}
	for line := range strings.SplitSeq(`say says said saying;tell told tells telling;write wrote written writes writing;think thought thinks;know knew known
		see saw seen;speak spoke spoken;make made makes making;show showed shown;find found finds;swear swore sworn;take took taken
		give gave given;go went gone;put puts;hold held;feel felt;hear heard;read reads;mean meant;understand understood
		seek sought;be is was were are been being am;hav has had having have;do does did done;lay laid;lead led;set sets`, "\n") {
		for verb := range strings.SplitSeq(line, ";") {
			forms := strings.Fields(verb)
			for _, form := range forms {
				stems[form] = forms[0]
			}
		}
	}
	return stems
}()

// stemOf brings the forms of a verb to one, roughly; it need not be a word.
func stemOf(lower string) string {
	if s, ok := irregular[lower]; ok {
		return s
	}
	s := lower
	switch n := len(s); {
	case n > 5 && strings.HasSuffix(s, "ying"):
		s = s[:n-4] + "i"
	case n > 5 && strings.HasSuffix(s, "ing"):
		s = s[:n-3]
	case n > 4 && (strings.HasSuffix(s, "ied") || strings.HasSuffix(s, "ies") || strings.HasSuffix(s, "ed") || strings.HasSuffix(s, "es")):
		s = s[:n-2]
	case n > 3 && strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss"):
		s = s[:n-1]
	}
	s = strings.TrimSuffix(s, "e")
	if n := len(s); n > 3 && s[n-1] == s[n-2] && s[n-1] != 's' {
		s = s[:n-1]
	}
	if n := len(s); n > 2 && s[n-1] == 'y' {
		s = s[:n-1] + "i"
	}
	return s
}

// covered returns the words that a span touches.
func (t *reading) covered(s Span) stretch {
	low, high := 0, len(t.words)
	for low < high {
		if middle := (low + high) / 2; t.words[middle].end <= s.Start {
			low = middle + 1
		} else {
			high = middle
		}
	}
	end := low
	for end < len(t.words) && t.words[end].start < s.End {
		end++
	}
	return stretch{low, end}
}

// hasLetters reports whether a word stands in the stretch.
func (t *reading) hasLetters(s stretch) bool {
	for i := s.first; i < s.end; i++ {
		if t.words[i].sign == letters {
			return true
		}
	}
	return false
}

// hasMarked reports whether a word of a content stands between quotation marks.
func (t *reading) hasMarked(parts []stretch) bool {
	for _, p := range parts {
		for i := p.first; i < p.end; i++ {
			if t.words[i].marked > 0 {
				return true
			}
		}
	}
	return false
}

// trimmed takes what is not a word off both ends of a stretch.
func (t *reading) trimmed(s stretch) stretch {
	for s.first < s.end && t.words[s.first].sign != letters {
		s.first++
	}
	for s.end > s.first && t.words[s.end-1].sign != letters {
		s.end--
	}
	return s
}
