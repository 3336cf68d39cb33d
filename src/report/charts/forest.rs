//! How much better each design does in the same worlds: paired differences with intervals.

use super::{Rows, all_designs};
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, MEDIAN, Tidy};
use crate::report::{Chart, DesignLabel, Heading, Table, sentence, style, terms};
use crate::text::{Lang, OwnedText};

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
    /// Number of worlds.
    pub worlds: usize,
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

    fn of(&self, verdict: Verdict) -> Vec<&ForestRow> {
        self.rows.iter().filter(|row| self.verdict(row) == verdict).collect()
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

    fn draw_heads(&self, canvas: &mut Canvas, lang: Lang, x: Scale, space: Frame, intervals: f64) {
        let y = space.top + 20.0;
        let look = Type::new(16.0).muted();
        canvas.text(space.left, y, lang.pick("Ontwerp", "Design"), look);
        let better = lang.pick("beter", "better");
        let width = look.width(better);
        if self.higher_is_better {
            canvas.text(x.pixels.1 - width - 46.0, y, better, look);
            canvas.arrow((x.pixels.1 - 38.0, y), (x.pixels.1, y), style::MUTED);
        } else {
            canvas.arrow((x.pixels.0 + 38.0, y), (x.pixels.0, y), style::MUTED);
            canvas.text(x.pixels.0 + 46.0, y, better, look);
        }
        canvas.text(intervals, y, terms::MEDIAN.in_lang(lang), look.right());
        canvas.text(space.right, y, terms::BETTER.in_lang(lang), look.right());
    }
}

impl Chart for Forest {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn designs_mut(&mut self) -> Vec<&mut DesignLabel> {
        self.rows.iter_mut().map(|row| &mut row.label).collect()
    }

    fn finding(&self, lang: Lang) -> String {
        let base = self.baseline.quoted(lang);
        if let [row] = &self.rows[..] {
            return self.one_row(lang, row);
        }
        let (better, worse, all) = (self.of(Verdict::Better).len(), self.of(Verdict::Worse).len(), self.rows.len());
        if let Some(row) = self.best() {
            let often = terms::in_worlds(lang, row.best.unwrap_or_default(), self.worlds);
            let name = row.label.quoted(lang);
            return lang.pick(format!("{name} doet het {often} het beste"), format!("{name} does best {often}"));
        }
        if let [only] = &self.of(Verdict::Better)[..] {
            let name = only.label.quoted(lang);
            return lang.pick(
                format!("Alleen {name} is duidelijk beter dan {base}"),
                format!("Only {name} is clearly better than {base}"),
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
            (_, 0) if better == all => {
                let who = sentence(&all_designs(lang, all));
                lang.pick(
                    format!("{who} zijn duidelijk beter dan {base}"),
                    format!("{who} are clearly better than {base}"),
                )
            }
            (_, 0) => lang.pick(
                format!("Van de {all} ontwerpen zijn er {better} duidelijk beter dan {base}"),
                format!("Of {all} designs, {better} are clearly better than {base}"),
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
        let grey = match self.of(Verdict::Unclear).is_empty() {
            true => "",
            false => lang.pick("; grijs: het 90%-interval bevat nul", "; grey: the 90% interval contains zero"),
        };
        format!("{}{grey}", self.unit.name_difference(lang, &text))
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Punten met intervallen, een rij per ontwerp", "Dots with intervals, one row per design").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let base = |lang| self.baseline.quoted(lang);
        let difference = OwnedText {
            nl: format!("verschil met {}", base(Lang::Nl)),
            en: format!("difference from {}", base(Lang::En)),
        };
        Tidy::of(self.sorted())
            .design(lang, |row| &row.label)
            .interval("difference", difference, MEDIAN, Format::difference(self.unit), |r| [r.median, r.low, r.high])
            .number("better", terms::BETTER, Format::Share, |row| row.gain)
            .number("best", terms::BEST, Format::Share, |row| row.best.unwrap_or(f64::NAN))
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let design = lang.pick("Ontwerp", "Design");
        let [median, better, best] = [terms::MEDIAN, terms::BETTER, terms::BEST].map(|t| t.in_lang(lang));
        let headers = [design, median, better, best];
        let cell = |share: f64| terms::worlds_cell(lang, share, self.worlds);
        let row = |row: &&ForestRow| {
            let best = row.best.map_or_else(|| "–".to_owned(), cell);
            vec![row.label.name(lang).to_owned(), self.interval(lang, row), cell(row.gain), best]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: self.sorted().iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let rows = self.sorted();
        let texts: Vec<String> = rows.iter().map(|row| self.interval(lang, row)).collect();
        let space = Rows::space(space, 80.0, rows.len());
        let lanes = Rows::new(space.top + 48.0, space.bottom - 32.0, rows.len()).on(canvas);
        let look = Type::new(lanes.size);
        let head = Type::new(16.0).width(terms::MEDIAN.in_lang(lang));
        let widest = texts.iter().map(|t| look.width(t)).fold(head, f64::max);
        let intervals = space.right - 180.0 * canvas.breadth().max(0.85);
        let (low, high) = rows.iter().fold((0.0_f64, 0.0_f64), |(l, h), r| (l.min(r.low), h.max(r.high)));
        let ticks = axis::ticks_around_zero(self.unit, low, high, 6);
        let x = Scale::new(
            (ticks[0], ticks[ticks.len() - 1]),
            (space.left + 340.0 * canvas.breadth(), intervals - widest - 40.0),
        );
        self.draw_heads(canvas, lang, x, space, intervals);
        axis::vertical_grid(canvas, lang, self.unit, &ticks, x, (lanes.top - 8.0, lanes.bottom(rows.len())), true);
        for (i, (row, text)) in rows.iter().zip(&texts).enumerate() {
            let y = lanes.middle(i);
            lanes.label(canvas, i, (&row.label, lang), space, 320.0 * canvas.breadth());
            let colour = if self.verdict(row) == Verdict::Unclear { style::NEUTRAL } else { row.label.fill() };
            let thick = Rows { scale: lanes.scale * row.label.weight(), ..lanes };
            thick.dot(canvas, y, (x.at(row.low), x.at(row.median), x.at(row.high)), colour);
            canvas.text(intervals, y, text, look.right());
            canvas.text(space.right, y, &terms::worlds_cell(lang, row.gain, self.worlds), look.right());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::sample_design;

    fn row(name: &str, low: f64, high: f64, best: f64) -> ForestRow {
        let median = (low + high) / 2.0;
        ForestRow { label: sample_design(name, 1), median, low, high, gain: 0.5, best: Some(best) }
    }

    fn finding(rows: Vec<ForestRow>, higher_is_better: bool) -> String {
        let baseline = sample_design("none", 0);
        Forest { heading: Heading::default(), unit: Unit::Share, baseline, higher_is_better, worlds: 64, rows }
            .finding(Lang::En)
    }

    #[test]
    fn intervals_with_zero_are_no_difference() {
        let rows = vec![row("A", -0.01, 0.05, 0.95), row("B", -0.02, 0.03, 0.05)];
        assert_eq!(finding(rows, true), "No clear difference from ‘none’: every 90% interval contains zero");
        assert_eq!(finding(vec![row("A", -0.01, 0.05, 1.0)], true), "No clear difference between ‘A’ and ‘none’");
        assert!(finding(vec![row("A", 0.0, 0.05, 1.0)], true).starts_with("No clear"));
    }

    #[test]
    fn the_best_is_named_only_when_it_is_clear() {
        let unclear = vec![row("A", 0.01, 0.05, 0.6), row("B", 0.02, 0.03, 0.4)];
        assert_eq!(finding(unclear, true), "Both designs are clearly better than ‘none’");
        let clear = vec![row("A", 0.01, 0.05, 0.95), row("B", 0.01, 0.03, 0.05)];
        assert_eq!(finding(clear, true), "‘A’ does best in 95% of worlds");
        let only = vec![row("A", 0.01, 0.05, 0.6), row("B", -0.02, 0.03, 0.4)];
        assert_eq!(finding(only, true), "Only ‘A’ is clearly better than ‘none’");
    }

    #[test]
    fn lower_can_be_better() {
        assert_eq!(finding(vec![row("A", -0.05, -0.01, 1.0)], false), "‘A’ is clearly better than ‘none’");
        let rows = vec![row("A", 0.01, 0.05, 0.0), row("B", -0.01, 0.05, 0.3), row("C", -0.05, -0.01, 0.5)];
        assert_eq!(finding(rows.clone(), false), "Only ‘C’ is clearly better than ‘none’");
        assert_eq!(finding(rows[..2].to_vec(), false), "No design is clearly better than ‘none’; 1 of 2 clearly worse");
    }
}
