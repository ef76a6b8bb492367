// Package object is the objects that a PDF file is made of: values in Go that are read from a file, changed, and written
// to one. It reads what fpdf writes and what it writes itself, not every PDF.
package object

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// An object is nil, a bool, an int, a float64 (written with two decimals), or one of these.
type (
	// Name is a name, without its solidus.
	Name string
	// String is the bytes of a string.
	String string
	// Array is objects in their order.
	Array []any
	// Dictionary is objects by their names. It is written in the order of the names.
	Dictionary map[string]any
	// Reference is the number of an object of the file.
	Reference int
	// Stream is a dictionary with data, which are as its Filter leaves them. It may only stand in a file by itself.
	Stream struct {
		Dictionary
		Data []byte
	}
)

// Text is a string that people read: in ASCII where that is enough, else in UTF-16.
func Text(s string) String {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		return String(s)
	}
	units := utf16.Encode([]rune(s))
	text := make([]byte, 0, 2+2*len(units))
	text = append(text, 0xFE, 0xFF)
	for _, unit := range units {
		text = append(text, byte(unit>>8), byte(unit))
	}
	return String(text)
}

// Words returns what Text was given.
func (s String) Words() string {
	units, found := strings.CutPrefix(string(s), "\xFE\xFF")
	if !found {
		return string(s)
	}
	var text []uint16
	for ; len(units) > 1; units = units[2:] {
		text = append(text, uint16(units[0])<<8|uint16(units[1]))
	}
	return string(utf16.Decode(text))
}

// Append appends an object as a file has it. A stream has no such form.
func Append(b []byte, o any) []byte {
	switch o := o.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, o)
	case int:
		return strconv.AppendInt(b, int64(o), 10)
	case float64:
		return strconv.AppendFloat(b, o, 'f', 2, 64)
	case Name:
		return appendName(b, string(o))
	case String:
		return appendString(b, o)
	case Reference:
		return append(strconv.AppendInt(b, int64(o), 10), " 0 R"...)
	case Array:
		b = append(b, '[')
		for i, item := range o {
			if i > 0 {
				b = append(b, ' ')
			}
			b = Append(b, item)
		}
		return append(b, ']')
	case Dictionary:
		names := make([]string, 0, 16)
		for name := range o {
			names = append(names, name)
		}
		slices.Sort(names)
		b = append(b, "<<"...)
		for _, name := range names {
			b = append(appendName(b, name), ' ')
			b = Append(b, o[name])
		}
		return append(b, ">>"...)
	}
	panic(fmt.Sprintf("object: %T is no object", o))
}

func appendName(b []byte, name string) []byte {
	b = append(b, '/')
	for _, c := range []byte(name) {
		if c <= ' ' || c > '~' || c == '#' || delimits(c) {
			b = fmt.Appendf(b, "#%02X", c)
		} else {
			b = append(b, c)
		}
	}
	return b
}

func appendString(b []byte, s String) []byte {
	b = append(b, '(')
	for _, c := range []byte(s) {
		switch c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r': // which a reader may take for a line feed
			b = append(b, '\\', 'r')
		default:
			b = append(b, c)
		}
	}
	return append(b, ')')
}

// blank reports whether c is white space.
func blank(c byte) bool { return strings.IndexByte("\x00\t\n\f\r ", c) >= 0 }

// delimits reports whether c ends a word.
func delimits(c byte) bool { return strings.IndexByte("()<>[]{}/%", c) >= 0 }
