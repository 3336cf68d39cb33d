//! `init`: a new scenario file to fill in.

use std::path::{Path, PathBuf};

use super::output;
use crate::error::{Error, Result};
use crate::experiments::disk;
use crate::scenario;
use crate::text::Lang;

/// Write a new scenario file with every lever explained, to fill in
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lemniscaat init my-design
  lemniscaat init my-design --from gezondheidsraad-2014   write only what differs from it")]
pub struct Args {
    /// Name of the design: letters, digits and hyphens; the file is called NAME.toml
    name: String,
    /// Design in the same folder to inherit everything from that the new file leaves out
    #[arg(long, value_name = "DESIGN")]
    from: Option<String>,
    /// Folder of the scenario files
    #[arg(long, value_name = "FOLDER", default_value = scenario::FOLDER)]
    dir: PathBuf,
}

/// Writes the file.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    scenario::check_name(&args.name)?;
    if !args.dir.is_dir() {
        let message = format!("there is no folder {}", args.dir.display());
        return Err(Error::request(message, "make it first, or name another one with --dir"));
    }
    let path = args.dir.join(format!("{}.toml", args.name));
    if path.exists() {
        let message = format!("{} is there already and stays as it is", path.display());
        return Err(Error::request(message, "choose another name, or remove that file first"));
    }
    let text = match &args.from {
        None => scenario::init_text(&args.name, lang),
        Some(base) => {
            let base = base.strip_suffix(".toml").unwrap_or(base);
            scenario::check_name(base)?;
            scenario::init_text_from(&args.name, &args.dir.join(format!("{base}.toml")), lang)?
        }
    };
    disk::write_atomic(&path, |out| out.write_all(text.as_bytes()))?;
    output::print(&next(&path, lang))
}

fn next(path: &Path, lang: Lang) -> String {
    let file = path.display();
    let folder = path.parent().unwrap_or(path).display();
    let name = path.file_stem().unwrap_or_default().display();
    let program = output::program();
    let compare = format!("{program} compare {folder} --designs {name},gezondheidsraad-2014,kabinet-2015");
    match lang {
        Lang::Nl => format!(
            "Geschreven: {file}\n\
             Verder:\n  1. open het bestand, geef het een titel en haal de # weg voor wat u wilt kiezen\n  \
             2. {program} check {file}   zegt of het klopt en wat het verandert\n  \
             3. {compare}\n     vergelijkt het met het advies en de route van het kabinet\n"
        ),
        Lang::En => format!(
            "Written: {file}\n\
             Next:\n  1. open the file, give it a title and remove the # before what you want to choose\n  \
             2. {program} check {file}   says whether it is right and what it changes\n  \
             3. {compare}\n     compares it with the advice and the cabinet's route\n"
        ),
    }
}
