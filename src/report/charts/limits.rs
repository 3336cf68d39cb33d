//! A box: on every axis that it restricts where it lies, and how cases and other points are spread.

use super::discovery::{Row, Story};
use super::swatches;
use crate::report::axis::Scale;
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::{Chart, Heading, Table, sentence, style};
use crate::text::{Lang, OwnedText, Text};

/// Width of the names.
const NAMES: f64 = 530.0;
/// Width of what stands at the right.
const NUMBERS: f64 = 260.0;
/// Bars of a continuous axis.
const BARS: usize = 30;
/// At most so many rows have marks; the table has all.
const MOST: usize = 6;
/// Cases.
const CASES: style::Colour = style::LOSS;
/// Points that are none.
const OTHERS: style::Colour = style::NEUTRAL;
/// Ground of the box.
const GROUND: style::Colour = style::BLUES[0];

/// A box, axis by axis.
#[derive(Clone, Debug)]
pub struct Limits(pub Story);

/// Number of cases and of the others in each bar.
fn counts(row: &Row) -> Vec<[f64; 2]> {
    let r = &row.restriction;
    let count = r.levels.as_ref().map_or(BARS, Vec::len);
    let bar = |v: f64| match &r.levels {
        Some(levels) => levels.iter().position(|l| *l == v).unwrap_or(0),
        None => (((v - r.range.0) / (r.range.1 - r.range.0) * BARS as f64) as usize).min(BARS - 1),
    };
    let mut bars = vec![[0.0; 2]; count];
    r.points.iter().for_each(|(v, case)| bars[bar(*v)][usize::from(!case)] += 1.0);
    bars
}

impl Limits {
    /// Bars up for cases and down for the others on the ground of the box.
    fn row(&self, canvas: &mut Canvas, lang: Lang, row: &Row, frame: Frame) {
        let (r, bars) = (&row.restriction, counts(row));
        let (middle, reach) = ((frame.top + frame.bottom) / 2.0, frame.height() / 2.0 - 24.0);
        let levels = r.levels.as_ref();
        let width = frame.width() / bars.len() as f64;
        let x = Scale::new(r.range, (frame.left, frame.right));
        let edge = |value: f64, high: bool| match levels {
            Some(levels) => {
                let at = levels.iter().position(|l| *l == value).unwrap_or(0) + usize::from(high);
                frame.left + at as f64 * width
            }
            None => x.at(value),
        };
        let (left, right) = (edge(r.limits.0, false), edge(r.limits.1, true));
        canvas.rect(Frame { left, right, top: middle - reach, bottom: middle + reach }, GROUND);
        let most = bars.iter().flatten().fold(1.0_f64, |most, count| most.max(*count));
        let thin = if levels.is_some() { width * 0.36 } else { 1.0 };
        for (i, bar) in bars.iter().enumerate() {
            let (from, to) = (frame.left + i as f64 * width + thin, frame.left + (i + 1) as f64 * width - thin);
            for (side, count) in bar.iter().enumerate().filter(|(_, count)| **count > 0.0) {
                let height = count / most * (reach - 4.0) * [-1.0, 1.0][side];
                let (top, bottom) = (middle.min(middle + height), middle.max(middle + height));
                canvas.rect(Frame { left: from, right: to, top, bottom }, [CASES, OTHERS][side]);
            }
        }
        canvas.line(&[(frame.left, middle), (frame.right, middle)], style::INK, 1.4);
        for cut in &r.cuts {
            let at = edge(cut.value, cut.high);
            canvas.line(&[(at, middle - reach), (at, middle + reach)], style::ACCENT, 3.0);
        }
        Self::ends(canvas, lang, row, frame, middle + reach + 13.0);
    }

    /// Values below the bars: the ends of the range, or every level.
    fn ends(canvas: &mut Canvas, lang: Lang, row: &Row, frame: Frame, y: f64) {
        let look = Type::new(15.0).muted();
        let r = &row.restriction;
        match &r.levels {
            Some(levels) => {
                let width = frame.width() / levels.len() as f64;
                for (i, level) in levels.iter().enumerate() {
                    let text = row.value(lang, *level);
                    canvas.text(frame.left + (i as f64 + 0.5) * width, y, &text, look.centre());
                }
            }
            None => {
                canvas.text(frame.left, y, &row.value(lang, r.range.0), look);
                canvas.text(frame.right, y, &row.value(lang, r.range.1), look.right());
                let unit = look.cut(row.unit.in_lang(lang), frame.width() / 2.0);
                canvas.text((frame.left + frame.right) / 2.0, y, &unit, look.centre());
            }
        }
    }

    /// Name, limits, and small the evidence and the path, together around `middle`.
    fn names(canvas: &mut Canvas, lang: Lang, row: &Row, (left, middle): (f64, f64)) {
        let (look, small, width) = (Type::new(17.0), Type::new(14.0).muted(), NAMES - 30.0);
        let name = look.bold().fit(row.name.in_lang(lang), width, 2);
        let line = |i: usize| middle + look.leading() * (i as f64 - (name.len() + 1) as f64 / 2.0);
        canvas.lines(left, line(0), &name, look.bold());
        canvas.text(left, line(name.len()), &sentence(&row.limits(lang)), look);
        let grade = row.grade.in_lang(lang);
        let about = lang.pick(format!("bewijs: {grade}   {}", row.path), format!("evidence: {grade}   {}", row.path));
        canvas.text(left, line(name.len() + 1), &small.cut(&about, width), small);
    }
}

impl Chart for Limits {
    fn heading(&self) -> &Heading {
        &self.0.heading
    }

    fn finding(&self, lang: Lang) -> String {
        self.0.finding(lang)
    }

    fn subtitle(&self, lang: Lang) -> String {
        let what = self.0.heading.indicator.in_lang(lang);
        let Some(found) = self.0.told() else { return what.to_owned() };
        let [density, held, base] =
            [found.step.density, found.held_out.density, found.trajectory[0].density].map(|x| lang.percent(x, 0));
        lang.pick(
            format!("in het gebied gebeurt het in {density}, op wat niet is gebruikt om het te vinden in {held}, overal in {base}; {what}"),
            format!("in the box it happens in {density}, on what was not used to find it in {held}, everywhere in {base}; {what}"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Verdelingen per factor met een gebied", "Distributions per factor with a box").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let end = |pair: (f64, f64), high: bool| if high { pair.1 } else { pair.0 };
        let cut =
            |row: &Row, high| row.restriction.cuts.iter().find(|c| c.high == high).map_or(f64::NAN, |c| c.quasi_p);
        let tidy = Tidy::of(&self.0.rows)
            .text("factor", Text::new("factor", "factor"), |row| row.name.in_lang(lang))
            .text("path", Text::new("pad", "path"), |row| row.path.as_str())
            .text("unit", Text::new("eenheid", "unit"), |row| row.unit.in_lang(lang))
            .text("evidence", Text::new("bewijs", "evidence"), |row| row.grade.in_lang(lang));
        let ends = [("low", false, Text::new("laagste", "lowest")), ("high", true, Text::new("hoogste", "highest"))];
        (ends.into_iter())
            .fold(tidy, |tidy, (key, high, which)| {
                let label = |nl, en| OwnedText { nl: format!("{nl}: {}", which.nl), en: format!("{en}: {}", which.en) };
                tidy.number(&format!("box_{key}"), label("in het gebied", "in the box"), Format::Number, |r| {
                    end(r.restriction.limits, high)
                })
                .number(&format!("range_{key}"), label("bereik", "range"), Format::Number, |r| {
                    end(r.restriction.range, high)
                })
                .number(&format!("quasi_p_{key}"), label("quasi-p", "quasi-p"), Format::Number, |r| cut(r, high))
            })
            .number("again", Text::new("weer in helften", "again in halves"), Format::Share, |row| {
                row.restriction.again
            })
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        self.0.restrictions(lang)
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let keys = lang.pick(
            ["gevallen (omhoog)", "andere punten (omlaag), aantallen op dezelfde schaal", "het gebied"],
            ["cases (up)", "other points (down), numbers on the same scale", "the box"],
        );
        let items: Vec<_> = keys.iter().map(|k| (*k).to_owned()).zip([CASES, OTHERS, GROUND]).collect();
        let top = swatches(canvas, &items, space) + 34.0;
        let rows = &self.0.rows[..self.0.rows.len().min(MOST)];
        let step = ((space.bottom - top) / rows.len().max(1) as f64).min(330.0);
        let right = space.right - NUMBERS;
        let heads = Type::new(16.0).muted().right();
        canvas.text(space.right - 150.0, top - 12.0, "quasi-p", heads);
        canvas.text(space.right, top - 12.0, lang.pick("weer in helften", "again in halves"), heads);
        for (i, row) in rows.iter().enumerate() {
            let (above, look) = (top + step * i as f64, Type::new(17.0).right());
            let frame = Frame { left: space.left + NAMES, top: above, right: right - 20.0, bottom: above + step };
            let middle = (frame.top + frame.bottom) / 2.0;
            canvas.line(&[(space.left, above), (space.right, above)], style::HAIRLINE, 1.0);
            Self::names(canvas, lang, row, (space.left, middle));
            self.row(canvas, lang, row, frame);
            for (n, p) in row.quasi_p(lang).split("; ").enumerate() {
                canvas.text(space.right - 150.0, middle + n as f64 * look.leading(), p, look);
            }
            canvas.text(space.right, middle, &lang.percent(row.restriction.again, 0), look);
        }
    }
}
