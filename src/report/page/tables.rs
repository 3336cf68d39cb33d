//! The tables behind the answer: what lasts, what it costs, and every headline indicator.

use maud::{Markup, html};

use super::{Page, table, words};
use crate::experiments::findings::Outcome;
use crate::experiments::statistics::Band;
use crate::indicators::{Direction, INDICATORS, Unit, headline};
use crate::report::views::{in_order, payers};
use crate::report::{Table, sentence, terms};

impl Page<'_> {
    pub(super) fn lasting_table(&self) -> Markup {
        let lang = self.lang;
        let headers = lang.pick(
            [
                "Ontwerp",
                "Geld stopt na",
                "Winst bij stoppen [90%]",
                "5 jaar na eigen eind [90%]",
                "10 jaar na eigen eind [90%]",
                "Deel dat na 5 jaar over is",
                terms::SELF_SUSTAINING.nl,
            ],
            [
                "Design",
                "Money stops after",
                "Gain at withdrawal [90%]",
                "5 years after own end [90%]",
                "10 years after own end [90%]",
                "Part left after 5 years",
                terms::SELF_SUSTAINING.en,
            ],
        );
        let rows = self.f.lasting_outcome.ranking().into_iter().filter_map(|d| {
            let (l, end) = (&self.f.lasting[d], self.c.withdrawals[d].from?);
            let mut row = vec![self.name(d).to_owned(), words::month(lang, end + -1)];
            row.extend(l.gains.iter().map(|gain| {
                gain.as_ref().map_or("–".to_owned(), |g| {
                    let b = Band::of(g);
                    terms::interval(lang, b.median, b.lo90, b.hi90)
                })
            }));
            row.push(if l.retained.is_empty() {
                "–".to_owned()
            } else {
                lang.percent(Band::of(&l.retained).median, 0)
            });
            row.push(l.self_sustaining.map_or("–".to_owned(), |s| terms::worlds_cell(lang, s, self.c.draws.len())));
            Some(row)
        });
        let t = Table { headers: headers.map(str::to_owned).to_vec(), rows: rows.collect() };
        let (base, stop) = (self.names[0].quoted(lang), self.f.years[0]);
        let caption = lang.pick(
            format!("Wat blijft als het geld stopt: winst in kennisbenutting ten opzichte van {base}, procentpunten, mediaan en 90% van de werelden"),
            format!("What lasts when the money stops: gain in use of knowledge over {base}, percentage points, median and 90% of worlds"),
        );
        html! {
            @if t.rows.is_empty() { p { (self.t("Geen ontwerp heeft geld dat stopt.", "No design has money that stops.")) } } @else {
                (table(&t, &caption, false))
                p.help { (self.lang.pick(
                    format!("Elk ontwerp wordt hier gemeten vanaf het eind van zijn eigen geld, uiterlijk eind {stop}; in het overzicht is dat voor alle ontwerpen eind {stop}. Daarom staat een ontwerp dat eerder stopt daar met een ander getal. Het deel dat over is, telt alleen werelden met minstens één procentpunt winst bij het stoppen."),
                    format!("Every design is measured here from the end of its own money, at the latest the end of {stop}; in the overview that is the end of {stop} for all designs. So a design that stops sooner has another number there. The part left counts only worlds with at least one percentage point of gain at withdrawal."),
                )) }
            }
        }
    }

    pub(super) fn money_table(&self) -> Markup {
        let lang = self.lang;
        let (from, to) = (self.c.history.calendar.branch.year(), self.c.last_year());
        let unit = lang.pick(
            format!("{from}–{to}, miljoenen euro’s van 2014, gemiddelde over werelden"),
            format!("{from}–{to}, millions of euros of 2014, mean over worlds"),
        );
        let who = format!("{}, {unit}", self.t("Wie betaalt", "Who pays"));
        let what = lang.pick(
            "Wat het kost, miljoenen euro’s van 2014, gemiddelde over werelden",
            "What it costs, millions of euros of 2014, mean over worlds",
        );
        let (stop, year) = (self.f.years[0], self.f.years[1]);
        html! {
            (table(&self.by_payer(), &who, false))
            (table(&self.by_kind(), what, false))
            p.help { (lang.pick(
                format!("Tot en met {stop} is de doorrekening waarin ook de uitkomst van eind {year} is gemeten; tot en met {to} loopt het geld zoals het ontwerp zegt. Teruggegeven: wat bij het eind van een programma nog niet was besteed. Per procentpunt: wat tot en met {stop} is uitgegeven, gedeeld door de winst in kennisbenutting eind {year}, alleen als die winst aantoonbaar is."),
                format!("To {stop} is the run in which the outcome at the end of {year} is measured too; to {to} money runs as the design says. Returned: what was not yet spent when a programme ended. Per percentage point: what is spent to {stop} divided by the gain in use of knowledge at the end of {year}, only where that gain is demonstrable."),
            )) }
        }
    }

    fn by_payer(&self) -> Table {
        let (lang, shown) = (self.lang, payers(self.f));
        let mut headers = vec![self.t("Ontwerp", "Design").to_owned()];
        headers.extend(shown.iter().map(|p| sentence(p.name.in_lang(lang))));
        headers.push(self.t("Samen", "Together").to_owned());
        let rows = in_order(self.c).into_iter().map(|d| {
            let amounts: Vec<f64> = shown.iter().map(|p| p.total(&self.f.money[d])).collect();
            let all = [amounts.iter().sum::<f64>()];
            let cells = amounts.iter().chain(&all).map(|&x| lang.number(x, 1));
            std::iter::once(self.name(d).to_owned()).chain(cells).collect()
        });
        Table { headers, rows: rows.collect() }
    }

    fn by_kind(&self) -> Table {
        let lang = self.lang;
        let (stop, end) = (self.f.years[0], self.c.last_year());
        let headers = lang.pick(
            [
                "Ontwerp".to_owned(),
                "Begroot".to_owned(),
                format!("Uitgegeven t/m {stop}"),
                format!("Uitgegeven t/m {end}"),
                "Teruggegeven".to_owned(),
                format!("Eigen bijdragen in geld t/m {stop}"),
                format!("Eigen bijdragen in natura t/m {stop}"),
                "Uitgegeven per procentpunt".to_owned(),
            ],
            [
                "Design".to_owned(),
                "Budget".to_owned(),
                format!("Spent to {stop}"),
                format!("Spent to {end}"),
                "Returned".to_owned(),
                format!("Own contributions in cash to {stop}"),
                format!("Own contributions in kind to {stop}"),
                "Spent per percentage point".to_owned(),
            ],
        );
        let rows = in_order(self.c).into_iter().map(|d| {
            let m = &self.f.money[d];
            let mut row = vec![self.name(d).to_owned()];
            let (until, whole) = (&m.compared, &m.whole);
            row.extend(
                [m.budget[1], until.spent, whole.spent, m.returned, until.own[0], until.own[1]]
                    .map(|x| lang.number(x, 1)),
            );
            let none = if d == 0 { "–" } else { self.t("winst niet aantoonbaar", "gain not demonstrable") };
            row.push(m.per_point.map_or_else(|| none.to_owned(), |x| lang.number(x, 1)));
            row
        });
        Table { headers: headers.to_vec(), rows: rows.collect() }
    }

    pub(super) fn indicators(&self) -> Markup {
        let year = self.c.last_year();
        let outcomes: Vec<Outcome> =
            headline().map(|i| Outcome::of(i, self.c.in_december(INDICATORS[i].key, year))).collect();
        let intro = self.lang.pick(
            format!("Alle hoofdindicatoren eind {year}, als het geld loopt zoals het ontwerp zegt: mediaan over werelden en het verschil met {} in dezelfde wereld.", self.names[0].quoted(self.lang)),
            format!("All headline indicators at the end of {year}, with money running as the design says: median over worlds and the difference from {} in the same world.", self.names[0].quoted(self.lang)),
        );
        html! {
            p { (intro) }
            p.help { (terms::verdicts(self.lang)) }
            @for d in in_order(self.c).into_iter().skip(1) {
                details {
                    summary { (self.name(d)) }
                    (table(&self.indicator_table(&outcomes, d), &format!("{}, {year}", self.name(d)), false))
                }
            }
            details {
                summary { (self.t("Wat de indicatoren meten", "What the indicators measure")) }
                dl { @for i in headline() { dt { (sentence(INDICATORS[i].label.in_lang(self.lang))) } dd { (INDICATORS[i].formula.in_lang(self.lang)) } } }
            }
        }
    }

    fn indicator_table(&self, outcomes: &[Outcome], d: usize) -> Table {
        let lang = self.lang;
        let mut headers =
            vec![self.t("Indicator", "Indicator").to_owned(), self.name(0).to_owned(), self.name(d).to_owned()];
        let better = terms::BETTER.in_lang(lang);
        headers.extend(
            lang.pick(["Verschil [90%]", better, "Oordeel"], ["Difference [90%]", better, "Verdict"])
                .map(str::to_owned),
        );
        let rows = outcomes.iter().map(|o| {
            let i = &INDICATORS[o.indicator];
            let p = &o.paired[d];
            let size =
                [o.bands[0].median, o.bands[d].median, p.lo90, p.hi90].iter().fold(0.0_f64, |a, b| a.max(b.abs()));
            let difference = format!(
                "{} [{}; {}]",
                self.value(i.unit, p.median, size, true),
                self.value(i.unit, p.lo90, size, true),
                self.value(i.unit, p.hi90, size, true)
            );
            let neutral = i.better == Direction::Neutral;
            let better =
                if neutral { "–".to_owned() } else { terms::worlds_cell(lang, p.p_better, self.c.draws.len()) };
            vec![
                sentence(i.label.in_lang(lang)),
                self.level(i.unit, o.bands[0].median, size),
                self.level(i.unit, o.bands[d].median, size),
                difference,
                better,
                terms::verdict(lang, p.verdict, neutral),
            ]
        });
        Table { headers, rows: rows.collect() }
    }

    fn level(&self, unit: Unit, value: f64, size: f64) -> String {
        let percent = if unit == Unit::Share { "%" } else { "" };
        format!("{}{percent}", self.value(unit, value, size, false))
    }

    fn value(&self, unit: Unit, value: f64, size: f64, signed: bool) -> String {
        let (value, decimals) = match unit {
            Unit::Share => (value * 100.0, 1),
            Unit::Count => (value, usize::from(size < 20.0)),
            Unit::Level => (value, 2),
            Unit::MillionEurosPerYear => (value, 1),
        };
        if signed { self.lang.signed(value, decimals) } else { self.lang.number(value, decimals) }
    }
}
