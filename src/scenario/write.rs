//! Scenario files as text: an example to start from, and a scenario written back.

use std::fmt::Write;

use super::compare::lever_value;
use super::past::{history, levers_at_branch};
use super::programme::AUDIENCES;
use super::programme_keys::KEYS;
use super::types::{LeverChange, Point, Programme, Scenario, Source};
use crate::parameters::{Field, LEVERS, Levers, Spec};
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
pub fn init_text(name: &str, base: Option<&str>, lang: Lang) -> String {
    let past = history().expect("the built-in history is tested");
    example(name, base, &levers_at_branch(&past.levers), &[], &[], lang)
}

/// As [`init_text`], with the values (by date, where they change) of the scenario it will inherit from.
pub fn init_text_from(name: &str, base: &Scenario, lang: Lang) -> String {
    let past = history().expect("the built-in history is tested");
    example(name, Some(&base.id), &levers_at_branch(&past.levers), &base.levers, &base.programmes, lang)
}

fn example(
    name: &str,
    base: Option<&str>,
    levers: &Levers,
    changes: &[LeverChange],
    programmes: &[Programme],
    lang: Lang,
) -> String {
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
        Some(base) => writeln!(out, "base = {}", quote(base)),
        None => writeln!(out, "#base = \"gezondheidsraad-2014\""),
    };
    let branch = history().expect("the built-in history is tested").calendar.branch;
    let _ = writeln!(out, "#start = \"{branch}\"");
    for (g, (group, fields)) in Levers::GROUPS.iter().enumerate() {
        let _ = writeln!(out, "\n[{group}]");
        for (i, field) in fields.iter().enumerate() {
            let _ = writeln!(out, "{}", comment(&explanation(field, lang)));
            let own: Vec<_> = changes.iter().filter(|c| c.at == (g, i)).collect();
            let spec = Spec::find_lever(&format!("{group}.{}", field.name)).expect("it comes from the table");
            match &own[..] {
                [] => _ = writeln!(out, "#{} = {}", field.name, bare(field, levers.get(g, i))),
                several => {
                    for c in several {
                        let _ = writeln!(out, "#{}.{} = {}", field.name, c.from, bare(spec.field, c.value));
                    }
                }
            }
        }
    }
    programme_example(&mut out, programmes, lang);
    out
}

/// The table of the first inherited programme, or of a new one as a comment, with every key; and those of the others.
fn programme_example(out: &mut String, inherited: &[Programme], lang: Lang) {
    let what = lang.pick(
        "# Een programma: een stroom geoormerkt geld. De waarden hieronder zijn voorbeelden.",
        "# A programme: a stream of earmarked money. The values below are examples.",
    );
    let _ = writeln!(out, "\n{what}");
    let points: Vec<String> = Point::ALL.iter().map(|p| format!("{} ({})", p.key(), p.label().in_lang(lang))).collect();
    let _ =
        writeln!(out, "{} {}", lang.pick("# De negen agendapunten:", "# The nine agenda points:"), points.join(", "));
    let _ = match inherited.first() {
        Some(first) => writeln!(out, "[programme.{}] # {}", first.key, first.title.in_lang(lang)),
        None => writeln!(out, "#[programme.stimulering]"),
    };
    for key in KEYS.iter().filter(|k| !OTHER_SPELLINGS.contains(&k.name)) {
        let _ = writeln!(out, "{}\n#{} = {}", comment(lang.pick(key.nl, key.en)), key.name, key.example);
    }
    if inherited.len() > 1 {
        let others =
            lang.pick("De andere programma's, met dezelfde sleutels.", "The other programmes, with the same keys.");
        let _ = writeln!(out, "\n{}", comment(others));
    }
    for other in inherited.iter().skip(1) {
        let _ = writeln!(out, "[programme.{}] # {}", other.key, other.title.in_lang(lang));
    }
}

fn explanation(field: &Field, lang: Lang) -> String {
    let text = lang.pick(if field.nl.is_empty() { field.doc } else { field.nl }, field.doc).trim();
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

fn quote(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn float(value: f64) -> String {
    format!("{value:?}")
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
    let numbers = |values: &[f64]| values.iter().map(|v| float(*v)).collect::<Vec<_>>().join(", ");
    let table = |names: &[&str], values: &[f64]| {
        let pairs = names.iter().zip(values).rev().map(|(n, v)| format!("{n} = {}", float(*v)));
        pairs.collect::<Vec<_>>().join(", ")
    };
    let points = Point::ALL.map(Point::key);
    let regions: Vec<String> = p.regions.iter().rev().map(|r| quote(r)).collect();
    let _ = writeln!(out, "\n[programme.{}]", p.key);
    let _ = writeln!(out, "structural = {}\ncommittee = {}\ncontinues = {}", p.structural, p.committee, p.continues);
    let _ = writeln!(out, "regions = [{}]\nfundamental = {}", regions.join(", "), float(p.fundamental));
    let _ = writeln!(out, "audience = {{ {} }}", table(&AUDIENCES, &p.audience));
    let _ = writeln!(out, "rollout = {}\nproject_months = {}", float(p.rollout), p.project_months);
    let _ = writeln!(out, "grant_euro = {}\nexempt_small = {}", float(p.grant), p.exempt_small);
    let _ = writeln!(out, "own_cash = {}\nown_share = [{}]", float(p.own_cash), numbers(&p.own_share));
    let _ = writeln!(out, "calls = {{ {} }}\nsplit = {{ {} }}", table(&points, &p.calls), table(&points, &p.split));
    let _ = writeln!(out, "sources = {{ {} }}", table(&Source::ALL.map(Source::key), &p.sources));
    let _ = writeln!(out, "yearly_euro = [{}]", numbers(&p.yearly));
    let _ = writeln!(out, "months = {}\nstart = \"{}\"", p.months, p.start);
    write_text(out, "title", &p.title);
}
