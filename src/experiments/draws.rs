//! Worlds from the prior: every uncertain parameter and rival theory drawn together, spread evenly over its range.
//!
//! A parameter's points depend on the seed, its own *name* and nothing else, so declaring, dropping or reordering
//! parameters never moves another one's points. The hash of the name gives a dimension of the Sobol sequence *and* a
//! scramble of its own, so two names may share a dimension and still be independent; nothing needs resolving.
//!
//! Why not one dimension each under one scramble, as in a textbook: a Sobol sequence in over a hundred dimensions has
//! pairs whose leading digits coincide until far more points are drawn (`a_shared_scramble_would_be_worse` measures
//! it: a correlation of 0.93 at 64 points), so some pair of parameters would always move together. With a scramble
//! each, every parameter is still perfectly spread (each of 64 equal slices of its range is met once by 64 worlds) and
//! pairs correlate by chance only. The order within each sixteen points is shuffled too: unshuffled, neighbours lie in
//! opposite halves of every range, which raises the variance of chance correlations from 1 to 1.6 over the number of
//! worlds. So 16, 32, 64 … worlds are evenly spread; fewer than 16 are for trying out.

use ndarray::Array2;
use sha2::{Digest, Sha256};

use super::accepted::Accepted;
use super::theories::{Side, all_hold};
use crate::error::{Error, Result};
use crate::parameters::{self, Field, Parameters, Role, Spec};
use crate::rng::Draws;

/// Most worlds one sequence holds: beyond it the points would silently repeat.
pub const MOST_WORLDS: usize = 1 << 16;

/// Points whose order is shuffled together.
const SHUFFLED: usize = 16;

/// One world: its luck and everything we do not know.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    /// Number of the world, from 0.
    pub index: usize,
    /// Seed of all luck in this world, the same under every design.
    pub seed: u64,
    /// The drawn parameters; constants at their defaults.
    pub parameters: Parameters,
    /// Path and position of every structural switch, in order of declaration.
    pub theories: Vec<(&'static str, bool)>,
}

/// Draws `worlds` worlds (a power of two, at most [`MOST_WORLDS`]) from the plausible ranges. Uncertain parameters
/// are triangular (low, default as mode, high); each theory holds in half of the worlds. World `i` is the same
/// world however many are asked. An error when the number is not a power of two or too large.
pub fn world_parameters(seed: u64, worlds: usize) -> Result<Vec<Draw>> {
    prior_worlds(seed, worlds, &[])
}

/// The first `worlds` of those worlds in which some sides of rival theories hold, with the luck they have among all.
///
/// # Errors
/// When the number is not a power of two, or there are not so many.
pub fn prior_worlds(seed: u64, worlds: usize, sides: &[Side]) -> Result<Vec<Draw>> {
    check(worlds)?;
    let mut tried = (worlds << sides.len()).min(MOST_WORLDS);
    loop {
        let points = Points::new(seed, tried);
        let all = (0..tried).map(|point| points.draw(point, point, world_seed(seed, point)));
        let found = of_theories(all, sides, worlds);
        if found.len() == worlds {
            return Ok(found);
        }
        if tried == MOST_WORLDS {
            let message = format!("{worlds} worlds are asked, and {} of {tried} hold what is assumed", found.len());
            return Err(Error::request(message, "ask for fewer worlds or assume less"));
        }
        tried *= 2;
    }
}

/// Worlds that history leaves possible: points of the calibration that were accepted, in an order given by the seed,
/// each with luck of its own; with some sides of rival theories, those of them in which these hold. World `i` is the
/// same world however many are asked. An error when the number is not a power of two or more than there are.
pub fn accepted_worlds(accepted: &Accepted, seed: u64, worlds: usize, sides: &[Side]) -> Result<Vec<Draw>> {
    check(worlds)?;
    any_accepted_worlds(accepted, seed, worlds, sides)
}

/// As [`accepted_worlds`], any number of them.
pub fn any_accepted_worlds(accepted: &Accepted, seed: u64, worlds: usize, sides: &[Side]) -> Result<Vec<Draw>> {
    let mut order: Vec<(u64, usize)> = accepted
        .points
        .iter()
        .map(|&p| (hash(&[b"accepted", &seed.to_le_bytes(), &(p as u64).to_le_bytes()]), p))
        .collect();
    order.sort_unstable();
    let points = Points::new(accepted.seed, accepted.tried);
    let all = order.iter().enumerate().map(|(index, &(_, point))| points.draw(point, index, world_seed(seed, index)));
    let mut found = of_theories(all, sides, usize::MAX);
    if worlds > found.len() {
        let assumed = if sides.is_empty() { "" } else { " with what is assumed" };
        return Err(Error::request(
            format!("{worlds} worlds are asked, and history leaves {} of those tried{assumed}", found.len()),
            "ask for fewer worlds, calibrate with more points, or add --prior",
        ));
    }
    found.truncate(worlds);
    Ok(found)
}

/// The first `most` worlds in which all sides hold, numbered from 0.
fn of_theories(all: impl Iterator<Item = Draw>, sides: &[Side], most: usize) -> Vec<Draw> {
    let found = all.filter(|draw| all_hold(sides, draw)).take(most).enumerate();
    found.map(|(index, draw)| Draw { index, ..draw }).collect()
}

/// Points of the prior in all drawn parameters.
pub struct Points {
    specs: Vec<&'static Spec>,
    values: Array2<f64>,
}

impl Points {
    /// The first `points` points of a seed.
    pub fn new(seed: u64, points: usize) -> Self {
        let specs: Vec<&'static Spec> = parameters::drawn().collect();
        let axes: Vec<(&str, &Field)> = specs.iter().map(|s| (s.path, s.field)).collect();
        let values = prior(seed, points, &axes);
        Self { specs, values }
    }

    /// The drawn parameters, one per column of [`Points::values`].
    pub fn specs(&self) -> &[&'static Spec] {
        &self.specs
    }

    /// Values: point × parameter, in the units of the parameters.
    pub fn values(&self) -> &Array2<f64> {
        &self.values
    }

    /// The world of a point: number and luck are given.
    pub fn draw(&self, point: usize, index: usize, seed: u64) -> Draw {
        let mut parameters = Parameters::default();
        let mut theories = vec![];
        for (&value, spec) in self.values.row(point).iter().zip(&self.specs) {
            let set = parameters.set(spec.at.0, spec.at.1, value);
            assert!(set.is_ok(), "{}: its plausible range leaves what is possible: {set:?}", spec.path);
            if spec.field.role == Role::Theory {
                theories.push((spec.path, value >= 0.5));
            }
        }
        Draw { index, seed, parameters, theories }
    }
}

/// Hash of everything a point depends on: the drawn parameters with their ranges.
pub fn declared() -> String {
    let text: String = parameters::drawn()
        .map(|s| format!("{} {:?} {:?} {:?} {:?}\n", s.path, s.field.role, s.field.low, s.field.default, s.field.high))
        .collect();
    super::disk::sha256_hex(text.as_bytes())[..16].to_owned()
}

/// Values `[world × axis]` in the units of the axes; an axis is the path and declaration of a parameter. For
/// sensitivity and calibration, which draw over part of the parameters or other numbers of points.
pub fn prior(seed: u64, worlds: usize, axes: &[(&str, &Field)]) -> Array2<f64> {
    assert!(worlds <= MOST_WORLDS, "{worlds} points are more than a Sobol sequence holds");
    let columns: Vec<Vec<f64>> = axes
        .iter()
        .map(|(path, field)| points(seed, path, worlds).iter().map(|&u| value(field, u)).collect())
        .collect();
    Array2::from_shape_fn((worlds, axes.len()), |(world, axis)| columns[axis][world])
}

/// The first `worlds` points in (0, 1) of the parameter with this path.
pub fn points(seed: u64, path: &str, worlds: usize) -> Vec<f64> {
    let dimension = (hash(&[b"dimension", path.as_bytes()]) % u64::from(sobol_burley::NUM_DIMENSIONS)) as u32;
    let key = hash(&[b"scramble", path.as_bytes(), &seed.to_le_bytes()]);
    let scramble = (key >> 32) as u32;
    // The middle of the cell of a 24-bit number: never 0 or 1, and one half is never a tie.
    let middle = |u: f32| f64::from(u) + 0.5 / 16_777_216.0;
    let order = (0..worlds.div_ceil(SHUFFLED)).flat_map(|block| shuffled(key, block as u32));
    order.take(worlds).map(|i| middle(sobol_burley::sample(i, dimension, scramble))).collect()
}

/// The numbers of one block of points in random order.
fn shuffled(key: u64, block: u32) -> [u32; SHUFFLED] {
    let luck = Draws::new(key, 0, block);
    let mut order = std::array::from_fn(|i| block * SHUFFLED as u32 + i as u32);
    (1..SHUFFLED).rev().for_each(|last| order.swap(last, luck.below(last as u32, 0, last + 1)));
    order
}

/// The value of a parameter at share `u` (0–1) of its prior.
pub fn value(field: &Field, u: f64) -> f64 {
    match field.role {
        Role::Theory => f64::from(u >= 0.5),
        _ => triangular(field.low, field.default, field.high, u),
    }
}

/// Inverse distribution function of the triangular distribution.
fn triangular(low: f64, mode: f64, high: f64, u: f64) -> f64 {
    let width = high - low;
    let value = if width <= 0.0 {
        mode
    } else if u * width < mode - low {
        low + (u * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - u) * width * (high - mode)).sqrt()
    };
    value.clamp(low, high)
}

/// Seed of the luck of world `index`, mixed so that neighbouring seeds and worlds have nothing in common.
pub fn world_seed(seed: u64, index: usize) -> u64 {
    hash(&[b"world", &seed.to_le_bytes(), &(index as u64).to_le_bytes()])
}

/// The first 64 bits of the hash of some parts, each preceded by its length so that no two lists look alike.
fn hash(parts: &[&[u8]]) -> u64 {
    let mut sha = Sha256::new();
    for part in parts {
        sha.update((part.len() as u64).to_le_bytes());
        sha.update(part);
    }
    let mut first = [0; 8];
    first.copy_from_slice(&sha.finalize()[..8]);
    u64::from_le_bytes(first)
}

fn check(worlds: usize) -> Result<()> {
    if worlds.is_power_of_two() && worlds <= MOST_WORLDS {
        return Ok(());
    }
    let advice = match worlds {
        0 => "ask for 64 worlds".to_owned(),
        1..MOST_WORLDS => {
            format!("ask for {} or {} worlds", worlds.next_power_of_two() / 2, worlds.next_power_of_two())
        }
        _ => format!("ask for {MOST_WORLDS} worlds"),
    };
    Err(Error::request(
        format!("{worlds} worlds cannot be spread evenly: their number must be a power of two, at most {MOST_WORLDS}"),
        advice,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: usize = 120;

    fn names() -> Vec<String> {
        (0..NAMES).map(|i| format!("group{}.name_{i}", i / 12)).collect()
    }

    fn field(role: Role, low: f64, default: f64, high: f64) -> Field {
        let mut field = *parameters::SPECS[0].field;
        (field.role, field.low, field.default, field.high) = (role, low, default, high);
        field
    }

    /// A column with mean 0 and length 1, so that products of columns are correlations.
    fn standardized(column: &[f64]) -> Vec<f64> {
        let mean = column.iter().sum::<f64>() / column.len() as f64;
        let length = column.iter().map(|x| (x - mean).powi(2)).sum::<f64>().sqrt();
        column.iter().map(|x| (x - mean) / length).collect()
    }

    /// Root mean square and largest correlation over all pairs of columns.
    fn correlations(columns: &[Vec<f64>]) -> (f64, f64) {
        let columns: Vec<_> = columns.iter().map(|c| standardized(c)).collect();
        let pairs = (0..columns.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
        let correlation = |(i, j): (usize, usize)| columns[i].iter().zip(&columns[j]).map(|(x, y)| x * y).sum::<f64>();
        let all: Vec<f64> = pairs.map(|pair| correlation(pair).abs()).collect();
        ((all.iter().map(|r| r * r).sum::<f64>() / all.len() as f64).sqrt(), all.iter().fold(0.0, |m, &r| m.max(r)))
    }

    /// Lists shuffled by sixteen correlate with variance 16/15/n. Of 7,140 pairs none passes 5.5 deviations but once
    /// in 3,000 seeds; the mean square has relative standard deviation √(2/7140) = 1.7%, five of which are allowed.
    #[test]
    fn pairs_of_parameters_correlate_by_chance_only() {
        for (seed, worlds) in [(1, 64), (2, 64), (1, 1024), (2, 1024)] {
            let columns: Vec<_> = names().iter().map(|n| points(seed, n, worlds)).collect();
            let (typical, largest) = correlations(&columns);
            let sd = (16.0 / 15.0 / worlds as f64).sqrt();
            let off = (typical / sd).powi(2) - 1.0;
            assert!(off.abs() < 5.0 * (2.0 / 7140f64).sqrt(), "{worlds} worlds: typical {typical}, expected {sd}");
            assert!(largest < 5.5 * sd, "{worlds} worlds: largest {largest}");
        }
    }

    #[test]
    fn a_shared_scramble_would_be_worse() {
        let shared = |d| (0..64).map(|i| f64::from(sobol_burley::sample(i, d, 1))).collect();
        let columns: Vec<Vec<f64>> = (0..NAMES as u32).map(shared).collect();
        assert!(correlations(&columns).1 > 0.9, "{:?}", correlations(&columns));
    }

    #[test]
    fn every_slice_of_a_range_is_met_once() {
        for worlds in [16, 32, 64, 4096] {
            for (seed, name) in names().iter().enumerate() {
                let mut slices: Vec<usize> =
                    points(seed as u64, name, worlds).iter().map(|u| (u * worlds as f64) as usize).collect();
                slices.sort_unstable();
                assert!(slices.into_iter().eq(0..worlds), "{name}, {worlds} worlds");
            }
        }
    }

    #[test]
    fn dropping_a_parameter_moves_no_other_and_more_worlds_keep_the_first() {
        let (names, field) = (names(), field(Role::Uncertain, 0.0, 0.2, 1.0));
        let axes: Vec<(&str, &Field)> = names.iter().map(|n| (n.as_str(), &field)).collect();
        let mut fewer = axes.clone();
        fewer.remove(3);
        fewer.reverse();
        let (all, some) = (prior(9, 128, &axes), prior(9, 64, &fewer));
        for (j, (name, _)) in fewer.iter().enumerate() {
            let i = names.iter().position(|n| n == name).unwrap();
            assert!(all.column(i).iter().take(64).eq(some.column(j).iter()), "{name}");
        }
        assert_ne!(all.column(3), all.column(4));
        assert_ne!(prior(8, 64, &fewer), some);
    }

    /// Midpoints of 4,096 slices: the error of moments is far below one ten-thousandth of the range.
    #[test]
    fn triangular_has_its_moments_and_mode() {
        for (low, mode, high) in [(0.0, 0.2, 1.0), (-3.0, -3.0, 5.0), (2.0, 7.0, 7.0), (0.10, 0.15, 0.22)] {
            let field = field(Role::Uncertain, low, mode, high);
            let draws = prior(4, 4096, &[("a.b", &field)]);
            let mean = draws.sum() / 4096.0;
            let variance = draws.mapv(|x| (x - mean) * (x - mean)).sum() / 4096.0;
            let expected = (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18.0;
            assert!((mean - (low + mode + high) / 3.0).abs() < 1e-4 * (high - low), "mean {mean}");
            assert!((variance - expected).abs() < 1e-4 * (high - low).powi(2), "variance {variance}");
            assert!(draws.iter().all(|&x| low <= x && x <= high));
            let at_mode = (mode - low) / (high - low);
            assert!((triangular(low, mode, high, at_mode) - mode).abs() < 1e-12);
            assert_eq!((triangular(low, mode, high, 0.0), triangular(low, mode, high, 1.0)), (low, high));
        }
        assert_eq!(triangular(2.0, 2.0, 2.0, 0.3), 2.0);
    }

    #[test]
    fn each_theory_holds_in_half_of_the_worlds() {
        let switch = field(Role::Theory, 0.0, 1.0, 1.0);
        let names = names();
        let axes: Vec<(&str, &Field)> = names.iter().map(|n| (n.as_str(), &switch)).collect();
        let draws = prior(1, 64, &axes);
        assert!(draws.iter().all(|&x| x == 0.0 || x == 1.0));
        assert!(draws.columns().into_iter().all(|c| c.sum() == 32.0));
    }

    #[test]
    fn a_world_holds_its_draws() {
        let worlds = world_parameters(1, 64).unwrap();
        let axes: Vec<(&str, &Field)> = parameters::drawn().map(|s| (s.path, s.field)).collect();
        let values = prior(1, 64, &axes);
        let theories = parameters::drawn().filter(|s| s.field.role == Role::Theory).count();
        assert!(worlds.iter().all(|w| w.theories.len() == theories));
        for (i, world) in worlds.iter().enumerate() {
            assert_eq!((world.index, world.seed), (i, world_seed(1, i)));
            for (j, spec) in parameters::drawn().enumerate() {
                assert_eq!(world.parameters.get(spec.at.0, spec.at.1), values[(i, j)], "{}", spec.path);
            }
        }
        let mut seeds: Vec<u64> = (0..4).flat_map(|s| (0..1000).map(move |i| world_seed(s, i))).collect();
        seeds.sort_unstable();
        seeds.dedup();
        assert_eq!(seeds.len(), 4000);
    }

    #[test]
    fn a_number_that_cannot_be_spread_gets_advice() {
        for (worlds, advice) in [(0, "64 worlds"), (48, "32 or 64 worlds"), (65_537, "ask for 65536 worlds")] {
            let Err(Error::Request { message, help }) = world_parameters(1, worlds) else { panic!("{worlds}") };
            assert!(message.contains("power of two") && help.unwrap().contains(advice), "{worlds}");
        }
        assert!(world_parameters(1, 1).is_ok());
    }
}
