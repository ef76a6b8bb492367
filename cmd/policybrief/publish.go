package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gofrs/flock"

	"policybrief/report/write"
)

// lockName is the file by which a run holds a folder. It stays there, empty: removing it would let two runs in.
const lockName = ".policybrief.lock"

// hold makes the folder where it is missing and keeps every other run out of it until release is called.
func hold(folder string) (release func(), err error) {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, fmt.Errorf("output folder %s: %w", filepath.ToSlash(folder), cause(err))
	}
	lock := flock.New(filepath.Join(folder, lockName), flock.SetPermissions(0o666)) // for everybody who may write to the folder
	held, err := lock.TryLock()
	switch {
	case err != nil:
		return nil, fmt.Errorf("hold output folder by %s: %w", filepath.ToSlash(filepath.Join(folder, lockName)), cause(err))
	case !held:
		return nil, &exit{codeBusy, fmt.Errorf("another run is writing to %s; nothing was changed, try again when it is done", filepath.ToSlash(folder))}
	}
	return func() { _ = lock.Close() }, nil
}

// createFile makes a file, or empties it.
type createFile func(name string) (syncWriter, error)

// syncWriter is a file as publish needs it.
type syncWriter interface {
	io.WriteCloser
	Sync() error
}

func createOnDisk(name string) (syncWriter, error) { return os.Create(name) }

// Names of an output that is not yet in its place, and of the one that it replaces.
func waiting(name string) string  { return "." + name + ".new" }
func replaced(name string) string { return "." + name + ".old" }

// publish puts the files into the folder and takes the stale ones out of it, all of it or nothing: the new ones are written
// beside the old, and every name changes hands when all are complete on the disk. Where one cannot, every step is undone.
// The folder must be held.
func publish(ctx context.Context, folder string, files []write.File, stale []string, create createFile) error {
	at := func(name string) string { return filepath.Join(folder, name) }
	names := slices.Clone(stale)
	for _, f := range files {
		names = append(names, f.Name)
	}
	for _, name := range names {
		if err := mend(folder, name); err != nil {
			return err
		}
	}
	defer func() {
		for _, f := range files {
			_ = os.Remove(at(waiting(f.Name)))
		}
	}()
	for _, f := range files {
		if err := writeWhole(at(waiting(f.Name)), f.Data, create); err != nil {
			return fmt.Errorf("write %s: %w; the outputs in %s are as they were", f.Name, cause(err), filepath.ToSlash(folder))
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	var done []renaming
	for i, name := range names {
		steps := []renaming{{name, replaced(name)}}
		if i >= len(stale) {
			steps = append(steps, renaming{waiting(name), name})
		}
		for _, step := range steps {
			err := step.in(folder)
			switch {
			case err == nil:
				done = append(done, step)
			case step.from == name && errors.Is(err, fs.ErrNotExist): // there is no old one
			default:
				err = fmt.Errorf("replace %s: %w; is it open in another program?", name, err)
				if stays := undo(folder, done); stays != nil {
					return errors.Join(err, stays)
				}
				return fmt.Errorf("%w The outputs in %s are as they were", err, filepath.ToSlash(folder))
			}
		}
	}
	for _, name := range names {
		_ = os.Remove(at(replaced(name)))
	}
	if d, err := os.Open(folder); err == nil { // not every system can sync a folder
		_ = d.Sync()
		_ = d.Close()
	}
	return nil
}

// mend finishes what a run that was killed left of an output, and refuses a folder that stands in the way.
func mend(folder, name string) error {
	for _, taken := range []string{name, waiting(name), replaced(name)} {
		if info, err := os.Stat(filepath.Join(folder, taken)); err == nil && info.IsDir() {
			return fmt.Errorf("replace %s: there is a folder %s; move it away", name, filepath.ToSlash(filepath.Join(folder, taken)))
		}
	}
	_ = os.Remove(filepath.Join(folder, waiting(name))) // it was never complete
	target, old := filepath.Join(folder, name), filepath.Join(folder, replaced(name))
	if _, err := os.Lstat(target); err == nil {
		_ = os.Remove(old)
	} else {
		_ = os.Rename(old, target)
	}
	return nil
}

// renaming is a step of publish: a file of the folder gets another name there.
type renaming struct{ from, to string }

func (r renaming) in(folder string) error {
	err := os.Rename(filepath.Join(folder, r.from), filepath.Join(folder, r.to))
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

// undo takes the steps back, the last first, and names each file that stays under another name.
func undo(folder string, steps []renaming) error {
	var wrong []error
	for _, step := range slices.Backward(steps) {
		if err := (renaming{step.to, step.from}).in(folder); err != nil {
			wrong = append(wrong, fmt.Errorf("what was %s is now called %s: %w; rename it", step.from, filepath.ToSlash(filepath.Join(folder, step.to)), err))
		}
	}
	return errors.Join(wrong...)
}

// staleIn returns the outputs of the brief that is in the folder which the new one has no more. Only what its manifest
// names as a plain file is one.
func staleIn(folder string, files []write.File) []string {
	old, err := readManifest(folder)
	if err != nil { // there is none
		return nil
	}
	var stale []string
	for _, output := range old.Outputs {
		again := slices.ContainsFunc(files, func(f write.File) bool { return strings.EqualFold(f.Name, output.File) })
		if !again && !slices.Contains(stale, output.File) && plainName(output.File) == nil {
			stale = append(stale, output.File)
		}
	}
	return stale
}

// writeWhole returns when the data is on the disk.
func writeWhole(name string, data []byte, create createFile) error {
	f, err := create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}
