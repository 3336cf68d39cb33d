//! The tables behind the answer: what lasts, what it costs, and every headline indicator.

use maud::{Markup, html};

use super::{Page, table, words};
use crate::experiments::findings::Outcome;
use crate::experiments::statistics::Band;
use crate::indicators::{Direction, INDICATORS, Unit, headline};
use crate::report::views::{in_order, payers};
use crate::report::{Table, sentence, summary};

impl Page<'_> {
    /// The section with tables.
    pub(super) fn details(&self) -> Markup {
        html! {
            section aria-labelledby="tabellen" {
                h2 #tabellen { (self.t("Tabellen", "Tables")) }
                (self.lasting_table())
                (self.money_table())
                (self.indicators())
            }
        }
    }

    fn lasting_table(&self) -> Markup {
        let lang = self.lang;
        let headers = lang.pick(
            [
                "Ontwerp",
                "Geld stopt na",
                "Winst bij stoppen [90%]",
                "Na 5 jaar [90%]",
                "Na 10 jaar [90%]",
                "Deel dat na 5 jaar over is",
                "Zelfdragend",
            ],
            [
                "Design",
                "Money stops after",
                "Gain at withdrawal [90%]",
                "After 5 years [90%]",
                "After 10 years [90%]",
                "Part left after 5 years",
                "Self-sustaining",
            ],
        );
        let rows = self.f.lasting_outcome.ranking().into_iter().filter_map(|d| {
            let (l, end) = (&self.f.lasting[d], self.c.withdrawals[d].from?);
            let mut row = vec![self.name(d).to_owned(), words::month(lang, end + -1)];
            row.extend(l.gains.iter().map(|gain| {
                gain.as_ref().map_or("–".to_owned(), |g| {
                    let b = Band::of(g);
                    summary::interval(lang, b.median, b.lo90, b.hi90)
                })
            }));
            row.push(if l.retained.is_empty() {
                "–".to_owned()
            } else {
                lang.percent(Band::of(&l.retained).median, 0)
            });
            row.push(l.self_sustaining.map_or("–".to_owned(), |s| lang.percent(s, 0)));
            Some(row)
        });
        let t = Table { headers: headers.map(str::to_owned).to_vec(), rows: rows.collect() };
        let base = self.names[0].quoted(lang);
        let caption = lang.pick(
            format!("Wat blijft als het geld stopt: winst in kennisbenutting ten opzichte van {base}, procentpunten, mediaan en 90% van de werelden"),
            format!("What lasts when the money stops: gain in use of knowledge over {base}, percentage points, median and 90% of worlds"),
        );
        html! {
            h3 { (self.t("Wat blijft", "What lasts")) }
            @if t.rows.is_empty() { p { (self.t("Geen ontwerp heeft geld dat stopt.", "No design has money that stops.")) } } @else {
                (table(&t, &caption, false))
                p.help { (self.t(
                    "Elk ontwerp wordt hier gemeten vanaf het eind van zijn eigen geld, uiterlijk eind 2022. Het deel dat over is, telt alleen werelden met minstens één procentpunt winst bij het stoppen.",
                    "Every design is measured here from the end of its own money, at the latest the end of 2022. The part left counts only worlds with at least one percentage point of gain at withdrawal.",
                )) }
            }
        }
    }

    fn money_table(&self) -> Markup {
        let lang = self.lang;
        let (from, to) = (self.c.history.calendar.branch.year(), self.c.last_year());
        let unit = lang.pick(
            format!("{from}–{to}, miljoenen euro’s van 2014, gemiddelde over werelden"),
            format!("{from}–{to}, millions of euros of 2014, mean over worlds"),
        );
        let who = format!("{}, {unit}", self.t("Wie betaalt", "Who pays"));
        let what = format!("{}, {unit}", self.t("Wat het kost", "What it costs"));
        html! {
            h3 { (self.t("Geld", "Money")) }
            (table(&self.by_payer(), &who, false))
            (table(&self.by_kind(), &what, false))
            p.help { (self.t(
                "Teruggegeven geld bevat ook wat in 2016 nog over was van eerdere programma’s; daardoor kan een bedrag onder nul liggen. Per procentpunt: uitgegeven programmageld gedeeld door de winst in kennisbenutting in het laatste jaar, alleen als die winst aantoonbaar is.",
                "Returned money includes what was left of earlier programmes in 2016; so an amount can be below zero. Per percentage point: programme money spent divided by the gain in use of knowledge in the last year, only where that gain is demonstrable.",
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
        let headers = lang.pick(
            [
                "Ontwerp",
                "Publiek programmageld",
                "Teruggegeven",
                "Eigen bijdragen in geld",
                "Eigen bijdragen in natura",
                "Programmageld per procentpunt",
            ],
            [
                "Design",
                "Public programme money",
                "Returned",
                "Own contributions in cash",
                "Own contributions in kind",
                "Programme money per percentage point",
            ],
        );
        let rows = in_order(self.c).into_iter().map(|d| {
            let m = &self.f.money[d];
            let mut row = vec![self.name(d).to_owned()];
            row.extend([m.spent, m.returned, m.own[0], m.own[1]].map(|x| lang.number(x, 1)));
            let none = if d == 0 { "–" } else { self.t("winst niet aantoonbaar", "gain not demonstrable") };
            row.push(m.per_point.map_or_else(|| none.to_owned(), |x| lang.number(x, 1)));
            row
        });
        Table { headers: headers.map(str::to_owned).to_vec(), rows: rows.collect() }
    }

    fn indicators(&self) -> Markup {
        let year = self.c.last_year();
        let outcomes: Vec<Outcome> =
            headline().map(|i| Outcome::of(i, self.c.in_december(INDICATORS[i].key, year))).collect();
        let intro = self.lang.pick(
            format!("Alle hoofdindicatoren eind {year}, als het geld loopt zoals het ontwerp zegt: mediaan over werelden en het verschil met {} in dezelfde wereld.", self.names[0].quoted(self.lang)),
            format!("All headline indicators at the end of {year}, with money running as the design says: median over worlds and the difference from {} in the same world.", self.names[0].quoted(self.lang)),
        );
        html! {
            h3 { (self.t("Indicatoren", "Indicators")) }
            p { (intro) }
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
        headers.extend(
            lang.pick(["Verschil [90%]", "Kans beter", "Oordeel"], ["Difference [90%]", "Chance better", "Verdict"])
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
            let chance = if i.better == Direction::Neutral { "–".to_owned() } else { lang.percent(p.p_better, 0) };
            vec![
                sentence(i.label.in_lang(lang)),
                self.level(i.unit, o.bands[0].median, size),
                self.level(i.unit, o.bands[d].median, size),
                difference,
                chance,
                self.verdict(i.better, p).to_owned(),
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

    fn verdict(&self, better: Direction, p: &crate::experiments::statistics::Paired) -> &'static str {
        let up = match better {
            Direction::Lower => p.mean < 0.0,
            _ => p.mean > 0.0,
        };
        if !p.tells_apart {
            return self.lang.pick("niet uit elkaar te houden", "cannot tell these apart");
        }
        match (better == Direction::Neutral, up) {
            (true, true) => self.lang.pick("hoger", "higher"),
            (true, false) => self.lang.pick("lager", "lower"),
            (false, true) => self.lang.pick("gemiddeld beter", "better on average"),
            (false, false) => self.lang.pick("gemiddeld slechter", "worse on average"),
        }
    }
}
