package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

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
	setups, err := a.loadAll([]string{filepath.Join(folder, defaultConfig)}, "")
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

func TestEveryConfigurationOfTheRepositoryMakesABrief(t *testing.T) {
	a := program()
	for _, name := range configurations(t) {
		setups, err := a.loadAll([]string{name}, "")
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
