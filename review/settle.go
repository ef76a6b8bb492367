package review

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"policybrief/extract"
)

// Decision is what one reviewer decided about one claim.
type Decision struct {
	Claim       string       `yaml:"claim"`
	Words       string       `yaml:"words"`       // an excerpt of what was claimed, for whoever reads the file
	Fingerprint string       `yaml:"fingerprint"` // of what the reviewer was shown
	Status      Status       `yaml:"status"`
	Amended     string       `yaml:"amended,omitempty"` // wording or stance
	Reviewer    string       `yaml:"reviewer"`
	Date        extract.Date `yaml:"date"`
	Note        string       `yaml:"note,omitempty"`
}

// topic is what a decision is about and who made it: of two with the same one the later counts.
type topic struct{ claim, shown, reviewer string }

// topic returns that of a decision. Case and spaces make no other name.
func (d Decision) topic() topic {
	return topic{d.Claim, shownIn(d.Fingerprint), strings.ToLower(strings.Join(strings.Fields(d.Reviewer), " "))}
}

// same reports whether two decisions come to the same.
func (d Decision) same(o Decision) bool { return d.Status == o.Status && d.Amended == o.Amended }

// Standing is how a decision stands.
type Standing string

// The standings of a decision.
const (
	InForce  Standing = "in force"
	Replaced Standing = "replaced by a later decision of the same reviewer"
	Disputed Standing = "not settled: reviewers differ"
	Changed  Standing = "stale: the claim has changed since"
	Gone     Standing = "stale: the claim is gone"
)

// Stale reports whether a decision was about a claim that is no longer what it was.
func (s Standing) Stale() bool { return s == Changed || s == Gone }

// Verdict is what the decisions in force about a claim come to.
type Verdict struct {
	Claim     Claim
	Status    Status // "" where the reviewers differ: the claim then stays as it was found
	Amended   string
	Decisions []Decision // in force, or that differ; none for a claim that falls with another
	With      string     // the rejected claim on whose words it rests, with which it falls
}

// Outcome is what a record comes to for the claims of a brief as they now are.
type Outcome struct {
	Claims    int                // that can be reviewed
	Settled   int                // that are decided: nobody differs, and they are as they were shown
	Verdicts  map[string]Verdict // by the id of the piece of evidence
	Decisions []Decision         // the record
	Standings []Standing         // of each decision
}

// Settle holds decisions, in the order of the record, against the claims of a brief. Of one reviewer's decisions about a
// claim the last counts, and where two reviewers differ the claim is not settled. What rests on the words of a rejected claim
// falls with it: a position on its quotation, a side of a conflict on its figure, event or quotation. Its error has a line for every
// decision that is none about its claim.
func Settle(decisions []Decision, claims []Claim, e *extract.Evidence) (*Outcome, error) {
	var wrong []error
	out := &Outcome{Claims: len(claims), Verdicts: map[string]Verdict{}, Decisions: decisions, Standings: make([]Standing, len(decisions))}
	now := map[string]Claim{}
	for _, c := range claims {
		now[c.ID] = c
	}
	latest := map[topic]int{}
	for i, d := range decisions {
		latest[d.topic()] = i
	}
	last := map[string][]int{} // by claim, the places of the decisions that count
	for i, d := range decisions {
		claim, there := now[d.Claim]
		switch {
		case latest[d.topic()] != i:
			out.Standings[i] = Replaced
		case !there:
			out.Standings[i] = Gone
		case shownIn(claim.Fingerprint) != shownIn(d.Fingerprint):
			out.Standings[i] = Changed
		default:
			out.Standings[i] = InForce
			for _, what := range d.wrong(claim.Kind) {
				wrong = append(wrong, fmt.Errorf("claim %s: %s", d.Claim, what))
			}
			last[d.Claim] = append(last[d.Claim], i)
		}
	}
	for id, places := range last {
		first := decisions[places[0]]
		v := Verdict{Claim: now[id], Status: first.Status, Amended: first.Amended}
		for _, at := range places {
			v.Decisions = append(v.Decisions, decisions[at])
			if !decisions[at].same(first) {
				v.Status, v.Amended = "", ""
			}
		}
		if v.Status == "" {
			for _, at := range places {
				out.Standings[at] = Disputed
			}
		} else {
			out.Settled++
		}
		for _, piece := range append(now[id].Also, id) {
			out.Verdicts[piece] = v
		}
	}
	out.fell(e)
	return out, errors.Join(wrong...)
}

// fell adds a verdict for each claim that falls with a rejected one.
func (o *Outcome) fell(e *extract.Evidence) {
	fall := func(id, with string) {
		if v := o.Verdicts[id]; v.Status != Reject {
			v.Status, v.Amended, v.With = Reject, "", with
			o.Verdicts[id] = v
		}
	}
	for _, p := range e.Positions {
		if o.Rejects(p.Quote) {
			fall(p.ID, p.Quote)
		}
	}
	struck := o.struck(e)
	for _, c := range e.Conflicts {
		var values []string
		with := ""
		for _, side := range c.Sides {
			if id := struck[side.Span]; id != "" {
				with = cmp.Or(with, id)
			} else if !slices.Contains(values, side.Value) {
				values = append(values, side.Value)
			}
		}
		if with != "" && len(values) < 2 {
			fall(c.ID, with)
		}
	}
}

// struck returns the rejected quotations, events and figures by their words.
func (o *Outcome) struck(e *extract.Evidence) map[extract.Span]string {
	struck := map[extract.Span]string{}
	strike := func(id string, spans ...extract.Span) {
		for _, s := range spans {
			if o.Rejects(id) {
				struck[s] = id
			}
		}
	}
	for _, q := range e.Quotes {
		strike(q.ID, q.Content...)
	}
	for _, v := range e.Events {
		strike(v.ID, v.Span, v.Wording)
	}
	for _, f := range e.Figures {
		strike(f.ID, f.Span)
	}
	return struck
}

// Rejects reports whether a claim is rejected. Nothing is where nobody reviewed.
func (o *Outcome) Rejects(id string) bool { return o != nil && o.Verdicts[id].Status == Reject }

// Apply returns the evidence as the reviewers leave it: without the claims that are rejected, and with the stance of an
// amended position. The evidence itself is not changed.
func (o *Outcome) Apply(e *extract.Evidence) *extract.Evidence {
	if o == nil || len(o.Verdicts) == 0 {
		return e
	}
	kept := *e
	kept.Quotes = without(e.Quotes, func(q extract.Quote) bool { return o.Rejects(q.ID) })
	kept.Positions = without(e.Positions, func(p extract.Position) bool { return o.Rejects(p.ID) })
	kept.Events = without(e.Events, func(v extract.Event) bool { return o.Rejects(v.ID) })
	kept.Figures = without(e.Figures, func(f extract.Figure) bool { return o.Rejects(f.ID) })
	kept.Conflicts = without(e.Conflicts, func(c extract.Conflict) bool { return o.Rejects(c.ID) })
	struck := o.struck(e)
	for i, c := range kept.Conflicts {
		kept.Conflicts[i].Sides = without(c.Sides, func(s extract.Side) bool { return struck[s.Span] != "" })
	}
	for i, p := range kept.Positions {
		if v := o.Verdicts[p.ID]; v.Status == Amend {
			if stance, known := StanceOf(v.Amended); known {
				kept.Positions[i].Stance = stance
			}
		}
	}
	return &kept
}

// without returns the rows that are not struck, in a list of their own.
func without[T any](rows []T, struck func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(rows), struck)
}
