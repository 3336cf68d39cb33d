//! `report.html`: everything a comparison says, in one file without scripts that asks nothing from a network.

mod designs;
mod places;
mod sure;
mod tables;
pub(crate) mod words;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::views::{self, charts, help, labels};
use super::{Chart, Table, answer, fonts_css, summary, svg, terms};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::Findings;
use crate::text::Lang;

const STYLE: &str = include_str!("style.css");

/// What may be loaded: styles and fonts that are in the file itself, nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

/// What every section needs.
struct Page<'a> {
    c: &'a Comparison,
    f: &'a Findings,
    lang: Lang,
    names: Vec<super::DesignLabel>,
}

/// The whole report as one HTML file.
pub fn page(c: &Comparison, f: &Findings, lang: Lang) -> String {
    let page = Page { c, f, lang, names: labels(c) };
    let charts = charts(c, f, lang);
    let title = lang.pick(
        "Welk programma laat het kennisstelsel van sociaal werk op eigen kracht verdergaan?",
        "Which programme lets the knowledge system of social work go on by itself?",
    );
    let content = html! {
        (DOCTYPE)
        html lang=(lang.pick("nl", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (title) }
                style { (PreEscaped(fonts_css())) (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#inhoud" { (lang.pick("Naar de inhoud", "Skip to content")) }
                main #inhoud {
                    (page.head(title))
                    (page.answer())
                    (page.summary())
                    (page.charts(&charts))
                    (page.places(&charts))
                    (page.designs())
                    (page.sure())
                    (page.details())
                    (page.limits())
                    (page.provenance())
                }
            }
        }
    };
    content.into_string()
}

/// A table with a caption; the first cell of a row names it. `words`: cells are text, not numbers.
fn table(t: &Table, caption: &str, words: bool) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(caption) {
            table.words[words] {
                caption { span { (caption) } }
                thead { tr { @for head in &t.headers { th scope="col" { (head) } } } }
                tbody {
                    @for row in &t.rows {
                        tr {
                            @for (i, cell) in row.iter().enumerate() {
                                @if i == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

impl Page<'_> {
    fn t<'t>(&self, nl: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(nl, en)
    }

    fn name(&self, d: usize) -> &str {
        self.names[d].name(self.lang)
    }

    fn head(&self, title: &str) -> Markup {
        let (designs, worlds) = (self.c.designs.len(), self.c.draws.len());
        let origin = views::worlds_origin(&self.c.request);
        let origin = origin.in_lang(self.lang);
        let line = self.lang.pick(
            format!("{designs} ontwerpen van een stimuleringsprogramma, vergeleken in dezelfde {worlds} nagebootste werelden ({origin}) met lemniscaat {}.", env!("CARGO_PKG_VERSION")),
            format!("{designs} designs of a stimulus programme, compared in the same {worlds} simulated worlds ({origin}) with lemniscaat {}.", env!("CARGO_PKG_VERSION")),
        );
        html! { header { h1 { (title) } p.line { (line) } } }
    }

    fn answer(&self) -> Markup {
        let heads = self.lang.pick(
            [
                "Wat werkt het best?",
                "Advies of kabinet?",
                "Houdt het zichzelf in stand?",
                "Hoe zeker is dat?",
                "Wat kost het?",
            ],
            [
                "What works best?",
                "The advice or the cabinet?",
                "Does it keep itself going?",
                "How sure is that?",
                "What does it cost?",
            ],
        );
        let own = self.c.designs.iter().skip(1).any(|d| !views::is_shipped(d));
        let second = match (views::rivals(self.c).is_some(), own) {
            (true, false) => heads[1],
            (true, true) => self.t("Advies, kabinet of uw ontwerp?", "The advice, the cabinet or your design?"),
            (false, true) => self.t("Hoe doet uw ontwerp het?", "How does your design do?"),
            (false, false) => self.t("Beter dan niets doen?", "Better than doing nothing?"),
        };
        let heads = [heads[0], second, heads[2], heads[3], heads[4]];
        html! {
            section.answer aria-labelledby="antwoord" {
                h2 #antwoord { (self.t("Het antwoord in vijf punten", "The answer in five points")) }
                ol {
                    @for (head, point) in heads.iter().zip(answer::answer(self.c, self.f, self.lang)) {
                        li {
                            strong { (head) } " " (point.text)
                            @if !point.lines.is_empty() { ul { @for line in &point.lines { li { (line) } } } }
                        }
                    }
                }
                p.help { (self.t(
                    "Een wereld is één keuze voor alles wat wij niet weten, samen met één reeks toeval. Alle ontwerpen ontmoeten dezelfde werelden; ‘in 80% van de werelden’ betekent dus: bij acht van de tien keuzes.",
                    "A world is one choice for everything we do not know, with one course of luck. All designs meet the same worlds; ‘in 80% of worlds’ means: for eight in ten choices.",
                )) " " (terms::verdicts(self.lang)) }
            }
        }
    }

    fn summary(&self) -> Markup {
        let caption = self.t(
            "Alle ontwerpen naast elkaar, het beste na het stoppen van het geld bovenaan",
            "All designs side by side, the best after the money stopped on top",
        );
        html! {
            section aria-labelledby="overzicht" {
                h2 #overzicht { (self.t("Overzicht", "Overview")) }
                (table(&summary::table(self.c, self.f, self.lang), caption, false))
                ul.notes { @for note in summary::notes(self.c, self.f, self.lang) { li { (note) } } }
            }
        }
    }

    fn charts(&self, charts: &[Box<dyn Chart>]) -> Markup {
        let elsewhere = |chart: &dyn Chart| places::CHARTS.contains(&chart.heading().name.as_str());
        html! {
            section aria-labelledby="figuren" {
                h2 #figuren { (self.t("Figuren", "Charts")) }
                @for chart in charts.iter().filter(|chart| !elsewhere(chart.as_ref())) { (self.figure(chart.as_ref())) }
            }
        }
    }

    fn figure(&self, chart: &dyn Chart) -> Markup {
        let finding = chart.finding(self.lang);
        let numbers = format!("{}: {finding}", self.t("Cijfers", "Numbers"));
        html! {
            figure {
                div.chart tabindex="0" role="region" aria-label=(finding) { (PreEscaped(svg(chart, self.lang))) }
                figcaption {
                    p.help { strong { (self.t("Zo leest u dit. ", "How to read this. ")) } (help(&chart.heading().name).in_lang(self.lang)) }
                    details {
                        summary { (self.t("De cijfers bij deze figuur", "The numbers of this chart")) }
                        (table(&chart.table(self.lang), &numbers, false))
                    }
                }
            }
        }
    }

    fn limits(&self) -> Markup {
        html! {
            section aria-labelledby="grenzen" {
                h2 #grenzen { (self.t("Wat het model niet kan zeggen", "What the model cannot say")) }
                ul {
                    li { (views::worlds_limit(&self.c.request).in_lang(self.lang)) }
                    @for text in words::LIMITS { li { (text.in_lang(self.lang)) } }
                }
                (self.warnings())
            }
        }
    }

    fn warnings(&self) -> Markup {
        let with: Vec<usize> = (0..self.c.designs.len()).filter(|&d| !self.c.designs[d].warnings.is_empty()).collect();
        html! {
            h3 { (self.t("Waarden buiten wat het bewijs steunt", "Values outside what the evidence supports")) }
            @if with.is_empty() {
                p { (self.t("Geen: alle ontwerpen blijven binnen de plausibele waarden.", "None: all designs stay within plausible values.")) }
            } @else {
                ul { @for d in with { li { strong { (self.name(d)) } ul lang="en" { @for text in &self.c.designs[d].warnings { li { (text) } } } } } }
            }
        }
    }

    fn provenance(&self) -> Markup {
        let r = &self.c.request;
        let rows = [
            (self.t("Versie", "Version"), format!("lemniscaat {}", env!("CARGO_PKG_VERSION"))),
            (self.t("Seed", "Seed"), r.seed.to_string()),
            (
                self.t("Werelden", "Worlds"),
                format!("{} ({})", self.c.draws.len(), views::worlds_origin(&self.c.request).in_lang(self.lang)),
            ),
            (
                self.t("Nagebootst deel van de professionals", "Simulated share of professionals"),
                views::population(&self.c.request, self.lang),
            ),
            (self.t("Vergelijkingsbasis", "Baseline"), format!("{} ({})", self.name(0), r.baseline)),
            (
                self.t("Ontwerpen", "Designs"),
                self.c.designs.iter().map(|d| d.id.as_str()).collect::<Vec<_>>().join(", "),
            ),
            (
                self.t("Gelijke kosten", "Equal cost"),
                match r.equal_total {
                    None => self
                        .t("nee: elk ontwerp heeft zijn eigen budget", "no: every design has its own budget")
                        .to_owned(),
                    Some(euros) => {
                        let total = terms::millions(self.lang, euros / 1e6);
                        self.lang.pick(
                            format!("ja: elk budget is geschaald tot {total}"),
                            format!("yes: every budget is scaled to {total}"),
                        )
                    }
                },
            ),
        ];
        html! {
            section aria-labelledby="herkomst" {
                h2 #herkomst { (self.t("Parameters en herkomst", "Parameters and provenance")) }
                (self.parameters())
                dl { @for (head, text) in rows { dt { (head) } dd { (text) } } }
                p { (self.t("Met dezelfde versie, seed, werelden en ontwerpen komen dezelfde getallen terug.", "The same version, seed, worlds and designs give the same numbers again.")) }
                p.screen { (self.t("Dichtgeklapte tabellen komen niet op papier: klap voor het afdrukken open wat u nodig hebt.", "Folded tables are not printed: open what you need first.")) }
            }
        }
    }
}
