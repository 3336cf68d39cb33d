//! Shares of variance by Sobol's first-order and total indices (Saltelli 2010, Jansen 1999).

use rayon::prelude::*;

use super::{Estimate, Found, RESAMPLES, middle_90, resampled};
use crate::error::{Error, Result};
use crate::parameters::Grade;
use crate::rng::{Draws, named};
use crate::scenario::sweep::{MOST_SOBOL_AXES, MOST_SOBOL_POINTS};

const _: () = assert!(MOST_SOBOL_AXES == sobol_burley::NUM_DIMENSIONS as usize);

/// Columns of a matrix of Sobol points in the unit cube, axis by axis; matrices of other names are independent. At most
/// [`MOST_SOBOL_POINTS`] points and [`MOST_SOBOL_AXES`] axes; powers of two spread evenly.
///
/// A matrix is one Owen-scrambled Sobol sequence in as many dimensions as there are axes. A scramble per axis, as
/// worlds have (`draws::points`), would spare the worst pair of columns: with 110 axes and n = 1024 the largest
/// correlation is 0.19 here and 0.12 there. But all pairs together correlate less here (0.008 against 0.032, root
/// mean square), and indices come out nearer to the truth: for 110 axes that add up, the error of first-order indices
/// is 0.0039 against 0.0045 at n = 1024 and the same (0.021) at n = 64; for Ishigami's three axes that of the second
/// is 0.024 against 0.031. `one_scramble_for_all_axes_is_nearer_to_the_truth` measures it.
pub fn columns(axes: usize, n: usize, seed: u64, matrix: &str) -> Vec<Vec<f64>> {
    assert!(
        n <= MOST_SOBOL_POINTS && axes <= MOST_SOBOL_AXES,
        "{n} points of {axes} axes are more than a Sobol sequence holds"
    );
    let scramble = Draws::new(seed, 0, 0).bits(named(matrix), 0) as u32;
    // The middle of the cell of a 24-bit number: never 0 or 1, and one half is never a tie.
    let middle = |u: f32| f64::from(u) + 0.5 / 16_777_216.0;
    let column = |axis| (0..n as u32).map(|i| middle(sobol_burley::sample(i, axis, scramble))).collect();
    (0..axes as u32).map(column).collect()
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

/// Fewest blocks from which anything is estimated.
const LEAST: usize = 8;

/// First-order and total index of each axis from the outcomes of blocks of axes + 2 rows (A, B, then A with one column
/// of B); a block with an outcome that is not finite is left out. Intervals are bootstrap percentiles over blocks.
///
/// Own code though `salib` has it: that divides by the variance of A's outcomes alone, this by that of A and B
/// together as SALib does, which costs no run more and narrows intervals by up to a quarter. The tests hold it to both.
///
/// # Errors
/// When too few blocks are whole, or the outcomes of A and B do not differ.
pub fn indices(outcomes: &[f64], axes: usize) -> Result<Found<Vec<Index>>> {
    let (whole, all) = (whole_blocks(outcomes, axes), outcomes.len() / (axes + 2));
    let n = whole.len();
    if n < LEAST {
        let message = format!("{n} of {all} blocks have all their runs, and {LEAST} are needed at the least");
        return Err(Error::request(message, "run what is missing, or make a sweep with more points"));
    }
    let Some(found) = shares(&whole, 0..n) else {
        let message = "the outcome is the same in all rows of A and B: there is no variance to share out";
        return Err(Error::request(message, "make a sweep with more points, or ask for another indicator"));
    };
    // A resample without differences says nothing.
    let again: Vec<Vec<[f64; 2]>> =
        (0..RESAMPLES).into_par_iter().filter_map(|draw| shares(&whole, resampled(draw, n))).collect();
    let estimate = |axis: usize, kind: usize| {
        let (low, high) = middle_90(&again.iter().map(|s| s[axis][kind]).collect::<Vec<f64>>());
        Estimate { value: found[axis][kind], low, high }
    };
    let of = (0..axes).map(|axis| Index { first: estimate(axis, 0), total: estimate(axis, 1) }).collect();
    Ok(Found { of, used: n, left_out: all - n })
}

/// Blocks with all their runs.
fn whole_blocks(outcomes: &[f64], axes: usize) -> Vec<&[f64]> {
    outcomes.chunks_exact(axes + 2).filter(|b| b.iter().all(|y| y.is_finite())).collect()
}

/// Sum of all first-order indices: what the axes carry each alone. One less this is what comes from axes that work
/// together. Arguments as of [`indices`], which must have gone well.
pub fn alone(outcomes: &[f64], axes: usize) -> Estimate {
    let whole = whole_blocks(outcomes, axes);
    let sum = |shares: Vec<[f64; 2]>| shares.iter().map(|s| s[0]).sum::<f64>();
    let again: Vec<f64> =
        (0..RESAMPLES).into_par_iter().filter_map(|d| shares(&whole, resampled(d, whole.len())).map(sum)).collect();
    let (low, high) = middle_90(&again);
    Estimate { value: shares(&whole, 0..whole.len()).map_or(f64::NAN, sum), low, high }
}

/// First-order (Saltelli 2010, table 2b) and total index (Jansen 1999) per axis over some blocks; none when A and B do
/// not differ. The estimator of first-order indices changes when a constant is added to all outcomes, so that its error
/// would grow with their mean: the mean of A and B is subtracted first.
fn shares(blocks: &[&[f64]], rows: impl Iterator<Item = usize> + Clone) -> Option<Vec<[f64; 2]>> {
    let both = || rows.clone().flat_map(|row| [blocks[row][0], blocks[row][1]]);
    let count = both().count() as f64;
    let mean = both().sum::<f64>() / count;
    let variance = both().map(|y| (y - mean) * (y - mean)).sum::<f64>() / count;
    let mut sums = vec![[0.0; 2]; blocks[0].len() - 2];
    for row in rows {
        let (a, b) = (blocks[row][0], blocks[row][1] - mean);
        for (sum, mixed) in sums.iter_mut().zip(&blocks[row][2..]) {
            sum[0] += b * (mixed - a);
            sum[1] += (mixed - a) * (mixed - a) / 2.0;
        }
    }
    let scale = 2.0 / (count * variance);
    scale.is_finite().then(|| sums.iter().map(|sum| sum.map(|s| s * scale)).collect())
}

/// Blocks that would do, when these are too few: fewer than [`FEWEST`], or the interval of some total index is wider
/// than [`WIDEST`] (intervals shrink with the root of the number). A power of two.
pub fn too_few(found: &Found<Vec<Index>>) -> Option<usize> {
    let widest = found.of.iter().map(|i| i.total.high - i.total.low).fold(0.0, f64::max);
    let needed = found.used as f64 * (widest / WIDEST).powi(2);
    (found.used < FEWEST || widest > WIDEST).then(|| (needed.ceil() as usize).max(FEWEST).next_power_of_two())
}

/// Variance that rests on the axes with one grade of evidence (none: luck): at least the sum of their first-order
/// indices, at most the sum of their total indices, both between zero and one.
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
        // Clipping each before adding would add up the errors above zero only.
        let sum = |of: fn(&Index) -> f64| own().map(of).sum::<f64>().clamp(0.0, 1.0);
        Resting { grade, axes: own().count(), first: sum(|i| i.first.value), total: sum(|i| i.total.value) }
    };
    present.into_iter().map(resting).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Outcomes of blocks from the columns of A and B.
    fn outcomes(a: &[Vec<f64>], b: &[Vec<f64>], f: impl Fn(&[f64]) -> f64) -> Vec<f64> {
        let axes = a.len();
        let at = |row: usize, kind: usize, axis: usize| {
            if kind == 1 || kind == axis + 2 { b[axis][row] } else { a[axis][row] }
        };
        let y = |row, kind| f(&(0..axes).map(|axis| at(row, kind, axis)).collect::<Vec<f64>>());
        (0..a[0].len())
            .flat_map(|row| (0..axes + 2).map(move |kind| (row, kind)))
            .map(|(row, kind)| y(row, kind))
            .collect()
    }

    #[test]
    fn matrices_of_other_names_and_seeds_are_others() {
        let a = columns(5, 64, 2, "a");
        assert_eq!(a, columns(5, 64, 2, "a"));
        assert!(a != columns(5, 64, 2, "b") && a != columns(5, 64, 3, "a"));
        for column in &a {
            let mut slices: Vec<usize> = column.iter().map(|u| (u * 64.0) as usize).collect();
            slices.sort_unstable();
            assert!(slices.into_iter().eq(0..64));
        }
    }

    /// Error of first-order indices (root mean square) over seeds, for 110 axes that add up with effects of many sizes.
    fn error(of: impl Fn(u64, &str) -> Vec<Vec<f64>>) -> f64 {
        let (axes, seeds) = (110, 8);
        let mut squares = 0.0;
        for seed in 0..seeds {
            let luck = Draws::new(seed, 9, 0);
            let sizes: Vec<f64> = (0..axes).map(|i| (1.2 * luck.normal(i, 0)).exp()).collect();
            let all: f64 = sizes.iter().map(|c| c * c).sum();
            let y = outcomes(&of(seed, "a"), &of(seed, "b"), |x| x.iter().zip(&sizes).map(|(x, c)| x * c).sum());
            let rows: Vec<&[f64]> = y.chunks_exact(axes as usize + 2).collect();
            let found = shares(&rows, 0..rows.len()).unwrap();
            squares += found.iter().zip(&sizes).map(|(s, c)| (s[0] - c * c / all).powi(2)).sum::<f64>();
        }
        (squares / (seeds * u64::from(axes)) as f64).sqrt()
    }

    #[test]
    fn one_scramble_for_all_axes_is_nearer_to_the_truth() {
        let n = 1024;
        let shared = error(|seed, which| columns(110, n, seed, which));
        let each = error(|seed, which| {
            (0..110).map(|i| crate::experiments::draws::points(seed, &format!("{which}.{i}"), n)).collect()
        });
        assert!(shared < each && each < 0.006, "{shared} {each}");
    }

    /// The crate's estimator on the same outcomes, but for its variance.
    #[test]
    fn indices_are_those_of_salib() {
        let y = outcomes(&columns(3, 256, 1, "a"), &columns(3, 256, 1, "b"), |x| x[0] + 3.0 * x[1] * x[2]);
        let column = |kind: usize| -> Vec<f64> { y.iter().skip(kind).step_by(5).copied().collect() };
        let both = [column(0), column(1)].concat();
        let mean = both.iter().sum::<f64>() / 512.0;
        let centred = |kind: usize| -> Vec<f64> { column(kind).iter().map(|y| y - mean).collect() };
        let mixed: Vec<Vec<f64>> = (2..5).map(centred).collect();
        let theirs = salib::estimators::estimate_saltelli2010_from_outputs(&centred(0), &centred(1), &mixed);
        let variance = both.iter().map(|y| (y - mean).powi(2)).sum::<f64>() / 512.0;
        let scale = theirs.total_variance / variance;
        for (axis, ours) in indices(&y, 3).unwrap().of.iter().enumerate() {
            assert!((ours.first.value - theirs.first_order[axis] * scale).abs() < 1e-12);
            assert!((ours.total.value - theirs.total_order[axis] * scale).abs() < 1e-12);
        }
    }
}
