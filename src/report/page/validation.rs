//! What the model was held against: facts of the past, and claims of the sources.

use maud::{Markup, html};

use super::{Page, table};
use crate::experiments::accepted::Accepted;
use crate::experiments::facts::emergent;
use crate::experiments::patterns::Kind;
use crate::experiments::validation::{Effect, Validation};
use crate::report::{Table, sentence};

impl Page<'_> {
    /// Facts met by the worlds that were kept, and claims that hold and fail.
    pub(super) fn validation(&self) -> Markup {
        html! {
            (self.facts())
            @match Validation::shipped() {
                Some(tried) => (self.claims(&tried)),
                None => p { (self.t(
                    "De beweringen van de bronnen zijn met deze versie van het model niet beproefd.",
                    "The claims of the sources were not tried with this version of the model.",
                )) },
            }
            p { (self.t("Alles per feit en per bewering: ", "Everything by fact and by claim: ")) code { "lemniscaat validate" } "." }
        }
    }

    fn facts(&self) -> Markup {
        let (lang, facts) = (self.lang, emergent().count());
        let Some(set) = Accepted::shipped() else {
            return html! { p { (self.t(
                "De werelden zijn met deze versie van het model niet aan de geschiedenis getoetst.",
                "The worlds were not held against history with this version of the model.",
            )) } };
        };
        let (kept, of) = (set.points.len(), set.considered());
        let share = lang.percent(kept as f64 / of as f64, 1);
        let numbers = [kept, of].map(|n| lang.number(n as f64, 0));
        let [kept, of] = &numbers;
        html! {
            p { (lang.pick(
                format!("Van {of} beproefde werelden passen er {kept} ({share}) bij alle {facts} feiten van 2007 tot en met 2014 die uit het model volgen; alleen die doen mee, tenzij een vergelijking om alle plausibele werelden vraagt. Dat een wereld bij die feiten past, zegt weinig over de jaren daarna: er liep toen geen programma af."),
                format!("Of {of} worlds tried, {kept} ({share}) meet all {facts} facts of 2007 to 2014 that follow from the model; only these take part, unless a comparison asks for all plausible worlds. That a world meets these facts says little about later years: no programme ended then."),
            )) }
        }
    }

    fn claims(&self, tried: &Validation) -> Markup {
        let lang = self.lang;
        let kinds = [
            (
                Kind::Strong,
                self.t("strikt: hoort in 95% van de werelden te kloppen", "strict: should hold in 95% of worlds"),
            ),
            (
                Kind::Sign,
                self.t("richting: hoort in 80% van de werelden te kloppen", "direction: should hold in 80% of worlds"),
            ),
        ];
        let fails = |kind: Kind| -> Vec<&Effect> {
            tried.effects.iter().filter(|e| e.kind == kind && e.holds() == Some(false)).collect()
        };
        let named = |effects: Vec<&Effect>| {
            let mut ids: Vec<String> = effects
                .iter()
                .map(|e| format!("{} ({})", e.claim, lang.percent(e.share.unwrap_or_default(), 1)))
                .collect();
            ids.dedup();
            if ids.is_empty() { "–".to_owned() } else { ids.join(", ") }
        };
        let rows = kinds.map(|(kind, name)| {
            let [held, all] = tried.held(kind);
            vec![sentence(name), all.to_string(), held.to_string(), (all - held).to_string(), named(fails(kind))]
        });
        let headers = lang.pick(
            ["Soort bewering", "Effecten", "Kloppen", "Kloppen niet", "Welke niet (klopt in)"],
            ["Kind of claim", "Effects", "Hold", "Fail", "Which fail (hold in)"],
        );
        let t = Table { headers: headers.map(str::to_owned).to_vec(), rows: rows.to_vec() };
        let (worlds, share) = (tried.worlds, lang.percent(tried.population, 0));
        let caption = lang.pick(
            format!("Effecten die de bronnen noemen, als proef in {worlds} werelden met {share} van de professionals"),
            format!(
                "Effects that the sources name, as experiments in {worlds} worlds with {share} of the professionals"
            ),
        );
        let trial = tried.held(Kind::OnTrial)[1];
        html! {
            (table(&t, &caption, true))
            p.help { (lang.pick(
                format!("Nog {trial} effecten gaan over de ontwerpen zelf; die zijn gemeten en niet beoordeeld, want dat is de vraag. Een bewering die klopt, laat zien dat het model doet wat de bron zegt, niet dat de bron gelijk heeft."),
                format!("Another {trial} effects are about the designs themselves; these are measured and not judged, for that is the question. A claim that holds shows that the model does what the source says, not that the source is right."),
            )) }
        }
    }
}
