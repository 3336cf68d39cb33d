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
use super::learned::Choice;
use super::statistics::variance;
use crate::error::{Error, Result};
use crate::parameters::Parameters;
use crate::scenario::History;
use crate::simulation::Simulation;
use crate::world::Size;

/// Implausibility above which a fact speaks against a world.
pub const CUT: f64 = 3.0;
/// Seed of the points and their luck.
pub const SEED: u64 = 2014;
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
            return Err(self.nothing_left(facts));
        }
        let facts = points.iter().map(|&p| self.values[p].clone()).collect();
        Ok(Accepted { seed: SEED, tried: self.values.len(), population, declared: declared(), points, facts })
    }

    /// That nothing is left, with the fact that speaks against most points.
    pub fn nothing_left(&self, facts: &[Fact]) -> Error {
        let against = self.against(facts);
        let emergent: Vec<&Fact> = facts.iter().filter(|f| f.role == FactRole::Emergent).collect();
        let most = (0..emergent.len()).max_by(|&a, &b| against[a].total_cmp(&against[b])).expect("there are facts");
        Error::request(
            format!(
                "no acceptable region: none of {} points meets the facts; '{}' ({}) speaks against {:.0}%",
                self.values.len(),
                emergent[most].key,
                emergent[most].what.in_lang(crate::text::Lang::En),
                100.0 * against[most]
            ),
            "look at the fact, the ranges that meet it, and the mechanism between them",
        )
    }

    /// What was tried and what is kept of it.
    pub fn choice<'a>(&'a self, kept: &'a [usize]) -> Choice<'a> {
        Choice { points: self.points, tried: self.values.len(), kept }
    }
}
