//! Scenario files: the format staff edit, inheritance, units, errors that point at the line.
//!
//! [`load`] reads one file with everything it inherits, [`files`] names the designs of a folder, [`history`] the past they
//! share. What a file says in words, units and dates becomes one [`Scenario`] with absolute months and euros.

mod compare;
mod document;
mod inherit;
mod levers;
mod past;
mod programme;
mod programme_keys;
mod quantity;
mod schema;
pub mod sweep;
mod sweep_file;
mod types;
mod write;

use std::path::{Path, PathBuf};

pub use compare::{Difference, differences, first_difference, shifted, shifted_history};
pub use past::{HISTORY, history, parse_history};
pub use schema::schema;
pub use sweep_file::load_sweep;
pub use types::*;
pub use write::{ABOUT, canonical_text, check_name, init_text, init_text_from, quote};

pub(crate) use past::levers_at_branch;
pub(crate) use programme::AUDIENCES;

use crate::error::{Error, Result, did_you_mean};
use document::Document;
use levers::Time;

/// The folder in which designs are kept, and looked for by their name.
pub const FOLDER: &str = "scenarios";

/// The file of a design that is asked for by its path or by its name: `kabinet-2015` is `scenarios/kabinet-2015.toml`
/// unless there is a file or folder of that name here. What is nowhere stays as it is, for [`load`] to refuse.
pub fn find(asked: &str) -> PathBuf {
    let named = Path::new(FOLDER).join(format!("{}.toml", inherit::stem(asked)));
    let by_name = is_name(Path::new(asked)) && !Path::new(asked).exists() && named.is_file();
    if by_name { named } else { asked.into() }
}

/// Whether this can be the name of a design: no folder stands before it.
fn is_name(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.as_os_str().is_empty())
}

/// Reads a scenario file with everything it inherits.
pub fn load(path: &Path) -> Result<Scenario> {
    let (name, text, dir) = open(path)?;
    load_text(name, &text, dir)
}

/// Name, text and folder of a scenario file.
fn open(path: &Path) -> Result<(&str, String, &Path)> {
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("scenario.toml");
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok((name, read(path)?, dir))
}

/// Reads a scenario from its text; `name` is its file name, and files it inherits from are looked for in `base_dir`.
pub fn load_text(name: &str, text: &str, base_dir: &Path) -> Result<Scenario> {
    let (document, lineage) = inherit::resolve(name, text, base_dir)?;
    build(inherit::stem(name), &document, lineage)
}

/// The files of the designs of a folder, in order of name: the `.toml` files directly in it that have a table of a
/// scenario, or cannot be read well enough to say that they have none.
pub fn files(dir: &Path) -> Result<Vec<PathBuf>> {
    if !dir.is_dir() {
        let message = format!("there is no folder {}", dir.display());
        return Err(Error::request(message, "name the folder that holds the scenario files"));
    }
    let entries = std::fs::read_dir(dir).map_err(Error::file("read", dir))?;
    let mut paths = vec![];
    for entry in entries {
        let path = entry.map_err(Error::file("read", dir))?.path();
        let root = || document::parse("", &read(&path).ok()?).ok();
        let is_toml = path.is_file() && path.extension().is_some_and(|e| e == "toml");
        if is_toml && root().is_none_or(|(_, root)| inherit::SECTIONS.iter().any(|s| root.contains_key(*s))) {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(Error::request(
            format!("there are no designs in the folder {}", dir.display()),
            "a design is a .toml file with a [design] table",
        ));
    }
    Ok(paths)
}

/// Reads a text file of reasonable size.
fn read(path: &Path) -> Result<String> {
    let size = std::fs::metadata(path).map_err(|e| missing(path, e))?;
    if size.is_dir() {
        let message = format!("{} is a folder, not a scenario file", path.display());
        return Err(Error::request(message, "name one .toml file"));
    }
    if size.len() > document::LARGEST as u64 {
        return Err(Error::request(
            format!("{} is larger than a scenario file can be (1 MB)", path.display()),
            "check that this is the file you mean",
        ));
    }
    let bytes = std::fs::read(path).map_err(|e| missing(path, e))?;
    String::from_utf8(bytes)
        .map_err(|_| Error::request(format!("{} is not a text file (UTF-8)", path.display()), "save it as UTF-8 text"))
}

/// A file that cannot be read; when it does not exist, with the nearest name that does, of a file or of a design.
fn missing(path: &Path, e: std::io::Error) -> Error {
    if e.kind() != std::io::ErrorKind::NotFound {
        return Error::file("read", path)(e);
    }
    let toml_files = |dir: &Path| -> Vec<String> {
        let names =
            std::fs::read_dir(dir).into_iter().flatten().flatten().filter_map(|f| f.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|f| f.ends_with(".toml")).collect();
        names.sort();
        names
    };
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let mut there = toml_files(path.parent().filter(|d| !d.as_os_str().is_empty()).unwrap_or(Path::new(".")));
    let mut message = format!("there is no file {}", path.display());
    if is_name(path) {
        there.extend(toml_files(Path::new(FOLDER)).iter().map(|file| inherit::stem(file).to_owned()));
        message += &format!(", and no design of that name in the folder {FOLDER}");
    }
    let help = match did_you_mean(name, there.iter().map(String::as_str)) {
        Some(near) => format!("did you mean {near:?}?"),
        None => "check the name and the folder".to_owned(),
    };
    Error::request(message, help)
}

fn build(id: &str, document: &Document, lineage: Vec<String>) -> Result<Scenario> {
    let past = history()?;
    let calendar = &past.calendar;
    let entry = document.design.as_ref().expect("checked when read");
    let design = entry.node.table("design")?;
    let mut time = Time {
        start: calendar.branch,
        earliest: calendar.branch,
        earliest_is: "the month in which designs begin to differ",
        before: None,
        end: calendar.end,
    };
    if let Some(e) = design.get("start") {
        time.start = quantity::month(&e.node, "design.start")?;
        time.check("design.start", time.start, &e.node.place)?;
    }
    let title = programme::title(design.get("title"), "design.title", &entry.key)?;
    let description = match design.get("description") {
        None => Default::default(),
        some => programme::title(some, "design.description", &entry.key)?,
    };
    let mut warnings = vec![];
    let changes = levers::read(document, time, &mut warnings)?;
    levers::check_weights(&past::levers_at_branch(&past.levers), &changes)?;
    levers::warn_without_effect(&past::levers_at_branch(&past.levers), &changes, &mut warnings);
    let mut programmes = vec![];
    for (key, e) in &document.programmes {
        if past.programmes.iter().any(|p| p.key == *key) {
            let message = format!("a programme of the shared past is called {key:?} already");
            return Err(e.key.error(message, "give this programme another name"));
        }
        programmes.push(programme::read(key, e, time, &mut warnings)?);
    }
    programme::warn_of_budget(&programmes, &mut warnings);
    let parameters = levers::parameters(&document.parameters, &mut warnings)?;
    let levers = changes.into_iter().map(|(c, _)| c).collect();
    let mut scenario =
        Scenario { id: id.to_owned(), title, description, lineage, levers, programmes, parameters, warnings };
    if scenario.does_nothing_before(calendar.end) {
        scenario.warnings.push("this design does nothing in the months that are simulated".to_owned());
    }
    Ok(scenario)
}
