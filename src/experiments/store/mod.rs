//! Results of a comparison on disk, complete: [`read`] gives back what [`write()`] was given, and writing that again
//! gives the same bytes.
//!
//! A folder holds `run.toml` (what was asked, by which program, and the SHA-256 of every other file), the effective
//! scenario of every design, and tables in Parquet; `output/README.md` says what is in them. Nothing in a file depends
//! on the machine, the number of threads or the time. `run.toml` is written last: a folder in which it fits the other
//! files is whole. Tables are made and written one by one, the large ones part by part.

mod grids;
mod lists;
mod run_file;
mod summary;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use self::grids::{Grid, Layout};
use self::run_file::RunFile;
use super::attribution::Attribution;
use super::comparison::Comparison;
use super::disk::{
    CsvFor, Groups, Rows, Table, read_parquet, sha256_hex, sha256_of_file, write_atomic, write_csv, write_parquet,
};
use super::kept::Flows;
use crate::error::{Error, Result};
use crate::indicators::{INDICATORS, Unit, find};
use crate::scenario::{Scenario, canonical_text, history, load_text};

/// Version of the program.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The file that says what the others are.
const RUN: &str = "run.toml";

/// What to keep besides the standard files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// Every table as CSV too: comma, decimal point.
    pub csv: bool,
}

/// A table as a file.
#[derive(Clone, Copy, Debug)]
struct Content {
    /// Name without extension.
    file: &'static str,
    /// One phrase about its rows.
    about: &'static str,
}

/// Writes a comparison into a folder, which is made when it does not exist. Files of an earlier comparison in it are
/// replaced, or removed when this one has none of that name and nobody changed them.
pub fn write(comparison: &Comparison, folder: &Path, options: &Keep) -> Result<()> {
    let c = comparison;
    check_names(c)?;
    let designs = folder.join("designs");
    std::fs::create_dir_all(&designs).map_err(Error::file("create", &designs))?;
    let before = RunFile::load(folder).map(|run| run.files).unwrap_or_default();
    let layout = Layout::of(c);
    let mut out = Writer { folder, options, said: said(c), files: BTreeMap::new() };
    for design in &c.designs {
        out.text(&design_file(&design.id), &canonical_text(design))?;
    }
    for grid in grids(&layout, c) {
        out.table(grid.content, &grid)?;
    }
    out.table(lists::LEDGER, &lists::Ledger::of(c, &layout)?)?;
    out.table(lists::MUNICIPALITIES, &lists::municipalities(c, &layout))?;
    out.table(lists::NETWORKS, &lists::networks(c, &layout))?;
    out.table(lists::WORLDS, &lists::worlds(&c.draws))?;
    out.table(summary::SUMMARY, &summary::summary(c))?;
    if let Some(levels) = &c.levels {
        out.table(lists::EXPLAIN, &lists::explain(levels))?;
    }
    if let Some(found) = Attribution::of(c) {
        out.table(summary::SPREAD, &summary::spread(&found))?;
    }
    let files = out.files;
    let run = RunFile::of(c, files.clone()).text();
    write_atomic(&folder.join(RUN), |file| file.write_all(run.as_bytes()))?;
    before.iter().filter(|(name, _)| !files.contains_key(*name)).try_for_each(|(name, hash)| forget(folder, name, hash))
}

/// The tables with a row for every date.
fn grids<'a>(layout: &'a Layout, c: &'a Comparison) -> Vec<Grid<'a>> {
    let mut grids = vec![layout.history(c), layout.monthly(c)];
    if !c.request.keep.is_standard() {
        grids.push(layout.indicators_monthly(c));
    }
    grids.extend([layout.yearly(c), layout.groups(c)]);
    grids
}

/// Reads a comparison that [`write()`] wrote. An error names the file that is missing, changed or of another program.
pub fn read(folder: &Path) -> Result<Comparison> {
    let run = RunFile::load(folder)?;
    let input = Reader { folder, run: &run };
    let history = history()?;
    if run.calendar != run_file::Dates::of(&history.calendar) {
        return Err(input.foreign("run.toml has another calendar than this program"));
    }
    run.files.keys().filter(|name| name.ends_with(".parquet")).try_for_each(|name| input.check(name).map(drop))?;
    let designs = run.designs.iter().map(|design| input.design(design)).collect::<Result<Vec<_>>>()?;
    let draws = input.list(lists::WORLDS, lists::draws)?;
    if draws.len() != run.asked.worlds {
        return Err(input.foreign("worlds.parquet holds another number of worlds than run.toml says"));
    }
    let request = run
        .request()
        .ok_or_else(|| input.foreign("the seed in run.toml is not a number, or a theory is not one of this program"))?;
    let pictured = request.keep.pictured(draws.len());
    let mut comparison = Comparison::blank(request, history, designs, draws)?;
    comparison.null_difference = run.null_difference as f32;
    comparison.mixed.clone_from(&run.mixed);
    let layout = Layout::of(&comparison);
    grids(&layout, &comparison).iter().try_for_each(|grid| input.grid(grid))?;
    input.ledger(&layout, &comparison.flows)?;
    if run.files.contains_key("explain.parquet") {
        comparison.levels = Some(input.list(lists::EXPLAIN, lists::levels)?);
    }
    let networks = input.table(lists::NETWORKS)?;
    let mut pictures =
        input.list(lists::MUNICIPALITIES, |table| lists::snapshots(table, &networks, &layout, pictured))?;
    comparison.past_pictures = pictures.remove(0);
    comparison.pictures = pictures;
    Ok(comparison)
}

/// Where the scenario of a design lies.
fn design_file(id: &str) -> String {
    format!("designs/{id}.toml")
}

/// Designs are told apart by name, also where capitals do not count.
fn check_names(c: &Comparison) -> Result<()> {
    let mut names: Vec<String> = c.designs.iter().map(|d| d.id.to_lowercase()).collect();
    names.sort_unstable();
    if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        let message = format!("two designs are called '{}'", pair[0]);
        return Err(Error::request(message, "give one of the files another name; capitals make no difference"));
    }
    match names.iter().find(|name| !lists::usable(name)) {
        Some(name) => Err(Error::request(format!("a design cannot be called '{name}'"), "give the file another name")),
        None => Ok(()),
    }
}

/// Metadata of every table.
fn said(c: &Comparison) -> Vec<(String, String)> {
    let pairs = [
        ("program", format!("lemniscaat {VERSION}")),
        ("seed", c.request.seed.to_string()),
        ("worlds", c.draws.len().to_string()),
        ("population", c.request.population.to_string()),
    ];
    pairs.map(|(key, value)| (key.to_owned(), value)).to_vec()
}

/// Unit and formula of a column, when it is an indicator.
fn explained(column: &str) -> Option<(String, String)> {
    let indicator = &INDICATORS[find(column)?];
    let unit = match indicator.unit {
        Unit::Share => "share",
        Unit::Count => "count",
        Unit::Level => "level from 0 to 1",
        Unit::MillionEurosPerYear => "million euros of 2014 per year",
    };
    Some((column.to_owned(), format!("{unit}: {}", indicator.formula.en)))
}

/// Removes a file of an earlier comparison, unless it was changed since or lies elsewhere.
fn forget(folder: &Path, name: &str, hash: &str) -> Result<()> {
    let inside = Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)));
    let path = folder.join(name);
    let ours = inside && sha256_of_file(&path).is_ok_and(|found| found == hash);
    if ours { std::fs::remove_file(&path).map_err(Error::file("remove", &path)) } else { Ok(()) }
}

/// Writes files and remembers their hashes.
struct Writer<'a> {
    folder: &'a Path,
    options: &'a Keep,
    said: Vec<(String, String)>,
    files: BTreeMap<String, String>,
}

impl Writer<'_> {
    fn text(&mut self, name: &str, text: &str) -> Result<()> {
        write_atomic(&self.folder.join(name), |file| file.write_all(text.as_bytes()))?;
        self.files.insert(name.to_owned(), sha256_hex(text.as_bytes()));
        Ok(())
    }

    fn table(&mut self, content: Content, table: &impl Rows) -> Result<()> {
        let mut said = self.said.clone();
        said.push(("content".to_owned(), content.about.to_owned()));
        said.extend(table.names().into_iter().filter_map(explained));
        let name = format!("{}.parquet", content.file);
        write_parquet(table, &self.folder.join(&name), &said)?;
        self.hash(name)?;
        if self.options.csv {
            let name = format!("{}.csv", content.file);
            write_csv(table, &self.folder.join(&name), CsvFor::Programs)?;
            self.hash(name)?;
        }
        Ok(())
    }

    /// Also reads back what the disk took.
    fn hash(&mut self, name: String) -> Result<()> {
        let path = self.folder.join(&name);
        self.files.insert(name, sha256_of_file(&path).map_err(Error::file("read", &path))?);
        Ok(())
    }
}

/// Reads files that are as they were written.
struct Reader<'a> {
    folder: &'a Path,
    run: &'a RunFile,
}

impl Reader<'_> {
    /// Something does not fit this program.
    fn foreign(&self, what: &str) -> Error {
        let message = format!("{}: {what}{}", self.folder.display(), run_file::by_another(&self.run.program.version));
        Error::request(message, "compare the designs again with this program, or read the tables with other software")
    }

    /// Where a file lies that is as it was written.
    fn check(&self, name: &str) -> Result<PathBuf> {
        let path = self.folder.join(name);
        let Some(hash) = self.run.files.get(name) else {
            return Err(self.foreign(&format!("run.toml does not mention {name}")));
        };
        let found = sha256_of_file(&path).map_err(|e| match e.kind() {
            ErrorKind::NotFound => Error::request(
                format!("{} is missing", path.display()),
                "put the file back, or compare the designs again",
            ),
            _ => Error::file("read", &path)(e),
        })?;
        if found != *hash {
            let message = format!("{} is not the file that run.toml describes", path.display());
            let help = "it was changed, or a later comparison stopped half-way: put the file back, or compare again";
            return Err(Error::request(message, help));
        }
        Ok(path)
    }

    fn design(&self, design: &run_file::Design) -> Result<Scenario> {
        let path = self.check(&design_file(&design.id))?;
        let bytes = std::fs::read(&path).map_err(Error::file("read", &path))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mut scenario = load_text(&format!("{}.toml", design.id), &text, self.folder)?;
        scenario.lineage.clone_from(&design.inherits);
        scenario.warnings.clone_from(&design.warnings);
        Ok(scenario)
    }

    fn table(&self, content: Content) -> Result<Table> {
        read_parquet(&self.check(&format!("{}.parquet", content.file))?)
    }

    fn list<T>(&self, content: Content, back: impl FnOnce(&Table) -> Option<T>) -> Result<T> {
        let table = self.table(content)?;
        back(&table).ok_or_else(|| self.other(content))
    }

    fn groups(&self, content: Content) -> Result<Groups> {
        Groups::open(&self.check(&format!("{}.parquet", content.file))?)
    }

    /// Puts the numbers of a table where the grid has them.
    fn grid(&self, grid: &Grid) -> Result<()> {
        let groups = self.groups(grid.content)?;
        if groups.names() != grid.names() || groups.rows() != grid.rows() as u64 {
            return Err(self.other(grid.content));
        }
        let mut from = 0;
        for group in 0..groups.len() {
            let mut rows = 0;
            for column in 0..groups.names().len() {
                let part = groups.column(column, group)?;
                rows = part.rows();
                if !grid.take(column, from, &part)? {
                    return Err(self.other(grid.content));
                }
            }
            from += rows;
        }
        Ok(())
    }

    /// Puts what moved world by world where it belongs: rows are in order of design and world.
    fn ledger(&self, layout: &Layout, into: &Flows) -> Result<()> {
        let (groups, [designs, worlds, years]) = (self.groups(lists::LEDGER)?, into.shape());
        let foreign = || self.other(lists::LEDGER);
        let (mut at, mut moved) = ([0, 0], vec![vec![]; years]);
        for group in 0..groups.len() {
            let rows = lists::flows(&groups.read(group..group + 1)?, layout).ok_or_else(foreign)?;
            for ([design, world, year], flow) in rows {
                if [design, world] < at || design >= designs || world >= worlds || year >= years {
                    return Err(foreign());
                }
                if [design, world] > at {
                    into.put(at[0], at[1], &moved)?;
                    (at, moved) = ([design, world], vec![vec![]; years]);
                }
                moved[year].push(flow);
            }
        }
        into.put(at[0], at[1], &moved)
    }

    fn other(&self, content: Content) -> Error {
        self.foreign(&format!("{}.parquet has other rows or columns than this program writes", content.file))
    }
}
