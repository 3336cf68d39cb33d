//! The past once, then a branch per design; a month is the list [`MONTH`].

use std::time::{Duration, Instant};

use crate::indicators::Series;
use crate::parameters::Parameters;
use crate::processes::MONTH;
use crate::rng::Draws;
use crate::scenario::{History, Scenario};
use crate::units::Month;
use crate::world::{Frozen, Size, World};

/// One world with its parameters and its luck, able to run any design.
#[derive(Clone, Debug)]
pub struct Simulation<'a> {
    /// The shared past and the calendar.
    pub history: &'a History,
    /// Size and space.
    pub size: &'a Size,
    /// This world's parameters.
    pub parameters: Parameters,
    /// This world's luck.
    pub seed: u64,
    /// Dates at which municipalities and networks are kept.
    pub pictures: Vec<Month>,
    /// Whether every indicator is kept every month, not the headlines alone.
    pub all_monthly: bool,
    /// Name of a process left out, for an ablation.
    pub without: Option<&'static str>,
    /// Agents whose decisions are frozen, for an ablation.
    pub frozen: Frozen,
}

/// A world and what was kept of it so far.
#[derive(Clone, Debug)]
pub struct State {
    /// The world.
    pub world: World,
    /// What was kept.
    pub series: Series,
}

impl<'a> Simulation<'a> {
    /// A simulation of the whole list of processes.
    pub fn new(history: &'a History, size: &'a Size, parameters: Parameters, seed: u64) -> Self {
        let (pictures, frozen) = (vec![], Frozen::default());
        Self { history, size, parameters, seed, pictures, all_monthly: false, without: None, frozen }
    }

    /// The world at the start.
    pub fn start(&self) -> State {
        let mut world = World::build(self.size, self.history, &self.parameters, self.seed);
        world.frozen = self.frozen;
        State { world, series: Series::default() }
    }

    /// The past up to the month in which designs branch.
    pub fn past(&self) -> State {
        let mut state = self.start();
        let branch = (self.history.calendar.branch - self.history.calendar.start) as u32;
        self.run(&mut state, branch);
        state
    }

    /// The future of a design from the end of the past; the series starts at the branch.
    pub fn future(&self, past: &State, design: &Scenario) -> State {
        self.future_until(past, design, self.history.calendar.months())
    }

    /// As [`Simulation::future`], until (not including) tick `until`.
    pub fn future_until(&self, past: &State, design: &Scenario, until: u32) -> State {
        let mut state = State { world: past.world.clone(), series: Series::default() };
        state.world.adopt(design);
        self.run(&mut state, until);
        state
    }

    /// Past and future of a design in one series.
    pub fn whole(&self, design: &Scenario) -> State {
        let mut state = self.past();
        state.world.adopt(design);
        self.run(&mut state, self.history.calendar.months());
        state
    }

    /// Runs month by month until (not including) tick `until`.
    pub fn run(&self, state: &mut State, until: u32) {
        while state.world.tick < until {
            self.step(state);
        }
    }

    /// Runs one month and keeps what is kept of it.
    pub fn step(&self, state: &mut State) {
        self.month(&mut state.world, &mut |_, _| {});
        state.series.record(&mut state.world, &self.parameters, &self.pictures, self.all_monthly);
        state.world.tick += 1;
    }

    /// One month; `timed` hears how long each process took.
    fn month(&self, world: &mut World, timed: &mut dyn FnMut(usize, Duration)) {
        for (i, process) in MONTH.iter().enumerate().filter(|(_, x)| Some(x.name) != self.without) {
            let start = Instant::now();
            (process.run)(world, &self.parameters, Draws::new(world.seed, process.stream, world.tick));
            timed(i, start.elapsed());
        }
    }

    /// As [`Simulation::run`], with the time each process took in all.
    pub fn run_timed(&self, state: &mut State, until: u32) -> Vec<Duration> {
        let mut times = vec![Duration::ZERO; MONTH.len()];
        while state.world.tick < until {
            self.month(&mut state.world, &mut |i, time| times[i] += time);
            let start = Instant::now();
            state.series.record(&mut state.world, &self.parameters, &self.pictures, self.all_monthly);
            *times.last_mut().expect("observe is last") += start.elapsed();
            state.world.tick += 1;
        }
        times
    }
}
