package extract

import (
	"strings"
	"testing"
)

// page makes a document of paragraphs, one a line.
func page(id string, published Date, lines ...string) *Document {
	d := &Document{ID: id, Name: id + ".txt", Published: published, Text: strings.Join(lines, "\n")}
	for at := 0; at < len(d.Text); {
		end := at + strings.IndexByte(d.Text[at:]+"\n", '\n')
		if strings.TrimSpace(d.Text[at:end]) != "" {
			d.Passages = append(d.Passages, Passage{Number: len(d.Passages) + 1, Start: at, End: end})
		}
		at = end + 1
	}
	return d
}

// datesIn returns the dates of a sentence as "words=from/to", counted from a document of the given calendar.
func datesIn(text string, c calendar) string {
	words := lexemes(text, 0, len(text))
	var found []string
	for _, m := range moments(text, words) {
		p, _, _ := c.resolve(m, dateParser{text, words}.way(m), Date{})
		shown := p.from.String()
		if !p.to.IsZero() {
			shown += "/" + p.to.String()
		}
		found = append(found, text[words[m.first].start:words[m.last-1].end]+"="+shown)
	}
	return strings.Join(found, "; ")
}

// writtenOn is the calendar of a document of that day.
func writtenOn(d Date) calendar {
	return calendar{first: d, last: d, dated: true, anchor: "published " + d.String()}
}

func TestDatesAreReadAsABritishReaderReadsThem(t *testing.T) {
	wednesday := writtenOn(Date{2021, 6, 16}) // a Wednesday
	for _, c := range []struct{ text, want string }{
		{"The bridge was closed on 3 May 2021.", "3 May 2021=2021-05-03"},
		{"The bridge was closed on the 3rd of May, 2021.", "3rd of May, 2021=2021-05-03"},
		{"The bridge was closed on May 3, 2021.", "May 3, 2021=2021-05-03"},
		{"The bridge was closed on 03/05/2021.", "03/05/2021=2021-05-03"},
		{"The bridge was closed on 3.5.21 at noon.", "3.5.21=2021-05-03"},
		{"The log says 2021-05-03 and no more.", "2021-05-03=2021-05-03"},
		{"The ferry sank on 9 October last year.", "9 October last year=2020-10-09"},
		{"The ferry sank on Oct. 9 last year.", "Oct. 9 last year=2020-10-09"},
		{"The ferry sank last October.", "last October=2020-10"},
		{"The ferry sank in October last year.", "October last year=2020-10"},
		{"The ferry sank last May.", "last May=2020-05-01/2021-05-31"},
		{"The ferry sank in October.", "October=2020-10"},
		{"The ferry sank on 9 October.", "9 October=2020-10-09"},
		{"Under the plan the pier would close on 31 October.", "31 October=2021-10-31"},
		{"Staff were told on 4 May that the pier would shut on 30 December.", "4 May=2021-05-04; 30 December=--12-30"},
		{"The mill was sold on a Friday afternoon.", ""},
		{"The council met on Monday.", "Monday=2021-06-14"},
		{"The council met on Wednesday.", "Wednesday=2021-06-16"},
		{"The council met on Thursday evening.", "Thursday evening=2021-06-10"},
		{"The council will meet on Thursday.", "Thursday=2021-06-17"},
		{"On Thursday the council will meet.", "Thursday=2021-06-17"},
		{"The council could meet on Thursday.", "Thursday=2021-06-10/2021-06-17"},
		{"She said on Monday that it should meet.", "Monday=2021-06-14"},
		{"The council will be opened on Thursday.", "Thursday=2021-06-17"},
		{"On Monday she said that the council will meet.", "Monday=2021-06-14"},
		{"The council met last Monday.", "last Monday=2021-06-07/2021-06-14"},
		{"The council met last Friday.", "last Friday=2021-06-11"},
		{"The council meets next Tuesday.", "next Tuesday=2021-06-22"},
		{"The mayor spoke today (16).", "today (16)=2021-06-16"},
		{"The mayor spoke yesterday.", "yesterday=2021-06-15"},
		{"The mayor spoke on Monday (7).", "Monday (7)=2021-06-07"},
		{"The mayor spoke last night.", "last night=2021-06-15"},
		{"The strike began last week.", "last week=2021-06-07/2021-06-13"},
		{"The river rose over the past 48 hours.", "past 48 hours=2021-06-14/2021-06-16"},
		{"The river rose in the past week.", "past week=2021-06-09/2021-06-16"},
		{"The river rose over the weekend.", "the weekend=2021-06-12/2021-06-13"},
		{"The school opened four days ago.", "four days ago=2021-06-12"},
		{"The school opened in March 2019.", "March 2019=2019-03"},
		{"The school opened in 2019.", "2019=2019"},
		{"The head served from 2011 to 2015.", "2011 to 2015=2011-01-01/2015-12-31"},
		{"It ran from 30 April to 2 May 2019.", "30 April to 2 May 2019=2019-04-30/2019-05-02"},
		{"It ran on 14–16 March 2019.", "14–16 March 2019=2019-03-14/2019-03-16"},
		{"Rents rose in the second quarter of 2020.", "second quarter of 2020=2020-04-01/2020-06-30"},
		{"Rents rose in Q1 2020.", "Q1 2020=2020-01-01/2020-03-31"},
		{"Since the 1990s rents have doubled.", "1990s=1990-01-01/1999-12-31"},
		{"It reports by the end of November.", "end of November=2021-11"},
		{"The bridge reopened on Christmas Day 2019.", "Christmas Day 2019=2019-12-25"},
		{"The bridge was closed on New Year's Day.", "New Year's Day=2021-01-01"},
		{"The shop shut on Boxing Day last year.", "Boxing Day last year=2020-12-26"},
		{"The trust gave up the plan a fortnight ago.", "a fortnight ago=2021-05-30/2021-06-05"},
		{"The rule was changed on the 12th of this month.", "the 12th of this month=2021-06-12"},
		{"Rents rose in the 2018/19 financial year.", "2018/19 financial year=2018-04-01/2019-03-31"},
		{"Pupils were sent home in the 2018/19 school year.", "2018/19 school year=2018-09-01/2019-08-31"},
		{"The bridge ran from May 3-5, 2021.", "May 3-5, 2021=2021-05-03/2021-05-05"},
		{"The council wants the bridge mended by 30 April.", "30 April=2022-04-30"},
		{"We will mend it by October.", "October=2021-10"},
		{"Mend the bridge by 30 April", "30 April=2022-04-30"},
		{"It was to be mended by the autumn.", "autumn=2021-09-01/2021-11-30"},
		{"She said that the bridge would be open on Friday.", "Friday=2021-06-18"},
		{"She said on Monday that the bridge would be open on Friday.", "Monday=2021-06-14; Friday=2021-06-11/2021-06-18"},
		{"They'll meet on Friday.", "Friday=2021-06-18"},
		{"The council is to meet on Friday.", "Friday=2021-06-18"},
		{"The council is going to meet on Friday.", "Friday=2021-06-18"},
		{"The council may meet on Friday.", "Friday=2021-06-18"},
		{"The council was due to meet on Friday.", "Friday=2021-06-11/2021-06-18"},
		{"The vote was postponed to 30 April.", "30 April=2022-04-30"},
		{"The vote had been put off until 10 August.", "10 August=2021-08-10"},
		{"The next vote, on Friday, is the last.", "Friday=2021-06-18"},
		{"Fares rise from 1 May", "1 May=2022-05-01"},
		{"It has been closed since July.", "July=2020-07"},
		{"Tuesday 20 July: the town hall, at seven", "Tuesday 20 July=2021-07-20"},
		{"It was seen on Tuesday 14 July.", "Tuesday 14 July=2020-07-14"},
		{"The council met on Tuesday of last week.", "Tuesday of last week=2021-06-08"},
		{"They spoke on Monday of last week's storm.", "Monday=2021-06-14; last week=2021-06-07/2021-06-13"},
		{"The council meets on Tuesday next week.", "Tuesday next week=2021-06-22"},
		{"The council will sit on Friday week.", "Friday week=2021-06-25"},
		{"The council meets this coming Friday.", "this coming Friday=2021-06-18"},
		{"She resigned earlier this week.", "this week=2021-06-14/2021-06-16"},
		{"She replies later this week.", "this week=2021-06-16/2021-06-20"},
		{"The ferry sank last winter.", "last winter=2020-12-01/2021-02-28"},
		{"The ferry sank last summer.", "last summer=2020-06-01/2020-08-31"},
		{"The ferry returns next spring.", "next spring=2022-03-01/2022-05-31"},
		{"The ferry returns next winter.", "next winter=2021-12-01/2022-02-28"},
		{"The ferry returns next autumn.", "next autumn=2021-09-01/2022-11-30"},
		{"It will be mended by the end of 2023.", "2023=2023"},
		{"Few recall the floods of 2007, with a total of 2007 sheep lost.", "2007=2007"},
		{"The port was shut from January to March.", "January to March=2021-01-01/2021-03-31"},
		{"The port is shut on Thursday 24th.", "Thursday 24th=2021-06-24"},
		{"Fares rise on the first of July.", "the first of July=2021-07-01"},
		{"The March inspection found rust.", "March=2021-03"},
		{"In an October interview she denied it.", "October=2020-10"},
		{"In a Monday interview she denied it.", "Monday=2021-06-14"},
		{"The 2019 survey and its 2017 riots were told of.", "2019=2019; 2017=2017"},
		{"It met on 30 February 2021.", ""},
		{"It met on 31/31/2021.", ""},
	} {
		if got := datesIn(c.text, wednesday); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestWhatIsNoDateIsNotReadAsOne(t *testing.T) {
	for _, text := range []string{
		"Mrs May may march in step with Mr March.",
		"April Brown and August Stone spoke for the union.",
		"Section 5 May contain exceptions, and section 12 of the Act does.",
		"The Sunday Post and Sheffield Wednesday share a page on Black Friday.",
		"They counted 2019 sheep and paid £2020 for them.",
		"She is 24, he is 31 and the cat is 5.",
		"The 10:30 train, flight BA2019 and the A303 were late.",
		"By 2000 people had signed.",
		"The second march passed the first quarter of the route.",
		"Every Friday one Monday looks like any other.",
		"A Saturday job and the March to the sea are two things.",
		"The May government fell, and the 2000 people in the square went home.",
		"She works on the day before each match.",
	} {
		if got := datesIn(text, writtenOn(Date{2021, 6, 16})); got != "" {
			t.Errorf("%s\n got %q", text, got)
		}
	}
}

func TestADocumentWithoutADateGetsNoPoint(t *testing.T) {
	dated := []*Document{page("S1", Date{2021, 6, 16}), page("S2", Date{2021, 6, 18})}
	undated := page("S3", Date{})
	among := calendars(append(dated, undated))[2]
	alone := calendars([]*Document{undated})[0]
	for _, c := range []struct{ text, among, alone string }{
		{"The council met on Monday.", "Monday=2021-06-07/2021-06-21", "Monday="},
		{"The council met today.", "today=2021-06-13/2021-06-21", "today="},
		{"The ferry sank on 9 October.", "9 October=--10-09", "9 October=--10-09"},
		{"The ferry sank in October last year.", "October last year=2020-10", "October last year="},
		{"The ferry sank on 9 October 2020.", "9 October 2020=2020-10-09", "9 October 2020=2020-10-09"},
	} {
		if got := datesIn(c.text, among); got != c.among {
			t.Errorf("among dated sources: %s\n got %q\nwant %q", c.text, got, c.among)
		}
		if got := datesIn(c.text, alone); got != c.alone {
			t.Errorf("alone: %s\n got %q\nwant %q", c.text, got, c.alone)
		}
	}
	if !strings.Contains(among.anchor, "undated") || !strings.Contains(among.anchor, "2021-06-16 to 2021-06-18") {
		t.Errorf("the anchor %q does not say what it rests on", among.anchor)
	}
	apart := calendars([]*Document{page("S1", Date{2019, 1, 1}), page("S2", Date{2021, 6, 18}), undated})[2]
	if got := datesIn("The council met on Monday.", apart); got != "Monday=" {
		t.Errorf("sources years apart date nothing, got %q", got)
	}
}

func TestAnUpdatedDocumentCountsFromBothItsDays(t *testing.T) {
	soon, late, only := page("S1", Date{2021, 6, 16}), page("S2", Date{2021, 6, 16}), page("S3", Date{})
	soon.Updated, late.Updated, only.Updated = Date{2021, 6, 17}, Date{2021, 9, 1}, Date{2021, 6, 17}
	c := calendars([]*Document{soon, late, only})
	for i, want := range []string{"yesterday=2021-06-15/2021-06-16; Monday=2021-06-14", "yesterday=2021-06-15; Monday=2021-06-14", "yesterday=2021-06-16; Monday=2021-06-14"} {
		if got := datesIn("The mayor said yesterday that the bridge had closed on Monday.", c[i]); got != want {
			t.Errorf("document %d: got %q, want %q", i+1, got, want)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, seed := range []string{"On Thursday (14), 3–5 May, 03/05/2021 and the next morning.", "from 2011 to 2015, Q1 2020, the 1990s, past 48 hours", "Sept. 31, 0/0/00, 99-99-9999 last year", "14 ago 3 days later Mon, , , 3 May’s",
		"“It opens today (16),” he said.\nThe next day, by 29 February, it will close; last Friday, two weeks ago, over the weekend."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		if len(text) > mostFuzzed {
			return
		}
		other := page("S2", Date{2021, 6, 18}, "Nothing happened.")
		running := page("S1", Date{2021, 6, 16}, text)
		running.Updated = Date{2021, 6, 17}
		for _, d := range []*Document{page("S1", Date{2021, 6, 16}, text), page("S1", Date{}, text), running} {
			at := 0
			for _, e := range apart(d, other).events {
				standing(t, text, e.Span)
				standing(t, text, e.Wording)
				if e.Wording.Start < e.Span.Start || e.Wording.End > e.Span.End {
					t.Fatalf("the words of its date stand outside event %+v of %q", e, text)
				}
				if e.Wording.Start < at {
					t.Fatalf("date %+v begins within the one found before it in %q", e, text)
				}
				at = e.Wording.End
				for _, day := range []Date{e.Date, e.End} {
					if again, err := ParseDate(day.String()); err != nil || again != day {
						t.Fatalf("%v of %q is no date: %v", day, text, err)
					}
				}
				if !e.End.IsZero() && e.End.Compare(e.Date) < 0 {
					t.Fatalf("range of %q ends before it begins: %v to %v", text, e.Date, e.End)
				}
				if e.Date.IsZero() != (e.Precision == Unknown) || e.End.IsZero() == (e.Precision == Range) {
					t.Fatalf("date %v to %v of %q does not go with precision %s", e.Date, e.End, text, e.Precision)
				}
			}
		}
	})
}
