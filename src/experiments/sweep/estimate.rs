//! What a sweep will cost, from a few runs of it.

use std::path::Path;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::execute::peak_memory;
use super::plan::Plan;
use super::runs::Runs;
use crate::error::Result;
use crate::experiments::disk::write_atomic;
use crate::text::Lang;

/// Name of the estimate in the folder of a sweep.
const ESTIMATE: &str = "estimate.toml";
/// Most parts tried.
const TRIED: u64 = 8;
/// No part is begun after this.
const LONG_ENOUGH: Duration = Duration::from_millis(400);

/// What a sweep will cost: an estimate, on the machine that planned it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Runs tried.
    pub tried: u64,
    /// Mean seconds per run on one thread.
    pub seconds_per_run: f64,
    /// Longest run, seconds.
    pub longest_run: f64,
    /// Most memory while trying on one thread, bytes.
    pub memory_per_thread: u64,
    /// Bytes of results per run.
    pub bytes_per_run: f64,
}

/// Tries runs spread over the sweep, one thread, until a few hundred milliseconds after `since`.
///
/// # Errors
/// When there are not so many worlds as the sweep needs.
pub fn pilot(plan: &Plan, since: Instant) -> Result<Estimate> {
    let runs = Runs::new(plan)?;
    let (mut tried, mut spent, mut longest) = (0, 0.0, 0.0f64);
    for part in 0..TRIED.min(plan.runs()) {
        let first = part * plan.runs() / TRIED.min(plan.runs());
        // As many as a thread takes at a time, because these share a past.
        // The first alone: it may take long.
        let most = if part == 0 { 1 } else { 16 };
        let runs_here = runs.parts(first..plan.runs().min(first + most)).swap_remove(0);
        let began = Instant::now();
        runs.outcomes(runs_here.clone(), &|| false);
        let took = began.elapsed().as_secs_f64();
        let number = runs_here.end - runs_here.start;
        (tried, spent, longest) = (tried + number, spent + took, longest.max(took / number as f64));
        if since.elapsed() > LONG_ENOUGH {
            break;
        }
    }
    let months = plan.sweep.months.len() as f64;
    // Numbers that differ from row to row hardly shrink; axes repeat over designs and months.
    let values = plan.sweep.axes.len() as f64 * 8.0 + months * plan.sweep.indicators.len() as f64 * 4.0;
    Ok(Estimate {
        tried,
        seconds_per_run: spent / tried.max(1) as f64,
        longest_run: longest,
        memory_per_thread: peak_memory(),
        bytes_per_run: values + 8.0 * months,
    })
}

impl Estimate {
    /// Writes it beside the plan.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, dir: &Path) -> Result<()> {
        let text = toml::to_string(self).expect("numbers are TOML");
        write_atomic(&dir.join(ESTIMATE), |out| out.write_all(text.as_bytes()))
    }

    /// The estimate beside a plan; none when there is none that can be read.
    pub fn load(dir: &Path) -> Option<Self> {
        toml::from_str(&std::fs::read_to_string(dir.join(ESTIMATE)).ok()?).ok()
    }

    /// Bytes needed with so many threads: what each has, and the results of the shards under way, as outcomes and as
    /// the table that is written.
    pub fn memory(&self, plan: &Plan, threads: usize) -> f64 {
        let sweep = &plan.sweep;
        let row = 32.0 + 8.0 * sweep.axes.len() as f64 + 2.0 * 4.0 * sweep.indicators.len() as f64;
        let rows = plan.runs().div_ceil(plan.shards as u64) as f64 * sweep.months.len() as f64;
        self.memory_per_thread as f64 * threads as f64 + 2.0 * rows * row
    }

    /// In words.
    pub fn text(&self, plan: &Plan, threads: usize, lang: Lang) -> String {
        let seconds = plan.runs() as f64 * self.seconds_per_run;
        let (here, hours) = (duration(seconds / threads as f64, lang), lang.number(seconds / 3600.0, 2));
        let memory = lang.number(self.memory(plan, threads) / 1e6, 0);
        let disk = lang.number(plan.runs() as f64 * self.bytes_per_run / 1e6, 1);
        let (each, tried) = (lang.number(self.seconds_per_run * 1e3, 0), self.tried);
        match lang {
            Lang::Nl => format!(
                "Schatting uit {tried} runs van gemiddeld {each} ms: ongeveer {here} op deze machine ({threads} \
                 kernen), {hours} kernuur in totaal, ongeveer {memory} MB geheugen, {disk} MB op schijf."
            ),
            Lang::En => format!(
                "Estimate from {tried} runs of {each} ms on average: about {here} on this machine ({threads} cores), \
                 {hours} core-hours in all, about {memory} MB of memory, {disk} MB on disk."
            ),
        }
    }
}

fn duration(seconds: f64, lang: Lang) -> String {
    let (minute, hour) = (lang.pick("minuten", "minutes"), lang.pick("uur", "hours"));
    match seconds {
        s if s < 5.0 => lang.pick("een paar seconden", "a few seconds").to_owned(),
        s if s < 120.0 => format!("{} {}", lang.number(s, 0), lang.pick("seconden", "seconds")),
        s if s < 7200.0 => format!("{} {minute}", lang.number(s / 60.0, 0)),
        s => format!("{} {hour}", lang.number(s / 3600.0, 1)),
    }
}
