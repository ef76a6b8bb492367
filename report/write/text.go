package write

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"policybrief/report"
)

// textWidth is how many characters a line of the text form holds, unless one word is longer.
const textWidth = 100

// text writes the whole brief as plain text: one form of it that two versions can be compared in, line by line.
func text(w io.Writer, b *report.Brief, _ fs.FS) error {
	p := &textPage{}
	p.cover(b)
	for _, section := range b.Sections {
		p.section(section)
	}
	p.citations(b.Citations)
	p.sources(b.Sources)
	p.attached(b.Attached)
	_, err := io.WriteString(w, p.String())
	return err
}

// textPage is text that grows downwards.
type textPage struct{ strings.Builder }

// indent is where the text column starts, right of the paragraph numbers.
const indent = 6

// put writes words wrapped to the page, the first line after lead and the others under them.
func (p *textPage) put(lead, words string) {
	lead = clean(lead)
	left := utf8.RuneCountInString(lead)
	for i, line := range wrap(words, textWidth-left) {
		if i > 0 {
			lead = strings.Repeat(" ", left)
		}
		p.WriteString(strings.TrimRight(lead+line, " ") + "\n")
	}
}

// head writes a heading, underlined, with a blank line above.
func (p *textPage) head(title string) {
	lines := wrap(title, textWidth)
	long := 0
	p.WriteString("\n")
	for _, line := range lines {
		p.WriteString(line + "\n")
		long = max(long, utf8.RuneCountInString(line))
	}
	p.WriteString(strings.Repeat("=", long) + "\n")
}

// fields writes labels and values, the values aligned.
func (p *textPage) fields(lead string, fields []report.Field) {
	long := 0
	for _, f := range fields {
		long = max(long, utf8.RuneCountInString(clean(f.Label)))
	}
	for _, f := range fields {
		label := clean(f.Label) + ":"
		p.put(lead+pad(label, min(long, 30)+2), f.Value)
	}
}

func (p *textPage) cover(b *report.Brief) {
	for _, line := range []string{b.Marking, b.Kind, b.Title, b.Subtitle, b.State} {
		if line != "" {
			p.put("", line)
		}
	}
	p.WriteString("\n")
	p.fields("", b.Control)
	p.head("Contents")
	for _, section := range b.Sections {
		numbers := ""
		switch {
		case section.First != 0 && section.First == section.Last:
			numbers = fmt.Sprintf(" (paragraph %d)", section.First)
		case section.First != 0:
			numbers = fmt.Sprintf(" (paragraphs %d to %d)", section.First, section.Last)
		}
		p.put("", section.Title+numbers)
	}
	if len(b.Off) > 0 {
		p.put("", "Switched off in this edition: "+strings.Join(b.Off, ", "))
	}
}

func (p *textPage) section(s report.Section) {
	p.head(s.Title)
	for _, block := range s.Blocks {
		p.WriteString("\n")
		switch block := block.(type) {
		case report.Heading:
			title := block.Text
			if block.Number != 0 {
				title = strconv.Itoa(block.Number) + ". " + title
			}
			p.put("## ", title)
			if block.Aside != "" {
				p.put("   ", block.Aside)
			}
		case report.Paragraph:
			p.put(numbered(block.Number), plain(block.Text))
			p.margin(block.Drafted, block.Text)
		case report.List:
			lead := numbered(block.Number)
			for _, item := range block.Items {
				p.put(lead+"- ", plain(item))
				lead = numbered(0)
			}
			p.margin(block.Drafted, block.Items...)
		case report.Quotation:
			p.put(numbered(block.Number)+"> ", joined(block.Words, plain(block.Cite)))
			if block.Below != "" {
				p.put(numbered(0)+"  ", block.Below)
			}
			p.margin(false, block.Cite)
		case report.Note:
			lead := numbered(0) + string(block.Kind) + " | "
			p.put(lead, joined(block.Lead, plain(block.Text)))
			p.fields(lead, block.Fields)
			p.margin(block.Drafted, block.Text)
		case report.Figure:
			p.figure(block)
		case *report.Table:
			p.table(block)
		}
	}
}

// figure writes the rows of a figure: as a table where it is counted as a figure, as a list where it is a paragraph.
func (p *textPage) figure(f report.Figure) {
	t := f.Data.Table()
	if f.Title != "" {
		p.put(fmt.Sprintf("Figure %d. ", f.Number), f.Title)
		p.table(t)
		return
	}
	lead := numbered(f.Number)
	if head := joined(t.Title+".", t.Explain); t.Title != "" {
		p.put(lead, head)
		lead = numbered(0)
	}
	var texts []report.Text
	for _, row := range t.Printed() {
		var words []string
		for _, cell := range row.Cells {
			words = append(words, cellText(cell))
			texts = append(texts, cell.Text, cell.Second)
		}
		p.put(lead+"- ", strings.Join(words, ": "))
		lead = numbered(0)
	}
	p.margin(false, texts...)
}

// margin writes what print has beside the text: the places that the citations of a paragraph lead to.
func (p *textPage) margin(drafted bool, texts ...report.Text) {
	var tags []string
	if drafted {
		tags = append(tags, "drafted")
	}
	cites, all := citesOf(texts...)
	for _, c := range cites {
		tags = append(tags, strings.ReplaceAll(fmt.Sprintf("%d %s", c.Number, c.Where()), " ", string(noBreak)))
	}
	if all {
		tags = append(tags, "all: rests on every source having been read")
	}
	if len(tags) > 0 {
		p.put(numbered(0)+"    ^ ", strings.Join(tags, " · "))
	}
}

// table writes a table aligned where its rows fit on a line each, otherwise row by row.
func (p *textPage) table(t *report.Table) {
	if t.Title != "" {
		p.put("Table: ", t.Title)
	}
	if t.Explain != "" {
		p.put("", t.Explain)
	}
	rows := t.Printed()
	if len(rows) == 0 {
		p.put("", joined("(no rows)", t.Empty))
		return
	}
	var shown []int
	for i, column := range t.Columns {
		if column.Share > 0 {
			shown = append(shown, i)
		}
	}
	if len(shown) == 0 {
		for i := range t.Columns {
			shown = append(shown, i)
		}
	}
	widths := make([]int, len(shown))
	line := 2 * (len(shown) - 1)
	cells := make([][]string, len(rows)+1)
	flat := true
	for at := range cells {
		cells[at] = make([]string, len(shown))
		for i, column := range shown {
			switch {
			case at == 0:
				cells[at][i] = clean(t.Columns[column].Title)
			case column < len(rows[at-1].Cells):
				cells[at][i] = clean(cellText(rows[at-1].Cells[column]))
			}
			flat = flat && !strings.Contains(cells[at][i], "\n")
			if at == 0 || !rows[at-1].Group {
				widths[i] = max(widths[i], utf8.RuneCountInString(cells[at][i]))
			}
		}
	}
	for _, width := range widths {
		line += width
	}
	for at, row := range cells {
		switch group := at > 0 && rows[at-1].Group; {
		case group:
			p.put("-- ", row[0])
		case flat && line <= textWidth:
			for i := range row {
				width := -widths[i] // to the left
				if t.Columns[shown[i]].Right {
					width = widths[i]
				}
				row[i] = fmt.Sprintf("%*s", width, row[i])
			}
			p.WriteString(unbroken(strings.TrimRight(strings.Join(row, "  "), " ")) + "\n")
			if at == 0 {
				p.WriteString(strings.Repeat("-", line) + "\n")
			}
		case at > 0:
			p.put("* ", joined(cells[0][0]+":", row[0]))
			var fields []report.Field
			for i, cell := range row[1:] {
				if cell != "" {
					fields = append(fields, report.Field{Label: cells[0][i+1], Value: cell})
				}
			}
			p.fields("  ", fields)
		}
	}
}

func (p *textPage) citations(cites []*report.Citation) {
	p.head("Citations")
	if len(cites) == 0 {
		p.put("", "No words of a source are cited.")
	}
	for _, c := range cites {
		about := c.Where()
		if c.Digest {
			about += ", our digest"
		}
		if c.Speaker != "" {
			about += ", " + c.Speaker
		}
		lead := pad("["+strconv.Itoa(c.Number)+"]", indent)
		p.put(lead, about)
		p.put(numbered(0)+"> ", c.Words)
	}
}

func (p *textPage) sources(sources []report.Source) {
	p.head("Sources")
	if len(sources) == 0 {
		p.put("", "No source was read.")
	}
	for _, s := range sources {
		title := s.Title
		if s.Digest {
			title = "our digest of " + title
		}
		p.put(pad(s.ID, indent), title)
		fields := []report.Field{{Label: "Outlet", Value: s.Outlet}, {Label: "By", Value: strings.Join(s.Authors, ", ")}, {Label: "Dated", Value: s.Dated},
			{Label: "File", Value: s.File}, {Label: "SHA-256", Value: s.SHA256}, {Label: "Not read", Value: s.Unread}}
		for _, warning := range s.Warnings {
			fields = append(fields, report.Field{Label: "Warning", Value: warning})
		}
		p.fields(numbered(0), slices.DeleteFunc(fields, func(f report.Field) bool { return f.Value == "" }))
	}
}

func (p *textPage) attached(files []report.Attachment) {
	if len(files) == 0 {
		return
	}
	p.head("Attached files")
	for _, file := range files {
		p.put("", fmt.Sprintf("%s (%s, %d bytes): %s", file.Name, file.MediaType, len(file.Data), file.About))
	}
}

// numbered returns the number column of the page; 0 leaves it blank.
func numbered(n int) string {
	if n == 0 {
		return strings.Repeat(" ", indent)
	}
	return pad(strconv.Itoa(n), indent)
}

// pad fills s with spaces up to a width in characters; one that is as long gets a space to part it from what follows.
func pad(s string, width int) string {
	if missing := width - utf8.RuneCountInString(s); missing > 0 {
		return s + strings.Repeat(" ", missing)
	}
	return s + " "
}

// wrap breaks text into lines of at most width characters, at white space only: a longer word gets a line of its
// own. Line feeds stay; a no-break space does not break, and is a plain space in the result.
func wrap(s string, width int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(clean(s), "\n") {
		line, long := "", 0
		for word := range strings.FieldsFuncSeq(paragraph, func(r rune) bool { return r == ' ' }) {
			size := utf8.RuneCountInString(word)
			switch {
			case long == 0:
				line, long = word, size
			case long+1+size <= width:
				line, long = line+" "+word, long+1+size
			default:
				lines = append(lines, unbroken(line))
				line, long = word, size
			}
		}
		lines = append(lines, unbroken(line))
	}
	return lines
}

func unbroken(s string) string { return strings.ReplaceAll(s, string(noBreak), " ") }
