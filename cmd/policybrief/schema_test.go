package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

var update = flag.Bool("update", false, "rewrite expected files from what the program gives")

func TestSchemaIsWhatTheProgramAccepts(t *testing.T) {
	want, err := schema()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(top, schemaName)
	if *update {
		if err := os.WriteFile(name, want, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n")), want) {
		t.Errorf("%s is not what the settings are; run go test ./cmd/policybrief -run Schema -update", schemaName)
	}
}

// configurations are all that the repository holds.
func configurations(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(top, "examples", "*", "config.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return append(names, filepath.Join(top, "config.yaml"), filepath.Join("starter", "config.yaml"))
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := schema()
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(schemaName, value); err != nil {
		t.Fatal(err)
	}
	compiledSchema, err := compiler.Compile(schemaName)
	if err != nil {
		t.Fatal(err)
	}
	return compiledSchema
}

// plainValue is what an editor makes of YAML: dates stay text.
func plainValue(t *testing.T, data []byte) any {
	t.Helper()
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	var convert func(n *yaml.Node) any
	convert = func(n *yaml.Node) any {
		switch {
		case n.Kind == yaml.MappingNode:
			record := map[string]any{}
			for i := 0; i < len(n.Content); i += 2 {
				record[n.Content[i].Value] = convert(n.Content[i+1])
			}
			return record
		case n.Kind == yaml.SequenceNode:
			list := []any{}
			for _, entry := range n.Content {
				list = append(list, convert(entry))
			}
			return list
		case n.Tag == "!!timestamp":
			return n.Value
		}
		var value any
		if err := n.Decode(&value); err != nil {
			t.Fatal(err)
		}
		return value
	}
	return convert(root.Content[0])
}

func TestEveryConfigurationOfTheRepositoryKeepsToTheSchema(t *testing.T) {
	rules := compiled(t)
	for _, name := range configurations(t) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := rules.Validate(plainValue(t, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.HasPrefix(data, []byte("# yaml-language-server: $schema=")) {
			t.Errorf("%s: its first line does not name the schema", name)
		}
	}
}

func TestSchemaRefusesWhatTheProgramRefuses(t *testing.T) {
	rules := compiled(t)
	starter, err := os.ReadFile(filepath.Join("starter", "config.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{"status:", "statuss:"},                        // unknown setting
		{"title: \"A zebra crossing\"", ""},            // a title is missing
		{"    kind: person\n", "    kind: human\n"},    // unknown kind of stakeholder
		{"kind: gaps", "kind: gap"},                    // unknown kind of section
		{"format: xlsx", "format: xls"},                // unknown format
		{"    off: true", "    off: \"true\""},         // wrong type
		{"id: crossing", "id: Crossing!"},              // not an id
		{"\"a new crossing\"", "\"a b c d e f\""},      // six words
		{"as_at: \"2031-05-20\"", "as_at: \"20 May\""}, // not a date
	} {
		broken := bytes.Replace(starter, []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(broken, starter) {
			t.Fatalf("the starter has no %q", change[0])
		}
		if rules.Validate(plainValue(t, broken)) == nil {
			t.Errorf("the schema accepts %q", change[1])
		}
		c := newChecker("config.yaml", surroundings{"starter", os.DirFS(filepath.Join(top, "templates"))})
		c.document(broken)
		if len(c.mistakes) == 0 {
			t.Errorf("the program accepts %q", change[1])
		}
	}
}
