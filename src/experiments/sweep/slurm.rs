//! Slurm: the scripts a sweep is submitted with, and what Slurm's own programs print.
//!
//! Slurm is no ledger. After a crash of its controller it gives ids again, it does not start again a task whose process
//! was killed, and it may run one twice when a node falls silent. So nothing here goes by job id: jobs carry the hash
//! of the plan in their name, tasks are shards, and done is what has a whole file. `--requeue` is for preemption and
//! lost nodes; the rest is submitted again. No signal is asked for before the time limit: a shard keeps nothing of an
//! unfinished attempt, so there is nothing to save, and at the limit Slurm itself sends SIGTERM first.

use std::path::Path;

use super::merge::ranges;
use super::plan::LOG;
use crate::error::{Error, Result};

/// `MaxArraySize` where Slurm cannot be asked: its own default. The highest index is one less.
pub const USUAL_ARRAY_SIZE: usize = 1001;
/// Name of the script that does shards.
pub const SUBMIT: &str = "submit.sbatch";
/// Name of the script that merges.
pub const MERGE: &str = "merge.sbatch";
/// Digits of the hash of the plan in the names of jobs.
const DIGITS: usize = 8;

/// What one task may use, and how many may run at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resources {
    /// Cores of a task.
    pub cpus: usize,
    /// Minutes after which Slurm ends a task.
    pub minutes: usize,
    /// Memory of a task, as sbatch takes it: `2G`.
    pub memory: String,
    /// Tasks at once.
    pub throttle: usize,
}

/// Shards that fit in one array: task `i` does shard `first + i`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Array {
    /// Shard of index 0.
    pub first: usize,
    /// Indices, ascending.
    pub indices: Vec<usize>,
}

/// Tasks of a plan in the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// On a node now.
    pub running: usize,
    /// Waiting for a node, also again after preemption.
    pub waiting: usize,
}

/// Name of the jobs that do the shards of a plan.
pub fn job_name(hash: &str) -> String {
    format!("lemniscaat-{}", &hash[..DIGITS.min(hash.len())])
}

/// Ascending shards as arrays whose indices Slurm takes: `MaxArraySize` limits the index itself, not only their number.
pub fn arrays(shards: &[usize], max_array_size: usize) -> Vec<Array> {
    let groups = shards.chunk_by(|a, b| a / max_array_size == b / max_array_size);
    let array = |group: &[usize]| {
        let first = group[0] / max_array_size * max_array_size;
        Array { first, indices: group.iter().map(|shard| shard - first).collect() }
    };
    groups.map(array).collect()
}

/// `MaxArraySize` in what `scontrol show config` prints; none when it is not there or allows no array.
pub fn max_array_size(config: &str) -> Option<usize> {
    let value = |line: &str| {
        line.split_once('=').filter(|(key, _)| key.trim() == "MaxArraySize").map(|(_, v)| v.trim().to_owned())
    };
    config.lines().find_map(value)?.parse().ok().filter(|&size| size > 0)
}

/// Counts the states that `squeue --noheader --array --format=%t` prints, one a line.
pub fn queue(states: &str) -> Queue {
    let count = |states: &str, of: &[&str]| states.lines().filter(|state| of.contains(&state.trim())).count();
    Queue {
        running: count(states, &["R", "CF", "CG", "S", "ST", "SO", "RS", "SI"]),
        waiting: count(states, &["PD", "RQ", "RH", "RF", "RD", "SE"]),
    }
}

/// The script that does shards; `program` and `folder` are absolute.
///
/// # Errors
/// When Slurm cannot be told of the folder.
pub fn submit_script(
    program: &Path,
    folder: &Path,
    plan: &str,
    array: &Array,
    resources: &Resources,
) -> Result<String> {
    let Resources { cpus, throttle, .. } = resources;
    let header = header(&job_name(plan), *cpus, resources.minutes, &resources.memory, &log(folder, "%x-%a.log")?);
    let (program, folder) = (quoted(program)?, quoted(folder)?);
    Ok(format!(
        "#!/bin/bash\n\
         # Shards of a sweep, one per task; written by `lemniscaat sweep script`.\n\
         # Add what your site asks for (account, partition, modules): `lemniscaat sweep submit` takes this file as it is.\n\
         {header}\
         #SBATCH --array={}\n\
         set -euo pipefail\n\
         # Task i does shard i. Where Slurm takes no index so high, a further array gives its first shard as an argument.\n\
         # exec: signals of Slurm reach the program itself.\n\
         exec {program} sweep shard {folder} --index \"$((SLURM_ARRAY_TASK_ID + ${{1:-{}}}))\" \\\n  \
         --threads \"$SLURM_CPUS_PER_TASK\" --quiet\n",
        array.spec(*throttle),
        array.first,
    ))
}

/// The script that merges; `program` and `folder` are absolute.
///
/// # Errors
/// When Slurm cannot be told of the folder.
pub fn merge_script(program: &Path, folder: &Path, plan: &str) -> Result<String> {
    let header = header(&format!("{}-merge", job_name(plan)), 1, 60, "1G", &log(folder, "%x.log")?);
    let (program, folder) = (quoted(program)?, quoted(folder)?);
    Ok(format!(
        "#!/bin/bash\n\
         # Merges the shards of a sweep, or names those that are missing and ends with 4; written by `lemniscaat sweep script`.\n\
         {header}\
         set -euo pipefail\n\
         # On a shared disk the last shards may be seen late.\n\
         exec {program} sweep merge {folder} --patience 30\n"
    ))
}

fn header(name: &str, cpus: usize, minutes: usize, memory: &str, log: &str) -> String {
    // Without --mem a task may get all the memory of a node, and the rest of its cores stand idle.
    format!(
        "#SBATCH --job-name={name}\n\
         #SBATCH --nodes=1\n\
         #SBATCH --ntasks=1\n\
         #SBATCH --cpus-per-task={cpus}\n\
         #SBATCH --mem={memory}\n\
         #SBATCH --time={}:{:02}:00\n\
         #SBATCH --requeue\n\
         #SBATCH --open-mode=append\n\
         #SBATCH --output=\"{log}\"\n",
        minutes / 60,
        minutes % 60
    )
}

impl Array {
    /// As `sbatch --array` takes it: `4,20,37-40%200`.
    pub fn spec(&self, throttle: usize) -> String {
        format!("{}%{throttle}", ranges(&self.indices))
    }

    /// Its shards.
    pub fn shards(&self) -> Vec<usize> {
        self.indices.iter().map(|index| self.first + index).collect()
    }

    /// Arguments of sbatch to submit it; `folder` is absolute.
    ///
    /// # Errors
    /// When Slurm cannot be told of the folder.
    pub fn command(&self, folder: &Path, throttle: usize, options: &[String]) -> Result<Vec<String>> {
        let script = text(&folder.join(SUBMIT))?;
        let mut command = vec!["--parsable".to_owned(), format!("--array={}", self.spec(throttle))];
        if self.first > 0 {
            // Index 3 of two arrays is two shards: their logs need two names.
            command.push(format!("--output={}", log(folder, &format!("%x-{}+%a.log", self.first))?));
        }
        command.extend_from_slice(options);
        command.extend([script, self.first.to_string()]);
        Ok(command)
    }
}

/// Option of sbatch to start when these jobs have ended, well or not: after `afterok` one failed task would leave the
/// merge waiting for ever, and it says itself what is missing.
pub fn after(jobs: &[String]) -> String {
    format!("--dependency=afterany:{}", jobs.join(":"))
}

/// Arguments of sbatch to merge, but for what it waits for; `folder` is absolute.
///
/// # Errors
/// When Slurm cannot be told of the folder.
pub fn merge_command(folder: &Path, options: &[String]) -> Result<Vec<String>> {
    let mut command = vec!["--parsable".to_owned()];
    command.extend(of_merge(options));
    command.push(text(&folder.join(MERGE))?);
    Ok(command)
}

/// Options that the program gives itself: others would break what status and merge go by.
const OURS: [&str; 7] = ["-a", "--array", "-J", "--job-name", "-W", "--wait", "--wrap"];
/// Options about the size or the start of the array, which say nothing about the merge.
const OF_ARRAY: [&str; 21] = [
    "-c",
    "--cpus-per-task",
    "-d",
    "--dependency",
    "-e",
    "--error",
    "-G",
    "--gpus",
    "-n",
    "--ntasks",
    "-N",
    "--nodes",
    "-o",
    "--output",
    "-t",
    "--time",
    "--gres",
    "--mem",
    "--mem-per-cpu",
    "--exclusive",
    "--signal",
];

/// Refuses options of sbatch that the program gives itself.
///
/// # Errors
/// When there is one.
pub fn check_options(options: &[String]) -> Result<()> {
    if let Some(word) = options.first().filter(|word| !word.starts_with('-')) {
        let message = format!("{word} is no option of sbatch: it would take it for the script");
        return Err(Error::request(message, "after -- come options, for example --account=NAME"));
    }
    match options.iter().map(|option| name(option)).find(|name| OURS.contains(name)) {
        Some(name) => Err(Error::request(
            format!("{name} cannot be passed on to sbatch: which shards run, and under which name, is up to the plan"),
            "leave it out; to do some shards by hand: lemniscaat sweep shard DIR --index NUMBER",
        )),
        None => Ok(()),
    }
}

/// The options that hold for the merge as well: account, partition, mail, …; each with the values that follow it.
fn of_merge(options: &[String]) -> Vec<String> {
    let mut keep = true;
    let kept = options.iter().filter(|option| {
        if option.starts_with('-') {
            keep = !OF_ARRAY.contains(&name(option));
        }
        keep
    });
    kept.cloned().collect()
}

/// `--mem` of `--mem=4G`, `-t` of `-t30`.
fn name(option: &str) -> &str {
    match option.split_once('=') {
        Some((name, _)) if option.starts_with("--") => name,
        _ if !option.starts_with("--") && option.starts_with('-') => option.get(..2).unwrap_or(option),
        _ => option,
    }
}

/// A path as Slurm replaces `%a` in it.
fn log(folder: &Path, name: &str) -> Result<String> {
    Ok(format!("{}/{LOG}/{name}", text(folder)?.replace('%', "%%")))
}

/// A path as a word of a shell.
fn quoted(path: &Path) -> Result<String> {
    Ok(shell(&text(path)?))
}

/// A word as a shell takes it: in quotes when it needs them.
pub fn shell(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=+,.:/%@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// A path that scripts of Slurm can hold.
fn text(path: &Path) -> Result<String> {
    let wrong = |c: char| c.is_control() || "\"\\".contains(c);
    match path.to_str() {
        Some(text) if !text.contains(wrong) => Ok(text.to_owned()),
        _ => Err(Error::request(
            format!("Slurm cannot be told of {path:?}"),
            "take a name without quotation marks, backslashes and characters that cannot be seen",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "0123abcd89";

    fn resources() -> Resources {
        Resources { cpus: 4, minutes: 90, memory: "2G".to_owned(), throttle: 200 }
    }

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn numbers_become_ranges() {
        assert_eq!(ranges(&[4, 20, 37, 38, 39, 40]), "4,20,37-40");
        assert_eq!(ranges(&[0, 1]), "0-1");
        assert_eq!(ranges(&[7]), "7");
        assert_eq!(ranges(&[]), "");
        assert_eq!(ranges(&(0..1000).collect::<Vec<_>>()), "0-999");
    }

    #[test]
    fn no_index_is_higher_than_slurm_takes_and_every_shard_is_in_one_array() {
        assert_eq!(arrays(&[], 1001), []);
        assert_eq!(arrays(&[3, 5], 1001), [Array { first: 0, indices: vec![3, 5] }]);
        assert_eq!(arrays(&[1000], 1001)[0].first, 0);
        let shards: Vec<usize> = (0..2500).filter(|s| s % 7 != 1).collect();
        for size in [1, 2, 1000, 1001, 4000] {
            let arrays = arrays(&shards, size);
            assert!(arrays.iter().all(|a| a.indices.iter().all(|&i| i < size)));
            let all = arrays.iter().flat_map(Array::shards).collect::<Vec<_>>();
            assert_eq!(all, shards, "size {size}");
        }
    }

    #[test]
    fn the_limit_is_read_from_what_scontrol_prints() {
        let config = "MaxArrayTasks           = 7\nMaxArraySize            = 4001\nMaxBatchRequeue         = 5\n";
        assert_eq!(max_array_size(config), Some(4001));
        assert_eq!(max_array_size("MaxArraySize = 0"), None);
        assert_eq!(max_array_size("slurmctld is down"), None);
    }

    #[test]
    fn tasks_in_the_queue_run_or_wait() {
        assert_eq!(queue("PD\nR\nR\nCG\nRQ\nCD\nF\n"), Queue { running: 3, waiting: 2 });
        assert_eq!(queue(""), Queue::default());
    }

    #[test]
    fn scripts_stand_folders_with_spaces_and_percent_signs() {
        let [program, folder] = ["/opt/new tools/lemniscaat", "/data/it's 5%/sweep"].map(Path::new);
        let array = Array { first: 0, indices: vec![4, 20, 37, 38, 39, 40] };
        insta::assert_snapshot!(
            submit_script(program, folder, PLAN, &array, &resources()).unwrap()
                + "=====\n"
                + &merge_script(program, folder, PLAN).unwrap()
        );
        for bad in ["/a\nb", "/a\"b", "/a\\b"] {
            let error = submit_script(program, Path::new(bad), PLAN, &array, &resources()).unwrap_err();
            assert!(error.to_string().contains("Slurm cannot be told of"), "{error}");
        }
    }

    #[test]
    fn a_further_array_has_its_own_logs_and_says_its_first_shard() {
        let folder = Path::new("/data/sweep");
        let commands =
            arrays(&[3, 1001 + 3], 1001).iter().map(|a| a.command(folder, 9, &[]).unwrap()).collect::<Vec<_>>();
        assert_eq!(commands[0], words("--parsable --array=3%9 /data/sweep/submit.sbatch 0"));
        let second = "--parsable --array=3%9 --output=/data/sweep/log/%x-1001+%a.log /data/sweep/submit.sbatch 1001";
        assert_eq!(commands[1], words(second));
    }

    #[test]
    fn the_merge_gets_account_and_partition_but_not_the_size_of_the_array() {
        let options = words("--account=x -p short --mem=8G -t 90 -c8 --mail-user me --exclusive --qos=q");
        let command = merge_command(Path::new("/d"), &options).unwrap();
        assert_eq!(command, words("--parsable --account=x -p short --mail-user me --qos=q /d/merge.sbatch"));
        assert_eq!(after(&words("12 13")), "--dependency=afterany:12:13");
    }

    #[test]
    fn options_that_the_plan_decides_are_refused() {
        check_options(&words("--account=x -p short --array-like=1")).unwrap();
        for bad in ["--array=3", "-a3", "-J me", "--job-name me", "--wrap=true"] {
            let error = check_options(&words(bad)).unwrap_err();
            assert!(error.to_string().contains("cannot be passed on"), "{bad}: {error}");
        }
    }

    #[test]
    fn words_of_a_shell_are_quoted_when_they_must() {
        assert_eq!(shell("--array=4,20%200"), "--array=4,20%200");
        assert_eq!(shell("it's"), "'it'\\''s'");
        assert_eq!(shell("a b"), "'a b'");
    }
}
