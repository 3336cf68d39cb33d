//! What a sweep found, in memory: outcomes by design, replicate, point, month and indicator.

use ndarray::{Array2, Array5, Axis as Along};

use crate::indicators::Indicator;
use crate::scenario::sweep::{Axis, Method};
use crate::text::OwnedText;
use crate::units::Month;

/// A design of a sweep.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// Name.
    pub id: String,
    /// Title for readers.
    pub title: OwnedText,
}

/// Everything a sweep found.
pub struct Results {
    /// First digits of the hash of the plan.
    pub plan: String,
    /// How points were laid out.
    pub method: Method,
    /// Axes, one per column of `values`.
    pub axes: Vec<Axis>,
    /// Designs.
    pub designs: Vec<Design>,
    /// Indicators kept.
    pub indicators: Vec<&'static Indicator>,
    /// Months kept, in order.
    pub months: Vec<Month>,
    /// Point × axis, in the units of the axes. Morris: points follow each other per trajectory, axes + 1 in each.
    /// Saltelli: points go in blocks of axes + 2 rows: row of A, row of B, then A with column `i` from B for each axis.
    pub values: Array2<f64>,
    /// The same as positions in the unit cube that the layout made (0–1); not for `Worlds`, where it is empty.
    pub unit: Array2<f64>,
    /// Design × replicate × point × month × indicator; NaN where a run failed.
    pub outcomes: Array5<f32>,
}

impl Results {
    /// Outcome of a design at a month, by numbers: replicate × point; NaN where a run failed.
    pub fn of(&self, design: usize, month: usize, indicator: usize) -> Array2<f64> {
        let last = self.outcomes.index_axis(Along(4), indicator);
        last.index_axis(Along(3), month).index_axis(Along(0), design).mapv(f64::from)
    }
    /// Mean over replicates per point; NaN where any of them failed.
    pub fn mean(&self, design: usize, month: usize, indicator: usize) -> Vec<f64> {
        let of = self.of(design, month, indicator);
        of.mean_axis(Along(0)).map_or_else(Vec::new, |m| m.to_vec())
    }
}
