//! **environment** — levers take their values by date; the calendar moves pressure and attention; needs drift as a random
//! walk that returns to its mean, `log need += N(0, drift²) − drift²/2`; explicit knowledge ages,
//! `f ← f·exp(−obsolescence·shock/12)` (X77, X78).

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
    world.products.iter_mut().for_each(|j| j.freshness *= kept);
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
