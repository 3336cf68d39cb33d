//! Scenarios against each other: what differs, from when, and the same scenario at other dates.

use super::past::{history, levers_at_branch};
use super::types::{Calendar, History, LeverChange, Point, Programme, Scenario, Source};
use crate::parameters::{LEVERS, Levers, Spec};
use crate::units::Month;

/// The same design with every date moved by `months`.
pub fn shifted(scenario: &Scenario, months: i32) -> Scenario {
    let mut moved = scenario.clone();
    move_all(&mut moved.levers, &mut moved.programmes, months);
    moved
}

/// The same past with every date moved by `months`.
pub fn shifted_history(history: &History, months: i32) -> History {
    let mut moved = history.clone();
    move_all(&mut moved.levers, &mut moved.programmes, months);
    let calendar = &mut moved.calendar;
    for date in [&mut calendar.start, &mut calendar.branch, &mut calendar.withdrawal, &mut calendar.end] {
        *date = *date + months;
    }
    for (date, _) in calendar.series.iter_mut().flat_map(|s| &mut s.points) {
        *date = *date + months;
    }
    moved
}

fn move_all(levers: &mut [LeverChange], programmes: &mut [Programme], months: i32) {
    for change in levers {
        change.from = change.from + months;
    }
    for programme in programmes {
        programme.start = programme.start + months;
    }
}

/// One thing that differs between two scenarios, in the words of the file format.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// Path of the lever, or `programme.KEY` or `programme.KEY.what`.
    pub path: String,
    /// In the first scenario; `–` when it is not there.
    pub from: String,
    /// In the second scenario.
    pub to: String,
}

/// What stands where there is nothing.
const NOTHING: &str = "–";

/// Everything in which two scenarios differ in effect: levers by date, keys of programmes, parameters. A lever that is
/// set to the value it has anyway is no difference.
pub fn differences(a: &Scenario, b: &Scenario) -> Vec<Difference> {
    let base = base();
    let mut found = vec![];
    let mut add = |path: String, from: String, to: String| {
        if from != to {
            found.push(Difference { path, from, to });
        }
    };
    for spec in LEVERS.iter() {
        add(spec.path.to_owned(), course(spec, &base, a), course(spec, &base, b));
    }
    for key in keys(a, b) {
        let (ours, theirs) = (find(a, key), find(b, key));
        let path = format!("programme.{key}");
        match (ours, theirs) {
            (Some(p), Some(q)) => {
                for ((what, from), (_, to)) in aspects(p).into_iter().zip(aspects(q)) {
                    add(format!("{path}.{what}"), from, to);
                }
            }
            (p, q) => {
                let line = |p: Option<&Programme>| p.map_or(NOTHING.to_owned(), summary);
                add(path, line(p), line(q));
            }
        }
    }
    let paths: std::collections::BTreeSet<&str> = a.parameters.iter().chain(&b.parameters).map(|(p, _)| *p).collect();
    for path in paths {
        let value = |s: &Scenario| {
            let given = s.parameters.iter().find(|(p, _)| *p == path).map(|(_, v)| *v);
            given.or(Spec::find(path).map(|s| s.field.default)).map_or(NOTHING.to_owned(), |v| v.to_string())
        };
        add(path.to_owned(), value(a), value(b));
    }
    found
}

/// Levers at the branch month, before any design changes them.
fn base() -> Levers {
    levers_at_branch(&history().expect("the built-in history is tested").levers)
}

fn keys<'a>(a: &'a Scenario, b: &'a Scenario) -> std::collections::BTreeSet<&'a str> {
    a.programmes.iter().chain(&b.programmes).map(|p| p.key.as_str()).collect()
}

fn find<'a>(scenario: &'a Scenario, key: &str) -> Option<&'a Programme> {
    scenario.programmes.iter().find(|p| p.key == key)
}

/// Changes of a lever that change its value, from its value before the first.
fn changes(spec: &Spec, base: &Levers, scenario: &Scenario) -> Vec<(Month, f64)> {
    let mut value = base.get(spec.at.0, spec.at.1);
    let mut list = vec![];
    for change in scenario.levers.iter().filter(|c| c.at == spec.at) {
        if change.value != value {
            value = change.value;
            list.push((change.from, value));
        }
    }
    list
}

fn course(spec: &Spec, base: &Levers, scenario: &Scenario) -> String {
    let before = lever_value(spec, base.get(spec.at.0, spec.at.1));
    let later = changes(spec, base, scenario).into_iter().map(|(m, v)| format!("{m}: {}", lever_value(spec, v)));
    std::iter::once(before).chain(later).collect::<Vec<_>>().join("; ")
}

/// A lever's value as it is written in a file.
pub(super) fn lever_value(spec: &Spec, value: f64) -> String {
    match spec.field.unit {
        "yes/no" => (value >= 0.5).to_string(),
        "share" | "factor" | "number" | "count" => value.to_string(),
        unit => format!("{value} {unit}"),
    }
}

fn rounded(value: f64) -> String {
    ((value * 1e6).round() / 1e6).to_string()
}

fn list(values: &[f64]) -> String {
    let all: Vec<String> = values.iter().map(|v| rounded(*v)).collect();
    if all.len() == 1 { all[0].clone() } else { all.join(", ") }
}

fn named(names: &[&str], values: &[f64]) -> String {
    let parts = names.iter().zip(values).filter(|(_, v)| **v > 0.0).map(|(n, v)| format!("{n} {}", rounded(*v)));
    parts.collect::<Vec<_>>().join(", ")
}

fn summary(p: &Programme) -> String {
    format!("{} mln euro, {} – {}", rounded(p.total() / 1e6), p.start, p.end() + -1)
}

fn aspects(p: &Programme) -> Vec<(&'static str, String)> {
    let points = Point::ALL.map(Point::key);
    let millions: Vec<String> = p.yearly.iter().map(|euros| rounded(euros / 1e6)).collect();
    let course = match &millions[..] {
        [first, rest @ ..] if rest.iter().all(|m| m == first) => format!("{first} per year"),
        _ => millions.join(" + "),
    };
    vec![
        ("start", p.start.to_string()),
        ("money", format!("{} mln euro in {} months: {course}", rounded(p.total() / 1e6), p.months)),
        ("sources", named(&Source::ALL.map(Source::key), &p.sources)),
        ("split", named(&points, &p.split)),
        ("calls", named(&points, &p.calls)),
        ("own_share", list(&p.own_share)),
        ("own_cash", rounded(p.own_cash)),
        ("exempt_small", p.exempt_small.to_string()),
        ("grant_keur", rounded(p.grant / 1e3)),
        ("project_months", p.project_months.to_string()),
        ("rollout", rounded(p.rollout)),
        ("audience", named(&super::programme::AUDIENCES, &p.audience)),
        ("fundamental", rounded(p.fundamental)),
        ("regions", p.regions.join(", ")),
        ("committee", p.committee.to_string()),
        ("continues", p.continues.to_string()),
        ("structural", p.structural.to_string()),
    ]
}

/// The first month of the calendar in which an effective lever or a programme differs, if any. Programmes differ from the
/// month in which one that pays differs in a rule (split, sources, length, …), or pays another amount.
pub fn first_difference(a: &Scenario, b: &Scenario, calendar: &Calendar) -> Option<Month> {
    let base = base();
    let mut months = vec![];
    for spec in LEVERS.iter() {
        let (ours, theirs) = (changes(spec, &base, a), changes(spec, &base, b));
        let same = ours.iter().zip(&theirs).take_while(|(x, y)| x == y).count();
        months.extend(ours.get(same).into_iter().chain(theirs.get(same)).map(|(m, _)| *m).min());
    }
    for key in keys(a, b) {
        months.extend(programme_difference(find(a, key), find(b, key)));
    }
    if a.parameters != b.parameters {
        months.push(calendar.start);
    }
    months.into_iter().min().map(|m| m.max(calendar.start)).filter(|m| *m < calendar.end)
}

fn programme_difference(a: Option<&Programme>, b: Option<&Programme>) -> Option<Month> {
    let (a, b) = match (a, b) {
        (Some(a), Some(b)) => (a, b),
        (one, other) => return one.or(other).map(|p| p.start),
    };
    let first = a.start.min(b.start);
    let plain = |p: &Programme| Programme { yearly: vec![], title: Default::default(), ..p.clone() };
    if plain(a) != plain(b) {
        return Some(first);
    }
    let year = a.yearly.iter().zip(&b.yearly).position(|(x, y)| x != y);
    year.map(|y| first + 12 * y as i32)
}
