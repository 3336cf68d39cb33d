//! Which worlds: options that several subcommands share.

use crate::error::Result;
use crate::experiments::comparison::{Detail, Request, WorldSource};
use crate::experiments::theories::{Side, sides};

/// Sides of rival theories.
#[derive(Debug, clap::Args)]
pub struct Theories {
    /// Only worlds on this side of a rival theory; can be repeated: membership=custom or benefit, ownership=works or none,
    /// leverage=works or none, habit=holds or fades
    #[arg(long = "theory", value_name = "THEORY=SIDE", value_delimiter = ',')]
    theories: Vec<String>,
}

impl Theories {
    /// The sides asked for.
    pub(super) fn sides(&self) -> Result<Vec<Side>> {
        sides(&self.theories)
    }

    /// The sides as they were typed, to stand after the number of a world.
    pub(super) fn said(&self) -> String {
        self.theories.iter().map(|side| format!(", {side}")).collect()
    }
}

/// The worlds of a smaller experiment.
#[derive(Debug, clap::Args)]
pub struct Worlds {
    /// Worlds, a power of two
    #[arg(long, default_value_t = 16, value_name = "N")]
    worlds: usize,
    /// Professionals simulated, as a share of the real number
    #[arg(long, value_name = "SHARE", default_value_t = 0.05, value_parser = super::run::population)]
    population: f64,
    /// Seed of all luck
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Worlds from the plausible ranges, whether or not they reproduce the facts of 2007–2014
    #[arg(long)]
    prior: bool,
    #[command(flatten)]
    theories: Theories,
}

impl Worlds {
    /// A comparison with a baseline in these worlds.
    pub(super) fn request(&self, baseline: &str) -> Result<Request> {
        Ok(Request {
            worlds: self.worlds,
            population: self.population,
            seed: self.seed,
            baseline: baseline.to_owned(),
            equal_total: None,
            keep: Detail::Standard,
            source: WorldSource::shipped(self.prior),
            theories: self.theories.sides()?,
            own: None,
        })
    }
}
