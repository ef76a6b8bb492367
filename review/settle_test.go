package review

import (
	"slices"
	"testing"

	"policybrief/extract"
)

// found is a quotation, the position that it states, two figures that contradict each other, and an event told by two sources.
func found() *extract.Evidence {
	number, other := 240.0, 260.0
	return &extract.Evidence{
		Documents: []*extract.Document{{ID: "S1", Name: "one.md", File: "one.md", Text: "Ms Ash said: we back it. About 240 parents. It closed on 9 May."},
			{ID: "S2", Name: "two.md", File: "two.md", Text: "Some 260 parents. It closed on 9 May."}},
		Quotes: []extract.Quote{{ID: "q-1", Doc: "S1", Content: []extract.Span{{Doc: "S1", Start: 13, End: 23}}, SpeakerName: "Ms Ash", Stakeholder: "ash", Type: extract.Indirect, Confidence: extract.Certain}},
		Positions: []extract.Position{{ID: "p-1", Stakeholder: "ash", About: "levy", Stance: extract.Support, Evidence: []extract.Span{{Doc: "S1", Start: 13, End: 23}}, Quote: "q-1", Rule: "verb",
			Confidence: extract.Certain}},
		Events: []extract.Event{{ID: "e-1", Span: extract.Span{Doc: "S1", Start: 43, End: 62}, Wording: extract.Span{Doc: "S1", Start: 56, End: 61}, Precision: extract.Unknown, Confidence: extract.Likely},
			{ID: "e-2", Span: extract.Span{Doc: "S2", Start: 18, End: 37}, Wording: extract.Span{Doc: "S2", Start: 31, End: 36}, Precision: extract.Unknown, Confidence: extract.Likely}},
		Figures: []extract.Figure{{ID: "f-1", Value: &number, Span: extract.Span{Doc: "S1", Start: 25, End: 42}, Confidence: extract.Likely},
			{ID: "f-2", Value: &other, Span: extract.Span{Doc: "S2", Start: 0, End: 16}, Confidence: extract.Likely}},
		Conflicts: []extract.Conflict{{ID: "c-1", Kind: extract.Contradiction, Confidence: extract.Likely,
			Sides: []extract.Side{{Value: "240", Span: extract.Span{Doc: "S1", Start: 25, End: 42}}, {Value: "260", Span: extract.Span{Doc: "S2", Start: 0, End: 16}}}}},
	}
}

// shown are the claims of found as a brief shows them.
func shown() []Claim {
	var claims []Claim
	for _, c := range []Claim{{ID: "p-1", Kind: "positions"}, {ID: "q-1", Kind: "quotations"}, {ID: "e-1", Also: []string{"e-2"}, Kind: "timeline"}, {ID: "f-1", Kind: "figures"}, {ID: "f-2", Kind: "figures"},
		{ID: "c-1", Kind: "conflicts"}} {
		c.Fingerprint = Fingerprint("Levy", c.ID, "shown")
		claims = append(claims, c)
	}
	return claims
}

// decided is a decision about a claim as it is shown.
func decided(claim string, status Status, reviewer string, day int) Decision {
	return Decision{Claim: claim, Fingerprint: Fingerprint("Levy", claim, "shown"), Status: status, Reviewer: reviewer, Date: extract.Date{Year: 2031, Month: 6, Day: day}}
}

func TestWhatRestsOnRejectedWordsFallsWithThem(t *testing.T) {
	for rejected, want := range map[string]struct{ verdicts, left []string }{
		"q-1": {[]string{"p-1", "q-1"}, []string{"e-1", "e-2", "f-1", "f-2", "c-1"}},
		"p-1": {[]string{"p-1"}, []string{"q-1", "e-1", "e-2", "f-1", "f-2", "c-1"}},
		"f-2": {[]string{"c-1", "f-2"}, []string{"q-1", "p-1", "e-1", "e-2", "f-1"}},
		"e-1": {[]string{"e-1", "e-2"}, []string{"q-1", "p-1", "f-1", "f-2", "c-1"}}, // reports that agree share a row
	} {
		e := found()
		o, err := Settle([]Decision{decided(rejected, Reject, "A. Jones", 1)}, shown(), e)
		if err != nil || o.Settled != 1 || o.Claims != 6 {
			t.Errorf("%s: %v, %d of %d settled", rejected, err, o.Settled, o.Claims)
		}
		var verdicts []string
		for id := range o.Verdicts {
			verdicts = append(verdicts, id)
		}
		slices.Sort(verdicts)
		after := o.Apply(e)
		if left := ids(after); !slices.Equal(verdicts, want.verdicts) || !slices.Equal(left, want.left) {
			t.Errorf("%s: verdicts %v, left %v; want %v, %v", rejected, verdicts, left, want.verdicts, want.left)
		}
		if err := after.Check(); err != nil {
			t.Errorf("%s: the evidence that is left breaks its promises: %v", rejected, err)
		}
		if len(ids(e)) != 7 || len(e.Conflicts[0].Sides) != 2 {
			t.Errorf("%s: the evidence itself was changed", rejected)
		}
	}
}

// ids are those of all pieces of evidence.
func ids(e *extract.Evidence) []string {
	var all []string
	for _, q := range e.Quotes {
		all = append(all, q.ID)
	}
	for _, p := range e.Positions {
		all = append(all, p.ID)
	}
	for _, v := range e.Events {
		all = append(all, v.ID)
	}
	for _, f := range e.Figures {
		all = append(all, f.ID)
	}
	for _, c := range e.Conflicts {
		all = append(all, c.ID)
	}
	return all
}

func TestAReviewersLatestDayCountsInWhateverOrderItComes(t *testing.T) {
	accept, reject := decided("f-1", Accept, "A. Jones", 1), decided("f-1", Reject, " a. JONES", 2)
	for _, imports := range [][]Decision{{accept, reject}, {reject, accept}, {accept, reject, accept, reject}} {
		var record []Decision
		for _, d := range imports {
			record, _ = Merge(record, []Decision{d})
		}
		o, err := Settle(record, shown(), found())
		if err != nil || len(record) != 2 || !o.Rejects("f-1") || o.Standings[0] != Replaced || o.Standings[1] != InForce {
			t.Errorf("%v: %d on record, rejected %v, %v, %v", imports, len(record), o.Rejects("f-1"), o.Standings, err)
		}
	}
	record, added := Merge([]Decision{accept}, []Decision{decided("f-1", Reject, "A. Jones", 1)})
	if o, err := Settle(record, shown(), found()); err != nil || added != 1 || !o.Rejects("f-1") {
		t.Errorf("of one day, the decision that was imported last does not count: %v, %v", record, err)
	}
}

func TestReviewersWhoDifferSettleNothing(t *testing.T) {
	amend := decided("p-1", Amend, "A. Jones", 1)
	amend.Amended = "neutral"
	o, err := Settle([]Decision{amend, decided("p-1", Accept, "B. Smith", 2)}, shown(), found())
	if v := o.Verdicts["p-1"]; err != nil || v.Status != "" || len(v.Decisions) != 2 || o.Settled != 0 || o.Standings[0] != Disputed || o.Standings[1] != Disputed {
		t.Errorf("%+v, %d settled, %v, %v", v, o.Settled, o.Standings, err)
	}
	if stance := o.Apply(found()).Positions[0].Stance; stance != extract.Support {
		t.Errorf("the position is %s", stance)
	}
	o, err = Settle([]Decision{amend}, shown(), found())
	if stance := o.Apply(found()).Positions[0].Stance; err != nil || stance != extract.Neutral {
		t.Errorf("the amended position is %s, %v", stance, err)
	}
}

func TestADecisionAboutWhatWasNotShownIsNotApplied(t *testing.T) {
	changed, gone := decided("f-1", Reject, "A. Jones", 1), decided("f-9", Reject, "A. Jones", 1)
	changed.Fingerprint = Fingerprint("Levy", "f-1", "shown otherwise")
	o, err := Settle([]Decision{changed, gone, decided("f-1", Accept, "A. Jones", 1)}, shown(), found())
	if want := []Standing{Changed, Gone, InForce}; err != nil || !slices.Equal(o.Standings, want) || o.Rejects("f-1") || o.Settled != 1 {
		t.Errorf("%v, want %v; rejected %v; %v", o.Standings, want, o.Rejects("f-1"), err)
	}
}

func TestAStanceThatIsNoneIsNotPassedOver(t *testing.T) {
	amend := decided("p-1", Amend, "A. Jones", 1)
	amend.Amended = "keen"
	if _, err := Settle([]Decision{amend}, shown(), found()); err == nil {
		t.Error("no error")
	}
}
