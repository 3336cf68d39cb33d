//! Mean outcome by the values of two axes, over all else.

use ndarray::Array2;

/// Most values that stand for themselves; an axis with more is cut in [`BINS`] with as many points.
const MOST: usize = 10;
/// Number of bins of an axis with many values.
const BINS: usize = 5;

/// One class of an axis: its lowest and highest value, the same when it is one value.
pub type Class = (f64, f64);

/// Means by class of two axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// Classes of the axis that goes to the right.
    pub across: Vec<Class>,
    /// Classes of the axis that goes up.
    pub up: Vec<Class>,
    /// Mean outcome, `[up × across]`; NaN where there is no point.
    pub means: Array2<f64>,
    /// Number of points.
    pub points: Array2<usize>,
}

impl Heat {
    /// Means from one value of each axis and one outcome per point.
    pub fn of(across: &[f64], up: &[f64], outcomes: &[f64]) -> Self {
        let ((across, column), (up, row)) = (classes(across), classes(up));
        let mut sums = Array2::<f64>::zeros((up.len(), across.len()));
        let mut points = Array2::<usize>::zeros((up.len(), across.len()));
        for (point, y) in outcomes.iter().enumerate() {
            sums[(row[point], column[point])] += y;
            points[(row[point], column[point])] += 1;
        }
        let means = Array2::from_shape_fn(sums.dim(), |cell| sums[cell] / points[cell] as f64);
        Self { across, up, means, points }
    }
}

/// Classes of an axis, and the class of each point. Equal values are in one class.
fn classes(values: &[f64]) -> (Vec<Class>, Vec<usize>) {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut distinct = sorted.clone();
    distinct.dedup();
    let few = distinct.len() <= MOST;
    // The highest value of each class.
    let mut ends: Vec<f64> = match few {
        true => distinct,
        false => (1..=BINS).map(|bin| sorted[(bin * sorted.len()).div_ceil(BINS) - 1]).collect(),
    };
    ends.dedup();
    let class: Vec<usize> = values.iter().map(|v| ends.partition_point(|end| end < v)).collect();
    let lowest = |number: usize| match number {
        0 => sorted[0],
        n => sorted[sorted.partition_point(|v| *v <= ends[n - 1])],
    };
    ((0..ends.len()).map(|n| (lowest(n), ends[n])).collect(), class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grid_values_stand_for_themselves_and_many_are_cut_in_fifths() {
        let across: Vec<f64> = (0..60).map(|i| f64::from(i % 3)).collect();
        let up: Vec<f64> = (0..60).map(f64::from).collect();
        let y: Vec<f64> = across.iter().zip(&up).map(|(a, u)| 100.0 * a + u).collect();
        let heat = Heat::of(&across, &up, &y);
        assert_eq!(heat.across, [(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)]);
        assert_eq!(heat.up, [(0.0, 11.0), (12.0, 23.0), (24.0, 35.0), (36.0, 47.0), (48.0, 59.0)]);
        assert!(heat.points.iter().all(|&n| n == 4));
        assert_eq!(heat.means[(1, 2)], 200.0 + (14.0 + 17.0 + 20.0 + 23.0) / 4.0);
    }

    #[test]
    fn where_no_point_is_there_is_no_mean() {
        let heat = Heat::of(&[0.0, 1.0], &[0.0, 1.0], &[5.0, 7.0]);
        assert!(heat.means[(0, 1)].is_nan() && heat.points[(0, 1)] == 0);
        assert_eq!((heat.means[(0, 0)], heat.means[(1, 1)]), (5.0, 7.0));
    }
}
