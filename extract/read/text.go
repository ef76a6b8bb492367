package read

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"policybrief/extract"
)

// text reads a plain text. The Text of a UTF-8 file is its content unchanged, but for a byte-order mark, which is
// dropped, and for line ends, which become LF.
func text(data []byte) (*extract.Document, error) {
	content, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	return &extract.Document{Text: content, Warnings: warnings}, nil
}

// decode returns the bytes of a text file as UTF-8 with lines ended by LF. UTF-16 must have its byte-order mark;
// bytes that are neither are read as Windows-1252, with a warning, and refused where that cannot be.
func decode(data []byte) (content string, warnings []string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		content, err = fromUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		content, err = fromUTF16(data[2:], binary.BigEndian)
	default:
		data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
		if at := firstUnprintable(data); at >= 0 {
			return "", nil, notText(data, min(at, firstInvalid(data)))
		}
		content, warnings, err = from8Bit(data)
	}
	if err != nil {
		return "", nil, err
	}
	if strings.Contains(content, "\r") {
		content = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(content)
	}
	if strings.TrimSpace(content) == "" {
		return "", nil, errors.New("empty: there is no text in it")
	}
	return content, warnings, nil
}

func from8Bit(data []byte) (string, []string, error) {
	at := firstInvalid(data)
	if at == len(data) {
		return string(data), nil, nil
	}
	where := fmt.Sprintf("byte 0x%02x at offset %d is not UTF-8", data[at], at)
	if broken, whole := countMultibyte(data); whole > broken {
		return strings.ToValidUTF8(string(data), "\uFFFD"), []string{where + ": replaced; the file may be damaged"}, nil
	}
	for i, b := range data {
		if b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D { // no characters of Windows-1252
			return "", nil, notText(data, i)
		}
	}
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, notText(data, at)
	}
	return string(decoded), []string{where + ": read as Windows-1252; check its quotation marks and accents"}, nil
}

// countMultibyte counts the bytes that are no UTF-8 and the characters that are written in several.
func countMultibyte(data []byte) (broken, whole int) {
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case size > 1:
			whole++
		case r == utf8.RuneError:
			broken++
		}
		data = data[size:]
	}
	return broken, whole
}

// firstInvalid returns the offset of the first byte that is not UTF-8, or the length.
func firstInvalid(data []byte) int {
	if utf8.Valid(data) {
		return len(data)
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

// firstUnprintable returns the offset of the first control byte that no text has, or -1.
func firstUnprintable(data []byte) int {
	for i, b := range data {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' || b == 0x7F {
			return i
		}
	}
	return -1
}

func fromUTF16(data []byte, order binary.ByteOrder) (string, error) {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	content := string(utf16.Decode(units))
	if firstUnprintable([]byte(content)) >= 0 {
		return "", fmt.Errorf("%w: UTF-16 with control characters", errNotText)
	}
	return content, nil
}

// errNotText is the fault of a file that holds something else than text, whatever its name says.
var errNotText = errors.New("not text")

func notText(data []byte, at int) error {
	return fmt.Errorf("%w: byte 0x%02x at offset %d", errNotText, data[at], at)
}
