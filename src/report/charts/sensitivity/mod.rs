//! What an outcome depends on: one row per factor (an uncertainty, a lever, money or luck), the largest first.

pub mod heat;
pub mod indices;
pub mod pawn;
pub mod screening;
pub mod tornado;

use crate::experiments::attribution::Origin;
use crate::experiments::sensitivity::Estimate;
use crate::parameters::Grade;
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Format, Tidy};
use crate::report::style::{self, Colour};
use crate::report::{Chart, Heading, terms};
use crate::text::{Lang, OwnedText, Text};

/// A chart of which more is to be said than fits in it.
pub trait Noted: Chart {
    /// How the numbers came about and what to mind, a paragraph each.
    fn notes(&self, lang: Lang) -> Vec<String>;
}

/// Rows drawn; tables have all.
const MOST: usize = 12;
/// Width of the names.
const NAMES: f64 = 480.0;
/// Width of the grades and paths at the right.
const GRADES: f64 = 300.0;

/// A factor as charts know it.
#[derive(Clone, Debug)]
pub struct Factor {
    /// Its name.
    pub name: OwnedText,
    /// Its path, as sweep files write it.
    pub path: String,
    /// Grade of the evidence; none for luck.
    pub grade: Option<Grade>,
    /// Unit of its values.
    pub unit: &'static str,
}

/// What all charts of sensitivity say of the outcome.
#[derive(Clone, Debug)]
pub struct About {
    /// Name, outcome, source.
    pub heading: Heading,
    /// Unit of the outcome.
    pub unit: Unit,
    /// Whether it is the difference between two designs.
    pub difference: bool,
    /// What was counted: points, trajectories, blocks.
    pub used: usize,
    /// As many left out because a run failed.
    pub left_out: usize,
    /// What to mind when reading.
    pub cautions: Vec<OwnedText>,
}

impl About {
    /// A value of the outcome, as precise as values up to `largest` ask.
    fn level(&self, lang: Lang, value: f64, largest: f64) -> String {
        let decimals = decimals(self.unit, largest);
        if self.difference { self.unit.signed(lang, value, decimals) } else { self.unit.bare(lang, value, decimals) }
    }

    /// What its values are.
    fn format(&self) -> Format {
        if self.difference { Format::difference(self.unit) } else { Format::level(self.unit) }
    }

    /// A change of the outcome with its interval.
    fn change(&self, lang: Lang, e: Estimate, largest: f64) -> String {
        let [value, low, high] =
            [e.value, e.low, e.high].map(|v| self.unit.signed(lang, v, decimals(self.unit, largest)));
        format!("{value} [{low}; {high}]")
    }

    /// A size with its interval.
    fn size(&self, lang: Lang, e: Estimate, largest: f64) -> String {
        let [value, low, high] =
            [e.value, e.low, e.high].map(|v| self.unit.bare(lang, v, decimals(self.unit, largest)));
        format!("{value} [{low}; {high}]")
    }

    /// The outcome with the unit of its changes.
    fn outcome(&self, lang: Lang) -> String {
        self.unit.name_difference(lang, self.heading.indicator.in_lang(lang))
    }

    /// What to mind when reading, what failed (`what` names what was counted), and the source.
    fn notes(&self, lang: Lang, what: [&str; 2]) -> impl Iterator<Item = String> {
        let cautions = self.cautions.iter().map(move |text| text.in_lang(lang).to_owned());
        cautions.chain(self.failures(lang, what)).chain([self.heading.source.in_lang(lang).to_owned()])
    }

    /// What failed, when something did. `what` names what was counted.
    fn failures(&self, lang: Lang, what: [&str; 2]) -> Option<String> {
        let (used, out) = (lang.number(self.used as f64, 0), lang.number(self.left_out as f64, 0));
        let [nl, en] = what;
        (self.left_out > 0).then(|| {
            lang.pick(
                format!("Weggelaten omdat een run mislukte: {out} {nl}; gebruikt: {used}."),
                format!("Left out because a run failed: {out} {en}; used: {used}."),
            )
        })
    }
}

/// Decimals for changes up to `largest`: about two figures.
fn decimals(unit: Unit, largest: f64) -> usize {
    let shown = if unit == Unit::Share { 100.0 * largest } else { largest };
    figures(shown, 2).max(usize::from(unit == Unit::Share)).min(4)
}

/// Decimals that show so many figures of a number.
fn figures(value: f64, figures: i32) -> usize {
    if value == 0.0 { 0 } else { (figures - 1 - libm::floor(libm::log10(value.abs())) as i32).clamp(0, 6) as usize }
}

/// A value of a factor.
fn value(lang: Lang, unit: &str, value: f64) -> String {
    match unit {
        "yes/no" if value >= 0.5 => lang.pick("ja", "yes").to_owned(),
        "yes/no" => lang.pick("nee", "no").to_owned(),
        "share" => lang.percent(value, figures(100.0 * value, 2)),
        _ if value == value.round() => lang.number(value, 0),
        _ => lang.number(value, figures(value, 2)),
    }
}

/// Values of a factor from the lowest to the highest.
fn values(lang: Lang, unit: &str, (low, high): (f64, f64)) -> String {
    let [low, high] = [low, high].map(|v| value(lang, unit, v));
    if low == high { low } else { format!("{low}–{high}") }
}

/// The unit that has to stand with values of a factor: none for what is shown as a percentage or in words.
fn shown_unit(lang: Lang, unit: &'static str) -> &'static str {
    if ["", "share", "yes/no", "number"].contains(&unit) { "" } else { terms::unit(unit, lang) }
}

/// The grade of a factor in words.
fn grade(lang: Lang, grade: Option<Grade>) -> &'static str {
    grade.map_or(terms::origin(Origin::Luck), terms::grade).in_lang(lang)
}

/// The colour of a grade, which always stands with its words.
fn colour(grade: Option<Grade>) -> Colour {
    match grade {
        Some(Grade::Measured) => style::GAIN,
        Some(Grade::Reported) => style::category(0),
        Some(Grade::Analogy) => style::category(2),
        Some(Grade::Expert) => style::category(6),
        Some(Grade::Assumption) => style::LOSS,
        Some(Grade::Choice) => style::category(8),
        None => style::NEUTRAL,
    }
}

/// Rows with the name, unit and grade of each factor.
fn factors<T>(rows: &[(Factor, T)], lang: Lang) -> Tidy<&(Factor, T)> {
    Tidy::of(rows)
        .text("factor", Text::new("factor", "factor"), |row| row.0.name.in_lang(lang))
        .text("path", Text::new("pad", "path"), |row| row.0.path.as_str())
        .text("unit", Text::new("eenheid", "unit"), |row| terms::unit(row.0.unit, lang))
        .text("evidence", Text::new("bron van de waarde", "source of the value"), |row| grade(lang, row.0.grade))
}

fn ends(e: Estimate) -> [f64; 3] {
    [e.value, e.low, e.high]
}

/// A row: the factor, a remark under its name, numbers at the right.
struct Row<'a> {
    factor: &'a Factor,
    remark: String,
    numbers: Vec<String>,
}

/// Rows under each other with a scale between names and numbers.
struct Rows<'a> {
    rows: Vec<Row<'a>>,
    /// Factors that have no row.
    others: usize,
    /// Head of the numbers.
    head: &'a str,
    /// What `others` have in common.
    rest: &'a str,
}

impl Rows<'_> {
    /// Draws everything but the marks; returns the scale, the middle of each row and the distance between two.
    fn draw(
        &self,
        canvas: &mut Canvas,
        lang: Lang,
        space: Frame,
        unit: Unit,
        ticks: &[f64],
        differences: bool,
    ) -> (Scale, Vec<f64>, f64) {
        let look = Type::new(16.0);
        let lines = self.rows.iter().flat_map(|r| &r.numbers).map(|n| look.width(n));
        let numbers = lines.fold(Type::new(16.0).bold().width(self.head), f64::max);
        let right = space.right - GRADES;
        let (top, below) = (space.top + 40.0, if self.others > 0 { 70.0 } else { 38.0 });
        let step = ((space.bottom - below - top) / self.rows.len() as f64).min(130.0);
        let bottom = top + step * self.rows.len() as f64;
        let x = Scale::new((ticks[0], ticks[ticks.len() - 1]), (space.left + NAMES + 20.0, right - numbers - 30.0));
        axis::vertical_grid(canvas, lang, unit, ticks, x, (top, bottom), differences);
        let head = Type::new(16.0).bold().muted();
        canvas.text(right, space.top + 20.0, self.head, head.right());
        canvas.text(right + 30.0, space.top + 20.0, lang.pick("bron van de waarde", "source of the value"), head);
        let middle = |row: usize| top + step * (row as f64 + 0.5);
        // Where rows are far apart a name may take two lines.
        let most = if step > 66.0 { 2 } else { 1 };
        let names = self.rows.iter().map(|r| r.factor.name.in_lang(lang));
        let name = if most == 2 { Type::new(17.0) } else { super::size_for(names, NAMES) };
        let small = Type::new(14.0).muted();
        for (i, row) in self.rows.iter().enumerate() {
            let (y, rule) = (middle(i), middle(i) - step / 2.0);
            canvas.line(&[(space.left, rule), (space.right, rule)], style::HAIRLINE, 1.0);
            let lines = name.fit(row.factor.name.in_lang(lang), NAMES, most);
            let more = name.leading() * (lines.len() - 1) as f64 / 2.0;
            let apart = if row.remark.is_empty() { 0.0 } else { 10.0 };
            canvas.lines_around(space.left, y - apart, &lines, name);
            canvas.text(space.left, y + apart + more, &small.cut(&row.remark, NAMES), small);
            canvas.lines_around(right, y, &row.numbers, look.right());
            let (left, middle) = (right + 30.0, y - if row.factor.path.is_empty() { 0.0 } else { 9.0 });
            let square = Frame { left, top: middle - 7.0, right: left + 14.0, bottom: middle + 7.0 };
            canvas.rect(square, colour(row.factor.grade));
            canvas.text(left + 22.0, middle, grade(lang, row.factor.grade), Type::new(15.0).muted());
            canvas.text(left, y + 11.0, &small.cut(&row.factor.path, GRADES - 30.0), small);
        }
        if self.others > 0 {
            let text = lang.pick(
                format!("{} andere factoren: {}", self.others, self.rest),
                format!("{} other factors: {}", self.others, self.rest),
            );
            canvas.text(space.left, space.bottom - 12.0, &text, Type::new(16.0).muted());
        }
        (x, (0..self.rows.len()).map(middle).collect(), step)
    }
}

/// An estimate as a dot on its interval: full, or open.
fn mark(canvas: &mut Canvas, x: Scale, y: f64, e: Estimate, colour: Colour, open: bool) {
    canvas.line(&[(x.at(e.low), y), (x.at(e.high), y)], colour, 3.5);
    match open {
        true => canvas.edged_dot((x.at(e.value), y), 7.5, style::WHITE, (colour, 3.0)),
        false => canvas.edged_dot((x.at(e.value), y), 8.0, colour, (style::WHITE, 1.5)),
    }
}

/// What full and open dots mean, and grey ones.
fn key(canvas: &mut Canvas, space: Frame, texts: [&str; 2], grey: &str) {
    let look = Type::new(16.0).muted();
    let mut left = space.left;
    for (open, text) in [false, true].into_iter().zip(texts) {
        let x = Scale::new((0.0, 1.0), (left, left + 36.0));
        mark(canvas, x, space.top + 20.0, Estimate { value: 0.5, low: 0.0, high: 1.0 }, style::INK, open);
        canvas.text(left + 46.0, space.top + 20.0, text, look);
        left += 46.0 + look.width(text) + 34.0;
    }
    if !grey.is_empty() {
        canvas.text(left, space.top + 20.0, grey, look);
    }
}

/// The name of a factor between quotation marks.
fn quoted(lang: Lang, factor: &Factor) -> String {
    format!("‘{}’", factor.name.in_lang(lang))
}

#[cfg(test)]
mod tests;
