//! `document`: the documents that are made from the model itself, so that they cannot differ from it.

mod odd;
mod register;
mod source;

use std::path::PathBuf;

use super::output;
use crate::error::{Error, Result};
use crate::experiments::disk;
use crate::parameters::{Grade, Role, Spec};
use crate::text::{Lang, Text};

/// Write the description of the model (ODD protocol) and the register of its assumptions, in English
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  lemniscaat document docs     writes docs/odd.md and docs/assumptions.md")]
pub struct Args {
    /// Folder to write them in
    #[arg(value_name = "FOLDER", default_value = "docs")]
    folder: PathBuf,
}

/// Writes the documents.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    if !args.folder.is_dir() {
        let message = format!("there is no folder {}", args.folder.display());
        return Err(Error::request(message, "make it first, or name another one"));
    }
    for (name, text) in documents()? {
        let path = args.folder.join(name);
        disk::write_atomic(&path, |out| out.write_all(text.as_bytes()))?;
        output::say(&format!("{} {}", Text::new("Geschreven:", "Written:").in_lang(lang), path.display()));
    }
    Ok(())
}

/// Name and text of every document.
pub fn documents() -> Result<[(&'static str, String); 2]> {
    Ok([("odd.md", odd::odd()?), ("assumptions.md", register::register())])
}

/// A text with its `{{places}}` filled in: each place must be there, and none may be left.
fn fill(template: &str, parts: &[(&str, String)]) -> String {
    let text = parts.iter().fold(template.to_owned(), |text, (name, part)| {
        let place = format!("{{{{{name}}}}}");
        assert!(text.contains(&place), "the text has no place {place}");
        text.replace(&place, part.trim_end())
    });
    assert!(
        !text.contains("{{"),
        "a place is left open after {:?}",
        text.split_once("{{").map(|(_, rest)| &rest[..20])
    );
    text
}

/// A Markdown table.
fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut out = line(&head.iter().map(|&h| h.to_owned()).collect::<Vec<_>>());
    out += &format!("|{}\n", " --- |".repeat(head.len()));
    for row in rows {
        out += &line(&row.iter().map(|cell| cell.trim().replace('|', "\\|")).collect::<Vec<_>>());
    }
    out
}

/// A number as it is declared.
fn number(value: f64) -> String {
    crate::report::terms::plain(value, Lang::En)
}

/// Value and range of a parameter, and its unit.
fn value(spec: &Spec) -> [String; 3] {
    let f = spec.field;
    if f.unit == "yes/no" {
        return [super::parameters::yes(f.default).en.to_owned(), String::new(), f.unit.to_owned()];
    }
    [number(f.default), format!("{} – {}", number(f.low), number(f.high)), f.unit.to_owned()]
}

/// Grade or role in one word.
fn word(of: impl serde::Serialize) -> String {
    let text = serde_json::to_string(&of).expect("a word has a JSON form");
    text.trim_matches('"').to_owned()
}

/// Grades from the strongest evidence to none.
const GRADES: [Grade; 5] = [Grade::Measured, Grade::Reported, Grade::Analogy, Grade::Expert, Grade::Assumption];

/// Roles of what is no lever.
const ROLES: [Role; 3] = [Role::Uncertain, Role::Theory, Role::Constant];
