package main

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// slip is a mistake of form that a line shows by itself, and what to do about it.
type slip struct {
	looks  *regexp.Regexp
	remedy string
}

// slips returns the table of slips, the most telling first. A line opens with spaces, the dash of a list and the name of a
// setting, each of which may be missing.
func slips() []slip {
	const entry = `^\s*(- +)?`
	const quoted = `("([^"\\]|\\.)*"|'([^']|'')*')`
	line := func(pattern, remedy string) slip { return slip{regexp.MustCompile(pattern), remedy} }
	return []slip{
		line(`^[^#]*\t`, "a tab stands here; indent with spaces, never with the Tab key"),
		line(`^\s*-[^\s-]`, `put a space behind the dash`),
		line(entry+`[\w-]+:[^\s]`, `put a space behind the colon`),
		line(entry+`([\w-]+: +)?("([^"\\]|\\.)*|'([^']|'')*)$`, "the quotation mark that opens in this line is not closed in it; put one at the end of the value"),
		line(entry+`([\w-]+: +)?`+quoted+`\s*[^\s#:,'"]`, `words stand behind the quotation mark that closes the value; inside "..." write \", and inside '...' write ''`),
		line(entry+`([\w-]+: +)?"([^"\\]|\\["\\])*\\[^"\\]`, `write a backslash in quotation marks as \\`),
		line(entry+`[\w-]+: +[^"'#\[{|>\s][^#]*: `, `a value with a colon in it needs "quotation marks" round it`),
		line(entry+`([\w-]+: +)?[@`+"`"+`%*&!|>]`, `a value that begins with a sign such as @ or * needs "quotation marks" round it`),
		line(entry+`([\w-]+: +)?\[[^\]]*$`, `the bracket that opens in this line is not closed in it; put ] at the end, or "quotation marks" round the value`),
		line(`^\s*[^-\s#"'\[\]{}][^:]*$`, "a colon is missing behind the name of a setting"),
		line(`^\s+`+quoted+`\s*(#.*)?$`, `a dash and a space, "- ", are missing before the value`),
	}
}

// lookFor is the remedy where no line shows its slip.
const lookFor = `the spaces at the start of this line do not line up with those of the lines around it; if they do, look on it and on the ` +
	`line before for a missing quotation mark, a colon or dash without a space behind it, a tab, or a value with a colon that needs "quotation marks"`

// syntax adds what is wrong with a file that is not YAML, at the line that shows it.
func (c *checker) syntax(data []byte, err error) {
	lines := strings.Split(string(data), "\n")
	var load *yaml.LoadError
	switch {
	case !utf8.Valid(data):
		at := bytes.IndexFunc(data, func(r rune) bool { return r == utf8.RuneError })
		c.add(place(data, at), "a character here is not in UTF-8; save the file with the encoding UTF-8")
	case bytes.ContainsFunc(data, hidden):
		c.add(place(data, bytes.IndexFunc(data, hidden)), "a hidden character stands here; delete it, and type the words around it again")
	case !errors.As(err, &load) || load.Mark.Line < 1 || load.Mark.Line > len(lines):
		c.mistakes = append(c.mistakes, fmt.Errorf("%s: %w", c.file, err))
	default:
		suspects := []int{load.Mark.Line}
		if strings.Contains(load.ContextMsg, "scanning") { // for the end of something that opened there
			suspects = []int{load.ContextMark.Line, load.Mark.Line}
		}
		for before := load.Mark.Line - 1; before > 0; before-- {
			if text := strings.TrimSpace(lines[before-1]); text != "" && text[0] != '#' {
				suspects = append(suspects, before)
				break
			}
		}
		for _, number := range suspects {
			text := strings.TrimRight(lines[max(number, 1)-1], "\r")
			for _, s := range slips() {
				if s.looks.MatchString(text) {
					c.add(&yaml.Node{Line: number, Column: 1 + len(text) - len(strings.TrimLeft(text, " \t"))}, "%s", s.remedy)
					return
				}
			}
		}
		c.add(&yaml.Node{Line: load.Mark.Line, Column: max(load.Mark.Column, 1)}, "%s", lookFor)
	}
}

// hidden reports whether a character shows nothing and is no end of a line.
func hidden(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\r\n", r) }

// place returns the line and column of a byte.
func place(data []byte, at int) *yaml.Node {
	before := data[:at]
	return &yaml.Node{Line: 1 + bytes.Count(before, []byte("\n")), Column: 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])}
}
