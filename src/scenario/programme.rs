//! Programmes: streams of earmarked money, `[programme.KEY]`.

use super::document::{Entry, Node, Place, Table, Value, check_keys};
use super::levers::Time;
use super::programme_keys::KEYS;
use super::quantity::{Asked, month, number};
use super::types::{POINTS, Point, Programme, Source};
use crate::error::Result;
use crate::text::OwnedText;
use crate::units::Month;

/// Shares of products for professionals, municipalities and citizens when a programme does not say otherwise
/// (MB: institutes aimed «vooral» at providers and professionals, less at municipalities).
const AUDIENCE: [f64; 3] = [0.8, 0.1, 0.1];
/// Names of the audiences.
pub(crate) const AUDIENCES: [&str; 3] = ["professionals", "municipalities", "citizens"];
/// Part of own contributions asked in cash when a programme does not say otherwise (assumption; GR 5.2.1 allows both).
const OWN_CASH: f64 = 0.3;
/// Yearly size of a network grant: 2.6 million over 14 werkplaatsen (M12).
const GRANT: f64 = 185_000.0;
/// Months a project runs (first werkplaatsen: three years).
const PROJECT_MONTHS: u32 = 36;
/// Share of money for utilisation spent on top-down campaigns (equations.md §5).
const ROLLOUT: f64 = 0.1;
/// Largest amount of money in euros.
const MOST_EUROS: f64 = 1e12;
/// Longest programme in months.
const LONGEST: f64 = 1200.0;
/// Yearly budgets that were considered, in euros: from that of the werkplaatsen to the share of turnover that education
/// spends on it (M12, M15).
const CONSIDERED: (f64, f64) = (2.6e6, 36e6);

/// The regions that may be named.
pub(super) fn regions() -> Vec<String> {
    (1..=14).map(|i| format!("W{i:02}")).collect()
}

/// One programme table under reading.
struct Reader<'a> {
    key: &'a str,
    at: &'a Place,
    table: &'a Table,
}

impl<'a> Reader<'a> {
    fn get(&self, name: &str) -> Option<&'a Node> {
        self.table.get(name).map(|e| &e.node)
    }
    fn path(&self, name: &str) -> String {
        format!("programme.{}.{name}", self.key)
    }
    fn number(&self, name: &str, unit: &str, possible: (f64, f64)) -> Result<Option<f64>> {
        let path = self.path(name);
        let asked = Asked::new(&path, unit, possible);
        self.get(name).map(|node| number(node, asked)).transpose()
    }
    fn share(&self, name: &str, default: f64) -> Result<f64> {
        Ok(self.number(name, "share", (0.0, 1.0))?.unwrap_or(default))
    }
    fn switch(&self, name: &str, default: bool) -> Result<bool> {
        self.get(name).map_or(Ok(default), |node| node.switch(&self.path(name)))
    }
    fn whole_months(&self, name: &str, unit: &str) -> Result<Option<u32>> {
        let scale = if unit == "years" { 12.0 } else { 1.0 };
        let Some(value) = self.number(name, unit, (0.0, LONGEST / scale))? else { return Ok(None) };
        let months = value * scale;
        let node = self.get(name).expect("it gave a number");
        let path = self.path(name);
        if months < 1.0 {
            return Err(node.place.error(format!("{path} is less than one month"), "write at least 1 month"));
        }
        if (months - months.round()).abs() > 1e-9 {
            let message = format!("{path} makes {months} months, which is not a whole number");
            return Err(node.place.error(message, "write a whole number of months"));
        }
        Ok(Some(months.round() as u32))
    }
    fn list(&self, name: &str, asked: &Asked) -> Result<Option<Vec<f64>>> {
        match self.get(name) {
            None => Ok(None),
            Some(Node { value: Value::List(items), .. }) => {
                Ok(Some(items.iter().map(|n| number(n, *asked)).collect::<Result<_>>()?))
            }
            Some(node) => Ok(Some(vec![number(node, *asked)?])),
        }
    }
    /// What was read of a list; when that failed because of decimal commas in it, the error that says so.
    fn or_comma<T>(&self, name: &str, found: Result<T>) -> Result<T> {
        found.map_err(|e| self.get(name).and_then(|node| node.decimal_comma(&self.path(name))).unwrap_or(e))
    }
    /// The one spelling (`total`, `total_mln_euro`, …) of an amount that is given: its key, unit and whether values
    /// must say their unit themselves.
    fn spelling(&self, name: &str) -> Result<Option<(String, &'static str, bool)>> {
        let spellings = [
            ("", "euro per year", true),
            ("_mln_euro", "mln euro", false),
            ("_keur", "1000 euro", false),
            ("_euro", "euro", false),
        ];
        let mut found = spellings
            .into_iter()
            .map(|(suffix, unit, must_say)| (format!("{name}{suffix}"), unit, must_say))
            .filter(|(k, _, _)| self.table.contains_key(k));
        let first = found.next();
        match (&first, found.next()) {
            (Some((a, _, _)), Some((b, _, _))) => {
                let message = format!("programme.{} gives both {a} and {b}", self.key);
                Err(self.table[&b].key.error(message, "keep one of the two"))
            }
            _ => Ok(first),
        }
    }
}

/// Reads one programme.
pub(super) fn read(key: &str, entry: &Entry, time: Time, warnings: &mut Vec<String>) -> Result<Programme> {
    let table = entry.node.table(&format!("programme.{key}"))?;
    if key.is_empty() || !key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_') {
        let message = format!("{key:?} cannot be the name of a programme");
        return Err(entry.key.error(message, "use small letters, digits, - and _"));
    }
    let names: Vec<&str> = KEYS.iter().map(|k| k.name).collect();
    check_keys(table, &names, &format!("[programme.{key}]"))?;
    let r = Reader { key, at: &entry.key, table };
    if let Some(e) = table.get("remove")
        && e.node.switch(&r.path("remove"))?
    {
        let message = format!("there is no inherited programme {key:?} to remove");
        return Err(e.key.error(message, "leave this table out, or name a base"));
    }
    let title = title(table.get("title"), &r.path("title"), r.at)?;
    let (start, months) = span(&r, time)?;
    let programme = Programme {
        key: key.to_owned(),
        title,
        start,
        months,
        yearly: money(&r, months, warnings)?,
        sources: sources(&r)?,
        split: split(&r)?,
        calls: calls(&r)?,
        own_share: r.or_comma("own_share", own_share(&r, months, warnings))?,
        own_cash: r.share("own_cash", OWN_CASH)?,
        exempt_small: r.switch("exempt_small", false)?,
        grant: grant(&r)?,
        project_months: r.whole_months("project_months", "months")?.unwrap_or(PROJECT_MONTHS),
        rollout: r.share("rollout", ROLLOUT)?,
        audience: audience(&r)?,
        fundamental: r.share("fundamental", 0.0)?,
        regions: region_list(&r)?,
        committee: r.switch("committee", true)?,
        continues: r.switch("continues", false)?,
        structural: r.switch("structural", false)?,
    };
    let last = time.end + -1;
    if start >= time.end {
        warnings.push(format!("programme.{key} starts after {last}, the last month simulated: it does nothing"));
    } else if programme.total() == 0.0 {
        warnings.push(format!("programme.{key} has no money: it pays for nothing"));
    } else if programme.end() > time.end {
        warnings
            .push(format!("programme.{key} runs on after {last}, the last month simulated: that money is never paid"));
    }
    Ok(programme)
}

/// Warns when programmes that run at the same time cost less or more a year than was considered.
pub(super) fn warn_of_budget(programmes: &[Programme], warnings: &mut Vec<String>) {
    let in_month = |month: Month| {
        let running = programmes.iter().filter(|p| p.start <= month && month < p.end());
        running.map(|p| p.total() * 12.0 / f64::from(p.months)).sum::<f64>()
    };
    let most = programmes.iter().map(|p| in_month(p.start)).fold(0.0, f64::max);
    let (low, high) = CONSIDERED;
    if most > 0.0 && !(low * (1.0 - 1e-9)..=high * (1.0 + 1e-9)).contains(&most) {
        let [most, low, high] = [most, low, high].map(|euros| (euros / 1e4).round() / 1e2);
        warnings.push(format!(
            "the programmes together cost up to {most} mln euro a year: possible, but outside what was considered, {low} to {high}"
        ));
    }
}

/// Reads `title.nl` and `title.en`, which must both be there.
pub(super) fn title(entry: Option<&Entry>, path: &str, at: &Place) -> Result<OwnedText> {
    let help = format!("write {}.nl = \"…\" and {0}.en = \"…\"", path.rsplit('.').next().unwrap_or(path));
    let Some(entry) = entry else { return Err(at.error(format!("{path} is missing"), help)) };
    let table = match &entry.node.value {
        Value::Table(table) => table,
        _ => return Err(entry.node.place.error(format!("{path} must be given in both languages"), help)),
    };
    check_keys(table, &["nl", "en"], path)?;
    let text = |lang: &str| match table.get(lang) {
        None => Err(entry.key.error(format!("{path}.{lang} is missing"), help.clone())),
        Some(e) => {
            let text = e.node.text(&format!("{path}.{lang}"))?.trim();
            match text.is_empty() {
                true => Err(e.node.place.error(format!("{path}.{lang} is empty"), "write a few words")),
                false => Ok(text.to_owned()),
            }
        }
    };
    Ok(OwnedText { nl: text("nl")?, en: text("en")? })
}

fn span(r: &Reader, time: Time) -> Result<(Month, u32)> {
    let start = match r.get("start") {
        None => time.start,
        Some(node) => {
            let start = month(node, &r.path("start"))?;
            time.check(&r.path("start"), start, &node.place)?;
            start
        }
    };
    let last = match r.get("last") {
        None => None,
        Some(node) => {
            let last = month(node, &r.path("last"))?;
            if last < start {
                let message = format!("{}: {last} lies before the start, {start}", r.path("last"));
                return Err(node.place.error(message, "write the last month of the programme"));
            }
            Some((last - start + 1) as u32)
        }
    };
    let given = [last, r.whole_months("months", "months")?, r.whole_months("years", "years")?];
    let mut lengths = given.into_iter().flatten();
    match (lengths.next(), lengths.next()) {
        (Some(months), None) => Ok((start, months)),
        (None, _) => Err(r
            .at
            .error(format!("programme.{} has no length", r.key), "write months = …, years = … or last = \"YYYY-MM\"")),
        _ => {
            Err(r.at.error(format!("programme.{} gives its length twice", r.key), "keep one of months, years and last"))
        }
    }
}

/// Months of each started programme year.
fn parts(months: u32) -> Vec<f64> {
    (0..months.div_ceil(12)).map(|y| f64::from((months - 12 * y).min(12))).collect()
}

fn money(r: &Reader, months: u32, warnings: &mut Vec<String>) -> Result<Vec<f64>> {
    let (total, yearly) = (r.spelling("total")?, r.spelling("yearly")?);
    let years = parts(months);
    match (total, yearly) {
        (Some((name, unit, must_say)), None) => {
            let path = r.path(&name);
            let unit = if must_say { "euro" } else { unit };
            let asked = Asked { must_say, ..Asked::new(&path, unit, (0.0, MOST_EUROS / euros(unit))) };
            let total = number(r.get(&name).expect("it is given"), asked)? * euros(unit);
            let profile = r.or_comma("profile", profile(r, &years, warnings))?;
            let sum: f64 = profile.iter().sum();
            Ok(profile.iter().map(|p| total * p / sum).collect())
        }
        (None, Some((name, unit, must_say))) => {
            if let Some(profile) = r.table.get("profile") {
                let message = format!("{} has no meaning next to {name}", r.path("profile"));
                return Err(profile.key.error(message, "give a total with a profile, or the amount of each year"));
            }
            let path = r.path(&name);
            let asked = Asked { must_say, yearly: true, ..Asked::new(&path, unit, (0.0, MOST_EUROS / euros(unit))) };
            let amounts = r.list(&name, &asked)?.expect("it is given");
            let node = r.get(&name).expect("it is given");
            let scale = euros(unit);
            if !matches!(node.value, Value::List(_)) {
                let amount = amounts[0] * scale;
                return Ok(years.iter().map(|m| if *m == 12.0 { amount } else { amount * m / 12.0 }).collect());
            }
            r.or_comma(&name, right_length(r, &name, amounts.len(), years.len()))?;
            Ok(amounts.iter().map(|a| a * scale).collect())
        }
        (None, None) => {
            let help = "write total_mln_euro = … or yearly_mln_euro = …";
            Err(r.at.error(format!("programme.{} has no money", r.key), help))
        }
        (Some((a, ..)), Some((b, ..))) => {
            let message = format!("programme.{} gives both {a} and {b}", r.key);
            Err(r.table[&b].key.error(message, "keep one of the two"))
        }
    }
}

fn euros(unit: &str) -> f64 {
    match unit {
        "mln euro" => 1e6,
        "1000 euro" => 1e3,
        _ => 1.0,
    }
}

/// Refuses a list that has not a value for each year: at the list, or at the length that made an inherited one wrong.
fn right_length(r: &Reader, name: &str, given: usize, years: usize) -> Result<()> {
    if given == years {
        return Ok(());
    }
    let (path, entry) = (r.path(name), &r.table[name]);
    let (from, at) = match entry.inherited_from() {
        Some(file) => (format!(" of {file}"), &entry.key),
        None => (String::new(), &entry.node.place),
    };
    let message = format!("{path}{from} has {given} values, but the programme has {years} (started) years");
    Err(at.error(message, format!("write {name} with {years} values, one for each programme year")))
}

/// Spreads amounts by year over a programme of another length: the course in time is stretched, and keeps its shape and
/// its total. `years` are the months of each new year.
fn stretched(amounts: &[f64], years: &[f64]) -> Vec<f64> {
    let scale = amounts.len() as f64 / years.iter().sum::<f64>();
    let mut from = 0.0;
    let year = |months: &f64| {
        let to = from + months * scale;
        let overlap = |i: usize| (to.min(i as f64 + 1.0) - from.max(i as f64)).max(0.0);
        let amount = amounts.iter().enumerate().map(|(i, a)| a * overlap(i)).sum();
        from = to;
        amount
    };
    years.iter().map(year).collect()
}

fn profile(r: &Reader, years: &[f64], warnings: &mut Vec<String>) -> Result<Vec<f64>> {
    let path = r.path("profile");
    let asked = Asked::new(&path, "factor", (0.0, 1e6));
    let Some(profile) = r.list("profile", &asked)? else { return Ok(years.to_vec()) };
    let node = r.get("profile").expect("it gave a list");
    if profile.iter().sum::<f64>() <= 0.0 {
        return Err(node.place.error(format!("{path} is zero in every year"), "write at least one positive number"));
    }
    match r.table["profile"].inherited_from() {
        Some(file) if profile.len() != years.len() => {
            let (old, new) = (profile.len(), years.len());
            warnings.push(format!(
                "{path} of {file} is stretched from {old} to {new} years; write profile = [...] to choose your own"
            ));
            Ok(stretched(&profile, years))
        }
        _ => right_length(r, "profile", profile.len(), years.len()).map(|()| profile),
    }
}

/// The relative size of the years of a programme that was read from `entry` with a total; flat when it does not say.
pub(super) fn profile_in_force(p: &Programme, entry: &Entry) -> Vec<f64> {
    let table = entry.node.table(&p.key).expect("the programme was read from it");
    let reader = Reader { key: &p.key, at: &entry.key, table };
    profile(&reader, &parts(p.months), &mut vec![]).expect("it was read before")
}

/// Reads a table of shares; those not given are `default`.
fn shares<const N: usize>(r: &Reader, name: &str, keys: [&str; N], default: [f64; N]) -> Result<[f64; N]> {
    let (node, path) = (r.get(name).expect("only called when given"), r.path(name));
    let table = node.table(&path)?;
    check_keys(table, &keys, &path)?;
    let mut values = default;
    for (value, key) in values.iter_mut().zip(keys) {
        if let Some(e) = table.get(key) {
            let path = format!("{path}.{key}");
            *value = number(&e.node, Asked::new(&path, "share", (0.0, 1.0)))?;
        }
    }
    Ok(values)
}

fn whole<const N: usize>(r: &Reader, name: &str, keys: [&str; N]) -> Result<[f64; N]> {
    let values = shares(r, name, keys, [0.0; N])?;
    let sum: f64 = values.iter().sum();
    if (sum - 1.0).abs() <= 1e-6 {
        return Ok(values);
    }
    let message = format!("the shares of {} add up to {}, not to 1", r.path(name), (sum * 1e6).round() / 1e6);
    Err(r.get(name).expect("it gave shares").place.error(message, "change them so that together they make 1"))
}

fn sources(r: &Reader) -> Result<[f64; 4]> {
    if r.get("sources").is_none() {
        let help = "say who pays: sources = { vws = 1.0 }, from vws, szw, municipalities and insurers";
        return Err(r.at.error(format!("the money of programme.{} has no source", r.key), help));
    }
    whole(r, "sources", Source::ALL.map(Source::key))
}

fn split(r: &Reader) -> Result<[f64; POINTS]> {
    if r.get("split").is_none() {
        let help = "say what it is for: split = { development = 0.6, profession = 0.4 }, over the nine agenda points";
        return Err(r.at.error(format!("the money of programme.{} has no purpose", r.key), help));
    }
    whole(r, "split", Point::ALL.map(Point::key))
}

fn calls(r: &Reader) -> Result<[f64; POINTS]> {
    let default = Point::ALL.map(Point::default_calls);
    match r.get("calls") {
        None => Ok(default),
        Some(Node { value: Value::Table(_), .. }) => shares(r, "calls", Point::ALL.map(Point::key), default),
        Some(_) => Ok([r.share("calls", 0.0)?; POINTS]),
    }
}

fn own_share(r: &Reader, months: u32, warnings: &mut Vec<String>) -> Result<Vec<f64>> {
    let path = r.path("own_share");
    let asked = Asked::new(&path, "share", (0.0, 1.0));
    let Some(mut list) = r.list("own_share", &asked)? else { return Ok(vec![0.0]) };
    let node = r.get("own_share").expect("it gave a list");
    let years = months.div_ceil(12) as usize;
    if let Some(file) = r.table["own_share"].inherited_from()
        && list.len() > years
    {
        let old = list.len();
        warnings.push(format!(
            "{path} of {file} is cut from {old} to its first {years} years; write own_share = [...] to choose your own"
        ));
        list.truncate(years);
    }
    if list.is_empty() || list.len() > years {
        let message = format!("{path} has {} values, but the programme has {years} (started) years", list.len());
        return Err(node.place.error(message, format!("write 1 to {years} values; the last holds for later years")));
    }
    if list.contains(&1.0) {
        return Err(node.place.error(
            format!("{path} is 1: then the parties pay everything and no grant is left"),
            "write a share below 1",
        ));
    }
    Ok(list)
}

fn grant(r: &Reader) -> Result<f64> {
    let Some((name, unit, must_say)) = r.spelling("grant")? else { return Ok(GRANT) };
    let path = r.path(&name);
    let asked = Asked { must_say, yearly: true, ..Asked::new(&path, unit, (0.0, MOST_EUROS / euros(unit))) };
    let node = r.get(&name).expect("it is given");
    let grant = number(node, asked)? * euros(unit);
    if grant < 1.0 {
        return Err(node.place.error(format!("{path} is zero"), "write the yearly size of one network grant"));
    }
    Ok(grant)
}

fn audience(r: &Reader) -> Result<[f64; 3]> {
    if r.get("audience").is_none() { Ok(AUDIENCE) } else { whole(r, "audience", AUDIENCES) }
}

fn region_list(r: &Reader) -> Result<Vec<String>> {
    let path = r.path("regions");
    let Some(node) = r.get("regions") else { return Ok(vec![]) };
    let Value::List(items) = &node.value else {
        let message = format!("{path} must be a list, not {}", node.kind());
        return Err(node.place.error(message, "write for example regions = [\"W01\", \"W02\"]"));
    };
    let known = regions();
    let mut list = vec![];
    for item in items {
        let name = item.text(&path)?;
        if !known.iter().any(|k| k == name) {
            return Err(item.place.error(format!("there is no region {name:?}"), "the regions are W01 to W14"));
        }
        list.push(name.to_owned());
    }
    list.sort();
    list.dedup();
    Ok(list)
}
