//! Levers by date: `[funding]`, `[regulation]`, `[governance]`, and parameters with a value of their own.

use super::document::{Document, Entry, Node, Place, Table, Value, unknown};
use super::quantity::{Asked, number};
use super::types::LeverChange;
use crate::error::{Result, did_you_mean};
use crate::parameters::{LEVERS, Levers, SPECS, Spec};
use crate::units::Month;

/// The time in which a file may say something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    /// Month from which undated levers hold and programmes without a start run.
    pub(super) start: Month,
    /// First month a date may name.
    pub(super) earliest: Month,
    /// What that month is.
    pub(super) earliest_is: &'static str,
    /// First month a date may not name any more, if that is an error.
    pub(super) before: Option<Month>,
    /// First month that is not simulated.
    pub(super) end: Month,
}

impl Time {
    /// Refuses a month outside the time.
    pub(super) fn check(&self, path: &str, month: Month, at: &Place) -> Result<()> {
        if month < self.earliest {
            let message = format!("{path}: {month} lies before {}, {}", self.earliest_is, self.earliest);
            return Err(at.error(message, format!("write {} or later", self.earliest)));
        }
        match self.before {
            Some(limit) if month >= limit => {
                let message = format!("{path}: {month} lies after the shared past, which ends in {}", limit + -1);
                Err(at.error(message, "put it in the files of the designs".to_owned()))
            }
            _ => Ok(()),
        }
    }
}

/// All lever changes of a document in order of date and lever, each with the place that made it.
pub(super) fn read(document: &Document, time: Time, warnings: &mut Vec<String>) -> Result<Vec<(LeverChange, Place)>> {
    let mut changes = vec![];
    for ((group, fields), table) in Levers::GROUPS.iter().zip(&document.groups) {
        for (key, entry) in table {
            let path = format!("{group}.{key}");
            let Some(spec) = Spec::find_lever(&path) else {
                let names: Vec<&str> = fields.iter().map(|f| f.name).collect();
                return Err(unknown(key, &entry.key, &names, &format!("[{group}]")));
            };
            one(spec, entry, time, &mut changes, warnings)?;
        }
    }
    changes.sort_by_key(|(c, _)| (c.from, c.at));
    Ok(changes)
}

fn one(
    spec: &'static Spec,
    entry: &Entry,
    time: Time,
    changes: &mut Vec<(LeverChange, Place)>,
    warnings: &mut Vec<String>,
) -> Result<()> {
    let mut add = |from: Month, node: &Node| {
        let value = value(spec, node, warnings)?;
        if from >= time.end {
            warnings.push(format!("{} changes in {from}, which is after the last month simulated", spec.path));
        }
        changes.push((LeverChange { from, lever: spec.path, at: spec.at, value }, node.place.clone()));
        Ok(())
    };
    let Value::Table(dates) = &entry.node.value else { return add(time.start, &entry.node) };
    if dates.is_empty() {
        return Err(entry.key.error(
            format!("{} has no dates", spec.path),
            "write for example 2016-01 = … below it, or leave the table out",
        ));
    }
    for (date, e) in dates {
        let Some(from) = Month::parse(date) else {
            return Err(e.key.error(
                format!("{}: {date:?} is not a month", spec.path),
                "write the year, a dash and the number of the month, for example 2016-01",
            ));
        };
        time.check(spec.path, from, &e.key)?;
        add(from, &e.node)?;
    }
    Ok(())
}

fn value(spec: &'static Spec, node: &Node, warnings: &mut Vec<String>) -> Result<f64> {
    let field = spec.field;
    let asked = Asked::new(spec.path, field.unit, field.possible);
    let value = number(node, asked)?;
    if !spec.plausible(value) {
        warnings.push(format!(
            "{} = {value} is possible but lies outside what the evidence supports: {} to {} ({})",
            spec.path, field.low, field.high, field.unit
        ));
    }
    Ok(value)
}

/// Parameters with a value of their own, in order of path.
pub(super) fn parameters(table: &Table, warnings: &mut Vec<String>) -> Result<Vec<(&'static str, f64)>> {
    let mut found = vec![];
    for (path, entry) in table {
        let Some(spec) = Spec::find(path) else {
            let help = match (Spec::find_lever(path), did_you_mean(path, SPECS.iter().map(|s| s.path))) {
                (Some(_), _) => "it is a lever: put it in the table of its group".to_owned(),
                (_, Some(near)) => format!("did you mean {near:?}?"),
                _ => "`lemniscaat parameters` lists all of them".to_owned(),
            };
            return Err(entry.key.error(format!("there is no parameter {path:?}"), help));
        };
        found.push((spec.path, value(spec, &entry.node, warnings)?));
    }
    Ok(found)
}

/// Months in which the criteria weights change must leave them adding up to about 1.
pub(super) fn check_weights(base: &Levers, changes: &[(LeverChange, Place)]) -> Result<()> {
    let weight = |c: &LeverChange| c.lever.starts_with("governance.weight_");
    let mut levers = base.clone();
    for (i, (change, place)) in changes.iter().enumerate() {
        levers.set(change.at.0, change.at.1, change.value).expect("checked when read");
        let last_of_month = changes[i + 1..].iter().all(|(c, _)| c.from > change.from || !weight(c));
        if !weight(change) || !last_of_month {
            continue;
        }
        let sum: f64 = LEVERS
            .iter()
            .filter(|s| s.path.starts_with("governance.weight_"))
            .map(|s| levers.get(s.at.0, s.at.1))
            .sum();
        if !(0.9 - 1e-9..=1.1 + 1e-9).contains(&sum) {
            let from = change.from;
            return Err(place.error(
                format!("the seven criteria weights add up to {} from {from} on, not to 1", (sum * 1e6).round() / 1e6),
                "set the other governance.weight_* so that together they make 1",
            ));
        }
    }
    Ok(())
}

/// Warns of levers that have no effect next to each other.
pub(super) fn warn_without_effect(base: &Levers, changes: &[(LeverChange, Place)], warnings: &mut Vec<String>) {
    let mut levers = base.clone();
    for (change, _) in changes {
        levers.set(change.at.0, change.at.1, change.value).expect("checked when read");
    }
    if levers.governance.evaluation_every.get() > 0.0 && levers.governance.evaluation_first.get() == 0.0 {
        warnings.push("governance.evaluation_every has no effect, because governance.evaluation_first is 0".to_owned());
    }
    if levers.regulation.register_with_association.on() && !levers.governance.association.on() {
        let what = "regulation.register_with_association has no effect, because governance.association is false";
        warnings.push(what.to_owned());
    }
}
