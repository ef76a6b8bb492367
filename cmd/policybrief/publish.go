package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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
		return nil, fmt.Errorf("output folder %s: %w", filepath.ToSlash(folder), cause(err))
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

// publish puts the files into the folder, all of them or none: they are written beside the old ones, and take their
// places when all are complete on the disk. Where one cannot, the old ones are put back. The folder must be held.
func publish(ctx context.Context, folder string, files []write.File, create createFile) (err error) {
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, f := range files {
		if err := mend(folder, f.Name); err != nil {
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
	for i, f := range files {
		err := os.Rename(at(f.Name), at(replaced(f.Name)))
		if err == nil || errors.Is(err, fs.ErrNotExist) {
			err = os.Rename(at(waiting(f.Name)), at(f.Name))
		}
		if err != nil {
			back := putBack(folder, files[:i+1])
			return errors.Join(fmt.Errorf("replace %s: %w; is it open in another program? The outputs in %s are as they were",
				f.Name, cause(err), filepath.ToSlash(folder)), back)
		}
	}
	for _, f := range files {
		_ = os.Remove(at(replaced(f.Name)))
	}
	if d, err := os.Open(folder); err == nil { // not every system can sync a folder
		_ = d.Sync()
		_ = d.Close()
	}
	return nil
}

// mend finishes what a run that was killed left of an output, and refuses one that is not a file.
func mend(folder, name string) error {
	target, old := filepath.Join(folder, name), filepath.Join(folder, replaced(name))
	info, err := os.Stat(target)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("replace %s: a folder of that name is in %s; move it away", name, filepath.ToSlash(folder))
	case err == nil:
		_ = os.Remove(old)
	case errors.Is(err, fs.ErrNotExist):
		_ = os.Rename(old, target)
	}
	return nil
}

// putBack undoes the replacement of the files, of which the last may have gone only half way.
func putBack(folder string, files []write.File) error {
	var wrong []error
	for _, f := range files {
		target, old := filepath.Join(folder, f.Name), filepath.Join(folder, replaced(f.Name))
		_, missing := os.Stat(old)
		switch {
		case missing == nil:
			if err := os.Rename(old, target); err != nil {
				wrong = append(wrong, fmt.Errorf("the old %s is now called %s: %w", f.Name, replaced(f.Name), cause(err)))
			}
		case f.Name != files[len(files)-1].Name: // it replaced nothing
			_ = os.Remove(target)
		}
	}
	return errors.Join(wrong...)
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
