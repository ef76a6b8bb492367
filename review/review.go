// Package review is where people's decisions come in: which claims of a brief somebody has accepted, amended or rejected. A
// reviewer decides in the workbook, where the row of a claim has its id and a fingerprint of what it shows.
package review

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Claim is a piece of evidence as a reviewer is shown it.
type Claim struct {
	ID          string
	Also        []string // pieces of evidence that are shown with it, and share its fate
	Kind        string   // name of the register that shows it
	Words       string   // what is claimed, in a line
	Fingerprint string
}

// Heads of the columns in which a reviewer decides. An import finds them by these words, wherever they stand.
const (
	IDHead          = "Id"
	StatusHead      = "Status"
	AmendedHead     = "Amended wording or stance"
	ReviewerHead    = "Reviewer"
	DateHead        = "Reviewed on"
	NoteHead        = "Note"
	FingerprintHead = "Fingerprint"
)

// Status is what a reviewer decides about a claim.
type Status string

// The three decisions. No status is no decision.
const (
	Accept Status = "accept"
	Amend  Status = "amend"
	Reject Status = "reject"
)

// Statuses are the decisions that a reviewer can choose from, and what each means.
var Statuses = [...]struct {
	Status  Status
	Meaning string
}{
	{Accept, "The sources say this, and the brief may say it as it stands."},
	{Amend, "The brief shows, beside what was found, the wording or stance that the reviewer gives."},
	{Reject, "The claim leaves the brief, and stays in its register as rejected."},
}

func (s Status) known() bool {
	for _, known := range Statuses {
		if s == known.Status {
			return true
		}
	}
	return false
}

const (
	shownDigits = 12 // of the hash over what was shown
	ownDigits   = 4  // of the hash that ties them to one claim of one brief
)

// Fingerprint tells, in a row of a workbook, what a reviewer was shown: twelve hexadecimal digits of a hash over that, and
// behind a dash four of a hash over the title of the brief, the claim and the twelve.
func Fingerprint(brief, claim string, shown ...string) string {
	content := digits(shownDigits, shown...)
	return content + "-" + digits(ownDigits, brief, claim, content)
}

// Belongs reports whether a fingerprint was made for a claim of a brief, whatever was then shown of it. It tells a row of
// another brief, and one whose cells were mixed up with those of other rows.
func Belongs(brief, claim, fingerprint string) bool {
	content, own, _ := strings.Cut(fingerprint, "-")
	return len(content) == shownDigits && own == digits(ownDigits, brief, claim, content)
}

// shownIn returns the part of a fingerprint that says what was shown, whatever the brief is called.
func shownIn(fingerprint string) string {
	content, _, _ := strings.Cut(fingerprint, "-")
	return content
}

func digits(n int, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:])[:n]
}
