// Package extract is the second arrow: documents in, evidence out. It finds what the sources say
// (quotations, proposals, positions, events, figures, conflicts and copies) and points at the
// exact words of each. It is pure: no disk, no clock, no network, and the same documents give the
// same evidence.
//
// One kind of evidence has one file. To add a kind: its type here, a finder in a file of its own, a line in Find
// at the place where what it depends on has been found, and its rows in Check and in json.go.
package extract

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Evidence is what was found. Every row points at the words it rests on.
type Evidence struct {
	Documents []*Document
	Quotes    []Quote
	Proposals []ProposalMention
	Positions []Position
	Events    []Event
	Figures   []Figure
	Conflicts []Conflict
	Copies    []Copy
}

// Subject is what staff say, in config.yaml, that a debate is about. The zero Subject is allowed:
// quotations, events, figures, conflicts and copies are then found all the same.
type Subject struct {
	Proposals    []Proposal    `mapstructure:"proposals"`
	Objects      []Proposal    `mapstructure:"objects"`
	Stakeholders []Stakeholder `mapstructure:"stakeholders"`
}

// Proposal is something that a stakeholder can take a position on.
type Proposal struct {
	ID      string   `mapstructure:"id"`
	Title   string   `mapstructure:"title"`
	Asks    string   `mapstructure:"asks"`    // what is asked, in the drafter's words
	Law     string   `mapstructure:"law"`     // name of the legal note in templates/law, or ""
	Phrases []string `mapstructure:"phrases"` // words that speak of it, at most five each
	Parts   []string `mapstructure:"parts"`   // of an object: ids of the proposals that it consists of, so that a view of it is a general view of each
}

// Stakeholder is a person, body or group whose position the brief looks for.
type Stakeholder struct {
	ID       string   `mapstructure:"id"`
	Name     string   `mapstructure:"name"`
	Role     string   `mapstructure:"role"`
	Kind     string   `mapstructure:"kind"` // one of StakeholderKinds
	Aliases  []string `mapstructure:"aliases"`
	Expected bool     `mapstructure:"expected"` // a brief without its voice has a gap
}

// StakeholderKinds are the kinds of stakeholder.
var StakeholderKinds = []string{"person", "organisation", "group"}

// Confidence says in a word how sure a finder is.
type Confidence string

// The three words of confidence.
const (
	Certain  Confidence = "certain"
	Likely   Confidence = "likely"
	Possible Confidence = "possible"
)

// Quote is something that a source reports somebody to have said or written.
type Quote struct {
	ID          string
	Doc         string
	Content     []Span // without the quotation marks; several when interrupted or run on over paragraphs
	Speaker     *Span  // the mention of the speaker as it stands in the text; nil where unsure
	Cue         *Span  // the reporting words ("said", "according to"); nil where there are none
	SpeakerName string // the person or body, resolved; "" where unsure
	Stakeholder string // id, or ""
	Type        QuoteType
	Complete    bool // false: the source breaks off inside it
	Confidence  Confidence
	Rule        string
	Within      string // id of the quotation of somebody else in which this one is passed on, or ""
	Group       string // the same id for the same words elsewhere; "" when they stand once
}

// Doubtful reports whether a quotation is perhaps none: it has no quotation marks and no word of saying, or nobody who says it. A
// brief does not count it as anybody's words.
func (q Quote) Doubtful() bool { return q.Type == Indirect && q.Confidence == Possible }

// QuoteType says how much of a quotation stands in quotation marks.
type QuoteType string

// The types of quotation: all in marks, some, none.
const (
	Direct   QuoteType = "direct"
	Mixed    QuoteType = "mixed"
	Indirect QuoteType = "indirect"
)

// ProposalMention is a passage that speaks of a proposal or of a wider object.
type ProposalMention struct {
	Proposal string // id
	Span     Span
	Rule     string
}

// Position is a stance that a source reports a stakeholder to have taken. It is stated, never
// inferred from who somebody is.
type Position struct {
	ID          string
	Stakeholder string // id
	About       string // id of a proposal or object
	Stance      Stance
	Was         Stance // the stance that the source says to have been given up for it, or ""
	Since       Date   // when it changed, zero where the source does not say
	General     bool   // taken on the whole of which a proposal is a part, not on the proposal itself
	Evidence    []Span
	Quote       string // id of the quotation that states it, or ""
	Rule        string
	Confidence  Confidence
}

// Stance is what a position amounts to.
type Stance string

// The stances that can be stated. That none is stated is the absence of a Position.
const (
	Support  Stance = "support"
	Oppose   Stance = "oppose"
	Both     Stance = "mixed"
	Neutral  Stance = "neutral"
	Declined Stance = "declined" // was asked and would not say
)

// Event is something that a source reports to have happened, or to be going to happen, and when.
type Event struct {
	ID         string
	Date       Date // zero where the text allows none
	End        Date // last day of a range, otherwise zero
	Precision  Precision
	Wording    Span   // the words of the date, inside Span
	Anchor     string // what a relative date was counted from, such as "published 2023-09-24", or ""
	What       string // the event in the source's words
	Span       Span
	Rule       string
	Confidence Confidence
}

// Precision says how exactly a date is known.
type Precision string

// The precisions of a date.
const (
	Day     Precision = "day"
	Month   Precision = "month"
	Year    Precision = "year"
	Range   Precision = "range"
	Unknown Precision = "unknown"
)

// Figure is a number that a source gives.
type Figure struct {
	ID         string
	Value      *float64 // nil where the words give no number ("dozens")
	Low, High  *float64 // bounds of a range or of a vague number word, otherwise nil
	Hedge      string   // "around", "more than", … as the source has it, or ""
	Unit       string   // what is counted or measured
	About      string   // the clause it stands in
	Span       Span
	Rule       string
	Confidence Confidence
}

// Conflict is a fact on which sources do not agree, or seem not to.
type Conflict struct {
	ID         string
	Kind       ConflictKind
	About      string
	Sides      []Side
	Rule       string
	Confidence Confidence
}

// Side is one value in a conflict, and the words that give it.
type Side struct {
	Value string
	Span  Span
}

// ConflictKind tells disagreements apart.
type ConflictKind string

// The kinds of conflict.
const (
	Contradiction ConflictKind = "contradiction" // a brief cannot state the values as one
	Development   ConflictKind = "development"   // the later source reports a change
	Difference    ConflictKind = "difference"    // both may be right
	Attribution   ConflictKind = "attribution"   // the same words, two speakers
	Wording       ConflictKind = "wording"       // the same utterance, worded differently
)

// Copy is a set of passages that share their words: copies of one another, or of one original.
type Copy struct {
	Members []Span // at least two, in the order of the documents
	Rule    string
}

// Find reads the documents, which it does not change, for every kind of evidence. The order of
// the steps is the order in which they depend on each other.
func Find(documents []*Document, subject Subject) *Evidence {
	e := &Evidence{Documents: documents}
	cast, topics := newCast(subject.Stakeholders), newTopics(subject)
	told := inParallel(documents, func(_ int, d *Document) *testimony { return findTestimony(d, cast, topics) })
	e.Quotes = concat(told, func(t *testimony) []Quote { return t.quotes })
	e.Proposals = concat(told, func(t *testimony) []ProposalMention { return t.proposals })
	e.Positions = concat(told, func(t *testimony) []Position { return t.positions })
	group(e.Quotes, documents)
	facts := newSurvey(documents)
	e.Events, e.Figures = facts.events, facts.figures
	dateChanges(e.Positions, e.Events)
	e.Copies = findCopies(facts)
	e.Conflicts = findConflicts(e, facts)
	return e
}

// testimony is what one document reports people to have said, and on what.
type testimony struct {
	quotes    []Quote
	proposals []ProposalMention
	positions []Position
}

// findTestimony reads one document for what people said. Of the text taken apart for it nothing is kept.
func findTestimony(d *Document, cast *cast, topics *topics) *testimony {
	id := ids{}
	r := findQuotes(d, cast)
	name(r, id)
	found := &testimony{r.quotes, findProposals(r, topics), findPositions(r, topics)}
	for i := range found.positions {
		p := &found.positions[i]
		p.ID = id.next("p", p.Stakeholder, p.About, string(p.Stance), d.Name, words(d, p.Evidence))
	}
	return found
}

// concat returns what is taken of each row, one after the other.
func concat[Row, T any](rows []Row, take func(Row) []T) []T {
	lists := make([][]T, len(rows))
	for i, row := range rows {
		lists[i] = take(row)
	}
	return slices.Concat(lists...)
}

// inParallel applies a function to every row of a list and its place, on all processors, and keeps their order.
func inParallel[Row, T any](rows []Row, do func(int, Row) T) []T {
	results := make([]T, len(rows))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(rows)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(rows); i = int(next.Add(1)) - 1 {
				results[i] = do(i, rows[i])
			}
		})
	}
	workers.Wait()
	return results
}
