//! **agenda** — whose questions count. Without demand the own lines of supply decide (GR 4.4.2).
//!
//! 1. A question counts as under study one month less than before.
//! 2. Citizens' groups: with `heard` the largest `act·demand weight` of the region's networks that have them as a
//!    partner, `participation → min(1, citizens_base + citizens_seat·heard·(0.5 + 0.5·trust) +
//!    citizens_products·A_citizens) (citizens_months)`; `trust → min(1, 0.2 + heard) (citizens_months)`.
//! 3. ZonMw: `asking → governance.zonmw_asks (6)`.
//! 4. Voices in a region:
//!    - professionals `v_p = 0.4 + 0.4·power + 0.2·circ_r`;
//!    - municipalities `v_m = 0.15 + 0.35·(mean act of its municipalities) + 0.15·governance.joint_municipal_agenda +
//!      0.1·funding.joint_regional_agenda` (a lever);
//!    - citizens `v_c = 0.5·participation`.
//! 5. Regional agenda, adding up to 1: `D_rk ∝ need_rk·(v_p + v_m·asked_mk + v_c·asked_ck)·(1 − A_reg,rk)`, need being
//!    the mean over inhabitants and `asked` the weights of the theme for municipalities and citizens.
//! 6. National agenda: `up = min(1, 2·(mean of λ_r)·N)`; `D_k = up·Σ_r λ_r·D_rk/Σ_r λ_r + (1 − up)·C_k`, where `C_k ∝
//!    need_k·(1 − A_nat,k)` is need as seen from the centre.
//! 7. Weight of demand at the institutes: `β_nat = min(1, spontaneous + institute_gain·(governance.bottom_up·up + m) +
//!    min(gap_gain·gaps, gap_max))`, with `m = min(1, governance.municipal_influence·min(1,
//!    governance.influenced_institutes/4)·min(1, governance.influenced_themes/12)·(1 +
//!    0.3·governance.joint_municipal_agenda + 0.2·meetings))`. At institute i (from 0) municipalities weigh
//!    `governance.municipal_influence·clip(governance.influenced_institutes − i; 0, 1)`.
//! 8. Chance that a question is put well: `min(1, question_quality + question_zonmw·asking + question_talks·(largest
//!    share of parties heard by a running programme) + meetings_gain·meetings)`.

use super::relax;
use crate::parameters::Parameters;
use crate::rng::Draws;
use crate::world::themes::LIST;
use crate::world::{Agent, PartnerKind, REGIONS, THEMES, World};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, _: Draws) {
    for row in &mut world.agenda.under_study {
        row.iter_mut().for_each(|(months, _)| *months = months.saturating_sub(1));
    }
    citizens(world, p);
    zonmw(world);
    voices(world);
    regional(world);
    national(world);
    weights(world, p);
}

/// Citizens' groups take part where they have a seat near the agenda and get something out of it.
fn citizens(world: &mut World, p: &Parameters) {
    if !world.free(Agent::Citizens) {
        return;
    }
    let a = &p.agenda;
    for r in 0..REGIONS {
        let seat = world.networks.iter().filter(|n| n.region.at() == r && n.count(PartnerKind::Citizens) > 0);
        let heard = seat.map(|n| n.working() * n.demand_weight).fold(0.0, f64::max);
        let target = a.citizens_base.get()
            + a.citizens_seat.get() * heard * (0.5 + 0.5 * world.citizens[r].trust)
            + a.citizens_products.get() * world.bodies.citizen_coverage;
        relax(&mut world.citizens[r].participation, target.min(1.0), a.citizens_months.get());
        relax(&mut world.citizens[r].trust, (0.2 + heard).min(1.0), a.citizens_months.get());
    }
}

fn zonmw(world: &mut World) {
    if world.free(Agent::ZonMw) {
        relax(&mut world.zonmw.asking, world.levers.governance.zonmw_asks.get(), 6.0);
    }
}

/// Whose questions count: professionals where they are motivated and organised, municipalities where they join, citizens.
fn voices(world: &mut World) {
    let g = &world.levers.governance;
    let (joint, breadth) = (g.joint_municipal_agenda.get(), world.levers.funding.joint_regional_agenda.get());
    for r in 0..REGIONS {
        let here = &world.geography.areas[r].municipalities;
        let joined = here.iter().map(|m| world.working(world.municipalities[m.at()].network)).sum::<f64>();
        let municipal = 0.15 + 0.35 * joined / here.len().max(1) as f64 + 0.15 * joint + 0.1 * breadth;
        let professional = 0.4 + 0.4 * world.power() + 0.2 * world.circles[r];
        world.agenda.voices[r] = [professional, municipal, 0.5 * world.citizens[r].participation];
    }
}

fn regional(world: &mut World) {
    let geography = world.geography.clone();
    for (r, area) in geography.areas.iter().enumerate() {
        let [professional, municipal, citizen] = world.agenda.voices[r];
        let mut demand = [0.0; THEMES];
        for (k, d) in demand.iter_mut().enumerate() {
            let need = world.agenda.needs[r][k] / area.inhabitants.max(1.0);
            let asked = professional + municipal * LIST[k].asked[0] + citizen * LIST[k].asked[1];
            *d = need.max(1e-6) * asked * (1.0 - world.bodies.regional_coverage[r][k]);
        }
        let sum: f64 = demand.iter().sum();
        demand.iter_mut().for_each(|d| *d /= sum);
        world.agenda.regional[r] = demand;
    }
}

fn national(world: &mut World) {
    let level = world.national.level;
    let link: [f64; REGIONS] = std::array::from_fn(|r| world.region_link[r] * level + 1e-9);
    let total: f64 = link.iter().sum();
    let mean_link = world.region_link.iter().sum::<f64>() / REGIONS as f64;
    world.agenda.upward = (2.0 * mean_link * level).min(1.0);
    let mut central = [0.0; THEMES];
    for (k, c) in central.iter_mut().enumerate() {
        let need: f64 = world.agenda.needs.iter().map(|of_region| of_region[k]).sum();
        *c = need * (1.0 - world.bodies.national_coverage[k]);
    }
    let sum: f64 = central.iter().sum();
    for k in 0..THEMES {
        let linked: f64 = (0..REGIONS).map(|r| world.agenda.regional[r][k] * link[r]).sum::<f64>() / total;
        let up = world.agenda.upward;
        world.agenda.national[k] = up * linked + (1.0 - up) * central[k] / sum;
    }
}

/// How much demand weighs at the institutes, and how well questions are put.
fn weights(world: &mut World, p: &Parameters) {
    let (a, g) = (&p.agenda, &world.levers.governance);
    let reach = (g.influenced_institutes.get() / 4.0).min(1.0) * (g.influenced_themes.get() / THEMES as f64).min(1.0);
    let prepared = 1.0 + 0.3 * g.joint_municipal_agenda.get() + 0.2 * world.conditions.meetings;
    let municipal = (g.municipal_influence.get() * reach * prepared).min(1.0);
    for (i, institute) in world.institutes.iter_mut().enumerate() {
        let influenced = (g.influenced_institutes.get() - i as f64).clamp(0.0, 1.0);
        institute.municipal = g.municipal_influence.get() * influenced;
    }
    world.agenda.institutes = (a.spontaneous.get()
        + a.institute_gain.get() * (g.bottom_up.get() * world.agenda.upward + municipal)
        + (a.gap_gain.get() * world.agenda.gaps).min(a.gap_max.get()))
    .min(1.0);
    let heard = world.programmes.iter().filter(|r| r.runs(world.tick)).map(|r| r.heard).fold(0.0, f64::max);
    world.agenda.question_quality = (a.question_quality.get()
        + a.question_zonmw.get() * world.zonmw.asking
        + a.question_talks.get() * heard
        + a.meetings_gain.get() * world.conditions.meetings)
        .min(1.0);
}
