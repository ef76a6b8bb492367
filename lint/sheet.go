package lint

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sheet is a sheet under check. Of its cells only those above its table are held, and which are blank.
type sheet struct {
	w     *workbook
	name  string
	part  string
	place int // among the sheets, counted from 0

	table      *table // the first of its tables
	tables     int
	widths     []float64 // of columns
	wide       float64   // of columns of which nothing is said
	above      strings.Builder
	title      format
	titled     bool
	heads      map[int]string // of the table, by column
	filled     []uint64       // for each row of the sheet, which of the first 64 columns hold something
	lastRow    int
	lastColumn int
	vague      map[string]string // words of cells that say nothing as a link
	links      int
	fits       bool
	shorthand  map[string]bool // seen already
}

// table is where a table stands, in columns and rows counted from 1.
type table struct {
	name                 string
	left, top            int
	right, bottom        int
	columns              []string
	alternative, filters bool
	headless             bool
}

var (
	reference = regexp.MustCompile(`^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$`)
	noteMark  = regexp.MustCompile(`\[note (\d+)\]`)
	noteName  = regexp.MustCompile(`^(?i)\[?note (\d+)\]?$`)
	codeWord  = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)
	shortMark = regexp.MustCompile(`^\[[a-z]{1,3}\]$`)
)

// at returns the column and row of a cell, counted from 1, or zeros.
func at(cell string) (column, row int) {
	m := reference.FindStringSubmatch(cell)
	if m == nil {
		return 0, 0
	}
	for _, c := range strings.ToUpper(m[1]) {
		column = column*26 + int(c-'A') + 1
	}
	row, _ = strconv.Atoi(m[2])
	return column, row
}

// area returns where a range stands; a single cell is one.
func area(ref string) (left, top, right, bottom int) {
	from, to, both := strings.Cut(ref, ":")
	left, top = at(from)
	if right, bottom = left, top; both {
		right, bottom = at(to)
	}
	return left, top, right, bottom
}

// cellName names a cell by its column and row, counted from 1.
func cellName(column, row int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

// check reads a sheet and checks it.
func (s *sheet) check() error {
	if s.part == "" {
		return nil
	}
	s.heads, s.vague, s.shorthand, s.wide = map[int]string{}, map[string]string{}, map[string]bool{}, 8.43
	leads, err := s.w.relations(s.part)
	if err != nil {
		return err
	}
	for _, id := range sortedKeys(leads) {
		switch leads[id].kind {
		case "table":
			err = s.readTable(leads[id].target)
		case "drawing":
			err = s.checkDrawing(leads[id].target)
		}
		if err != nil {
			return err
		}
	}
	if err := s.read(leads); err != nil {
		return err
	}
	s.checkTable()
	return nil
}

// readTable reads a table of the sheet.
func (s *sheet) readTable(part string) error {
	t := &table{}
	if err := s.w.walk(part, visitor{start: func(path []string, a attributes) {
		switch name := path[len(path)-1]; {
		case name == "table" && len(path) == 1:
			t.name, t.headless = a.get("displayName"), a.get("headerRowCount") == "0"
			t.left, t.top, t.right, t.bottom = area(a.get("ref"))
		case name == "autoFilter":
			t.filters = true
		case name == "tableColumn":
			t.columns = append(t.columns, decoded(a.get("name")))
		case name == "table": // within extLst
			t.alternative = t.alternative || strings.TrimSpace(a.get("altText")+a.get("altTextSummary")) != ""
		}
	}}); err != nil {
		return err
	}
	s.w.name(s.name, t.name, "the table")
	if s.tables++; s.tables == 1 {
		s.table = t
	}
	if t.left == 0 || t.right < t.left || t.bottom < t.top || t.bottom > 1<<20 || t.right > 1<<14 {
		s.w.add(1, s.name, "", "the table %s has no place", t.name)
		if s.table == t {
			s.table = nil
		}
	}
	if !t.alternative {
		s.w.add(9, s.name, "", "the table %s has no alternative text", t.name)
	}
	if t.filters && s.w.profile == Publish {
		s.w.add(21, s.name, "", "the table %s has filter buttons", t.name)
	}
	return nil
}

// checkDrawing checks that what is drawn on the sheet is said in words.
func (s *sheet) checkDrawing(part string) error {
	return s.w.walk(part, visitor{start: func(path []string, a attributes) {
		if path[len(path)-1] == "cNvPr" && strings.TrimSpace(a.get("descr")) == "" {
			s.w.add(9, s.name, "", "%q has no alternative text", a.get("name"))
		}
	}})
}

// cell is a cell as it is read.
type cell struct {
	column, row int
	format      format
	kind        string
	text        string
	formula     string
}

// read reads the part of the sheet.
func (s *sheet) read(leads map[string]relation) error {
	w := s.w
	var c cell
	row, column, high := 0, 0, false
	dimension, words := "", ""
	viewed := false
	list := attributes(nil) // the validation that is open
	low := 0                // row that was last found too low
	err := w.walk(s.part, visitor{
		start: func(path []string, a attributes) {
			switch path[len(path)-1] {
			case "dimension":
				dimension = a.get("ref")
			case "pageSetUpPr":
				s.fits = a.is("fitToPage")
			case "sheetView":
				if top := a.get("topLeftCell"); top != "" && top != "A1" {
					w.add(16, s.name, "", "its first cell in view is %s", top)
				}
			case "pane":
				if w.profile == Publish {
					w.add(21, s.name, "", "its panes are frozen or split")
				}
			case "selection":
				if active := a.get("activeCell"); !viewed && active != "" && active != "A1" {
					w.add(16, s.name, active, "the cell that it opens at is not A1")
				}
				viewed = true
			case "sheetFormatPr":
				if v, err := strconv.ParseFloat(a.get("defaultColWidth"), 64); err == nil {
					s.wide = v
				}
				if a.is("zeroHeight") {
					w.add(7, s.name, "", "its rows are hidden")
				}
			case "col":
				s.column(a)
			case "row":
				if row++; a.get("r") != "" {
					row, _ = strconv.Atoi(a.get("r"))
				}
				column, high = 0, a.get("ht") != ""
				if a.is("hidden") || a.get("ht") == "0" {
					w.add(7, s.name, "row "+strconv.Itoa(row), "the row is hidden")
				}
			case "c":
				column++
				c = cell{column: column, row: row, kind: a.get("t")}
				if x, y := at(a.get("r")); x > 0 {
					c.column, c.row, column = x, y, x
				}
				if id, err := strconv.Atoi(a.get("s")); err == nil && id >= 0 && id < len(w.formats) {
					c.format = w.formats[id]
				} else if len(w.formats) > 0 {
					c.format = w.formats[0]
				}
				words = ""
			case "mergeCell":
				w.add(6, s.name, a.get("ref"), "the cells are merged")
			case "sheetProtection":
				if a.is("sheet") {
					w.add(7, s.name, "", "the sheet is protected")
				}
			case "autoFilter":
				if w.profile == Publish {
					w.add(21, s.name, "", "it has filter buttons")
				}
			case "colorScale", "dataBar", "iconSet":
				w.add(27, s.name, "", "a conditional format colours by number alone (%s)", path[len(path)-1])
			case "dataValidation":
				list = a
				if units(a.get("promptTitle")) > 32 || units(a.get("errorTitle")) > 32 || units(a.get("prompt")) > 255 || units(a.get("error")) > 255 {
					w.add(26, s.name, a.get("sqref"), "a message of the list is too long")
				}
			case "hyperlink":
				s.link(a, leads)
			case "pageSetup":
				if a.get("fitToWidth") != "" && a.get("fitToWidth") != "1" || a.get("fitToHeight") != "0" {
					s.fits = false
				}
			case "tablePart":
				if leads[a.get("id")].kind != "table" {
					w.add(1, s.name, "", "its table %s is not there", a.get("id"))
				}
			}
		},
		end: func(path []string, text string) {
			switch name := path[len(path)-1]; name {
			case "v":
				c.text = text
			case "t":
				words += text
			case "f":
				c.formula = text
			case "c":
				if c.kind == "inlineStr" {
					c.text = words
				}
				if low = s.cell(c, high, low); c.row > s.lastRow {
					s.lastRow = c.row
				}
				s.lastColumn = max(s.lastColumn, c.column)
			case "formula1":
				s.list(list, text)
			case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
				if strings.TrimSpace(text) != "" {
					w.add(17, s.name, "", "its pages have a header or footer: %.40q", text)
				}
			}
		}})
	if err != nil {
		return err
	}
	if _, _, right, bottom := area(dimension); s.lastRow > 0 && (right != s.lastColumn || bottom != s.lastRow) {
		w.add(23, s.name, "", "it says %q, and its cells end at %s", dimension, cellName(s.lastColumn, s.lastRow))
	}
	return nil
}

// column takes note of the width of columns.
func (s *sheet) column(a attributes) {
	from, _ := strconv.Atoi(a.get("min"))
	to, _ := strconv.Atoi(a.get("max"))
	wide, err := strconv.ParseFloat(a.get("width"), 64)
	if a.is("hidden") || err == nil && wide == 0 {
		s.w.add(7, s.name, "", "columns %d to %d are hidden", from, to)
	}
	if err != nil {
		wide = s.wide
	}
	for from = max(1, from); from <= min(to, 64); from++ {
		for len(s.widths) < from {
			s.widths = append(s.widths, s.wide)
		}
		s.widths[from-1] = wide
	}
}

// decoded is text with the characters that it names by their codes, as ECMA-376 part 1, 22.9.2.19 has them.
func decoded(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return codeWord.ReplaceAllStringFunc(s, func(code string) string {
		n, _ := strconv.ParseUint(code[2:6], 16, 16)
		return string(rune(n))
	})
}

// isRisky reports whether text could be taken for a formula when it is typed in again or saved as CSV.
func isRisky(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \u00a0\n"))
	return strings.ContainsRune("=+-@\t\r＝＋－＠", r)
}

// cell checks a cell. It returns the row that was last found too low.
func (s *sheet) cell(c cell, high bool, low int) int {
	w := s.w
	isText := c.kind == "s" || c.kind == "inlineStr" || c.kind == "str"
	if c.kind == "s" {
		n, err := strconv.Atoi(strings.TrimSpace(c.text))
		if c.text = ""; err != nil || n < 0 || n >= len(w.strings) {
			w.add(1, s.name, cellName(c.column, c.row), "it shows a shared text that is not there")
		} else {
			c.text = w.strings[n]
		}
	}
	c.text = decoded(c.text)
	name := func() string { return cellName(c.column, c.row) }
	if c.formula != "" {
		w.add(18, s.name, name(), "it holds a formula: %.40q", c.formula)
	}
	if c.text == "" {
		return low
	}
	if c.row < 1 || c.row > 1<<20 || c.column < 1 || c.column > 1<<14 {
		w.add(1, s.name, name(), "it lies outside the sheet")
		return low
	}
	for len(s.filled) <= c.row {
		s.filled = append(s.filled, 0)
	}
	if c.column <= 64 {
		s.filled[c.row] |= 1 << (c.column - 1)
	}
	if f := c.format; f.size < 12 || !strings.EqualFold(f.font, "Arial") {
		w.add(13, s.name, name(), "its text is in %s of %g points", f.font, f.size)
	}
	if f := c.format; f.contrast > 0 && f.contrast < 4.5 {
		w.add(12, s.name, name(), "its text has a contrast of %.1f", f.contrast)
	}
	if c.column == 1 && c.row == 1 {
		s.titled, s.title = strings.TrimSpace(c.text) != "", c.format
	}
	if isText {
		low = s.text(c, high, low)
	}
	if strings.EqualFold(s.name, "Notes") {
		if w.notes.Len() < mostToken {
			w.notes.WriteString(c.text + "\n")
		}
		if m := noteName.FindStringSubmatch(c.text); m != nil && c.column == 1 {
			w.noted[m[1]] = true
		}
	}
	if t := s.table; t == nil || c.row <= t.top {
		if t == nil || c.row < t.top {
			if s.above.Len() < mostToken {
				s.above.WriteString(c.text + "\n")
			}
		} else if c.column >= t.left && c.column <= t.right {
			s.heads[c.column] = c.text
		}
		for _, m := range noteMark.FindAllStringSubmatch(c.text, -1) {
			if len(w.cited) < mostParts {
				w.cited = append(w.cited, pending{s.name, name(), m[1]})
			}
		}
	} else if shortMark.MatchString(c.text) && !s.shorthand[c.text] {
		if s.shorthand[c.text] = true; !strings.Contains(s.above.String(), c.text) {
			w.pending = append(w.pending, pending{s.name, name(), c.text})
		}
	}
	return low
}

// text checks the text of a cell.
func (s *sheet) text(c cell, high bool, low int) int {
	w := s.w
	name := func() string { return cellName(c.column, c.row) }
	if isRisky(c.text) && !c.format.quoted {
		w.add(18, s.name, name(), "its text could be taken for a formula: %.40q", c.text)
	}
	long := units(c.text)
	switch feeds := strings.Count(c.text, "\n"); {
	case long > 32_767:
		w.add(19, s.name, name(), "it holds %d UTF-16 units", long)
	case long == 32_767 && !strings.Contains(c.text[len(c.text)-64:], "…"):
		w.add(19, s.name, name(), "its text ends where a cell is full, without a mark that it was cut")
	case feeds > 253:
		w.add(19, s.name, name(), "it holds %d line feeds", feeds)
	}
	if i := strings.IndexFunc(c.text, func(r rune) bool { return r != '\n' && r != '\t' && unicode.IsControl(r) }); i >= 0 {
		w.add(19, s.name, name(), "it holds a control character, %q", c.text[i:i+1])
	}
	if lower := strings.ToLower(strings.TrimSpace(c.text)); (strings.HasPrefix(lower, "http") || slices.Contains([]string{"here", "click here", "link", "more", "read more"}, lower)) && len(s.vague) < mostParts {
		s.vague[name()] = c.text
	}
	t := s.table
	if t == nil || c.row < t.top || c.row > t.bottom {
		return low
	}
	wide := s.wide
	if c.column <= len(s.widths) {
		wide = s.widths[c.column-1]
	}
	longest := 0
	for line := range strings.SplitSeq(c.text, "\n") {
		longest = max(longest, len(line))
	}
	switch wraps := float64(longest) > 1.3*wide || strings.Contains(c.text, "\n"); {
	case wraps && !c.format.wraps:
		w.add(14, s.name, name(), "its text is wider than its column and does not wrap")
	case wraps && !high && low != c.row:
		w.add(14, s.name, "row "+strconv.Itoa(c.row), "its text takes several lines, and its height is not written")
		return c.row
	}
	return low
}

// link checks a link.
func (s *sheet) link(a attributes, leads map[string]relation) {
	w := s.w
	const most = 65_530 // links on a sheet
	if s.links++; s.links == most+1 {
		w.add(25, s.name, "", "it has more than %d links", most)
	}
	left, top, _, _ := area(a.get("ref"))
	cell := cellName(left, top)
	switch words, vague := s.vague[cell]; {
	case vague:
		w.add(25, s.name, cell, "its words do not say where it leads: %.40q", words)
	case !s.isFilled(left, top):
		w.add(25, s.name, cell, "it has no words")
	}
	if r, is := leads[a.get("id")]; is {
		if why := unsafe(r.target); why != "" {
			w.add(25, s.name, cell, "%s: %.80q", why, r.target)
		}
		return
	}
	place := a.get("location")
	i := strings.LastIndex(place, "!")
	if i < 0 {
		if _, row := at(place); row == 0 && w.names[strings.ToLower(place)] == "" {
			w.add(25, s.name, cell, "it leads to %q, which is not there", place)
		}
		return
	}
	sheet, bare := strings.CutPrefix(place[:i], "'")
	if bare {
		sheet = strings.ReplaceAll(strings.TrimSuffix(sheet, "'"), "''", "'")
	} else if strings.ContainsFunc(sheet, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '.' }) {
		w.add(25, s.name, cell, "the name of the sheet in it needs quotation marks: %q", place)
	}
	_, row := at(strings.Split(place[i+1:], ":")[0])
	w.targets = append(w.targets, target{s.name, cell, strings.ToLower(sheet), row})
}

// unsafe says what is wrong with an address, or nothing.
func unsafe(address string) string {
	parsed, err := url.Parse(address)
	switch {
	case units(address) > 2079:
		return "its address is too long"
	case err != nil:
		return "its address cannot be read"
	}
	switch strings.ToLower(parsed.Scheme) {
	case "http", "https":
		if parsed.Host != "" {
			return ""
		}
	case "mailto":
		return ""
	}
	return "its address is not one of the web or of mail"
}

// isFilled reports whether a cell holds something. Of columns past the 64th it is taken for granted.
func (s *sheet) isFilled(column, row int) bool {
	return column > 64 || column > 0 && row > 0 && row < len(s.filled) && s.filled[row]&(1<<(column-1)) != 0
}

// list checks what the cells of a list are chosen from.
func (s *sheet) list(a attributes, formula string) {
	if a.get("type") != "list" {
		return
	}
	switch {
	case strings.HasPrefix(formula, `"`):
		if units(strings.Trim(formula, `"`)) > 255 {
			s.w.add(26, s.name, a.get("sqref"), "its choices are longer than 255 characters")
		}
	case !strings.ContainsAny(formula, "!:$(") && s.w.names[strings.ToLower(formula)] == "":
		s.w.add(26, s.name, a.get("sqref"), "there is no range named %q", formula)
	}
}

// checkTable checks what only the whole sheet shows.
func (s *sheet) checkTable() {
	w, t := s.w, s.table
	switch {
	case !s.titled:
		w.add(5, s.name, "A1", "it is blank")
	case !s.title.heading:
		w.add(5, s.name, "A1", "it is not in the style Heading 1")
	}
	if !s.fits {
		w.add(22, s.name, "", "it is not set to one page wide and any number high")
	}
	switch {
	case s.tables > 1:
		w.add(8, s.name, "", "it has %d tables", s.tables)
	case s.tables == 0 && s.place > 0: // a cover may be words alone
		w.add(8, s.name, "", "it has no table that is marked up as such")
	}
	if t == nil {
		return
	}
	if title := regexp.MustCompile(`\$(\d+):\$(\d+)$`).FindStringSubmatch(w.titles[s.place]); title == nil {
		w.add(22, s.name, "", "its row of heads is not printed on every page")
	} else if from, to := number(title[1]), number(title[2]); t.top < from || t.top > to {
		w.add(22, s.name, "", "the rows that are printed on every page are not those of its heads")
	}
	s.checkHeads(t)
	if t.left != 1 {
		w.add(10, s.name, cellName(t.left, t.top), "the table does not begin in column A")
	}
	for row := 1; row < min(t.top, len(s.filled)); row++ {
		if s.filled[row] == 0 {
			w.add(10, s.name, "row "+strconv.Itoa(row), "it is blank, above the table")
		}
	}
	for row := t.bottom + 1; row < len(s.filled); row++ {
		if s.filled[row] != 0 {
			w.add(10, s.name, "row "+strconv.Itoa(row), "it stands below the table")
			break
		}
	}
	explained := strings.Contains(strings.ToLower(s.above.String()), "blank cell")
	if last := max(t.top, len(s.filled)-1); last < t.bottom {
		w.add(11, s.name, "row "+strconv.Itoa(last+1), "the whole row is blank, as are all below it")
	}
	for row := t.top + 1; row <= min(t.bottom, len(s.filled)-1); row++ {
		any := false
		for column := t.left; column <= min(t.right, 64); column++ {
			if s.isFilled(column, row) {
				any = true
			} else if !explained {
				w.add(11, s.name, cellName(column, row), "it is blank")
			}
		}
		if !any {
			w.add(11, s.name, "row "+strconv.Itoa(row), "the whole row is blank")
		}
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// checkHeads checks the heads of the table.
func (s *sheet) checkHeads(t *table) {
	w := s.w
	if t.headless {
		w.add(3, s.name, "", "the table %s has no row of heads", t.name)
		return
	}
	if len(t.columns) != t.right-t.left+1 {
		w.add(3, s.name, "", "the table %s has %d heads for %d columns", t.name, len(t.columns), t.right-t.left+1)
		return
	}
	taken := map[string]bool{}
	for i, head := range t.columns {
		cell := cellName(t.left+i, t.top)
		lower := strings.ToLower(head)
		switch shown := s.heads[t.left+i]; {
		case strings.TrimSpace(head) == "" || shown == "":
			w.add(3, s.name, cell, "the head is blank")
		case head != shown:
			w.add(3, s.name, cell, "the head is %.40q in the cell and %.40q in the table", shown, head)
		case strings.Contains(head, "\n"):
			w.add(3, s.name, cell, "the head runs over several lines")
		case taken[lower]:
			w.add(3, s.name, cell, "another column has the head %.40q", head)
		}
		taken[lower] = true
	}
}
