//! The reference workload: one small model that every framework can express (`benches/peers/README.md`), built as the
//! full model is: what is gathered together lies together in a row, rare events are found by jumping from one to the
//! next with keyed draws, everything happens at once from last tick's values.

use lemniscaat::rng::{Draws, Found};
use prefetch_index::prefetch_index;
use wide::f32x8;

/// Equal, contiguous regions.
const REGIONS: usize = 40;
/// Outgoing ties of each agent.
const TIES: usize = 8;
/// Months.
pub const TICKS: u32 = 84;
/// How many agents ahead memory is asked for the rows of neighbours, when there are so many agents that the rows do not
/// stay in the cache.
const AHEAD: usize = 24;
const AHEAD_FROM: usize = 200_000;
/// Agents whose sums are taken in single precision before they are added up.
const TOGETHER: usize = 256;

/// Streams of luck.
const GRAPH: u8 = 1;
const START: u8 = 2;
const MEMBERSHIP: u8 = 3;

/// All agents.
pub struct Agents {
    seed: u64,
    tick: u32,
    knowledge: Vec<f32x8>,
    next: Vec<f32x8>,
    ties: Vec<[u32; TIES]>,
    member: Vec<bool>,
    members: usize,
    found: Vec<Found>,
    changes: Vec<u32>,
}

/// What is recorded every tick.
#[derive(Clone, Copy, Debug)]
pub struct Recorded {
    /// Share of agents that are members.
    pub membership: f64,
    /// Mean over agents and their eight themes.
    pub knowledge: f64,
}

impl Agents {
    /// Agents at the start; `agents` must be divisible by 40.
    pub fn new(agents: usize, seed: u64) -> Self {
        let (graph, start) = (Draws::new(seed, GRAPH, 0), Draws::new(seed, START, 0));
        let of_region = agents / REGIONS;
        let tie = |i: usize, t: u32| {
            let agent = i as u32;
            if graph.uniform(agent, 2 * t) < 0.9 {
                (i / of_region * of_region + graph.below(agent, 2 * t + 1, of_region)) as u32
            } else {
                graph.below(agent, 2 * t + 1, agents) as u32
            }
        };
        let knowledge: Vec<_> =
            (0..agents as u32).map(|i| f32x8::new(std::array::from_fn(|k| 0.3 * start.uniform(i, k as u32)))).collect();
        let member: Vec<_> = (0..agents as u32).map(|i| start.uniform(i, 8) < 0.05).collect();
        Self {
            seed,
            tick: 0,
            next: knowledge.clone(),
            knowledge,
            ties: (0..agents).map(|i| std::array::from_fn(|t| tie(i, t as u32))).collect(),
            members: member.iter().filter(|&&m| m).count(),
            member,
            found: vec![],
            changes: vec![],
        }
    }

    /// One tick, and what it leads to.
    pub fn tick(&mut self) -> Recorded {
        self.decide();
        let knowledge = self.learn();
        for &i in &self.changes {
            let member = &mut self.member[i as usize];
            *member = !*member;
            self.members = if *member { self.members + 1 } else { self.members - 1 };
        }
        self.tick += 1;
        Recorded { membership: self.members as f64 / self.member.len() as f64, knowledge }
    }

    /// Who joins or leaves, seen from last tick; nobody's chance is above that of one with only members as neighbours.
    fn decide(&mut self) {
        let (join, peers, leave) = (0.005, 0.05, 0.01);
        let draws = Draws::new(self.seed, MEMBERSHIP, self.tick);
        draws.rare(0, self.member.len(), join + peers, &mut self.found);
        let member = &self.member;
        let changes = |x: &Found| {
            if member[x.agent()] {
                return x.u() < leave;
            }
            let near = self.ties[x.agent()].iter().filter(|&&j| member[j as usize]).count();
            x.u() < join + peers * near as f64 / TIES as f64
        };
        self.changes.clear();
        self.changes.extend(self.found.iter().filter(|x| changes(x)).map(|x| x.agent() as u32));
    }

    /// Everybody learns from neighbours and forgets; the mean afterwards.
    fn learn(&mut self) -> f64 {
        let (known, ahead) = (&self.knowledge, self.ahead());
        let mut total = 0.0;
        let mut next = std::mem::take(&mut self.next);
        let blocks = next.chunks_mut(TOGETHER).zip(self.ties.chunks(TOGETHER)).zip(known.chunks(TOGETHER));
        for (block, ((next, ties), own)) in blocks.enumerate() {
            let mut sum = f32x8::ZERO;
            for (i, ((next, ties), own)) in next.iter_mut().zip(ties).zip(own).enumerate() {
                self.ask(block * TOGETHER + i + ahead);
                let [a, b, c, d, e, f, g, h] = ties.map(|j| known[j as usize]);
                let mean = (((a + b) + (c + d)) + ((e + f) + (g + h))) * 0.125;
                *next = (*own + (mean - *own).fast_max(f32x8::ZERO) * 0.02) * 0.995;
                sum += *next;
            }
            total += f64::from(sum.reduce_add());
        }
        self.next = std::mem::replace(&mut self.knowledge, next);
        total / (8.0 * self.knowledge.len() as f64)
    }

    fn ahead(&self) -> usize {
        if self.knowledge.len() < AHEAD_FROM { self.knowledge.len() } else { AHEAD }
    }

    /// Asks memory for the rows of the neighbours of an agent, when there is one of that number.
    #[inline(always)]
    fn ask(&self, agent: usize) {
        let neighbours = self.ties.get(agent).into_iter().flatten();
        neighbours.for_each(|&j| prefetch_index(&self.knowledge, j as usize));
    }

    /// What memory alone asks of a tick: every row that is written, and one number of every row that is gathered.
    pub fn roofline(&mut self) -> f32 {
        let (known, ahead, mut sum) = (&self.knowledge, self.ahead(), 0.0);
        let mut next = std::mem::take(&mut self.next);
        for (i, (next, ties)) in next.iter_mut().zip(&self.ties).enumerate() {
            self.ask(i + ahead);
            let gathered: f32 = ties.iter().map(|&j| known[j as usize].as_array()[0]).sum();
            *next = f32x8::splat(gathered);
            sum += gathered;
        }
        self.next = next;
        sum
    }
}
