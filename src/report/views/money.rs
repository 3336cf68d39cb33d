//! Who pays, and what for.

use super::{both, handful, heading, in_order, labels, own, owned};
use crate::experiments::comparison::{Comparison, money_end};
use crate::experiments::findings::{Findings, MoneyView, streams};
use crate::report::charts::flow::{FlowOfMoney, Kind, Stream};
use crate::report::charts::money::{Money, MoneyDesign};
use crate::report::charts::purposes::{PurposeRow, Purposes};
use crate::text::OwnedText;
use crate::world::{Party, Purpose};

/// Designs that spend less than this many million euros in all spend nothing.
const SMALL: f64 = 0.05;

/// Parties that never put in this share of what a design costs are shown together.
const MINOR: f64 = 0.02;

/// Who pays, as readers see it.
pub struct Payer {
    /// Its name.
    pub name: OwnedText,
    /// Columns of the payers' table.
    parties: Vec<usize>,
}

impl Payer {
    /// What it puts in over all years.
    pub fn total(&self, m: &MoneyView) -> f64 {
        self.parties.iter().map(|&p| m.payers.column(p).iter().sum::<f64>()).sum()
    }

    fn by_year(&self, m: &MoneyView, year: usize) -> f64 {
        self.parties.iter().map(|&p| m.payers[[year, p]]).sum()
    }
}

/// Parties that put in money under some design; the small ones together.
pub fn payers(f: &Findings) -> Vec<Payer> {
    let single = |p: usize| Payer { name: owned(Party::ALL[p].label()), parties: vec![p] };
    let share = |m: &MoneyView, p: &Payer| p.total(m) / m.payers.iter().sum::<f64>().max(SMALL);
    let most = |p: &Payer| f.money.iter().map(|m| share(m, p)).fold(0.0, f64::max);
    let paying = (0..Party::ALL.len()).map(single).filter(|p| f.money.iter().any(|m| p.total(m) > 0.0));
    let (mut main, small): (Vec<Payer>, Vec<Payer>) = paying.partition(|p| most(p) >= MINOR);
    if !small.is_empty() {
        let parties = small.into_iter().flat_map(|p| p.parties).collect();
        main.push(Payer { name: super::both("overige", "others"), parties });
    }
    main
}

/// What programme money is spent on: the points of the agenda and the cost of executing.
fn spending() -> impl Iterator<Item = Purpose> {
    Purpose::all().filter(|p| matches!(p, Purpose::Agenda(_) | Purpose::Overhead))
}

/// Who pays year by year, for a handful of designs.
pub fn money(c: &Comparison, f: &Findings) -> Money {
    let names = labels(c);
    let payers = payers(f);
    let own = own(c).count();
    let designs = handful(c, f, Some(0), (4 + own).min(6)).into_iter().map(|d| MoneyDesign {
        label: names[d].clone(),
        years: (0..f.money[d].payers.nrows())
            .map(|year| payers.iter().map(|p| p.by_year(&f.money[d], year)).collect())
            .collect(),
    });
    Money {
        heading: heading(
            c,
            "money",
            "alle bijdragen aan programma’s, instituten, netwerken en beroepsorganisatie, in geld en natura, euro’s van 2014",
            "all contributions to programmes, institutes, networks and association, in cash and kind, euros of 2014",
        ),
        first_year: c.history.calendar.branch.year(),
        payers: payers.iter().map(|p| p.name.clone()).collect(),
        designs: designs.collect(),
    }
}

/// What programme money is spent on, all designs that spend some.
pub fn purposes(c: &Comparison, f: &Findings) -> Purposes {
    let names = labels(c);
    let rows = in_order(c).into_iter().map(|d| PurposeRow {
        label: names[d].clone(),
        amounts: spending().map(|p| f.money[d].purposes[p.at()]).collect(),
    });
    let rows: Vec<PurposeRow> = rows.filter(|r| r.amounts.iter().sum::<f64>() > SMALL).collect();
    let (first, last) = (c.history.calendar.branch.year(), c.last_year());
    Purposes {
        heading: heading(
            c,
            "purposes",
            &format!(
                "uitgegeven programmageld {first}–{last} als het geld loopt zoals het ontwerp zegt, euro’s van 2014"
            ),
            &format!("programme money spent {first}–{last} with money running as the design says, euros of 2014"),
        ),
        purposes: spending().map(purpose).collect(),
        rows,
    }
}

/// From payers to purposes while its money runs, for the user's own design or else the best one that spends some; none
/// when no design does.
pub fn flow(c: &Comparison, f: &Findings) -> Option<FlowOfMoney> {
    let spends = |d: &usize| *d > 0 && f.money[*d].whole.spent > SMALL;
    let d = own(c).chain(f.lasting_outcome.ranking()).find(spends)?;
    let from = c.designs[d].programmes.iter().map(|p| p.start).min()?.max(c.history.calendar.branch).year();
    let to = (money_end(&c.designs[d])? + -1).year().min(c.last_year());
    let found = streams(c, d, c.year(from)..c.year(to) + 1);
    let purposes: Vec<Purpose> = Purpose::all().filter(|p| *p != Purpose::OwnKind).collect();
    let place = |p: Purpose| match p {
        Purpose::OwnKind => Purpose::OwnCash,
        other => other,
    };
    let stream = |(party, paid_for, amount): (Party, Purpose, f64)| Stream {
        payer: party as usize,
        purpose: purposes.iter().position(|p| *p == place(paid_for)).expect("all purposes are listed"),
        kind: match paid_for {
            Purpose::OwnCash | Purpose::Fees => Kind::Cash,
            Purpose::OwnKind | Purpose::Application => Kind::InKind,
            _ => Kind::Public,
        },
        amount,
    };
    Some(FlowOfMoney {
        heading: heading(
            c,
            "flow",
            "geld en werk in natura als het geld loopt zoals het ontwerp zegt, euro’s van 2014",
            "money and work in kind with money running as the design says, euros of 2014",
        ),
        design: labels(c)[d].clone(),
        years: [from, to],
        payers: Party::ALL.map(|p| owned(p.label())).to_vec(),
        purposes: purposes.iter().map(|p| purpose(*p)).collect(),
        streams: found.into_iter().map(stream).collect(),
    })
}

fn purpose(p: Purpose) -> OwnedText {
    match p {
        Purpose::Agenda(point) => owned(point.label()),
        Purpose::Structural => both("kennisinstituten, structureel", "knowledge institutes, structural"),
        Purpose::OwnCash | Purpose::OwnKind => {
            both("regionale netwerken, eigen bijdragen", "regional networks, own contributions")
        }
        Purpose::Fees => both("beroepsorganisaties, contributie", "associations, fees"),
        Purpose::Application => both("aanvragen schrijven", "writing applications"),
        _ => both("uitvoering", "execution"),
    }
}
