//! One double-entry ledger in whole cents: every euro leaves one account and enters another in the same entry.

use crate::scenario::{POINTS, Point, Source};
use crate::text::Text;
use crate::units::Cents;

/// Who can pay or receive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Party {
    /// Ministry of Health, Welfare and Sport.
    Vws,
    /// Ministry of Social Affairs and Employment.
    Szw,
    /// Municipalities.
    Municipalities,
    /// Health insurers and partners outside social work.
    Insurers,
    /// Hogescholen and mbo colleges.
    Schools,
    /// Employers.
    Employers,
    /// Universities.
    Universities,
    /// Citizens' groups.
    Citizens,
    /// Members of associations and registered professionals.
    Professionals,
    /// Money of programmes that is not yet spent.
    Programmes,
    /// Intermediary organisations and executing ministries.
    Intermediary,
    /// Knowledge institutes and ZonMw.
    Institutes,
    /// Regional networks.
    Networks,
    /// National network.
    NationalNetwork,
    /// Professional associations.
    Associations,
}

/// Number of parties.
pub const PARTIES: usize = 15;

impl Party {
    /// All parties in order.
    pub const ALL: [Self; PARTIES] = [
        Self::Vws,
        Self::Szw,
        Self::Municipalities,
        Self::Insurers,
        Self::Schools,
        Self::Employers,
        Self::Universities,
        Self::Citizens,
        Self::Professionals,
        Self::Programmes,
        Self::Intermediary,
        Self::Institutes,
        Self::Networks,
        Self::NationalNetwork,
        Self::Associations,
    ];
    /// Key in data files.
    pub const fn key(self) -> &'static str {
        [
            "vws",
            "szw",
            "municipalities",
            "insurers",
            "schools",
            "employers",
            "universities",
            "citizens",
            "professionals",
            "programmes",
            "intermediary",
            "institutes",
            "networks",
            "national_network",
            "associations",
        ][self as usize]
    }
    /// Name for readers.
    pub const fn label(self) -> Text {
        [
            Text::new("VWS", "VWS"),
            Text::new("SZW", "SZW"),
            Text::new("gemeenten", "municipalities"),
            Text::new("verzekeraars en anderen", "insurers and others"),
            Text::new("hogescholen en mbo", "hogescholen and mbo"),
            Text::new("werkgevers", "employers"),
            Text::new("universiteiten", "universities"),
            Text::new("burgers", "citizens"),
            Text::new("professionals", "professionals"),
            Text::new("programma's", "programmes"),
            Text::new("uitvoering", "intermediary"),
            Text::new("kennisinstituten", "institutes"),
            Text::new("netwerken", "networks"),
            Text::new("landelijk netwerk", "national network"),
            Text::new("beroepsorganisaties", "associations"),
        ][self as usize]
    }
}

impl From<Source> for Party {
    fn from(source: Source) -> Self {
        [Self::Vws, Self::Szw, Self::Municipalities, Self::Insurers][source as usize]
    }
}

/// What a payment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Money put into a programme.
    Release,
    /// Money of a programme that was not used and goes back.
    Return,
    /// Spent on a point of the agenda.
    Agenda(Point),
    /// Executing a programme.
    Overhead,
    /// Structural subsidy of institutes.
    Structural,
    /// Own contribution in cash.
    OwnCash,
    /// Own contribution in kind: valued, not paid.
    OwnKind,
    /// Work of applicants: valued, not paid.
    Application,
    /// Fees.
    Fees,
}

/// Number of purposes.
pub const PURPOSES: usize = POINTS + 8;

impl Purpose {
    /// All purposes in order.
    pub fn all() -> impl Iterator<Item = Self> {
        use Purpose::{Agenda, Application, Fees, Overhead, OwnCash, OwnKind, Release, Return, Structural};
        Point::ALL.map(Agenda).into_iter().chain([
            Release,
            Return,
            Overhead,
            Structural,
            OwnCash,
            OwnKind,
            Application,
            Fees,
        ])
    }
    /// Place in tables.
    pub const fn at(self) -> usize {
        match self {
            Self::Agenda(point) => point as usize,
            Self::Release => POINTS,
            Self::Return => POINTS + 1,
            Self::Overhead => POINTS + 2,
            Self::Structural => POINTS + 3,
            Self::OwnCash => POINTS + 4,
            Self::OwnKind => POINTS + 5,
            Self::Application => POINTS + 6,
            Self::Fees => POINTS + 7,
        }
    }
    /// Key in data files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Agenda(point) => point.key(),
            Self::Release => "release",
            Self::Return => "return",
            Self::Overhead => "overhead",
            Self::Structural => "structural",
            Self::OwnCash => "own_cash",
            Self::OwnKind => "own_kind",
            Self::Application => "application",
            Self::Fees => "fees",
        }
    }
}

/// Cents that moved in one year from a party for a purpose to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Who paid.
    pub from: Party,
    /// Place of the purpose in [`Purpose::all`]'s tables.
    pub purpose: u8,
    /// Who received.
    pub to: Party,
    /// Cents.
    pub cents: i64,
}

/// The ledger: balances, and what moved since the last year was closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// Balance of each party, cents; they add up to zero.
    balance: [i64; PARTIES],
    /// Cents moved in the current year, from × purpose × to.
    year: Vec<i64>,
    /// Cents each party put in itself in the last twelve months, cash and kind, for `self_financing_ratio`.
    own_recent: [i64; 12],
}

impl Default for Ledger {
    fn default() -> Self {
        Self { balance: [0; PARTIES], year: vec![0; PARTIES * PURPOSES * PARTIES], own_recent: [0; 12] }
    }
}

impl Ledger {
    /// Books an amount; nothing is booked for zero.
    pub fn pay(&mut self, from: Party, to: Party, purpose: Purpose, amount: Cents) {
        assert!(amount.0 >= 0, "a payment of {} cents for {}", amount.0, purpose.key());
        self.balance[from as usize] -= amount.0;
        self.balance[to as usize] += amount.0;
        self.year[(from as usize * PURPOSES + purpose.at()) * PARTIES + to as usize] += amount.0;
    }
    /// As [`Ledger::pay`] for what parties themselves put in: also counted for self-financing of month `tick`.
    pub fn pay_own(&mut self, tick: u32, from: Party, to: Party, purpose: Purpose, amount: Cents) {
        self.pay(from, to, purpose, amount);
        self.own_recent[tick as usize % 12] += amount.0;
    }
    /// Forgets the month a year ago in the running sum of own payments; to be called once at the start of a month.
    pub fn open_month(&mut self, tick: u32) {
        self.own_recent[tick as usize % 12] = 0;
    }
    /// What the parties put in themselves over the last twelve months, euros.
    pub fn own_last_year(&self) -> f64 {
        self.own_recent.iter().sum::<i64>() as f64 / 100.0
    }
    /// Balance of a party.
    pub fn balance(&self, party: Party) -> Cents {
        Cents(self.balance[party as usize])
    }
    /// Sum of all balances: zero, or an entry was one-sided.
    pub fn total(&self) -> Cents {
        Cents(self.balance.iter().sum())
    }
    /// Cents that moved this year from a party for a purpose to another.
    pub fn moved(&self, from: Party, purpose: Purpose, to: Party) -> Cents {
        Cents(self.year[(from as usize * PURPOSES + purpose.at()) * PARTIES + to as usize])
    }
    /// Closes the year: returns what moved and starts the next.
    pub fn close_year(&mut self) -> Vec<Flow> {
        let mut flows = Vec::with_capacity(self.year.iter().filter(|c| **c != 0).count());
        for (at, cents) in self.year.iter_mut().enumerate().filter(|(_, c)| **c != 0) {
            let (from, purpose, to) = (at / PARTIES / PURPOSES, at / PARTIES % PURPOSES, at % PARTIES);
            flows.push(Flow { from: Party::ALL[from], purpose: purpose as u8, to: Party::ALL[to], cents: *cents });
            *cents = 0;
        }
        flows
    }
}
