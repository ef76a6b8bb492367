package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestAHeadingSaysWhatIsSpokenOf has statements of the trust with headings, which are furniture, and whose views they tell.
func TestAHeadingSaysWhatIsSpokenOf(t *testing.T) {
	for _, c := range []struct{ heading, want string }{
		{"Fencing", "fence oppose"},
		{"The petition", "petition oppose"},
		{"What we think", ""}, // names none, so that nothing tells what "it" is
	} {
		text := "Orchard Trust\nOur answer\nWe have read the plan for shorter opening hours. We thank our town for it.\n" + c.heading + "\nIt is wrong, and we say so for our members."
		d := document("S1", text)
		at := strings.Index(text, c.heading)
		d.Furniture = []Furniture{{at, at + len(c.heading), "title"}}
		var got []string
		for _, p := range Find([]*Document{d}, orchard).Positions {
			got = append(got, fmt.Sprintf("%s %s", p.About, p.Stance))
		}
		slices.Sort(got)
		if strings.Join(got, ", ") != c.want {
			t.Errorf("under %q: got %q, want %q", c.heading, got, c.want)
		}
	}
}
