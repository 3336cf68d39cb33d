//! The brief: one page with the answer, first in the report or alone.

use maud::{Markup, PreEscaped, html};

use super::document;
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::Findings;
use crate::report::brief::{Brief, PAGE};
use crate::report::render::{self, Description};
use crate::report::size::Size;
use crate::text::Lang;

/// Points per dot of the page.
const POINTS: f64 = 72.0 / 150.0;

/// The brief alone, as one HTML file that prints to one A4 page.
pub fn brief(c: &Comparison, f: &Findings, lang: Lang) -> String {
    let brief = Brief::of(c, f, lang);
    document(lang, brief.title, &section(&brief, lang)).into_string()
}

/// The brief as a part of a page.
pub(super) fn section(brief: &Brief, lang: Lang) -> Markup {
    let (width, height) = (brief.chart.width as u32, brief.chart.height as u32);
    let tag = lang.pick("nl", "en");
    let about = Description { id: &format!("brief-{tag}"), lang: tag, title: &brief.finding, text: &brief.alt };
    let svg = render::svg(&brief.chart, Size { width, height }, &about);
    let size = format!("--brief:{:.2}pt", brief.size * POINTS);
    html! {
        section.brief aria-labelledby="vraag" style=(size) {
            header { h1 #vraag { (brief.title) } p.line { (brief.line) } }
            @for part in &brief.parts {
                h2 { (part.head) }
                @for text in &part.texts { p { (text) } }
            }
            figure { figcaption { strong { (brief.finding) } p.line { (brief.caption) } } div.chart tabindex="0" role="region" aria-label=(brief.finding) { (PreEscaped(svg)) } }
            p.line.source { (brief.source) }
        }
    }
}

const _: () = assert!(PAGE.width == 1240, "points per dot are those of 150 dots per inch");
