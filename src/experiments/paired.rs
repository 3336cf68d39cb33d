//! A design against another in the same worlds, and what their difference says.

use super::statistics::{Better, half_width, mean, quantile, sorted, tie, variance};

/// Share of worlds with the sign of the mean from which a difference is probable.
pub const LIKELY: f64 = 0.75;

/// How strongly a difference whose mean is known to differ from zero holds from world to world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Strength {
    /// The band of 90% of the worlds lies on one side of zero.
    Clear,
    /// It has the sign of the mean in at least [`LIKELY`] of the worlds.
    Likely,
    /// Only the mean differs: which is better varies from world to world.
    Varies,
}

/// What a paired difference says, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Verdict {
    /// The design is better.
    Better(Strength),
    /// The design is worse.
    Worse(Strength),
    /// The 90% interval of the mean holds zero: "cannot tell these apart".
    Same,
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
    /// The same in one word, by documented thresholds.
    pub verdict: Verdict,
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
        let (lo90, hi90) = (quantile(&sorted, 0.05), quantile(&sorted, 0.95));
        let p_better = pairs().map(wins).sum::<f64>() / differences.len() as f64;
        let tells_apart = mean.abs() > half && pairs().any(|(a, b)| !tie(a, b));
        let up = better.gain(mean, 0.0) > 0.0;
        let strength = match if up { p_better } else { 1.0 - p_better } {
            _ if lo90 > 0.0 || hi90 < 0.0 => Strength::Clear,
            share if share >= LIKELY => Strength::Likely,
            _ => Strength::Varies,
        };
        Self {
            median: quantile(&sorted, 0.5),
            mean,
            lo90,
            hi90,
            mean_lo90: mean - half,
            mean_hi90: mean + half,
            p_better,
            variance_reduction: (alone > 0.0).then(|| 1.0 - spread / alone),
            tells_apart,
            verdict: match (tells_apart, up) {
                (false, _) => Verdict::Same,
                (true, true) => Verdict::Better(strength),
                (true, false) => Verdict::Worse(strength),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
    }

    /// Differences 2, 0, −2, 7: mean 1.75, variance 14.916667; t(3) = 2.353363; variances alone 6.916667 and 5.666667.
    #[test]
    fn a_pair_by_hand() {
        let (a, b) = ([3.0, 5.0, 4.0, 9.0], [1.0, 5.0, 6.0, 2.0]);
        let pair = Paired::of(&a, &b, Better::Higher);
        let half = 2.3533634348018238 * (14.916666666666666f64 / 4.0).sqrt();
        assert_eq!((pair.median, pair.mean, pair.p_better, pair.tells_apart), (1.0, 1.75, 0.625, false));
        assert!(near(pair.lo90, -1.7) && near(pair.hi90, 6.25), "{pair:?}");
        assert!(near(pair.mean_lo90, 1.75 - half) && near(pair.mean_hi90, 1.75 + half), "{pair:?}");
        assert!(near(pair.variance_reduction.unwrap(), 1.0 - 14.916666666666666 / 12.583333333333332), "{pair:?}");
        assert_eq!(Paired::of(&a, &b, Better::Lower).p_better, 0.375);
    }

    #[test]
    fn pairs_that_hardly_vary() {
        let shifted = Paired::of(&[2.0, 3.0, 7.0], &[1.0, 2.0, 6.0], Better::Higher);
        assert_eq!((shifted.mean_lo90, shifted.mean_hi90, shifted.variance_reduction), (1.0, 1.0, Some(1.0)));
        assert!(shifted.tells_apart);
        let null = Paired::of(&[2.0, 3.0, 7.0], &[2.0, 3.0, 7.0], Better::Lower);
        assert_eq!((null.mean, null.lo90, null.hi90, null.p_better, null.tells_apart), (0.0, 0.0, 0.0, 0.5, false));
        let one = Paired::of(&[2.0], &[1.0], Better::Lower);
        assert_eq!((one.median, one.p_better, one.tells_apart, one.variance_reduction), (1.0, 0.0, false, None));
        assert_eq!((one.mean_lo90, one.mean_hi90), (f64::NEG_INFINITY, f64::INFINITY));
        assert!(!Paired::of(&[0.1 + 0.2; 4], &[0.3; 4], Better::Higher).tells_apart, "rounding is not a difference");
    }

    /// The mean is known in all four; what differs is in how many worlds the difference has its sign.
    #[test]
    fn verdicts_separate() {
        let verdict = |wins: usize, loss: f64, better| {
            let design: Vec<f64> = (0..64).map(|w| if w < wins { 0.01 } else { -loss }).collect();
            Paired::of(&design, &[0.0; 64], better).verdict
        };
        assert_eq!(verdict(64, 0.0, Better::Higher), Verdict::Better(Strength::Clear));
        assert_eq!(verdict(64, 0.0, Better::Lower), Verdict::Worse(Strength::Clear));
        assert_eq!(verdict(50, 0.01, Better::Higher), Verdict::Better(Strength::Likely));
        assert_eq!(verdict(47, 0.001, Better::Higher), Verdict::Better(Strength::Varies));
        assert_eq!(verdict(47, 0.001, Better::Lower), Verdict::Worse(Strength::Varies));
        assert_eq!(verdict(32, 0.01, Better::Higher), Verdict::Same);
    }
}
