package report

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
	"time"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	goldmarktext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// content is what the Go file of a section hands to its template: the data that the words speak of, and the blocks that
// {{ place "name" }} places.
type content struct {
	data   any
	blocks map[string]Block
}

// compose words a section by its template in sections/ and returns the blocks that the template asks for.
func compose(templates fs.FS, file string, c content) ([]Block, error) {
	name := path.Join("sections", file)
	source, err := fs.ReadFile(templates, name)
	if err != nil {
		return nil, fmt.Errorf("%s: there is no such template; add the file, or name another in the section's template setting", name)
	}
	s := &sheet{name: name, blocks: c.blocks, data: c.data}
	// The first parse knows the functions; escapeActions then makes every value plain words.
	if s.template, err = template.New(name).Funcs(s.functions()).Parse(string(source)); err != nil {
		return nil, s.explain(err)
	}
	if err := s.refuse(source); err != nil {
		return nil, err
	}
	for _, t := range s.template.Templates() {
		if t.Tree != nil {
			escapeActions(t.Tree.Root)
		}
	}
	return inTime(name, longestWording, func() ([]Block, error) {
		var out wording
		if err := s.template.Execute(&out, c.data); err != nil {
			return nil, s.explain(err)
		}
		blocks, err := s.convert(out.all.Bytes())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return blocks, nil
	})
}

// Limits of one template, many times what a brief needs, which only a mistake in it reaches.
const (
	longestWording = 10 * time.Second // for all its words
	mostWording    = 4 << 20          // bytes
	mostNested     = 100              // calls of "words" inside each other
)

// inTime returns what wording a section gives. A template cannot be stopped: one that takes too long runs on, unheard.
func inTime(name string, limit time.Duration, word func() ([]Block, error)) ([]Block, error) {
	type result struct {
		blocks []Block
		err    error
	}
	done := make(chan result, 1)
	go func() {
		blocks, err := word()
		done <- result{blocks, err}
	}()
	late := time.NewTimer(limit)
	defer late.Stop()
	select {
	case r := <-done:
		return r.blocks, r.err
	case <-late.C:
		return nil, fmt.Errorf("%s: takes too long; a range in it may have no end", name)
	}
}

// wording is what a template writes.
type wording struct{ all bytes.Buffer }

func (w *wording) Write(words []byte) (int, error) {
	if w.all.Len()+len(words) > mostWording {
		return 0, fmt.Errorf("writes more than %d MB; a range in it may have no end", mostWording>>20)
	}
	return w.all.Write(words)
}

// sheet is one template at work.
type sheet struct {
	name     string
	template *template.Template
	data     any
	blocks   map[string]Block
	placed   []any // Run or Block, in the order in which the template asked for them
	nested   int   // calls of "words" that are under way
}

// markup is Markdown that is not to be escaped: what the functions of a template place.
type markup string

// place notes a run or block and returns the Markdown that stands for it. A value cannot forge one: its brackets are
// escaped.
func (s *sheet) place(thing any) markup {
	s.placed = append(s.placed, thing)
	mark := fmt.Sprintf("[](place:%d)", len(s.placed)-1)
	if _, inline := thing.(Run); inline {
		return markup(mark)
	}
	return markup("\n\n" + mark + "\n\n")
}

// functions are what a template can call, besides what text/template brings.
func (s *sheet) functions() template.FuncMap {
	return template.FuncMap{
		"escape": escape,
		"cite": func(cites ...any) (markup, error) {
			run := Run{}
			for _, c := range cites {
				switch c := c.(type) {
				case *Citation:
					run.Cites = append(run.Cites, c)
				case []*Citation:
					run.Cites = append(run.Cites, c...)
				}
			}
			run.Cites = once(run.Cites)
			if len(run.Cites) == 0 {
				return "", fmt.Errorf("there is nothing to cite; say what follows from having read every source with {{ all }}")
			}
			return s.place(run), nil
		},
		"all": func() markup { return s.place(Run{All: true}) },
		"quote": func(c *Citation) markup {
			opening, closing := "“", "”"
			if strings.ContainsAny(c.Words, "“”\"") {
				opening, closing = "‘", "’"
			}
			return s.place(Run{Words: opening + oneLine(c.Words) + closing, exact: c})
		},
		"link": func(words, section string) markup { return s.place(Run{Words: words, Link: section}) },
		"place": func(what any) (markup, error) {
			block, isBlock := what.(Block)
			if name, isName := what.(string); isName {
				if block, isBlock = s.blocks[name]; !isBlock {
					return "", fmt.Errorf("there is no block %q here; there is %s", name, quotedList(sortedKeys(s.blocks)))
				}
			}
			if !isBlock {
				return "", fmt.Errorf("only a block can be placed, by its name or from the data")
			}
			return s.place(block), nil
		},
		"heading": func(number int, text, aside string) markup {
			return s.place(Heading{Number: number, Text: text, Aside: aside})
		},
		"quotation": func(c *Citation, below string) markup {
			return s.place(Quotation{Words: c.Words, Cite: Text{{Cites: []*Citation{c}}}, Below: below})
		},
		"empty": func(lead, text string) markup {
			return s.place(Note{Kind: Empty, Lead: lead, Text: Text{{Words: text}}})
		},
		"words": func(name string, data any) (string, error) {
			if s.nested++; s.nested > mostNested {
				return "", fmt.Errorf("the words of %q ask for themselves without end", name)
			}
			defer func() { s.nested-- }()
			var out wording
			if err := s.template.ExecuteTemplate(&out, name, data); err != nil {
				return "", err
			}
			blocks, err := s.convert(out.all.Bytes())
			if err != nil {
				return "", err
			}
			if len(blocks) == 0 {
				return "", nil
			}
			p, isParagraph := blocks[0].(Paragraph)
			if !isParagraph || len(blocks) > 1 {
				return "", fmt.Errorf("the words of %q must be one paragraph", name)
			}
			return plainWords(p.Text), nil
		},
		"list":       list,
		"either":     either,
		"quoted":     quoted,
		"number":     numberWord,
		"count":      count,
		"plural":     plural,
		"capital":    capital,
		"lower":      lower,
		"clip":       clip,
		"possessive": possessive,
	}
}

// escapeActions ends every pipeline that prints in the escape function, so that what sources and settings say is never
// read as Markdown.
func escapeActions(node parse.Node) {
	switch node := node.(type) {
	case *parse.ListNode:
		if node != nil {
			for _, child := range node.Nodes {
				escapeActions(child)
			}
		}
	case *parse.ActionNode:
		if len(node.Pipe.Decl) == 0 {
			name := parse.NewIdentifier("escape").SetPos(node.Pos)
			node.Pipe.Cmds = append(node.Pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: node.Pos, Args: []parse.Node{name}})
		}
	case *parse.IfNode:
		escapeActions(node.List)
		escapeActions(node.ElseList)
	case *parse.RangeNode:
		escapeActions(node.List)
		escapeActions(node.ElseList)
	case *parse.WithNode:
		escapeActions(node.List)
		escapeActions(node.ElseList)
	}
}

// escape makes a value plain words in Markdown.
func escape(value any) markup {
	if m, done := value.(markup); done {
		return m
	}
	var b strings.Builder
	words := oneLine(fmt.Sprint(value))
	if trimmed := strings.TrimLeft(words, " "); len(trimmed) < len(words) {
		words = " " + trimmed // more would open a block of code
	}
	for _, r := range words {
		if r < 0x80 && strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return markup(b.String())
}

// oneLine sets words that run over several lines on one.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\r\n\t") {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \r\n\t", r) }), " ")
}

var atLine = regexp.MustCompile(`^template: ([^:]+):(\d+)(?::\d+)?: (?:executing "[^"]*" at <([^>]*)>: )?(.*)$`)

// explain turns an error of text/template into file, line, what is wrong and what is there instead.
func (s *sheet) explain(err error) error {
	m := atLine.FindStringSubmatch(oneLine(err.Error()))
	if m == nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	where, what := m[1]+":"+m[2], m[4]
	if missing := regexp.MustCompile(`can't evaluate field (\w+) in type (\S+)`).FindStringSubmatch(what); missing != nil {
		what = fmt.Sprintf("there is no %s here", missing[1])
		if fields := fieldsOf(reflect.TypeOf(s.data), missing[2]); len(fields) > 0 {
			what += "; there is " + list(fields)
		}
	}
	if missing := regexp.MustCompile(`function "(\w+)" not defined`).FindStringSubmatch(what); missing != nil {
		what = fmt.Sprintf("there is no function %q; there is %s", missing[1], list(sortedKeys(s.functions())))
	}
	what = strings.TrimPrefix(what, "error calling place: ")
	if m[3] != "" {
		return fmt.Errorf("%s: {{ %s }}: %s", where, m[3], what)
	}
	return fmt.Errorf("%s: %s", where, what)
}

// fieldsOf lists the fields of the struct of that name which the type is or leads to.
func fieldsOf(t reflect.Type, name string) []string {
	seen := map[reflect.Type]bool{}
	var find func(t reflect.Type) []string
	find = func(t reflect.Type) []string {
		for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice) {
			t = t.Elem()
		}
		if t == nil || t.Kind() != reflect.Struct || seen[t] {
			return nil
		}
		seen[t] = true
		var names []string
		for i := range t.NumField() {
			if t.Field(i).IsExported() {
				names = append(names, t.Field(i).Name)
			}
		}
		if t.String() == strings.TrimPrefix(name, "*") {
			return names
		}
		for i := range t.NumField() {
			if found := find(t.Field(i).Type); found != nil {
				return found
			}
		}
		return nil
	}
	return find(t)
}

func markdown() goldmark.Markdown { return goldmark.New(goldmark.WithExtensions(extension.Table)) }

// refusal says what a brief has no form for, and what to write instead; "" where it has one.
func refusal(node ast.Node) string {
	switch node := node.(type) {
	case *ast.Document, *ast.Paragraph, *ast.TextBlock, *ast.Text, *ast.String, *ast.ListItem, *ast.List, *ast.LinkReferenceDefinition:
		return ""
	case *ast.Heading:
		if node.Level != 3 {
			return "a heading inside a section begins with three marks: ### Heading"
		}
		return ""
	case *ast.Emphasis:
		if node.Level != 2 {
			return "there are no italics in a brief; use **strong**, or no mark"
		}
		return ""
	case *ast.Link:
		if d := string(node.Destination); !strings.HasPrefix(d, "place:") && !strings.HasPrefix(d, "#") {
			return "a link leads only to a section of the brief, such as [words](#positions)"
		}
		return ""
	case *ast.Blockquote:
		return ""
	case *ast.Image:
		return "a brief shows no pictures; take the picture out"
	case *ast.HTMLBlock, *ast.RawHTML, *ast.AutoLink:
		return "a template holds no HTML; write Markdown, or \\< for the sign itself"
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.CodeSpan:
		return "a brief has no form for code; take away the spaces at the start of the line or the ` marks"
	case *ast.ThematicBreak:
		return "a brief has no rules between paragraphs; take the line out, or use a heading: ### Heading"
	}
	return "a brief has tables only where a section's own are placed with {{ place \"name\" }}; write a list instead"
}

// refuse reads the template's own text, its actions put aside, for Markdown that a brief has no form for.
func (s *sheet) refuse(source []byte) error {
	var text strings.Builder
	var pieces [][2]int // where a piece starts in the text, and in the template
	var walk func(node parse.Node)
	walk = func(node parse.Node) {
		switch node := node.(type) {
		case *parse.ListNode:
			if node != nil {
				for _, child := range node.Nodes {
					walk(child)
				}
			}
		case *parse.TextNode:
			pieces = append(pieces, [2]int{text.Len(), int(node.Pos)})
			text.Write(node.Text)
		case *parse.ActionNode:
			text.WriteString("x")
		case *parse.IfNode:
			walk(node.List)
			walk(node.ElseList)
		case *parse.RangeNode:
			walk(node.List)
			walk(node.ElseList)
		case *parse.WithNode:
			walk(node.List)
			walk(node.ElseList)
		}
	}
	names := map[string]*template.Template{}
	for _, t := range s.template.Templates() {
		names[t.Name()] = t
	}
	for _, name := range sortedKeys(names) {
		if t := names[name]; t.Tree != nil {
			walk(t.Tree.Root)
			text.WriteString("\n\n")
		}
	}
	body := []byte(text.String())
	line := func(at int) int {
		from := 0
		for _, piece := range pieces {
			if piece[0] <= at {
				from = piece[1] + at - piece[0]
			}
		}
		return 1 + strings.Count(string(source[:min(from, len(source))]), "\n")
	}
	return ast.Walk(markdown().Parser().Parse(goldmarktext.NewReader(body)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if why := refusal(node); entering && why != "" {
			return ast.WalkStop, fmt.Errorf("%s:%d: %s", s.name, line(offset(node)), why)
		}
		return ast.WalkContinue, nil
	})
}

// offset returns where in the Markdown a node starts, or the nearest node around it that knows.
func offset(node ast.Node) int {
	for ; node != nil; node = node.Parent() {
		if node.Pos() >= 0 {
			return node.Pos()
		}
		if node.Type() == ast.TypeBlock && node.Lines() != nil && node.Lines().Len() > 0 {
			return node.Lines().At(0).Start
		}
	}
	return 0
}

// convert reads Markdown into blocks.
func (s *sheet) convert(source []byte) ([]Block, error) {
	var blocks []Block
	document := markdown().Parser().Parse(goldmarktext.NewReader(source))
	for node := document.FirstChild(); node != nil; node = node.NextSibling() {
		if why := refusal(node); why != "" {
			return nil, fmt.Errorf("%s (at %q)", why, excerpt(string(source[offset(node):])))
		}
		switch node := node.(type) {
		case *ast.Heading:
			text, err := s.inline(node, source)
			if err != nil {
				return nil, err
			}
			blocks = append(blocks, Heading{Text: plainWords(text)})
		case *ast.List:
			list := List{Drafted: true}
			for item := node.FirstChild(); item != nil; item = item.NextSibling() {
				if item.ChildCount() != 1 {
					return nil, fmt.Errorf("an item of a list is one paragraph (at %q)", excerpt(string(source[offset(item):])))
				}
				text, err := s.sentences(item.FirstChild(), source)
				if err != nil {
					return nil, err
				}
				list.Items = append(list.Items, text)
				list.Drafted = list.Drafted && !cited(text)
			}
			for _, item := range list.Items {
				if !list.Drafted && !cited(item) {
					return nil, fmt.Errorf("the item %q has no citation, and others of its list have one; end it in {{ cite … }} or {{ all }}", excerpt(plainWords(item)))
				}
			}
			blocks = append(blocks, list)
		case *ast.Blockquote:
			note := Note{Kind: Plain}
			for child := node.FirstChild(); child != nil; child = child.NextSibling() {
				text, err := s.inline(child, source)
				if err != nil {
					return nil, err
				}
				if len(note.Text) > 0 {
					text = append(Text{{Words: " "}}, text...)
				}
				note.Text = append(note.Text, text...)
			}
			if len(note.Text) > 0 && note.Text[0].Strong {
				note.Lead, note.Text = note.Text[0].Words, note.Text[1:]
				if len(note.Text) > 0 {
					note.Text[0].Words = strings.TrimLeft(note.Text[0].Words, " ")
				}
			}
			note.Drafted = !cited(note.Text)
			if bare := uncited(note.Text); !note.Drafted && bare != "" {
				return nil, fmt.Errorf("the sentence %q of a note has no citation, and others of it have one; end it in {{ cite … }} or {{ all }}", excerpt(bare))
			}
			blocks = append(blocks, note)
		case *ast.Paragraph:
			if block := s.placedAlone(node); block != nil {
				blocks = append(blocks, block)
				continue
			}
			text, err := s.sentences(node, source)
			if err != nil {
				return nil, err
			}
			if len(text) > 0 {
				blocks = append(blocks, Paragraph{Text: text, Drafted: !cited(text)})
			}
		}
	}
	return blocks, nil
}

// placedAlone returns the block that a paragraph of nothing else stands for, or nil.
func (s *sheet) placedAlone(node *ast.Paragraph) Block {
	link, isLink := node.FirstChild().(*ast.Link)
	if !isLink || node.ChildCount() != 1 {
		return nil
	}
	block, _ := s.thing(link).(Block)
	return block
}

// thing returns what a placing link stands for, or nil.
func (s *sheet) thing(link *ast.Link) any {
	number, isPlace := strings.CutPrefix(string(link.Destination), "place:")
	i, err := strconv.Atoi(number)
	if !isPlace || err != nil || i < 0 || i >= len(s.placed) {
		return nil
	}
	return s.placed[i]
}

// sentences reads a paragraph and sees to it that all of its sentences are cited, or none.
func (s *sheet) sentences(node ast.Node, source []byte) (Text, error) {
	text, err := s.inline(node, source)
	if err != nil {
		return nil, err
	}
	if !cited(text) && slices.ContainsFunc(text, func(r Run) bool { return r.exact != nil }) {
		return nil, fmt.Errorf("the paragraph %q has words of a source and no citation; end it in {{ cite … }}", excerpt(plainWords(text)))
	}
	if bare := uncited(text); cited(text) && bare != "" {
		return nil, fmt.Errorf("the sentence %q has no citation, and others of its paragraph have one; end it in {{ cite … }} or {{ all }}, or give it a paragraph of its own", excerpt(bare))
	}
	return text, nil
}

// inline reads the runs of a paragraph.
func (s *sheet) inline(node ast.Node, source []byte) (Text, error) {
	var text Text
	add := func(run Run) {
		if n := len(text); n > 0 && run.Words != "" && text[n-1].words() && text[n-1].Strong == run.Strong && text[n-1].Link == run.Link && run.words() {
			text[n-1].Words += run.Words
			return
		}
		text = append(text, run)
	}
	var walk func(node ast.Node, style Run) error
	walk = func(node ast.Node, style Run) error {
		for child := node.FirstChild(); child != nil; child = child.NextSibling() {
			if why := refusal(child); why != "" {
				return fmt.Errorf("%s (in %q)", why, excerpt(plainWords(text)))
			}
			switch child := child.(type) {
			case *ast.Text:
				run := style
				run.Words = string(util.UnescapePunctuations(child.Segment.Value(source)))
				if child.SoftLineBreak() || child.HardLineBreak() {
					run.Words += " "
				}
				add(run)
			case *ast.Emphasis:
				inner := style
				inner.Strong = true
				if err := walk(child, inner); err != nil {
					return err
				}
			case *ast.Link:
				switch thing := s.thing(child).(type) {
				case Run:
					thing.Strong = style.Strong
					text = append(text, thing)
				case Block:
					return fmt.Errorf("a block stands on a line of its own (in %q)", excerpt(plainWords(text)))
				default:
					inner := style
					inner.Link = strings.TrimPrefix(string(child.Destination), "#")
					if err := walk(child, inner); err != nil {
						return err
					}
				}
			default:
				return fmt.Errorf("a list stands on lines of its own (in %q)", excerpt(plainWords(text)))
			}
		}
		return nil
	}
	if err := walk(node, Run{}); err != nil {
		return nil, err
	}
	return tidy(text), nil
}

// words reports whether the run is plain words, so that others can be joined to it.
func (r Run) words() bool { return len(r.Cites) == 0 && !r.All && r.exact == nil }

var spaces = regexp.MustCompile(` {2,}`)

// tidy takes away the spaces that actions leave: doubled ones, those at the ends, and those before a citation.
func tidy(text Text) Text {
	var out Text
	for i, run := range text {
		if run.words() {
			run.Words = spaces.ReplaceAllString(run.Words, " ")
			if n := len(out); n > 0 && out[n-1].exact != nil && strings.HasPrefix(run.Words, ".") && strings.ContainsRune(".?!", lastLetter(out[n-1].exact.Words)) {
				run.Words = run.Words[1:] // the words bring their own stop
			}
			if len(out) == 0 || strings.HasSuffix(out[len(out)-1].Words, " ") {
				run.Words = strings.TrimLeft(run.Words, " ")
			}
			if i == len(text)-1 || len(text[i+1].Cites) > 0 || text[i+1].All {
				run.Words = strings.TrimRight(run.Words, " ")
			}
			if run.Words == "" {
				continue
			}
		}
		out = append(out, run)
	}
	return out
}

func lastLetter(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// excerpt returns the start of words, for an error.
func excerpt(words string) string {
	const most = 90
	words = strings.TrimSpace(oneLine(words))
	if runes := []rune(words); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return words
}
