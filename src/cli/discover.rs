//! In which worlds a design loses, and what would be worth knowing before deciding.

use std::path::PathBuf;

use super::output::{self, print, wrap};
use super::table::Table;
use super::{kept_month, named};
use crate::error::{Error, Result};
use crate::experiments::discovery::{self, Event, FEWEST, Question};
use crate::experiments::findings::RIVALS;
use crate::experiments::sweep::results::Results;
use crate::indicators::{Direction, Unit};
use crate::report::charts::{limits::Limits, peeling::Peeling};
use crate::report::{Chart, views};
use crate::scenario::sweep::Axis;
use crate::text::Lang;
use crate::units::Month;

/// Says where in a sweep a design loses, and what would be worth knowing before deciding
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  lemniscaat discover output/sweeps/my-sweep --chart box.png --trajectory boxes.png --value worth.png\n  \
                        lemniscaat discover output/sweeps/my-sweep --loses lang-10-jaar --to kort-3-jaar --by 0.5\n  \
                        lemniscaat discover output/sweeps/my-sweep --loses kabinet-2015 --below 5\n\n\
                        Boxes are found by PRIM. Without --box the one is shown that holds most of the cases above its \
                        share of all points, without limits that do not count. Amounts of shares are percentages."
)]
pub struct Args {
    /// Folder of a sweep, or its merged results
    #[arg(value_name = "SWEEP")]
    dir: PathBuf,
    /// Design that loses [default: gezondheidsraad-2014 when the sweep has it and kabinet-2015, else the first]
    #[arg(long, value_name = "DESIGN")]
    loses: Option<String>,
    /// Design it loses to [default: kabinet-2015, else the first other]
    #[arg(long, value_name = "DESIGN")]
    to: Option<String>,
    /// A loss counts when it is larger than this, in the indicator's unit (percentage points for shares); below zero: also
    /// a win that is smaller
    #[arg(long, value_name = "MARGIN", default_value_t = 0.0, allow_negative_numbers = true, value_parser = finite)]
    by: f64,
    /// Instead: cases are where the design that --loses names stays below this (percent for shares)
    #[arg(long, value_name = "VALUE", conflicts_with_all = ["to", "by"], allow_negative_numbers = true, value_parser = finite)]
    below: Option<f64>,
    /// Indicator, by its key
    #[arg(long, default_value = "practice_use", value_name = "KEY")]
    indicator: String,
    /// Month, as 2027-12 [default: the last one kept]
    #[arg(long, value_name = "MONTH", value_parser = super::month)]
    month: Option<Month>,
    /// Show the box with this number on the trajectory
    #[arg(long = "box", value_name = "N")]
    number: Option<usize>,
    /// Draw the box in this file: .svg, or else .png
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
    /// Draw coverage and density of every box in this file
    #[arg(long, value_name = "FILE")]
    trajectory: Option<PathBuf>,
    /// Draw what is worth knowing in this file
    #[arg(long, value_name = "FILE")]
    value: Option<PathBuf>,
}

fn finite(text: &str) -> std::result::Result<f64, String> {
    text.parse().ok().filter(|x: &f64| x.is_finite()).ok_or_else(|| "write a number, for example 0.5".to_owned())
}

/// Tells.
///
/// # Errors
/// When the sweep cannot be read, it does not hold what is asked, or a file cannot be written.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let results = Results::open(&args.dir)?;
    let question = question(&args, &results)?;
    let found = discovery::discover(&results, &question)?;
    let story = |file: &str| views::story(&results, &question, &found, file);
    let (limits, peeling) = (Limits(story("box")), Peeling(story("trajectory")));
    tell(&limits.0.sentences(lang))?;
    if limits.0.told().is_some() {
        print(&format!("\n{}", Table::of(limits.table(lang), 0).text(0)))?;
    }
    let drawn = |chart: &dyn Chart, path: &Option<PathBuf>, there: bool| match path {
        Some(path) if there => output::draw(path, chart, lang),
        Some(path) => {
            let text = lang.pick("niets te tekenen in", "nothing to draw in");
            output::warn(&format!("{text} {}", path.display()), lang);
            Ok(())
        }
        None => Ok(()),
    };
    drawn(&limits, &args.chart, limits.0.told().is_some())?;
    drawn(&peeling, &args.trajectory, peeling.0.found.is_some())?;
    if matches!(question.event, Event::Below { .. }) {
        return Ok(());
    }
    if results.axes.iter().any(Axis::is_lever) {
        print("\n")?;
        return tell(&[lang.pick(
            "Wat het waard is om meer te weten, zegt een sweep waarin alleen onzekerheden variëren: hier variëren ook keuzes.",
            "What it is worth to know more, is said by a sweep in which only uncertainties vary: here choices vary too.",
        ).to_owned()]);
    }
    let Some(worths) = discovery::worths(&results, question.month, question.indicator) else {
        return tell(&[lang.pick(
            format!("Minder dan {FEWEST} punten zijn te weinig om te zeggen wat kennis waard is."),
            format!("Fewer than {FEWEST} points are too few to say what knowledge is worth."),
        )]);
    };
    let worth = views::worth(&results, question.month, question.indicator, &worths);
    print("\n")?;
    tell(&worth.sentences(lang))?;
    if !worth.settled() {
        let mut table = worth.table(lang);
        table.rows.truncate(SHOWN);
        print(&format!("\n{}", Table::of(table, 0).text(0)))?;
    }
    drawn(&worth, &args.value, !worth.settled())
}

/// Rows printed of what is worth knowing.
const SHOWN: usize = 20;

fn tell(sentences: &[String]) -> Result<()> {
    sentences.iter().try_for_each(|sentence| print(&(wrap(sentence, 0, 0) + "\n")))
}

/// What is asked, by the numbers of this sweep.
fn question(args: &Args, results: &Results) -> Result<Question> {
    let keys: Vec<&str> = results.indicators.iter().map(|i| i.key).collect();
    let indicator = named("indicator", &args.indicator, &keys)?;
    let month = kept_month(args.month, results)?;
    let scale = if results.indicators[indicator].unit == Unit::Share { 0.01 } else { 1.0 };
    let event = event(args, results, indicator, scale)?;
    Ok(Question { event, month, indicator, number: args.number })
}

fn event(args: &Args, results: &Results, indicator: usize, scale: f64) -> Result<Event> {
    let ids: Vec<&str> = results.designs.iter().map(|d| d.id.as_str()).collect();
    let place = |id: &str| ids.iter().position(|known| *known == id);
    let rivals = place(RIVALS[0]).zip(place(RIVALS[1]));
    let asked = |id: &Option<String>| id.as_ref().map(|id| named("design", id, &ids)).transpose();
    let (loses, to) = (asked(&args.loses)?, asked(&args.to)?);
    let design = loses.unwrap_or_else(|| match rivals {
        Some((first, _)) if to != Some(first) => first,
        _ => (0..).find(|d| Some(*d) != to).unwrap_or(0),
    });
    if let Some(value) = args.below {
        return Ok(Event::Below { design, value: value * scale });
    }
    if results.designs.len() < 2 {
        return Err(Error::request("this sweep has one design: it loses to no other", "ask for --below VALUE"));
    }
    if results.indicators[indicator].better == Direction::Neutral {
        let message = format!("more {} is neither better nor worse", args.indicator);
        return Err(Error::request(message, "choose another indicator, or ask for --below VALUE"));
    }
    let other = |d: &usize| *d != design;
    let second = rivals.map(|(_, second)| second).filter(other);
    let to = to.or(second).or_else(|| (0..results.designs.len()).find(other)).unwrap_or(0);
    if to == design {
        return Err(Error::request("a design cannot lose to itself", "name two designs with --loses and --to"));
    }
    Ok(Event::Loses { design, to, by: args.by * scale })
}
