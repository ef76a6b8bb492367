package write

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"policybrief/extract"
	"policybrief/report"
)

// fullBrief is a made-up brief of more than the look was drawn for: 40 stakeholders, 12 proposals, 200 events, six
// sources, every stance and every kind of conflict and of date.
func fullBrief() *report.Brief {
	random := rand.New(rand.NewSource(7))
	b := &report.Brief{Title: "A harbour of many voices", ShortTitle: "Harbour", Marking: "OFFICIAL", State: "In review: 40 of 100 paragraphs", Reviewed: 0.4}
	for i := range 6 {
		b.Sources = append(b.Sources, report.Source{ID: fmt.Sprintf("S%d", i+1), Short: "Gazette of the outer isles"})
	}
	cite := func(n int) (cites []*report.Citation) {
		for range n {
			c := &report.Citation{Number: len(b.Citations) + 1, Source: fmt.Sprintf("S%d", len(b.Citations)%6+1), Passage: len(b.Citations)%40 + 1, Target: "all"}
			b.Citations = append(b.Citations, c)
			cites = append(cites, c)
		}
		return cites
	}
	some := func(words string, n int) string {
		all := strings.Fields(strings.Repeat(words+" ", 1+n/3))
		return strings.Join(all[:1+random.Intn(n)], " ")
	}

	t := &report.Timeline{}
	first := time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC)
	for i := range 200 {
		from := extract.DateOf(first.AddDate(0, 0, i*i/40+random.Intn(3)))
		e := report.TimelineEvent{Precision: extract.Day, First: from, Last: from, When: from.Long(), Wording: some("as they say", 6), What: some("the harbour master counted every boat", 40), Cites: cite(1 + random.Intn(3))}
		switch i % 10 {
		case 3:
			e.Precision, e.Last = extract.Range, from.Add(1+random.Intn(40))
			e.When += " to " + e.Last.Long()
		case 5:
			e.Days = []extract.Date{from, from.Add(1 + random.Intn(4))}
			e.Last = e.Days[1]
		case 7:
			e.Precision, e.When = extract.Month, "some month"
			e.First, e.Last = extract.Date{Year: from.Year, Month: from.Month, Day: 1}, extract.Date{Year: from.Year, Month: from.Month, Day: 28}
		case 9:
			e = report.TimelineEvent{Precision: extract.Unknown, When: "No date in any source", What: e.What, Cites: e.Cites}
		}
		t.Events = append(t.Events, e)
	}
	year := report.TimelineEvent{Precision: extract.Year, First: extract.Date{Year: 2019, Month: 1, Day: 1}, Last: extract.Date{Year: 2019, Month: 12, Day: 31}, When: "2019", What: "Nothing was counted.", Cites: cite(1)}
	t.Events = slices.Insert(t.Events, 0, year)

	section := report.Section{ID: "all", Title: "All of it", First: 1, Last: 30}
	put := func(title string, data report.Drawing) {
		f := report.Figure{Number: len(section.Blocks) + 1, Title: title, Alt: "Made up.", Data: data}
		section.Blocks = append(section.Blocks, f)
	}
	put("What happened", t)
	for from := 0; from < 12; from += 6 {
		m := &report.Matrix{Of: 40, Groups: []report.MatrixGroup{{Title: "Takes a position"}, {Title: "Named, not quoted"}}}
		for i := range 6 {
			m.Columns = append(m.Columns, report.MatrixColumn{Number: from + i + 1, Title: some("Responsibilities of the harbour authority", 6), Counts: []int{5, 5, 5, 5, 5, 5, 10}})
		}
		for i := range 40 {
			row := report.MatrixRow{Name: some("Harbour and foreshore users’ federation", 7)}
			if i%3 == 2 {
				row.Why = report.Text{{Words: some("named, not quoted", 12)}, {Cites: cite(1 + i%2)}}
				m.Groups[1].Rows = append(m.Groups[1].Rows, row)
				continue
			}
			row.Role = some("elected by those who pay dues", 12)
			for j := range 6 {
				cell := report.MatrixCell{Stance: report.Stances[(i+j)%7].Stance}
				if cell.Stance != report.Silent {
					cell.Cites = cite(1 + j%2)
				}
				row.Cells = append(row.Cells, cell)
			}
			m.Groups[0].Rows = append(m.Groups[0].Rows, row)
		}
		put(fmt.Sprintf("Who says what about proposals %d to %d", from+1, from+6), m)
	}
	for i := range 12 {
		section.Blocks = append(section.Blocks, report.Heading{Number: i + 1, Text: some("Responsibilities of the harbour authority", 9), Aside: "2 of 5 sources",
			Corroboration: []report.SourceReport{{Source: "S1", Reports: true}, {Source: "S2"}, {Source: "S3", Reports: true}, {Source: "S4"}, {Source: "S5"}}})
		s := &report.Strip{}
		for j, sign := range report.Stances {
			var names []string
			for range (i*7 + j*3) % 12 {
				names = append(names, some("Harbour users", 3))
			}
			s.Of += len(names)
			who := report.Text{{Words: "nobody"}, {All: true}}
			if len(names) > 0 {
				who = report.Text{{Words: strings.Join(names, ", ")}, {Cites: cite(2)}}
			}
			s.Parts = append(s.Parts, report.StripPart{Stance: sign.Stance, Count: len(names), Names: who})
		}
		put("", s)
	}
	for i, kind := range []extract.ConflictKind{extract.Contradiction, extract.Attribution, extract.Development, extract.Difference, extract.Wording} {
		c := &report.Conflict{About: capital(some("the number of boats that were counted", 12)), Kind: kind, Treatment: "All are shown; the brief does not choose between them."}
		for range 1 + i*2 {
			v := report.ConflictValue{Value: some("around two thousand boats", 10)}
			for range 1 + random.Intn(3) {
				v.Given = append(v.Given, report.Text{{Words: "our digest of the Gazette, 25 September 2023"}, {Cites: cite(1)}})
			}
			c.Values = append(c.Values, v)
		}
		put("", c)
	}
	b.Sections = []report.Section{section}
	return b
}

// drawnTimeline sets the time line of a brief.
func drawnTimeline(t *testing.T, timeline *report.Timeline) (pieces []*timePiece, labels []*timeLabel) {
	t.Helper()
	face, err := newTypeface(printLook)
	if err != nil {
		t.Fatal(err)
	}
	s := newSetter(face, &report.Brief{})
	labels, _ = s.timeLabels(timeline, elbowAt)
	pieces = timePieces(labels)
	setLanes(pieces, labels)
	return pieces, labels
}

// timelines are time lines that are hard to draw, by what makes them so.
func timelines() map[string]*report.Timeline {
	on := func(precision extract.Precision, first, last extract.Date) report.TimelineEvent {
		return report.TimelineEvent{Precision: precision, First: first, Last: last, When: first.Long(), What: "A boat was counted in the harbour, and then another was."}
	}
	day := extract.Date{Year: 2024, Month: 2, Day: 28}
	crowd, weekly, nested := &report.Timeline{}, &report.Timeline{}, &report.Timeline{}
	for i := range 60 {
		crowd.Events = append(crowd.Events, on(extract.Day, day, day))
		next := day.Add(13 * i)
		weekly.Events = append(weekly.Events, on(extract.Day, next, next))
		nested.Events = append(nested.Events, on(extract.Range, day.Add(i), day.Add(120-i)))
	}
	full := fullBrief().Sections[0].Blocks[0].(report.Figure).Data.(*report.Timeline)
	return map[string]*report.Timeline{"full": full, "one day of many": crowd, "never a gap": weekly, "ranges in ranges": nested,
		"a month and a year alone": {Events: []report.TimelineEvent{on(extract.Year, extract.Date{Year: 2020, Month: 1, Day: 1}, extract.Date{Year: 2020, Month: 12, Day: 31}),
			on(extract.Month, extract.Date{Year: 2020, Month: 5, Day: 1}, extract.Date{Year: 2020, Month: 5, Day: 31})}}}
}

func TestTheWordsOfATimeLineStandApartInOrderAndOnTheirPage(t *testing.T) {
	for name, timeline := range timelines() {
		pieces, labels := drawnTimeline(t, timeline)
		shown := map[*timeLabel]int{}
		for i, piece := range pieces {
			if piece.height > figureTallest && len(piece.labels) > 1 {
				t.Errorf("%s: piece %d is %.0f high, more than a page holds", name, i, piece.height)
			}
			bottom, anchor := -labelGap, -1.0
			for _, l := range piece.labels {
				shown[l]++
				if l.top < bottom+labelGap-0.01 || l.top < -0.01 || l.top+l.height > piece.height+0.01 {
					t.Errorf("%s: piece %d, %.0f high: words from %.1f to %.1f follow some that end at %.1f", name, i, piece.height, l.top, l.top+l.height, bottom)
				}
				if l.anchor < anchor {
					t.Errorf("%s: piece %d: a leader from %.1f crosses one from %.1f", name, i, l.anchor, anchor)
				}
				if l.anchor < 0 || l.anchor > piece.height {
					t.Errorf("%s: piece %d: a leader begins at %.1f of %.1f", name, i, l.anchor, piece.height)
				}
				bottom, anchor = l.top+l.height, l.anchor
			}
			if i > 0 && piece.start() < pieces[i-1].start() {
				t.Errorf("%s: piece %d begins before the one above it", name, i)
			}
		}
		for _, l := range labels {
			if shown[l] != 1 {
				t.Errorf("%s: an event stands %d times", name, shown[l])
			}
		}
	}
}

func TestTheMarksOfATimeLineDoNotTouch(t *testing.T) {
	for name, timeline := range timelines() {
		pieces, labels := drawnTimeline(t, timeline)
		for i, piece := range pieces {
			for at, m := range piece.marks {
				top, bottom := piece.extent(m)
				if top > bottom || top < -0.01 || bottom > piece.height+0.01 {
					t.Errorf("%s: piece %d: a mark from %.1f to %.1f in %.1f", name, i, top, bottom, piece.height)
				}
				for _, other := range piece.marks[:at] {
					if otherTop, otherBottom := piece.extent(other); m.lane == other.lane && top < otherBottom+laneClear && otherTop < bottom+laneClear {
						t.Errorf("%s: piece %d: two marks touch in lane %d", name, i, m.lane)
					}
				}
			}
		}
		elbow, pitch := laneRoom(setLanes(pieces, labels))
		for _, l := range labels {
			if at := axisAt + firstLane + pitch*float64(l.mark.lane); at > elbow {
				t.Errorf("%s: lane %d at %.1f stands right of the leaders at %.1f", name, l.mark.lane, at, elbow)
			}
		}
		if width := tagsAt - 16 - elbow - labelAfter; width < 150 {
			t.Errorf("%s: only %.0f points are left for the words", name, width)
		}
	}
}

func TestATimeLineIsCutWhereNothingHappens(t *testing.T) {
	day := func(month, day int) report.TimelineEvent {
		d := extract.Date{Year: 2024, Month: month, Day: day}
		return report.TimelineEvent{Precision: extract.Day, First: d, Last: d, What: "It was so."}
	}
	// From 1 to 16 January 14 days are empty, which are drawn; from 16 January to 1 February 15, which are not.
	pieces, _ := drawnTimeline(t, &report.Timeline{Events: []report.TimelineEvent{day(1, 1), day(1, 16), day(2, 1)}})
	if len(pieces) != 2 || pieces[0].days() != 16 || pieces[1].days() != 1 || pieces[1].cut != "15 days not drawn" {
		t.Errorf("%d pieces, of %d days and more, and the cut %q", len(pieces), pieces[0].days(), pieces[len(pieces)-1].cut)
	}
	if a, b := pieces[0].labels[0].anchor, pieces[0].labels[1].anchor; math.Abs(b-a-15*pieces[0].dayHeight) > 0.01 {
		t.Errorf("15 days are %.1f high where a day is %.1f", b-a, pieces[0].dayHeight)
	}
}

func TestBoxesStandAsNearToWhereTheyBelongAsOthersLetThem(t *testing.T) {
	for _, c := range []struct {
		wanted, heights []float64
		room            float64
		want            []float64
	}{
		{nil, nil, 100, nil},
		{[]float64{10, 60}, []float64{20, 20}, 200, []float64{10, 60}},                     // both have room
		{[]float64{50, 50}, []float64{20, 20}, 200, []float64{36.5, 63.5}},                 // each gives way by half of 20 and the gap of 7
		{[]float64{0, 0}, []float64{20, 20}, 200, []float64{0, 27}},                        // the first cannot rise
		{[]float64{190, 195}, []float64{20, 20}, 200, []float64{153, 180}},                 // the last cannot sink
		{[]float64{100, 101, 10}, []float64{10, 10, 10}, 300, []float64{53.3, 70.3, 87.3}}, // (100 + 84 − 24) / 3
	} {
		got := placeApart(c.wanted, c.heights, 7, c.room)
		for i := range c.want {
			if len(got) != len(c.want) || math.Abs(got[i]-c.want[i]) > 0.05 {
				t.Errorf("%v of %v in %.0f stand at %v, not at %v", c.wanted, c.heights, c.room, got, c.want)
				break
			}
		}
	}
}

func TestBoxesOfAStripFillTheTextAndDoNotTouch(t *testing.T) {
	for _, n := range []int{1, 2, 16, 40, 100, 400} {
		width, gap := boxWidth(n)
		if total := float64(n)*width + float64(n-1)*gap; math.Abs(total-textWide) > 0.01 || width <= 0 || gap <= 0 {
			t.Errorf("%d boxes of %.2f with gaps of %.2f are %.1f wide", n, width, gap, total)
		}
	}
}

func TestSquaresShowUpToFiveNumberedSources(t *testing.T) {
	of := func(ids ...string) report.Heading {
		h := report.Heading{}
		for _, id := range ids {
			h.Corroboration = append(h.Corroboration, report.SourceReport{Source: id})
		}
		return h
	}
	for _, c := range []struct {
		heading report.Heading
		drawn   bool
	}{{of(), false}, {of("S1"), true}, {of("S1", "S2", "S3", "S4", "S5"), true}, {of("S1", "S2", "S3", "S4", "S5", "S6"), false}, {of("S1", "letter"), false}} {
		if (squares(c.heading) != nil) != c.drawn {
			t.Errorf("%v: drawn is %v", c.heading.Corroboration, !c.drawn)
		}
	}
}

func TestWordsThatDoNotFitAreCutBetweenWords(t *testing.T) {
	face, err := newTypeface(printLook)
	if err != nil {
		t.Fatal(err)
	}
	l := lettering{size: 10}
	if got := face.fit("past 48 hours", l, face.width("past 48 hours", l)-1); got != "past 48…" {
		t.Errorf("cut to %q, want it cut between words", got)
	}
}
