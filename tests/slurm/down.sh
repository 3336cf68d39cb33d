#!/usr/bin/env bash
# down.sh DIR - end what up.sh DIR started, and only that: by recorded pid + start time.
# Also ends slurmstepd (and the tasks under them) of this DIR that outlived a killed slurmd.
# Exit 0 = all gone. Bounded: WAIT=30 seconds. State stays in DIR (delete it yourself).
set -uo pipefail
if [ $# -ne 1 ] || [ ! -d "$1" ]; then echo "usage: $0 DIR" >&2; exit 2; fi
DIR=$(cd "$1" && pwd -P); WAIT=${WAIT:-30}
export SLURM_CONF=$DIR/slurm.conf
exec 9>"$DIR/run/up.lock"; flock -w "$WAIT" 9 || { echo "another up.sh/down.sh holds $DIR" >&2; exit 1; }
started() { local s f; s=$(cat "/proc/$1/stat" 2>/dev/null) || return 1; read -ra f <<<"${s##*) }"; [ "${f[0]}" != Z ] && echo "${f[19]}"; }
mine() { local p t; { read -r p t <"$DIR/run/$1.pid"; } 2>/dev/null && [ "$(started "$p" || true)" = "$t" ] && echo "$p"; }

# 1. cancel all jobs, so that Slurm itself ends its steps (bounded)
if mine slurmctld >/dev/null; then
  timeout 5 squeue -h -o %A 2>/dev/null | sort -u | while read -r j; do timeout 5 scancel "$j" 2>/dev/null; done
  end=$((SECONDS + 10))
  while [ $SECONDS -lt $end ] && [ -n "$(timeout 3 squeue -h 2>/dev/null)" ]; do sleep 0.3; done
fi
# 2. slurmstepd that outlived a killed slurmd (it keeps its task running): ours are those that were started
#    with our slurm.conf or hold a file open under our folder; others on this machine are left alone
stray() {
  local p f
  for p in $(pgrep -x slurmstepd; true); do
    if { tr '\0' '\n' <"/proc/$p/environ" | grep -qxF "SLURM_CONF=$DIR/slurm.conf"; } 2>/dev/null; then echo "$p"; continue; fi
    for f in "/proc/$p"/fd/*; do
      case $(readlink "$f" 2>/dev/null) in "$DIR"/*) echo "$p"; break;; esac
    done
  done
}
tree() { local c; for c in $(pgrep -P "$1"); do tree "$c"; done; echo "$1"; }
# 3. daemons: TERM, wait, KILL; by pid
for sig in TERM KILL; do
  for f in "$DIR"/run/*.pid; do
    n=$(basename "$f" .pid); case $n in *.slurm|*.own|up) continue;; esac
    [ "$n" = munged ] && continue                    # last: slurm needs it to say goodbye
    p=$(mine "$n") && kill -$sig "$p" 2>/dev/null
  done
  end=$((SECONDS + WAIT / 3))
  while [ $SECONDS -lt $end ]; do
    left=; for f in "$DIR"/run/slurm*.pid; do n=$(basename "$f" .pid); case $n in *.slurm) continue;; esac; mine "$n" >/dev/null && left=1; done
    [ -z "$left" ] && break; sleep 0.2
  done
  [ -z "${left:-}" ] && break
done
for p in $(stray); do for q in $(tree "$p"); do kill -KILL "$q" 2>/dev/null; done; done
p=$(mine munged) && { kill -TERM "$p"; for _ in 1 2 3 4 5 6 7 8 9 10; do mine munged >/dev/null || break; sleep 0.2; done; p=$(mine munged) && kill -KILL "$p"; }
rc=0
for f in "$DIR"/run/*.pid; do
  n=$(basename "$f" .pid); case $n in *.slurm|*.own|up) rm -f "$f"; continue;; esac
  if mine "$n" >/dev/null; then echo "still running: $n" >&2; rc=1; else rm -f "$f"; fi
done
[ $rc = 0 ] && echo "slurm is down"
exit $rc
