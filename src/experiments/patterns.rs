//! Claims of the two source documents as executable experiments (`patterns.md`): raise X, watch Y, in the same world with
//! the same luck. The strong ones are tests; the others are measured the same way.

use rayon::prelude::*;

use super::draws::Draw;
use super::statistics::{mean, quantile, variance};
use crate::error::Result;
use crate::indicators::find;
use crate::parameters::Parameters;
use crate::scenario::{CalendarKey, History, Scenario, load_text};
use crate::simulation::{Simulation, State};
use crate::world::{Origin, Size, Stage, World};

/// What a claim expects of an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Above zero.
    More,
    /// Below zero.
    Less,
    /// Above zero and at most three points.
    WeaklyMore,
    /// The 90% interval within one point of zero.
    None,
    /// Under a fifth (of the seven-year effect).
    UnderAFifth,
}

/// Which side of the ownership theory a claim belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// In all theories.
    Always,
    /// Where ownership has an effect.
    WithOwnership,
    /// Where it has none.
    WithoutOwnership,
}

/// One claim, or one side of it.
pub struct Claim {
    /// Id in `patterns.md`.
    pub id: &'static str,
    /// What is raised, and what is watched.
    pub what: &'static str,
    /// Words of the source.
    pub quote: &'static str,
    /// Theory it belongs to.
    pub holds: Holds,
    /// Expectation.
    pub expected: Expected,
    /// Effect in one world; not a number where the world says nothing about it.
    pub effect: fn(&Laboratory) -> f64,
}

/// The strong claims: mechanics on which no design choice hangs.
pub const STRONG: &[Claim] = &[
    Claim {
        id: "P01",
        what: "half of the networks dissolved: local stock of networks two years later, relative to without",
        quote: "GR 4.2 «vervloog wanneer samenwerkingsverbanden na verloop van tijd weer werden ontbonden»",
        holds: Holds::Always,
        expected: Expected::Less,
        effect: |l| l.dissolved(local_stock),
    },
    Claim {
        id: "P01",
        what: "the same: coverage by national knowledge",
        quote: "GR 4.2",
        holds: Holds::Always,
        expected: Expected::None,
        effect: |l| l.dissolved_nationally(),
    },
    Claim {
        id: "P02",
        what: "a national network: share of network products that reaches the national body",
        quote: "GR 4.2 «Kennis die lokaal ontwikkeld werd, bleef vaak lokaal»",
        holds: Holds::Always,
        expected: Expected::More,
        effect: |l| l.coupled(),
    },
    Claim {
        id: "P03",
        what: "five million a year for the databank alone: items collected",
        quote: "GR 4.2",
        holds: Holds::Always,
        expected: Expected::More,
        effect: |l| l.databank("databank"),
    },
    Claim {
        id: "P03",
        what: "the same: use in practice",
        quote: "GR 4.2 «de beschreven interventies werden maar weinig toegepast»",
        holds: Holds::Always,
        expected: Expected::WeaklyMore,
        effect: |l| l.databank("practice_use"),
    },
    Claim {
        id: "P12",
        what: "staff feel imposed on: use of what is known, a year later",
        quote: "GR 2.2 «ervaren dit alsof de nieuwe kennis hun wordt ‘opgelegd’»",
        holds: Holds::WithOwnership,
        expected: Expected::Less,
        effect: |l| l.imposed(),
    },
    Claim {
        id: "P12",
        what: "the same where ownership has no effect",
        quote: "rival theory",
        holds: Holds::WithoutOwnership,
        expected: Expected::None,
        effect: |l| l.imposed(),
    },
    Claim {
        id: "P13",
        what: "two more projects imposed at once: use of what is known, three years later",
        quote: "GR 2.2 «van alle implementatie- en innovatieprojecten die hen worden opgelegd»",
        holds: Holds::Always,
        expected: Expected::Less,
        effect: |l| l.burdened(2.0),
    },
    Claim {
        id: "P13",
        what: "four more instead of two",
        quote: "GR 2.2",
        holds: Holds::Always,
        expected: Expected::Less,
        effect: |l| l.burdened(4.0) - l.burdened(2.0),
    },
    Claim {
        id: "P25",
        what: "trust of new networks after one year, as part of its rise in seven",
        quote: "GR 2.3 «is mensenwerk en kost veel tijd»",
        holds: Holds::Always,
        expected: Expected::UnderAFifth,
        effect: |l| l.trust_after_one_year(),
    },
];

/// One world in which claims are tried.
pub struct Laboratory<'a> {
    history: &'a History,
    simulation: Simulation<'a>,
    past: State,
    none: Scenario,
    advice: &'a Scenario,
}

fn local_stock(w: &World) -> f64 {
    w.products.iter().filter(|j| j.stage == Stage::Local && j.origin == Origin::Network).map(|j| j.weight()).sum()
}

fn national_coverage(w: &World) -> f64 {
    mean(&w.bodies.national_coverage)
}

impl<'a> Laboratory<'a> {
    /// A world at the end of its past.
    pub fn new(history: &'a History, size: &'a Size, parameters: Parameters, seed: u64, advice: &'a Scenario) -> Self {
        let simulation = Simulation::new(history, size, parameters, seed);
        let none = text("none", "");
        Self { past: simulation.past(), simulation, history, none, advice }
    }

    fn after(&self, state: &State, design: &Scenario, months: u32) -> State {
        let until = (state.world.tick + months).min(self.history.calendar.months());
        self.simulation.future_until(state, design, until)
    }

    /// The world two years after half of the networks were dissolved, and without that.
    fn two_years_after(&self) -> [World; 2] {
        let mut hit = self.past.clone();
        for n in (0..hit.world.networks.len()).step_by(2) {
            hit.world.dissolve(n);
        }
        [&self.past, &hit].map(|s| self.after(s, &self.none, 24).world)
    }

    fn dissolved(&self, stock: fn(&World) -> f64) -> f64 {
        let [kept, lost] = self.two_years_after().map(|w| stock(&w));
        (lost - kept) / kept.max(1e-9)
    }

    fn dissolved_nationally(&self) -> f64 {
        let [kept, lost] = self.two_years_after().map(|w| national_coverage(&w));
        lost - kept
    }

    fn coupled(&self) -> f64 {
        let apart = text("apart", "[governance]\nnational_network = false\n");
        let mut without = self.advice.clone();
        without.levers.retain(|c| c.lever != "governance.national_network");
        without.levers.extend(apart.levers);
        let share = |design: &Scenario| {
            let w = self.after(&self.past, design, 84).world;
            f64::from(w.knowledge.network_national) / f64::from(w.knowledge.network.max(1))
        };
        share(self.advice) - share(&without)
    }

    fn databank(&self, indicator: &str) -> f64 {
        let databank = text("databank", &programme("collection", "rollout = 0.0"));
        let i = find(indicator).expect("an indicator of the list");
        let value = |design: &Scenario| f64::from(self.after(&self.past, design, 84).series.yearly[6][i]);
        value(&databank) - value(&self.none)
    }

    fn imposed(&self) -> f64 {
        let ratio = |imposed: f64| {
            let mut state = self.past.clone();
            state.world.employers.iter_mut().for_each(|e| e.imposed = imposed);
            applied(&self.after(&state, &self.none, 12).world)
        };
        ratio(0.6) - ratio(0.0)
    }

    fn burdened(&self, projects: f64) -> f64 {
        let mut heavy = self.history.clone();
        let series = &mut heavy.calendar.series[CalendarKey::PolicyProjects as usize];
        series.points.iter_mut().filter(|(m, _)| *m >= self.history.calendar.branch).for_each(|(_, v)| *v += projects);
        let mut state = self.past.clone();
        let mut policy = (*state.world.policy).clone();
        policy.calendar = heavy.calendar;
        state.world.policy = std::sync::Arc::new(policy);
        applied(&self.after(&state, &self.none, 36).world) - applied(&self.after(&self.past, &self.none, 36).world)
    }

    /// Trust of networks that start in the first years of the advice and last seven years.
    fn trust_after_one_year(&self) -> f64 {
        let mut state = self.after(&self.past, self.advice, 0);
        let mut course: Vec<Vec<f64>> = vec![];
        let start = state.world.tick;
        for month in 0..168 {
            self.simulation.run(&mut state, start + month + 1);
            course
                .push(state.world.networks.iter().map(|n| if n.alive() { n.mean_trust() } else { f64::NAN }).collect());
        }
        let born: Vec<(usize, usize)> = state
            .world
            .networks
            .iter()
            .enumerate()
            .filter(|(_, n)| n.born >= start && n.born < start + 84)
            .map(|(i, n)| (i, (n.born - start) as usize))
            .collect();
        let shares: Vec<f64> = born
            .iter()
            .filter_map(|&(i, b)| {
                let at = |months: usize| course.get(b + months).and_then(|c| c.get(i)).copied().unwrap_or(f64::NAN);
                let share = (at(12) - at(0)) / (at(84) - at(0));
                (share.is_finite() && at(84) > at(0)).then_some(share)
            })
            .collect();
        // No network of seven years in this world: it says nothing, and is left out.
        if shares.is_empty() { f64::NAN } else { mean(&shares) }
    }
}

/// Use of what is known: mean use ÷ mean mastery.
fn applied(w: &World) -> f64 {
    w.practice.usage / w.practice.mastery.max(1e-9)
}

fn text(name: &str, body: &str) -> Scenario {
    let file = format!("[design]\ntitle.nl = \"{name}\"\ntitle.en = \"{name}\"\n{body}");
    load_text(&format!("{name}.toml"), &file, std::path::Path::new(".")).expect("a scenario written here is valid")
}

fn programme(point: &str, more: &str) -> String {
    format!(
        "[programme.trial]\ntitle.nl = \"proef\"\ntitle.en = \"trial\"\nstart = \"2016-01\"\nyears = 7\nyearly_mln_euro = 5.0\n\
         sources = {{ vws = 1.0 }}\nsplit = {{ {point} = 1.0 }}\ncalls = 0.0\ncommittee = false\n{more}\n"
    )
}

/// What was found for one claim.
#[derive(Clone, Debug)]
pub struct Tried {
    /// Place in the list of claims.
    pub claim: usize,
    /// Effect per world of the theory it belongs to.
    pub effects: Vec<f64>,
    /// Mean effect.
    pub mean: f64,
    /// Standard error of the mean.
    pub error: f64,
    /// 5% and 95% points over worlds.
    pub interval: (f64, f64),
    /// Share of worlds in which the expectation holds.
    pub share: f64,
}

impl Expected {
    /// Whether one effect meets it; `None` is judged over worlds.
    pub fn met(self, effect: f64) -> bool {
        match self {
            Self::More => effect > 0.0,
            Self::Less => effect < 0.0,
            Self::WeaklyMore => effect > 0.0 && effect <= 0.03,
            Self::None => effect.abs() <= 0.01,
            Self::UnderAFifth => effect <= 0.2,
        }
    }
}

/// Tries claims in worlds; a claim of one theory only in the worlds of that theory.
///
/// # Errors
/// When the advice cannot be read.
pub fn run(
    claims: &[Claim],
    history: &History,
    advice: &Scenario,
    draws: &[Draw],
    population: f64,
) -> Result<Vec<Tried>> {
    let size = Size::of(population);
    let effects: Vec<Vec<Option<f64>>> = draws
        .par_iter()
        .map(|draw| {
            let laboratory = Laboratory::new(history, &size, draw.parameters.clone(), draw.seed, advice);
            let owned = draw.parameters.theory.ownership_effect.on();
            let belongs = |c: &Claim| match c.holds {
                Holds::Always => true,
                Holds::WithOwnership => owned,
                Holds::WithoutOwnership => !owned,
            };
            claims.iter().map(|c| belongs(c).then(|| (c.effect)(&laboratory))).collect()
        })
        .collect();
    Ok((0..claims.len())
        .map(|i| tried(i, claims[i].expected, effects.iter().filter_map(|w| w[i]).filter(|e| e.is_finite()).collect()))
        .collect())
}

fn tried(claim: usize, expected: Expected, effects: Vec<f64>) -> Tried {
    let mut sorted = effects.clone();
    sorted.sort_by(f64::total_cmp);
    let n = effects.len().max(1) as f64;
    Tried {
        claim,
        mean: mean(&effects),
        error: (variance(&effects) / n).sqrt(),
        interval: (quantile(&sorted, 0.05), quantile(&sorted, 0.95)),
        share: effects.iter().filter(|e| expected.met(**e)).count() as f64 / n,
        effects,
    }
}
