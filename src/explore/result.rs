//! The part of the page that changes with the design: the answer in a sentence, the charts, the worlds.

use maud::{Markup, PreEscaped, html};

use super::Explorer;
use super::page::address;
use super::question::{Answer, MOST, Question};
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
        (strip(answer))
        @for warning in &answer.asked.made.design.warnings { p.warning lang="en" { (warning) } }
        @if answer.designs.len() > 1 { (figure(&worlds, lang)) (disagreeing(app, answer)) }
        (figure(&course, lang))
        (differences(answer))
        (beside(answer))
        p.hint { (lang.pick(
            "Geen voorspelling: de jaartallen ordenen de gebeurtenissen. Een wereld is één keuze voor alles wat wij niet weten, met één reeks toeval; alle ontwerpen ontmoeten dezelfde werelden.",
            "No forecast: years order events. A world is one choice for everything we do not know, with one course of luck; all designs meet the same worlds.",
        )) }
    }
}

/// The answer in a line that stays in sight on a narrow screen; those who hear the page have the sentence.
fn strip(answer: &Answer) -> Markup {
    let lang = answer.asked.question.lang;
    let unit = views::courses::unit(answer.asked.question.indicator);
    let short = |other: usize| {
        let middle = three(&answer.difference(1, other)).1;
        let (by, name) = (unit.signed(lang, middle, unit.decimals(middle).max(1)), answer.labels[other].quoted(lang));
        format!("{by} {} {name}", lang.pick("tegenover", "against"))
    };
    let others = if answer.against() == 0 { vec![0] } else { vec![0, answer.against()] };
    let texts: Vec<String> = others.into_iter().filter(|_| answer.designs.len() > 1).map(short).collect();
    html! { p.strip aria-hidden="true" { (texts.join(" · ")) } }
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

/// The answer in words: against the baseline, against the design one started from, against those next to it, and on how
/// many worlds it rests.
pub fn sentences(app: &Explorer, answer: &Answer) -> Vec<String> {
    let (lang, worlds) = (answer.asked.question.lang, answer.outcomes[0].worlds());
    if answer.designs.len() < 2 {
        return vec![lang.pick(
            format!(
                "{} is waarmee alles vergeleken wordt: verander iets, of begin bij een ander ontwerp.",
                answer.labels[0].quoted(lang)
            ),
            format!(
                "{} is what all is compared with: change something, or start from another design.",
                answer.labels[0].quoted(lang)
            ),
        )];
    }
    let mut all = vec![against_baseline(app, answer)];
    all.extend((2..answer.designs.len()).map(|d| against(answer, d)));
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

/// In how many worlds the first of two does better, and in how many they are equal.
fn often(answer: &Answer, differences: &[f64]) -> String {
    let higher = answer.higher_is_better();
    let better = differences.iter().filter(|x| if higher { **x > 0.0 } else { **x < 0.0 }).count();
    let equal = differences.iter().filter(|x| **x == 0.0).count();
    let (lang, all) = (answer.asked.question.lang, differences.len());
    let often = match better == 0 || better == all {
        true => terms::in_worlds(lang, better as f64 / all as f64, all),
        false => lang.pick(format!("in {better} van de {all} werelden"), format!("in {better} of {all} worlds")),
    };
    match equal {
        0 => often,
        n => lang.pick(format!("{often}, gelijk in {n}"), format!("{often}, equal in {n}")),
    }
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

/// The design of the form against another one.
fn against(answer: &Answer, other: usize) -> String {
    let lang = answer.asked.question.lang;
    let name = answer.labels[other].quoted(lang);
    let found = answer.difference(1, other);
    let started = other == answer.against();
    if started && found.iter().all(|x| *x == 0.0) {
        return lang.pick(
            format!("Uw wijzigingen maken in geen van deze werelden verschil met {name}."),
            format!("Your changes make no difference from {name} in any of these worlds."),
        );
    }
    let who = match started {
        true => lang.pick(format!("{name}, waarbij u begon"), format!("{name}, from which you started")),
        false => name,
    };
    let (spread, often) = (spread(answer, &found), often(answer, &found));
    lang.pick(format!("Tegenover {who}: {spread}; beter {often}."), format!("Against {who}: {spread}; better {often}."))
}

/// Worlds in which the design of the form does not do better, by how much, and what is true in them.
fn disagreeing(app: &Explorer, answer: &Answer) -> Markup {
    let lang = answer.asked.question.lang;
    if answer.designs.len() < 2 {
        return html! {};
    }
    let (higher, other) = (answer.higher_is_better(), answer.against());
    let found = answer.difference(1, other);
    let better = |x: f64| if higher { x > 0.0 } else { x < 0.0 };
    let worlds: Vec<(&Draw, f64)> =
        app.worlds.draws.iter().zip(found.iter().copied()).filter(|(_, x)| !better(*x)).collect();
    let [own, against] = [1, other].map(|d| answer.labels[d].quoted(lang));
    let (n, all) = (worlds.len(), found.len());
    let line = match n {
        0 => lang.pick(
            format!("In alle {all} werelden doet {own} het beter dan {against}."),
            format!("In all {all} worlds {own} does better than {against}."),
        ),
        n => lang.pick(
            format!("In {n} van de {all} werelden doet {own} het niet beter dan {against}"),
            format!("In {n} of {all} worlds {own} does not do better than {against}"),
        ),
    };
    let unit = views::courses::unit(answer.asked.question.indicator);
    let name = |(path, holds): &(&'static str, bool)| views::theory_name(path, *holds).in_lang(lang).to_owned();
    let rows = worlds.iter().map(|(draw, x)| {
        let theories: Vec<String> = draw.theories.iter().map(name).collect();
        let by = unit.signed(lang, *x, unit.decimals(*x).max(1));
        vec![format!("{} {}", lang.pick("wereld", "world"), draw.index), by, theories.join("; ")]
    });
    let headers = lang.pick(["Wereld", "Verschil", "Wat er dan waar is"], ["World", "Difference", "What is true then"]);
    let t = Table { headers: headers.map(str::to_owned).to_vec(), rows: rows.collect() };
    html! {
        @if t.rows.is_empty() { p { (line) } } @else { details { summary { (line) } (table(&t, &line, true)) } }
    }
}

/// What was changed.
fn differences(answer: &Answer) -> Markup {
    let lang = answer.asked.question.lang;
    let rows: Vec<Vec<String>> = answer.asked.made.differences(lang).into_iter().map(|row| row.to_vec()).collect();
    let headers = lang.pick(["Knop", "Was", "Is nu"], ["Lever", "Was", "Is now"]).map(str::to_owned).to_vec();
    html! {
        @if !rows.is_empty() {
            h2 { (lang.pick("Wat u wijzigde", "What you changed")) }
            (table(&Table { headers, rows }, lang.pick("Uw wijzigingen", "Your changes"), true))
        }
    }
}

/// The designs next to it, and how to keep this one.
fn beside(answer: &Answer) -> Markup {
    let (asked, q, lang) = (&answer.asked, &answer.asked.question, answer.asked.question.lang);
    html! {
        h2 { (lang.pick("Ernaast", "Next to it")) }
        @if q.pinned.is_empty() { p { (lang.pick("Nog geen andere ontwerpen.", "No other designs yet.")) } } @else {
            ul.beside {
                @for (i, made) in asked.pinned.iter().enumerate() {
                    @let name = views::name(&made.design.id, &made.design.title);
                    @let name = name.in_lang(lang);
                    li {
                        (name) " "
                        a href=(address("/", &q.with(|q| std::mem::swap(&mut q.draft, &mut q.pinned[i])).query())) { (lang.pick("bewerk", "edit")) span.hidden { " " (name) } } " "
                        a href=(address("/", &q.with(|q| _ = q.pinned.remove(i)).query())) { (lang.pick("haal weg", "remove")) span.hidden { " " (name) } }
                    }
                }
            }
        }
        @if q.pinned.len() + 1 < MOST {
            p { a href={ (address("/", &q.with(|q| kept(q, lang)).query())) "#title" } {
                (lang.pick("Houd dit ontwerp vast om ernaast iets anders te proberen", "Keep this design to try something else next to it"))
            } }
        }
    }
}

/// The question with the design of the form kept next to it, under a name of its own.
fn kept(q: &mut Question, lang: Lang) {
    let mut former = q.draft.clone();
    former.title = former.shown_title(lang);
    q.draft.title = format!("{} 2", former.title);
    q.pinned.push(former);
}
