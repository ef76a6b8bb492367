#!/usr/bin/env bash
# Builds the program for every system that staff have, without C, and throws it away. Tests are compiled too, so
# that none needs a Unix.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for system in linux/amd64 windows/amd64 darwin/amd64 darwin/arm64; do
	export CGO_ENABLED=0 GOOS="${system%/*}" GOARCH="${system#*/}"
	go build -o "$scratch/" ./cmd/policybrief
	echo "cross: $system builds"
done
GOOS=windows GOARCH=amd64 go vet ./...
echo "cross: the tests compile for windows/amd64"
