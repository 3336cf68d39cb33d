//! Where points lie: position in the unit cube of every point on every axis, computed when it is asked.

use crate::experiments::draws;
use crate::experiments::sensitivity::{morris, sobol};
use crate::rng::{Draws, named};
use crate::scenario::sweep::{Axis, Method, Spread, Sweep, Varied};

/// Levels of a Morris design.
pub const LEVELS: u32 = 4;
/// Rounds of mixing that put slices in random order.
const ROUNDS: u32 = 6;

/// The layout of a sweep.
pub struct Layout {
    axes: Vec<Axis>,
    /// Number of points.
    pub points: usize,
    kind: Kind,
}

enum Kind {
    /// Per axis: how many points one value of it lasts, and how many values there are.
    Grid(Vec<(usize, usize)>),
    List,
    Latin(Vec<Draws>),
    /// Columns of the axes.
    Columns(Vec<Vec<f64>>),
    /// Columns of A and of B.
    Saltelli(Vec<Vec<f64>>, Vec<Vec<f64>>),
    /// Point × axis.
    Morris(ndarray::Array2<f64>),
    /// Not in a unit cube.
    Worlds,
}

impl Layout {
    /// The layout of a sweep; its points follow from the file alone.
    pub fn new(sweep: &Sweep) -> Self {
        let (axes, n, seed) = (&sweep.axes, sweep.points, sweep.seed);
        let columns = |matrix: &str| sobol::columns(axes.len(), n, seed, matrix);
        let (kind, points) = match sweep.method {
            Method::Grid => (Kind::Grid(digits(axes)), n),
            Method::List => (Kind::List, n),
            Method::LatinHypercube => {
                let draws = axes.iter().map(|axis| Draws::new(seed, 0, named(&axis.path)));
                (Kind::Latin(draws.collect()), n)
            }
            Method::Sobol => (Kind::Columns(columns("a")), n),
            Method::Saltelli => (Kind::Saltelli(columns("a"), columns("b")), n * (axes.len() + 2)),
            Method::Morris => (Kind::Morris(morris::morris_points(axes.len(), n, LEVELS, seed)), n * (axes.len() + 1)),
            Method::Worlds => (Kind::Worlds, n),
        };
        Self { axes: axes.clone(), points, kind }
    }

    /// Whether points have a position in the unit cube.
    pub fn is_cube(&self) -> bool {
        !matches!(self.kind, Kind::Worlds)
    }

    /// Position of a point on an axis, 0–1.
    pub fn unit(&self, point: usize, axis: usize) -> f64 {
        match &self.kind {
            Kind::Grid(digits) => {
                let (lasts, values) = digits[axis];
                middle(point / lasts % values, values)
            }
            Kind::List => middle(point, self.points),
            Kind::Latin(draws) => {
                let slice = shuffled(draws[axis], point, self.points);
                (slice as f64 + draws[axis].uniform64(point as u32, ROUNDS)) / self.points as f64
            }
            Kind::Columns(columns) => columns[axis][point],
            Kind::Saltelli(a, b) => {
                let (row, kind) = (point / (self.axes.len() + 2), point % (self.axes.len() + 2));
                if kind == 1 || kind == axis + 2 { b[axis][row] } else { a[axis][row] }
            }
            Kind::Morris(points) => points[(point, axis)],
            Kind::Worlds => unreachable!("worlds have no position"),
        }
    }

    /// Value of a point on an axis, in the unit of the axis.
    pub fn value(&self, point: usize, axis: usize) -> f64 {
        let (axis, u) = (&self.axes[axis], self.unit(point, axis));
        match &axis.spread {
            Spread::Between(low, high) => low + u * (high - low),
            Spread::Values(values) => values[((u * values.len() as f64) as usize).min(values.len() - 1)],
            Spread::Prior => match axis.varied() {
                Some(Varied::Uncertainty(spec)) => draws::value(spec.field, u),
                _ => unreachable!("only uncertainties have a prior"),
            },
        }
    }
}

/// The middle of part `i` of so many equal ones.
fn middle(i: usize, parts: usize) -> f64 {
    (i as f64 + 0.5) / parts as f64
}

/// How long a value of each axis lasts, and how many values it has. Levers change fastest, so that runs which follow
/// each other have their past in common.
fn digits(axes: &[Axis]) -> Vec<(usize, usize)> {
    let mut digits = vec![(0, 0); axes.len()];
    let mut lasts = 1;
    for levers in [true, false] {
        for (axis, digit) in axes.iter().zip(&mut digits).rev().filter(|(axis, _)| axis.is_lever() == levers) {
            let values = axis.values().expect("checked when read").len();
            *digit = (lasts, values);
            lasts *= values;
        }
    }
    digits
}

/// Place of item `i` of `n` in a random order, without making the order: a Feistel network over the next power of
/// four, walked until it falls inside (Black & Rogaway 2002).
fn shuffled(draws: Draws, i: usize, n: usize) -> usize {
    let bits = (usize::BITS - n.saturating_sub(1).leading_zeros()).div_ceil(2).max(1);
    let mask = (1u64 << bits) - 1;
    let mut at = i as u64;
    loop {
        let (mut left, mut right) = (at >> bits, at & mask);
        for round in 0..ROUNDS {
            (left, right) = (right, left ^ (draws.bits(right as u32, round) & mask));
        }
        at = left << bits | right;
        if at < n as u64 {
            return at as usize;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_holds_every_place_once_and_looks_random() {
        for n in [1, 2, 3, 7, 64, 1000, 4097] {
            let draws = Draws::new(5, 0, n as u32);
            let order: Vec<usize> = (0..n).map(|i| shuffled(draws, i, n)).collect();
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert!(sorted.into_iter().eq(0..n), "{n}");
            if n >= 1000 {
                let mean = (n - 1) as f64 / 2.0;
                let square = (0..n).map(|i| (i as f64 - mean).powi(2)).sum::<f64>();
                let product: f64 = order.iter().enumerate().map(|(i, &p)| (i as f64 - mean) * (p as f64 - mean)).sum();
                // A random order correlates with standard deviation 1/√(n − 1); four of them are allowed.
                assert!((product / square).abs() < 4.0 / ((n - 1) as f64).sqrt(), "{n}: {}", product / square);
            }
        }
    }
}
