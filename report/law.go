package report

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	goldmarktext "github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v4"

	"policybrief/extract"
)

// legalNote is the front matter of a file in templates/law.
type legalNote struct {
	Title     string `yaml:"title"`
	Authority string `yaml:"authority"`
	Status    string `yaml:"status"`
	Checked   string `yaml:"checked"`
	AsStood   string `yaml:"as_stood"`
}

// readLaws reads the legal notes that the subject names.
func readLaws(subject extract.Subject, templates fs.FS) (map[string]Note, error) {
	notes := map[string]Note{}
	var faults []error
	for _, p := range append(subject.Proposals[:len(subject.Proposals):len(subject.Proposals)], subject.Objects...) {
		if _, done := notes[p.Law]; done || p.Law == "" {
			continue
		}
		name := "law/" + p.Law + ".md"
		source, err := fs.ReadFile(templates, name)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: there is no such legal note; add the file, or take law out of the proposal %q", name, p.ID))
			continue
		}
		note, err := readLaw(name, source)
		if err != nil {
			faults = append(faults, err)
		}
		notes[p.Law] = note
	}
	return notes, errors.Join(faults...)
}

// readLaw reads one legal note: front matter between lines of three hyphens, then its words.
func readLaw(name string, source []byte) (Note, error) {
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	rest, opened := bytes.CutPrefix(source, []byte("---\n"))
	front, body, closed := bytes.Cut(rest, []byte("\n---\n"))
	if !opened || !closed {
		return Note{}, fmt.Errorf("%s:1: a legal note begins with title, authority, status, checked and as_stood between two lines of ---", name)
	}
	var head legalNote
	decoder := yaml.NewDecoder(bytes.NewReader(append([]byte("\n"), front...))) // the line of the first ---
	decoder.KnownFields(true)
	if err := decoder.Decode(&head); err != nil {
		what := strings.TrimPrefix(oneLine(err.Error()), "yaml: ")
		if at := yamlLine.FindStringSubmatch(what); at != nil {
			name, what = name+":"+at[1], at[2]
		}
		if field, _, unknown := strings.Cut(what, " not found in type"); unknown {
			what = "there is no " + field + "; there is title, authority, status, checked and as_stood"
		}
		return Note{}, fmt.Errorf("%s: %s", name, what)
	}
	checked, err := extract.ParseDate(head.Checked)
	if err != nil {
		return Note{}, fmt.Errorf("%s: checked: %w", name, err)
	}
	stood, err := extract.ParseDate(head.AsStood)
	if err != nil {
		return Note{}, fmt.Errorf("%s: as_stood: %w", name, err)
	}
	if head.Authority == "" || head.Status == "" || checked.IsZero() {
		return Note{}, fmt.Errorf("%s: a legal note needs authority, status and checked", name)
	}
	when := checked.Long()
	if !stood.IsZero() {
		when += ", as the law stood on " + stood.Long()
	}
	note := Note{Kind: Law, Lead: "Law, not evidence.", Fields: []Field{{"Authority", head.Authority}, {"Status", head.Status}, {"Checked", when + ". Not legal advice."}}}
	s := &sheet{name: name}
	document := markdown().Parser().Parse(goldmarktext.NewReader(body))
	for node := document.FirstChild(); node != nil; node = node.NextSibling() {
		if _, isParagraph := node.(*ast.Paragraph); !isParagraph {
			return Note{}, fmt.Errorf("%s: a legal note holds paragraphs only (at %q)", name, excerpt(string(body[offset(node):])))
		}
		text, err := s.inline(node, body)
		if err != nil {
			return Note{}, fmt.Errorf("%s: %w", name, err)
		}
		if len(note.Text) > 0 {
			text = append(Text{{Words: " "}}, text...)
		}
		note.Text = append(note.Text, text...)
	}
	if len(note.Text) == 0 {
		return Note{}, fmt.Errorf("%s: a legal note without words", name)
	}
	return note, nil
}

// yamlLine is where and what in an error of the YAML reader.
var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

// lawData is what templates/sections/law.md speaks of.
type lawData struct {
	Proposals []lawOf
	Checked   bool // there is at least one note
}

// lawOf is the legal note of a proposal.
type lawOf struct {
	Number int
	Title  string
	Note   Block // nil where no vetted note is on file
}

// law lists the legal notes by proposal.
func law(l *ledger, _ SectionOptions) content {
	data := lawData{}
	for _, it := range l.proposals() {
		of := lawOf{Number: it.Number, Title: it.Title, Note: l.lawOf(it)}
		data.Checked = data.Checked || of.Note != nil
		data.Proposals = append(data.Proposals, of)
	}
	return content{data: data}
}

// lawOf returns the legal note of an item, nil where it has none.
func (l *ledger) lawOf(it item) Block {
	if note, has := l.laws[it.Law]; has {
		return note
	}
	return nil
}
