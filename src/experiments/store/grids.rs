//! Tables with a row for every combination of design, world and date: the arrays of a comparison, laid out in a fixed
//! order of rows, and back.

use ndarray::{Array4, ArrayBase, ArrayView3, ArrayView4, ArrayViewMut3, ArrayViewMut4, Axis, Ix3, Ix4, RawData};

use super::Content;
use crate::experiments::comparison::Withdrawal;
use crate::experiments::disk::{Column, Table};
use crate::indicators::{GROUPS, Indicator, group_labels, kept};
use crate::scenario::{Calendar, Scenario};
use crate::units::Month;

/// What stands for a design in rows about the past, which all designs share.
pub const PAST: &str = "(past)";
/// Columns of values per group, in the order of the array.
pub const MEASURES: [&str; 4] = ["practice_use", "mastery", "craft", "membership_rate"];

/// Which designs, worlds and dates there are.
pub struct Layout {
    /// The past, then every design.
    pub designs: Vec<String>,
    /// Whether a design has a withdrawal twin.
    pub twins: Vec<bool>,
    /// Number of worlds.
    pub worlds: usize,
    /// First month, first month of designs, first month after the end.
    pub months: [Month; 3],
}

/// A table to be filled: which rows there are, and which columns of values.
pub struct Grid {
    /// What the file is called and holds.
    pub content: Content,
    keys: Table,
    values: Vec<&'static str>,
}

/// Key columns of a table in the making.
#[derive(Default)]
struct Rows {
    design: Vec<u32>,
    withdrawn: Vec<bool>,
    world: Vec<i32>,
    time: Vec<i32>,
    group: Vec<u32>,
}

impl Rows {
    /// Adds every world of a design, in it every date, in that every group.
    fn block(&mut self, (design, withdrawn): (usize, bool), worlds: usize, times: std::ops::Range<i32>, groups: usize) {
        for world in 0..worlds as i32 {
            for time in times.clone() {
                for group in 0..groups as u32 {
                    self.design.push(design as u32);
                    self.withdrawn.push(withdrawn);
                    self.world.push(world);
                    self.time.push(time);
                    self.group.push(group);
                }
            }
        }
    }
}

impl Layout {
    /// The layout of a comparison.
    pub fn of(calendar: &Calendar, designs: &[Scenario], withdrawals: &[Withdrawal], worlds: usize) -> Self {
        let names = std::iter::once(PAST).chain(designs.iter().map(|d| d.id.as_str()));
        let designs = names.map(str::to_owned).collect();
        let twins = withdrawals.iter().map(|w| w.twin).collect();
        Self { designs, twins, worlds, months: [calendar.start, calendar.branch, calendar.end] }
    }

    fn labels(&self, design: Vec<u32>) -> (String, Column) {
        ("design".into(), Column::Labels { names: self.designs.clone(), codes: design })
    }

    fn years(&self) -> [i32; 3] {
        self.months.map(Month::year)
    }

    fn month(&self, time: Vec<i32>) -> (String, Column) {
        let [start, _, end] = self.months;
        let names = (0..end - start).map(|m| (start + m).to_string()).collect();
        ("month".into(), Column::Labels { names, codes: time.iter().map(|t| (t - start.0) as u32).collect() })
    }

    /// Headline indicators before the branch.
    pub fn history(&self) -> Grid {
        let mut rows = Rows::default();
        rows.block((0, false), self.worlds, self.months[0].0..self.months[1].0, 1);
        let columns = vec![("world".into(), Column::I32(rows.world)), self.month(rows.time)];
        Grid {
            content: Content { file: "history", about: "headline indicators per world and month before the branch" },
            keys: Table { columns },
            values: kept(false).iter().map(|i| i.key).collect(),
        }
    }

    /// Headline indicators from the branch on.
    pub fn monthly(&self) -> Grid {
        let about = "headline indicators per design, world and month from the branch";
        self.of_months(Content { file: "monthly", about }, Rows::default(), kept(false))
    }

    /// All indicators every month: the past, then the designs.
    pub fn indicators_monthly(&self) -> Grid {
        let mut rows = Rows::default();
        rows.block((0, false), self.worlds, self.months[0].0..self.months[1].0, 1);
        let about = "all indicators per design, world and month";
        self.of_months(Content { file: "indicators-monthly", about }, rows, kept(true))
    }

    /// Every design in every world and month from the branch on, below the rows given.
    fn of_months(&self, content: Content, mut rows: Rows, indicators: &'static [Indicator]) -> Grid {
        for design in 1..self.designs.len() {
            rows.block((design, false), self.worlds, self.months[1].0..self.months[2].0, 1);
        }
        let world = ("world".into(), Column::I32(rows.world));
        let keys = Table { columns: vec![self.labels(rows.design), world, self.month(rows.time)] };
        Grid { content, keys, values: indicators.iter().map(|i| i.key).collect() }
    }

    /// Adds every December of every design from the branch on, below it those of its twin where it has one.
    fn futures(&self, rows: &mut Rows, groups: usize) {
        let [_, branch, end] = self.years();
        for (design, twin) in self.twins.iter().enumerate() {
            for withdrawn in [false, true].into_iter().take(1 + usize::from(*twin)) {
                rows.block((design + 1, withdrawn), self.worlds, branch..end, groups);
            }
        }
    }

    /// All indicators every December: the past, then per design without and (when it has a twin) with withdrawal.
    pub fn yearly(&self) -> Grid {
        let (mut rows, [start, branch, _]) = (Rows::default(), self.years());
        rows.block((0, false), self.worlds, start..branch, 1);
        self.futures(&mut rows, 1);
        let (world, withdrawn) = (Column::I32(rows.world), Column::Bool(rows.withdrawn));
        let keys = Table { columns: vec![self.labels(rows.design)] };
        let keys = keys.with("world", world).with("withdrawn", withdrawn).with("year", Column::I32(rows.time));
        Grid {
            content: Content { file: "yearly", about: "all indicators per design, world and December" },
            keys,
            values: kept(true).iter().map(|i| i.key).collect(),
        }
    }

    /// Four measures per region, field of work and tier of municipality every December from the branch on, without and
    /// (when it has a twin) with withdrawal.
    pub fn groups(&self) -> Grid {
        let mut rows = Rows::default();
        self.futures(&mut rows, GROUPS);
        let names = group_labels().into_iter().map(|(key, _)| key).collect();
        let keys = Table { columns: vec![self.labels(rows.design)] };
        let (world, withdrawn) = (Column::I32(rows.world), Column::Bool(rows.withdrawn));
        let keys = keys.with("world", world).with("withdrawn", withdrawn).with("year", Column::I32(rows.time));
        let about =
            "four measures per design, world, December and knowledge region, field of work or tier of municipality";
        Grid {
            content: Content { file: "groups", about },
            keys: keys.with("group", Column::Labels { names, codes: rows.group }),
            values: MEASURES.to_vec(),
        }
    }
}

impl Grid {
    /// The table; per block of rows a view world × date × group × column, which may have more columns at its end.
    pub fn table(self, views: &[ArrayView4<f32>]) -> Table {
        let (mut table, rows) = (self.keys, views.iter().map(|v| v.len_of(Axis(3))));
        assert!(rows.clone().all(|columns| columns >= self.values.len()), "{}: columns are missing", self.content.file);
        for (i, name) in self.values.iter().enumerate() {
            let mut values = Vec::with_capacity(table.rows());
            for view in views {
                values.extend(view.index_axis(Axis(3), i).iter());
            }
            table = table.with(*name, Column::F32(values));
        }
        table
    }

    /// The values of a table back in the first columns of the arrays; none when it has other rows or columns.
    pub fn fill(&self, table: &Table, views: &mut [ArrayViewMut4<f32>]) -> Option<()> {
        let (keys, values) = table.columns.split_at_checked(self.keys.columns.len())?;
        let named = values.iter().map(|(name, _)| name.as_str()).eq(self.values.iter().copied());
        if keys != self.keys.columns || !named {
            return None;
        }
        for (i, (_, column)) in values.iter().enumerate() {
            let Column::F32(numbers) = column else { return None };
            let cells = views.iter_mut().flat_map(|view| view.index_axis_mut(Axis(3), i).into_iter());
            cells.zip(numbers).for_each(|(cell, number)| *cell = *number);
        }
        Some(())
    }
}

/// World × indicator × date as world × date × one group × indicator.
pub fn spread<S: RawData>(array: ArrayBase<S, Ix3>) -> ArrayBase<S, Ix4> {
    array.permuted_axes([0, 2, 1]).insert_axis(Axis(2))
}

/// World × date × (group × measure) as world × date × group × measure.
pub fn by_group<S: RawData>(array: ArrayBase<S, Ix3>) -> ArrayBase<S, Ix4> {
    let (worlds, years, _) = array.dim();
    array.into_shape_with_order((worlds, years, GROUPS, MEASURES.len())).expect("arrays of a comparison are in order")
}

/// Every design of an array, and after it its twin where it has one.
pub fn and_twins<'a>(own: &'a Array4<f32>, twins: &'a Array4<f32>, has: &[bool]) -> Vec<ArrayView3<'a, f32>> {
    let pairs = own.outer_iter().zip(twins.outer_iter()).zip(has);
    pairs.flat_map(|((own, twin), has)| std::iter::once(own).chain(has.then_some(twin))).collect()
}

/// As [`and_twins`], to be filled.
pub fn and_twins_mut<'a>(
    own: &'a mut Array4<f32>,
    twins: &'a mut Array4<f32>,
    has: &[bool],
) -> Vec<ArrayViewMut3<'a, f32>> {
    let pairs = own.outer_iter_mut().zip(twins.outer_iter_mut()).zip(has);
    pairs.flat_map(|((own, twin), has)| std::iter::once(own).chain(has.then_some(twin))).collect()
}

/// Gives designs without a twin their own values as those of the twin.
pub fn share(own: &Array4<f32>, twins: &mut Array4<f32>, has: &[bool]) {
    for ((own, mut twin), _) in own.outer_iter().zip(twins.outer_iter_mut()).zip(has).filter(|(_, has)| !**has) {
        twin.assign(&own);
    }
}
