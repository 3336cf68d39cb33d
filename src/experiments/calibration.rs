//! Conditioning on history: which of the plausible worlds reproduce the facts of 2007–2014 (`experiments.md`,
//! "Conditioning on history").
//!
//! Points of the prior are tried in waves, each in a run to the end of 2014 with few people; nothing later is looked
//! at. A point is ruled out when its second-largest implausibility over the emergent facts is above three: one fact
//! may be missed, two may not. Nothing is relaxed when nothing survives.

use rayon::prelude::*;

use super::accepted::Accepted;
use super::draws::{Points, declared, world_seed};
use super::facts::{FACTS, Fact, FactRole, YEARS};
use super::statistics::{mean, quantile, variance};
use crate::error::{Error, Result};
use crate::parameters::Parameters;
use crate::scenario::History;
use crate::simulation::Simulation;
use crate::world::Size;

/// Implausibility above which a fact speaks against a world.
pub const CUT: f64 = 3.0;
/// Seed of the points and their luck.
pub const SEED: u64 = 2014;
/// Points of a wave.
pub const WAVE: usize = 1 << 12;
/// Runs at the defaults that tell how much luck moves a fact.
const LUCKS: usize = 64;

/// Every fact in a run to the end of 2014, in the order of [`FACTS`].
pub fn facts_of(history: &History, size: &Size, parameters: Parameters, seed: u64) -> Vec<f64> {
    let simulation = Simulation::new(history, size, parameters, seed);
    let mut state = simulation.start();
    simulation.run(&mut state, 12 * YEARS as u32);
    FACTS.iter().map(|f| f.read(&state.series.yearly)).collect()
}

/// Variance of every fact between runs of the same world with other luck, at the default parameters.
pub fn luck(history: &History, size: &Size) -> Vec<f64> {
    let runs: Vec<Vec<f64>> = (0..LUCKS)
        .into_par_iter()
        .map(|i| facts_of(history, size, Parameters::default(), world_seed(SEED, 1 << 20 | i)))
        .collect();
    (0..FACTS.len()).map(|f| variance(&runs.iter().map(|r| r[f]).collect::<Vec<_>>())).collect()
}

/// Implausibilities of a run by the emergent facts, in their order.
pub fn implausibilities(facts: &[Fact], values: &[f64], luck: &[f64]) -> Vec<f64> {
    let of = |i: usize| facts[i].implausibility(values[i], luck[i]);
    (0..facts.len()).filter(|&i| facts[i].role == FactRole::Emergent).map(of).collect()
}

/// The second-largest of some implausibilities; a fact that is not a number is the largest.
pub fn second_largest(implausibilities: &[f64]) -> f64 {
    let largest = |(a, b): (f64, f64), &x: &f64| {
        let x = if x.is_nan() { f64::INFINITY } else { x };
        if x > a { (x, a) } else { (a, b.max(x)) }
    };
    implausibilities.iter().fold((0.0, 0.0), largest).1
}

/// Tries points, each with luck of its own; none when stopped on the way, which is asked before each run.
pub fn try_points(
    history: &History,
    size: &Size,
    points: &Points,
    these: &[usize],
    step: &(dyn Fn() + Sync),
    stopped: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Vec<f64>>> {
    these
        .par_iter()
        .map(|&point| {
            let run = (!stopped()).then(|| {
                let draw = points.draw(point, point, world_seed(SEED, point));
                facts_of(history, size, draw.parameters, draw.seed)
            });
            step();
            run
        })
        .collect()
}

/// What was tried so far: facts per point, from the first on.
pub struct Tried<'a> {
    /// Points.
    pub points: &'a Points,
    /// Facts per point, in the order of [`FACTS`].
    pub values: Vec<Vec<f64>>,
    /// Variance of each fact by luck.
    pub luck: Vec<f64>,
}

impl Tried<'_> {
    /// Points that are not ruled out by these facts.
    pub fn kept(&self, facts: &[Fact]) -> Vec<usize> {
        let kept = |v: &Vec<f64>| second_largest(&implausibilities(facts, v, &self.luck)) <= CUT;
        (0..self.values.len()).filter(|&i| kept(&self.values[i])).collect()
    }

    /// Share of points against which each emergent fact speaks.
    pub fn against(&self, facts: &[Fact]) -> Vec<f64> {
        let rows: Vec<Vec<f64>> = self.values.iter().map(|v| implausibilities(facts, v, &self.luck)).collect();
        let speaks = |f: usize| rows.iter().filter(|r| r[f].is_nan() || r[f] > CUT).count() as f64;
        (0..rows.first().map_or(0, Vec::len)).map(|f| speaks(f) / rows.len() as f64).collect()
    }

    /// The accepted set.
    ///
    /// # Errors
    /// When nothing is left: names the fact that speaks against most points.
    pub fn accept(&self, facts: &[Fact], population: f64) -> Result<Accepted> {
        let points = self.kept(facts);
        if points.is_empty() {
            let against = self.against(facts);
            let emergent: Vec<&Fact> = facts.iter().filter(|f| f.role == FactRole::Emergent).collect();
            let most = (0..emergent.len()).max_by(|&a, &b| against[a].total_cmp(&against[b])).expect("there are facts");
            return Err(Error::request(
                format!(
                    "no acceptable region: none of {} points meets the facts; '{}' ({}) speaks against {:.0}%",
                    self.values.len(),
                    emergent[most].key,
                    emergent[most].what.in_lang(crate::text::Lang::En),
                    100.0 * against[most]
                ),
                "look at the fact, the ranges that meet it, and the mechanism between them",
            ));
        }
        let facts = points.iter().map(|&p| self.values[p].clone()).collect();
        Ok(Accepted { seed: SEED, tried: self.values.len(), population, declared: declared(), points, facts })
    }

    /// Prior and accepted values of every drawn parameter.
    pub fn learned(&self, kept: &[usize]) -> Vec<Learned> {
        let sorted = |mut v: Vec<f64>| {
            v.sort_by(f64::total_cmp);
            v
        };
        let column = |c: usize| {
            let all = self.points.values().column(c);
            let prior = sorted(all.iter().take(self.values.len()).copied().collect());
            let posterior = sorted(kept.iter().map(|&i| all[i]).collect());
            Learned { path: self.points.specs()[c].path, distance: distance(&prior, &posterior), prior, posterior }
        };
        (0..self.points.specs().len()).map(column).collect()
    }
}

/// What history says about one parameter.
pub struct Learned {
    /// Path.
    pub path: &'static str,
    /// Values tried, sorted.
    pub prior: Vec<f64>,
    /// Values kept, sorted.
    pub posterior: Vec<f64>,
    /// Largest distance between the two distribution functions (Kolmogorov–Smirnov), 0–1.
    pub distance: f64,
}

impl Learned {
    /// 5%, 50% and 95% points before and after.
    pub fn quantiles(&self) -> [[f64; 3]; 2] {
        [&self.prior, &self.posterior].map(|v| [0.05, 0.5, 0.95].map(|q| quantile(v, q)))
    }
}

/// Largest distance between the distribution functions of two sorted samples.
fn distance(a: &[f64], b: &[f64]) -> f64 {
    let below = |v: &[f64], x: f64| v.partition_point(|&y| y <= x) as f64 / v.len().max(1) as f64;
    b.iter().chain(a).map(|&x| (below(a, x) - below(b, x)).abs()).fold(0.0, f64::max)
}

/// Largest shift of a 5%, 50% or 95% point of any parameter between two sets of kept points, in parts of its range.
pub fn shift(before: &[Learned], after: &[Learned]) -> f64 {
    let moved = |(a, b): (&Learned, &Learned)| {
        let width = (a.prior.last().unwrap_or(&1.0) - a.prior.first().unwrap_or(&0.0)).max(1e-12);
        let [[_, _, _], x] = a.quantiles();
        let [[_, _, _], y] = b.quantiles();
        x.iter().zip(y).map(|(x, y)| (x - y).abs() / width).fold(0.0, f64::max)
    };
    before.iter().zip(after).map(moved).fold(0.0, f64::max)
}

/// Pairs of parameters that history ties together: correlation over kept points, strongest first.
pub fn trade_offs(tried: &Tried, kept: &[usize], most: usize) -> Vec<(&'static str, &'static str, f64)> {
    let columns: Vec<Vec<f64>> = (0..tried.points.specs().len())
        .map(|c| {
            let values: Vec<f64> = kept.iter().map(|&i| tried.points.values()[(i, c)]).collect();
            let (m, sd) = (mean(&values), variance(&values).sqrt().max(1e-12));
            values.iter().map(|x| (x - m) / sd).collect()
        })
        .collect();
    let n = kept.len().max(2) as f64 - 1.0;
    let name = |c: usize| tried.points.specs()[c].path;
    let mut pairs: Vec<_> = (0..columns.len())
        .flat_map(|a| (0..a).map(move |b| (a, b)))
        .map(|(a, b)| (name(b), name(a), columns[a].iter().zip(&columns[b]).map(|(x, y)| x * y).sum::<f64>() / n))
        .collect();
    pairs.sort_by(|x, y| y.2.abs().total_cmp(&x.2.abs()));
    pairs.truncate(most);
    pairs
}
