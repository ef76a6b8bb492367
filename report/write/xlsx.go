package write

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"policybrief/extract"
	"policybrief/report"
)

// xlsx writes the brief as a workbook: a cover, a list of its sheets, every block in order, and a sheet for every
// register. Each sheet is a title, a line that explains it, and one table. The rules are those of the Government
// Analysis Function for accessible spreadsheets, with the filters and frozen heads that working staff want.
// Equal briefs give equal bytes.
func xlsx(w io.Writer, b *report.Brief, _ fs.FS) error {
	f := excelize.NewFile()
	defer f.Close()
	book := newWorkbook(b)
	if err := book.fill(f); err != nil {
		return err
	}
	if err := setProperties(f, b); err != nil {
		return err
	}
	f.SetZipWriter(func(out io.Writer) excelize.ZipWriter { return newArchive(out, b.Made, book.finish) })
	return f.Write(w)
}

// setProperties sets the properties of the file.
func setProperties(f *excelize.File, b *report.Brief) error {
	line := func(s string) string { return shortened(strings.Join(strings.Fields(clean(s)), " "), 255) }
	made := b.Made.UTC().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{Title: line(b.Title), Subject: line(b.Subtitle), Creator: line(b.Author), LastModifiedBy: line(b.Author),
		Category: line(b.Kind), Keywords: line(b.Marking), Description: line(b.State), Language: line(b.Language), Created: made, Modified: made}); err != nil {
		return err
	}
	return f.SetAppProps(&excelize.AppProperties{Application: "policybrief", Company: line(b.Author)})
}

// workbook is the sheets in their order, and what the links between them lead to.
type workbook struct {
	brief     *report.Brief
	sheets    []*worksheet
	places    map[string]string // anchor → 'Sheet'!A4
	registers map[*report.Table]*worksheet
	taken     map[string]bool // names of sheets, in lower case
	sources   map[string]bool // their IDs
	styles    styles
	links     []*strings.Builder // of each sheet, as its XML has them
}

// worksheet is one sheet: its table has a row for each i below rows, or says why there is none.
type worksheet struct {
	name    string
	title   string
	explain string
	columns []report.Column
	rows    int
	row     func(i int) []sheetCell
	empty   string
}

// sheetCell is a cell of a sheet.
type sheetCell struct {
	value  any // string or float64
	stance extract.Stance
	link   string // place it leads to, or ""
	strong bool
}

// The rows that every sheet starts with.
const (
	titleRow = 1 + iota
	explainRow
	headRow
	firstRow
)

// rowOf is the anchor of the row that shows a citation, in the quotation register or in the sheet of all citations.
func rowOf(c *report.Citation) string { return "c" + strconv.Itoa(c.Number) }

// newWorkbook lays the brief out on sheets and finds the place of every anchor.
func newWorkbook(b *report.Brief) *workbook {
	w := &workbook{brief: b, places: map[string]string{}, registers: map[*report.Table]*worksheet{}, sources: map[string]bool{}, taken: map[string]bool{"history": true, "sheet1": true}}
	for _, source := range b.Sources {
		w.sources[source.ID] = true
	}
	w.add(w.coverSheet())
	contents := w.add(&worksheet{name: "Contents", title: "Contents", explain: "Every other sheet of this workbook, and how many rows it has. The names are links."})
	w.addBlocks()

	tables := slices.Clone(b.Registers)
	for _, section := range b.Sections {
		for _, block := range section.Blocks {
			if t, ok := block.(*report.Table); ok && t.Name != "" && !slices.Contains(tables, t) {
				tables = append(tables, t)
			}
		}
	}
	shown := map[string]bool{}
	for _, t := range tables {
		w.addTable(t)
		for _, row := range t.Rows {
			shown[row.Anchor] = true
		}
	}
	if slices.ContainsFunc(b.Citations, func(c *report.Citation) bool { return !shown[rowOf(c)] }) {
		w.addCitations()
	}
	if slices.ContainsFunc(b.Sources, func(s report.Source) bool { return !shown[s.ID] }) {
		w.addSources()
	}

	listed := slices.DeleteFunc(slices.Clone(w.sheets), func(s *worksheet) bool { return s == contents })
	contents.columns = []report.Column{{Title: "Sheet", Wide: 32}, {Title: "What it holds", Wide: 90}, {Title: "Rows", Wide: 10, Right: true}}
	contents.rows = len(listed)
	contents.row = func(i int) []sheetCell {
		s := listed[i]
		return []sheetCell{{value: s.name, link: placeIn(s.name, titleRow)}, {value: joined(s.title+".", s.explain)}, {value: float64(s.rows)}}
	}
	return w
}

// add gives the sheet a name that no other has.
func (w *workbook) add(s *worksheet) *worksheet {
	s.name = unique(sheetName(s.name), 31, w.taken)
	w.sheets = append(w.sheets, s)
	return s
}

// mark says where an anchor is; the first place counts.
func (w *workbook) mark(anchor string, s *worksheet, i int) {
	if _, found := w.places[anchor]; anchor != "" && !found {
		w.places[anchor] = placeIn(s.name, firstRow+i)
	}
}

// placeIn is the location of a row of a sheet, as links have it.
func placeIn(sheet string, row int) string { return "'" + sheet + "'!A" + strconv.Itoa(row) }

// to returns the place that a text leads to: that of its first link or citation which leads anywhere.
func (w *workbook) to(t report.Text) string {
	for _, run := range t {
		if place := w.places[run.Link]; place != "" {
			return place
		}
		for _, c := range run.Cites {
			if place := w.places[rowOf(c)]; place != "" {
				return place
			}
		}
	}
	return ""
}

func (w *workbook) coverSheet() *worksheet {
	b := w.brief
	fields := []report.Field{{Label: "Kind", Value: b.Kind}, {Label: "Title", Value: b.Title}, {Label: "Subtitle", Value: b.Subtitle}, {Label: "Protective marking", Value: b.Marking}, {Label: "State", Value: b.State}}
	fields = append(fields, b.Control...)
	fields = append(fields, report.Field{Label: "Switched off in this edition", Value: strings.Join(b.Off, "; ")},
		report.Field{Label: "How to read it", Value: "The sheet Contents lists every sheet. The sheet Brief has every block of the brief in its order; the other sheets have the rows behind it."},
		report.Field{Label: "Numbers in brackets", Value: "[12] is citation 12: exact words of one source, and a link leads to them. [all] rests on every source having been read. Where a cell cites several, its link leads to the first."},
		report.Field{Label: "Drafted", Value: "A paragraph that is marked as drafted was written by a person and rests on no source."},
		report.Field{Label: "Colours and symbols", Value: "A colour only repeats the words of its cell: ▲ supports, △ general support only, ▼ opposes, ◆ mixed, ↔ neutral, □ declined to comment, – no position stated."})
	for _, file := range b.Attached {
		fields = append(fields, report.Field{Label: "Goes with " + file.Name, Value: file.About})
	}
	fields = slices.DeleteFunc(fields, func(f report.Field) bool { return f.Value == "" })
	return &worksheet{name: "Cover", title: cmp.Or(strings.TrimSpace(b.Title), "Brief"), explain: "What this workbook is, and how to read it.",
		columns: []report.Column{{Title: "Field", Wide: 30}, {Title: "Value", Wide: 100}}, rows: len(fields),
		row: func(i int) []sheetCell {
			return []sheetCell{{value: fields[i].Label, strong: true}, {value: fields[i].Value}}
		}}
}

// addBlocks adds the sheet of every block of every section.
func (w *workbook) addBlocks() {
	s := w.add(&worksheet{name: "Brief", title: "The brief, block by block", explain: "Every block in its order. Registers stand on sheets of their own.",
		columns: []report.Column{{Title: "No.", Wide: 8, Right: true}, {Title: "Section", Wide: 24}, {Title: "Kind", Wide: 20}, {Title: "Text", Wide: 90}, {Title: "Citations and links", Wide: 24}}})
	type line struct {
		number        int
		section, kind string
		words         string
		text          []report.Text
		strong        bool
		register      *report.Table // that has a sheet of its own, or nil
	}
	var lines []line
	put := func(anchor string, l line) {
		w.mark(anchor, s, len(lines))
		lines = append(lines, l)
	}
	for _, section := range w.brief.Sections {
		put(section.ID, line{section: section.Title, kind: "Section", words: section.Title, strong: true})
		numbered := func(number int, drafted bool, kind, words string, text ...report.Text) {
			anchor := ""
			if number != 0 {
				anchor = "p" + strconv.Itoa(number)
			}
			if drafted {
				kind += ", drafted"
			}
			put(anchor, line{number: number, section: section.Title, kind: kind, words: words, text: text})
		}
		rows := func(t *report.Table, kind string) {
			for _, row := range t.Rows {
				words, texts := "", []report.Text(nil)
				for i, c := range row.Cells {
					if i < len(t.Columns) && cellText(c) != "" {
						words = lined(words, t.Columns[i].Title+": "+cellText(c))
						texts = append(texts, c.Text, c.Second)
					}
				}
				if row.Group && len(row.Cells) > 0 {
					words = cellText(row.Cells[0])
				}
				put(row.Anchor, line{section: section.Title, kind: kind, words: words, text: texts, strong: row.Group})
			}
		}
		for _, block := range section.Blocks {
			switch block := block.(type) {
			case report.Heading:
				title := block.Text
				if block.Number != 0 {
					title = strconv.Itoa(block.Number) + ". " + title
				}
				put("", line{section: section.Title, kind: "Heading", words: lined(title, block.Aside), strong: true})
			case report.Paragraph:
				numbered(block.Number, block.Drafted, "Paragraph", plain(block.Text), block.Text)
			case report.List:
				for _, item := range block.Items {
					numbered(block.Number, block.Drafted, "List item", plain(item), item)
				}
			case report.Quotation:
				numbered(block.Number, false, "Quotation", lined(joined(block.Words, plain(block.Cite)), block.Below), block.Cite)
			case report.Note:
				words := joined(block.Lead, plain(block.Text))
				for _, field := range block.Fields {
					words = lined(words, field.Label+": "+field.Value)
				}
				put("", line{section: section.Title, kind: noteKind(block), words: words, text: []report.Text{block.Text}})
			case report.Figure:
				t := block.Data.Table()
				about := line{section: section.Title, kind: "Figure", words: lined(t.Title, t.Explain)}
				if block.Title == "" {
					about.number = block.Number
				} else {
					about.words = fmt.Sprintf("Figure %d. %s", block.Number, block.Title)
				}
				if len(t.Rows) == 0 {
					about.words = lined(about.words, t.Empty)
				}
				put(block.Anchor(), about)
				rows(t, "Figure row")
			case *report.Table:
				about := line{section: section.Title, kind: "Table", words: lined(block.Title, block.Explain)}
				if len(block.Rows) == 0 {
					about.words = lined(about.words, block.Empty)
				}
				if block.Name != "" {
					about.register = block
				}
				put("", about)
				if about.register != nil {
					continue
				}
				rows(block, "Table row")
			}
		}
	}
	s.rows, s.empty = len(lines), "The brief has no section."
	s.row = func(i int) []sheetCell {
		l := lines[i]
		number := sheetCell{value: ""}
		if l.number != 0 {
			number.value = float64(l.number)
		}
		leads := w.leads(l.text...)
		if own := w.registers[l.register]; own != nil {
			leads = sheetCell{value: "Sheet " + own.name, link: placeIn(own.name, titleRow)}
		}
		return []sheetCell{number, {value: l.section}, {value: l.kind}, {value: l.words, strong: l.strong}, leads}
	}
}

// leads returns a cell with the citations of texts, or with their links where there are none.
func (w *workbook) leads(texts ...report.Text) sheetCell {
	var shown report.Text
	cites, all := citesOf(texts...)
	if len(cites) > 0 {
		shown = append(shown, report.Run{Cites: cites})
	}
	if all {
		shown = append(shown, report.Run{All: true})
	}
	if len(shown) > 0 {
		return sheetCell{value: plain(shown), link: w.to(shown)}
	}
	for _, t := range texts {
		for _, run := range t {
			if place := w.places[run.Link]; place != "" {
				return sheetCell{value: run.Words, link: place}
			}
		}
	}
	return sheetCell{}
}

// isLink reports whether a cell holds nothing beside what it leads to. Only such a cell is a link: LibreOffice does not
// wrap the words of one, and a reader could not mark them.
func isLink(c report.Cell) bool {
	return c.Stance != "" || !slices.ContainsFunc(slices.Concat(c.Text, c.Second), func(run report.Run) bool {
		return run.Link == "" && strings.ContainsFunc(run.Words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	})
}

// addTable adds a sheet for a register. What is a heading over rows in print is a column here, so that the rows can be
// sorted and filtered.
func (w *workbook) addTable(t *report.Table) {
	s := w.add(&worksheet{name: cmp.Or(capital(t.Name), t.Title), title: cmp.Or(t.Title, capital(t.Name), "Table"), explain: t.Explain, empty: cmp.Or(t.Empty, "No rows.")})
	type line struct {
		row   report.Row
		group string
	}
	var lines []line
	ids, leads, groups := false, false, slices.ContainsFunc(t.Rows, func(r report.Row) bool { return r.Group })
	group, waiting := "", false // whether a heading still has no row below it
	for _, row := range t.Rows {
		ids = ids || row.Claim != "" && !slices.ContainsFunc(row.Cells, func(c report.Cell) bool { return plain(c.Text) == row.Claim })
		if !row.Group {
			lines, waiting = append(lines, line{row, group}), false
			w.mark(row.Anchor, s, len(lines)-1)
			leads = leads || slices.ContainsFunc(row.Cells, func(c report.Cell) bool {
				cites, all := citesOf(c.Text, c.Second)
				return !isLink(c) && (all || len(cites) > 0)
			})
			continue
		}
		if waiting {
			lines = append(lines, line{group: group})
		}
		group, waiting = "", true
		if len(row.Cells) > 0 {
			group = cellText(row.Cells[0])
		}
		w.mark(row.Anchor, s, len(lines))
	}
	if waiting {
		lines = append(lines, line{group: group})
	}
	if ids {
		s.columns = append(s.columns, report.Column{Title: "Id", Wide: 17})
	}
	if groups {
		s.columns = append(s.columns, report.Column{Title: "Group", Wide: 24})
	}
	s.columns = append(s.columns, t.Columns...)
	if leads {
		s.columns = append(s.columns, report.Column{Title: "Citations", Wide: 14})
	}
	if len(s.columns) == 0 {
		s.columns = []report.Column{{Title: "Rows", Wide: 40}}
	}
	w.registers[t] = s
	s.rows = len(lines)
	s.row = func(i int) []sheetCell {
		l := lines[i]
		cells := make([]sheetCell, 0, len(s.columns))
		if ids {
			cells = append(cells, sheetCell{value: l.row.Claim})
		}
		if groups {
			cells = append(cells, sheetCell{value: l.group})
		}
		var beside []report.Text
		for _, c := range l.row.Cells[:min(len(l.row.Cells), len(t.Columns))] {
			shown := sheetCell{value: cellText(c), stance: c.Stance}
			switch id := plain(c.Text); {
			case isLink(c):
				shown.link = w.to(slices.Concat(c.Text, c.Second))
			case id != l.row.Anchor && w.sources[id]:
				shown.link = w.places[id]
			default:
				beside = append(beside, c.Text, c.Second)
			}
			if c.Number != nil && !math.IsInf(*c.Number, 0) && !math.IsNaN(*c.Number) {
				shown.value = *c.Number
			}
			cells = append(cells, shown)
		}
		if leads {
			cells = append(cells, make([]sheetCell, len(s.columns)-1-len(cells))...)
			cells = append(cells, w.leads(beside...))
		}
		return cells
	}
}

// addCitations adds the sheet of every citation, for a brief whose registers do not show them all.
func (w *workbook) addCitations() {
	cites := w.brief.Citations
	s := w.add(&worksheet{name: "Citations", title: "Citations", explain: "The exact words behind every number of the brief.", rows: len(cites),
		columns: []report.Column{{Title: "No.", Wide: 8, Right: true}, {Title: "Exact words", Wide: 80}, {Title: "Whose words", Wide: 26}, {Title: "Source", Wide: 20},
			{Title: "Kind of source", Wide: 18}, {Title: "First cited at", Wide: 16}}})
	for i, c := range cites {
		w.mark(rowOf(c), s, i)
	}
	s.row = func(i int) []sheetCell {
		c := cites[i]
		kind, at := "the source", report.Text(nil)
		if c.Digest {
			kind = "our digest of it"
		}
		for _, anchor := range c.CitedAt {
			if w.places[anchor] != "" {
				at = report.Text{{Words: "¶ " + strings.TrimPrefix(anchor, "p") + " of the brief", Link: anchor}}
				break
			}
		}
		return []sheetCell{{value: float64(c.Number)}, {value: c.Words}, {value: c.Speaker}, {value: where(c), link: w.places[c.Source]}, {value: kind}, {value: plain(at), link: w.to(at)}}
	}
}

// addSources adds the sheet of every source, for a brief without a register of them.
func (w *workbook) addSources() {
	sources := w.brief.Sources
	s := w.add(&worksheet{name: "Sources", title: "Sources", explain: "What was read, and what could not be.", rows: len(sources),
		columns: []report.Column{{Title: "Source", Wide: 10}, {Title: "Title", Wide: 50}, {Title: "Kind of source", Wide: 18}, {Title: "Outlet", Wide: 24}, {Title: "Dated", Wide: 24}, {Title: "File", Wide: 30}, {Title: "Warnings", Wide: 50}}})
	for i, source := range sources {
		w.mark(source.ID, s, i)
	}
	s.row = func(i int) []sheetCell {
		source := sources[i]
		kind, warnings := "the source", slices.Clone(source.Warnings)
		if source.Digest {
			kind = "our digest of it"
		}
		if source.Unread != "" {
			warnings = append([]string{"Not read: " + source.Unread}, warnings...)
		}
		return []sheetCell{{value: source.ID}, {value: source.Title}, {value: kind}, {value: source.Outlet}, {value: source.Dated}, {value: source.File}, {value: strings.Join(warnings, "\n")}}
	}
}

// noteKind names a note for the sheet of blocks.
func noteKind(n report.Note) string {
	if n.Drafted {
		return "Note: " + string(n.Kind) + ", drafted"
	}
	return "Note: " + string(n.Kind)
}
