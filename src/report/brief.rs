//! One A4 page with the answer: as a picture, and as a part of a page in a browser with the same text.

use super::answer::{Part, brief};
use super::canvas::{Canvas, Frame, Type};
use super::charts::forest::Forest;
use super::size::Size;
use super::{Chart, render, style, views};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::Findings;
use crate::text::Lang;

/// A4 at 150 dots per inch.
pub const PAGE: Size = Size { width: 1240, height: 1754 };
/// White space around.
const EDGE: f64 = 70.0;
/// Sizes of the text, the largest that fits is taken: from 9.6 to 6.7 points.
const SIZES: [f64; 7] = [20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0];
/// At most so many designs in the chart.
const ROWS: usize = 8;
/// Part of the height that is left over, because a browser breaks lines elsewhere.
const SPARE: f64 = 0.05;

/// The page, laid out.
pub struct Brief {
    /// The question.
    pub title: &'static str,
    /// Designs, worlds, program.
    pub line: String,
    /// The answer, part by part.
    pub parts: Vec<Part>,
    /// What the chart says: the finding of all designs.
    pub finding: String,
    /// What the chart shows.
    pub caption: String,
    /// The chart without title and source.
    pub chart: Canvas,
    /// Its alternative text.
    pub alt: String,
    /// Size of the text, in dots of [`PAGE`].
    pub size: f64,
    /// Where the numbers come from.
    pub source: String,
}

/// The question that every report answers.
pub fn question(lang: Lang) -> &'static str {
    lang.pick(
        "Welk programma laat het kennisstelsel van sociaal werk op eigen kracht verdergaan?",
        "Which programme lets the knowledge system of social work go on by itself?",
    )
}

/// What was compared, in one line.
pub fn compared(c: &Comparison, lang: Lang) -> String {
    let (designs, worlds, version) = (c.designs.len(), c.draws.len(), env!("CARGO_PKG_VERSION"));
    let origin = views::worlds_origin(&c.request);
    let origin = origin.in_lang(lang);
    lang.pick(
        format!("{designs} ontwerpen van een stimuleringsprogramma, vergeleken in dezelfde {worlds} nagebootste werelden ({origin}) met lemniscaat {version}."),
        format!("{designs} designs of a stimulus programme, compared in the same {worlds} simulated worlds ({origin}) with lemniscaat {version}."),
    )
}

impl Brief {
    /// The page of a comparison.
    pub fn of(c: &Comparison, f: &Findings, lang: Lang) -> Self {
        let mut forest = views::against_baseline(c, f);
        let finding = forest.finding(lang);
        let (all, shown) = (forest.rows.len(), views::few(c, f, ROWS));
        forest.rows.retain(|row| c.design(&row.label.id).is_some_and(|d| shown.contains(&d)));
        let caption = caption(&forest, all, lang);
        let mut page = Self {
            title: question(lang),
            line: compared(c, lang),
            parts: brief(c, f, lang),
            alt: format!("{}. {finding}. {caption}", forest.kind(lang)),
            finding,
            caption,
            chart: chart(&forest, lang),
            size: SIZES[SIZES.len() - 1],
            source: forest.heading.source.in_lang(lang).to_owned(),
        };
        let bottom = f64::from(PAGE.height) * (1.0 - SPARE) - EDGE;
        page.size = SIZES.into_iter().find(|size| page.lay(*size).1 <= bottom).unwrap_or(page.size);
        page
    }

    /// The page as a picture.
    pub fn png(&self) -> Vec<u8> {
        render::png(&self.lay(self.size).0, PAGE)
    }

    /// The page drawn with text of a size, and where it ends.
    pub fn lay(&self, size: f64) -> (Canvas, f64) {
        let mut canvas = Canvas::new(f64::from(PAGE.width), f64::from(PAGE.height));
        let width = canvas.width - 2.0 * EDGE;
        canvas.rect(Frame { left: EDGE, top: EDGE - 22.0, right: EDGE + 60.0, bottom: EDGE - 15.0 }, style::ACCENT);
        let text = Type::new(size);
        let mut y = EDGE + size * 0.8;
        let mut write = |canvas: &mut Canvas, look: Type, words: &str, after: f64| {
            let lines = look.wrap(words, width);
            canvas.lines(EDGE, y, &lines, look);
            y += lines.len() as f64 * look.leading() + after * size;
            y
        };
        write(&mut canvas, Type::new(size * 1.5).bold(), self.title, 0.2);
        write(&mut canvas, text.muted(), &self.line, 0.6);
        for part in &self.parts {
            write(&mut canvas, Type::new(size * 1.1).bold().tinted(style::ACCENT), &part.head, 0.1);
            for (i, words) in part.texts.iter().enumerate() {
                write(&mut canvas, text, words, if i + 1 < part.texts.len() { 0.25 } else { 0.6 });
            }
        }
        write(&mut canvas, text.bold(), &self.finding, 0.0);
        let top = write(&mut canvas, text.muted(), &self.caption, 0.0) - size * 0.5;
        canvas.place(&self.chart, (EDGE, top));
        let look = Type::new(14.0).muted();
        let lines = look.wrap(&self.source, width);
        let end = top + self.chart.height + 16.0;
        canvas.lines(EDGE, end, &lines, look);
        (canvas, end + lines.len() as f64 * look.leading())
    }
}

fn caption(forest: &Forest, all: usize, lang: Lang) -> String {
    let shown = forest.rows.len();
    let some = match shown < all {
        true => lang
            .pick(format!("; in beeld: {shown} van de {all} ontwerpen"), format!("; shown: {shown} of {all} designs")),
        false => String::new(),
    };
    format!("{}{some}", super::sentence(&forest.subtitle(lang)))
}

/// The chart alone, as wide as the text and as high as its rows need.
fn chart(forest: &Forest, lang: Lang) -> Canvas {
    let (width, height) = (f64::from(PAGE.width) - 2.0 * EDGE, 84.0 + 52.0 * forest.rows.len() as f64);
    let mut canvas = Canvas::new(width, height);
    forest.body(&mut canvas, lang, Frame { left: 0.0, top: 0.0, right: width, bottom: height });
    canvas
}
