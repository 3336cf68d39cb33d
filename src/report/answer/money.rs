//! Point 5: what it costs, in the run in which the outcome is measured.

use super::{Point, Teller};
use crate::experiments::findings::RIVALS;
use crate::report::charts::list;
use crate::report::terms;

impl Teller<'_> {
    /// Point 5: what is spent until the common date, what parties put in, and what a point costs.
    pub(super) fn money(&self) -> Point {
        let shown = self.paid();
        if shown.is_empty() {
            return Point::new(
                self.lang
                    .pick("De vergelijkingsbasis kost geen extra geld.", "The baseline costs no extra money.")
                    .to_owned(),
            );
        }
        let (lang, stop, from) = (self.lang, self.stop(), self.c.history.calendar.branch.year());
        let each = |what: &dyn Fn(usize) -> String| {
            let texts: Vec<String> = shown.iter().map(|&d| format!("{} {}", self.name(d), what(d))).collect();
            list(lang, &texts)
        };
        let own = |d: usize| {
            let [cash, kind] = self.f.money[d].compared.own.map(|x| terms::millions(lang, x));
            format!("{cash} {} {kind}", lang.pick("en", "and"))
        };
        let spent = each(&|d| terms::spent_of_budget(lang, &self.f.money[d], terms::millions));
        let why = terms::why_unspent(lang, self.f, &shown, |designs| self.names(designs, 3));
        let (base, without, own, points) = (self.name(0), own(0), each(&own), self.per_point(&shown));
        let text = lang.pick(
            format!("Uitgegeven publiek programmageld van de begroting, {from}–{stop}, in dezelfde doorrekening als de uitkomst: {spent}. {why} Wat partijen daarnaast in die jaren zelf inleggen, in geld en in natura: {own}; bij {base} is dat {without}. {points}"),
            format!("Public programme money spent of the budget, {from}–{stop}, in the same run as the outcome: {spent}. {why} What parties put in themselves besides in these years, in cash and in kind: {own}; under {base} it is {without}. {points}"),
        );
        Point::new(text.replace("  ", " "))
    }

    /// The designs whose money is named: the best one, the rivals, the user's own.
    fn paid(&self) -> Vec<usize> {
        let mut shown: Vec<usize> = RIVALS.iter().filter_map(|id| self.c.design(id)).collect();
        shown.extend(self.own_designs().take(2));
        if !shown.contains(&self.ranking[0]) {
            shown.insert(0, self.ranking[0]);
        }
        shown.retain(|&d| d != 0);
        shown
    }

    /// What these spend and have, in a sentence; nothing where none has money.
    pub(super) fn spending(&self) -> String {
        let (lang, stop, from) = (self.lang, self.stop(), self.c.history.calendar.branch.year());
        let spent = |d: usize| terms::spent_of_budget(lang, &self.f.money[d], terms::millions);
        let texts: Vec<String> = self.paid().into_iter().map(|d| format!("{} {}", self.name(d), spent(d))).collect();
        if texts.is_empty() {
            return String::new();
        }
        let texts = list(lang, &texts);
        lang.pick(
            format!("Publiek geld daarvoor in {from}–{stop}, van wat het ontwerp in al zijn jaren begroot: {texts}."),
            format!("Public money for it in {from}–{stop}, of what the design budgets over all its years: {texts}."),
        )
    }

    /// What a percentage point costs, only where the gain can be shown.
    fn per_point(&self, shown: &[usize]) -> String {
        let to = self.f.years[1];
        let (with, without): (Vec<usize>, Vec<usize>) =
            shown.iter().partition(|&&d| self.f.money[d].per_point.is_some());
        let cost = |d: &usize| {
            let millions = terms::millions(self.lang, self.f.money[*d].per_point.unwrap_or_default());
            format!("{} {millions}", self.name(*d))
        };
        let costs = list(self.lang, &with.iter().map(cost).collect::<Vec<_>>());
        let none = self.names(&without, 3);
        let costs = self.lang.pick(
            format!("Per procentpunt meer gebruik van kennis eind {to} kost {costs}."),
            format!("Per percentage point more use of knowledge at the end of {to}: {costs}."),
        );
        let none = self.lang.pick(
            format!("Bij {none} is er geen aantoonbare winst, dus ook geen prijs per procentpunt."),
            format!("Under {none} there is no demonstrable gain, so no price per percentage point."),
        );
        match (with.is_empty(), without.is_empty()) {
            (true, _) => none,
            (false, true) => costs,
            (false, false) => format!("{costs} {none}"),
        }
    }
}
