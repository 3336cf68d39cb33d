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

/// Check scenario files: every error with its line, doubtful values, and what each design changes
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lemniscaat check                             all designs in the folder scenarios
  lemniscaat check scenarios/kabinet-2015.toml   one file, with every value it changes

What a design changes is said against geen-vervolg when that is in the same folder, else against the
rules of 2015 with no new money. The program ends with 1 when a file is wrong.")]
pub struct Args {
    /// Scenario files, or folders of them
    #[arg(value_name = "FILE|FOLDER", default_value = "scenarios")]
    paths: Vec<PathBuf>,
}

/// Checks every file and reports all that is wrong.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let files = files(&args.paths)?;
    let mut baselines = Baselines::default();
    let mut good: Vec<(PathBuf, Scenario)> = vec![];
    for file in &files {
        match scenario::load(file) {
            Ok(design) => {
                let base = baselines.of(file);
                output::print(&report(file, &design, base, files.len() == 1, lang))?;
                good.push((file.clone(), design));
            }
            Err(error) => output::error(&error),
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

/// The baseline of every folder, read once.
#[derive(Default)]
struct Baselines(BTreeMap<PathBuf, Option<Scenario>>);

impl Baselines {
    fn of(&mut self, file: &Path) -> Option<&Scenario> {
        let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
        let path = folder.join(format!("{BASELINE}.toml"));
        // A baseline that is there but wrong gets its own error when it is checked itself.
        self.0.entry(folder).or_insert_with(|| path.is_file().then(|| scenario::load(&path).ok()).flatten()).as_ref()
    }
}

/// A design that changes nothing.
fn nothing(design: &Scenario) -> Scenario {
    Scenario { levers: vec![], programmes: vec![], parameters: vec![], ..design.clone() }
}

fn report(file: &Path, design: &Scenario, base: Option<&Scenario>, details: bool, lang: Lang) -> String {
    let mut out = format!("{}: {}\n", file.display(), design.title.in_lang(lang));
    let mut line = |text: String, indent: usize| out += &format!("{}\n", wrap(&text, indent, indent + 2));
    if !design.lineage.is_empty() {
        let word = Text::new("erft van", "inherits from").in_lang(lang);
        line(format!("{word} {}", design.lineage.join(", ")), 2);
    }
    line(money(design, lang), 2);
    if design.id == BASELINE {
        line(Text::new("de vergelijkingsbasis", "the baseline").in_lang(lang).to_owned(), 2);
    }
    let (against, found) = match base.filter(|_| design.id != BASELINE) {
        Some(base) => (BASELINE, scenario::differences(base, design)),
        None => (Text::new("2015", "2015").in_lang(lang), scenario::differences(&nothing(design), design)),
    };
    line(summary(&found, against, lang), 2);
    for text in if details { each(&found) } else { names(&found) } {
        line(text, 4);
    }
    for warning in &design.warnings {
        line(format!("{}: {warning}", Text::new("let op", "warning").in_lang(lang)), 2);
    }
    out + "\n"
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
            Lang::Nl => format!("verandert niets tegenover {against}"),
            Lang::En => format!("changes nothing against {against}"),
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
        Lang::Nl => format!("verandert tegenover {against}: {counts}"),
        Lang::En => format!("changes against {against}: {counts}"),
    }
}

/// Every difference with its values.
fn each(found: &[Difference]) -> Vec<String> {
    found.iter().map(|d| format!("{}: {} → {}", d.path, d.from, d.to)).collect()
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
