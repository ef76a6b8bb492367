#!/usr/bin/env bash
# Looks up what we depend on in Go's database of vulnerabilities. A hole that our code reaches fails; a database that
# cannot be reached is said, and does not.
set -uo pipefail
cd "$(dirname "$0")/.."

said=$(go run golang.org/x/vuln/cmd/govulncheck@v1.6.0 ./... 2>&1)
status=$?
if [ "$status" -ne 0 ] && grep -q 'fetching vulnerabilities: ' <<<"$said"; then
	echo "vulnerable: SKIPPED, the database of vulnerabilities cannot be reached from here"
	exit 0
fi
printf '%s\n' "$said"
exit "$status"
