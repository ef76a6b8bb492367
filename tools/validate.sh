#!/usr/bin/env bash
# Builds the default brief, and the example's, twice each, and has programs that are not ours read the files: qpdf for the PDF's structure,
# pdftotext for its words, pdfinfo for what is heard of them, veraPDF for its standards, those of validate-workbook.sh for the workbook in
# both profiles. The two builds must have equal bytes.
# veraPDF also reads a brief in print that no source would fill.
set -euo pipefail
cd "$(dirname "$0")/.."
for program in qpdf pdftotext python3; do
	command -v "$program" >/dev/null || { echo "validate: $program is missing; .ci/run installs it" >&2; exit 1; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch" .heard.yaml .published.yaml examples/*/.heard.yaml examples/*/.published.yaml' EXIT

mkdir "$scratch/pages" "$scratch/print"
go build -o "$scratch/policybrief" ./cmd/policybrief
for config in config.yaml examples/*/config.yaml; do
	rm -rf "$scratch/out" "$scratch/again"
	"$scratch/policybrief" build "$config" --quiet --out "$scratch/out"
	TZ=Pacific/Auckland LC_ALL=C GOMAXPROCS=1 "$scratch/policybrief" build "$config" --quiet --out "$scratch/again"
	for pdf in "$scratch"/out/*.pdf; do
		qpdf --check "$pdf" >/dev/null
		words=$(pdftotext "$pdf" - | wc -w)
		[ "$words" -gt 500 ] || { echo "validate: $config: the PDF has only $words words" >&2; exit 1; }
		echo "validate: $config: ${pdf##*/}: qpdf finds no error, pdftotext finds $words words"
	done
	heard=$(dirname "$config")/.heard.yaml # beside the other, whose paths it has
	sed 's/^outputs:$/outputs:\n  - format: text/' "$config" >"$heard"
	"$scratch/policybrief" build "$heard" --quiet --out "$scratch/heard"
	python3 tools/heard.py "$(ls -S "$scratch"/heard/*.pdf | head -n 1)" "$scratch/heard/brief.txt"
	rm -r "$heard" "$scratch/heard"
	for file in "$scratch"/out/*; do
		cmp "$file" "$scratch/again/${file##*/}"
	done
	for pdf in "$scratch"/out/*.pdf; do
		mv "$pdf" "$scratch/print/$(basename "$(dirname "$PWD/$config")")-${pdf##*/}"
	done
	for page in "$scratch"/out/*.html; do
		mv "$page" "$scratch/pages/$(basename "$(dirname "$PWD/$config")")-${page##*/}"
	done
	echo "validate: $config: two builds, equal bytes"
	published="$(dirname "$config")/.published.yaml" # beside the other, for the sake of the paths in it
	sed 's/^  - format: xlsx$/&\n    profile: publish/' "$config" >"$published"
	"$scratch/policybrief" build "$published" --quiet --out "$scratch/published"
	rm "$published"
	bash tools/validate-workbook.sh "$scratch/policybrief" "$scratch/out" "$scratch/published"
done
go run tools/torture.go "$scratch/print/torture.pdf"
qpdf --check "$scratch/print/torture.pdf" >/dev/null
bash tools/validate-pdf.sh "$scratch"/print/*.pdf
bash tools/validate-page.sh "$scratch"/pages/*.html
bash tools/validate-review.sh
