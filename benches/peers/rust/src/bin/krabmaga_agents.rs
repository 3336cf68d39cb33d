//! krABMaga as its documentation has it: every agent is scheduled, and steps against a double-buffered field of the state.

use krabmaga::engine::{agent::Agent, schedule::Schedule, state::State};
use peers::{Around, Knowledge, NEIGHBOURS, Record, Start, TICKS, arguments, report, start};
use rand::{Rng, rngs::SmallRng};
use std::any::Any;

#[derive(Clone)]
struct Professional {
    id: usize,
    neighbours: [u32; NEIGHBOURS],
}

impl Agent for Professional {
    fn step(&mut self, state: &mut dyn State) {
        let world = state.as_any_mut().downcast_mut::<World>().expect("the state of this model");
        let mut around = Around::default();
        for &other in &self.neighbours {
            let (knowledge, member) = &world.read[other as usize];
            around.add(knowledge, *member);
        }
        let (knowledge, member) = &world.read[self.id];
        let flips = world.rng.random::<f32>() < around.chance(*member);
        world.write[self.id] = (around.learned(knowledge), *member != flips);
    }
}

struct World {
    neighbours: Vec<[u32; NEIGHBOURS]>,
    read: Vec<(Knowledge, bool)>,
    write: Vec<(Knowledge, bool)>,
    rng: SmallRng,
    record: Record,
}

impl State for World {
    fn init(&mut self, schedule: &mut Schedule) {
        for (id, &neighbours) in self.neighbours.iter().enumerate() {
            schedule.schedule_repeating(Box::new(Professional { id, neighbours }), 0.0, 0);
        }
    }

    fn after_step(&mut self, _: &mut Schedule) {
        std::mem::swap(&mut self.read, &mut self.write);
        self.record.observe(self.read.iter().map(|(knowledge, member)| (knowledge, *member)));
    }

    fn update(&mut self, _: u64) {}
    fn reset(&mut self) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn as_state(&self) -> &dyn State {
        self
    }
    fn as_state_mut(&mut self) -> &mut dyn State {
        self
    }
}

fn main() {
    let (agents, seed) = arguments();
    let Start { neighbours, knowledge, member, rng } = start(agents, seed);
    let read: Vec<_> = knowledge.into_iter().zip(member).collect();
    let mut world = World { neighbours, write: read.clone(), read, rng, record: Record::default() };
    let mut schedule = Schedule::new();
    world.init(&mut schedule);
    report("krABMaga, agents", "krabmaga", agents, || {
        for _ in 0..TICKS {
            schedule.step(&mut world);
        }
        world.record
    });
}
