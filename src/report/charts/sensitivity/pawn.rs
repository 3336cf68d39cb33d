//! PAWN: how far the distribution of outcomes moves with a factor, against what noise alone gives.

use super::{About, Factor, MOST, Noted, Row, Rows, quoted};
use crate::experiments::sensitivity::pawn::{Pawn, SLICES};
use crate::report::axis::{self, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, ESTIMATE, Format};
use crate::report::style;
use crate::report::{Chart, Heading, Table};
use crate::text::{Lang, Text};

/// Distances of factors, the largest first.
#[derive(Clone, Debug)]
pub struct Pawns {
    /// The outcome.
    pub about: About,
    /// Factors in order of their distance.
    pub rows: Vec<(Factor, Pawn)>,
}

fn number(lang: Lang, p: &Pawn) -> String {
    let [value, low, high] = [p.index.value, p.index.low, p.index.high].map(|v| lang.number(v, 2));
    format!("{value} [{low}; {high}]")
}

impl Pawns {
    /// Distances of factors in any order.
    pub fn new(about: About, mut rows: Vec<(Factor, Pawn)>) -> Self {
        rows.sort_by(|a, b| b.1.index.value.total_cmp(&a.1.index.value));
        Self { about, rows }
    }

    fn above(&self) -> usize {
        self.rows.iter().filter(|(_, p)| p.index.value > p.noise).count()
    }
}

impl Noted for Pawns {
    fn notes(&self, lang: Lang) -> Vec<String> {
        let how = lang.pick(
            format!("Afstand (PAWN): hoe ver de verdeling van de uitkomst verschuift als een factor in één van {SLICES} even grote plakken van zijn waarden ligt (mediaan over de plakken); 0 is niets, 1 is geen overlap. Ruis: waar een factor zonder enig effect in 19 van de 20 gevallen onder blijft; één op de twintig zulke factoren komt er dus toch boven. Interval: 90%, uit 500 herhaalde trekkingen."),
            format!("Distance (PAWN): how far the distribution of the outcome moves when a factor lies in one of {SLICES} equal slices of its values (median over slices); 0 is nothing, 1 is no overlap. Noise: what a factor without any effect stays below in 19 of 20 cases; so one in twenty such factors passes it all the same. Interval: 90%, from 500 resamples."),
        );
        [how].into_iter().chain(self.about.notes(lang, ["punten", "points"])).collect()
    }
}

impl Chart for Pawns {
    fn heading(&self) -> &Heading {
        &self.about.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let (above, all) = (self.above(), self.rows.len());
        let Some((first, _)) = self.rows.iter().find(|(_, p)| p.index.value > p.noise) else {
            return lang.pick(
                format!("Geen van de {all} factoren komt boven ruis uit"),
                format!("None of {all} factors stands out from noise"),
            );
        };
        let name = quoted(lang, first);
        if above == 1 {
            return lang
                .pick(format!("Alleen {name} komt boven ruis uit"), format!("Only {name} stands out from noise"));
        }
        // One in twenty factors without effect passes the noise.
        let chance = (all as f64 / 20.0).round();
        let by_chance = match chance >= 1.0 {
            true => lang.pick(format!(" (door toeval: {chance})"), format!(" (by chance: {chance})")),
            false => String::new(),
        };
        lang.pick(
            format!("{above} van de {all} factoren komen boven ruis uit{by_chance}, {name} het meest"),
            format!("{above} of {all} factors stand out from noise{by_chance}, {name} most"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let outcome = self.about.heading.indicator.in_lang(lang);
        lang.pick(
            format!("verschuiving van de verdeling (PAWN, 0–1) met 90%-interval: {outcome}"),
            format!("shift of the distribution (PAWN, 0–1) with 90% interval: {outcome}"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Balken met een grens voor ruis", "Bars with a limit for noise").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        super::factors(&self.rows, lang)
            .interval("distance", Text::new("afstand", "distance"), ESTIMATE, Format::Number, |r| {
                super::ends(r.1.index)
            })
            .number("noise", Text::new("ruis", "noise"), Format::Number, |row| row.1.noise)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            ["Factor", "Pad", "Afstand [90%]", "Ruis", "Bron van de waarde"],
            ["Factor", "Path", "Distance [90%]", "Noise", "Source of the value"],
        );
        let row = |(factor, p): &(Factor, Pawn)| {
            let (name, grade) = (factor.name.in_lang(lang).to_owned(), super::grade(lang, factor.grade).to_owned());
            vec![name, factor.path.clone(), number(lang, p), lang.number(p.noise, 2), grade]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: self.rows.iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let shown = &self.rows[..self.rows.len().min(MOST)];
        let row = |(factor, p): &'_ (Factor, Pawn)| (factor.clone(), number(lang, p));
        let texts: Vec<_> = shown.iter().map(row).collect();
        let rows =
            texts.iter().map(|(factor, text)| Row { factor, remark: String::new(), numbers: vec![text.clone()] });
        let rows = Rows {
            rows: rows.collect(),
            others: self.rows.len() - shown.len(),
            head: lang.pick("afstand [90%]", "distance [90%]"),
            rest: lang.pick("een kleinere afstand", "a smaller distance"),
        };
        let look = Type::new(16.0).muted();
        let y = space.top + 20.0;
        canvas.stroke(&[(space.left + 8.0, y - 13.0), (space.left + 8.0, y + 13.0)], style::INK, 1.0, 3.0, None);
        let text = lang.pick(
            "ruis: dit haalt een factor zonder invloed in 19 van de 20 gevallen niet; grijs: niet boven ruis",
            "noise: a factor without effect stays below this in 19 of 20 cases; grey: not above noise",
        );
        canvas.text(space.left + 24.0, y, text, look);
        let high = shown.iter().map(|(_, p)| p.index.high.max(p.noise)).fold(0.0, f64::max);
        let ticks = axis::ticks_from_zero(Unit::Number, high, 5);
        let (x, middles, step) = rows.draw(canvas, lang, space, Unit::Number, &ticks, false);
        for ((factor, p), y) in shown.iter().zip(middles) {
            let colour = if p.index.value > p.noise { super::colour(factor.grade) } else { style::NEUTRAL };
            let half = (step / 4.0).min(11.0);
            let bar = Frame { left: x.at(0.0), right: x.at(p.index.value), top: y - half, bottom: y + half };
            canvas.rect(bar, style::mix(style::WHITE, colour, 0.45));
            canvas.line(&[(x.at(p.index.low), y), (x.at(p.index.high), y)], colour, 3.5);
            canvas.line(&[(x.at(p.noise), y - half - 4.0), (x.at(p.noise), y + half + 4.0)], style::INK, 3.0);
        }
    }
}
