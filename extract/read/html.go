package read

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"policybrief/extract"
)

// webPage reads a saved web page: the words of all of it in blocks, with a blank line between them. What stands
// outside the article is marked as furniture; titles, authors and dates are those that the page states for machines.
func webPage(data []byte) (*extract.Document, error) {
	const largest = 8 << 20 // bytes; an element costs some hundred times what its tag does
	if len(data) > largest {
		return nil, fmt.Errorf("over %d MB; save its words as .txt", largest>>20)
	}
	content, warnings, err := decodePage(data)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(content))
	if err != nil {
		return nil, errors.New("its elements are nested too deep; save its words as .txt")
	}
	c := &collector{root: root}
	c.element(root, root, false)
	c.flush(root)
	if len(c.blocks) == 0 {
		return nil, errors.New("empty: there are no words on the page; if it needs a browser to show them, save them as .txt")
	}
	d := c.document()
	d.Warnings = warnings
	c.stated.describe(d)
	return d, nil
}

// decodePage is decode for pages, which may name their encoding.
func decodePage(data []byte) (string, []string, error) {
	if at := bytes.IndexByte(data, 0); at >= 0 && !bytes.HasPrefix(data, []byte("\xFF\xFE")) && !bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return "", nil, notText(data, at)
	}
	if encoding, name, _ := charset.DetermineEncoding(data, "text/html"); name != "utf-8" && name != "windows-1252" && !utf8.Valid(data) {
		decoded, err := encoding.NewDecoder().Bytes(data)
		if err != nil {
			return "", nil, fmt.Errorf("not the %s that it says it is; save its words as .txt", name)
		}
		return string(decoded), nil, nil
	}
	printable := bytes.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0x7F {
			return ' '
		}
		return r
	}, data)
	if !utf8.Valid(data) || bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		printable = data // Map would replace what decode can read
	}
	return decode(printable)
}

// block is a stretch of words that a browser shows as one.
type block struct {
	text   string
	linked int        // bytes of it that are links
	within *html.Node // the block element around it
}

// reports reports whether a block is worded as report and is not a list of links.
func (b block) reports() bool { return isProse(b.text) && 2*b.linked <= len(b.text) }

// collector gathers the blocks of a page and what it states for machines.
type collector struct {
	blocks []block
	words  strings.Builder // of the open block
	linked int
	root   *html.Node
	stated statements
}

// Elements that a browser does not show, and those that begin a block.
var (
	unseen = []atom.Atom{atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Select, atom.Textarea,
		atom.Math, atom.Canvas, atom.Map, atom.Datalist}
	blockElements = []atom.Atom{atom.Address, atom.Article, atom.Aside, atom.Audio, atom.Blockquote, atom.Body, atom.Button, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4,
		atom.H5, atom.H6, atom.Header, atom.Hr, atom.Label, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section,
		atom.Summary, atom.Table, atom.Tr, atom.Ul, atom.Video}
	headings = []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}
)

// element collects the words below a node, which stands in a block element and perhaps in a link. The parser nests at
// most 512 elements.
func (c *collector) element(n, within *html.Node, link bool) {
	switch n.Type {
	case html.TextNode:
		c.words.WriteString(n.Data)
		if link {
			c.linked += len(strings.TrimSpace(n.Data))
		}
		return
	case html.ElementNode:
		c.stated.note(n)
		if n.DataAtom == atom.Title || slices.Contains(unseen, n.DataAtom) || hidden(n) {
			return
		}
	case html.CommentNode, html.DoctypeNode:
		return
	}
	isBlock := slices.Contains(blockElements, n.DataAtom)
	if isBlock || n.DataAtom == atom.Br {
		c.flush(within)
	}
	inside := within
	if isBlock {
		inside = n
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.element(child, inside, link || n.DataAtom == atom.A)
	}
	switch {
	case isBlock:
		c.flush(inside)
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		c.words.WriteByte(' ')
	}
}

// flush ends the open block.
func (c *collector) flush(within *html.Node) {
	isSpace := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
	if text := strings.Join(strings.FieldsFunc(c.words.String(), isSpace), " "); text != "" {
		c.blocks = append(c.blocks, block{text, c.linked, within})
	}
	c.words.Reset()
	c.linked = 0
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if style := strings.ReplaceAll(a.Val, " ", ""); strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// hints are words of class names and ids that say what an element is for.
var hints = []struct {
	kind string
	is   *regexp.Regexp
}{
	{"related", regexp.MustCompile(`(?:^|[\s_-])(?:related|recommend(?:ed|ations?)?|trending|most-?(?:read|popular)|more-(?:on|from|stories)|read-?more|outbrain|taboola|teasers?|promos?)(?:$|[\s_-])`)},
	{"advert", regexp.MustCompile(`(?:^|[\s_-])(?:ads?|adverts?|advertisement|sponsor(?:ed)?|newsletter|subscribe|subscription|paywall|donate|donation|sign-?up|cta|call-to-action|appeal|membership)(?:$|[\s_-])`)},
	{"caption", regexp.MustCompile(`(?:^|[\s_-])(?:captions?|wp-caption|photo-?credit|image-?credit|credit)(?:$|[\s_-])`)},
	{"nav", regexp.MustCompile(`(?:^|[\s_-])(?:nav|navigation|navbar|menu|breadcrumbs?|share|sharing|social|cookies?|consent|gdpr|comments?|disqus|sidebar|footer|masthead|pagination|pager|tags|toolbar|skip-link|screen-reader-text|visually-?hidden|sr-only|popup|modal|login|widget|disclaimer|legal|copyright|corrections?|editors?-?note|post-?meta|entry-?meta|article-?meta|meta|site-?header|site-?footer|contacts?|respond|reactions)(?:$|[\s_-])`)},
	{"repeat", regexp.MustCompile(`(?:^|[\s_-])(?:pull-?quotes?|pullout)(?:$|[\s_-])`)},
	{"byline", regexp.MustCompile(`(?:^|[\s_-])(?:byline|bio|about-author|author-?(?:name|info|bio|box|note))(?:$|[\s_-])`)},
	{"dateline", regexp.MustCompile(`(?:^|[\s_-])(?:dateline|timestamp|date-?published|publish(?:ed)?-?date|post-?date|entry-date)(?:$|[\s_-])`)},
}

// hint names the furniture that an element says it is, or "".
func hint(n *html.Node) string {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Button, atom.Dialog, atom.Label:
		return "nav"
	case atom.Figure, atom.Figcaption, atom.Video, atom.Audio:
		return "caption"
	case atom.Body, atom.Html, atom.Main, atom.Article:
		return ""
	}
	switch attribute(n, "role") {
	case "navigation", "banner", "contentinfo", "complementary", "search", "dialog":
		return "nav"
	}
	named := strings.ToLower(attribute(n, "class") + " " + attribute(n, "id"))
	if len(named) < 3 {
		return ""
	}
	for _, h := range hints {
		if h.is.MatchString(named) {
			return h.kind
		}
	}
	return ""
}

// document lays the blocks out and marks what is not the article.
func (c *collector) document() *extract.Document {
	prose := c.prose(func(block) bool { return true })
	kinds := c.kinds(prose)
	article := c.article(c.prose(func(b block) bool { return kinds[b.within] == "" }))
	from, to := len(c.blocks), 0 // the blocks of the article
	for i, b := range c.blocks {
		if below(b.within, article) {
			from, to = min(from, i), i+1
		}
	}
	heading := slices.IndexFunc(c.blocks, func(b block) bool {
		return b.within.DataAtom == atom.H1 && len(b.text) >= 15 && (kinds[b.within] == "" || kinds[b.within] == "nav")
	})
	if heading >= 0 {
		c.stated.heading = c.blocks[heading].text
	}
	d := &extract.Document{}
	var out strings.Builder
	for i, b := range c.blocks {
		kind, start := kinds[b.within], out.Len()
		out.WriteString(b.text)
		d.Passages = append(d.Passages, extract.Passage{Number: i + 1, Start: start, End: out.Len()})
		inside, standfirst := from <= i && i < to, 0 <= heading && heading < i && i < from
		switch {
		case i == heading:
			kind = "title"
		case kind == "" && slices.Contains(headings, b.within.DataAtom):
			kind = "title"
		case kind == "" && !(inside && (isProse(b.text) || 2*b.linked <= len(b.text))) && !(standfirst && b.reports()):
			kind = "nav"
		}
		if kind != "" {
			d.Furniture = append(d.Furniture, extract.Furniture{Start: start, End: out.Len(), Kind: kind})
		}
		out.WriteString("\n\n")
	}
	d.Text = strings.TrimRight(out.String(), "\n") + "\n"
	return d
}

// prose returns for each element the bytes of report in it, of the blocks that count.
func (c *collector) prose(counts func(block) bool) map[*html.Node]int {
	within := map[*html.Node]int{}
	for _, b := range c.blocks {
		if b.reports() && counts(b) {
			within[b.within] += len(b.text)
		}
	}
	var add func(n *html.Node) int
	add = func(n *html.Node) int {
		sum := within[n]
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if child.Type == html.ElementNode {
				sum += add(child)
			}
		}
		if sum > 0 {
			within[n] = sum
		}
		return sum
	}
	add(c.root)
	return within
}

// kinds returns for the element of each block the furniture that it, or one around it, says it is. An element that holds
// a good part of the page's prose is no furniture, whatever it is called.
func (c *collector) kinds(prose map[*html.Node]int) map[*html.Node]string {
	kinds := map[*html.Node]string{}
	var kindOf func(n *html.Node) string
	kindOf = func(n *html.Node) string {
		if n.Parent == nil {
			return ""
		}
		kind, known := kinds[n]
		if !known {
			if 3*prose[n] < prose[c.root] || prose[n] == 0 {
				kind = hint(n)
			}
			if around := kindOf(n.Parent); kind == "" || around != "" && around != "nav" {
				kind = around
			}
			kinds[n] = kind
		}
		return kind
	}
	for _, b := range c.blocks {
		kinds[b.within] = kindOf(b.within)
	}
	return kinds
}

// article returns the innermost element, above a paragraph, that holds two thirds of the prose.
func (c *collector) article(prose map[*html.Node]int) *html.Node {
	found := c.root
	for child := found.FirstChild; child != nil; {
		if 3*prose[child] >= 2*prose[c.root] && prose[child] > 0 && child.DataAtom != atom.P {
			found, child = child, child.FirstChild
		} else {
			child = child.NextSibling
		}
	}
	return found
}

// below reports whether n is the element or inside it.
func below(n, element *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == element {
			return true
		}
	}
	return false
}

// statements is what a page states of itself for machines, in the order of trust.
type statements struct {
	meta    map[string]string
	article map[string]any // the first article of its JSON-LD
	heading string
	title   string
	times   []string // of time elements that say they are of publication
}

func (s *statements) note(n *html.Node) {
	switch n.DataAtom {
	case atom.Title:
		if s.title == "" && n.FirstChild != nil {
			s.title = strings.Join(strings.Fields(n.FirstChild.Data), " ")
		}
	case atom.Meta:
		key := strings.ToLower(attribute(n, "property"))
		if key == "" {
			key = strings.ToLower(attribute(n, "name"))
		}
		if key == "" {
			key = strings.ToLower(attribute(n, "itemprop"))
		}
		if s.meta == nil {
			s.meta = map[string]string{}
		}
		if value := strings.TrimSpace(attribute(n, "content")); value != "" && s.meta[key] == "" {
			s.meta[key] = value
		}
	case atom.Time:
		if attribute(n, "itemprop") == "datePublished" || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "pubdate" }) {
			s.times = append(s.times, attribute(n, "datetime"))
		}
	case atom.Script:
		if attribute(n, "type") == "application/ld+json" && n.FirstChild != nil && s.article == nil {
			var value any
			if json.Unmarshal([]byte(n.FirstChild.Data), &value) == nil {
				s.article = findArticle(value)
			}
		}
	}
}

// findArticle returns the first object that is an article, in JSON-LD as pages nest it.
func findArticle(value any) map[string]any {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			if found := findArticle(item); found != nil {
				return found
			}
		}
	case map[string]any:
		for _, kind := range texts(v["@type"]) {
			if strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") {
				return v
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if found := findArticle(v[key]); found != nil {
				return found
			}
		}
	}
	return nil
}

// texts returns the strings of a JSON-LD value: itself, its name, or those of its items.
func texts(value any) (found []string) {
	switch v := value.(type) {
	case string:
		if text := strings.Join(strings.Fields(html.UnescapeString(v)), " "); text != "" {
			found = append(found, text)
		}
	case map[string]any:
		found = texts(v["name"])
	case []any:
		for _, item := range v {
			found = append(found, texts(item)...)
		}
	}
	return found
}

// describe sets what the page states.
func (s *statements) describe(d *extract.Document) {
	linked := func(key string) string {
		if all := texts(s.article[key]); len(all) > 0 {
			return all[0]
		}
		return ""
	}
	firstOf := func(values ...string) string {
		for _, v := range values {
			if v != "" {
				return v
			}
		}
		return ""
	}
	d.Outlet = firstOf(linked("publisher"), s.meta["og:site_name"], s.meta["application-name"])
	d.Title = firstOf(linked("headline"), s.meta["og:title"], s.heading, s.title)
	if cut, found := strings.CutSuffix(d.Title, d.Outlet); found && d.Outlet != "" {
		if cut = strings.TrimRight(cut, " "); strings.HasSuffix(cut, "|") || strings.HasSuffix(cut, "-") || strings.HasSuffix(cut, "–") {
			d.Title = strings.TrimRight(cut, " |-–")
		}
	}
	d.Authors = texts(s.article["author"])
	if len(d.Authors) == 0 {
		for _, key := range []string{"author", "article:author", "parsely-author", "byl", "dc.creator"} {
			if by := strings.TrimPrefix(s.meta[key], "By "); by != "" && !strings.Contains(by, "://") {
				d.Authors = authorBreak.Split(by, -1)
				break
			}
		}
	}
	d.Authors = slices.DeleteFunc(d.Authors, func(name string) bool { return strings.Contains(name, "://") })
	d.Published = firstDay(append([]string{linked("datePublished"), s.meta["article:published_time"], s.meta["og:article:published_time"],
		s.meta["datepublished"], s.meta["parsely-pub-date"], s.meta["sailthru.date"], s.meta["dc.date.issued"], s.meta["pubdate"]}, s.times...)...)
	d.Updated = firstDay(linked("dateModified"), s.meta["article:modified_time"], s.meta["og:updated_time"], s.meta["datemodified"])
	if d.Updated == d.Published {
		d.Updated = extract.Date{}
	}
}

// firstDay returns the day of the first value that has one, as it is written: in the page's own time zone.
func firstDay(values ...string) extract.Date {
	for _, v := range values {
		if len(v) >= len("2006-01-02") {
			if date, _ := dayOf(v[:len("2006-01-02")]); !date.IsZero() {
				return date
			}
		}
	}
	return extract.Date{}
}
