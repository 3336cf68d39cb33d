//! What a page is about, as its address says it: the language, the design in the form, the designs it is held against,
//! and the indicator. The same address shows the same page.

use std::sync::atomic::AtomicBool;

use form_urlencoded::Serializer;

use super::Explorer;
use super::draft::{Draft, Made};
use super::live::Outcome;
use crate::error::{Error, Result};
use crate::experiments::findings::{LASTING_YEARS, MAIN};
use crate::indicators::{Direction, INDICATORS, find, headline};
use crate::report::axis::Months;
use crate::report::charts::fan::{Fan, FanDesign};
use crate::report::charts::worlds::{Worlds, WorldsRow};
use crate::report::views::{self, courses};
use crate::report::{DesignLabel, Heading};
use crate::scenario::Scenario;
use crate::text::{Lang, OwnedText};

/// Most designs next to each other, that of the form included.
pub const MOST: usize = 4;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// Language of the page.
    pub lang: Lang,
    /// The design in the form.
    pub draft: Draft,
    /// Designs held next to it, as addresses.
    pub pinned: Vec<Draft>,
    /// Number of the indicator shown.
    pub indicator: usize,
}

/// Names in an address that are no fields of a design.
const OWN: [&str; 6] = ["lang", "vs", "add", "indicator", "worlds", "was"];

impl Question {
    /// Reads an address.
    ///
    /// # Errors
    /// When it asks for what there is not.
    pub fn read(pairs: &[(String, String)], lang: Lang, first: &str) -> Result<Self> {
        let last = |name: &str| pairs.iter().rev().find(|(k, _)| k == name).map(|(_, v)| v.as_str());
        let lang = match last("lang") {
            Some("nl") => Lang::Nl,
            Some("en") => Lang::En,
            _ => lang,
        };
        let of_design: Vec<_> = pairs.iter().filter(|(k, _)| !OWN.contains(&k.as_str())).cloned().collect();
        let mut draft = Draft::read(&of_design, lang)?;
        if draft.base.is_empty() {
            draft.base = first.to_owned();
        }
        let all = |name: &'static str| pairs.iter().filter(move |(k, v)| k == name && !v.is_empty()).map(|(_, v)| v);
        let mut pinned = all("vs").map(|q| Draft::parse(q, lang)).collect::<Result<Vec<_>>>()?;
        // Someone starts from another design: what was made of the former one stays, next to it.
        if let Some(was) = last("was").filter(|was| *was != draft.base && !was.is_empty()) {
            let chosen = Draft::plain(&draft.base);
            let mut former = std::mem::replace(&mut draft, chosen);
            former.base = was.to_owned();
            former.changes.retain(|_, value| !value.is_nan());
            if pinned.len() + 1 < MOST {
                pinned.push(former);
            }
        }
        pinned.extend(all("add").map(|base| Draft::plain(base)));
        if pinned.len() >= MOST {
            return Err(Error::request(
                lang.pick(
                    format!("naast elkaar kunnen {MOST} ontwerpen staan"),
                    format!("{MOST} designs can stand next to each other"),
                ),
                lang.pick("haal er eerst een weg", "take one away first"),
            ));
        }
        let indicator = last("indicator").unwrap_or(MAIN);
        let indicator = headline().find(|i| INDICATORS[*i].key == indicator).ok_or_else(|| {
            Error::request(
                lang.pick("die indicator is er niet", "there is no such indicator"),
                lang.pick("kies er een uit de lijst", "choose one of the list"),
            )
        })?;
        Ok(Self { lang, draft, pinned, indicator })
    }

    /// The address, without the question mark.
    pub fn query(&self) -> String {
        let mut out = Serializer::new(self.draft.query());
        self.pinned.iter().for_each(|d| _ = out.append_pair("vs", &d.query()));
        if INDICATORS[self.indicator].key != MAIN {
            out.append_pair("indicator", INDICATORS[self.indicator].key);
        }
        out.append_pair("lang", self.lang.pick("nl", "en"));
        out.finish()
    }

    /// The question without values that cannot be, and why these cannot.
    ///
    /// # Errors
    /// When there is no such design to start from.
    pub fn sound(mut self, app: &Explorer) -> Result<(Self, Vec<Error>)> {
        let (draft, refused) = self.draft.sound(&app.folder, &app.worlds.history, self.lang)?;
        self.draft = draft;
        Ok((self, refused))
    }

    /// The same with something else.
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut other = self.clone();
        change(&mut other);
        other
    }
}

/// A question whose designs are made.
pub struct Asked {
    /// The question, in its shortest form.
    pub question: Question,
    /// The design in the form.
    pub made: Made,
    /// The designs next to it.
    pub pinned: Vec<Made>,
}

impl Asked {
    /// Makes the designs.
    ///
    /// # Errors
    /// As [`Draft::make`].
    pub fn of(mut question: Question, app: &Explorer) -> Result<Self> {
        let make = |draft: Draft| draft.make(&app.folder, &app.worlds.history, question.lang);
        let made = make(question.draft.clone())?;
        let pinned = question.pinned.iter().cloned().map(make).collect::<Result<Vec<_>>>()?;
        question.draft = made.draft.clone();
        question.pinned = pinned.iter().map(|m| m.draft.clone()).collect();
        Ok(Self { question, made, pinned })
    }

    /// The designs shown, the baseline first, then that of the form, the one it starts from when it differs, and those
    /// next to it; a design that says the same as an earlier one is left out.
    pub fn designs(&self, baseline: &Scenario) -> Vec<Scenario> {
        let base = self.made.text.is_some().then_some(&self.made.base);
        let wanted = [baseline, &self.made.design].into_iter().chain(base).chain(self.pinned.iter().map(|m| &m.design));
        let mut designs: Vec<Scenario> = vec![];
        for design in wanted {
            let same = |d: &&Scenario| {
                d.title == design.title && d.levers == design.levers && d.programmes == design.programmes
            };
            if designs.iter().find(same).is_some() {
                continue;
            }
            let mut design = design.clone();
            while designs.iter().any(|d| d.id == design.id) {
                design.id += "-b";
            }
            designs.push(design);
        }
        designs
    }

    /// Runs them in the first worlds; none when nobody waits any more.
    pub fn answer(self, app: &Explorer, worlds: usize, stop: &AtomicBool) -> Option<Answer> {
        let designs = self.designs(&app.baseline);
        let outcomes = app.worlds.run(&designs.iter().collect::<Vec<_>>(), worlds, stop)?;
        let labels = views::labels_of(&designs, Some(0));
        Some(Answer { asked: self, labels, designs, outcomes })
    }
}

/// A question with its numbers.
pub struct Answer {
    /// What was asked.
    pub asked: Asked,
    /// Names and colours of the designs.
    pub labels: Vec<DesignLabel>,
    /// The designs, the baseline first, then that of the form.
    pub designs: Vec<Scenario>,
    /// A result per design.
    pub outcomes: Vec<Outcome>,
}

impl Answer {
    /// Key of the indicator.
    pub fn key(&self) -> &'static str {
        INDICATORS[self.asked.question.indicator].key
    }

    /// The December that counts.
    pub fn year(&self, app: &Explorer) -> i32 {
        (app.worlds.history.calendar.withdrawal + -1).year() + LASTING_YEARS
    }

    /// Difference between two designs in the last December, per world.
    pub fn difference(&self, design: usize, other: usize) -> Vec<f64> {
        let [a, b] = [design, other].map(|d| self.outcomes[d].last(self.key()));
        a.iter().zip(b).map(|(a, b)| a - b).collect()
    }

    /// Whether more of the indicator is better.
    pub fn higher_is_better(&self) -> bool {
        INDICATORS[self.asked.question.indicator].better != Direction::Lower
    }

    fn heading(&self, app: &Explorer, name: &str, when: [String; 2]) -> Heading {
        let label = INDICATORS[self.asked.question.indicator].label;
        let mut request = app.worlds.request.clone();
        request.worlds = self.outcomes[0].worlds();
        let [nl, en] = when;
        Heading {
            name: name.to_owned(),
            indicator: OwnedText { nl: format!("{}{nl}", label.nl), en: format!("{}{en}", label.en) },
            source: views::source(&request, self.designs.len()),
        }
    }

    /// The design that the one of the form is held against: that from which it started when it differs, else the baseline.
    pub fn against(&self) -> usize {
        if self.asked.made.text.is_some() && self.designs.len() > 2 { 2 } else { 0 }
    }

    /// Every world as a dot.
    pub fn worlds_chart(&self, app: &Explorer) -> Worlds {
        let (year, indicator) = (self.year(app), self.asked.question.indicator);
        let stop = year - LASTING_YEARS;
        let when = [
            format!(" eind {year}, als uiterlijk eind {stop} al het geoormerkte geld stopt"),
            format!(" at the end of {year}, all earmarked money stopped at the latest at the end of {stop}"),
        ];
        let other = self.against();
        let row = |d: usize| WorldsRow { label: self.labels[d].clone(), differences: self.difference(d, other) };
        Worlds {
            heading: self.heading(app, "worlds", when),
            unit: courses::unit(indicator),
            baseline: self.labels[other].clone(),
            higher_is_better: self.higher_is_better(),
            rows: (1..self.designs.len()).filter(|d| *d != other).map(row).collect(),
        }
    }

    /// The course over the months.
    pub fn course_chart(&self, app: &Explorer) -> Fan {
        let c = &app.worlds.history.calendar;
        let stop = (c.withdrawal + -1).year();
        let when = [
            format!(", al het geld uiterlijk eind {stop} gestopt"),
            format!(", all money stopped at the latest at the end of {stop}"),
        ];
        let design = |d: usize| {
            let months: Vec<_> = self.outcomes[d].bands(self.key()).into_iter().map(courses::five).collect();
            let end = crate::experiments::comparison::money_end(&self.designs[d]).map(|end| end.min(c.withdrawal));
            let programme_end = end.and_then(|end| usize::try_from(end - c.start).ok());
            FanDesign { label: self.labels[d].clone(), months, programme_end }
        };
        let designs: Vec<FanDesign> = (0..self.designs.len()).map(design).collect();
        Fan {
            heading: self.heading(app, "course", when),
            unit: courses::unit(find(self.key()).expect("an indicator of the list")),
            months: Months {
                first_year: c.start.year(),
                count: designs[0].months.len(),
                branch: Some((c.branch - c.start) as usize),
            },
            designs,
            baseline: Some(0),
        }
    }
}
