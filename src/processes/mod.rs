//! One month, in order. This list is the model.
//!
//! The comments at the head of the fifteen processes say, in the order of the code, all that is needed to write them
//! again; the submodels of `docs/odd.md` are these comments. Their notation:
//!
//! - A name of code, as in `build_gain`, is a parameter of the group of its process, unless another group is named
//!   (`agenda.spontaneous`); names of the groups `governance`, `regulation` and of `funding` where it says so are
//!   levers. All are listed with unit, default and range.
//! - `chance(h) = 1 − exp(−max(h, 0)/12)`: the probability in a month of what has a hazard of h a year.
//! - `sat(x; s) = 1 − exp(−max(x, 0)/s)`: a saturating effect, 63% at s.
//! - `σ(z) = 1/(1 + exp(−z))`; `(z)⁺ = max(z, 0)`; `clip(z; a, b)` is z kept between a and b; `[…]` is 1 when it holds,
//!   else 0.
//! - `x → y (m)`: x moves to y in m months, `x ← x + (y − x)/max(m, 1)`.
//! - Amounts are brought to one unit; a guard against dividing by zero is left out.
//! - U is uniform on 0–1 and N(0, 1) standard normal, a new draw for each agent and month.
//! - Indices: r region, k theme, q question, m municipality. `act` of an organisation is the activity of its network
//!   when that network is at work, else 0; `act_r` is that of the most active network of a region and `λ_r` the link of
//!   its best linked one; `N` is the level of the national network, `power` the authority of the broad association,
//!   `F_…` the level of one of its functions and `S` the mean of all nine. Coverages `A` are those that `stewardship`
//!   built last, `effort_rk` is made by `funding`.

mod agenda;
mod association;
mod cocreation;
mod commissioning;
mod education;
mod environment;
mod evaluation;
mod funding;
mod granting;
mod labour;
mod learning;
mod learning_circles;
mod observe;
mod partnership;
mod stewardship;

use crate::parameters::Parameters;
use crate::rng::Draws;
use crate::text::Text;
use crate::world::World;

/// One step of the month.
#[derive(Clone, Copy)]
pub struct Process {
    /// Fixed address in the streams of luck: never change it, never reuse it.
    pub stream: u8,
    /// Name, as in `model.md` §4.
    pub name: &'static str,
    /// What happens, for readers.
    pub what: Text,
    /// Changes the world.
    pub run: fn(&mut World, &Parameters, Draws),
}

/// The month.
pub const MONTH: &[Process] = &[
    Process {
        stream: 1,
        name: "environment",
        run: environment::run,
        what: Text::new(
            "Gebeurtenissen uit de kalender; behoeften schuiven; kennis veroudert; budgetdruk en aandacht.",
            "Calendar events; needs drift; knowledge ages; budget pressure and attention.",
        ),
    },
    Process {
        stream: 2,
        name: "labour",
        run: labour::run,
        what: Text::new(
            "Vertrek, afgestudeerden, baanwisselingen; wijkteams worden gevormd.",
            "Exits, graduates, job changes; wijkteams form.",
        ),
    },
    Process {
        stream: 3,
        name: "agenda",
        run: agenda::run,
        what: Text::new(
            "Vragen van professionals, gemeenten en burgers maken de regionale en landelijke agenda.",
            "Questions of professionals, municipalities and citizens make the regional and national agenda.",
        ),
    },
    Process {
        stream: 4,
        name: "funding",
        run: funding::run,
        what: Text::new(
            "Geld komt vrij en wordt betaald; partners dragen bij wat zij willen en kunnen.",
            "Money is released and paid; partners contribute what they will and can.",
        ),
    },
    Process {
        stream: 5,
        name: "granting",
        run: granting::run,
        what: Text::new(
            "Programma's: gesprekken, tekst, opdrachten, oproepen; samenwerkingsverbanden vragen aan en worden beoordeeld.",
            "Programmes: talks, text, assignments, calls; coalitions propose and are scored.",
        ),
    },
    Process {
        stream: 6,
        name: "partnership",
        run: partnership::run,
        what: Text::new(
            "Vertrouwen en gedeelde taal groeien of vervagen; partners treden toe, blijven, vertrekken.",
            "Trust and language grow or fade; partners join, stay, leave.",
        ),
    },
    Process {
        stream: 7,
        name: "cocreation",
        run: cocreation::run,
        what: Text::new(
            "Netwerken, lectoraten en universiteiten maken kennisproducten, of falen.",
            "Networks, lectoraten and universities make products, or fail.",
        ),
    },
    Process {
        stream: 8,
        name: "learning_circles",
        run: learning_circles::run,
        what: Text::new(
            "Leerkringen delen vakmanschap; een deel wordt expliciet; leerkringen voor gemeenten.",
            "Circles share craft; part becomes explicit; circles for municipalities.",
        ),
    },
    Process {
        stream: 9,
        name: "stewardship",
        run: stewardship::run,
        what: Text::new(
            "Instituten verzamelen, toetsen en verspreiden; richtlijnen; wat niemand verzamelt gaat verloren.",
            "Institutes collect, test and spread; guidelines; what nobody collects is lost.",
        ),
    },
    Process {
        stream: 10,
        name: "education",
        run: education::run,
        what: Text::new(
            "Curricula nemen laat getoetste kennis op; professional-onderzoekers worden opgeleid.",
            "Curricula take up tested knowledge, late; professional-researchers are trained.",
        ),
    },
    Process {
        stream: 11,
        name: "learning",
        run: learning::run,
        what: Text::new(
            "Professionals leren van collega's, scholing, netwerken en campagnes; vergeten; routines veranderen.",
            "Professionals learn from colleagues, courses, networks and campaigns; forget; routines change.",
        ),
    },
    Process {
        stream: 12,
        name: "association",
        run: association::run,
        what: Text::new(
            "Lid worden, vertrekken, registreren en herregistreren.",
            "Joining, leaving, registering and re-registering.",
        ),
    },
    Process {
        stream: 13,
        name: "commissioning",
        run: commissioning::run,
        what: Text::new(
            "Gemeenten leren goed opdrachtgeverschap; de vraag naar geregistreerd personeel verspreidt zich.",
            "Municipalities learn good commissioning; demand for registered staff spreads.",
        ),
    },
    Process {
        stream: 14,
        name: "evaluation",
        run: evaluation::run,
        what: Text::new(
            "Evaluatie op de afgesproken momenten; elke lage score heeft een eigen remedie.",
            "Evaluation at the agreed moments; each low score has its own remedy.",
        ),
    },
    Process {
        stream: 15,
        name: "observe",
        run: observe::run,
        what: Text::new(
            "Tellen wat de indicatoren nodig hebben; het boekjaar sluiten.",
            "Counting what indicators need; closing the year's books.",
        ),
    },
];

const _: () = {
    let (mut i, mut j) = (0, 1);
    while i < MONTH.len() {
        while j < MONTH.len() {
            assert!(MONTH[i].stream != MONTH[j].stream, "two processes share a stream");
            j += 1;
        }
        i += 1;
        j = i + 1;
    }
};

/// From this many professionals on they are divided over threads; below it worlds are.
const PARALLEL_FROM: usize = 100_000;

/// A yearly hazard as a monthly probability.
fn hazard(yearly: f64) -> f64 {
    1.0 - libm::exp(-yearly.max(0.0) / 12.0)
}

/// Whether something with a yearly hazard occurs this month, by a uniform draw. The chance is never more than a twelfth
/// of the hazard, so that most draws need no exponential.
fn occurs(u: f64, yearly: f64) -> bool {
    u < yearly / 12.0 && u < hazard(yearly)
}

/// Saturating effect: 63% at `scale`.
fn saturate(x: f64, scale: f64) -> f64 {
    if x > 0.0 { 1.0 - libm::exp(-x / scale) } else { 0.0 }
}

/// Logistic function.
fn logistic(z: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-z))
}

/// Moves a value towards a target in a number of months.
fn relax(value: &mut f64, target: f64, months: f64) {
    *value += (target - *value) / months.max(1.0);
}
