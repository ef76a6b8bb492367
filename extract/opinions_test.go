package extract

import (
	"slices"
	"strings"
	"testing"
)

func TestVerbsHaveTheirForms(t *testing.T) {
	for verb, want := range map[string]string{"back": "back backs backed backing", "scrap": "scrap scraps scrapped scrapping", "welcome": "welcome welcomes welcomed welcoming",
		"rely": "rely relies relied relying", "throw": "throw throws threw thrown throwing", "commit": "commit commits committed committing", "veto": "veto vetoes vetoed vetoing",
		"agree": "agree agrees agreed agreeing", "pay": "pay pays paid paying", "destroy": "destroy destroys destroyed destroying", "crush": "crush crushes crushed crushing"} {
		if got := strings.Join(verbForms(verb), " "); got != want {
			t.Errorf("%s: %s, want %s", verb, got, want)
		}
	}
}

// TestTheTableOfOpinionsIsRead holds the table to its own remarks: lists of a known use and stance, entries that are words, none for and against at once.
func TestTheTableOfOpinionsIsRead(t *testing.T) {
	uses := strings.Fields("toward state holds predicate phrase deed fate feeling plea undo enact oblige concede condition")
	sides := map[string]Stance{}
	for _, list := range opinions().entries {
		for _, s := range list {
			if !slices.Contains(uses, s.use) || !slices.Contains([]Stance{"", Support, Oppose, Neutral, Declined}, s.stance) {
				t.Errorf("%q is in a list %q %q", s.entry, s.use, s.stance)
			}
			if n := len(strings.Fields(s.entry)); n == 0 || n > 5 {
				t.Errorf("%q has %d words", s.entry, n)
			}
			key := s.use + " " + s.entry
			if was, known := sides[key]; known && was != s.stance {
				t.Errorf("%q is in two lists of %s: %q and %q", s.entry, s.use, was, s.stance)
			}
			sides[key] = s.stance
		}
	}
	if len(sides) < 1000 {
		t.Errorf("the table has %d entries", len(sides))
	}
}

func TestWordsThatTakeSidesAreFoundWithWordsBetweenThem(t *testing.T) {
	for text, want := range map[string]string{
		"The league threw its full weight behind the cap.": "toward support: threw its full weight behind",
		"The league has never backed the cap.":             "not toward support: backed",
		"It would be a recipe for disaster.":               "phrase oppose: recipe for disaster",
		"The cap must be abolished.":                       "oblige : must; undo : abolished",
		"The weight of the lorry was above the limit.":     "",
	} {
		l := newLine(text, Passage{End: len(text)})
		var found []string
		for _, o := range l.opinionsIn([2]int{0, len(l.words)}) {
			if o.use == "toward" || o.use == "phrase" || o.use == "oblige" || o.use == "undo" {
				words := o.use + " " + string(o.stance) + ": " + text[l.words[o.first].start:l.words[o.last-1].end]
				if o.negated {
					words = "not " + words
				}
				found = append(found, words)
			}
		}
		if got := strings.Join(found, "; "); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
