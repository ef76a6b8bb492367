//go:build ignore

// Scale builds the program, has it extract the evidence of ever more made-up articles, and prints for each number what an article
// takes and the most memory; then how the time grows with the number: the exponent of the curve that fits best, 1 where ten
// times the articles take ten times as long. It uses one processor, and exits 1 over the limits.
package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"policybrief/tools/articles"
)

func main() {
	most := flag.Int("most", 10_000, "the most articles; there are also 1, 10, 100, … up to them")
	slope := flag.Float64("slope", 1.1, "the steepest that the time may grow")
	flag.Parse()
	if err := measure(*most, *slope); err != nil {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1)
	}
}

func measure(most int, steepest float64) error {
	scratch, err := os.MkdirTemp("", "scale")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	program := filepath.Join(scratch, "policybrief")
	if said, err := exec.Command("go", "build", "-o", program, "./cmd/policybrief").CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, said)
	}

	var points [][2]float64
	started := 0.0 // seconds that the program takes for one article, most of which is its start
	for n := 1; n <= most; n *= 10 {
		folder := filepath.Join(scratch, fmt.Sprint(n))
		if err := os.Mkdir(folder, 0o777); err != nil {
			return err
		}
		size, err := articles.Write(folder, n)
		if err != nil {
			return err
		}
		took, memory, err := extract(program, folder)
		if err != nil {
			return err
		}
		fmt.Printf("scale: %6d articles, %8.3f MB: %8.3f s of processor time", n, float64(size)/1e6, took.Seconds())
		if n == 1 {
			started = took.Seconds()
			fmt.Printf(", mostly to start; at most %d MB\n", memory)
			continue
		}
		seconds := took.Seconds() - started
		points = append(points, [2]float64{float64(n), seconds})
		fmt.Printf(", %.2f ms an article, %.2f MB/s; at most %d MB\n", 1000*seconds/float64(n), float64(size)/1e6/seconds, memory)
	}
	if len(points) < 2 {
		return nil
	}
	slope := exponent(points)
	fmt.Printf("scale: time grows as the number of articles to the power of %.3f (limit %.2f)\n", slope, steepest)
	if slope > steepest {
		return fmt.Errorf("over the limit")
	}
	return nil
}

// extract returns the processor time and the most memory, in megabytes, of extracting all evidence from a folder.
func extract(program, folder string) (took time.Duration, megabytes int64, err error) {
	run := exec.Command(program, "extract", "--quiet", "--format", "json", "--config", filepath.Join("examples", "parking-levy", "config.yaml"), folder)
	run.Env = append(os.Environ(), "GOMAXPROCS=1")
	run.Stderr = os.Stderr // its standard output goes nowhere
	if err := run.Run(); err != nil {
		return 0, 0, err
	}
	return run.ProcessState.UserTime() + run.ProcessState.SystemTime(), run.ProcessState.SysUsage().(*syscall.Rusage).Maxrss / 1024, nil // kilobytes on Linux
}

// exponent fits a line to the logarithms of the points, by least squares, and returns how steep it is.
func exponent(points [][2]float64) float64 {
	var x, y, xx, xy float64
	for _, p := range points {
		a, b := math.Log(p[0]), math.Log(p[1])
		x, y, xx, xy = x+a, y+b, xx+a*a, xy+a*b
	}
	n := float64(len(points))
	return (n*xy - x*y) / (n*xx - x*x)
}
