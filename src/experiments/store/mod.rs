//! Results of a comparison on disk, complete: [`read`] gives back what [`write()`] was given, and writing that again
//! gives the same bytes.
//!
//! A folder holds `run.toml` (what was asked, by which program, and the SHA-256 of every other file), the effective
//! scenario of every design, and tables in Parquet; `output/README.md` says what is in them. Nothing in a file depends
//! on the machine, the number of threads or the time. `run.toml` is written last: a folder in which it fits the other
//! files is whole. Tables are made, written and dropped one by one.

mod grids;
mod lists;
mod run_file;
mod summary;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use ndarray::{Array3, Array4};

use self::grids::{Layout, and_twins, and_twins_mut, by_group, share, spread};
use self::run_file::RunFile;
use super::attribution::Attribution;
use super::comparison::{Comparison, withdrawal};
use super::disk::{CsvFor, Table, read_parquet, sha256_hex, write_atomic, write_csv, write_parquet};
use crate::error::{Error, Result};
use crate::indicators::{GROUPS, INDICATORS, Unit, find};
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
    let layout = Layout::of(&c.history.calendar, &c.designs, &c.withdrawals, c.draws.len());
    let mut out = Writer { folder, options, said: said(c), files: BTreeMap::new() };
    for design in &c.designs {
        out.text(&design_file(&design.id), &canonical_text(design))?;
    }
    out.grid(layout.history(), &[spread(c.past.view())])?;
    let mut months: Vec<_> = c.monthly.outer_iter().map(spread).collect();
    out.grid(layout.monthly(), &months)?;
    if !c.request.keep.is_standard() {
        months.insert(0, spread(c.past.view()));
        out.grid(layout.indicators_monthly(), &months)?;
    }
    let mut years = vec![spread(c.past_yearly.view())];
    years.extend(and_twins(&c.yearly, &c.twins, &layout.twins).into_iter().map(spread));
    out.grid(layout.yearly(), &years)?;
    let groups = and_twins(&c.groups, &c.twin_groups, &layout.twins).into_iter().map(by_group);
    out.grid(layout.groups(), &groups.collect::<Vec<_>>())?;
    out.table(lists::LEDGER, lists::ledger(c, &layout))?;
    out.table(lists::MUNICIPALITIES, lists::municipalities(c, &layout))?;
    out.table(lists::NETWORKS, lists::networks(c, &layout))?;
    out.table(lists::WORLDS, lists::worlds(&c.draws))?;
    out.table(summary::SUMMARY, summary::summary(c))?;
    if let Some(levels) = &c.levels {
        out.table(lists::EXPLAIN, lists::explain(levels))?;
    }
    if let Some(found) = Attribution::of(c) {
        out.table(summary::SPREAD, summary::spread(&found))?;
    }
    let files = out.files;
    let run = RunFile::of(c, files.clone()).text();
    write_atomic(&folder.join(RUN), |file| file.write_all(run.as_bytes()))?;
    before.iter().filter(|(name, _)| !files.contains_key(*name)).try_for_each(|(name, hash)| forget(folder, name, hash))
}

/// Reads a comparison that [`write()`] wrote. An error names the file that is missing, changed or of another program.
pub fn read(folder: &Path) -> Result<Comparison> {
    let run = RunFile::load(folder)?;
    let input = Reader { folder, run: &run };
    let history = history()?;
    let c = &history.calendar;
    if run.calendar != run_file::Dates::of(c) {
        return Err(input.foreign("run.toml has another calendar than this program"));
    }
    run.files.keys().filter(|name| name.ends_with(".parquet")).try_for_each(|name| input.bytes(name).map(drop))?;
    let designs = run.designs.iter().map(|design| input.design(design)).collect::<Result<Vec<_>>>()?;
    let draws = input.list(lists::WORLDS, lists::draws)?;
    if draws.len() != run.asked.worlds {
        return Err(input.foreign("worlds.parquet holds another number of worlds than run.toml says"));
    }
    let withdrawals: Vec<_> = designs.iter().map(|d| withdrawal(&history, d)).collect();
    let layout = Layout::of(c, &designs, &withdrawals, draws.len());
    let request = run
        .request()
        .ok_or_else(|| input.foreign("the seed in run.toml is not a number, or a theory is not one of this program"))?;
    let (keep, kept) = (request.keep, request.keep.monthly().len());
    let (d, w, all) = (designs.len(), draws.len(), INDICATORS.len());
    let (past, future) = ((c.branch - c.start) as usize, (c.end - c.branch) as usize);
    let mut comparison = Comparison {
        request,
        past: Array3::zeros((w, kept, past)),
        monthly: Array4::zeros((d, w, kept, future)),
        past_yearly: Array3::zeros((w, all, past / 12)),
        yearly: Array4::zeros((d, w, all, future / 12)),
        twins: Array4::zeros((d, w, all, future / 12)),
        groups: Array4::zeros((d, w, future / 12, GROUPS * 4)),
        twin_groups: Array4::zeros((d, w, future / 12, GROUPS * 4)),
        flows: input.list(lists::LEDGER, |table| lists::flows(table, &layout))?,
        past_pictures: vec![],
        pictures: vec![],
        draws,
        null_difference: run.null_difference as f32,
        mixed: run.mixed.clone(),
        levels: None,
        history: history.clone(),
        designs,
        withdrawals,
    };
    input.numbers(&layout, &mut comparison)?;
    if run.files.contains_key("explain.parquet") {
        comparison.levels = Some(input.list(lists::EXPLAIN, lists::levels)?);
    }
    let networks = input.table(lists::NETWORKS)?;
    let mut pictures =
        input.list(lists::MUNICIPALITIES, |table| lists::snapshots(table, &networks, &layout, keep.pictured(w)))?;
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
    let ours = inside && std::fs::read(&path).is_ok_and(|bytes| sha256_hex(&bytes) == hash);
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

    fn grid(&mut self, grid: grids::Grid, views: &[ndarray::ArrayView4<f32>]) -> Result<()> {
        self.table(grid.content, grid.table(views))
    }

    fn table(&mut self, content: Content, table: Table) -> Result<()> {
        let mut said = self.said.clone();
        said.push(("content".to_owned(), content.about.to_owned()));
        said.extend(table.columns.iter().filter_map(|(name, _)| explained(name)));
        let name = format!("{}.parquet", content.file);
        write_parquet(&table, &self.folder.join(&name), &said)?;
        self.hash(name)?;
        if self.options.csv {
            let name = format!("{}.csv", content.file);
            write_csv(&table, &self.folder.join(&name), CsvFor::Programs)?;
            self.hash(name)?;
        }
        Ok(())
    }

    /// Also reads back what the disk took.
    fn hash(&mut self, name: String) -> Result<()> {
        let path = self.folder.join(&name);
        let bytes = std::fs::read(&path).map_err(Error::file("read", &path))?;
        self.files.insert(name, sha256_hex(&bytes));
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

    fn bytes(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.folder.join(name);
        let Some(hash) = self.run.files.get(name) else {
            return Err(self.foreign(&format!("run.toml does not mention {name}")));
        };
        let bytes = std::fs::read(&path).map_err(|e| match e.kind() {
            ErrorKind::NotFound => Error::request(
                format!("{} is missing", path.display()),
                "put the file back, or compare the designs again",
            ),
            _ => Error::file("read", &path)(e),
        })?;
        if sha256_hex(&bytes) != *hash {
            let message = format!("{} is not the file that run.toml describes", path.display());
            let help = "it was changed, or a later comparison stopped half-way: put the file back, or compare again";
            return Err(Error::request(message, help));
        }
        Ok(bytes)
    }

    fn design(&self, design: &run_file::Design) -> Result<Scenario> {
        let text = String::from_utf8_lossy(&self.bytes(&design_file(&design.id))?).into_owned();
        let mut scenario = load_text(&format!("{}.toml", design.id), &text, self.folder)?;
        scenario.lineage.clone_from(&design.inherits);
        scenario.warnings.clone_from(&design.warnings);
        Ok(scenario)
    }

    /// Fills the arrays of a comparison from the tables with a row for every date.
    fn numbers(&self, layout: &Layout, c: &mut Comparison) -> Result<()> {
        let Comparison { request, past, monthly, past_yearly, yearly, twins, groups, twin_groups, .. } = c;
        self.grid(&layout.history(), &mut [spread(past.view_mut())])?;
        let mut months: Vec<_> = monthly.outer_iter_mut().map(spread).collect();
        self.grid(&layout.monthly(), &mut months)?;
        if !request.keep.is_standard() {
            months.insert(0, spread(past.view_mut()));
            self.grid(&layout.indicators_monthly(), &mut months)?;
        }
        let mut years = vec![spread(past_yearly.view_mut())];
        years.extend(and_twins_mut(yearly, twins, &layout.twins).into_iter().map(spread));
        self.grid(&layout.yearly(), &mut years)?;
        let in_groups = and_twins_mut(groups, twin_groups, &layout.twins).into_iter().map(by_group);
        self.grid(&layout.groups(), &mut in_groups.collect::<Vec<_>>())?;
        share(yearly, twins, &layout.twins);
        share(groups, twin_groups, &layout.twins);
        Ok(())
    }

    fn table(&self, content: Content) -> Result<Table> {
        let name = format!("{}.parquet", content.file);
        self.bytes(&name)?;
        read_parquet(&self.folder.join(name))
    }

    fn list<T>(&self, content: Content, back: impl FnOnce(&Table) -> Option<T>) -> Result<T> {
        let table = self.table(content)?;
        back(&table).ok_or_else(|| self.other(content))
    }

    fn grid(&self, grid: &grids::Grid, views: &mut [ndarray::ArrayViewMut4<f32>]) -> Result<()> {
        grid.fill(&self.table(grid.content)?, views).ok_or_else(|| self.other(grid.content))
    }

    fn other(&self, content: Content) -> Error {
        self.foreign(&format!("{}.parquet has other rows or columns than this program writes", content.file))
    }
}
