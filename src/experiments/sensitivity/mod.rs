//! Which uncertainties and levers an outcome depends on.
//!
//! An outcome is one number per point of a sweep: an indicator in a month under a design, or the difference between
//! two designs in the same worlds, as mean over replicates. Each method stands in its own file as a function of arrays;
//! [`Sensitivity`] takes the arrays from the results of a sweep and refuses a layout that a method cannot use. A point
//! with a failed run is left out, with the whole trajectory or block it belongs to, and is counted.

pub mod heat;
pub mod morris;
pub mod pawn;
pub mod sobol;
pub mod tornado;

use ndarray::{Array2, Axis as Along};

use super::statistics::{quantile, sorted};
use super::sweep::results::Results;
use crate::error::{Error, Result};
use crate::parameters::{Grade, Role};
use crate::rng::Draws;
use crate::scenario::sweep::{Axis, Method, Spread, Varied};

/// Resamples behind an interval.
const RESAMPLES: usize = 500;

/// An estimate with its 90% interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// What is asked, by numbers in the lists of [`Results`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which indicator.
    pub indicator: usize,
    /// Which month.
    pub month: usize,
    /// Which design.
    pub design: usize,
    /// Which design is subtracted; none for the level itself.
    pub against: Option<usize>,
}

/// What a method found, and on how much.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<T> {
    /// The findings.
    pub of: T,
    /// Points, trajectories or blocks used.
    pub used: usize,
    /// As many left out because a run failed.
    pub left_out: usize,
}

/// The outcomes of a question, ready for every method.
pub struct Sensitivity<'a> {
    /// Where they come from.
    pub results: &'a Results,
    /// What was asked.
    pub question: Question,
    /// One per point; NaN where a run failed.
    pub outcomes: Vec<f64>,
}

impl<'a> Sensitivity<'a> {
    /// Takes the outcomes from results.
    ///
    /// # Errors
    /// When no point has an outcome, or all have the same.
    pub fn of(results: &'a Results, question: Question) -> Result<Self> {
        let Question { indicator, month, design, against } = question;
        let mut outcomes = results.mean(design, month, indicator);
        if let Some(other) = against {
            let other = results.mean(other, month, indicator);
            outcomes.iter_mut().zip(other).for_each(|(own, other)| *own -= other);
        }
        let mut finite = outcomes.iter().filter(|y| y.is_finite());
        let Some(first) = finite.next() else {
            return Err(Error::request("no point of this sweep has all its runs", "look at 'lemniscaat sweep status'"));
        };
        if finite.all(|y| y == first) {
            let message = format!("the outcome is {first} at every point: nothing moves it");
            return Err(Error::request(message, "ask for another indicator, month or pair of designs"));
        }
        Ok(Self { results, question, outcomes })
    }

    fn axes(&self) -> &[Axis] {
        &self.results.axes
    }

    /// Screening of the axes by elementary effects, one per axis.
    ///
    /// # Errors
    /// When the points are no Morris design, or fewer than two trajectories are whole.
    pub fn screening(&self) -> Result<Found<Vec<morris::Effect>>> {
        self.layout(Method::Morris, "elementary effects need the trajectories of a Morris design")?;
        let mut points = self.results.unit.clone();
        for (number, axis) in self.axes().iter().enumerate().filter(|(_, axis)| steps(axis)) {
            full_steps(&mut points, &self.results.values, number, matches!(axis.varied(), Some(Varied::Luck)));
        }
        morris::effects(&points, &self.outcomes)
    }

    /// Shares of variance, first-order and total, one per axis.
    ///
    /// # Errors
    /// When the points are no Saltelli design, or too few blocks are whole.
    pub fn indices(&self) -> Result<Found<Vec<sobol::Index>>> {
        self.layout(Method::Saltelli, "shares of variance need the blocks of a Saltelli design")?;
        sobol::indices(&self.outcomes, self.axes().len())
    }

    fn layout(&self, method: Method, why: &str) -> Result<()> {
        if self.results.method == method {
            return Ok(());
        }
        let [has, needs] = [self.results.method, method].map(Method::name);
        let make = format!("make a sweep with method = \"{needs}\"");
        let help = match self.results.method {
            Method::List => make,
            Method::Morris => format!("ask for --method morris, or {make}"),
            Method::Saltelli => format!("ask for --method sobol, or {make}"),
            _ => format!("ask for --method tornado or pawn, or {make}"),
        };
        Err(Error::request(format!("{why}; this sweep has the points of method '{has}'"), help))
    }

    /// Distance between the outcomes in slices of each axis and all outcomes; none for luck, which has no order.
    ///
    /// # Errors
    /// When the points are no sample, or too few.
    pub fn pawn(&self) -> Result<Found<Vec<Option<pawn::Pawn>>>> {
        let (values, outcomes, left_out) = self.sample()?;
        let found = pawn::pawn(&values, &outcomes)?;
        let of = found.into_iter().zip(self.axes()).map(|(p, axis)| p.filter(|_| !is_luck(axis))).collect();
        Ok(Found { of, used: outcomes.len(), left_out })
    }

    /// Mean outcome in the lowest and the highest fifth of each axis; none for luck, which has no order, and for an
    /// axis with one value.
    ///
    /// # Errors
    /// When the points are no sample, or too few.
    pub fn tornado(&self) -> Result<Found<Vec<Option<tornado::Swing>>>> {
        let (values, outcomes, left_out) = self.sample()?;
        let swing = |(axis, values): (&Axis, ndarray::ArrayView1<f64>)| {
            (!is_luck(axis)).then(|| tornado::swing(&values.to_vec(), &outcomes)).flatten()
        };
        let of = self.axes().iter().zip(values.columns()).map(swing).collect();
        Ok(Found { of, used: outcomes.len(), left_out })
    }

    /// Mean outcome by the values of two axes.
    ///
    /// # Errors
    /// When the points are no sample, one axis is asked twice, or an axis is luck.
    pub fn heat(&self, [across, up]: [usize; 2]) -> Result<Found<heat::Heat>> {
        if across == up {
            return Err(Error::request("a heat map needs two different axes", "name two: --heat AXIS,AXIS"));
        }
        if [across, up].iter().any(|&axis| is_luck(&self.axes()[axis])) {
            return Err(Error::request("luck has no low and high", "name two other axes"));
        }
        let (values, outcomes, left_out) = self.sample()?;
        let [across, up] = [across, up].map(|axis| values.column(axis).to_vec());
        Ok(Found { of: heat::Heat::of(&across, &up, &outcomes), used: outcomes.len(), left_out })
    }

    /// Values and outcomes of the points in which axes vary independently, and how many failed. Of a Saltelli design
    /// these are the rows of A and B.
    fn sample(&self) -> Result<(Array2<f64>, Vec<f64>, usize)> {
        let axes = self.axes().len();
        match self.results.method {
            Method::Morris => self.layout(Method::Sobol, "points on trajectories are no sample of the ranges")?,
            Method::List if axes > 1 => {
                self.layout(Method::Sobol, "a list moves its axes together, so that no effect belongs to one of them")?;
            }
            _ => {}
        }
        let block = axes + 2;
        let whole = self.results.method != Method::Saltelli;
        let rows: Vec<usize> = (0..self.outcomes.len()).filter(|row| whole || row % block < 2).collect();
        let used: Vec<usize> = rows.iter().copied().filter(|&row| self.outcomes[row].is_finite()).collect();
        if used.len() < tornado::FEWEST {
            let message = format!("{} points are too few to tell the axes apart", used.len());
            return Err(Error::request(message, "make a sweep with more points: 256 or more"));
        }
        let outcomes = used.iter().map(|&row| self.outcomes[row]).collect();
        Ok((self.results.values.select(Along(0), &used), outcomes, rows.len() - used.len()))
    }
}

fn is_luck(axis: &Axis) -> bool {
    matches!(axis.varied(), Some(Varied::Luck))
}

/// Whether an axis jumps between values instead of moving along a range.
fn steps(axis: &Axis) -> bool {
    let theory =
        |axis: &Axis| matches!(axis.varied(), Some(Varied::Uncertainty(spec)) if spec.field.role == Role::Theory);
    is_luck(axis) || theory(axis) || matches!(axis.spread, Spread::Values(_))
}

/// Makes the positions of an axis that jumps those of its values between its lowest and highest, so that an effect is
/// per full range here too: a switch is moved wholly, not two thirds of it. All luck is either one's own or another.
fn full_steps(points: &mut Array2<f64>, values: &Array2<f64>, axis: usize, luck: bool) {
    let column = values.column(axis);
    let (low, high) = column.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), &v| (l.min(v), h.max(v)));
    if low == high && !luck {
        return;
    }
    for row in 0..points.nrows() {
        let at = &mut points[(row, axis)];
        *at = if luck { f64::from(*at >= 0.5) } else { (column[row] - low) / (high - low) };
    }
}

/// Grade of the evidence for an axis: money is a choice; none for luck.
pub fn grade(axis: &Axis) -> Option<Grade> {
    axis.grade().or(axis.is_lever().then_some(Grade::Choice))
}

/// Numbers below `n` drawn with replacement, the same in every run.
fn resampled(draw: usize, n: usize) -> impl Iterator<Item = usize> + Clone {
    let luck = Draws::new(0, 0, draw as u32);
    (0..n).map(move |i| luck.below(i as u32, 0, n))
}

/// 5% and 95% points of values of a bootstrap.
fn middle_90(values: &[f64]) -> (f64, f64) {
    let sorted = sorted(values);
    (quantile(&sorted, 0.05), quantile(&sorted, 0.95))
}
