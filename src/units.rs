//! Typed quantities. The type says what is *possible*; `parameters` says what is *plausible*.

macro_rules! quantities {
    ($($(#[$doc:meta])* $name:ident ($unit:literal) in $lo:literal ..= $hi:literal;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, PartialOrd, serde::Serialize, serde::Deserialize)]
            #[serde(try_from = "f64", into = "f64")]
            pub struct $name(f64);
            impl $name {
                /// Name of the unit, as printed and as accepted in scenario files.
                pub const UNIT: &'static str = $unit;
                /// Smallest and largest possible value.
                pub const POSSIBLE: (f64, f64) = ($lo, $hi);
                /// Wraps a possible value; panics (at compile time in a constant) on an impossible one.
                pub const fn of(value: f64) -> Self {
                    assert!($lo <= value && value <= $hi, concat!("impossible ", stringify!($name)));
                    Self(value)
                }
                /// The bare number, in the unit of the type.
                pub const fn get(self) -> f64 { self.0 }
                /// The bare number in single precision, for the columns of professionals.
                pub const fn f32(self) -> f32 { self.0 as f32 }
                /// Whether the switch is on (or, for any quantity, whether it is at least one half).
                pub const fn on(self) -> bool { self.0 >= 0.5 }
            }
            impl TryFrom<f64> for $name {
                type Error = String;
                fn try_from(value: f64) -> Result<Self, String> {
                    if ($lo..=$hi).contains(&value) { Ok(Self(value)) } else {
                        Err(format!("{value} is impossible here: it must lie between {} and {} ({})", $lo as f64, $hi as f64, $unit))
                    }
                }
            }
            impl From<$name> for f64 { fn from(q: $name) -> f64 { q.0 } }
        )*
    };
}

quantities! {
    /// A part of a whole, or a chance.
    Share ("share") in 0.0..=1.0;
    /// Yes (1) or no (0).
    Switch ("yes/no") in 0.0..=1.0;
    /// A plain positive number: a multiplier, a weight, a slope.
    Factor ("factor") in 0.0..=1e6;
    /// A plain number of either sign.
    Number ("number") in -1e6..=1e6;
    /// A count of things or people.
    Count ("count") in 0.0..=1e9;
    /// Millions of euros of 2014.
    MillionEuros ("mln euro") in 0.0..=1e6;
    /// Millions of euros of 2014 per year.
    MillionEurosPerYear ("mln euro per year") in 0.0..=1e5;
    /// Thousands of euros of 2014.
    ThousandEuros ("1000 euro") in 0.0..=1e8;
    /// Euros of 2014.
    Euros ("euro") in 0.0..=1e12;
    /// A number of months.
    Months ("months") in 0.0..=1200.0;
    /// A number of years.
    Years ("years") in 0.0..=200.0;
    /// A hazard or rate per year.
    PerYear ("per year") in 0.0..=1000.0;
    /// A rate per month.
    PerMonth ("per month") in 0.0..=100.0;
    /// Hours per year.
    HoursPerYear ("hours per year") in 0.0..=2000.0;
}

/// Professionals that can be simulated, as a share of the real number: above it some 17 million people would no longer
/// be counted exactly in single precision, in which [`crate::rng::Draws::rare`] jumps.
pub const POPULATION: std::ops::RangeInclusive<f64> = 0.001..=200.0;

/// A calendar month, counted from January of year 0, so that differences are months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month(pub i32);

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

impl TryFrom<String> for Month {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("{text:?} is not a month"))
    }
}

impl Month {
    /// The month `month` (1–12) of `year`.
    pub const fn new(year: i32, month: i32) -> Self {
        Self(year * 12 + month - 1)
    }
    /// Calendar year.
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }
    /// Month of the year, 1–12.
    pub const fn of_year(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }
    /// Reads `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let month = month.parse().ok().filter(|m| (1..=12).contains(m))?;
        Some(Self::new(year.parse().ok()?, month))
    }
}

impl std::ops::Add<i32> for Month {
    type Output = Self;
    fn add(self, months: i32) -> Self {
        Self(self.0 + months)
    }
}

impl std::ops::Sub for Month {
    type Output = i32;
    fn sub(self, other: Self) -> i32 {
        self.0 - other.0
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.of_year())
    }
}

/// Whole euro cents: what the ledger counts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cents(pub i64);

impl Cents {
    /// Nearest whole cents of an amount in euros.
    pub fn of_euros(euros: f64) -> Self {
        Self((euros * 100.0).round() as i64)
    }
    /// The amount in euros.
    pub fn euros(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl std::ops::Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}
impl std::ops::Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}
impl std::ops::AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}
impl std::ops::SubAssign for Cents {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}
impl std::iter::Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        Self(iter.map(|c| c.0).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_count_and_print() {
        assert_eq!(Month::parse("2016-01"), Some(Month::new(2016, 1)));
        assert_eq!(Month::new(2016, 1) - Month::new(2007, 1), 108);
        assert_eq!((Month::new(2015, 12) + 1).to_string(), "2016-01");
        for bad in ["2016", "2016-13", "2016-1", "16-01", "2016-00", "2016-01-01"] {
            assert_eq!(Month::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_type_refuses_the_impossible() {
        assert!(Share::try_from(1.5).is_err());
        assert!(Share::try_from(f64::NAN).is_err());
        assert_eq!(Share::try_from(0.25).unwrap().get(), 0.25);
    }
}
