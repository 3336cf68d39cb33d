//! The form: the design one starts from, and every value that can be chosen.

use maud::{Markup, html};

use super::Explorer;
use super::draft;
use super::fields::{Field, Group, Kind};
use super::page::address;
use super::question::{Answer, MOST};
use crate::indicators::{INDICATORS, headline};
use crate::report::{sentence, terms, views};
use crate::text::Lang;

/// The whole form; it works with its button alone.
pub fn form(app: &Explorer, answer: &Answer) -> Markup {
    let (q, lang) = (&answer.asked.question, answer.asked.question.lang);
    html! {
        form #form method="get" action="/" autocomplete="off" {
            input type="hidden" name="lang" value=(lang.pick("nl", "en"));
            input #was type="hidden" name="was" value=(q.draft.base);
            @for pinned in &q.pinned { input type="hidden" name="vs" value=(pinned.query()); }
            (start(app, answer))
            @for (title, groups) in &answer.asked.made.form.parts {
                section.part {
                    h2 { (title.in_lang(lang)) }
                    @for g in groups { (group(answer, g, lang)) }
                }
            }
            p.bar { button type="submit" { (lang.pick("Toon het resultaat", "Show the result")) } }
        }
    }
}

/// From which design one starts, its title, and what is shown.
fn start(app: &Explorer, answer: &Answer) -> Markup {
    let (q, lang) = (&answer.asked.question, answer.asked.question.lang);
    let names = draft::names(&app.folder).unwrap_or_default();
    html! {
        section.part {
            h2 { (lang.pick("Uw ontwerp", "Your design")) }
            div.field {
                label for="base" { (lang.pick("Begin bij", "Start from")) }
                div.inputs {
                    select #base name="base" data-waits="" {
                        @for name in &names { option value=(name) selected[*name == q.draft.base] { (title_of(app, name, lang)) } }
                    }
                    button.quiet type="submit" { (lang.pick("Kies", "Choose")) span.hidden { (lang.pick(" dit ontwerp als begin", " this design to start from")) } }
                }
                p.hint { (answer.asked.made.base.description.in_lang(lang)) }
            }
            div.field {
                label for="title" { (lang.pick("Naam van uw ontwerp", "Name of your design")) }
                input #title type="text" name="title" maxlength="80" value=(q.draft.title) placeholder=(q.draft.shown_title(lang));
            }
            div.field {
                label for="indicator" { (lang.pick("Kijk naar", "Look at")) }
                select #indicator name="indicator" {
                    @for i in headline() {
                        option value=(INDICATORS[i].key) selected[i == q.indicator] { (sentence(INDICATORS[i].label.in_lang(lang))) }
                    }
                }
            }
            @if q.pinned.len() + 1 < MOST {
                div.field {
                    label for="add" { (lang.pick("Ander ontwerp ernaast", "Another design next to it")) }
                    div.inputs {
                        select #add name="add" data-waits="" {
                            option value="" selected { (lang.pick("kies een ontwerp", "choose a design")) }
                            @for name in names.iter().filter(|n| **n != app.baseline.id) { option value=(name) { (title_of(app, name, lang)) } }
                        }
                        button.quiet type="submit" { (lang.pick("Zet ernaast", "Put next to it")) }
                    }
                }
            }
        }
    }
}

/// Name of a design of the folder for readers.
fn title_of(app: &Explorer, name: &str, lang: Lang) -> String {
    let path = app.folder.join(format!("{name}.toml"));
    crate::scenario::load(&path)
        .map_or_else(|_| name.to_owned(), |d| views::name(name, &d.title).in_lang(lang).to_owned())
}

fn group(answer: &Answer, g: &Group, lang: Lang) -> Markup {
    let changed = g.fields.iter().filter(|f| answer.asked.made.draft.changes.contains_key(&f.key)).count();
    let title = match g.title.in_lang(lang) {
        "" => lang.pick("Knoppen", "Levers"),
        title => title,
    };
    html! {
        details.group open[changed > 0] {
            summary { (title) @if changed > 0 { " " span.count { "(" (lang.pick(format!("{changed} gewijzigd"), format!("{changed} changed"))) ")" } } }
            @for f in &g.fields { (field(answer, f, lang)) }
        }
    }
}

fn field(answer: &Answer, f: &Field, lang: Lang) -> Markup {
    let value = answer.asked.made.draft.changes.get(&f.key).copied().unwrap_or(f.base);
    let id: String = f.key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = sentence(f.name.in_lang(lang));
    html! {
        div.field.changed[value != f.base] {
            label for=(id) { (name) }
            @if f.kind == Kind::Switch { (switch(&id, f, value, lang)) } @else { (number(&id, f, value, &name, lang)) }
            details.about {
                summary { (lang.pick("Uitleg", "Explanation")) span.hidden { ": " (name) } }
                p { (f.about.in_lang(lang)) }
                p { (lang.pick("In het ontwerp waarbij u begint: ", "In the design you start from: ")) (f.said(lang, f.base)) "." }
                @if f.kind != Kind::Switch {
                    @let (low, high) = (f.said(lang, f.slider.0), f.said(lang, f.slider.1));
                    p { (lang.pick(format!("De schuif loopt van {low} tot {high}."), format!("The slider runs from {low} to {high}."))) }
                }
                @if let Some((grade, source)) = &f.evidence {
                    p { (lang.pick("Bron: ", "Source: ")) span lang="en" { (source) } " (" (terms::grade(*grade).in_lang(lang)) ")." }
                }
            }
        }
    }
}

fn switch(id: &str, f: &Field, value: f64, lang: Lang) -> Markup {
    let words = lang.pick(["nee", "ja"], ["no", "yes"]);
    html! {
        select id=(id) name=(f.key) data-base=(Field::typed(f.base)) {
            option value="0" selected[value < 0.5] { (words[0]) }
            option value="1" selected[value >= 0.5] { (words[1]) }
        }
    }
}

fn number(id: &str, f: &Field, value: f64, name: &str, lang: Lang) -> Markup {
    let [from, to] = [f.slider.0.min(value), f.slider.1.max(value)].map(Field::typed);
    let step = Field::typed(step(f.slider.0.min(value), f.slider.1 - f.slider.0, f.base));
    // As it is written in the reader's language; a point is understood too.
    let shown = Field::typed(value).replace('.', lang.pick(",", "."));
    let unit = format!("{id}-unit");
    let slider = format!("{} {name}", lang.pick("Schuif:", "Slider:"));
    html! {
        div.inputs {
            input.slider type="range" aria-label=(slider) aria-describedby=(unit) min=(from) max=(to) step=(step) value=(Field::typed(value)) data-for=(id);
            input.number id=(id) type="text" inputmode="decimal" name=(f.key) aria-describedby=(unit) value=(shown) data-base=(Field::typed(f.base));
            span.unit id=(unit) { @if f.kind == Kind::Percent { "%" } @else { (f.unit.in_lang(lang)) } }
        }
    }
}

/// A round step of which about a hundred fit in a range, and which leads to the value of the base.
fn step(from: f64, range: f64, base: f64) -> f64 {
    let round = round_step(range);
    let leads = |step: &f64| (((base - from) / step).round() * step - (base - from)).abs() < 1e-6;
    [1.0, 0.5, 0.1, 0.05, 0.01].map(|part| part * round).into_iter().find(leads).unwrap_or(round / 1000.0)
}

fn round_step(range: f64) -> f64 {
    let rough = (range / 100.0).max(1e-6);
    let power = libm::pow(10.0, libm::floor(libm::log10(rough)));
    let lead = rough / power;
    power
        * if lead < 1.5 {
            1.0
        } else if lead < 3.5 {
            2.0
        } else if lead < 7.5 {
            5.0
        } else {
            10.0
        }
}

/// What can be done with the design: save it, have it computed in full.
pub fn actions(app: &Explorer, answer: &Answer) -> Markup {
    let (asked, lang) = (&answer.asked, answer.asked.question.lang);
    let (query, tag) = (asked.question.query(), lang.pick("nl", "en"));
    let running = app.job.lock().expect("no thread panics with it").as_ref().is_some_and(|job| job.runs());
    html! {
        section.actions aria-label=(lang.pick("Verder met dit ontwerp", "Go on with this design")) {
            form method="post" action="/compute" {
                input type="hidden" name="lang" value=(tag);
                input type="hidden" name="q" value=(query) data-query="";
                div.inputs {
                    button type="submit" { (lang.pick("Reken volledig door", "Compute fully")) }
                    label for="worlds" { (lang.pick("in", "in")) }
                    select #worlds name="worlds" aria-label=(lang.pick("Aantal werelden", "Number of worlds")) { @for n in super::job::WORLDS { option value=(n) selected[n == 64] { (n) } } }
                    span { (lang.pick("werelden: kansen, figuren en rapport", "worlds: chances, charts and report")) }
                }
            }
            form method="post" action="/save" {
                input type="hidden" name="lang" value=(tag);
                input type="hidden" name="q" value=(query) data-query="";
                div.inputs {
                    button type="submit" { (lang.pick("Bewaar", "Save")) }
                    label for="name" { (lang.pick("als scenariobestand", "as scenario file")) }
                    input #name type="text" name="name" required pattern="[A-Za-z0-9][A-Za-z0-9\\-]*" maxlength="60" value=(asked.question.draft.name(&app.folder));
                    a href=(address("/design.toml", &query)) data-address="/design.toml" { (lang.pick("of haal het op", "or download it")) }
                }
            }
            @if running { p { a href=(address("/job", &format!("lang={tag}"))) { (lang.pick("Er loopt een volledige berekening: volg haar", "A full computation is running: follow it")) } } }
        }
    }
}
