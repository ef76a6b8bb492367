package lint

import (
	"math"
	"strconv"
	"strings"
)

// format is how a cell looks.
type format struct {
	size     float64
	font     string
	contrast float64 // of text and ground; 0 where one of them is not known
	quoted   bool
	wraps    bool
	heading  bool // it is of the style Heading 1
}

// colour is RRGGBB, "" where it is not known.
type colour string

// Colours where nothing is said.
const (
	black colour = "000000"
	white colour = "FFFFFF"
)

// themes are the places of the colours of a theme in its part, by the number that styles give them.
var themes = []string{"lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"}

// indexed are the first of the colours that styles know by number; later ones repeat them and differ by file.
var indexed = []colour{black, white, "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"}

// readStyles reads the formats of cells, and checks those of conditions.
func (w *workbook) readStyles(part, theme string) error {
	palette := map[string]colour{}
	if err := w.walk(theme, visitor{start: func(at []string, a attributes) {
		if n := len(at); n > 1 && at[max(0, n-3)] == "clrScheme" {
			switch at[n-1] {
			case "srgbClr":
				palette[at[n-2]] = colour(a.get("val"))
			case "sysClr":
				palette[at[n-2]] = colour(a.get("lastClr"))
			}
		}
	}}); err != nil {
		return err
	}
	of := func(a attributes) colour {
		if rgb := a.get("rgb"); len(rgb) >= 6 {
			return colour(rgb[len(rgb)-6:])
		}
		if n, err := strconv.Atoi(a.get("theme")); err == nil && n >= 0 && n < len(themes) {
			tint, _ := strconv.ParseFloat(a.get("tint"), 64)
			return palette[themes[n]].tinted(tint)
		}
		switch n, err := strconv.Atoi(a.get("indexed")); {
		case err != nil:
			return ""
		case n == 64:
			return black
		case n == 65:
			return white
		case n >= 0 && n < 16:
			return indexed[n%8]
		}
		return ""
	}
	type look struct {
		size float64
		name string
		ink  colour
	}
	type difference struct{ ink, ground colour }
	var fonts []look
	var fills []colour
	var named []string // builtin ids by format of named styles
	var differences []difference
	var styleOf []int
	solid := false
	if err := w.walk(part, visitor{start: func(at []string, a attributes) {
		n := len(at)
		if n < 2 {
			return
		}
		switch inside := strings.Join(at[1:], "/"); inside {
		case "fonts/font":
			fonts = append(fonts, look{size: 11, ink: black})
		case "fonts/font/sz":
			fonts[len(fonts)-1].size, _ = strconv.ParseFloat(a.get("val"), 64)
		case "fonts/font/name":
			fonts[len(fonts)-1].name = a.get("val")
		case "fonts/font/color":
			fonts[len(fonts)-1].ink = of(a)
		case "fills/fill":
			fills = append(fills, white)
		case "fills/fill/patternFill":
			if solid = a.get("patternType") == "solid"; !solid && a.get("patternType") != "none" && a.get("patternType") != "" {
				fills[len(fills)-1] = ""
			}
		case "fills/fill/patternFill/fgColor":
			if solid {
				fills[len(fills)-1] = of(a)
			}
		case "fills/fill/gradientFill":
			fills[len(fills)-1] = ""
		case "cellXfs/xf":
			f := format{size: 11, quoted: a.is("quotePrefix")}
			if at, err := strconv.Atoi(a.get("fontId")); err == nil && at >= 0 && at < len(fonts) {
				f.size, f.font = fonts[at].size, fonts[at].name
				if fill, err := strconv.Atoi(a.get("fillId")); err == nil && fill >= 0 && fill < len(fills) {
					f.contrast = contrast(fonts[at].ink, fills[fill])
				}
			}
			w.formats = append(w.formats, f)
			style, err := strconv.Atoi(a.get("xfId"))
			if err != nil {
				style = 0
			}
			styleOf = append(styleOf, style)
		case "cellXfs/xf/alignment":
			w.formats[len(w.formats)-1].wraps = a.is("wrapText")
		case "cellStyles/cellStyle":
			if style, err := strconv.Atoi(a.get("xfId")); err == nil && style >= 0 && style <= mostParts {
				for len(named) <= style {
					named = append(named, "")
				}
				named[style] = a.get("builtinId")
			}
		case "dxfs/dxf":
			differences = append(differences, difference{})
		case "dxfs/dxf/font/color":
			differences[len(differences)-1].ink = of(a)
		case "dxfs/dxf/fill/patternFill/bgColor":
			differences[len(differences)-1].ground = of(a)
		}
	}}); err != nil {
		return err
	}
	const heading1 = "16" // ECMA-376 part 1, 18.8.7
	for i, style := range styleOf {
		w.formats[i].heading = style >= 0 && style < len(named) && named[style] == heading1
	}
	for i, d := range differences {
		if c := contrast(d.ink, d.ground); c > 0 && c < 4.5 {
			w.add(12, "", "", "conditional format %d has a contrast of %.1f", i+1, c)
		}
	}
	return nil
}

// tinted makes a colour lighter, or darker where the share is below 0.
func (c colour) tinted(share float64) colour {
	if share == 0 || !c.isKnown() {
		return c
	}
	out := ""
	for i := 0; i < 6; i += 2 {
		n, _ := strconv.ParseUint(string(c[i:i+2]), 16, 8)
		v := float64(n) * (1 + share)
		if share > 0 {
			v = float64(n) + (255-float64(n))*share
		}
		v = min(255, max(0, math.Round(v)))
		out += strconv.FormatUint(0x100|uint64(v), 16)[1:]
	}
	return colour(out)
}

func (c colour) isKnown() bool {
	_, err := strconv.ParseUint(string(c), 16, 32)
	return len(c) == 6 && err == nil
}

// contrast is that of two colours as WCAG 2.2 has it, 0 where one of them is not known.
func contrast(a, b colour) float64 {
	if !a.isKnown() || !b.isKnown() {
		return 0
	}
	luminance := func(c colour) (sum float64) {
		for i, share := range []float64{0.2126, 0.7152, 0.0722} {
			n, _ := strconv.ParseUint(string(c[2*i:2*i+2]), 16, 8)
			if v := float64(n) / 255; v <= 0.04045 {
				sum += share * v / 12.92
			} else {
				sum += share * math.Pow((v+0.055)/1.055, 2.4)
			}
		}
		return sum
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
