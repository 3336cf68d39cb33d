//! The main job: every design in the same worlds, with data, charts and a report.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::output::{print, say, wrap};
use super::progress::{Progress, stopped};
use super::table::{Align, Table};
use crate::error::{Error, Result};
use crate::experiments::comparison::{Comparison, Detail, Hooks, Request};
use crate::experiments::findings::{Findings, RIVALS};
use crate::experiments::store::{self, Keep};
use crate::indicators::find;
use crate::report;
use crate::scenario::{self, Scenario};
use crate::text::Lang;

/// Compares designs in the same worlds with the same luck, and writes data, charts and a report
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Folder with designs, or files
    #[arg(required = true, value_name = "DIR|FILES")]
    paths: Vec<PathBuf>,
    /// Worlds: plausible draws of all we do not know; a power of two
    #[arg(long, default_value_t = 64, value_name = "N")]
    worlds: usize,
    /// Professionals simulated, relative to the real number
    #[arg(long, default_value_t = 0.1, value_name = "SHARE")]
    population: f64,
    /// Design that the others are compared with
    #[arg(long, default_value = "geen-vervolg", value_name = "DESIGN")]
    baseline: String,
    /// Seed of all luck
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Threads [default: all cores]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Folder for the results [default: output/compare-SEED-WORLDS]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// A quick look: 16 worlds
    #[arg(long, conflicts_with = "worlds")]
    quick: bool,
    /// Only these designs (the baseline is always kept), separated by commas
    #[arg(long, value_delimiter = ',', value_name = "DESIGNS")]
    designs: Vec<String>,
    /// Also draw these indicators over time, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "INDICATORS")]
    indicators: Vec<String>,
    /// Scale every budget to the total of the advice, so that designs cost the same
    #[arg(long)]
    equal_cost: bool,
    /// How much to keep: monthly is every indicator each month, all is that and the maps of every world
    #[arg(long, value_enum, default_value_t, value_name = "WHAT", hide_possible_values = true)]
    keep: Detail,
    /// Write every table as CSV too
    #[arg(long)]
    csv: bool,
}

const EXAMPLES: &str = "\
Examples:
  lemniscaat compare scenarios                                    all designs, 64 worlds
  lemniscaat compare scenarios --quick --lang nl                  16 worlds, in Dutch
  lemniscaat compare scenarios --designs kabinet-2015,my-design   a few designs
  lemniscaat compare scenarios --equal-cost                       all budgets scaled to that of the advice
  lemniscaat compare scenarios --keep monthly                     every indicator each month";

/// Runs the comparison.
///
/// # Errors
/// When the designs cannot be read or compared, or the results cannot be written.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let began = Instant::now();
    for indicator in &args.indicators {
        known_indicator(indicator, args.keep)?;
    }
    if !(args.population > 0.0 && args.population <= 200.0) {
        return Err(Error::request(
            format!("a population of {} cannot be simulated", args.population),
            "choose a share above 0, such as 0.1",
        ));
    }
    let designs = chosen(&args)?;
    let request = Request {
        worlds: if args.quick { 16 } else { args.worlds },
        population: args.population,
        seed: args.seed,
        baseline: args.baseline.clone(),
        equal_total: equal_total(&args, &designs)?,
        keep: args.keep,
    };
    let comparison = in_pool(args.threads, || simulate(&request, &designs, lang))?;
    let folder = args.out.clone().unwrap_or_else(|| {
        PathBuf::from(format!(
            "output/compare-{}-{}{}",
            request.seed,
            request.worlds,
            if args.equal_cost { "-equal-cost" } else { "" }
        ))
    });
    store::write(&comparison, &folder, &Keep { csv: args.csv })?;
    let findings = Findings::of(&comparison);
    write_report(&comparison, &findings, &folder, &args.indicators, lang)?;
    tell(&comparison, &findings, lang)?;
    let seconds = lang.number(began.elapsed().as_secs_f64(), 0);
    say(&match lang {
        Lang::Nl => format!("klaar in {seconds} s; open {}", folder.join("report.html").display()),
        Lang::En => format!("done in {seconds} s; open {}", folder.join("report.html").display()),
    });
    Ok(())
}

/// Refuses an indicator that a comparison does not keep every month.
pub(super) fn known_indicator(key: &str, keep: Detail) -> Result<()> {
    if keep.monthly().iter().any(|i| i.key == key) {
        return Ok(());
    }
    let meant = crate::error::did_you_mean(key, keep.monthly().iter().map(|i| i.key));
    let help = match (find(key), meant) {
        (Some(_), _) => "compare with '--keep monthly' to keep it".to_owned(),
        (None, Some(meant)) => format!("did you mean '{meant}'? 'lemniscaat indicators' lists them"),
        (None, None) => "'lemniscaat indicators' lists them".to_owned(),
    };
    Err(Error::request(format!("'{key}' is not an indicator that is kept every month"), help))
}

/// All designs of the folders and files, or the chosen ones with the baseline.
fn chosen(args: &Args) -> Result<Vec<Scenario>> {
    let mut designs: Vec<Scenario> = vec![];
    for path in &args.paths {
        let more = if path.is_dir() { scenario::load_dir(path)? } else { vec![scenario::load(path)?] };
        for design in more {
            if designs.iter().any(|d| d.id == design.id) {
                return Err(Error::request(
                    format!("two designs are called '{}'", design.id),
                    "rename one of the files",
                ));
            }
            designs.push(design);
        }
    }
    // Files named one by one are compared with the baseline of their folder.
    if !designs.iter().any(|d| d.id == args.baseline)
        && let Some(folder) = args.paths[0].parent()
        && let Ok(baseline) = scenario::load(&folder.join(format!("{}.toml", args.baseline)))
    {
        designs.insert(0, baseline);
    }
    for wanted in &args.designs {
        if !designs.iter().any(|d| d.id == *wanted) {
            let meant = crate::error::did_you_mean(wanted, designs.iter().map(|d| d.id.as_str()));
            let known: Vec<_> = designs.iter().map(|d| d.id.as_str()).collect();
            return Err(Error::request(
                format!("there is no design '{wanted}'"),
                meant.map_or_else(
                    || format!("the designs are {}", known.join(", ")),
                    |m| format!("did you mean '{m}'?"),
                ),
            ));
        }
    }
    if !args.designs.is_empty() {
        designs.retain(|d| d.id == args.baseline || args.designs.contains(&d.id));
    }
    if designs.len() < 2 {
        return Err(Error::request(
            "there is nothing to compare: one design only",
            "name a folder or at least two designs",
        ));
    }
    Ok(designs)
}

/// Total of the advice, when budgets are to be scaled to it.
fn equal_total(args: &Args, designs: &[Scenario]) -> Result<Option<f64>> {
    if !args.equal_cost {
        return Ok(None);
    }
    let advice = designs.iter().find(|d| d.id == RIVALS[0]).ok_or_else(|| {
        Error::request(
            format!("--equal-cost scales budgets to that of '{}', which is not among the designs", RIVALS[0]),
            "add its file",
        )
    })?;
    Ok(Some(advice.programmes.iter().map(|p| p.total()).sum()))
}

fn in_pool<T: Send>(threads: Option<usize>, work: impl FnOnce() -> Result<T> + Send) -> Result<T> {
    match threads {
        None => work(),
        Some(n) => rayon::ThreadPoolBuilder::new()
            .num_threads(n)
            .build()
            .map_err(|e| Error::request(format!("cannot start {n} threads: {e}"), "choose fewer with --threads"))?
            .install(work),
    }
}

fn simulate(request: &Request, designs: &[Scenario], lang: Lang) -> Result<Comparison> {
    let history = scenario::history()?;
    let what = lang.pick("ontwerpen in werelden", "designs in worlds");
    let progress = Progress::new(what, request.worlds as u64);
    let runs = (designs.len() + 1) as u64;
    let done = std::sync::atomic::AtomicU64::new(0);
    // A step is shown per world's worth of runs, so that a log stays readable.
    let step = || {
        if (done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1).is_multiple_of(runs) {
            progress.tick();
        }
    };
    let result = Comparison::run(request, &history, designs, &Hooks { step: &step, stopped: &stopped });
    progress.finish();
    result
}

/// Charts as SVG and PNG, and the page.
///
/// # Errors
/// When a file cannot be written.
pub fn write_report(c: &Comparison, f: &Findings, folder: &Path, indicators: &[String], lang: Lang) -> Result<()> {
    use rayon::prelude::*;
    let charts = folder.join("charts");
    std::fs::create_dir_all(&charts).map_err(Error::file("create", &charts))?;
    let write = |path: &Path, bytes: &[u8]| crate::experiments::disk::write_atomic(path, |file| file.write_all(bytes));
    let mut drawn = report::views::charts(c, f, lang);
    drawn.extend(indicators.iter().map(|key| Box::new(report::views::course(c, key)) as Box<dyn report::Chart>));
    drawn.par_iter().try_for_each(|chart| {
        let name = &chart.heading().name;
        write(&charts.join(format!("{name}.svg")), report::svg(chart.as_ref(), lang).as_bytes())?;
        write(&charts.join(format!("{name}.png")), &report::png(chart.as_ref(), lang))
    })?;
    write(&folder.join("report.html"), report::page::page(c, f, lang).as_bytes())
}

/// The table and the answer, on the terminal.
fn tell(c: &Comparison, f: &Findings, lang: Lang) -> Result<()> {
    let table = report::summary::table(c, f, lang);
    let aligned = |(i, header): (usize, String)| (header, if i == 0 { Align::Left } else { Align::Right });
    let mut text = Table::new(table.headers.into_iter().enumerate().map(aligned));
    for row in table.rows {
        text.row(row);
    }
    print(&text.text(0))?;
    for note in report::summary::notes(c, f, lang) {
        print(&format!("{note}\n"))?;
    }
    print("\n")?;
    for point in report::answer::answer(c, f, lang) {
        print(&format!("{}\n", wrap(&format!("• {}", point.text), 0, 2)))?;
        for line in point.lines {
            print(&format!("{}\n", wrap(&format!("  – {line}"), 0, 4)))?;
        }
    }
    let null = lang.pick(
        "Nultoets: verschil tussen het basispad en zijn herschreven kopie",
        "Null test: difference between the baseline and its rewritten copy",
    );
    print(&format!("\n{null}: {}\n", c.null_difference))
}
