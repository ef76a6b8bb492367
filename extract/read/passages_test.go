package read

import (
	"os"
	"slices"
	"testing"
)

func paragraphs(text string) []string {
	var found []string
	for _, p := range passages(text) {
		found = append(found, text[p.Start:p.End])
	}
	return found
}

func TestALineIsAParagraph(t *testing.T) {
	text := "  First line, which says a good deal and then comes to its end.\nSecond line, which says no less and also comes to its end. \n\n\n\tThird.\n"
	want := []string{"First line, which says a good deal and then comes to its end.", "Second line, which says no less and also comes to its end.", "Third."}
	if got := paragraphs(text); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLinesBrokenToAWidthAreOneParagraph(t *testing.T) {
	data, err := os.ReadFile("testdata/wrapped.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got := paragraphs(string(data)); len(got) != 3 || got[0] != "PRESS NOTICE" {
		t.Errorf("got %d: %q", len(got), got)
	}
}
