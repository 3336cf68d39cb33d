//! **environment** — time passes, and what no agent of the model decides.
//!
//! 1. Every lever that has this month as its date takes its new value; the ledger opens a month.
//! 2. The calendar gives this month's conditions: budget pressure, attention, projects of policy itself, pressure for
//!    wijkteams, number of lectoraten (rounded down), openness of the association, masters. Explicit knowledge ages by
//!    `o = obsolescence·(1 + (shock − 1)·knowledge_shock)` a year (X77, X78). Regional meetings leave knowledge of
//!    needs: `meetings → 0 (24)`, then at least this month's `regional_meetings`. The usable stock abroad, 1 at the
//!    start, grows by the factor `exp(foreign_growth/12)`.
//! 3. Pressure on a municipality is `clip(pressure + pressure_sd·z; 0, 1)`, where z is its own standard normal number,
//!    drawn once.
//! 4. Freshness of every product: `f ← f·exp(−o/12)`.
//! 5. Once a year, in the month in which the model started: each need of a municipality becomes `n ←
//!    n·exp(need_drift·N(0, 1) − need_drift²/2)·(1 − need_return) + need_return`, a random walk that returns to its
//!    mean of 1; each weight of a question is multiplied by `exp(0.5·need_drift·N(0, 1))`, after which the weights of a
//!    theme add up to 1 again.

use super::relax;
use crate::parameters::Parameters;
use crate::rng::{Draws, address};
use crate::scenario::CalendarKey;
use crate::world::{QUESTIONS, THEMES, World};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    apply_levers(world);
    world.ledger.open_month(world.tick);
    conditions(world, p);
    let kept = libm::exp(-world.conditions.obsolescence / 12.0) as f32;
    world.stock.iter().for_each(|&at| world.products[at as usize].freshness *= kept);
    if world.tick.is_multiple_of(12) {
        drift(world, p, draws);
    }
}

fn apply_levers(world: &mut World) {
    let policy = world.policy.clone();
    for change in policy.changes.iter().filter(|c| policy.tick(c.from) == world.tick) {
        world.levers.set(change.at.0, change.at.1, change.value).expect("a value checked when the scenario was read");
    }
}

fn conditions(world: &mut World, p: &Parameters) {
    let e = &p.environment;
    let shock = world.calendar(CalendarKey::KnowledgeShock);
    let mut c = world.conditions;
    c.pressure = world.calendar(CalendarKey::BudgetPressure);
    c.attention = world.calendar(CalendarKey::Attention);
    c.policy_projects = world.calendar(CalendarKey::PolicyProjects);
    c.obsolescence = e.obsolescence.get() * (1.0 + (e.shock.get() - 1.0) * shock);
    c.wijkteam_pressure = world.calendar(CalendarKey::WijkteamPressure);
    c.lectoraten = (world.calendar(CalendarKey::Lectoraten).max(0.0) as usize).min(world.lectoraten.len());
    c.association_open = world.calendar(CalendarKey::AssociationOpen);
    c.masters = world.calendar(CalendarKey::Masters);
    relax(&mut c.meetings, 0.0, 24.0);
    c.meetings = c.meetings.max(world.calendar(CalendarKey::RegionalMeetings));
    c.foreign *= libm::exp(e.foreign_growth.get() / 12.0);
    world.conditions = c;
    for m in &mut world.municipalities {
        m.pressure = (c.pressure + e.pressure_sd.get() * m.pressure_offset).clamp(0.0, 1.0);
    }
}

fn drift(world: &mut World, p: &Parameters, draws: Draws) {
    let (sd, back) = (p.environment.need_drift.get(), p.environment.need_return.get());
    for (i, m) in world.municipalities.iter_mut().enumerate() {
        for k in 0..THEMES {
            let step = sd * draws.normal(address(1, i as u32), k as u32) - sd * sd / 2.0;
            m.need[k] = (m.need[k] * libm::exp(step)) * (1.0 - back) + back;
        }
    }
    world.sum_needs();
    for k in 0..THEMES {
        let weights = &mut world.agenda.question_weight[k];
        for (q, w) in weights.iter_mut().enumerate() {
            *w *= libm::exp(0.5 * sd * draws.normal(address(2, (k * QUESTIONS + q) as u32), 0));
        }
        let sum: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|w| *w /= sum);
    }
}
