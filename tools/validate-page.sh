#!/usr/bin/env bash
# Has programs that are not ours read pages of the brief: axe-core in headless Chromium, and the Nu HTML checker. What they need beside
# node, java and chromium is fetched by npm, at the versions of tools/page/package-lock.json.
# usage: tools/validate-page.sh PAGE.html...
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
for program in node npm java chromium; do
	command -v "$program" >/dev/null || { echo "validate: $program is missing; .ci/run installs it" >&2; exit 1; }
done
[ -d "$here/page/node_modules" ] || (cd "$here/page" && npm ci --silent --no-audit --no-fund --ignore-scripts)
CHROMIUM=$(command -v chromium) node "$here/page/check.mjs" "$@"
java -jar "$here/page/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only "$@"
echo "page: the Nu HTML checker finds no error in $# pages"
