//! The explorer: a local page on which a design is put together and its result watched, against the baseline in the
//! same worlds with the same luck.
//!
//! A page is made here, by the functions that make the report; the script only asks for a piece of it again when
//! something moves, and without it the same form works with a button. An address says everything a page shows.

mod draft;
mod fields;
mod form;
mod guard;
mod job;
mod live;
mod page;
mod question;
mod result;
mod runs;
mod stored;
#[cfg(test)]
mod tests;

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Form as Body, Path as Named, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use self::guard::{BODY, Door, Guard, guard};
use self::job::{Job, WriteReport};
use self::live::{WORLDS, Worlds};
use self::question::{Asked, Question};
use self::runs::Opened;
use crate::error::{Error, Result};
use crate::experiments::disk;
use crate::scenario::{self, Scenario};
use crate::text::Lang;

/// What the explorer is started with.
pub struct Options {
    /// Folder of the designs.
    pub folder: PathBuf,
    /// Folder of the results.
    pub output: PathBuf,
    /// Name of the design that the others are compared with.
    pub baseline: String,
    /// Port; 0 for a free one.
    pub port: u16,
    /// Seed of all luck.
    pub seed: u64,
    /// Professionals simulated, relative to the real number.
    pub population: f64,
    /// Language of the first page.
    pub lang: Lang,
    /// How charts and report of a full computation are written.
    pub write: WriteReport,
    /// How this program is started on the command line.
    pub program: String,
}

/// Everything the pages share.
pub struct Explorer {
    folder: PathBuf,
    output: PathBuf,
    lang: Lang,
    baseline: Scenario,
    worlds: Worlds,
    write: WriteReport,
    program: String,
    /// Options that give the command line these worlds.
    sized: String,
    job: Mutex<Option<Arc<Job>>>,
    opened: Mutex<Option<Arc<Opened>>>,
}

/// Names and values of an address or a form.
type Pairs = Vec<(String, String)>;
type App = State<Arc<Explorer>>;

/// Serves until `stopped`; `ready` hears the address once pages are answered.
///
/// # Errors
/// When the designs cannot be read or the port is taken.
pub fn serve(options: Options, ready: impl FnOnce(&str) + Send, stopped: fn() -> bool) -> Result<()> {
    let history = scenario::history()?;
    let baseline = scenario::load(&options.folder.join(format!("{}.toml", options.baseline)))?;
    let app = Arc::new(Explorer {
        worlds: Worlds::new(&options.baseline, options.seed, options.population, history)?,
        folder: options.folder,
        output: options.output,
        lang: options.lang,
        baseline,
        write: options.write,
        program: options.program,
        sized: format!(" --population {} --seed {}", options.population, options.seed),
        job: Mutex::default(),
        opened: Mutex::default(),
    });
    let cannot = |e: std::io::Error| Error::request(format!("the explorer cannot start: {e}"), "choose another --port");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(cannot)?;
    let preparing = app.clone();
    runtime.spawn_blocking(move || preparing.worlds.prepare());
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await.map_err(cannot)?;
        let port = listener.local_addr().map_err(cannot)?.port();
        ready(&format!("http://127.0.0.1:{port}/"));
        let end = async move {
            while !stopped() {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        let routes = routes(app.clone(), Arc::new(Guard::new(port)));
        tokio::select! {
            served = axum::serve(Door::new(listener), routes) => served.map_err(cannot),
            () = end => Ok(()),
        }
    })?;
    if let Some(job) = app.job.lock().expect("no thread panics with it").as_ref() {
        job.cancel();
    }
    runtime.shutdown_background();
    Ok(())
}

fn routes(app: Arc<Explorer>, host: Arc<Guard>) -> Router {
    Router::new()
        .route("/", get(explore))
        .route("/result", get(result_piece))
        .route("/design.toml", get(download))
        .route("/save", post(save))
        .route("/compute", post(compute))
        .route("/job", get(progress))
        .route("/job/stage", get(stage))
        .route("/job/cancel", post(cancel))
        .route("/runs", get(all_runs))
        .route("/runs/{name}", get(stored_run))
        .route("/runs/{name}/report", get(report))
        .route("/runs/{name}/workbook", get(workbook))
        .route("/style.css", get(|| async { ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], page::style()) }))
        .route(
            "/script.js",
            get(|| async { ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], page::SCRIPT) }),
        )
        .fallback(|State(app): App| async move {
            let sentence = app.lang.pick("deze bladzijde is er niet", "there is no such page");
            (StatusCode::NOT_FOUND, page::failure(app.lang, &Error::request(sentence, ""), None))
        })
        .layer(DefaultBodyLimit::max(BODY))
        .layer(axum::middleware::from_fn_with_state(host, guard))
        .with_state(app)
}

/// Runs something that takes a while where it holds up nobody.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let broken = |_| Error::request("the page broke off: this is a bug", "report it with the address");
    tokio::task::spawn_blocking(work).await.map_err(broken)
}

/// Sets its flag when nobody waits any more.
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn refused(lang: Lang, error: &Error, back: Option<&str>) -> Response {
    (StatusCode::BAD_REQUEST, page::failure(lang, error, back)).into_response()
}

/// Language of an address, whatever else it says.
fn lang_of(pairs: &Pairs, app: &Explorer) -> Lang {
    match pairs.iter().rev().find(|(k, _)| k == "lang").map(|(_, v)| v.as_str()) {
        Some("nl") => Lang::Nl,
        Some("en") => Lang::En,
        _ => app.lang,
    }
}

fn question(app: &Explorer, pairs: &Pairs) -> Result<Question> {
    let names = draft::names(&app.folder)?;
    let first = names.iter().find(|name| **name != app.baseline.id).unwrap_or(&names[0]);
    Question::read(pairs, app.lang, first)
}

fn asked(app: &Explorer, pairs: &Pairs) -> Result<Asked> {
    Asked::of(question(app, pairs)?, app)
}

/// The page; an address that says more than it needs is shortened first.
async fn explore(State(app): App, Query(pairs): Query<Pairs>) -> Response {
    let lang = lang_of(&pairs, &app);
    let (stop, worker) = (Arc::new(AtomicBool::new(false)), app.clone());
    let waiting = Waiting(stop.clone());
    let made = aside(move || {
        let (question, refused) = question(&worker, &pairs)?.sound(&worker)?;
        let asked = Asked::of(question, &worker)?;
        let short = asked.question.query();
        let given: Pairs = pairs.into_iter().filter(|(_, v)| !v.is_empty()).collect();
        let same = given == form_urlencoded::parse(short.as_bytes()).into_owned().collect::<Pairs>();
        if refused.is_empty() && !same && !given.is_empty() {
            return Ok(Redirect::to(&format!("/?{short}")).into_response());
        }
        let answer = asked.answer(&worker, WORLDS[1], &stop);
        Ok(answer.map_or_else(
            || StatusCode::NO_CONTENT.into_response(),
            |a| page::explore(&worker, &a, &refused).into_response(),
        ))
    });
    let made = made.await.and_then(|made| made);
    drop(waiting);
    made.unwrap_or_else(|error| refused(lang, &error, None))
}

/// The part of the page that changes with the design.
async fn result_piece(State(app): App, Query(pairs): Query<Pairs>) -> Response {
    let lang = lang_of(&pairs, &app);
    let few = pairs.iter().any(|(k, v)| k == "worlds" && *v == WORLDS[0].to_string());
    let worlds = if few { WORLDS[0] } else { WORLDS[1] };
    let (stop, worker) = (Arc::new(AtomicBool::new(false)), app.clone());
    let waiting = Waiting(stop.clone());
    let made =
        aside(move || Ok(asked(&worker, &pairs)?.answer(&worker, worlds, &stop).map(|a| result::piece(&worker, &a))));
    let made = made.await.and_then(|made| made);
    drop(waiting);
    match made {
        Ok(Some(piece)) => piece.into_response(),
        Ok(None) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => (StatusCode::BAD_REQUEST, page::alert(lang, &error)).into_response(),
    }
}

/// The scenario file, to keep elsewhere.
async fn download(State(app): App, Query(pairs): Query<Pairs>) -> Response {
    let lang = lang_of(&pairs, &app);
    match asked(&app, &pairs) {
        Ok(asked) => {
            let text = file_text(&asked);
            let name = format!("attachment; filename=\"{}.toml\"", asked.question.draft.name(&app.folder));
            let kind = "application/toml; charset=utf-8".to_owned();
            ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], text).into_response()
        }
        Err(error) => refused(lang, &error, None),
    }
}

/// The text of the file of a design; that of one that changes nothing only inherits.
fn file_text(asked: &Asked) -> String {
    asked.made.text.clone().unwrap_or_else(|| draft::inheriting(&asked.made, asked.question.lang))
}

/// Writes the design into the folder of designs.
async fn save(State(app): App, Body(form): Body<Pairs>) -> Response {
    let lang = lang_of(&form, &app);
    let value = |name: &str| form.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v.as_str());
    let saved = (|| {
        let pairs = form_urlencoded::parse(value("q").as_bytes()).into_owned().collect();
        let asked = asked(&app, &pairs)?;
        let name = value("name").trim();
        scenario::check_name(name).map_err(|error| lang.pick(unnamed(), error))?;
        let path = app.folder.join(format!("{name}.toml"));
        if path.exists() {
            return Err(Error::request(
                lang.pick(
                    format!("er is al een ontwerp ‘{name}’, en dat blijft zoals het is"),
                    format!("there is a design ‘{name}’ already, and it stays as it is"),
                ),
                lang.pick("kies een andere naam", "choose another name"),
            ));
        }
        let text = file_text(&asked);
        scenario::load_text(&format!("{name}.toml"), &text, &app.folder)?;
        disk::write_atomic(&path, |out| out.write_all(text.as_bytes()))?;
        Ok((path, text))
    })();
    match saved {
        Ok((path, text)) => page::saved(&app, lang, &path, &text, value("q")).into_response(),
        Err(error) => refused(lang, &error, Some(value("q"))),
    }
}

/// As [`scenario::check_name`] says it, in Dutch.
fn unnamed() -> Error {
    Error::request("zo kan een bestand niet heten", "gebruik letters, cijfers en streepjes, zoals mijn-ontwerp")
}

/// Starts a full computation.
async fn compute(State(app): App, Body(form): Body<Pairs>) -> Response {
    let lang = lang_of(&form, &app);
    let value = |name: &str| form.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v.as_str());
    let pairs = form_urlencoded::parse(value("q").as_bytes()).into_owned().collect();
    let started = asked(&app, &pairs).and_then(|asked| job::start(&app, &asked, value("worlds").parse().unwrap_or(0)));
    match started {
        Ok(()) => Redirect::to(&format!("/job?lang={}", lang.pick("nl", "en"))).into_response(),
        Err(error) => refused(lang, &error, Some(value("q"))),
    }
}

async fn progress(State(app): App, Query(pairs): Query<Pairs>) -> Response {
    page::job(&app, lang_of(&pairs, &app)).into_response()
}

async fn stage(State(app): App, Query(pairs): Query<Pairs>) -> Response {
    page::stage(&app, lang_of(&pairs, &app)).into_response()
}

async fn cancel(State(app): App, Body(form): Body<Pairs>) -> Response {
    if let Some(job) = app.job.lock().expect("no thread panics with it").as_ref() {
        job.cancel();
    }
    Redirect::to(&format!("/job?lang={}", lang_of(&form, &app).pick("nl", "en"))).into_response()
}

async fn all_runs(State(app): App, Query(pairs): Query<Pairs>) -> Response {
    stored::list(&app, lang_of(&pairs, &app)).into_response()
}

async fn stored_run(State(app): App, Named(name): Named<String>, Query(pairs): Query<Pairs>) -> Response {
    let (lang, worker) = (lang_of(&pairs, &app), app.clone());
    let made = aside(move || {
        let opened = runs::open(&worker, &name, lang)?;
        stored::run(&opened, &pairs, lang)
    });
    let made = made.await.and_then(|made| made);
    made.map_or_else(|error| refused(lang, &error, None), IntoResponse::into_response)
}

async fn report(State(app): App, Named(name): Named<String>, Query(pairs): Query<Pairs>) -> Response {
    let (lang, worker) = (lang_of(&pairs, &app), app.clone());
    let made = aside(move || {
        let opened = runs::open(&worker, &name, lang)?;
        Ok(crate::report::page::page(&opened.comparison, &opened.findings, lang))
    });
    let made = made.await.and_then(|made| made);
    made.map_or_else(|error| refused(lang, &error, None), |text| axum::response::Html(text).into_response())
}

/// The workbook of a stored comparison.
async fn workbook(State(app): App, Named(name): Named<String>, Query(pairs): Query<Pairs>) -> Response {
    let (lang, worker) = (lang_of(&pairs, &app), app.clone());
    let made = aside(move || {
        let opened = runs::open(&worker, &name, lang)?;
        let charts = crate::report::views::charts(&opened.comparison, &opened.findings, lang);
        crate::report::workbook::workbook(&opened.comparison, &opened.findings, &charts, lang)
    });
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned();
    let name = format!("attachment; filename=\"{}\"", crate::report::workbook::name(lang));
    match made.await.and_then(|made| made) {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response(),
        Err(error) => refused(lang, &error, None),
    }
}

/// Whether a folder holds designs, before anything is started.
///
/// # Errors
/// When it does not.
pub fn check_folder(folder: &Path) -> Result<()> {
    draft::names(folder).map(drop)
}
