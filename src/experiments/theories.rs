//! Rival theories: structural switches of the model, and worlds on one side of them.
//!
//! A side is taken by choosing among worlds in which it was drawn, never by turning a switch: whether a world meets
//! the facts of the past was tried with the switch as drawn.

use super::draws::Draw;
use crate::error::{Error, Result, did_you_mean};

/// A switch, and what its two sides are called on the command line.
struct Theory {
    key: &'static str,
    path: &'static str,
    /// When it holds and when it does not.
    sides: [&'static str; 2],
}

const THEORIES: [Theory; 4] = [
    Theory { key: "membership", path: "theory.membership_custom", sides: ["custom", "benefit"] },
    Theory { key: "ownership", path: "theory.ownership_effect", sides: ["works", "none"] },
    Theory { key: "leverage", path: "theory.leverage", sides: ["works", "none"] },
    Theory { key: "habit", path: "theory.habit", sides: ["holds", "fades"] },
];

/// One side of a rival theory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// Path of the switch.
    pub path: &'static str,
    /// Whether the switch is on.
    pub holds: bool,
}

impl Side {
    /// As it is written: `membership=custom`.
    pub fn text(self) -> String {
        let theory = THEORIES.iter().find(|t| t.path == self.path).expect("a side is of a theory of the list");
        format!("{}={}", theory.key, theory.sides[usize::from(!self.holds)])
    }

    fn parse(text: &str) -> Result<Self> {
        let (key, side) = text.split_once('=').unwrap_or((text, ""));
        let Some(theory) = THEORIES.iter().find(|t| t.key == key) else {
            let keys = THEORIES.map(|t| t.key);
            return Err(unknown(format!("there is no theory '{key}'"), key, &keys));
        };
        match theory.sides.iter().position(|s| *s == side) {
            Some(at) => Ok(Self { path: theory.path, holds: at == 0 }),
            None => Err(unknown(format!("theory '{key}' has no side '{side}'"), side, &theory.sides)),
        }
    }
}

fn unknown(message: String, given: &str, known: &[&str]) -> Error {
    let meant = did_you_mean(given, known.iter().copied()).map(|m| format!("did you mean '{m}'? "));
    Error::request(message, format!("{}choose one of {}", meant.unwrap_or_default(), known.join(", ")))
}

/// Reads sides, each `THEORY=SIDE`; their order and repetition mean nothing.
///
/// # Errors
/// When a theory or a side is not known, or both sides of one theory are asked.
pub fn sides<T: AsRef<str>>(texts: &[T]) -> Result<Vec<Side>> {
    let mut sides = texts.iter().map(|text| Side::parse(text.as_ref())).collect::<Result<Vec<Side>>>()?;
    sides.sort_by_key(|s| (s.path, s.holds));
    sides.dedup();
    match sides.windows(2).find(|pair| pair[0].path == pair[1].path) {
        Some(pair) => Err(Error::request(
            format!("no world is both {} and {}", pair[1].text(), pair[0].text()),
            "ask for one side, or for all worlds",
        )),
        None => Ok(sides),
    }
}

/// Whether a world is on all these sides.
pub fn all_hold(sides: &[Side], draw: &Draw) -> bool {
    sides.iter().all(|s| draw.theories.contains(&(s.path, s.holds)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiments::accepted::Accepted;
    use crate::experiments::draws::{accepted_worlds, prior_worlds, world_parameters};
    use crate::parameters::{Role, drawn};

    #[test]
    fn every_switch_of_the_model_is_a_theory() {
        let switches = drawn().filter(|s| s.field.role == Role::Theory).map(|s| s.path);
        assert!(switches.eq(THEORIES.iter().map(|t| t.path)));
    }

    #[test]
    fn sides_are_read_as_they_are_written() {
        for theory in &THEORIES {
            for (side, holds) in theory.sides.iter().zip([true, false]) {
                let text = format!("{}={side}", theory.key);
                assert_eq!(sides(&[&text]).unwrap(), [Side { path: theory.path, holds }]);
                assert_eq!(Side { path: theory.path, holds }.text(), text);
            }
        }
        let both = ["habit=fades", "membership=custom"];
        assert_eq!(sides(&both).unwrap(), sides(&[both[1], both[0], both[0]]).unwrap());
    }

    #[test]
    fn mistakes_get_advice() {
        let said = |texts: &[&str]| match sides(texts) {
            Err(Error::Request { message, help }) => format!("{message}; {}", help.unwrap()),
            other => panic!("{other:?}"),
        };
        assert!(said(&["membershp=custom"]).contains("did you mean 'membership'?"));
        assert!(said(&["ownership=nine"]).contains("has no side 'nine'; did you mean 'none'?"));
        assert!(said(&["leverage"]).contains("choose one of works, none"));
        assert!(said(&["habit=fades", "habit=holds"]).contains("no world is both"));
    }

    /// The worlds of a theory are those of all worlds, in their order and with their luck, however many are asked.
    #[test]
    fn worlds_of_a_theory_are_on_its_side() {
        let accepted = Accepted::shipped().expect("it fits the program");
        let all = accepted_worlds(&accepted, 7, 64, &[]).unwrap();
        for texts in [&["membership=benefit"][..], &["ownership=none", "habit=holds"]] {
            let sides = sides(texts).unwrap();
            let some = accepted_worlds(&accepted, 7, 32, &sides).unwrap();
            assert!(some.iter().all(|draw| all_hold(&sides, draw)));
            assert!(some.iter().map(|d| d.index).eq(0..32));
            assert!(some.starts_with(&accepted_worlds(&accepted, 7, 4, &sides).unwrap()));
            let found: Vec<_> = all.iter().filter(|d| all_hold(&sides, d)).map(|d| (d.seed, &d.parameters)).collect();
            assert!(!found.is_empty() && found.len() < 64);
            assert!(some.iter().map(|d| (d.seed, &d.parameters)).zip(found).all(|(a, b)| a == b));
            let prior = prior_worlds(7, 64, &sides).unwrap();
            assert!(prior.iter().all(|draw| all_hold(&sides, draw)));
            assert!(prior.starts_with(&prior_worlds(7, 16, &sides).unwrap()));
        }
        assert_eq!(prior_worlds(7, 16, &[]).unwrap(), world_parameters(7, 16).unwrap());
        assert!(accepted_worlds(&accepted, 7, 512, &sides(&["habit=holds", "leverage=none"]).unwrap()).is_err());
    }
}
