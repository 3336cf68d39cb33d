//! One file from all shards, after a proof that nothing is missing and nothing double.

use std::io;
use std::path::Path;
use std::time::Duration;

use serde::Serialize;

use super::plan::{Plan, SHARDS, shard_file};
use super::shard::{self, FAILED, PLAN_HASH};
use crate::error::{Error, Result};
use crate::experiments::disk::{Column, Groups, Stream, Table, write_atomic};

/// Name of the merged results in the folder of a sweep.
pub const RESULTS: &str = "results.parquet";
/// Name of the file that says where results come from.
const PROVENANCE: &str = "provenance.json";
/// Key of the text of the plan in the metadata of merged results.
pub const PLAN_TEXT: &str = "plan.toml";

/// Half-written files older than this are nobody's.
const OLD: Duration = Duration::from_secs(3600);

/// What was merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// Runs.
    pub runs: u64,
    /// Rows: one per run and month.
    pub rows: u64,
    /// Runs that failed.
    pub failed: u64,
    /// What the first of them said.
    pub first_failure: String,
}

/// Where merged results come from.
#[derive(Serialize)]
struct Provenance<'a> {
    plan: &'a str,
    shards: usize,
    version: &'a str,
    commit: &'a str,
    seed: u64,
    designs: Vec<&'a str>,
    #[serde(flatten)]
    merged: &'a Merged,
}

/// Merges all shards into a file, in memory for one row group, and says beside it where the results come from.
///
/// # Errors
/// [`Error::Incomplete`] with the list when shards are missing; when a shard does not hold the runs of the plan; when
/// the file cannot be written.
pub fn merge(plan: &Plan, dir: &Path, out: &Path) -> Result<Merged> {
    check_name(dir, out)?;
    let missing = shard::missing(dir, plan)?;
    if !missing.is_empty() {
        let (n, of, list) = (missing.len(), plan.shards, ranges(&missing));
        return Err(Error::Incomplete {
            message: format!("{n} of {of} shards are missing: {list}"),
            help: "run them with 'lemniscaat sweep run' or 'lemniscaat sweep submit', then merge again".to_owned(),
        });
    }
    let said = [
        (PLAN_HASH, plan.hash.as_str()),
        ("version", &plan.program.version),
        ("commit", &plan.program.commit),
        (PLAN_TEXT, plan.text()),
    ];
    let said: Vec<(String, String)> = said.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec();
    let mut check = Check { plan, columns: vec![], row: 0, failed: 0, first_failure: String::new() };
    write_atomic(out, |file| {
        let mut file = Some(file);
        let mut stream: Option<Stream> = None;
        for number in 0..plan.shards {
            let path = shard_file(dir, number);
            let damaged = |what: String| io::Error::other(damaged(&path, &what));
            let groups = Groups::open(&path).map_err(|e| damaged(e.to_string()))?;
            for group in 0..groups.len() {
                let table = groups.read(group..group + 1).map_err(|e| damaged(e.to_string()))?;
                check.take(&table).map_err(damaged)?;
                match &mut stream {
                    Some(stream) => stream.push(&table)?,
                    None => stream = Some(Stream::new(table, file.take().expect("taken once"), &said)?),
                }
            }
        }
        stream.ok_or_else(|| io::Error::other("there are no results"))?.finish()
    })
    .map_err(inner)?;
    let merged = check.merged();
    let provenance = Provenance {
        plan: &plan.hash,
        shards: plan.shards,
        version: &plan.program.version,
        commit: &plan.program.commit,
        seed: plan.sweep.seed,
        designs: plan.sweep.designs.iter().map(|d| d.id.as_str()).collect(),
        merged: &merged,
    };
    let text = serde_json::to_string_pretty(&provenance).expect("texts and numbers always have a JSON form") + "\n";
    let beside = if out.ends_with(RESULTS) { out.with_file_name(PROVENANCE) } else { out.with_extension(PROVENANCE) };
    write_atomic(&beside, |file| file.write_all(text.as_bytes()))?;
    sweep_up(dir);
    Ok(merged)
}

/// Refuses a name that would replace something else than results.
fn check_name(dir: &Path, out: &Path) -> Result<()> {
    let among_shards = out.parent().is_some_and(|folder| folder == dir.join(SHARDS));
    if out.extension().is_some_and(|e| e == "parquet") && !among_shards {
        return Ok(());
    }
    let message = format!("results cannot be merged into {}", out.display());
    Err(Error::request(message, "name a file that ends in .parquet, outside the folder of shards"))
}

/// The error for a shard whose description is right and whose content is not.
fn damaged(path: &Path, what: &str) -> Error {
    let message = format!("the shard {} is damaged: {what}", path.display());
    Error::request(message, "remove that file, run the sweep again and merge again")
}

/// The error that passed through the writer, which knows errors of the system only.
fn inner(error: Error) -> Error {
    match error {
        Error::File { what, path, source } => match source.downcast::<Error>() {
            Ok(own) => own,
            Err(source) => Error::File { what, path, source },
        },
        other => other,
    }
}

/// Removes what killed workers left half written, once all shards are whole; young files may be those of a second
/// worker that still lives.
fn sweep_up(dir: &Path) {
    let old = |entry: &std::fs::DirEntry| {
        let age = entry.metadata().ok().and_then(|m| m.modified().ok()).and_then(|when| when.elapsed().ok());
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(".shard-") && name.ends_with(".part") && age.is_some_and(|age| age > OLD)
    };
    for entry in std::fs::read_dir(dir.join(SHARDS)).into_iter().flatten().flatten().filter(old) {
        // Someone else may have removed it just now; then there is nothing left to do.
        drop(std::fs::remove_file(entry.path()));
    }
}

/// Looks whether rows follow each other as planned.
struct Check<'a> {
    plan: &'a Plan,
    /// Names of the columns of the first shard.
    columns: Vec<String>,
    row: u64,
    failed: u64,
    first_failure: String,
}

impl Check<'_> {
    fn take(&mut self, table: &Table) -> std::result::Result<(), String> {
        let months = self.plan.sweep.months.len() as u64;
        let columns: Vec<String> = table.columns.iter().map(|(name, _)| name.clone()).collect();
        if self.row == 0 {
            self.columns = columns;
        } else if self.columns != columns {
            return Err("it has other columns than the first shard".to_owned());
        }
        let (Some(Column::I64(runs)), Some(status)) = (table.column("run"), table.column("status")) else {
            return Err("it has no runs".to_owned());
        };
        for (row, &run) in runs.iter().enumerate() {
            let expected = self.row / months;
            if run as u64 != expected {
                return Err(format!("run {run} stands where run {expected} belongs"));
            }
            if self.row.is_multiple_of(months) && status.text(row) == Some(FAILED) {
                self.failed += 1;
                if self.failed == 1 {
                    let said = table.column("message").and_then(|message| message.text(row));
                    self.first_failure = said.unwrap_or_default().to_owned();
                }
            }
            self.row += 1;
        }
        Ok(())
    }

    fn merged(self) -> Merged {
        let runs = self.row / self.plan.sweep.months.len() as u64;
        Merged { runs, rows: self.row, failed: self.failed, first_failure: self.first_failure }
    }
}

/// Numbers as ranges: `4,20,37-40`.
pub fn ranges(numbers: &[usize]) -> String {
    let mut parts: Vec<(usize, usize)> = vec![];
    for &n in numbers {
        match parts.last_mut() {
            Some(last) if last.1 + 1 == n => last.1 = n,
            _ => parts.push((n, n)),
        }
    }
    let part = |&(a, b): &(usize, usize)| if a == b { a.to_string() } else { format!("{a}-{b}") };
    parts.iter().map(part).collect::<Vec<_>>().join(",")
}
