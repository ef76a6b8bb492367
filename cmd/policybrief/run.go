package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"policybrief/extract"
	"policybrief/extract/read"
	"policybrief/report"
	"policybrief/report/write"
	"policybrief/review"
)

// edition is a brief that is ready to be written, and what it was made of.
type edition struct {
	brief    *report.Brief
	manifest manifest // complete but for its outputs
	data     []byte   // evidence.json
	evidence *extract.Evidence
	claims   []review.Claim  // that can be reviewed
	review   *review.Outcome // what reviewers decided, or nil where nothing is on record
}

// make goes the whole way from the sources to a checked brief. It writes nothing.
func (a *app) make(ctx context.Context, s *setup, otherSources string) (*edition, error) {
	base, sources, err := sourcesOf(s, otherSources)
	if err != nil {
		return nil, err
	}
	documents, unread, err := a.read(ctx, base, sources)
	if err != nil {
		return nil, err
	}
	evidence, err := a.find(ctx, documents, s.Subject)
	if err != nil {
		return nil, err
	}
	asAt, made, err := a.dates(s)
	if err != nil {
		return nil, err
	}
	decisions, record, err := readReview(s)
	if err != nil {
		return nil, err
	}
	m, err := await(ctx, func() (manifest, error) { return describe(s, base, asAt, documents, unread, record) })
	if err != nil {
		return nil, err
	}
	m.Config.Other = otherSources != ""
	m.Evidence = countsOf(evidence)
	m.Warnings = append(m.Warnings, tooLate(documents, asAt)...)

	provenance := report.Provenance{Run: m.Run, Settings: short(m.Config.Settings), Version: version, Made: made}
	for _, u := range m.Unread {
		provenance.Unread = append(provenance.Unread, report.Unread(u))
	}
	cover := s.Brief
	cover.AsAt = asAt
	return await(ctx, func() (*edition, error) {
		defer a.step("building the brief")()
		options := report.Options{Cover: cover, Sections: s.Sections}
		brief, err := report.Build(s.Subject, evidence, provenance, options, s.templates)
		var claims []review.Claim
		if err == nil {
			claims = brief.Claims()
		}
		if err == nil && record != nil { // the decisions are about what this brief would say without them
			if provenance.Review, err = review.Settle(decisions, claims, evidence); err != nil {
				return nil, &exit{codeUsage, faultsOf(filepath.ToSlash(filepath.Join(s.folder, review.File)), err)}
			}
			m.Warnings = append(m.Warnings, reviewWarnings(provenance.Review)...)
			brief, err = report.Build(s.Subject, evidence, provenance, options, s.templates)
		}
		if err != nil {
			return nil, &exit{codeUsage, fmt.Errorf("build brief: %w", located(s.templates, err))}
		}
		var data bytes.Buffer
		if err := extract.WriteJSON(&data, evidence, version); err != nil {
			return nil, err
		}
		attached := report.Attachment{Name: evidenceName, MediaType: "application/json", About: "The evidence behind this brief, with its place in each source", Data: data.Bytes()}
		if !s.AttachSources {
			var claims bytes.Buffer
			if err := extract.WriteJSONWithoutTexts(&claims, evidence, version); err != nil {
				return nil, err
			}
			attached.About, attached.Data = attached.About+"; the texts of the sources are left out", claims.Bytes()
		}
		brief.Attached = append(brief.Attached, attached)
		if err := brief.Check(evidence); err != nil {
			return nil, fmt.Errorf("check brief: %w", err)
		}
		return &edition{brief, m, data.Bytes(), evidence, claims, provenance.Review}, nil
	})
}

// sourcesRead is what reading gives.
type sourcesRead struct {
	documents []*extract.Document
	unread    []read.Unread
}

// read reads the sources, and shows how far it has come.
func (a *app) read(ctx context.Context, base string, sources []read.Source) ([]*extract.Document, []read.Unread, error) {
	all, err := await(ctx, func() (sourcesRead, error) {
		documents, unread, err := read.All(ctx, base, sources, a.progress("reading sources"))
		return sourcesRead{documents, unread}, err
	})
	return all.documents, all.unread, err
}

// find finds the evidence in documents, and checks it.
func (a *app) find(ctx context.Context, documents []*extract.Document, subject extract.Subject) (*extract.Evidence, error) {
	return await(ctx, func() (*extract.Evidence, error) {
		defer a.step("finding evidence")()
		evidence := extract.Find(documents, subject)
		if err := evidence.Check(); err != nil {
			return nil, fmt.Errorf("check evidence: %w", err)
		}
		return evidence, nil
	})
}

// render returns every file of the edition, the manifest last, so that no file stands there without what it names.
func (e *edition) render(s *setup) ([]write.File, error) {
	files, err := write.All(e.brief, s.Outputs, s.templates)
	if err != nil {
		return nil, err
	}
	files = append(files, write.File{Name: evidenceName, Data: e.data})
	e.manifest.Outputs = outputsOf(files)
	last, err := e.manifest.file()
	return append(files, last), err
}

// sourcesOf returns what to read, and the folder that its paths are relative to: that of the configuration, or, for another
// folder of sources, the one that holds it, so that a brief reads the same wherever the folder lies.
func sourcesOf(s *setup, other string) (base string, sources []read.Source, err error) {
	if other == "" {
		return s.folder, s.Sources, nil
	}
	full, err := filepath.Abs(other)
	if err != nil {
		return "", nil, fmt.Errorf("--sources %s: %w", filepath.ToSlash(other), err)
	}
	if _, err := os.Stat(full); err != nil {
		return "", nil, &exit{codeUsage, fmt.Errorf("--sources %s: %w", filepath.ToSlash(other), cause(err))}
	}
	return filepath.Dir(full), []read.Source{{Path: filepath.Base(full)}}, nil
}

// describe starts the manifest of a run. The record of the review is nil where there is none.
func describe(s *setup, base string, asAt extract.Date, documents []*extract.Document, unread []read.Unread, record []byte) (m manifest, err error) {
	inputs, err := inputsOf(base, documents)
	if err != nil {
		return m, err
	}
	templates, err := hashOfTemplates(s.templates)
	if err != nil {
		return m, &exit{codeUsage, fmt.Errorf("templates: %w", err)}
	}
	settings, err := json.Marshal(s.Config)
	if err != nil {
		return m, err
	}
	m = manifest{
		Schema: manifestSchema, Program: version, AsAt: asAt,
		Config:    manifestConfig{File: filepath.Base(s.file), SHA256: hashOf(s.data), Settings: hashOf(settings)},
		Templates: templates, Inputs: inputs, Unread: unreadOf(unread), Warnings: append(slices.Clone(s.warnings), warningsOf(documents)...),
	}
	parts := []any{version, asAt, m.Config.Settings, templates, inputs, m.Unread}
	if record != nil {
		m.Review = &manifestReview{review.File, hashOf(record)}
		parts = append(parts, m.Review)
	}
	everything, err := json.Marshal(parts)
	m.Run = short(hashOf(everything))
	return m, err
}

// dates returns the day whose state the brief gives and the moment that its files give as that of their making. The clock
// is asked only where nobody says a date, and then says so.
func (a *app) dates(s *setup) (asAt extract.Date, made time.Time, err error) {
	asAt = s.Brief.AsAt
	if a.epoch != "" {
		seconds, err := strconv.ParseInt(a.epoch, 10, 64)
		if err != nil || seconds < 0 {
			return asAt, made, &exit{codeUsage, fmt.Errorf("SOURCE_DATE_EPOCH: %q is not a number of seconds", a.epoch)}
		}
		made = time.Unix(seconds, 0).UTC()
		if made.Year() < 1980 || made.Year() > 2107 { // what the archive of a workbook can say
			return asAt, made, &exit{codeUsage, fmt.Errorf("SOURCE_DATE_EPOCH: %q is %s, and must be from 1980-01-01 to 2107-12-31", a.epoch, extract.DateOf(made))}
		}
		asAt = cmp.Or(asAt, extract.DateOf(made))
	}
	if asAt.IsZero() {
		asAt = extract.DateOf(a.now())
		a.log.Warn(fmt.Sprintf("%s gives no brief.as_at, so today's date stands in the brief and another day gives other files", s.file))
	}
	if made.IsZero() {
		made = asAt.Time()
	}
	return asAt, made, nil
}

// tooLate warns of each source that was not yet published on the day whose state the brief gives.
func tooLate(documents []*extract.Document, asAt extract.Date) []manifestWarning {
	var rows []manifestWarning
	for _, d := range documents {
		published := d.Published
		if asAt.Day == 0 { // as far as both are known
			published.Day = 0
		}
		if asAt.Month == 0 {
			published.Month = 0
		}
		if !published.IsZero() && published.Time().After(asAt.Time()) {
			rows = append(rows, manifestWarning{d.File, fmt.Sprintf("published %s, after %s, the day whose state of affairs the brief gives; "+
				"give a later brief.as_at, or take the source out", d.Published, asAt)})
		}
	}
	return rows
}

// job is a configuration and the folder that its brief goes to.
type job struct {
	*setup
	out string
}

// jobs gives each configuration its folder: out beside the only one, otherwise one of its own below root.
func jobs(setups []*setup, root string) []job {
	if len(setups) == 1 {
		return []job{{setups[0], cmp.Or(root, filepath.Join(setups[0].folder, "out"))}}
	}
	var all []job
	taken := map[string]bool{}
	for _, s := range setups {
		stem := strings.TrimSuffix(filepath.Base(s.file), filepath.Ext(s.file))
		if full, err := filepath.Abs(s.folder); err == nil && stem == "config" {
			stem = filepath.Base(full)
		}
		name := stem
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s-%d", stem, n)
		}
		taken[strings.ToLower(name)] = true
		all = append(all, job{s, filepath.Join(cmp.Or(root, "out"), name)})
	}
	return all
}

// build makes one brief and publishes it.
func (a *app) build(ctx context.Context, j job, otherSources string, strict bool) error {
	release, err := hold(j.out)
	if err != nil {
		return err
	}
	defer release()
	e, err := a.make(ctx, j.setup, otherSources)
	if err != nil {
		return err
	}
	partial := a.report(e, strict)
	if strict && partial != nil {
		return partial
	}
	files, err := await(ctx, func() ([]write.File, error) {
		defer a.step("laying out the brief")()
		return e.render(j.setup)
	})
	if err != nil {
		return err
	}
	if err := spare(j, otherSources, files); err != nil {
		return &exit{codeUsage, err}
	}
	if err := publish(ctx, j.out, files, staleIn(j.out, files), a.create); err != nil {
		return err
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	a.say("%s: %s; wrote %s to %s", j.file, summary(e), strings.Join(names, ", "), filepath.ToSlash(j.out))
	return partial
}

// spare refuses to write over what a brief is made of, or into a folder of sources, from where the next run would read the
// brief as a source of itself. The output folder must be there.
func spare(j job, otherSources string, files []write.File) error {
	base, sources, err := sourcesOf(j.setup, otherSources)
	if err != nil {
		return err
	}
	out, err := realPath(j.out)
	if err != nil {
		return err
	}
	keep := []string{j.file, filepath.Join(j.folder, review.File)}
	for _, s := range sources {
		at := filepath.FromSlash(s.Path)
		if !filepath.IsAbs(at) {
			at = filepath.Join(base, at)
		}
		real, err := realPath(at)
		if err != nil {
			return err
		}
		info, err := os.Stat(real)
		if err != nil {
			return fmt.Errorf("source %s: %w", s.Path, cause(err))
		}
		if !info.IsDir() {
			keep = append(keep, at)
		} else if below, err := filepath.Rel(real, out); err == nil && filepath.IsLocal(below) {
			return fmt.Errorf("the output folder %s lies in the folder of sources %s, and the next run would read the brief as a source; "+
				"keep the sources in a folder of their own, or give another --out", filepath.ToSlash(j.out), s.Path)
		}
	}
	for _, f := range files {
		there, err := os.Stat(filepath.Join(out, f.Name))
		if err != nil {
			continue // nothing can be lost
		}
		for _, name := range keep {
			if kept, err := os.Stat(name); err == nil && os.SameFile(there, kept) {
				return fmt.Errorf("output file %s would be written over %s, which the brief is made from; give another --out, or the output another file name",
					f.Name, filepath.ToSlash(name))
			}
		}
	}
	return nil
}

// realPath is a path from the root, its links followed.
func realPath(name string) (string, error) {
	full, err := filepath.Abs(name)
	if err == nil {
		full, err = filepath.EvalSymlinks(full)
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", filepath.ToSlash(name), cause(err))
	}
	return full, nil
}

// report warns of what was not understood. Its error says that sources were not read.
func (a *app) report(e *edition, strict bool) error {
	for _, w := range e.manifest.Warnings {
		a.log.Warn(w.File+": "+w.Message, "file", w.File)
	}
	for _, u := range e.manifest.Unread {
		a.log.Warn("not read: "+u.File+": "+u.Reason, "file", u.File)
	}
	n := len(e.manifest.Unread)
	switch {
	case n == 0:
		return nil
	case strict:
		return &exit{codeFailed, fmt.Errorf("%s could not be read; nothing was written (--strict)", count(n, "source"))}
	}
	them := "them"
	if n == 1 {
		them = "it"
	}
	return &exit{codePartial, fmt.Errorf("%s could not be read; the brief names %s under what was read", count(n, "source"), them)}
}

func summary(e *edition) string {
	c := e.manifest.Evidence
	return strings.Join([]string{count(len(e.manifest.Inputs), "source"), count(c.Quotes, "quotation"), count(c.Positions, "position"),
		count(c.Events, "event"), count(c.Figures, "figure"), count(c.Conflicts, "conflict")}, ", ")
}

// count writes a number of things in words.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}

// worst returns all errors of several runs as one, with the code that speaks for all.
func worst(wrong []error) error {
	if len(wrong) < 2 {
		return errors.Join(wrong...)
	}
	code := codePartial
	for _, err := range wrong {
		if c := codeOf(err); c != codePartial {
			code = c
		}
	}
	return &exit{code, errors.Join(wrong...)}
}
