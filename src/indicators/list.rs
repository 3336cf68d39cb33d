//! The list of indicators: those kept every month first, then those kept every December only.

use super::monthly::MONTHLY;
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
    let mut all = [MONTHLY[0]; MONTHLY.len() + YEARLY.len()];
    let mut i = 0;
    while i < all.len() {
        all[i] = if i < MONTHLY.len() { MONTHLY[i] } else { YEARLY[i - MONTHLY.len()] };
        i += 1;
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
        assert!(super::MONTHLY.iter().all(|i| i.headline) && !super::YEARLY.iter().any(|i| i.headline));
    }
}
