#!/usr/bin/env bash
# Sensitivity on the same samples by Python's SALib: the same numbers, or a difference that its definition explains.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
venv=$(bash tests/venv.sh results)
LEMNISCAAT_SAMPLES="$work/samples" cargo test --release --quiet --test sensitivity samples_for_salib >/dev/null
"$venv/bin/python" tests/salib.py "$work/samples"
