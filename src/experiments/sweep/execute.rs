//! Running shards: threads take parts of runs in order, and who finishes the last part of a shard writes it. So all
//! threads have work until the very end, and the bytes do not depend on how many there are.

use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::plan::{LOG, Plan, SHARDS};
use super::runs::{Outcome, Runs};
use super::shard::{self, State};
use crate::error::{Error, Result};
use crate::experiments::disk::write_atomic;

/// What happens while shards run.
pub struct Hooks<'a> {
    /// Called after some runs, with their number.
    pub step: &'a (dyn Fn(u64) + Sync),
    /// Asked before each run; when true no more are begun, and shards that are not finished are not written.
    pub stopped: &'a (dyn Fn() -> bool + Sync),
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Shards that were whole already.
    pub before: usize,
    /// Shards written.
    pub written: usize,
    /// Runs among these that failed.
    pub failed: usize,
}

/// A shard under way.
struct Shard {
    number: usize,
    parts: Vec<Range<u64>>,
    outcomes: Mutex<Vec<Option<Vec<Outcome>>>>,
    left: AtomicUsize,
    began: Instant,
}

/// What is begun next: parts of the shard under way, then shard number `open[at]`.
struct Next {
    at: usize,
    shard: Option<Arc<Shard>>,
    part: usize,
}

/// Everything that threads share.
struct Work<'a> {
    dir: &'a Path,
    plan: &'a Plan,
    runs: &'a Runs<'a>,
    threads: usize,
    /// Shards that are not whole.
    open: Vec<usize>,
    next: Mutex<Next>,
    error: Mutex<Option<Error>>,
    halt: AtomicBool,
    written: AtomicUsize,
    failed: AtomicUsize,
    hooks: &'a Hooks<'a>,
}

/// Runs those of some shards that are not whole, and writes each when its last run is done.
///
/// # Errors
/// When a shard cannot be written or belongs to another plan, or the user stopped it: what was written stays.
pub fn execute(plan: &Plan, dir: &Path, shards: &[usize], threads: usize, hooks: &Hooks) -> Result<Done> {
    plan.check_program()?;
    let runs = Runs::new(plan)?;
    for folder in [SHARDS, LOG].map(|name| dir.join(name)) {
        std::fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;
    }
    let mut open = vec![];
    for &number in shards {
        match shard::state(dir, plan, number)? {
            State::Whole => {}
            State::Foreign => return Err(shard::foreign(dir, number)),
            State::Missing | State::Broken => open.push(number),
        }
    }
    let before = shards.len() - open.len();
    let work = Work {
        dir,
        plan,
        runs: &runs,
        threads,
        open,
        next: Mutex::new(Next { at: 0, shard: None, part: 0 }),
        error: Mutex::new(None),
        halt: AtomicBool::new(false),
        written: AtomicUsize::new(0),
        failed: AtomicUsize::new(0),
        hooks,
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|e| Error::request(format!("cannot start {threads} threads: {e}"), "ask for fewer"))?;
    pool.broadcast(|_| work.take_parts());
    if let Some(error) = work.error.into_inner().expect("no thread died") {
        return Err(error);
    }
    let written = work.written.into_inner();
    if before + written < shards.len() {
        let message = format!("{written} shards were finished and kept; the same command goes on from there");
        return Err(Error::Stopped { message });
    }
    Ok(Done { before, written, failed: work.failed.into_inner() })
}

impl Shard {
    fn new(runs: &Runs, plan: &Plan, number: usize) -> Self {
        let parts = runs.parts(plan.range(number));
        Self {
            number,
            outcomes: Mutex::new(vec![None; parts.len()]),
            left: AtomicUsize::new(parts.len()),
            parts,
            began: Instant::now(),
        }
    }
}

impl Work<'_> {
    fn take_parts(&self) {
        while !self.halt.load(Ordering::Relaxed) && !(self.hooks.stopped)() {
            let Some((shard, part)) = self.begin_next() else { return };
            let range = shard.parts[part].clone();
            let runs = range.end - range.start;
            let Some(outcomes) = self.runs.outcomes(range, self.hooks.stopped) else { return };
            shard.outcomes.lock().expect("no thread died")[part] = Some(outcomes);
            if shard.left.fetch_sub(1, Ordering::AcqRel) == 1 {
                self.finish(&shard);
            }
            (self.hooks.step)(runs);
        }
    }

    /// The next part; a shard is cut into parts when its first is begun, so that memory does not grow with the sweep.
    fn begin_next(&self) -> Option<(Arc<Shard>, usize)> {
        let mut next = self.next.lock().expect("no thread died");
        if next.shard.as_ref().is_none_or(|shard| next.part == shard.parts.len()) {
            let number = *self.open.get(next.at)?;
            *next = Next { at: next.at + 1, shard: Some(Arc::new(Shard::new(self.runs, self.plan, number))), part: 0 };
        }
        next.part += 1;
        next.shard.clone().map(|shard| (shard, next.part - 1))
    }

    /// Writes a shard whose last part is done.
    fn finish(&self, shard: &Shard) {
        let parts = std::mem::take(&mut *shard.outcomes.lock().expect("no thread died"));
        let outcomes: Vec<Outcome> = parts.into_iter().flat_map(|part| part.expect("all parts are done")).collect();
        let failed = outcomes.iter().filter(|o| o.is_err()).count();
        let took = shard.began.elapsed();
        let written = shard::write(self.dir, self.runs, self.plan, shard.number, &outcomes)
            .and_then(|()| self.write_log(shard.number, outcomes.len(), failed, took));
        match written {
            Ok(()) => {
                self.written.fetch_add(1, Ordering::Relaxed);
                self.failed.fetch_add(failed, Ordering::Relaxed);
            }
            Err(error) => {
                self.halt.store(true, Ordering::Relaxed);
                self.error.lock().expect("no thread died").get_or_insert(error);
            }
        }
    }

    /// What differs between machines, beside the results.
    fn write_log(&self, shard: usize, runs: usize, failed: usize, took: Duration) -> Result<()> {
        let variable = |name: &str| std::env::var(name).unwrap_or_default();
        let log = Log {
            runs,
            failed,
            seconds: took.as_secs_f64(),
            threads: self.threads,
            peak_memory_bytes: peak_memory(),
            host: std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default().trim().to_owned(),
            process: std::process::id(),
            slurm_job: variable("SLURM_ARRAY_JOB_ID"),
            slurm_restarts: variable("SLURM_RESTART_COUNT"),
        };
        let text = toml::to_string(&log).expect("texts and numbers are TOML");
        write_atomic(&self.dir.join(LOG).join(format!("shard-{shard:05}.toml")), |out| out.write_all(text.as_bytes()))
    }
}

#[derive(Serialize)]
struct Log {
    runs: usize,
    failed: usize,
    /// From the first part to the file.
    seconds: f64,
    threads: usize,
    peak_memory_bytes: u64,
    host: String,
    process: u32,
    slurm_job: String,
    slurm_restarts: String,
}

/// Most memory this process has had, in bytes; 0 where the system does not say.
pub fn peak_memory() -> u64 {
    peak_memory_of("self")
}

/// The same of a process with this number.
pub fn peak_memory_of(process: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|l| l.trim().trim_end_matches("kB").trim().parse::<u64>().ok())
        .map_or(0, |kilobytes| kilobytes * 1024)
}
