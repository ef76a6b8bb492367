package extract

import "testing"

// TestTwoDaysForOneDeed has pairs of sentences from two sources, and what a careful reader makes of their days.
func TestTwoDaysForOneDeed(t *testing.T) {
	const none = ConflictKind("")
	for _, c := range []struct {
		first, second string
		want          ConflictKind
		values        string
	}{
		{"The letter of the canal trust was delivered to the minister on Monday.", "The canal trust's letter, sent last Friday to the minister, asks for locks.", Contradiction, "14 June 2021 | 11 June 2021"},
		{"Paul Kerr was stopped by guards outside the mill on 3 June.", "Guards stopped Paul Kerr outside the old mill on 9 June, he said.", Contradiction, "3 June 2021 | 9 June 2021"},
		{"Fenby Rovers went into administration on 8 May with large debts.", "Fenby Rovers called in administrators on 9 May owing large debts.", Contradiction, "8 May 2021 | 9 May 2021"},
		{"The consultation on the locks runs until 25 June.", "The consultation on the locks will now run until 16 July.", Development, "25 June | 16 July"},
		{"The letter of the canal trust to the minister, dated 9 June, asks for locks.", "The letter of the canal trust to the minister, published on 11 June, asks for locks.", Difference, "9 June 2021 | 11 June 2021"},

		{"Rose Ann Kerr, the coroner for Fenby, concluded on 3 June that the mill had failed the boy.", "The coroner for Fenby, Rose Ann Kerr, issued a report on the mill and the boy on 9 June.", none, ""},
		{"The museum answered the letter of the canal trust on Monday.", "The letter of the canal trust was read out last Friday.", none, ""},
		{"Paul Kerr was stopped by guards outside the mill on 3 June.", "Paul Kerr married at the mill on 9 June.", none, ""},
		{"Paul Kerr was stopped by guards outside the mill on 3 June.", "Guards stopped Paul Kerr outside the old mill on 9 November 2020.", none, ""},
		{"The canal survey was conducted among members on 3 June.", "The lock survey was conducted among members on 7 June.", none, ""},
	} {
		t.Run(c.second, func(t *testing.T) {
			found := conflictsIn(nil, page("S1", Date{2021, 6, 15}, c.first), page("S2", Date{2021, 6, 16}, c.second))
			switch {
			case c.want == none && len(found) > 0:
				t.Errorf("got %+v, want no conflict", found)
			case c.want != none && (len(found) != 1 || found[0].Kind != c.want || values(found[0]) != c.values):
				t.Errorf("got %+v, want one %s of %s", found, c.want, c.values)
			}
		})
	}
}

func TestADateThatIsPutOffFromTheOldOneNamesBoth(t *testing.T) {
	before := page("S1", Date{2021, 6, 14}, "The survey of anglers runs until 5 July.")
	found := conflictsIn(nil, before, page("S2", Date{2021, 6, 28}, "The board will extend the survey, which had been due to end on 5 July, until 1 August."))
	if len(found) != 1 || found[0].Kind != Development || values(found[0]) != "5 July | 1 August" {
		t.Errorf("got %+v", found)
	}
	if found := conflictsIn(nil, before, page("S2", Date{2021, 6, 28}, "The board will extend the survey, which had been due to end on 9 July, until 1 August.")); len(found) != 0 {
		t.Errorf("of another day: got %+v", found)
	}
}
