package main

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"policybrief/extract"
)

// gold is what a careful reader marked in a set of sources. Each row gives words that stand once in its file.
type gold struct {
	Stakeholders []struct {
		Name    string   `json:"name"`
		ID      string   `json:"id"`
		Aliases []string `json:"aliases"`
	} `json:"stakeholders"`
	Quotations []struct {
		goldWords
		Speaker string            `json:"speaker"`
		Type    extract.QuoteType `json:"type"`
		Within  bool              `json:"within"` // a fragment of a longer row
	} `json:"quotations"`
	NotSpeech []goldWords `json:"quoted_but_not_speech"`
	Positions []struct {
		goldWords
		view
	} `json:"positions"`
	NoPosition []view `json:"no_stated_position"` // on "*": on nothing
	Events     []struct {
		goldWords
		Date *string `json:"date"` // a day, month or year, or FIRST/LAST; nil where the text allows none
	} `json:"events"`
	Figures []struct {
		goldWords
		Value string `json:"value"`
	} `json:"figures"`
	Conflicts []struct {
		ID    string               `json:"id"`
		Kind  extract.ConflictKind `json:"kind"`
		Sides []goldWords          `json:"sides"`
	} `json:"conflicts"`
	Furniture []goldWords `json:"boilerplate"`
	Copies    []struct {
		Members []goldWords `json:"members"`
	} `json:"near_duplicates"`
}

// goldWords are words of a file; each kind of row has its own name for them.
type goldWords struct {
	File     string `json:"file"`
	Exact    string `json:"exact"`
	Content  string `json:"content"`
	Evidence string `json:"evidence"`
}

// view is who holds which stance on what.
type view struct {
	Stakeholder string         `json:"stakeholder"`
	About       string         `json:"about"`
	Stance      extract.Stance `json:"stance"`
}

// scorer holds the evidence of a set against its gold.
type scorer struct {
	t         *testing.T
	gold      gold
	evidence  *extract.Evidence
	proposals []extract.Proposal
	documents map[string]*extract.Document // by id, and by the file's base name
	got, of   map[string]int               // what was found or done wrong, by its name, and of how many
}

// count adds a gold row to a figure, and to what was found of it.
func (s *scorer) count(figure string, found bool) {
	s.of[figure]++
	if found {
		s.got[figure]++
	}
}

// wordPattern is what counts as a word when spans are compared.
var wordPattern = regexp.MustCompile(`[\p{L}\p{N}_]+`)

func (s *scorer) words(span extract.Span) map[int]bool {
	starts := map[int]bool{}
	for _, at := range wordPattern.FindAllStringIndex(s.documents[span.Doc].Text[span.Start:span.End], -1) {
		starts[span.Start+at[0]] = true
	}
	return starts
}

// find returns where the words of a gold row stand.
func (s *scorer) find(g goldWords) extract.Span {
	words := cmp.Or(g.Exact, g.Content, g.Evidence)
	d := s.documents[g.File]
	if d == nil || words == "" || strings.Count(d.Text, words) != 1 {
		s.t.Fatalf("the gold's words do not stand once in %s: %q", g.File, words)
	}
	at := strings.Index(d.Text, words)
	return extract.Span{Doc: d.ID, Start: at, End: at + len(words)}
}

// shows reports whether a row of evidence lies on the words of a gold row and is of about their size.
func (s *scorer) shows(row extract.Span, g goldWords) bool {
	words := s.find(g)
	return row.Doc == words.Doc && row.Start < words.End && words.Start < row.End &&
		len(s.words(row)) <= max(30, 3*len(s.words(words)))
}

func (s *scorer) anyShows(rows []extract.Span, g goldWords) bool {
	return slices.ContainsFunc(rows, func(row extract.Span) bool { return s.shows(row, g) })
}

// part is what a quotation has in one paragraph.
type part struct {
	document string
	words    map[int]bool
	quote    extract.Quote
}

func (s *scorer) parts() []part {
	var parts []part
	for _, q := range s.evidence.Quotes {
		paragraph := -2
		for _, span := range q.Content {
			text := s.documents[span.Doc].Text
			for start := span.Start; start < span.End; {
				line := extract.Span{Doc: span.Doc, Start: start, End: span.End}
				if n := strings.IndexByte(text[start:span.End], '\n'); n >= 0 {
					line.End = start + n
				}
				start = line.End + 1
				if begins := strings.LastIndexByte(text[:line.Start], '\n'); begins != paragraph {
					paragraph = begins
					parts = append(parts, part{line.Doc, map[int]bool{}, q})
				}
				maps.Copy(parts[len(parts)-1].words, s.words(line))
			}
		}
	}
	return slices.DeleteFunc(parts, func(p part) bool { return len(p.words) == 0 })
}

func shared(a, b map[int]bool) (n int) {
	for at := range a {
		if b[at] {
			n++
		}
	}
	return n
}

// quotations matches what was found with the gold one to one, the likest first: half of all their words must be
// shared. A fragment in marks is also found where the reported clause that holds it is.
func (s *scorer) quotations() {
	type pair struct {
		likeness    float64
		within      int
		row, column int
	}
	parts := s.parts()
	rows := make([]map[int]bool, len(s.gold.Quotations))
	touched := make([]bool, len(parts))
	var pairs []pair
	for i, g := range s.gold.Quotations {
		span := s.find(g.goldWords)
		rows[i] = s.words(span)
		for j, p := range parts {
			if p.document != span.Doc {
				continue
			}
			both := shared(rows[i], p.words)
			touched[j] = touched[j] || both > 0
			if likeness := float64(both) / float64(len(rows[i])+len(p.words)-both); likeness >= 0.5 {
				within := 0
				if g.Within {
					within = 1
				}
				pairs = append(pairs, pair{likeness, within, i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), a.within-b.within)
	})
	match, taken := map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		if _, done := match[p.row]; !done && !taken[p.column] {
			match[p.row], taken[p.column] = p.column, true
		}
	}
	for i, g := range s.gold.Quotations {
		if _, done := match[i]; done || g.Type != extract.Mixed {
			continue
		}
		for j, p := range parts {
			if p.document == s.documents[g.File].ID && shared(rows[i], p.words) == len(rows[i]) && len(p.words) <= 60 && p.quote.Type != extract.Indirect {
				if best, done := match[i]; !done || len(p.words) < len(parts[best].words) {
					match[i] = j
				}
			}
		}
	}
	for i, g := range s.gold.Quotations {
		if g.Within {
			continue
		}
		j, found := match[i]
		named := found && s.isSpeaker(g.Speaker, parts[j].quote)
		s.count(string(g.Type)+" quotations found", found)
		s.count(string(g.Type)+" quotations with the right speaker", named)
		if !found {
			s.t.Logf("quotation not found: %s: %q", g.Speaker, g.Content)
		} else if !named {
			s.t.Logf("%q is given as the speaker, not %s, of %q", parts[j].quote.SpeakerName, g.Speaker, g.Content)
		}
	}
	for j, p := range parts {
		if p.quote.Type != extract.Indirect && !touched[j] {
			s.got["marked quotations that the gold lacks"]++
		}
		if p.quote.Type != extract.Indirect && slices.ContainsFunc(s.gold.NotSpeech, func(g goldWords) bool {
			term := s.find(g)
			return p.document == term.Doc && shared(p.words, s.words(term)) == len(p.words)
		}) {
			s.got["quotations that nobody said"]++
		}
	}
}

// honours are words of a name that do not tell persons apart.
var honours = regexp.MustCompile(`^(sir|dame|lord|lady|mr|mrs|ms|dr|the|minister|secretary)$`)

func nameWords(name string) []string {
	return slices.DeleteFunc(wordPattern.FindAllString(strings.ToLower(name), -1), honours.MatchString)
}

func contains(words, all []string) bool {
	return !slices.ContainsFunc(all, func(w string) bool { return !slices.Contains(words, w) })
}

func (s *scorer) isSpeaker(name string, q extract.Quote) bool {
	known := map[string]string{}
	for _, h := range s.gold.Stakeholders {
		for _, n := range append([]string{h.Name, h.ID}, h.Aliases...) {
			known[foldName(n)] = h.ID
		}
	}
	want := nameWords(name)
	return slices.ContainsFunc([]string{q.SpeakerName, q.Stakeholder}, func(got string) bool {
		id := known[foldName(name)]
		words := nameWords(got)
		return got != "" && (foldName(got) == foldName(name) || id != "" && known[foldName(got)] == id ||
			len(words) > 0 && len(want) > 0 && words[len(words)-1] == want[len(want)-1] && (contains(words, want) || contains(want, words)))
	})
}

func foldName(name string) string { return strings.ToLower(strings.ReplaceAll(name, "’", "'")) }

// positions counts a view as found where one piece of its evidence lies on words that state it. Support, opposition or a
// mixed stance on a single proposal of which the gold knows nothing is invented.
func (s *scorer) positions() {
	want, got := map[view][]goldWords{}, map[view][]extract.Span{}
	stated := map[view]bool{}
	for _, g := range s.gold.Positions {
		want[g.view] = append(want[g.view], g.goldWords)
		stated[view{g.Stakeholder, g.About, ""}] = true
	}
	for _, p := range s.evidence.Positions {
		v := view{p.Stakeholder, p.About, p.Stance}
		got[v] = append(got[v], p.Evidence...)
	}
	for v, words := range want {
		found := slices.ContainsFunc(words, func(g goldWords) bool { return s.anyShows(got[v], g) })
		s.count("positions found", found)
		if !found {
			s.t.Logf("position not found: %v", v)
		}
	}
	for v := range got {
		if want[v] == nil {
			s.got["positions that the gold lacks"]++
			s.t.Logf("position that the gold lacks: %v", v)
		}
		single := slices.ContainsFunc(s.proposals, func(p extract.Proposal) bool { return p.ID == v.About })
		silent := slices.Contains(s.gold.NoPosition, view{v.Stakeholder, v.About, ""}) || slices.Contains(s.gold.NoPosition, view{v.Stakeholder, "*", ""})
		if v.Stance != extract.Neutral && v.Stance != extract.Declined && (silent || single && !stated[view{v.Stakeholder, v.About, ""}]) {
			s.got["positions invented"]++
			s.t.Logf("position invented: %v", v)
		}
	}
}

// period is the first and the last day of a date, of its month or year, or of a range; not ok where the year is not known.
func period(from, to extract.Date) (days [2]extract.Date, ok bool) {
	last := from
	if !to.IsZero() {
		last = to
	}
	return [2]extract.Date{
		{Year: from.Year, Month: max(from.Month, 1), Day: max(from.Day, 1)},
		{Year: last.Year, Month: cmp.Or(last.Month, 12), Day: cmp.Or(last.Day, 31)},
	}, from.Year != 0
}

// goldPeriod is the period that a gold row gives, and whether it gives it as bounds only.
func (s *scorer) goldPeriod(written string) (days [2]extract.Date, bounds bool) {
	first, last, bounds := strings.Cut(written, "/")
	from, wrongFirst := extract.ParseDate(first)
	to, wrongLast := extract.ParseDate(last)
	days, ok := period(from, to)
	if wrongFirst != nil || wrongLast != nil || !ok {
		s.t.Fatalf("the gold's date %q is none", written)
	}
	return days, bounds
}

// events counts the right date where one row on the words has it, and as wrong each date there that is none of the words'.
func (s *scorer) events() {
	for _, g := range s.gold.Events {
		right := false
		for _, e := range s.evidence.Events {
			if e.Date.IsZero() || !s.shows(e.Span, g.goldWords) {
				continue
			}
			got, known := period(e.Date, e.End)
			if g.Date == nil {
				if e.Date.IsDay() && e.End.IsZero() {
					s.got["dates made up"]++
					s.t.Logf("date made up: %v for %q", e.Date, g.Exact)
				}
				continue
			}
			if want, bounds := s.goldPeriod(*g.Date); known && (got == want || bounds && got[0].Compare(want[1]) <= 0 && want[0].Compare(got[1]) <= 0) {
				right = true
			} else if !known || !s.isDateNear(e.Span, got) {
				s.got["dates wrong"]++
				s.t.Logf("date wrong: %v, not %s, for %q", e.Date, *g.Date, g.Exact)
			}
		}
		if g.Date == nil {
			continue
		}
		if s.count("dates found", right); !right {
			s.t.Logf("date not found: %s for %q", *g.Date, g.Exact)
		}
	}
}

// isDateNear reports whether the gold gives that period to any words on which a span lies.
func (s *scorer) isDateNear(span extract.Span, days [2]extract.Date) bool {
	for _, g := range s.gold.Events {
		if words := s.find(g.goldWords); g.Date != nil && span.Doc == words.Doc && span.Start < words.End && words.Start < span.End {
			if want, _ := s.goldPeriod(*g.Date); want == days {
				return true
			}
		}
	}
	return false
}

var number = regexp.MustCompile(`\d[\d,]*(\.\d+)?`)

func (s *scorer) figures() {
	for _, g := range s.gold.Figures {
		var values []float64
		for _, digits := range number.FindAllString(g.Value, -1) {
			value, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
			if err != nil {
				s.t.Fatal(err)
			}
			values = append(values, value)
		}
		is := func(v *float64) bool { return v != nil && slices.Contains(values, *v) }
		found := slices.ContainsFunc(s.evidence.Figures, func(f extract.Figure) bool {
			return s.shows(f.Span, g.goldWords) && (values == nil || is(f.Value) || is(f.High))
		})
		if s.count("figures found", found); !found {
			s.t.Logf("figure not found: %s in %q", g.Value, g.Exact)
		}
	}
}

// conflicts counts a conflict as found where two of its sides stand in one row of its kind. A development or
// difference that is shown as a contradiction is blurred.
func (s *scorer) conflicts() {
	used := make([]bool, len(s.evidence.Conflicts))
	for _, g := range s.gold.Conflicts {
		most, kind := 0, extract.ConflictKind("")
		for i, c := range s.evidence.Conflicts {
			var spans []extract.Span
			for _, side := range c.Sides {
				spans = append(spans, side.Span)
			}
			sides := 0
			for _, side := range g.Sides {
				if s.anyShows(spans, side) {
					sides++
				}
			}
			if sides < 2 {
				continue
			}
			used[i] = true
			if sides > most || sides == most && c.Kind == g.Kind {
				most, kind = sides, c.Kind
			}
		}
		isContradiction := kind == extract.Contradiction
		found := most >= 2 && isContradiction == (g.Kind == extract.Contradiction)
		figure := "other conflicts found"
		if g.Kind == extract.Contradiction {
			figure = "contradictions found"
		}
		s.count(figure, found)
		if isContradiction && (g.Kind == extract.Development || g.Kind == extract.Difference) {
			s.got["conflicts blurred into contradictions"]++
			s.t.Logf("blurred into a contradiction: %s", g.ID)
		} else if !found {
			s.t.Logf("conflict not found: %s", g.ID)
		}
	}
	for i, c := range s.evidence.Conflicts {
		if !used[i] && c.Kind == extract.Contradiction {
			s.got["contradictions that the gold lacks"]++
			s.t.Logf("contradiction that the gold lacks: %s", c.About)
		}
	}
}

// furniture counts the evidence that lies on parts of the page that nobody reported.
func (s *scorer) furniture() {
	var rows []extract.Span
	for _, q := range s.evidence.Quotes {
		rows = append(rows, q.Content...)
	}
	for _, p := range s.evidence.Positions {
		rows = append(rows, p.Evidence...)
	}
	for _, e := range s.evidence.Events {
		rows = append(rows, e.Span)
	}
	for _, f := range s.evidence.Figures {
		rows = append(rows, f.Span)
	}
	for _, g := range s.gold.Furniture {
		if !strings.Contains(s.documents[g.File].Text, g.Exact) {
			continue // the reader of web pages leaves the foot of the page out
		}
		page := s.find(g)
		for _, row := range rows {
			if row.Doc == page.Doc && page.Start <= row.Start && row.End <= page.End {
				s.got["evidence on page furniture"]++
				s.t.Logf("evidence on page furniture: %q", s.documents[row.Doc].Text[row.Start:row.End])
			}
		}
	}
}

func (s *scorer) copies() {
	for _, g := range s.gold.Copies {
		s.count("copies found", slices.ContainsFunc(s.evidence.Copies, func(c extract.Copy) bool {
			n := 0
			for _, member := range g.Members {
				if s.anyShows(c.Members, member) {
					n++
				}
			}
			return n >= 2
		}))
	}
}

// TestEvidenceInMarkedTexts scores the finders on sources of another subject than the default one, marked by
// hand before the program read them.
func TestEvidenceInMarkedTexts(t *testing.T) {
	folder := filepath.FromSlash("../../extract/testdata/marked/fire-cover")
	data, err := os.ReadFile(filepath.Join(folder, "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	s := &scorer{t: t, documents: map[string]*extract.Document{}, got: map[string]int{}, of: map[string]int{}}
	if err := json.Unmarshal(data, &s.gold); err != nil {
		t.Fatal(err)
	}
	a := program()
	setups, err := a.loadAll(context.Background(), []string{filepath.Join(folder, defaultConfig)}, "")
	if err != nil {
		t.Fatal(err)
	}
	documents, unread, err := a.read(context.Background(), folder, setups[0].Sources)
	if err != nil || len(unread) > 0 {
		t.Fatalf("sources not read: %v, %v", unread, err)
	}
	if s.evidence, err = a.find(context.Background(), documents, setups[0].Subject); err != nil {
		t.Fatal(err)
	}
	s.proposals = setups[0].Proposals
	for _, d := range documents {
		s.documents[d.ID], s.documents[path.Base(d.File)] = d, d
	}
	s.quotations()
	s.positions()
	s.events()
	s.figures()
	s.conflicts()
	s.furniture()
	s.copies()

	for _, floor := range []struct {
		figure string
		least  int
	}{
		{"direct quotations found", 12},
		{"direct quotations with the right speaker", 11},
		{"mixed quotations found", 6},
		{"mixed quotations with the right speaker", 6},
		{"indirect quotations found", 23},
		{"indirect quotations with the right speaker", 22},
		{"positions found", 15},
		{"dates found", 22},
		{"figures found", 32},
		{"contradictions found", 1},
		{"other conflicts found", 1},
		{"copies found", 1},
	} {
		got := s.got[floor.figure]
		t.Logf("%-45s %2d of %2d, at least %d", floor.figure, got, s.of[floor.figure], floor.least)
		if got < floor.least {
			t.Errorf("%s: %d, want at least %d", floor.figure, got, floor.least)
		}
	}
	for _, ceiling := range []struct {
		figure string
		most   int
	}{
		{"marked quotations that the gold lacks", 0},
		{"quotations that nobody said", 0},
		{"positions that the gold lacks", 0},
		{"positions invented", 0},
		{"dates wrong", 1},
		{"dates made up", 0},
		{"conflicts blurred into contradictions", 0},
		{"contradictions that the gold lacks", 0},
		{"evidence on page furniture", 0},
	} {
		got := s.got[ceiling.figure]
		t.Logf("%-45s %2d, at most %d", ceiling.figure, got, ceiling.most)
		if got > ceiling.most {
			t.Errorf("%s: %d, want at most %d", ceiling.figure, got, ceiling.most)
		}
	}
}
