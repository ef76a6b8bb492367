package report

import (
	"slices"

	"policybrief/extract"
)

// StanceSign is how a stance is told, in every format: by a symbol and words, which colour only repeats.
type StanceSign struct {
	Stance  extract.Stance
	Symbol  string // one letter of the typeface
	Short   string // in a cell of a matrix
	Words   string // in a legend or a table
	Meaning string // what it says of a stakeholder and an item
}

// Stances are the only seven, the strongest first.
var Stances = [...]StanceSign{
	{extract.Support, "▲", "supports", "supports", "for this item, in so many words"},
	{GeneralSupport, "△", "general", "general support only", "for the whole of which it is a part; silent on this item"},
	{extract.Oppose, "▼", "opposes", "opposes", "against this item, in so many words"},
	{extract.Both, "◆", "mixed", "mixed", "for part of it, or on conditions"},
	{extract.Neutral, "↔", "neutral", "neutral", "speaks of it and takes no side"},
	{extract.Declined, "□", "declined", "declined to comment", "was asked and would not say"},
	{Silent, "–", "none stated", "no stated position", "no source reports a view"},
}

// SignOf returns the sign of a stance, and whether it is one of the seven.
func SignOf(s extract.Stance) (StanceSign, bool) {
	i := slices.IndexFunc(Stances[:], func(sign StanceSign) bool { return sign.Stance == s })
	if i < 0 {
		return StanceSign{}, false
	}
	return Stances[i], true
}

// stanceWords are how a stance reads in a table; what is none of the seven is no stated position.
func stanceWords(s extract.Stance) string {
	sign, known := SignOf(s)
	if !known {
		sign, _ = SignOf(Silent)
	}
	return sign.Words
}
