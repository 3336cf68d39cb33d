//! `sweep merge`: one file of results.

use std::path::PathBuf;

use crate::cli::output::print;
use crate::error::Result;
use crate::experiments::sweep::merge::{RESULTS, merge};
use crate::experiments::sweep::plan::Plan;
use crate::text::Lang;

/// Merges the shards of a plan into one file, after a proof that nothing is missing or double
#[derive(Debug, clap::Args)]
#[command(after_help = "Ends with 4 and the list when shards are missing.")]
pub struct Args {
    /// Folder of the plan
    dir: PathBuf,
    /// File for the results [default: results.parquet in the folder of the plan]
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Merges and tells.
///
/// # Errors
/// When shards are missing or wrong, or the file cannot be written.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let plan = Plan::load(&args.dir)?;
    let out = args.out.unwrap_or_else(|| args.dir.join(RESULTS));
    print(&super::merged(&merge(&plan, &args.dir, &out)?, &out, lang))
}
