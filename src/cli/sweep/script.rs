//! `sweep script`: what a Slurm cluster runs, as files to read, edit and keep.

use std::path::{Path, PathBuf};

use super::submit;
use crate::cli::output::{print, wrap};
use crate::error::{Error, Result};
use crate::experiments::disk;
use crate::experiments::sweep::estimate::Estimate;
use crate::experiments::sweep::plan::Plan;
use crate::experiments::sweep::shard;
use crate::experiments::sweep::slurm::{self, Array, MERGE, Resources, SUBMIT};
use crate::text::Lang;

/// Writes the scripts with which Slurm does the missing shards and merges; submits nothing
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  lemniscaat sweep script output/my-sweep --time 60 --mem 4G

Add to submit.sbatch and merge.sbatch what your site asks for (account, partition, modules): `lemniscaat sweep submit` takes \
them as they are. This command writes them anew.")]
pub struct Args {
    /// Folder of the plan
    dir: PathBuf,
    #[command(flatten)]
    size: Size,
}

/// Cores of a task, unless asked otherwise.
const CPUS: u32 = 4;

/// What one task may use, and how many run at once.
#[derive(Debug, clap::Args)]
pub struct Size {
    /// Cores of a task [default: 4]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    cpus: Option<u32>,
    /// Minutes after which Slurm ends a task [default: 10 more than twice the estimate of the plan]
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(1..))]
    time: Option<u32>,
    /// Memory of a task, as sbatch takes it [default: one and a half times the estimate of the plan, at least 512M]
    #[arg(long, value_name = "SIZE")]
    mem: Option<String>,
    /// Tasks at once
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) throttle: u32,
}

impl Size {
    /// What was asked, and else what fits the estimate of the plan, with room.
    fn resources(&self, dir: &Path, plan: &Plan) -> Resources {
        let cpus = self.cpus.unwrap_or(CPUS) as usize;
        let estimate = Estimate::load(dir);
        let runs = plan.runs().div_ceil(plan.shards as u64) as f64;
        let seconds = |e: &Estimate| runs * e.seconds_per_run.max(e.longest_run / 2.0) / cpus as f64;
        let minutes = |e: &Estimate| (2.0 * seconds(e) / 60.0).ceil() as usize + 10;
        let megabytes = |e: &Estimate| (1.5 * e.memory(plan, cpus) / 1e6).ceil() as usize;
        let memory = || format!("{}M", estimate.as_ref().map_or(2048, |e| megabytes(e).max(512)));
        Resources {
            cpus,
            minutes: self.time.map_or_else(|| estimate.as_ref().map_or(30, minutes), |t| t as usize),
            memory: self.mem.clone().unwrap_or_else(memory),
            throttle: self.throttle as usize,
        }
    }

    /// What was asked, as options of sbatch, which go before what the script says. Another number of cores asks for
    /// other time and memory.
    pub(super) fn options(&self, dir: &Path, plan: &Plan) -> Vec<String> {
        let Resources { cpus, minutes, memory, .. } = self.resources(dir, plan);
        let other = self.cpus.is_some();
        let asked = [
            (other, format!("--cpus-per-task={cpus}")),
            (other || self.time.is_some(), format!("--time={minutes}")),
            (other || self.mem.is_some(), format!("--mem={memory}")),
        ];
        asked.into_iter().filter(|(asked, _)| *asked).map(|(_, option)| option).collect()
    }
}

/// Writes and tells.
///
/// # Errors
/// When the folder holds no plan or cannot be written.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let (folder, plan) = open(&args.dir)?;
    let missing = shard::missing(&folder, &plan)?;
    // Scripts are also made to be kept: without anything missing they do every shard.
    let wanted = if missing.is_empty() { (0..plan.shards).collect() } else { missing };
    let arrays = slurm::arrays(&wanted, submit::max_array_size());
    write(&folder, &plan, &arrays[0], &args.size)?;
    let [submit, merge] = [SUBMIT, MERGE].map(|name| folder.join(name).display().to_string());
    let (said, by_hand) = lang.pick(
        (
            format!("Geschreven: {submit} en {merge}. Lees ze en vul aan wat uw cluster vraagt. Versturen:"),
            "of met de hand:",
        ),
        (
            format!("Written: {submit} and {merge}. Read them and add what your site asks for. To submit:"),
            "or by hand:",
        ),
    );
    let command = format!("lemniscaat sweep submit {}", slurm::shell(&args.dir.display().to_string()));
    let lines = submit::by_hand(&folder, &arrays, args.size.throttle as usize, &[])?;
    print(&format!("{}\n  {command}\n{by_hand}\n{lines}", wrap(&said, 0, 0)))
}

/// The folder of a sweep by its full name, and its plan, which is that of this program: else every task would refuse it.
pub(super) fn open(folder: &Path) -> Result<(PathBuf, Plan)> {
    let plan = Plan::load(folder)?;
    plan.check_program()?;
    let folder = folder.canonicalize().map_err(Error::file("read", folder))?;
    Ok((folder, plan))
}

/// Writes both scripts.
pub(super) fn write(folder: &Path, plan: &Plan, array: &Array, size: &Size) -> Result<()> {
    let program = std::env::current_exe().map_err(Error::file("read", Path::new("lemniscaat")))?;
    let submit = slurm::submit_script(&program, folder, &plan.hash, array, &size.resources(folder, plan))?;
    let merge = slurm::merge_script(&program, folder, &plan.hash)?;
    for (name, text) in [(SUBMIT, submit), (MERGE, merge)] {
        disk::write_atomic(&folder.join(name), |out| out.write_all(text.as_bytes()))?;
    }
    Ok(())
}
