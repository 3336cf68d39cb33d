//! The pages around the form: their frame, what was saved, how far a computation is, and what went wrong.

use std::path::Path;

use maud::{DOCTYPE, Markup, html};

use super::Explorer;
use super::job::{Job, Stage};
use super::question::Answer;
use super::{form, result};
use crate::error::Error;
use crate::experiments::findings::RIVALS;
use crate::report::{fonts_css, page::STYLE};
use crate::text::Lang;

/// The script of the pages.
pub const SCRIPT: &str = include_str!("script.js");

/// The style of the report and what the form needs besides.
pub fn style() -> String {
    fonts_css() + STYLE + include_str!("style.css")
}

/// An address with what it says.
pub fn address(path: &str, query: &str) -> String {
    format!("{path}?{query}")
}

/// What a page needs besides its content.
struct Frame<'a> {
    lang: Lang,
    title: &'a str,
    /// This page in the other language.
    other: String,
    /// Seconds after which a page without script is asked again.
    again: Option<u32>,
}

impl Frame<'_> {
    fn around(&self, content: Markup) -> Markup {
        let lang = self.lang;
        let tag = lang.pick("nl", "en");
        html! {
            (DOCTYPE)
            html lang=(tag) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) " – lemniscaat" }
                    link rel="stylesheet" href="/style.css";
                    link rel="icon" href="data:,";
                    script src="/script.js" defer {}
                    @if let Some(seconds) = self.again { noscript { meta http-equiv="refresh" content=(seconds); } }
                }
                body.explore {
                    a.skip href="#inhoud" { (lang.pick("Naar de inhoud", "Skip to content")) }
                    header.top {
                        nav aria-label=(lang.pick("Hoofdmenu", "Main menu")) {
                            a href=(address("/", &format!("lang={tag}"))) { (lang.pick("Verkennen", "Explore")) }
                            a href=(address("/runs", &format!("lang={tag}"))) { (lang.pick("Bewaarde vergelijkingen", "Stored comparisons")) }
                            a href=(self.other) hreflang=(lang.pick("en", "nl")) lang=(lang.pick("en", "nl")) data-language="" { (lang.pick("English", "Nederlands")) }
                        }
                    }
                    main #inhoud { h1 { (self.title) } (content) }
                }
            }
        }
    }
}

/// The page with the form and its result; `refused`: values that were left out, and why.
pub fn explore(app: &Explorer, answer: &Answer, refused: &[Error]) -> Markup {
    let (q, lang) = (&answer.asked.question, answer.asked.question.lang);
    let other = q.with(|q| q.lang = lang.pick(Lang::En, Lang::Nl)).query();
    let frame = Frame {
        lang,
        title: lang.pick("Verken een ontwerp", "Explore a design"),
        other: address("/", &other),
        again: None,
    };
    frame.around(html! {
        p.lead { (lang.pick(
            "Kies een ontwerp, verander wat u wilt, en zie het verschil in dezelfde werelden met hetzelfde toeval.",
            "Choose a design, change what you want, and see the difference in the same worlds with the same luck.",
        )) }
        @for error in refused { (alert(lang, error)) }
        @if !refused.is_empty() { p { (lang.pick(
            "Die waarden zijn weggelaten; al het andere staat er nog.",
            "These values were left out; all else is still here.",
        )) } }
        div.columns {
            div.outcome {
                p #said.hidden role="status" {}
                (form::actions(app, answer))
                section #result aria-label=(lang.pick("Resultaat", "Result")) { (result::piece(app, answer)) }
            }
            (form::form(app, answer))
        }
    })
}

/// A page that says what went wrong and what to do; `back` is the address of the design it was about.
pub fn failure(lang: Lang, error: &Error, back: Option<&str>) -> Markup {
    let frame = Frame {
        lang,
        title: lang.pick("Dat kan niet", "That is not possible"),
        other: address("/", &format!("lang={}", lang.pick("en", "nl"))),
        again: None,
    };
    frame.around(html! {
        (alert(lang, error))
        @if let Some(query) = back.filter(|query| !query.is_empty()) {
            p { a href=(address("/", query)) { (lang.pick("Terug naar het ontwerp", "Back to the design")) } }
        }
        p { a href=(address("/", &format!("lang={}", lang.pick("nl", "en")))) { (lang.pick("Begin opnieuw", "Start again")) } }
        p { a href=(address("/job", &format!("lang={}", lang.pick("nl", "en")))) { (lang.pick("Volledige berekening", "Full computation")) } }
    })
}

/// What went wrong, and what to do.
pub fn alert(lang: Lang, error: &Error) -> Markup {
    let help = miette::Diagnostic::help(error).map(|help| help.to_string()).filter(|help| !help.is_empty());
    // Sentences of files come from the reader of scenario files, which speaks English.
    let tag = if matches!(error, Error::Request { .. }) { lang.pick("nl", "en") } else { "en" };
    html! {
        div.alert role="alert" lang=(tag) {
            p { strong { (crate::report::sentence(&error.to_string())) "." } }
            @if let Some(help) = help { p { (crate::report::sentence(&help)) "." } }
        }
    }
}

/// What was saved, and what to do with it.
pub fn saved(app: &Explorer, lang: Lang, path: &Path, text: &str, query: &str) -> Markup {
    let frame = Frame {
        lang,
        title: lang.pick("Bewaard", "Saved"),
        other: address("/", &format!("lang={}", lang.pick("en", "nl"))),
        again: None,
    };
    let (path, program, beside) = (path.display(), &app.program, RIVALS.join(","));
    let name = path.to_string();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim_end_matches(".toml");
    let folder = app.folder.display();
    frame.around(html! {
        p role="status" { (lang.pick("Uw ontwerp staat in ", "Your design is in ")) code { (path) } "." }
        p { (lang.pick("Op de opdrachtregel geeft dit dezelfde getallen:", "On the command line this gives the same numbers:")) }
        pre tabindex="0" {
            (program) " check " (path) "\n"
            (program) " run " (path) " --world 0" (app.sized) "\n"
            (program) " compare " (folder) " --designs " (name) "," (beside) (app.sized)
        }
        details { summary { (lang.pick("Het bestand", "The file")) } pre tabindex="0" { (text) } }
        p { a href=(address("/", query)) { (lang.pick("Terug naar het ontwerp", "Back to the design")) } }
    })
}

/// How far the computation is.
pub fn job(app: &Explorer, lang: Lang) -> Markup {
    let job = app.job.lock().expect("no thread panics with it").clone();
    let runs = job.as_ref().is_some_and(|job| job.runs());
    let frame = Frame {
        lang,
        title: lang.pick("Volledige berekening", "Full computation"),
        other: address("/job", &format!("lang={}", lang.pick("en", "nl"))),
        again: runs.then_some(2),
    };
    frame.around(html! {
        div #stage data-runs[runs] { (stage(app, lang)) }
        @if let Some(job) = job { p { a href=(address("/", &job.question)) { (lang.pick("Terug naar het ontwerp", "Back to the design")) } } }
    })
}

/// The part of that page which changes.
pub fn stage(app: &Explorer, lang: Lang) -> Markup {
    let tag = lang.pick("nl", "en");
    match app.job.lock().expect("no thread panics with it").clone() {
        None => html! { p { (lang.pick("Er loopt geen berekening.", "No computation is running.")) } },
        Some(job) => stage_of(&job, lang, tag),
    }
}

fn stage_of(job: &Job, lang: Lang, tag: &str) -> Markup {
    match job.stage() {
        Stage::Running(share, left) => html! {
            div data-runs="" {
                p { label for="progress" { (lang.pick("Voortgang: ", "Progress: ")) (lang.percent(share, 0)) }
                    @if let Some(left) = left { ", " (lang.pick("nog ongeveer", "about")) " " (lang.number(left, 0)) " s" (lang.pick("", " left")) } }
                progress #progress max="1" value=(share) { (lang.percent(share, 0)) }
                form method="post" action="/job/cancel" {
                    input type="hidden" name="lang" value=(tag);
                    button type="submit" { (lang.pick("Stop de berekening", "Stop the computation")) }
                }
            }
        },
        Stage::Done => html! {
            p role="status" { (lang.pick("Klaar.", "Done.")) " " a href=(address(&format!("/runs/{}", job.name), &format!("lang={tag}"))) { (lang.pick("Lees het antwoord", "Read the answer")) } }
        },
        Stage::Stopped => {
            html! { p role="status" { (lang.pick("Gestopt; er is niets bewaard.", "Stopped; nothing was kept.")) } }
        }
        Stage::Failed(sentence) => html! { div.alert role="alert" { p lang="en" { (sentence) } } },
    }
}

/// A page of a stored comparison, or of all.
pub fn stored(lang: Lang, title: &str, path: &str, query: &str, content: Markup) -> Markup {
    let other = format!("{query}{}lang={}", if query.is_empty() { "" } else { "&" }, lang.pick("en", "nl"));
    Frame { lang, title, other: address(path, &other), again: None }.around(content)
}
