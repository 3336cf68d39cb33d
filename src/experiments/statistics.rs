//! What a set of worlds says about designs: bands, paired differences, regret, how much is luck, and whether more
//! worlds are needed. Pure functions of numbers; sums run in the order given, so the same worlds give the same bits.
//!
//! Arrays are `[world × something]`, worlds in the same order everywhere: row `w` of two designs is one *pair*. A
//! number that is not finite is a bug of whoever made it, so it stops the program with a sentence.

use ndarray::ArrayView2;

pub use super::paired::{LIKELY, Paired, Strength, Verdict};
use crate::rng::normal_quantile;

/// Which way an indicator is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

impl Better {
    /// By how much `a` is better than `b`: negative when it is worse.
    pub fn gain(self, a: f64, b: f64) -> f64 {
        match self {
            Self::Higher => a - b,
            Self::Lower => b - a,
        }
    }
}

/// Whether two numbers differ by no more than rounding: 1e-12, relative for numbers above one.
pub fn tie(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1.0)
}

fn assert_sample(values: &[f64]) {
    assert!(!values.is_empty(), "a statistic needs at least one world");
    let bad = values.iter().position(|v| !v.is_finite());
    assert!(bad.is_none(), "world {} has a number that is not finite: the model must not produce it", bad.unwrap_or(0));
}

/// Numbers in ascending order.
pub fn sorted(values: &[f64]) -> Vec<f64> {
    assert_sample(values);
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// Quantile `p` (0–1) of numbers in ascending order, interpolated linearly between the two nearest (type 7, the
/// default of R and NumPy).
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    assert!((0.0..=1.0).contains(&p), "a quantile is asked at a share between 0 and 1, not {p}");
    assert_sample(sorted);
    let at = p * (sorted.len() - 1) as f64;
    let below = sorted[at as usize];
    let above = sorted[(at as usize + 1).min(sorted.len() - 1)];
    // Exact at both ends and for equal neighbours, so that a band never leaves the sample.
    (below + (at - at.floor()) * (above - below)).clamp(below, above)
}

/// Mean. Counted from the first value, so that equal values have exactly themselves as mean.
pub fn mean(values: &[f64]) -> f64 {
    assert_sample(values);
    values[0] + values.iter().map(|v| v - values[0]).sum::<f64>() / values.len() as f64
}

/// Variance of a sample (divisor n − 1); zero for a single world.
pub fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    if values.len() == 1 { 0.0 } else { squares / (values.len() - 1) as f64 }
}

/// Middle and spread of an indicator over worlds, in the indicator's unit.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Band {
    /// Half of the worlds lie below.
    pub median: f64,
    /// Lower end of the band that holds the middle half of the worlds (25% quantile).
    pub lo50: f64,
    /// Upper end of that band (75% quantile).
    pub hi50: f64,
    /// Lower end of the band that holds the middle nine in ten worlds (5% quantile).
    pub lo90: f64,
    /// Upper end of that band (95% quantile).
    pub hi90: f64,
}

impl Band {
    /// Band of one number per world.
    pub fn of(values: &[f64]) -> Self {
        let sorted = sorted(values);
        let at = |p| quantile(&sorted, p);
        Self { median: at(0.5), lo50: at(0.25), hi50: at(0.75), lo90: at(0.05), hi90: at(0.95) }
    }
}

/// One band per month of an array `[world × month]`.
pub fn bands(series: ArrayView2<f64>) -> Vec<Band> {
    series.columns().into_iter().map(|month| Band::of(&month.to_vec())).collect()
}

/// The 95% point of Student's t with `df` degrees of freedom, the factor of a two-sided 90% interval.
/// Own code because it must give the same bits everywhere: a table, then Fisher's expansion around the normal.
fn t95(df: usize) -> f64 {
    const SMALL: [f64; 30] = [
        6.313751514675043,
        2.9199855803537256,
        2.3533634348018238,
        2.1318467863266504,
        2.0150483733330242,
        1.9431802805153031,
        1.8945786050900073,
        1.8595480375308984,
        1.8331129326562372,
        1.8124611228116765,
        1.7958848187040442,
        1.78228755564932,
        1.770933395986873,
        1.7613101357748921,
        1.7530503556925736,
        1.74588367627625,
        1.739606726075073,
        1.7340636066175388,
        1.7291328115213696,
        1.7247182429207872,
        1.7207429028118786,
        1.7171443743802428,
        1.713871527747048,
        1.7108820799094284,
        1.7081407612518993,
        1.7056179197592731,
        1.7032884457221271,
        1.7011309342659315,
        1.6991270265334977,
        1.6972608865939578,
    ];
    if let Some(&t) = SMALL.get(df.wrapping_sub(1)) {
        return t;
    }
    let (z, v) = (normal_quantile(0.95), df as f64);
    let s = z * z;
    let g1 = (s + 1.0) * z / 4.0;
    let g2 = ((5.0 * s + 16.0) * s + 3.0) * z / 96.0;
    let g3 = (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) * z / 384.0;
    let g4 = ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) * z / 92_160.0;
    z + (g1 + (g2 + (g3 + g4 / v) / v) / v) / v
}

/// Half the width of the 90% interval of a mean with standard deviation `sd` over `worlds`; endless for one world.
pub(super) fn half_width(sd: f64, worlds: usize) -> f64 {
    if worlds < 2 { f64::INFINITY } else { t95(worlds - 1) * sd / (worlds as f64).sqrt() }
}

/// Best value per world of outcomes `[world × design]`.
fn best(outcomes: ArrayView2<f64>, better: Better) -> Vec<f64> {
    let best_of = |a: f64, b: f64| if better.gain(b, a) > 0.0 { b } else { a };
    let rows = outcomes.rows().into_iter().map(|world| {
        assert_sample(&world.to_vec());
        world.iter().copied().reduce(best_of).expect("a comparison has designs")
    });
    rows.collect()
}

/// Per design the probability of being the best of this menu, from outcomes `[world × design]`; ties share equally,
/// so the probabilities add up to one.
pub fn best_shares(outcomes: ArrayView2<f64>, better: Better) -> Vec<f64> {
    let mut shares = vec![0.0; outcomes.ncols()];
    for (world, best) in outcomes.rows().into_iter().zip(best(outcomes, better)) {
        let winners: Vec<usize> = (0..world.len()).filter(|&d| tie(world[d], best)).collect();
        winners.iter().for_each(|&d| shares[d] += 1.0 / (winners.len() * outcomes.nrows()) as f64);
    }
    shares
}

/// What is lost by choosing a design instead of the best of the menu in each world, in the indicator's unit; never
/// negative. It depends on which other designs are on the menu.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Regret {
    /// Mean over worlds.
    pub mean: f64,
    /// 90% quantile over worlds.
    pub p90: f64,
    /// Worst world.
    pub max: f64,
}

/// Regret per design, from outcomes `[world × design]`.
pub fn regrets(outcomes: ArrayView2<f64>, better: Better) -> Vec<Regret> {
    let best = best(outcomes, better);
    let regret = |design: ndarray::ArrayView1<f64>| {
        let lost: Vec<f64> = design.iter().zip(&best).map(|(&own, &best)| better.gain(best, own)).collect();
        let sorted = sorted(&lost);
        Regret { mean: mean(&lost), p90: quantile(&sorted, 0.9), max: quantile(&sorted, 1.0) }
    };
    outcomes.columns().into_iter().map(regret).collect()
}

/// Share of worlds that reach a goal or do better. It does not depend on the menu of designs.
pub fn satisficing(values: &[f64], goal: f64, better: Better) -> f64 {
    assert_sample(values);
    let reached = values.iter().filter(|&&v| tie(v, goal) || better.gain(v, goal) > 0.0).count();
    reached as f64 / values.len() as f64
}

/// A way to say which design is the safest choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    /// Smallest mean regret.
    MeanRegret,
    /// Smallest regret in all but the worst tenth of the worlds.
    P90Regret,
    /// Smallest regret in the worst world.
    MaxRegret,
    /// Reaches the goal in most worlds.
    Satisficing,
}

impl Criterion {
    /// All, in the order of tables.
    pub const ALL: [Self; 4] = [Self::MeanRegret, Self::P90Regret, Self::MaxRegret, Self::Satisficing];

    /// Whether adding or removing another design can change a design's score.
    pub const fn depends_on_menu(self) -> bool {
        !matches!(self, Self::Satisficing)
    }
}

/// Which designs come first by each criterion, and whether that differs.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Agreement {
    /// Per criterion the designs (by number) that come first; several when they tie.
    pub first: Vec<(Criterion, Vec<usize>)>,
    /// No single design comes first by every criterion.
    pub disagree: bool,
}

/// First places by regret and by `satisficing` (share of worlds per design; nothing when no goal is stated).
pub fn rank_agreement(regrets: &[Regret], satisficing: Option<&[f64]>) -> Agreement {
    assert!(satisficing.is_none_or(|s| s.len() == regrets.len()), "one satisficing share per design");
    let score = |criterion: Criterion, d: usize| match criterion {
        Criterion::MeanRegret => Some(-regrets[d].mean),
        Criterion::P90Regret => Some(-regrets[d].p90),
        Criterion::MaxRegret => Some(-regrets[d].max),
        Criterion::Satisficing => satisficing.map(|shares| shares[d]),
    };
    let winners = |criterion: Criterion| {
        let scores: Option<Vec<f64>> = (0..regrets.len()).map(|d| score(criterion, d)).collect();
        let scores = scores.filter(|s| !s.is_empty())?;
        let top = *sorted(&scores).last()?;
        Some((criterion, (0..scores.len()).filter(|&d| tie(scores[d], top)).collect::<Vec<usize>>()))
    };
    let first: Vec<_> = Criterion::ALL.into_iter().filter_map(winners).collect();
    let disagree = !(0..regrets.len()).any(|d| first.iter().all(|(_, designs)| designs.contains(&d)));
    Agreement { first, disagree: disagree && !regrets.is_empty() }
}

/// Kendall's tau-b of two rankings, given as one score per design: 1 the same order, −1 reversed. Ties are allowed;
/// nothing when one ranking ties throughout.
pub fn kendall_tau(a: &[f64], b: &[f64]) -> Option<f64> {
    assert_eq!(a.len(), b.len(), "two rankings of the same designs");
    let order = |x: f64, y: f64| if tie(x, y) { 0.0 } else { (x - y).signum() };
    let (mut both, mut in_a, mut in_b) = (0.0, 0.0, 0.0);
    for i in 0..a.len() {
        for j in 0..i {
            let (s, t) = (order(a[i], a[j]), order(b[i], b[j]));
            both += s * t;
            in_a += s * s;
            in_b += t * t;
        }
    }
    (in_a > 0.0 && in_b > 0.0).then(|| both / f64::sqrt(in_a * in_b))
}

/// Whether a mean is known well enough.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Precision {
    /// Half the width of the 90% interval of the mean, in the indicator's unit; ∞ for one world.
    pub half_width: f64,
    /// Whether that is within the stated tolerance.
    pub enough: bool,
    /// Fewest worlds (a power of two, at most [`crate::experiments::draws::MOST_WORLDS`]) that bring it within the
    /// tolerance, by the spread seen so far. Nothing when even the most do not, or one world shows no spread.
    pub worlds_needed: Option<usize>,
}

/// Precision of the mean of one number per world (usually a paired difference) against a tolerance in its unit.
pub fn worlds_needed(values: &[f64], tolerance: f64) -> Precision {
    assert!(tolerance > 0.0, "a tolerance is a positive number, not {tolerance}");
    let sd = variance(values).sqrt();
    let half = half_width(sd, values.len());
    let powers = std::iter::successors(Some(2), |n| Some(n * 2)).take_while(|&n| n <= super::draws::MOST_WORLDS);
    let needed = if values.len() < 2 { None } else { powers.into_iter().find(|&n| half_width(sd, n) <= tolerance) };
    let enough = half <= tolerance;
    let worlds_needed = if enough { needed.map(|n| n.min(values.len())) } else { needed };
    Precision { half_width: half, enough, worlds_needed }
}

#[cfg(test)]
mod tests {
    use ndarray::{Array2, arr2};
    use proptest::prelude::*;

    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
    }

    #[test]
    fn quantiles_are_those_of_r_and_numpy() {
        let sample = [1.0, 2.0, 4.0, 8.0];
        for (p, q) in [(0.0, 1.0), (0.05, 1.15), (0.25, 1.75), (0.5, 3.0), (0.9, 6.8), (1.0, 8.0)] {
            assert!(near(quantile(&sample, p), q), "{p}");
        }
        let band = Band::of(&[8.0, 1.0, 4.0, 2.0]);
        assert!(near(band.lo50, 1.75) && near(band.hi50, 5.0) && near(band.lo90, 1.15) && near(band.hi90, 7.4));
        assert_eq!(band.median, 3.0);
        for same in [&[0.1][..], &[0.1; 7]] {
            let band = Band { median: 0.1, lo50: 0.1, hi50: 0.1, lo90: 0.1, hi90: 0.1 };
            assert_eq!(Band::of(same), band);
        }
        let series = arr2(&[[1.0, 5.0], [3.0, 5.0], [2.0, 5.0]]);
        assert_eq!(bands(series.view()).iter().map(|b| b.median).collect::<Vec<_>>(), [2.0, 5.0]);
    }

    #[test]
    fn t_matches_statrs() {
        use statrs::distribution::{ContinuousCDF, StudentsT};
        for df in (1..400).chain([1023, 65_535]) {
            let expected = StudentsT::new(0.0, 1.0, df as f64).unwrap().inverse_cdf(0.95);
            assert!((t95(df) - expected).abs() < 1e-6, "{df}: {} {expected}", t95(df));
        }
    }

    #[test]
    #[should_panic(expected = "world 1 has a number that is not finite")]
    fn nan_is_a_bug() {
        Band::of(&[1.0, f64::NAN]);
    }

    fn three_designs() -> Array2<f64> {
        arr2(&[[1.0, 3.0, 3.0], [5.0, 4.0, 0.0], [2.0, 2.0, 2.0], [0.0, 4.0, 9.0]])
    }

    #[test]
    fn best_and_regret_by_hand() {
        let outcomes = three_designs();
        let shares = best_shares(outcomes.view(), Better::Higher);
        let expected = [(1.0 + 1.0 / 3.0) / 4.0, (0.5 + 1.0 / 3.0) / 4.0, (1.0 + 0.5 + 1.0 / 3.0) / 4.0];
        assert!(shares.iter().zip(expected).all(|(&a, b)| near(a, b)), "{shares:?}");
        // Regrets 2 0 0 9, 0 1 0 5, 0 5 0 0.
        let regrets = regrets(outcomes.view(), Better::Higher);
        let expected = [(2.75, 6.9, 9.0), (1.5, 3.8, 5.0), (1.25, 3.5, 5.0)];
        for (r, (mean, p90, max)) in regrets.iter().zip(expected) {
            assert!(near(r.mean, mean) && near(r.p90, p90) && near(r.max, max), "{r:?}");
        }
        let mirrored = outcomes.mapv(|x| -x);
        assert_eq!(super::regrets(mirrored.view(), Better::Lower), regrets);
        assert_eq!(best_shares(mirrored.view(), Better::Lower), shares);
    }

    #[test]
    fn criteria_may_disagree() {
        let regrets = regrets(three_designs().view(), Better::Higher);
        let third = rank_agreement(&regrets, None);
        assert_eq!(third.first[0], (Criterion::MeanRegret, vec![2]));
        assert_eq!(third.first[2], (Criterion::MaxRegret, vec![1, 2]), "ties share the first place");
        assert!(!third.disagree && third.first.len() == 3);
        let goal = |d: usize| satisficing(&three_designs().column(d).to_vec(), 2.0, Better::Higher);
        let reached = [goal(0), goal(1), goal(2)];
        assert_eq!(reached, [0.5, 1.0, 0.75]);
        assert!(rank_agreement(&regrets, Some(&reached)).disagree);
        assert_eq!(satisficing(&[1.0, 2.0, 3.0, 4.0], 2.0, Better::Lower), 0.5);
        assert_eq!(Criterion::ALL.map(Criterion::depends_on_menu), [true, true, true, false]);
    }

    /// Pairs: 7 in the same order, 1 reversed, one tie in each: (7 − 1) / √(9·9).
    #[test]
    fn kendall_by_hand() {
        let tau = kendall_tau(&[1.0, 2.0, 2.0, 4.0, 5.0], &[2.0, 1.0, 3.0, 3.0, 9.0]).unwrap();
        assert!(near(tau, 6.0 / 9.0), "{tau}");
        assert_eq!(kendall_tau(&[1.0, 2.0, 3.0], &[10.0, 20.0, 21.0]), Some(1.0));
        assert_eq!(kendall_tau(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), Some(-1.0));
        assert_eq!((kendall_tau(&[1.0, 1.0], &[1.0, 2.0]), kendall_tau(&[], &[])), (None, None));
    }

    /// Four worlds −1, 1, −1, 1 have sd √(4/3) and half-width 2.3534·√(4/3)/2 = 1.3587; with 16 worlds it is 0.506,
    /// with 32 it is 0.346.
    #[test]
    fn worlds_needed_by_hand() {
        let sample = [-1.0, 1.0, -1.0, 1.0];
        let precision = worlds_needed(&sample, 0.5);
        assert!((precision.half_width - 1.358_715).abs() < 1e-6, "{precision:?}");
        assert_eq!((precision.enough, precision.worlds_needed), (false, Some(32)));
        assert_eq!(worlds_needed(&sample, 0.51).worlds_needed, Some(16));
        assert!(worlds_needed(&sample, 1.36).enough);
        assert_eq!(worlds_needed(&sample, 1e-6).worlds_needed, None);
        let one = worlds_needed(&[3.0], 1.0);
        assert_eq!((one.half_width, one.enough, one.worlds_needed), (f64::INFINITY, false, None));
        assert!(worlds_needed(&[3.0; 3], 1e-9).enough);
    }

    fn worlds() -> impl Strategy<Value = (Vec<f64>, Vec<f64>, Vec<usize>)> {
        (2usize..40).prop_flat_map(|n| {
            let numbers = || proptest::collection::vec(-100.0..100.0, n);
            (numbers(), numbers(), Just((0..n).collect::<Vec<_>>()).prop_shuffle())
        })
    }

    fn numbers(p: &Paired) -> [f64; 6] {
        [p.median, p.mean, p.lo90, p.hi90, p.mean_lo90, p.mean_hi90]
    }

    proptest! {
        #[test]
        fn the_order_of_worlds_does_not_matter((a, b, order) in worlds()) {
            let shuffled = |v: &[f64]| order.iter().map(|&w| v[w]).collect::<Vec<f64>>();
            let (one, two) = (Paired::of(&a, &b, Better::Higher), Paired::of(&shuffled(&a), &shuffled(&b), Better::Higher));
            prop_assert!(numbers(&one).iter().zip(numbers(&two)).all(|(&x, y)| near(x, y)));
            prop_assert!(near(one.p_better, two.p_better));
            prop_assert_eq!(Band::of(&a), Band::of(&shuffled(&a)));
        }

        #[test]
        fn shift_and_scale_go_through((a, b, _) in worlds(), shift in -50.0..50.0, scale in 0.5..20.0) {
            let moved = |v: &[f64]| v.iter().map(|x| shift + scale * x).collect::<Vec<f64>>();
            let (one, two) = (Paired::of(&a, &b, Better::Lower), Paired::of(&moved(&a), &moved(&b), Better::Lower));
            prop_assert!(numbers(&one).iter().zip(numbers(&two)).all(|(x, y)| near(x * scale, y)));
            prop_assert!(near(one.variance_reduction.unwrap(), two.variance_reduction.unwrap()));
            let both = |a: &[f64], b: &[f64]| Array2::from_shape_fn((a.len(), 2), |(w, d)| [a, b][d][w]);
            let (one, two) = (both(&a, &b), both(&moved(&a), &moved(&b)));
            let lost = |y: &Array2<f64>| regrets(y.view(), Better::Higher);
            prop_assert!(lost(&one).iter().zip(lost(&two)).all(|(x, y)| near(x.mean * scale, y.mean) && x.max >= x.p90));
        }

        #[test]
        fn chances_add_up_and_mirror((a, b, _) in worlds()) {
            let (up, down) = (Paired::of(&a, &b, Better::Higher), Paired::of(&b, &a, Better::Higher));
            prop_assert!(near(up.p_better + down.p_better, 1.0));
            prop_assert!(near(up.mean, -down.mean) && near(up.lo90, -down.hi90));
            let y = Array2::from_shape_fn((a.len(), 3), |(w, d)| [a[w], b[w], a[w].max(b[w])][d]);
            prop_assert!(near(best_shares(y.view(), Better::Higher).iter().sum(), 1.0));
            prop_assert_eq!(regrets(y.view(), Better::Higher)[2].max, 0.0);
            prop_assert_eq!(kendall_tau(&a, &a), Some(1.0));
        }
    }
}
