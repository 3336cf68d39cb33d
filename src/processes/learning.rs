//! **learning** — of each professional, per practised theme: explicit knowledge that is known x and used u, craft c.
//!
//! 1. Roll-out at employers: `rollout_employers·(money rolled out a year)/rollout_cost·rollout_months/12` employers are
//!    wanted; while there are fewer, a third of the shortage s starts: each free employer with probability `1 −
//!    exp(−s/3·size/Σ size of the free)`, for `rollout_months`. R = 1 in a roll-out, else 0.
//! 2. An employer: `d = min(1, regulation.cpd_hours/cpd_full)`; `soft = sat(effort_r,utilisation; utilisation_scale)`;
//!    - `autonomy = clip(autonomy_floor + (1 − autonomy_floor)·commissioning −
//!      output_autonomy·regulation.output_financing − burden_autonomy·regulation.accountability_burden; 0.05, 1)`,
//!      commissioning and pressure being those of the municipality of its seat;
//!    - `climate → clip(climate_base + climate_network·act + climate_autonomy·(autonomy − 0.5) +
//!      climate_utilisation·soft + climate_duty·d·F_cpd + climate_standards·regulation.quality_standards −
//!      climate_pressure·(pressure − 0.4) − climate_rollout·R; 0.05, 0.95) (climate_months)`.
//!    - `methodical → min(0.95, 0.4 + 0.25·regulation.quality_standards + 0.2·act + 0.15·soft) (climate_months)`.
//!    - `fatigue += (t − fatigue)·ln 2/(12·fatigue_half_life)`, `t = 1 − (1 − fatigue)^(projects of policy + R)` with
//!      the parameter `fatigue`.
//!    - `imposed → R/(imposed_half + R)` in `imposed_rise` months under a roll-out, else `imposed_fade`: employers
//!      remember.
//! 3. Acceptance of a theme: `own_multiplier^o·imposed_multiplier^i` (P12, P15), `o = min(1, own_rk·(1 − own_activity +
//!    own_activity·act) + own_profession·power)`, `i = min(1, (1 − own_rk)·imposed)` (none below an `imposed` of
//!    0.001). Without `theory.ownership_effect`: `neutral_acceptance`.
//! 4. Per employer, with `M = 0.7 + 0.75·methodical`, fb = `governance.monitoring_with_feedback`, `ρ = min(1,
//!    20·professional-researchers per head in the region)` (a density, so that nothing depends on how many people are
//!    simulated):
//!    - adoption `B = adopt·climate·autonomy·(1 − fatigue)·(1 − unlearning·(0.5·fatigue +
//!      0.5·regulation.output_financing))·M/0.87`;
//!    - support `0.45·climate + 0.35·ρ + 0.2·act + 0.2·fb`;
//!    - regional rate `rate_network·act + rate_researcher·ρ`; national rate `rate_rollout·R·M + 0.5·rate_feedback·fb`;
//!      education `cpd_base + cpd_climate·climate + cpd_utilisation·soft·(0.5 + 0.5·F_cpd)`;
//!    - motivation it leads to `clip(0.5 + motivation_autonomy·(autonomy − 0.5) + motivation_heard·act·β +
//!      motivation_circles·circ_r − motivation_imposed·imposed − motivation_burden·(regulation.accountability_burden −
//!      0.5); 0.05, 0.95)`.
//! 5. Per professional, [m] member and [g] registered:
//!    - education `e = clip(that of the employer + [g]·(cpd_registered·(1 + d) + cpd_duty·d·(0.3 + 0.7·F_cpd)) +
//!      [m]·cpd_members·F_cpd·(0.3 + 0.7·power) + cpd_motivation·(motivation − 0.5); 0, 1)`, kept as `cpd → e (12)`;
//!      then `motivation → that of the employer (motivation_months)`.
//!    - national rate `n` = that of the employer + `rate_passive·regulation.open_access·reach/0.75·(0.7 +
//!      0.9·F_application·power + 0.5·power·[m]) + rate_cpd·e`;
//!    - guideline rate `l = rate_guideline·√F_guidelines·(0.25 + 0.75·[m])`;
//!    - adoption `b = B·(1 + (own_multiplier^(own_profession·power) − 1)·[m])·(1 +
//!      association.discipline_authority·regulation.disciplinary_law·[g])·(0.75 + 0.5·motivation)`, the second factor
//!      only with the ownership effect;
//!    - growth of craft `v = (craft_growth + circles.craft·circ_r·(0.5 + 0.5·[m]))/12`.
//! 6. All at once, from last month's values:
//!    - `gain = rate_team·(x̄ − x)⁺ + rate_tie·(x_tie − x)⁺ + (n + l·A_guid/max(0.05, A_nat))·(A_nat − x)⁺ + (regional
//!      rate)·(A_reg − x)⁺`, x̄ the mean of those of the team who practise the theme (oneself too), x_tie that of the
//!      weak tie (0 when it left the theme).
//!    - `π = min(1, u/(use_ceiling·x))`; `φ = ln 2/12·((1 − π)/half_life_idle + π/half_life_practised) + o/12`, o =
//!      yearly ageing;
//!    - `x ← clip(x + gain − φ·x; 0, 1)`.
//!    - with `s = min(1, support + 0.5·Σu/max(Σx, 0.02 each) of those of the team)`: `u ← u + min(1,
//!      acceptance·b)·(use_ceiling·x − u)⁺ + (1 − 0.6·s)·(1 − h·π)·ln(sustained)/24·u` with the x of last month, kept
//!      between 0 and the new x; `h` is `habit` with `theory.habit` (routines hold themselves), else 0.
//!    - `c ← c·(1 − craft_decay/12) + (1 − c)·v`.
//! 7. Sums over direct workers, weighted by the need of their municipality, for the indicators. (`background` acts at
//!    the start, `body_scale` in stewardship.)

mod meeting;

use wide::f32x4;

use self::meeting::{Colleagues, TOGETHER};
use super::{PARALLEL_FROM, occurs, relax, saturate};
use crate::parameters::Parameters;
use crate::rng::{Draws, address};
use crate::scenario::Point;
use crate::world::{
    Agent, EmployerMonth, Function, Lanes, Member, Person, PracticeSums, Practised, Professionals, REGIONS, SLOTS,
    THEMES, Team, World,
};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    roll_out(world, p, draws);
    if world.free(Agent::Employers) {
        employers(world, p);
    }
    if world.free(Agent::Professionals) {
        prepare_employers(world, p);
        professionals(world, p);
    }
}

/// Top-down projects at employers: 109 keur each (O08), 1.6 employers (O09), 15 months.
fn roll_out(world: &mut World, p: &Parameters, draws: Draws) {
    let l = &p.learning;
    let months = l.rollout_months.get();
    let wanted = l.rollout_employers.get() * world.effort.rollout * 1e3 / l.rollout_cost.get() * months / 12.0;
    let tick = world.tick;
    let running = world.employers.iter().filter(|e| e.rollout_until > tick).count() as f64;
    let free: f64 = world.employers.iter().filter(|e| e.rollout_until <= tick).map(|e| e.size).sum();
    let start = ((wanted - running) / 3.0).max(0.0);
    for (i, e) in world.employers.iter_mut().enumerate().filter(|(_, e)| e.rollout_until <= tick) {
        if start > 0.0 && occurs(draws.uniform64(address(1, i as u32), 0), 12.0 * start * e.size / free) {
            e.rollout_until = tick + months as u32;
        }
    }
}

/// Effect per region of money for the use of knowledge that is not rolled out from above, 0–1.
fn soft_money(world: &World, p: &Parameters) -> [f64; REGIONS] {
    std::array::from_fn(|r| {
        saturate(world.effort.of[r][Point::Utilisation as usize], p.learning.utilisation_scale.get())
    })
}

/// Climate, autonomy, fatigue, feeling of being imposed on, methodical work.
fn employers(world: &mut World, p: &Parameters) {
    let l = &p.learning;
    let (reg, c) = (&world.levers.regulation, &world.conditions);
    let duty = (reg.cpd_hours.get() / l.cpd_full.get()).min(1.0);
    let f_cpd = world.associations[0].level(Function::Cpd);
    let tick = world.tick;
    let tired_policy = 1.0 - libm::pow(1.0 - l.fatigue.get(), c.policy_projects);
    let tired_rolled = 1.0 - libm::pow(1.0 - l.fatigue.get(), c.policy_projects + 1.0);
    let soft = soft_money(world, p);
    for i in 0..world.employers.len() {
        let e = &world.employers[i];
        let m = &world.municipalities[e.municipality.at()];
        let active = world.working(e.network);
        let soft = soft[e.region.at()];
        let rolled = if e.rollout_until > tick { 1.0 } else { 0.0 };
        let autonomy = (l.autonomy_floor.get() + (1.0 - l.autonomy_floor.get()) * m.commissioning
            - l.output_autonomy.get() * reg.output_financing.get()
            - l.burden_autonomy.get() * reg.accountability_burden.get())
        .clamp(0.05, 1.0);
        let climate = (l.climate_base.get()
            + l.climate_network.get() * active
            + l.climate_autonomy.get() * (autonomy - 0.5)
            + l.climate_utilisation.get() * soft
            + l.climate_duty.get() * duty * f_cpd
            + l.climate_standards.get() * reg.quality_standards.get()
            - l.climate_pressure.get() * (m.pressure - 0.4)
            - l.climate_rollout.get() * rolled)
            .clamp(0.05, 0.95);
        let methodical = (0.4 + 0.25 * reg.quality_standards.get() + 0.2 * active + 0.15 * soft).min(0.95);
        let tired = if rolled > 0.0 { tired_rolled } else { tired_policy };
        let e = &mut world.employers[i];
        e.autonomy = autonomy;
        relax(&mut e.climate, climate, l.climate_months.get());
        relax(&mut e.methodical, methodical, l.climate_months.get());
        e.fatigue += (tired - e.fatigue) * std::f64::consts::LN_2 / (12.0 * l.fatigue_half_life.get());
        let speed = if rolled > 0.0 { l.imposed_rise.get() } else { l.imposed_fade.get() };
        relax(&mut e.imposed, rolled / (l.imposed_half.get() + rolled), speed);
    }
}

/// Feeling of being imposed on that no longer weighs.
const IMPOSED_FORGOTTEN: f64 = 0.001;

/// Acceptance per theme of what is available: `own^o · imposed^i`.
fn acceptance(world: &World, p: &Parameters, region: usize, active: f64, imposed: f64) -> [f32; THEMES] {
    let l = &p.learning;
    if !p.theory.ownership_effect.on() {
        return [l.neutral_acceptance.f32(); THEMES];
    }
    let (ln_own, ln_imposed) = (libm::log(l.own_multiplier.get()), libm::log(l.imposed_multiplier.get()));
    let of_profession = l.own_profession.get() * world.power();
    std::array::from_fn(|k| {
        let own = world.bodies.own[region][k];
        let o = (own * (1.0 - l.own_activity.get() + l.own_activity.get() * active) + of_profession).min(1.0);
        let i = ((1.0 - own) * imposed).min(1.0);
        libm::expf((ln_own * o + ln_imposed * i) as f32)
    })
}

/// What each employer means for its professionals this month.
fn prepare_employers(world: &mut World, p: &Parameters) {
    let l = &p.learning;
    let mut months = std::mem::take(&mut world.scratch.employers);
    months.resize(world.employers.len(), EmployerMonth::default());
    let feedback = world.levers.governance.monitoring_with_feedback.get();
    let researchers: [f64; REGIONS] =
        std::array::from_fn(|r| (20.0 * world.researchers_per_thousand(r) / 1000.0).min(1.0));
    let alone: [[f32; THEMES]; REGIONS] = std::array::from_fn(|r| acceptance(world, p, r, 0.0, 0.0));
    let mut joined = std::mem::take(&mut world.scratch.networks);
    joined.clear();
    joined.extend(world.networks.iter().map(|n| match n.working() {
        0.0 => alone[n.region.at()],
        active => acceptance(world, p, n.region.at(), active, 0.0),
    }));
    let burden = world.levers.regulation.accountability_burden.get();
    let soft = soft_money(world, p);
    for (e, month) in world.employers.iter().zip(&mut months).filter(|(e, _)| e.staff > 0) {
        let r = e.region.at();
        let active = world.working(e.network);
        let soft = soft[r];
        let rolled = if e.rollout_until > world.tick { 1.0 } else { 0.0 };
        let slack = 1.0 - l.unlearning.get() * (0.5 * e.fatigue + 0.5 * world.levers.regulation.output_financing.get());
        let heard =
            world.networks.get(e.network.map_or(usize::MAX, |n| n.at())).map_or(0.0, |n| n.working() * n.demand_weight);
        let methodical = 0.7 + 0.75 * e.methodical;
        month.acceptance = match e.network {
            _ if e.imposed >= IMPOSED_FORGOTTEN => acceptance(world, p, r, active, e.imposed),
            Some(n) => joined[n.at()],
            None => alone[r],
        };
        month.adopt = (l.adopt.get() * e.climate * e.autonomy * (1.0 - e.fatigue) * slack * methodical / 0.87) as f32;
        month.support = (0.45 * e.climate + 0.35 * researchers[r] + 0.2 * active + 0.2 * feedback) as f32;
        month.regional_rate = (l.rate_network.get() * active + l.rate_researcher.get() * researchers[r]) as f32;
        month.national_rate =
            (l.rate_rollout.get() * rolled * methodical + l.rate_feedback.get() * feedback * 0.5) as f32;
        month.cpd = (l.cpd_base.get()
            + l.cpd_climate.get() * e.climate
            + l.cpd_utilisation.get() * soft * (0.5 + 0.5 * world.associations[0].level(Function::Cpd)))
            as f32;
        month.motivation = (0.5
            + l.motivation_autonomy.get() * (e.autonomy - 0.5)
            + l.motivation_heard.get() * heard
            + l.motivation_circles.get() * world.circles[r]
            - l.motivation_imposed.get() * e.imposed
            - l.motivation_burden.get() * (burden - 0.5))
            .clamp(0.05, 0.95) as f32;
    }
    world.scratch.employers = months;
    world.scratch.networks = joined;
}

/// Numbers that are the same for all professionals this month, in single precision; those for four themes at once as
/// four equal lanes.
struct Rates {
    team: f32x4,
    tie: f32x4,
    forget_idle: f32x4,
    forget_practised: f32x4,
    ceiling: f32x4,
    relapse: f32x4,
    habit: f32x4,
    craft_decay: f32x4,
    cpd: f32,
    cpd_motivation: f32,
    motivation: f32,
    /// Per region: of someone neither member nor registered, a member, registered, both.
    standing: [[Standing; 4]; REGIONS],
    /// Per region and theme: regional coverage, national coverage, guidelines ÷ national coverage, quality.
    available: [Rows; REGIONS],
}

/// What membership and registration mean for learning.
#[derive(Clone, Copy)]
struct Standing {
    /// Continuing education of someone with motivation 0.
    cpd: f32,
    /// Mastery from publications, per month.
    national_rate: f32,
    /// Mastery from guidelines, per month.
    guideline_rate: f32,
    /// Adoption, as a factor.
    adopt: f32,
    /// Growth of craft, per month.
    craft_growth: f32,
}

/// Themes padded to a power of two, so that an index needs no check.
const PADDED: usize = 16;
const _: () = assert!(THEMES <= PADDED && THEMES.is_multiple_of(SLOTS), "themes go by four");

/// Four numbers per theme: what is looked up together lies together.
type Rows = [f32x4; PADDED];

/// The number of a padded row.
const fn row(practised: Practised) -> usize {
    practised.theme() as usize & (PADDED - 1)
}

fn rates(world: &World, p: &Parameters) -> Rates {
    let l = &p.learning;
    let lanes = |x: f64| f32x4::splat(x as f32);
    let month = std::f64::consts::LN_2 / 12.0;
    let ageing = world.conditions.obsolescence / 12.0;
    Rates {
        team: lanes(l.rate_team.get()),
        tie: lanes(l.rate_tie.get()),
        forget_idle: lanes(month / l.half_life_idle.get() + ageing),
        forget_practised: lanes(month / l.half_life_practised.get() - month / l.half_life_idle.get()),
        ceiling: lanes(l.use_ceiling.get()),
        relapse: lanes(-libm::log(l.sustained.get()) / 24.0),
        habit: lanes(if p.theory.habit.on() { l.habit.get() } else { 0.0 }),
        craft_decay: lanes(1.0 - l.craft_decay.get() / 12.0),
        cpd: l.rate_cpd.f32(),
        cpd_motivation: l.cpd_motivation.f32(),
        motivation: (1.0 / l.motivation_months.get()) as f32,
        standing: standings(world, p),
        available: std::array::from_fn(|r| available(world, r)),
    }
}

/// What it means in each region to be neither member nor registered, a member, registered, both.
fn standings(world: &World, p: &Parameters) -> [[Standing; 4]; REGIONS] {
    let ownership = if p.theory.ownership_effect.on() {
        libm::pow(p.learning.own_multiplier.get(), p.learning.own_profession.get() * world.power())
    } else {
        1.0
    };
    std::array::from_fn(|r| {
        [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]].map(|of| standing(world, p, r, of, ownership))
    })
}

/// What it means in a region to be a member (0 or 1) and registered (0 or 1), when members adopt by a factor what their
/// profession makes.
fn standing(world: &World, p: &Parameters, region: usize, [member, registered]: [f64; 2], ownership: f64) -> Standing {
    let l = &p.learning;
    let (a, power, reg) = (&world.associations[0], world.power(), &world.levers.regulation);
    let reading = reg.open_access.get() * world.reach / 0.75;
    let f_guideline = a.level(Function::Guidelines).sqrt();
    let duty = (reg.cpd_hours.get() / l.cpd_full.get()).min(1.0);
    let cpd_registered =
        l.cpd_registered.get() * (1.0 + duty) + l.cpd_duty.get() * duty * (0.3 + 0.7 * a.level(Function::Cpd));
    let cpd_member = l.cpd_members.get() * a.level(Function::Cpd) * (0.3 + 0.7 * power);
    let discipline = p.association.discipline_authority.get() * reg.disciplinary_law.get();
    let passive = 0.7 + 0.9 * a.level(Function::Application) * power + 0.5 * power * member;
    let circles = p.circles.craft.get() * world.circles[region] * (0.5 + 0.5 * member);
    Standing {
        cpd: (cpd_registered * registered + cpd_member * member - 0.5 * l.cpd_motivation.get()) as f32,
        national_rate: (l.rate_passive.get() * reading * passive) as f32,
        guideline_rate: (l.rate_guideline.get() * f_guideline * (0.25 + 0.75 * member)) as f32,
        adopt: ((1.0 + (ownership - 1.0) * member) * (1.0 + discipline * registered)) as f32,
        craft_growth: ((l.craft_growth.get() + circles) / 12.0) as f32,
    }
}

fn available(world: &World, region: usize) -> Rows {
    let b = &world.bodies;
    let mut rows = [f32x4::ZERO; PADDED];
    for (k, row) in rows.iter_mut().enumerate().take(THEMES) {
        let national = b.national_coverage[k];
        let guideline_ratio = b.guideline_coverage[k] / national.max(0.05);
        *row = f32x4::new([b.regional_coverage[region][k], national, guideline_ratio, b.quality[k]].map(|x| x as f32));
    }
    rows
}

/// A column of values per practised theme.
type Slots<'a> = &'a mut [[f32; SLOTS]];

/// The professionals of consecutive teams, from place `first` on.
struct People<'a> {
    first: usize,
    practised: &'a mut [[Practised; SLOTS]],
    usage: Slots<'a>,
    craft: Slots<'a>,
    person: &'a mut [Person],
}

impl<'a> People<'a> {
    /// Those before a place, and the rest.
    fn split(self, place: usize) -> (Self, Self) {
        let at = place - self.first;
        let (practised, usage) = (self.practised.split_at_mut(at), self.usage.split_at_mut(at));
        let (craft, person) = (self.craft.split_at_mut(at), self.person.split_at_mut(at));
        let part = |first, practised, usage, craft, person| Self { first, practised, usage, craft, person };
        (
            part(self.first, practised.0, usage.0, craft.0, person.0),
            part(place, practised.1, usage.1, craft.1, person.1),
        )
    }
}

/// What everybody sees: the world, and each other as they were last month.
struct Seen<'a> {
    world: &'a World,
    rates: &'a Rates,
    people: Colleagues<'a>,
}

fn professionals(world: &mut World, p: &Parameters) {
    let rates = rates(world, p);
    let mut pros = std::mem::replace(&mut world.professionals, Professionals::none());
    // What was known becomes what is seen; everyone's mastery of this month is written over that of two months ago.
    std::mem::swap(&mut pros.practised, &mut pros.seen);
    let seen = Seen { world, rates: &rates, people: Colleagues::new(&pros.seen, &pros.tie) };
    let people = People {
        first: 0,
        practised: &mut pros.practised,
        usage: &mut pros.usage,
        craft: &mut pros.craft,
        person: &mut pros.person,
    };
    let practice = learn(&seen, &world.teams, people);
    world.professionals = pros;
    world.practice = practice;
}

/// Teams whose sums are taken in single precision before they are added up.
const TEAMS_TOGETHER: usize = 64;

/// One month of learning for consecutive teams; returns its sums, added in an order that does not depend on threads.
fn learn(seen: &Seen, teams: &[Team], people: People) -> PracticeSums {
    if teams.len() <= TEAMS_TOGETHER {
        return learn_together(seen, teams, people);
    }
    let (left, right) = teams.split_at(teams.len() / 2);
    let parallel = people.person.len() >= PARALLEL_FROM;
    let (before, after) = people.split(right[0].first as usize);
    let (one, other) = (|| learn(seen, left, before), || learn(seen, right, after));
    let (mut sums, more) = if parallel { rayon::join(one, other) } else { (one(), other()) };
    sums.add(&more);
    sums
}

fn learn_together(seen: &Seen, teams: &[Team], mut people: People) -> PracticeSums {
    let mut sums = Sums::default();
    let (mut met, mut own) = ([f32x4::ZERO; TOGETHER], [Own::default(); TOGETHER]);
    let (first, last) = (people.first, people.first + people.person.len());
    let mut met_until = first;
    for team in teams {
        let offer = Offer::of(seen, team, &people);
        while people.first < team.end as usize {
            if people.first == met_until {
                met_until = last.min(people.first + TOGETHER);
                seen.people.meet(people.first, met_until, &mut met);
            }
            let met = &met[(people.first - first) % TOGETHER..];
            let (mut members, rest) = people.split(met_until.min(team.end as usize));
            take_part(seen, &offer, &mut members, &mut own, &mut sums);
            learn_from(seen, &offer, met, &own, members, &mut sums);
            people = rest;
        }
    }
    sums.total()
}

/// Need-weighted sums over direct workers, per slot: weight, use, mastery, craft, available, use × quality; and over
/// people: number, motivation, continuing education.
#[derive(Default)]
struct Sums {
    slots: [f32x4; 6],
    people: [f32; 3],
}

impl Sums {
    fn total(&self) -> PracticeSums {
        let [weight, usage, mastery, craft, available, quality] =
            self.slots.map(|lanes| lanes.to_array().into_iter().map(f64::from).sum::<f64>());
        let [people, motivation, cpd] = self.people.map(f64::from);
        PracticeSums { weight, usage, mastery, craft, available, quality, people, motivation, cpd }
    }
}

/// What a team offers its members.
struct Offer<'a> {
    /// Per theme: mean mastery of colleagues, their use ÷ mastery, acceptance, need.
    of_team: Rows,
    /// Per theme: see [`Rates::available`].
    available: &'a Rows,
    employer: &'a EmployerMonth,
    standing: [Standing; 4],
}

impl<'a> Offer<'a> {
    fn of(seen: &Seen<'a>, team: &Team, people: &People) -> Self {
        let region = team.region.at();
        let employer = &seen.world.scratch.employers[team.employer.at()];
        Self {
            of_team: of_team(seen, team, people, employer),
            available: &seen.rates.available[region],
            employer,
            standing: seen.rates.standing[region].map(|of| Standing {
                cpd: of.cpd + employer.cpd,
                national_rate: of.national_rate + employer.national_rate,
                adopt: of.adopt * employer.adopt,
                ..of
            }),
        }
    }
}

fn of_team(seen: &Seen, team: &Team, people: &People, employer: &EmployerMonth) -> Rows {
    let (zero, one) = (f32x4::ZERO, f32x4::ONE);
    // A table per slot: adding to one table four times in a row would have to wait for memory each time.
    let mut slots = [[zero; PADDED]; SLOTS];
    for (practised, used) in seen.people.practised[team.members()].iter().zip(people.usage.iter()) {
        let rows = f32x4::transpose([Lanes::of(*practised).mastery(), f32x4::new(*used), one, zero]);
        for s in 0..SLOTS {
            slots[s][row(practised[s])] += rows[s];
        }
    }
    let mut sums = [zero; PADDED];
    for (k, sum) in sums.iter_mut().enumerate().take(THEMES) {
        *sum = (slots[0][k] + slots[1][k]) + (slots[2][k] + slots[3][k]);
    }
    let need = &seen.world.municipalities[team.municipality.at()].need;
    for first in (0..THEMES).step_by(SLOTS) {
        let [known, used, number, _] = f32x4::transpose(std::array::from_fn(|s| sums[first + s]));
        let number = number.fast_max(one);
        let practised = used / known.fast_max(number * 0.02);
        let acceptance = f32x4::new(std::array::from_fn(|s| employer.acceptance[first + s]));
        let need = f32x4::new(std::array::from_fn(|s| need[first + s] as f32));
        let rows = [known / number, practised, acceptance, need];
        sums[first..first + SLOTS].copy_from_slice(&f32x4::transpose(rows));
    }
    sums
}

/// What is particular to a person this month, see [`Standing`]; `direct` is 1 for who works with clients, else 0.
#[derive(Clone, Copy, Default)]
struct Own {
    national_rate: f32,
    guideline_rate: f32,
    adopt: f32,
    craft_growth: f32,
    direct: f32,
}

/// Continuing education and motivation of members of a team.
fn take_part(seen: &Seen, offer: &Offer, people: &mut People, own: &mut [Own; TOGETHER], sums: &mut Sums) {
    let (m, tick) = (seen.rates, seen.world.tick);
    for (person, own) in people.person.iter_mut().zip(own) {
        let of = &offer.standing[usize::from(person.member != Member::No) + 2 * usize::from(person.registered(tick))];
        let cpd = positive(least(1.0, of.cpd + m.cpd_motivation * person.motivation));
        person.cpd += (cpd - person.cpd) * (1.0 / 12.0);
        person.motivation += (offer.employer.motivation - person.motivation) * m.motivation;
        let direct = f32::from(u8::from(person.direct));
        *own = Own {
            national_rate: of.national_rate + m.cpd * cpd,
            guideline_rate: of.guideline_rate,
            adopt: of.adopt * (0.75 + 0.5 * person.motivation),
            craft_growth: of.craft_growth,
            direct,
        };
        let terms = [direct, direct * person.motivation, direct * cpd];
        sums.people.iter_mut().zip(terms).for_each(|(sum, term)| *sum += term);
    }
}

/// What members of a team learn, forget, apply and let go: for each of them four practised themes side by side.
fn learn_from(seen: &Seen, offer: &Offer, met: &[f32x4], own: &[Own], people: People, sums: &mut Sums) {
    let (m, employer) = (seen.rates, offer.employer);
    let (regional_rate, support) = (f32x4::splat(employer.regional_rate), f32x4::splat(employer.support));
    let (zero, one) = (f32x4::ZERO, f32x4::ONE);
    let before = &seen.people.practised[people.first..];
    let columns = people.practised.iter_mut().zip(people.usage).zip(people.craft);
    for (i, (((((x, u), c), met), own), before)) in columns.zip(met).zip(own).zip(before).enumerate() {
        seen.people.ask_ahead(people.first + i);
        let [colleagues, practised, acceptance, need] = f32x4::transpose(before.map(|k| offer.of_team[row(k)]));
        let [regional, national, ratio, quality] = f32x4::transpose(before.map(|k| offer.available[row(k)]));
        let (before, used, tacit) = (Lanes::of(*before), f32x4::new(*u), f32x4::new(*c));
        let known = before.mastery();
        let gain = m.team * (colleagues - known).fast_max(zero)
            + m.tie * (*met - known).fast_max(zero)
            + (ratio * own.guideline_rate + own.national_rate) * (national - known).fast_max(zero)
            + regional_rate * (regional - known).fast_max(zero);
        let within_reach = known * m.ceiling;
        let in_use = (used / (within_reach + 1e-6)).fast_min(one);
        let forget = in_use * m.forget_practised + m.forget_idle;
        let knows = (known + gain - forget * known).fast_min(one).fast_max(zero);
        let support = (practised * 0.5 + support).fast_min(one);
        let adopted = (acceptance * own.adopt).fast_min(one) * (within_reach - used).fast_max(zero);
        let relapse = (one - support * 0.6) * (one - in_use * m.habit) * m.relapse;
        let uses = (used + adopted - relapse * used).fast_min(knows).fast_max(zero);
        let masters = tacit * m.craft_decay + (one - tacit) * own.craft_growth;
        (*x, *u, *c) = (before.with(knows), uses.to_array(), masters.to_array());
        let weight = need * own.direct;
        let applied = weight * uses;
        let terms = [weight, applied, weight * knows, weight * masters, weight * regional, applied * quality];
        sums.slots.iter_mut().zip(terms).for_each(|(sum, term)| *sum += term);
    }
}

/// The positive part; written so that it becomes one instruction.
#[inline(always)]
fn positive(x: f32) -> f32 {
    if x > 0.0 { x } else { 0.0 }
}

/// The smaller of two numbers that are never NaN.
#[inline(always)]
fn least(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}
