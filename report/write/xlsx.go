package write

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"policybrief/extract"
	"policybrief/report"
	"policybrief/report/write/workbook"
	"policybrief/review"
)

// xlsx writes the brief as a workbook to work in: with filter buttons, heads that stay in view, and charts.
func xlsx(w io.Writer, b *report.Brief, _ fs.FS) error { return writeWorkbook(w, b, true) }

// publishedXLSX writes the brief as a workbook to publish: as xlsx, without what the Government Analysis Function advises against
// in a published one.
func publishedXLSX(w io.Writer, b *report.Brief, _ fs.FS) error { return writeWorkbook(w, b, false) }

// writeWorkbook writes a cover, a list of the sheets, notes, every block in order, and a sheet for every register. Each
// sheet is a title, what explains it, and one table. The rules are those of the Government Analysis Function for accessible
// spreadsheets. Equal briefs give equal bytes.
func writeWorkbook(w io.Writer, b *report.Brief, working bool) error {
	profile := "publish"
	if working {
		profile = "working"
	}
	l := &layout{brief: b, working: working, places: map[string]workbook.Place{}, registers: map[*report.Table]*workbook.Sheet{}, sources: map[string]bool{}, about: map[*workbook.Sheet]string{},
		book: &workbook.Book{Title: cmp.Or(b.Title, "Brief"), Subject: b.Subtitle, Author: cmp.Or(b.Author, "policybrief"), Category: b.Kind, Keywords: b.Marking, Description: b.State,
			Language: cmp.Or(b.Language, "en-GB"), Application: "policybrief", Made: b.Made, Filters: working, Looks: cellLooks,
			Custom: []workbook.Property{{Name: "Profile", Value: profile}, {Name: "Run", Value: b.Run}}}}
	l.addSheets()
	return l.book.Write(w)
}

// layout is the brief as it is laid out on sheets, and what the links between them lead to.
type layout struct {
	brief     *report.Brief
	working   bool
	book      *workbook.Book
	places    map[string]workbook.Place // by anchor
	registers map[*report.Table]*workbook.Sheet
	sources   map[string]bool // their IDs
	notes     []string        // what the sheets refer to, in the order of its number
	statuses  *workbook.List  // what a reviewer chooses from, or nil where nothing can be reviewed
	about     map[*workbook.Sheet]string
}

// rowOf is the anchor of the row that shows a citation, in the quotation register or in the sheet of all citations.
func rowOf(c *report.Citation) string { return "c" + strconv.Itoa(c.Number) }

// addSheets lays the brief out and finds the place of every anchor.
func (l *layout) addSheets() {
	b := l.brief
	for _, source := range b.Sources {
		l.sources[source.ID] = true
	}
	l.addCover()
	contents := l.add(&workbook.Sheet{Name: "Contents", Title: "Contents", Explain: "Every other sheet of this workbook, and how many rows it has. The names are links."},
		[]report.Column{{Title: "Sheet", Wide: 32}, {Title: "What it holds", Wide: 90}, {Title: "Rows", Wide: 10, Right: true}})
	notes := l.add(&workbook.Sheet{Name: "Notes", Title: "Notes", Explain: "What the other sheets refer to as [note 1] and so on, and their shorthand."}, []report.Column{{Title: "Note", Wide: 26}, {Title: "What it means", Wide: 110}})
	var rest []report.Section
	for _, section := range b.Sections {
		if section.Panel {
			l.addBlocks(cmp.Or(section.Title, "First"), section.Title, "What to read first.", []report.Section{section})
			continue
		}
		rest = append(rest, section)
	}
	l.addBlocks("Brief", "The brief, block by block", "Every block in its order. Registers stand on sheets of their own.", rest)

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
		l.addTable(t)
		for _, row := range t.Rows {
			shown[row.Anchor] = true
		}
	}
	if slices.ContainsFunc(b.Citations, func(c *report.Citation) bool { return !shown[rowOf(c)] }) {
		l.addCitations()
	}
	if slices.ContainsFunc(b.Sources, func(s report.Source) bool { return !shown[s.ID] }) {
		l.addSources()
	}

	listed := slices.DeleteFunc(slices.Clone(l.book.Sheets()), func(s *workbook.Sheet) bool { return s == contents })
	l.fill(contents, len(listed), "", func(i int) []workbook.Cell {
		s := listed[i]
		rows := float64(s.Rows)
		return []workbook.Cell{{Text: s.Name, Link: workbook.Place{Sheet: s, Row: -1}, Look: linkLook}, {Text: l.about[s]}, {Number: &rows, Look: numberLook}}
	})
	l.fillNotes(notes)
}

// add adds a sheet with a table of these columns; fill gives it its rows. To what explains it add puts the remarks, and
// what its shorthand means.
func (l *layout) add(s *workbook.Sheet, columns []report.Column, remarks ...string) *workbook.Sheet {
	unknown := false
	l.about[s] = joined(s.Title+".", s.Explain)
	s.Explain = joined(append([]string{s.Explain}, remarks...)...)
	for _, c := range columns {
		s.Columns = append(s.Columns, workbook.Column{Title: c.Title, Wide: c.Wide})
		unknown = unknown || c.Unknown
	}
	if unknown {
		s.Explain = joined(s.Explain, "[x]: not available in the sources.")
	}
	s.Explain = joined(s.Explain, "[z]: not applicable.")
	if l.brief.Marking != "" {
		s.Explain = joined(l.brief.Marking+".", s.Explain)
	}
	return l.book.Add(s)
}

// Shorthand for what is not there, as the Government Analysis Function has it.
const (
	notAvailable  = "[x]"
	notApplicable = "[z]"
)

// fill gives a sheet so many rows, or one that says why it has none. No cell stays blank, but those that people fill in.
func (l *layout) fill(s *workbook.Sheet, rows int, empty string, row func(i int) []workbook.Cell, unknown ...bool) {
	s.Rows = rows
	if rows == 0 {
		row = func(int) []workbook.Cell { return []workbook.Cell{{Text: cmp.Or(empty, "No rows.")}} }
	}
	s.Row = func(i int) []workbook.Cell {
		cells := row(i)
		for len(cells) < len(s.Columns) {
			cells = append(cells, workbook.Cell{})
		}
		for at := range cells {
			if c := &cells[at]; c.Number == nil && c.Look != inputLook && strings.TrimSpace(c.Text) == "" {
				c.Text = notApplicable
				if at < len(unknown) && unknown[at] && rows > 0 {
					c.Text = notAvailable
				}
			}
		}
		return cells
	}
}

// note returns the mark of a note, which the sheet of notes then holds.
func (l *layout) note(about string) string {
	at := slices.Index(l.notes, about)
	if at < 0 {
		at = len(l.notes)
		l.notes = append(l.notes, about)
	}
	return "[note " + strconv.Itoa(at+1) + "]"
}

// What notes say.
const (
	citationsNote = "[12] is citation 12: exact words of one source, and a link leads to them. [all] rests on every source having been read. Where a cell cites several, its link leads to the first."
	draftedNote   = "What is marked as drafted was written by a person and rests on no source."
	reviewNote    = "A reviewer chooses a status for a claim, and gives a name, and the day as 2026-03-31. An amended position takes one of the stances, any other claim its wording. Leave the id and the fingerprint as they are; rows may be sorted, filtered and left blank. policybrief review import reads the decisions back."
	digestNote    = "A digest is our own words about a report, never the report itself."
)

// stanceNote explains the symbols of stances.
func stanceNote() string {
	var words []string
	for _, sign := range report.Stances {
		words = append(words, sign.Symbol+" "+sign.Words+": "+sign.Meaning)
	}
	return "Stances: " + strings.Join(words, "; ") + ". A colour only repeats the words of its cell."
}

// fillNotes gives the sheet of notes its rows, once every sheet has said what it refers to.
func (l *layout) fillNotes(s *workbook.Sheet) {
	var rows [][2]string
	for i, about := range l.notes {
		rows = append(rows, [2]string{"note " + strconv.Itoa(i+1), about})
	}
	rows = append(rows, [2]string{"shorthand x", notAvailable + " stands where the sources do not say what the column asks for."},
		[2]string{"shorthand z", notApplicable + " stands where there is nothing to say."},
		[2]string{"certain, likely, possible", "How sure the program is of what it found. It says nothing about whether the source is right."})
	if l.statuses != nil {
		l.statuses.Sheet, l.statuses.First, l.statuses.Rows = s, len(rows), len(review.Statuses)
		for _, status := range review.Statuses {
			rows = append(rows, [2]string{string(status.Status), status.Meaning})
		}
	}
	l.fill(s, len(rows), "", func(i int) []workbook.Cell {
		return []workbook.Cell{{Text: rows[i][0], Look: strongLook}, {Text: rows[i][1]}}
	})
}

// mark says where an anchor is; the first place counts.
func (l *layout) mark(anchor string, s *workbook.Sheet, i int) {
	if _, found := l.places[anchor]; anchor != "" && !found {
		l.places[anchor] = workbook.Place{Sheet: s, Row: i}
	}
}

// to returns the place that a text leads to: that of its first link or citation which leads anywhere.
func (l *layout) to(t report.Text) workbook.Place {
	for _, run := range t {
		if place, found := l.places[run.Link]; found {
			return place
		}
		for _, c := range run.Cites {
			if place, found := l.places[rowOf(c)]; found {
				return place
			}
		}
	}
	return workbook.Place{}
}

// linked is a cell that leads to a place, if there is one.
func linked(words string, place workbook.Place) workbook.Cell {
	if place.Sheet == nil {
		return workbook.Cell{Text: words}
	}
	// LibreOffice shows the words of a link without their line feeds.
	return workbook.Cell{Text: strings.ReplaceAll(words, "\n", " \n"), Link: place, Look: linkLook}
}

// counted is a cell that holds a whole number, blank for 0.
func counted(n int) workbook.Cell {
	if n == 0 {
		return workbook.Cell{}
	}
	value := float64(n)
	return workbook.Cell{Number: &value, Look: numberLook}
}

func (l *layout) addCover() {
	b := l.brief
	fields := []report.Field{{Label: "Kind", Value: b.Kind}, {Label: "Title", Value: b.Title}, {Label: "Subtitle", Value: b.Subtitle}, {Label: "Protective marking", Value: b.Marking}, {Label: "State", Value: b.State}}
	fields = append(fields, b.Control...)
	fields = append(fields, report.Field{Label: "Switched off in this edition", Value: strings.Join(b.Off, "; ")},
		report.Field{Label: "How to read it", Value: "The sheet Contents lists every sheet, and the sheet Notes says what marks and shorthand mean. The sheet Brief has every block of the brief in its order; the other sheets have the rows behind it."})
	for _, file := range b.Attached {
		fields = append(fields, report.Field{Label: "Goes with " + file.Name, Value: file.About})
	}
	fields = slices.DeleteFunc(fields, func(f report.Field) bool { return f.Value == "" })
	s := l.add(&workbook.Sheet{Name: "Cover", Title: cmp.Or(b.Title, "Brief"), Explain: "What this workbook is, and how to read it."}, []report.Column{{Title: "Field", Wide: 30}, {Title: "Value", Wide: 100}})
	l.fill(s, len(fields), "", func(i int) []workbook.Cell {
		return []workbook.Cell{{Text: fields[i].Label, Look: strongLook}, {Text: fields[i].Value}}
	})
}

// addBlocks adds a sheet of every block of the sections.
func (l *layout) addBlocks(name, title, explain string, sections []report.Section) {
	type line struct {
		number        int
		section, kind string
		words         string
		text          []report.Text
		strong        bool
		register      *report.Table // that has a sheet of its own, or nil
	}
	var lines []line
	s := &workbook.Sheet{Name: name, Title: title, Explain: explain}
	put := func(anchor string, row line) {
		l.mark(anchor, s, len(lines))
		lines = append(lines, row)
	}
	drafts := false
	for _, section := range sections {
		put(section.ID, line{section: section.Title, kind: "Section", words: section.Title, strong: true})
		numbered := func(number int, drafted bool, kind, words string, text ...report.Text) {
			anchor := ""
			if number != 0 {
				anchor = "p" + strconv.Itoa(number)
			}
			if drafted {
				kind, drafts = kind+", drafted", true
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
				drafts = drafts || block.Drafted
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
	remarks := []string{"Numbers in brackets: " + l.note(citationsNote) + "."}
	if drafts {
		remarks = append(remarks, "Drafted: "+l.note(draftedNote)+".")
	}
	l.add(s, []report.Column{{Title: "No.", Wide: 8}, {Title: "Section", Wide: 24}, {Title: "Kind", Wide: 20}, {Title: "Text", Wide: 90}, {Title: "Citations and links", Wide: 24}}, remarks...)
	l.fill(s, len(lines), "The brief has no section.", func(i int) []workbook.Cell {
		row := lines[i]
		words, leads := workbook.Cell{Text: row.words}, l.leads(row.text...)
		if row.strong {
			words.Look = strongLook
		}
		if own := l.registers[row.register]; own != nil {
			leads = linked("Sheet "+own.Name, workbook.Place{Sheet: own, Row: -1})
		}
		return []workbook.Cell{counted(row.number), {Text: row.section}, {Text: row.kind}, words, leads}
	})
}

// leads returns a cell with the citations of texts, or with their links where there are none.
func (l *layout) leads(texts ...report.Text) workbook.Cell {
	var shown report.Text
	cites, all := citesOf(texts...)
	if len(cites) > 0 {
		shown = append(shown, report.Run{Cites: cites})
	}
	if all {
		shown = append(shown, report.Run{All: true})
	}
	if len(shown) > 0 {
		return linked(plain(shown), l.to(shown))
	}
	for _, t := range texts {
		for _, run := range t {
			if place, found := l.places[run.Link]; found {
				return linked(run.Words, place)
			}
		}
	}
	return workbook.Cell{}
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
func (l *layout) addTable(t *report.Table) {
	s := &workbook.Sheet{Name: cmp.Or(capital(t.Name), t.Title), Title: cmp.Or(t.Title, capital(t.Name), "Table"), Explain: t.Explain}
	type line struct {
		row   report.Row
		group string
	}
	var lines []line
	ids, leads, stances, reviewed, groups := false, false, false, false, slices.ContainsFunc(t.Rows, func(r report.Row) bool { return r.Group })
	group, waiting := "", false // whether a heading still has no row below it
	for _, row := range t.Rows {
		ids = ids || row.Claim != "" && !slices.ContainsFunc(row.Cells, func(c report.Cell) bool { return plain(c.Text) == row.Claim })
		if !row.Group {
			lines, waiting = append(lines, line{row, group}), false
			l.mark(row.Anchor, s, len(lines)-1)
			reviewed = reviewed || l.working && row.Review != nil
			for _, c := range row.Cells {
				cites, all := citesOf(c.Text, c.Second)
				leads = leads || !isLink(c) && (all || len(cites) > 0)
				stances = stances || c.Stance != ""
			}
			continue
		}
		if waiting {
			lines = append(lines, line{group: group})
		}
		group, waiting = "", true
		if len(row.Cells) > 0 {
			group = cellText(row.Cells[0])
		}
		l.mark(row.Anchor, s, len(lines))
	}
	if waiting {
		lines = append(lines, line{group: group})
	}
	var columns []report.Column
	var remarks []string
	if ids {
		columns = append(columns, report.Column{Title: "Id", Wide: 17})
	}
	if groups {
		columns = append(columns, report.Column{Title: "Group", Wide: 24})
	}
	before := len(columns)
	columns = append(columns, t.Columns...)
	if leads {
		columns = append(columns, report.Column{Title: "Citations", Wide: 14})
		remarks = append(remarks, "Numbers in brackets: "+l.note(citationsNote)+".")
	}
	if reviewed {
		columns = append(columns, reviewColumns...)
		remarks = append(remarks, "Review: "+l.note(reviewNote)+". Blank cells are to be filled in by a reviewer.")
	}
	if stances {
		remarks = append(remarks, "Stances: "+l.note(stanceNote())+".")
	}
	if t.Name == "sources" && slices.ContainsFunc(l.brief.Sources, func(s report.Source) bool { return s.Digest }) {
		remarks = append(remarks, "Digests: "+l.note(digestNote)+".")
	}
	if len(columns) == 0 {
		columns = []report.Column{{Title: "Rows", Wide: 40}}
	}
	if t.Bars && l.working && len(lines) > 0 {
		s.Chart = &workbook.Chart{Title: s.Title, About: barsInWords(t), Looks: barLooks(t)}
	}
	l.registers[t] = l.add(s, columns, remarks...)
	if reviewed {
		s.Columns[slices.IndexFunc(columns, func(c report.Column) bool { return c.Title == review.StatusHead })].List = l.statusList()
	}
	unknown := make([]bool, len(columns))
	for i, c := range columns {
		unknown[i] = c.Unknown
	}
	l.fill(s, len(lines), t.Empty, func(i int) []workbook.Cell {
		row := lines[i]
		cells := make([]workbook.Cell, 0, len(columns))
		if ids {
			cells = append(cells, workbook.Cell{Text: row.row.Claim})
		}
		if groups {
			cells = append(cells, workbook.Cell{Text: row.group})
		}
		var beside []report.Text
		for _, c := range row.row.Cells[:min(len(row.row.Cells), len(t.Columns))] {
			shown := workbook.Cell{Text: cellText(c)}
			switch id := plain(c.Text); {
			case isLink(c):
				shown = linked(shown.Text, l.to(slices.Concat(c.Text, c.Second)))
			case id != row.row.Anchor && l.sources[id]:
				shown = linked(shown.Text, l.places[id])
			default:
				beside = append(beside, c.Text, c.Second)
			}
			if c.Number != nil {
				shown.Number, shown.Look = c.Number, numberLook
			}
			if look, found := stanceCells[c.Stance]; found {
				shown.Look = look
			}
			cells = append(cells, shown)
		}
		if leads {
			cells = append(cells, make([]workbook.Cell, len(t.Columns)+before-len(cells))...)
			cells = append(cells, l.leads(beside...))
		}
		if reviewed && row.row.Review != nil {
			cells = append(cells, make([]workbook.Cell, len(columns)-len(reviewColumns)-len(cells))...)
			for range len(reviewColumns) - 1 {
				cells = append(cells, workbook.Cell{Look: inputLook})
			}
			cells = append(cells, workbook.Cell{Text: row.row.Review.Fingerprint})
		}
		return cells
	}, unknown...)
}

// reviewColumns are where a reviewer decides, and what tells an import which row it was.
var reviewColumns = []report.Column{{Title: review.StatusHead, Wide: 13}, {Title: review.AmendedHead, Wide: 34}, {Title: review.ReviewerHead, Wide: 24}, {Title: review.DateHead, Wide: 14},
	{Title: review.NoteHead, Wide: 34}, {Title: review.FingerprintHead, Wide: 20}}

// statusList returns the list that a status is chosen from; its rows stand on the sheet of notes, which is filled last.
func (l *layout) statusList() *workbook.List {
	if l.statuses == nil {
		l.statuses = l.book.AddList(&workbook.List{Name: "review_status", Title: "Status", Prompt: "Choose a decision; a blank cell is none. An amended claim needs its wording or stance in the next column, and every decision a name and a day."})
	}
	return l.statuses
}

// barLooks are the looks of the bars of a table: those of the stances that they count, or the first of them.
func barLooks(t *report.Table) []int {
	var looks []int
	for i, c := range t.Columns[min(1, len(t.Columns)):] {
		look, found := stanceCells[c.Counts]
		if !found {
			look = []int{supportLook, generalLook, plainLook, neutralLook}[i%4]
		}
		looks = append(looks, look)
	}
	return looks
}

// barsInWords says what the bars of a table show.
func barsInWords(t *report.Table) string {
	about := "Bars of the numbers in the table beside it."
	for _, row := range t.Rows {
		var values []string
		for i, c := range row.Cells[:min(len(row.Cells), len(t.Columns))] {
			if i > 0 && c.Number != nil && *c.Number != 0 {
				values = append(values, t.Columns[i].Title+" "+plain(c.Text))
			}
		}
		if len(row.Cells) > 0 {
			about += " " + plain(row.Cells[0].Text) + ": " + cmp.Or(strings.Join(values, ", "), "none") + "."
		}
	}
	return about
}

// addCitations adds the sheet of every citation, for a brief whose registers do not show them all.
func (l *layout) addCitations() {
	cites := l.brief.Citations
	s := l.add(&workbook.Sheet{Name: "Citations", Title: "Citations", Explain: "The exact words behind every number of the brief."},
		[]report.Column{{Title: "No.", Wide: 8}, {Title: "Exact words", Wide: 80}, {Title: "Whose words", Wide: 26}, {Title: "Source", Wide: 20}, {Title: "Kind of source", Wide: 18}, {Title: "First cited at", Wide: 16}})
	for i, c := range cites {
		l.mark(rowOf(c), s, i)
	}
	l.fill(s, len(cites), "", func(i int) []workbook.Cell {
		c := cites[i]
		kind, at := "the source", workbook.Cell{}
		if c.Digest {
			kind = "our digest of it"
		}
		for _, anchor := range c.CitedAt {
			if place, found := l.places[anchor]; found {
				at = linked("¶ "+strings.TrimPrefix(anchor, "p")+" of the brief", place)
				break
			}
		}
		return []workbook.Cell{counted(c.Number), {Text: c.Words}, {Text: c.Speaker}, linked(c.Where(), l.places[c.Source]), {Text: kind}, at}
	})
}

// addSources adds the sheet of every source, for a brief without a register of them.
func (l *layout) addSources() {
	sources := l.brief.Sources
	s := l.add(&workbook.Sheet{Name: "Sources", Title: "Sources", Explain: "What was read, and what could not be."},
		[]report.Column{{Title: "Source", Wide: 10}, {Title: "Title", Wide: 50}, {Title: "Kind of source", Wide: 18}, {Title: "Outlet", Wide: 24}, {Title: "Dated", Wide: 24}, {Title: "File", Wide: 30}, {Title: "Warnings", Wide: 50}})
	for i, source := range sources {
		l.mark(source.ID, s, i)
	}
	l.fill(s, len(sources), "", func(i int) []workbook.Cell {
		source := sources[i]
		kind, warnings := "the source", slices.Clone(source.Warnings)
		if source.Digest {
			kind = "our digest of it"
		}
		if source.Unread != "" {
			warnings = append([]string{"Not read: " + source.Unread}, warnings...)
		}
		return []workbook.Cell{{Text: source.ID}, {Text: source.Title}, {Text: kind}, {Text: source.Outlet}, {Text: source.Dated}, {Text: source.File}, {Text: strings.Join(warnings, "\n")}}
	})
}

// noteKind names a note for the sheet of blocks.
func noteKind(n report.Note) string {
	if n.Drafted {
		return "Note: " + string(n.Kind) + ", drafted"
	}
	return "Note: " + string(n.Kind)
}

// capital returns a name such as "next-steps" as a title has it: "Next steps".
func capital(s string) string {
	s = strings.ReplaceAll(s, "-", " ")
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// The looks of cells, as places in cellLooks.
const (
	plainLook = iota
	strongLook
	linkLook
	numberLook
	inputLook // to be filled in
	supportLook
	generalLook
	opposeLook
	mixedLook
	neutralLook
	declinedLook
	silentLook
)

const (
	inkColour  = "14191D"
	hairColour = "C9D0D4"
)

// cellLooks are in the colours of the brief.
var cellLooks = []workbook.Look{
	plainLook:    {Ink: inkColour, Border: hairColour},
	strongLook:   {Bold: true, Ink: inkColour, Border: hairColour},
	linkLook:     {Ink: "0A4D5C", Underlined: true, Border: hairColour},
	numberLook:   {Ink: inkColour, Border: hairColour, Right: true},
	inputLook:    {Ink: inkColour, Ground: "FFF7DC", Border: "8C7A2E"},
	supportLook:  stanceCell(extract.Support),
	generalLook:  stanceCell(report.GeneralSupport),
	opposeLook:   stanceCell(extract.Oppose),
	mixedLook:    stanceCell(extract.Both),
	neutralLook:  stanceCell(extract.Neutral),
	declinedLook: stanceCell(extract.Declined),
	silentLook:   stanceCell(report.Silent),
}

// stanceCell returns the look of a stance.
func stanceCell(stance extract.Stance) workbook.Look {
	look := stanceLooks[stance]
	cell := workbook.Look{Bold: look.plain, Ink: inkColour, Border: hairColour}
	if look.sheet == hueWhite {
		cell.Ink, cell.Border = look.text.digits(), look.edge.digits()
	} else {
		cell.Ground = look.sheet.digits()
	}
	return cell
}

// stanceCells are the looks of the stances.
var stanceCells = map[extract.Stance]int{
	extract.Support: supportLook, report.GeneralSupport: generalLook, extract.Oppose: opposeLook, extract.Both: mixedLook,
	extract.Neutral: neutralLook, extract.Declined: declinedLook, report.Silent: silentLook,
}
