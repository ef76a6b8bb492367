#!/usr/bin/env bash
# Takes the workbook of the default brief the ways that reviewers' workbooks go: filled in by another library, saved again by LibreOffice,
# and through ODS and back. Each way must bring the same decisions, and the brief that obeys them must hold.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v soffice >/dev/null || { echo "validate: soffice is missing; .ci/run installs it" >&2; exit 1; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

convert() { # FORMAT FILE FOLDER
	soffice -env:UserInstallation="file://$scratch/profile" --headless --convert-to "$1" --outdir "$3" "$2" >/dev/null 2>&1
}

go build -o "$scratch/policybrief" ./cmd/policybrief
go build -o "$scratch/decide" tools/decide.go
cp -r config.yaml sources "$scratch"
cd "$scratch"
./policybrief build --quiet
echo "validate: $(./decide out/brief.xlsx decided.xlsx) rows of the default workbook filled in"
convert xlsx decided.xlsx saved
convert ods decided.xlsx .
convert xlsx decided.ods back
for workbook in decided.xlsx saved/decided.xlsx back/decided.xlsx; do
	./policybrief review import "$workbook" | sed 's/^/validate: /'
	[ ! -e first.yaml ] || cmp review.yaml first.yaml
	mv review.yaml first.yaml
done
mv first.yaml review.yaml
./policybrief build --quiet
./policybrief verify | sed 's/^/validate: reviewed: /'
./policybrief lint out/brief.xlsx | sed 's/^/validate: reviewed: /'
