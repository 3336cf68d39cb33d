//! Levers that need each other, and one design under two names.

use super::{Bench, Expect, Experiment, Finding, Scale, columns, minus};
use crate::error::Result;
use crate::experiments::comparison::{Comparison, Detail, Hooks, Request};
use crate::experiments::explain::{Item, items, withdrawn};
use crate::experiments::findings::{LASTING_YEARS, MAIN, Outcome};
use crate::experiments::kept::Kept;
use crate::indicators::find;
use crate::scenario::Scenario;
use crate::text::{OwnedText, Text};

pub(super) const PAIRS: Experiment = Experiment {
    id: "S07",
    done: Text::new(
        "De kabinetsroute met twee dingen tegelijk zoals in het advies",
        "The cabinet's route with two things at once as in the advice",
    ),
    expected: Text::new(
        "Een vraag, geen verwachting: is het effect van twee samen op het gebruik van kennis, vijf jaar na het laatste geld, meer of minder dan de som van elk alleen?",
        "A question, not an expectation: is the effect of two together on the use of knowledge, five years after the last money, more or less than the sum of each alone?",
    ),
    find: pairs,
};

/// What carries most of the difference between the advice and the cabinet's route (`lemniscaat explain`).
const CARRIERS: [(Item, Text); 4] = [
    (Item::Programmes, Text::new("programma's", "programmes")),
    (
        Item::Lever("governance.monitoring_with_feedback"),
        Text::new("monitoring met terugkoppeling", "monitoring with feedback"),
    ),
    (Item::Lever("regulation.cpd_hours"), Text::new("na- en bijscholing", "continuing education")),
    (Item::Lever("regulation.open_access"), Text::new("gratis toegang", "open access")),
];

fn pairs(bench: &Bench) -> Result<Vec<Finding>> {
    let differing = items(&bench.advice, &bench.cabinet);
    assert!(CARRIERS.iter().all(|(item, _)| differing.contains(item)), "the rivals do not differ in what is swapped");
    let n = CARRIERS.len();
    let both: Vec<(usize, usize)> = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).collect();
    let give = |design: &Scenario, item: usize| CARRIERS[item].0.swapped(design, &bench.advice);
    let mut designs = vec![bench.cabinet.clone()];
    designs.extend((0..n).map(|item| give(&bench.cabinet, item)));
    designs.extend(both.iter().map(|&(a, b)| give(&give(&bench.cabinet, a), b)));
    let levels = columns(&bench.in_worlds(|simulation| {
        let past = simulation.past();
        designs.iter().map(|design| withdrawn(simulation, &past, &bench.history, design)).collect::<Vec<f64>>()
    }));
    let effect = |arm: usize| minus(&levels[arm], &levels[0]);
    let name = |item: usize| CARRIERS[item].1;
    let finding =
        |nl, en, values| Finding { what: OwnedText { nl, en }, scale: Scale::Points, expect: Expect::Reported, values };
    let alone = |a: usize| finding(format!("{} alleen", name(a).nl), format!("{} alone", name(a).en), effect(1 + a));
    let together = |(i, &(a, b)): (usize, &(usize, usize))| {
        let sum: Vec<f64> = effect(1 + a).iter().zip(effect(1 + b)).map(|(x, y)| x + y).collect();
        finding(
            format!("{} × {}: samen min de som", name(a).nl, name(b).nl),
            format!("{} × {}: both minus the sum", name(a).en, name(b).en),
            minus(&effect(1 + n + i), &sum),
        )
    };
    Ok((0..n).map(alone).chain(both.iter().enumerate().map(together)).collect())
}

pub(super) const TWINS: Experiment = Experiment {
    id: "S10",
    done: Text::new(
        "Een vergelijking van het advies met zichzelf onder een andere naam (in hoogstens acht werelden)",
        "A comparison of the advice with itself under another name (in at most eight worlds)",
    ),
    expected: Text::new(
        "Geen enkel getal verschilt, de kans om beter te zijn is een half, en geen van beide heeft de voorkeur.",
        "Not one number differs, the chance to be better is a half, and neither is preferred.",
    ),
    find: twins,
};

/// Largest absolute difference between two runs.
fn largest(of: &Kept, runs: [usize; 2]) -> f64 {
    let difference = |column: usize| {
        let [a, b] = runs.map(|run| of.column(run, column));
        a.iter().zip(&b).map(|(a, b)| f64::from((a - b).abs())).fold(0.0, f64::max)
    };
    (0..of.shape()[1]).map(difference).fold(0.0, f64::max)
}

fn twins(bench: &Bench) -> Result<Vec<Finding>> {
    let twin = Scenario { id: "the-same".to_owned(), ..bench.advice.clone() };
    let request = Request {
        worlds: bench.draws.len().min(8),
        population: bench.size.population,
        seed: bench.seed,
        baseline: bench.none.id.clone(),
        equal_total: None,
        keep: Detail::Standard,
        source: bench.source.clone(),
        theories: vec![],
        own: None,
    };
    let hooks = Hooks { step: &|| (), stopped: &|| false };
    let designs = [bench.none.clone(), bench.advice.clone(), twin];
    let c = Comparison::run(&request, &bench.history, &designs, &hooks)?;
    let runs = |withdrawn| [1, 2].map(|d| c.run_of(d, withdrawn));
    let largest = [
        largest(&c.monthly, [1, 2]),
        largest(&c.yearly, runs(false)),
        largest(&c.yearly, runs(true)),
        largest(&c.groups, runs(false)),
    ];
    let [these, those] = [1, 2].map(|d| (0..c.draws.len()).map(|w| c.flows.of(d, w)).collect::<Result<Vec<_>>>());
    let flows = usize::from(these? != those?);
    let last = (c.history.calendar.withdrawal + -1).year() + LASTING_YEARS;
    let outcome = Outcome::of(find(MAIN).expect("an indicator"), c.withdrawn(MAIN, last));
    let pair = outcome.between(1, 2);
    let finding = |what, expect, value| Finding::new(what, Scale::Level, expect, vec![value]);
    Ok(vec![
        finding(
            Text::new("grootste verschil in alle getallen", "largest difference in all numbers"),
            Expect::Exactly(0.0),
            largest.into_iter().fold(0.0, f64::max),
        ),
        finding(Text::new("betalingen die verschillen", "payments that differ"), Expect::Exactly(0.0), flows as f64),
        finding(Text::new("kans om beter te zijn", "chance to be better"), Expect::Exactly(0.5), pair.p_better),
        finding(
            Text::new("verschil in kans om het beste te zijn", "difference in chance to be best"),
            Expect::Exactly(0.0),
            outcome.best[1] - outcome.best[2],
        ),
        finding(
            Text::new("oordeel dat ze verschillen", "verdict that they differ"),
            Expect::Exactly(0.0),
            f64::from(u8::from(pair.tells_apart)),
        ),
    ])
}
