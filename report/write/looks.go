package write

import (
	"policybrief/extract"
	"policybrief/report"
)

// stanceLook is the colours of a stance.
type stanceLook struct {
	ground hue // of its cell
	text   hue // of the letters on the ground
	edge   hue // of its cell
	ink    hue // of the symbol on white
}

// stanceLooks are the colours of the seven stances. Dark means plainly stated, pale means weak, white means silence.
var stanceLooks = map[extract.Stance]stanceLook{
	extract.Support:       {huePetrol, hueWhite, huePetrol, huePetrol},
	report.GeneralSupport: {huePalePetrol, hueInk, huePetrol, huePetrol},
	extract.Oppose:        {hueBrick, hueWhite, hueBrick, hueBrick},
	extract.Both:          {hueTan, hueInk, hueInk, hueInk},
	extract.Neutral:       {hueMist, hueInk, hueInk, hueInk},
	extract.Declined:      {hueWhite, hueInk, hueInk, hueInk},
	report.Silent:         {hueWhite, hueGrey, hueHair, hueGrey},
}
