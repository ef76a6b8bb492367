package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"policybrief/extract"
	"policybrief/extract/read"
)

// baseOf returns the folder that the files of a manifest are named from.
func baseOf(m manifest, folder, config, sources string) (string, error) {
	switch {
	case sources != "":
		full, err := filepath.Abs(sources)
		return filepath.Dir(full), err
	case m.Config.Other:
		return "", &exit{codeUsage, errors.New("the brief was built with --sources; name that folder again with --sources")}
	case config != "":
		return filepath.Dir(config), nil
	}
	above, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	for above != filepath.Dir(above) {
		above = filepath.Dir(above)
		if info, err := os.Stat(filepath.Join(above, m.Config.File)); err == nil && !info.IsDir() {
			return above, nil
		}
	}
	return "", &exit{codeUsage, fmt.Errorf("there is no %s above %s; name the configuration of the brief with --config", m.Config.File, filepath.ToSlash(folder))}
}

// changes are what is no longer as it was when a brief was built.
type changes struct {
	lines []string // one for each file and piece of evidence that changed, and for all that moved in a file
	files int      // outputs and sources that are missing or changed
	lost  int      // pieces of evidence whose words are not in their source as they were
	moved int      // pieces of evidence whose words stand at another place of their source
}

// summary says in a line how much changed.
func (c changes) summary() string {
	words := count(c.files, "file") + " missing or changed"
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

// distinct returns the names in order, each once.
func distinct(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

// changeOf says in words how a file differs from what its hash was, or nothing.
func changeOf(name, sum string) string {
	data, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "missing"
	case err != nil:
		return cause(err).Error()
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
