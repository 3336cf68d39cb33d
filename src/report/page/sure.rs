//! How sure the answer is: the null test, rival theories, measures of robustness.

use maud::{Markup, html};

use super::{Page, table};
use crate::experiments::attribution::{Attribution, Origin};
use crate::experiments::statistics::Criterion;
use crate::parameters::{Grade, Role, SPECS};
use crate::report::answer::{conditions, parameters_of};
use crate::report::views::{rivals, theory_name};
use crate::report::{Table, sentence, terms, workbook};

impl Page<'_> {
    pub(super) fn null_test(&self) -> Markup {
        let difference = f64::from(self.c.null_difference);
        let (verdict, amount) = if difference == 0.0 {
            (
                self.t("Het verschil is precies 0, zoals het hoort.", "The difference is exactly 0, as it should be."),
                String::new(),
            )
        } else {
            (
                self.t(
                    "Er is een verschil: vertrouw de uitkomsten niet en meld dit als fout. Grootste verschil:",
                    "There is a difference: do not trust the results and report this as a bug. Largest difference:",
                ),
                format!(" {difference:e}"),
            )
        };
        html! {
            p {
                (self.t(
                    "De vergelijkingsbasis is onder een andere naam en met de regels in een andere volgorde nog eens als ontwerp doorgerekend.",
                    "The baseline was run once more as a design, under another name and with its lines in another order.",
                ))
                " " (verdict) (amount)
            }
        }
    }

    /// Where the spread comes from, and what meeting in the same worlds takes away.
    pub(super) fn spread(&self) -> Markup {
        let lang = self.lang;
        html! {
            @match &self.f.spread {
                Some(spread) => (self.origins(spread)),
                None => p { (self.t(
                    "Met zo weinig werelden is niet te zeggen waar de spreiding vandaan komt.",
                    "With so few worlds one cannot tell where the spread comes from.",
                )) },
            }
            @if let Some(less) = self.f.pairing {
                p {
                    (lang.pick(
                        format!("Doordat beide ontwerpen in dezelfde werelden met hetzelfde toeval lopen, is de variantie van hun verschil {} kleiner dan bij losse vergelijking.", lang.percent(less, 0)),
                        format!("Because both designs run in the same worlds with the same luck, the variance of their difference is {} smaller than in a comparison of separate worlds.", lang.percent(less, 0)),
                    ))
                }
            }
        }
    }

    /// How much of the spread each origin takes part in.
    fn origins(&self, spread: &Attribution) -> Markup {
        let lang = self.lang;
        let [a, b] = self.c.rivals().map(|d| self.name(d));
        let row = |(origin, (index, half)): (Origin, (f64, f64))| {
            let parameters = if origin == Origin::Luck { "–".to_owned() } else { origin.parameters().to_string() };
            let index = format!("{} (± {})", lang.percent(index, 0), lang.number(100.0 * half, 0));
            vec![sentence(terms::origin(origin).in_lang(lang)), parameters, index]
        };
        let headers = lang.pick(
            [
                "Wat per wereld verschilt",
                "Parameters",
                "Deel van de variantie dat overblijft als al het andere bekend is (± 90%)",
            ],
            ["What differs per world", "Parameters", "Share of the variance left when all else is known (± 90%)"],
        );
        let t = Table {
            headers: headers.map(str::to_owned).to_vec(),
            rows: Origin::ALL.into_iter().zip(spread.indices).map(row).collect(),
        };
        let caption = lang.pick(
            format!("Waardoor het verschil tussen ‘{a}’ en ‘{b}’ van wereld tot wereld anders is"),
            format!("Why the difference between ‘{a}’ and ‘{b}’ varies from world to world"),
        );
        let fixed = SPECS.iter().filter(|s| s.field.role == Role::Constant).count();
        let (pairs, wider) = (spread.pairs, lang.number(spread.widened, 1));
        html! {
            (table(&t, &caption, false))
            p {
                (lang.pick(
                    format!("Geschat uit {pairs} paren werelden: de ene wereld kreeg telkens één groep waarden van de andere. Wat groepen samen doen, telt bij elk mee, dus samen kan het meer dan 100% zijn. De {fixed} parameters die in alle werelden gelijk zijn, doen hier niet mee; verschilden ook die binnen hun plausibele bereik, dan was de spreiding ongeveer {wider} keer zo groot (zonder opnieuw te toetsen aan 2007–2014)."),
                    format!("Estimated from {pairs} pairs of worlds: one world was given one group of values of the other at a time. What groups do together counts for each, so together it may be more than 100%. The {fixed} parameters that are the same in all worlds take no part; if these differed within their plausible ranges too, the spread would be about {wider} times as wide (without trying them against 2007–2014 again)."),
                ))
            }
        }
    }

    pub(super) fn theories(&self) -> Markup {
        let lang = self.lang;
        let pair = rivals(self.c);
        let mut headers = lang
            .pick(
                ["Als dit waar is", "Werelden", "Bovenaan", "Tweede", "Voorsprong"],
                ["If this is true", "Worlds", "First", "Second", "Lead"],
            )
            .map(str::to_owned)
            .to_vec();
        if pair.is_some() {
            headers.push(self.t("Advies min kabinet", "Advice minus cabinet").to_owned());
        }
        let points = |x: f64| lang.signed(x * 100.0, 1);
        let rows = self.f.theories.iter().map(|t| {
            let second = t.ranking.get(1).copied();
            let mut row = vec![
                sentence(theory_name(t.theory, t.holds).in_lang(lang)),
                t.worlds.to_string(),
                self.name(t.ranking[0]).to_owned(),
                second.map_or("–".to_owned(), |d| self.name(d).to_owned()),
                second.map_or("–".to_owned(), |d| points(t.means[t.ranking[0]] - t.means[d])),
            ];
            if let Some((a, b)) = pair {
                row.push(points(t.means[a] - t.means[b]));
            }
            row
        });
        let t = Table { headers, rows: rows.collect() };
        let caption = lang.pick(
            format!("Wie staat bovenaan als één theorie waar is? Gemiddelde kennisbenutting eind {}, geld gestopt; verschillen in procentpunten", self.f.years[1]),
            format!("Who comes first if one theory is true? Mean use of knowledge at the end of {}, money stopped; differences in percentage points", self.f.years[1]),
        );
        table(&t, &caption, true)
    }

    pub(super) fn robustness(&self) -> Markup {
        let lang = self.lang;
        let row = |(criterion, first): &(Criterion, Vec<usize>)| {
            let (what, how) = match criterion {
                Criterion::MeanRegret => (
                    self.t("Minste gemiddelde spijt", "Least mean regret"),
                    self.f.lasting_outcome.regret[first[0]].mean,
                ),
                Criterion::P90Regret => (
                    self.t(
                        "Minste spijt, op de slechtste tiende van de werelden na",
                        "Least regret but for the worst tenth of worlds",
                    ),
                    self.f.lasting_outcome.regret[first[0]].p90,
                ),
                Criterion::MaxRegret => (
                    self.t("Minste spijt in de slechtste wereld", "Least regret in the worst world"),
                    self.f.lasting_outcome.regret[first[0]].max,
                ),
                Criterion::Satisficing => (
                    self.t("Haalt het doel in de meeste werelden", "Reaches the goal in most worlds"),
                    self.f.satisficing[first[0]],
                ),
            };
            let value =
                if *criterion == Criterion::Satisficing { lang.percent(how, 0) } else { lang.number(how * 100.0, 1) };
            let names: Vec<&str> = first.iter().map(|&d| self.name(d)).collect();
            let names = if names.len() > 4 {
                lang.pick(format!("{} ontwerpen", names.len()), format!("{} designs", names.len()))
            } else {
                names.join(", ")
            };
            let menu = if criterion.depends_on_menu() { self.t("ja", "yes") } else { self.t("nee", "no") };
            vec![what.to_owned(), names, value, menu.to_owned()]
        };
        let headers = lang.pick(
            ["Maatstaf", "Beste keuze", "Waarde (procentpunten of %)", "Hangt af van welke ontwerpen meedoen"],
            ["Measure", "Best choice", "Value (percentage points or %)", "Depends on which designs take part"],
        );
        let t = Table {
            headers: headers.map(str::to_owned).to_vec(),
            rows: self.f.agreement.first.iter().map(row).collect(),
        };
        let caption = if self.f.agreement.disagree {
            self.t(
                "Wat is een veilige keuze? De maatstaven zijn het niet eens",
                "What is a safe choice? The measures disagree",
            )
        } else {
            self.t("Wat is een veilige keuze? De maatstaven zijn het eens", "What is a safe choice? The measures agree")
        };
        html! { h3 { (self.t("Veilige keuzes", "Safe choices")) } (table(&t, caption, true)) }
    }

    pub(super) fn conditions(&self) -> Markup {
        let lang = self.lang;
        let mut headers = vec![self.t("Ontwerp", "Design").to_owned()];
        headers.extend(conditions(lang).iter().map(|c| sentence(c)));
        headers.push(self.t("Alle vijf", "All five").to_owned());
        let rows = self.f.lasting_outcome.ranking().into_iter().filter_map(|d| {
            let l = &self.f.lasting[d];
            let all = l.self_sustaining?;
            let mut row = vec![self.name(d).to_owned()];
            let cell = |share: &f64| terms::worlds_cell(lang, *share, self.c.draws.len());
            row.extend(l.conditions.iter().chain([&all]).map(cell));
            Some(row)
        });
        let t = Table { headers, rows: rows.collect() };
        let caption = self.t(
            "In welk deel van de werelden is vijf jaar na het stoppen van het geld aan elke voorwaarde voldaan?",
            "In which share of worlds is each condition met five years after the money stopped?",
        );
        html! {
            h3 { (self.t("Houdt het stelsel zichzelf in stand?", "Does the system keep itself going?")) }
            @if t.rows.is_empty() { p { (self.t("Geen ontwerp heeft geld dat stopt.", "No design has money that stops.")) } } @else { (table(&t, caption, false)) }
        }
    }

    /// How many parameters rest on which kind of evidence.
    pub(super) fn parameters(&self) -> Markup {
        let lang = self.lang;
        let grades = [
            (Grade::Measured, self.t("gemeten in sociaal werk", "measured in social work")),
            (Grade::Reported, self.t("vermeld in een bron over sociaal werk", "reported in a source on social work")),
            (Grade::Analogy, self.t("gemeten in een ander veld of land", "measured in another field or country")),
            (Grade::Expert, self.t("oordeel van deskundigen", "judged by experts")),
            (Grade::Assumption, self.t("eigen aanname", "our own assumption")),
        ];
        let count = |grade: Grade, drawn: bool| parameters_of(grade, drawn).to_string();
        let rows = grades.into_iter().map(|(g, name)| vec![sentence(name), count(g, true), count(g, false)]).collect();
        let headers = lang.pick(
            ["Bewijs", "Onzeker, verschilt per wereld", "Vast"],
            ["Evidence", "Uncertain, differs per world", "Fixed"],
        );
        let t = Table { headers: headers.map(str::to_owned).to_vec(), rows };
        let caption = self.t(
            "Waarop de parameters van het model rusten (aantallen)",
            "What the model’s parameters rest on (numbers)",
        );
        html! {
            (table(&t, caption, false))
            (self.drawn())
            p {
                (self.t("Ook de vaste parameters, met uitleg, bereik en bron: ", "The fixed parameters too, with explanation, range and source: "))
                code { "lemniscaat parameters" } (self.t(", en het blad Parameters van ", ", and the sheet Parameters of ")) (workbook::name(self.lang)) "."
            }
        }
    }
}
