// Package templates holds the words and looks of a brief that staff may edit. A folder named in config.yaml replaces
// its files one by one.
package templates

import "embed"

// Files are sections/*.md (the words of each section), law/*.md (the vetted legal notes) and fonts (the typeface of
// the printed brief, with its licence).
//
//go:embed sections law fonts
var Files embed.FS
