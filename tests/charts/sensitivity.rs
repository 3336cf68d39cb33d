//! Made-up sensitivity, with few and with many factors.

use lemniscaat::experiments::sensitivity::Estimate;
use lemniscaat::experiments::sensitivity::heat::Heat;
use lemniscaat::experiments::sensitivity::morris::Effect;
use lemniscaat::experiments::sensitivity::pawn::Pawn;
use lemniscaat::experiments::sensitivity::sobol::{Index, by_grade};
use lemniscaat::experiments::sensitivity::tornado::{End, Swing};
use lemniscaat::parameters::Grade;
use lemniscaat::report::Chart;
use lemniscaat::report::axis::Unit;
use lemniscaat::report::charts::sensitivity::heat::HeatMap;
use lemniscaat::report::charts::sensitivity::indices::Indices;
use lemniscaat::report::charts::sensitivity::pawn::Pawns;
use lemniscaat::report::charts::sensitivity::screening::Screening;
use lemniscaat::report::charts::sensitivity::tornado::Tornado;
use lemniscaat::report::charts::sensitivity::{About, Factor};
use lemniscaat::text::Lang;

use super::{Noise, both, heading, longest};

const GRADES: [Option<Grade>; 7] = [
    Some(Grade::Assumption),
    Some(Grade::Expert),
    None,
    Some(Grade::Reported),
    Some(Grade::Choice),
    Some(Grade::Analogy),
    Some(Grade::Measured),
];

fn factor(i: usize) -> Factor {
    let (name, path) = match i {
        1 => (both("Geld per jaar", "Money a year"), "programme.budget"),
        2 => (both("Toeval", "Luck"), ""),
        _ => {
            let spec = longest()[i];
            (both(spec.name(Lang::Nl), spec.name(Lang::En)), spec.path)
        }
    };
    let unit = ["share", "mln euro per year", "", "yes/no", "per month"][i % 5];
    Factor { name, path: path.to_owned(), grade: GRADES[i % 7], unit }
}

fn about(name: &str, n: usize, difference: bool) -> About {
    let heading = heading(
        &format!("{name}-{n}"),
        "kennisbenutting in de praktijk, eind 2027, ‘Advies Gezondheidsraad’ min ‘Route van het kabinet’",
        "use of knowledge in practice, end of 2027, ‘Gezondheidsraad’s advice’ minus ‘Cabinet’s route’",
    );
    About { heading, unit: Unit::Share, difference, used: 1024, left_out: 3, cautions: vec![] }
}

fn around(value: f64, half: f64) -> Estimate {
    Estimate { value, low: value - half, high: value + half }
}

fn tornado(n: usize, difference: bool) -> Tornado {
    let mut noise = Noise::new(11);
    let middle = if difference { 0.004 } else { 0.42 };
    let mut row = |i: usize| {
        let half = 0.012 / (1.0 + i as f64 / 3.0) * if i % 3 == 1 { -1.0 } else { 1.0 };
        let end = |mean: f64, values| End { values, mean: around(mean, 0.0016), points: 205 };
        let (low, high) = (middle - half, middle + half * noise.between(0.4, 1.0));
        let values = if i % 5 == 3 { [(0.0, 0.0), (1.0, 1.0)] } else { [(0.0312, 0.1), (0.455, 0.8)] };
        let swing =
            Swing { low: end(low, values[0]), high: end(high, values[1]), difference: around(high - low, 0.0022) };
        (factor(i), swing)
    };
    let name = if difference { "tornado" } else { "tornado-level" };
    Tornado::new(about(name, n, difference), if difference { 0.0 } else { middle }, (0..n).map(&mut row).collect())
}

fn screening(n: usize) -> Screening {
    let mut noise = Noise::new(5);
    let row = |i: usize| {
        let size = 0.03 / (1.0 + (i / 2) as f64) + noise.between(0.0, 0.001);
        let effect = Effect {
            mu: size * noise.between(-1.0, 1.0),
            mu_star: around(size, size / 4.0),
            sigma: size * noise.between(0.2, 1.4),
        };
        (factor(i), effect)
    };
    Screening::new(about("screening", n, true), (0..n).map(row).collect())
}

fn indices(n: usize) -> Indices {
    let mut noise = Noise::new(7);
    let row = |i: usize| {
        let first = 0.3 / (1.0 + i as f64) - 0.01;
        let (first, total) = (around(first, 0.02), around(first + noise.between(0.0, 0.15), 0.05));
        (factor(i), Index { first, total })
    };
    let rows: Vec<(Factor, Index)> = (0..n).map(row).collect();
    let (found, grades): (Vec<Index>, Vec<_>) = rows.iter().map(|(f, i)| (*i, f.grade)).unzip();
    let alone = around(found.iter().map(|i| i.first.value).sum(), 0.1);
    Indices::new(about("indices", n, true), rows, by_grade(&found, &grades), alone, Some(2048))
}

fn pawns(n: usize) -> Pawns {
    let row = |i: usize| {
        let value = 0.05 + 0.3 / (1.0 + i as f64);
        (factor(i), Pawn { index: around(value, 0.02), noise: if i % 5 == 3 { 0.03 } else { 0.07 } })
    };
    Pawns::new(about("pawn", n, true), (0..n).map(row).collect())
}

fn heat(n: usize, difference: bool) -> HeatMap {
    let mut noise = Noise::new(3);
    let points = n * n * 12;
    let across: Vec<f64> = (0..points).map(|i| (i % n) as f64 / n as f64).collect();
    let up: Vec<f64> = (0..points).map(|i| (i / n % n) as f64 * 3.0 + 2.6).collect();
    let level = if difference { -0.01 } else { 0.4 };
    let y: Vec<f64> =
        across.iter().zip(&up).map(|(a, u)| level + 0.05 * a * u / 10.0 + noise.between(-0.01, 0.01)).collect();
    let name = if difference { "heat" } else { "heat-level" };
    HeatMap { about: about(name, n, difference), factors: [factor(0), factor(1)], heat: Heat::of(&across, &up, &y) }
}

pub fn all() -> Vec<Box<dyn Chart>> {
    let mut charts: Vec<Box<dyn Chart>> = vec![Box::new(tornado(12, false))];
    for n in [3, 110] {
        charts.push(Box::new(tornado(n, true)));
        charts.push(Box::new(screening(n)));
        charts.push(Box::new(indices(n)));
        charts.push(Box::new(pawns(n)));
    }
    for n in [2, 5, 10] {
        charts.push(Box::new(heat(n, true)));
    }
    charts.push(Box::new(heat(5, false)));
    charts
}
