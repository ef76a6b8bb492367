package extract

import (
	"slices"
	"strings"
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
		{`''It is late, isn't it?'' she said.`, []string{"It is late, isn't it?"}},
		{`''They asked, 'Why?''' she said.`, []string{"They asked, 'Why?'"}},
		{`The ''owners' share'' was small.`, []string{"owners' share"}},
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

// mostFuzzed is how long a text a fuzz target reads, in bytes: enough for any look ahead to be tempted.
const mostFuzzed = 64 << 10

// standing fails unless the span has words, lies in the text and cuts no character.
func standing(t *testing.T, text string, s Span) {
	t.Helper()
	if s.Start < 0 || s.Start >= s.End || s.End > len(text) {
		t.Fatalf("bytes %d to %d are no words of %q", s.Start, s.End, text)
	}
	if !utf8.ValidString(text[:s.Start]) || !utf8.ValidString(text[s.Start:s.End]) {
		t.Fatalf("bytes %d to %d cut a character of %q", s.Start, s.End, text)
	}
}

func FuzzMarks(f *testing.F) {
	for _, seed := range []string{`“a” 'b' "c`, `'s 's 's "`, `"""`, `‘’“”`, "“a\n“b”\n”c", "‘the officers’ actions’ said “a ‘b’ c”", `6'2" "a,"b"c" ''em'`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		if len(text) > mostFuzzed {
			return
		}
		found := findMarked(text, Passage{Number: 1, End: len(text)})
		last := 0
		for _, m := range found {
			standing(t, text, Span{Start: m.open, End: m.after})
			standing(t, text, Span{Start: m.open, End: m.start})
			if m.open < last || m.end < m.start || m.after < m.end {
				t.Fatalf("%q: %+v after %d", text, m, last)
			}
			if m.start < m.end {
				standing(t, text, Span{Start: m.start, End: m.end})
			}
			last = m.after
		}
		const before, after = "a “b", "c” d" // other passages are not read
		beside := findMarked(before+text+after, Passage{Number: 2, Start: len(before), End: len(before) + len(text)})
		for i := range beside {
			m := &beside[i]
			m.open, m.start, m.end, m.after = m.open-len(before), m.start-len(before), m.end-len(before), m.after-len(before)
		}
		if !slices.Equal(found, beside) {
			t.Fatalf("%q: %+v alone, %+v between other passages", text, found, beside)
		}
	})
}
