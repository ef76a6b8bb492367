package extract

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestQuotationMarksFollowTheirGrammar(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string // the content of each marked stretch; "…" behind one that does not close
	}{
		{`He said “yes” and left.`, []string{"yes"}},
		{`He said "yes," and "no".`, []string{"yes", "no"}},
		{`‘It is late,’ she said.`, []string{"It is late"}},
		{`'It's late,' she said.`, []string{"It's late"}},
		{`The farmers’ union and the farmer's dog.`, nil},
		{`‘The farmers’ union objects,’ she said.`, []string{"The farmers’ union objects"}},
		{`“It is closed`, []string{"It is closed…"}},
		{`"It ends here. "So unless it rains," he said.`, []string{"It ends here.…", "So unless it rains"}},
		{`”Turned round,” he said.`, []string{"Turned round"}},
		{`“Turned round too,“ he said.`, []string{"Turned round too"}},
		{`She is 5'4" tall and 'twas ever so.`, nil},
		{`“She told me ‘never’ twice,” he said.`, []string{"She told me ‘never’ twice"}},
		{`He was at No 'em.`, nil},
		{`“ ”`, []string{""}},
	} {
		var got []string
		for _, m := range findMarked(test.text, Passage{Number: 1, End: len(test.text)}) {
			content := test.text[m.start:m.end]
			if !m.closed {
				content += "…"
			}
			got = append(got, content)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

func FuzzMarks(f *testing.F) {
	for _, seed := range []string{`“a” 'b' "c`, `'s 's 's "`, `"""`, `‘’“”`, "“\xff”"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		last := 0
		for _, m := range findMarked(text, Passage{Number: 1, End: len(text)}) {
			if m.open < last || m.start <= m.open || m.end < m.start || m.after < m.end || m.after > len(text) {
				t.Fatalf("%q: %+v after %d", text, m, last)
			}
			if !utf8.ValidString(text[m.start:m.end]) {
				t.Fatalf("%q: %+v cuts a character", text, m)
			}
			last = m.after
		}
	})
}
