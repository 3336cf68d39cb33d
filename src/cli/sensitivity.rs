//! What an outcome depends on, from the results of a sweep.

use std::path::PathBuf;

use super::output::{self, print, wrap};
use super::table::Table;
use crate::error::{Error, Result, did_you_mean};
use crate::experiments::findings::RIVALS;
use crate::experiments::sensitivity::{Question, Sensitivity};
use crate::experiments::sweep::results::Results;
use crate::report::views::sensitivity as views;
use crate::report::{Chart, sentence};
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
    #[arg(long, value_name = "MONTH", value_parser = month)]
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
    /// Also draw the chart in this file: .svg, or else .png
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
}

fn month(text: &str) -> std::result::Result<Month, String> {
    Month::parse(text).ok_or_else(|| "write a year and a month, for example 2027-12".to_owned())
}

/// Asks and tells.
///
/// # Errors
/// When the results cannot be read, what is asked is not in them or does not fit the points, or a file cannot be
/// written.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let results = Results::open(&args.dir)?;
    let sensitivity = Sensitivity::of(&results, question(&args, &results)?)?;
    let chart = |chart: &dyn Chart| args.chart.as_ref().map_or(Ok(()), |path| output::draw(path, chart, lang));
    if !args.heat.is_empty() {
        let map = views::heat(&sensitivity, pair(&args.heat, "--heat", |path| axis(&results, path))?)?;
        tell(&map, map.notes(lang), lang)?;
        return chart(&map);
    }
    match args.method {
        Some(Asked::Morris) => screening(&sensitivity, lang, chart),
        Some(Asked::Sobol) => indices(&sensitivity, lang, chart),
        Some(Asked::Tornado) => tornado(&sensitivity, lang, chart),
        Some(Asked::Pawn) => pawn(&sensitivity, lang, chart),
        None => match results.method {
            Method::Morris => screening(&sensitivity, lang, chart),
            Method::Saltelli => indices(&sensitivity, lang, chart),
            _ => {
                tornado(&sensitivity, lang, chart)?;
                // A small grid has a tornado, and too few points to slice.
                match views::pawn(&sensitivity) {
                    Ok(found) => print("\n").and_then(|()| tell(&found, found.notes(lang), lang)),
                    Err(why) => {
                        output::say(&format!("{}: {why}", lang.pick("geen PAWN", "no PAWN")));
                        Ok(())
                    }
                }
            }
        },
    }
}

type Draw<'a> = &'a dyn Chart;

fn screening(s: &Sensitivity, lang: Lang, draw: impl Fn(Draw) -> Result<()>) -> Result<()> {
    let found = views::screening(s)?;
    tell(&found, found.notes(lang), lang)?;
    draw(&found)
}

fn indices(s: &Sensitivity, lang: Lang, draw: impl Fn(Draw) -> Result<()>) -> Result<()> {
    let found = views::indices(s)?;
    tell(&found, found.notes(lang), lang)?;
    draw(&found)
}

fn tornado(s: &Sensitivity, lang: Lang, draw: impl Fn(Draw) -> Result<()>) -> Result<()> {
    let found = views::tornado(s)?;
    tell(&found, found.notes(lang), lang)?;
    draw(&found)
}

fn pawn(s: &Sensitivity, lang: Lang, draw: impl Fn(Draw) -> Result<()>) -> Result<()> {
    let found = views::pawn(s)?;
    tell(&found, found.notes(lang), lang)?;
    draw(&found)
}

/// Finding, table and notes.
fn tell(chart: &dyn Chart, notes: Vec<String>, lang: Lang) -> Result<()> {
    let about = format!("{}.\n{}.", chart.finding(lang), sentence(&chart.subtitle(lang)));
    let about: Vec<String> = about.lines().map(|line| wrap(line, 0, 0)).collect();
    print(&format!("{}\n\n{}\n", about.join("\n"), Table::of(chart.table(lang), 0).text(0)))?;
    notes.iter().try_for_each(|note| print(&(wrap(note, 0, 0) + "\n")))
}

/// What is asked, found in the results.
fn question(args: &Args, results: &Results) -> Result<Question> {
    let keys: Vec<&str> = results.indicators.iter().map(|i| i.key).collect();
    let indicator = place(&keys, &args.indicator, "indicator", "kept")?;
    let month = match args.month {
        None => results.months.len() - 1,
        Some(month) => {
            let kept: Vec<String> = results.months.iter().map(Month::to_string).collect();
            results.months.iter().position(|&m| m == month).ok_or_else(|| {
                Error::request(format!("month {month} is not kept"), format!("this sweep kept {}", kept.join(", ")))
            })?
        }
    };
    let ids: Vec<&str> = results.designs.iter().map(|d| d.id.as_str()).collect();
    let design = |id: &str| place(&ids, id, "design", "in this sweep");
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
    place(&paths, path, "axis", "varied in this sweep")
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

/// Number of a name in a list.
fn place(known: &[&str], name: &str, what: &str, how: &str) -> Result<usize> {
    known.iter().position(|k| *k == name).ok_or_else(|| {
        let help = match did_you_mean(name, known.iter().copied()) {
            Some(near) => format!("did you mean '{near}'?"),
            None if known.len() <= 12 => format!("this sweep has {}", known.join(", ")),
            None => format!("this sweep has {} and {} more", known[..8].join(", "), known.len() - 8),
        };
        Error::request(format!("{what} '{name}' is not {how}"), help)
    })
}
