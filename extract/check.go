package extract

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Check reports everything in which the evidence breaks its promises: a span outside its document or across a character, evidence on
// page furniture, a claim without words, a position that does not lead to words its stakeholder is reported to have said or
// done, an id used twice. It returns all faults, joined, or nil.
func (e *Evidence) Check() error {
	c := &checker{documents: map[string]*Document{}, ids: map[string]string{}, quotes: map[string]Quote{}}
	for _, d := range e.Documents {
		c.documents[d.ID] = d
		for _, f := range d.Furniture {
			c.span(d.File+": furniture", Span{d.ID, f.Start, f.End}, true)
		}
		for _, p := range d.Passages {
			c.span(d.File+": paragraph", Span{d.ID, p.Start, p.End}, true)
		}
	}
	for _, q := range e.Quotes {
		what := c.claim("quotation", q.ID)
		c.quotes[q.ID] = q
		c.spans(what, q.Content)
		for _, s := range []*Span{q.Speaker, q.Cue} {
			if s != nil {
				c.span(what, *s, false)
			}
		}
		c.oneOf(what, "type", string(q.Type), string(Direct), string(Mixed), string(Indirect))
		c.confident(what, q.Confidence)
	}
	for _, m := range e.Proposals {
		c.span("mention of "+m.Proposal, m.Span, false)
	}
	for _, p := range e.Positions {
		what := c.claim("position", p.ID)
		c.spans(what, p.Evidence)
		c.oneOf(what, "stance", string(p.Stance), string(Support), string(Oppose), string(Both), string(Neutral), string(Declined))
		c.confident(what, p.Confidence)
		c.held(what, p)
	}
	for _, v := range e.Events {
		what := c.claim("event", v.ID)
		c.span(what, v.Span, false)
		c.span(what, v.Wording, false)
		if !(v.Span.Start <= v.Wording.Start && v.Wording.End <= v.Span.End) {
			c.fault("%s: the words of its date stand outside it", what)
		}
		if v.Date.IsZero() != (v.Precision == Unknown) || v.End.IsZero() == (v.Precision == Range) {
			c.fault("%s: date %q to %q does not go with precision %q", what, v.Date, v.End, v.Precision)
		}
		c.confident(what, v.Confidence)
	}
	for _, f := range e.Figures {
		what := c.claim("figure", f.ID)
		c.span(what, f.Span, false)
		if f.Value == nil && f.Low == nil && f.High == nil {
			c.fault("%s: no value", what)
		}
		c.confident(what, f.Confidence)
	}
	for _, x := range e.Conflicts {
		what := c.claim("conflict", x.ID)
		if len(x.Sides) < 2 {
			c.fault("%s: fewer than two sides", what)
		}
		for _, s := range x.Sides {
			c.span(what, s.Span, false)
			if s.Value == "" {
				c.fault("%s: a side without a value", what)
			}
		}
		c.oneOf(what, "kind", string(x.Kind), string(Contradiction), string(Development), string(Difference), string(Attribution), string(Wording))
		c.confident(what, x.Confidence)
	}
	for _, x := range e.Copies {
		if len(x.Members) < 2 {
			c.fault("copy: fewer than two members")
		}
		for _, s := range x.Members {
			c.span("copy", s, false)
		}
	}
	return errors.Join(c.faults...)
}

// checker gathers faults.
type checker struct {
	documents map[string]*Document
	ids       map[string]string // the kind of claim that has an id
	quotes    map[string]Quote
	faults    []error
}

func (c *checker) fault(format string, values ...any) {
	c.faults = append(c.faults, fmt.Errorf(format, values...))
}

// claim checks that an id is there and is one claim's only, and returns the claim's name for faults.
func (c *checker) claim(kind, id string) string {
	if id == "" {
		c.fault("%s without an id", kind)
	} else if other, taken := c.ids[id]; taken {
		c.fault("%s %s has the id of a %s", kind, id, other)
	}
	c.ids[id] = kind
	return kind + " " + id
}

func (c *checker) spans(what string, spans []Span) {
	if len(spans) == 0 {
		c.fault("%s points at no words", what)
	}
	for i, s := range spans {
		c.span(what, s, false)
		if i > 0 && s.Doc == spans[i-1].Doc && s.Start < spans[i-1].End {
			c.fault("%s: its words overlap or are out of order", what)
		}
	}
}

func (c *checker) span(what string, s Span, furniture bool) {
	d := c.documents[s.Doc]
	switch {
	case d == nil:
		c.fault("%s: no document %q", what, s.Doc)
	case s.Start < 0 || s.Start >= s.End || s.End > len(d.Text):
		c.fault("%s: bytes %d to %d are not in %s, which has %d", what, s.Start, s.End, d.File, len(d.Text))
	case !utf8.RuneStart(d.Text[s.Start]) || s.End < len(d.Text) && !utf8.RuneStart(d.Text[s.End]):
		c.fault("%s: bytes %d to %d of %s cut a character", what, s.Start, s.End, d.File)
	case !furniture && d.covered(s):
		c.fault("%s: %q in %s is page furniture", what, d.Words(s), d.File)
	}
}

// covered reports whether the span lies in page furniture altogether.
func (d *Document) covered(s Span) bool {
	i, _ := slices.BinarySearchFunc(d.Furniture, s.Start, func(f Furniture, at int) int { return cmp.Compare(f.End, at+1) })
	return i < len(d.Furniture) && d.Furniture[i].Start <= s.Start && s.End <= d.Furniture[i].End
}

// held checks that a position rests on what its stakeholder is reported to have said, or on a sentence of their own doing.
func (c *checker) held(what string, p Position) {
	if p.Quote == "" {
		if p.Rule == "" {
			c.fault("%s: neither a quotation nor a rule says that %s holds it", what, p.Stakeholder)
		}
		return
	}
	q, known := c.quotes[p.Quote]
	switch {
	case !known:
		c.fault("%s: no quotation %s", what, p.Quote)
	case q.Stakeholder != p.Stakeholder:
		c.fault("%s is given to %q on words of %q", what, p.Stakeholder, q.Stakeholder)
	case !slices.ContainsFunc(p.Evidence, func(s Span) bool { return slices.ContainsFunc(q.Content, s.Overlaps) }):
		c.fault("%s: its evidence is not in quotation %s", what, p.Quote)
	}
}

func (c *checker) oneOf(what, field, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		c.fault("%s: no %s %q; there are %s", what, field, value, strings.Join(allowed, ", "))
	}
}

func (c *checker) confident(what string, confidence Confidence) {
	c.oneOf(what, "confidence", string(confidence), string(Certain), string(Likely), string(Possible))
}
