//! Which design does better, where, and what lasts.

use super::{both, heading, labels, owned};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::{Findings, LASTING_YEARS, RIVALS, TheoryView};
use crate::experiments::statistics::{Band, Paired};
use crate::report::axis::Unit;
use crate::report::charts::forest::{Forest, ForestRow};
use crate::report::charts::lasting::{Lasting, LastingRow};
use crate::report::charts::regret::{Regret, RegretRow};
use crate::report::charts::rows::{ValueRow, ValueRows};
use crate::report::{DesignLabel, Heading};
use crate::text::Text;

fn row(label: DesignLabel, pair: &Paired, best: Option<f64>) -> ForestRow {
    ForestRow { label, median: pair.median, low: pair.lo90, high: pair.hi90, gain: pair.p_better, best }
}

fn after(c: &Comparison, f: &Findings, name: &str) -> Heading {
    let year = f.years[1];
    heading(
        c,
        name,
        &format!(
            "kennisbenutting in de praktijk eind {year}, als uiterlijk eind {} al het geoormerkte geld stopt",
            year - LASTING_YEARS
        ),
        &format!(
            "use of knowledge in practice at the end of {year}, all earmarked money stopped at the latest at the end of {}",
            year - LASTING_YEARS
        ),
    )
}

/// Every design against the baseline, five years after all earmarked money stopped.
pub fn against_baseline(c: &Comparison, f: &Findings) -> Forest {
    against(c, f, 0, "difference-baseline")
}

/// Every design against the cabinet's route, when that is compared and not itself the baseline.
pub fn against_cabinet(c: &Comparison, f: &Findings) -> Option<Forest> {
    let cabinet = c.design(RIVALS[1]).filter(|&d| d > 0 && c.designs.len() > 2)?;
    Some(against(c, f, cabinet, "difference-cabinet"))
}

fn against(c: &Comparison, f: &Findings, other: usize, name: &str) -> Forest {
    let names = labels(c);
    // The chance of being best belongs to the whole menu, so only the first forest names it. The baseline is left out of
    // the second: its grey would read as "no clear difference", and the first shows this pair.
    let best = |d: usize| (other == 0).then_some(f.lasting_outcome.best[d]);
    let rows = (1..c.designs.len())
        .filter(|&d| d != other)
        .map(|d| row(names[d].clone(), &f.lasting_outcome.between(d, other), best(d)));
    Forest {
        heading: after(c, f, name),
        unit: Unit::Share,
        baseline: names[other].clone(),
        higher_is_better: true,
        worlds: c.draws.len(),
        rows: rows.collect(),
    }
}

/// The name of one side of a rival theory, short enough for a column head.
pub fn theory_name(path: &str, holds: bool) -> Text {
    match (path, holds) {
        ("theory.membership_custom", true) => {
            Text::new("lid worden omdat collega's lid zijn", "joining because colleagues are members")
        }
        ("theory.membership_custom", false) => {
            Text::new("lid worden om kosten en baten", "joining for costs and benefits")
        }
        ("theory.ownership_effect", true) => {
            Text::new("eigenaarschap bevordert gebruik", "ownership makes people use it")
        }
        ("theory.ownership_effect", false) => {
            Text::new("eigenaarschap maakt niet uit", "ownership makes no difference")
        }
        ("theory.leverage", true) => {
            Text::new("partijen betalen door na de subsidie", "parties go on paying after the subsidy")
        }
        ("theory.leverage", false) => Text::new("partijen betalen niet door", "parties do not go on paying"),
        ("theory.habit", true) => Text::new("wat routine is houdt zichzelf", "routines hold themselves"),
        ("theory.habit", false) => Text::new("routines zakken weg zonder steun", "routines fade without support"),
        (_, true) => Text::new("de aanname geldt", "the assumption holds"),
        (_, false) => Text::new("de aanname geldt niet", "the assumption does not hold"),
    }
}

fn column(view: &TheoryView) -> crate::text::OwnedText {
    owned(theory_name(view.theory, view.holds))
}

/// Mean regret under each side of each rival theory.
pub fn regret(c: &Comparison, f: &Findings) -> Regret {
    let rows = labels(c)
        .into_iter()
        .enumerate()
        .map(|(d, label)| RegretRow { label, regrets: f.theories.iter().map(|t| t.regret[d]).collect() });
    let mut heading = after(c, f, "regret");
    heading.indicator = both(
        &format!(
            "gemiddeld over de werelden waarin de aanname geldt; kennisbenutting in de praktijk eind {}",
            f.years[1]
        ),
        &format!(
            "mean over the worlds in which the assumption holds; use of knowledge in practice at the end of {}",
            f.years[1]
        ),
    );
    Regret { heading, unit: Unit::Share, columns: f.theories.iter().map(column).collect(), rows: rows.collect() }
}

/// Gain when the money stops, five and ten years later; none when no design has money that stops.
pub fn lasting(c: &Comparison, f: &Findings) -> Option<Lasting> {
    let names = labels(c);
    let rows: Vec<LastingRow> = (0..names.len())
        .filter_map(|d| {
            let l = &f.lasting[d];
            let [at, five, ten] = &l.gains;
            let five = Band::of(five.as_ref()?);
            let here = (c.withdrawals[d].from? + -1).year();
            Some(LastingRow {
                label: names[d].clone(),
                stops: [here, l.cut.as_ref().map_or(here, |cut| cut.end)],
                at_withdrawal: Band::of(at.as_ref()?).median,
                after_five: five.median,
                interval: (five.lo90, five.hi90),
                after_ten: Band::of(ten.as_ref()?).median,
                self_sustaining: l.self_sustaining,
            })
        })
        .collect();
    let stop = f.years[0];
    let heading = heading(
        c,
        "lasting",
        &format!(
            "kennisbenutting in de praktijk, gemeten vanaf het eigen eind van het geld van een ontwerp, uiterlijk eind {stop}"
        ),
        &format!(
            "use of knowledge in practice, measured from the end of a design’s own money, at the latest the end of {stop}"
        ),
    );
    (!rows.is_empty()).then(|| Lasting {
        heading,
        unit: Unit::Share,
        baseline: names[0].clone(),
        worlds: c.draws.len(),
        rows,
    })
}

/// In how many worlds each design reaches the goal.
pub fn goal(c: &Comparison, f: &Findings) -> ValueRows {
    let points = crate::parameters::Parameters::default().lasting.gain.get() * 100.0;
    let names = labels(c);
    let base = &names[0].short;
    let rows = names.iter().enumerate().skip(1).map(|(d, label)| ValueRow {
        name: label.short.clone(),
        value: f.satisficing[d],
        interval: None,
    });
    ValueRows {
        heading: heading(
            c,
            "goal",
            &format!(
                "aandeel werelden met minstens {points} procentpunten meer kennisbenutting dan ‘{}’, eind {}, na het stoppen van het geld",
                base.nl, f.years[1]
            ),
            &format!(
                "share of worlds with at least {points} percentage points more use of knowledge than ‘{}’, end of {}, after the money stopped",
                base.en, f.years[1]
            ),
        ),
        unit: Unit::Share,
        differences: false,
        worlds: Some(c.draws.len()),
        row_noun: both("ontwerp", "design"),
        rows: rows.collect(),
    }
}
