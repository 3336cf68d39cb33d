//! For whom designs differ: regions, kinds of municipality, themes of knowledge, one municipality.

use ndarray::Array2;

use super::maps::date_title;
use super::{both, firsts, handful, heading, labels, own, owned};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::Findings;
use crate::experiments::statistics::{Better, Paired, Strength, Verdict};
use crate::ids::MunicipalityId;
use crate::indicators::{Group, MunicipalityView, NetworkView, Snapshot, find, gaps_by_theme};
use crate::report::axis::Unit;
use crate::report::charts::forest::{Forest, ForestRow};
use crate::report::charts::local::Local;
use crate::report::charts::parts::{Division, Part, Parts};
use crate::report::charts::tiles::{RowWords, TileColumn, Tiles};
use crate::text::{OwnedText, Text};
use crate::units::Month;
use crate::world::{Geography, REGIONS, themes};

/// At most so many designs side by side, besides the baseline.
const DESIGNS: usize = 4;

/// Designs side by side, the baseline not counted. The first is what titles are about: the user's own, else the one that
/// does best.
pub(crate) fn side_by_side(c: &Comparison, f: &Findings) -> Vec<usize> {
    let best = f.lasting_outcome.ranking().into_iter().find(|&d| d > 0);
    let first = own(c).next().or(best);
    firsts(handful(c, f, first, DESIGNS + 1).into_iter().filter(|&d| d > 0), DESIGNS)
}

/// "eind 2027, als uiterlijk eind 2022 al het geoormerkte geld stopt".
fn after(f: &Findings, nl: &str, en: &str) -> OwnedText {
    let [stop, year, _] = f.years;
    both(
        &format!("{nl} eind {year}, als uiterlijk eind {stop} al het geoormerkte geld stopt"),
        &format!("{en} at the end of {year}, all earmarked money stopped at the latest at the end of {stop}"),
    )
}

/// Use of knowledge in the fourteen knowledge regions.
pub fn regions(c: &Comparison, f: &Findings) -> Tiles {
    let names = labels(c);
    let values = |d: usize| -> Vec<Vec<f64>> {
        (0..REGIONS).map(|r| c.use_withdrawn(d, Group::Region(r), f.years[1])).collect()
    };
    let base = values(0);
    let mut columns = vec![TileColumn::new(names[0].short.clone(), &base)];
    columns.extend(
        side_by_side(c, f)
            .into_iter()
            .map(|d| TileColumn::against(names[d].clone(), &values(d), &base, Better::Higher)),
    );
    let mut heading = heading(c, "regions", "", "");
    heading.indicator = after(f, "kennisbenutting in de praktijk", "use of knowledge in practice");
    let rows = Geography::shipped().areas.iter().map(|a| both(&a.label, &a.label)).collect();
    let words = RowWords {
        one: Text::new("kennisregio", "knowledge region"),
        many: Text::new("kennisregio’s", "knowledge regions"),
    };
    let (topic, baseline) = (both("Kennisbenutting", "Use of knowledge"), names[0].clone());
    Tiles { heading, topic, unit: Unit::Share, baseline, words, rows, columns }.highest_first()
}

/// Share of what is asked without a recent project, per theme: before, and under designs.
pub fn gaps(c: &Comparison, f: &Findings) -> Tiles {
    let names = labels(c);
    let under: Vec<Array2<f64>> = gaps_by_theme().map(|key| c.withdrawn(key, f.years[1])).collect();
    let values = |d: usize| -> Vec<Vec<f64>> { under.iter().map(|theme| theme.column(d).to_vec()).collect() };
    let last = c.past_yearly.shape()[3] - 1;
    let past = |key| c.past_yearly.over_worlds(0, find(key).expect("an indicator of the list"), last);
    let before: Vec<Vec<f64>> = gaps_by_theme().map(past).collect();
    let base = values(0);
    let now = date_title(c.history.calendar.branch.year() - 1, None);
    let mut columns = vec![TileColumn::new(now, &before), TileColumn::new(names[0].short.clone(), &base)];
    columns.extend(
        side_by_side(c, f).into_iter().map(|d| TileColumn::against(names[d].clone(), &values(d), &base, Better::Lower)),
    );
    let mut heading = heading(c, "gaps", "", "");
    heading.indicator = after(
        f,
        "aandeel van de vragen per thema (naar behoefte) zonder project in de laatste vijf jaar,",
        "share of the questions per theme (by need) without a project in the last five years,",
    );
    let words = RowWords { one: Text::new("thema", "theme"), many: Text::new("thema’s", "themes") };
    let rows = themes::LIST.iter().map(|theme| owned(theme.label)).collect();
    let (topic, baseline) = (both("Aandeel open vragen", "Share of open questions"), names[0].clone());
    Tiles { heading, topic, unit: Unit::Share, baseline, words, rows, columns }.highest_first()
}

/// Gains by kind of municipality and by field of work.
pub fn tiers(c: &Comparison, f: &Findings) -> Parts {
    let names = labels(c);
    let designs = side_by_side(c, f);
    let tiers = [
        (Group::Tier(2), both("de G4", "the G4")),
        (Group::Tier(1), both("de G32", "the G32")),
        (Group::Tier(0), both("overige gemeenten", "other municipalities")),
    ];
    let fields = [
        (Group::Field(0), both("collectief werk", "collective work")),
        (Group::Field(1), both("individueel werk", "individual work")),
        (Group::Field(2), both("complex werk", "complex work")),
    ];
    let division = |title: OwnedText, groups: &[(Group, OwnedText)]| {
        let values = |d: usize, group: Group| c.use_withdrawn(d, group, f.years[1]);
        let gain = |d: usize, g: Group| Paired::of(&values(d, g), &values(0, g), Better::Higher);
        let part = |(g, name): &(Group, OwnedText)| Part {
            name: name.clone(),
            gains: designs.iter().map(|&d| gain(d, *g)).collect(),
        };
        let own = |g: Group| -> Vec<f64> {
            let pairs = designs.first().map(|&d| values(d, g).into_iter().zip(values(0, g)));
            pairs.into_iter().flatten().map(|(a, b)| a - b).collect()
        };
        let gains: Vec<Vec<f64>> = groups.iter().map(|(g, _)| own(*g)).collect();
        Division { title, parts: groups.iter().map(part).collect(), contrast: contrast(&gains) }
    };
    let mut heading = heading(c, "tiers", "", "");
    heading.indicator = after(f, "kennisbenutting in de praktijk", "use of knowledge in practice");
    Parts {
        heading,
        unit: Unit::Share,
        baseline: names[0].clone(),
        designs: designs.iter().map(|&d| names[d].clone()).collect(),
        divisions: vec![
            division(both("soort gemeente", "kind of municipality"), &tiers),
            division(both("werkveld", "field of work"), &fields),
        ],
    }
}

/// The two samples that differ most in the same worlds, the larger first; none when no two differ at least probably.
fn contrast(samples: &[Vec<f64>]) -> Option<(usize, usize, Paired)> {
    let all = (0..samples.len()).flat_map(|a| (0..samples.len()).map(move |b| (a, b))).filter(|(a, b)| a != b);
    all.filter(|(a, _)| !samples[*a].is_empty())
        .map(|(a, b)| (a, b, Paired::of(&samples[a], &samples[b], Better::Higher)))
        .filter(|(_, _, p)| matches!(p.verdict, Verdict::Better(Strength::Clear | Strength::Likely)))
        .max_by(|x, y| x.2.median.total_cmp(&y.2.median))
}

/// A municipality in one world: itself, and its network when that is at work.
pub type Seen<'a> = (&'a MunicipalityView, Option<&'a NetworkView>);

/// A municipality at a date in every world of which maps are kept; nothing when there are none.
pub fn seen(pictures: &[Vec<Snapshot>], date: Month, place: MunicipalityId) -> Vec<Seen<'_>> {
    let in_world = |pictures: &'_ [Snapshot]| pictures.iter().position(|s| s.month == date);
    let found = pictures.iter().filter_map(|world| Some(&world[in_world(world)?]));
    let look = |s: &'_ Snapshot| -> Option<(usize, Option<usize>)> {
        let own = s.municipalities.get(place.at())?;
        Some((place.at(), s.networks.iter().position(|n| i32::from(n.number) == own.network)))
    };
    found.filter_map(|s| look(s).map(|(m, n)| (&s.municipalities[m], n.map(|n| &s.networks[n])))).collect()
}

/// What each design means for the municipality that the reader asks about; none when nobody asks or no maps are kept.
pub fn municipality(c: &Comparison, f: &Findings) -> Option<Local> {
    let place = f.municipality?;
    let (names, date) = (labels(c), c.history.calendar.end + -1);
    let values = |d: usize| -> Vec<f64> {
        seen(&c.pictures[d], date, place).iter().map(|(m, _)| f64::from(m.practice_use)).collect()
    };
    let base = values(0);
    if base.is_empty() {
        return None;
    }
    let row = |d: usize| {
        let pair = Paired::of(&values(d), &base, Better::Higher);
        let label = names[d].clone();
        ForestRow { label, median: pair.median, low: pair.lo90, high: pair.hi90, gain: pair.p_better, best: None }
    };
    let (name, year) = (Geography::shipped().places[place.at()].name.clone(), c.last_year());
    let forest = Forest {
        heading: heading(
            c,
            "municipality",
            &format!("kennisbenutting in {name} eind {year}, als het geld loopt zoals het ontwerp zegt"),
            &format!("use of knowledge in {name} at the end of {year}, with money running as the design says"),
        ),
        unit: Unit::Share,
        baseline: names[0].clone(),
        higher_is_better: true,
        worlds: base.len(),
        rows: (1..c.designs.len()).map(row).collect(),
    };
    Some(Local { place: name, forest })
}
