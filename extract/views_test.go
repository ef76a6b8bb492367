package extract

import "testing"

func TestAStanceTurnsRoundOnlyWhereItTakesASide(t *testing.T) {
	for stance, want := range map[Stance]Stance{Support: Oppose, Oppose: Support, Both: Both, Neutral: Neutral, Declined: Declined, "": ""} {
		is, turned := Outlook{}.Class(stance), Outlook{Turned: true}.Class(stance)
		if views[is] != stance || views[turned] != want {
			t.Errorf("%q is learned as %q, and turned as %q, not %q", stance, views[is], views[turned], want)
		}
	}
	if class := (Outlook{}).Class("furious"); class != -1 {
		t.Errorf("a stance that there is not is of class %d", class)
	}
}

// TestWhatTheTrainedPartHoldsForUnlikelyIsTakenBack gives a rule's finding to words that state it and to words that do not.
func TestWhatTheTrainedPartHoldsForUnlikelyIsTakenBack(t *testing.T) {
	for text, stands := range map[string]bool{"Tom Moss backed the fence.": true, "Tom Moss walked along the fence.": false} {
		r := findQuotes(document("S1", text), newCast(orchard.Stakeholders))
		name(r, ids{})
		f := newPositionFinder(r, newTopics(orchard))
		f.readThrough()
		f.found = []Position{{Stakeholder: "moss", About: "fence", Stance: Support}}
		if len(f.outlooks) == 0 {
			t.Fatalf("%s: nothing is weighed", text)
		}
		for i := range f.outlooks {
			f.outlooks[i].ruled = Support
		}
		if f.doubt(); (len(f.found) == 1) != stands {
			t.Errorf("%s: of one position that a rule found %d stand", text, len(f.found))
		}
	}
}
