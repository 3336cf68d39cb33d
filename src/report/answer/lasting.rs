//! Point 3: what lasts when the money ends, and why.

use super::{Point, Teller};
use crate::experiments::findings::Stay;
use crate::parameters::Parameters;
use crate::report::charts::list;
use crate::text::Lang;

/// What keeps at least this part of its level stays.
const STAYS: f64 = 0.9;
/// What keeps at most this part of its level falls away.
const FALLS_AWAY: f64 = 0.5;

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

impl Teller<'_> {
    /// Point 3: whether it keeps itself going, and why use and networks do not go together.
    pub(super) fn lasting(&self) -> Point {
        let top = self.ranking.iter().copied().find(|&d| self.f.lasting[d].stay.is_some());
        let mut shown: Vec<usize> = top.into_iter().collect();
        shown.extend(self.own_designs().filter(|d| Some(*d) != top).take(2));
        let stays = shown.into_iter().filter_map(|d| Some(self.stays(d, self.f.lasting[d].stay.as_ref()?)));
        let funded = (1..self.c.designs.len()).filter_map(|d| self.funded(d));
        let rules = self.lang.pick(
            "Alleen het geld stopt: de regels van een ontwerp, zoals een plicht tot bijscholing, gratis toegang tot publicaties of terugkoppeling van resultaten, blijven gelden en blijven werken.",
            "Only the money stops: the rules of a design, such as a duty of continuing education, free access to publications or feedback of results, stay in force and keep working.",
        );
        let rules = top.map(|_| rules.to_owned());
        Point { text: self.lasting_text(), lines: stays.chain(funded).chain(rules).collect() }
    }

    /// Use and networks at the end of the money and five years later, and why the one stays and the other does not.
    fn stays(&self, d: usize, s: &Stay) -> String {
        let lang = self.lang;
        let percents = |[from, to]: [f64; 2]| {
            lang.pick(
                format!("van {} naar {}", lang.percent(from, 1), lang.percent(to, 1)),
                format!("from {} to {}", lang.percent(from, 1), lang.percent(to, 1)),
            )
        };
        let [before, after] = s.networks.map(|n| lang.number(n, usize::from(n.fract() > 0.0)));
        let (name, used) = (self.name(d), percents(s.used));
        let course = lang.pick(
            format!("Bij {name} gaat het gebruik van kennis in de vijf jaar na het eind van het geld {used} en het aantal actieve netwerken van {before} naar {after} (medianen)."),
            format!("Under {name} the use of knowledge goes {used} in the five years after its money ends, and the number of active networks from {before} to {after} (medians)."),
        );
        let stays = |[from, to]: [f64; 2]| to >= STAYS * from;
        if !stays(s.used) || s.networks[1] > FALLS_AWAY * s.networks[0] || s.networks[0] <= 0.0 {
            return course;
        }
        let mut kept = vec![];
        if stays(s.known) {
            let known = percents(s.known);
            kept.push(
                lang.pick(format!("wat mensen kennen, blijft ({known})"), format!("what people know stays ({known})")),
            );
        }
        if stays(s.tested) && s.tested[0] > 0.0 {
            let part = lang.percent(s.tested[1] / s.tested[0], 0);
            kept.push(lang.pick(
                format!("wat getoetst is, blijft bruikbaar ({part} van de voorraad van toen)"),
                format!("what is tested stays usable ({part} of the stock at that time)"),
            ));
        }
        if kept.is_empty() {
            return course;
        }
        let (kept, paid) = (list(lang, &kept), lang.percent(s.paid, 0));
        lang.pick(
            format!("{course} Het gebruik houdt stand, want {kept}; de netwerken houden op, want daarna betalen de partijen zelf nog {paid} van de volle kosten (mediaan)."),
            format!("{course} Use holds, because {kept}; networks end, because after that the parties themselves pay {paid} of the full costs (median)."),
        )
    }

    /// A design whose money goes on to the last year and that keeps its networks only because of that.
    fn funded(&self, d: usize) -> Option<String> {
        let (l, lang) = (&self.f.lasting[d], self.lang);
        let (cut, s) = (l.cut.as_ref()?, l.stay.as_ref()?);
        let [stop, later, last] = self.f.years;
        let [at_stop, with, at_last] = s.funded_networks;
        let keeps = cut.end >= last && at_stop > 0.0 && at_last >= STAYS * at_stop;
        if !keeps || s.networks[1] > FALLS_AWAY * with {
            return None;
        }
        let number = |n: f64| lang.number(n, usize::from(n.fract() > 0.0));
        let (name, at_stop, at_last) = (self.name(d), number(at_stop), number(at_last));
        let (with, without) = (number(with), number(s.networks[1]));
        Some(lang.pick(
            format!("{name} houdt zijn netwerken ({at_stop} eind {stop}, {at_last} eind {last}) doordat zijn geld in het ontwerp tot het eind doorloopt; stopt dat geld eind {stop}, dan zijn het er eind {later} nog {without} in plaats van {with} (medianen)."),
            format!("{name} keeps its networks ({at_stop} at the end of {stop}, {at_last} at the end of {last}) because in the design its money runs to the end; when that money stops at the end of {stop}, {without} instead of {with} are left at the end of {later} (medians)."),
        ))
    }

    /// Whether it keeps itself going, and what is missing most often.
    pub(super) fn lasting_text(&self) -> String {
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
            let n = self.c.draws.len();
            return self.lang.pick(
                format!("Bij geen enkel ontwerp houdt het kennisstelsel zichzelf vijf jaar na het eind van het geld in stand, in geen van de {n} werelden. {fails}"),
                format!("Under no design does the knowledge system keep itself going five years after its money ends, in any of the {n} worlds. {fails}"),
            );
        }
        let highest: Vec<usize> = shares.iter().filter(|s| s.1 >= most).map(|s| s.0).collect();
        shares.truncate(2);
        let texts: Vec<String> = shares
            .iter()
            .map(|(d, p)| {
                let (name, p) = (self.name(*d), self.worlds(*p));
                self.lang.pick(format!("bij {name} {p}"), format!("under {name} {p}"))
            })
            .collect();
        let (texts, stop) = (list(self.lang, &texts), self.stop());
        let highest = if shares.iter().any(|(d, _)| highest.contains(d)) {
            String::new()
        } else {
            let (names, p) = (self.names(&highest, 2), self.worlds(most));
            self.lang.pick(
                format!(" Het vaakst lukt dat bij {names}: {p}."),
                format!(" It happens most often under {names}: {p}."),
            )
        };
        self.lang.pick(
            format!("Vijf jaar na het eind van het geld (het eigen eind van een ontwerp, uiterlijk eind {stop}) houdt het kennisstelsel zichzelf in stand {texts}.{highest} {fails}"),
            format!("Five years after its money ends (a design’s own end, at the latest the end of {stop}) the knowledge system keeps itself going {texts}.{highest} {fails}"),
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
        let (condition, least) = (&conditions(self.lang)[worst], self.worlds(least));
        self.lang.pick(
            format!("Bij {name} ontbreekt het vaakst: {condition} (aanwezig {least})."),
            format!("Under {name} what is missing most often is: {condition} (present {least})."),
        )
    }
}
