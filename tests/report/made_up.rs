//! Comparisons with made-up outcomes: nothing is simulated, so every number a sentence should say is known.

use lemniscaat::experiments::comparison::{Comparison, Detail, Request, WorldSource};
use lemniscaat::experiments::draws::world_parameters;
use lemniscaat::experiments::kept::Kept;
use lemniscaat::indicators::{GROUPS, Group, find, monthly_column};
use lemniscaat::report::views::shipped_names;
use lemniscaat::scenario::{self, Scenario};
use lemniscaat::world::{Flow, Party, Purpose};
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
    let request = Request {
        worlds,
        population: 0.01,
        seed: 1,
        baseline: designs[0].id.clone(),
        equal_total: None,
        keep: Detail::Standard,
        source: WorldSource::Prior,
        theories: vec![],
        own: None,
    };
    let draws = world_parameters(1, worlds).expect("a power of two");
    let c = Comparison::blank(request, history, designs, draws).expect("room");
    let (main, column) = (find("practice_use").expect("the list"), monthly_column("practice_use").expect("the list"));
    for world in 0..worlds {
        c.past.put(0, world, |_, _| 0.05).expect("room");
        c.past_yearly.put(0, world, |_, _| 0.05).expect("room");
        for design in 0..c.designs.len() {
            let value = level(design, world) as f32;
            c.monthly.put(design, world, |i, _| if i == column { value } else { 0.1 }).expect("room");
            for withdrawn in [false, true] {
                let run = c.run_of(design, withdrawn);
                c.yearly.put(run, world, |i, _| if i == main { value } else { 0.1 }).expect("room");
            }
        }
    }
    c
}

/// Changes numbers of a column of a run: `change` gets world, cell and number.
pub fn change(of: &Kept, run: usize, column: usize, change: impl Fn(usize, usize, f32) -> f32) {
    let mut numbers = of.column(run, column);
    numbers.indexed_iter_mut().for_each(|((world, cell), x)| *x = change(world, cell, *x));
    of.write(run, column, 0, numbers.as_slice().expect("in order")).expect("room");
}

/// Changes a number in a December in all worlds, with the money of the design or withdrawn.
pub fn in_december(c: &Comparison, (design, withdrawn): (usize, bool), key: &str, year: i32, to: impl Fn(f32) -> f32) {
    let i = find(key).expect("an indicator of the list");
    change(&c.yearly, c.run_of(design, withdrawn), i, |_, at, x| if at == c.year(year) { to(x) } else { x });
}

/// Sets an indicator of a design in all worlds and Decembers, with and without money.
pub fn set(c: &mut Comparison, design: usize, key: &str, value: impl Fn(usize) -> f64) {
    let i = find(key).expect("an indicator of the list");
    for withdrawn in [false, true] {
        change(&c.yearly, c.run_of(design, withdrawn), i, |world, _, _| value(world) as f32);
    }
}

/// Sets the use of knowledge of a design in a group in all Decembers, with and without money.
pub fn set_group(c: &mut Comparison, design: usize, group: Group, value: impl Fn(usize) -> f64) {
    for withdrawn in [false, true] {
        let of_group = |world, cell, x| if cell % GROUPS == group.at() { value(world) as f32 } else { x };
        change(&c.groups, c.run_of(design, withdrawn), 0, of_group);
    }
}

/// Lets a design spend money of VWS in 2016 in every world but for the part that goes back, and parties put in their own.
pub fn pay(c: &mut Comparison, design: usize, millions: [f64; 4]) {
    let [release, back, cash, kind] = millions.map(|m| (m * 1e8) as i64);
    let flow = |from, purpose: Purpose, to, cents| Flow { from, purpose: purpose.at() as u8, to, cents };
    for world in 0..c.draws.len() {
        let mut years = c.flows.of(design, world).expect("what was put");
        years[0].extend([
            flow(Party::Vws, Purpose::Release, Party::Programmes, release),
            flow(Party::Programmes, Purpose::Overhead, Party::Intermediary, release - back),
            flow(Party::Programmes, Purpose::Return, Party::Vws, back),
            flow(Party::Schools, Purpose::OwnCash, Party::Networks, cash),
            flow(Party::Employers, Purpose::OwnKind, Party::Networks, kind),
        ]);
        c.flows.put(design, world, &years).expect("room");
    }
}
