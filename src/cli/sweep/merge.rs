//! `sweep merge`: one file of results.

use std::path::PathBuf;
use std::time::Duration;

use crate::cli::output::print;
use crate::error::{Error, Result};
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
    /// When shards are missing, look once more after so many seconds: on a shared disk files may show up late
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    patience: u64,
}

/// Merges and tells.
///
/// # Errors
/// When shards are missing or wrong, or the file cannot be written.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let plan = Plan::load(&args.dir)?;
    let out = args.out.unwrap_or_else(|| args.dir.join(RESULTS));
    let merged = match merge(&plan, &args.dir, &out) {
        Err(Error::Incomplete { .. }) if args.patience > 0 => {
            std::thread::sleep(Duration::from_secs(args.patience));
            merge(&plan, &args.dir, &out)
        }
        other => other,
    };
    print(&super::merged(&merged?, &out, lang))
}
