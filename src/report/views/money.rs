//! Who pays, and what for.

use super::{handful, heading, labels, owned};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::{Findings, MoneyView};
use crate::report::charts::money::{Money, MoneyDesign};
use crate::report::charts::purposes::{PurposeRow, Purposes};
use crate::text::OwnedText;
use crate::world::{Party, Purpose};

/// Amounts under this many million euros in all are left out of legends.
const SMALL: f64 = 0.05;

/// Parties that put in money under some design.
pub fn payers(f: &Findings) -> Vec<usize> {
    let total = |m: &MoneyView, p: usize| m.payers.column(p).iter().sum::<f64>();
    (0..Party::ALL.len()).filter(|&p| f.money.iter().any(|m| total(m, p) > SMALL)).collect()
}

/// Name of a party.
pub fn party(p: usize) -> OwnedText {
    owned(Party::ALL[p].label())
}

/// What programme money is spent on: the points of the agenda and the cost of executing.
fn spending() -> impl Iterator<Item = Purpose> {
    Purpose::all().filter(|p| matches!(p, Purpose::Agenda(_) | Purpose::Overhead))
}

/// Who pays year by year, for a handful of designs.
pub fn money(c: &Comparison, f: &Findings) -> Money {
    let names = labels(c);
    let payers = payers(f);
    let designs = handful(c, f, None, 4).into_iter().map(|d| MoneyDesign {
        label: names[d].clone(),
        years: f.money[d].payers.rows().into_iter().map(|year| payers.iter().map(|&p| year[p]).collect()).collect(),
    });
    Money {
        heading: heading(
            c,
            "money",
            "alle bijdragen aan programma’s, instituten, netwerken en beroepsorganisatie, in geld en natura, euro’s van 2014",
            "all contributions to programmes, institutes, networks and association, in cash and kind, euros of 2014",
        ),
        first_year: c.history.calendar.branch.year(),
        payers: payers.iter().map(|&p| party(p)).collect(),
        designs: designs.collect(),
    }
}

/// What programme money is spent on, all designs that spend some.
pub fn purposes(c: &Comparison, f: &Findings) -> Purposes {
    let rows = labels(c).into_iter().zip(&f.money).map(|(label, m)| PurposeRow {
        label,
        amounts: spending().map(|p| m.purposes[p.at()]).collect(),
    });
    let rows: Vec<PurposeRow> = rows.filter(|r| r.amounts.iter().sum::<f64>() > SMALL).collect();
    let (first, last) = (c.history.calendar.branch.year(), c.last_year());
    Purposes {
        heading: heading(
            c,
            "purposes",
            &format!("uitgegeven programmageld {first}–{last}, euro’s van 2014"),
            &format!("programme money spent {first}–{last}, euros of 2014"),
        ),
        purposes: spending().map(purpose).collect(),
        rows,
    }
}

fn purpose(p: Purpose) -> OwnedText {
    match p {
        Purpose::Agenda(point) => owned(point.label()),
        _ => super::both("uitvoering", "execution"),
    }
}
