package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"policybrief/extract"
	"policybrief/report"
	"policybrief/review"
)

// reviewed builds a brief that obeys decisions.
func reviewed(t *testing.T, evidence *extract.Evidence, claims []review.Claim, decisions ...review.Decision) *report.Brief {
	t.Helper()
	with := provenance
	var err error
	if with.Review, err = review.Settle(decisions, claims, evidence); err != nil {
		t.Fatal(err)
	}
	b, err := report.Build(subject, evidence, with, everySection(), templates(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Check(evidence); err != nil {
		t.Fatalf("%v: %v", decisions, err)
	}
	return b
}

// fingerprints are those of claims with their ids, whatever their order: what is cited first changes with what is rejected.
func fingerprints(claims []review.Claim) []string {
	var all []string
	for _, c := range claims {
		all = append(all, c.ID+" "+c.Fingerprint)
	}
	slices.Sort(all)
	return all
}

func TestWhateverIsDecidedAboutAClaimTheBriefHoldsAndItsRegisterTellsIt(t *testing.T) {
	evidence := everyKind(t)
	claims := build(t, evidence).Claims()
	kinds := map[string]bool{}
	for _, claim := range claims {
		kinds[claim.Kind] = true
		for status, told := range map[review.Status]string{review.Accept: "✓ accepted", review.Amend: "≈ amended to “neutral”", review.Reject: "✗ rejected"} {
			d := review.Decision{Claim: claim.ID, Fingerprint: claim.Fingerprint, Status: status, Reviewer: "A. Jones", Date: extract.Date{Year: 2024, Month: 3, Day: 8}}
			if status == review.Amend {
				d.Amended = "neutral"
			}
			b := reviewed(t, evidence, claims, d)
			if was, is := fingerprints(claims), fingerprints(b.Claims()); !slices.Equal(was, is) {
				t.Errorf("%s %s: a reviewer is then shown %v, not %v", status, claim.ID, is, was)
			}
			i := slices.IndexFunc(b.Registers, func(r *report.Table) bool { return r.Name == claim.Kind })
			for _, row := range b.Registers[i].Rows {
				if row.Review == nil || row.Review.ID != claim.ID {
					continue
				}
				if cell := row.Cells[len(row.Cells)-1]; len(cell.Text) == 0 || cell.Text[0].Words != told || cell.Second[0].Words != "A. Jones, 8 March 2024" {
					t.Errorf("%s %s: its row says %+v", status, claim.ID, cell)
				}
			}
			if want := fmt.Sprintf("Draft 0.1, in review: 1 of %d claims", len(claims)); b.State != want || b.Reviewed == 0 {
				t.Errorf("the state is %q, %v; want %q", b.State, b.Reviewed, want)
			}
		}
	}
	for _, kind := range []string{"positions", "quotations", "timeline", "figures", "conflicts"} {
		if !kinds[kind] {
			t.Errorf("no claim of the register %s can be reviewed", kind)
		}
	}
}

func TestARejectedClaimLeavesTheSections(t *testing.T) {
	evidence := everyKind(t)
	claims := build(t, evidence).Claims()
	for id, words := range map[string][2]string{ // section and words of the brief that rest on the claim
		"p-3": {"positions", "▼ opposes"},
		"x-1": {"conflicts", "3 February"},
		"e-1": {"background", "On 2 February 2024"},
	} {
		kind, says := words[0], words[1]
		if before := section(t, build(t, evidence), kind); !strings.Contains(before, says) {
			t.Errorf("section %s does not say %q before %s is rejected: %s", kind, says, id, before)
		}
		i := slices.IndexFunc(claims, func(c review.Claim) bool { return c.ID == id })
		b := reviewed(t, evidence, claims, review.Decision{Claim: id, Fingerprint: claims[i].Fingerprint, Status: review.Reject, Reviewer: "A. Jones", Date: extract.Date{Year: 2024, Month: 3, Day: 8}})
		if after := section(t, b, kind); strings.Contains(after, says) {
			t.Errorf("section %s still says %q when %s is rejected: %s", kind, says, id, after)
		}
	}
}

func TestEveryClaimReviewedMakesTheBriefReviewed(t *testing.T) {
	evidence := everyKind(t)
	claims := build(t, evidence).Claims()
	var decisions []review.Decision
	for _, c := range claims {
		decisions = append(decisions, review.Decision{Claim: c.ID, Fingerprint: c.Fingerprint, Status: review.Accept, Reviewer: "A. Jones", Date: extract.Date{Year: 2024, Month: 3, Day: 8}})
	}
	b := reviewed(t, evidence, claims, decisions...)
	if want := fmt.Sprintf("Draft 0.1, reviewed: all %d claims", len(claims)); b.State != want || b.Reviewed != 1 {
		t.Errorf("the state is %q, %v; want %q, 1", b.State, b.Reviewed, want)
	}
}
