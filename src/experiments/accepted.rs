//! The accepted set: worlds that history leaves possible, as a file that ships with the program.
//!
//! The file holds numbers of points, not parameters: a point follows from its number and the declared ranges. Its head
//! says how it was made; `declared` is the hash of those ranges, and a set made for other ranges is not used.

use std::fmt::Write;
use std::path::Path;

use super::disk::write_atomic;
use super::draws::{MOST_WORLDS, Points, declared};
use super::facts::FACTS;
use super::learned::Choice;
use crate::error::{Error, Result};

/// The set that ships.
const SHIPPED: &str = include_str!("../../scenarios/data/accepted.csv");

/// What calibration kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    /// Seed of the points.
    pub seed: u64,
    /// Points that were tried.
    pub tried: usize,
    /// Professionals simulated while trying, relative to the real number.
    pub population: f64,
    /// Hash of the declared ranges.
    pub declared: String,
    /// Numbers of the accepted points.
    pub points: Vec<usize>,
    /// Per accepted point: every fact as it was read when it was tried.
    pub facts: Vec<Vec<f64>>,
}

impl Accepted {
    /// The set that ships; none when it was made for other ranges than the program has.
    pub fn shipped() -> Option<Self> {
        let set = Self::parse(SHIPPED).expect("the shipped set can be read: a test reads it");
        (set.declared == declared()).then_some(set)
    }

    /// A set that calibration wrote.
    ///
    /// # Errors
    /// When the file cannot be read, is not such a set, or was made for other ranges than the program has.
    pub fn read(path: &Path) -> Result<Self> {
        let name = path.display();
        let text = std::fs::read_to_string(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => Error::request(
                format!("there is no file {name}"),
                "'lemniscaat calibrate --out FILE' makes a set of accepted worlds",
            ),
            _ => Error::file("read", path)(e),
        })?;
        let set = Self::parse(&text).ok_or_else(|| {
            Error::request(
                format!("{name} is no set of accepted worlds"),
                "'lemniscaat calibrate --out FILE' makes one",
            )
        })?;
        if set.declared == declared() {
            return Ok(set);
        }
        Err(Error::request(
            format!("{name} was made for other plausible ranges than this program has"),
            "make it again with 'lemniscaat calibrate'",
        ))
    }

    /// Points, from the first on, of which these are the accepted ones. Calibration stops looking when it has enough, so
    /// they end at the last accepted one.
    pub fn considered(&self) -> usize {
        self.points.last().map_or(0, |last| last + 1)
    }

    /// The accepted points as a choice from those considered.
    pub fn choice<'a>(&'a self, points: &'a Points) -> Choice<'a> {
        Choice { points, tried: self.considered(), kept: &self.points }
    }

    /// Hash of the file.
    pub fn hash(&self) -> String {
        super::disk::sha256_hex(self.text().as_bytes())[..16].to_owned()
    }

    fn text(&self) -> String {
        let mut text = format!(
            "# Worlds that history 2007-2014 leaves possible; made by: lemniscaat calibrate\n\
             # seed {} tried {} population {} declared {}\npoint",
            self.seed, self.tried, self.population, self.declared
        );
        FACTS.iter().for_each(|f| write!(text, ",{}", f.key).expect("a string takes all"));
        for (point, facts) in self.points.iter().zip(&self.facts) {
            write!(text, "\n{point}").expect("a string takes all");
            facts.iter().for_each(|x| write!(text, ",{x:.5}").expect("a string takes all"));
        }
        text + "\n"
    }

    /// Writes the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &Path) -> Result<()> {
        write_atomic(path, |file| file.write_all(self.text().as_bytes()))
    }

    /// Reads the text of a file; none when it is not one.
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        lines.next()?;
        let head = lines.next()?;
        let value = |key: &str| said(head, key);
        let mut set = Self {
            seed: value("seed")?.parse().ok()?,
            tried: value("tried")?.parse().ok()?,
            population: value("population")?.parse().ok()?,
            declared: (*value("declared")?).to_owned(),
            points: vec![],
            facts: vec![],
        };
        lines.next()?;
        for line in lines {
            let mut cells = line.split(',');
            set.points.push(cells.next()?.parse().ok()?);
            set.facts.push(cells.map(|c| c.parse().ok()).collect::<Option<_>>()?);
        }
        let whole = set.tried <= MOST_WORLDS && set.considered() <= set.tried;
        (whole && set.points.is_sorted() && set.facts.iter().all(|f| f.len() == FACTS.len())).then_some(set)
    }
}

/// What stands behind a key in the second line of a file of this program.
pub(super) fn said<'a>(head: &'a str, key: &str) -> Option<&'a str> {
    let mut words = head.split_whitespace();
    words.find(|word| *word == key)?;
    words.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_set_fits_the_program() {
        let set = Accepted::shipped();
        assert!(set.is_some(), "ranges were changed: run lemniscaat calibrate again");
        let set = set.unwrap();
        assert!(set.points.len() >= 256 && set.points.is_sorted());
        assert_eq!(set.text(), SHIPPED);
    }
}
