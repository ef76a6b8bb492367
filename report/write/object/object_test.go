package object

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

// sample holds an object of every type, and more than one stream of objects.
func sample() *File {
	f := &File{Objects: []any{nil}}
	f.Root = f.Add(Dictionary{"Type": Name("Catalog"), "Odd name/#": true, "Nothing": nil, "Nested": Dictionary{"A": Array{1, -2, 0.25, Name("N"), Array{}, false}}})
	f.Info = f.Add(Dictionary{"Title": Text("Škoda (and) \\ 😀"), "Author": String("a\rb\nc ) ("), "Empty": String("")})
	f.Add(f.Deflated(Dictionary{"Of": f.Info}, []byte(strings.Repeat("harbour ", 99))))
	f.Add(Stream{Dictionary{}, []byte("endstream endobj")})
	for i := range 2 * together {
		f.Add(Array{i, Reference(i)})
	}
	return f
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	var first, second bytes.Buffer
	if err := sample().Write(&first); err != nil {
		t.Fatal(err)
	}
	if err := sample().Write(&second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("equal files have other bytes")
	}
	got, err := Read(first.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := sample()
	if got.Root != want.Root || got.Info != want.Info {
		t.Errorf("the trailer leads to %v and %v", got.Root, got.Info)
	}
	for number, o := range want.Objects {
		if s, is := o.(Stream); is {
			s.Dictionary["Length"] = len(s.Data) // as writing fills it in
			delete(s.Dictionary, "Nothing")
		}
		if !reflect.DeepEqual(got.Objects[number], o) {
			t.Errorf("object %d: %v is read back as %v", number, o, got.Objects[number])
		}
	}
	data, err := got.Objects[3].(Stream).Inflated()
	if err != nil || string(data) != strings.Repeat("harbour ", 99) {
		t.Errorf("the stream holds %q, %v", data, err)
	}
	if title := got.Dictionary(got.Info)["Title"].(String).Words(); title != "Škoda (and) \\ 😀" {
		t.Errorf("the title is read back as %q", title)
	}
}

func TestAClassicFileIsRead(t *testing.T) {
	f, err := Read([]byte("%PDF-1.3\n2 0 obj\n<</Length 6/Kids [1 0 R 3 0 R]>>\nstream\n>>endo\nendstream\nendobj\n1 0 obj\n(a\\)b)\nendobj\n" +
		"xref\n0 3\n0000000000 65535 f \n0000000060 00000 n \ntrailer\n<<\n/Size 3\n/Root 2 0 R\n/Info 1 0 R\n>>\nstartxref\n99\n%%EOF\n"))
	if err != nil {
		t.Fatal(err)
	}
	if f.Root != 2 || f.Info != 1 || f.Get(f.Info) != String("a)b") || len(f.Dictionary(f.Root)["Kids"].(Array)) != 2 {
		t.Errorf("read as %v", f)
	}
	if f.Get(Reference(99)) != nil || f.Dictionary(f.Info) != nil {
		t.Error("what is not there is there")
	}
}

func TestABrokenFileIsAnError(t *testing.T) {
	for _, data := range []string{"", "%PDF-1.7", "1 0 obj", "1 0 obj\n<</A", "1 0 obj\n<<1 2>>", "1 0 obj\n<</Length 99>>\nstream\n", "1 0 obj\n(a", "1 0 obj\n[1", "1 0 obj\n/A#1", "x 0 obj",
		"1 0 obj\nwhat", "99999999 0 obj\n1\nendobj\n", "1 0 obj\n<</Type /ObjStm/N 1/First 0/Length 1>>\nstream\nx\nendstream\nendobj\n"} {
		if f, err := Read([]byte(data)); err == nil {
			t.Errorf("%q is read as %v", data, f)
		}
	}
}

func FuzzRead(f *testing.F) {
	var data bytes.Buffer
	if err := sample().Write(&data); err != nil {
		f.Fatal(err)
	}
	f.Add(data.Bytes())
	f.Add([]byte("1 0 obj\n<</A (\\)\\r) /B [1 0 R 2.5 true null]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read(data)
		if err != nil {
			return
		}
		var again bytes.Buffer
		if err := file.Write(&again); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(again.Bytes()); err != nil {
			t.Errorf("what was read cannot be read again when it is written: %v", err)
		}
	})
}
