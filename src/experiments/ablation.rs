//! Nothing dead: every kind of agent frozen, every lever swung, every process removed, one at a time, in the same worlds.
//! A part that moves no headline indicator is ornament and fails a test.

use rayon::prelude::*;

use super::draws::{Draw, world_parameters};
use super::statistics::{mean, variance};
use crate::error::Result;
use crate::indicators::{INDICATORS, headline};
use crate::parameters::LEVERS;
use crate::processes::MONTH;
use crate::scenario::{History, LeverChange, Scenario};
use crate::simulation::{Simulation, State};
use crate::world::{Agent, Frozen, Size};

/// Kinds of agents, with their name.
pub const AGENTS: [(Agent, &str); 18] = [
    (Agent::Professionals, "professionals"),
    (Agent::Employers, "employers"),
    (Agent::Municipalities, "municipalities"),
    (Agent::Lectoraten, "lectoraten"),
    (Agent::Schools, "education institutes"),
    (Agent::Universities, "university groups"),
    (Agent::Institutes, "knowledge institutes"),
    (Agent::ZonMw, "ZonMw"),
    (Agent::Networks, "regional networks"),
    (Agent::NationalNetwork, "national network"),
    (Agent::Associations, "professional associations"),
    (Agent::Intermediary, "intermediary"),
    (Agent::ProgrammeCommittee, "programme committee"),
    (Agent::EvaluationCommittee, "evaluation committee"),
    (Agent::Citizens, "citizens' groups"),
    (Agent::Insurers, "health insurers"),
    (Agent::OutsidePartners, "partners outside social work"),
    (Agent::Ministries, "ministries"),
];

/// Shipped designs in which parts are tried, in turn, until they move something.
pub const DESIGNS: [&str; 5] =
    ["gezondheidsraad-2014", "kabinet-2015", "uitrol-van-bovenaf", "gezondheidsraad-met-wet", "hoge-eigen-bijdrage"];

/// The one part that may move nothing: it only looks.
pub const LOOKS_ONLY: &str = "process observe";

/// One thing taken away or swung.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Decisions of a kind of agent frozen from the branch on.
    Agent(usize),
    /// A lever at its low instead of its high value, from the branch on.
    Lever(usize),
    /// A process left out, from the branch on.
    Process(usize),
}

impl Part {
    /// All parts of the model.
    pub fn all() -> Vec<Self> {
        let agents = (0..AGENTS.len()).map(Self::Agent);
        let levers = (0..LEVERS.len()).map(Self::Lever);
        agents.chain(levers).chain((0..MONTH.len()).map(Self::Process)).collect()
    }

    /// Name for readers.
    pub fn name(&self) -> String {
        match self {
            Self::Agent(a) => format!("agent {}", AGENTS[*a].1),
            Self::Lever(l) => format!("lever {}", LEVERS[*l].path),
            Self::Process(p) => format!("process {}", MONTH[*p].name),
        }
    }
}

/// What a part moves most.
#[derive(Clone, Debug, PartialEq)]
pub struct Moves {
    /// The part.
    pub part: Part,
    /// Design in which it was tried.
    pub design: String,
    /// Headline indicator it moves most, relative to its standard error.
    pub indicator: usize,
    /// December of the effect.
    pub year: i32,
    /// Mean paired effect: without the part minus with it; for a lever, high minus low.
    pub effect: f64,
    /// Effect ÷ its standard error; infinite when the same in every world.
    pub ratio: f64,
}

impl Moves {
    /// Whether it moves something by more than two standard errors.
    pub fn alive(&self) -> bool {
        self.ratio.abs() > 2.0
    }
}

/// Decembers looked at: seven and nineteen years after the branch.
const YEARS_ON: [usize; 2] = [6, 18];

/// Tries every part in the designs in turn, until it is alive in one. What shows no clear effect is tried again in four
/// times as many worlds: some things happen in few worlds, and a dead part moves nothing in however many.
///
/// # Errors
/// When the number of worlds is not a power of two.
pub fn run(history: &History, designs: &[Scenario], worlds: usize, population: f64, seed: u64) -> Result<Vec<Moves>> {
    let mut found = try_parts(history, designs, &Part::all(), worlds, population, seed)?;
    let unclear = |m: &&mut Moves| !m.alive() && m.part.name() != LOOKS_ONLY;
    let again: Vec<&mut Moves> = found.iter_mut().filter(unclear).collect();
    let parts: Vec<Part> = again.iter().map(|m| m.part.clone()).collect();
    if !parts.is_empty() {
        let tried = try_parts(history, designs, &parts, 4 * worlds, population, seed)?;
        again.into_iter().zip(tried).for_each(|(old, new)| *old = new);
    }
    Ok(found)
}

fn try_parts(
    history: &History,
    designs: &[Scenario],
    parts: &[Part],
    worlds: usize,
    population: f64,
    seed: u64,
) -> Result<Vec<Moves>> {
    let draws = world_parameters(seed, worlds)?;
    let size = Size::of(population);
    let pasts: Vec<State> = draws.par_iter().map(|d| simulation(history, &size, d).past()).collect();
    let mut found: Vec<Option<Moves>> = vec![None; parts.len()];
    for design in designs {
        let open: Vec<(usize, Part)> =
            parts.iter().cloned().enumerate().filter(|(i, _)| !found[*i].as_ref().is_some_and(Moves::alive)).collect();
        let base: Vec<Vec<f64>> = draws
            .par_iter()
            .zip(&pasts)
            .map(|(d, past)| outcome(&simulation(history, &size, d), past, design))
            .collect();
        let tried: Vec<(usize, Moves)> = open
            .into_par_iter()
            .map(|(i, part)| {
                let pairs: Vec<[Vec<f64>; 2]> = draws
                    .iter()
                    .zip(&pasts)
                    .zip(&base)
                    .map(|((d, past), base)| arms(history, &size, d, past, design, &part, base))
                    .collect();
                (i, strongest(part, design, history, &pairs))
            })
            .collect();
        for (i, moves) in tried {
            let stronger = found[i].as_ref().is_none_or(|old| moves.ratio.abs() > old.ratio.abs());
            if stronger {
                found[i] = Some(moves);
            }
        }
    }
    Ok(found.into_iter().flatten().collect())
}

fn simulation<'a>(history: &'a History, size: &'a Size, draw: &Draw) -> Simulation<'a> {
    Simulation::new(history, size, draw.parameters.clone(), draw.seed)
}

/// Headline indicators at the two dates.
fn outcome(simulation: &Simulation, past: &State, design: &Scenario) -> Vec<f64> {
    let series = simulation.future(past, design).series;
    YEARS_ON
        .iter()
        .flat_map(|&y| headline().map(move |i| (y, i)))
        .map(|(y, i)| f64::from(series.yearly[y][i]))
        .collect()
}

/// Outcomes without and with a part (for a lever: at its low and at its high value).
fn arms(
    history: &History,
    size: &Size,
    draw: &Draw,
    past: &State,
    design: &Scenario,
    part: &Part,
    base: &[f64],
) -> [Vec<f64>; 2] {
    let mut changed = simulation(history, size, draw);
    match part {
        Part::Agent(a) => {
            let mut frozen = past.clone();
            frozen.world.frozen = Frozen(1 << AGENTS[*a].0 as u32);
            [base.to_vec(), outcome(&changed, &frozen, design)]
        }
        Part::Process(p) => {
            changed.without = Some(MONTH[*p].name);
            [base.to_vec(), outcome(&changed, past, design)]
        }
        Part::Lever(l) => [LEVERS[*l].field.low, LEVERS[*l].field.high]
            .map(|value| outcome(&changed, past, &with_lever(history, design, *l, value))),
    }
}

/// The design with one lever at one value from the branch on.
pub fn with_lever(history: &History, design: &Scenario, lever: usize, value: f64) -> Scenario {
    let spec = &LEVERS[lever];
    let mut design = design.clone();
    design.levers.retain(|c| c.lever != spec.path);
    design.levers.push(LeverChange { from: history.calendar.branch, lever: spec.path, at: spec.at, value });
    design
}

fn strongest(part: Part, design: &Scenario, history: &History, pairs: &[[Vec<f64>; 2]]) -> Moves {
    let kept: Vec<usize> = headline().collect();
    let effect = |j: usize| -> (f64, f64) {
        let differences: Vec<f64> = pairs.iter().map(|[a, b]| b[j] - a[j]).collect();
        let (m, se) = (mean(&differences), (variance(&differences) / differences.len() as f64).sqrt());
        let ratio = if m == 0.0 {
            0.0
        } else if se > 0.0 {
            m / se
        } else {
            f64::INFINITY.copysign(m)
        };
        (m, ratio)
    };
    let all: Vec<(f64, f64)> = (0..pairs[0][0].len()).map(effect).collect();
    let best = (0..all.len()).max_by(|&a, &b| all[a].1.abs().total_cmp(&all[b].1.abs())).expect("there are indicators");
    Moves {
        part,
        design: design.id.clone(),
        indicator: kept[best % kept.len()],
        year: history.calendar.branch.year() + YEARS_ON[best / kept.len()] as i32,
        effect: all[best].0,
        ratio: all[best].1,
    }
}

/// The table as text, one line a part.
pub fn table(moves: &[Moves]) -> String {
    let mut out = String::from(
        "| part | moves most | year | mean effect | ÷ standard error | in design |\n|---|---|---|---|---|---|\n",
    );
    for m in moves {
        let verdict = match m.part.name() {
            _ if m.alive() => "",
            name if name == LOOKS_ONLY => " (looks only)",
            _ => " **dead**",
        };
        out += &format!(
            "| {} | {} | {} | {:+.4} | {:+.1}{verdict} | {} |\n",
            m.part.name(),
            INDICATORS[m.indicator].key,
            m.year,
            m.effect,
            m.ratio,
            m.design
        );
    }
    out
}
