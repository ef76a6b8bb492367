package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"slices"
	"time"
)

// archive takes the parts of a workbook in any order and holds them deflated, never as they come. It writes them in
// the order of their names, which puts [Content_Types].xml first, and under one time.
type archive struct {
	made  time.Time
	edits map[string][]edit // by part
	parts map[string]*packed
	last  *packed
}

// edit replaces a stretch of a part, which must be there so many times.
type edit struct {
	old, new string
	times    int
}

// packed is a part, deflated.
type packed struct {
	data  bytes.Buffer
	into  *flate.Writer
	sum   uint32
	size  uint64
	edits []*stream
}

// Create begins a part, and ends the one before.
func (a *archive) Create(name string) (io.Writer, error) {
	if err := a.Close(); err != nil {
		return nil, err
	}
	p := &packed{}
	var err error
	const level = 5 // as package zip has it
	if p.into, err = flate.NewWriter(&p.data, level); err != nil {
		return nil, err
	}
	if a.parts[name] != nil {
		return nil, fmt.Errorf("%s is written twice", name)
	}
	a.parts[name], a.last = p, p
	var into io.Writer = p
	for _, e := range a.edits[name] {
		s := &stream{edit: e, name: name, into: into}
		into, p.edits = s, append(p.edits, s)
	}
	delete(a.edits, name)
	return into, nil
}

// Close ends the last part.
func (a *archive) Close() error {
	if a.last == nil {
		return nil
	}
	p := a.last
	a.last = nil
	for _, s := range slices.Backward(p.edits) {
		if err := s.end(); err != nil {
			return err
		}
	}
	return p.into.Close()
}

// AddFS is what excelize asks of an archive, and never calls.
func (a *archive) AddFS(fs.FS) error { return errors.New("a workbook holds no folder") }

// Write takes the next bytes of a part.
func (p *packed) Write(b []byte) (int, error) {
	p.sum = crc32.Update(p.sum, crc32.IEEETable, b)
	p.size += uint64(len(b))
	return p.into.Write(b)
}

// write writes the file. It refuses an edit whose part is not there.
func (a *archive) write(w io.Writer) error {
	for _, name := range slices.Sorted(maps.Keys(a.edits)) {
		return fmt.Errorf("%s is not there to be edited", name)
	}
	file := zip.NewWriter(w)
	day, clock := dosTime(a.made.UTC())
	for _, name := range slices.Sorted(maps.Keys(a.parts)) {
		p := a.parts[name]
		//lint:ignore SA1019 a time in these fields alone is written as it is, without the zone of the machine
		into, err := file.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: day, ModifiedTime: clock,
			CRC32: p.sum, CompressedSize64: uint64(p.data.Len()), UncompressedSize64: p.size})
		if err != nil {
			return err
		}
		if _, err := p.data.WriteTo(into); err != nil {
			return err
		}
	}
	return file.Close()
}

// dosTime returns a time as zip files have it, which cannot tell one before 1980 or after 2107.
func dosTime(t time.Time) (day, clock uint16) {
	if t.Year() < 1980 || t.Year() > 2107 {
		t = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return uint16(t.Day() + int(t.Month())<<5 + (t.Year()-1980)<<9), uint16(t.Second()/2 + t.Minute()<<5 + t.Hour()<<11)
}

// stream makes an edit in what passes through it.
type stream struct {
	edit
	name string
	into io.Writer
	held []byte // what could be the start of old
	done int
}

func (s *stream) Write(b []byte) (int, error) {
	s.held = append(s.held, b...)
	from, old := 0, []byte(s.old)
	for {
		at := bytes.Index(s.held[from:], old)
		if at < 0 {
			break
		}
		if _, err := s.into.Write(s.held[from : from+at]); err != nil {
			return 0, err
		}
		if _, err := io.WriteString(s.into, s.new); err != nil {
			return 0, err
		}
		from += at + len(s.old)
		s.done++
	}
	if ready := len(s.held) - len(s.old) + 1; ready > from {
		if _, err := s.into.Write(s.held[from:ready]); err != nil {
			return 0, err
		}
		from = ready
	}
	s.held = append(s.held[:0], s.held[from:]...)
	return len(b), nil
}

// end passes on what is held.
func (s *stream) end() error {
	if s.done != s.times {
		return fmt.Errorf("%s holds %q %d times, not %d", s.name, s.old, s.done, s.times)
	}
	_, err := s.into.Write(s.held)
	return err
}
