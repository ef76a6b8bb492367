package object

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// Read reads a file that fpdf or Write has written: its objects stand one after another, and each stream says its length
// in its own dictionary. The data of streams are those of the file, not copies.
func Read(data []byte) (*File, error) {
	f := &File{}
	r := &reader{data: data}
	for {
		r.skip()
		switch word := r.word(); word {
		case "endstream", "endobj":
			continue
		case "xref": // what it says is known when all objects have been read
			r.at += max(bytes.Index(r.data[r.at:], []byte("trailer")), 0)
		case "trailer":
			o, err := r.object()
			if err != nil {
				return nil, r.wrong(err)
			}
			f.trailer(o)
			return f, nil
		case "startxref":
			return f, nil
		case "":
			return nil, r.wrong(errors.New("the file ends before its trailer"))
		default:
			number, err := strconv.Atoi(word)
			if err != nil {
				return nil, r.wrong(err)
			}
			if r.skip(); r.word() == "0" {
				if r.skip(); r.word() == "obj" {
					if err := r.numbered(f, number); err != nil {
						return nil, fmt.Errorf("object %d: %w", number, r.wrong(err))
					}
				}
			}
		}
	}
}

// trailer takes from a trailer what leads to all else.
func (f *File) trailer(o any) {
	d, _ := o.(Dictionary)
	f.Root, _ = d["Root"].(Reference)
	f.Info, _ = d["Info"].(Reference)
}

// put gives an object its number.
func (f *File) put(number int, o any) error {
	const most = 1 << 20 // objects: more than any brief has
	if number < 0 || number > most {
		return fmt.Errorf("%d is not the number of an object", number)
	}
	for len(f.Objects) <= number {
		f.Objects = append(f.Objects, nil)
	}
	f.Objects[number] = o
	return nil
}

// reader is a place in a file.
type reader struct {
	data []byte
	at   int
}

func (r *reader) wrong(err error) error { return fmt.Errorf("at byte %d: %w", r.at, err) }

// skip goes on to the next word.
func (r *reader) skip() {
	for comment := false; r.at < len(r.data); r.at++ {
		switch c := r.data[r.at]; {
		case c == '%':
			comment = true
		case c == '\n' || c == '\r':
			comment = false
		case !comment && !blank(c):
			return
		}
	}
}

// word returns what comes before the next blank or delimiter.
func (r *reader) word() string {
	from := r.at
	for r.at < len(r.data) && !blank(r.data[r.at]) && !delimits(r.data[r.at]) {
		r.at++
	}
	return string(r.data[from:r.at])
}

// next reports whether the given bytes come next, and goes past them.
func (r *reader) next(want string) bool {
	if !bytes.HasPrefix(r.data[r.at:], []byte(want)) {
		return false
	}
	r.at += len(want)
	return true
}

// numbered reads what stands after the number of an object.
func (r *reader) numbered(f *File, number int) error {
	o, err := r.object()
	if err != nil {
		return err
	}
	r.skip()
	d, is := o.(Dictionary)
	if !is || !r.next("stream") {
		return f.put(number, o)
	}
	r.next("\r")
	r.next("\n")
	length, is := d["Length"].(int)
	if !is || length < 0 || length > len(r.data)-r.at {
		return fmt.Errorf("a stream of length %v", d["Length"])
	}
	s := Stream{d, r.data[r.at : r.at+length]}
	r.at += length
	switch d["Type"] {
	case Name("XRef"):
		f.trailer(d)
		return nil
	case Name("ObjStm"):
		return f.unpack(s)
	}
	return f.put(number, s)
}

// unpack reads the objects of a stream.
func (f *File) unpack(s Stream) error {
	data, err := s.Inflated()
	if err != nil {
		return err
	}
	count, _ := s.Dictionary["N"].(int)
	first, _ := s.Dictionary["First"].(int)
	heads, bodies := &reader{data: data}, &reader{data: data, at: min(max(first, 0), len(data))}
	for range count {
		heads.skip()
		number, err := strconv.Atoi(heads.word())
		if err != nil {
			return err
		}
		heads.skip()
		heads.word() // its offset: they follow one another
		o, err := bodies.object()
		if err != nil {
			return bodies.wrong(err)
		}
		if err := f.put(number, o); err != nil {
			return err
		}
	}
	return nil
}

var errShort = errors.New("the file ends within an object")

// object reads the next object.
func (r *reader) object() (any, error) {
	r.skip()
	switch {
	case r.at >= len(r.data):
		return nil, errShort
	case r.next("<<"):
		d := Dictionary{}
		for {
			if r.skip(); r.next(">>") {
				return d, nil
			}
			name, err := r.object()
			if err != nil {
				return nil, err
			}
			key, is := name.(Name)
			if !is {
				return nil, fmt.Errorf("%v is not a name", name)
			}
			if d[string(key)], err = r.object(); err != nil {
				return nil, err
			}
		}
	case r.next("["):
		a := Array{}
		for {
			if r.skip(); r.next("]") {
				return a, nil
			}
			item, err := r.object()
			if err != nil {
				return nil, err
			}
			a = append(a, item)
		}
	case r.next("/"):
		return r.name()
	case r.next("("):
		return r.text()
	}
	return r.plain()
}

// name reads a name from after its solidus.
func (r *reader) name() (any, error) {
	var name []byte
	word := r.word()
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c == '#' {
			if i+2 >= len(word) {
				return nil, errShort
			}
			code, err := strconv.ParseUint(word[i+1:i+3], 16, 8)
			if err != nil {
				return nil, err
			}
			c = byte(code)
			i += 2
		}
		name = append(name, c)
	}
	return Name(name), nil
}

// text reads a string from after its bracket.
func (r *reader) text() (any, error) {
	var text []byte
	for depth := 1; r.at < len(r.data); r.at++ {
		c := r.data[r.at]
		switch c {
		case '\\':
			if r.at++; r.at >= len(r.data) {
				return nil, errShort
			}
			if c = r.data[r.at]; c == 'r' {
				c = '\r'
			}
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				r.at++
				return String(text), nil
			}
		}
		text = append(text, c)
	}
	return nil, errShort
}

// plain reads a reference, a number or a word.
func (r *reader) plain() (any, error) {
	switch word := r.word(); word {
	case "null":
		return nil, nil
	case "true", "false":
		return word == "true", nil
	default:
		number, err := strconv.Atoi(word)
		if err != nil {
			real, err := strconv.ParseFloat(word, 64)
			if err != nil {
				return nil, fmt.Errorf("%q is no object", word)
			}
			return real, nil
		}
		after := r.at
		if r.skip(); r.word() == "0" {
			if r.skip(); r.word() == "R" {
				return Reference(number), nil
			}
		}
		r.at = after
		return number, nil
	}
}
