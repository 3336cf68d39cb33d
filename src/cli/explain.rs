//! Which lever carries the difference between two designs.

use std::path::PathBuf;

use super::output::{print, say};
use super::progress::{Progress, stopped};
use super::table::{Align, Table};
use crate::error::Result;
use crate::experiments::comparison::WorldSource;
use crate::experiments::explain::{Carried, Explained, Item, explain};
use crate::experiments::paired::Paired;
use crate::parameters::Spec;
use crate::scenario;
use crate::text::{Lang, Text};

/// Says which levers carry the difference between two designs
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  lemniscaat explain scenarios/gezondheidsraad-2014.toml scenarios/kabinet-2015.toml\n  \
                        lemniscaat explain scenarios/my-plan.toml scenarios/gezondheidsraad-2014.toml --worlds 64"
)]
pub struct Args {
    /// The design to explain
    first: PathBuf,
    /// The design it is compared with
    second: PathBuf,
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
}

/// Explains.
///
/// # Errors
/// When a design cannot be read, the two do not differ, or the user stopped it.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let (first, second) = (scenario::load(&args.first)?, scenario::load(&args.second)?);
    let history = scenario::history()?;
    let source = WorldSource::shipped(args.prior);
    let progress = Progress::new(lang.pick("werelden", "worlds"), args.worlds as u64);
    let asked = (&source, args.seed, args.worlds);
    let found = explain(&history, [&first, &second], asked, args.population, &|| progress.tick(), &stopped)?;
    progress.finish();
    print(&table(&found, [&first.id, &second.id], lang).text(0))?;
    say(lang.pick(
        "Verschil in gebruik van kennis in de praktijk, in procentpunten, vijf jaar nadat al het geoormerkte geld is gestopt; mediaan en 90% van de werelden.\n\
         Effecten tellen niet op tot het geheel: wat samen werkt, ontbreekt bij weglaten en bij toevoegen.",
        "Difference in use of knowledge in practice, in percentage points, five years after all earmarked money stopped; median and 90% of worlds.\n\
         Effects do not add up to the whole: what works together is missing when dropped and when added.",
    ));
    Ok(())
}

fn table(found: &Explained, [first, second]: [&str; 2], lang: Lang) -> Table {
    let mut table = Table::new([
        (Text::new("Wat verschilt", "What differs").in_lang(lang).to_owned(), Align::Left),
        (lang.pick(format!("{first} verliest zonder"), format!("{first} loses without")), Align::Right),
        (lang.pick(format!("{second} wint met"), format!("{second} gains with")), Align::Right),
    ]);
    let whole = effect(&found.whole, lang);
    table.row([lang.pick("alles samen", "all together").to_owned(), whole.clone(), whole]);
    for Carried { item, dropped, added } in &found.items {
        table.row([name(item, lang), effect(dropped, lang), effect(added, lang)]);
    }
    table
}

fn effect(paired: &Paired, lang: Lang) -> String {
    let points = |x: f64| lang.signed(100.0 * x, 2);
    format!("{} [{}; {}]", points(paired.median), points(paired.lo90), points(paired.hi90))
}

fn name(item: &Item, lang: Lang) -> String {
    match item {
        Item::Programmes => {
            lang.pick("programma’s: geld, verdeling, voorwaarden", "programmes: money, split, conditions").to_owned()
        }
        Item::Weights => {
            lang.pick("gewichten bij het beoordelen van aanvragen", "weights in the scoring of proposals").to_owned()
        }
        Item::Lever(path) => Spec::find_lever(path).map_or((*path).to_owned(), |spec| {
            let text = if lang == Lang::Nl && !spec.field.nl.is_empty() { spec.field.nl } else { spec.field.doc };
            // The first clause says what it is; `parameters` says the rest.
            let clause = text.trim().split([':', '(', ',', '.']).next().unwrap_or(path).trim();
            format!("{} ({})", clause, path.split_once('.').map_or(*path, |p| p.1))
        }),
    }
}
