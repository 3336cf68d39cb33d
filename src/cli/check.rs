//! `check`: are the scenario files right, and what do they change?

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::output::{self, wrap};
use crate::error::{Error, Result};
use crate::parameters::Spec;
use crate::report::page::words;
use crate::scenario::{self, Difference, Scenario};
use crate::text::{Lang, OwnedText, Text};
use crate::units::Month;

/// The design that every other is compared with, when it stands in the same folder.
const BASELINE: &str = "geen-vervolg";
/// So many differences with the design it inherits from are said with their values.
const FEW: usize = 12;

/// Check scenario files: every error with its line, doubtful values, and what each design changes
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lemniscaat check                               all designs in the folder scenarios
  lemniscaat check scenarios/kabinet-2015.toml   one file, with every value it changes

Each design is compared with the one it inherits from, and with geen-vervolg when that is in the
same folder, else with the rules of 2015 and no new money. The program ends with 1 when a file is
wrong.")]
pub struct Args {
    /// Scenario files, or folders of them, or names of designs in the folder scenarios
    #[arg(value_name = "FILE|FOLDER", default_value = scenario::FOLDER, value_parser = super::design_file)]
    paths: Vec<PathBuf>,
}

/// Checks every file and reports all that is wrong.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let files = files(&args.paths)?;
    let mut others = Others::default();
    let mut good: Vec<(PathBuf, Scenario)> = vec![];
    for file in &files {
        match scenario::load(file) {
            Ok(design) => {
                output::print(&report(file, &design, &mut others, files.len() == 1, lang))?;
                good.push((file.clone(), design));
            }
            Err(error) => {
                output::say(&format!("{}:", file.display()));
                output::error(&error);
                output::say("");
            }
        }
    }
    output::print(&twins(&good, lang))?;
    match files.len() - good.len() {
        0 => {
            let doubts = good.iter().map(|(_, design)| warnings(design, lang).len()).sum();
            output::print(&verdict(good.len(), doubts, lang))
        }
        wrong => Err(Error::request(
            format!("{wrong} of {} scenario files cannot be used", files.len()),
            "correct what is said above and check again",
        )),
    }
}

/// The files themselves, and of every folder the files that look like a scenario, in order of name.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = vec![];
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        files.append(&mut scenario::files(path)?);
    }
    Ok(files)
}

/// Designs to compare with, each read once.
#[derive(Default)]
struct Others(BTreeMap<PathBuf, Option<Scenario>>);

impl Others {
    /// The design `id` in the folder of `file`. One that is there but wrong gets its own error when it is checked.
    fn beside(&mut self, file: &Path, id: &str) -> Option<&Scenario> {
        let path = file.with_file_name(format!("{id}.toml"));
        let read = |path: &Path| path.is_file().then(|| scenario::load(path).ok()).flatten();
        self.0.entry(path).or_insert_with_key(|path| read(path)).as_ref()
    }
}

/// A design that changes nothing.
fn nothing(design: &Scenario) -> Scenario {
    Scenario { levers: vec![], programmes: vec![], parameters: vec![], ..design.clone() }
}

/// How much is said of the differences with another design.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Say {
    Number,
    Names,
    Values,
}

fn report(file: &Path, design: &Scenario, others: &mut Others, details: bool, lang: Lang) -> String {
    let mut lines = vec![(0, format!("{}: {}", file.display(), design.title.in_lang(lang))), (2, money(design, lang))];
    let mut add = |against: &str, found: &[Difference], say: Say| {
        lines.push((2, summary(found, against, lang)));
        let texts = match say {
            Say::Number => vec![],
            Say::Names => names(found),
            Say::Values => each(found, lang),
        };
        lines.extend(texts.into_iter().map(|text| (4, text)));
    };
    let parent = design.lineage.first().filter(|id| *id != BASELINE);
    let say = if details {
        Say::Values
    } else if parent.is_none() {
        Say::Names
    } else {
        Say::Number
    };
    if let Some(base) = parent.and_then(|id| others.beside(file, id)) {
        let found = scenario::differences(base, design);
        let word = Text::new("waarvan het erft", "from which it inherits").in_lang(lang);
        let say = if details || found.len() <= FEW { Say::Values } else { Say::Names };
        add(&format!("{}, {word}", base.id), &found, say);
    }
    match others.beside(file, BASELINE).filter(|base| base.id != design.id) {
        Some(base) => add(BASELINE, &scenario::differences(base, design), say),
        None => add("2015", &scenario::differences(&nothing(design), design), say),
    }
    let word = Text::new("let op", "warning").in_lang(lang);
    lines.extend(warnings(design, lang).iter().map(|text| (2, format!("{word}: {text}"))));
    lines.into_iter().map(|(indent, text)| wrap(&text, indent, indent + 2) + "\n").collect::<String>() + "\n"
}

/// What is doubtful in a design, and what its author has left as `init` wrote it.
fn warnings(design: &Scenario, lang: Lang) -> Vec<String> {
    let mut all = design.warnings.clone();
    let mut left = |nl: &str, en: &str| all.push(lang.pick(nl, en).to_owned());
    let OwnedText { nl, en } = &design.title;
    if *nl == design.id || *en == design.id {
        left("de titel is nog de naam van het bestand", "the title is still the name of the file");
    }
    let OwnedText { nl, en } = &design.description;
    if nl == scenario::ABOUT.nl || en == scenario::ABOUT.en {
        left("de beschrijving is nog die van het voorbeeld", "the description is still that of the example");
    }
    all
}

fn money(design: &Scenario, lang: Lang) -> String {
    if design.programmes.is_empty() {
        return Text::new("geld: geen programma's", "money: no programmes").in_lang(lang).to_owned();
    }
    let million = |euros: f64| lang.number(euros / 1e6, 1);
    let of = |p: &scenario::Programme| format!("{} {} ({} – {})", p.key, million(p.total()), p.start, p.end() + -1);
    let total: f64 = design.programmes.iter().map(scenario::Programme::total).sum();
    let each: Vec<String> = design.programmes.iter().map(of).collect();
    let word = Text::new("geld", "money").in_lang(lang);
    format!("{word}: {} mln euro: {}", million(total), each.join("; "))
}

/// Group and name of what differs: a lever, a key of a programme, a whole programme, a parameter.
fn parts(d: &Difference) -> (&str, &str) {
    let cut = |path: &'_ str| path.rfind('.').unwrap_or(path.len());
    match d.path.strip_prefix("programme.") {
        Some(rest) if !rest.contains('.') => ("programme", rest),
        _ => (&d.path[..cut(&d.path)], d.path[cut(&d.path)..].trim_start_matches('.')),
    }
}

/// The programme that differs, if it is one.
fn programme(d: &Difference) -> Option<&str> {
    d.path.strip_prefix("programme.").map(|rest| rest.split_once('.').map_or(rest, |(key, _)| key))
}

fn summary(found: &[Difference], against: &str, lang: Lang) -> String {
    if found.is_empty() {
        return match lang {
            Lang::Nl => format!("verschilt in niets van {against}"),
            Lang::En => format!("differs in nothing from {against}"),
        };
    }
    let programmes = found.iter().filter_map(programme).collect::<BTreeSet<_>>().len();
    let levers = found.iter().filter(|d| Spec::find_lever(&d.path).is_some()).count();
    let parameters = found.iter().filter(|d| Spec::find(&d.path).is_some()).count();
    let parts = [
        (levers, Text::new("hefboom", "lever"), Text::new("hefbomen", "levers")),
        (programmes, Text::new("programma", "programme"), Text::new("programma's", "programmes")),
        (parameters, Text::new("parameter", "parameter"), Text::new("parameters", "parameters")),
    ];
    let counts = parts.into_iter().filter(|(n, ..)| *n > 0);
    let counts = counts.map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }.in_lang(lang)));
    let counts = counts.collect::<Vec<_>>().join(", ");
    match lang {
        Lang::Nl => format!("verschilt van {against}: {counts}"),
        Lang::En => format!("differs from {against}: {counts}"),
    }
}

/// Every difference with its values.
fn each(found: &[Difference], lang: Lang) -> Vec<String> {
    found.iter().map(|d| format!("{}: {}", d.path, from_to(d, lang))).collect()
}

/// The two values, of a lever from where they part: `0.3; 2016-01: 0.2 → 0.3; 2016-01: 1` starts the same.
fn from_to(d: &Difference, lang: Lang) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (d.from.split("; ").collect(), d.to.split("; ").collect());
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let rest = |values: &[&str]| {
        let rest = &values[same.min(values.len() - 1)..];
        rest.iter().map(|text| in_words(text, lang)).collect::<Vec<_>>().join("; ")
    };
    format!("{} → {}", rest(&from), rest(&to))
}

/// A value, after its date if it has one, in the reader's language; that of the files is English.
fn in_words(text: &str, lang: Lang) -> String {
    match (lang, text.split_once(": ")) {
        (Lang::En, _) => text.to_owned(),
        (_, Some((date, value))) if Month::parse(date).is_some() => format!("{date}: {}", words::value(lang, value)),
        _ => words::value(lang, text),
    }
}

/// Names of what differs, a line per group.
fn names(found: &[Difference]) -> Vec<String> {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for d in found {
        let (group, name) = parts(d);
        groups.entry(group).or_default().push(name);
    }
    groups.into_iter().map(|(group, names)| format!("{group}: {}", names.join(", "))).collect()
}

/// Warnings about designs that are the same in effect.
fn twins(good: &[(PathBuf, Scenario)], lang: Lang) -> String {
    let mut out = String::new();
    for (i, (file, design)) in good.iter().enumerate() {
        for (other, before) in &good[..i] {
            if scenario::differences(before, design).is_empty() {
                let (a, b) = (other.display(), file.display());
                let text = match lang {
                    Lang::Nl => format!("let op: {a} en {b} zijn hetzelfde ontwerp"),
                    Lang::En => format!("warning: {a} and {b} are the same design"),
                };
                out += &format!("{}\n", wrap(&text, 0, 2));
            }
        }
    }
    out
}

fn verdict(n: usize, doubts: usize, lang: Lang) -> String {
    let files = match (lang, n) {
        (Lang::Nl, 1) => "Het bestand is in orde".to_owned(),
        (Lang::Nl, _) => format!("Alle {n} bestanden zijn in orde"),
        (Lang::En, 1) => "The file is right".to_owned(),
        (Lang::En, _) => format!("All {n} files are right"),
    };
    match (doubts, lang) {
        (0, _) => format!("{files}.\n"),
        (_, Lang::Nl) => format!("{files}, maar let op: zie {doubts} × ‘let op’ hierboven.\n"),
        (_, Lang::En) => format!("{files}, but see {doubts} × ‘warning’ above.\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_said_from_where_two_designs_part() {
        let said = |path: &str, from: &str, to: &str, lang: Lang| {
            let d = Difference { path: path.to_owned(), from: from.to_owned(), to: to.to_owned() };
            format!("{} {}: {}", parts(&d).0, parts(&d).1, from_to(&d, lang))
        };
        let say = |path: &str, from: &str, to: &str| said(path, from, to, Lang::En);
        let lever = "governance.steering";
        assert_eq!(say(lever, "0.2", "0.2; 2016-01: 1"), "governance steering: 0.2 → 2016-01: 1");
        assert_eq!(say(lever, "0.2; 2016-01: 1", "0.2"), "governance steering: 2016-01: 1 → 0.2");
        assert_eq!(say(lever, "0.2; 2016-01: 1", "0.2; 2016-01: 0"), "governance steering: 2016-01: 1 → 2016-01: 0");
        assert_eq!(say("programme.x", "–", "5 mln euro"), "programme x: – → 5 mln euro");
        assert_eq!(say("programme.x.months", "12", "24"), "programme.x months: 12 → 24");
        let dutch = said(lever, "0.2 months", "0.2 months; 2016-01: 1.5 months", Lang::Nl);
        assert_eq!(dutch, "governance steering: 0,2 maanden → 2016-01: 1,5 maanden");
    }
}
