//! How we ask: designs meet each other in the same worlds, and every answer says how sure it is.

pub mod ablation;
pub mod accepted;
pub mod attribution;
pub mod budget;
pub mod calibration;
pub mod comparison;
pub mod discovery;
pub mod disk;
pub mod draws;
pub mod explain;
pub mod facts;
pub mod findings;
pub mod kept;
pub mod learned;
pub mod paired;
pub mod patterns;
pub mod predictive;
pub mod sanity;
pub mod sensitivity;
pub mod statistics;
pub mod store;
pub mod subset;
pub mod sweep;
pub mod theories;
pub mod validation;
