//! One file per chart.

pub mod budget;
pub mod claims;
pub mod discovery;
pub mod dot_map;
pub mod explained;
pub mod fan;
pub mod flow;
pub mod forest;
pub mod lasting;
pub mod limits;
pub mod lines;
pub mod local;
pub mod marginals;
pub mod money;
pub mod network_map;
pub mod pairs;
pub mod parts;
pub mod past;
pub mod peeling;
pub mod purposes;
pub mod regret;
pub mod rows;
pub mod sensitivity;
pub mod speaking;
pub mod tiles;
pub mod worlds;
pub mod worth;

use super::DesignLabel;
use super::canvas::{Canvas, Frame, Type};
use super::style::{self, Colour};
use crate::text::Lang;

/// Rows of equal height with a name at the left and a thin line between them.
#[derive(Clone, Copy)]
struct Rows {
    top: f64,
    step: f64,
    size: f64,
    /// How much larger marks are than where rows are many: 1 and up.
    scale: f64,
}

/// Rows are never further apart.
const MOST_STEP: f64 = 230.0;

impl Rows {
    /// `count` rows between `top` and `bottom`.
    fn new(top: f64, bottom: f64, count: usize) -> Self {
        let step = ((bottom - top) / count.max(1) as f64).min(MOST_STEP);
        let scale = (step / 100.0).clamp(1.0, 1.25);
        Self { top, step, size: if count > 9 { 17.0 } else { (19.0 * scale).round() }, scale }
    }

    /// With letters and marks that are never enlarged where width is short.
    fn on(self, canvas: &Canvas) -> Self {
        if canvas.breadth() > 0.9 { self } else { Self { size: self.size.min(18.0), scale: 1.0, ..self } }
    }

    /// The part of `space` that so many rows can fill, with `around` above and below them together; in its middle.
    fn space(space: Frame, around: f64, count: usize) -> Frame {
        let idle = (space.height() - around - MOST_STEP * count.max(1) as f64).max(0.0) / 2.0;
        Frame { top: space.top + idle, bottom: space.bottom - idle, ..space }
    }

    /// A median as a dot on its band.
    fn dot(&self, canvas: &mut Canvas, y: f64, (low, middle, high): (f64, f64, f64), colour: Colour) {
        canvas.line(&[(low, y), (high, y)], colour, 5.0 * self.scale);
        canvas.edged_dot((middle, y), 10.0 * self.scale, colour, (style::WHITE, 2.0));
    }

    fn middle(&self, row: usize) -> f64 {
        self.top + self.step * (row as f64 + 0.5)
    }

    fn bottom(&self, count: usize) -> f64 {
        self.top + self.step * count as f64
    }

    fn rule(&self, canvas: &mut Canvas, row: usize, space: Frame) {
        if row > 0 {
            let rule = self.middle(row) - self.step / 2.0;
            canvas.line(&[(space.left, rule), (space.right, rule)], style::HAIRLINE, 1.0);
        }
    }

    /// A name over a small note.
    fn noted(&self, canvas: &mut Canvas, row: usize, (name, note): (&str, &str), look: Type, space: Frame, width: f64) {
        self.rule(canvas, row, space);
        let (y, small) = (self.middle(row), Type::new(14.0).muted());
        let up = if note.is_empty() { 0.0 } else { 9.0 };
        canvas.text(space.left, y - up, &look.cut(name, width), look);
        canvas.text(space.left, y + 9.0, &small.cut(note, width), small);
    }

    fn label(&self, canvas: &mut Canvas, row: usize, (label, lang): (&DesignLabel, Lang), space: Frame, width: f64) {
        self.name(canvas, row, (label.name(lang), label.look(Type::new(self.size))), space, width);
    }

    fn name(&self, canvas: &mut Canvas, row: usize, (name, look): (&str, Type), space: Frame, width: f64) {
        self.rule(canvas, row, space);
        let y = self.middle(row);
        let most = ((self.step / (1.2 * self.size)) as usize).clamp(1, 3);
        let lines = look.fit(name, width, if most == 3 && canvas.breadth() == 1.0 { 2 } else { most });
        canvas.lines_around(space.left, y, &lines, look);
    }
}

/// The largest size at which all names fit in `width`, the smallest when none does.
fn size_for<'a>(names: impl Iterator<Item = &'a str> + Clone, width: f64) -> Type {
    let looks = [17.0, 16.0, 15.0, 14.0].map(Type::new);
    let fits = |look: &Type| names.clone().all(|name| look.width(name) <= width);
    looks.into_iter().find(fits).unwrap_or(looks[3])
}

/// Column heads wrapped to `width`, standing on one line.
fn column_head(canvas: &mut Canvas, x: f64, bottom: f64, text: &str, width: f64, look: Type) {
    let lines = look.fit(text, width, 4);
    canvas.lines(x, bottom - (lines.len() - 1) as f64 * look.leading(), &lines, look);
}

/// Swatches with names in columns of equal width; returns the y below them.
fn swatches(canvas: &mut Canvas, items: &[(String, Colour)], space: Frame) -> f64 {
    let look = Type::new(16.0).muted();
    let widest = items.iter().map(|(name, _)| look.width(name)).fold(0.0, f64::max);
    let one_line: f64 = items.iter().map(|(name, _)| look.width(name) + 56.0).sum();
    if one_line - 28.0 <= space.width() {
        let mut left = space.left;
        for (name, colour) in items {
            swatch(canvas, (left, space.top + 14.0), name, *colour, look);
            left += look.width(name) + 56.0;
        }
        return space.top + 39.0;
    }
    let columns = ((space.width() / (widest + 56.0)) as usize).clamp(1, items.len().max(1));
    let lines = items.len().div_ceil(columns).max(1);
    let columns = items.len().div_ceil(lines).max(1);
    let pitch = (space.width() / columns as f64).min(widest + 56.0);
    for (i, (name, colour)) in items.iter().enumerate() {
        let x = space.left + (i % columns) as f64 * pitch;
        let y = space.top + 14.0 + (i / columns) as f64 * 25.0;
        swatch(canvas, (x, y), &look.cut(name, pitch - 36.0), *colour, look);
    }
    space.top + 14.0 + lines as f64 * 25.0
}

fn swatch(canvas: &mut Canvas, (x, y): (f64, f64), name: &str, colour: Colour, look: Type) {
    let frame = Frame { left: x, top: y - 8.0, right: x + 20.0, bottom: y + 8.0 };
    canvas.rect(frame, colour);
    if style::contrast(colour, style::WHITE) < style::MARK_CONTRAST {
        canvas.outline(frame, style::NEUTRAL, 1.0);
    }
    canvas.text(x + 28.0, y, name, look);
}

/// A grid of panels in reading order: one row up to four, two up to eight, then three; more rows on a narrow canvas.
struct Grid {
    rows: usize,
    columns: usize,
}

impl Grid {
    fn of(panels: usize, canvas: &Canvas) -> Self {
        let wide = canvas.width > 1.4 * canvas.height;
        let rows = match panels {
            _ if !wide => panels.div_ceil(libm::ceil((panels as f64 * 0.75).sqrt()).max(1.0) as usize).max(1),
            0..=4 => 1,
            5..=8 => 2,
            _ => 3,
        };
        Self { rows, columns: panels.div_ceil(rows).max(1) }
    }

    /// The names of designs, fitted to panels `width` wide.
    fn names(&self, lang: Lang, designs: &[&DesignLabel], width: f64) -> Vec<Vec<String>> {
        designs.iter().map(|d| self.name_look().fit(d.name(lang), width, 2)).collect()
    }

    fn name_look(&self) -> Type {
        Type::new([20.0, 18.0, 16.0][self.rows.min(3) - 1]).bold()
    }

    fn tick_size(&self) -> f64 {
        [17.0, 16.0, 15.0][self.rows.min(3) - 1]
    }
}

/// Names of designs as one phrase: up to `most` of them, the others counted.
pub(crate) fn names(lang: Lang, mut quoted: Vec<String>, most: usize) -> String {
    let others = quoted.len().saturating_sub(most);
    quoted.truncate(most);
    match others {
        0 => {}
        1 => quoted.push(lang.pick("één ander ontwerp", "one other design").to_owned()),
        n => quoted.push(lang.pick(format!("{n} andere ontwerpen"), format!("{n} other designs"))),
    }
    list(lang, &quoted)
}

/// "beide ontwerpen", "alle 5 ontwerpen".
fn all_designs(lang: Lang, count: usize) -> String {
    match count {
        2 => lang.pick("beide ontwerpen", "both designs").to_owned(),
        n => lang.pick(format!("alle {n} ontwerpen"), format!("all {n} designs")),
    }
}

/// "a", "a en b", "a, b en c".
pub(crate) fn list(lang: Lang, items: &[String]) -> String {
    let and = lang.pick("en", "and");
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {and} {last}", most.join(", ")),
    }
}

#[cfg(test)]
fn sample_design(name: &str, colour: usize) -> DesignLabel {
    let short = crate::text::OwnedText { nl: name.to_owned(), en: name.to_owned() };
    DesignLabel { id: name.to_lowercase(), short, colour, ..DesignLabel::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_a_sentence() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(Lang::Nl, &items), "a, b en c");
        assert_eq!(list(Lang::En, &items[..2]), "a and b");
        assert_eq!(list(Lang::En, &items[..1]), "a");
        assert_eq!(names(Lang::Nl, items.to_vec(), 1), "a en 2 andere ontwerpen");
        assert_eq!(names(Lang::En, items.to_vec(), 2), "a, b and one other design");
    }
}
