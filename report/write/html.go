package write

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	escape "html"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"policybrief/extract"
	"policybrief/report"
)

// html writes the brief for a browser, as one file that asks the network for nothing and needs no script: a citation leads
// to the paragraph of its source that holds the words, which the style sheet then shows. The script adds filters.
func html(w io.Writer, b *report.Brief, look fs.FS) error {
	style, err := fs.ReadFile(look, "page/brief.css")
	if err != nil {
		return err
	}
	script, err := fs.ReadFile(look, "page/brief.js")
	if err != nil {
		return err
	}
	faces, err := webFaces(look)
	if err != nil {
		return err
	}
	house, err := readHouse(look)
	if err != nil {
		return err
	}
	colours := fmt.Sprintf(":root { --petrol: #%06x; --brick: #%06x; --plum: #%06x; }\n", house.of(huePetrol), house.of(hueBrick), house.of(huePlum))
	plan := newWebPage(b)
	plan.body() // to learn what links can lead to
	p := newWebPage(b)
	p.targets, p.first, p.order = plan.given, plan.placed, plan.order
	p.head(faces+string(style)+colours, string(script))
	p.body()
	p.raw("<script>" + string(script) + "</script>\n</body>\n</html>\n")
	_, err = io.WriteString(w, p.String())
	return err
}

// webPage is the page as far as it has been written.
type webPage struct {
	markup
	brief   *report.Brief
	targets map[string]bool             // anchors that links can lead to
	first   map[*report.Citation]string // anchor of the first panel of each citation
	given   map[string]bool             // anchors that the page has so far
	placed  map[*report.Citation]string // first panels that it has so far
	order   []string                    // anchors of all its panels
	block   string                      // name of the block that is being written, for the anchors of its panels
	own     bool                        // the block has panels of its own also for what has one elsewhere
	blocks  int
	cited   []*report.Citation // in the block
}

func newWebPage(b *report.Brief) *webPage {
	return &webPage{brief: b, given: map[string]bool{}, placed: map[*report.Citation]string{}}
}

// webFaces are the rules that bring the typeface, regular and bold, inside the page: the letters of Western Europe. For
// any other letter the browser takes a typeface of its own.
func webFaces(look fs.FS) (string, error) {
	var rules strings.Builder
	for _, weight := range []string{"400", "700"} {
		data, err := fs.ReadFile(look, "fonts/SourceSans3-latin-"+weight+".woff2")
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&rules, "@font-face { font-family: \"Source Sans 3\"; font-weight: %s; src: url(data:font/woff2;base64,%s) format(\"woff2\"); }\n",
			weight, base64.StdEncoding.EncodeToString(data))
	}
	return rules.String(), nil
}

func (p *webPage) head(style, script string) {
	b := p.brief
	p.raw("<!DOCTYPE html>\n")
	p.begin("html", "lang", cmp.Or(languageTag(b.Language), "en-GB"))
	p.raw("\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	// Nothing may be fetched, and no other script may run.
	sum := sha256.Sum256([]byte(script))
	p.begin("meta", "http-equiv", "Content-Security-Policy", "content",
		"default-src 'none'; font-src data:; style-src 'unsafe-inline'; script-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'; base-uri 'none'; form-action 'none'")
	p.raw("\n")
	if b.Author != "" {
		p.begin("meta", "name", "author", "content", b.Author)
	}
	p.element("title", cmp.Or(strings.TrimSpace(clean(b.Title)), "Policy review brief"))
	p.raw("\n<style>\n" + style)
	if len(p.order) > 0 {
		// While a citation is open, its number and its tag in the margin say so.
		var open, tags []string
		for _, anchor := range p.order {
			open = append(open, fmt.Sprintf(`body:has(#%s:target) [href="#%s"].cite`, anchor, anchor))
			tags = append(tags, fmt.Sprintf(`body:has(#%s:target) [data-panel="%s"]`, anchor, anchor))
		}
		p.raw(strings.Join(open, ",\n") + " { background: var(--ink); color: #fff; text-decoration: none; font-weight: 700; }\n")
		p.raw(strings.Join(tags, ",\n") + " { color: var(--ink); font-weight: 700; }\n")
	}
	p.raw("</style>\n</head>\n")
}

func (p *webPage) body() {
	b := p.brief
	p.raw("<body>\n")
	p.element("a", "Skip to the brief", "class", "skip", "href", "#brief")
	p.raw("\n<header class=\"banner\">")
	p.element("p", cmp.Or(b.ShortTitle, b.Title), "class", "short")
	p.element("p", b.Marking, "class", "marking")
	p.element("p", b.State, "class", "state")
	p.raw("</header>\n<div class=\"page\">\n")
	p.navigation()
	p.raw("<main id=\"brief\" tabindex=\"-1\">\n")
	p.cover()
	for i, section := range b.Sections {
		p.section(section, i)
	}
	p.attached()
	p.raw("</main>\n</div>\n<footer>")
	if !b.AsAt.IsZero() {
		p.element("p", "As at "+b.AsAt.Long()+".")
	}
	if b.Run != "" {
		p.element("p", "Run "+b.Run+".")
	}
	p.element("p", b.Marking, "class", "marking")
	p.raw("</footer>\n")
}

func (p *webPage) navigation() {
	p.raw("<nav class=\"contents\" aria-label=\"Contents\">\n<ol>\n")
	for i, section := range p.brief.Sections {
		p.raw("<li>")
		p.link(pageAnchor(section, i), section.Title)
		switch {
		case section.First != 0 && section.First == section.Last:
			p.element("span", strconv.Itoa(section.First), "class", "range")
		case section.First != 0:
			p.element("span", fmt.Sprintf("%d–%d", section.First, section.Last), "class", "range")
		}
		p.raw("</li>\n")
	}
	p.raw("</ol>\n")
	if len(p.brief.Off) > 0 {
		p.element("p", "Switched off in this edition: "+strings.Join(p.brief.Off, ", "))
	}
	if len(p.brief.Sources) > 0 {
		p.raw("<h2>Sources</h2>\n<ul>\n")
		for _, s := range p.brief.Sources {
			p.raw("<li>")
			p.link(s.ID, s.ID)
			p.words(" " + s.Short)
			p.raw("</li>\n")
		}
		p.raw("</ul>\n")
	}
	p.raw("</nav>\n")
}

func (p *webPage) cover() {
	b := p.brief
	p.raw("<div class=\"cover\">\n")
	p.element("p", b.Kind, "class", "kind")
	p.element("h1", cmp.Or(b.Title, "Policy review brief"))
	p.element("p", b.Subtitle, "class", "subtitle")
	p.fields(b.Control, "control")
	p.raw("</div>\n")
}

// fields writes labels and values.
func (p *webPage) fields(fields []report.Field, class string) {
	if len(fields) == 0 {
		return
	}
	p.begin("dl", "class", class)
	for _, f := range fields {
		p.raw("<div>")
		p.element("dt", f.Label)
		p.element("dd", f.Value)
		p.raw("</div>")
	}
	p.raw("</dl>\n")
}

func (p *webPage) section(s report.Section, i int) {
	class := "section"
	if s.Panel {
		class += " panel"
	}
	anchor := pageAnchor(s, i)
	title := fmt.Sprintf("title-%d", i+1)
	p.anchored("section", anchor, "class", class, "aria-labelledby", title)
	p.element("h2", cmp.Or(s.Title, "Untitled section"), "id", title)
	p.raw("\n")
	under := false
	for _, block := range s.Blocks {
		if h, isHeading := block.(report.Heading); isHeading {
			if under {
				p.raw("</div>\n")
			}
			under = true
			p.heading(h)
			continue
		}
		p.blockOf(block)
	}
	if under {
		p.raw("</div>\n")
	}
	p.raw("</section>\n")
}

// heading opens what stands under a heading.
func (p *webPage) heading(h report.Heading) {
	if h.Number == 0 {
		p.raw("<div class=\"under\">\n<div class=\"row\">")
		p.element("h3", h.Text)
	} else {
		number := strconv.Itoa(h.Number)
		p.begin("div", "class", "under", "data-proposal", number+". "+h.Text)
		p.raw("\n<div class=\"row\">")
		p.element("span", number, "class", "number square", "aria-hidden", "true")
		p.raw("<h3>")
		p.element("span", number+". ", "class", "unseen")
		p.words(h.Text)
		p.raw("</h3>")
	}
	p.raw("<div class=\"tags\">")
	if len(h.Corroboration) > 0 {
		p.raw("<p class=\"corroboration\" aria-hidden=\"true\">")
		for i, source := range h.Corroboration {
			p.element("span", strconv.Itoa(i+1), "class", map[bool]string{true: "reports", false: "silent"}[source.Reports])
		}
		p.raw("</p>")
	}
	p.element("p", h.Aside)
	p.raw("</div></div>\n")
}

// blockOf writes a block, and after it a panel for each citation in it.
func (p *webPage) blockOf(block report.Block) {
	p.blocks++
	p.block, p.own, p.cited = fmt.Sprintf("b%d", p.blocks), false, nil
	switch block := block.(type) {
	case report.Paragraph:
		p.numbered(block.Number, block.Drafted, []report.Text{block.Text}, func() {
			p.raw("<p>")
			p.text(block.Text)
			p.raw("</p>")
		})
	case report.List:
		p.numbered(block.Number, block.Drafted, block.Items, func() {
			if len(block.Items) == 0 {
				return
			}
			p.raw("<ul>")
			for _, item := range block.Items {
				p.raw("<li>")
				p.text(item)
				p.raw("</li>")
			}
			p.raw("</ul>")
		})
	case report.Quotation:
		p.numbered(block.Number, false, []report.Text{block.Cite}, func() {
			p.raw("<figure class=\"quotation\"><blockquote><p>")
			p.words(block.Words)
			p.text(block.Cite)
			p.raw("</p></blockquote>")
			p.element("figcaption", block.Below)
			p.raw("</figure>")
		})
	case report.Figure:
		p.figure(block)
	case report.Note:
		p.note(block)
	case *report.Table:
		p.table(block)
	}
	p.opened()
}

// numbered writes a paragraph with its number at the left and its tags at the right.
func (p *webPage) numbered(number int, drafted bool, texts []report.Text, inside func()) {
	class := "row"
	if drafted {
		class += " drafted"
	}
	p.own = true
	if number > 0 {
		p.block = fmt.Sprintf("p%d", number)
	}
	p.anchored("div", p.block, "class", class)
	if number > 0 {
		p.element("span", strconv.Itoa(number), "class", "number")
	}
	p.raw("<div class=\"text\">")
	inside()
	p.raw("</div>")
	p.tags(drafted, texts...)
	p.raw("</div>\n")
}

// tags writes the margin: where the words of each citation stand. A listener has it with the citation itself.
func (p *webPage) tags(drafted bool, texts ...report.Text) {
	cites, all := citesOf(texts...)
	if !drafted && !all && len(cites) == 0 {
		return
	}
	p.raw("<div class=\"tags\">")
	if drafted {
		p.element("span", "drafted", "class", "hand")
	}
	for _, c := range cites {
		p.begin("span", "class", "tag", "data-panel", p.panel(c), "aria-hidden", "true")
		p.element("b", strconv.Itoa(c.Number))
		p.words(" " + c.Where())
		p.raw("</span>")
	}
	if all {
		p.raw("<span class=\"tag\" aria-hidden=\"true\"><b>all</b> sources were read</span>")
	}
	p.raw("</div>")
}

func (p *webPage) note(n report.Note) {
	p.anchored("div", p.block, "class", "row note "+noteClass(n.Kind), "role", "note")
	if n.Kind == report.Law {
		p.raw("<span class=\"number\" aria-hidden=\"true\">§</span>")
	}
	p.raw("<div class=\"text\"><p>")
	if n.Lead != "" {
		p.element("strong", n.Lead)
		p.raw(" ")
	}
	p.text(n.Text)
	p.raw("</p>")
	p.fields(n.Fields, "fields")
	p.raw("</div>")
	if n.Kind != report.Law {
		p.tags(n.Drafted, n.Text)
	}
	p.raw("</div>\n")
}

func noteClass(kind report.NoteKind) string {
	switch kind {
	case report.Law, report.Empty:
		return string(kind)
	}
	return string(report.Plain)
}

// table writes a table, with its columns for print.
func (p *webPage) table(t *report.Table) {
	p.anchored("div", p.block, "class", "wide")
	defer p.raw("</div>\n")
	title := cmp.Or(t.Title, t.Name, "Table")
	rows := t.Printed()
	if len(rows) == 0 {
		p.element("p", title, "class", "caption")
		p.element("p", t.Explain)
		p.begin("div", "class", "note empty", "role", "note")
		p.element("p", cmp.Or(t.Empty, "There is no row."))
		p.raw("</div>\n")
		return
	}
	var shown []int
	for i, column := range t.Columns {
		if column.Share > 0 {
			shown = append(shown, i)
		}
	}
	// What is wider than the screen can be moved with the keyboard too.
	p.begin("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", fmt.Sprintf("%s, table %d", clean(title), p.blocks))
	p.raw("<table>\n")
	p.raw("<caption>")
	p.words(title)
	p.element("span", t.Explain, "class", "explain")
	p.raw("</caption>\n<thead><tr>")
	for _, i := range shown {
		p.element("th", cmp.Or(t.Columns[i].Title, "–"), "scope", "col", "class", side(t.Columns[i]))
	}
	p.raw("</tr></thead>\n<tbody>\n")
	for at, row := range rows {
		if row.Group && at > 0 {
			p.raw("</tbody>\n<tbody>\n")
		}
		p.anchored("tr", row.Anchor, "data-stakeholder", stakeholderOf(row))
		for n, i := range shown {
			switch cell := (report.Cell{}); {
			case row.Group && n > 0:
			case row.Group:
				p.begin("th", "scope", "rowgroup", "class", "group", "colspan", strconv.Itoa(len(shown)))
				if len(row.Cells) > 0 {
					p.cell(row.Cells[0])
				}
				p.raw("</th>")
			default:
				if i < len(row.Cells) {
					cell = row.Cells[i]
				}
				tag, scope := "td", ""
				if n == 0 && len(cell.Text) > 0 {
					tag, scope = "th", "row"
				}
				p.begin(tag, "scope", scope, "class", strings.TrimSpace(side(t.Columns[i])+" "+stanceClass(cell.Stance)))
				p.cell(cell)
				p.raw("</" + tag + ">")
			}
		}
		p.raw("</tr>\n")
	}
	p.raw("</tbody></table></div>\n")
}

// stakeholderOf names whose stances a row shows, for the filter; "" for a row of something else.
func stakeholderOf(row report.Row) string {
	if row.Group || !slices.ContainsFunc(row.Cells, func(c report.Cell) bool { return c.Stance != "" }) {
		return ""
	}
	return plain(row.Cells[0].Text)
}

func side(c report.Column) string {
	if c.Right {
		return "right"
	}
	return ""
}

// stanceClass is how the style sheet knows the look of a stance.
func stanceClass(stance extract.Stance) string {
	if _, known := report.SignOf(stance); known {
		return "stance " + string(stance)
	}
	return ""
}

func (p *webPage) cell(c report.Cell) {
	p.stance(c.Stance, !hasWords(c.Text))
	p.text(c.Text)
	if len(c.Second) > 0 {
		p.raw("<span class=\"second\">")
		p.text(c.Second)
		p.raw("</span>")
	}
}

// stance writes the symbol of a stance, and its word where nothing else says it.
func (p *webPage) stance(stance extract.Stance, word bool) {
	sign, known := report.SignOf(stance)
	if !known {
		return
	}
	p.element("span", sign.Symbol, "class", "symbol", "aria-hidden", "true")
	p.raw(" ")
	if word {
		p.element("span", sign.Short, "class", "word")
		p.raw(" ")
	}
}

// text writes runs: words, links, and citations that lead to the panel after the block.
func (p *webPage) text(t report.Text) {
	for i, run := range t {
		switch {
		case run.All:
			p.raw("<span class=\"cites\">&nbsp;[")
			p.link(p.allRead(), "all")
			p.raw("]</span>")
		case len(run.Cites) > 0:
			p.raw("<span class=\"cites\">&nbsp;[")
			for i, c := range run.Cites {
				if i > 0 {
					p.raw(", ")
				}
				if !slices.Contains(p.cited, c) {
					p.cited = append(p.cited, c)
				}
				p.cite(c)
			}
			p.raw("]</span>")
		default:
			words := run.Words
			if i+1 < len(t) && t[i+1].Words == "" {
				words = strings.TrimRight(words, " ")
			}
			if run.Strong {
				p.raw("<strong>")
			}
			if run.Link != "" {
				p.link(run.Link, words)
			} else {
				p.words(words)
			}
			if run.Strong {
				p.raw("</strong>")
			}
		}
	}
}

// cite writes the number of a citation, which leads to its panel.
func (p *webPage) cite(c *report.Citation) {
	number := strconv.Itoa(c.Number)
	p.element("a", number, "class", "cite", "href", "#"+p.panel(c), "aria-label", "citation "+number)
}

// panel returns the anchor of the panel that the number of a citation leads to: the one after this block, or for a table
// the first there is.
func (p *webPage) panel(c *report.Citation) string {
	if placed := p.placed[c]; placed != "" && !p.own {
		return placed
	}
	return fmt.Sprintf("w%d-%s", c.Number, p.block)
}

// opened writes the panels that follow the block: the words of each citation where they stand in their source.
func (p *webPage) opened() {
	for _, c := range p.cited {
		anchor := p.panel(c)
		if p.given[anchor] {
			continue
		}
		p.order = append(p.order, anchor)
		if p.placed[c] == "" {
			p.placed[c] = anchor
		}
		p.anchored("section", anchor, "class", "words", "aria-label", fmt.Sprintf("Citation %d, as cited at %s", c.Number, p.block))
		p.raw("<div class=\"top\">")
		p.element("span", strconv.Itoa(c.Number), "class", "number square")
		p.raw("<div>")
		source := p.source(c.Source)
		p.element("p", joined(c.Where()+".", source.Short), "class", "title")
		p.element("p", joined(source.Title+";", source.Dated), "class", "about")
		p.raw("</div>")
		p.begin("a", "class", "close", "href", "#"+p.block)
		p.raw("Close</a></div>\n")
		if c.Digest {
			p.element("p", "This source is our own digest: its words are ours, but for those in quotation marks.", "class", "again")
		}
		p.element("p", "✓ These words were read again from the source when this page was made, and are the same.", "class", "again")
		p.passages(c)
		p.raw("<dl>")
		p.about("Whose words", func() { p.words(c.Whose) }, c.Whose != "")
		p.about("Cited at", func() { p.places(c) }, len(c.CitedAt) > 0)
		p.about("Also reported by", func() { p.words(cmp.Or(strings.Join(c.Also, ", "), "no other source in these words")) }, true)
		p.raw("</dl>\n<p class=\"next\">")
		for _, step := range []struct {
			to    int
			words string
		}{{c.Number - 1, "← citation %d"}, {c.Number + 1, "citation %d →"}} {
			if step.to > 0 && step.to <= len(p.brief.Citations) {
				if anchor := p.first[p.brief.Citations[step.to-1]]; anchor != "" {
					p.link(anchor, fmt.Sprintf(step.words, step.to))
					p.raw(" ")
				}
			}
		}
		p.raw("</p>\n</section>\n")
	}
}

// about writes an entry of a panel.
func (p *webPage) about(label string, value func(), is bool) {
	if !is {
		return
	}
	p.raw("<div>")
	p.element("dt", label)
	p.raw("<dd>")
	value()
	p.raw("</dd></div>")
}

// places leads back to where a citation stands in the brief.
func (p *webPage) places(c *report.Citation) {
	for i, anchor := range c.CitedAt {
		if i > 0 {
			p.raw(", ")
		}
		words := "table in " + anchor
		if number, is := strings.CutPrefix(anchor, "p"); is && strings.Trim(number, "0123456789") == "" {
			words = "paragraph " + number
		}
		for _, s := range p.brief.Sections {
			if s.ID == anchor {
				words = s.Title
			}
		}
		p.link(anchor, words)
	}
}

// passages shows the words marked in their paragraph, its neighbours folded.
func (p *webPage) passages(c *report.Citation) {
	p.raw("<ol class=\"passages\">\n")
	if len(c.Around) == 0 {
		p.raw("<li class=\"cited\"><p><mark>")
		p.words(c.Words)
		p.raw("</mark></p></li>\n")
	}
	for _, passage := range c.Around {
		class := "cited"
		if passage.Start >= passage.End {
			class = ""
		}
		p.begin("li", "value", strconv.Itoa(passage.Number), "class", class)
		if class == "" {
			words := len(strings.Fields(passage.Words))
			p.raw("<details>")
			p.element("summary", fmt.Sprintf("paragraph %d, %d %s", passage.Number, words, map[bool]string{true: "word", false: "words"}[words == 1]))
			p.element("p", passage.Words)
			p.raw("</details></li>\n")
			continue
		}
		p.element("span", strconv.Itoa(passage.Number), "class", "number")
		p.raw("<p>")
		p.words(passage.Words[:passage.Start])
		p.element("mark", passage.Words[passage.Start:passage.End])
		p.words(passage.Words[passage.End:])
		p.raw("</p></li>\n")
	}
	p.raw("</ol>\n")
}

// source returns the source of that id.
func (p *webPage) source(id string) report.Source {
	for _, s := range p.brief.Sources {
		if s.ID == id {
			return s
		}
	}
	return report.Source{ID: id}
}

// attached offers the files that travel with the brief.
func (p *webPage) attached() {
	if len(p.brief.Attached) == 0 {
		return
	}
	p.raw("<section class=\"section\" aria-labelledby=\"attached-title\"><h2 id=\"attached-title\">Attached files</h2>\n<ul>")
	for _, file := range p.brief.Attached {
		p.raw("<li>")
		p.begin("a", "download", file.Name, "href", "data:application/octet-stream;base64,"+base64.StdEncoding.EncodeToString(file.Data))
		p.words(file.Name)
		p.raw("</a>")
		p.words(fmt.Sprintf(" (%d bytes): %s", len(file.Data), file.About))
		p.raw("</li>")
	}
	p.raw("</ul></section>\n")
}

// allRead returns the anchor that [all] leads to: the first source that was read.
func (p *webPage) allRead() string {
	for _, s := range p.brief.Sources {
		if s.Unread == "" {
			return s.ID
		}
	}
	return ""
}

// link writes words that lead to an anchor, or the words alone where there is none.
func (p *webPage) link(to, words string) {
	to = anchorOf(to)
	if !p.targets[to] {
		p.words(words)
		return
	}
	p.element("a", words, "href", "#"+to)
}

// anchored begins an element that links can lead to. An anchor that the page has already is not given again.
func (p *webPage) anchored(tag, anchor string, attributes ...string) {
	if anchor = anchorOf(anchor); anchor != "" && !p.given[anchor] {
		p.given[anchor] = true
		attributes = append([]string{"id", anchor}, attributes...)
	}
	p.begin(tag, attributes...)
}

// pageAnchor returns the anchor of a section.
func pageAnchor(s report.Section, i int) string {
	return cmp.Or(anchorOf(s.ID), fmt.Sprintf("section-%d", i+1))
}

// anchorOf makes an anchor fit for an address and a style sheet: letters, digits and hyphens.
func anchorOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return '-'
	}, s)
}

// markup is HTML as it is being written. Words are escaped, and names of elements and attributes are ours.
type markup struct{ strings.Builder }

// raw writes markup of our own.
func (m *markup) raw(s string) { m.WriteString(s) }

// words writes words of the brief.
func (m *markup) words(s string) { m.WriteString(escape.EscapeString(clean(s))) }

// begin opens an element with attributes, names and values in turn; one whose value is empty is left out.
func (m *markup) begin(tag string, attributes ...string) {
	m.WriteString("<" + tag)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			m.WriteString(" " + attributes[i] + `="`)
			m.words(attributes[i+1])
			m.WriteString(`"`)
		}
	}
	m.WriteString(">")
}

// element writes an element that holds words alone; none where there are no words.
func (m *markup) element(tag, words string, attributes ...string) {
	if strings.TrimSpace(words) == "" {
		return
	}
	m.begin(tag, attributes...)
	m.words(words)
	m.WriteString("</" + tag + ">")
}
