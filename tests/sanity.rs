//! The sanity experiments of `validate` run, and what must hold to the last bit does. (That every expectation can fail
//! is tested beside them, with numbers that violate it and with a cent that moves behind the books.)

use lemniscaat::experiments::comparison::WorldSource;
use lemniscaat::experiments::sanity::{Bench, EXPERIMENTS, Expect, Experiment, Tried};

/// All but the one that needs everybody.
fn tried() -> Vec<Tried> {
    let bench = Bench::new("scenarios".as_ref(), WorldSource::Prior, 3, 4, 0.004).unwrap();
    let small: Vec<&'static Experiment> = EXPERIMENTS.iter().filter(|e| e.id != "S08").collect();
    bench.run(&small, || (), || false).unwrap()
}

#[test]
fn what_is_exact_is_exact_and_everything_runs() {
    assert!(EXPERIMENTS.iter().map(|e| e.id.to_owned()).eq((1..=11).map(|n| format!("S{n:02}"))), "S01 to S11");
    let tried = tried();
    let mut exact = 0;
    for t in &tried {
        let id = t.experiment.id;
        assert!(!t.findings.is_empty(), "{id} finds nothing");
        for f in &t.findings {
            assert!(f.values.iter().all(|x| x.is_finite()), "{id} {}", f.what.en);
            if matches!(f.expect, Expect::Exactly(_)) {
                exact += 1;
                assert_eq!(f.holds(), Some(true), "{id} {}: {:?}", f.what.en, f.values);
            }
        }
    }
    assert!(exact >= 8, "books, law, contact and twins: {exact}");
    // With contact knowledge does get around, so that nothing without it means something.
    let contact = tried.iter().find(|t| t.experiment.id == "S03").unwrap();
    let around = contact.findings.iter().find(|f| f.what.en == "mastery, with contact, largest difference elsewhere");
    assert!(around.unwrap().values.iter().all(|x| *x > 0.001));
}

#[test]
fn a_stop_is_heard() {
    let bench = Bench::new("scenarios".as_ref(), WorldSource::Prior, 3, 1, 0.004).unwrap();
    assert!(bench.run(&EXPERIMENTS.iter().collect::<Vec<_>>(), || (), || true).is_err());
}
