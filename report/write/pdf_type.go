package write

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// hue is a colour as 0xRRGGBB.
type hue uint32

// The colours of the printed brief. Ink, grey, petrol, brick and plum carry text on white; rule and hair never do.
const (
	hueInk        hue = 0x14191D
	hueGrey       hue = 0x4A545B
	hueRule       hue = 0x8C969C
	hueHair       hue = 0xC9D0D4
	hueTint       hue = 0xEEF2F3
	huePetrol     hue = 0x0A4D5C
	huePalePetrol hue = 0xCFE3E6
	hueBrick      hue = 0x9A3412
	hueTan        hue = 0xF4E8D8
	hueMist       hue = 0xDDE3E6
	huePlum       hue = 0x55305F
	huePalePlum   hue = 0xF6F2F7
	hueWhite      hue = 0xFFFFFF
)

// lettering is how letters are set: their size in points, weight and colour.
type lettering struct {
	size float64
	bold bool
	hue  hue
}

func (l lettering) bolder() lettering { l.bold = true; return l }

func (l lettering) in(h hue) lettering { l.hue = h; return l }

// baseline is how far below the top of a line with that leading its letters stand, in points. Source Sans 3 rises
// 1.024 and is 1.424 high, in parts of its size.
func (l lettering) baseline(leading float64) float64 { return (leading-1.424*l.size)/2 + 1.024*l.size }

// part is a stretch of a line that is set in one way.
type part struct {
	words string
	lettering
	link      string   // anchor that it leads to, or ""
	inline    *element // a Link, or what else it is within its block; nil where it is a part of the block as any other
	underline bool     // shown as a link
	tag       *tag     // what the evidence margin says beside its line
	width     float64  // with its trailing space
}

// textLine is a line of text as it will stand on a page, of one part at least.
type textLine struct {
	parts []part
	width float64 // without trailing space
}

// tags returns what the evidence margin says beside the line, each thing once.
func (l textLine) tags() (tags []tag) {
	for _, p := range l.parts {
		if p.tag != nil && !slices.Contains(tags, *p.tag) {
			tags = append(tags, *p.tag)
		}
	}
	return tags
}

// typeface measures the letters of the brief and says which of them it has.
type typeface struct {
	files  [2][]byte // regular, bold
	fonts  [2]*sfnt.Font
	glyphs [2]map[rune]glyph
	buffer sfnt.Buffer
}

// glyph is what is known of a letter.
type glyph struct {
	width float64 // in parts of the size
	has   bool    // the typeface has it
}

// fontFiles are the files of the look that hold the typeface, regular and bold.
var fontFiles = [2]string{"fonts/SourceSans3_400Regular.ttf", "fonts/SourceSans3_700Bold.ttf"}

func newTypeface(look fs.FS) (*typeface, error) {
	t := &typeface{}
	for i, name := range fontFiles {
		data, err := fs.ReadFile(look, name)
		if err != nil {
			return nil, fmt.Errorf("read the font: %w", err)
		}
		if t.fonts[i], err = sfnt.Parse(data); err != nil {
			return nil, fmt.Errorf("read the font %s: %w", name, err)
		}
		// fpdf writes into the bytes it is given, which may be those of the program itself.
		t.files[i] = bytes.Clone(data)
		t.glyphs[i] = map[rune]glyph{}
	}
	return t, nil
}

// advance returns the width of a letter in parts of its size, and whether the typeface has it. The width of one that it
// has not is that of the code which stands for it.
func (t *typeface) advance(r rune, bold bool) (float64, bool) {
	weight := 0
	if bold {
		weight = 1
	}
	g, known := t.glyphs[weight][r]
	if !known {
		t.glyphs[weight][r] = g // or a typeface without letters would never have a code for them
		g = t.glyph(r, bold, weight)
		t.glyphs[weight][r] = g
	}
	return g.width, g.has
}

func (t *typeface) glyph(r rune, bold bool, weight int) glyph {
	font, perEm := t.fonts[weight], fixed.Int26_6(t.fonts[weight].UnitsPerEm())
	// fpdf cannot write a rune above U+FFFF.
	if index, err := font.GlyphIndex(&t.buffer, r); err == nil && index != 0 && r <= 0xFFFF {
		if units, err := font.GlyphAdvance(&t.buffer, index, perEm<<6, 0); err == nil {
			return glyph{float64(units>>6) / float64(perEm), true}
		}
	}
	return glyph{width: t.width(t.code(r, bold), lettering{size: 1, bold: bold})}
}

func (t *typeface) width(s string, l lettering) float64 {
	total := 0.0
	for _, r := range s {
		w, _ := t.advance(r, l.bold)
		total += w
	}
	return total * l.size
}

// printable returns s without what has no shape of its own (control and format characters, variation selectors), and with
// white space as single spaces.
func printable(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r == noBreak:
		case unicode.IsSpace(r):
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		case unicode.Is(unicode.C, r) && !unicode.Is(unicode.Co, r), unicode.Is(unicode.Variation_Selector, r):
			continue
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// code returns what is shown in place of a letter that the typeface lacks: ⟨U+XXXX⟩.
func (t *typeface) code(r rune, bold bool) string {
	return fmt.Sprintf("%sU+%04X%s", t.open(bold), r, t.closed(bold))
}

func (t *typeface) open(bold bool) string   { return t.first(bold, '⟨', '‹', '<') }
func (t *typeface) closed(bold bool) string { return t.first(bold, '⟩', '›', '>') }

// first returns the first of the runes that the typeface has.
func (t *typeface) first(bold bool, runes ...rune) string {
	for _, r := range runes {
		if _, has := t.advance(r, bold); has {
			return string(r)
		}
	}
	return "?"
}

// fit shortens words until they are no wider than width, between two of them where it can.
func (t *typeface) fit(words string, l lettering, width float64) string {
	words = strings.TrimSpace(printable(words))
	if t.width(words, l) <= width {
		return words
	}
	width -= t.width("…", l)
	for i, r := range words {
		w, _ := t.advance(r, l.bold)
		if width -= w * l.size; width < 0 {
			if space := strings.LastIndexByte(words[:i+1], ' '); space > 0 {
				i = space
			}
			return strings.TrimRight(words[:i], " ") + "…"
		}
	}
	return words
}

// plainPart sets words in one way.
func plainPart(words string, l lettering) []part { return []part{{words: words, lettering: l}} }

// lines breaks parts into lines no wider than width: at spaces, after a hyphen or dash between letters, and inside a
// word only where the word is wider than a line. Text without a letter is no line. The last line ends in a space, so
// that its words do not run into what is read after it.
func (t *typeface) lines(parts []part, width float64) []textLine {
	var done []textLine
	var line textLine
	var word []part
	wordWidth, lineWidth := 0.0, 0.0 // without and with trailing space
	end := func() {
		done = append(done, line)
		line, lineWidth = textLine{}, 0
	}
	place := func(p part) {
		line.width = lineWidth + t.width(strings.TrimRight(p.words, " "), p.lettering)
		lineWidth += p.width
		if n := len(line.parts) - 1; n >= 0 {
			if last := &line.parts[n]; last.lettering == p.lettering && last.link == p.link && last.inline == p.inline && last.underline == p.underline && p.tag == nil {
				last.words += p.words
				last.width += p.width
				return
			}
		}
		line.parts = append(line.parts, p)
	}
	flush := func() {
		if len(word) == 0 {
			return
		}
		if lineWidth > 0 && lineWidth+wordWidth > width {
			end()
		}
		for _, p := range word {
			if wordWidth <= width {
				place(p)
				continue
			}
			for _, r := range p.words {
				letter := p
				letter.words = string(r)
				letter.width = t.width(letter.words, p.lettering)
				if lineWidth > 0 && r != ' ' && lineWidth+letter.width > width {
					end()
				}
				place(letter)
				p.tag = nil
			}
		}
		word, wordWidth = word[:0], 0
	}
	for _, p := range parts {
		rest := printable(p.words)
		for rest != "" {
			n, breaks := breakAfter(rest)
			piece := p
			piece.words, rest = rest[:n], rest[n:]
			if piece.words == " " && len(word) == 0 && lineWidth == 0 {
				continue
			}
			piece.width = t.width(piece.words, p.lettering)
			word = append(word, piece)
			wordWidth += t.width(strings.TrimRight(piece.words, " "), p.lettering)
			p.tag = nil
			if breaks {
				flush()
			}
		}
	}
	flush()
	if n := len(line.parts) - 1; n >= 0 {
		if last := &line.parts[n]; !strings.HasSuffix(last.words, " ") {
			last.words += " "
		}
		end()
	}
	return done
}

// breakAfter returns how many bytes of s come before the first place where a line may end, and whether there is one.
func breakAfter(s string) (n int, breaks bool) {
	last, hyphen := rune(0), false
	for i, r := range s {
		if hyphen && unicode.IsLetter(r) {
			return i, true
		}
		if r == ' ' {
			return i + 1, true
		}
		hyphen = (r == '-' || r == '–' || r == '—' || r == '/') && unicode.IsLetter(last)
		last = r
	}
	return len(s), false
}
