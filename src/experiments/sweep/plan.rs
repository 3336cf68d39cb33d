//! The plan of a sweep: one file that never changes and from which every run follows. Its hash is its identity.

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::layout::Layout;
use crate::error::{Error, Result};
use crate::experiments::accepted::Accepted;
use crate::experiments::disk::{sha256_hex, write_atomic};
use crate::experiments::draws::declared;
use crate::experiments::store::VERSION;
use crate::indicators::{INDICATORS, find, headline};
use crate::scenario::sweep::{Axis, Base, MOST_SOBOL_AXES, MOST_SOBOL_POINTS, Method, Spread, Sweep, Varied};
use crate::scenario::{self, Calendar, HISTORY, history};
use crate::units::POPULATION;

/// Name of the plan in the folder of a sweep.
pub const PLAN: &str = "plan.toml";
/// Most shards unless more are asked: the usual length of a job array of Slurm.
pub const MOST_SHARDS: usize = 1000;

/// Format of the file.
const FORMAT: u32 = 1;
/// Most rows of results: more would not be read again.
const MOST_ROWS: usize = 4_000_000_000;

const HEADER: &str = "\
# The plan of a sweep. Every run follows from this file, and its hash stands in every result: do not change it,
# plan again in another folder. The same sweep file, program and number of shards give the same plan: there is no date in it.

";

/// Which program made a plan; another one may compute other numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Program {
    /// Version.
    pub version: String,
    /// Commit it was built from, with `-changed` when its sources differed from that.
    pub commit: String,
    /// Hash of the shared past.
    pub history: String,
    /// Hash of the declared ranges of all drawn parameters.
    pub declared: String,
    /// Hash of the accepted set, when worlds come from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

impl Program {
    /// This program.
    fn own(base: Base) -> Self {
        Self {
            version: VERSION.to_owned(),
            commit: option_env!("LEMNISCAAT_COMMIT").unwrap_or("unknown").to_owned(),
            history: sha256_hex(HISTORY.as_bytes()),
            declared: declared(),
            accepted: (base == Base::History).then(|| Accepted::shipped().map(|set| set.hash())).flatten(),
        }
    }
}

#[derive(Deserialize, Serialize)]
struct File {
    format: u32,
    shards: usize,
    program: Program,
    sweep: Sweep,
}

impl File {
    /// What cannot be run, in a sentence: a plan is a file, and files get damaged.
    fn check(&self) -> std::result::Result<(), String> {
        let Self { format, shards, sweep, .. } = self;
        let values = |axis: &Axis| axis.values().map_or(0, <[f64]>::len);
        let sound = |axis: &Axis| match (&axis.spread, axis.varied()) {
            (_, None) => false,
            (Spread::Prior, Some(varied)) => matches!(varied, Varied::Uncertainty(_)),
            (Spread::Between(low, high), _) => low < high && (high - low).is_finite(),
            (Spread::Values(values), _) => !values.is_empty() && values.iter().all(|v| v.is_finite()),
        };
        let fits = match sweep.method {
            Method::Grid => sweep.axes.iter().map(values).try_fold(1usize, usize::checked_mul) == Some(sweep.points),
            Method::List => sweep.axes.iter().all(|axis| values(axis) == sweep.points),
            Method::Worlds => sweep.replicates == 1 && sweep.axes.iter().all(|axis| axis.spread == Spread::Prior),
            Method::Sobol | Method::Saltelli => {
                sweep.points <= MOST_SOBOL_POINTS && sweep.axes.len() <= MOST_SOBOL_AXES
            }
            Method::LatinHypercube | Method::Morris => true,
        };
        let per_point = match sweep.method {
            Method::Saltelli => sweep.axes.len() + 2,
            Method::Morris => sweep.axes.len() + 1,
            _ => 1,
        };
        let counts = [sweep.points, per_point, sweep.replicates, sweep.designs.len(), sweep.months.len()];
        let rows = counts.iter().try_fold(1usize, |n, &count| n.checked_mul(count)).unwrap_or(usize::MAX);
        let runs = rows / sweep.months.len().max(1);
        let ordered = sweep.months.is_sorted_by(|a, b| a < b);
        let dated = |c: Calendar| sweep.months.iter().all(|m| (c.branch..c.end).contains(m));
        let said = [
            (*format == FORMAT, format!("its format is {format}, not {FORMAT}")),
            (
                !sweep.axes.is_empty() && sweep.axes.iter().all(sound),
                "an axis has no values that can be run".to_owned(),
            ),
            (rows > 0 && fits, "its points, axes and method do not fit each other".to_owned()),
            (rows <= MOST_ROWS, format!("it has more than {MOST_ROWS} rows of results")),
            ((1..=runs.max(1)).contains(shards), format!("{runs} runs cannot be cut into {shards} shards")),
            (
                sweep.indicators.iter().all(|key| find(key).is_some()),
                "it keeps an indicator that does not exist".to_owned(),
            ),
            (
                ordered && history().is_ok_and(|h| dated(h.calendar)),
                "it keeps months that are not simulated".to_owned(),
            ),
            (POPULATION.contains(&sweep.population), format!("its population is {}", sweep.population)),
        ];
        said.into_iter().find(|(right, _)| !right).map_or(Ok(()), |(_, what)| Err(what))
    }
}

/// A plan.
pub struct Plan {
    /// SHA-256 of the file.
    pub hash: String,
    /// Number of shards.
    pub shards: usize,
    /// Who made it.
    pub program: Program,
    /// What is swept.
    pub sweep: Sweep,
    /// Where points lie.
    pub layout: Layout,
    text: String,
}

impl Plan {
    /// Reads a sweep file and plans it in so many shards; as many as fit the work when none is said.
    ///
    /// # Errors
    /// When the file is wrong, or more shards are asked than there are runs.
    pub fn new(sweep: Sweep, shards: usize) -> Result<Self> {
        let program = Program::own(sweep.base);
        if sweep.base == Base::History && program.accepted.is_none() {
            return Err(Error::request(
                "there is no accepted set for the ranges of this program",
                "write worlds = \"prior\" in the sweep file, or calibrate again",
            ));
        }
        let file = File { format: FORMAT, shards, program, sweep };
        file.check().map_err(|what| Error::request(what, "make the sweep smaller, or in other shards"))?;
        let layout = Layout::new(&file.sweep);
        let text = format!("{HEADER}{}", toml::to_string(&file).expect("texts and numbers are TOML"));
        Ok(Self::of(text, file, layout))
    }

    fn of(text: String, file: File, layout: Layout) -> Self {
        let hash = sha256_hex(text.as_bytes());
        Self { hash, shards: file.shards, program: file.program, sweep: file.sweep, layout, text }
    }

    /// Reads the sweep file at `path`.
    ///
    /// # Errors
    /// When it or a design it names is wrong.
    pub fn read_sweep(path: &Path) -> Result<Sweep> {
        let keys: Vec<&str> = INDICATORS.iter().map(|i| i.key).collect();
        scenario::load_sweep(path, &keys, headline().count())
    }

    /// Writes the plan in a folder, which is made when it is not there.
    ///
    /// # Errors
    /// When the folder holds another plan, or cannot be written.
    pub fn write(&self, dir: &Path) -> Result<()> {
        let path = dir.join(PLAN);
        if path.exists() {
            let other = Self::load(dir)?;
            if other.hash == self.hash {
                return Ok(());
            }
            return Err(Error::request(
                format!("{} holds another plan already", dir.display()),
                "name another folder with --out, or remove that one when its results are no longer needed",
            ));
        }
        for folder in [dir.to_owned(), dir.join(SHARDS), dir.join(LOG)] {
            std::fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;
        }
        write_atomic(&path, |out| out.write_all(self.text.as_bytes()))
    }

    /// The plan in a folder.
    ///
    /// # Errors
    /// When there is none, or it is not as this program writes it.
    pub fn load(dir: &Path) -> Result<Self> {
        let path = dir.join(PLAN);
        let text = std::fs::read_to_string(&path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => Error::request(
                format!("there is no {PLAN} in {}: it is not the folder of a sweep", dir.display()),
                "make one with 'lemniscaat sweep plan FILE --out FOLDER'",
            ),
            _ => Error::file("read", &path)(e),
        })?;
        Self::parse(text, &path)
    }

    /// A plan from its text, which stood in the file `path`.
    ///
    /// # Errors
    /// When it is not as this program writes it.
    pub fn parse(text: String, path: &Path) -> Result<Self> {
        let wrong = |what: &str| {
            let message = format!("{} holds no plan of this program: {what}", path.display());
            Error::request(message, "plan the sweep again in another folder")
        };
        let file: File = toml::from_str(&text).map_err(|e| wrong(e.message()))?;
        file.check().map_err(|what| wrong(&what))?;
        let layout = Layout::new(&file.sweep);
        Ok(Self::of(text, file, layout))
    }

    /// Text of the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Refuses to run with another program than made the plan.
    ///
    /// # Errors
    /// When version, commit, past, ranges or accepted set differ.
    pub fn check_program(&self) -> Result<()> {
        let own = Program::own(self.sweep.base);
        if own == self.program {
            return Ok(());
        }
        let said = |p: &Program| format!("version {} of commit {}", p.version, p.commit);
        Err(Error::request(
            format!("this plan was made by {}, and this program is {}", said(&self.program), said(&own)),
            "use that program, or plan the sweep again in another folder: mixed results would not be comparable",
        ))
    }

    /// Number of runs.
    pub fn runs(&self) -> u64 {
        (self.sweep.replicates * self.layout.points * self.sweep.designs.len()) as u64
    }

    /// Runs of a shard.
    pub fn range(&self, shard: usize) -> Range<u64> {
        let at = |i: usize| (i as u128 * u128::from(self.runs()) / self.shards as u128) as u64;
        at(shard)..at(shard + 1)
    }
}

/// Folder of shards within that of a sweep.
pub const SHARDS: &str = "shards";
/// Folder of what workers say.
pub const LOG: &str = "log";

/// File of a shard.
pub fn shard_file(dir: &Path, shard: usize) -> PathBuf {
    dir.join(SHARDS).join(format!("shard-{shard:05}.parquet"))
}

/// How many shards fit the work: tasks of half an hour on four cores, at least 16 where there are as many runs, so that
/// little is lost when a laptop is closed, and at most [`MOST_SHARDS`].
pub fn fitting_shards(runs: u64, seconds_per_run: f64) -> usize {
    let tasks = (runs as f64 * seconds_per_run / (4.0 * 1800.0)).ceil() as u64;
    tasks.clamp(16, MOST_SHARDS as u64).min(runs.max(1)) as usize
}
