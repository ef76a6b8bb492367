package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policybrief/report/write"
	"policybrief/review"
)

func (a *app) reviewCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "review",
		Short: "Take in what reviewers decided in the workbook, and say what is still open",
		Long: `Every claim has a row in the workbook of a build, with a status to choose: accept, amend or reject. Import keeps the decisions in
review.yaml, beside the configuration, and the next build obeys them: what is rejected leaves the brief and stays in its
register as rejected, and what is amended is shown both ways.`,
		Example: `  policybrief review import brief-reviewed.xlsx
  policybrief review status`,
		Args: cobra.NoArgs,
	}
	c.AddCommand(a.reviewImportCommand(), a.reviewStatusCommand())
	return c
}

// reviewFlags are the flags of a command that holds a review against a brief. Its function loads the brief.
func (a *app) reviewFlags(c *cobra.Command) func(context.Context) (*setup, *edition, error) {
	config := c.Flags().String("config", defaultConfig, "the configuration `FILE` of the brief")
	sources := c.Flags().String("sources", "", "the `FOLDER` that the brief was built from with --sources")
	asAt := a.settingsFlags(c)
	return func(ctx context.Context) (*setup, *edition, error) {
		setups, err := a.loadAll(ctx, []string{*config}, *asAt)
		if err != nil {
			return nil, nil, err
		}
		e, err := a.make(ctx, setups[0], *sources)
		return setups[0], e, err
	}
}

func (a *app) reviewImportCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "import FILE...",
		Short: "Keep the decisions in workbooks that came back from reviewers",
		Long: `Read the decisions in workbooks that a build made and reviewers filled in, and add them to review.yaml beside the configuration.
Rows may be sorted, hidden, filtered or left out, columns moved and sheets renamed. What cannot be right is named with its
sheet and row, all of it at once, and nothing is then written. The same workbook may be imported again.

Of a reviewer's decisions about a claim that of the latest day counts, and of one day the one that was imported last. Where
reviewers differ the claim is not settled, and stays as it was found. A decision about a claim that has changed since,
or that is gone, is kept and not applied.`,
		Example: `  policybrief review import brief-reviewed.xlsx
  policybrief review import jones.xlsx smith.xlsx --config housing/config.yaml`,
		Args: cobra.MinimumNArgs(1),
	}
	load := a.reviewFlags(c)
	c.RunE = func(c *cobra.Command, files []string) error {
		s, e, err := load(c.Context())
		if err != nil {
			return err
		}
		return a.importReviews(c.Context(), s, e, files)
	}
	return c
}

// importReviews adds the decisions of all the files to the record, or of none.
func (a *app) importReviews(ctx context.Context, s *setup, e *edition, files []string) error {
	var imported []review.Decision
	var wrong []error
	for _, file := range files {
		data, err := readFile(file)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", filepath.ToSlash(file), err))
			continue
		}
		decisions, err := await(ctx, func() ([]review.Decision, error) { return review.Import(data, s.Brief.Title, e.claims) })
		if errors.Is(err, context.Canceled) {
			return err
		}
		if err != nil {
			for _, line := range strings.Split(err.Error(), "\n") {
				wrong = append(wrong, fmt.Errorf("%s: %s", filepath.ToSlash(file), line))
			}
			continue
		}
		a.say("%s: %s", filepath.ToSlash(file), tally(decisions))
		imported = append(imported, decisions...)
	}
	if len(wrong) > 0 {
		return errors.Join(append(wrong, fmt.Errorf("nothing was imported; mend %s in the workbook and import it again", count(len(wrong), "fault")))...)
	}
	release, err := hold(s.folder)
	if err != nil {
		return err
	}
	defer release()
	before, _, err := readReview(s)
	if err != nil {
		return err
	}
	merged, added := review.Merge(before, imported)
	outcome, err := review.Settle(merged, e.claims, e.evidence)
	if err != nil {
		return err
	}
	data, err := review.Write(merged)
	if err != nil {
		return err
	}
	if added > 0 {
		if err := publish(ctx, s.folder, []write.File{{Name: review.File, Data: data}}, nil, a.create); err != nil {
			return err
		}
	}
	for _, w := range reviewWarnings(outcome) {
		a.log.Warn(w.File + ": " + w.Message)
	}
	a.say("%s: %s added, %d there already; %d of %s reviewed", filepath.ToSlash(filepath.Join(s.folder, review.File)), count(added, "decision"), len(imported)-added,
		outcome.Settled, count(outcome.Claims, "claim"))
	return nil
}

// tally says in a line what decisions there are.
func tally(decisions []review.Decision) string {
	words := count(len(decisions), "decision")
	for _, status := range review.Statuses {
		n := len(slices.DeleteFunc(slices.Clone(decisions), func(d review.Decision) bool { return d.Status != status.Status }))
		words += fmt.Sprintf(", %d %s", n, status.Status)
	}
	return words
}

// readReview reads the record beside a configuration, and its bytes; none where there is no such file.
func readReview(s *setup) ([]review.Decision, []byte, error) {
	name := filepath.Join(s.folder, review.File)
	data, err := readFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil
	case err != nil:
		return nil, nil, fmt.Errorf("%s: %w", filepath.ToSlash(name), err)
	}
	decisions, err := review.Read(data)
	if err != nil {
		return nil, nil, &exit{codeUsage, faultsOf(filepath.ToSlash(name), err)}
	}
	return decisions, data, nil
}

// faultsOf names the file in every line of an error.
func faultsOf(file string, err error) error {
	return fmt.Errorf("%s: %s", file, strings.ReplaceAll(err.Error(), "\n", "\n"+file+": "))
}

// reviewWarnings name every decision that is not applied, and every claim on which reviewers differ.
func reviewWarnings(o *review.Outcome) []manifestWarning {
	var rows []manifestWarning
	for i, d := range o.Decisions {
		if o.Standings[i].Stale() || o.Standings[i] == review.Disputed {
			rows = append(rows, manifestWarning{review.File, fmt.Sprintf("claim %s (%s): %s by %s on %s is not applied; %s", d.Claim, d.Words, d.Status, d.Reviewer, d.Date.Long(), o.Standings[i])})
		}
	}
	return rows
}

func (a *app) reviewStatusCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "status",
		Short: "Say which claims are reviewed, which are open, and on which reviewers differ",
		Example: `  policybrief review status
  policybrief review status --config housing/config.yaml`,
		Args: cobra.NoArgs,
	}
	load := a.reviewFlags(c)
	c.RunE = func(c *cobra.Command, _ []string) error {
		_, e, err := load(c.Context())
		if err != nil {
			return err
		}
		return a.reviewStatus(e)
	}
	return c
}

// reviewStatus prints, for each register, how many claims are in which state, and then each decision that is not applied.
func (a *app) reviewStatus(e *edition) error {
	o := e.review
	if o == nil {
		o = &review.Outcome{}
	}
	err := a.table(func(w io.Writer) {
		fmt.Fprintln(w, "\tclaims\taccepted\tamended\trejected\tnot settled\topen")
		for i, c := range e.claims {
			if i > 0 && e.claims[i-1].Kind == c.Kind {
				continue
			}
			n := map[string]int{}
			for _, other := range e.claims {
				if other.Kind == c.Kind {
					v, decided := o.Verdicts[other.ID]
					n["all"]++
					n[string(v.Status)]++
					if !decided {
						n["open"]++
					}
				}
			}
			fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%d\n", c.Kind, n["all"], n[string(review.Accept)], n[string(review.Amend)], n[string(review.Reject)], n[""]-n["open"], n["open"])
		}
	})
	for _, w := range reviewWarnings(o) {
		fmt.Fprintln(a.out, w.Message)
	}
	return err
}
