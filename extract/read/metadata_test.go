package read

import (
	"slices"
	"testing"

	"policybrief/extract"
)

func TestDaysAreReadAsBritishPagesWriteThem(t *testing.T) {
	third := extract.Date{Year: 2024, Month: 4, Day: 3}
	for text, want := range map[string]struct {
		date     extract.Date
		doubtful bool
	}{
		"2024-04-03":          {third, false},
		"03/04/2024":          {third, true},
		"3.4.2024":            {third, true},
		"24/09/2023":          {extract.Date{Year: 2023, Month: 9, Day: 24}, false},
		"09/24/2023":          {extract.Date{Year: 2023, Month: 9, Day: 24}, false},
		"04/04/2024":          {extract.Date{Year: 2024, Month: 4, Day: 4}, false},
		"3 April 2024":        {third, false},
		"3rd of April, 2024":  {third, false},
		"Apr 3, 2024":         {third, false},
		"30 February 2024":    {},
		"31/04/2024":          {},
		"0000-04-03":          {},
		"the third of April ": {},
	} {
		if date, doubtful := dayOf(text); date != want.date || doubtful != want.doubtful {
			t.Errorf("%s: got %s, %t, want %s, %t", text, date, doubtful, want.date, want.doubtful)
		}
	}
}

const report = "The council met on Tuesday, 2 April 2024, to hear what the union had to say.\n"

func TestAPageIsDatedByItsLabelsAlone(t *testing.T) {
	for head, want := range map[string][2]string{
		"Published: 24/09/2023\nUpdated: 25/09/2023\n":                   {"2023-09-24", "2023-09-25"},
		"First published on Wed 3 Apr 2024 07.45 BST\n":                  {"2024-04-03", ""},
		"LAST UPDATE | 25 Sep 2023\n":                                    {"", "2023-09-25"},
		"date 2024-04-03 Council puts off a vote on closing libraries\n": {"2024-04-03", ""},
		"Updated: 24/09/2023\nPublished: 25/09/2023\n":                   {"", ""}, // one of the two is wrong
		"3 April 2024\n":                                                              {"2024-04-03", ""}, // the one date above the report
		"3 April 2024\n4 April 2024\n":                                                {"", ""},
		"Published\n3 April 2024\n":                                                   {"2024-04-03", ""},
		"For immediate release: 3 April 2024\n":                                       {"2024-04-03", ""},
		"Wednesday 3 April 2024 07:45, UK\n":                                          {"2024-04-03", ""},
		"PUBLISHED: 06:15, 12 March 2024 | UPDATED: 09:10, 13 March 2024\n":           {"2024-03-12", "2024-03-13"},
		"Published: 6.15am, Tue 12 March 2024 - Updated: 9:10am, Wed 13 March 2024\n": {"2024-03-12", "2024-03-13"},
		"Published 12:01 GMT, 12 March 2024. Updated 18:30 GMT, 12 March 2024\n":      {"2024-03-12", "2024-03-12"},
		"Posted by Anna Reed on 3 April 2024\n":                                       {"2024-04-03", ""},
		"Posted by admin on April 3, 2024 at 9.30am\n":                                {"2024-04-03", ""},
		"By Anna Reed, 3 April 2024\n":                                                {"2024-04-03", ""},
		"March 12, 2024, 9:04 AM ET\n":                                                {"2024-03-12", ""},
		"EMBARGOED UNTIL 00:01, 3 April 2024\n":                                       {"2024-04-03", ""},
		"Posted by Anna on Wednesday 3 April 2024 in News\n":                          {"2024-04-03", ""},
		"Morning Tide, Radio Eastmere, 3 April 2024\n":                                {"2024-04-03", ""},
		"Minutes of the meeting of 3 April 2024\n":                                    {"", ""},
		"Transcript: Wednesday 3 April 2024, 8.10am\n":                                {"2024-04-03", ""},
		"5 hours ago\n": {"", ""},
		"":              {"", ""},
	} {
		d, err := Formats[0].document([]byte(head + report))
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{d.Published.String(), d.Updated.String()}; got != want {
			t.Errorf("%q: got %q, want %q", head, got, want)
		}
	}
}

func TestABareDateIsAGuess(t *testing.T) {
	d, err := Formats[0].document([]byte("3 April 2024\n" + report))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(d.Inferred, "published") {
		t.Errorf("inferred: %q", d.Inferred)
	}
}

func TestAuthorsAreThoseOfTheByline(t *testing.T) {
	for line, want := range map[string][]string{
		"By Anna Reed":                                {"Anna Reed"},
		"By Anna Reed-":                               {"Anna Reed"},
		"By Anna Reed, Tom Ames and Jo O'Neill":       {"Anna Reed", "Tom Ames", "Jo O'Neill"},
		"By Anna Reed, Home Affairs Editor":           {"Anna Reed"},
		"By Anna van der Reed in Eastmere":            {"Anna van der Reed"},
		"By Anna Reed | 3 April 2024":                 {"Anna Reed"},
		"By Anna Reed had reached the door by seven.": nil,
		"Anna Reed Local government correspondent":    {"Anna Reed"},
		"Anna Reed, POLITICAL EDITOR":                 {"Anna Reed"},
		"Posted by Anna Reed on 3 April 2024":         {"Anna Reed"},
		"Posted by admin on 3 April 2024":             nil,
		"NewsByAnna ReedLocal Democracy Reporter":     {"Anna Reed"},
		"By Tuesday": nil,
		"Anna Reed":  nil,
	} {
		if got := byline(line); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}

func TestTheOutletIsTheOneThatSpeaksOfItselfOrNone(t *testing.T) {
	for text, want := range map[string]string{
		"In a letter seen by the Eastmere Gazette, the leader said no.":                                     "Eastmere Gazette",
		"Readers keep us going. Your gift keeps The Journal open.":                                          "The Journal",
		"© 2024 Eastmere Gazette":                                                                           "Eastmere Gazette",
		"In a letter seen by the Eastmere Gazette, the leader said no. Minutes were obtained by Radio Sea.": "",
		"She told the Eastmere Gazette that no vote was due.":                                               "",
		"The letter was seen by Home Office Ministers, who said no.":                                        "",
	} {
		if got := outlet(text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestTheHeadOfAPageNamesItsOutletOrNone(t *testing.T) {
	for head, want := range map[string]string{
		"Eastmere Gazette, Friday 5 April 2024\n\nPOOL TO SHUT FOR THE SUMMER\n\n":                "Eastmere Gazette",
		"The Wold Weekly | 5 April 2024\nPool to shut for the summer\n":                           "The Wold Weekly",
		"THE EASTMERE MERCURY\nFriday, April 5, 2024\nPOOL TO SHUT FOR THE SUMMER\n":              "THE EASTMERE MERCURY",
		"Eastmere Swimming Association\n\nPRESS RELEASE\n\n5 April 2024\n\nPool to shut\n\n":      "Eastmere Swimming Association",
		"Press release from the Eastmere Leisure Trust\n5 April 2024\n":                           "the Eastmere Leisure Trust",
		"MEDIA STATEMENT\nIssued by Eastmere Council\n5 April 2024\n":                             "Eastmere Council",
		"SWIMMERS' UNION\n3 Quay Street, Eastmere\n\n5 April 2024\n\nDear Councillor Sandhu,\n\n": "SWIMMERS' UNION",
		"12 Quay Street\nEastmere\n\n5 April 2024\n\nDear Councillor Sandhu,\n\n":                 "",
		"Council Puts Off Closing The Pool\n5 April 2024\n":                                       "",
		"Pool to shut for the summer\n5 April 2024\nA council report says so\n":                   "",
		"Eastmere Gazette\nHome | News | Sport\nPool to shut for the summer\n":                    "Eastmere Gazette",
		"Union backs council over pool\n\n":                                                       "",
	} {
		d, err := Formats[0].document([]byte(head + report))
		if err != nil {
			t.Fatal(err)
		}
		if d.Outlet != want || want != "" && !slices.Contains(d.Inferred, "outlet") {
			t.Errorf("%q: got %q (inferred %q), want %q", head, d.Outlet, d.Inferred, want)
		}
	}
}

func TestTheAuthorsOfALetterAreAllWhoSigned(t *testing.T) {
	for foot, want := range map[string][]string{
		"Yours sincerely,\n\nAnna Reed\nRegional Secretary\n":                                                   {"Anna Reed"},
		"Yours faithfully\n\nAnna Reed, chair, Eastmere Swimming Association\nTom Ames, director, Quay Trust\n": {"Anna Reed", "Tom Ames"},
		"Yours sincerely\n\nAnna Reed\nChief Executive, Quay Trust\n\nTom Ames\nPresident, Swimmers' Union\n":   {"Anna Reed", "Tom Ames"},
		"Yours,\n\nAnna Reed (Quay Trust)\nTom Ames (Swimmers' Union)\nJo O'Neill (Eastmere School)\n":          {"Anna Reed", "Tom Ames", "Jo O'Neill"},
		"Signed:\n\nAnna Reed – Quay Trust\nTom Ames – Swimmers' Union\n":                                       {"Anna Reed", "Tom Ames"},
		"Yours faithfully\n\nEastmere Leisure Trust\n":                                                          nil,
	} {
		d, err := Formats[0].document([]byte("Dear Councillor Sandhu,\n\nWe ask you to keep the pool open until the autumn.\n\n" + foot))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(d.Authors, want) {
			t.Errorf("%q: got %q, want %q", foot, d.Authors, want)
		}
	}
}
