//! **learning** — per professional and practised theme:
//! `x += r_team(x̄_team−x)⁺ + r_tie(x_tie−x)⁺ + (r_passive·… + r_cpd·cpd + r_roll + r_fb + r_guid·ratio)(A_nat−x)⁺ +
//! (r_net·act + r_pr·p_r)(A_reg−x)⁺ − (φ+obsolete)x`, `φ = ln2/12·((1−π)/h_idle + π/h_practised)`, π = share of mastery in use;
//! `u += adopt·climate·autonomy·(1−fatigue)·acceptance·(ceiling·x−u)⁺ − relapse·u`, `u ≤ x`;
//! acceptance `own^o·imposed^i` (P12, P15). Imposed knowledge is resisted; employers remember being imposed on
//! (`equations.md` §1 row 8). A professional-researcher is met with a chance from regional density, so that nothing
//! depends on the size of the population.

use rayon::prelude::*;
use wide::f32x4;

use super::{relax, saturate};
use crate::parameters::Parameters;
use crate::rng::{BLOCK, Draws, address};
use crate::scenario::Point;
use crate::world::{Agent, EmployerMonth, Function, Member, Person, PracticeSums, REGIONS, SLOTS, THEMES, World};

/// From this many professionals on, blocks of one world run in parallel; below it worlds do.
const PARALLEL_FROM: usize = 200_000;

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    roll_out(world, p, draws);
    if world.free(Agent::Employers) {
        employers(world, p);
    }
    if world.free(Agent::Professionals) {
        prepare_employers(world, p);
        team_means(world);
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
        let chance = 1.0 - libm::exp(-start * e.size / free.max(1.0));
        if draws.uniform64(address(1, i as u32), 0) < chance {
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
        if e.network.is_none() && e.imposed < IMPOSED_FORGOTTEN {
            month.acceptance = alone[r];
        } else {
            month.acceptance = acceptance(world, p, r, active, e.imposed);
        }
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
}

/// Mean mastery per team and theme, and mean use relative to it; last month's values become what others see.
fn team_means(world: &mut World) {
    let pros = &mut world.professionals;
    pros.seen.copy_from_slice(&pros.mastery);
    let mut means = std::mem::take(&mut world.scratch.teams);
    means.resize(world.teams.len(), [[0.0; THEMES]; 2]);
    for (team, mean) in world.teams.iter().zip(&mut means) {
        let (mut x, mut u, mut n) = ([0f32; THEMES], [0f32; THEMES], [0f32; THEMES]);
        for i in team.members() {
            for s in 0..SLOTS {
                let k = pros.theme[i][s] as usize;
                x[k] += pros.mastery[i][s];
                u[k] += pros.usage[i][s];
                n[k] += 1.0;
            }
        }
        for k in 0..THEMES {
            mean[0][k] = x[k] / n[k].max(1.0);
            mean[1][k] = u[k] / x[k].max(0.02 * n[k].max(1.0));
        }
    }
    world.scratch.teams = means;
}

/// Numbers that are the same for all professionals this month, in single precision.
struct Rates {
    team: f32,
    tie: f32,
    passive: f32,
    passive_member: f32,
    cpd: f32,
    guideline: f32,
    guideline_member: f32,
    forget: [f32; 2],
    ageing: f32,
    ceiling: f32,
    relapse: f32,
    member_acceptance: f32,
    discipline: f32,
    cpd_registered: f32,
    cpd_member: f32,
    cpd_motivation: f32,
    craft: f32,
    craft_circles: f32,
    craft_decay: f32,
    motivation: f32,
    national: [f32; THEMES],
    guideline_ratio: [f32; THEMES],
    quality: [f32; THEMES],
    regional: [[f32; THEMES]; REGIONS],
    circles: [f32; REGIONS],
}

fn rates(world: &World, p: &Parameters) -> Rates {
    let l = &p.learning;
    let a = &world.associations[0];
    let power = world.power();
    let reg = &world.levers.regulation;
    let f_guideline = a.level(Function::Guidelines).sqrt();
    let duty = (reg.cpd_hours.get() / l.cpd_full.get()).min(1.0);
    let reading = reg.open_access.get() * world.reach / 0.75;
    let month = std::f64::consts::LN_2 / 12.0;
    let b = &world.bodies;
    let discipline = p.association.discipline_authority.get() * reg.disciplinary_law.get();
    Rates {
        team: l.rate_team.f32(),
        tie: l.rate_tie.f32(),
        passive: (l.rate_passive.get() * reading * (0.7 + 0.9 * a.level(Function::Application) * power)) as f32,
        passive_member: (l.rate_passive.get() * reading * 0.5 * power) as f32,
        cpd: l.rate_cpd.f32(),
        guideline: (l.rate_guideline.get() * 0.25 * f_guideline) as f32,
        guideline_member: (l.rate_guideline.get() * 0.75 * f_guideline) as f32,
        forget: [(month / l.half_life_idle.get()) as f32, (month / l.half_life_practised.get()) as f32],
        ageing: (world.conditions.obsolescence / 12.0) as f32,
        ceiling: l.use_ceiling.f32(),
        relapse: (-libm::log(l.sustained.get()) / 24.0) as f32,
        member_acceptance: if p.theory.ownership_effect.on() {
            libm::pow(l.own_multiplier.get(), l.own_profession.get() * power) as f32
        } else {
            1.0
        },
        discipline: (1.0 + discipline) as f32,
        cpd_registered: (l.cpd_registered.get() * (1.0 + duty)
            + l.cpd_duty.get() * duty * (0.3 + 0.7 * a.level(Function::Cpd))) as f32,
        cpd_member: (l.cpd_members.get() * a.level(Function::Cpd) * (0.3 + 0.7 * power)) as f32,
        cpd_motivation: l.cpd_motivation.f32(),
        craft: (l.craft_growth.get() / 12.0) as f32,
        craft_circles: (p.circles.craft.get() / 12.0) as f32,
        craft_decay: (l.craft_decay.get() / 12.0) as f32,
        motivation: (1.0 / l.motivation_months.get()) as f32,
        national: b.national_coverage.map(|x| x as f32),
        guideline_ratio: std::array::from_fn(|k| (b.guideline_coverage[k] / b.national_coverage[k].max(0.05)) as f32),
        quality: b.quality.map(|x| x as f32),
        regional: std::array::from_fn(|r| b.regional_coverage[r].map(|x| x as f32)),
        circles: world.circles.map(|x| x as f32),
    }
}

/// A column of values per practised theme.
type Slots<'a> = &'a mut [[f32; SLOTS]];

/// A block of professionals: columns of equal length, starting at `first`.
struct Block<'a> {
    first: usize,
    theme: &'a [[u8; SLOTS]],
    mastery: Slots<'a>,
    usage: Slots<'a>,
    craft: Slots<'a>,
    person: &'a mut [Person],
}

fn professionals(world: &mut World, p: &Parameters) {
    let rates = rates(world, p);
    let mut sums = std::mem::take(&mut world.scratch.blocks);
    let mut pros = std::mem::replace(&mut world.professionals, crate::world::Professionals::none());
    let (team, tie, seen, theme) = (&pros.team, &pros.tie, &pros.seen, &pros.theme);
    let shared: &World = world;
    let one = |(first, mastery, usage, craft, person): (usize, Slots, Slots, Slots, &mut [Person])| {
        let block = Block { first, theme: &theme[first..first + mastery.len()], mastery, usage, craft, person };
        learn(shared, &rates, block, team, tie, seen, theme)
    };
    let parallel = team.len() >= PARALLEL_FROM;
    sums.clear();
    if parallel {
        let blocks = pros
            .mastery
            .par_chunks_mut(BLOCK)
            .zip(pros.usage.par_chunks_mut(BLOCK))
            .zip(pros.craft.par_chunks_mut(BLOCK))
            .zip(pros.person.par_chunks_mut(BLOCK))
            .enumerate();
        blocks.map(|(b, (((x, u), c), q))| one((b * BLOCK, x, u, c, q))).collect_into_vec(&mut sums);
    } else {
        let blocks = pros
            .mastery
            .chunks_mut(BLOCK)
            .zip(pros.usage.chunks_mut(BLOCK))
            .zip(pros.craft.chunks_mut(BLOCK))
            .zip(pros.person.chunks_mut(BLOCK))
            .enumerate();
        sums.extend(blocks.map(|(b, (((x, u), c), q))| one((b * BLOCK, x, u, c, q))));
    }
    world.professionals = pros;
    world.practice = PracticeSums::default();
    for s in &sums {
        world.practice.add(s);
    }
    world.scratch.blocks = sums;
}

/// Themes padded to a power of two, so that an index needs no check.
const PADDED: usize = 16;

/// What a team offers its members per theme.
struct Offer {
    colleagues: [f32; PADDED],
    practised: [f32; PADDED],
    regional: [f32; PADDED],
    acceptance: [f32; PADDED],
    need: [f32; PADDED],
}

impl Offer {
    fn of(world: &World, m: &Rates, t: usize) -> Self {
        let team = &world.teams[t];
        let means = &world.scratch.teams[t];
        let need = &world.municipalities[team.municipality.at()].need;
        let employer = &world.scratch.employers[team.employer.at()];
        Self {
            colleagues: padded(&means[0]),
            practised: padded(&means[1]),
            regional: padded(&m.regional[team.region.at()]),
            acceptance: padded(&employer.acceptance),
            need: padded(&need.map(|x| x as f32)),
        }
    }
}

fn padded(of: &[f32; THEMES]) -> [f32; PADDED] {
    std::array::from_fn(|k| if k < THEMES { of[k] } else { 0.0 })
}

/// One month of learning for a block; returns its sums. Four themes are computed side by side.
fn learn(
    world: &World,
    m: &Rates,
    block: Block,
    team: &[u32],
    tie: &[[u32; SLOTS]],
    seen: &[[f32; SLOTS]],
    themes: &[[u8; SLOTS]],
) -> PracticeSums {
    let (seen, themes) = (seen.as_flattened(), themes.as_flattened());
    let (all_national, ratio, quality) = (padded(&m.national), padded(&m.guideline_ratio), padded(&m.quality));
    let people = block.person.len();
    let (team, tie) = (&team[block.first..][..people], &tie[block.first..][..people]);
    let (zero, one) = (f32x4::ZERO, f32x4::ONE);
    let (mut sums, mut direct) = ([f32x4::ZERO; 6], [0f32; 3]);
    let (mut current, mut offer, mut employer, mut region) = (u32::MAX, None, EmployerMonth::default(), 0);
    let columns = block.person.iter_mut().zip(block.mastery).zip(block.usage).zip(block.craft).zip(block.theme);
    for (i, ((((person, x), u), c), theme)) in columns.enumerate() {
        if team[i] != current || offer.is_none() {
            current = team[i];
            let group = &world.teams[current as usize];
            employer = world.scratch.employers[group.employer.at()];
            region = group.region.at();
            offer = Some(Offer::of(world, m, current as usize));
        }
        let Some(offer) = &offer else { continue };
        let member = if person.member == Member::No { 0.0f32 } else { 1.0 };
        let registered = if person.registered(world.tick) { 1.0f32 } else { 0.0 };
        let cpd = employer.cpd
            + m.cpd_registered * registered
            + m.cpd_member * member
            + m.cpd_motivation * (person.motivation - 0.5);
        let cpd = positive(least(1.0, cpd));
        person.cpd += (cpd - person.cpd) * (1.0 / 12.0);
        person.motivation += (employer.motivation - person.motivation) * m.motivation;
        let national_rate = m.passive + m.passive_member * member + m.cpd * cpd + employer.national_rate;
        let guideline_rate = m.guideline + m.guideline_member * member;
        let adopt = employer.adopt
            * (0.75 + 0.5 * person.motivation)
            * (1.0 + (m.member_acceptance - 1.0) * member)
            * (1.0 + (m.discipline - 1.0) * registered);
        let craft_up = m.craft + m.craft_circles * m.circles[region] * (0.5 + 0.5 * member);
        let k: [usize; SLOTS] = theme.map(|k| k as usize & (PADDED - 1));
        let of = |table: &[f32; PADDED]| f32x4::new(std::array::from_fn(|s| table[k[s]]));
        let ties = &tie[i];
        let met = f32x4::new(std::array::from_fn(|s| {
            let at = ties[s] as usize;
            if themes[at] == theme[s] { seen[at] } else { 0.0 }
        }));
        let (known, used, tacit) = (f32x4::new(*x), f32x4::new(*u), f32x4::new(*c));
        let regional = of(&offer.regional);
        let gain = f32x4::splat(m.team) * (of(&offer.colleagues) - known).fast_max(zero)
            + f32x4::splat(m.tie) * (met - known).fast_max(zero)
            + (f32x4::splat(national_rate) + f32x4::splat(guideline_rate) * of(&ratio))
                * (of(&all_national) - known).fast_max(zero)
            + f32x4::splat(employer.regional_rate) * (regional - known).fast_max(zero);
        let in_use = (used / (known * m.ceiling + 1e-6)).fast_min(one);
        let forget = in_use * (m.forget[1] - m.forget[0]) + (m.forget[0] + m.ageing);
        let knows = (known + gain - forget * known).fast_min(one).fast_max(zero);
        let support = (of(&offer.practised) * 0.5 + employer.support).fast_min(one);
        let adopted = (of(&offer.acceptance) * adopt).fast_min(one) * (known * m.ceiling - used).fast_max(zero);
        let uses = (used + adopted - (one - support * 0.6) * m.relapse * used).fast_min(knows).fast_max(zero);
        let masters = tacit + (one - tacit) * craft_up - tacit * m.craft_decay;
        (*x, *u, *c) = (knows.to_array(), uses.to_array(), masters.to_array());
        if person.direct {
            let need = of(&offer.need);
            sums[0] += need;
            sums[1] += need * uses;
            sums[2] += need * knows;
            sums[3] += need * masters;
            sums[4] += need * regional;
            sums[5] += need * uses * of(&quality);
            direct[0] += 1.0;
            direct[1] += person.motivation;
            direct[2] += cpd;
        }
    }
    let [weight, usage, mastery, craft, available, quality] =
        sums.map(|lanes| lanes.to_array().into_iter().map(f64::from).sum::<f64>());
    let [people, motivation, cpd] = direct.map(f64::from);
    PracticeSums { weight, usage, mastery, craft, available, quality, people, motivation, cpd }
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
