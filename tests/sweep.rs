//! Sweeps: runs follow from the plan and their number alone, results are whole or not there, and what a sweep finds is
//! what a comparison finds.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use lemniscaat::error::Error;
use lemniscaat::experiments::comparison::{Comparison, Detail, Request, WorldSource};
use lemniscaat::experiments::disk::{Column, ROWS_PER_GROUP, Stream, Table, read_parquet, write_atomic, write_parquet};
use lemniscaat::experiments::sweep::execute::{Done, Hooks, execute};
use lemniscaat::experiments::sweep::merge::{RESULTS, merge};
use lemniscaat::experiments::sweep::plan::{Plan, shard_file};
use lemniscaat::experiments::sweep::results::Results;
use lemniscaat::experiments::sweep::runs::Runs;
use lemniscaat::experiments::sweep::shard;
use lemniscaat::scenario::sweep::{Axis, Base, Spread, Sweep};
use lemniscaat::scenario::{self, load_sweep};
use tempfile::TempDir;

const HEAD: &str = "[sweep]\ntitle = { nl = \"Proef\", en = \"Trial\" }\npopulation = 0.01\n";

/// A sweep from the text of a file in the folder of the shipped sweeps.
fn sweep(body: &str) -> Sweep {
    read(body).unwrap_or_else(|e| panic!("{e:?}\n{body}"))
}

fn read(body: &str) -> Result<Sweep, Error> {
    let folder = tempfile::tempdir().unwrap();
    let designs = folder.path().join("sweeps");
    std::fs::create_dir(&designs).unwrap();
    for file in scenario::files(Path::new("scenarios")).unwrap() {
        std::fs::copy(&file, folder.path().join(file.file_name().unwrap())).unwrap();
    }
    let path = designs.join("proef.toml");
    std::fs::write(&path, body).unwrap();
    Plan::read_sweep(&path)
}

fn small() -> Sweep {
    sweep(&format!(
        "{HEAD}designs = [\"kabinet-2015\", \"gezondheidsraad-2014\"]\nmethod = \"grid\"\nreplicates = 2\n\
         months = [\"2016-12\", \"2017-06\"]\nindicators = [\"practice_use\", \"membership_mw\"]\n\
         [vary]\n\"programme.budget\" = [2.6, 36]\n\"partnership.trust_years\" = {{ steps = 2 }}\n"
    ))
}

fn run(plan: &Plan, dir: &Path, shards: &[usize], threads: usize) -> Result<Done, Error> {
    execute(plan, dir, shards, threads, &Hooks { step: &|_| {}, stopped: &|| false })
}

/// Plans, runs and merges in a folder of its own.
fn whole(sweep: &Sweep, shards: usize, threads: usize) -> (TempDir, Plan) {
    let dir = tempfile::tempdir().unwrap();
    let plan = Plan::new(sweep.clone(), shards).unwrap();
    plan.write(dir.path()).unwrap();
    let all: Vec<usize> = (0..shards).collect();
    assert_eq!(run(&plan, dir.path(), &all, threads).unwrap(), Done { before: 0, written: shards, failed: 0 });
    merge(&plan, dir.path(), &dir.path().join(RESULTS)).unwrap();
    (dir, plan)
}

#[test]
fn threads_shards_and_resuming_change_no_byte() {
    let sweep = small();
    let bytes = |dir: &TempDir, file: &str| std::fs::read(dir.path().join(file)).unwrap();
    let (one, plan) = whole(&sweep, 4, 1);
    assert_eq!(plan.runs(), 16);
    for threads in [2, 3, 8] {
        let (many, _) = whole(&sweep, 4, threads);
        for file in [RESULTS, "plan.toml", "provenance.json", "shards/shard-00002.parquet"] {
            assert_eq!(bytes(&one, file), bytes(&many, file), "{file} with {threads} threads");
        }
    }
    let table = read_parquet(&one.path().join(RESULTS)).unwrap();
    for shards in [1, 16] {
        let (other, _) = whole(&sweep, shards, 2);
        assert!(read_parquet(&other.path().join(RESULTS)).unwrap() == table, "{shards} shards");
    }
    // Half of it, then all: what is whole is left alone.
    let half = tempfile::tempdir().unwrap();
    plan.write(half.path()).unwrap();
    run(&plan, half.path(), &[1, 3], 2).unwrap();
    let when = |s| shard_file(half.path(), s).metadata().unwrap().modified().unwrap();
    let before = (when(1), when(3));
    assert_eq!(run(&plan, half.path(), &[0, 1, 2, 3], 2).unwrap(), Done { before: 2, written: 2, failed: 0 });
    assert_eq!(before, (when(1), when(3)));
    merge(&plan, half.path(), &half.path().join(RESULTS)).unwrap();
    assert_eq!(bytes(&one, RESULTS), bytes(&half, RESULTS));
}

#[test]
fn a_stopped_sweep_keeps_what_is_whole_and_goes_on() {
    let (sweep, dir, seen) = (small(), tempfile::tempdir().unwrap(), AtomicU64::new(0));
    let plan = Plan::new(sweep.clone(), 8).unwrap();
    plan.write(dir.path()).unwrap();
    let all: Vec<usize> = (0..8).collect();
    let hooks =
        Hooks { step: &|n| _ = seen.fetch_add(n, Ordering::Relaxed), stopped: &|| seen.load(Ordering::Relaxed) >= 7 };
    let stopped = execute(&plan, dir.path(), &all, 1, &hooks).unwrap_err();
    assert!(matches!(stopped, Error::Stopped { .. }), "{stopped}");
    assert_eq!(shard::missing(dir.path(), &plan).unwrap(), [4, 5, 6, 7]);
    let Error::Incomplete { message, .. } = merge(&plan, dir.path(), &dir.path().join(RESULTS)).unwrap_err() else {
        panic!("it should be incomplete")
    };
    assert_eq!(message, "4 of 8 shards are missing: 4-7");
    assert!(!dir.path().join(RESULTS).exists());
    assert_eq!(run(&plan, dir.path(), &all, 2).unwrap(), Done { before: 4, written: 4, failed: 0 });
}

#[test]
fn a_broken_shard_is_done_again_and_a_foreign_one_refused() {
    let sweep = small();
    let (dir, plan) = whole(&sweep, 4, 2);
    let (file, results) = (shard_file(dir.path(), 2), dir.path().join(RESULTS));
    let (shard_bytes, merged) = (std::fs::read(&file).unwrap(), std::fs::read(&results).unwrap());
    std::fs::write(&file, &shard_bytes[..300]).unwrap();
    assert_eq!(shard::missing(dir.path(), &plan).unwrap(), [2]);
    run(&plan, dir.path(), &[2], 2).unwrap();
    assert_eq!(std::fs::read(&file).unwrap(), shard_bytes);
    // Another shard under this name, and the shard of another plan.
    std::fs::copy(shard_file(dir.path(), 1), &file).unwrap();
    let said = run(&plan, dir.path(), &[2], 2).unwrap_err().to_string();
    assert!(said.ends_with("shard-00002.parquet is another shard, or one of another plan"), "{said}");
    let (other, _) = whole(&Sweep { seed: 2, ..sweep }, 4, 2);
    std::fs::copy(shard_file(other.path(), 2), &file).unwrap();
    assert!(merge(&plan, dir.path(), &results).unwrap_err().to_string().contains("another plan"));
    assert_eq!(std::fs::read(&results).unwrap(), merged, "a failed merge leaves the old file");
}

/// A shard whose description is right and whose rows are not.
#[test]
fn rows_that_are_missing_or_double_are_found() {
    let (dir, plan) = whole(&small(), 4, 2);
    let file = shard_file(dir.path(), 1);
    let said = lemniscaat::experiments::disk::read_metadata(&file).unwrap();
    let mut table = read_parquet(&file).unwrap();
    let Column::I64(runs) = &mut table.columns[0].1 else { panic!("runs") };
    runs[3] = runs[1];
    write_parquet(&table, &file, &said).unwrap();
    assert_eq!(shard::missing(dir.path(), &plan).unwrap(), [0usize; 0]);
    let error = merge(&plan, dir.path(), &dir.path().join("again.parquet")).unwrap_err().to_string();
    assert!(error.contains("run 4 stands where run 5 belongs"), "{error}");
    assert!(!dir.path().join("again.parquet").exists());
}

#[test]
fn a_run_that_fails_is_a_row_that_says_why() {
    let mut sweep = small();
    let at = sweep.axes.iter().position(|a| a.path == "partnership.trust_years").unwrap();
    sweep.axes[at] = Axis { path: "partnership.trust_years".into(), spread: Spread::Values(vec![3.0, -1.0]) };
    let dir = tempfile::tempdir().unwrap();
    let plan = Plan::new(sweep, 3).unwrap();
    plan.write(dir.path()).unwrap();
    assert_eq!(run(&plan, dir.path(), &[0, 1, 2], 2).unwrap(), Done { before: 0, written: 3, failed: 8 });
    let merged = merge(&plan, dir.path(), &dir.path().join(RESULTS)).unwrap();
    assert_eq!((merged.runs, merged.rows, merged.failed), (16, 32, 8));
    assert!(merged.first_failure.starts_with("partnership.trust_years: "), "{}", merged.first_failure);
    let table = read_parquet(&dir.path().join(RESULTS)).unwrap();
    let column = |name: &str| table.column(name).unwrap();
    for row in 0..table.rows() {
        let impossible = column("partnership.trust_years").number(row) == Some(-1.0);
        assert_eq!(column("status").text(row), Some(if impossible { "failed" } else { "ok" }));
        assert_eq!(column("practice_use").number(row).unwrap().is_nan(), impossible);
        assert_eq!(column("message").text(row).unwrap().is_empty(), !impossible);
    }
}

/// The same worlds, luck and withdrawal: the same numbers, bit for bit.
#[test]
fn a_sweep_over_worlds_finds_what_a_comparison_finds() {
    let sweep = sweep(&format!(
        "{HEAD}designs = [\"geen-vervolg\", \"kabinet-2015\", \"lang-10-jaar\"]\nmethod = \"worlds\"\npoints = 4\n\
         indicators = [\"practice_use\", \"use_spread\"]\nmonths = [\"2022-12\", \"2027-12\"]\n"
    ));
    let (dir, _) = whole(&sweep, 3, 2);
    let results = Results::open(dir.path()).unwrap();
    let request = Request {
        worlds: 4,
        population: 0.01,
        seed: 1,
        baseline: "geen-vervolg".into(),
        equal_total: None,
        keep: Detail::Standard,
        source: WorldSource::shipped(false),
        theories: vec![],
        own: None,
    };
    let history = scenario::history().unwrap();
    let hooks = lemniscaat::experiments::comparison::Hooks { step: &|| {}, stopped: &|| false };
    let comparison = Comparison::run(&request, &history, &sweep.designs, &hooks).unwrap();
    for (d, design) in results.designs.iter().enumerate() {
        assert_eq!(comparison.designs[d].id, design.id);
        for (i, indicator) in results.indicators.iter().enumerate() {
            let number = lemniscaat::indicators::find(indicator.key).unwrap();
            for (m, month) in results.months.iter().enumerate() {
                let year = comparison.year(month.year());
                for world in 0..4 {
                    let theirs = comparison.yearly.column(comparison.run_of(d, true), number)[[world, year]];
                    let ours = results.outcomes[[d, 0, world, m, i]];
                    assert_eq!(ours.to_bits(), theirs.to_bits(), "{} {} {month} {world}", design.id, indicator.key);
                }
            }
        }
    }
    // The axes are what the worlds drew.
    for (axis, about) in results.axes.iter().enumerate() {
        let spec = lemniscaat::parameters::Spec::find(&about.path).unwrap();
        for world in 0..4 {
            assert_eq!(results.values[(world, axis)], comparison.draws[world].parameters.get(spec.at.0, spec.at.1));
        }
    }
}

/// A lever at the value it has, and money as it is: the very same numbers.
#[test]
fn what_does_not_change_a_design_changes_nothing() {
    let history = scenario::history().unwrap();
    let own = lemniscaat::experiments::budget::yearly(
        &scenario::load("scenarios/geen-vervolg.toml".as_ref()).unwrap(),
        &history.calendar,
    );
    assert_eq!(own, 0.0, "no follow-up has no money");
    let body = |vary: &str| {
        sweep(&format!(
            "{HEAD}designs = [\"geen-vervolg\"]\nmethod = \"list\"\nworlds = \"central\"\nmonths = [\"2020-12\"]\n{vary}"
        ))
    };
    let default = lemniscaat::parameters::Spec::find_lever("governance.bottom_up").unwrap().field.default;
    let (dir, _) = whole(
        &body(&format!("[vary]\n\"governance.bottom_up\" = [{default}, 0.9]\n\"programme.budget\" = [0, 36]\n")),
        1,
        1,
    );
    let (plain, _) = whole(&body("[vary]\n\"regulation.cpd_hours\" = [0]\n"), 1, 1);
    let use_of = |dir: &TempDir| Results::open(dir.path()).unwrap().of(0, 0, 0);
    assert_eq!(use_of(&dir)[(0, 0)], use_of(&plain)[(0, 0)]);
}

#[test]
fn luck_is_common_to_points_and_designs_unless_it_varies() {
    let plan = Plan::new(small(), 1).unwrap();
    let runs = Runs::new(&plan).unwrap();
    let seed = |replicate, point| runs.world(replicate, point).unwrap().1;
    assert!((0..4).all(|point| seed(0, point) == seed(0, 0)) && seed(0, 0) != seed(1, 0));
    let lucky = sweep(&format!(
        "{HEAD}designs = [\"kabinet-2015\"]\nmethod = \"saltelli\"\npoints = 8\nworlds = \"central\"\n\
         [vary]\nluck = {{}}\n\"partnership.trust_years\" = {{}}\n"
    ));
    let at = lucky.axes.iter().position(|a| a.path == "luck").unwrap();
    let plan = Plan::new(lucky, 1).unwrap();
    let runs = Runs::new(&plan).unwrap();
    let seed = |point| runs.world(0, point).unwrap().1;
    // Rows of a block: A, B, then A with one column from B.
    for block in 0..8 {
        let row = |kind: usize| block * 4 + kind;
        assert_ne!(seed(row(0)), seed(row(1)));
        assert_eq!(seed(row(2 + at)), seed(row(1)));
        assert_eq!(seed(row(3 - at)), seed(row(0)));
    }
}

#[test]
fn layouts_cover_what_they_promise() {
    let layout = |method: &str, vary: &str, points: &str| {
        let text = format!("{HEAD}designs = [\"kabinet-2015\"]\nmethod = \"{method}\"\n{points}\n[vary]\n{vary}\n");
        Plan::new(sweep(&text), 1).unwrap().layout
    };
    let column = |l: &lemniscaat::experiments::sweep::layout::Layout, axis| {
        (0..l.points).map(|p| l.value(p, axis)).collect::<Vec<f64>>()
    };
    let three = "\"governance.bottom_up\" = [0.1, 0.2, 0.3]\n\"partnership.trust_years\" = [2, 3]\n\"programme.budget\" = [5, 6]";
    let grid = layout("grid", three, "");
    let mut seen: Vec<[u64; 3]> = (0..12).map(|p| [0, 1, 2].map(|a| grid.value(p, a).to_bits())).collect();
    // Levers change fastest: the uncertainty (axis 1) changes once.
    assert_eq!(column(&grid, 1).windows(2).filter(|w| w[0] != w[1]).count(), 1);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 12);
    let list = layout("list", "\"governance.bottom_up\" = [0.1, 0.9]\n\"programme.budget\" = [36, 5]", "");
    assert_eq!((column(&list, 0), column(&list, 1)), (vec![0.1, 0.9], vec![36.0, 5.0]));
    for method in ["latin-hypercube", "sobol"] {
        let cube = layout(
            method,
            "\"governance.bottom_up\" = {}\n\"programme.budget\" = { low = 0, high = 64 }",
            "points = 64",
        );
        for axis in 0..2 {
            let mut slices: Vec<usize> = (0..64).map(|p| (cube.unit(p, axis) * 64.0) as usize).collect();
            slices.sort_unstable();
            assert!(slices.into_iter().eq(0..64), "{method}");
        }
        assert!(column(&cube, 1).iter().all(|v| (0.0..=64.0).contains(v)));
    }
    let morris = layout("morris", "\"governance.bottom_up\" = {}\n\"programme.budget\" = {}", "points = 5");
    assert_eq!(morris.points, 15);
    for p in (0..15).filter(|p| p % 3 != 2) {
        let moved = [0, 1].into_iter().filter(|&a| morris.value(p, a) != morris.value(p + 1, a)).count();
        assert_eq!(moved, 1);
    }
}

#[test]
fn a_stream_writes_the_bytes_of_one_table() {
    let folder = tempfile::tempdir().unwrap();
    let part = |from: usize, rows: usize| {
        let rows = from..from + rows;
        Table::default()
            .with("run", Column::I64(rows.clone().map(|i| i as i64).collect()))
            .with("design", Column::labels(rows.clone().map(|i| ["a", "b", "c"][i / 50_000 % 3])))
            .with("x", Column::F64(rows.map(|i| i as f64 / 7.0).collect()))
    };
    let (whole, parts) = (folder.path().join("whole"), folder.path().join("parts"));
    write_parquet(&part(0, 2 * ROWS_PER_GROUP + 5), &whole, &[]).unwrap();
    write_atomic(&parts, |out| {
        let mut stream = Stream::new(part(0, 3), out, &[])?;
        stream.push(&part(3, ROWS_PER_GROUP + 9))?;
        stream.push(&part(ROWS_PER_GROUP + 12, ROWS_PER_GROUP - 7))?;
        stream.finish()
    })
    .unwrap();
    assert!(read_parquet(&parts).unwrap() == read_parquet(&whole).unwrap());
    assert_eq!(std::fs::read(parts).unwrap(), std::fs::read(whole).unwrap());
}

#[test]
fn a_plan_is_read_as_it_was_written_and_never_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let plan = Plan::new(small(), 4).unwrap();
    plan.write(dir.path()).unwrap();
    let again = Plan::load(dir.path()).unwrap();
    assert_eq!((again.hash.as_str(), again.shards, &again.sweep.axes), (plan.hash.as_str(), 4, &plan.sweep.axes));
    assert_eq!(Sweep { designs: vec![], ..again.sweep.clone() }, Sweep { designs: vec![], ..plan.sweep.clone() });
    for (a, b) in again.sweep.designs.iter().zip(&plan.sweep.designs) {
        assert_eq!((&a.id, &a.levers, &a.programmes), (&b.id, &b.levers, &b.programmes));
    }
    plan.write(dir.path()).unwrap();
    let other = Plan::new(Sweep { base: Base::Prior, ..small() }, 4).unwrap();
    assert!(other.write(dir.path()).unwrap_err().to_string().ends_with("holds another plan already"));
    assert_eq!(Plan::load(dir.path()).unwrap().hash, plan.hash);
    let text = std::fs::read_to_string(dir.path().join("plan.toml")).unwrap();
    assert!(text.contains("commit = \""));
    let mut commit = text.split("commit = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    commit.push('x');
    let changed = Plan::parse(text.replacen("commit = \"", "commit = \"x", 1), Path::new("plan.toml")).unwrap();
    assert_ne!(changed.hash, plan.hash);
    let said = run(&changed, dir.path(), &[0], 1).unwrap_err().to_string();
    assert!(said.contains("this plan was made by version"), "{said}");
}

/// A plan is a file, and files get damaged or edited: a sentence, never a panic.
#[test]
fn a_damaged_plan_is_refused() {
    let plan = Plan::new(small(), 4).unwrap();
    let read = |text: String| Plan::parse(text, Path::new("plan.toml"));
    assert!(read(plan.text().to_owned()).is_ok());
    for (from, to) in [
        ("shards = 4", "shards = 1000000"),
        ("shards = 4", "shards = 0"),
        ("format = 1", "format = 2"),
        ("points = 4", "points = 0"),
        ("points = 4", "points = 9000000000000000000"),
        ("replicates = 2", "replicates = 0"),
        ("method = \"grid\"", "method = \"list\""),
        ("method = \"grid\"", "method = \"worlds\""),
        ("method = \"grid\"", "method = \"grit\""),
        ("population = 0.01", "population = -1.0"),
        ("partnership.trust_years", "partnership.trust"),
        ("\"practice_use\"", "\"nope\""),
        ("2016-12", "1999-12"),
        ("values = [2.6, 36.0]", "values = []"),
    ] {
        assert!(plan.text().contains(from), "{from}");
        let Err(error) = read(plan.text().replacen(from, to, 1)) else { panic!("{to} is accepted") };
        assert!(error.to_string().starts_with("plan.toml holds no plan of this program: "), "{error}");
    }
}

/// Values come from the rows that were run, whatever the plan in the file would make of it today.
#[test]
fn results_whose_plan_was_changed_are_refused() {
    let (dir, plan) = whole(&small(), 2, 2);
    let file = dir.path().join(RESULTS);
    let mut said = lemniscaat::experiments::disk::read_metadata(&file).unwrap();
    let table = read_parquet(&file).unwrap();
    let results = Results::open(&file).unwrap();
    for (row, point) in (0..table.rows()).map(|row| (row, table.column("point").unwrap().number(row).unwrap())) {
        for (axis, about) in plan.sweep.axes.iter().enumerate() {
            let value = table.column(&about.path).unwrap().number(row).unwrap();
            assert_eq!(results.values[(point as usize, axis)], value);
        }
    }
    let text = said.iter_mut().find(|(key, _)| key == "plan.toml").unwrap();
    text.1 = text.1.replacen("seed = 1", "seed = 2", 1);
    write_parquet(&table, &file, &said).unwrap();
    assert!(Results::open(&file).err().unwrap().to_string().contains("not the one it was made with"));
}

/// Every mistake is one sentence that points at its line and says what to do.
#[test]
fn mistakes_in_a_sweep_file() {
    let good = "designs = [\"kabinet-2015\"]\nmethod = \"latin-hypercube\"\npoints = 8\n";
    let vary = "[vary]\n\"programme.budget\" = {}\n";
    let cases: Vec<(&str, String)> = vec![
        ("no table", "title = 1\n".into()),
        ("empty", String::new()),
        ("no title", format!("[sweep]\n{good}{vary}")),
        ("no designs", format!("{HEAD}method = \"sobol\"\npoints = 8\n{vary}")),
        ("unknown design", format!("{HEAD}designs = [\"kabinet-2016\"]\nmethod = \"sobol\"\npoints = 8\n{vary}")),
        ("a design twice", format!("{HEAD}designs = [\"kabinet-2015\", \"kabinet-2015\"]\nmethod = \"sobol\"\n{vary}")),
        ("unknown method", format!("{HEAD}designs = [\"kabinet-2015\"]\nmethod = \"soboll\"\n{vary}")),
        ("no points", format!("{HEAD}designs = [\"kabinet-2015\"]\nmethod = \"sobol\"\n{vary}")),
        ("too many points", format!("{HEAD}designs = [\"kabinet-2015\"]\nmethod = \"sobol\"\npoints = 70000\n{vary}")),
        ("half a point", format!("{HEAD}designs = [\"kabinet-2015\"]\nmethod = \"sobol\"\npoints = 1.5\n{vary}")),
        ("points of a grid", format!("{HEAD}designs = [\"kabinet-2015\"]\nmethod = \"grid\"\npoints = 8\n{vary}")),
        ("nothing varies", format!("{HEAD}{good}")),
        ("unknown key", format!("{HEAD}{good}replicate = 3\n{vary}")),
        ("unknown axis", format!("{HEAD}{good}[vary]\n\"governance.bottomup\" = {{}}\n")),
        ("without quotes", format!("{HEAD}{good}[vary]\ngovernance.bottom_up = {{ low = 0.9, high = 0.1 }}\n")),
        ("impossible", format!("{HEAD}{good}[vary]\n\"governance.bottom_up\" = [0.5, 3]\n")),
        ("decimal comma", format!("{HEAD}{good}[vary]\n\"governance.bottom_up\" = [0,5]\n")),
        ("a weight", format!("{HEAD}{good}[vary]\n\"governance.weight_quality\" = {{}}\n")),
        ("no values", format!("{HEAD}{good}[vary]\n\"governance.bottom_up\" = []\n")),
        ("a switch between", format!("{HEAD}{good}[vary]\n\"theory.habit\" = {{ low = 0, high = 1 }}\n")),
        ("a value twice", format!("{HEAD}{good}[vary]\n\"programme.budget\" = [5, 5, 36]\n")),
        ("min and max", format!("{HEAD}{good}[vary]\n\"labour.exit\" = {{ min = 0.05, max = 0.1 }}\n")),
        (
            "too many trajectories",
            format!("{HEAD}{good}{vary}").replace("latin-hypercube", "morris").replace("= 8", "= 80000"),
        ),
        ("one step", format!("{HEAD}{good}[vary]\n\"governance.bottom_up\" = {{ steps = 1 }}\n")),
        ("unknown indicator", format!("{HEAD}{good}indicators = [\"practice_used\"]\n{vary}")),
        ("a month of the past", format!("{HEAD}{good}months = [\"2012-12\"]\n{vary}")),
        ("not a month", format!("{HEAD}{good}months = [\"2027\"]\n{vary}")),
        (
            "unequal lists",
            format!(
                "{HEAD}designs = [\"kabinet-2015\"]\nmethod = \"list\"\n[vary]\n\"programme.budget\" = [5, 6]\n\
             \"governance.bottom_up\" = [0.1]\n"
            ),
        ),
        ("luck on a grid", format!("{HEAD}designs = [\"kabinet-2015\"]\nmethod = \"grid\"\n[vary]\nluck = {{}}\n")),
        ("worlds that vary", format!("{HEAD}designs = [\"kabinet-2015\"]\nmethod = \"worlds\"\npoints = 8\n{vary}")),
        (
            "all on a grid",
            format!("{HEAD}designs = [\"kabinet-2015\"]\nmethod = \"grid\"\nuncertainties = \"all\"\n{vary}"),
        ),
        ("too many axes", format!("{HEAD}{good}uncertainties = \"all\"\n{vary}").replace("latin-hypercube", "sobol")),
        ("unknown worlds", format!("{HEAD}{good}worlds = \"posterior\"\n{vary}")),
        ("population", format!("[sweep]\ntitle = {{ nl = \"a\", en = \"b\" }}\npopulation = 0\n{good}{vary}")),
    ];
    let handler = miette::NarratableReportHandler::new();
    let mut all = String::new();
    for (what, text) in cases {
        let error = read(&text).expect_err(what);
        let mut said = String::new();
        handler.render_report(&mut said, &error).unwrap();
        all += &format!("== {what}\n{said}\n");
    }
    insta::assert_snapshot!(all);
    let keys: Vec<&str> = vec!["practice_use"];
    let design = scenario::load_text("a.toml", "[sweep]\ntitle = 1\n", Path::new(".")).unwrap_err();
    assert_eq!(design.to_string(), "this is a sweep file, not a design");
    assert!(load_sweep(Path::new("scenarios/no-such.toml"), &keys, 1).is_err());
}
