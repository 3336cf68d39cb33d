//! A month asks for no memory, but for the growth of what it keeps.

use std::collections::BTreeMap;

use allocation_counter::measure;
use lemniscaat::indicators::Series;
use lemniscaat::parameters::Parameters;
use lemniscaat::processes::MONTH;
use lemniscaat::rng::Draws;
use lemniscaat::scenario;
use lemniscaat::simulation::Simulation;
use lemniscaat::world::{Network, Size, World};

/// Months after which every process has found the space it reuses.
const WARM: u32 = 12;

/// Room in every list that may grow: what the world keeps, and the space that it reuses.
fn room(world: &World) -> Vec<usize> {
    let s = &world.scratch;
    let mut room = vec![
        world.products.capacity(),
        world.stock.capacity(),
        world.projects.capacity(),
        world.networks.capacity(),
        s.employers.capacity(),
        s.networks.capacity(),
        s.found.capacity(),
        s.weighted.capacity(),
        s.chosen.capacity(),
        s.seen.capacity(),
        s.proposals.capacity(),
    ];
    let of_network = |n: &Network| [n.partners.capacity(), n.made.capacity(), n.lectoraten.capacity()];
    room.extend(world.networks.iter().flat_map(of_network));
    room
}

/// Times that memory may be asked for when the room in lists went from `before` to `after`: once for each doubling, and
/// once for each list of a new network.
fn growth(before: &[usize], after: &[usize]) -> u64 {
    let doublings = |from: usize, to: usize| match (from, to) {
        _ if to <= from => 0,
        (0, to) => 1 + u64::from((to / 4).max(1).ilog2()),
        (from, to) => u64::from((to.div_ceil(from)).next_power_of_two().ilog2()),
    };
    let old = before.iter().zip(after).map(|(&from, &to)| doublings(from, to)).sum::<u64>();
    old + after[before.len()..].iter().filter(|&&to| to > 0).count() as u64
}

/// Room in the lists of what is kept of a run.
fn kept(series: &Series) -> [usize; 4] {
    [series.monthly.capacity(), series.yearly.capacity(), series.groups.capacity(), series.flows.capacity()]
}

#[test]
fn a_month_asks_for_no_memory_but_for_what_it_keeps() {
    assert_eq!(measure(|| drop(std::hint::black_box(vec![0u8; 100]))).count_total, 1, "the counter counts");

    let history = scenario::history().unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/gezondheidsraad-2014.toml");
    let advice = scenario::load(path.as_ref()).unwrap();
    let size = Size::of(0.02);
    let simulation = Simulation::new(&history, &size, Parameters::default(), 1);
    let mut state = simulation.start();
    simulation.run(&mut state, WARM);

    let (world, series) = (&mut state.world, &mut state.series);
    let branch = (history.calendar.branch - history.calendar.start) as u32;
    let mut asked = BTreeMap::<&str, Vec<(u32, u64)>>::new();
    for tick in WARM..history.calendar.months() {
        if tick == branch {
            world.adopt(&advice);
        }
        for process in MONTH {
            let before = room(world);
            let draws = Draws::new(world.seed, process.stream, tick);
            let count = measure(|| (process.run)(world, &simulation.parameters, draws)).count_total;
            let more = count.saturating_sub(growth(&before, &room(world)));
            if more > 0 {
                asked.entry(process.name).or_default().push((tick, more));
            }
        }
        // Kept every month: a row; every December also the row of all indicators, that of groups, and the flows.
        let rows = if (tick + 1).is_multiple_of(12) { 4 } else { 1 };
        let before = kept(series);
        let count = measure(|| series.record(world, &simulation.parameters, &[], false)).count_total;
        let more = count.saturating_sub(rows + growth(&before, &kept(series)));
        if more > 0 {
            asked.entry("record").or_default().push((tick, more));
        }
        world.tick += 1;
    }
    let told = asked.iter().map(|(name, times)| {
        let all: u64 = times.iter().map(|x| x.1).sum();
        format!("{name} asked {all} times in {} months, first in month {}", times.len(), times[0].0)
    });
    assert!(asked.is_empty(), "memory was asked for:\n{}", told.collect::<Vec<_>>().join("\n"));
}
