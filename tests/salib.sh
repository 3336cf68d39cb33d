#!/usr/bin/env bash
# Sensitivity on the same samples by Python's SALib: the same numbers, or a difference that its definition explains.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -c "import ensurepip, venv" 2>/dev/null || { apt-get update -qq; apt-get install -y -qq python3-venv >/dev/null; }
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "SALib==1.6.0"
LEMNISCAAT_SAMPLES="$work/samples" cargo test --release --quiet --test sensitivity samples_for_salib >/dev/null
"$work/venv/bin/python" tests/salib.py "$work/samples"
