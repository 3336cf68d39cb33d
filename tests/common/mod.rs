//! What the tests of the model share: designs, small worlds, comparing series bit for bit.
#![allow(dead_code)] // every test file uses its own part

use std::path::Path;

use lemniscaat::indicators::{self, Series};
use lemniscaat::parameters::{LEVERS, Parameters, Spec};
use lemniscaat::scenario::{self, History, LeverChange, Scenario};
use lemniscaat::simulation::Simulation;
use lemniscaat::units::Month;
use lemniscaat::world::Size;

/// The shared past.
pub fn history() -> History {
    scenario::history().expect("the shipped past can be read")
}

/// A shipped design by the name of its file.
pub fn shipped(name: &str) -> Scenario {
    scenario::load(Path::new(&format!("scenarios/{name}.toml"))).expect("a shipped design can be read")
}

/// A design from the text of a file in the folder of the shipped designs.
pub fn text(name: &str, body: &str) -> Scenario {
    scenario::load_text(name, body, Path::new("scenarios")).unwrap_or_else(|e| panic!("{name}: {e}\n{body}"))
}

/// A simulation with parameters at their defaults.
pub fn simulation<'a>(history: &'a History, size: &'a Size, seed: u64) -> Simulation<'a> {
    Simulation::new(history, size, Parameters::default(), seed)
}

/// Sets a parameter by its path.
pub fn set(p: &mut Parameters, path: &str, value: f64) {
    let spec = Spec::find(path).unwrap_or_else(|| panic!("no parameter {path}"));
    p.set(spec.at.0, spec.at.1, value).unwrap_or_else(|e| panic!("{path}: {e}"));
}

/// A lever that takes a value from a month on.
pub fn change(path: &str, from: Month, value: f64) -> LeverChange {
    let spec = Spec::find_lever(path).unwrap_or_else(|| panic!("no lever {path}"));
    LeverChange { from, lever: spec.path, at: spec.at, value }
}

/// A design with more lever changes, in order of date.
pub fn with(design: &Scenario, changes: &[LeverChange]) -> Scenario {
    let mut design = design.clone();
    design.levers.extend(changes.iter().cloned());
    design.levers.sort_by_key(|c| c.from);
    design
}

/// Value of a lever in a month under the past and a design.
pub fn lever_at(history: &History, design: &Scenario, path: &str, month: Month) -> f64 {
    let spec = LEVERS.iter().find(|s| s.path == path).expect("a known lever");
    let mut changes: Vec<&LeverChange> = history.levers.iter().chain(&design.levers).collect();
    changes.sort_by_key(|c| c.from);
    changes.iter().rev().find(|c| c.lever == path && c.from <= month).map_or(spec.field.default, |c| c.value)
}

/// Value of an indicator in a December row.
pub fn yearly(series: &Series, year: usize, key: &str) -> f64 {
    f64::from(series.yearly[year][indicators::find(key).unwrap_or_else(|| panic!("no indicator {key}"))])
}

/// Everything kept of a run as bits: two runs are equal when these are.
pub fn bits(series: &Series) -> Vec<u64> {
    let mut out = vec![series.monthly.len() as u64, series.yearly.len() as u64];
    let rows = series.monthly.iter().chain(&series.yearly);
    out.extend(rows.flatten().map(|x| u64::from(x.to_bits())));
    out.extend(series.groups.iter().flat_map(|g| g.iter().flatten()).map(|x| u64::from(x.to_bits())));
    for f in series.flows.iter().flatten() {
        out.extend([f.from as u64, u64::from(f.purpose), f.to as u64, f.cents as u64]);
    }
    for s in &series.snapshots {
        for m in &s.municipalities {
            let [cash, kind] = m.contribution;
            out.extend([m.practice_use, m.registered, m.members, cash, kind].map(|x| u64::from(x.to_bits())));
            out.extend([u64::from(m.staff), m.network as u64]);
        }
        for n in &s.networks {
            out.extend(n.partners.iter().map(|&x| u64::from(x)));
            out.extend([n.trust, n.link, n.activity].map(|x| u64::from(x.to_bits())));
        }
    }
    out
}

/// First month in which two runs differ in any monthly indicator, counted from the start of both.
pub fn first_difference(a: &Series, b: &Series) -> Option<usize> {
    let bits = |row: &Vec<f32>| row.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
    (0..a.monthly.len().max(b.monthly.len())).find(|&m| a.monthly.get(m).map(bits) != b.monthly.get(m).map(bits))
}

/// Says which indicators differ in a month, for messages.
pub fn what_differs(a: &Series, b: &Series, month: usize) -> Vec<String> {
    let names: Vec<_> = indicators::headline().map(|i| indicators::INDICATORS[i].key).collect();
    let pairs = a.monthly[month].iter().zip(&b.monthly[month]).zip(names);
    pairs.filter(|((x, y), _)| x.to_bits() != y.to_bits()).map(|((x, y), n)| format!("{n}: {x} ≠ {y}")).collect()
}
