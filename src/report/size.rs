//! Charts at any size: the largest text at which the house rules still hold.
//!
//! A chart for a small space has the same letters as a large one, on less chart space. Where that is too little, chart
//! space grows and letters shrink, until they can no longer be read: then the chart is refused, never drawn badly.

use super::canvas::{Canvas, HEIGHT, MARGIN, Mark, WIDTH};
use super::{Chart, draw_on};
use crate::error::{Error, Result};
use crate::text::Lang;

/// Letters are never smaller, in pixels of the picture.
const LEGIBLE: f64 = 11.0;
/// Chart space grows by this factor until everything fits.
const STEP: f64 = 1.06;
/// The last step: letters of 15 are then below [`LEGIBLE`] whatever the size.
const STEPS: i32 = 16;
/// Smallest and largest side of a picture, in pixels.
const SIDES: [u32; 2] = [200, 6000];

/// Width and height of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

impl Size {
    /// A whole slide of 16:9, the usual size.
    pub const SLIDE: Self = Self { width: WIDTH as u32, height: HEIGHT as u32 };
    /// Half a slide, next to text.
    pub const HALF_SLIDE: Self = Self { width: 800, height: 900 };

    /// A size as it is asked for: `slide`, `half-slide`, or `1200x800`.
    ///
    /// # Errors
    /// When it is none of these, or too small or large to draw.
    pub fn parse(text: &str) -> std::result::Result<Self, String> {
        match text {
            "slide" => return Ok(Self::SLIDE),
            "half-slide" => return Ok(Self::HALF_SLIDE),
            _ => {}
        }
        let [least, most] = SIDES;
        text.split_once(['x', '×'])
            .and_then(|(width, height)| Some(Self { width: width.parse().ok()?, height: height.parse().ok()? }))
            .filter(|size| [size.width, size.height].iter().all(|side| (least..=most).contains(side)))
            .ok_or_else(|| format!("write slide, half-slide or pixels such as 1200x800, from {least} to {most}"))
    }

    /// Chart space with letters `smaller` times smaller than in the house style.
    fn space(self, smaller: f64) -> Canvas {
        let [width, height] = [self.width, self.height].map(f64::from);
        let larger = (WIDTH * HEIGHT / (width * height)).sqrt().min(1.0) * smaller;
        Canvas::new((width * larger).round(), (height * larger).round())
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

/// A chart drawn for a size.
///
/// # Errors
/// When letters would overlap, be cut or be too small to read: with the size from which on it can be drawn.
pub fn fitted(chart: &dyn Chart, lang: Lang, size: Size) -> Result<Canvas> {
    let cut = draw_on(Canvas::default(), chart, lang).cut().len();
    let spaces = (0..STEPS).map(|step| draw_on(size.space(libm::pow(STEP, f64::from(step))), chart, lang));
    let fits = |canvas: &Canvas| canvas.faults().is_empty() && canvas.cut().len() <= cut;
    let fitting = spaces.into_iter().find(fits);
    let pixels = |canvas: &Canvas| canvas.smallest() * f64::from(size.width) / canvas.width;
    let name = &chart.heading().name;
    let message = lang.pick(
        format!("de figuur ‘{name}’ past niet op {size}: teksten zouden elkaar raken of te klein zijn om te lezen"),
        format!("chart ‘{name}’ does not fit {size}: texts would touch or be too small to read"),
    );
    match fitting {
        Some(canvas) if pixels(&canvas) >= LEGIBLE => Ok(canvas),
        Some(canvas) => {
            let larger = LEGIBLE / pixels(&canvas);
            let side = |pixels: u32| (f64::from(pixels) * larger / 10.0).ceil() as u32 * 10;
            let least = Size { width: side(size.width), height: side(size.height) };
            Err(Error::request(message, lang.pick(format!("kies ten minste {least}"), format!("ask at least {least}"))))
        }
        None => Err(Error::request(
            message,
            lang.pick("kies een groter of breder formaat, zoals slide", "ask a larger or wider size, such as slide"),
        )),
    }
}

impl Canvas {
    /// What breaks the house rules, one phrase each: texts outside the margins or over each other, marks off the paper,
    /// axes with too little room.
    pub fn faults(&self) -> Vec<String> {
        let labels: Vec<_> = self.labels().map(|label| (label.frame(), &label.text)).collect();
        let mut faults = Vec::new();
        for (i, (frame, text)) in labels.iter().enumerate() {
            let inside = frame.left >= MARGIN - 1.0
                && frame.right <= self.width - MARGIN + 1.0
                && frame.top >= 30.0
                && frame.bottom <= self.height - 10.0;
            if !inside {
                faults.push(format!("‘{text}’ is outside the margins: {frame:?}"));
            }
            let over = labels[..i].iter().filter(|(other, _)| frame.overlaps(*other));
            faults.extend(over.map(|(_, other)| format!("‘{text}’ overlaps ‘{other}’")));
        }
        let off = self.marks().iter().any(|mark| match mark {
            Mark::Line { points, width, .. } => points.iter().any(|p| !self.holds(*p, width / 2.0)),
            Mark::Area { points, .. } => points.iter().any(|p| !self.holds(*p, 0.0)),
            Mark::Dot { centre, radius, .. } => !self.holds(*centre, *radius),
            Mark::Text(_) => false,
        });
        faults.extend(off.then(|| "a mark is off the paper".to_owned()));
        faults.extend((self.room < 1.0).then(|| format!("an axis has {:.2} of the room it needs", self.room)));
        faults
    }

    /// Texts that were cut to fit.
    pub fn cut(&self) -> Vec<&str> {
        self.labels().map(|label| label.text.as_str()).filter(|text| text.ends_with('…')).collect()
    }

    /// Size of the smallest letters.
    fn smallest(&self) -> f64 {
        self.labels().map(|label| label.look.size).fold(f64::INFINITY, f64::min)
    }

    fn holds(&self, (x, y): (f64, f64), reach: f64) -> bool {
        x - reach >= 0.0 && x + reach <= self.width && y - reach >= 0.0 && y + reach <= self.height
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::canvas::Type;

    #[test]
    fn sizes_are_named_or_in_pixels() {
        assert_eq!(Size::parse("slide"), Ok(Size::SLIDE));
        assert_eq!(Size::parse("1200x800"), Ok(Size { width: 1200, height: 800 }));
        for wrong in ["", "1200", "0x800", "1200x", "9000x900", "-1x5", "big"] {
            assert!(Size::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn faults_are_found() {
        let mut canvas = Canvas::new(400.0, 300.0);
        canvas.text(100.0, 100.0, "one", Type::new(20.0));
        assert!(canvas.faults().is_empty());
        canvas.text(110.0, 104.0, "two", Type::new(20.0));
        canvas.text(330.0, 200.0, "outside", Type::new(20.0));
        canvas.dot((399.0, 10.0), 5.0, crate::report::style::INK);
        canvas.needs(50.0, 100.0);
        assert_eq!(canvas.faults().len(), 4, "{:?}", canvas.faults());
    }
}
