package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

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
	data, err := os.ReadFile(filepath.Join(folder, manifestName))
	if err != nil {
		return m, fmt.Errorf("%s in %s: %w; give the folder that holds a brief", manifestName, filepath.ToSlash(folder), cause(err))
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%s: %w", manifestName, err)
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

// hashOfFiles returns a hash over the names and bytes of all files of a file system.
func hashOfFiles(files fs.FS) (string, error) {
	all := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		fmt.Fprintf(all, "%s\x00%s\n", name, hashOf(data))
		return err
	})
	return hex.EncodeToString(all.Sum(nil)), err
}
