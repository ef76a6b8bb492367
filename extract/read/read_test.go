package read

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"policybrief/extract"
)

// folder writes files into a new folder and returns its path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	base := t.TempDir()
	for name, content := range files {
		at := filepath.Join(base, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return base
}

func files(documents []*extract.Document) (found []string) {
	for _, d := range documents {
		found = append(found, d.ID+" "+d.File)
	}
	return found
}

func TestAFolderIsReadInTheOrderOfItsPathsWithoutWhatIsNoSource(t *testing.T) {
	base := folder(t, map[string]string{
		"in/b.txt": "B.", "in/a/z.md": "Z.", "in/a.txt": "A.", "in/c.HTM": "<p>C.",
		"in/.hidden.txt": "no", "in/.git/x.txt": "no", "in/b.txt~": "no", "in/b.txt.bak": "no", "in/~$b.txt": "no", "in/README.md": "no", "in/a/readme": "no",
	})
	var steps []int
	documents, unread, err := All(context.Background(), base, []Source{{Path: "in"}}, func(done, total int) {
		if steps = append(steps, done); total != 4 {
			t.Errorf("total %d", total)
		}
	})
	if err != nil || len(unread) > 0 {
		t.Fatal(err, unread)
	}
	if want := []string{"S1 in/a.txt", "S2 in/a/z.md", "S3 in/b.txt", "S4 in/c.HTM"}; !slices.Equal(files(documents), want) {
		t.Errorf("got %q, want %q", files(documents), want)
	}
	if !slices.Equal(steps, []int{1, 2, 3, 4}) {
		t.Errorf("progress %v", steps)
	}
	const sum = "e53657178cb6855ac4b2029197a64b0ce6af712b69433254ae18be74d224f991" // sha256sum of the two bytes "A."
	if d := documents[0]; d.SHA256 != sum || d.Name != "a.txt" || d.MediaType != "text/plain" {
		t.Errorf("%+v", d)
	}
}

func TestTheNumberOfProcessorsChangesNothing(t *testing.T) {
	content := map[string]string{}
	for _, name := range strings.Split("abcdefghijklmnopqrst", "") {
		content["in/"+name+".txt"] = "By Anna Reed\n\nThe council of " + name + " met on Tuesday to hear what the union had to say.\n"
	}
	base := folder(t, content)
	read := func(processors int) []*extract.Document {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		documents, _, err := All(context.Background(), base, []Source{{Path: "in"}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return documents
	}
	if !reflect.DeepEqual(read(1), read(8)) {
		t.Error("one processor and eight read differently")
	}
}

func TestAFileListedTwiceIsReadOnceWithWhatItsEntryStates(t *testing.T) {
	base := folder(t, map[string]string{"in/a.txt": "By Anna Reed\nPublished: 03/04/2024\nThe council met on Tuesday to hear what the union had to say.\n", "in/b.txt": "B."})
	stated := Source{Path: "in/a.txt", ID: "council", Title: "A vote", Outlet: "Eastmere Gazette", Authors: []string{"Tom Ames"},
		Published: extract.Date{Year: 2024, Month: 4, Day: 2}}
	documents, _, err := All(context.Background(), base, []Source{{Path: "in"}, stated, {Path: "./in/a.txt"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"S1 in/a.txt", "S2 in/b.txt"}; !slices.Equal(files(documents), want) {
		t.Fatalf("got %q, want %q", files(documents), want)
	}
	d := documents[0]
	if d.Name != "council" || d.Title != "A vote" || d.Outlet != "Eastmere Gazette" || !slices.Equal(d.Authors, []string{"Tom Ames"}) ||
		d.Published.String() != "2024-04-02" || len(d.Inferred) > 0 {
		t.Errorf("%+v", d)
	}
	other := stated
	other.Title = "Another"
	if _, _, err := All(context.Background(), base, []Source{stated, other}, nil); err == nil || !strings.Contains(err.Error(), "in/a.txt is listed twice with different details") {
		t.Errorf("got %v", err)
	}
}

func TestNamesDifferHoweverTheFilesAreCalled(t *testing.T) {
	base := folder(t, map[string]string{"one/a.txt": "A.", "two/a.txt": "A.", "two/b.txt": "B.", "c.txt": "C.", "d.txt": "D."})
	documents, _, err := All(context.Background(), base, []Source{{Path: "one"}, {Path: "two"}, {Path: "c.txt", ID: "same"}, {Path: "d.txt", ID: "same"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range documents {
		names = append(names, d.Name)
	}
	if want := []string{"one/a.txt", "two/a.txt", "b.txt", "c.txt", "d.txt"}; !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}

func TestWhatCannotBeReadIsNamedWithARemedy(t *testing.T) {
	big := strings.Repeat("words ", MaxSize/6+1)
	base := folder(t, map[string]string{"in/a.txt": "A.", "in/b.docx": "PK", "in/c.pdf": "%PDF", "in/d.xyz": "d", "in/e": "e", "in/f.txt": "f\x00", "in/g.txt": "", "in/h.txt": big})
	documents, unread, err := All(context.Background(), base, []Source{{Path: "in"}}, nil)
	if err != nil || len(documents) != 1 {
		t.Fatal(err, files(documents))
	}
	var got []string
	for _, u := range unread {
		got = append(got, u.File+": "+u.Err.Error())
	}
	want := []string{
		"in/b.docx: .docx files are not read; save it as .txt, or as a web page (.html)",
		"in/c.pdf: .pdf files are not read; copy its text into a .txt file",
		"in/d.xyz: .xyz files are not read; what is read is .txt, .md or .html",
		"in/e: a file without an ending is not read; what is read is .txt, .md or .html",
		"in/f.txt: read text: not text: byte 0x00 at offset 1; export it as .txt, .md or .html",
		"in/g.txt: read text: empty: there is no text in it",
		"in/h.txt: over 32 MB; split it",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhereNothingCanBeReadIsAnError(t *testing.T) {
	base := folder(t, map[string]string{"empty/.keep": "", "bad/a.pdf": "%PDF", "good/a.txt": "A."})
	for path, want := range map[string]string{
		"missing": "there is no file or folder missing; check its path",
		"empty":   "the folder empty has no files to read; put .txt, .md or .html files there",
		"bad":     "read sources: bad/a.pdf: .pdf files are not read; copy its text into a .txt file",
	} {
		if _, _, err := All(context.Background(), base, []Source{{Path: "good"}, {Path: path}}[1:], nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", path, err, want)
		}
	}
	if _, unread, _ := All(context.Background(), base, []Source{{Path: "bad"}}, nil); len(unread) != 1 {
		t.Errorf("unread %v", unread)
	}
	if _, _, err := All(context.Background(), base, nil, nil); err == nil {
		t.Error("no sources, no error")
	}
	if _, _, err := All(context.Background(), base, []Source{{Path: "good", Outlet: "Eastmere Gazette"}}, nil); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("got %v", err)
	}
}

func TestLinksThatGoRoundEnd(t *testing.T) {
	base := folder(t, map[string]string{"in/a.txt": "A.", "in/below/b.txt": "B."})
	if err := os.Symlink(filepath.Join(base, "in"), filepath.Join(base, "in", "below", "round")); err != nil {
		t.Logf("no links here, so none to go round: %v", err)
		return
	}
	documents, _, err := All(context.Background(), base, []Source{{Path: "in"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"S1 in/a.txt", "S2 in/below/b.txt"}; !slices.Equal(files(documents), want) {
		t.Errorf("got %q, want %q", files(documents), want)
	}
}

func TestACancelledRunReturnsNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	documents, _, err := All(ctx, folder(t, map[string]string{"a.txt": "A."}), []Source{{Path: "a.txt"}}, nil)
	if !errors.Is(err, context.Canceled) || documents != nil {
		t.Errorf("got %v, %v", files(documents), err)
	}
}

func TestAReaderThatBreaksCostsOneFile(t *testing.T) {
	broken := Format{Name: "broken", Read: func([]byte) (*extract.Document, error) { panic("index out of range") }}
	if d, err := broken.guarded(nil); d != nil || err == nil || !strings.Contains(err.Error(), "save it as .txt") {
		t.Errorf("got %v, %v", d, err)
	}
}
