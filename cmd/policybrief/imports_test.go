package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowedImports is the picture of the program: which of its packages each may import. A new package stands here or the
// test fails.
var allowedImports = map[string][]string{
	"cmd/policybrief":       {"extract", "extract/read", "lint", "report", "report/write", "review", "templates"},
	"extract":               {"extract/learned"},
	"extract/learned":       {},
	"extract/read":          {"extract"},
	"lint":                  {},
	"report":                {"extract", "review"},
	"report/write":          {"extract", "report", "report/write/object", "report/write/workbook", "review"},
	"report/write/object":   {},
	"report/write/workbook": {},
	"review":                {"extract"},
	"templates":             {},
	"tools":                 {"extract", "report", "report/write", "templates", "tools/articles"}, // what only make and .ci/run use
	"tools/articles":        {},
	"tools/train":           {"extract", "extract/learned", "extract/read"},
	"tools/views":           {"extract", "extract/learned", "extract/read"},
}

const top = "../.."

func TestPackagesImportOnlyWhatThePictureShows(t *testing.T) {
	const module = "policybrief/"
	seen := map[string]bool{}
	err := filepath.WalkDir(top, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != top && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata") {
			return filepath.SkipDir
		}
		if entry.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		relative, err := filepath.Rel(top, name)
		if err != nil {
			return err
		}
		folder := path.Dir(filepath.ToSlash(relative))
		allowed, known := allowedImports[folder]
		if !known {
			t.Errorf("%s: its package is not in the picture of the program", filepath.ToSlash(relative))
			return nil
		}
		seen[folder] = true
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if ours, is := strings.CutPrefix(imported, module); is && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s; %s may import %v", filepath.ToSlash(relative), ours, folder, allowed)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for folder := range allowedImports {
		if !seen[folder] {
			t.Errorf("the picture shows %s, which has no Go file", folder)
		}
	}
}

func TestOnlyTheConfigurationKnowsViper(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if name != "config.go" && name != "imports_test.go" && strings.Contains(string(data), "spf13/viper") {
			t.Errorf("%s imports viper", name)
		}
	}
}
