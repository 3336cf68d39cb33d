//! Which lever carries the difference between two designs: each one taken from the first, and each one given to the
//! second, in the same worlds with the same luck.

use rayon::prelude::*;

use super::comparison::{Hooks, Request};
use super::findings::{LASTING_YEARS, MAIN};
use super::paired::Paired;
use super::statistics::Better;
use crate::error::{Error, Result};
use crate::indicators::monthly_column;
use crate::parameters::LEVERS;
use crate::scenario::{History, LeverChange, Scenario};
use crate::simulation::Simulation;
use crate::world::Size;

/// Levers that only mean something together: the weights by which proposals are scored add up to one.
const TOGETHER: &str = "governance.weight_";

/// What can differ between two designs and be swapped by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// All programmes: their money, split, conditions and dates.
    Programmes,
    /// The weights in the scoring of proposals.
    Weights,
    /// One lever, with all its dates.
    Lever(&'static str),
}

impl Item {
    /// Name in files.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Programmes => "programmes",
            Self::Weights => "weights",
            Self::Lever(path) => path,
        }
    }

    /// The item with this name in files.
    pub fn named(key: &str) -> Option<Self> {
        match key {
            "programmes" => Some(Self::Programmes),
            "weights" => Some(Self::Weights),
            _ => LEVERS.iter().map(|lever| lever.path).find(|path| *path == key).map(Self::Lever),
        }
    }

    /// Whether a change of a lever belongs to it.
    fn holds(&self, change: &LeverChange) -> bool {
        match self {
            Self::Programmes => false,
            Self::Weights => change.lever.starts_with(TOGETHER),
            Self::Lever(path) => change.lever == *path,
        }
    }

    /// Whether two designs have it alike; an order of writing means nothing.
    fn alike(&self, a: &Scenario, b: &Scenario) -> bool {
        let of = |design: &Scenario| {
            let mut changes: Vec<LeverChange> = design.levers.iter().filter(|c| self.holds(c)).cloned().collect();
            changes.sort_by_key(|c| (c.lever, c.from));
            changes
        };
        if *self == Self::Programmes { a.programmes == b.programmes } else { of(a) == of(b) }
    }

    /// A design with this as another one has it.
    pub fn swapped(&self, design: &Scenario, from: &Scenario) -> Scenario {
        let mut swapped = design.clone();
        if *self == Self::Programmes {
            swapped.programmes.clone_from(&from.programmes);
            return swapped;
        }
        swapped.levers.retain(|c| !self.holds(c));
        swapped.levers.extend(from.levers.iter().filter(|c| self.holds(c)).cloned());
        swapped.levers.sort_by_key(|c| c.from);
        swapped
    }
}

/// Everything in which two designs differ.
pub fn items(a: &Scenario, b: &Scenario) -> Vec<Item> {
    let levers = LEVERS.iter().map(|s| s.path).filter(|path| !path.starts_with(TOGETHER)).map(Item::Lever);
    let all = [Item::Programmes, Item::Weights].into_iter().chain(levers);
    all.filter(|item| !item.alike(a, b)).collect()
}

/// What one item does: effects on use of knowledge five years after all earmarked money stopped, share (0–1).
pub struct Carried {
    /// The item.
    pub item: Item,
    /// The first design against itself with this item as in the second: what it loses without.
    pub dropped: Paired,
    /// The second design with this item as in the first, against itself: what it gains with it.
    pub added: Paired,
}

/// The whole difference, and what each item carries of it.
pub struct Explained {
    /// The first design against the second.
    pub whole: Paired,
    /// Largest loss first.
    pub items: Vec<Carried>,
}

/// The outcome of two designs, and of each with one item as in the other, in worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels {
    /// Ids of the two designs.
    pub designs: [String; 2],
    /// In what they differ.
    pub items: Vec<Item>,
    /// Per world: the first, the second, the first without each item, the second with each item.
    pub worlds: Vec<Vec<f64>>,
}

impl Levels {
    /// What each item carries.
    pub fn explained(&self) -> Explained {
        let of = |d: usize| self.worlds.iter().map(|w| w[d]).collect::<Vec<f64>>();
        let against = |x: usize, y: usize| Paired::of(&of(x), &of(y), Better::Higher);
        let n = self.items.len();
        let carried = |(i, item): (usize, &Item)| Carried {
            item: item.clone(),
            dropped: against(0, 2 + i),
            added: against(2 + n + i, 1),
        };
        let mut items: Vec<Carried> = self.items.iter().enumerate().map(carried).collect();
        items.sort_by(|x, y| y.dropped.mean.total_cmp(&x.dropped.mean));
        Explained { whole: against(0, 1), items }
    }
}

/// Explains the difference between two designs in the worlds of a request.
///
/// # Errors
/// When the designs do not differ, the worlds cannot be had, or the user stopped it.
pub fn explain(history: &History, [a, b]: [&Scenario; 2], request: &Request, hooks: &Hooks) -> Result<Levels> {
    let items = items(a, b);
    if items.is_empty() {
        return Err(Error::request(format!("'{}' and '{}' do not differ", a.id, b.id), "name two designs that do"));
    }
    let mut designs = vec![a.clone(), b.clone()];
    designs.extend(items.iter().map(|item| item.swapped(a, b)));
    designs.extend(items.iter().map(|item| item.swapped(b, a)));
    let size = Size::of(request.population);
    let worlds = request
        .draws()?
        .par_iter()
        .map(|draw| {
            let simulation = Simulation::new(history, &size, draw.parameters.clone(), draw.seed);
            let past = simulation.past();
            let level =
                |design: &Scenario| (!(hooks.stopped)()).then(|| withdrawn(&simulation, &past, history, design));
            let levels = designs.iter().map(level).collect::<Option<Vec<f64>>>();
            (hooks.step)();
            levels
        })
        .collect::<Option<Vec<Vec<f64>>>>()
        .ok_or_else(|| Error::Stopped { message: "nothing was written".into() })?;
    Ok(Levels { designs: [a, b].map(|design| design.id.clone()), items, worlds })
}

/// Use of knowledge five years after the common date on which all earmarked money stops.
pub(super) fn withdrawn(
    simulation: &Simulation,
    past: &crate::simulation::State,
    history: &History,
    design: &Scenario,
) -> f64 {
    let c = &history.calendar;
    let stop = (c.withdrawal - c.start) as u32;
    let mut state = simulation.future_until(past, design, stop);
    state.world.withdraw_from(stop);
    simulation.run(&mut state, stop + 12 * LASTING_YEARS as u32);
    let main = monthly_column(MAIN).expect("the main indicator is a headline");
    state.series.monthly.last().map_or(f64::NAN, |month| f64::from(month[main]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Swapping everything that differs, one by one, turns one design into the other: nothing is left out.
    #[test]
    fn all_items_together_are_the_whole_difference() {
        let load = |id: &str| {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
            crate::scenario::load(&folder.join(format!("{id}.toml"))).expect("it ships")
        };
        let (a, b) = (load("gezondheidsraad-2014"), load("kabinet-2015"));
        assert!(items(&a, &a).is_empty());
        let found = items(&a, &b);
        assert!(found.contains(&Item::Programmes) && found.contains(&Item::Weights));
        let turned = found.iter().fold(a.clone(), |design, item| item.swapped(&design, &b));
        assert!(items(&turned, &b).is_empty(), "{:?}", items(&turned, &b));
    }
}
