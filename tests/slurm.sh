#!/usr/bin/env bash
# A sweep of 20,000 runs on one machine and on a private four-node Slurm, with four faults at once: a task cancelled, a
# worker killed, a task requeued, and the slurmd of a busy node killed, so that two live workers write one shard. The
# merge names what is missing; submitted again, both merged files are the same, byte by byte.
#
# LEMNISCAAT=path of the program [target/release/lemniscaat]. Needs root, and installs slurm-wlm and munge where they
# are missing. Every wait is bounded, and only what was started here is ended, also after a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${LEMNISCAAT:-${CARGO_TARGET_DIR:-target}/release/lemniscaat}")
[ -x "$program" ] || { echo "no program at $program: cargo build --release" >&2; exit 2; }
for p in sbatch slurmd slurmctld munged; do
  command -v "$p" >/dev/null && continue
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends slurm-wlm munge >/dev/null
  break
done
export LC_ALL=C.UTF-8
work=$(mktemp -d)
pinned=()
finish() {
  for p in "${pinned[@]}"; do kill -KILL "$p" 2>/dev/null || true; done
  [ ! -d "$work/slurm" ] || bash tests/slurm/down.sh "$work/slurm" || true
  rm -rf "$work"
}
trap finish EXIT

passed=0 failed=0
check() { # WHAT COMMAND...
  local what=$1
  shift
  if "$@"; then passed=$((passed + 1)); echo "ok    $what"; else failed=$((failed + 1)); echo "WRONG $what"; fi
}
same() { [ "$1" = "$2" ] || { echo "      $1"; echo "   != $2"; return 1; }; }
within() { # SECONDS COMMAND...: until the command is true
  local end=$((SECONDS + $1))
  shift
  until "$@" 2>/dev/null; do
    [ $SECONDS -lt $end ] || { echo "not in time: $*" >&2; return 1; }
    sleep 0.1
  done
}
says() { # PATTERN EXIT COMMAND...: what it prints and how it ends
  local pattern=$1 code=$2 got=0 out
  shift 2
  out=$("$@" 2>&1) || got=$?
  { grep -qE "$pattern" <<<"$out" && [ "$got" = "$code" ]; } || { echo "      ended with $got: $out"; return 1; }
}
shard() { printf '%s/shards/shard-%05d.parquet' "$dir" "$1"; }
states() { for i in "$@"; do stat -c '%n %i %Y %s' "$(shard "$i")"; done; }

echo "== one machine"
mkdir -p "$work/designs/sweeps"
cp scenarios/*.toml "$work/designs"
cp tests/slurm/sweep.toml "$work/designs/sweeps"
one="$work/one" dir="$work/on four nodes"
for folder in "$one" "$dir"; do
  "$program" sweep plan "$work/designs/sweeps/sweep.toml" --shards 40 --out "$folder" >"$work/plan.txt"
done
check "both plans are the same" cmp "$one/plan.toml" "$dir/plan.toml"
began=$SECONDS
"$program" sweep run "$one" >"$work/run.txt" 2>&1
echo "      sweep run: $((SECONDS - began)) s"
"$program" sweep merge "$one" | sed 's/^/      /'
check "one machine merged its shards" test -s "$one/results.parquet"

echo "== four nodes, four faults"
bash tests/slurm/up.sh "$work/slurm"
# shellcheck source=/dev/null
. "$work/slurm/env.sh"
name=lemniscaat-$(sha256sum "$dir/plan.toml" | cut -c1-8)
began=$SECONDS
"$program" sweep submit "$dir" --cpus 1 --mem 512M --time 10 >"$work/submit.txt" 2>&1
sed 's/^/      /' "$work/submit.txt"
job=$(sed -n 's/^Job \([0-9]*\): 40 tasks.*/\1/p' "$work/submit.txt")
merge=$(sed -n 's/.*Job \([0-9]*\) merges.*/\1/p' "$work/submit.txt")
check "an array and a merge were submitted" test -n "$job" -a -n "$merge"
# A worker held in the middle of its shard makes each fault hit what it is meant to hit.
worker() { pgrep -f "^$program sweep shard $dir --index $1 " | head -n 1; }
# Past the look whether its shard is there, in the middle of its runs: 0.2 s of processor time.
busy() { awk '{ exit !($14 + $15 >= 20) }' "/proc/$(worker "$1")/stat"; }
for i in 0 1 2 3; do
  within 60 busy "$i"
  pinned[i]=$(worker "$i")
  kill -STOP "${pinned[i]}"
done
unfinished() { for i in 0 1 2 3; do [ ! -e "$(shard $i)" ] || return 1; done; }
check "four workers are held before they wrote anything" unfinished
check "a second submit is refused while tasks run" says "still in the queue" 1 "$program" sweep submit "$dir"
"$program" sweep status "$dir" >"$work/status.txt"
sed 's/^/      /' "$work/status.txt"
check "status counts what runs and waits" grep -qE '\b4 run, 36 wait' "$work/status.txt"
scancel "${job}_0"
kill -KILL "${pinned[1]}"
scontrol requeue "${job}_2"
node=$(squeue -h -r -j "${job}_3" -o %N)
read -r slurmd _ <"$work/slurm/run/slurmd-$node.pid"
kill -KILL "$slurmd"
echo "      cancelled 0, killed the worker of 1, requeued 2, killed slurmd of $node with 3"
# The node is silent, Slurm gives task 3 to another one, and that one is done first.
check "task 3 is done on another node" within 150 test -e "$(shard 3)"
second=$(stat -c %i "$(shard 3)")
check "the first worker of task 3 still lives" kill -CONT "${pinned[3]}"
gone() { ! kill -0 "$1"; }
check "it ends as well" within 60 gone "${pinned[3]}"
differ() { [ "$1" != "$2" ]; }
check "after it wrote the shard once more" differ "$second" "$(stat -c %i "$(shard 3)")"
check "the shard that two workers wrote is that of one machine" cmp "$(shard 3)" "$one/shards/shard-00003.parquet"
bash tests/slurm/up.sh "$work/slurm"
quiet() { [ -z "$(squeue -h -n "$name,$name-merge")" ]; }
within 200 quiet
echo "      array and merge: $((SECONDS - began)) s"
field() { scontrol -o show job "$1" | grep -o " $2=[^ ]*" | head -n 1; }
check "the cancelled worker said that it stopped" grep -q "stopped on request" "$dir/log/$name-0.log"
check "task 2 was started again" same "$(field "${job}_2" Restarts)" " Restarts=1"
check "the merge ended with 4" same "$(field "$merge" ExitCode)" " ExitCode=4:0"
sed 's/^/      /' "$dir/log/$name-merge.log"
check "it names the shards that are missing" grep -qE '2 of 40 shards.*\b0-1\b' "$dir/log/$name-merge.log"
check "there is no merged file" test ! -e "$dir/results.parquet"
mapfile -t whole < <(seq 2 39)
states "${whole[@]}" >"$work/before.txt"

echo "== submitted again"
began=$SECONDS
"$program" sweep submit "$dir" >"$work/again.txt" 2>&1
sed 's/^/      /' "$work/again.txt"
check "only what is missing is submitted" grep -q ': 2 tasks, shards 0-1$' "$work/again.txt"
within 120 quiet
echo "      array and merge: $((SECONDS - began)) s"
states "${whole[@]}" >"$work/after.txt"
check "what was whole is left alone" cmp "$work/before.txt" "$work/after.txt"
check "the merged file is that of one machine" cmp "$one/results.parquet" "$dir/results.parquet"
check "nothing half is left" test -z "$(find "$dir/shards" -name '.*' -type f)"
check "with nothing missing nothing is submitted" says "nothing to submit" 0 "$program" sweep submit "$dir"
tail -n 2 "$dir/log/$name-merge.log" | sed 's/^/      /'

echo "slurm: $passed passed, $failed failed"
[ "$failed" = 0 ]
