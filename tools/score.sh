#!/usr/bin/env bash
# Scores the finders, and the brief itself, on the texts marked by hand in ../shared, writes SCORES.md and fails where a
# figure falls under its floor (tools/floors.py). Says so and does nothing where that folder is not there.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${SHARED:-../shared}
if [ ! -d "$shared/eval" ]; then
	echo "score: SKIPPED, there is no $shared/eval beside the repository; SCORES.md holds the last figures"
	exit 0
fi
for program in pdftotext python3; do
	command -v "$program" >/dev/null || { echo "score: $program is missing; .ci/run installs it" >&2; exit 1; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
go build -o "$scratch/policybrief" ./cmd/policybrief

# The default subject: five articles.
"$scratch/policybrief" extract --quiet --config config.yaml --format json "$shared/seeds" >"$scratch/evidence.json"
"$scratch/policybrief" build config.yaml --quiet --sources "$shared/seeds" --out "$scratch/out"
pdftotext "$scratch/out/brief.pdf" "$scratch/brief.txt"
evidence=(python3 "$shared/eval/evidence.py" "$shared/gold/rowley.json" "$scratch/evidence.json" --text "$scratch/brief.txt")
"${evidence[@]}" >"$scratch/evidence.txt"
"${evidence[@]}" --json >"$scratch/figures.json"

# Another subject: five made-up sources, marked by hand, in forms that the articles lack.
go test -count=1 -v -run TestEvidenceInMarkedTexts ./cmd/policybrief | grep -E ', at (least|most) ' | sed 's/^ *[a-z_]*\.go:[0-9]*: //' >"$scratch/marked.txt"

# Two subjects as an average day's press would report them (extract/testdata/ordinary), and three harder ones that nobody reads for what was missed
# in them (extract/testdata/unread).
for folder in extract/testdata/ordinary/*/ extract/testdata/unread/*/; do
	subject=$(basename "$folder") kind=$(basename "$(dirname "$folder")")
	"$scratch/policybrief" extract --quiet --config "$folder/config.yaml" --format json "$folder/sources" >"$scratch/$subject.json"
	printf '%s\n' "== $subject" >>"$scratch/$kind.txt"
	python3 "$shared/eval/evidence.py" "$folder/gold.json" "$scratch/$subject.json" --json >"$scratch/$subject.score.json"
	python3 tools/unread.py "$scratch/$subject.score.json" >>"$scratch/$kind.txt"
done

# Quotations in general: 84 newspaper articles on other subjects, without a config.
attribution=(python3 "$shared/eval/attribution.py")
"${attribution[@]}" unpack "$shared/eval/polnear/dev.jsonl" "$scratch/dev"
"$scratch/policybrief" extract --quiet --format json "$scratch/dev" >"$scratch/dev.json"
"${attribution[@]}" "$shared/eval/polnear/dev.jsonl" "$scratch/dev.json" "$shared/eval/polnear/dev.cofenet.jsonl" >"$scratch/attribution.txt"

status=0
python3 tools/floors.py "$scratch/figures.json" "$scratch/attribution.txt" >"$scratch/floors.md" || status=$?
{
	printf '# Scores\n\nWritten by `make score`; do not edit. The floors stand in tools/floors.py.\n\n'
	cat "$scratch/floors.md"
	printf '\n## The default subject: five articles, evidence.py\n\n```\n'
	cat "$scratch/evidence.txt"
	printf '```\n\n## Another subject: five made-up sources (extract/testdata/marked), as make test scores them\n\n```\n'
	cat "$scratch/marked.txt"
	printf '```\n\n## Two subjects in plain newspaper style, read while the rules were mended (extract/testdata/ordinary), evidence.py\n\n```\n'
	cat "$scratch/ordinary.txt"
	printf '```\n\n## Subjects that the rules were not written for: three made-up ones (extract/testdata/unread), evidence.py\n\n```\n'
	cat "$scratch/unread.txt"
	printf '```\n\n## Quotations in general: PolNeAR, development part, attribution.py\n\n```\n'
	cat "$scratch/attribution.txt"
	printf '```\n'
} >"$scratch/SCORES.md"
cp "$scratch/SCORES.md" SCORES.md
cat "$scratch/floors.md"
exit "$status"
