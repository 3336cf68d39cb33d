//! Numbers with units: a bare number is in the declared unit, a text may say its own (`"30%"`, `"105 mln euro"`).

use super::document::{Node, Value};
use crate::error::Result;
use crate::units::Month;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Share,
    Plain,
    Switch,
    Money,
    MoneyPerYear,
    Time,
    Rate,
    Hours,
}

/// A unit: dimension, size in base units, and an example for messages.
#[derive(Clone, Copy, Debug)]
struct Unit {
    dimension: Dimension,
    size: f64,
    example: &'static str,
}

/// The unit with this name, as `units` and `Field::unit` write it.
fn unit(name: &str) -> Unit {
    let (dimension, size, example) = match name {
        "share" => (Dimension::Share, 1.0, "0.3 or \"30%\""),
        "yes/no" => (Dimension::Switch, 1.0, "true or false"),
        "mln euro" => (Dimension::Money, 1e6, "\"105 mln euro\""),
        "mln euro per year" => (Dimension::MoneyPerYear, 1e6, "\"2.6 mln euro per year\""),
        "1000 euro" => (Dimension::Money, 1e3, "\"185 keur\""),
        "euro" => (Dimension::Money, 1.0, "\"105 mln euro\" or \"185 keur\""),
        "euro per year" => (Dimension::MoneyPerYear, 1.0, "\"2.6 mln euro per year\" or \"185 keur\""),
        "months" => (Dimension::Time, 1.0, "84 or \"84 months\" or \"7 years\""),
        "years" => (Dimension::Time, 12.0, "7 or \"7 years\""),
        "per year" => (Dimension::Rate, 1.0, "0.1 or \"0.1 per year\""),
        "per month" => (Dimension::Rate, 12.0, "0.1 or \"0.1 per month\""),
        "hours per year" => (Dimension::Hours, 1.0, "20 or \"20 hours per year\""),
        _ => (Dimension::Plain, 1.0, "0.3"),
    };
    Unit { dimension, size, example }
}

/// A number with a unit in text, in base units (euro, month, per year).
fn with_unit(text: &str) -> Option<(f64, Dimension)> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | '_'))).unwrap_or(text.len());
    let number: f64 = text[..end].replace('_', "").parse().ok().filter(|n: &f64| n.is_finite())?;
    let words = text[end..].trim().to_lowercase();
    let (what, per_year) = match ["per year", "a year", "/year", "/ year", "per jaar", "/jaar"]
        .iter()
        .find_map(|suffix| words.strip_suffix(suffix))
    {
        Some(what) => (what.trim(), true),
        None => (words.as_str(), false),
    };
    let money = |size: f64| (number * size, if per_year { Dimension::MoneyPerYear } else { Dimension::Money });
    Some(match (what, per_year) {
        ("", false) => (number, Dimension::Plain),
        ("%" | "percent" | "procent", false) => (number / 100.0, Dimension::Share),
        ("%" | "percent" | "procent", true) => (number / 100.0, Dimension::Rate),
        ("share", false) => (number, Dimension::Share),
        (
            "mln euro" | "mln eur" | "million euro" | "million euros" | "million" | "miljoen euro" | "miljoen" | "mln",
            _,
        ) => money(1e6),
        ("keur" | "1000 euro" | "k euro" | "thousand euro" | "thousand euros" | "duizend euro", _) => money(1e3),
        ("euro" | "euros" | "eur", _) => money(1.0),
        ("month" | "months" | "maand" | "maanden", false) => (number, Dimension::Time),
        ("year" | "years" | "jaar" | "jaren", false) => (number * 12.0, Dimension::Time),
        ("", true) => (number, Dimension::Rate),
        ("per month" | "a month" | "/month" | "per maand", false) => (number * 12.0, Dimension::Rate),
        ("hours" | "hour" | "uur" | "uren", true) => (number, Dimension::Hours),
        _ => return None,
    })
}

/// How a number with a unit is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// Path of the key, for messages.
    pub(super) path: &'a str,
    /// Unit of the result and of bare numbers.
    pub(super) unit: &'a str,
    /// Smallest and largest possible value.
    pub(super) possible: (f64, f64),
    /// Whether a number must say its unit.
    pub(super) must_say: bool,
    /// Whether money may be written with and without "per year".
    pub(super) yearly: bool,
}

impl<'a> Asked<'a> {
    /// A number in a unit, which it need not say.
    pub(super) fn new(path: &'a str, unit: &'a str, possible: (f64, f64)) -> Self {
        Self { path, unit, possible, must_say: false, yearly: false }
    }
}

/// Reads a number in the asked unit.
pub(super) fn number(node: &Node, asked: Asked) -> Result<f64> {
    let Asked { path, unit: name, possible: (low, high), must_say, .. } = asked;
    let target = unit(name);
    let value = match &node.value {
        Value::Switch(b) if target.dimension == Dimension::Switch => return Ok(f64::from(u8::from(*b))),
        Value::Number(n) if target.dimension == Dimension::Switch && (*n == 0.0 || *n == 1.0) => return Ok(*n),
        _ if target.dimension == Dimension::Switch => {
            return Err(node.place.error(format!("{path} is a switch"), "write true or false, without quotes"));
        }
        Value::Number(_) if must_say => {
            let message = format!("{path} needs a unit");
            let help = format!("write {}, or say the unit in the key, as in {path}_mln_euro", target.example);
            return Err(node.place.error(message, help));
        }
        Value::Number(n) => *n,
        Value::Text(text) => text_number(node, text, asked, target)?,
        _ => {
            let message = format!("{path} must be a number ({name}), not {}", node.kind());
            return Err(node.place.error(message, format!("write for example {}", target.example)));
        }
    };
    if (low..=high).contains(&value) {
        return Ok(value + 0.0);
    }
    let range = match value < low && low == 0.0 {
        true => format!("it cannot be negative ({name})"),
        false => format!("it must lie between {low} and {high} ({name})"),
    };
    let message = format!("{path} = {value} is impossible: {range}");
    Err(node.place.error(message, format!("write for example {}", target.example)))
}

fn text_number(node: &Node, text: &str, asked: Asked, target: Unit) -> Result<f64> {
    let Asked { path, unit: name, must_say, yearly, .. } = asked;
    let Some((base, found)) = with_unit(text) else {
        let message = format!("{path}: {text:?} is not a number with a known unit; the unit here is {name}");
        let comma = text.contains(',');
        let help = if comma { "write a point for decimals: 2.6, not 2,6" } else { "" };
        let help = if comma { help.to_owned() } else { format!("write for example {}", target.example) };
        return Err(node.place.error(message, help));
    };
    let same = found == target.dimension
        || (found == Dimension::Plain && !must_say)
        || (yearly && matches!(found, Dimension::Money | Dimension::MoneyPerYear));
    if !same {
        let message = format!("{path}: {text:?} has the wrong unit; the unit here is {name}");
        return Err(node.place.error(message, format!("write for example {}", target.example)));
    }
    Ok(if found == Dimension::Plain { base } else { base / target.size })
}

/// Reads a month `YYYY-MM`.
pub(super) fn month(node: &Node, path: &str) -> Result<Month> {
    let example = "write the year, a dash and the number of the month, in quotes: \"2016-01\"";
    match &node.value {
        Value::Text(text) => {
            Month::parse(text).ok_or_else(|| node.place.error(format!("{path}: {text:?} is not a month"), example))
        }
        _ => Err(node.place.error(format!("{path} must be a month, not {}", node.kind()), example)),
    }
}
