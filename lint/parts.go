package lint

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// Limits on what is read. Past them a file is refused: no workbook that a person made is near them.
const (
	mostParts   = 10_000
	mostBytes   = 1 << 30   // of all parts, unpacked
	mostStrings = 256 << 20 // of the table of shared strings
	mostToken   = 4 << 20   // of a tag, or of a text between two
	mostDepth   = 200       // elements within one another
)

// errHostile marks a file that is not read on, for the sake of who reads it.
var errHostile = errors.New("refused")

func hostile(format string, values ...any) error {
	return fmt.Errorf("%w: %s", errHostile, fmt.Sprintf(format, values...))
}

// open reads the directory of a file, and refuses one that is built to fill a disk, a memory or another folder.
func open(file io.ReaderAt, size int64) (*workbook, error) {
	archive, err := zip.NewReader(file, size)
	if err != nil {
		return nil, fmt.Errorf("it is no workbook: %w", err)
	}
	if len(archive.File) > mostParts {
		return nil, hostile("it has %d parts", len(archive.File))
	}
	w := &workbook{parts: map[string]*zip.File{}, findings: findings{counts: map[findingKind]int{}, last: map[findingKind]int{}}, names: map[string]string{},
		noted: map[string]bool{}, walked: map[string]bool{}}
	var total uint64
	for i, part := range archive.File {
		name := part.Name
		if strings.HasSuffix(name, "/") {
			continue
		}
		if !isPlain(name) {
			return nil, hostile("the name of a part leads outside the file: %.80q", name)
		}
		if part.Flags&1 != 0 {
			return nil, hostile("part %.80q is encrypted", name)
		}
		if total += part.UncompressedSize64; total > mostBytes || part.UncompressedSize64 > mostBytes {
			return nil, hostile("its parts unpack to more than %d MiB", mostBytes>>20)
		}
		lower := strings.ToLower(name)
		if w.parts[lower] != nil {
			return nil, hostile("part %.80q stands in it twice", name)
		}
		w.parts[lower] = part
		w.order = append(w.order, name)
		if i == 0 && name != "[Content_Types].xml" {
			w.add(1, "", "", "its first part is %q, not [Content_Types].xml, by which programs know a workbook", name)
		}
	}
	for _, needed := range []string{"[content_types].xml", "_rels/.rels"} {
		if w.parts[needed] == nil {
			return nil, fmt.Errorf("it is no workbook: it has no part %s", needed)
		}
	}
	return w, nil
}

// isPlain reports whether the name of a part stays within the file.
func isPlain(name string) bool {
	return name != "" && !strings.ContainsAny(name, "\\:\x00") && !strings.HasPrefix(name, "/") && path.Clean(name) == name && name != ".." && !strings.HasPrefix(name, "../")
}

// attributes are those of an element, by their names without a prefix.
type attributes []xml.Attr

func (a attributes) get(name string) string {
	for _, one := range a {
		if one.Name.Local == name && one.Name.Space != "xmlns" {
			return one.Value
		}
	}
	return ""
}

// is reports whether an attribute says yes.
func (a attributes) is(name string) bool {
	switch a.get(name) {
	case "1", "true", "on":
		return true
	}
	return false
}

// visitor takes the elements of a part as they come. The path is the names of the elements around and the element itself,
// without prefixes; text is what stands directly before the end of an element.
type visitor struct {
	start func(path []string, a attributes)
	end   func(path []string, text string)
}

// walk reads a part as XML. What is wrong with its form is a finding; its error is that of a hostile file.
func (w *workbook) walk(name string, v visitor) error {
	part := w.parts[strings.ToLower(name)]
	if part == nil {
		return nil
	}
	in, err := part.Open()
	if err != nil {
		w.add(1, "", "", "part %s cannot be unpacked: %v", name, err)
		return nil
	}
	defer in.Close()
	w.walked[strings.ToLower(name)] = true
	err = walkXML(in, v)
	switch {
	case errors.Is(err, errHostile):
		return fmt.Errorf("part %s: %w", name, err)
	case err != nil:
		w.add(1, "", "", "part %s is not well-formed XML: %v", name, err)
	}
	return nil
}

func walkXML(in io.Reader, v visitor) error {
	decoder := xml.NewDecoder(&guard{in: in})
	var open []string
	var text []byte
	for {
		token, err := decoder.RawToken()
		switch {
		case err == io.EOF && len(open) > 0:
			return fmt.Errorf("<%s> is not closed", open[len(open)-1])
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if open = append(open, token.Name.Local); len(open) > mostDepth {
				return hostile("more than %d elements within one another", mostDepth)
			}
			text = text[:0]
			if v.start != nil {
				v.start(open, token.Attr)
			}
		case xml.CharData:
			text = append(text, token...)
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != token.Name.Local {
				return fmt.Errorf("</%s> closes nothing", token.Name.Local)
			}
			if v.end != nil {
				v.end(open, string(text))
			}
			open, text = open[:len(open)-1], text[:0]
		}
	}
}

// guard is a reader of XML that lets no piece of it grow past all measure, and no declaration of entities through. Comments
// and the like, which no workbook needs, would hide such a piece.
type guard struct {
	in   io.Reader
	long int
	sign bool // the last byte was <
}

func (g *guard) Read(into []byte) (int, error) {
	n, err := g.in.Read(into)
	for _, c := range into[:n] {
		if g.long++; c == '<' {
			g.long = 0
		} else if g.sign && c == '!' {
			return 0, hostile("it holds a comment or a declaration, which no workbook needs")
		}
		g.sign = c == '<'
		if g.long > mostToken {
			return 0, hostile("a piece of it is longer than %d MiB", mostToken>>20)
		}
	}
	return n, err
}

// relation leads from a part to another, or outside.
type relation struct {
	kind     string // the end of its type: "worksheet"
	target   string // part, or address
	external bool
}

// relations returns what a part leads to, by their ids; what the file itself leads to, where the part is "".
func (w *workbook) relations(part string) (map[string]relation, error) {
	all := map[string]relation{}
	folder, file := path.Split(part)
	err := w.walk(folder+"_rels/"+file+".rels", visitor{start: func(at []string, a attributes) {
		if at[len(at)-1] != "Relationship" {
			return
		}
		r := relation{kind: path.Base(a.get("Type")), target: a.get("Target"), external: a.get("TargetMode") == "External"}
		if !r.external {
			if strings.HasPrefix(r.target, "/") {
				r.target = path.Clean(r.target[1:])
			} else {
				r.target = path.Join(path.Dir(part), r.target)
			}
		}
		all[a.get("Id")] = r
	}})
	return all, err
}

// checkForm checks that the parts that nothing else has read are XML.
func (w *workbook) checkForm() error {
	for _, name := range w.order {
		if ending := path.Ext(strings.ToLower(name)); !w.walked[strings.ToLower(name)] && (ending == ".xml" || ending == ".rels") {
			if err := w.walk(name, visitor{}); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkParts checks that the kind of each part is known and that what it leads to is there.
func (w *workbook) checkParts() error {
	const plain = "application/xml" // says nothing of a part of the workbook itself
	kinds, endings := map[string]bool{}, map[string]string{}
	if err := w.walk("[Content_Types].xml", visitor{start: func(at []string, a attributes) {
		switch at[len(at)-1] {
		case "Default":
			endings[strings.ToLower(a.get("Extension"))] = a.get("ContentType")
		case "Override":
			name := strings.TrimPrefix(strings.ToLower(a.get("PartName")), "/")
			if kinds[name] = true; w.parts[name] == nil {
				w.add(1, "", "", "[Content_Types].xml names %s, which is not there", a.get("PartName"))
			}
			if strings.Contains(strings.ToLower(a.get("ContentType")), "macroenabled") {
				w.add(20, "", "", "it is a workbook with macros")
			}
		}
	}}); err != nil {
		return err
	}
	for _, name := range w.order {
		lower := strings.ToLower(name)
		kind := endings[strings.TrimPrefix(path.Ext(lower), ".")]
		if lower != "[content_types].xml" && !kinds[lower] && (kind == "" || kind == plain && strings.HasPrefix(lower, "xl/")) {
			w.add(1, "", "", "[Content_Types].xml does not say what %s is", name)
		}
		for _, bad := range []string{"vbaproject", "xl/externallinks/", "xl/embeddings/", "xl/activex/", "xl/ctrlprops/", "xl/macrosheets/", "xl/dialogsheets/", "xl/connections.xml", "xl/querytables/"} {
			if strings.HasPrefix(lower, bad) || bad == "vbaproject" && strings.Contains(lower, bad) {
				w.add(20, "", "", "it holds %s", name)
			}
		}
		if !strings.HasSuffix(lower, ".rels") {
			continue
		}
		folder, file := path.Split(name)
		from := strings.TrimSuffix(folder, "_rels/") + strings.TrimSuffix(file, ".rels")
		leads, err := w.relations(from)
		if err != nil {
			return err
		}
		for _, id := range sortedKeys(leads) {
			switch r := leads[id]; {
			case r.external && r.kind != "hyperlink":
				w.add(20, "", "", "%s leads outside, to %.80s", from, r.target)
			case !r.external && w.parts[strings.ToLower(r.target)] == nil:
				w.add(1, "", "", "%s leads to %s, which is not there", name, r.target)
			}
		}
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
