//! Claims of the sources: effect of each with its interval, in three columns, to the right as claimed.

use crate::report::axis::Scale;
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, MEAN, Tidy};
use crate::report::{Chart, Heading, Table, style};
use crate::text::{Lang, OwnedText, Text};

/// Columns of rows.
const COLUMNS: usize = 3;
/// Width of a name.
const NAME: f64 = 300.0;

/// The effect one claim is about. Units differ, so a row's effects are drawn relative to the far end of its interval.
#[derive(Clone, Debug)]
pub struct ClaimRow {
    /// Id of the claim.
    pub id: String,
    /// What is watched.
    pub watched: OwnedText,
    /// Mean effect, positive as claimed.
    pub mean: f64,
    /// 5% and 95% of worlds.
    pub interval: (f64, f64),
    /// Share of worlds that agree.
    pub share: f64,
}

impl ClaimRow {
    /// The mean divided by the far end of the interval.
    fn relative(&self) -> f64 {
        self.mean / self.interval.0.abs().max(self.interval.1.abs()).max(f64::MIN_POSITIVE)
    }

    /// Whether nine in ten worlds lie on one side: as claimed, or against it.
    fn clear(&self) -> Option<bool> {
        match self.interval {
            (low, _) if low > 0.0 => Some(true),
            (_, high) if high < 0.0 => Some(false),
            _ => None,
        }
    }
}

/// Effects of claims.
#[derive(Clone, Debug)]
pub struct Claims {
    /// Name, indicator, source.
    pub heading: Heading,
    /// One row per claim and thing watched.
    pub rows: Vec<ClaimRow>,
}

impl Claims {
    fn count(&self, clear: Option<bool>) -> usize {
        self.rows.iter().filter(|row| row.clear() == clear).count()
    }

    fn draw_row(&self, canvas: &mut Canvas, lang: Lang, row: &ClaimRow, (left, right): (f64, f64), y: f64) {
        let look = Type::new(14.0);
        canvas.text(left, y, &row.id, look.bold());
        canvas.text(left + 36.0, y, &look.cut(row.watched.in_lang(lang), NAME - 44.0), look);
        let far = row.interval.0.abs().max(row.interval.1.abs()).max(row.mean.abs()).max(f64::MIN_POSITIVE);
        let x = Scale::new((-1.0, 1.0), (left + NAME, right - 52.0));
        let colour = match row.clear() {
            Some(true) => style::GAIN,
            Some(false) => style::LOSS,
            None => style::NEUTRAL,
        };
        canvas.line(&[(x.at(row.interval.0 / far), y), (x.at(row.interval.1 / far), y)], colour, 3.0);
        canvas.dot((x.at(row.mean / far), y), 4.5, colour);
        canvas.text(right, y, &lang.percent(row.share, 0), look.right());
    }
}

impl Chart for Claims {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let (agree, against, all) = (self.count(Some(true)), self.count(Some(false)), self.rows.len());
        lang.pick(
            format!("Van {all} gemeten effecten gaan er {agree} duidelijk de geclaimde kant op en {against} de andere"),
            format!("Of {all} effects measured, {agree} clearly go the claimed way and {against} the other"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        lang.pick(
            "effect in dezelfde wereld, naar rechts zoals geclaimd; punt: gemiddelde, lijn: 90% van de werelden, elk gedeeld door \
             het verste eind; grijs: het interval bevat nul; getal: aandeel werelden waarin het klopt",
            "effect in the same world, to the right as claimed; dot: mean, line: 90% of worlds, each divided by its far end; \
             grey: the interval contains zero; number: share of worlds in which it holds",
        )
        .to_owned()
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Punten met intervallen, een rij per bewering", "Dots with intervals, one row per claim").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let effect = Text::new("effect, positief zoals geclaimd", "effect, positive as claimed");
        Tidy::of(&self.rows)
            .text("claim", Text::new("bewering", "claim"), |row| row.id.as_str())
            .text("watched", Text::new("wat wordt bekeken", "what is watched"), |row| row.watched.in_lang(lang))
            .interval("effect", effect, MEAN, Format::Number, |row| [row.mean, row.interval.0, row.interval.1])
            .number(
                "relative",
                Text::new("gemiddelde gedeeld door verste eind", "mean divided by far end"),
                Format::Number,
                |r| r.relative(),
            )
            .number("holds", Text::new("klopt in werelden", "holds in worlds"), Format::Share, |row| row.share)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            ["Bewering", "Wat wordt bekeken", "Gemiddelde gedeeld door verste eind", "Klopt in"],
            ["Claim", "What is watched", "Mean divided by far end", "Holds in"],
        );
        let row = |row: &ClaimRow| {
            let mean = lang.signed(row.relative(), 2);
            vec![row.id.clone(), row.watched.in_lang(lang).to_owned(), mean, lang.percent(row.share, 0)]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: self.rows.iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let lines = self.rows.len().div_ceil(COLUMNS).max(1);
        let step = ((space.bottom - space.top) / lines as f64).min(26.0);
        let width = space.width() / COLUMNS as f64;
        for (c, rows) in self.rows.chunks(lines).enumerate() {
            let (left, right) = (space.left + c as f64 * width, space.left + (c + 1) as f64 * width - 24.0);
            let zero = (left + NAME + right - 52.0) / 2.0;
            let bottom = space.top + step * rows.len() as f64;
            canvas.line(&[(zero, space.top), (zero, bottom)], style::INK, 1.2);
            for (i, row) in rows.iter().enumerate() {
                self.draw_row(canvas, lang, row, (left, right), space.top + step * (i as f64 + 0.5));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finding_counts_what_is_clear() {
        let row = |low, high| ClaimRow {
            id: "P01".into(),
            watched: OwnedText::default(),
            mean: 0.0,
            interval: (low, high),
            share: 0.5,
        };
        let rows = vec![row(0.1, 0.2), row(-0.1, 0.2), row(-0.2, -0.1)];
        let finding = Claims { heading: Heading::default(), rows }.finding(Lang::En);
        assert_eq!(finding, "Of 3 effects measured, 1 clearly go the claimed way and 1 the other");
    }
}
