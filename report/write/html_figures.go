package write

import (
	"fmt"
	"strconv"
	"strings"

	"policybrief/extract"
	"policybrief/report"
)

// figure writes a figure with elements that have its meaning: nothing in it is a picture. One without a title is a
// paragraph.
func (p *webPage) figure(f report.Figure) {
	if f.Title == "" {
		p.numbered(f.Number, false, statements(f.Data.Table()), func() { p.drawing(f) })
		return
	}
	p.anchored("figure", f.Anchor(), "class", "wide", "aria-labelledby", f.Anchor()+"-title")
	p.block = f.Anchor()
	p.element("figcaption", fmt.Sprintf("Figure %d. %s", f.Number, f.Title), "class", "caption", "id", f.Anchor()+"-title")
	p.drawing(f)
	p.raw("</figure>\n")
}

// statements returns what the cells of a table say.
func statements(t *report.Table) (texts []report.Text) {
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			texts = append(texts, cell.Text, cell.Second)
		}
	}
	return texts
}

func (p *webPage) drawing(f report.Figure) {
	switch data := f.Data.(type) {
	case *report.Matrix:
		p.matrix(data, f.Title)
	case *report.Timeline:
		p.timeline(data)
	case *report.Strip:
		p.strip(data)
	case *report.Conflict:
		p.conflict(data)
	}
}

// matrix writes a row a stakeholder; one without any position is a single cell, which says why.
func (p *webPage) matrix(m *report.Matrix, title string) {
	columns := strconv.Itoa(len(m.Columns))
	p.begin("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", clean(title)+", table")
	p.raw("<table class=\"matrix\">\n<thead><tr><th scope=\"col\">Stakeholder</th>")
	for _, c := range m.Columns {
		p.raw("<th scope=\"col\">")
		if c.Number > 0 {
			p.element("span", strconv.Itoa(c.Number), "class", "number square")
			p.raw(" ")
		}
		p.words(c.Title)
		p.raw("</th>")
	}
	p.raw("</tr></thead>\n")
	for _, g := range m.Groups {
		p.begin("tbody")
		p.begin("tr")
		p.element("th", fmt.Sprintf("%s: %d", g.Title, len(g.Rows)), "scope", "rowgroup", "class", "group", "colspan", strconv.Itoa(len(m.Columns)+1))
		p.raw("</tr>\n")
		for _, r := range g.Rows {
			p.begin("tr", "data-stakeholder", r.Name)
			p.begin("th", "scope", "row")
			p.words(r.Name)
			p.element("span", r.Role, "class", "second")
			p.raw("</th>")
			if len(r.Cells) == 0 {
				p.begin("td", "class", stanceClass(report.Silent), "colspan", columns)
				p.stance(report.Silent, true)
				p.text(r.Why)
				p.raw("</td>")
			}
			for _, c := range r.Cells {
				p.begin("td", "class", stanceClass(c.Stance))
				p.stance(c.Stance, true)
				if len(c.Cites) > 0 {
					p.text(report.Text{{Cites: c.Cites}})
				}
				p.raw("</td>")
			}
			p.raw("</tr>\n")
		}
		p.raw("</tbody>\n")
	}
	if m.Of > 0 {
		p.raw("<tfoot><tr>")
		p.element("th", fmt.Sprintf("Count of %d", m.Of), "scope", "row")
		for _, c := range m.Columns {
			p.raw("<td>")
			for i, n := range c.Counts {
				if n > 0 {
					p.element("span", report.Stances[i].Symbol, "role", "img", "aria-label", report.Stances[i].Short)
					p.words(fmt.Sprintf("\u00a0%d ", n))
				}
			}
			p.raw("</td>")
		}
		p.raw("</tr></tfoot>\n")
	}
	p.raw("</table></div>\n<dl class=\"legend\">")
	for _, sign := range report.Stances {
		p.raw("<div>")
		p.begin("dt", "class", stanceClass(sign.Stance))
		p.element("span", sign.Symbol, "aria-hidden", "true")
		p.words(" " + sign.Words)
		p.raw("</dt>")
		p.element("dd", sign.Meaning)
		p.raw("</div>")
	}
	p.raw("</dl>\n")
}

// timeline writes an entry an event; the shape of its mark repeats how exactly the day is known.
func (p *webPage) timeline(t *report.Timeline) {
	if len(t.Events) == 0 {
		p.element("p", t.Table().Empty)
		return
	}
	p.raw("<ol class=\"timeline\">\n")
	for _, e := range t.Events {
		p.begin("li", "class", precisionClass(e))
		p.element("p", e.When, "class", "when")
		how := e.How()
		if e.Wording != "" {
			how += ": “" + e.Wording + "”"
		}
		p.element("p", how, "class", "how")
		p.raw("<p>")
		p.text(report.Text{{Words: e.What}, {Cites: e.Cites}})
		p.raw("</p></li>\n")
	}
	p.raw("</ol>\n")
}

func precisionClass(e report.TimelineEvent) string {
	switch {
	case len(e.Days) > 0:
		return "differ"
	case e.Precision == extract.Unknown:
		return "undated"
	case e.Precision == extract.Day:
		return "day"
	}
	return "span"
}

// strip writes a box a stakeholder, which counts say again, and who they are.
func (p *webPage) strip(s *report.Strip) {
	p.raw("<div class=\"strip\" aria-hidden=\"true\">")
	for _, part := range s.Parts {
		p.raw(strings.Repeat("<i class=\"box "+string(part.Stance)+"\"></i>", min(part.Count, 200)))
	}
	p.raw("</div>\n<ul class=\"parts\">")
	for _, part := range s.Parts {
		sign, _ := report.SignOf(part.Stance)
		p.raw("<li>")
		p.element("span", sign.Symbol, "class", "symbol "+string(part.Stance)+"-ink", "aria-hidden", "true")
		p.words("\u00a0")
		p.element("b", fmt.Sprintf("%d %s", part.Count, sign.Words))
		p.raw("<span class=\"second\">")
		p.text(part.Names)
		p.raw("</span></li>")
	}
	p.raw("</ul>\n")
}

// conflict writes value against value, with the sign between them.
func (p *webPage) conflict(c *report.Conflict) {
	p.raw("<div class=\"conflict\"><p class=\"what\">")
	p.element("b", c.About)
	p.raw(" ")
	p.element("span", string(c.Kind), "class", "second")
	p.raw("</p>\n<ul>")
	for i, v := range c.Values {
		if i > 0 {
			p.element("li", c.Sign(), "class", "sign", "aria-hidden", "true")
		}
		p.raw("<li class=\"value\">")
		p.element("b", v.Value)
		for _, given := range v.Given {
			p.raw("<span class=\"second\">")
			p.text(given)
			p.raw("</span>")
		}
		p.raw("</li>")
	}
	p.raw("</ul>")
	p.element("p", c.Treatment)
	p.raw("</div>\n")
}
