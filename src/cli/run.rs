//! `run`: one design in one world.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::indicators::{unit, value};
use super::output::{self, wrap};
use super::table::{Align, Table};
use super::timings;
use crate::error::{Error, Result, did_you_mean};
use crate::experiments::comparison::{WorldSource, withdrawal};
use crate::experiments::disk::{self, Column, CsvFor};
use crate::experiments::draws::{self, MOST_WORLDS};
use crate::experiments::sweep::plan::Plan;
use crate::experiments::sweep::runs::{Address, Runs};
use crate::indicators::{INDICATORS, Series, headline};
use crate::parameters::{Parameters, SPECS, Spec};
use crate::scenario::{self, Calendar, Scenario};
use crate::simulation::{Simulation, State};
use crate::text::{Lang, Text};
use crate::units::{Cents, Month, POPULATION};
use crate::world::{Flow, Party, Purpose, Size};

/// Simulate one design in one world and print the main indicators
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  lemniscaat run scenarios/kabinet-2015.toml
  lemniscaat run scenarios/kabinet-2015.toml --world 3 --out output/try
  lemniscaat run scenarios/kabinet-2015.toml --set partnership.trust_years=3 --timings
  lemniscaat run --plan output/sweeps/geld-en-zeggenschap --id 17 --series    one run of a sweep, in full

One world is an illustration, not an answer: it shows what can happen, not how likely that is.")]
pub struct Args {
    /// Scenario file, or the name of a design in the folder scenarios
    #[arg(value_parser = super::design_file, required_unless_present = "plan")]
    file: Option<PathBuf>,
    /// Folder of a sweep, of which one run is run again
    #[arg(long, value_name = "FOLDER", requires = "id", conflicts_with_all = ["file", "world", "prior", "theories", "seed", "population", "set", "until"])]
    plan: Option<PathBuf>,
    /// Number of that run: the column run of the results
    #[arg(long, value_name = "NUMBER", requires = "plan")]
    id: Option<u64>,
    /// Keep all months of that run in the folder of the sweep, as --out does elsewhere
    #[arg(long, requires = "plan")]
    series: bool,
    /// Number of the world, as in a comparison with this seed, from 0 [default: the central value of everything]
    #[arg(long, value_name = "NUMBER")]
    world: Option<usize>,
    /// The world as in a comparison with --prior
    #[arg(long, requires = "world")]
    prior: bool,
    #[command(flatten)]
    theories: super::worlds::Theories,
    /// Seed of all luck
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Professionals simulated, as a share of the real number
    #[arg(long, value_name = "SHARE", default_value_t = 0.1, value_parser = population)]
    population: f64,
    /// Give a parameter another value; can be repeated
    #[arg(long = "set", value_name = "PATH=VALUE")]
    set: Vec<String>,
    /// Last month simulated, for example 2013-12 [default: the end of the calendar]
    #[arg(long, value_name = "MONTH", value_parser = month)]
    until: Option<Month>,
    /// Also print how long each process took
    #[arg(long)]
    timings: bool,
    /// Folder for monthly.csv, monthly.parquet, yearly.csv and money.csv; made when it is not there
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// What is simulated.
struct Asked {
    design: Scenario,
    parameters: Parameters,
    seed: u64,
    population: f64,
    /// Whether all earmarked money stops at the common date.
    money_stops: bool,
    /// Which world, in words.
    world: String,
    /// Parameters that do not have the value they would have in this world.
    changed: Vec<String>,
    out: Option<PathBuf>,
    warnings: Vec<String>,
    /// What the files are about.
    about: Vec<(&'static str, String)>,
}

/// Simulates and prints.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let asked = match (&args.plan, args.id, &args.file) {
        (Some(dir), Some(id), _) => of_sweep(dir, id, &args, lang)?,
        (_, _, Some(file)) => of_file(file, &args, lang)?,
        _ => unreachable!("the command line asks for a file or a run of a plan"),
    };
    let history = scenario::history()?;
    let size = Size::of(asked.population);
    let simulation = Simulation::new(&history, &size, asked.parameters.clone(), asked.seed);
    let calendar = shortened(&history.calendar, args.until)?;
    let (state, times) = simulate(&simulation, &asked, calendar.end);
    if let Some(folder) = &asked.out {
        output::say(&format!("{} {}", lang.pick("alle maanden staan in", "all months are in"), folder.display()));
        let about: Vec<_> = asked.about.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        write(folder, &state.series, &calendar, &about)?;
    }
    asked.warnings.iter().for_each(|text| output::warn(text, lang));
    let people = state.world.professionals.person.len();
    let mut out = heading(&asked, people, lang);
    out += &indicators(&state.series, &calendar, lang);
    out += &money(&asked.design, &state.series, &calendar, lang);
    if args.timings {
        out += "\n";
        out += &timings::text(&times, calendar.months(), people, lang);
    }
    output::print(&out)
}

/// A design in a world of its own.
fn of_file(file: &Path, args: &Args, lang: Lang) -> Result<Asked> {
    let design = scenario::load(file)?;
    let (parameters, seed, warnings) = world(args, &design)?;
    let own = design.parameters.iter().map(|(path, value)| format!("{path}={value}"));
    let changed = own.chain(args.set.iter().cloned()).collect();
    let said = args.theories.said();
    let world = match (args.world, lang) {
        (None, Lang::Nl) => "centrale waarden".to_owned(),
        (None, Lang::En) => "central values".to_owned(),
        (Some(n), Lang::Nl) => format!("wereld {n}{said}"),
        (Some(n), Lang::En) => format!("world {n}{said}"),
    };
    let about = vec![
        ("design", design.id.clone()),
        ("world", args.world.map_or("central values".to_owned(), |n| format!("{n}{said}"))),
        ("seed", args.seed.to_string()),
        ("population", args.population.to_string()),
        ("set", args.set.join(" ")),
    ];
    Ok(Asked {
        world: format!("{world}, seed {}", args.seed),
        population: args.population,
        money_stops: false,
        out: args.out.clone(),
        design,
        parameters,
        seed,
        changed,
        warnings,
        about,
    })
}

/// One run of a sweep.
fn of_sweep(dir: &Path, id: u64, args: &Args, lang: Lang) -> Result<Asked> {
    let plan = Plan::load(dir)?;
    plan.check_program()?;
    if id >= plan.runs() {
        let help = format!("the runs of this plan are 0 to {}", plan.runs() - 1);
        return Err(Error::request(format!("there is no run {id}"), help));
    }
    let runs = Runs::new(&plan)?;
    let Address { replicate, point, design } = runs.address(id);
    let (parameters, seed) =
        runs.world(replicate, point).map_err(|said| Error::request(said, "its row says so too"))?;
    let axes = plan.sweep.axes.iter().enumerate();
    let values: Vec<String> = axes.map(|(i, axis)| format!("{}={}", axis.path, runs.value(point, i))).collect();
    let named = lang.pick(["punt", "wereld"], ["point", "world"]);
    let series = args.series.then(|| dir.join("runs").join(format!("run-{id}")));
    Ok(Asked {
        design: runs.design(design, point),
        population: plan.sweep.population,
        money_stops: plan.sweep.money_stops,
        world: format!("run {id}, {} {point}, {} {replicate}", named[0], named[1]),
        out: args.out.clone().or(series),
        about: vec![("plan", plan.hash.clone()), ("run", id.to_string()), ("set", values.join(" "))],
        changed: values,
        parameters,
        seed,
        warnings: vec![],
    })
}

/// A share of professionals that can be simulated.
pub(super) fn population(text: &str) -> std::result::Result<f64, String> {
    let share: f64 = text.parse().map_err(|_| "write a number, for example 0.1".to_owned())?;
    let (least, most) = (POPULATION.start(), POPULATION.end());
    if POPULATION.contains(&share) { Ok(share) } else { Err(format!("it must lie between {least} and {most}")) }
}

/// A month.
fn month(text: &str) -> std::result::Result<Month, String> {
    Month::parse(text).ok_or_else(|| "write year and month, for example 2013-12".to_owned())
}

/// Everything we do not know in this world, its luck, and sentences about what is doubtful.
fn world(args: &Args, design: &Scenario) -> Result<(Parameters, u64, Vec<String>)> {
    let sides = args.theories.sides()?;
    let (mut parameters, seed) = match args.world {
        None if !sides.is_empty() => {
            let message = "--theory chooses among worlds, and none is asked";
            return Err(Error::request(message, "add the number of a world, for example --world 3"));
        }
        None => (Parameters::default(), draws::world_seed(args.seed, 0)),
        Some(n) if n >= MOST_WORLDS => {
            let message = format!("there is no world {n}");
            return Err(Error::request(message, format!("worlds are numbered from 0 to {}", MOST_WORLDS - 1)));
        }
        Some(n) => {
            let source = WorldSource::shipped(args.prior);
            let draw = source.worlds(args.seed, (n + 1).next_power_of_two(), &sides)?.swap_remove(n);
            (draw.parameters, draw.seed)
        }
    };
    let mut warnings = design.warnings.clone();
    let own = design.parameters.iter().map(|(path, value)| Ok((*path, *value)));
    let asked = args.set.iter().map(|text| assignment(text));
    for pair in own.chain(asked) {
        let (path, value) = pair?;
        let spec = Spec::find(path).expect("checked when read");
        let impossible = |sentence| Error::request(format!("{path}: {sentence}"), range(spec));
        parameters.set(spec.at.0, spec.at.1, value).map_err(impossible)?;
        let known = design.parameters.iter().any(|(p, v)| *p == path && *v == value);
        if !known && !spec.plausible(value) {
            warnings.push(format!(
                "{path} = {value} is possible but lies outside what the evidence supports: {} to {} ({})",
                spec.field.low, spec.field.high, spec.field.unit
            ));
        }
    }
    Ok((parameters, seed, warnings))
}

/// Reads `path=value`.
fn assignment(text: &str) -> Result<(&'static str, f64)> {
    let Some((path, value)) = text.split_once('=').map(|(p, v)| (p.trim(), v.trim())) else {
        return Err(Error::request(format!("{text:?} gives no value"), "write for example partnership.trust_years=3"));
    };
    let Some(spec) = Spec::find(path) else {
        let help = match (Spec::find_lever(path), did_you_mean(path, SPECS.iter().map(|s| s.path))) {
            (Some(_), _) => "it is a lever: set it in the scenario file".to_owned(),
            (_, Some(near)) => format!("did you mean {near:?}?"),
            _ => "`lemniscaat parameters` lists all of them".to_owned(),
        };
        return Err(Error::request(format!("there is no parameter {path:?}"), help));
    };
    match value.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok((spec.path, number)),
        _ => Err(Error::request(format!("{path}: {value:?} is not a number"), range(spec))),
    }
}

fn range(spec: &Spec) -> String {
    let f = spec.field;
    format!("the evidence supports {} to {} ({})", f.low, f.high, f.unit)
}

/// The calendar until and with a last month.
fn shortened(calendar: &Calendar, last: Option<Month>) -> Result<Calendar> {
    let Some(last) = last else { return Ok(calendar.clone()) };
    if last < calendar.start || last >= calendar.end {
        let help = format!("choose a month from {} to {}", calendar.start, calendar.end + -1);
        return Err(Error::request(format!("{last} is not simulated"), help));
    }
    Ok(Calendar { end: last + 1, ..calendar.clone() })
}

/// The past and the future of the design until (not including) a month, with the time each process took.
fn simulate(simulation: &Simulation, asked: &Asked, until: Month) -> (State, Vec<Duration>) {
    let calendar = &simulation.history.calendar;
    let mut state = simulation.start();
    let mut times = simulation.run_timed(&mut state, (calendar.branch.min(until) - calendar.start) as u32);
    state.world.adopt(&asked.design);
    if asked.money_stops && withdrawal(simulation.history, &asked.design).twin {
        state.world.withdraw_from((calendar.withdrawal - calendar.start) as u32);
    }
    let later = simulation.run_timed(&mut state, (until - calendar.start) as u32);
    times.iter_mut().zip(later).for_each(|(time, more)| *time += more);
    (state, times)
}

fn heading(asked: &Asked, people: usize, lang: Lang) -> String {
    let people = lang.number(people as f64, 0);
    let description = wrap(asked.design.description.in_lang(lang), 0, 0);
    let title = asked.design.title.in_lang(lang);
    let how = match lang {
        Lang::Nl => format!("Eén wereld ({}), {people} professionals.", asked.world),
        Lang::En => format!("One world ({}), {people} professionals.", asked.world),
    };
    let changed = changed(&asked.changed, lang);
    let lines = [title, &description, &how, &changed].into_iter().filter(|l| !l.is_empty());
    lines.map(|l| format!("{l}\n")).collect::<String>() + "\n"
}

/// The parameters that do not have the value they would have in this world.
fn changed(changed: &[String], lang: Lang) -> String {
    if changed.is_empty() {
        return String::new();
    }
    let word = Text::new("Andere parameters", "Other parameters").in_lang(lang);
    wrap(&format!("{word}: {}.", changed.join(", ")), 0, 0)
}

/// The Decembers to look at: the last of the past, the end of the first talks, withdrawal, five years later, the end.
fn dates(calendar: &Calendar) -> Vec<Month> {
    let c = calendar;
    let before = [c.branch + -1, c.branch + 35, c.withdrawal + -1, c.withdrawal + 59].into_iter();
    before.filter(|&month| month < c.end + -1).chain([c.end + -1]).collect()
}

fn month_label(month: Month, lang: Lang) -> String {
    let nl = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let en = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    format!("{} {}", lang.pick(nl, en)[month.of_year() as usize - 1], month.year())
}

fn indicators(series: &Series, calendar: &Calendar, lang: Lang) -> String {
    let dates = dates(calendar);
    let words = [Text::new("indicator", "indicator"), Text::new("eenheid", "unit")];
    let head = words.map(|t| (t.in_lang(lang).to_owned(), Align::Left));
    let columns = dates.iter().map(|&m| (month_label(m, lang), Align::Right));
    let mut table = Table::new(head.into_iter().chain(columns));
    for (column, i) in headline().enumerate() {
        let about = &INDICATORS[i];
        let at = |m: Month| series.monthly[(m - calendar.start) as usize][column];
        let values = dates.iter().map(|&m| value(about.unit, f64::from(at(m)), lang));
        let texts = [about.label, unit(about.unit)].map(|t| t.in_lang(lang).to_owned());
        table.row(texts.into_iter().chain(values));
    }
    table.text(0)
}

/// What programmes were promised, and what was paid in the past, until withdrawal and after it; in whole years, nothing
/// when not one is over.
fn money(design: &Scenario, series: &Series, calendar: &Calendar, lang: Lang) -> String {
    let c = calendar;
    // Books are closed once a year: of a year that is not over nothing is known.
    let closed = Month::new(c.end.year(), 1);
    let ends = [c.start, c.branch, c.withdrawal, closed];
    let periods = ends.windows(2).map(|w| (w[0], w[1].min(closed))).filter(|(from, until)| from < until);
    let periods: Vec<_> = periods.collect();
    if periods.is_empty() {
        return String::new();
    }
    let heading = Text::new("Geld (mln euro van 2014)", "Money (mln euro of 2014)").in_lang(lang);
    let years = |&(from, until): &(Month, Month)| match (from.year(), (until + -1).year()) {
        (one, same) if one == same => one.to_string(),
        (first, last) => format!("{first}–{last}"),
    };
    let columns = periods.iter().map(|period| (years(period), Align::Right));
    let mut table = Table::new([(heading.to_owned(), Align::Left)].into_iter().chain(columns));
    let million = |euros: f64| lang.number(euros / 1e6, 1);
    for p in &design.programmes {
        let alone = Scenario { programmes: vec![p.clone()], ..design.clone() };
        let budget = |&(from, until): &(Month, Month)| alone.budget_until(until) - alone.budget_until(from);
        let word = Text::new("begroot", "budget").in_lang(lang);
        let name = format!("{word}: {}", p.title.in_lang(lang));
        table.row([name].into_iter().chain(periods.iter().map(|period| million(budget(period)))));
    }
    for purpose in Purpose::all() {
        let of = |&(from, until): &(Month, Month)| paid(series, purpose, (from - c.start) / 12..(until - c.start) / 12);
        let sums: Vec<_> = periods.iter().map(of).collect();
        if sums.iter().any(|s| s.0 != 0) {
            let name = purpose_label(purpose).in_lang(lang).to_owned();
            table.row([name].into_iter().chain(sums.iter().map(|s| million(s.euros()))));
        }
    }
    format!("\n{}", table.text(0))
}

/// Cents paid for a purpose in some years.
fn paid(series: &Series, purpose: Purpose, years: std::ops::Range<i32>) -> Cents {
    let flows = years.flat_map(|year| entries(&series.flows[year as usize]));
    flows.filter(|(_, p, _, _)| p.at() == purpose.at()).map(|(_, _, _, cents)| cents).sum()
}

/// What moved in a year: from, purpose, to, cents. Work of applicants is booked twice, to and fro, and counted once.
fn entries(flows: &[Flow]) -> impl Iterator<Item = (Party, Purpose, Party, Cents)> {
    let purposes: Vec<Purpose> = Purpose::all().collect();
    flows.iter().filter_map(move |f| {
        let purpose = *purposes.iter().find(|p| p.at() == f.purpose as usize)?;
        let back = purpose == Purpose::Application && f.from == Party::Programmes;
        (!back).then_some((f.from, purpose, f.to, Cents(f.cents)))
    })
}

fn purpose_label(purpose: Purpose) -> Text {
    match purpose {
        Purpose::Agenda(point) => point.label(),
        Purpose::Release => Text::new("ingelegd in programma's", "put into programmes"),
        Purpose::Return => Text::new("niet gebruikt en terug", "not used and returned"),
        Purpose::Overhead => Text::new("uitvoering", "execution"),
        Purpose::Structural => Text::new("instellingssubsidie kennisinstituten", "structural subsidy of institutes"),
        Purpose::OwnCash => Text::new("eigen bijdragen in geld", "own contributions in cash"),
        Purpose::OwnKind => Text::new("eigen bijdragen in natura", "own contributions in kind"),
        Purpose::Application => Text::new("werk van aanvragers", "work of applicants"),
        Purpose::Fees => Text::new("contributies", "fees"),
    }
}

fn write(folder: &Path, series: &Series, calendar: &Calendar, about: &[(String, String)]) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
    let month = |i: usize| (calendar.start + i as i32).to_string();
    let year = |i: usize| calendar.start.year() + i as i32;
    let mut monthly =
        disk::Table::default().with("month", Column::Text((0..series.monthly.len()).map(month).collect()));
    for (column, i) in headline().enumerate() {
        monthly = monthly.with(INDICATORS[i].key, Column::F32(series.monthly.iter().map(|r| r[column]).collect()));
    }
    let mut yearly = disk::Table::default().with("year", Column::I32((0..series.yearly.len()).map(year).collect()));
    for (i, indicator) in INDICATORS.iter().enumerate() {
        yearly = yearly.with(indicator.key, Column::F32(series.yearly.iter().map(|r| r[i]).collect()));
    }
    disk::write_parquet(&monthly, &folder.join("monthly.parquet"), about)?;
    disk::write_csv(&monthly, &folder.join("monthly.csv"), CsvFor::Programs)?;
    disk::write_csv(&yearly, &folder.join("yearly.csv"), CsvFor::Programs)?;
    disk::write_csv(&money_table(series, year), &folder.join("money.csv"), CsvFor::Programs)
}

fn money_table(series: &Series, year: impl Fn(usize) -> i32) -> disk::Table {
    let flows = series.flows.iter().enumerate();
    let rows: Vec<_> = flows.flat_map(|(i, f)| entries(f).map(move |entry| (i, entry))).collect();
    disk::Table::default()
        .with("year", Column::I32(rows.iter().map(|(i, _)| year(*i)).collect()))
        .with("from", Column::labels(rows.iter().map(|(_, e)| e.0.key())))
        .with("purpose", Column::labels(rows.iter().map(|(_, e)| e.1.key())))
        .with("to", Column::labels(rows.iter().map(|(_, e)| e.2.key())))
        .with("euros", Column::F64(rows.iter().map(|(_, e)| e.3.euros()).collect()))
}
