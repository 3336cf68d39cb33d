//! The answer on one page: what works best, how sure, for whom it differs, what would change it, what cannot be said.

use super::{Teller, leaders};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::{Findings, TheoryView};
use crate::report::page::words::LIMITS;
use crate::report::views::{self, labels, theory_name, worlds_limit};
use crate::report::{sentence, terms};
use crate::text::Lang;

/// Which of [`LIMITS`] are on the page: no forecast, nothing to check against, use is not well-being.
const TOLD: [usize; 3] = [0, 1, 6];

/// Leads that differ less than this (shares) are called alike.
const ALIKE: f64 = 0.003;

/// A head with paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub head: String,
    /// What it says.
    pub texts: Vec<String>,
}

/// The parts of the page, in reading order.
pub fn brief(c: &Comparison, f: &Findings, lang: Lang) -> Vec<Part> {
    let teller = Teller { c, f, lang, names: labels(c), ranking: f.lasting_outcome.ranking() };
    let heads = lang.pick(
        [
            "Het antwoord",
            "Hoe zeker is dat?",
            "Voor wie verschilt het?",
            "Wat zou het antwoord veranderen?",
            "Wat kan het model niet zeggen?",
        ],
        [
            "The answer",
            "How sure is that?",
            "For whom does it differ?",
            "What would change the answer?",
            "What can the model not say?",
        ],
    );
    let texts = [
        vec![teller.best().text, teller.lasting_text(), teller.rivals().text, teller.spending()],
        vec![teller.by_criterion(), teller.by_evidence(), teller.by_worlds()],
        teller.for_whom(),
        vec![teller.turning(), teller.by_date()],
        teller.unsaid(),
    ];
    let part = |(head, texts): (&str, Vec<String>)| Part {
        head: head.to_owned(),
        texts: texts.into_iter().filter(|text| !text.is_empty()).collect(),
    };
    heads.into_iter().zip(texts).map(part).collect()
}

impl Teller<'_> {
    /// Who puts in more than without a programme, and in which kind of municipality more is gained.
    fn for_whom(&self) -> Vec<String> {
        let (lang, top) = (self.lang, self.ranking[0]);
        if top == 0 {
            let name = self.name(0);
            return vec![lang.pick(
                format!("{name} komt het hoogst, dus niemand legt meer in dan nu."),
                format!("{name} comes out highest, so nobody puts in more than now."),
            )];
        }
        let own = |d: usize| self.f.money[d].compared.own.map(|x| terms::millions(lang, x));
        let ([cash, kind], [cash0, kind0]) = (own(top), own(0));
        let (name, base, from, stop) =
            (self.name(top), self.name(0), self.c.history.calendar.branch.year(), self.stop());
        let tiers = views::tiers(self.c, self.f);
        let kind_of_place = tiers.divisions.first().map(|division| tiers.sentence(lang, division) + ".");
        let paid = lang.pick(
            format!("Bij {name} leggen partijen zelf in {from}–{stop} {cash} in geld en {kind} in natura in; bij {base} {cash0} en {kind0}."),
            format!("Under {name} parties put in {cash} in cash and {kind} in kind themselves over {from}–{stop}; under {base} {cash0} and {kind0}."),
        );
        kind_of_place.into_iter().chain([paid]).collect()
    }

    /// Theories under which another design comes first; where there are none, the one under which the lead is smallest.
    fn turning(&self) -> String {
        let (lang, first) = (self.lang, self.ranking[0]);
        let smallest = self.f.theories.iter().filter_map(|t| Some((t, self.lead(t)?)));
        let smallest = smallest.filter(|_| leaders(&self.f.lasting_outcome).len() == 1);
        let smallest = smallest.min_by(|a, b| a.1.1.total_cmp(&b.1.1));
        match smallest.filter(|_| self.f.theories.iter().all(|t| t.ranking[0] == first)) {
            Some((theory, (second, lead))) => {
                let (n, name, other) = (self.f.theories.len(), self.name(first), self.name(second));
                let held = theory_name(theory.theory, theory.holds).in_lang(lang);
                let leads = self.f.theories.iter().filter_map(|t| Some(self.lead(t)?.1));
                let largest = leads.fold(lead, f64::max);
                if largest - lead < ALIKE {
                    let [low, high] = [lead, largest].map(|x| terms::points(lang, x));
                    let both = lang.pick(format!("{low} tot {high}"), format!("{low} to {high}"));
                    let leads = if low == high { low } else { both };
                    return lang.pick(
                        format!("Geen van de {n} beproefde theorieën haalt {name} van de eerste plaats, en welke ook waar is, haar voorsprong is ongeveer even groot: gemiddeld {leads} op de tweede."),
                        format!("None of the {n} theories tried takes {name} from the first place, and whichever is true, its lead is about the same: {leads} on average over the second."),
                    );
                }
                let lead = terms::points(lang, lead);
                lang.pick(
                    format!("Geen van de {n} beproefde theorieën haalt {name} van de eerste plaats. De voorsprong is het kleinst als dit waar is: ‘{held}’; dan is zij gemiddeld {lead} op {other}."),
                    format!("None of the {n} theories tried takes {name} from the first place. Its lead is smallest if this is true: ‘{held}’; then it is {lead} on average over {other}."),
                )
            }
            None => self.by_theory(),
        }
    }

    /// The second design under a theory, and the lead of the first over it.
    fn lead(&self, t: &TheoryView) -> Option<(usize, f64)> {
        let second = *t.ranking.get(1)?;
        Some((second, t.means[t.ranking[0]] - t.means[second]))
    }

    /// What the numbers do not say.
    fn unsaid(&self) -> Vec<String> {
        let limits = TOLD.map(|i| LIMITS[i].in_lang(self.lang));
        let limits = sentence(&limits.join(" "));
        vec![worlds_limit(&self.c.request).in_lang(self.lang).to_owned(), limits]
    }
}
