#!/usr/bin/env bash
# The boxes of `discover` are those of the EMA Workbench's PRIM on the same samples.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -c "import ensurepip, venv" 2>/dev/null || { apt-get update -qq; apt-get install -y -qq python3-venv >/dev/null; }
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'ema_workbench==2.5.3' pandas scipy
LEMNISCAAT_SAMPLES="$work/samples" cargo test --release --quiet --lib discovery::tests::a_trajectory >/dev/null
"$work/venv/bin/python" tests/prim.py "$work/samples"
