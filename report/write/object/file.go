package object

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
)

// File is the objects of a file by their numbers; there is none of number 0.
type File struct {
	Objects []any
	Root    Reference // the catalog
	Info    Reference // the properties

	deflater *zlib.Writer // which takes longer to make than to use
}

// Add gives an object the next number.
func (f *File) Add(o any) Reference {
	f.Objects = append(f.Objects, o)
	return Reference(len(f.Objects) - 1)
}

// Get returns an object that may be given by its number.
func (f *File) Get(o any) any {
	if r, is := o.(Reference); is {
		if r < 0 || int(r) >= len(f.Objects) {
			return nil
		}
		return f.Objects[r]
	}
	return o
}

// Dictionary returns a dictionary, or that of a stream, which may be given by its number. It is nil for anything else.
func (f *File) Dictionary(o any) Dictionary {
	switch o := f.Get(o).(type) {
	case Dictionary:
		return o
	case Stream:
		return o.Dictionary
	}
	return nil
}

// Deflated is a stream of the data, compressed. It fills in the dictionary that it is given.
func (f *File) Deflated(d Dictionary, data []byte) Stream {
	d["Filter"] = Name("FlateDecode")
	var b bytes.Buffer
	if f.deflater == nil {
		f.deflater = zlib.NewWriter(&b)
	} else {
		f.deflater.Reset(&b)
	}
	_, _ = f.deflater.Write(data) // into memory
	_ = f.deflater.Close()
	return Stream{d, b.Bytes()}
}

// Inflated returns the data of a stream as they were before they were compressed, if they were.
func (s Stream) Inflated() ([]byte, error) {
	if s.Dictionary["Filter"] == nil {
		return s.Data, nil
	}
	r, err := zlib.NewReader(bytes.NewReader(s.Data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Objects that stand together in a stream. More compress no better.
const together = 256

// Write writes the file as PDF 1.7, with all that is no stream in compressed streams. Its identifier is a hash of what it
// holds, so equal files have equal bytes.
func (f *File) Write(w io.Writer) error {
	const inFile, inStream = 1, 2
	type place struct{ kind, at, index int } // of an object: its offset, or its stream and its place there
	places := make([]place, len(f.Objects), len(f.Objects)+len(f.Objects)/together+2)
	out := []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n") // letters above ASCII tell programs that the file is not text
	put := func(number int, s Stream) {
		places[number] = place{inFile, len(out), 0}
		s.Dictionary["Length"] = len(s.Data)
		out = fmt.Appendf(out, "%d 0 obj\n", number)
		out = Append(out, s.Dictionary)
		out = append(out, "\nstream\n"...)
		out = append(out, s.Data...)
		out = append(out, "\nendstream\nendobj\n"...)
	}
	var offsets, body []byte
	var members []int
	flush := func() {
		if len(members) == 0 {
			return
		}
		number := len(places)
		places = append(places, place{})
		for i, member := range members {
			places[member] = place{inStream, number, i}
		}
		put(number, f.Deflated(Dictionary{"Type": Name("ObjStm"), "N": len(members), "First": len(offsets)}, append(offsets, body...)))
		offsets, body, members = nil, nil, nil
	}
	for number, o := range f.Objects {
		switch o := o.(type) {
		case nil:
		case Stream:
			put(number, o)
		default:
			members = append(members, number)
			offsets = fmt.Appendf(offsets, "%d %d ", number, len(body))
			body = append(Append(body, o), '\n')
			if len(members) == together {
				flush()
			}
		}
	}
	flush()

	table := len(places)
	places = append(places, place{inFile, len(out), 0})
	var rows []byte
	for _, p := range places {
		if p.kind == 0 {
			p.index = 65535 // as the format has it for a number that is not in use
		}
		rows = append(rows, byte(p.kind), byte(p.at>>24), byte(p.at>>16), byte(p.at>>8), byte(p.at), byte(p.index>>8), byte(p.index))
	}
	hash := sha256.Sum256(out)
	id := String(hash[:16])
	put(table, f.Deflated(Dictionary{"Type": Name("XRef"), "Size": len(places), "W": Array{1, 4, 2}, "Root": f.Root, "Info": f.Info, "ID": Array{id, id}}, rows))
	out = fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", places[table].at)
	_, err := w.Write(out)
	return err
}
