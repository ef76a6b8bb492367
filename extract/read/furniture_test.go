package read

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// marks returns the furniture of a text, each as "kind: words".
func marks(t *testing.T, content string) []string {
	t.Helper()
	d, err := Formats[0].document([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, d)
	var found []string
	for _, f := range d.Furniture {
		found = append(found, f.Kind+": "+d.Text[f.Start:f.End])
	}
	return found
}

func TestFurnitureOfANewsPageIsMarkedAndItsReportIsNot(t *testing.T) {
	data, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"advert: Advertisement",
		"advert: Your town needs your support now",
		"advert: Become a member and get our newsletter every morning.",
		"title: Council puts off closing six libraries after residents march on town hall",
		"byline: By Nora Pettifer, Local Democracy Reporter",
		"dateline: Published: 03/04/2024",
		"dateline: - 07:45",
		"dateline: Updated: 05/04/2024",
		"dateline: - 18:10",
		"caption: A row of shuttered branches in Harbour Street. Picture: Tom Ames",
		"related: More on Eastmere council",
		"related: Harbour bridge to shut for three weeks in June",
		"related: Why is the bus to the hospital always late?",
		"title: Opening hours",
		"nav: Please enable JavaScript in your browser to use the video player",
		"caption: March through the old town",
		`repeat: "The saving had been counted twice, and the`,
		"caption: Fleur Osei",
		"caption: Ms Osei, who runs a reading group, said she would march again if she had to. Photograph: Jan Whitlow",
		"advert: Advertisement",
		"related: You may like",
		"related: Ten walks for a wet weekend",
		"nav: Close",
		"nav: Share",
		"nav: News in 90 seconds",
	}
	if got := marks(t, string(data)); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestALetterKeepsItsWriterAddressAndDate(t *testing.T) {
	data, err := os.ReadFile("testdata/letter.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"title: Opening hours", "title: A public hearing"}
	if got := marks(t, string(data)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// inReport puts a line between two paragraphs of report.
func inReport(line string) string {
	return "The council met on Tuesday to hear what the union had to say.\n\n" + line + "\n\nIt will meet again when the figures have been checked by somebody else.\n"
}

func TestLinesThatAreFurniture(t *testing.T) {
	for line, kind := range map[string]string{
		"ADVERTISEMENT":                                                              "advert",
		"Article continues below this advert":                                        "advert",
		"Sign up to our newsletter for more stories like this":                       "advert",
		"The pier after the storm (PA Wire)":                                         "caption",
		"The pier after the storm. (Alamy/PA)":                                       "caption",
		"Image source, Getty Images":                                                 "caption",
		"Photo by Anna Reed":                                                         "caption",
		"Jo Field, police handout.":                                                  "caption",
		"By Anna Reed and Tom Ames":                                                  "byline",
		"The pool in its first summer (Image: Tom Ames)":                             "caption",
		"Swimmers at the lido on Monday. (Image: Eastmere Live)":                     "caption",
		"The lido (Picture: Anna Reed/Eastmere Gazette)":                             "caption",
		"Posted by Anna Reed on 3 April 2024":                                        "byline",
		"Posted by admin on 3 April 2024 at 9.30am":                                  "byline",
		"By our health reporter":                                                     "byline",
		"Most viewed":                                                                "related",
		"* What do you think? Write to The Editor, Eastmere Gazette, 4 Quay Street.": "advert",
		"By Anna Reed, Political Editor":                                             "byline",
		"Words by Anna Reed":                                                         "byline",
		"Anna Reed, Home affairs correspondent @annareed":                            "byline",
		"LAST UPDATED | 5 Apr 2024":                                                  "dateline",
		"Published on Wednesday 3 April 2024 at 8.12am BST":                          "dateline",
		"Read more: Bridge to shut for three weeks":                                  "related",
		"Related articles":                                                           "related",
		"MORE FROM EASTMERE":                                                         "related",
		"This video can not be played":                                               "nav",
		"Watch live: council debates the budget":                                     "nav",
		"© 2024 Eastmere Gazette":                                                    "nav",
		"View image in fullscreen":                                                   "nav",
		"Show comments":                                                              "nav",
		"Sign up to First Light":                                                     "advert",
		"Skip to main content":                                                       "nav",
		"What happens next":                                                          "title",
		"Do you swim at the lido? Have your say in the comments below":               "advert",
		"Join the conversation in our comments section.":                             "advert",
		"SIGN UP: Have the Gazette in your inbox each morning. It costs nothing.":    "advert",
		"Get the best of the Gazette on WhatsApp: click here to join our community.": "advert",
		"Enter your email address":                                                   "advert",
		"By subscribing to this list, you agree to our terms.":                       "advert",
		"This article is for subscribers only.":                                      "advert",
		"Our weekly newsletter rounds up the stories that you may have missed":       "advert",
		"TEXT US: begin with POOL and send to 60000. Texts cost 20p.":                "advert",
		"Promoted by Tom Ames on behalf of the Pool Party, 4 Quay Street.":           "advert",
		"This site uses cookies. By going on you agree to them.":                     "nav",
		"Some links in this article may earn us a commission.":                       "nav",
		"Press contact: Anna Reed, press@eastmere.example or 01632 960 100.":         "nav",
		"To arrange an interview please call Tom Ames on 01632 960 100":              "nav",
		"See the plans in full: https://eastmere.example/plans":                      "nav",
		"42 comments": "nav",
		"Share or comment on this article: Pool to shut for the summer":               "nav",
		"Your email address will not be published. Required fields are marked *":      "nav",
		"• This article was amended on 5 April 2024 to correct the size of the pool.": "nav",
		"Correction, 5 April: the pool has 6 lanes, not 8.":                           "nav",
		"An earlier version of this story gave the wrong year.":                       "nav",
		"Continued on page 4":               "nav",
		"Comment, page 12":                  "nav",
		"[Gallery: 9 pictures of the lido]": "nav",
		"Home | News | Sport | What's On":   "nav",
		"News > Eastmere":                   "nav",
		"NEWS SPORT OPINION JOBS":           "nav",
		"This live page is now closed.":     "nav",
		"Thank you for joining us today.":   "nav",
		"This transcript was made by a machine and may contain mistakes.":       "nav",
		"Registered charity number 1000000":                                     "nav",
		"Eastmere Gazette | Established 1904":                                   "nav",
		"Posted by Anna in Swimming, Grumbles":                                  "byline",
		"Posted by Anna on Wednesday 3 April 2024 in News":                      "byline",
		"Additional reporting by Tom Ames":                                      "byline",
		"(Reporting by Anna Reed; editing by Tom Ames.)":                        "byline",
		"By Anna Reed, Eastmere Gazette":                                        "byline",
		"Background: how the pool came to leak":                                 "related",
		"Swimmers in the rain. Image source, Harbour Pictures":                  "caption",
		"Photo illustration: Eastmere Gazette / Stock":                          "caption",
		"The mayor at the deep end on opening day (Eastmere Council)":           "caption",
		"Anna Reed via Getty Images.":                                           "caption",
		"Swimmers in the rain. Picture supplied":                                "caption",
		"Chart: swimmers by month":                                              "caption",
		"Pictured: swimmers on the steps of the town hall.":                     "caption",
		"Graphics by Anna Reed and Tom Ames":                                    "byline",
		"Related: how the pool came to leak":                                    "related",
		"Get 6 issues for just £6":                                              "advert",
		"Stories of the sea, each Friday. Sign up here.":                        "advert",
		"Do you swim at the lido? Ring us on 01632 960 100.":                    "advert",
		"Eastmere Pools Ltd. Registered in England, 4 Quay Street, since 1904.": "nav",
		"Editor's note: this article has a new headline.":                       "nav",
		"This is a breaking story and will change.":                             "nav",
		"--- Advertisement ---":                                                 "advert",
		"_Swimmers in the rain. Picture: Tom Ames_":                             "caption",
		"‘It leaks like a sieve’":                                               "title",
	} {
		if got, want := marks(t, inReport(line)), []string{kind + ": " + line}; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestLinesThatAreReport(t *testing.T) {
	for _, line := range []string{
		"By Monday the pool had closed.",
		"More on this will be known when the auditors report in May.",
		"Published figures show that the pool lost money in each of the last four years.",
		"“We need your support, and our readers deserve better journalism,” the editor told MPs.",
		"Image is everything, the minister said, and nobody in the room thought that she was joking.",
		"The pool was shut, the Reuters news agency (Reuters) reported, on Tuesday night.",
		"“And it is our view that the pool should not have been",
		"Sign here if you want the pool kept open, the leaflet said.",
		"Officers stepped back from their duties in protest, the force confirmed last night",
		"- a public hearing",
		"– More swimmers, fewer leaks –",
		"3,000 swimmers",
		"Why?",
		"Watch the pennies, she said.",
		"By our reckoning the pool had lost a million by then",
		"What do you think a pool is for, he asked.",
		"The latest count put the crowd at 400.",
		"9 April 2024",
		"By registering the pool as an asset the town kept it open, the union said.",
		"The article was a disgrace, she told the committee.",
		"Residents said that they had been told to email pool@eastmere.example by Friday.",
		"Contact between the union and the council broke down on Monday.",
		"Comment is free, the editor said, but pools are not.",
		"‘It leaks like a sieve,’",
		"“It leaks like a sieve.”",
		"Swimmers said that they would be back (and that they would bring towels)",
		"Subscribers to the scheme pay £4 a month, and 300 have signed up.",
		"The plan was corrected in May, and the pool will open in June.",
		"Have your say before Friday, the council has told residents.",
		"Editor's note: the mayor has twice told swimmers that the pool would be mended by May.",
		"Below the pool: a leak that had run for years, the engineer said.",
		"Research by Anna Reed shows that the leak is an old one.",
		"Page upon page of the report deals with the leak.",
	} {
		if got := marks(t, inReport(line)); len(got) > 0 {
			t.Errorf("marked %q", got)
		}
	}
}

func TestAPictureCreditThatEndsALongParagraphIsMarkedAlone(t *testing.T) {
	long := strings.Repeat("The council met on Tuesday to hear what the union had to say. ", 6)
	want := []string{"caption: Picture: Tom Ames"}
	if got := marks(t, long+"Picture: Tom Ames"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestATranscriptKeepsItsSpeakers(t *testing.T) {
	var talk strings.Builder
	for i := range 3 {
		fmt.Fprintf(&talk, "Anna Reed\n\nI have %d things to say about the pool, and then I am done.\n\nTom Ames\n\nThen say thing number %d and let us all go home to our supper.\n\n", i, i)
	}
	if got := marks(t, talk.String()); len(got) > 0 {
		t.Errorf("marked %q", got)
	}
}

func TestAParagraphThatStandsTwiceIsMarkedOnce(t *testing.T) {
	line := "The pool will stay open until the figures have been checked."
	want := []string{"repeat: " + line}
	if got := marks(t, line+"\n\n"+inReport(line)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheWordsOfPicturesAreShownByTheirPlace(t *testing.T) {
	const told = "The council met on Tuesday to hear what the union had to say.\n\nIt will meet again when the figures have been checked by somebody else.\n"
	for head, want := range map[string][]string{
		"Pool to shut for weeks\n\nBy Anna Reed\n\nThe deep end on the day of the leak\n\n": {"title: Pool to shut for weeks", "byline: By Anna Reed", "caption: The deep end on the day of the leak"},
		"Pool to shut for weeks\n\nBy Anna Reed\n\nUnion calls for a full inquiry\nMayor calls the leak a small one\nHarbour bridge to shut as well\n\n": { // a summary
			"title: Pool to shut for weeks", "byline: By Anna Reed"},
		"By Anna Reed\n\nHarbour Pictures\n\nA sign reading \"Pool\" in front of a low wall. Two boys are walking past it.\n\nSwimmers fear for the pool in its hundredth year\n\n": {
			"byline: By Anna Reed", "caption: Harbour Pictures", "caption: A sign reading \"Pool\" in front of a low wall. Two boys are walking past it.", "caption: Swimmers fear for the pool in its hundredth year"},
	} {
		if got := marks(t, head+told); !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", head, got, want)
		}
	}
	want := []string{"caption: Tom Ames / Reuters.", "caption: The mayor shakes hands with swimmers at the pool in Eastmere on Monday, April 1, 2024."}
	got := marks(t, told+"\nTom Ames / Reuters.\n\nThe mayor shakes hands with swimmers at the pool in Eastmere on Monday, April 1, 2024.\n\nShe said that she would be back.\n")
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatReadersWriteBelowAReportIsMarked(t *testing.T) {
	told := strings.Repeat("The council met on Tuesday to hear what the union had to say.\n\nIt will meet when the figures have been checked.\n\n", 1) +
		"Nobody from the council was there to answer for the leak, which has cost the town a summer.\n\n"
	want := []string{"byline: By Anna Reed", "nav: 2 comments", "nav: Swimmer says: I have 4 children and nowhere to take them.", "nav: Reply"}
	if got := marks(t, "By Anna Reed\n\n"+told+"2 comments\n\nSwimmer says: I have 4 children and nowhere to take them.\n\nReply\n"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	want = []string{"byline: By Anna Reed", "nav: 2 comments"} // a count above the report marks nothing else
	if got := marks(t, "By Anna Reed\n\n2 comments\n\n"+told); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	want = []string{"byline: By Anna Reed", "byline: Anna Reed writes on pools and parks."}
	if got := marks(t, "By Anna Reed\n\n"+told+"Anna Reed writes on pools and parks.\n"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	want = []string{"related: Most read", "related: Bridge to shut for weeks", "related: It will be the third time in a year that it does."}
	if got := marks(t, told+"Most read\n\nBridge to shut for weeks\n\nIt will be the third time in a year that it does.\n"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestATableIsNoMenu(t *testing.T) {
	table := "Pool | Lanes | Swimmers\nQuay Street | 6 | 1,200\nHill Top | 8 | 900\n"
	if got := marks(t, inReport(table)); len(got) > 0 {
		t.Errorf("marked %q", got)
	}
}

func TestACreditAtTheEndOfALongLineIsMarkedWhole(t *testing.T) {
	for _, before := range []string{"”", ")", "! ", ". "} {
		content := "The harbour board met\n\n" + strings.Repeat("The chair said the “harbour” was full, and nobody could say why it was so. ", 6) +
			"“We shall look again at the plan" + before + "Photo: Jan Whitlow\n\nThe board meets again in June.\n"
		if got := marks(t, content); !slices.Contains(got, "caption: Photo: Jan Whitlow") {
			t.Errorf("after %q: got %s", before, strings.Join(got, "; "))
		}
	}
}
