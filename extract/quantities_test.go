package extract

import "testing"

// TestOneQuantityWithTwoNumbersIsAContradiction has pairs of sentences from two sources, and what a careful reader makes of them.
func TestOneQuantityWithTwoNumbersIsAContradiction(t *testing.T) {
	const none = ConflictKind("")
	for _, c := range []struct {
		first, second string
		want          ConflictKind
		values        string
	}{
		{"Northgas was fined £4.2m for the gas leak at its Brent depot.", "Northgas must pay a £6m fine over the gas leak at its Brent depot.", Contradiction, "£4.2m | £6m"},
		{"The new sports hall at Elmhurst will cost £18 million.", "A bill of £22 million for the new sports hall at Elmhurst shocked members.", Contradiction, "£18 million | £22 million"},
		{"The plan to recruit 3,000 prison officers was welcomed.", "Ministers want to recruit 2,500 prison officers.", Contradiction, "3,000 | 2,500"},
		{"Some 60 per cent of patients waited more than four hours in casualty.", "In casualty 45% of patients waited more than four hours.", Contradiction, "Some 60 per cent | 45%"},
		{"Councillors rejected the bypass by 23 votes to 19.", "The bypass was rejected by 23 votes to 17 on Monday by councillors.", Contradiction, "23 votes to 19 | 23 votes to 17"},
		{"Anna Hartley, 41, has run the shop since it opened.", "The shop is run by Anna Hartley, 47.", Contradiction, "Hartley, 41 | Hartley, 47"},
		{"The petition against the quarry has 4,100 signatures.", "By yesterday the petition against the quarry had 6,300 signatures.", Development, "4,100 | 6,300"},

		{"Closing four libraries would save £1.4m a year, the treasurer said.", "Closing three libraries would save £1.1m a year, the treasurer said.", none, ""},
		{"The builder finished 12,000 council homes in 2021.", "The builder finished 13,500 council homes in 2022.", none, ""},
		{"The fine for the Brent leak was cut from £6m.", "The fine for the Brent leak is now £4m.", none, ""},
		{"The crossing to Ardvarra takes up to 55 minutes by ferry.", "The crossing to Ardvarra by ferry takes 38 minutes.", none, ""},
		{"About 5,000 people marched through Elmhurst against the tip.", "Some 5,200 people marched through Elmhurst against the tip.", none, ""},
		{"Anna Hartley, 41, has run the shop since it opened.", "The shop is run by Paul Hartley, 47.", none, ""},
		{"Anna Hartley, 41, told Paul Kerr to shut the shop.", "The shop was run by Paul Kerr, 47.", none, ""},
		{"Councillors rejected the bypass by 23 votes to 19.", "Councillors agreed the new library by 30 votes to 12.", none, ""},
		{"The company employs 400 drivers in Leith.", "The strike by 250 drivers in Leith went on.", none, ""},
		{"The survey found that 60 per cent of patients waited more than four hours in casualty.", "In casualty 45% of patients waited more than four hours.", none, ""},
	} {
		t.Run(c.first, func(t *testing.T) {
			found := conflictsIn(nil, page("S1", Date{2021, 6, 14}, c.first), page("S2", Date{2021, 6, 17}, c.second))
			switch {
			case c.want == none && len(found) > 0:
				t.Errorf("got %+v, want no conflict", found)
			case c.want != none && (len(found) != 1 || found[0].Kind != c.want || values(found[0]) != c.values):
				t.Errorf("got %+v, want one %s of %s", found, c.want, c.values)
			}
		})
	}
}

func TestWhoeverElseIsAsOldIsNoSideOfAConflict(t *testing.T) {
	found := conflictsIn(nil, page("S1", Date{2021, 6, 14}, "Anna Hartley, 71, has run the shop since it opened."),
		page("S2", Date{2021, 6, 15}, "The shop is run by Anna Hartley, 77."), page("S3", Date{2021, 6, 16}, "The mill is owned by Paul Kerr, 71."))
	if len(found) != 1 || values(found[0]) != "Hartley, 71 | Hartley, 77" {
		t.Errorf("got %+v, want one conflict of two sides", found)
	}
}
