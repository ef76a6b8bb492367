package write

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/image/font/sfnt"

	"policybrief/report"
	"policybrief/report/write/object"
)

// pdfFile is the file of a brief while it is made fit to be kept and to be heard: the pages and fonts that fpdf has
// written, and all that fpdf cannot. The result is PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3).
type pdfFile struct {
	*object.File
	catalog object.Dictionary
	pages   []object.Reference
}

// finish writes the brief from the file that has been drawn and from what the pen has noted beside it.
func finish(w io.Writer, drawn []byte, p *pen, document *element, b *report.Brief) error {
	file, err := object.Read(drawn)
	if err != nil {
		return fmt.Errorf("read what was drawn: %w", err)
	}
	f := &pdfFile{File: file, catalog: object.Dictionary{"Type": object.Name("Catalog")}}
	f.catalog["Pages"] = f.Dictionary(f.Root)["Pages"]
	kids, _ := f.Dictionary(f.catalog["Pages"])["Kids"].(object.Array)
	for _, page := range kids {
		if page, is := page.(object.Reference); is {
			f.pages = append(f.pages, page)
		}
	}
	if len(f.pages) != len(p.marks) {
		return fmt.Errorf("%d pages were drawn and %d were written", len(p.marks), len(f.pages))
	}
	f.contents()
	if err := f.fonts(p.face); err != nil {
		return err
	}
	f.structure(p, document)
	f.outline(p.landmarks)
	f.attach(b)
	f.describe(b)
	f.Objects[f.Root] = f.catalog
	return f.Write(w)
}

// contents makes the pages smaller, and tells how to go through their links.
func (f *pdfFile) contents() {
	for i, page := range f.pages {
		d := f.Dictionary(page)
		d["StructParents"] = i
		d["Tabs"] = object.Name("S") // in the order of the structure
		if contents, is := d["Contents"].(object.Reference); is {
			if drawn, is := f.Get(contents).(object.Stream); is {
				f.Objects[contents] = f.Deflated(object.Dictionary{}, drawn.Data)
			}
		}
	}
}

// fonts gives the fonts their own names, and says which letter each code stands for. In what fpdf writes the codes of a
// font are those of the letters in UTF-16, for all codes that there are.
func (f *pdfFile) fonts(face *typeface) error {
	for _, o := range slices.Clone(f.Objects) {
		font, is := o.(object.Dictionary)
		if !is || font["Subtype"] != object.Name("Type0") {
			continue
		}
		parts, _ := font["DescendantFonts"].(object.Array)
		if len(parts) != 1 {
			return fmt.Errorf("a font of %d parts", len(parts))
		}
		cid := f.Dictionary(parts[0])
		glyphs, is := f.Get(cid["CIDToGIDMap"]).(object.Stream)
		if !is {
			return fmt.Errorf("a font without glyphs")
		}
		table, err := glyphs.Inflated()
		if err != nil {
			return fmt.Errorf("glyphs of a font: %w", err)
		}
		var used []rune
		for code := 0; 2*code+1 < len(table); code++ {
			if table[2*code] != 0 || table[2*code+1] != 0 {
				used = append(used, rune(code))
			}
		}
		name, err := face.name(strings.HasSuffix(fmt.Sprint(font["BaseFont"]), "B"))
		if err != nil {
			return err
		}
		full := object.Name(subset(used) + "+" + name)
		font["BaseFont"], cid["BaseFont"] = full, full
		f.Dictionary(cid["FontDescriptor"])["FontName"] = full
		if n := len(used); n > 0 {
			table = table[:2*used[n-1]+2]
		}
		cid["CIDToGIDMap"] = f.Add(f.Deflated(object.Dictionary{}, table))
		font["ToUnicode"] = f.Add(f.Deflated(object.Dictionary{}, toUnicode(used)))
	}
	return nil
}

// name returns the name by which the makers of a font know it.
func (t *typeface) name(bold bool) (string, error) {
	font := t.fonts[0]
	if bold {
		font = t.fonts[1]
	}
	return font.Name(&t.buffer, sfnt.NameIDPostScript)
}

// subset is six letters that tell apart the parts of a font that different files have.
func subset(used []rune) string {
	sum := uint64(14695981039346656037) // FNV-1a
	for _, r := range used {
		sum = (sum ^ uint64(r)) * 1099511628211
	}
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	return string(letters)
}

// toUnicode maps codes that are those of UTF-16 to the letters that they stand for.
func toUnicode(used []rune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for some := range slices.Chunk(used, 100) { // the most that a reader must take at once
		fmt.Fprintf(&b, "%d beginbfchar\n", len(some))
		for _, r := range some {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", r, r)
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// outline writes the landmarks as the outline of the file, one level opened.
func (f *pdfFile) outline(landmarks []landmark) {
	if len(landmarks) == 0 {
		return
	}
	root := f.Add(nil)
	d, _ := f.branch(root, landmarks)
	f.Objects[root] = d
	f.catalog["Outlines"] = root
	f.catalog["PageMode"] = object.Name("UseOutlines")
}

// branch writes landmarks of which the first has the highest level, and returns what leads to them from their parent.
func (f *pdfFile) branch(parent object.Reference, landmarks []landmark) (leading object.Dictionary, count int) {
	var before object.Reference
	leading = object.Dictionary{}
	for len(landmarks) > 0 {
		first := landmarks[0]
		n := 1
		for n < len(landmarks) && landmarks[n].level > first.level {
			n++
		}
		number := f.Add(nil)
		d, below := object.Dictionary{}, 0
		if n > 1 {
			d, below = f.branch(number, landmarks[1:n])
			d["Count"] = -below // closed
		}
		d["Title"], d["Parent"], d["Dest"] = object.Text(first.title), parent, f.destination(first.at)
		if before == 0 {
			leading["First"] = number
		} else {
			d["Prev"] = before
			f.Dictionary(before)["Next"] = number
		}
		f.Objects[number] = d
		before = number
		landmarks = landmarks[n:]
		count++
	}
	leading["Last"], leading["Count"] = before, count
	return leading, count
}

func (f *pdfFile) destination(to spot) object.Array {
	return object.Array{f.pages[to.page-1], object.Name("XYZ"), 0, pageHeight - to.top, nil}
}
