//! The answer in words: five points that a civil servant reads once, every number taken from the findings.

use super::DesignLabel;
use super::charts::list;
use super::views::{is_shipped, labels, rivals, theory_name};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::{Findings, LASTING_YEARS, Outcome};
use crate::experiments::statistics::{Criterion, Paired};
use crate::text::{Lang, Text};

/// Chances of being best that differ by less are close.
const CLOSE: f64 = 0.1;

/// Names of the five conditions of keeping itself going, in the order of the findings.
pub const CONDITIONS: [Text; 5] = [
    Text::new("een actief netwerk in minstens de helft van de regio’s", "an active network in at least half of the regions"),
    Text::new("een werkend landelijk netwerk", "a working national network"),
    Text::new("behoud van getoetste kennis", "keeping the tested knowledge"),
    Text::new("minstens 2 procentpunten meer gebruik van kennis", "at least 2 percentage points more use of knowledge"),
    Text::new("partijen die minstens 80% van de kosten zelf betalen", "parties that pay at least 80% of the costs themselves"),
];

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
pub fn answer(c: &Comparison, f: &Findings, lang: Lang) -> Vec<String> {
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
        let mut names: Vec<String> = designs.iter().take(most).map(|&d| self.name(d)).collect();
        match designs.len().saturating_sub(most) {
            0 => {}
            1 => names.push(self.lang.pick("één ander ontwerp", "one other design").to_owned()),
            n => names.push(self.lang.pick(format!("{n} andere ontwerpen", ), format!("{n} other designs"))),
        }
        list(self.lang, &names)
    }

    fn share(&self, p: f64) -> String {
        self.lang.percent(p, 0)
    }

    /// A level of use, with a decimal more when it is small.
    fn level(&self, value: f64) -> String {
        self.lang.percent(value, 1)
    }

    fn points(&self, difference: f64) -> String {
        let points = self.lang.pick("procentpunt", "percentage points");
        format!("{} {points}", self.lang.signed(difference * 100.0, 1))
    }

    fn millions(&self, millions: f64) -> String {
        let number = self.lang.number(millions, usize::from(millions.abs() < 9.95));
        self.lang.pick(format!("{number} miljoen euro"), format!("{number} million euros"))
    }

    /// Point 1: where the use of knowledge is highest five years after the money stopped.
    fn best(&self) -> String {
        let (o, worlds, all) = (&self.f.lasting_outcome, self.c.draws.len(), self.c.designs.len());
        let means = o.means();
        let (first, leaders) = (self.ranking[0], leaders(o));
        let (year, stop) = (self.f.years[1], self.f.years[1] - LASTING_YEARS);
        let when = self.lang.pick(
            format!("Eind {year}, vijf jaar nadat al het geoormerkte geld is gestopt (uiterlijk eind {stop}),"),
            format!("At the end of {year}, five years after all earmarked money stopped (at the latest at the end of {stop}),"),
        );
        let number = |d: usize| format!("{} ({}; {})", self.name(d), self.level(means[d]), self.share(o.best[d]));
        let meaning = self.lang.pick(
            format!("Tussen haakjes staan het gemiddelde gebruik (100% = alle denkbare kennis toegepast) en in welk deel van de {worlds} werelden het ontwerp het beste is van de {all}."),
            format!("In brackets: the mean use (100% = all conceivable knowledge applied) and in which share of the {worlds} worlds the design is the best of {all}."),
        );
        if leaders.len() > 1 {
            let mut shown: Vec<usize> = leaders.clone();
            shown.sort_by(|a, b| o.best[*b].total_cmp(&o.best[*a]));
            shown.retain(|d| *d != first);
            shown.insert(0, first);
            let mut texts: Vec<String> = shown.iter().take(3).map(|&d| number(d)).collect();
            if let Some(more) = shown.len().checked_sub(3).filter(|n| *n > 0) {
                texts.push(self.lang.pick(format!("nog {more} van de {all} ontwerpen"), format!("{more} more of the {all} designs")));
            }
            let names = list(self.lang, &texts);
            return self.lang.pick(
                format!("{when} staan bovenaan ontwerpen die niet uit elkaar te houden zijn: {names}. {meaning}"),
                format!("{when} we cannot tell these apart at the top: {names}. {meaning}"),
            );
        }
        let second = self.ranking.get(1).map_or(String::new(), |&d| {
            self.lang.pick(format!(", gevolgd door {}", number(d)), format!(", followed by {}", number(d)))
        });
        let top = number(first);
        self.lang.pick(
            format!("{when} wordt in de praktijk de meeste kennis gebruikt bij {top}{second}. {meaning}"),
            format!("{when} most knowledge is used in practice under {top}{second}. {meaning}"),
        )
    }

    /// One design against another, with interval and probability.
    fn pair(&self, a: usize, b: usize, pair: &Paired) -> String {
        let (first, second) = (self.name(a), self.name(b));
        let (difference, low, high) = (self.points(pair.median), self.lang.signed(pair.lo90 * 100.0, 1), self.lang.signed(pair.hi90 * 100.0, 1));
        let better = self.share(pair.p_better);
        let numbers = self.lang.pick(
            format!("het verschil is {difference} (in 90% van de werelden tussen {low} en {high}), en {first} is beter in {better} van de werelden"),
            format!("the difference is {difference} (in 90% of worlds between {low} and {high}), and {first} is better in {better} of worlds"),
        );
        if !pair.tells_apart {
            return self.lang.pick(
                format!("{first} en {second} zijn niet uit elkaar te houden: {numbers}."),
                format!("We cannot tell these apart: {first} and {second}; {numbers}."),
            );
        }
        let certainty = if pair.mean > 0.0 { pair.p_better } else { 1.0 - pair.p_better };
        let verdict = match (pair.mean > 0.0, self.lang) {
            (true, Lang::Nl) => "gemiddeld beter dan",
            (false, Lang::Nl) => "gemiddeld slechter dan",
            (true, Lang::En) => "better on average than",
            (false, Lang::En) => "worse on average than",
        };
        let sure = match certainty {
            p if p >= 0.95 => self.lang.pick("in bijna elke wereld ook echt", "and so in nearly every world"),
            p if p >= 0.75 => self.lang.pick("in de meeste werelden ook echt", "and so in most worlds"),
            _ => self.lang.pick("maar lang niet in elke wereld", "but far from every world"),
        };
        self.lang.pick(
            format!("{first} is {verdict} {second}, {sure}: {numbers}."),
            format!("{first} is {verdict} {second}, {sure}: {numbers}."),
        )
    }

    /// Point 2: the advice against the cabinet's route, or the best against the baseline; then the user's own designs.
    fn rivals(&self) -> String {
        let o = &self.f.lasting_outcome;
        let main = match rivals(self.c) {
            Some((a, b)) => self.pair(a, b, &o.between(a, b)),
            None => match self.ranking.iter().find(|&&d| d != 0) {
                Some(&d) => self.pair(d, 0, &o.paired[d]),
                None => self.lang.pick("Er is maar één ontwerp, dus er valt niets te vergelijken.", "There is only one design, so there is nothing to compare.").to_owned(),
            },
        };
        let own = (0..self.c.designs.len()).filter(|&d| !is_shipped(&self.c.designs[d]));
        std::iter::once(main).chain(own.map(|d| self.own(d))).collect::<Vec<_>>().join(" ")
    }

    /// A user's own design against the baseline and each rival.
    fn own(&self, d: usize) -> String {
        let o = &self.f.lasting_outcome;
        let name = self.name(d);
        let best = self.share(o.best[d]);
        let others = std::iter::once(0).chain(rivals(self.c).into_iter().flat_map(|(a, b)| [a, b]));
        let mut seen = vec![d];
        let mut chances = vec![];
        for other in others {
            if !seen.contains(&other) {
                seen.push(other);
                let chance = self.share(o.between(d, other).p_better);
                chances.push(self.lang.pick(
                    format!("in {chance} van de werelden beter dan {}", self.name(other)),
                    format!("better than {} in {chance} of worlds", self.name(other)),
                ));
            }
        }
        chances.push(self.lang.pick(format!("in {best} het beste van alle"), format!("the best of all in {best}")));
        let chances = list(self.lang, &chances);
        self.lang.pick(format!("Uw eigen ontwerp {name} is {chances}."), format!("Your own design {name} is {chances}."))
    }

    /// Point 3: whether it keeps itself going, and what is missing most often.
    fn lasting(&self) -> String {
        let with = |d: &usize| self.f.lasting[*d].self_sustaining.map(|share| (*d, share));
        let mut shares: Vec<(usize, f64)> = self.ranking.iter().filter_map(with).collect();
        let Some(&(top, _)) = shares.first() else {
            return self.lang.pick(
                "Of het stelsel zichzelf in stand houdt, is niet te zeggen: geen ontwerp heeft geld dat stopt.",
                "Whether the system keeps itself going cannot be said: no design has money that stops.",
            ).to_owned();
        };
        let most = shares.iter().map(|s| s.1).fold(0.0, f64::max);
        let fails = self.fails(top);
        if most <= 0.0 {
            return self.lang.pick(
                format!("Bij geen enkel ontwerp houdt het kennisstelsel zichzelf vijf jaar na het stoppen van het geld in stand, in geen enkele wereld. {fails}"),
                format!("Under no design does the knowledge system keep itself going five years after the money stopped, in any world. {fails}"),
            );
        }
        let highest: Vec<usize> = shares.iter().filter(|s| s.1 >= most).map(|s| s.0).collect();
        shares.truncate(3);
        let texts: Vec<String> = shares.iter().map(|(d, p)| {
            let (name, p) = (self.name(*d), self.share(*p));
            self.lang.pick(format!("bij {name} in {p}"), format!("under {name} in {p}"))
        }).collect();
        let texts = list(self.lang, &texts);
        let highest = if shares.iter().any(|(d, _)| highest.contains(d)) { String::new() } else {
            let (names, p) = (self.names(&highest, 2), self.share(most));
            self.lang.pick(format!(" Het vaakst lukt dat bij {names}: in {p}."), format!(" It happens most often under {names}: in {p}."))
        };
        self.lang.pick(
            format!("Vijf jaar na het stoppen van het geld houdt het kennisstelsel zichzelf in stand {texts} van de werelden.{highest} {fails}"),
            format!("Five years after the money stopped the knowledge system keeps itself going {texts} of worlds.{highest} {fails}"),
        )
    }

    /// The condition that is met least often under a design.
    fn fails(&self, d: usize) -> String {
        let met = self.f.lasting[d].conditions;
        let (worst, least) = met.iter().enumerate().fold((0, f64::INFINITY), |w, (i, &m)| if m < w.1 { (i, m) } else { w });
        let name = self.name(d);
        if least >= 1.0 {
            return self.lang.pick(format!("Bij {name} is in elke wereld aan alle vijf voorwaarden voldaan."), format!("Under {name} all five conditions are met in every world."));
        }
        let (condition, least) = (CONDITIONS[worst].in_lang(self.lang), self.share(least));
        self.lang.pick(
            format!("Bij {name} ontbreekt het vaakst: {condition} (aanwezig in {least} van de werelden)."),
            format!("Under {name} what is missing most often is: {condition} (present in {least} of worlds)."),
        )
    }

    /// Point 4: how sure the first place is.
    fn sure(&self) -> String {
        let parts = [self.by_theory(), self.by_criterion(), self.by_date(), self.by_worlds()];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Whether the first place is the same whichever theory holds.
    fn by_theory(&self) -> String {
        let first = self.ranking[0];
        let name = self.name(first);
        let others: Vec<_> = self.f.theories.iter().filter(|t| t.ranking[0] != first).collect();
        let drawn = self.f.theories.len();
        match (drawn, others.len()) {
            (0, _) => self.lang.pick("Rivaliserende theorieën zijn niet vergeleken.", "Rival theories were not compared.").to_owned(),
            (n, 0) => self.lang.pick(
                format!("{name} staat gemiddeld bovenaan onder elk van de {n} theorieën die zijn beproefd."),
                format!("{name} comes first on average under each of the {n} theories that were tried."),
            ),
            (n, k) => {
                let texts: Vec<String> = others.iter().take(3).map(|t| {
                    let theory = theory_name(t.theory, t.holds).in_lang(self.lang);
                    let (other, ahead) = (self.name(t.ranking[0]), self.points(t.means[t.ranking[0]] - t.means[first]));
                    self.lang.pick(format!("bij ‘{theory}’ is dat {other} ({ahead})"), format!("under ‘{theory}’ it is {other} ({ahead})"))
                }).collect();
                let (texts, same) = (list(self.lang, &texts), n - k);
                self.lang.pick(
                    format!("{name} staat bovenaan onder {same} van de {n} theorieën; {texts}."),
                    format!("{name} comes first under {same} of the {n} theories; {texts}."),
                )
            }
        }
    }

    /// Whether measures of a safe choice agree.
    fn by_criterion(&self) -> String {
        let agreement = &self.f.agreement;
        let all = (0..self.c.designs.len()).find(|d| agreement.first.iter().all(|(_, first)| first.contains(d)));
        if let Some(d) = all.filter(|_| !agreement.disagree) {
            let name = self.name(d);
            return self.lang.pick(
                format!("Alle maatstaven voor een veilige keuze wijzen {name} aan."),
                format!("All measures of a safe choice point at {name}."),
            );
        }
        let texts: Vec<String> = agreement.first.iter().map(|(criterion, first)| format!("{}: {}", self.criterion(*criterion), self.names(first, 2))).collect();
        let texts = texts.join("; ");
        self.lang.pick(
            format!("Maatstaven voor een veilige keuze zijn het niet eens ({texts})."),
            format!("Measures of a safe choice disagree ({texts})."),
        )
    }

    fn criterion(&self, criterion: Criterion) -> &'static str {
        match criterion {
            Criterion::MeanRegret => self.lang.pick("minste gemiddelde spijt", "least mean regret"),
            Criterion::P90Regret => self.lang.pick("minste spijt op de slechtste tiende na", "least regret but for the worst tenth"),
            Criterion::MaxRegret => self.lang.pick("minste spijt in de slechtste wereld", "least regret in the worst world"),
            Criterion::Satisficing => self.lang.pick("haalt het vaakst het doel", "most often reaches the goal"),
        }
    }

    /// Whether the short run and the long run name the same design.
    fn by_date(&self) -> String {
        let [short_year, _, long_year] = self.f.years;
        let (short, long) = (self.f.short.ranking()[0], self.f.long.ranking()[0]);
        let (a, b) = (self.name(short), self.name(long));
        if short == long {
            return self.lang.pick(
                format!("Met het geld erbij staat {a} zowel eind {short_year} als eind {long_year} bovenaan."),
                format!("With the money running {a} comes first both at the end of {short_year} and of {long_year}."),
            );
        }
        self.lang.pick(
            format!("Met het geld erbij draait de volgorde om: eind {short_year} staat {a} bovenaan, eind {long_year} {b}."),
            format!("With the money running the order turns: at the end of {short_year} {a} comes first, at the end of {long_year} {b}."),
        )
    }

    /// Whether more worlds are needed.
    fn by_worlds(&self) -> String {
        let p = &self.f.lasting_outcome.precision;
        let all_enough = p.iter().all(|p| p.enough);
        if all_enough {
            return String::new();
        }
        let needed = p.iter().filter(|p| !p.enough).map(|p| p.worlds_needed).collect::<Option<Vec<_>>>().and_then(|n| n.into_iter().max());
        match needed {
            Some(n) => self.lang.pick(
                format!("Voor verschillen die tot op één procentpunt vaststaan zijn {} werelden nodig.", self.lang.number(n as f64, 0)),
                format!("Differences that are certain to within one percentage point need {} worlds.", self.lang.number(n as f64, 0)),
            ),
            None => self.lang.pick("Er zijn meer werelden nodig om verschillen tot op één procentpunt vast te stellen.", "More worlds are needed to know differences to within one percentage point.").to_owned(),
        }
    }

    /// Point 5: what it costs.
    fn money(&self) -> String {
        let mut shown: Vec<usize> = rivals(self.c).map_or(vec![], |(a, b)| vec![a, b]);
        if !shown.contains(&self.ranking[0]) {
            shown.insert(0, self.ranking[0]);
        }
        let (from, to) = (self.c.history.calendar.branch.year(), self.c.last_year());
        let costs: Vec<String> = shown.iter().map(|&d| self.cost(d)).collect();
        let per_point: Vec<String> = shown.iter().filter(|&&d| d != 0).map(|&d| self.per_point(d)).collect();
        let (costs, per_point) = (costs.join("; "), list(self.lang, &per_point));
        let tail = if per_point.is_empty() { String::new() } else {
            self.lang.pick(
                format!(" Publiek geld per procentpunt meer gebruik van kennis eind {to}: {per_point}."),
                format!(" Public money per percentage point more use of knowledge at the end of {to}: {per_point}."),
            )
        };
        self.lang.pick(
            format!("Van {from} tot en met {to}, als het geld loopt zoals het ontwerp zegt: {costs}.{tail}"),
            format!("From {from} to {to}, with money running as the design says: {costs}.{tail}"),
        )
    }

    fn cost(&self, d: usize) -> String {
        let m = &self.f.money[d];
        let (name, spent, cash, kind) = (self.name(d), self.millions(m.spent), self.millions(m.own[0]), self.millions(m.own[1]));
        let returned = if m.returned < 0.05 { String::new() } else {
            let back = self.millions(m.returned);
            self.lang.pick(format!(" (nadat {back} is teruggegaan)"), format!(" (after {back} went back)"))
        };
        self.lang.pick(
            format!("{name} kost {spent} aan publiek programmageld{returned}, en partijen leggen zelf {cash} in geld en {kind} aan werk en middelen in"),
            format!("{name} costs {spent} of public programme money{returned}, and parties put in {cash} in cash and {kind} in kind themselves"),
        )
    }

    fn per_point(&self, d: usize) -> String {
        let name = self.name(d);
        match self.f.money[d].per_point {
            Some(cost) => {
                let cost = self.millions(cost);
                self.lang.pick(format!("bij {name} {cost}"), format!("{cost} under {name}"))
            }
            None => self.lang.pick(
                format!("bij {name} niet te geven, omdat er geen aantoonbare winst is om door te delen"),
                format!("not to be given under {name}, because there is no demonstrable gain to divide by"),
            ),
        }
    }
}
