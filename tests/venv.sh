#!/usr/bin/env bash
# Prints the folder of a Python environment for tests, made once: `results` reads and analyses results, `prim` holds the
# EMA Workbench, which with pandas 3 cannot paste along an axis of whole numbers (a TypeError in 2.5.3).
set -euo pipefail
case $1 in
  results) packages=(pandas pyarrow duckdb openpyxl polars scipy snakemake "SALib==1.6.0") ;;
  prim) packages=("ema_workbench==2.5.3" "pandas<3" scipy) ;;
  *) echo "venv.sh: results or prim, not $1" >&2; exit 2 ;;
esac
folder=$(realpath -m "${CARGO_TARGET_DIR:-target}/venv-$1")
if [ "$(cat "$folder/packages" 2>/dev/null)" != "${packages[*]}" ]; then
  python3 -c "import ensurepip, venv" 2>/dev/null || { apt-get update -qq; apt-get install -y -qq python3-venv; } >&2
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" >&2
  echo "${packages[*]}" >"$folder/packages"
fi
echo "$folder"
