//! No process reads a date: a world in which everything happens two years later is the same world.

mod common;

use common::{bits, history, shipped};
use lemniscaat::parameters::Parameters;
use lemniscaat::scenario::{shifted, shifted_history};
use lemniscaat::simulation::Simulation;
use lemniscaat::units::Month;
use lemniscaat::world::Size;

#[test]
fn moving_every_date_moves_nothing_else() {
    let (history, size) = (history(), Size::of(0.02));
    // 24 months as promised, and 7, which puts every Wmo and every December of the calendar in another month.
    for months in [24, 7, -13] {
        let later = shifted_history(&history, months);
        for name in ["gezondheidsraad-2014", "kabinet-2015"] {
            let design = shipped(name);
            let run = |history, design: &_, pictures: Vec<Month>| {
                let mut simulation = Simulation::new(history, &size, Parameters::default(), 11);
                simulation.pictures = pictures;
                simulation.whole(design)
            };
            let pictures = vec![Month::new(2014, 6), Month::new(2022, 12)];
            let moved = pictures.iter().map(|&m| m + months).collect();
            let (now, then) = (run(&history, &design, pictures), run(&later, &shifted(&design, months), moved));
            assert!(now.series.snapshots.len() == 2 && then.series.snapshots.len() == 2);
            assert!(bits(&now.series) == bits(&then.series), "{name} moved by {months} months");
            assert!(now.world.professionals == then.world.professionals, "{name} moved by {months} months");
        }
    }
}

/// The test above would also pass if dates had no influence at all.
#[test]
fn moving_one_date_moves_results() {
    let (history, size) = (history(), Size::of(0.01));
    let run = |design: &_| bits(&Simulation::new(&history, &size, Parameters::default(), 11).whole(design).series);
    let design = shipped("gezondheidsraad-2014");
    assert!(run(&design) != run(&shifted(&design, 12)));
}
