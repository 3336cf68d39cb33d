//! Shares of variance by Sobol's first-order and total indices (Saltelli 2010, Jansen 1999).

use ndarray::Array2;
use salib::RngState;
use salib::estimators::estimate_saltelli2010_from_outputs_with_bootstrap;

use super::{Estimate, Found, RESAMPLES};
use crate::error::{Error, Result};
use crate::experiments::draws::MOST_WORLDS;
use crate::parameters::Grade;
use crate::rng::Draws;

/// Most axes of a Saltelli design: the dimensions of the Sobol sequence.
pub const MOST_AXES: usize = sobol_burley::NUM_DIMENSIONS as usize;

/// Rows of Saltelli's design in the unit cube, point × axis: `n` blocks of axes + 2 rows, a row of A, one of B, then A
/// with the column of each axis in turn from B. At most [`MOST_WORLDS`] blocks and [`MOST_AXES`] axes; powers of two
/// spread evenly.
///
/// A and B are one Owen-scrambled Sobol sequence each, in as many dimensions as there are axes. A scramble per axis,
/// as worlds have (`draws::points`), would spare the worst pair of columns: with 110 axes and n = 1024 the largest
/// correlation is 0.19 here and 0.12 there. But all pairs together correlate less here (0.008 against 0.032, root
/// mean square), and indices come out nearer to the truth: for 110 axes that add up, the error of first-order indices
/// is 0.0039 against 0.0045 at n = 1024 and the same (0.021) at n = 64; for Ishigami's three axes that of the second
/// is 0.024 against 0.031. `one_scramble_for_all_axes_is_nearer_to_the_truth` measures it.
pub fn saltelli_points(axes: usize, n: usize, seed: u64) -> Array2<f64> {
    assert!(n <= MOST_WORLDS && axes <= MOST_AXES, "{n} blocks of {axes} axes are more than a Sobol sequence holds");
    blocks(&matrix(axes, n, seed, 0), &matrix(axes, n, seed, 1))
}

/// The columns of one matrix: all axes of a Sobol sequence under one scramble.
fn matrix(axes: usize, n: usize, seed: u64, which: u32) -> Vec<Vec<f64>> {
    let scramble = Draws::new(seed, 0, 0).bits(which, 0) as u32;
    let column = |axis| (0..n as u32).map(|i| middle(sobol_burley::sample(i, axis, scramble))).collect();
    (0..axes as u32).map(column).collect()
}

/// The middle of the cell of a 24-bit number: never 0 or 1, and one half is never a tie.
fn middle(u: f32) -> f64 {
    f64::from(u) + 0.5 / 16_777_216.0
}

/// Blocks from the columns of A and B.
fn blocks(a: &[Vec<f64>], b: &[Vec<f64>]) -> Array2<f64> {
    let axes = a.len();
    let block = axes + 2;
    Array2::from_shape_fn((a.first().map_or(0, Vec::len) * block, axes), |(row, axis)| {
        let (number, kind) = (row / block, row % block);
        let from_b = kind == 1 || kind == axis + 2;
        if from_b { b[axis][number] } else { a[axis][number] }
    })
}

/// Shares of variance of one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    /// What the axis carries alone.
    pub first: Estimate,
    /// What it carries alone and together with others.
    pub total: Estimate,
}

/// Fewest blocks on which a bootstrap says something.
pub const FEWEST: usize = 64;

/// Widest 90% interval of a total index that still orders axes; Sarrazin, Pianosi and Wagener (2016,
/// doi:10.1016/j.envsoft.2016.02.005) ask 0.05 of indices that have converged, and twice that is readable.
pub const WIDEST: f64 = 0.1;

/// First-order and total index of each axis from the outcomes of blocks of axes + 2 rows (A, B, then A with one column
/// of B); a block with an outcome that is not finite is left out. Intervals are bootstrap percentiles over blocks.
///
/// The estimator of first-order indices changes when a constant is added to all outcomes, so that its error grows with
/// their mean; the mean of A's and B's outcomes is therefore subtracted first.
///
/// # Errors
/// When fewer than two blocks are whole, or A's outcomes do not differ.
pub fn indices(outcomes: &[f64], axes: usize) -> Result<Found<Vec<Index>>> {
    let blocks: Vec<&[f64]> = outcomes.chunks_exact(axes + 2).collect();
    let whole: Vec<&[f64]> = blocks.iter().copied().filter(|b| b.iter().all(|y| y.is_finite())).collect();
    let n = whole.len();
    let mean = whole.iter().map(|b| b[0] + b[1]).sum::<f64>() / (2 * n) as f64;
    let centred = |row: usize| -> Vec<f64> { whole.iter().map(|b| b[row] - mean).collect() };
    let (a, b) = (centred(0), centred(1));
    if n < 2 || a.iter().all(|y| *y == a[0]) {
        let message = format!("{n} of {} blocks have all their runs, with no difference to divide", blocks.len());
        return Err(Error::request(message, "run what is missing, or make a sweep with more points"));
    }
    let mixed: Vec<Vec<f64>> = (2..axes + 2).map(centred).collect();
    let mut luck = RngState::from_seed([0; 32]);
    let found = estimate_saltelli2010_from_outputs_with_bootstrap(&a, &b, &mixed, RESAMPLES, 0.1, &mut luck)
        .unwrap_or_else(|why| panic!("{why}"));
    let estimate = |value: f64, (low, high): (f64, f64)| Estimate { value, low, high };
    let index = |i: usize| Index {
        first: estimate(found.indices.first_order[i], found.first_order_ci[i]),
        total: estimate(found.indices.total_order[i], found.total_order_ci[i]),
    };
    Ok(Found { of: (0..axes).map(index).collect(), used: n, left_out: blocks.len() - n })
}

/// Blocks that would do, when these are too few: fewer than [`FEWEST`], or the interval of some total index is wider
/// than [`WIDEST`] (intervals shrink with the root of the number). A power of two.
pub fn too_few(found: &Found<Vec<Index>>) -> Option<usize> {
    let widest = found.of.iter().map(|i| i.total.high - i.total.low).fold(0.0, f64::max);
    let needed = found.used as f64 * (widest / WIDEST).powi(2);
    (found.used < FEWEST || widest > WIDEST).then(|| (needed.ceil() as usize).max(FEWEST).next_power_of_two())
}

/// Variance that rests on the axes with one grade of evidence (none: luck): at least the sum of their first-order
/// indices, at most the sum of their total indices. Negative estimates count as zero and no share passes one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resting {
    /// Grade; none for luck.
    pub grade: Option<Grade>,
    /// Number of axes.
    pub axes: usize,
    /// What they carry each alone, together: no less rests on them.
    pub first: f64,
    /// Sum of their total indices: no more rests on them.
    pub total: f64,
}

/// Shares by grade, in the order of grades, luck last.
pub fn by_grade(indices: &[Index], grades: &[Option<Grade>]) -> Vec<Resting> {
    let mut present: Vec<Option<Grade>> = grades.to_vec();
    present.sort_by_key(|g| (g.is_none(), *g));
    present.dedup();
    let resting = |grade: Option<Grade>| {
        let own = || indices.iter().zip(grades).filter(move |(_, g)| **g == grade).map(|(i, _)| i);
        let sum = |of: fn(&Index) -> f64| own().map(|i| of(i).max(0.0)).sum::<f64>().min(1.0);
        Resting { grade, axes: own().count(), first: sum(|i| i.first.value), total: sum(|i| i.total.value) }
    };
    present.into_iter().map(resting).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_hold_a_then_b_then_a_with_one_column_of_b() {
        let (axes, n) = (5, 64);
        let points = saltelli_points(axes, n, 2);
        assert_eq!(points.dim(), (n * (axes + 2), axes));
        for block in 0..n {
            let row = |kind: usize, axis: usize| points[(block * (axes + 2) + kind, axis)];
            for (i, axis) in (0..axes).flat_map(|i| (0..axes).map(move |axis| (i, axis))) {
                assert_eq!(row(2 + i, axis), row(usize::from(i == axis), axis));
                assert_ne!(row(0, axis), row(1, axis));
            }
        }
        assert!(points.iter().all(|&u| 0.0 < u && u < 1.0));
        assert_eq!(points, saltelli_points(axes, n, 2));
        assert_ne!(points, saltelli_points(axes, n, 3));
    }

    /// Error of first-order indices (root mean square) over seeds, for 110 axes that add up with effects of many sizes.
    fn error(of: impl Fn(u64, u32) -> Vec<Vec<f64>>) -> f64 {
        let (axes, seeds) = (110, 8);
        let mut squares = 0.0;
        for seed in 0..seeds {
            let luck = Draws::new(seed, 9, 0);
            let sizes: Vec<f64> = (0..axes).map(|i| (1.2 * luck.normal(i, 0)).exp()).collect();
            let all: f64 = sizes.iter().map(|c| c * c).sum();
            let rows = blocks(&of(seed, 0), &of(seed, 1));
            // Centred.
            let y = |row: usize| -> f64 { rows.row(row).iter().zip(&sizes).map(|(x, c)| (x - 0.5) * c).sum() };
            let block = axes as usize + 2;
            let column = |kind: usize| -> Vec<f64> { (kind..rows.nrows()).step_by(block).map(y).collect() };
            let mixed: Vec<Vec<f64>> = (2..block).map(column).collect();
            let found = salib::estimators::estimate_saltelli2010_from_outputs(&column(0), &column(1), &mixed);
            squares += found.first_order.iter().zip(&sizes).map(|(s, c)| (s - c * c / all).powi(2)).sum::<f64>();
        }
        (squares / (seeds * u64::from(axes)) as f64).sqrt()
    }

    #[test]
    fn one_scramble_for_all_axes_is_nearer_to_the_truth() {
        let n = 1024;
        let shared = error(|seed, which| matrix(110, n, seed, which));
        let each = error(|seed, which| {
            (0..110).map(|i| crate::experiments::draws::points(seed, &format!("{which}.{i}"), n)).collect()
        });
        assert!(shared < each && each < 0.006, "{shared} {each}");
    }
}
