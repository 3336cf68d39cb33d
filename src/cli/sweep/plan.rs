//! `sweep plan`: what would be run, and what that costs.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::cli::output::{print, program, warn, wrap};
use crate::error::Result;
use crate::experiments::sweep::estimate::{Estimate, pilot};
use crate::experiments::sweep::plan::{PLAN, Plan, fitting_shards};
use crate::experiments::sweep::slurm::shell;
use crate::scenario::sweep::{Base, Method, Sweep, Varied};
use crate::text::Lang;

/// Says what a sweep would run and cost, and writes its plan
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Sweep file
    file: PathBuf,
    /// Folder for the plan and, later, its results [default: output/sweeps/NAME]
    #[arg(long, short, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Parts in which it runs, each a file of its own [default: as many as fit the work]
    #[arg(long, value_name = "N")]
    shards: Option<usize>,
}

/// Plans and tells.
///
/// # Errors
/// When the file is wrong, or the folder holds another plan.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let dir = args.out.unwrap_or_else(|| super::folder_for(&args.file));
    let (plan, estimate) = write(&args.file, &dir, args.shards, lang)?;
    print(&text(&plan, &estimate, &dir, lang))
}

/// Writes the plan of a sweep file in a folder.
pub(super) fn write(file: &Path, dir: &Path, shards: Option<usize>, lang: Lang) -> Result<(Plan, Estimate)> {
    let sweep = Plan::read_sweep(file)?;
    for text in sweep.warnings.iter().chain(sweep.designs.iter().flat_map(|d| &d.warnings)) {
        warn(text, lang);
    }
    // How many shards fit depends on the clock: a plan that is there keeps its own.
    if let Some((plan, estimate)) = there(&sweep, dir, shards)? {
        return Ok((plan, estimate));
    }
    let plan = Plan::new(sweep, shards.unwrap_or(1))?;
    let estimate = pilot(&plan, Instant::now())?;
    let plan = match shards {
        Some(_) => plan,
        None => {
            let fitting = fitting_shards(plan.runs(), estimate.seconds_per_run);
            Plan::new(plan.sweep, fitting)?
        }
    };
    plan.write(dir)?;
    estimate.write(dir)?;
    Ok((plan, estimate))
}

/// The plan of the same sweep that the folder holds already, with its estimate; none when it holds none, or another.
fn there(sweep: &Sweep, dir: &Path, shards: Option<usize>) -> Result<Option<(Plan, Estimate)>> {
    if !dir.join(PLAN).is_file() {
        return Ok(None);
    }
    let there = Plan::load(dir)?;
    let same = Plan::new(sweep.clone(), there.shards)?.hash == there.hash;
    Ok((same && shards.is_none_or(|n| n == there.shards)).then(|| Estimate::load(dir)).flatten().map(|e| (there, e)))
}

/// What would be run, and what that costs.
fn text(plan: &Plan, estimate: &Estimate, dir: &Path, lang: Lang) -> String {
    let sweep = &plan.sweep;
    let n = |x: f64| lang.number(x, 0);
    let (points, replicates, designs) =
        (plan.layout.points as f64, sweep.replicates as f64, sweep.designs.len() as f64);
    let runs = n(plan.runs() as f64);
    let (title, shards) = (sweep.title.in_lang(lang), plan.shards);
    let what = match (sweep.method, lang) {
        (Method::Worlds, Lang::Nl) => format!("{} werelden × {} ontwerpen", n(points), n(designs)),
        (Method::Worlds, Lang::En) => format!("{} worlds × {} designs", n(points), n(designs)),
        (_, Lang::Nl) => format!("{} punten × {} werelden × {} ontwerpen", n(points), n(replicates), n(designs)),
        (_, Lang::En) => format!("{} points × {} worlds × {} designs", n(points), n(replicates), n(designs)),
    };
    let first = match lang {
        Lang::Nl => {
            format!("{title}: {what} = {runs} runs, in {shards} delen. Plan {} in {}.", &plan.hash[..8], dir.display())
        }
        Lang::En => {
            format!("{title}: {what} = {runs} runs, in {shards} shards. Plan {} in {}.", &plan.hash[..8], dir.display())
        }
    };
    let costs = estimate.text(plan, super::all_threads(), lang);
    let uncertain = sweep.axes.iter().any(|a| matches!(a.varied(), Some(Varied::Uncertainty(_))));
    let doubt = match (sweep.base, lang) {
        (Base::History, Lang::Nl) if uncertain && sweep.method != Method::Worlds => {
            "De onzekerheden die variëren zijn niet opnieuw aan het verleden getoetst; de andere komen uit werelden die dat zijn."
        }
        (Base::History, Lang::En) if uncertain && sweep.method != Method::Worlds => {
            "The uncertainties that vary are not tried against history again; all others come from worlds that were."
        }
        _ => "",
    };
    let (program, dir) = (program(), shell(&dir.display().to_string()));
    let next = lang.pick(
        [
            format!("Hier uitvoeren:  {program} sweep run {dir}"),
            format!("Op een cluster:  {program} sweep submit {dir}"),
        ],
        [
            format!("Run it here:     {program} sweep run {dir}"),
            format!("On a cluster:    {program} sweep submit {dir}"),
        ],
    );
    let lines = [first, costs, doubt.to_owned()].into_iter().filter(|line| !line.is_empty());
    let said: String = lines.map(|line| wrap(&line, 0, 0) + "\n").collect();
    said + &next.map(|line| line + "\n").concat()
}
