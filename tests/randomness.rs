//! All designs of a world meet the same luck: what a design does not touch stays as it was, person by person.

mod common;

use common::{bits, change, history, shipped, with};
use lemniscaat::parameters::Parameters;
use lemniscaat::scenario::Scenario;
use lemniscaat::simulation::{Simulation, State};
use lemniscaat::units::Month;
use lemniscaat::world::Size;

/// A world in which nothing a design does can change who leaves: researchers with a post leave as often as others.
fn futures(designs: &[Scenario]) -> Vec<State> {
    let (history, size) = (history(), Size::of(0.05));
    let mut parameters = Parameters::default();
    common::set(&mut parameters, "labour.exit_researcher", 1.0);
    let simulation = Simulation::new(&history, &size, parameters, 21);
    let past = simulation.past();
    designs.iter().map(|d| simulation.future(&past, d)).collect()
}

#[test]
fn the_same_people_come_and_go_under_every_design() {
    let names =
        ["geen-vervolg", "gezondheidsraad-2014", "kabinet-2015", "uitrol-van-bovenaf", "zonder-beroepsorganisatie"];
    let states = futures(&names.map(shipped));
    let people = |s: &State| -> Vec<_> {
        let of = |q: &lemniscaat::world::Person| (q.entered, q.age, q.discipline as u8, q.direct);
        s.world.professionals.person.iter().map(of).collect()
    };
    let first = people(&states[0]);
    let entered = first.iter().filter(|x| x.0 >= 0).count();
    assert!(entered > first.len() / 2, "only {entered} of {} came during the run", first.len());
    for (name, state) in names.iter().zip(&states) {
        assert!(people(state) == first, "{name}: other people");
        assert!(state.world.professionals.tie.len() == first.len());
        let needs =
            |s: &State| s.world.municipalities.iter().flat_map(|m| m.need.map(f64::to_bits)).collect::<Vec<_>>();
        assert!(needs(state) == needs(&states[0]), "{name}: other needs");
        assert_eq!(
            state.world.agenda.question_weight, states[0].world.agenda.question_weight,
            "{name}: other questions"
        );
        let teams = |s: &State| s.world.teams.iter().map(|t| t.wijkteam).collect::<Vec<_>>();
        assert!(teams(state) == teams(&states[0]), "{name}: other wijkteams");
    }
    // The designs did something all the same.
    assert!(bits(&states[0].series) != bits(&states[1].series));
}

/// Levers that nothing listens to: an evaluation that never comes, the committee of a programme without money, the
/// scale of weights where no partnership weighs.
#[test]
fn an_irrelevant_lever_draws_no_other_luck() {
    let month = Month::new(2016, 1);
    let base = shipped("geen-vervolg");
    let silent = [
        ("governance.evaluation_representatives", 1.0),
        ("governance.evaluation_topics", 1.0),
        ("governance.evaluation_may_stop", 1.0),
        ("governance.committee_independence", 0.0),
        ("governance.committee_breadth", 1.0),
        ("governance.committee_expertise", 0.0),
        ("governance.steering", 0.9),
        ("governance.weight_quality", 0.8),
        ("regulation.law_transition", 24.0),
        ("funding.widening", 1.0),
    ];
    let mut designs = vec![base.clone()];
    designs.extend(silent.iter().map(|&(path, value)| with(&base, &[change(path, month, value)])));
    let advice = shipped("gezondheidsraad-2014");
    // Only the proportion of the weights counts; a factor of two is exact in binary numbers. Left out are the weights
    // that also act on networks themselves (composition, partnership) and evaluations, which shift the weights.
    let mut weights: Vec<_> =
        advice.levers.iter().filter(|c| c.lever.starts_with("governance.weight_")).cloned().collect();
    for c in &mut weights {
        match c.lever {
            "governance.weight_composition" | "governance.weight_partnership" => c.value = 0.0,
            "governance.weight_link" => c.value = 0.2,
            _ => {}
        }
    }
    let advice = with(&advice, &[change("governance.evaluation_first", month, 0.0)]);
    let single = with(&advice, &weights);
    weights.iter_mut().for_each(|c| c.value *= 2.0);
    designs.extend([single, with(&advice, &weights)]);
    let states = futures(&designs);
    let of = |i: usize| bits(&states[i].series);
    for (i, (path, _)) in silent.iter().enumerate() {
        assert!(of(i + 1) == of(0), "{path} is felt where nothing listens to it");
    }
    let (single, double) = (silent.len() + 1, silent.len() + 2);
    assert!(of(single) == of(double), "twice the weights select other networks");
    assert!(of(single) != of(0));
}

/// Other luck is really other, and its mean is the same: with and without pairing the same question is asked.
#[test]
fn seeds_are_independent_of_each_other() {
    let (history, size, design) = (history(), Size::of(0.01), shipped("geen-vervolg"));
    let last = |seed: u64| {
        let series = Simulation::new(&history, &size, Parameters::default(), seed).whole(&design).series;
        common::yearly(&series, series.yearly.len() - 1, "motivation")
    };
    use rayon::prelude::*;
    // Neighbouring seeds, and seeds far apart.
    let near: Vec<f64> = (0..32).into_par_iter().map(last).collect();
    let far: Vec<f64> = (0..32).into_par_iter().map(|i| last(0x9E37_79B9_7F4A_7C15u64.wrapping_mul(i + 1))).collect();
    let mean = |x: &[f64]| x.iter().sum::<f64>() / x.len() as f64;
    let variance = |x: &[f64]| x.iter().map(|v| (v - mean(x)).powi(2)).sum::<f64>() / (x.len() - 1) as f64;
    let error = ((variance(&near) + variance(&far)) / 32.0).sqrt();
    assert!(error > 0.0, "all seeds are one");
    // The 99.99% point of t with 62 degrees of freedom.
    assert!((mean(&near) - mean(&far)).abs() < 4.15 * error, "{} and {} ± {error}", mean(&near), mean(&far));
}
