//! Boxes that hold many cases and little else: the Patient Rule Induction Method.
//!
//! Friedman and Fisher (1999), "Bump hunting in high-dimensional data", Statistics and Computing 9, 123–143, with the
//! objective and the quantiles that the EMA Workbench 2.5 takes as its defaults (gain in mean per point removed; sdtoolkit's
//! quantiles), so that both give the same boxes on the same samples. Quasi-p-values: Bryant and Lempert (2010),
//! "Thinking inside the box", Technological Forecasting and Social Change 77, 34–49.
//!
//! An axis of at most [`MOST_LEVELS`] different values (a switch, a list) is peeled level by level, as the Workbench
//! does with whole numbers, but by rank: how far levels lie apart does not matter. A limit on it is one of its levels.

use std::iter::once;

use ndarray::ArrayView2;

/// Share of the points in a box that one peel takes.
const PEEL: f64 = 0.05;
/// Share of the points beside a box that one paste adds.
const PASTE: f64 = 0.05;
/// A box holds at least this share of all points.
const LEAST_MASS: f64 = 0.05;
/// An axis with more different values is continuous.
pub const MOST_LEVELS: usize = 10;

/// One axis of the points.
#[derive(Clone, Debug)]
struct Column {
    /// One per point: the value, or the rank of its level.
    values: Vec<f64>,
    /// The different values in order, when they are few.
    levels: Option<Vec<f64>>,
    /// Points in order of value.
    order: Vec<usize>,
    /// Lowest and highest value.
    range: (f64, f64),
}

/// Points with the cases among them.
#[derive(Clone, Debug)]
pub struct Samples {
    columns: Vec<Column>,
    cases: Vec<bool>,
    /// Axes that boxes may restrict.
    free: Vec<usize>,
}

/// A box: per axis its lowest and highest value, both inside.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    limits: Vec<(f64, f64)>,
    /// Points inside.
    pub points: usize,
    /// Cases inside.
    pub cases: usize,
}

/// One end of an axis that a box cuts off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// Number of the axis.
    pub axis: usize,
    /// Whether it is the highest value inside; else the lowest.
    pub high: bool,
    /// The value, inside.
    pub value: f64,
    /// Quasi-p-value: the chance of at least so many cases in the box when the limit would not matter.
    pub quasi_p: f64,
}

impl Column {
    fn new(raw: Vec<f64>) -> Self {
        let mut distinct = raw.clone();
        distinct.sort_by(f64::total_cmp);
        distinct.dedup();
        let levels = (distinct.len() <= MOST_LEVELS).then_some(distinct);
        let rank = |levels: &Vec<f64>, v: &f64| levels.partition_point(|l| l < v) as f64;
        let values = match &levels {
            Some(levels) => raw.iter().map(|v| rank(levels, v)).collect(),
            None => raw,
        };
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
        Self { range: range(&values, &order), values, levels, order }
    }

    fn of(&self, keep: &[usize]) -> Self {
        let mut place = vec![None; self.values.len()];
        keep.iter().enumerate().for_each(|(new, old)| place[*old] = Some(new));
        let values: Vec<f64> = keep.iter().map(|i| self.values[*i]).collect();
        let order: Vec<usize> = self.order.iter().filter_map(|i| place[*i]).collect();
        Self { range: range(&values, &order), values, levels: self.levels.clone(), order }
    }

    fn value(&self, limit: f64) -> f64 {
        self.levels.as_ref().map_or(limit, |levels| levels[limit as usize])
    }
}

fn range(values: &[f64], order: &[usize]) -> (f64, f64) {
    let at = |i: Option<&usize>| values[*i.expect("there are points")];
    (at(order.first()), at(order.last()))
}

/// sdtoolkit's quantile `p` of sorted numbers: halfway between two neighbours that differ.
fn between(sorted: &[f64], p: f64) -> f64 {
    let at = (sorted.len() - 1) as f64 * p;
    let (mut low, mut high) = (at.floor() as usize, at.ceil() as usize);
    if p > 0.5 {
        while sorted[low] == sorted[high] && low > 0 {
            low -= 1;
        }
    } else {
        while sorted[low] == sorted[high] && high + 1 < sorted.len() {
            high += 1;
        }
    }
    (sorted[low] + sorted[high]) / 2.0
}

/// A box that may follow, with what it gains.
struct Candidate {
    axis: usize,
    limits: (f64, f64),
    points: usize,
    cases: usize,
    /// Gain in density per point that comes or goes, and the number of axes left free.
    score: (f64, usize),
}

impl Samples {
    /// Points `x` (point × axis) and whether each is a case.
    pub fn new(x: ArrayView2<f64>, cases: &[bool]) -> Self {
        assert!(x.nrows() == cases.len() && !cases.is_empty(), "one answer per point, and at least one point");
        assert!(x.iter().all(|v| v.is_finite()), "an axis has a value that is not finite");
        let columns: Vec<Column> = x.columns().into_iter().map(|c| Column::new(c.to_vec())).collect();
        Self { free: (0..columns.len()).collect(), columns, cases: cases.to_vec() }
    }

    /// The points with these numbers.
    pub fn of(&self, keep: &[usize]) -> Self {
        let columns = self.columns.iter().map(|c| c.of(keep)).collect();
        Self { columns, cases: keep.iter().map(|i| self.cases[*i]).collect(), free: self.free.clone() }
    }

    /// The boxes from everything on, when they may restrict these axes only.
    pub fn trajectory_over(&self, axes: &[usize]) -> Vec<Region> {
        Self { free: axes.to_vec(), ..self.clone() }.trajectory()
    }

    /// Number of points.
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// Number of cases.
    pub fn cases(&self) -> usize {
        self.cases.iter().filter(|c| **c).count()
    }

    /// Number of axes.
    pub fn axes(&self) -> usize {
        self.columns.len()
    }

    /// Whether a point is a case.
    pub fn is_case(&self, point: usize) -> bool {
        self.cases[point]
    }

    /// The different values of an axis when it is peeled level by level.
    pub fn levels(&self, axis: usize) -> Option<&[f64]> {
        self.columns[axis].levels.as_deref()
    }

    /// Value of a point on an axis.
    pub fn value(&self, axis: usize, point: usize) -> f64 {
        self.columns[axis].value(self.columns[axis].values[point])
    }

    /// Lowest and highest value of an axis.
    pub fn range(&self, axis: usize) -> (f64, f64) {
        let column = &self.columns[axis];
        (column.value(column.range.0), column.value(column.range.1))
    }

    /// Lowest and highest value of an axis inside a box.
    pub fn limits(&self, region: &Region, axis: usize) -> (f64, f64) {
        let (low, high) = region.limits[axis];
        (self.columns[axis].value(low), self.columns[axis].value(high))
    }

    /// The box that holds everything.
    pub fn everything(&self) -> Region {
        let limits = self.columns.iter().map(|c| c.range).collect();
        Region { limits, points: self.len(), cases: self.cases() }
    }

    /// Share of all cases that lie in a box.
    pub fn coverage(&self, region: &Region) -> f64 {
        region.cases as f64 / self.cases() as f64
    }

    /// Share of all points that lie in a box.
    pub fn mass(&self, region: &Region) -> f64 {
        region.points as f64 / self.len() as f64
    }

    /// The axes that a box restricts.
    pub fn restricted(&self, region: &Region) -> Vec<usize> {
        (0..self.columns.len()).filter(|a| region.limits[*a] != self.columns[*a].range).collect()
    }

    /// Points and cases that lie in a box found on other points.
    pub fn count(&self, region: &Region, restricted: &[usize]) -> (usize, usize) {
        let inside = |i: &usize| restricted.iter().all(|a| self.holds(*a, *i, region.limits[*a]));
        let points: Vec<usize> = (0..self.len()).filter(inside).collect();
        (points.len(), points.iter().filter(|i| self.cases[**i]).count())
    }

    fn holds(&self, axis: usize, point: usize, (low, high): (f64, f64)) -> bool {
        (low..=high).contains(&self.columns[axis].values[point])
    }

    /// Boxes from everything to the last peel, then the pastes.
    pub fn trajectory(&self) -> Vec<Region> {
        let mut steps = vec![self.everything()];
        let mut inside = vec![true; self.len()];
        while let Some(next) = self.peel(&steps[steps.len() - 1], &mut inside) {
            steps.push(next);
        }
        while let Some(next) = self.paste(&steps[steps.len() - 1]) {
            steps.push(next);
        }
        steps
    }

    /// Numbers of the continuous axes, then of the others: the order in which equals are preferred.
    fn in_order(&self) -> impl Iterator<Item = usize> {
        let of_kind = |few: bool| self.free.iter().copied().filter(move |a| self.columns[*a].levels.is_some() == few);
        of_kind(false).chain(of_kind(true))
    }

    fn candidate(&self, from: &Region, axis: usize, limits: (f64, f64), points: usize, cases: usize) -> Candidate {
        let density = cases as f64 / points as f64;
        let gain = if density == from.density() {
            0.0
        } else {
            (density - from.density()) / points.abs_diff(from.points) as f64
        };
        let others = self.restricted(from).into_iter().filter(|a| *a != axis).count();
        let free = self.columns.len() - others - usize::from(limits != self.columns[axis].range);
        Candidate { axis, limits, points, cases, score: (gain, free) }
    }

    /// The next box when one peel helps; takes the points that leave out of `inside`.
    fn peel(&self, from: &Region, inside: &mut [bool]) -> Option<Region> {
        let mut best = None;
        for axis in self.in_order() {
            let column = &self.columns[axis];
            let held: Vec<usize> = column.order.iter().copied().filter(|i| inside[*i]).collect();
            let sorted: Vec<f64> = held.iter().map(|i| column.values[*i]).collect();
            // Cases among the lowest points.
            let below: Vec<usize> = once(0)
                .chain(held.iter().scan(0, |sum, i| {
                    *sum += usize::from(self.cases[*i]);
                    Some(*sum)
                }))
                .collect();
            let (low, high) = from.limits[axis];
            let few = column.levels.is_some();
            let at = |p: f64| if few { between(&sorted, p).floor() } else { between(&sorted, p) };
            let (upper, lower) = (at(1.0 - PEEL), at(PEEL));
            let left = sorted.partition_point(|v| if few && upper == high { *v < upper } else { *v <= upper });
            let gone = sorted.partition_point(|v| if few && lower == low { *v <= lower } else { *v < lower });
            if left > 0 {
                let limit = if few { sorted[left - 1] } else { upper };
                keep_better(&mut best, self.candidate(from, axis, (low, limit), left, below[left]));
            }
            if gone < sorted.len() {
                let limit = if few { sorted[gone] } else { lower };
                let cases = from.cases - below[gone];
                keep_better(&mut best, self.candidate(from, axis, (limit, high), sorted.len() - gone, cases));
            }
        }
        let next = best?;
        let mass = next.points as f64 / self.len() as f64;
        if mass < LEAST_MASS || next.points >= from.points || next.score.0 <= 0.0 {
            return None;
        }
        (0..self.len()).for_each(|i| inside[i] &= self.holds(next.axis, i, next.limits));
        Some(next.region(from))
    }

    /// The next box when one paste helps.
    fn paste(&self, from: &Region) -> Option<Region> {
        let mut best = None;
        let restricted = self.restricted(from);
        for axis in self.in_order().filter(|a| restricted.contains(a)) {
            let column = &self.columns[axis];
            let others: Vec<usize> = restricted.iter().copied().filter(|a| *a != axis).collect();
            let beside = |i: &usize| others.iter().all(|a| self.holds(*a, *i, from.limits[*a]));
            let held: Vec<usize> = column.order.iter().copied().filter(beside).collect();
            let sorted: Vec<f64> = held.iter().map(|i| column.values[*i]).collect();
            let (low, high) = from.limits[axis];
            let few = column.levels.is_some();
            let under = &sorted[..sorted.partition_point(|v| *v <= low)];
            let over = &sorted[sorted.partition_point(|v| *v < high)..];
            let lower = if under.is_empty() { column.range.0 } else { between(under, 1.0 - PASTE) };
            let upper = if over.is_empty() { column.range.1 } else { between(over, PASTE) };
            for limits in
                [(if few { lower.ceil() } else { lower }, high), (low, if few { upper.floor() } else { upper })]
            {
                let now: Vec<&usize> = held.iter().filter(|i| self.holds(axis, **i, limits)).collect();
                let cases = now.iter().filter(|i| self.cases[***i]).count();
                keep_better(&mut best, self.candidate(from, axis, limits, now.len(), cases));
            }
        }
        let next: Candidate = best?;
        (next.points > from.points && next.score.0 > 0.0).then(|| next.region(from))
    }

    /// The limits of a box, in order of axis.
    pub fn cuts(&self, region: &Region) -> Vec<Limit> {
        let restricted = self.restricted(region);
        let ends = restricted.iter().flat_map(|a| [(*a, false), (*a, true)]);
        ends.filter_map(|(axis, high)| {
            let (limits, range) = (region.limits[axis], self.columns[axis].range);
            let (limit, open) = if high { (limits.1, range.1) } else { (limits.0, range.0) };
            (limit != open).then(|| {
                let (points, cases) = self.count(&self.without(region, axis, high), &restricted);
                let quasi_p = at_least(region.cases, region.points, cases as f64 / points as f64);
                Limit { axis, high, value: self.columns[axis].value(limit), quasi_p }
            })
        })
        .collect()
    }

    /// The box with one limit dropped, its points counted.
    pub fn drop(&self, region: &Region, limit: &Limit) -> Region {
        let open = self.without(region, limit.axis, limit.high);
        let (points, cases) = self.count(&open, &self.restricted(&open));
        Region { points, cases, ..open }
    }

    fn without(&self, region: &Region, axis: usize, high: bool) -> Region {
        let mut open = region.clone();
        let range = self.columns[axis].range;
        if high {
            open.limits[axis].1 = range.1
        } else {
            open.limits[axis].0 = range.0
        }
        open
    }
}

fn keep_better(best: &mut Option<Candidate>, other: Candidate) {
    if best.as_ref().is_none_or(|b| other.score > b.score) {
        *best = Some(other);
    }
}

impl Candidate {
    fn region(&self, from: &Region) -> Region {
        let mut limits = from.limits.clone();
        limits[self.axis] = self.limits;
        Region { limits, points: self.points, cases: self.cases }
    }
}

impl Region {
    /// Share of the points inside that are cases; also their mean.
    pub fn density(&self) -> f64 {
        self.cases as f64 / self.points as f64
    }
}

/// Chance of at least `hits` hits in `tries` tries of chance `p` each.
fn at_least(hits: usize, tries: usize, p: f64) -> f64 {
    if p >= 1.0 || hits == 0 {
        return 1.0;
    }
    let factorial = |n: usize| libm::lgamma(n as f64 + 1.0);
    let chance = |k: usize| {
        let ways = factorial(tries) - factorial(k) - factorial(tries - k);
        libm::exp(ways + k as f64 * libm::log(p) + (tries - k) as f64 * libm::log1p(-p))
    };
    (hits..=tries).map(chance).sum::<f64>().min(1.0)
}
