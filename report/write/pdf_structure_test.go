package write

import (
	"bytes"
	"fmt"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"policybrief/report"
	"policybrief/report/write/object"
)

// pdfReader reads a brief in print as a program would that reads it aloud. What breaks a rule of PDF/UA-1 that can be
// checked on every run is an error of the test.
type pdfReader struct {
	t *testing.T
	*object.File
	catalog object.Dictionary
	pages   []object.Dictionary
	marked  []map[int]string // words of each page, by the number of the mark
	bare    []string         // words of each page that are not read
	seen    []map[int]bool
	links   map[object.Reference]bool // those that stand in a Link
}

// node is an element as it is read.
type node struct {
	role  string
	alt   string
	words string // its own and those of its kids, in their order
	kids  []*node
	dict  object.Dictionary
}

func readPDF(t *testing.T, data []byte) *pdfReader {
	t.Helper()
	file, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	r := &pdfReader{t: t, File: file, links: map[object.Reference]bool{}}
	r.catalog = file.Dictionary(file.Root)
	for i, page := range file.Dictionary(r.catalog["Pages"])["Kids"].(object.Array) {
		r.pages = append(r.pages, file.Dictionary(page))
		content, err := file.Get(r.pages[i]["Contents"]).(object.Stream).Inflated()
		if err != nil {
			t.Fatal(err)
		}
		marked, bare := r.page(i+1, content)
		r.marked, r.bare, r.seen = append(r.marked, marked), append(r.bare, bare), append(r.seen, map[int]bool{})
	}
	return r
}

var (
	pdfMark = regexp.MustCompile(`/MCID (\d+)`)
	paints  = []string{"Tj", "f", "S", "B", "s", "b"}
)

// tokens returns what fpdf and the pen have drawn in its parts: strings, dictionaries with no other in them, and words.
func tokens(content []byte) iter.Seq[string] {
	return func(yield func(string) bool) {
		for at := 0; at < len(content); {
			from := at
			switch c := content[at]; {
			case c == ' ' || c == '\n':
				at++
				continue
			case c == '(':
				at = endOfString(content, at)
			case bytes.HasPrefix(content[at:], []byte("<<")):
				for !bytes.HasPrefix(content[at:], []byte(">>")) {
					if content[at] == '(' {
						at = endOfString(content, at)
					} else {
						at++
					}
				}
				at += 2
			default:
				for at < len(content) && !bytes.ContainsRune([]byte(" \n(<"), rune(content[at])) {
					at++
				}
			}
			if !yield(string(content[from:at])) {
				return
			}
		}
	}
}

func endOfString(content []byte, at int) int {
	for content[at] != ')' {
		if content[at] == '\\' {
			at++
		}
		at++
	}
	return at + 1
}

// page reads the content of a page: the words of each mark, and those of artifacts.
func (r *pdfReader) page(number int, content []byte) (marked map[int]string, bare string) {
	const artifact, inside = -1, -2
	marked = map[int]string{}
	var open []int // marks, artifacts, and spans inside of either
	instead := ""  // what a span is read as
	var before [2]string
	depth := map[string]int{}
	for token := range tokens(content) {
		switch {
		case token == "BDC":
			switch mark := pdfMark.FindStringSubmatch(before[1]); {
			case before[0] == "/Span":
				if len(open) != 1 {
					r.t.Errorf("page %d: a span stands in %d marks", number, len(open))
				}
				open = append(open, inside)
				d := r.object(before[1])
				instead, _ = d["ActualText"].(object.String).Words(), 0
			case len(open) > 0:
				r.t.Errorf("page %d: %s %s stands in another mark", number, before[0], before[1])
			case before[0] == "/Artifact":
				open = append(open, artifact)
			case mark == nil:
				r.t.Errorf("page %d: %s %s has no number", number, before[0], before[1])
			default:
				n, _ := strconv.Atoi(mark[1])
				if _, twice := marked[n]; twice || n != len(marked) {
					r.t.Errorf("page %d: mark %d comes twice or out of order", number, n)
				}
				marked[n] = ""
				open = append(open, n)
			}
		case token == "EMC":
			if len(open) == 0 {
				r.t.Fatalf("page %d: the end of a mark that has no beginning", number)
			}
			open = open[:len(open)-1]
			instead = ""
		case token == "q" || token == "BT":
			depth[token]++
		case token == "Q" || token == "ET":
			if opens := map[string]string{"Q": "q", "ET": "BT"}[token]; depth[opens] == 0 {
				r.t.Errorf("page %d: %s without %s", number, token, opens)
			} else {
				depth[opens]--
			}
		case slices.Contains(paints, token):
			if len(open) == 0 {
				r.t.Fatalf("page %d: %s %s is drawn and neither marked nor an artifact", number, before[1], token)
			}
			words := ""
			if token == "Tj" {
				words = codesOf(before[1])
			}
			if open[len(open)-1] == inside {
				words, instead = instead, ""
			}
			if open[0] == artifact {
				bare += words
			} else {
				marked[open[0]] += words
			}
		}
		before[0], before[1] = before[1], token
	}
	if len(open) != 0 || depth["q"] != 0 || depth["BT"] != 0 {
		r.t.Errorf("page %d: %d marks and %v are left open", number, len(open), depth)
	}
	return marked, bare
}

// object reads a dictionary as it stands in the content of a page.
func (r *pdfReader) object(token string) object.Dictionary {
	file, err := object.Read([]byte("1 0 obj\n" + token + "\nendobj\nstartxref\n"))
	if err != nil {
		r.t.Fatal(err)
	}
	return file.Dictionary(object.Reference(1))
}

var pdfEscape = regexp.MustCompile(`(?s)\\(.)`)

// codesOf returns the words of a string in the content: the codes of the fonts are those of UTF-16.
func codesOf(token string) string {
	codes := pdfEscape.ReplaceAllStringFunc(token[1:len(token)-1], func(escaped string) string {
		if escaped[1] == 'r' {
			return "\r"
		}
		return escaped[1:]
	})
	return object.String("\xFE\xFF" + codes).Words()
}

// read reads the structure, and complains of all that is read twice or never.
func (r *pdfReader) read() *node {
	r.t.Helper()
	tree := r.Dictionary(r.catalog["StructTreeRoot"])
	parents := map[int]any{}
	numbers := r.Dictionary(tree["ParentTree"])["Nums"].(object.Array)
	for i := 0; i < len(numbers); i += 2 {
		parents[numbers[i].(int)] = numbers[i+1]
	}
	document := r.element(tree["K"], parents)
	for i, marks := range r.marked {
		for mark, words := range marks {
			if !r.seen[i][mark] {
				r.t.Errorf("page %d: %.60q is never read", i+1, words)
			}
		}
		if owners := parents[i].(object.Array); len(owners) != len(marks) {
			r.t.Errorf("page %d: %d elements for %d marks", i+1, len(owners), len(marks))
		}
		links, _ := r.pages[i]["Annots"].(object.Array)
		for _, link := range links {
			if !r.links[link.(object.Reference)] {
				r.t.Errorf("page %d: a link that no element holds", i+1)
			}
		}
	}
	return document
}

func (r *pdfReader) element(at any, parents map[int]any) *node {
	d := r.Dictionary(at)
	n := &node{role: string(d["S"].(object.Name)), dict: d}
	if alt, is := d["Alt"].(object.String); is {
		n.alt = alt.Words()
	}
	kids, _ := d["K"].(object.Array)
	for _, k := range kids {
		content, page := r.Dictionary(k), d["Pg"]
		mark, direct := k.(int)
		switch {
		case content["Type"] == object.Name("OBJR"):
			r.link(n, content["Obj"].(object.Reference), parents, at)
			continue
		case content["Type"] == object.Name("MCR"):
			mark, page = content["MCID"].(int), content["Pg"]
		case !direct:
			kid := r.element(k, parents)
			if r.Dictionary(k)["P"] != at {
				r.t.Errorf("a %s in a %s has another parent", kid.role, n.role)
			}
			n.kids = append(n.kids, kid)
			n.words += kid.words
			continue
		}
		i := slices.IndexFunc(r.Dictionary(r.catalog["Pages"])["Kids"].(object.Array), func(p any) bool { return p == page })
		words, is := r.marked[i][mark]
		if !is || r.seen[i][mark] {
			r.t.Errorf("%s: mark %d of page %d is read twice, or is not there", n.role, mark, i+1)
		}
		if parents[i].(object.Array)[mark] != at {
			r.t.Errorf("%s: mark %d of page %d leads back to another element", n.role, mark, i+1)
		}
		r.seen[i][mark] = true
		n.words += words
	}
	return n
}

// link checks a link against its element.
func (r *pdfReader) link(n *node, at object.Reference, parents map[int]any, element any) {
	d := r.Dictionary(at)
	about, _ := d["Contents"].(object.String)
	if n.role != "Link" || strings.TrimSpace(about.Words()) == "" || d["F"] != 4 || parents[d["StructParent"].(int)] != element || r.links[at] {
		r.t.Errorf("%s: the link %v is not that of its element", n.role, d)
	}
	r.links[at] = true
	n.alt = about.Words()
	to := d["Dest"].(object.Array)
	if r.Dictionary(to[0])["Type"] != object.Name("Page") {
		r.t.Errorf("the link %q leads to no page", about.Words())
	}
	if y := fmt.Sprint(to[3]); y < "0" || len(strings.Split(y, ".")[0]) > 3 {
		r.t.Errorf("the link %q leads to %s points from the foot", about.Words(), y)
	}
}

// all returns the node and all below it, in the order of reading.
func (n *node) all() []*node {
	nodes := []*node{n}
	for _, kid := range n.kids {
		nodes = append(nodes, kid.all()...)
	}
	return nodes
}

var accessible = map[string]func() *report.Brief{"sample": sampleBrief, "many pages": manyPages, "full": fullBrief, "hostile": hostileBrief, "empty": func() *report.Brief { return &report.Brief{} }}

func TestTheStructureOfPrintHoldsToItsRules(t *testing.T) {
	// What an element may stand in, where the standard says it (ISO 32000-1, 14.8.4).
	homes := map[string][]string{"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "THead": {"Table"}, "TBody": {"Table"}, "TR": {"THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"},
		"TOCI": {"TOC"}, "Caption": {"TOC", "Table", "Figure"}, "Sect": {"Document"}}
	for name, brief := range accessible {
		t.Run(name, func(t *testing.T) {
			var file bytes.Buffer
			if err := pdf(&file, brief(), printLook); err != nil {
				t.Fatal(err)
			}
			r := readPDF(t, file.Bytes())
			document := r.read()
			level, ids := 0, map[any]bool{}
			for _, n := range document.all() {
				if len(n.role) == 2 && n.role[0] == 'H' && n.role != "TH" {
					if at := int(n.role[1] - '0'); at > level+1 {
						t.Errorf("%s %q follows a heading of level %d", n.role, n.words, level)
					} else {
						level = at
					}
				}
				for _, kid := range n.kids {
					if in, has := homes[kid.role]; has && !slices.Contains(in, n.role) {
						t.Errorf("a %s stands in a %s", kid.role, n.role)
					}
				}
				attributes := r.Dictionary(n.dict["A"])
				switch n.role {
				case "TH":
					if scope := attributes["Scope"]; scope != object.Name("Row") && scope != object.Name("Column") {
						t.Errorf("the head %q has the scope %v", n.words, scope)
					}
				case "Figure":
					if box, _ := attributes["BBox"].(object.Array); n.alt == "" || len(box) != 4 {
						t.Errorf("a figure without alternative or box: %v", n.dict)
					}
				case "Note":
					if id := n.dict["ID"]; id == nil || ids[id] {
						t.Errorf("a note has the id %v", id)
					}
					ids[n.dict["ID"]] = true
				case "Table":
					checkTable(t, r, n)
				}
			}
		})
	}
}

// checkTable checks that every row of a table has as many columns.
func checkTable(t *testing.T, r *pdfReader, table *node) {
	t.Helper()
	columns, heads := 0, 0
	for _, part := range table.kids {
		if part.role == "THead" {
			heads++
		}
		for _, row := range part.kids {
			wide := 0
			for _, cell := range row.kids {
				span, spans := r.Dictionary(cell.dict["A"])["ColSpan"].(int)
				if !spans {
					span = 1
				}
				wide += span
			}
			if columns == 0 {
				columns = wide
			}
			if wide != columns {
				t.Errorf("a row of %d columns in a table of %d: %.60q", wide, columns, row.words)
			}
		}
	}
	if heads != 1 {
		t.Errorf("a table has %d heads", heads)
	}
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	for _, name := range []string{"sample", "empty"} {
		data, _ := printed(t, accessible[name]())
		r := readPDF(t, data)
		if r.catalog["Lang"] != object.String("en-GB") || r.Dictionary(r.catalog["MarkInfo"])["Marked"] != true || r.Dictionary(r.catalog["ViewerPreferences"])["DisplayDocTitle"] != true {
			t.Errorf("%s: the catalog says %v", name, r.catalog)
		}
		about, err := r.Get(r.catalog["Metadata"]).(object.Stream).Inflated()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<dc:title>", "<xmp:CreateDate>"} {
			if !bytes.Contains(about, []byte(want)) {
				t.Errorf("%s: the metadata lack %s", name, want)
			}
		}
		for i, page := range r.pages {
			if page["Tabs"] != object.Name("S") || page["StructParents"] != i || page["Group"] != nil {
				t.Errorf("%s: page %d: %v", name, i+1, page)
			}
		}
	}
}

func TestAttachedFilesTravelInPrint(t *testing.T) {
	b := sampleBrief()
	b.Attached = append(b.Attached, report.Attachment{Name: "brief.xlsx", MediaType: "application/x", About: "the workbook", Data: []byte("PK")})
	data, _ := printed(t, b)
	r := readPDF(t, data)
	names := r.Dictionary(r.Dictionary(r.catalog["Names"])["EmbeddedFiles"])["Names"].(object.Array)
	if len(names) != 4 || names[0] != object.String("brief.xlsx") || names[2] != object.String("evidence.json") {
		t.Fatalf("attached: %v", names)
	}
	for i, want := range []string{"PK", `{"made":"up"}`} {
		file := r.Dictionary(names[2*i+1])
		if r.catalog["AF"].(object.Array)[i] != names[2*i+1] || file["AFRelationship"] != object.Name("Data") || file["Desc"] == object.String("") {
			t.Errorf("%v: %v", names[2*i], file)
		}
		held := r.Get(r.Dictionary(file["EF"])["F"]).(object.Stream)
		got, err := held.Inflated()
		if err != nil || string(got) != want {
			t.Errorf("%v holds %q, %v", names[2*i], got, err)
		}
		if held.Dictionary["Subtype"] == nil {
			t.Errorf("%v has no media type", names[2*i])
		}
	}
}

func TestEveryWordOfPrintIsReadOnceInItsOrder(t *testing.T) {
	b := sampleBrief()
	data, _ := printed(t, b)
	got := tight(readPDF(t, data).read().words)
	var want reading
	want.brief(b)
	read := 0
	for i, part := range strings.Split(want.String(), "‹") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "›")
			next := strings.Index(got[read:], part[:min(len(part), 12)])
			if next < 0 {
				t.Fatalf("%.200q is not read, or not in its order; what is read there is %.200q", part, got[read:])
			}
			read += next
		}
		for at := range part {
			if read+at >= len(got) || got[read+at] != part[at] {
				t.Fatalf("%.200q should be read; what is read is %.200q", part[at:], got[min(read+at, len(got)):])
			}
		}
		read += len(part)
	}
	if read != len(got) {
		t.Errorf("after the end %.200q is read", got[read:])
	}
}

func TestTheWorkbookTravelsInPrint(t *testing.T) {
	files, err := All(sampleBrief(), []Output{{Format: "pdf"}, {Format: "xlsx", File: "book.xlsx"}, {Format: "text"}}, printLook)
	if err != nil {
		t.Fatal(err)
	}
	r := readPDF(t, files[0].Data)
	held := map[string]string{}
	names := r.Dictionary(r.Dictionary(r.catalog["Names"])["EmbeddedFiles"])["Names"].(object.Array)
	for i := 0; i < len(names); i += 2 {
		data, err := r.Get(r.Dictionary(r.Dictionary(names[i+1])["EF"])["F"]).(object.Stream).Inflated()
		if err != nil {
			t.Fatal(err)
		}
		held[names[i].(object.String).Words()] = string(data)
	}
	if len(held) != 2 || held["book.xlsx"] != string(files[1].Data) || held["evidence.json"] != `{"made":"up"}` {
		t.Errorf("what travels is %v", slices.Sorted(maps.Keys(held)))
	}
}

// reading is what somebody hears who has the brief read, without white space: every word of it once, in its order.
type reading struct{ strings.Builder }

func (r *reading) say(words ...string) {
	for _, w := range words {
		r.WriteString(tight(printable(w)))
	}
}

func (r *reading) number(n int) {
	if n > 0 {
		r.say(strconv.Itoa(n))
	}
}

func (r *reading) drafted(is bool) {
	if is {
		r.say("drafted")
	}
}

func (r *reading) brief(b *report.Brief) {
	r.say(strings.ToUpper(b.Marking), b.State, b.Kind, b.Title, b.Subtitle)
	for _, f := range b.Control {
		r.say(f.Label, f.Value)
	}
	r.section(b.Sections[0]) // the panel, which comes before the contents
	r.say("Contents", "Section Paragraphs Page")
	for i, s := range b.Sections {
		r.say(s.Title, holding(s), fmt.Sprintf("‹page of section %d›", i))
	}
	r.say("Switched off in this edition: ", strings.Join(b.Off, "; "), ".")
	for _, s := range b.Sections[1:] {
		r.section(s)
	}
}

func (r *reading) section(s report.Section) {
	r.say(s.Title)
	for _, block := range s.Blocks {
		switch block := block.(type) {
		case report.Heading:
			r.number(block.Number)
			r.say(block.Text, block.Aside)
		case report.Paragraph:
			r.number(block.Number)
			r.say(plain(block.Text))
			r.drafted(block.Drafted)
		case report.List:
			r.number(block.Number)
			for _, item := range block.Items {
				r.say("•", plain(item))
			}
			r.drafted(block.Drafted)
		case report.Quotation:
			r.number(block.Number)
			r.say(block.Words, plain(block.Cite), block.Below)
		case report.Note:
			r.say(block.Lead, plain(block.Text))
			for _, f := range block.Fields {
				end := ""
				if block.Kind == report.Law {
					end = "."
				}
				r.say(f.Label, f.Value, end)
			}
			r.drafted(block.Drafted)
		case report.Figure:
			r.say(fmt.Sprintf("‹figure %d›", block.Number))
		case *report.Table:
			r.table(block)
		}
	}
}

func (r *reading) table(t *report.Table) {
	r.say(t.Title, t.Explain)
	if len(t.Rows) == 0 {
		r.say(t.Empty)
		return
	}
	for _, c := range t.Columns {
		if c.Share > 0 {
			r.say(c.Title)
		}
	}
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			sign, stated := report.SignOf(cell.Stance)
			switch {
			case t.Columns[i].Share == 0:
				continue
			case stated && strings.Contains(plain(cell.Text), sign.Short):
				r.say(sign.Symbol)
			case stated:
				r.say(sign.Symbol, sign.Short)
			}
			r.say(plain(cell.Text), plain(cell.Second))
		}
	}
}
