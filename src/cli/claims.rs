//! The claims of the sources as tables and sentences: on screen and as Markdown.

use super::table::{Align, Table};
use crate::experiments::patterns::{Found, Kind, THEORIES, Tried};
use crate::report::Heading;
use crate::report::charts::claims::{ClaimRow, Claims};
use crate::text::{Lang, OwnedText, Text};

/// Heads of the columns.
const COLUMNS: [(Text, Align); 11] = [
    (Text::new("id", "id"), Align::Left),
    (Text::new("soort", "kind"), Align::Left),
    (Text::new("wat wordt verhoogd: wat wordt bekeken", "what is raised: what is watched"), Align::Left),
    (Text::new("verwacht", "expected"), Align::Left),
    (Text::new("gemiddeld effect", "mean effect"), Align::Right),
    (Text::new("90% van de werelden", "90% of worlds"), Align::Right),
    (Text::new("klopt in", "holds in"), Align::Right),
    (Text::new("gewoonte/voordeel", "custom/benefit"), Align::Right),
    (Text::new("eigenaarschap ja/nee", "ownership yes/no"), Align::Right),
    (Text::new("doorbetalen ja/nee", "paying on yes/no"), Align::Right),
    (Text::new("gewoonte ja/nee", "habit yes/no"), Align::Right),
];

/// What a claim says, in one phrase.
fn what(t: &Tried, lang: Lang) -> String {
    format!("{}: {}", t.row.raised.in_lang(lang), t.outcome.watched(lang))
}

fn share(found: Option<Found>, lang: Lang) -> String {
    found.map_or_else(|| "–".to_owned(), |f| lang.percent(f.share, 0))
}

fn interval(t: &Tried, found: Found, lang: Lang) -> String {
    let (low, high) = found.interval;
    format!("{} … {}", t.outcome.number(lang, low), t.outcome.number(lang, high))
}

/// Share of worlds in which a claim holds; marked where that is less than its kind asks.
fn verdict(t: &Tried, lang: Lang) -> String {
    let mark = if t.holds() == Some(false) { lang.pick(", klopt niet", ", does not hold") } else { "" };
    let same = t.found.filter(|f| f.same >= 0.05).map_or_else(String::new, |f| {
        let share = lang.percent(f.same, 0);
        lang.pick(format!(" ({share} gelijk)"), format!(" ({share} no effect)"))
    });
    format!("{}{same}{mark}", share(t.found, lang))
}

/// The cells of one line.
fn cells(t: &Tried, lang: Lang) -> Vec<String> {
    let nothing = || "–".to_owned();
    let mut cells = vec![
        t.row.id.to_owned(),
        t.row.kind.label().in_lang(lang).to_owned(),
        what(t, lang),
        t.outcome.expected.label().in_lang(lang).to_owned(),
        t.found.map_or_else(nothing, |f| t.outcome.number(lang, f.mean)),
        t.found.map_or_else(nothing, |f| interval(t, f, lang)),
        verdict(t, lang),
    ];
    cells.extend(t.theories.map(|[with, without]| format!("{} / {}", share(with, lang), share(without, lang))));
    cells
}

/// All claims as a table.
pub(super) fn table(tried: &[Tried], lang: Lang) -> Table {
    let mut table = Table::new(COLUMNS.map(|(head, align)| (head.in_lang(lang), align)));
    tried.iter().for_each(|t| table.row(cells(t, lang)));
    table
}

/// The claims on trial as sentences: what is claimed, and in how many worlds the model agrees.
pub(super) fn on_trial(tried: &[Tried], lang: Lang) -> Vec<String> {
    tried.iter().filter(|t| t.row.kind == Kind::OnTrial).filter_map(|t| sentence(t, t.found?, lang)).collect()
}

fn sentence(t: &Tried, found: Found, lang: Lang) -> Option<String> {
    let who = match t.row.quote.starts_with("MB") {
        true => lang.pick("de brief van de minister stelt", "the minister's letter claims"),
        false => lang.pick("de commissie stelt", "the committee claims"),
    };
    let claim = format!("«{}» → {}", what(t, lang), t.outcome.expected.label().in_lang(lang));
    let agrees = lang.pick(
        format!("in {} van de werelden is het model het daarmee eens", share(Some(found), lang)),
        format!("in {} of worlds the model agrees", share(Some(found), lang)),
    );
    let (mean, range) = (t.outcome.number(lang, found.mean), interval(t, found, lang));
    let effect = lang.pick(
        format!("effect gemiddeld {mean}, in 90% van de werelden {range}"),
        format!("mean effect {mean}, in 90% of worlds {range}"),
    );
    let side = |name: Text, f: Option<Found>| f.map(|f| format!("{} {}", name.in_lang(lang), share(Some(f), lang)));
    let theories: Vec<String> = THEORIES
        .iter()
        .zip(t.theories)
        .flat_map(|((on, off), [with, without])| [side(*on, with), side(*off, without)])
        .flatten()
        .collect();
    Some(format!("{}: {who} {claim}; {agrees} ({effect}; {})", t.row.id, theories.join(", ")))
}

/// The table, the sentences and the words of the sources as Markdown.
pub(super) fn markdown(tried: &[Tried], lang: Lang) -> String {
    let mut out = table(tried, lang).markdown();
    out += lang.pick("\nBeweringen op de proef:\n\n", "\nClaims on trial:\n\n");
    on_trial(tried, lang).iter().for_each(|s| out += &format!("- {s}\n"));
    out += lang.pick("\nDe bronnen:\n\n", "\nThe sources:\n\n");
    let mut last = "";
    for t in tried.iter().filter(|t| std::mem::replace(&mut last, t.row.id) != t.row.id) {
        out += &format!("- {}: {}\n", t.row.id, t.row.quote);
    }
    out
}

/// The claims that say which way an effect goes, as a chart.
pub(super) fn chart(tried: &[Tried], about: impl Fn(Lang) -> String) -> Claims {
    let row = |t: &Tried| {
        let (found, side) = (t.found?, t.outcome.expected.side()?);
        let (a, b) = (side * found.interval.0, side * found.interval.1);
        let watched = OwnedText { nl: t.outcome.watched(Lang::Nl), en: t.outcome.watched(Lang::En) };
        let interval = (a.min(b), a.max(b));
        Some(ClaimRow { id: t.row.id.to_owned(), watched, mean: side * found.mean, interval, share: found.share })
    };
    let heading = Heading {
        name: "claims".to_owned(),
        indicator: OwnedText { nl: "effect van elke bewering".to_owned(), en: "effect of each claim".to_owned() },
        source: OwnedText { nl: about(Lang::Nl), en: about(Lang::En) },
    };
    Claims { heading, rows: tried.iter().filter_map(row).collect() }
}
