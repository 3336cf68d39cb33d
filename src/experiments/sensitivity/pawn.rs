//! PAWN (Pianosi and Wagener 2018): how far the outcomes in slices of an axis lie from all outcomes.
//!
//! Per slice the largest vertical distance between the two distribution functions (Kolmogorov and Smirnov), and over
//! slices the median. It sees any change of the distribution, not of the mean or the variance only, and takes any
//! sample. Noise alone gives a distance above zero; [`Pawn::noise`] says how much.
//!
//! The definition is that of `salib`'s `estimate_pawn`, which the tests hold it to; that function sorts each axis
//! again at every resample, and this one walks once through the outcomes, so that intervals and noise cost seconds.

use ndarray::Array2;
use rayon::prelude::*;

use super::{Estimate, RESAMPLES, middle_90, resampled};
use crate::error::{Error, Result};
use crate::experiments::statistics::{quantile, sorted};
use crate::rng::Draws;

/// Slices of an axis, each with as many points; an axis with fewer values has fewer.
pub const SLICES: usize = 10;

/// Points a slice needs: with fewer, noise alone gives a distance over one half.
const FEWEST_PER_SLICE: usize = 5;

/// How much an axis moves the distribution of outcomes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pawn {
    /// Median distance over slices, 0–1. Its interval is the spread over bootstrap resamples of points, moved back by
    /// their bias (points that come twice look like structure): where another sample of this size would put it.
    pub index: Estimate,
    /// What an axis without any effect reaches in 19 of 20 cases: 95% point over random orders of the outcomes.
    pub noise: f64,
}

/// PAWN of every axis (`values`: point × axis); none for an axis with one value.
///
/// # Errors
/// When there are too few points for the slices.
pub fn pawn(values: &Array2<f64>, outcomes: &[f64]) -> Result<Vec<Option<Pawn>>> {
    let n = outcomes.len();
    if n < SLICES * FEWEST_PER_SLICE {
        let message = format!("{n} points are too few to cut an axis in {SLICES} slices");
        return Err(Error::request(message, format!("make a sweep with {} points or more", SLICES * 20)));
    }
    let y = Ranked::of(outcomes);
    let shuffles: Vec<Vec<usize>> = (0..RESAMPLES).map(|draw| shuffled(draw, n)).collect();
    let weights: Vec<Vec<u32>> = (0..RESAMPLES).map(|draw| weights(draw, n)).collect();
    let one = |column: Vec<f64>| {
        let x = Ranked::of(&column);
        let once = vec![1; n];
        let slices = x.slices(&once);
        (x.starts.len() > 1).then(|| {
            let value = y.distance(&slices, &once);
            let again: Vec<f64> = weights.iter().map(|w| y.distance(&x.slices(w), w)).collect();
            let noise: Vec<f64> = shuffles
                .iter()
                .map(|order| y.distance(&order.iter().map(|&i| slices[i]).collect::<Vec<u8>>(), &once))
                .collect();
            let bias = quantile(&sorted(&again), 0.5) - value;
            let (low, high) = middle_90(&again);
            let index = Estimate { value, low: (low - bias).max(0.0), high: (high - bias).min(1.0) };
            Pawn { index, noise: quantile(&sorted(&noise), 0.95) }
        })
    };
    Ok((0..values.ncols()).into_par_iter().map(|axis| one(values.column(axis).to_vec())).collect())
}

/// How often each of `n` points is in a bootstrap resample.
fn weights(draw: usize, n: usize) -> Vec<u32> {
    let mut weights = vec![0; n];
    resampled(draw, n).for_each(|i| weights[i] += 1);
    weights
}

/// The numbers below `n` in random order (Fisher and Yates).
fn shuffled(draw: usize, n: usize) -> Vec<usize> {
    let luck = Draws::new(1, 0, draw as u32);
    let mut order: Vec<usize> = (0..n).collect();
    for i in (1..n).rev() {
        order.swap(i, luck.below(i as u32, 0, i + 1));
    }
    order
}

/// Points in order of a value, and where each run of equal values starts.
struct Ranked {
    order: Vec<usize>,
    starts: Vec<usize>,
}

impl Ranked {
    fn of(values: &[f64]) -> Self {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
        let starts = (0..order.len()).filter(|&i| i == 0 || values[order[i]] != values[order[i - 1]]).collect();
        Self { order, starts }
    }

    /// Runs of points with equal values.
    fn runs(&self) -> impl Iterator<Item = &[usize]> {
        let ends = self.starts.iter().skip(1).copied().chain([self.order.len()]);
        self.starts.iter().zip(ends).map(|(&start, end)| &self.order[start..end])
    }

    /// Slice of each point when it counts `weights` times: equal values share the slice of their middle rank.
    fn slices(&self, weights: &[u32]) -> Vec<u8> {
        let all: u64 = weights.iter().map(|&w| u64::from(w)).sum();
        let mut slices = vec![0; self.order.len()];
        let mut before = 0;
        for run in self.runs() {
            let here: u64 = run.iter().map(|&i| u64::from(weights[i])).sum();
            // One-based middle rank times slices over points, rounded up.
            let middle = (2 * before + here + 1) * SLICES as u64;
            let slice = (middle - 1) / (2 * all).max(1);
            run.iter().for_each(|&i| slices[i] = slice.min(SLICES as u64 - 1) as u8);
            before += here;
        }
        slices
    }

    /// Median over slices of the largest distance between the distribution in the slice and that of all points.
    fn distance(&self, slices: &[u8], weights: &[u32]) -> f64 {
        let mut sizes = [0.0; SLICES];
        slices.iter().zip(weights).for_each(|(&s, &w)| sizes[s as usize] += f64::from(w));
        let all: f64 = sizes.iter().sum();
        let (mut below, mut passed) = ([0.0; SLICES], 0.0);
        let mut largest = [0.0_f64; SLICES];
        // A slice's distance is largest right before or at one of its own points.
        for run in self.runs() {
            for after in [false, true] {
                if after {
                    run.iter().for_each(|&i| below[slices[i] as usize] += f64::from(weights[i]));
                    passed += run.iter().map(|&i| f64::from(weights[i])).sum::<f64>();
                }
                for &i in run.iter().filter(|&&i| weights[i] > 0) {
                    let s = slices[i] as usize;
                    largest[s] = largest[s].max((below[s] / sizes[s] - passed / all).abs());
                }
            }
        }
        let held = (0..SLICES).filter(|&s| sizes[s] > 0.0).map(|s| largest[s]);
        quantile(&sorted(&held.collect::<Vec<f64>>()), 0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use salib::estimators::estimate_pawn;
    use salib::samplers::{LhsSampler, Sampler};

    /// With and without equal values, among axes and outcomes.
    #[test]
    fn distances_are_those_of_salib() {
        let mut theirs = LhsSampler::classic(3).unit_sample(207, &mut salib::RngState::from_seed([3; 32]));
        for row in 0..207 {
            theirs[[row, 1]] = (theirs[[row, 1]] * 7.0).floor();
            theirs[[row, 2]] = (theirs[[row, 2]] * 2.0).floor();
        }
        let ours = Array2::from_shape_fn((207, 3), |(row, axis)| theirs[[row, axis]]);
        let smooth: Vec<f64> = ours.rows().into_iter().map(|x| x[0] * 3.0 + x[1] + (x[0] * 40.0).sin()).collect();
        let coarse: Vec<f64> = smooth.iter().map(|y| y.round()).collect();
        for y in [smooth, coarse] {
            let found = pawn(&ours, &y).unwrap();
            let known = estimate_pawn(theirs.view(), &y, SLICES).unwrap().median;
            for (found, known) in found.iter().zip(known) {
                assert!((found.unwrap().index.value - known).abs() < 1e-12, "{found:?} {known}");
            }
        }
    }
}
