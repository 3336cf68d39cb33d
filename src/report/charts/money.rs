//! Who pays, year by year.

use super::{Grid, swatches};
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::{Chart, DesignLabel, Heading, Table, style, terms};
use crate::text::{Lang, OwnedText, Text};

/// What one design costs.
#[derive(Clone, Debug)]
pub struct MoneyDesign {
    /// Which design.
    pub label: DesignLabel,
    /// Millions of euros per year, and within a year per payer.
    pub years: Vec<Vec<f64>>,
}

/// Stacked bars per year and payer, one panel per design.
#[derive(Clone, Debug)]
pub struct Money {
    /// Name, indicator, source.
    pub heading: Heading,
    /// The first year shown.
    pub first_year: i32,
    /// Names of payers.
    pub payers: Vec<OwnedText>,
    /// Panels in reading order.
    pub designs: Vec<MoneyDesign>,
}

impl MoneyDesign {
    fn total(&self) -> f64 {
        self.years.iter().flatten().sum()
    }
    fn of_payer(&self, payer: usize) -> f64 {
        self.years.iter().map(|year| year[payer]).sum()
    }
}

impl Money {
    fn last_year(&self) -> i32 {
        let years = self.designs.iter().map(|d| d.years.len()).max().unwrap_or(1);
        self.first_year + years as i32 - 1
    }

    fn total_text(lang: Lang, millions: f64) -> String {
        format!("{} {}", lang.pick("totaal", "total"), terms::millions(lang, millions))
    }

    fn panel(&self, canvas: &mut Canvas, design: &MoneyDesign, x: Scale, y: Scale) {
        let pitch = x.at(1.0) - x.at(0.0);
        let half = (pitch * 0.38).max(1.0);
        for (year, amounts) in design.years.iter().enumerate() {
            let centre = x.at(year as f64 + 0.5);
            let mut below = 0.0;
            for (payer, amount) in amounts.iter().enumerate().filter(|(_, a)| **a > 0.0) {
                let bar =
                    Frame { left: centre - half, right: centre + half, top: y.at(below + amount), bottom: y.at(below) };
                canvas.rect(bar, style::category(payer));
                below += amount;
            }
        }
    }

    fn foot(&self, canvas: &mut Canvas, total: &str, x: Scale, y: f64, size: f64) {
        canvas.line(&[(x.pixels.0, y), (x.pixels.1, y)], style::INK, 1.6);
        let look = Type::new(size).muted();
        let middle = (x.pixels.0 + x.pixels.1) / 2.0;
        canvas.text(middle, y + 8.0 + size * 0.62, total, Type::new(size).bold().centre());
        canvas.text(x.pixels.0, y + 8.0 + size * 0.62, &self.first_year.to_string(), look);
        if self.last_year() > self.first_year {
            canvas.text(x.pixels.1, y + 8.0 + size * 0.62, &self.last_year().to_string(), look.right());
        }
    }
}

impl Chart for Money {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn designs_mut(&mut self) -> Vec<&mut DesignLabel> {
        self.designs.iter_mut().map(|design| &mut design.label).collect()
    }

    fn finding(&self, lang: Lang) -> String {
        let (from, to) = (self.first_year, self.last_year());
        let by_total = |a: &&MoneyDesign, b: &&MoneyDesign| a.total().total_cmp(&b.total());
        let (Some(least), Some(most)) = (self.designs.iter().min_by(by_total), self.designs.iter().max_by(by_total))
        else {
            return lang.pick("Geen ontwerpen", "No designs").to_owned();
        };
        let (low, high) = (terms::millions(lang, least.total()), terms::millions(lang, most.total()));
        let (cheap, dear) = (least.label.quoted(lang), most.label.quoted(lang));
        if self.designs.len() == 1 {
            return lang.pick(
                format!("{dear} kost in {from}–{to} in totaal {high}"),
                format!("{dear} costs {high} in total over {from}–{to}"),
            );
        }
        if low == high {
            return lang.pick(
                format!("Alle ontwerpen kosten in {from}–{to} evenveel: {high}"),
                format!("All designs cost the same over {from}–{to}: {high}"),
            );
        }
        lang.pick(
            format!("Van deze ontwerpen kost {cheap} het minst ({low}) en {dear} het meest ({high})"),
            format!("Of these designs {cheap} costs least ({low}) and {dear} most ({high})"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let text = self.heading.indicator.in_lang(lang);
        lang.pick(
            format!("{text}; miljoen euro per jaar, naar wie betaalt"),
            format!("{text}; million euros a year, by who pays"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        let n = self.designs.len();
        lang.pick(
            format!("{n} grafieken met gestapelde staven per jaar"),
            format!("{n} charts with stacked bars per year"),
        )
    }

    fn data(&self, lang: Lang) -> Data {
        let of_year = |design, (year, amounts): (usize, &'_ Vec<f64>)| {
            let cells = self.payers.iter().zip(amounts.clone());
            cells.map(move |(payer, amount)| (design, self.first_year + year as i32, payer, amount)).collect::<Vec<_>>()
        };
        let rows = self.designs.iter().flat_map(|d| d.years.iter().enumerate().flat_map(move |year| of_year(d, year)));
        Tidy::of(rows)
            .design(lang, |row: &(&MoneyDesign, _, _, _)| &row.0.label)
            .number("year", Text::new("jaar", "year"), Format::Year, |row| f64::from(row.1))
            .text("payer", Text::new("wie betaalt", "who pays"), |row| row.2.in_lang(lang))
            .number("amount", Text::new("bedrag", "amount"), Format::Millions, |row| row.3)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let mut headers = vec![lang.pick("Ontwerp", "Design").to_owned()];
        headers.extend(self.payers.iter().map(|p| p.in_lang(lang).to_owned()));
        headers.push(lang.pick("Totaal (miljoen euro)", "Total (million euros)").to_owned());
        let row = |design: &MoneyDesign| {
            let mut cells = vec![design.label.name(lang).to_owned()];
            cells.extend((0..self.payers.len()).map(|payer| lang.number(design.of_payer(payer), 1)));
            cells.push(lang.number(design.total(), 1));
            cells
        };
        Table { headers, rows: self.designs.iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let keys: Vec<(String, style::Colour)> =
            self.payers.iter().enumerate().map(|(i, p)| (p.in_lang(lang).to_owned(), style::category(i))).collect();
        let top = swatches(canvas, &keys, space) + 10.0;
        let grid = Grid::of(self.designs.len(), canvas);
        let (name, tick) = (grid.name_look(), grid.tick_size());
        let highest = self.designs.iter().flat_map(|d| d.years.iter().map(|y| y.iter().sum())).fold(0.0, f64::max);
        let ticks = axis::ticks_from_zero(Unit::Millions, highest, if grid.rows == 1 { 5 } else { 3 });
        let left = axis::width_of_ticks(lang, Unit::Millions, &ticks, tick) + 14.0;
        let gap = 26.0;
        let width = (space.width() - left - gap * (grid.columns - 1) as f64) / grid.columns as f64;
        let labels: Vec<&DesignLabel> = self.designs.iter().map(|d| &d.label).collect();
        let names = grid.names(lang, &labels, width - 4.0);
        let heads = names.iter().map(Vec::len).max().unwrap_or(1) as f64 * name.leading();
        let height = (space.bottom + 8.0 - top) / grid.rows as f64;
        let years = f64::from(self.last_year() - self.first_year + 1);
        for (index, (design, lines)) in self.designs.iter().zip(&names).enumerate() {
            let (row, column) = (index / grid.columns, index % grid.columns);
            let x0 = space.left + left + column as f64 * (width + gap);
            let y0 = top + row as f64 * height;
            canvas.lines(x0, y0 + name.size * 0.6, lines, design.label.look(name).tinted(design.label.fill()));
            let x = Scale::new((0.0, years), (x0, x0 + width));
            let floor = y0 + height - tick - 22.0;
            let y = Scale::new((0.0, *ticks.last().unwrap_or(&1.0)), (floor, y0 + heads + 10.0));
            axis::horizontal_grid(canvas, lang, Unit::Millions, &ticks, y, x.pixels, (column == 0).then_some(tick));
            self.panel(canvas, design, x, y);
            self.foot(canvas, &Self::total_text(lang, design.total()), x, floor, tick);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::sample_design;

    fn finding(totals: &[f64]) -> String {
        let designs = totals
            .iter()
            .enumerate()
            .map(|(i, total)| MoneyDesign {
                label: sample_design(["A", "B", "C"][i], i),
                years: vec![vec![total / 4.0; 2]; 2],
            })
            .collect();
        let payers = vec![OwnedText::default(); 2];
        Money { heading: Heading::default(), first_year: 2016, payers, designs }.finding(Lang::En)
    }

    #[test]
    fn totals_in_the_title_are_sums_of_all_years_and_payers() {
        assert_eq!(finding(&[40.0, 20.0, 80.0]), "Of these designs ‘B’ costs least (€20.0m) and ‘C’ most (€80.0m)");
        assert_eq!(finding(&[40.0]), "‘A’ costs €40.0m in total over 2016–2017");
    }

    #[test]
    fn equal_costs_are_called_equal() {
        assert_eq!(finding(&[40.0, 40.02]), "All designs cost the same over 2016–2017: €40.0m");
    }
}
