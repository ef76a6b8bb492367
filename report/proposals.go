package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"policybrief/extract"
)

// proposalsData is what templates/sections/proposals.md speaks of.
type proposalsData struct {
	Sources   int
	Proposals []proposalData
}

// proposalData is one proposal, ready to be worded.
type proposalData struct {
	Number      int
	Title       string
	Asks        string // the drafter's words
	Aside       string // "1 of 5 sources"
	Sources     int    // how many were read
	Reported    int    // how many report it
	Independent int    // how many of those are independent
	Reports     []string
	Cites       []*Citation // of the sources that report it, one each
	Wording     *wordingData
	Supports    sideData
	General     sideData
	Whole       sideData // oppose the whole of which it is a part
	Divided     sideData // have mixed views of that whole
	Opposes     sideData
	Mixed       sideData
	Neutral     sideData
	Declined    sideData
	Silent      int
	Listed      int   // stakeholders in the settings
	Law         Block // nil where no vetted note is on file
	Heading     Block // its number, title and aside, and a square a source
	Strip       Block // who takes which position, drawn; nil where no stakeholder is listed
}

// For counts those who support it, or part of it.
func (p proposalData) For() int { return p.Supports.Count + p.Mixed.Count }

// Against counts those who oppose it, or part of it, or the whole of which it is a part, or part of that.
func (p proposalData) Against() int {
	return p.Opposes.Count + p.Mixed.Count + p.Whole.Count + p.Divided.Count
}

// sideData is those who share a stance.
type sideData struct {
	Names []string
	Count int
	Cites []*Citation
}

// wordingData is the words of a source for a proposal.
type wordingData struct {
	Cite     *Citation
	Source   string // the outlet, or what the source is called
	Digest   bool
	Own      bool   // the words are reported as somebody's own
	Author   bool   // the source is by Who, so that the words are their own
	Document string // of such a source: "letter", "statement"
	Partly   bool   // some of them are, in quotation marks
	Who      string // whose position they report, or ""
}

// proposals sets out each proposal in turn.
func proposals(l *ledger, _ SectionOptions) content {
	data := proposalsData{Sources: len(l.evidence.Documents)}
	for _, it := range l.proposals() {
		data.Proposals = append(data.Proposals, l.proposal(it))
	}
	return content{data: data, blocks: map[string]Block{"proposals": l.register("proposals")}}
}

// proposal gathers what the sources hold on one.
func (l *ledger) proposal(it item) proposalData {
	if p, done := l.worded[it.ID]; done {
		return p
	}
	p := proposalData{Number: it.Number, Title: it.Title, Asks: it.Asks, Sources: len(l.evidence.Documents), Reported: len(it.Sources),
		Independent: len(it.Independent), Listed: len(l.stakeholders), Law: l.lawOf(it), Wording: l.wording(it)}
	p.Aside = fmt.Sprintf("%d of %d %s", p.Independent, p.Sources, plural(p.Sources, "source", "sources"))
	heading := Heading{Number: p.Number, Text: p.Title, Aside: p.Aside}
	for _, d := range l.evidence.Documents {
		heading.Corroboration = append(heading.Corroboration, SourceReport{d.ID, slices.Contains(it.Independent, d.ID)})
	}
	p.Heading = heading
	for _, doc := range it.Sources {
		p.Reports = append(p.Reports, l.report(doc))
		i := slices.IndexFunc(it.Spans, func(s extract.Span) bool { return s.Doc == doc })
		p.Cites = append(p.Cites, l.cite(it.Spans[i], ""))
	}
	if p.Wording != nil {
		for i, c := range p.Cites {
			if c.Source == p.Wording.Cite.Source {
				p.Cites[i] = p.Wording.Cite
			}
		}
	}
	for _, v := range l.stakeholders {
		stance, cites := l.stance(v, it)
		if cites, outright := l.againstWhole(v, it); len(cites) > 0 && stance == Silent {
			whole := &p.Divided
			if outright {
				whole = &p.Whole
			}
			whole.Names = append(whole.Names, named(v.Stakeholder))
			whole.Count++
			whole.Cites = once(append(whole.Cites, fewest(cites, 2)...))
		}
		side := map[extract.Stance]*sideData{extract.Support: &p.Supports, GeneralSupport: &p.General, extract.Oppose: &p.Opposes,
			extract.Both: &p.Mixed, extract.Neutral: &p.Neutral, extract.Declined: &p.Declined}[stance]
		if side == nil {
			p.Silent++
			continue
		}
		side.Names = append(side.Names, named(v.Stakeholder))
		side.Count++
		side.Cites = once(append(side.Cites, fewest(cites, 2)...))
	}
	if len(l.stakeholders) > 0 {
		p.Strip = p.strip()
	}
	l.worded[it.ID] = p
	return p
}

// strip draws who takes which position. Support, general support, opposition and silence are always told: that nobody
// takes a side outright, where somebody does in part or for the whole.
func (p proposalData) strip() Figure {
	s := &Strip{Of: p.Listed}
	var told []string
	for _, side := range []struct {
		stance extract.Stance
		sideData
		always bool
	}{{extract.Support, p.Supports, true}, {GeneralSupport, p.General, true}, {extract.Oppose, p.Opposes, true}, {extract.Both, p.Mixed, false},
		{extract.Neutral, p.Neutral, false}, {extract.Declined, p.Declined, false}} {
		if side.Count == 0 && !side.always {
			continue
		}
		part := StripPart{Stance: side.stance, Count: side.Count, Names: Text{{Words: list(side.Names)}, {Cites: side.Cites}}}
		if side.Count == 0 {
			part.Names = Text{{Words: "nobody"}, {All: true}}
			if side.stance == extract.Support && p.For() > 0 || side.stance == extract.Oppose && p.Against() > 0 {
				part.Names[0].Words = "nobody outright"
			}
		}
		s.Parts = append(s.Parts, part)
		told = append(told, fmt.Sprintf("%s %d", stanceWords(side.stance), side.Count))
	}
	s.Parts = append(s.Parts, StripPart{Silent, p.Silent, Text{{Words: "of " + count(p.Listed, "stakeholder", "stakeholders")}, {All: true}}})
	told = append(told, fmt.Sprintf("%s %d", stanceWords(Silent), p.Silent))
	return Figure{Alt: fmt.Sprintf("A strip of %s, one for each stakeholder: %s.", count(p.Listed, "box", "boxes"), list(told)), Data: s}
}

// wording chooses the words that state a proposal best: a report before a digest, then by how many of the words of
// the proposal they hold, whether they speak of it, and whether a position, best support and last opposition, rests on them; the longer
// before the shorter.
func (l *ledger) wording(it item) *wordingData {
	var best extract.Span
	score := -1
	var by *extract.Position
	asked := strings.Join(append([]string{it.Title, it.Asks}, it.Phrases...), " ")
	weigh := func(span extract.Span, p *extract.Position, points int) {
		if d := l.documents[span.Doc]; d == nil || span.Start < 0 || span.End > len(d.Text) || span.Start >= span.End {
			return
		} else if !d.Digest {
			points += 16
		}
		points += 2 * min(6, common(asked, l.words(span)))
		if points > score || points == score && span.End-span.Start > best.End-best.Start {
			best, score, by = span, points, p
		}
	}
	for _, m := range l.evidence.Proposals {
		if m.Proposal == it.ID {
			weigh(l.stating(m.Span), nil, 4)
		}
	}
	for i, p := range l.evidence.Positions {
		if p.About != it.ID {
			continue
		}
		for _, span := range p.Evidence {
			points := 1
			switch p.Stance {
			case extract.Support:
				points += 2
			case extract.Oppose:
				points -= 4
			}
			if slices.ContainsFunc(l.evidence.Proposals, func(m extract.ProposalMention) bool { return m.Proposal == it.ID && m.Span.Overlaps(span) }) {
				points += 4
			}
			weigh(span, &l.evidence.Positions[i], points)
		}
	}
	if score < 0 {
		return nil
	}
	claim := ""
	w := &wordingData{}
	if by != nil {
		claim = by.ID
		i := slices.IndexFunc(l.stakeholders, func(v voice) bool { return v.ID == by.Stakeholder })
		if i >= 0 {
			w.Who = named(l.stakeholders[i].Stakeholder)
			w.Author = l.writes(l.stakeholders[i], best)
		}
	} else if i := slices.IndexFunc(l.stakeholders, func(v voice) bool { return l.writes(v, best) }); i >= 0 {
		w.Who, w.Author = named(l.stakeholders[i].Stakeholder), true
	}
	w.Cite = l.cite(best, claim)
	d := l.documents[best.Doc]
	w.Digest = d.Digest
	w.Source, w.Document = l.short(best.Doc), genre(d)
	if q := l.quote(best); q != nil && q.Type == extract.Direct {
		w.Own, w.Who = true, cmp.Or(w.Who, q.SpeakerName)
	}
	w.Partly = !w.Own && strings.ContainsAny(w.Cite.Words, "“”\"")
	return w
}

// stating returns the sentence around a mention that is too short to say what is asked.
func (l *ledger) stating(span extract.Span) extract.Span {
	const enough = 6 // words
	d := l.documents[span.Doc]
	if d == nil || span.Start < 0 || span.End > len(d.Text) || span.Start >= span.End || len(strings.Fields(d.Words(span))) >= enough {
		return span
	}
	return l.sentence(span)
}

// proposalsRegister lists the proposals, one a row.
func (l *ledger) proposalsRegister() *Table {
	t := &Table{Name: "proposals", Title: "Proposals", Empty: "No proposal is listed in the settings.",
		Explain: "One row for each proposal. What is asked is drafted; the wording is a source’s. Copies of one another count once as independent sources.",
		Columns: []Column{{Title: "No.", Wide: 6, Share: 6, Right: true}, {Title: "Proposal", Wide: 34, Share: 24}, {Title: "What is asked (drafted)", Wide: 44},
			{Title: "A source’s wording", Wide: 52, Unknown: true}, {Title: "Reported by", Wide: 16, Share: 14}, {Title: "Independent sources", Wide: 13, Share: 13, Right: true},
			{Title: "Supports", Wide: 26, Share: 20}, {Title: "General support only", Wide: 26}, {Title: "Opposes", Wide: 26, Share: 14},
			{Title: "None stated", Wide: 10, Share: 9, Right: true}, {Title: "Legal note", Wide: 24}}}
	for _, it := range l.proposals() {
		p := l.proposal(it)
		words := Cell{}
		if p.Wording != nil {
			words.Text = Text{{Words: p.Wording.Cite.Words}, {Cites: []*Citation{p.Wording.Cite}}}
			words.Second = Text{{Words: l.origin(p.Wording.Cite.Source)}}
		}
		note := "no vetted note on file"
		if p.Law != nil {
			note = it.Law
		}
		reported := Cell{Text: Text{{Words: "none found"}, {All: true}}}
		if len(it.Sources) > 0 {
			reported = Cell{Text: Text{{Words: strings.Join(it.Sources, ", ")}, {Cites: p.Cites}}}
		}
		t.Rows = append(t.Rows, Row{Anchor: "proposal-" + it.ID, Cells: []Cell{numberCell(it.Number), wordsCell(it.Title), wordsCell(it.Asks), words, reported,
			numberCell(len(it.Independent)), p.Supports.cell(), p.General.cell(), p.Opposes.cell(), numberCell(p.Silent), wordsCell(note)}})
	}
	return t
}

// cell shows those who share a stance.
func (s sideData) cell() Cell {
	if s.Count == 0 {
		return Cell{Text: Text{{Words: "none found"}, {All: true}}}
	}
	return Cell{Text: Text{{Words: list(s.Names)}, {Cites: s.Cites}}}
}
