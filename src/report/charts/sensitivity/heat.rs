//! Mean outcome by the values of two factors, as coloured cells with their numbers.

use super::{About, Factor, Noted, shown_unit, values};
use crate::experiments::sensitivity::heat::{Class, Heat};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::style::{self, Colour};
use crate::report::{Chart, Heading, Table};
use crate::text::{Lang, OwnedText, Text};

/// Means over all other factors and worlds.
#[derive(Clone, Debug)]
pub struct HeatMap {
    /// The outcome.
    pub about: About,
    /// The factor to the right and the factor upwards.
    pub factors: [Factor; 2],
    /// The means.
    pub heat: Heat,
}

impl HeatMap {
    fn means(&self) -> impl Iterator<Item = f64> {
        self.heat.means.iter().copied().filter(|m| m.is_finite())
    }

    fn range(&self) -> (f64, f64) {
        self.means().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), m| (l.min(m), h.max(m)))
    }

    /// Differences go from orange through white at zero to blue, levels from light to dark blue.
    fn fill(&self, mean: f64) -> Colour {
        let (low, high) = self.range();
        if self.about.difference {
            let side = if mean > 0.0 { style::GAIN } else { style::LOSS };
            return style::mix(style::WHITE, side, mean.abs() / high.max(-low).max(f64::MIN_POSITIVE));
        }
        style::mix(style::BLUES[0], style::BLUES[3], (mean - low) / (high - low).max(f64::MIN_POSITIVE))
    }

    fn number(&self, lang: Lang, mean: f64) -> String {
        let (low, high) = self.range();
        // Levels differ by less than they are large.
        let largest = if self.about.difference { high.max(-low) } else { high - low };
        if mean.is_finite() { self.about.level(lang, mean, largest) } else { "–".to_owned() }
    }

    fn class(&self, lang: Lang, factor: usize, class: Class) -> String {
        values(lang, self.factors[factor].unit, class)
    }

    /// A factor with its unit.
    fn name(&self, lang: Lang, factor: usize) -> String {
        let (name, unit) = (self.factors[factor].name.in_lang(lang), shown_unit(lang, self.factors[factor].unit));
        if unit.is_empty() { name.to_owned() } else { format!("{name} ({unit})") }
    }

    /// A factor with its unit and, smaller, its path, beginning at `x` or ending there.
    fn axis(&self, canvas: &mut Canvas, lang: Lang, factor: usize, (x, y): (f64, f64), right: bool) {
        let (head, small) = (Type::new(17.0).bold(), Type::new(14.0).muted());
        let (name, path) = (self.name(lang, factor), &self.factors[factor].path);
        if right {
            canvas.text(x, y, path, small.right());
            canvas.text(x - small.width(path) - 12.0, y, &name, head.right());
        } else {
            canvas.text(x, y, &name, head);
            canvas.text(x + head.width(&name) + 12.0, y, path, small);
        }
    }
}

impl Noted for HeatMap {
    fn notes(&self, lang: Lang) -> Vec<String> {
        let (least, empty) =
            (self.heat.points.iter().filter(|n| **n > 0).min(), self.heat.points.iter().filter(|n| **n == 0).count());
        let least = lang.number(*least.unwrap_or(&0) as f64, 0);
        let mut how = lang.pick(
            format!("Elk vak: het gemiddelde over alle punten met deze waarden, alle andere factoren en werelden zoals ze vallen; minstens {least} punten per vak. Een factor met meer dan tien waarden is verdeeld in vijf klassen met evenveel punten."),
            format!("Each cell: the mean over all points with these values, all other factors and worlds as they come; at least {least} points in a cell. A factor with more than ten values is cut in five classes with as many points."),
        );
        if empty > 0 {
            how += &lang
                .pick(format!(" In {empty} vakken ligt geen punt (–)."), format!(" {empty} cells hold no point (–)."));
        }
        [how].into_iter().chain(self.about.notes(lang, ["punten", "points"])).collect()
    }
}

impl Chart for HeatMap {
    fn heading(&self) -> &Heading {
        &self.about.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let (low, high) = self.range();
        let [from, to] = [low, high].map(|m| self.number(lang, m));
        let unit = match self.about.difference {
            true => self.about.unit.of_difference(lang),
            false if self.about.unit == crate::report::axis::Unit::Share => "%",
            false => "",
        };
        let unit = if unit.len() > 1 { format!(" {unit}") } else { unit.to_owned() };
        // As printed: what shows as zero is on neither side.
        let decimals = super::decimals(self.about.unit, high.max(-low));
        let shown = |m: &f64| !self.about.unit.is_zero(*m, decimals);
        let (above, all) = (self.means().filter(|m| *m > 0.0 && shown(m)).count(), self.means().count());
        if self.about.difference && above > 0 && self.means().any(|m| m < 0.0 && shown(&m)) {
            return lang.pick(
                format!(
                    "Het verschil wisselt van teken: in {above} van de {all} vakken boven nul ({from} tot {to}{unit})"
                ),
                format!("The difference changes sign: above zero in {above} of {all} cells ({from} to {to}{unit})"),
            );
        }
        match self.about.difference {
            true => lang.pick(
                format!("Het verschil is gemiddeld {from} tot {to}{unit}"),
                format!("The difference is {from} to {to}{unit} on average"),
            ),
            false => lang
                .pick(format!("Gemiddeld van {from} tot {to}{unit}"), format!("From {from} to {to}{unit} on average")),
        }
    }

    fn subtitle(&self, lang: Lang) -> String {
        let [across, up] = [0, 1].map(|f| super::quoted(lang, &self.factors[f]));
        let outcome = match self.about.difference {
            true => self.about.outcome(lang),
            false => self.about.heading.indicator.in_lang(lang).to_owned(),
        };
        let percent = self.about.unit == crate::report::axis::Unit::Share && !self.about.difference;
        let outcome = if percent { format!("{outcome}, %") } else { outcome };
        lang.pick(
            format!("gemiddelde naar {across} en {up}: {outcome}"),
            format!("mean by {across} and {up}: {outcome}"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Kaart met gekleurde vakken", "Map of coloured cells").to_owned()
    }

    fn data(&self, _: Lang) -> Data {
        let heat = &self.heat;
        let rows = heat.up.iter().enumerate().rev();
        let tidy =
            Tidy::of(rows.flat_map(|(i, up)| heat.across.iter().enumerate().map(move |(j, a)| ([*a, *up], (i, j)))));
        let tidy = ["across", "up"].into_iter().enumerate().fold(tidy, |tidy, (f, key)| {
            let name = |end: Text| {
                let [nl, en] =
                    [Lang::Nl, Lang::En].map(|lang| format!("{}: {}", self.name(lang, f), end.in_lang(lang)));
                OwnedText { nl, en }
            };
            tidy.number(&format!("{key}_from"), name(Text::new("vanaf", "from")), Format::Number, |row| row.0[f].0)
                .number(&format!("{key}_to"), name(Text::new("tot en met", "to")), Format::Number, |row| row.0[f].1)
        });
        tidy.number("mean", Text::new("gemiddelde", "mean"), self.about.format(), |row| heat.means[row.1])
            .number("points", Text::new("punten", "points"), Format::Count, |row| heat.points[row.1] as f64)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let [up, across] = [1, 0].map(|f| format!("{} [{}]", self.name(lang, f), self.factors[f].path));
        let corner = format!("{up} / {across}");
        let heads = self.heat.across.iter().map(|c| self.class(lang, 0, *c));
        let row = |(i, class): (usize, &Class)| {
            let cells = self.heat.means.row(i).iter().map(|m| self.number(lang, *m)).collect::<Vec<String>>();
            [vec![self.class(lang, 1, *class)], cells].concat()
        };
        Table {
            headers: [corner].into_iter().chain(heads).collect(),
            rows: self.heat.up.iter().enumerate().rev().map(row).collect(),
        }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let (columns, rows) = (self.heat.across.len(), self.heat.up.len());
        let look = Type::new(16.0).muted();
        let labels: Vec<String> = self.heat.up.iter().map(|c| self.class(lang, 1, *c)).collect();
        let wide = labels.iter().map(|l| look.width(l)).fold(0.0, f64::max);
        self.axis(canvas, lang, 1, (space.left, space.top + 18.0), false);
        let plot = Frame {
            left: space.left + wide + 16.0,
            top: space.top + 42.0,
            right: space.right,
            bottom: space.bottom - 58.0,
        };
        let (width, height) = ((plot.width() / columns as f64).min(560.0), (plot.height() / rows as f64).min(230.0));
        for (row, label) in labels.iter().enumerate() {
            let top = plot.top + height * (rows - 1 - row) as f64;
            canvas.text(plot.left - 12.0, top + height / 2.0, label, look.right());
            for column in 0..columns {
                let mean = self.heat.means[(row, column)];
                let left = plot.left + width * column as f64;
                let cell =
                    Frame { left: left + 1.0, right: left + width - 1.0, top: top + 1.0, bottom: top + height - 1.0 };
                let fill = if mean.is_finite() { self.fill(mean) } else { style::WHITE };
                canvas.rect(cell, fill);
                canvas.outline(cell, style::GRID, 1.0);
                let text = Type::new(if columns > 6 { 16.0 } else { 19.0 }).centre().on(fill);
                canvas.text(left + width / 2.0, top + height / 2.0, &self.number(lang, mean), text);
            }
        }
        let bottom = plot.top + height * rows as f64;
        for (column, class) in self.heat.across.iter().enumerate() {
            let label = look.cut(&self.class(lang, 0, *class), width - 6.0);
            canvas.text(plot.left + width * (column as f64 + 0.5), bottom + 18.0, &label, look.centre());
        }
        let right = plot.left + width * columns as f64;
        self.axis(canvas, lang, 0, (right, bottom + 44.0), true);
    }
}
