package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"policybrief/extract"
	"policybrief/extract/read"
	"policybrief/report"
	"policybrief/report/write"
)

// commands are the commands, in the order of the help.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{
		a.buildCommand(), a.checkCommand(), a.verifyCommand(), a.reviewCommand(), a.explainCommand(), a.lintCommand(), a.extractCommand(), a.configCommand(), a.initCommand(),
		a.formatsCommand(), a.sectionsCommand(), a.versionCommand(),
	}
}

// defaultConfig is the configuration of a command that is given none.
const defaultConfig = "config.yaml"

// settingsFlags are the flags of a command that reads configurations.
func (a *app) settingsFlags(c *cobra.Command) (asAt *string) {
	asAt = c.Flags().String("as-at", "", "the `DAY` whose state of affairs the brief gives, such as 2023-09-25 (brief.as_at)")
	c.Flags().StringArrayVar(&a.set, "set", nil, "a `SETTING=VALUE` that replaces that of the configuration, such as brief.marking=OFFICIAL; may be repeated")
	return asAt
}

// loadAll reads all the configurations, so that every mistake in any of them is named before anything is done.
func (a *app) loadAll(ctx context.Context, files []string, asAt string) ([]*setup, error) {
	overrides := map[string]override{}
	for _, setting := range a.set {
		name, value, found := strings.Cut(setting, "=")
		if !found {
			return nil, &exit{codeUsage, fmt.Errorf("--set %s: write it as setting=value, such as brief.marking=OFFICIAL", setting)}
		}
		overrides[name] = override{value, "--set " + name}
	}
	if asAt != "" {
		overrides["brief.as_at"] = override{asAt, "--as-at"}
	}
	if len(files) == 0 {
		files = []string{defaultConfig}
	}
	return await(ctx, func() ([]*setup, error) {
		var setups []*setup
		var wrong []error
		for _, file := range files {
			s, err := load(file, overrides, a.templates)
			if err != nil {
				wrong = append(wrong, err)
			}
			setups = append(setups, s)
		}
		if len(wrong) > 0 {
			return nil, &exit{codeUsage, errors.Join(wrong...)}
		}
		return setups, nil
	})
}

func (a *app) buildCommand() *cobra.Command {
	var sources, out string
	var strict bool
	c := &cobra.Command{
		Use:   "build [CONFIG...]",
		Short: "Make a brief from its configuration (config.yaml where none is named)",
		Long: `Make the brief that a configuration asks for, and write it to the folder "out" beside the configuration, with
evidence.json (what was found, and where) and manifest.json (what it was made of). Several configurations get a folder each.

The old files are replaced only when all the new ones are complete. When some sources cannot be read the brief is made from the
others and names them, and the exit code is 3; with --strict nothing is written and it is 1.`,
		Example: `  policybrief build
  policybrief build housing/config.yaml transport/config.yaml --out briefs
  policybrief build --sources ../letters --as-at 2023-09-25 --strict
  policybrief build --set brief.marking=OFFICIAL --set brief.status=Final`,
	}
	asAt := a.settingsFlags(c)
	c.Flags().StringVar(&sources, "sources", "", "read this `FOLDER` instead of the sources that the configuration lists")
	c.Flags().StringVar(&out, "out", "", "write to this `FOLDER`")
	c.Flags().BoolVar(&strict, "strict", false, "fail when any source cannot be read")
	c.RunE = func(c *cobra.Command, files []string) error {
		setups, err := a.loadAll(c.Context(), files, *asAt)
		if err != nil {
			return err
		}
		var wrong []error
		for i, j := range jobs(setups, out) {
			err := a.build(c.Context(), j, sources, strict)
			if errors.Is(err, context.Canceled) {
				if i > 0 { // the others are there
					err = fmt.Errorf("interrupted; nothing was written for %s and those after it", j.file)
				}
				return worst(append(wrong, err))
			}
			if err != nil {
				if len(setups) > 1 {
					err = &exit{codeOf(err), fmt.Errorf("%s: %w", j.file, err)}
				}
				wrong = append(wrong, err)
			}
		}
		return worst(wrong)
	}
	return c
}

func (a *app) checkCommand() *cobra.Command {
	var sources string
	var strict bool
	c := &cobra.Command{
		Use:   "check [CONFIG...]",
		Short: "Say what is wrong with a configuration, its templates and its sources; write nothing",
		Long: `Go the whole way from the sources to a checked brief, and write nothing. Every mistake that can be seen in a configuration is
named at once, with its line and column and what may have been meant; a file that is not YAML shows its first fault only.`,
		Example: `  policybrief check
  policybrief check housing/config.yaml --strict`,
	}
	asAt := a.settingsFlags(c)
	c.Flags().StringVar(&sources, "sources", "", "read this `FOLDER` instead of the sources that the configuration lists")
	c.Flags().BoolVar(&strict, "strict", false, "fail when any source cannot be read")
	c.RunE = func(c *cobra.Command, files []string) error {
		setups, err := a.loadAll(c.Context(), files, *asAt)
		if err != nil {
			return err
		}
		var wrong []error
		for _, s := range setups {
			e, err := a.make(c.Context(), s, sources)
			if err == nil {
				a.say("%s: no mistake found; %s", s.file, summary(e))
				err = a.report(e, strict)
			}
			if err != nil {
				wrong = append(wrong, err)
			}
		}
		return worst(wrong)
	}
	return c
}

func (a *app) verifyCommand() *cobra.Command {
	var config, sources string
	c := &cobra.Command{
		Use:   "verify [FOLDER]",
		Short: "Hold a brief against its sources again, and name what has changed",
		Long: `Read the sources of a brief again and name each that is missing, changed or new, each quotation and other piece of evidence
whose words changed, how many only moved, and each file of the brief that is not as it was written. Where the sources and the
configuration are the same, the evidence is found again, and each piece that differs is named. The exit code is 1 where
anything changed.

Sources are looked for beside the configuration, and that in the folders above the brief; --config names it, and --sources the
folder of a brief that was built with --sources.`,
		Example: `  policybrief verify
  policybrief verify briefs/housing --config housing/config.yaml
  policybrief verify out2 --sources ../letters`,
		Args: cobra.MaximumNArgs(1),
	}
	c.Flags().StringVar(&config, "config", "", "the configuration `FILE` that the brief was built from")
	c.Flags().StringVar(&sources, "sources", "", "the `FOLDER` that the brief was built from with --sources")
	c.RunE = func(c *cobra.Command, folders []string) error {
		return a.verify(c.Context(), append(folders, "out")[0], config, sources)
	}
	return c
}

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain ID [FOLDER]",
		Short: "Tell how a claim came about, with its words where they stand",
		Long: `Tell what was found, by which rule and how surely, and print the paragraphs of the sources that hold its words, those between
» and «. Ids stand in the workbook's sheets and in evidence.json; FOLDER is that of the brief, out where nothing is said.`,
		Example: `  policybrief explain p-3f9a0c1d2e4b
  policybrief explain q-973e9e4b6a55 briefs/housing`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(_ *cobra.Command, arguments []string) error {
			return a.explain(append(arguments, "out")[1], arguments[0])
		},
	}
}

func (a *app) extractCommand() *cobra.Command {
	var config, format string
	c := &cobra.Command{
		Use:   "extract PATH...",
		Short: "Print the evidence in files and folders",
		Long: `Print what the files, and all files in the folders, say: quotations with their speakers, dates, figures, conflicts and copies,
each with its place. With --config also the proposals and the positions of stakeholders that it names; without, no
configuration is read.`,
		Example: `  policybrief extract --format json letters > evidence.json
  policybrief extract --config config.yaml --format json report.html`,
		Args: cobra.MinimumNArgs(1),
	}
	c.Flags().StringVar(&config, "config", "", "the configuration `FILE` that names proposals and stakeholders")
	c.Flags().StringVar(&format, "format", "json", "how to print it: json")
	c.RunE = func(c *cobra.Command, paths []string) error {
		if format != "json" {
			return &exit{codeUsage, fmt.Errorf("no format %q for evidence%s", format, instead(format, []string{"json"}))}
		}
		var subject extract.Subject
		if config != "" {
			setups, err := a.loadAll(c.Context(), []string{config}, "")
			if err != nil {
				return err
			}
			subject = setups[0].Subject
		}
		var sources []read.Source
		for _, path := range paths {
			sources = append(sources, read.Source{Path: path})
		}
		documents, unread, err := a.read(c.Context(), ".", sources)
		if err != nil {
			return err
		}
		evidence, err := a.find(c.Context(), documents, subject)
		if err != nil {
			return err
		}
		if err := extract.WriteJSON(a.out, evidence, version); err != nil {
			return err
		}
		return a.report(&edition{manifest: manifest{Unread: unreadOf(unread), Warnings: warningsOf(documents)}}, false)
	}
	return c
}

func (a *app) configCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "config [CONFIG]",
		Short: "Print the settings in force, and where each comes from",
		Long: `Print every setting that is in force, and where it comes from: a line of the file, a flag, an environment variable or the
default. The first columns are its name and its value.

A setting that stands in no list can be replaced by a flag (--set brief.status=Final) or by the environment (POLICYBRIEF_BRIEF_STATUS=Final). The
flag wins over the environment, the environment over the file.`,
		Example: `  policybrief config
  POLICYBRIEF_BRIEF_MARKING=OFFICIAL policybrief config housing/config.yaml`,
		Args: cobra.MaximumNArgs(1),
	}
	asAt := a.settingsFlags(c)
	c.RunE = func(c *cobra.Command, files []string) error {
		setups, err := a.loadAll(c.Context(), files, *asAt)
		if err != nil {
			return err
		}
		return a.table(func(w io.Writer) {
			for _, s := range setups[0].inForce() {
				fmt.Fprintf(w, "%s\t%s\t%s\n", s.name, s.value, s.origin)
			}
		})
	}
	return c
}

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init FOLDER",
		Short: "Start a brief on a new subject: a commented configuration and an example source",
		Long: `Make a folder with a commented configuration, a folder for sources with an example in it, and a README. It builds at once; then
replace the example by your own. Nothing that is there is overwritten.`,
		Example: `  policybrief init my-brief
  policybrief build my-brief/config.yaml`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, arguments []string) error { return a.start(arguments[0]) },
	}
}

func (a *app) formatsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "formats",
		Short: "List the formats that sources and briefs can have",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.table(func(w io.Writer) {
				for _, f := range read.Formats {
					fmt.Fprintf(w, "reads\t%s\t%s\t%s\n", f.Name, strings.Join(f.Extensions, " "), f.About)
				}
				for _, f := range write.Formats {
					fmt.Fprintf(w, "writes\t%s\t%s\t%s\n", f.Name, f.Extension, f.About)
				}
			})
		},
	}
}

func (a *app) sectionsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "sections",
		Short: "List the kinds of section that a brief can have",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.table(func(w io.Writer) {
				for _, s := range report.Sections {
					fmt.Fprintf(w, "%s\t%s\t%s\n", s.Kind, s.Title, s.About)
				}
			})
		},
	}
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program and what it was built with",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			revision := ""
			if info, there := debug.ReadBuildInfo(); there {
				for _, s := range info.Settings {
					if s.Key == "vcs.revision" {
						revision = ", revision " + s.Value
					}
				}
			}
			_, err := fmt.Fprintf(a.out, "policybrief %s (%s, %s/%s%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, revision)
			return err
		},
	}
}

// table prints rows whose cells end in tabs as columns.
func (a *app) table(rows func(io.Writer)) error {
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	rows(w)
	return w.Flush()
}
