//! Sweeps: many runs over levers and uncertainties, on one machine or on a cluster, with the same bytes.

pub mod estimate;
pub mod execute;
pub mod layout;
pub mod merge;
pub mod plan;
pub mod results;
pub mod runs;
pub mod shard;
pub mod slurm;
