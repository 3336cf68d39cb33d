//! What each design means in one municipality.

use super::forest::Forest;
use crate::report::canvas::{Canvas, Frame};
use crate::report::data::Data;
use crate::report::{Chart, DesignLabel, Heading, Table};
use crate::text::Lang;

/// Paired differences in one municipality, one row per design.
#[derive(Clone, Debug)]
pub struct Local {
    /// The municipality.
    pub place: String,
    /// The differences, in the worlds of which maps are kept.
    pub forest: Forest,
}

impl Chart for Local {
    fn heading(&self) -> &Heading {
        self.forest.heading()
    }

    fn designs_mut(&mut self) -> Vec<&mut DesignLabel> {
        self.forest.designs_mut()
    }

    fn finding(&self, lang: Lang) -> String {
        format!("{} – {}", self.place, self.forest.finding(lang))
    }

    fn subtitle(&self, lang: Lang) -> String {
        let worlds =
            lang.pick(format!("; {} werelden", self.forest.worlds), format!("; {} worlds", self.forest.worlds));
        self.forest.subtitle(lang) + &worlds
    }

    fn kind(&self, lang: Lang) -> String {
        self.forest.kind(lang)
    }

    fn data(&self, lang: Lang) -> Data {
        self.forest.data(lang)
    }

    fn table(&self, lang: Lang) -> Table {
        self.forest.table(lang)
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        self.forest.body(canvas, lang, space);
    }
}
