use std::path::PathBuf;

use ndarray::{Axis, Slice};

use super::*;
use crate::experiments::comparison::{Detail, Hooks, Request, WorldSource};
use crate::experiments::disk::{Column, read_metadata};
use crate::experiments::draws::world_parameters;
use crate::experiments::explain::{Item, Levels};
use crate::experiments::kept::Kept;
use crate::experiments::theories::sides;
use crate::indicators::{GROUPS, MunicipalityView, NetworkView, Snapshot};
use crate::rng::Draws;
use crate::scenario::{Scenario, load};
use crate::units::Month;
use crate::world::{Flow, Geography, PURPOSES, Party};

fn shipped(names: &[&str]) -> Vec<Scenario> {
    names.iter().map(|name| load(Path::new(&format!("scenarios/{name}.toml"))).unwrap()).collect()
}

fn request(worlds: usize, keep: Detail) -> Request {
    Request {
        worlds,
        population: 0.01,
        seed: u64::MAX - 6,
        baseline: "geen-vervolg".into(),
        equal_total: None,
        keep,
        source: WorldSource::Prior,
        theories: vec![],
        own: Some("gezondheidsraad-2014".to_owned()),
    }
}

/// Every number anything, as many flows and networks as a rich world has.
fn invented(designs: Vec<Scenario>, worlds: usize, keep: Detail) -> Comparison {
    let history = history().unwrap();
    let luck = Draws::new(5, 0, 0);
    let mut drawn = 0;
    let mut any = || {
        drawn += 1;
        luck.uniform(drawn, 0)
    };
    let draws = world_parameters(u64::MAX - 6, worlds).unwrap();
    let mut c = Comparison::blank(request(worlds, keep), history, designs, draws).unwrap();
    for kept in [&c.past, &c.monthly, &c.past_yearly, &c.yearly, &c.groups] {
        let [runs, columns, worlds, cells] = kept.shape();
        for (run, column) in (0..runs).flat_map(|run| (0..columns).map(move |column| (run, column))) {
            let numbers: Vec<f32> = (0..worlds * cells).map(|_| any()).collect();
            kept.write(run, column, 0, &numbers).unwrap();
        }
    }
    let [d, w, years] = c.flows.shape();
    for (design, world) in (0..d).flat_map(|design| (0..w).map(move |world| (design, world))) {
        let flow = |i: usize| {
            let (from, to) = (Party::ALL[i % 9], Party::ALL[10 + i % 5]);
            Flow { from, purpose: (i % PURPOSES) as u8, to, cents: (f64::from(any()) * 1e13) as i64 }
        };
        let moved: Vec<Flow> = (0..60 * years).map(flow).collect();
        c.flows.put(design, world, &moved.chunks(60).map(<[Flow]>::to_vec).collect::<Vec<_>>()).unwrap();
    }
    let places = Geography::shipped().places.len();
    let mut picture = |month: Month| Snapshot {
        month,
        municipalities: (0..places)
            .map(|_| MunicipalityView {
                staff: (any() * 300.0) as u16,
                practice_use: any(),
                registered: any(),
                members: any(),
                contribution: [any() * 1e5, any() * 1e5],
                network: (any() * 15.0) as i32 - 1,
            })
            .collect(),
        networks: (0..14)
            .map(|region| NetworkView {
                number: u16::from(region) * 3,
                region,
                partners: [1, 2, 30, 4, 5, 6, 7, 800],
                trust: any(),
                link: any(),
                activity: any(),
            })
            .collect(),
    };
    let pictured = keep.pictured(w);
    let calendar = &c.history.calendar;
    c.past_pictures = (0..pictured).map(|_| vec![picture(calendar.branch + -1)]).collect();
    let ends = [calendar.withdrawal + -1, calendar.withdrawal + 59, calendar.end + -1];
    c.pictures = (0..d).map(|_| (0..pictured).map(|_| ends.map(&mut picture).to_vec()).collect()).collect();
    c.null_difference = 0.1;
    c.mixed = vec![[0.25, -0.5, 0.1, 0.0, 1e-9, -0.3, 0.7]];
    c.levels = Some(Levels {
        designs: ["a", "b"].map(str::to_owned),
        items: ["programmes", "weights", "governance.bottom_up"].map(|key| Item::named(key).unwrap()).to_vec(),
        worlds: (0..3).map(|world| (0..8).map(|i| f64::from(i) / 9.0 + f64::from(world)).collect()).collect(),
    });
    c
}

/// The bits of every number of every column.
fn bits(of: &Kept) -> Vec<Vec<u32>> {
    let [runs, columns, ..] = of.shape();
    let column = |(run, column)| of.column(run, column).iter().map(|x: &f32| x.to_bits()).collect();
    (0..runs).flat_map(|run| (0..columns).map(move |column| (run, column))).map(column).collect()
}

/// A number of a column.
fn number_at(of: &Kept, [run, column, world, cell]: [usize; 4]) -> f32 {
    of.column(run, column)[[world, cell]]
}

/// Three designs of which at least one has a withdrawal twin.
const THREE: [&str; 3] = ["geen-vervolg", "gezondheidsraad-2014", "lang-10-jaar"];

fn small() -> Comparison {
    invented(shipped(&THREE), 2, Detail::Standard)
}

fn assert_same(a: &Comparison, b: &Comparison) {
    assert_eq!(format!("{:?}", a.request), format!("{:?}", b.request));
    assert_eq!(a.history, b.history);
    assert_eq!(a.designs, b.designs);
    assert_eq!(a.withdrawals, b.withdrawals);
    assert!(a.draws == b.draws, "draws");
    for of in
        [|c| &c.past, |c| &c.past_yearly, |c| &c.monthly, |c| &c.yearly, |c| &c.groups] as [fn(&Comparison) -> &Kept; 5]
    {
        assert_eq!(of(a).shape(), of(b).shape());
        assert!(bits(of(a)) == bits(of(b)), "numbers");
    }
    assert_eq!(a.flows.shape(), b.flows.shape());
    let [designs, worlds, _] = a.flows.shape();
    for (d, w) in (0..designs).flat_map(|d| (0..worlds).map(move |w| (d, w))) {
        assert!(a.flows.of(d, w).unwrap() == b.flows.of(d, w).unwrap(), "flows");
    }
    assert!(a.past_pictures == b.past_pictures && a.pictures == b.pictures, "pictures");
    assert_eq!(a.null_difference.to_bits(), b.null_difference.to_bits());
    assert_eq!(a.mixed, b.mixed);
    assert_eq!(a.levels, b.levels);
}

/// Name and bytes of every file.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

fn names(folder: &Path) -> Vec<String> {
    let name = |(path, _): &(PathBuf, _)| path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
    files(folder).iter().map(name).collect()
}

/// Written, read, equal; written again, the same bytes.
fn there_and_back(c: &Comparison, keep: Keep) -> tempfile::TempDir {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write(c, first.path(), &keep).unwrap();
    let back = read(first.path()).unwrap();
    assert_same(c, &back);
    write(&back, &second.path().join("new/folder"), &keep).unwrap();
    let again = second.path().join("new/folder");
    assert_eq!(names(first.path()), names(&again));
    for ((path, a), (_, b)) in files(first.path()).iter().zip(files(&again)) {
        assert!(*a == b, "{} differs", path.display());
    }
    first
}

fn simulated(keep: Detail) -> Comparison {
    let hooks = Hooks { step: &|| {}, stopped: &|| false };
    Comparison::run(&request(2, keep), &history().unwrap(), &shipped(&THREE), &hooks).unwrap()
}

/// What is kept more stands beside what is always kept, and agrees with it. Also the sample for `tests/readers.py`: kept
/// in the folder named by `LEMNISCAAT_SAMPLES` when that is set.
#[test]
fn a_comparison_comes_back_as_it_went() {
    let (standard, c) = (simulated(Detail::Standard), simulated(Detail::All));
    assert!(c.withdrawals.iter().any(|w| w.twin) && c.withdrawals.iter().any(|w| !w.twin));
    let (few, more) = (there_and_back(&standard, Keep::default()), there_and_back(&c, Keep::default()));
    for name in names(few.path()).iter().filter(|name| *name != RUN) {
        let bytes = |folder: &tempfile::TempDir| std::fs::read(folder.path().join(name)).unwrap();
        assert!(bytes(&few) == bytes(&more), "{name} differs");
    }
    let decembers = Slice::new(11, None, 12);
    for i in 0..INDICATORS.len() {
        assert!(c.past.column(0, i).slice_axis(Axis(1), decembers) == c.past_yearly.column(0, i));
        for d in 0..c.designs.len() {
            assert!(c.monthly.column(d, i).slice_axis(Axis(1), decembers) == c.yearly.column(c.run_of(d, false), i));
        }
    }
    if let Some(folder) = std::env::var_os("LEMNISCAAT_SAMPLES") {
        write(&c, &Path::new(&folder).join("comparison"), &Keep { csv: true }).unwrap();
    }
}

#[test]
fn any_numbers_come_back() {
    let mut c = small();
    c.request.equal_total = Some(105e6 / 3.0);
    c.request.theories = sides(&["ownership=none", "habit=fades"]).unwrap();
    c.monthly.write(1, 3, 228 + 7, &[-0.0]).unwrap();
    let mut moved = c.flows.of(1, 0).unwrap();
    moved[2].clear();
    c.flows.put(1, 0, &moved).unwrap();
    c.flows.put(2, 0, &vec![vec![]; moved.len()]).unwrap();
    c.pictures[2][1][0].networks.clear();
    c.pictures[0][0].clear();
    c.designs[2].lineage = vec!["a \"quoted\" name".into()];
    c.designs[2].warnings = vec!["stretched from 7 to 10 years".into()];
    let folder = there_and_back(&c, Keep { csv: true });
    assert!(number_at(&read(folder.path()).unwrap().monthly, [1, 3, 1, 7]).is_sign_negative());
    c.null_difference = f32::INFINITY;
    there_and_back(&c, Keep::default());
}

#[test]
fn all_of_many_worlds_comes_back() {
    let c = invented(shipped(&THREE[..2]), 16, Detail::All);
    assert_eq!((c.past_pictures.len(), c.pictures[1].len()), (16, 16));
    let folder = there_and_back(&c, Keep::default());
    let table = read_parquet(&folder.path().join("indicators-monthly.parquet")).unwrap();
    assert_eq!((table.rows(), table.columns.len()), (16 * 108 + 2 * 16 * 228, 3 + INDICATORS.len()));
    let (world, i, row) = (9, find("ownership").unwrap(), 16 * 108 + (16 + 9) * 228 + 13);
    let text = |column: &str| table.column(column).unwrap().text(row);
    assert_eq!((text("design"), text("month")), (Some("gezondheidsraad-2014"), Some("2017-02")));
    let number = |column: &str| table.column(column).unwrap().number(row).map(|x| x as f32);
    assert_eq!((number("world"), number("ownership")), (Some(9.0), Some(number_at(&c.monthly, [1, i, world, 13]))));
}

#[test]
fn rows_say_what_they_are_about() {
    let c = small();
    let folder = there_and_back(&c, Keep { csv: true });
    let table = |name: &str| read_parquet(&folder.path().join(format!("{name}.parquet"))).unwrap();
    let yearly = table("yearly");
    let (at, text) =
        (|n: &str, row| yearly.column(n).unwrap().number(row), |row| yearly.column("design").unwrap().text(row));
    let twins = c.withdrawals.iter().filter(|w| w.twin).count();
    assert_eq!(yearly.rows(), 2 * 9 + (3 + twins) * 2 * 19);
    assert_eq!((text(0), at("world", 0), at("year", 0)), (Some(grids::PAST), Some(0.0), Some(2007.0)));
    let twin = c.withdrawals.iter().position(|w| w.twin).unwrap();
    for row in 0..yearly.rows() {
        let (Some(world), Some(year)) = (at("world", row), at("year", row)) else { panic!() };
        let (world, of_indicator) = (world as usize, find("craft").unwrap());
        let is = at("craft", row).unwrap() as f32;
        let design = c.design(text(row).unwrap());
        let expected = match (design, at("withdrawn", row) == Some(1.0)) {
            (None, false) => number_at(&c.past_yearly, [0, of_indicator, world, year as usize - 2007]),
            (Some(d), gone) => number_at(&c.yearly, [c.run_of(d, gone), of_indicator, world, year as usize - 2016]),
            (None, true) => panic!("a past cannot be withdrawn"),
        };
        assert_eq!(is, expected, "row {row}");
        assert!(at("withdrawn", row) != Some(1.0) || c.withdrawals[design.unwrap()].twin);
    }
    assert!(twin > 0);
    let groups = table("groups");
    let row = ((2 + 1) * 19 + 4) * GROUPS + REGIONS_AND_FIELDS;
    assert_eq!(groups.column("group").unwrap().text(row), Some("other"));
    assert_eq!(groups.column("year").unwrap().number(row), Some(2020.0));
    let measure = |name: &str| groups.column(name).unwrap().number(row).map(|x| x as f32);
    assert_eq!(measure("mastery"), Some(number_at(&c.groups, [1, 1, 1, 4 * GROUPS + REGIONS_AND_FIELDS])));
    let (twin, last) = (c.designs.len() - 1, groups.rows() - 1);
    assert!(c.withdrawals[twin].twin && groups.column("withdrawn").unwrap().number(last) == Some(1.0));
    let at_end = number_at(&c.groups, [c.run_of(twin, true), 1, 1, 19 * GROUPS - 1]);
    assert_eq!(groups.column("mastery").unwrap().number(last).map(|x| x as f32), Some(at_end));
    let monthly = table("monthly");
    let row = (2 * 2 + 1) * 228 + 13;
    assert_eq!(monthly.column("month").unwrap().text(row), Some("2017-02"));
    assert_eq!(
        monthly.column("practice_use").unwrap().number(row).map(|x| x as f32),
        Some(number_at(&c.monthly, [2, 0, 1, 13]))
    );
    let ledger = table("ledger");
    assert_eq!(ledger.rows(), 3 * 2 * 19 * 60);
    assert!(matches!(ledger.column("euros"), Some(Column::F64(_))));
    let first = c.flows.of(0, 0).unwrap()[0][0];
    assert_eq!(ledger.column("payer").unwrap().text(0), Some(first.from.key()));
    assert_eq!(ledger.column("euros").unwrap().number(0), Some(first.cents as f64 / 100.0));
    let said = read_metadata(&folder.path().join("monthly.parquet")).unwrap();
    for (key, value) in [("seed", (u64::MAX - 6).to_string()), ("worlds", "2".into()), ("population", "0.01".into())] {
        assert!(said.contains(&(key.into(), value)), "{said:?}");
    }
    let csv = std::fs::read_to_string(folder.path().join("worlds.csv")).unwrap();
    assert!(csv.starts_with("world,seed,"), "{csv}");
}

/// Place of the first tier among the groups.
const REGIONS_AND_FIELDS: usize = crate::world::REGIONS + 3;

#[test]
fn nothing_of_an_earlier_comparison_stays_behind_except_what_was_changed() {
    let folder = tempfile::tempdir().unwrap();
    write(&invented(shipped(&THREE), 2, Detail::Monthly), folder.path(), &Keep { csv: true }).unwrap();
    std::fs::write(folder.path().join("ledger.csv"), "edited").unwrap();
    std::fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    let other = invented(shipped(&THREE[..2]), 4, Detail::Standard);
    write(&other, folder.path(), &Keep::default()).unwrap();
    assert_same(&other, &read(folder.path()).unwrap());
    let expected = [
        "designs/geen-vervolg.toml",
        "designs/gezondheidsraad-2014.toml",
        "explain.parquet",
        "groups.parquet",
        "history.parquet",
        "ledger.csv",
        "ledger.parquet",
        "monthly.parquet",
        "municipalities.parquet",
        "networks.parquet",
        "notes.txt",
        "run.toml",
        "spread.parquet",
        "summary.parquet",
        "worlds.parquet",
        "yearly.parquet",
    ];
    assert_eq!(names(folder.path()), expected);
}

#[test]
fn what_is_missing_changed_or_of_another_version_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let refusal = || match read(folder.path()) {
        Err(Error::Request { message, help: Some(_) }) => message,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was read"),
    };
    let said = |part: &str| {
        let message = refusal();
        assert!(message.contains(part), "{message}");
    };
    said("there is no run.toml in ");
    write(&small(), folder.path(), &Keep::default()).unwrap();
    for name in names(folder.path()).iter().filter(|name| *name != RUN) {
        let path = folder.path().join(name);
        let whole = std::fs::read(&path).unwrap();
        let mut changed = whole.clone();
        changed[whole.len() / 2] ^= 1;
        std::fs::write(&path, changed).unwrap();
        said(&format!("{} is not the file that run.toml describes", path.display()));
        std::fs::remove_file(&path).unwrap();
        said(&format!("{} is missing", path.display()));
        std::fs::write(&path, whole).unwrap();
    }
    let run = std::fs::read_to_string(folder.path().join(RUN)).unwrap();
    let edit = |from: &str, to: &str| {
        assert!(run.contains(from), "{from}");
        std::fs::write(folder.path().join(RUN), run.replacen(from, to, 1)).unwrap();
    };
    edit("branch = \"2016-01\"", "branch = \"2016-02\"");
    let message = refusal();
    assert!(message.ends_with("run.toml has another calendar than this program"), "{message}");
    edit(&format!("version = \"{VERSION}\""), "version = \"0.0.1\"");
    assert!(read(folder.path()).is_ok());
    edit("[asked]", "[old]");
    said("run.toml is not as this program writes it: ");
    edit(&format!("[program]\nversion = \"{VERSION}\""), "[asked.program]\n[program]\nversion = \"0.0.1\"\n[old]");
    said("(written by version 0.0.1 of the program; this is version ");
    edit("worlds = 2", "worlds = 4");
    said("worlds.parquet holds another number of worlds than run.toml says");
    edit("id = \"geen-vervolg\"", "id = \"elders\"");
    said("run.toml does not mention designs/elders.toml");
    edit("id = \"geen-vervolg\"", "id = \"gezondheidsraad-2014\"");
    said("other rows or columns than this program writes");
}

#[test]
fn designs_that_cannot_be_told_apart_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (name, part) in [("Lang-10-Jaar", "two designs are called"), ("(past)", "cannot be called '(past)'")] {
        let mut c = small();
        c.designs[1].id = name.into();
        let error = write(&c, folder.path(), &Keep::default()).unwrap_err();
        assert!(error.to_string().contains(part), "{error}");
    }
    assert!(names(folder.path()).is_empty());
}

/// Fourteen designs in 64 worlds may take 60 MB; four worlds show it. With `LEMNISCAAT_WORLDS=64` it tells the real sizes
/// and times.
#[test]
fn a_default_comparison_is_small() {
    let worlds = std::env::var("LEMNISCAAT_WORLDS").map_or(4, |n| n.parse().unwrap());
    let mut designs = shipped(&["geen-vervolg", "gezondheidsraad-2014", "kabinet-2015"]);
    while designs.len() < 14 {
        let mut copy = designs[1].clone();
        copy.id = format!("copy-{}", designs.len());
        designs.push(copy);
    }
    let c = invented(designs, worlds, Detail::Standard);
    let folder = tempfile::tempdir().unwrap();
    let start = std::time::Instant::now();
    write(&c, folder.path(), &Keep::default()).unwrap();
    let written = start.elapsed();
    let back = read(folder.path()).unwrap();
    assert_same(&c, &back);
    let sizes = files(folder.path());
    eprintln!(
        "{} designs, {worlds} worlds: written in {written:?}, read in {:?}",
        c.designs.len(),
        start.elapsed() - written
    );
    for (path, bytes) in &sizes {
        eprintln!("{:>10} {}", bytes.len(), path.strip_prefix(folder.path()).unwrap().display());
    }
    // Maps are of eight worlds, however many there are.
    let maps =
        |path: &Path| ["municipalities", "networks"].iter().any(|name| path.file_stem().is_some_and(|s| s == *name));
    let in_64 = |(path, bytes): &(PathBuf, Vec<u8>)| {
        bytes.len() * if maps(path) { 8 / c.past_pictures.len() } else { 64 / worlds }
    };
    let total: usize = sizes.iter().map(in_64).sum();
    assert!(total < 60_000_000, "{total} bytes for 64 worlds, by those of {worlds}");
}

#[test]
fn the_readme_explains_every_file_and_column() {
    let readme = include_str!("../../../output/README.md");
    let folder = tempfile::tempdir().unwrap();
    write(&invented(shipped(&THREE[..2]), 2, Detail::All), folder.path(), &Keep::default()).unwrap();
    for name in names(folder.path()).iter().filter(|name| name.ends_with(".parquet")) {
        assert!(readme.contains(&format!("| `{name}` |")), "{name}");
        let table = read_parquet(&folder.path().join(name)).unwrap();
        let plain = |column: &&str| find(column).is_none() && !column.contains('.');
        for column in table.columns.iter().map(|(column, _)| column.as_str()).filter(plain) {
            assert!(readme.contains(&format!("`{column}`")), "{name}: {column}");
        }
    }
}
