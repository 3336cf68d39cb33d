//! A million runs: planned at once and merged in bounded memory. Outcomes are made up, because what is tried here is
//! everything but the model. Alone in its file, so that the memory measured is its own.

use std::time::Instant;

use lemniscaat::experiments::disk::{Column, Groups};
use lemniscaat::experiments::sweep::estimate::pilot;
use lemniscaat::experiments::sweep::execute::peak_memory;
use lemniscaat::experiments::sweep::merge::{RESULTS, merge};
use lemniscaat::experiments::sweep::plan::Plan;
use lemniscaat::experiments::sweep::runs::Runs;
use lemniscaat::experiments::sweep::shard;

/// Fits: 62,500 points in 8 worlds for 2 designs.
const SWEEP: &str = r#"
[sweep]
title = { nl = "Een miljoen", en = "A million" }
designs = ["kabinet-2015", "gezondheidsraad-2014"]
method = "latin-hypercube"
points = 62_500
replicates = 8
population = 0.001
indicators = ["practice_use", "mastery"]

[vary]
"programme.budget" = {}
"governance.bottom_up" = {}
"partnership.trust_years" = {}
"labour.exit" = {}
"learning.rate_team" = {}
"#;

#[test]
fn a_million_runs_are_planned_and_merged() {
    let folder = tempfile::tempdir().unwrap();
    for file in ["kabinet-2015.toml", "gezondheidsraad-2014.toml"] {
        std::fs::copy(format!("scenarios/{file}"), folder.path().join(file)).unwrap();
    }
    let path = folder.path().join("million.toml");
    std::fs::write(&path, SWEEP).unwrap();
    let dir = folder.path().join("million");

    let began = Instant::now();
    let plan = Plan::new(Plan::read_sweep(&path).unwrap(), 1000).unwrap();
    pilot(&plan, began).unwrap();
    plan.write(&dir).unwrap();
    let (planned, plan_memory) = (began.elapsed(), peak_memory());
    assert_eq!(plan.runs(), 1_000_000);

    let runs = Runs::new(&plan).unwrap();
    for number in 0..plan.shards {
        let outcomes: Vec<_> = plan
            .range(number)
            .map(
                |run| {
                    if run % 1000 == 7 { Err("made up".to_owned()) } else { Ok(vec![run as f32, (run as f32).sin()]) }
                },
            )
            .collect();
        shard::write(&dir, &runs, &plan, number, &outcomes).unwrap();
    }
    let began = Instant::now();
    let merged = merge(&plan, &dir, &dir.join(RESULTS)).unwrap();
    let (took, memory) = (began.elapsed(), peak_memory());
    println!("planned in {planned:.2?} with {} MB; merged in {took:.2?} with {} MB", plan_memory >> 20, memory >> 20);
    assert_eq!((merged.runs, merged.rows, merged.failed), (1_000_000, 1_000_000, 1000));
    assert!(plan_memory < 200 << 20 && memory < 300 << 20, "{plan_memory} and {memory} bytes");

    let groups = Groups::open(&dir.join(RESULTS)).unwrap();
    let mut expected = 0;
    for group in 0..groups.len() {
        let table = groups.read(group..group + 1).unwrap();
        let (Some(Column::I64(run)), Some(Column::F32(use_))) = (table.column("run"), table.column("practice_use"))
        else {
            panic!("columns")
        };
        for (&run, &value) in run.iter().zip(use_) {
            assert_eq!(run, expected);
            assert!(if run % 1000 == 7 { value.is_nan() } else { value == run as f32 });
            expected += 1;
        }
    }
    assert_eq!(expected, 1_000_000);
}
