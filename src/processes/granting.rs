//! **granting** — programmes pass through states: talks, text, first assignments, calls (GR 5.2.2, 5.2.5); in calls
//! coalitions form around existing trust and propose (GR 5.2.4, 6 rec. 4).
//!
//! 1. Each running programme may move on one phase a month.
//!    - *Waiting*: `fit = fit_start`, `competence = competence_proven` when `governance.proven_intermediary` is on,
//!      else `competence_new`; calls open `min(12, a third of its length)` months after its start, and `run_in` later
//!      without a proven intermediary. With a committee (its own and `governance.programme_committee`) talks follow,
//!      else calls at once.
//!    - *Talks*: `talks/parties` is heard each month, up to `0.4 + 0.6·governance.committee_breadth`; what is newly
//!      heard × `talk_ownership` is added to the ownership of all networks and the trust of citizens; ends when all is
//!      heard or after `talks_limit` months.
//!    - *Writing*: after `writing` months `fit += fit_text·heard·(0.5 + 0.5·governance.committee_expertise)`.
//!    - *Assignments* until calls open; *Calls* to the end.
//! 2. In a region with lectoraten and without a network one starts without external money with
//!    `chance(coalition)·attention` (P35, P40), when lectoraten decide.
//! 3. Programmes in calls, every third month from the first on: calls for networks (4–6), then for projects (7). New
//!    grants and projects are paid from next month.
//! 4. Criteria of an existing network without a grant, with trust τ:
//!    - quality `min(1, 0.6 + 0.1·min(products, 4))`; relevance `0.3 + 0.7·governance.bottom_up·τ`; composition
//!      `0.75·kinds/8 + 0.25·[an insurer or partner outside takes part]`; partnership `0.5·τ + 0.5·equality`; spread
//!      `[no network in the region]`; link λ; combination `min(projects in the region, 3)/3`.
//!    - of a new coalition: `min(1, 0.2 + 0.05·lectoraten + guidance·[proven intermediary])`, 0.3, 0.3, `0.5·τ + 0.15`
//!      with τ the highest trust an employer has left (at least 0.15), spread, `0.3·heard`, combination.
//!    - a new coalition proposes where the region has at least two lectoraten, fewer than one network (two when more
//!      than eight lectoraten), none of 24 months or younger, and the programme is not for continuing networks only.
//! 5. Score: the weighted mean of the criteria with the levers `governance.weight_quality`, `weight_relevance`,
//!    `weight_composition`, `weight_partnership`, `weight_spread`, `weight_link`, `weight_combination` (partnership and
//!    link plus shifts after evaluations), plus error `noise·(1 − competence)·(2 − governance.committee_expertise −
//!    0.5·governance.committee_breadth)·N(0, 1)`, plus favour `favour·(1 − governance.committee_independence)·(U −
//!    0.5)`, U drawn per region and month.
//! 6. Number of network grants of yearly size g, when i a year comes in for calls on development, the programme's
//!    grants under way draw `running` a year and may still draw `still to pay`: the smaller of `(1.01·i + 0.5·(pot −
//!    i/2)⁺ − running)/g` and `(pot + money of the next 36 months − still to pay)/(g·months/12) + 0.5`, rounded down; a
//!    grant lasts `min(project length, what is left of the programme)` months, at least 3. All proposals cost
//!    `application` of effort, booked as valued work. Best first; a new coalition becomes a network (8). A network gets
//!    `min(g, absorb_new + (absorb_mature − absorb_new)·min(1, absorb_slope·τ·language))` a year, the own share asked
//!    this programme year, and is at work.
//! 7. Other points: as many projects of `project_size` a year as `pot + money coming during a project − still to pay`
//!    allows. A region proposes with probability `0.3 + 0.7·attention` for commissioning, 0.9 for other points, when
//!    fewer than two run there on the point; criteria as in 4 for its active network of highest trust (without one, as
//!    a new coalition), with spread `[none runs]`; quality of the project `0.5 + 0.5·τ` (τ = 0 without a network).
//! 8. A new network: up to three free lectoraten, language 0.1, equality `0.4 + 0.3·0.3·min(1,
//!    governance.weight_partnership/0.3)`, ownership 0.3, activity 0.5, link 0, demand weight 0.3; the host with trust
//!    `partnership.trust_start`, benefit 0.5 and cap `funding.cap_host`; then the six employers and six municipalities
//!    of the region in no network with the highest `weight·(1 + 2·trust left)·(0.3 + 0.7·U)`.

use super::hazard;
use crate::ids::LectoraatId;
use crate::parameters::Parameters;
use crate::rng::{Draws, address};
use crate::scenario::{POINTS, Point};
use crate::units::Cents;
use crate::world::{
    Agent, Grant, Network, Partner, PartnerKind, Party, Phase, Project, Proposal, Purpose, REGIONS, Status, World,
};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    for i in 0..world.programmes.len() {
        advance(world, p, i);
    }
    spontaneous(world, p, draws);
    for i in 0..world.programmes.len() {
        let r = &world.programmes[i];
        let quarter = (world.tick.saturating_sub(r.phase_since)).is_multiple_of(3);
        if r.phase == Phase::Calls && r.runs(world.tick) && quarter && world.free(Agent::ProgrammeCommittee) {
            network_call(world, p, draws, i);
            project_calls(world, p, draws, i);
        }
    }
}

/// Moves a programme to its next phase when the work of this one is done.
fn advance(world: &mut World, p: &Parameters, i: usize) {
    let (tick, g) = (world.tick, p.granting.clone());
    let lead = world.levers.governance.clone();
    let guided = world.programmes[i].design.committee && lead.programme_committee.on();
    let r = &mut world.programmes[i];
    if !r.runs(tick) {
        return;
    }
    let since = f64::from(tick - r.phase_since.min(tick));
    let proven = lead.proven_intermediary.on();
    let next = match r.phase {
        Phase::Waiting => {
            r.fit = g.fit_start.get();
            r.competence = if proven { g.competence_proven.get() } else { g.competence_new.get() };
            let wait = if proven { 0.0 } else { g.run_in.get() };
            r.calls_from = r.start + (12.0f64.min(f64::from(r.design.months) / 3.0) + wait) as u32;
            Some(if guided { Phase::Talks } else { Phase::Calls })
        }
        Phase::Talks => {
            let most = 0.4 + 0.6 * lead.committee_breadth.get();
            let more = (g.talks.get() / g.parties.get()).min(most - r.heard).max(0.0);
            r.heard += more;
            let felt = g.talk_ownership.get() * more;
            world.networks.iter_mut().for_each(|n| n.ownership = (n.ownership + felt).min(1.0));
            world.citizens.iter_mut().for_each(|c| c.trust = (c.trust + felt).min(1.0));
            (r.heard >= most - 1e-9 || since >= g.talks_limit.get()).then_some(Phase::Writing)
        }
        Phase::Writing => (since >= g.writing.get()).then(|| {
            r.fit += g.fit_text.get() * r.heard * (0.5 + 0.5 * lead.committee_expertise.get());
            Phase::Assignments
        }),
        Phase::Assignments => (tick >= r.calls_from).then_some(Phase::Calls),
        Phase::Calls | Phase::Ended => None,
    };
    if let Some(phase) = next {
        r.phase = phase;
        r.phase_since = tick;
    }
}

/// Now and then a lectoraat starts a coalition without external money (P35, P40).
fn spontaneous(world: &mut World, p: &Parameters, draws: Draws) {
    if !world.free(Agent::Lectoraten) {
        return;
    }
    let chance = hazard(p.granting.coalition.get()) * world.conditions.attention;
    for r in 0..REGIONS {
        if draws.uniform64(address(1, r as u32), 0) >= chance {
            continue;
        }
        let carried = lectoraten_in(world, r) > 0;
        if carried && !world.networks.iter().any(|n| n.alive() && n.region.at() == r) {
            start_network(world, p, draws, r);
        }
    }
}

/// The seven criteria, 0–1, of a network or (when none) of a new coalition in a region.
fn criteria(world: &World, p: &Parameters, i: usize, region: usize, network: Option<usize>) -> [f64; 7] {
    let bottom_up = world.levers.governance.bottom_up.get();
    let alive = |n: &&Network| n.alive() && n.region.at() == region;
    let spread = if world.networks.iter().any(|n| alive(&n)) { 0.0 } else { 1.0 };
    let combined = world.projects.iter().filter(|j| j.region == region).count().min(3) as f64 / 3.0;
    let lectoraten = lectoraten_in(world, region) as f64;
    let guided = if world.levers.governance.proven_intermediary.on() && world.free(Agent::Intermediary) {
        p.granting.guidance.get()
    } else {
        0.0
    };
    match network {
        Some(n) => {
            let net = &world.networks[n];
            let trust = net.mean_trust();
            let outside = (net.count(PartnerKind::Outside) + net.count(PartnerKind::Insurer)).min(1) as f64;
            let breadth = 0.75 * net.kinds() as f64 / crate::world::PARTNER_KINDS as f64 + 0.25 * outside;
            let quality = (0.6 + 0.1 * f64::from(net.products.min(4))).min(1.0);
            [
                quality,
                0.3 + 0.7 * bottom_up * trust,
                breadth,
                0.5 * trust + 0.5 * net.equality,
                spread,
                net.link,
                combined,
            ]
        }
        None => {
            let trust = known_trust(world, region);
            let quality = (0.2 + 0.05 * lectoraten + guided).min(1.0);
            [quality, 0.3, 0.3, 0.5 * trust + 0.15, spread, world.programmes[i].heard * 0.3, combined]
        }
    }
}

/// Weighted score, with the committee's error and the favours of delegates.
fn score(world: &World, p: &Parameters, draws: Draws, i: usize, luck: u32, region: usize, c: [f64; 7]) -> f64 {
    let (g, r) = (&world.levers.governance, &world.programmes[i]);
    let mut weights = [
        g.weight_quality.get(),
        g.weight_relevance.get(),
        g.weight_composition.get(),
        g.weight_partnership.get(),
        g.weight_spread.get(),
        g.weight_link.get(),
        g.weight_combination.get(),
    ];
    weights[3] += r.criteria_shift[0];
    weights[5] += r.criteria_shift[1];
    let merit: f64 = weights.iter().zip(c).map(|(w, x)| w * x).sum::<f64>() / weights.iter().sum::<f64>().max(1e-9);
    let gaps = 2.0 - g.committee_expertise.get() - 0.5 * g.committee_breadth.get();
    let error = p.granting.noise.get() * (1.0 - r.competence) * gaps * draws.normal(luck, r.luck);
    let taste = draws.uniform64(address(7, region as u32), 0) - 0.5;
    merit + error + p.granting.favour.get() * (1.0 - g.committee_independence.get()) * taste
}

fn lectoraten_in(world: &World, region: usize) -> usize {
    world.lectoraten[..world.conditions.lectoraten].iter().filter(|l| l.region.at() == region).count()
}

/// Trust left from earlier cooperation in a region: what a new coalition builds on.
fn known_trust(world: &World, region: usize) -> f64 {
    let ties = world.employers.iter().filter(|e| e.region.at() == region).map(|e| e.tie.trust);
    ties.fold(0.0, f64::max).max(0.15)
}

fn network_call(world: &mut World, p: &Parameters, draws: Draws, i: usize) {
    let tick = world.tick;
    let r = &world.programmes[i];
    let size = r.design.grant;
    let development = Point::Development as usize;
    let share = (r.design.split[development] + r.split_shift[development]).max(0.0)
        * r.design.calls[development]
        * (1.0 - r.design.fundamental);
    let inflow = r.monthly(tick) * 12.0 * share;
    if inflow <= 0.0 || size <= 0.0 {
        return;
    }
    let pot = r.pot[1][development].euros();
    let months = r.design.project_months.min(r.end - tick).max(3);
    let mine = |n: &&Network| n.alive() && n.grant.is_some_and(|g| g.programme == i && tick < g.end);
    let running: f64 = world.networks.iter().filter(mine).filter_map(|n| n.grant).map(|g| g.yearly).sum();
    let committed: f64 = world
        .networks
        .iter()
        .filter(mine)
        .filter_map(|n| n.grant)
        .map(|g| g.yearly * f64::from(g.end - tick) / 12.0)
        .sum();
    let future: f64 = (tick..r.end.min(tick + 36)).map(|t| r.monthly(t) * share).sum();
    let by_rate = ((inflow * 1.01 + 0.5 * (pot - inflow / 2.0).max(0.0) - running) / size).max(0.0) as usize;
    let by_money = ((pot + future - committed) / (size * f64::from(months) / 12.0) + 0.5).max(0.0) as usize;
    let slots = by_rate.min(by_money);
    if slots == 0 {
        return;
    }
    let own_share = r.design.own_share_at(world.policy.calendar.start + tick as i32);
    let mut proposals = std::mem::take(&mut world.scratch.proposals);
    find_proposals(world, p, draws, i, &mut proposals);
    proposals.sort_by(best_first);
    let effort = Cents::of_euros(p.funding.application.get() * 1e3 * proposals.len() as f64);
    world.ledger.pay(Party::Schools, Party::Programmes, Purpose::Application, effort);
    world.ledger.pay(Party::Programmes, Party::Schools, Purpose::Application, effort);
    for proposal in proposals.iter().take(slots) {
        let n = proposal.network.unwrap_or_else(|| start_network(world, p, draws, proposal.region));
        let (net, design) = (&mut world.networks[n], &world.programmes[i].design);
        let ripe = (p.granting.absorb_slope.get() * net.mean_trust() * net.language).min(1.0);
        let (new, mature) = (p.granting.absorb_new.get(), p.granting.absorb_mature.get());
        net.grant = Some(Grant {
            programme: i,
            start: tick,
            end: tick + months,
            yearly: size.min((new + (mature - new) * ripe) * 1e6),
            own_share,
            own_cash: design.own_cash,
            exempt_small: design.exempt_small,
        });
        net.status = Status::Active;
    }
    world.scratch.proposals = proposals;
}

/// The order in which proposals are paid.
fn best_first(a: &Proposal, b: &Proposal) -> std::cmp::Ordering {
    b.score.total_cmp(&a.score).then(a.region.cmp(&b.region))
}

/// All networks without a grant, and a new coalition where there is room and research to start one.
fn find_proposals(world: &World, p: &Parameters, draws: Draws, i: usize, found: &mut Vec<Proposal>) {
    let tick = world.tick;
    found.clear();
    for region in (0..REGIONS).filter(|&r| world.programmes[i].allowed[r]) {
        let here = || world.alive().filter(|(_, n)| n.region.at() == region);
        for (n, net) in here().filter(|(_, net)| !net.granted(tick)) {
            let c = criteria(world, p, i, region, Some(n));
            let score = score(world, p, draws, i, address(5, net.luck), region, c);
            found.push(Proposal { score, region, network: Some(n), quality: c[0] });
        }
        let lectoraten = lectoraten_in(world, region);
        let room = !world.programmes[i].design.continues && here().count() < 1 + usize::from(lectoraten > 8);
        let settled = here().all(|(_, net)| tick - net.born > 24);
        if room && settled && lectoraten >= 2 {
            let c = criteria(world, p, i, region, None);
            let score = score(world, p, draws, i, address(6, region as u32), region, c);
            found.push(Proposal { score, region, network: None, quality: c[0] });
        }
    }
}

/// Calls for the other agenda points: projects of regional coalitions.
fn project_calls(world: &mut World, p: &Parameters, draws: Draws, i: usize) {
    let tick = world.tick;
    for k in (0..POINTS).filter(|&k| k != Point::Development as usize) {
        let r = &world.programmes[i];
        let months = r.design.project_months.min(r.end - tick).max(3);
        let cost = p.granting.project_size.get() * 1e3 * f64::from(months) / 12.0;
        let committed: f64 = world
            .projects
            .iter()
            .filter(|j| j.programme == i && j.point == k)
            .map(|j| j.yearly * f64::from(j.end - tick) / 12.0)
            .sum();
        let coming: f64 = (tick..r.end.min(tick + months)).map(|t| r.monthly(t)).sum::<f64>()
            * (r.design.split[k] + r.split_shift[k]).max(0.0)
            * r.design.calls[k];
        let free = r.pot[1][k].euros() + coming - committed;
        let slots = (free / cost).max(0.0) as usize;
        if r.design.calls[k] <= 0.0 || slots == 0 {
            continue;
        }
        let mut ranked = std::mem::take(&mut world.scratch.proposals);
        ranked.clear();
        let allowed = (0..REGIONS).filter(|&region| world.programmes[i].allowed[region]);
        ranked.extend(allowed.filter_map(|region| rank_project(world, p, draws, i, k, region)));
        ranked.sort_by(best_first);
        world.projects.extend(ranked.iter().take(slots).map(|proposal| Project {
            programme: i,
            point: k,
            region: proposal.region,
            yearly: p.granting.project_size.get() * 1e3,
            paid: 0.0,
            quality: proposal.quality,
            start: tick,
            end: tick + months,
        }));
        world.scratch.proposals = ranked;
    }
}

/// Score and quality of a region's proposal for an agenda point; a region that has one running for it waits.
fn rank_project(world: &World, p: &Parameters, draws: Draws, i: usize, k: usize, region: usize) -> Option<Proposal> {
    let running = world.projects.iter().filter(|j| j.region == region && j.point == k).count();
    let best = world
        .alive()
        .filter(|(_, n)| n.region.at() == region && n.active())
        .max_by(|a, b| a.1.mean_trust().total_cmp(&b.1.mean_trust()))
        .map(|(n, _)| n);
    let municipal = k == Point::Commissioning as usize;
    let interest = if municipal { 0.3 + 0.7 * world.conditions.attention } else { 0.9 };
    let luck = address(8, (region * POINTS + k) as u32);
    if running >= 2 || draws.uniform64(luck, 60) > interest {
        return None;
    }
    let mut c = criteria(world, p, i, region, best);
    c[4] = if running == 0 { 1.0 } else { 0.0 };
    let trust = best.map_or(0.0, |n| world.networks[n].mean_trust());
    let score = score(world, p, draws, i, luck, region, c);
    Some(Proposal { score, region, network: best, quality: 0.5 + 0.5 * trust })
}

/// A new network around a hogeschool: employers and municipalities it trusts, larger ones more likely.
fn start_network(world: &mut World, p: &Parameters, draws: Draws, region: usize) -> usize {
    let ordinal = world.networks.iter().filter(|n| n.region.at() == region).count() as u32;
    let luck = region as u32 * 64 + ordinal;
    let number = world.networks.len();
    let lectoraten: Vec<LectoraatId> = (0..world.conditions.lectoraten)
        .filter(|&l| world.lectoraten[l].region.at() == region && !world.lectoraat_busy[l])
        .take(3)
        .map(Into::into)
        .collect();
    world.networks.push(Network {
        luck,
        region: region.into(),
        born: world.tick,
        partners: Vec::with_capacity(PARTNERS),
        status: Status::Forming,
        ended: 0,
        language: 0.1,
        equality: 0.4 + 0.3 * (world.levers.governance.weight_partnership.get() / 0.3).min(1.0) * 0.3,
        ownership: 0.3,
        activity: 0.5,
        link: 0.0,
        low_months: 0,
        grant: None,
        public: 0.0,
        own: 0.0,
        demand_weight: 0.3,
        progress: 0.0,
        modules_due: 0.0,
        products: 0,
        made: vec![],
        themes: 0,
        lectoraten,
    });
    let cap = p.funding.cap_host.get() * 1e3;
    let host = Partner {
        kind: PartnerKind::Host,
        number: region as u32,
        trust: p.partnership.trust_start.get(),
        benefit: 0.5,
        cap,
        willing: 0.0,
    };
    world.networks[number].partners.push(host);
    for kind in [PartnerKind::Employer, PartnerKind::Municipality] {
        let mut ranked = std::mem::take(&mut world.scratch.weighted);
        rank_founders(world, draws, kind, region, luck, &mut ranked);
        for &(founder, _) in ranked.iter().take(FOUNDERS) {
            world.enrol(p, number, kind, founder as u32);
        }
        world.scratch.weighted = ranked;
    }
    number
}

/// Organisations with which a network starts, at most this many of a kind.
const FOUNDERS: usize = 6;

/// Room for partners that a network starts with, so that its list seldom grows.
const PARTNERS: usize = 32;

/// Who is asked first: by weight, by trust from before, and by luck.
fn rank_founders(
    world: &World,
    draws: Draws,
    kind: PartnerKind,
    region: usize,
    luck: u32,
    ranked: &mut Vec<(usize, f64)>,
) {
    world.candidates(kind, region, ranked);
    for (c, appeal) in ranked.iter_mut() {
        let luck = draws.uniform64(address(9, luck), (kind as u32) << 16 | *c as u32);
        *appeal = *appeal * (1.0 + 2.0 * world.tie_trust(kind, *c)) * (0.3 + 0.7 * luck);
    }
    ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
}
