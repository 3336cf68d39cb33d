//! Sanity experiments: what was done, what was expected, what was found; on screen and as Markdown.

use super::output::wrap;
use super::table::{Align, Table};
use crate::experiments::sanity::{Expect, Finding, Scale, Tried};
use crate::text::{Lang, Text};

/// Heads of the columns.
const COLUMNS: [(Text, Align); 5] = [
    (Text::new("gevonden", "found"), Align::Left),
    (Text::new("gemiddelde [90%-interval]", "mean [90% interval]"), Align::Right),
    (Text::new("90% van de werelden", "90% of worlds"), Align::Right),
    (Text::new("verwacht", "expected"), Align::Left),
    (Text::new("klopt", "holds"), Align::Left),
];

fn number(value: f64, scale: Scale, lang: Lang) -> String {
    match scale {
        Scale::Share => lang.percent(value, 2),
        Scale::Points => lang.number(100.0 * value, 2) + " pt",
        Scale::Level => lang.number(value, 3),
        Scale::Count => lang.number(value, 1),
    }
}

fn expected(f: &Finding, lang: Lang) -> String {
    let number = |x: f64| number(x, f.scale, lang);
    let (all, mean) = (lang.pick("overal", "everywhere"), lang.pick("gemiddeld", "on average"));
    let and = lang.pick("en", "and");
    let (above, below) = (lang.pick("boven", "above"), lang.pick("onder", "below"));
    match f.expect {
        Expect::Exactly(value) => format!("{all} {}", number(value)),
        Expect::Between(f64::MIN_POSITIVE, _) => format!("{all} {above} {}", number(0.0)),
        Expect::Between(least, f64::MAX) => {
            lang.pick(format!("{all} minstens {}", number(least)), format!("{all} at least {}", number(least)))
        }
        Expect::Between(least, most) => format!("{all} {} … {}", number(least), number(most)),
        Expect::Above(value) => format!("{mean} {above} {}", number(value)),
        Expect::Below(value) => format!("{mean} {below} {}", number(value)),
        Expect::MeanBetween(least, most) => format!("{mean} {above} {} {and} {below} {}", number(least), number(most)),
        Expect::Reported => "–".to_owned(),
    }
}

fn cells(f: &Finding, lang: Lang) -> Vec<String> {
    let number = |x: f64| number(x, f.scale, lang);
    let several = f.values.len() > 1;
    let ((low, high), (lowest, highest)) = (f.of_mean(), f.of_worlds());
    let holds = match f.holds() {
        None => "–",
        Some(true) => lang.pick("ja", "yes"),
        Some(false) => lang.pick("NEE", "NO"),
    };
    vec![
        f.what.in_lang(lang).to_owned(),
        if several { format!("{} [{}; {}]", number(f.mean()), number(low), number(high)) } else { number(f.mean()) },
        if several { format!("{} … {}", number(lowest), number(highest)) } else { "–".to_owned() },
        expected(f, lang),
        holds.to_owned(),
    ]
}

fn table(tried: &Tried, lang: Lang) -> Table {
    let mut table = Table::new(COLUMNS.map(|(head, align)| (head.in_lang(lang), align)));
    tried.findings.iter().for_each(|f| table.row(cells(f, lang)));
    table
}

/// All experiments, each with its table, below each other.
pub(super) fn text(tried: &[Tried], lang: Lang) -> String {
    let one = |t: &Tried| {
        let (done, expected) = (t.experiment.done.in_lang(lang), t.experiment.expected.in_lang(lang));
        let head = wrap(&format!("{} {done}", t.experiment.id), 0, 5);
        format!("{head}\n{}\n\n{}", wrap(expected, 5, 5), table(t, lang).text(5))
    };
    tried.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The same as Markdown.
pub(super) fn markdown(tried: &[Tried], lang: Lang) -> String {
    let one = |t: &Tried| {
        let (done, expected) = (t.experiment.done.in_lang(lang), t.experiment.expected.in_lang(lang));
        format!("### {} {done}\n\n{expected}\n\n{}", t.experiment.id, table(t, lang).markdown())
    };
    tried.iter().map(one).collect::<Vec<_>>().join("\n")
}
