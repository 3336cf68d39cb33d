//! Indicators over the months.

use ndarray::Axis;

use super::{both, handful, heading, in_order, labels};
use crate::experiments::comparison::{Comparison, money_end};
use crate::experiments::findings::{Findings, MAIN};
use crate::experiments::statistics::{Band, bands};
use crate::indicators::{INDICATORS, Unit as Measure, find};
use crate::report::axis::{Months, Unit};
use crate::report::charts::fan::{Bands, Fan, FanDesign};
use crate::report::charts::lines::{Lines, LinesPanel};
use crate::text::OwnedText;

/// How charts print the unit of an indicator.
pub(crate) fn unit(indicator: usize) -> Unit {
    match INDICATORS[indicator].unit {
        Measure::Share => Unit::Share,
        Measure::MillionEurosPerYear => Unit::Millions,
        Measure::Count | Measure::Level => Unit::Number,
    }
}

fn months(c: &Comparison) -> Months {
    let calendar = &c.history.calendar;
    Months {
        first_year: calendar.start.year(),
        count: calendar.months() as usize,
        branch: Some((calendar.branch - calendar.start) as usize),
    }
}

/// Month in which the last earmarked money has ended; none when it runs to the end of the simulation.
fn programme_end(c: &Comparison, design: usize) -> Option<usize> {
    let end = money_end(&c.designs[design])? - c.history.calendar.start;
    usize::try_from(end).ok().filter(|&end| end < c.history.calendar.months() as usize)
}

/// A band as charts know it.
pub(crate) fn five(b: Band) -> Bands {
    [b.lo90, b.lo50, b.median, b.hi50, b.hi90]
}

fn fan(c: &Comparison, name: &str, key: &str, note: (&str, &str)) -> Fan {
    let indicator = find(key).expect("an indicator of the list");
    let label = INDICATORS[indicator].label;
    let names = labels(c);
    let designs = in_order(c).into_iter().map(|d| {
        let months = bands(c.course(d, key).view()).into_iter().map(five).collect();
        FanDesign { label: names[d].clone(), months, programme_end: programme_end(c, d) }
    });
    Fan {
        heading: heading(c, name, &format!("{}{}", label.nl, note.0), &format!("{}{}", label.en, note.1)),
        unit: unit(indicator),
        months: months(c),
        designs: designs.collect(),
        baseline: Some(0),
    }
}

/// Use of knowledge in practice over the months, all designs.
pub fn practice_use(c: &Comparison) -> Fan {
    let note = (" als het geld loopt zoals het ontwerp zegt", " with money running as the design says");
    fan(c, "practice-use", MAIN, note)
}

/// Networks and municipalities that take part, medians of a handful of designs.
pub fn networks(c: &Comparison, f: &Findings) -> Lines {
    let all = labels(c);
    let designs = handful(c, f, Some(0), 6);
    let panel = |key: &str| {
        let indicator = find(key).expect("an indicator of the list");
        let label = INDICATORS[indicator].label;
        let medians = |d: &usize| -> Vec<f64> {
            c.course(*d, key).axis_iter(Axis(1)).map(|month| Band::of(&month.to_vec()).median).collect()
        };
        LinesPanel {
            title: OwnedText { nl: label.nl.into(), en: label.en.into() },
            unit: unit(indicator),
            medians: designs.iter().map(medians).collect(),
        }
    };
    let ends: Vec<Option<usize>> = designs.iter().filter(|&&d| d != 0).map(|&d| programme_end(c, d)).collect();
    let shared = ends.first().copied().flatten().filter(|end| ends.iter().all(|e| *e == Some(*end)));
    let mut heading = heading(c, "networks", "", "");
    heading.indicator = both(
        "regionale netwerken en deelnemende gemeenten, als het geld loopt zoals het ontwerp zegt",
        "regional networks and municipalities taking part, with money running as the design says",
    );
    Lines {
        heading,
        months: months(c),
        programme_end: shared,
        designs: designs.iter().map(|&d| all[d].clone()).collect(),
        panels: vec![panel("active_networks"), panel("municipal_coverage")],
    }
}

/// Any indicator kept every month over the months, all designs; the file name is the indicator's key.
pub fn course(c: &Comparison, key: &str) -> Fan {
    fan(c, &key.replace('_', "-"), key, ("", ""))
}
