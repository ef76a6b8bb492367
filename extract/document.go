package extract

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Document is the text of one source and what is known of it. Its Text is fixed at reading: every
// later step points into it by byte offsets and none changes it.
type Document struct {
	ID        string // "S1", in the order of reading
	File      string // path as given, with forward slashes, relative to the configuration where it can be
	Name      string // base of claim ids, that of no other document: the configured id of the source, or its file's base name
	SHA256    string // of the file's bytes, lower-case hexadecimal
	MediaType string // "text/plain", "text/markdown", "text/html", …

	Title     string
	Outlet    string // "" where nobody says who published it
	Authors   []string
	Published Date
	Updated   Date
	Inferred  []string // names of the fields above that were guessed from the text, not stated
	Digest    bool     // our own words about a source, never to be shown as the source
	Basis     string   // of a digest: what it was made from

	Text      string      // valid UTF-8, lines ended by LF
	Passages  []Passage   // its paragraphs, in order
	Furniture []Furniture // page parts that are nobody's report, in order
	Warnings  []string
}

// Passage is a paragraph of a document: Text[Start:End], without the white space around it.
type Passage struct {
	Number     int // counted from 1; what a citation shows as ¶ Number
	Page       int // counted from 1 where the format has pages, otherwise 0
	Start, End int
}

// Furniture is a part of a page that reports nothing: Text[Start:End].
type Furniture struct {
	Start, End int
	Kind       string // one of FurnitureKinds
}

// FurnitureKinds are the kinds of page furniture, as evidence.json names them.
var FurnitureKinds = []string{"advert", "byline", "caption", "dateline", "nav", "related", "repeat", "title"}

// Span is a stretch of a document: the bytes Start to End (half-open) of its Text.
type Span struct {
	Doc        string // the document's ID
	Start, End int
}

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Doc == o.Doc && s.Start < o.End && o.Start < s.End }

// Words returns the exact words of a span of the document.
func (d *Document) Words(s Span) string { return d.Text[s.Start:s.End] }

// Passage returns the paragraph that holds the byte offset, or the last one before it.
func (d *Document) Passage(offset int) Passage {
	i, found := slices.BinarySearchFunc(d.Passages, offset, func(p Passage, at int) int { return cmp.Compare(p.Start, at) })
	if !found {
		i--
	}
	if i < 0 {
		return Passage{}
	}
	return d.Passages[i]
}

// IsFurniture reports whether any byte of Text[start:end] is page furniture.
func (d *Document) IsFurniture(start, end int) bool {
	i, _ := slices.BinarySearchFunc(d.Furniture, start, func(f Furniture, at int) int { return cmp.Compare(f.End, at+1) })
	return i < len(d.Furniture) && d.Furniture[i].Start < end
}

// Dated returns the day that relative dates in the document count from: its last update, or its
// publication. It is the zero Date where the document gives neither.
func (d *Document) Dated() Date {
	if d.Updated.IsDay() {
		return d.Updated
	}
	return d.Published
}

// Date is a day, a month or a year of the Gregorian calendar. A part that is not known is 0, so
// that {2023, 9, 0} is September 2023 and {0, 3, 14} is 14 March of an unknown year.
type Date struct {
	Year, Month, Day int
}

// DateOf returns the calendar day of t in t's own location.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// IsDay reports whether year, month and day are all known.
func (d Date) IsDay() bool { return d.Year != 0 && d.Month != 0 && d.Day != 0 }

// IsZero reports whether nothing is known.
func (d Date) IsZero() bool { return d == Date{} }

// Time returns midnight UTC at the start of the day, month or year.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// FirstDay returns the first day of the day, month or year.
func (d Date) FirstDay() Date { return Date{d.Year, max(d.Month, 1), max(d.Day, 1)} }

// LastDay returns the last day of the day, month or year.
func (d Date) LastDay() Date {
	switch {
	case d.Day != 0:
		return d
	case d.Month != 0:
		return DateOf(time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC))
	}
	return Date{d.Year, 12, 31}
}

// Add returns the day that many days later; the date must be a day.
func (d Date) Add(days int) Date { return DateOf(d.Time().AddDate(0, 0, days)) }

// Compare orders dates by year, month and day; an unknown part comes before every known one.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// String returns the ISO 8601 form: "2023-09-24", "2023-09", "2023", "--03-14", or "" when zero.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Year == 0 && d.Day == 0:
		return fmt.Sprintf("--%02d", d.Month)
	case d.Year == 0:
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day)
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Long returns the date as a British reader writes it: "24 September 2023", "September 2023",
// "14 March", "2023", or "" when zero.
func (d Date) Long() string {
	var parts []string
	if d.Day != 0 {
		parts = append(parts, strconv.Itoa(d.Day))
	}
	if d.Month != 0 {
		parts = append(parts, time.Month(d.Month).String())
	}
	if d.Year != 0 {
		parts = append(parts, strconv.Itoa(d.Year))
	}
	return strings.Join(parts, " ")
}

var isoDate = regexp.MustCompile(`^(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?$`)

// ParseDate reads the form that String writes. It refuses a day that the calendar does not have.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	m := isoDate.FindStringSubmatch(s)
	if m == nil {
		return Date{}, fmt.Errorf("%q is not a date such as 2023-09-24, 2023-09 or 2023", s)
	}
	number := func(digits string) int { n, _ := strconv.Atoi(digits); return max(n, 0) }
	d := Date{number(m[1]), number(m[2]), number(m[3])}
	leap := d
	if leap.Year == 0 {
		leap.Year = 2000 // 29 February is a day of some year
	}
	if d.IsZero() || m[2] != "" && (d.Month < 1 || d.Month > 12) || m[3] != "" && DateOf(leap.Time()) != leap {
		return Date{}, fmt.Errorf("%q is not a day of the calendar", s)
	}
	return d, nil
}

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}
