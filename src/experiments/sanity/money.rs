//! No money, and ten times as much.

use super::{Bench, Expect, Experiment, Finding, Scale, columns, minus, now};
use crate::error::Result;
use crate::experiments::findings::MAIN;
use crate::experiments::statistics::mean;
use crate::indicators::{INDICATORS, Unit, headline};
use crate::scenario::{Point, Scenario};
use crate::simulation::{Simulation, State};
use crate::text::{OwnedText, Text};
use crate::world::{Flow, Origin, PARTIES, Party, Purpose, World};

pub(super) const NO_PROGRAMME: Experiment = Experiment {
    id: "S01",
    done: Text::new(
        "Geen programma: wat beweegt er nog in de laatste tien jaar?",
        "No programme: what still moves in the last ten years?",
    ),
    expected: Text::new(
        "Zonder iets nieuws komt het gebruik van kennis tot rust: het verandert in tien jaar minder dan 2 procentpunt, de winst die het model merkbaar noemt. Wat van de andere hoofdindicatoren meer beweegt (2 procentpunt, of een tiende van zijn niveau) staat eronder.",
        "Without anything new the use of knowledge comes to rest: in ten years it changes by less than 2 percentage points, the gain that the model calls noticeable. Which of the other headline indicators move more (2 percentage points, or a tenth of their level) is listed.",
    ),
    find: no_programme,
};

/// Decembers over which drift is taken.
const DECEMBERS: usize = 11;

/// Least-squares slope of a row of numbers one year apart, per ten years.
fn per_decade(values: &[f64]) -> f64 {
    let middle = (values.len() - 1) as f64 / 2.0;
    let years = || (0..values.len()).map(|i| i as f64 - middle);
    10.0 * years().zip(values).map(|(t, v)| t * v).sum::<f64>() / years().map(|t| t * t).sum::<f64>()
}

fn no_programme(bench: &Bench) -> Result<Vec<Finding>> {
    let drift = |simulation: &Simulation| {
        let yearly = simulation.future(&simulation.past(), &bench.none).series.yearly;
        let last = &yearly[yearly.len() - DECEMBERS..];
        let of = |i: usize| last.iter().map(|row| f64::from(row[i])).collect::<Vec<f64>>();
        headline().flat_map(|i| [per_decade(&of(i)), mean(&of(i))]).collect::<Vec<f64>>()
    };
    let found = columns(&bench.in_worlds(drift));
    let mut findings = vec![];
    for (i, pair) in headline().zip(found.chunks_exact(2)) {
        let (indicator, drift, level) = (&INDICATORS[i], &pair[0], mean(&pair[1]));
        let noticed = match indicator.unit {
            Unit::Share | Unit::Level => bench.draws[0].parameters.lasting.gain.get(),
            Unit::Count | Unit::MillionEurosPerYear => 0.1 * level.abs(),
        };
        let main = indicator.key == MAIN;
        if main || mean(drift).abs() > noticed {
            let expect = if main { Expect::MeanBetween(-noticed, noticed) } else { Expect::Reported };
            findings.push(Finding::new(indicator.label, Scale::of_difference(i), expect, drift.clone()));
        }
    }
    Ok(findings)
}

pub(super) const BUDGET: Experiment = Experiment {
    id: "S02",
    done: Text::new(
        "Het advies met niets, met zijn budget en met tien keer zijn budget",
        "The advice with nothing, with its budget and with ten times its budget",
    ),
    expected: Text::new(
        "In elke wereld geeft meer geld na zeven jaar meer uitgaven en niet minder netwerken of producten; tien keer zoveel geld levert minder dan tien keer de winst in gebruik van kennis; en geen cent raakt zoek, in geen enkele maand.",
        "In every world more money means more spending and no fewer networks or products after seven years; ten times the money yields less than ten times the gain in use of knowledge; and no cent is lost, in any month.",
    ),
    find: budget,
};

/// A design with all its budgets multiplied.
fn times(design: &Scenario, factor: f64) -> Scenario {
    let mut design = design.clone();
    design.programmes.iter_mut().flat_map(|p| &mut p.yearly).for_each(|euros| *euros *= factor);
    design
}

/// What the parties hold, and how many months or years were out of balance.
struct Books {
    start: [i64; PARTIES],
    wrong: u32,
}

fn balances(world: &World) -> [i64; PARTIES] {
    Party::ALL.map(|party| world.ledger.balance(party).0)
}

impl Books {
    fn open(world: &World) -> Self {
        Self { start: balances(world), wrong: 0 }
    }

    /// Every month what was released and not spent or returned lies in the pots of programmes; every year what moved
    /// explains what each party holds.
    fn check(&mut self, state: &State) {
        let world = &state.world;
        let pots: i64 = world.programmes.iter().flat_map(|r| r.pot.iter().flatten()).map(|c| c.0).sum();
        let mut wrong = world.ledger.total().0 != 0 || world.ledger.balance(Party::Programmes).0 != pots;
        if world.tick.is_multiple_of(12) {
            let flows = state.series.flows.last().map_or(&[][..], |f| f);
            wrong |= (0..PARTIES).any(|p| balances(world)[p] - self.start[p] != net(flows, Party::ALL[p]));
            self.start = balances(world);
        }
        self.wrong += u32::from(wrong);
    }
}

/// Cents that came in less those that went out.
fn net(flows: &[Flow], party: Party) -> i64 {
    flows.iter().map(|f| (i64::from(f.to == party) - i64::from(f.from == party)) * f.cents).sum()
}

/// Of a run: million euros spent on points of the agenda, networks at work, products made, use of knowledge, products of
/// networks and of lectoraten outside them, after seven years; and months in which the books are out of balance.
fn seven_years(bench: &Bench, simulation: &Simulation, past: &State, design: &Scenario) -> [f64; SEEN] {
    let mut state = State { world: past.world.clone(), series: Default::default() };
    state.world.adopt(design);
    let mut books = Books::open(&state.world);
    let mut seen = [0.0; SEEN];
    while state.world.tick < bench.history.calendar.months() {
        simulation.step(&mut state);
        books.check(&state);
        if state.world.tick == bench.after(84) {
            let agenda = Point::ALL.map(|point| Purpose::Agenda(point).at());
            let spent = state.series.flows.iter().flatten().filter(|f| agenda.contains(&(f.purpose as usize)));
            let cents: i64 = spent.filter(|f| f.from == Party::Programmes).map(|f| f.cents).sum();
            let of = |key| now(simulation, &state, key);
            let by = |origin| state.world.products.iter().filter(|j| j.origin == origin).count() as f64;
            let made = [by(Origin::Network), by(Origin::Lectoraat)];
            seen = [cents as f64 / 1e8, of("active_networks"), of("products_made"), of(MAIN), made[0], made[1], 0.0];
        }
    }
    seen[SEEN - 1] = f64::from(books.wrong);
    seen
}

/// Numbers seen in a run.
const SEEN: usize = 7;

/// What was seen in every world with nothing, once and ten times the budget.
struct Seen(Vec<Vec<f64>>);

impl Seen {
    fn of(&self, arm: usize, what: usize) -> &[f64] {
        &self.0[SEEN * arm + what]
    }

    /// One arm minus another.
    fn step(&self, what: usize, more: usize, less: usize) -> Vec<f64> {
        minus(self.of(more, what), self.of(less, what))
    }
}

/// What goes in, from nothing to once and from once to ten times the budget.
fn inputs(seen: &Seen) -> Vec<Finding> {
    let names = [
        Text::new("mln euro uitgegeven in zeven jaar", "mln euro spent in seven years"),
        Text::new("netwerken aan het werk", "networks at work"),
        Text::new("producten gemaakt", "products made"),
    ];
    let steps = [(1, 0, "1×", "0×"), (2, 1, "10×", "1×")];
    let finding = |(what, name): (usize, Text), (more, less, a, b)| Finding {
        what: OwnedText { nl: format!("{}: {a} min {b}", name.nl), en: format!("{}: {a} minus {b}", name.en) },
        scale: Scale::Count,
        expect: Expect::Between(if what == 0 { f64::MIN_POSITIVE } else { 0.0 }, f64::MAX),
        values: seen.step(what, more, less),
    };
    names.into_iter().enumerate().flat_map(|name| steps.map(|step| finding(name, step))).collect()
}

fn budget(bench: &Bench) -> Result<Vec<Finding>> {
    let arms = [0.0, 1.0, 10.0].map(|factor| times(&bench.advice, factor));
    let seen = Seen(columns(&bench.in_worlds(|simulation| {
        let past = simulation.past();
        arms.iter().flat_map(|arm| seven_years(bench, simulation, &past, arm)).collect::<Vec<f64>>()
    })));
    let (once, ten) = (seen.step(3, 1, 0), seen.step(3, 2, 0));
    let saturation = ten.iter().zip(&once).map(|(ten, once)| ten - 10.0 * once).collect();
    let wrong = (0..bench.draws.len()).map(|w| (0..3).map(|arm| seen.of(arm, SEEN - 1)[w]).sum()).collect();
    let of_networks = Text::new("waarvan van netwerken, 1× min 0×", "of which by networks, 1× minus 0×");
    let outside = Text::new("en van lectoraten daarbuiten, 1× min 0×", "and by lectoraten outside them, 1× minus 0×");
    let gain = Text::new("winst in gebruik van kennis, 1× min 0×", "gain in use of knowledge, 1× minus 0×");
    let gain_of_ten = Text::new("winst in gebruik van kennis, 10× min 0×", "gain in use of knowledge, 10× minus 0×");
    let bend = Text::new("die van 10× min tien keer die van 1×", "that of 10× minus ten times that of 1×");
    let books = Text::new("maanden waarin de boeken niet sluiten", "months in which the books do not balance");
    let mut findings = inputs(&seen);
    findings.extend([
        Finding::new(of_networks, Scale::Count, Expect::Reported, seen.step(4, 1, 0)),
        Finding::new(outside, Scale::Count, Expect::Reported, seen.step(5, 1, 0)),
        Finding::new(gain, Scale::Points, Expect::Reported, once),
        Finding::new(gain_of_ten, Scale::Points, Expect::Reported, ten),
        Finding::new(bend, Scale::Points, Expect::Below(0.0), saturation),
        Finding::new(books, Scale::Count, Expect::Exactly(0.0), wrong),
    ]);
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiments::comparison::WorldSource;
    use crate::units::Cents;

    #[test]
    fn a_slope_by_hand() {
        assert_eq!(per_decade(&[1.0, 1.5, 2.0]), 5.0);
        assert_eq!(per_decade(&[2.0, 0.0, 2.0]), 0.0);
    }

    /// One cent that moves behind the back of the pots is seen.
    #[test]
    fn a_lost_cent_is_found() {
        let bench = Bench::new("scenarios".as_ref(), WorldSource::Prior, 1, 1, 0.004).expect("the shipped designs");
        let found = bench.in_worlds(|simulation| {
            let mut state = simulation.past();
            let mut books = Books::open(&state.world);
            simulation.step(&mut state);
            books.check(&state);
            let before = books.wrong;
            state.world.ledger.pay(Party::Programmes, Party::Vws, Purpose::Return, Cents(1));
            books.check(&state);
            [before, books.wrong]
        });
        assert_eq!(found, [[0, 1]]);
    }
}
