//! Luck has an address: (seed, process, month, agent, draw). The same agent in the same month draws the same
//! number under every design, whatever anyone else did; results never depend on the number of threads.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// [`Draws::rare`] looks in layers of chances: up to 2⁻¹⁰, from there to 2⁻⁹ … and from ½ to 1.
const LAYERS: u32 = 11;

const fn mix13(mut z: u64) -> u64 {
    z ^= z >> 30;
    z = z.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z ^= z >> 27;
    z = z.wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

const fn moremur(mut x: u64) -> u64 {
    x ^= x >> 27;
    x = x.wrapping_mul(0x3C79_AC49_2BA7_B653);
    x ^= x >> 33;
    x = x.wrapping_mul(0x1C69_B3F7_4AC4_AE35);
    x ^ (x >> 27)
}

/// The draws of one process in one month: stateless, so any draw can be asked in any order.
#[derive(Clone, Copy, Debug)]
pub struct Draws {
    a: u64,
    b: u64,
}

/// An agent and its draw, in one number that sorts by agent and then by draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found(u64);

impl Found {
    fn new(agent: u32, u: f64) -> Self {
        Self(u64::from(agent) << 32 | (u * 4_294_967_296.0) as u64)
    }
    /// Number of the agent.
    pub const fn agent(self) -> usize {
        (self.0 >> 32) as usize
    }
    /// What it drew, on [0, 1).
    pub const fn u(self) -> f64 {
        self.0 as u32 as f64 / 4_294_967_296.0
    }
}

/// Upper end of a layer of chances.
fn upper_end(layer: u32) -> f64 {
    1.0 / f64::from(1 << (LAYERS - 1 - layer))
}

impl Draws {
    /// Key of a process (its fixed stream number) in a month (tick since the start of the model).
    pub const fn new(seed: u64, process: u8, tick: u32) -> Self {
        let c = (process as u64) << 32 | tick as u64;
        let a = moremur(mix13(seed.wrapping_add(0x9E37_79B9_7F4A_7C15)).wrapping_add(mix13(c ^ 0xD6E8_FEB8_6659_FD93)));
        let b = mix13(a.wrapping_add(moremur(c.wrapping_add(seed.rotate_left(32)))));
        Self { a, b }
    }

    /// 64 random bits of draw number `draw` of `agent`.
    #[inline(always)]
    pub const fn bits(self, agent: u32, draw: u32) -> u64 {
        mix13(moremur(((draw as u64) << 32 | agent as u64) ^ self.a).wrapping_add(self.b))
    }

    /// Uniform on [0, 1), 24 bits.
    #[inline(always)]
    pub const fn uniform(self, agent: u32, draw: u32) -> f32 {
        (self.bits(agent, draw) >> 40) as f32 * (1.0 / 16_777_216.0)
    }

    /// Uniform on [0, 1), 53 bits.
    pub const fn uniform64(self, agent: u32, draw: u32) -> f64 {
        (self.bits(agent, draw) >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// A whole number below `n` (which must be positive).
    pub const fn below(self, agent: u32, draw: u32, n: usize) -> usize {
        (((self.bits(agent, draw) >> 32) * n as u64) >> 32) as usize
    }

    /// Finds who of `agents` draws below `bound` (a chance), in order of agent, with what they drew.
    ///
    /// It is as if everybody had drawn a uniform on [0, 1), at the price of those who are found: within a layer of
    /// chances it jumps from one to the next (the number of failures before a success is geometric). Layers have fixed
    /// limits, so that an agent's draw does not depend on `bound`: a higher bound finds the same agents and more.
    pub fn rare(self, draw: u32, agents: usize, bound: f64, found: &mut Vec<Found>) {
        found.clear();
        let mut low = 0.0;
        for layer in (0..LAYERS).take_while(|&layer| layer == 0 || bound > upper_end(layer - 1)) {
            let high = upper_end(layer);
            let passed_over = 1.0 / libm::log((1.0 - high) / (1.0 - low)) as f32;
            let (mut at, mut ordinal) = (0, 0);
            loop {
                let bits = self.bits(ordinal, 0x8000_0000 | draw << 8 | layer);
                let failures = libm::logf(1.0 - (bits >> 40) as f32 / 16_777_216.0) * passed_over;
                if failures >= (agents - at) as f32 {
                    break;
                }
                at += failures as usize;
                let u = low + (high - low) * f64::from(bits as u32) / 4_294_967_296.0;
                if at < agents && u < bound {
                    found.push(Found::new(at as u32, u));
                }
                (at, ordinal) = ((at + 1).min(agents), ordinal + 1);
            }
            low = high;
        }
        // Whoever is found in two layers drew in the lower one.
        found.sort_unstable();
        found.dedup_by_key(|x| x.agent());
    }

    /// Standard normal by the inverse distribution function, so that it takes exactly one draw.
    pub fn normal(self, agent: u32, draw: u32) -> f64 {
        normal_quantile((self.uniform64(agent, draw) + 0.5 / 9_007_199_254_740_992.0).min(1.0 - 1e-16))
    }

    /// A small generator of its own for a sampler that needs a variable number of draws.
    pub fn generator(self, agent: u32, draw: u32) -> ChaCha8Rng {
        ChaCha8Rng::seed_from_u64(self.bits(agent, draw))
    }
}

/// Address of a decision that has no agent number of its own: a stable number from two parts.
pub const fn address(kind: u32, number: u32) -> u32 {
    (kind << 24) ^ number
}

/// Address of a thing known by its name: 31 bits of FNV-1a, with the highest bit set so that it never meets a number
/// that counts.
pub const fn named(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let (mut hash, mut i) = (0x811C_9DC5u32, 0);
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    hash | 0x8000_0000
}

/// A stream for building a world (population, institutions): one per (process, month, block).
pub fn stream(seed: u64, process: u8, tick: u32, block: u32) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(u64::from(process) << 56 | u64::from(tick) << 32 | u64::from(block));
    rng
}

/// Inverse of the standard normal distribution function (Acklam's rational approximation, relative error 1e-9).
/// Own code because it must give the same bits everywhere: only `libm` and basic arithmetic.
#[allow(clippy::excessive_precision)] // the published coefficients
pub fn normal_quantile(p: f64) -> f64 {
    const A: [f64; 6] = [
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00,
    ];
    const B: [f64; 5] = [
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
    ];
    const C: [f64; 6] = [
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00,
    ];
    const D: [f64; 4] = [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00];
    let horner = |c: &[f64], x: f64| c.iter().fold(0.0, |s, &k| s * x + k);
    if p < 0.02425 {
        let q = (-2.0 * libm::log(p)).sqrt();
        horner(&C, q) / (horner(&D, q) * q + 1.0)
    } else if p > 1.0 - 0.02425 {
        -normal_quantile(1.0 - p)
    } else {
        let q = p - 0.5;
        let r = q * q;
        horner(&A, r) * q / (horner(&B, r) * r + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answers() {
        let d = Draws::new(1, 2, 3);
        let got = [d.bits(0, 0), d.bits(1, 0), d.bits(0, 1), Draws::new(2, 2, 3).bits(0, 0)];
        insta::assert_debug_snapshot!(got);
    }

    /// Serial and uniform along every axis: the 99.9% point of χ² with 255 degrees of freedom is 330.5.
    #[test]
    fn uniform_along_agent_month_and_draw() {
        type Axis = (&'static str, fn(u32) -> f32);
        let axes: [Axis; 4] = [
            ("agent", |i| Draws::new(7, 1, 5).uniform(i, 0)),
            ("month", |i| Draws::new(7, 1, i).uniform(5, 0)),
            ("draw", |i| Draws::new(7, 1, 5).uniform(5, i)),
            ("seed", |i| Draws::new(u64::from(i), 1, 5).uniform(5, 0)),
        ];
        for (axis, draw) in axes {
            let n = 65_536;
            let (mut single, mut pair) = ([0f64; 256], [0f64; 256]);
            let mut last = draw(n);
            for i in 0..n {
                let u = draw(i);
                single[(u * 256.0) as usize] += 1.0;
                pair[(u * 16.0) as usize * 16 + (last * 16.0) as usize] += 1.0;
                last = u;
            }
            for (what, counts) in [("uniform", single), ("serial", pair)] {
                let e = f64::from(n) / 256.0;
                let chi2: f64 = counts.iter().map(|c| (c - e) * (c - e) / e).sum();
                assert!(chi2 < 330.5 && chi2 > 188.0, "{what} over {axis}: χ² = {chi2}");
            }
        }
    }

    /// The number found is binomial, what they draw is uniform, and a higher bound finds the same agents and more.
    #[test]
    fn rare_is_as_if_everybody_drew() {
        let (agents, months) = (5_000, 200);
        let bounds = [0.0005, 0.003, 0.012, 0.09, 0.6, 1.0];
        let mut all = bounds.map(|_| Vec::new());
        for (b, bound) in bounds.into_iter().enumerate() {
            for tick in 0..months {
                let mut found = vec![];
                Draws::new(3, 2, tick).rare(7, agents, bound, &mut found);
                assert!(found.is_sorted_by(|x, y| x.agent() < y.agent()));
                all[b].extend(found.iter().map(|x| (tick, x.agent(), x.u())));
            }
            let n = agents as f64 * f64::from(months);
            let spread = (n * bound * (1.0 - bound)).sqrt();
            assert!((all[b].len() as f64 - n * bound).abs() <= 3.5 * spread, "{} below {bound}", all[b].len());
            let mean = all[b].iter().map(|x| x.2).sum::<f64>() / all[b].len() as f64;
            let error = bound / (12.0 * all[b].len() as f64).sqrt();
            assert!((mean - bound / 2.0).abs() < 3.5 * error, "mean {mean} below {bound}");
        }
        for (few, more) in all.iter().zip(&all[1..]) {
            let bound = few.iter().map(|x| x.2).fold(0.0, f64::max);
            let same: Vec<_> = more.iter().filter(|x| x.2 <= bound).collect();
            assert_eq!(few.iter().collect::<Vec<_>>(), same);
        }
    }

    #[test]
    fn normal_quantile_matches_statrs() {
        use statrs::distribution::{ContinuousCDF, Normal};
        let n = Normal::new(0.0, 1.0).unwrap();
        for i in 1..1000 {
            let p = f64::from(i) / 1000.0;
            assert!((normal_quantile(p) - n.inverse_cdf(p)).abs() < 1e-7, "{p}");
        }
    }
}
