//! The numbers of a chart as data: one row per thing shown, one column per variable, never rounded. From these come
//! CSV files and the sheets of the workbook.

use super::DesignLabel;
use super::axis::Unit;
use crate::experiments::disk::{self, Column, CsvFor, Table};
use crate::text::{Lang, OwnedText, Text};

/// Name and label of the middle of an interval that is a median over worlds.
pub const MEDIAN: (&str, Text) = ("median", Text::new("mediaan", "median"));
/// Of one that is a mean.
pub const MEAN: (&str, Text) = ("mean", Text::new("gemiddelde", "mean"));
/// Of one that is an estimate from a sample.
pub const ESTIMATE: (&str, Text) = ("estimate", Text::new("schatting", "estimate"));

const LO50: (&str, Text) = ("lo50", Text::new("ondergrens 50%", "lower end of 50%"));
const HI50: (&str, Text) = ("hi50", Text::new("bovengrens 50%", "upper end of 50%"));
const LO90: (&str, Text) = ("lo90", Text::new("ondergrens 90%", "lower end of 90%"));
const HI90: (&str, Text) = ("hi90", Text::new("bovengrens 90%", "upper end of 90%"));

/// What the numbers of a column are, and so how a reader wants to see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Words.
    Text,
    /// A share, 0–1; read as a percentage.
    Share,
    /// A difference or distance of shares, in percentage points.
    Points,
    /// Millions of euros of 2014.
    Millions,
    /// A whole number of things.
    Count,
    /// Any other number.
    Number,
    /// A calendar year.
    Year,
    /// A month, counted from January of the year 0.
    Month,
}

impl Format {
    /// Of values with this unit.
    pub fn level(unit: Unit) -> Self {
        match unit {
            Unit::Share => Self::Share,
            Unit::Number => Self::Number,
            Unit::Millions => Self::Millions,
        }
    }

    /// Of differences between such values.
    pub fn difference(unit: Unit) -> Self {
        if unit == Unit::Share { Self::Points } else { Self::level(unit) }
    }

    /// The unit in words; nothing for words, counts and dates.
    pub fn unit(self) -> Option<Text> {
        match self {
            Self::Share => Some(Text::new("aandeel", "share")),
            Self::Points => Some(Text::new("procentpunten", "percentage points")),
            Self::Millions => Some(Text::new("miljoen euro", "million euros")),
            Self::Text | Self::Count | Self::Number | Self::Year | Self::Month => None,
        }
    }
}

/// The cells of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Words; empty where there are none.
    Text(Vec<String>),
    /// Numbers; NaN where there is none.
    Number(Vec<f64>),
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Words.
    Text(&'a str),
    /// A finite number.
    Number(f64),
    /// Nothing.
    Missing,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// Name for programs: English, the same in both languages.
    pub key: String,
    /// Name for readers.
    pub label: OwnedText,
    /// What its numbers are.
    pub format: Format,
    /// Its cells.
    pub cells: Cells,
}

impl Variable {
    /// The name for readers, with its unit where the cells do not show it: "Verschil: mediaan (procentpunten)".
    pub fn head(&self, lang: Lang) -> String {
        let label = super::sentence(self.label.in_lang(lang));
        match self.format.unit().filter(|_| self.format != Format::Share) {
            Some(unit) => format!("{label} ({})", unit.in_lang(lang)),
            None => label,
        }
    }

    /// The cell of a row.
    pub fn cell(&self, row: usize) -> Cell<'_> {
        match &self.cells {
            Cells::Text(texts) if texts[row].is_empty() => Cell::Missing,
            Cells::Text(texts) => Cell::Text(&texts[row]),
            Cells::Number(numbers) if numbers[row].is_finite() => Cell::Number(numbers[row]),
            Cells::Number(_) => Cell::Missing,
        }
    }
}

/// Columns of equal length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// The columns; the first ones name the row.
    pub columns: Vec<Variable>,
    /// Number of rows.
    pub rows: usize,
}

impl Data {
    /// The column with this key.
    pub fn column(&self, key: &str) -> Option<&Variable> {
        self.columns.iter().find(|column| column.key == key)
    }

    /// As CSV in UTF-8 that Excel in this language opens with a double click; columns have their keys as names, months
    /// are 2015-12.
    pub fn csv(&self, lang: Lang) -> Vec<u8> {
        let column = |v: &Variable| match (&v.cells, v.format) {
            (Cells::Text(texts), _) => Column::Text(texts.clone()),
            (Cells::Number(months), Format::Month) => Column::Text(months.iter().map(|m| month(*m)).collect()),
            // In single precision, as the results themselves are.
            (Cells::Number(numbers), _) => Column::F32(numbers.iter().map(|x| *x as f32).collect()),
        };
        let table = Table { columns: self.columns.iter().map(|v| (v.key.clone(), column(v))).collect() };
        disk::csv(&table, lang.pick(CsvFor::DutchExcel, CsvFor::EnglishExcel))
    }

    /// Only the rows of Decembers, where rows are months.
    pub fn decembers(self) -> Self {
        let Some(Cells::Number(months)) = self.columns.iter().find(|v| v.format == Format::Month).map(|v| &v.cells)
        else {
            return self;
        };
        let keep: Vec<usize> = (0..self.rows).filter(|row| months[*row] % 12.0 == 11.0).collect();
        let cells = |cells: &Cells| match cells {
            Cells::Text(texts) => Cells::Text(keep.iter().map(|row| texts[*row].clone()).collect()),
            Cells::Number(numbers) => Cells::Number(keep.iter().map(|row| numbers[*row]).collect()),
        };
        let columns = self.columns.iter().map(|v| Variable { cells: cells(&v.cells), ..v.clone() }).collect();
        Self { columns, rows: keep.len() }
    }
}

/// A month as `2015-12`.
fn month(number: f64) -> String {
    format!("{:04}-{:02}", (number / 12.0).floor(), number % 12.0 + 1.0)
}

/// Two parts, or the second alone.
fn join(first: &str, between: &str, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { format!("{first}{between}{second}") }
}

/// Words as a key: "municipalities covered" is `municipalities_covered`.
pub fn key(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join("_")
}

/// What one unit of a value is, for rows that differ in unit.
pub fn unit(unit: Unit) -> Text {
    Format::level(unit).unit().unwrap_or(Text::new("getal", "number"))
}

/// Makes data from rows of any kind, column by column.
pub struct Tidy<R> {
    rows: Vec<R>,
    columns: Vec<Variable>,
}

impl<R> Tidy<R> {
    /// Starts with the rows.
    pub fn of(rows: impl IntoIterator<Item = R>) -> Self {
        Self { rows: rows.into_iter().collect(), columns: vec![] }
    }

    fn with(mut self, key: String, label: OwnedText, format: Format, cells: Cells) -> Self {
        self.columns.push(Variable { key, label, format, cells });
        self
    }

    /// Adds a column of words.
    pub fn text<T: Into<String>>(self, key: &str, label: impl Into<OwnedText>, value: impl Fn(&R) -> T) -> Self {
        let texts = self.rows.iter().map(|row| value(row).into()).collect();
        self.with(key.to_owned(), label.into(), Format::Text, Cells::Text(texts))
    }

    /// Adds a column of numbers; those of [`Format::Points`] are given as differences of shares, and kept in percentage
    /// points.
    pub fn number(self, key: &str, label: impl Into<OwnedText>, format: Format, value: impl Fn(&R) -> f64) -> Self {
        let hundred = if format == Format::Points { 100.0 } else { 1.0 };
        let numbers = self.rows.iter().map(|row| hundred * value(row)).collect();
        self.with(key.to_owned(), label.into(), format, Cells::Number(numbers))
    }

    /// Adds a column of yes and no.
    pub fn yes(self, key: &str, label: impl Into<OwnedText>, lang: Lang, value: impl Fn(&R) -> bool) -> Self {
        self.text(key, label, |row| if value(row) { lang.pick("ja", "yes") } else { lang.pick("nee", "no") })
    }

    /// Adds key and name of a design.
    pub fn design<'d>(self, lang: Lang, value: impl Fn(&R) -> &'d DesignLabel) -> Self {
        self.text("design_id", Text::new("sleutel", "key"), |row| value(row).id.clone()).text(
            "design",
            Text::new("ontwerp", "design"),
            |row| value(row).name(lang).to_owned(),
        )
    }

    /// Adds the middle of an interval and its ends, 90% of worlds or of samples.
    pub fn interval(
        self,
        key: &str,
        label: impl Into<OwnedText>,
        middle: (&str, Text),
        format: Format,
        value: impl Fn(&R) -> [f64; 3],
    ) -> Self {
        self.numbers(key, &label.into(), [middle, LO90, HI90], format, value)
    }

    /// Adds the median with the bands of 50% and 90% of worlds, from the lowest.
    pub fn bands(self, key: &str, label: impl Into<OwnedText>, format: Format, value: impl Fn(&R) -> [f64; 5]) -> Self {
        self.numbers(key, &label.into(), [LO90, LO50, MEDIAN, HI50, HI90], format, value)
    }

    fn numbers<const N: usize>(
        self,
        key: &str,
        label: &OwnedText,
        parts: [(&str, Text); N],
        format: Format,
        value: impl Fn(&R) -> [f64; N],
    ) -> Self {
        parts.iter().enumerate().fold(self, |tidy, (i, (part, what))| {
            let label = OwnedText { nl: join(&label.nl, ": ", what.nl), en: join(&label.en, ": ", what.en) };
            tidy.number(&join(key, "_", part), label, format, |row| value(row)[i])
        })
    }

    /// The data.
    pub fn data(self) -> Data {
        Data { rows: self.rows.len(), columns: self.columns }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Data {
        Tidy::of([(24_179.0, 0.125), (24_180.0, f64::NAN)])
            .text("what", Text::new("wat", "what"), |r| if r.1 > 0.0 { "a;b" } else { "" })
            .number("month", Text::new("maand", "month"), Format::Month, |r| r.0)
            .interval("gain", Text::new("winst", "gain"), MEDIAN, Format::Points, |r| [r.1, r.1 - 1.0, r.1 + 1.0])
            .data()
    }

    #[test]
    fn csv_is_what_excel_in_that_language_opens() {
        let [nl, en] = [Lang::Nl, Lang::En].map(|lang| String::from_utf8(sample().csv(lang)).unwrap());
        let rows = ["what;month;gain_median;gain_lo90;gain_hi90", "\"a;b\";2014-12;12,5;-87,5;112,5", ";2015-01;;;"];
        assert_eq!(nl, format!("\u{feff}{}\r\n", rows.join("\r\n")));
        assert!(en.starts_with("\u{feff}what,month,") && en.contains("\"a;b\",2014-12,12.5,-87.5,112.5\r\n"), "{en}");
    }

    #[test]
    fn decembers_are_kept_and_what_has_no_months_stays_whole() {
        let data = sample().decembers();
        assert_eq!((data.rows, data.column("gain_median").unwrap().cell(0)), (1, Cell::Number(12.5)));
        let plain = Tidy::of([1.0, 2.0]).number("n", Text::new("n", "n"), Format::Count, |r| *r).data();
        assert_eq!(plain.clone().decembers(), plain);
        assert_eq!(sample().columns[0].cell(1), Cell::Missing);
        assert_eq!(sample().columns[2].head(Lang::Nl), "Winst: mediaan (procentpunten)");
    }
}
