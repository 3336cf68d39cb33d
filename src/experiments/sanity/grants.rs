//! Relational docking on another model: few large or many small grants (Klebel, Bianchi, Ross-Hellauer and Squazzoni
//! 2025, *The paradox of competition*, Research Policy).

use super::{Bench, Expect, Experiment, Finding, Scale, columns, minus, now};
use crate::error::Result;
use crate::experiments::findings::MAIN;
use crate::indicators::{INDICATORS, find};
use crate::scenario::Scenario;
use crate::text::{OwnedText, Text};

pub(super) const GRANTS: Experiment = Experiment {
    id: "S11",
    done: Text::new(
        "Het geld van het advies in weinig grote subsidies (drie keer zo groot) of in veel kleine (half zo groot)",
        "The advice's money in few large grants (three times as large) or in many small ones (half as large)",
    ),
    expected: Text::new(
        "Een vraag, geen verwachting: in het model van Klebel e.a. (2025) brengt scherpe competitie om grote subsidies een gewoonte die tijd kost (data delen) eerst sneller op gang en op den duur minder ver dan veel kleine subsidies. Is dat met samenwerken en kennis doorgeven hier ook zo?",
        "A question, not an expectation: in the model of Klebel et al. (2025) sharp competition for large grants starts a practice that costs time (sharing data) faster at first, and brings it less far in the long run, than many small grants. Is it like that here, for working together and passing knowledge on?",
    ),
    find: grants,
};

/// What is looked at.
const LOOKS: [&str; 4] = ["active_networks", "municipal_coverage", "share_reaching_national", MAIN];

/// Months after the branch: three years, and five years after the money stopped.
const DATES: [u32; 2] = [36, 144];

/// A design with network grants of another size for the same money.
fn sized(design: &Scenario, factor: f64) -> Scenario {
    let mut design = design.clone();
    design.programmes.iter_mut().for_each(|p| p.grant *= factor);
    design
}

fn grants(bench: &Bench) -> Result<Vec<Finding>> {
    let arms = [3.0, 0.5].map(|factor| sized(&bench.advice, factor));
    let seen = columns(&bench.in_worlds(|simulation| {
        let past = simulation.past();
        let look = |design: &Scenario| {
            let mut state = past.clone();
            state.world.adopt(design);
            let at = |month: u32| {
                simulation.run(&mut state, bench.after(month));
                LOOKS.map(|key| now(simulation, &state, key))
            };
            DATES.map(at).as_flattened().to_vec()
        };
        arms.iter().flat_map(look).collect::<Vec<f64>>()
    }));
    let (large, small) = seen.split_at(DATES.len() * LOOKS.len());
    let finding = |at: usize| {
        let indicator = find(LOOKS[at % LOOKS.len()]).expect("an indicator of the list");
        let (label, years) = (INDICATORS[indicator].label, DATES[at / LOOKS.len()] / 12);
        Finding {
            what: OwnedText {
                nl: format!("{}, na {years} jaar: groot min klein", label.nl),
                en: format!("{}, after {years} years: large minus small", label.en),
            },
            scale: Scale::of_difference(indicator),
            expect: Expect::Reported,
            values: minus(&large[at], &small[at]),
        }
    };
    Ok((0..large.len()).map(finding).collect())
}
