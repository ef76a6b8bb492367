package extract

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// river is the debate of testdata/speakers.txt.
var river = Subject{
	Stakeholders: []Stakeholder{
		{ID: "dunn", Name: "Carol Dunn", Role: "Chief executive of Brightwater & Sons", Kind: "person"},
		{ID: "brightwater", Name: "Brightwater & Sons", Role: "the company that runs the pumps", Kind: "organisation", Aliases: []string{"Brightwater"}},
		{ID: "rivers", Name: "Campaign for Clean Rivers", Role: "a charity", Kind: "organisation"},
		{ID: "league", Name: "Anglers' League", Kind: "organisation", Aliases: []string{"Rhona Pike", "Ms Pike"}},
		{ID: "peter", Name: "Peter Hale", Role: "Councillor", Kind: "person"},
		{ID: "susan", Name: "Susan Hale", Role: "Councillor", Kind: "person"},
	},
}

func TestSpeakersAreThoseACarefulReaderWouldName(t *testing.T) {
	cases, err := os.ReadFile("testdata/speakers.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(cases)) {
		want, source, isCase := strings.Cut(strings.TrimSpace(line), " | ")
		if !isCase {
			continue
		}
		quotes := Find([]*Document{document("S1", strings.ReplaceAll(source, " ¶ ", "\n"))}, river).Quotes
		if marked := slices.DeleteFunc(slices.Clone(quotes), func(q Quote) bool { return q.Type == Indirect }); len(marked) > 0 {
			quotes = marked
		}
		var speakers []string
		for _, q := range quotes {
			if q.SpeakerName == "" {
				q.SpeakerName = "-"
			}
			speakers = append(speakers, q.SpeakerName)
		}
		if got := strings.Join(speakers, "; "); got != want {
			t.Errorf("%s\n got %s\nwant %s", source, got, want)
		}
	}
}
