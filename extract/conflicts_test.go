package extract

import (
	"slices"
	"strings"
	"testing"
)

// conflictsIn finds what is needed for conflicts, and them, in documents and quotations.
func conflictsIn(quotes []Quote, documents ...*Document) []Conflict {
	e := &Evidence{Documents: documents, Quotes: quotes}
	facts := newSurvey(documents)
	e.Events, e.Figures, e.Copies = facts.events, facts.figures, findCopies(facts)
	return findConflicts(e, facts)
}

func values(c Conflict) string {
	var all []string
	for _, s := range c.Sides {
		all = append(all, s.Value)
	}
	return strings.Join(all, " | ")
}

func TestTwoDaysForOneEventAreAContradiction(t *testing.T) {
	a := page("S1", Date{2021, 6, 16}, "The ferry Anna sank with all its cargo off Rathlin Point on 9 October last year.")
	b := page("S2", Date{2021, 6, 17}, "A storm caught the ferry off Rathlin Point on 8 October 2020.", "It sank, and its cargo washed ashore.")
	found := conflictsIn(nil, a, b)
	if len(found) != 1 || found[0].Kind != Contradiction || values(found[0]) != "9 October 2020 | 8 October 2020" {
		t.Fatalf("got %+v", found)
	}
	if !strings.Contains(found[0].About, "Rathlin Point") {
		t.Errorf("it is about %q", found[0].About)
	}
}

func TestTwoEventsInOnePlaceAreNoContradiction(t *testing.T) {
	for name, b := range map[string]*Document{
		"other words": page("S2", Date{2021, 6, 17}, "The lighthouse at Rathlin Point was painted by volunteers on 11 October 2020."),
		"both days": page("S2", Date{2021, 6, 17}, "The ferry sank with its cargo off Rathlin Point on 9 October 2020.",
			"The cargo of the ferry was found off Rathlin Point on 11 October 2020."),
		"months apart": page("S2", Date{2021, 6, 17}, "The ferry that sank with its cargo off Rathlin Point was raised on 2 March 2021."),
	} {
		a := page("S1", Date{2021, 6, 16}, "The ferry Anna sank with all its cargo off Rathlin Point on 9 October last year.")
		if found := conflictsIn(nil, a, b); len(found) != 0 {
			t.Errorf("%s: got %+v", name, found)
		}
	}
}

func TestCountsOfOneGroupThatDifferAreAContradiction(t *testing.T) {
	a := page("S1", Date{2021, 6, 16}, "Dozens of tram drivers refused to work the night routes after a colleague was suspended.")
	b := page("S2", Date{2021, 6, 17}, "More than 200 tram drivers refused to work night routes because one colleague was suspended.")
	found := conflictsIn(nil, a, b)
	if len(found) != 1 || found[0].Kind != Contradiction || values(found[0]) != "Dozens | More than 200" {
		t.Fatalf("got %+v", found)
	}
	agreeing := page("S2", Date{2021, 6, 17}, "Around 60 tram drivers refused to work night routes because one colleague was suspended.")
	if found := conflictsIn(nil, a, agreeing); len(found) != 0 {
		t.Errorf("dozens and around 60 agree, got %+v", found)
	}
	other := page("S2", Date{2021, 6, 17}, "The town has 900 tram drivers, and bought 12 trams.")
	if found := conflictsIn(nil, a, other); len(found) != 0 {
		t.Errorf("a total and a part do not conflict, got %+v", found)
	}
}

func TestTwoTotalsOfOneBodyAreAContradiction(t *testing.T) {
	a := page("S1", Date{2021, 6, 16}, "Enough night drivers came back to run the trams.", "Around 30 of Metroline’s 415 motormen stayed at home.")
	b := page("S2", Date{2021, 6, 17}, "Metroline has around 600 night drivers in the city.")
	found := conflictsIn(nil, a, b)
	if len(found) != 1 || found[0].Kind != Contradiction || values(found[0]) != "415 | around 600" {
		t.Fatalf("got %+v", found)
	}
	unrelated := page("S1", Date{2021, 6, 16}, "Trams ran again.", "Around 30 of Metroline’s 415 cooks stayed at home.")
	if found := conflictsIn(nil, unrelated, b); len(found) != 0 {
		t.Errorf("cooks are no drivers, got %+v", found)
	}
}

func TestAStateAndItsEndAreADevelopment(t *testing.T) {
	before := page("S1", Date{2021, 6, 16}, "The coastguard tugs have been put on standby to help the ferries.")
	after := page("S2", Date{2021, 6, 18}, "The board has stood down its plan to use coastguard tugs for the ferries.")
	found := conflictsIn(nil, before, after)
	if len(found) != 1 || found[0].Kind != Development || !strings.HasPrefix(values(found[0]), "on standby | stood down its plan") {
		t.Fatalf("got %+v", found)
	}
	after.Published = Date{2021, 6, 15}
	if found := conflictsIn(nil, before, after); len(found) != 0 {
		t.Errorf("an end told before the state is no development, got %+v", found)
	}
}

// quoted is a quotation of these words of the document.
func quoted(d *Document, words, speaker, group string) Quote {
	at := strings.Index(d.Text, words)
	mention := strings.Index(d.Text, speaker)
	return Quote{Doc: d.ID, Content: []Span{{d.ID, at, at + len(words)}}, Speaker: &Span{d.ID, mention, mention + len(speaker)},
		SpeakerName: speaker, Type: Direct, Complete: true, Group: group}
}

func TestTheSameWordsFromTwoPeopleAreAnAttribution(t *testing.T) {
	const words = "no ship of ours shall sail without a pilot"
	a := page("S1", Date{2021, 6, 16}, "“"+words+"”, said Anna Field.")
	b := page("S2", Date{2021, 6, 17}, "“"+words+"”, said John Marsh.")
	c := page("S3", Date{2021, 6, 17}, "“"+words+"”, said Mrs Field.")
	one, two, three := quoted(a, words, "Anna Field", "g1"), quoted(b, words, "John Marsh", "g1"), quoted(c, words, "Mrs Field", "g1")
	found := conflictsIn([]Quote{one, two}, a, b)
	if len(found) != 1 || found[0].Kind != Attribution || values(found[0]) != "Anna Field | John Marsh" {
		t.Errorf("got %+v", found)
	}
	if found := conflictsIn([]Quote{one, three}, a, c); len(found) != 0 {
		t.Errorf("Anna Field and Mrs Field may be one, got %+v", found)
	}
}

func TestAQuotationInOtherWordsIsAWording(t *testing.T) {
	const first, second, longer = "I have asked the board to inspect every hull", "I asked the board to inspect every single hull", "I have asked the board to inspect every hull by May"
	a := page("S1", Date{}, "Anna Field said: “"+first+"”.")
	b := page("S2", Date{}, "Anna Field said: “"+second+"”.")
	c := page("S3", Date{}, "Anna Field said: “"+longer+"”.")
	one, two, three := quoted(a, first, "Anna Field", "g1"), quoted(b, second, "Anna Field", "g1"), quoted(c, longer, "Anna Field", "g1")
	isWording := func(c Conflict) bool { return c.Kind == Wording }
	if found := conflictsIn([]Quote{one, two}, a, b); !slices.ContainsFunc(found, isWording) {
		t.Errorf("got %+v, want a wording", found)
	}
	if found := conflictsIn([]Quote{one, three}, a, c); slices.ContainsFunc(found, isWording) {
		t.Errorf("a longer excerpt is no other wording, got %+v", found)
	}
}

func TestAShortQuotationOfTwoPeopleIsAnAttribution(t *testing.T) {
	const words, more, other = "a harbour without water", "a harbour without water is a car park", "a harbour without a crane"
	a := page("S1", Date{2021, 6, 16}, "“"+words+"”, said Anna Field.")
	b := page("S2", Date{2021, 6, 17}, "“"+more+"”, said John Marsh.")
	c := page("S3", Date{2021, 6, 17}, "“"+other+"”, said John Marsh.")
	one, two, three := quoted(a, words, "Anna Field", ""), quoted(b, more, "John Marsh", ""), quoted(c, other, "John Marsh", "")
	if found := conflictsIn([]Quote{one, two}, a, b); len(found) != 1 || found[0].Kind != Attribution || values(found[0]) != "Anna Field | John Marsh" {
		t.Errorf("got %+v", found)
	}
	if found := conflictsIn([]Quote{one, three}, a, c); len(found) != 0 {
		t.Errorf("other words: got %+v", found)
	}
}

func TestASentenceOfAQuotationToldOtherwiseIsAWording(t *testing.T) {
	const first, second = "Every week an honest skipper in this harbour is handed a fine that does not give a reason.", "Every week a skipper in this harbour gets a fine that doesn't give a reason."
	const shortened = "Every week an honest skipper in this harbour is handed a fine that doesn't give a reason."
	a := page("S1", Date{}, "Anna Field said: “"+first+" The board looks on.”")
	one := quoted(a, first+" The board looks on.", "Anna Field", "")
	for _, c := range []struct {
		words, speaker string
		want           int
	}{{second, "Anna Field", 1}, {second, "John Marsh", 0}, {shortened, "Anna Field", 0}} {
		b := page("S2", Date{}, c.speaker+" said: “"+c.words+"”")
		found := conflictsIn([]Quote{one, quoted(b, c.words, c.speaker, "")}, a, b)
		found = slices.DeleteFunc(found, func(c Conflict) bool { return c.Kind != Wording })
		if len(found) != c.want {
			t.Errorf("%s, %s: got %+v, want %d", c.words, c.speaker, found, c.want)
		}
	}
}

func TestCountsOfDifferentThingsAreNoContradiction(t *testing.T) {
	a := page("S1", Date{2021, 6, 16}, "A survey of 1,200 tenants in the borough found that rents had risen sharply.")
	for name, b := range map[string]string{
		"another sample": "A survey of 850 tenants in the borough found that rents had fallen sharply.",
		"both":           "Some 1,200 tenants in the borough found that rents had risen sharply, and 850 tenants in the borough that they had fallen.",
	} {
		if found := conflictsIn(nil, a, page("S2", Date{2021, 6, 17}, b)); len(found) != 0 {
			t.Errorf("%s: got %+v", name, found)
		}
	}
	part := page("S1", Date{2021, 6, 16}, "The last 4 rows of seats in the hall were kept for reporters at the meeting.")
	if found := conflictsIn(nil, part, page("S2", Date{2021, 6, 16}, "Some 9 rows of seats in the hall were kept for reporters at the meeting.")); len(found) != 0 {
		t.Errorf("the last rows are a part, got %+v", found)
	}
}

func TestADatePutOffIsADevelopment(t *testing.T) {
	before := page("S1", Date{2021, 6, 14}, "The Ardvarra ferry will start its winter timetable on 1 October.")
	after := page("S2", Date{2021, 6, 28}, "The winter timetable of the ferry has been put back until 1 November.")
	found := conflictsIn(nil, before, after)
	if len(found) != 1 || found[0].Kind != Development || values(found[0]) != "1 October | 1 November" {
		t.Fatalf("got %+v", found)
	}
	for name, second := range map[string]*Document{
		"another thing":   page("S2", Date{2021, 6, 28}, "The opening of the harbour museum has been put back until 1 November."),
		"no word of that": page("S2", Date{2021, 6, 28}, "The winter timetable of the ferry was printed on 1 June."),
		"told before":     page("S2", Date{2021, 6, 7}, "The winter timetable of the ferry has been put back until 1 November."),
	} {
		if found := conflictsIn(nil, before, second); len(found) != 0 {
			t.Errorf("%s: got %+v", name, found)
		}
	}
}

func TestTwoConflictsOverOneNumberAreOne(t *testing.T) {
	a := page("S1", Date{2021, 6, 14}, "Kelder has 11,400 parking spaces at its workplaces, and workplace parking spaces in the city are few.")
	span := Span{"S1", 11, 32}
	first := Conflict{Kind: Contradiction, Rule: "one", Sides: []Side{{"11,400", span}, {"13,000", Span{"S2", 0, 6}}}}
	second := Conflict{Kind: Contradiction, Rule: "two", Sides: []Side{{"11,400", span}, {"12,000", Span{"S3", 0, 6}}}}
	other := Conflict{Kind: Development, Rule: "three", Sides: []Side{{"11,400", span}, {"14,000", Span{"S4", 0, 6}}}}
	if a.Words(span) != "11,400 parking spaces" {
		t.Fatalf("the span holds %q", a.Words(span))
	}
	found := merged([]Conflict{first, second, other})
	if len(found) != 2 || values(found[0]) != "11,400 | 13,000 | 12,000" || found[1].Rule != "three" {
		t.Errorf("got %+v", found)
	}
}
