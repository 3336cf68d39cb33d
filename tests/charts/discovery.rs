//! A made-up sweep with axes of the longest names, and what `discover` draws of it.

use super::Noise;
use lemniscaat::experiments::discovery::{Event, Question, discover, worths};
use lemniscaat::experiments::sweep::results::{Design, Results};
use lemniscaat::indicators::{INDICATORS, find};
use lemniscaat::parameters::{LEVERS, SPECS};
use lemniscaat::report::charts::{limits::Limits, peeling::Peeling};
use lemniscaat::report::{Chart, Heading, views};
use lemniscaat::scenario::sweep::{Axis, Method, Spread};
use lemniscaat::text::{Lang, OwnedText};
use lemniscaat::units::Month;
use ndarray::{Array2, Array5};

/// Outcomes of two designs: the first loses more often the larger `strength` is, at high values of four axes.
fn sweep(points: usize, replicates: usize, strength: f64) -> Results {
    let longest = |specs: &[lemniscaat::parameters::Spec], unit: &str| {
        let of_unit = specs.iter().filter(|s| (s.field.unit == "yes/no") == (unit == "yes/no"));
        of_unit.max_by_key(|s| s.name(Lang::Nl).len()).unwrap().path
    };
    let mut paths =
        vec![longest(&SPECS, ""), longest(&LEVERS, ""), longest(&SPECS, "yes/no"), longest(&LEVERS, "yes/no")];
    let known = paths.clone();
    paths.extend(SPECS.iter().map(|s| s.path).filter(|p| !known.contains(p)).take(14));
    let axes: Vec<Axis> = paths.iter().map(|p| Axis { path: (*p).to_owned(), spread: Spread::Prior }).collect();
    let mut noise = Noise::new(17);
    let unit = Array2::from_shape_fn((points, axes.len()), |_| noise.share());
    let switch = |a: usize| axes[a].unit() == "yes/no";
    let values = Array2::from_shape_fn(unit.dim(), |(p, a)| match switch(a) {
        true => f64::from(u8::from(unit[[p, a]] > 0.5)),
        false => [1.0, 1000.0, 1.0, 1.0][a % 4] * (0.02 + 0.4 * unit[[p, a]]),
    });
    let id = ["gezondheidsraad-2014", "een-ontwerp-met-een-lange-naam"];
    let title = |id: &str| OwnedText { nl: format!("Titel van {id}"), en: format!("Title of {id}") };
    let outcomes = Array5::from_shape_fn((2, replicates, points, 1, 1), |(d, _, p, ..)| {
        let luck = 0.01 * (noise.share() - 0.5);
        let bad = (0..4).all(|a| unit[[p, a]] > if switch(a) { 0.5 } else { 0.25 });
        (0.2 + if d == 0 { 0.004 - strength * f64::from(u8::from(bad)) } else { 0.0 } + luck) as f32
    });
    Results {
        plan: "0a1b2c3d".to_owned(),
        method: Method::Sobol,
        axes,
        designs: id.map(|id| Design { id: id.to_owned(), title: title(id) }).to_vec(),
        indicators: vec![&INDICATORS[find("practice_use").unwrap()]],
        months: vec![Month::new(2027, 12)],
        values,
        unit,
        outcomes,
    }
}

/// The box, the way to it and what is worth knowing, of a sweep with a clear box and of one without.
pub fn all() -> Vec<Box<dyn Chart>> {
    let mut charts: Vec<Box<dyn Chart>> = vec![];
    for (name, points, replicates, strength, number) in
        [("clear", 2000, 2, 0.02, None), ("loose", 300, 1, 0.004, Some(9))]
    {
        let results = sweep(points, replicates, strength);
        let event = Event::Loses { design: 0, to: 1, by: 0.0005 };
        let question = Question { event, month: 0, indicator: 0, number };
        let found = discover(&results, &question).unwrap();
        let story = |of: &str| views::story(&results, &question, &found, &format!("{of}-{name}"));
        charts.push(Box::new(Limits(story("box"))));
        charts.push(Box::new(Peeling(story("trajectory"))));
        let worth = views::worth(&results, 0, 0, &worths(&results, 0, 0).unwrap());
        let heading = Heading { name: format!("worth-{name}"), ..worth.heading };
        charts.push(Box::new(lemniscaat::report::charts::worth::Worth { heading, ..worth }));
    }
    charts
}
