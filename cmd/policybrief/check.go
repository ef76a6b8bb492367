package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"policybrief/extract"
	"policybrief/report"
	"policybrief/report/write"
)

// mistake is something that is wrong in a configuration, and where.
type mistake struct {
	file         string
	line, column int // counted from 1; 0 where the setting stands in no file
	message      string
}

func (m mistake) Error() string {
	if m.line == 0 {
		return m.file + ": " + m.message
	}
	return fmt.Sprintf("%s:%d:%d: %s", m.file, m.line, m.column, m.message)
}

// checker walks a configuration beside the type it is for, and collects every mistake.
type checker struct {
	file     string
	around   surroundings
	rules    map[string]rule
	places   map[string]*yaml.Node // of every setting, by its full path: "sections[2].kind"
	taken    map[[2]string]*yaml.Node
	mistakes []error
	warnings []manifestWarning
}

func newChecker(file string, around surroundings) *checker {
	c := &checker{file: file, around: around, rules: map[string]rule{}, places: map[string]*yaml.Node{}, taken: map[[2]string]*yaml.Node{}}
	for _, r := range rules() {
		c.rules[r.path] = r
	}
	return c
}

// document checks a whole file. It returns whether the file is YAML at all.
func (c *checker) document(data []byte) bool {
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		c.syntax(data, err)
		return false
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var second yaml.Node
	_ = decoder.Decode(&second)
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		c.add(&yaml.Node{Line: max(second.Line, 1), Column: max(second.Column, 1)}, "a second document begins here, and only one is read; take the line of --- away")
	}
	top := &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	if len(root.Content) > 0 {
		top = root.Content[0]
	}
	c.value(top, reflect.TypeFor[Config](), "", "")
	c.parts()
	c.names()
	slices.SortStableFunc(c.mistakes, func(a, b error) int {
		var x, y mistake
		errors.As(a, &x)
		errors.As(b, &y)
		return cmp.Or(cmp.Compare(x.line, y.line), cmp.Compare(x.column, y.column))
	})
	return true
}

func (c *checker) add(at *yaml.Node, format string, values ...any) {
	c.mistakes = append(c.mistakes, mistake{c.file, at.Line, at.Column, fmt.Sprintf(format, values...)})
}

// value checks a node for a type. Full is its path with places in lists, plain its path without.
func (c *checker) value(n *yaml.Node, t reflect.Type, full, plain string) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	c.places[full] = n
	if n.Tag == "!!null" { // the key stands there, and nothing after it
		if r := c.rules[plain]; r.needed {
			c.add(n, "%s is empty%s", full, r.remedy)
		} else if strings.HasSuffix(full, "]") {
			c.add(n, "%s is empty; write it behind the dash, or take the dash away", full)
		}
		return
	}
	switch {
	case t == reflect.TypeFor[extract.Date]():
		if n.Kind != yaml.ScalarNode {
			c.add(n, "%s must be a date such as 2023-09-24, not %s", full, form(n))
		} else if err := dated(n.Value); err != nil {
			c.add(n, "%s: %v", full, err)
		}
	case t.Kind() == reflect.Struct:
		if n.Kind != yaml.MappingNode {
			c.add(n, "%s must be settings, each as \"name: value\", not %s", cmp.Or(full, "the configuration"), form(n))
			return
		}
		c.record(n, t, full, plain)
	case t.Kind() == reflect.Slice:
		if n.Kind != yaml.SequenceNode {
			remedy := ""
			if strings.HasPrefix(n.Value, "-") {
				remedy = "; put a space behind each dash"
			}
			c.add(n, "%s must be a list, each entry on a line that starts with \"- \", not %s%s", full, form(n), remedy)
			return
		}
		if r := c.rules[plain]; len(n.Content) == 0 && r.needed {
			c.add(n, "%s is empty%s", full, r.remedy)
		}
		for i, entry := range n.Content {
			c.value(entry, t.Elem(), fmt.Sprintf("%s[%d]", full, i), plain)
		}
	case t.Kind() == reflect.Bool:
		if n.Tag != "!!bool" {
			c.add(n, "%s must be true or false, not %s", full, form(n))
		}
	case t.Kind() == reflect.Int:
		if _, err := strconv.Atoi(n.Value); n.Tag != "!!int" || err != nil || strings.HasPrefix(n.Value, "-") {
			c.add(n, "%s must be a whole number from 0, not %s", full, form(n))
		}
	default:
		switch {
		case n.Kind != yaml.ScalarNode:
			c.add(n, "%s must be text, not %s", full, form(n))
		case n.Tag != "!!str":
			c.add(n, "%s must be text, not %s; put it in quotation marks: %q", full, form(n), n.Value)
		default:
			for _, message := range c.obeys(c.rules[plain], full, n.Value) {
				c.add(n, "%s", message)
			}
			c.distinct(n, plain, n.Value, "each must have its own")
		}
	}
}

// record checks a mapping against the fields of a struct.
func (c *checker) record(n *yaml.Node, t reflect.Type, full, plain string) {
	fields := fieldsOf(t)
	var names []string
	for _, f := range fields {
		names = append(names, f.name)
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if line, twice := seen[key.Value]; twice {
			c.add(key, "%s stands here twice, first in line %d", key.Value, line)
			continue
		}
		seen[key.Value] = key.Line
		at := slices.Index(names, key.Value)
		if at < 0 {
			where := ""
			if full != "" {
				where = " in " + full
			}
			c.add(key, "no setting %q%s%s", key.Value, where, instead(key.Value, names))
			continue
		}
		if refused := c.rules[join(plain, key.Value)].refused; refused != "" {
			c.add(key, "%s: %s", join(full, key.Value), refused)
			continue
		}
		c.value(value, fields[at].typ, join(full, key.Value), join(plain, key.Value))
	}
	for _, name := range names {
		if r := c.rules[join(plain, name)]; r.needed && seen[name] == 0 {
			c.add(n, "%s is missing%s", join(full, name), r.remedy)
		}
	}
	switch t {
	case reflect.TypeFor[report.SectionOptions]():
		c.section(full)
	case reflect.TypeFor[write.Output]():
		c.output(full)
	}
}

// section checks what only a whole entry of the list of sections shows: the id and the template that it has without saying so.
func (c *checker) section(full string) {
	kind := c.places[full+".kind"]
	if kind == nil || !slices.Contains(c.rules["sections.kind"].choices, kind.Value) {
		return
	}
	if c.places[full+".id"] == nil {
		c.distinct(kind, "sections.id", kind.Value, `add "id:" and a name of its own to this one`)
	}
	if c.places[full+".template"] == nil {
		if err := templateExists(c.around, kind.Value+".md"); err != nil {
			c.add(kind, "section kind %q needs a template: %v", kind.Value, err)
		}
	}
}

// output sees to it that the format of an output has its profile and length, and that the file that it has without saying so is not
// that of another.
func (c *checker) output(full string) {
	format, file := c.places[full+".format"], c.places[full+".file"]
	profile, length := c.places[full+".profile"], c.places[full+".length"]
	if format == nil {
		return
	}
	f, err := write.Named(format.Value)
	if err != nil {
		return
	}
	if profile != nil && slices.Contains(write.Profiles, profile.Value) {
		if _, err := f.As(profile.Value); err != nil {
			c.add(profile, "%v", err)
		}
	}
	asked := ""
	if length != nil && slices.Contains(write.Lengths, length.Value) {
		asked = length.Value
		if _, err := f.Has(asked); err != nil {
			c.add(length, "%v", err)
		}
	}
	if file == nil || file.Value == "" {
		c.distinct(format, "outputs.file", f.UsualName(asked), `add "file:" and a name of its own to this one`)
	}
}

// obeys returns what is wrong with a value of a setting, whether it stands in a file or not.
func (c *checker) obeys(r rule, full, value string) []string {
	var wrong []string
	switch {
	case r.needed && strings.TrimSpace(value) == "":
		wrong = append(wrong, full+" is empty"+r.remedy)
	case len(r.choices) > 0 && !slices.Contains(r.choices, value):
		wrong = append(wrong, fmt.Sprintf("no %s %q%s", r.noun, value, instead(value, r.choices)))
	case r.pattern != "" && !regexp.MustCompile(r.pattern).MatchString(value):
		wrong = append(wrong, fmt.Sprintf("%s %q must be %s", r.noun, value, r.looks))
	case r.letters && !strings.ContainsFunc(value, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		wrong = append(wrong, fmt.Sprintf("%s %q has no letter or digit; write words, or take it out", r.noun, value))
	case r.words > 0 && len(strings.Fields(value)) > r.words:
		wrong = append(wrong, fmt.Sprintf("%s %q has %d words and may have %d; shorten it, or make two of it",
			r.noun, value, len(strings.Fields(value)), r.words))
	}
	if r.file != nil && value != "" {
		if err := r.file(c.around, value); err != nil {
			wrong = append(wrong, err.Error())
		}
	}
	return wrong
}

// distinct reports a value that another setting of the same kind has already, if only by case, and the remedy.
func (c *checker) distinct(n *yaml.Node, plain, value, remedy string) {
	r := c.rules[plain]
	if r.distinct == "" || value == "" {
		return
	}
	key := [2]string{r.distinct, strings.ToLower(value)}
	if first := c.taken[key]; first != nil {
		c.add(n, "%s %q is taken, in line %d; %s", r.noun, value, first.Line, remedy)
		return
	}
	c.taken[key] = n
}

// fillers are words that name nobody by themselves.
var fillers = strings.Fields("a an the he she it they we i you him her us them his hers its their our my your me this that these those who")

// names warns of names by which a source may mean anybody, or two of the stakeholders.
func (c *checker) names() {
	type owner struct{ place, line int }
	owners := map[string]owner{}
	for i := range entries(c.places["stakeholders"]) {
		full := fmt.Sprintf("stakeholders[%d]", i)
		names := entries(c.places[full+".aliases"])
		if name := c.places[full+".name"]; name != nil {
			names = append([]*yaml.Node{name}, names...)
		}
		for _, n := range names {
			words := strings.Fields(strings.ToLower(n.Value))
			key := strings.Join(words, " ")
			first, taken := owners[key]
			switch {
			case key == "":
			case utf8.RuneCountInString(key) == 1 || !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(fillers, w) }):
				c.warn(n, "the name %q may stand for anybody; give a longer one", n.Value)
			case taken && first.place != i:
				c.warn(n, "the name %q is also that of another stakeholder, in line %d; leave it to one of them", n.Value, first.line)
			case !taken:
				owners[key] = owner{i, n.Line}
			}
		}
	}
}

// warn notes what is allowed and probably not meant.
func (c *checker) warn(at *yaml.Node, format string, values ...any) {
	c.warnings = append(c.warnings, manifestWarning{path.Base(c.file), fmt.Sprintf("line %d: %s", at.Line, fmt.Sprintf(format, values...))})
}

// dated says why a value is no date, and which was probably meant where it is one as people write it, day first.
func dated(value string) error {
	_, err := extract.ParseDate(value)
	if err == nil {
		return nil
	}
	for _, form := range []string{"2/1/2006", "2.1.2006", "2-1-2006", "2 January 2006", "2 Jan 2006"} {
		if t, wrong := time.Parse(form, value); wrong == nil {
			return fmt.Errorf("%w; did you mean %q?", err, extract.DateOf(t))
		}
	}
	return err
}

// parts checks that what the objects consist of are proposals of the same configuration.
func (c *checker) parts() {
	var ids []string
	for i := range entries(c.places["proposals"]) {
		if id := c.places[fmt.Sprintf("proposals[%d].id", i)]; id != nil {
			ids = append(ids, id.Value)
		}
	}
	for i := range entries(c.places["objects"]) {
		for _, part := range entries(c.places[fmt.Sprintf("objects[%d].parts", i)]) {
			if part.Kind == yaml.ScalarNode && !slices.Contains(ids, part.Value) {
				c.add(part, "no proposal %q%s", part.Value, instead(part.Value, ids))
			}
		}
	}
}

// entries are those of a list, also of one that is not there.
func entries(list *yaml.Node) []*yaml.Node {
	if list == nil || list.Kind != yaml.SequenceNode {
		return nil
	}
	return list.Content
}

// field is a setting that a struct has.
type field struct {
	name  string
	typ   reflect.Type
	index []int
}

// fieldsOf returns the settings of a struct in the order of its fields, those of a squashed struct in its place.
func fieldsOf(t reflect.Type) []field {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		name, option, _ := strings.Cut(f.Tag.Get("mapstructure"), ",")
		if option == "squash" {
			for _, inner := range fieldsOf(f.Type) {
				fields = append(fields, field{inner.name, inner.typ, append([]int{i}, inner.index...)})
			}
		} else if name != "" {
			fields = append(fields, field{name, f.Type, []int{i}})
		}
	}
	return fields
}

func join(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + "." + name
}

// form says in words what stands in a place.
func form(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "settings"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!int", n.Tag == "!!float":
		return "the number " + n.Value
	case n.Tag == "!!timestamp":
		return "the date " + n.Value
	case n.Tag == "!!bool":
		return n.Value
	}
	return strconv.Quote(n.Value)
}

// instead says what there is: the name that was probably meant, otherwise all of them.
func instead(word string, names []string) string {
	best, least := "", max(2, len(word)/3)+1
	for _, name := range names {
		if d := distance(strings.ToLower(word), strings.ToLower(name)); d < least {
			best, least = name, d
		}
	}
	switch {
	case best != "":
		return fmt.Sprintf("; did you mean %q?", best)
	case len(names) == 0:
		return "; there are none"
	case len(names) == 1:
		return "; there is only " + names[0]
	}
	return "; there are " + strings.Join(names, ", ")
}

// distance is the number of letters to insert, delete or replace to make one word of the other.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		before := row[0]
		row[0] = i + 1
		for j, s := range to {
			cost := before
			if r != s {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, row[j]+1, before+1)
		}
	}
	return row[len(to)]
}
