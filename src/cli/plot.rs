//! Charts and report again, from stored results; or one chart as a slide needs it.

use std::path::{Path, PathBuf};

use super::output::{print, say, wrap};
use crate::error::{Error, Result, did_you_mean};
use crate::experiments::comparison::Comparison;
use crate::experiments::disk::write_atomic;
use crate::experiments::findings::{Findings, RIVALS};
use crate::experiments::store;
use crate::report::adapted::Adapted;
use crate::report::canvas::Canvas;
use crate::report::size::{Size, fitted};
use crate::report::{Chart, render, svg_of, views};
use crate::text::Lang;

/// How a picture is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Lines and letters, sharp at any size
    Svg,
    /// Pixels
    Png,
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// Draws the charts and the report of a stored comparison again, or one chart as you need it
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Folder of a comparison
    #[arg(value_name = "RUN")]
    run: PathBuf,
    /// Say which charts there are and what each shows
    #[arg(long)]
    list: bool,
    /// Only this chart
    #[arg(long, value_name = "NAME")]
    chart: Option<String>,
    /// Also draw these indicators over time, separated by commas
    #[arg(long, alias = "indicators", value_delimiter = ',', value_name = "INDICATORS")]
    indicator: Vec<String>,
    /// Also say what each design means for this municipality of 2014
    #[arg(long, value_name = "NAME")]
    municipality: Option<String>,
    /// svg or png [default: both]
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    format: Option<Format>,
    /// slide (1600x900), half-slide (800x900), or width and height in pixels, such as 1200x800 [default: slide]
    #[arg(long, value_name = "SIZE", value_parser = Size::parse)]
    size: Option<Size>,
    /// Only these designs in the picture (the baseline is always kept), separated by commas
    #[arg(long, value_delimiter = ',', value_name = "DESIGNS")]
    designs: Vec<String>,
    /// This design in colour, bold and thick; the others light
    #[arg(long, value_name = "DESIGN")]
    highlight: Option<String>,
    /// Your own title, marked as such, instead of what the numbers show; needs --chart or one --indicator
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// File (.svg or .png) for one chart, or folder [default: RUN/charts, or RUN/pictures when you chose how charts look]
    #[arg(long, value_name = "FILE|FOLDER")]
    out: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  lemniscaat plot output/compare-64 --lang nl
  lemniscaat plot output/compare-64 --list
  lemniscaat plot output/compare-64 --chart difference-baseline --size half-slide --out left.png
  lemniscaat plot output/compare-64 --chart practice-use --designs kabinet-2015 --title \"What the cabinet gets\"
  lemniscaat plot output/compare-64 --indicator active_networks --highlight gezondheidsraad-2014";

impl Args {
    /// Whether the reader chose how charts look.
    fn changed(&self) -> bool {
        self.size.is_some() || !self.designs.is_empty() || self.highlight.is_some() || self.title.is_some()
    }

    /// Whether the charts and the report of the run are drawn again as they are.
    fn all_again(&self) -> bool {
        !self.changed() && self.chart.is_none() && self.format.is_none() && self.out.is_none()
    }
}

/// Draws.
///
/// # Errors
/// When the folder does not hold a whole comparison, a chart or design is not in it, a chart does not fit its size, or
/// files cannot be written.
pub fn run(args: Args, lang: Lang) -> Result<()> {
    let municipality = super::municipality(args.municipality.as_deref())?;
    let comparison = store::read(&args.run)?;
    for indicator in &args.indicator {
        super::compare::known_indicator(indicator, comparison.request.keep)?;
    }
    let findings = Findings { municipality, ..Findings::of(&comparison) };
    if args.list {
        return list(&views::charts(&comparison, &findings, lang), lang);
    }
    if args.all_again() {
        super::compare::write_report(&comparison, &findings, &args.run, &args.indicator, lang)?;
        say(&format!("{} {}", lang.pick("getekend in", "drawn in"), args.run.display()));
        return Ok(());
    }
    let charts = chosen(&args, comparison, findings, lang)?;
    let charts = charts.into_iter().map(|chart| adapted(&args, chart, lang)).collect::<Result<Vec<_>>>()?;
    draw(&args, &charts, lang)
}

/// Names and what each shows.
fn list(charts: &[Box<dyn Chart>], lang: Lang) -> Result<()> {
    for chart in charts {
        let (name, what) = (&chart.heading().name, chart.subtitle(lang));
        print(&format!("{name}\n{}\n", wrap(&format!("{}. {what}.", chart.finding(lang)), 4, 4)))?;
    }
    print(lang.pick(
        "\nElke indicator over de tijd: --indicator SLEUTEL; ‘lemniscaat indicators’ noemt ze.\n",
        "\nAny indicator over time: --indicator KEY; 'lemniscaat indicators' lists them.\n",
    ))
}

/// The numbers of the designs asked for, the baseline first, in the order of the comparison.
fn picked(args: &Args, c: &Comparison) -> Result<Vec<usize>> {
    let number = |id: &String| {
        c.design(id).ok_or_else(|| {
            let ids: Vec<&str> = c.designs.iter().map(|d| d.id.as_str()).collect();
            let help = match did_you_mean(id, ids.iter().copied()) {
                Some(near) => format!("did you mean '{near}'?"),
                None => format!("it has {}", ids.join(", ")),
            };
            Error::request(format!("this comparison has no design '{id}'"), help)
        })
    };
    args.highlight.iter().try_for_each(|id| number(id).map(drop))?;
    let mut asked = args.designs.iter().map(number).collect::<Result<Vec<usize>>>()?;
    asked.push(0);
    // The difference with the cabinet's route is not without it.
    asked.extend(c.design(RIVALS[1]).filter(|_| args.chart.as_deref() == Some("difference-cabinet")));
    asked.sort_unstable();
    asked.dedup();
    if asked == [0] && !args.designs.is_empty() {
        return Err(Error::request("the baseline alone makes no picture", "name another design with --designs"));
    }
    Ok(asked)
}

/// The charts asked for, of the designs asked for.
fn chosen(args: &Args, mut c: Comparison, mut f: Findings, lang: Lang) -> Result<Vec<Adapted>> {
    let designs = picked(args, &c)?;
    let all = c.designs.len();
    if !args.designs.is_empty() {
        c.only(&designs);
        f.only(&designs);
    }
    let mut charts: Vec<Box<dyn Chart>> =
        args.indicator.iter().map(|key| Box::new(views::course(&c, key)) as Box<dyn Chart>).collect();
    if let Some(name) = &args.chart {
        let mut known = views::charts(&c, &f, lang);
        let at = known.iter().position(|chart| chart.heading().name == *name);
        charts.insert(0, known.swap_remove(at.ok_or_else(|| no_chart(name, &known))?));
    } else if charts.is_empty() {
        charts = views::charts(&c, &f, lang);
    }
    if args.title.is_some() && charts.len() > 1 {
        return Err(Error::request("a title belongs to one chart", "name the chart with --chart"));
    }
    let fewer = |chart: Box<dyn Chart>| match designs.len() {
        shown if shown < all && !args.designs.is_empty() => Adapted::new(chart).noting(
            &format!(
                "In beeld: {shown} van de {all} vergeleken ontwerpen; ‘het beste’ en spijt gelden onder alle {all}."
            ),
            &format!("Shown: {shown} of the {all} designs compared; ‘best’ and regret are among all {all}."),
        ),
        _ => Adapted::new(chart),
    };
    Ok(charts.into_iter().map(fewer).collect())
}

fn no_chart(name: &str, known: &[Box<dyn Chart>]) -> Error {
    let names: Vec<&str> = known.iter().map(|chart| chart.heading().name.as_str()).collect();
    let near =
        did_you_mean(name, names.iter().copied()).map_or_else(String::new, |near| format!("did you mean '{near}'? "));
    let missing = if name == "explain" { "compare again with --explain to have it; " } else { "" };
    let help = format!("{missing}{near}the charts are {}; '--list' says what each shows", names.join(", "));
    Error::request(format!("there is no chart '{name}'"), help)
}

/// A chart with the title and the design that the reader points at.
fn adapted(args: &Args, mut chart: Adapted, lang: Lang) -> Result<Adapted> {
    if let Some(id) = &args.highlight {
        let name = chart.heading().name.clone();
        match (chart.highlight(id), &args.chart) {
            (true, _) => {}
            (false, None) => say(&lang.pick(
                format!("{name}: ‘{id}’ heeft daar geen eigen teken; ongewijzigd getekend"),
                format!("{name}: '{id}' has no mark of its own there; drawn as it is"),
            )),
            (false, Some(_)) => {
                return Err(Error::request(
                    format!("'{id}' has no mark of its own in chart '{name}'"),
                    "leave out --highlight, or choose another chart",
                ));
            }
        }
    }
    Ok(match &args.title {
        Some(title) => chart.titled(title),
        None => chart,
    })
}

/// Where a picture goes: files by format.
fn targets(args: &Args, name: &str, charts: usize) -> Result<Vec<(Format, PathBuf)>> {
    let both = [Format::Svg, Format::Png].into_iter().filter(|format| args.format.is_none_or(|asked| asked == *format));
    let file = args.out.as_deref().and_then(|out| {
        let extension = out.extension()?.to_str()?;
        [Format::Svg, Format::Png].into_iter().find(|f| extension.eq_ignore_ascii_case(f.extension())).map(|f| (f, out))
    });
    if let Some((format, out)) = file {
        let fault = match (charts, args.format) {
            (2.., _) => Some(("several charts do not go into one file", "name a folder with --out, or one chart")),
            (_, Some(asked)) if asked != format => {
                Some(("--format and the name of the file disagree", "leave out one"))
            }
            _ => None,
        };
        let target = (format, out.to_owned());
        return fault.map_or(Ok(vec![target]), |(message, help)| Err(Error::request(message, help)));
    }
    let usual = if args.changed() { "pictures" } else { "charts" };
    let folder = args.out.clone().unwrap_or_else(|| args.run.join(usual));
    Ok(both.map(|format| (format, folder.join(format!("{name}.{}", format.extension())))).collect())
}

/// Whether the end of a title fell off.
fn is_cut(canvas: &Canvas, title: &str) -> bool {
    canvas.cut().iter().any(|text| title.contains(text.trim_end_matches('…')) && !title.contains(text))
}

/// Draws every chart that fits; an error when none does.
fn draw(args: &Args, charts: &[Adapted], lang: Lang) -> Result<()> {
    let size = args.size.unwrap_or(Size::SLIDE);
    let mut drawn: Vec<PathBuf> = vec![];
    for chart in charts {
        let canvas = match fitted(chart, lang, size) {
            Ok(canvas) if args.title.as_ref().is_some_and(|title| is_cut(&canvas, title)) => {
                return Err(Error::request(
                    "the title is too long for this size",
                    "use fewer words, or a larger --size",
                ));
            }
            Ok(canvas) => canvas,
            Err(refused) if charts.len() == 1 => return Err(refused),
            Err(refused) => {
                say(&refused.to_string());
                continue;
            }
        };
        for (format, path) in targets(args, &chart.heading().name, charts.len())? {
            let bytes = match format {
                Format::Svg => svg_of(&canvas, size, chart, lang).into_bytes(),
                Format::Png => render::png(&canvas, size),
            };
            let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
            std::fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
            write_atomic(&path, |file| file.write_all(&bytes))?;
            drawn.push(path);
        }
    }
    for path in &drawn {
        say(&format!("{} {}", lang.pick("getekend:", "drawn:"), path.display()));
    }
    if drawn.is_empty() {
        let help = lang.pick("kies een groter formaat met --size", "choose a larger size with --size");
        return Err(Error::request(lang.pick("geen figuur past op dit formaat", "no chart fits this size"), help));
    }
    Ok(())
}
