//! The strong claims of `patterns.md` hold at the default parameters, as experiments with common luck.

use lemniscaat::experiments::draws::Draw;
use lemniscaat::experiments::patterns::{Expected, STRONG, run};
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
    let history = scenario::history().unwrap();
    let advice = scenario::load("scenarios/gezondheidsraad-2014.toml".as_ref()).unwrap();
    let mut failed = vec![];
    for tried in run(STRONG, &history, &advice, &defaults(), 0.05).unwrap() {
        let claim = &STRONG[tried.claim];
        let (low, high) = (tried.mean - 2.0 * tried.error, tried.mean + 2.0 * tried.error);
        let holds = match claim.expected {
            Expected::More => low > 0.0,
            Expected::Less => high < 0.0,
            Expected::WeaklyMore => low > 0.0 && high <= 0.03,
            Expected::None => tried.interval.0 >= -0.01 && tried.interval.1 <= 0.01,
            Expected::UnderAFifth => high <= 0.2,
        };
        println!("{} {:+.4} ± {:.4}: {}", claim.id, tried.mean, tried.error, claim.what);
        if !holds {
            failed.push(format!(
                "{} {:?} {:+.4} ± {:.4}: {}",
                claim.id, claim.expected, tried.mean, tried.error, claim.what
            ));
        }
    }
    let ids: std::collections::BTreeSet<_> = STRONG.iter().map(|c| c.id).collect();
    assert_eq!(ids.len(), 6, "six strong patterns");
    assert!(failed.is_empty(), "{failed:#?}");
}
