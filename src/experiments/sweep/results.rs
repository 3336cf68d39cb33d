//! What a sweep found, in memory: outcomes by design, replicate, point, month and indicator.

use std::path::Path;

use ndarray::{Array2, Array5, Axis as Along};

use super::merge::{PLAN_TEXT, RESULTS};
use super::plan::{PLAN, Plan};
use super::runs::address;
use super::shard::{PLAN_HASH, missing};
use crate::error::{Error, Result};
use crate::experiments::disk::{Column, Groups};
use crate::indicators::{INDICATORS, Indicator, find};
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
    /// Reads the merged results of a sweep: the file, or the folder in which it stands.
    ///
    /// # Errors
    /// When there are no merged results, or they are not as this program writes them.
    pub fn open(path: &Path) -> Result<Self> {
        let file = if path.is_dir() { path.join(RESULTS) } else { path.to_owned() };
        if path.join(PLAN).is_file() && !file.is_file() {
            let (plan, dir) = (Plan::load(path)?, path.display());
            let missing = missing(path, &plan)?.len();
            let next = if missing == 0 { "sweep merge" } else { "sweep run" };
            let message = match missing {
                0 => format!("the shards in {dir} are not merged yet"),
                n => format!("{n} of the {} shards in {dir} are missing", plan.shards),
            };
            return Err(Error::request(message, format!("'lemniscaat {next} {dir}' does that")));
        }
        let groups = Groups::open(&file)?;
        let text = groups.metadata().into_iter().find(|(key, _)| key == PLAN_TEXT).map(|(_, text)| text);
        let Some(text) = text else {
            let message = format!("{} holds no merged results of a sweep", file.display());
            return Err(Error::request(message, "name the folder of a sweep, or its results.parquet"));
        };
        let plan = Plan::parse(text, &file)?;
        let mut results = Self::empty(&plan);
        let (months, columns) = (results.months.len() as u64, results.indicators.len());
        let wrong = |what: String| Error::request(format!("{}: {what}", file.display()), "merge the sweep again");
        let hash = groups.metadata().into_iter().find(|(key, _)| key == PLAN_HASH).map(|(_, hash)| hash);
        if hash.as_ref() != Some(&plan.hash) {
            return Err(wrong("the plan in it is not the one it was made with".to_owned()));
        }
        if groups.rows() != plan.runs() * months {
            return Err(wrong(format!("it holds {} rows where {} belong", groups.rows(), plan.runs() * months)));
        }
        let mut row = 0;
        for group in 0..groups.len() {
            let table = groups.read(group..group + 1)?;
            let Some(Column::I64(runs)) = table.column("run") else { return Err(wrong("it has no runs".to_owned())) };
            if !(row..).zip(runs).all(|(at, &run)| run as u64 == at / months) {
                return Err(wrong("its runs are not in order".to_owned()));
            }
            // The values that were run, not those that this program would make of the plan; trajectories must be the same.
            for (i, axis) in plan.sweep.axes.iter().enumerate() {
                let Some(Column::F64(values)) = table.column(&axis.path) else {
                    return Err(wrong(format!("it has no column {}", axis.path)));
                };
                for (at, &value) in (row..).zip(values) {
                    let point = address(&plan, at / months).point;
                    if plan.sweep.method == Method::Morris && plan.layout.value(point, i) != value {
                        let message = format!("{} has the trajectories of another program", file.display());
                        return Err(Error::request(message, "use the program that made them, or run the sweep again"));
                    }
                    results.values[(point, i)] = value;
                }
            }
            for i in 0..columns {
                let Some(Column::F32(values)) = table.column(results.indicators[i].key) else {
                    return Err(wrong(format!("it has no column {}", results.indicators[i].key)));
                };
                for (at, &value) in (row..).zip(values) {
                    let a = address(&plan, at / months);
                    results.outcomes[[a.design, a.replicate, a.point, (at % months) as usize, i]] = value;
                }
            }
            row += table.rows() as u64;
        }
        Ok(results)
    }

    /// The sweep of a plan, without values and outcomes.
    fn empty(plan: &Plan) -> Self {
        let sweep = &plan.sweep;
        let indicators: Vec<&'static Indicator> =
            sweep.indicators.iter().filter_map(|key| find(key).map(|i| &INDICATORS[i])).collect();
        let shape = (plan.layout.points, sweep.axes.len());
        let unit = if plan.layout.is_cube() { shape } else { (0, shape.1) };
        let outcomes = (sweep.designs.len(), sweep.replicates, shape.0, sweep.months.len(), indicators.len());
        Self {
            plan: plan.hash[..8].to_owned(),
            method: sweep.method,
            axes: sweep.axes.clone(),
            designs: sweep.designs.iter().map(|d| Design { id: d.id.clone(), title: d.title.clone() }).collect(),
            indicators,
            months: sweep.months.clone(),
            values: Array2::zeros(shape),
            unit: Array2::from_shape_fn(unit, |(point, axis)| plan.layout.unit(point, axis)),
            outcomes: Array5::from_elem(outcomes, f32::NAN),
        }
    }

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
