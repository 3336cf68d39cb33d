//! Where a factor is low and where it is high: mean outcomes of the two ends of its range.

use super::{About, Factor, MOST, Noted, Row, Rows, key, mark, quoted, shown_unit, values};
use crate::experiments::sensitivity::Estimate;
use crate::experiments::sensitivity::tornado::{End, Swing};
use crate::report::axis;
use crate::report::canvas::{Canvas, Frame};
use crate::report::data::{Data, Format, MEAN};
use crate::report::style;
use crate::report::{Chart, Heading, Table, terms};
use crate::text::{Lang, OwnedText, Text};

/// Swings of factors, the widest first.
#[derive(Clone, Debug)]
pub struct Tornado {
    /// The outcome.
    pub about: About,
    /// From where means are drawn: zero for a difference, else the mean over all points.
    pub centre: f64,
    /// Factors in order of the size of their swing.
    pub rows: Vec<(Factor, Swing)>,
}

fn clear(swing: &Swing) -> bool {
    swing.difference.low > 0.0 || swing.difference.high < 0.0
}

impl Tornado {
    /// A tornado of factors in any order.
    pub fn new(about: About, centre: f64, mut rows: Vec<(Factor, Swing)>) -> Self {
        rows.sort_by(|a, b| b.1.difference.value.abs().total_cmp(&a.1.difference.value.abs()));
        Self { about, centre, rows }
    }

    fn largest(&self) -> f64 {
        self.rows.first().map_or(1.0, |(_, s)| s.difference.value.abs())
    }

    /// What moves.
    fn moved(&self, lang: Lang) -> &'static str {
        match self.about.difference {
            true => lang.pick("verschil", "difference"),
            false => lang.pick("gemiddelde", "mean"),
        }
    }

    fn swing(&self, lang: Lang, swing: &Swing) -> String {
        self.about.change(lang, swing.difference, self.largest())
    }
}

impl Noted for Tornado {
    fn notes(&self, lang: Lang) -> Vec<String> {
        let how = lang.pick(
            "Laag en hoog: het laagste en het hoogste vijfde deel van de punten (bij hoogstens vijf waarden: de laagste en de hoogste waarde), alle andere factoren zoals ze vallen. Interval: 90%, alsof de punten los van elkaar getrokken zijn. Een factor die in het midden anders werkt dan aan de randen, of alleen samen met andere, valt hier weg: zie --method pawn.",
            "Low and high: the lowest and the highest fifth of the points (of at most five values: the lowest and the highest value), all other factors as they come. Interval: 90%, as of points drawn independently. A factor that works in the middle of its range, or only together with others, does not show here: see --method pawn.",
        );
        [how.to_owned()].into_iter().chain(self.about.notes(lang, ["punten", "points"])).collect()
    }
}

impl Chart for Tornado {
    fn heading(&self) -> &Heading {
        &self.about.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let Some((factor, swing)) = self.rows.first().filter(|(_, s)| clear(s)) else {
            return lang.pick(
                format!("Geen factor verschuift het {} aantoonbaar", self.moved(lang)),
                format!("No factor moves the {} demonstrably", self.moved(lang)),
            );
        };
        let (name, unit) = (quoted(lang, factor), self.about.unit.of_difference(lang));
        let by = self.about.unit.signed(lang, swing.difference.value, super::decimals(self.about.unit, self.largest()));
        let by = format!("{by} {unit}").trim_end().to_owned();
        lang.pick(
            format!("{name} verschuift het {} het meest: {by} van laag naar hoog", self.moved(lang)),
            format!("{name} moves the {} most: {by} from low to high", self.moved(lang)),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let outcome = self.about.outcome(lang);
        if self.about.difference {
            return lang.pick(
                format!("gemiddelde waar één factor laag of hoog is, met 90%-interval: {outcome}"),
                format!("mean where one factor is low or high, with 90% interval: {outcome}"),
            );
        }
        let centre = self.about.unit.level(lang, self.centre, super::decimals(self.about.unit, self.largest()));
        lang.pick(
            format!(
                "afwijking van het gemiddelde ({centre}) waar één factor laag of hoog is, met 90%-interval: {outcome}"
            ),
            format!("deviation from the mean ({centre}) where one factor is low or high, with 90% interval: {outcome}"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Tornado: twee punten met een balk per factor", "Tornado: two dots with a bar per factor").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let format = self.about.format();
        let ends = [("low", Text::new("laag", "low")), ("high", Text::new("hoog", "high"))];
        let tidy = (ends.into_iter().enumerate()).fold(super::factors(&self.rows, lang), |tidy, (i, (key, label))| {
            let end = |row: &&(Factor, Swing)| *[&row.1.low, &row.1.high][i];
            let label = |nl, en| OwnedText { nl: format!("{}: {nl}", label.nl), en: format!("{}: {en}", label.en) };
            tidy.number(&format!("{key}_from"), label("vanaf", "from"), Format::Number, |r| end(r).values.0)
                .number(&format!("{key}_to"), label("tot en met", "to"), Format::Number, |r| end(r).values.1)
                .interval(key, label("uitkomst", "outcome"), MEAN, format, |r| super::ends(end(r).mean))
        });
        let difference = Text::new("hoog min laag", "high minus low");
        tidy.interval("difference", difference, MEAN, Format::difference(self.about.unit), |r| {
            super::ends(r.1.difference)
        })
        .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            [
                "Factor",
                "Pad",
                "Eenheid",
                "Laag",
                "Hoog",
                "Gemiddeld bij laag",
                "Gemiddeld bij hoog",
                "Hoog min laag [90%]",
                "Bron van de waarde",
            ],
            [
                "Factor",
                "Path",
                "Unit",
                "Low",
                "High",
                "Mean when low",
                "Mean when high",
                "High minus low [90%]",
                "Source of the value",
            ],
        );
        let row = |(factor, swing): &(Factor, Swing)| {
            let end = |end: &End| values(lang, factor.unit, end.values);
            let mean = |end: &End| self.about.level(lang, end.mean.value, self.largest());
            let (low, high) = (&swing.low, &swing.high);
            let grade = super::grade(lang, factor.grade).to_owned();
            let [name, path, unit] =
                [factor.name.in_lang(lang), &factor.path, terms::unit(factor.unit, lang)].map(str::to_owned);
            vec![name, path, unit, end(low), end(high), mean(low), mean(high), self.swing(lang, swing), grade]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: self.rows.iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let shown = &self.rows[..self.rows.len().min(MOST)];
        let row = |(factor, swing): &'_ (Factor, Swing)| {
            let [low, high] = [swing.low, swing.high].map(|end| values(lang, factor.unit, end.values));
            let unit = shown_unit(lang, factor.unit);
            let text =
                lang.pick(format!("laag: {low}; hoog: {high} {unit}"), format!("low: {low}; high: {high} {unit}"));
            text.trim_end().to_owned()
        };
        let rows = shown.iter().map(|r| Row { factor: &r.0, remark: row(r), numbers: vec![self.swing(lang, &r.1)] });
        let rows = Rows {
            rows: rows.collect(),
            others: self.rows.len() - shown.len(),
            head: lang.pick("hoog min laag [90%]", "high minus low [90%]"),
            rest: lang.pick("een kleiner verschil tussen laag en hoog", "a smaller difference between low and high"),
        };
        let grey = lang.pick(
            "grijs: het interval van hoog min laag bevat nul",
            "grey: the interval of high minus low contains zero",
        );
        key(canvas, space, lang.pick(["factor hoog", "factor laag"], ["factor high", "factor low"]), grey);
        let from_centre = |e: Estimate| Estimate {
            value: e.value - self.centre,
            low: e.low - self.centre,
            high: e.high - self.centre,
        };
        let ends = || shown.iter().flat_map(|(_, s)| [s.low.mean, s.high.mean]).map(from_centre);
        let (low, high) = ends().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), e| (l.min(e.low), h.max(e.high)));
        let ticks = axis::ticks_around_zero(self.about.unit, low, high, 5);
        let (x, middles, step) = rows.draw(canvas, lang, space, self.about.unit, &ticks, true);
        for ((factor, swing), y) in shown.iter().zip(middles) {
            let colour = if clear(swing) { super::colour(factor.grade) } else { style::NEUTRAL };
            let [at_low, at_high] = [swing.low, swing.high].map(|end| from_centre(end.mean));
            let (from, to) = (x.at(at_low.value), x.at(at_high.value));
            let half = (step / 4.0).min(10.0);
            let bar = Frame { left: from.min(to), right: from.max(to), top: y - half, bottom: y + half };
            canvas.rect(bar, style::mix(style::WHITE, colour, 0.3));
            mark(canvas, x, y - step / 9.0, at_high, colour, false);
            mark(canvas, x, y + step / 9.0, at_low, colour, true);
        }
    }
}
