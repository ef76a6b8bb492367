//go:build ignore

// Wholerun builds the program, makes the default brief several times, on the real articles where ../shared/seeds is
// there, and prints the best wall-clock time and the most memory of a run. It exits 1 over the limits of time and memory.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	runs := flag.Int("runs", 7, "how often to run")
	seconds := flag.Float64("seconds", 0.5, "the longest that the best run may take")
	megabytes := flag.Int64("megabytes", 150, "the most memory that any run may take")
	flag.Parse()
	if err := measure(*runs, *seconds, *megabytes); err != nil {
		fmt.Fprintln(os.Stderr, "wholerun:", err)
		os.Exit(1)
	}
}

func measure(runs int, seconds float64, megabytes int64) error {
	scratch, err := os.MkdirTemp("", "wholerun")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	program := filepath.Join(scratch, "policybrief")
	if said, err := exec.Command("go", "build", "-o", program, "./cmd/policybrief").CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, said)
	}
	arguments := []string{"build", "config.yaml", "--quiet", "--out", filepath.Join(scratch, "out")}
	what := "the digests in sources"
	if seeds := filepath.Join("..", "shared", "seeds"); isFolder(seeds) {
		arguments, what = append(arguments, "--sources", seeds), "the five articles"
	}

	var wall, cpu time.Duration // of the best run
	var most int64              // megabytes
	for range runs {
		run := exec.Command(program, arguments...)
		started := time.Now()
		if said, err := run.CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, said)
		}
		if took := time.Since(started); wall == 0 || took < wall {
			wall, cpu = took, run.ProcessState.UserTime()+run.ProcessState.SystemTime()
		}
		most = max(most, run.ProcessState.SysUsage().(*syscall.Rusage).Maxrss/1024) // kilobytes on Linux
	}
	fmt.Printf("wholerun: %s, all outputs: best of %d %.2f s (limit %.2f; processor time %.2f s), at most %d MB (limit %d)\n",
		what, runs, wall.Seconds(), seconds, cpu.Seconds(), most, megabytes)
	// A busy machine lengthens the wall-clock time alone.
	if min(wall, cpu).Seconds() > seconds || most > megabytes {
		return fmt.Errorf("over a limit")
	}
	return nil
}

func isFolder(name string) bool {
	about, err := os.Stat(name)
	return err == nil && about.IsDir()
}
