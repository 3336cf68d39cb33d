#!/usr/bin/env bash
# What a sweep stands on one machine: ten times killed at a random moment, a full disk, four workers at one shard, a
# shard that is cut short, a shard of another plan. The bytes stay those of an undisturbed run.
#
# LEMNISCAAT=path of the program [target/release/lemniscaat].
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${LEMNISCAAT:-${CARGO_TARGET_DIR:-target}/release/lemniscaat}")
[ -x "$program" ] || { echo "no program at $program: cargo build --release" >&2; exit 2; }
export LC_ALL=C.UTF-8
work=$(mktemp -d)
mounted=
finish() {
  [ -z "$mounted" ] || umount "$mounted" || true
  rm -rf "$work"
}
trap finish EXIT

passed=0 failed=0 skipped=0
check() { # WHAT COMMAND...
  local what=$1
  shift
  if "$@"; then passed=$((passed + 1)); echo "ok    $what"; else failed=$((failed + 1)); echo "WRONG $what"; fi
}
says() { # PATTERN EXIT COMMAND...: what it prints and how it ends
  local pattern=$1 code=$2 got=0 out
  shift 2
  # Errors are broken over lines, with a bar before each.
  out=$("$@" 2>&1 | sed 's/^ *│ *//' | tr '\n' ' '; exit "${PIPESTATUS[0]}") || got=$?
  { grep -qE "$pattern" <<<"$out" && [ "$got" = "$code" ]; } || { echo "      ended with $got: $out"; return 1; }
}
shard() { printf '%s/shards/shard-%05d.parquet' "$1" "$2"; }
plan() { "$program" sweep plan "$work/designs/sweeps/$1.toml" --shards "$shards" --out "$2" >/dev/null; }
all_same() { # DIR: every shard is that of the undisturbed run, and there is nothing else
  local i
  for ((i = 0; i < shards; i++)); do cmp "$(shard "$1" $i)" "$(shard "$work/calm" $i)" || return 1; done
  [ "$(find "$1/shards" -type f | wc -l)" = "$shards" ] || { find "$1/shards" -type f; return 1; }
}

only_whole() { # DIR: every shard that is there is that of the undisturbed run
  local i some=1
  for ((i = 0; i < shards; i++)); do
    [ -e "$(shard "$1" $i)" ] || continue
    some=0
    cmp "$(shard "$1" $i)" "$(shard "$work/calm" $i)" || return 1
  done
  return $some
}

shards=16
mkdir -p "$work/designs/sweeps"
cp scenarios/*.toml "$work/designs"
sed 's/^points = .*/points = 400/; s/^replicates = .*/replicates = 2/' tests/slurm/sweep.toml >"$work/designs/sweeps/sweep.toml"
sed 's/^seed = .*/seed = 2/' "$work/designs/sweeps/sweep.toml" >"$work/designs/sweeps/other.toml"
plan sweep "$work/calm"
began=$(date +%s%N)
"$program" sweep run "$work/calm" >/dev/null 2>&1
took=$((($(date +%s%N) - began) / 1000000))
"$program" sweep merge "$work/calm"
echo "      undisturbed: $took ms"

echo "== killed ten times"
dir=$work/killed
plan sweep "$dir"
rounds=0 touched=0 kills=0
finished() { find "$dir/shards" -name 'shard-*.parquet' -printf '%f %i %T@\n' | sort; }
while [ $kills -lt 10 ]; do
  # Now and then all of it is done before ten: begin again.
  [ "$(finished | wc -l)" -lt $shards ] || { rm -r "$dir"; plan sweep "$dir"; rounds=$((rounds + 1)); }
  finished >"$work/before"
  "$program" sweep run "$dir" >/dev/null 2>&1 &
  worker=$!
  sleep "$(awk -v t="$took" -v r=$RANDOM 'BEGIN { printf "%.3f", 0.02 + r / 32768 * t / 1500 }')"
  if kill -KILL $worker 2>/dev/null; then kills=$((kills + 1)); fi
  wait $worker 2>/dev/null || true
  finished >"$work/after"
  # What was finished has the same inode and the same time after the next round as well.
  comm -23 "$work/before" "$work/after" | grep -q . && touched=$((touched + 1))
  echo "      killed $kills: $(wc -l <"$work/after") of $shards shards"
done
finished >"$work/before"
"$program" sweep run "$dir" >/dev/null 2>&1
finished >"$work/after"
comm -23 "$work/before" "$work/after" | grep -q . && touched=$((touched + 1))
check "no finished shard was touched by a later run" test $touched = 0
# What a killed worker was writing stays as a hidden file, which nothing takes for a shard; a merge cleans it up later.
find "$dir/shards" -name '.*' -type f -delete
check "resumed after ten kills, every shard is that of the undisturbed run" all_same "$dir"
"$program" sweep merge "$dir" >/dev/null
check "and so is the merged file" cmp "$dir/results.parquet" "$work/calm/results.parquet"

echo "== full disk"
dir=$work/small
mkdir "$dir"
if mount -t tmpfs -o size=1m none "$dir" 2>"$work/why"; then
  mounted=$dir
  plan sweep "$dir"
  "$program" sweep run "$dir" --shards 0-2 --quiet >/dev/null
  # Room for less than a shard.
  dd if=/dev/zero of="$dir/filler" bs=4096 count=$(($(stat -f -c %f "$dir") - 1)) status=none
  check "a full disk is said in one sentence, with the file" says "cannot write .*shards/shard-[0-9]{5}\.parquet: No space left" 1 \
    "$program" sweep run "$dir" --quiet
  check "the shards that were there are, and nothing half" only_whole "$dir"
  check "the merge names what is missing" says "13 of $shards shards are missing: 3-15" 4 "$program" sweep merge "$dir"
  rm "$dir/filler"
  "$program" sweep run "$dir" >/dev/null 2>&1
  check "with room the same command finishes it" all_same "$dir"
else
  skipped=$((skipped + 1))
  echo "SKIPPED: a full disk, because no tmpfs can be mounted here: $(cat "$work/why")"
fi

echo "== four workers at one shard"
dir=$work/four
plan sweep "$dir"
workers=()
for _ in 1 2 3 4; do
  "$program" sweep shard "$dir" --index 3 --threads 1 --quiet &
  workers+=($!)
done
well=0
for w in "${workers[@]}"; do wait "$w" && well=$((well + 1)); done
check "all four end well" test $well = 4
check "there is one file" test "$(find "$dir/shards" -type f)" = "$(shard "$dir" 3)"
check "with the bytes of the undisturbed run" cmp "$(shard "$dir" 3)" "$(shard "$work/calm" 3)"

echo "== damage"
dir=$work/damaged
cp -r "$work/calm" "$dir"
rm "$dir/results.parquet"
truncate -s 300 "$(shard "$dir" 5)"
check "a shard that is cut short is named missing" says "1 of $shards shards .*: 5\\b" 4 "$program" sweep merge "$dir"
check "and is not merged" test ! -e "$dir/results.parquet"
"$program" sweep run "$dir" >/dev/null 2>&1
check "and is done again" all_same "$dir"
plan other "$work/other"
"$program" sweep shard "$work/other" --index 7 --threads 2 --quiet
differ() { ! cmp -s "$1" "$2"; }
check "another seed gives other bytes" differ "$(shard "$work/other" 7)" "$(shard "$dir" 7)"
cp "$(shard "$work/other" 7)" "$(shard "$dir" 7)"
for part in merge run status "shard --index 7" submit; do
  read -ra words <<<"$part"
  check "sweep ${words[0]} refuses a shard of another plan" says "shard-00007.parquet is another shard, or one of another plan" 1 \
    "$program" sweep "${words[0]}" "$dir" "${words[@]:1}"
done
check "and leaves it as it is" cmp "$(shard "$work/other" 7)" "$(shard "$dir" 7)"

echo "sweep: $passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
