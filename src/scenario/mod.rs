//! Scenario files: the format staff edit, inheritance, units, errors that point at the line.

mod types;

pub use types::*;
