#!/usr/bin/env bash
# The boxes of `discover` are those of the EMA Workbench's PRIM on the same samples.
# With pandas 3 the Workbench 2.5.3 cannot paste along an axis of whole numbers (a TypeError), hence pandas 2.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -c "import ensurepip, venv" 2>/dev/null || { apt-get update -qq; apt-get install -y -qq python3-venv >/dev/null; }
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'ema_workbench==2.5.3' 'pandas<3' scipy
LEMNISCAAT_SAMPLES="$work/samples" cargo test --release --quiet --lib discovery::tests::a_trajectory >/dev/null
"$work/venv/bin/python" -W ignore tests/prim.py "$work/samples"
