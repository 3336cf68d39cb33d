//! The house style: one colour per design in every chart, and proof that text can be read.

/// A colour without transparency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Paper.
pub const WHITE: Colour = Colour(255, 255, 255);
/// Text and axes.
pub const INK: Colour = Colour(26, 32, 44);
/// Secondary text.
pub const MUTED: Colour = Colour(84, 92, 106);
/// Marks without a claim: the baseline and differences that are not clear.
pub const NEUTRAL: Colour = Colour(118, 126, 138);
/// Grid lines.
pub const GRID: Colour = Colour(222, 226, 232);
/// Lines between rows.
pub const HAIRLINE: Colour = Colour(236, 239, 243);
/// The bar above the title.
pub const ACCENT: Colour = Colour(21, 66, 115);
/// Clear gains.
pub const GAIN: Colour = Colour(0, 114, 178);
/// Clear losses.
pub const LOSS: Colour = Colour(201, 82, 0);
/// Background of the best cell.
pub const BEST: Colour = Colour(219, 240, 232);
/// Text in the best cell.
pub const BEST_TEXT: Colour = Colour(0, 90, 66);

/// Contrast that small text needs (WCAG 2.2, 1.4.3).
pub const TEXT_CONTRAST: f64 = 4.5;
/// Contrast that marks need (WCAG 2.2, 1.4.11).
pub const MARK_CONTRAST: f64 = 3.0;

/// Colours of designs: the baseline, the two main rivals, then the others; Okabe and Ito's set first.
const DESIGNS: [Colour; 14] = [
    NEUTRAL,
    Colour(0, 114, 178),
    Colour(213, 94, 0),
    Colour(0, 148, 108),
    Colour(196, 104, 155),
    Colour(190, 128, 0),
    Colour(52, 152, 212),
    Colour(94, 60, 153),
    Colour(140, 81, 30),
    Colour(155, 28, 70),
    Colour(20, 82, 66),
    Colour(40, 46, 122),
    Colour(116, 135, 32),
    Colour(226, 84, 92),
];

/// Colours of payers and purposes: quieter than those of designs, so that the two are never mistaken.
const CATEGORIES: [Colour; 12] = [
    Colour(38, 70, 110),
    Colour(128, 170, 209),
    Colour(36, 118, 118),
    Colour(155, 205, 196),
    Colour(137, 96, 26),
    Colour(229, 193, 116),
    Colour(121, 63, 110),
    Colour(209, 168, 200),
    Colour(84, 106, 56),
    Colour(187, 205, 148),
    Colour(120, 120, 126),
    Colour(205, 207, 212),
];

/// From light to dark blue, for five classes.
pub const BLUES: [Colour; 5] =
    [Colour(216, 231, 245), Colour(158, 198, 230), Colour(86, 152, 203), Colour(28, 100, 160), Colour(8, 42, 84)];

/// From white to dark orange, for regret.
const ORANGES: [Colour; 5] =
    [Colour(255, 252, 248), Colour(253, 226, 196), Colour(246, 169, 102), Colour(213, 94, 0), Colour(130, 45, 0)];

/// The colour of the design with this index, the same in all charts.
pub const fn design(index: usize) -> Colour {
    DESIGNS[index % DESIGNS.len()]
}

/// Number of designs with a colour of their own.
pub const fn designs() -> usize {
    DESIGNS.len()
}

/// The colour of the payer or purpose with this index.
pub const fn category(index: usize) -> Colour {
    CATEGORIES[index % CATEGORIES.len()]
}

/// Orange for `share` (0–1) of the largest regret.
pub fn regret(share: f64) -> Colour {
    let steps = (ORANGES.len() - 1) as f64;
    let at = share.clamp(0.0, 1.0) * steps;
    let low = (at.floor() as usize).min(ORANGES.len() - 2);
    mix(ORANGES[low], ORANGES[low + 1], at - low as f64)
}

/// `share` (0–1) of the way from `from` to `to`.
pub fn mix(from: Colour, to: Colour, share: f64) -> Colour {
    let channel = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share.clamp(0.0, 1.0)).round() as u8;
    Colour(channel(from.0, to.0), channel(from.1, to.1), channel(from.2, to.2))
}

fn luminance(colour: Colour) -> f64 {
    let linear = |channel: u8| {
        let v = f64::from(channel) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { libm::pow((v + 0.055) / 1.055, 2.4) }
    };
    0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
}

/// Contrast ratio of two colours as WCAG defines it, 1 to 21.
pub fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// White or ink, whichever reads better on `background`; black where neither reads well.
pub fn text_on(background: Colour) -> Colour {
    let better = if contrast(WHITE, background) >= contrast(INK, background) { WHITE } else { INK };
    if contrast(better, background) >= TEXT_CONTRAST { better } else { Colour(0, 0, 0) }
}

/// The colour darkened until text in it can be read on white.
pub fn as_text(colour: Colour) -> Colour {
    (0..=25)
        .map(|step| mix(colour, Colour(0, 0, 0), f64::from(step) * 0.04))
        .find(|c| contrast(*c, WHITE) >= TEXT_CONTRAST + 0.1)
        .unwrap_or(INK)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: Colour, b: Colour) -> f64 {
        let lab = |c: Colour| {
            let linear = |v: u8| libm::pow(f64::from(v) / 255.0, 2.2);
            let (r, g, b) = (linear(c.0), linear(c.1), linear(c.2));
            let l = libm::cbrt(0.4122 * r + 0.5363 * g + 0.0514 * b);
            let m = libm::cbrt(0.2119 * r + 0.6807 * g + 0.1074 * b);
            let s = libm::cbrt(0.0883 * r + 0.2817 * g + 0.6300 * b);
            [
                0.2105 * l + 0.7936 * m - 0.0041 * s,
                1.9780 * l - 2.4286 * m + 0.4506 * s,
                0.0259 * l + 0.7828 * m - 0.8087 * s,
            ]
        };
        lab(a).iter().zip(lab(b)).map(|(x, y)| (x - y) * (x - y)).sum::<f64>().sqrt()
    }

    #[test]
    fn contrast_agrees_with_known_pairs() {
        assert!((contrast(WHITE, Colour(0, 0, 0)) - 21.0).abs() < 1e-9);
        assert!((contrast(Colour(0, 114, 178), WHITE) - 5.19).abs() < 0.01);
        assert!((contrast(Colour(213, 94, 0), WHITE) - 3.87).abs() < 0.01);
    }

    #[test]
    fn every_design_colour_is_visible_and_readable() {
        for index in 0..designs() {
            assert!(contrast(design(index), WHITE) >= MARK_CONTRAST, "{index}: {}", contrast(design(index), WHITE));
            assert!(contrast(as_text(design(index)), WHITE) >= TEXT_CONTRAST, "{index}");
        }
    }

    #[test]
    fn design_colours_differ() {
        for a in 0..designs() {
            for b in 0..a {
                let d = distance(design(a), design(b));
                assert!(d > 0.075, "{a} and {b}: {d:.3}");
            }
        }
    }

    #[test]
    fn text_reads_on_every_fill() {
        let fills = (0..12).map(category).chain(BLUES).chain((0..=20).map(|i| regret(f64::from(i) / 20.0)));
        for fill in fills {
            assert!(contrast(text_on(fill), fill) >= TEXT_CONTRAST, "{fill:?}: {}", contrast(text_on(fill), fill));
        }
        for (text, ground) in [(INK, WHITE), (MUTED, WHITE), (BEST_TEXT, BEST)] {
            assert!(contrast(text, ground) >= TEXT_CONTRAST);
        }
    }
}
