#!/usr/bin/env bash
# The snippets of docs/cluster.md read a merged sweep, and all of them find the same number; the Snakefile and the line
# for GNU Parallel make the same file as `sweep run`.
#
# LEMNISCAAT=path of the program [target/release/lemniscaat].
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${LEMNISCAAT:-${CARGO_TARGET_DIR:-target}/release/lemniscaat}")
[ -x "$program" ] || { echo "no program at $program: cargo build --release" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v parallel >/dev/null || { apt-get update -qq; apt-get install -y -qq parallel >/dev/null; }
venv=$(bash tests/venv.sh results)
mkdir "$work/bin" "$work/scenarios"
ln -s "$program" "$work/bin/lemniscaat"
export PATH="$work/bin:$venv/bin:$PATH" LC_ALL=C.UTF-8
cp -r scenarios/*.toml scenarios/sweeps "$work/scenarios"
sed -i 's/^points = .*/points = 16/; s/^population = .*/population = 0.002/' "$work/scenarios/sweeps/geld-en-zeggenschap.toml"
docs=$PWD/docs
cd "$work"
sweep=output/sweeps/geld-en-zeggenschap

lemniscaat sweep run scenarios/sweeps/geld-en-zeggenschap.toml --quiet
python - "$docs/cluster.md" <<'PY'
import re, subprocess, sys
blocks = re.findall(r"^```python\n(.*?)^```", open(sys.argv[1]).read(), re.S | re.M)
assert len(blocks) >= 3, f"only {len(blocks)} snippets"
found = []
for block in blocks:
    done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True)
    assert done.returncode == 0, f"{block}\n{done.stderr}"
    found.append(float(done.stdout.strip()))
    print(f"{block.splitlines()[0]}: {found[-1]:.6f}")
assert found[0] != 0 and max(found) - min(found) < 1e-6, f"snippets disagree: {found}"
print(f"readers of sweeps: {len(found)} passed, 0 failed")
PY

cp "$sweep/results.parquet" .
rm "$sweep"/shards/* "$sweep/results.parquet"
# The line of the documentation itself.
line=$(grep -o '^lemniscaat sweep status --missing .*parallel .*' "$docs/cluster.md")
bash -euo pipefail -c "$line"
lemniscaat sweep merge "$sweep"
cmp results.parquet "$sweep/results.parquet"
echo "GNU Parallel: 1 passed, 0 failed"

rm "$sweep"/shards/* "$sweep/results.parquet"
snakemake --quiet all --snakefile "$docs/Snakefile" --config sweep="$sweep" --cores 2
cmp results.parquet "$sweep/results.parquet"
echo "Snakemake: 1 passed, 0 failed"
