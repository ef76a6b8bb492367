// Package report is the third arrow: evidence in, brief out. It decides what the brief says, in
// which order, and on which words of the sources each sentence rests. It is pure but for the
// templates, which it reads from the file system it is given.
//
// To add a section: a file here with its function, a line in Sections, and a template of the same name in
// templates/sections. To add a kind of block: a type below and a case in every writer.
package report

import (
	"slices"
	"time"

	"policybrief/extract"
	"policybrief/review"
)

// Brief is all that a writer needs, and all it sees: citations are copied in, and numbered once.
type Brief struct {
	Kind       string // "Policy review brief"
	Title      string
	Subtitle   string
	ShortTitle string  // for running heads
	Marking    string  // protective marking, or ""
	State      string  // "Draft 0.1, not reviewed", "Draft 0.1, in review: 12 of 60 claims"
	Reviewed   float64 // share of the claims that reviewers have settled, 0 to 1
	Author     string  // prepared by
	Language   string  // BCP 47, "en-GB"
	AsAt       extract.Date
	Made       time.Time // what file properties give as the time of making
	Run        string    // short hash of everything that went in
	Control    []Field   // the control block of the first page, in order
	Sections   []Section
	Abridged   bool        // the short form, which needs no contents
	Off        []string    // titles of the sections that are switched off
	Citations  []*Citation // those that have a number, in its order
	Sources    []Source
	Registers  []*Table // typed rows behind the brief: what a workbook and a review need
	Attached   []Attachment
}

// Field is a label and its value.
type Field struct{ Label, Value string }

// Section is a part of the brief under one heading.
type Section struct {
	ID     string // its anchor
	Kind   string // its row in Sections
	Title  string
	First  int // numbers of its first and last paragraph, 0 where it has none
	Last   int
	Blocks []Block

	NewPage bool // begins a page in print
	Panel   bool // is set apart as what to read first
}

// Block is what a section is made of: Heading, Paragraph, List, Quotation, Note, Figure or *Table.
type Block interface{ block() }

// Heading is a heading inside a section.
type Heading struct {
	Number int    // of the proposal it opens, otherwise 0
	Text   string // its words
	Aside  string // what stands in the margin, such as "1 of 5 sources"

	Corroboration []SourceReport // beside a proposal: which sources the Aside counts; a drawing of it, which says no more
}

// SourceReport tells of a source that was read whether it reports a proposal, and not only in words that it shares with
// another source that does: copies of one another count once.
type SourceReport struct {
	Source  string // "S2"
	Reports bool
}

// Paragraph is a numbered paragraph. Every sentence of one that is not Drafted ends in a citation.
type Paragraph struct {
	Number  int // counted through the brief
	Text    Text
	Drafted bool // written by a person, in config.yaml or a template, and shown as such
}

// List is a paragraph set as a list.
type List struct {
	Number  int
	Items   []Text
	Drafted bool
}

// Quotation is words of a source, set apart, exactly as they stand there.
type Quotation struct {
	Number int
	Words  string // without outer quotation marks
	Cite   Text   // the citation, as a run
	Below  string // whose words they are, and what kind of source holds them
}

// Note is a boxed remark that is not evidence.
type Note struct {
	Kind    NoteKind
	Lead    string // the bold statement it opens with
	Text    Text
	Fields  []Field // of a legal note: Authority, Status, Checked
	Drafted bool    // a plain one without a citation: a person wrote it
}

// NoteKind tells notes apart: each looks like nothing else.
type NoteKind string

// The kinds of note.
const (
	Law   NoteKind = "law"   // a vetted legal note
	Empty NoteKind = "empty" // that something is missing, and what that does not mean
	Plain NoteKind = "plain" // how to read what follows
)

// Table is rows under a head. A named one is a register: a workbook gives it a sheet.
type Table struct {
	Name    string // "positions", or "" for a table that stands only where it is placed
	Title   string
	Explain string // one line above it, or ""
	Columns []Column
	Rows    []Row
	Empty   string // what to say where there is no row
	Bars    bool   // the first column names bars and the others are numbers, which a workbook draws
}

// Printed returns the rows that the pages show: all but those that only workbooks do.
func (t *Table) Printed() []Row {
	return slices.DeleteFunc(slices.Clone(t.Rows), func(r Row) bool { return r.Behind })
}

// Column is a column of a table.
type Column struct {
	Title string
	Wide  int  // width in a workbook, in characters
	Share int  // share of the width in print; 0 for a column that only workbooks show
	Right bool // numbers, set to the right

	Counts  extract.Stance // how often this stance is taken, where its numbers say that
	Unknown bool           // a blank cell means that the sources do not say, not that there is nothing to say
}

// Row is a row of a table.
type Row struct {
	Claim  string        // id of the evidence it shows, or ""
	Review *review.Claim // what somebody who reviews the brief decides on in this row, or nil; several rows may be of one claim
	Anchor string        // what links lead to, or ""
	Group  bool          // a heading over the rows below it: only its first cell counts
	Behind bool          // stands behind the pages: only workbooks show it
	Cells  []Cell        // one a column
}

// Cell is a cell of a table.
type Cell struct {
	Text   Text
	Second Text           // a second line, in the second rank
	Stance extract.Stance // of a matrix cell: how to colour it; Silent where none is stated
	Number *float64       // the value, where the cell is a number
}

// Silent marks a matrix cell in which no position is stated; GeneralSupport one in which only the whole is supported.
const (
	Silent         extract.Stance = "silent"
	GeneralSupport extract.Stance = "general"
)

// Text is a line of runs.
type Text []Run

// Run is a stretch of text of one kind: words, or a group of citations that closes a sentence.
type Run struct {
	Words  string
	Strong bool
	Link   string      // anchor that the words lead to: "p12", "c12", "S2" or a section's ID; or ""
	Cites  []*Citation // shown as [12, 13]; Words is then empty
	All    bool        // shown as [all]: rests on every source having been read; Words is then empty
	exact  *Citation   // the words are this citation's, between quotation marks
}

// Citation is one span of one source, with what a reader needs to find it.
type Citation struct {
	Number  int    // given once, in reading order
	Source  string // "S2"
	Passage int    // ¶ in the source
	Page    int    // of the source, where it has pages
	Words   string // the exact words
	Span    extract.Span
	Speaker string    // whose words they are reported to be, or ""
	Whose   string    // in what sense the words are theirs: "own words, as quoted"
	Also    []string  // other sources that hold the same words
	Around  []Passage // the paragraph of the source that holds the words, between its neighbours
	Claim   string    // id of the evidence, or ""
	Digest  bool      // the source is our own digest of a report
	Target  string    // anchor that its number leads to: its row in the quotation register, else its source's row, else ""
	CitedAt []string  // anchors of the paragraphs that cite it, in order
}

// Passage is a paragraph of a source.
type Passage struct {
	Number     int
	Words      string
	Start, End int // bytes of Words that are cited; equal where none is
}

// Source is a source as the brief shows it.
type Source struct {
	ID       string
	File     string
	Title    string
	Outlet   string // with "probably" where it was inferred, or "outlet not named"
	Short    string // for the foot of a page
	Authors  []string
	Dated    string // in words: "24 September 2023, updated 25 September 2023", "not dated"
	Digest   bool
	SHA256   string
	Warnings []string
	Unread   string // why it could not be read, or ""
}

// Attachment is a file that travels inside the brief.
type Attachment struct {
	Name      string
	MediaType string
	About     string // one line that says what it is
	Data      []byte
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Quotation) block() {}
func (Note) block()      {}
func (*Table) block()    {}
