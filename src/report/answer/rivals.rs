//! Point 2: the advice against the cabinet's route, and the user's own designs against both.

use super::{Point, Teller};
use crate::experiments::findings::RIVALS;
use crate::experiments::statistics::{Paired, Verdict};
use crate::report::{sentence, terms};

impl Teller<'_> {
    /// The advice against the cabinet's route, or the best against the baseline; then the user's own designs.
    pub(super) fn rivals(&self) -> Point {
        let o = &self.f.lasting_outcome;
        let text = match (self.c.design(RIVALS[0]), self.c.design(RIVALS[1])) {
            (Some(a), Some(b)) => self.pair(a, b, &o.between(a, b)),
            _ => match self.ranking.iter().find(|&&d| d != 0) {
                Some(&d) => self.pair(d, 0, &o.paired[d]),
                None => self
                    .lang
                    .pick(
                        "Er is maar één ontwerp, dus er valt niets te vergelijken.",
                        "There is only one design, so there is nothing to compare.",
                    )
                    .to_owned(),
            },
        };
        Point { text, lines: self.own_designs().flat_map(|d| self.own(d)).collect() }
    }

    /// One design against another, with interval and share of worlds.
    fn pair(&self, a: usize, b: usize, pair: &Paired) -> String {
        let (first, second) = (self.name(a), self.name(b));
        let signed = |x: f64| self.lang.signed(x * 100.0, 1);
        let (difference, low, high) = (terms::points(self.lang, pair.median), signed(pair.lo90), signed(pair.hi90));
        let better = self.worlds(pair.p_better);
        let numbers = self.lang.pick(
            format!("het verschil is {difference} (in 90% van de werelden tussen {low} en {high}) en {first} is {better} de beste van de twee"),
            format!("the difference is {difference} (in 90% of worlds between {low} and {high}) and {first} is the better of the two {better}"),
        );
        let verdict = terms::verdict(self.lang, pair.verdict, false);
        if pair.verdict == Verdict::Same {
            return self.lang.pick(
                format!("{first} en {second} zijn {verdict}: {numbers}."),
                format!("We {verdict}: {first} and {second}; {numbers}."),
            );
        }
        let verdict = if verdict.contains(',') { format!("{verdict},") } else { verdict };
        let said = self.lang.pick(
            format!("In dit model is {first} {verdict} dan {second}: {numbers}."),
            format!("In this model {first} is {verdict} than {second}: {numbers}."),
        );
        said + &self.turned(a, b, pair)
    }

    /// A warning when the order of two designs turns as long as the money runs as they say.
    fn turned(&self, a: usize, b: usize, pair: &Paired) -> String {
        let funded = self.f.long.between(a, b);
        if !funded.tells_apart || funded.median * pair.median >= 0.0 {
            return String::new();
        }
        let first = self.name(if funded.median > 0.0 { a } else { b });
        let (year, numbers) = (self.f.years[2], terms::interval(self.lang, funded.median, funded.lo90, funded.hi90));
        self.lang.pick(
            format!(" Let op: loopt het geld zoals de ontwerpen zeggen, dan is eind {year} juist {first} beter ({numbers})."),
            format!(" Note: with money running as the designs say, {first} is the better one at the end of {year} ({numbers})."),
        )
    }

    /// A user's own design against each rival, and the best others where a rival is missing, and the baseline.
    fn own(&self, d: usize) -> Vec<String> {
        let o = &self.f.lasting_outcome;
        let mut others: Vec<usize> = RIVALS.iter().filter_map(|id| self.c.design(id)).filter(|&r| r != 0).collect();
        let fill: Vec<usize> =
            self.ranking.iter().copied().filter(|r| *r != 0 && *r != d && !others.contains(r)).collect();
        others.extend(fill.into_iter().take(RIVALS.len().saturating_sub(others.len())));
        others.push(0);
        let name = self.name(d);
        let line = |other: usize| {
            let pair = o.between(d, other);
            let (rival, better) = (self.name(other), self.worlds(pair.p_better));
            let verdict = sentence(&terms::verdict(self.lang, pair.verdict, false));
            let numbers = terms::interval(self.lang, pair.median, pair.lo90, pair.hi90);
            let line = self.lang.pick(
                format!("Uw ontwerp {name} tegenover {rival}: {numbers} procentpunt (mediaan en 90% van de werelden), {better} beter. {verdict}."),
                format!("Your design {name} against {rival}: {numbers} percentage points (median and 90% of worlds), better {better}. {verdict}."),
            );
            line + &self.turned(d, other, &pair)
        };
        let (all, best) = (self.c.designs.len(), self.worlds(o.best[d]));
        let best = self.lang.pick(
            format!("Uw ontwerp {name} is {best} het beste van alle {all}."),
            format!("Your design {name} is the best of all {all} {best}."),
        );
        others.into_iter().map(line).chain([best]).collect()
    }
}
