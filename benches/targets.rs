//! Every target for speed and memory, next to what is reached here and now.
//!
//! `cargo bench --bench targets` measures all of them (some 22 minutes, of which calibration takes six) and prints
//! a table; `cargo bench --bench targets -- world explorer` only rows whose name holds one of the words. Nothing is
//! asserted: a machine that is busy misses a target that another reaches. `benches/README.md` explains the rows.

#[path = "targets/measure.rs"]
mod measure;
#[path = "targets/scale.rs"]
mod scale;
#[path = "reference/workload.rs"]
mod workload;

use std::process::Command;
use std::time::Instant;

use lemniscaat::experiments::draws::world_seed;
use lemniscaat::experiments::statistics::{quantile, sorted};
use lemniscaat::parameters::Parameters;
use lemniscaat::scenario::{self, History, Scenario};
use lemniscaat::simulation::Simulation;
use lemniscaat::world::Size;
use measure::{Spent, lemniscaat, machine, seconds, spend};
use rayon::prelude::*;
use workload::{Agents, TICKS};

/// A limit, or nothing but to know.
enum Target {
    AtLeast(f64),
    AtMost(f64),
    ToKnow,
}
use Target::{AtLeast, AtMost, ToKnow};

/// Something measured, with its target.
struct Row {
    what: &'static str,
    unit: &'static str,
    target: Target,
    values: Vec<f64>,
}

impl Row {
    fn markdown(&self) -> String {
        let sorted = sorted(&self.values);
        let [low, middle, high] = [0.0, 0.5, 1.0].map(|p| quantile(&sorted, p));
        let unit = self.unit;
        let (bound, reached) = match self.target {
            AtLeast(bound) => (format!("≥ {bound}"), middle >= bound),
            AtMost(bound) => (format!("≤ {bound}"), middle <= bound),
            ToKnow => ("–".to_owned(), true),
        };
        let reached = if reached { "" } else { "**missed**" };
        let (what, n) = (self.what, self.values.len());
        let [middle, low, high] = [middle, low, high].map(short);
        format!("| {what} | {bound} | {middle} {unit} | {low}–{high} ({n}) | {reached} |")
    }
}

/// Three figures.
fn short(value: f64) -> String {
    let digits = (2 - value.abs().max(1e-9).log10().floor() as i32).clamp(0, 4) as usize;
    format!("{value:.digits$}")
}

/// A group of rows measured together.
type Measurement = (&'static [&'static str], fn() -> Vec<Row>);

/// What is measured, in the order of the table; the words are what one can ask for.
const ALL: &[Measurement] = &[
    (&["reference"], reference),
    (&["model", "month"], model),
    (&["world"], world),
    (&["compare"], compare),
    (&["calibrate"], calibrate),
    (&["people", "memory", "million"], people),
    (&["efficiency", "cores"], worlds_over_cores),
    (&["efficiency", "shards"], shards),
    (&["explorer"], explorer),
    (&["build"], build),
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut asked: Vec<&str> = args.iter().map(String::as_str).filter(|a| !a.starts_with('-')).collect();
    // Whether it works is seen by what is short, and checks its own outcome.
    if args.iter().any(|a| a == "--test") {
        asked = vec!["reference"];
    }
    println!("{}\n", machine());
    println!("| what | target | median | lowest–highest (runs) | |\n|---|---|---|---|---|");
    for (words, measurement) in ALL {
        if asked.is_empty() || asked.iter().any(|a| words.contains(a)) {
            measurement().iter().for_each(|row| println!("{}", row.markdown()));
        }
    }
    println!("\n{}", machine());
}

fn times(n: usize, mut run: impl FnMut() -> f64) -> Vec<f64> {
    (0..n).map(|_| run()).collect()
}

/// The reference workload on one core, and how much of its time memory alone would take.
fn reference() -> Vec<Row> {
    let speed = |agents: usize, runs: usize| -> (Vec<f64>, Vec<f64>) {
        let timed = |work: &mut dyn FnMut()| {
            let start = Instant::now();
            (0..TICKS).for_each(|_| work());
            start.elapsed().as_secs_f64()
        };
        let once = || {
            let mut world = Agents::new(agents, 1);
            let mut last = None;
            let seconds = timed(&mut || last = Some(world.tick()));
            let end = last.expect("there are ticks");
            let right = (0.72..0.74).contains(&end.membership) && (0.127..0.129).contains(&end.knowledge);
            assert!(right, "not the reference workload: {end:?}");
            let memory = timed(&mut || assert!(world.roofline() > 0.0));
            (f64::from(TICKS) * agents as f64 / seconds / 1e6, 100.0 * memory / seconds)
        };
        (0..runs).map(|_| once()).unzip()
    };
    let (small, small_memory) = speed(50_000, 15);
    let (large, large_memory) = speed(1_000_000, 7);
    let row = |what, target, values| Row { what, unit: "M agent-ticks/s/core", target, values };
    let memory = |what, values| Row { what, unit: "%", target: ToKnow, values };
    vec![
        row("reference workload, 50,000 agents", AtLeast(35.0), small),
        memory("of which memory alone takes", small_memory),
        row("reference workload, 1,000,000 agents", AtLeast(12.0), large),
        memory("of which memory alone takes", large_memory),
    ]
}

fn advice() -> (History, Scenario) {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/gezondheidsraad-2014.toml");
    (scenario::history().expect("it ships"), scenario::load(file.as_ref()).expect("it ships"))
}

/// All fifteen processes and what is kept, at full size on one core, without building the world.
fn model() -> Vec<Row> {
    let (history, advice) = advice();
    let size = Size::of(1.0);
    let simulation = Simulation::new(&history, &size, Parameters::default(), 1);
    let months = history.calendar.months();
    let values = times(5, || {
        let mut state = simulation.start();
        let people = state.world.professionals.len() as f64;
        let start = Instant::now();
        simulation.run(&mut state, (history.calendar.branch - history.calendar.start) as u32);
        state.world.adopt(&advice);
        simulation.run(&mut state, months);
        people * f64::from(months) / start.elapsed().as_secs_f64() / 1e6
    });
    let unit = "M professional-months/s/core";
    vec![Row { what: "the full model, full size", unit, target: AtLeast(20.0), values }]
}

/// One world as a user runs it.
fn world() -> Vec<Row> {
    let run = |population: &str, runs: usize| {
        let args = ["run", "gezondheidsraad-2014", "--population", population];
        times(runs, || seconds(&mut lemniscaat(&args)))
    };
    let row = |what, bound, values| Row { what, unit: "s", target: AtMost(bound), values };
    vec![
        row("one world of 28 years, full size, start-up included", 1.5, run("1", 7)),
        row("the same with 10% of the professionals", 0.15, run("0.1", 15)),
    ]
}

/// The main job, with charts and report.
fn compare() -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out").display().to_string();
    let run = |more: &[&str], runs: usize| -> Vec<Spent> {
        let args = [&["compare", "scenarios", "--out", &out], more].concat();
        (0..runs).map(|_| spend(&mut lemniscaat(&args))).collect()
    };
    let (default, quick) = (run(&[], 3), run(&["--quick"], 3));
    let many = run(&["--worlds", "256", "--population", "0.001"], 1);
    let few = run(&["--worlds", "64", "--population", "0.001"], 1);
    let took = |of: &[Spent]| of.iter().map(|x| x.seconds).collect();
    let per_world = (many[0].peak - few[0].peak) / 192.0;
    vec![
        Row { what: "default compare", unit: "s", target: AtMost(75.0), values: took(&default) },
        Row { what: "compare --quick", unit: "s", target: AtMost(20.0), values: took(&quick) },
        Row {
            what: "memory of the default compare",
            unit: "MB",
            target: AtMost(500.0),
            values: default.iter().map(|x| x.peak / 1e6).collect(),
        },
        Row {
            what: "memory that a world more costs compare (256 against 64)",
            unit: "MB",
            target: AtMost(0.2),
            values: vec![per_world / 1e6],
        },
    ]
}

/// A calibration that is good enough to use.
fn calibrate() -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let args = ["calibrate", "--points", "32768", "--out", &at("set.csv"), "--folder", &at("waves")];
    let values = vec![seconds(&mut lemniscaat(&args)) / 60.0];
    vec![Row { what: "calibrate with 2^15 points", unit: "min", target: AtMost(15.0), values }]
}

/// 84 months of one world, from full size to ten million professionals on all cores; also the table and the chart.
fn people() -> Vec<Row> {
    let points = scale::measure();
    let [full, _, million, _, ten_million] = &points[..] else { unreachable!("five sizes") };
    let per_more = (million.peak - full.peak) / (million.professionals - full.professionals);
    let row = |what, unit, bound, value| Row { what, unit, target: AtMost(bound), values: vec![value] };
    let rows = vec![
        row("memory per professional", "bytes", 120.0, per_more),
        row("memory of 10 million professionals", "GB", 2.0, ten_million.peak / 1e9),
        row(
            "time per professional, 10 million against 1 million",
            "×",
            1.5,
            ten_million.nanoseconds() / million.nanoseconds(),
        ),
    ];
    eprintln!("{}", scale::show(points).expect("the folder target can be written"));
    rows
}

/// Seconds that worlds take on some threads.
fn worlds_on(threads: usize, worlds: usize) -> f64 {
    let (history, advice) = advice();
    let size = Size::of(0.1);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let start = Instant::now();
    pool.install(|| {
        (0..worlds).into_par_iter().for_each(|world| {
            let seed = world_seed(1, world);
            Simulation::new(&history, &size, Parameters::default(), seed).whole(&advice);
        });
    });
    start.elapsed().as_secs_f64()
}

/// As many worlds per core on one core and on all of them; so many that the last one, for which the others wait, weighs
/// little, as in a sweep.
fn worlds_over_cores() -> Vec<Row> {
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
    let values = times(7, || 100.0 * worlds_on(1, 48) / worlds_on(cores, 48 * cores));
    vec![Row { what: "efficiency of worlds over cores", unit: "%", target: AtLeast(95.0), values }]
}

/// A shard of a sweep alone and next to another, each a process with one thread, as tasks of an array are.
fn shards() -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = folder.path().join("plan").display().to_string();
    spend(&mut lemniscaat(&["sweep", "plan", "scenarios/sweeps/screening.toml", "--out", &plan, "--shards", "22"]));
    let shard = |number: &str| {
        let args = ["sweep", "run", &plan, "--shards", number, "--threads", "1", "--quiet"];
        seconds(&mut lemniscaat(&args))
    };
    let numbers: Vec<String> = (0..9).map(|n| n.to_string()).collect();
    let values = numbers.chunks(3).map(|three| {
        let alone = shard(&three[0]);
        let start = Instant::now();
        std::thread::scope(|scope| {
            three[1..].iter().for_each(|number| {
                scope.spawn(|| shard(number));
            });
        });
        100.0 * alone / start.elapsed().as_secs_f64()
    });
    let values = values.collect();
    vec![Row { what: "efficiency of two tasks at a time", unit: "%", target: AtLeast(95.0), values }]
}

/// A slider moved in Chromium until the chart has changed, as `tests/browser.sh` measures it.
fn explorer() -> Vec<Row> {
    let mut command = Command::new("bash");
    command.args(["tests/browser.sh", "explore"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let said = spend(&mut command).said;
    let values = said.lines().filter_map(|line| {
        let (_, after) = line.split_once("from slider to result: median ")?;
        after.split_once(" ms")?.0.parse().ok()
    });
    let values: Vec<f64> = values.collect();
    assert!(!values.is_empty(), "tests/browser.sh did not say how long a slider takes: {said}");
    vec![Row { what: "explorer: from slider to chart", unit: "ms", target: AtMost(400.0), values }]
}

/// Everything from nothing.
fn build() -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO"));
    command.args(["build", "--release", "--target-dir"]).arg(folder.path()).current_dir(env!("CARGO_MANIFEST_DIR"));
    let values = vec![seconds(&mut command) / 60.0];
    vec![Row { what: "cold release build", unit: "min", target: AtMost(5.0), values }]
}
