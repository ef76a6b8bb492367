package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Short returns the short form of the brief, of the same tree: the sections that have one, in few words. Numbers of
// paragraphs and citations are those of the full form, which its last note names.
func (b *Brief) Short() *Brief {
	short := *b
	short.Abridged, short.Off, short.Registers, short.Sections, short.Citations = true, nil, nil, nil, nil
	left := 0
	for _, s := range b.Sections {
		kind, err := sectionKind(s.Kind)
		if err != nil || kind.short == nil {
			left++
			continue
		}
		s.NewPage, s.Blocks = false, kind.short(s.Blocks)
		short.Sections = append(short.Sections, s)
	}
	if n := len(short.Sections); n > 0 && left > 0 {
		last := &short.Sections[n-1]
		last.Blocks = append(slices.Clone(last.Blocks), Note{Kind: Plain, Lead: "Short form.",
			Text: Text{{Words: "The numbers are those of the full brief, which has " + count(left, "more section", "more sections") + "."}}, Drafted: true})
	}
	cited := map[*Citation]bool{}
	for _, s := range short.Sections {
		for _, block := range s.Blocks {
			for _, text := range textsOf(block) {
				for _, c := range citesOf(text) {
					cited[c] = true
				}
			}
		}
	}
	for _, c := range b.Citations {
		if cited[c] {
			short.Citations = append(short.Citations, c)
		}
	}
	return &short
}

// textsOf returns what a block says of the sources, in reading order.
func textsOf(block Block) []Text {
	switch block := block.(type) {
	case Paragraph:
		return []Text{block.Text}
	case List:
		return block.Items
	case Quotation:
		return []Text{block.Cite}
	case Note:
		return []Text{block.Text}
	case Figure:
		return block.Data.statements()
	case *Table:
		return block.texts()
	}
	return nil
}

// How many paragraphs the short form has room for on its two pages.
const (
	mostKeyPoints = 5
	mostGaps      = 3
)

func keyPointsInShort(blocks []Block) []Block { return atMost(blocks, mostKeyPoints) }

func gapsInShort(blocks []Block) []Block { return atMost(blocks, mostGaps) }

// proposalsInShort makes a row of each proposal: its title, how many sources report it, and how many take which position.
func proposalsInShort(blocks []Block) []Block {
	t := &Table{Title: "What is asked, how well it is evidenced, and how many take a position", Empty: "No proposal is listed in the settings.",
		Columns: []Column{{Title: "Proposal", Share: 46}, {Title: "Reported by", Share: 20}, {Title: "Positions found", Share: 34}}}
	for _, block := range blocks {
		switch block := block.(type) {
		case Heading:
			if block.Number > 0 {
				t.Rows = append(t.Rows, Row{Cells: []Cell{wordsCell(fmt.Sprintf("%d. %s", block.Number, block.Text)), wordsCell(block.Aside), wordsCell("none found")}})
			}
		case Figure:
			if strip, is := block.Data.(*Strip); is && len(t.Rows) > 0 {
				t.Rows[len(t.Rows)-1].Cells[2] = wordsCell(cmp.Or(strip.taken(), "none found"))
			}
		}
	}
	return []Block{t}
}

// taken counts in words who takes which position; "" where nobody takes one.
func (s *Strip) taken() string {
	var counts []string
	for _, part := range s.Parts {
		if part.Count > 0 && part.Stance != Silent {
			counts = append(counts, fmt.Sprintf("%d %s", part.Count, stanceWords(part.Stance)))
		}
	}
	return strings.Join(counts, ", ")
}

// positionsInShort keeps the matrices of proposals, without those who take no position, and counts nobody.
func positionsInShort(blocks []Block) []Block {
	var kept []Block
	for _, block := range blocks {
		figure, isFigure := block.(Figure)
		matrix, isMatrix := figure.Data.(*Matrix)
		if !isFigure || !isMatrix || !slices.ContainsFunc(matrix.Columns, func(c MatrixColumn) bool { return c.Number > 0 }) {
			continue
		}
		loud := Matrix{Columns: matrix.Columns}
		for _, g := range matrix.Groups {
			g.Rows = slices.DeleteFunc(slices.Clone(g.Rows), func(r MatrixRow) bool { return len(r.Cells) == 0 })
			if len(g.Rows) > 0 {
				loud.Groups = append(loud.Groups, g)
			}
		}
		if len(loud.Groups) > 0 {
			figure.Data = &loud
			kept = append(kept, figure)
		}
	}
	return kept
}
