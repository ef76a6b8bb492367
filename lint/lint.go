// Package lint checks a workbook, whoever wrote it, against 28 rules: what accessible spreadsheets ask for, what Excel mends or
// refuses, and what makes a file safe to open. It reads the parts of the file one after the other and holds no sheet, so
// that a long one costs no more memory than a short one, and it refuses a file that is built to harm its reader.
//
// To add a rule: a row in Rules, a check where what it needs is read, and a workbook that breaks it in the test.
package lint

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Rule is one of Rules.
type Rule struct {
	Number int
	Says   string
	From   string // whose rule it is
	Remedy string
}

// Whose rules they are.
const (
	gaf       = "Government Analysis Function, accessible spreadsheets"
	essential = gaf + ", essential"
	checker   = "Excel, accessibility checker"
	excel     = "Excel, limits and causes of repair"
	safety    = "safety"
)

// Rules are the rules, in the order of their numbers, which count from 1.
var Rules = []Rule{
	{1, "The parts are valid, and no relationship leads nowhere.", excel, "save it anew with the program that made it"},
	{2, "Names of sheets are allowed, and say something.", essential, "rename the sheet"},
	{3, "A table has one row of heads, none blank, no two alike.", essential, "give each column a name of its own, on one line"},
	{4, "Names of tables and of ranges are allowed, unlike one another, and say something.", gaf, "rename it in the name manager"},
	{5, "A1 holds the title, as a heading.", essential, "write the title in A1, in the style Heading 1"},
	{6, "No cells are merged.", essential, "split the cells"},
	{7, "Nothing is hidden or protected.", gaf, "show it, or delete it; take the protection away"},
	{8, "A sheet holds one table, marked up as such.", gaf, "format the cells as a table; move a second one to a sheet of its own"},
	{9, "Charts and tables have alternative text.", checker, "say in words what it shows, under Alt text"},
	{10, "A table begins in column A, below rows that are not blank, and nothing stands below it.", essential, "move the table to the left, delete blank rows, move what stands below"},
	{11, "Blank cells are explained above the table.", essential, "fill them, with [x] or [z] where there is nothing to say, or explain above the table what a blank cell means"},
	{12, "Text has a contrast of 4.5 to 1.", essential, "choose a darker text or a lighter ground"},
	{13, "Text is in Arial of 12 points or more.", gaf, "choose Arial 12"},
	{14, "Text wraps, and its row is as high as it needs.", essential, "wrap the text and set the height of the row"},
	{15, "The file has a title, a language, and an organisation as its author.", essential, "fill in the properties of the file"},
	{16, "It opens at A1 of its first sheet.", essential, "go to A1 of every sheet, to the first sheet last, and save"},
	{17, "Pages have no header or footer.", essential, "move what they say into cells"},
	{18, "Text is never taken for a formula.", safety, "mark the cell as text with an apostrophe; write the value in place of a formula"},
	{19, "A cell holds 32,767 UTF-16 units and 253 line feeds at most, and no control character.", excel, "shorten the text and mark where it was cut"},
	{20, "It holds no macro, and nothing of it lies outside.", safety, "save it without macros, and break its links to other files"},
	{21, "Nothing filters or freezes what is published.", gaf, "take filter buttons and frozen panes away"},
	{22, "It prints one page wide, with the heads on every page.", gaf, "set the page to one wide and any number high, and the row of heads as the title to print"},
	{23, "The sheet says truly how large it is.", excel, "delete cells beyond the table, and save"},
	{24, "Shorthand is explained.", gaf, "explain it above the table or on the sheet of notes"},
	{25, "Links are safe, say where they lead, and lead somewhere.", essential, "link to the web by http or https, to mail, or to a place in the workbook, from words that describe it"},
	{26, "Lists to choose from keep to their limits, and lead somewhere.", excel, "name a range and choose from that; shorten the message"},
	{27, "Colour only repeats what text says.", essential, "colour by the words of the cell, in place of a scale, bar or icon"},
	{28, "Every note that is referred to stands on the sheet of notes, and the other way round.", essential, "add the note, or take the reference away"},
}

// The profiles that a workbook can be checked for.
const (
	Publish = "publish" // every rule
	Working = "working" // every rule but that filters and frozen panes are left out
)

// Finding is a breach of a rule.
type Finding struct {
	Rule  Rule
	Sheet string // "" for the whole workbook
	Cell  string // or row, column or range; "" for the whole sheet
	What  string
	More  int // further findings of the same kind on the sheet
}

// String says what is wrong where, and what to do.
func (f Finding) String() string {
	at := ""
	if f.Sheet != "" {
		at = strings.TrimSuffix(f.Sheet+"!"+f.Cell, "!") + ": "
	}
	more := ""
	if f.More > 0 {
		more = fmt.Sprintf(" (and %d more on this sheet)", f.More)
	}
	return fmt.Sprintf("%srule %d: %s%s; %s", at, f.Rule.Number, f.What, more, f.Rule.Remedy)
}

// Workbook checks a workbook of so many bytes, for a profile; where that is "", for the one that the file says it is of,
// and for all rules where it says nothing. It returns the profile, and the findings in the order of their rules. Its
// error says why the file cannot be read or was refused.
func Workbook(file io.ReaderAt, size int64, profile string) (string, []Finding, error) {
	w, err := open(file, size)
	if err != nil {
		return "", nil, err
	}
	if err := w.check(profile); err != nil {
		return "", nil, err
	}
	return w.profile, w.sorted(), nil
}

// findings collects what is wrong, a few of a kind on a sheet, and counts the others.
type findings struct {
	all    []Finding
	counts map[findingKind]int
	last   map[findingKind]int // place of the last in all
}

type findingKind struct {
	rule  int
	sheet string
}

func (f *findings) add(rule int, sheet, cell, format string, values ...any) {
	const most = 5 // of a kind
	kind := findingKind{rule, sheet}
	if f.counts[kind]++; f.counts[kind] > most {
		f.all[f.last[kind]].More++
		return
	}
	f.last[kind] = len(f.all)
	f.all = append(f.all, Finding{Rule: Rules[rule-1], Sheet: sheet, Cell: cell, What: fmt.Sprintf(format, values...)})
}

func (f *findings) sorted() []Finding {
	slices.SortStableFunc(f.all, func(a, b Finding) int { return cmp.Compare(a.Rule.Number, b.Rule.Number) })
	return f.all
}
