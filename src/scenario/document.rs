//! A scenario file as a tree in which every key and value remembers its file and its place in the text, so that a
//! mistake found after inheritance still points at the line that made it.

use std::collections::BTreeMap;
use std::sync::Arc;

use miette::{NamedSource, SourceSpan};
use toml::de::{DeTable, DeValue};

use super::inherit::DESIGN_KEYS;
use super::programme::AUDIENCES;
use super::programme_keys::KEYS;
use super::types::{Point, Source};
use crate::error::{Error, Result, did_you_mean};
use crate::parameters::Levers;
use crate::units::Month;

/// A file: name and text.
pub(super) type File = Arc<NamedSource<String>>;

/// Where something stands.
#[derive(Clone, Debug)]
pub(super) struct Place {
    file: File,
    span: SourceSpan,
}

impl Place {
    /// The beginning of a file.
    pub(super) fn start(file: &File) -> Self {
        Self { file: file.clone(), span: (0, 0).into() }
    }
    /// An error that points here.
    pub(super) fn error(&self, message: impl Into<String>, help: impl Into<String>) -> Error {
        Error::Input { message: message.into(), file: self.file.clone(), at: Some(self.span), help: Some(help.into()) }
    }
    /// What stands here.
    fn text(&self) -> &str {
        &self.file.inner()[self.span.offset()..][..self.span.len()]
    }
    /// Name of the file, without `.toml`.
    pub(super) fn file(&self) -> &str {
        super::inherit::stem(self.file.name())
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
    /// Where it was last decided: of an inherited list by year, the length that a later file writes.
    pub(super) key: Place,
    pub(super) node: Node,
}

impl Entry {
    /// Name of the file that wrote the value, when a later file decided something that it must follow.
    pub(super) fn inherited_from(&self) -> Option<&str> {
        (!Arc::ptr_eq(&self.key.file, &self.node.place.file)).then(|| self.node.place.file())
    }
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
    /// The error for a list that holds a decimal comma: TOML reads `[0,2]` as two values. Only for a list that is wrong
    /// anyway, because whole numbers may stand close together.
    pub(super) fn decimal_comma(&self, path: &str) -> Option<Error> {
        let Value::List(items) = &self.value else { return None };
        let whole = |node: &Node| node.place.text().bytes().all(|b| b.is_ascii_digit());
        let close = |a: &Node, b: &Node| a.place.span.offset() + a.place.span.len() + 1 == b.place.span.offset();
        let positive = |node: &Node| matches!(node.value, Value::Number(n) if n > 0.0);
        let split = |pair: &&[Node]| close(&pair[0], &pair[1]) && positive(&pair[1]);
        let pair = items.windows(2).find(split).filter(|_| items.iter().all(whole))?;
        let message = format!("{path} = {} has a comma where a decimal point belongs", self.place.text());
        let help = format!("write {}.{} with a point", pair[0].place.text(), pair[1].place.text());
        Some(self.place.error(message, help))
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
    let error = |message, at, help: String| Error::Input { message, file: file.clone(), at, help: Some(help) };
    if let Some(value) = at.and_then(|s| value_at(text, s.offset()))
        && let Some(help) = instead(&text[value.clone()])
    {
        let message = format!("{} cannot be read as a value", &text[value.clone()]);
        return error(message, Some(clip(text, value)), help);
    }
    let help = match e.message() {
        m if m.contains("duplicate key") => "give each key once; remove one of the two",
        _ => "a line is key = value or [table]; text goes in double quotes",
    };
    let message = format!("this is not valid TOML: {}", e.message().trim().replace('\n', ", "));
    error(message, at, help.to_owned())
}

/// What to write for a value that people write and TOML cannot read.
fn instead(value: &str) -> Option<String> {
    let word = |word: &str| {
        let word = word.trim_end_matches(',');
        let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
        if let Some(percent) = word.strip_suffix('%').and_then(number) {
            return Some(format!("write \"{percent}%\" or {}", percent / 100.0));
        }
        match (word.to_lowercase().as_str(), number(word)) {
            ("ja" | "nee" | "yes" | "no" | "true" | "false", _) => Some("write true or false".to_owned()),
            (_, Some(number)) if word.contains(',') => Some(format!("write {number} with a point")),
            _ => None,
        }
    };
    if value.starts_with('{') {
        return value.trim_end_matches('}').split_whitespace().find_map(word);
    }
    let unquoted = || match value.chars().next()? {
        _ if value.contains('"') => None,
        _ if Month::parse(value.get(..7).unwrap_or("")).is_some() => {
            Some("put a month in quotes: \"2016-01\"".to_owned())
        }
        c if c.is_alphabetic() => Some(format!("put text in double quotes: {value:?}")),
        c if c.is_ascii_digit() && value.contains(char::is_alphabetic) => {
            Some(format!("put a number with its unit in quotes: {value:?}"))
        }
        _ => None,
    };
    word(value).or_else(unquoted)
}

/// Where the value stands in which a place in the text lies.
fn value_at(text: &str, offset: usize) -> Option<std::ops::Range<usize>> {
    let start = text[..offset].rfind('\n').map_or(0, |i| i + 1);
    let (key, rest) = text[start..].lines().next()?.split_once('=')?;
    let value = rest.split('#').next().unwrap_or(rest).trim_end();
    let end = start + key.len() + 1 + value.len();
    let value = end - value.trim_start().len()..end;
    (offset >= value.start).then_some(value)
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

/// The error for a key that does not exist: where it belongs, or what is like it, here or in another table.
pub(super) fn unknown(key: &str, at: &Place, known: &[&str], place_name: &str) -> Error {
    let tables = tables();
    let elsewhere = tables.iter().flat_map(|(_, keys)| keys).copied();
    let words = SYNONYMS.iter().map(|(word, _)| *word);
    let near = did_you_mean(key, words.chain(elsewhere).chain(known.iter().copied()));
    let near = near.map(|near| SYNONYMS.iter().find(|(word, _)| *word == near).map_or(near, |(_, key)| key));
    let homes = tables.iter().filter(|(_, keys)| near.is_some_and(|near| keys.contains(&near)));
    let homes = homes.map(|(table, _)| format!("[{table}]")).collect::<Vec<_>>().join(" or ");
    let help = match near {
        None => format!("possible here: {}", known.join(", ")),
        Some(near) if known.contains(&near) => format!("did you mean {near:?}?"),
        Some(near) if near == key => {
            format!("this key belongs under {homes}; is the # in front of that line still there?")
        }
        Some(near) => format!("did you mean {near:?}, which belongs under {homes}?"),
    };
    at.error(format!("unknown key {key:?} in {place_name}"), help)
}

/// Words that people write, and the keys they mean.
const SYNONYMS: [(&str, &str); 4] =
    [("end", "last"), ("length", "years"), ("duration", "years"), ("budget", "total_mln_euro")];

/// The tables of a scenario file with their keys.
fn tables() -> Vec<(&'static str, Vec<&'static str>)> {
    let groups = Levers::GROUPS.iter().map(|(group, fields)| (*group, fields.iter().map(|f| f.name).collect()));
    let programmes = [
        ("programme.NAME", KEYS.iter().map(|k| k.name).collect()),
        ("programme.NAME.split", Point::ALL.map(Point::key).to_vec()),
        ("programme.NAME.sources", Source::ALL.map(Source::key).to_vec()),
        ("programme.NAME.audience", AUDIENCES.to_vec()),
    ];
    [("design", DESIGN_KEYS.to_vec())].into_iter().chain(groups).chain(programmes).collect()
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
