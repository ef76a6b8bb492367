// Views makes the weights of the finder of views (extract/views.go) from texts in which people marked who takes which stance on what:
// passages and news written for it, which lie beside it, and articles of a corpus, of which only the marks do. README.md says more.
// Usage: views [-check] FOLDER CORPUS.jsonl OUT
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"policybrief/extract"
	"policybrief/extract/learned"
	"policybrief/extract/read"
)

func main() {
	check := flag.Bool("check", false, "also learn from four fifths of the subjects at a time, and say how it does on the others")
	flag.Parse()
	if flag.NArg() != 3 {
		fmt.Fprintln(os.Stderr, "usage: views [-check] FOLDER CORPUS.jsonl OUT")
		os.Exit(2)
	}
	if err := train(flag.Arg(0), flag.Arg(1), flag.Arg(2), *check); err != nil {
		fmt.Fprintln(os.Stderr, "views:", err)
		os.Exit(1)
	}
}

func train(folder, corpus, out string, check bool) error {
	subjects, err := readSubjects(folder, corpus)
	if err != nil {
		return err
	}
	var examples []learned.ViewExample
	marks := 0
	for _, s := range subjects {
		examples = append(examples, s.examples()...)
		marks += len(s.marks)
	}
	fmt.Printf("%d subjects, %d marks, %d examples\n", len(subjects), marks, len(examples))
	if check {
		crossValidate(subjects)
	}
	var weights bytes.Buffer
	if err := learned.TrainViews(examples).Save(&weights); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes\n", out, weights.Len())
	return os.WriteFile(out, weights.Bytes(), 0o644)
}

// mark is a place at which somebody's stance is stated: exact words or, in an article of the corpus, their code points.
type mark struct {
	File        string         `json:"file"`
	Stakeholder string         `json:"stakeholder"`
	About       string         `json:"about"`
	Stance      extract.Stance `json:"stance"`
	Evidence    string         `json:"evidence"`
	Start       int            `json:"start"`
	End         int            `json:"end"`
}

// debate is the configuration of a subject.
type debate struct {
	Proposals    []extract.Proposal    `json:"proposals"`
	Objects      []extract.Proposal    `json:"objects"`
	Stakeholders []extract.Stakeholder `json:"stakeholders"`
}

// subject is a subject's outlooks with what people marked.
type subject struct {
	name     string
	marks    []mark
	outlooks []extract.Outlook
	files    []string // of each outlook
	labels   []int    // … the view that is marked there, turned where the outlook is
}

// readSubjects reads passages/NAME.json, news/NAME and corpus/NAME, in the order of their names.
func readSubjects(folder, corpus string) ([]*subject, error) {
	articles, err := readCorpus(corpus)
	if err != nil {
		return nil, err
	}
	var found []*subject
	var paths []string
	for _, pattern := range []string{"passages/*.json", "news/*", "corpus/*"} {
		matched, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			return nil, err
		}
		paths = append(paths, matched...)
	}
	for _, path := range paths {
		s, err := readSubject(path, articles)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		found = append(found, s)
	}
	return found, nil
}

// readCorpus returns the texts of the articles of a corpus by their ids.
func readCorpus(path string) (map[string]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for line := range bytes.Lines(data) {
		var a struct{ ID, Text string }
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, fmt.Errorf("read %s: article %d: %w", path, len(texts)+1, err)
		}
		texts[a.ID] = a.Text
	}
	return texts, nil
}

func readSubject(path string, articles map[string]string) (*subject, error) {
	s, config, texts, err := readMarks(path, articles)
	if err != nil {
		return nil, err
	}
	return s, s.look(extract.Subject{Proposals: config.Proposals, Objects: config.Objects, Stakeholders: config.Stakeholders}, texts)
}

// readMarks reads a subject's configuration, its texts by the names of their files, and what is marked in them.
func readMarks(path string, articles map[string]string) (s *subject, config debate, texts map[string]string, err error) {
	s, texts = &subject{name: strings.TrimSuffix(filepath.Base(path), ".json")}, map[string]string{}
	if !strings.HasSuffix(path, ".json") {
		if err = readJSON(filepath.Join(path, "config.json"), &config); err == nil {
			if err = readJSON(filepath.Join(path, "positions.json"), &s.marks); err == nil {
				err = readTexts(path, articles, texts)
			}
		}
		return s, config, texts, err
	}
	var file struct {
		debate
		Passages []struct {
			Text      string `json:"text"`
			Positions []mark `json:"positions"`
		} `json:"passages"`
	}
	err = readJSON(path, &file)
	for i, p := range file.Passages {
		name := strconv.Itoa(i+1) + ".txt"
		texts[name] = p.Text
		for _, m := range p.Positions {
			m.File = name
			s.marks = append(s.marks, m)
		}
	}
	return s, file.debate, texts, err
}

// readTexts reads the sources of a folder, or the articles of the corpus that its articles.json names.
func readTexts(folder string, articles, texts map[string]string) error {
	var ids []string
	err := readJSON(filepath.Join(folder, "articles.json"), &ids)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil {
		for i, id := range ids {
			text, ok := articles[id]
			if !ok {
				return fmt.Errorf("the corpus has no article %s", id)
			}
			texts[strconv.Itoa(i+1)+".txt"] = text
		}
		return nil
	}
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) == ".json" {
			return err
		}
		data, err := os.ReadFile(path)
		texts[entry.Name()] = string(data)
		return err
	})
}

func readJSON(path string, to any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, to)
}

// look reads the texts as the program does, and labels what may state a view in them.
func (s *subject) look(debate extract.Subject, texts map[string]string) error {
	folder, err := os.MkdirTemp("", "views")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	documents, unread, err := read.All(context.Background(), folder, []read.Source{{Path: "."}}, nil)
	if err != nil {
		return err
	}
	if len(unread) > 0 {
		return fmt.Errorf("%s: %w", unread[0].File, unread[0].Err)
	}
	for _, d := range documents {
		var marks []mark
		var spans []extract.Span
		for _, m := range s.marks {
			if m.File != d.File {
				continue
			}
			start, end := strings.Index(d.Text, m.Evidence), 0
			if m.Evidence != "" {
				end = start + len(m.Evidence)
			} else {
				start, end = len(string([]rune(d.Text)[:m.Start])), len(string([]rune(d.Text)[:m.End]))
			}
			if start < 0 {
				return fmt.Errorf("%s does not hold the words %q", m.File, m.Evidence)
			}
			if (extract.Outlook{}).Class(m.Stance) < 1 {
				return fmt.Errorf("%s: no stance %q", m.File, m.Stance)
			}
			marks, spans = append(marks, m), append(spans, extract.Span{Doc: d.ID, Start: start, End: end})
		}
		for _, o := range extract.Outlooks(d, debate) {
			label := 0
			for k, m := range marks {
				if m.Stakeholder == o.Stakeholder && m.About == o.About && o.Span.Overlaps(spans[k]) {
					label = o.Class(m.Stance)
					break
				}
			}
			s.outlooks, s.files, s.labels = append(s.outlooks, o), append(s.files, d.File), append(s.labels, label)
		}
	}
	return nil
}

func (s *subject) examples() []learned.ViewExample {
	examples := make([]learned.ViewExample, len(s.outlooks))
	for i, o := range s.outlooks {
		examples[i] = learned.ViewExample{Features: o.Features, View: s.labels[i]}
	}
	return examples
}

// folds is in how many parts the subjects are divided.
const folds = 5

// crossValidate prints, for limits of likelihood, how many of the views that the model finds in subjects it has not learned from are right, and
// how many of those marked it finds. A view is a stakeholder, a topic and a stance in a file.
func crossValidate(subjects []*subject) {
	limits := []float64{0.4, 0.5, 0.6, 0.7, 0.8, 0.9}
	var right, found [folds][]int
	var working sync.WaitGroup
	for fold := range folds {
		working.Go(func() {
			var examples []learned.ViewExample
			for i, s := range subjects {
				if i%folds != fold {
					examples = append(examples, s.examples()...)
				}
			}
			model := learned.TrainViews(examples)
			right[fold], found[fold] = make([]int, len(limits)), make([]int, len(limits))
			for i, s := range subjects {
				if i%folds == fold {
					for k, limit := range limits {
						r, f := s.score(model, limit)
						right[fold][k] += r
						found[fold][k] += f
					}
				}
			}
		})
	}
	working.Wait()
	marked := 0
	for _, s := range subjects {
		seen := map[string]bool{}
		for _, m := range s.marks {
			seen[view(m.File, m.Stakeholder, m.About, m.Stance)] = true
		}
		marked += len(seen)
	}
	for k, limit := range limits {
		r, f := 0, 0
		for fold := range folds {
			r, f = r+right[fold][k], f+found[fold][k]
		}
		fmt.Printf("at least %.1f likely: %4d found, %5.1f %% of them right, %5.1f %% of %d marked\n", limit, f, 100*float64(r)/float64(max(1, f)), 100*float64(r)/float64(max(1, marked)), marked)
	}
}

func view(file, stakeholder, about string, stance extract.Stance) string {
	return strings.Join([]string{file, stakeholder, about, string(stance)}, "\t")
}

// score returns how many views the model finds, and how many of them are marked where it finds them.
func (s *subject) score(model *learned.Views, limit float64) (right, found int) {
	is := map[string]bool{}
	for i, o := range s.outlooks {
		likely := model.Weigh(o.Features)
		class := 1
		for k := 2; k < len(likely); k++ {
			if likely[k] > likely[class] {
				class = k
			}
		}
		if stance := o.Stated[class]; stance != "" && likely[class] >= limit {
			key := view(s.files[i], o.Stakeholder, o.About, stance)
			is[key] = is[key] || class == s.labels[i]
		}
	}
	for _, r := range is {
		found++
		if r {
			right++
		}
	}
	return right, found
}
