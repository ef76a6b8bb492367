package learned

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// textOf makes a text of one sentence a line: words are what stands between spaces, with punctuation apart.
func textOf(s string) Text {
	t := Text{Text: s}
	at, open := 0, -1
	for line := range strings.Lines(s) {
		end := at + len(strings.TrimRight(line, "\n"))
		t.Sentences, t.Paragraphs = append(t.Sentences, Span{at, end}), append(t.Paragraphs, Span{at, end})
		from := -1
		for i, r := range s[at:end] {
			i += at
			inWord := unicode.IsLetter(r) || unicode.IsDigit(r)
			if !inWord && from >= 0 {
				t.Words, from = append(t.Words, Span{from, i}), -1
			}
			if inWord && from < 0 {
				from = i
			}
			if !inWord && r != ' ' {
				t.Words = append(t.Words, Span{i, i + len(string(r))})
			}
			switch r {
			case '“':
				open = i + len("“")
			case '”':
				t.Marked = append(t.Marked, Marked{Span{open, i}, true})
			}
		}
		if from >= 0 {
			t.Words = append(t.Words, Span{from, end})
		}
		at += len(line)
	}
	return t
}

// shown writes attributions as "source | cue | content".
func shown(t Text, found []Attribution) (rows []string) {
	for _, a := range found {
		var content []string
		for _, s := range a.Content {
			content = append(content, t.Text[s.Start:s.End])
		}
		rows = append(rows, fmt.Sprintf("%s | %s | %s", t.Text[a.Source.Start:a.Source.End], t.Text[a.Cue.Start:a.Cue.End], strings.Join(content, " … ")))
	}
	return rows
}

func TestPlainReportsAreFoundWithTheEmbeddedWeights(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"The warden said that the orchard would close in May.", []string{"The warden | said | that the orchard would close in May"}},
		{"The orchard will close in May, the warden said.", []string{"the warden | said | The orchard will close in May"}},
		{"According to the warden, the orchard will close in May.", []string{"the warden | According | the orchard will close in May"}},
		{"“The orchard will close,” the warden said.", []string{"the warden | said | The orchard will close"}},
		{"The orchard closed in May and opened again in June.", nil},
		{"", nil},
	} {
		text := textOf(test.text)
		found, _ := Weights().Find(text, 0.5, 0.5)
		if got := shown(text, found); !slices.Equal(got, test.want) {
			t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

// lesson is a corpus of made-up sentences of two patterns, too small to learn much from.
func lesson() (articles []Article) {
	for i, who := range []string{"Mary", "Tom", "The union", "The warden", "She", "Critics"} {
		s := who + " said that the fence was tall .\nThe fence fell .\n"
		a := Article{Text: textOf(s)}
		from := len(who) + len(" said ")
		a.Gold = []Attribution{{Content: []Span{{from, from + len("that the fence was tall")}}, Source: Span{0, len(who)}, Cue: Span{len(who) + 1, from - 1}}}
		tags := []string{"NNP", "VBD", "IN", "DT", "NN", "VBD", "JJ", "."}
		words := strings.Fields("Mary said that the fence was tall .")
		if i%2 == 1 {
			words, tags = strings.Fields("The fence fell ."), []string{"DT", "NN", "VBD", "."}
		}
		a.Tagged = []Sentence{{words, tags}}
		articles = append(articles, a)
	}
	return articles
}

func trained(t *testing.T) (*Model, []byte) {
	t.Helper()
	m := Train(lesson(), func(string, ...any) {})
	var saved bytes.Buffer
	if err := m.Save(&saved); err != nil {
		t.Fatal(err)
	}
	return m, saved.Bytes()
}

func TestTheSameArticlesGiveTheSameBytes(t *testing.T) {
	_, first := trained(t)
	_, second := trained(t)
	if !bytes.Equal(first, second) {
		t.Error("two models of the same articles differ")
	}
}

func TestASavedModelFindsWhatItFoundBefore(t *testing.T) {
	m, saved := trained(t)
	loaded, err := Load(bytes.NewReader(saved))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range lesson() {
		before, _ := m.Find(a.Text, 0, 0)
		if after, _ := loaded.Find(a.Text, 0, 0); !reflect.DeepEqual(before, after) {
			t.Errorf("%q: %v before, %v after", a.Text.Text, before, after)
		}
	}
}

func TestWhatIsNoModelIsRefused(t *testing.T) {
	for name, data := range map[string][]byte{"nothing": nil, "a text": []byte("weights"), "half a model": embedded[:len(embedded)/2]} {
		if _, err := Load(bytes.NewReader(data)); err == nil {
			t.Errorf("%s is loaded without an error", name)
		}
	}
}

func TestRuledCandidatesAreWeighedToo(t *testing.T) {
	text := textOf("The warden said that the orchard would close in May.")
	text.Ruled = []Attribution{{Content: []Span{{16, 51}}, Source: Span{0, 10}, Cue: Span{11, 15}, Rule: "indirect X said"}}
	found, _ := Weights().Find(text, 0, 0)
	if len(found) != 1 {
		t.Fatalf("%d attributions of one cue: %q", len(found), shown(text, found))
	}
}

func TestBytesAddUpAsTheirWeights(t *testing.T) {
	fine := newTable(wide, 4)
	for i := range fine.fine {
		fine.fine[i] = float32(i%255 - 127) // steps of one, so that nothing is rounded
	}
	coarse := newTable(wide, 4)
	copy(coarse.fine, fine.fine)
	coarse.coarsen()
	rows := []int32{0, 16, 48, 48, 240, 224}
	var want, got [wide]float32
	fine.sixteen(rows, &want)
	coarse.sixteen(rows, &got)
	if got != want {
		t.Errorf("sixteen columns: %v, not %v", got, want)
	}
	fine.columns, coarse.columns = 4, 4
	var steps [4]int32
	coarse.fourSteps(rows, &steps)
	for k, want := range fine.four(rows) {
		if got := float32(steps[k]) * coarse.scale; got != want {
			t.Errorf("four columns: %v, not %v", got, want)
		}
	}
	if got, want := coarse.sum(rows), fine.sum(rows); got != want {
		t.Errorf("one column: %v, not %v", got, want)
	}
}
