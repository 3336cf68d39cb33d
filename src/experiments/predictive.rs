//! The past told again with other luck, in plausible worlds and in worlds that history leaves possible: do these still
//! meet the facts, which fact speaks against what, and which parameter does it speak about.

use ndarray::Array2;
use rayon::prelude::*;

use super::accepted::Accepted;
use super::calibration::{CUT, implausibilities, luck, second_largest};
use super::draws::{Draw, accepted_worlds, world_parameters};
use super::facts::{FACTS, YEARS};
use super::learned::associations;
use super::statistics::{Band, bands};
use crate::error::{Error, Result};
use crate::parameters::{self, Spec};
use crate::scenario::History;
use crate::simulation::Simulation;
use crate::world::Size;

/// What to tell again.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// Worlds of each kind, a power of two.
    pub worlds: usize,
    /// Professionals simulated, relative to the real number.
    pub population: f64,
    /// Seed of the plausible worlds, of the choice among those that history leaves, and of all luck.
    pub seed: u64,
}

/// The past in some worlds.
pub struct Told {
    /// Facts per world, in the order of [`FACTS`].
    pub facts: Vec<Vec<f64>>,
    /// Share of worlds that would be accepted.
    pub meets: f64,
    /// Indicator of each fact over the months, `[world × month]`, in the order of [`FACTS`].
    courses: Vec<Array2<f64>>,
}

impl Told {
    /// Median, 50% and 90% band of the indicator of a fact over the months.
    pub fn bands(&self, fact: usize) -> Vec<Band> {
        bands(self.courses[fact].view())
    }

    /// A fact over worlds: middle and spread.
    pub fn fact(&self, fact: usize) -> Band {
        Band::of(&self.facts.iter().map(|world| world[fact]).collect::<Vec<_>>())
    }
}

/// The past in plausible worlds and in those that history leaves possible.
pub struct Predictive {
    /// What was asked.
    pub request: Request,
    /// Plausible worlds.
    pub prior: Told,
    /// Worlds of the accepted set.
    pub posterior: Told,
    /// Share of plausible worlds against which each fact speaks; also for facts that are only reported.
    pub against: Vec<f64>,
    /// Rank correlation of each fact with each drawn parameter over plausible worlds.
    pub about: Array2<f64>,
    /// What the largest of these correlations stays under by chance.
    pub about_by_chance: f64,
}

impl Predictive {
    /// Tells the past again; `step` hears of every run, `stopped` is asked before each.
    ///
    /// # Errors
    /// When so many worlds cannot be drawn, or it was stopped.
    pub fn run(
        request: Request,
        history: &History,
        accepted: &Accepted,
        step: &(dyn Fn() + Sync),
        stopped: &(dyn Fn() -> bool + Sync),
    ) -> Result<Self> {
        let Request { worlds, population, seed } = request;
        let draws = [world_parameters(seed, worlds)?, accepted_worlds(accepted, seed, worlds, &[])?];
        let size = Size::of(population);
        let luck = luck(history, &size);
        let told = |draws: &[Draw]| {
            tell(history, &size, draws, &luck, step, stopped)
                .ok_or_else(|| Error::Stopped { message: "nothing was written".into() })
        };
        let (prior, posterior) = (told(&draws[0])?, told(&draws[1])?);
        let speaks = |f: usize| {
            let against = |v: &&Vec<f64>| FACTS[f].implausibility(v[f], luck[f]) > CUT;
            prior.facts.iter().filter(against).count() as f64 / worlds as f64
        };
        let against = (0..FACTS.len()).map(speaks).collect();
        let specs: Vec<&Spec> = parameters::drawn().collect();
        let values = Array2::from_shape_fn((worlds, specs.len()), |(w, c)| {
            draws[0][w].parameters.get(specs[c].at.0, specs[c].at.1)
        });
        let (about, about_by_chance) = associations(values.view(), &prior.facts);
        Ok(Self { request, prior, posterior, against, about, about_by_chance })
    }
}

fn tell(
    history: &History,
    size: &Size,
    draws: &[Draw],
    luck: &[f64],
    step: &(dyn Fn() + Sync),
    stopped: &(dyn Fn() -> bool + Sync),
) -> Option<Told> {
    let worlds: Vec<(Vec<f64>, Vec<Vec<f32>>)> = draws
        .par_iter()
        .map(|draw| {
            let run = (!stopped()).then(|| {
                let mut simulation = Simulation::new(history, size, draw.parameters.clone(), draw.seed);
                simulation.all_monthly = true;
                let mut state = simulation.start();
                simulation.run(&mut state, 12 * YEARS as u32);
                (FACTS.iter().map(|f| f.read(&state.series.yearly)).collect(), state.series.monthly)
            });
            step();
            run
        })
        .collect::<Option<_>>()?;
    let course = |f: usize| {
        let indicator = FACTS[f].indicator();
        Array2::from_shape_fn((worlds.len(), 12 * YEARS), |(w, m)| f64::from(worlds[w].1[m][indicator]))
    };
    let courses = (0..FACTS.len()).map(course).collect();
    let facts: Vec<Vec<f64>> = worlds.into_iter().map(|w| w.0).collect();
    let accepted = |v: &&Vec<f64>| second_largest(&implausibilities(FACTS, v, luck)) <= CUT;
    let meets = facts.iter().filter(accepted).count() as f64 / facts.len() as f64;
    Some(Told { facts, meets, courses })
}
