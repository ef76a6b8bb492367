package read

import (
	"strings"
	"testing"
)

func TestTextIsTheFileUnchanged(t *testing.T) {
	for name, c := range map[string]struct{ file, text, warning string }{
		"UTF-8":            {" “Café”\t\n\n end ", " “Café”\t\n\n end ", ""},
		"byte-order mark":  {"\xEF\xBB\xBFone\n", "one\n", ""},
		"line ends":        {"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", ""},
		"UTF-16 LE":        {"\xFF\xFEo\x00k\x00\x1C\x20\r\x00\n\x00", "ok“\n", ""},
		"UTF-16 BE":        {"\xFE\xFF\x00o\x00k", "ok", ""},
		"Windows-1252":     {"\x93It\x92s late\x94", "“It’s late”", "byte 0x93 at offset 0 is not UTF-8: read as Windows-1252"},
		"cut in character": {"“Café” and caf\xC3", "“Café” and caf\uFFFD", "offset 19 is not UTF-8: replaced"},
	} {
		d, err := text([]byte(c.file))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d.Text != c.text {
			t.Errorf("%s: got %q, want %q", name, d.Text, c.text)
		}
		if warnings := strings.Join(d.Warnings, "\n"); !strings.Contains(warnings, c.warning) || c.warning == "" && warnings != "" {
			t.Errorf("%s: warnings %q, want %q", name, warnings, c.warning)
		}
	}
}

func TestWhatIsNotTextIsRefusedWithItsPlaceAndARemedy(t *testing.T) {
	for file, want := range map[string]string{
		"\x89PNG\r\n\x1a\n":    "not text: byte 0x89 at offset 0",
		"plain\x00 and simple": "not text: byte 0x00 at offset 5",
		"caf\xE9 \x81":         "not text: byte 0x81 at offset 5",
		" \n\n":                "empty: there is no text in it",
		"":                     "empty: there is no text in it",
	} {
		if _, err := text([]byte(file)); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", file, err, want)
		}
	}
}
