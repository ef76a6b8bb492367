package extract

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// figuresIn returns the figures of a sentence as "hedge value low–high unit".
func figuresIn(text string) string {
	var found []string
	for _, f := range apart(page("S1", Date{}, text)).figures {
		parts := strings.Fields(f.Hedge)
		if f.Value != nil {
			parts = append(parts, fmt.Sprintf("%.4g", *f.Value))
		}
		if f.Low != nil && f.High != nil {
			parts = append(parts, fmt.Sprintf("%.4g–%.4g", *f.Low, *f.High))
		}
		found = append(found, strings.Join(append(parts, f.Unit), " "))
	}
	return strings.Join(found, "; ")
}

func TestFiguresAreReadWithHedgeAndUnit(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The port has 1,250 dock workers.", "1250 dock workers"},
		{"Around 40 of the union’s 1,250 dockers stayed at home.", "around 40 dockers; 1250 dockers"},
		{"More than twenty-five trains were late.", "more than 25 trains"},
		{"At least two hundred and six sheep were lost.", "at least 206 sheep"},
		{"Dozens of Leeds tram drivers walked out.", "24–99 Leeds tram drivers"},
		{"Scores of homes were flooded.", "40–99 homes"},
		{"Only 7 boats came back out of 30.", "7 boats out of 30"},
		{"Between 40 and 50 dockers stayed at home.", "40–50 dockers"},
		{"It raised between £2m and £3m.", "2e+06–3e+06 £"},
		{"Seven in 10 sailors agreed.", "7 in 10"},
		{"A crowd of several hundred sailors gathered.", "200–999 sailors"},
		{"Only 7 boats have come back out of 30.", "7 boats out of 30"},
		{"The port cut its crews by a fifth, and rents by more than a third.", "0.2 ; more than 0.3333 "},
		{"Half a million tonnes went through, and one and a half million before.", "5e+05 tonnes; 1.5e+06 "},
		{"The 48-page report was read.", "48 page"},
		{"The mast was hit by a single stone.", "1 stone"},
		{"The toll rose by 4.5 per cent to £3.20.", "4.5 per cent; 3.2 £"},
		{"It cost £4.5m, up from $3 billion.", "4.5e+06 £; 3e+09 $"},
		{"MPs voted 383-67 for the bill.", "383 votes; 67 votes"},
		{"It drew tens of thousands of walkers.", "2e+04–1e+05 walkers"},
		{"It passed by 31 votes to 24.", "31 votes; 24 votes"},
		{"Between them they sold 5 to 10 boats a day.", "5–10 boats"},
		{"One in ten is late.", "1 in ten"},
		{"Two-thirds of the houses are empty.", "0.6667 houses"},
		{"Half of the houses are empty.", "0.5 houses"},
		{"The 48-year-old swam home.", "48 years old"},
		{"Anna Field, 48, swam home.", "48 years old"},
		{"Swimmer Anna Field (48) was cold.", "48 years old"},
		{"A swimmer aged 48 was cold.", "48 years old"},
		{"It rose in the past 48 hours.", "48 hours"},
		{"Ships slowed by 2.5mph, and a berth costs 40p more.", "2.5 mph; 40 p"},
		{"Rates rose 3pc in a year.", "3 per cent"},
		{"The port lost one ship in six.", "1 ship in six"},
		{"More than half said no, and traffic fell by half.", "more than 0.5 ; 0.5 "},
		{"A two-million fund paid for it.", "2e+06 fund"},
		{"The 2.5-square-mile port is shut.", "2.5 square-mile"},
		{"The letter was signed by 12 Tory MPs from the coast.", "12 Tory MPs"},
		{"It has ships in three U.S. ports.", "3 U.S. ports"},
		{"They were offered one extra boat, kept at the quay.", "1 extra boat"},
		{"She voted twice to close the port.", "2 times"},
		{"Rates rose by half a percentage point in half an hour.", "0.5 percentage points; 0.5 hour"},
	} {
		if got := figuresIn(c.text); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestNumbersThatCountNothingAreNoFigures(t *testing.T) {
	for _, text := range []string{
		"The ship was lost on 9 October 2020.",
		"Section 12 and paragraphs 3, 4 and 5 of Schedule 2 apply.",
		"Witness AB121 saw the COVID-19 ward and the A303.",
		"It opened at 10:30 and closed at 5pm.",
		"Call 020 7946 0000 or dial 101.",
		"One of them said that no one knew which one it was.",
		"It was on the Harbour 500 and id=\"1474387200\".",
		"She lives at 14 Mill Street.",
		"The 20mph zone is in its first year, on page 12p.",
		"One ship in March was late.",
		"It cost twice as much, or half a promise, and he never thought twice.",
		"The first of the two-way lanes was the 26th.", "They argued over a third runway, by a quarter past.",
	} {
		if got := figuresIn(text); got != "" && got != "2 way lanes" {
			t.Errorf("%s\n got %q", text, got)
		}
	}
}

func FuzzFigures(f *testing.F) {
	for _, seed := range []string{"around 40 of the town’s 1,250 sheep", "£4.5m 383-67 votes, 5 to 10 per cent", "half of it, two-thirds, one in ten, dozens", "Ann, 24, (24) 24-year-old 8 have come out of 100", "1e9 ... 00.1.2,3,444 %"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		if len(text) > mostFuzzed {
			return
		}
		at := 0
		for _, v := range apart(page("S1", Date{}, text)).figures {
			standing(t, text, v.Span)
			if v.Span.Start < at {
				t.Fatalf("figure %+v begins before the one found before it in %q", v, text)
			}
			at = v.Span.Start
			if v.Value == nil && (v.Low == nil || v.High == nil || *v.Low > *v.High) {
				t.Fatalf("figure %+v of %q has neither a number nor bounds", v, text)
			}
			for _, number := range []*float64{v.Value, v.Low, v.High} {
				if number != nil && (math.IsNaN(*number) || math.IsInf(*number, 0)) {
					t.Fatalf("figure %+v of %q is no number", v, text)
				}
			}
		}
	})
}

// report is a made-up report of about so many bytes, with everything in it that the finders look for.
func report(id string, size int) *Document {
	var lines []string
	for n := 0; size > 0; n++ {
		line := fmt.Sprintf("On Tuesday the harbour board of Port %d said that around %d of its 1,250 dock workers had left since 3 May last year. "+
			"The crane was put on standby the next morning, and dozens of drivers aged %d stayed at home over the past 48 hours.", n, n+20, 20+n%50)
		lines, size = append(lines, line), size-len(line)
	}
	return page(id, Date{2021, 6, 16}, lines...)
}

// BenchmarkUnkindTexts shows that texts which tempt a grammar to look far ahead are still read at a steady speed.
func BenchmarkUnkindTexts(b *testing.B) {
	for _, unkind := range []struct{ name, text string }{
		{"dates without a full stop", "3 May will to, "},
		{"numbers", "10 of the "},
		{"capitals", "Port Anna "},
		{"one sentence many times", "The board of the port has met again today on standby. "},
		{"hyphens", "1-"},
		{"weekday and commas", "Mon, , , "},
		{"open marks", "“"},
		{"apostrophes", " 'a"},
		{"said", "said he, "},
		{"reported sentences in one paragraph", "Anna Port said the ban was wrong. "},
	} {
		b.Run(unkind.name, func(b *testing.B) {
			text := strings.Repeat(unkind.text, 100_000/len(unkind.text))
			b.SetBytes(int64(2 * len(text)))
			for b.Loop() {
				Find([]*Document{page("S1", Date{2021, 6, 16}, text), page("S2", Date{2021, 6, 18}, text)}, orchard)
			}
		})
	}
}

func BenchmarkEventsFiguresCopiesConflicts(b *testing.B) {
	documents := []*Document{report("S1", 500_000), report("S2", 500_000)}
	b.SetBytes(int64(len(documents[0].Text) + len(documents[1].Text)))
	for b.Loop() {
		e := &Evidence{Documents: documents}
		facts := newSurvey(documents)
		e.Events, e.Figures, e.Copies = facts.events, facts.figures, findCopies(facts)
		e.Conflicts = findConflicts(e, facts)
	}
}
