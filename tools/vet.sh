#!/usr/bin/env bash
# Formatting, go vet and staticcheck, the last in a fixed version so that two machines say the same.
set -euo pipefail
cd "$(dirname "$0")/.."

unformatted=$(gofmt -l .)
if [ -n "$unformatted" ]; then
	printf 'vet: run gofmt -w on\n%s\n' "$unformatted" >&2
	exit 1
fi
go vet ./...
for program in tools/*.go; do go vet "$program"; done
go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
echo "vet: nothing found"
