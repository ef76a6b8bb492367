package read

import (
	"os"
	"slices"
	"strings"
	"testing"

	"policybrief/extract"
)

func TestAPageIsItsWordsWithAllButTheArticleMarked(t *testing.T) {
	data, err := os.ReadFile("testdata/page.html")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Formats[2].document(data)
	if err != nil {
		t.Fatal(err)
	}
	var reported []string
	for _, p := range d.Passages {
		if !d.IsFurniture(p.Start, p.End) {
			reported = append(reported, d.Text[p.Start:p.End])
		}
	}
	want := []string{
		"A vote that was due on Thursday has been moved to the spring.",
		"Councillors in Eastmere have put off a decision on closing six branch libraries after about 400 people marched on the town hall.",
		"Council leader Priya Sandhu said: “We have heard what people told us, and we will look at every figure again.”",
		"The library staff’s union welcomed the delay and",
		"called for a full inquiry into the budget.",
	}
	if !slices.Equal(reported, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(reported, "\n"), strings.Join(want, "\n"))
	}
	for _, words := range []string{"A column about gardens", "Sport", "Harbour bridge to shut"} {
		if !strings.Contains(d.Text, words) {
			t.Errorf("furniture was cut, not marked: %s", words)
		}
	}
	for _, words := range []string{"never shown", "color", "schema.org"} {
		if strings.Contains(d.Text, words) {
			t.Errorf("what a browser hides is in the text: %s", words)
		}
	}
	if d.Title != "Council puts off closing six libraries" || d.Outlet != "Eastmere Gazette" || !slices.Equal(d.Authors, []string{"Nora Pettifer"}) ||
		d.Published != (extract.Date{Year: 2024, Month: 4, Day: 3}) || d.Updated != (extract.Date{Year: 2024, Month: 4, Day: 5}) || len(d.Inferred) > 0 {
		t.Errorf("statements of the page: %+v", d)
	}
}

func TestHeadingsNotesAndPullQuotesOfAPageAreMarked(t *testing.T) {
	d, err := webPage([]byte("<article><p>" + report + "</p><h2>What the 40 swimmers want done by May</h2><p>" + report + "</p><p class=\"pull-quote\">We shall swim again before the year is out.</p>" +
		"<p class=\"correction\">The pool has 6 lanes, which an older page had wrong.</p><p>" + report + "</p></article>"))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range d.Furniture {
		found = append(found, f.Kind+": "+d.Text[f.Start:f.End])
	}
	want := []string{"title: What the 40 swimmers want done by May", "repeat: We shall swim again before the year is out.", "nav: The pool has 6 lanes, which an older page had wrong."}
	if !slices.Equal(found, want) {
		t.Errorf("got %q, want %q", found, want)
	}
}

func TestAPageStatesItselfInManyWays(t *testing.T) {
	for head, want := range map[string]struct{ title, outlet, author, published string }{
		`<title>Vote put off - Eastmere Gazette</title><meta property="og:site_name" content="Eastmere Gazette">`:            {"Vote put off", "Eastmere Gazette", "", ""},
		`<meta property="og:title" content="Vote put off"><meta property="article:published_time" content="2024-04-03T06Z">`: {"Vote put off", "", "", "2024-04-03"},
		`<meta name="author" content="By Anna Reed"><title>Vote put off</title>`:                                             {"Vote put off", "", "Anna Reed", ""},
		`<script type="application/ld+json">{"@type": ["ReportageNewsArticle"], "headline": "Vote &amp; put off", "author": "Anna Reed"}</script>`: {
			"Vote & put off", "", "Anna Reed", ""},
		`<script type="application/ld+json">{broken</script><meta name="author" content="https://example.org/anna">`: {"", "", "", ""},
	} {
		d, err := webPage([]byte("<html><head>" + head + "</head><body><p>" + report + "</p></body></html>"))
		if err != nil {
			t.Errorf("%s: %v", head, err)
			continue
		}
		if d.Title != want.title || d.Outlet != want.outlet || strings.Join(d.Authors, "; ") != want.author || d.Published.String() != want.published {
			t.Errorf("%s: got %q, %q, %q, %s", head, d.Title, d.Outlet, d.Authors, d.Published)
		}
	}
}

func TestAPageInAnOldEncodingIsReadAsItSays(t *testing.T) {
	d, err := webPage([]byte("<meta charset=iso-8859-2><p>Pan Ko\xB3odziej"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Pan Kołodziej\n"; d.Text != want {
		t.Errorf("got %q, want %q", d.Text, want)
	}
}

func TestPagesThatCannotBeReadSayWhatToDo(t *testing.T) {
	for page, want := range map[string]string{
		strings.Repeat("<b>", 600) + "deep": "nested too deep; save its words as .txt",
		"<script>app()</script>":            "save them as .txt",
		"GIF89a\x00\x01":                    "not text: byte 0x00 at offset 6",
		strings.Repeat("words ", 2<<20):     "over 8 MB; save its words as .txt",
	} {
		if _, err := webPage([]byte(page)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: got %v, want %s", page, err, want)
		}
	}
}
