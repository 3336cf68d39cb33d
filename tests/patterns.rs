//! The claims of `patterns.md` as experiments with common luck: all are there, all run, the strong ones hold.

use lemniscaat::experiments::draws::{Draw, world_parameters};
use lemniscaat::experiments::patterns::{Expected, Kind, Row, Theory, Trial, rows, run};
use lemniscaat::parameters::Parameters;
use lemniscaat::scenario;
use lemniscaat::units::Switch;

/// Sixteen seeds at the defaults, half of them under the rival theory of ownership.
fn defaults() -> Vec<Draw> {
    (0..16)
        .map(|i| {
            let mut parameters = Parameters::default();
            parameters.theory.ownership_effect = Switch::of(f64::from(u8::from(i % 2 == 0)));
            Draw { index: i, seed: 1000 + i as u64, parameters, theories: vec![] }
        })
        .collect()
}

#[test]
fn the_six_strong_patterns_hold_at_the_defaults() {
    let strong: Vec<&Row> = rows().filter(|row| row.kind == Kind::Strong).collect();
    let history = scenario::history().unwrap();
    let mut failed = vec![];
    for tried in run(&strong, &history, "scenarios".as_ref(), &defaults(), 0.05, || {}).unwrap() {
        let found = tried.found.expect("the defaults say something about strong claims");
        let (low, high) = (found.mean - 2.0 * found.error, found.mean + 2.0 * found.error);
        let holds = match tried.outcome.expected {
            Expected::More => low > 0.0,
            Expected::Less => high < 0.0,
            Expected::WeaklyMore => low > 0.0 && high <= 0.03,
            Expected::None => found.interval.0 >= -0.01 && found.interval.1 <= 0.01,
            Expected::UnderAFifth => high <= 0.2,
            other => panic!("{}: no strong claim expects {other:?}", tried.row.id),
        };
        let line = format!("{} {:?} {:+.4} ± {:.4}", tried.row.id, tried.outcome.expected, found.mean, found.error);
        println!("{line}");
        if !holds {
            failed.push(line);
        }
    }
    assert_eq!(strong.len(), 6, "six strong patterns");
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn every_claim_is_there_with_its_kind_and_theory() {
    const STRONG: [u8; 6] = [1, 2, 3, 12, 13, 25];
    const SIGN: [u8; 14] = [5, 6, 7, 15, 21, 26, 27, 33, 34, 49, 51, 53, 54, 55];
    const ON_TRIAL: [u8; 15] = [31, 32, 35, 37, 38, 39, 40, 41, 43, 45, 46, 47, 48, 50, 56];
    const OWNERSHIP: [u8; 4] = [12, 15, 37, 38];
    assert!(rows().map(|row| row.id.to_owned()).eq((1..=56).map(|n| format!("P{n:02}"))), "P01 to P56, in order");
    for (row, n) in rows().zip(1u8..) {
        let kind = match n {
            n if STRONG.contains(&n) => Kind::Strong,
            n if SIGN.contains(&n) => Kind::Sign,
            n if ON_TRIAL.contains(&n) => Kind::OnTrial,
            _ => Kind::Measured,
        };
        let theory = if OWNERSHIP.contains(&n) { Theory::Ownership } else { Theory::All };
        assert_eq!((row.kind, row.theory), (kind, theory), "{}", row.id);
        assert!(["GR ", "BE ", "MB "].iter().any(|source| row.quote.starts_with(source)), "{}", row.id);
        assert!(row.quote.contains('«') && !row.outcomes.is_empty(), "{}", row.id);
        let rival = row.outcomes.iter().any(|o| o.rival);
        assert!(!rival || theory == Theory::Ownership, "{}: only a claim of one theory has a rival", row.id);
    }
}

/// An effect that compares an arm with itself would be nothing by construction.
#[test]
fn no_experiment_compares_an_arm_with_itself() {
    for row in rows() {
        for outcome in row.outcomes {
            let Trial::Arms(_, _, arms) = outcome.trial else { continue };
            let texts: Vec<String> = arms.iter().map(|a| format!("{a:?}")).collect();
            let same = (0..texts.len()).any(|i| texts[..i].contains(&texts[i]));
            assert!(!same, "{}: {texts:#?}", row.id);
        }
    }
}

#[test]
fn every_claim_runs_and_says_something() {
    let all: Vec<&Row> = rows().collect();
    let history = scenario::history().unwrap();
    let tried = run(&all, &history, "scenarios".as_ref(), &world_parameters(3, 4).unwrap(), 0.004, || {}).unwrap();
    assert_eq!(tried.len(), all.iter().map(|row| row.outcomes.len()).sum::<usize>());
    let silent: Vec<_> = tried.iter().filter(|t| t.found.is_none()).map(|t| t.row.id).collect();
    assert!(silent.is_empty(), "no world says anything about {silent:?}");
    assert!(tried.iter().flat_map(|t| &t.effects).all(|e| e.is_finite()));
}
