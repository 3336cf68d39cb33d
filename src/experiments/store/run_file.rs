//! `run.toml`: what was asked, by which program, and the hash of every other file.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{RUN, VERSION};
use crate::error::{Error, Result};
use crate::experiments::attribution::Mixed;
use crate::experiments::comparison::{Comparison, Detail, Request, WorldSource};
use crate::experiments::disk::sha256_hex;
use crate::experiments::theories::sides;
use crate::parameters::SPECS;
use crate::scenario::{Calendar, HISTORY, history};

/// First lines of the file.
const HEADER: &str = "\
# A comparison of designs: what was asked, by which program, and the SHA-256 of every other file in this folder.
# The same question to the same version gives the same files, so there is no date and no machine in it.

";

/// All of `run.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunFile {
    /// Largest difference between the baseline and its rewritten copy: zero, or something is wrong.
    pub null_difference: f64,
    /// Difference of the rivals in mixed worlds: pair of worlds × group of unknowns.
    pub mixed: Vec<Mixed>,
    /// Who made it.
    pub program: Program,
    /// What was asked.
    pub asked: Asked,
    /// First months of the parts of a run, `YYYY-MM`.
    pub calendar: Dates,
    /// Designs, the baseline first.
    pub designs: Vec<Design>,
    /// SHA-256 of every file, by name.
    pub files: BTreeMap<String, String>,
    /// Default of every parameter by group and name; what a world drew instead is in `worlds.parquet`.
    pub parameters: BTreeMap<String, BTreeMap<String, f64>>,
}

/// The program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Program {
    /// Version.
    pub version: String,
    /// Commit it was built from, when known.
    pub commit: String,
    /// The shared past: hash of `scenarios/data/history.toml`.
    pub history: String,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// Seed of everything; a text, because TOML's whole numbers end at half of the seeds.
    pub seed: String,
    /// Number of worlds.
    pub worlds: usize,
    /// Where worlds come from.
    pub world_source: String,
    /// Worlds that history leaves possible, when these are used: hash of the set, and how many it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<(String, usize)>,
    /// Sides of rival theories that hold in all worlds, as `THEORY=SIDE`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub theories: Vec<String>,
    /// The user's own design that the question is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<String>,
    /// Professionals relative to the real number.
    pub population: f64,
    /// Id of the baseline.
    pub baseline: String,
    /// Total in euros that budgets were scaled to, when asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equal_total: Option<f64>,
    /// How much of every world is kept, when more than the standard.
    #[serde(default, skip_serializing_if = "Detail::is_standard")]
    pub keep: Detail,
}

/// Calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dates {
    /// First month.
    pub start: String,
    /// First month in which designs differ.
    pub branch: String,
    /// First month without earmarked money in a withdrawal twin.
    pub withdrawal: String,
    /// First month after the last one.
    pub end: String,
}

impl Dates {
    /// The dates of a calendar.
    pub fn of(c: &Calendar) -> Self {
        let [start, branch, withdrawal, end] = [c.start, c.branch, c.withdrawal, c.end].map(|m| m.to_string());
        Self { start, branch, withdrawal, end }
    }
}

/// A design.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Design {
    /// Name; its effective scenario is `designs/<id>.toml`.
    pub id: String,
    /// Title, Dutch.
    pub title_nl: String,
    /// Title, English.
    pub title_en: String,
    /// Files it inherited from, nearest first; their content is in the effective scenario.
    pub inherits: Vec<String>,
    /// What was said about values that are doubtful, or inherited in another form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

impl RunFile {
    /// The file for a comparison.
    pub fn of(c: &Comparison, files: BTreeMap<String, String>) -> Self {
        let shipped = history().is_ok_and(|shipped| shipped == c.history);
        let mut parameters = BTreeMap::<String, BTreeMap<String, f64>>::new();
        for spec in SPECS.iter() {
            let (group, name) = spec.path.split_once('.').expect("a path has a group");
            parameters.entry(group.to_owned()).or_default().insert(name.to_owned(), spec.field.default);
        }
        let design = |d: &crate::scenario::Scenario| Design {
            id: d.id.clone(),
            title_nl: d.title.nl.clone(),
            title_en: d.title.en.clone(),
            inherits: d.lineage.clone(),
            warnings: d.warnings.clone(),
        };
        Self {
            null_difference: f64::from(c.null_difference),
            mixed: c.mixed.clone(),
            program: Program {
                version: VERSION.to_owned(),
                commit: option_env!("LEMNISCAAT_COMMIT").unwrap_or("unknown").to_owned(),
                history: if shipped { sha256_hex(HISTORY.as_bytes()) } else { "not the one shipped".to_owned() },
            },
            asked: Asked {
                seed: c.request.seed.to_string(),
                worlds: c.draws.len(),
                world_source: match c.request.source {
                    WorldSource::Prior => "prior ranges: Owen-scrambled Sobol points".to_owned(),
                    WorldSource::History { .. } => "points that meet the facts of 2007-2014".to_owned(),
                },
                accepted: match &c.request.source {
                    WorldSource::Prior => None,
                    WorldSource::History { set, kept } => Some((set.clone(), *kept)),
                },
                theories: c.request.theories.iter().map(|side| side.text()).collect(),
                own: c.request.own.clone(),
                population: c.request.population,
                baseline: c.request.baseline.clone(),
                equal_total: c.request.equal_total,
                keep: c.request.keep,
            },
            calendar: Dates::of(&c.history.calendar),
            designs: c.designs.iter().map(design).collect(),
            files,
            parameters,
        }
    }

    /// As it is written.
    pub fn text(&self) -> String {
        format!("{HEADER}{}", toml::to_string(self).expect("texts and numbers are TOML"))
    }

    /// What was asked; none when the seed is not a number or a theory is not known.
    pub fn request(&self) -> Option<Request> {
        Some(Request {
            worlds: self.asked.worlds,
            population: self.asked.population,
            seed: self.asked.seed.parse().ok()?,
            baseline: self.asked.baseline.clone(),
            equal_total: self.asked.equal_total,
            keep: self.asked.keep,
            source: match self.asked.accepted.clone() {
                None => WorldSource::Prior,
                Some((set, kept)) => WorldSource::History { set, kept },
            },
            theories: sides(&self.asked.theories).ok()?,
            own: self.asked.own.clone(),
        })
    }

    /// The file in a folder.
    pub fn load(folder: &Path) -> Result<Self> {
        let path = folder.join(RUN);
        let text = std::fs::read_to_string(&path).map_err(|e| match e.kind() {
            ErrorKind::NotFound => Error::request(
                format!("there is no {RUN} in {}: it holds no finished comparison", folder.display()),
                "name the folder that a comparison was written to",
            ),
            _ => Error::file("read", &path)(e),
        })?;
        toml::from_str(&text).map_err(|e| {
            let version = toml::from_str::<Stamp>(&text).map(|stamp| by_another(&stamp.program.version));
            let problem = e.message();
            Error::request(
                format!(
                    "{} is not as this program writes it: {problem}{}",
                    path.display(),
                    version.unwrap_or_default()
                ),
                "compare the designs again",
            )
        })
    }
}

/// What every version writes.
#[derive(Deserialize)]
struct Stamp {
    program: StampOf,
}

#[derive(Deserialize)]
struct StampOf {
    version: String,
}

/// A warning to add to a sentence when the results are of another version.
pub fn by_another(version: &str) -> String {
    if version == VERSION {
        return String::new();
    }
    format!(" (written by version {version} of the program; this is version {VERSION})")
}
