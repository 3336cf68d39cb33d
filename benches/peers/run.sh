#!/usr/bin/env bash
# Installs the peers into target/peers, builds them and ours, runs all of them side by side and prints the table.
# Options go to compare.py: --rounds, --sizes, --budget, --longest (see README.md).
set -euo pipefail
cd "$(dirname "$0")/../.."
peers=benches/peers
out=target/peers
mkdir -p "$out"

# One thread each: the question is what a core does.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 NUMBA_NUM_THREADS=1 RAYON_NUM_THREADS=1
export PYTHONDONTWRITEBYTECODE=1 STARSIM_INSTALL_FONTS=0 MPLBACKEND=Agg

# What cannot be installed or built is removed, so that its rows say "failed" and no older program runs in its place.
if ! cmp -s "$peers/requirements.txt" "$out/venv/installed.txt"; then
    echo "Installing the Python peers ..." >&2
    rm -rf "$out/venv"
    if python3 -m venv "$out/venv" && "$out/venv/bin/pip" install -q -r "$peers/requirements.txt" >"$out/python.log" 2>&1; then
        cp "$peers/requirements.txt" "$out/venv/installed.txt"
    else
        echo "The Python peers could not be installed, see $out/python.log" >&2
        rm -rf "$out/venv"
    fi
fi
echo "Building the Rust peers and ours ..." >&2
if ! cargo build -q --release --locked --bins --manifest-path "$peers/rust/Cargo.toml" --target-dir "$out/rust" 2>"$out/rust.log"; then
    echo "The Rust peers could not be built, see $out/rust.log" >&2
    rm -rf "$out/rust/release"
fi
if ! cargo bench -q --bench reference --no-run 2>"$out/ours.log"; then
    echo "Our own workload could not be built, so there are no ratios; see $out/ours.log" >&2
fi

python3 "$peers/compare.py" "$@"
