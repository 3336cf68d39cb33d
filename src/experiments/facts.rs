//! What happened: the facts of 2007–2014 that worlds are held against (`patterns.md`, "Historical facts").
//!
//! A fact is a range: the observed value with the tolerance that observation and the model's own discrepancy leave.
//! *Emergent* facts may rule worlds out; a *judgement* is only reported. Nothing after 2014 is looked at.

use crate::indicators::find;
use crate::text::{Lang, Text};

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
