package read

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"policybrief/extract"
)

// samples returns the files in testdata that a format reads.
func samples(t testing.TB, f Format) []string {
	t.Helper()
	var found []string
	for _, extension := range f.Extensions {
		files, err := filepath.Glob(filepath.Join("testdata", "*"+extension))
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, files...)
	}
	return found
}

func TestEveryFormatHasASampleThatReads(t *testing.T) {
	for _, f := range Formats {
		files := samples(t, f)
		if len(files) == 0 {
			t.Errorf("%s has no sample in testdata", f.Name)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := f.document(data)
			if err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			checkDocument(t, d)
			if len(d.Passages) < 3 {
				t.Errorf("%s: %d passages", file, len(d.Passages))
			}
		}
	}
}

func TestRemediesNameEveryFormat(t *testing.T) {
	for _, f := range Formats {
		if !strings.Contains(readable(), f.Extensions[0]) {
			t.Errorf("%q does not name %s", readable(), f.Extensions[0])
		}
	}
}

// checkDocument holds a document to what every later step relies on.
func checkDocument(t testing.TB, d *extract.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) || strings.Contains(d.Text, "\r") {
		t.Errorf("text is not UTF-8 with lines ended by LF: %.80q", d.Text)
	}
	edge := func(at int) bool {
		return at == len(d.Text) || at >= 0 && at < len(d.Text) && utf8.RuneStart(d.Text[at])
	}
	end := 0
	for i, p := range d.Passages {
		if p.Number != i+1 || p.Start < end || p.End <= p.Start || !edge(p.Start) || !edge(p.End) {
			t.Fatalf("passage %d is out of place: %+v after %d of %d", i, p, end, len(d.Text))
		}
		if words := d.Text[p.Start:p.End]; strings.TrimSpace(words) != words {
			t.Errorf("passage %d has space around it: %.80q", p.Number, words)
		}
		end = p.End
	}
	end = 0
	for _, f := range d.Furniture {
		if f.Start < end || f.End <= f.Start || !edge(f.Start) || !edge(f.End) {
			t.Fatalf("furniture is out of place: %+v after %d of %d", f, end, len(d.Text))
		}
		if !slices.Contains(extract.FurnitureKinds, f.Kind) {
			t.Errorf("no kind of furniture: %q", f.Kind)
		}
		end = f.End
	}
	for _, date := range []extract.Date{d.Published, d.Updated} {
		if !date.IsZero() && !date.IsDay() {
			t.Errorf("a source is dated to a day or not at all: %s", date)
		}
	}
}

func FuzzFormats(f *testing.F) {
	for i, format := range Formats {
		for _, file := range samples(f, format) {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(uint8(i), data)
		}
	}
	f.Fuzz(func(t *testing.T, row uint8, data []byte) {
		format := Formats[int(row)%len(Formats)]
		d, err := format.document(data)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("an error of several lines: %q", err)
			}
			return
		}
		checkDocument(t, d)
		if again, _ := format.document(data); !reflect.DeepEqual(d, again) {
			t.Error("two readings differ")
		}
	})
}

func BenchmarkFormats(b *testing.B) {
	for _, f := range Formats {
		b.Run(f.Name, func(b *testing.B) {
			data, err := os.ReadFile(samples(b, f)[0])
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := f.document(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
