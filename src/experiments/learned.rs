//! What conditioning taught: how far parameters and pairs of parameters moved, and how far chance alone moves them.
//!
//! Chance is measured, not assumed: as many points are picked blindly from those tried, again and again. What such a
//! blind choice moves is no finding.

use ndarray::{Array2, ArrayView2};
use rayon::prelude::*;

use super::draws::Points;
use super::statistics::{mean, quantile, sorted, variance};
use crate::parameters::Spec;
use crate::rng::Draws;

/// Blind choices that tell what chance does.
const BLIND: usize = 200;
/// What nineteen in twenty blind choices stay under.
const USUAL: f64 = 0.95;

/// Points that were tried, the first of a sequence, and those that were kept of them.
#[derive(Clone, Copy)]
pub struct Choice<'a> {
    /// The sequence.
    pub points: &'a Points,
    /// How many of it were tried.
    pub tried: usize,
    /// Numbers of the points that were kept.
    pub kept: &'a [usize],
}

/// What history says about one parameter.
pub struct Learned {
    /// The parameter.
    pub spec: &'static Spec,
    /// Values tried, sorted.
    pub prior: Vec<f64>,
    /// Values kept, sorted.
    pub posterior: Vec<f64>,
    /// Largest distance between the two distribution functions (Kolmogorov–Smirnov), 0–1.
    pub distance: f64,
}

impl Learned {
    /// 5%, 50% and 95% points before and after.
    pub fn quantiles(&self) -> [[f64; 3]; 2] {
        [&self.prior, &self.posterior].map(|v| [0.05, 0.5, 0.95].map(|q| quantile(v, q)))
    }

    /// Means before and after; for a theory the share of worlds in which it holds.
    pub fn means(&self) -> [f64; 2] {
        [&self.prior, &self.posterior].map(|v| mean(v))
    }
}

/// Two parameters that history ties together.
#[derive(Clone, Copy, Debug)]
pub struct TradeOff {
    /// Columns of the two parameters.
    pub pair: (usize, usize),
    /// Rank correlation over the points tried.
    pub before: f64,
    /// Rank correlation over the points kept.
    pub after: f64,
}

impl TradeOff {
    /// What the choice did to the correlation.
    pub fn moved(&self) -> f64 {
        self.after - self.before
    }
}

/// What nineteen in twenty blind choices of as many points stay under.
#[derive(Clone, Debug)]
pub struct Chance {
    /// Distance of each parameter.
    pub distance: Vec<f64>,
    /// Largest distance of all parameters.
    pub largest_distance: f64,
    /// Largest change of the correlation of any pair, whatever its sign.
    pub largest_pair: f64,
}

impl Choice<'_> {
    /// Values of one parameter over the points tried with the number of the point, in ascending order.
    fn ascending(&self, column: usize) -> Vec<(f64, usize)> {
        let all = self.points.values().column(column);
        let mut order: Vec<(f64, usize)> = all.iter().take(self.tried).copied().zip(0..).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        order
    }

    fn mask(&self, kept: &[usize]) -> Vec<bool> {
        let mut mask = vec![false; self.tried];
        kept.iter().for_each(|&i| mask[i] = true);
        mask
    }

    /// Values tried and kept of every drawn parameter, in the order of the columns.
    pub fn learned(&self) -> Vec<Learned> {
        let mask = self.mask(self.kept);
        let of = |(column, spec): (usize, &&'static Spec)| {
            let order = self.ascending(column);
            let prior = order.iter().map(|x| x.0).collect();
            let posterior = order.iter().filter(|x| mask[x.1]).map(|x| x.0).collect();
            Learned { spec, prior, posterior, distance: distance(&order, &mask) }
        };
        self.points.specs().iter().enumerate().map(of).collect()
    }

    /// Ranks over the points tried, one column per parameter.
    pub fn ranks(&self) -> Array2<f64> {
        let tried = self.points.values();
        ranks((0..tried.ncols()).map(|c| tried.column(c).iter().take(self.tried).copied().collect()))
    }

    /// All pairs of parameters, those that the choice moved most first.
    pub fn trade_offs(&self) -> Vec<TradeOff> {
        let ranks = self.ranks();
        let all: Vec<usize> = (0..self.tried).collect();
        let [before, after] = [&all[..], self.kept].map(|rows| among(&ranks, rows));
        let made = |(a, b)| TradeOff { pair: (a, b), before: before[(a, b)], after: after[(a, b)] };
        let mut pairs: Vec<TradeOff> = pairs(ranks.ncols()).map(made).collect();
        pairs.sort_by(|x, y| y.moved().abs().total_cmp(&x.moved().abs()));
        pairs
    }

    /// What chance does, by blind choices.
    pub fn chance(&self) -> Chance {
        let (ranks, all) = (self.ranks(), (0..self.tried).collect::<Vec<_>>());
        let before = among(&ranks, &all);
        let orders: Vec<_> = (0..ranks.ncols()).map(|c| self.ascending(c)).collect();
        let blind: Vec<(Vec<f64>, f64)> = (0..BLIND as u32)
            .into_par_iter()
            .map(|i| {
                let kept = &shuffled(self.tried, i)[..self.kept.len()];
                let mask = self.mask(kept);
                let after = among(&ranks, kept);
                let moved = pairs(ranks.ncols()).map(|p| (after[p] - before[p]).abs()).fold(0.0, f64::max);
                (orders.iter().map(|order| distance(order, &mask)).collect(), moved)
            })
            .collect();
        Chance {
            distance: (0..orders.len()).map(|c| usual(blind.iter().map(|b| b.0[c]))).collect(),
            largest_distance: usual(blind.iter().map(|b| b.0.iter().copied().fold(0.0, f64::max))),
            largest_pair: usual(blind.iter().map(|b| b.1)),
        }
    }
}

/// Largest distance between the distribution functions of all values and of those in the mask.
fn distance(ascending: &[(f64, usize)], mask: &[bool]) -> f64 {
    let (all, kept) = (ascending.len() as f64, mask.iter().filter(|&&k| k).count().max(1) as f64);
    let (mut largest, mut below) = (0.0f64, 0.0);
    for (i, &(value, point)) in ascending.iter().enumerate() {
        below += f64::from(u8::from(mask[point]));
        // Equal values count together.
        if ascending.get(i + 1).is_none_or(|next| next.0 > value) {
            largest = largest.max(((i + 1) as f64 / all - below / kept).abs());
        }
    }
    largest
}

/// Rank correlations of every result with every parameter over the same worlds, `[result × parameter]`, and what the
/// largest of them all stays under by chance: when worlds are dealt new parameters blindly.
pub fn associations(parameters: ArrayView2<f64>, results: &[Vec<f64>]) -> (Array2<f64>, f64) {
    let worlds = results.len();
    let ours = standardized(ranks(parameters.columns().into_iter().map(|c| c.to_vec())));
    let theirs = standardized(ranks((0..results[0].len()).map(|f| results.iter().map(|r| r[f]).collect())));
    let correlations = |order: &[usize]| theirs.select(ndarray::Axis(0), order).t().dot(&ours) / worlds as f64;
    let largest = |i: u32| correlations(&shuffled(worlds, i)).iter().fold(0.0, |m: f64, r| m.max(r.abs()));
    let blind: Vec<f64> = (0..BLIND as u32).into_par_iter().map(largest).collect();
    (correlations(&(0..worlds).collect::<Vec<_>>()), usual(blind.into_iter()))
}

fn usual(values: impl Iterator<Item = f64>) -> f64 {
    quantile(&sorted(&values.collect::<Vec<_>>()), USUAL)
}

fn pairs(columns: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..columns).flat_map(|b| (0..b).map(move |a| (a, b)))
}

/// The numbers below `n` in random order.
fn shuffled(n: usize, which: u32) -> Vec<usize> {
    let luck = Draws::new(super::calibration::SEED, 0, which);
    let mut order: Vec<usize> = (0..n).collect();
    (1..n).rev().for_each(|last| order.swap(last, luck.below(last as u32, 0, last + 1)));
    order
}

/// Ranks in each column, from 0; equal values share the middle of their ranks.
fn ranks(columns: impl Iterator<Item = Vec<f64>>) -> Array2<f64> {
    let ranked: Vec<Vec<f64>> = columns
        .map(|values| {
            let mut order: Vec<usize> = (0..values.len()).collect();
            order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
            let (mut ranks, mut from) = (vec![0.0; values.len()], 0);
            for same in order.chunk_by(|&a, &b| values[a] == values[b]) {
                same.iter().for_each(|&i| ranks[i] = from as f64 + (same.len() - 1) as f64 / 2.0);
                from += same.len();
            }
            ranks
        })
        .collect();
    Array2::from_shape_fn((ranked.first().map_or(0, Vec::len), ranked.len()), |(row, column)| ranked[column][row])
}

/// Columns with mean 0 and mean square 1, so that mean products are correlations; a constant column becomes 0.
fn standardized(mut columns: Array2<f64>) -> Array2<f64> {
    for mut column in columns.columns_mut() {
        let values = column.to_vec();
        let n = values.len() as f64;
        let (m, sd) = (mean(&values), (variance(&values) * (n - 1.0) / n).sqrt());
        column.mapv_inplace(|x| if sd > 0.0 { (x - m) / sd } else { 0.0 });
    }
    columns
}

/// Correlations between all columns over some of the rows.
fn among(columns: &Array2<f64>, rows: &[usize]) -> Array2<f64> {
    let chosen = standardized(columns.select(ndarray::Axis(0), rows));
    chosen.t().dot(&chosen) / rows.len() as f64
}

/// Largest shift of a 5%, 50% or 95% point of any parameter between two sets of kept points, in parts of its range.
pub fn shift(before: &[Learned], after: &[Learned]) -> f64 {
    let moved = |(a, b): (&Learned, &Learned)| {
        let width = (a.prior.last().unwrap_or(&1.0) - a.prior.first().unwrap_or(&0.0)).max(1e-12);
        let [[_, _, _], x] = a.quantiles();
        let [[_, _, _], y] = b.quantiles();
        x.iter().zip(y).map(|(x, y)| (x - y).abs() / width).fold(0.0, f64::max)
    };
    before.iter().zip(after).map(moved).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::Role;

    const TRIED: usize = 1024;

    fn points() -> Points {
        Points::new(1, TRIED)
    }

    #[test]
    fn a_set_against_itself_learns_nothing() {
        let (points, all) = (points(), (0..TRIED).collect::<Vec<_>>());
        let choice = Choice { points: &points, tried: TRIED, kept: &all };
        assert!(choice.learned().iter().all(|l| l.distance == 0.0 && l.prior == l.posterior));
        assert_eq!(choice.trade_offs()[0].moved(), 0.0);
        let chance = choice.chance();
        assert!(chance.largest_distance == 0.0 && chance.largest_pair < 1e-12, "{chance:?}");
    }

    /// The lower half of one parameter: its distance is a half, and all others stay where chance leaves them but for
    /// one in twenty. Of 90 parameters no more than 14 pass then: four deviations above 4.5.
    #[test]
    fn what_was_chosen_by_is_found_and_nothing_else() {
        let points = points();
        let middle = quantile(&sorted(&points.values().column(3).to_vec()), 0.5);
        let kept: Vec<usize> = (0..TRIED).filter(|&i| points.values()[(i, 3)] <= middle).collect();
        let choice = Choice { points: &points, tried: TRIED, kept: &kept };
        let (learned, chance) = (choice.learned(), choice.chance());
        assert!((learned[3].distance - 0.5).abs() < 0.001, "{}", learned[3].distance);
        assert!(learned[3].distance > chance.largest_distance && chance.largest_distance > chance.distance[3]);
        let others = (0..learned.len()).filter(|&c| c != 3 && learned[c].distance > chance.distance[c]).count();
        assert!(others <= 14, "{others} of {} pass what chance does", learned.len());
        let one_in_twenty = (0..learned.len()).filter(|&c| learned[c].distance > chance.largest_distance).count();
        assert_eq!(one_in_twenty, 1);
    }

    /// A blind choice of few from many is as good as an independent sample, of which the 95% point of the distance is
    /// known: 1.358/√n (Kolmogorov), times √(1 − n/N) for a choice from N. The point as found from 200 choices is off by
    /// 4% for one parameter and by half a percent for the mean of some eighty; Kolmogorov's limit is half a percent high
    /// for 512.
    #[test]
    fn the_noise_level_is_that_of_kolmogorov() {
        let (tried, kept) = (8192, (0..512).map(|i| i * 16).collect::<Vec<_>>());
        let points = Points::new(2, tried);
        let chance = Choice { points: &points, tried, kept: &kept }.chance();
        let drawn = points.specs().iter().zip(&chance.distance);
        let uncertain: Vec<f64> = drawn.filter(|(s, _)| s.field.role == Role::Uncertain).map(|(_, d)| *d).collect();
        let finite = (1.0 - kept.len() as f64 / tried as f64).sqrt();
        let expected = 1.358 / (kept.len() as f64).sqrt() * finite;
        let found = mean(&uncertain);
        assert!((found / expected - 1.0).abs() < 0.03, "{found} instead of {expected}");
    }

    /// Keeping points in which two parameters lie on the same side of their middles ties them with rank correlation
    /// 3/4 (a square of two quarters), and no others.
    #[test]
    fn a_planted_trade_off_comes_first() {
        let points = points();
        let ranks = Choice { points: &points, tried: TRIED, kept: &[] }.ranks();
        let uncertain = |c: &usize| points.specs()[*c].field.role == Role::Uncertain;
        let columns: Vec<usize> = (0..ranks.ncols()).filter(uncertain).collect();
        let (a, b) = (columns[2], columns[5]);
        let high = |i: usize, c: usize| ranks[(i, c)] >= TRIED as f64 / 2.0;
        let kept: Vec<usize> = (0..TRIED).filter(|&i| high(i, a) == high(i, b)).collect();
        let choice = Choice { points: &points, tried: TRIED, kept: &kept };
        let (found, chance) = (choice.trade_offs(), choice.chance());
        assert_eq!(found[0].pair, (a, b));
        assert!((found[0].after - 0.75).abs() < 0.03, "{:?}", found[0]);
        assert!(found[0].moved() > chance.largest_pair && chance.largest_pair > found[2].moved().abs());
    }

    #[test]
    fn associations_find_what_was_planted() {
        let points = points();
        let results: Vec<Vec<f64>> =
            points.values().rows().into_iter().enumerate().map(|(i, r)| vec![(i % 7) as f64, -r[4]]).collect();
        let (found, chance) = associations(points.values().view(), &results);
        assert!((found[(1, 4)] + 1.0).abs() < 1e-9);
        assert!(found.row(0).iter().all(|r| r.abs() < 1.3 * chance), "chance {chance}");
        assert!((0.08..0.16).contains(&chance), "{chance}");
    }

    #[test]
    fn equal_values_share_their_rank() {
        let found = ranks([vec![3.0, 1.0, 3.0, 2.0]].into_iter());
        assert_eq!(found.column(0).to_vec(), vec![2.5, 0.0, 2.5, 1.0]);
    }
}
