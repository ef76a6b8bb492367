package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"policybrief/extract"
	"policybrief/extract/read"
	"policybrief/report/write"
)

// Names of the two files that a build leaves beside the brief.
const (
	evidenceName = "evidence.json"
	manifestName = "manifest.json"
)

// manifestSchema names the form of manifest.json.
const manifestSchema = "policybrief/manifest/1"

// manifest says what a run was made of and what it made: equal inputs give an equal manifest, on any machine.
type manifest struct {
	Schema    string            `json:"schema"`
	Program   string            `json:"program"`
	Run       string            `json:"run"`
	AsAt      extract.Date      `json:"as_at"`
	Config    manifestConfig    `json:"config"`
	Templates string            `json:"templates_sha256"`
	Inputs    []manifestInput   `json:"inputs"`
	Unread    []manifestUnread  `json:"unread"`
	Review    *manifestReview   `json:"review,omitempty"` // the record of reviewers' decisions, where there is one
	Evidence  manifestEvidence  `json:"evidence"`
	Warnings  []manifestWarning `json:"warnings"`
	Outputs   []manifestOutput  `json:"outputs"`
}

type manifestConfig struct {
	File     string `json:"file"`
	SHA256   string `json:"sha256"`
	Settings string `json:"settings_sha256"` // of what was in force, with flags and environment
	Other    bool   `json:"other_sources"`   // built with --sources: files are named from the folder that holds that one
}

type manifestInput struct {
	ID     string `json:"id"`
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
}

type manifestReview struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

type manifestUnread struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

type manifestEvidence struct {
	Quotes    int `json:"quotes"`
	Proposals int `json:"proposals"` // passages that speak of one
	Positions int `json:"positions"`
	Events    int `json:"events"`
	Figures   int `json:"figures"`
	Conflicts int `json:"conflicts"`
	Copies    int `json:"duplicates"`
}

type manifestWarning struct {
	File    string `json:"file"`
	Message string `json:"message"`
}

type manifestOutput struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
}

func countsOf(e *extract.Evidence) manifestEvidence {
	return manifestEvidence{len(e.Quotes), len(e.Proposals), len(e.Positions), len(e.Events), len(e.Figures), len(e.Conflicts), len(e.Copies)}
}

func inputsOf(base string, documents []*extract.Document) ([]manifestInput, error) {
	inputs := []manifestInput{}
	for _, d := range documents {
		info, err := os.Stat(within(base, d.File))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.File, cause(err))
		}
		inputs = append(inputs, manifestInput{d.ID, d.File, d.SHA256, info.Size()})
	}
	return inputs, nil
}

// unreadOf leaves out where on this machine a file lies.
func unreadOf(unread []read.Unread) []manifestUnread {
	rows := []manifestUnread{}
	for _, u := range unread {
		rows = append(rows, manifestUnread{u.File, cause(u.Err).Error()})
	}
	return rows
}

func warningsOf(documents []*extract.Document) []manifestWarning {
	rows := []manifestWarning{}
	for _, d := range documents {
		for _, message := range d.Warnings {
			rows = append(rows, manifestWarning{d.File, message})
		}
	}
	return rows
}

func outputsOf(files []write.File) []manifestOutput {
	rows := []manifestOutput{}
	for _, f := range files {
		rows = append(rows, manifestOutput{f.Name, hashOf(f.Data), len(f.Data)})
	}
	return rows
}

// file returns the manifest as a file.
func (m manifest) file() (write.File, error) {
	var out bytes.Buffer
	lines := json.NewEncoder(&out)
	lines.SetEscapeHTML(false)
	lines.SetIndent("", "  ")
	err := lines.Encode(m)
	return write.File{Name: manifestName, Data: out.Bytes()}, err
}

func readManifest(folder string) (manifest, error) {
	var m manifest
	data, err := readFile(filepath.Join(folder, manifestName))
	if err != nil {
		return m, fmt.Errorf("%s in %s: %w; give the folder that holds a brief", manifestName, filepath.ToSlash(folder), err)
	}
	if json.Unmarshal(data, &m) != nil {
		return m, fmt.Errorf("%s in %s is damaged; build the brief again", manifestName, filepath.ToSlash(folder))
	}
	if m.Schema != manifestSchema {
		return m, fmt.Errorf("%s: schema is %q, this program reads %q", manifestName, m.Schema, manifestSchema)
	}
	return m, nil
}

// hashOf returns the SHA-256 of the data, in lower-case hexadecimal.
func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// short is as much of a hash as people read.
func short(hash string) string { return hash[:12] }

// hashOfTemplates returns a hash over the names and bytes of all files that a brief can take from the templates.
func hashOfTemplates(templates fs.FS) (string, error) {
	all := sha256.New()
	for _, folder := range templateFolders() {
		entries, err := fs.ReadDir(templates, folder)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		for _, entry := range entries {
			name := path.Join(folder, entry.Name())
			info, err := fs.Stat(templates, name)
			if err == nil && info.IsDir() || strings.HasPrefix(entry.Name(), ".") {
				continue
			}
			data, err := fs.ReadFile(templates, name)
			if err != nil {
				return "", fmt.Errorf("%s%s: %w", origin(templates, name), name, cause(err))
			}
			fmt.Fprintf(all, "%s\x00%s\n", name, hashOf(data))
		}
	}
	return hex.EncodeToString(all.Sum(nil)), nil
}

// readFile reads a regular file. Anything else, such as a pipe, might never end.
func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, cause(err)
	}
	if err := regular(info); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(name)
	return data, cause(err)
}

// regular refuses what is no regular file.
func regular(info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return errors.New("it is a folder, and must be a file")
	case !info.Mode().IsRegular():
		return errors.New("it is a pipe or a device, and must be a regular file; copy its content into one")
	}
	return nil
}
