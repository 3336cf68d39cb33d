//! ixa with a table of one's own: rows and neighbours in a data plugin, swept by a plan each tick.

use ixa::prelude::*;
use peers::{Around, Knowledge, NEIGHBOURS, Record, Start, TICKS, arguments, report, start};

#[derive(Default)]
struct Rows {
    neighbours: Vec<[u32; NEIGHBOURS]>,
    now: Vec<(Knowledge, bool)>,
    next: Vec<(Knowledge, bool)>,
    record: Record,
}

define_rng!(Luck);
define_data_plugin!(Table, Rows, Rows::default());

fn tick(context: &mut Context) {
    let mut rows = std::mem::take(context.get_data_mut(Table));
    for ((neighbours, (knowledge, member)), next) in rows.neighbours.iter().zip(&rows.now).zip(&mut rows.next) {
        let mut around = Around::default();
        for &other in neighbours {
            let (knowledge, member) = &rows.now[other as usize];
            around.add(knowledge, *member);
        }
        let flips = context.sample_bool(Luck, around.chance(*member));
        *next = (around.learned(knowledge), *member != flips);
    }
    std::mem::swap(&mut rows.now, &mut rows.next);
    rows.record.observe(rows.now.iter().map(|(knowledge, member)| (knowledge, *member)));
    *context.get_data_mut(Table) = rows;
}

fn main() {
    let (agents, seed) = arguments();
    let Start { neighbours, knowledge, member, .. } = start(agents, seed);
    let mut context = Context::new();
    context.init_random(seed);
    let now: Vec<_> = knowledge.into_iter().zip(member).collect();
    *context.get_data_mut(Table) = Rows { neighbours, next: now.clone(), now, record: Record::default() };
    for t in 0..TICKS {
        context.add_plan(t as f64, tick);
    }
    report("ixa, own table", "ixa", agents, || {
        context.execute();
        std::mem::take(&mut context.get_data_mut(Table).record)
    });
}
