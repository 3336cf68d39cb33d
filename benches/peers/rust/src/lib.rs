//! What the Rust programs share: the graph, the start, the equations of one agent, the clock and the line of JSON.

use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};
use std::time::Instant;

pub const REGIONS: usize = 40;
pub const NEIGHBOURS: usize = 8;
pub const THEMES: usize = 8;
pub const TICKS: usize = 84;

/// Knowledge of one agent on each theme.
pub type Knowledge = [f32; THEMES];

/// Number of agents and seed, as given on the command line.
pub fn arguments() -> (usize, u64) {
    let mut words = std::env::args().skip(1);
    let mut number = || words.next().and_then(|word| word.parse().ok()).expect("usage: PROGRAM AGENTS SEED");
    (number() as usize, number())
}

/// Who knows whom, and everyone's state before the first tick.
pub struct Start {
    pub neighbours: Vec<[u32; NEIGHBOURS]>,
    pub knowledge: Vec<Knowledge>,
    pub member: Vec<bool>,
    pub rng: SmallRng,
}

/// Eight distinct neighbours of each agent, in order of number, none of them the agent itself.
pub fn start(agents: usize, seed: u64) -> Start {
    let mut rng = SmallRng::seed_from_u64(seed);
    let first = |region: usize| (region * agents).div_ceil(REGIONS);
    let neighbours = (0..agents).map(|agent| {
        let region = agent * REGIONS / agents;
        let mut list = [u32::MAX; NEIGHBOURS];
        for place in 0..NEIGHBOURS {
            list[place] = loop {
                let inside = rng.random_bool(0.9);
                let other =
                    if inside { rng.random_range(first(region)..first(region + 1)) } else { rng.random_range(0..agents) };
                if other != agent && !list.contains(&(other as u32)) {
                    break other as u32;
                }
            };
        }
        list.sort_unstable();
        list
    });
    let neighbours = neighbours.collect();
    let knowledge = (0..agents).map(|_| std::array::from_fn(|_| rng.random_range(0.0..0.3))).collect();
    let member = (0..agents).map(|_| rng.random_bool(0.05)).collect();
    Start { neighbours, knowledge, member, rng }
}

/// What an agent adds up over its neighbours.
#[derive(Default, Clone, Copy)]
pub struct Around {
    sum: Knowledge,
    members: u32,
}

impl Around {
    #[inline]
    pub fn add(&mut self, knowledge: &Knowledge, member: bool) {
        for (sum, k) in self.sum.iter_mut().zip(knowledge) {
            *sum += k;
        }
        self.members += u32::from(member);
    }

    /// The agent's knowledge after the tick.
    #[inline]
    pub fn learned(&self, own: &Knowledge) -> Knowledge {
        std::array::from_fn(|theme| {
            let gap = self.sum[theme] / NEIGHBOURS as f32 - own[theme];
            (own[theme] + 0.02 * gap.max(0.0)) * 0.995
        })
    }

    /// Probability that the flag of an agent changes.
    #[inline]
    pub fn chance(&self, member: bool) -> f32 {
        if member { 0.01 } else { 0.005 + 0.05 * self.members as f32 / NEIGHBOURS as f32 }
    }
}

/// Membership and mean knowledge after each tick.
#[derive(Default)]
pub struct Record {
    membership: Vec<f64>,
    knowledge: Vec<f64>,
}

impl Record {
    /// Adds a tick: how many of `agents` are members, and the sum of all their knowledge.
    pub fn push(&mut self, members: usize, knowledge: f64, agents: usize) {
        self.membership.push(members as f64 / agents as f64);
        self.knowledge.push(knowledge / (agents * THEMES) as f64);
    }

    /// Adds a tick from everyone's state.
    pub fn observe<'a>(&mut self, state: impl ExactSizeIterator<Item = (&'a Knowledge, bool)>) {
        let agents = state.len();
        let (members, sum) = state.fold((0, 0.0), |(members, sum), (knowledge, member)| {
            (members + usize::from(member), sum + f64::from(knowledge.iter().sum::<f32>()))
        });
        self.push(members, sum, agents);
    }
}

/// Times `run` and prints the line of JSON. The version is that of `package` in the lock file.
pub fn report(name: &str, package: &str, agents: usize, run: impl FnOnce() -> Record) {
    let begin = Instant::now();
    let record = run();
    let seconds = begin.elapsed().as_secs_f64();
    assert_eq!(record.membership.len(), TICKS);
    println!(
        "{{\"name\":\"{name}\",\"version\":\"{}\",\"agents\":{agents},\"ticks\":{TICKS},\"seconds\":{seconds},\
         \"membership_42\":{},\"membership\":{},\"knowledge\":{}}}",
        locked(package),
        record.membership[41],
        record.membership[TICKS - 1],
        record.knowledge[TICKS - 1]
    );
}

fn locked(package: &str) -> &'static str {
    let after = include_str!("../Cargo.lock").split_once(&format!("name = \"{package}\"\nversion = \""));
    after.and_then(|(_, rest)| rest.split('"').next()).unwrap_or("-")
}
