//! What became of the claims of the sources, as a file that ships with the program: trying them takes minutes.
//!
//! Its head says how it was made; `accepted` is the hash of the worlds that history left possible then. A file made in
//! other worlds than the program has is not used.

use std::fmt::Write;
use std::path::Path;

use super::accepted::{Accepted, said};
use super::disk::write_atomic;
use super::patterns::{self, Kind, Tried};
use crate::error::Result;

/// The file that ships.
const SHIPPED: &str = include_str!("../../scenarios/data/validation.csv");
/// Heads of the columns.
const HEADS: &str = "claim,strength,effect,share,verdict";

/// One effect that a claim expects.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The claim.
    pub claim: String,
    /// Which of its effects, from 1.
    pub number: usize,
    /// How much hangs on it.
    pub kind: Kind,
    /// Share of worlds in which it comes out as claimed; none when no world says anything about it.
    pub share: Option<f64>,
}

impl Effect {
    /// Whether it holds in as many worlds as its kind asks; none when it asks none, or no world says anything.
    pub fn holds(&self) -> Option<bool> {
        Some(self.share? >= self.kind.wanted()?)
    }
}

/// All effects, and in which worlds they were tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Validation {
    /// Hash of the worlds that history left possible.
    pub accepted: String,
    /// Number of worlds.
    pub worlds: usize,
    /// Professionals simulated, relative to the real number.
    pub population: f64,
    /// Seed.
    pub seed: u64,
    /// In order of claims.
    pub effects: Vec<Effect>,
}

const KINDS: [(&str, Kind); 4] =
    [("strong", Kind::Strong), ("sign", Kind::Sign), ("on trial", Kind::OnTrial), ("measured", Kind::Measured)];

impl Validation {
    /// The file that ships; none when it was made in other worlds than those of this program.
    pub fn shipped() -> Option<Self> {
        let file = Self::parse(SHIPPED).expect("the shipped file can be read: a test reads it");
        let ours = Accepted::shipped().is_some_and(|set| set.hash() == file.accepted);
        (ours && file.is_whole()).then_some(file)
    }

    /// From claims that were tried in worlds of the accepted set.
    pub fn of(tried: &[Tried], accepted: String, (worlds, population, seed): (usize, f64, u64)) -> Self {
        let mut effects: Vec<Effect> = vec![];
        for t in tried {
            let number = 1 + effects.iter().filter(|e| e.claim == t.row.id).count();
            let share = t.found.map(|found| found.share);
            effects.push(Effect { claim: t.row.id.to_owned(), number, kind: t.row.kind, share });
        }
        Self { accepted, worlds, population, seed, effects }
    }

    /// How many effects of a kind hold, and how many were tried in at least one world.
    pub fn held(&self, kind: Kind) -> [usize; 2] {
        let of = || self.effects.iter().filter(|e| e.kind == kind);
        [of().filter(|e| e.holds() == Some(true)).count(), of().filter(|e| e.share.is_some()).count()]
    }

    /// Whether it has the effects of all claims of this program, each of its kind.
    fn is_whole(&self) -> bool {
        let known = patterns::rows().flat_map(|row| (1..=row.outcomes.len()).map(move |i| (row.id, i, row.kind)));
        known.eq(self.effects.iter().map(|e| (e.claim.as_str(), e.number, e.kind)))
    }

    fn text(&self) -> String {
        let mut text = format!(
            "# Claims of the sources, tried; made by: lemniscaat validate --only claims --data FILE\n\
             # accepted {} worlds {} population {} seed {}\n{HEADS}\n",
            self.accepted, self.worlds, self.population, self.seed
        );
        for effect in &self.effects {
            let kind = KINDS.iter().find(|(_, kind)| *kind == effect.kind).expect("every kind has a name").0;
            let share = effect.share.map_or_else(String::new, |share| format!("{share:.6}"));
            let verdict = match (effect.holds(), effect.share) {
                (Some(true), _) => "holds",
                (Some(false), _) => "fails",
                (None, Some(_)) => "not judged",
                (None, None) => "no world says anything",
            };
            writeln!(text, "{},{kind},{},{share},{verdict}", effect.claim, effect.number).expect("a string takes all");
        }
        text
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
        lines.next().filter(|heads| *heads == HEADS)?;
        let effect = |line: &str| {
            let cells: Vec<&str> = line.split(',').collect();
            let [claim, kind, number, share, _] = cells[..] else { return None };
            let kind = KINDS.iter().find(|(name, _)| *name == kind)?.1;
            let share = if share.is_empty() { None } else { Some(share.parse().ok()?) };
            Some(Effect { claim: claim.to_owned(), number: number.parse().ok()?, kind, share })
        };
        Some(Self {
            accepted: value("accepted")?.to_owned(),
            worlds: value("worlds")?.parse().ok()?,
            population: value("population")?.parse().ok()?,
            seed: value("seed")?.parse().ok()?,
            effects: lines.map(effect).collect::<Option<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_fits_the_program() {
        let file = Validation::parse(SHIPPED).expect("the shipped file can be read");
        assert_eq!(Some(file.accepted.clone()), Accepted::shipped().map(|set| set.hash()), "run validate --data again");
        assert!(file.is_whole(), "claims were changed: run validate --data again");
        assert!(file.worlds >= 64);
        assert_eq!(file.text(), SHIPPED);
        assert_eq!(Validation::shipped(), Some(file));
    }

    #[test]
    fn what_holds_is_counted_by_kind() {
        let effect = |kind, share| Effect { claim: "P01".into(), number: 1, kind, share };
        let effects = vec![
            effect(Kind::Strong, Some(0.95)),
            effect(Kind::Strong, Some(0.94)),
            effect(Kind::Strong, None),
            effect(Kind::Sign, Some(0.94)),
            effect(Kind::OnTrial, Some(1.0)),
        ];
        let found = Validation { accepted: "0".into(), worlds: 64, population: 0.1, seed: 1, effects };
        assert_eq!([Kind::Strong, Kind::Sign, Kind::OnTrial].map(|k| found.held(k)), [[1, 2], [1, 1], [0, 1]]);
        assert_eq!(Validation::parse(&found.text()).as_ref(), Some(&found));
    }
}
