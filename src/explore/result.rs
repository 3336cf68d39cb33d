//! The part of the page that changes with the design: the answer in a sentence, the charts, the worlds.

use maud::{Markup, PreEscaped, html};

use super::Explorer;
use super::page::address;
use super::question::{Answer, MOST};
use crate::experiments::draws::Draw;
use crate::report::charts::worlds::three;
use crate::report::page::{link, saves, table};
use crate::report::size::{Size, fitted};
use crate::report::{Chart, Table, sentence, svg, svg_of, terms, views};
use crate::text::Lang;

/// Everything that follows from the design in the form.
pub fn piece(app: &Explorer, answer: &Answer) -> Markup {
    let lang = answer.asked.question.lang;
    let (worlds, course) = (answer.worlds_chart(app), answer.course_chart(app));
    html! {
        p #sentence { @for text in sentences(app, answer) { (text) " " } }
        @for warning in &answer.asked.made.design.warnings { p.warning lang="en" { (warning) } }
        (figure(&worlds, lang))
        (disagreeing(app, answer))
        (figure(&course, lang))
        (differences(answer))
        (beside(answer))
        p.hint { (lang.pick(
            "Geen voorspelling: de jaartallen ordenen de gebeurtenissen. Een wereld is één keuze voor alles wat wij niet weten, met één reeks toeval; alle ontwerpen ontmoeten dezelfde werelden.",
            "No forecast: years order events. A world is one choice for everything we do not know, with one course of luck; all designs meet the same worlds.",
        )) }
    }
}

/// Size for which charts are drawn: what the page gives them on a desk.
const SIZE: Size = Size { width: 960, height: 600 };

fn figure(chart: &dyn Chart, lang: Lang) -> Markup {
    let (finding, name) = (chart.finding(lang), &chart.heading().name);
    let numbers = format!("{}: {finding}", lang.pick("Cijfers", "Numbers"));
    let picture =
        fitted(chart, lang, SIZE).map_or_else(|_| svg(chart, lang), |canvas| svg_of(&canvas, SIZE, chart, lang));
    let csv = String::from_utf8_lossy(&chart.data(lang).decembers().csv(lang)).into_owned();
    let files = [("CSV", "csv", link("text/csv", &csv)), ("SVG", "svg", link("image/svg+xml", &picture))];
    html! {
        figure {
            div.chart tabindex="0" role="region" aria-label=(finding) { (PreEscaped(&picture)) }
            figcaption {
                details {
                    summary { (lang.pick("De cijfers bij deze figuur", "The numbers of this chart")) }
                    (table(&chart.table(lang), &numbers, false))
                }
                (saves(lang, name, &finding, &files))
            }
        }
    }
}

/// The answer in words: against the baseline, against the design one started from, and on how many worlds it rests.
pub fn sentences(app: &Explorer, answer: &Answer) -> Vec<String> {
    let lang = answer.asked.question.lang;
    let worlds = answer.outcomes[0].worlds();
    let mut all = vec![];
    if answer.designs.len() > 1 {
        all.push(against_baseline(app, answer));
    }
    if answer.asked.made.text.is_some() && answer.designs.len() > 2 {
        all.push(against_base(answer));
    }
    all.push(lang.pick(
        format!("Een eerste indruk uit {worlds} werelden."),
        format!("A first impression from {worlds} worlds."),
    ));
    all
}

fn spread(answer: &Answer, differences: &[f64]) -> String {
    let lang = answer.asked.question.lang;
    let unit = views::courses::unit(answer.asked.question.indicator);
    let (low, middle, high) = three(differences);
    let decimals = unit.decimals(high.abs().max(low.abs())).max(1);
    let number = |x: f64| unit.signed(lang, x, decimals);
    let what = match unit.of_difference(lang) {
        "" => String::new(),
        what => format!(" {what}"),
    };
    lang.pick(
        format!("{}{what} (laagste {}, hoogste {})", number(middle), number(low), number(high)),
        format!("{}{what} (lowest {}, highest {})", number(middle), number(low), number(high)),
    )
}

fn often(answer: &Answer, differences: &[f64]) -> String {
    let higher = answer.higher_is_better();
    let better = differences.iter().filter(|x| if higher { **x > 0.0 } else { **x < 0.0 }).count();
    let (lang, all) = (answer.asked.question.lang, differences.len());
    if better == 0 || better == all {
        return terms::in_worlds(lang, better as f64 / all as f64, all);
    }
    lang.pick(format!("in {better} van de {all} werelden"), format!("in {better} of {all} worlds"))
}

fn against_baseline(app: &Explorer, answer: &Answer) -> String {
    let lang = answer.asked.question.lang;
    let [base, own] = [0, 1].map(|d| answer.labels[d].quoted(lang));
    let indicator = crate::indicators::INDICATORS[answer.asked.question.indicator].label;
    let (year, what) = (answer.year(app), sentence(indicator.in_lang(lang)));
    let found = answer.difference(1, 0);
    let (spread, often) = (spread(answer, &found), often(answer, &found));
    lang.pick(
        format!("{what} eind {year}, vijf jaar na de datum waarop al het geld is gestopt: onder {own} {spread} tegenover {base}; beter {often}."),
        format!("{what} at the end of {year}, five years after the date at which all money has stopped: under {own} {spread} against {base}; better {often}."),
    )
}

fn against_base(answer: &Answer) -> String {
    let lang = answer.asked.question.lang;
    let from = answer.labels[2].quoted(lang);
    let found = answer.difference(1, 2);
    if found.iter().all(|x| *x == 0.0) {
        return lang.pick(
            format!("Uw wijzigingen maken in geen van deze werelden verschil met {from}."),
            format!("Your changes make no difference from {from} in any of these worlds."),
        );
    }
    let (spread, often) = (spread(answer, &found), often(answer, &found));
    lang.pick(
        format!("Tegenover {from}, waarbij u begon: {spread}; beter {often}."),
        format!("Against {from}, from which you started: {spread}; better {often}."),
    )
}

/// Worlds in which the design of the form does not do better, and what is true in them.
fn disagreeing(app: &Explorer, answer: &Answer) -> Markup {
    let lang = answer.asked.question.lang;
    if answer.designs.len() < 2 {
        return html! {};
    }
    let higher = answer.higher_is_better();
    let other = if answer.asked.made.text.is_some() && answer.designs.len() > 2 { 2 } else { 0 };
    let found = answer.difference(1, other);
    let better = |x: f64| if higher { x > 0.0 } else { x < 0.0 };
    let better_in = found.iter().filter(|x| better(**x)).count();
    let few = |x: f64| if better_in * 2 >= found.len() { !better(x) } else { better(x) };
    let worlds: Vec<&Draw> = app.worlds.draws.iter().zip(&found).filter(|(_, x)| few(**x)).map(|(d, _)| d).collect();
    let [own, against] = [1, other].map(|d| answer.labels[d].quoted(lang));
    let line = match (worlds.len(), better_in * 2 >= found.len()) {
        (0, _) => lang.pick(
            format!("Alle werelden zijn het eens over {own} en {against}."),
            format!("All worlds agree on {own} and {against}."),
        ),
        (n, true) => lang.pick(
            format!("In {n} van de {} werelden doet {own} het niet beter dan {against}:", found.len()),
            format!("In {n} of {} worlds {own} does not do better than {against}:", found.len()),
        ),
        (n, false) => lang.pick(
            format!("Alleen in {n} van de {} werelden doet {own} het beter dan {against}:", found.len()),
            format!("Only in {n} of {} worlds {own} does better than {against}:", found.len()),
        ),
    };
    let name = |(path, holds): &(&'static str, bool)| views::theory_name(path, *holds).in_lang(lang).to_owned();
    let rows = worlds.iter().map(|draw| {
        let theories: Vec<String> = draw.theories.iter().map(name).collect();
        vec![format!("{} {}", lang.pick("wereld", "world"), draw.index), theories.join("; ")]
    });
    let headers = lang.pick(["Wereld", "Wat er dan waar is"], ["World", "What is true then"]).map(str::to_owned);
    let t = Table { headers: headers.to_vec(), rows: rows.collect() };
    html! {
        @if t.rows.is_empty() { p { (line) } } @else {
            details { summary { (line) } (table(&t, lang.pick("Werelden die het oneens zijn", "Worlds that disagree"), true)) }
        }
    }
}

/// What was changed.
fn differences(answer: &Answer) -> Markup {
    let lang = answer.asked.question.lang;
    let rows: Vec<Vec<String>> = answer.asked.made.differences(lang).into_iter().map(|row| row.to_vec()).collect();
    let headers = lang.pick(["Knop", "Was", "Is nu"], ["Lever", "Was", "Is now"]).map(str::to_owned).to_vec();
    html! {
        @if !rows.is_empty() {
            h3 { (lang.pick("Wat u wijzigde", "What you changed")) }
            (table(&Table { headers, rows }, lang.pick("Uw wijzigingen", "Your changes"), true))
        }
    }
}

/// The designs next to it, and how to keep this one.
fn beside(answer: &Answer) -> Markup {
    let (asked, q, lang) = (&answer.asked, &answer.asked.question, answer.asked.question.lang);
    html! {
        h3 { (lang.pick("Ernaast", "Next to it")) }
        @if q.pinned.is_empty() { p { (lang.pick("Nog geen andere ontwerpen.", "No other designs yet.")) } } @else {
            ul.beside {
                @for (i, made) in asked.pinned.iter().enumerate() {
                    @let name = views::name(&made.design.id, &made.design.title);
                    @let name = name.in_lang(lang);
                    li {
                        (name) " "
                        a href=(address("/", &q.with(|q| q.draft = made.draft.clone()).query())) { (lang.pick("bewerk", "edit")) span.hidden { " " (name) } } " "
                        a href=(address("/", &q.with(|q| _ = q.pinned.remove(i)).query())) { (lang.pick("haal weg", "remove")) span.hidden { " " (name) } }
                    }
                }
            }
        }
        @if q.pinned.len() + 1 < MOST {
            p { a href=(address("/", &q.with(|q| q.pinned.push(q.draft.clone())).query())) {
                (lang.pick("Houd dit ontwerp vast om ernaast iets anders te proberen", "Keep this design to try something else next to it"))
            } }
        }
    }
}
