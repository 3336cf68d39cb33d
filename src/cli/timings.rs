//! How long each process took.

use std::time::Duration;

use super::table::{Align, Table};
use crate::processes::MONTH;
use crate::text::{Lang, Text};

/// A table with a row per process; `months` simulated with `people` professionals.
pub(super) fn text(times: &[Duration], months: u32, people: usize, lang: Lang) -> String {
    let head = [
        (Text::new("proces", "process"), Align::Left),
        (Text::new("ms", "ms"), Align::Right),
        (Text::new("µs per maand", "µs per month"), Align::Right),
        (Text::new("ns per professional-maand", "ns per professional-month"), Align::Right),
        (Text::new("aandeel", "share"), Align::Right),
    ];
    let mut table = Table::new(head.map(|(text, align)| (text.in_lang(lang), align)));
    let whole: Duration = times.iter().sum();
    let mut row = |name: &str, time: Duration| {
        let (seconds, months) = (time.as_secs_f64(), f64::from(months.max(1)));
        let share = seconds / whole.as_secs_f64().max(f64::MIN_POSITIVE);
        table.row([
            name.to_owned(),
            lang.number(seconds * 1e3, 1),
            lang.number(seconds * 1e6 / months, 1),
            lang.number(seconds * 1e9 / months / people.max(1) as f64, 1),
            lang.percent(share, 1),
        ]);
    };
    for (process, &time) in MONTH.iter().zip(times) {
        row(process.name, time);
    }
    row(Text::new("samen", "together").in_lang(lang), whole);
    table.text(0)
}
