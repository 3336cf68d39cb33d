#!/usr/bin/env bash
# The boxes of `discover` are those of the EMA Workbench's PRIM on the same samples.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
venv=$(bash tests/venv.sh prim)
LEMNISCAAT_SAMPLES="$work/samples" cargo test --release --quiet --lib discovery::tests::a_trajectory >/dev/null
"$venv/bin/python" -W ignore tests/prim.py "$work/samples"
