// Package read is the first arrow: files in, documents out, one format a file. It fixes the text of each
// source for good, numbers its paragraphs, marks its page furniture, and reads what it says of itself
// (title, outlet, authors, dates).
//
// To add a format: a file here with its function, a line in Formats, and a sample in testdata.
package read

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"policybrief/extract"
)

// Source is an entry of the list of sources in config.yaml: a file or a folder, and for a file what its text does not
// say of it.
type Source struct {
	Path      string       `mapstructure:"path"` // relative to the configuration
	ID        string       `mapstructure:"id"`   // of a file: base of claim ids; its base name where empty
	Title     string       `mapstructure:"title"`
	Outlet    string       `mapstructure:"outlet"`
	Authors   []string     `mapstructure:"authors"`
	Published extract.Date `mapstructure:"published"`
	Updated   extract.Date `mapstructure:"updated"`
}

// Format is a row of Formats: all that the rest of the program knows of a source format.
type Format struct {
	Name       string
	MediaType  string
	Extensions []string // with their dots, lower case
	About      string   // one line of help

	// Read returns the text of a file and what the format itself states: fields, paragraphs and furniture. What it
	// leaves open is then found in the text by rules that are the same for every format.
	Read func(data []byte) (*extract.Document, error)
}

// Formats are the formats that sources can have.
var Formats = []Format{
	{"text", "text/plain", []string{".txt"}, "plain text in UTF-8, a paragraph a line or between blank lines", text},
	{"markdown", "text/markdown", []string{".md", ".markdown"}, "Markdown with front matter (title, outlet, author, published or date, updated, basis, digest)", markdown},
	{"html", "text/html", []string{".html", ".htm", ".xhtml"}, "a saved web page", webPage},
}

// Unread is a file that could not be read.
type Unread struct {
	File string
	Err  error
}

// MaxSize is the size in bytes over which a file is not read.
const MaxSize = 32 << 20

// All reads the sources, folders with everything below them in the order of their paths, and calls progress (which may
// be nil) after each file. Paths are relative to base. A file that cannot be read is returned as
// Unread; an error means that nothing could be. A file that is listed twice is read once. Of a folder, hidden
// files, editors' backups and files called README are passed over.
func All(ctx context.Context, base string, sources []Source, progress func(done, total int)) ([]*extract.Document, []Unread, error) {
	files, err := list(base, sources)
	if err != nil {
		return nil, nil, err
	}
	documents, failures := make([]*extract.Document, len(files)), make([]error, len(files))
	var (
		workers sync.WaitGroup
		turn    sync.Mutex
		next    int
		done    int
	)
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for {
				turn.Lock()
				i := next
				next++
				turn.Unlock()
				if i >= len(files) || ctx.Err() != nil {
					return
				}
				documents[i], failures[i] = files[i].read()
				turn.Lock()
				done++
				if progress != nil {
					progress(done, len(files))
				}
				turn.Unlock()
			}
		})
	}
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return nil, nil, fmt.Errorf("read sources: %w", err)
	}

	var unread []Unread
	for i, err := range failures {
		if err != nil {
			unread = append(unread, Unread{files[i].shown, err})
		}
	}
	documents = slices.DeleteFunc(documents, func(d *extract.Document) bool { return d == nil })
	switch {
	case len(documents) > 0:
	case len(files) == 1:
		return nil, unread, fmt.Errorf("read sources: %s: %w", unread[0].File, unread[0].Err)
	default:
		return nil, unread, fmt.Errorf("read sources: none of %d could be read; the first, %s: %w", len(files), unread[0].File, unread[0].Err)
	}
	name(documents)
	return documents, unread, nil
}

// file is a file to read: where it is, how it is shown, and what its entry in the configuration says of it.
type file struct {
	path, shown string
	source      Source
}

// list returns the files of the sources in order, each once.
func list(base string, sources []Source) ([]file, error) {
	if len(sources) == 0 {
		return nil, errors.New("read sources: none is listed; name a file or a folder")
	}
	var files []file
	listed := map[string]int{} // real path to index in files
	add := func(f file) error {
		real, err := filepath.EvalSymlinks(f.path)
		if err != nil {
			real = f.path // a broken link is named when it is read
		}
		if i, found := listed[real]; !found {
			listed[real] = len(files)
			files = append(files, f)
		} else if !f.source.silent() {
			if !files[i].source.silent() && !f.source.equal(files[i].source) {
				return fmt.Errorf("read sources: %s is listed twice with different details; keep one entry", f.shown)
			}
			files[i].source = f.source
		}
		return nil
	}
	for _, s := range sources {
		at := filepath.FromSlash(s.Path)
		if !filepath.IsAbs(at) {
			at = filepath.Join(base, at)
		}
		info, err := os.Stat(at)
		switch {
		case errors.Is(err, os.ErrNotExist):
			return nil, fmt.Errorf("read sources: there is no file or folder %s; check its path, which is relative to %s", s.Path, base)
		case err != nil:
			return nil, fmt.Errorf("read sources: %w", err)
		case !info.IsDir():
			if err := add(file{at, shown(base, at), s}); err != nil {
				return nil, err
			}
			continue
		case !s.silent():
			return nil, fmt.Errorf("read sources: %s is a folder, and an id, title, outlet, author or date is of one file; list the file itself", s.Path)
		}
		var found []string
		if err := walk(at, map[string]bool{}, &found); err != nil {
			return nil, fmt.Errorf("read sources: %w", err)
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("read sources: the folder %s has no files to read; put %s files there", s.Path, readable())
		}
		slices.SortFunc(found, func(a, b string) int { return cmp.Compare(filepath.ToSlash(a), filepath.ToSlash(b)) })
		for _, p := range found {
			if err := add(file{p, shown(base, p), Source{}}); err != nil {
				return nil, err
			}
		}
	}
	return files, nil
}

// silent reports whether the entry says nothing but where the file is.
func (s Source) silent() bool { s.Path = ""; return s.equal(Source{}) }

func (s Source) equal(o Source) bool {
	return s.ID == o.ID && s.Title == o.Title && s.Outlet == o.Outlet && slices.Equal(s.Authors, o.Authors) &&
		s.Published == o.Published && s.Updated == o.Updated
}

// walk appends the files below a folder. Linked folders are followed, and each is entered once.
func walk(folder string, entered map[string]bool, found *[]string) error {
	real, err := filepath.EvalSymlinks(folder)
	if err != nil || entered[real] {
		return err
	}
	entered[real] = true
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if passedOver(e.Name()) {
			continue
		}
		at := filepath.Join(folder, e.Name())
		info, err := os.Stat(at)
		if err != nil || !info.IsDir() {
			*found = append(*found, at)
		} else if err := walk(at, entered, found); err != nil {
			return err
		}
	}
	return nil
}

// passedOver reports whether a name found in a folder is no source: hidden, an editor's or an office program's
// own file, or a note about the folder.
func passedOver(name string) bool {
	lower := strings.ToLower(name)
	stem := strings.TrimSuffix(lower, path.Ext(lower))
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~") ||
		slices.Contains([]string{".bak", ".orig", ".swp", ".tmp"}, path.Ext(lower)) ||
		stem == "readme" || lower == "thumbs.db" || lower == "desktop.ini"
}

// shown returns the path as a reader should see it: below base where it is, with forward slashes.
func shown(base, at string) string {
	if relative, err := filepath.Rel(base, at); err == nil && filepath.IsLocal(relative) {
		at = relative
	}
	return filepath.ToSlash(at)
}

// read returns the document of a file.
func (f file) read() (*extract.Document, error) {
	if !utf8.ValidString(f.shown) {
		return nil, errors.New("its name is not in UTF-8; rename the file")
	}
	format, err := formatOf(f.path)
	if err != nil {
		return nil, err
	}
	data, err := load(f.path)
	if err != nil {
		return nil, err
	}
	d, err := format.guarded(data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", format.Name, err)
	}
	sum := sha256.Sum256(data)
	d.File, d.SHA256, d.Name = f.shown, hex.EncodeToString(sum[:]), cmp.Or(f.source.ID, path.Base(f.shown))
	f.source.override(d)
	return d, nil
}

// override sets what the configuration states of a source: it wins over the text and is no guess.
func (s Source) override(d *extract.Document) {
	stated := map[string]bool{}
	set := func(field string, to *string, value string) {
		if value != "" {
			*to, stated[field] = value, true
		}
	}
	setDate := func(field string, to *extract.Date, value extract.Date) {
		if !value.IsZero() {
			*to, stated[field] = value, true
		}
	}
	set("title", &d.Title, s.Title)
	set("outlet", &d.Outlet, s.Outlet)
	setDate("published", &d.Published, s.Published)
	setDate("updated", &d.Updated, s.Updated)
	if len(s.Authors) > 0 {
		d.Authors, stated["authors"] = slices.Clone(s.Authors), true
	}
	d.Inferred = slices.DeleteFunc(d.Inferred, func(field string) bool { return stated[field] })
}

// guarded is document for data that nobody vouches for: a panic in a parser is that file's error.
func (f Format) guarded(data []byte) (d *extract.Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = nil, fmt.Errorf("the reader broke on it (%v); save it as .txt", r)
		}
	}()
	return f.document(data)
}

// document reads data and finds in its text what the format does not state.
func (f Format) document(data []byte) (*extract.Document, error) {
	d, err := f.Read(data)
	if errors.Is(err, errNotText) {
		return nil, fmt.Errorf("%w; export it as %s", err, readable())
	}
	if err != nil {
		return nil, err
	}
	d.MediaType = f.MediaType
	if d.Passages == nil {
		d.Passages = passages(d.Text)
	}
	page := readPage(d)
	d.Furniture = page.furniture()
	page.describe(d)
	return d, nil
}

// otherwise says, for a kind of file that is often found among sources but not read, what to do about it.
var otherwise = map[string]string{
	".doc": "save it as .txt, or as a web page (.html)", ".docx": "save it as .txt, or as a web page (.html)",
	".odt": "save it as .txt, or as a web page (.html)", ".rtf": "save it as .txt", ".pages": "export it as .txt",
	".pdf": "copy its text into a .txt file", ".eml": "save the message as .txt or .html", ".msg": "save the message as .txt or .html",
	".mht": "save the page as .html only", ".mhtml": "save the page as .html only",
	".jpg": "it is a picture: type its words into a .txt file", ".jpeg": "it is a picture: type its words into a .txt file",
	".png": "it is a picture: type its words into a .txt file", ".zip": "unpack it",
}

func formatOf(at string) (Format, error) {
	extension := strings.ToLower(filepath.Ext(at))
	for _, f := range Formats {
		if slices.Contains(f.Extensions, extension) {
			return f, nil
		}
	}
	remedy := cmp.Or(otherwise[extension], "what is read is "+readable())
	if extension == "" {
		return Format{}, fmt.Errorf("a file without an ending is not read; %s", remedy)
	}
	return Format{}, fmt.Errorf("%s files are not read; %s", extension, remedy)
}

// readable names the formats in remedies: the first ending of each row of Formats.
func readable() string {
	var endings []string
	for _, f := range Formats {
		endings = append(endings, f.Extensions[0])
	}
	last := len(endings) - 1
	return strings.Join(endings[:last], ", ") + " or " + endings[last]
}

// load returns the bytes of a regular file of at most MaxSize.
func load(at string) ([]byte, error) {
	info, err := os.Stat(at)
	if err != nil {
		return nil, reason(err)
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file; copy its content into one")
	}
	f, err := os.Open(at)
	if err != nil {
		return nil, reason(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err != nil {
		return nil, reason(err)
	}
	if len(data) > MaxSize {
		return nil, fmt.Errorf("over %d MB; split it", MaxSize>>20)
	}
	return data, nil
}

// reason is the error without the path, which differs between machines and stands beside it anyway.
func reason(err error) error {
	if on, ok := errors.AsType[*os.PathError](err); ok {
		return on.Err
	}
	return err
}

// name numbers the documents in order and makes their names differ: equal ones become the files' paths, and what
// is equal then is counted.
func name(documents []*extract.Document) {
	count := map[string]int{}
	for _, d := range documents {
		count[d.Name]++
	}
	taken := map[string]bool{}
	for i, d := range documents {
		d.ID = fmt.Sprintf("S%d", i+1)
		if count[d.Name] > 1 {
			d.Name = d.File
		}
		unique := d.Name
		for n := 2; taken[unique]; n++ {
			unique = fmt.Sprintf("%s (%d)", d.Name, n)
		}
		d.Name, taken[unique] = unique, true
	}
}
