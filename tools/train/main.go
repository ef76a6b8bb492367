// Train makes the weights of the trained part of the quotation finder from a corpus of news articles in which people
// marked who is reported to have said what. extract/learned/README.md says which. Usage: train CORPUS SILVER OUT
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"policybrief/extract"
	"policybrief/extract/learned"
	"policybrief/extract/read"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: train CORPUS.jsonl SILVER.xz OUT")
		os.Exit(2)
	}
	if err := train(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func train(corpus, silver, out string) error {
	begun := time.Now()
	report := func(format string, values ...any) {
		fmt.Printf("%4.0f s  %s\n", time.Since(begun).Seconds(), fmt.Sprintf(format, values...))
	}
	tagged, err := readSilver(silver)
	if err != nil {
		return err
	}
	articles, err := readCorpus(corpus, tagged, report)
	if err != nil {
		return err
	}
	report("%d articles read", len(articles))
	var weights bytes.Buffer
	if err := learned.Train(articles, report).Save(&weights); err != nil {
		return err
	}
	report("%s: %d bytes", out, weights.Len())
	return os.WriteFile(out, weights.Bytes(), 0o644)
}

// row is an article of the corpus; its offsets count code points.
type row struct {
	ID, Text string
	Quotes   []struct{ Content, Speaker, Cue [][2]int }
}

// readCorpus reads articles, one a line, as the program reads text files.
func readCorpus(path string, tagged map[string][]learned.Sentence, report func(string, ...any)) ([]learned.Article, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	folder, err := os.MkdirTemp("", "train")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	rows := map[string]row{}
	for decoder := json.NewDecoder(bufio.NewReader(file)); ; {
		var r row
		if err := decoder.Decode(&r); err == io.EOF {
			break
		} else if err != nil {
			return nil, fmt.Errorf("read %s: article %d: %w", path, len(rows)+1, err)
		}
		rows[r.ID+".txt"] = r
		if err := os.WriteFile(filepath.Join(folder, r.ID+".txt"), []byte(r.Text), 0o600); err != nil {
			return nil, err
		}
	}
	documents, unread, err := read.All(context.Background(), folder, []read.Source{{Path: "."}}, nil)
	if err != nil {
		return nil, err
	}
	for _, u := range unread {
		report("left out: %s: %v", u.File, u.Err)
	}
	var articles []learned.Article
	for _, d := range documents {
		r := rows[d.File]
		if d.Text != r.Text {
			return nil, fmt.Errorf("read %s: the text of %s does not come through unchanged", path, r.ID)
		}
		articles = append(articles, learned.Article{Text: extract.Reading(d), Gold: r.gold(), Tagged: tagged[r.ID]})
	}
	return articles, nil
}

// gold returns what people marked, in bytes.
func (r row) gold() (gold []learned.Attribution) {
	offsets := make([]int, 0, len(r.Text)+1)
	for i := range r.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(r.Text))
	spans := func(pairs [][2]int) (spans []learned.Span) {
		for _, p := range pairs {
			spans = append(spans, learned.Span{Start: offsets[p[0]], End: offsets[p[1]]})
		}
		return spans
	}
	for _, q := range r.Quotes {
		a := learned.Attribution{Content: spans(q.Content)}
		if s := spans(q.Speaker); len(s) > 0 {
			a.Source = s[0]
		}
		if s := spans(q.Cue); len(s) > 0 {
			a.Cue = s[0]
		}
		gold = append(gold, a)
	}
	return gold
}

// readSilver reads tagged sentences by article: lines of a word, its tag and what we do not need, between tabs; an empty
// line ends a sentence, and "#doc ID" begins an article.
func readSilver(path string) (map[string][]learned.Sentence, error) {
	text, err := exec.Command("xz", "--decompress", "--stdout", path).Output()
	if err != nil {
		return nil, fmt.Errorf("unpack %s with xz: %w", path, err)
	}
	tagged := map[string][]learned.Sentence{}
	id, sentence := "", learned.Sentence{}
	for line := range strings.Lines(string(text) + "\n\n") {
		line = strings.TrimRight(line, "\n")
		fields := strings.Split(line, "\t")
		name, isDoc := strings.CutPrefix(line, "#doc ")
		if len(fields) > 1 {
			if n := len(sentence.Words); fields[0] == "." && n > 0 {
				sentence.Words[n-1] = strings.TrimSuffix(sentence.Words[n-1], ".") // as our words have it
			}
			sentence.Words, sentence.Tags = append(sentence.Words, fields[0]), append(sentence.Tags, fields[1])
			continue
		}
		if len(sentence.Words) > 0 {
			tagged[id] = append(tagged[id], sentence)
			sentence = learned.Sentence{}
		}
		if isDoc {
			id = name
		}
	}
	return tagged, nil
}
