//! A world in which claims are tried. Every arm runs once per world and is looked at on the way, for all claims that need
//! it; only the numbers are kept.

use std::collections::BTreeMap;
use std::path::Path;

use super::{ADVICE, Arm, Measure, Outcome, Row, Trial};
use crate::error::Result;
use crate::experiments::draws::Draw;
use crate::experiments::statistics::mean;
use crate::indicators::Seen;
use crate::parameters::{Parameters, Spec};
use crate::scenario::{History, Scenario, load_text};
use crate::simulation::{Simulation, State};
use crate::world::{Network, Size};

/// Numbers by measure, per month after the branch.
type Looks<T> = BTreeMap<u32, BTreeMap<&'static str, T>>;

/// An arm that has to be run, and what has to be seen of it.
struct Planned {
    arm: Arm,
    scenario: Scenario,
    looks: Looks<Measure>,
}

/// All arms that some claims need, each once.
pub struct Plan {
    arms: BTreeMap<String, Planned>,
    advice: Scenario,
}

/// What makes an arm differ from others.
fn key(arm: &Arm) -> String {
    let shock = arm.shock.map_or("", |s| s.name);
    format!("{}\n{}\n{:?}\n{shock}", arm.base, arm.text, arm.parameters)
}

fn scenario(arm: &Arm, folder: &Path) -> Result<Scenario> {
    let text = format!("[design]\nbase = \"{}\"\ntitle.nl = \"proef\"\ntitle.en = \"trial\"\n{}", arm.base, arm.text);
    load_text("trial.toml", &text, folder)
}

/// Reads the arms of claims.
pub fn plan(rows: &[&Row], folder: &Path) -> Result<Plan> {
    let mut arms: BTreeMap<String, Planned> = BTreeMap::new();
    for outcome in rows.iter().flat_map(|r| r.outcomes) {
        let Trial::Arms(measure, _, list) = outcome.trial else { continue };
        for arm in list {
            let key = key(arm);
            if !arms.contains_key(&key) {
                let planned = Planned { arm: *arm, scenario: scenario(arm, folder)?, looks: Looks::new() };
                arms.insert(key.clone(), planned);
            }
            let planned = arms.get_mut(&key).expect("just put in");
            planned.looks.entry(arm.at).or_default().insert(measure.label().en, measure);
        }
    }
    Ok(Plan { arms, advice: scenario(&ADVICE, folder)? })
}

/// One world in which claims are tried.
pub struct Laboratory<'a> {
    simulation: Simulation<'a>,
    past: State,
    advice: &'a Scenario,
    seen: BTreeMap<&'a str, Looks<f64>>,
}

impl<'a> Laboratory<'a> {
    /// A world in which every arm of the plan has run.
    pub fn new(history: &'a History, size: &'a Size, draw: &Draw, plan: &'a Plan) -> Self {
        let simulation = Simulation::new(history, size, draw.parameters.clone(), draw.seed);
        let past = simulation.past();
        let mut laboratory = Self { simulation, past, advice: &plan.advice, seen: BTreeMap::new() };
        laboratory.seen = plan.arms.iter().map(|(key, planned)| (&key[..], laboratory.look(planned))).collect();
        laboratory
    }

    /// Runs an arm from the branch to the last month asked, looking on the way.
    fn look(&self, planned: &Planned) -> Looks<f64> {
        let mut simulation = self.simulation.clone();
        for (path, factor) in planned.arm.parameters {
            multiply(&mut simulation.parameters, path, *factor);
        }
        let mut state = self.past.clone();
        if let Some(shock) = planned.arm.shock {
            (shock.run)(&mut state.world, &simulation.parameters);
        }
        state.world.adopt(&planned.scenario);
        let branch = state.world.tick;
        let mut found = Looks::new();
        for (&month, measures) in &planned.looks {
            simulation.run(&mut state, branch + month);
            let seen = Seen::new(&state.world, &simulation.parameters);
            found.insert(month, measures.iter().map(|(&name, measure)| (name, measure.of(&seen))).collect());
        }
        found
    }

    /// The effect an outcome is about; not a number where this world says nothing about it.
    pub fn effect(&self, outcome: &Outcome) -> f64 {
        match outcome.trial {
            Trial::Course(_, effect) => effect(self),
            Trial::Arms(measure, how, arms) => {
                let value = |arm: &Arm| self.seen[&key(arm)[..]][&arm.at][measure.label().en];
                how.effect(&arms.iter().map(value).collect::<Vec<f64>>())
            }
        }
    }

    /// Part of its rise in seven years that something of a network has made after one: mean over networks that start in
    /// the first years of the advice and last seven years. Not a number when there are none.
    pub fn after_one_year(&self, of: fn(&Network) -> f64) -> f64 {
        let mut state = self.past.clone();
        state.world.adopt(self.advice);
        let start = state.world.tick;
        let mut course: Vec<Vec<f64>> = vec![];
        for month in 0..168 {
            self.simulation.run(&mut state, start + month + 1);
            course.push(state.world.networks.iter().map(|n| if n.alive() { of(n) } else { f64::NAN }).collect());
        }
        let born = |n: &Network| (start..start + 84).contains(&n.born).then(|| (n.born - start) as usize);
        let share = |(i, n): (usize, &Network)| {
            let born = born(n)?;
            let at = |months: usize| course.get(born + months).and_then(|c| c.get(i)).copied().unwrap_or(f64::NAN);
            let share = (at(12) - at(0)) / (at(84) - at(0));
            (share.is_finite() && at(84) > at(0)).then_some(share)
        };
        let shares: Vec<f64> = state.world.networks.iter().enumerate().filter_map(share).collect();
        if shares.is_empty() { f64::NAN } else { mean(&shares) }
    }
}

/// Multiplies a parameter, as far as is possible.
fn multiply(parameters: &mut Parameters, path: &str, factor: f64) {
    let spec = Spec::find(path).expect("a parameter of the model");
    let (low, high) = spec.field.possible;
    let value = (parameters.get(spec.at.0, spec.at.1) * factor).clamp(low, high);
    parameters.set(spec.at.0, spec.at.1, value).expect("clamped to what is possible");
}
