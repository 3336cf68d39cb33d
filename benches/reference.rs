//! The reference workload at four sizes, next to what memory alone would ask of it (the roofline).
//!
//! `cargo bench --bench reference` measures; `cargo bench --bench reference -- --once AGENTS SEED` runs it once and
//! prints one line of JSON, as every program in `benches/peers` does.

#[path = "reference/workload.rs"]
mod workload;

use std::time::Instant;

use criterion::{BenchmarkId, Criterion, Throughput};
use workload::{Agents, TICKS};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|a| a == "--once") {
        let number = |i: usize| args.get(at + i).and_then(|a| a.parse().ok());
        let (Some(agents), Some(seed)) = (number(1), number(2)) else {
            eprintln!("write --once AGENTS SEED, for example --once 100000 1");
            std::process::exit(2);
        };
        return once(agents, seed as u64);
    }
    let mut criterion = Criterion::default().configure_from_args();
    sizes(&mut criterion);
    criterion.final_summary();
}

fn sizes(c: &mut Criterion) {
    for agents in [10_000, 50_000, 100_000, 1_000_000] {
        let mut group = c.benchmark_group("reference workload, one tick");
        group.sample_size(20).throughput(Throughput::Elements(agents as u64));
        let mut world = Agents::new(agents, 1);
        group.bench_function(BenchmarkId::new("model", agents), |b| b.iter(|| world.tick()));
        group.bench_function(BenchmarkId::new("memory alone", agents), |b| b.iter(|| world.roofline()));
    }
}

fn once(agents: usize, seed: u64) {
    let mut world = Agents::new(agents, seed);
    let start = Instant::now();
    let recorded: Vec<_> = (0..TICKS).map(|_| world.tick()).collect();
    let seconds = start.elapsed().as_secs_f64();
    let (half, end) = (recorded[TICKS as usize / 2 - 1], recorded[TICKS as usize - 1]);
    println!(
        r#"{{"name":"lemniscaat","version":"{}","agents":{agents},"ticks":{TICKS},"seconds":{seconds},"membership_42":{},"membership":{},"knowledge":{}}}"#,
        env!("CARGO_PKG_VERSION"),
        half.membership,
        end.membership,
        end.knowledge
    );
}
