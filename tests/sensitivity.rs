//! Sensitivity against functions whose answers are known, and on samples that SALib gets too (`tests/salib.sh`).

use std::f64::consts::PI;
use std::path::PathBuf;

use lemniscaat::experiments::sensitivity::morris::{effects, morris_points};
use lemniscaat::experiments::sensitivity::pawn::{Pawn, pawn};
use lemniscaat::experiments::sensitivity::sobol::{Index, columns, indices, too_few};
use lemniscaat::experiments::sensitivity::{Question, Sensitivity};
use lemniscaat::experiments::sweep::results::{Design, Results};
use lemniscaat::indicators::{INDICATORS, find};
use lemniscaat::scenario::sweep::{Axis, BUDGET, LUCK, Method, Spread};
use lemniscaat::text::OwnedText;
use lemniscaat::units::Month;
use ndarray::{Array2, Array5};

fn ishigami(u: &[f64]) -> f64 {
    let x = |i: usize| (2.0 * u[i] - 1.0) * PI;
    x(0).sin() + 7.0 * x(1).sin().powi(2) + 0.1 * x(2).powi(4) * x(0).sin()
}

/// First-order and total indices of Ishigami's function (a = 7, b = 0.1), from its variance in closed form.
fn ishigami_indices() -> [[f64; 2]; 3] {
    let (a, b): (f64, f64) = (7.0, 0.1);
    let one = 0.5 * (1.0 + b * PI.powi(4) / 5.0).powi(2);
    let two = a * a / 8.0;
    let both = b * b * PI.powi(8) * 8.0 / 225.0;
    let all = one + two + both;
    [[one / all, (one + both) / all], [two / all, two / all], [0.0, both / all]]
}

const G: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];

fn sobol_g(u: &[f64]) -> f64 {
    u.iter().zip(G).map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product()
}

fn g_indices() -> Vec<[f64; 2]> {
    let parts = G.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let all = parts.iter().map(|p| 1.0 + p).product::<f64>() - 1.0;
    let total = |p: &f64| p / (1.0 + p) * (all + 1.0) / all;
    parts.iter().map(|p| [p / all, total(p)]).collect()
}

/// Morris's function of twenty axes (1991), with (−1)^i and (−1)^(i + j) for the coefficients that he draws (Saltelli
/// 2008, p. 122).
fn twenty(u: &[f64]) -> f64 {
    let w: Vec<f64> = (0..20).map(|i| weight(i, u[i])).collect();
    let mut y = 0.0;
    for i in 0..20 {
        y += linear(i) * w[i];
        for j in i + 1..20 {
            y += pair(i, j) * w[i] * w[j];
            for l in j + 1..5 {
                y -= 10.0 * w[i] * w[j] * w[l];
                for s in l + 1..4 {
                    y += 5.0 * w[i] * w[j] * w[l] * w[s];
                }
            }
        }
    }
    y
}

fn weight(axis: usize, u: f64) -> f64 {
    if [2, 4, 6].contains(&axis) { 2.0 * (1.1 * u / (u + 0.1) - 0.5) } else { 2.0 * (u - 0.5) }
}

fn sign(n: usize) -> f64 {
    if n.is_multiple_of(2) { 1.0 } else { -1.0 }
}

fn linear(i: usize) -> f64 {
    if i < 10 { 20.0 } else { sign(i + 1) }
}

fn pair(i: usize, j: usize) -> f64 {
    if i.max(j) < 6 { -15.0 } else { sign(i + j) }
}

/// Rows of a Saltelli design: blocks of a row of A, a row of B, then A with one column of B each.
fn saltelli_points(axes: usize, n: usize, seed: u64) -> Array2<f64> {
    let [a, b] = ["a", "b"].map(|matrix| columns(axes, n, seed, matrix));
    Array2::from_shape_fn((n * (axes + 2), axes), |(row, axis)| {
        let (row, kind) = (row / (axes + 2), row % (axes + 2));
        if kind == 1 || kind == axis + 2 { b[axis][row] } else { a[axis][row] }
    })
}

fn outcomes(points: &Array2<f64>, f: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    points.rows().into_iter().map(|row| f(&row.to_vec())).collect()
}

/// Within four standard errors as the intervals give them: of 44 numbers one leaves that once in 400 designs.
fn near(found: &[Index], truth: &[[f64; 2]]) {
    for (axis, (found, truth)) in found.iter().zip(truth).enumerate() {
        for (estimate, truth) in [found.first, found.total].into_iter().zip(truth) {
            let error = (estimate.high - estimate.low) / (2.0 * 1.645);
            assert!((estimate.value - truth).abs() < 4.0 * error && error < 0.02, "{axis}: {estimate:?}, true {truth}");
        }
    }
}

#[test]
fn shares_of_variance_are_those_of_known_functions() {
    let points = saltelli_points(3, 16_384, 1);
    let found = indices(&outcomes(&points, ishigami), 3).unwrap();
    assert_eq!((found.used, found.left_out), (16_384, 0));
    near(&found.of, &ishigami_indices());
    near(&indices(&outcomes(&saltelli_points(8, 16_384, 1), sobol_g), 8).unwrap().of, &g_indices());
}

/// A thousand more at every point changes no share of variance: without centring, the error of a first-order index
/// would be a hundred times as large.
#[test]
fn a_constant_changes_nothing() {
    let points = saltelli_points(3, 1024, 3);
    let [plain, raised] = [0.0, 1000.0].map(|more| indices(&outcomes(&points, |u| ishigami(u) + more), 3).unwrap().of);
    for (a, b) in plain.iter().zip(&raised) {
        for (a, b) in [(a.first, b.first), (a.total, b.total)] {
            let off = [a.value - b.value, a.low - b.low, a.high - b.high].map(f64::abs);
            assert!(off.iter().all(|d| *d < 1e-9), "{a:?} {b:?}");
        }
    }
}

/// Of 60 designs nine in ten intervals hold the truth. With 60 × 6 intervals that are not independent no less than 80%
/// is asked; points that are spread evenly err less than the bootstrap takes into account, so more than 90% is right.
#[test]
fn intervals_hold_the_truth() {
    let truth = ishigami_indices();
    let mut held = 0;
    for seed in 0..60 {
        let found = indices(&outcomes(&saltelli_points(3, 256, seed), ishigami), 3).unwrap().of;
        for (found, truth) in found.iter().zip(&truth) {
            held += usize::from(found.first.low <= truth[0] && truth[0] <= found.first.high);
            held += usize::from(found.total.low <= truth[1] && truth[1] <= found.total.high);
        }
    }
    assert!(held * 10 >= 8 * 360, "{held} of 360");
}

#[test]
fn a_failed_run_costs_its_block_only_and_few_blocks_are_said() {
    let points = saltelli_points(3, 256, 5);
    let mut y = outcomes(&points, ishigami);
    let kept: Vec<f64> = y.iter().copied().enumerate().filter(|(row, _)| row / 5 != 7).map(|(_, y)| y).collect();
    y[7 * 5 + 2] = f64::NAN;
    let found = indices(&y, 3).unwrap();
    assert_eq!((found.used, found.left_out), (255, 1));
    assert_eq!(found.of, indices(&kept, 3).unwrap().of);
    let needed = too_few(&found).unwrap();
    assert!(needed > 256 && needed.is_power_of_two(), "{needed}");
    let many = indices(&outcomes(&saltelli_points(8, 16_384, 1), sobol_g), 8).unwrap();
    assert_eq!(too_few(&many), None);
    assert!(indices(&[1.0; 50], 3).is_err());
}

/// Axes 8 to 20 meet the others in products of two only, so the mean and the spread of their effects over all four
/// levels of the others are known. Five standard errors over 26 numbers are passed once in 70,000 seeds; the spread is
/// that of numbers that are nearly normal.
#[test]
fn effects_are_those_of_the_function_of_morris() {
    let trajectories = 400;
    let points = morris_points(20, trajectories, 4, 1);
    let found = effects(&points, &outcomes(&points, twenty)).unwrap().of;
    let levels = [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0];
    let moments = |axis: usize| {
        let w = levels.map(|u| weight(axis, u));
        let mean = w.iter().sum::<f64>() / 4.0;
        (mean, w.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 4.0)
    };
    for i in 7..20 {
        let others = || (0..20).filter(move |&j| j != i).map(|j| (pair(i, j), moments(j)));
        let mean = 2.0 * (linear(i) + others().map(|(b, (m, _))| b * m).sum::<f64>());
        let sd = 2.0 * others().map(|(b, (_, v))| b * b * v).sum::<f64>().sqrt();
        let error = sd / (trajectories as f64).sqrt();
        assert!((found[i].mu - mean).abs() < 5.0 * error, "axis {i}: {} for {mean}", found[i].mu);
        assert!((found[i].sigma - sd).abs() < 5.0 * error / 2f64.sqrt(), "axis {i}: {} for {sd}", found[i].sigma);
    }
    let least = found[..10].iter().map(|e| e.mu_star.low).fold(f64::INFINITY, f64::min);
    assert!(found[10..].iter().all(|e| e.mu_star.high < least));
    assert!(found.iter().all(|e| e.mu_star.low <= e.mu_star.value && e.mu_star.value <= e.mu_star.high));
}

#[test]
fn a_failed_run_costs_its_trajectory_and_other_points_are_refused() {
    let points = morris_points(4, 20, 4, 1);
    let mut y = outcomes(&points, |u| u[0] + u[1] * u[2]);
    y[13] = f64::NAN;
    let found = effects(&points, &y).unwrap();
    assert_eq!((found.used, found.left_out), (19, 1));
    assert!((found.of[0].mu - 1.0).abs() < 1e-12 && found.of[0].sigma < 1e-12 && found.of[3].mu == 0.0);
    let saltelli = saltelli_points(4, 16, 1);
    let message = effects(&saltelli, &vec![1.0; saltelli.nrows()]).unwrap_err().to_string();
    assert!(message.contains("by moving one axis"), "{message}");
}

fn sample(axes: usize, n: usize, seed: u64) -> Array2<f64> {
    let columns: Vec<Vec<f64>> =
        (0..axes).map(|axis| lemniscaat::experiments::draws::points(seed, &format!("pawn.{axis}"), n)).collect();
    Array2::from_shape_fn((n, axes), |(row, axis)| columns[axis][row])
}

fn of_all(found: Vec<Option<Pawn>>) -> Vec<Pawn> {
    found.into_iter().map(|p| p.expect("the axis has values")).collect()
}

#[test]
fn pawn_tells_axes_with_an_effect_from_one_without() {
    let x = sample(4, 1024, 1);
    let found = of_all(pawn(&x, &outcomes(&x, ishigami)).unwrap());
    assert!(found[..3].iter().all(|p| p.index.value > p.noise), "{found:?}");
    assert!(found[1].index.low > 2.0 * found[1].noise, "{:?}", found[1]);
    assert!(found[3].index.value < 1.5 * found[3].noise && found[3].index.low < found[3].noise, "{:?}", found[3]);
    let switch = Array2::from_shape_fn((200, 2), |(row, axis)| if axis == 0 { (row % 2) as f64 } else { 1.0 });
    let y: Vec<f64> = (0..200).map(|i| (i % 2) as f64 * 3.0 + (i as f64 * 0.7).sin()).collect();
    let found = pawn(&switch, &y).unwrap();
    assert!((found[0].unwrap().index.value - 0.5).abs() < 0.02 && found[1].is_none(), "{found:?}");
    assert!(pawn(&x.select(ndarray::Axis(0), &[0, 1, 2]), &[1.0, 2.0, 3.0]).is_err());
}

/// An axis without effect passes its noise once in twenty: of 200 axes 10, with standard deviation 3; four of them are
/// allowed. Its interval holds the mean of the estimate over samples of this size, nine in ten times.
#[test]
fn noise_and_intervals_of_pawn_mean_what_they_say() {
    let x = sample(200, 256, 2);
    let y: Vec<f64> = lemniscaat::experiments::draws::points(9, "another", 256);
    let passed = of_all(pawn(&x, &y).unwrap()).iter().filter(|p| p.index.value > p.noise).count();
    assert!((1..=22).contains(&passed), "{passed} of 200");
    let found: Vec<Pawn> = (0..60)
        .flat_map(|seed| {
            let x = sample(3, 256, seed + 10);
            of_all(pawn(&x, &outcomes(&x, ishigami)).unwrap())
        })
        .collect();
    let held = (0..3).map(|axis| {
        let own = || found.iter().skip(axis).step_by(3);
        let mean = own().map(|p| p.index.value).sum::<f64>() / 60.0;
        own().filter(|p| p.index.low <= mean && mean <= p.index.high).count()
    });
    let held: Vec<usize> = held.collect();
    assert!(held.iter().sum::<usize>() >= 153, "{held:?} of 60 each");
}

/// Results of two designs with two replicates over money, a list of two values and luck; the first design is `f` better
/// than the second.
fn results(method: Method, unit: Array2<f64>, f: impl Fn(&[f64]) -> f64) -> Results {
    let axis = |path: &str, spread| Axis { path: path.to_owned(), spread };
    let axes = vec![
        axis(BUDGET, Spread::Between(0.0, 10.0)),
        axis("programme.own_share", Spread::Values(vec![0.1, 0.3])),
        axis(LUCK, Spread::Between(0.0, 1.0)),
    ];
    let mut values = unit.clone();
    values.column_mut(0).mapv_inplace(|u| 10.0 * u);
    values.column_mut(1).mapv_inplace(|u| if u < 0.5 { 0.1 } else { 0.3 });
    let design = |id: &str| Design { id: id.to_owned(), title: OwnedText::default() };
    let outcomes = Array5::from_shape_fn((2, 2, unit.nrows(), 1, 1), |(design, replicate, point, ..)| {
        let level = 100.0 + replicate as f64;
        (level + if design == 0 { f(&values.row(point).to_vec()) } else { 0.0 }) as f32
    });
    Results {
        plan: "0".to_owned(),
        method,
        axes,
        designs: vec![design("a"), design("b")],
        indicators: vec![&INDICATORS[find("practice_use").unwrap()]],
        months: vec![Month::new(2027, 12)],
        values,
        unit,
        outcomes,
    }
}

const DIFFERENCE: Question = Question { indicator: 0, month: 0, design: 0, against: Some(1) };

/// Money moves the difference by 20 over its range, the list by 6 from its first to its last value (not by 9, as two
/// thirds of a step would have it), another luck by 4.
#[test]
fn effects_are_per_full_range_of_every_kind_of_axis() {
    let points = morris_points(3, 20, 4, 3);
    let mut results =
        results(Method::Morris, points, |x| 2.0 * x[0] + 30.0 * x[1] + if x[2] < 0.5 { 0.0 } else { 4.0 });
    results.outcomes[(1, 1, 6, 0, 0)] = f32::NAN;
    let found = Sensitivity::of(&results, DIFFERENCE).unwrap().screening().unwrap();
    assert_eq!((found.used, found.left_out), (19, 1));
    for (effect, size) in found.of.iter().zip([20.0, 6.0, 4.0]) {
        assert!((effect.mu_star.value - size).abs() < 1e-3, "{effect:?} for {size}");
    }
}

#[test]
fn a_sample_of_a_saltelli_design_is_a_and_b() {
    let points = saltelli_points(3, 64, 1);
    let results = results(Method::Saltelli, points, |x| 2.0 * x[0] + 30.0 * x[1]);
    let asked = Sensitivity::of(&results, DIFFERENCE).unwrap();
    let indices = asked.indices().unwrap();
    assert_eq!(indices.used, 64);
    assert!(indices.of[2].total.value.abs() < 1e-9 && indices.of[0].total.value > 0.6);
    let tornado = asked.tornado().unwrap();
    assert_eq!(tornado.used, 128);
    assert!(tornado.of[2].is_none(), "luck has no low and high");
    assert!(
        (tornado.of[1].unwrap().difference.value - 6.0).abs() < 3.0 && tornado.of[0].unwrap().difference.low > 10.0
    );
    let heat = asked.heat([0, 1]).unwrap().of;
    assert_eq!((heat.across.len(), heat.up.len(), heat.points.sum()), (5, 2, 128));
    assert!(heat.means[(1, 4)] > heat.means[(0, 0)] + 15.0);
}

#[test]
fn what_does_not_fit_the_points_is_refused_with_what_does() {
    let says = |error: lemniscaat::error::Error, parts: [&str; 2]| {
        let text = format!("{error} {}", miette::Diagnostic::help(&error).unwrap());
        assert!(parts.iter().all(|part| text.contains(part)), "{text}");
    };
    let sobol = results(Method::Sobol, sample(3, 64, 1), |x| x[0]);
    let asked = Sensitivity::of(&sobol, DIFFERENCE).unwrap();
    says(asked.screening().unwrap_err(), ["points of method 'sobol'", "--method tornado"]);
    says(asked.indices().unwrap_err(), ["Saltelli design", "method = \"saltelli\""]);
    says(asked.heat([0, 2]).unwrap_err(), ["luck", "two other axes"]);
    let morris = results(Method::Morris, morris_points(3, 5, 4, 1), |x| x[0]);
    says(Sensitivity::of(&morris, DIFFERENCE).unwrap().tornado().unwrap_err(), ["no sample", "--method morris"]);
    let list = results(Method::List, sample(3, 64, 1), |x| x[0]);
    says(Sensitivity::of(&list, DIFFERENCE).unwrap().pawn().unwrap_err(), ["moves its axes together", "sobol"]);
    let flat = results(Method::Sobol, sample(3, 64, 1), |_| 1.0);
    assert!(Sensitivity::of(&flat, DIFFERENCE).err().unwrap().to_string().contains("nothing moves it"));
}

/// Writes samples and what we find on them to the folder that `LEMNISCAAT_SAMPLES` names, for `tests/salib.py`.
#[test]
fn samples_for_salib() {
    let Some(folder) = std::env::var_os("LEMNISCAAT_SAMPLES").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, points: &Array2<f64>, y: &[f64], found: serde_json::Value| {
        let points: Vec<Vec<f64>> = points.rows().into_iter().map(|row| row.to_vec()).collect();
        let all = serde_json::json!({ "points": points, "outcomes": y, "found": found });
        std::fs::write(folder.join(format!("{name}.json")), serde_json::to_string(&all).unwrap()).unwrap();
    };
    for (name, axes, more) in [("ishigami", 3, 0.0), ("ishigami-1000", 3, 1000.0), ("g", 8, 0.0)] {
        let f = |u: &[f64]| more + if axes == 3 { ishigami(u) } else { sobol_g(u) };
        let points = saltelli_points(axes, 1024, 1);
        let y = outcomes(&points, f);
        let found = indices(&y, axes).unwrap().of;
        let three = |e: lemniscaat::experiments::sensitivity::Estimate| [e.value, e.low, e.high];
        let found: Vec<_> = found.iter().map(|i| [three(i.first), three(i.total)]).collect();
        write(&format!("sobol-{name}"), &points, &y, serde_json::json!(found));
    }
    let points = morris_points(20, 50, 4, 2);
    let y = outcomes(&points, twenty);
    let found = effects(&points, &y).unwrap().of;
    let found: Vec<_> = found.iter().map(|e| [e.mu, e.mu_star.value, e.sigma, e.mu_star.low, e.mu_star.high]).collect();
    write("morris", &points, &y, serde_json::json!(found));
    let mut points = sample(4, 1001, 3);
    // A switch and a grid: equal values share a slice.
    points.column_mut(3).mapv_inplace(|u| (u * 7.0).floor());
    let y = outcomes(&points, ishigami);
    let found: Vec<_> = of_all(pawn(&points, &y).unwrap()).iter().map(|p| [p.index.value, p.noise]).collect();
    write("pawn", &points, &y, serde_json::json!(found));
}
