//! `check`: are the scenario files right, and what do they change?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::output::{self, wrap};
use crate::error::{Error, Result};
use crate::parameters::Levers;
use crate::scenario::{self, Difference, Scenario};
use crate::text::{Lang, Text};

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

Each design is compared with geen-vervolg when that is in the same folder, else with the rules of
2015 and no new money; and with the design it inherits from. The program ends with 1 when a file is
wrong.")]
pub struct Args {
    /// Scenario files, or folders of them
    #[arg(value_name = "FILE|FOLDER", default_value = "scenarios")]
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
        0 => output::print(&verdict(good.len(), lang)),
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
        let mut inside = vec![];
        for entry in std::fs::read_dir(path).map_err(Error::file("read", path))? {
            let file = entry.map_err(Error::file("read", path))?.path();
            if file.is_file() && file.extension().is_some_and(|e| e == "toml") && scenario_like(&file) {
                inside.push(file);
            }
        }
        if inside.is_empty() {
            let message = format!("there are no designs in the folder {}", path.display());
            return Err(Error::request(message, "a design is a .toml file with a [design] table"));
        }
        inside.sort();
        files.append(&mut inside);
    }
    Ok(files)
}

/// Whether a file has a table of a scenario, or cannot be read well enough to say that it has none.
fn scenario_like(file: &Path) -> bool {
    let tables = ["design", "programme", "parameters"].into_iter().chain(Levers::GROUPS.iter().map(|(name, _)| *name));
    let read = std::fs::read_to_string(file).ok().and_then(|text| text.parse::<toml::Table>().ok());
    read.is_none_or(|root| tables.into_iter().any(|t| root.contains_key(t)))
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

fn report(file: &Path, design: &Scenario, others: &mut Others, details: bool, lang: Lang) -> String {
    let mut lines = vec![(0, format!("{}: {}", file.display(), design.title.in_lang(lang))), (2, money(design, lang))];
    let mut add = |against: &str, found: &[Difference], all: bool| {
        lines.push((2, summary(found, against, lang)));
        let texts = if all { each(found) } else { names(found) };
        lines.extend(texts.into_iter().map(|text| (4, text)));
    };
    match others.beside(file, BASELINE).filter(|base| base.id != design.id) {
        Some(base) => add(BASELINE, &scenario::differences(base, design), details),
        None => add("2015", &scenario::differences(&nothing(design), design), details),
    }
    if let Some(base) = design.lineage.first().filter(|id| *id != BASELINE).and_then(|id| others.beside(file, id)) {
        let found = scenario::differences(base, design);
        let word = Text::new("waarvan het erft", "from which it inherits").in_lang(lang);
        add(&format!("{}, {word}", base.id), &found, details || found.len() <= FEW);
    }
    let word = Text::new("let op", "warning").in_lang(lang);
    lines.extend(design.warnings.iter().map(|text| (2, format!("{word}: {text}"))));
    lines.into_iter().map(|(indent, text)| wrap(&text, indent, indent + 2) + "\n").collect::<String>() + "\n"
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

fn is_lever(d: &Difference) -> bool {
    !d.path.starts_with("programme.") && crate::parameters::Spec::find_lever(&d.path).is_some()
}

fn summary(found: &[Difference], against: &str, lang: Lang) -> String {
    if found.is_empty() {
        return match lang {
            Lang::Nl => format!("verschilt in niets van {against}"),
            Lang::En => format!("differs in nothing from {against}"),
        };
    }
    let levers = found.iter().filter(|d| is_lever(d)).count();
    let programmes = found.iter().filter(|d| d.path.starts_with("programme.")).count();
    let parameters = found.len() - levers - programmes;
    let parts = [
        (levers, Text::new("hefboom", "lever"), Text::new("hefbomen", "levers")),
        (programmes, Text::new("programmaregel", "programme entry"), Text::new("programmaregels", "programme entries")),
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

/// Every difference with its values; what both begin with is said once.
fn each(found: &[Difference]) -> Vec<String> {
    let text = |d: &Difference| {
        let later = d.to.strip_prefix(&d.from).and_then(|rest| rest.strip_prefix("; "));
        format!("{}: {} → {}", d.path, d.from, later.unwrap_or(&d.to))
    };
    found.iter().map(text).collect()
}

/// Names of what differs, a line per group.
fn names(found: &[Difference]) -> Vec<String> {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for d in found {
        let (group, name) = d.path.split_once('.').unwrap_or((&d.path, ""));
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

fn verdict(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Nl, 1) => "Het bestand is in orde.\n".to_owned(),
        (Lang::Nl, _) => format!("Alle {n} bestanden zijn in orde.\n"),
        (Lang::En, 1) => "The file is right.\n".to_owned(),
        (Lang::En, _) => format!("All {n} files are right.\n"),
    }
}
