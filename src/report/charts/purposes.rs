//! What the money is for.

use super::{Rows, swatches};
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::{Chart, DesignLabel, Heading, Table, style, terms};
use crate::text::{Lang, OwnedText, Text};

/// The money of one design.
#[derive(Clone, Debug)]
pub struct PurposeRow {
    /// Which design.
    pub label: DesignLabel,
    /// Millions of euros per purpose.
    pub amounts: Vec<f64>,
}

/// Stacked horizontal bars by purpose, one per design.
#[derive(Clone, Debug)]
pub struct Purposes {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Names of purposes.
    pub purposes: Vec<OwnedText>,
    /// Designs in reading order.
    pub rows: Vec<PurposeRow>,
}

impl PurposeRow {
    fn total(&self) -> f64 {
        self.amounts.iter().sum()
    }
    /// The one largest purpose; none when several share the first place.
    fn largest(&self) -> Option<usize> {
        let most = self.amounts.iter().copied().fold(0.0, f64::max);
        let mut leaders = (0..self.amounts.len()).filter(|i| most > 0.0 && self.amounts[*i] == most);
        leaders.next().filter(|_| leaders.next().is_none())
    }
}

impl Purposes {
    /// The purpose that is the largest in most designs, and in how many.
    fn favourite(&self) -> Option<(usize, usize)> {
        (0..self.purposes.len())
            .map(|p| (p, self.rows.iter().filter(|row| row.largest() == Some(p)).count()))
            .max_by_key(|(p, count)| (*count, std::cmp::Reverse(*p)))
            .filter(|(_, count)| *count > 0)
    }

    fn draw_bar(&self, canvas: &mut Canvas, lang: Lang, row: &PurposeRow, x: Scale, y: f64, half: f64) {
        let mut before = 0.0;
        for (purpose, amount) in row.amounts.iter().enumerate().filter(|(_, a)| **a > 0.0) {
            let (left, right) = (x.at(before), x.at(before + amount));
            let fill = style::category(purpose);
            canvas.rect(Frame { left, right, top: y - half, bottom: y + half }, fill);
            canvas.line(&[(right, y - half), (right, y + half)], style::WHITE, 1.5);
            let look = Type::new(15.0).centre().on(fill);
            let text = lang.number(*amount, 1);
            if look.width(&text) + 8.0 < right - left {
                canvas.text((left + right) / 2.0, y, &text, look);
            }
            before += amount;
        }
    }
}

impl Chart for Purposes {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn designs_mut(&mut self) -> Vec<&mut DesignLabel> {
        self.rows.iter_mut().map(|row| &mut row.label).collect()
    }

    fn finding(&self, lang: Lang) -> String {
        let all = self.rows.len();
        if self.rows.iter().all(|row| row.total() <= 0.0) {
            return lang.pick("Geen van de ontwerpen geeft geld uit", "None of the designs spends money").to_owned();
        }
        let (purpose, count) = self.favourite().unwrap_or_default();
        let name = self.purposes[purpose].in_lang(lang);
        if count == all {
            lang.pick(
                format!("In alle ontwerpen is {name} de grootste post"),
                format!("In all designs the largest item is {name}"),
            )
        } else if count * 2 <= all {
            lang.pick("Geen post is in de meeste ontwerpen de grootste", "No item is the largest in most designs")
                .to_owned()
        } else {
            lang.pick(
                format!("In {count} van de {all} ontwerpen is {name} de grootste post"),
                format!("In {count} of {all} designs the largest item is {name}"),
            )
        }
    }

    fn subtitle(&self, lang: Lang) -> String {
        let text = self.heading.indicator.in_lang(lang);
        lang.pick(format!("{text}; miljoen euro, naar doel"), format!("{text}; million euros, by purpose"))
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Gestapelde staven, een per ontwerp", "Stacked bars, one per design").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let rows = self.rows.iter().flat_map(|r| self.purposes.iter().zip(&r.amounts).map(move |(p, a)| (r, p, *a)));
        Tidy::of(rows)
            .design(lang, |row| &row.0.label)
            .text("purpose", Text::new("doel", "purpose"), |row| row.1.in_lang(lang))
            .number("amount", Text::new("bedrag", "amount"), Format::Millions, |row| row.2)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let mut headers = vec![lang.pick("Ontwerp", "Design").to_owned()];
        headers.extend(self.purposes.iter().map(|p| p.in_lang(lang).to_owned()));
        headers.push(lang.pick("Totaal (miljoen euro)", "Total (million euros)").to_owned());
        let row = |row: &PurposeRow| {
            let mut cells = vec![row.label.name(lang).to_owned()];
            cells.extend(row.amounts.iter().map(|a| lang.number(*a, 1)));
            cells.push(lang.number(row.total(), 1));
            cells
        };
        Table { headers, rows: self.rows.iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let keys: Vec<(String, style::Colour)> =
            self.purposes.iter().enumerate().map(|(i, p)| (p.in_lang(lang).to_owned(), style::category(i))).collect();
        let space = Rows::space(space, 110.0, self.rows.len());
        let top = swatches(canvas, &keys, space) + 8.0;
        let lanes = Rows::new(top, space.bottom - 32.0, self.rows.len()).on(canvas);
        let totals: Vec<String> = self.rows.iter().map(|row| terms::millions(lang, row.total())).collect();
        let look = Type::new(lanes.size).bold();
        let widest = totals.iter().map(|t| look.width(t)).fold(0.0, f64::max);
        let highest = self.rows.iter().map(PurposeRow::total).fold(0.0, f64::max);
        let ticks = axis::ticks_from_zero(Unit::Millions, highest, 6);
        let end = highest.max(ticks[1]);
        let x = Scale::new((0.0, end), (space.left + 340.0 * canvas.breadth(), space.right - widest - 14.0));
        let shown: Vec<f64> = ticks.into_iter().filter(|t| *t <= end).collect();
        axis::vertical_grid(canvas, lang, Unit::Millions, &shown, x, (lanes.top, lanes.bottom(self.rows.len())), false);
        for (i, (row, total)) in self.rows.iter().zip(&totals).enumerate() {
            let y = lanes.middle(i);
            lanes.label(canvas, i, (&row.label, lang), space, 320.0 * canvas.breadth());
            self.draw_bar(canvas, lang, row, x, y, (lanes.step * 0.34).min(32.0 * lanes.scale));
            canvas.text(x.at(row.total()) + 10.0, y, total, look);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::sample_design;

    fn finding(rows: &[[f64; 2]]) -> String {
        let rows = rows.iter().map(|a| PurposeRow { label: sample_design("A", 1), amounts: a.to_vec() }).collect();
        let purposes = ["research", "education"].map(|p| OwnedText { nl: p.to_owned(), en: p.to_owned() }).to_vec();
        Purposes { heading: Heading::default(), purposes, rows }.finding(Lang::En)
    }

    #[test]
    fn a_purpose_is_named_only_when_it_leads_in_most_designs() {
        assert_eq!(finding(&[[2.0, 1.0], [5.0, 1.0]]), "In all designs the largest item is research");
        assert_eq!(finding(&[[2.0, 1.0], [5.0, 1.0], [1.0, 2.0]]), "In 2 of 3 designs the largest item is research");
        assert_eq!(finding(&[[2.0, 1.0], [1.0, 2.0]]), "No item is the largest in most designs");
        assert_eq!(finding(&[[1.0, 1.0]]), "No item is the largest in most designs");
        assert_eq!(finding(&[[0.0, 0.0]]), "None of the designs spends money");
    }
}
