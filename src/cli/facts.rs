//! What happened against what the model says: the facts of 2007–2014 over worlds, on screen and as Markdown.

use super::table::{Align, Table};
use crate::experiments::facts::Checked;
use crate::experiments::statistics::Band;
use crate::indicators::Unit;
use crate::text::{Lang, Text};

/// Heads of the columns.
const COLUMNS: [(Text, Align); 7] = [
    (Text::new("rol", "role"), Align::Left),
    (Text::new("feit", "fact"), Align::Left),
    (Text::new("waargenomen", "observed"), Align::Left),
    (Text::new("past bij", "allowed"), Align::Right),
    (Text::new("model, mediaan", "model, median"), Align::Right),
    (Text::new("90% van de werelden", "90% of worlds"), Align::Right),
    (Text::new("werelden erbinnen", "worlds inside"), Align::Right),
];

fn number(value: f64, unit: Unit, lang: Lang) -> String {
    match unit {
        Unit::Share => lang.percent(value, 1),
        Unit::Level => lang.number(value, 3),
        Unit::Count | Unit::MillionEurosPerYear => lang.number(value, 0),
    }
}

fn range(low: f64, high: f64, unit: Unit, lang: Lang) -> String {
    match number(low, unit, lang) {
        low if high.is_infinite() => lang.pick(format!("{low} of meer"), format!("{low} or more")),
        low => format!("{low} … {}", number(high, unit, lang)),
    }
}

fn cells(c: &Checked, lang: Lang) -> Vec<String> {
    let band = Band::of(&c.values);
    vec![
        c.role.label().in_lang(lang).to_owned(),
        c.what.in_lang(lang).to_owned(),
        c.observed.in_lang(lang).to_owned(),
        range(c.range[0], c.range[1], c.unit, lang),
        number(band.median, c.unit, lang),
        range(band.lo90, band.hi90, c.unit, lang),
        lang.percent(c.inside(), 0),
    ]
}

/// All facts as aligned columns.
pub(super) fn table(checked: &[Checked], lang: Lang) -> Table {
    let mut table = Table::new(COLUMNS.map(|(head, align)| (head.in_lang(lang), align)));
    checked.iter().for_each(|c| table.row(cells(c, lang)));
    table
}
