//! **education** — curricula move towards tested knowledge, late: `cur += effort/(12·lag)·(target − cur)`, target 0.6 tested
//! plus 0.4 regional as far as the region's network works. Masters become professional-researchers when there is a path;
//! they stay only where posts exist (GR 5.1; P53, P54).

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
