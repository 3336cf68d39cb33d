//! The register of assumptions: what is assumed, how large it may be, why, and whether it was moved.

use super::{GRADES, ROLES, fill, number, table, value, word};
use crate::parameters::{Grade, LEVERS, Role, SPECS, Spec};

/// The text of `docs/assumptions.md`.
pub fn register() -> String {
    let graded = |grade: Grade| {
        let of_grade: Vec<_> =
            SPECS.iter().filter(|s| s.field.grade == grade && s.field.role != Role::Theory).collect();
        listed(&of_grade)
    };
    let parts = [
        ("counts", counts()),
        ("theories", theories()),
        ("moved", moved()),
        ("assumption", graded(Grade::Assumption)),
        ("expert", graded(Grade::Expert)),
        ("analogy", graded(Grade::Analogy)),
        ("levers", listed(&LEVERS.iter().filter(|s| s.field.grade != Grade::Choice).collect::<Vec<_>>())),
    ];
    fill(include_str!("assumptions.in.md"), &parts)
}

fn counts() -> String {
    let of = |grade: Option<Grade>, role: Option<Role>| {
        let fits = |s: &&Spec| grade.is_none_or(|g| g == s.field.grade) && role.is_none_or(|r| r == s.field.role);
        SPECS.iter().filter(fits).count().to_string()
    };
    let row = |name: String, grade: Option<Grade>| {
        let counts = ROLES.iter().map(|&r| of(grade, Some(r)));
        [name].into_iter().chain(counts).chain([of(grade, None)]).collect()
    };
    let rows = GRADES.iter().map(|&g| row(word(g), Some(g))).chain([row("all".to_owned(), None)]);
    let head =
        ["grade", "uncertain: drawn for each world", "rival theory: on in half of the worlds", "constant", "all"];
    table(&head, rows)
}

fn theories() -> String {
    let theories = SPECS.iter().filter(|s| s.field.role == Role::Theory);
    let rows = theories.map(|s| {
        let [default, ..] = value(s);
        vec![code(s), default, s.field.doc.to_owned(), s.field.source.to_owned()]
    });
    table(&["switch", "default", "what holds when on, and when off", "source"], rows)
}

fn moved() -> String {
    let rows = SPECS.iter().filter_map(|s| {
        let moved = s.field.moved?;
        Some(vec![code(s), number(moved.from), number(s.field.default), s.field.unit.to_owned(), moved.why.to_owned()])
    });
    table(&["parameter", "from", "to", "unit", "why"], rows)
}

fn listed(specs: &[&Spec]) -> String {
    let rows = specs.iter().map(|s| {
        let [default, range, unit] = value(s);
        let f = s.field;
        let drawn = if f.role == Role::Uncertain { "drawn" } else { "" };
        let moved = f.moved.map_or(String::new(), |m| format!("moved from {}", number(m.from)));
        vec![code(s), f.doc.to_owned(), default, range, unit, drawn.to_owned(), f.source.to_owned(), moved]
    });
    table(&["name", "what", "value", "plausible", "unit", "", "why", ""], rows)
}

fn code(spec: &Spec) -> String {
    format!("`{}`", spec.path)
}
