//! Letters as pixels. Plotters would place every letter on a whole pixel and drop its left bearing, which shows.

use super::canvas::{Label, Point, font, scale_of};
use ab_glyph::{Font, ScaleFont, point};

/// Calls `visit` with every pixel a text covers and the share it covers, at `scale` pixels per unit of chart space.
pub fn each_pixel(label: &Label, shift: Point, scale: f64, mut visit: impl FnMut(i32, i32, f64)) {
    let font = font(label.look.bold);
    let size = scale_of(label.look.size * scale, label.look.bold);
    let mut pen = ((label.left() + shift.0) * scale) as f32;
    let baseline = ((label.baseline + shift.1) * scale) as f32;
    for letter in label.text.chars() {
        let glyph = font.glyph_id(letter);
        if let Some(outline) = font.outline_glyph(glyph.with_scale_and_position(size, point(pen, baseline))) {
            let corner = outline.px_bounds().min;
            outline.draw(|x, y, share| {
                visit(corner.x as i32 + x as i32, corner.y as i32 + y as i32, f64::from(share.min(1.0)));
            });
        }
        pen += font.as_scaled(size).h_advance(glyph);
    }
}

/// Where copies of a text stand that together make an edge of `width` around it.
pub fn ring(width: f64) -> impl Iterator<Item = Point> {
    (0..16).map(move |step| {
        let angle = f64::from(step) / 16.0 * std::f64::consts::TAU;
        (width * libm::cos(angle), width * libm::sin(angle))
    })
}
