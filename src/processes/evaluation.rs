//! **evaluation** — programmes that run are scored, and what is low gets its own remedy (GR 5.2.5, 6 rec. 3).
//!
//! 1. When: `governance.evaluation_first` months after the start (0: never), then every `governance.evaluation_every`
//!    (0: never again).
//! 2. Five topics, true state (means over networks at work): how the intermediary directs `0.5·fit + 0.5·(1 −
//!    |steering − 0.3|)·competence`; balanced participation `kinds/8`, at the first evaluation of a programme with a
//!    committee the share of parties heard; equality; progress of the profession `min(1, S + members per direct worker
//!    of hbo and up)`; interaction of regions and centre `min(1, up + λ)`. Steering is `clip(governance.steering +
//!    shift; 0, 1)`. Score: `clip(truth + score_noise·(1 − representation_gain·R)·N(0, 1); 0, 1)`, R =
//!    `governance.evaluation_representatives`.
//! 3. The fit of money to needs is corrected: `fit += c·(1 − fit)`, `c = correct·(0.6 + 1.5·representation_gain·R)`.
//!    When only one topic is scored (`governance.evaluation_topics`), by `0.5·c`, and that is all: are the field's
//!    questions better answered (MB).
//! 4. Each scored topic below `low` gets its remedy of size `remedy` z: steering z towards 0.3; `0.5·z` on the weight
//!    of partnership; z on that weight; half of z, or of what there is when less, moved from money for utilisation to
//!    the profession; z on the weight of the link.
//! 5. Representatives leave ownership: of every network `+ ownership·R`, at most 1.
//! 6. What was below `low` last time and is again, on more than `failing` of the scored topics, when
//!    `governance.evaluation_may_stop` is on and the programme is no structural subsidy: the first time another
//!    intermediary (`competence = granting.competence_new`, fit × 0.9, back to assignments until `granting.run_in`
//!    months later), the next time the programme ends after this month.

use crate::parameters::Parameters;
use crate::rng::{Draws, address};
use crate::scenario::Point;
use crate::world::{Agent, PARTNER_KINDS, Phase, World};

/// Runs the step.
pub fn run(world: &mut World, p: &Parameters, draws: Draws) {
    if !world.free(Agent::EvaluationCommittee) {
        return;
    }
    for i in 0..world.programmes.len() {
        if due(world, i) {
            evaluate(world, p, draws, i);
        }
    }
}

/// Whether a running programme is evaluated this month.
fn due(world: &World, i: usize) -> bool {
    let g = &world.levers.governance;
    let r = &world.programmes[i];
    let (first, every) = (g.evaluation_first.get() as u32, g.evaluation_every.get() as u32);
    if first == 0 || !r.runs(world.tick) || r.phase == Phase::Ended {
        return false;
    }
    let age = world.tick - r.start;
    age == first || age > first && every > 0 && (age - first).is_multiple_of(every)
}

/// True state of the five topics, 0–1, as far as they can be seen.
fn topics(world: &World, i: usize) -> [f64; 5] {
    let r = &world.programmes[i];
    let active = || world.networks.iter().filter(|n| n.active());
    let count = active().count().max(1) as f64;
    let mean = |f: &dyn Fn(&crate::world::Network) -> f64| active().map(f).sum::<f64>() / count;
    let process = r.evaluations == 0;
    let steering = (world.levers.governance.steering.get() + r.steering_shift).clamp(0.0, 1.0);
    let directs = 0.5 * r.fit + 0.5 * (1.0 - (steering - 0.3).abs().min(1.0)) * r.competence;
    let balance =
        if process && r.design.committee { r.heard } else { mean(&|n| n.kinds() as f64 / PARTNER_KINDS as f64) };
    let equality = mean(&|n| n.equality);
    let profession =
        (world.associations[0].services() + world.counts.members / world.counts.eligible.max(1.0)).min(1.0);
    let interaction = (world.agenda.upward + mean(&|n| n.link)).min(1.0);
    [directs, balance, equality, profession, interaction]
}

fn evaluate(world: &mut World, p: &Parameters, draws: Draws, i: usize) {
    let e = &p.evaluation;
    let g = world.levers.governance.clone();
    let represented = g.evaluation_representatives.get();
    let error = e.score_noise.get() * (1.0 - e.representation_gain.get() * represented);
    let truth = topics(world, i);
    let scored = (g.evaluation_topics.get() as usize).clamp(1, 5);
    let luck = |j: usize| address(j as u32, world.programmes[i].evaluations);
    let scores: [f64; 5] =
        std::array::from_fn(|j| (truth[j] + error * draws.normal(luck(j), world.programmes[i].luck)).clamp(0.0, 1.0));
    let strength = e.correct.get() * (0.6 + 1.5 * e.representation_gain.get() * represented);
    let r = &mut world.programmes[i];
    // What was low last time, got its remedy, and is low again.
    let again =
        (0..scored).filter(|&j| r.evaluations > 0 && r.scores[j] < e.low.get() && scores[j] < e.low.get()).count();
    r.scores = scores;
    r.evaluations += 1;
    if scored == 1 {
        // One question: are the field's questions better answered; the answer moves the fit of the money.
        r.fit += strength * 0.5 * (1.0 - r.fit);
        return;
    }
    r.fit += strength * (1.0 - r.fit);
    for (j, &score) in scores.iter().enumerate().take(scored) {
        if score < e.low.get() {
            remedy(world, p, i, j);
        }
    }
    let felt = e.ownership.get() * represented;
    world.networks.iter_mut().filter(|n| n.alive()).for_each(|n| n.ownership = (n.ownership + felt).min(1.0));
    judge(world, p, i, again as f64 / scored as f64);
}

/// The remedy of a topic that scores low.
fn remedy(world: &mut World, p: &Parameters, i: usize, topic: usize) {
    let size = p.evaluation.remedy.get();
    let steering = world.levers.governance.steering.get();
    let r = &mut world.programmes[i];
    match topic {
        0 => r.steering_shift += if steering + r.steering_shift > 0.3 { -size } else { size },
        1 => r.criteria_shift[0] += 0.5 * size,
        2 => r.criteria_shift[0] += size,
        3 => {
            let (from, to) = (Point::Utilisation as usize, Point::Profession as usize);
            let moved = size.min(r.design.split[from] + r.split_shift[from]).max(0.0) * 0.5;
            r.split_shift[from] -= moved;
            r.split_shift[to] += moved;
        }
        _ => r.criteria_shift[1] += size,
    }
}

/// Too much stays low in spite of its remedy: first another intermediary, which has to run in; then the end.
fn judge(world: &mut World, p: &Parameters, i: usize, again: f64) {
    let may_stop = world.levers.governance.evaluation_may_stop.on();
    let tick = world.tick;
    let r = &mut world.programmes[i];
    if again <= p.evaluation.failing.get() || !may_stop || r.design.structural {
        return;
    }
    r.failing += 1;
    if r.failing > 1 {
        r.end = tick + 1;
    } else {
        r.competence = p.granting.competence_new.get();
        r.fit *= 0.9;
        r.phase = Phase::Assignments;
        r.calls_from = tick + p.granting.run_in.get() as u32;
    }
}
