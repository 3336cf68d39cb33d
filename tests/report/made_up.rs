//! Comparisons with made-up outcomes: nothing is simulated, so every number a sentence should say is known.

use lemniscaat::experiments::comparison::{Comparison, Detail, Request, Withdrawal, WorldSource};
use lemniscaat::experiments::draws::world_parameters;
use lemniscaat::indicators::{GROUPS, Group, INDICATORS, find, headline, monthly_column};
use lemniscaat::report::views::shipped_names;
use lemniscaat::scenario::{self, Scenario};
use lemniscaat::world::{Flow, Party, Purpose};
use ndarray::{Array3, Array4};
use std::path::{Path, PathBuf};

pub const BASE: &str = "geen-vervolg";
pub const ADVICE: &str = "gezondheidsraad-2014";
pub const CABINET: &str = "kabinet-2015";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

/// All designs that ship, the baseline first.
pub fn shipped() -> Vec<Scenario> {
    let load = |name| scenario::load(&folder().join(format!("{name}.toml"))).expect("a shipped design can be read");
    shipped_names().map(load).collect()
}

/// Shipped designs by id; the first is the baseline.
pub fn designs(ids: &[&str]) -> Vec<Scenario> {
    let all = shipped();
    ids.iter().map(|id| all.iter().find(|d| d.id == *id).expect("it ships").clone()).collect()
}

/// A design that does not ship.
pub fn own(title: &str) -> Scenario {
    let text = format!("[design]\nbase = \"{ADVICE}\"\ntitle.nl = \"{title}\"\ntitle.en = \"{title}\"\n");
    scenario::load_text("eigen.toml", &text, &folder()).expect("a design")
}

/// A comparison in which the use of knowledge is `level(design, world)` from the branch on, with or without money.
pub fn comparison(designs: Vec<Scenario>, worlds: usize, level: impl Fn(usize, usize) -> f64) -> Comparison {
    let history = scenario::history().expect("the built-in history");
    let past = (history.calendar.branch - history.calendar.start) as usize;
    let months = history.calendar.months() as usize - past;
    let (d, w, kept, all, years) = (designs.len(), worlds, headline().count(), INDICATORS.len(), months / 12);
    let stop = history.calendar.withdrawal;
    let withdrawals = designs.iter().map(|d| match d.programmes.iter().map(|p| p.end()).max() {
        None => Withdrawal { from: None, twin: false },
        Some(end) => Withdrawal { from: Some(end.min(stop)), twin: end > stop },
    });
    let mut c = Comparison {
        request: Request {
            worlds,
            population: 0.01,
            seed: 1,
            baseline: designs[0].id.clone(),
            equal_total: None,
            keep: Detail::Standard,
            source: WorldSource::Prior,
            theories: vec![],
            own: None,
        },
        withdrawals: withdrawals.collect(),
        draws: world_parameters(1, worlds).expect("a power of two"),
        past: Array3::from_elem((w, kept, past), 0.05),
        monthly: Array4::from_elem((d, w, kept, months), 0.1),
        past_yearly: Array3::from_elem((w, all, past / 12), 0.05),
        yearly: Array4::from_elem((d, w, all, years), 0.1),
        twins: Array4::zeros((0, 0, 0, 0)),
        groups: Array4::zeros((d, w, years, GROUPS * 4)),
        twin_groups: Array4::zeros((d, w, years, GROUPS * 4)),
        flows: vec![vec![vec![vec![]; years]; w]; d],
        past_pictures: vec![],
        pictures: vec![vec![]; d],
        null_difference: 0.0,
        mixed: vec![],
        levels: None,
        history,
        designs,
    };
    let (main, column) = (find("practice_use").expect("the list"), monthly_column("practice_use").expect("the list"));
    for design in 0..d {
        for world in 0..w {
            let value = level(design, world) as f32;
            (0..years).for_each(|y| c.yearly[[design, world, main, y]] = value);
            (0..months).for_each(|m| c.monthly[[design, world, column, m]] = value);
        }
    }
    c.twins = c.yearly.clone();
    c
}

/// Sets an indicator of a design in all worlds and Decembers, with and without money.
pub fn set(c: &mut Comparison, design: usize, key: &str, value: impl Fn(usize) -> f64) {
    let i = find(key).expect("an indicator of the list");
    let (_, worlds, _, years) = c.yearly.dim();
    for world in 0..worlds {
        for year in 0..years {
            c.yearly[[design, world, i, year]] = value(world) as f32;
            c.twins[[design, world, i, year]] = value(world) as f32;
        }
    }
}

/// Sets the use of knowledge of a design in a group in all Decembers, with and without money.
pub fn set_group(c: &mut Comparison, design: usize, group: Group, value: impl Fn(usize) -> f64) {
    let (_, worlds, years, _) = c.groups.dim();
    for world in 0..worlds {
        for year in 0..years {
            c.groups[[design, world, year, group.at() * 4]] = value(world) as f32;
            c.twin_groups[[design, world, year, group.at() * 4]] = value(world) as f32;
        }
    }
}

/// Lets a design spend money of VWS in 2016 in every world but for the part that goes back, and parties put in their own.
pub fn pay(c: &mut Comparison, design: usize, millions: [f64; 4]) {
    let [release, back, cash, kind] = millions.map(|m| (m * 1e8) as i64);
    let flow = |from, purpose: Purpose, to, cents| Flow { from, purpose: purpose.at() as u8, to, cents };
    for world in &mut c.flows[design] {
        world[0].push(flow(Party::Vws, Purpose::Release, Party::Programmes, release));
        world[0].push(flow(Party::Programmes, Purpose::Overhead, Party::Intermediary, release - back));
        world[0].push(flow(Party::Programmes, Purpose::Return, Party::Vws, back));
        world[0].push(flow(Party::Schools, Purpose::OwnCash, Party::Networks, cash));
        world[0].push(flow(Party::Employers, Purpose::OwnKind, Party::Networks, kind));
    }
}
