package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"policybrief/extract"
	"policybrief/review"
)

// quotationsData is what templates/sections/quotations.md speaks of.
type quotationsData struct{ Sources, Digests int }

// quotations places the register of exact words.
func quotations(l *ledger, _ SectionOptions) content {
	return content{data: quotationsData{len(l.evidence.Documents), l.digests()}, blocks: map[string]Block{"quotations": l.register("quotations")}}
}

// quotationsRegister is the register without its rows, which need the numbers of the citations.
func quotationsRegister() *Table {
	return &Table{Name: "quotations", Title: "Quotations", Empty: "No words of a source are cited.",
		Explain: "Every citation in its source’s exact words, in the order of its number, and after them the quotations that nothing cites.",
		Columns: []Column{{Title: "Ref.", Wide: 7, Share: 6, Right: true}, {Title: "Speaker", Wide: 28, Share: 21}, {Title: "Exact words", Wide: 64, Share: 38}, {Title: "Source", Wide: 30, Share: 23},
			{Title: "Cited at", Wide: 30, Share: 12}, {Title: "Paragraph", Wide: 11, Right: true}, {Title: "Page", Wide: 8, Right: true}, {Title: "Type", Wide: 11},
			{Title: "Confidence", Wide: 12}, {Title: "Id", Wide: 17}}}
}

// behind returns the citations that the printed register leaves out. It has those that the sections
// cite, and of the others the quotations of a named speaker: no fragments, and none whose words stand in a row before it.
func (l *ledger) behind(cites []*Citation) map[*Citation]bool {
	const whole = 4 // words that are no fragment
	behind, said := map[*Citation]bool{}, map[string]bool{}
	for _, c := range cites {
		q, words := innermost(l.foundQuotes[c.Source], c.Span), flat(c.Words)
		behind[c] = len(c.CitedAt) == 0 && (q == nil || q.Type != extract.Direct || q.SpeakerName == "" || len(strings.Fields(words)) < whole || said[words])
		said[words] = said[words] || !behind[c]
	}
	return behind
}

// fillQuotations gives the quotation register a row for every numbered citation, and says how many the pages leave out.
// Sources are linked where they are printed.
func (l *ledger) fillQuotations(b *Brief, linked bool, behind map[*Citation]bool) {
	t := l.register("quotations")
	if n := len(slices.DeleteFunc(slices.Clone(b.Citations), func(c *Citation) bool { return !behind[c] })); n > 0 {
		t.Explain += fmt.Sprintf(" %s, which nothing cites, %s not printed: %s in evidence.json, and in the workbook where one is made.",
			capital(count(n, "fragment or copy", "fragments and copies")), plural(n, "is", "are"), plural(n, "it stands", "they stand"))
	}
	titles := map[string]string{}
	for _, s := range b.Sections {
		titles[s.ID] = s.Title
	}
	for _, c := range b.Citations {
		q := l.quote(c.Span)
		speaker, whose := l.speaker(c, q)
		c.Whose, c.Also, c.Around = speaker+", "+whose, l.also(c, q), l.around(c.Span)
		if q = innermost(l.foundQuotes[c.Source], c.Span); q != nil { // a register shows what was found
			speaker, whose = l.speaker(c, q)
		}
		source := Cell{Text: Text{{Words: c.Where()}}, Second: Text{{Words: l.origin(c.Source)}}}
		if linked {
			source.Text[0].Link = c.Source
		}
		if len(c.Also) > 0 {
			source.Second = append(source.Second, Run{Words: "; also " + list(c.Also)})
		}
		var back Text
		for _, inTables := range []bool{false, true} {
			for _, anchor := range c.CitedAt {
				title, isSection := titles[anchor]
				if isSection != inTables || isSection && len(back) > 0 {
					continue // a table is named where no paragraph is
				}
				words := cmp.Or(title, strings.TrimPrefix(anchor, "p"))
				if number, isFigure := strings.CutPrefix(anchor, "figure-"); isFigure {
					words = "fig.\u00a0" + number
				}
				if len(back) == 0 {
					words = "↑ " + words
				} else {
					back = append(back, Run{Words: ", "})
				}
				back = append(back, Run{Words: words, Link: anchor})
			}
		}
		if len(back) == 0 {
			back = Text{{Words: "here only"}}
		}
		kind, confidence, claim := "", "", c.Claim
		var shown *review.Claim
		if q != nil {
			kind, confidence = string(q.Type), string(q.Confidence)
			if slices.Contains(q.Content, c.Span) { // the quotation itself, or a part of it that stands apart
				claim, shown = q.ID, l.quotation(t.Name, q, speaker, whose)
			}
		}
		page := Cell{}
		if c.Page > 0 {
			page = numberCell(c.Page)
		}
		t.Rows = append(t.Rows, Row{Claim: claim, Review: shown, Anchor: fmt.Sprintf("c%d", c.Number), Behind: behind[c], Cells: []Cell{
			numberCell(c.Number), {Text: Text{{Words: speaker}}, Second: Text{{Words: whose}}}, wordsCell(c.Words), source, {Text: back},
			numberCell(c.Passage), page, wordsCell(kind), wordsCell(confidence), wordsCell(claim),
		}})
	}
}

// quotation is a quotation as the register shows it to a reviewer.
func (l *ledger) quotation(register string, q *extract.Quote, speaker, whose string) *review.Claim {
	var words []string
	for _, span := range q.Content {
		words = append(words, l.words(span))
	}
	return l.claim(register, q.ID, fmt.Sprintf("%s: “%s”", speaker, strings.Join(words, " … ")), whose)
}

// speaker says whose the words of a citation are, and in what sense.
func (l *ledger) speaker(c *Citation, q *extract.Quote) (who, whose string) {
	who = "The source"
	if c.Digest {
		who = "Our digest"
	}
	switch {
	case q == nil:
		return who, "in its own words"
	case q.Type == extract.Direct && q.SpeakerName == "":
		return who, "in quotation marks; speaker not clear"
	case q.Type == extract.Direct:
		return q.SpeakerName, "own words, as quoted"
	case q.SpeakerName == "":
		return who, "reporting somebody not clearly named"
	case c.Digest:
		return who, "reporting " + q.SpeakerName
	case q.Type == extract.Mixed:
		return q.SpeakerName, "partly own words"
	}
	return q.SpeakerName, "in the source’s words"
}

// saidPart is a part of a quotation as its source has it, flat.
type saidPart struct{ doc, words string }

// also names the other sources in which a quotation of the same group holds the very words of the citation, or is held
// by them.
func (l *ledger) also(c *Citation, q *extract.Quote) []string {
	if q == nil || q.Group == "" {
		return nil
	}
	words := flat(c.Words)
	var docs []string
	seen := map[string]bool{q.Doc: true}
	for _, o := range l.grouped[q.Group] {
		if !seen[o.doc] && (strings.Contains(o.words, words) || strings.Contains(words, o.words)) {
			seen[o.doc] = true
			docs = append(docs, o.doc)
		}
	}
	return docs
}

// neighbours is how many paragraphs before and after the cited words go with them.
const neighbours = 2

// around returns the paragraphs of its source that a span touches, and their neighbours.
func (l *ledger) around(span extract.Span) []Passage {
	d := l.documents[span.Doc]
	if d == nil {
		return nil
	}
	first, _ := slices.BinarySearchFunc(d.Passages, span.Start, func(p extract.Passage, at int) int { return cmp.Compare(p.End, at+1) })
	last, _ := slices.BinarySearchFunc(d.Passages, span.End, func(p extract.Passage, at int) int { return cmp.Compare(p.Start, at) })
	var around []Passage
	for _, p := range d.Passages[max(0, first-neighbours):min(len(d.Passages), last+neighbours)] {
		start := min(max(span.Start, p.Start), p.End)
		end := max(start, min(span.End, p.End))
		around = append(around, Passage{Number: p.Number, Words: d.Text[p.Start:p.End], Start: start - p.Start, End: end - p.Start})
	}
	return around
}

// flat returns words in lower case, each between spaces and without marks, so that a run of them can be looked for.
func flat(s string) string { return " " + strings.Join(wordsOf(s), " ") + " " }
