//! Stored comparisons: which there are, and one of them opened. Only folders that were found by listing are opened: a
//! name that someone sends is compared with that list and never becomes a path.

use std::path::Path;
use std::sync::Arc;

use super::Explorer;
use crate::error::{Error, Result};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::Findings;
use crate::experiments::store;
use crate::text::Lang;

/// A comparison that was opened.
pub struct Opened {
    /// Name of its folder.
    pub name: String,
    /// Its numbers.
    pub comparison: Comparison,
    /// What they say.
    pub findings: Findings,
}

/// Names of the folders that hold a comparison, in order.
pub fn list(output: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(output).into_iter().flatten().flatten();
    let is_run = |path: &Path| !path.is_symlink() && path.join("run.toml").is_file();
    let name = |entry: std::fs::DirEntry| is_run(&entry.path()).then(|| entry.file_name().into_string().ok())?;
    let mut names: Vec<String> = entries.filter_map(name).collect();
    names.sort();
    names
}

/// The comparison with this name; the one opened last is kept.
///
/// # Errors
/// When there is none of that name, or it is not whole.
pub fn open(app: &Explorer, name: &str, lang: Lang) -> Result<Arc<Opened>> {
    let mut kept = app.opened.lock().expect("no thread panics with it");
    if let Some(opened) = kept.as_ref().filter(|o| o.name == name) {
        return Ok(opened.clone());
    }
    let Some(name) = list(&app.output).into_iter().find(|known| known == name) else {
        return Err(Error::request(
            lang.pick("die vergelijking is er niet", "there is no such comparison"),
            lang.pick("kies er een uit de lijst", "choose one of the list"),
        ));
    };
    let comparison = store::read(&app.output.join(&name))?;
    let opened = Arc::new(Opened { name, findings: Findings::of(&comparison), comparison });
    *kept = Some(opened.clone());
    Ok(opened)
}
