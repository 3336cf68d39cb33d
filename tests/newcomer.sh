#!/usr/bin/env bash
# What a newcomer does: init, edit two keys, check, compare against the two real rivals; the answer names the new design
# and its probability.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git ls-files ":(glob)scenarios/*.toml" | xargs cp -t "$work"
program=(cargo run --release --quiet --)

"${program[@]}" init mijn-plan --from gezondheidsraad-2014 --dir "$work" --lang nl
sed -i 's/^#bottom_up\.2016-01 = .*/bottom_up.2016-01 = 0.9/; s/^#steering\.2016-01 = .*/steering.2016-01 = 0.1/' "$work/mijn-plan.toml"
grep -q '^bottom_up.2016-01 = 0.9' "$work/mijn-plan.toml"
grep -q '^steering.2016-01 = 0.1' "$work/mijn-plan.toml"
"${program[@]}" check "$work/mijn-plan.toml" --lang nl
"${program[@]}" compare "$work" --designs mijn-plan,gezondheidsraad-2014,kabinet-2015 --worlds 4 --population 0.02 \
  --lang nl --out "$work/run" >"$work/answer.txt"

python3 - "$work" <<'PY'
import html, re, sys
folder = sys.argv[1]
title = re.search(r'title\.nl *= *"([^"]+)"', open(f"{folder}/mijn-plan.toml").read()).group(1)
printed = open(f"{folder}/answer.txt").read()
page = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", open(f"{folder}/run/report.html").read())))
for where, text in [("terminal", re.sub(r"\s+", " ", printed)), ("report", page)]:
    named = [m.start() for m in re.finditer(re.escape(title), text)]
    assert named, f"the {where} does not name the new design '{title}'"
    assert any(re.search(r"\d+% van de werelden|(alle|geen van de) \d+ werelden", text[at:at + 600]) for at in named), f"the {where} gives no probability for it"
print("newcomer: 2 passed, 0 failed")
PY
test -s "$work/run/monthly.parquet"
