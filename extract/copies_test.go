package extract

import (
	"slices"
	"strings"
	"testing"
)

// apart takes documents apart for the finders of facts.
func apart(documents ...*Document) *survey { return newSurvey(documents) }

func TestCopiedSentencesAreFoundInOtherWords(t *testing.T) {
	first := page("S1", Date{2021, 6, 16},
		"The harbour board said: “The old crane will be taken down before the first winter storms arrive.”",
		"Nobody on the quay had heard of the plan.",
		"The crane was built by a firm from Leith in the year that the harbour was opened by the mayor.")
	second := page("S2", Date{},
		"“The old crane will be taken down before the first of the winter storms arrive,” the board told the town.",
		"Gulls have nested on it for forty years or more.",
		"Some say that it was built by a firm from Leith in the year that the harbour was opened.")
	e := &Evidence{Documents: []*Document{first, second}}
	e.Copies = findCopies(apart(e.Documents...))
	if len(e.Copies) != 2 {
		t.Fatalf("got %d copies, want 2: %+v", len(e.Copies), e.Copies)
	}
	for i, c := range e.Copies {
		if len(c.Members) != 2 || c.Members[0].Doc != "S1" || c.Members[1].Doc != "S2" {
			t.Errorf("copy %d has the members %+v", i, c.Members)
		}
	}
}

func TestASentenceRetoldInOtherWordsIsACopy(t *testing.T) {
	first := page("S1", Date{}, "The harbour board reckons that boats would save an average of £85 in berthing fees under the formula.")
	for line, want := range map[string]int{
		"An average saving of £85 a boat in berthing fees, under that formula, is what the board has put on paper.":   1,
		"Boats would pay more in fees if the board had its way, and the berthing of yachts would be banned.":          0, // the same matter
		"Anna Field of the Harbour Board, Tom Ames of the Quay Trust and Jo O'Neill of the Port Union came to speak.": 0,
	} {
		if copies := findCopies(apart(first, page("S2", Date{}, line))); len(copies) != want {
			t.Errorf("%s: got %d copies, want %d", line, len(copies), want)
		}
	}
	named := "Anna Field of the Harbour Board and Tom Ames of the Quay Trust have not spoken."
	if copies := findCopies(apart(page("S1", Date{}, named), page("S2", Date{}, "Tom Ames, Quay Trust, met Anna Field, Harbour Board, in Leith."))); len(copies) != 0 {
		t.Errorf("two sentences about the same people are no copies, got %+v", copies)
	}
}

func TestSentencesCopiedTogetherAreOneCopy(t *testing.T) {
	const line = "The old crane will be taken down before winter. A new one will be built on the same spot in the spring."
	copies := findCopies(apart(page("S1", Date{}, line), page("S2", Date{}, "A heading", line)))
	if len(copies) != 1 || copies[0].Members[0] != (Span{"S1", 0, len(line)}) {
		t.Errorf("got %+v, want one copy of both sentences", copies)
	}
}

func TestARepeatInsideADocumentIsFoundAndAShortOneIsNot(t *testing.T) {
	const line = "The old crane will be taken down before the winter."
	if copies := findCopies(apart(page("S1", Date{}, line, "In between.", line))); len(copies) != 1 {
		t.Errorf("got %+v, want one copy", copies)
	}
	if copies := findCopies(apart(page("S1", Date{}, "We have nothing to say."), page("S2", Date{}, "We have nothing to say."))); len(copies) != 0 {
		t.Errorf("five words are the same by chance, got %+v", copies)
	}
}

func TestASentenceSplitAnewHasTheSameTokens(t *testing.T) {
	long := strings.Repeat("The board met 1,250 people at 4.5m a head; ", 40)
	d := page("S1", Date{}, "It opens “on Friday’s tide”, he said. NX121 sank on the 26th… 3,5 or 12,", long+"3.4,567 and so on. The end", "£4.2m")
	facts := newSurvey([]*Document{d})
	r := newReading(&Evidence{Documents: []*Document{d}}, facts)
	sentences := parse(d).sentences
	if len(sentences) < 6 {
		t.Fatalf("got %d sentences; the long one is to be read in parts", len(sentences))
	}
	for i, s := range sentences {
		if again := r.words(0, i); !slices.Equal(again, s.words) {
			t.Errorf("sentence %d: got %v, want %v", i, again, s.words)
		}
	}
}
