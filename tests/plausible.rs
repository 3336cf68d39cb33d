//! All over the plausible ranges the model runs, and everything that is declared is felt.

mod common;

use common::{bits, history, shipped, with};
use lemniscaat::experiments::draws::world_parameters;
use lemniscaat::parameters::{Parameters, SPECS, Spec};
use lemniscaat::scenario::{History, Scenario};
use lemniscaat::simulation::Simulation;
use lemniscaat::units::Month;
use lemniscaat::world::Size;
use rayon::prelude::*;

/// The past with an end so many months after the branch.
fn until(months: i32) -> History {
    let mut history = history();
    history.calendar.end = history.calendar.branch + months;
    history
}

#[test]
fn every_plausible_world_runs() {
    let (history, size, design) = (until(24), Size::of(0.01), shipped("gezondheidsraad-2014"));
    let worlds = world_parameters(1, 2048).expect("a power of two");
    let failed: Vec<usize> = worlds
        .into_par_iter()
        .filter_map(|draw| {
            let run = || Simulation::new(&history, &size, draw.parameters.clone(), draw.seed).whole(&design).series;
            let fine = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_ok_and(|s| {
                s.monthly.len() == 132 && s.monthly.iter().chain(&s.yearly).flatten().all(|x| x.is_finite())
            });
            (!fine).then_some(draw.index)
        })
        .collect();
    assert!(failed.is_empty(), "worlds {failed:?} of seed 1 fail");
}

/// Every parameter at either end of its range, in the default world and in one where rarer things happen; whatever a
/// short run of few people does not feel gets a longer one of more.
#[test]
fn every_parameter_is_felt() {
    let from = |path: &str, year: i32, value: f64| common::change(path, Month::new(year, 1), value);
    let advice = with(
        &shipped("gezondheidsraad-2014"),
        &[
            from("regulation.law_social_work", 2018, 1.0),
            from("regulation.disciplinary_law", 2018, 1.0),
            from("regulation.quality_standards", 2016, 0.5),
            from("regulation.accountability_burden", 2016, 0.2),
            from("governance.zonmw_asks", 2016, 1.0),
            from("funding.widening", 2016, 0.5),
        ],
    );
    let newcomers = with(
        &advice,
        &[
            from("governance.proven_intermediary", 2016, 0.0),
            from("governance.committee_independence", 2016, 0.5),
            from("governance.evaluation_representatives", 2016, 0.0),
        ],
    );
    let mut rarer = Parameters::default();
    for (path, value) in [
        ("theory.ownership_effect", 0.0),
        ("theory.habit", 1.0),
        ("association.merge_breadth", 0.3),
        ("association.function_cost", 1.8),
        ("evaluation.failing", 1.0),
        // More masters than posts, so that posts decide.
        ("education.masters", 140.0),
        ("education.dual_without", 0.3),
        ("education.posts_own", 40.0),
        ("evaluation.low", 0.5),
        ("agenda.gap_gain", 0.05),
        ("stewardship.cost_guideline", 200.0),
        ("partnership.collapse", 0.3),
    ] {
        common::set(&mut rarer, path, value);
    }
    let worlds = [(Parameters::default(), &advice), (rarer, &newcomers)];
    // What counts as lasting is asked of series afterwards, not by the world.
    let mut unfelt: Vec<&Spec> =
        SPECS.iter().filter(|s| !s.path.starts_with("lasting.") && s.field.low < s.field.high).collect();
    assert!(unfelt.len() > 200);
    for (population, months) in [(0.01, 60), (0.05, 228)] {
        let (history, size) = (until(months), Size::of(population));
        let run =
            |p: &Parameters, design: &Scenario| Simulation::new(&history, &size, p.clone(), 8).whole(design).series;
        let unchanged: Vec<_> = worlds.par_iter().map(|(p, design)| bits(&run(p, design))).collect();
        unfelt = unfelt
            .into_par_iter()
            .filter(|spec| {
                let felt = worlds.iter().zip(&unchanged).any(|((base, design), before)| {
                    [spec.field.low, spec.field.high].iter().filter(|&&v| v != base.get(spec.at.0, spec.at.1)).any(
                        |&value| {
                            let mut p = base.clone();
                            p.set(spec.at.0, spec.at.1, value).expect("a plausible value is possible");
                            bits(&run(&p, design)) != *before
                        },
                    )
                });
                !felt
            })
            .collect();
        println!("not felt at population {population}: {:?}", unfelt.iter().map(|s| s.path).collect::<Vec<_>>());
    }
    assert!(
        unfelt.is_empty(),
        "parameters that change nothing: {:?}",
        unfelt.iter().map(|s| s.path).collect::<Vec<_>>()
    );
}
