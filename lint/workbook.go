package lint

import (
	"archive/zip"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// workbook is a file under check.
type workbook struct {
	findings
	parts   map[string]*zip.File // by their names in lower case
	order   []string
	walked  map[string]bool // parts that were read
	profile string
	formats []format
	strings []string // that cells share
	sheets  []*sheet
	names   map[string]string // of tables and ranges, in lower case, and what they are
	titles  map[int]string    // rows to print on every page, by the place of the sheet
	targets []target
	pending []pending // shorthand that no text above its table explains
	cited   []pending // notes
	noted   map[string]bool
	notes   strings.Builder // what the sheet of notes says
}

// target is what a link within the workbook leads to.
type target struct {
	sheet, cell string // of the link
	to          string // name of the sheet, in lower case
	row         int
}

// pending is a mark that waits for its explanation.
type pending struct{ sheet, cell, mark string }

// check checks the whole of it, in the order in which what is known is needed.
func (w *workbook) check(profile string) error {
	if err := w.checkParts(); err != nil {
		return err
	}
	top, err := w.relations("")
	if err != nil {
		return err
	}
	if w.profile, err = w.checkProperties(top); err != nil {
		return err
	}
	if profile != "" {
		w.profile = profile
	}
	main := ""
	for _, id := range sortedKeys(top) {
		if top[id].kind == "officeDocument" {
			main = top[id].target
		}
	}
	if w.parts[strings.ToLower(main)] == nil {
		return errors.New("it is no workbook: nothing says which part is the workbook")
	}
	leads, err := w.relations(main)
	if err != nil {
		return err
	}
	styles, theme := "", ""
	for _, id := range sortedKeys(leads) {
		switch r := leads[id]; r.kind {
		case "styles":
			styles = r.target
		case "theme":
			theme = r.target
		case "sharedStrings":
			if err := w.readStrings(r.target); err != nil {
				return err
			}
		}
	}
	if err := w.readStyles(styles, theme); err != nil {
		return err
	}
	if err := w.readSheets(main, leads); err != nil {
		return err
	}
	for _, s := range w.sheets {
		if err := s.check(); err != nil {
			return err
		}
	}
	w.checkTargets()
	w.checkNotes()
	return w.checkForm()
}

// readStrings reads the texts that cells share.
func (w *workbook) readStrings(part string) error {
	size := 0
	var too error
	words := ""
	err := w.walk(part, visitor{end: func(at []string, text string) {
		if len(at) < 2 || too != nil {
			return
		}
		switch at[len(at)-1] {
		case "t":
			if at[len(at)-2] != "rPh" { // how to read it aloud
				words += text
			}
		case "si":
			if size += len(words) + 16; size > mostStrings {
				too = hostile("the texts that its cells share take more than %d MiB", mostStrings>>20)
				w.strings = nil
				return
			}
			w.strings, words = append(w.strings, words), ""
		}
	}})
	if too != nil {
		return too
	}
	return err
}

// checkProperties checks the properties of the file and returns the profile that it says it is of, Publish where it does not say.
func (w *workbook) checkProperties(top map[string]relation) (string, error) {
	core := map[string]string{}
	profile, property := Publish, ""
	for _, id := range sortedKeys(top) {
		if err := w.walk(top[id].target, visitor{
			start: func(at []string, a attributes) {
				if at[len(at)-1] == "property" {
					property = a.get("name")
				}
			},
			end: func(at []string, text string) {
				switch {
				case top[id].kind == "core-properties" && len(at) == 2:
					core[at[1]] = strings.TrimSpace(text)
				case top[id].kind == "custom-properties" && property == "Profile" && text == Working:
					profile = Working
				}
			}}); err != nil {
			return "", err
		}
	}
	for _, p := range []string{"title", "language"} {
		if core[p] == "" {
			w.add(15, "", "", "it has no %s", p)
		}
	}
	if by := core["creator"]; by == "" {
		w.add(15, "", "", "nobody is named as its author")
	} else if slices.Contains([]string{"xuri", "openpyxl", "apache poi", "xlsxwriter", "exceljs", "unknown"}, strings.ToLower(by)) {
		w.add(15, "", "", "its author is a program, %s", by)
	}
	return profile, nil
}

var (
	likeCell  = regexp.MustCompile(`^(?i)([a-z]{1,3}[0-9]+|r[0-9]*(c[0-9]*)?|c[0-9]*)$`)
	saysName  = regexp.MustCompile(`^[\p{L}_\\][\p{L}\p{N}_.\\?]*$`)
	isDefault = regexp.MustCompile(`^(?i)(sheet|table|tabelle|feuil)\d*$`)
)

// name takes note of the name of a table or range, which share one space.
func (w *workbook) name(sheet, name, what string) {
	lower := strings.ToLower(name)
	switch other := w.names[lower]; {
	case other != "":
		w.add(4, sheet, "", "the name of %s %q is that of another %s", what, name, other)
	case likeCell.MatchString(name):
		w.add(4, sheet, "", "the name of %s %q could be taken for a cell", what, name)
	case !saysName.MatchString(name) || units(name) > 255:
		w.add(4, sheet, "", "%q is no name for %s", name, what)
	case isDefault.MatchString(name):
		w.add(4, sheet, "", "the name of %s %q says nothing", what, name)
	}
	w.names[lower] = what
}

// readSheets reads what the workbook says of its sheets and ranges.
func (w *workbook) readSheets(main string, leads map[string]relation) error {
	w.titles = map[int]string{}
	taken := map[string]bool{}
	views, name, local := 0, "", ""
	err := w.walk(main, visitor{
		start: func(at []string, a attributes) {
			switch at[len(at)-1] {
			case "workbookView":
				if views++; views == 1 && a.get("activeTab") != "" && a.get("activeTab") != "0" {
					w.add(16, "", "", "it opens at sheet %s, counted from 0", a.get("activeTab"))
				}
			case "workbookProtection":
				w.add(7, "", "", "the workbook is protected")
			case "definedName":
				name, local = a.get("name"), a.get("localSheetId")
				if a.is("hidden") && !strings.HasPrefix(name, "_xlnm.") {
					w.add(7, "", "", "the name %s is hidden", name)
				}
			case "sheet":
				s := &sheet{w: w, name: a.get("name"), part: leads[a.get("id")].target, place: len(w.sheets)}
				if leads[a.get("id")].kind != "worksheet" {
					w.add(8, s.name, "", "it is no sheet of cells")
					s.part = ""
				}
				lower := strings.ToLower(s.name)
				switch {
				case taken[lower]:
					w.add(2, s.name, "", "another sheet has its name")
				case s.name == "" || units(s.name) > 31 || strings.ContainsAny(s.name, `[]:*?/\`) || strings.Trim(s.name, "'") != s.name:
					w.add(2, s.name, "", "%.40q is no name for a sheet", s.name)
				case lower == "history":
					w.add(2, s.name, "", "Excel keeps the name History for itself")
				case isDefault.MatchString(s.name):
					w.add(2, s.name, "", "its name says nothing")
				}
				taken[lower] = true
				if state := a.get("state"); state != "" && state != "visible" {
					w.add(7, s.name, "", "the sheet is hidden")
				}
				w.sheets = append(w.sheets, s)
			}
		},
		end: func(at []string, text string) {
			if at[len(at)-1] != "definedName" {
				return
			}
			place, err := strconv.Atoi(local)
			switch {
			case name == "_xlnm.Print_Titles" && err == nil:
				w.titles[place] = text
			case strings.HasPrefix(name, "_xlnm."):
			case local == "":
				w.name("", name, "the range")
			}
			if strings.Contains(text, "#REF!") {
				w.add(4, "", "", "the name %s leads nowhere", name)
			}
			if strings.HasPrefix(text, "[") || strings.Contains(text, "'[") {
				w.add(20, "", "", "the name %s leads to another file: %.80s", name, text)
			}
		}})
	if err == nil && len(w.sheets) == 0 {
		return fmt.Errorf("it is no workbook: %s names no sheet", main)
	}
	return err
}

// checkTargets checks that what links within the workbook lead to is there.
func (w *workbook) checkTargets() {
	for _, t := range w.targets {
		at := slices.IndexFunc(w.sheets, func(s *sheet) bool { return strings.EqualFold(s.name, t.to) })
		switch {
		case at < 0:
			w.add(25, t.sheet, t.cell, "it leads to a sheet %q, which is not there", t.to)
		case t.row > w.sheets[at].lastRow:
			w.add(25, t.sheet, t.cell, "it leads to row %d of %s, which is blank", t.row, w.sheets[at].name)
		}
	}
}

// checkNotes checks that notes and shorthand are explained.
func (w *workbook) checkNotes() {
	notes := w.notes.String()
	for _, p := range w.pending {
		if !strings.Contains(notes, p.mark) {
			w.add(24, p.sheet, p.cell, "%s is explained neither above the table nor on a sheet of notes", p.mark)
		}
	}
	used := map[string]bool{}
	for _, p := range w.cited {
		if used[p.mark] = true; !w.noted[p.mark] {
			w.add(28, p.sheet, p.cell, "[note %s] stands on no sheet of notes", p.mark)
		}
	}
	for _, mark := range sortedKeys(w.noted) {
		if !used[mark] {
			w.add(28, "Notes", "", "nothing refers to note %s", mark)
		}
	}
}

// units is the length of text as Excel counts it, in UTF-16 units.
func units(s string) (n int) {
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}
