package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"policybrief/extract"
)

// again finds the evidence of a brief once more and adds where that in evidence.json differs. It cannot where a source
// or the configuration is another or the program is, and says so.
func (a *app) again(ctx context.Context, m manifest, was *extract.Evidence, base, config, otherSources string, found *changes) (doubt string, err error) {
	switch {
	case found.sources > 0:
		return "", nil // they are named already
	case m.Program != version:
		return fmt.Sprintf("version %s built the brief, and this is %s", m.Program, version), nil
	case config == "":
		return fmt.Sprintf("there is no %s; name it with --config", m.Config.File), nil
	case changeOf(config, m.Config.SHA256) != "":
		return filepath.ToSlash(config) + " is not the configuration that the brief was built from", nil
	}
	s, err := load(config, nil, a.templates)
	if err != nil {
		return "", &exit{codeUsage, err}
	}
	_, sources, err := sourcesOf(s, otherSources)
	if err != nil {
		return "", err
	}
	documents, _, err := a.read(ctx, base, sources)
	if err != nil {
		return "", err
	}
	for _, d := range documents {
		if !slices.ContainsFunc(was.Documents, func(o *extract.Document) bool { return o.File == d.File }) {
			found.sources++
			found.files++
			found.lines = append(found.lines, d.File+": not there when the brief was built")
		}
	}
	if found.sources > 0 {
		return "", nil
	}
	is, err := a.find(ctx, documents, s.Subject)
	if err != nil {
		return "", err
	}
	lines, err := differences(was, is)
	found.wrong = len(lines)
	found.lines = append(found.lines, lines...)
	return "", err
}

// differences says where evidence that was read from a file is not what was found, a line for each piece.
func differences(was, found *extract.Evidence) ([]string, error) {
	var file bytes.Buffer
	if err := extract.WriteJSON(&file, found, version); err != nil {
		return nil, err
	}
	is, err := extract.ReadJSON(&file) // what the file does not keep is gone from both
	if err != nil {
		return nil, err
	}
	return slices.Concat(
		compare("source", was.Documents, is.Documents, func(d *extract.Document) string { return d.File }),
		compare("quotation", was.Quotes, is.Quotes, func(q extract.Quote) string { return q.ID }),
		compare("passage on", was.Proposals, is.Proposals, func(p extract.ProposalMention) string { return fmt.Sprint(p.Proposal, " at ", p.Span) }),
		compare("position", was.Positions, is.Positions, func(p extract.Position) string { return p.ID }),
		compare("event", was.Events, is.Events, func(v extract.Event) string { return v.ID }),
		compare("figure", was.Figures, is.Figures, func(f extract.Figure) string { return f.ID }),
		compare("conflict", was.Conflicts, is.Conflicts, func(c extract.Conflict) string { return c.ID }),
		compare("set of copies", was.Copies, is.Copies, func(c extract.Copy) string { return fmt.Sprint(c.Members) }),
	), nil
}

// compare says which pieces of one kind only one side has, and how those differ that both have.
func compare[T any](kind string, was, is []T, id func(T) string) []string {
	var lines []string
	say := func(piece T, how string) {
		lines = append(lines, fmt.Sprintf("%s: %s %s %s", evidenceName, kind, id(piece), how))
	}
	again, listed := map[string]T{}, map[string]bool{}
	for _, piece := range is {
		again[id(piece)] = piece
	}
	for _, piece := range was {
		other, found := again[id(piece)]
		if !found || listed[id(piece)] {
			say(piece, "does not follow from the sources")
		} else if how := unlike(piece, other); how != "" {
			say(piece, how)
		}
		listed[id(piece)] = true
	}
	for _, piece := range is {
		if !listed[id(piece)] {
			say(piece, "is missing")
		}
	}
	return lines
}

// unlike says which fields of two structs differ, and how.
func unlike(was, is any) string {
	a, b := reflect.Indirect(reflect.ValueOf(was)), reflect.Indirect(reflect.ValueOf(is))
	var parts []string
	for i := range a.NumField() {
		x, wrong := json.Marshal(a.Field(i).Interface())
		y, bad := json.Marshal(b.Field(i).Interface())
		if wrong == nil && bad == nil && !bytes.Equal(x, y) {
			parts = append(parts, fmt.Sprintf("%s is %s, found again %s", strings.ToLower(a.Type().Field(i).Name), clipped(x), clipped(y)))
		}
	}
	return strings.Join(parts, "; ")
}

// clipped is as much of a value as fits in a line.
func clipped(value []byte) string {
	const most = 100
	words := []rune(string(value))
	if len(words) > most {
		return string(words[:most]) + "…"
	}
	return string(value)
}
