package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policybrief/extract"
	"policybrief/report"
	"policybrief/report/write"
)

// rule is what a setting must be beyond the type of its field. The check of a configuration and its JSON Schema both follow
// from the fields of Config and this table.
type rule struct {
	path     string   // of the setting, without the places in lists: "sections.kind"
	noun     string   // what its value is called in an error
	needed   bool     // it must be there, and not be empty
	remedy   string   // what to do where it is not
	refused  string   // why it may not be there, though the type has it
	choices  []string // what it may be; anything where empty
	pattern  string   // what it must look like
	looks    string   // the pattern in words
	letters  bool     // it must have a letter or digit
	words    int      // how many words it may have at most; any number where 0
	distinct string   // settings of the same name must differ from each other
	file     func(at surroundings, value string) error
}

// surroundings are the files around a configuration that its settings can name.
type surroundings struct {
	folder    string // of the configuration
	templates fs.FS  // in force
}

// idPattern is what an id looks like: it ends up in links, file names and evidence.json.
const (
	idPattern = `^[a-z0-9][a-z0-9-]*$`
	idLooks   = "lower-case letters, digits and hyphens, such as time-limits"
)

// noPhrases says why phrases are needed: without them no source can be found to speak of anything.
const noPhrases = `; give at least one phrase of up to five words, by which the program knows that a source speaks of it`

// rules returns the table of rules.
func rules() []rule {
	var sections, outputs []string
	for _, s := range report.Sections {
		sections = append(sections, s.Kind)
	}
	for _, f := range write.Formats {
		outputs = append(outputs, f.Name)
	}
	return []rule{
		{path: "brief", needed: true},
		{path: "brief.title", noun: "title", needed: true},
		{path: "sources", needed: true},
		{path: "sources.path", noun: "file or folder", needed: true, file: sourceExists},
		{path: "sources.id", noun: "source id", distinct: "sources"},
		{path: "proposals.id", noun: "proposal id", needed: true, pattern: idPattern, looks: idLooks, distinct: "proposals and objects"},
		{path: "proposals.title", noun: "title", needed: true},
		{path: "proposals.law", noun: "legal note", file: lawExists},
		{path: "proposals.phrases", noun: "phrase", letters: true, words: 5, needed: true, remedy: noPhrases},
		{path: "proposals.parts", refused: "only an object consists of proposals; take it out, or move the entry to objects"},
		{path: "objects.id", noun: "object id", needed: true, pattern: idPattern, looks: idLooks, distinct: "proposals and objects"},
		{path: "objects.title", noun: "title", needed: true},
		{path: "objects.law", noun: "legal note", file: lawExists},
		{path: "objects.phrases", noun: "phrase", letters: true, words: 5, needed: true, remedy: noPhrases},
		{path: "stakeholders.id", noun: "stakeholder id", needed: true, pattern: idPattern, looks: idLooks, distinct: "stakeholders"},
		{path: "stakeholders.name", noun: "name", letters: true, needed: true},
		{path: "stakeholders.aliases", noun: "alias", letters: true},
		{path: "stakeholders.kind", noun: "kind of stakeholder", needed: true, choices: extract.StakeholderKinds},
		{path: "sections.kind", noun: "section kind", needed: true, choices: sections},
		{path: "sections.id", noun: "section id", pattern: idPattern, looks: idLooks, distinct: "sections"},
		{path: "sections.template", noun: "template", file: templateExists},
		{path: "outputs", needed: true},
		{path: "outputs.format", noun: "output format", needed: true, choices: outputs},
		{path: "outputs.profile", noun: "profile", choices: write.Profiles},
		{path: "outputs.length", noun: "length", choices: write.Lengths},
		{path: "outputs.file", noun: "output file", distinct: "outputs", file: fileNamed},
		{path: "templates", noun: "templates folder", file: templatesExist},
	}
}

func sourceExists(at surroundings, value string) error {
	if _, err := os.Stat(within(at.folder, value)); err != nil {
		return fmt.Errorf("there is no file or folder %q%s", value, nearby(at.folder, value))
	}
	return nil
}

func templatesExist(at surroundings, value string) error {
	is := func(folder string) bool {
		info, err := os.Stat(folder)
		return err == nil && info.IsDir()
	}
	folder := within(at.folder, value)
	switch {
	case !is(folder):
		return fmt.Errorf("there is no folder %q%s", value, nearby(at.folder, value))
	case !slices.ContainsFunc(templateFolders(), func(name string) bool { return is(filepath.Join(folder, name)) }):
		return fmt.Errorf("the folder %q has no folder %s; put your wording of a section in %s", value,
			strings.Join(templateFolders(), " or "), path.Join(filepath.ToSlash(value), templateFolders()[0]))
	}
	return nil
}

func fileNamed(_ surroundings, value string) error {
	err := plainName(value)
	if err == nil && (strings.EqualFold(value, evidenceName) || strings.EqualFold(value, manifestName)) {
		err = errors.New("is the name of a file that every build writes; choose another")
	}
	if err != nil {
		return fmt.Errorf("output file %q %w", value, err)
	}
	return nil
}

// longestName is how many bytes an output's name may have, so that every disk takes it.
const longestName = 120

// deviceName is a name that Windows keeps for a device, whatever ending it has.
var deviceName = regexp.MustCompile(`(?i)^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³]) *(\.|$)`)

// plainName says why a name is not that of a file in a folder on every system, and none of the program's own.
func plainName(name string) error {
	switch {
	case name == "":
		return errors.New("is empty; write one")
	case strings.ContainsFunc(name, func(r rune) bool { return unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) }) || !utf8.ValidString(name):
		return errors.New("holds a character that nobody sees; type the name again")
	case strings.ContainsAny(name, `/\:`):
		return errors.New("is not a plain file name; the folder is given by --out")
	case strings.ContainsAny(name, `<>"|?*`):
		return errors.New(`holds one of <>"|?*, which Windows does not allow; leave it out`)
	case strings.HasPrefix(name, "."):
		return errors.New("begins with a dot, as the program's own files do; begin it with a letter")
	case name != strings.TrimSpace(name) || strings.HasSuffix(name, "."):
		return errors.New("begins or ends with a space, or ends with a dot; take it away")
	case deviceName.MatchString(name):
		return errors.New("is that of a device on Windows; choose another")
	case len(name) > longestName:
		return fmt.Errorf("has %d bytes and may have %d; shorten it", len(name), longestName)
	}
	return nil
}

// mostNamed is how many files of a folder an error names.
const mostNamed = 12

// nearby names the folder in which a file was looked for, what it holds, and what may have been meant.
func nearby(folder, value string) string {
	at := within(folder, value)
	sought := filepath.Base(at)
	for {
		at = filepath.Dir(at)
		if info, err := os.Stat(at); err == nil && info.IsDir() || at == filepath.Dir(at) {
			break
		}
		sought = filepath.Base(at)
	}
	shown := filepath.Base(at)
	if full, err := filepath.Abs(at); err == nil {
		shown = filepath.Base(full)
	}
	var names []string
	entries, _ := os.ReadDir(at)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		return fmt.Sprintf(" in the folder %q, which holds nothing", shown)
	}
	meant := instead(sought, names)
	if !strings.Contains(meant, "did you mean") {
		meant = ""
	}
	more := ""
	if len(names) > mostNamed {
		names, more = names[:mostNamed], fmt.Sprintf(" and %d more", len(names)-mostNamed)
	}
	return fmt.Sprintf(" in the folder %q, which holds %s%s%s", shown, strings.Join(names, ", "), more, meant)
}

func templateExists(at surroundings, value string) error {
	return named(at.templates, "sections", value, value)
}

func lawExists(at surroundings, value string) error {
	return named(at.templates, "law", value+".md", value)
}

// named refuses a template that is not there, and says what is, one without words, and one that is no file.
func named(templates fs.FS, folder, file, value string) error {
	if strings.ContainsAny(value, `/\`) {
		return fmt.Errorf("%q is a path, and must be the name of a file in %s", value, folder)
	}
	name := path.Join(folder, file)
	data, err := fs.ReadFile(templates, name)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s%s: %w", origin(templates, name), name, cause(err))
	case err == nil && strings.TrimSpace(string(data)) == "":
		return fmt.Errorf("%s%s has no words; write some, or remove the file", origin(templates, name), name)
	case err == nil:
		return nil
	}
	var names []string
	entries, _ := fs.ReadDir(templates, folder)
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), strings.TrimPrefix(file, value)))
	}
	return fmt.Errorf("there is no %s%s%s", name, among(templates), instead(value, names))
}

// within returns a path of the configuration as the operating system has it.
func within(folder, name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(folder, name)
}
