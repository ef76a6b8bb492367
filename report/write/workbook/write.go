package workbook

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// Write writes the book. It refuses one that the format cannot hold before it writes anything.
func (b *Book) Write(w io.Writer) error {
	if len(b.sheets) == 0 || len(b.Looks) == 0 {
		return errors.New("a workbook needs a sheet and a look")
	}
	for _, s := range b.sheets {
		s.lines, s.links = s.explained(), 0
		if s.lastRow() > mostRows {
			return fmt.Errorf("sheet %s: %d rows are more than a sheet holds, which is %d", s.Name, s.Rows, mostRows-s.headRow())
		}
		if s.columns() > mostColumns {
			return fmt.Errorf("sheet %s: %d columns are more than a sheet holds, which is %d", s.Name, len(s.Columns), mostColumns)
		}
	}
	f := excelize.NewFile()
	parts := &archive{made: b.Made, edits: map[string][]edit{}, parts: map[string]*packed{}}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	err := b.fill(f, parts.edits)
	if err == nil {
		err = f.Write(io.Discard)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return parts.write(w)
}

// fill fills a file with the book, but for what the edits add.
func (b *Book) fill(f *excelize.File, edits map[string][]edit) error {
	looks, err := newStyles(f, b.Looks)
	if err != nil {
		return err
	}
	for i, s := range b.sheets {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err != nil {
			return fmt.Errorf("sheet %s: %w", s.Name, err)
		}
	}
	charts := 0
	for i, s := range b.sheets {
		if s.Chart != nil {
			charts++
		}
		if err := b.sheet(f, s, looks, edits, i+1, charts); err != nil {
			return fmt.Errorf("sheet %s: %w", s.Name, err)
		}
		row := s.headRow()
		if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s$%d:$%d", s.quoted(), row, row), Scope: s.Name}); err != nil {
			return err
		}
	}
	for _, l := range b.lists {
		if err := f.SetDefinedName(&excelize.DefinedName{Name: l.Name, RefersTo: l.Sheet.reference(l.Column, l.First, l.First+l.Rows-1)}); err != nil {
			return err
		}
	}
	// excelize declares pictures, in any order, with every chart.
	declared := f.ContentTypes.Defaults[:0]
	for _, d := range f.ContentTypes.Defaults {
		if d.Extension == "rels" || d.Extension == "xml" {
			declared = append(declared, d)
		}
	}
	f.ContentTypes.Defaults = declared
	// Its files ask Excel to take the name of the author away when it saves them.
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{FilterPrivacy: new(false)}); err != nil {
		return err
	}
	return b.properties(f)
}

// properties sets the properties of the file.
func (b *Book) properties(f *excelize.File) error {
	// excelize takes an empty property for one to be kept, and a new file has its own author, program and times.
	f.Pkg.Delete("docProps/core.xml")
	f.Pkg.Delete("docProps/app.xml")
	made, author := b.Made.UTC().Format(time.RFC3339), line(b.Author, mostHead)
	if err := f.SetDocProps(&excelize.DocProperties{Title: line(b.Title, mostHead), Subject: line(b.Subject, mostHead), Creator: author, LastModifiedBy: author, Keywords: line(b.Keywords, mostHead),
		Description: line(b.Description, mostHead), Category: line(b.Category, mostHead), Language: line(b.Language, mostHead), Created: made, Modified: made}); err != nil {
		return err
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: line(b.Application, mostHead), Company: author}); err != nil {
		return err
	}
	taken := map[string]bool{}
	for _, p := range b.Custom {
		name := unique(cmp.Or(line(p.Name, mostHead), "Unnamed"), mostHead, " ", taken)
		if err := f.SetCustomProps(excelize.CustomProperty{Name: name, Value: line(p.Value, mostHead)}); err != nil {
			return err
		}
	}
	return nil
}
