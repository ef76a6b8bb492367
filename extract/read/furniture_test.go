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
		"3,000 swimmers",
		"Why?",
		"Watch the pennies, she said.",
		"By our reckoning the pool had lost a million by then",
		"What do you think a pool is for, he asked.",
		"The latest count put the crowd at 400.",
		"9 April 2024",
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
