//! Point 4: how sure the first place is.

use super::{Point, Teller};
use crate::experiments::attribution::Origin;
use crate::experiments::findings::TheoryView;
use crate::experiments::statistics::{Better, Criterion, Paired};
use crate::parameters::{Grade, SPECS, drawn};
use crate::report::views::{theory_name, worlds_origin};
use crate::report::{sentence, terms};
use crate::text::Lang;

/// Fewer worlds than this are for trying out.
const FEW_WORLDS: usize = 16;

/// Number of parameters with this evidence: those that differ per world, or those that are fixed.
pub(crate) fn parameters_of(grade: Grade, differs: bool) -> usize {
    let of_all = SPECS.iter().filter(|s| s.field.grade == grade).count();
    let of_drawn = drawn().filter(|s| s.field.grade == grade).count();
    if differs { of_drawn } else { of_all - of_drawn }
}

impl Teller<'_> {
    /// Point 4: how sure the first place is.
    pub(super) fn sure(&self) -> Point {
        let parts = [
            self.by_evidence(),
            self.by_origin(),
            self.by_theory(),
            self.by_criterion(),
            self.by_date(),
            self.by_worlds(),
        ];
        Point::new(parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" "))
    }

    /// What the worlds are, and on what the fixed parameters rest.
    pub(super) fn by_evidence(&self) -> String {
        let (worlds, origin) = (self.c.draws.len(), worlds_origin(&self.c.request));
        let origin = origin.in_lang(self.lang);
        let fixed = SPECS.len() - drawn().count();
        let assumed = parameters_of(Grade::Assumption, false);
        self.lang.pick(
            format!("‘In alle werelden’ is niet hetzelfde als zeker: de {worlds} werelden zijn {origin}, en van de {fixed} parameters die in alle werelden dezelfde waarde hebben, zijn er {assumed} onze eigen aanname."),
            format!("‘In all worlds’ is not the same as certain: the {worlds} worlds are {origin}, and of the {fixed} parameters that have the same value in all worlds {assumed} are our own assumption."),
        )
    }

    /// Where the spread of the main difference comes from, the largest part first.
    fn by_origin(&self) -> String {
        let Some(spread) = &self.f.spread else { return String::new() };
        let mut shares: Vec<(Origin, f64)> = Origin::ALL.into_iter().zip(spread.indices.map(|i| i.0)).collect();
        shares.sort_by(|x, y| y.1.total_cmp(&x.1));
        let text = |(origin, share): (Origin, f64)| {
            format!("{} {}", terms::origin(origin).in_lang(self.lang), self.lang.percent(share, 0))
        };
        let parts = shares.into_iter().map(text).collect::<Vec<_>>().join(", ");
        let [a, b] = self.c.rivals().map(|d| self.name(d));
        self.lang.pick(
            format!(
                "Hoe groot het verschil tussen {a} en {b} is, verschilt per wereld; daarvan hangt naar ruwe schatting af van {parts} (wat groepen samen doen, telt bij elk mee)."
            ),
            format!("The difference between {a} and {b} varies from world to world; roughly this share of it depends on {parts} (what groups do together counts for each)."),
        )
    }

    /// Whether the first place is the same whichever theory holds.
    pub(super) fn by_theory(&self) -> String {
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
        let (other, ahead) = (self.name(top), terms::points(self.lang, t.means[top] - t.means[first]));
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
    pub(super) fn by_criterion(&self) -> String {
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
    pub(super) fn by_date(&self) -> String {
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
    pub(super) fn by_worlds(&self) -> String {
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
}
