package report_test

import (
	"testing"

	"policybrief/report"
)

// said returns the words of a text without its citations.
func said(t report.Text) (words string) {
	for _, run := range t {
		words += run.Words
	}
	return words
}

func TestTheShortFormSaysLessOfTheSameAndNothingElse(t *testing.T) {
	full := build(t, everyKind(t))
	short := full.Short()
	titles := map[string]bool{}
	for _, s := range full.Sections {
		titles[s.Title] = true
	}
	numbers := map[string]int{}
	for _, s := range full.Sections {
		for _, block := range s.Blocks {
			if p, is := block.(report.Paragraph); is {
				numbers[said(p.Text)] = p.Number
			}
		}
	}
	if len(short.Sections) == 0 || len(short.Sections) >= len(full.Sections) {
		t.Fatalf("the short form has %d sections, the full one %d", len(short.Sections), len(full.Sections))
	}
	matrices, proposals := 0, 0
	for _, s := range short.Sections {
		if !titles[s.Title] {
			t.Errorf("section %q is not in the full form", s.Title)
		}
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case report.Paragraph:
				if numbers[said(block.Text)] != block.Number {
					t.Errorf("paragraph %d has another number, or other words, in the full form: %s", block.Number, said(block.Text))
				}
			case report.Figure:
				matrix, is := block.Data.(*report.Matrix)
				if !is {
					t.Errorf("figure %d is no matrix", block.Number)
					continue
				}
				matrices++
				for _, g := range matrix.Groups {
					for _, r := range g.Rows {
						if len(r.Cells) == 0 {
							t.Errorf("%s takes no position and has a row", r.Name)
						}
					}
				}
			case *report.Table:
				proposals += len(block.Rows)
			}
		}
	}
	if matrices != 1 || proposals != len(subject.Proposals) {
		t.Errorf("got %d matrices and %d proposals, want 1 and %d", matrices, proposals, len(subject.Proposals))
	}
	if len(short.Citations) == 0 || len(short.Citations) >= len(full.Citations) {
		t.Errorf("the short form has %d citations, the full one %d", len(short.Citations), len(full.Citations))
	}
	if short.Registers != nil || full.Abridged {
		t.Error("the short form has registers, or the full one is changed")
	}
}
