//! Marks as pixels. Edges get the exact share of each pixel that a shape covers, so curves and thin lines stay smooth
//! without drawing large and shrinking.

use super::canvas::{Canvas, HEIGHT, Label, Mark, Point, WIDTH, font, scale_of};
use super::style::{Colour, WHITE};
use ab_glyph::{Font, ScaleFont};

const COLUMNS: usize = WIDTH as usize;
const ROWS: usize = HEIGHT as usize;

/// The picture as a PNG of 1600×900.
pub fn png(canvas: &Canvas) -> Vec<u8> {
    let mut image = Image::new();
    for mark in canvas.marks() {
        image.draw(mark);
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, COLUMNS as u32, ROWS as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a PNG header in memory");
    writer.write_image_data(&image.pixels).expect("as many pixels as the header says");
    writer.finish().expect("a PNG in memory");
    bytes
}

struct Image {
    pixels: Vec<u8>,
}

impl Image {
    fn new() -> Self {
        Self { pixels: vec![255; COLUMNS * ROWS * 3] }
    }

    fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Line { points, colour, opacity, width, dash } => {
                let pieces = dash.map_or_else(|| vec![points.clone()], |dash| dashes(points, dash));
                for piece in pieces {
                    self.fill(&stroke_outline(&piece, *width), *colour, *opacity);
                }
            }
            Mark::Area { points, colour, opacity } => self.fill(points, *colour, *opacity),
            Mark::Dot { centre, radius, colour, edge } => {
                if let Some((edge, width)) = edge {
                    self.fill(&circle(*centre, *radius), *edge, 1.0);
                    self.fill(&circle(*centre, radius - width), *colour, 1.0);
                } else {
                    self.fill(&circle(*centre, *radius), *colour, 1.0);
                }
            }
            Mark::Text(label) => {
                if label.look.halo {
                    for (dx, dy) in circle((0.0, 0.0), 2.2) {
                        self.write(label, (dx, dy), WHITE);
                    }
                }
                self.write(label, (0.0, 0.0), label.look.colour);
            }
        }
    }

    fn fill(&mut self, points: &[Point], colour: Colour, opacity: f64) {
        if points.len() < 3 {
            return;
        }
        let coverage = Coverage::of(points);
        coverage.each(|x, y, share| self.blend(x, y, colour, share * opacity));
    }

    fn write(&mut self, label: &Label, shift: Point, colour: Colour) {
        let font = font(label.look.bold);
        let scale = scale_of(label.look.size, label.look.bold);
        let mut pen = (label.left() + shift.0) as f32;
        let baseline = (label.baseline + shift.1) as f32;
        for letter in label.text.chars() {
            let glyph = font.glyph_id(letter);
            let placed = glyph.with_scale_and_position(scale, ab_glyph::point(pen, baseline));
            if let Some(outline) = font.outline_glyph(placed) {
                let corner = outline.px_bounds().min;
                outline.draw(|x, y, share| {
                    let at = (corner.x as i64 + i64::from(x), corner.y as i64 + i64::from(y));
                    self.blend(at.0, at.1, colour, f64::from(share));
                });
            }
            pen += font.as_scaled(scale).h_advance(glyph);
        }
    }

    fn blend(&mut self, x: i64, y: i64, colour: Colour, share: f64) {
        if x < 0 || y < 0 || x >= COLUMNS as i64 || y >= ROWS as i64 || share <= 0.0 {
            return;
        }
        let start = (y as usize * COLUMNS + x as usize) * 3;
        for (old, new) in self.pixels[start..start + 3].iter_mut().zip([colour.0, colour.1, colour.2]) {
            *old = (f64::from(*old) + (f64::from(new) - f64::from(*old)) * share.min(1.0)).round() as u8;
        }
    }
}

/// Signed area per pixel, summed from left to right when read.
struct Coverage {
    left: f64,
    top: f64,
    columns: usize,
    rows: usize,
    sums: Vec<f64>,
}

impl Coverage {
    fn of(points: &[Point]) -> Self {
        let bound = |pick: fn(&Point) -> f64, first: f64, choose: fn(f64, f64) -> f64| {
            points.iter().map(pick).fold(first, choose)
        };
        let left = bound(|p| p.0, f64::INFINITY, f64::min).floor();
        let top = bound(|p| p.1, f64::INFINITY, f64::min).floor();
        let columns = (bound(|p| p.0, f64::NEG_INFINITY, f64::max) - left).ceil() as usize + 2;
        let rows = (bound(|p| p.1, f64::NEG_INFINITY, f64::max) - top).ceil() as usize + 1;
        let mut coverage = Self { left, top, columns, rows, sums: vec![0.0; columns * rows] };
        for (i, from) in points.iter().enumerate() {
            let to = points[(i + 1) % points.len()];
            coverage.edge((from.0 - left, from.1 - top), (to.0 - left, to.1 - top));
        }
        coverage
    }

    fn edge(&mut self, from: Point, to: Point) {
        if from.1 == to.1 {
            return;
        }
        let (sign, from, to) = if from.1 < to.1 { (1.0, from, to) } else { (-1.0, to, from) };
        let slope = (to.0 - from.0) / (to.1 - from.1);
        let mut x = from.0;
        for row in from.1 as usize..(to.1.ceil() as usize).min(self.rows) {
            let height = to.1.min(row as f64 + 1.0) - from.1.max(row as f64);
            let next = (x + slope * height).clamp(from.0.min(to.0), from.0.max(to.0));
            self.span(row * self.columns, x.min(next), x.max(next), sign * height);
            x = next;
        }
    }

    /// An edge that runs from x = `from` to x = `to` inside one row covers what lies to its right.
    fn span(&mut self, row: usize, from: f64, to: f64, area: f64) {
        let right_of_edge = |x: f64| {
            if x <= from {
                0.0
            } else if x < to {
                (x - from) * (x - from) / (to - from) / 2.0
            } else {
                x - (from + to) / 2.0
            }
        };
        let mut before = 0.0;
        for column in from.floor() as usize..=to.ceil() as usize {
            let covered = right_of_edge(column as f64 + 1.0) - right_of_edge(column as f64);
            self.sums[row + column] += area * (covered - before);
            before = covered;
        }
    }

    fn each(&self, mut visit: impl FnMut(i64, i64, f64)) {
        for row in 0..self.rows {
            let mut sum = 0.0;
            for column in 0..self.columns {
                sum += self.sums[row * self.columns + column];
                if sum.abs() > 1e-4 {
                    visit(self.left as i64 + column as i64, self.top as i64 + row as i64, sum.abs().min(1.0));
                }
            }
        }
    }
}

fn circle(centre: Point, radius: f64) -> Vec<Point> {
    let corners = if radius < 3.0 { 16 } else { 64 };
    (0..corners)
        .map(|i| {
            let angle = f64::from(i) / f64::from(corners) * std::f64::consts::TAU;
            (centre.0 + radius * libm::cos(angle), centre.1 + radius * libm::sin(angle))
        })
        .collect()
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

/// The polygon that a pen of `width` covers along a line, with mitred joints.
fn stroke_outline(line: &[Point], width: f64) -> Vec<Point> {
    let mut points = line.to_vec();
    points.dedup_by(|a, b| (a.0 - b.0).hypot(a.1 - b.1) < 1e-6);
    if points.len() < 2 {
        return Vec::new();
    }
    let normals: Vec<Point> = points
        .windows(2)
        .map(|pair| {
            let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
            let length = dx.hypot(dy);
            (-dy / length, dx / length)
        })
        .collect();
    let closed = points.len() > 3 && points.first() == points.last();
    let joint = |i: usize| {
        let last = normals.len() - 1;
        let before = normals[if i > 0 {
            i - 1
        } else if closed {
            last
        } else {
            0
        }];
        let after = normals[if i <= last {
            i
        } else if closed {
            0
        } else {
            last
        }];
        let (x, y) = (before.0 + after.0, before.1 + after.1);
        let stretch = (2.0 / (x * x + y * y).max(1e-9)).min(1.5);
        (x * stretch * width / 2.0, y * stretch * width / 2.0)
    };
    let side = |sign: f64| points.iter().enumerate().map(move |(i, p)| (i, sign, *p)).collect::<Vec<_>>();
    let place = |(i, sign, point): (usize, f64, Point)| {
        let (x, y) = joint(i);
        (point.0 + sign * x, point.1 + sign * y)
    };
    side(1.0).into_iter().map(place).chain(side(-1.0).into_iter().rev().map(place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(points: &[Point]) -> f64 {
        let mut sum = 0.0;
        Coverage::of(points).each(|_, _, share| sum += share);
        sum
    }

    #[test]
    fn coverage_adds_up_to_the_area() {
        assert!((total(&[(1.25, 1.5), (7.75, 1.5), (7.75, 4.0), (1.25, 4.0)]) - 6.5 * 2.5).abs() < 1e-9);
        assert!(
            (total(&[(0.3, 0.2), (20.9, 3.1), (4.4, 9.7)]) - 0.5 * (20.6 * 9.5 - 4.1 * 2.9_f64).abs()).abs() < 0.01
        );
        assert!((total(&circle((10.0, 10.0), 6.0)) - std::f64::consts::PI * 36.0).abs() < 0.3);
    }

    #[test]
    fn a_stroke_covers_its_length_times_its_width() {
        let line: Vec<Point> = (0..100).map(|i| (f64::from(i), 20.0 + 5.0 * (f64::from(i) / 10.0).sin())).collect();
        let length: f64 = line.windows(2).map(|p| (p[1].0 - p[0].0).hypot(p[1].1 - p[0].1)).sum();
        assert!((total(&stroke_outline(&line, 3.0)) - 3.0 * length).abs() < 0.03 * length);
    }

    #[test]
    fn dashes_keep_their_share_of_the_line() {
        let pieces = dashes(&[(0.0, 0.0), (100.0, 0.0)], (6.0, 4.0));
        assert_eq!(pieces.len(), 10);
        assert!(pieces.iter().all(|p| (p[1].0 - p[0].0 - 6.0).abs() < 1e-9));
    }
}
