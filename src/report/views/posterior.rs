//! From conditioning on history to its charts.

use super::{both, courses, owned};
use crate::experiments::accepted::Accepted;
use crate::experiments::draws::Points;
use crate::experiments::facts::{FACTS, FIRST_YEAR, Fact, FactRole, YEARS};
use crate::experiments::learned::{Chance, Choice, Learned, TradeOff};
use crate::experiments::predictive::{Predictive, Told};
use crate::parameters::{Role, Spec};
use crate::report::axis::{Months, decimals_for};
use crate::report::charts::marginals::{Marginal, Marginals};
use crate::report::charts::pairs::{PairRow, Pairs};
use crate::report::charts::past::{Past, PastPanel, Seen};
use crate::report::charts::speaking::{Speaking, SpeakingRow, Spoken};
use crate::report::{Chart, Heading, terms};
use crate::text::{Lang, OwnedText};

/// Pairs in the table.
const PAIRS: usize = 20;

/// What conditioning taught, ready to be drawn.
pub struct Posterior<'a> {
    accepted: &'a Accepted,
    told: &'a Predictive,
    choice: Choice<'a>,
    /// Every drawn parameter, those that moved most first, with what chance does.
    pub learned: Vec<(Learned, f64)>,
    chance: Chance,
    pairs: Vec<TradeOff>,
}

impl<'a> Posterior<'a> {
    /// From the points of an accepted set and the past told again.
    pub fn new(points: &'a Points, accepted: &'a Accepted, told: &'a Predictive) -> Self {
        let choice = accepted.choice(points);
        let chance = choice.chance();
        let mut learned: Vec<_> = choice.learned().into_iter().zip(chance.distance.iter().copied()).collect();
        learned.sort_by(|a, b| b.0.distance.total_cmp(&a.0.distance));
        Self { accepted, told, choice, learned, chance, pairs: choice.trade_offs() }
    }

    /// All charts in reading order.
    pub fn charts(&self) -> Vec<Box<dyn Chart>> {
        vec![Box::new(self.marginals()), Box::new(self.speaking()), Box::new(self.pairs()), Box::new(self.past())]
    }

    fn marginals(&self) -> Marginals {
        let row = |(l, chance): &(Learned, f64)| Marginal {
            name: name(l.spec),
            path: l.spec.path.to_owned(),
            unit: each(|lang| terms::unit(l.spec.field.unit, lang).to_owned()),
            grade: owned(terms::grade(l.spec.field.grade)),
            prior: l.prior.clone(),
            posterior: l.posterior.clone(),
            holds: (l.spec.field.role == Role::Theory).then(|| l.means()),
            points: l.quantiles(),
            distance: l.distance,
            chance: *chance,
        };
        Marginals {
            heading: self.heading(
                "parameters",
                "aandeel van de werelden per waarde",
                "share of worlds per value",
                false,
            ),
            rows: self.learned.iter().map(row).collect(),
            largest_by_chance: self.chance.largest_distance,
        }
    }

    fn speaking(&self) -> Speaking {
        let row = |(f, fact): (usize, &Fact)| {
            let about = |(spec, &correlation): (&&'static Spec, &f64)| Spoken {
                name: name(spec),
                path: spec.path.to_owned(),
                correlation,
            };
            let mut about: Vec<Spoken> =
                self.choice.points.specs().iter().zip(self.told.about.row(f)).map(about).collect();
            about.sort_by(|a, b| b.correlation.abs().total_cmp(&a.correlation.abs()));
            let band = |told: &Told| {
                let band = told.fact(f);
                between(band.lo90, band.hi90)
            };
            SpeakingRow {
                what: owned(fact.what),
                allowed: between(fact.range[0], fact.range[1]),
                against: self.told.against[f],
                used: fact.role == FactRole::Emergent,
                bands: [band(&self.told.prior), band(&self.told.posterior)],
                about,
            }
        };
        Speaking {
            heading: self.heading("facts", "wat elk feit uitsluit", "what each fact rules out", true),
            rows: FACTS.iter().enumerate().map(row).collect(),
            chance: self.told.about_by_chance,
        }
    }

    fn pairs(&self) -> Pairs {
        let (ranks, tried) = (self.choice.ranks(), self.choice.tried as f64);
        let row = |found: &TradeOff| {
            let (a, b) = found.pair;
            let rank = |i: &usize| ((ranks[(*i, a)] + 0.5) / tried, (ranks[(*i, b)] + 0.5) / tried);
            PairRow {
                names: [a, b].map(|c| name(self.choice.points.specs()[c])),
                paths: [a, b].map(|c| self.choice.points.specs()[c].path.to_owned()),
                correlations: [found.before, found.after],
                ranks: self.choice.kept.iter().map(rank).collect(),
            }
        };
        Pairs {
            heading: self.heading(
                "pairs",
                "werelden die bij de feiten passen, per paar parameters",
                "worlds that meet the facts, per pair of parameters",
                false,
            ),
            all: self.pairs.len(),
            beyond: self.pairs.iter().filter(|p| p.moved().abs() > self.chance.largest_pair).count(),
            chance: self.chance.largest_pair,
            rows: self.pairs.iter().take(PAIRS).map(row).collect(),
        }
    }

    fn past(&self) -> Past {
        let mut panels: Vec<PastPanel> = vec![];
        let mut indicators = vec![];
        for (f, fact) in FACTS.iter().enumerate().filter(|(_, fact)| fact.role == FactRole::Emergent) {
            let Some(month) = fact.month() else { continue };
            let seen = Seen { month, range: fact.range, observed: owned(fact.observed) };
            if let Some(known) = indicators.iter().position(|i| *i == fact.indicator()) {
                panels[known].seen.push(seen);
                continue;
            }
            let months = [&self.told.prior, &self.told.posterior]
                .map(|told| told.bands(f).into_iter().map(courses::five).collect());
            let title = each(|lang| fact.name(lang).to_owned());
            panels.push(PastPanel { title, unit: courses::unit(fact.indicator()), months, seen: vec![seen] });
            indicators.push(fact.indicator());
        }
        Past {
            heading: self.heading(
                "past",
                "de indicatoren van de feiten, in elke maand",
                "the indicators of the facts, every month",
                true,
            ),
            months: Months { first_year: FIRST_YEAR as i32, count: 12 * YEARS, branch: None },
            meets: [self.told.prior.meets, self.told.posterior.meets],
            panels,
        }
    }

    /// `told`: whether the chart shows the past told again, or the points of the set alone.
    fn heading(&self, name: &str, nl: &str, en: &str, told: bool) -> Heading {
        let source = each(|lang| {
            let (version, hash) = (env!("CARGO_PKG_VERSION"), self.accepted.hash());
            let number = |n: usize| lang.number(n as f64, 0);
            let (kept, tried) = (number(self.choice.kept.len()), number(self.choice.tried));
            let mut source = lang.pick(
                format!(
                    "Bron: lemniscaat {version}; {kept} van de {tried} geprobeerde punten passen bij de feiten van 2007–2014 \
                     (verzameling {hash})."
                ),
                format!(
                    "Source: lemniscaat {version}; {kept} of the {tried} points tried meet the facts of 2007–2014 (set {hash})."
                ),
            );
            if told {
                let request = self.told.request;
                let (worlds, seed, size) = (number(request.worlds), request.seed, lang.percent(request.population, 1));
                source += &lang.pick(
                    format!(
                        " Opnieuw verteld met ander geluk in {worlds} plausibele en {worlds} passende werelden, met {size} van \
                         de professionals, seed {seed}; minder professionals geeft meer toeval."
                    ),
                    format!(
                        " Told again with other luck in {worlds} plausible and {worlds} worlds that meet the facts, with {size} \
                         of the professionals, seed {seed}; fewer professionals give more chance."
                    ),
                );
            }
            source
        });
        Heading { name: name.to_owned(), indicator: both(nl, en), source }
    }
}

fn name(spec: &Spec) -> OwnedText {
    each(|lang| spec.name(lang).to_owned())
}

fn each(text: impl Fn(Lang) -> String) -> OwnedText {
    OwnedText { nl: text(Lang::Nl), en: text(Lang::En) }
}

fn between(low: f64, high: f64) -> OwnedText {
    let decimals = decimals_for(low.abs().max(high.abs()));
    each(|lang| format!("{} – {}", lang.number(low, decimals), lang.number(high, decimals)))
}
