//! What history taught, as pictures and tables.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::output::{print, say, wrap};
use super::progress::{Progress, stopped};
use crate::error::{Error, Result};
use crate::experiments::accepted::Accepted;
use crate::experiments::disk::write_atomic;
use crate::experiments::draws::Points;
use crate::experiments::predictive::{Predictive, Request};
use crate::report::Chart;
use crate::report::views::Posterior;
use crate::scenario;
use crate::text::Lang;

/// Draws what history teaches: parameters before and after, which fact speaks against what, pairs, the past told again
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Accepted worlds, as written by 'calibrate' [default: the set that ships]
    #[arg(long, value_name = "FILE")]
    set: Option<PathBuf>,
    /// Folder for charts and tables
    #[arg(long, default_value = "output/posterior", value_name = "FOLDER")]
    out: PathBuf,
    /// Plausible worlds and accepted worlds in which the past is told again, a power of two [default: 512, or fewer when
    /// the set is small]
    #[arg(long, value_name = "N")]
    worlds: Option<usize>,
    /// Professionals simulated there, relative to the real number
    #[arg(long, default_value_t = 0.05, value_name = "SHARE", value_parser = super::run::population)]
    population: f64,
    /// Seed of these worlds and their luck
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

const EXAMPLES: &str = "\
Examples:
  lemniscaat posterior                                            the set that ships (less than a minute)
  lemniscaat calibrate --points 2048 --recheck 0 --out small.csv  a set of your own,
  lemniscaat posterior --set small.csv --out output/small         and what it teaches";

/// Worlds told again when nothing else is asked.
const WORLDS: usize = 512;
/// Fewer accepted worlds tell nothing.
const LEAST: usize = 16;

/// Draws.
///
/// # Errors
/// When there is no set or too small a one, so many worlds cannot be drawn, files cannot be written, or the user stopped
/// it.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let accepted = match &args.set {
        Some(path) => Accepted::read(path)?,
        None => Accepted::shipped().ok_or_else(|| {
            Error::request(
                "the set that ships was made for other plausible ranges than this program has",
                "make one with 'lemniscaat calibrate --out FILE' and name it with --set",
            )
        })?,
    };
    if accepted.points.len() < LEAST {
        return Err(Error::request(
            format!("a set of {} worlds teaches nothing", accepted.points.len()),
            "calibrate with more points",
        ));
    }
    std::fs::create_dir_all(&args.out).map_err(Error::file("create", &args.out))?;
    let told = tell(&args, &accepted, lang)?;
    let points = Points::new(accepted.seed, accepted.considered());
    let posterior = Posterior::new(&points, &accepted, &told);
    let charts = posterior.charts();
    super::compare::write_charts(&charts, &args.out, lang)?;
    for (name, text) in [("posterior.md", page(&charts, lang)), ("parameters.csv", csv(&posterior))] {
        write_atomic(&args.out.join(name), |file| file.write_all(text.as_bytes()))?;
    }
    for chart in &charts {
        print(&format!("{}\n", wrap(&format!("• {}", chart.finding(lang)), 0, 2)))?;
    }
    let folder = args.out.display();
    say(&lang.pick(
        format!("figuren en tabellen staan in {folder}; begin met posterior.md"),
        format!("charts and tables are in {folder}; begin with posterior.md"),
    ));
    Ok(())
}

fn tell(args: &Args, accepted: &Accepted, lang: Lang) -> Result<Predictive> {
    let most = 1 << accepted.points.len().ilog2();
    let worlds = args.worlds.unwrap_or(WORLDS.min(most));
    let request = Request { worlds, population: args.population, seed: args.seed };
    let shown = (2 * worlds).div_ceil(16).max(1);
    let progress =
        Progress::new(lang.pick("deel van de werelden", "parts of the worlds"), (2 * worlds).div_ceil(shown) as u64);
    let done = AtomicUsize::new(0);
    let step = || {
        if (done.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(shown) {
            progress.tick();
        }
    };
    let told = Predictive::run(request, &scenario::history()?, accepted, &step, &stopped)?;
    progress.finish();
    Ok(told)
}

/// All charts with their tables as Markdown.
fn page(charts: &[Box<dyn Chart>], lang: Lang) -> String {
    let mut page = lang.pick("# Wat de geschiedenis leert\n", "# What history teaches\n").to_owned();
    for chart in charts {
        let (name, finding) = (&chart.heading().name, chart.finding(lang));
        let (subtitle, table) = (chart.subtitle(lang), chart.table(lang).markdown());
        let source = chart.heading().source.in_lang(lang);
        write!(page, "\n## {finding}\n\n![{finding}]({name}.svg)\n\n{subtitle}.\n\n{table}\n{source}\n")
            .expect("a string takes all");
    }
    page + lang.pick(
        "\n\\* verder dan toeval bij alle parameters samen.\n",
        "\n\\* beyond chance for all parameters together.\n",
    )
}

/// All parameters for other programs: values in their own units.
fn csv(posterior: &Posterior) -> String {
    let mut text =
        "parameter,unit,grade,prior_05,prior_50,prior_95,posterior_05,posterior_50,posterior_95,prior_mean,posterior_mean,distance,chance_95\n"
            .to_owned();
    for (l, chance) in &posterior.learned {
        let numbers: Vec<String> =
            l.quantiles().as_flattened().iter().chain(&l.means()).map(|x| format!("{x:.6}")).collect();
        let (path, unit, grade) = (l.spec.path, l.spec.field.unit, format!("{:?}", l.spec.field.grade).to_lowercase());
        writeln!(text, "{path},{unit},{grade},{},{:.4},{chance:.4}", numbers.join(","), l.distance)
            .expect("a string takes all");
    }
    text
}
