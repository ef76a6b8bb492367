#!/usr/bin/env bash
# Has programs that are not ours read a folder of a brief: the Open XML SDK, openpyxl, and LibreOffice, which prints its workbooks and
# saves them again. Our own lint reads them too. What they need beside node, npm, python3 with pip and soffice is fetched at the
# versions of tools/workbook.
# usage: tools/validate-workbook.sh POLICYBRIEF FOLDER...
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)/workbook
for program in node npm python3 soffice pdfinfo; do
	command -v "$program" >/dev/null || { echo "validate: $program is missing; .ci/run installs it" >&2; exit 1; }
done
# Not npm ci, which asks for the packages of other systems too; the lock file holds what this one needs.
[ -d "$here/node_modules" ] || (cd "$here" && npm install --no-save --silent --no-audit --no-fund --ignore-scripts)
[ -d "$here/python" ] || python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --require-hashes --no-deps --target "$here/python" -r "$here/requirements.txt"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

program=$1
shift
for folder in "$@"; do
	for workbook in "$folder"/*.xlsx; do
		name=$(basename "$workbook" .xlsx)
		"$program" lint "$workbook"
		"$here/node_modules/.bin/ooxml-validator" "$workbook" >"$scratch/report.json" || { cat "$scratch/report.json" >&2; exit 1; }
		echo "workbook: $name: the Open XML SDK finds no error"
		for format in xlsx pdf; do
			timeout 300 soffice "-env:UserInstallation=file://$scratch/profile" --headless --convert-to "$format" --outdir "$scratch" "$workbook" >"$scratch/log" 2>&1
			[ -s "$scratch/$name.$format" ] || { cat "$scratch/log" >&2; echo "workbook: LibreOffice made no $format of $workbook" >&2; exit 1; }
		done
		echo "workbook: $name: LibreOffice prints it on $(pdfinfo "$scratch/$name.pdf" | sed -n 's/^Pages: *//p') pages"
		PYTHONPATH="$here/python" python3 "$here/check.py" "$folder/evidence.json" "$workbook" "$scratch/$name.xlsx"
	done
done
