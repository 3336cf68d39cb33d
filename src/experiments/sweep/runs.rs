//! The runs of a sweep: what each is made of, and what it yields.
//!
//! Runs are numbered replicate by replicate, within these point by point, within these design by design. Everything of
//! a run follows from the plan and its number: no run depends on another, on the shard or on the machine.

use std::cell::RefCell;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use super::plan::Plan;
use crate::error::{Error, Result};
use crate::experiments::accepted::Accepted;
use crate::experiments::budget;
use crate::experiments::comparison::withdrawal;
use crate::experiments::draws::{Draw, any_accepted_worlds, prior_worlds, world_seed};
use crate::indicators::{find, monthly_column};
use crate::parameters::Parameters;
use crate::rng::Draws;
use crate::scenario::sweep::{Base, Method, Varied};
use crate::scenario::{History, LeverChange, Scenario, history};
use crate::simulation::{Simulation, State};
use crate::units::Month;
use crate::world::Size;

/// Most runs that share one past: what a thread takes at a time.
const TOGETHER: u64 = 16;

/// What a run yields: values month by month, all indicators of each; or why it failed.
pub type Outcome = std::result::Result<Vec<f32>, String>;

/// What a run is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// Number of the replicate.
    pub replicate: usize,
    /// Number of the point.
    pub point: usize,
    /// Number of the design.
    pub design: usize,
}

/// The runs of a plan, ready to be run.
pub struct Runs<'a> {
    plan: &'a Plan,
    varied: Vec<Varied>,
    worlds: Vec<Draw>,
    history: History,
    size: Size,
    /// Row of the series and column of each indicator kept, per month.
    kept: Vec<Kept>,
}

/// Where a kept month stands.
struct Kept {
    tick: usize,
    /// Whether it is read from the Decembers.
    yearly: bool,
    columns: Vec<usize>,
}

impl<'a> Runs<'a> {
    /// Reads what the runs of a plan have in common.
    ///
    /// # Errors
    /// When there are not so many worlds.
    pub fn new(plan: &'a Plan) -> Result<Self> {
        let history = history()?;
        let sweep = &plan.sweep;
        let worlds = if sweep.method == Method::Worlds { sweep.points } else { sweep.replicates };
        let kept = sweep.months.iter().map(|&month| kept(plan, &history, month)).collect();
        Ok(Self {
            plan,
            varied: sweep.axes.iter().map(|axis| axis.varied().expect("checked when read")).collect(),
            worlds: base_worlds(sweep.base, sweep.seed, worlds)?,
            size: Size::of(sweep.population),
            history,
            kept,
        })
    }

    /// What a run is about.
    pub fn address(&self, run: u64) -> Address {
        address(self.plan, run)
    }

    /// Value of a point on an axis, in the unit of the axis.
    pub fn value(&self, point: usize, axis: usize) -> f64 {
        match self.varied[axis] {
            Varied::Uncertainty(spec) if !self.plan.layout.is_cube() => {
                self.worlds[point].parameters.get(spec.at.0, spec.at.1)
            }
            _ => self.plan.layout.value(point, axis),
        }
    }

    /// Parameters and luck of the world of a point.
    ///
    /// # Errors
    /// A sentence when a value is impossible.
    pub fn world(&self, replicate: usize, point: usize) -> std::result::Result<(Parameters, u64), String> {
        if !self.plan.layout.is_cube() {
            let world = &self.worlds[point];
            return Ok((world.parameters.clone(), world.seed));
        }
        let world = &self.worlds[replicate];
        let (mut parameters, mut seed) = (world.parameters.clone(), world.seed);
        for (axis, varied) in self.varied.iter().enumerate() {
            let value = self.value(point, axis);
            match varied {
                Varied::Uncertainty(spec) => parameters
                    .set(spec.at.0, spec.at.1, value)
                    .map_err(|sentence| format!("{}: {sentence}", spec.path))?,
                // Other values of luck are other seeds, with nothing in common.
                Varied::Luck => {
                    seed = Draws::new(seed, 0, 0).bits(value.to_bits() as u32, (value.to_bits() >> 32) as u32)
                }
                Varied::Lever(_) | Varied::Budget | Varied::OwnShare => {}
            }
        }
        Ok((parameters, seed))
    }

    /// A design with the levers of a point.
    pub fn design(&self, design: usize, point: usize) -> Scenario {
        let mut design = self.plan.sweep.designs[design].clone();
        for (axis, varied) in self.varied.iter().enumerate().filter(|(_, v)| !matches!(v, Varied::Uncertainty(_))) {
            let value = self.value(point, axis);
            match varied {
                Varied::Lever(spec) => {
                    design.levers.retain(|change| change.lever != spec.path);
                    let from = self.history.calendar.branch;
                    design.levers.push(LeverChange { from, lever: spec.path, at: spec.at, value });
                    design.levers.sort_by_key(|change| (change.from, change.at));
                }
                Varied::Budget => {
                    let own = budget::yearly(&design, &self.history.calendar);
                    if own > 0.0 {
                        design.scale_money(value / own);
                    }
                }
                Varied::OwnShare => design.programmes.iter_mut().for_each(|p| p.own_share = vec![value]),
                Varied::Uncertainty(_) | Varied::Luck => {}
            }
        }
        design
    }

    /// Parts of a range of runs that share one past each, in order.
    pub fn parts(&self, runs: Range<u64>) -> Vec<Range<u64>> {
        let mut parts: Vec<Range<u64>> = vec![];
        for run in runs {
            match parts.last_mut() {
                Some(part) if part.end - part.start < TOGETHER && self.same_past(part.start, run) => part.end = run + 1,
                _ => parts.push(run..run + 1),
            }
        }
        parts
    }

    fn same_past(&self, a: u64, b: u64) -> bool {
        let [a, b] = [a, b].map(|run| self.address(run));
        let past = |varied: &Varied| matches!(varied, Varied::Uncertainty(_) | Varied::Luck);
        let same = |axis| a.point == b.point || self.value(a.point, axis) == self.value(b.point, axis);
        a.replicate == b.replicate && (0..self.varied.len()).filter(|&i| past(&self.varied[i])).all(same)
    }

    /// Runs a part that shares one past; none when `stopped` says so on the way. A run that fails does not hinder the
    /// others.
    pub fn outcomes(&self, part: Range<u64>, stopped: &dyn Fn() -> bool) -> Option<Vec<Outcome>> {
        let first = self.address(part.start);
        let past = self.world(first.replicate, first.point).and_then(|(parameters, seed)| {
            guarded(|| {
                let mut simulation = Simulation::new(&self.history, &self.size, parameters, seed);
                simulation.all_monthly = self.plan.sweep.all_monthly;
                let past = simulation.past();
                (simulation, past)
            })
        });
        let one = |run| match &past {
            _ if stopped() => None,
            Err(sentence) => Some(Err(sentence.clone())),
            Ok((simulation, past)) => {
                let Address { design, point, .. } = self.address(run);
                Some(guarded(|| self.future(simulation, past, &self.design(design, point))).and_then(finite))
            }
        };
        part.map(one).collect()
    }

    /// What is kept of the future of a design.
    fn future(&self, simulation: &Simulation, past: &State, design: &Scenario) -> Vec<f32> {
        let calendar = &self.history.calendar;
        let branch = (calendar.branch - calendar.start) as usize;
        let end = (branch + self.kept.iter().map(|k| k.tick + 1).max().unwrap_or(0)) as u32;
        let stop = (calendar.withdrawal - calendar.start) as u32;
        let mut state = simulation.future_until(past, design, end.min(stop));
        if self.plan.sweep.money_stops && withdrawal(&self.history, design).twin {
            state.world.withdraw_from(stop);
        }
        simulation.run(&mut state, end);
        let series = &state.series;
        let row = |k: &Kept| if k.yearly { &series.yearly[k.tick / 12] } else { &series.monthly[k.tick] };
        self.kept.iter().flat_map(|k| k.columns.iter().map(|&column| row(k)[column])).collect()
    }
}

/// What a run is about.
pub fn address(plan: &Plan, run: u64) -> Address {
    let (designs, points) = (plan.sweep.designs.len() as u64, plan.layout.points as u64);
    let (rest, design) = (run / designs, run % designs);
    Address { replicate: (rest / points) as usize, point: (rest % points) as usize, design: design as usize }
}

fn kept(plan: &Plan, history: &History, month: Month) -> Kept {
    let tick = (month - history.calendar.branch) as usize;
    let yearly = month.of_year() == 12;
    let column = |key: &String| {
        let all = yearly || plan.sweep.all_monthly;
        if all { find(key) } else { monthly_column(key) }.expect("checked when read")
    };
    Kept { tick, yearly, columns: plan.sweep.indicators.iter().map(column).collect() }
}

fn base_worlds(base: Base, seed: u64, worlds: usize) -> Result<Vec<Draw>> {
    match base {
        Base::Central => {
            let central = |index| {
                let seed = world_seed(seed, index);
                Draw { index, seed, parameters: Parameters::default(), theories: vec![] }
            };
            Ok((0..worlds).map(central).collect())
        }
        Base::Prior => prior_worlds(seed, worlds.next_power_of_two(), &[]).map(|mut all| {
            all.truncate(worlds);
            all
        }),
        Base::History => match Accepted::shipped() {
            Some(set) => any_accepted_worlds(&set, seed, worlds, &[]),
            None => Err(Error::request("there is no accepted set for the ranges of this program", "calibrate again")),
        },
    }
}

fn finite(values: Vec<f32>) -> Outcome {
    if values.iter().all(|v| v.is_finite()) { Ok(values) } else { Err("a value is not a number".to_owned()) }
}

thread_local! {
    /// While a run is guarded: what its panic said.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does something that may panic; then what the panic said, in one line.
fn guarded<T>(run: impl FnOnce() -> T) -> std::result::Result<T, String> {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let guarded =
                SAID.with_borrow_mut(|said| said.as_mut().map(|said| *said = panic.to_string().replace('\n', " ")));
            if guarded.is_none() {
                usual(panic);
            }
        }));
    });
    SAID.set(Some(String::new()));
    let done = catch_unwind(AssertUnwindSafe(run));
    let said = SAID.take().unwrap_or_default();
    done.map_err(|_| said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_sentence_and_the_next_run_goes_on() {
        let failed: std::result::Result<(), String> = guarded(|| panic!("the {} broke", "model"));
        assert!(failed.is_err_and(|said| said.contains("the model broke") && !said.contains('\n')));
        assert_eq!(guarded(|| 3), Ok(3));
        assert!(std::thread::spawn(|| panic!("outside")).join().is_err());
    }

    #[test]
    fn what_is_not_a_number_is_a_failure() {
        assert!(finite(vec![1.0, f32::NAN]).is_err() && finite(vec![1.0, 2.0]).is_ok());
    }
}
