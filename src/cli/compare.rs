//! The main job: every design in the same worlds, with data, charts and a report.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::output::{print, say, wrap};
use super::progress::{Progress, stopped};
use super::table::Table;
use crate::error::{Error, Result};
use crate::experiments::attribution::mixed_worlds;
use crate::experiments::comparison::{Comparison, Detail, EXPLAINED, Hooks, Request, WorldSource};
use crate::experiments::disk::sha256_hex;
use crate::experiments::findings::{Findings, RIVALS};
use crate::experiments::store::{self, Keep};
use crate::indicators::find;
use crate::report;
use crate::scenario::{self, Scenario};
use crate::text::Lang;

/// Design that the others are compared with, unless another is asked.
pub(super) const BASELINE: &str = "geen-vervolg";
/// Professionals simulated, relative to the real number, unless asked.
pub(super) const POPULATION: f64 = 0.1;
/// Seed, unless asked.
pub(super) const SEED: u64 = 1;
/// At most so many designs are in the name of a folder.
const NAMED_DESIGNS: usize = 4;

/// Compares designs in the same worlds with the same luck, and writes data, charts and a report
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Folder with designs, or files, or names of designs in the folder scenarios
    #[arg(required = true, value_name = "DIR|FILES", value_parser = super::design_file)]
    paths: Vec<PathBuf>,
    /// Worlds: what we do not know, as history leaves it possible; a power of two
    #[arg(long, default_value_t = 64, value_name = "N")]
    worlds: usize,
    /// Professionals simulated, relative to the real number
    #[arg(long, default_value_t = POPULATION, value_name = "SHARE")]
    population: f64,
    /// Design that the others are compared with
    #[arg(long, default_value = BASELINE, value_name = "DESIGN")]
    baseline: String,
    /// Seed of all luck
    #[arg(long, default_value_t = SEED)]
    seed: u64,
    /// Threads [default: all cores]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Folder for the results [default: output/compare-WORLDS, and after it what else was asked]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Worlds from the plausible ranges, whether or not they reproduce the facts of 2007–2014
    #[arg(long)]
    prior: bool,
    #[command(flatten)]
    theories: super::worlds::Theories,
    /// A quick look: 16 worlds
    #[arg(long, conflicts_with = "worlds")]
    quick: bool,
    /// Only these designs (the baseline is always kept), separated by commas
    #[arg(long, value_delimiter = ',', value_name = "DESIGNS")]
    designs: Vec<String>,
    /// Also draw these indicators over time, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "INDICATORS")]
    indicators: Vec<String>,
    /// Scale every budget to the total of the advice, so that designs cost the same
    #[arg(long)]
    equal_cost: bool,
    /// How much to keep: monthly is every indicator each month, all is that and the maps of every world
    #[arg(long, value_enum, default_value_t, value_name = "WHAT", hide_possible_values = true)]
    keep: Detail,
    /// Also look into which lever carries the difference of the two main designs, in 16 of the worlds
    #[arg(long)]
    explain: bool,
    /// Also say what each design means for this municipality of 2014
    #[arg(long, value_name = "NAME")]
    municipality: Option<String>,
    /// Write every table as CSV too
    #[arg(long)]
    csv: bool,
}

const EXAMPLES: &str = "\
Examples:
  lemniscaat compare scenarios                                    all designs, 64 worlds
  lemniscaat compare scenarios --quick --lang nl                  16 worlds, in Dutch
  lemniscaat compare scenarios --designs kabinet-2015,my-design   a few designs
  lemniscaat compare scenarios --equal-cost                       all budgets scaled to that of the advice
  lemniscaat compare scenarios --theory habit=fades               only worlds on one side of a rival theory
  lemniscaat compare scenarios --municipality Utrecht             and what it means for Utrecht
  lemniscaat compare scenarios --keep monthly                     every indicator each month";

/// Runs the comparison.
///
/// # Errors
/// When the designs cannot be read or compared, or the results cannot be written.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let began = Instant::now();
    let municipality = super::municipality(args.municipality.as_deref())?;
    for indicator in &args.indicators {
        known_indicator(indicator, args.keep)?;
    }
    if !(args.population > 0.0 && args.population <= 200.0) {
        return Err(Error::request(
            format!("a population of {} cannot be simulated", args.population),
            "choose a share above 0, such as 0.1",
        ));
    }
    let designs = chosen(&args)?;
    let request = Request {
        worlds: if args.quick { 16 } else { args.worlds },
        population: args.population,
        seed: args.seed,
        baseline: args.baseline.clone(),
        equal_total: equal_total(&args, &designs)?,
        keep: args.keep,
        source: WorldSource::shipped(args.prior),
        theories: args.theories.sides()?,
        own: designs.iter().find(|d| !report::views::is_shipped(d)).map(|d| d.id.clone()),
    };
    let mut comparison = in_pool(args.threads, || simulate(&request, &designs, lang))?;
    if args.explain {
        let progress =
            Progress::new(lang.pick("werelden, elke knop apart", "worlds, lever by lever"), EXPLAINED as u64);
        in_pool(args.threads, || comparison.explain(&Hooks { step: &|| progress.tick(), stopped: &stopped }))?;
        progress.finish();
    }
    let folder =
        args.out.clone().unwrap_or_else(|| Path::new("output").join(folder_name(&request, &comparison.designs)));
    store::write(&comparison, &folder, &Keep { csv: args.csv })?;
    let findings = Findings { municipality, ..Findings::of(&comparison) };
    write_report(&comparison, &findings, &folder, &args.indicators, lang)?;
    tell(&comparison, &findings, lang)?;
    let seconds = lang.number(began.elapsed().as_secs_f64(), 0);
    let (report, book) = (folder.join("report.html"), report::workbook::name(lang));
    let report = report.display();
    say(&match lang {
        Lang::Nl => format!("klaar in {seconds} s; open {report}, en voor de getallen {book} in dezelfde map"),
        Lang::En => format!("done in {seconds} s; open {report}, and for the numbers {book} in the same folder"),
    });
    Ok(())
}

/// The folder of a comparison, named after what was asked: number of worlds, which designs when these are not just the
/// ones that ship, and every choice that is not the usual one. The same request has the same name, another one another.
fn folder_name(request: &Request, designs: &[Scenario]) -> String {
    let mut ids: Vec<&str> = designs.iter().map(|d| d.id.as_str()).filter(|id| *id != request.baseline).collect();
    ids.sort_unstable();
    let shipped = designs.iter().filter(|d| report::views::is_shipped(d)).count();
    if shipped == report::views::shipped_names().count() {
        let own = |id: &&str| designs.iter().any(|d| d.id == **id && !report::views::is_shipped(d));
        ids.retain(own);
        if !ids.is_empty() {
            ids.insert(0, "all");
        }
    }
    let listed = ids.join("+");
    let mut parts = vec![format!("compare-{}", request.worlds)];
    if ids.len() > NAMED_DESIGNS {
        parts.push(format!("{}-designs-{}", ids.len(), &sha256_hex(listed.as_bytes())[..6]));
    } else if !ids.is_empty() {
        parts.push(listed);
    }
    let mut more = |asked: bool, part: String| parts.extend(asked.then_some(part));
    more(request.baseline != BASELINE, format!("against-{}", request.baseline));
    more(request.population != POPULATION, format!("population-{}", request.population));
    more(request.equal_total.is_some(), "equal-cost".to_owned());
    more(request.source == WorldSource::Prior, "prior".to_owned());
    let assumed: Vec<String> = request.theories.iter().map(|side| side.text().replace('=', "-")).collect();
    more(!assumed.is_empty(), assumed.join("-"));
    more(request.seed != SEED, format!("seed-{}", request.seed));
    more(!request.keep.is_standard(), format!("keep-{}", format!("{:?}", request.keep).to_lowercase()));
    parts.join("-")
}

/// Refuses an indicator that a comparison does not keep every month.
pub(super) fn known_indicator(key: &str, keep: Detail) -> Result<()> {
    if keep.monthly().iter().any(|i| i.key == key) {
        return Ok(());
    }
    let meant = crate::error::did_you_mean(key, keep.monthly().iter().map(|i| i.key));
    let help = match (find(key), meant) {
        (Some(_), _) => "compare with '--keep monthly' to keep it".to_owned(),
        (None, Some(meant)) => format!("did you mean '{meant}'? 'lemniscaat indicators' lists them"),
        (None, None) => "'lemniscaat indicators' lists them".to_owned(),
    };
    Err(Error::request(format!("'{key}' is not an indicator that is kept every month"), help))
}

/// All designs of the folders and files, or the chosen ones with the baseline: only their files are read.
fn chosen(args: &Args) -> Result<Vec<Scenario>> {
    let mut files = vec![];
    for path in &args.paths {
        files.append(&mut if path.is_dir() { scenario::files(path)? } else { vec![path.clone()] });
    }
    let names: Vec<String> = files.iter().map(|f| f.file_stem().unwrap_or_default().display().to_string()).collect();
    if let Some(unknown) = args.designs.iter().find(|d| **d != args.baseline && !names.contains(d)) {
        return Err(no_design(unknown, &names));
    }
    let mut designs: Vec<Scenario> = vec![];
    for (file, name) in files.iter().zip(&names) {
        if !args.designs.is_empty() && *name != args.baseline && !args.designs.contains(name) {
            continue;
        }
        if designs.iter().any(|d| d.id == *name) {
            return Err(Error::request(format!("two designs are called '{name}'"), "rename one of the files"));
        }
        designs.push(scenario::load(file)?);
    }
    // Files named one by one are compared with the baseline of their folder.
    if !designs.iter().any(|d| d.id == args.baseline)
        && let Some(folder) = args.paths[0].parent()
        && let Ok(baseline) = scenario::load(&folder.join(format!("{}.toml", args.baseline)))
    {
        designs.insert(0, baseline);
    }
    if designs.len() < 2 {
        return Err(Error::request(
            "there is nothing to compare: one design only",
            "name a folder or at least two designs",
        ));
    }
    Ok(designs)
}

fn no_design(wanted: &str, names: &[String]) -> Error {
    let help = match crate::error::did_you_mean(wanted, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean '{near}'?"),
        None => format!("the designs are {}", names.join(", ")),
    };
    Error::request(format!("there is no design '{wanted}'"), help)
}

/// Total of the advice, when budgets are to be scaled to it.
fn equal_total(args: &Args, designs: &[Scenario]) -> Result<Option<f64>> {
    if !args.equal_cost {
        return Ok(None);
    }
    let advice = designs.iter().find(|d| d.id == RIVALS[0]).ok_or_else(|| {
        Error::request(
            format!("--equal-cost scales budgets to that of '{}', which is not among the designs", RIVALS[0]),
            "add its file",
        )
    })?;
    Ok(Some(advice.programmes.iter().map(|p| p.total()).sum()))
}

fn in_pool<T: Send>(threads: Option<usize>, work: impl FnOnce() -> Result<T> + Send) -> Result<T> {
    match threads {
        None => work(),
        Some(n) => rayon::ThreadPoolBuilder::new()
            .num_threads(n)
            .build()
            .map_err(|e| Error::request(format!("cannot start {n} threads: {e}"), "choose fewer with --threads"))?
            .install(work),
    }
}

/// Runs a comparison and shows how far it is.
pub(super) fn simulate(request: &Request, designs: &[Scenario], lang: Lang) -> Result<Comparison> {
    let history = scenario::history()?;
    let runs = (designs.len() + 1) as u64;
    let what = lang.pick("delen van de vergelijking", "parts of the comparison");
    let progress = Progress::new(what, request.worlds as u64 + mixed_worlds(request.worlds) as u64 / runs);
    let done = std::sync::atomic::AtomicU64::new(0);
    // A step is shown per world's worth of runs, so that a log stays readable.
    let step = || {
        if (done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1).is_multiple_of(runs) {
            progress.tick();
        }
    };
    let result = Comparison::run(request, &history, designs, &Hooks { step: &step, stopped: &stopped });
    progress.finish();
    result
}

/// Charts with their numbers, the page and the workbook.
///
/// # Errors
/// When a file cannot be written.
pub fn write_report(c: &Comparison, f: &Findings, folder: &Path, indicators: &[String], lang: Lang) -> Result<()> {
    let charts = folder.join("charts");
    std::fs::create_dir_all(&charts).map_err(Error::file("create", &charts))?;
    let mut drawn = report::views::charts(c, f, lang);
    let in_page = drawn.len();
    drawn.extend(indicators.iter().map(|key| Box::new(report::views::course(c, key)) as Box<dyn report::Chart>));
    let pictures = report::pictures(&drawn, lang);
    write_pictures(&pictures, &charts, lang)?;
    write(&folder.join("report.html"), report::page::with(c, f, &pictures[..in_page], lang).as_bytes())?;
    write(&folder.join(report::workbook::name(lang)), &report::workbook::workbook(c, f, &drawn, lang)?)
}

/// Charts as SVG, PNG and CSV in a folder that exists.
pub(super) fn write_charts(charts: &[Box<dyn report::Chart>], folder: &Path, lang: Lang) -> Result<()> {
    write_pictures(&report::pictures(charts, lang), folder, lang)
}

fn write_pictures(pictures: &[report::Picture], folder: &Path, lang: Lang) -> Result<()> {
    pictures.iter().try_for_each(|picture| {
        let file = |ending: &str| folder.join(format!("{}.{ending}", picture.chart.heading().name));
        write(&file("svg"), picture.svg.as_bytes())?;
        write(&file("png"), &picture.png)?;
        write(&file("csv"), &picture.chart.data(lang).csv(lang))
    })
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    crate::experiments::disk::write_atomic(path, |file| file.write_all(bytes))
}

/// The table and the answer, on the terminal.
fn tell(c: &Comparison, f: &Findings, lang: Lang) -> Result<()> {
    print(&Table::of(report::summary::table(c, f, lang), 0).text(0))?;
    for note in report::summary::notes(c, f, lang) {
        print(&format!("{note}\n"))?;
    }
    print("\n")?;
    for point in report::answer::answer(c, f, lang) {
        print(&format!("{}\n", wrap(&format!("• {}", point.text), 0, 2)))?;
        for line in point.lines {
            print(&format!("{}\n", wrap(&format!("– {line}"), 2, 4)))?;
        }
    }
    let null = lang.pick(
        "Nultoets: verschil tussen het basispad en zijn herschreven kopie",
        "Null test: difference between the baseline and its rewritten copy",
    );
    print(&format!("\n{null}: {}\n", c.null_difference))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(keep: &[&str], own: &[&str], change: impl Fn(&mut Request)) -> String {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios"));
        let load = |id: &str| scenario::load(&folder.join(format!("{id}.toml"))).expect("it ships");
        let mut designs: Vec<Scenario> = report::views::shipped_names()
            .map(load)
            .filter(|d| keep.is_empty() || d.id == BASELINE || keep.contains(&d.id.as_str()))
            .collect();
        for id in own {
            let mut design = designs[0].clone();
            design.id = (*id).to_owned();
            designs.push(design);
        }
        let mut request = Request {
            worlds: 64,
            population: POPULATION,
            seed: SEED,
            baseline: BASELINE.to_owned(),
            equal_total: None,
            keep: Detail::Standard,
            source: WorldSource::History { set: String::new(), kept: 0 },
            theories: vec![],
            own: None,
        };
        change(&mut request);
        folder_name(&request, &designs)
    }

    #[test]
    fn a_folder_is_named_after_what_was_asked() {
        let usual = |_: &mut Request| {};
        assert_eq!(name(&[], &[], usual), "compare-64");
        assert_eq!(name(&[], &["my-plan"], usual), "compare-64-all+my-plan");
        assert_eq!(name(&[RIVALS[1]], &["my-plan"], usual), "compare-64-kabinet-2015+my-plan");
        let many = ["kort-3-jaar", "lang-10-jaar", "hoge-eigen-bijdrage", RIVALS[0]];
        let (a, b) = (name(&many, &["my-plan"], usual), name(&many, &["my-plan-b"], usual));
        assert!(a.starts_with("compare-64-5-designs-") && b.starts_with("compare-64-5-designs-") && a != b, "{a} {b}");
        let other = name(&[], &[], |r| {
            (r.worlds, r.population, r.seed, r.keep) = (16, 0.02, 7, Detail::Monthly);
            r.equal_total = Some(1.0);
            r.baseline = RIVALS[1].to_owned();
            r.theories = crate::experiments::theories::sides(&["membership=custom", "habit=fades"]).unwrap();
        });
        let choices =
            "against-kabinet-2015-population-0.02-equal-cost-habit-fades-membership-custom-seed-7-keep-monthly";
        assert_eq!(other, format!("compare-16-{choices}"));
    }
}
