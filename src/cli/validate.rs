//! Does the model do what it should: claims as experiments, and nothing dead.

use std::path::PathBuf;

use super::output::{print, say};
use super::progress::listen;
use super::table::{Align, Table};
use crate::error::{Error, Result};
use crate::experiments::{ablation, draws, patterns};
use crate::scenario;
use crate::text::Lang;

/// Tries the strong claims of the sources, or takes every part of the model away in turn
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  lemniscaat validate\n  lemniscaat validate --ablation")]
pub struct Args {
    /// Freeze every kind of agent, swing every lever, remove every process: what does each move
    #[arg(long)]
    ablation: bool,
    /// Folder with the shipped designs
    #[arg(long, default_value = "scenarios", value_name = "DIR")]
    scenarios: PathBuf,
    /// Worlds, a power of two [default: 32, or 8 for an ablation]
    #[arg(long, value_name = "N")]
    worlds: Option<usize>,
    /// Seed of all luck
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Validates; an error when a part is dead.
///
/// # Errors
/// When a design cannot be read or a part of the model moves nothing.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    listen();
    let history = scenario::history()?;
    let read = |id: &str| scenario::load(&args.scenarios.join(format!("{id}.toml")));
    if args.ablation {
        say(lang.pick(
            "elk onderdeel om de beurt weg: dit duurt enkele minuten",
            "every part taken away in turn: this takes some minutes",
        ));
        let designs = ablation::DESIGNS.iter().map(|d| read(d)).collect::<Result<Vec<_>>>()?;
        let moves = ablation::run(&history, &designs, args.worlds.unwrap_or(8), 0.02, args.seed)?;
        print(&ablation::table(&moves))?;
        let dead: Vec<_> = moves
            .iter()
            .filter(|m| !m.alive() && m.part.name() != ablation::LOOKS_ONLY)
            .map(|m| m.part.name())
            .collect();
        if !dead.is_empty() {
            return Err(Error::request(
                format!("these parts move nothing: {}", dead.join(", ")),
                "find the mechanism that is missing, or remove the part",
            ));
        }
        return Ok(());
    }
    let worlds = draws::world_parameters(args.seed, args.worlds.unwrap_or(32))?;
    let tried = patterns::run(patterns::STRONG, &history, &read("gezondheidsraad-2014")?, &worlds, 0.05)?;
    let columns = [
        ("claim", Align::Left),
        ("what is raised and watched", Align::Left),
        ("expected", Align::Left),
        ("mean effect", Align::Right),
        ("90% of worlds", Align::Right),
        ("holds in", Align::Right),
    ];
    let mut table = Table::new(columns);
    for t in &tried {
        let claim = &patterns::STRONG[t.claim];
        table.row([
            claim.id.to_owned(),
            claim.what.to_owned(),
            format!("{:?}", claim.expected),
            lang.signed(t.mean, 4),
            format!("{} … {}", lang.signed(t.interval.0, 4), lang.signed(t.interval.1, 4)),
            lang.percent(t.share, 0),
        ]);
    }
    print(&table.text(0))
}
