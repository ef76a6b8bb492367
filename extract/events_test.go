package extract

import (
	"strings"
	"testing"
)

func TestTheNextMorningCountsFromTheEventToldBeforeIt(t *testing.T) {
	d := page("S1", Date{2021, 6, 16},
		"The ferry left Oban on 9 October 2020 with a full hold.",
		"It was found adrift the next morning by a fishing boat.",
		"The owners have said nothing about it since.",
		"The crew came home the following day in another ship.")
	events := apart(d).events
	if len(events) != 3 {
		t.Fatalf("got %d events, want 3: %+v", len(events), events)
	}
	next, lost := events[1], events[2]
	if next.Date != (Date{2020, 10, 10}) || next.Precision != Day || !strings.Contains(next.Anchor, "2020-10-09") {
		t.Errorf("the next morning is %v (%s, %q), want 2020-10-10", next.Date, next.Precision, next.Anchor)
	}
	if !lost.Date.IsZero() || lost.Precision != Unknown {
		t.Errorf("with another passage between, the following day is %v (%s), want no date", lost.Date, lost.Precision)
	}
}

func TestTheDayBeforeCountsFromTheEventToldBeforeIt(t *testing.T) {
	d := page("S1", Date{2021, 6, 16}, "The ferry left Oban on 9 October 2020 with a full hold.", "The day before, the crew had asked for leave.", "Two days earlier the owners had refused it.")
	events := apart(d).events
	if len(events) != 3 || events[1].Date != (Date{2020, 10, 8}) || events[2].Date != (Date{2020, 10, 6}) {
		t.Fatalf("got %+v, want days 8 and 6 of October 2020 after the first", events)
	}
}

func TestAnEventShowsItsDateAndTheClauseAboutIt(t *testing.T) {
	d := page("S1", Date{2021, 6, 16}, "Speaking for the owners in a long letter to the harbour board, which has been asked more than once to say what it knew about the state of the hull, "+
		"the chairman wrote that the ferry had been inspected on Monday, and that nobody had found anything wrong with the engine, the hull or the boats.")
	e := apart(d).events[0]
	if got := d.Words(e.Wording); got != "Monday" {
		t.Errorf("the date's words are %q", got)
	}
	if n := len(strings.Fields(e.What)); n > longestEvent {
		t.Errorf("the event has %d words: %q", n, e.What)
	}
	if !strings.Contains(e.What, "the ferry had been inspected on Monday") {
		t.Errorf("the event is cut to %q", e.What)
	}
	if e.Anchor != "published 2021-06-16" {
		t.Errorf("the anchor is %q", e.Anchor)
	}
}

func TestADatelineAndFurnitureAreNoEvents(t *testing.T) {
	d := page("S1", Date{2021, 6, 16}, "Updated: 16 June 2021", "The ferry sank on 9 October 2020 off Oban.")
	d.Furniture = []Furniture{{d.Passages[1].Start, d.Passages[1].End, "caption"}}
	if got := apart(d).events; len(got) != 0 {
		t.Errorf("got %+v, want no event", got)
	}
}

func TestEventsKeepTheirIdsWhenAnotherPassageChanges(t *testing.T) {
	one := apart(page("S1", Date{2021, 6, 16}, "A word.", "The ferry sank on 9 October 2020 off Oban.")).events
	two := apart(page("S1", Date{2021, 6, 16}, "Another word or two.", "The ferry sank on 9 October 2020 off Oban.")).events
	if one[0].ID != two[0].ID {
		t.Errorf("ids differ: %s and %s", one[0].ID, two[0].ID)
	}
}
