#!/usr/bin/env bash
# up.sh DIR - start a private Slurm (munged + slurmctld + N slurmd) on loopback, all state under DIR.
# Idempotent: what already runs from DIR is kept; what is missing (or died) is started.
# Needs: Debian packages slurm-wlm and munge (22.05 tested), root. No systemd, no cgroups, no database.
# Knobs (environment): NODES=4 CPUS=1 MEM_MB=2000 BASE_PORT=26810 MAX_ARRAY=1001 SLURMD_TIMEOUT=10 WAIT=60
# Afterwards:  . DIR/env.sh   (sets SLURM_CONF; then sbatch, squeue, scancel, scontrol work)
# Exit: 0 = every node is idle/mixed/allocated; 1 = not so within WAIT seconds; 2 = usage or missing program.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: $0 DIR" >&2; exit 2; }
for p in munged slurmctld slurmd sinfo scontrol; do
  command -v "$p" >/dev/null || { echo "missing $p: apt-get install -y --no-install-recommends slurm-wlm munge" >&2; exit 2; }
done
NODES=${NODES:-4} CPUS=${CPUS:-1} MEM_MB=${MEM_MB:-2000} BASE_PORT=${BASE_PORT:-26810}
MAX_ARRAY=${MAX_ARRAY:-1001} SLURMD_TIMEOUT=${SLURMD_TIMEOUT:-10} WAIT=${WAIT:-60}
umask 022
mkdir -p "$1"; DIR=$(cd "$1" && pwd -P)
mkdir -p "$DIR"/{run,log,state,spool}
# munged refuses a socket/key folder that others can write to, so its own folder is 0755/0700
mkdir -p "$DIR"/munge; chmod 0755 "$DIR" "$DIR"/munge "$DIR"/run

exec 9>"$DIR/run/up.lock"; flock -w "$WAIT" 9 || { echo "another up.sh/down.sh holds $DIR" >&2; exit 1; }

# start time of a pid (field 22 of /proc/PID/stat): pid + start time names a process safely
started() { local s f; s=$(cat "/proc/$1/stat" 2>/dev/null) || return 1; read -ra f <<<"${s##*) }"; [ "${f[0]}" != Z ] && echo "${f[19]}"; }
alive() { # NAME: is the process recorded in run/NAME.pid still the one we started?
  local p t; { read -r p t <"$DIR/run/$1.pid"; } 2>/dev/null || return 1
  [ "$(started "$p" || true)" = "$t" ]
}
launch() { # NAME CMD...: run in the foreground mode of the daemon, detached, and record pid + start time
  local n=$1; shift
  alive "$n" && return 0
  setsid nohup "$@" >>"$DIR/log/$n.out" 2>&1 </dev/null 9>&- &
  local p=$!; echo "$p $(started $p)" >"$DIR/run/$n.pid"
}
free_port() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
until_ok() { local end=$((SECONDS + WAIT)); until "$@" >/dev/null 2>&1; do [ $SECONDS -lt $end ] || return 1; sleep 0.2; done; }

HOST=$(hostname -s)
if [ ! -s "$DIR/slurm.conf" ]; then
  # a block of NODES+1 free ports (bounded search)
  ok=
  for ((try = 0; try < 50; try++)); do
    b=$((BASE_PORT + try * (NODES + 2))); ok=1
    for ((i = 0; i <= NODES; i++)); do free_port $((b + i)) || { ok=; break; }; done
    [ -n "$ok" ] && break
  done
  [ -n "$ok" ] || { echo "no free block of ports from $BASE_PORT" >&2; exit 1; }
  cat >"$DIR/slurm.conf.new" <<CONF
ClusterName=loopback
SlurmctldHost=$HOST(127.0.0.1)
SlurmctldPort=$b
SlurmdPort=$((b + 1))
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
# cred_expire is also the wait before a requeued job may start again (default 120 s): short for tests
AuthInfo=socket=$DIR/munge/munge.socket,cred_expire=5
# bind to 127.0.0.1 only, never to all addresses
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation=$DIR/state
SlurmdSpoolDir=$DIR/spool/%n
SlurmctldPidFile=$DIR/run/slurmctld.slurm.pid
SlurmdPidFile=$DIR/run/slurmd-%n.slurm.pid
SlurmctldLogFile=$DIR/log/slurmctld.log
SlurmdLogFile=$DIR/log/slurmd-%n.log
# no cgroups, no systemd, no database
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
# what a TaskProlog prints as "export X=Y" enters each task's environment: srun in a job finds this cluster
# even when the submitter cleaned the environment (--export=NONE, Snakemake)
TaskProlog=$DIR/task-prolog.sh
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/filetxt
JobCompLoc=$DIR/log/jobcomp.txt
MpiDefault=none
SwitchType=switch/none
# scheduling: fast reactions for tests
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=2,bf_interval=2,sched_min_interval=10000,batch_sched_delay=0,defer_batch=no
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
# without this a job that names no --mem takes all memory of its node, so only one fits
DefMemPerCPU=100
PriorityType=priority/basic
# jobs in partition "scavenge" are requeued when "main" wants their node
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
MaxArraySize=$MAX_ARRAY
MaxJobCount=20000
JobRequeue=1
# limits of patience
SlurmctldTimeout=10
SlurmdTimeout=$SLURMD_TIMEOUT
InactiveLimit=0
KillWait=3
MinJobAge=300
UnkillableStepTimeout=20
ReturnToService=2
# several virtual nodes on one host may ask for more than the host has
SlurmdParameters=config_overrides
CONF
  for ((i = 1; i <= NODES; i++)); do
    echo "NodeName=n$i NodeHostname=$HOST NodeAddr=127.0.0.1 Port=$((b + i)) CPUs=$CPUS RealMemory=$MEM_MB State=UNKNOWN" >>"$DIR/slurm.conf.new"
  done
  cat >>"$DIR/slurm.conf.new" <<CONF
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP PriorityTier=10 PreemptMode=OFF
PartitionName=scavenge Nodes=ALL Default=NO MaxTime=INFINITE State=UP PriorityTier=1 PreemptMode=REQUEUE GraceTime=0
CONF
  mv "$DIR/slurm.conf.new" "$DIR/slurm.conf"
fi
NODES=$(grep -c '^NodeName=n' "$DIR/slurm.conf")
export SLURM_CONF=$DIR/slurm.conf
printf '#!/bin/sh\necho export SLURM_CONF=%s\n' "$DIR/slurm.conf" >"$DIR/task-prolog.sh"; chmod 0755 "$DIR/task-prolog.sh"
cat >"$DIR/env.sh" <<ENV
export SLURM_CONF=$DIR/slurm.conf MUNGE_SOCKET=$DIR/munge/munge.socket
ENV

# munge: own key, own socket
if [ ! -s "$DIR/munge/munge.key" ]; then
  (umask 077; head -c 1024 /dev/urandom >"$DIR/munge/munge.key")
fi
chmod 0600 "$DIR/munge/munge.key"
alive munged || rm -f "$DIR"/munge/munge.socket "$DIR"/munge/munge.socket.lock "$DIR"/run/munged.own.pid
launch munged munged --foreground --force --key-file="$DIR/munge/munge.key" --socket="$DIR/munge/munge.socket" \
  --pid-file="$DIR/run/munged.own.pid" --log-file="$DIR/log/munged.log" --seed-file="$DIR/munge/munge.seed" --num-threads=4
until_ok munge -n -S "$DIR/munge/munge.socket" || { echo "munged does not answer; see $DIR/log/munged.out" >&2; exit 1; }

launch slurmctld slurmctld -D -f "$DIR/slurm.conf"
until_ok scontrol ping || { echo "slurmctld does not answer; see $DIR/log/slurmctld.log" >&2; exit 1; }
for ((i = 1; i <= NODES; i++)); do
  mkdir -p "$DIR/spool/n$i"
  launch "slurmd-n$i" slurmd -D -N "n$i" -f "$DIR/slurm.conf"
done
all_up() { # every node idle, mixed or allocated (and not marked * = not responding)
  [ "$(sinfo -h -N -p main -o '%T' | grep -cE '^(idle|mixed|allocated)$')" -eq "$NODES" ]
}
end=$((SECONDS + WAIT))
until all_up 2>/dev/null; do
  if [ $SECONDS -ge $end ]; then sinfo -N -o '%N %T %E' >&2 || true; tail -n 5 "$DIR"/log/*.log >&2 || true; exit 1; fi
  # a node that was down before (killed slurmd, reboot) is put back
  sinfo -h -N -p main -o '%N %T' 2>/dev/null | awk '$2 ~ /^(down|drain)/ {print $1}' | while read -r n; do
    scontrol update "nodename=$n" state=resume >/dev/null 2>&1 || true
  done
  sleep 0.3
done
echo "slurm is up: $NODES nodes; . $DIR/env.sh"
