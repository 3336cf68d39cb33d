//! Charts and report again, from stored results.

use std::path::PathBuf;

use super::output::say;
use crate::error::Result;
use crate::experiments::findings::Findings;
use crate::experiments::store;
use crate::text::Lang;

/// Draws the charts and the report of a stored comparison again
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  lemniscaat plot output/compare-64 --lang nl")]
pub struct Args {
    /// Folder of a comparison
    #[arg(value_name = "RUN")]
    run: PathBuf,
    /// Also draw these indicators over time, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "INDICATORS")]
    indicators: Vec<String>,
    /// Also say what each design means for this municipality of 2014
    #[arg(long, value_name = "NAME")]
    municipality: Option<String>,
}

/// Draws.
///
/// # Errors
/// When the folder does not hold a whole comparison, or files cannot be written.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let municipality = super::municipality(args.municipality.as_deref())?;
    let comparison = store::read(&args.run)?;
    for indicator in &args.indicators {
        super::compare::known_indicator(indicator, comparison.request.keep)?;
    }
    let findings = Findings { municipality, ..Findings::of(&comparison) };
    super::compare::write_report(&comparison, &findings, &args.run, &args.indicators, lang)?;
    say(&format!("{} {}", lang.pick("getekend in", "drawn in"), args.run.display()));
    Ok(())
}
