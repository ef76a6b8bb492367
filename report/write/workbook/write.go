package workbook

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Names of the format (ECMA-376, transitional).
const (
	declaration  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	officeSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/"
	linkSpace    = officeSpace + "relationships"
	packageSpace = "http://schemas.openxmlformats.org/package/2006/"
	drawingSpace = "http://schemas.openxmlformats.org/drawingml/2006/"
	partType     = "application/vnd.openxmlformats-officedocument."
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
	p := &parts{file: zip.NewWriter(w)}
	p.day, p.clock = dosTime(b.Made.UTC())
	styles := newStyles(b.Looks)
	p.part("[Content_Types].xml", b.contentTypes)
	p.part("_rels/.rels", relations(
		relation{"officeDocument", "xl/workbook.xml"},
		relation{packageSpace + "relationships/metadata/core-properties", "docProps/core.xml"},
		relation{"extended-properties", "docProps/app.xml"},
		relation{"custom-properties", "docProps/custom.xml"}))
	p.part("xl/workbook.xml", b.workbook)
	var inside []relation
	for i := range b.sheets {
		inside = append(inside, relation{"worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1)})
	}
	p.part("xl/_rels/workbook.xml.rels", relations(append(inside, relation{"styles", "styles.xml"})...))
	p.part("xl/styles.xml", styles.write)
	for i, s := range b.sheets {
		number := strconv.Itoa(i + 1)
		with := []relation{{"table", "../tables/table" + number + ".xml"}}
		if s.Chart != nil {
			with = append(with, relation{"drawing", "../drawings/drawing" + number + ".xml"})
		}
		p.part("xl/worksheets/sheet"+number+".xml", func(x *xml) { b.sheet(x, s, styles, i == 0) })
		p.part("xl/worksheets/_rels/sheet"+number+".xml.rels", relations(with...))
		p.part("xl/tables/table"+number+".xml", func(x *xml) { b.table(x, s, i+1) })
		if s.Chart != nil {
			p.part("xl/drawings/drawing"+number+".xml", func(x *xml) { s.drawing(x, i+1) })
			p.part("xl/drawings/_rels/drawing"+number+".xml.rels", relations(relation{"chart", "../charts/chart" + number + ".xml"}))
			p.part("xl/charts/chart"+number+".xml", func(x *xml) { b.chart(x, s) })
		}
	}
	p.part("docProps/core.xml", b.core)
	p.part("docProps/app.xml", b.app)
	p.part("docProps/custom.xml", b.custom)
	if p.err == nil {
		p.err = p.file.Close()
	}
	return p.err
}

// parts is the archive that the parts go into, in the order in which they are written, under a fixed time.
type parts struct {
	file       *zip.Writer
	day, clock uint16
	err        error // the first
}

// part writes one part.
func (p *parts) part(name string, write func(*xml)) {
	if p.err != nil {
		return
	}
	//lint:ignore SA1019 a time in these fields alone is written as it is, without the zone of the machine
	into, err := p.file.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: p.day, ModifiedTime: p.clock})
	if err != nil {
		p.err = err
		return
	}
	x := &xml{into: into}
	x.put(declaration)
	write(x)
	x.flush()
	p.err = x.err
}

// dosTime returns a time as zip files have it, which cannot tell one before 1980 or after 2107.
func dosTime(t time.Time) (day, clock uint16) {
	if t.Year() < 1980 || t.Year() > 2107 {
		t = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return uint16(t.Day() + int(t.Month())<<5 + (t.Year()-1980)<<9), uint16(t.Second()/2 + t.Minute()<<5 + t.Hour()<<11)
}

// xml collects the XML of a part and hands it on in large pieces.
type xml struct {
	into io.Writer
	held []byte
	err  error // the first
}

// put writes pieces of XML.
func (x *xml) put(pieces ...string) {
	for _, piece := range pieces {
		x.held = append(x.held, piece...)
	}
	if len(x.held) > 1<<15 {
		x.flush()
	}
}

// text writes words as the content of an element, or as an attribute.
func (x *xml) text(words string) { x.held = appendEscaped(x.held, words) }

// integer writes a number.
func (x *xml) integer(n int) { x.held = strconv.AppendInt(x.held, int64(n), 10) }

func (x *xml) flush() {
	if x.err == nil {
		_, x.err = x.into.Write(x.held)
	}
	x.held = x.held[:0]
}

// element writes an element that holds words, unless there are none.
func (x *xml) element(name, words string) {
	if words == "" {
		return
	}
	tag, _, _ := strings.Cut(name, " ")
	x.put("<", name, ">")
	x.text(words)
	x.put("</", tag, ">")
}

// relation leads from one part to another; its id is rId and its place, counted from 1.
type relation struct{ kind, target string }

func relations(all ...relation) func(*xml) {
	return func(x *xml) {
		x.put(`<Relationships xmlns="`, packageSpace, `relationships">`)
		for i, r := range all {
			if !strings.HasPrefix(r.kind, "http") {
				r.kind = linkSpace + "/" + r.kind
			}
			x.put(`<Relationship Id="rId`, strconv.Itoa(i+1), `" Type="`, r.kind, `" Target="`, r.target, `"/>`)
		}
		x.put("</Relationships>")
	}
}

func (b *Book) contentTypes(x *xml) {
	x.put(`<Types xmlns="`, packageSpace, `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/>`)
	part := func(name, kind string) { x.put(`<Override PartName="/`, name, `" ContentType="`, kind, `+xml"/>`) }
	part("xl/workbook.xml", partType+"spreadsheetml.sheet.main")
	part("xl/styles.xml", partType+"spreadsheetml.styles")
	for i, s := range b.sheets {
		number := strconv.Itoa(i + 1)
		part("xl/worksheets/sheet"+number+".xml", partType+"spreadsheetml.worksheet")
		part("xl/tables/table"+number+".xml", partType+"spreadsheetml.table")
		if s.Chart != nil {
			part("xl/drawings/drawing"+number+".xml", partType+"drawing")
			part("xl/charts/chart"+number+".xml", partType+"drawingml.chart")
		}
	}
	part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties")
	part("docProps/app.xml", partType+"extended-properties")
	part("docProps/custom.xml", partType+"custom-properties")
	x.put("</Types>")
}

func (b *Book) workbook(x *xml) {
	x.put(`<workbook xmlns="`, mainSpace, `" xmlns:r="`, linkSpace, `"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" tabRatio="850"/></bookViews><sheets>`)
	for i, s := range b.sheets {
		number := strconv.Itoa(i + 1)
		x.put(`<sheet name="`)
		x.text(s.Name)
		x.put(`" sheetId="`, number, `" r:id="rId`, number, `"/>`)
	}
	x.put("</sheets><definedNames>")
	for i, s := range b.sheets {
		row := strconv.Itoa(s.headRow())
		x.put(`<definedName name="_xlnm.Print_Titles" localSheetId="`, strconv.Itoa(i), `">`)
		x.text(s.quoted() + "$" + row + ":$" + row)
		x.put("</definedName>")
	}
	for _, l := range b.lists {
		x.element(`definedName name="`+l.Name+`"`, l.Sheet.reference(l.Column, l.First, l.First+l.Rows-1))
	}
	x.put("</definedNames></workbook>")
}

func (b *Book) core(x *xml) {
	made := b.Made.UTC().Format(time.RFC3339)
	x.put(`<cp:coreProperties xmlns:cp="`, packageSpace, `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, e := range [][2]string{{"dc:title", b.Title}, {"dc:subject", b.Subject}, {"dc:creator", b.Author}, {"cp:keywords", b.Keywords}, {"dc:description", b.Description},
		{"cp:lastModifiedBy", b.Author}, {`dcterms:created xsi:type="dcterms:W3CDTF"`, made}, {`dcterms:modified xsi:type="dcterms:W3CDTF"`, made},
		{"cp:category", b.Category}, {"dc:language", b.Language}} {
		x.element(e[0], line(e[1], mostHead))
	}
	x.put("</cp:coreProperties>")
}

func (b *Book) app(x *xml) {
	x.put(`<Properties xmlns="`, officeSpace, `extended-properties">`)
	x.element("Application", line(b.Application, mostHead))
	x.element("Company", line(b.Author, mostHead))
	x.put("</Properties>")
}

func (b *Book) custom(x *xml) {
	x.put(`<Properties xmlns="`, officeSpace, `custom-properties" xmlns:vt="`, officeSpace, `docPropsVTypes">`)
	taken := map[string]bool{}
	for i, p := range b.Custom {
		x.put(`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="`, strconv.Itoa(i+2), `" name="`)
		x.text(unique(line(p.Name, mostHead), mostHead, " ", taken))
		x.put(`"><vt:lpwstr>`)
		x.text(line(p.Value, mostHead))
		x.put("</vt:lpwstr></property>")
	}
	x.put("</Properties>")
}
