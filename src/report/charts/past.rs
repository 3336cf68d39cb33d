//! The past as worlds tell it: bands of plausible worlds and of those that meet the facts, with what was observed.

use crate::report::axis::{self, Months, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Point, Type};
use crate::report::charts::fan::Bands;
use crate::report::data::{self, Data, Format, Tidy};
use crate::report::{Chart, Heading, Table, style};
use crate::text::{Lang, OwnedText, Text};

/// An observation.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Month at whose end it holds.
    pub month: f64,
    /// What it may be.
    pub range: [f64; 2],
    /// What was observed, in words.
    pub observed: OwnedText,
}

/// One indicator.
#[derive(Clone, Debug)]
pub struct PastPanel {
    /// Its name.
    pub title: OwnedText,
    /// Its unit.
    pub unit: Unit,
    /// Percentiles per month in plausible worlds, and in those that meet the facts.
    pub months: [Vec<Bands>; 2],
    /// What was observed of it.
    pub seen: Vec<Seen>,
}

impl PastPanel {
    /// Whether the median of worlds that meet the facts lies in every allowed range.
    fn fits(&self, which: usize) -> bool {
        self.seen.iter().all(|s| {
            let median = self.at(which, s.month)[2];
            s.range[0] <= median && median <= s.range[1]
        })
    }

    fn at(&self, which: usize, month: f64) -> Bands {
        self.months[which].get(month as usize).copied().unwrap_or_default()
    }

    fn level(&self, lang: Lang, value: f64) -> String {
        let top = self.seen.iter().map(|s| s.range[1]).fold(0.0, f64::max);
        self.unit.level(lang, value, self.unit.decimals(top))
    }
}

/// Indicators over the years that facts look at.
#[derive(Clone, Debug)]
pub struct Past {
    /// Name, indicator, source.
    pub heading: Heading,
    /// The months shown.
    pub months: Months,
    /// Share of plausible worlds that would be accepted, and of those that were accepted, both with new luck.
    pub meets: [f64; 2],
    /// The indicators.
    pub panels: Vec<PastPanel>,
}

impl Past {
    fn panel(&self, canvas: &mut Canvas, lang: Lang, panel: &PastPanel, frame: Frame) {
        let name = Type::new(16.0).bold();
        let title = name.fit(panel.title.in_lang(lang), frame.width(), 2);
        canvas.lines(frame.left, frame.top + 10.0, &title, name);
        let below = frame.top + 12.0 + title.len() as f64 * name.leading();
        let mut observed: Vec<&str> = panel.seen.iter().map(|s| s.observed.in_lang(lang)).collect();
        observed.dedup();
        let look = Type::new(14.0).muted();
        let observed = format!("{} {}", lang.pick("feit:", "fact:"), observed.join("; "));
        canvas.text(frame.left, below, &look.cut(&observed, frame.width()), look);
        let bands = panel.months.iter().flatten().map(|m| m[4]);
        let top = bands.chain(panel.seen.iter().map(|s| s.range[1])).fold(0.0, f64::max);
        let ticks = axis::ticks_from_zero(panel.unit, top, 3);
        let y = Scale::new((0.0, ticks[ticks.len() - 1]), (frame.bottom - 26.0, frame.top + 72.0));
        let left = frame.left + axis::width_of_ticks(lang, panel.unit, &ticks, 14.0) + 10.0;
        axis::horizontal_grid(canvas, lang, panel.unit, &ticks, y, (left, frame.right), Some(14.0));
        let x = Scale::new((0.0, self.months.last() as f64), (left, frame.right - 20.0));
        let course = |which: usize, band: usize| -> Vec<Point> {
            panel.months[which].iter().enumerate().map(|(m, b)| (x.at(m as f64), y.at(b[band]))).collect()
        };
        for (low, high, opacity) in [(0, 4, 0.17), (1, 3, 0.30)] {
            let outline = course(1, high).into_iter().chain(course(1, low).into_iter().rev());
            canvas.area(outline.collect(), style::GAIN, opacity);
        }
        for band in [0, 4] {
            canvas.stroke(&course(0, band), style::NEUTRAL, 1.0, 1.6, Some((4.0, 3.0)));
        }
        canvas.line(&course(0, 2), style::NEUTRAL, 2.0);
        canvas.line(&course(1, 2), style::GAIN, 2.8);
        for seen in &panel.seen {
            let at = x.at(seen.month);
            let [low, high] = seen.range.map(|v| y.at(v));
            canvas.line(&[(at, low), (at, high)], style::LOSS, 2.6);
            for end in [low, high] {
                canvas.line(&[(at - 6.0, end), (at + 6.0, end)], style::LOSS, 2.6);
            }
        }
        self.months.draw(canvas, x, frame.bottom - 26.0, 14.0);
    }

    fn key(&self, canvas: &mut Canvas, lang: Lang, left: f64, y: f64) {
        let look = Type::new(16.0).muted();
        let mut x = left;
        let mut item = |canvas: &mut Canvas, text: &str, draw: &dyn Fn(&mut Canvas, f64)| {
            draw(canvas, x);
            canvas.text(x + 34.0, y, text, look);
            x += 34.0 + look.width(text) + 30.0;
        };
        item(
            canvas,
            lang.pick(
                "werelden die bij de feiten passen: mediaan, 50% en 90%",
                "worlds that meet the facts: median, 50% and 90%",
            ),
            &|c, x| {
                for (height, opacity) in [(9.0, 0.17), (5.0, 0.30), (1.4, 1.0)] {
                    c.area(
                        vec![(x, y - height), (x + 26.0, y - height), (x + 26.0, y + height), (x, y + height)],
                        style::GAIN,
                        opacity,
                    );
                }
            },
        );
        item(canvas, lang.pick("plausibele werelden: mediaan en 90%", "plausible worlds: median and 90%"), &|c, x| {
            c.line(&[(x, y), (x + 26.0, y)], style::NEUTRAL, 2.0);
            for side in [-7.0, 7.0] {
                c.stroke(&[(x, y + side), (x + 26.0, y + side)], style::NEUTRAL, 1.0, 1.6, Some((4.0, 3.0)));
            }
        });
        item(canvas, lang.pick("wat het feit toelaat", "what the fact allows"), &|c, x| {
            c.line(&[(x + 13.0, y - 9.0), (x + 13.0, y + 9.0)], style::LOSS, 2.6);
            for end in [-9.0, 9.0] {
                c.line(&[(x + 7.0, y + end), (x + 19.0, y + end)], style::LOSS, 2.6);
            }
        });
    }
}

impl Chart for Past {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let [before, after] = self.meets.map(|share| lang.percent(share, 0));
        lang.pick(
            format!("Met nieuw geluk past {after} van de overgebleven werelden opnieuw bij de feiten, tegen {before} van de plausibele"),
            format!("With new luck {after} of the worlds that are left meet the facts again, against {before} of plausible ones"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let (all, fit) = (self.panels.len(), self.panels.iter().filter(|p| p.fits(1)).count());
        let what = self.heading.indicator.in_lang(lang);
        lang.pick(
            format!("{what}; bij {fit} van de {all} ligt de mediaan binnen wat de feiten toelaten"),
            format!("{what}; for {fit} of the {all} the median lies within what the facts allow"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        let n = self.panels.len();
        lang.pick(format!("{n} lijngrafieken met banden"), format!("{n} line charts with bands"))
    }

    fn data(&self, lang: Lang) -> Data {
        let rows = self.panels.iter().flat_map(|panel| {
            (0..self.months.count).flat_map(move |month| {
                let seen: Vec<_> = panel.seen.iter().filter(|s| s.month as usize == month).map(Some).collect();
                let seen = if seen.is_empty() { vec![None] } else { seen };
                seen.into_iter().map(move |seen| (panel, month, seen))
            })
        });
        // Indicators differ in unit, so none is a percentage.
        let tidy = Tidy::of(rows)
            .text("indicator", Text::new("indicator", "indicator"), |row| row.0.title.in_lang(lang))
            .text("unit", Text::new("eenheid", "unit"), |row| data::unit(row.0.unit).in_lang(lang))
            .number("month", Text::new("eind van", "end of"), Format::Month, |row| self.months.number(row.1));
        let sets =
            [("plausible", Text::new("plausibel", "plausible")), ("accepted", Text::new("passend", "meets facts"))];
        let tidy = sets.into_iter().enumerate().fold(tidy, |tidy, (i, (key, label))| {
            tidy.bands(key, label, Format::Number, |row| row.0.at(i, row.1 as f64))
        });
        let range = |seen: Option<&Seen>, end: usize| seen.map_or(f64::NAN, |s| s.range[end]);
        tidy.text("observed", Text::new("waargenomen", "observed"), |r| r.2.map_or("", |s| s.observed.in_lang(lang)))
            .number("allowed_low", Text::new("mag zijn, vanaf", "allowed, from"), Format::Number, |row| range(row.2, 0))
            .number("allowed_high", Text::new("mag zijn, tot", "allowed, to"), Format::Number, |row| range(row.2, 1))
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            ["Indicator", "Eind van", "Waargenomen", "Mag zijn", "Plausibel: mediaan [90%]", "Passend: mediaan [90%]"],
            ["Indicator", "End of", "Observed", "Allowed", "Plausible: median [90%]", "Meets facts: median [90%]"],
        );
        let rows = self.panels.iter().flat_map(|panel| {
            panel.seen.iter().map(move |seen| {
                let band = |which: usize| {
                    let [low, _, median, _, high] = panel.at(which, seen.month).map(|v| panel.level(lang, v));
                    format!("{median} [{low} – {high}]")
                };
                let (month, year) = (seen.month as usize % 12 + 1, self.months.year(seen.month as usize));
                let [low, high] = seen.range.map(|v| panel.level(lang, v));
                vec![
                    panel.title.in_lang(lang).to_owned(),
                    format!("{year}-{month:02}"),
                    seen.observed.in_lang(lang).to_owned(),
                    format!("{low} – {high}"),
                    band(0),
                    band(1),
                ]
            })
        });
        Table { headers: headers.map(str::to_owned).to_vec(), rows: rows.collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        self.key(canvas, lang, space.left, space.top + 12.0);
        let (top, gap, columns) = (space.top + 40.0, 34.0, self.panels.len().div_ceil(2).max(1));
        let width = (space.width() - gap * (columns - 1) as f64) / columns as f64;
        let height = (space.bottom - top - 20.0) / 2.0;
        for (i, panel) in self.panels.iter().enumerate() {
            let left = space.left + (i % columns) as f64 * (width + gap);
            let top = top + (i / columns) as f64 * (height + 20.0);
            self.panel(canvas, lang, panel, Frame { left, top, right: left + width, bottom: top + height });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_numbers() {
        let panel = |median: f64| PastPanel {
            title: OwnedText::default(),
            unit: Unit::Share,
            months: [vec![[0.0; 5]; 12], vec![[0.0, 0.0, median, 1.0, 1.0]; 12]],
            seen: vec![Seen { month: 11.0, range: [0.2, 0.4], observed: OwnedText::default() }],
        };
        let past = Past {
            heading: Heading::default(),
            months: Months { first_year: 2007, count: 12, branch: None },
            meets: [0.704, 0.891],
            panels: vec![panel(0.3), panel(0.5)],
        };
        let finding = past.finding(Lang::En);
        assert_eq!(
            finding,
            "With new luck 89% of the worlds that are left meet the facts again, against 70% of plausible ones"
        );
        assert!(past.subtitle(Lang::En).contains("for 1 of the 2 the median"), "{}", past.subtitle(Lang::En));
        assert_eq!(past.table(Lang::En).rows[0][1], "2007-12");
    }
}
