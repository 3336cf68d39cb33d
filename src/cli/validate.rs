//! Does the model do what it should: facts of the past, claims as experiments, sanity, and nothing dead.

use std::path::PathBuf;
use std::time::Instant;

use super::output::{draw, print, say, wrap};
use super::progress::{Progress, stopped};
use super::{claims, facts, sanity};
use crate::error::{Error, Result};
use crate::experiments::comparison::WorldSource;
use crate::experiments::patterns::{self, Kind, Row};
use crate::experiments::sanity::{Bench, EXPERIMENTS, Experiment};
use crate::experiments::validation::Validation;
use crate::experiments::{ablation, disk};
use crate::scenario;
use crate::text::{Lang, Text};

/// A part of the validation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// What happened in 2007–2014, beside what the model says
    Facts,
    /// The claims of the sources as experiments
    Claims,
    /// What must follow when something is taken away, multiplied or renamed
    Sanity,
    /// Every kind of agent frozen, every lever swung, every process removed: what does each move
    Ablation,
}

/// Holds the model against facts, against the claims of the sources, and against what must follow
#[derive(Clone, Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  lemniscaat validate\n  lemniscaat validate --only facts,sanity\n  lemniscaat validate \
                        --ids P01,P25,S02 --worlds 16\n  lemniscaat validate --only ablation\n\nEnds with 1 when a \
                        strong claim holds in fewer than 95% of the worlds of its theory, when a sanity\nexperiment \
                        does not come out as expected, or when a part moves nothing."
)]
pub struct Args {
    /// Only these parts, separated by commas [default: facts,claims,sanity]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PARTS")]
    only: Vec<Part>,
    /// Only these claims (P01 …) and sanity experiments (S01 …), separated by commas
    #[arg(long, value_delimiter = ',', value_name = "IDS", conflicts_with = "only")]
    ids: Vec<String>,
    /// Folder with the shipped designs
    #[arg(long, default_value = scenario::FOLDER, value_name = "DIR")]
    scenarios: PathBuf,
    /// Worlds, a power of two [default: 64; 32 for sanity, 8 for an ablation]
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
    /// Also write what was found to this file, as Markdown
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
    /// Also draw the effects of the claims in this file: .svg, or else .png
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
    /// Also write in how many worlds every claim holds to this file, as CSV: scenarios/data/validation.csv is what
    /// reports summarise
    #[arg(long, value_name = "FILE", conflicts_with_all = ["ids", "prior"])]
    data: Option<PathBuf>,
}

/// What a part leaves behind: its section in Markdown, and what does not hold.
struct Outcome {
    markdown: String,
    failed: Vec<String>,
}

/// Validates; an error when a part is dead, or a strong claim or a sanity experiment does not hold.
///
/// # Errors
/// When a design cannot be read, a file cannot be written, a part of the model moves nothing, a strong claim holds in
/// too few worlds, or a sanity experiment comes out otherwise than expected.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let began = Instant::now();
    let (rows, experiments) = chosen(&args.ids)?;
    let asked = |part| match (part, &args.only[..]) {
        (Part::Claims, []) => !rows.is_empty(),
        (Part::Sanity, []) => !experiments.is_empty(),
        (Part::Facts, []) => args.ids.is_empty(),
        (Part::Ablation, []) => false,
        (part, only) => only.contains(&part),
    };
    if (args.chart.is_some() || args.data.is_some()) && !asked(Part::Claims) {
        let message = "--chart and --data are about claims, and none are asked";
        return Err(Error::request(message, "leave them out, or ask for claims"));
    }
    let mut found = vec![];
    for part in [Part::Facts, Part::Claims, Part::Sanity, Part::Ablation].into_iter().filter(|&part| asked(part)) {
        found.push(match part {
            Part::Facts => hold_facts(&args, lang)?,
            Part::Claims => try_claims(&args, &rows, lang)?,
            Part::Sanity => try_sanity(&args, &experiments, lang)?,
            Part::Ablation => without_parts(&args, lang)?,
        });
    }
    if let Some(path) = &args.markdown {
        let text = found.iter().map(|f| &f.markdown[..]).collect::<Vec<_>>().join("\n");
        disk::write_atomic(path, |out| out.write_all(text.as_bytes()))?;
    }
    let seconds = lang.number(began.elapsed().as_secs_f64(), 0);
    say(&lang.pick(format!("duurde {seconds} seconden"), format!("took {seconds} seconds")));
    let failed: Vec<String> = found.into_iter().flat_map(|f| f.failed).collect();
    if failed.is_empty() {
        return Ok(());
    }
    Err(Error::request(failed.join("; "), "a mechanism is missing or wrong, or a plausible range is too wide"))
}

/// The claims and the experiments asked for; all when none is named.
fn chosen(ids: &[String]) -> Result<(Vec<&'static Row>, Vec<&'static Experiment>)> {
    let known = |id: &str| patterns::rows().any(|row| row.id == id) || EXPERIMENTS.iter().any(|e| e.id == id);
    if let Some(id) = ids.iter().find(|id| !known(id)) {
        let help = format!("claims are P01 to P56, sanity experiments S01 to S{}", EXPERIMENTS.len());
        return Err(Error::request(format!("there is no claim or experiment {id:?}"), help));
    }
    let asked = |id: &str| ids.is_empty() || ids.iter().any(|x| x == id);
    Ok((patterns::rows().filter(|r| asked(r.id)).collect(), EXPERIMENTS.iter().filter(|e| asked(e.id)).collect()))
}

/// Prints the heading of a part; returns it as Markdown, with what was tried.
fn begin(name: Text, about: &str, lang: Lang) -> Result<String> {
    let name = name.in_lang(lang);
    print(&format!("\n{name}\n{about}\n\n"))?;
    Ok(format!("## {name}\n\n{about}\n\n"))
}

fn hold_facts(args: &Args, lang: Lang) -> Result<Outcome> {
    let (worlds, population) = (args.worlds.unwrap_or(64), args.population.unwrap_or(0.05));
    let draws = WorldSource::shipped(args.prior).worlds(args.seed, worlds, &[])?;
    let progress = Progress::new(lang.pick("werelden", "worlds"), worlds as u64);
    let checked = crate::experiments::facts::run(&scenario::history()?, &draws, population, || progress.tick());
    progress.finish();
    let name = Text::new("Feiten van 2007–2014", "Facts of 2007–2014");
    let table = facts::table(&checked, lang);
    let mut markdown = begin(name, &about(worlds, args, population, lang), lang)?;
    print(&table.text(0))?;
    markdown += &table.markdown();
    Ok(Outcome { markdown, failed: vec![] })
}

fn try_claims(args: &Args, rows: &[&'static Row], lang: Lang) -> Result<Outcome> {
    let (worlds, population) = (args.worlds.unwrap_or(64), args.population.unwrap_or(0.05));
    let draws = WorldSource::shipped(args.prior).worlds(args.seed, worlds, &[])?;
    let progress = Progress::new(lang.pick("werelden", "worlds"), worlds as u64);
    let tried = patterns::run(rows, &scenario::history()?, &args.scenarios, &draws, population, || progress.tick())?;
    progress.finish();
    let name = Text::new("Beweringen van de bronnen", "Claims of the sources");
    let mut markdown = begin(name, &about(worlds, args, population, lang), lang)?;
    print(&claims::table(&tried, lang).text(0))?;
    for sentence in claims::on_trial(&tried, lang) {
        print(&format!("\n{}\n", wrap(&sentence, 0, 5)))?;
    }
    markdown += &claims::markdown(&tried, lang);
    if let (Some(path), WorldSource::History { set, .. }) = (&args.data, WorldSource::shipped(args.prior)) {
        Validation::of(&tried, set, (worlds, population, args.seed)).write(path)?;
    }
    if let Some(path) = &args.chart {
        let chart = claims::chart(&tried, |lang| about(worlds, args, population, lang));
        draw(path, &chart, lang)?;
    }
    let strong = tried.iter().filter(|t| t.row.kind == Kind::Strong && t.holds() == Some(false));
    let mut failed: Vec<&str> = strong.map(|t| t.row.id).collect();
    failed.dedup();
    let failed = said("these strong claims hold in fewer than 95% of worlds", &failed);
    Ok(Outcome { markdown, failed })
}

fn try_sanity(args: &Args, experiments: &[&'static Experiment], lang: Lang) -> Result<Outcome> {
    let (worlds, population) = (args.worlds.unwrap_or(32), args.population.unwrap_or(0.05));
    let source = WorldSource::shipped(args.prior);
    let bench = Bench::new(&args.scenarios, source, args.seed, worlds, population)?;
    let progress = Progress::new(lang.pick("experimenten", "experiments"), experiments.len() as u64);
    let tried = bench.run(experiments, || progress.tick(), stopped)?;
    progress.finish();
    let name = Text::new("Gezond verstand", "Sanity");
    let mut markdown = begin(name, &about(worlds, args, population, lang), lang)?;
    print(&sanity::text(&tried, lang))?;
    markdown += &sanity::markdown(&tried, lang);
    let failed: Vec<&str> = tried.iter().filter(|t| !t.holds()).map(|t| t.experiment.id).collect();
    Ok(Outcome { markdown, failed: said("these sanity experiments come out otherwise than expected", &failed) })
}

fn without_parts(args: &Args, lang: Lang) -> Result<Outcome> {
    let history = scenario::history()?;
    let read = |id: &&str| scenario::load(&args.scenarios.join(format!("{id}.toml")));
    say(lang.pick(
        "elk onderdeel om de beurt weg: dit duurt enkele minuten",
        "every part taken away in turn: this takes some minutes",
    ));
    let designs = ablation::DESIGNS.iter().map(read).collect::<Result<Vec<_>>>()?;
    let (worlds, population) = (args.worlds.unwrap_or(8), args.population.unwrap_or(0.02));
    let moves = ablation::run(&history, &designs, worlds, population, args.seed)?;
    let prior = Args { prior: true, ..args.clone() };
    let name = Text::new("Elk onderdeel om de beurt weg", "Every part taken away in turn");
    let mut markdown = begin(name, &about(worlds, &prior, population, lang), lang)?;
    let table = ablation::table(&moves);
    print(&table)?;
    markdown += &table;
    let dead = moves.iter().filter(|m| !m.alive()).map(|m| m.part.name());
    let dead: Vec<String> = dead.filter(|name| name != ablation::LOOKS_ONLY).collect();
    let dead: Vec<&str> = dead.iter().map(|name| &name[..]).collect();
    Ok(Outcome { markdown, failed: said("these parts move nothing", &dead) })
}

/// A sentence on what failed, when something did.
fn said(what: &str, failed: &[&str]) -> Vec<String> {
    if failed.is_empty() { vec![] } else { vec![format!("{what}: {}", failed.join(", "))] }
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
