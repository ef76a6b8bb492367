#!/usr/bin/env bash
# usage: tools/validate-pdf.sh FILE.pdf…   holds each file to PDF/UA-1 and PDF/A-3a with veraPDF: one check that fails is too many.
# veraPDF comes from Maven in the versions that tools/verapdf/pom.xml fixes, and is fetched again only when that file changes.
set -euo pipefail
tools=$(dirname "$0")/verapdf
for program in mvn javac; do
	command -v "$program" >/dev/null || { echo "validate: $program is missing; .ci/run installs it" >&2; exit 1; }
done
if [ ! "$tools/target/complete" -nt "$tools/pom.xml" ]; then
	rm -rf "$tools/target"
	mvn --quiet --batch-mode --file "$tools/pom.xml" dependency:copy-dependencies -DoutputDirectory=target >&2
	touch "$tools/target/complete"
fi
java -cp "$tools/target/*" "$tools/Validate.java" "$@"
