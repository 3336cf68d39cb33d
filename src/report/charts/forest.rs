//! How much better each design does in the same worlds: paired differences with intervals.

use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::{Chart, DesignLabel, Heading, Table, style};
use crate::text::Lang;

/// P(best) from which a single design is named as the best.
const CLEAR: f64 = 0.9;

/// The difference of one design with the baseline in the same worlds.
#[derive(Clone, Debug)]
pub struct ForestRow {
    /// Which design.
    pub label: DesignLabel,
    /// Median difference.
    pub median: f64,
    /// 5th percentile.
    pub low: f64,
    /// 95th percentile.
    pub high: f64,
    /// Share of worlds in which the design does better.
    pub gain: f64,
    /// Share of worlds in which the design is the best of all compared.
    pub best: Option<f64>,
}

/// Paired differences, one row per design.
#[derive(Clone, Debug)]
pub struct Forest {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Unit of the indicator.
    pub unit: Unit,
    /// What designs are compared with.
    pub baseline: DesignLabel,
    /// Whether a higher value is better.
    pub higher_is_better: bool,
    /// One row per design, in any order.
    pub rows: Vec<ForestRow>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Better,
    Worse,
    Unclear,
}

impl Forest {
    fn verdict(&self, row: &ForestRow) -> Verdict {
        match (row.low > 0.0, row.high < 0.0) {
            (true, _) if self.higher_is_better => Verdict::Better,
            (_, true) if !self.higher_is_better => Verdict::Better,
            (false, false) => Verdict::Unclear,
            _ => Verdict::Worse,
        }
    }

    fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| self.verdict(row) == verdict).count()
    }

    fn sorted(&self) -> Vec<&ForestRow> {
        let mut rows: Vec<&ForestRow> = self.rows.iter().collect();
        let sign = if self.higher_is_better { 1.0 } else { -1.0 };
        rows.sort_by(|a, b| (sign * b.median).total_cmp(&(sign * a.median)));
        rows
    }

    fn decimals(&self) -> usize {
        self.unit.decimals(self.rows.iter().map(|r| r.median.abs()).fold(0.0, f64::max)).max(1)
    }

    fn interval(&self, lang: Lang, row: &ForestRow) -> String {
        let number = |value: f64| self.unit.signed(lang, value, self.decimals());
        format!("{} [{}; {}]", number(row.median), number(row.low), number(row.high))
    }

    fn best(&self) -> Option<&ForestRow> {
        self.rows.iter().find(|row| self.verdict(row) == Verdict::Better && row.best.is_some_and(|p| p >= CLEAR))
    }

    fn one_row(&self, lang: Lang, row: &ForestRow) -> String {
        let (name, base) = (row.label.quoted(lang), self.baseline.quoted(lang));
        match self.verdict(row) {
            Verdict::Better => lang
                .pick(format!("{name} is duidelijk beter dan {base}"), format!("{name} is clearly better than {base}")),
            Verdict::Worse => lang.pick(
                format!("{name} is duidelijk slechter dan {base}"),
                format!("{name} is clearly worse than {base}"),
            ),
            Verdict::Unclear => lang.pick(
                format!("Geen duidelijk verschil tussen {name} en {base}"),
                format!("No clear difference between {name} and {base}"),
            ),
        }
    }

    fn draw_axis(&self, canvas: &mut Canvas, lang: Lang, x: Scale, ticks: &[f64], y: (f64, f64)) {
        let decimals = axis::tick_decimals(self.unit, ticks);
        for tick in ticks {
            canvas.line(&[(x.at(*tick), y.0 - 8.0), (x.at(*tick), y.1)], style::GRID, 1.0);
            let text = self.unit.signed(lang, *tick, decimals);
            canvas.text(x.at(*tick), y.1 + 18.0, &text, Type::new(17.0).muted().centre());
        }
        canvas.line(&[(x.at(0.0), y.0 - 8.0), (x.at(0.0), y.1)], style::INK, 1.8);
    }

    fn draw_heads(&self, canvas: &mut Canvas, lang: Lang, x: Scale, y: f64, columns: (f64, f64)) {
        let look = Type::new(16.0).muted();
        canvas.text(x.pixels.0 - 340.0, y, lang.pick("Ontwerp", "Design"), look);
        let better = lang.pick("beter", "better");
        let width = look.width(better);
        if self.higher_is_better {
            canvas.text(x.pixels.1 - width - 46.0, y, better, look);
            canvas.arrow((x.pixels.1 - 38.0, y), (x.pixels.1, y), style::MUTED);
        } else {
            canvas.arrow((x.pixels.0 + 38.0, y), (x.pixels.0, y), style::MUTED);
            canvas.text(x.pixels.0 + 46.0, y, better, look);
        }
        canvas.text(columns.0, y, lang.pick("Mediaan [90%-interval]", "Median [90% interval]"), look.right());
        canvas.text(columns.1, y, lang.pick("Kans op winst", "Chance of gain"), look.right());
    }
}

impl Chart for Forest {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let base = self.baseline.quoted(lang);
        if let [row] = &self.rows[..] {
            return self.one_row(lang, row);
        }
        let (better, worse, all) = (self.count(Verdict::Better), self.count(Verdict::Worse), self.rows.len());
        if let Some(row) = self.best() {
            let chance = lang.percent(row.best.unwrap_or_default(), 0);
            let name = row.label.quoted(lang);
            return lang.pick(
                format!("{name} doet het in {chance} van de werelden het beste"),
                format!("{name} does best in {chance} of worlds"),
            );
        }
        match (better, worse) {
            (0, 0) => lang.pick(
                format!("Geen duidelijk verschil met {base}: elk 90%-interval bevat nul"),
                format!("No clear difference from {base}: every 90% interval contains zero"),
            ),
            (0, _) => lang.pick(
                format!("Geen ontwerp is duidelijk beter dan {base}; {worse} van de {all} duidelijk slechter"),
                format!("No design is clearly better than {base}; {worse} of {all} clearly worse"),
            ),
            (_, 0) => lang.pick(
                format!("Duidelijk beter dan {base}: {better} van de {all} ontwerpen; geen is overal de beste"),
                format!("Clearly better than {base}: {better} of {all} designs; none is the clear best"),
            ),
            _ => lang.pick(
                format!(
                    "Van de {all} ontwerpen zijn er {better} duidelijk beter en {worse} duidelijk slechter dan {base}"
                ),
                format!("Of {all} designs, {better} are clearly better and {worse} clearly worse than {base}"),
            ),
        }
    }

    fn subtitle(&self, lang: Lang) -> String {
        let base = self.baseline.quoted(lang);
        let text = lang.pick(
            format!("verschil met {base} in dezelfde wereld: {}", self.heading.indicator.in_lang(lang)),
            format!("difference from {base} in the same world: {}", self.heading.indicator.in_lang(lang)),
        );
        let interval = lang.pick("grijs: het 90%-interval bevat nul", "grey: the 90% interval contains zero");
        format!("{}; {interval}", self.unit.name_difference(lang, &text))
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Punten met intervallen, een rij per ontwerp", "Dots with intervals, one row per design").to_owned()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            ["Ontwerp", "Mediaan [90%-interval]", "Kans op winst", "Kans op beste"],
            ["Design", "Median [90% interval]", "Chance of gain", "Chance of being best"],
        );
        let row = |row: &&ForestRow| {
            let best = row.best.map_or_else(|| "–".to_owned(), |p| lang.percent(p, 0));
            vec![row.label.name(lang).to_owned(), self.interval(lang, row), lang.percent(row.gain, 0), best]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: self.sorted().iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let rows = self.sorted();
        let size = if rows.len() > 9 { 17.0 } else { 19.0 };
        let look = Type::new(size);
        let texts: Vec<String> = rows.iter().map(|row| self.interval(lang, row)).collect();
        let head = Type::new(16.0).width(lang.pick("Mediaan [90%-interval]", "Median [90% interval]"));
        let widest = texts.iter().map(|t| look.width(t)).fold(head, f64::max);
        let columns = (space.right - 150.0, space.right);
        let (x0, x1) = (space.left + 340.0, columns.0 - widest - 40.0);
        let (low, high) = rows.iter().fold((0.0_f64, 0.0_f64), |(l, h), r| (l.min(r.low), h.max(r.high)));
        let ticks: Vec<f64> = {
            let factor = if self.unit == Unit::Share { 100.0 } else { 1.0 };
            axis::ticks(low * factor, high * factor, 6).into_iter().map(|t| t / factor).collect()
        };
        let x = Scale::new((ticks[0], ticks[ticks.len() - 1]), (x0, x1));
        let (top, bottom) = (space.top + 48.0, space.bottom - 32.0);
        self.draw_heads(canvas, lang, x, space.top + 20.0, columns);
        self.draw_axis(canvas, lang, x, &ticks, (top, bottom));
        let step = ((bottom - top) / rows.len() as f64).min(110.0);
        for (i, (row, text)) in rows.iter().zip(&texts).enumerate() {
            let y = top + step * (i as f64 + 0.5);
            if i > 0 {
                canvas.line(&[(space.left, y - step / 2.0), (space.right, y - step / 2.0)], style::HAIRLINE, 1.0);
            }
            let colour = match self.verdict(row) {
                Verdict::Unclear => style::NEUTRAL,
                _ => row.label.fill(),
            };
            canvas.line(&[(x.at(row.low), y), (x.at(row.high), y)], colour, 5.0);
            canvas.edged_dot((x.at(row.median), y), 10.0, colour, (style::WHITE, 2.0));
            let name = look.fit(row.label.name(lang), 320.0, if step > 2.4 * size { 2 } else { 1 });
            canvas.lines_around(space.left, y, &name, look);
            canvas.text(columns.0, y, text, look.right());
            canvas.text(columns.1, y, &lang.percent(row.gain, 0), look.right());
        }
    }
}
