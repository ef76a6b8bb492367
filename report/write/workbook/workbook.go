// Package workbook writes XLSX files: sheets of a title, what explains it and one table each, with links between them, lists
// to choose from and charts. Whatever it is given, the file keeps to the limits of the format and of Excel, holds no formula,
// and has the same bytes for the same book. Rows are written as they come and not held in memory, so that a sheet may be as
// long as the format allows.
//
// excelize writes the parts. What it does not check is checked here before it is told; what it has no call for is set in its
// styles, or by an edit of a part on its way into the archive, which fails where it does not find what it expects.
package workbook

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Limits of the format and of Excel, which mends or refuses a workbook that breaks one.
const (
	mostUnits   = 32_767 // UTF-16 units in a cell
	mostFeeds   = 253    // line feeds in a cell
	mostLinks   = 65_530 // on a sheet; the cells after them are shown, but are not links
	mostRows    = 1_048_576
	mostColumns = 16_384
	mostName    = 31  // units in the name of a sheet
	mostHead    = 255 // units in the head of a column, and in the name of a table
	mostWide    = 255 // characters, as widths of columns count them
	mostHigh    = 409 // points, as heights of rows count them
	mostTitle   = 32  // units in the title of a message
	mostMessage = 255 // units in a message
)

// Book is a workbook. Its sheets are added by Add.
type Book struct {
	Title, Subject, Author, Category, Keywords, Description string
	Language                                                string // BCP 47
	Application                                             string // what made it
	Made                                                    time.Time
	Custom                                                  []Property
	Looks                                                   []Look // what Cell.Look counts in
	Filters                                                 bool   // filter buttons, and heads that stay in view

	sheets []*Sheet
	names  map[string]bool // of sheets, in lower case
	tables map[string]bool // of tables and lists, in lower case
	lists  []*List
}

// Property is a property of the file that the format does not name.
type Property struct{ Name, Value string }

// Look is how a cell looks. Colours are RRGGBB.
type Look struct {
	Bold, Underlined, Right bool
	Ink                     string
	Ground                  string // "" for none
	Border                  string // "" for none
}

// Sheet is a sheet: its title in A1, what explains it below, and then its table.
type Sheet struct {
	Name    string // as wanted; Add makes it one that Excel takes and that no other sheet has
	Title   string
	Explain string // on as many lines as the width of the table asks for
	Columns []Column
	Rows    int
	Row     func(i int) []Cell // row i, counted from 0; without rows, row 0 says why. What is past the last column is left out
	Chart   *Chart

	table string // its name
	lines []string
	links int
}

// Column is a column of a table.
type Column struct {
	Title string // unlike those of the other columns; Write sees to it
	Wide  int    // in digits of 12 point Arial; 20 where 0
	List  *List  // that its cells are chosen from, or nil
}

// Cell is a cell of a table.
type Cell struct {
	Text   string
	Number *float64 // shown instead of the text
	Look   int      // counted in the looks of the book
	Link   Place
}

// Place is what a link leads to: the first cell of row Row of the table of a sheet, counted from 0, or of its title
// where Row is negative. The zero Place is no link.
type Place struct {
	Sheet *Sheet
	Row   int
}

// List is what the cells of a column are chosen from: so many rows of a column of a sheet.
type List struct {
	Name          string // as wanted; AddList makes it one that Excel takes and nothing else has
	Sheet         *Sheet
	Column        int // counted from 0
	First, Rows   int // counted from 0
	Title, Prompt string
}

// Chart draws the table of its sheet as bars: the first column names them, and each other column is a series of numbers.
type Chart struct {
	Title string
	About string // what it shows, for those who do not see it
	Looks []int  // of its series, counted in the looks of the book; the first of the book for what is not there
}

// Add takes a sheet into the book and gives it its name.
func (b *Book) Add(s *Sheet) *Sheet {
	if b.names == nil {
		b.names, b.tables = map[string]bool{"history": true}, map[string]bool{}
	}
	s.Name = unique(sheetName(s.Name), mostName, " ", b.names)
	s.table = unique(tableName(s.Name), mostHead, "_", b.tables)
	b.sheets = append(b.sheets, s)
	return s
}

// AddList takes a list into the book and gives it its name.
func (b *Book) AddList(l *List) *List {
	l.Name = unique(tableName(l.Name), mostHead, "_", b.tables)
	b.lists = append(b.lists, l)
	return l
}

// Sheets returns the sheets in their order.
func (b *Book) Sheets() []*Sheet { return b.sheets }

// The rows that every sheet starts with; its head follows what explains it.
const (
	titleRow = 1 + iota
	explainRow
)

// headRow is the row of the heads of the columns.
func (s *Sheet) headRow() int { return explainRow + len(s.lines) }

// lastRow is the last row of the table, which is never without one.
func (s *Sheet) lastRow() int { return s.headRow() + max(1, s.Rows) }

// columns is how many columns the table has, which is never without one.
func (s *Sheet) columns() int { return max(1, len(s.Columns)) }

// area is where the table stands.
func (s *Sheet) area() string {
	return "A" + strconv.Itoa(s.headRow()) + ":" + letters(s.columns()-1) + strconv.Itoa(s.lastRow())
}

// quoted is the name of a sheet as references have it.
func (s *Sheet) quoted() string { return "'" + s.Name + "'!" }

// location is a place as links have it.
func (p Place) location() string {
	row := titleRow
	if p.Row >= 0 {
		row = p.Sheet.headRow() + 1 + p.Row
	}
	return p.Sheet.quoted() + "A" + strconv.Itoa(row)
}

// reference is a stretch of a column as formulas have it, by its first and last row of the table.
func (s *Sheet) reference(column, first, last int) string {
	name := letters(column)
	from := s.headRow() + 1
	return fmt.Sprintf("%s$%s$%d:$%s$%d", s.quoted(), name, from+first, name, from+last)
}

// letters is the name of a column, counted from 0.
func letters(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// wide is the width of a column.
func (c Column) wide() int {
	if c.Wide <= 0 {
		return 20
	}
	return min(c.Wide, mostWide)
}

// heads are the heads of the columns: none blank, no two alike whatever the case, on one line.
func (s *Sheet) heads() []string {
	taken := map[string]bool{}
	heads := make([]string, s.columns())
	for i := range heads {
		if i < len(s.Columns) {
			heads[i] = line(s.Columns[i].Title, mostHead)
		}
		if heads[i] == "" {
			heads[i] = "Column " + strconv.Itoa(i+1)
		}
		heads[i] = unique(heads[i], mostHead, " ", taken)
	}
	return heads
}

// explained sets what explains the sheet in lines as wide as the table, or as 80 characters where that is wider.
func (s *Sheet) explained() []string {
	const most = 12 // lines; the last takes what is left
	wide := 0
	for _, c := range s.Columns {
		wide += c.wide()
	}
	var lines []string
	text := ""
	for word := range strings.FieldsSeq(clean(s.Explain)) {
		if text != "" && len(lines) < most-1 && linesOf(text+" "+word, max(80, wide), false) > 1 {
			lines, text = append(lines, text), ""
		}
		text = strings.TrimPrefix(text+" "+word, " ")
	}
	return append(lines, fitting(text))
}

// sheetName makes a name that Excel takes: none of []:*?/\, no apostrophe (links would have to escape it), and no number alone, blank
// or a name that Excel gives by itself, which says nothing.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) || isControl(r) {
			return ' '
		}
		return r
	}, s)
	s = line(s, mostHead)
	lower := strings.TrimRight(strings.ToLower(s), "0123456789")
	if lower == "" || lower == "sheet" || lower == "table" {
		return "Unnamed " + s[len(lower):]
	}
	return s
}

// tableName makes a name of letters, digits and underscores that cannot be taken for that of a cell.
func tableName(s string) string {
	name := strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return unicode.ToLower(r)
		}
		return '_'
	}, s)
	if strings.Contains(name, "_") && unicode.IsLetter(rune(name[0])) || len(name) > 3 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" {
		return name
	}
	return "table_" + name
}

// unique cuts a name to so many UTF-16 units, and numbers it if it is taken, whatever the case of its letters.
func unique(name string, units int, before string, taken map[string]bool) string {
	made := strings.TrimSpace(start(name, units))
	for n := 2; taken[strings.ToLower(made)]; n++ {
		end := before + strconv.Itoa(n)
		made = strings.TrimSpace(start(name, units-len(end))) + end
	}
	taken[strings.ToLower(made)] = true
	return made
}
