//! From what a sweep says about when a design loses, to pictures.

use super::labels::name;
use super::{both, owned};
use crate::experiments::discovery::value::Value;
use crate::experiments::discovery::{Discovery, Event, Question, Restriction, Worths};
use crate::experiments::sensitivity;
use crate::experiments::sweep::results::Results;
use crate::indicators;
use crate::parameters::Grade;
use crate::report::axis::Unit;
use crate::report::charts::discovery::{Row, Story};
use crate::report::charts::worth::{Unknown, Worth};
use crate::report::{Heading, terms};
use crate::scenario::sweep::{Axis, Method};
use crate::text::{Lang, OwnedText};

fn unit(unit: indicators::Unit) -> Unit {
    match unit {
        indicators::Unit::Share => Unit::Share,
        indicators::Unit::MillionEurosPerYear => Unit::Millions,
        indicators::Unit::Count | indicators::Unit::Level => Unit::Number,
    }
}

fn design(results: &Results, number: usize) -> OwnedText {
    let design = &results.designs[number];
    name(&design.id, &design.title)
}

fn heading(results: &Results, file: &str, month: usize, indicator: usize, points: usize) -> Heading {
    let (label, at, plan) = (results.indicators[indicator].label, results.months[month], &results.plan);
    let (version, designs, axes) = (env!("CARGO_PKG_VERSION"), results.designs.len(), results.axes.len());
    let month = format!("{}-{:02}", at.year(), at.of_year());
    let of_worlds = results.method == Method::Worlds;
    let [nl, en] = if of_worlds { ["werelden", "worlds"] } else { ["punten", "points"] };
    Heading {
        name: file.to_owned(),
        indicator: both(&format!("{}, {month}", label.nl), &format!("{}, {month}", label.en)),
        source: both(
            &format!(
                "Bron: lemniscaat {version}; sweep {plan}: {designs} ontwerpen, {points} {nl}, {axes} assen. Wat in de simulatie samen voorkomt, is daarmee nog geen voorspelling."
            ),
            &format!(
                "Source: lemniscaat {version}; sweep {plan}: {designs} designs, {points} {en}, {axes} axes. What goes together in the simulation is no forecast yet."
            ),
        ),
    }
}

fn grade(axis: &Axis) -> OwnedText {
    sensitivity::grade(axis).map_or_else(|| both("–", "–"), |grade| owned(terms::grade(grade)))
}

fn label(axis: &Axis) -> OwnedText {
    both(&axis.label(Lang::Nl), &axis.label(Lang::En))
}

/// When a design loses: `file` is the name of the picture.
pub fn story(results: &Results, question: &Question, discovery: &Discovery, file: &str) -> Story {
    let row = |restriction: &Restriction| {
        let axis = &results.axes[restriction.axis];
        let unit = axis.unit();
        Row {
            name: label(axis),
            path: axis.path.clone(),
            unit: both(terms::unit(unit, Lang::Nl), terms::unit(unit, Lang::En)),
            grade: grade(axis),
            switch: unit == "yes/no",
            restriction: restriction.clone(),
        }
    };
    Story {
        heading: heading(results, file, question.month, question.indicator, discovery.points),
        event: event(results, question),
        worlds: results.method == Method::Worlds,
        points: discovery.points,
        failed: discovery.failed,
        cases: discovery.cases,
        runs: discovery.runs,
        smallest_lead: discovery.smallest_lead.filter(|lead| *lead > 0.0).map(|lead| {
            let unit = unit(results.indicators[question.indicator].unit);
            let text =
                |lang: Lang| format!("{} {}", unit.signed(lang, lead, unit.decimals(lead)), unit.of_difference(lang));
            both(text(Lang::Nl).trim_end(), text(Lang::En).trim_end())
        }),
        rows: discovery.found.iter().flat_map(|f| &f.restrictions).map(row).collect(),
        found: discovery.found.clone(),
    }
}

/// What happens in a case.
fn event(results: &Results, question: &Question) -> OwnedText {
    let unit = unit(results.indicators[question.indicator].unit);
    match question.event {
        Event::Loses { design: a, to: b, by } => {
            let (a, b) = (design(results, a), design(results, b));
            let amount = |lang: Lang| {
                let amount = unit.bare(lang, by.abs(), unit.decimals(by));
                format!("{amount} {}", unit.of_difference(lang)).trim_end().to_owned()
            };
            let [nl, en] = [amount(Lang::Nl), amount(Lang::En)];
            let (nl, en) = if by > 0.0 {
                (format!("verliest met meer dan {nl} van"), format!("loses by more than {en} to"))
            } else if by < 0.0 {
                (format!("is minder dan {nl} beter dan"), format!("is less than {en} better than"))
            } else {
                ("verliest van".to_owned(), "loses to".to_owned())
            };
            both(&format!("‘{}’ {nl} ‘{}’", a.nl, b.nl), &format!("‘{}’ {en} ‘{}’", a.en, b.en))
        }
        Event::Below { design: a, value } => {
            let a = design(results, a);
            let amount = |lang: Lang| unit.level(lang, value, unit.decimals(value));
            both(
                &format!("‘{}’ blijft onder {}", a.nl, amount(Lang::Nl)),
                &format!("‘{}’ stays below {}", a.en, amount(Lang::En)),
            )
        }
    }
}

/// What is worth knowing before deciding.
pub fn worth(results: &Results, month: usize, indicator: usize, worths: &Worths) -> Worth {
    let none = OwnedText::default;
    let unknown = |name: OwnedText, grade: OwnedText, value: Value| Unknown { name, path: String::new(), grade, value };
    let several = worths.replicates > 1;
    let all = match several {
        true => both("alles, ook het toeval en al wat geen as is", "everything, with luck and all that is no axis"),
        false => both("alles, ook het toeval", "everything, with luck"),
    };
    let mut whole = vec![unknown(all, none(), worths.perfect.with_luck)];
    // What is chosen is not learned: with levers among the axes, knowing all axes is no knowledge.
    let learned = results.axes.iter().all(|axis| !axis.is_lever());
    if let Some([low, high]) = worths.perfect.unknowns.filter(|_| learned) {
        whole.push(unknown(both("alle assen, ten hoogste", "all axes, at most"), none(), high));
        whole.push(unknown(both("alle assen, ten minste", "all axes, at least"), none(), low));
    }
    let group = |(of, count, value): &(Option<Grade>, usize, Value)| {
        let name = match of {
            None => both(
                &format!("alle {count} onbekenden, rechtlijnig"),
                &format!("all {count} unknowns, by straight lines"),
            ),
            Some(of) => {
                let of = terms::grade(*of);
                both(&format!("de {count} met bewijs ‘{}’", of.nl), &format!("the {count} with evidence ‘{}’", of.en))
            }
        };
        unknown(name, none(), *value)
    };
    Worth {
        heading: heading(results, "worth", month, indicator, worths.points),
        unit: unit(results.indicators[indicator].unit),
        best: design(results, worths.perfect.best),
        designs: results.designs.len(),
        whole,
        groups: worths.groups.iter().rev().map(group).collect(),
        each: (worths.each.iter())
            .map(|w| (&results.axes[w.axis], w.value))
            .map(|(axis, value)| Unknown { path: axis.path.clone(), ..unknown(label(axis), grade(axis), value) })
            .collect(),
    }
}
