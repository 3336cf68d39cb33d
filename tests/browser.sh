#!/usr/bin/env bash
# Opens the pages in Debian's Chromium: by keyboard, on a phone's width, on paper, and with axe-core. Screenshots go to
# output/screenshots. Takes names of tests/browser/*.mjs (report, explore, …); without any it runs all of them.
set -euo pipefail
cd "$(dirname "$0")/.."
missing=()
for pair in chromium:chromium node:nodejs npm:npm pdftotext:poppler-utils; do
  command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
done
if [ "${#missing[@]}" -gt 0 ]; then
  { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2
fi

packages=("puppeteer-core@24.43.1" "axe-core@4.14.1")
folder=$(realpath -m "${CARGO_TARGET_DIR:-target}/browser")
if [ "$(cat "$folder/packages" 2>/dev/null)" != "${packages[*]}" ]; then
  rm -rf "$folder"
  mkdir -p "$folder"
  npm install --prefix "$folder" --silent --no-audit --no-fund --ignore-scripts "${packages[@]}" >&2
  echo "${packages[*]}" >"$folder/packages"
fi

cargo build --release --quiet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export BROWSER_MODULES=$folder BROWSER_WORK=$work BROWSER_SHOTS=$PWD/output/screenshots
export LEMNISCAAT=${CARGO_TARGET_DIR:-$PWD/target}/release/lemniscaat
mkdir -p "$BROWSER_SHOTS"
tests=("${@/#/tests/browser/}")
if [ "$#" -eq 0 ]; then tests=(tests/browser/*.mjs); else tests=("${tests[@]/%/.mjs}"); fi
node --test --test-concurrency=1 "${tests[@]}"
