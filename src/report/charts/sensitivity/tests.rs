use super::Noted;
use super::indices::Indices;
use super::pawn::Pawns;
use super::screening::Screening;
use super::tornado::Tornado;
use super::{About, Factor, decimals, value, values};
use crate::experiments::sensitivity::Estimate;
use crate::experiments::sensitivity::morris::Effect;
use crate::experiments::sensitivity::pawn::Pawn;
use crate::experiments::sensitivity::sobol::{Index, by_grade};
use crate::experiments::sensitivity::tornado::{End, Swing};
use crate::parameters::Grade;
use crate::report::axis::Unit;
use crate::report::{Chart, Heading};
use crate::text::{Lang, OwnedText};

fn about() -> About {
    About { heading: Heading::default(), unit: Unit::Share, difference: true, used: 20, left_out: 0, cautions: vec![] }
}

fn factor(name: &str, grade: Option<Grade>) -> Factor {
    Factor { name: OwnedText { nl: name.to_owned(), en: name.to_owned() }, path: String::new(), grade, unit: "share" }
}

fn around(value: f64, half: f64) -> Estimate {
    Estimate { value, low: value - half, high: value + half }
}

fn indices(shares: &[(f64, f64)]) -> Indices {
    let grades = [Some(Grade::Assumption), None, Some(Grade::Choice)];
    let row = |(i, &(first, total)): (usize, &(f64, f64))| {
        let index = Index { first: around(first, 0.01), total: around(total, 0.01) };
        (factor(["a", "b", "c"][i], grades[i]), index)
    };
    let rows: Vec<(Factor, Index)> = shares.iter().enumerate().map(row).collect();
    let (found, grades): (Vec<Index>, Vec<_>) = rows.iter().map(|(f, i)| (*i, f.grade)).unzip();
    let alone = around(found.iter().map(|i| i.first.value).sum(), 0.03);
    Indices::new(about(), rows, by_grade(&found, &grades), alone, None)
}

#[test]
fn values_are_as_precise_as_they_are_small() {
    assert_eq!(value(Lang::Nl, "share", 0.126), "13%");
    assert_eq!(value(Lang::Nl, "share", 0.0126), "1,3%");
    assert_eq!(value(Lang::En, "per month", 0.00123), "0.0012");
    assert_eq!(value(Lang::En, "months", 24.0), "24");
    assert_eq!(value(Lang::Nl, "yes/no", 1.0), "ja");
    assert_eq!(values(Lang::Nl, "number", (1.5, 2.26)), "1,5–2,3");
    assert_eq!(values(Lang::Nl, "share", (0.1, 0.1)), "10%");
    assert_eq!((decimals(Unit::Share, 0.004), decimals(Unit::Share, 0.5), decimals(Unit::Number, 350.0)), (2, 1, 0));
}

#[test]
fn shares_are_told_in_words() {
    let plain = indices(&[(0.5, 0.6), (0.1, 0.2), (-0.02, 0.01)]);
    assert_eq!(plain.finding(Lang::En), "Of the variance 60% hangs on ‘a’, 50% on this factor alone");
    let notes = plain.notes(Lang::En).join("\n");
    assert!(notes.contains("Luck carries 20% [19; 21]"), "{notes}");
    assert!(notes.contains("adds up to 58% [55; 61] of the variance; the other 42%"), "{notes}");
    assert!(notes.contains("For one factor the share alone is below zero"), "{notes}");
    assert!(notes.contains("assumption (1 factor): at least 50%, at most 60%"), "{notes}");
    assert!(notes.contains("choice (1 factor): at least 0%, at most 1%"), "{notes}");
    let over = indices(&[(0.7, 0.7), (0.4, 0.405)]).notes(Lang::En).join("\n");
    assert!(
        over.contains("adds up to 110%") && over.contains("sampling error") && !over.contains("below zero"),
        "{over}"
    );
    assert!(indices(&[(0.3, 0.4), (0.3, 0.395)]).finding(Lang::En).ends_with("which more cannot be said"));
    let small = Indices { needed: Some(2048), ..indices(&[(0.3, 0.4), (0.1, 0.2)]) }.notes(Lang::En).join("\n");
    assert!(small.contains("adds up to 40% [37; 43] of the variance.") && !small.contains("each other"), "{small}");
    let few = Indices { needed: Some(2048), ..indices(&[(0.3, 0.4)]) };
    assert!(few.notes(Lang::En).iter().any(|n| n.contains("too small") && n.contains("about 2,048 blocks")));
}

#[test]
fn a_swing_whose_interval_holds_zero_moves_nothing() {
    let end = |mean| End { values: (0.0, 1.0), mean: around(mean, 0.01), points: 10 };
    let swing = |d: f64, half| Swing { low: end(0.0), high: end(d), difference: around(d, half) };
    let clear = Tornado::new(
        about(),
        0.0,
        vec![(factor("a", None), swing(0.01, 0.02)), (factor("b", None), swing(-0.03, 0.01))],
    );
    assert_eq!(
        clear.finding(Lang::En),
        "‘b’ moves the difference most: \u{2212}3.0 percentage points from low to high"
    );
    let none = Tornado::new(about(), 0.0, vec![(factor("a", None), swing(0.01, 0.02))]);
    assert_eq!(none.finding(Lang::En), "No factor moves the difference demonstrably");
}

#[test]
fn what_cannot_be_told_apart_is_said() {
    let effect = |size, half| Effect { mu: size, mu_star: around(size, half), sigma: 0.0 };
    let screening = |second| {
        let rows = vec![(factor("a", None), effect(0.05, 0.01)), (factor("b", None), effect(second, 0.005))];
        Screening::new(about(), rows).finding(Lang::En)
    };
    assert_eq!(screening(0.01), "‘a’ has the largest effect: 5.0 percentage points on average over its whole range");
    assert!(screening(0.04).ends_with("which is larger cannot be said"));
    let pawn = |value| (factor("a", None), Pawn { index: around(value, 0.01), noise: 0.1 });
    let found = |values: [f64; 2]| Pawns::new(about(), values.map(pawn).to_vec()).finding(Lang::En);
    assert_eq!(found([0.05, 0.09]), "None of 2 factors stands out from noise");
    assert_eq!(found([0.3, 0.2]), "2 of 2 factors stand out from noise, ‘a’ most");
    assert_eq!(found([0.05, 0.2]), "Only ‘a’ stands out from noise");
}
