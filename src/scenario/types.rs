//! What a scenario file says, after inheritance and with every date absolute: the only form the world sees.

use crate::text::{OwnedText, Text};
use crate::units::Month;

/// Number of points on the programme's agenda.
pub const POINTS: usize = 9;

/// The nine points of the programme's agenda (GR 5.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Point {
    /// Kennisverzameling en -synthese.
    Collection,
    /// Kennisontwikkeling.
    Development,
    /// Kennisbeheer en -verspreiding.
    Dissemination,
    /// Instrumentontwikkeling.
    Instruments,
    /// Beroepsontwikkeling.
    Profession,
    /// Kennisbenutting.
    Utilisation,
    /// Goed opdrachtgeverschap.
    Commissioning,
    /// Vernieuwing beroepsopleidingen.
    Education,
    /// Opleiding en loopbaan professional-onderzoekers.
    Researchers,
}

impl Point {
    /// All points in order.
    pub const ALL: [Self; POINTS] = [
        Self::Collection,
        Self::Development,
        Self::Dissemination,
        Self::Instruments,
        Self::Profession,
        Self::Utilisation,
        Self::Commissioning,
        Self::Education,
        Self::Researchers,
    ];
    /// Key in scenario files.
    pub const fn key(self) -> &'static str {
        [
            "collection",
            "development",
            "dissemination",
            "instruments",
            "profession",
            "utilisation",
            "commissioning",
            "education",
            "researchers",
        ][self as usize]
    }
    /// Name for readers.
    pub const fn label(self) -> Text {
        [
            Text::new("kennisverzameling en -synthese", "collection and synthesis"),
            Text::new("kennisontwikkeling", "development of knowledge"),
            Text::new("kennisbeheer en -verspreiding", "keeping and spreading"),
            Text::new("instrumentontwikkeling", "instruments and guidelines"),
            Text::new("beroepsontwikkeling", "the profession"),
            Text::new("kennisbenutting", "use of knowledge"),
            Text::new("goed opdrachtgeverschap", "good commissioning"),
            Text::new("vernieuwing beroepsopleidingen", "renewal of education"),
            Text::new("professional-onderzoekers", "professional-researchers"),
        ][self as usize]
    }
    /// Share given out by calls when a programme does not say otherwise (GR 5.2.4; `model.md` "What a euro does").
    pub const fn default_calls(self) -> f64 {
        match self {
            Self::Collection | Self::Dissemination | Self::Profession => 0.0,
            Self::Instruments => 0.5,
            _ => 1.0,
        }
    }
}

/// Who puts programme money in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Source {
    /// Ministry of Health, Welfare and Sport.
    Vws,
    /// Ministry of Social Affairs and Employment.
    Szw,
    /// The municipalities together, through VNG.
    Municipalities,
    /// Health insurers.
    Insurers,
}

impl Source {
    /// All sources in order.
    pub const ALL: [Self; 4] = [Self::Vws, Self::Szw, Self::Municipalities, Self::Insurers];
    /// Key in scenario files.
    pub const fn key(self) -> &'static str {
        ["vws", "szw", "municipalities", "insurers"][self as usize]
    }
}

/// One stream of earmarked money: a past programme, a subsidy to werkplaatsen or a new stimulus programme.
/// All run through the same machinery.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Name of its table in the file, `[programme.KEY]`; also its place in the ledger.
    pub key: String,
    /// Title for readers.
    pub title: OwnedText,
    /// First month.
    pub start: Month,
    /// Length in months.
    pub months: u32,
    /// Euros of 2014 per programme year (a year is 12 months from `start`; the last may be partial: its amount is for
    /// the months it has). One entry per started year.
    pub yearly: Vec<f64>,
    /// Who pays, shares that add up to 1, in the order of [`Source::ALL`].
    pub sources: [f64; 4],
    /// Split over the agenda points, shares that add up to 1, in the order of [`Point::ALL`].
    pub split: [f64; POINTS],
    /// Share of each point given out by calls; the rest is assignments.
    pub calls: [f64; POINTS],
    /// Asked own contribution as a share of the full cost of a project, per programme year of the award; the last
    /// entry holds for later years.
    pub own_share: Vec<f64>,
    /// Part of the own contribution that must be in cash.
    pub own_cash: f64,
    /// Whether citizens' groups and small municipalities (under 20,000 inhabitants) are exempt from own contributions.
    pub exempt_small: bool,
    /// Yearly size of a network grant in euros.
    pub grant: f64,
    /// Length of grants and projects in months.
    pub project_months: u32,
    /// Share of the money for utilisation that goes to top-down roll-out campaigns.
    pub rollout: f64,
    /// Products asked for: shares for professionals, municipalities, citizens; add up to 1.
    pub audience: [f64; 3],
    /// Share of development money for fundamental research by universities.
    pub fundamental: f64,
    /// Regions (`W01` … `W14`) that may receive network grants; empty: all.
    pub regions: Vec<String>,
    /// Whether it runs through the programme committee (talks, text, assignments, calls) when the lever asks for one.
    pub committee: bool,
    /// Whether network grants go only to networks that exist already.
    pub continues: bool,
    /// Whether it is a subsidy meant to stay (werkplaatsen, institutes) and not a programme with an end; it stops at
    /// withdrawal all the same.
    pub structural: bool,
}

impl Programme {
    /// First month after the last.
    pub fn end(&self) -> Month {
        self.start + self.months as i32
    }
    /// All euros over its whole length.
    pub fn total(&self) -> f64 {
        self.yearly.iter().sum()
    }
    /// Own contribution asked of a grant awarded in `month`.
    pub fn own_share_at(&self, month: Month) -> f64 {
        let year = ((month - self.start) / 12).max(0) as usize;
        self.own_share.get(year).or(self.own_share.last()).copied().unwrap_or(0.0)
    }
}

/// A lever takes a value from a month on.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverChange {
    /// Month from which the value holds.
    pub from: Month,
    /// Path of the lever, e.g. `governance.bottom_up`.
    pub lever: &'static str,
    /// Group and field number, for setting it.
    pub at: (usize, usize),
    /// The value, in the unit of the lever.
    pub value: f64,
}

/// A quantity of the shared calendar: points in time, linear in between (or a step).
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarSeries {
    /// Dates and values, in order of date.
    pub points: Vec<(Month, f64)>,
    /// Whether a value holds until the next point instead of moving towards it.
    pub step: bool,
}

impl CalendarSeries {
    /// Value in a month; the first and last value hold outside the points.
    pub fn at(&self, month: Month) -> f64 {
        let after = self.points.partition_point(|(m, _)| *m <= month);
        match (after.checked_sub(1).map(|i| self.points[i]), self.points.get(after)) {
            (Some((m0, v0)), Some(&(m1, v1))) if !self.step => {
                v0 + (v1 - v0) * f64::from(month - m0) / f64::from(m1 - m0)
            }
            (Some((_, v)), _) => v,
            (None, Some(&(_, v))) => v,
            (None, None) => unreachable!("a calendar series has at least one point (checked when read)"),
        }
    }
}

/// The quantities the shared calendar must give, in the order of [`Calendar::series`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CalendarKey {
    /// Budget pressure on municipalities, 0–1.
    BudgetPressure,
    /// Attention of municipalities for knowledge, 0–1.
    Attention,
    /// Implementation projects imposed by policy itself, per professional.
    PolicyProjects,
    /// Whether policy makes knowledge age faster (1) or not (0).
    KnowledgeShock,
    /// Pressure on municipalities to form wijkteams, 0–1.
    WijkteamPressure,
    /// Number of lectoraten in social-agogic education.
    Lectoraten,
    /// Whether the broad association presents itself to all social professionals, 0–1.
    AssociationOpen,
    /// Whether masters Social Work graduate, 0–1.
    Masters,
    /// Regional meetings on knowledge questions held this month, 0–1.
    RegionalMeetings,
}

impl CalendarKey {
    /// All keys in order.
    pub const ALL: [Self; 9] = [
        Self::BudgetPressure,
        Self::Attention,
        Self::PolicyProjects,
        Self::KnowledgeShock,
        Self::WijkteamPressure,
        Self::Lectoraten,
        Self::AssociationOpen,
        Self::Masters,
        Self::RegionalMeetings,
    ];
    /// Name in `history.toml`.
    pub const fn key(self) -> &'static str {
        [
            "budget_pressure",
            "attention",
            "policy_projects",
            "knowledge_shock",
            "wijkteam_pressure",
            "lectoraten",
            "association_open",
            "masters",
            "regional_meetings",
        ][self as usize]
    }
}

/// Dates and outside developments shared by all designs (`scenarios/data/history.toml`).
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// First month simulated.
    pub start: Month,
    /// First month in which designs may differ.
    pub branch: Month,
    /// First month in which earmarked money stops in a withdrawal twin.
    pub withdrawal: Month,
    /// First month after the last one simulated.
    pub end: Month,
    /// In the order of [`CalendarKey::ALL`].
    pub series: Vec<CalendarSeries>,
}

impl Calendar {
    /// Months simulated.
    pub fn months(&self) -> u32 {
        (self.end - self.start) as u32
    }
}

/// The shared past: calendar, levers in force and programmes that ran.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// Dates and outside developments.
    pub calendar: Calendar,
    /// Lever values by date, in order of date.
    pub levers: Vec<LeverChange>,
    /// Programmes that ran, in order of key.
    pub programmes: Vec<Programme>,
}

/// A design: what one scenario file says after inheritance.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// File name without extension: a label for readers that no process sees.
    pub id: String,
    /// Short title.
    pub title: OwnedText,
    /// One or two sentences.
    pub description: OwnedText,
    /// Files it inherits from, nearest first.
    pub lineage: Vec<String>,
    /// Lever changes from the branch month on, in order of date and lever.
    pub levers: Vec<LeverChange>,
    /// New programmes, in order of key.
    pub programmes: Vec<Programme>,
    /// Parameters given a value of their own (path, value): `run` accepts them, `compare` refuses them, because designs
    /// differ in levers only.
    pub parameters: Vec<(&'static str, f64)>,
    /// Sentences about values that are possible but outside what the evidence supports.
    pub warnings: Vec<String>,
}

impl Scenario {
    /// First month after the last earmarked euro that has an end (structural subsidies do not count), if any.
    pub fn programme_end(&self) -> Option<Month> {
        self.programmes.iter().filter(|p| !p.structural).map(Programme::end).max()
    }
    /// Whether it says something, but nothing that changes a lever, a parameter or a euro before `end`.
    pub fn does_nothing_before(&self, end: Month) -> bool {
        let says = !self.levers.is_empty() || !self.programmes.is_empty();
        let does = self.levers.iter().any(|c| c.from < end) || !self.parameters.is_empty();
        says && !does && self.budget_until(end) == 0.0
    }
    /// Multiplies all its money; everything else stays as it is.
    pub fn scale_money(&mut self, factor: f64) {
        self.programmes.iter_mut().flat_map(|p| &mut p.yearly).for_each(|euros| *euros *= factor);
    }
    /// All earmarked euros before `until`.
    pub fn budget_until(&self, until: Month) -> f64 {
        self.programmes
            .iter()
            .map(|p| {
                p.yearly
                    .iter()
                    .enumerate()
                    .map(|(y, euros)| {
                        let first = p.start + 12 * y as i32;
                        let last = (first + 12).min(p.end());
                        let inside = (last.min(until) - first).clamp(0, last - first);
                        euros * f64::from(inside) / f64::from((last - first).max(1))
                    })
                    .sum::<f64>()
            })
            .sum()
    }
}
