package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"policybrief/extract"
)

// Check reports every way in which the brief breaks its promises: a sentence without a citation in a paragraph that is
// not drafted, words that are not their source's, a citation without a number, a link that leads nowhere.
func (b *Brief) Check(evidence *extract.Evidence) error {
	c := checker{brief: b, evidence: evidence, documents: map[string]*extract.Document{}, claims: map[string]bool{}, printed: map[string]bool{}, anchors: map[string]bool{}}
	for _, d := range evidence.Documents {
		c.documents[d.ID] = d
	}
	c.gather()
	c.citations()
	c.sections()
	c.registers()
	c.positions()
	return errors.Join(c.faults...)
}

// checker holds what a brief is checked against, and the faults that were found.
type checker struct {
	brief     *Brief
	evidence  *extract.Evidence
	documents map[string]*extract.Document
	claims    map[string]bool
	printed   map[string]bool // anchors that a reader of the pages can be led to
	anchors   map[string]bool // those, and the rows of registers
	next      int             // the number that the next new citation must have
	faults    []error
}

func (c *checker) fault(format string, values ...any) {
	c.faults = append(c.faults, fmt.Errorf(format, values...))
}

// gather lists the claims of the evidence and the anchors of the brief.
func (c *checker) gather() {
	for _, q := range c.evidence.Quotes {
		c.claims[q.ID] = true
	}
	for _, p := range c.evidence.Positions {
		c.claims[p.ID] = true
	}
	for _, e := range c.evidence.Events {
		c.claims[e.ID] = true
	}
	for _, f := range c.evidence.Figures {
		c.claims[f.ID] = true
	}
	for _, k := range c.evidence.Conflicts {
		c.claims[k.ID] = true
	}
	for _, s := range c.brief.Sections {
		if c.printed[s.ID] {
			c.fault("two sections have the anchor %q", s.ID)
		}
		c.printed[s.ID] = true
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case Paragraph:
				c.printed[fmt.Sprintf("p%d", block.Number)] = true
			case List:
				c.printed[fmt.Sprintf("p%d", block.Number)] = true
			case Quotation:
				c.printed[fmt.Sprintf("p%d", block.Number)] = true
			case Figure:
				c.printed[block.Anchor()] = true
			case *Table:
				for _, row := range block.Printed() {
					c.printed[row.Anchor] = true
				}
			}
		}
	}
	for anchor := range c.printed {
		c.anchors[anchor] = true
	}
	for _, register := range c.brief.Registers {
		for _, row := range register.Rows {
			c.anchors[row.Anchor] = true
		}
	}
}

// citations reads each citation again from its source.
func (c *checker) citations() {
	for i, cite := range c.brief.Citations {
		if cite.Number != i+1 {
			c.fault("citation %d stands where %d should", cite.Number, i+1)
		}
		d := c.documents[cite.Span.Doc]
		switch {
		case d == nil || cite.Source != cite.Span.Doc:
			c.fault("citation %d: there is no source %s", cite.Number, cite.Source)
		case cite.Span.Start < 0 || cite.Span.End > len(d.Text) || cite.Span.Start >= cite.Span.End:
			c.fault("citation %d: %s has no bytes %d to %d", cite.Number, cite.Source, cite.Span.Start, cite.Span.End)
		case d.Words(cite.Span) != cite.Words:
			c.fault("citation %d: the words %q are not those of %s, which has %q", cite.Number, excerpt(cite.Words), cite.Source, excerpt(d.Words(cite.Span)))
		case d.Digest != cite.Digest:
			c.fault("citation %d: a digest is shown as its source", cite.Number)
		}
		c.around(d, cite)
		if cite.Claim != "" && !c.claims[cite.Claim] {
			c.fault("citation %d: there is no claim %s in the evidence", cite.Number, cite.Claim)
		}
		for _, anchor := range append([]string{cite.Target}, cite.CitedAt...) {
			if anchor != "" && !c.printed[anchor] {
				c.fault("citation %d leads to %q, which the brief does not have", cite.Number, anchor)
			}
		}
	}
}

// around checks that the paragraphs shown with a citation are its source's, and that they mark its words and no others.
func (c *checker) around(d *extract.Document, cite *Citation) {
	var marked string
	for _, p := range cite.Around {
		at := p.Number - 1
		if d == nil || at < 0 || at >= len(d.Passages) || d.Text[d.Passages[at].Start:d.Passages[at].End] != p.Words || p.Start < 0 || p.End > len(p.Words) || p.Start > p.End {
			c.fault("citation %d: paragraph %d beside its words is not one of %s", cite.Number, p.Number, cite.Source)
			return
		}
		marked += p.Words[p.Start:p.End]
	}
	if len(cite.Around) > 0 && spaceless(marked) != spaceless(cite.Words) {
		c.fault("citation %d: the words marked in its paragraph are %q, not %q", cite.Number, excerpt(marked), excerpt(cite.Words))
	}
}

// spaceless returns text without white space, which alone stands between paragraphs.
func spaceless(s string) string { return strings.Join(strings.Fields(s), "") }

// sections checks every text of the pages, in reading order.
func (c *checker) sections() {
	c.next = 1
	paragraphs, figures := 0, 0
	for _, s := range c.brief.Sections {
		counted := func(number int) string {
			if paragraphs++; number != paragraphs {
				c.fault("section %s: paragraph %d stands where %d should", s.ID, number, paragraphs)
			}
			return fmt.Sprintf("paragraph %d", number)
		}
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case Paragraph:
				c.statement(counted(block.Number), block.Text, block.Drafted)
			case List:
				at := counted(block.Number)
				for _, item := range block.Items {
					c.statement(at, item, block.Drafted)
				}
			case Quotation:
				at := counted(block.Number)
				c.text(at, block.Cite, c.printed)
				cites := citesOf(block.Cite)
				if len(cites) != 1 {
					c.fault("%s: a quotation rests on %d citations, not on one", at, len(cites))
				} else if cites[0].Words != block.Words {
					c.fault("%s: the quotation %q is not what citation %d says: %q", at, excerpt(block.Words), cites[0].Number, excerpt(cites[0].Words))
				}
			case Note:
				if block.Kind == Plain {
					c.statement("a note in section "+s.ID, block.Text, block.Drafted)
				} else {
					c.text("a note in section "+s.ID, block.Text, c.printed)
				}
			case Figure:
				at := fmt.Sprintf("figure %d", block.Number)
				if block.Title == "" {
					at = counted(block.Number)
				} else if figures++; block.Number != figures {
					c.fault("section %s: figure %d stands where %d should", s.ID, block.Number, figures)
				}
				if block.Alt == "" {
					c.fault("%s has no words for who cannot see it", at)
				}
				for _, text := range block.Data.statements() {
					c.text(at, text, c.printed)
					if !cited(text) {
						c.fault("%s: %q has no citation", at, excerpt(plainWords(text)))
					}
				}
			case *Table:
				for _, text := range block.texts() {
					c.text("a table in section "+s.ID, text, c.printed)
				}
			}
		}
	}
}

// statement checks the text of a paragraph: each sentence is cited, or the whole is drafted.
func (c *checker) statement(at string, text Text, drafted bool) {
	c.text(at, text, c.printed)
	switch bare := uncited(text); {
	case drafted && cited(text):
		c.fault("%s is shown as drafted and has citations", at)
	case !drafted && bare != "":
		c.fault("%s: the sentence %q has no citation", at, excerpt(bare))
	}
}

// text checks what any text holds: citations with a number, in reading order, words in quotation marks that are their
// source's, links that lead somewhere.
func (c *checker) text(at string, text Text, anchors map[string]bool) {
	for _, run := range text {
		if run.Link != "" && !anchors[run.Link] {
			c.fault("%s: the link %q leads to %q, which the brief does not have", at, run.Words, run.Link)
		}
		if run.exact != nil {
			words := []rune(run.Words)
			if len(words) < 2 || string(words[1:len(words)-1]) != oneLine(run.exact.Words) {
				c.fault("%s: the words %q are not what the source says: %q", at, excerpt(run.Words), excerpt(run.exact.Words))
			}
		}
		for _, cite := range run.Cites {
			switch {
			case cite.Number < 1 || cite.Number > len(c.brief.Citations) || c.brief.Citations[cite.Number-1] != cite:
				c.fault("%s cites what is not among the citations: %q", at, excerpt(cite.Words))
			case cite.Number > c.next:
				c.fault("%s: citation %d comes before %d", at, cite.Number, c.next)
			case cite.Number == c.next:
				c.next++
			}
		}
	}
}

// registers checks that every row of a register is about a claim of the evidence, and has a cell for every column at
// most.
func (c *checker) registers() {
	for _, register := range c.brief.Registers {
		for i, row := range register.Rows {
			at := fmt.Sprintf("register %s, row %d", register.Name, i+1)
			if row.Claim != "" && !c.claims[row.Claim] {
				c.fault("%s: there is no claim %s in the evidence", at, row.Claim)
			}
			if len(row.Cells) > len(register.Columns) {
				c.fault("%s has %d cells for %d columns", at, len(row.Cells), len(register.Columns))
			}
			for _, cell := range row.Cells {
				c.text(at, cell.Text, c.anchors)
				c.text(at, cell.Second, c.anchors)
			}
		}
	}
}

// positions checks that a position rests on its own stakeholder's quotation, where it rests on one.
func (c *checker) positions() {
	for _, p := range c.evidence.Positions {
		if len(p.Evidence) == 0 {
			c.fault("position %s of %s on %s rests on no words", p.ID, p.Stakeholder, p.About)
		}
		if p.Quote == "" {
			continue
		}
		i := slices.IndexFunc(c.evidence.Quotes, func(q extract.Quote) bool { return q.ID == p.Quote })
		switch {
		case i < 0:
			c.fault("position %s of %s rests on a quotation %s that is not in the evidence", p.ID, p.Stakeholder, p.Quote)
		case c.evidence.Quotes[i].Stakeholder != p.Stakeholder:
			c.fault("position %s of %s rests on words of %q", p.ID, p.Stakeholder, c.evidence.Quotes[i].Stakeholder)
		}
	}
}

// citesOf returns the citations of a text.
func citesOf(text Text) []*Citation {
	var cites []*Citation
	for _, run := range text {
		cites = append(cites, run.Cites...)
	}
	return cites
}
