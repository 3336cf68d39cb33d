//! A scenario file as a tree in which every key and value remembers its file and its place in the text, so that a
//! mistake found after inheritance still points at the line that made it.

use std::collections::BTreeMap;
use std::sync::Arc;

use miette::{NamedSource, SourceSpan};
use toml::de::{DeTable, DeValue};

use crate::error::{Error, Result, did_you_mean};
use crate::parameters::Levers;

/// A file: name and text.
pub(super) type File = Arc<NamedSource<String>>;

/// Where something stands.
#[derive(Clone, Debug)]
pub(super) struct Place {
    file: File,
    span: SourceSpan,
}

impl Place {
    /// An error that points here.
    pub(super) fn error(&self, message: impl Into<String>, help: impl Into<String>) -> Error {
        Error::Input { message: message.into(), file: self.file.clone(), at: Some(self.span), help: Some(help.into()) }
    }
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) place: Place,
}

/// What a value can be.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    Number(f64),
    Switch(bool),
    Date,
    List(Vec<Node>),
    Table(Table),
}

/// A key, where it stands, and its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: Place,
    pub(super) node: Node,
}

/// Keys in alphabetical order.
pub(super) type Table = BTreeMap<String, Entry>;

impl Node {
    /// What kind of value this is, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Text(_) => "text",
            Value::Number(_) => "a number",
            Value::Switch(_) => "true or false",
            Value::Date => "a date without quotes",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
    /// The table, or an error that names what should be one.
    pub(super) fn table(&self, path: &str) -> Result<&Table> {
        match &self.value {
            Value::Table(t) => Ok(t),
            _ => Err(self.place.error(
                format!("{path} must be a table, not {}", self.kind()),
                format!("write [{path}] on a line of its own and the keys below it"),
            )),
        }
    }
    /// The text, or an error.
    pub(super) fn text(&self, path: &str) -> Result<&str> {
        match &self.value {
            Value::Text(t) => Ok(t),
            _ => Err(self
                .place
                .error(format!("{path} must be text, not {}", self.kind()), "put it in double quotes".to_owned())),
        }
    }
    /// True or false, or an error.
    pub(super) fn switch(&self, path: &str) -> Result<bool> {
        match self.value {
            Value::Switch(b) => Ok(b),
            _ => Err(self.place.error(
                format!("{path} must be true or false, not {}", self.kind()),
                format!("write {} = true or {0} = false", path.rsplit('.').next().unwrap_or(path)),
            )),
        }
    }
}

/// Largest file that is read.
pub(super) const LARGEST: usize = 1_000_000;

/// Reads TOML; a mistake in it is an error at its place.
pub(super) fn parse(name: &str, text: &str) -> Result<(File, Table)> {
    if text.len() > LARGEST {
        return Err(Error::request(
            format!("{name} is larger than a scenario file can be (1 MB)"),
            "check that this is the file you mean",
        ));
    }
    let file: File = Arc::new(NamedSource::new(name, text.to_owned()).with_language("TOML"));
    let root = DeTable::parse(text).map_err(|e| toml_error(&file, text, &e))?;
    let table = read_table(&file, root.get_ref())?;
    Ok((file, table))
}

fn toml_error(file: &File, text: &str, e: &toml::de::Error) -> Error {
    let at = e.span().map(|s| clip(text, s));
    let line = at.map(|s| line_of(text, s.offset())).unwrap_or_default();
    let unquoted_month = line
        .split_once('=')
        .is_some_and(|(_, v)| crate::units::Month::parse(v.trim().get(..7).unwrap_or("")).is_some());
    let help = match e.message() {
        m if m.contains("duplicate key") => "give each key once; remove one of the two",
        _ if unquoted_month => "put a month in quotes: \"2016-01\"",
        _ => "a line is key = value or [table]; text goes in double quotes",
    };
    let message = format!("this is not valid TOML: {}", e.message().trim().replace('\n', ", "));
    Error::Input { message, file: file.clone(), at, help: Some(help.to_owned()) }
}

/// A span that certainly lies inside the text and on character boundaries.
fn clip(text: &str, span: std::ops::Range<usize>) -> SourceSpan {
    let down = |mut i: usize| {
        i = i.min(text.len());
        while !text.is_char_boundary(i) {
            i -= 1;
        }
        i
    };
    let (start, end) = (down(span.start), down(span.end));
    (start, end.saturating_sub(start)).into()
}

fn line_of(text: &str, offset: usize) -> &str {
    let start = text[..offset].rfind('\n').map_or(0, |i| i + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |i| offset + i);
    &text[start..end]
}

fn read_table(file: &File, table: &DeTable) -> Result<Table> {
    let place = |span: std::ops::Range<usize>| Place { file: file.clone(), span: clip(file.inner(), span) };
    let entries = table.iter().map(|(k, v)| {
        let entry = Entry { key: place(k.span()), node: read_node(file, v)? };
        Ok((k.get_ref().to_string(), entry))
    });
    entries.collect()
}

fn read_node(file: &File, node: &toml::Spanned<DeValue>) -> Result<Node> {
    let place = Place { file: file.clone(), span: clip(file.inner(), node.span()) };
    let value =
        match node.get_ref() {
            DeValue::String(s) => Value::Text(s.to_string()),
            DeValue::Integer(i) => {
                let number = i64::from_str_radix(i.as_str(), i.radix());
                Value::Number(number.map_err(|_| {
                    place.error(format!("{i} is too large a number"), "write a smaller number".to_owned())
                })? as f64)
            }
            DeValue::Float(f) => {
                let number = f.as_str().parse::<f64>().ok().filter(|n| n.is_finite());
                let number = number.ok_or_else(|| {
                    place.error(format!("{f} is not a finite number"), "write an ordinary number, for example 0.3")
                })?;
                Value::Number(number + 0.0)
            }
            DeValue::Boolean(b) => Value::Switch(*b),
            DeValue::Datetime(_) => Value::Date,
            DeValue::Array(a) => Value::List(a.iter().map(|n| read_node(file, n)).collect::<Result<_>>()?),
            DeValue::Table(t) => Value::Table(read_table(file, t)?),
        };
    Ok(Node { value, place })
}

/// Refuses keys that do not exist here, with the nearest that does.
pub(super) fn check_keys(table: &Table, known: &[&str], place_name: &str) -> Result<()> {
    match table.iter().find(|(k, _)| !known.contains(&k.as_str())) {
        None => Ok(()),
        Some((key, entry)) => Err(unknown(key, &entry.key, known, place_name)),
    }
}

/// The error for a key that does not exist.
pub(super) fn unknown(key: &str, at: &Place, known: &[&str], place_name: &str) -> Error {
    let help = match did_you_mean(key, known.iter().copied()) {
        Some(near) => format!("did you mean {near:?}?"),
        None => format!("possible here: {}", known.join(", ")),
    };
    at.error(format!("unknown key {key:?} in {place_name}"), help)
}

/// The parts of a file, before anything is interpreted.
#[derive(Clone, Debug)]
pub(super) struct Document {
    pub(super) file: File,
    pub(super) design: Option<Entry>,
    /// Lever tables in the order of `Levers::GROUPS`.
    pub(super) groups: Vec<Table>,
    pub(super) programmes: Table,
    /// Paths to values.
    pub(super) parameters: Table,
}

impl Document {
    /// Sorts the top-level tables of a file; `extra` names tables that the caller has taken out already.
    pub(super) fn new(file: File, mut root: Table, known: &[&str]) -> Result<Self> {
        check_keys(&root, known, "this file")?;
        let mut section = |name: &str| match root.remove(name) {
            None => Ok(Table::new()),
            Some(entry) => entry.node.table(name).cloned(),
        };
        let groups = Levers::GROUPS.iter().map(|(name, _)| section(name)).collect::<Result<Vec<_>>>()?;
        let programmes = section("programme")?;
        for (key, entry) in &programmes {
            entry.node.table(&format!("programme.{key}"))?;
        }
        let mut parameters = Table::new();
        for (key, entry) in section("parameters")? {
            flatten(key, entry, &mut parameters)?;
        }
        let design = root.remove("design");
        Ok(Self { file, design, groups, programmes, parameters })
    }

    /// An error about the file as a whole.
    pub(super) fn error(&self, message: impl Into<String>, help: impl Into<String>) -> Error {
        Error::Input { message: message.into(), file: self.file.clone(), at: None, help: Some(help.into()) }
    }
}

fn flatten(path: String, entry: Entry, into: &mut Table) -> Result<()> {
    if let Value::Table(inner) = entry.node.value {
        for (key, e) in inner {
            flatten(format!("{path}.{key}"), e, into)?;
        }
        return Ok(());
    }
    match into.contains_key(&path) {
        true => Err(entry.key.error(format!("the parameter {path} is given twice"), "remove one of the two")),
        false => {
            into.insert(path, entry);
            Ok(())
        }
    }
}
