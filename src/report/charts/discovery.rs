//! When a design loses, in words: what the charts of its box and of the way to it share.

use crate::experiments::discovery::{Found, Restriction};
use crate::report::axis::Unit;
use crate::report::{Heading, Table};
use crate::text::{Lang, OwnedText};

/// A title with more letters names one factor only.
const LETTERS: usize = 215;

/// An axis that the box restricts, as readers know it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Name.
    pub name: OwnedText,
    /// Path of its axis.
    pub path: String,
    /// Unit of its values.
    pub unit: OwnedText,
    /// Grade of the evidence.
    pub grade: OwnedText,
    /// Whether its values are no and yes.
    pub switch: bool,
    /// The box on it.
    pub restriction: Restriction,
}

/// A box and where it comes from.
#[derive(Clone, Debug)]
pub struct Story {
    /// Name, indicator, source.
    pub heading: Heading,
    /// What happens in a case, as "‘A’ loses to ‘B’".
    pub event: OwnedText,
    /// Whether points are worlds.
    pub worlds: bool,
    /// Number of points.
    pub points: usize,
    /// Points left out because a run failed.
    pub failed: usize,
    /// Number of cases.
    pub cases: usize,
    /// Runs in which it happens, and all runs of these points.
    pub runs: (usize, usize),
    /// Smallest lead of the design over the other, with its unit; none when it loses somewhere or a level is asked.
    pub smallest_lead: Option<OwnedText>,
    /// The box, its trajectory and how it holds; none when cases or the others are too few.
    pub found: Option<Found>,
    /// The axes that the box restricts, the strongest first.
    pub rows: Vec<Row>,
}

/// A number with about three figures for a range this wide.
pub(super) fn figures(lang: Lang, value: f64, range: f64) -> String {
    let decimals = if range > 0.0 { (2.0 - libm::floor(libm::log10(range))).clamp(0.0, 6.0) } else { 2.0 };
    lang.number(value, decimals as usize)
}

impl Row {
    /// A value on the axis.
    pub(super) fn value(&self, lang: Lang, value: f64) -> String {
        let whole = self.restriction.levels.as_ref().is_some_and(|levels| levels.iter().all(|l| l.fract() == 0.0));
        match (self.switch, whole) {
            (true, _) if value >= 0.5 => lang.pick("ja", "yes").to_owned(),
            (true, _) => lang.pick("nee", "no").to_owned(),
            (_, true) => lang.number(value, 0),
            _ => figures(lang, value, self.restriction.range.1 - self.restriction.range.0),
        }
    }

    /// Where the box lies on the axis, both ends inside: "at least 0.12".
    pub fn limits(&self, lang: Lang) -> String {
        let (low, high) = self.restriction.limits;
        let [lowest, highest] = [low, high].map(|v| self.value(lang, v));
        let cut = |top: bool| self.restriction.cuts.iter().any(|c| c.high == top);
        match (cut(false), cut(true)) {
            _ if low == high => lowest,
            (true, true) => lang.pick(format!("{lowest} tot en met {highest}"), format!("{lowest} to {highest}")),
            (true, false) => lang.pick(format!("minstens {lowest}"), format!("at least {lowest}")),
            _ => lang.pick(format!("hoogstens {highest}"), format!("at most {highest}")),
        }
    }

    /// Name and limits.
    pub fn clause(&self, lang: Lang) -> String {
        let is = if self.restriction.limits.0 == self.restriction.limits.1 { "= " } else { "" };
        format!("‘{}’ {is}{}", self.name.in_lang(lang), self.limits(lang))
    }

    /// Quasi-p-values of its limits.
    pub(super) fn quasi_p(&self, lang: Lang) -> String {
        let text = |p: f64| if p < 0.001 { format!("< {}", lang.number(0.001, 3)) } else { lang.number(p, 3) };
        self.restriction.cuts.iter().map(|c| text(c.quasi_p)).collect::<Vec<_>>().join("; ")
    }
}

impl Story {
    fn noun(&self, lang: Lang) -> &'static str {
        if self.worlds { lang.pick("werelden", "worlds") } else { lang.pick("punten", "points") }
    }

    /// In how many points it happens.
    pub fn count(&self, lang: Lang) -> String {
        let (event, noun, all) = (self.event.in_lang(lang), self.noun(lang), self.points);
        let share = self.cases as f64 / all.max(1) as f64;
        let share = lang.percent(share, usize::from(share < 0.01));
        match self.cases {
            0 => lang.pick(format!("{event} in geen van de {all} {noun}"), format!("{event} in none of {all} {noun}")),
            n if n == all => lang.pick(format!("{event} in alle {n} {noun}"), format!("{event} in all {n} {noun}")),
            n => lang.pick(
                format!("{event} in {n} van de {all} {noun} ({share})"),
                format!("{event} in {n} of {all} {noun} ({share})"),
            ),
        }
    }

    /// The box when there is one that tells something.
    pub fn told(&self) -> Option<&Found> {
        self.found.as_ref().filter(|_| !self.rows.is_empty())
    }

    /// What is found, and whether it holds.
    pub fn finding(&self, lang: Lang) -> String {
        let count = self.count(lang);
        let Some(found) = self.told() else { return format!("{count}: {}", self.nothing(lang)) };
        if !found.held_out.holds() {
            return count
                + lang.pick("; geen gebied met veel gevallen houdt stand", "; no box with many cases holds up");
        }
        let coverage = lang.percent(found.step.coverage, 0);
        let with = |clauses: usize| {
            let at: Vec<String> = self.rows.iter().take(clauses).map(|row| row.clause(lang)).collect();
            let at = at.join(lang.pick(" en ", " and "));
            let more = match self.rows.len() - clauses {
                0 => String::new(),
                n => lang.pick(format!(" (en nog {n})"), format!(" (and {n} more)")),
            };
            lang.pick(
                format!("{count}, {coverage} daarvan bij {at}{more}"),
                format!("{count}, {coverage} of these at {at}{more}"),
            )
        };
        let two = with(self.rows.len().min(2));
        if two.chars().count() <= LETTERS { two } else { with(1) }
    }

    /// Why there is no box.
    fn nothing(&self, lang: Lang) -> &'static str {
        match self.cases {
            0 => lang.pick("er is niets te verklaren", "there is nothing to explain"),
            n if n == self.points => lang.pick("er is niets te onderscheiden", "there is nothing to tell apart"),
            _ if self.found.is_some() => lang.pick(
                "geen factor onderscheidt ze van de andere volgens de vaste regel",
                "no factor tells them from the others by the fixed rule",
            ),
            n if n < self.points - n => {
                lang.pick("te weinig om te zoeken waar ze liggen", "too few to seek where they lie")
            }
            _ => lang.pick("te weinig zonder om te zoeken waar ze liggen", "too few without to seek where they lie"),
        }
    }

    /// The same in full sentences: what, where, whether it holds, and how it was found.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let mut told = vec![];
        if self.failed > 0 {
            let (failed, noun) = (self.failed, self.noun(lang));
            told.push(lang.pick(
                format!("{failed} {noun} tellen niet mee: daar mislukte een run."),
                format!("{failed} {noun} do not count: a run failed there."),
            ));
        }
        told.extend(self.averaged(lang));
        let Some(found) = self.told() else {
            told.insert(0, format!("{}: {}.", self.count(lang), self.nothing(lang)));
            told.extend(self.smallest_lead.as_ref().map(|lead| {
                let lead = lead.in_lang(lang);
                lang.pick(
                    format!("De kleinste voorsprong is {lead}; een negatieve --by zoekt waar die het kleinst is, --loses en --to noemen andere ontwerpen."),
                    format!("The smallest lead is {lead}; a negative --by seeks where it is smallest, --loses and --to name other designs."),
                )
            }));
            return told;
        };
        told.insert(0, format!("{}.", self.count(lang)));
        let clauses: Vec<String> = self.rows.iter().map(|row| row.clause(lang)).collect();
        let at = super::list(lang, &clauses);
        let (s, held, noun) = (found.step, &found.held_out, self.noun(lang));
        let [coverage, density, base, held_density, held_coverage] =
            [s.coverage, s.density, self.cases as f64 / self.points as f64, held.density, held.coverage]
                .map(|x| if x.is_finite() { lang.percent(x, 0) } else { "–".to_owned() });
        told.push(lang.pick(
            format!("Hiervan ligt {coverage} (dekking) waar dit geldt: {at}. Daar gebeurt het in {} van de {} {noun}, {density} (dichtheid), tegen {base} overal.", s.cases, s.points),
            format!("Of these {coverage} (coverage) lie where this holds: {at}. There it happens in {} of {} {noun}, {density} (density), against {base} everywhere.", s.cases, s.points),
        ));
        told.push(lang.pick(
            format!("Op {noun} die niet zijn gebruikt om zo’n gebied te vinden: dichtheid {held_density}, dekking {held_coverage}. In {} van de {} helften vindt de zoektocht een gebied, in {} daarvan is de dichtheid op de andere helft hoger dan overal.", held.found, held.halves, held.above),
            format!("On {noun} that were not used to find such a box: density {held_density}, coverage {held_coverage}. In {} of {} halves the search finds a box, in {} of these density on the other half is higher than everywhere.", held.found, held.halves, held.above),
        ));
        if !held.holds() {
            told.push(
                lang.pick(
                    "Dat is te weinig om op dit gebied te bouwen: het kan toeval zijn.",
                    "That is too little to build on this box: it may be chance.",
                )
                .to_owned(),
            );
        }
        let number = found.shown.number;
        told.push(match found.shown.dropped {
            0 => lang.pick(
                format!("Getoond is gebied {number} van 0 (alles) tot en met {}.", found.trajectory.len() - 1),
                format!("Shown is box {number} of 0 (everything) to {}.", found.trajectory.len() - 1),
            ),
            n => lang.pick(
                format!(
                    "Getoond is gebied {number} van 0 (alles) tot en met {}, zonder de {n} zwakste grenzen.",
                    found.trajectory.len() - 1
                ),
                format!(
                    "Shown is box {number} of 0 (everything) to {}, without its {n} weakest limits.",
                    found.trajectory.len() - 1
                ),
            ),
        });
        told
    }

    /// That points are means, when they are, and in how many runs it happens.
    fn averaged(&self, lang: Lang) -> Option<String> {
        let (happens, all) = self.runs;
        let worlds = all / self.points.max(1);
        let [happens, all] = [happens, all].map(|n| lang.number(n as f64, 0));
        (worlds > 1).then(|| {
            lang.pick(
                format!("Een punt telt met het gemiddelde van zijn {worlds} werelden; in de losse werelden gebeurt het {happens} keer van de {all}."),
                format!("A point counts with the mean of its {worlds} worlds; in single worlds it happens {happens} times of {all}."),
            )
        })
    }

    /// One row per restricted axis.
    pub fn restrictions(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            ["Factor", "Pad", "In het gebied", "Bereik", "Eenheid", "Bewijs", "Quasi-p", "Weer in helften"],
            ["Factor", "Path", "In the box", "Range", "Unit", "Evidence", "Quasi-p", "Again in halves"],
        );
        let row = |row: &Row| {
            let r = &row.restriction;
            let range = [r.range.0, r.range.1].map(|v| row.value(lang, v)).join(" – ");
            let name = row.name.in_lang(lang).to_owned();
            let [unit, grade] = [&row.unit, &row.grade].map(|t| t.in_lang(lang).to_owned());
            vec![
                name,
                row.path.clone(),
                row.limits(lang),
                range,
                unit,
                grade,
                row.quasi_p(lang),
                lang.percent(r.again, 0),
            ]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: self.rows.iter().map(row).collect() }
    }

    /// Coverage and density of every box.
    pub fn boxes(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            ["Gebied", "Dekking", "Dichtheid", "Aandeel punten", "Factoren", "Punten", "Gevallen"],
            ["Box", "Coverage", "Density", "Mass", "Factors", "Points", "Cases"],
        );
        let shares = |s: &crate::experiments::discovery::Step| {
            [s.coverage, s.density, s.mass].map(|x| Unit::Share.level(lang, x, 1))
        };
        let row = |name: String, s: &crate::experiments::discovery::Step| {
            let counts = [s.axes, s.points, s.cases].map(|n| lang.number(n as f64, 0));
            [vec![name], shares(s).to_vec(), counts.to_vec()].concat()
        };
        let found = self.found.iter();
        let steps = found.clone().flat_map(|f| f.trajectory.iter().enumerate().map(|(i, s)| row(i.to_string(), s)));
        let shown = found.map(|f| row(lang.pick("getoond", "shown").to_owned(), &f.step));
        Table { headers: headers.map(str::to_owned).to_vec(), rows: steps.chain(shown).collect() }
    }
}
