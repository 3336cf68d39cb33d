//! **education** — curricula take up tested knowledge, late (P33, P55); professional-researchers are trained and stay
//! only where posts exist (GR 5.1; P53, P54).
//!
//! 1. Curriculum of a school, per theme: `cur += effort/(12·lag)·(target − cur)`,
//!    - `target = 0.6·A_val + 0.4·(act_r·A_reg + (1 − act_r)·A_val)`,
//!    - `effort = min(1, effort_base + effort_network·act_r·(0.4 + 0.6·min(1, modules_r/modules_full)) +
//!      effort_money·sat(effort_r,education; money_scale) + 0.15·F_vision·power)`, × `mbo_effort` at mbo.
//!    - graduates of a region bring the mean of its schools at their level, or of the country where there is none.
//! 2. Career path: `career → max(sat(m; 0.4), 0.6·ā·c̄·(0.5 + 0.5·N)) (24)`, m national effort for researchers, ā the
//!    mean of act_r, c̄ climate of employers weighted by size. Posts, for the whole country: `posts → posts_own·(1 +
//!    ā) + m·post_share/post_cost (12)`.
//! 3. Who enters: of direct workers of hbo and up, but for youth workers, each with probability `(masters·[masters
//!    graduate] + m·(1 − post_share)/training_cost)·(dual_without + (dual_with −
//!    dual_without)·career)·population/12/(their number, youth workers counted)` goes into training for
//!    `training_months`; then they are masters and wait.
//! 4. Who waits gets a post with probability `min(1, free posts/waiting)`, else gives up with probability `2·l`; who
//!    has one leaves it with probability `l = chance(leave_without + (leave_with − leave_without)·career)`. One draw U
//!    decides: a post below the first, giving up above `1 − 2·l`. Numbers of posts and of waiting are those counted
//!    last.

use super::{hazard, relax, saturate};
use crate::parameters::Parameters;
use crate::rng::Draws;
use crate::scenario::Point;
use crate::world::{Agent, Discipline, Function, Person, REGIONS, Researcher, THEMES, World};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    if world.free(Agent::Schools) {
        curricula(world, p);
    }
    careers(world, p);
    if world.free(Agent::Professionals) {
        researchers(world, p, draws);
    }
}

fn curricula(world: &mut World, p: &Parameters) {
    let e = &p.education;
    let vision = 0.15 * world.associations[0].level(Function::Vision) * world.power();
    for s in 0..world.schools.len() {
        let r = world.schools[s].region.at();
        let active = world.region_activity[r];
        let modules = (world.modules[r] / e.modules_full.get()).min(1.0);
        let money = saturate(world.effort.of[r][Point::Education as usize], e.money_scale.get());
        let level = if world.schools[s].hbo { 1.0 } else { e.mbo_effort.get() };
        let effort = level
            * (e.effort_base.get()
                + e.effort_network.get() * active * (0.4 + 0.6 * modules)
                + e.effort_money.get() * money
                + vision)
                .min(1.0);
        for k in 0..THEMES {
            let tested = world.bodies.validated_coverage[k];
            let target = 0.6 * tested + 0.4 * (active * world.bodies.regional_coverage[r][k] + (1.0 - active) * tested);
            world.schools[s].curriculum[k] += effort / (12.0 * e.lag.get()) * (target - world.schools[s].curriculum[k]);
        }
    }
    graduates(world);
}

/// Graduates of a region come from its schools; a region without an mbo college draws on the national mean.
fn graduates(world: &mut World) {
    let mut taught = [[[0.0; THEMES]; REGIONS]; 2];
    let mut schools = [[0.0; REGIONS]; 2];
    for school in &world.schools {
        let (level, r) = (usize::from(school.hbo), school.region.at());
        schools[level][r] += 1.0;
        taught[level][r].iter_mut().zip(&school.curriculum).for_each(|(sum, c)| *sum += c);
    }
    for level in 0..2 {
        let all = schools[level].iter().sum::<f64>().max(1.0);
        let national = std::array::from_fn(|k| taught[level].iter().map(|of| of[k]).sum::<f64>() / all);
        for r in 0..REGIONS {
            let here = schools[level][r];
            world.curriculum[r][level] = if here == 0.0 { national } else { taught[level][r].map(|sum| sum / here) };
        }
    }
}

/// A career path and posts: by programme money, and by employers and networks themselves.
fn careers(world: &mut World, p: &Parameters) {
    let e = &p.education;
    let money = world.effort.mean[Point::Researchers as usize];
    let climate = world.employers.iter().map(|x| x.climate * x.size).sum::<f64>()
        / world.employers.iter().map(|x| x.size).sum::<f64>();
    let active = world.region_activity.iter().sum::<f64>() / REGIONS as f64;
    let by_parties = 0.6 * active * climate * (0.5 + 0.5 * world.national.level);
    relax(&mut world.career, saturate(money, 0.4).max(by_parties), 24.0);
    let posts = e.posts_own.get() * (1.0 + active) + money * 1e3 * e.post_share.get() / e.post_cost.get();
    relax(&mut world.posts, posts, 12.0);
}

fn researchers(world: &mut World, p: &Parameters, draws: Draws) {
    let e = &p.education;
    let money = world.effort.mean[Point::Researchers as usize] * (1.0 - e.post_share.get());
    let seats = e.masters.get() * world.conditions.masters + money * 1e3 / e.training_cost.get();
    let dual = e.dual_without.get() + (e.dual_with.get() - e.dual_without.get()) * world.career;
    let eligible = world.counts.eligible.max(1.0);
    let enter = (seats * dual * world.population / 12.0 / eligible).min(1.0);
    let leave = hazard(e.leave_without.get() + (e.leave_with.get() - e.leave_without.get()) * world.career);
    let holding: f64 = world.counts.researchers.iter().sum();
    let waiting = world.counts.waiting;
    let free = (world.posts * world.population - holding).max(0.0);
    let find = if waiting > 0.0 { (free / waiting).min(1.0) } else { 1.0 };
    for (i, person) in world.professionals.person.iter_mut().enumerate() {
        if person.researcher != Researcher::No {
            go_on(person, draws.uniform64(i as u32, 1), find, leave);
        }
    }
    let mut found = std::mem::take(&mut world.scratch.found);
    draws.rare(0, world.professionals.len(), enter, &mut found);
    for x in &found {
        let person = &mut world.professionals.person[x.agent()];
        let eligible = person.counts() && person.discipline != Discipline::YouthWork;
        if eligible && person.researcher == Researcher::No {
            (person.researcher, person.stage_months) = (Researcher::Training, e.training_months.get() as u8);
        }
    }
    world.scratch.found = found;
}

/// A month of someone on the way to a post, or with one.
fn go_on(person: &mut Person, u: f64, find: f64, leave: f64) {
    match person.researcher {
        Researcher::No => {}
        Researcher::Training => {
            person.stage_months = person.stage_months.saturating_sub(1);
            if person.stage_months == 0 {
                (person.researcher, person.level) = (Researcher::Waiting, 2);
            }
        }
        Researcher::Waiting => {
            if u < find {
                person.researcher = Researcher::Post;
            } else if u > 1.0 - 2.0 * leave {
                person.researcher = Researcher::No;
            }
        }
        Researcher::Post => {
            if u < leave {
                person.researcher = Researcher::No;
            }
        }
    }
}
