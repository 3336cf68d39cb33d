//! From the real number of professionals to ten million: what one of them costs in time and memory.

use lemniscaat::report::axis::{Scale, Unit, horizontal_grid, ticks_from_zero};
use lemniscaat::report::canvas::{Canvas, Frame, Type};
use lemniscaat::report::data::{Data, Format, Tidy};
use lemniscaat::report::{Chart, Heading, Table, style};
use lemniscaat::text::{Lang, OwnedText, Text};

use crate::measure::{lemniscaat, machine, spend};

/// Shares of the real 83,000 professionals.
const SIZES: [f64; 5] = [1.0, 3.0, 12.0, 36.0, 120.0];
/// Months of 2007–2013.
const MONTHS: f64 = 84.0;

/// One size.
pub struct Point {
    pub professionals: f64,
    /// Seconds of the whole program.
    pub seconds: f64,
    /// Most memory of the whole program, bytes.
    pub peak: f64,
}

impl Point {
    pub fn nanoseconds(&self) -> f64 {
        self.seconds / self.professionals / MONTHS * 1e9
    }
    pub fn bytes(&self) -> f64 {
        self.peak / self.professionals
    }
}

/// Runs one world of 84 months at every size.
pub fn measure() -> Vec<Point> {
    let run = |size: f64| {
        let args = ["run", "geen-vervolg", "--until", "2013-12", "--population", &size.to_string()];
        let spent = spend(&mut lemniscaat(&args));
        Point { professionals: 83_000.0 * size, seconds: spent.seconds, peak: spent.peak }
    };
    SIZES.into_iter().map(run).collect()
}

/// The points as a table in Markdown and as `target/scale.svg` and `.png`.
pub fn show(points: Vec<Point>) -> std::io::Result<String> {
    let source = format!(
        "One world, 84 months, start-up and building of the world included; {}; lemniscaat {}",
        machine(),
        env!("CARGO_PKG_VERSION")
    );
    let chart = Scaling { heading: heading(&source), points };
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    std::fs::write(folder.join("scale.svg"), lemniscaat::report::svg(&chart, Lang::En))?;
    std::fs::write(folder.join("scale.png"), lemniscaat::report::png(&chart, Lang::En))?;
    Ok(chart.table(Lang::En).markdown())
}

fn heading(source: &str) -> Heading {
    let words = |text: &str| OwnedText { nl: text.to_owned(), en: text.to_owned() };
    let indicator = words("time and memory per professional");
    Heading { name: "scale".into(), indicator, source: words(source) }
}

struct Scaling {
    heading: Heading,
    points: Vec<Point>,
}

impl Scaling {
    /// One of the two pictures, with its own vertical axis from zero.
    fn panel(&self, canvas: &mut Canvas, frame: Frame, name: &str, of: impl Fn(&Point) -> f64) {
        let high = self.points.iter().map(&of).fold(0.0, f64::max);
        let ticks = ticks_from_zero(Unit::Number, high * 1.1, 5);
        let top = ticks.last().copied().unwrap_or(1.0);
        let (y, x) = (
            Scale::new((0.0, top), (frame.bottom - 60.0, frame.top + 50.0)),
            Scale::new(
                (self.points[0].professionals.log10(), self.points[self.points.len() - 1].professionals.log10()),
                (frame.left + 90.0, frame.right - 50.0),
            ),
        );
        canvas.text(frame.left, frame.top + 10.0, name, Type::new(19.0).bold());
        horizontal_grid(canvas, Lang::En, Unit::Number, &ticks, y, (frame.left + 50.0, frame.right), Some(17.0));
        let at = |p: &Point| (x.at(p.professionals.log10()), y.at(of(p)));
        canvas.line(&self.points.iter().map(at).collect::<Vec<_>>(), style::GAIN, 2.5);
        for point in &self.points {
            let (px, py) = at(point);
            canvas.dot((px, py), 6.0, style::GAIN);
            let value = Type::new(17.0).tinted(style::GAIN).bold().centre().halo();
            canvas.text(px, py - 20.0, &Lang::En.number(of(point), 0), value);
            canvas.text(px, y.at(0.0) + 20.0, &people(point), Type::new(17.0).muted().centre());
        }
    }
}

/// "83k", "9.96M".
fn people(point: &Point) -> String {
    match point.professionals / 1e6 {
        m if m < 0.95 => format!("{}k", Lang::En.number(m * 1e3, 0)),
        m => format!("{}M", Lang::En.number(m, 1)),
    }
}

impl Chart for Scaling {
    fn heading(&self) -> &Heading {
        &self.heading
    }
    fn finding(&self, lang: Lang) -> String {
        let (first, last) = (&self.points[0], &self.points[self.points.len() - 1]);
        format!(
            "{} times as many professionals cost {} times as much time each, and {} bytes each instead of {}",
            lang.number(last.professionals / first.professionals, 0),
            lang.number(last.nanoseconds() / first.nanoseconds(), 1),
            lang.number(last.bytes(), 0),
            lang.number(first.bytes(), 0),
        )
    }
    fn subtitle(&self, _: Lang) -> String {
        "by number of professionals simulated, logarithmic; all of the program's time and memory divided by them".into()
    }
    fn kind(&self, _: Lang) -> String {
        "Two line charts".into()
    }
    fn data(&self, _: Lang) -> Data {
        let same = |text: &'static str| Text::new(text, text);
        Tidy::of(&self.points)
            .number("professionals", same("professionals"), Format::Count, |p| p.professionals)
            .number("seconds", same("seconds"), Format::Number, |p| p.seconds)
            .number("peak", same("most memory, bytes"), Format::Count, |p| p.peak)
            .data()
    }
    fn table(&self, lang: Lang) -> Table {
        let heads = ["professionals", "seconds", "ns per professional-month", "MB", "bytes per professional"];
        let row = |p: &Point| {
            let parts = [(p.professionals, 0), (p.seconds, 2), (p.nanoseconds(), 1), (p.peak / 1e6, 0), (p.bytes(), 0)];
            parts.map(|(value, digits)| lang.number(value, digits)).to_vec()
        };
        Table { headers: heads.map(str::to_owned).to_vec(), rows: self.points.iter().map(row).collect() }
    }
    fn body(&self, canvas: &mut Canvas, _: Lang, space: Frame) {
        let middle = (space.left + space.right) / 2.0;
        self.panel(canvas, Frame { right: middle - 30.0, ..space }, "nanoseconds per month", Point::nanoseconds);
        self.panel(canvas, Frame { left: middle + 30.0, ..space }, "bytes", Point::bytes);
    }
}
