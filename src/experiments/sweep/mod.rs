//! Sweeps: many runs over levers and uncertainties, on one machine or on a cluster, with the same bytes.

pub mod results;
pub mod slurm;
