//! Plays the marks of a canvas on plotters: the same functions draw SVG and pixels.
//!
//! Plotters places everything on whole numbers, so both are drawn large: SVG is scaled back by a group, pixels by
//! averaging squares. Letters come from the backend in SVG and from [`super::glyphs`] in pixels.

use super::canvas::{Anchor, Canvas, Label, Mark, Point};
use super::size::Size;
use super::style::Colour;
use super::{compact, glyphs};
use plotters::backend::{BitMapBackend, DrawingBackend, SVGBackend};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, RGBAColor, RGBColor, ShapeStyle, TextStyle, WHITE};

/// What a screen reader hears about a picture.
pub struct Description<'a> {
    /// Unique on the page: starts every id.
    pub id: &'a str,
    /// Language tag.
    pub lang: &'a str,
    /// Name of the picture.
    pub title: &'a str,
    /// What it shows.
    pub text: &'a str,
}

const SVG_SCALE: u32 = 4;
const PNG_SCALE: u32 = 3;
/// Plotters writes its size of a font divided by this as the em of SVG.
const EM: f64 = 1.24;
/// From the top by which plotters anchors SVG text to the line the letters stand on, in em.
const TOP_TO_BASELINE: f64 = 0.76;
/// How far the white edge of a text reaches.
const HALO: f64 = 2.5;
/// Family names for plotters to write; [`tidy`] turns them into attributes.
const PLAIN: &str = "plain";
const HALOED: &str = "haloed";

type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// The picture as one SVG element that is `pixels` large unless it is scaled.
pub fn svg(canvas: &Canvas, pixels: Size, about: &Description) -> String {
    let mut body = String::new();
    {
        let area = SVGBackend::with_string(&mut body, size(canvas, f64::from(SVG_SCALE))).into_drawing_area();
        let pen = Pen { area: &area, scale: f64::from(SVG_SCALE), pixels: false };
        pen.play(canvas).expect("a string takes every mark");
    }
    let id: String = about.id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" \
         role=\"img\" lang=\"{}\" aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{}</title>\n\
         <desc id=\"{id}-desc\">{}</desc>\n<g transform=\"scale({})\" font-family=\"Inter, Arial, sans-serif\" \
         stroke-linejoin=\"round\">\n{}</g>\n</svg>\n",
        pixels.width,
        pixels.height,
        canvas.width,
        canvas.height,
        about.lang,
        escape(about.title),
        escape(about.text),
        1.0 / f64::from(SVG_SCALE),
        tidy(&body),
    )
}

/// The picture as a PNG of so many pixels.
pub fn png(canvas: &Canvas, size: Size) -> Vec<u8> {
    let (columns, rows) = (size.width * PNG_SCALE, size.height * PNG_SCALE);
    let mut pixels = vec![255; columns as usize * rows as usize * 3];
    {
        let area = BitMapBackend::with_buffer(&mut pixels, (columns, rows)).into_drawing_area();
        let pen = Pen { area: &area, scale: f64::from(columns) / canvas.width, pixels: true };
        pen.play(canvas).expect("a buffer takes every mark");
    }
    let pixels = shrunk(&pixels, columns as usize, PNG_SCALE as usize);
    super::palette::png(&pixels, size.width, size.height)
}

fn size(canvas: &Canvas, scale: f64) -> (u32, u32) {
    ((canvas.width * scale).round() as u32, (canvas.height * scale).round() as u32)
}

/// Puts marks on a drawing area that is `scale` times as large as chart space.
struct Pen<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    scale: f64,
    /// Whether the area has pixels: plotters then covers both ends of every stretch, and letters are ours.
    pixels: bool,
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    fn play(&self, canvas: &Canvas) -> Drawn<DB> {
        self.area.fill(&WHITE)?;
        for mark in canvas.marks() {
            match mark {
                Mark::Line { points, colour, opacity, width, dash } => {
                    let pieces = dash.map_or_else(|| vec![points.clone()], |dash| dashes(points, dash));
                    for piece in pieces {
                        self.line(&piece, ink(*colour, *opacity), *width)?;
                    }
                }
                Mark::Area { points, colour, opacity } => self.polygon(points, ink(*colour, *opacity))?,
                Mark::Dot { centre, radius, colour, edge } => {
                    let (edge, width) = edge.unwrap_or((*colour, 0.0));
                    if width > 0.0 {
                        self.disc(*centre, *radius, ink(edge, 1.0))?;
                    }
                    self.disc(*centre, radius - width, ink(*colour, 1.0))?;
                }
                Mark::Text(label) if self.pixels => self.letters(label)?,
                Mark::Text(label) => self.text(label)?,
            }
        }
        self.area.present()
    }

    fn at(&self, point: Point) -> (i32, i32) {
        ((point.0 * self.scale).round() as i32, (point.1 * self.scale).round() as i32)
    }

    fn path(&self, points: &[Point]) -> Vec<(i32, i32)> {
        points.iter().map(|point| self.at(*point)).collect()
    }

    fn line(&self, points: &[Point], color: RGBAColor, width: f64) -> Drawn<DB> {
        let covered = if self.pixels { 1.0 } else { 0.0 };
        let stroke_width = (width * self.scale - covered).round().max(1.0) as u32;
        let mut path = self.path(&from_the_middle(points));
        path.dedup();
        if path.len() < 2 {
            return Ok(());
        }
        self.area.draw(&PathElement::new(path, ShapeStyle { color, filled: false, stroke_width }))
    }

    fn polygon(&self, points: &[Point], colour: RGBAColor) -> Drawn<DB> {
        let path = self.path(points);
        match path[..] {
            [a, b, c, d] if (a.0, b.0, a.1, c.1) == (d.0, c.0, b.1, d.1) => {
                self.area.draw(&Rectangle::new([a, c], colour.filled()))
            }
            [_, _, _, ..] => self.area.draw(&Polygon::new(path, colour)),
            _ => Ok(()),
        }
    }

    fn disc(&self, centre: Point, radius: f64, colour: RGBAColor) -> Drawn<DB> {
        let covered = if self.pixels { 0.5 } else { 0.0 };
        let radius = (radius * self.scale - covered).round().max(1.0) as u32;
        self.area.draw(&Circle::new(self.at(centre), radius, colour.filled()))
    }

    fn text(&self, label: &Label) -> Drawn<DB> {
        let look = label.look;
        let family = FontFamily::Name(if look.halo { HALOED } else { PLAIN });
        let weight = if look.bold { FontStyle::Bold } else { FontStyle::Normal };
        let across = match look.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let colour = ink(look.colour, 1.0);
        let style = TextStyle::from((family, look.size * self.scale * EM, weight))
            .color(&colour)
            .pos(Pos::new(across, VPos::Top));
        let top = label.baseline - TOP_TO_BASELINE * look.size;
        self.area.draw_text(&label.text, &style, self.at((label.x, top)))
    }

    fn letters(&self, label: &Label) -> Drawn<DB> {
        if label.look.halo {
            for shift in glyphs::ring(HALO) {
                self.glyphs(label, shift, WHITE)?;
            }
        }
        let Colour(red, green, blue) = label.look.colour;
        self.glyphs(label, (0.0, 0.0), RGBColor(red, green, blue))
    }

    fn glyphs(&self, label: &Label, shift: Point, colour: RGBColor) -> Drawn<DB> {
        let mut drawn = Ok(());
        glyphs::each_pixel(label, shift, self.scale, |x, y, share| {
            if drawn.is_ok() {
                drawn = self.area.draw_pixel((x, y), &colour.mix(share));
            }
        });
        drawn
    }
}

fn ink(colour: Colour, opacity: f64) -> RGBAColor {
    RGBColor(colour.0, colour.1, colour.2).mix((opacity * 100.0).round() / 100.0)
}

/// A closed line starting halfway its first side, so that every corner is a joint.
fn from_the_middle(points: &[Point]) -> Vec<Point> {
    match points {
        [first, second, .., last] if points.len() > 3 && first == last => {
            let middle = ((first.0 + second.0) / 2.0, (first.1 + second.1) / 2.0);
            [&[middle], &points[1..], &[middle]].concat()
        }
        _ => points.to_vec(),
    }
}

/// The pieces of a line that a pen draws when it lifts every `dash.0` for `dash.1`.
fn dashes(points: &[Point], dash: (f64, f64)) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut down, mut left) = (true, dash.0);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            if length <= left {
                left -= length;
                if down {
                    piece.push(to);
                }
                break;
            }
            let share = left / length;
            from = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            piece.push(from);
            if down {
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![from];
            }
            down = !down;
            left = if down { dash.0 } else { dash.1 };
        }
    }
    pieces.extend((down && piece.len() > 1).then_some(piece));
    pieces
}

/// What plotters wrote between its `svg` tags, without attributes that say what holds anyway.
fn tidy(body: &str) -> String {
    let halo =
        format!(" paint-order=\"stroke\" stroke=\"#FFFFFF\" stroke-width=\"{}\"", HALO * 2.0 * f64::from(SVG_SCALE));
    let mut out = String::with_capacity(body.len());
    for line in body.lines().filter(|line| !line.starts_with("<svg") && !line.starts_with("</svg")) {
        compact::push(&mut out, line);
        if line.starts_with('<') && !line.starts_with("<text") {
            out.push('\n');
        }
    }
    for idle in
        ["opacity=\"1\"", "stroke=\"none\"", "stroke-width=\"1\"", "text-anchor=\"start\"", "font-family=\"plain\""]
    {
        out = out.replace(&format!(" {idle}"), "");
    }
    out.replace(" font-family=\"haloed\"", &halo).replace(" \"/>", "\"/>")
}

/// Every pixel is the mean of a square of `scale` × `scale`.
fn shrunk(large: &[u8], columns: usize, scale: usize) -> Vec<u8> {
    let count = (scale * scale) as u32;
    let mut small = Vec::with_capacity(large.len() / (scale * scale));
    let mut sums = vec![0u32; columns / scale * 3];
    for rows in large.chunks_exact(columns * 3 * scale) {
        sums.fill(0);
        for row in rows.chunks_exact(columns * 3) {
            for (sum, square) in sums.chunks_exact_mut(3).zip(row.chunks_exact(3 * scale)) {
                for pixel in square.chunks_exact(3) {
                    for (channel, value) in sum.iter_mut().zip(pixel) {
                        *channel += u32::from(*value);
                    }
                }
            }
        }
        small.extend(sums.iter().map(|sum| ((sum + count / 2) / count) as u8));
    }
    small
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::canvas::{Frame, Type};
    use crate::report::style::INK;

    /// How many pixels' worth of black an ink drawing has.
    fn black(draw: impl FnOnce(&mut Canvas)) -> f64 {
        let mut canvas = Canvas::default();
        draw(&mut canvas);
        let bytes = png(&canvas, Size::SLIDE);
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        assert_eq!(pixels.len(), 1600 * 900 * 3);
        pixels.chunks_exact(3).map(|pixel| f64::from(255 - pixel[0]) / f64::from(255 - INK.0)).sum()
    }

    #[test]
    fn shapes_cover_their_area() {
        let frame = Frame { left: 100.0, top: 100.0, right: 165.0, bottom: 125.0 };
        assert!((black(|canvas| canvas.rect(frame, INK)) - 65.0 * 25.0).abs() < 1.0);
        let triangle = vec![(100.3, 100.2), (700.9, 203.1), (304.4, 809.7)];
        let area = 0.5 * (600.6 * 709.5 - 204.1 * 102.9_f64);
        assert!((black(|canvas| canvas.area(triangle, INK, 1.0)) / area - 1.0).abs() < 0.01);
        assert!(
            (black(|canvas| canvas.dot((400.0, 300.0), 30.0, INK)) / (std::f64::consts::PI * 900.0) - 1.0).abs() < 0.02
        );
    }

    #[test]
    fn a_stroke_covers_its_length_times_its_width() {
        for (width, step) in [(1.0, 1.0), (3.0, 1.0), (3.0, 9.0), (5.0, 4.0)] {
            let line: Vec<Point> = (0..100)
                .map(|i| (f64::from(i) * 8.0, 300.0 + step * 20.0 * (f64::from(i) / step / 3.0).sin()))
                .collect();
            let length: f64 = line.windows(2).map(|p| (p[1].0 - p[0].0).hypot(p[1].1 - p[0].1)).sum();
            let covered = black(|canvas| canvas.line(&line, INK, width));
            assert!((covered / (width * length) - 1.0).abs() < 0.1, "{width} {step}: {}", covered / (width * length));
        }
    }

    #[test]
    fn dashes_keep_their_share_of_the_line() {
        let pieces = dashes(&[(0.0, 0.0), (100.0, 0.0)], (6.0, 4.0));
        assert_eq!(pieces.len(), 10);
        assert!(pieces.iter().all(|p| (p[1].0 - p[0].0 - 6.0).abs() < 1e-9));
    }

    #[test]
    fn letters_stand_inside_their_box() {
        let mut canvas = Canvas::default();
        canvas.text(400.0, 300.0, "Hxpg", Type::new(40.0));
        let label = canvas.labels().next().unwrap().clone();
        let frame = label.frame();
        glyphs::each_pixel(&label, (0.0, 0.0), 3.0, |x, y, share| {
            let (x, y) = (f64::from(x) / 3.0, f64::from(y) / 3.0);
            let inside =
                x >= frame.left - 1.0 && x <= frame.right + 1.0 && y >= frame.top - 1.0 && y <= frame.bottom + 1.0;
            assert!(inside || share < 0.01, "({x}, {y}) outside {frame:?}");
        });
    }

    #[test]
    fn text_in_svg_is_text_with_its_size_and_edge() {
        let mut canvas = Canvas::default();
        canvas.text(400.0, 300.0, "P & O <1>", Type::new(16.0).right().bold().halo());
        let about = Description { id: "a b", lang: "nl", title: "t", text: "<" };
        let svg = svg(&canvas, Size::SLIDE, &about);
        for part in [
            "font-size=\"64\"",
            ">P &amp; O &lt;1&gt;</text>",
            "stroke-width=\"20\"",
            "text-anchor=\"end\"",
            "\"a-b-title",
        ] {
            assert!(svg.contains(part), "{part} is not in {svg}");
        }
        assert!(!svg.contains(HALOED) && svg.contains("<desc id=\"a-b-desc\">&lt;</desc>"));
    }
}
