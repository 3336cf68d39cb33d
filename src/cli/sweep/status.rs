//! `sweep status`: how far a sweep is.

use std::path::PathBuf;

use crate::cli::output::{print, wrap};
use crate::error::Result;
use crate::experiments::sweep::merge::{RESULTS, ranges};
use crate::experiments::sweep::plan::Plan;
use crate::experiments::sweep::shard::missing;
use crate::text::Lang;

/// Says how far a sweep is
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder of the plan
    dir: PathBuf,
    /// Print only the numbers of the shards that are missing, one on each line
    #[arg(long)]
    missing: bool,
}

/// Looks and tells.
///
/// # Errors
/// When there is no plan, or files cannot be read.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let plan = Plan::load(&args.dir)?;
    let missing = missing(&args.dir, &plan)?;
    if args.missing {
        return print(&missing.iter().map(|shard| format!("{shard}\n")).collect::<String>());
    }
    let (title, hash, of) = (plan.sweep.title.in_lang(lang), &plan.hash[..8], plan.shards);
    let whole = of - missing.len();
    let first = lang.pick(
        format!("{title} (plan {hash}): {whole} van {of} delen zijn af."),
        format!("{title} (plan {hash}): {whole} of {of} shards are done."),
    );
    let rest = match (missing.is_empty(), args.dir.join(RESULTS).is_file()) {
        (false, _) => {
            lang.pick(format!(" Nog te doen: {}.", ranges(&missing)), format!(" To do: {}.", ranges(&missing)))
        }
        (true, true) => lang.pick(" De resultaten zijn samengevoegd.", " The results are merged.").to_owned(),
        (true, false) => lang.pick(" Voeg ze samen met 'sweep merge'.", " Merge them with 'sweep merge'.").to_owned(),
    };
    let queue = if missing.is_empty() { String::new() } else { super::submit::in_queue(&plan, lang) };
    print(&(wrap(&format!("{first}{rest} {queue}"), 0, 0) + "\n"))
}
