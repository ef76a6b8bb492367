package report

import (
	"slices"

	"policybrief/extract"
)

// overview is what every template that has no data of its own can speak of.
type overview struct {
	Title        string
	AsAt         string // in words
	Sources      int
	Digests      int
	Unread       int
	Stakeholders int
	Proposals    []proposalData
	Gaps         gapsData
	Conflicts    []conflictData
}

// Unsettled returns the conflicts in which a brief cannot state one value without choosing.
func (o overview) Unsettled() []conflictData {
	return slices.DeleteFunc(slices.Clone(o.Conflicts), func(c conflictData) bool { return c.Kind != extract.Contradiction && c.Kind != extract.Attribution })
}

// general gathers the overview.
func (l *ledger) general() overview {
	o := overview{Title: l.cover.Title, AsAt: l.cover.AsAt.Long(), Sources: len(l.evidence.Documents), Digests: l.digests(), Unread: len(l.provenance.Unread),
		Stakeholders: len(l.stakeholders), Gaps: l.gaps()}
	for _, it := range l.proposals() {
		o.Proposals = append(o.Proposals, l.proposal(it))
	}
	for _, c := range l.orderedConflicts() {
		o.Conflicts = append(o.Conflicts, l.conflict(c))
	}
	return o
}
