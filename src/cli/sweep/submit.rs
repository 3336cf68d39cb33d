//! `sweep submit`: the missing shards to Slurm, and the merge after them.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::script::{self, Size};
use crate::cli::output::{print, say};
use crate::error::{Error, Result};
use crate::experiments::sweep::merge::ranges;
use crate::experiments::sweep::plan::Plan;
use crate::experiments::sweep::shard;
use crate::experiments::sweep::slurm::{self, Array, MERGE, Queue, SUBMIT, USUAL_ARRAY_SIZE};
use crate::text::Lang;

/// Submits the missing shards to Slurm, and the merge after them
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lemniscaat sweep submit output/my-sweep --dry-run
  lemniscaat sweep submit output/my-sweep --time 60 -- --account=social --partition=short

Uses submit.sbatch and merge.sbatch when they are there, and writes them when not. After tasks that failed, were cancelled or \
ran out of time, type the same again: only what is missing is submitted.")]
pub struct Args {
    /// Folder of the plan
    dir: PathBuf,
    #[command(flatten)]
    size: Size,
    /// Only print what would be submitted
    #[arg(long)]
    dry_run: bool,
    /// Options for sbatch, as they are
    #[arg(last = true, value_name = "SBATCH OPTIONS")]
    options: Vec<String>,
}

/// Submits and tells.
///
/// # Errors
/// When the folder holds no plan, tasks of it are still in the queue, or Slurm refuses.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    slurm::check_options(&args.options)?;
    let (folder, plan) = script::open(&args.dir)?;
    let missing = shard::missing(&folder, &plan)?;
    if missing.is_empty() {
        return print(&nothing(&args.dir, plan.shards, lang));
    }
    let arrays = slurm::arrays(&missing, max_array_size());
    let throttle = args.size.throttle as usize;
    if args.dry_run {
        let options = [args.size.options(&folder, &plan), args.options].concat();
        return print(&by_hand(&folder, &arrays, throttle, &options)?);
    }
    refuse_twice(&plan)?;
    let options = [prepare(&folder, &plan, &arrays[0], &args.size)?, args.options].concat();
    let mut jobs = Vec::new();
    for array in &arrays {
        let job = sbatch(&array.command(&folder, throttle, &options)?, &jobs)?;
        let (tasks, shards) = (array.indices.len(), ranges(&array.shards()));
        say(&lang.pick(
            format!("Job {job}: {tasks} taken, delen {shards}"),
            format!("Job {job}: {tasks} tasks, shards {shards}"),
        ));
        jobs.push(job);
    }
    let merge = [vec![slurm::after(&jobs)], slurm::merge_command(&folder, &options)?].concat();
    let merge = sbatch(&merge, &jobs)?;
    let status = format!("lemniscaat sweep status {}", slurm::shell(&args.dir.display().to_string()));
    print(&lang.pick(
        format!(
            "Verstuurd: {} van {} delen. Job {merge} voegt samen als ze klaar zijn.\nHoever het is: {status}\n",
            missing.len(),
            plan.shards
        ),
        format!(
            "Submitted: {} of {} shards. Job {merge} merges when they have ended.\nHow far it is: {status}\n",
            missing.len(),
            plan.shards
        ),
    ))
}

fn nothing(folder: &Path, shards: usize, lang: Lang) -> String {
    let merge = format!("lemniscaat sweep merge {}", slurm::shell(&folder.display().to_string()));
    lang.pick(
        format!("Alle {shards} delen zijn er: er valt niets te versturen. Samenvoegen: {merge}\n"),
        format!("All {shards} shards are there: nothing to submit. To merge: {merge}\n"),
    )
}

/// Two tasks for one shard do no harm, but they waste what others could use.
fn refuse_twice(plan: &Plan) -> Result<()> {
    // A queue that cannot be asked now is no reason to stop: sbatch says what is wrong with Slurm.
    let Ok(Queue { running, waiting }) = queue(plan) else { return Ok(()) };
    if running + waiting == 0 {
        return Ok(());
    }
    Err(Error::request(
        format!("tasks of this plan are still in the queue: {running} run, {waiting} wait"),
        format!("wait until they have ended, or remove them: scancel --name={}", slurm::job_name(&plan.hash)),
    ))
}

/// Leaves scripts that are there as they are, because people edit them; what is asked now goes along as options.
fn prepare(folder: &Path, plan: &Plan, first: &Array, size: &Size) -> Result<Vec<String>> {
    let [submit, merge] = [SUBMIT, MERGE].map(|name| folder.join(name));
    if !submit.exists() || !merge.exists() {
        script::write(folder, plan, first, size)?;
        return Ok(vec![]);
    }
    for path in [submit, merge] {
        let text = std::fs::read_to_string(&path).map_err(Error::file("read", &path))?;
        if !text.contains(&slurm::job_name(&plan.hash)) {
            let message = format!("{} is not of this plan ({})", path.display(), slurm::job_name(&plan.hash));
            return Err(Error::request(message, "write it anew: lemniscaat sweep script, with the same options"));
        }
    }
    Ok(size.options(folder, plan))
}

/// The commands that submit, for a shell.
pub(super) fn by_hand(folder: &Path, arrays: &[Array], throttle: usize, options: &[String]) -> Result<String> {
    let line = |words: Vec<String>| words.iter().map(|w| slurm::shell(w)).collect::<Vec<_>>().join(" ");
    let mut text = String::new();
    for (i, array) in arrays.iter().enumerate() {
        text += &format!("  job{i}=$(sbatch {})\n", line(array.command(folder, throttle, options)?));
    }
    let jobs = (0..arrays.len()).map(|i| format!("$job{i}")).collect::<Vec<_>>();
    Ok(text + &format!("  sbatch {} {}\n", slurm::after(&jobs), line(slurm::merge_command(folder, options)?)))
}

/// Number of tasks an array may have at most, by Slurm's own configuration.
pub(super) fn max_array_size() -> usize {
    let config = ask("scontrol", &["show", "config"].map(str::to_owned));
    config.ok().and_then(|text| slurm::max_array_size(&text)).unwrap_or(USUAL_ARRAY_SIZE)
}

/// Tasks of a plan in the queue, as a sentence; empty where there is no Slurm.
pub(super) fn in_queue(plan: &Plan, lang: Lang) -> String {
    match queue(plan) {
        Err(Asked::Absent) => String::new(),
        Err(Asked::Refused(_)) => lang.pick("Slurm antwoordt niet.", "Slurm does not answer.").to_owned(),
        Ok(Queue { running: 0, waiting: 0 }) => lang
            .pick("In de wachtrij van Slurm staat er niets van.", "Nothing of it is in the queue of Slurm.")
            .to_owned(),
        Ok(Queue { running, waiting }) => lang.pick(
            format!("In de wachtrij van Slurm: {running} taken lopen, {waiting} wachten."),
            format!("In the queue of Slurm: {running} run, {waiting} wait."),
        ),
    }
}

fn queue(plan: &Plan) -> std::result::Result<Queue, Asked> {
    let name = format!("--name={}", slurm::job_name(&plan.hash));
    ask("squeue", &["--noheader".into(), "--array".into(), "--format=%t".into(), name])
        .map(|states| slurm::queue(&states))
}

/// Submits; gives the id of the job. `before` went well already.
fn sbatch(arguments: &[String], before: &[String]) -> Result<String> {
    let refused = |why: String| {
        let so_far =
            if before.is_empty() { String::new() } else { format!(" (jobs {} were submitted)", before.join(", ")) };
        Error::request(
            format!("sbatch refused{so_far}: {why}"),
            "mend what it names: 'lemniscaat sweep script' writes the scripts anew, for example with --cpus 1; all else \
             goes after --, or in submit.sbatch and merge.sbatch",
        )
    };
    match ask("sbatch", arguments) {
        // With several clusters it prints id;cluster.
        Ok(printed) => Ok(printed.trim().split(';').next().unwrap_or_default().to_owned()),
        Err(Asked::Refused(why)) => Err(refused(why)),
        Err(Asked::Absent) => Err(Error::request(
            "there is no Slurm here: the program sbatch was not found",
            "type this on the login node of a cluster, or do it all on this machine: lemniscaat sweep run",
        )),
    }
}

/// Why a program of Slurm gave no answer.
enum Asked {
    Absent,
    Refused(String),
}

fn ask(program: &str, arguments: &[String]) -> std::result::Result<String, Asked> {
    let output = Command::new(program).args(arguments).output().map_err(|_| Asked::Absent)?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if output.status.success() { Ok(text(&output.stdout)) } else { Err(Asked::Refused(text(&output.stderr))) }
}
