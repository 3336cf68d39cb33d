//! What charts draw on: a list of marks in a space of 1600×900 or another size, written as SVG or PNG by others.
//!
//! Text is measured with the embedded font, so a label knows its box before it is drawn.

use super::style::{self, Colour, INK, MUTED, WHITE};
use ab_glyph::{Font, FontRef, PxScale, ScaleFont};
use std::sync::LazyLock;

/// Width of a chart, unless another size is asked.
pub const WIDTH: f64 = 1600.0;
/// Height of a chart, unless another size is asked.
pub const HEIGHT: f64 = 900.0;
/// White space left and right.
pub const MARGIN: f64 = 60.0;

/// How far a line may leave its points, in pixels: too little to see, enough to halve a chart's size.
const THIN: f64 = 0.15;
const CAP_HEIGHT: f64 = 0.727;
const DESCENT: f64 = 0.21;

const FACES: [&[u8]; 2] = [
    include_bytes!("../../assets/fonts/Inter-400-latin-tnum.ttf"),
    include_bytes!("../../assets/fonts/Inter-700-latin-tnum.ttf"),
];

static FONTS: LazyLock<[FontRef<'static>; 2]> =
    LazyLock::new(|| FACES.map(|bytes| FontRef::try_from_slice(bytes).expect("the embedded font is a font")));

/// The embedded font, regular or bold.
pub fn font(bold: bool) -> &'static FontRef<'static> {
    &FONTS[usize::from(bold)]
}

/// The scale at which the font's em is `size`.
pub fn scale_of(size: f64, bold: bool) -> PxScale {
    let font = font(bold);
    let em = f64::from(font.units_per_em().expect("the embedded font says its em"));
    PxScale::from((size * f64::from(font.ascent_unscaled() - font.descent_unscaled()) / em) as f32)
}

/// A point in chart space.
pub type Point = (f64, f64);

/// Which point of a text its x names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The centre.
    Middle,
    /// The right end.
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// Size of the em.
    pub size: f64,
    /// Bold or regular.
    pub bold: bool,
    /// Colour of the letters.
    pub colour: Colour,
    /// What lies behind, to prove contrast.
    pub ground: Colour,
    /// Which point of the text its x names.
    pub anchor: Anchor,
    /// A white edge, for text across lines.
    pub halo: bool,
}

impl Type {
    /// Regular ink on white, from the left.
    pub const fn new(size: f64) -> Self {
        Self { size, bold: false, colour: INK, ground: WHITE, anchor: Anchor::Start, halo: false }
    }
    /// Bold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
    /// In the colour of secondary text.
    pub const fn muted(self) -> Self {
        Self { colour: MUTED, ..self }
    }
    /// In a series' colour, darkened until it reads on white.
    pub fn tinted(self, colour: Colour) -> Self {
        Self { colour: style::as_text(colour), ..self }
    }
    /// On a fill, white or ink by contrast.
    pub fn on(self, ground: Colour) -> Self {
        Self { colour: style::text_on(ground), ground, ..self }
    }
    /// Ending at x.
    pub const fn right(self) -> Self {
        Self { anchor: Anchor::End, ..self }
    }
    /// Centred on x.
    pub const fn centre(self) -> Self {
        Self { anchor: Anchor::Middle, ..self }
    }
    /// With a white edge.
    pub const fn halo(self) -> Self {
        Self { halo: true, ..self }
    }
    /// Distance between the centres of two lines.
    pub fn leading(self) -> f64 {
        (self.size * 1.25).round()
    }
    /// Width of a text.
    pub fn width(self, text: &str) -> f64 {
        let scaled = font(self.bold).as_scaled(scale_of(self.size, self.bold));
        text.chars().map(|c| f64::from(scaled.h_advance(scaled.glyph_id(c)))).sum()
    }
    /// The text in lines no wider than `width`, broken at spaces.
    pub fn wrap(self, text: &str, width: f64) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in text.split(' ') {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer) > width && !line.is_empty() {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            } else {
                line = longer;
            }
        }
        lines.push(line);
        lines
    }
    /// The text cut with an ellipsis where it is wider than `width`.
    pub fn cut(self, text: &str, width: f64) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let letters: Vec<char> = text.chars().collect();
        (0..letters.len())
            .rev()
            .map(|n| letters[..n].iter().collect::<String>().trim_end().to_owned() + "…")
            .find(|shorter| self.width(shorter) <= width)
            .unwrap_or_default()
    }
    /// The width at which a text that needs two lines of `width` fills both evenly.
    pub fn even_width(self, text: &str, width: f64) -> f64 {
        if self.width(text) <= width {
            return width;
        }
        let half = self.width(text) / 2.0;
        let steps = (0..40).map(|step| half + (width - half) * f64::from(step) / 40.0);
        steps.filter(|w| *w < width).find(|w| self.wrap(text, *w).len() <= 2).unwrap_or(width)
    }
    /// At most `lines` lines no wider than `width`; the last is cut when there is more.
    pub fn fit(self, text: &str, width: f64, lines: usize) -> Vec<String> {
        let mut all = self.wrap(text, width);
        if all.len() > lines {
            let rest = all.split_off(lines - 1).join(" ");
            all.push(rest);
        }
        all.into_iter().map(|line| self.cut(&line, width)).collect()
    }
}

/// A text where it stands.
#[derive(Clone, Debug)]
pub struct Label {
    /// What it says.
    pub text: String,
    /// Its anchor.
    pub x: f64,
    /// The line its letters stand on.
    pub baseline: f64,
    /// How it looks.
    pub look: Type,
}

/// A rectangle from (`left`, `top`) to (`right`, `bottom`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Frame {
    /// Width.
    pub fn width(self) -> f64 {
        self.right - self.left
    }
    /// Height.
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }
    /// Whether two rectangles share more than an edge.
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

impl Label {
    /// Left end of the letters.
    pub fn left(&self) -> f64 {
        let width = self.look.width(&self.text);
        match self.look.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        }
    }
    /// The box around capitals and descenders.
    pub fn frame(&self) -> Frame {
        let left = self.left();
        Frame {
            left,
            top: self.baseline - CAP_HEIGHT * self.look.size,
            right: left + self.look.width(&self.text),
            bottom: self.baseline + DESCENT * self.look.size,
        }
    }
}

/// One thing drawn.
#[derive(Clone, Debug)]
pub enum Mark {
    /// A line through points; `dash` gives the lengths of stroke and gap.
    Line {
        /// Where it goes.
        points: Vec<Point>,
        /// Its colour.
        colour: Colour,
        /// How opaque it is, 0–1.
        opacity: f64,
        /// How wide it is.
        width: f64,
        /// Stroke and gap.
        dash: Option<(f64, f64)>,
    },
    /// A filled polygon.
    Area {
        /// Its corners.
        points: Vec<Point>,
        /// Its colour.
        colour: Colour,
        /// How opaque it is, 0–1.
        opacity: f64,
    },
    /// A disc, with an edge of `edge` wide.
    Dot {
        /// Its centre.
        centre: Point,
        /// Its radius, edge included.
        radius: f64,
        /// Its colour.
        colour: Colour,
        /// Colour and width of the edge.
        edge: Option<(Colour, f64)>,
    },
    /// A text.
    Text(Label),
}

fn finite(point: &Point) -> bool {
    point.0.is_finite() && point.1.is_finite()
}

/// The points without those that lie within [`THIN`] of the line through the others (Ramer, Douglas and Peucker).
fn thinned(points: &[Point]) -> Vec<Point> {
    if points.len() < 3 {
        return points.to_vec();
    }
    let mut kept = vec![false; points.len()];
    (kept[0], kept[points.len() - 1]) = (true, true);
    let mut open = vec![(0, points.len() - 1)];
    while let Some((first, last)) = open.pop() {
        let farthest = (first + 1..last)
            .map(|i| (i, distance(points[i], points[first], points[last])))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((middle, _)) = farthest.filter(|(_, far)| *far > THIN) {
            kept[middle] = true;
            open.extend([(first, middle), (middle, last)]);
        }
    }
    points.iter().zip(kept).filter_map(|(point, keep)| keep.then_some(*point)).collect()
}

/// Distance from a point to the segment between two others.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (px, py) = (point.0 - from.0, point.1 - from.1);
    let length = dx * dx + dy * dy;
    let share = if length > 0.0 { ((px * dx + py * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (px - share * dx).hypot(py - share * dy)
}

/// The marks of one chart, in drawing order.
#[derive(Clone, Debug)]
pub struct Canvas {
    marks: Vec<Mark>,
    /// Width of chart space.
    pub width: f64,
    /// Height of chart space.
    pub height: f64,
    /// Least room an axis had, relative to what it needs: below 1 there is too little to read values from.
    pub room: f64,
}

impl Default for Canvas {
    fn default() -> Self {
        Self::new(WIDTH, HEIGHT)
    }
}

impl Canvas {
    /// An empty canvas.
    pub fn new(width: f64, height: f64) -> Self {
        Self { marks: Vec::new(), width, height, room: f64::INFINITY }
    }

    /// Tells that a part of the chart that needs `least` has `length`.
    pub fn needs(&mut self, length: f64, least: f64) {
        self.room = self.room.min(length / least);
    }

    /// How much wider chart space is than the usual one: below 1 when it is narrower. Widths of columns follow it.
    pub fn breadth(&self) -> f64 {
        (self.width / WIDTH).min(1.0)
    }

    /// All marks, first drawn first.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// All texts.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.marks.iter().filter_map(|mark| if let Mark::Text(label) = mark { Some(label) } else { None })
    }

    /// All marks of another canvas, its corner at `corner`.
    pub fn place(&mut self, other: &Self, corner: Point) {
        let moved = |p: &Point| (p.0 + corner.0, p.1 + corner.1);
        self.marks.extend(other.marks.iter().cloned().map(|mut mark| {
            match &mut mark {
                Mark::Line { points, .. } | Mark::Area { points, .. } => points.iter_mut().for_each(|p| *p = moved(p)),
                Mark::Dot { centre, .. } => *centre = moved(centre),
                Mark::Text(label) => (label.x, label.baseline) = moved(&(label.x, label.baseline)),
            }
            mark
        }));
    }

    /// A solid line.
    pub fn line(&mut self, points: &[Point], colour: Colour, width: f64) {
        self.stroke(points, colour, 1.0, width, None);
    }

    /// A line with everything chosen.
    pub fn stroke(&mut self, points: &[Point], colour: Colour, opacity: f64, width: f64, dash: Option<(f64, f64)>) {
        assert!(points.iter().all(finite), "a line goes through places that are not numbers: {points:?}");
        self.marks.push(Mark::Line { points: thinned(points), colour, opacity, width, dash });
    }

    /// A filled polygon.
    pub fn area(&mut self, points: Vec<Point>, colour: Colour, opacity: f64) {
        assert!(points.iter().all(finite), "an area has corners that are not numbers: {points:?}");
        self.marks.push(Mark::Area { points: thinned(&points), colour, opacity });
    }

    /// A filled rectangle.
    pub fn rect(&mut self, frame: Frame, colour: Colour) {
        let Frame { left, top, right, bottom } = frame;
        self.area(vec![(left, top), (right, top), (right, bottom), (left, bottom)], colour, 1.0);
    }

    /// The edge of a rectangle.
    pub fn outline(&mut self, frame: Frame, colour: Colour, width: f64) {
        let Frame { left, top, right, bottom } = frame;
        self.line(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], colour, width);
    }

    /// A disc.
    pub fn dot(&mut self, centre: Point, radius: f64, colour: Colour) {
        self.push_dot(centre, radius, colour, None);
    }

    /// A disc with an edge inside its radius.
    pub fn edged_dot(&mut self, centre: Point, radius: f64, colour: Colour, edge: (Colour, f64)) {
        self.push_dot(centre, radius, colour, Some(edge));
    }

    fn push_dot(&mut self, centre: Point, radius: f64, colour: Colour, edge: Option<(Colour, f64)>) {
        assert!(finite(&centre), "a dot stands where there is no number: {centre:?}");
        self.marks.push(Mark::Dot { centre, radius, colour, edge });
    }

    /// A text whose capitals are centred on `y`.
    pub fn text(&mut self, x: f64, y: f64, text: &str, look: Type) {
        if text.is_empty() {
            return;
        }
        let baseline = y + CAP_HEIGHT / 2.0 * look.size;
        self.marks.push(Mark::Text(Label { text: text.to_owned(), x, baseline, look }));
    }

    /// Lines of text, the first centred on `y`.
    pub fn lines(&mut self, x: f64, y: f64, lines: &[String], look: Type) {
        for (i, line) in lines.iter().enumerate() {
            self.text(x, y + i as f64 * look.leading(), line, look);
        }
    }

    /// Lines of text, together centred on `y`.
    pub fn lines_around(&mut self, x: f64, y: f64, lines: &[String], look: Type) {
        self.lines(x, y - (lines.len() - 1) as f64 * look.leading() / 2.0, lines, look);
    }

    /// An arrow from `from` to `to`, drawn because the font has none.
    pub fn arrow(&mut self, from: Point, to: Point, colour: Colour) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy).max(1e-9);
        let (ux, uy) = (dx / length * 7.0, dy / length * 7.0);
        self.line(&[from, to], colour, 1.6);
        self.line(
            &[(to.0 - ux - uy * 0.7, to.1 - uy + ux * 0.7), to, (to.0 - ux + uy * 0.7, to.1 - uy - ux * 0.7)],
            colour,
            1.6,
        );
    }

    /// Title, subtitle and source; returns the space left for the chart itself.
    pub fn page(&mut self, title: &str, subtitle: &str, source: &str) -> Frame {
        let width = self.width - 2.0 * MARGIN;
        let more = usize::from(self.width < 1.4 * self.height) + usize::from(self.width < 0.9 * self.height);
        self.rect(Frame { left: MARGIN, top: 34.0, right: 120.0, bottom: 41.0 }, style::ACCENT);
        let sizes = [33.0, 30.5, 28.0].map(|size| Type::new(size).bold());
        let look = sizes.into_iter().find(|look| look.width(title) <= width).unwrap_or(sizes[2]);
        let lines = look.fit(title, look.even_width(title, width), 3 + 2 * more);
        let mut y = 72.0;
        self.lines(MARGIN, y, &lines, look);
        y += (lines.len() - 1) as f64 * look.leading() + 37.0;
        let look = Type::new(19.0).muted();
        let lines = look.fit(subtitle, look.even_width(subtitle, width), 2 + 2 * more);
        self.lines(MARGIN, y, &lines, look);
        y += (lines.len() - 1) as f64 * look.leading();
        let look = Type::new(15.0).muted();
        let lines = look.fit(source, width, 4 + more);
        let rule = self.height - 38.0 - lines.len() as f64 * look.leading();
        self.line(&[(MARGIN, rule), (self.width - MARGIN, rule)], style::GRID, 1.0);
        self.lines(MARGIN, rule + 20.0, &lines, look);
        Frame { left: MARGIN, top: y + 24.0, right: self.width - MARGIN, bottom: rule - 12.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_and_cut_to_its_width() {
        let look = Type::new(20.0);
        let lines = look.wrap("Gezondheidsraad 2014, budget van het kabinet", 220.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| look.width(line) <= 220.0));
        let lines = look.fit("een twee drie vier vijf zes zeven acht negen tien", 120.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && look.width(&lines[1]) <= 120.0);
        assert_eq!(look.cut("kort", 120.0), "kort");
    }

    #[test]
    fn thinning_keeps_the_line_where_it_was() {
        let line: Vec<Point> =
            (0..400).map(|i| (f64::from(i) * 0.6, 100.0 + 30.0 * (f64::from(i) / 40.0).sin())).collect();
        let thin = thinned(&line);
        assert!(thin.len() < line.len() / 3 && thin[0] == line[0] && thin.last() == line.last());
        let nearest = |p: &Point| thin.windows(2).map(|w| distance(*p, w[0], w[1])).fold(f64::INFINITY, f64::min);
        assert!(line.iter().all(|p| nearest(p) <= THIN + 1e-9));
        let square = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)];
        assert_eq!(thinned(&square), square);
    }

    #[test]
    fn digits_have_equal_widths() {
        let look = Type::new(20.0);
        for digit in '0'..='9' {
            assert!((look.width(&digit.to_string()) - look.width("0")).abs() < 1e-3, "{digit}");
        }
    }

    #[test]
    fn two_lines_are_filled_evenly_and_one_line_stays_one() {
        let look = Type::new(20.0);
        let text = "een titel die net te lang is";
        let width = look.width(text) - 5.0;
        let lines = look.fit(text, look.even_width(text, width), 2);
        assert!(lines.len() == 2 && look.width(&lines[1]) > 0.3 * width, "{lines:?}");
        assert_eq!(look.fit(text, look.even_width(text, width + 10.0), 2), [text]);
    }

    #[test]
    fn the_anchor_moves_the_box() {
        let mut canvas = Canvas::default();
        for look in [Type::new(20.0), Type::new(20.0).centre(), Type::new(20.0).right()] {
            canvas.text(500.0, 100.0, "maat", look);
        }
        let frames: Vec<Frame> = canvas.labels().map(Label::frame).collect();
        assert!((frames[0].left - 500.0).abs() < 1e-9);
        assert!((frames[1].left + frames[1].right - 1000.0).abs() < 1e-9);
        assert!((frames[2].right - 500.0).abs() < 1e-9);
    }
}
