//! What is left of the gain once the earmarked money stops.

use super::{Rows, all_designs, column_head};
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, MEDIAN, Tidy};
use crate::report::{Chart, DesignLabel, Heading, Table, style, terms};
use crate::text::{Lang, Text};

/// How far the first point stands above and the last below the row's middle, so that none hides another.
const STAGGER: f64 = 8.0;

/// The gain of one design over no programme in the same world.
#[derive(Clone, Debug)]
pub struct LastingRow {
    /// Which design.
    pub label: DesignLabel,
    /// Last year with money: here, and as the design says.
    pub stops: [i32; 2],
    /// Median gain when the money stops.
    pub at_withdrawal: f64,
    /// Median gain five years later.
    pub after_five: f64,
    /// 5th and 95th percentile five years later.
    pub interval: (f64, f64),
    /// Median gain ten years later.
    pub after_ten: f64,
    /// Share of worlds in which the system then keeps itself going.
    pub self_sustaining: Option<f64>,
}

/// Gain at withdrawal, five and ten years later.
#[derive(Clone, Debug)]
pub struct Lasting {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Unit of the indicator.
    pub unit: Unit,
    /// What gains are measured against.
    pub baseline: DesignLabel,
    /// Number of worlds.
    pub worlds: usize,
    /// One row per design, in any order.
    pub rows: Vec<LastingRow>,
}

impl Lasting {
    fn sorted(&self) -> Vec<&LastingRow> {
        let mut rows: Vec<&LastingRow> = self.rows.iter().collect();
        rows.sort_by(|a, b| b.after_five.total_cmp(&a.after_five));
        rows
    }

    fn range(&self) -> (f64, f64) {
        self.rows
            .iter()
            .flat_map(|r| [r.at_withdrawal, r.after_ten, r.interval.0, r.interval.1])
            .fold((0.0, 0.0), |(low, high): (f64, f64), v| (low.min(v), high.max(v)))
    }

    fn decimals(&self) -> usize {
        let (low, high) = self.range();
        self.unit.decimals(high.max(-low)).clamp(1, 2)
    }

    fn number(&self, lang: Lang, value: f64) -> String {
        self.unit.signed(lang, value, self.decimals())
    }

    fn cells(&self, lang: Lang, row: &LastingRow) -> [String; 5] {
        let ((low, high), [here, own]) = (row.interval, row.stops);
        [
            if own > here { format!("{here} (plan: {own})") } else { here.to_string() },
            self.number(lang, row.at_withdrawal),
            format!("{} [{}; {}]", self.number(lang, row.after_five), self.number(lang, low), self.number(lang, high)),
            self.number(lang, row.after_ten),
            row.self_sustaining.map_or_else(|| "–".to_owned(), |share| terms::worlds_cell(lang, share, self.worlds)),
        ]
    }

    fn heads(lang: Lang) -> [&'static str; 5] {
        let sustaining = terms::SELF_SUSTAINING.in_lang(lang);
        lang.pick(
            ["Geld stopt eind", "Bij stoppen", "5 jaar later [90%-interval]", "10 jaar later", sustaining],
            ["Money stops at the end of", "At that time", "5 years later [90% interval]", "10 years later", sustaining],
        )
    }

    /// Columns of numbers: which, how far its right end is from the right, width of its head. On a narrow canvas the
    /// marks alone show the gain when the money stops and ten years later.
    fn columns(canvas: &Canvas) -> &'static [(usize, f64, f64)] {
        match canvas.breadth() < 0.8 {
            true => &[(2, 135.0, 150.0), (4, 0.0, 125.0)],
            false => &[(0, 600.0, 130.0), (1, 485.0, 90.0), (2, 250.0, 230.0), (3, 145.0, 90.0), (4, 0.0, 130.0)],
        }
    }

    fn key(canvas: &mut Canvas, lang: Lang, left: f64, y: f64) {
        let look = Type::new(if canvas.breadth() < 0.8 { 14.0 } else { 16.0 }).muted();
        let colour = style::NEUTRAL;
        canvas.edged_dot((left + 8.0, y), 8.0, style::WHITE, (colour, 2.5));
        let text = lang.pick("als het geld stopt", "when the money stops");
        canvas.text(left + 24.0, y, text, look);
        let x = left + 24.0 + look.width(text) + 28.0;
        canvas.line(&[(x, y), (x + 40.0, y)], colour, 5.0);
        canvas.edged_dot((x + 20.0, y), 10.0, colour, (style::WHITE, 2.0));
        let text = lang.pick("5 jaar later, met 90%-interval", "5 years later, with 90% interval");
        canvas.text(x + 50.0, y, text, look);
        let x = x + 50.0 + look.width(text) + 28.0;
        square(canvas, (x + 6.0, y), colour);
        let text = lang.pick("10 jaar later", "10 years later");
        canvas.text(x + 24.0, y, text, look);
        let x = x + 24.0 + look.width(text) + 28.0;
        canvas.text(x, y, lang.pick("grijs: interval bevat nul", "grey: interval contains zero"), look);
    }
}

fn square(canvas: &mut Canvas, (x, y): (f64, f64), colour: style::Colour) {
    canvas.rect(Frame { left: x - 7.0, top: y - 7.0, right: x + 7.0, bottom: y + 7.0 }, style::WHITE);
    canvas.rect(Frame { left: x - 5.5, top: y - 5.5, right: x + 5.5, bottom: y + 5.5 }, colour);
}

impl Chart for Lasting {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn designs_mut(&mut self) -> Vec<&mut DesignLabel> {
        self.rows.iter_mut().map(|row| &mut row.label).collect()
    }

    fn finding(&self, lang: Lang) -> String {
        let all = self.rows.len();
        let lasting: Vec<&LastingRow> = self.rows.iter().filter(|r| r.interval.0 > 0.0).collect();
        let who = match &lasting[..] {
            [] => lang.pick("bij geen ontwerp".to_owned(), "no design keeps".to_owned()),
            [one] => {
                let name = one.label.quoted(lang);
                lang.pick(format!("alleen bij {name}"), format!("only {name} keeps"))
            }
            some if some.len() == all => {
                let who = all_designs(lang, all);
                lang.pick(format!("bij {who}"), format!("{who} keep"))
            }
            some => {
                let n = some.len();
                lang.pick(format!("bij {n} van de {all} ontwerpen"), format!("{n} of {all} designs keep"))
            }
        };
        let first = lang.pick(
            format!("Vijf jaar na het eind van het geld is {who} duidelijk winst over"),
            format!("Five years after the money ends {who} a clear gain"),
        );
        let shares = self.rows.iter().filter_map(|r| r.self_sustaining);
        let Some(most) = shares.reduce(f64::max) else { return first };
        if most <= 0.0 {
            let none = terms::in_worlds(lang, most, self.worlds);
            return lang.pick(format!("{first}; zelfdragend {none}"), format!("{first}; self-sustaining {none}"));
        }
        let most = terms::worlds_cell(lang, most, self.worlds);
        lang.pick(
            format!("{first}; zelfdragend in hooguit {most} van de werelden"),
            format!("{first}; self-sustaining in at most {most} of worlds"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let (indicator, base) = (self.heading.indicator.in_lang(lang), self.baseline.quoted(lang));
        let text = lang.pick(
            format!("winst ten opzichte van {base} in dezelfde wereld: {indicator}"),
            format!("gain over {base} in the same world: {indicator}"),
        );
        self.unit.name_difference(lang, &text)
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick(
            "Drie punten per ontwerp: bij stoppen, na vijf en na tien jaar",
            "Three points per design: at withdrawal, after five and after ten years",
        )
        .to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let points = Format::difference(self.unit);
        let five = Text::new("winst 5 jaar later", "gain 5 years later");
        Tidy::of(self.sorted())
            .design(lang, |row| &row.label)
            .number("stops", Text::new("geld stopt eind", "money stops at the end of"), Format::Year, |r| {
                f64::from(r.stops[0])
            })
            .number("stops_by_plan", Text::new("volgens het ontwerp", "by the design"), Format::Year, |r| {
                f64::from(r.stops[1])
            })
            .number(
                "at_withdrawal",
                Text::new("winst bij stoppen: mediaan", "gain at withdrawal: median"),
                points,
                |r| r.at_withdrawal,
            )
            .interval("after_5_years", five, MEDIAN, points, |r| [r.after_five, r.interval.0, r.interval.1])
            .number(
                "after_10_years",
                Text::new("winst 10 jaar later: mediaan", "gain 10 years later: median"),
                points,
                |r| r.after_ten,
            )
            .number("self_sustaining", terms::SELF_SUSTAINING, Format::Share, |r| r.self_sustaining.unwrap_or(f64::NAN))
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let mut headers = vec![lang.pick("Ontwerp", "Design").to_owned()];
        headers.extend(Self::heads(lang).map(str::to_owned));
        let row = |row: &&LastingRow| {
            let mut cells = vec![row.label.name(lang).to_owned()];
            cells.extend(self.cells(lang, row));
            cells
        };
        Table { headers, rows: self.sorted().iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let rows = self.sorted();
        let space = Rows::space(space, 120.0, rows.len());
        let lanes = Rows::new(space.top + 88.0, space.bottom - 32.0, rows.len()).on(canvas);
        let head = Type::new(16.0).muted();
        let columns = Self::columns(canvas);
        let numbers = columns.iter().map(|(_, x, _)| *x).fold(0.0, f64::max);
        Self::key(canvas, lang, space.left, space.top + 14.0);
        for (column, x, width) in columns {
            column_head(canvas, space.right - x, space.top + 62.0, Self::heads(lang)[*column], *width, head.right());
        }
        let (low, high) = self.range();
        let ticks = axis::ticks_around_zero(self.unit, low, high, 5);
        let x = Scale::new(
            (ticks[0], ticks[ticks.len() - 1]),
            (space.left + 300.0 * canvas.breadth(), space.right - numbers - 185.0),
        );
        axis::vertical_grid(canvas, lang, self.unit, &ticks, x, (lanes.top - 8.0, lanes.bottom(rows.len())), true);
        for (i, row) in rows.iter().enumerate() {
            let y = lanes.middle(i);
            lanes.label(canvas, i, (&row.label, lang), space, 280.0 * canvas.breadth());
            let clear = row.interval.0 > 0.0 || row.interval.1 < 0.0;
            let colour = if clear { row.label.fill() } else { style::NEUTRAL };
            let (start, middle, end) = (x.at(row.at_withdrawal), x.at(row.after_five), x.at(row.after_ten));
            let apart = STAGGER * lanes.scale * lanes.scale;
            let path = [(start, y - apart), (middle, y), (end, y + apart)];
            canvas.line(&path, style::mix(colour, style::WHITE, 0.3), 1.6);
            lanes.dot(canvas, y, (x.at(row.interval.0), middle, x.at(row.interval.1)), colour);
            canvas.edged_dot(path[0], 7.0, style::WHITE, (colour, 2.5));
            square(canvas, path[2], colour);
            let cells = self.cells(lang, row);
            for (column, x, _) in columns {
                canvas.text(space.right - x, y, &cells[*column], Type::new(lanes.size.min(18.0)).right());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::sample_design;

    fn finding(rows: &[(&str, f64, Option<f64>)]) -> String {
        let rows = rows
            .iter()
            .map(|(name, low, self_sustaining)| LastingRow {
                label: sample_design(name, 1),
                stops: [2022, 2022],
                at_withdrawal: 0.1,
                after_five: 0.03,
                interval: (*low, 0.06),
                after_ten: 0.02,
                self_sustaining: *self_sustaining,
            })
            .collect();
        let baseline = sample_design("none", 0);
        Lasting { heading: Heading::default(), unit: Unit::Share, baseline, worlds: 64, rows }.finding(Lang::En)
    }

    #[test]
    fn a_gain_lasts_only_when_its_interval_is_above_zero() {
        assert_eq!(finding(&[("A", -0.01, None)]), "Five years after the money ends no design keeps a clear gain");
        assert_eq!(
            finding(&[("A", -0.01, Some(0.1)), ("B", 0.01, Some(0.25))]),
            "Five years after the money ends only ‘B’ keeps a clear gain; self-sustaining in at most 25% of worlds"
        );
        assert!(finding(&[("A", 0.01, None), ("B", 0.01, None)]).contains("both designs keep a clear gain"));
        assert!(finding(&[("A", 0.01, None), ("B", 0.01, None), ("C", 0.0, None)]).contains("2 of 3 designs keep"));
    }
}
