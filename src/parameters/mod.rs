//! Every parameter of the model, declared once: doc comment, role, unit, default, plausible range, grade and source.
//! From these declarations come the structs, the reference (`lemniscaat parameters`), the schema of scenario files,
//! the axes of sweeps and the worlds of a comparison.

mod levers;
mod profession;
mod start;
mod system;

pub use levers::{Funding, Governance, Levers, Regulation};
pub use profession::*;
pub use start::*;
pub use system::*;

use std::sync::LazyLock;

use crate::text::Lang;

/// What a parameter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A policy choice: what a scenario file sets, by date.
    Lever,
    /// A value we do not know: drawn from its plausible range, one draw per world.
    Uncertain,
    /// A structural switch between rival theories: each world holds one of them.
    Theory,
    /// A fixed shape of an equation; can be varied, is not drawn.
    Constant,
}

/// How good the evidence for a default and its range is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Counted or measured for this field.
    Measured,
    /// Stated in a source about this field, or derived from such numbers.
    Reported,
    /// Measured in another field or country.
    Analogy,
    /// Judged by experts, with a source for the direction.
    Expert,
    /// Chosen by us.
    Assumption,
    /// A policy choice, which is not known but chosen.
    Choice,
}

/// A parameter that was moved off the mode of its evidence to meet the historical facts.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Moved {
    /// The mode in `evidence.md` or `equations.md`.
    pub from: f64,
    /// Which fact asked for it, and why here.
    pub why: &'static str,
}

/// The declaration of one parameter.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Name within its group.
    pub name: &'static str,
    /// Doc comment, English; its first clause is a name.
    pub doc: &'static str,
    /// The same in Dutch.
    pub nl: &'static str,
    /// Unit of value and range.
    pub unit: &'static str,
    /// Smallest and largest possible value.
    pub possible: (f64, f64),
    /// What it is for.
    pub role: Role,
    /// Value when nothing else is said.
    pub default: f64,
    /// Smallest value the evidence supports.
    pub low: f64,
    /// Largest value the evidence supports.
    pub high: f64,
    /// Quality of the evidence.
    pub grade: Grade,
    /// Where value and range come from.
    pub source: &'static str,
    /// Set when the default was moved off its evidence.
    pub moved: Option<Moved>,
}

/// A group of parameters as the tables see it.
pub trait Group {
    /// Declarations in order.
    const FIELDS: &'static [Field];
    /// Value of field `i`.
    fn get(&self, i: usize) -> f64;
    /// Sets field `i`; a sentence when the value is impossible.
    fn set(&mut self, i: usize, value: f64) -> Result<(), String>;
}

/// Turns `Some(grade)` names of the macro into [`Grade`] and [`Role`].
macro_rules! word {
    (lever) => {
        $crate::parameters::Role::Lever
    };
    (uncertain) => {
        $crate::parameters::Role::Uncertain
    };
    (theory) => {
        $crate::parameters::Role::Theory
    };
    (constant) => {
        $crate::parameters::Role::Constant
    };
    (measured) => {
        $crate::parameters::Grade::Measured
    };
    (reported) => {
        $crate::parameters::Grade::Reported
    };
    (analogy) => {
        $crate::parameters::Grade::Analogy
    };
    (expert) => {
        $crate::parameters::Grade::Expert
    };
    (assumption) => {
        $crate::parameters::Grade::Assumption
    };
    (choice) => {
        $crate::parameters::Grade::Choice
    };
}
pub(crate) use word;

/// Declares a group of parameters. Doc, source, Dutch text and a default inside the range are required: otherwise it does
/// not compile.
macro_rules! group {
    ($(#[doc = $gdoc:literal])+ $Group:ident {
        $($(#[doc = $doc:literal])+ $role:ident $field:ident: $Type:ident = $default:literal in $lo:literal ..= $hi:literal,
          $grade:ident $source:literal $(, moved $from:literal $why:literal)?, nl $nl:literal;)*
    }) => {
        $(#[doc = $gdoc])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $Group { $($(#[doc = $doc])+ pub $field: $crate::units::$Type,)* }
        impl Default for $Group {
            fn default() -> Self { Self { $($field: $crate::units::$Type::of($default),)* } }
        }
        $(const _: () = {
            assert!($lo <= $default && $default <= $hi, concat!(stringify!($field), ": default outside its plausible range"));
            assert!(!$source.is_empty(), concat!(stringify!($field), ": no source"));
            let _ = ($crate::units::$Type::of($lo), $crate::units::$Type::of($hi));
        };)*
        impl $crate::parameters::Group for $Group {
            const FIELDS: &'static [$crate::parameters::Field] = &[$($crate::parameters::Field {
                name: stringify!($field), doc: concat!($($doc),+), nl: $nl, unit: $crate::units::$Type::UNIT,
                possible: $crate::units::$Type::POSSIBLE, role: $crate::parameters::word!($role), default: $default,
                low: $lo, high: $hi, grade: $crate::parameters::word!($grade), source: $source,
                moved: [$(Some($crate::parameters::Moved { from: $from, why: $why }),)? None][0],
            },)*];
            fn get(&self, i: usize) -> f64 { [$(self.$field.get()),*][i] }
            fn set(&mut self, i: usize, value: f64) -> Result<(), String> {
                let mut _at = 0;
                $(if _at == i { self.$field = value.try_into()?; return Ok(()); } _at += 1;)*
                unreachable!("a field number comes from FIELDS")
            }
        }
    };
}
pub(crate) use group;

/// Puts groups together into one struct with tables over all their fields.
macro_rules! groups {
    ($(#[doc = $doc:literal])+ $All:ident { $($(#[doc = $gdoc:literal])+ $field:ident: $Group:ident,)* }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $All { $($(#[doc = $gdoc])+ pub $field: $Group,)* }
        impl $All {
            /// Names and declarations of the groups, in order.
            pub const GROUPS: &'static [(&'static str, &'static [$crate::parameters::Field])] =
                &[$((stringify!($field), <$Group as $crate::parameters::Group>::FIELDS)),*];
            /// Value of field `i` of group `g`.
            pub fn get(&self, g: usize, i: usize) -> f64 {
                let groups: &[&dyn Fn(usize) -> f64] = &[$(&|i| $crate::parameters::Group::get(&self.$field, i)),*];
                groups[g](i)
            }
            /// Sets field `i` of group `g`; a sentence when the value is impossible.
            pub fn set(&mut self, g: usize, i: usize, value: f64) -> Result<(), String> {
                let mut _at = 0;
                $(if _at == g { return $crate::parameters::Group::set(&mut self.$field, i, value); } _at += 1;)*
                unreachable!("a group number comes from GROUPS")
            }
        }
    };
}
pub(crate) use groups;

groups! {
    /// Everything we do not choose: uncertainties, rival theories and the shapes of equations.
    Parameters {
        /// Rival theories.
        theory: Theory,
        /// The world outside.
        environment: Environment,
        /// Who works where.
        labour: Labour,
        /// What is asked.
        agenda: Agenda,
        /// Who pays.
        funding: FundingRules,
        /// Who is granted.
        granting: Granting,
        /// How partners work together.
        partnership: Partnership,
        /// How knowledge is made.
        cocreation: Cocreation,
        /// How craft is shared.
        circles: Circles,
        /// How knowledge is kept and spread.
        stewardship: Stewardship,
        /// How curricula and professional-researchers develop.
        education: Education,
        /// How professionals learn and change routines.
        learning: Learning,
        /// How the profession organises.
        association: AssociationRules,
        /// How municipalities commission.
        commissioning: Commissioning,
        /// How programmes are evaluated.
        evaluation: Evaluation,
        /// The state in January 2007.
        start: Start,
        /// What counts as lasting.
        lasting: Lasting,
    }
}

/// A parameter or lever with its full path, e.g. `partnership.trust_tau` or `governance.bottom_up`.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// `group.name`.
    pub path: &'static str,
    /// Number of the group and of the field in it.
    pub at: (usize, usize),
    /// The declaration.
    pub field: &'static Field,
}

fn list(groups: &'static [(&'static str, &'static [Field])]) -> Vec<Spec> {
    let specs = groups.iter().enumerate().flat_map(|(g, (name, fields))| {
        fields.iter().enumerate().map(move |(i, field)| Spec {
            path: Box::leak(format!("{name}.{}", field.name).into_boxed_str()),
            at: (g, i),
            field,
        })
    });
    specs.collect()
}

/// All parameters that are not levers, in order of declaration.
pub static SPECS: LazyLock<Vec<Spec>> = LazyLock::new(|| list(Parameters::GROUPS));
/// All levers, in order of declaration.
pub static LEVERS: LazyLock<Vec<Spec>> = LazyLock::new(|| list(Levers::GROUPS));

/// The parameters a world is drawn over: uncertainties and rival theories, in order of declaration.
pub fn drawn() -> impl Iterator<Item = &'static Spec> {
    SPECS.iter().filter(|s| matches!(s.field.role, Role::Uncertain | Role::Theory))
}

impl Spec {
    /// The parameter with this path.
    pub fn find(path: &str) -> Option<&'static Self> {
        SPECS.iter().find(|s| s.path == path)
    }
    /// The lever with this path.
    pub fn find_lever(path: &str) -> Option<&'static Self> {
        LEVERS.iter().find(|s| s.path == path)
    }
    /// Name for readers: the first clause of the explanation.
    pub fn name(&self, lang: Lang) -> &'static str {
        let text = lang.pick(self.field.nl, self.field.doc).trim().trim_end_matches('.');
        let ends = [": ", "; ", ", ", ". ", " ("].iter().filter_map(|end| text.find(end));
        &text[..ends.min().unwrap_or(text.len())]
    }
    /// Whether a value lies in the range that the evidence supports.
    pub fn plausible(&self, value: f64) -> bool {
        (self.field.low..=self.field.high).contains(&value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_120_uncertain_and_12_moved() {
        let uncertain = drawn().count();
        assert!(uncertain <= 120, "{uncertain} uncertain parameters");
        let moved = SPECS.iter().filter(|s| s.field.moved.is_some()).count();
        assert!(moved <= 12, "{moved} parameters moved");
    }

    #[test]
    fn tables_read_and_write_the_structs() {
        let mut p = Parameters::default();
        for s in SPECS.iter() {
            assert_eq!(p.get(s.at.0, s.at.1), s.field.default, "{}", s.path);
            p.set(s.at.0, s.at.1, s.field.high).unwrap();
            assert_eq!(p.get(s.at.0, s.at.1), s.field.high, "{}", s.path);
        }
        let mut l = Levers::default();
        for s in LEVERS.iter() {
            l.set(s.at.0, s.at.1, s.field.low).unwrap();
            assert_eq!(l.get(s.at.0, s.at.1), s.field.low, "{}", s.path);
        }
    }
    #[test]
    fn every_parameter_and_lever_has_a_name_of_its_own() {
        for lang in [Lang::Nl, Lang::En] {
            let mut known = std::collections::BTreeMap::new();
            for s in SPECS.iter().chain(LEVERS.iter()) {
                let (name, text) = (s.name(lang), lang.pick(s.field.nl, s.field.doc).trim());
                assert!(text.ends_with('.') && text.starts_with(name), "{}: no sentence: {text}", s.path);
                let length = name.chars().count();
                assert!((3..=70).contains(&length), "{}: a name of {length} letters: {name}", s.path);
                assert!(name.starts_with(char::is_uppercase), "{}: {name}", s.path);
                assert!(!name.contains(['_', '/', '`', '=', '(', ')', ':']), "{}: no name: {name}", s.path);
                assert!(!name.contains(s.path) && !name.ends_with(['.', ',', ';', ' ']), "{}: {name}", s.path);
                let other = known.insert(name.to_lowercase(), s.path);
                assert!(other.is_none(), "{} and {} are both {name}", s.path, other.unwrap());
            }
            assert_eq!(known.len(), SPECS.len() + LEVERS.len());
        }
        for s in SPECS.iter().chain(LEVERS.iter()) {
            assert_ne!(s.field.nl.trim(), s.field.doc.trim(), "{} is not translated", s.path);
        }
    }
}
