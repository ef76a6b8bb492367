package review

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of a workbook that somebody sends back. A larger one is refused.
const (
	mostParts   = 10_000
	mostBytes   = 256 << 20 // of all its parts that are read, unpacked
	mostStrings = 4 << 20   // that its cells share
	mostToken   = 1 << 20   // bytes from one tag to the next
	mostDepth   = 64        // of elements in elements
	mostRows    = 1_048_576
	mostColumns = 16_384
)

// workbook is a workbook of any program, of which only the words of the cells matter.
type workbook struct {
	parts   map[string]*zip.File
	left    int64 // bytes that may still be unpacked
	title   string
	from    float64 // what its numbers of days leave out of those since 30 December 1899
	sheets  []sheet
	strings []string
}

// sheet is a sheet by its name and part.
type sheet struct{ name, part string }

// cell is a cell that holds something.
type cell struct {
	column int // counted from 0
	text   string
	number *float64 // where it holds a number
	fault  bool     // the text is an error, such as #N/A
}

// openWorkbook reads what a workbook says of itself; rows are read by each.
func openWorkbook(data []byte) (*workbook, error) {
	const remedy = "give a workbook that policybrief build made, saved as XLSX"
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		return nil, errors.New("it has a password or is in an old format; save it as XLSX, without a password")
	case err != nil:
		return nil, fmt.Errorf("it is no workbook: %w; %s", err, remedy)
	case len(archive.File) > mostParts:
		return nil, fmt.Errorf("it has %d parts, more than %d; %s", len(archive.File), mostParts, remedy)
	}
	w := &workbook{parts: map[string]*zip.File{}, left: mostBytes}
	for _, part := range archive.File {
		if w.parts[part.Name] != nil {
			return nil, fmt.Errorf("it has two parts %q; %s", part.Name, remedy)
		}
		w.parts[part.Name] = part
	}
	if err := w.describe(); err != nil {
		return nil, fmt.Errorf("%w; %s", err, remedy)
	}
	return w, nil
}

// describe finds the title, the sheets and the shared strings.
func (w *workbook) describe() error {
	main := "xl/workbook.xml"
	for _, r := range w.relations("") {
		switch {
		case strings.HasSuffix(r.kind, "/officeDocument"):
			main = r.part
		case strings.HasSuffix(r.kind, "/core-properties"):
			_ = w.read(r.part, func(e element) {
				if e.name == "title" {
					w.title = strings.TrimSpace(e.text)
				}
			}, "title") // a workbook without a title is still one
		}
	}
	related := map[string]relation{}
	for _, r := range w.relations(main) {
		related[r.id] = r
		if strings.HasSuffix(r.kind, "/sharedStrings") {
			if err := w.share(r.part); err != nil {
				return err
			}
		}
	}
	return w.read(main, func(e element) {
		switch e.name {
		case "workbookPr":
			if on := e.attributes["date1904"]; on == "1" || on == "true" {
				w.from = 1462
			}
		case "sheet":
			if r := related[e.attributes["id"]]; strings.HasSuffix(r.kind, "/worksheet") {
				w.sheets = append(w.sheets, sheet{e.attributes["name"], r.part})
			}
		}
	})
}

// relation is what a part says of another.
type relation struct{ id, kind, part string }

// relations returns the relations of a part, "" for those of the whole; none where it has none or they are damaged.
func (w *workbook) relations(part string) []relation {
	folder, name := path.Split(part)
	var all []relation
	_ = w.read(folder+"_rels/"+name+".rels", func(e element) {
		if e.name == "Relationship" {
			to := e.attributes["Target"]
			if !strings.HasPrefix(to, "/") {
				to = "/" + path.Join(folder, to)
			}
			all = append(all, relation{e.attributes["Id"], e.attributes["Type"], strings.TrimPrefix(to, "/")})
		}
	})
	return all
}

// share reads the strings that cells share. What tells how to say a word aloud is not part of it.
func (w *workbook) share(part string) error {
	tooMany := false
	err := w.read(part, func(e element) {
		if e.name != "si" {
			return
		}
		if len(w.strings) == mostStrings {
			tooMany = true
			return
		}
		w.strings = append(w.strings, unescaped(e.text))
	}, "si")
	if err == nil && tooMany {
		err = fmt.Errorf("its cells share more than %d strings", mostStrings)
	}
	return err
}

// element is an element of a part: its attributes by their names, and the text in it if that is asked for.
type element struct {
	name       string
	attributes map[string]string
	text       string
}

// read calls do for every element of a part, in the order of their ends. Only elements of the names that are given have text.
func (w *workbook) read(part string, do func(element), texts ...string) error {
	var open []element
	var text strings.Builder
	return w.tokens(part, func(token xml.Token) error {
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			if slices.Contains(texts, e.name) {
				text.Reset()
			}
			open = append(open, e)
		case xml.EndElement:
			e := open[len(open)-1] // the decoder sees to it that there is one
			open = open[:len(open)-1]
			if slices.Contains(texts, e.name) {
				e.text = text.String()
			}
			do(e)
		case xml.CharData:
			if inner := len(open) - 1; inner >= 0 && (open[inner].name == "t" && !spoken(open) || slices.Contains(texts, open[inner].name) && open[inner].name != "si") {
				text.Write(token)
			}
		}
		return nil
	})
}

// spoken reports whether the innermost element tells how to say a word.
func spoken(open []element) bool {
	return len(open) > 1 && open[len(open)-2].name == "rPh"
}

// tokens calls do for every token of a part.
func (w *workbook) tokens(part string, do func(xml.Token) error) error {
	file := w.parts[part]
	if file == nil {
		return fmt.Errorf("it has no part %q", part)
	}
	stream, err := file.Open()
	if err != nil {
		return fmt.Errorf("%s: %w", part, err)
	}
	defer stream.Close()
	from := &bounded{stream, &w.left, 0}
	decoder := xml.NewDecoder(from)
	for depth := 0; ; {
		from.read = 0
		token, err := decoder.Token()
		if err == io.EOF {
			return nil
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > mostDepth {
			err = fmt.Errorf("more than %d elements stand in one another", mostDepth)
		}
		if err == nil {
			err = do(token)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", part, err)
		}
	}
}

// bounded is a reader that fails when more comes out of an archive than it may.
type bounded struct {
	from io.Reader
	left *int64
	read int // since the last tag
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	b.read += n
	if *b.left -= int64(n); *b.left < 0 || b.read > mostToken {
		return 0, fmt.Errorf("more than %d MB are packed in the file, or %d MB in one place of it", mostBytes>>20, mostToken>>20)
	}
	return n, err
}

// each calls do for every row of a sheet that holds anything, with its number and its cells. What the file shows, hides or
// filters makes no difference.
func (w *workbook) each(s sheet, do func(number int, cells []cell) error) error {
	var cells []cell
	var here cell
	var kind string
	var value, words strings.Builder
	var open []element
	row, next, calculated := 0, 0, false // by a formula in the open cell
	return w.tokens(s.part, func(token xml.Token) error {
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			switch name {
			case "row":
				row, next, cells = row+1, 0, cells[:0]
				if n, err := strconv.Atoi(attribute(token, "r")); err == nil {
					row = n
				}
				if row < 1 || row > mostRows {
					return fmt.Errorf("there is no row %d", row)
				}
			case "c":
				here, kind = cell{column: next}, attribute(token, "t")
				if at := attribute(token, "r"); at != "" {
					here.column = columnOf(at)
				}
				if here.column < 0 || here.column >= mostColumns {
					return fmt.Errorf("row %d: there is no cell %q", row, attribute(token, "r"))
				}
				next = here.column + 1
				value.Reset()
				words.Reset()
			}
			calculated = name == "f" || calculated && name != "c"
			open = append(open, element{name: name})
		case xml.CharData:
			switch inner := len(open) - 1; {
			case inner < 0:
			case open[inner].name == "v":
				value.Write(token)
			case open[inner].name == "t" && !spoken(open):
				words.Write(token)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
			switch token.Name.Local {
			case "c":
				if err := w.fill(&here, kind, strings.TrimSpace(value.String()), value.String()+words.String()); err != nil {
					return fmt.Errorf("row %d: %w", row, err)
				}
				if calculated && here.text == "" && kind != "str" { // that of no words is a blank
					here.text, here.fault = "of a formula without a result", true
				}
				if here.text != "" {
					cells = append(cells, here)
				}
			case "row":
				if len(cells) > 0 {
					return do(row, cells)
				}
			}
		}
		return nil
	})
}

// fill gives a cell what it holds, by its kind: a shared string, one of its own, a formula's, a truth value, an error, a day or
// a number.
func (w *workbook) fill(c *cell, kind, value, words string) error {
	switch kind {
	case "s":
		at, err := strconv.Atoi(value)
		if err != nil || at < 0 || at >= len(w.strings) {
			return fmt.Errorf("there is no shared string %q", value)
		}
		c.text = w.strings[at]
	case "inlineStr", "str":
		c.text = unescaped(words)
	case "b":
		c.text = map[string]string{"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}[value]
	case "e":
		c.text, c.fault = value, true
	case "d":
		c.text, _, _ = strings.Cut(value, "T")
	default:
		if n, err := strconv.ParseFloat(value, 64); err == nil && !math.IsInf(n, 0) && !math.IsNaN(n) {
			c.number, value = &n, strconv.FormatFloat(n, 'f', -1, 64)
		}
		c.text = value
	}
	c.text = strings.TrimSpace(strings.ReplaceAll(c.text, "\r\n", "\n"))
	return nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// columnOf returns the column of a cell such as AB12, counted from 0; -1 where there is none.
func columnOf(cell string) int {
	column := 0
	for _, r := range cell {
		if r < 'A' || r > 'Z' || column > mostColumns {
			break
		}
		column = column*26 + int(r-'A') + 1
	}
	return column - 1
}

var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescaped returns text with the characters that the format writes as _x000D_.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escape.ReplaceAllStringFunc(s, func(code string) string {
		n, err := strconv.ParseUint(code[2:6], 16, 16)
		if r := rune(n); err == nil && utf8.ValidRune(r) {
			return string(r)
		}
		return code
	})
}
