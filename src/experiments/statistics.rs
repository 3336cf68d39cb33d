//! What a set of worlds says about designs: bands, paired differences, regret, how much is luck, and whether more
//! worlds are needed. Pure functions of numbers; sums run in the order given, so the same worlds give the same bits.
//!
//! Arrays are `[world × something]`, worlds in the same order everywhere: row `w` of two designs is one *pair*. A
//! number that is not finite is a bug of whoever made it, so it stops the program with a sentence.

use ndarray::ArrayView2;

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

fn sorted(values: &[f64]) -> Vec<f64> {
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
fn half_width(sd: f64, worlds: usize) -> f64 {
    if worlds < 2 { f64::INFINITY } else { t95(worlds - 1) * sd / (worlds as f64).sqrt() }
}

/// A design against the baseline in the same worlds. Differences are design − baseline in the indicator's unit,
/// whichever way is better.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Paired {
    /// Median difference over worlds.
    pub median: f64,
    /// Mean difference over worlds.
    pub mean: f64,
    /// 5% quantile of the difference over worlds: what the world decides.
    pub lo90: f64,
    /// 95% quantile of the difference over worlds.
    pub hi90: f64,
    /// Lower end of the 90% interval of the mean (Student's t): what the number of worlds decides; −∞ for one world.
    pub mean_lo90: f64,
    /// Upper end of the 90% interval of the mean; ∞ for one world.
    pub mean_hi90: f64,
    /// Share of worlds in which the design is better; a tie counts half.
    pub p_better: f64,
    /// Variance saved by meeting in the same worlds: 1 − var(difference) / (var(design) + var(baseline)).
    /// Nothing when neither varies.
    pub variance_reduction: Option<f64>,
    /// Whether the 90% interval of the mean leaves out zero. When not: "cannot tell these apart".
    pub tells_apart: bool,
}

impl Paired {
    /// Compares one number per world of a design with the baseline's in the same worlds.
    pub fn of(design: &[f64], baseline: &[f64], better: Better) -> Self {
        assert_eq!(design.len(), baseline.len(), "a pair needs design and baseline in the same worlds");
        let pairs = || design.iter().copied().zip(baseline.iter().copied());
        let differences: Vec<f64> = pairs().map(|(a, b)| a - b).collect();
        let sorted = sorted(&differences);
        let (mean, spread) = (mean(&differences), variance(&differences));
        let half = half_width(spread.sqrt(), differences.len());
        let wins = |(a, b): (f64, f64)| match better.gain(a, b) {
            _ if tie(a, b) => 0.5,
            gain if gain > 0.0 => 1.0,
            _ => 0.0,
        };
        let alone = variance(design) + variance(baseline);
        Self {
            median: quantile(&sorted, 0.5),
            mean,
            lo90: quantile(&sorted, 0.05),
            hi90: quantile(&sorted, 0.95),
            mean_lo90: mean - half,
            mean_hi90: mean + half,
            p_better: pairs().map(wins).sum::<f64>() / differences.len() as f64,
            variance_reduction: (alone > 0.0).then(|| 1.0 - spread / alone),
            tells_apart: mean.abs() > half && pairs().any(|(a, b)| !tie(a, b)),
        }
    }
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

/// Where the variance of an outcome comes from; the two shares add up to one.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct VarianceSplit {
    /// Share due to parameters: what research could still find out.
    pub parametric: f64,
    /// Share due to luck, alone and together with parameters: what stays even when all parameters are known.
    pub stochastic: f64,
}

/// Splits the variance of outcomes `[world × replicate]`, in which every world meets the same replicate seeds (also
/// right when each has its own). Two-way random effects: a world's own level is parametric; the seed's level and
/// whatever rests on world and seed together are luck. Components estimated below zero count as zero. Nothing
/// for fewer than two worlds or replicates (luck cannot be told from parameters), or when nothing varies.
pub fn split_variance(outcomes: ArrayView2<f64>) -> Option<VarianceSplit> {
    let (worlds, replicates) = outcomes.dim();
    if worlds < 2 || replicates < 2 {
        return None;
    }
    let row_means: Vec<f64> = outcomes.rows().into_iter().map(|r| mean(&r.to_vec())).collect();
    let column_means: Vec<f64> = outcomes.columns().into_iter().map(|c| mean(&c.to_vec())).collect();
    let grand = mean(&row_means);
    let left = |((w, r), &y): ((usize, usize), &f64)| (y - row_means[w] - column_means[r] + grand).powi(2);
    let together = outcomes.indexed_iter().map(left).sum::<f64>() / ((worlds - 1) * (replicates - 1)) as f64;
    // Mean square of worlds is R·var(row means); expectation: together + R·parametric. Likewise for seeds.
    let parametric = (variance(&row_means) - together / replicates as f64).max(0.0);
    let luck = (variance(&column_means) - together / worlds as f64).max(0.0) + together;
    let total = parametric + luck;
    (total > 0.0).then(|| VarianceSplit { parametric: parametric / total, stochastic: luck / total })
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
