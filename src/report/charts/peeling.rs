//! The way to a box: what is given up in coverage for density, peel by peel.

use super::discovery::Story;
use crate::experiments::discovery::Found;
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::{Chart, Heading, Table, style};
use crate::text::{Lang, Text};

/// Room at the right for what marks mean.
const KEY: f64 = 430.0;

/// Coverage against density of every box.
#[derive(Clone, Debug)]
pub struct Peeling(pub Story);

impl Peeling {
    fn boxes(canvas: &mut Canvas, found: &Found, place: impl Fn(f64, f64) -> (f64, f64)) {
        let line: Vec<(f64, f64)> = found.trajectory.iter().map(|s| place(s.coverage, s.density)).collect();
        canvas.line(&line, style::GRID, 2.0);
        let mut taken: Vec<Frame> = vec![];
        for (i, step) in found.trajectory.iter().enumerate() {
            let (at, look) = (place(step.coverage, step.density), Type::new(15.0).bold().on(style::ACCENT).centre());
            let frame = Frame { left: at.0 - 14.0, right: at.0 + 14.0, top: at.1 - 14.0, bottom: at.1 + 14.0 };
            let new = i == 0 || found.trajectory[i - 1].axes != step.axes;
            // Where another axis joins, its number stands in the dot, unless another number is in the way.
            if new && !taken.iter().any(|t| t.overlaps(frame)) {
                canvas.dot(at, 13.0, style::ACCENT);
                canvas.text(at.0, at.1, &step.axes.to_string(), look);
                taken.push(frame);
            } else if !taken.iter().any(|t| t.overlaps(Frame { left: at.0, right: at.0, top: at.1, bottom: at.1 })) {
                canvas.edged_dot(at, 6.0, style::BLUES[2], (style::WHITE, 1.0));
            }
        }
    }

    /// What marks mean, with the numbers of the two that count.
    fn key(&self, canvas: &mut Canvas, lang: Lang, found: &Found, (left, top, right): (f64, f64, f64)) {
        let (look, mut y) = (Type::new(17.0), top);
        let numbers = |coverage: f64, density: f64| {
            let [c, d] = [coverage, density].map(|x| lang.percent(x, 0));
            lang.pick(format!("dekking {c}, dichtheid {d}"), format!("coverage {c}, density {d}"))
        };
        let held = &found.held_out;
        let out =
            lang.pick("zo gevonden gebieden, op wat niet is gebruikt: ", "boxes found so, on what was not used: ");
        let (shown, dropped) = (found.shown.number, found.shown.dropped);
        let without = match dropped {
            0 => String::new(),
            n => lang.pick(format!(" zonder de {n} zwakste grenzen"), format!(" without its {n} weakest limits")),
        };
        let shown = lang.pick(format!("getoond: gebied {shown}{without}, "), format!("shown: box {shown}{without}, "));
        let items = [
            (
                Mark::Axes,
                lang.pick(
                    "gebied; het getal is het aantal factoren dat het begrenst",
                    "box; the number is that of the factors it restricts",
                )
                .to_owned(),
            ),
            (
                Mark::Step,
                lang.pick("volgende gebieden met evenveel factoren", "next boxes with as many factors").to_owned(),
            ),
            (Mark::Shown, shown + &numbers(found.step.coverage, found.step.density)),
            (Mark::Held, out.to_owned() + &numbers(held.coverage, held.density)),
        ];
        for (mark, text) in items {
            mark.draw(canvas, (left + 14.0, y), if matches!(mark, Mark::Axes) { "2" } else { "" });
            let lines = look.wrap(&text, right - left - 40.0);
            canvas.lines(left + 40.0, y, &lines, look);
            y += lines.len() as f64 * look.leading() + 18.0;
        }
    }
}

#[derive(Clone, Copy)]
enum Mark {
    Axes,
    Step,
    Shown,
    Held,
}

impl Mark {
    fn draw(self, canvas: &mut Canvas, (x, y): (f64, f64), text: &str) {
        let square = |half: f64| Frame { left: x - half, right: x + half, top: y - half, bottom: y + half };
        match self {
            Self::Axes => {
                canvas.dot((x, y), 13.0, style::ACCENT);
                canvas.text(x, y, text, Type::new(15.0).bold().on(style::ACCENT).centre());
            }
            Self::Step => canvas.edged_dot((x, y), 6.0, style::BLUES[2], (style::WHITE, 1.0)),
            Self::Shown => canvas.outline(square(17.0), style::LOSS, 4.0),
            Self::Held => canvas.line(
                &[(x, y - 15.0), (x + 15.0, y), (x, y + 15.0), (x - 15.0, y), (x, y - 15.0)],
                style::LOSS,
                4.0,
            ),
        }
    }
}

impl Chart for Peeling {
    fn heading(&self) -> &Heading {
        &self.0.heading
    }

    fn finding(&self, lang: Lang) -> String {
        self.0.finding(lang)
    }

    fn subtitle(&self, lang: Lang) -> String {
        let what = self.0.heading.indicator.in_lang(lang);
        lang.pick(
            format!("dekking (welk deel van de gevallen ligt in het gebied) en dichtheid (welk deel van het gebied is een geval) van elk volgend gebied; {what}"),
            format!("coverage (which share of the cases lies in the box) and density (which share of the box is a case) of every next box; {what}"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Spreidingsdiagram met een lijn", "Scatter plot with a line").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let found = self.0.found.iter();
        let steps = found.clone().flat_map(|f| f.trajectory.iter().enumerate().map(|(i, s)| (i.to_string(), *s)));
        let shown = found.clone().map(|f| (lang.pick("getoond", "shown").to_owned(), f.step));
        let tidy = Tidy::of(steps.chain(shown))
            .text("box", Text::new("gebied", "box"), |row| row.0.clone())
            .number("coverage", Text::new("dekking", "coverage"), Format::Share, |row| row.1.coverage)
            .number("density", Text::new("dichtheid", "density"), Format::Share, |row| row.1.density)
            .number("mass", Text::new("aandeel punten", "mass"), Format::Share, |row| row.1.mass)
            .number("factors", Text::new("factoren", "factors"), Format::Count, |row| row.1.axes as f64)
            .number("points", Text::new("punten", "points"), Format::Count, |row| row.1.points as f64)
            .number("cases", Text::new("gevallen", "cases"), Format::Count, |row| row.1.cases as f64);
        let [coverage, density] =
            self.0.found.as_ref().map_or([f64::NAN; 2], |f| [f.held_out.coverage, f.held_out.density]);
        let [on_coverage, on_density] = [
            Text::new("dekking op wat niet is gebruikt", "coverage on what was not used"),
            Text::new("dichtheid op wat niet is gebruikt", "density on what was not used"),
        ];
        tidy.number("held_out_coverage", on_coverage, Format::Share, |_| coverage)
            .number("held_out_density", on_density, Format::Share, |_| density)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        self.0.boxes(lang)
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let Some(found) = &self.0.found else { return };
        let ticks = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0];
        let frame = Frame {
            left: space.left + 80.0,
            top: space.top + 44.0,
            right: space.right - KEY - 40.0,
            bottom: space.bottom - 66.0,
        };
        let x = Scale::new((0.0, 1.0), (frame.left, frame.right));
        let y = Scale::new((0.0, 1.0), (frame.bottom, frame.top));
        axis::horizontal_grid(canvas, lang, Unit::Share, &ticks, y, (frame.left, frame.right), Some(17.0));
        axis::vertical_grid(canvas, lang, Unit::Share, &ticks, x, (frame.top, frame.bottom), false);
        canvas.text(frame.left, frame.top - 28.0, lang.pick("dichtheid", "density"), Type::new(17.0).bold());
        canvas.text(frame.right, frame.bottom + 46.0, lang.pick("dekking", "coverage"), Type::new(17.0).bold().right());
        let place = |coverage: f64, density: f64| (x.at(coverage), y.at(density));
        Self::boxes(canvas, found, place);
        let (shown, held) = (found.step, &found.held_out);
        Mark::Shown.draw(canvas, place(shown.coverage, shown.density), "");
        if held.density.is_finite() {
            Mark::Held.draw(canvas, place(held.coverage, held.density), "");
        }
        self.key(canvas, lang, found, (frame.right + 50.0, frame.top + 20.0, space.right));
    }
}
