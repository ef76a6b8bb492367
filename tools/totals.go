//go:build ignore

// Totals runs go test with the arguments it is given, shows what failed and a line a package, and counts the tests:
// its last line reads "N passed, N failed". It exits as go test does.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// event is a line of go test -json.
type event struct{ Action, Package, Test, Output string }

func main() {
	command := exec.Command("go", append([]string{"test", "-json"}, os.Args[1:]...)...)
	command.Stderr = os.Stderr
	lines, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "totals:", err)
		os.Exit(1)
	}

	passed, failed := 0, 0
	output := map[string]string{} // what a test has printed so far
	failures := map[string]int{}  // failed tests of a package
	scanner := bufio.NewScanner(lines)
	scanner.Buffer(nil, 16<<20)
	for scanner.Scan() {
		var e event
		if json.Unmarshal(scanner.Bytes(), &e) != nil {
			fmt.Println(scanner.Text())
			continue
		}
		name := e.Package + " " + e.Test
		switch {
		case e.Action == "build-output", e.Action == "output" && e.Test == "" && e.Output != "PASS\n":
			fmt.Print(e.Output)
		case e.Action == "fail" && e.Test == "":
			if failures[e.Package] == 0 { // it did not build, or broke off
				failed++
			}
		case e.Action == "output" && e.Test != "":
			output[name] += e.Output
		case e.Action == "pass" && e.Test != "":
			passed++
			delete(output, name)
		case e.Action == "fail":
			failed++
			failures[e.Package]++
			fmt.Print(output[name])
			delete(output, name)
		}
	}
	err = errors.Join(scanner.Err(), command.Wait())
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	if err != nil {
		os.Exit(1)
	}
}
