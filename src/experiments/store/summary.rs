//! What a comparison says, as tables: the numbers behind the answer, computed here once from the others.

use super::Content;
use crate::experiments::attribution::{Attribution, Origin};
use crate::experiments::comparison::Comparison;
use crate::experiments::disk::{Column, Table};
use crate::experiments::findings::{LASTING_YEARS, Outcome, better};
use crate::indicators::{INDICATORS, headline};

/// Bands, paired differences, chances and regret.
pub const SUMMARY: Content = Content {
    file: "summary",
    about: "per design, December and headline indicator: band over worlds, difference from the baseline, chance of being \
            best, regret",
};
/// Where the spread of the main difference comes from.
pub const SPREAD: Content =
    Content { file: "spread", about: "total sensitivity index of each group of unknowns for the main difference" };

/// Names of the numbers of a row, in order.
const NUMBERS: [&str; 16] = [
    "median",
    "lo50",
    "hi50",
    "lo90",
    "hi90",
    "difference_median",
    "difference_mean",
    "difference_lo90",
    "difference_hi90",
    "difference_mean_lo90",
    "difference_mean_hi90",
    "p_better",
    "p_best",
    "regret_mean",
    "regret_p90",
    "regret_max",
];

/// A row per headline indicator, December, with or without earmarked money after the withdrawal date, and design.
pub fn summary(c: &Comparison) -> Table {
    let stop = (c.history.calendar.withdrawal + -1).year();
    let years = [stop, stop + LASTING_YEARS, c.last_year()];
    let (mut design, mut indicator, mut direction, mut year, mut without) = (vec![], vec![], vec![], vec![], vec![]);
    let mut numbers = NUMBERS.map(|_| vec![]);
    for (i, december) in headline().flat_map(|i| years.map(|december| (i, december))) {
        let key = INDICATORS[i].key;
        for (gone, values) in [(false, c.in_december(key, december)), (true, c.withdrawn(key, december))] {
            let outcome = Outcome::of(i, values);
            for d in 0..c.designs.len() {
                design.push(c.designs[d].id.clone());
                indicator.push(key.to_owned());
                direction.push(format!("{:?}", better(i)).to_lowercase());
                year.push(december);
                without.push(gone);
                numbers.iter_mut().zip(row(&outcome, d)).for_each(|(column, x)| column.push(x));
            }
        }
    }
    let keys = Table::default()
        .with("design", Column::Text(design))
        .with("indicator", Column::Text(indicator))
        .with("direction", Column::Text(direction))
        .with("year", Column::I32(year))
        .with("withdrawn", Column::Bool(without));
    NUMBERS.into_iter().zip(numbers).fold(keys, |table, (name, column)| table.with(name, Column::F64(column)))
}

fn row(o: &Outcome, d: usize) -> [f64; NUMBERS.len()] {
    let (band, paired, regret) = (&o.bands[d], &o.paired[d], &o.regret[d]);
    [
        band.median,
        band.lo50,
        band.hi50,
        band.lo90,
        band.hi90,
        paired.median,
        paired.mean,
        paired.lo90,
        paired.hi90,
        paired.mean_lo90,
        paired.mean_hi90,
        paired.p_better,
        o.best[d],
        regret.mean,
        regret.p90,
        regret.max,
    ]
}

/// A row per group of unknowns.
pub fn spread(spread: &Attribution) -> Table {
    let (index, half_width) = spread.indices.into_iter().unzip();
    Table::default()
        .with("origin", Column::Text(Origin::ALL.map(|o| format!("{o:?}").to_lowercase()).to_vec()))
        .with("parameters", Column::I32(Origin::ALL.map(|o| o.parameters() as i32).to_vec()))
        .with("total_index", Column::F64(index))
        .with("half_width", Column::F64(half_width))
}
