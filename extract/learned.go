package extract

import (
	"strings"

	"policybrief/extract/learned"
)

// Reading returns what the trained part of the quotation finder is told of a document, the quotations that the rules find
// among it. It is for the program that trains it.
func Reading(d *Document) learned.Text {
	r := findRuled(d, newCast(nil))
	return r.reading()
}

// clitics are what the trained part reads as words of their own.
var clitics = []string{"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"}

// reading describes the lines and the quotations found so far.
func (r *reader) reading() learned.Text {
	t := learned.Text{Text: r.d.Text}
	for _, l := range r.lines {
		t.Paragraphs = append(t.Paragraphs, learned.Span{Start: l.Start, End: l.End})
		for _, w := range l.words {
			end := w.end
			for _, c := range clitics {
				if len(w.lower) > len(c) && strings.HasSuffix(w.lower, c) {
					tail := strings.ReplaceAll(r.d.Text[w.start:w.end], "’", "'")
					end = w.end - len(c) - (w.end - w.start - len(tail))
					break
				}
			}
			t.Words = append(t.Words, learned.Span{Start: w.start, End: end})
			if end < w.end {
				t.Words = append(t.Words, learned.Span{Start: end, End: w.end})
			}
		}
		for _, s := range l.sentences {
			if s[0] < s[1] {
				t.Sentences = append(t.Sentences, learned.Span{Start: l.words[s[0]].start, End: l.words[s[1]-1].end})
			}
		}
		for _, m := range l.marked {
			if m.start < m.end {
				t.Marked = append(t.Marked, learned.Marked{Span: learned.Span{Start: m.start, End: m.end}, Closed: m.closed})
			}
		}
	}
	for _, q := range r.quotes {
		a := learned.Attribution{Rule: string(q.Type) + " " + q.Rule}
		for _, s := range q.Content {
			a.Content = append(a.Content, learned.Span{Start: s.Start, End: s.End})
		}
		if q.Speaker != nil {
			a.Source = learned.Span{Start: q.Speaker.Start, End: q.Speaker.End}
		}
		if q.Cue != nil {
			a.Cue = learned.Span{Start: q.Cue.Start, End: q.Cue.End}
		}
		t.Ruled = append(t.Ruled, a)
	}
	return t
}

// leastLikely is how likely a quotation must be right to be taken.
const leastLikely = 0.4

// learn replaces the quotations by those that the trained part chooses, from its own and the rules'.
func (r *reader) learn() {
	var quotes []Quote
	for _, a := range learned.Weights().Find(r.reading(), leastLikely) {
		if a.Ruled >= 0 {
			quotes = append(quotes, r.quotes[a.Ruled])
			continue
		}
		quotes = append(quotes, r.found(a))
	}
	r.quotes = quotes
}

// found makes the row of an attribution.
func (r *reader) found(a learned.Attribution) Quote {
	q := Quote{Doc: r.d.ID, Complete: true, Rule: "learned", Confidence: Possible}
	for _, s := range a.Content {
		q.Content = append(q.Content, r.span(s.Start, s.End))
	}
	if a.Source.Start < a.Source.End {
		s := r.span(a.Source.Start, a.Source.End)
		q.Speaker = &s
	}
	if a.Cue.Start < a.Cue.End {
		s := r.span(a.Cue.Start, a.Cue.End)
		q.Cue = &s
	}
	q.Type = Indirect
	return q
}
