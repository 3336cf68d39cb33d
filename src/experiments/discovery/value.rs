//! What knowing more before deciding is worth: the expected value of perfect information, of everything (EVPI) and of
//! one unknown or a group of them (EVPPI), in the unit of the outcome.
//!
//! The decision is which design to choose; who knows nothing more takes the one with the best mean. Raiffa and Schlaifer
//! (1961), Applied Statistical Decision Theory; by regression: Strong, Oakley and Brennan (2014), Medical Decision
//! Making 34, 311–326. Regression alone flatters: it lets a choice profit from the noise that it was fitted to. So the
//! choice for a point is fitted on other points only, and an estimate errs to the low side.

use ndarray::{Array2, ArrayView2, ArrayView3, Axis as Along};

use super::choice::parts;
use super::prim::MOST_LEVELS;
use crate::experiments::statistics::{half_width, mean, variance};

/// Parts of the points; the choice in each is fitted on the others.
const PARTS: usize = 10;
/// Number of the shuffle that makes the parts; those of the halves of a box come before.
const SHUFFLE: u32 = 1000;
/// Keeps a fit on one axis solvable when values coincide, in units of the points' number.
const TINY: f64 = 1e-9;

/// An expected gain with its 90% interval over points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// Estimate; noise can bring it below zero, where no true value lies.
    pub mean: f64,
    /// Lower end.
    pub lo90: f64,
    /// Upper end.
    pub hi90: f64,
}

impl Value {
    /// Mean over blocks of points, with Student's interval.
    fn of(gains: &[f64], blocks: &[usize]) -> Self {
        let mut sums: Vec<(f64, f64)> = vec![(0.0, 0.0); blocks.iter().max().map_or(0, |b| b + 1)];
        gains.iter().zip(blocks).for_each(|(gain, b)| sums[*b] = (sums[*b].0 + gain, sums[*b].1 + 1.0));
        let means: Vec<f64> = sums.into_iter().filter(|s| s.1 > 0.0).map(|(sum, count)| sum / count).collect();
        let (mean, half) = (mean(&means), half_width(variance(&means).sqrt(), means.len()));
        Self { mean, lo90: mean - half, hi90: mean + half }
    }
}

/// The worth of knowing everything.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Perfect {
    /// The design with the best mean, which is chosen when nothing more is known.
    pub best: usize,
    /// Of knowing all, luck included: which nobody can.
    pub with_luck: Value,
    /// Of knowing what differs between points but not between replicates: at least the first (the choice is made on
    /// other replicates), at most the second (it is made on the same). None with one replicate.
    pub unknowns: Option<[Value; 2]>,
}

/// The number of the highest; the first of equals.
fn highest(values: impl Iterator<Item = f64>) -> usize {
    let pick = |best: Option<(usize, f64)>, (i, v)| if best.is_none_or(|b| v > b.1) { Some((i, v)) } else { best };
    values.enumerate().fold(None, pick).expect("there are designs").0
}

/// The worth of perfect information, from outcomes design × replicate × point in which more is better. Points of one
/// block are made from each other.
pub fn perfect(outcomes: ArrayView3<f64>, blocks: &[usize]) -> Perfect {
    let (designs, replicates, points) = outcomes.dim();
    let mean_of = |d: usize, p: usize, without: Option<usize>| {
        let kept = (0..replicates).filter(|r| Some(*r) != without);
        kept.map(|r| outcomes[[d, r, p]]).sum::<f64>() / (replicates - usize::from(without.is_some())) as f64
    };
    let best =
        highest((0..designs).map(|d| mean(&outcomes.index_axis(Along(0), d).iter().copied().collect::<Vec<_>>())));
    // The gain at every point when a replicate is met with a design chosen for it.
    let value = |choose: &dyn Fn(usize, usize) -> usize| {
        let gain = |p: usize, r: usize| outcomes[[choose(p, r), r, p]] - outcomes[[best, r, p]];
        let at = |p: usize| (0..replicates).map(|r| gain(p, r)).sum::<f64>() / replicates as f64;
        Value::of(&(0..points).map(at).collect::<Vec<f64>>(), blocks)
    };
    let by = |p: usize, without: Option<usize>| highest((0..designs).map(|d| mean_of(d, p, without)));
    Perfect {
        best,
        with_luck: value(&|p, r| highest((0..designs).map(|d| outcomes[[d, r, p]]))),
        unknowns: (replicates > 1).then(|| [value(&|p, r| by(p, Some(r))), value(&|p, _| by(p, None))]),
    }
}

/// What a design's outcome is fitted on: columns of mean zero, one row per point, and how much they are held back.
pub struct Features {
    columns: Array2<f64>,
    ridge: f64,
}

impl Features {
    /// One axis: its levels when they are few, else Legendre polynomials up to the third degree.
    pub fn axis(values: &[f64]) -> Self {
        let mut distinct = values.to_vec();
        distinct.sort_by(f64::total_cmp);
        distinct.dedup();
        let columns: Vec<Vec<f64>> = if distinct.len() <= MOST_LEVELS {
            let is = |level: &f64| values.iter().map(|v| f64::from(u8::from(v == level))).collect();
            distinct[1..].iter().map(is).collect()
        } else {
            let (low, high) = (distinct[0], distinct[distinct.len() - 1]);
            let z = |v: &f64| 2.0 * (v - low) / (high - low) - 1.0;
            let powers: [fn(f64) -> f64; 3] =
                [|z| z, |z| (3.0 * z * z - 1.0) / 2.0, |z| (5.0 * z * z * z - 3.0 * z) / 2.0];
            powers.iter().map(|power| values.iter().map(|v| power(z(v))).collect()).collect()
        };
        Self::centred(&columns, values.len(), TINY * values.len() as f64)
    }

    /// Several axes (point × axis), each by a straight line, held back more the more they are (ridge regression).
    pub fn group(values: ArrayView2<f64>) -> Self {
        let scaled = |column: Vec<f64>| {
            let spread = variance(&column).sqrt();
            if spread > 0.0 { column.iter().map(|v| v / spread).collect() } else { column }
        };
        let columns: Vec<Vec<f64>> = values.columns().into_iter().map(|c| scaled(c.to_vec())).collect();
        Self::centred(&columns, values.nrows(), values.ncols() as f64)
    }

    fn centred(columns: &[Vec<f64>], points: usize, ridge: f64) -> Self {
        let means: Vec<f64> = columns.iter().map(|c| mean(c)).collect();
        Self { columns: Array2::from_shape_fn((points, columns.len()), |(p, c)| columns[c][p] - means[c]), ridge }
    }

    /// Least squares on some points: intercept and slopes per outcome (outcome × point).
    fn fit(&self, outcomes: ArrayView2<f64>, points: &[usize]) -> Array2<f64> {
        let size = self.columns.ncols() + 1;
        let term = |p: usize, i: usize| if i == 0 { 1.0 } else { self.columns[[p, i - 1]] };
        let mut squares = Array2::<f64>::zeros((size, size));
        let mut right = Array2::<f64>::zeros((outcomes.nrows(), size));
        for &p in points {
            let row: Vec<f64> = (0..size).map(|i| term(p, i)).collect();
            for i in 0..size {
                (0..=i).for_each(|j| squares[[i, j]] += row[i] * row[j]);
                (0..outcomes.nrows()).for_each(|d| right[[d, i]] += row[i] * outcomes[[d, p]]);
            }
        }
        (1..size).for_each(|i| squares[[i, i]] += self.ridge);
        solve(squares, right)
    }
}

/// Solves a positive definite system by Cholesky's method, for every row of `right`; only the lower half is read.
fn solve(mut a: Array2<f64>, mut right: Array2<f64>) -> Array2<f64> {
    let size = a.nrows();
    for j in 0..size {
        for i in j..size {
            let below = a[[i, j]] - (0..j).map(|k| a[[i, k]] * a[[j, k]]).sum::<f64>();
            a[[i, j]] = if i == j { below.max(f64::MIN_POSITIVE).sqrt() } else { below / a[[j, j]] };
        }
    }
    for mut row in right.rows_mut() {
        for i in 0..size {
            row[i] = (row[i] - (0..i).map(|k| a[[i, k]] * row[k]).sum::<f64>()) / a[[i, i]];
        }
        for i in (0..size).rev() {
            row[i] = (row[i] - (i + 1..size).map(|k| a[[k, i]] * row[k]).sum::<f64>()) / a[[i, i]];
        }
    }
    right
}

/// The worth of knowing what `features` tell, from mean outcomes design × point in which more is better: what is gained
/// over the design with the best mean by choosing in each point the design with the best fit, fitted on other points.
pub fn partial(features: &Features, means: ArrayView2<f64>, blocks: &[usize]) -> Value {
    let (designs, points) = means.dim();
    let best = highest(means.rows().into_iter().map(|row| mean(&row.to_vec())));
    // Against the best design: what all designs share drops out of the noise.
    let lead = Array2::from_shape_fn((designs, points), |(d, p)| means[[d, p]] - means[[best, p]]);
    let mut gains = vec![0.0; points];
    for part in parts(blocks, PARTS, SHUFFLE) {
        let mut here = vec![false; points];
        part.iter().for_each(|p| here[*p] = true);
        let others: Vec<usize> = (0..points).filter(|p| !here[*p]).collect();
        let slopes = features.fit(lead.view(), &others);
        for p in part {
            let row = features.columns.row(p);
            let fitted =
                |d: usize| slopes[[d, 0]] + row.iter().enumerate().map(|(i, x)| x * slopes[[d, i + 1]]).sum::<f64>();
            gains[p] = lead[[highest((0..designs).map(fitted)), p]];
        }
    }
    Value::of(&gains, blocks)
}
