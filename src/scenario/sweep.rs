//! Sweep files: which designs, what varies, in which worlds, what is kept.

use serde::{Deserialize, Serialize};

use super::Scenario;
use crate::parameters::{Grade, Spec};
use crate::text::{Lang, OwnedText};
use crate::units::Month;

/// How points are laid out over the axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Every combination of the values of the axes.
    Grid,
    /// The first values of all axes together, then the second, …
    List,
    /// One value in each of as many equal slices as there are points, paired at random.
    LatinHypercube,
    /// Owen-scrambled Sobol points.
    Sobol,
    /// Trajectories that move one axis at a time, to screen many axes.
    Morris,
    /// Two independent Sobol matrices A and B, and for each axis A with its column from B.
    Saltelli,
    /// Worlds as a comparison draws them; every uncertain parameter is an axis, with the values these worlds have.
    Worlds,
}

impl Method {
    /// All methods with their names in sweep files.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("grid", Self::Grid),
        ("list", Self::List),
        ("latin-hypercube", Self::LatinHypercube),
        ("sobol", Self::Sobol),
        ("morris", Self::Morris),
        ("saltelli", Self::Saltelli),
        ("worlds", Self::Worlds),
    ];
    /// Name in sweep files.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// Where the worlds of a sweep come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Base {
    /// Points that meet the facts of 2007–2014.
    History,
    /// Draws from the plausible ranges.
    Prior,
    /// The default of everything; worlds differ in luck only.
    Central,
}

/// What an axis varies.
#[derive(Clone, Copy, Debug)]
pub enum Varied {
    /// A parameter that is not chosen.
    Uncertainty(&'static Spec),
    /// A lever, set from the month in which designs branch.
    Lever(&'static Spec),
    /// Earmarked money, millions of euros a year until all of it stops; the form of each design stays.
    Budget,
    /// Own contribution asked of projects, as a share of their full cost.
    OwnShare,
    /// All luck: every other value is another seed.
    Luck,
}

/// The values an axis takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Spread {
    /// As worlds are drawn: triangular with the default as mode; theories and switches off or on.
    Prior,
    /// Evenly between two values.
    Between(f64, f64),
    /// These values, each as likely.
    Values(Vec<f64>),
}

/// One axis of a sweep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    /// Path of a parameter or lever, or `programme.budget`, `programme.own_share`, `luck`.
    pub path: String,
    /// Its values.
    pub spread: Spread,
}

impl Axis {
    /// What it varies; none when nothing is called so.
    pub fn varied(&self) -> Option<Varied> {
        Some(match self.path.as_str() {
            BUDGET => Varied::Budget,
            OWN_SHARE => Varied::OwnShare,
            LUCK => Varied::Luck,
            path => match (Spec::find(path), Spec::find_lever(path)) {
                (Some(spec), _) => Varied::Uncertainty(spec),
                (_, Some(spec)) => Varied::Lever(spec),
                _ => return None,
            },
        })
    }
    /// Grade of the evidence for its range; none for money and luck.
    pub fn grade(&self) -> Option<Grade> {
        match self.varied()? {
            Varied::Uncertainty(spec) | Varied::Lever(spec) => Some(spec.field.grade),
            _ => None,
        }
    }
    /// The values it takes, when these are given.
    pub fn values(&self) -> Option<&[f64]> {
        match &self.spread {
            Spread::Values(values) => Some(values),
            _ => None,
        }
    }
    /// What is possible, and what the evidence supports.
    pub(super) fn range(&self) -> ((f64, f64), (f64, f64)) {
        match self.varied() {
            Some(Varied::Uncertainty(s) | Varied::Lever(s)) => (s.field.possible, (s.field.low, s.field.high)),
            Some(Varied::Budget) => ((0.0, 1e4), (2.6, 36.0)),
            Some(Varied::OwnShare) => ((0.0, 0.95), (0.0, 0.5)),
            _ => ((0.0, 1.0), (0.0, 1.0)),
        }
    }
    /// Unit of its values; empty for luck.
    pub fn unit(&self) -> &'static str {
        match self.varied() {
            Some(Varied::Uncertainty(spec) | Varied::Lever(spec)) => spec.field.unit,
            Some(Varied::Budget) => "mln euro per year",
            Some(Varied::OwnShare) => "share",
            _ => "",
        }
    }
    /// Whether it is a policy choice.
    pub fn is_lever(&self) -> bool {
        matches!(self.varied(), Some(Varied::Lever(_) | Varied::Budget | Varied::OwnShare))
    }
    /// Name for readers.
    pub fn label(&self, lang: Lang) -> String {
        match self.varied() {
            Some(Varied::Budget) => lang.pick("Geld per jaar", "Money a year").to_owned(),
            Some(Varied::OwnShare) => lang.pick("Eigen bijdrage", "Own contribution").to_owned(),
            Some(Varied::Luck) => lang.pick("Toeval", "Luck").to_owned(),
            Some(Varied::Uncertainty(spec) | Varied::Lever(spec)) => spec.name(lang).to_owned(),
            None => self.path.clone(),
        }
    }
}

/// Most points of a Sobol sequence: beyond it they would silently repeat.
pub const MOST_SOBOL_POINTS: usize = 1 << 16;
/// Most axes of a Sobol sequence: its dimensions.
pub const MOST_SOBOL_AXES: usize = 256;
/// Path of the axis of money.
pub const BUDGET: &str = "programme.budget";
/// Path of the axis of own contributions.
pub const OWN_SHARE: &str = "programme.own_share";
/// Path of the axis of luck.
pub const LUCK: &str = "luck";

/// A sweep: what a sweep file says, with the designs it names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sweep {
    /// Title for readers.
    pub title: OwnedText,
    /// How points are laid out.
    pub method: Method,
    /// Points; for Morris trajectories, for Saltelli rows of A.
    pub points: usize,
    /// Worlds in which every point is run, the same for all points.
    pub replicates: usize,
    /// Where worlds come from.
    pub base: Base,
    /// Seed of worlds and layout.
    pub seed: u64,
    /// Professionals relative to the real number.
    pub population: f64,
    /// Whether all earmarked money stops at the common date, as in the withdrawal twins of a comparison.
    pub money_stops: bool,
    /// Keys of the indicators kept.
    pub indicators: Vec<String>,
    /// Months kept, in order.
    pub months: Vec<Month>,
    /// Whether an indicator is kept that is otherwise computed in December only.
    pub all_monthly: bool,
    /// What varies.
    pub axes: Vec<Axis>,
    /// Sentences about values that are possible but outside what the evidence supports.
    #[serde(skip)]
    pub warnings: Vec<String>,
    /// Designs, all run at every point.
    #[serde(with = "as_text")]
    pub designs: Vec<Scenario>,
}

/// Designs as name and effective text.
mod as_text {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::scenario::{Scenario, canonical_text, load_text};

    #[derive(Serialize, Deserialize)]
    struct Design {
        id: String,
        text: String,
    }

    pub(super) fn serialize<S: Serializer>(designs: &[Scenario], into: S) -> Result<S::Ok, S::Error> {
        let texts = designs.iter().map(|d| Design { id: d.id.clone(), text: canonical_text(d) });
        into.collect_seq(texts)
    }

    pub(super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Vec<Scenario>, D::Error> {
        let read = |d: Design| {
            let file = format!("{}.toml", d.id);
            load_text(&file, &d.text, std::path::Path::new(".")).map_err(D::Error::custom)
        };
        Vec::<Design>::deserialize(from)?.into_iter().map(read).collect()
    }
}
