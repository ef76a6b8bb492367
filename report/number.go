package report

import (
	"fmt"
	"slices"
)

// number counts the paragraphs and the figures through, gives every citation its number in reading order, those of the
// sections first, and fills what depends on those numbers: the quotation register, the targets of the citations and the
// control block.
func number(l *ledger, b *Brief) {
	paragraphs, figures := 0, 0
	for i := range b.Sections {
		s := &b.Sections[i]
		for j, block := range s.Blocks {
			next := paragraphs + 1
			anchor := fmt.Sprintf("p%d", next)
			switch block := block.(type) {
			case Paragraph:
				block.Number = next
				b.cite(anchor, block.Text)
				s.Blocks[j] = block
			case List:
				block.Number = next
				b.cite(anchor, block.Items...)
				s.Blocks[j] = block
			case Quotation:
				block.Number = next
				b.cite(anchor, block.Cite)
				s.Blocks[j] = block
			case Figure:
				block.Number = next
				if block.Title != "" {
					figures++
					block.Number = figures
				}
				s.Blocks[j] = block
				b.cite(block.Anchor(), block.Data.statements()...)
				if block.Title != "" {
					continue
				}
			case Note:
				b.cite(s.ID, block.Text)
				continue
			case *Table:
				anchor := s.ID
				if block.Name != "" {
					anchor = "" // a register shows where it stands itself
				}
				b.cite(anchor, block.texts()...)
				continue
			default:
				continue
			}
			paragraphs = next
			if s.First == 0 {
				s.First = next
			}
			s.Last = next
		}
	}
	for _, register := range b.Registers {
		b.cite("", register.texts()...)
	}
	for _, q := range l.found.Quotes {
		if q.Doubtful() {
			continue
		}
		for _, span := range q.Content {
			b.cite("", Text{{Cites: []*Citation{l.cite(span, q.ID)}}})
		}
	}
	quotations, sources := b.prints("quotations"), b.prints("sources")
	behind := l.behind(b.Citations)
	for _, c := range b.Citations {
		switch {
		case quotations && !behind[c]:
			c.Target = fmt.Sprintf("c%d", c.Number)
		case sources:
			c.Target = c.Source
		}
	}
	l.fillQuotations(b, sources, behind)
	l.control(b)
}

// cite numbers the citations of texts that stand at an anchor, "" where they are not printed.
func (b *Brief) cite(anchor string, texts ...Text) {
	for _, text := range texts {
		for _, run := range text {
			for _, c := range run.Cites {
				if c.Number == 0 {
					b.Citations = append(b.Citations, c)
					c.Number = len(b.Citations)
				}
				if anchor != "" && !slices.Contains(c.CitedAt, anchor) {
					c.CitedAt = append(c.CitedAt, anchor)
				}
			}
		}
	}
}

// prints reports whether a section places the register of that name.
func (b *Brief) prints(name string) bool {
	for _, s := range b.Sections {
		for _, block := range s.Blocks {
			if t, isTable := block.(*Table); isTable && t.Name == name {
				return true
			}
		}
	}
	return false
}

// texts returns what stands in the cells of a table, in reading order.
func (t *Table) texts() []Text {
	var texts []Text
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			texts = append(texts, cell.Text, cell.Second)
		}
	}
	return texts
}
