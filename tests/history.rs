//! The facts of the past that must come out by themselves, at the default parameters and full size, as means over
//! seeds. Each fact stands within its tolerance of observation and model discrepancy; to a tolerance belongs the
//! uncertainty of our own mean, so that a fact fails only when its mean is outside by more than luck explains.

mod common;

use std::sync::OnceLock;

use common::history;
use lemniscaat::experiments::facts::{FACTS, FactRole, emergent, first_werkplaatsen, hogescholen};
use lemniscaat::parameters::Parameters;
use lemniscaat::simulation::{Simulation, State};
use lemniscaat::text::Lang;
use lemniscaat::units::Month;
use lemniscaat::world::{Origin, Size};
use rayon::prelude::*;

const SEEDS: usize = 12;

/// The past of every seed, run once for all tests of this file.
fn pasts() -> &'static [State] {
    static PASTS: OnceLock<Vec<State>> = OnceLock::new();
    PASTS.get_or_init(|| {
        let (history, size) = (history(), Size::of(1.0));
        let seeds = 1..=SEEDS as u64;
        seeds
            .into_par_iter()
            .map(|seed| {
                let mut state = Simulation::new(&history, &size, Parameters::default(), seed).past();
                // People are many and no longer needed.
                state.world.professionals = lemniscaat::world::Professionals::none();
                state
            })
            .collect()
    })
}

/// Mean over seeds and half-width of its 99.9% interval (t with 11 degrees of freedom).
fn mean(of: impl Fn(&State) -> f64) -> (f64, f64) {
    let values: Vec<f64> = pasts().iter().map(of).collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, 4.44 * (variance / n).sqrt())
}

#[test]
fn facts_that_must_emerge() {
    let mut outside = vec![];
    for fact in emergent() {
        let ((mean, error), [low, high]) = (mean(|s| fact.read(&s.series.yearly)), fact.range);
        println!("{}: {mean:.4} ± {error:.4}, fact {low:.4}–{high:.4}", fact.what.in_lang(Lang::En));
        if mean + error < low || mean - error > high {
            outside.push(fact.key);
        }
    }
    assert!(outside.is_empty(), "outside: {outside:?}");
}

/// Bounds of judgement are printed, never asserted: what is plausible is not what happened.
#[test]
fn judgements_are_printed() {
    for fact in FACTS.iter().filter(|f| f.role == FactRole::Judgement) {
        let ((mean, error), [low, high]) = (mean(|s| fact.read(&s.series.yearly)), fact.range);
        assert!(mean.is_finite() && error.is_finite());
        println!("{}: {mean:.4} ± {error:.4}, judged {low}–{high}", fact.what.in_lang(Lang::En));
    }
}

#[test]
fn the_past_is_read_right() {
    // Fifteen hogescholen in werkplaatsen (GR 4.4): two of them together in one place.
    assert_eq!(hogescholen(), 15);
    for state in pasts() {
        assert_eq!(state.world.geography.areas.len(), 14);
        assert!(state.world.conditions.lectoraten > 100);
    }
    // Lectoraten: over a hundred in 2012.
    let series = &history().calendar.series[lemniscaat::scenario::CalendarKey::Lectoraten as usize];
    assert!(series.at(Month::new(2012, 1)) > 100.0 && series.at(Month::new(2007, 1)) < 100.0);
}

/// The first six werkplaatsen started in 2009 and were at work at the end of 2014 (GR 4.4). In the model chance has its
/// part: a region may have too few lectoraten to start, and for the money of 2012 a new coalition in the same regions
/// may win. So the share is printed; that most of them are there must hold by more than luck (three standard errors of
/// a coin).
#[test]
fn most_of_the_first_six_are_still_active_in_2014() {
    let (history, size) = (history(), Size::of(0.02));
    let counts: Vec<(usize, usize)> = (1..=32u64)
        .into_par_iter()
        .map(|seed| {
            let simulation = Simulation::new(&history, &size, Parameters::default(), seed);
            let (started, active, _) = first_werkplaatsen(&simulation);
            (started, active)
        })
        .collect();
    let (started, active) = counts.iter().fold((0, 0), |a, s| (a.0 + s.0, a.1 + s.1));
    println!("of 192 first werkplaatsen {started} started in 2009 and {active} are at work at the end of 2014");
    assert!(started <= 192, "more than one of the first werkplaatsen in a region: {counts:?}");
    let most = 96.0 + 3.0 * (192.0f64 / 4.0).sqrt();
    assert!(active as f64 > most, "{counts:?}");
}

#[test]
fn every_kind_of_maker_makes_something() {
    let (history, size) = (history(), Size::of(0.05));
    let state =
        Simulation::new(&history, &size, Parameters::default(), 1).whole(&common::shipped("gezondheidsraad-2014"));
    for origin in
        [Origin::Network, Origin::Lectoraat, Origin::Field, Origin::Circle, Origin::University, Origin::Foreign]
    {
        let made = state.world.products.iter().filter(|j| j.origin == origin && j.born >= 0).count();
        assert!(made > 0, "{origin:?} made nothing in 28 years");
    }
}
