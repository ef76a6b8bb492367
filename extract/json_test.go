package extract

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// everything has a row of every kind, on texts that are not ASCII.
func everything() *Evidence {
	text := "Préface — “Ça ne va pas”, said Zoë Ngũgĩ. About 12½ boats sank in May. 😀 The harbour should open."
	span := func(words string) Span {
		at := strings.Index(text, words)
		return Span{"S1", at, at + len(words)}
	}
	speaker, cue := span("Zoë Ngũgĩ"), span("said")
	value := 12.5
	first := &Document{ID: "S1", File: "letters/a.txt", Name: "a.txt", SHA256: "00", MediaType: "text/plain", Title: "Boats", Authors: []string{"A. B."},
		Published: Date{2031, 5, 2}, Inferred: []string{"title"}, Digest: true, Basis: "a letter", Text: text,
		Furniture: []Furniture{{0, len("Préface"), "nav"}}, Warnings: []string{"no outlet"}}
	second := &Document{ID: "S2", File: "b.txt", Text: "é", Outlet: "Gazette", Authors: []string{}, Inferred: []string{}, Furniture: []Furniture{}, Warnings: []string{}}
	return &Evidence{
		Documents: []*Document{first, second},
		Quotes: []Quote{
			{ID: "q-1", Doc: "S1", Content: []Span{span("Ça ne va pas")}, Speaker: &speaker, Cue: &cue, SpeakerName: "Zoë Ngũgĩ", Stakeholder: "zoe",
				Type: Direct, Complete: true, Confidence: Certain, Rule: "cue after", Group: "g1"},
			{ID: "q-2", Doc: "S2", Content: []Span{{"S2", 0, 2}}, Type: Indirect, Confidence: Possible, Within: "q-1", Rule: "none"},
		},
		Proposals: []ProposalMention{{"harbour", span("The harbour should open"), "phrase"}},
		Positions: []Position{{"p-1", "zoe", "harbour", Support, Oppose, Date{2031, 5, 1}, true, []Span{span("should open")}, "q-1", "stated", Likely}},
		Events:    []Event{{"e-1", Date{2031, 5, 0}, Date{}, Month, span("in May"), "published 2031-05-02", "boats sank", span("boats sank in May"), "month", Certain}},
		Figures:   []Figure{{"f-1", &value, nil, nil, "about", "boats", "boats sank", span("About 12½ boats"), "hedged", Certain}},
		Conflicts: []Conflict{{"c-1", Contradiction, "boats", []Side{{"12½", span("12½")}, {"é", Span{"S2", 0, 2}}}, "values", Likely}},
		Copies:    []Copy{{[]Span{span("Préface"), {"S2", 0, 2}}, "shingles"}},
	}
}

func written(t *testing.T, e *Evidence) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteJSON(&out, e, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestEvidenceWithoutTextsIsAllTheRest(t *testing.T) {
	e := everything()
	var out bytes.Buffer
	if err := WriteJSONWithoutTexts(&out, e, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	whole := string(written(t, e))
	for _, d := range e.Documents {
		text, err := json.Marshal(d.Text)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(whole, string(text)) {
			t.Fatalf("evidence.json has not the text of %s", d.ID)
		}
		whole = strings.Replace(whole, `"text":`+string(text), `"text":""`, 1)
	}
	if out.String() != whole {
		t.Errorf("without texts it is\n%s\nnot\n%s", out.String(), whole)
	}
}

func TestEvidenceComesBackAsItWasWritten(t *testing.T) {
	e := everything()
	back, err := ReadJSON(bytes.NewReader(written(t, e)))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, e) {
		t.Errorf("read %+v\nwrote %+v", back, e)
	}
}

func TestPositionsInTheFileAreCodePoints(t *testing.T) {
	e := everything()
	var file struct {
		Documents []struct{ Text string }
		Quotes    []struct {
			Content      [][2]int
			Speaker, Cue [][2]int
		}
		Figures []struct{ Start, End int }
		Events  []map[string]any
	}
	if err := json.Unmarshal(written(t, e), &file); err != nil {
		t.Fatal(err)
	}
	text := []rune(file.Documents[0].Text)
	q, f := file.Quotes[0], file.Figures[0]
	for _, c := range []struct {
		at   [2]int
		want string
	}{{q.Content[0], "Ça ne va pas"}, {q.Speaker[0], "Zoë Ngũgĩ"}, {q.Cue[0], "said"}, {[2]int{f.Start, f.End}, "About 12½ boats"}} {
		if got := string(text[c.at[0]:c.at[1]]); got != c.want {
			t.Errorf("characters %v are %q, want %q", c.at, got, c.want)
		}
	}
	if got := file.Events[0]["wording"]; got != "in May" {
		t.Errorf("wording %q", got)
	}
}

func TestWhatIsNotKnownIsNullAndAListNeverIs(t *testing.T) {
	var file map[string][]map[string]any
	dropped := bytes.SplitN(written(t, everything()), []byte("\n"), 3)[2] // the two lines of strings before the lists
	if err := json.Unmarshal(append([]byte("{"), dropped...), &file); err != nil {
		t.Fatal(err)
	}
	for list, fields := range map[string][]string{
		"documents": {"published", "updated", "basis"}, "quotes": {"speaker", "cue", "speaker_name", "stakeholder", "group"},
	} {
		for _, field := range fields {
			if value, there := file[list][1][field]; !there || value != nil {
				t.Errorf("%s: %s is %v, want null", list, field, value)
			}
		}
	}
	empty := string(written(t, &Evidence{Documents: []*Document{{ID: "S1"}}}))
	for _, want := range []string{`"quotes": []`, `"duplicates": []`, `"authors":[]`, `"furniture":[]`, `"warnings":[]`} {
		if !strings.Contains(empty, want) {
			t.Errorf("no %s in %s", want, empty)
		}
	}
}

func TestEverySpanOfAnyTextSurvivesTheFile(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		var b strings.Builder
		for range random.IntN(900) {
			b.WriteRune([]rune{'a', ' ', '\n', 'é', '—', '“', '語', '😀', '\u2028', 0xFFFD}[random.IntN(10)])
		}
		text := b.String()
		bounds := []int{len(text)}
		for i := range text {
			bounds = append(bounds, i)
		}
		e := &Evidence{Documents: []*Document{{ID: "S1", Text: text}}}
		for range 40 {
			from, to := bounds[random.IntN(len(bounds))], bounds[random.IntN(len(bounds))]
			e.Copies = append(e.Copies, Copy{Members: []Span{{"S1", min(from, to), max(from, to)}}})
		}
		back, err := ReadJSON(bytes.NewReader(written(t, e)))
		if err != nil {
			t.Fatal(err)
		}
		if back.Documents[0].Text != text || !reflect.DeepEqual(back.Copies, e.Copies) {
			t.Fatalf("%q came back as %q, %v as %v", text, back.Documents[0].Text, e.Copies, back.Copies)
		}
		ruler := newRuler(text)
		for _, at := range bounds {
			if got, want := ruler.point(at), utf8.RuneCountInString(text[:at]); got != want {
				t.Fatalf("byte %d of %q is character %d, want %d", at, text, got, want)
			}
		}
	}
}

func TestASpanOutsideItsTextIsAnErrorBothWays(t *testing.T) {
	for _, span := range []Span{{"S1", 2, 9}, {"S1", -1, 1}, {"S1", 2, 1}, {"S9", 0, 1}} {
		e := &Evidence{Documents: []*Document{{ID: "S1", Text: "abc"}}, Events: []Event{{Span: span, Wording: span}}}
		if err := WriteJSON(&bytes.Buffer{}, e, ""); err == nil || !strings.Contains(err.Error(), "events, row 1") {
			t.Errorf("%v written: %v", span, err)
		}
	}
	for _, broken := range []string{
		``, `[]`, `{"schema": "other/1"}`,
		`{"schema": "policybrief/evidence/1", "documents": [{"id": "S1", "text": "é"}], "duplicates": [{"members": [{"document": "S1", "start": 0, "end": 2}]}]}`,
		`{"schema": "policybrief/evidence/1", "quotes": [{"document": "S1", "content": [[0, 1]]}]}`,
		`{"schema": "policybrief/evidence/1", "documents": [{"id": "S1", "published": "tomorrow"}]}`,
	} {
		if _, err := ReadJSON(strings.NewReader(broken)); err == nil {
			t.Errorf("%s was read", broken)
		}
	}
}

func BenchmarkWriteJSON(b *testing.B) {
	e := everything()
	for len(e.Quotes) < 2000 {
		e.Quotes = append(e.Quotes, e.Quotes...)
	}
	for b.Loop() {
		if err := WriteJSON(&bytes.Buffer{}, e, ""); err != nil {
			b.Fatal(err)
		}
	}
}
