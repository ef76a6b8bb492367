#!/usr/bin/env bash
# Rewrites the expected outputs of every package whose tests take -update.
set -euo pipefail
cd "$(dirname "$0")/.."

for folder in $(grep -rl --include='*_test.go' '"update"' cmd extract report | xargs -rn1 dirname | sort -u); do
	go test "./$folder" -update
done
git status --short -- '*testdata*'
