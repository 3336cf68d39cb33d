//! The running state of a programme: phase, money in hand, organisation.

use super::geography::REGIONS;
use crate::scenario::{POINTS, Programme};
use crate::units::Cents;

/// Phase of a programme: a state it is in, not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Not begun.
    Waiting,
    /// Talks with all parties.
    Talks,
    /// The programme text is being written.
    Writing,
    /// First assignments where agreement is quick.
    Assignments,
    /// Assignments and calls.
    Calls,
    /// Over.
    Ended,
}

/// A running project for another agenda point than the networks themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Project {
    /// Programme that pays.
    pub programme: usize,
    /// Agenda point.
    pub point: usize,
    /// Region of the coalition.
    pub region: usize,
    /// Euros a year.
    pub yearly: f64,
    /// Euros a year that it was paid this month: less where the pot ran dry.
    pub paid: f64,
    /// Quality of the coalition, 0–1: how much of the money works.
    pub quality: f64,
    /// First month (tick).
    pub start: u32,
    /// First month (tick) after the last.
    pub end: u32,
}

/// A proposal for a call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proposal {
    /// Score by the committee.
    pub score: f64,
    /// Region of the coalition.
    pub region: usize,
    /// Network that proposes, by its number; none for a new coalition.
    pub network: Option<usize>,
    /// Quality of the coalition, 0–1.
    pub quality: f64,
}

/// Running state of one programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// What was decided.
    pub design: Programme,
    /// Address of its luck: from its key, not from its place in the list, so that a further programme shifts no luck.
    pub luck: u32,
    /// First tick, and first tick after the last; `end` moves forward when it is stopped.
    pub start: u32,
    /// First tick after the last.
    pub end: u32,
    /// Phase.
    pub phase: Phase,
    /// Month (tick) the phase began.
    pub phase_since: u32,
    /// Money in hand per agenda point, for assignments and for calls.
    pub pot: [[Cents; POINTS]; 2],
    /// Regions that may receive grants.
    pub allowed: [bool; REGIONS],
    /// Released in all, for returning.
    pub released: [Cents; 4],
    /// Euros a year that flow to each point this month through assignments.
    pub assigned: [f64; POINTS],
    /// Share of the parties heard in talks.
    pub heard: f64,
    /// First tick at which calls may open (run-in of the executing organisation).
    pub calls_from: u32,
    /// Fit of money to needs, 0–1.
    pub fit: f64,
    /// Competence of the executing organisation, 0–1.
    pub competence: f64,
    /// Shift of steering after evaluations.
    pub steering_shift: f64,
    /// Shift of criteria after evaluations: weight on partnership and on the national link.
    pub criteria_shift: [f64; 2],
    /// Shift of money between points after evaluations, adds up to zero.
    pub split_shift: [f64; POINTS],
    /// Scores of the last evaluation.
    pub scores: [f64; 5],
    /// Times that too much stayed low in spite of its remedy.
    pub failing: u32,
    /// Evaluations held.
    pub evaluations: u32,
}

impl Running {
    /// State of a programme that begins at tick `start`.
    pub fn new(design: Programme, start: u32, allowed: [bool; REGIONS]) -> Self {
        let end = start + design.months;
        let luck = crate::rng::named(&design.key);
        Self {
            design,
            luck,
            start,
            end,
            phase: Phase::Waiting,
            phase_since: start,
            pot: [[Cents(0); POINTS]; 2],
            allowed,
            released: [Cents(0); 4],
            assigned: [0.0; POINTS],
            heard: 0.0,
            calls_from: start,
            fit: 0.0,
            competence: 0.0,
            steering_shift: 0.0,
            criteria_shift: [0.0; 2],
            split_shift: [0.0; POINTS],
            scores: [0.5; 5],
            failing: 0,
            evaluations: 0,
        }
    }
    /// Whether money comes in during this month.
    pub fn runs(&self, tick: u32) -> bool {
        self.start <= tick && tick < self.end
    }
    /// Euros of the programme year that contains `tick`, per month.
    pub fn monthly(&self, tick: u32) -> f64 {
        if !self.runs(tick) {
            return 0.0;
        }
        let year = (tick - self.start) / 12;
        let months = (self.design.months - 12 * year).min(12);
        self.design.yearly.get(year as usize).copied().unwrap_or(0.0) / f64::from(months)
    }
}

/// What agenda points receive this month, in million euros a year (national equivalent), per region: assignments are
/// spread evenly, projects work in their own region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effort {
    /// `[region][point]`.
    pub of: [[f64; POINTS]; REGIONS],
    /// Mean over regions by inhabitants.
    pub mean: [f64; POINTS],
    /// Money for top-down roll-out, million euros a year.
    pub rollout: f64,
}
