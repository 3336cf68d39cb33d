//! The list of indicators: those kept every month first, then those kept every December only.

use super::monthly::MONTHLY;
use super::themes::THEMES;
use super::yearly::YEARLY;
use super::{Direction, Indicator, Unit};
use crate::text::Text;

/// Declares an indicator.
#[allow(clippy::too_many_arguments)]
pub(super) const fn indicator(
    key: &'static str,
    label: (&'static str, &'static str),
    formula: (&'static str, &'static str),
    unit: Unit,
    better: Direction,
    headline: bool,
    of: fn(&super::Seen) -> f64,
) -> Indicator {
    Indicator {
        key,
        label: Text::new(label.0, label.1),
        formula: Text::new(formula.0, formula.1),
        unit,
        better,
        headline,
        of,
    }
}

/// A part of a whole; 0 of nothing.
pub(super) fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// All indicators.
pub const INDICATORS: &[Indicator] = &{
    let mut all = [MONTHLY[0]; MONTHLY.len() + YEARLY.len() + THEMES.len()];
    let lists = [MONTHLY, YEARLY, THEMES];
    let (mut list, mut i, mut at) = (0, 0, 0);
    while at < all.len() {
        if i < lists[list].len() {
            all[at] = lists[list][i];
            (i, at) = (i + 1, at + 1);
        } else {
            (list, i) = (list + 1, 0);
        }
    }
    all
};

#[cfg(test)]
mod tests {
    use super::INDICATORS;

    #[test]
    fn keys_are_unique_and_at_most_30_are_monthly() {
        let mut keys: Vec<_> = INDICATORS.iter().map(|i| i.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), INDICATORS.len());
        assert!(super::super::headline().count() <= 30);
        assert!(
            super::MONTHLY.iter().all(|i| i.headline) && !super::YEARLY.iter().chain(super::THEMES).any(|i| i.headline)
        );
    }
}
