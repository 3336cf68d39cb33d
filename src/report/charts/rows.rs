//! One value per row, with or without an interval: lever tables, satisficing shares.

use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, MEDIAN, Tidy};
use crate::report::{Chart, Heading, Table, style, terms};
use crate::text::{Lang, OwnedText, Text};

/// One value.
#[derive(Clone, Debug)]
pub struct ValueRow {
    /// What it belongs to.
    pub name: OwnedText,
    /// The value, or the median difference.
    pub value: f64,
    /// 5th and 95th percentile, for differences.
    pub interval: Option<(f64, f64)>,
}

/// Bars for levels, dots with intervals for differences.
#[derive(Clone, Debug)]
pub struct ValueRows {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Unit of the values.
    pub unit: Unit,
    /// Whether values are differences.
    pub differences: bool,
    /// Number of worlds, when values are shares of worlds.
    pub worlds: Option<usize>,
    /// What a row is: "knop", "ontwerp".
    pub row_noun: OwnedText,
    /// The rows, in any order.
    pub rows: Vec<ValueRow>,
}

impl ValueRows {
    fn sorted(&self) -> Vec<&ValueRow> {
        let mut rows: Vec<&ValueRow> = self.rows.iter().collect();
        rows.sort_by(|a, b| b.value.total_cmp(&a.value));
        rows
    }

    fn clear(row: &ValueRow) -> bool {
        row.interval.is_none_or(|(low, high)| low > 0.0 || high < 0.0)
    }

    fn range(&self) -> (f64, f64) {
        let ends = |r: &ValueRow| r.interval.map_or([r.value; 2], |(low, high)| [low.min(r.value), high.max(r.value)]);
        self.rows.iter().flat_map(ends).fold((0.0, 0.0), |(low, high): (f64, f64), v| (low.min(v), high.max(v)))
    }

    fn number(&self, lang: Lang, value: f64) -> String {
        let (low, high) = self.range();
        let decimals = self.unit.decimals(high.max(-low));
        if self.differences {
            self.unit.signed(lang, value, decimals.max(1))
        } else {
            self.unit.level(lang, value, decimals)
        }
    }

    fn text(&self, lang: Lang, row: &ValueRow) -> String {
        match row.interval {
            None => self
                .worlds
                .map_or_else(|| self.number(lang, row.value), |worlds| terms::worlds_cell(lang, row.value, worlds)),
            Some((low, high)) => {
                format!("{} [{}; {}]", self.number(lang, row.value), self.number(lang, low), self.number(lang, high))
            }
        }
    }
}

impl Chart for ValueRows {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let rows = self.sorted();
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return lang.pick("Geen gegevens", "No data").to_owned();
        };
        let [top, low] = [first, last].map(|row| self.text(lang, row));
        if self.differences {
            let clear: Vec<&&ValueRow> = rows.iter().filter(|r| Self::clear(r)).collect();
            let Some(strongest) = clear.iter().max_by(|a, b| a.value.abs().total_cmp(&b.value.abs())) else {
                return lang.pick(
                    "Geen duidelijk verschil: elk 90%-interval bevat nul".to_owned(),
                    "No clear difference: every 90% interval contains zero".to_owned(),
                );
            };
            let name = strongest.name.in_lang(lang);
            let value = self.number(lang, strongest.value);
            return lang.pick(
                format!("Het grootste duidelijke verschil: {name} ({value})"),
                format!("The largest clear difference: {name} ({value})"),
            );
        }
        if top == low {
            if let Some(worlds) = self.worlds {
                let often = terms::in_worlds(lang, first.value, worlds);
                return match &rows[..] {
                    [one] => {
                        let name = one.name.in_lang(lang);
                        lang.pick(
                            format!("‘{name}’ haalt het doel {often}"),
                            format!("‘{name}’ meets the goal {often}"),
                        )
                    }
                    _ => lang.pick(
                        format!("Elk ontwerp haalt het doel {often}"),
                        format!("Every design meets the goal {often}"),
                    ),
                };
            }
            return lang.pick(format!("Overal hetzelfde: {top}"), format!("The same everywhere: {top}"));
        }
        let [best, worst] = [&top, &low].map(|end| {
            let same = rows.iter().filter(|row| self.text(lang, row) == *end);
            super::names(lang, same.map(|row| format!("‘{}’", row.name.in_lang(lang))).collect(), 2)
        });
        if let Some(worlds) = self.worlds {
            let [top, low] = [first, last].map(|row| terms::in_worlds(lang, row.value, worlds));
            return lang.pick(
                format!("Het doel wordt het vaakst gehaald bij {best}: {top}; het minst vaak bij {worst}: {low}"),
                format!("The goal is met most often under {best}: {top}; least often under {worst}: {low}"),
            );
        }
        lang.pick(
            format!("Het hoogst: {best} ({top}); het laagst: {worst} ({low})"),
            format!("Highest: {best} ({top}); lowest: {worst} ({low})"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let text = self.heading.indicator.in_lang(lang);
        if !self.differences {
            return text.to_owned();
        }
        let text = self.unit.name_difference(lang, text);
        let grey = lang.pick("grijs: het 90%-interval bevat nul", "grey: the 90% interval contains zero");
        format!("{text}; {grey}")
    }

    fn kind(&self, lang: Lang) -> String {
        if self.differences {
            lang.pick("Punten met intervallen, een per rij", "Dots with intervals, one per row").to_owned()
        } else {
            lang.pick("Horizontale staven, een per rij", "Horizontal bars, one per row").to_owned()
        }
    }

    fn data(&self, lang: Lang) -> Data {
        let named = Tidy::of(self.sorted()).text("name", self.row_noun.clone(), |row| row.name.in_lang(lang));
        if self.differences {
            let ends = |row: &&ValueRow| row.interval.unwrap_or((f64::NAN, f64::NAN));
            let (label, format) = (Text::new("verschil", "difference"), Format::difference(self.unit));
            return named.interval("difference", label, MEDIAN, format, |r| [r.value, ends(r).0, ends(r).1]).data();
        }
        let label = match self.worlds {
            Some(_) => Text::new("haalt het doel in werelden", "meets the goal in worlds"),
            None => Text::new("waarde", "value"),
        };
        named.number("value", label, Format::level(self.unit), |row| row.value).data()
    }

    fn table(&self, lang: Lang) -> Table {
        let value = if self.differences {
            terms::MEDIAN.in_lang(lang)
        } else if self.worlds.is_some() {
            lang.pick("Haalt het doel in werelden", "Meets the goal in worlds")
        } else {
            lang.pick("Waarde", "Value")
        };
        let headers = vec![crate::report::sentence(self.row_noun.in_lang(lang)), value.to_owned()];
        let row = |r: &&ValueRow| vec![r.name.in_lang(lang).to_owned(), self.text(lang, r)];
        Table { headers, rows: self.sorted().iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let rows = self.sorted();
        let space = super::Rows::space(space, 48.0, rows.len());
        let lanes = super::Rows::new(space.top + 16.0, space.bottom - 32.0, rows.len()).on(canvas);
        let look = Type::new(lanes.size);
        let texts: Vec<String> = rows.iter().map(|r| self.text(lang, r)).collect();
        let widest = texts.iter().map(|t| look.bold().width(t)).fold(0.0, f64::max);
        let (low, high) = self.range();
        let ticks = axis::ticks_around_zero(self.unit, low, high, 6);
        let x = Scale::new(
            (ticks[0], ticks[ticks.len() - 1]),
            (space.left + 440.0 * canvas.breadth(), space.right - widest - 40.0),
        );
        axis::vertical_grid(
            canvas,
            lang,
            self.unit,
            &ticks,
            x,
            (lanes.top, lanes.bottom(rows.len())),
            self.differences,
        );
        for (i, (row, text)) in rows.iter().zip(&texts).enumerate() {
            let y = lanes.middle(i);
            lanes.name(canvas, i, (row.name.in_lang(lang), look), space, 400.0 * canvas.breadth());
            let colour = match (Self::clear(row), row.value < 0.0) {
                (false, _) => style::NEUTRAL,
                (true, false) => style::GAIN,
                (true, true) => style::LOSS,
            };
            match row.interval {
                Some((low, high)) => {
                    lanes.dot(canvas, y, (x.at(low), x.at(row.value), x.at(high)), colour);
                }
                None => {
                    let (left, right) = (x.at(row.value.min(0.0)), x.at(row.value.max(0.0)));
                    let half = (lanes.step * 0.3).min(30.0 * lanes.scale);
                    canvas.rect(Frame { left, right, top: y - half, bottom: y + half }, colour);
                }
            }
            canvas.text(space.right, y, text, look.bold().right());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Sample = (&'static str, f64, Option<(f64, f64)>);

    fn values(differences: bool, rows: &[Sample]) -> ValueRows {
        let rows = rows
            .iter()
            .map(|(name, value, interval)| ValueRow {
                name: OwnedText { nl: (*name).to_owned(), en: (*name).to_owned() },
                value: *value,
                interval: *interval,
            })
            .collect();
        let row_noun = OwnedText::default();
        let worlds = None;
        ValueRows { heading: Heading::default(), unit: Unit::Share, differences, worlds, row_noun, rows }
    }

    fn finding(differences: bool, rows: &[Sample]) -> String {
        values(differences, rows).finding(Lang::En)
    }

    #[test]
    fn shares_of_worlds_are_told_as_a_goal() {
        let goal = |rows: &[Sample]| ValueRows { worlds: Some(64), ..values(false, rows) }.finding(Lang::En);
        assert_eq!(
            goal(&[("a", 1.0, None), ("b", 1.0, None), ("c", 0.67, None)]),
            "The goal is met most often under ‘a’ and ‘b’: in all 64 worlds; least often under ‘c’: in 67% of worlds"
        );
        assert_eq!(goal(&[("a", 0.0, None), ("b", 0.0, None)]), "Every design meets the goal in none of the 64 worlds");
        assert_eq!(goal(&[("a", 0.5, None)]), "‘a’ meets the goal in 50% of worlds");
    }

    #[test]
    fn only_clear_differences_are_named() {
        let unclear = ("a", 0.05, Some((-0.01, 0.11)));
        assert!(finding(true, &[unclear]).starts_with("No clear difference"));
        let clear = ("b", -0.02, Some((-0.03, -0.01)));
        assert_eq!(finding(true, &[unclear, clear]), "The largest clear difference: b (\u{2212}2.0)");
    }

    #[test]
    fn levels_give_highest_and_lowest() {
        assert_eq!(finding(false, &[("a", 0.2, None), ("b", 0.6, None)]), "Highest: ‘b’ (60%); lowest: ‘a’ (20%)");
        assert_eq!(finding(false, &[("a", 0.2, None), ("b", 0.2, None)]), "The same everywhere: 20%");
        let tied = [("a", 0.6, None), ("b", 0.6, None), ("c", 0.2, None)];
        assert_eq!(finding(false, &tied), "Highest: ‘a’ and ‘b’ (60%); lowest: ‘c’ (20%)");
    }
}
