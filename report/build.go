package report

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"policybrief/extract"
	"policybrief/review"
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
	Review   *review.Outcome // what reviewers decided, or nil where none did
}

// Unread is a file that could not be read, and why.
type Unread struct{ File, Reason string }

// Build makes the brief that the options ask for. Templates hold sections/*.md and law/*.md; an error in one
// names its file and line.
func Build(subject extract.Subject, evidence *extract.Evidence, provenance Provenance, options Options, templates fs.FS) (*Brief, error) {
	l := newLedger(subject, evidence, provenance, options.Cover, templates)
	var faults []error
	laws, err := readLaws(subject, templates)
	if err != nil {
		faults = append(faults, err)
	}
	l.laws = laws
	l.registers = l.makeRegisters()
	b := l.front()
	chosen := options.Sections
	if len(chosen) == 0 {
		chosen = usualSections()
	}
	for _, o := range chosen {
		if o.Kind == "registers" && !o.Off {
			for _, name := range annexNames(o) {
				l.annexed[name] = cmp.Or(o.ID, o.Kind)
			}
		}
	}
	taken := map[string]bool{}
	for _, o := range chosen {
		kind, err := sectionKind(o.Kind)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		section := Section{ID: cmp.Or(o.ID, o.Kind), Kind: o.Kind, Title: cmp.Or(o.Title, kind.Title), NewPage: kind.NewPage, Panel: kind.Panel}
		if o.Off {
			b.Off = append(b.Off, section.Title)
			continue
		}
		if taken[section.ID] {
			faults = append(faults, fmt.Errorf("two sections have the id %q; give one of them an id of its own", section.ID))
			continue
		}
		taken[section.ID] = true
		c := content{data: l.general()}
		if kind.make != nil {
			c = kind.make(l, o)
		}
		if section.Blocks, err = compose(templates, cmp.Or(o.Template, o.Kind+".md"), c); err != nil {
			faults = append(faults, err)
			continue
		}
		if kind.most > 0 {
			section.Blocks = atMost(section.Blocks, cmp.Or(o.Most, kind.most))
		}
		section.Blocks = l.remarked(section.Blocks)
		b.Sections = append(b.Sections, section)
	}
	b.Registers = l.registers
	number(l, b)
	l.showReview()
	if faults = append(faults, l.faults...); len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return b, nil
}

// front makes the brief but for its sections.
func (l *ledger) front() *Brief {
	c := l.cover
	state := cmp.Or(c.Status, "Draft")
	if c.Version != "" {
		state += " " + c.Version
	}
	share, reviewed := l.reviewed()
	if reviewed != "not reviewed" || !strings.Contains(strings.ToLower(state), "review") {
		state += ", " + reviewed
	}
	b := &Brief{Kind: cmp.Or(c.Kind, "Policy review brief"), Title: c.Title, Subtitle: c.Subtitle, ShortTitle: cmp.Or(c.ShortTitle, c.Title), Marking: c.Marking,
		State: state, Reviewed: share, Author: c.PreparedBy, Language: "en-GB", AsAt: c.AsAt, Made: l.provenance.Made, Run: l.provenance.Run, Sources: l.sources}
	return b
}

// control fills the control block of the first page; the citations must have been numbered.
func (l *ledger) control(b *Brief) {
	read := fmt.Sprintf("%d read", len(l.evidence.Documents))
	if n := len(l.provenance.Unread); n > 0 {
		read += fmt.Sprintf(", %d unreadable", n)
	}
	if n := l.digests(); n > 0 && n == len(l.evidence.Documents) {
		read += "; all are our own digests"
	} else if n > 0 {
		read += "; " + numberWord(n) + " of them " + plural(n, "is our own digest", "are our own digests")
	}
	for _, shared := range l.shared {
		read += fmt.Sprintf("; %s shares text with %s", shared.doc, shared.other)
	}
	cites := "none"
	if n := len(b.Citations); n > 0 {
		cites = fmt.Sprintf("%d %s, each re-read", n, plural(n, "passage", "passages"))
	}
	for _, field := range []Field{
		{"Status", b.State}, {"As at", b.AsAt.Long()}, {"Marking", b.Marking},
		{"Prepared by", l.cover.PreparedBy}, {"Prepared for", l.cover.PreparedFor},
		{"Citations", cites},
		{"Sources", read}, {"Run", l.provenance.Run}, {"Settings", l.provenance.Settings},
	} {
		b.Control = append(b.Control, Field{field.Label, cmp.Or(field.Value, "not filled in")})
	}
}

// digests counts the sources that are our own words about a report.
func (l *ledger) digests() int {
	n := 0
	for _, d := range l.evidence.Documents {
		if d.Digest {
			n++
		}
	}
	return n
}

// atMost keeps the blocks up to the last paragraph that is allowed; 0 allows all.
func atMost(blocks []Block, most int) []Block {
	paragraphs := 0
	for i, block := range blocks {
		switch block.(type) {
		case Paragraph, List:
			if paragraphs++; most > 0 && paragraphs > most {
				return blocks[:i]
			}
		}
	}
	return blocks
}
