//! Inheritance: a file says in `design.base` which file it starts from and then writes only what differs.

use std::path::Path;

use super::document::{Document, Entry, Table, Value, parse};
use crate::error::{Error, Result, did_you_mean};

/// Top-level tables of a scenario file.
pub(super) const SECTIONS: [&str; 6] = ["design", "funding", "regulation", "governance", "programme", "parameters"];
/// Keys of `[design]`.
pub(super) const DESIGN_KEYS: [&str; 4] = ["title", "description", "base", "start"];
/// Keys of a programme that say the same thing in different ways: the child's replaces all of the parent's.
pub(super) const ALTERNATIVES: [&[&str]; 3] = [
    &["total", "total_mln_euro", "total_keur", "total_euro", "yearly", "yearly_mln_euro", "yearly_keur", "yearly_euro"],
    &["months", "years", "last"],
    &["grant", "grant_mln_euro", "grant_keur", "grant_euro"],
];
/// Keys that decide how many years a programme has.
const LENGTH: [&str; 4] = ["years", "months", "last", "start"];
/// What every programme must say, besides its length and money.
const REQUIRED: [&str; 3] = ["title", "sources", "split"];

/// Reads a file with everything it inherits; also the names of the files it inherits from, nearest first.
pub(super) fn resolve(name: &str, text: &str, dir: &Path) -> Result<(Document, Vec<String>)> {
    let mut chain = vec![document(name, text)?];
    let mut names = vec![stem(name).to_owned()];
    while let Some(base) = base_of(chain.last().expect("the chain starts with the file itself"))? {
        let wanted = base.node.text("design.base")?.to_owned();
        let id = stem(&wanted).to_owned();
        if wanted.contains(['/', '\\']) || id.is_empty() || id.starts_with('.') {
            return Err(base.node.place.error(
                format!("design.base {wanted:?} is not the name of a file in the same folder"),
                "write only the name, for example base = \"gezondheidsraad-2014\"",
            ));
        }
        if names.contains(&id) {
            let circle = format!("{} → {id}", names.join(" → "));
            return Err(base.node.place.error(
                format!("these files inherit from each other in a circle: {circle}"),
                "let one of them stand on its own, without base",
            ));
        }
        let file = format!("{id}.toml");
        let path = dir.join(&file);
        if !path.is_file() {
            return Err(missing_base(&base, &id, dir));
        }
        chain.push(document(&file, &super::read(&path)?)?);
        names.push(id);
    }
    let mut whole = chain.pop().expect("the chain starts with the file itself");
    while let Some(child) = chain.pop() {
        whole = merge(whole, child)?;
    }
    names.remove(0);
    Ok((whole, names))
}

fn document(name: &str, text: &str) -> Result<Document> {
    let (file, root) = parse(name, text)?;
    if let Some(entry) = root.get("sweep") {
        let help = "`lemniscaat sweep plan` checks it, `lemniscaat sweep run` runs it";
        return Err(entry.key.error("this is a sweep file, not a design", help));
    }
    let document = Document::new(file, root, &SECTIONS)?;
    match &document.design {
        None => Err(document.error(
            "this file has no [design] table, so it is not a scenario",
            "start the file with [design] and a title: `lemniscaat init` writes an example",
        )),
        Some(design) => {
            super::document::check_keys(design.node.table("design")?, &DESIGN_KEYS, "[design]")?;
            Ok(document)
        }
    }
}

/// File name without `.toml`.
pub(super) fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.strip_suffix(".toml").unwrap_or(name)
}

fn base_of(document: &Document) -> Result<Option<Entry>> {
    let design = document.design.as_ref().expect("checked when read");
    Ok(design.node.table("design")?.get("base").cloned())
}

/// Names of the scenario files of a folder, in order.
pub(super) fn there(dir: &Path) -> Vec<String> {
    let mut there: Vec<String> = std::fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|e| e.file_name().to_str().and_then(|n| n.strip_suffix(".toml")).map(str::to_owned))
        .collect();
    there.sort();
    there
}

fn missing_base(base: &Entry, id: &str, dir: &Path) -> Error {
    let there = there(dir);
    let help = match did_you_mean(id, there.iter().map(String::as_str)) {
        Some(near) => format!("did you mean {near:?}?"),
        None if there.is_empty() => "there are no scenario files in this folder".to_owned(),
        None => format!("in this folder: {}", there.join(", ")),
    };
    base.node.place.error(format!("there is no file {id}.toml to inherit from"), help)
}

fn merge(mut parent: Document, child: Document) -> Result<Document> {
    parent.design = merge_design(parent.design, child.design)?;
    parent.file = child.file;
    for (ours, theirs) in parent.groups.iter_mut().zip(child.groups) {
        ours.extend(theirs);
    }
    parent.parameters.extend(child.parameters);
    for (key, entry) in child.programmes {
        merge_programme(&mut parent.programmes, key, entry)?;
    }
    Ok(parent)
}

/// Titles and descriptions are each file's own; only the start is inherited.
fn merge_design(parent: Option<Entry>, child: Option<Entry>) -> Result<Option<Entry>> {
    let (Some(parent), Some(mut child)) = (parent, child) else { unreachable!("checked when read") };
    let start = parent.node.table("design")?.get("start").cloned();
    if let (Value::Table(table), Some(start)) = (&mut child.node.value, start) {
        table.entry("start".to_owned()).or_insert(start);
    }
    Ok(Some(child))
}

fn merge_programme(programmes: &mut Table, key: String, entry: Entry) -> Result<()> {
    let path = format!("programme.{key}");
    let theirs = entry.node.table(&path)?;
    let remove = match theirs.get("remove") {
        Some(e) => e.node.switch(&format!("{path}.remove"))?,
        None => false,
    };
    if remove {
        let other = theirs.iter().find(|(k, _)| *k != "remove");
        if let Some((k, other)) = other {
            let message = format!("{path} is removed, so its key {k:?} means nothing");
            return Err(other.key.error(message, "remove either this key or remove = true"));
        }
        return match programmes.remove(&key) {
            Some(_) => Ok(()),
            None => {
                let help = match did_you_mean(&key, programmes.keys().map(String::as_str)) {
                    Some(near) => format!("did you mean {near:?}?"),
                    None => "leave this table out".to_owned(),
                };
                Err(entry.key.error(format!("there is no inherited programme {key:?} to remove"), help))
            }
        };
    }
    let theirs = theirs.clone();
    let Some(ours) = programmes.get_mut(&key) else {
        let near = did_you_mean(&key, programmes.keys().map(String::as_str));
        if let (Some(near), Some(lacks)) = (near, REQUIRED.iter().find(|k| !theirs.contains_key(**k))) {
            let message = format!("{path} is not inherited, and a new programme needs a {lacks}");
            return Err(entry.key.error(message, format!("did you mean [programme.{near}]?")));
        }
        programmes.insert(key, entry);
        return Ok(());
    };
    let Value::Table(table) = &mut ours.node.value else { unreachable!("checked when read") };
    for group in ALTERNATIVES.iter().filter(|g| g.iter().any(|k| theirs.contains_key(*k))) {
        table.retain(|k, _| !group.contains(&k.as_str()));
    }
    if theirs.keys().any(|k| k.starts_with("yearly")) {
        table.remove("profile");
    }
    if let Some(length) = LENGTH.iter().find_map(|k| theirs.get(*k)) {
        let by_year = |key: &str| key == "profile" || key == "own_share" || key.starts_with("yearly");
        table.iter_mut().filter(|(k, _)| by_year(k)).for_each(|(_, list)| list.key = length.key.clone());
    }
    table.extend(theirs);
    ours.key = entry.key;
    Ok(())
}
