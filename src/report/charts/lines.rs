//! Medians of several designs over time, panels above each other on one calendar.

use crate::report::axis::{self, Months, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Point, Type};
use crate::report::data::{self, Data, Format, Tidy};
use crate::report::{Chart, DesignLabel, Heading, Table, style};
use crate::text::{Lang, OwnedText, Text};

/// Distance, as a share of the highest value, below which two lines are seen as one.
const TOUCHING: f64 = 0.012;
/// Part of its length over which a line must be hidden to be drawn dashed.
const HIDDEN: f64 = 0.25;
/// At most so many pairs of lines that coincide are named.
const NAMED: usize = 2;

/// One panel.
#[derive(Clone, Debug)]
pub struct LinesPanel {
    /// What it shows, as a noun phrase.
    pub title: OwnedText,
    /// Unit of the values.
    pub unit: Unit,
    /// Medians per design and month.
    pub medians: Vec<Vec<f64>>,
}

/// Median lines with direct labels.
#[derive(Clone, Debug)]
pub struct Lines {
    /// Name, indicator, source.
    pub heading: Heading,
    /// The months shown.
    pub months: Months,
    /// First month without earmarked money, when designs share it.
    pub programme_end: Option<usize>,
    /// The designs, in the order of the medians.
    pub designs: Vec<DesignLabel>,
    /// Panels from top to bottom.
    pub panels: Vec<LinesPanel>,
}

impl LinesPanel {
    fn end(&self, design: usize) -> f64 {
        self.medians[design].last().copied().unwrap_or_default()
    }

    fn ends(&self) -> (f64, f64) {
        (0..self.medians.len())
            .map(|d| self.end(d))
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
    }

    fn highest(&self) -> f64 {
        self.medians.iter().flatten().copied().fold(0.0, f64::max)
    }

    fn level(&self, lang: Lang, value: f64) -> String {
        self.unit.level(lang, value, self.unit.decimals(self.ends().1).min(1))
    }

    fn finding(&self, lang: Lang) -> String {
        let title = self.title.in_lang(lang);
        let (low, high) = self.ends();
        let (low, high) = (self.level(lang, low), self.level(lang, high));
        if low == high {
            lang.pick(format!("{title} overal {high}"), format!("{title} {high} everywhere"))
        } else {
            lang.pick(format!("{title} van {low} tot {high}"), format!("{title} from {low} to {high}"))
        }
    }
}

impl Lines {
    /// How many months from the start all designs have in common.
    fn shared_months(&self, panel: &LinesPanel) -> usize {
        let Some((first, others)) = panel.medians.split_first().filter(|(_, others)| !others.is_empty()) else {
            return 0;
        };
        (0..first.len()).take_while(|m| others.iter().all(|other| other.get(*m) == first.get(*m))).count()
    }

    /// The earlier line over which a line runs for a good part of its length.
    fn under(&self, panel: &LinesPanel, design: usize) -> Option<usize> {
        let from = self.shared_months(panel);
        let near = TOUCHING * panel.highest();
        let line = &panel.medians[design][from..];
        panel.medians[..design].iter().position(|other| {
            let touching = line.iter().zip(&other[from..]).filter(|(a, b)| (*a - *b).abs() < near).count();
            touching as f64 > HIDDEN * line.len() as f64
        })
    }

    /// Which dashed line coincides with which other one, each pair once.
    fn coincide(&self, lang: Lang) -> Vec<String> {
        let mut pairs = vec![];
        for (panel, d) in self.panels.iter().flat_map(|panel| (0..self.designs.len()).map(move |d| (panel, d))) {
            let Some(other) = self.under(panel, d) else { continue };
            let [dashed, solid] = [d, other].map(|d| self.designs[d].quoted(lang));
            let pair = lang.pick(format!("{dashed} met {solid}"), format!("{dashed} with {solid}"));
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
        pairs
    }

    fn draw_panel(&self, canvas: &mut Canvas, lang: Lang, panel: &LinesPanel, x: Scale, frame: Frame) {
        let title = Type::new(18.0).bold();
        let heading = crate::report::sentence(panel.title.in_lang(lang));
        canvas.text(frame.left, frame.top + 12.0, &heading, title);
        let ticks = axis::ticks_from_zero(panel.unit, panel.highest(), 4);
        let y = Scale::new((0.0, *ticks.last().unwrap_or(&1.0)), (frame.bottom, frame.top + 38.0));
        axis::horizontal_grid(canvas, lang, panel.unit, &ticks, y, x.pixels, Some(16.0));
        if let Some(end) = self.programme_end {
            let at = x.at(end as f64);
            canvas.stroke(&[(at, y.pixels.1), (at, y.pixels.0)], style::INK, 1.0, 1.3, Some((6.0, 5.0)));
        }
        let shared = self.shared_months(panel);
        let points = |design: usize| -> Vec<Point> {
            panel.medians[design].iter().enumerate().map(|(m, v)| (x.at(m as f64), y.at(*v))).collect()
        };
        if shared > 1 {
            canvas.line(&points(0)[..shared], style::INK, 3.0);
        }
        for (d, design) in self.designs.iter().enumerate() {
            let line = points(d).split_off(shared.saturating_sub(1));
            let dash = self.under(panel, d).map(|_| (9.0, 7.0));
            canvas.stroke(&line, design.fill(), 1.0, 3.0 * design.weight(), dash);
        }
        self.draw_labels(canvas, lang, panel, (x.pixels.1, y), frame);
    }

    fn draw_labels(&self, canvas: &mut Canvas, lang: Lang, panel: &LinesPanel, (edge, y): (f64, Scale), frame: Frame) {
        let size = if self.designs.len() > 9 { 15.0 } else { 16.0 };
        let look = Type::new(size);
        let ends: Vec<f64> = (0..self.designs.len()).map(|d| y.at(panel.end(d))).collect();
        let places = axis::spread(&ends, size * 1.25, frame.top + 10.0, frame.bottom + 6.0);
        let value = |d: usize| panel.level(lang, panel.end(d));
        let column = (0..self.designs.len()).map(|d| look.bold().width(&value(d))).fold(0.0, f64::max);
        for (d, design) in self.designs.iter().enumerate() {
            let colour = design.fill();
            canvas.dot((edge, ends[d]), 4.5, colour);
            canvas.line(&[(edge + 6.0, ends[d]), (edge + 26.0, places[d])], style::mix(colour, style::WHITE, 0.3), 1.2);
            canvas.text(edge + 32.0 + column, places[d], &value(d), look.bold().tinted(colour).right());
            let left = edge + 42.0 + column;
            let name = design.look(look).tinted(colour);
            canvas.text(left, places[d], &name.cut(design.name(lang), frame.right - left), name);
        }
    }
}

impl Chart for Lines {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn designs_mut(&mut self) -> Vec<&mut DesignLabel> {
        self.designs.iter_mut().collect()
    }

    fn finding(&self, lang: Lang) -> String {
        let year = self.months.year(self.months.last());
        let parts: Vec<String> = self.panels.iter().map(|panel| panel.finding(lang)).collect();
        format!("{} {year}: {}", lang.pick("In", "In"), parts.join("; "))
    }

    fn subtitle(&self, lang: Lang) -> String {
        let text = self.heading.indicator.in_lang(lang);
        let median = lang.pick("mediaan over werelden", "median over worlds");
        let hidden = self.coincide(lang);
        if hidden.is_empty() {
            return format!("{text}; {median}");
        }
        let (shown, more) = (hidden[..hidden.len().min(NAMED)].join("; "), hidden.len().saturating_sub(NAMED));
        let others = match more {
            0 => String::new(),
            n => lang.pick(format!("; en nog {n}"), format!("; and {n} more")),
        };
        lang.pick(
            format!("{text}; {median}; gestreept waar lijnen deels samenvallen: {shown}{others}"),
            format!("{text}; {median}; dashed where lines partly coincide: {shown}{others}"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        let n = self.panels.len();
        lang.pick(format!("{n} lijngrafieken onder elkaar"), format!("{n} line charts above each other"))
    }

    fn data(&self, lang: Lang) -> Data {
        let rows =
            self.designs.iter().enumerate().flat_map(|(d, label)| (0..self.months.count).map(move |m| (d, label, m)));
        let tidy = Tidy::of(rows).design(lang, |row| row.1).number(
            "month",
            Text::new("maand", "month"),
            Format::Month,
            |row| self.months.number(row.2),
        );
        let median = |tidy: Tidy<_>, panel: &LinesPanel| {
            let cell = |row: &(usize, _, usize)| panel.medians[row.0].get(row.2).copied().unwrap_or(f64::NAN);
            tidy.number(&data::key(&panel.title.en), panel.title.clone(), Format::level(panel.unit), cell)
        };
        self.panels.iter().fold(tidy, median).data()
    }

    fn table(&self, lang: Lang) -> Table {
        let year = self.months.year(self.months.last());
        let mut headers = vec![lang.pick("Ontwerp", "Design").to_owned()];
        headers
            .extend(self.panels.iter().map(|p| format!("{} {year}", crate::report::sentence(p.title.in_lang(lang)))));
        let row = |(d, design): (usize, &DesignLabel)| {
            let mut cells = vec![design.name(lang).to_owned()];
            cells.extend(self.panels.iter().map(|p| p.level(lang, p.end(d))));
            cells
        };
        Table { headers, rows: self.designs.iter().enumerate().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let left = space.left + 62.0;
        let x = Scale::new((0.0, self.months.last() as f64), (left, space.right - 460.0 * canvas.breadth()));
        let gap = 34.0;
        let bottom = space.bottom - 30.0;
        let count = self.panels.len().max(1) as f64;
        let height = (bottom - space.top - 6.0 - gap * (count - 1.0)) / count;
        for (i, panel) in self.panels.iter().enumerate() {
            let top = space.top + 6.0 + i as f64 * (height + gap);
            self.draw_panel(canvas, lang, panel, x, Frame { left, top, right: space.right, bottom: top + height });
            canvas.line(&[(x.pixels.0, top + height), (x.pixels.1, top + height)], style::INK, 1.6);
            if let Some(end) = self.programme_end.filter(|_| i == 0) {
                let text = lang.pick("einde van al het geld", "end of all money");
                canvas.text(x.at(end as f64) - 8.0, top + 22.0, text, Type::new(15.0).right().halo());
            }
        }
        self.months.draw(canvas, x, bottom, 16.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::sample_design;

    fn lines(medians: Vec<Vec<f64>>) -> Lines {
        let title = OwnedText { nl: "netwerken".to_owned(), en: "networks".to_owned() };
        Lines {
            heading: Heading::default(),
            months: Months { first_year: 2034, count: medians[0].len(), branch: None },
            programme_end: None,
            designs: (0..medians.len()).map(|i| sample_design(["A", "B", "C"][i], i)).collect(),
            panels: vec![LinesPanel { title, unit: Unit::Number, medians }],
        }
    }

    #[test]
    fn the_title_gives_the_range_at_the_end() {
        assert_eq!(lines(vec![vec![1.0, 9.0], vec![1.0, 4.0]]).finding(Lang::En), "In 2034: networks from 4.0 to 9.0");
        assert_eq!(lines(vec![vec![1.0, 9.0], vec![2.0, 9.0]]).finding(Lang::Nl), "In 2034: netwerken overal 9,0");
    }

    #[test]
    fn lines_that_coincide_after_the_branch_are_dashed() {
        let same = lines(vec![vec![1.0, 2.0, 3.0, 4.0], vec![1.0, 5.0, 6.0, 7.0], vec![1.0, 2.0, 3.0, 4.0]]);
        let panel = &same.panels[0];
        assert_eq!(same.shared_months(panel), 1);
        assert_eq!([1, 2].map(|d| same.under(panel, d)), [None, Some(0)]);
        assert!(same.subtitle(Lang::En).ends_with("dashed where lines partly coincide: ‘C’ with ‘A’"));
        assert!(!lines(vec![vec![1.0, 9.0], vec![1.0, 4.0]]).subtitle(Lang::En).contains("dashed"));
    }
}
