//! Every world as a dot: in which a design does better than the baseline, in which not.

use super::{Rows, column_head};
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::{Chart, DesignLabel, Heading, Table, style, terms};
use crate::text::{Lang, Text};

/// One design.
#[derive(Clone, Debug)]
pub struct WorldsRow {
    /// Which design.
    pub label: DesignLabel,
    /// Difference from the baseline per world; at least one.
    pub differences: Vec<f64>,
}

/// Differences per world, one row per design.
#[derive(Clone, Debug)]
pub struct Worlds {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Unit of the indicator.
    pub unit: Unit,
    /// What designs are compared with.
    pub baseline: DesignLabel,
    /// Whether a higher value is better.
    pub higher_is_better: bool,
    /// The rows; the first is what the title is about.
    pub rows: Vec<WorldsRow>,
}

impl Worlds {
    fn better(&self, difference: f64) -> bool {
        if self.higher_is_better { difference > 0.0 } else { difference < 0.0 }
    }

    fn count(&self, row: &WorldsRow) -> usize {
        row.differences.iter().filter(|x| self.better(**x)).count()
    }

    fn range(&self) -> (f64, f64) {
        let all = self.rows.iter().flat_map(|r| &r.differences);
        all.fold((0.0, 0.0), |(low, high): (f64, f64), x| (low.min(*x), high.max(*x)))
    }

    fn number(&self, lang: Lang, value: f64) -> String {
        let (low, high) = self.range();
        self.unit.signed(lang, value, self.unit.decimals(high.max(-low)).max(1))
    }

    /// Median, lowest and highest difference.
    fn spread(&self, lang: Lang, row: &WorldsRow) -> String {
        let (low, middle, high) = three(&row.differences);
        format!("{} [{}; {}]", self.number(lang, middle), self.number(lang, low), self.number(lang, high))
    }

    fn often(&self, lang: Lang, row: &WorldsRow) -> String {
        let (better, all) = (self.count(row), row.differences.len());
        lang.pick(format!("{better} van {all}"), format!("{better} of {all}"))
    }
}

/// Lowest, middle and highest of some numbers.
pub fn three(values: &[f64]) -> (f64, f64, f64) {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len();
    (sorted[0], (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0, sorted[n - 1])
}

impl Chart for Worlds {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let Some(row) = self.rows.first() else { return lang.pick("Geen ontwerpen", "No designs").to_owned() };
        let (name, base) = (row.label.quoted(lang), self.baseline.quoted(lang));
        let (better, all) = (self.count(row), row.differences.len());
        let share = better as f64 / all as f64;
        let worlds = match (better, lang) {
            (some, Lang::Nl) if some > 0 && some < all => format!("in {some} van de {all} werelden"),
            (some, Lang::En) if some > 0 && some < all => format!("in {some} of {all} worlds"),
            _ => terms::in_worlds(lang, share, all),
        };
        lang.pick(
            format!("{name} doet het {worlds} beter dan {base}"),
            format!("{name} does better than {base} {worlds}"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let base = self.baseline.quoted(lang);
        let text = lang.pick(
            format!("elke stip is een wereld: verschil met {base}, {}", self.heading.indicator.in_lang(lang)),
            format!("every dot is a world: difference from {base}, {}", self.heading.indicator.in_lang(lang)),
        );
        let open = lang.pick("open stip: niet beter", "open dot: not better");
        format!("{}; {open}", self.unit.name_difference(lang, &text))
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Stippen, een rij per ontwerp en een stip per wereld", "Dots, a row per design and a dot per world")
            .to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let each = |row: &'_ WorldsRow| row.differences.len();
        let cells = self.rows.iter().flat_map(|row| (0..each(row)).map(move |w| (row, w)));
        Tidy::of(cells)
            .design(lang, |cell| &cell.0.label)
            .number("world", Text::new("wereld", "world"), Format::Count, |cell| cell.1 as f64)
            .number("difference", Text::new("verschil", "difference"), Format::difference(self.unit), |cell| {
                cell.0.differences[cell.1]
            })
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let heads = lang.pick(["Wereld", "wereld"], ["World", "world"]);
        let mut headers = vec![heads[0].to_owned()];
        headers.extend(self.rows.iter().map(|r| r.label.name(lang).to_owned()));
        let worlds = self.rows.iter().map(|r| r.differences.len()).max().unwrap_or(0);
        let row = |w: usize| {
            let cell = |r: &WorldsRow| r.differences.get(w).map_or("–".to_owned(), |x| self.number(lang, *x));
            std::iter::once(format!("{} {w}", heads[1])).chain(self.rows.iter().map(cell)).collect()
        };
        Table { headers, rows: (0..worlds).map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let space = Rows::space(space, 90.0, self.rows.len());
        let lanes = Rows::new(space.top + 58.0, space.bottom - 32.0, self.rows.len());
        let look = Type::new(lanes.size);
        let head = lang.pick("Mediaan [laagste; hoogste]", "Median [lowest; highest]");
        let widest = self.rows.iter().map(|r| look.width(&self.spread(lang, r))).fold(0.0, f64::max).max(130.0);
        let spreads = space.right - 150.0;
        let (low, high) = self.range();
        let ticks = axis::ticks_around_zero(self.unit, low, high, 6);
        let names = (space.width() * 0.28).clamp(170.0, 330.0);
        let places = (space.left + names + 20.0, spreads - widest - 40.0);
        let x = Scale::new((ticks[0], ticks[ticks.len() - 1]), places);
        let heads = Type::new(16.0).muted();
        let y = space.top + 34.0;
        canvas.text(space.left, y, lang.pick("Ontwerp", "Design"), heads);
        column_head(canvas, spreads, y, head, widest, heads.right());
        column_head(canvas, space.right, y, lang.pick("Beter in", "Better in"), 120.0, heads.right());
        axis::vertical_grid(canvas, lang, self.unit, &ticks, x, (lanes.top - 8.0, lanes.bottom(self.rows.len())), true);
        for (i, row) in self.rows.iter().enumerate() {
            let y = lanes.middle(i);
            lanes.label(canvas, i, (&row.label, lang), space, 320.0);
            for (place, value) in stacked(&row.differences, x, lanes.step) {
                let colour = row.label.fill();
                let inside = if self.better(value) { colour } else { style::WHITE };
                canvas.edged_dot((place.0, y + place.1), 8.0, inside, (colour, 2.0));
            }
            let middle = x.at(three(&row.differences).1);
            let half = (lanes.step * 0.36).min(60.0);
            canvas.line(&[(middle, y - half), (middle, y + half)], style::INK, 2.5);
            canvas.text(spreads, y, &self.spread(lang, row), look.right());
            canvas.text(space.right, y, &self.often(lang, row), look.right());
        }
    }
}

/// Where the dots of a row stand: beside each other where there is room, else above and below in turn.
fn stacked(values: &[f64], x: Scale, step: f64) -> Vec<((f64, f64), f64)> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let lanes = [0.0, -1.0, 1.0, -2.0, 2.0].map(|lane: f64| lane * 17.0);
    let lanes: Vec<f64> = lanes.into_iter().filter(|lane| lane.abs() + 10.0 <= step / 2.0).collect();
    let mut last = vec![f64::NEG_INFINITY; lanes.len().max(1)];
    let place = |value: f64| {
        let at = x.at(value);
        let free = last.iter().position(|l| at - l >= 17.0).unwrap_or(0);
        last[free] = at;
        ((at, lanes.get(free).copied().unwrap_or(0.0)), value)
    };
    sorted.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::sample_design;

    fn finding(differences: Vec<f64>, higher_is_better: bool) -> String {
        let rows = vec![WorldsRow { label: sample_design("A", 1), differences }];
        let baseline = sample_design("none", 0);
        Worlds { heading: Heading::default(), unit: Unit::Share, baseline, higher_is_better, rows }.finding(Lang::En)
    }

    #[test]
    fn the_title_counts_the_worlds() {
        assert_eq!(finding(vec![0.1, 0.2, -0.1], true), "‘A’ does better than ‘none’ in 2 of 3 worlds");
        assert_eq!(finding(vec![0.1, 0.2, -0.1], false), "‘A’ does better than ‘none’ in 1 of 3 worlds");
        assert_eq!(finding(vec![0.1, 0.2], true), "‘A’ does better than ‘none’ in all 2 worlds");
        assert_eq!(finding(vec![0.0, 0.0], true), "‘A’ does better than ‘none’ in none of the 2 worlds");
    }
}
