//! What history says about single parameters: prior and posterior of those that it moved most, and how far all moved.

use super::swatches;
use crate::report::axis::{self, Scale, Unit, decimals_for};
use crate::report::canvas::{Canvas, Frame, Point, Type};
use crate::report::data::{Data, Format, MEDIAN, Tidy};
use crate::report::{Chart, Heading, Table, style};
use crate::text::{Lang, OwnedText, Text};

/// Parameters drawn in full.
const PANELS: usize = 6;
/// Bars of a distribution.
const BARS: usize = 12;

/// One parameter.
#[derive(Clone, Debug)]
pub struct Marginal {
    /// Its name.
    pub name: OwnedText,
    /// Its path.
    pub path: String,
    /// Unit of its values.
    pub unit: OwnedText,
    /// How good the evidence for its range is.
    pub grade: OwnedText,
    /// Values tried, sorted.
    pub prior: Vec<f64>,
    /// Values kept, sorted.
    pub posterior: Vec<f64>,
    /// For a theory: the share of worlds in which it holds, before and after.
    pub holds: Option<[f64; 2]>,
    /// 5%, 50% and 95% points, before and after.
    pub points: [[f64; 3]; 2],
    /// Largest distance between the two distribution functions, 0–1.
    pub distance: f64,
    /// What this distance stays under by chance, in nineteen of twenty cases.
    pub chance: f64,
}

impl Marginal {
    fn ends(&self) -> (f64, f64) {
        (self.prior[0], self.prior[self.prior.len() - 1])
    }

    fn three(&self, lang: Lang, points: [f64; 3]) -> String {
        let decimals = decimals_for(self.points[0][2]);
        points.map(|v| lang.number(v, decimals)).join(" – ")
    }

    /// Shares of sorted values in bars of equal width.
    fn shares(&self, values: &[f64]) -> Vec<f64> {
        let (low, high) = self.ends();
        let below = |bar: usize| match bar {
            BARS => values.len(),
            bar => values.partition_point(|&v| v < low + (high - low) * bar as f64 / BARS as f64),
        };
        (0..BARS).map(|bar| (below(bar + 1) - below(bar)) as f64 / values.len().max(1) as f64).collect()
    }
}

/// All drawn parameters.
#[derive(Clone, Debug)]
pub struct Marginals {
    /// Name, indicator, source.
    pub heading: Heading,
    /// The parameters, those that moved most first.
    pub rows: Vec<Marginal>,
    /// What the largest distance of all stays under by chance, in nineteen of twenty cases.
    pub largest_by_chance: f64,
}

impl Marginals {
    fn moved(&self) -> usize {
        self.rows.iter().filter(|row| row.distance > self.largest_by_chance).count()
    }

    fn panel(&self, canvas: &mut Canvas, lang: Lang, row: &Marginal, frame: Frame) {
        let look = Type::new(15.0).bold();
        canvas.lines(frame.left, frame.top + 10.0, &look.fit(row.name.in_lang(lang), frame.width(), 2), look);
        let (unit, distance) = (row.unit.in_lang(lang), lang.number(row.distance, 3));
        let line = lang.pick(format!("{unit}; afstand {distance}"), format!("{unit}; distance {distance}"));
        let look = Type::new(14.0).muted();
        canvas.text(frame.left, frame.top + 50.0, &look.cut(&line, frame.width()), look);
        let shares = [&row.prior, &row.posterior].map(|v| row.shares(v));
        let top = shares.iter().flatten().copied().fold(0.0, f64::max);
        let y = Scale::new((0.0, top.max(1e-9)), (frame.bottom - 26.0, frame.top + 66.0));
        let x = Scale::new((0.0, BARS as f64), (frame.left, frame.right));
        let outline = |shares: &[f64]| -> Vec<Point> {
            let step = |(bar, &s): (usize, &f64)| [(x.at(bar as f64), y.at(s)), (x.at(bar as f64 + 1.0), y.at(s))];
            let steps = shares.iter().enumerate().flat_map(step);
            [(frame.left, y.at(0.0))].into_iter().chain(steps).chain([(frame.right, y.at(0.0))]).collect()
        };
        let [before, after] = shares.map(|s| outline(&s));
        canvas.area(before.clone(), style::GRID, 1.0);
        canvas.line(&before, style::NEUTRAL, 1.2);
        canvas.line(&after, style::GAIN, 2.6);
        canvas.line(&[(frame.left, y.at(0.0)), (frame.right, y.at(0.0))], style::INK, 1.4);
        let (low, high) = row.ends();
        let decimals = decimals_for(low.abs().max(high.abs()));
        canvas.text(frame.left, frame.bottom - 10.0, &lang.number(low, decimals), look);
        canvas.text(frame.right, frame.bottom - 10.0, &lang.number(high, decimals), look.right());
    }

    /// The distances of all parameters, from large to small, and what chance does.
    fn distances(&self, canvas: &mut Canvas, lang: Lang, frame: Frame) {
        let look = Type::new(16.0).bold();
        let title = lang.pick("Afstand van alle parameters", "Distance of all parameters");
        canvas.text(frame.left, frame.top + 10.0, title, look);
        // Chance is nearly the same for all, so that one line stands for them.
        let mut chances: Vec<f64> = self.rows.iter().map(|r| r.chance).collect();
        chances.sort_by(f64::total_cmp);
        let usual = chances.get(chances.len() / 2).copied().unwrap_or(0.0);
        let most = self.rows.first().map_or(0.0, |r| r.distance).max(self.largest_by_chance);
        let ticks = axis::ticks_from_zero(Unit::Number, most, 5);
        let y = Scale::new((0.0, ticks[ticks.len() - 1]), (frame.bottom - 26.0, frame.top + 48.0));
        let left = frame.left + axis::width_of_ticks(lang, Unit::Number, &ticks, 15.0) + 10.0;
        axis::horizontal_grid(canvas, lang, Unit::Number, &ticks, y, (left, frame.right), Some(15.0));
        let x = Scale::new((-1.0, self.rows.len() as f64), (left, frame.right));
        let note = Type::new(14.0).muted().right().halo();
        for (level, text) in [
            (self.largest_by_chance, lang.pick("toeval: grootste van alle (95%)", "chance: largest of all (95%)")),
            (usual, lang.pick("toeval: één parameter (95%)", "chance: one parameter (95%)")),
        ] {
            canvas.stroke(&[(left, y.at(level)), (frame.right, y.at(level))], style::INK, 1.0, 1.3, Some((6.0, 5.0)));
            canvas.text(frame.right, y.at(level) - 11.0, text, note);
        }
        for (i, row) in self.rows.iter().enumerate() {
            let colour = if row.distance > self.largest_by_chance { style::GAIN } else { style::NEUTRAL };
            canvas.dot((x.at(i as f64), y.at(row.distance)), 3.6, colour);
        }
        let (n, low) = (self.rows.len(), frame.bottom - 10.0);
        let below = lang.pick(format!("{n} parameters, grootste eerst"), format!("{n} parameters, largest first"));
        canvas.text(left, low, &below, Type::new(14.0).muted());
    }
}

impl Chart for Marginals {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let (all, moved) = (self.rows.len(), self.moved());
        match (moved, self.rows.first().map(|row| row.name.in_lang(lang))) {
            (0, _) | (_, None) => lang.pick(
                format!("De geschiedenis verschuift geen van de {all} onzekere parameters verder dan toeval"),
                format!("History moves none of the {all} uncertain parameters further than chance does"),
            ),
            (_, Some(first)) => lang.pick(
                format!(
                    "De geschiedenis verschuift {moved} van de {all} onzekere parameters verder dan toeval; het meest ‘{first}’"
                ),
                format!(
                    "History moves {moved} of the {all} uncertain parameters further than chance does; most of all ‘{first}’"
                ),
            ),
        }
    }

    fn subtitle(&self, lang: Lang) -> String {
        let what = self.heading.indicator.in_lang(lang);
        lang.pick(
            format!(
                "{what}; afstand: grootste verschil tussen beide verdelingsfuncties (Kolmogorov–Smirnov); toeval: evenveel \
                 punten, blind gekozen"
            ),
            format!(
                "{what}; distance: largest difference between the two distribution functions (Kolmogorov–Smirnov); \
                 chance: as many points chosen blindly"
            ),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        let text = (
            "Verdelingen per parameter, en een punt per parameter",
            "Distributions per parameter, and one dot per parameter",
        );
        lang.pick(text.0, text.1).to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let holds = |row: &&Marginal, side: usize| row.holds.map_or(f64::NAN, |shares| shares[side]);
        let ends = |row: &&Marginal, side: usize| [row.points[side][1], row.points[side][0], row.points[side][2]];
        let held = [
            Text::new("theorie geldt vooraf", "theory holds before"),
            Text::new("theorie geldt achteraf", "theory holds after"),
        ];
        Tidy::of(&self.rows)
            .text("name", Text::new("naam", "name"), |row| row.name.in_lang(lang))
            .text("parameter", Text::new("parameter", "parameter"), |row| row.path.as_str())
            .text("unit", Text::new("eenheid", "unit"), |row| row.unit.in_lang(lang))
            .text("evidence", Text::new("bewijs", "evidence"), |row| row.grade.in_lang(lang))
            .interval("before", Text::new("vooraf", "before"), MEDIAN, Format::Number, |row| ends(row, 0))
            .interval("after", Text::new("achteraf", "after"), MEDIAN, Format::Number, |row| ends(row, 1))
            .number("holds_before", held[0], Format::Share, |row| holds(row, 0))
            .number("holds_after", held[1], Format::Share, |row| holds(row, 1))
            .number("distance", Text::new("afstand", "distance"), Format::Number, |row| row.distance)
            .number("chance", Text::new("toeval (95%)", "chance (95%)"), Format::Number, |row| row.chance)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            [
                "Parameter",
                "Pad",
                "Eenheid",
                "Bewijs",
                "Vooraf 5% – 50% – 95%",
                "Achteraf 5% – 50% – 95%",
                "Afstand",
                "Toeval (95%)",
            ],
            [
                "Parameter",
                "Path",
                "Unit",
                "Evidence",
                "Before 5% – 50% – 95%",
                "After 5% – 50% – 95%",
                "Distance",
                "Chance (95%)",
            ],
        );
        let row = |row: &Marginal| {
            let [before, after] = row.points.map(|points| row.three(lang, points));
            let [before, after] = row.holds.map_or([before, after], |holds| {
                holds.map(|share| format!("{} {}", lang.pick("ja in", "yes in"), lang.percent(share, 1)))
            });
            let mark = if row.distance > self.largest_by_chance { " *" } else { "" };
            vec![
                row.name.in_lang(lang).to_owned(),
                row.path.clone(),
                row.unit.in_lang(lang).to_owned(),
                row.grade.in_lang(lang).to_owned(),
                before,
                after,
                lang.number(row.distance, 3) + mark,
                lang.number(row.chance, 3),
            ]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: self.rows.iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let right = space.left + space.width() * 0.64;
        let names = [
            (lang.pick("plausibele werelden", "plausible worlds").to_owned(), style::GRID),
            (lang.pick("werelden die bij de feiten passen", "worlds that meet the facts").to_owned(), style::GAIN),
        ];
        let top = swatches(canvas, &names, Frame { right, ..space });
        let (gap, columns) = (44.0, PANELS / 2);
        let width = (right - space.left - gap * (columns - 1) as f64) / columns as f64;
        let height = (space.bottom - top - 24.0) / 2.0;
        for (i, row) in self.rows.iter().take(PANELS).enumerate() {
            let left = space.left + (i % columns) as f64 * (width + gap);
            let top = top + (i / columns) as f64 * (height + 24.0);
            self.panel(canvas, lang, row, Frame { left, top, right: left + width, bottom: top + height });
        }
        self.distances(canvas, lang, Frame { left: right + 70.0, top, ..space });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marginals(distances: &[f64]) -> Marginals {
        let row = |&distance: &f64| Marginal {
            name: OwnedText { nl: "Naam".into(), en: "Name".into() },
            path: "group.name".into(),
            unit: OwnedText::default(),
            grade: OwnedText::default(),
            prior: (0..=100).map(f64::from).collect(),
            posterior: vec![0.0, 1.0, 100.0, 100.0],
            holds: None,
            points: [[5.0, 50.0, 95.0]; 2],
            distance,
            chance: 0.05,
        };
        Marginals { heading: Heading::default(), rows: distances.iter().map(row).collect(), largest_by_chance: 0.07 }
    }

    #[test]
    fn the_title_counts_what_moved_beyond_chance() {
        let finding = marginals(&[0.2, 0.08, 0.06]).finding(Lang::En);
        assert_eq!(
            finding,
            "History moves 2 of the 3 uncertain parameters further than chance does; most of all ‘Name’"
        );
        let finding = marginals(&[0.06, 0.01]).finding(Lang::En);
        assert_eq!(finding, "History moves none of the 2 uncertain parameters further than chance does");
    }

    #[test]
    fn bars_hold_every_value_once() {
        let row = &marginals(&[0.1]).rows[0];
        let shares = row.shares(&row.posterior);
        assert_eq!((shares[0], shares[BARS - 1], shares.len()), (0.5, 0.5, BARS));
        assert!((row.shares(&row.prior).iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
