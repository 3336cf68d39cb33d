//! **cocreation** — money and craft become products; how a product comes about is told under invention.
//!
//! 1. Lectoraten of networks at work are busy, the others free.
//! 2. Work of a network, when at work:
//!    - `progress += (G + C − running_share·K·activity)⁺/12/product_cost·prd` with K = `funding.network_cost`;
//!    - `prd = (productivity_base + productivity_trust·trust + productivity_language·language)·(1 +
//!      productivity_researchers·ρ)`, half in the first `granting.setting_up` months of a grant;
//!    - `ρ = min(1, professional-researchers per thousand/circles.codify_researchers)`.
//!    - each whole of progress is a project that ends (3).
//! 3. With probability `failure + failure_room·room` it fails, room being the lever `funding.room_for_failure`: trust
//!    of all partners `+= failure_trust·(2·room − 1)`.
//!    - else a product: co-creation `z = min(1, kinds/5)·(0.35 + 0.65·trust)·(0.6 + 0.4·equality)`, × 1.1 with
//!      citizens, at most 1;
//!    - evidence `evidence_untested + evidence_university·(1 − drift)·[university]`;
//!    - factor on applicability `(1 + experiment_gain·room)·craft`, where `craft = 1 + 2·applicable_craft·(c̄ − 0.5)`
//!      and c̄ is mean craft of the country;
//!    - demand β of the network; coordination `min(1, λ·(0.6 + 1.2·governance.joint_institute_plan))`; audience as the
//!      programme asks, without a grant `audience_others` each for municipalities and citizens; half of the share for
//!      citizens goes to professionals when no citizens take part.
//!    - its value `applicability·(0.6 + evidence)` is what partners look at.
//!    - a theme new to the network: `language × (1 − partnership.language_reset)`. `modules` are due.
//! 4. Modules: of those due a part `1/module_months` is done; the stock of a region loses 1/36 a month.
//! 5. Each free lectoraat makes `lectoraat_rate` a year (one of them, drawn): z 0.3 × its practice orientation,
//!    evidence `1.2·evidence_untested`, factor 1, demand `0.5·agenda.spontaneous + 0.3·plan·(0.3 + 0.7·N)`,
//!    coordination `min(1, plan·(0.3 + 1.2·N))`, plan = `governance.joint_institute_plan`; audience 0.85, 0.1, 0.05.
//! 6. Employers together write down `field_rate·methodical/0.4` methods a year (methodical work weighted by size;
//!    without that factor when employers are frozen), in a region drawn: z 0.3, evidence `0.8·evidence_untested`,
//!    factor `craft`, demand 0.3, coordination 0, audience 0.95, 0.05, 0.
//! 7. Each of the four universities makes, a year, `paid/4/(2·product_cost)·w + 0.3·lectoraat_rate`, paid being the
//!    national effort for development (assignments: fundamental research) and `w = (1 − drift)·(0.5 + 0.5·practice)`;
//!    at most one a month: z 0.1, evidence `evidence_untested + 1.5·evidence_university`, factor 0.8, demand `w·β_nat`,
//!    coordination `0.3 + 0.5·foreign`, audience 0.8, 0.15, 0.05, no region. (`applicable_base`,
//!    `applicable_cocreated`, `misput` act in invention; `lost_two_years`, `lost_homeless` in stewardship.)

use crate::parameters::Parameters;
use crate::rng::{Draws, address};
use crate::scenario::Point;
use crate::world::{Agent, Invention, Made, Origin, PartnerKind, REGIONS, World};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    mark_lectoraten(world);
    if world.free(Agent::Networks) {
        for n in 0..world.networks.len() {
            if world.networks[n].active() {
                work(world, p, draws, n);
            }
        }
    }
    modules(world, p);
    if world.free(Agent::Lectoraten) {
        lectoraten(world, p, draws);
    }
    field(world, p, draws);
    if world.free(Agent::Universities) {
        fundamental(world, p, draws);
    }
}

/// Lectoraten at work in an active network are not free for their own line.
fn mark_lectoraten(world: &mut World) {
    world.lectoraat_busy.iter_mut().for_each(|b| *b = false);
    for net in world.networks.iter().filter(|n| n.active()) {
        for l in &net.lectoraten {
            world.lectoraat_busy[l.at()] = true;
        }
    }
}

/// Mean craft of the country relative to the middle of its scale: what practice brings in.
fn craft_factor(world: &World, p: &Parameters) -> f64 {
    let mean = world.practice.craft / world.practice.weight.max(1.0);
    1.0 + p.cocreation.applicable_craft.get() * 2.0 * (if mean > 0.0 { mean } else { 0.5 } - 0.5)
}

fn work(world: &mut World, p: &Parameters, draws: Draws, n: usize) {
    let c = &p.cocreation;
    let tick = world.tick;
    let net = &world.networks[n];
    let region = net.region.at();
    let trust = net.mean_trust();
    let running = c.running_share.get() * p.funding.network_cost.get() * 1e6 * net.activity;
    let setting_up = net.grant.is_some_and(|g| f64::from(tick - g.start.min(tick)) < p.granting.setting_up.get());
    let researchers = (world.researchers_per_thousand(region) / p.circles.codify_researchers.get()).min(1.0);
    let productivity =
        (c.productivity_base.get() + c.productivity_trust.get() * trust + c.productivity_language.get() * net.language)
            * (1.0 + c.productivity_researchers.get() * researchers)
            * if setting_up { 0.5 } else { 1.0 };
    let money = (net.public + net.own - running).max(0.0);
    world.networks[n].progress += money / 12.0 / (c.product_cost.get() * 1e3) * productivity;
    let mut ordinal = 0;
    while world.networks[n].progress >= 1.0 {
        world.networks[n].progress -= 1.0;
        finish(world, p, draws, n, ordinal);
        ordinal += 1;
    }
}

/// One project of a network ends in a product, or fails.
fn finish(world: &mut World, p: &Parameters, draws: Draws, n: usize, ordinal: u32) {
    let c = &p.cocreation;
    let net = &world.networks[n];
    let (region, trust) = (net.region.at(), net.mean_trust());
    let luck = address(1, net.luck);
    let room = world.levers.funding.room_for_failure.get();
    if draws.uniform64(luck, 8000 + ordinal) < c.failure.get() + c.failure_room.get() * room {
        let felt = c.failure_trust.get() * (2.0 * room - 1.0);
        world.networks[n].partners.iter_mut().for_each(|x| x.trust = (x.trust + felt).clamp(0.0, 1.0));
        world.knowledge.failed += 1;
        return;
    }
    let citizens = net.count(PartnerKind::Citizens) > 0;
    let kinds = (net.kinds() as f64 / 5.0).min(1.0);
    let together = kinds * (0.35 + 0.65 * trust) * (0.6 + 0.4 * net.equality) * if citizens { 1.1 } else { 1.0 };
    let university = if net.count(PartnerKind::University) > 0 { 1.0 - c.drift.get() } else { 0.0 };
    let plan = world.levers.governance.joint_institute_plan.get();
    let asked = net
        .grant
        .filter(|_| net.granted(world.tick))
        .map_or([1.0 - 2.0 * c.audience_others.get(), c.audience_others.get(), c.audience_others.get()], |g| {
            world.programmes[g.programme].design.audience
        });
    let citizen_share = asked[2] * if citizens { 1.0 } else { 0.5 };
    let how = Invention {
        origin: Origin::Network,
        region: Some(region),
        network: Some(n),
        lectoraat: net.lectoraten.first().map(|l| l.at()),
        cocreation: together.min(1.0),
        evidence: c.evidence_untested.get() + c.evidence_university.get() * university,
        applicability: (1.0 + c.experiment_gain.get() * room) * craft_factor(world, p),
        demand: net.demand_weight,
        coordination: (net.link * (0.6 + 1.2 * plan)).min(1.0),
        audience: [asked[0] + asked[2] - citizen_share, asked[1], citizen_share],
        luck: (luck, ordinal),
    };
    let at = world.invent(p, draws, &how);
    let product = world.products[at];
    let tick = world.tick;
    let net = &mut world.networks[n];
    net.made.push(Made { tick, theme: product.theme, value: product.applicability * (0.6 + product.evidence) });
    let bit = 1 << product.theme;
    if net.themes & bit == 0 {
        net.themes |= bit;
        net.language *= 1.0 - p.partnership.language_reset.get();
    }
    net.products += 1;
    net.modules_due += c.modules.get();
    world.knowledge.network += 1;
}

/// Products become education modules, later.
fn modules(world: &mut World, p: &Parameters) {
    for m in &mut world.modules {
        *m *= 1.0 - 1.0 / 36.0;
    }
    for net in &mut world.networks {
        let done = net.modules_due / p.cocreation.module_months.get();
        net.modules_due -= done;
        world.modules[net.region.at()] += done;
    }
    let made: f64 =
        world.networks.iter().map(|n| f64::from(n.products) * p.cocreation.modules.get() - n.modules_due).sum();
    world.knowledge.modules = made.max(0.0) as u32;
}

/// Lectoraten outside networks follow their own line, unless a joint plan and a national network reach them.
fn lectoraten(world: &mut World, p: &Parameters, draws: Draws) {
    let there = world.conditions.lectoraten;
    let free = world.lectoraat_busy[..there].iter().filter(|&&busy| !busy).count();
    if free == 0 {
        return;
    }
    world.progress.lectoraten += p.cocreation.lectoraat_rate.get() / 12.0 * free as f64;
    let plan = world.levers.governance.joint_institute_plan.get();
    let level = world.national.level;
    let mut ordinal = 0;
    while world.progress.lectoraten >= 1.0 {
        world.progress.lectoraten -= 1.0;
        let luck = (address(2, 0), ordinal);
        let chosen = draws.below(luck.0, 9000 + ordinal, free);
        let l = (0..there).filter(|&l| !world.lectoraat_busy[l]).nth(chosen).expect("one of the free");
        let lectoraat = &world.lectoraten[l];
        let how = Invention {
            origin: Origin::Lectoraat,
            region: Some(lectoraat.region.at()),
            network: None,
            lectoraat: Some(l),
            cocreation: 0.3 * lectoraat.practice,
            evidence: 1.2 * p.cocreation.evidence_untested.get(),
            applicability: 1.0,
            demand: 0.5 * p.agenda.spontaneous.get() + 0.3 * plan * (0.3 + 0.7 * level),
            coordination: (plan * (0.3 + 1.2 * level)).min(1.0),
            audience: [0.85, 0.1, 0.05],
            luck,
        };
        world.invent(p, draws, &how);
        ordinal += 1;
    }
}

/// Employers write down a method now and then.
fn field(world: &mut World, p: &Parameters, draws: Draws) {
    let methodical = world.employers.iter().map(|e| e.methodical * e.size).sum::<f64>()
        / world.employers.iter().map(|e| e.size).sum::<f64>();
    let eager = if world.free(Agent::Employers) { methodical / 0.4 } else { 1.0 };
    world.progress.field += p.cocreation.field_rate.get() / 12.0 * eager;
    let mut ordinal = 0;
    while world.progress.field >= 1.0 {
        world.progress.field -= 1.0;
        let luck = (address(3, 0), ordinal);
        let how = Invention {
            origin: Origin::Field,
            region: Some(draws.below(luck.0, 9000 + ordinal, REGIONS)),
            network: None,
            lectoraat: None,
            cocreation: 0.3,
            evidence: 0.8 * p.cocreation.evidence_untested.get(),
            applicability: craft_factor(world, p),
            demand: 0.3,
            coordination: 0.0,
            audience: [0.95, 0.05, 0.0],
            luck,
        };
        world.invent(p, draws, &how);
        ordinal += 1;
    }
}

/// Universities: fundamental work for a programme, and what pressure to publish leaves for practice.
fn fundamental(world: &mut World, p: &Parameters, draws: Draws) {
    let paid = world.effort.mean[Point::Development as usize] * 1e3;
    for u in 0..world.universities.len() {
        let university = world.universities[u].clone();
        let to_practice = (1.0 - p.cocreation.drift.get()) * (0.5 + 0.5 * university.practice);
        let own = 0.3 * p.cocreation.lectoraat_rate.get();
        world.universities[u].progress +=
            (paid / 4.0 / (2.0 * p.cocreation.product_cost.get()) * to_practice + own) / 12.0;
        if world.universities[u].progress < 1.0 {
            continue;
        }
        world.universities[u].progress -= 1.0;
        let how = Invention {
            origin: Origin::University,
            region: None,
            network: None,
            lectoraat: None,
            cocreation: 0.1,
            evidence: p.cocreation.evidence_untested.get() + 1.5 * p.cocreation.evidence_university.get(),
            applicability: 0.8,
            demand: to_practice * world.agenda.institutes,
            coordination: 0.3 + 0.5 * university.foreign,
            audience: [0.8, 0.15, 0.05],
            luck: (address(4, u as u32), 0),
        };
        world.invent(p, draws, &how);
    }
}
