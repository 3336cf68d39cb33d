//! Pairs of parameters that history ties together: the worlds it leaves, and the course of their means.

use crate::report::axis::Scale;
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::{Chart, Heading, Table, style};
use crate::text::{Lang, OwnedText, Text};

/// Pairs drawn.
const PANELS: usize = 6;
/// Parts of the range in which means are taken.
const PARTS: usize = 5;
/// Worlds drawn, so that dots do not become a wall.
const DOTS: usize = 400;

/// Two parameters.
#[derive(Clone, Debug)]
pub struct PairRow {
    /// Their names.
    pub names: [OwnedText; 2],
    /// Their paths.
    pub paths: [String; 2],
    /// Rank correlation over the points tried and over those kept.
    pub correlations: [f64; 2],
    /// Ranks of the kept worlds among those tried, 0–1.
    pub ranks: Vec<(f64, f64)>,
}

impl PairRow {
    /// What history did to the correlation.
    fn moved(&self) -> f64 {
        self.correlations[1] - self.correlations[0]
    }
}

/// The pairs that moved most.
#[derive(Clone, Debug)]
pub struct Pairs {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Pairs in all.
    pub all: usize,
    /// How many of them moved beyond chance.
    pub beyond: usize,
    /// What the largest change of all stays under by chance.
    pub chance: f64,
    /// The strongest, in order.
    pub rows: Vec<PairRow>,
}

impl Pairs {
    fn panel(&self, canvas: &mut Canvas, lang: Lang, row: &PairRow, frame: Frame) {
        let look = Type::new(15.0);
        let beyond = row.moved().abs() > self.chance;
        let colour = if beyond { style::GAIN } else { style::NEUTRAL };
        let number = lang.signed(row.moved(), 2);
        let bold = look.bold().tinted(colour);
        let width = bold.width(&number) + 10.0;
        canvas.text(frame.left, frame.top + 10.0, &number, bold);
        let [below, above] = row.names.each_ref().map(|name| name.in_lang(lang));
        let lines = |name: &str, width: f64| look.fit(name, look.even_width(name, width), 2);
        canvas.lines(frame.left + width, frame.top + 10.0, &lines(above, frame.width() - width), look);
        let plot = Frame { top: frame.top + 46.0, bottom: frame.bottom - 46.0, ..frame };
        let x = Scale::new((0.0, 1.0), (plot.left, plot.right));
        let y = Scale::new((0.0, 1.0), (plot.bottom, plot.top));
        canvas.outline(plot, style::GRID, 1.0);
        for &(a, b) in row.ranks.iter().take(DOTS) {
            canvas.dot(
                (x.at(0.01 + 0.98 * a), y.at(0.02 + 0.96 * b)),
                2.2,
                style::mix(style::GRID, style::NEUTRAL, 0.45),
            );
        }
        canvas.stroke(&[(plot.left, y.at(0.5)), (plot.right, y.at(0.5))], style::INK, 1.0, 1.0, Some((4.0, 4.0)));
        let means = means(&row.ranks);
        let course: Vec<(f64, f64)> = means.iter().map(|&(a, b)| (x.at(a), y.at(b))).collect();
        canvas.line(&course, colour, 3.2);
        course.iter().for_each(|&at| canvas.dot(at, 5.0, colour));
        canvas.lines(frame.right, frame.bottom - 29.0, &lines(below, frame.width()), look.right());
    }
}

/// Means of both where the first lies in equal parts of the range.
fn means(ranks: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let part = |i: usize| {
        let inside = ranks.iter().filter(|r| ((r.0 * PARTS as f64) as usize).min(PARTS - 1) == i);
        let (n, first, second) = inside.fold((0.0, 0.0, 0.0), |(n, a, b), r| (n + 1.0, a + r.0, b + r.1));
        (n > 0.0).then(|| (first / n, second / n))
    };
    (0..PARTS).filter_map(part).collect()
}

impl Chart for Pairs {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let (all, chance) = (lang.number(self.all as f64, 0), lang.number(self.chance, 2));
        let strongest = self.rows.first().map_or(0.0, PairRow::moved);
        let strongest = lang.number(strongest.abs(), 2);
        match self.beyond {
            0 => lang.pick(
                format!("De geschiedenis bindt geen van de {all} paren parameters sterker dan toeval ({strongest} tegen {chance})"),
                format!("History ties none of the {all} pairs of parameters beyond chance ({strongest} against {chance})"),
            ),
            1 => lang.pick(
                format!("De geschiedenis bindt één van de {all} paren parameters sterker dan toeval ({strongest} tegen {chance})"),
                format!("History ties one of the {all} pairs of parameters beyond chance ({strongest} against {chance})"),
            ),
            n => lang.pick(
                format!("De geschiedenis bindt {n} van de {all} paren parameters sterker dan toeval (tot {strongest}; toeval {chance})"),
                format!("History ties {n} of the {all} pairs of parameters beyond chance (up to {strongest}; chance {chance})"),
            ),
        }
    }

    fn subtitle(&self, lang: Lang) -> String {
        let what = self.heading.indicator.in_lang(lang);
        lang.pick(
            format!(
                "{what}; getal: verandering van de rangcorrelatie; lijn: gemiddelde per vijfde van de rangen; assen: rang van \
                 laag naar hoog, de ene parameter boven, de andere onder het vak"
            ),
            format!(
                "{what}; number: change of the rank correlation; line: mean per fifth of the ranks; axes: rank from low to \
                 high, one parameter above, the other below the box"
            ),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Puntenwolken, een per paar parameters", "Scatter plots, one per pair of parameters").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        Tidy::of(&self.rows)
            .text("name", Text::new("naam", "name"), |row| row.names[0].in_lang(lang))
            .text("parameter", Text::new("parameter", "parameter"), |row| row.paths[0].as_str())
            .text("and_name", Text::new("en (naam)", "and (name)"), |row| row.names[1].in_lang(lang))
            .text("and", Text::new("en", "and"), |row| row.paths[1].as_str())
            .number("before", Text::new("correlatie vooraf", "correlation before"), Format::Number, |r| {
                r.correlations[0]
            })
            .number("after", Text::new("correlatie achteraf", "correlation after"), Format::Number, |r| {
                r.correlations[1]
            })
            .number("change", Text::new("verandering", "change"), Format::Number, |row| row.moved())
            .number("chance", Text::new("toeval, grootste (95%)", "chance, largest (95%)"), Format::Number, |_| {
                self.chance
            })
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            ["Parameter", "Pad", "en", "Pad", "Correlatie vooraf", "Achteraf", "Verandering", "Toeval, grootste (95%)"],
            ["Parameter", "Path", "and", "Path", "Correlation before", "After", "Change", "Chance, largest (95%)"],
        );
        let row = |row: &PairRow| {
            let [a, b] = row.names.each_ref().map(|name| name.in_lang(lang).to_owned());
            let [path, other] = row.paths.clone();
            let [before, after] = row.correlations.map(|r| lang.signed(r, 2));
            vec![a, path, b, other, before, after, lang.signed(row.moved(), 2), lang.number(self.chance, 2)]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: self.rows.iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let (gap, columns) = (50.0, PANELS / 2);
        let width = (space.width() - gap * (columns - 1) as f64) / columns as f64;
        let height = (space.height() - 24.0) / 2.0;
        for (i, row) in self.rows.iter().take(PANELS).enumerate() {
            let left = space.left + (i % columns) as f64 * (width + gap);
            let top = space.top + (i / columns) as f64 * (height + 24.0);
            self.panel(canvas, lang, row, Frame { left, top, right: left + width, bottom: top + height });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_follow_the_cloud_and_stand_where_it_is() {
        let ranks: Vec<(f64, f64)> = (0..1000).map(|i| (f64::from(i) / 1000.0, f64::from(i % 500) / 500.0)).collect();
        let found = means(&ranks);
        assert_eq!(found.len(), PARTS);
        assert!((found[0].0 - 0.0995).abs() < 1e-9 && (found[0].1 - 0.199).abs() < 1e-9, "{found:?}");
        let two = means(&[(0.25, 0.1), (0.25, 0.3), (0.75, 0.9)]);
        assert_eq!(two, vec![(0.25, 0.2), (0.75, 0.9)]);
    }

    #[test]
    fn the_title_says_when_nothing_is_tied() {
        let (names, paths) = (Default::default(), ["a".into(), "b".into()]);
        let row = PairRow { names, paths, correlations: [0.05, -0.05], ranks: vec![] };
        let pairs =
            |beyond| Pairs { heading: Heading::default(), all: 10, beyond, chance: 0.13, rows: vec![row.clone()] };
        let finding = pairs(0).finding(Lang::En);
        assert_eq!(finding, "History ties none of the 10 pairs of parameters beyond chance (0.10 against 0.13)");
        assert!(pairs(1).finding(Lang::En).starts_with("History ties one of the 10 pairs"));
    }
}
