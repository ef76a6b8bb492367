package extract

import (
	"slices"
	"strconv"
	"testing"
)

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
		{"The ambulance crews made 38 deployments to the coast.", "The crews were deployed on 34 occasions to the coast.", Contradiction, "38 | 34"},
		{"Around 2.4 million parcels were sorted at Fenby.", "About 2.1 million parcels were sorted at Fenby.", Contradiction, "Around 2.4 million | About 2.1 million"},
		{"The letter to the abbot was signed by 51 organists.", "The letter is signed by 57 organists.", Contradiction, "51 | 57"},
		{"The petition for the lido has 9,400 signatures.", "The petition for the lido has 8,900 signatures.", Contradiction, "9,400 | 8,900"},
		{"The raids on the docks led to 64 arrests.", "The raids have now led to 71 arrests.", Development, "64 | 71"},
		{"Patients wait a median of 21 weeks for a new hip.", "On average patients wait 26 weeks for a new hip.", Difference, "21 | 26"},
		{"The motion on the tip was put to the vote (for 8, against 4) and carried.", "Members backed the motion on the tip by nine votes to four.", Contradiction, "8, against 4 | nine votes to four"},
		{"Organisers of the rally said about 7,000 people came; police put it at 4,500.", "The rally was held in the rain.", Contradiction, "about 7,000 | 4,500"},
		{"The board's figures show 40 spills at Fenby. The anglers' log shows 66.", "The river runs through Fenby.", Difference, "40 | 66"},
		{"Closing three libraries would save £1.1m a year.", "The plan for libraries would save £1.4m a year.", Difference, "£1.1m | £1.4m"},

		{"Closing the Brent depot would cost 140 posts.", "The closing of the Brent depot puts 165 jobs at risk.", Contradiction, "140 | 165"},
		{"All 116 clubs in the Fenby league will need a licence.", "All 118 clubs in the Fenby league must hold a licence.", Contradiction, "116 | 118"},

		{"The petition for the lido at Elmhurst has 41,200 names on it.", "Forty-one thousand names are on the petition for the lido at Elmhurst.", none, ""},
		{"I was a miller in this district for 19 years and was robbed five times.", "A bad name tells a miller that twenty years count for nothing.", none, ""},
		{"The contract with Marlow Rail is worth £2.4m.", "The extension of the contract with Marlow Rail is worth £1.9m.", none, ""},
		{"Around 1,400 parcels were sorted at Fenby.", "Some 1,412 parcels were sorted at Fenby.", none, ""},
		{"Trains at Fenby carried 6,100 passengers in 2019.", "Trains at Fenby carried 5,600 passengers a year later, in 2020.", none, ""},
		{"In Fenby 310 homes were flooded.", "In Castle Acre 290 homes were flooded.", none, ""},
		{"The board counted 40 spills at Fenby. Its budget is £66m.", "The river runs through Fenby.", none, ""},
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

func TestATallyOfWhichNobodyKnowsTheLaterNumberIsNoConflict(t *testing.T) {
	found := conflictsIn(nil, page("S1", Date{2021, 6, 14}, "The petition for the lido has 8,900 signatures."), page("S2", Date{}, "The petition for the lido has 9,400 signatures."))
	if len(found) != 0 {
		t.Errorf("got %+v", found)
	}
}

// TestManyDocumentsAreComparedByWordsOfOneStory has the same two sentences among documents that say nothing of it, and among many that do.
func TestManyDocumentsAreComparedByWordsOfOneStory(t *testing.T) {
	pair := []*Document{page("S1", Date{2021, 6, 14}, "The raids on the docks led to 64 arrests."), page("S2", Date{2021, 6, 14}, "The raids on the docks led to 71 arrests.")}
	apart, alike := slices.Clone(pair), slices.Clone(pair)
	for i := range 2 * commonLemma {
		id := "T" + strconv.Itoa(i)
		apart = append(apart, page(id, Date{2021, 6, 14}, "The weather was fine."))
		alike = append(alike, page(id, Date{2021, 6, 14}, "Raids on docks have led to arrests in every port."))
	}
	if found := conflictsIn(nil, apart...); len(found) != 1 || values(found[0]) != "64 | 71" {
		t.Errorf("of one story: got %+v", found)
	}
	if found := conflictsIn(nil, alike...); len(found) != 0 {
		t.Errorf("of any story: got %+v", found)
	}
}
