package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"policybrief/extract"
)

func TestEveryKindOfClaimIsExplainedOnItsWords(t *testing.T) {
	const text = "The ferry sails on.\nAda Quill said the pier closed on 3 May 2024.\nSome 40 boats left."
	at := func(words string) extract.Span {
		i := strings.Index(text, words)
		return extract.Span{Doc: "S1", Start: i, End: i + len(words)}
	}
	cue, forty := at("said"), 40.0
	e := &extract.Evidence{
		Documents: []*extract.Document{{ID: "S1", File: "gazette.txt", Text: text}},
		Quotes: []extract.Quote{{ID: "q-1", Doc: "S1", Content: []extract.Span{at("the pier closed on 3 May 2024")}, Cue: &cue, SpeakerName: "Ada Quill", Type: extract.Indirect,
			Complete: true, Confidence: extract.Likely, Rule: "X said"}},
		Positions: []extract.Position{{ID: "p-1", Stakeholder: "quill", About: "pier", Stance: extract.Oppose, Evidence: []extract.Span{at("the pier closed")}, Rule: "stance word", Confidence: extract.Likely}},
		Events: []extract.Event{{ID: "e-1", Date: extract.Date{Year: 2024, Month: 5, Day: 3}, Precision: extract.Day, Wording: at("3 May 2024"), Span: at("the pier closed on 3 May 2024"),
			Rule: "day, month and year", Confidence: extract.Certain}},
		Figures: []extract.Figure{{ID: "f-1", Value: &forty, Hedge: "some", Unit: "boats", Span: at("Some 40 boats"), Rule: "count", Confidence: extract.Likely}},
		Conflicts: []extract.Conflict{{ID: "c-1", Kind: extract.Contradiction, About: "boats", Rule: "two numbers", Confidence: extract.Likely,
			Sides: []extract.Side{{Value: "some 40", Span: at("40")}, {Value: "none", Span: at("The ferry")}}}},
	}
	folder := t.TempDir()
	var data bytes.Buffer
	if err := extract.WriteJSON(&data, e, version); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, evidenceName), data.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for id, said := range map[string][]string{
		"q-1": {"quotation q-1", "Ada Quill", "cue         said", "Ada Quill said »the pier closed on 3 May 2024«.\n"},
		"p-1": {"position p-1", "stance      oppose", "»the pier closed« on 3 May"},
		"e-1": {"event e-1", "date        2024-05-03", "words       3 May 2024"},
		"f-1": {"figure f-1", "value       40", "»Some 40 boats« left."},
		"c-1": {"conflict c-1", "S1          none", "»The ferry« sails on.", "Some »40« boats"},
	} {
		var out bytes.Buffer
		if err := (&app{out: &out}).explain(folder, id); err != nil {
			t.Errorf("%s: %v", id, err)
		}
		for _, words := range said {
			if !strings.Contains(out.String(), words) {
				t.Errorf("of %s it does not say %q: %s", id, words, out.String())
			}
		}
	}
	if err := (&app{out: &bytes.Buffer{}}).explain(folder, "q-2"); err == nil || !strings.Contains(err.Error(), `there is no claim "q-2"`) {
		t.Errorf("of a claim that is not there it says %v", err)
	}
}
