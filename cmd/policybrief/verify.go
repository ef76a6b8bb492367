package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"policybrief/extract"
	"policybrief/extract/read"
	"policybrief/report/write"
	"policybrief/review"
)

// verify holds the brief in a folder against its sources.
func (a *app) verify(ctx context.Context, folder, config, sources string) error {
	m, err := readManifest(folder)
	if err != nil {
		return err
	}
	base, settings, err := baseOf(m, folder, config, sources)
	if err != nil {
		return err
	}
	data, err := readFile(filepath.Join(folder, evidenceName))
	if err != nil {
		return fmt.Errorf("%s in %s: %w; build the brief again", evidenceName, filepath.ToSlash(folder), err)
	}
	evidence, err := extract.ReadJSON(bytes.NewReader(data))
	if err != nil {
		if !json.Valid(data) || data[0] != '{' {
			err = errors.New("it is empty, cut off or no evidence at all")
		}
		return fmt.Errorf("%s in %s is damaged: %w; build the brief again", evidenceName, filepath.ToSlash(folder), err)
	}
	found, err := await(ctx, func() (changes, error) {
		defer a.step("reading the sources again")()
		found, err := changesIn(ctx, m, evidence, folder, base)
		if err != nil {
			return found, err
		}
		if change := reviewChange(m, settings); change != "" {
			found.files++
			found.lines = append(found.lines, review.File+": "+change)
		}
		doubt, err := a.again(ctx, m, evidence, base, settings, sources, &found)
		if doubt != "" {
			a.log.Warn("the evidence was not found again: " + doubt)
		}
		return found, err
	})
	if err != nil {
		return err
	}
	if len(found.lines) > 0 {
		fmt.Fprintf(a.out, "%s: %s\n%s\n", filepath.ToSlash(folder), found.summary(), strings.Join(found.lines, "\n"))
		return fmt.Errorf("%s is no longer as it was built: %s", filepath.ToSlash(folder), found.summary())
	}
	a.say("%s: nothing has changed; %s, %s and %s hold", filepath.ToSlash(folder), count(len(m.Inputs), "source"),
		count(len(evidence.Quotes), "quotation"), count(len(m.Outputs), "file"))
	return nil
}

// baseOf returns the folder that the files of a manifest are named from, and the configuration, "" where nobody says it.
func baseOf(m manifest, folder, config, sources string) (base, settings string, err error) {
	if config == "" {
		if config, err = above(folder, m.Config.File); err != nil {
			return "", "", err
		}
	}
	switch {
	case sources != "":
		full, err := filepath.Abs(sources)
		return filepath.Dir(full), config, err
	case m.Config.Other:
		return "", "", &exit{codeUsage, errors.New("the brief was built with --sources; name that folder again with --sources")}
	case config == "":
		return "", "", &exit{codeUsage, fmt.Errorf("there is no %s above %s; name the configuration of the brief with --config", m.Config.File, filepath.ToSlash(folder))}
	}
	return filepath.Dir(config), config, nil
}

// above returns the nearest file of that name in the folders that hold the folder, or "".
func above(folder, name string) (string, error) {
	at, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	for at != filepath.Dir(at) {
		at = filepath.Dir(at)
		if info, err := os.Stat(filepath.Join(at, name)); err == nil && !info.IsDir() {
			return filepath.Join(at, name), nil
		}
	}
	return "", nil
}

// changes are what is no longer as it was when a brief was built.
type changes struct {
	lines   []string // one for each file and piece of evidence that changed, and for all that moved in a file
	files   int      // outputs and sources that are missing or changed
	sources int      // sources among them
	wrong   int      // pieces of evidence that do not follow from the sources
	lost    int      // pieces of evidence whose words are not in their source as they were
	moved   int      // pieces of evidence whose words stand at another place of their source
}

// summary says in a line how much changed.
func (c changes) summary() string {
	words := count(c.files, "file") + " missing or changed"
	if c.wrong > 0 {
		words += ", " + count(c.wrong, "piece") + " of evidence not as found again"
	}
	if c.lost > 0 {
		words += ", " + count(c.lost, "piece") + " of evidence changed"
	}
	if c.moved > 0 {
		words += ", " + count(c.moved, "piece") + " of evidence moved but unchanged"
	}
	return words
}

// changesIn holds every file of a brief, and the words of its evidence, against what they were.
func changesIn(ctx context.Context, m manifest, e *extract.Evidence, folder, base string) (changes, error) {
	var all changes
	file := func(name, change string) {
		all.files++
		all.lines = append(all.lines, name+": "+change)
	}
	for _, output := range m.Outputs {
		if change := changeOf(filepath.Join(folder, output.File), output.SHA256); change != "" {
			file(output.File, change)
		}
	}
	named := func(name string) bool {
		return slices.ContainsFunc(m.Outputs, func(o manifestOutput) bool { return o.File == name })
	}
	if !named(evidenceName) || len(m.Outputs) < 2 {
		file(manifestName, "it does not name the files of the brief; build the brief again")
	}
	for _, format := range write.Formats {
		name := "brief" + format.Extension
		if _, err := os.Lstat(filepath.Join(folder, name)); err == nil && !named(name) {
			file(name, "not of this brief, whose manifest does not name it; move it away")
		}
	}
	sums := map[string]string{}
	for _, input := range m.Inputs {
		sums[input.File] = input.SHA256
	}
	for _, d := range e.Documents {
		change := changeOf(within(base, d.File), sums[d.File])
		if change == "" {
			continue
		}
		documents, _, err := read.All(ctx, base, []read.Source{{Path: d.File}}, nil)
		if ctx.Err() != nil {
			return changes{}, ctx.Err()
		}
		if err != nil && change == "changed" {
			change += ", and cannot be read: " + err.Error()
		}
		file(d.File, change)
		all.sources++
		if err != nil {
			continue
		}
		text := documents[0].Text
		var lost, moved []string
		for _, c := range claimsIn(e, d.ID) {
			words := d.Words(c.span)
			switch {
			case c.span.End <= len(text) && text[c.span.Start:c.span.End] == words:
			case strings.Count(text, words) == strings.Count(d.Text, words):
				moved = append(moved, c.name)
			default:
				lost = append(lost, c.name)
				all.lines = append(all.lines, fmt.Sprintf("%s: %s changed: %q", d.File, c.name, words))
			}
		}
		lost, moved = distinct(lost), distinct(moved)
		moved = slices.DeleteFunc(moved, func(name string) bool { return slices.Contains(lost, name) })
		all.lost += len(lost)
		all.moved += len(moved)
		if len(moved) > 0 {
			have := "have moved but are"
			if len(moved) == 1 {
				have = "has moved but is"
			}
			all.lines = append(all.lines, fmt.Sprintf("%s: %s of evidence %s unchanged", d.File, count(len(moved), "piece"), have))
		}
	}
	return all, nil
}

// reviewChange says how the record of reviewers' decisions beside a configuration is not what it was, or nothing.
func reviewChange(m manifest, config string) string {
	name := filepath.Join(filepath.Dir(config), review.File)
	switch {
	case config == "":
	case m.Review != nil:
		return changeOf(name, m.Review.SHA256)
	case changeOf(name, "") != "missing":
		return "not there when the brief was built"
	}
	return ""
}

// distinct returns the names in order, each once.
func distinct(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

// changeOf says in words how a file differs from what its hash was, or nothing.
func changeOf(name, sum string) string {
	data, err := readFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "missing"
	case err != nil:
		return err.Error()
	case hashOf(data) != sum:
		return "changed"
	}
	return ""
}

// claim is a piece of evidence by its name, and words that it rests on.
type claim struct {
	name string
	span extract.Span
}

// claimsIn returns all the words of a document that evidence rests on.
func claimsIn(e *extract.Evidence, document string) []claim {
	var claims []claim
	add := func(kind, id string, spans ...extract.Span) {
		for _, s := range spans {
			if s.Doc == document {
				claims = append(claims, claim{kind + " " + id, s})
			}
		}
	}
	for _, q := range e.Quotes {
		add("quotation", q.ID, q.Content...)
	}
	for _, p := range e.Proposals {
		add("passage on", p.Proposal, p.Span)
	}
	for _, p := range e.Positions {
		add("position", p.ID, p.Evidence...)
	}
	for _, v := range e.Events {
		add("event", v.ID, v.Span)
	}
	for _, f := range e.Figures {
		add("figure", f.ID, f.Span)
	}
	for _, c := range e.Conflicts {
		for _, side := range c.Sides {
			add("side of conflict", c.ID, side.Span)
		}
	}
	return claims
}
