package read

import (
	"os"
	"slices"
	"strings"
	"testing"

	"policybrief/extract"
)

func TestMarkdownIsReadAsPlainTextBelowItsFrontMatter(t *testing.T) {
	data, err := os.ReadFile("testdata/digest.md")
	if err != nil {
		t.Fatal(err)
	}
	d, err := markdown(data)
	if err != nil {
		t.Fatal(err)
	}
	want := `Council puts off closing six libraries

Councillors in Eastmere put off a decision on closing six branch libraries. The leader, Priya Sandhu, said that "every figure" would be looked at again.

The town hall

What the union wants

A full inquiry into the budget, which the union says is wrong.

An answer by 14 May — not later.

"Nobody came into local government to shut libraries," she said.
`
	if d.Text != want {
		t.Errorf("got\n%s\nwant\n%s", d.Text, want)
	}
	if d.Title != "Council puts off closing six libraries" || d.Outlet != "Eastmere Gazette" || !slices.Equal(d.Authors, []string{"Nora Pettifer"}) ||
		d.Published != (extract.Date{Year: 2024, Month: 4, Day: 3}) || d.Updated != (extract.Date{Year: 2024, Month: 4, Day: 5}) ||
		d.Basis != "report of 3 April 2024, in our own words" || !d.Digest || len(d.Inferred) > 0 {
		t.Errorf("front matter: %+v", d)
	}
}

func TestAuthorsOfFrontMatterAreOneOrAList(t *testing.T) {
	for _, matter := range []string{"author: [Anna Reed, Tom Ames]", "authors:\n- Anna Reed\n- Tom Ames", "author: Anna Reed\nauthors: Tom Ames"} {
		d, err := markdown([]byte("---\n" + matter + "\n---\nWords.\n"))
		if err != nil {
			t.Errorf("%q: %v", matter, err)
		} else if !slices.Equal(d.Authors, []string{"Anna Reed", "Tom Ames"}) {
			t.Errorf("%q: got %q", matter, d.Authors)
		}
	}
}

func TestWrongFrontMatterIsAnErrorThatNamesItsLine(t *testing.T) {
	for matter, want := range map[string]string{
		"title: One\npublished: 30 March 2024": "line 3",
		"title: One\ndigest: perhaps":          "line 3",
		"just words":                           "front matter: line 2: want lines such as title",
		"title: [One":                          "front matter: ",
	} {
		_, err := markdown([]byte("---\n" + matter + "\n---\nWords.\n"))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: got %v, want %s", matter, err, want)
		}
	}
}

func TestFrontMatterThatIsNotKnownDropsNoSource(t *testing.T) {
	for matter, want := range map[string]string{
		"title: One\ntags: [parks, trees]\npublished: 2024-03-30": `line 3: "tags" is not read`,
		"title: One\npublished: 2024-03-30\ndraft: {a: [1]}":      `line 4: "draft" is not read`,
		"title: One\ndate: 2024-03-30":                            "",
		"title: One\ndate: 2024-03-30T09:15:00Z":                  "",
		"title: One\ndate: 30 March 2024":                         "",
		"title: One\ndate: 2025-01-01\npublished: 2024-03-30":     "", // the plainer word counts
	} {
		d, err := markdown([]byte("---\n" + matter + "\n---\nWords.\n"))
		if err != nil || d.Title != "One" || d.Published.String() != "2024-03-30" {
			t.Errorf("%q: got %+v, %v", matter, d, err)
		} else if warned := strings.Join(d.Warnings, "; "); !strings.Contains(warned, want) || want == "" && warned != "" {
			t.Errorf("%q: warned %q, want %q", matter, warned, want)
		}
	}
	d, err := markdown([]byte("---\ndate: last spring\n---\nWords.\n"))
	if err != nil || !d.Published.IsZero() || len(d.Warnings) != 1 {
		t.Errorf("a date in words: got %+v, %v", d, err)
	}
}

func TestMarkdownNestedBeyondReasonIsRefusedAtOnce(t *testing.T) {
	for _, body := range []string{strings.Repeat(">", 1<<20), strings.Repeat("[a](", 1<<18), strings.Repeat("- ", 1<<19), strings.Repeat("1. ", 1<<18), strings.Repeat("*a_ ", 1<<18)} {
		if _, err := markdown([]byte(body)); err == nil || !strings.Contains(err.Error(), "save it as .txt") {
			t.Errorf("%.8q…: got %v", body, err)
		}
	}
}
