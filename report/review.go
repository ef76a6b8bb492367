package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"policybrief/extract"
	"policybrief/review"
)

// claim is a piece of evidence as a row shows it to a reviewer: what it says, in a line, and what more is shown of it. What
// another source or another order of the sources changes (numbers of sources and of citations) is not part of that.
func (l *ledger) claim(kind, id, says string, more ...string) *review.Claim {
	says = oneLine(says)
	return &review.Claim{ID: id, Kind: kind, Words: says, Fingerprint: review.Fingerprint(l.cover.Title, id, append(more, says)...)}
}

// Claims returns what somebody who reviews the brief can decide on, in the order of the registers.
func (b *Brief) Claims() []review.Claim {
	var claims []review.Claim
	taken := map[string]bool{}
	for _, register := range b.Registers {
		for _, row := range register.Rows {
			if row.Review != nil && !taken[row.Review.ID] {
				taken[row.Review.ID] = true
				claims = append(claims, *row.Review)
			}
		}
	}
	return claims
}

// reviewed says how far a review has come: the share of the claims that are settled, and words.
func (l *ledger) reviewed() (share float64, words string) {
	r := l.provenance.Review
	switch {
	case r == nil || r.Settled == 0:
		return 0, "not reviewed"
	case r.Settled == r.Claims:
		return 1, fmt.Sprintf("reviewed: all %d claims", r.Claims)
	}
	return float64(r.Settled) / float64(r.Claims), fmt.Sprintf("in review: %d of %d claims", r.Settled, r.Claims)
}

// who names the reviewers of a verdict, each with the day.
func who(v review.Verdict) string {
	var names []string
	for _, d := range v.Decisions {
		names = append(names, fmt.Sprintf("%s, %s", d.Reviewer, d.Date.Long()))
	}
	return strings.Join(names, "; ")
}

// differing says what each reviewer of a claim that is not settled decided.
func differing(v review.Verdict) string {
	var said []string
	for _, d := range v.Decisions {
		said = append(said, fmt.Sprintf("%s by %s, %s", past(d.Status, d.Amended), d.Reviewer, d.Date.Long()))
	}
	return strings.Join(said, "; ")
}

// past says what a decision did to a claim.
func past(status review.Status, amended string) string {
	switch status {
	case review.Accept:
		return "accepted"
	case review.Reject:
		return "rejected"
	}
	return "amended to “" + oneLine(amended) + "”"
}

// showReview gives every register whose rows are claims a column that says what was decided about each, where anything was.
func (l *ledger) showReview() {
	r := l.provenance.Review
	if r == nil {
		return
	}
	stale := map[string]bool{}
	for i, d := range r.Decisions {
		stale[d.Claim] = stale[d.Claim] || r.Standings[i].Stale()
	}
	for _, t := range l.registers {
		if !slices.ContainsFunc(t.Rows, func(row Row) bool { return row.Review != nil }) {
			continue
		}
		t.Columns = append(t.Columns, Column{Title: "Review", Wide: 32, Share: 20})
		for i, row := range t.Rows {
			cell := Cell{}
			if row.Review != nil {
				cell = verdictCell(r, row.Review.ID, stale[row.Review.ID])
			}
			t.Rows[i].Cells = append(append(row.Cells, make([]Cell, len(t.Columns)-1-len(row.Cells))...), cell)
		}
	}
}

// verdictCell says what was decided about a claim, by whom and when.
func verdictCell(r *review.Outcome, id string, stale bool) Cell {
	v, decided := r.Verdicts[id]
	cell := func(words, second string) Cell {
		return Cell{Text: Text{{Words: words}}, Second: Text{{Words: second}}}
	}
	switch {
	case v.With != "":
		return cell("✗ rejected with "+v.With, "it rests on the words of that")
	case v.Status == review.Accept:
		return cell("✓ accepted", who(v))
	case v.Status == review.Amend:
		return cell("≈ "+past(v.Status, v.Amended), who(v))
	case v.Status == review.Reject:
		return cell("✗ rejected", who(v))
	case decided:
		return cell("≠ not settled", differing(v))
	case stale:
		return cell("☐ to be read again", "it has changed since it was reviewed")
	}
	return wordsCell("☐ not yet read")
}

// remarked puts a note behind the first block of the brief, and behind every figure, that rests on the words of an amended claim or of
// one on which reviewers differ: a reader sees what was found, what the reviewers make of it, and who and when.
func (l *ledger) remarked(blocks []Block) []Block {
	if l.provenance.Review == nil {
		return blocks
	}
	at := l.disputable()
	var out []Block
	for _, block := range blocks {
		out = append(out, block)
		_, drawn := block.(Figure)
		here := map[string]bool{}
		for _, cite := range citesIn(block) {
			for _, id := range at[cite.Span] {
				if !here[id] && (drawn || !l.remarks[id]) {
					here[id], l.remarks[id] = true, true
					out = append(out, remark(l.provenance.Review.Verdicts[id]))
				}
			}
		}
	}
	return out
}

// remark is the note of a verdict. A person decided it, so it is drafted.
func remark(v review.Verdict) Note {
	n := Note{Kind: Plain, Lead: "Amended on review.", Drafted: true}
	n.Text = Text{{Words: fmt.Sprintf("Found: %s. Amended to: “%s” (%s).", v.Claim.Words, oneLine(v.Amended), who(v))}}
	if v.Status == "" {
		n.Lead = "Reviewers differ."
		n.Text = Text{{Words: fmt.Sprintf("Shown as found: %s. Not settled: %s.", v.Claim.Words, differing(v))}}
	}
	return n
}

// disputable returns the ids of the claims that are amended or not settled by the words that they rest on.
func (l *ledger) disputable() map[extract.Span][]string {
	at := map[extract.Span][]string{}
	add := func(id string, spans ...extract.Span) {
		v, decided := l.provenance.Review.Verdicts[id]
		if !decided || v.Status == review.Accept || v.Status == review.Reject {
			return
		}
		for _, s := range spans {
			if !slices.Contains(at[s], v.Claim.ID) {
				at[s] = append(at[s], v.Claim.ID)
			}
		}
	}
	for _, p := range l.evidence.Positions {
		add(p.ID, p.Evidence...)
	}
	for _, q := range l.evidence.Quotes {
		add(q.ID, q.Content...)
	}
	for _, e := range l.evidence.Events {
		add(e.ID, e.Span)
	}
	for _, f := range l.evidence.Figures {
		add(f.ID, f.Span)
	}
	for _, c := range l.evidence.Conflicts {
		for _, side := range c.Sides {
			add(c.ID, side.Span)
		}
	}
	return at
}

// citesIn returns the citations of a block, those of a register left out: it shows what was decided itself.
func citesIn(block Block) []*Citation {
	if t, isTable := block.(*Table); isTable && t.Name != "" {
		return nil
	}
	var cites []*Citation
	for _, text := range textsOf(block) {
		cites = append(cites, citesOf(text)...)
	}
	return cites
}

// reviewerData is what one reviewer decided, of what is in force.
type reviewerData struct {
	name                        string
	accepted, amended, rejected int
	first, last                 extract.Date
}

// reviewData is what templates/sections/method.md speaks of where a review is recorded.
type reviewData struct {
	Claims, Settled, Rejected, Amended int
	Fallen                             int // pieces of evidence that rest on the words of a rejected claim
	Disputed                           int // claims on which reviewers differ
	Stale                              int // decisions about claims that have changed or are gone
}

// review sums the record up, and sets out what each reviewer decided; nil where there is no record.
func (l *ledger) review() (*reviewData, *Table) {
	r := l.provenance.Review
	if r == nil {
		return nil, nil
	}
	data := &reviewData{Claims: r.Claims, Settled: r.Settled}
	for id, v := range r.Verdicts {
		switch {
		case v.With != "":
			data.Fallen++
		case id != v.Claim.ID: // it is shown with another
		case v.Status == review.Amend:
			data.Amended++
		case v.Status == review.Reject:
			data.Rejected++
		case v.Status == "":
			data.Disputed++
		}
	}
	var all []*reviewerData
	for i, d := range r.Decisions {
		if r.Standings[i].Stale() {
			data.Stale++
		}
		if r.Standings[i] != review.InForce && r.Standings[i] != review.Disputed {
			continue
		}
		at := slices.IndexFunc(all, func(o *reviewerData) bool { return strings.EqualFold(o.name, d.Reviewer) })
		if at < 0 {
			at = len(all)
			all = append(all, &reviewerData{name: d.Reviewer, first: d.Date, last: d.Date})
		}
		one := all[at]
		switch d.Status {
		case review.Accept:
			one.accepted++
		case review.Amend:
			one.amended++
		case review.Reject:
			one.rejected++
		}
		if d.Date.Compare(one.first) < 0 {
			one.first = d.Date
		}
		if d.Date.Compare(one.last) > 0 {
			one.last = d.Date
		}
	}
	slices.SortFunc(all, func(a, b *reviewerData) int { return cmp.Compare(a.name, b.name) })
	t := &Table{Title: "Reviewers", Empty: "No decision is in force.", Columns: []Column{{Title: "Reviewer", Wide: 34, Share: 34}, {Title: "Accepted", Wide: 12, Share: 12, Right: true},
		{Title: "Amended", Wide: 12, Share: 12, Right: true}, {Title: "Rejected", Wide: 12, Share: 12, Right: true}, {Title: "From", Wide: 18, Share: 15}, {Title: "To", Wide: 18, Share: 15}}}
	for _, one := range all {
		t.Rows = append(t.Rows, Row{Cells: []Cell{wordsCell(one.name), numberCell(one.accepted), numberCell(one.amended), numberCell(one.rejected), wordsCell(one.first.Long()), wordsCell(one.last.Long())}})
	}
	return data, t
}

// reviewRegister lists every decision on record, and how it stands.
func reviewRegister(r *review.Outcome) *Table {
	t := &Table{Name: "review", Title: "Review", Empty: "No decision is on record.", Explain: "One row for each decision that a reviewer made, also those that were replaced or that no longer fit.",
		Columns: []Column{{Title: "Claim", Wide: 17}, {Title: "What the reviewer was shown", Wide: 60, Share: 38}, {Title: "Decision", Wide: 30, Share: 18}, {Title: "By", Wide: 26, Share: 16},
			{Title: "On", Wide: 18, Share: 12}, {Title: "Remark", Wide: 34}, {Title: "How it stands", Wide: 34, Share: 16}}}
	for i, d := range r.Decisions {
		t.Rows = append(t.Rows, Row{Cells: []Cell{wordsCell(d.Claim), wordsCell(d.Words), wordsCell(past(d.Status, d.Amended)), wordsCell(d.Reviewer), wordsCell(d.Date.Long()), wordsCell(oneLine(d.Note)), wordsCell(string(r.Standings[i]))}})
	}
	return t
}
