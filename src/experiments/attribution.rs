//! Where the spread of an answer comes from: luck, rival theories, and parameters by the grade of their evidence.
//!
//! Give a world one group of another world's unknowns, and the difference of the rivals changes from `a` to `z`. The
//! mean of `(a − z)²/2` over pairs of worlds is the variance that would be left if all but this group were known: over
//! the whole variance, the *total sensitivity index* of the group (Jansen 1999; Saltelli e.a. 2010). What groups do
//! together counts in full for each, so indices may add up to more than one. Worlds are taken as draws of independent
//! groups, which conditioning on history leaves nearly true; mixed worlds are not tried against history again.

use rayon::prelude::*;

use super::comparison::{Comparison, Hooks};
use super::draws::{Draw, points, value};
use super::explain;
use super::findings::{LASTING_YEARS, MAIN};
use super::statistics::{half_width, mean, variance};
use crate::error::{Error, Result};
use crate::parameters::{Grade, Role, SPECS, Spec, drawn};
use crate::simulation::Simulation;
use crate::world::Size;

/// Most pairs of worlds that are mixed.
const PAIRS: usize = 16;

/// Fewer pairs say nothing.
const FEWEST_PAIRS: usize = 4;

/// A group of unknowns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Origin {
    /// The seed.
    Luck,
    /// Which of rival theories holds.
    Theories,
    /// Parameters measured in social work or reported in a source on it.
    Reported,
    /// Parameters measured in another field or country.
    Analogy,
    /// Parameters judged by experts.
    Expert,
    /// Parameters that are our own assumption.
    Assumption,
}

impl Origin {
    /// All of them: together everything in which two worlds differ.
    pub const ALL: [Self; 6] =
        [Self::Luck, Self::Theories, Self::Reported, Self::Analogy, Self::Expert, Self::Assumption];

    /// The group that a parameter belongs to.
    pub fn of(spec: &Spec) -> Self {
        match (spec.field.role, spec.field.grade) {
            (Role::Theory, _) => Self::Theories,
            (_, Grade::Measured | Grade::Reported) => Self::Reported,
            (_, Grade::Analogy) => Self::Analogy,
            (_, Grade::Expert) => Self::Expert,
            (_, Grade::Assumption | Grade::Choice) => Self::Assumption,
        }
    }

    /// How many parameters that differ per world belong to it.
    pub fn parameters(self) -> usize {
        drawn().filter(|s| Self::of(s) == self).count()
    }
}

/// Mixed worlds of a pair: the first world with one group of the other's unknowns, by [`Origin::ALL`], and last the
/// first world with other values for the parameters that all worlds share.
pub type Mixed = [f64; Origin::ALL.len() + 1];

/// Where the spread comes from.
pub struct Attribution {
    /// Per origin: its total index, and half the width of the 90% interval.
    pub indices: [(f64, f64); Origin::ALL.len()],
    /// Standard deviation relative to the present one if the parameters that all worlds share differed too.
    pub widened: f64,
    /// Pairs of worlds it rests on.
    pub pairs: usize,
}

/// The worlds of each pair: the first ones, each with one of those that follow.
fn pairs(worlds: usize) -> Vec<[usize; 2]> {
    let pairs = (worlds / 4).min(PAIRS);
    if pairs < FEWEST_PAIRS { vec![] } else { (0..pairs).map(|i| [i, i + pairs]).collect() }
}

/// How many mixed worlds a comparison in so many worlds runs.
pub fn mixed_worlds(worlds: usize) -> usize {
    pairs(worlds).len() * (Origin::ALL.len() + 1)
}

impl Attribution {
    /// From the mixed worlds of a comparison; none when there are too few.
    pub fn of(c: &Comparison) -> Option<Self> {
        let (own, [x, y]) = (c.withdrawn(MAIN, last_december(c)), c.rivals());
        let differences: Vec<f64> = (0..c.draws.len()).map(|world| own[[world, x]] - own[[world, y]]).collect();
        Self::from(&differences, &c.mixed)
    }

    fn from(differences: &[f64], mixed: &[Mixed]) -> Option<Self> {
        if mixed.is_empty() {
            return None;
        }
        let whole = variance(differences);
        if whole <= 0.0 {
            return None;
        }
        let middle = mean(differences);
        let squares: Vec<f64> = differences.iter().map(|x| (x - middle).powi(2)).collect();
        let index = |group: usize| {
            let left: Vec<f64> = mixed.iter().zip(differences).map(|(z, a)| (a - z[group]).powi(2) / 2.0).collect();
            let index = mean(&left) / whole;
            // Errors of the mean and of the whole variance, of which the index is a ratio.
            let error =
                variance(&left) + index.powi(2) * variance(&squares) * mixed.len() as f64 / differences.len() as f64;
            (index, half_width(error.sqrt() / whole, mixed.len()))
        };
        let widened = (1.0 + 2.0 * index(Origin::ALL.len()).0).sqrt();
        Some(Self { indices: std::array::from_fn(index), widened, pairs: mixed.len() })
    }
}

/// December in which lasting is judged.
fn last_december(c: &Comparison) -> i32 {
    (c.history.calendar.withdrawal + -1).year() + LASTING_YEARS
}

/// The first world with one group of the second's unknowns.
fn with_group(first: &Draw, second: &Draw, origin: Origin) -> Draw {
    let mut mixed = first.clone();
    if origin == Origin::Luck {
        mixed.seed = second.seed;
    }
    for spec in drawn().filter(|s| Origin::of(s) == origin) {
        set(&mut mixed, spec, second.parameters.get(spec.at.0, spec.at.1));
    }
    mixed
}

/// A world in which the parameters that all worlds share have other values from their plausible ranges.
fn with_other_constants(world: &Draw, seed: u64, pair: usize) -> Draw {
    let mut other = world.clone();
    for spec in SPECS.iter().filter(|s| s.field.role == Role::Constant) {
        set(&mut other, spec, value(spec.field, points(seed, spec.path, PAIRS)[pair]));
    }
    other
}

fn set(draw: &mut Draw, spec: &Spec, value: f64) {
    draw.parameters.set(spec.at.0, spec.at.1, value).expect("a plausible value is possible");
}

/// Runs the rivals in mixed worlds: pair × group, see [`Mixed`].
///
/// # Errors
/// When the user stopped it.
pub fn mix(c: &Comparison, size: &Size, hooks: &Hooks) -> Result<Vec<Mixed>> {
    let jobs: Vec<Draw> = pairs(c.draws.len())
        .iter()
        .enumerate()
        .flat_map(|(pair, &[a, b])| {
            let (first, second) = (&c.draws[a], &c.draws[b]);
            let groups = Origin::ALL.map(|origin| with_group(first, second, origin));
            groups.into_iter().chain([with_other_constants(first, c.request.seed, pair)])
        })
        .collect();
    let level = |draw: &Draw| {
        let simulation = Simulation::new(&c.history, size, draw.parameters.clone(), draw.seed);
        let past = simulation.past();
        let [x, y] = c.rivals().map(|d| explain::withdrawn(&simulation, &past, &c.history, &c.designs[d]));
        (hooks.step)();
        (!(hooks.stopped)()).then_some(x - y)
    };
    let levels = jobs.par_iter().map(level).collect::<Option<Vec<f64>>>();
    let levels = levels.ok_or_else(|| Error::Stopped { message: "nothing was written".into() })?;
    Ok(levels.as_chunks().0.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiments::draws::world_parameters;

    /// Every unknown belongs to one group, so all groups together turn one world into the other.
    #[test]
    fn all_groups_together_are_everything() {
        let worlds = world_parameters(5, 2).unwrap();
        let turned = Origin::ALL.iter().fold(worlds[0].clone(), |world, &g| with_group(&world, &worlds[1], g));
        assert_eq!((turned.seed, &turned.parameters), (worlds[1].seed, &worlds[1].parameters));
        assert_eq!(Origin::ALL.map(Origin::parameters).iter().sum::<usize>(), drawn().count());
        assert!(with_other_constants(&worlds[0], 1, 3).parameters != worlds[0].parameters);
    }

    /// A sum of independent terms: indices are those of their variances, found within their intervals; and a term
    /// shared by two groups counts in full for each.
    #[test]
    fn indices_are_those_of_a_known_sum() {
        let n = 4096;
        let column = |name| -> Vec<f64> { points(77, name, 2 * n).iter().map(|u| (u - 0.5) * 12f64.sqrt()).collect() };
        let columns = ["a", "b", "c", "d", "e", "f"].map(column);
        let level = |of: [f64; 6]| 3.0 * of[0] + 2.0 * of[1] + of[2] + of[3] * of[4];
        let at = |w: usize| std::array::from_fn::<f64, 6, _>(|g| columns[g][w]);
        let row = |i: usize| -> Mixed {
            let given = |group: usize| {
                let mut of = at(i);
                if let Some(x) = of.get_mut(group) {
                    *x = columns[group][i + n];
                }
                level(of)
            };
            std::array::from_fn(given)
        };
        let differences: Vec<f64> = (0..2 * n).map(|i| level(at(i))).collect();
        let mixed: Vec<Mixed> = (0..n).map(row).collect();
        let found = Attribution::from(&differences, &mixed).unwrap();
        for (g, expected) in [9.0, 4.0, 1.0, 1.0, 1.0, 0.0].into_iter().enumerate() {
            let (index, half) = found.indices[g];
            assert!((index - expected / 15.0).abs() <= 2.0 * half, "{g}: {index} ± {half}");
            assert!(half < 0.03);
        }
        assert_eq!(found.widened, 1.0);
    }

    #[test]
    fn few_worlds_say_nothing() {
        assert!(pairs(8).is_empty() && pairs(16).len() == 4 && pairs(64).len() == 16 && pairs(1024).len() == 16);
        assert!(pairs(64).iter().flatten().collect::<std::collections::BTreeSet<_>>().len() == 32);
        assert!(Attribution::from(&[], &[]).is_none());
    }
}
