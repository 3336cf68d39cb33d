//! # lemniscaat
//!
//! An agent-based simulator that answers one question for Dutch policy: which design of a stimulus programme brings
//! about a knowledge system for social work that keeps itself going once the money stops, and how sure are we?
//!
//! A *world* is one draw of everything we do not know. In each world the past (2007–2015) runs once and is then cloned
//! for every *design*; all designs meet the same luck. A month is the ordered list [`processes::MONTH`]. What we look
//! at is the list [`indicators::INDICATORS`]. The answer is never one number: it is the difference between designs
//! over many plausible worlds.
//!
//! Read the folders as a sentence: `world` is who there is, `processes` what happens in a month, `parameters` how
//! much, `indicators` what we look at, `experiments` how we ask, `report` how we tell. A module imports only from
//! modules before it:

pub mod error;
pub mod experiments;
pub mod ids;
pub mod indicators;
pub mod parameters;
pub mod processes;
pub mod report;
pub mod rng;
pub mod scenario;
pub mod simulation;
pub mod text;
pub mod units;
pub mod world;

pub mod explore;

pub mod cli;
