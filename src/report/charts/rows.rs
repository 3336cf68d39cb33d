//! One value per row, with or without an interval: lever tables, satisficing shares.

use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::{Chart, Heading, Table, style};
use crate::text::{Lang, OwnedText};

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
            None => self.number(lang, row.value),
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
        let (top, low) = (self.number(lang, first.value), self.number(lang, last.value));
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
            return lang.pick(format!("Overal hetzelfde: {top}"), format!("The same everywhere: {top}"));
        }
        let shared = rows.iter().filter(|row| self.number(lang, row.value) == top).count();
        if shared > 1 {
            let all = rows.len();
            return lang.pick(
                format!("Bij {shared} van de {all} het hoogst: {top}; het laagst is {low}"),
                format!("Highest for {shared} of {all}: {top}; the lowest is {low}"),
            );
        }
        let (best, worst) = (first.name.in_lang(lang), last.name.in_lang(lang));
        lang.pick(
            format!("Het hoogst: ‘{best}’ ({top}); het laagst: ‘{worst}’ ({low})"),
            format!("Highest: ‘{best}’ ({top}); lowest: ‘{worst}’ ({low})"),
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

    fn table(&self, lang: Lang) -> Table {
        let value = if self.differences {
            lang.pick("Mediaan [90%-interval]", "Median [90% interval]")
        } else {
            lang.pick("Waarde", "Value")
        };
        let headers = vec![crate::report::sentence(self.row_noun.in_lang(lang)), value.to_owned()];
        let row = |r: &&ValueRow| vec![r.name.in_lang(lang).to_owned(), self.text(lang, r)];
        Table { headers, rows: self.sorted().iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let rows = self.sorted();
        let lanes = super::Rows::new(space.top + 16.0, space.bottom - 32.0, rows.len());
        let look = Type::new(lanes.size);
        let texts: Vec<String> = rows.iter().map(|r| self.text(lang, r)).collect();
        let widest = texts.iter().map(|t| look.bold().width(t)).fold(0.0, f64::max);
        let (low, high) = self.range();
        let ticks = axis::ticks_around_zero(self.unit, low, high, 6);
        let x = Scale::new((ticks[0], ticks[ticks.len() - 1]), (space.left + 440.0, space.right - widest - 40.0));
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
            lanes.name(canvas, i, row.name.in_lang(lang), space, 400.0);
            let colour = match (Self::clear(row), row.value < 0.0) {
                (false, _) => style::NEUTRAL,
                (true, false) => style::GAIN,
                (true, true) => style::LOSS,
            };
            match row.interval {
                Some((low, high)) => {
                    canvas.line(&[(x.at(low), y), (x.at(high), y)], colour, 5.0);
                    canvas.edged_dot((x.at(row.value), y), 10.0, colour, (style::WHITE, 2.0));
                }
                None => {
                    let (left, right) = (x.at(row.value.min(0.0)), x.at(row.value.max(0.0)));
                    let half = (lanes.step * 0.3).min(16.0);
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

    fn finding(differences: bool, rows: &[Sample]) -> String {
        let rows = rows
            .iter()
            .map(|(name, value, interval)| ValueRow {
                name: OwnedText { nl: (*name).to_owned(), en: (*name).to_owned() },
                value: *value,
                interval: *interval,
            })
            .collect();
        let row_noun = OwnedText::default();
        ValueRows { heading: Heading::default(), unit: Unit::Share, differences, row_noun, rows }.finding(Lang::En)
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
        assert_eq!(finding(false, &tied), "Highest for 2 of 3: 60%; the lowest is 20%");
    }
}
