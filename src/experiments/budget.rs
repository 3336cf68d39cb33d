//! What the next million buys: the form of a design with more and with less money.
//!
//! The form is everything but the amount: split, conditions, dates, size of a grant, levers. Money is what the design
//! has until the common date on which all earmarked money stops, per year from the branch, in euros of 2014; every
//! amount is scaled alike, as in a comparison at equal cost. Without money the rules of the design remain.

use super::findings::Findings;
use super::paired::Paired;
use super::statistics::Better;
use crate::error::{Error, Result};
use crate::scenario::{Calendar, Scenario, load_text};

/// Budgets tried unless others are asked, millions of euros a year: from nothing to the share that education spends.
pub const BUDGETS: [f64; 9] = [0.0, 2.6, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 36.0];

/// Budgets nearer to each other (millions a year) are one.
const SAME: f64 = 0.05;

const BASELINE: &str = include_str!("../../scenarios/geen-vervolg.toml");

/// The form of one design with one budget.
#[derive(Clone, Debug)]
pub struct Point {
    /// Millions of euros a year until the common date.
    pub budget: f64,
    /// Whether that is the design's own budget.
    pub own: bool,
    /// Millions a year that programmes paid out until then, mean over worlds.
    pub spent: f64,
    /// Use of knowledge five years after the common date, against no follow-up, share (0–1).
    pub gain: Paired,
    /// What each million a year more than at the point before adds to it; none at the first.
    pub next: Option<Paired>,
    /// Whether some higher budget is demonstrably better: the 90% interval of the mean difference lies above zero.
    pub more_helps: bool,
    /// Share of worlds in which the system keeps itself going.
    pub self_sustaining: f64,
}

/// Earmarked money until the common date, millions of euros a year from the branch.
pub fn yearly(design: &Scenario, calendar: &Calendar) -> f64 {
    design.budget_until(calendar.withdrawal) / 1e6 / years(calendar)
}

fn years(calendar: &Calendar) -> f64 {
    f64::from(calendar.withdrawal - calendar.branch) / 12.0
}

/// The asked budgets and the design's own, in order.
fn budgets(asked: &[f64], own: f64) -> Vec<f64> {
    let mut all = asked.to_vec();
    all.push(own);
    all.sort_by(f64::total_cmp);
    all.dedup_by(|b, a| *b - *a < SAME);
    all.iter().map(|&b| if (b - own).abs() < SAME { own } else { b }).collect()
}

/// Designs to run: no follow-up, and the form of each design with each budget and its own.
pub struct Plan {
    /// The baseline first.
    pub forms: Vec<Scenario>,
    /// Per design: its own budget and all budgets, in order.
    budgets: Vec<(f64, Vec<f64>)>,
    years: f64,
}

impl Plan {
    /// Plans some budgets, millions of euros a year.
    ///
    /// # Errors
    /// When a budget is negative, a design has no money to scale, or there is one budget only.
    pub fn new(calendar: &Calendar, designs: &[Scenario], asked: &[f64]) -> Result<Self> {
        if let Some(bad) = asked.iter().find(|b| !(0.0..=1e4).contains(*b)) {
            let help = "give millions of euros a year from 0, such as 2.6";
            return Err(Error::request(format!("a budget of {bad} million a year cannot be tried"), help));
        }
        let mut forms = vec![load_text("geen-vervolg.toml", BASELINE, std::path::Path::new("."))?];
        let mut all = vec![];
        for design in designs {
            let own = yearly(design, calendar);
            if own <= 0.0 {
                let message = format!("'{}' has no money to scale before all earmarked money stops", design.id);
                return Err(Error::request(message, "name a design with a programme"));
            }
            let budgets = budgets(asked, own);
            if budgets.len() < 2 {
                let message = format!("{own:.1} million a year is what '{}' has: that is no curve", design.id);
                return Err(Error::request(message, "ask for another budget too"));
            }
            forms.extend(budgets.iter().map(|budget| {
                let mut form = design.clone();
                form.id = format!("{}, {budget} million a year", design.id);
                form.scale_money(budget / own);
                form
            }));
            all.push((own, budgets));
        }
        Ok(Self { forms, budgets: all, years: years(calendar) })
    }

    /// A curve per design, from what a comparison of the forms found.
    pub fn curves(&self, f: &Findings) -> Vec<Vec<Point>> {
        let mut first = 1;
        let curve = |(own, budgets): &(f64, Vec<f64>)| {
            let points = points(f, first, budgets, *own, self.years);
            first += budgets.len();
            points
        };
        self.budgets.iter().map(curve).collect()
    }
}

/// The points of the forms from number `first` on.
fn points(f: &Findings, first: usize, budgets: &[f64], own: f64, years: f64) -> Vec<Point> {
    let outcome = &f.lasting_outcome;
    let level = |i: usize| outcome.values.column(first + i).to_vec();
    let per_million = |i: usize| {
        let more = budgets[i] - budgets[i - 1];
        let [this, before] = [level(i), level(i - 1)].map(|v| v.iter().map(|x| x / more).collect::<Vec<f64>>());
        Paired::of(&this, &before, Better::Higher)
    };
    let helps = |i: usize, j: usize| {
        let more = outcome.between(first + j, first + i);
        more.tells_apart && more.mean > 0.0
    };
    let point = |(i, &budget): (usize, &f64)| Point {
        budget,
        own: budget == own,
        spent: f.money[first + i].compared.spent / years,
        gain: outcome.paired[first + i],
        next: (i > 0).then(|| per_million(i)),
        more_helps: (i + 1..budgets.len()).any(|j| helps(i, j)),
        self_sustaining: f.lasting[first + i].self_sustaining.unwrap_or_default(),
    };
    budgets.iter().enumerate().map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiments::comparison::{Comparison, Detail, Hooks, Request, WorldSource};
    use crate::scenario;

    fn shipped(id: &str) -> Scenario {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        scenario::load(&folder.join(format!("{id}.toml"))).expect("it ships")
    }

    #[test]
    fn the_own_budget_is_a_point_once() {
        assert_eq!(budgets(&[15.0, 0.0, 2.6], 6.5), [0.0, 2.6, 6.5, 15.0]);
        assert_eq!(budgets(&[6.5, 0.0], 6.493), [0.0, 6.493]);
        assert_eq!(budgets(&[6.5, 0.0], 6.51), [0.0, 6.51]);
    }

    /// Money of a design without rules of its own is all it is: without it, nothing follows.
    #[test]
    fn a_budget_of_zero_equals_no_follow_up() {
        let history = scenario::history().unwrap();
        let mut cabinet = shipped("kabinet-2015");
        assert!((yearly(&cabinet, &history.calendar) - 45.45 / 7.0).abs() < 1e-9);
        cabinet.levers.clear();
        let plan = Plan::new(&history.calendar, &[cabinet], &[0.0, 30.0]).unwrap();
        let request = Request {
            worlds: 2,
            population: 0.01,
            seed: 3,
            baseline: plan.forms[0].id.clone(),
            equal_total: None,
            keep: Detail::Standard,
            source: WorldSource::Prior,
            theories: vec![],
            own: None,
        };
        let hooks = Hooks { step: &|| {}, stopped: &|| false };
        let comparison = Comparison::run(&request, &history, &plan.forms, &hooks).unwrap();
        let curve = plan.curves(&Findings::of(&comparison)).remove(0);
        let none = &curve[0];
        assert_eq!((none.budget, none.spent, none.gain.lo90, none.gain.hi90), (0.0, 0.0, 0.0, 0.0));
        assert!(curve.iter().map(|p| p.own).eq([false, true, false]));
        let [_, own, last] = &curve[..] else { panic!("three budgets") };
        assert!(last.spent > own.spent && last.gain.mean > 0.0, "{}", last.gain.mean);
        let step = last.next.unwrap().mean * (last.budget - own.budget);
        assert!((step - (last.gain.mean - own.gain.mean)).abs() < 1e-9);
        assert!(!last.more_helps);
    }

    #[test]
    fn what_cannot_be_scaled_is_refused() {
        let calendar = scenario::history().unwrap().calendar;
        assert!(Plan::new(&calendar, &[shipped("geen-vervolg")], &BUDGETS).is_err());
        assert!(Plan::new(&calendar, &[shipped("kabinet-2015")], &[-1.0]).is_err());
        assert!(Plan::new(&calendar, &[shipped("gezondheidsraad-2014")], &[15.0]).is_err());
    }
}
