//! **association** — functions cost money and decay unpaid, `F += ((1 − exp(−income/cost)) − F)/18`; authority follows
//! coverage as a Hill curve, `power = cov²/(cov² + half²) + 0.1` (P49). Joining responds to services (saturating), peers
//! (*custom*) or own benefit (*cost–benefit*), municipal demand; registering to services, membership, demand and law, with
//! a rush before the deadline (X38). *Member* and *registered* are two states and need not move together (X41).

use super::{hazard, relax, saturate};
use crate::parameters::Parameters;
use crate::rng::Draws;
use crate::world::{Agent, Counts, DISCIPLINES, Discipline, FUNCTIONS, Function, Member, Person, Researcher, World};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    if world.free(Agent::Associations) {
        organise(world, p, draws);
    }
    if world.free(Agent::Professionals) {
        decide(world, p, draws);
    }
    count(world);
}

/// Functions, breadth, power; the two associations may merge.
fn organise(world: &mut World, p: &Parameters, draws: Draws) {
    let a = &p.association;
    let exists = world.levers.governance.association.on();
    for association in &mut world.associations {
        let paid =
            if exists && association.exists { saturate(association.income / 1e6, a.function_cost.get()) } else { 0.0 };
        for f in 0..FUNCTIONS {
            relax(&mut association.functions[f], paid, a.function_months.get());
        }
    }
    if !exists {
        world.associations.iter_mut().for_each(|x| (x.power, x.breadth) = (0.0, 0.0));
        return;
    }
    // Others are served only with what is left after keeping present members.
    let open = world.conditions.association_open;
    let spare = (world.associations[0].income / 1e6 - a.upkeep.get()).max(0.0);
    relax(&mut world.associations[0].breadth, open * saturate(spare, a.breadth_scale.get()), a.breadth_months.get());
    let coverage = world.counts.members / world.counts.eligible.max(1.0);
    let hill = coverage * coverage / (coverage * coverage + a.coverage_half.get() * a.coverage_half.get());
    world.associations[0].power = (hill + a.power_base.get()).min(1.0);
    let ripe = world.associations[0].breadth > a.merge_breadth.get() && world.associations[1].exists;
    if ripe && draws.uniform64(0, 9) < hazard(a.merge_vote.get()) {
        world.associations[1].exists = false;
        for person in world.professionals.person.iter_mut().filter(|x| x.member == Member::Youth) {
            person.member = Member::Broad;
        }
    }
}

/// No one's monthly chance to join is above this: a hazard of one a year.
const MOST_JOIN: f32 = 0.08;

/// Monthly chances that are the same for everybody of a kind.
struct Chances {
    join: [f64; DISCIPLINES],
    peers: [f64; DISCIPLINES],
    leave: [f32; 3],
    register: [f64; DISCIPLINES],
    obliged: [bool; DISCIPLINES],
    law: [f64; DISCIPLINES],
    /// Above this draw nobody leaves, and nobody registers.
    most_leave: f32,
    most_register: f32,
}

fn chances(world: &World, p: &Parameters) -> Chances {
    let a = &p.association;
    let exists = world.levers.governance.association.on();
    let [broad, youth] = [&world.associations[0], &world.associations[1]];
    let service = |s: f64| {
        (a.service_floor.get() + a.service_slope.get() * s) / (a.service_floor.get() + a.service_slope.get() * 0.13)
    };
    // A separate body keeps the register going by itself; the association's own register is as good as its function.
    let with_association = world.levers.regulation.register_with_association.on() && exists;
    let home =
        if with_association { a.register_home.get() * (0.3 + 0.7 * broad.level(Function::Register)) } else { 0.39 };
    let mut c = Chances {
        join: [0.0; 6],
        peers: [0.0; 6],
        leave: [0.0; 3],
        register: [0.0; 6],
        obliged: [false; 6],
        law: [0.0; 6],
        most_leave: 0.0,
        most_register: 0.0,
    };
    for d in 0..DISCIPLINES {
        let eligible = match d {
            x if x == Discipline::MaatschappelijkWerk as usize => 1.0,
            x if x == Discipline::YouthWork as usize => {
                a.youth_eligible.get() + (1.0 - a.youth_eligible.get()) * broad.breadth
            }
            _ => broad.breadth,
        };
        c.join[d] = if exists { a.join.get() * eligible * service(broad.services()) } else { 0.0 };
        let [direct, members, _] = world.counts.by_discipline[d];
        c.peers[d] = members / direct.max(1.0);
        c.register[d] = a.register.get() * home / 0.39 * if d == 0 { 1.0 } else { a.register_others.get() };
        (c.obliged[d], c.law[d]) = law(world, p, d);
    }
    for (m, association) in [broad, youth].into_iter().enumerate() {
        let stays = 1.0 - a.leave_services.get() * association.services();
        c.leave[m + 1] = if exists && association.exists { hazard(a.leave.get() * stays) as f32 } else { 1.0 };
        if world.counts.by_association[m] > 0.0 || world.tick == 0 {
            c.most_leave = c.most_leave.max(c.leave[m + 1]);
        }
    }
    let keenest = (1.0 + a.register_members.get()) / 1.35 * (1.0 + a.register_demand.get());
    let most = (0..DISCIPLINES).map(|d| (c.register[d] * keenest + c.law[d]) / 12.0).fold(0.0, f64::max);
    c.most_register = most as f32 + f32::EPSILON;
    c
}

/// Whether a law obliges a discipline, and its extra yearly hazard of registering: slow, a rush before the deadline, the rest.
fn law(world: &World, p: &Parameters, discipline: usize) -> (bool, f64) {
    let reg = &world.levers.regulation;
    let youth = discipline == Discipline::YouthCare as usize && reg.law_youth_care.on();
    let all = discipline != Discipline::Mbo as usize && reg.law_social_work.on();
    if !youth && !all {
        return (false, 0.0);
    }
    let name = if youth { "regulation.law_youth_care" } else { "regulation.law_social_work" };
    let since = world.tick - world.policy.on_since(name, world.tick).unwrap_or(world.tick);
    let transition = reg.law_transition.get();
    let cumulative = -libm::log(1.0 - p.association.mandate.get());
    let rush = p.association.mandate_rush.get();
    let left = transition - f64::from(since);
    let rate = if left > 3.0 {
        (1.0 - rush) * cumulative / ((transition - 3.0) / 12.0)
    } else if left > 0.0 {
        rush * cumulative / 0.25
    } else {
        0.6 * cumulative
    };
    (true, rate)
}

fn decide(world: &mut World, p: &Parameters, draws: Draws) {
    let c = chances(world, p);
    let a = &p.association;
    let valid = world.levers.regulation.reregistration.get() as i16;
    let custom = p.theory.membership_custom.on();
    let normal = 1.0 + 2.0 * a.peers.get() * a.peers_reference.get();
    let tick = world.tick;
    let people = &mut world.professionals.person;
    for team in &world.teams {
        let demands = f64::from(u8::from(world.municipalities[team.municipality.at()].demands_registered));
        let colleagues = team.members();
        for i in team.members() {
            // Most draws decide nothing for anybody: those are passed over without looking at the person.
            let (for_membership, for_register) = draws.pair(i as u32, 0);
            let expires = i32::from(people[i].registered_until) == tick as i32;
            let idle =
                for_membership >= c.most_leave && for_membership <= 1.0 - MOST_JOIN && for_register >= c.most_register;
            if idle && !expires {
                continue;
            }
            let mut person = people[i];
            if !person.counts() {
                continue;
            }
            let d = person.discipline as usize;
            let registered = person.registered(tick);
            membership(&mut person, for_membership, &c, || {
                let joined = people[colleagues.clone()].iter().filter(|x| x.member != Member::No).count();
                let peers = 0.5 * joined as f64 / colleagues.len().max(1) as f64 + 0.5 * c.peers[d];
                let social = if custom { (1.0 + 2.0 * a.peers.get() * peers) / normal } else { 1.0 };
                let push = 1.0 + a.join_demand.get() * demands + if registered { a.join_registered.get() } else { 0.0 };
                c.join[d] * social * push
            });
            let u = f64::from(for_register);
            if registered {
                if expires {
                    let obliged = f64::from(u8::from(c.obliged[d]));
                    let again = a.renew_base.get() + a.renew_push.get() * (f64::from(person.cpd) + demands + obliged);
                    if u < again.min(0.97) {
                        person.registered_until = tick as i16 + valid;
                    }
                }
            } else {
                let member = f64::from(u8::from(person.member != Member::No));
                let voluntary = c.register[d] * (1.0 + a.register_members.get() * member) / 1.35
                    * (1.0 + a.register_demand.get() * demands);
                // The chance is never more than rate ÷ 12: most draws need no exponential.
                let rate = voluntary + c.law[d];
                if u < rate / 12.0 && u < hazard(rate) {
                    person.registered_until = tick as i16 + valid;
                }
            }
            people[i] = person;
        }
    }
}

/// Leaves at the low end of the draw, joins at the high end, so that one draw serves both.
fn membership(person: &mut Person, u: f32, c: &Chances, rate: impl FnOnce() -> f64) {
    if person.member != Member::No {
        if u < c.leave[person.member as usize] {
            person.member = Member::No;
        }
        return;
    }
    let high = f64::from(1.0 - u);
    if high > f64::from(MOST_JOIN) {
        return;
    }
    let rate = rate();
    if high < rate / 12.0 && high < hazard(rate) {
        let youth = person.discipline == Discipline::YouthWork && c.leave[2] < 1.0;
        person.member = if youth { Member::Youth } else { Member::Broad };
    }
}

/// Whole numbers while counting; they become rates when the month is done.
#[derive(Default)]
struct Tally {
    by_discipline: [[u32; 3]; DISCIPLINES],
    by_association: [u32; 3],
    eligible: [u32; 2],
    registered: [u32; 2],
    waiting: u32,
}

/// Counts over all professionals, once a month, after everybody decided.
fn count(world: &mut World) {
    let reg = &world.levers.regulation;
    let obliged: [bool; DISCIPLINES] = std::array::from_fn(|d| {
        d != Discipline::Mbo as usize
            && (reg.law_social_work.on() || reg.law_youth_care.on() && d == Discipline::YouthCare as usize)
    });
    let mut n = Counts::default();
    let mut all = Tally::default();
    for team in &world.teams {
        let people = &world.professionals.person[team.members()];
        let (mut members, mut posts, mut voluntary) = (0u32, 0u32, [0u32; 2]);
        for x in people {
            posts += u32::from(x.researcher == Researcher::Post);
            all.waiting += u32::from(x.researcher == Researcher::Waiting);
            if !x.direct {
                continue;
            }
            let d = x.discipline as usize;
            let (member, registered, counts) =
                (u32::from(x.member != Member::No), u32::from(x.registered(world.tick)), u32::from(x.level >= 1));
            all.by_discipline[d][0] += 1;
            all.by_discipline[d][1] += member;
            all.by_discipline[d][2] += registered * counts;
            all.by_association[x.member as usize] += 1;
            all.eligible[0] += counts;
            all.eligible[1] += counts * member;
            all.registered[usize::from(obliged[d])] += counts * registered;
            let free = counts * u32::from(!obliged[d]);
            voluntary[0] += free;
            voluntary[1] += free * registered;
            members += member;
        }
        let r = team.region.at();
        n.staff[r] += people.len() as f64;
        n.region_members[r] += f64::from(members);
        n.researchers[r] += f64::from(posts);
        n.voluntary[r][0] += f64::from(voluntary[0]);
        n.voluntary[r][1] += f64::from(voluntary[1]);
    }
    n.by_discipline = all.by_discipline.map(|row| row.map(f64::from));
    n.by_association = [1, 2].map(|m| f64::from(all.by_association[m]));
    [n.eligible, n.members] = all.eligible.map(f64::from);
    n.registered = all.registered.map(f64::from);
    n.waiting = f64::from(all.waiting);
    for (association, members) in world.associations.iter_mut().zip(n.by_association) {
        association.members = members / world.population;
    }
    world.counts = n;
}
