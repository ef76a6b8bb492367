#!/usr/bin/env bash
# Runs every fuzz target there is for FUZZTIME (10s where nothing is said), one after the other.
set -euo pipefail
cd "$(dirname "$0")/.."

for package in $(go list ./...); do
	for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
		echo "fuzz: $package $target"
		go test -run '^$' -fuzz "^$target\$" -fuzzminimizetime=2s -fuzztime "${FUZZTIME:-10s}" "$package"
	done
done
