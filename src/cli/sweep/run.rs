//! `sweep run`: all of a sweep on this machine.

use std::path::PathBuf;

use crate::cli::output::{print, wrap};
use crate::error::{Error, Result};
use crate::experiments::sweep::merge::{RESULTS, merge};
use crate::experiments::sweep::plan::{PLAN, Plan};
use crate::text::Lang;

/// Runs a sweep on this machine and merges its results; what is done already is not done again
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Sweep file, or the folder of a plan
    sweep: PathBuf,
    /// Folder for the results of a sweep file [default: output/sweeps/NAME]
    #[arg(long, short, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Only these shards, for example 3,7-9; nothing is merged then
    #[arg(long, value_name = "NUMBERS")]
    shards: Option<String>,
    /// Threads [default: all]
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Show no progress
    #[arg(long)]
    quiet: bool,
}

/// Runs and tells.
///
/// # Errors
/// When the file or plan is wrong, results cannot be written, or the user stopped it.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    if args.sweep.file_name().is_some_and(|name| name == PLAN) {
        return Err(Error::request(format!("{} is a plan, not a sweep file", args.sweep.display()), "name its folder"));
    }
    let (plan, dir) = if args.sweep.extension().is_some_and(|e| e == "toml") && !args.sweep.is_dir() {
        let dir = args.out.unwrap_or_else(|| super::folder_for(&args.sweep));
        (super::plan::write(&args.sweep, &dir, None, lang)?.0, dir)
    } else if args.out.is_some() {
        return Err(Error::request("the results of a plan stand in its own folder", "leave --out away"));
    } else {
        (Plan::load(&args.sweep)?, args.sweep)
    };
    let all = args.shards.is_none();
    let shards = args.shards.map_or_else(|| Ok((0..plan.shards).collect()), |text| super::numbers(&text, &plan))?;
    let threads = args.threads.map_or_else(super::all_threads, usize::from);
    let done = super::run_shards(&plan, &dir, &shards, threads, args.quiet)?;
    print(&(wrap(&super::done(done, lang), 0, 0) + "\n"))?;
    if !all {
        return Ok(());
    }
    let out = dir.join(RESULTS);
    print(&super::merged(&merge(&plan, &dir, &out)?, &out, lang))
}
