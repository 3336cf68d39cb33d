//! In which worlds does a design lose, and what would be worth knowing before deciding.

pub mod choice;
pub mod prim;
pub mod value;

use ndarray::{Array2, Array3, ArrayView1, Axis as Along};

use super::sweep::results::Results;
use crate::error::{Error, Result};
use crate::indicators::Direction;
use crate::parameters::Grade;
use crate::scenario::sweep::{Method, Varied};
use choice::{Asked, HeldOut, Shown};
use prim::{Limit, Region, Samples};
use value::{Features, Perfect, Value};

/// With fewer cases, or fewer points that are none, no box is sought.
pub const FEWEST: usize = 20;

/// Which points are cases.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A design is worse than another by more than `by`, in the unit of the indicator.
    Loses {
        /// Number of the design.
        design: usize,
        /// Number of the other.
        to: usize,
        /// By more than this.
        by: f64,
    },
    /// A design's outcome is under a value.
    Below {
        /// Number of the design.
        design: usize,
        /// The value, in the unit of the indicator.
        value: f64,
    },
}

/// What is asked of a sweep.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Which points are cases.
    pub event: Event,
    /// Number of the month.
    pub month: usize,
    /// Number of the indicator.
    pub indicator: usize,
    /// Number of a box on the trajectory; none for the one that the rule picks.
    pub number: Option<usize>,
}

/// One axis that the box restricts.
#[derive(Clone, Debug)]
pub struct Restriction {
    /// Number of the axis in the sweep.
    pub axis: usize,
    /// Lowest and highest value over all points.
    pub range: (f64, f64),
    /// Lowest and highest value in the box.
    pub limits: (f64, f64),
    /// The different values of the axis when they are few.
    pub levels: Option<Vec<f64>>,
    /// What is cut off, with quasi-p-values.
    pub cuts: Vec<Limit>,
    /// Share of halves in which the axis is restricted again.
    pub again: f64,
    /// Value and whether it is a case, per point.
    pub points: Vec<(f64, bool)>,
}

/// A box with its trajectory.
#[derive(Clone, Debug)]
pub struct Found {
    /// All boxes from everything on: coverage, density, mass, number of restricted axes.
    pub trajectory: Vec<Step>,
    /// The box shown.
    pub shown: Shown,
    /// The same in numbers.
    pub step: Step,
    /// The axes it restricts, the one with the lowest quasi-p-value first.
    pub restrictions: Vec<Restriction>,
    /// How it does on points that were not used to find it.
    pub held_out: HeldOut,
}

/// A box in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Share of all cases that lie inside.
    pub coverage: f64,
    /// Share of the points inside that are cases.
    pub density: f64,
    /// Share of all points that lie inside.
    pub mass: f64,
    /// Number of axes it restricts.
    pub axes: usize,
    /// Points inside.
    pub points: usize,
    /// Cases inside.
    pub cases: usize,
}

/// When a design loses.
#[derive(Clone, Debug)]
pub struct Discovery {
    /// Points that count.
    pub points: usize,
    /// Points left out because a run failed.
    pub failed: usize,
    /// Cases among them.
    pub cases: usize,
    /// Runs in which it happens, and all runs of the points that count: points are means over worlds.
    pub runs: (usize, usize),
    /// Smallest lead of the design over the other, in the unit of the indicator; none when a level is asked.
    pub smallest_lead: Option<f64>,
    /// The box; none when cases or the others are fewer than [`FEWEST`].
    pub found: Option<Found>,
}

/// The worth of knowing one unknown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// Number of the axis in the sweep.
    pub axis: usize,
    /// In the unit of the indicator.
    pub value: Value,
}

/// What is worth knowing.
#[derive(Clone, Debug)]
pub struct Worths {
    /// Points that count.
    pub points: usize,
    /// Runs of every design in each point.
    pub replicates: usize,
    /// Of everything.
    pub perfect: Perfect,
    /// Of each unknown, highest first.
    pub each: Vec<Worth>,
    /// Of all unknowns of a grade together, by straight lines; none for all unknowns.
    pub groups: Vec<(Option<Grade>, usize, Value)>,
}

fn step(samples: &Samples, region: &Region) -> Step {
    Step {
        coverage: samples.coverage(region),
        density: region.density(),
        mass: samples.mass(region),
        axes: samples.restricted(region).len(),
        points: region.points,
        cases: region.cases,
    }
}

/// Per point the block it belongs to: points that the layout makes from each other.
fn blocks(results: &Results, points: &[usize]) -> Vec<usize> {
    let size = match results.method {
        Method::Morris => results.axes.len() + 1,
        Method::Saltelli => results.axes.len() + 2,
        _ => 1,
    };
    points.iter().map(|p| p / size).collect()
}

/// Number of different blocks.
fn different(blocks: &[usize]) -> usize {
    let mut blocks = blocks.to_vec();
    blocks.sort_unstable();
    blocks.dedup();
    blocks.len()
}

fn at(results: &Results, points: &[usize], axes: &[usize]) -> Array2<f64> {
    Array2::from_shape_fn((points.len(), axes.len()), |(p, a)| results.values[[points[p], axes[a]]])
}

/// What decides whether it happens, replicate × point, and below which value it does: a level, or the lead of the design
/// over the other.
fn decisive(results: &Results, question: &Question) -> (Array2<f64>, f64) {
    let of = |design: usize| results.of(design, question.month, question.indicator);
    match question.event {
        Event::Below { design, value } => (of(design), value),
        Event::Loses { design, to, by } => {
            let lower = results.indicators[question.indicator].better == Direction::Lower;
            let lead = if lower { of(to) - of(design) } else { of(design) - of(to) };
            (lead, -by)
        }
    }
}

/// Where in the space of a sweep cases lie. Axes are all but luck, levers too.
///
/// # Errors
/// When the points are no sample of the ranges, all runs failed, or a box is asked that the trajectory does not have.
pub fn discover(results: &Results, question: &Question) -> Result<Discovery> {
    if matches!(results.method, Method::Morris | Method::List) {
        let message =
            "points on trajectories or in a list are no sample of the ranges: how many lie where means nothing";
        return Err(Error::request(message, "make a sweep with method = \"latin-hypercube\", \"sobol\" or \"worlds\""));
    }
    let (runs, below) = decisive(results, question);
    let mean = runs.mean_axis(Along(0)).expect("there are replicates");
    let points: Vec<usize> = (0..mean.len()).filter(|p| mean[*p].is_finite()).collect();
    let is_case: Vec<bool> = points.iter().map(|p| mean[*p] < below).collect();
    let count = is_case.iter().filter(|c| **c).count();
    let of_points = points.iter().flat_map(|p| runs.column(*p).to_vec());
    let happens = of_points.filter(|v| *v < below).count();
    let lowest = points.iter().map(|p| mean[*p]).fold(f64::INFINITY, f64::min);
    let lead = matches!(question.event, Event::Loses { .. }) && lowest.is_finite();
    let mut discovery = Discovery {
        points: points.len(),
        failed: mean.len() - points.len(),
        cases: count,
        runs: (happens, points.len() * runs.nrows()),
        smallest_lead: lead.then_some(lowest),
        found: None,
    };
    if points.is_empty() {
        return Err(Error::request(
            "no point of this sweep has all its runs",
            "the column message of its rows says why",
        ));
    }
    let blocks = blocks(results, &points);
    if count < FEWEST || points.len() - count < FEWEST || different(&blocks) < FEWEST {
        return Ok(discovery);
    }
    let varied = |a: &usize| !matches!(results.axes[*a].varied(), Some(Varied::Luck));
    let axes: Vec<usize> = (0..results.axes.len()).filter(varied).collect();
    let samples = Samples::new(at(results, &points, &axes).view(), &is_case);
    discovery.found = Some(find(&samples, question.number, &axes, &blocks)?);
    Ok(discovery)
}

fn find(samples: &Samples, number: Option<usize>, axes: &[usize], blocks: &[usize]) -> Result<Found> {
    let asked = number.map_or(Asked::Best, Asked::Number);
    let shown = choice::choose(samples, asked).ok_or_else(|| {
        let last = choice::choose(samples, Asked::Best).map_or(0, |best| best.trajectory.len() - 1);
        let message = format!("there is no box {}: the boxes are 0 (everything) to {last}", number.unwrap_or(0));
        Error::request(message, "draw them with --trajectory FILE, or leave --box out")
    })?;
    let held_out = choice::held_out(samples, &shown.region, asked, blocks);
    let restriction = |(axis, cuts): (usize, Vec<Limit>)| Restriction {
        axis: axes[axis],
        range: samples.range(axis),
        limits: samples.limits(&shown.region, axis),
        levels: samples.levels(axis).map(<[f64]>::to_vec),
        cuts,
        again: held_out.again[axis],
        points: (0..samples.len()).map(|p| (samples.value(axis, p), samples.is_case(p))).collect(),
    };
    Ok(Found {
        trajectory: shown.trajectory.iter().map(|region| step(samples, region)).collect(),
        step: step(samples, &shown.region),
        restrictions: choice::limits(samples, &shown.region).into_iter().map(restriction).collect(),
        shown,
        held_out,
    })
}

/// What would be worth knowing before choosing a design of the sweep, by one indicator at one month; none when fewer
/// than [`FEWEST`] points count. Unknowns are the axes that are no policy choice and no luck.
pub fn worths(results: &Results, month: usize, indicator: usize) -> Option<Worths> {
    let sign = if results.indicators[indicator].better == Direction::Lower { -1.0 } else { 1.0 };
    let of: Vec<Array2<f64>> = (0..results.designs.len()).map(|d| results.of(d, month, indicator) * sign).collect();
    let whole = |p: &usize| of.iter().all(|o| o.column(*p).iter().all(|v| v.is_finite()));
    let points: Vec<usize> = (0..results.values.nrows()).filter(whole).collect();
    let blocks = blocks(results, &points);
    if different(&blocks) < FEWEST || results.indicators[indicator].better == Direction::Neutral {
        return None;
    }
    let replicates = of[0].nrows();
    let outcomes = Array3::from_shape_fn((of.len(), replicates, points.len()), |(d, r, p)| of[d][[r, points[p]]]);
    let means = outcomes.mean_axis(Along(1)).expect("there are replicates");
    let unknown = |a: &usize| matches!(results.axes[*a].varied(), Some(Varied::Uncertainty(_)));
    let axes: Vec<usize> = (0..results.axes.len()).filter(unknown).collect();
    let x = at(results, &points, &axes);
    let worth = |(axis, column): (&usize, ArrayView1<f64>)| {
        let value = value::partial(&Features::axis(&column.to_vec()), means.view(), &blocks);
        Worth { axis: *axis, value }
    };
    let mut each: Vec<Worth> = axes.iter().zip(x.columns()).map(worth).collect();
    each.sort_by(|a, b| b.value.mean.total_cmp(&a.value.mean));
    let group = |grade: Option<Grade>| {
        let own: Vec<usize> =
            axes.iter().copied().filter(|a| grade.is_none() || results.axes[*a].grade() == grade).collect();
        let value = value::partial(&Features::group(at(results, &points, &own).view()), means.view(), &blocks);
        (grade, own.len(), value)
    };
    let mut grades: Vec<Grade> = axes.iter().filter_map(|a| results.axes[*a].grade()).collect();
    grades.sort();
    grades.dedup();
    let groups = if axes.len() < 2 { vec![] } else { grades.into_iter().map(Some).chain([None]).map(group).collect() };
    Some(Worths { points: points.len(), replicates, perfect: value::perfect(outcomes.view(), &blocks), each, groups })
}

#[cfg(test)]
mod tests;
