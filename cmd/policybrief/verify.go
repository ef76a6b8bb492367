package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

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

// changesIn returns a line for everything that is no longer as it was when the brief was built.
func changesIn(ctx context.Context, m manifest, e *extract.Evidence, folder, base string) ([]string, error) {
	var changes []string
	for _, output := range m.Outputs {
		if change := changeOf(filepath.Join(folder, output.File), output.SHA256); change != "" {
			changes = append(changes, output.File+": "+change)
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
		changes = append(changes, d.File+": "+change)
		documents, _, err := read.All(ctx, base, []read.Source{{Path: d.File}}, nil)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		text := ""
		if err == nil {
			text = documents[0].Text
		}
		for _, c := range claimsIn(e, d.ID) {
			if c.span.End > len(text) || text[c.span.Start:c.span.End] != d.Words(c.span) {
				changes = append(changes, fmt.Sprintf("%s: %s no longer stands at its place: %q", d.File, c.name, d.Words(c.span)))
			}
		}
	}
	return changes, nil
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
