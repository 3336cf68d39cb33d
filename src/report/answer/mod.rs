//! The answer in words: five points that a civil servant reads once, every number taken from the findings.

mod brief;
mod lasting;
mod money;
mod rivals;
mod sure;

pub use brief::{Part, brief};
pub use lasting::conditions;
pub(crate) use sure::parameters_of;

use super::charts::{list, names};
use super::views::{is_shipped, labels};
use super::{DesignLabel, terms};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::{Findings, Outcome};
use crate::text::Lang;

/// Chances of being best that differ by less are close.
const CLOSE: f64 = 0.1;

/// One point of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What it says.
    pub text: String,
    /// What belongs to it, one line per design or pair of designs.
    pub lines: Vec<String>,
}

impl Point {
    fn new(text: String) -> Self {
        Self { text, lines: vec![] }
    }
}

/// What all points need to know.
struct Teller<'a> {
    c: &'a Comparison,
    f: &'a Findings,
    lang: Lang,
    names: Vec<DesignLabel>,
    /// Designs from best to worst by the mean outcome five years after withdrawal.
    ranking: Vec<usize>,
}

/// Five points in plain words: the best design, the advice against the cabinet's route, whether it keeps itself going,
/// how sure this is, and what it costs.
pub fn answer(c: &Comparison, f: &Findings, lang: Lang) -> Vec<Point> {
    let teller = Teller { c, f, lang, names: labels(c), ranking: f.lasting_outcome.ranking() };
    vec![teller.best(), teller.rivals(), teller.lasting(), teller.sure(), teller.money()]
}

/// Designs that cannot be told apart from the best: the mean difference is not clear, or the chances of being best are
/// close. The best by the mean comes first.
pub fn leaders(outcome: &Outcome) -> Vec<usize> {
    let ranking = outcome.ranking();
    let first = ranking[0];
    let alike = |d: &usize| {
        let close = outcome.best[*d] > 0.0 && outcome.best[*d] > outcome.best[first] - CLOSE;
        *d == first || close || !outcome.between(first, *d).tells_apart
    };
    ranking.into_iter().filter(alike).collect()
}

impl Teller<'_> {
    fn name(&self, d: usize) -> String {
        self.names[d].quoted(self.lang)
    }

    fn names(&self, designs: &[usize], most: usize) -> String {
        names(self.lang, designs.iter().map(|&d| self.name(d)).collect(), most)
    }

    /// "in 83% van de werelden", "in alle 64 werelden".
    fn worlds(&self, share: f64) -> String {
        terms::in_worlds(self.lang, share, self.c.draws.len())
    }

    /// A level of use, with a decimal more when it is small.
    fn level(&self, value: f64) -> String {
        self.lang.percent(value, 1)
    }

    /// The user's own designs; the baseline is not counted.
    fn own_designs(&self) -> impl Iterator<Item = usize> {
        (1..self.c.designs.len()).filter(|&d| !is_shipped(&self.c.designs[d]))
    }

    /// The common date: the last year with money, for all designs.
    fn stop(&self) -> i32 {
        self.f.years[0]
    }

    /// Point 1: where the use of knowledge is highest five years after the common date; then what that date takes away.
    fn best(&self) -> Point {
        let o = &self.f.lasting_outcome;
        let (first, leaders) = (self.ranking[0], leaders(o));
        let (year, name, level) = (self.f.years[1], self.name(first), self.level(o.bands[first].median));
        let (all, share, stop) = (self.c.designs.len(), self.worlds(o.best[first]), self.stop());
        let when = self.lang.pick(
            format!("eind {year}, vijf jaar na de datum waarop bij elk ontwerp al het geoormerkte geld is gestopt (eind {stop})"),
            format!("at the end of {year}, five years after the date at which all earmarked money has stopped under every design (end of {stop})"),
        );
        let best = self.lang.pick(
            format!("(mediaan {level} van alle denkbare kennis; {share} het beste van de {all} ontwerpen)"),
            format!("(median {level} of all conceivable knowledge; the best of {all} designs {share})"),
        );
        let text = if leaders.len() > 1 {
            let (names, others) = (self.names(&leaders, 3), self.standings(&leaders[1..]));
            self.lang.pick(
                format!("Bij welk ontwerp kennis in de praktijk het meest wordt gebruikt, {when}, is niet zeker: {names} zijn niet uit elkaar te houden. Gemiddeld komt {name} het hoogst {best}. {others}"),
                format!("Under which design knowledge is used most in practice, {when}, is not certain: we cannot tell these apart: {names}. On average {name} comes out highest {best}. {others}"),
            )
        } else {
            let others = self.standings(&self.ranking[1..self.ranking.len().min(2)]);
            self.lang.pick(
                format!("Kennis wordt in de praktijk het meest gebruikt bij {name}, {when} {best}. {others}"),
                format!("Knowledge is used most in practice under {name}, {when} {best}. {others}"),
            )
        };
        let depends = if self.f.theories_agree {
            ""
        } else {
            self.lang.pick(
                " Welk ontwerp bovenaan staat, hangt af van de theorie die waar is (zie bij de zekerheid).",
                " Which design comes first depends on the theory that is true (see the point on certainty).",
            )
        };
        let lines = (0..self.c.designs.len()).filter_map(|d| self.cut_off(d)).collect();
        Point { text: text + depends, lines }
    }

    /// What the common date takes from a design whose money would go on, and what happens when it does go on.
    fn cut_off(&self, d: usize) -> Option<String> {
        let (cut, lang, m) = (self.f.lasting[d].cut.as_ref()?, self.lang, &self.f.money[d]);
        let years = |months: i32| lang.number(f64::from(months) / 12.0, usize::from(months % 12 != 0));
        let ([run, planned], stop) = (cut.months.map(years), self.stop());
        let (spent, budget) = (terms::millions(lang, m.compared.spent), terms::millions(lang, m.budget[1]));
        let at = &self.f.lasting_outcome.paired[d];
        let here = terms::interval(lang, at.median, at.lo90, at.hi90);
        let there = terms::interval(lang, cut.gain.median, cut.gain.lo90, cut.gain.hi90);
        let (name, base, common, year, end) = (self.name(d), self.name(0), self.f.years[1], cut.year, cut.end);
        let when = match (cut.ended, end > self.c.last_year() - 1) {
            (true, _) => lang.pick(
                format!("eind {year}, vijf jaar na het eigen eind (eind {end})"),
                format!("at the end of {year}, five years after its own end (end of {end})"),
            ),
            (false, true) => lang.pick(
                format!("eind {year}, terwijl het geld nog loopt"),
                format!("at the end of {year}, with its money still running"),
            ),
            (false, false) => {
                let after = year - end;
                lang.pick(
                    format!("eind {year}, {after} jaar na het eigen eind (verder loopt de simulatie niet)"),
                    format!("at the end of {year}, {after} years after its own end (the simulation goes no further)"),
                )
            }
        };
        Some(lang.pick(
            format!("Voor deze vraag stopt het geld van {name} na {run} van de {planned} jaar, eind {stop}; dan is {spent} van de begrote {budget} uitgegeven. De winst op {base} is zo eind {common} {here} procentpunt (mediaan en 90% van de werelden); loopt het geld zoals het ontwerp zegt, dan is zij {there} procentpunt {when}."),
            format!("For this question the money of {name} stops after {run} of its {planned} years, at the end of {stop}; by then {spent} of its budget of {budget} is spent. So its gain over {base} at the end of {common} is {here} percentage points (median and 90% of worlds); with money running as the design says it is {there} percentage points {when}."),
        ))
    }

    /// "Daarna komt ‘X’ (mediaan 14,2%; het beste in 20% van de werelden)."
    fn standings(&self, designs: &[usize]) -> String {
        let text = |d: &usize| {
            let o = &self.f.lasting_outcome;
            let (name, level, share) = (self.name(*d), self.level(o.bands[*d].median), self.worlds(o.best[*d]));
            self.lang.pick(
                format!("{name} (mediaan {level}; {share} het beste)"),
                format!("{name} (median {level}; the best {share})"),
            )
        };
        let texts: Vec<String> = designs.iter().take(2).map(text).collect();
        let names = list(self.lang, &texts);
        match texts.len() {
            0 => self.lang.pick("Er zijn geen andere ontwerpen.", "There are no other designs.").to_owned(),
            1 => self.lang.pick(format!("Daarna komt {names}."), format!("Next comes {names}.")),
            _ => self.lang.pick(format!("Daarna komen {names}."), format!("Next come {names}.")),
        }
    }
}
