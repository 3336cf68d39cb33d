//! Screening of many axes by elementary effects (Morris 1991, Campolongo 2007).

use ndarray::Array2;
use salib::RngState;
use salib::samplers::{MorrisTrajectories, build_morris_trajectories};

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
}
