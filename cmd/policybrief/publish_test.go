package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"policybrief/report/write"
)

// fullDisk is a file on a disk that has room for so many bytes.
type fullDisk struct {
	syncWriter
	room *int
}

var errFull = errors.New("no space left on device")

func (f fullDisk) Write(data []byte) (int, error) {
	if *f.room -= len(data); *f.room < 0 {
		n, _ := f.syncWriter.Write(data[:len(data)/2])
		return n, errFull
	}
	return f.syncWriter.Write(data)
}

// folderWith returns a folder that holds the files, and fileNames what a folder holds.
func folderWith(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// holds fails unless the folder has these files and no other.
func holds(t *testing.T, folder string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range entries {
		if !e.IsDir() {
			data, err := os.ReadFile(filepath.Join(folder, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			got[e.Name()] = string(data)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the folder holds %v, want %v", got, want)
	}
}

var (
	oldFiles = map[string]string{"brief.pdf": "old pdf", "brief.xlsx": "old xlsx", "mine.txt": "mine"}
	newFiles = []write.File{{Name: "brief.pdf", Data: []byte("new pdf")}, {Name: "brief.xlsx", Data: []byte("new xlsx")}, {Name: "evidence.json", Data: []byte("{}")}}
)

func TestPublishingReplacesEveryOutputAndLeavesNothingElse(t *testing.T) {
	folder := folderWith(t, oldFiles)
	if err := publish(context.Background(), folder, newFiles, nil, createOnDisk); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, map[string]string{"brief.pdf": "new pdf", "brief.xlsx": "new xlsx", "evidence.json": "{}", "mine.txt": "mine"})
}

func TestAStaleOutputGoesWithTheOldOnesOrNotAtAll(t *testing.T) {
	stale, files := []string{"brief.xlsx", "gone.txt"}, newFiles[:1]
	folder := folderWith(t, oldFiles)
	if err := publish(context.Background(), folder, files, stale, createOnDisk); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, map[string]string{"brief.pdf": "new pdf", "mine.txt": "mine"})

	folder = folderWith(t, oldFiles)
	err := publish(context.Background(), folder, files, stale, func(name string) (syncWriter, error) {
		if err := os.MkdirAll(filepath.Join(folder, replaced("brief.pdf"), "x"), 0o777); err != nil {
			return nil, err
		}
		return createOnDisk(name)
	})
	if err == nil || !strings.Contains(err.Error(), "replace brief.pdf: ") || !strings.Contains(err.Error(), "are as they were") {
		t.Error(err)
	}
	holds(t, folder, oldFiles)
}

func TestOnlyWhatAnOldManifestNamesAsAPlainFileIsStale(t *testing.T) {
	folder := folderWith(t, map[string]string{manifestName: `{"schema": "policybrief/manifest/1", "outputs": [{"file": "brief.xlsx"}, {"file": "Brief.pdf"},
		{"file": "../brief.txt"}, {"file": ".policybrief.lock"}, {"file": ""}, {"file": "old.txt"}, {"file": "old.txt"}]}`})
	if got := strings.Join(staleIn(folder, newFiles[:1]), " "); got != "brief.xlsx old.txt" {
		t.Errorf("stale are %q", got)
	}
	if got := staleIn(t.TempDir(), newFiles); got != nil {
		t.Errorf("in an empty folder %q are stale", got)
	}
}

func TestAPlainNameIsOneOnEverySystem(t *testing.T) {
	for name, plain := range map[string]bool{
		"brief.pdf": true, "Rowley letter – été (2).xlsx": true, "console.txt": true, "com10.pdf": true, strings.Repeat("a", 120): true,
		"": false, "..": false, "a/b": false, `a\b`: false, "c:b": false, "a?.pdf": false, "a\u202efdp.exe": false, "a\u200bb": false, "a\nb": false,
		"a\xffb": false, ".brief.pdf.new": false, "brief.pdf ": false, " a": false, "brief.": false, "con": false, "NUL.tar.gz": false,
		"Com1.pdf": false, "aux .txt": false, "LPT³.pdf": false, strings.Repeat("é", 61): false,
	} {
		if err := plainName(name); (err == nil) != plain {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestAFullDiskLeavesTheOldOutputs(t *testing.T) {
	for room := range len("new pdfnew xlsx{}") {
		folder := folderWith(t, oldFiles)
		left := room
		err := publish(context.Background(), folder, newFiles, nil, func(name string) (syncWriter, error) {
			f, err := createOnDisk(name)
			return fullDisk{f, &left}, err
		})
		if !errors.Is(err, errFull) || !strings.Contains(err.Error(), "as they were") {
			t.Errorf("room for %d bytes: %v", room, err)
		}
		holds(t, folder, oldFiles)
	}
}

func TestAnOutputThatCannotBeReplacedPutsTheOthersBack(t *testing.T) {
	for _, stuck := range []string{"brief.pdf", "brief.xlsx", "evidence.json"} {
		files := map[string]string{"evidence.json": "old"}
		for name, text := range oldFiles {
			files[name] = text
		}
		folder := folderWith(t, files)
		err := publish(context.Background(), folder, newFiles, nil, func(name string) (syncWriter, error) {
			if filepath.Base(name) == waiting(stuck) { // nothing can take the name of a folder that is not empty
				if err := os.MkdirAll(filepath.Join(folder, replaced(stuck), "x"), 0o777); err != nil {
					return nil, err
				}
			}
			return createOnDisk(name)
		})
		if err == nil || !strings.Contains(err.Error(), "replace "+stuck) {
			t.Errorf("%s: %v", stuck, err)
		}
		holds(t, folder, files)
	}
}

func TestAFirstRunThatFailsLeavesNoOutput(t *testing.T) {
	folder := folderWith(t, nil)
	err := publish(context.Background(), folder, newFiles, nil, func(name string) (syncWriter, error) {
		if strings.Contains(name, "evidence") {
			return nil, errFull
		}
		return createOnDisk(name)
	})
	if !errors.Is(err, errFull) {
		t.Error(err)
	}
	holds(t, folder, nil)
}

func TestACancelledRunPublishesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	folder := folderWith(t, oldFiles)
	if err := publish(ctx, folder, newFiles, nil, createOnDisk); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	holds(t, folder, oldFiles)
}

func TestAFolderInTheWayOfPublishingIsNamed(t *testing.T) {
	for _, name := range []string{"brief.xlsx", waiting("brief.xlsx"), replaced("brief.xlsx")} {
		folder := folderWith(t, map[string]string{"brief.pdf": "old pdf"})
		if err := os.Mkdir(filepath.Join(folder, name), 0o777); err != nil {
			t.Fatal(err)
		}
		err := publish(context.Background(), folder, newFiles, nil, createOnDisk)
		if err == nil || !strings.HasSuffix(err.Error(), filepath.ToSlash(filepath.Join(folder, name))+"; move it away") {
			t.Errorf("%s: %v", name, err)
		}
		holds(t, folder, map[string]string{"brief.pdf": "old pdf"})
	}
}

func TestWhatAKilledRunLeftIsMended(t *testing.T) {
	folder := folderWith(t, map[string]string{replaced("brief.pdf"): "old pdf", waiting("brief.pdf"): "half", "brief.xlsx": "new", replaced("brief.xlsx"): "old"})
	err := publish(context.Background(), folder, newFiles, nil, func(string) (syncWriter, error) { return nil, errFull })
	if !errors.Is(err, errFull) {
		t.Error(err)
	}
	holds(t, folder, map[string]string{"brief.pdf": "old pdf", "brief.xlsx": "new"})
}
