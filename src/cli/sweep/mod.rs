//! `sweep`: many runs over levers and uncertainties, here or on a cluster.

mod merge;
mod plan;
mod run;
mod script;
mod shard;
mod status;
mod submit;

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::output::wrap;
use super::progress::{Progress, stopped};
use crate::error::{Error, Result};
use crate::experiments::sweep::execute::{Done, Hooks, execute};
use crate::experiments::sweep::merge::Merged;
use crate::experiments::sweep::plan::Plan;
use crate::experiments::sweep::shard::{State, state};
use crate::text::Lang;

/// Runs designs at many values of levers and uncertainties, on this machine or on a Slurm cluster
#[derive(Debug, Subcommand)]
#[command(after_help = "\
Examples:
  lemniscaat sweep run scenarios/sweeps/geld-en-zeggenschap.toml     all of it on this machine
  lemniscaat sweep plan scenarios/sweeps/geld-en-zeggenschap.toml    what it would cost, before anything runs
  lemniscaat sweep submit output/sweeps/geld-en-zeggenschap          the same plan on a Slurm cluster

A sweep stopped half-way goes on with the same command. Then: lemniscaat sensitivity and lemniscaat discover.")]
pub(super) enum Command {
    Plan(plan::Args),
    Run(run::Args),
    Shard(shard::Args),
    Status(status::Args),
    Script(script::Args),
    Submit(submit::Args),
    Merge(merge::Args),
}

/// Does what was asked.
///
/// # Errors
/// As the subcommands.
pub(super) fn run(command: Command, lang: Lang) -> Result<()> {
    match command {
        Command::Plan(args) => plan::run(args, lang),
        Command::Run(args) => run::run(args, lang),
        Command::Shard(args) => shard::run(args, lang),
        Command::Status(args) => status::run(args, lang),
        Command::Script(args) => script::run(args, lang),
        Command::Submit(args) => submit::run(args, lang),
        Command::Merge(args) => merge::run(args, lang),
    }
}

/// The folder of a sweep file: of its name, in `output/sweeps`.
fn folder_for(file: &Path) -> PathBuf {
    Path::new("output/sweeps").join(file.file_stem().unwrap_or_default())
}

/// Threads when none are asked.
fn all_threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Shards of a plan as `3,7-9`, each once and in order.
fn numbers(text: &str, plan: &Plan) -> Result<Vec<usize>> {
    let wrong = |message: String| Error::request(message, "write numbers, for example --shards 3,7-9");
    let number = |text: &str| text.trim().parse::<usize>().map_err(|_| wrong(format!("{text:?} is no shard")));
    let mut all = vec![];
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (number(first)?, number(last)?);
        if first > last {
            return Err(wrong(format!("{first} to {last} is no range")));
        }
        check_shard(plan, last)?;
        all.extend(first..=last);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// Runs shards with a bar.
fn run_shards(plan: &Plan, dir: &Path, shards: &[usize], threads: usize, quiet: bool) -> Result<Done> {
    // Only the shards that were asked are looked at: a task of a cluster has one, and there may be a thousand others.
    let whole = |shard: usize| state(dir, plan, shard).is_ok_and(|found| found == State::Whole);
    let runs = |shard: usize| plan.range(shard).end - plan.range(shard).start;
    let to_do = || shards.iter().filter(|&&shard| !whole(shard)).map(|&shard| runs(shard)).sum();
    let progress = (!quiet).then(|| Progress::new("runs", to_do()));
    super::progress::listen();
    let step = |n| progress.iter().for_each(|progress| progress.advance(n));
    execute(plan, dir, shards, threads, &Hooks { step: &step, stopped: &stopped })
}

/// What merging found, as a sentence.
fn merged(merged: &Merged, out: &Path, lang: Lang) -> String {
    let (runs, rows) = (lang.number(merged.runs as f64, 0), lang.number(merged.rows as f64, 0));
    let out = out.display();
    let whole = match lang {
        Lang::Nl => format!("{runs} runs, geen ontbreekt en geen staat er dubbel: {rows} regels in {out}."),
        Lang::En => format!("{runs} runs, none missing and none double: {rows} rows in {out}."),
    };
    let failed = match (merged.failed, lang) {
        (0, _) => String::new(),
        (n, Lang::Nl) => format!(" {n} runs mislukten; de eerste met: {}", merged.first_failure),
        (n, Lang::En) => format!(" {n} runs failed; the first said: {}", merged.first_failure),
    };
    wrap(&(whole + &failed), 0, 0) + "\n"
}

/// What was done, as a sentence.
fn done(done: Done, lang: Lang) -> String {
    let Done { before, written, failed } = done;
    let text = match lang {
        Lang::Nl => format!("{written} delen uitgevoerd, {before} waren er al."),
        Lang::En => format!("{written} shards run, {before} were done already."),
    };
    let bad = match (failed, lang) {
        (0, _) => String::new(),
        (n, Lang::Nl) => format!(" {n} runs mislukten: hun regels zeggen waarom."),
        (n, Lang::En) => format!(" {n} runs failed: their rows say why."),
    };
    text + &bad
}

/// Refuses a shard that the plan does not have.
fn check_shard(plan: &Plan, shard: usize) -> Result<()> {
    if shard < plan.shards {
        return Ok(());
    }
    let help = format!("the shards of this plan are 0 to {}", plan.shards - 1);
    Err(Error::request(format!("there is no shard {shard}"), help))
}
