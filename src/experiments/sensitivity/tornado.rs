//! What the ends of each range do: mean outcome where an axis is low and where it is high, the others as they come.

use super::Estimate;
use crate::experiments::statistics::{half_width, mean, variance};

/// Fewest points: two in each fifth.
pub const FEWEST: usize = 10;

/// Points at one end of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// Lowest and highest value of the axis among them.
    pub values: (f64, f64),
    /// Mean outcome.
    pub mean: Estimate,
    /// Number of points.
    pub points: usize,
}

/// What an axis does from its low to its high end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// Where it is low.
    pub low: End,
    /// Where it is high.
    pub high: End,
    /// High minus low.
    pub difference: Estimate,
}

/// The swing of one axis. An end is the lowest or highest fifth of the points with all that have the same value, so of
/// up to five values as likely it is the lowest or the highest; none when the ends meet, as when there is one value.
/// Intervals are those of means of independent points (Student's t; for the difference the two together), which is wide for points that are
/// spread evenly.
pub fn swing(values: &[f64], outcomes: &[f64]) -> Option<Swing> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let fifth = values.len().div_ceil(5).checked_sub(1)?;
    let (low, high) = (sorted[fifth], sorted[sorted.len() - 1 - fifth]);
    if low >= high {
        return None;
    }
    let of = |holds: &dyn Fn(f64) -> bool| -> Vec<f64> {
        values.iter().zip(outcomes).filter(|(v, _)| holds(**v)).map(|(_, y)| *y).collect()
    };
    let (at_low, at_high) = (of(&|v| v <= low), of(&|v| v >= high));
    let half = |y: &[f64]| half_width(variance(y).sqrt(), y.len());
    let estimate = |value: f64, half: f64| Estimate { value, low: value - half, high: value + half };
    let end = |y: &[f64], values| End { values, mean: estimate(mean(y), half(y)), points: y.len() };
    let difference = estimate(mean(&at_high) - mean(&at_low), half(&at_low).hypot(half(&at_high)));
    let (low, high) = (end(&at_low, (sorted[0], low)), end(&at_high, (high, sorted[sorted.len() - 1])));
    Some(Swing { low, high, difference })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiments::draws::points;

    #[test]
    fn a_straight_line_swings_by_four_fifths_of_its_range() {
        let x = points(1, "x", 1024);
        let noise = points(1, "noise", 1024);
        let y: Vec<f64> = x.iter().zip(&noise).map(|(x, n)| 3.0 * x + n).collect();
        let swing = swing(&x, &y).unwrap();
        assert!((swing.difference.value - 2.4).abs() < 0.05, "{swing:?}");
        assert!(swing.difference.low < 2.4 && 2.4 < swing.difference.high);
        assert_eq!((swing.low.points, swing.high.points), (205, 205));
        let none = super::swing(&noise, &x).unwrap().difference;
        assert!(none.low < 0.0 && 0.0 < none.high);
    }

    #[test]
    fn few_values_have_ends_of_one_value() {
        let x: Vec<f64> = (0..60).map(|i| f64::from(i % 4)).collect();
        let y: Vec<f64> = x.iter().map(|x| 10.0 - x * x).collect();
        let swing = swing(&x, &y).unwrap();
        assert_eq!((swing.low.values, swing.high.values), ((0.0, 0.0), (3.0, 3.0)));
        assert_eq!(swing.difference, Estimate { value: -9.0, low: -9.0, high: -9.0 });
        assert_eq!(super::swing(&[1.0; 20], &y[..20]), None);
    }

    /// Of 400 samples of independent points the interval of the difference holds the true one in nine of ten: between
    /// 86% and 94% leaves out a right interval once in a hundred times.
    #[test]
    fn intervals_hold_as_often_as_they_say() {
        let held = (0..400).filter(|&seed| {
            let luck = crate::rng::Draws::new(seed, 1, 0);
            let x: Vec<f64> = (0..200).map(|i| luck.uniform64(i, 0)).collect();
            let y: Vec<f64> = x.iter().enumerate().map(|(i, x)| x + luck.normal(i as u32, 1)).collect();
            let d = swing(&x, &y).unwrap().difference;
            d.low <= 0.8 && 0.8 <= d.high
        });
        let share = held.count() as f64 / 400.0;
        assert!((0.86..=0.94).contains(&share), "{share}");
    }
}
