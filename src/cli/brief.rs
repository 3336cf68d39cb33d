//! The answer on one page, from stored results.

use std::path::PathBuf;

use super::output::say;
use crate::error::{Error, Result};
use crate::experiments::disk::write_atomic;
use crate::experiments::findings::Findings;
use crate::experiments::store;
use crate::report::{brief::Brief, page};
use crate::text::Lang;

/// Writes the answer of a stored comparison on one A4 page: brief.html and brief.png
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  lemniscaat brief output/compare-64 --lang nl")]
pub struct Args {
    /// Folder of a comparison
    #[arg(value_name = "RUN")]
    run: PathBuf,
    /// Folder for the page [default: RUN]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// Writes the page.
///
/// # Errors
/// When the folder does not hold a whole comparison, or files cannot be written.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let comparison = store::read(&args.run)?;
    let findings = Findings::of(&comparison);
    let folder = args.out.unwrap_or(args.run);
    std::fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;
    let [html, png] = ["brief.html", "brief.png"].map(|name| folder.join(name));
    let picture = Brief::of(&comparison, &findings, lang).png();
    write_atomic(&html, |file| file.write_all(page::brief(&comparison, &findings, lang).as_bytes()))?;
    write_atomic(&png, |file| file.write_all(&picture))?;
    say(&format!("{} {}, {}", lang.pick("geschreven:", "written:"), html.display(), png.display()));
    Ok(())
}
