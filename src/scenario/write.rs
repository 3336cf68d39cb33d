//! Scenario files as text: an example to start from, and a scenario written back.

use std::fmt::Write;
use std::path::Path;

use super::compare::lever_value;
use super::document::{Document, Entry, Value};
use super::inherit::ALTERNATIVES;
use super::past::{history, levers_at_branch};
use super::programme::{AUDIENCES, profile_in_force};
use super::programme_keys::KEYS;
use super::types::{LeverChange, Point, Programme, Scenario, Source};
use crate::error::{Error, Result};
use crate::parameters::{Field, LEVERS, Levers};
use crate::text::{Lang, OwnedText, Text};

/// Keys of a programme that the example leaves out, because another spelling stands there.
const OTHER_SPELLINGS: [&str; 13] = [
    "months",
    "last",
    "total_keur",
    "total_euro",
    "total",
    "yearly_mln_euro",
    "yearly_keur",
    "yearly_euro",
    "yearly",
    "grant_mln_euro",
    "grant_euro",
    "grant",
    "remove",
];

/// The description that the example starts with, to be replaced.
pub const ABOUT: Text = Text::new("Wat dit ontwerp anders doet.", "What this design does differently.");

/// A new scenario with every lever as a comment: explanation, unit, range and the value it has without this file.
pub fn init_text(name: &str, lang: Lang) -> String {
    example(name, None, lang)
}

/// As [`init_text`], for a scenario that inherits from the one in the file `base`. The values are those of the base (by
/// date, where they change): removing a `#` changes nothing.
///
/// # Errors
/// When the base cannot be read.
pub fn init_text_from(name: &str, base: &Path, lang: Lang) -> Result<String> {
    let (file, text, dir) = super::open(base)?;
    let (document, lineage) = super::inherit::resolve(file, &text, dir)?;
    let scenario = super::build(super::inherit::stem(file), &document, lineage)?;
    Ok(example(name, Some(&Base { scenario, document }), lang))
}

/// A scenario to inherit from: what it means, and how it is written.
struct Base {
    scenario: Scenario,
    document: Document,
}

impl Base {
    /// What the file says is its start.
    fn start(&self) -> Option<String> {
        let Value::Table(design) = &self.document.design.as_ref()?.node.value else { return None };
        Some(written(&design.get("start")?.node.value))
    }
}

fn example(name: &str, base: Option<&Base>, lang: Lang) -> String {
    let mut out = String::new();
    let intro = lang.pick(
        "# Een scenario voor lemniscaat. Regels met # ervoor gelden niet: haal de # weg om een waarde te kiezen.\n\
         # Een waarde kan een datum hebben; zonder datum geldt zij vanaf design.start:\n\
         #   [governance.municipal_influence]\n#   2016-01 = 0.4\n#   2017-01 = 0.6\n\
         # Getallen mogen hun eenheid noemen: \"30%\", \"105 mln euro\", \"185 keur\", \"7 years\".\n\n",
        "# A scenario for lemniscaat. Lines with # in front do not count: remove the # to choose a value.\n\
         # A value can have a date; without one it holds from design.start:\n\
         #   [governance.municipal_influence]\n#   2016-01 = 0.4\n#   2017-01 = 0.6\n\
         # Numbers may say their unit: \"30%\", \"105 mln euro\", \"185 keur\", \"7 years\".\n\n",
    );
    out.push_str(intro);
    let name = if name.trim().is_empty() { "scenario" } else { name };
    let quoted = quote(name);
    let _ = writeln!(out, "[design]\ntitle.nl = {quoted}\ntitle.en = {quoted}");
    let _ = writeln!(out, "description.nl = {}\ndescription.en = {}", quote(ABOUT.nl), quote(ABOUT.en));
    let _ = match base {
        Some(base) => writeln!(out, "base = {}", quote(&base.scenario.id)),
        None => writeln!(out, "#base = \"gezondheidsraad-2014\""),
    };
    let past = history().expect("the built-in history is tested");
    let start = base.and_then(Base::start).unwrap_or_else(|| format!("\"{}\"", past.calendar.branch));
    let _ = writeln!(out, "#start = {start}");
    let levers = levers_at_branch(&past.levers);
    let changes = base.map_or(&[][..], |base| &base.scenario.levers);
    for (g, (group, fields)) in Levers::GROUPS.iter().enumerate() {
        let _ = writeln!(out, "\n[{group}]");
        for (i, field) in fields.iter().enumerate() {
            let _ = writeln!(out, "{}", comment(&explanation(field, lang)));
            let own: Vec<_> = changes.iter().filter(|c| c.at == (g, i)).collect();
            let dated = |c: &&LeverChange| format!("{} = {}", c.from, bare(field, c.value));
            let _ = match &own[..] {
                [] => writeln!(out, "#{} = {}", field.name, bare(field, levers.get(g, i))),
                [one] => writeln!(out, "#{}.{}", field.name, dated(one)),
                // On one line: one of the dates alone would replace them all.
                all => {
                    let all: Vec<String> = all.iter().map(dated).collect();
                    writeln!(out, "#{} = {{ {} }}", field.name, all.join(", "))
                }
            };
        }
    }
    let _ = writeln!(out);
    match base.filter(|base| !base.scenario.programmes.is_empty()) {
        None => programme_example(&mut out, lang),
        Some(base) => inherited_programmes(&mut out, base, lang),
    }
    out
}

/// A new programme as a comment, with an example of every key.
fn programme_example(out: &mut String, lang: Lang) {
    let what = lang.pick(
        "# Een programma: een stroom geoormerkt geld. De waarden hieronder zijn voorbeelden.",
        "# A programme: a stream of earmarked money. The values below are examples.",
    );
    let _ = writeln!(out, "{what}\n{}\n#[programme.stimulering]", points(lang));
    for key in KEYS.iter().filter(|k| !OTHER_SPELLINGS.contains(&k.name)) {
        let _ = writeln!(out, "{}\n#{} = {}", comment(lang.pick(key.nl, key.en)), key.name, key.example);
    }
}

/// The tables of the inherited programmes with every value in force as a comment; the keys explained at the first.
fn inherited_programmes(out: &mut String, base: &Base, lang: Lang) {
    let id = &base.scenario.id;
    let what = lang.pick(
        format!("Een programma is een stroom geoormerkt geld. De waarden hieronder zijn die van {id}."),
        format!("A programme is a stream of earmarked money. The values below are those of {id}."),
    );
    let _ = writeln!(out, "{}\n{}", comment(&what), points(lang));
    for (i, p) in base.scenario.programmes.iter().enumerate() {
        if i == 1 {
            let others =
                lang.pick("De andere programma's, met dezelfde sleutels.", "The other programmes, with the same keys.");
            let _ = writeln!(out, "\n{}", comment(others));
        }
        let blank = if i > 1 { "\n" } else { "" };
        let _ = writeln!(out, "{blank}[programme.{}] # {}", p.key, p.title.in_lang(lang));
        for key in KEYS {
            let Some(value) = in_force(p, &base.document.programmes[&p.key], key.name) else { continue };
            if i == 0 {
                let _ = writeln!(out, "{}", comment(lang.pick(key.nl, key.en)));
            }
            let _ = writeln!(out, "#{} = {value}", key.name);
        }
    }
}

fn points(lang: Lang) -> String {
    let points: Vec<String> = Point::ALL.iter().map(|p| format!("{} ({})", p.key(), p.label().in_lang(lang))).collect();
    format!("{} {}", lang.pick("# De negen agendapunten:", "# The nine agenda points:"), points.join(", "))
}

/// The value of a key of a programme that was read from `entry`, given or by default. Of keys that say the same in
/// different ways only the one that is used, so that it replaces nothing but itself.
fn in_force(p: &Programme, entry: &Entry, key: &str) -> Option<String> {
    let Value::Table(table) = &entry.node.value else { return None };
    if let Some(ways) = ALTERNATIVES.iter().find(|ways| ways.contains(&key)) {
        let used = ways.iter().any(|way| table.contains_key(*way));
        let default = (key == "grant_keur" && !used).then(|| float(p.grant / 1e3));
        return table.get(key).map(|e| written(&e.node.value)).or(default);
    }
    if key == "profile" {
        let by_year = table.keys().any(|k| k.starts_with("yearly"));
        return (!by_year).then(|| list(&profile_in_force(p, entry)));
    }
    value(p, key)
}

fn explanation(field: &Field, lang: Lang) -> String {
    let text = lang.pick(field.nl, field.doc).trim();
    match field.unit {
        "yes/no" => format!("{text} {}", lang.pick("Kies true (ja) of false (nee).", "Choose true or false.")),
        unit => {
            let (from, to) = (field.low, field.high);
            let words = lang.pick(("Eenheid", "van", "tot"), ("Unit", "from", "to"));
            format!("{text} {}: {unit}, {} {from} {} {to}.", words.0, words.1, words.2)
        }
    }
}

fn comment(text: &str) -> String {
    format!("# {}", text.replace('\n', " "))
}

fn bare(field: &Field, value: f64) -> String {
    if field.unit == "yes/no" { (value >= 0.5).to_string() } else { float(value) }
}

/// A text as it stands in a file.
pub fn quote(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn float(value: f64) -> String {
    format!("{value:?}")
}

/// Whether a design can have this name: a file name everywhere that needs no quotes on a command line.
///
/// # Errors
/// When it cannot, with a name that it could have.
pub fn check_name(name: &str) -> Result<()> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !name.is_empty() && name.len() <= 80 && name.chars().all(fits) && !name.starts_with('-') {
        return Ok(());
    }
    let words = name.trim_end_matches(".toml").split(|c| !fits(c)).filter(|w| !w.is_empty());
    let better = words.collect::<Vec<_>>().join("-").trim_start_matches('-').to_lowercase();
    let help = match better.len() {
        1..=80 => format!("for example {better}"),
        _ => "for example my-design".to_owned(),
    };
    Err(Error::request(format!("the name {name:?} must consist of letters, digits and hyphens, at most 80"), help))
}

/// The scenario with everything it inherits written out in one file, in another order than people write: read again it
/// gives the same scenario, apart from its name, its lineage and warnings about what it inherits.
pub fn canonical_text(scenario: &Scenario) -> String {
    let mut out = String::new();
    if !scenario.parameters.is_empty() {
        let _ = writeln!(out, "[parameters]");
        for (path, value) in scenario.parameters.iter().rev() {
            let _ = writeln!(out, "{} = {}", quote(path), float(*value));
        }
    }
    for programme in scenario.programmes.iter().rev() {
        write_programme(&mut out, programme);
    }
    for spec in LEVERS.iter().rev() {
        let changes: Vec<_> = scenario.levers.iter().rev().filter(|c| c.at == spec.at).collect();
        if !changes.is_empty() {
            let _ = writeln!(out, "\n[{}] # {}", spec.path, lever_value(spec, spec.field.default));
        }
        for change in changes {
            let _ = writeln!(out, "{} = {}", change.from, bare(spec.field, change.value));
        }
    }
    let _ = writeln!(out, "\n[design]");
    if scenario.description != OwnedText::default() {
        write_text(&mut out, "description", &scenario.description);
    }
    write_text(&mut out, "title", &scenario.title);
    out
}

fn write_text(out: &mut String, key: &str, text: &OwnedText) {
    let _ = writeln!(out, "{key}.en = {}\n{key}.nl = {}", quote(&text.en), quote(&text.nl));
}

fn write_programme(out: &mut String, p: &Programme) {
    let _ = writeln!(out, "\n[programme.{}]", p.key);
    for key in KEYS.iter().rev() {
        if let Some(value) = value(p, key.name) {
            let _ = writeln!(out, "{} = {value}", key.name);
        }
    }
}

/// A key of a programme as it is written in a file; length and amounts in the units they are kept in.
fn value(p: &Programme, key: &str) -> Option<String> {
    let points = Point::ALL.map(Point::key);
    Some(match key {
        "title" => format!("{{ nl = {}, en = {} }}", quote(&p.title.nl), quote(&p.title.en)),
        "start" => format!("\"{}\"", p.start),
        "months" => p.months.to_string(),
        "yearly_euro" => list(&p.yearly),
        "sources" => shares(&Source::ALL.map(Source::key), &p.sources),
        "split" => shares(&points, &p.split),
        "calls" => shares(&points, &p.calls),
        "own_share" => list(&p.own_share),
        "own_cash" => float(p.own_cash),
        "exempt_small" => p.exempt_small.to_string(),
        "grant_euro" => float(p.grant),
        "project_months" => p.project_months.to_string(),
        "rollout" => float(p.rollout),
        "audience" => shares(&AUDIENCES, &p.audience),
        "fundamental" => float(p.fundamental),
        "regions" => format!("[{}]", p.regions.iter().map(|r| quote(r)).collect::<Vec<_>>().join(", ")),
        "committee" => p.committee.to_string(),
        "continues" => p.continues.to_string(),
        "structural" => p.structural.to_string(),
        _ => return None,
    })
}

fn list(values: &[f64]) -> String {
    format!("[{}]", values.iter().map(|v| float(*v)).collect::<Vec<_>>().join(", "))
}

fn shares(names: &[&str], values: &[f64]) -> String {
    let pairs: Vec<String> = names.iter().zip(values).map(|(name, v)| format!("{name} = {}", float(*v))).collect();
    format!("{{ {} }}", pairs.join(", "))
}

/// A value as a file may have written it: text, a number, or a list of these.
fn written(value: &Value) -> String {
    match value {
        Value::Text(text) => quote(text),
        Value::Number(number) => number.to_string(),
        Value::List(items) => {
            format!("[{}]", items.iter().map(|item| written(&item.value)).collect::<Vec<_>>().join(", "))
        }
        Value::Switch(_) | Value::Date | Value::Table(_) => unreachable!("no length or amount was read from it"),
    }
}
