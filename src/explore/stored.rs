//! Stored comparisons: the list, and one of them to browse.

use maud::{Markup, PreEscaped, html};

use super::page::{address, stored};
use super::runs::{self, Opened};
use super::{Explorer, Pairs};
use crate::error::{Error, Result};
use crate::experiments::findings::MAIN;
use crate::report::page::table;
use crate::report::{Chart, answer, sentence, summary, svg, views};
use crate::text::Lang;

/// Which comparisons there are.
pub fn list(app: &Explorer, lang: Lang) -> Markup {
    let names = runs::list(&app.output);
    let tag = format!("lang={}", lang.pick("nl", "en"));
    stored(
        lang,
        lang.pick("Bewaarde vergelijkingen", "Stored comparisons"),
        "/runs",
        "",
        html! {
            @if names.is_empty() {
                p { (lang.pick("Er is nog niets bewaard: reken een ontwerp volledig door.", "Nothing is stored yet: compute a design fully.")) }
            } @else {
                ul { @for name in &names { li { a href=(address(&format!("/runs/{}", encoded(name)), &tag)) { (name) } } } }
            }
        },
    )
}

/// One comparison: the answer, the overview, any indicator over time, and the way to the report.
///
/// # Errors
/// When an indicator is asked that it does not have.
pub fn run(opened: &Opened, pairs: &Pairs, lang: Lang) -> Result<Markup> {
    let (c, f) = (&opened.comparison, &opened.findings);
    let asked = pairs.iter().rev().find(|(k, _)| k == "indicator").map_or(MAIN, |(_, v)| v.as_str());
    let indicators = c.request.keep.monthly();
    let Some(indicator) = indicators.iter().find(|i| i.key == asked) else {
        return Err(Error::request(
            lang.pick("die indicator staat niet in deze vergelijking", "that indicator is not in this comparison"),
            lang.pick("kies er een uit de lijst", "choose one of the list"),
        ));
    };
    let (path, tag) = (format!("/runs/{}", encoded(&opened.name)), lang.pick("nl", "en"));
    let chart = views::course(c, indicator.key);
    let caption = lang.pick("Alle ontwerpen naast elkaar", "All designs side by side");
    let (designs, worlds) = (c.designs.len(), c.draws.len());
    let title = lang.pick(
        format!("{designs} ontwerpen vergeleken in {worlds} werelden"),
        format!("{designs} designs compared in {worlds} worlds"),
    );
    let content = html! {
        p.hint { code { (opened.name) } }
        p {
            a href=(address(&format!("{path}/report"), &format!("lang={tag}"))) { (lang.pick("Open het hele rapport", "Open the whole report")) }
            " · " a href=(address(&format!("{path}/workbook"), &format!("lang={tag}"))) { (lang.pick("Haal alle cijfers op (Excel)", "Download all numbers (Excel)")) }
        }
        section.answer {
            h2 { (lang.pick("Het antwoord in vijf punten", "The answer in five points")) }
            ol { @for point in answer::answer(c, f, lang) {
                li { (point.text) @if !point.lines.is_empty() { ul { @for line in &point.lines { li { (line) } } } } }
            } }
        }
        (table(&summary::table(c, f, lang), caption, false))
        h2 { (lang.pick("Een indicator over de tijd", "An indicator over time")) }
        form method="get" action=(path) {
            input type="hidden" name="lang" value=(tag);
            div.inputs {
                label for="indicator" { (lang.pick("Kijk naar", "Look at")) }
                select #indicator name="indicator" {
                    @for i in indicators { option value=(i.key) selected[i.key == indicator.key] { (sentence(i.label.in_lang(lang))) } }
                }
                button type="submit" { (lang.pick("Toon", "Show")) }
            }
        }
        figure {
            div.chart tabindex="0" role="region" aria-label=(chart.finding(lang)) { (PreEscaped(svg(&chart, lang))) }
            figcaption { details {
                summary { (lang.pick("De cijfers bij deze figuur", "The numbers of this chart")) }
                (table(&chart.table(lang), &chart.finding(lang), false))
            } }
        }
    };
    Ok(stored(lang, &title, &path, &format!("indicator={}", indicator.key), content))
}

fn encoded(name: &str) -> String {
    form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20")
}
