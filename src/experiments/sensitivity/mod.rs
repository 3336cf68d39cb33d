//! Which uncertainties and levers an outcome depends on.

pub mod morris;
pub mod sobol;
