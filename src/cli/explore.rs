//! The explorer: a page on this machine to put a design together and watch its result.

use std::path::PathBuf;

use super::output::say;
use super::progress::{listen, stopped};
use crate::error::Result;
use crate::explore::{Options, check_folder, serve};
use crate::scenario;
use crate::text::Lang;

/// Opens a page in the browser to put a design together and watch its result
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Folder with designs
    #[arg(default_value = scenario::FOLDER, value_name = "DIR")]
    folder: PathBuf,
    /// Folder with stored comparisons, in which full computations are kept
    #[arg(long, default_value = "output", value_name = "FOLDER")]
    output: PathBuf,
    /// Design that the others are compared with
    #[arg(long, default_value = super::compare::BASELINE, value_name = "DESIGN")]
    baseline: String,
    /// Port on this machine [default: a free one]
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "N")]
    port: u16,
    /// Do not open a browser
    #[arg(long)]
    no_open: bool,
    /// Professionals simulated, relative to the real number
    #[arg(long, default_value_t = super::compare::POPULATION, value_name = "SHARE", value_parser = super::run::population)]
    population: f64,
    /// Seed of all luck
    #[arg(long, default_value_t = super::compare::SEED)]
    seed: u64,
}

const EXAMPLES: &str = "\
Examples:
  lemniscaat explore --lang nl                 designs in the folder scenarios, in Dutch
  lemniscaat explore --no-open --port 8080     on a fixed port; open the printed address yourself

Only programs on this machine can reach the page. Ctrl-C stops it.";

/// Serves until Ctrl-C.
///
/// # Errors
/// When the folder has no designs, or the port is taken.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    check_folder(&args.folder)?;
    listen();
    let options = Options {
        folder: args.folder,
        output: args.output,
        baseline: args.baseline,
        port: args.port,
        seed: args.seed,
        population: args.population,
        lang,
        program: super::output::program().to_owned(),
        write: |c, f, folder, lang| super::compare::write_report(c, f, folder, &[], lang),
    };
    let ready = |address: &str| {
        say(&match lang {
            Lang::Nl => format!("de verkenner staat op {address} (Ctrl-C stopt)"),
            Lang::En => format!("the explorer is at {address} (Ctrl-C stops it)"),
        });
        if !args.no_open {
            open(address);
        }
    };
    serve(options, ready, stopped)
}

/// Opens the address in the browser that the system prefers; where there is none, the printed address is enough.
fn open(address: &str) {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "windows") {
        ("cmd", &["/C", "start", ""])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let quiet = std::process::Stdio::null;
    let mut command = std::process::Command::new(program);
    _ = command.args(before).arg(address).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
}
