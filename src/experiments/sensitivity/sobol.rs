//! Shares of variance by Sobol's first-order and total indices (Saltelli 2010, Jansen 1999).

use crate::experiments::draws;

/// Columns of a matrix of Sobol points in the unit cube, axis by axis; matrices of other names are independent.
pub fn columns(axes: usize, n: usize, seed: u64, matrix: &str) -> Vec<Vec<f64>> {
    (0..axes).map(|axis| draws::points(seed, &format!("saltelli.{matrix}.{axis}"), n)).collect()
}
