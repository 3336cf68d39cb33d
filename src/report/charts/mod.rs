//! One file per chart.

pub mod fan;
pub mod forest;
