//! For orientation: plain Rust as one writes it first, agents that own a list of neighbours on the heap.

use peers::{Around, Knowledge, Record, TICKS, arguments, report, start};
use rand::Rng;

#[derive(Clone)]
struct Agent {
    knowledge: Knowledge,
    member: bool,
    neighbours: Vec<usize>,
}

fn main() {
    let (agents, seed) = arguments();
    let start = start(agents, seed);
    let mut rng = start.rng;
    let mut now: Vec<Agent> = (0..agents)
        .map(|i| Agent {
            knowledge: start.knowledge[i],
            member: start.member[i],
            neighbours: start.neighbours[i].iter().map(|&other| other as usize).collect(),
        })
        .collect();
    report("Rust, naive", "peers", agents, || {
        let mut record = Record::default();
        let mut next = now.clone();
        for _ in 0..TICKS {
            for (agent, new) in now.iter().zip(&mut next) {
                let mut around = Around::default();
                for &other in &agent.neighbours {
                    around.add(&now[other].knowledge, now[other].member);
                }
                new.knowledge = around.learned(&agent.knowledge);
                new.member = agent.member != (rng.random::<f32>() < around.chance(agent.member));
            }
            std::mem::swap(&mut now, &mut next);
            record.observe(now.iter().map(|agent| (&agent.knowledge, agent.member)));
        }
        record
    });
}
