//! Conditioning on history from the command line: try, keep, tell what was learned.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::output::{print, say};
use super::progress::{Progress, stopped};
use super::table::{Align, Table};
use crate::error::{Error, Result};
use crate::experiments::accepted::Accepted;
use crate::experiments::calibration::{self, SEED, Tried};
use crate::experiments::disk::write_atomic;
use crate::experiments::draws::{MOST_WORLDS, Points, declared, world_seed};
use crate::experiments::facts::{FACTS, FactRole, emergent};
use crate::experiments::learned::{Chance, Choice, shift};
use crate::experiments::statistics::quantile;
use crate::report::axis::decimals_for;
use crate::scenario::{self, History};
use crate::text::{Lang, Text};
use crate::world::Size;

/// Finds the worlds that reproduce the facts of 2007–2014, and says what history teaches
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Points of the plausible ranges to try, a power of two
    #[arg(long, default_value_t = 1 << 15, value_name = "N")]
    points: usize,
    /// Points of a wave: what a stopped calibration loses at most, and how often it looks whether more would teach anything
    #[arg(long, default_value_t = 1 << 12, value_name = "N")]
    wave: usize,
    /// Professionals simulated while trying, relative to the real number
    #[arg(long, default_value_t = 0.02, value_name = "SHARE", value_parser = super::run::population)]
    population: f64,
    /// Of the points kept, so many are tried again at full size, and stay only when they hold there; 0 for none
    #[arg(long, default_value_t = 1024, value_name = "N")]
    recheck: usize,
    /// File for the accepted set
    #[arg(long, default_value = "scenarios/data/accepted.csv", value_name = "FILE")]
    out: PathBuf,
    /// Folder in which waves are kept, so that a stopped calibration goes on
    #[arg(long, default_value = "output/calibrate", value_name = "FOLDER")]
    folder: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  lemniscaat calibrate                                            the set that ships (some ten minutes)
  lemniscaat calibrate --points 2048 --recheck 0 --out small.csv  a small one, to see how it works";

/// Points of a step that is shown.
const SHOWN: usize = 256;

/// When no 5%, 50% or 95% point of any parameter moves by more than this part of its range in a wave, more waves would
/// teach nothing.
const STILL: f64 = 0.02;

/// Calibrates.
///
/// # Errors
/// When nothing is left, files cannot be written, or the user stopped it.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    if args.wave == 0 {
        return Err(Error::request("a wave of no points tries nothing", "leave --wave out"));
    }
    if !args.points.is_power_of_two() || args.points > MOST_WORLDS {
        return Err(Error::request(
            format!("{} points cannot be spread evenly", args.points),
            format!("choose a power of two, at most {MOST_WORLDS}, such as 2048"),
        ));
    }
    let history = scenario::history()?;
    let points = Points::new(SEED, args.points);
    let tried = all_waves(&args, &history, &points, lang)?;
    let mut accepted = tried.accept(FACTS, args.population)?;
    let kept = accepted.points.len() as f64 / tried.values.len() as f64;
    let again = args.recheck > 0;
    let holds = again.then(|| recheck(&args, &history, &points, &mut accepted, lang)).transpose()?;
    accepted.write(&args.out)?;
    tell(&tried, kept, holds, &accepted, lang)?;
    let out = args.out.display();
    say(&lang.pick(
        format!(
            "{} werelden bewaard in {out}; een nieuw gebouwd programma gebruikt ze als zij op de gewone plaats staan, en \
             'lemniscaat posterior --set {out}' tekent wat zij leren",
            accepted.points.len(),
        ),
        format!(
            "{} worlds kept in {out}; a program built anew uses them when they stand in the usual place, and \
             'lemniscaat posterior --set {out}' draws what they teach",
            accepted.points.len(),
        ),
    ));
    Ok(())
}

/// Tries wave after wave until all points are tried or nothing changes any more.
fn all_waves<'a>(args: &Args, history: &History, points: &'a Points, lang: Lang) -> Result<Tried<'a>> {
    std::fs::create_dir_all(&args.folder).map_err(Error::file("create", &args.folder))?;
    let size = Size::of(args.population);
    let mut tried = Tried { points, values: vec![], luck: calibration::luck(history, &size) };
    let waves = args.points.div_ceil(args.wave);
    let progress = Progress::new(lang.pick("deel geprobeerd", "parts tried"), args.points.div_ceil(SHOWN) as u64);
    let done = AtomicUsize::new(0);
    let step = || {
        if (done.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(SHOWN) {
            progress.tick();
        }
    };
    let mut before = vec![];
    for wave in 0..waves {
        let these: Vec<usize> = (wave * args.wave..((wave + 1) * args.wave).min(args.points)).collect();
        let file = args.folder.join(format!("wave-{:02}.csv", wave + 1));
        let values = match stored(&file, args, history, &size, points, &these) {
            Some(values) => values,
            None => {
                let values =
                    calibration::try_points(history, &size, points, &these, &step, &stopped).ok_or_else(|| {
                        Error::Stopped {
                            message: format!(
                                "{wave} of {waves} waves are kept in {}; the same command goes on",
                                args.folder.display()
                            ),
                        }
                    })?;
                store(&file, args, &values)?;
                values
            }
        };
        tried.values.extend(values);
        let learned = tried.choice(&tried.kept(FACTS)).learned();
        if wave > 0 && shift(&before, &learned) < STILL {
            break;
        }
        before = learned;
    }
    progress.finish();
    Ok(tried)
}

/// First line of a wave's file: what it depends on.
fn head(args: &Args) -> String {
    let commit = option_env!("LEMNISCAAT_COMMIT").unwrap_or("unknown");
    format!("# seed {SEED} population {} declared {} commit {commit}", args.population, declared())
}

fn store(file: &Path, args: &Args, values: &[Vec<f64>]) -> Result<()> {
    let mut text = head(args);
    for row in values {
        let cells: Vec<String> = row.iter().map(|x| format!("{x:?}")).collect();
        write!(text, "\n{}", cells.join(",")).expect("a string takes all");
    }
    write_atomic(file, |out| out.write_all(text.as_bytes()))
}

/// A wave of an earlier, stopped run; none when there is none or the model has changed since: its first point is tried
/// again to see.
fn stored(
    file: &Path,
    args: &Args,
    history: &History,
    size: &Size,
    points: &Points,
    these: &[usize],
) -> Option<Vec<Vec<f64>>> {
    let text = std::fs::read_to_string(file).ok()?;
    let mut lines = text.lines();
    let values: Vec<Vec<f64>> = (lines.next()? == head(args))
        .then(|| lines.map(|l| l.split(',').map(|c| c.parse().ok()).collect()).collect::<Option<_>>())??;
    let first = points.draw(these[0], these[0], world_seed(SEED, these[0]));
    let again = calibration::facts_of(history, size, first.parameters, first.seed);
    let same = again.iter().zip(values.first()?).all(|(a, b)| a.to_bits() == b.to_bits());
    (same && values.len() == these.len()).then_some(values)
}

/// Tries the first kept points again at full size, and keeps those that hold there; returns their share.
fn recheck(args: &Args, history: &History, points: &Points, accepted: &mut Accepted, lang: Lang) -> Result<f64> {
    let size = Size::of(1.0);
    let luck = calibration::luck(history, &size);
    let some: Vec<usize> = accepted.points.iter().copied().take(args.recheck).collect();
    let progress = Progress::new(lang.pick("keer op ware grootte", "tried at full size"), some.len() as u64 / 16);
    let done = AtomicUsize::new(0);
    let step = || {
        if (done.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(16) {
            progress.tick();
        }
    };
    let values = calibration::try_points(history, &size, points, &some, &step, &stopped)
        .ok_or_else(|| Error::Stopped { message: "the waves are kept; the same command goes on".into() })?;
    progress.finish();
    let again = Tried { points, values, luck };
    let holds = again.kept(FACTS);
    if holds.is_empty() {
        return Err(again.nothing_left(FACTS));
    }
    accepted.points = holds.iter().map(|&i| some[i]).collect();
    accepted.facts = holds.iter().map(|&i| accepted.facts[i].clone()).collect();
    Ok(accepted.points.len() as f64 / some.len() as f64)
}

/// `kept`: share of the points tried that pass with few people; `holds`: of those tried again at full size, if any.
fn tell(tried: &Tried, kept: f64, holds: Option<f64>, accepted: &Accepted, lang: Lang) -> Result<()> {
    let (all, used, hash) = (tried.values.len(), emergent().count(), accepted.hash());
    let small = lang.percent(kept, 1);
    let mut text = lang.pick(
        format!("Van {all} punten past {small} bij de {used} feiten tot en met 2014"),
        format!("Of {all} points {small} meet the {used} facts up to and including 2014"),
    );
    if let Some(holds) = holds {
        let (full, space) = (lang.percent(holds, 1), lang.percent(kept * holds, 1));
        text += &lang.pick(
            format!(", en daarvan houdt {full} stand op ware grootte: {space} van de ruimte"),
            format!(", and of these {full} hold at full size: {space} of the space"),
        );
    }
    text += &lang.pick(format!(". Afdruk van de verzameling: {hash}.\n"), format!(". Hash of the set: {hash}.\n"));
    print(&text)?;
    let choice = accepted.choice(tried.points);
    let chance = choice.chance();
    print(&facts_table(tried, &accepted.points, lang).text(0))?;
    print(&parameters_table(&choice, &chance, lang).text(0))?;
    print(&pairs_table(&choice, &chance, lang).text(0))
}

fn facts_table(tried: &Tried, kept: &[usize], lang: Lang) -> Table {
    let against = tried.against(FACTS);
    let mut table = Table::new([
        (Text::new("Feit", "Fact").in_lang(lang), Align::Left),
        (Text::new("mag zijn", "allowed").in_lang(lang), Align::Right),
        (Text::new("vooraf (90%)", "before (90%)").in_lang(lang), Align::Right),
        (Text::new("achteraf (90%)", "after (90%)").in_lang(lang), Align::Right),
        (Text::new("spreekt tegen", "speaks against").in_lang(lang), Align::Right),
    ]);
    let mut place = 0;
    for (f, fact) in FACTS.iter().enumerate() {
        let band = |points: &mut dyn Iterator<Item = usize>| {
            let mut values: Vec<f64> = points.map(|i| tried.values[i][f]).collect();
            values.sort_by(f64::total_cmp);
            range(lang, quantile(&values, 0.05), quantile(&values, 0.95))
        };
        let used = fact.role == FactRole::Emergent;
        let speaks = if used { lang.percent(against[place], 1) } else { lang.pick("oordeel", "judgement").to_owned() };
        place += usize::from(used);
        table.row([
            fact.what.in_lang(lang).to_owned(),
            range(lang, fact.range[0], fact.range[1]),
            band(&mut (0..tried.values.len())),
            band(&mut kept.iter().copied()),
            speaks,
        ]);
    }
    table
}

/// Two numbers with as many decimals as their size asks for.
fn range(lang: Lang, low: f64, high: f64) -> String {
    let decimals = decimals_for(low.abs().max(high.abs()));
    format!("{} – {}", lang.number(low, decimals), lang.number(high, decimals))
}

/// Parameters of which history teaches most, and what chance would teach.
fn parameters_table(choice: &Choice, chance: &Chance, lang: Lang) -> Table {
    let mut learned: Vec<_> = choice.learned().into_iter().zip(&chance.distance).collect();
    learned.sort_by(|a, b| b.0.distance.total_cmp(&a.0.distance));
    let head =
        Text::new("Parameter waarover de geschiedenis het meest leert", "Parameter of which history teaches most");
    let mut table = Table::new([
        (head.in_lang(lang), Align::Left),
        (Text::new("vooraf (90%)", "before (90%)").in_lang(lang), Align::Right),
        (Text::new("achteraf (90%)", "after (90%)").in_lang(lang), Align::Right),
        (Text::new("verschil (0–1)", "distance (0–1)").in_lang(lang), Align::Right),
        (Text::new("toeval (95%)", "chance (95%)").in_lang(lang), Align::Right),
    ]);
    for (l, by_chance) in learned.iter().take(15) {
        let [prior, posterior] = l.quantiles().map(|q| range(lang, q[0], q[2]));
        table.row([l.spec.path.to_owned(), prior, posterior, lang.number(l.distance, 3), lang.number(**by_chance, 3)]);
    }
    table
}

fn pairs_table(choice: &Choice, chance: &Chance, lang: Lang) -> Table {
    let moved = Text::new("verandering van rangcorrelatie", "change of rank correlation");
    let mut table = Table::new([
        (Text::new("Samenhang die de geschiedenis legt", "Trade-offs that history makes").in_lang(lang), Align::Left),
        ("", Align::Left),
        (moved.in_lang(lang), Align::Right),
        (Text::new("toeval, grootste (95%)", "chance, largest (95%)").in_lang(lang), Align::Right),
    ]);
    let name = |c: usize| choice.points.specs()[c].path.to_owned();
    for found in choice.trade_offs().iter().take(8) {
        let (a, b) = found.pair;
        table.row([name(a), name(b), lang.signed(found.moved(), 2), lang.number(chance.largest_pair, 2)]);
    }
    table
}
