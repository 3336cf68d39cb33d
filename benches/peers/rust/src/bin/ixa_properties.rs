//! ixa as its documentation has it: people with properties, edges of its network, a plan that recurs each tick.

use ixa::prelude::*;
use ixa::{define_data_plugin, define_edge_type};
use peers::{Around, Record, TICKS, THEMES, arguments, report, start};

define_entity!(Person);
define_property!(struct Knowledge(pub [f32; THEMES]), Person, impl_eq_hash = both);
define_property!(struct Member(pub bool), Person);
define_edge_type!(struct Knows, Person);
define_rng!(Luck);
define_data_plugin!(History, Record, Record::default());

fn tick(context: &mut Context) {
    let next: Vec<(PersonId, Knowledge, Member)> = context.get_entity_iterator::<Person>().map(|person| {
        let mut around = Around::default();
        for edge in context.get_edges::<Person, Knows>(person) {
            let Knowledge(knowledge) = context.get_property(edge.neighbor);
            let Member(member) = context.get_property(edge.neighbor);
            around.add(&knowledge, member);
        }
        let Knowledge(knowledge) = context.get_property(person);
        let Member(member) = context.get_property(person);
        let flips = context.sample_bool(Luck, around.chance(member));
        (person, Knowledge(around.learned(&knowledge)), Member(member != flips))
    }).collect();
    let (mut members, mut sum) = (0, 0.0);
    for &(person, knowledge, member) in &next {
        context.set_property(person, knowledge);
        // A change that is none would only raise an event that nobody hears.
        if context.get_property::<Person, Member>(person) != member {
            context.set_property(person, member);
        }
        members += usize::from(member.0);
        sum += f64::from(knowledge.0.iter().sum::<f32>());
    }
    let history = context.get_data_mut(History);
    history.push(members, sum, next.len());
}

fn main() {
    let (agents, seed) = arguments();
    let start = start(agents, seed);
    let mut context = Context::new();
    context.init_random(seed);
    let people: Vec<PersonId> = (0..agents)
        .map(|i| context.add_entity(with!(Person, Knowledge(start.knowledge[i]), Member(start.member[i]))).unwrap())
        .collect();
    for (&person, neighbours) in people.iter().zip(&start.neighbours) {
        for &other in neighbours {
            context.add_edge(person, people[other as usize], 1.0, Knows).unwrap();
        }
    }
    for t in 0..TICKS {
        context.add_plan(t as f64, tick);
    }
    report("ixa, properties", "ixa", agents, || {
        context.execute();
        std::mem::take(context.get_data_mut(History))
    });
}
