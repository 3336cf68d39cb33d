//! The answer in words: five points that a civil servant reads once, every number taken from the findings.

use super::charts::list;
use super::views::{is_shipped, labels, rivals, theory_name};
use super::{DesignLabel, sentence};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::{Findings, Outcome, TheoryView};
use crate::experiments::statistics::{Better, Criterion, Paired};
use crate::parameters::Parameters;
use crate::text::Lang;

/// Chances of being best that differ by less are close.
const CLOSE: f64 = 0.1;
/// Share of worlds from which a difference is called almost certain.
const SURE: f64 = 0.95;
/// Share of worlds from which a difference is called probable.
const LIKELY: f64 = 0.75;
/// Fewer worlds than this are for trying out.
const FEW_WORLDS: usize = 16;

/// Names of the five conditions of keeping itself going, in the order of the findings.
pub fn conditions(lang: Lang) -> [String; 5] {
    let l = Parameters::default().lasting;
    let percent = |share: f64| lang.percent(share, 0);
    let (regions, stock, paid) = (percent(l.regions.get()), percent(l.stock.get()), percent(l.paid.get()));
    let gain = lang.number(l.gain.get() * 100.0, 0);
    lang.pick(
        [
            format!("een actief netwerk in minstens {regions} van de regio’s"),
            "een werkend landelijk netwerk".to_owned(),
            format!("behoud van minstens {stock} van de getoetste kennis"),
            format!("minstens {gain} procentpunten meer gebruik van kennis dan zonder programma"),
            format!("partijen die minstens {paid} van de kosten zelf betalen"),
        ],
        [
            format!("an active network in at least {regions} of the regions"),
            "a working national network".to_owned(),
            format!("keeping at least {stock} of the tested knowledge"),
            format!("at least {gain} percentage points more use of knowledge than without a programme"),
            format!("parties that pay at least {paid} of the costs themselves"),
        ],
    )
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
            n => names.push(self.lang.pick(format!("{n} andere ontwerpen"), format!("{n} other designs"))),
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
        let o = &self.f.lasting_outcome;
        let (first, leaders) = (self.ranking[0], leaders(o));
        let (year, name, level) = (self.f.years[1], self.name(first), self.level(o.bands[first].median));
        let (worlds, all, share) = (self.c.draws.len(), self.c.designs.len(), self.share(o.best[first]));
        let when = self.lang.pick(
            format!("eind {year}, vijf jaar nadat al het geoormerkte geld is gestopt"),
            format!("at the end of {year}, five years after all earmarked money stopped"),
        );
        let best = self.lang.pick(
            format!("(mediaan {level} van alle denkbare kennis; in {share} van de {worlds} werelden het beste van de {all} ontwerpen)"),
            format!("(median {level} of all conceivable knowledge; the best of {all} designs in {share} of the {worlds} worlds)"),
        );
        if leaders.len() > 1 {
            let (names, others) = (self.names(&leaders, 3), self.standings(&leaders[1..]));
            return self.lang.pick(
                format!("Bij welk ontwerp kennis in de praktijk het meest wordt gebruikt, {when}, is niet zeker: {names} zijn niet uit elkaar te houden. Gemiddeld komt {name} het hoogst {best}. {others}"),
                format!("Under which design knowledge is used most in practice, {when}, is not certain: we cannot tell these apart: {names}. On average {name} comes out highest {best}. {others}"),
            );
        }
        let others = self.standings(&self.ranking[1..self.ranking.len().min(2)]);
        self.lang.pick(
            format!("Kennis wordt in de praktijk het meest gebruikt bij {name}, {when} {best}. {others}"),
            format!("Knowledge is used most in practice under {name}, {when} {best}. {others}"),
        )
    }

    /// "Daarna komt ‘X’ (mediaan 14,2%; het beste in 20% van de werelden)."
    fn standings(&self, designs: &[usize]) -> String {
        let text = |d: &usize| {
            let o = &self.f.lasting_outcome;
            let (name, level, share) = (self.name(*d), self.level(o.bands[*d].median), self.share(o.best[*d]));
            self.lang.pick(
                format!("{name} (mediaan {level}; het beste in {share} van de werelden)"),
                format!("{name} (median {level}; the best in {share} of worlds)"),
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

    /// One design against another, with interval and probability.
    fn pair(&self, a: usize, b: usize, pair: &Paired) -> String {
        let (first, second) = (self.name(a), self.name(b));
        let signed = |x: f64| self.lang.signed(x * 100.0, 1);
        let (difference, low, high) = (self.points(pair.median), signed(pair.lo90), signed(pair.hi90));
        let better = self.share(pair.p_better);
        let numbers = self.lang.pick(
            format!("het verschil is {difference} (in 90% van de werelden tussen {low} en {high}) en {first} is in {better} van de werelden de beste van de twee"),
            format!("the difference is {difference} (in 90% of worlds between {low} and {high}) and {first} is the better of the two in {better} of worlds"),
        );
        if !pair.tells_apart {
            return self.lang.pick(
                format!("{first} en {second} zijn niet uit elkaar te houden: {numbers}."),
                format!("We cannot tell these apart: {first} and {second}; {numbers}."),
            );
        }
        let up = pair.mean > 0.0;
        let chance = if up { pair.p_better } else { 1.0 - pair.p_better };
        let (nl, en) = match (chance, up) {
            (p, true) if p >= SURE => ("vrijwel zeker beter dan", "almost certainly better than"),
            (p, false) if p >= SURE => ("vrijwel zeker slechter dan", "almost certainly worse than"),
            (p, true) if p >= LIKELY => ("waarschijnlijk beter dan", "probably better than"),
            (p, false) if p >= LIKELY => ("waarschijnlijk slechter dan", "probably worse than"),
            (_, true) => {
                ("gemiddeld beter, maar lang niet altijd, dan", "better on average, but far from always, than")
            }
            (_, false) => {
                ("gemiddeld slechter, maar lang niet altijd, dan", "worse on average, but far from always, than")
            }
        };
        self.lang.pick(
            format!("In dit model is {first} {nl} {second}: {numbers}."),
            format!("In this model {first} is {en} {second}: {numbers}."),
        )
    }

    /// Point 2: the advice against the cabinet's route, or the best against the baseline; then the user's own designs.
    fn rivals(&self) -> String {
        let o = &self.f.lasting_outcome;
        let main = match rivals(self.c) {
            Some((a, b)) => self.pair(a, b, &o.between(a, b)),
            None => match self.ranking.iter().find(|&&d| d != 0) {
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
        self.lang
            .pick(format!("Uw eigen ontwerp {name} is {chances}."), format!("Your own design {name} is {chances}."))
    }

    /// Point 3: whether it keeps itself going, and what is missing most often.
    fn lasting(&self) -> String {
        let with = |d: &usize| self.f.lasting[*d].self_sustaining.map(|share| (*d, share));
        let mut shares: Vec<(usize, f64)> = self.ranking.iter().filter_map(with).collect();
        let Some(&(top, _)) = shares.first() else {
            return self
                .lang
                .pick(
                    "Of het stelsel zichzelf in stand houdt, is niet te zeggen: geen ontwerp heeft geld dat stopt.",
                    "Whether the system keeps itself going cannot be said: no design has money that stops.",
                )
                .to_owned();
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
        shares.truncate(2);
        let texts: Vec<String> = shares
            .iter()
            .map(|(d, p)| {
                let (name, p) = (self.name(*d), self.share(*p));
                self.lang.pick(format!("bij {name} in {p}"), format!("under {name} in {p}"))
            })
            .collect();
        let texts = list(self.lang, &texts);
        let highest = if shares.iter().any(|(d, _)| highest.contains(d)) {
            String::new()
        } else {
            let (names, p) = (self.names(&highest, 2), self.share(most));
            self.lang.pick(
                format!(" Het vaakst lukt dat bij {names}: in {p}."),
                format!(" It happens most often under {names}: in {p}."),
            )
        };
        self.lang.pick(
            format!("Vijf jaar na het stoppen van het geld houdt het kennisstelsel zichzelf in stand {texts} van de werelden.{highest} {fails}"),
            format!("Five years after the money stopped the knowledge system keeps itself going {texts} of worlds.{highest} {fails}"),
        )
    }

    /// The condition that is met least often under a design.
    fn fails(&self, d: usize) -> String {
        let met = self.f.lasting[d].conditions;
        let (worst, least) =
            met.iter().enumerate().fold((0, f64::INFINITY), |w, (i, &m)| if m < w.1 { (i, m) } else { w });
        let name = self.name(d);
        if least >= 1.0 {
            return self.lang.pick(
                format!("Bij {name} is in elke wereld aan alle vijf voorwaarden voldaan."),
                format!("Under {name} all five conditions are met in every world."),
            );
        }
        let (condition, least) = (&conditions(self.lang)[worst], self.share(least));
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
        let (name, all) = (self.name(first), self.f.theories.len());
        let others: Vec<&TheoryView> = self.f.theories.iter().filter(|t| t.ranking[0] != first).collect();
        match (all, others.len()) {
            (0, _) => self
                .lang
                .pick("Rivaliserende theorieën zijn niet vergeleken.", "Rival theories were not compared.")
                .to_owned(),
            (1, 0) => self.lang.pick(
                format!("Er is maar één theorie beproefd; {name} staat daarin bovenaan."),
                format!("Only one theory was tried; {name} comes first in it."),
            ),
            (n, 0) => self.lang.pick(
                format!("{name} staat bovenaan bij elk van de {n} theorieën die zijn beproefd."),
                format!("{name} comes first under each of the {n} theories that were tried."),
            ),
            (n, k) => {
                let texts: Vec<String> = others.iter().take(3).map(|t| self.exception(t, first)).collect();
                let (texts, same) = (texts.join("; "), n - k);
                self.lang.pick(
                    format!("{name} staat bovenaan bij {same} van de {n} theorieën die zijn beproefd; {texts}."),
                    format!("{name} comes first under {same} of the {n} theories that were tried; {texts}."),
                )
            }
        }
    }

    /// A theory under which another design comes first.
    fn exception(&self, t: &TheoryView, first: usize) -> String {
        let theory = theory_name(t.theory, t.holds).in_lang(self.lang);
        let top = t.ranking[0];
        let (other, ahead) = (self.name(top), self.points(t.means[top] - t.means[first]));
        let holds = |w: &usize| self.c.draws[*w].theories.contains(&(t.theory, t.holds));
        let worlds: Vec<usize> = (0..self.c.draws.len()).filter(holds).collect();
        let values = &self.f.lasting_outcome.values;
        let of = |d: usize| worlds.iter().map(|&w| values[[w, d]]).collect::<Vec<f64>>();
        let clear = !worlds.is_empty() && Paired::of(&of(top), &of(first), Better::Higher).tells_apart;
        match (clear, self.lang) {
            (true, Lang::Nl) => format!("bij ‘{theory}’ is dat {other} ({ahead})"),
            (true, Lang::En) => format!("under ‘{theory}’ it is {other} ({ahead})"),
            (false, Lang::Nl) => {
                format!("bij ‘{theory}’ is dat {other} ({ahead}), maar die twee zijn daar niet uit elkaar te houden")
            }
            (false, Lang::En) => {
                format!("under ‘{theory}’ it is {other} ({ahead}), but we cannot tell these apart there")
            }
        }
    }

    /// Whether measures of a safe choice agree.
    fn by_criterion(&self) -> String {
        let agreement = &self.f.agreement;
        let all = (0..self.c.designs.len()).find(|d| agreement.first.iter().all(|(_, first)| first.contains(d)));
        if let Some(d) = all.filter(|_| !agreement.disagree) {
            let name = self.name(d);
            let shared = if agreement.first.iter().any(|(_, first)| first.len() > 1) {
                self.lang.pick(", soms samen met andere", ", sometimes with others")
            } else {
                ""
            };
            return self.lang.pick(
                format!("Alle maatstaven voor een veilige keuze wijzen {name} aan{shared}."),
                format!("All measures of a safe choice point at {name}{shared}."),
            );
        }
        let texts: Vec<String> = agreement
            .first
            .iter()
            .map(|(criterion, first)| format!("{}: {}", self.criterion(*criterion), self.names(first, 2)))
            .collect();
        let texts = texts.join("; ");
        self.lang.pick(
            format!("Maatstaven voor een veilige keuze zijn het niet eens ({texts})."),
            format!("Measures of a safe choice disagree ({texts})."),
        )
    }

    fn criterion(&self, criterion: Criterion) -> &'static str {
        match criterion {
            Criterion::MeanRegret => self.lang.pick("minste gemiddelde spijt", "least mean regret"),
            Criterion::P90Regret => {
                self.lang.pick("minste spijt op de slechtste tiende na", "least regret but for the worst tenth")
            }
            Criterion::MaxRegret => {
                self.lang.pick("minste spijt in de slechtste wereld", "least regret in the worst world")
            }
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
                format!("Als het geld loopt zoals de ontwerpen zeggen, staat {a} zowel eind {short_year} als eind {long_year} bovenaan."),
                format!("With money running as the designs say, {a} comes first both at the end of {short_year} and of {long_year}."),
            );
        }
        let clear = [self.f.short.between(short, long).tells_apart, self.f.long.between(long, short).tells_apart];
        let at = |year: i32, clear: bool, top: &str| match (clear, self.lang) {
            (true, Lang::Nl) => format!("eind {year} staat {top} bovenaan"),
            (true, Lang::En) => format!("at the end of {year} {top} comes first"),
            (false, Lang::Nl) => format!("eind {year} zijn {a} en {b} niet uit elkaar te houden"),
            (false, Lang::En) => format!("at the end of {year} we cannot tell these apart: {a} and {b}"),
        };
        let (early, late) = (at(short_year, clear[0], &a), at(long_year, clear[1], &b));
        let text = self.lang.pick(
            format!("als het geld loopt zoals de ontwerpen zeggen: {early}; {late}."),
            format!("with money running as the designs say: {early}; {late}."),
        );
        if clear == [true, true] {
            return self.lang.pick(
                format!("Korte en lange termijn verschillen, {text}"),
                format!("Short run and long run differ, {text}"),
            );
        }
        sentence(&text)
    }

    /// Whether more worlds are needed.
    fn by_worlds(&self) -> String {
        let (precision, worlds) = (&self.f.lasting_outcome.precision, self.c.draws.len());
        let short: Vec<Option<usize>> = precision.iter().filter(|p| !p.enough).map(|p| p.worlds_needed).collect();
        let needed = short.iter().copied().collect::<Option<Vec<usize>>>().and_then(|n| n.into_iter().max());
        let few = if worlds >= FEW_WORLDS {
            String::new()
        } else {
            self.lang.pick(
                format!("Let op: dit is een proef met {worlds} werelden, te weinig om op te bouwen."),
                format!("Note: this is a trial with {worlds} worlds, too few to build on."),
            )
        };
        let more = match (short.is_empty(), needed) {
            (true, _) => return few,
            (false, Some(n)) => {
                let n = self.lang.number(n as f64, 0);
                self.lang.pick(
                    format!("Om elk gemiddeld verschil tot op één procentpunt te kennen, zijn {n} werelden nodig."),
                    format!("To know every mean difference to within one percentage point takes {n} worlds."),
                )
            }
            (false, None) => self
                .lang
                .pick(
                    "Om elk gemiddeld verschil tot op één procentpunt te kennen, zijn meer werelden nodig.",
                    "To know every mean difference to within one percentage point takes more worlds.",
                )
                .to_owned(),
        };
        [few, more].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Point 5: what it costs.
    fn money(&self) -> String {
        let mut shown: Vec<usize> = rivals(self.c).map_or(vec![], |(a, b)| vec![a, b]);
        if !shown.contains(&self.ranking[0]) {
            shown.insert(0, self.ranking[0]);
        }
        let own: Vec<usize> = (1..self.c.designs.len()).filter(|&d| !is_shipped(&self.c.designs[d])).collect();
        shown.extend(own.into_iter().take(2).filter(|d| *d != self.ranking[0]));
        shown.retain(|&d| d != 0);
        if shown.is_empty() {
            return self
                .lang
                .pick("De vergelijkingsbasis kost geen extra geld.", "The baseline costs no extra money.")
                .to_owned();
        }
        let (from, to) = (self.c.history.calendar.branch.year(), self.c.last_year());
        let each = |what: &dyn Fn(usize) -> String| {
            let texts: Vec<String> = shown.iter().map(|&d| format!("{} {}", self.name(d), what(d))).collect();
            list(self.lang, &texts)
        };
        let amount = |millions: f64| self.lang.number(millions, usize::from(millions.abs() < 9.95));
        let spent = each(&|d| amount(self.f.money[d].spent));
        let and = self.lang.pick("en", "and");
        let own = each(&|d| format!("{} {and} {}", amount(self.f.money[d].own[0]), amount(self.f.money[d].own[1])));
        let without = format!("{} {and} {}", amount(self.f.money[0].own[0]), amount(self.f.money[0].own[1]));
        let (base, points) = (self.name(0), self.per_point(&shown));
        self.lang.pick(
            format!("Publiek programmageld van {from} tot en met {to}, in miljoenen euro’s: {spent}. Wat partijen daarnaast zelf inleggen, in geld en in natura: {own}; bij {base} is dat {without}. {points}"),
            format!("Public programme money from {from} to {to}, in millions of euros: {spent}. What parties put in themselves besides, in cash and in kind: {own}; under {base} it is {without}. {points}"),
        )
    }

    /// What a percentage point costs, only where the gain can be shown.
    fn per_point(&self, shown: &[usize]) -> String {
        let to = self.f.years[2];
        let (with, without): (Vec<usize>, Vec<usize>) =
            shown.iter().partition(|&&d| self.f.money[d].per_point.is_some());
        let cost =
            |d: &usize| format!("{} {}", self.name(*d), self.millions(self.f.money[*d].per_point.unwrap_or_default()));
        let costs = list(self.lang, &with.iter().map(cost).collect::<Vec<_>>());
        let none = self.names(&without, 3);
        let costs = self.lang.pick(
            format!("Per procentpunt meer gebruik van kennis eind {to} kost {costs}."),
            format!("Per percentage point more use of knowledge at the end of {to}: {costs}."),
        );
        let none = self.lang.pick(
            format!("Bij {none} is er geen aantoonbare winst, dus ook geen prijs per procentpunt."),
            format!("Under {none} there is no demonstrable gain, so no price per percentage point."),
        );
        match (with.is_empty(), without.is_empty()) {
            (true, _) => none,
            (false, true) => costs,
            (false, false) => format!("{costs} {none}"),
        }
    }
}
