//! What an outcome depends on, from the results of a sweep.

use std::path::PathBuf;

use super::output::{self, print, wrap};
use super::table::Table;
use super::{kept_month, named};
use crate::error::{Error, Result};
use crate::experiments::findings::RIVALS;
use crate::experiments::sensitivity::{Question, Sensitivity};
use crate::experiments::sweep::results::Results;
use crate::report::charts::sensitivity::Noted;
use crate::report::sentence;
use crate::report::views::sensitivity as views;
use crate::scenario::sweep::Method;
use crate::text::Lang;
use crate::units::Month;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Asked {
    /// Means where a factor is low and where it is high
    Tornado,
    /// Effects that screen many factors, of a sweep with method = "morris"
    Morris,
    /// Shares of variance, of a sweep with method = "saltelli"
    Sobol,
    /// Shifts of the distribution, against noise
    Pawn,
}

/// Says which uncertainties and levers an outcome of a sweep depends on
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  lemniscaat sensitivity output/sweeps/geld-en-zeggenschap --chart tornado.png\n  \
                        lemniscaat sensitivity output/sweeps/geld-en-zeggenschap --heat programme.budget,governance.bottom_up --chart heat.svg\n  \
                        lemniscaat sensitivity DIR --design kabinet-2015 --indicator practice_use --month 2027-12\n\n\
                        A sweep with method = \"morris\" screens many factors, one with \"saltelli\" gives shares of variance, and any\n\
                        other gives the tornado and PAWN.")]
pub struct Args {
    /// Folder of a sweep that is merged, or its results.parquet
    dir: PathBuf,
    /// Which outcome
    #[arg(long, value_name = "INDICATOR", default_value = "practice_use")]
    indicator: String,
    /// In which month that was kept, as 2027-12 [default: the last]
    #[arg(long, value_name = "MONTH", value_parser = super::month)]
    month: Option<Month>,
    /// Of one design instead of a difference
    #[arg(long, value_name = "DESIGN", conflicts_with = "between")]
    design: Option<String>,
    /// Difference of two designs: the first minus the second [default: gezondheidsraad-2014,kabinet-2015, else the
    /// first two]
    #[arg(long, value_name = "A,B", value_delimiter = ',', num_args = 1)]
    between: Vec<String>,
    /// How [default: what fits the points of the sweep]
    #[arg(long, value_enum, value_name = "METHOD", conflicts_with = "heat")]
    method: Option<Asked>,
    /// Instead: mean outcome by the values of two axes
    #[arg(long, value_name = "AXIS,AXIS", value_delimiter = ',', num_args = 1)]
    heat: Vec<String>,
    /// Print all rows, not the leading ones alone
    #[arg(long)]
    all: bool,
    /// Also draw the chart in this file: .svg, or else .png
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
}

/// Asks and tells.
///
/// # Errors
/// When the results cannot be read, what is asked is not in them or does not fit the points, or a file cannot be
/// written.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let results = Results::open(&args.dir)?;
    let sensitivity = Sensitivity::of(&results, question(&args, &results)?)?;
    let show = |found: &dyn Noted| tell(found, args.all, lang);
    let found: Box<dyn Noted> = if !args.heat.is_empty() {
        Box::new(views::heat(&sensitivity, pair(&args.heat, "--heat", |path| axis(&results, path))?)?)
    } else {
        match args.method.unwrap_or_else(|| fitting(results.method)) {
            Asked::Morris => Box::new(views::screening(&sensitivity)?),
            Asked::Sobol => Box::new(views::indices(&sensitivity)?),
            Asked::Tornado => Box::new(views::tornado(&sensitivity)?),
            Asked::Pawn => Box::new(views::pawn(&sensitivity)?),
        }
    };
    show(&*found)?;
    if args.method.is_none() && args.heat.is_empty() && fitting(results.method) == Asked::Tornado {
        // A small grid has a tornado, and too few points to slice.
        match views::pawn(&sensitivity) {
            Ok(pawn) => print("\n").and_then(|()| show(&pawn))?,
            Err(why) => output::say(&format!("{}: {why}", lang.pick("geen PAWN", "no PAWN"))),
        }
    }
    args.chart.map_or(Ok(()), |path| output::draw(&path, &*found, lang))
}

/// What fits the points of a sweep.
fn fitting(method: Method) -> Asked {
    match method {
        Method::Morris => Asked::Morris,
        Method::Saltelli => Asked::Sobol,
        _ => Asked::Tornado,
    }
}

/// Rows printed unless all are asked.
const SHOWN: usize = 20;

/// Finding, table and notes.
fn tell(chart: &dyn Noted, all: bool, lang: Lang) -> Result<()> {
    let about = format!("{}.\n{}.", chart.finding(lang), sentence(&chart.subtitle(lang)));
    let about: Vec<String> = about.lines().map(|line| wrap(line, 0, 0)).collect();
    let mut table = chart.table(lang);
    let more = if all { 0 } else { table.rows.len().saturating_sub(SHOWN) };
    table.rows.truncate(table.rows.len() - more);
    print(&format!("{}\n\n{}\n", about.join("\n"), Table::of(table, 0).text(0)))?;
    let rest = match lang {
        Lang::Nl => format!("De {more} andere factoren doen minder; --all noemt ze."),
        Lang::En => format!("The {more} other factors do less; --all lists them."),
    };
    let notes = chart.notes(lang);
    (more > 0).then_some(&rest).into_iter().chain(&notes).try_for_each(|note| print(&(wrap(note, 0, 0) + "\n")))
}

/// What is asked, found in the results.
fn question(args: &Args, results: &Results) -> Result<Question> {
    let keys: Vec<&str> = results.indicators.iter().map(|i| i.key).collect();
    let indicator = named("indicator", &args.indicator, &keys)?;
    let month = kept_month(args.month, results)?;
    let ids: Vec<&str> = results.designs.iter().map(|d| d.id.as_str()).collect();
    let design = |id: &str| named("design", id, &ids);
    if let Some(id) = &args.design {
        return Ok(Question { indicator, month, design: design(id)?, against: None });
    }
    if !args.between.is_empty() {
        let [one, other] = pair(&args.between, "--between", design)?;
        return Ok(Question { indicator, month, design: one, against: Some(other) });
    }
    let rivals = RIVALS.map(|id| ids.iter().position(|known| *known == id));
    let (one, other) = match rivals {
        [Some(advice), Some(cabinet)] => (advice, Some(cabinet)),
        _ => (0, (ids.len() > 1).then_some(1)),
    };
    Ok(Question { indicator, month, design: one, against: other })
}

fn axis(results: &Results, path: &str) -> Result<usize> {
    let paths: Vec<&str> = results.axes.iter().map(|a| a.path.as_str()).collect();
    named("axis", path, &paths)
}

/// Two different things by name.
fn pair(names: &[String], option: &str, find: impl Fn(&str) -> Result<usize>) -> Result<[usize; 2]> {
    let [one, other] = names else {
        return Err(Error::request(format!("{option} takes two names"), format!("write {option} ONE,OTHER")));
    };
    let found = [find(one)?, find(other)?];
    if found[0] == found[1] {
        return Err(Error::request(format!("{option} has '{one}' twice"), "name two different ones"));
    }
    Ok(found)
}
