// Package read is the first arrow: files in, documents out, one format a file. It fixes the text of each
// source for good, numbers its paragraphs, marks its page furniture, and reads what it says of itself
// (title, outlet, authors, dates).
//
// To add a format: a file here with its function, a line in Formats, and a sample in testdata.
package read

import (
	"context"

	"policybrief/extract"
)

// Source is an entry of the list of sources in config.yaml: a file or a folder, and for a file what its text does not
// say of it.
type Source struct {
	Path      string       `mapstructure:"path"` // relative to the configuration
	ID        string       `mapstructure:"id"`   // of a file: base of claim ids; its base name where empty
	Title     string       `mapstructure:"title"`
	Outlet    string       `mapstructure:"outlet"`
	Authors   []string     `mapstructure:"authors"`
	Published extract.Date `mapstructure:"published"`
	Updated   extract.Date `mapstructure:"updated"`
}

// Format is a row of Formats: all that the rest of the program knows of a source format.
type Format struct {
	Name       string
	MediaType  string
	Extensions []string // with their dots, lower case
	About      string   // one line of help
	Read       func(data []byte) (*extract.Document, error)
}

// Unread is a file that could not be read.
type Unread struct {
	File string
	Err  error
}

// All reads the sources, folders with everything below them in the order of their paths, and calls progress (which may
// be nil) after each file. Paths are relative to base. A file that cannot be read is returned as
// Unread; an error means that nothing could be.
func All(ctx context.Context, base string, sources []Source, progress func(done, total int)) ([]*extract.Document, []Unread, error) {
	return nil, nil, nil
}
