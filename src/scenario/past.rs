//! The shared past: calendar, levers in force and programmes that ran, from `scenarios/data/history.toml`.

use super::document::{Document, Entry, Place, Table, check_keys, parse};
use super::levers::{self, Time};
use super::quantity::{Asked, month, number};
use super::types::{Calendar, CalendarKey, CalendarSeries, History};
use super::{LeverChange, programme};
use crate::error::Result;
use crate::parameters::Levers;
use crate::units::Month;

/// The past that is built into the program.
pub const HISTORY: &str = include_str!("../../scenarios/data/history.toml");
/// Top-level tables of the history file.
const SECTIONS: [&str; 6] = ["calendar", "series", "funding", "regulation", "governance", "programme"];

/// The shared past: calendar, levers in force and programmes that ran.
pub fn history() -> Result<History> {
    static READ: std::sync::OnceLock<History> = std::sync::OnceLock::new();
    if let Some(history) = READ.get() {
        return Ok(history.clone());
    }
    let history = parse_history("history.toml", HISTORY)?;
    Ok(READ.get_or_init(|| history).clone())
}

/// Reads a history file from its text; `name` appears in messages.
pub fn parse_history(name: &str, text: &str) -> Result<History> {
    let (file, mut root) = parse(name, text)?;
    let (calendar, series) = (root.remove("calendar"), root.remove("series"));
    let document = Document::new(file, root, &SECTIONS)?;
    let Some(calendar) = calendar else {
        return Err(
            document.error("there is no [calendar] table", "write [calendar] with start, branch, withdrawal and end")
        );
    };
    let Some(series) = series else {
        return Err(document.error("there are no [series.…] tables", "write one for each quantity of the calendar"));
    };
    let calendar = read_calendar(&calendar, &series)?;
    let time = Time {
        start: calendar.start,
        earliest: calendar.start,
        earliest_is: "the first month of the calendar",
        before: Some(calendar.branch),
        end: calendar.end,
    };
    let mut warnings = vec![];
    let changes = levers::read(&document, time, &mut warnings)?;
    levers::check_weights(&Levers::default(), &changes)?;
    let programmes = document.programmes.iter().map(|(k, e)| programme::read(k, e, time, &mut warnings));
    let programmes = programmes.collect::<Result<Vec<_>>>()?;
    if let Some(warning) = warnings.into_iter().next() {
        return Err(document.error(warning, "the shared past must stay within the evidence"));
    }
    Ok(History { calendar, levers: changes.into_iter().map(|(c, _)| c).collect(), programmes })
}

fn read_calendar(calendar: &Entry, series: &Entry) -> Result<Calendar> {
    let keys = ["start", "branch", "withdrawal", "end"];
    let table = calendar.node.table("calendar")?;
    check_keys(table, &keys, "[calendar]")?;
    let mut months: Vec<Month> = vec![];
    for key in keys {
        let Some(entry) = table.get(key) else {
            return Err(calendar.key.error(format!("calendar.{key} is missing"), format!("write {key} = \"YYYY-MM\"")));
        };
        let date = month(&entry.node, &format!("calendar.{key}"))?;
        if months.last().is_some_and(|before| date <= *before) {
            let help = "the order is start, branch, withdrawal, end";
            return Err(entry.node.place.error(format!("calendar.{key}: {date} is too early"), help));
        }
        months.push(date);
    }
    let [start, branch, withdrawal, end] = months[..] else { unreachable!("one month per key") };
    Ok(Calendar { start, branch, withdrawal, end, series: read_series(series)? })
}

fn read_series(entry: &Entry) -> Result<Vec<CalendarSeries>> {
    let table = entry.node.table("series")?;
    check_keys(table, &CalendarKey::ALL.map(CalendarKey::key), "[series]")?;
    let one = |key: CalendarKey| match table.get(key.key()) {
        None => {
            let message = format!("series.{} is missing", key.key());
            Err(entry.key.error(message, "every quantity of the calendar needs at least one date"))
        }
        Some(e) => points(e.node.table(key.key())?, &format!("series.{}", key.key()), &e.key),
    };
    CalendarKey::ALL.into_iter().map(one).collect()
}

fn points(table: &Table, path: &str, at: &Place) -> Result<CalendarSeries> {
    let mut series = CalendarSeries { points: vec![], step: false };
    for (key, e) in table {
        match (key.as_str(), Month::parse(key)) {
            ("step", _) => series.step = e.node.switch(&format!("{path}.step"))?,
            (_, Some(date)) => {
                let asked = Asked::new(path, "number", (0.0, 1e6));
                series.points.push((date, number(&e.node, asked)?));
            }
            _ => {
                let help = "write the year, a dash and the number of the month, for example 2016-01; or step = true";
                return Err(e.key.error(format!("{path}: {key:?} is not a month"), help));
            }
        }
    }
    if series.points.is_empty() {
        return Err(at.error(format!("{path} has no dates"), "write for example 2007-01 = 1.0"));
    }
    series.points.sort_by_key(|(month, _)| *month);
    Ok(series)
}

/// Lever values at the branch month: what a design changes.
pub(crate) fn levers_at_branch(changes: &[LeverChange]) -> Levers {
    let mut levers = Levers::default();
    for change in changes {
        levers.set(change.at.0, change.at.1, change.value).expect("checked when read");
    }
    levers
}
