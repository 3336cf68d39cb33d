//! Where each design goes over the months, and how sure we are: small multiples with bands.

use super::Grid;
use crate::report::axis::{self, Months, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::{Chart, DesignLabel, Heading, Table, style};
use crate::text::{Lang, Text};

/// The 5th, 25th, 50th, 75th and 95th percentile over worlds.
pub type Bands = [f64; 5];

/// One panel.
#[derive(Clone, Debug)]
pub struct FanDesign {
    /// Which design.
    pub label: DesignLabel,
    /// Percentiles per month.
    pub months: Vec<Bands>,
    /// First month without earmarked money.
    pub programme_end: Option<usize>,
}

/// Median, 50% and 90% band per design.
#[derive(Clone, Debug)]
pub struct Fan {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Unit of the indicator.
    pub unit: Unit,
    /// The months shown.
    pub months: Months,
    /// Panels in reading order.
    pub designs: Vec<FanDesign>,
    /// Which of them is repeated in grey in the other panels.
    pub baseline: Option<usize>,
}

impl Fan {
    fn end(&self, design: usize) -> Bands {
        self.designs[design].months.last().copied().unwrap_or_default()
    }

    fn highest(&self) -> Option<usize> {
        (0..self.designs.len()).max_by(|a, b| self.end(*a)[2].total_cmp(&self.end(*b)[2]))
    }

    fn decimals(&self) -> usize {
        let top = (0..self.designs.len()).map(|i| self.end(i)[2]).fold(0.0, f64::max);
        self.unit.decimals(top)
    }

    fn y_ticks(&self, rows: usize) -> Vec<f64> {
        let top = self.designs.iter().flat_map(|d| d.months.iter().map(|m| m[4])).fold(0.0, f64::max);
        axis::ticks_from_zero(self.unit, top, if rows == 1 { 5 } else { 3 })
    }

    fn key(&self, canvas: &mut Canvas, lang: Lang, left: f64, y: f64) {
        let look = Type::new(16.0).muted();
        let mut x = left;
        for (text, opacity) in [
            (lang.pick("mediaan", "median"), 1.0),
            (lang.pick("50% van de werelden", "50% of worlds"), 0.42),
            ("90%", 0.17),
        ] {
            let height = if opacity == 1.0 { 2.0 } else { 8.0 };
            let corners = vec![(x, y - height), (x + 26.0, y - height), (x + 26.0, y + height), (x, y + height)];
            canvas.area(corners, style::GAIN, opacity);
            canvas.text(x + 34.0, y, text, look);
            x += 34.0 + look.width(text) + 28.0;
        }
        if let Some(baseline) = self.baseline {
            let text = format!("{} {}", lang.pick("mediaan", "median"), self.designs[baseline].label.quoted(lang));
            canvas.line(&[(x, y), (x + 26.0, y)], style::NEUTRAL, 2.0);
            canvas.text(x + 34.0, y, &text, look);
            x += 34.0 + look.width(&text) + 28.0;
        }
        if self.designs.iter().any(|d| d.programme_end.is_some()) {
            canvas.stroke(&[(x + 13.0, y - 11.0), (x + 13.0, y + 11.0)], style::INK, 1.0, 1.5, Some((5.0, 4.0)));
            canvas.text(x + 26.0, y, lang.pick("einde van al het geld", "end of all money"), look);
        }
    }

    fn panel(&self, canvas: &mut Canvas, lang: Lang, index: usize, x: Scale, y: Scale) {
        let design = &self.designs[index];
        let colour = design.label.fill();
        for (low, high, opacity) in [(0, 4, 0.17), (1, 3, 0.30)] {
            let at = |(month, bands): (usize, &Bands), band: usize| (x.at(month as f64), y.at(bands[band]));
            let upper = design.months.iter().enumerate().map(|m| at(m, high));
            let lower = design.months.iter().enumerate().rev().map(|m| at(m, low));
            canvas.area(upper.chain(lower).collect(), colour, opacity);
        }
        let median = |d: &FanDesign| -> Vec<(f64, f64)> {
            d.months.iter().enumerate().map(|(month, bands)| (x.at(month as f64), y.at(bands[2]))).collect()
        };
        if let Some(baseline) = self.baseline.filter(|b| *b != index) {
            canvas.line(&median(&self.designs[baseline]), style::NEUTRAL, 1.8);
        }
        if let Some(end) = design.programme_end.filter(|m| *m < self.months.count) {
            let at = x.at(end as f64);
            canvas.stroke(&[(at, y.pixels.1), (at, y.pixels.0)], style::INK, 1.0, 1.3, Some((6.0, 5.0)));
        }
        canvas.line(&median(design), colour, 3.2 * design.label.weight());
        let last = self.end(index)[2];
        let look = Grid::of(self.designs.len(), canvas).name_look();
        canvas.dot((x.pixels.1, y.at(last)), 5.0, colour);
        let text = self.unit.level(lang, last, self.decimals());
        canvas.text(x.pixels.1 + 10.0, y.at(last), &text, look.tinted(colour));
    }
}

impl Chart for Fan {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn designs_mut(&mut self) -> Vec<&mut DesignLabel> {
        self.designs.iter_mut().map(|design| &mut design.label).collect()
    }

    fn finding(&self, lang: Lang) -> String {
        let year = self.months.year(self.months.last());
        let Some(best) = self.highest() else { return lang.pick("Geen ontwerpen", "No designs").to_owned() };
        let level = self.unit.level(lang, self.end(best)[2], self.decimals());
        if self.designs.len() == 1 {
            let name = self.designs[best].label.quoted(lang);
            return lang.pick(
                format!("{name} komt eind {year} uit op {level} (mediaan)"),
                format!("{name} ends {year} at {level} (median)"),
            );
        }
        let lowest = (0..self.designs.len()).map(|i| self.end(i)[2]).fold(f64::INFINITY, f64::min);
        let low = self.unit.level(lang, lowest, self.decimals());
        if low == level {
            return lang.pick(
                format!("In {year} is de mediaan bij elk ontwerp {level}"),
                format!("In {year} the median is {level} under every design"),
            );
        }
        let at = |text: &str| {
            let same =
                (0..self.designs.len()).filter(|i| self.unit.level(lang, self.end(*i)[2], self.decimals()) == text);
            super::names(lang, same.map(|i| self.designs[i].label.quoted(lang)).collect(), 2)
        };
        let (lowest, highest) = (at(&low), at(&level));
        lang.pick(
            format!("In {year} lopen de medianen van {low} ({lowest}) tot {level} ({highest})"),
            format!("In {year} medians run from {low} ({lowest}) to {level} ({highest})"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let unit = match self.unit {
            Unit::Share => ", in %",
            Unit::Millions => lang.pick(", in miljoen euro", ", in million euros"),
            Unit::Number => "",
        };
        let bands = lang.pick("mediaan, 50%- en 90%-band over werelden", "median, 50% and 90% band over worlds");
        format!("{}{unit}; {bands}", self.heading.indicator.in_lang(lang))
    }

    fn kind(&self, lang: Lang) -> String {
        let n = self.designs.len();
        lang.pick(
            format!("{n} lijngrafieken met banden, een per ontwerp"),
            format!("{n} line charts with bands, one per design"),
        )
    }

    fn data(&self, lang: Lang) -> Data {
        let rows = self.designs.iter().flat_map(|d| d.months.iter().enumerate().map(move |(m, bands)| (d, m, bands)));
        let end = |d: &FanDesign| d.programme_end.map_or(f64::NAN, |month| self.months.number(month));
        Tidy::of(rows)
            .design(lang, |row| &row.0.label)
            .number("month", Text::new("maand", "month"), Format::Month, |row| self.months.number(row.1))
            .bands("", Text::new("", ""), Format::level(self.unit), |row| *row.2)
            .number(
                "money_ended",
                Text::new("eerste maand zonder geld", "first month without money"),
                Format::Month,
                |row| end(row.0),
            )
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let year = self.months.year(self.months.last());
        let decimals = self.decimals().max(1);
        let headers =
            lang.pick(["Ontwerp", "Mediaan", "50%-band", "90%-band"], ["Design", "Median", "50% band", "90% band"]);
        let headers =
            headers.iter().enumerate().map(|(i, h)| if i == 0 { (*h).to_owned() } else { format!("{h} {year}") });
        let rows = (0..self.designs.len()).map(|i| {
            let level = |band: usize| self.unit.level(lang, self.end(i)[band], decimals);
            let range = |low: usize, high: usize| format!("{} – {}", level(low), level(high));
            vec![self.designs[i].label.name(lang).to_owned(), level(2), range(1, 3), range(0, 4)]
        });
        Table { headers: headers.collect(), rows: rows.collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let grid = Grid::of(self.designs.len(), canvas);
        let (name, tick) = (grid.name_look(), grid.tick_size());
        let ticks = self.y_ticks(grid.rows);
        self.key(canvas, lang, space.left, space.top + 14.0);
        let ends = (0..self.designs.len()).map(|i| self.unit.level(lang, self.end(i)[2], self.decimals()));
        let right = ends.map(|text| name.width(&text)).fold(0.0, f64::max) + 14.0;
        let left = axis::width_of_ticks(lang, self.unit, &ticks, tick) + 18.0;
        let gap = 18.0;
        let width = (space.width() - left - gap * (grid.columns - 1) as f64) / grid.columns as f64;
        let labels: Vec<&DesignLabel> = self.designs.iter().map(|d| &d.label).collect();
        let names = grid.names(lang, &labels, width - 4.0);
        let heads = names.iter().map(Vec::len).max().unwrap_or(1) as f64 * name.leading();
        let top = space.top + 42.0;
        let height = (space.bottom + 8.0 - top) / grid.rows as f64;
        for (index, lines) in names.iter().enumerate() {
            let (row, column) = (index / grid.columns, index % grid.columns);
            let x0 = space.left + left + column as f64 * (width + gap);
            let y0 = top + row as f64 * height;
            let label = &self.designs[index].label;
            canvas.lines(x0, y0 + name.size * 0.6, lines, label.look(name).tinted(label.fill()));
            let x = Scale::new((0.0, self.months.last() as f64), (x0, x0 + width - right));
            let floor = y0 + height - tick - 22.0;
            let y = Scale::new((0.0, *ticks.last().unwrap_or(&1.0)), (floor, y0 + heads + 10.0));
            let numbers = (column == 0).then_some(tick);
            axis::horizontal_grid(canvas, lang, self.unit, &ticks, y, x.pixels, numbers);
            self.panel(canvas, lang, index, x, y);
            self.months.draw(canvas, x, floor, tick);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::sample_design;

    fn ending(ends: &[Bands], baseline: Option<usize>) -> String {
        let designs = ends
            .iter()
            .enumerate()
            .map(|(i, end)| FanDesign {
                label: sample_design(["A", "B", "C"][i], i),
                months: vec![[0.1; 5], *end],
                programme_end: None,
            })
            .collect();
        let months = Months { first_year: 2034, count: 2, branch: None };
        Fan { heading: Heading::default(), unit: Unit::Share, months, designs, baseline }.finding(Lang::En)
    }

    const LOW: Bands = [0.05, 0.08, 0.10, 0.12, 0.15];
    const HIGH: Bands = [0.20, 0.22, 0.25, 0.28, 0.30];
    const WIDE: Bands = [0.08, 0.15, 0.20, 0.25, 0.32];

    #[test]
    fn the_title_gives_the_range_of_medians_and_who_has_them() {
        assert_eq!(ending(&[LOW, HIGH, WIDE], Some(0)), "In 2034 medians run from 10% (‘A’) to 25% (‘B’)");
        assert_eq!(ending(&[LOW, WIDE, WIDE], None), "In 2034 medians run from 10% (‘A’) to 20% (‘B’ and ‘C’)");
        assert_eq!(ending(&[LOW, LOW], Some(0)), "In 2034 the median is 10.0% under every design");
        assert!(ending(&[LOW], None).contains("ends 2034 at 10.0%"));
    }
}
