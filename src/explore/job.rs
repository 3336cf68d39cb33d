//! The full computation: one at a time, with progress, and stopped when asked. What it leaves is the folder that
//! `compare` would leave.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use super::Explorer;
use super::question::Asked;
use crate::error::{Error, Result};
use crate::experiments::attribution::mixed_worlds;
use crate::experiments::comparison::{Comparison, Hooks, Request};
use crate::experiments::disk::sha256_hex;
use crate::experiments::findings::Findings;
use crate::experiments::store::{self, Keep};
use crate::report::views;
use crate::scenario::{Scenario, canonical_text};
use crate::text::Lang;

/// Numbers of worlds that can be asked for.
pub const WORLDS: [usize; 3] = [16, 64, 128];

/// Writes charts and report of a comparison into a folder.
pub type WriteReport = fn(&Comparison, &Findings, &Path, Lang) -> Result<()>;

/// A computation that runs, or ran last.
pub struct Job {
    /// Name of the folder it leaves.
    pub name: String,
    /// The page from which it was asked, as an address.
    pub question: String,
    /// Steps in all.
    pub total: u64,
    done: AtomicU64,
    stop: AtomicBool,
    began: Instant,
    end: Mutex<Option<Result<()>>>,
}

/// How far a job is.
pub enum Stage {
    /// It runs: share done, seconds left when that can be said.
    Running(f64, Option<f64>),
    /// Its folder is there.
    Done,
    /// Someone stopped it.
    Stopped,
    /// It failed, with this sentence.
    Failed(String),
}

impl Job {
    /// How far it is.
    pub fn stage(&self) -> Stage {
        match &*self.end.lock().expect("no thread panics with it") {
            Some(Ok(())) => Stage::Done,
            Some(Err(Error::Stopped { .. })) => Stage::Stopped,
            Some(Err(error)) => Stage::Failed(error.to_string()),
            None => {
                let share = self.done.load(Ordering::Relaxed) as f64 / self.total.max(1) as f64;
                let passed = self.began.elapsed().as_secs_f64();
                Stage::Running(share.min(1.0), (share > 0.05).then(|| passed / share * (1.0 - share).max(0.0)))
            }
        }
    }

    /// Whether it still runs.
    pub fn runs(&self) -> bool {
        matches!(self.stage(), Stage::Running(..))
    }

    /// Asks it to stop.
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Starts a full computation of the designs of a question.
///
/// # Errors
/// When another one runs, or the number of worlds is not offered.
pub fn start(app: &Arc<Explorer>, asked: &Asked, worlds: usize) -> Result<()> {
    let lang = asked.question.lang;
    if !WORLDS.contains(&worlds) {
        return Err(Error::request(
            lang.pick("dat aantal werelden kan hier niet", "that number of worlds is not possible here"),
            lang.pick("kies 16, 64 of 128", "choose 16, 64 or 128"),
        ));
    }
    let mut designs = asked.designs(&app.baseline);
    // In the order of `compare`, so that what is saved gives the same bytes there.
    designs[1..].sort_by(|a, b| a.id.cmp(&b.id));
    let request = Request {
        worlds,
        own: designs.iter().skip(1).find(|d| !views::is_shipped(d)).map(|d| d.id.clone()),
        ..app.worlds.request.clone()
    };
    let steps = (worlds * (designs.len() + 1) + mixed_worlds(worlds)) as u64;
    let job = Arc::new(Job {
        name: name(&asked.made.design.id, &designs, worlds, lang),
        question: asked.question.query(),
        total: steps,
        done: AtomicU64::new(0),
        stop: AtomicBool::new(false),
        began: Instant::now(),
        end: Mutex::new(None),
    });
    {
        let mut running = app.job.lock().expect("no thread panics with it");
        if running.as_ref().is_some_and(|job| job.runs()) {
            return Err(Error::request(
                lang.pick("er loopt al een berekening", "a computation is running already"),
                lang.pick("wacht tot zij klaar is, of stop haar", "wait until it is done, or stop it"),
            ));
        }
        *running = Some(job.clone());
    }
    let app = app.clone();
    std::thread::spawn(move || {
        let caught =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| compute(&app, &job, &request, &designs, lang)));
        let failed = || Err(Error::request("the computation broke off: this is a bug", "report it with the address"));
        *job.end.lock().expect("no thread panics with it") = Some(caught.unwrap_or_else(|_| failed()));
    });
    Ok(())
}

fn compute(app: &Explorer, job: &Job, request: &Request, designs: &[Scenario], lang: Lang) -> Result<()> {
    let step = || _ = job.done.fetch_add(1, Ordering::Relaxed);
    let stopped = || job.stop.load(Ordering::Relaxed);
    let comparison = Comparison::run(request, &app.worlds.history, designs, &Hooks { step: &step, stopped: &stopped })?;
    let folder: PathBuf = app.output.join(&job.name);
    store::write(&comparison, &folder, &Keep::default())?;
    (app.write)(&comparison, &Findings::of(&comparison), &folder, lang)?;
    app.opened.lock().expect("no thread panics with it").take();
    Ok(())
}

/// Name of the folder: the same question has the same name, another one another.
fn name(own: &str, designs: &[Scenario], worlds: usize, lang: Lang) -> String {
    let texts: String = designs.iter().map(|d| format!("{}\n{}", d.id, canonical_text(d))).collect();
    format!("{}-{worlds}-{own}-{}", lang.pick("verkenning", "explore"), &sha256_hex(texts.as_bytes())[..6])
}
