//! The command line: one file per subcommand, each with its options (`Args`, whose doc comments are the help) and `run`.
//!
//! A subcommand is one line in `Command` and one in `Command::run`. What it found goes to standard output, what went
//! wrong and how far it is to standard error. The program ends with 0 when all is well, 1 when the input is wrong or a
//! check failed, 2 when the command line itself is wrong, 4 when a sweep is not all there yet.

pub mod agents;
pub mod brief;
pub mod budget;
pub mod calibrate;
pub mod check;
mod claims;
pub mod compare;
pub mod completions;
pub mod discover;
pub mod document;
pub mod explain;
pub mod explore;
mod facts;
pub mod indicators;
pub mod init;
pub mod model;
pub mod output;
pub mod parameters;
pub mod plot;
pub mod posterior;
pub mod progress;
pub mod run;
mod sanity;
pub mod schema;
pub mod sensitivity;
mod sweep;
pub mod table;
mod timings;
pub mod validate;
mod worlds;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::{Error, Result, did_you_mean};
use crate::experiments::sweep::results::Results;
use crate::ids::MunicipalityId;
use crate::scenario;
use crate::text::Lang;
use crate::units::Month;
use crate::world::Geography;

/// Compares designs of a stimulus programme for the knowledge system of Dutch social work.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Language of what is printed, nl or en [default: that of your locale, else English]
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE", hide_possible_values = true)]
    lang: Option<Lang>,
}

const EXAMPLES: &str = "\
Examples:
  lemniscaat compare scenarios                        the main job: which design, and how sure
  lemniscaat model                                    what is simulated
  lemniscaat check scenarios                          are the designs right, and what do they change
  lemniscaat run scenarios/gezondheidsraad-2014.toml  one design in one world
  lemniscaat init my-design --from kabinet-2015       a design of your own

Each subcommand explains itself: lemniscaat run --help";

#[derive(Debug, Subcommand)]
enum Command {
    Compare(compare::Args),
    Run(run::Args),
    Check(check::Args),
    Init(init::Args),
    Model(model::Args),
    Document(document::Args),
    Discover(discover::Args),
    Parameters(parameters::Args),
    Indicators(indicators::Args),
    Plot(plot::Args),
    Brief(brief::Args),
    Explain(explain::Args),
    Explore(explore::Args),
    Budget(budget::Args),
    Validate(validate::Args),
    Calibrate(calibrate::Args),
    Posterior(posterior::Args),
    Sensitivity(sensitivity::Args),
    #[command(subcommand)]
    Sweep(sweep::Command),
    Schema(schema::Args),
    Completions(completions::Args),
}

impl Command {
    fn run(self, lang: Lang) -> Result<()> {
        match self {
            Self::Compare(args) => compare::run(args, lang),
            Self::Run(args) => run::run(args, lang),
            Self::Check(args) => check::run(args, lang),
            Self::Init(args) => init::run(args, lang),
            Self::Model(args) => model::run(args, lang),
            Self::Discover(args) => discover::run(args, lang),
            Self::Document(args) => document::run(args, lang),
            Self::Parameters(args) => parameters::run(args, lang),
            Self::Indicators(args) => indicators::run(args, lang),
            Self::Plot(args) => plot::run(args, lang),
            Self::Brief(args) => brief::run(args, lang),
            Self::Explain(args) => explain::run(args, lang),
            Self::Explore(args) => explore::run(args, lang),
            Self::Budget(args) => budget::run(args, lang),
            Self::Validate(args) => validate::run(args, lang),
            Self::Calibrate(args) => calibrate::run(args, lang),
            Self::Posterior(args) => posterior::run(args, lang),
            Self::Sensitivity(args) => sensitivity::run(args, lang),
            Self::Sweep(command) => sweep::run(command, lang),
            Self::Schema(args) => schema::run(args, lang),
            Self::Completions(args) => completions::run(args, lang),
        }
    }
}

/// Design files as they are asked for on the command line; one that does not exist is refused when it is read.
fn design_file(asked: &str) -> std::result::Result<PathBuf, std::convert::Infallible> {
    Ok(scenario::find(asked))
}

/// Number of what is called so in a sweep.
fn named(what: &str, asked: &str, known: &[&str]) -> Result<usize> {
    known.iter().position(|name| *name == asked).ok_or_else(|| {
        let near = did_you_mean(asked, known.iter().copied()).map(|near| format!("did you mean '{near}'?"));
        let (first, more) = known.split_at(known.len().min(12));
        let and = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
        let help = near.unwrap_or_else(|| format!("it has {}{and}", first.join(", ")));
        Error::request(format!("this sweep has no {what} '{asked}'"), help)
    })
}

/// The municipality that is asked about.
fn municipality(asked: Option<&str>) -> Result<Option<MunicipalityId>> {
    asked.map(|name| Geography::shipped().municipality(name)).transpose()
}

/// A month of the command line.
fn month(text: &str) -> std::result::Result<Month, String> {
    Month::parse(text).ok_or_else(|| "write a year and a month, for example 2027-12".to_owned())
}

/// Number of a month that a sweep kept; of the last when none is asked.
fn kept_month(asked: Option<Month>, results: &Results) -> Result<usize> {
    let kept: Vec<String> = results.months.iter().map(Month::to_string).collect();
    let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
    asked.map_or(Ok(kept.len() - 1), |month| named("month", &month.to_string(), &kept))
}

/// Exit code when something is not all there yet.
const INCOMPLETE: u8 = 4;

/// The whole program: reads the command line, runs the subcommand, prints its error.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command.run(cli.lang.unwrap_or_else(Lang::of_locale)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::error(&error);
            if matches!(error, Error::Incomplete { .. }) { INCOMPLETE.into() } else { ExitCode::FAILURE }
        }
    }
}
