//! `sweep shard`: one part of a sweep, as a task of a cluster.

use std::path::PathBuf;

use crate::cli::output::print;
use crate::error::{Error, Result};
use crate::experiments::sweep::plan::Plan;
use crate::experiments::sweep::shard::failures;
use crate::text::Lang;

/// Runs one shard of a plan, as a task of a cluster does; a shard that is whole already is left as it is
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder of the plan
    dir: PathBuf,
    /// Number of the shard, from 0
    #[arg(long, value_name = "N")]
    index: usize,
    /// Threads [default: all]
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Show no progress
    #[arg(long)]
    quiet: bool,
    /// End with an error when a run fails
    #[arg(long)]
    strict: bool,
}

/// Runs and tells in one line.
///
/// # Errors
/// When the plan is wrong or of another program, the shard cannot be written, or it was stopped.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let plan = Plan::load(&args.dir)?;
    super::check_shard(&plan, args.index)?;
    let threads = args.threads.map_or_else(super::all_threads, usize::from);
    let done = super::run_shards(&plan, &args.dir, &[args.index], threads, args.quiet)?;
    let (shard, of) = (args.index, plan.shards);
    let which = lang.pick(format!("deel {shard} van {of}"), format!("shard {shard} of {of}"));
    print(&format!("{which}: {}\n", super::done(done, lang)))?;
    let failed = if args.strict { failures(&args.dir, args.index)? } else { 0 };
    if failed > 0 {
        let message = format!("{failed} rows of shard {shard} are of runs that failed");
        return Err(Error::request(message, "the column message of its rows says why"));
    }
    Ok(())
}
