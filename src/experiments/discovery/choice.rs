//! Which box is shown, and whether it holds on points that did not make it.

use rayon::prelude::*;

use super::prim::{Limit, Region, Samples};
use crate::experiments::statistics::LIKELY;
use crate::rng::Draws;

/// A limit with a higher quasi-p-value is dropped from the box that the rule picks.
pub const QUASI_P: f64 = 0.05;
/// The box that the rule picks restricts at most so many axes: more cannot be told.
pub const MOST_AXES: usize = 4;
/// So often the points are cut into two halves.
pub const SPLITS: u32 = 20;
/// Seed of what is shuffled in discovery.
pub(super) const SEED: u64 = 0x0D15_C0FE;

/// The box that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The boxes over the axes that matter, from everything on; over all axes when none does.
    pub trajectory: Vec<Region>,
    /// The box.
    pub region: Region,
    /// Its number on the trajectory, or of the box from which limits were dropped.
    pub number: usize,
    /// How many limits were dropped.
    pub dropped: usize,
}

/// How a box does on the halves of the points that were not used to find it.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldOut {
    /// Share of cases among the points in boxes, all halves together; NaN when no point ever fell inside.
    pub density: f64,
    /// Share of cases that lie in boxes, all halves together.
    pub coverage: f64,
    /// In how many halves the search on the other half found a box.
    pub found: usize,
    /// In how many of these the density in the box was above that of the whole half.
    pub above: usize,
    /// Number of halves.
    pub halves: usize,
    /// Per axis of all: share of halves whose box restricts it (Bryant and Lempert's reproducibility).
    pub again: Vec<f64>,
}

impl HeldOut {
    /// Whether a box is found in at least half of the halves, and cases are denser in at least [`LIKELY`] of those boxes.
    /// A search that finds nothing in half of the points is weak; a box that is found and is no denser is wrong.
    pub fn holds(&self) -> bool {
        2 * self.found >= self.halves && self.above as f64 >= LIKELY * self.found as f64
    }
}

/// Coverage less mass: how much more of the cases than of all points a box holds. Zero for everything; proportional to
/// the weighted relative accuracy of subgroup discovery (Lavrač, Flach and Zupan 1999), so common cases count as rare
/// ones do.
fn gain(samples: &Samples, region: &Region) -> f64 {
    samples.coverage(region) - samples.mass(region)
}

/// The box shown. First PRIM over all axes, then once more over those alone that stand in the box that the rule takes
/// from it: with many axes and few cases the first restricts many that do not matter, and is loose where it matters.
/// Of the second trajectory again the best, or box `number` as it is (none when the trajectory is shorter), or the box
/// whose coverage is nearest to `coverage`. What is left may be everything: then no axis tells cases apart.
pub fn choose(samples: &Samples, asked: Asked) -> Option<Shown> {
    let all = samples.trajectory();
    let axes = samples.restricted(&best(samples, &all).1);
    let trajectory = if axes.is_empty() { all } else { samples.trajectory_over(&axes) };
    let (number, region, dropped) = match asked {
        Asked::Best => best(samples, &trajectory),
        Asked::Number(number) => (number, trajectory.get(number)?.clone(), 0),
        Asked::Like(coverage) => {
            let number = nearest(&trajectory, |r| (samples.coverage(r) - coverage).abs());
            (number, trajectory[number].clone(), 0)
        }
    };
    Some(Shown { trajectory, region, number, dropped })
}

/// Which box is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asked {
    /// The one that the rule picks.
    Best,
    /// The one with this number on the trajectory.
    Number(usize),
    /// The one with the nearest coverage.
    Like(f64),
}

/// On a trajectory the box with the most coverage above its mass (its gain), then without its weakest limit (the
/// highest quasi-p-value) for as long as that is above [`QUASI_P`] or the box restricts more than [`MOST_AXES`] axes.
/// Its number before, the box, and how many limits were dropped.
fn best(samples: &Samples, trajectory: &[Region]) -> (usize, Region, usize) {
    let number = nearest(trajectory, |region| -gain(samples, region));
    let (mut region, mut dropped) = (trajectory[number].clone(), 0);
    loop {
        let cuts = samples.cuts(&region);
        let Some(weakest) = cuts.iter().max_by(|a, b| a.quasi_p.total_cmp(&b.quasi_p)) else { break };
        if weakest.quasi_p <= QUASI_P && samples.restricted(&region).len() <= MOST_AXES {
            break;
        }
        region = samples.drop(&region, weakest);
        dropped += 1;
    }
    (number, region, dropped)
}

/// Number of the first box with the lowest score.
fn nearest(trajectory: &[Region], score: impl Fn(&Region) -> f64) -> usize {
    let scores: Vec<f64> = trajectory.iter().map(score).collect();
    (0..scores.len()).min_by(|a, b| scores[*a].total_cmp(&scores[*b])).expect("a trajectory has a first box")
}

/// The points in an order drawn for `which`, those of one block together, cut into `parts` of about as many blocks.
pub(super) fn parts(blocks: &[usize], parts: usize, which: u32) -> Vec<Vec<usize>> {
    let luck = Draws::new(SEED, 0, which);
    let mut numbers: Vec<usize> = blocks.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.sort_by_key(|block| luck.bits(*block as u32, 0));
    let mut part = vec![0; numbers.iter().max().map_or(0, |most| most + 1)];
    numbers.iter().enumerate().for_each(|(i, block)| part[*block] = i * parts / numbers.len());
    (0..parts).map(|p| (0..blocks.len()).filter(|i| part[blocks[*i]] == p).collect()).collect()
}

/// Finds boxes on one half of the points and counts in the other, [`SPLITS`] times both ways. On each half all is done
/// as it was for the box shown; for one that was `asked` by number, the box with the nearest coverage stands in. Points
/// of one block are made from each other and stay in one half.
pub fn held_out(samples: &Samples, shown: &Region, asked: Asked, blocks: &[usize]) -> HeldOut {
    let halves: Vec<[Vec<usize>; 2]> = (0..SPLITS)
        .flat_map(|s| {
            let [a, b]: [Vec<usize>; 2] = parts(blocks, 2, s).try_into().expect("two halves");
            [[a.clone(), b.clone()], [b, a]]
        })
        .collect();
    let like = if asked == Asked::Best { asked } else { Asked::Like(samples.coverage(shown)) };
    let tried: Vec<Half> = halves.par_iter().map(|half| Half::of(samples, like, half)).collect();
    let sum = |of: fn(&Half) -> usize| tried.iter().map(of).sum::<usize>() as f64;
    let (inside, hits) = (sum(|h| h.inside.0), sum(|h| h.inside.1));
    let again = |a: usize| tried.iter().filter(|h| h.restricted.contains(&a)).count() as f64 / tried.len() as f64;
    HeldOut {
        density: hits / inside,
        coverage: hits / sum(|h| h.all.1),
        found: tried.iter().filter(|h| !h.restricted.is_empty()).count(),
        above: tried.iter().filter(|h| h.inside.1 * h.all.0 > h.all.1 * h.inside.0).count(),
        halves: tried.len(),
        again: (0..samples.axes()).map(again).collect(),
    }
}

/// Points and cases of the half that was held out: all, and those in the box found on the other half.
struct Half {
    all: (usize, usize),
    inside: (usize, usize),
    /// Axes that the box restricts.
    restricted: Vec<usize>,
}

impl Half {
    fn of(samples: &Samples, asked: Asked, [found_on, held]: &[Vec<usize>; 2]) -> Self {
        let (used, held) = (samples.of(found_on), samples.of(held));
        let region = choose(&used, asked).expect("no box is asked by number here").region;
        let restricted = used.restricted(&region);
        Self { all: (held.len(), held.cases()), inside: held.count(&region, &restricted), restricted }
    }
}

/// The limits of the shown box, the strongest axis first.
pub fn limits(samples: &Samples, shown: &Region) -> Vec<(usize, Vec<Limit>)> {
    let cuts = samples.cuts(shown);
    let strength = |axis: usize| cuts.iter().filter(|c| c.axis == axis).map(|c| c.quasi_p).fold(1.0, f64::min);
    let mut axes = samples.restricted(shown);
    axes.sort_by(|a, b| strength(*a).total_cmp(&strength(*b)));
    axes.into_iter().map(|a| (a, cuts.iter().filter(|c| c.axis == a).copied().collect())).collect()
}
