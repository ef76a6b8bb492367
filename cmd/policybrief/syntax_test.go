package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAFileThatIsNotYAMLSaysInPlainWordsWhatToLookFor(t *testing.T) {
	starter, err := os.ReadFile(filepath.Join("starter", "config.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	const title = `    title: "A zebra crossing"`
	for _, slip := range []struct{ was, is, want string }{
		{title, `    title: "A zebra crossing`, "not closed"},
		{title, `    title: 'A zebra crossing`, "not closed"},
		{title, `    title: [A zebra crossing`, "bracket"},
		{title, `    title:"A zebra crossing"`, "a space behind the colon"},
		{title, `    title "A zebra crossing"`, "a colon is missing"},
		{title, `    title: A zebra: crossing`, "a value with a colon"},
		{title, "\ttitle: \"A zebra crossing\"", "a tab"},
		{title, `    title: A "zebra"` + "\t: x", "a tab"},
		{title, `    title: "A "zebra" crossing"`, "words stand behind"},
		{title, `    title: 'A school's crossing'`, "words stand behind"},
		{title, `    title: @crossing`, "a sign"},
		{title, `    title: *crossing`, "a sign"},
		{title, `    title: "A zebra \crossing"`, "a backslash"},
		{title, `   title: "A zebra crossing"`, "line up"},
		{title, `     title: "A zebra crossing"`, "line up"},
		{"  - id: crossing", "  -id: crossing", "a space behind the dash"},
		{"  - id: crossing", " - id: crossing", "line up"},
		{"proposals:", "proposals", "a colon is missing"},
		{`      - "a new crossing"`, `      "a new crossing"`, "a dash and a space"},
		{`      - "a new crossing"`, `    - "a new crossing"`, "line up"},
		{title, "    title: \"caf\xe9\"", "UTF-8"},
		{title, "    title: \"zebra\x01\"", "hidden character"},
	} {
		before, after, found := bytes.Cut(starter, []byte(slip.was+"\n"))
		if !found {
			t.Fatalf("the starter has no line %q", slip.was)
		}
		for _, end := range []string{"\n", "\r\n"} {
			text := string(before) + slip.is + "\n" + string(after)
			c := newChecker("config.yaml", surroundings{"starter", os.DirFS(filepath.Join(top, "templates"))})
			c.document([]byte(strings.ReplaceAll(text, "\n", end)))
			if len(c.mistakes) != 1 {
				t.Errorf("%q: %v", slip.is, c.mistakes)
				continue
			}
			m, is := c.mistakes[0].(mistake)
			if line := 1 + bytes.Count(before, []byte("\n")); !is || m.line != line || !strings.Contains(m.message, slip.want) {
				t.Errorf("%q in line %d: %v, want %q", slip.is, line, c.mistakes[0], slip.want)
			}
		}
	}
}

func TestALineThatIsRightIsNotBlamedForTheNext(t *testing.T) {
	for _, right := range []string{
		`title: "Say \"yes\" to C:\\ harbours: now"  # a remark: "x`,
		`title: 'It''s "open": now'`,
		`title: Open [now] # a remark: x`,
		`title: ["a", 'b', c: d]`,
	} {
		c := newChecker("config.yaml", surroundings{".", os.DirFS(filepath.Join(top, "templates"))})
		c.document([]byte("brief:\n  " + right + "\n status: Draft\n"))
		if m, is := c.mistakes[0].(mistake); len(c.mistakes) != 1 || !is || m.line != 3 || m.message != lookFor {
			t.Errorf("%s: %v", right, c.mistakes)
		}
	}
}
