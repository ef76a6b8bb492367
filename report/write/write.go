// Package write is the fourth arrow: a brief in, bytes out, one format a file. Writers see the brief and the look
// (fonts and styles), never the evidence.
//
// To add a format: a file here with its function, a line in Formats, and a golden sample.
package write

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"policybrief/report"
)

// Format is a row of Formats: all that the rest of the program knows of an output format.
type Format struct {
	Name      string // as config.yaml has it
	Extension string // with its dot
	MediaType string
	About     string // one line of help
	Write     func(w io.Writer, b *report.Brief, look fs.FS) error
	Publish   func(w io.Writer, b *report.Brief, look fs.FS) error // as Write, for the profile "publish"; nil where there is none
	Short     bool                                                 // whether it has a short form
	Carries   bool                                                 // the attachments, and the outputs that travel
	Travels   bool                                                 // inside the outputs that carry
}

// Formats are the output formats. Every one of them shows every block of a brief.
var Formats = []Format{
	{"pdf", ".pdf", "application/pdf", "brief to read and to print", pdf, nil, true, true, false},
	{"xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "workbook with a sheet for every register", xlsx, publishedXLSX, false, false, true},
	{"html", ".html", "text/html; charset=utf-8", "page for a browser, in which every citation opens the paragraph of its source", html, nil, true, false, false},
	{"text", ".txt", "text/plain; charset=utf-8", "plain text, for reading in a terminal and for comparing two briefs", text, nil, true, false, false},
}

// Named returns the format of that name. Its error says which there are.
func Named(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("no output format %q; there are %s", name, strings.Join(names, ", "))
}

// Output is an entry of the list of outputs in config.yaml.
type Output struct {
	Format string `mapstructure:"format"`
	File   string `mapstructure:"file"` // "brief" and the format's extension where empty

	Profile string `mapstructure:"profile"` // one of Profiles, the first where empty
	Length  string `mapstructure:"length"`  // one of Lengths, the first where empty
}

// Lengths are how much of the brief an output has: all of it, or two pages with key points, proposals, matrix and gaps.
var Lengths = []string{"full", "short"}

// Has returns the part of the brief that an output of that length has. Its error says that the format has no such length.
func (f Format) Has(length string) (func(*report.Brief) *report.Brief, error) {
	switch {
	case length == "" || length == Lengths[0]:
		return func(b *report.Brief) *report.Brief { return b }, nil
	case length == Lengths[1] && f.Short:
		return (*report.Brief).Short, nil
	}
	return nil, fmt.Errorf("format %s has no length %q; take the length out", f.Name, length)
}

// Profiles are what an output can be for: to work in, or to publish.
var Profiles = []string{"working", "publish"}

// As returns how a format writes an output of that profile. Its error says that it has none such.
func (f Format) As(profile string) (func(io.Writer, *report.Brief, fs.FS) error, error) {
	switch {
	case profile == "" || profile == Profiles[0]:
		return f.Write, nil
	case profile == Profiles[1] && f.Publish != nil:
		return f.Publish, nil
	}
	return nil, fmt.Errorf("format %s has no profile %q; take the profile out", f.Name, profile)
}

// File is an output that has been rendered and not yet been written.
type File struct {
	Name string
	Data []byte
}

// Names returns the file name of each output, in their order. It refuses an unknown format or profile, a file name that is a
// path, and one that two outputs share (also if only by case, which some disks do not tell apart), naming all at once.
func Names(outputs []Output) ([]string, error) {
	names := make([]string, len(outputs))
	taken := map[string]string{}
	var wrong []error
	for i, output := range outputs {
		format, err := Named(output.Format)
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		_, profile := format.As(output.Profile)
		_, length := format.Has(output.Length)
		if err := errors.Join(profile, length); err != nil {
			wrong = append(wrong, err)
		}
		name := output.File
		if name == "" {
			name = format.UsualName(output.Length)
		}
		if name == "." || name == ".." || strings.ContainsAny(name, `/\:`) || strings.ContainsFunc(name, isControl) {
			wrong = append(wrong, fmt.Errorf("output file %q is not a plain file name; the folder is given by --out", name))
		}
		if other, found := taken[strings.ToLower(name)]; found {
			wrong = append(wrong, fmt.Errorf("output file %q is that of %s and of %s; give one of them another file name", name, other, format.Name))
		}
		taken[strings.ToLower(name)] = format.Name
		names[i] = name
	}
	return names, errors.Join(wrong...)
}

// UsualName is the name of an output that has no other.
func (f Format) UsualName(length string) string {
	if length == Lengths[1] {
		return "brief-short" + f.Extension
	}
	return "brief" + f.Extension
}

// All renders every output to memory, side by side, and returns them in the order of the outputs. Those that carry others
// wait for them. It returns no file unless all of them are complete.
func All(b *report.Brief, outputs []Output, look fs.FS) ([]File, error) {
	names, err := Names(outputs)
	if err != nil {
		return nil, err
	}
	files := make([]File, len(outputs))
	wrong := make([]error, len(outputs))
	formats := make([]Format, len(outputs))
	render := func(i int, b *report.Brief) {
		write, noProfile := formats[i].As(outputs[i].Profile)
		part, noLength := formats[i].Has(outputs[i].Length)
		var data bytes.Buffer
		err := errors.Join(noProfile, noLength)
		if err == nil {
			err = write(&data, part(b), look)
		}
		if err != nil {
			wrong[i] = fmt.Errorf("write %s: %w", names[i], err)
		}
		files[i] = File{Name: names[i], Data: data.Bytes()}
	}
	var travelling, others sync.WaitGroup
	for i, output := range outputs {
		if formats[i], err = Named(output.Format); err != nil {
			return nil, err
		}
		switch {
		case formats[i].Travels:
			travelling.Go(func() { render(i, b) })
		case !formats[i].Carries:
			others.Go(func() { render(i, b) })
		}
	}
	travelling.Wait()
	laden := *b
	laden.Attached = slices.Clone(b.Attached)
	for i, f := range formats {
		if f.Travels {
			laden.Attached = append(laden.Attached, report.Attachment{Name: names[i], MediaType: f.MediaType, About: "This brief as a " + f.About, Data: files[i].Data})
		}
	}
	for i, f := range formats {
		if f.Carries {
			others.Go(func() { render(i, &laden) })
		}
	}
	others.Wait()
	if err := errors.Join(wrong...); err != nil {
		return nil, err
	}
	return files, nil
}
