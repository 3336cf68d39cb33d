//! Claims of the two source documents as executable experiments (`patterns.md`): raise X, watch Y, in the same world with
//! the same luck. Every claim P01–P56 is a [`Row`] of data in one of the files by theme. Strong ones are tests; others
//! are measured the same way; claims *on trial* are about designs, the policy question itself, and never a test.

mod knowledge;
mod laboratory;
mod measures;
mod partnership;
mod practice;
mod profession;
mod programme;

use std::path::Path;

use rayon::prelude::*;

pub use laboratory::Laboratory;

use super::draws::Draw;
use super::statistics::{mean, quantile, tie, variance};
use crate::error::Result;
use crate::indicators::{INDICATORS, Seen, Unit, find};
use crate::parameters::Parameters;
use crate::scenario::History;
use crate::text::{Lang, Text};
use crate::world::{Size, World};

/// How much hangs on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Mechanics on which no design choice hangs: holds in at least 95% of the worlds of its theory.
    Strong,
    /// The sign should hold; under 80% of worlds is a finding to explain.
    Sign,
    /// A claim about a design: measured, never judged.
    OnTrial,
    /// Measured and printed.
    Measured,
}

impl Kind {
    /// Name for readers; nothing for what is only measured.
    pub const fn label(self) -> Text {
        match self {
            Self::Strong => Text::new("sterk", "strong"),
            Self::Sign => Text::new("teken", "sign"),
            Self::OnTrial => Text::new("op de proef", "on trial"),
            Self::Measured => Text::new("", ""),
        }
    }

    /// Share of worlds in which a claim of this kind is to hold, if any.
    pub const fn wanted(self) -> Option<f64> {
        match self {
            Self::Strong => Some(0.95),
            Self::Sign => Some(0.8),
            Self::OnTrial | Self::Measured => None,
        }
    }
}

/// Theory a claim belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theory {
    /// Holds in all.
    All,
    /// Knowledge that feels one's own is adopted faster.
    Ownership,
}

/// What a claim expects of an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Above zero.
    More,
    /// Below zero.
    Less,
    /// Above zero and at most three points.
    WeaklyMore,
    /// Above zero and at most twelve points.
    SmallMore,
    /// The 90% interval within one point of zero.
    None,
    /// Under a fifth (of the seven-year effect).
    UnderAFifth,
    /// The middle setting beats both ends.
    MiddleBest,
    /// The second difference is above zero.
    Threshold,
    /// Together more than the sum of each alone.
    Interaction,
}

impl Expected {
    /// Whether one effect meets it.
    pub fn met(self, effect: f64) -> bool {
        match self {
            Self::More | Self::MiddleBest | Self::Threshold | Self::Interaction => effect > 0.0,
            Self::Less => effect < 0.0,
            Self::WeaklyMore => effect > 0.0 && effect <= 0.03,
            Self::SmallMore => effect > 0.0 && effect <= 0.12,
            Self::None => effect.abs() <= 0.01,
            Self::UnderAFifth => effect <= 0.2,
        }
    }

    /// Which way an effect is to go; nothing where a bound is expected instead of a side.
    pub const fn side(self) -> Option<f64> {
        match self {
            Self::Less => Some(-1.0),
            Self::None | Self::UnderAFifth => None,
            _ => Some(1.0),
        }
    }

    /// Name for readers.
    pub const fn label(self) -> Text {
        match self {
            Self::More => Text::new("meer", "more"),
            Self::Less => Text::new("minder", "less"),
            Self::WeaklyMore => Text::new("meer, hoogstens 3 punten", "more, at most 3 points"),
            Self::SmallMore => Text::new("meer, hoogstens 12 punten", "more, at most 12 points"),
            Self::None => Text::new("geen verschil (binnen 1 punt)", "no difference (within 1 point)"),
            Self::UnderAFifth => Text::new("hoogstens een vijfde", "at most a fifth"),
            Self::MiddleBest => Text::new("het midden is het best", "the middle is best"),
            Self::Threshold => Text::new("drempel", "threshold"),
            Self::Interaction => Text::new("samen meer dan de som", "together more than the sum"),
        }
    }
}

/// What is watched in a world.
#[derive(Clone, Copy, Debug)]
pub enum Measure {
    /// An indicator of the list, by key.
    Indicator(&'static str),
    /// A measure of its own.
    Own {
        /// Name for readers, and key.
        label: Text,
        /// Unit.
        unit: Unit,
        /// Its value.
        of: fn(&Seen) -> f64,
    },
}

impl Measure {
    /// Name for readers.
    pub fn label(self) -> Text {
        match self {
            Self::Indicator(key) => INDICATORS[find(key).expect("an indicator of the list")].label,
            Self::Own { label, .. } => label,
        }
    }
    fn unit(self) -> Unit {
        match self {
            Self::Indicator(key) => INDICATORS[find(key).expect("an indicator of the list")].unit,
            Self::Own { unit, .. } => unit,
        }
    }
    fn of(self, seen: &Seen) -> f64 {
        match self {
            Self::Indicator(key) => (INDICATORS[find(key).expect("an indicator of the list")].of)(seen),
            Self::Own { of, .. } => of(seen),
        }
    }
}

/// Something that happens to a world at the branch.
#[derive(Clone, Copy, Debug)]
pub struct Shock {
    /// Name, different for every shock.
    pub name: &'static str,
    /// What it does.
    pub run: fn(&mut World, &Parameters),
}

/// One arm of an experiment: what is in force from the branch on, and when it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Arm {
    /// Shipped design it starts from.
    base: &'static str,
    /// What is written on top, as in a scenario file.
    text: &'static str,
    /// Parameters that have another value from the branch on, by a factor.
    parameters: &'static [(&'static str, f64)],
    /// What happens at the branch.
    shock: Option<Shock>,
    /// Months after the branch at which it is looked at.
    at: u32,
}

/// Months of a programme of seven years: when an effect is looked at unless a row says otherwise.
const SEVEN_YEARS: u32 = 84;
/// The design without anything new.
const NONE: Arm = Arm::of("geen-vervolg");
/// The design of the advice.
const ADVICE: Arm = Arm::of("gezondheidsraad-2014");
/// The design of the letter.
const LETTER: Arm = Arm::of("kabinet-2015");

impl Arm {
    const fn of(base: &'static str) -> Self {
        Self { base, text: "", parameters: &[], shock: None, at: SEVEN_YEARS }
    }
    const fn with(mut self, text: &'static str) -> Self {
        self.text = text;
        self
    }
    const fn times(mut self, parameters: &'static [(&'static str, f64)]) -> Self {
        self.parameters = parameters;
        self
    }
    const fn after(mut self, shock: Shock) -> Self {
        self.shock = Some(shock);
        self
    }
    const fn at(mut self, months: u32) -> Self {
        self.at = months;
        self
    }
}

/// A programme of seven years from the branch on, paid by the ministry: name, millions a year, split, other keys.
macro_rules! paid {
    ($name:literal, $millions:literal, $split:literal, $more:literal) => {
        concat!(
            "[programme.",
            $name,
            "]\ntitle.nl = \"proef\"\ntitle.en = \"trial\"\nstart = \"2016-01\"\nyears = 7\nyearly_mln_euro = ",
            $millions,
            "\nsources = { vws = 1.0 }\nsplit = { ",
            $split,
            " }\ncommittee = false\n",
            $more,
            "\n"
        )
    };
}
use paid;

/// How the numbers of the arms make one effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// First minus second.
    Difference,
    /// First minus second, as a part of the second.
    Relative,
    /// The first.
    Level,
    /// First minus second, as a part of third minus fourth: the early part of a later effect.
    Early,
    /// Second minus the better of first and third.
    Middle,
    /// Third minus second, less second minus first.
    Bend,
    /// All together (first) minus nothing (second), less the same for each alone (the rest).
    Joint,
}

impl How {
    /// The effect; not a number where the world says nothing about it.
    fn effect(self, x: &[f64]) -> f64 {
        let part = |a: f64, b: f64| if b > 1e-9 { a / b } else { f64::NAN };
        match self {
            Self::Difference => x[0] - x[1],
            Self::Relative => part(x[0] - x[1], x[1]),
            Self::Level => x[0],
            Self::Early => part(x[0] - x[1], x[2] - x[3]),
            Self::Middle => x[1] - x[0].max(x[2]),
            Self::Bend => (x[2] - x[1]) - (x[1] - x[0]),
            Self::Joint => x[0] - x[1] - x[2..].iter().map(|each| each - x[1]).sum::<f64>(),
        }
    }
}

/// How an effect is found in a world.
#[derive(Clone, Copy, Debug)]
pub enum Trial {
    /// By comparing arms.
    Arms(Measure, How, &'static [Arm]),
    /// By following a course: what is watched, and the effect.
    Course(Text, fn(&Laboratory) -> f64),
}

/// One thing watched in an experiment.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// What is expected.
    pub expected: Expected,
    /// How it is found.
    pub trial: Trial,
    /// Whether this is what the rival theory expects, tried in its worlds.
    pub rival: bool,
    /// Which of several things is raised, where a claim has more than one.
    case: Option<Text>,
}

impl Outcome {
    const fn of(expected: Expected, measure: Measure, how: How, arms: &'static [Arm]) -> Self {
        Self { expected, trial: Trial::Arms(measure, how, arms), rival: false, case: None }
    }
    const fn course(expected: Expected, watched: Text, effect: fn(&Laboratory) -> f64) -> Self {
        Self { expected, trial: Trial::Course(watched, effect), rival: false, case: None }
    }
    const fn of_the_rival(mut self) -> Self {
        self.rival = true;
        self
    }

    const fn case(mut self, nl: &'static str, en: &'static str) -> Self {
        self.case = Some(Text::new(nl, en));
        self
    }

    /// What is watched and when, for readers.
    pub fn watched(&self, lang: Lang) -> String {
        let case = self.case.map_or_else(String::new, |c| format!("{}, ", c.in_lang(lang)));
        let (label, how, arms) = match self.trial {
            Trial::Course(watched, _) => return watched.in_lang(lang).to_owned(),
            Trial::Arms(measure, how, arms) => (measure.label().in_lang(lang), how, arms),
        };
        let at = arms[0].at;
        let time = match at {
            _ if arms[1..].iter().any(|a| a.at != at) && how != How::Early => String::new(),
            1..24 => lang.pick(format!(" na {at} maanden"), format!(" after {at} months")),
            _ => lang.pick(format!(" na {} jaar", at / 12), format!(" after {} years", at / 12)),
        };
        let rival = if self.rival { lang.pick(", rivaliserende theorie", ", rival theory") } else { "" };
        let how = match how {
            How::Early => lang.pick(", deel van het effect na 7 jaar", ", as part of the effect after 7 years"),
            How::Relative => lang.pick(", naar verhouding", ", relative"),
            _ => "",
        };
        format!("{case}{label}{time}{how}{rival}")
    }

    /// An effect in its unit: points for shares, percent for what is relative.
    pub fn number(&self, lang: Lang, value: f64) -> String {
        let (unit, relative) = match self.trial {
            Trial::Arms(measure, how, _) => (measure.unit(), matches!(how, How::Early | How::Relative)),
            Trial::Course(..) => (Unit::Level, true),
        };
        match unit {
            _ if relative => format!("{}%", lang.signed(value * 100.0, 1)),
            Unit::Share => format!("{} pt", lang.signed(value * 100.0, 2)),
            Unit::Level => lang.signed(value, 3),
            Unit::Count | Unit::MillionEurosPerYear => lang.signed(value, 2),
        }
    }
}

/// One claim of the source documents.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Id in `patterns.md`.
    pub id: &'static str,
    /// How much hangs on it.
    pub kind: Kind,
    /// Theory it belongs to.
    pub theory: Theory,
    /// What is raised.
    pub raised: Text,
    /// Source and words: GR the advice, BE its annex E, MB the minister's letter.
    pub quote: &'static str,
    /// What is watched.
    pub outcomes: &'static [Outcome],
}

impl Row {
    /// Whether an outcome says something about a world with or without an effect of ownership.
    fn belongs(&self, outcome: &Outcome, owned: bool) -> bool {
        match self.theory {
            Theory::All => true,
            Theory::Ownership => owned != outcome.rival,
        }
    }
}

/// All claims, in order of id.
pub fn rows() -> impl Iterator<Item = &'static Row> + Clone {
    [knowledge::ROWS, practice::ROWS, partnership::ROWS, programme::ROWS, profession::ROWS].into_iter().flatten()
}

/// Effects over the worlds of a theory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Mean effect.
    pub mean: f64,
    /// Standard error of the mean.
    pub error: f64,
    /// 5% and 95% points over worlds.
    pub interval: (f64, f64),
    /// Share of worlds in which the expectation holds.
    pub share: f64,
    /// Share of worlds without any effect at all.
    pub same: f64,
}

impl Found {
    fn of(expected: Expected, effects: &[f64]) -> Option<Self> {
        if effects.is_empty() {
            return None;
        }
        let mut sorted = effects.to_vec();
        sorted.sort_by(f64::total_cmp);
        let n = effects.len() as f64;
        Some(Self {
            mean: mean(effects),
            error: (variance(effects) / n).sqrt(),
            interval: (quantile(&sorted, 0.05), quantile(&sorted, 0.95)),
            share: effects.iter().filter(|e| expected.met(**e)).count() as f64 / n,
            same: effects.iter().filter(|e| tie(**e, 0.0)).count() as f64 / n,
        })
    }
}

/// Rival theories: with and without.
pub const THEORIES: [(Text, Text); 4] = [
    (
        Text::new("lid worden uit gewoonte", "membership by custom"),
        Text::new("lid worden om eigen voordeel", "membership by cost and benefit"),
    ),
    (
        Text::new("eigenaarschap werkt", "ownership works"),
        Text::new("eigenaarschap werkt niet", "ownership does not work"),
    ),
    (
        Text::new("partijen betalen door na de subsidie", "parties go on paying after the subsidy"),
        Text::new("zij betalen niet door", "they do not go on paying"),
    ),
    (
        Text::new("wat routine is houdt zichzelf", "routines hold themselves"),
        Text::new("routines zakken weg zonder steun", "routines fade without support"),
    ),
];

/// What was found for one outcome of a claim.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The claim.
    pub row: &'static Row,
    /// The outcome.
    pub outcome: &'static Outcome,
    /// Effect per world of the theory it belongs to.
    pub effects: Vec<f64>,
    /// Over these worlds; nothing when no world says anything about it.
    pub found: Option<Found>,
    /// In the worlds with and without each of [`THEORIES`].
    pub theories: [[Option<Found>; 2]; THEORIES.len()],
}

impl Tried {
    /// Whether it holds in as many worlds as its kind asks; nothing when it asks none.
    pub fn holds(&self) -> Option<bool> {
        Some(self.found?.share >= self.row.kind.wanted()?)
    }

    fn new(row: &'static Row, outcome: &'static Outcome, all: &[(f64, [bool; THEORIES.len()])]) -> Self {
        let effects: Vec<f64> = all.iter().map(|x| x.0).collect();
        let side = |theory: usize, on: bool| {
            let of: Vec<f64> = all.iter().filter(|x| x.1[theory] == on).map(|x| x.0).collect();
            Found::of(outcome.expected, &of)
        };
        let theories = std::array::from_fn(|t| [true, false].map(|on| side(t, on)));
        Self { row, outcome, found: Found::of(outcome.expected, &effects), effects, theories }
    }
}

fn theories(p: &Parameters) -> [bool; THEORIES.len()] {
    [p.theory.membership_custom, p.theory.ownership_effect, p.theory.leverage, p.theory.habit].map(|switch| switch.on())
}

/// Tries claims in worlds; a claim of one theory only in the worlds of that theory. `scenarios` is the folder with the
/// shipped designs; `done` is told of every world that is ready.
///
/// # Errors
/// When a design cannot be read.
pub fn run(
    rows: &[&'static Row],
    history: &History,
    scenarios: &Path,
    draws: &[Draw],
    population: f64,
    done: impl Fn() + Sync,
) -> Result<Vec<Tried>> {
    let size = Size::of(population);
    let plan = laboratory::plan(rows, scenarios)?;
    let outcomes: Vec<_> = rows.iter().flat_map(|row| row.outcomes.iter().map(move |o| (*row, o))).collect();
    let effects: Vec<Vec<Option<f64>>> = draws
        .par_iter()
        .map(|draw| {
            let laboratory = Laboratory::new(history, &size, draw, &plan);
            let owned = draw.parameters.theory.ownership_effect.on();
            let effect = |o: &Outcome| Some(laboratory.effect(o)).filter(|e| e.is_finite());
            let found = outcomes.iter().map(|(row, o)| row.belongs(o, owned).then(|| effect(o)).flatten()).collect();
            done();
            found
        })
        .collect();
    let tried = |(i, (row, outcome)): (usize, &(&'static Row, &'static Outcome))| {
        let of = |(draw, e): (&Draw, &Vec<Option<f64>>)| e[i].map(|e| (e, theories(&draw.parameters)));
        let all: Vec<(f64, [bool; THEORIES.len()])> = draws.iter().zip(&effects).filter_map(of).collect();
        Tried::new(row, outcome, &all)
    };
    Ok(outcomes.iter().enumerate().map(tried).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn effects_by_hand() {
        let x = [7.0, 4.0, 3.0, 1.0];
        assert_eq!([How::Difference, How::Relative, How::Level].map(|h| h.effect(&x)), [3.0, 0.75, 7.0]);
        assert_eq!([How::Early, How::Middle, How::Bend, How::Joint].map(|h| h.effect(&x)), [1.5, -3.0, 2.0, 7.0]);
        assert!(How::Early.effect(&[1.0, 0.0, 1.0, 1.0]).is_nan(), "no later effect, no early part of it");
    }

    #[test]
    fn expectations_have_their_bounds() {
        assert!(Expected::WeaklyMore.met(0.03) && !Expected::WeaklyMore.met(0.031) && !Expected::WeaklyMore.met(0.0));
        assert!(Expected::None.met(-0.01) && !Expected::None.met(0.02) && Expected::UnderAFifth.met(0.2));
    }

    #[test]
    fn shocks_with_one_name_are_one() {
        let mut shocks = std::collections::BTreeMap::new();
        for row in rows() {
            for outcome in row.outcomes {
                let Trial::Arms(_, _, arms) = outcome.trial else { continue };
                for shock in arms.iter().filter_map(|a| a.shock) {
                    let run = shock.run as usize;
                    assert_eq!(*shocks.entry(shock.name).or_insert(run), run, "{}", shock.name);
                }
            }
        }
    }
}
