package main

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/go-viper/mapstructure/v2"
	"github.com/spf13/viper"

	"policybrief/extract"
	"policybrief/extract/read"
	"policybrief/report"
	"policybrief/report/write"
)

// Config is what a configuration can say, a field for each step, which sees only its own.
type Config struct {
	Brief           report.Cover  `mapstructure:"brief"`
	Sources         []read.Source `mapstructure:"sources"`
	extract.Subject `mapstructure:",squash"`
	Sections        []report.SectionOptions `mapstructure:"sections"`
	Outputs         []write.Output          `mapstructure:"outputs"`
	AttachSources   bool                    `mapstructure:"attach_sources"` // the texts of the sources travel inside the outputs that carry the evidence
	Templates       string                  `mapstructure:"templates"`      // folder whose files replace the embedded ones
}

// setup is a configuration in force, and the files around it.
type setup struct {
	Config
	file      string // as it was given
	folder    string // that paths of sources and templates are relative to
	data      []byte // of the file
	templates fs.FS
	warnings  []manifestWarning // of what is allowed and probably not meant
	origins   map[string]string // where each setting comes from, by its full path
}

// environment is the start of the names of all environment variables that set something.
const environment = "POLICYBRIEF_"

// load reads a configuration, lets flags and then the environment have their say, and checks all of it. Overrides
// are settings by their paths, each with the flag that gave it. Its error holds every mistake, in the order of the file.
func load(file string, overrides map[string]override, embedded fs.FS) (*setup, error) {
	data, err := readFile(file)
	if err != nil {
		return nil, fmt.Errorf("configuration %s: %w", filepath.ToSlash(file), err)
	}
	s := &setup{file: filepath.ToSlash(file), folder: filepath.Dir(file), data: data, templates: embedded, origins: map[string]string{}}
	v := viper.New()
	v.SetConfigType("yaml")
	unreadable := v.ReadConfig(bytes.NewReader(data))

	scalars := scalarSettings()
	given := map[string]override{}
	for _, setting := range scalars {
		name := environmentName(setting.name)
		if err := v.BindEnv(setting.name, name); err != nil {
			return nil, err
		}
		if value := os.Getenv(name); value != "" {
			given[setting.name] = override{value, name}
		}
	}
	var unknown []error
	for _, variable := range os.Environ() {
		name, value, _ := strings.Cut(variable, "=")
		if known := environmentNames(scalars); value != "" && strings.HasPrefix(name, environment) && !slices.Contains(known, name) {
			unknown = append(unknown, fmt.Errorf("%s: it sets nothing%s", name, instead(name, known)))
		}
	}
	for name, o := range overrides {
		if !slices.ContainsFunc(scalars, func(f field) bool { return f.name == name }) {
			unknown = append(unknown, fmt.Errorf("%s: no setting %q%s", o.from, name, instead(name, namesOf(scalars))))
			continue
		}
		v.Set(name, o.value)
		given[name] = o
	}
	if folder := v.GetString("templates"); unreadable == nil && folder != "" {
		s.templates = overlay{filepath.ToSlash(folder), os.DirFS(within(s.folder, folder)), embedded}
	}

	c := newChecker(s.file, surroundings{s.folder, s.templates})
	isYAML := c.document(data)
	for _, setting := range scalars {
		if o, there := given[setting.name]; there {
			for _, message := range c.override(setting, o.value) {
				c.mistakes = append(c.mistakes, mistake{file: o.from, message: message})
			}
		}
	}
	if isYAML && unreadable != nil && len(c.mistakes) == 0 {
		c.mistakes = append(c.mistakes, fmt.Errorf("%s: %w", s.file, unreadable))
	}
	slices.SortFunc(unknown, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	if mistakes := append(c.mistakes, unknown...); len(mistakes) > 0 {
		return nil, errors.Join(mistakes...)
	}
	if err := v.UnmarshalExact(&s.Config, viper.DecodeHook(mapstructure.ComposeDecodeHookFunc(decodeDate, mapstructure.TextUnmarshallerHookFunc()))); err != nil {
		return nil, fmt.Errorf("%s: %w", s.file, err)
	}
	s.warnings = c.warnings
	for setting, node := range c.places {
		s.origins[setting] = fmt.Sprintf("file %s:%d", s.file, node.Line)
	}
	for name, o := range given {
		s.origins[name] = o.from
	}
	return s, nil
}

// override is a value that replaces that of the file, and the flag or variable that gave it.
type override struct{ value, from string }

// override checks a value that stands in no file.
func (c *checker) override(setting field, value string) []string {
	if setting.typ == reflect.TypeFor[extract.Date]() {
		if err := dated(value); err != nil {
			return []string{err.Error()}
		}
		return nil
	}
	return c.obeys(c.rules[setting.name], setting.name, value)
}

// scalarSettings are the settings that are one value and stand in no list: flags and the environment can give them.
func scalarSettings() []field {
	var scalars []field
	var collect func(prefix string, t reflect.Type)
	collect = func(prefix string, t reflect.Type) {
		for _, f := range fieldsOf(t) {
			f.name = join(prefix, f.name)
			switch {
			case f.typ.Kind() == reflect.Struct && !reflect.PointerTo(f.typ).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
				collect(f.name, f.typ)
			case f.typ.Kind() != reflect.Slice:
				scalars = append(scalars, f)
			}
		}
	}
	collect("", reflect.TypeFor[Config]())
	return scalars
}

func namesOf(fields []field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	return names
}

func environmentNames(fields []field) []string {
	names := namesOf(fields)
	for i, name := range names {
		names[i] = environmentName(name)
	}
	return names
}

// environmentName is the variable that sets a setting: POLICYBRIEF_BRIEF_AS_AT for brief.as_at.
func environmentName(setting string) string {
	return environment + strings.ToUpper(strings.ReplaceAll(setting, ".", "_"))
}

// decodeDate turns the timestamp that YAML makes of an unquoted date into a date.
func decodeDate(_, to reflect.Type, value any) (any, error) {
	if t, is := value.(time.Time); is && to == reflect.TypeFor[extract.Date]() {
		return extract.DateOf(t), nil
	}
	if n, is := value.(int); is && to == reflect.TypeFor[extract.Date]() {
		return extract.Date{Year: n}, nil
	}
	return value, nil
}

// cause is a file error without the path, for errors that name the file already.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
