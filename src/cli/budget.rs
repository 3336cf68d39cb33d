//! What the next million buys.

use std::path::PathBuf;

use super::output::{self, print, wrap};
use super::table::Table;
use super::worlds::Worlds;
use crate::error::Result;
use crate::experiments::budget::{BUDGETS, Plan};
use crate::experiments::findings::Findings;
use crate::report::{Chart, views};
use crate::scenario::{self, Scenario};
use crate::text::Lang;

/// Says what the next million buys: designs with more and with less money
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  lemniscaat budget scenarios/gezondheidsraad-2014.toml scenarios/kabinet-2015.toml --chart budget.png\n  \
                        lemniscaat budget scenarios/my-plan.toml --budgets 1,2,4,8\n\n\
                        Split, conditions, dates and levers stay as in the design; every amount is scaled alike. Euros are \
                        those of 2014."
)]
pub struct Args {
    /// Designs: files, or names in the folder scenarios
    #[arg(required = true, value_name = "DESIGN", value_parser = super::design_file)]
    designs: Vec<PathBuf>,
    /// Millions of euros a year until all earmarked money stops, separated by commas; each design's own is added
    #[arg(long, value_delimiter = ',', value_name = "MILLIONS", default_values_t = BUDGETS)]
    budgets: Vec<f64>,
    #[command(flatten)]
    worlds: Worlds,
    /// Also draw the curves in this file: .svg, or else .png
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
}

/// Runs and tells.
///
/// # Errors
/// When a design cannot be read or has no money, a file cannot be written, or the user stopped it.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let designs = args.designs.iter().map(|file| scenario::load(file)).collect::<Result<Vec<Scenario>>>()?;
    let history = scenario::history()?;
    let plan = Plan::new(&history.calendar, &designs, &args.budgets)?;
    let request = args.worlds.request(&plan.forms[0].id)?;
    let comparison = super::compare::simulate(&request, &plan.forms, lang)?;
    let curves = plan.curves(&Findings::of(&comparison));
    let chart = views::budget(curves, &designs, &history.calendar, &request);
    let [finding, most] = [chart.finding(lang), chart.most(lang)].map(|text| wrap(&(text + "."), 0, 0));
    print(&format!("{finding}\n{most}\n\n{}\n", Table::of(chart.table(lang), 0).text(0)))?;
    // On standard output, because the table is misread without them.
    for note in chart.notes(lang) {
        print(&(wrap(&note, 0, 0) + "\n"))?;
    }
    args.chart.map_or(Ok(()), |path| output::draw(&path, &chart, lang))
}
