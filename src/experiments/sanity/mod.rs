//! Sanity: what must follow when something is taken away, multiplied, renamed or shut off. Every [`Experiment`] is a row
//! of data over worlds with common luck: what is done, what is expected (said before looking), and what is found, each
//! [`Finding`] with a number per world. An expectation is a bound; what expects nothing is reported and never fails.

mod designs;
mod grants;
mod money;
mod people;
mod space;

use std::path::Path;

use rayon::prelude::*;

use super::comparison::WorldSource;
use super::draws::Draw;
use super::findings::RIVALS;
use super::statistics::{half_width, mean, quantile, sorted, variance};
use crate::error::{Error, Result};
use crate::indicators::{INDICATORS, Seen, Unit, find};
use crate::parameters::{LEVERS, Parameters, Spec};
use crate::scenario::{self, History, LeverChange, Scenario};
use crate::simulation::{Simulation, State};
use crate::text::{OwnedText, Text};
use crate::world::Size;

/// What a finding is to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expect {
    /// In every world exactly this.
    Exactly(f64),
    /// In every world between these, both included.
    Between(f64, f64),
    /// The 90% interval of the mean lies wholly above this.
    Above(f64),
    /// The 90% interval of the mean lies wholly below this.
    Below(f64),
    /// The 90% interval of the mean lies wholly between these.
    MeanBetween(f64, f64),
    /// Nothing: only reported.
    Reported,
}

/// How a number is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// A part of a whole, 0–1.
    Share,
    /// A difference between parts of a whole.
    Points,
    /// A level, a chance or a ratio.
    Level,
    /// A count of things, people or millions of euros.
    Count,
}

impl Scale {
    /// That of a difference in an indicator.
    fn of_difference(indicator: usize) -> Self {
        match INDICATORS[indicator].unit {
            Unit::Share => Self::Points,
            Unit::Level => Self::Level,
            Unit::Count | Unit::MillionEurosPerYear => Self::Count,
        }
    }
}

/// Something found, with a number per world.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What was measured.
    pub what: OwnedText,
    /// How the numbers are printed.
    pub scale: Scale,
    /// What is expected of them.
    pub expect: Expect,
    /// A number per world.
    pub values: Vec<f64>,
}

impl Finding {
    fn new(what: Text, scale: Scale, expect: Expect, values: Vec<f64>) -> Self {
        Self { what: OwnedText { nl: what.nl.to_owned(), en: what.en.to_owned() }, scale, expect, values }
    }

    /// Mean over worlds.
    pub fn mean(&self) -> f64 {
        mean(&self.values)
    }

    /// The 90% interval of that mean: what the number of worlds decides; endless for one world.
    pub fn of_mean(&self) -> (f64, f64) {
        let half = half_width(variance(&self.values).sqrt(), self.values.len());
        (self.mean() - half, self.mean() + half)
    }

    /// 5% and 95% points over worlds.
    pub fn of_worlds(&self) -> (f64, f64) {
        let sorted = sorted(&self.values);
        (quantile(&sorted, 0.05), quantile(&sorted, 0.95))
    }

    /// Whether it is as expected; nothing when it is only reported.
    pub fn holds(&self) -> Option<bool> {
        let (low, high) = self.of_mean();
        Some(match self.expect {
            Expect::Exactly(value) => self.values.iter().all(|x| *x == value),
            Expect::Between(least, most) => self.values.iter().all(|x| (least..=most).contains(x)),
            Expect::Above(value) => low > value,
            Expect::Below(value) => high < value,
            Expect::MeanBetween(least, most) => low > least && high < most,
            Expect::Reported => return None,
        })
    }
}

/// One experiment.
pub struct Experiment {
    /// Id, `S01` onwards.
    pub id: &'static str,
    /// What is done.
    pub done: Text,
    /// What is expected, in words, with its tolerance.
    pub expected: Text,
    find: fn(&Bench) -> Result<Vec<Finding>>,
}

/// All experiments, in order of id.
pub const EXPERIMENTS: [Experiment; 11] = [
    money::NO_PROGRAMME,
    money::BUDGET,
    space::NO_CONTACT,
    people::RETENTION,
    people::LAW,
    space::RELABELLED,
    designs::PAIRS,
    space::SIZES,
    people::MEMBERSHIP,
    designs::TWINS,
    grants::GRANTS,
];

/// An experiment with what it found.
pub struct Tried {
    /// The experiment.
    pub experiment: &'static Experiment,
    /// What it found.
    pub findings: Vec<Finding>,
}

impl Tried {
    /// Whether everything that expects something is as expected.
    pub fn holds(&self) -> bool {
        self.findings.iter().all(|f| f.holds() != Some(false))
    }
}

/// What experiments are done with.
#[derive(Clone)]
pub struct Bench {
    history: History,
    none: Scenario,
    advice: Scenario,
    cabinet: Scenario,
    source: WorldSource,
    seed: u64,
    draws: Vec<Draw>,
    size: Size,
}

impl Bench {
    /// Worlds of a source and seed, in which `population` (a share) of the professionals is simulated; `scenarios` is
    /// the folder with the shipped designs.
    ///
    /// # Errors
    /// When a design cannot be read or the worlds cannot be had.
    pub fn new(scenarios: &Path, source: WorldSource, seed: u64, worlds: usize, population: f64) -> Result<Self> {
        let load = |id: &str| scenario::load(&scenarios.join(format!("{id}.toml")));
        Ok(Self {
            history: scenario::history()?,
            none: load("geen-vervolg")?,
            advice: load(RIVALS[0])?,
            cabinet: load(RIVALS[1])?,
            draws: source.worlds(seed, worlds, &[])?,
            source,
            seed,
            size: Size::of(population),
        })
    }

    /// Tries experiments; `done` is told of every one that is ready.
    ///
    /// # Errors
    /// When a comparison cannot be run, or the user stopped it.
    pub fn run(
        &self,
        experiments: &[&'static Experiment],
        done: impl Fn(),
        stopped: impl Fn() -> bool,
    ) -> Result<Vec<Tried>> {
        let try_one = |experiment: &&'static Experiment| {
            if stopped() {
                return Err(Error::Stopped { message: "nothing was written".into() });
            }
            let findings = (experiment.find)(self)?;
            done();
            Ok(Tried { experiment, findings })
        };
        experiments.iter().map(try_one).collect()
    }

    /// What `look` sees in every world, given a simulation of it and its past; a column per thing seen.
    fn look<const N: usize>(&self, look: impl Fn(&Simulation, &State) -> [f64; N] + Sync) -> [Vec<f64>; N] {
        let columns = columns(&self.in_worlds(|simulation| look(simulation, &simulation.past()).to_vec()));
        columns.try_into().expect("every world gives so many numbers")
    }

    fn in_worlds<T: Send>(&self, of: impl Fn(&Simulation) -> T + Sync) -> Vec<T> {
        let simulation = |d: &Draw| Simulation::new(&self.history, &self.size, d.parameters.clone(), d.seed);
        self.draws.par_iter().map(|draw| of(&simulation(draw))).collect()
    }

    /// Month (tick) that lies so many months after the branch.
    fn after(&self, months: u32) -> u32 {
        (self.history.calendar.branch - self.history.calendar.start) as u32 + months
    }

    /// A design with levers at other values from the branch on.
    fn with_levers(&self, design: &Scenario, levers: &[(&str, f64)]) -> Scenario {
        let mut design = design.clone();
        for &(path, value) in levers {
            let spec = LEVERS.iter().find(|s| s.path == path).expect("a lever of the model");
            design.levers.retain(|c| c.lever != path);
            let from = self.history.calendar.branch;
            design.levers.push(LeverChange { from, lever: spec.path, at: spec.at, value });
        }
        design.levers.sort_by_key(|c| c.from);
        design
    }
}

/// Rows of equal length as columns.
fn columns(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let width = rows.first().map_or(0, Vec::len);
    (0..width).map(|i| rows.iter().map(|row| row[i]).collect()).collect()
}

/// Parameters at other values.
fn with(parameters: &Parameters, values: &[(&str, f64)]) -> Parameters {
    let mut parameters = parameters.clone();
    for &(path, value) in values {
        let spec = Spec::find(path).expect("a parameter of the model");
        parameters.set(spec.at.0, spec.at.1, value).expect("a possible value");
    }
    parameters
}

/// An indicator at the end of a state.
fn now(simulation: &Simulation, state: &State, key: &str) -> f64 {
    let indicator = &INDICATORS[find(key).expect("an indicator of the list")];
    (indicator.of)(&Seen::new(&state.world, &simulation.parameters))
}

/// Differences per world.
fn minus(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(expect: Expect, values: &[f64]) -> Option<bool> {
        Finding::new(Text::new("", ""), Scale::Level, expect, values.to_vec()).holds()
    }

    #[test]
    fn every_expectation_can_fail() {
        assert_eq!([[0.0, 0.0], [0.0, 1e-300]].map(|x| holds(Expect::Exactly(0.0), &x)), [Some(true), Some(false)]);
        assert_eq!([[0.1, 0.9], [0.1, 1.1]].map(|x| holds(Expect::Between(0.0, 1.0), &x)), [Some(true), Some(false)]);
        // Of 1 and 2 the mean is 1.5 and its 90% interval 1.5 ± 6.31 · 0.5; of 1.5 and 1.6 it is 1.55 ± 6.31 · 0.05.
        let (wide, narrow) = ([1.0, 2.0], [1.5, 1.6]);
        for (expect, fails) in [
            (Expect::Above(0.0), Expect::Above(1.3)),
            (Expect::Below(5.0), Expect::Below(1.8)),
            (Expect::MeanBetween(1.0, 2.0), Expect::MeanBetween(1.0, 1.8)),
        ] {
            assert_eq!((holds(expect, &narrow), holds(fails, &narrow)), (Some(true), Some(false)), "{expect:?}");
            assert_eq!(holds(fails, &wide), Some(false), "too few worlds to say {fails:?}");
        }
        assert_eq!(holds(Expect::Above(0.0), &[1.0]), Some(false), "one world says nothing of a mean");
        assert_eq!(holds(Expect::Reported, &wide), None);
    }
}
