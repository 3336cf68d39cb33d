//! `parameters`: the reference of everything that has a value.

use serde_json::{Value, json};

use super::output::{self, wrap};
use super::table::{Align, Table};
use crate::error::{Error, Result, did_you_mean};
use crate::parameters::{LEVERS, Moved, SPECS, Spec};
use crate::report::terms::{grade, plain, role, unit};
use crate::text::{Lang, Text};

/// List every parameter and lever: value, unit, range, role, quality of the evidence, source
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lemniscaat parameters trust             whatever says \"trust\"
  lemniscaat parameters governance.       one group
  lemniscaat parameters --levers          what a scenario file can set
  lemniscaat parameters --moved           values moved off their evidence to meet the past, and why")]
pub struct Args {
    /// Only those with this text in their path, explanation or source
    filter: Option<String>,
    /// Only those whose value was moved off its evidence: from, to and why
    #[arg(long)]
    moved: bool,
    /// Only the levers: what a design chooses
    #[arg(long)]
    levers: bool,
    /// Print JSON, with both languages
    #[arg(long)]
    json: bool,
}

/// Prints the reference.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let found = select(&args)?;
    if args.json {
        return output::print_json(&found.iter().map(as_json).collect::<Vec<_>>());
    }
    if args.moved {
        return output::print(&moved(&found, lang));
    }
    let mut out = String::new();
    for spec in &found {
        out += &block(spec, lang);
        out.push('\n');
    }
    out += &count(found.len(), lang);
    output::print(&out)
}

fn select(args: &Args) -> Result<Vec<&'static Spec>> {
    let all = || SPECS.iter().filter(|_| !args.levers).chain(LEVERS.iter());
    let says = |spec: &Spec, text: &str| {
        let f = spec.field;
        [spec.path, f.doc, f.nl, f.source].iter().any(|t| t.to_lowercase().contains(text))
    };
    let wanted = args.filter.as_deref().unwrap_or_default().to_lowercase();
    let named: Vec<_> = all().filter(|s| says(s, &wanted)).collect();
    if named.is_empty() {
        let paths = all().flat_map(|s| [s.path, s.field.name]);
        let help = match did_you_mean(&wanted, paths) {
            Some(near) => format!("did you mean {near:?}?"),
            None => "`lemniscaat parameters` lists all of them".to_owned(),
        };
        return Err(Error::request(format!("no parameter or lever says {wanted:?}"), help));
    }
    Ok(named.into_iter().filter(|s| !args.moved || s.field.moved.is_some()).collect())
}

fn count(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Nl, 1) => "1 gevonden.\n".to_owned(),
        (Lang::Nl, _) => format!("{n} gevonden.\n"),
        (Lang::En, _) => format!("{n} found.\n"),
    }
}

fn block(spec: &Spec, lang: Lang) -> String {
    let f = spec.field;
    let value = if f.unit == "yes/no" {
        yes(f.default).in_lang(lang).to_owned()
    } else {
        let to = Text::new("tot", "to").in_lang(lang);
        let (value, low, high) = (plain(f.default, lang), plain(f.low, lang), plain(f.high, lang));
        format!("{value} {} ({low} {to} {high})", unit(f.unit, lang))
    };
    let about = [role(f.role).in_lang(lang), grade(f.grade).in_lang(lang)].join(", ");
    let doc = lang.pick(f.nl, f.doc);
    let source = Text::new("Bron", "Source").in_lang(lang);
    let mut out = format!("{} = {value}; {about}\n", spec.path);
    out += &wrap(doc, 4, 4);
    out += "\n";
    out += &wrap(&format!("{source}: {}", f.source), 4, 4);
    out += "\n";
    if let Some(Moved { from, why }) = f.moved {
        let word = Text::new("Verschoven van", "Moved from").in_lang(lang);
        out += &wrap(&format!("{word} {}: {why}", plain(from, lang)), 4, 4);
        out += "\n";
    }
    out
}

fn moved(found: &[&'static Spec], lang: Lang) -> String {
    let head = [
        (Text::new("parameter", "parameter"), Align::Left),
        (Text::new("van", "from"), Align::Right),
        (Text::new("naar", "to"), Align::Right),
        (Text::new("eenheid", "unit"), Align::Left),
        (Text::new("waarom", "why"), Align::Left),
    ];
    let mut table = Table::new(head.map(|(text, align)| (text.in_lang(lang), align)));
    for spec in found {
        let f = spec.field;
        let Some(Moved { from, why }) = f.moved else { continue };
        let cells = [spec.path, &plain(from, lang), &plain(f.default, lang), unit(f.unit, lang), why];
        table.row(cells.map(str::to_owned));
    }
    table.text(0) + &count(table.rows(), lang)
}

fn as_json(spec: &&'static Spec) -> Value {
    let f = spec.field;
    json!({
        "path": spec.path,
        "name": { "nl": spec.name(Lang::Nl), "en": spec.name(Lang::En) },
        "value": f.default,
        "unit": f.unit,
        "low": f.low,
        "high": f.high,
        "possible": [f.possible.0, f.possible.1],
        "role": f.role,
        "grade": f.grade,
        "source": f.source,
        "doc": { "nl": f.nl.trim(), "en": f.doc.trim() },
        "moved": f.moved,
    })
}

/// Yes or no.
pub fn yes(value: f64) -> Text {
    if value >= 0.5 { Text::new("ja", "yes") } else { Text::new("nee", "no") }
}
