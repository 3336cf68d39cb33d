//! What we look at: every indicator with its formula, unit, denominator and direction.

mod list;
mod monthly;
mod seen;
mod series;
mod themes;
mod yearly;

pub use list::INDICATORS;
pub use seen::Seen;
pub use series::{GROUPS, Group, MunicipalityView, NetworkView, Series, Snapshot, group_labels};
pub use themes::gaps_by_theme;

use crate::text::Text;

/// Unit of an indicator, which decides how it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A share, printed as a percentage; differences in percentage points.
    Share,
    /// A count.
    Count,
    /// A level: 0 is nothing, 1 is full; activity per region and spread may pass 1.
    Level,
    /// Million euros of 2014 per year.
    MillionEurosPerYear,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither.
    Neutral,
}

/// An indicator.
#[derive(Clone, Copy)]
pub struct Indicator {
    /// Key in data files.
    pub key: &'static str,
    /// Name for readers.
    pub label: Text,
    /// Formula with denominator.
    pub formula: Text,
    /// Unit.
    pub unit: Unit,
    /// Direction.
    pub better: Direction,
    /// Whether it is kept every month; all are kept every December.
    pub headline: bool,
    /// Its value.
    pub of: fn(&Seen) -> f64,
}

/// Number of an indicator by key.
pub fn find(key: &str) -> Option<usize> {
    INDICATORS.iter().position(|i| i.key == key)
}

/// All indicators, or the headlines, which come first among all.
pub fn kept(all: bool) -> &'static [Indicator] {
    if all { INDICATORS } else { monthly::MONTHLY }
}

/// Numbers of the headline indicators, in order.
pub fn headline() -> impl Iterator<Item = usize> {
    INDICATORS.iter().enumerate().filter(|(_, i)| i.headline).map(|(n, _)| n)
}

/// Column of a headline indicator in a monthly series.
pub fn monthly_column(key: &str) -> Option<usize> {
    headline().position(|i| INDICATORS[i].key == key)
}
