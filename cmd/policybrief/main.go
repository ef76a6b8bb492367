// Command policybrief makes a policy-review brief out of a folder of sources.
//
// It is where the four arrows meet: read, find, build, write (run.go), with the settings that staff give (config.go,
// check.go) and the files that they get (publish.go, manifest.go). To add a command: its constructor in commands.go, and its
// name in commands.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"policybrief/templates"
)

// version is that of the program. It stands in every brief.
const version = "0.1.0"

// Exit codes.
const (
	codeFailed  = 1  // nothing was written
	codeUsage   = 2  // wrong usage or configuration
	codePartial = 3  // done, but some sources could not be read
	codeBusy    = 75 // another run holds the folder
)

func main() { os.Exit(run(os.Args[1:])) }

// run is the program. It returns the exit code.
func run(arguments []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt does not wait
	a := &app{
		out: os.Stdout, err: os.Stderr, terminal: isTerminal(os.Stderr),
		now: time.Now, epoch: os.Getenv("SOURCE_DATE_EPOCH"), create: createOnDisk, templates: templates.Files,
	}
	a.log = slog.New(plain{os.Stderr, slog.LevelInfo})
	root := a.root()
	root.SetArgs(arguments)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled):
		err = errors.New("interrupted; nothing was written")
	case !a.started:
		// cobra gives what may have been meant a line of its own, with a tab before it
		err = &exit{codeUsage, fmt.Errorf("%s (see policybrief --help)", strings.Replace(strings.TrimSpace(err.Error()), "\n\nDid you mean this?\n\t", "; did you mean ", 1))}
	}
	for _, line := range strings.Split(strings.TrimSpace(err.Error()), "\n") {
		a.log.Error(line)
	}
	return codeOf(err)
}

// app is what the commands share: where they write, the clock, and what the flags of all of them say.
type app struct {
	out, err  io.Writer
	terminal  bool // err is one
	now       func() time.Time
	epoch     string // SOURCE_DATE_EPOCH
	create    createFile
	templates fs.FS // the embedded ones
	log       *slog.Logger
	started   bool      // a command was found and its flags are right
	began     time.Time // when it was
	quiet     bool
	json      bool
	set       []string
}

// exit is an error that says which code the program ends with.
type exit struct {
	code int
	err  error
}

func (e *exit) Error() string { return e.err.Error() }
func (e *exit) Unwrap() error { return e.err }

// codeOf returns the exit code for an error.
func codeOf(err error) int {
	var e *exit
	if errors.As(err, &e) {
		return e.code
	}
	return codeFailed
}

// say prints a result on standard output.
func (a *app) say(format string, values ...any) {
	if !a.quiet {
		fmt.Fprintf(a.out, format+"\n", values...)
	}
}

// progress returns what shows how far long work has come, on a terminal and after a second, otherwise nil.
func (a *app) progress(what string) func(done, total int) {
	if !a.watched() {
		return nil
	}
	start := a.now()
	return func(done, total int) {
		if a.now().Sub(start) < time.Second {
			return
		}
		fmt.Fprintf(a.err, "\r%s: %d of %d", what, done, total)
		if done == total {
			fmt.Fprint(a.err, "\n")
		}
	}
}

// step names a step of long work, on a terminal and once the run takes a second, unless done is called before.
func (a *app) step(what string) (done func() bool) {
	if !a.watched() {
		return func() bool { return true }
	}
	return time.AfterFunc(time.Second-a.now().Sub(a.began), func() { fmt.Fprintln(a.err, what) }).Stop
}

// watched reports whether somebody sits before a terminal and wants to see how work goes on.
func (a *app) watched() bool { return a.terminal && !a.quiet && !a.json }

// await returns what do returns, or an error as soon as the context is done. What do still does then is lost, so it must
// change nothing.
func await[T any](ctx context.Context, do func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := do()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, cmp.Or(ctx.Err(), r.err)
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// plain is a log for people: a line for each message.
type plain struct {
	w     io.Writer
	least slog.Level
}

func (p plain) Enabled(_ context.Context, level slog.Level) bool { return level >= p.least }
func (p plain) WithAttrs([]slog.Attr) slog.Handler               { return p }
func (p plain) WithGroup(string) slog.Handler                    { return p }
func (p plain) Handle(_ context.Context, r slog.Record) error {
	mark := ""
	if r.Level == slog.LevelWarn {
		mark = "warning: "
	}
	_, err := fmt.Fprintf(p.w, "policybrief: %s%s\n", mark, r.Message)
	return err
}

// logger returns the log that the flags ask for.
func (a *app) logger() *slog.Logger {
	least := slog.LevelInfo
	if a.quiet {
		least = slog.LevelError
	}
	if a.json {
		return slog.New(slog.NewJSONHandler(a.err, &slog.HandlerOptions{Level: least}))
	}
	return slog.New(plain{a.err, least})
}

// root returns the whole command line.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "policybrief",
		Short: "Make a policy-review brief out of a folder of sources",
		Long: `policybrief reads news reports, letters and papers, finds what they say and who says it, and lays it out as a
policy-review brief in which every sentence leads back to the exact words it rests on. It works offline, uses no
language model, and gives the same files for the same sources.

Exit codes: 0 done; 1 failed, nothing written; 2 wrong usage or configuration; 3 done, but some sources could not be
read; 75 another run is writing to the same folder.`,
		Example: `  policybrief init my-brief                        start a brief on a new subject
  policybrief build my-brief/config.yaml           make it: my-brief/out/brief.pdf, brief.xlsx
  policybrief check                                what is wrong with ./config.yaml and its sources, writing nothing
  policybrief build --sources letters --out out2   the same questions put to other sources`,
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(c *cobra.Command, arguments []string) error {
			if err := nothingEmpty(c, arguments); err != nil {
				return err
			}
			a.started, a.began = true, a.now()
			a.log = a.logger()
			return nil
		},
	}
	root.PersistentFlags().BoolVarP(&a.quiet, "quiet", "q", false, "say nothing but errors")
	root.PersistentFlags().BoolVar(&a.json, "json", false, "write messages as JSON lines, for a log")
	root.AddCommand(a.commands()...)
	root.InitDefaultCompletionCmd()
	if completion, _, err := root.Find([]string{"completion"}); err == nil {
		completion.RunE = func(c *cobra.Command, _ []string) error { return c.Help() } // what cannot be run takes any argument
	}
	return root
}

// nothingEmpty refuses arguments and flags that are there without a value, as a shell gives for a variable that is not set.
func nothingEmpty(c *cobra.Command, arguments []string) error {
	if c.DisableFlagParsing { // the shell asks how a line may go on
		return nil
	}
	if slices.Contains(arguments, "") {
		return fmt.Errorf("an argument of %s is empty; give a file or folder, or leave it out", c.Name())
	}
	var wrong error
	c.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.Type() == "string" && f.Value.String() == "" {
			wrong = fmt.Errorf("--%s is empty; give it a value, or leave it out", f.Name)
		}
	})
	return wrong
}
