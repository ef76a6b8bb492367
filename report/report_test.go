package report_test

import (
	"bytes"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"policybrief/extract"
	"policybrief/report"
	"policybrief/report/write"
)

// templates are the real ones, and a made-up legal note.
func templates(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	real := os.DirFS("../templates")
	names, err := fs.Glob(real, "sections/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(real, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	files["law/byelaw.md"] = &fstest.MapFile{Data: []byte("---\ntitle: \"Hours\"\nauthority: \"Byelaw 7\"\nstatus: \"confirmed\"\nchecked: \"2024-03-01\"\nas_stood: \"2024-02-01\"\n---\n\nA made-up byelaw sets the hours of the ferry.\n")}
	return files
}

func build(t *testing.T, evidence *extract.Evidence) *report.Brief {
	t.Helper()
	b, err := report.Build(subject, evidence, provenance, everySection(), templates(t))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// text writes a brief as plain text.
func text(t *testing.T, b *report.Brief) string {
	t.Helper()
	for _, format := range write.Formats {
		if format.Name == "text" {
			var out bytes.Buffer
			if err := format.Write(&out, b, os.DirFS("../templates")); err != nil {
				t.Fatal(err)
			}
			return out.String()
		}
	}
	t.Fatal("there is no text format")
	return ""
}

func TestDump(t *testing.T) {
	e := everyKind(t)
	b := build(t, e)
	t.Log(text(t, b))
	if err := b.Check(e); err != nil {
		t.Fatal(err)
	}
}
