//! **labour** — who works where. Decided by professionals (1–3) and municipalities (4).
//!
//! 1. Each professional draws U: below `chance(exit)` they leave (X16), in the next `chance(change)/2` they change
//!    jobs with someone, so that `change` of all people do so in a year.
//!    Of those with a post as professional-researcher only the part `exit_researcher` leaves.
//! 2. Whoever leaves is followed in the same job, discipline, field and themes by a graduate of the region, with for
//!    every practised theme `x = graduate_mastery·curriculum_rk` (of hbo or mbo), `u = graduate_use·x` and `craft =
//!    max((1 − craft_lost)·craft of the leaver, graduate_craft)`; motivation `graduate_motivation`, age `22 + 8·U`
//!    rounded down, no membership, registration, education or ties.
//! 3. A change of jobs: a colleague of the same region is drawn; when of another employer, the two change places with
//!    all they know and are, both keep `1 − craft_local` of their craft (X80)
//!    and lose their weak ties.
//! 4. Wijkteams: a municipality without them, under pressure P from the calendar, forms them with
//!    `chance(P·(wijkteam_start + wijkteam_peers·share of its neighbours that had them before this month))` (X07). Each
//!    of its teams that was made for collective or individual work then becomes one with probability `wijkteam_share`.
//!    The employer's fatigue rises by `wijkteam_fatigue` × the team's part of its staff, to at most 1. Each member
//!    takes up the theme wijkteams or, when practised already, access in place of the theme least used: `x =
//!    new_theme_mastery·A_reg`, `u = graduate_use·x`, 0.5 of the craft, no tie; the field becomes individual.
//! 5. Once a year whoever has no tie for a theme, or one to somebody who left that theme, draws up to three people of
//!    the region: the first of another team who practises it becomes the tie. (`tie_local` acts at the start only.)

use rayon::prelude::*;

use super::{PARALLEL_FROM, hazard, occurs};
use crate::parameters::Parameters;
use crate::rng::{Draws, address};
use crate::world::themes::{TOEGANG, WIJKTEAMS};
use crate::world::{Agent, Discipline, Lanes, Member, Person, Practised, Researcher, SLOTS, World};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    if world.free(Agent::Professionals) {
        turnover(world, p, draws);
    }
    if world.free(Agent::Municipalities) {
        form_wijkteams(world, p, draws);
    }
    if world.tick.is_multiple_of(12) {
        renew_ties(world, draws);
    }
}

/// One draw decides whether someone leaves or moves; most months nothing happens to most people.
fn turnover(world: &mut World, p: &Parameters, draws: Draws) {
    // Every change moves two people.
    let (exit, change) = (hazard(p.labour.exit.get()), hazard(p.labour.change.get()) / 2.0);
    let mut found = std::mem::take(&mut world.scratch.found);
    draws.rare(0, world.professionals.len(), exit + change, &mut found);
    for x in &found {
        let (i, u) = (x.agent(), x.u());
        let post = world.professionals.person[i].researcher == Researcher::Post;
        if u >= exit {
            change_job(world, p, draws, i);
        } else if !post || u < exit * p.labour.exit_researcher.get() {
            replace(world, p, draws, i as u32);
        }
    }
    world.scratch.found = found;
}

/// A graduate takes the job: knows what the curriculum taught; part of the predecessor's craft was handed over.
fn replace(world: &mut World, p: &Parameters, draws: Draws, i: u32) {
    let l = &p.labour;
    let at = i as usize;
    let region = world.teams[world.professionals.team[at] as usize].region.at();
    let old = world.professionals.person[at];
    let curriculum = &world.curriculum[region][usize::from(old.discipline != Discipline::Mbo)];
    for s in 0..SLOTS {
        let practised = &mut world.professionals.practised[at][s];
        let mastery = (l.graduate_mastery.get() * curriculum[practised.theme() as usize]) as f32;
        *practised = practised.with(mastery);
        world.professionals.usage[at][s] = mastery * l.graduate_use.f32();
        let handed_over = world.professionals.craft[at][s] * (1.0 - l.craft_lost.f32());
        world.professionals.craft[at][s] = handed_over.max(l.graduate_craft.f32());
    }
    world.professionals.person[at] = Person {
        motivation: l.graduate_motivation.f32(),
        cpd: 0.0,
        registered_until: -1,
        entered: world.tick as i16,
        age: 22 + (draws.uniform(i, 1) * 8.0) as u8,
        member: Member::No,
        researcher: Researcher::No,
        stage_months: 0,
        level: u8::from(old.discipline != Discipline::Mbo),
        ..old
    };
    world.professionals.tie[at] = no_ties(at);
}

/// Two people of different employers in a region change places.
fn change_job(world: &mut World, p: &Parameters, draws: Draws, i: usize) {
    let team = |place: usize| &world.teams[world.professionals.team[place] as usize];
    let (first, end) = world.people_by_region[team(i).region.at()];
    let other = first as usize + draws.below(i as u32, 2, (end - first) as usize);
    if team(other).employer == team(i).employer {
        return;
    }
    world.professionals.swap(i, other);
    let kept = 1.0 - p.labour.craft_local.f32();
    for at in [i, other] {
        world.professionals.craft[at].iter_mut().for_each(|c| *c *= kept);
        world.professionals.tie[at] = no_ties(at);
    }
}

/// Ties of someone who knows no colleague elsewhere: one's own places.
fn no_ties(i: usize) -> [u32; SLOTS] {
    std::array::from_fn(|s| (i * SLOTS + s) as u32)
}

/// Once a year whoever has no colleague elsewhere for a theme looks around: a few tries in the region, then none.
fn renew_ties(world: &mut World, draws: Draws) {
    let mut ties = std::mem::take(&mut world.professionals.tie);
    let (pros, regions) = (&world.professionals, &world.people_by_region);
    let all = pros.practised.as_flattened();
    ties.par_iter_mut().enumerate().with_min_len(PARALLEL_FROM / 2).for_each(|(i, ties)| {
        let (first, end) = regions[world.teams[pros.team[i] as usize].region.at()];
        for (s, own) in no_ties(i).into_iter().enumerate() {
            let theme = pros.practised[i][s].theme();
            if ties[s] != own && all[ties[s] as usize].theme() == theme {
                continue;
            }
            let found = (0..3).find_map(|attempt| {
                let draw = 16 + (s * 3 + attempt) as u32;
                let other = first as usize + draws.below(i as u32, draw, (end - first) as usize);
                let slot = Lanes::of(pros.practised[other]).place(theme)?;
                (pros.team[other] != pros.team[i]).then_some((other * SLOTS) as u32 + slot)
            });
            ties[s] = found.unwrap_or(own);
        }
    });
    world.professionals.tie = ties;
}

fn form_wijkteams(world: &mut World, p: &Parameters, draws: Draws) {
    let l = &p.labour;
    let pressure = world.conditions.wijkteam_pressure;
    let geography = world.geography.clone();
    // Together, so that all of them see who had formed teams before this month.
    let forms = |m: usize| {
        if world.municipalities[m].wijkteam || pressure == 0.0 {
            return false;
        }
        let u = draws.uniform64(address(1, m as u32), 0);
        if !occurs(u, pressure * (l.wijkteam_start.get() + l.wijkteam_peers.get())) {
            return false; // not even when all neighbours have formed them
        }
        let near = &geography.places[m].neighbours;
        let formed = near.iter().filter(|n| world.municipalities[n.at()].wijkteam).count() as f64;
        let peers = formed / near.len().max(1) as f64;
        let rate = pressure * (l.wijkteam_start.get() + l.wijkteam_peers.get() * peers);
        occurs(u, rate)
    };
    let mut forming = std::mem::take(&mut world.scratch.chosen);
    forming.clear();
    forming.extend((0..world.municipalities.len()).filter(|&m| forms(m)));
    for &m in &forming {
        world.municipalities[m].wijkteam = true;
        for t in 0..world.teams.len() {
            let team = &world.teams[t];
            let asked = team.municipality.at() == m && team.field < 2 && !team.wijkteam;
            if asked && draws.uniform64(address(2, t as u32), 1) < l.wijkteam_share.get() {
                join_wijkteam(world, p, t);
            }
        }
    }
    world.scratch.chosen = forming;
}

/// Members take up access or integral work instead of the theme they use least.
fn join_wijkteam(world: &mut World, p: &Parameters, t: usize) {
    world.teams[t].wijkteam = true;
    let (members, region, employer) =
        (world.teams[t].members(), world.teams[t].region.at(), world.teams[t].employer.at());
    // By the team's part of the staff, so that it does not depend on how many professionals are simulated.
    let part = members.len() as f64 / f64::from(world.employers[employer].staff.max(1));
    let fatigue = &mut world.employers[employer].fatigue;
    *fatigue = (*fatigue + p.labour.wijkteam_fatigue.get() * part).min(1.0);
    for i in members {
        let themes = world.professionals.practised[i].map(Practised::theme);
        let Some(new) = [WIJKTEAMS, TOEGANG].into_iter().find(|k| !themes.contains(&(*k as u8))) else { continue };
        let usage = world.professionals.usage[i];
        let least = (0..SLOTS).min_by(|&a, &b| usage[a].total_cmp(&usage[b])).expect("there are slots");
        let mastery = (p.labour.new_theme_mastery.get() * world.bodies.regional_coverage[region][new]) as f32;
        world.professionals.practised[i][least] = Practised::new(new as u8, mastery);
        world.professionals.usage[i][least] = mastery * p.labour.graduate_use.f32();
        world.professionals.craft[i][least] *= 0.5;
        world.professionals.tie[i][least] = (i * SLOTS + least) as u32;
        world.professionals.person[i].field = 1;
    }
}
