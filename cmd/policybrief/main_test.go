package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/gofrs/flock"
	"github.com/rogpeppe/go-internal/testscript"

	"policybrief/tools/articles"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"policybrief": main})
}

// TestEveryScriptRunsAsWritten runs the scripts in testdata/script. Beside the usual commands they have
//
//	code N COMMAND...     run it, and expect this exit code
//	hold FOLDER           be a run that is writing to the folder, until the script ends
//	replace FILE OLD NEW  replace words in a file, which must be there; \n is the end of a line
//	rows FILE SHEET       print the cells of a sheet of a workbook, a row a line
//	cells, rearrange      see review_test.go
func TestEveryScriptRunsAsWritten(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, arguments []string){
			"code": func(ts *testscript.TestScript, _ bool, arguments []string) {
				got := 0
				if err := ts.Exec(arguments[1], arguments[2:]...); err != nil {
					var failed *exec.ExitError
					if !errors.As(err, &failed) {
						ts.Fatalf("%v", err)
					}
					got = failed.ExitCode()
				}
				if strconv.Itoa(got) != arguments[0] {
					ts.Fatalf("exit code %d, want %s", got, arguments[0])
				}
			},
			"hold": func(ts *testscript.TestScript, _ bool, arguments []string) {
				folder := ts.MkAbs(arguments[0])
				ts.Check(os.MkdirAll(folder, 0o777))
				lock := flock.New(filepath.Join(folder, lockName))
				held, err := lock.TryLock()
				ts.Check(err)
				if !held {
					ts.Fatalf("%s is held already", folder)
				}
				ts.Defer(func() { _ = lock.Close() })
			},
			"cells":     fillCells,
			"rearrange": rearrange,
			"rows":      printRows,
			"replace": func(ts *testscript.TestScript, _ bool, arguments []string) {
				text, lines := ts.ReadFile(arguments[0]), strings.NewReplacer(`\n`, "\n")
				was, is := lines.Replace(arguments[1]), lines.Replace(arguments[2])
				if !strings.Contains(text, was) {
					ts.Fatalf("%s does not hold %q", arguments[0], was)
				}
				ts.Check(os.WriteFile(ts.MkAbs(arguments[0]), []byte(strings.ReplaceAll(text, was, is)), 0o666))
			},
		},
	})
}

func TestEqualInputsGiveEqualBytes(t *testing.T) {
	surroundings := [][]string{
		{"TZ=Pacific/Auckland", "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "GOMAXPROCS=1"},
		{"TZ=America/Los_Angeles", "LC_ALL=C", "LANG=C", "GOMAXPROCS=7"},
	}
	var first map[string][]byte
	for i, environment := range surroundings {
		folder := filepath.Join(t.TempDir(), strings.Repeat("deeper", i), "brief")
		if err := os.CopyFS(filepath.Join(folder, "sources"), os.DirFS(filepath.Join(top, "sources"))); err != nil {
			t.Fatal(err)
		}
		config, err := os.ReadFile(filepath.Join(top, defaultConfig))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, defaultConfig), config, 0o666); err != nil {
			t.Fatal(err)
		}
		c := exec.Command("policybrief", "build", filepath.Join(folder, defaultConfig))
		c.Env = append(os.Environ(), environment...)
		c.Dir = t.TempDir()
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		made := map[string][]byte{}
		entries, err := os.ReadDir(filepath.Join(folder, "out"))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if made[e.Name()], err = os.ReadFile(filepath.Join(folder, "out", e.Name())); err != nil {
				t.Fatal(err)
			}
		}
		if first == nil {
			first = made
			continue
		}
		if len(made) != len(first) || len(made) < 5 {
			t.Errorf("%d files, then %d", len(first), len(made))
		}
		for name, data := range made {
			if !bytes.Equal(data, first[name]) {
				t.Errorf("%s differs between two runs", name)
			}
		}
	}
}

func TestTheNumberOfProcessorsChangesNoByte(t *testing.T) {
	folder := t.TempDir()
	if _, err := articles.Write(folder, 40); err != nil {
		t.Fatal(err)
	}
	var first string
	for _, processors := range []string{"1", "8"} {
		out := filepath.Join(t.TempDir(), "out")
		c := exec.Command("policybrief", "build", filepath.Join(top, "examples", "parking-levy", "config.yaml"), "--sources", folder, "--out", out)
		c.Env = append(os.Environ(), "GOMAXPROCS="+processors)
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		if first == "" {
			first = out
			continue
		}
		files, err := filepath.Glob(filepath.Join(first, "*"))
		if err != nil || len(files) < 4 {
			t.Fatalf("%q, %v", files, err)
		}
		for _, name := range files {
			one, err := os.ReadFile(name)
			other, errOther := os.ReadFile(filepath.Join(out, filepath.Base(name)))
			if err != nil || errOther != nil || !bytes.Equal(one, other) {
				t.Errorf("%s differs between one processor and eight (%v, %v)", filepath.Base(name), err, errOther)
			}
		}
	}
}

func TestEveryCommandTeachesWithAnExample(t *testing.T) {
	for _, c := range (&app{}).commands() {
		if c.Short == "" || strings.HasSuffix(c.Short, ".") {
			t.Errorf("%s: its short help is %q", c.Name(), c.Short)
		}
		if c.HasFlags() && (c.Long == "" || !strings.Contains(c.Example, "policybrief "+c.Name())) {
			t.Errorf("%s has flags, and no example of their use", c.Name())
		}
	}
}

func TestEveryCommandHasAScript(t *testing.T) {
	scripts, err := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range scripts {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	for _, c := range (&app{}).commands() {
		if !strings.Contains(all.String(), "exec policybrief "+c.Name()) {
			t.Errorf("no script runs policybrief %s", c.Name())
		}
	}
}

func BenchmarkExtract(b *testing.B) {
	folder := b.TempDir()
	data, err := os.ReadFile(filepath.Join("starter", "sources", "example.md"))
	if err != nil {
		b.Fatal(err)
	}
	for i := range 84 {
		text := bytes.Repeat(append(data, '\n'), 8)
		if err := os.WriteFile(filepath.Join(folder, strings.Repeat("a", i+1)+".md"), text, 0o666); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if out, err := exec.Command("policybrief", "extract", folder).Output(); err != nil || len(out) == 0 {
			b.Fatal(err)
		}
	}
}
