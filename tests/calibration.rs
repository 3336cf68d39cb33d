//! Conditioning on history: it finds back what was planted, says when nothing fits, and the set that ships is the one
//! that its command makes.

mod common;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use common::history;
use lemniscaat::experiments::accepted::Accepted;
use lemniscaat::experiments::calibration::{SEED, Tried, facts_of, luck, try_points};
use lemniscaat::experiments::draws::{Points, world_seed};
use lemniscaat::experiments::facts::{FACTS, Fact, FactRole};
use lemniscaat::experiments::statistics::quantile;
use lemniscaat::world::Size;

const POINTS: usize = 1 << 11;
const PLANTINGS: usize = 100;
const POPULATION: f64 = 0.01;

/// Points tried once for all tests of this file: the last hundred are for planting.
fn tried() -> &'static (Points, Vec<Vec<f64>>, Vec<f64>) {
    static TRIED: OnceLock<(Points, Vec<Vec<f64>>, Vec<f64>)> = OnceLock::new();
    TRIED.get_or_init(|| {
        let (history, size) = (history(), Size::of(POPULATION));
        let points = Points::new(SEED, 2 * POINTS);
        let these: Vec<usize> = (0..POINTS + PLANTINGS).collect();
        let values = try_points(&history, &size, &points, &these, &|| {}, &|| false).expect("nobody stops it");
        (points, values, luck(&history, &size))
    })
}

/// The facts as they would have been observed in a world, with the tolerances they have.
fn observed(values: &[f64]) -> Vec<Fact> {
    let moved = |(fact, &value): (&Fact, &f64)| {
        let half = 0.5 * (fact.range[1] - fact.range[0]);
        let mut fact = *fact;
        fact.range = [value - half, value + half];
        fact
    };
    FACTS.iter().zip(values).map(moved).collect()
}

/// Planted worlds are draws like the others, so the accepted 90% range of each parameter must hold the planted value in
/// at least 90% of plantings, up to luck: 4.3 standard deviations of a binomial, one chance in a thousand over all
/// parameters together. And history must teach something: the parameter it says most of is known better than before.
/// A rare world with fewer than fifty points like it tells no range and is left out; at most one in ten may be.
#[test]
fn planted_parameters_are_found_back() {
    let (points, values, luck) = tried();
    let tried = Tried { points, values: values[..POINTS].to_vec(), luck: luck.clone() };
    let specs = points.specs().len();
    let (mut covered, mut narrowest, mut used) = (vec![0; specs], f64::INFINITY, 0);
    for planted in POINTS..POINTS + PLANTINGS {
        let kept = tried.kept(&observed(&values[planted]));
        if kept.len() < 50 {
            continue;
        }
        used += 1;
        for (c, learned) in tried.choice(&kept).learned().iter().enumerate() {
            let (low, high) = (quantile(&learned.posterior, 0.05), quantile(&learned.posterior, 0.95));
            let truth = points.values()[(planted, c)];
            covered[c] += usize::from(low <= truth && truth <= high);
            let before = quantile(&learned.prior, 0.95) - quantile(&learned.prior, 0.05);
            narrowest = narrowest.min((high - low) / before.max(1e-12));
        }
    }
    println!("{used} plantings, narrowest range {narrowest:.2} of the prior");
    assert!(used >= PLANTINGS * 9 / 10, "{used} plantings have points like them");
    let least = 0.9 * used as f64 - 4.3 * (used as f64 * 0.9 * 0.1).sqrt();
    for (c, covered) in covered.iter().enumerate() {
        assert!(*covered as f64 >= least, "{}: {covered} of {used} found back", points.specs()[c].path);
    }
    assert!(narrowest < 0.9, "history narrows no range below {narrowest} of what it was");
}

#[test]
fn impossible_facts_leave_nothing_and_are_named() {
    let (points, values, luck) = tried();
    let tried = Tried { points, values: values.clone(), luck: luck.clone() };
    let mut facts = FACTS.to_vec();
    for fact in facts.iter_mut().filter(|f| f.key == "databank_2012" || f.key == "registered_2014") {
        fact.range = [fact.range[0] * 100.0, fact.range[1] * 100.0];
    }
    let error = tried.accept(&facts, POPULATION).expect_err("nothing can meet these").to_string();
    assert!(error.contains("no acceptable region"), "{error}");
    assert!(error.contains("databank_2012") || error.contains("registered_2014"), "{error}");
    assert!(tried.accept(FACTS, POPULATION).is_ok());
}

/// Some points of the shipped set, tried again, read the facts that the file says: a change of the model makes the set
/// stale, and this test red.
#[test]
fn the_shipped_set_is_what_its_command_makes() {
    let set = Accepted::shipped().expect("made for the ranges of this program");
    let (history, size) = (history(), Size::of(set.population));
    let points = Points::new(set.seed, set.tried);
    for i in (0..set.points.len()).step_by(set.points.len() / 8) {
        let point = set.points[i];
        let draw = points.draw(point, point, world_seed(SEED, point));
        let again = facts_of(&history, &size, draw.parameters, draw.seed);
        for (f, fact) in FACTS.iter().enumerate() {
            assert_eq!(format!("{:.5}", again[f]), format!("{:.5}", set.facts[i][f]), "{} of point {point}", fact.key);
        }
    }
}

/// A small calibration of eight waves in a folder.
fn small(folder: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("lemniscaat"));
    command.args([
        "calibrate",
        "--points",
        "512",
        "--wave",
        "64",
        "--population",
        "0.01",
        "--recheck",
        "0",
        "--lang",
        "en",
    ]);
    command.arg("--folder").arg(folder).arg("--out").arg(folder.join("set.csv"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Killed after its second wave, the same command goes on where it was and makes the set that nobody disturbed; that
/// set can be drawn.
#[test]
fn a_killed_calibration_goes_on_to_the_same_set() {
    let [killed, whole] = [0, 1].map(|_| tempfile::tempdir().expect("a folder"));
    let second = killed.path().join("wave-02.csv");
    let mut child = small(killed.path()).spawn().expect("it starts");
    let began = Instant::now();
    while !second.exists() {
        assert!(began.elapsed() < Duration::from_secs(300), "no second wave in five minutes");
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().and_then(|()| child.wait()).expect("it is ours to kill");
    assert!(!killed.path().join("set.csv").exists() && !killed.path().join("wave-08.csv").exists());
    let written = || second.metadata().and_then(|m| m.modified()).expect("a file with a date");
    let before = written();
    for folder in [&killed, &whole] {
        assert!(small(folder.path()).status().expect("it starts").success());
    }
    assert_eq!(before, written(), "the second wave was tried again");
    let [a, b] = [&killed, &whole].map(|f| std::fs::read(f.path().join("set.csv")).expect("a set"));
    assert!(a == b && a.len() > 10_000, "{} and {} bytes", a.len(), b.len());
    draws_what_history_teaches(whole.path());
}

fn draws_what_history_teaches(folder: &Path) {
    let (set, out) = (folder.join("set.csv"), folder.join("posterior"));
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("lemniscaat"));
    command.args(["posterior", "--worlds", "64", "--population", "0.01", "--lang", "nl"]).arg("--set").arg(&set);
    let done = command.arg("--out").arg(&out).output().expect("it starts");
    let said = String::from_utf8(done.stdout).expect("text");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let page = std::fs::read_to_string(out.join("posterior.md")).expect("a page");
    for (name, words) in [
        ("parameters", "onzekere parameters"),
        ("facts", "Het strengst is"),
        ("pairs", "paren"),
        ("past", "Met nieuw geluk"),
    ] {
        assert!(said.contains(words) && page.contains(words), "{words}: {said}");
        assert!(out.join(format!("{name}.svg")).exists() && out.join(format!("{name}.png")).exists());
    }
    let table = std::fs::read_to_string(out.join("parameters.csv")).expect("a table");
    let drawn = lemniscaat::parameters::drawn().count();
    assert!(table.lines().count() == drawn + 1 && table.lines().all(|l| l.split(',').count() == 13), "{table}");
    for spec in lemniscaat::parameters::drawn() {
        assert!(table.contains(spec.path) && page.contains(spec.path), "{}", spec.path);
    }
}

#[test]
fn a_file_that_is_no_set_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = |text: &str| {
        let file = folder.path().join("set.csv");
        std::fs::write(&file, text).expect("written");
        Accepted::read(&file).expect_err("no set").to_string()
    };
    let shipped = std::fs::read_to_string("scenarios/data/accepted.csv").expect("it ships");
    assert!(refused("point\n1\n").contains("is no set of accepted worlds"));
    let tried = Accepted::shipped().expect("it ships").tried;
    assert!(refused(&shipped.replace(&format!("tried {tried}"), "tried 12")).contains("is no set"));
    assert!(refused(&shipped.replacen("declared ", "declared x", 1)).contains("other plausible ranges"));
    assert!(Accepted::read(Path::new("scenarios/data/accepted.csv")).is_ok());
}

/// Calibration looks at nothing after 2014: a later value of any indicator cannot be asked.
#[test]
fn facts_are_read_from_eight_decembers() {
    let (history, size) = (history(), Size::of(POPULATION));
    let values = facts_of(&history, &size, lemniscaat::parameters::Parameters::default(), 1);
    assert_eq!(values.len(), FACTS.len());
    assert!(values.iter().all(|v| v.is_finite()), "{values:?}");
    assert_eq!(FACTS.iter().filter(|f| f.role == FactRole::Emergent).count(), 12);
}
