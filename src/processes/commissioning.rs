//! **commissioning** — municipalities learn to commission well, and come to demand registered staff.
//!
//! 1. Quality q, for all at once: `q += (learn·s·(1 − q) − erode·pressure·q + imitate·(mean q of neighbours − q))/12`,
//!    kept in 0–1,
//!    - with support `s = clip(support_base + support_network·act + support_leerkring·leerkring +
//!      support_money·sat(effort_r,commissioning; money_scale) + support_voice·F_voice·power +
//!      support_products·A_municipal − 0.1·(regulation.accountability_burden − 0.5); 0, 1)`.
//! 2. Demanding becomes feasible once enough staff whom no law obliges are registered: `f = σ((see_region·share of the
//!    region + (1 − see_region)·share of the country − demand_half)/demand_width)`.
//!    - an agreement through VNG needs municipalities in favour: `g = regulation.vng_agreement·(0.4 + 0.6·min(1,
//!      v/agreement_needs))·(0.3 + 0.7·F_voice)`, v the share that demands or takes part in a network.
//!    - who does not demand starts with `chance((demand + demand_peers·n + g)·f·(0.5 + q))`, n the share of neighbours
//!      that demanded before this month; who does stops with `chance(demand_drop·pressure·(1 − n)·(1 − f))`.

use super::{logistic, occurs, saturate};
use crate::parameters::Parameters;
use crate::rng::{Draws, address};
use crate::scenario::Point;
use crate::world::{Agent, Function, Municipality, REGIONS, World};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    if world.free(Agent::Municipalities) {
        learn(world, p);
        demand(world, p, draws);
    }
}

fn learn(world: &mut World, p: &Parameters) {
    let c = &p.commissioning;
    let geography = world.geography.clone();
    let voice = c.support_voice.get() * world.associations[0].level(Function::Voice) * world.power();
    let products = c.support_products.get() * world.bodies.municipal_coverage;
    let rules = 0.1 * (world.levers.regulation.accountability_burden.get() - 0.5);
    let paid: [f64; REGIONS] =
        std::array::from_fn(|r| saturate(world.effort.of[r][Point::Commissioning as usize], c.money_scale.get()));
    let before = seen(world, |m| m.commissioning);
    for (i, place) in geography.places.iter().enumerate() {
        let m = &world.municipalities[i];
        let paid = paid[place.region.at()];
        let support = (c.support_base.get()
            + c.support_network.get() * world.working(m.network)
            + c.support_leerkring.get() * m.leerkring
            + c.support_money.get() * paid
            + voice
            + products
            - rules)
            .clamp(0.0, 1.0);
        let near = &place.neighbours;
        let example = if near.is_empty() {
            m.commissioning
        } else {
            near.iter().map(|n| before[n.at()]).sum::<f64>() / near.len() as f64
        };
        let change = c.learn.get() * support * (1.0 - m.commissioning) - c.erode.get() * m.pressure * m.commissioning
            + c.imitate.get() * (example - m.commissioning);
        world.municipalities[i].commissioning = (m.commissioning + change / 12.0).clamp(0.0, 1.0);
    }
    world.scratch.seen = before;
}

/// What others see of each municipality before any of them changes, in the scratch that is to be given back.
fn seen(world: &mut World, of: impl Fn(&Municipality) -> f64) -> Vec<f64> {
    let mut seen = std::mem::take(&mut world.scratch.seen);
    seen.clear();
    seen.extend(world.municipalities.iter().map(of));
    seen
}

fn demand(world: &mut World, p: &Parameters, draws: Draws) {
    let c = &p.commissioning;
    let geography = world.geography.clone();
    let count = world.municipalities.len();
    let favour = world.municipalities.iter().filter(|m| m.demands_registered || m.network.is_some()).count() as f64
        / count as f64;
    let agreed = (favour / c.agreement_needs.get()).min(1.0);
    let voice = 0.3 + 0.7 * world.associations[0].level(Function::Voice);
    let agreement = world.levers.regulation.vng_agreement.get() * (0.4 + 0.6 * agreed) * voice;
    let national = {
        let [all, registered] = world.counts.voluntary.iter().fold([0.0; 2], |a, v| [a[0] + v[0], a[1] + v[1]]);
        registered / all.max(1.0)
    };
    let feasible: [f64; REGIONS] = std::array::from_fn(|r| {
        let [staff, registered] = world.counts.voluntary[r];
        let regional = if staff > 0.0 { registered / staff } else { national };
        let share = c.see_region.get() * regional + (1.0 - c.see_region.get()) * national;
        logistic((share - c.demand_half.get()) / c.demand_width.get())
    });
    let before = seen(world, |m| f64::from(u8::from(m.demands_registered)));
    for (i, place) in geography.places.iter().enumerate() {
        let feasible = feasible[place.region.at()];
        let m = &mut world.municipalities[i];
        let u = draws.uniform64(address(1, i as u32), 0);
        let near =
            || place.neighbours.iter().map(|n| before[n.at()]).sum::<f64>() / place.neighbours.len().max(1) as f64;
        // The neighbours are looked at only when it could depend on them.
        if m.demands_registered {
            let most = c.demand_drop.get() * m.pressure * (1.0 - feasible);
            m.demands_registered = !(occurs(u, most) && occurs(u, most * (1.0 - near())));
        } else {
            let rate = |near: f64| {
                (c.demand.get() + c.demand_peers.get() * near + agreement) * feasible * (0.5 + m.commissioning)
            };
            m.demands_registered = occurs(1.0 - u, rate(1.0)) && occurs(1.0 - u, rate(near()));
        }
    }
    world.scratch.seen = before;
}
