package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"policybrief/lint"
)

func (a *app) lintCommand() *cobra.Command {
	var profile string
	var list bool
	c := &cobra.Command{
		Use:   "lint FILE.xlsx...",
		Short: "Check workbooks for accessibility, limits and safety",
		Long: `Check workbooks, whoever made them, against 28 rules: what accessible spreadsheets ask for, what Excel mends or refuses, and what
makes a file safe to open. Each finding names its sheet, cell and rule, and says what to do. The exit code is 1 where there is any.

A workbook of the profile "working" may have filter buttons and frozen panes. A workbook that does not say its profile is checked as
one to publish.`,
		Example: `  policybrief lint out/brief.xlsx
  policybrief lint --profile publish out/brief.xlsx
  policybrief lint --rules`,
	}
	c.Flags().StringVar(&profile, "profile", "", "check for this `PROFILE`, whatever the workbook says: working or publish")
	c.Flags().BoolVar(&list, "rules", false, "list the rules")
	c.RunE = func(_ *cobra.Command, files []string) error {
		switch {
		case list:
			for _, r := range lint.Rules {
				fmt.Fprintf(a.out, "%2d  %s (%s)\n", r.Number, r.Says, r.From)
			}
			return nil
		case len(files) == 0:
			return &exit{codeUsage, errors.New("lint needs a workbook, such as out/brief.xlsx")}
		case profile != "" && profile != lint.Working && profile != lint.Publish:
			return &exit{codeUsage, fmt.Errorf("no profile %q%s", profile, instead(profile, []string{lint.Working, lint.Publish}))}
		}
		var wrong []error
		for _, file := range files {
			if err := a.lint(file, profile); err != nil {
				wrong = append(wrong, err)
			}
		}
		return errors.Join(wrong...)
	}
	return c
}

// lint prints the findings in one workbook. Its error says how many there are, or why it cannot be read.
func (a *app) lint(file, profile string) error {
	name := filepath.ToSlash(file)
	in, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("%s: %w", name, cause(err))
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return fmt.Errorf("%s: %w", name, cause(err))
	}
	profile, findings, err := lint.Workbook(in, info.Size(), profile)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	total := 0
	for _, f := range findings {
		total += 1 + f.More
		fmt.Fprintf(a.out, "%s: %s\n", name, f)
	}
	if total > 0 {
		return fmt.Errorf("%s: %s, checked as one to %s", name, count(total, "finding"), map[string]string{lint.Working: "work in", lint.Publish: "publish"}[profile])
	}
	a.say("%s: no finding under %d rules, checked as one of the profile %s", name, len(lint.Rules), profile)
	return nil
}
