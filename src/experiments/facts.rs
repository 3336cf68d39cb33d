//! What happened: the facts of 2007–2014 that worlds are held against (`patterns.md`, "Historical facts").
//!
//! A fact is a range: the observed value with the tolerance that observation and the model's own discrepancy leave.
//! *Emergent* facts may rule worlds out; a *judgement* is only reported; an *input check* says whether what was put in
//! came out as it was. Nothing after 2014 is looked at.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::draws::Draw;
use crate::indicators::{INDICATORS, Unit, find};
use crate::scenario::{CalendarKey, History};
use crate::simulation::{Simulation, State};
use crate::text::{Lang, Text};
use crate::units::Month;
use crate::world::Size;

/// First year of the series.
pub const FIRST_YEAR: usize = 2007;
/// Decembers that facts may look at: 2007–2014.
pub const YEARS: usize = 8;

/// What a fact may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactRole {
    /// May rule out a world.
    Emergent,
    /// A bound of judgement: reported from prior to posterior, never used.
    Judgement,
    /// What was put in: says whether data are read right.
    Input,
}

impl FactRole {
    /// Name for readers.
    pub const fn label(self) -> Text {
        match self {
            Self::Emergent => Text::new("volgt uit het model", "emergent"),
            Self::Judgement => Text::new("oordeel", "judgement"),
            Self::Input => Text::new("invoer", "input"),
        }
    }
}

/// Where a fact is read from the indicators of each December.
#[derive(Clone, Copy, Debug)]
enum Reading {
    /// The value at the end of a year.
    At(usize),
    /// The relative change between the ends of two years.
    Change(usize, usize),
    /// The value half-way a year, from the two Decembers around it.
    Mid(usize),
}

/// A fact of the past.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// Name of a column.
    pub key: &'static str,
    /// In words.
    pub what: Text,
    /// Lowest and highest value that fit the observation.
    pub range: [f64; 2],
    /// What was observed, in words.
    pub observed: Text,
    /// What it may do.
    pub role: FactRole,
    /// Where it stands.
    pub source: &'static str,
    indicator: &'static str,
    reading: Reading,
}

impl Fact {
    /// The fact in a run: `yearly` holds all indicators of each December from 2007 on.
    pub fn read(&self, yearly: &[Vec<f32>]) -> f64 {
        let i = self.indicator();
        let at = |year: usize| f64::from(yearly[year - FIRST_YEAR][i]);
        match self.reading {
            Reading::At(year) => at(year),
            Reading::Change(from, to) => at(to) / at(from) - 1.0,
            Reading::Mid(year) => 0.5 * (at(year - 1) + at(year)),
        }
    }

    /// In words, without its date.
    pub fn name(&self, lang: Lang) -> &'static str {
        let what = self.what.in_lang(lang);
        what.split_once(',').map_or(what, |(name, _)| name)
    }

    /// Number of the indicator it is read from.
    pub fn indicator(&self) -> usize {
        find(self.indicator).expect("an indicator of the list")
    }

    /// The month of the series at whose end it is read, from 0; none for a change between two dates.
    pub fn month(&self) -> Option<f64> {
        let december = |year: usize| (12 * (year - FIRST_YEAR) + 11) as f64;
        match self.reading {
            Reading::At(year) => Some(december(year)),
            Reading::Mid(year) => Some(december(year) - 6.0),
            Reading::Change(..) => None,
        }
    }

    /// Unit of the fact.
    pub fn unit(&self) -> Unit {
        match self.reading {
            Reading::Change(..) => Unit::Share,
            Reading::At(_) | Reading::Mid(_) => INDICATORS[self.indicator()].unit,
        }
    }

    /// The middle of the range.
    pub fn middle(&self) -> f64 {
        0.5 * (self.range[0] + self.range[1])
    }

    /// Standard deviation of observation and discrepancy together: a third of half the range, so that the usual cut of
    /// three lets exactly the range through when luck plays no part.
    pub fn spread(&self) -> f64 {
        (self.range[1] - self.range[0]) / 6.0
    }

    /// How implausible a world is by this fact: its distance from the middle in standard deviations, where `luck` is
    /// the variance of the fact between runs of the same world.
    pub fn implausibility(&self, value: f64, luck: f64) -> f64 {
        (value - self.middle()).abs() / (self.spread().powi(2) + luck).sqrt()
    }
}

/// Facts that may rule out worlds.
pub fn emergent() -> impl Iterator<Item = &'static Fact> {
    FACTS.iter().filter(|f| f.role == FactRole::Emergent)
}

/// A fact or an input check in many worlds.
#[derive(Clone, Debug)]
pub struct Checked {
    /// In words.
    pub what: Text,
    /// What was observed, in words.
    pub observed: Text,
    /// Lowest and highest value that fit the observation.
    pub range: [f64; 2],
    /// What it may do.
    pub role: FactRole,
    /// Unit of the values.
    pub unit: Unit,
    /// A value per world.
    pub values: Vec<f64>,
}

impl Checked {
    /// Share of worlds inside the range.
    pub fn inside(&self) -> f64 {
        let [low, high] = self.range;
        let inside = self.values.iter().filter(|v| (low..=high).contains(v));
        inside.count() as f64 / self.values.len() as f64
    }
}

/// All facts and input checks in worlds; `done` is told of every world that is ready.
pub fn run(history: &History, draws: &[Draw], population: f64, done: impl Fn() + Sync) -> Vec<Checked> {
    let size = Size::of(population);
    let seen: Vec<Vec<f64>> = draws
        .par_iter()
        .map(|draw| {
            let simulation = Simulation::new(history, &size, draw.parameters.clone(), draw.seed);
            let (_, active, state) = first_werkplaatsen(&simulation);
            let inputs = [hogescholen() as f64, lectoraten(history), active as f64];
            done();
            FACTS.iter().map(|f| f.read(&state.series.yearly)).chain(inputs).collect()
        })
        .collect();
    let fact = |f: &Fact| (f.what, f.observed, f.range, f.role, f.unit());
    let input = |(what, observed, range)| (what, observed, range, FactRole::Input, Unit::Count);
    let rows = FACTS.iter().map(fact).chain(INPUTS.map(input)).enumerate();
    rows.map(|(i, (what, observed, range, role, unit))| {
        let values = seen.iter().map(|world| world[i]).collect();
        Checked { what, observed, range, role, unit, values }
    })
    .collect()
}

/// Input checks (GR 4.4): in words, as observed, and the range that fits.
const INPUTS: [(Text, Text, [f64; 2]); 3] = [
    (Text::new("hogescholen in werkplaatsen", "hogescholen in werkplaatsen"), Text::new("15", "15"), [15.0, 15.0]),
    (
        Text::new("lectoraten, begin 2012", "lectoraten, start of 2012"),
        Text::new("meer dan 100", "over 100"),
        [101.0, f64::INFINITY],
    ),
    (
        Text::new("eerste zes werkplaatsen aan het werk, eind 2014", "first six werkplaatsen at work, end of 2014"),
        Text::new("alle zes", "all six"),
        [6.0, 6.0],
    ),
];

/// Regions of the first werkplaatsen.
const FIRST: usize = 6;

/// Hogescholen that host a werkplaats by 2015, two of them together in one place.
pub fn hogescholen() -> usize {
    let rows = include_str!("../../scenarios/data/werkplaatsen.csv").lines().skip(1);
    let cells = rows.map(|row| row.split(',').collect::<Vec<_>>());
    let until_2015 = cells.filter(|c| c.get(5).and_then(|y| y.parse::<u32>().ok()).is_some_and(|y| y <= 2015));
    let hosts: BTreeSet<&str> = until_2015.flat_map(|c| c[2].split(" / ").collect::<Vec<_>>()).collect();
    hosts.len()
}

/// Lectoraten at the start of 2012.
fn lectoraten(history: &History) -> f64 {
    history.calendar.series[CalendarKey::Lectoraten as usize].at(Month::new(2012, 1))
}

/// Of the first werkplaatsen: how many started by 2010, how many of these are at work at the end of 2014; and the run.
pub fn first_werkplaatsen(simulation: &Simulation) -> (usize, usize, State) {
    let tick = |year: i32, month: i32| (Month::new(year, month) - simulation.history.calendar.start) as u32;
    let mut state = simulation.start();
    simulation.run(&mut state, tick(2010, 1));
    let w = &state.world;
    let first = |n: &usize| w.networks[*n].granted(w.tick) && w.networks[*n].region.at() < FIRST;
    let first: Vec<usize> = (0..w.networks.len()).filter(first).collect();
    simulation.run(&mut state, tick(2014, 12));
    let active = first.iter().filter(|&&i| state.world.networks[i].active()).count();
    simulation.run(&mut state, tick(2015, 1));
    (first.len(), active, state)
}

const fn fact(
    key: &'static str,
    (indicator, reading): (&'static str, Reading),
    range: [f64; 2],
    role: FactRole,
    source: &'static str,
    what: (&'static str, &'static str),
    observed: (&'static str, &'static str),
) -> Fact {
    Fact {
        key,
        what: Text::new(what.0, what.1),
        range,
        observed: Text::new(observed.0, observed.1),
        role,
        source,
        indicator,
        reading,
    }
}

/// Members among maatschappelijk werkers: about 4,000 of 17,000.
const MEMBERS: f64 = 4000.0 / 17_000.0;

/// All facts, in the order of `patterns.md`.
pub const FACTS: &[Fact] = &[
    fact(
        "members_2009",
        ("membership_mw", Reading::At(2009)),
        [MEMBERS * 0.85, MEMBERS * 1.15],
        FactRole::Emergent,
        "GR 4.3.3; X30",
        ("lid onder maatschappelijk werkers, 2009", "members among maatschappelijk werkers, 2009"),
        ("4.000 van ongeveer 17.000", "4,000 of about 17,000"),
    ),
    fact(
        "members_2014",
        ("membership_mw", Reading::At(2014)),
        [MEMBERS * 0.85, MEMBERS * 1.15],
        FactRole::Emergent,
        "GR 4.3.3; X30",
        ("lid onder maatschappelijk werkers, 2014", "members among maatschappelijk werkers, 2014"),
        ("4.000 van ongeveer 17.000", "4,000 of about 17,000"),
    ),
    fact(
        "members_change",
        ("membership_mw", Reading::Change(2009, 2014)),
        [-0.1, 0.1],
        FactRole::Emergent,
        "GR 4.3.3; X30",
        ("verandering van die leden, 2009–2014", "change of these members, 2009–2014"),
        ("vlak", "flat"),
    ),
    fact(
        "members_youth_2013",
        ("membership_kjw", Reading::At(2013)),
        [0.05, 0.11],
        FactRole::Emergent,
        "GR 4.3.3",
        ("lid onder jongerenwerkers, eind 2013", "members among youth workers, end of 2013"),
        ("212 (8%)", "212 (8%)"),
    ),
    fact(
        "registered_2014",
        ("registered_voluntary", Reading::At(2014)),
        [1500.0, 2500.0],
        FactRole::Emergent,
        "GR 4.3.3",
        ("vrijwillig geregistreerd, eind 2014", "voluntary registrations, end of 2014"),
        ("ruim 2.000", "just over 2,000"),
    ),
    fact(
        "databank_2012",
        ("databank", Reading::At(2012)),
        [85.0, 135.0],
        FactRole::Emergent,
        "GR bijlage E",
        ("interventies in de databank, eind 2012", "interventions in the databank, end of 2012"),
        ("ruim 100", "just over 100"),
    ),
    fact(
        "sound_2012",
        ("share_sound", Reading::At(2012)),
        [0.0, 0.2],
        FactRole::Emergent,
        "GR 4.2",
        ("deel daarvan met goed bewijs, eind 2012", "share of these with sound evidence, end of 2012"),
        ("slechts weinig", "only few"),
    ),
    fact(
        "products_2012",
        ("network_products", Reading::At(2012)),
        [21.0, 39.0],
        FactRole::Emergent,
        "GR bijlage E",
        ("producten van de eerste werkplaatsen, eind 2012", "products of the first werkplaatsen, end of 2012"),
        ("30 projecten", "30 projects"),
    ),
    fact(
        "modules_2012",
        ("modules", Reading::At(2012)),
        [21.0, 39.0],
        FactRole::Emergent,
        "GR bijlage E",
        ("onderwijsmodules, eind 2012", "education modules, end of 2012"),
        ("30 modules", "30 modules"),
    ),
    fact(
        "municipalities_2014",
        ("municipal_coverage", Reading::At(2014)),
        [0.16, 0.26],
        FactRole::Emergent,
        "GR 4.4.5",
        ("gemeenten in netwerken, eind 2014", "municipalities in networks, end of 2014"),
        ("ruim 20%", "just over 20%"),
    ),
    fact(
        "wijkteams_2014",
        ("wijkteams", Reading::At(2014)),
        [0.60, 0.78],
        FactRole::Emergent,
        "X07",
        ("gemeenten met wijkteams, eind 2014", "municipalities with wijkteams, end of 2014"),
        ("69%", "69%"),
    ),
    fact(
        "not_turned_2012",
        ("not_turned", Reading::Mid(2012)),
        [0.6, 1.0],
        FactRole::Emergent,
        "GR bijlage E",
        ("gemeenten nog niet gekanteld, medio 2012", "municipalities not yet turned, mid-2012"),
        ("nog geen gemeengoed", "not yet common"),
    ),
    fact(
        "application_2013",
        ("application_ratio", Reading::At(2013)),
        [0.05, 0.25],
        FactRole::Judgement,
        "GR 4.2; X25",
        ("toepassing van beschikbare kennis, eind 2013", "application of available knowledge, end of 2013"),
        ("laag", "low"),
    ),
    fact(
        "reaching_2014",
        ("share_reaching_national", Reading::At(2014)),
        [0.02, 0.15],
        FactRole::Judgement,
        "GR 4.2",
        (
            "deel van lokale kennis dat landelijk wordt, eind 2014",
            "share of local products reaching the national body, end of 2014",
        ),
        ("klein", "small"),
    ),
    fact(
        "duplication_2014",
        ("duplication", Reading::At(2014)),
        [0.2, 0.5],
        FactRole::Judgement,
        "GR 4.4.2",
        ("projecten over dubbele thema's, eind 2014", "projects on duplicated themes, end of 2014"),
        ("versnippering", "fragmentation"),
    ),
];
