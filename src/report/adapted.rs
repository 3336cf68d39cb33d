//! A chart as its reader asked for it: some of the designs, one of them pointed at, another title.

use super::canvas::{Canvas, Frame};
use super::data::Data;
use super::{Chart, Emphasis, Heading, Table};
use crate::text::{Lang, OwnedText};

/// A chart that tells what its reader changed.
pub struct Adapted {
    chart: Box<dyn Chart>,
    heading: Heading,
    title: Option<String>,
}

impl Adapted {
    /// The chart as it is.
    pub fn new(chart: Box<dyn Chart>) -> Self {
        let heading = chart.heading().clone();
        Self { chart, heading, title: None }
    }

    /// With a sentence more under the chart.
    pub fn noting(mut self, nl: &str, en: &str) -> Self {
        self.heading.source = OwnedText {
            nl: format!("{nl} {}", self.heading.source.nl),
            en: format!("{en} {}", self.heading.source.en),
        };
        self
    }

    /// With a title of the author; what the numbers show stands under the chart and in the alternative text.
    pub fn titled(mut self, title: &str) -> Self {
        self.title = Some(title.to_owned());
        let [nl, en] = [Lang::Nl, Lang::En].map(|lang| self.chart.finding(lang));
        self.noting(
            &format!("Titel van de auteur. Wat de cijfers tonen: {nl}."),
            &format!("Title by the author. What the numbers show: {en}."),
        )
    }

    /// With one design standing out and the others faded; whether the chart shows that design.
    pub fn highlight(&mut self, id: &str) -> bool {
        let mut labels = self.chart.designs_mut();
        let shown = labels.iter().any(|label| label.id == id);
        if shown {
            for label in &mut labels {
                label.emphasis = if label.id == id { Emphasis::Strong } else { Emphasis::Faded };
            }
        }
        shown
    }
}

impl Chart for Adapted {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        self.title.clone().unwrap_or_else(|| self.chart.finding(lang))
    }

    fn subtitle(&self, lang: Lang) -> String {
        self.chart.subtitle(lang)
    }

    fn kind(&self, lang: Lang) -> String {
        self.chart.kind(lang)
    }

    fn data(&self, lang: Lang) -> Data {
        self.chart.data(lang)
    }

    fn table(&self, lang: Lang) -> Table {
        self.chart.table(lang)
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        self.chart.body(canvas, lang, space);
    }

    fn alt(&self, lang: Lang) -> String {
        match &self.title {
            None => self.chart.alt(lang),
            Some(title) => format!("{title}. {}", self.chart.alt(lang)),
        }
    }
}
