// Package write is the fourth arrow: a brief in, bytes out, one format a file. Writers see the brief and the look
// (fonts and styles), never the evidence.
//
// To add a format: a file here with its function, a line in Formats, and a golden sample.
package write

import (
	"io"
	"io/fs"

	"policybrief/report"
)

// Format is a row of Formats: all that the rest of the program knows of an output format.
type Format struct {
	Name      string // as config.yaml has it
	Extension string // with its dot
	MediaType string
	About     string // one line of help
	Write     func(w io.Writer, b *report.Brief, look fs.FS) error
}

// Output is an entry of the list of outputs in config.yaml.
type Output struct {
	Format string `mapstructure:"format"`
	File   string `mapstructure:"file"` // "brief" and the format's extension where empty
}
