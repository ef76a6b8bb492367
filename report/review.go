package report

import (
	"policybrief/review"
)

// claim is a piece of evidence as a row shows it to a reviewer: what it says, in a line, and what more is shown of it. What
// another source or another order of the sources changes (numbers of sources and of citations) is not part of that.
func (l *ledger) claim(kind, id, says string, more ...string) *review.Claim {
	says = oneLine(says)
	return &review.Claim{ID: id, Kind: kind, Words: says, Fingerprint: review.Fingerprint(l.cover.Title, id, append(more, says)...)}
}
