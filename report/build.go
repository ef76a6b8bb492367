package report

import (
	"io/fs"
	"time"

	"policybrief/extract"
)

// Options are the parts of config.yaml that this arrow obeys.
type Options struct {
	Cover    Cover            `mapstructure:"brief"`
	Sections []SectionOptions `mapstructure:"sections"`
}

// Cover is what staff put on the first page.
type Cover struct {
	Kind        string       `mapstructure:"kind"` // "Policy review brief" where empty
	Title       string       `mapstructure:"title"`
	Subtitle    string       `mapstructure:"subtitle"`
	ShortTitle  string       `mapstructure:"short_title"` // Title where empty
	Status      string       `mapstructure:"status"`
	Version     string       `mapstructure:"version"`
	AsAt        extract.Date `mapstructure:"as_at"`
	Marking     string       `mapstructure:"marking"`
	PreparedBy  string       `mapstructure:"prepared_by"`
	PreparedFor string       `mapstructure:"prepared_for"`
}

// SectionOptions is one entry of the list of sections, in the order in which they stand in the brief.
type SectionOptions struct {
	Kind     string   `mapstructure:"kind"`     // a row of Sections
	ID       string   `mapstructure:"id"`       // its anchor; Kind where empty
	Title    string   `mapstructure:"title"`    // that of its row in Sections where empty
	Off      bool     `mapstructure:"off"`      // left out, and said to be
	Template string   `mapstructure:"template"` // file in templates/sections; Kind + ".md" where empty
	Most     int      `mapstructure:"most"`     // how many rows or points at most; 0 for the section's own limit
	Show     []string `mapstructure:"show"`     // which of its tables or notes; all where empty
}

// Provenance is what is true of this run and stands in no source.
type Provenance struct {
	Run      string // short hash of everything that went in
	Settings string // short hash of the configuration
	Version  string // of the program
	Made     time.Time
	Unread   []Unread
}

// Unread is a file that could not be read, and why.
type Unread struct{ File, Reason string }

// Build makes the brief that the options ask for. Templates hold sections/*.md and law/*.md; an error in one
// names its file and line.
func Build(subject extract.Subject, evidence *extract.Evidence, provenance Provenance, options Options, templates fs.FS) (*Brief, error) {
	return nil, nil
}

// Check reports every way in which the brief breaks its promises: a sentence without a citation in a paragraph that is
// not drafted, words that are not their source's, a citation without a number, a link that leads nowhere.
func (b *Brief) Check(evidence *extract.Evidence) error { return nil }
