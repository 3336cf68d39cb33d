//! Made-up data for the charts of conditioning on history.

use lemniscaat::report::axis::{Months, Unit};
use lemniscaat::report::charts::marginals::{Marginal, Marginals};
use lemniscaat::report::charts::pairs::{PairRow, Pairs};
use lemniscaat::report::charts::past::{Past, PastPanel, Seen};
use lemniscaat::report::charts::speaking::{Speaking, SpeakingRow, Spoken};

use super::{Noise, both, heading, longest};
use lemniscaat::text::{Lang, OwnedText};

/// Name and path of one of five parameters.
fn parameter(i: usize) -> (OwnedText, String) {
    let spec = longest()[i % 5];
    (both(spec.name(Lang::Nl), spec.name(Lang::En)), spec.path.to_owned())
}

pub fn marginals(parameters: usize, moved: usize) -> Marginals {
    let rows = (0..parameters).map(|i| {
        let distance = if i < moved { 0.3 - 0.01 * i as f64 } else { 0.05 / (1.0 + i as f64) };
        let theory = i == 2;
        let values = |power: i32| -> Vec<f64> {
            let value = |w: i32| 1000.0 * (f64::from(w) / 200.0).powi(power);
            (0..=200).map(|w| if theory { f64::from(u8::from(w > 90 * power)) } else { value(w) }).collect()
        };
        let (prior, posterior) = (values(1), values(if i < moved { 2 } else { 1 }));
        let points = [&prior, &posterior].map(|v| [v[10], v[100], v[190]]);
        let (name, path) = parameter(i);
        Marginal {
            name,
            path,
            unit: both("miljoen euro per jaar", "million euros per year"),
            grade: both("oordeel van deskundigen", "expert"),
            prior,
            posterior,
            holds: theory.then_some([0.5, 0.45]),
            points,
            distance,
            chance: 0.055,
        }
    });
    Marginals {
        heading: heading(
            &format!("marginals-{parameters}"),
            "aandeel van de werelden per waarde",
            "share of worlds per value",
        ),
        rows: rows.collect(),
        largest_by_chance: 0.08,
    }
}

pub fn speaking() -> Speaking {
    let mut noise = Noise::new(51);
    let rows = (0..15).map(|i| SpeakingRow {
        what: both(
            "deel van lokale kennis dat landelijk wordt, eind 2014",
            "share of local products reaching the national body, end of 2014",
        ),
        allowed: both("1.500 – 2.500", "1,500 – 2,500"),
        against: if i % 4 == 0 { 0.0 } else { noise.between(0.0, 0.6) },
        used: i < 12,
        bands: [both("1.200 – 3.100", "1,200 – 3,100"), both("1.400 – 2.600", "1,400 – 2,600")],
        about: (0..i % 4)
            .map(|p| {
                let (name, path) = parameter(p);
                Spoken { name, path, correlation: noise.between(-1.0, 1.0) }
            })
            .collect(),
    });
    Speaking {
        heading: heading("speaking", "wat elk feit uitsluit", "what each fact rules out"),
        rows: rows.collect(),
        chance: 0.18,
    }
}

pub fn pairs(beyond: usize) -> Pairs {
    let mut noise = Noise::new(61);
    let rows = (0..8).map(|i| PairRow {
        names: [i, i + 1].map(|i| parameter(i).0),
        paths: [i, i + 1].map(|i| parameter(i).1),
        correlations: [0.01, if i < beyond { -0.4 } else { 0.05 }],
        ranks: (0..500).map(|_| (noise.share(), noise.share())).collect(),
    });
    Pairs {
        heading: heading(
            &format!("pairs-{beyond}"),
            "passende werelden per paar",
            "worlds that meet the facts per pair",
        ),
        all: 5886,
        beyond,
        chance: 0.13,
        rows: rows.collect(),
    }
}

pub fn past() -> Past {
    let panels = (0..10).map(|i| {
        let top = if i % 2 == 0 { 3200.0 } else { 0.9 };
        let course = |scale: f64| -> Vec<[f64; 5]> {
            let at = |month: i32| f64::from(month) / 96.0 * top * scale;
            (0..96).map(|month| [0.6, 0.8, 0.9, 0.95, 1.0].map(|f| f * at(month))).collect()
        };
        let seen = |month: f64| Seen {
            month,
            range: [0.5 * top, 0.9 * top],
            observed: both("4.000 van ongeveer 17.000", "4,000 of about 17,000"),
        };
        PastPanel {
            title: both("verandering van leden onder maatschappelijk werkers", "members among maatschappelijk werkers"),
            unit: if i % 2 == 0 { Unit::Number } else { Unit::Share },
            months: [course(1.0), course(0.9)],
            seen: if i == 0 { vec![seen(35.0), seen(95.0)] } else { vec![seen(95.0)] },
        }
    });
    Past {
        heading: heading(
            "past",
            "de indicatoren van de feiten, in elke maand",
            "the indicators of the facts, every month",
        ),
        months: Months { first_year: 2007, count: 96, branch: None },
        meets: [0.704, 0.891],
        panels: panels.collect(),
    }
}
