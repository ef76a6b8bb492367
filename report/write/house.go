package write

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// houseFile is the file of the look in which an organisation sets the colours of its house. It need not be there.
const houseFile = "page/look.yaml"

// leastContrast is what WCAG 2.2 asks of text and its ground (success criterion 1.4.3).
const leastContrast = 4.5

// houseColours are the colours that stand for those of the brief.
type houseColours map[hue]hue

// of returns the colour that stands for another, or that one itself.
func (c houseColours) of(h hue) hue {
	if own, has := c[h]; has {
		return own
	}
	return h
}

// readHouse reads the colours of the house. An error names the file, the colour, and what is wrong with it.
func readHouse(look fs.FS) (houseColours, error) {
	data, err := fs.ReadFile(look, houseFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the colours of the house: %w", err)
	}
	var file struct {
		Colours struct {
			Accent  string `yaml:"accent"`
			Opposes string `yaml:"opposes"`
			Law     string `yaml:"law"`
		} `yaml:"colours"`
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&file); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %s", houseFile, strings.ReplaceAll(strings.TrimPrefix(err.Error(), "yaml: "), "\n", " "))
	}
	colours := houseColours{}
	var wrong []error
	for _, c := range []struct {
		name, value string
		stands      hue
		grounds     []hue // that it stands on, or that stand on it
	}{
		{"accent", file.Colours.Accent, huePetrol, []hue{hueWhite, hueTint, huePalePetrol}},
		{"opposes", file.Colours.Opposes, hueBrick, []hue{hueWhite}},
		{"law", file.Colours.Law, huePlum, []hue{hueWhite, huePalePlum}},
	} {
		if c.value == "" {
			continue
		}
		own, err := parseHue(c.value)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %s: %w", houseFile, c.name, err))
			continue
		}
		colours[c.stands] = own
		for _, ground := range c.grounds {
			if has := contrast(own, ground); has < leastContrast {
				wrong = append(wrong, fmt.Errorf("%s: %s: %s has a contrast of %.1f to 1 on #%06X, and text needs %.1f to 1; choose a darker colour", houseFile, c.name, c.value, math.Floor(has*10)/10, ground, leastContrast))
				break
			}
		}
	}
	return colours, errors.Join(wrong...)
}

// parseHue reads a colour such as #0A4D5C.
func parseHue(s string) (hue, error) {
	digits, marked := strings.CutPrefix(s, "#")
	value, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || !marked || len(digits) != 6 {
		return 0, fmt.Errorf("%q is not a colour; write # and six digits, such as \"#0A4D5C\"", s)
	}
	return hue(value), nil
}

// contrast is the ratio of the luminances of two colours as WCAG 2.2 defines it, 1 to 21.
func contrast(a, b hue) float64 {
	luminance := func(h hue) float64 {
		sum := 0.0
		red, green, blue := h.rgb()
		for i, part := range []int{red, green, blue} {
			c := float64(part) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			sum += []float64{0.2126, 0.7152, 0.0722}[i] * c
		}
		return sum + 0.05
	}
	light, dark := luminance(a), luminance(b)
	return max(light, dark) / min(light, dark)
}
