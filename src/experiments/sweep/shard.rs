//! Shards: files with the results of consecutive runs, whole or not there.

use std::path::Path;

use super::plan::{Plan, shard_file};
use super::runs::{Outcome, Runs};
use crate::error::{Error, Result};
use crate::experiments::disk::{Column, Groups, Table, read_parquet, write_parquet};

/// Status of a run that went well.
pub const OK: &str = "ok";
/// Status of a run that did not.
pub const FAILED: &str = "failed";
/// Key of the hash of the plan in the metadata of result files.
pub const PLAN_HASH: &str = "plan";
const SHARD: &str = "shard";

/// What there is of a shard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing.
    Missing,
    /// All of it.
    Whole,
    /// A file that cannot be read to its end.
    Broken,
    /// A shard of another plan.
    Foreign,
}

/// What there is of a shard, by the description at the end of its file.
///
/// # Errors
/// When a file is there and may not be read.
pub fn state(dir: &Path, plan: &Plan, shard: usize) -> Result<State> {
    let groups = match Groups::open(&shard_file(dir, shard)) {
        Ok(groups) => groups,
        Err(Error::File { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => return Ok(State::Missing),
        Err(Error::File { source, .. }) if source.kind() == std::io::ErrorKind::InvalidData => {
            return Ok(State::Broken);
        }
        Err(other) => return Err(other),
    };
    let said = groups.metadata();
    let says = |key: &str, value: &str| said.iter().any(|(k, v)| k == key && v == value);
    if !says(PLAN_HASH, &plan.hash) || !says(SHARD, &label(plan, shard)) {
        return Ok(State::Foreign);
    }
    let range = plan.range(shard);
    let rows = (range.end - range.start) * plan.sweep.months.len() as u64;
    Ok(if groups.rows() == rows { State::Whole } else { State::Broken })
}

/// Shards that are not whole.
///
/// # Errors
/// When a file may not be read, or is a shard of another plan.
pub fn missing(dir: &Path, plan: &Plan) -> Result<Vec<usize>> {
    let mut missing = vec![];
    for shard in 0..plan.shards {
        match state(dir, plan, shard)? {
            State::Whole => {}
            State::Missing | State::Broken => missing.push(shard),
            State::Foreign => return Err(foreign(dir, shard)),
        }
    }
    Ok(missing)
}

/// Rows of failed runs in a shard.
///
/// # Errors
/// When it cannot be read.
pub fn failures(dir: &Path, shard: usize) -> Result<usize> {
    let table = read_parquet(&shard_file(dir, shard))?;
    let Some(status) = table.column("status") else { return Ok(0) };
    Ok((0..table.rows()).filter(|&row| status.text(row) == Some(FAILED)).count())
}

/// The error for a file that belongs to another plan.
pub fn foreign(dir: &Path, shard: usize) -> Error {
    let file = shard_file(dir, shard);
    Error::request(
        format!("{} is another shard, or one of another plan", file.display()),
        "plan in a folder of its own, or remove that file when its results are no longer needed",
    )
}

fn label(plan: &Plan, shard: usize) -> String {
    format!("{shard} of {}", plan.shards)
}

/// Writes a shard: one row per run and kept month, in order of run.
///
/// # Errors
/// When the file cannot be written; then there is none, or the old one.
pub fn write(dir: &Path, runs: &Runs, plan: &Plan, shard: usize, outcomes: &[Outcome]) -> Result<()> {
    let said = [(PLAN_HASH, plan.hash.clone()), (SHARD, label(plan, shard))];
    let said: Vec<(String, String)> = said.map(|(key, value)| (key.to_owned(), value)).to_vec();
    write_parquet(&table(runs, plan, plan.range(shard).start, outcomes), &shard_file(dir, shard), &said)
}

/// Results of consecutive runs as a table.
fn table(runs: &Runs, plan: &Plan, first: u64, outcomes: &[Outcome]) -> Table {
    let sweep = &plan.sweep;
    let months: Vec<String> = sweep.months.iter().map(|m| m.to_string()).collect();
    let rows = || (0..outcomes.len()).flat_map(|i| (0..months.len()).map(move |m| (i, m)));
    let addresses: Vec<_> = (0..outcomes.len()).map(|i| runs.address(first + i as u64)).collect();
    let mut table = Table::default()
        .with("run", Column::I64(rows().map(|(i, _)| first as i64 + i as i64).collect()))
        .with("point", Column::I32(rows().map(|(i, _)| addresses[i].point as i32).collect()))
        .with("world", Column::I32(rows().map(|(i, _)| addresses[i].replicate as i32).collect()))
        .with("design", Column::labels(rows().map(|(i, _)| sweep.designs[addresses[i].design].id.as_str())))
        .with("month", Column::labels(rows().map(|(_, m)| months[m].as_str())));
    for (axis, about) in sweep.axes.iter().enumerate() {
        let values = rows().map(|(i, _)| runs.value(addresses[i].point, axis));
        table = table.with(about.path.as_str(), Column::F64(values.collect()));
    }
    for (column, key) in sweep.indicators.iter().enumerate() {
        let at = |(i, m): (usize, usize)| match &outcomes[i] {
            Ok(values) => values[m * sweep.indicators.len() + column],
            Err(_) => f32::NAN,
        };
        table = table.with(key.as_str(), Column::F32(rows().map(at).collect()));
    }
    let status = rows().map(|(i, _)| if outcomes[i].is_ok() { OK } else { FAILED });
    let message = rows().map(|(i, _)| outcomes[i].as_ref().err().map_or("", String::as_str));
    table.with("status", Column::labels(status)).with("message", Column::labels(message))
}
