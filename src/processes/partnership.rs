//! **partnership** — trust, language, benefit, joining and leaving. Belonging is cheap, paying is dear (`funding`):
//! each has a threshold of its own. Steering gives coordination and takes equality, so that an inverted U follows.
//!
//! 1. Trust left with employers and municipalities in no network: `× (1 − chance(trust_fade))`. Then each network that
//!    exists, in order, 2–8.
//! 2. Each partner loses its key person with `chance(key_person)`: `trust × (1 − key_trust)`.
//! 3. Trust and language:
//!    - contact `κ = sat(activity; contact_scale)`;
//!    - coordination `c = sat(s + 0.25·language + 0.15·N; coordination_scale)`, where s is steering
//!      `clip(governance.steering + shift; 0, 1)` under a grant, else 0.
//!    - common ground `g = ground_floor + (1 − ground_floor)·min(1, language/ground_full)`: without a shared language
//!      trust hardly builds (P25).
//!    - with cultures the number of research (host, university), practice (employer, association), policy
//!      (municipality, insurer, outside) and citizens present: `build =
//!      build_gain·κ·(equality_floor + (1 − equality_floor)·equality)·(coordination_floor + (1 −
//!      coordination_floor)·c)·g/(12·trust_years)/culture_slow^(cultures − 2)⁺`;
//!    - `fade = (1 − κ)·trust_fade/12`.
//!    - for each partner `trust += build·(1 − trust) − fade·trust`;
//!    - `language += language_speed·build·(1 − language) − 0.5·fade·language`.
//! 4. Equality, ownership, demand; they and 3 read equality as it was:
//!    - `equality → (equality_base + equality_bottom_up·b + equality_criteria·min(1, w/0.3) + j)·(1 −
//!      steering_inequality·s) (equality_months)`, kept in 0–1: under a grant `b = governance.bottom_up`, `w =
//!      governance.weight_partnership + shift`, `j = 0.1·funding.joint_regional_agenda` (a lever); else b = 0.5, w =
//!      0.18, j = 0.
//!    - `ownership → 0.5·equality + 0.5·min(1, p/own_paid) (own_months)`, p the part of last payments that was the
//!      partners' own, 0 when nothing was paid.
//!    - demand weight `β = min(1, agenda.spontaneous + agenda.bottom_up_gain·a + j)`, a = `governance.bottom_up` under
//!      a grant, else `0.5·equality`.
//! 5. Benefit: `y_k` is half the value of the network's products of the last 24 months (also in its first years),
//!    `applicability·(0.6 + evidence)` each; `y = Σ_k y_k`, `y_m = Σ_k need_mk·y_k`.
//!    - gain of a municipality `y_m·(0.5 + 0.5·β) + 0.25·leerkring`, of an employer `y_m·(0.6 + 0.4·β)` of its seat, of
//!      the host `1.3·y`, a university `0.8·y`, the association `(0.7 + 0.3·S)·y`, others `0.7·y`;
//!    - `benefit → sat(gain; benefit_scale) (benefit_memory)`.
//! 6. Leaving, all but the host: chance a month `leave_max·σ(−stay_slope·(0.8·benefit + 0.5·trust − asked_weight·a −
//!    stay_half − 0.3·(pressure − 0.5)·[municipality] − 0.25·(0.5 − activity)⁺))`, where `a = G·q/(1 − q)/Σ caps` is
//!    what the grant asks, Σ over partners that are not
//!    exempt and as they are before anyone leaves this month (0 without a grant, or before its first month of payment;
//!    1 when it pays nothing; 0 for the exempt). The association leaves when its
//!    lever is off. Trust stays behind as a tie of employers and municipalities.
//! 7. Joining, also of forming and sleeping networks, with activity above 0.3, after 6 and with `a` anew: `seats = (0.55 + 0.75·activity)·(0.85 + 0.3·language)·(1 +
//!    seats_widening·funding.widening·[grant])` (`widening` is a lever);
//!    - one municipality while there are fewer than `seats_municipality·seats`, with probability
//!      `join·attention·exp(−join_asked·a)`; one employer below `seats_employer·seats`, with `join·exp(−join_asked·a)`;
//!      drawn among those of the region in no network by weight (see enrolment).
//!    - at most one of each other kind, with probability: university `join_university·(1 − cocreation.drift)·(0.5 +
//!      language)`; citizens `join_citizens·(0.5 + participation) + join_citizens_asked·governance.bottom_up·[grant]`;
//!      insurer `join_outside + i`, partner outside `join_outside + 2·i`, with `i =
//!      join_outside_asked·(governance.weight_composition + 0.5·funding.widening)·[grant]`; association
//!      `0.02·F_voice·(0.3 + power)` while its lever is on. The university that may join a region is the one with its
//!      number modulo 4, both from 0.
//! 8. Months with activity below `dormant_below` are counted, from 0 again after a better one.
//!    - after more than 12 an active network falls asleep; a sleeping or forming one (as every new one is) is at work above
//!      `awake_above`.
//!    - it dissolves after more than `dissolve_after` such months (the first twelve included), with fewer than three partners, or by accident with
//!      probability `chance(collapse)·(1.5 − mean trust)`, under a grant × `collapse_granted`. Then all partners leave as in 6, its grant ends
//!      and what it had not drawn stays with the programme.
//!    - `λ → [governance.national_network]·N·activity·w (link_months)`, `w = 0.4 + 0.6·min(1, (governance.weight_link +
//!      shift)/0.1)` under a grant, else 0.7.
//! 9. `act_r` and `λ_r` are taken anew from the networks. (`tie_active`, `benefit_start` and `trust_start` act in the
//!    indicators and where partners enrol.)

use super::{hazard, logistic, relax, saturate};
use crate::parameters::Parameters;
use crate::rng::{Draws, address};
use crate::world::{Agent, PartnerKind, REGIONS, Status, THEMES, World};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    fade_ties(world, p);
    for n in 0..world.networks.len() {
        if !world.networks[n].alive() {
            continue;
        }
        key_persons(world, p, draws, n);
        work_together(world, p, n);
        judge_benefit(world, p, n);
        if world.free(Agent::Networks) {
            leave(world, p, draws, n);
            join(world, p, draws, n);
        }
        settle_status(world, p, draws, n);
        link(world, p, n);
    }
    (world.region_activity, world.region_link) = ([0.0; REGIONS], [0.0; REGIONS]);
    for net in world.networks.iter().filter(|n| n.alive()) {
        let r = net.region.at();
        world.region_activity[r] = world.region_activity[r].max(net.working());
        world.region_link[r] = world.region_link[r].max(net.link);
    }
}

/// Trust without contact fades.
fn fade_ties(world: &mut World, p: &Parameters) {
    let kept = 1.0 - hazard(p.partnership.trust_fade.get());
    for e in world.employers.iter_mut().filter(|e| e.network.is_none()) {
        e.tie.trust *= kept;
    }
    for m in world.municipalities.iter_mut().filter(|m| m.network.is_none()) {
        m.tie.trust *= kept;
    }
}

/// Address of the luck of a partner in a network.
const fn partner(network: u32, kind: PartnerKind, number: u32) -> u32 {
    address(network & 0xFF, (network >> 8) << 20 | (kind as u32) << 16 | number)
}

fn key_persons(world: &mut World, p: &Parameters, draws: Draws, n: usize) {
    let chance = hazard(p.partnership.key_person.get());
    let net = &mut world.networks[n];
    for x in &mut net.partners {
        if draws.uniform64(partner(net.luck, x.kind, x.number), 1) < chance {
            x.trust *= 1.0 - p.partnership.key_trust.get();
        }
    }
}

fn work_together(world: &mut World, p: &Parameters, n: usize) {
    let (q, g) = (&p.partnership, &world.levers.governance);
    let tick = world.tick;
    let net = &world.networks[n];
    let grant = net.grant.filter(|g| g.start <= tick && tick < g.end);
    let shifts = grant.map(|x| &world.programmes[x.programme]);
    let steers = world.free(Agent::Intermediary);
    let steering = shifts.filter(|_| steers).map_or(0.0, |r| (g.steering.get() + r.steering_shift).clamp(0.0, 1.0));
    let criteria = shifts.map_or(0.18, |r| g.weight_partnership.get() + r.criteria_shift[0]);
    let bottom_up = if grant.is_some() { g.bottom_up.get() } else { 0.5 };
    let shared = world.levers.funding.joint_regional_agenda.get() * if grant.is_some() { 0.1 } else { 0.0 };
    let equality = (q.equality_base.get()
        + q.equality_bottom_up.get() * bottom_up
        + q.equality_criteria.get() * (criteria / 0.3).min(1.0)
        + shared)
        * (1.0 - q.steering_inequality.get() * steering);
    let coordination =
        saturate(steering + 0.25 * net.language + 0.15 * world.national.level, q.coordination_scale.get());
    let contact = saturate(net.activity, q.contact_scale.get());
    let cultures = net.cultures() as f64;
    let build = q.build_gain.get()
        * contact
        * (q.equality_floor.get() + (1.0 - q.equality_floor.get()) * net.equality)
        * (q.coordination_floor.get() + (1.0 - q.coordination_floor.get()) * coordination)
        / (12.0 * q.trust_years.get())
        * (q.ground_floor.get() + (1.0 - q.ground_floor.get()) * (net.language / q.ground_full.get()).min(1.0))
        / libm::pow(q.culture_slow.get(), (cultures - 2.0).max(0.0));
    let fade = q.trust_fade.get() / 12.0 * (1.0 - contact);
    let spontaneous = p.agenda.spontaneous.get();
    let asked = if grant.is_some() { g.bottom_up.get() } else { 0.5 * net.equality };
    let paid = net.own / (net.own + net.public).max(1.0);
    let felt = 0.5 * net.equality + 0.5 * (paid / q.own_paid.get()).min(1.0);
    let net = &mut world.networks[n];
    relax(&mut net.equality, equality.clamp(0.0, 1.0), q.equality_months.get());
    for x in &mut net.partners {
        x.trust = (x.trust + build * (1.0 - x.trust) - fade * x.trust).clamp(0.0, 1.0);
    }
    let language = build * q.language_speed.get() * (1.0 - net.language) - 0.5 * fade * net.language;
    net.language = (net.language + language).clamp(0.0, 1.0);
    relax(&mut net.ownership, felt, q.own_months.get());
    net.demand_weight = (spontaneous + p.agenda.bottom_up_gain.get() * asked + shared).min(1.0);
}

/// Benefit: the value of what the network made in two years, weighted by the partner's own needs.
fn judge_benefit(world: &mut World, p: &Parameters, n: usize) {
    let q = &p.partnership;
    let tick = world.tick;
    world.networks[n].made.retain(|m| tick - m.tick < 24);
    let mut value = [0.0; THEMES];
    for m in &world.networks[n].made {
        value[m.theme as usize] += f64::from(m.value) / 2.0;
    }
    let total: f64 = value.iter().sum();
    let beta = world.networks[n].demand_weight;
    let mut partners = std::mem::take(&mut world.networks[n].partners);
    for x in &mut partners {
        let needed = |m: usize| -> f64 { world.municipalities[m].need.iter().zip(&value).map(|(a, b)| a * b).sum() };
        let gained = match x.kind {
            PartnerKind::Municipality => {
                let m = x.number as usize;
                needed(m) * (0.5 + 0.5 * beta) + 0.25 * world.municipalities[m].leerkring
            }
            PartnerKind::Employer => needed(world.employers[x.number as usize].municipality.at()) * (0.6 + 0.4 * beta),
            PartnerKind::Host => 1.3 * total,
            PartnerKind::University => 0.8 * total,
            PartnerKind::Association => (0.7 + 0.3 * world.associations[0].services()) * total,
            _ => 0.7 * total,
        };
        relax(&mut x.benefit, saturate(gained, q.benefit_scale.get()), q.benefit_memory.get());
    }
    world.networks[n].partners = partners;
}

/// What is asked of partners relative to what they can pay.
fn asked(world: &World, n: usize) -> f64 {
    let net = &world.networks[n];
    let Some(grant) = net.grant.filter(|g| g.start <= world.tick && world.tick < g.end) else { return 0.0 };
    if grant.own_share >= 1.0 {
        return 1.0;
    }
    let caps: f64 = net.partners.iter().filter(|x| !world.exempt(net, x)).map(|x| x.cap).sum();
    net.public * grant.own_share / (1.0 - grant.own_share) / caps.max(1.0)
}

fn agent_of(kind: PartnerKind) -> Agent {
    match kind {
        PartnerKind::Host => Agent::Schools,
        PartnerKind::Employer => Agent::Employers,
        PartnerKind::Municipality => Agent::Municipalities,
        PartnerKind::University => Agent::Universities,
        PartnerKind::Citizens => Agent::Citizens,
        PartnerKind::Insurer => Agent::Insurers,
        PartnerKind::Outside => Agent::OutsidePartners,
        PartnerKind::Association => Agent::Associations,
    }
}

fn leave(world: &mut World, p: &Parameters, draws: Draws, n: usize) {
    let q = &p.partnership;
    let asked_relative = asked(world, n);
    for at in (1..world.networks[n].partners.len()).rev() {
        let net = &world.networks[n];
        let x = net.partners[at];
        let ceased = x.kind == PartnerKind::Association && !world.levers.governance.association.on();
        let u = draws.uniform64(partner(net.luck, x.kind, x.number), 2);
        if u >= q.leave_max.get() && !ceased {
            continue; // no one's chance is above this
        }
        let pressed = match x.kind {
            PartnerKind::Municipality => 0.3 * (world.municipalities[x.number as usize].pressure - 0.5),
            _ => 0.0,
        };
        let asked = if world.exempt(net, &x) { 0.0 } else { asked_relative };
        let worth = 0.8 * x.benefit + 0.5 * x.trust
            - q.asked_weight.get() * asked
            - q.stay_half.get()
            - pressed
            - 0.25 * (0.5 - net.activity).max(0.0);
        let chance = q.leave_max.get() * logistic(-q.stay_slope.get() * worth);
        if (ceased || u < chance) && world.free(agent_of(x.kind)) {
            world.leave(n, at);
        }
    }
}

/// Seats that a network can serve: they grow with paid coordination.
fn seats(world: &World, p: &Parameters, n: usize) -> f64 {
    let net = &world.networks[n];
    let widening = if net.granted(world.tick) { world.levers.funding.widening.get() } else { 0.0 };
    (0.55 + 0.75 * net.activity) * (0.85 + 0.3 * net.language) * (1.0 + p.partnership.seats_widening.get() * widening)
}

fn join(world: &mut World, p: &Parameters, draws: Draws, n: usize) {
    if world.networks[n].activity <= 0.3 {
        return;
    }
    let q = &p.partnership;
    let (seats, deterred) = (seats(world, p, n), libm::exp(-q.join_asked.get() * asked(world, n)));
    let luck = address(10, world.networks[n].luck);
    let region = world.networks[n].region.at();
    for (kind, most, eager) in [
        (PartnerKind::Municipality, q.seats_municipality.get(), world.conditions.attention),
        (PartnerKind::Employer, q.seats_employer.get(), 1.0),
    ] {
        let free = (world.networks[n].count(kind) as f64) < most * seats;
        let wants = draws.uniform64(luck, kind as u32) < q.join.get() * eager * deterred;
        if free && wants && world.free(agent_of(kind)) {
            let mut candidates = std::mem::take(&mut world.scratch.weighted);
            world.candidates(kind, region, &mut candidates);
            if !candidates.is_empty() {
                let weights = candidates.iter().map(|c| c.1);
                let at = crate::world::choose(weights, draws.uniform64(luck, 8 + kind as u32));
                world.enrol(p, n, kind, candidates[at].0 as u32);
            }
            world.scratch.weighted = candidates;
        }
    }
    join_others(world, p, draws, n);
}

/// Universities, citizens, insurers, partners outside social work and the association: at most one of each.
fn join_others(world: &mut World, p: &Parameters, draws: Draws, n: usize) {
    let (q, g) = (&p.partnership, &world.levers.governance);
    let net = &world.networks[n];
    let granted = if net.granted(world.tick) { 1.0 } else { 0.0 };
    let region = net.region.at() as u32;
    let luck = address(11, net.luck);
    let widening = world.levers.funding.widening.get();
    let integral = granted * q.join_outside_asked.get() * (g.weight_composition.get() + 0.5 * widening);
    let rates = [
        (
            PartnerKind::University,
            region % world.universities.len() as u32,
            q.join_university.get() * (1.0 - p.cocreation.drift.get()) * (0.5 + net.language),
        ),
        (
            PartnerKind::Citizens,
            region,
            q.join_citizens.get() * (0.5 + world.citizens[region as usize].participation)
                + granted * q.join_citizens_asked.get() * g.bottom_up.get(),
        ),
        (PartnerKind::Insurer, region, q.join_outside.get() + integral),
        (PartnerKind::Outside, region, q.join_outside.get() + 2.0 * integral),
        (
            PartnerKind::Association,
            region,
            if g.association.on() { 0.02 } else { 0.0 }
                * world.associations[0].level(crate::world::Function::Voice)
                * (0.3 + world.power()),
        ),
    ];
    for (kind, number, rate) in rates {
        let joins = draws.uniform64(luck, kind as u32) < rate;
        if joins && world.networks[n].count(kind) == 0 && world.free(agent_of(kind)) {
            world.enrol(p, n, kind, number);
        }
    }
}

fn settle_status(world: &mut World, p: &Parameters, draws: Draws, n: usize) {
    let q = &p.partnership;
    let tick = world.tick;
    let net = &mut world.networks[n];
    net.low_months = if net.activity < q.dormant_below.get() { net.low_months + 1 } else { 0 };
    if net.low_months > 12 && net.status == Status::Active {
        net.status = Status::Dormant;
    }
    if matches!(net.status, Status::Dormant | Status::Forming) && net.activity > q.awake_above.get() {
        net.status = Status::Active;
    }
    let protected = if net.granted(tick) { q.collapse_granted.get() } else { 1.0 };
    let accident = hazard(q.collapse.get()) * (1.5 - net.mean_trust()) * protected;
    let ends = f64::from(net.low_months) > q.dissolve_after.get()
        || net.partners.len() < 3
        || draws.uniform64(address(12, net.luck), 0) < accident;
    if ends {
        world.dissolve(n);
    }
}

/// The link with the national network follows its strength, the network's activity and the weight the programme gives it.
fn link(world: &mut World, p: &Parameters, n: usize) {
    let g = &world.levers.governance;
    let net = &world.networks[n];
    let weight = match net.grant {
        Some(x) if net.granted(world.tick) => {
            0.4 + 0.6 * ((g.weight_link.get() + world.programmes[x.programme].criteria_shift[1]) / 0.1).min(1.0)
        }
        _ => 0.7,
    };
    let exists = if g.national_network.on() { 1.0 } else { 0.0 };
    let target = exists * world.national.level * net.activity * weight;
    relax(&mut world.networks[n].link, target, p.partnership.link_months.get());
}
