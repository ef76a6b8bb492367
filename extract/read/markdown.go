package read

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	source "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"go.yaml.in/yaml/v4"

	"policybrief/extract"
)

// front is the front matter of a Markdown file: what its writer states of it.
type front struct {
	Title     string       `yaml:"title"`
	Outlet    string       `yaml:"outlet"`
	Author    names        `yaml:"author"`
	Authors   names        `yaml:"authors"`
	Published extract.Date `yaml:"published"`
	Date      string       `yaml:"date"` // stands for published
	Updated   extract.Date `yaml:"updated"`
	Basis     string       `yaml:"basis"`
	Digest    bool         `yaml:"digest"`
}

// frontKeys are the keys of front.
var frontKeys = []string{"author", "authors", "basis", "date", "digest", "outlet", "published", "title", "updated"}

// names is one name or a list of them.
type names []string

// UnmarshalYAML reads a string as a list of one.
func (n *names) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*n = nil
		if node.Value != "" {
			*n = names{node.Value}
		}
		return nil
	}
	return node.Decode((*[]string)(n))
}

// markdown reads a Markdown file: its front matter, and its body as plain text with a blank line between paragraphs.
// Its headings and the words of its pictures are furniture.
func markdown(data []byte) (*extract.Document, error) {
	content, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	stated, body, unread, err := splitFront(content)
	if err != nil {
		return nil, err
	}
	warnings = append(warnings, unread...)
	if err := checkNesting(body); err != nil {
		return nil, err
	}
	w := plainWriter{source: []byte(body)}
	tree := goldmark.DefaultParser().Parse(source.NewReader(w.source))
	if err := ast.Walk(tree, w.visit); err != nil {
		return nil, err
	}
	d := &extract.Document{
		Title: stated.Title, Outlet: stated.Outlet, Authors: slices.Concat(stated.Author, stated.Authors),
		Published: stated.Published, Updated: stated.Updated, Basis: stated.Basis, Digest: stated.Digest,
		Text: strings.TrimRight(w.out.String(), "\n") + "\n", Furniture: w.furniture, Warnings: warnings,
	}
	if strings.TrimSpace(d.Text) == "" {
		return nil, errors.New("empty: there is no text below its front matter")
	}
	if d.Title == "" {
		d.Title = w.title
	}
	if w.html {
		d.Warnings = append(d.Warnings, "blocks of HTML in it are not read; write them as Markdown")
	}
	return d, nil
}

// splitFront reads the front matter between two lines "---" at the head of a file, and returns what follows it and a warning
// of each line that it could not use.
func splitFront(content string) (stated front, body string, warnings []string, err error) {
	rest, found := strings.CutPrefix(content, "---\n")
	if !found {
		return front{}, content, nil, nil
	}
	matter, body, found := strings.Cut("\n"+rest, "\n---\n") // the line break keeps the numbers of the lines
	if !found {
		if matter, found = strings.CutSuffix("\n"+rest, "\n---"); !found {
			return front{}, content, nil, nil
		}
		body = ""
	}
	var tree yaml.Node
	if err := yaml.Load([]byte(matter), &tree); err != nil {
		return front{}, "", nil, fmt.Errorf("front matter: %w", oneLine(err))
	}
	if len(tree.Content) == 0 {
		return front{}, body, nil, nil
	}
	fields := tree.Content[0]
	if fields.Kind != yaml.MappingNode {
		return front{}, "", nil, fmt.Errorf("front matter: line %d: want lines such as title: …; known are %s", fields.Line, strings.Join(frontKeys, ", "))
	}
	for i := 0; i < len(fields.Content); i += 2 {
		if key := fields.Content[i]; !slices.Contains(frontKeys, key.Value) {
			warnings = append(warnings, fmt.Sprintf("front matter: line %d: %q is not read; known are %s", key.Line, key.Value, strings.Join(frontKeys, ", ")))
		}
	}
	if err := fields.Decode(&stated); err != nil {
		return front{}, "", nil, fmt.Errorf("front matter: %w", oneLine(err))
	}
	if stated.Date != "" && stated.Published.IsZero() {
		if stated.Published, _ = dayOf(dayIn.FindString(stated.Date)); stated.Published.IsZero() {
			warnings = append(warnings, fmt.Sprintf("front matter: date %q is not a day such as 2023-09-24", stated.Date))
		}
	}
	return stated, body, warnings, nil
}

// oneLine is the YAML reader's error without its line breaks.
func oneLine(err error) error {
	return errors.New(strings.Join(strings.Fields(strings.TrimPrefix(err.Error(), "yaml: ")), " "))
}

// checkNesting refuses what no writer means and the parser takes minutes for: quotations and lists nested over 100 deep
// on one line, and over 2000 brackets or marks of emphasis in one paragraph.
func checkNesting(body string) error {
	number, marks := 0, 0
	for line := range strings.Lines(body) {
		number++
		if marks += strings.Count(line, "[") + strings.Count(line, "*") + strings.Count(line, "_"); strings.TrimSpace(line) == "" {
			marks = 0
		}
		markers := line[:len(line)-len(strings.TrimLeft(line, " \t>-+*0123456789.)"))]
		if nested := strings.Count(markers, ">") + strings.Count(markers, "- ") + strings.Count(markers, "+ ") + strings.Count(markers, "* ") +
			strings.Count(markers, ". ") + strings.Count(markers, ") "); nested > 100 {
			return fmt.Errorf("line %d of its body nests over 100 deep; save it as .txt", number)
		}
		if marks > 2000 {
			return fmt.Errorf("line %d of its body: over 2000 brackets or marks of emphasis in a paragraph; save it as .txt", number)
		}
	}
	return nil
}

// plainWriter writes the words of a Markdown tree.
type plainWriter struct {
	source    []byte
	out       strings.Builder
	furniture []extract.Furniture
	title     string // the first heading of the first level
	start     int    // of the open heading or picture
	html      bool
}

func (w *plainWriter) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch n := n.(type) {
	case *ast.Text:
		if entering {
			w.text(n)
		}
	case *ast.String:
		if entering {
			w.out.Write(n.Value)
		}
	case *ast.AutoLink:
		if entering {
			w.out.Write(n.Label(w.source))
		}
	case *ast.HTMLBlock:
		w.html = true
		return ast.WalkSkipChildren, nil
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		if entering {
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				w.out.Write(line.Value(w.source))
			}
		}
		w.endBlock(entering)
	case *ast.Image:
		w.mark(entering, "caption")
	case *ast.Heading:
		first := w.title == "" && n.Level == 1
		if w.mark(entering, "title"); first && !entering {
			w.title = w.out.String()[w.start:]
		}
		w.endBlock(entering)
	case *ast.Paragraph, *ast.TextBlock:
		w.endBlock(entering)
	}
	return ast.WalkContinue, nil
}

func (w *plainWriter) text(n *ast.Text) {
	value := n.Value(w.source)
	if !n.IsRaw() {
		value = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(value)))
	}
	w.out.Write(bytes.ToValidUTF8(value, []byte("\uFFFD")))
	switch {
	case n.HardLineBreak():
		w.out.WriteByte('\n')
	case n.SoftLineBreak():
		w.out.WriteByte(' ')
	}
}

// mark notes a heading or picture when it ends.
func (w *plainWriter) mark(entering bool, kind string) {
	if entering {
		w.start = w.out.Len()
	} else if w.start < w.out.Len() {
		w.furniture = append(w.furniture, extract.Furniture{Start: w.start, End: w.out.Len(), Kind: kind})
	}
}

func (w *plainWriter) endBlock(entering bool) {
	if !entering {
		w.out.WriteString("\n\n")
	}
}
