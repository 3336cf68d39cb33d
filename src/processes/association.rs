//! **association** — what associations can do, who joins, leaves, registers. *Member* and *registered* are two states
//! and need not move together (X41). Only direct workers of hbo and up decide and count in rates.
//!
//! 1. Capacity.
//!    - functions, all nine alike: `F → sat(income in millions; function_cost) (function_months)`, to 0 where the
//!      association does not exist (lever `governance.association` off, or merged); without the lever breadth and power
//!      are 0.
//!    - breadth of the broad one: `breadth → openness·sat((income − upkeep)⁺; breadth_scale) (breadth_months)`: others
//!      are served with what is left after keeping present members.
//!    - `power = min(1, cov²/(cov² + coverage_half²) + power_base)`, cov = members of both per direct worker of hbo
//!      and up, as last counted (P49); `openness` is `association_open` of the calendar.
//!    - while breadth is above `merge_breadth` the youth association merges into it with `chance(merge_vote)`: its
//!      members become members of the broad one.
//! 2. Leaving: `chance(leave·(1 − leave_services·S))`, S of the own association; all at once when the
//!    lever is off. Leaving, joining and registering have a draw each and follow in this order, each seeing what the one
//!    before did.
//! 3. Joining, for who is no member: `chance(join·eligible·v·s·p)`:
//!    - eligible: 1 for maatschappelijk werk, `youth_eligible + (1 − youth_eligible)·breadth` for youth work, breadth
//!      for others;
//!    - services `v = (service_floor + service_slope·S)/(service_floor + service_slope·0.13)`, S of the broad one;
//!    - with `theory.membership_custom` `s = (1 + 2·peers·n)/(1 + 2·peers·peers_reference)`, n the mean of the share of
//!      members in the team (now, oneself included) and among direct workers of the discipline (as last counted),
//!      weighing 0.5 each; else (own costs and benefits) s = 1;
//!    - `p = 1 + join_demand·[the team's municipality demands registered staff] + join_registered·[registered]`.
//!    - youth workers join their own association while it exists, others the broad one.
//! 4. Whose registration ends this month renews it for `regulation.reregistration` months with probability `min(0.97,
//!    renew_base + renew_push·(cpd + [demanded] + [a law obliges]))`.
//! 5. Who is not registered registers for as long because a law obliges with `chance(law)`, and freely, obliged or not,
//!    with `chance(register·h·a·(1 + register_members·[member])/1.35·(1 + register_demand·[demanded]))`:
//!    - a = 1 for maatschappelijk werk, else `register_others`; `h = register_home·(0.3 + 0.7·F_register)/0.39` when
//!      the association exists and keeps the register (`regulation.register_with_association`), else 1;
//!    - law, for youth care under `regulation.law_youth_care` and for all but mbo under `regulation.law_social_work`,
//!      with `Λ = −ln(1 − mandate)` and L months (`regulation.law_transition`) from its start to the deadline: `(1 −
//!      mandate_rush)·Λ/((L − 3)/12)` until 3 months before, `mandate_rush·Λ/0.25` in these (X38), `0.6·Λ` after.
//! 6. All are counted: members, registered (by duty or freely), researchers; by region and discipline. (`fee` acts in
//!    funding, `discipline_authority` in learning.)

use super::{hazard, occurs, relax, saturate};
use crate::parameters::{Parameters, Regulation};
use crate::rng::{Draws, Found};
use crate::world::{Agent, Counts, DISCIPLINES, Discipline, FUNCTIONS, Function, Member, REGIONS, Researcher, World};

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
    if ripe && occurs(draws.uniform64(0, 9), a.merge_vote.get()) {
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
    leave: [f64; 3],
    register: [f64; DISCIPLINES],
    obliged: [bool; DISCIPLINES],
    /// Monthly chance of registering because a law obliges.
    obey: [f64; DISCIPLINES],
}

impl Chances {
    /// No member's chance to leave is above this.
    fn most_leave(&self) -> f64 {
        self.leave.into_iter().fold(0.0, f64::max)
    }

    /// Nobody's chance to join is above this, when joining is up to `most` times the rate of the discipline.
    fn most_join(&self, most: f64) -> f64 {
        self.join.into_iter().fold(0.0, f64::max) * most / 12.0
    }

    /// Nobody's chance to register freely is above this, when it is up to `most` times the rate of the discipline.
    fn most_register(&self, most: f64) -> f64 {
        self.register.into_iter().fold(0.0, f64::max) * most / 12.0
    }
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
        obey: [0.0; 6],
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
        let (obliged, yearly) = law(world, p, d);
        (c.obliged[d], c.obey[d]) = (obliged, hazard(yearly));
    }
    for (m, association) in [broad, youth].into_iter().enumerate() {
        let stays = 1.0 - a.leave_services.get() * association.services();
        let nobody = world.tick > 0 && world.counts.by_association[m] == 0.0;
        c.leave[m + 1] = match exists && association.exists {
            _ if nobody => 0.0,
            true => hazard(a.leave.get() * stays),
            false => 1.0,
        };
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
    let chances = chances(world, p);
    let mut found = std::mem::take(&mut world.scratch.found);
    leave(world, &chances, draws, &mut found);
    join(world, p, &chances, draws, &mut found);
    renew_or_obey(world, p, &chances, draws);
    register(world, p, &chances, draws, &mut found);
    world.scratch.found = found;
}

fn leave(world: &mut World, c: &Chances, draws: Draws, found: &mut Vec<Found>) {
    let people = &mut world.professionals.person;
    draws.rare(0, people.len(), c.most_leave(), found);
    for x in found.iter() {
        let (person, u) = (&mut people[x.agent()], x.u());
        if person.counts() && u < c.leave[person.member as usize] {
            person.member = Member::No;
        }
    }
}

fn join(world: &mut World, p: &Parameters, c: &Chances, draws: Draws, found: &mut Vec<Found>) {
    let a = &p.association;
    let social = |peers: f64| match p.theory.membership_custom.on() {
        true => (1.0 + 2.0 * a.peers.get() * peers) / (1.0 + 2.0 * a.peers.get() * a.peers_reference.get()),
        false => 1.0,
    };
    let push =
        |demands: f64, registered: f64| 1.0 + a.join_demand.get() * demands + a.join_registered.get() * registered;
    let most = c.most_join(social(1.0) * push(most_demand(world), 1.0));
    draws.rare(1, world.professionals.len(), most, found);
    for x in found.iter() {
        let i = x.agent();
        let team = &world.teams[world.professionals.team[i] as usize];
        let demands = world.demands_registered(team);
        let people = &mut world.professionals.person;
        let person = people[i];
        if person.member != Member::No || !person.counts() {
            continue;
        }
        let colleagues = &people[team.members()];
        let joined = colleagues.iter().filter(|x| x.member != Member::No).count();
        let d = person.discipline as usize;
        let peers = 0.5 * joined as f64 / colleagues.len() as f64 + 0.5 * c.peers[d];
        let registered = f64::from(u8::from(person.registered(world.tick)));
        if occurs(x.u(), c.join[d] * social(peers) * push(demands, registered)) {
            let youth = person.discipline == Discipline::YouthWork && world.associations[1].exists;
            people[i].member = if youth { Member::Youth } else { Member::Broad };
        }
    }
}

/// Whoever's registration ends this month renews it or lets it go; whom a law obliges registers because of that.
fn renew_or_obey(world: &mut World, p: &Parameters, c: &Chances, draws: Draws) {
    let a = &p.association;
    let valid = world.levers.regulation.reregistration.get() as i16;
    let tick = world.tick as i16;
    for i in 0..world.professionals.len() {
        let person = &world.professionals.person[i];
        let d = person.discipline as usize;
        let ends = person.registered_until == tick;
        let owes = (person.registered_until < tick) & (c.obey[d] > 0.0);
        // Without shortcuts: one branch that is seldom taken is much cheaper than several that cannot be foreseen.
        if !((ends | owes) & person.counts()) {
            continue;
        }
        let registers = if ends {
            let demands = world.demands_registered(&world.teams[world.professionals.team[i] as usize]);
            let again = a.renew_base.get()
                + a.renew_push.get() * (f64::from(person.cpd) + demands + f64::from(u8::from(c.obliged[d])));
            draws.uniform64(i as u32, 2) < again.min(0.97)
        } else {
            draws.uniform64(i as u32, 4) < c.obey[d]
        };
        if registers {
            world.professionals.person[i].registered_until = tick + valid;
        }
    }
}

/// Registering freely, whether or not a law obliges as well.
fn register(world: &mut World, p: &Parameters, c: &Chances, draws: Draws, found: &mut Vec<Found>) {
    let a = &p.association;
    let keen = |member: f64, demands: f64| {
        (1.0 + a.register_members.get() * member) / 1.35 * (1.0 + a.register_demand.get() * demands)
    };
    let until = world.tick as i16 + world.levers.regulation.reregistration.get() as i16;
    draws.rare(3, world.professionals.len(), c.most_register(keen(1.0, most_demand(world))), found);
    for x in found.iter() {
        let demands = world.demands_registered(&world.teams[world.professionals.team[x.agent()] as usize]);
        let person = &mut world.professionals.person[x.agent()];
        if person.registered(world.tick) || !person.counts() {
            continue;
        }
        let d = person.discipline as usize;
        let member = f64::from(u8::from(person.member != Member::No));
        if occurs(x.u(), c.register[d] * keen(member, demands)) {
            person.registered_until = until;
        }
    }
}

/// 1 as soon as any municipality demands registered staff.
fn most_demand(world: &World) -> f64 {
    f64::from(u8::from(world.municipalities.iter().any(|m| m.demands_registered)))
}

/// Direct workers by discipline, association, registered or not, and below hbo or not.
type Heads = [[[[u32; 2]; 2]; 3]; DISCIPLINES];

/// Counts over all professionals, once a month, after everybody decided.
fn count(world: &mut World) {
    let mut n = Counts::default();
    let mut regions = [Heads::default(); REGIONS];
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
            let registered = usize::from(x.registered(world.tick));
            let counts = usize::from(x.level >= 1);
            regions[r][x.discipline as usize][x.member as usize][registered][counts] += u32::from(x.direct);
        }
    }
    for (r, heads) in regions.iter().enumerate() {
        add_region(&world.levers.regulation, &mut n, r, heads);
    }
    for (association, members) in world.associations.iter_mut().zip(n.by_association) {
        association.members = members / world.population;
    }
    world.counts = n;
}

fn add_region(law: &Regulation, n: &mut Counts, r: usize, heads: &Heads) {
    for (d, of_discipline) in heads.iter().enumerate() {
        let obliged = d != Discipline::Mbo as usize
            && (law.law_social_work.on() || law.law_youth_care.on() && d == Discipline::YouthCare as usize);
        for (m, of_association) in of_discipline.iter().enumerate() {
            for (registered, &[below, counting]) in of_association.iter().enumerate() {
                let (all, counting) = (f64::from(below + counting), f64::from(counting));
                n.by_discipline[d][0] += all;
                n.eligible += counting;
                if m > 0 {
                    n.by_association[m - 1] += all;
                    n.by_discipline[d][1] += all;
                    n.region_members[r] += all;
                    n.members += counting;
                }
                if registered == 1 {
                    n.by_discipline[d][2] += counting;
                    n.registered[usize::from(obliged)] += counting;
                }
                if !obliged {
                    n.voluntary[r][0] += counting;
                    n.voluntary[r][1] += counting * registered as f64;
                }
            }
        }
    }
}
