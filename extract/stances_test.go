package extract

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// county is the debate of testdata/stances.txt.
var county = Subject{
	Proposals: []Proposal{
		{ID: "franchising", Title: "Bus franchising", Asks: "Bring the county's buses under public control.", Phrases: []string{"franchising", "public control of buses"}},
		{ID: "limit", Title: "Default 20mph speed limit", Asks: "Cut the default speed limit on residential roads to 20mph.", Phrases: []string{"20mph limit", "speed limit"}},
		{ID: "phones", Title: "Ban on smartphones in schools", Asks: "Ban pupils from using smartphones during the school day.", Phrases: []string{"phone ban", "smartphone ban", "ban on smartphones"}},
		{ID: "night", Title: "Night closure of the A&E", Asks: "Close the accident and emergency department at Westbury Hospital at night.", Phrases: []string{"night closure", "close the A&E"}},
		{ID: "solar", Title: "Harlow Moor solar farm", Asks: "Build a solar farm of 120 hectares on Harlow Moor.", Phrases: []string{"solar farm"}},
		{ID: "regulator", Title: "Independent football regulator", Asks: "Set up an independent regulator for English football.", Phrases: []string{"independent regulator", "football regulator"}},
		{ID: "rents", Title: "Cap on rent rises", Asks: "Limit yearly rent rises to 2 per cent.", Phrases: []string{"rent cap", "cap on rents"}},
	},
	Objects: []Proposal{{ID: "strategy", Title: "The transport strategy", Phrases: []string{"transport strategy"}, Parts: []string{"franchising", "limit"}}},
	Stakeholders: []Stakeholder{
		{ID: "hale", Name: "Ruth Hale", Role: "Mayor of Kelderby", Kind: "person", Aliases: []string{"Hale", "Ms Hale"}},
		{ID: "okoro", Name: "Daniel Okoro", Role: "Council leader", Kind: "person", Aliases: []string{"Okoro", "Mr Okoro", "Cllr Okoro"}},
		{ID: "finch", Name: "Mary Finch", Role: "Chief executive of Westbury Hospitals Trust", Kind: "person", Aliases: []string{"Professor Finch", "Finch"}},
		{ID: "brand", Name: "Tom Brand", Role: "MP for Kelderby", Kind: "person", Aliases: []string{"Brand", "Mr Brand"}},
		{ID: "drivers", Name: "Bus Drivers' Union", Kind: "organisation", Aliases: []string{"the drivers' union"}},
		{ID: "operators", Name: "Confederation of Bus Operators", Kind: "organisation", Aliases: []string{"the confederation"}},
		{ID: "nta", Name: "National Teachers' Association", Kind: "organisation", Aliases: []string{"NTA"}},
		{ID: "landlords", Name: "Landlords' League", Kind: "organisation", Aliases: []string{"the league"}},
		{ID: "tenants", Name: "Tenants Together", Kind: "group"},
		{ID: "residents", Name: "Harlow Residents' Group", Kind: "group"},
		{ID: "forum", Name: "League Clubs' Forum", Kind: "organisation", Aliases: []string{"the forum"}},
		{ID: "council", Name: "Kelderby Council", Kind: "organisation", Aliases: []string{"the council"}},
		{ID: "police", Name: "Kelder Valley Police", Kind: "organisation", Aliases: []string{"the force"}},
	},
}

func TestStancesAreThoseThatTheWordsState(t *testing.T) {
	lines, err := os.ReadFile("testdata/stances.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(lines)) {
		want, source, isCase := strings.Cut(strings.TrimSpace(line), " | ")
		if !isCase {
			continue
		}
		var rows []string
		for _, p := range Find([]*Document{document("S1", strings.ReplaceAll(source, "¶", "\n"))}, county).Positions {
			was := ""
			if p.Was != "" {
				was = " (" + string(p.Was) + ")"
			}
			rows = append(rows, fmt.Sprintf("%s %s%s %s", p.Stakeholder, p.Stance, was, p.About))
		}
		slices.Sort(rows)
		wanted := strings.Split(want, ", ")
		slices.Sort(wanted)
		want = strings.Join(wanted, ", ")
		got := strings.Join(rows, ", ")
		if got == "" {
			got = "-"
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", source, got, want)
		}
	}
}

func FuzzStances(f *testing.F) {
	lines, err := os.ReadFile("testdata/stances.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(lines)) {
		if _, source, isCase := strings.Cut(strings.TrimSpace(line), " | "); isCase {
			f.Add(source)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(strings.ReplaceAll(text, "\r", "\n"), "?")
		if err := Find([]*Document{document("S1", text)}, county).Check(); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

func TestATitleThatDoesNotNameTheDeedNamesTheProposal(t *testing.T) {
	for _, c := range []struct{ title, asks, want string }{
		{"A car-free hour", "Close the street to cars for an hour when school begins.", "hour"},
		{"Closure of ticket offices", "Close most of the ticket offices.", ""},
		{"Ticket offices", "Close ticket offices by the end of the year.", ""},
		{"Ticket offices", "Close most of the offices.", ""},
		{"Ban on smartphones", "Ban smartphones in schools.", ""},
	} {
		p := Proposal{Title: c.title, Asks: c.asks}
		if got := namedBy(p, contentLemmas(c.asks)[0]); got != c.want {
			t.Errorf("%s: got %q, want %q", c.title, got, c.want)
		}
	}
}
