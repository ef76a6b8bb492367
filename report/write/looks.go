package write

import (
	"policybrief/extract"
	"policybrief/report"
)

// stanceLook is the colours of a stance, in print and in a workbook.
type stanceLook struct {
	ground hue  // of its cell
	text   hue  // of the letters on the ground
	edge   hue  // of its cell
	ink    hue  // of the symbol on white
	sheet  hue  // ground of its cell in a workbook, where LibreOffice writes every link in dark blue and that must be legible
	plain  bool // stated in so many words, for or against
}

// stanceLooks are the colours of the seven stances. Dark means plainly stated, pale means weak, white means silence.
var stanceLooks = map[extract.Stance]stanceLook{
	extract.Support:       {huePetrol, hueWhite, huePetrol, huePetrol, 0x8DBFC7, true},
	report.GeneralSupport: {huePalePetrol, hueInk, huePetrol, huePetrol, huePalePetrol, false},
	extract.Oppose:        {hueBrick, hueWhite, hueBrick, hueBrick, 0xEBAE98, true},
	extract.Both:          {hueTan, hueInk, hueInk, hueInk, hueTan, false},
	extract.Neutral:       {hueMist, hueInk, hueInk, hueInk, hueMist, false},
	extract.Declined:      {hueWhite, hueInk, hueInk, hueInk, hueWhite, false},
	report.Silent:         {hueWhite, hueGrey, hueHair, hueGrey, hueWhite, false},
}
