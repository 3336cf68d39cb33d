//! **labour** — professionals leave (X16) and are followed in the same job by a graduate who brings what the curriculum
//! taught; people change employer within the region and take their knowledge along, while craft tied to the place is lost
//! (X80) and weak ties break; municipalities form wijkteams by pressure and by example (X07): members take up its themes.

use rayon::prelude::*;

use super::hazard;
use crate::parameters::Parameters;
use crate::rng::{BLOCK, Draws, address};
use crate::world::themes::{TOEGANG, WIJKTEAMS};
use crate::world::{Agent, Discipline, Member, Person, Researcher, SLOTS, World};

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
    let (exit, change) = (hazard(p.labour.exit.get()) as f32, hazard(p.labour.change.get()) as f32);
    let mut events = std::mem::take(&mut world.scratch.events);
    events.clear();
    let found = world.professionals.person.par_chunks(BLOCK).enumerate().flat_map_iter(|(block, people)| {
        let first = (block * BLOCK) as u32;
        (0..people.len() as u32).map(move |i| first + i).filter(move |&i| draws.uniform(i, 0) < exit + change)
    });
    if world.professionals.len() > 64 * BLOCK {
        events.par_extend(found);
    } else {
        events.extend((0..world.professionals.len() as u32).filter(|&i| draws.uniform(i, 0) < exit + change));
    }
    for &i in &events {
        let person = world.professionals.person[i as usize];
        let stays = if person.researcher == Researcher::Post { p.labour.exit_researcher.f32() } else { 1.0 };
        let u = draws.uniform(i, 0);
        if u < exit * stays {
            replace(world, p, draws, i);
        } else if u >= exit {
            change_job(world, p, draws, i);
        }
    }
    world.scratch.events = events;
}

/// A graduate takes the job: knows what the curriculum taught; part of the predecessor's craft was handed over.
fn replace(world: &mut World, p: &Parameters, draws: Draws, i: u32) {
    let l = &p.labour;
    let at = i as usize;
    let region = world.teams[world.professionals.team[at] as usize].region.at();
    let old = world.professionals.person[at];
    let curriculum = &world.curriculum[region][usize::from(old.discipline != Discipline::Mbo)];
    for s in 0..SLOTS {
        let theme = world.professionals.theme[at][s] as usize;
        let mastery = (l.graduate_mastery.get() * curriculum[theme]) as f32;
        world.professionals.mastery[at][s] = mastery;
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
    world.professionals.tie[at] = std::array::from_fn(|s| i * SLOTS as u32 + s as u32);
}

/// Two people of different teams in a region change places.
fn change_job(world: &mut World, p: &Parameters, draws: Draws, i: u32) {
    let region = world.teams[world.professionals.team[i as usize] as usize].region.at();
    let teams = world.teams_by_region.clone();
    let team = &world.teams[teams[region][draws.below(i, 2, teams[region].len())] as usize];
    let size = team.members().len();
    let other = team.first as usize + draws.below(i, 3, size.max(1));
    let same = world.teams[world.professionals.team[i as usize] as usize].employer == team.employer;
    if size == 0 || same {
        return;
    }
    world.professionals.swap(i as usize, other);
    let kept = 1.0 - p.labour.craft_local.f32();
    for at in [i as usize, other] {
        world.professionals.craft[at].iter_mut().for_each(|c| *c *= kept);
        world.professionals.tie[at] = std::array::from_fn(|s| (at * SLOTS + s) as u32);
    }
}

/// Once a year whoever has no colleague elsewhere for a theme looks around: a few tries in the region, then none.
fn renew_ties(world: &mut World, draws: Draws) {
    let teams = world.teams_by_region.clone();
    let pros = &mut world.professionals;
    for i in 0..pros.len() {
        let region = world.teams[pros.team[i] as usize].region.at();
        for s in 0..SLOTS {
            let place = pros.tie[i][s] as usize;
            let theme = pros.theme[i][s];
            let holds = place != i * SLOTS + s && pros.theme[place / SLOTS][place % SLOTS] == theme;
            if holds {
                continue;
            }
            pros.tie[i][s] = (i * SLOTS + s) as u32;
            for attempt in 0..3 {
                let draw = 16 + (s * 6 + attempt * 2) as u32;
                let team = &world.teams[teams[region][draws.below(i as u32, draw, teams[region].len())] as usize];
                let size = team.members().len();
                if size == 0 {
                    continue;
                }
                let other = team.first as usize + draws.below(i as u32, draw + 1, size);
                if let Some(t) = pros.theme[other].iter().position(|&k| k == theme).filter(|_| other != i) {
                    pros.tie[i][s] = (other * SLOTS + t) as u32;
                    break;
                }
            }
        }
    }
}

fn form_wijkteams(world: &mut World, p: &Parameters, draws: Draws) {
    let l = &p.labour;
    let pressure = world.conditions.wijkteam_pressure;
    let geography = world.geography.clone();
    let forming: Vec<usize> = (0..world.municipalities.len())
        .filter(|&m| {
            let near = &geography.places[m].neighbours;
            let formed = near.iter().filter(|n| world.municipalities[n.at()].wijkteam).count() as f64;
            let peers = formed / near.len().max(1) as f64;
            let rate = pressure * (l.wijkteam_start.get() + l.wijkteam_peers.get() * peers);
            !world.municipalities[m].wijkteam && draws.uniform64(address(1, m as u32), 0) < hazard(rate)
        })
        .collect();
    for m in forming {
        world.municipalities[m].wijkteam = true;
        for t in 0..world.teams.len() {
            let team = &world.teams[t];
            let asked = team.municipality.at() == m && team.field < 2 && !team.wijkteam;
            if asked && draws.uniform64(address(2, t as u32), 1) < l.wijkteam_share.get() {
                join_wijkteam(world, p, t);
            }
        }
    }
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
        let themes = world.professionals.theme[i];
        let Some(new) = [WIJKTEAMS, TOEGANG].into_iter().find(|k| !themes.contains(&(*k as u8))) else { continue };
        let usage = world.professionals.usage[i];
        let least = (0..SLOTS).min_by(|&a, &b| usage[a].total_cmp(&usage[b])).expect("there are slots");
        let mastery = (p.labour.new_theme_mastery.get() * world.bodies.regional_coverage[region][new]) as f32;
        world.professionals.theme[i][least] = new as u8;
        world.professionals.mastery[i][least] = mastery;
        world.professionals.usage[i][least] = mastery * p.labour.graduate_use.f32();
        world.professionals.craft[i][least] *= 0.5;
        world.professionals.tie[i][least] = (i * SLOTS + least) as u32;
        world.professionals.person[i].field = 1;
    }
}
