// Package templates holds the words and looks of a brief that staff may edit. A folder named in config.yaml replaces
// its files one by one.
package templates

import "embed"

// Files are sections/*.md (the words of each section), law/*.md (the vetted legal notes), fonts (the typeface of
// the brief, with its licence) and page (the style sheet of the brief for browsers, its filters, and the
// colours of the house).
//
//go:embed sections law fonts page
var Files embed.FS
