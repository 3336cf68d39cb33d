//! What users wait for: a month of the model per process at four sizes, a world, a comparison, its report, reading
//! scenarios, a shard of a sweep. The list of processes is the schedule itself, so the bench is never out of date.
//! `cargo bench --bench model`; read the medians (`benches/README.md`).

use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lemniscaat::cli::compare::write_report;
use lemniscaat::experiments::comparison::{Comparison, Detail, Hooks, Request, WorldSource};
use lemniscaat::experiments::findings::Findings;
use lemniscaat::experiments::sweep::execute::{self, execute};
use lemniscaat::experiments::sweep::plan::{Plan, shard_file};
use lemniscaat::parameters::Parameters;
use lemniscaat::processes::MONTH;
use lemniscaat::scenario::{self, Scenario};
use lemniscaat::simulation::{Simulation, State};
use lemniscaat::text::Lang;
use lemniscaat::world::Size;

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn designs() -> Vec<Scenario> {
    scenario::files(&scenarios()).unwrap().iter().map(|file| scenario::load(file).unwrap()).collect()
}

/// The months of the advice one after another, again from the third year when they are over.
struct Months<'a> {
    simulation: &'a Simulation<'a>,
    advice: &'a Scenario,
    state: State,
}

impl<'a> Months<'a> {
    /// Before anything is measured two years pass: many processes have nothing to do before.
    fn new(simulation: &'a Simulation<'a>, advice: &'a Scenario) -> Self {
        let mut state = simulation.start();
        simulation.run(&mut state, 24);
        Self { simulation, advice, state }
    }

    /// The time that each process takes in the next month.
    fn next(&mut self) -> Vec<Duration> {
        let calendar = &self.simulation.history.calendar;
        if self.state.world.tick == calendar.months() {
            *self = Self::new(self.simulation, self.advice);
        }
        if self.state.world.tick == (calendar.branch - calendar.start) as u32 {
            self.state.world.adopt(self.advice);
        }
        let until = self.state.world.tick + 1;
        self.simulation.run_timed(&mut self.state, until)
    }
}

/// Every process in months as they come: what a process finds is what the months before have left.
fn month_per_process(c: &mut Criterion) {
    let (history, advice) =
        (scenario::history().unwrap(), scenario::load(&scenarios().join("gezondheidsraad-2014.toml")).unwrap());
    // Whether it runs is seen at a small size.
    let test = std::env::args().any(|a| a == "--test");
    let sizes: &[f64] = if test { &[0.1] } else { &[0.1, 1.0, 10.0, 100.0] };
    for &population in sizes {
        let size = Size::of(population);
        let simulation = Simulation::new(&history, &size, Parameters::default(), 1);
        let people = (83_000.0 * population).round() as usize;
        let mut group = c.benchmark_group(format!("month at {people}"));
        group.sample_size(10).throughput(Throughput::Elements(people as u64));
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(1));
        let mut months = None;
        let mut measure = |name: &str, of: &dyn Fn(&[Duration]) -> Duration| {
            group.bench_function(BenchmarkId::from_parameter(name), |b| {
                let months = months.get_or_insert_with(|| Months::new(&simulation, &advice));
                b.iter_custom(|n| (0..n).map(|_| of(&months.next())).sum());
            });
        };
        measure("all together", &|times| times.iter().sum());
        for (i, process) in MONTH.iter().enumerate() {
            measure(process.name, &|times| times[i]);
        }
        group.finish();
    }
}

fn whole_world(c: &mut Criterion) {
    let (history, advice) =
        (scenario::history().unwrap(), scenario::load(&scenarios().join("gezondheidsraad-2014.toml")).unwrap());
    let mut group = c.benchmark_group("world of 28 years");
    group.sample_size(10);
    for population in [0.1, 1.0] {
        group.bench_function(BenchmarkId::from_parameter(population), |b| {
            b.iter(|| Simulation::new(&history, &Size::of(population), Parameters::default(), 1).whole(&advice));
        });
    }
    group.finish();
}

fn compare(worlds: usize, population: f64) -> Comparison {
    let request = Request {
        worlds,
        population,
        seed: 1,
        baseline: "geen-vervolg".into(),
        equal_total: None,
        keep: Detail::Standard,
        source: WorldSource::shipped(false),
        theories: vec![],
        own: None,
    };
    let hooks = Hooks { step: &|| {}, stopped: &|| false };
    Comparison::run(&request, &scenario::history().unwrap(), &designs(), &hooks).unwrap()
}

/// The default comparison in four of its 64 worlds, and its report.
fn comparison_and_report(c: &mut Criterion) {
    let mut group = c.benchmark_group("13 designs");
    group.sample_size(10);
    group.bench_function("compared in 4 worlds", |b| b.iter(|| compare(4, 0.1)));
    let small = compare(16, 0.001);
    let findings = Findings::of(&small);
    let folder = tempfile::tempdir().unwrap();
    group.bench_function("charts, page and workbook", |b| {
        b.iter(|| write_report(&small, &findings, folder.path(), &[], Lang::Nl).unwrap());
    });
    group.bench_function("scenarios read", |b| b.iter(designs));
    group.finish();
}

/// 64 runs of a sweep and the file that holds them, on one thread.
fn shard_of_sweep(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let sweep = Plan::read_sweep(&scenarios().join("sweeps/screening.toml")).unwrap();
    let plan = Plan::new(sweep, 55).unwrap();
    plan.write(folder.path()).unwrap();
    let file = shard_file(folder.path(), 0);
    let hooks = execute::Hooks { step: &|_| {}, stopped: &|| false };
    let mut group = c.benchmark_group("sweep");
    group.sample_size(10).throughput(Throughput::Elements(plan.range(0).end));
    group.bench_function("shard of 64 runs", |b| {
        let forget = || std::fs::remove_file(&file).unwrap_or_default();
        b.iter_batched(forget, |()| execute(&plan, folder.path(), &[0], 1, &hooks).unwrap(), BatchSize::PerIteration);
    });
    group.finish();
}

criterion_group!(benches, month_per_process, whole_world, comparison_and_report, shard_of_sweep);
criterion_main!(benches);
