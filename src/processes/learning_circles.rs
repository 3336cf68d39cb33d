//! **learning_circles** — circles share craft (in `learning`); separately, part is written down (P06, P07). Parameters
//! of the group `circles`.
//!
//! 1. In a region circles run where networks are at work and where the association has chapters: `circ_r =
//!    clip(0.5·act_r + 0.5·F_chapters·min(1, (members/staff)/chapters_full); 0, 1)`, members and staff of the region as
//!    counted last.
//! 2. They write `codify·circ_r·min(1, codify_base + ρ/codify_researchers)` products a year, at most one a month, ρ =
//!    professional-researchers with a post per thousand: z 0.8, evidence `0.8·cocreation.evidence_untested`, factor 1,
//!    demand 0.8, coordination λ_r, for professionals.
//! 3. Learning circles for municipalities (leerkringen): `leerkring → governance.leerkringen (6)` in the
//!    `leerkring_regions` regions with most inhabitants; elsewhere `leerkring_national` of it in municipalities that
//!    are neither G4 nor G32, 0 in these.

use super::relax;
use crate::parameters::Parameters;
use crate::rng::{Draws, address};
use crate::world::{Agent, Function, Invention, Origin, REGIONS, Tier, World};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    let chapters = world.associations[0].level(Function::Chapters);
    for r in 0..REGIONS {
        let members = world.counts.region_members[r] / world.counts.staff[r].max(1.0);
        let carried = chapters * (members / p.circles.chapters_full.get()).min(1.0);
        world.circles[r] = (0.5 * world.region_activity[r] + 0.5 * carried).clamp(0.0, 1.0);
        write_down(world, p, draws, r);
    }
    if world.free(Agent::Municipalities) {
        leerkringen(world, p);
    }
}

fn write_down(world: &mut World, p: &Parameters, draws: Draws, r: usize) {
    let researchers = world.researchers_per_thousand(r) / p.circles.codify_researchers.get();
    let pace = (p.circles.codify_base.get() + researchers).min(1.0);
    world.progress.circles[r] += p.circles.codify.get() / 12.0 * world.circles[r] * pace;
    if world.progress.circles[r] < 1.0 {
        return;
    }
    world.progress.circles[r] -= 1.0;
    let how = Invention {
        origin: Origin::Circle,
        region: Some(r),
        network: None,
        lectoraat: None,
        cocreation: 0.8,
        evidence: 0.8 * p.cocreation.evidence_untested.get(),
        applicability: 1.0,
        demand: 0.8,
        coordination: world.region_link[r],
        audience: [1.0, 0.0, 0.0],
        luck: (address(1, r as u32), 0),
    };
    world.invent(p, draws, &how);
}

/// Municipalities take part where a circle is offered: the eight largest regions, and small municipalities elsewhere.
fn leerkringen(world: &mut World, p: &Parameters) {
    let offered = world.levers.governance.leerkringen.get();
    let geography = world.geography.clone();
    let mut largest: [usize; REGIONS] = std::array::from_fn(|r| r);
    largest.sort_by(|&a, &b| geography.areas[b].inhabitants.total_cmp(&geography.areas[a].inhabitants));
    let mut regional = [false; REGIONS];
    largest.iter().take(p.circles.leerkring_regions.get() as usize).for_each(|&r| regional[r] = true);
    for (m, place) in world.municipalities.iter_mut().zip(&geography.places) {
        let target = if regional[place.region.at()] {
            offered
        } else if place.tier == Tier::Small {
            offered * p.circles.leerkring_national.get()
        } else {
            0.0
        };
        relax(&mut m.leerkring, target, 6.0);
    }
}
