//! Screening of many axes by elementary effects (Morris 1991, Campolongo 2007).

use ndarray::Array2;
use salib::RngState;
use salib::samplers::{MorrisTrajectories, build_morris_trajectories};

use super::{Estimate, Found, RESAMPLES, middle_90, resampled};
use crate::error::{Error, Result};
use crate::experiments::statistics::{mean, variance};
use crate::rng::Draws;

/// Trajectories in the unit cube, as Morris made them: each axis goes up in half of the trajectories and down in the
/// others. The sampler of `salib` only goes up, so that all its trajectories run from the low corner to the high one
/// and steps are never seen where some axes are high and others low; here each axis of each trajectory is mirrored by
/// a toss.
fn trajectories(axes: usize, trajectories: usize, levels: u32, seed: u64) -> MorrisTrajectories {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let made = build_morris_trajectories(axes, trajectories, levels, &mut RngState::from_seed(bytes));
    let mut made = made.unwrap_or_else(|why| panic!("{why}"));
    let toss = Draws::new(seed, 0, 0);
    for trajectory in 0..trajectories {
        for axis in (0..axes).filter(|&axis| toss.bits(trajectory as u32, axis as u32) & 1 == 1) {
            for point in 0..=axes {
                let at = &mut made.trajectories[[trajectory, point, axis]];
                *at = 1.0 - *at;
            }
        }
    }
    made
}

/// Points of a Morris design in the unit cube, point × axis: trajectory by trajectory, axes + 1 points in each, one
/// axis moved between neighbours. Positions lie on `levels` equal steps from 0 to 1; a move is
/// `levels / (2 (levels − 1))`, two thirds for four levels. Both numbers must be positive and `levels` even.
pub fn morris_points(axes: usize, trajectories: usize, levels: u32, seed: u64) -> Array2<f64> {
    let made = self::trajectories(axes, trajectories, levels, seed).trajectories;
    let points = axes + 1;
    // Rounding to the grid: after two additions or a mirroring one third is not the same number as one third.
    let grid = |u: f64| (u * f64::from(levels - 1)).round() / f64::from(levels - 1);
    Array2::from_shape_fn((trajectories * points, axes), |(row, axis)| grid(made[[row / points, row % points, axis]]))
}

/// What moving one axis over its full range does, over trajectories, in the unit of the outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Mean effect: its sign is the direction.
    pub mu: f64,
    /// Mean size of the effect, whatever its sign; interval by bootstrap over trajectories.
    pub mu_star: Estimate,
    /// Standard deviation of effects (divisor n − 1): how much the effect depends on where the axis and the others are.
    pub sigma: f64,
}

/// Fewest trajectories for an interval that means something; ten to fifty are usual (Campolongo 2007).
pub const FEWEST: usize = 10;

/// Effects of each axis from points (point × axis, trajectory by trajectory) and their outcomes; a trajectory with an
/// outcome that is not finite is left out.
///
/// # Errors
/// When points are no trajectories that move one axis at a time, or fewer than two trajectories are whole.
pub fn effects(points: &Array2<f64>, outcomes: &[f64]) -> Result<Found<Vec<Effect>>> {
    let length = points.ncols() + 1;
    let all = points.nrows() / length;
    let whole = |t: &usize| outcomes[t * length..(t + 1) * length].iter().all(|y| y.is_finite());
    let kept: Vec<usize> = (0..all).filter(whole).collect();
    if kept.len() < 2 {
        let message = format!("{} of {all} trajectories have all their runs, and two are needed", kept.len());
        return Err(Error::request(message, "run what is missing, or make a sweep with more trajectories"));
    }
    // Trajectory × axis.
    let mut elementary = Array2::from_elem((kept.len(), points.ncols()), f64::NAN);
    for (row, trajectory) in kept.iter().enumerate() {
        for point in trajectory * length + 1..(trajectory + 1) * length {
            let step = |axis: &usize| points[(point, *axis)] - points[(point - 1, *axis)];
            let mut moved = (0..points.ncols()).filter(|axis| step(axis) != 0.0);
            let (Some(axis), None) = (moved.next(), moved.next()) else {
                let message = format!("point {point} does not follow from the one before it by moving one axis");
                return Err(Error::request(message, "make the sweep again with method = \"morris\""));
            };
            elementary[(row, axis)] = (outcomes[point] - outcomes[point - 1]) / step(&axis);
        }
    }
    let of = elementary.columns().into_iter().map(|column| effect(&column.to_vec())).collect();
    Ok(Found { of, used: kept.len(), left_out: all - kept.len() })
}

fn effect(elementary: &[f64]) -> Effect {
    let sizes: Vec<f64> = elementary.iter().map(|e| e.abs()).collect();
    let n = sizes.len();
    let again = |draw| resampled(draw, n).map(|i| sizes[i]).sum::<f64>() / n as f64;
    let (low, high) = middle_90(&(0..RESAMPLES).map(again).collect::<Vec<f64>>());
    let mu_star = Estimate { value: mean(&sizes), low, high };
    Effect { mu: mean(elementary), mu_star, sigma: variance(elementary).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_axis_moves_at_a_time_up_and_down_alike() {
        let (axes, count, levels) = (7, 200, 4);
        let points = morris_points(axes, count, levels, 3);
        assert_eq!(points.dim(), (count * (axes + 1), axes));
        assert!(points.iter().all(|u| [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0].contains(u)));
        let mut up = vec![0; axes];
        for trajectory in 0..count {
            let mut moved = vec![];
            for row in trajectory * (axes + 1)..(trajectory + 1) * (axes + 1) - 1 {
                let steps = (0..axes).map(|a| (a, points[(row + 1, a)] - points[(row, a)]));
                let steps: Vec<(usize, f64)> = steps.filter(|&(_, step)| step != 0.0).collect();
                let [(axis, step)] = steps[..] else { panic!("{steps:?}") };
                assert!((step.abs() - 2.0 / 3.0).abs() < 1e-12);
                up[axis] += usize::from(step > 0.0);
                moved.push(axis);
            }
            moved.sort_unstable();
            assert!(moved.into_iter().eq(0..axes));
        }
        // 200 tosses: mean 100, standard deviation 7; five of them are allowed.
        assert!(up.iter().all(|&n| (65..=135).contains(&n)), "{up:?}");
        assert_eq!(points, morris_points(axes, count, levels, 3));
        assert_ne!(points, morris_points(axes, count, levels, 4));
    }

    /// The crate's estimator, on its own trajectories and a function with every kind of effect.
    #[test]
    fn effects_are_those_of_salib() {
        let f = |x: &[f64]| 2.0 * x[0] - x[1] * x[1] + 5.0 * x[2] * x[3];
        let theirs = salib::estimators::estimate_morris_effects(
            &build_morris_trajectories(4, 30, 4, &mut RngState::from_seed([5; 32])).unwrap(),
            f,
        )
        .unwrap();
        let made = build_morris_trajectories(4, 30, 4, &mut RngState::from_seed([5; 32])).unwrap().trajectories;
        let points = Array2::from_shape_fn((150, 4), |(row, axis)| made[[row / 5, row % 5, axis]]);
        let y: Vec<f64> = points.rows().into_iter().map(|row| f(&row.to_vec())).collect();
        let ours = effects(&points, &y).unwrap().of;
        for (i, e) in ours.iter().enumerate() {
            let off = [e.mu - theirs.mu[i], e.mu_star.value - theirs.mu_star[i], e.sigma - theirs.sigma[i]];
            assert!(off.iter().all(|d| d.abs() < 1e-12), "{off:?}");
        }
    }
}
