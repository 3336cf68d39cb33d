#!/usr/bin/env bash
# Results on disk are opened by pandas and by DuckDB, and both see the same, the workbook by openpyxl; NumPy and SciPy find the same numbers.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
venv=$(bash tests/venv.sh results)
cargo run --release --quiet -- compare scenarios --designs kabinet-2015,gezondheidsraad-2014,lang-10-jaar --worlds 16 \
  --population 0.01 --keep all --csv --out "$work/run" >/dev/null
"$venv/bin/python" tests/readers.py "$work/run"
"$venv/bin/python" tests/recompute.py "$work/run"
