package review

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"policybrief/extract"
)

// Import reads the decisions in a workbook about the claims of a brief of that title. Columns are found by their heads and
// claims by their ids, so that rows may be sorted, hidden, filtered or left out, columns moved, and sheets renamed. Where
// anything is wrong it returns no decision, and an error with a line for every fault, each with its sheet, row and remedy.
func Import(data []byte, title string, claims []Claim) ([]Decision, error) {
	w, err := openWorkbook(data)
	if err != nil {
		return nil, err
	}
	in := &importer{title: title, from: w.from, claims: map[string]Claim{}, places: map[topic]string{}, made: map[topic]Decision{}}
	for _, c := range claims {
		in.claims[c.ID] = c
	}
	for _, s := range w.sheets {
		in.sheet, in.columns = s.name, nil
		if err := w.each(s, in.row); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.name, err)
		}
		in.headed = in.headed || in.columns != nil
	}
	switch {
	case !in.headed:
		return nil, fmt.Errorf("no sheet has the columns %s; give the workbook that policybrief build made in its working profile", strings.Join(heads[:], ", "))
	case in.foreign > 0 && in.own == 0:
		return nil, fmt.Errorf("it is the workbook of another brief, “%s”, and this one is “%s”; import it with the configuration of that brief or, where only the title has changed since, "+
			"with --set brief.title=%q", w.title, title, w.title)
	case len(in.faults) > 0:
		return nil, errors.Join(in.faults...)
	}
	return in.decisions, nil
}

// heads are those of the columns that an import reads.
var heads = [...]string{IDHead, StatusHead, AmendedHead, ReviewerHead, DateHead, NoteHead, FingerprintHead}

// importer gathers decisions, row by row.
type importer struct {
	title        string
	from         float64 // as that of the workbook
	claims       map[string]Claim
	sheet        string
	columns      map[string]int // by head, of the sheet; nil before its heads
	headed       bool           // a sheet has heads
	own, foreign int            // rows with a fingerprint of this brief, and of none
	decisions    []Decision
	places       map[topic]string // of the decisions
	made         map[topic]Decision
	faults       []error
}

func (in *importer) fault(number int, format string, values ...any) {
	in.faults = append(in.faults, fmt.Errorf("sheet %s, row %d: %s", in.sheet, number, fmt.Sprintf(format, values...)))
}

// row reads a row of the sheet.
func (in *importer) row(number int, cells []cell) error {
	if in.columns == nil {
		in.head(number, cells)
		if in.columns == nil && in.headless(cells) {
			in.fault(number, "there is a decision, and no heads of the columns above it; put them back, and sort rows without them")
		}
		return nil
	}
	at := map[string]cell{}
	longest := ""
	for _, c := range cells {
		i := slices.IndexFunc(heads[:], func(head string) bool { column, there := in.columns[head]; return there && column == c.column })
		if i >= 0 && c.text != "[z]" && c.text != "[x]" { // how a workbook of ours says that a cell holds nothing
			at[heads[i]] = c
		}
		if i < 0 && utf8.RuneCountInString(c.text) > utf8.RuneCountInString(longest) {
			longest = c.text
		}
	}
	d := Decision{Claim: at[IDHead].text, Fingerprint: at[FingerprintHead].text, Status: Status(strings.ToLower(at[StatusHead].text)), Amended: at[AmendedHead].text,
		Reviewer: strings.Join(strings.Fields(at[ReviewerHead].text), " "), Note: at[NoteHead].text}
	owned := Belongs(in.title, d.Claim, d.Fingerprint)
	switch {
	case owned:
		in.own++
	case d.Fingerprint != "":
		in.foreign++
	}
	if d.Status == "" && d.Amended == "" && d.Note == "" {
		return nil // no decision, though somebody may have filled in a name all the way down
	}
	claim, known := in.claims[d.Claim]
	d.Words = excerpt(cmp.Or(claim.Words, longest))
	before := len(in.faults)
	for _, head := range heads {
		if at[head].fault {
			in.fault(number, "column %s holds the error %s; write what it should say", head, at[head].text)
		}
	}
	switch {
	case d.Claim == "":
		in.fault(number, "there is a decision and no claim; write the id that the row had, or clear the row")
	case d.Fingerprint == "":
		in.fault(number, "claim %s has no fingerprint; decide on it in a row that has one, and copy that anew from the workbook that was built if it was cleared", d.Claim)
	case !owned && !known:
		in.fault(number, "there is no claim %q in this brief; write the id that the row had", d.Claim)
	case !owned:
		in.fault(number, "the fingerprint %q is not one of claim %s: cells of different rows were mixed, or sorted without the others; take the row from the workbook that was built, and decide again", d.Fingerprint, d.Claim)
	}
	if date, is := day(at[DateHead], in.from); is {
		d.Date = date
	} else if text := at[DateHead].text; text != "" && !at[DateHead].fault {
		in.fault(number, "%q is no day; write it as 2026-03-31", text)
		d.Date = extract.Date{Year: 1, Month: 1, Day: 1} // not to be missed as well
	}
	for _, wrong := range d.wrong(claim.Kind) {
		in.fault(number, "%s", wrong)
	}
	other, again := in.made[d.topic()]
	if again && (!other.same(d) || other.Note != d.Note || other.Date != d.Date) {
		in.fault(number, "claim %s has another decision, day or note of the same reviewer in %s; make them the same", d.Claim, in.places[d.topic()])
	}
	if len(in.faults) == before && !again {
		in.decisions = append(in.decisions, d)
		in.made[d.topic()], in.places[d.topic()] = d, fmt.Sprintf("sheet %s, row %d", in.sheet, number)
	}
	return nil
}

// headless reports whether a row names a claim and a status.
func (in *importer) headless(cells []cell) bool {
	claim := slices.ContainsFunc(cells, func(c cell) bool { _, known := in.claims[c.text]; return known })
	return claim && slices.ContainsFunc(cells, func(c cell) bool { return Status(strings.ToLower(c.text)).known() })
}

// head takes a row for that of the heads if it holds most of them.
func (in *importer) head(number int, cells []cell) {
	found := map[string]int{}
	twice := ""
	for _, c := range cells {
		for _, head := range heads {
			if strings.EqualFold(strings.Join(strings.Fields(c.text), " "), head) {
				if _, there := found[head]; there {
					twice = head
				}
				found[head] = c.column
			}
		}
	}
	const most = 4
	if len(found) < most {
		return
	}
	in.columns = found
	for _, head := range heads {
		if _, there := found[head]; !there {
			in.fault(number, "there is no column %q; give it the head that it had", head)
		}
	}
	if twice != "" {
		in.fault(number, "two columns are called %q; rename the one that was added", twice)
	}
}

// wrong says what makes a decision about a claim of that kind none, "" where the kind is not known.
func (d Decision) wrong(kind string) []string {
	var wrong []string
	switch {
	case d.Status == "":
		wrong = append(wrong, "there is a note or an amended wording, and no status; choose accept, amend or reject, or clear them")
	case !d.Status.known():
		wrong = append(wrong, fmt.Sprintf("there is no status %q; choose accept, amend or reject, or leave it blank", d.Status))
	case d.Status == Amend && d.Amended == "":
		wrong = append(wrong, "the status is amend, and no amended wording or stance is given; give it, or choose another status")
	case d.Status != Amend && d.Amended != "":
		wrong = append(wrong, fmt.Sprintf("the status is %s, and an amended wording or stance is given; choose amend, or clear it", d.Status))
	case d.Status == Amend && kind == "positions":
		if _, is := StanceOf(d.Amended); !is {
			wrong = append(wrong, fmt.Sprintf("there is no stance %q; a position can be amended to %s", d.Amended, strings.Join(stanceNames(), ", ")))
		}
	}
	if d.Status != "" && d.Reviewer == "" {
		wrong = append(wrong, "nobody is named as the reviewer; write who decided")
	}
	if d.Status != "" && !d.Date.IsDay() {
		wrong = append(wrong, "no day is given; write when it was decided, as 2026-03-31")
	}
	return wrong
}

// stances are those that a position can be amended to, in words and as evidence.json has them.
var stances = [...]struct {
	words  string
	stance extract.Stance
}{
	{"supports", extract.Support}, {"opposes", extract.Oppose}, {"mixed", extract.Both}, {"neutral", extract.Neutral}, {"declined to comment", extract.Declined},
}

// StanceOf returns the stance that an amended position takes.
func StanceOf(amended string) (extract.Stance, bool) {
	for _, s := range stances {
		if strings.EqualFold(amended, s.words) || strings.EqualFold(amended, string(s.stance)) {
			return s.stance, true
		}
	}
	return "", false
}

func stanceNames() []string {
	var names []string
	for _, s := range stances {
		names = append(names, s.words)
	}
	return names
}

// day returns the day that a cell gives: as a number of days, as programs store one that was typed as such, or in words.
// Days in which the month might be taken for the day are refused.
func day(c cell, from float64) (extract.Date, bool) {
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if c.number != nil {
		const least, most = 32_874, 73_415 // 1990 to 2100
		serial := *c.number + from
		return extract.DateOf(first.AddDate(0, 0, int(min(serial, most)))), serial >= least && serial < most
	}
	for _, layout := range []string{"2006-01-02", "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, strings.Join(strings.Fields(c.text), " ")); err == nil {
			return extract.DateOf(t), true
		}
	}
	return extract.Date{}, false
}

// excerpt returns the start of words, in a line.
func excerpt(words string) string {
	const most = 160
	line := []rune(strings.Join(strings.Fields(words), " "))
	if len(line) <= most {
		return string(line)
	}
	cut := most
	for at := most; at > most-20; at-- {
		if line[at] == ' ' {
			cut = at
			break
		}
	}
	return strings.TrimRight(string(line[:cut]), " ,;:") + " …"
}
