//! Does the model do what it should: claims as experiments, and nothing dead.

use std::path::PathBuf;
use std::time::Instant;

use super::claims;
use super::output::{draw, print, say, wrap};
use super::progress::Progress;
use crate::error::{Error, Result};
use crate::experiments::comparison::WorldSource;
use crate::experiments::patterns::{self, Kind, Row, Tried};
use crate::experiments::{ablation, disk};
use crate::scenario;
use crate::text::Lang;

/// Tries the claims of the sources, or takes every part of the model away in turn
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  lemniscaat validate\n  lemniscaat validate --ids P01,P25 --worlds 16\n  \
                        lemniscaat validate --ablation\n\nEnds with 1 when a strong claim holds in fewer than 95% of \
                        the worlds of its theory.")]
pub struct Args {
    /// Freeze every kind of agent, swing every lever, remove every process: what does each move
    #[arg(long, conflicts_with_all = ["ids", "markdown", "chart"])]
    ablation: bool,
    /// Only these claims, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "IDS")]
    ids: Vec<String>,
    /// Folder with the shipped designs
    #[arg(long, default_value = "scenarios", value_name = "DIR")]
    scenarios: PathBuf,
    /// Worlds, a power of two [default: 64, or 8 for an ablation]
    #[arg(long, value_name = "N")]
    worlds: Option<usize>,
    /// Professionals simulated, as a share of the real number [default: 0.05, or 0.02 for an ablation]
    #[arg(long, value_name = "SHARE", value_parser = super::run::population)]
    population: Option<f64>,
    /// Seed of all luck
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Worlds from the plausible ranges, whether or not they reproduce the facts of 2007–2014
    #[arg(long)]
    prior: bool,
    /// Also write the table to this file, as Markdown
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
    /// Also draw the effects in this file: .svg, or else .png
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
}

/// Validates; an error when a part is dead or a strong claim does not hold.
///
/// # Errors
/// When a design cannot be read, a file cannot be written, a part of the model moves nothing, or a strong claim holds in
/// too few worlds.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    if args.ablation { without_parts(&args, lang) } else { try_claims(&args, lang) }
}

fn without_parts(args: &Args, lang: Lang) -> Result<()> {
    let history = scenario::history()?;
    let read = |id: &&str| scenario::load(&args.scenarios.join(format!("{id}.toml")));
    say(lang.pick(
        "elk onderdeel om de beurt weg: dit duurt enkele minuten",
        "every part taken away in turn: this takes some minutes",
    ));
    let designs = ablation::DESIGNS.iter().map(read).collect::<Result<Vec<_>>>()?;
    let (worlds, population) = (args.worlds.unwrap_or(8), args.population.unwrap_or(0.02));
    let moves = ablation::run(&history, &designs, worlds, population, args.seed)?;
    print(&ablation::table(&moves))?;
    let dead: Vec<_> =
        moves.iter().filter(|m| !m.alive() && m.part.name() != ablation::LOOKS_ONLY).map(|m| m.part.name()).collect();
    if dead.is_empty() {
        return Ok(());
    }
    Err(Error::request(
        format!("these parts move nothing: {}", dead.join(", ")),
        "find the mechanism that is missing, or remove the part",
    ))
}

/// The claims asked for; all when none is named.
fn chosen(ids: &[String]) -> Result<Vec<&'static Row>> {
    for id in ids {
        if patterns::rows().all(|row| row.id != id) {
            return Err(Error::request(format!("there is no claim {id:?}"), "claims are P01 to P56"));
        }
    }
    Ok(patterns::rows().filter(|row| ids.is_empty() || ids.iter().any(|id| id == row.id)).collect())
}

fn try_claims(args: &Args, lang: Lang) -> Result<()> {
    let began = Instant::now();
    let rows = chosen(&args.ids)?;
    let (worlds, population) = (args.worlds.unwrap_or(64), args.population.unwrap_or(0.05));
    let draws = WorldSource::shipped(args.prior).worlds(args.seed, worlds, &[])?;
    let progress = Progress::new(lang.pick("werelden", "worlds"), worlds as u64);
    let tried = patterns::run(&rows, &scenario::history()?, &args.scenarios, &draws, population, || progress.tick())?;
    print(&claims::text(&tried, lang))?;
    for sentence in claims::on_trial(&tried, lang) {
        print(&format!("\n{}\n", wrap(&sentence, 0, 5)))?;
    }
    if let Some(path) = &args.markdown {
        let about = about(worlds, args, population, lang);
        disk::write_atomic(path, |out| out.write_all(claims::markdown(&tried, &about, lang).as_bytes()))?;
    }
    if let Some(path) = &args.chart {
        let chart = claims::chart(&tried, |lang| about(worlds, args, population, lang));
        draw(path, &chart, lang)?;
    }
    let seconds = lang.number(began.elapsed().as_secs_f64(), 0);
    say(&lang.pick(format!("duurde {seconds} seconden"), format!("took {seconds} seconds")));
    strong_hold(&tried)
}

/// What was tried: worlds, where they come from, professionals, seed.
fn about(worlds: usize, args: &Args, population: f64, lang: Lang) -> String {
    let (share, seed) = (lang.percent(population, 1), args.seed);
    let conditioned = WorldSource::shipped(args.prior) != WorldSource::Prior;
    let origin = match (lang, conditioned) {
        (Lang::Nl, true) => "die passen bij de feiten van 2007–2014",
        (Lang::Nl, false) => "uit de plausibele waarden",
        (Lang::En, true) => "that meet the facts of 2007–2014",
        (Lang::En, false) => "from the plausible ranges",
    };
    lang.pick(
        format!("{worlds} werelden {origin}, {share} van de professionals, seed {seed}."),
        format!("{worlds} worlds {origin}, {share} of professionals, seed {seed}."),
    )
}

fn strong_hold(tried: &[Tried]) -> Result<()> {
    let strong = tried.iter().filter(|t| t.row.kind == Kind::Strong && t.holds() == Some(false));
    let mut failed: Vec<&str> = strong.map(|t| t.row.id).collect();
    failed.dedup();
    if failed.is_empty() {
        return Ok(());
    }
    Err(Error::request(
        format!("these strong claims hold in fewer than 95% of worlds: {}", failed.join(", ")),
        "a mechanism is missing or wrong, or a plausible range is too wide",
    ))
}
