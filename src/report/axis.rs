//! From values to places: linear scales, round ticks, units.

use super::canvas::{Canvas, Type};
use super::style;
use crate::text::Lang;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share 0–1, shown as a percentage; differences in percentage points.
    Share,
    /// A plain number.
    Number,
    /// Millions of euros.
    Millions,
}

impl Unit {
    fn factor(self) -> f64 {
        if self == Self::Share { 100.0 } else { 1.0 }
    }

    /// Decimals that show differences at the size of `largest`.
    pub fn decimals(self, largest: f64) -> usize {
        match largest.abs() * self.factor() {
            large if large >= 20.0 => 0,
            small if small < 1.0 => 2,
            _ => 1,
        }
    }

    /// A level: `12%`, `12`, `€ 12 mln` or `€12m`.
    pub fn level(self, lang: Lang, value: f64, decimals: usize) -> String {
        let number = lang.number(value * self.factor(), decimals);
        match self {
            Self::Share => format!("{number}%"),
            Self::Number => number,
            Self::Millions => lang.pick(format!("€\u{a0}{number}\u{a0}mln"), format!("€{number}m")),
        }
    }

    /// A level without its unit, for tables and axes that name it elsewhere.
    pub fn bare(self, lang: Lang, value: f64, decimals: usize) -> String {
        lang.number(value * self.factor(), decimals)
    }

    /// A difference with its sign and without its unit.
    pub fn signed(self, lang: Lang, value: f64, decimals: usize) -> String {
        lang.signed(value * self.factor(), decimals)
    }

    /// The unit of a difference, in words; nothing for plain numbers.
    pub fn of_difference(self, lang: Lang) -> &'static str {
        match self {
            Self::Share => lang.pick("procentpunten", "percentage points"),
            Self::Number => "",
            Self::Millions => lang.pick("miljoen euro", "million euros"),
        }
    }

    /// `text` followed by the unit of a difference.
    pub fn name_difference(self, lang: Lang, text: &str) -> String {
        match self.of_difference(lang) {
            "" => text.to_owned(),
            unit => format!("{text}, in {unit}"),
        }
    }

    /// Whether a value shows as zero.
    pub fn is_zero(self, value: f64, decimals: usize) -> bool {
        !Lang::En.number(value * self.factor(), decimals).bytes().any(|b| (b'1'..=b'9').contains(&b))
    }
}

/// Decimals for a plain number of this size: about three figures.
pub fn decimals_for(size: f64) -> usize {
    match size.abs() {
        x if x >= 100.0 => 0,
        x if x >= 10.0 => 1,
        _ => 3,
    }
}

/// A linear map from values to pixels.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// First and last value.
    pub values: (f64, f64),
    /// Where they lie.
    pub pixels: (f64, f64),
}

impl Scale {
    /// A map from `values` to `pixels`.
    pub fn new(values: (f64, f64), pixels: (f64, f64)) -> Self {
        Self { values, pixels }
    }
    /// Where `value` lies.
    pub fn at(self, value: f64) -> f64 {
        let width = self.values.1 - self.values.0;
        let share = if width == 0.0 { 0.5 } else { (value - self.values.0) / width };
        self.pixels.0 + share * (self.pixels.1 - self.pixels.0)
    }
}

/// Round numbers at a regular distance that enclose `low` and `high`, about `wanted` of them.
pub fn ticks(low: f64, high: f64, wanted: usize) -> Vec<f64> {
    let span = if high > low { high - low } else { low.abs().max(1.0) };
    let rough = span / wanted.max(1) as f64;
    let power = libm::pow(10.0, libm::floor(libm::log10(rough)));
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|s| *s >= rough * 0.999).unwrap_or(rough);
    let first = (low / step + 1e-9).floor() as i64;
    let last = ((low + span) / step - 1e-9).ceil() as i64;
    (first..=last).map(|i| i as f64 * step).collect()
}

/// Ticks of an axis that starts at zero, with room above the highest value.
pub fn ticks_from_zero(unit: Unit, high: f64, wanted: usize) -> Vec<f64> {
    let high = if high > 0.0 { high } else { 1.0 / unit.factor() };
    let high = if unit == Unit::Share { high.min(1.0) } else { high };
    ticks(0.0, high * unit.factor(), wanted).into_iter().map(|t| t / unit.factor()).collect()
}

/// Decimals that tell ticks apart.
pub fn tick_decimals(unit: Unit, ticks: &[f64]) -> usize {
    (0..4)
        .find(|d| {
            let rounding = libm::pow(10.0, f64::from(*d));
            ticks.iter().all(|t| {
                let scaled = t * unit.factor() * rounding;
                (scaled - scaled.round()).abs() < 1e-6
            })
        })
        .unwrap_or(4) as usize
}

fn tick_text(lang: Lang, unit: Unit, ticks: &[f64], index: usize) -> String {
    let sign = if index + 1 == ticks.len() && unit == Unit::Share { "%" } else { "" };
    unit.bare(lang, ticks[index], tick_decimals(unit, ticks)) + sign
}

/// Width of the widest number of an axis.
pub fn width_of_ticks(lang: Lang, unit: Unit, ticks: &[f64], size: f64) -> f64 {
    (0..ticks.len()).map(|i| Type::new(size).width(&tick_text(lang, unit, ticks, i))).fold(0.0, f64::max)
}

/// Horizontal grid lines, with numbers of size `numbers` left of them; the highest carries the unit.
pub fn horizontal_grid(
    canvas: &mut Canvas,
    lang: Lang,
    unit: Unit,
    ticks: &[f64],
    y: Scale,
    x: (f64, f64),
    numbers: Option<f64>,
) {
    canvas.needs(x.1 - x.0, 110.0);
    canvas.needs(y.pixels.0 - y.pixels.1, 70.0);
    for (i, tick) in ticks.iter().enumerate() {
        canvas.line(&[(x.0, y.at(*tick)), (x.1, y.at(*tick))], style::GRID, 1.0);
        if let Some(size) = numbers {
            canvas.text(x.0 - 10.0, y.at(*tick), &tick_text(lang, unit, ticks, i), Type::new(size).muted().right());
        }
    }
}

/// Vertical grid lines between `y.0` and `y.1` with numbers below, and a dark line at zero.
pub fn vertical_grid(
    canvas: &mut Canvas,
    lang: Lang,
    unit: Unit,
    ticks: &[f64],
    x: Scale,
    y: (f64, f64),
    differences: bool,
) {
    canvas.needs(x.pixels.1 - x.pixels.0, 240.0);
    canvas.needs(y.1 - y.0, 60.0);
    let decimals = tick_decimals(unit, ticks);
    for (i, tick) in ticks.iter().enumerate() {
        canvas.line(&[(x.at(*tick), y.0), (x.at(*tick), y.1)], style::GRID, 1.0);
        let text = if differences { unit.signed(lang, *tick, decimals) } else { tick_text(lang, unit, ticks, i) };
        canvas.text(x.at(*tick), y.1 + 18.0, &text, Type::new(17.0).muted().centre());
    }
    canvas.line(&[(x.at(0.0), y.0), (x.at(0.0), y.1)], style::INK, 1.8);
}

/// Round ticks that enclose zero and both values.
pub fn ticks_around_zero(unit: Unit, low: f64, high: f64, wanted: usize) -> Vec<f64> {
    let (low, high) = (low.min(0.0) * unit.factor(), high.max(0.0) * unit.factor());
    ticks(low, if high > low { high } else { low + 1.0 }, wanted).into_iter().map(|t| t / unit.factor()).collect()
}

/// Places for labels as near as possible to where they belong, `gap` apart and between `low` and `high`.
pub fn spread(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut groups: Vec<(f64, usize)> = Vec::new();
    for (rank, index) in order.iter().enumerate() {
        groups.push((wanted[*index] - rank as f64 * gap, 1));
        while let [.., (above, n), (below, m)] = groups[..] {
            if above <= below {
                break;
            }
            groups.truncate(groups.len() - 2);
            groups.push(((above * n as f64 + below * m as f64) / (n + m) as f64, n + m));
        }
    }
    let highest = (high - gap * wanted.len().saturating_sub(1) as f64).max(low);
    let mut places = vec![0.0; wanted.len()];
    let starts = groups.iter().flat_map(|(start, count)| std::iter::repeat_n(*start, *count));
    for (rank, (index, start)) in order.iter().zip(starts).enumerate() {
        places[*index] = start.clamp(low, highest) + rank as f64 * gap;
    }
    places
}

/// A calendar of months on an axis.
#[derive(Clone, Debug)]
pub struct Months {
    /// Year of the first month, a January.
    pub first_year: i32,
    /// Number of months.
    pub count: usize,
    /// Month in which designs part.
    pub branch: Option<usize>,
}

impl Months {
    /// Year of a month.
    pub fn year(&self, month: usize) -> i32 {
        self.first_year + (month / 12) as i32
    }
    /// Number of a month, counted from January of the year 0.
    pub fn number(&self, month: usize) -> f64 {
        f64::from(self.first_year) * 12.0 + month as f64
    }
    /// The last month.
    pub fn last(&self) -> usize {
        self.count.saturating_sub(1)
    }
    /// Axis line with the first, the branching and the last year.
    pub fn draw(&self, canvas: &mut Canvas, x: Scale, y: f64, size: f64) {
        canvas.line(&[(x.pixels.0, y), (x.pixels.1, y)], style::INK, 1.6);
        let look = Type::new(size).muted();
        let mut free = f64::NEG_INFINITY;
        let last_left = x.pixels.1 - look.width("2000") / 2.0;
        for month in [Some(0), self.branch, Some(self.last())].into_iter().flatten() {
            let at = x.at(month as f64);
            let text = self.year(month).to_string();
            let half = look.width(&text) / 2.0;
            let fits = month == self.last() || (at - half > free && at + half + 8.0 < last_left) || month == 0;
            if fits {
                canvas.line(&[(at, y), (at, y + 6.0)], style::INK, 1.2);
                canvas.text(at, y + 8.0 + size * 0.62, &text, look.centre());
                free = at + half + 8.0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_enclose_the_data() {
        assert_eq!(ticks(0.0, 87.0, 5), vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(-3.0, 4.1, 4), vec![-4.0, -2.0, 0.0, 2.0, 4.0, 6.0]);
        let shares = ticks_from_zero(Unit::Share, 0.043, 4);
        assert!(shares[0] == 0.0 && *shares.last().unwrap() >= 0.043);
        assert_eq!(tick_decimals(Unit::Share, &shares), 0);
        assert_eq!(tick_decimals(Unit::Share, &[0.0, 0.025]), 1);
        assert_eq!(*ticks_from_zero(Unit::Share, 0.99, 5).last().unwrap(), 1.0);
        assert_eq!(ticks_from_zero(Unit::Number, 0.0, 4)[0], 0.0);
    }

    #[test]
    fn units_are_named_once() {
        assert_eq!(Unit::Share.level(Lang::Nl, 0.125, 1), "12,5%");
        assert_eq!(Unit::Millions.level(Lang::En, 12.0, 0), "€12m");
        assert_eq!(Unit::Share.signed(Lang::Nl, -0.031, 1), "\u{2212}3,1");
        assert!(Unit::Share.is_zero(0.0004, 1) && !Unit::Share.is_zero(0.0006, 1));
    }

    #[test]
    fn spread_labels_keep_their_order_and_distance() {
        let places = spread(&[50.0, 52.0, 10.0, 51.0], 10.0, 0.0, 100.0);
        assert!((places[2] - 10.0).abs() < 1e-9);
        assert!((places[3] - places[0] - 10.0).abs() < 1e-9 && (places[1] - places[3] - 10.0).abs() < 1e-9);
        let crowded = spread(&[99.0; 5], 10.0, 0.0, 100.0);
        assert!(crowded.iter().all(|y| (0.0..=100.0).contains(y)));
    }
}
