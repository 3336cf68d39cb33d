//! Which lever carries the difference between two designs.

use std::path::PathBuf;

use super::output::{self, print, say, wrap};
use super::progress::{Progress, stopped};
use super::table::Table;
use super::worlds::Worlds;
use crate::error::Result;
use crate::experiments::comparison::Hooks;
use crate::experiments::explain::explain;
use crate::report::{Chart, views};
use crate::scenario;
use crate::text::Lang;

/// Says which levers carry the difference between two designs
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  lemniscaat explain scenarios/gezondheidsraad-2014.toml scenarios/kabinet-2015.toml --chart why.png\n  \
                        lemniscaat explain scenarios/my-plan.toml scenarios/gezondheidsraad-2014.toml --worlds 64"
)]
pub struct Args {
    /// The design to explain: its file, or its name in the folder scenarios
    #[arg(value_parser = super::design_file)]
    first: PathBuf,
    /// The design it is compared with
    #[arg(value_parser = super::design_file)]
    second: PathBuf,
    #[command(flatten)]
    worlds: Worlds,
    /// Also draw the effects in this file: .svg, or else .png
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
}

/// Explains.
///
/// # Errors
/// When a design cannot be read, the two do not differ, a file cannot be written, or the user stopped it.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let designs = [scenario::load(&args.first)?, scenario::load(&args.second)?];
    let history = scenario::history()?;
    let request = args.worlds.request(&designs[1].id)?;
    let progress = Progress::new(lang.pick("werelden", "worlds"), request.worlds as u64);
    let hooks = Hooks { step: &|| progress.tick(), stopped: &stopped };
    let found = explain(&history, [&designs[0], &designs[1]], &request, &hooks)?;
    progress.finish();
    let chart = views::explained(&found.explained(), &designs, &request);
    let mut table = chart.table(lang);
    // What differs stands last, because it can be long.
    table.rows.iter_mut().chain([&mut table.headers]).for_each(|cells| cells.rotate_left(1));
    print(&format!("{}\n\n{}\n", wrap(&chart.finding(lang), 0, 0), Table::of(table, 2).text(0)))?;
    for note in chart.notes(lang) {
        say(&wrap(&note, 0, 0));
    }
    args.chart.map_or(Ok(()), |path| output::draw(&path, &chart, lang))
}
