package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"policybrief/extract"
	"policybrief/report"
	"policybrief/templates"
)

// program returns the program as a test needs it: silent, and at a moment of 2031.
func program() *app {
	return &app{
		out: io.Discard, err: io.Discard, log: slog.New(slog.DiscardHandler), create: createOnDisk, templates: templates.Files,
		now: func() time.Time { return time.Date(2031, 5, 20, 9, 0, 0, 0, time.UTC) },
	}
}

func TestAnInterruptedBuildWritesNothing(t *testing.T) {
	a, folder := program(), filepath.Join(t.TempDir(), "brief")
	if err := a.start(folder); err != nil {
		t.Fatal(err)
	}
	setups, err := a.loadAll(context.Background(), []string{filepath.Join(folder, defaultConfig)}, "")
	if err != nil {
		t.Fatal(err)
	}
	j := jobs(setups, "")[0]
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := a.build(ctx, j, "", false); !errors.Is(err, context.Canceled) {
		t.Errorf("a build that was interrupted says %v", err)
	}
	entries, err := os.ReadDir(j.out)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != lockName {
			t.Errorf("it left %s", e.Name())
		}
	}
}

func TestAnInterruptedBuildOfSeveralLeavesWholeBriefsAndNamesTheRest(t *testing.T) {
	a, folder := program(), t.TempDir()
	arguments := []string{"build", "--out", filepath.Join(folder, "all")}
	for _, name := range []string{"one", "two", "three"} {
		if err := a.start(filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, filepath.Join(folder, name, defaultConfig))
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	a.create = func(name string) (syncWriter, error) {
		if filepath.Base(filepath.Dir(name)) == "two" {
			cancel()
		}
		return createOnDisk(name)
	}
	root := a.root()
	root.SetArgs(arguments)
	err := root.ExecuteContext(ctx)
	if err == nil || !strings.Contains(err.Error(), "two/config.yaml and those after it") || codeOf(err) != codeFailed {
		t.Errorf("it says %v", err)
	}
	for name, want := range map[string]string{
		"one": lockName + " brief.pdf brief.xlsx evidence.json manifest.json", "two": lockName, "three": "",
	} {
		var got []string
		entries, _ := os.ReadDir(filepath.Join(folder, "all", name))
		for _, e := range entries {
			got = append(got, e.Name())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
}

// stuck are templates that cannot be read: who tries waits until the test ends.
type stuck struct {
	tried func()
	end   <-chan struct{}
}

func (s stuck) Open(string) (fs.File, error) {
	s.tried()
	<-s.end
	return nil, fs.ErrNotExist
}

func TestAnInterruptDoesNotWaitForTheStepThatRuns(t *testing.T) {
	a, folder := program(), filepath.Join(t.TempDir(), "brief")
	if err := a.start(folder); err != nil {
		t.Fatal(err)
	}
	setups, err := a.loadAll(context.Background(), []string{filepath.Join(folder, defaultConfig)}, "")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	documents, _, err := a.read(ctx, folder, setups[0].Sources)
	if err != nil {
		t.Fatal(err)
	}
	end := make(chan struct{})
	defer close(end)
	templates := stuck{cancel, end}
	_, err = await(ctx, func() (*report.Brief, error) {
		return report.Build(setups[0].Subject, &extract.Evidence{Documents: documents}, report.Provenance{},
			report.Options{Cover: setups[0].Brief, Sections: setups[0].Sections}, templates)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a step that was interrupted says %v", err)
	}
}

func TestALongStepIsNamedOnATerminalOnceTheRunTakesASecond(t *testing.T) {
	for _, run := range []struct {
		before, takes time.Duration // of the step
		terminal      bool
		want          string
	}{
		{0, 900 * time.Millisecond, true, ""},
		{0, 1100 * time.Millisecond, true, "finding\n"},
		{600 * time.Millisecond, 500 * time.Millisecond, true, "finding\n"},
		{0, 5 * time.Second, false, ""},
	} {
		synctest.Test(t, func(t *testing.T) {
			var shown bytes.Buffer
			a := program()
			a.err, a.terminal, a.now = &shown, run.terminal, time.Now
			a.began = time.Now().Add(-run.before)
			done := a.step("finding")
			time.Sleep(run.takes)
			synctest.Wait()
			done()
			time.Sleep(time.Minute)
			synctest.Wait()
			if shown.String() != run.want {
				t.Errorf("a step of %v in a run of %v shows %q, want %q", run.takes, run.before+run.takes, shown.String(), run.want)
			}
		})
	}
}

func TestEveryConfigurationOfTheRepositoryMakesABrief(t *testing.T) {
	a := program()
	for _, name := range configurations(t) {
		setups, err := a.loadAll(context.Background(), []string{name}, "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		e, err := a.make(context.Background(), setups[0], "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		files, err := e.render(setups[0])
		if err != nil || len(files) != len(setups[0].Outputs)+2 {
			t.Errorf("%s: %d files, %v", name, len(files), err)
		}
	}
}

func TestTheTextsOfSourcesTravelOnlyWhereThatIsAsked(t *testing.T) {
	a := program()
	setups, err := a.loadAll(context.Background(), []string{filepath.Join(top, "config.yaml")}, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, asked := range []bool{false, true} {
		setups[0].AttachSources = asked
		e, err := a.make(context.Background(), setups[0], "")
		if err != nil {
			t.Fatal(err)
		}
		if len(e.brief.Attached) != 1 || e.brief.Attached[0].Name != evidenceName {
			t.Fatalf("attached: %v", e.brief.Attached)
		}
		if whole := bytes.Equal(e.brief.Attached[0].Data, e.data); whole != asked {
			t.Errorf("attach_sources is %v, and whole evidence travels: %v", asked, whole)
		}
	}
}

func TestProgressShowsOnATerminalAfterASecond(t *testing.T) {
	var shown bytes.Buffer
	a := program()
	a.err = &shown
	if a.progress("reading") != nil {
		t.Error("progress is shown where there is no terminal")
	}
	a.terminal = true
	moment := a.now()
	a.now = func() time.Time { return moment }
	step := a.progress("reading")
	step(1, 3)
	if shown.Len() > 0 {
		t.Errorf("at once it shows %q", shown.String())
	}
	moment = moment.Add(2 * time.Second)
	step(2, 3)
	step(3, 3)
	if want := "\rreading: 2 of 3\rreading: 3 of 3\n"; shown.String() != want {
		t.Errorf("it shows %q, want %q", shown.String(), want)
	}
}
