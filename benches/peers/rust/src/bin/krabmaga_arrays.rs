//! krABMaga with arrays of one's own: a single scheduled agent sweeps over columns that the state keeps.

use krabmaga::engine::{agent::Agent, schedule::Schedule, state::State};
use peers::{Around, Knowledge, NEIGHBOURS, Record, Start, TICKS, arguments, report, start};
use rand::{Rng, rngs::SmallRng};
use std::any::Any;

#[derive(Clone)]
struct Sweep;

impl Agent for Sweep {
    fn step(&mut self, state: &mut dyn State) {
        let world = state.as_any_mut().downcast_mut::<World>().expect("the state of this model");
        for (id, neighbours) in world.neighbours.iter().enumerate() {
            let mut around = Around::default();
            for &other in neighbours {
                around.add(&world.knowledge[other as usize], world.member[other as usize]);
            }
            world.new_knowledge[id] = around.learned(&world.knowledge[id]);
            let flips = world.rng.random::<f32>() < around.chance(world.member[id]);
            world.new_member[id] = world.member[id] != flips;
        }
    }
}

struct World {
    neighbours: Vec<[u32; NEIGHBOURS]>,
    knowledge: Vec<Knowledge>,
    member: Vec<bool>,
    new_knowledge: Vec<Knowledge>,
    new_member: Vec<bool>,
    rng: SmallRng,
    record: Record,
}

impl State for World {
    fn init(&mut self, schedule: &mut Schedule) {
        schedule.schedule_repeating(Box::new(Sweep), 0.0, 0);
    }

    fn after_step(&mut self, _: &mut Schedule) {
        std::mem::swap(&mut self.knowledge, &mut self.new_knowledge);
        std::mem::swap(&mut self.member, &mut self.new_member);
        self.record.observe(self.knowledge.iter().zip(self.member.iter().copied()));
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
    let (new_knowledge, new_member) = (knowledge.clone(), member.clone());
    let record = Record::default();
    let mut world = World { neighbours, knowledge, member, new_knowledge, new_member, rng, record };
    let mut schedule = Schedule::new();
    world.init(&mut schedule);
    report("krABMaga, arrays", "krabmaga", agents, || {
        for _ in 0..TICKS {
            schedule.step(&mut world);
        }
        world.record
    });
}
