package review

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"policybrief/extract"
)

// File is the name of the record of decisions, beside the configuration.
const File = "review.yaml"

// schema names the form of the record.
const schema = "policybrief/review/1"

const remarks = `# What reviewers decided about the claims of the brief, as policybrief review import read it from its workbook. A build obeys it.
# An entry is a decision; they stand in the order of the claims' ids, and a later decision about a claim below an earlier one.
`

// record is the file.
type record struct {
	Schema    string     `yaml:"schema"`
	Decisions []Decision `yaml:"decisions"`
}

// Read reads the record. Its error has a line for every fault, each with its place.
func Read(data []byte) ([]Decision, error) {
	var r record
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&r); err != nil && err != io.EOF {
		return nil, err
	}
	if r.Schema != schema {
		return nil, fmt.Errorf("its schema is %q, and this program reads %q", r.Schema, schema)
	}
	var wrong []error
	for i, d := range r.Decisions {
		for _, what := range d.wrong("") {
			wrong = append(wrong, fmt.Errorf("entry %d, claim %s: %s", i+1, d.Claim, what))
		}
		if d.Claim == "" || d.Fingerprint == "" {
			wrong = append(wrong, fmt.Errorf("entry %d has no claim or no fingerprint; import it from the workbook again", i+1))
		}
	}
	return ordered(r.Decisions), errors.Join(wrong...)
}

// Write returns the record as a file.
func Write(decisions []Decision) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(remarks)
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(record{schema, ordered(decisions)}); err != nil {
		return nil, err
	}
	err := encoder.Close()
	return out.Bytes(), err
}

// Merge adds decisions to a record and says how many it did not have. One of a reviewer's decisions replaces another as of its day; on
// the same day the one that was imported last does. What is replaced stays in the record.
func Merge(decisions, imported []Decision) (merged []Decision, added int) {
	type daily struct {
		topic topic
		date  extract.Date
	}
	merged = slices.Clone(decisions)
	last := map[daily]Decision{}
	for _, d := range decisions {
		last[daily{d.topic(), d.Date}] = d
	}
	for _, d := range imported {
		on := daily{d.topic(), d.Date}
		if was, there := last[on]; there && was.same(d) && was.Note == d.Note {
			continue
		}
		last[on] = d
		merged = append(merged, d)
		added++
	}
	return ordered(merged), added
}

// ordered returns decisions by claim and day; those of one day in the order in which they came.
func ordered(decisions []Decision) []Decision {
	decisions = slices.Clone(decisions)
	slices.SortStableFunc(decisions, func(a, b Decision) int { return cmp.Or(strings.Compare(a.Claim, b.Claim), a.Date.Compare(b.Date)) })
	return decisions
}
