package report

import "testing"

func TestNumbersAndListsReadAsProse(t *testing.T) {
	for got, want := range map[string]string{
		list(nil):                            "",
		list([]string{"A"}):                  "A",
		list([]string{"A", "B"}):             "A and B",
		either([]string{"A", "B", "C"}):      "A, B or C",
		list([]string{"A, of B", "C"}):       "A, of B; and C",
		list([]string{"A (1, 2)", "C", "D"}): "A (1, 2), C and D",
		count(0, "source", "sources"):        "no sources",
		count(1, "source", "sources"):        "one source",
		count(11, "source", "sources"):       "11 sources",
		numberWord(1234567):                  "1,234,567",
		capital("été"):                       "Été",
		lower("The pier"):                    "the pier",
		lower("IOPC rules"):                  "IOPC rules",
		clip(3, "day: “the ferry sank”"):     "day: “the ferry…”",
		clip(3, "day of closure"):            "day of closure",
		possessive("Ada"):                    "Ada’s",
		possessive("Buses"):                  "Buses’",
	} {
		if got != want {
			t.Errorf("%q is not %q", got, want)
		}
	}
}

func TestASentenceWithoutACitationIsFound(t *testing.T) {
	all := Run{All: true}
	for name, c := range map[string]struct {
		text Text
		want string
	}{
		"cited":             {Text{{Words: "It is so."}, all}, ""},
		"cited before stop": {Text{{Words: "It is so"}, all, {Words: "."}}, ""},
		"two, one citation": {Text{{Words: "It is so. It may be."}, all}, "It is so."},
		"end without":       {Text{{Words: "It is so."}, all, {Words: " It may be."}}, "It may be."},
		"quoted sentences":  {Text{{Words: "He said: “No. Never!”"}, all}, ""},
		"none":              {Text{{Words: "It is so."}}, "It is so."},
	} {
		if got := uncited(c.text); got != c.want {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
	}
}
