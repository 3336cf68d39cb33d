//! `schema`: scenario files for editors.

use std::path::PathBuf;

use super::output;
use crate::error::Result;
use crate::experiments::disk;
use crate::scenario;
use crate::text::{Lang, Text};

/// Print the JSON schema of scenario files, with which editors complete and check while you type
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  lemniscaat schema --out scenarios/scenario.schema.json
Then start a scenario file with this line, which editors with TOML support understand:
  #:schema ./scenario.schema.json")]
pub struct Args {
    /// Write it to this file instead of the screen
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Prints or writes the schema.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let schema = scenario::schema();
    let Some(path) = args.out else { return output::print_json(&schema) };
    disk::write_atomic(&path, |out| writeln!(out, "{schema:#}"))?;
    output::say(&format!("{} {}", Text::new("Geschreven:", "Written:").in_lang(lang), path.display()));
    Ok(())
}
