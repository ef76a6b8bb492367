package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// overlay is a folder of templates whose files replace those of another, one by one.
type overlay struct {
	name        string // of the folder, as it was given
	over, under fs.FS
}

// templateFolders are the folders that templates stand in, with no folder below them.
func templateFolders() []string { return []string{"sections", "law", "fonts", "page"} }

// Open opens the file that is in force. A folder cannot be opened, only listed.
func (o overlay) Open(name string) (fs.File, error) {
	info, err := fs.Stat(o.over, name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	if err == nil {
		err = regular(info)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: cause(err)}
	}
	return o.over.Open(name)
}

// Stat describes what is in force.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(o.over, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.Stat(o.under, name)
	}
	return info, err
}

// ReadDir lists what either has.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	over, err := fs.ReadDir(o.over, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	under, missing := fs.ReadDir(o.under, name)
	if err != nil && missing != nil {
		return nil, missing
	}
	all := append(over, under...)
	byName := func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) }
	slices.SortStableFunc(all, byName)
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}

// origin is the folder that the template in force comes from, to stand before its name.
func origin(templates fs.FS, name string) string {
	if o, is := templates.(overlay); is {
		if _, err := fs.Stat(o.over, name); err == nil {
			return path.Clean(o.name) + "/"
		}
	}
	return "built-in "
}

// among says where a template was looked for.
func among(templates fs.FS) string {
	if o, is := templates.(overlay); is {
		return fmt.Sprintf(" in %s or built in", o.name)
	}
	return " built in"
}

// located names the folder before every template that an error opens with.
func located(templates fs.FS, err error) error {
	if all, are := err.(interface{ Unwrap() []error }); are {
		var each []error
		for _, one := range all.Unwrap() {
			each = append(each, located(templates, one))
		}
		return errors.Join(each...)
	}
	name, _, _ := strings.Cut(err.Error(), ":")
	if strings.HasPrefix(name, "sections/") || strings.HasPrefix(name, "law/") {
		return fmt.Errorf("%s%w", origin(templates, name), err)
	}
	return err
}
