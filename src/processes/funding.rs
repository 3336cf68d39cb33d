//! **funding** — money is released and paid; partners contribute what they will and can. Every payment is a ledger
//! entry in whole cents.
//!
//! 1. In the month of withdrawal (only in a twin for the withdrawal test) every programme ends, or if it had not begun
//!    never begins; projects and grants end at once.
//! 2. Each programme, in order, receives a month of the amount of its programme year from its sources (unless
//!    ministries are frozen). When it runs through a committee and `governance.programme_committee` is on, `overhead`
//!    goes to the intermediary. The rest is divided by `(split + shift after evaluations)⁺`; of each agenda point the
//!    share `calls` goes to the pot for calls (of development: `calls·(1 − fundamental)`), the rest to the pot for
//!    assignments.
//! 3. From the phase of assignments on each pot for assignments pays `min(pot, release·(month's money)·split)`.
//!    - receivers: collection – institutes; development – networks when by calls, universities when by assignment;
//!      dissemination – national network; instruments and profession – associations (without any: instruments –
//!      institutes, profession – nobody, and the money stays in the pot); utilisation – employers; commissioning –
//!      municipalities; education and researchers – schools.
//! 4. Projects receive a twelfth of their yearly amount as far as the pot for calls of their programme and point
//!    allows.
//! 5. Effort: `effort_rk`, million euros a year as if spent nationally, is the sum of assignments × works × fit and, in
//!    the project's own region, of projects × works × quality × fit ÷ the region's share of inhabitants.
//!    - `fit = fit_floor + (1 − fit_floor)·(fit of the programme to needs)`;
//!    - `works` is 1, but for utilisation `1 − rollout`, for commissioning `commissioning_from_above` by assignment and
//!      `1 − rollout·(1 − commissioning_from_above)` by project.
//!    - money for utilisation × `rollout` is summed apart: it imposes (see learning).
//!    - national effort is the mean weighted by inhabitants.
//! 6. The ministry pays the institutes a twelfth of the lever `funding.structural_institutes`.
//! 7. Each network:
//!    - willingness of a partner `ω = max(willing_floor, [theory.leverage]·σ(willing_slope·(benefit +
//!      willing_trust·trust + willing_own·own − m − willing_half)))`, for the host at least `willing_host`;
//!    - `own` is the network's ownership (`own_neutral` without `theory.ownership_effect`);
//!    - for municipalities `m = pressure_weight·(pressure − 0.5) + attention_weight·(1 − attention)`, for others 0.
//!    - it will pay `W_p = ω·cap_p` a year, of which in kind `kind_research` (host, university), `kind_policy`
//!      (municipality, insurer, partner outside) or `kind_practice` (others); W and W_cash are sums over partners.
//! 8. A grant g with own share q is used as far as that share can be raised:
//!    - `G = min(g, R·(1 − q)/q)`, with `R = W`, or `min(W, W_cash/own_cash)` when cash is asked, and as far as the pot
//!      for calls lasts.
//!    - partners fill the gap up to full cost, never more: `C = min(W, max(G·q/(1 − q), K − G))`, `K = network_cost`,
//!      each in proportion to what it will pay.
//!    - `activity → min(1, (G + C)/K) (activity_months)`.
//! 9. Members pay `association.fee` a year; income of an association is its fees, of the broad one also the national
//!    effort for the profession.
//! 10. In the last month of a programme what is left in its pots returns to who put it in, in proportion.

use super::{logistic, relax};
use crate::parameters::Parameters;
use crate::rng::Draws;
use crate::scenario::{POINTS, Point, Source};
use crate::units::Cents;
use crate::world::{Agent, Effort, Grant, PartnerKind, Party, Phase, Purpose, REGIONS, Running, World};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, _: Draws) {
    stop_when_withdrawn(world);
    for i in 0..world.programmes.len() {
        release(world, p, i);
        assign(world, p, i);
    }
    projects(world);
    sum_effort(world, p);
    structural(world);
    for n in 0..world.networks.len() {
        if world.networks[n].alive() {
            network_money(world, p, n);
        }
    }
    fees(world, p);
    for i in 0..world.programmes.len() {
        give_back(world, i);
    }
}

/// In a withdrawal twin every earmarked programme, grant and project ends.
fn stop_when_withdrawn(world: &mut World) {
    let Some(from) = world.policy.withdrawn_from.filter(|&w| w == world.tick) else { return };
    world.programmes.iter_mut().for_each(|r| r.end = r.end.min(from.max(r.start)));
    world.projects.clear();
    world.networks.iter_mut().for_each(|n| n.grant = None);
}

/// New money comes in from its sources; overhead is taken; the rest is set aside per agenda point.
fn release(world: &mut World, p: &Parameters, i: usize) {
    let (tick, ministries) = (world.tick, world.free(Agent::Ministries));
    let r = &mut world.programmes[i];
    let amount = Cents::of_euros(r.monthly(tick));
    if amount == Cents(0) || !ministries {
        return;
    }
    let mut left = amount;
    for (s, source) in Source::ALL.into_iter().enumerate().rev() {
        let part = if s == 0 { left } else { Cents::of_euros(amount.euros() * r.design.sources[s]).min(left) };
        left -= part;
        r.released[s] += part;
        world.ledger.pay(source.into(), Party::Programmes, Purpose::Release, part);
    }
    let overhead = if r.design.committee && world.levers.governance.programme_committee.on() {
        p.funding.overhead.get()
    } else {
        0.0
    };
    let overhead = Cents::of_euros(amount.euros() * overhead);
    world.ledger.pay(Party::Programmes, Party::Intermediary, Purpose::Overhead, overhead);
    let inflow = amount - overhead;
    let mut left = inflow;
    for point in 0..POINTS {
        let share = (r.design.split[point] + r.split_shift[point]).max(0.0);
        let part = Cents::of_euros(inflow.euros() * share).min(left);
        let mut calls = r.design.calls[point];
        if point == Point::Development as usize {
            calls *= 1.0 - r.design.fundamental;
        }
        let called = Cents::of_euros(part.euros() * calls).min(part);
        r.pot[1][point] += called;
        r.pot[0][point] += part - called;
        left -= part;
    }
    r.pot[0][Point::Collection as usize] += left;
}

/// Receiver of money for an agenda point; instruments are left to the institutes and the profession to nobody where
/// there is no association.
fn receiver(world: &World, point: Point, call: bool) -> Option<Party> {
    let association = world.levers.governance.association.on();
    Some(match point {
        Point::Collection => Party::Institutes,
        Point::Development => {
            if call {
                Party::Networks
            } else {
                Party::Universities
            }
        }
        Point::Dissemination => Party::NationalNetwork,
        Point::Instruments if !association => Party::Institutes,
        Point::Profession if !association => return None,
        Point::Instruments | Point::Profession => Party::Associations,
        Point::Utilisation => Party::Employers,
        Point::Commissioning => Party::Municipalities,
        Point::Education | Point::Researchers => Party::Schools,
    })
}

/// Assignments: paid once the programme is that far, at most twice a month's money.
fn assign(world: &mut World, p: &Parameters, i: usize) {
    let tick = world.tick;
    let receivers = Point::ALL.map(|point| receiver(world, point, false));
    let r = &mut world.programmes[i];
    r.assigned = [0.0; POINTS];
    if r.phase < Phase::Assignments || r.phase == Phase::Ended {
        return;
    }
    let month = r.monthly(tick);
    for point in Point::ALL {
        let k = point as usize;
        let Some(to) = receivers[k] else { continue };
        let share = (r.design.split[k] + r.split_shift[k]).max(0.0);
        let most = Cents::of_euros(month * share * p.funding.release.get());
        let amount = r.pot[0][k].min(most);
        r.pot[0][k] -= amount;
        r.assigned[k] = amount.euros() * 12.0 / 1e6;
        world.ledger.pay(Party::Programmes, to, Purpose::Agenda(point), amount);
    }
}

/// Projects are paid from the money for calls; what a pot cannot pay is not spent, and does not work.
fn projects(world: &mut World) {
    let tick = world.tick;
    world.projects.retain(|j| tick < j.end);
    let receivers = Point::ALL.map(|point| receiver(world, point, true));
    for j in &mut world.projects {
        let Some(to) = receivers[j.point] else {
            j.paid = 0.0;
            continue;
        };
        let r = &mut world.programmes[j.programme];
        let amount = Cents::of_euros(j.yearly / 12.0).min(r.pot[1][j.point]);
        r.pot[1][j.point] -= amount;
        j.paid = amount.euros() * 12.0;
        world.ledger.pay(Party::Programmes, to, Purpose::Agenda(Point::ALL[j.point]), amount);
    }
}

/// What each agenda point receives where, in million euros a year, weighted by how well the money fits. Money for
/// utilisation that is rolled out from above is kept apart; money for commissioning from above does less than joint projects.
fn sum_effort(world: &mut World, p: &Parameters) {
    const UTILISATION: usize = Point::Utilisation as usize;
    const COMMISSIONING: usize = Point::Commissioning as usize;
    let geography = world.geography.clone();
    let floor = p.funding.fit_floor.get();
    let above = p.funding.commissioning_from_above.get();
    let mut effort = Effort::default();
    for r in &world.programmes {
        let fit = floor + (1.0 - floor) * r.fit;
        let rolled = r.assigned[UTILISATION] * r.design.rollout;
        effort.rollout += rolled;
        for (k, &assigned) in r.assigned.iter().enumerate() {
            let works = match k {
                UTILISATION => assigned - rolled,
                COMMISSIONING => assigned * above,
                _ => assigned,
            };
            effort.of.iter_mut().for_each(|row| row[k] += works * fit);
        }
    }
    for j in &world.projects {
        let r = &world.programmes[j.programme];
        let fit = floor + (1.0 - floor) * r.fit;
        let rollout = r.design.rollout;
        let works = match j.point {
            UTILISATION => 1.0 - rollout,
            COMMISSIONING => 1.0 - rollout * (1.0 - above),
            _ => 1.0,
        };
        if j.point == UTILISATION {
            effort.rollout += j.paid * rollout / 1e6;
        }
        let share = geography.share(j.region.into()).max(1e-6);
        effort.of[j.region][j.point] += j.paid * works * j.quality * fit / share / 1e6;
    }
    for k in 0..POINTS {
        effort.mean[k] = (0..REGIONS).map(|r| geography.share(r.into()) * effort.of[r][k]).sum();
    }
    world.effort = effort;
}

fn structural(world: &mut World) {
    let amount = Cents::of_euros(world.levers.funding.structural_institutes.get() * 1e6 / 12.0);
    world.ledger.pay(Party::Vws, Party::Institutes, Purpose::Structural, amount);
}

/// Willingness of each partner, the grant as far as it can be used, contributions, activity.
fn network_money(world: &mut World, p: &Parameters, n: usize) {
    willingness(world, p, n);
    let f = &p.funding;
    let need = f.network_cost.get() * 1e6;
    let tick = world.tick;
    let net = &world.networks[n];
    let all: f64 = net.partners.iter().map(|x| x.willing).sum();
    let cash: f64 = net.partners.iter().map(|x| x.willing * (1.0 - in_kind(p, x.kind))).sum();
    let grant = net.grant.filter(|g| g.start <= tick && tick < g.end);
    let (mut used, mut asked) = (0.0, 0.0);
    if let Some(Grant { programme, yearly, own_share: q, own_cash, .. }) = grant {
        let raised = if own_cash > 0.0 { all.min(cash / own_cash) } else { all };
        used = if q > 0.0 { yearly.min(raised * (1.0 - q) / q) } else { yearly };
        let pot = &mut world.programmes[programme].pot[1][Point::Development as usize];
        let paid = Cents::of_euros(used / 12.0).min(*pot);
        *pot -= paid;
        used = paid.euros() * 12.0;
        world.ledger.pay(Party::Programmes, Party::Networks, Purpose::Agenda(Point::Development), paid);
        asked = if q < 1.0 { used * q / (1.0 - q) } else { 0.0 };
    }
    let own = all.min(asked.max((need - used).max(0.0)));
    contribute(world, p, n, if all > 0.0 { own / all } else { 0.0 });
    let net = &mut world.networks[n];
    (net.public, net.own) = (used, own);
    relax(&mut net.activity, ((used + own) / need).min(1.0), f.activity_months.get());
}

/// Part of a partner's contribution that is given in kind.
fn in_kind(p: &Parameters, kind: PartnerKind) -> f64 {
    match kind.culture() {
        0 => p.funding.kind_research.get(),
        2 => p.funding.kind_policy.get(),
        _ => p.funding.kind_practice.get(),
    }
}

fn willingness(world: &mut World, p: &Parameters, n: usize) {
    let f = &p.funding;
    let attention = world.conditions.attention;
    let own = if p.theory.ownership_effect.on() { world.networks[n].ownership } else { f.own_neutral.get() };
    let mut partners = std::mem::take(&mut world.networks[n].partners);
    for x in &mut partners {
        let m = match x.kind {
            PartnerKind::Municipality => {
                let pressure = world.municipalities[x.number as usize].pressure;
                f.pressure_weight.get() * (pressure - 0.5) + f.attention_weight.get() * (1.0 - attention)
            }
            _ => 0.0,
        };
        let drive = x.benefit + f.willing_trust.get() * x.trust + f.willing_own.get() * own - m - f.willing_half.get();
        let mut will = if p.theory.leverage.on() { logistic(f.willing_slope.get() * drive) } else { 0.0 };
        will = will.max(f.willing_floor.get());
        if x.kind == PartnerKind::Host {
            will = will.max(f.willing_host.get());
        }
        x.willing = x.cap * will;
    }
    world.networks[n].partners = partners;
}

/// Which party pays for a kind of partner.
const fn payer(kind: PartnerKind) -> Party {
    match kind {
        PartnerKind::Host => Party::Schools,
        PartnerKind::Employer => Party::Employers,
        PartnerKind::Municipality => Party::Municipalities,
        PartnerKind::University => Party::Universities,
        PartnerKind::Citizens => Party::Citizens,
        PartnerKind::Insurer | PartnerKind::Outside => Party::Insurers,
        PartnerKind::Association => Party::Associations,
    }
}

fn contribute(world: &mut World, p: &Parameters, n: usize, share: f64) {
    let mut sums = [[0.0; 2]; crate::world::PARTNER_KINDS];
    for x in &world.networks[n].partners {
        let (amount, kind) = (x.willing * share / 12.0, in_kind(p, x.kind));
        sums[x.kind as usize][0] += amount * (1.0 - kind);
        sums[x.kind as usize][1] += amount * kind;
        if x.kind == PartnerKind::Municipality {
            let [cash, in_kind] = &mut world.municipalities[x.number as usize].contributed;
            *cash += amount * (1.0 - kind);
            *in_kind += amount * kind;
        }
    }
    const KINDS: [PartnerKind; crate::world::PARTNER_KINDS] = [
        PartnerKind::Host,
        PartnerKind::Employer,
        PartnerKind::Municipality,
        PartnerKind::University,
        PartnerKind::Citizens,
        PartnerKind::Insurer,
        PartnerKind::Outside,
        PartnerKind::Association,
    ];
    for kind in KINDS {
        let [cash, in_kind] = sums[kind as usize].map(Cents::of_euros);
        world.ledger.pay_own(world.tick, payer(kind), Party::Networks, Purpose::OwnCash, cash);
        world.ledger.pay_own(world.tick, payer(kind), Party::Networks, Purpose::OwnKind, in_kind);
    }
}

/// Members pay their fee; an association lives on fees and on money for the profession.
fn fees(world: &mut World, p: &Parameters) {
    let grants = world.effort.mean[Point::Profession as usize] * 1e6;
    let exists = world.levers.governance.association.on();
    for a in &mut world.associations {
        let fees = if exists && a.exists { a.members * p.association.fee.get() } else { 0.0 };
        a.income = fees;
        world.ledger.pay_own(
            world.tick,
            Party::Professionals,
            Party::Associations,
            Purpose::Fees,
            Cents::of_euros(fees / 12.0),
        );
    }
    if exists {
        world.associations[0].income += grants;
    }
}

/// What is left when a programme is over goes back to who put it in.
fn give_back(world: &mut World, i: usize) {
    let tick = world.tick;
    let r: &mut Running = &mut world.programmes[i];
    if r.phase == Phase::Ended || tick + 1 < r.end {
        return;
    }
    r.phase = Phase::Ended;
    let left: Cents = r.pot.iter().flatten().copied().sum();
    r.pot = Default::default();
    r.assigned = [0.0; POINTS];
    let total: Cents = r.released.iter().copied().sum();
    let mut rest = left;
    for (s, source) in Source::ALL.into_iter().enumerate().rev() {
        let share = r.released[s].euros() / total.euros().max(0.01);
        let part = if s == 0 { rest } else { Cents::of_euros(left.euros() * share).min(rest) };
        rest -= part;
        world.ledger.pay(Party::Programmes, source.into(), Purpose::Return, part);
    }
}
