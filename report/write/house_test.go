package write

import (
	"bytes"
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// ownLook is the look of the project with a file of house colours.
func ownLook(t *testing.T, colours string) fstest.MapFS {
	t.Helper()
	look := fstest.MapFS{houseFile: {Data: []byte(colours)}}
	for _, name := range append(fontFiles[:], "page/brief.css", "page/brief.js", "fonts/SourceSans3-latin-400.woff2", "fonts/SourceSans3-latin-700.woff2") {
		data, err := os.ReadFile("../../templates/" + name)
		if err != nil {
			t.Fatal(err)
		}
		look[name] = &fstest.MapFile{Data: data}
	}
	return look
}

func TestContrastIsThatOfTheGuidelines(t *testing.T) {
	for _, c := range []struct {
		a, b hue
		want float64
	}{{0x000000, 0xFFFFFF, 21}, {0xFFFFFF, 0xFFFFFF, 1}, {0x767676, 0xFFFFFF, 4.54}, {0x777777, 0xFFFFFF, 4.48}} { // WebAIM's greys on either side of 4.5
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("#%06X on #%06X has %.3f, not %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestEveryColourOfTextCanBeReadOnItsGround(t *testing.T) {
	for stance, look := range stanceLooks {
		for _, pair := range [][2]hue{{look.text, look.ground}, {look.ink, hueWhite}} {
			if got := contrast(pair[0], pair[1]); got < leastContrast {
				t.Errorf("%s: #%06X on #%06X has only %.2f", stance, pair[0], pair[1], got)
			}
		}
	}
	for _, pair := range [][2]hue{{hueGrey, hueTint}, {huePetrol, hueTint}, {huePetrol, huePalePetrol}, {huePetrol, hueTan}, {huePetrol, hueMist}, {huePlum, huePalePlum}, {hueGrey, hueWhite}} {
		if got := contrast(pair[0], pair[1]); got < leastContrast {
			t.Errorf("#%06X on #%06X has only %.2f", pair[0], pair[1], got)
		}
	}
}

func TestTheColoursOfAHouseStandInPrint(t *testing.T) {
	var own, usual bytes.Buffer
	if err := pdf(&own, sampleBrief(), ownLook(t, "colours:\n  accent: \"#1A237E\"\n")); err != nil {
		t.Fatal(err)
	}
	if err := pdf(&usual, sampleBrief(), printLook); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(own.Bytes(), usual.Bytes()) {
		t.Error("another accent changes nothing")
	}
	colours, err := readHouse(os.DirFS("../../templates"))
	if err != nil {
		t.Fatal(err)
	}
	for stands, own := range colours {
		if stands != own {
			t.Errorf("the file of the project sets #%06X for #%06X", own, stands)
		}
	}
}

func TestAColourThatCannotBeReadIsRefused(t *testing.T) {
	for given, want := range map[string]string{
		"colours:\n  accent: \"#8C969C\"\n":  "accent: #8C969C has a contrast of 3.0 to 1 on #FFFFFF, and text needs 4.5 to 1; choose a darker colour",
		"colours:\n  law: \"#777777\"\n":     "law: #777777 has a contrast of 4.4 to 1 on #FFFFFF",
		"colours:\n  opposes: brick\n":       "opposes: \"brick\" is not a colour",
		"colours:\n  opposes: \"#12345\"\n":  "opposes: \"#12345\" is not a colour",
		"colours:\n  support: \"#123456\"\n": "support",
		"colours: [\n":                       houseFile,
	} {
		err := pdf(&bytes.Buffer{}, sampleBrief(), ownLook(t, given))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: the error is %v, without %q", given, err, want)
		}
	}
	if colours, err := readHouse(ownLook(t, "")); err != nil || len(colours) > 0 {
		t.Errorf("an empty file gives %v and %v", colours, err)
	}
}
