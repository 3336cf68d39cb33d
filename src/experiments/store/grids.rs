//! Tables with a row for every combination of design, world and date: the numbers of a comparison, laid out in a fixed
//! order of rows, and back; part by part, so that no table is ever in memory as a whole.

use std::ops::Range;

use super::Content;
use crate::error::Result;
use crate::experiments::comparison::{Comparison, MEASURES};
use crate::experiments::disk::{Column, Rows};
use crate::experiments::kept::Kept;
use crate::indicators::{GROUPS, Indicator, group_labels, kept};
use crate::units::Month;

/// What stands for a design in rows about the past, which all designs share.
pub const PAST: &str = "(past)";
/// Columns of values per group, in the order of the array.
const MEASURE: [&str; MEASURES] = ["practice_use", "mastery", "craft", "membership_rate"];

/// Which designs, worlds and dates there are.
pub struct Layout {
    /// The past, then every design.
    pub designs: Vec<String>,
    /// Number of worlds.
    pub worlds: usize,
    /// First month, first month of designs, first month after the end.
    pub months: [Month; 3],
}

/// A column that says what a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Design,
    World,
    Withdrawn,
    Year,
    Month,
    Group,
}

impl Key {
    fn name(self) -> &'static str {
        match self {
            Self::Design => "design",
            Self::World => "world",
            Self::Withdrawn => "withdrawn",
            Self::Year => "year",
            Self::Month => "month",
            Self::Group => "group",
        }
    }
}

/// Rows of one run: every world, in it every date, in that every group.
struct Block<'a> {
    /// Number of the design; the past is 0.
    design: usize,
    withdrawn: bool,
    /// First month or year.
    first: i32,
    of: &'a Kept,
    run: usize,
}

impl<'a> Block<'a> {
    fn past(of: &'a Kept, first: i32) -> Self {
        Self { design: 0, withdrawn: false, first, of, run: 0 }
    }

    /// Numbers of a column: rows of the table.
    fn rows(&self) -> usize {
        let [_, _, worlds, cells] = self.of.shape();
        worlds * cells
    }
}

/// A table of numbers: which rows there are, and which columns.
pub struct Grid<'a> {
    /// What the file is called and holds.
    pub content: Content,
    layout: &'a Layout,
    keys: Vec<Key>,
    /// Columns of numbers: the first ones of those kept.
    values: Vec<&'static str>,
    /// Groups at every date.
    groups: usize,
    blocks: Vec<Block<'a>>,
}

impl Layout {
    /// The layout of a comparison.
    pub fn of(c: &Comparison) -> Self {
        let names = std::iter::once(PAST).chain(c.designs.iter().map(|d| d.id.as_str()));
        let calendar = &c.history.calendar;
        Self {
            designs: names.map(str::to_owned).collect(),
            worlds: c.draws.len(),
            months: [calendar.start, calendar.branch, calendar.end],
        }
    }

    fn years(&self) -> [i32; 3] {
        self.months.map(Month::year)
    }

    /// Headline indicators before the branch.
    pub fn history<'a>(&'a self, c: &'a Comparison) -> Grid<'a> {
        Grid {
            content: Content { file: "history", about: "headline indicators per world and month before the branch" },
            layout: self,
            keys: vec![Key::World, Key::Month],
            values: keys(kept(false)),
            groups: 1,
            blocks: vec![Block::past(&c.past, self.months[0].0)],
        }
    }

    /// Headline indicators from the branch on.
    pub fn monthly<'a>(&'a self, c: &'a Comparison) -> Grid<'a> {
        let branch = self.months[1].0;
        let block = |d| Block { design: d + 1, withdrawn: false, first: branch, of: &c.monthly, run: d };
        let about = "headline indicators per design, world and month from the branch";
        Grid {
            content: Content { file: "monthly", about },
            layout: self,
            keys: vec![Key::Design, Key::World, Key::Month],
            values: keys(kept(false)),
            groups: 1,
            blocks: (0..c.designs.len()).map(block).collect(),
        }
    }

    /// All indicators every month: the past, then the designs.
    pub fn indicators_monthly<'a>(&'a self, c: &'a Comparison) -> Grid<'a> {
        let content = Content { file: "indicators-monthly", about: "all indicators per design, world and month" };
        let mut grid = Grid { content, values: keys(kept(true)), ..self.monthly(c) };
        grid.blocks.insert(0, Block::past(&c.past, self.months[0].0));
        grid
    }

    /// Every December from the branch on: every design, below it its twin where it has one.
    fn futures<'a>(&self, c: &'a Comparison, of: &'a Kept) -> Vec<Block<'a>> {
        let first = self.years()[1];
        let block = |design: usize, withdrawn: bool| Block {
            design: design + 1,
            withdrawn,
            first,
            of,
            run: c.run_of(design, withdrawn),
        };
        let twins = c.withdrawals.iter().map(|w| w.twin).enumerate();
        twins
            .flat_map(|(d, twin)| [false, true].into_iter().take(1 + usize::from(twin)).map(move |w| block(d, w)))
            .collect()
    }

    /// All indicators every December: the past, then per design without and (when it has a twin) with withdrawal.
    pub fn yearly<'a>(&'a self, c: &'a Comparison) -> Grid<'a> {
        let mut blocks = self.futures(c, &c.yearly);
        blocks.insert(0, Block::past(&c.past_yearly, self.years()[0]));
        Grid {
            content: Content { file: "yearly", about: "all indicators per design, world and December" },
            layout: self,
            keys: vec![Key::Design, Key::World, Key::Withdrawn, Key::Year],
            values: keys(kept(true)),
            groups: 1,
            blocks,
        }
    }

    /// Four measures per region, field of work and tier of municipality every December from the branch on, without and
    /// (when it has a twin) with withdrawal.
    pub fn groups<'a>(&'a self, c: &'a Comparison) -> Grid<'a> {
        let about =
            "four measures per design, world, December and knowledge region, field of work or tier of municipality";
        Grid {
            content: Content { file: "groups", about },
            layout: self,
            keys: vec![Key::Design, Key::World, Key::Withdrawn, Key::Year, Key::Group],
            values: MEASURE.to_vec(),
            groups: GROUPS,
            blocks: self.futures(c, &c.groups),
        }
    }
}

fn keys(indicators: &[Indicator]) -> Vec<&'static str> {
    indicators.iter().map(|i| i.key).collect()
}

impl Grid<'_> {
    /// The blocks that rows are in, each with which of its own rows.
    fn within(&self, rows: Range<usize>) -> impl Iterator<Item = (&Block<'_>, Range<usize>)> {
        let starts = self.blocks.iter().scan(0, |end, block| {
            let start = *end;
            *end += block.rows();
            Some((block, start))
        });
        starts.filter_map(move |(block, start)| {
            let own = rows.start.max(start)..rows.end.min(start + block.rows());
            (!own.is_empty()).then(|| (block, own.start - start..own.end - start))
        })
    }

    /// What rows are about: `of` tells it by block, world, date and group.
    fn about<T>(&self, rows: Range<usize>, of: impl Fn(&Block, [usize; 3]) -> T) -> Vec<T> {
        let mut about = Vec::with_capacity(rows.len());
        for (block, own) in self.within(rows) {
            let [_, _, _, cells] = block.of.shape();
            about.extend(own.map(|row| {
                let cell = row % cells;
                of(block, [row / cells, cell / self.groups, cell % self.groups])
            }));
        }
        about
    }

    fn key(&self, key: Key, rows: Range<usize>) -> Column {
        match key {
            Key::Design => Column::Labels {
                names: self.layout.designs.clone(),
                codes: self.about(rows, |block, _| block.design as u32),
            },
            Key::World => Column::I32(self.about(rows, |_, [world, ..]| world as i32)),
            Key::Withdrawn => Column::Bool(self.about(rows, |block, _| block.withdrawn)),
            Key::Year => Column::I32(self.about(rows, |block, [_, date, _]| block.first + date as i32)),
            Key::Month => {
                let [start, _, end] = self.layout.months;
                Column::Labels {
                    names: (0..end - start).map(|m| (start + m).to_string()).collect(),
                    codes: self.about(rows, |block, [_, date, _]| (block.first - start.0) as u32 + date as u32),
                }
            }
            Key::Group => Column::Labels {
                names: group_labels().into_iter().map(|(key, _)| key).collect(),
                codes: self.about(rows, |_, [.., group]| group as u32),
            },
        }
    }

    /// Takes over a part of a column from a row on; false when it is not of this table.
    ///
    /// # Errors
    /// When there is no room on the disk.
    pub fn take(&self, column: usize, from: usize, part: &Column) -> Result<bool> {
        let rows = from..from + part.rows();
        if let Some(key) = self.keys.get(column) {
            return Ok(self.key(*key, rows) == *part);
        }
        let Column::F32(numbers) = part else { return Ok(false) };
        let mut rest = numbers.as_slice();
        for (block, own) in self.within(rows) {
            let (these, others) = rest.split_at(own.len());
            block.of.write(block.run, column - self.keys.len(), own.start, these)?;
            rest = others;
        }
        Ok(true)
    }
}

impl Rows for Grid<'_> {
    fn names(&self) -> Vec<&str> {
        self.keys.iter().map(|key| key.name()).chain(self.values.iter().copied()).collect()
    }

    fn rows(&self) -> usize {
        self.blocks.iter().map(Block::rows).sum()
    }

    fn part(&self, column: usize, rows: Range<usize>) -> Result<Column> {
        if let Some(key) = self.keys.get(column) {
            return Ok(self.key(*key, rows));
        }
        let mut numbers = Vec::with_capacity(rows.len());
        for (block, own) in self.within(rows) {
            numbers.extend(block.of.read(block.run, column - self.keys.len(), own)?);
        }
        Ok(Column::F32(numbers))
    }
}
