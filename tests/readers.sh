#!/usr/bin/env bash
# Results on disk are opened by pandas and by DuckDB, and both see the same; NumPy and SciPy find the same numbers.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -c "import ensurepip, venv" 2>/dev/null || { apt-get update -qq; apt-get install -y -qq python3-venv >/dev/null; }
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pandas pyarrow duckdb scipy
cargo run --release --quiet -- compare scenarios --designs kabinet-2015,gezondheidsraad-2014,lang-10-jaar --worlds 16 \
  --population 0.01 --keep all --csv --out "$work/run" >/dev/null
"$work/venv/bin/python" tests/readers.py "$work/run"
"$work/venv/bin/python" tests/recompute.py "$work/run"
