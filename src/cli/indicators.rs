//! `indicators`: what is measured.

use serde_json::json;

use super::output;
use crate::error::Result;
use crate::indicators::{Direction, INDICATORS, Indicator, Unit, headline};
use crate::text::{Lang, Text};

/// List the indicators: key, name, unit, direction, how often they are kept, formula
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lemniscaat indicators --lang nl
  lemniscaat indicators --json")]
pub struct Args {
    /// Print JSON, with both languages
    #[arg(long)]
    json: bool,
}

/// Prints the list.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    if args.json {
        return output::print_json(&INDICATORS.iter().map(as_json).collect::<Vec<_>>());
    }
    let (all, monthly) = (INDICATORS.len(), headline().count());
    let mut out = match lang {
        Lang::Nl => format!("{all} indicatoren, waarvan {monthly} per maand en de andere elke december.\n"),
        Lang::En => format!("{all} indicators, {monthly} of them kept monthly and the others every December.\n"),
    };
    for i in INDICATORS {
        let often = if i.headline { Text::new("maandelijks", "monthly") } else { Text::new("jaarlijks", "yearly") };
        let about = [unit(i.unit), direction(i.better), often].map(|t| t.in_lang(lang)).join("; ");
        out += &format!("\n{}: {} ({about})\n", i.key, i.label.in_lang(lang));
        out += &output::wrap(i.formula.in_lang(lang), 4, 4);
        out.push('\n');
    }
    output::print(&out)
}

fn as_json(i: &Indicator) -> serde_json::Value {
    json!({
        "key": i.key,
        "label": { "nl": i.label.nl, "en": i.label.en },
        "formula": { "nl": i.formula.nl, "en": i.formula.en },
        "unit": i.unit,
        "better": i.better,
        "kept": if i.headline { "monthly" } else { "yearly" },
    })
}

/// Unit for readers.
pub fn unit(unit: Unit) -> Text {
    match unit {
        Unit::Share => Text::new("%", "%"),
        Unit::Count => Text::new("aantal", "number"),
        Unit::Level => Text::new("niveau 0–1", "level 0–1"),
        Unit::MillionEurosPerYear => Text::new("mln euro per jaar", "mln euro per year"),
    }
}

fn direction(better: Direction) -> Text {
    match better {
        Direction::Higher => Text::new("hoger is beter", "higher is better"),
        Direction::Lower => Text::new("lager is beter", "lower is better"),
        Direction::Neutral => Text::new("geen richting", "neither way is better"),
    }
}

/// A value as readers expect it.
pub fn value(unit: Unit, value: f64, lang: Lang) -> String {
    match unit {
        Unit::Share => lang.percent(value, 1),
        Unit::Count if value.abs() >= 100.0 || value.fract() == 0.0 => lang.number(value, 0),
        Unit::Count => lang.number(value, 1),
        Unit::Level => lang.number(value, 2),
        Unit::MillionEurosPerYear => lang.number(value, 1),
    }
}
