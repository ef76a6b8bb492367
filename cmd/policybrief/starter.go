package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// starter is what a new brief starts from: an invented subject, for people to replace.
//
//go:embed starter
var starter embed.FS

// schemaName is the file that the first line of a configuration names, so that editors complete and check it.
const schemaName = "config.schema.json"

// start writes the starter to a folder in which nothing of it is yet.
func (a *app) start(folder string) error {
	data, err := schema()
	if err != nil {
		return err
	}
	files := []struct {
		name string
		data []byte
	}{{schemaName, data}}
	err = fs.WalkDir(starter, "starter", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := starter.ReadFile(name)
		files = append(files, struct {
			name string
			data []byte
		}{name[len("starter/"):], data})
		return err
	})
	if err != nil {
		return err
	}
	for _, f := range files {
		if _, err := os.Lstat(within(folder, f.name)); err == nil {
			return fmt.Errorf("%s is there already; nothing was written, name another folder", filepath.ToSlash(within(folder, f.name)))
		}
	}
	for _, f := range files {
		at := within(folder, f.name)
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			return fmt.Errorf("start in %s: %w", filepath.ToSlash(folder), cause(err))
		}
		if err := os.WriteFile(at, f.data, 0o666); err != nil {
			return fmt.Errorf("start in %s: %w", filepath.ToSlash(folder), cause(err))
		}
	}
	a.say("%s is ready; next: policybrief build %s", filepath.ToSlash(folder), filepath.ToSlash(filepath.Join(folder, defaultConfig)))
	return nil
}
