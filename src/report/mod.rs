//! How we tell: charts that state their finding, and the table under each.
//!
//! A chart is plain data. It makes its own title from its numbers, and draws itself once for SVG and PNG.

pub mod adapted;
pub mod answer;
pub mod axis;
pub mod brief;
pub mod canvas;
pub mod charts;
mod compact;
pub mod data;
pub mod glyphs;
pub mod page;
pub mod palette;
pub mod render;
pub mod size;
pub mod style;
pub mod summary;
pub mod terms;
pub mod views;
pub mod workbook;

use crate::text::{Lang, OwnedText};
use base64::Engine;
use canvas::{Canvas, Frame};
use size::Size;

/// A design as charts know it.
#[derive(Clone, Debug, Default)]
pub struct DesignLabel {
    /// Its key.
    pub id: String,
    /// Its name for readers.
    pub short: OwnedText,
    /// Which colour it has in every chart; 0 is grey, for the baseline.
    pub colour: usize,
    /// Whether a reader is pointed at it.
    pub emphasis: Emphasis,
}

/// How a design stands out, when readers are pointed at one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// As all others.
    #[default]
    Plain,
    /// The one pointed at: its name in bold and its line thick.
    Strong,
    /// Another one: its name not in bold, its colour light and its line thin.
    Faded,
}

impl DesignLabel {
    /// The design's colour.
    pub fn fill(&self) -> style::Colour {
        let own = style::design(self.colour);
        if self.emphasis == Emphasis::Faded { style::mix(own, style::WHITE, 0.6) } else { own }
    }
    /// How its name is written.
    pub fn look(&self, look: canvas::Type) -> canvas::Type {
        match self.emphasis {
            Emphasis::Plain => look,
            Emphasis::Strong => look.bold(),
            Emphasis::Faded => canvas::Type { bold: false, ..look },
        }
    }
    /// How thick its line is, relative to others.
    pub fn weight(&self) -> f64 {
        match self.emphasis {
            Emphasis::Plain => 1.0,
            Emphasis::Strong => 1.6,
            Emphasis::Faded => 0.6,
        }
    }
    /// The design's name.
    pub fn name(&self, lang: Lang) -> &str {
        self.short.in_lang(lang)
    }
    /// The design's name between quotation marks, for sentences.
    pub fn quoted(&self, lang: Lang) -> String {
        format!("‘{}’", self.name(lang))
    }
}

/// What every chart says about itself.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    /// File name without extension; also the start of ids on a page.
    pub name: String,
    /// What is shown, as a noun phrase: "aandeel van de kennis dat wordt toegepast".
    pub indicator: OwnedText,
    /// Designs, worlds, seed, version, and what bands mean.
    pub source: OwnedText,
}

/// Numbers as text, for the table under a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Column heads.
    pub headers: Vec<String>,
    /// Rows; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The table as Markdown.
    pub fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let rule = vec!["---".to_owned(); self.headers.len()];
        line(&self.headers) + &line(&rule) + &self.rows.iter().map(|row| line(row)).collect::<String>()
    }
}

/// A picture with a finding.
pub trait Chart: Sync {
    /// Name, indicator, source.
    fn heading(&self) -> &Heading;
    /// The title: what the numbers show, never more.
    fn finding(&self, lang: Lang) -> String;
    /// Indicator, unit and interval.
    fn subtitle(&self, lang: Lang) -> String;
    /// What kind of picture this is, for those who cannot see it.
    fn kind(&self, lang: Lang) -> String;
    /// All numbers behind the picture, in full.
    fn data(&self, lang: Lang) -> data::Data;
    /// The numbers a reader of the page wants, as text.
    fn table(&self, lang: Lang) -> Table;
    /// Draws everything between subtitle and source.
    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame);

    /// The designs that have a mark and a name of their own, to point at one of them.
    fn designs_mut(&mut self) -> Vec<&mut DesignLabel> {
        vec![]
    }

    /// Alternative text: kind, finding, what is measured.
    fn alt(&self, lang: Lang) -> String {
        let table =
            lang.pick("De cijfers staan in de tabel bij deze figuur.", "The table with this figure has the numbers.");
        format!("{}. {}. {}. {table}", self.kind(lang), self.finding(lang), self.subtitle(lang))
    }
}

/// All marks of a chart at the usual size.
pub fn draw(chart: &dyn Chart, lang: Lang) -> Canvas {
    draw_on(Canvas::default(), chart, lang)
}

/// All marks of a chart on an empty canvas.
pub fn draw_on(mut canvas: Canvas, chart: &dyn Chart, lang: Lang) -> Canvas {
    let space =
        canvas.page(&chart.finding(lang), &sentence(&chart.subtitle(lang)), chart.heading().source.in_lang(lang));
    chart.body(&mut canvas, lang, space);
    canvas
}

/// The chart as an SVG element that can stand alone or in a page with [`fonts_css`].
pub fn svg(chart: &dyn Chart, lang: Lang) -> String {
    svg_of(&draw(chart, lang), Size::SLIDE, chart, lang)
}

/// What was drawn of a chart, as an SVG element of so many pixels.
pub fn svg_of(canvas: &Canvas, size: Size, chart: &dyn Chart, lang: Lang) -> String {
    let tag = lang.pick("nl", "en");
    let about = render::Description {
        id: &format!("{}-{tag}", chart.heading().name),
        lang: tag,
        title: &chart.finding(lang),
        text: &chart.alt(lang),
    };
    render::svg(canvas, size, &about)
}

/// The chart as a PNG of 1600×900.
pub fn png(chart: &dyn Chart, lang: Lang) -> Vec<u8> {
    render::png(&draw(chart, lang), Size::SLIDE)
}

/// A chart as drawn, for files and for the page.
pub struct Picture<'a> {
    /// The chart.
    pub chart: &'a dyn Chart,
    /// As [`svg`].
    pub svg: String,
    /// As [`png`](fn@png).
    pub png: Vec<u8>,
}

/// Draws charts.
pub fn pictures(charts: &[Box<dyn Chart>], lang: Lang) -> Vec<Picture<'_>> {
    use rayon::prelude::*;
    let draw = |chart: &dyn Chart| (svg(chart, lang), png(chart, lang));
    let drawn: Vec<_> = charts.par_iter().map(|chart| draw(chart.as_ref())).collect();
    charts.iter().zip(drawn).map(|(chart, (svg, png))| Picture { chart: chart.as_ref(), svg, png }).collect()
}

/// `@font-face` rules that carry the charts' font inside a page.
pub fn fonts_css() -> String {
    let faces: [(u16, &[u8]); 2] = [
        (400, include_bytes!("../../assets/fonts/Inter-400-latin-tnum.woff2")),
        (700, include_bytes!("../../assets/fonts/Inter-700-latin-tnum.woff2")),
    ];
    faces
        .iter()
        .map(|(weight, bytes)| {
            let data = base64::engine::general_purpose::STANDARD.encode(bytes);
            format!(
                "@font-face{{font-family:Inter;font-weight:{weight};font-display:block;\
                 src:url(data:font/woff2;base64,{data}) format(\"woff2\")}}\n"
            )
        })
        .collect()
}

/// The text with a capital first letter.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
