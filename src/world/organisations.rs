//! Organisations: few, so plain structs.

use super::themes::THEMES;
use crate::ids::{LectoraatId, MunicipalityId, NetworkId, RegionId};

/// A working relation of an organisation with the hub of its region: what a new coalition can build on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tie {
    /// Trust, 0–1.
    pub trust: f64,
    /// Month (tick) of the last contact.
    pub last_contact: u32,
}

/// Welfare organisation or care provider.
#[derive(Clone, Debug, PartialEq)]
pub struct Employer {
    /// Municipality of its seat.
    pub municipality: MunicipalityId,
    /// Region.
    pub region: RegionId,
    /// Municipalities it works for, its own first.
    pub serves: Vec<MunicipalityId>,
    /// Staff at full size.
    pub size: f64,
    /// Professionals simulated; at a small population this may be none.
    pub staff: u32,
    /// Learning climate, 0–1.
    pub climate: f64,
    /// How methodically it works, 0–1: a condition for using support.
    pub methodical: f64,
    /// Fatigue by imposed change, 0–1.
    pub fatigue: f64,
    /// Feeling of being imposed on, 0–1.
    pub imposed: f64,
    /// Autonomy it leaves to professionals, 0–1.
    pub autonomy: f64,
    /// First month (tick) after its roll-out project; 0 when none.
    pub rollout_until: u32,
    /// Network it takes part in.
    pub network: Option<NetworkId>,
    /// Relation with the regional hub.
    pub tie: Tie,
}

/// Municipality as an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Municipality {
    /// Need per theme, mean 1.
    pub need: [f64; THEMES],
    /// Budget pressure relative to the national course.
    pub pressure_offset: f64,
    /// Budget pressure this month, 0–1.
    pub pressure: f64,
    /// Quality of commissioning: bureaucratic 0 … good 1.
    pub commissioning: f64,
    /// Whether it demands registered staff.
    pub demands_registered: bool,
    /// Whether it has formed wijkteams.
    pub wijkteam: bool,
    /// Whether it takes part in a learning circle for municipalities, 0–1.
    pub leerkring: f64,
    /// Euros it put into its network since January, in cash and in kind: read by maps, by no process.
    pub contributed: [f64; 2],
    /// Network it takes part in.
    pub network: Option<NetworkId>,
    /// Relation with the regional hub.
    pub tie: Tie,
}

/// Research group of a hogeschool.
#[derive(Clone, Debug, PartialEq)]
pub struct Lectoraat {
    /// Region of its hogeschool.
    pub region: RegionId,
    /// Own theme.
    pub theme: usize,
    /// Own questions within the theme.
    pub questions: Vec<usize>,
    /// Practice orientation, 0–1.
    pub practice: f64,
    /// Network it works in.
    pub network: Option<NetworkId>,
}

/// Hogeschool or mbo college.
#[derive(Clone, Debug, PartialEq)]
pub struct School {
    /// Region of its seat.
    pub region: RegionId,
    /// Whether it trains at hbo level.
    pub hbo: bool,
    /// Coverage of each theme by its curriculum, 0–1.
    pub curriculum: [f64; THEMES],
}

/// University group (Tilburg, Amsterdam, Rotterdam, UvH).
#[derive(Clone, Debug, PartialEq)]
pub struct University {
    /// Region of its seat.
    pub region: RegionId,
    /// Practice orientation against publication pressure, 0–1.
    pub practice: f64,
    /// Link with knowledge abroad, 0–1.
    pub foreign: f64,
    /// Fundamental work in progress, in products.
    pub progress: f64,
    /// Number of networks it takes part in.
    pub networks: u32,
}

/// National knowledge institute (Movisie, NJi, Vilans; Verwey-Jonker financed by projects).
#[derive(Clone, Debug, PartialEq)]
pub struct Institute {
    /// Weight of each theme in its domain.
    pub domain: [f64; THEMES],
    /// Whether it has a structural subsidy.
    pub structural: bool,
    /// Whether municipalities influence its programming this month, 0–1.
    pub municipal: f64,
    /// Work in progress: items to describe, and to test.
    pub describing: f64,
    /// Work in progress: items to test.
    pub testing: f64,
}

/// ZonMw: collects and formulates questions, finances research programmes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ZonMw {
    /// Capacity to collect and formulate questions, 0–1.
    pub asking: f64,
}

/// Clients, carers, volunteers and experts by experience of one region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Citizens {
    /// Participation, 0–1.
    pub participation: f64,
    /// Trust in the knowledge system, 0–1.
    pub trust: f64,
}

/// Health insurer, or partner outside social work (housing, schools, safety, district nursing), per region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outside {
    /// Benefit it sees, 0–1.
    pub benefit: f64,
    /// Number of networks it takes part in.
    pub networks: u32,
}

/// A kind of partner in a regional network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum PartnerKind {
    /// Hogeschool with its lectoraten: the hub.
    Host,
    /// Employer.
    Employer,
    /// Municipality.
    Municipality,
    /// University group.
    University,
    /// Citizens' group.
    Citizens,
    /// Health insurer.
    Insurer,
    /// Partner outside social work.
    Outside,
    /// Professional association (chapter).
    Association,
}

/// Number of kinds.
pub const PARTNER_KINDS: usize = 8;

impl PartnerKind {
    /// Culture: 0 research, 1 practice, 2 policy, 3 citizens.
    pub const fn culture(self) -> usize {
        match self {
            Self::Host | Self::University => 0,
            Self::Employer | Self::Association => 1,
            Self::Municipality | Self::Insurer | Self::Outside => 2,
            Self::Citizens => 3,
        }
    }
}

/// A partner in a regional network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Partner {
    /// Kind.
    pub kind: PartnerKind,
    /// Number in the list of its kind.
    pub number: u32,
    /// Trust in the network, 0–1.
    pub trust: f64,
    /// Benefit it perceives, 0–1.
    pub benefit: f64,
    /// Most it can pay, euros a year.
    pub cap: f64,
    /// What it is willing to pay this month, euros a year.
    pub willing: f64,
}

/// Status of a regional network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Started, not yet at work.
    Forming,
    /// At work.
    Active,
    /// Asleep.
    Dormant,
    /// Gone.
    Dissolved,
}

/// Money a network was granted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grant {
    /// Programme that pays.
    pub programme: usize,
    /// First month (tick).
    pub start: u32,
    /// First month (tick) after the last.
    pub end: u32,
    /// Euros a year.
    pub yearly: f64,
    /// Own contribution asked, share of full cost.
    pub own_share: f64,
    /// Part of it that must be cash.
    pub own_cash: f64,
    /// Whether small municipalities and citizens are exempt.
    pub exempt_small: bool,
}

/// What a network made and when: partners judge their benefit by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Made {
    /// Month (tick).
    pub tick: u32,
    /// Theme.
    pub theme: u8,
    /// Applicability × (0.6 + evidence).
    pub value: f32,
}

/// Regional network: a werkplaats or another kennisnetwerk.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Address of its luck: region and ordinal in the region, not the order of creation.
    pub luck: u32,
    /// Region.
    pub region: RegionId,
    /// Month (tick) of its start.
    pub born: u32,
    /// Partners, the host first.
    pub partners: Vec<Partner>,
    /// Status.
    pub status: Status,
    /// Month (tick) of dissolution.
    pub ended: u32,
    /// Common language, 0–1.
    pub language: f64,
    /// Equality of partners, 0–1.
    pub equality: f64,
    /// Ownership: do partners feel it is theirs, 0–1.
    pub ownership: f64,
    /// Activity, 0–1.
    pub activity: f64,
    /// Link with the national network, 0–1.
    pub link: f64,
    /// Months of low activity.
    pub low_months: u32,
    /// Grant, if it has one.
    pub grant: Option<Grant>,
    /// Euros a year from the grant this month.
    pub public: f64,
    /// Euros a year from partners this month.
    pub own: f64,
    /// Weight of demand in its agenda, 0–1.
    pub demand_weight: f64,
    /// Work in progress, in products.
    pub progress: f64,
    /// Modules in progress.
    pub modules_due: f64,
    /// Products made so far.
    pub products: u32,
    /// Products of the last 24 months.
    pub made: Vec<Made>,
    /// Themes it has worked on, one bit per theme.
    pub themes: u16,
    /// Lectoraten at work in it.
    pub lectoraten: Vec<LectoraatId>,
}

impl Network {
    /// Whether it is at work.
    pub fn active(&self) -> bool {
        self.status == Status::Active
    }
    /// Whether it exists.
    pub fn alive(&self) -> bool {
        self.status != Status::Dissolved
    }
    /// Whether it has a grant in this month.
    pub fn granted(&self, tick: u32) -> bool {
        self.grant.is_some_and(|g| g.start <= tick && tick < g.end)
    }
    /// Mean trust of its partners.
    pub fn mean_trust(&self) -> f64 {
        self.partners.iter().map(|p| p.trust).sum::<f64>() / self.partners.len().max(1) as f64
    }
    /// Number of partners of a kind.
    pub fn count(&self, kind: PartnerKind) -> usize {
        self.partners.iter().filter(|p| p.kind == kind).count()
    }
    /// Number of different kinds of partners.
    pub fn kinds(&self) -> usize {
        (0..PARTNER_KINDS).filter(|&k| self.partners.iter().any(|p| p.kind as usize == k)).count()
    }
    /// Number of different cultures.
    pub fn cultures(&self) -> usize {
        (0..4).filter(|&c| self.partners.iter().any(|p| p.kind.culture() == c)).count()
    }
    /// Activity when at work, else 0.
    pub fn working(&self) -> f64 {
        if self.active() { self.activity } else { 0.0 }
    }
}

/// National knowledge network: representatives of the parties.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NationalNetwork {
    /// Coordination it achieves, 0–1.
    pub level: f64,
    /// Representation of practice, municipalities and regions, 0–1.
    pub representation: [f64; 3],
    /// How far questions go up and knowledge comes down, 0–1.
    pub coupling: f64,
}

/// Functions of an association (GR 5.1, rec. 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Function {
    /// Requirements: profile, code, disciplinary rules.
    Requirements,
    /// Register.
    Register,
    /// Continuing education.
    Cpd,
    /// Vision on education.
    Vision,
    /// Guidelines with own priorities.
    Guidelines,
    /// Spreading.
    Spreading,
    /// Support of application.
    Application,
    /// Chapters and circles.
    Chapters,
    /// Seat in partnerships and voice towards municipalities.
    Voice,
}

/// Number of functions.
pub const FUNCTIONS: usize = 9;

/// Professional association.
#[derive(Clone, Debug, PartialEq)]
pub struct Association {
    /// Whether it exists (two may merge).
    pub exists: bool,
    /// Members, at full size.
    pub members: f64,
    /// Income, euros a year.
    pub income: f64,
    /// Level of each function, 0–1.
    pub functions: [f64; FUNCTIONS],
    /// How far it serves others than its first discipline, 0–1.
    pub breadth: f64,
    /// Authority by coverage, 0–1.
    pub power: f64,
}

impl Association {
    /// Mean level of functions.
    pub fn services(&self) -> f64 {
        self.functions.iter().sum::<f64>() / FUNCTIONS as f64
    }
    /// Level of one function.
    pub fn level(&self, function: Function) -> f64 {
        self.functions[function as usize]
    }
}
