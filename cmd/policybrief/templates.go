package main

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
)

// overlay is a folder of templates whose files replace those of another, one by one.
type overlay struct{ over, under fs.FS }

// Open opens the file that is in force. A folder cannot be opened, only listed.
func (o overlay) Open(name string) (fs.File, error) {
	file, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	return file, err
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
