package write

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/xml"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// archive is the zip file of a workbook: its parts in a fixed order, under a fixed time, with what excelize has no call
// for put in by finish. Rows are compressed as they come, so that a large sheet is never held whole.
type archive struct {
	out     io.Writer
	made    time.Time
	finish  func(part string, tail []byte) []byte
	parts   []*archived
	deflate *flate.Writer
}

// archived is a file of the archive.
type archived struct {
	name       string
	held       []byte // not compressed yet
	rows       bool   // of a sheet, before the end of its rows
	compressed bytes.Buffer
	sum        uint32
	size       uint64
	into       *archive
}

func newArchive(out io.Writer, made time.Time, finish func(string, []byte) []byte) *archive {
	return &archive{out: out, made: made, finish: finish}
}

// Create starts the next part; excelize writes one after the other.
func (a *archive) Create(name string) (io.Writer, error) {
	if err := a.end(); err != nil {
		return nil, err
	}
	p := &archived{name: name, rows: strings.HasPrefix(name, "xl/worksheets/sheet"), into: a}
	if a.deflate == nil {
		deflate, err := flate.NewWriter(&p.compressed, flate.DefaultCompression)
		if err != nil {
			return nil, err
		}
		a.deflate = deflate
	}
	a.deflate.Reset(&p.compressed)
	a.parts = append(a.parts, p)
	return p, nil
}

// AddFS is what excelize asks of a zip writer and does not call.
func (a *archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

var (
	endOfRows = []byte("</sheetData>")
	// Without it a height is a hint, and a program that knows its fonts may set a better one.
	fixedHeight = []byte(` customHeight="1"`)
)

// Write takes the next bytes of a part. Of rows it holds back no more than could be the start of something to change.
func (p *archived) Write(data []byte) (int, error) {
	p.held = append(p.held, data...)
	if !p.rows {
		return len(data), nil
	}
	var ready []byte
	if at := bytes.Index(p.held, endOfRows); at >= 0 {
		p.rows = false
		ready, p.held = p.held[:at], p.held[at:]
	} else {
		ready = bytes.ReplaceAll(p.held, fixedHeight, nil)
		keep := max(0, len(ready)-len(fixedHeight))
		ready, p.held = ready[:keep], slices.Clone(ready[keep:])
	}
	return len(data), p.put(bytes.ReplaceAll(ready, fixedHeight, nil))
}

func (p *archived) put(data []byte) error {
	p.sum = crc32.Update(p.sum, crc32.IEEETable, data)
	p.size += uint64(len(data))
	_, err := p.into.deflate.Write(data)
	return err
}

// end completes the part that was started last.
func (a *archive) end() error {
	if len(a.parts) == 0 {
		return nil
	}
	p := a.parts[len(a.parts)-1]
	if err := p.put(a.finish(p.name, p.held)); err != nil {
		return err
	}
	p.held = nil
	return a.deflate.Close()
}

// Close writes the parts in their order: what says what is in the file comes first.
func (a *archive) Close() error {
	if err := a.end(); err != nil {
		return err
	}
	first := []string{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
	rank := func(p *archived) int {
		if i := slices.Index(first, p.name); i >= 0 {
			return i
		}
		return len(first)
	}
	slices.SortFunc(a.parts, func(p, q *archived) int {
		return cmp.Or(cmp.Compare(rank(p), rank(q)), cmp.Compare(len(p.name), len(q.name)), cmp.Compare(p.name, q.name))
	})
	file := zip.NewWriter(a.out)
	day, clock := dosTime(a.made.UTC())
	for _, p := range a.parts {
		//lint:ignore SA1019 CreateRaw takes the time of a file from these fields alone
		w, err := file.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, ModifiedDate: day, ModifiedTime: clock, CRC32: p.sum,
			CompressedSize64: uint64(p.compressed.Len()), UncompressedSize64: p.size})
		if err != nil {
			return err
		}
		if _, err := p.compressed.WriteTo(w); err != nil {
			return err
		}
	}
	return file.Close()
}

// dosTime returns a time as zip files have it, which cannot tell one before 1980 or after 2107.
func dosTime(t time.Time) (day, clock uint16) {
	if t.Year() < 1980 || t.Year() > 2107 {
		t = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return uint16(t.Day() + int(t.Month())<<5 + (t.Year()-1980)<<9), uint16(t.Second()/2 + t.Minute()<<5 + t.Hour()<<11)
}

// finish puts into the last bytes of a part what excelize has no call for, or one that is slow on many rows.
func (w *workbook) finish(name string, tail []byte) []byte {
	switch {
	case strings.HasPrefix(name, "xl/worksheets/sheet"):
		links := w.links[partNumber(name)-1]
		if at := bytes.Index(tail, []byte("<pageSetup")); at >= 0 && links.Len() > 0 {
			return slices.Concat(tail[:at], []byte("<hyperlinks>"+links.String()+"</hyperlinks>"), tail[at:])
		}
	case strings.HasPrefix(name, "xl/tables/table"):
		tail = codeWord.ReplaceAll(tail, []byte("_x005F$0")) // as in the cells of its head
		var about strings.Builder
		if xml.EscapeText(&about, []byte(shortened(w.sheets[partNumber(name)-1].title, mostHead))) == nil {
			return bytes.Replace(tail, []byte("</table>"), []byte(`<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"`+
				` uri="{504A1905-F514-4f6f-8877-14C23A59335A}"><x14:table altText="`+about.String()+`"/></ext></extLst></table>`), 1)
		}
	case name == "xl/styles.xml":
		return w.styles.finish(tail)
	}
	return tail
}

// codeWord is text that a reader of the format would take for the character it names (ECMA-376 part 1, 22.9.2.19).
var codeWord = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

var digits = regexp.MustCompile(`\d+`)

// partNumber returns the number in the name of a part. Sheets and their tables are numbered alike, from 1.
func partNumber(name string) int {
	n, _ := strconv.Atoi(digits.FindString(name))
	return n
}

var (
	cellFormats  = regexp.MustCompile(`(?s)<cellXfs.*</cellXfs>`)
	cellFormat   = regexp.MustCompile(`(?s)<xf .*?</xf>`)
	fontOfFormat = regexp.MustCompile(` fontId="\d+"`)
)

// finish marks the formats of risky text as quoted, and those of titles as Heading 1, in the part that holds them.
func (s styles) finish(part []byte) []byte {
	quoted, font := map[int]bool{}, ""
	for _, ids := range s {
		quoted[ids[1]] = true
	}
	id := -1
	part = cellFormats.ReplaceAllFunc(part, func(all []byte) []byte {
		return cellFormat.ReplaceAllFunc(all, func(format []byte) []byte {
			id++
			if titled := s[titleStyle]; slices.Contains(titled[:], id) {
				font = string(fontOfFormat.Find(format))
				format = bytes.Replace(format, []byte(` xfId="0"`), []byte(` xfId="1"`), 1)
			}
			if quoted[id] {
				format = bytes.Replace(format, []byte(` readingOrder="1"`), nil, 1)
				format = bytes.Replace(format, []byte("<xf "), []byte(`<xf quotePrefix="1" `), 1)
			}
			return format
		})
	})
	for old, more := range map[string]string{
		`<cellStyleXfs count="1">`: `<cellStyleXfs count="2">`,
		`</cellStyleXfs>`:          `<xf numFmtId="0"` + font + ` fillId="0" borderId="0"></xf></cellStyleXfs>`,
		`<cellStyles count="1">`:   `<cellStyles count="2">`,
		`</cellStyles>`:            `<cellStyle name="Heading 1" xfId="1" builtinId="16"></cellStyle></cellStyles>`,
	} {
		part = bytes.Replace(part, []byte(old), []byte(more), 1)
	}
	return part
}
