//! The same question gets the same answer, to the last bit: for any number of threads, on a second run, for a design
//! under another name, and until the first month in which a design really differs.

mod common;

use common::{bits, change, first_difference, history, lever_at, shipped, simulation, text, what_differs, with};
use lemniscaat::indicators::Series;
use lemniscaat::parameters::LEVERS;
use lemniscaat::scenario::{self, History};
use lemniscaat::units::Month;
use lemniscaat::world::Size;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// Runs `months` months under a design that starts at once, with a picture of the last month.
fn some_months(population: f64, months: u32) -> Vec<u64> {
    let (history, size, design) = (history(), Size::of(population), shipped("gezondheidsraad-2014"));
    let mut simulation = simulation(&history, &size, 5);
    simulation.pictures = vec![history.calendar.start + (months as i32 - 1)];
    let mut state = simulation.start();
    // The calendar is moved so that a few months see turnover, networks, grants and learning.
    state.world.adopt(&scenario::shifted(&design, -108));
    simulation.run(&mut state, months);
    let mut out = bits(&state.series);
    let pros = &state.world.professionals;
    out.extend(pros.practised.iter().flatten().map(|x| u64::from(x.mastery().to_bits())));
    for column in [&pros.usage, &pros.craft] {
        out.extend(column.iter().flatten().map(|x| u64::from(x.to_bits())));
    }
    out
}

fn on_threads<R: Send>(threads: usize, f: impl FnOnce() -> R + Send) -> R {
    ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads").install(f)
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    // 8,300 people run in one thread, 83,000 share the search for who leaves, 207,500 share learning.
    for (population, months) in [(0.1, 40), (1.0, 13), (2.5, 3)] {
        let one = on_threads(1, || some_months(population, months));
        for threads in [2, 3, 8] {
            assert!(
                one == on_threads(threads, || some_months(population, months)),
                "{threads} threads, population {population}"
            );
        }
    }
}

#[test]
fn a_second_run_gives_the_same_bits_and_another_seed_does_not() {
    let (history, size, design) = (history(), Size::of(0.02), shipped("gezondheidsraad-2014"));
    let run = |seed| bits(&simulation(&history, &size, seed).whole(&design).series);
    assert!(run(1) == run(1));
    assert!(run(1) != run(2));
}

#[test]
fn a_branch_is_the_tail_of_the_whole() {
    let (history, size, design) = (history(), Size::of(0.02), shipped("kabinet-2015"));
    let simulation = simulation(&history, &size, 3);
    let past = simulation.past();
    let months = past.series.monthly.len();
    let (branch, whole) = (simulation.future(&past, &design).series, simulation.whole(&design).series);
    assert_eq!(months, 108);
    assert!(past.series.monthly[..] == whole.monthly[..months] && branch.monthly[..] == whole.monthly[months..]);
    assert!(past.series.flows[..] == whole.flows[..months / 12] && branch.flows[..] == whole.flows[months / 12..]);
    assert!(past.series.yearly[..] == whole.yearly[..months / 12] && branch.yearly[..] == whole.yearly[months / 12..]);
}

#[test]
fn a_design_rewritten_under_another_name_differs_by_exactly_zero() {
    let (history, size) = (history(), Size::of(0.02));
    let simulation = simulation(&history, &size, 4);
    let past = simulation.past();
    for name in
        ["geen-vervolg", "gezondheidsraad-2014", "kabinet-2015", "hoge-eigen-bijdrage", "zonder-beroepsorganisatie"]
    {
        let design = shipped(name);
        let again = text("null-test.toml", &scenario::canonical_text(&design));
        assert_eq!(again.id, "null-test");
        let [a, b] = [&design, &again].map(|d| simulation.future(&past, d).series);
        assert!(bits(&a) == bits(&b), "{name} rewritten is not itself");
        for (x, y) in a.monthly.iter().flatten().zip(b.monthly.iter().flatten()) {
            assert_eq!(x - y, 0.0, "{name}");
        }
    }
}

#[test]
fn a_label_reaches_no_process() {
    let (history, size) = (history(), Size::of(0.02));
    let simulation = simulation(&history, &size, 4);
    let past = simulation.past();
    let design = shipped("gezondheidsraad-2014");
    let mut other = design.clone();
    other.id = "geen-vervolg".into();
    other.lineage = vec!["kabinet-2015.toml".into()];
    (other.title, other.description) = (Default::default(), Default::default());
    other.programmes.iter_mut().for_each(|p| p.title = Default::default());
    assert!(bits(&simulation.future(&past, &design).series) == bits(&simulation.future(&past, &other).series));
}

/// Whether two futures differ at all; panics when they differ before `from`.
fn differ(history: &History, a: &Series, b: &Series, from: Month, what: &str) -> bool {
    let allowed = (from - history.calendar.branch) as usize;
    let first = first_difference(a, b);
    if let Some(month) = first.filter(|&m| m < allowed) {
        panic!("{what}: differs in month {month}, before {allowed}: {:?}", what_differs(a, b, month));
    }
    first.is_some()
}

/// The past with a near end, for questions that five years answer.
fn five_years() -> History {
    let mut history = history();
    history.calendar.end = history.calendar.branch + 60;
    history
}

#[test]
fn a_lever_does_nothing_before_its_month_and_something_after() {
    let (history, size) = (five_years(), Size::of(0.01));
    let past = simulation(&history, &size, 6).past();
    // A second world in which evaluations always fail, so that what follows from failing is met.
    let mut strict = simulation(&history, &size, 6);
    common::set(&mut strict.parameters, "evaluation.failing", 0.0);
    let strict_past = strict.past();
    // A parent in which everything that levers act on exists: programmes, evaluations, a law, a committee of delegates.
    let rich = with(
        &shipped("gezondheidsraad-2014"),
        &[
            change("regulation.law_social_work", Month::new(2017, 1), 1.0),
            change("funding.widening", Month::new(2016, 1), 0.3),
            change("governance.committee_independence", Month::new(2016, 1), 0.5),
        ],
    );
    let kabinet = shipped("kabinet-2015");
    let parents = [(&rich, 2018), (&kabinet, 2018), (&rich, 2016)];
    let unchanged =
        parents.map(|(d, _)| [simulation(&history, &size, 6).future(&past, d), strict.future(&strict_past, d)]);
    let dead: Vec<&str> = LEVERS
        .par_iter()
        .filter(|spec| {
            let felt = parents.iter().zip(&unchanged).any(|(&(parent, year), [plain, failing])| {
                let from = Month::new(year, 1);
                let now = lever_at(&history, parent, spec.path, from);
                [spec.field.low, spec.field.high].into_iter().filter(|&v| v != now).any(|value| {
                    let child = with(parent, &[change(spec.path, from, value)]);
                    let after = simulation(&history, &size, 6).future(&past, &child);
                    differ(&history, &plain.series, &after.series, from, spec.path)
                        || first_difference(&failing.series, &strict.future(&strict_past, &child).series).is_some()
                })
            });
            !felt
        })
        .map(|spec| spec.path)
        .collect();
    assert!(dead.is_empty(), "levers that change nothing: {dead:?}");
}

#[test]
fn a_lever_set_to_the_value_it_has_changes_nothing() {
    let (history, size) = (five_years(), Size::of(0.01));
    let past = simulation(&history, &size, 6).past();
    let from = Month::new(2018, 1);
    let with_law = with(&shipped("kabinet-2015"), &[change("regulation.law_social_work", Month::new(2016, 7), 1.0)]);
    let simulation = simulation(&history, &size, 6);
    for parent in [with_law, shipped("gezondheidsraad-2014")] {
        let unchanged = simulation.future(&past, &parent).series;
        LEVERS.par_iter().for_each(|s| {
            let same = change(s.path, from, lever_at(&history, &parent, s.path, from));
            let after = simulation.future(&past, &with(&parent, &[same])).series;
            assert!(bits(&unchanged) == bits(&after), "{} set to its own value", s.path);
        });
    }
}

#[test]
fn a_programme_does_nothing_before_its_first_month() {
    let (history, size) = (five_years(), Size::of(0.01));
    let simulation = simulation(&history, &size, 6);
    let past = simulation.past();
    let from = Month::new(2018, 1);
    // Before and after the others in order of name: a programme that waits must not shift the luck of those that run.
    for base in ["geen-vervolg", "gezondheidsraad-2014", "kabinet-2015"] {
        let parent = simulation.future(&past, &shipped(base)).series;
        for key in ["aaa", "zzz"] {
            let body = format!(
                "[design]\nbase = \"{base}\"\ntitle.nl = \"Later\"\ntitle.en = \"Later\"\n[programme.{key}]\ntitle.nl = \"Later\"\n\
                 title.en = \"Later\"\nstart = \"2018-01\"\nyears = 4\nyearly_mln_euro = 5\nsources = {{ vws = 1.0 }}\n\
                 split = {{ development = 0.5, profession = 0.2, commissioning = 0.3 }}\n"
            );
            let child = simulation.future(&past, &text("later.toml", &body)).series;
            assert!(differ(&history, &parent, &child, from, key), "20 million euros change nothing in {base}");
        }
    }
}
