#!/usr/bin/env bash
# Takes the workbook of the default brief the ways that reviewers' workbooks go: filled in by another library, saved again by LibreOffice,
# and through ODS and back. Each way must bring the same decisions, and the brief that obeys them must hold. Then every claim is
# decided in a document of LibreOffice, and that saved as a workbook.
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

rm review.yaml
./policybrief build --quiet
convert fods out/brief.xlsx .
python3 - brief.fods <<'PYTHON'
import re, sys
name = sys.argv[1]
text = open(name, encoding="utf-8").read()
cell = '<table:table-cell table:style-name="{}" {}><text:p>{}</text:p></table:table-cell>'
words = 'office:value-type="string"'
filled, rows = re.subn(  # the cell with the list of states, and the four blank ones behind it
    r'<table:table-cell table:style-name="(\w+)" table:content-validation-name="\w+"/>\s*<table:table-cell table:style-name="\w+" table:number-columns-repeated="4"/>',
    lambda row: "".join(cell.format(row[1], *of) for of in [(words, "accept"), (words, ""), (words, "L. Reader"), ('office:value-type="date" office:date-value="2026-03-03"', ""), (words, "")]), text)
open(name, "w", encoding="utf-8").write(filled)
print(f"validate: {rows} rows decided in a document of LibreOffice")
PYTHON
convert xlsx brief.fods .
./policybrief review import brief.xlsx | sed 's/^/validate: /'
./policybrief review status | awk '{ print "validate: " $0 } NR > 1 && $7 != 0 { open = 1 } END { exit open }'
