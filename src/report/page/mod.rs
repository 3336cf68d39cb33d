//! `report.html`: everything a comparison says, in one file without scripts that asks nothing from a network.

mod brief;
pub(crate) mod designs;
mod parameters;
mod places;
mod sure;
mod tables;
mod validation;
pub(crate) mod words;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::brief::Brief;
use super::views::{self, charts, help, labels};
use super::{Picture, Table, answer, fonts_css, pictures, summary, terms};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::Findings;
use crate::report::workbook;
use crate::text::Lang;
pub use brief::brief;

/// The style of the page.
pub(crate) const STYLE: &str = include_str!("style.css");

/// What may be loaded: styles and fonts that are in the file itself, nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

/// What every section needs.
struct Page<'a> {
    c: &'a Comparison,
    f: &'a Findings,
    lang: Lang,
    names: Vec<super::DesignLabel>,
    pictures: &'a [Picture<'a>],
}

/// The whole report as one HTML file.
pub fn page(c: &Comparison, f: &Findings, lang: Lang) -> String {
    let charts = charts(c, f, lang);
    with(c, f, &pictures(&charts, lang), lang)
}

/// The whole report, with the charts of the comparison as drawn before.
pub fn with(c: &Comparison, f: &Findings, pictures: &[Picture], lang: Lang) -> String {
    let page = Page { c, f, lang, names: labels(c), pictures };
    let brief = Brief::of(c, f, lang);
    let sections = page.sections();
    let content = html! {
        (brief::section(&brief, lang))
        nav aria-labelledby="inhoudsopgave" {
            h2 #inhoudsopgave { (page.t("Inhoud", "Contents")) }
            ol { @for (id, head, _) in &sections { li { a href={ "#" (id) } { (head) } } } }
            p.help { (lang.pick(
                format!("Onder elke figuur staan haar cijfers en beeld om op te slaan. Alle cijfers samen, met de maanden van elk verloop, staan in {} naast dit bestand.", workbook::name(lang)),
                format!("Below each chart its numbers and picture can be saved. All numbers together, with the months of every course, are in {} next to this file.", workbook::name(lang)),
            )) }
        }
        @for (id, head, content) in &sections {
            section.answer[*id == "antwoord"] aria-labelledby=(id) { h2 id=(id) { (head) } (content) }
        }
    };
    document(lang, brief.title, &content).into_string()
}

/// A whole HTML file that asks nothing from a network.
fn document(lang: Lang, title: &str, content: &Markup) -> Markup {
    html! {
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
                main #inhoud { (content) }
            }
        }
    }
}

/// Links that save files which are in the page itself: what each is called, its ending, its data as a link.
pub(crate) fn saves(lang: Lang, name: &str, finding: &str, files: &[(&str, &str, String)]) -> Markup {
    html! {
        p.downloads.screen {
            (lang.pick("Opslaan: ", "Save: "))
            @for (text, ending, link) in files {
                // Between single marks, because the double ones of an SVG then stand as they are.
                (PreEscaped(format!("<a href='{link}' download=\"{name}.{ending}\" aria-label=\"")))
                (text) (lang.pick(" van figuur: ", " of chart: ")) (finding) (PreEscaped("\">")) (text) (PreEscaped("</a>"))
            }
        }
    }
}

/// A text as the data of a link: only what would end the link, or mean something else in it, is escaped.
pub(crate) fn link(kind: &str, text: &str) -> String {
    let mut out = format!("data:{kind};charset=utf-8,");
    for letter in text.chars() {
        match letter {
            '%' | '#' | '\'' | '<' | '\n' | '\r' | '\t' => out += &format!("%{:02X}", u32::from(letter)),
            '&' => out += "&amp;",
            '\u{feff}' => out += "%EF%BB%BF",
            _ => out.push(letter),
        }
    }
    out
}

/// A table with a caption; the first cell of a row names it. `words`: cells are text, not numbers.
pub(crate) fn table(t: &Table, caption: &str, words: bool) -> Markup {
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

    /// Id, heading and content of every section, in reading order.
    fn sections(&self) -> Vec<(&'static str, &'static str, Markup)> {
        let t = |nl: &'static str, en: &'static str| self.lang.pick(nl, en);
        vec![
            ("antwoord", t("Het antwoord in vijf punten", "The answer in five points"), self.answer()),
            (
                "ontwerpen",
                t("De ontwerpen naast elkaar", "The designs side by side"),
                html! { (self.summary()) (self.designs()) },
            ),
            ("tijd", t("Uitkomsten over de tijd", "Outcomes over time"), self.figures(&["practice-use"])),
            (
                "verschillen",
                t("Verschillen in dezelfde wereld", "Differences in the same world"),
                self.figures(&["difference-baseline", "difference-cabinet"]),
            ),
            (
                "robuust",
                t("Veilige keuzes en spijt", "Safe choices and regret"),
                html! { (self.figures(&["goal", "regret"])) (self.robustness()) },
            ),
            (
                "blijft",
                t("Wat blijft als het geld stopt", "What lasts when the money stops"),
                html! { (self.figures(&["lasting"])) (self.lasting_table()) (self.conditions()) },
            ),
            (
                "geld",
                t("Wie betaalt en wat het kost", "Who pays and what it costs"),
                html! { (self.figures(&["money", "flow", "purposes"])) (self.money_table()) },
            ),
            ("voor-wie", t("Voor wie verschilt het?", "For whom does it differ?"), self.places()),
            (
                "stelsel",
                t("Hoe het stelsel samenhangt", "How the system hangs together"),
                self.figures(&["networks", "ties"]),
            ),
            ("theorie", t("Als een andere theorie waar is", "If another theory is true"), self.theories()),
            ("knoppen", t("Welke knop het verschil draagt", "Which lever carries the difference"), self.levers()),
            ("spreiding", t("Waar de spreiding vandaan komt", "Where the spread comes from"), self.spread()),
            ("toets", t("Klopt het model met wat bekend is?", "Does the model fit what is known?"), self.validation()),
            ("nultoets", t("Nultoets", "Null test"), self.null_test()),
            ("indicatoren", t("Alle hoofdindicatoren", "All headline indicators"), self.indicators()),
            ("grenzen", t("Wat het model niet kan zeggen", "What the model cannot say"), self.limits()),
            ("herkomst", t("Parameters en herkomst", "Parameters and provenance"), self.provenance()),
        ]
    }

    /// The charts of these names that the comparison has, in this order.
    fn figures(&self, names: &[&str]) -> Markup {
        let named = |name: &&str| self.pictures.iter().find(|picture| picture.chart.heading().name == **name);
        html! { @for picture in names.iter().filter_map(named) { (self.figure(picture)) } }
    }

    /// What carries the difference of the rivals, or how to find out.
    fn levers(&self) -> Markup {
        let [a, b] = self.c.rivals().map(|d| self.names[d].quoted(self.lang));
        let Some(chart) = views::carried(self.c) else {
            return html! {
                p {
                    (self.lang.pick(
                        format!("Welke knop het verschil tussen {a} en {b} draagt, is in deze vergelijking niet uitgezocht: vergelijk opnieuw met "),
                        format!("Which lever carries the difference between {a} and {b} was not looked into in this comparison: compare again with "),
                    ))
                    code { "--explain" } "."
                }
            };
        };
        let notes = chart.notes(self.lang);
        html! { (self.figures(&["explain"])) ul.notes { @for note in &notes[1..notes.len() - 1] { li { (note) } } } }
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

    fn summary(&self) -> Markup {
        let caption = self.t(
            "Alle ontwerpen naast elkaar, het beste na het stoppen van het geld bovenaan",
            "All designs side by side, the best after the money stopped on top",
        );
        html! {
                (table(&summary::table(self.c, self.f, self.lang), caption, false))
                ul.notes { @for note in summary::notes(self.c, self.f, self.lang) { li { (note) } } }
        }
    }

    fn figure(&self, picture: &Picture) -> Markup {
        let chart = picture.chart;
        let finding = chart.finding(self.lang);
        let numbers = format!("{}: {finding}", self.t("Cijfers", "Numbers"));
        html! {
            figure {
                div.chart tabindex="0" role="region" aria-label=(finding) { (PreEscaped(&picture.svg)) }
                figcaption {
                    p.help { strong { (self.t("Zo leest u dit. ", "How to read this. ")) } (help(&chart.heading().name).in_lang(self.lang)) }
                    details {
                        summary { (self.t("De cijfers bij deze figuur", "The numbers of this chart")) }
                        (table(&chart.table(self.lang), &numbers, false))
                    }
                    (self.downloads(picture))
                }
            }
        }
    }

    /// Links that save the numbers and the picture, which are in the page itself.
    fn downloads(&self, picture: &Picture) -> Markup {
        let (name, finding) = (&picture.chart.heading().name, picture.chart.finding(self.lang));
        let whole = picture.chart.data(self.lang);
        let all = whole.rows;
        let data = whole.decembers();
        let csv = if data.rows < all { self.t("CSV (decembers)", "CSV (Decembers)") } else { "CSV" };
        let files = [
            (csv, "csv", link("text/csv", &String::from_utf8_lossy(&data.csv(self.lang)))),
            ("SVG", "svg", link("image/svg+xml", &picture.svg)),
            ("PNG", "png", format!("data:image/png;base64,{}", STANDARD.encode(&picture.png))),
        ];
        saves(self.lang, name, &finding, &files)
    }

    fn limits(&self) -> Markup {
        html! {
                ul {
                    li { (views::worlds_limit(&self.c.request).in_lang(self.lang)) }
                    @for text in words::LIMITS { li { (text.in_lang(self.lang)) } }
                }
                (self.warnings())
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
        html! {
                (self.parameters())
                dl { @for (head, text) in provenance(self.c, self.lang) { dt { (head) } dd { (text) } } }
                p { (self.t("Met dezelfde versie, seed, werelden en ontwerpen komen dezelfde getallen terug.", "The same version, seed, worlds and designs give the same numbers again.")) }
                p.screen { (self.t("Dichtgeklapte tabellen komen niet op papier: klap voor het afdrukken open wat u nodig hebt.", "Folded tables are not printed: open what you need first.")) }
        }
    }
}

/// What one needs to get the same numbers again: name and value.
pub(crate) fn provenance(c: &Comparison, lang: Lang) -> [(&'static str, String); 7] {
    let r = &c.request;
    [
        (lang.pick("Versie", "Version"), format!("lemniscaat {}", env!("CARGO_PKG_VERSION"))),
        (lang.pick("Seed", "Seed"), r.seed.to_string()),
        (
            lang.pick("Werelden", "Worlds"),
            format!("{} ({})", c.draws.len(), views::worlds_origin(&c.request).in_lang(lang)),
        ),
        (
            lang.pick("Nagebootst deel van de professionals", "Simulated share of professionals"),
            views::population(&c.request, lang),
        ),
        (lang.pick("Vergelijkingsbasis", "Baseline"), format!("{} ({})", labels(c)[0].name(lang), r.baseline)),
        (lang.pick("Ontwerpen", "Designs"), c.designs.iter().map(|d| d.id.as_str()).collect::<Vec<_>>().join(", ")),
        (
            lang.pick("Gelijke kosten", "Equal cost"),
            match r.equal_total {
                None => lang
                    .pick("nee: elk ontwerp heeft zijn eigen budget", "no: every design has its own budget")
                    .to_owned(),
                Some(euros) => {
                    let total = terms::millions(lang, euros / 1e6);
                    lang.pick(
                        format!("ja: elk budget is geschaald tot {total}"),
                        format!("yes: every budget is scaled to {total}"),
                    )
                }
            },
        ),
    ]
}
