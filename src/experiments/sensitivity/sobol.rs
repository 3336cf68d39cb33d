//! Shares of variance by Sobol's first-order and total indices (Saltelli 2010, Jansen 1999).

use ndarray::Array2;

use crate::experiments::draws;

/// Rows of Saltelli's design in the unit cube, point × axis: `n` blocks of axes + 2 rows, a row of A, one of B, then A
/// with the column of each axis in turn from B.
pub fn saltelli_points(axes: usize, n: usize, seed: u64) -> Array2<f64> {
    let columns = |matrix: &str| -> Vec<Vec<f64>> {
        (0..axes).map(|axis| draws::points(seed, &format!("saltelli.{matrix}.{axis}"), n)).collect()
    };
    blocks(&columns("a"), &columns("b"))
}

/// Blocks from the columns of A and B.
fn blocks(a: &[Vec<f64>], b: &[Vec<f64>]) -> Array2<f64> {
    let axes = a.len();
    let block = axes + 2;
    Array2::from_shape_fn((a.first().map_or(0, Vec::len) * block, axes), |(row, axis)| {
        let (number, kind) = (row / block, row % block);
        let from_b = kind == 1 || kind == axis + 2;
        if from_b { b[axis][number] } else { a[axis][number] }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_hold_a_then_b_then_a_with_one_column_of_b() {
        let (axes, n) = (5, 64);
        let points = saltelli_points(axes, n, 2);
        assert_eq!(points.dim(), (n * (axes + 2), axes));
        for block in 0..n {
            let row = |kind: usize, axis: usize| points[(block * (axes + 2) + kind, axis)];
            for (i, axis) in (0..axes).flat_map(|i| (0..axes).map(move |axis| (i, axis))) {
                assert_eq!(row(2 + i, axis), row(usize::from(i == axis), axis));
                assert_ne!(row(0, axis), row(1, axis));
            }
        }
        assert!(points.iter().all(|&u| 0.0 < u && u < 1.0));
        assert_eq!(points, saltelli_points(axes, n, 2));
        assert_ne!(points, saltelli_points(axes, n, 3));
    }
}
