package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"policybrief/extract"
)

// TestMarksStandInTheirTexts holds the training texts that lie here to their marks: words that stand in their file, and a stakeholder, a topic and a
// stance that there are.
func TestMarksStandInTheirTexts(t *testing.T) {
	var paths []string
	for _, pattern := range []string{"passages/*.json", "news/*"} {
		matched, err := filepath.Glob(pattern)
		if err != nil || len(matched) == 0 {
			t.Fatalf("no texts at %s: %v", pattern, err)
		}
		paths = append(paths, matched...)
	}
	for _, path := range paths {
		s, config, texts, err := readMarks(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.marks) == 0 || len(texts) == 0 {
			t.Errorf("%s: %d marks in %d texts", path, len(s.marks), len(texts))
		}
		for _, m := range s.marks {
			isTopic := func(p extract.Proposal) bool { return p.ID == m.About }
			switch {
			case !slices.ContainsFunc(config.Stakeholders, func(k extract.Stakeholder) bool { return k.ID == m.Stakeholder }):
				t.Errorf("%s: no stakeholder %q", path, m.Stakeholder)
			case !slices.ContainsFunc(config.Proposals, isTopic) && !slices.ContainsFunc(config.Objects, isTopic):
				t.Errorf("%s: no proposal or object %q", path, m.About)
			case (extract.Outlook{}).Class(m.Stance) < 1:
				t.Errorf("%s: no stance %q", path, m.Stance)
			case m.Evidence == "" || !strings.Contains(texts[m.File], m.Evidence):
				t.Errorf("%s: %s does not hold %q", path, m.File, m.Evidence)
			}
		}
	}
}
