//! A month per process at several sizes, and a whole world. The list of processes is the schedule itself, so the bench
//! is never out of date. `cargo bench`; read the medians.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lemniscaat::parameters::Parameters;
use lemniscaat::processes::MONTH;
use lemniscaat::rng::Draws;
use lemniscaat::scenario;
use lemniscaat::simulation::Simulation;
use lemniscaat::world::Size;

fn month_per_process(c: &mut Criterion) {
    let history = scenario::history().unwrap();
    for population in [0.1, 1.0, 10.0] {
        let size = Size::of(population);
        let simulation = Simulation::new(&history, &size, Parameters::default(), 1);
        let mut state = simulation.start();
        simulation.run(&mut state, 36);
        let mut group = c.benchmark_group(format!("month at {}", state.world.professionals.len()));
        group.sample_size(10).throughput(Throughput::Elements(state.world.professionals.len() as u64));
        for process in MONTH {
            group.bench_function(BenchmarkId::from_parameter(process.name), |b| {
                let draws = Draws::new(state.world.seed, process.stream, state.world.tick);
                b.iter(|| (process.run)(&mut state.world, &simulation.parameters, draws));
            });
        }
        group.finish();
    }
}

fn whole_world(c: &mut Criterion) {
    let history = scenario::history().unwrap();
    let advice =
        scenario::load(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/gezondheidsraad-2014.toml").as_ref()).unwrap();
    let mut group = c.benchmark_group("world of 28 years");
    group.sample_size(10);
    for population in [0.1, 1.0] {
        let size = Size::of(population);
        group.bench_function(BenchmarkId::from_parameter(population), |b| {
            b.iter(|| Simulation::new(&history, &size, Parameters::default(), 1).whole(&advice));
        });
    }
    group.finish();
}

criterion_group!(benches, month_per_process, whole_world);
criterion_main!(benches);
