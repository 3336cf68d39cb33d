//! Reads sweep files: every mistake is an error at its line.

use std::path::Path;

use super::document::{Entry, Node, Place, Table, Value, check_keys, parse};
use super::quantity::{Asked, month, number};
use super::sweep::{
    Axis, BUDGET, Base, LUCK, MOST_SOBOL_AXES, MOST_SOBOL_POINTS, Method, OWN_SHARE, Spread, Sweep, Varied,
};
use super::{Scenario, history, inherit, load, open, programme};
use crate::error::{Result, did_you_mean};
use crate::parameters::{LEVERS, Role, SPECS};
use crate::units::{Month, POPULATION};

const KEYS: [&str; 12] = [
    "title",
    "designs",
    "method",
    "points",
    "replicates",
    "worlds",
    "seed",
    "population",
    "money",
    "indicators",
    "months",
    "uncertainties",
];
/// Keys of an axis that is not a list.
const SPREAD_KEYS: [&str; 3] = ["low", "high", "steps"];
/// Steps of an axis of a grid that says no number.
const STEPS: usize = 5;
/// Largest number of points.
const MOST: f64 = 1e9;
/// Largest number of trajectories, which are kept in memory.
const MOST_TRAJECTORIES: f64 = 1e4;
/// Largest number of replicates: as many worlds as one sequence holds.
const MOST_REPLICATES: f64 = 65_536.0;
/// Whole numbers that TOML and we both keep exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Reads a sweep file and the designs it names, which stand in its folder or in the one above. `known`: keys of
/// indicators, those that are kept every month first; `monthly`: how many are.
///
/// # Errors
/// When the file or a design is wrong, at its line.
pub fn load_sweep(path: &Path, known: &[&str], monthly: usize) -> Result<Sweep> {
    let (name, text, dir) = open(path)?;
    let (file, root) = parse(name, &text)?;
    check_keys(&root, &["sweep", "vary"], "this file")?;
    let Some(entry) = root.get("sweep") else {
        let at = root.values().next().map(|e| e.key.clone());
        let (message, help) = ("there is no [sweep] table", "write [sweep] and below it title, designs and method");
        return Err(at.map_or_else(|| Place::start(&file).error(message, help), |at| at.error(message, help)));
    };
    let r = Reader { table: entry.node.table("sweep")?, at: &entry.key, name: "sweep" };
    check_keys(r.table, &KEYS, "[sweep]")?;
    let method: Method = r.word("method", &Method::NAMES, None)?;
    let designs = designs(&r, dir)?;
    let mut axes = vec![];
    if let Some(vary) = root.get("vary") {
        vary.node.table("vary")?;
        leaves(String::new(), vary, &mut axes);
        if method == Method::Worlds && !axes.is_empty() {
            let help = "leave [vary] out, or choose another method";
            return Err(vary.key.error("with method \"worlds\" the worlds themselves are the points", help));
        }
    }
    let mut axes: Vec<Axis> = axes.iter().map(|(path, entry)| axis(path, entry, method)).collect::<Result<_>>()?;
    add_uncertainties(&r, method, &mut axes)?;
    let points = points(&r, method, &axes)?;
    let calendar = history()?.calendar;
    let indicators = r.texts("indicators", &["practice_use"])?;
    for (key, at) in &indicators {
        if !known.contains(&key.as_str()) {
            let near = did_you_mean(key, known.iter().copied());
            let help = near.map_or("`lemniscaat indicators` lists all".to_owned(), |n| format!("did you mean {n:?}?"));
            return Err(at.error(format!("there is no indicator {key:?}"), help));
        }
    }
    let months = months(&r, &calendar)?;
    let mut warnings: Vec<String> = axes.iter().filter_map(doubt).collect();
    warnings.extend(without_effect(&axes, &designs));
    let sweep = Sweep {
        title: programme::title(r.table.get("title"), "sweep.title", r.at)?,
        designs,
        method,
        points,
        replicates: r.whole("replicates", Some(1.0), 1.0, MOST_REPLICATES)? as usize,
        base: r.word("worlds", &BASES, Some(Base::History))?,
        seed: r.whole("seed", Some(1.0), 0.0, EXACT)? as u64,
        population: r.population()?,
        money_stops: r.word("money", &[("stops", true), ("runs", false)], Some(true))?,
        all_monthly: months.iter().any(|m| m.of_year() != 12)
            && indicators.iter().any(|(key, _)| known.iter().position(|k| k == key) >= Some(monthly)),
        months,
        indicators: indicators.into_iter().map(|(key, _)| key).collect(),
        axes,
        warnings,
    };
    let replicates = r.table.get("replicates");
    if sweep.method == Method::Worlds && sweep.replicates > 1 {
        let at = replicates.expect("it is not the default");
        return Err(at.key.error("with method \"worlds\" every point is a world of its own", "leave replicates out"));
    }
    Ok(sweep)
}

const BASES: [(&str, Base); 3] = [("history", Base::History), ("prior", Base::Prior), ("central", Base::Central)];

/// A table with its name in messages.
struct Reader<'a> {
    table: &'a Table,
    at: &'a Place,
    name: &'a str,
}

impl Reader<'_> {
    /// One of some words.
    fn word<T: Copy>(&self, key: &str, words: &[(&str, T)], default: Option<T>) -> Result<T> {
        let all = words.iter().map(|(word, _)| format!("{word:?}")).collect::<Vec<_>>().join(", ");
        let Some(entry) = self.table.get(key) else {
            let help = format!("write {key} = one of {all}");
            return default.ok_or_else(|| self.at.error(format!("sweep.{key} is missing"), help));
        };
        let text = entry.node.text(&format!("sweep.{key}"))?;
        words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value).ok_or_else(|| {
            let near = did_you_mean(text, words.iter().map(|(word, _)| *word));
            let help = near.map_or(format!("choose one of {all}"), |near| format!("did you mean {near:?}?"));
            entry.node.place.error(format!("sweep.{key} cannot be {text:?}"), help)
        })
    }

    /// A whole number.
    fn whole(&self, key: &str, default: Option<f64>, low: f64, high: f64) -> Result<f64> {
        let path = format!("{}.{key}", self.name);
        let Some(entry) = self.table.get(key) else {
            let help = format!("write for example {key} = 128");
            return default.ok_or_else(|| self.at.error(format!("{path} is missing"), help));
        };
        match entry.node.value {
            Value::Number(value) if value.fract() == 0.0 && (low..=high).contains(&value) => Ok(value),
            _ => {
                let message = format!("{path} must be a whole number from {low} to {high}");
                Err(entry.node.place.error(message, format!("write for example {key} = 16")))
            }
        }
    }

    fn population(&self) -> Result<f64> {
        let Some(entry) = self.table.get("population") else { return Ok(0.1) };
        number(&entry.node, Asked::new("sweep.population", "share", (*POPULATION.start(), *POPULATION.end())))
    }

    /// A list of different texts, or one text.
    fn texts(&self, key: &str, default: &[&str]) -> Result<Vec<(String, Place)>> {
        let Some(entry) = self.table.get(key) else {
            return Ok(default.iter().map(|text| ((*text).to_owned(), self.at.clone())).collect());
        };
        let path = format!("sweep.{key}");
        let nodes = match &entry.node.value {
            Value::List(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(&entry.node),
        };
        let mut found: Vec<(String, Place)> = vec![];
        for node in nodes {
            let text = node.text(&path)?.trim();
            if found.iter().any(|(known, _)| known == text) {
                return Err(node.place.error(format!("{path} names {text:?} twice"), "remove one of the two"));
            }
            found.push((text.to_owned(), node.place.clone()));
        }
        match found.is_empty() {
            true => Err(entry.node.place.error(format!("{path} is empty"), "name at least one")),
            false => Ok(found),
        }
    }
}

/// The axes as they stand in `[vary]`: a path and what is written for it.
fn leaves(path: String, entry: &Entry, into: &mut Vec<(String, Entry)>) {
    match &entry.node.value {
        Value::Table(table) if path.is_empty() || !is_axis(&path) && !table.is_empty() => {
            for (key, inner) in table {
                leaves(if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, inner, into);
            }
        }
        _ => into.push((path, entry.clone())),
    }
}

fn is_axis(path: &str) -> bool {
    Axis { path: path.to_owned(), spread: Spread::Prior }.varied().is_some()
}

fn axis(path: &str, Entry { key, node }: &Entry, method: Method) -> Result<Axis> {
    let mut axis = Axis { path: path.to_owned(), spread: Spread::Prior };
    let Some(varied) = axis.varied() else {
        let names = SPECS.iter().chain(LEVERS.iter()).map(|s| s.path).chain([BUDGET, OWN_SHARE, LUCK]);
        let near = did_you_mean(path, names).map(|near| format!("did you mean {near:?}?"));
        let all = "`lemniscaat parameters` lists them; programme.budget, programme.own_share and luck can vary too";
        let help = near.unwrap_or_else(|| all.to_owned());
        return Err(key.error(format!("there is no parameter or lever {path:?}"), help));
    };
    if path.starts_with("governance.weight_") {
        let help = "make designs with other weights and sweep over those";
        return Err(key.error(format!("{path} cannot vary alone: the seven weights add up to 1"), help));
    }
    let (possible, (low, high)) = axis.range();
    let asked = Asked::new(path, axis.unit(), possible);
    let values = |nodes: &[Node]| nodes.iter().map(|node| number(node, asked)).collect::<Result<Vec<f64>>>();
    let switch = matches!(varied, Varied::Uncertainty(s) | Varied::Lever(s) if s.field.unit == "yes/no");
    let prior = matches!(varied, Varied::Uncertainty(s) if matches!(s.field.role, Role::Uncertain | Role::Theory));
    let gridded = method == Method::Grid;
    axis.spread = match &node.value {
        Value::List(nodes) if nodes.is_empty() => {
            return Err(node.place.error(format!("{path} has no values"), "write for example [0.1, 0.5]"));
        }
        Value::List(nodes) => {
            let values = values(nodes).map_err(|e| node.decimal_comma(path).unwrap_or(e))?;
            if let Some(again) = (1..values.len()).find(|&i| method != Method::List && values[..i].contains(&values[i]))
            {
                let message = format!("{path} has the value {} twice", values[again]);
                return Err(nodes[again].place.error(message, "remove one of the two"));
            }
            Spread::Values(values)
        }
        Value::Table(table) if table.is_empty() => match (gridded, switch, prior) {
            (_, _, true) if !gridded => Spread::Prior,
            (_, true, _) => Spread::Values(vec![0.0, 1.0]),
            (true, ..) if matches!(varied, Varied::Luck) => {
                return Err(node.place.error("luck has no steps", "leave it out and ask for more replicates"));
            }
            (true, ..) => Spread::Values(steps(low, high, STEPS)),
            _ => Spread::Between(low, high),
        },
        Value::Table(_) if switch => {
            let message = format!("{path} is a switch: it has nothing between off and on");
            return Err(node.place.error(message, "write {} for both, or [true] or [false]"));
        }
        Value::Table(table) => between(path, table, node, asked, (low, high), gridded)?,
        _ => Spread::Values(vec![number(node, asked)?]),
    };
    Ok(axis)
}

/// A sentence when an axis reaches outside what the evidence supports.
fn doubt(axis: &Axis) -> Option<String> {
    let (_, (low, high)) = axis.range();
    let (from, to) = match &axis.spread {
        Spread::Prior => return None,
        Spread::Between(from, to) => (*from, *to),
        Spread::Values(values) => {
            values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), &v| (l.min(v), h.max(v)))
        }
    };
    let (path, unit) = (&axis.path, axis.unit());
    let outside = from < low || to > high;
    outside.then(|| {
        format!("{path} from {from} to {to} is possible but outside what is plausible: {low} to {high} ({unit})")
    })
}

/// Designs that an axis of money cannot move.
fn without_effect(axes: &[Axis], designs: &[Scenario]) -> Vec<String> {
    let poor: Vec<&str> = designs.iter().filter(|d| d.programmes.is_empty()).map(|d| d.id.as_str()).collect();
    let money = axes.iter().filter(|axis| !poor.is_empty() && [BUDGET, OWN_SHARE].contains(&axis.path.as_str()));
    money.map(|axis| format!("{} does nothing to {}, which has no programme", axis.path, poor.join(", "))).collect()
}

/// `{ low, high, steps }`.
fn between(path: &str, table: &Table, at: &Node, asked: Asked, range: (f64, f64), gridded: bool) -> Result<Spread> {
    check_keys(table, &SPREAD_KEYS, path)?;
    let end = |key: &str, default: f64| table.get(key).map_or(Ok(default), |e| number(&e.node, asked));
    let (low, high) = (end("low", range.0)?, end("high", range.1)?);
    if low >= high {
        let message = format!("{path}: low = {low} does not lie below high = {high}");
        return Err(at.place.error(message, "swap the two, or write one value in a list"));
    }
    let reader = Reader { table, at: &at.place, name: path };
    match table.contains_key("steps") {
        true => Ok(Spread::Values(steps(low, high, reader.whole("steps", None, 2.0, 1e6)? as usize))),
        false if gridded => Ok(Spread::Values(steps(low, high, STEPS))),
        false => Ok(Spread::Between(low, high)),
    }
}

/// Evenly spaced values, both ends among them.
fn steps(low: f64, high: f64, number: usize) -> Vec<f64> {
    let last = (number - 1) as f64;
    (0..number).map(|i| (low * (last - i as f64) + high * i as f64) / last).collect()
}

/// Adds the parameters that vary without being listed: those in which worlds differ, or these and all that worlds share.
fn add_uncertainties(r: &Reader, method: Method, axes: &mut Vec<Axis>) -> Result<()> {
    let words = [("listed", (false, false)), ("drawn", (true, false)), ("all", (true, true))];
    let (drawn, shared) = match method {
        Method::Worlds => (true, false),
        _ => r.word("uncertainties", &words, Some((false, false)))?,
    };
    if drawn && matches!(method, Method::Grid | Method::List) {
        let at = r.table.get("uncertainties").expect("it was asked");
        let message = "so many uncertainties cannot vary on a grid or a list";
        return Err(at
            .key
            .error(message, "choose method = \"latin-hypercube\", \"sobol\", \"morris\" or \"saltelli\""));
    }
    for spec in SPECS.iter().filter(|_| drawn) {
        let spread = match spec.field.role {
            Role::Uncertain | Role::Theory => Spread::Prior,
            _ if shared && spec.field.unit == "yes/no" => Spread::Values(vec![0.0, 1.0]),
            _ if shared && spec.field.low < spec.field.high => Spread::Between(spec.field.low, spec.field.high),
            _ => continue,
        };
        if axes.iter().all(|axis| axis.path != spec.path) {
            axes.push(Axis { path: spec.path.to_owned(), spread });
        }
    }
    Ok(())
}

/// Number of points, trajectories (Morris) or rows of A (Saltelli), as the file says; of a grid or list, as its axes say.
fn points(r: &Reader, method: Method, axes: &[Axis]) -> Result<usize> {
    let lengths: Vec<usize> = axes.iter().map(|a| a.values().map_or(0, <[f64]>::len)).collect();
    if axes.is_empty() {
        let help = "write [vary] and below it for example \"programme.budget\" = [2.6, 10, 36]";
        return Err(r.at.error("nothing varies in this sweep", help));
    }
    let own = match method {
        Method::Grid => lengths.iter().try_fold(1usize, |n, &l| n.checked_mul(l)),
        Method::List => {
            if lengths.iter().any(|&l| l == 0 || l != lengths[0]) {
                let message = "with method \"list\" every axis needs a list of values, all of the same length";
                return Err(r.at.error(message, "write for example \"programme.budget\" = [2.6, 10, 36]"));
            }
            Some(lengths[0])
        }
        _ => None,
    };
    let sobol = matches!(method, Method::Sobol | Method::Saltelli);
    if sobol && axes.len() > MOST_SOBOL_AXES {
        let message = format!("{} axes are more than the {MOST_SOBOL_AXES} of a Sobol sequence", axes.len());
        return Err(r.at.error(message, "choose method = \"latin-hypercube\", or screen with \"morris\" first"));
    }
    let most = match method {
        Method::Morris => MOST_TRAJECTORIES,
        _ if sobol => MOST_SOBOL_POINTS as f64,
        _ => MOST,
    };
    match (method, own, r.table.get("points")) {
        (Method::Grid | Method::List, Some(own), None) if own as f64 <= MOST => Ok(own),
        (Method::Grid | Method::List, _, None) => {
            Err(r.at.error("this grid has more than a billion points", "use fewer"))
        }
        (Method::Grid | Method::List, _, Some(entry)) => {
            Err(entry.key.error("the values of a grid or list decide how many points there are", "remove this line"))
        }
        _ => Ok(r.whole("points", None, 1.0, most)? as usize),
    }
}

fn designs(r: &Reader, dir: &Path) -> Result<Vec<Scenario>> {
    if !r.table.contains_key("designs") {
        return Err(r.at.error("sweep.designs is missing", "write for example designs = [\"kabinet-2015\"]"));
    }
    let mut found = vec![];
    for (name, at) in r.texts("designs", &[])? {
        let file = format!("{}.toml", inherit::stem(&name));
        let folders = [dir.to_owned(), dir.join(".."), super::FOLDER.into()];
        let Some(path) = folders.iter().map(|folder| folder.join(&file)).find(|path| path.is_file()) else {
            let there = folders.iter().flat_map(|folder| inherit::there(folder)).collect::<Vec<_>>();
            let near = did_you_mean(&name, there.iter().map(String::as_str)).map(|n| format!("did you mean {n:?}?"));
            let help = near.unwrap_or_else(|| {
                "put its file in the folder of this one, in the one above, or in scenarios".to_owned()
            });
            return Err(at.error(format!("there is no design {name:?}"), help));
        };
        let design = load(&path)?;
        if let Some((parameter, _)) = design.parameters.first() {
            let message = format!("design {name:?} changes the parameter {parameter}");
            return Err(at.error(message, "designs differ in levers only; vary the parameter under [vary] instead"));
        }
        found.push(design);
    }
    Ok(found)
}

fn months(r: &Reader, calendar: &super::Calendar) -> Result<Vec<Month>> {
    let all = || (0..calendar.end - calendar.branch).map(|i| calendar.branch + i);
    let Some(entry) = r.table.get("months") else { return Ok(vec![calendar.withdrawal + 59]) };
    match &entry.node.value {
        Value::Text(word) if word == "monthly" => return Ok(all().collect()),
        Value::Text(word) if word == "yearly" => return Ok(all().filter(|m| m.of_year() == 12).collect()),
        _ => {}
    }
    let nodes = match &entry.node.value {
        Value::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(&entry.node),
    };
    let mut found = vec![];
    for node in nodes {
        let m = month(node, "sweep.months")?;
        if !(calendar.branch..calendar.end).contains(&m) {
            let message = format!("{m} is not among the months in which designs differ");
            let help = format!("choose months from {} to {}", calendar.branch, calendar.end + -1);
            return Err(node.place.error(message, help));
        }
        found.push(m);
    }
    found.sort();
    found.dedup();
    match found.is_empty() {
        true => Err(entry.node.place.error("sweep.months is empty", "write for example [\"2027-12\"]")),
        false => Ok(found),
    }
}
