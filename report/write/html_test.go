package write

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"policybrief/report"
)

// pageElements returns the elements of a page, in their order.
func pageElements(t *testing.T, data []byte) []*nethtml.Node {
	t.Helper()
	root, err := nethtml.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var elements []*nethtml.Node
	for node := range root.Descendants() {
		if node.Type == nethtml.ElementNode {
			elements = append(elements, node)
		}
	}
	return elements
}

func attribute(n *nethtml.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func nodeWords(n *nethtml.Node) string {
	var b strings.Builder
	for node := range n.Descendants() {
		if node.Type == nethtml.TextNode {
			b.WriteString(node.Data)
		}
	}
	return b.String()
}

func TestEveryLinkOfThePageLeadsSomewhereAndNoAnchorIsGivenTwice(t *testing.T) {
	for name, b := range map[string]*report.Brief{"sample": sampleBrief(), "hostile": hostileBrief()} {
		t.Run(name, func(t *testing.T) {
			elements := pageElements(t, rendered(t, b, "html"))
			ids := map[string]bool{}
			for _, e := range elements {
				id := attribute(e, "id")
				if id != "" && ids[id] {
					t.Errorf("two elements have the id %q", id)
				}
				ids[id] = true
			}
			links := 0
			for _, e := range elements {
				for _, name := range []string{"href", "aria-labelledby"} {
					to, inside := strings.CutPrefix(attribute(e, name), "#")
					if name == "href" && !inside || to == "" {
						continue
					}
					links++
					if !ids[to] {
						t.Errorf("%s leads to %q, which the page does not have", name, to)
					}
				}
			}
			if links == 0 {
				t.Error("the page has no link")
			}
		})
	}
}

func TestThePageAsksForNothingFromOutside(t *testing.T) {
	for _, b := range []*report.Brief{sampleBrief(), hostileBrief()} {
		scripts := 0
		for _, e := range pageElements(t, rendered(t, b, "html")) {
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Key, "on") {
					t.Errorf("<%s> has a script in %s", e.Data, a.Key)
				}
				if (a.Key == "src" || a.Key == "href") && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "data:") {
					t.Errorf("<%s> leads out of the page: %q", e.Data, a.Val)
				}
			}
			if e.Data == "script" {
				scripts++
			}
		}
		if scripts != 1 {
			t.Errorf("the page has %d scripts, of which one is ours", scripts)
		}
	}
}

func TestACitationOpensItsWordsInTheirParagraph(t *testing.T) {
	b := sampleBrief()
	c := b.Citations[0]
	c.Around = []report.Passage{
		{Number: 1, Words: "The ferry has never sailed on a Sunday."},
		{Number: 2, Words: "The harbour master said: " + c.Words + ", and left.", Start: 25, End: 25 + len(c.Words)},
		{Number: 3, Words: "Nobody replied."},
	}
	elements := pageElements(t, rendered(t, b, "html"))
	from := slices.IndexFunc(elements, func(e *nethtml.Node) bool {
		return e.Data == "a" && attribute(e, "class") == "cite" && nodeWords(e) == "1"
	})
	if from < 0 {
		t.Fatal("the page has no link for citation 1")
	}
	panel := slices.IndexFunc(elements, func(e *nethtml.Node) bool { return "#"+attribute(e, "id") == attribute(elements[from], "href") })
	if panel < 0 {
		t.Fatal("the number of citation 1 opens nothing")
	}
	var marked, folded []string
	for node := range elements[panel].Descendants() {
		switch node.Data {
		case "mark":
			marked = append(marked, nodeWords(node))
			if paragraph := nodeWords(node.Parent); paragraph != c.Around[1].Words {
				t.Errorf("the words are marked in %q", paragraph)
			}
		case "details":
			folded = append(folded, nodeWords(node))
		}
	}
	if !slices.Equal(marked, []string{c.Words}) {
		t.Errorf("marked are %q, want %q alone", marked, c.Words)
	}
	if len(folded) != 2 || !strings.Contains(folded[0], "paragraph 1, 8 words") || !strings.Contains(folded[1], "Nobody replied.") {
		t.Errorf("the neighbours are %q", folded)
	}
}

func TestOnlyRowsOfStancesCanBeFilteredByStakeholder(t *testing.T) {
	var names []string
	for _, e := range pageElements(t, rendered(t, sampleBrief(), "html")) {
		if name := attribute(e, "data-stakeholder"); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if want := []string{"Harbour master", "Ringers’ guild", "港務局", "Passengers", "Fishmonger"}; !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}

func TestThePageHasTheColoursOfTheHouse(t *testing.T) {
	for name, c := range map[string]struct{ settings, want string }{
		"its own":      {"colours:\n  accent: \"#123456\"\n", "--petrol: #123456; --brick: #9a3412;"},
		"of the brief": {"", "--petrol: #0a4d5c; --brick: #9a3412; --plum: #55305f;"},
	} {
		t.Run(name, func(t *testing.T) {
			files, err := All(sampleBrief(), []Output{{Format: "html"}}, ownLook(t, c.settings))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(files[0].Data), c.want) {
				t.Errorf("the page does not say %s", c.want)
			}
		})
	}
}
