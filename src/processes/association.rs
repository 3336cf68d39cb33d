//! **association** — functions cost money and decay unpaid, `F += ((1 − exp(−income/cost)) − F)/18`; authority follows
//! coverage as a Hill curve, `power = cov²/(cov² + half²) + 0.1` (P49). Joining responds to services (saturating), peers
//! (*custom*) or own benefit (*cost–benefit*), municipal demand; registering to services, membership, demand and law, with
//! a rush before the deadline (X38). *Member* and *registered* are two states and need not move together (X41).

use super::{hazard, relax, saturate};
use crate::parameters::Parameters;
use crate::rng::Draws;
use crate::world::{
    Agent, Counts, DISCIPLINES, Discipline, FUNCTIONS, Function, Member, Person, Researcher, World,
};

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
        let paid = if exists && association.exists { saturate(association.income / 1e6, a.function_cost.get()) } else { 0.0 };
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

/// Monthly chances that are the same for everybody of a kind.
struct Chances {
    join: [f64; DISCIPLINES],
    peers: [f64; DISCIPLINES],
    leave: [f32; 3],
    register: [f64; DISCIPLINES],
    obliged: [bool; DISCIPLINES],
    law: [f64; DISCIPLINES],
}

fn chances(world: &World, p: &Parameters) -> Chances {
    let a = &p.association;
    let exists = world.levers.governance.association.on();
    let [broad, youth] = [&world.associations[0], &world.associations[1]];
    let service = |s: f64| (a.service_floor.get() + a.service_slope.get() * s) / (a.service_floor.get() + a.service_slope.get() * 0.13);
    // A separate body keeps the register going by itself; the association's own register is as good as its function.
    let with_association = world.levers.regulation.register_with_association.on() && exists;
    let home = if with_association { a.register_home.get() * (0.3 + 0.7 * broad.level(Function::Register)) } else { 0.39 };
    let mut c = Chances { join: [0.0; 6], peers: [0.0; 6], leave: [0.0; 3], register: [0.0; 6], obliged: [false; 6], law: [0.0; 6] };
    for d in 0..DISCIPLINES {
        let eligible = match d {
            x if x == Discipline::MaatschappelijkWerk as usize => 1.0,
            x if x == Discipline::YouthWork as usize => a.youth_eligible.get() + (1.0 - a.youth_eligible.get()) * broad.breadth,
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
    }
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
    let tick = world.tick as i16;
    let valid = world.levers.regulation.reregistration.get() as i16;
    let custom = p.theory.membership_custom.on();
    let normal = 1.0 + 2.0 * a.peers.get() * a.peers_reference.get();
    let cpd_push = a.renew_push.get();
    for team in &world.teams {
        let members = team.members();
        let staff = members.len().max(1) as f64;
        let joined = world.professionals.person[members.clone()].iter().filter(|x| x.member != Member::No).count() as f64;
        let demands = if world.municipalities[team.municipality.at()].demands_registered { 1.0 } else { 0.0 };
        for i in members {
            let person = &mut world.professionals.person[i];
            if !person.counts() {
                continue;
            }
            let d = person.discipline as usize;
            let registered = person.registered(world.tick);
            let (for_membership, u) = draws.pair(i as u32, 0);
            membership(person, for_membership, &c, || {
                let peers = 0.5 * joined / staff + 0.5 * c.peers[d];
                let social = if custom { (1.0 + 2.0 * a.peers.get() * peers) / normal } else { 1.0 };
                let push = 1.0 + a.join_demand.get() * demands + if registered { a.join_registered.get() } else { 0.0 };
                c.join[d] * social * push
            });
            if registered {
                if person.registered_until == tick {
                    let again = a.renew_base.get() + cpd_push * (f64::from(person.cpd) + demands + if c.obliged[d] { 1.0 } else { 0.0 });
                    if f64::from(u) < again.min(0.97) {
                        person.registered_until = tick + valid;
                    }
                }
            } else {
                let member = if person.member == Member::No { 0.0 } else { 1.0 };
                let voluntary = c.register[d] * (1.0 + a.register_members.get() * member) / 1.35 * (1.0 + a.register_demand.get() * demands);
                // The chance is never more than rate ÷ 12: most draws need no exponential.
                let rate = voluntary + c.law[d];
                if f64::from(u) < rate / 12.0 && u < hazard(rate) as f32 {
                    person.registered_until = tick + valid;
                }
            }
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
    if high > 0.03 {
        return;
    }
    let rate = rate();
    if high < rate / 12.0 && high < hazard(rate) {
        let youth = person.discipline == Discipline::YouthWork && c.leave[2] < 1.0;
        person.member = if youth { Member::Youth } else { Member::Broad };
    }
}

/// Counts over all professionals, once a month, after everybody decided.
fn count(world: &mut World) {
    let mut n = Counts::default();
    let reg = &world.levers.regulation;
    let (youth_law, all_law) = (reg.law_youth_care.on(), reg.law_social_work.on());
    for team in &world.teams {
        let r = team.region.at();
        let people = &world.professionals.person[team.members()];
        n.staff[r] += people.len() as f64;
        for x in people {
            match x.researcher {
                Researcher::Post => n.researchers[r] += 1.0,
                Researcher::Waiting => n.waiting += 1.0,
                Researcher::No | Researcher::Training => {}
            }
            if !x.direct {
                continue;
            }
            let d = x.discipline as usize;
            let (member, registered) = (x.member != Member::No, x.registered(world.tick));
            n.by_discipline[d][0] += 1.0;
            if member {
                n.by_discipline[d][1] += 1.0;
                n.region_members[r] += 1.0;
                n.by_association[x.member as usize - 1] += 1.0;
            }
            if x.level >= 1 {
                n.eligible += 1.0;
                n.members += if member { 1.0 } else { 0.0 };
                let obliged = all_law || youth_law && x.discipline == Discipline::YouthCare;
                if !obliged {
                    n.voluntary[r][0] += 1.0;
                    n.voluntary[r][1] += if registered { 1.0 } else { 0.0 };
                }
                if registered {
                    n.by_discipline[d][2] += 1.0;
                    n.registered[usize::from(obliged)] += 1.0;
                }
            }
        }
    }
    for (association, members) in world.associations.iter_mut().zip(n.by_association) {
        association.members = members / world.population;
    }
    world.counts = n;
}
