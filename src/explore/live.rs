//! Designs in the first worlds of a comparison, fast enough to watch: the past of each world is run once and kept, and
//! a design that was seen before is not run again. Same worlds, same luck, same size as a comparison has: these numbers
//! are its first columns.
//!
//! What is shown is the headline of a comparison: all earmarked money stops at the common date, and the course ends in
//! the December five years later.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use ndarray::Array2;
use rayon::prelude::*;

use crate::error::{Error, Result};
use crate::experiments::comparison::{Detail, Request, WorldSource};
use crate::experiments::disk::sha256_hex;
use crate::experiments::draws::Draw;
use crate::experiments::findings::LASTING_YEARS;
use crate::experiments::statistics::{Band, bands};
use crate::indicators::kept;
use crate::scenario::{History, Scenario, canonical_text};
use crate::simulation::{Simulation, State};
use crate::world::Size;

/// Worlds of the first answer, and of the one that follows when nothing moves.
pub const WORLDS: [usize; 2] = [4, 16];
/// Designs that are remembered.
const REMEMBERED: usize = 64;

/// Rows (months) of headline indicators, as a run keeps them.
type Months = Vec<Vec<f32>>;

/// Worlds in which designs are tried.
pub struct Worlds {
    /// What a comparison in these worlds would ask.
    pub request: Request,
    /// The shared past.
    pub history: History,
    /// The worlds.
    pub draws: Vec<Draw>,
    size: Size,
    pasts: Vec<OnceLock<State>>,
    seen: Mutex<Seen>,
    pool: rayon::ThreadPool,
}

/// Designs run before, by the text of all they say, the oldest first.
#[derive(Default)]
struct Seen {
    runs: BTreeMap<String, Vec<Option<Arc<Months>>>>,
    order: VecDeque<String>,
}

/// One design in some worlds.
pub struct Outcome {
    months: Vec<Arc<Months>>,
    pasts: Vec<Arc<Months>>,
}

impl Worlds {
    /// The first worlds of a comparison with this seed and population.
    ///
    /// # Errors
    /// When the worlds cannot be had, or no threads can be started.
    pub fn new(baseline: &str, seed: u64, population: f64, history: History) -> Result<Self> {
        let request = Request {
            worlds: WORLDS[1],
            population,
            seed,
            baseline: baseline.to_owned(),
            equal_total: None,
            keep: Detail::Standard,
            source: WorldSource::shipped(false),
            theories: vec![],
            own: None,
        };
        let draws = request.draws()?;
        let pool = rayon::ThreadPoolBuilder::new()
            .build()
            .map_err(|e| Error::request(format!("cannot start threads: {e}"), "close other programs and try again"))?;
        let pasts = draws.iter().map(|_| OnceLock::new()).collect();
        Ok(Self { size: Size::of(population), request, history, draws, pasts, seen: Mutex::default(), pool })
    }

    /// Runs the pasts, so that the first question need not wait for them.
    pub fn prepare(&self) {
        self.pool.install(|| (0..self.draws.len()).into_par_iter().for_each(|w| _ = self.past(w)));
    }

    /// Designs in the first `worlds` worlds; none when `stop` was set before all were run.
    pub fn run(&self, designs: &[&Scenario], worlds: usize, stop: &AtomicBool) -> Option<Vec<Outcome>> {
        let keys: Vec<String> = designs.iter().map(|d| sha256_hex(canonical_text(d).as_bytes())).collect();
        let cells: Vec<(usize, usize)> = (0..worlds).flat_map(|w| (0..designs.len()).map(move |d| (d, w))).collect();
        let runs = self.pool.install(|| {
            let cell = |&(d, w): &(usize, usize)| {
                if stop.load(Ordering::Relaxed) {
                    return None;
                }
                Some(
                    self.remembered(&keys[d], w).unwrap_or_else(|| self.remember(&keys[d], w, self.one(designs[d], w))),
                )
            };
            cells.par_iter().map(cell).collect::<Option<Vec<_>>>()
        })?;
        let of = |d: usize| Outcome {
            months: runs.iter().skip(d).step_by(designs.len()).cloned().collect(),
            pasts: (0..worlds).map(|w| Arc::new(self.past(w).series.monthly.clone())).collect(),
        };
        Some((0..designs.len()).map(of).collect())
    }

    fn simulation(&self, world: usize) -> Simulation<'_> {
        let draw = &self.draws[world];
        Simulation::new(&self.history, &self.size, draw.parameters.clone(), draw.seed)
    }

    fn past(&self, world: usize) -> &State {
        self.pasts[world].get_or_init(|| self.simulation(world).past())
    }

    /// One design in one world: money stops at the common date, and the course goes on for five years.
    fn one(&self, design: &Scenario, world: usize) -> Months {
        let c = &self.history.calendar;
        let stop = (c.withdrawal - c.start) as u32;
        let simulation = self.simulation(world);
        let mut state = simulation.future_until(self.past(world), design, stop);
        state.world.withdraw_from(stop);
        simulation.run(&mut state, stop + 12 * LASTING_YEARS as u32);
        state.series.monthly
    }

    fn remembered(&self, key: &str, world: usize) -> Option<Arc<Months>> {
        self.seen.lock().expect("no thread panics with it").runs.get(key)?[world].clone()
    }

    fn remember(&self, key: &str, world: usize, months: Months) -> Arc<Months> {
        let mut seen = self.seen.lock().expect("no thread panics with it");
        if !seen.runs.contains_key(key) {
            seen.order.push_back(key.to_owned());
            if seen.order.len() > REMEMBERED
                && let Some(oldest) = seen.order.pop_front()
            {
                seen.runs.remove(&oldest);
            }
        }
        let months = Arc::new(months);
        let worlds = seen.runs.entry(key.to_owned()).or_insert_with(|| vec![None; self.draws.len()]);
        worlds[world] = Some(months.clone());
        months
    }
}

impl Outcome {
    /// Worlds in it.
    pub fn worlds(&self) -> usize {
        self.months.len()
    }

    /// An indicator in the last month, per world.
    pub fn last(&self, indicator: &str) -> Vec<f64> {
        let i = column(indicator);
        self.months.iter().map(|m| f64::from(m.last().expect("a run has months")[i])).collect()
    }

    /// Percentiles of an indicator per month, past included.
    pub fn bands(&self, indicator: &str) -> Vec<Band> {
        let i = column(indicator);
        let months = self.pasts[0].len() + self.months[0].len();
        let value = |(w, m): (usize, usize)| {
            let past = &self.pasts[w];
            f64::from(past.get(m).unwrap_or_else(|| &self.months[w][m - past.len()])[i])
        };
        bands(Array2::from_shape_fn((self.worlds(), months), value).view())
    }
}

fn column(indicator: &str) -> usize {
    kept(false).iter().position(|i| i.key == indicator).expect("a headline indicator")
}
