//! **stewardship** — institutes describe first and test later; linked networks pass products up; guidelines bundle what
//! is tested; what nobody collects is lost (P01). The bodies of knowledge are built here once a month. Order:
//!
//! 1. National network: `N → T·sat(money; national_cost) (national_months)` while `governance.national_network` is on,
//!    else → 0.
//!    - money, million euros a year: `effort_dissemination + 0.03·funding.structural_institutes + 0.02·(own
//!      contributions to networks) + 0.05·(income of the association) + 0.2·governance.joint_institute_plan`.
//!    - `T = min(1, 0.15 + 1.1·∛(a·b·c))` with, each at most 1, practice `a = representation_floor + power`,
//!      municipalities `b = 0.5 + 0.35·governance.municipal_influence + 0.25·governance.joint_municipal_agenda`,
//!      regions `c = 0.3 + 2·(mean of λ_r)`.
//! 2. `reach → spread_base + (1 − spread_base)·min(1, sat(effort_dissemination; spread_scale) + 0.3·F_spreading·power)
//!    (spread_months)`.
//! 3. Institutes share `funding.structural_institutes + effort_collection` by 0.55, 0.15, 0.12, 0.18 (as listed at the
//!    initial state). A part `clip(test_base + test_slope·(collected and untested); 0.15, 0.75)` is for testing at
//!    `cost_validate`, the rest for describing at `cost_collect`; each whole is one item.
//! 4. Describing: with probability `foreign_share·min(foreign stock, 2)·(1 + Σ_universities min(networks,
//!    2)/2·foreign/4)` a product from abroad (evidence `foreign_evidence`, factor on applicability 0.9, z 0, demand
//!    β_nat, coordination 0.5, for professionals), else a local product drawn ∝ `found·e·a·f·(1 − β +
//!    β·12·D_k)·domain_k·exp(−Nat_kq/learning.body_scale·(0.3 + 0.7·plan))`: found is 1 for methods of the field,
//!    `find_local` for others; `β = min(1, β_nat + 0.3·(weight of municipalities at the institute))`; plan =
//!    `governance.joint_institute_plan`. It becomes *collected*.
//! 5. Testing: the collected product with the highest `a·f·(0.6 + 0.4·U)` becomes *validated*: `e ← min(0.9, e +
//!    test_gain)`, `f ← max(f, 0.9)`.
//! 6. Local products of networks and circles, younger than 60 months, are passed up with probability `1 −
//!    exp(λ_r·ln(1 − pass_linked)/36)`.
//! 7. Guidelines: `(effort_instruments + guideline_income·income of the association)/cost_guideline·(0.1 +
//!    0.9·F_guidelines·power)` a year. Each takes the first `guideline_products` validated products of the theme with
//!    the most (number validated × D_k): stage *guideline*, `a ← min(0.98, a + guideline_gain)`, `f ← 1`, `z ← min(1,
//!    z + 0.5·power)`; gaps + 1, after they fell to 0.97 of themselves this month. Without any validated product the
//!    work is lost.
//! 8. Guidelines are kept up: `f += guideline_upkeep·F_guidelines·power·(1 − f)`.
//!    - feedback: `a += feedback_gain/12·governance.monitoring_with_feedback·(1 − a)`, at most 0.98, for validated and
//!      guideline.
//!    - local products are lost with probability `l = 1 − (1 − cocreation.lost_two_years)^(1/24)` in the 60 months
//!      after their network dissolved, `0.5·l` while it sleeps, and `chance(cocreation.lost_homeless)` when they never
//!      had a network, but for those of circles.
//! 9. Bodies. Weight of a product `w = 2·e·a·f`, × 0.4 when not for professionals.
//!    - `Nat_kq = Σ κ·read·w` over national products: κ is `stage_collected`, `stage_validated`, 1 for guidelines;
//!    - `read = min(1, (reach_closed + (1 − reach_closed)·regulation.open_access)·reach·(0.8 + 0.2·min(1,
//!      power/0.4))/0.8)`.
//!    - `Loc_rkq = Σ w` over local products of the region, `Val` over validated and guideline, `Gui` over guideline.
//!    - with `cov(b) = 1 − exp(−b/learning.body_scale)`, the constant background bg and weights n of questions:
//!    - `A_nat,k = Σ_q n·cov(bg + Nat)`;
//!    - `A_reg,rk = Σ_q n·cov(bg + Nat + Loc_r + sideways·λ_r·Σ_{s≠r} λ_s·Loc_s)`;
//!    - `A_guid,k = Σ_q n·cov(Gui)`; `A_val,k = Σ_q n·cov(Val + 0.7·bg + 0.4·(Nat − Val)⁺)`.
//!    - `A_municipal` and `A_citizens` are means over themes of `sat(Σ 2·e·a·f for that audience, local ones × 0.3;
//!      6·learning.body_scale)`.
//!    - quality of a theme is the mean of `e·a` weighted by w.
//! 10. Whose it is: `own_rk = (Σ_r w·z + 0.6·λ_r·Σ_nat κ·read·w·z + 0.15·Σ_q bg)/(Σ_r w + Σ_nat κ·read·w + Σ_q bg)`,
//!     Σ_r over all products made in the region.

use wide::f32x4;

use super::{hazard, relax, saturate};
use crate::parameters::Parameters;
use crate::rng::{Draws, address};
use crate::scenario::Point;
use crate::world::{
    Agent, Audience, Function, Grid, Invention, Origin, Product, QUESTIONS, REGIONS, Stage, Status, THEMES, World,
};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    national_network(world, p);
    spread(world, p);
    if world.free(Agent::Institutes) {
        collect(world, p, draws);
        test(world, p, draws);
    }
    pass_up(world, p, draws);
    guidelines(world, p);
    keep_and_lose(world, p, draws);
    rebuild(world, p);
}

/// Meur a year of the institutes for collecting and testing: structural and by assignment.
fn budget(world: &World) -> f64 {
    world.levers.funding.structural_institutes.get() + world.effort.mean[Point::Collection as usize]
}

fn national_network(world: &mut World, p: &Parameters) {
    let (g, s) = (&world.levers.governance, &p.stewardship);
    let mean_link = world.region_link.iter().sum::<f64>() / REGIONS as f64;
    let representation = [
        (s.representation_floor.get() + world.power()).min(1.0),
        (0.5 + 0.35 * g.municipal_influence.get() + 0.25 * g.joint_municipal_agenda.get()).min(1.0),
        (0.3 + 2.0 * mean_link).min(1.0),
    ];
    let together = libm::cbrt(representation.iter().product());
    let own: f64 = world.networks.iter().map(|n| n.own).sum::<f64>() / 1e6;
    let money = world.effort.mean[Point::Dissemination as usize]
        + 0.03 * world.levers.funding.structural_institutes.get()
        + 0.02 * own
        + 0.05 * world.associations[0].income / 1e6
        + 0.2 * g.joint_institute_plan.get();
    let target = if g.national_network.on() {
        saturate(money, s.national_cost.get()) * (0.15 + 1.1 * together).min(1.0)
    } else {
        0.0
    };
    world.national.representation = representation;
    world.national.coupling = mean_link;
    if world.free(Agent::NationalNetwork) {
        relax(&mut world.national.level, target, s.national_months.get());
    }
}

/// Reach of publications: money for spreading, the association's channels.
fn spread(world: &mut World, p: &Parameters) {
    let s = &p.stewardship;
    let paid = saturate(world.effort.mean[Point::Dissemination as usize], s.spread_scale.get());
    let channels = 0.3 * world.associations[0].level(Function::Spreading) * world.power();
    let target = s.spread_base.get() + (1.0 - s.spread_base.get()) * (paid + channels).min(1.0);
    relax(&mut world.reach, target, s.spread_months.get());
}

/// Each institute describes within its domain; without a joint plan it does not see what others already have.
fn collect(world: &mut World, p: &Parameters, draws: Draws) {
    let money = budget(world) * 1e3 / 12.0;
    let untested = f64::from(world.knowledge.collected - world.knowledge.validated);
    let s = &p.stewardship;
    let testing = (s.test_base.get() + s.test_slope.get() * untested).clamp(0.15, 0.75);
    let shares = [0.55, 0.15, 0.12, 0.18];
    for (i, share) in shares.into_iter().enumerate() {
        world.institutes[i].testing += money * share * testing / s.cost_validate.get();
        world.institutes[i].describing += money * share * (1.0 - testing) / s.cost_collect.get();
        let mut ordinal = 0;
        while world.institutes[i].describing >= 1.0 {
            world.institutes[i].describing -= 1.0;
            describe(world, p, draws, i, ordinal);
            ordinal += 1;
        }
    }
}

/// One item enters the national collection: from abroad now and then, else the best that is found.
fn describe(world: &mut World, p: &Parameters, draws: Draws, i: usize, ordinal: u32) {
    let s = &p.stewardship;
    let luck = address(1, i as u32);
    let at_universities =
        world.universities.iter().map(|u| f64::from(u.networks.min(2)) / 2.0 * u.foreign).sum::<f64>() / 4.0;
    let foreign = s.foreign_share.get() * world.conditions.foreign.min(2.0) * (1.0 + at_universities);
    if draws.uniform64(luck, 9000 + ordinal) < foreign {
        let how = Invention {
            origin: Origin::Foreign,
            region: None,
            network: None,
            lectoraat: None,
            cocreation: 0.0,
            evidence: s.foreign_evidence.get(),
            applicability: 0.9,
            demand: world.agenda.institutes,
            coordination: 0.5,
            audience: [1.0, 0.0, 0.0],
            luck: (luck, ordinal),
        };
        let at = world.invent(p, draws, &how);
        promote(world, at);
        return;
    }
    let plan = 0.3 + 0.7 * world.levers.governance.joint_institute_plan.get();
    let beta = (world.agenda.institutes + 0.3 * world.institutes[i].municipal).min(1.0);
    let wanted: Grid = std::array::from_fn(|theme| {
        let agenda = 1.0 - beta + beta * world.agenda.national[theme] * THEMES as f64;
        let of_theme = agenda * world.institutes[i].domain[theme];
        world.bodies.national[theme].map(|there| of_theme * libm::exp(-there / p.learning.body_scale.get() * plan))
    });
    let weight = |j: &Product| {
        let found = if j.origin == Origin::Field { 1.0 } else { s.find_local.get() };
        let quality = f64::from(j.evidence) * f64::from(j.applicability) * f64::from(j.freshness);
        found * quality * wanted[j.theme as usize][j.question as usize]
    };
    let mut found = std::mem::take(&mut world.scratch.weighted);
    found.clear();
    found.extend(world.at_stage(Stage::Local).map(|at| (at, weight(&world.products[at]))));
    if found.iter().any(|x| x.1 > 0.0) {
        let chosen = crate::world::choose(found.iter().map(|x| x.1), draws.uniform64(luck, ordinal));
        promote(world, found[chosen].0);
    }
    world.scratch.weighted = found;
}

/// A local product becomes national.
fn promote(world: &mut World, at: usize) {
    let product = &mut world.products[at];
    product.stage = Stage::Collected;
    world.knowledge.collected += 1;
    if !product.reached_national && product.origin == Origin::Network {
        world.knowledge.network_national += 1;
    }
    product.reached_national = true;
}

fn test(world: &mut World, p: &Parameters, draws: Draws) {
    for i in 0..world.institutes.len() {
        let mut ordinal = 0;
        while world.institutes[i].testing >= 1.0 {
            world.institutes[i].testing -= 1.0;
            let promising = |j: &Product| {
                f64::from(j.applicability)
                    * f64::from(j.freshness)
                    * (0.6 + 0.4 * draws.uniform64(j.luck, 70 + ordinal))
            };
            let untested = world.at_stage(Stage::Collected).map(|at| (at, promising(&world.products[at])));
            let Some((at, _)) = untested.max_by(|a, b| a.1.total_cmp(&b.1)) else { break };
            let product = &mut world.products[at];
            product.stage = Stage::Validated;
            product.evidence = (product.evidence + p.stewardship.test_gain.f32()).min(0.9);
            product.freshness = product.freshness.max(0.9);
            world.knowledge.validated += 1;
            ordinal += 1;
        }
    }
}

/// Linked networks bring their products to the national body themselves, in the first five years.
fn pass_up(world: &mut World, p: &Parameters, draws: Draws) {
    if !world.free(Agent::NationalNetwork) {
        return;
    }
    let rate = -libm::log(1.0 - p.stewardship.pass_linked.get()) / 36.0;
    let chance = world.region_link.map(|link| 1.0 - libm::exp(-rate * link));
    if chance.iter().all(|&c| c == 0.0) {
        return;
    }
    let tick = world.tick as i32;
    for i in 0..world.stock.len() {
        let at = world.stock[i] as usize;
        let j = &world.products[at];
        let own = matches!(j.origin, Origin::Network | Origin::Circle) && (j.region as usize) < REGIONS;
        let young = j.stage == Stage::Local && own && tick - i32::from(j.born) < 60;
        if young && draws.uniform64(j.luck, 1) < chance[j.region as usize] {
            promote(world, at);
        }
    }
}

/// Guidelines bundle tested products of the theme that is asked most; making one shows what is still missing.
fn guidelines(world: &mut World, p: &Parameters) {
    let s = &p.stewardship;
    world.agenda.gaps *= 0.97;
    let association = &world.associations[0];
    let capacity = 0.1 + 0.9 * association.level(Function::Guidelines) * association.power;
    let money = world.effort.mean[Point::Instruments as usize] + s.guideline_income.get() * association.income / 1e6;
    if world.free(Agent::Associations) {
        world.progress.guidelines += money * 1e3 / 12.0 / s.cost_guideline.get() * capacity;
    }
    while world.progress.guidelines >= 1.0 {
        world.progress.guidelines -= 1.0;
        let mut ready = [0.0; THEMES];
        world.products.iter().filter(|j| j.stage == Stage::Validated).for_each(|j| ready[j.theme as usize] += 1.0);
        let asked = |k: usize| ready[k] * world.agenda.national[k];
        let theme = (0..THEMES).max_by(|&a, &b| asked(a).total_cmp(&asked(b))).expect("there are themes");
        if ready[theme] == 0.0 {
            world.progress.guidelines = 0.0;
            return;
        }
        let power = world.power();
        let taken = world.products.iter_mut().filter(|j| j.stage == Stage::Validated && j.theme as usize == theme);
        for j in taken.take(s.guideline_products.get() as usize) {
            j.stage = Stage::Guideline;
            j.applicability = (j.applicability + s.guideline_gain.f32()).min(0.98);
            j.freshness = 1.0;
            j.cocreation = (j.cocreation + 0.5 * power as f32).min(1.0);
        }
        world.knowledge.guidelines += 1;
        world.agenda.gaps += 1.0;
    }
}

/// Upkeep of guidelines, feedback on what is in use, loss of what has no home.
fn keep_and_lose(world: &mut World, p: &Parameters, draws: Draws) {
    let association = &world.associations[0];
    let upkeep =
        (p.stewardship.guideline_upkeep.get() * association.level(Function::Guidelines) * association.power) as f32;
    let feedback =
        (p.stewardship.feedback_gain.get() / 12.0 * world.levers.governance.monitoring_with_feedback.get()) as f32;
    let gone = 1.0 - libm::pow(1.0 - p.cocreation.lost_two_years.get(), 1.0 / 24.0);
    let homeless = hazard(p.cocreation.lost_homeless.get());
    let tick = world.tick;
    let (products, networks) = (&mut world.products, &world.networks);
    let before = world.stock.len();
    world.stock.retain(|&at| {
        let j = &mut products[at as usize];
        match j.stage {
            Stage::Guideline => j.freshness += upkeep * (1.0 - j.freshness),
            Stage::Local => {
                let chance = match j.network.map(|n| &networks[n.at()]) {
                    Some(n) if n.status == Status::Dissolved && tick - n.ended < 60 => gone,
                    Some(n) if n.status == Status::Dormant => 0.5 * gone,
                    Some(_) => 0.0,
                    None if j.origin == Origin::Circle => 0.0,
                    None => homeless,
                };
                if chance > 0.0 && draws.uniform64(j.luck, 2) < chance {
                    j.stage = Stage::Lost;
                }
            }
            Stage::Collected | Stage::Validated | Stage::Lost => {}
        }
        if matches!(j.stage, Stage::Validated | Stage::Guideline) {
            j.applicability = (j.applicability + feedback * (1.0 - j.applicability)).min(0.98);
        }
        j.stage != Stage::Lost
    });
    world.knowledge.lost += (before - world.stock.len()) as u32;
}

/// Bodies of knowledge: what is available where, and whose it is.
fn rebuild(world: &mut World, p: &Parameters) {
    let s = &p.stewardship;
    let open = world.levers.regulation.open_access.get();
    let read = (s.reach_closed.get() + (1.0 - s.reach_closed.get()) * open)
        * world.reach
        * (0.8 + 0.2 * (world.power() / 0.4).min(1.0))
        / 0.8;
    let kept = [0.0, s.stage_collected.get(), s.stage_validated.get(), 1.0, 0.0].map(|kept| kept * read.min(1.0));
    let mut sums = Sums::none(std::mem::take(&mut world.bodies.local));
    for j in world.stock.iter().map(|&at| &world.products[at as usize]) {
        sums.add(j, kept[j.stage as usize]);
    }
    coverages(world, p, &sums);
    ownership(world, &sums);
    world.bodies.national = sums.national;
    world.bodies.local = sums.local;
}

type PerTheme = [f64; THEMES];

/// Sums over products from which bodies follow.
struct Sums {
    national: Grid,
    validated: Grid,
    guideline: Grid,
    local: Vec<Grid>,
    /// Of those for municipalities and for citizens.
    audience: [PerTheme; 3],
    national_own: [PerTheme; 2],
    region_own: [[PerTheme; 2]; REGIONS],
    quality: [PerTheme; 2],
}

impl Sums {
    /// Nothing yet; uses the memory of last month's local bodies.
    fn none(mut local: Vec<Grid>) -> Self {
        let grid = [[0.0; QUESTIONS]; THEMES];
        local.fill(grid);
        Self {
            national: grid,
            validated: grid,
            guideline: grid,
            local,
            audience: [[0.0; THEMES]; 3],
            national_own: [[0.0; THEMES]; 2],
            region_own: [[[0.0; THEMES]; 2]; REGIONS],
            quality: [[0.0; THEMES]; 2],
        }
    }

    fn add(&mut self, j: &Product, kept: f64) {
        let (theme, question, region) = (j.theme as usize, j.question as usize, j.region as usize);
        let (mut weight, cocreation) = (j.weight(), f64::from(j.cocreation));
        let local = j.stage == Stage::Local;
        if j.audience != Audience::Professionals {
            self.audience[j.audience as usize][theme] += if local { 0.3 * weight } else { weight };
            weight *= 0.4;
        }
        if !local {
            self.national[theme][question] += weight * kept;
            self.national_own[0][theme] += weight * kept;
            self.national_own[1][theme] += weight * kept * cocreation;
            if j.stage >= Stage::Validated {
                self.validated[theme][question] += weight;
            }
            if j.stage == Stage::Guideline {
                self.guideline[theme][question] += weight;
            }
        }
        if region < REGIONS {
            if local {
                self.local[region][theme][question] += weight;
            }
            self.region_own[region][0][theme] += weight;
            self.region_own[region][1][theme] += weight * cocreation;
        }
        self.quality[0][theme] += weight;
        self.quality[1][theme] += weight * f64::from(j.evidence) * f64::from(j.applicability);
    }
}

/// The questions of a theme in single precision, four side by side.
type Row = [f32x4; QUESTIONS.div_ceil(4)];

fn row(of: &[f64; QUESTIONS]) -> Row {
    let mut flat = [0.0; QUESTIONS.next_multiple_of(4)];
    flat.iter_mut().zip(of).for_each(|(x, &of)| *x = of as f32);
    std::array::from_fn(|i| f32x4::new([flat[4 * i], flat[4 * i + 1], flat[4 * i + 2], flat[4 * i + 3]]))
}

/// `exp` of four numbers that are not positive, to seven digits (below −80 that of −80). Own code because it must give
/// the same bits everywhere: only basic arithmetic, where libraries multiply and add at once on some machines.
fn exp_of_negative(x: f32x4) -> f32x4 {
    /// Adding this rounds to a whole number, which then stands in the last bits.
    const ROUND: f32 = 12_582_912.0;
    const SERIES: [f32; 6] = [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let x = x.fast_max(f32x4::splat(-80.0));
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let halvings = shifted - ROUND;
    let r = x - halvings * 0.693_359_4 + halvings * 2.121_944_4e-4;
    let series = SERIES.into_iter().fold(f32x4::splat(1.0 / 720.0), |sum, next| sum * r + next);
    let power = |shifted: f32| f32::from_bits(shifted.to_bits().wrapping_add(127) << 23);
    let [a, b, c, d] = shifted.to_array();
    series * f32x4::new([power(a), power(b), power(c), power(d)])
}

fn coverages(world: &mut World, p: &Parameters, sums: &Sums) {
    let scale = p.learning.body_scale.get();
    let (sideways, linked) = (p.stewardship.sideways.f32(), world.region_link.map(|x| x as f32));
    let b = &mut world.bodies;
    for k in 0..THEMES {
        let weight = row(&world.agenda.question_weight[k]);
        let found = |i: usize, body: f32x4| weight[i] * (f32x4::ONE - exp_of_negative(body * (-1.0 / scale) as f32));
        let all_found = |body: Row| -> Row { std::array::from_fn(|i| found(i, body[i])) };
        let covered = |found: Row| f64::from(found.into_iter().sum::<f32x4>().reduce_add());
        let bg = &b.background[k];
        let (validated, national) = (&sums.validated[k], &sums.national[k]);
        let known = row(&std::array::from_fn(|q| bg[q] + national[q]));
        let found_nationally = all_found(known);
        b.national_coverage[k] = covered(found_nationally);
        b.guideline_coverage[k] = covered(all_found(row(&sums.guideline[k])));
        let tested = |q: usize| validated[q] + 0.7 * bg[q] + 0.4 * (national[q] - validated[q]).max(0.0);
        b.validated_coverage[k] = covered(all_found(row(&std::array::from_fn(tested))));
        b.quality[k] = sums.quality[1][k] / sums.quality[0][k].max(1e-9);
        let local: [Row; REGIONS] = std::array::from_fn(|r| row(&sums.local[r][k]));
        let all: Row = std::array::from_fn(|i| (0..REGIONS).map(|r| local[r][i] * linked[r]).sum());
        for (r, here) in local.iter().enumerate() {
            // Four questions to which a region adds nothing are known there as they are nationally.
            let found_here = |i: usize| {
                let elsewhere = (all[i] - here[i] * linked[r]) * (sideways * linked[r]);
                let nothing = here[i].simd_eq(f32x4::ZERO) & elsewhere.simd_eq(f32x4::ZERO);
                if nothing.all() { found_nationally[i] } else { found(i, known[i] + here[i] + elsewhere) }
            };
            b.regional_coverage[r][k] = covered(std::array::from_fn(found_here));
        }
    }
    let audience = |a: Audience| {
        let of = &sums.audience[a as usize];
        of.iter().map(|w| saturate(*w, 6.0 * scale)).sum::<f64>() / THEMES as f64
    };
    b.municipal_coverage = audience(Audience::Municipalities);
    b.citizen_coverage = audience(Audience::Citizens);
}

/// Knowledge from elsewhere counts as one's own for the co-created part, as far as the region is linked.
fn ownership(world: &mut World, sums: &Sums) {
    for k in 0..THEMES {
        let background: f64 = world.bodies.background[k].iter().sum();
        for r in 0..REGIONS {
            let link = world.region_link[r];
            let [all, own] = [0, 1].map(|i| sums.region_own[r][i][k]);
            let own = own + 0.6 * link * sums.national_own[1][k] + 0.15 * background;
            world.bodies.own[r][k] = own / (all + sums.national_own[0][k] + background + 1e-9);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_of_negative_is_exp() {
        for i in 0..8000 {
            let x = -f64::from(i) / 100.0;
            let [got, ..] = exp_of_negative(f32x4::splat(x as f32)).to_array();
            let error = (f64::from(got) / libm::exp(f64::from(x as f32)) - 1.0).abs();
            assert!(error < 3e-7, "exp({x}) is {got}, wrong by {error:e}");
        }
    }
}
