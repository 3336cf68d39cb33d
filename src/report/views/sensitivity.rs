//! From sensitivity to its charts.

use super::labels;
use super::{both, courses};
use crate::error::Result;
use crate::experiments::sensitivity::{Found, Sensitivity, grade, sobol};
use crate::experiments::statistics::mean;
use crate::experiments::sweep::results::Results;
use crate::indicators::find;
use crate::report::Heading;
use crate::report::charts::sensitivity::heat::HeatMap;
use crate::report::charts::sensitivity::indices::Indices;
use crate::report::charts::sensitivity::pawn::Pawns;
use crate::report::charts::sensitivity::screening::Screening;
use crate::report::charts::sensitivity::tornado::Tornado;
use crate::report::charts::sensitivity::{About, Factor};
use crate::scenario::sweep::{Axis, LUCK, Method};
use crate::text::{Lang, OwnedText};

fn factor(axis: &Axis) -> Factor {
    let name = OwnedText { nl: axis.label(Lang::Nl), en: axis.label(Lang::En) };
    // What has no path of its own is told by its name.
    let path = if axis.path == LUCK { String::new() } else { axis.path.clone() };
    Factor { name, path, grade: grade(axis), unit: axis.unit() }
}

/// What is asked, of how many; `name` is the file name of the chart.
fn about<T>(s: &Sensitivity, name: &str, found: &Found<T>) -> About {
    let (r, q) = (s.results, s.question);
    let indicator = r.indicators[q.indicator];
    let design = |d: usize| labels::name(&r.designs[d].id, &r.designs[d].title);
    let (own, other) = (design(q.design), q.against.map(design));
    let outcome = |lang: Lang| {
        let month = r.months[q.month];
        let when = match month.of_year() {
            12 => lang.pick(format!("eind {}", month.year()), format!("end of {}", month.year())),
            _ => month.to_string(),
        };
        let own = own.in_lang(lang);
        let who = other.as_ref().map_or_else(
            || format!("‘{own}’"),
            |other| format!("‘{own}’ {} ‘{}’", lang.pick("min", "minus"), other.in_lang(lang)),
        );
        format!("{}, {when}, {who}", lower(indicator.label.in_lang(lang)))
    };
    let (version, plan) = (env!("CARGO_PKG_VERSION"), &r.plan);
    let count = |lang: Lang| lang.number(r.outcomes.len_of(ndarray::Axis(2)) as f64, 0);
    let (replicates, designs) = (r.outcomes.len_of(ndarray::Axis(1)), r.designs.len());
    let each = |one: &str, more: &str| {
        if replicates == 1 { one.to_owned() } else { more.replace('#', &replicates.to_string()) }
    };
    let source = both(
        &format!(
            "Bron: lemniscaat {version}; sweep {plan}: {} punten, {}, {designs} ontwerpen. Intervallen tonen de steekproeffout, niet hoe werelden verschillen.",
            count(Lang::Nl),
            each("één run per ontwerp", "gemiddeld over # runs per ontwerp")
        ),
        &format!(
            "Source: lemniscaat {version}; sweep {plan}: {} points, {}, {designs} designs. Intervals show sampling error, not how worlds differ.",
            count(Lang::En),
            each("one run per design", "mean of # runs per design")
        ),
    );
    About {
        heading: Heading { name: name.to_owned(), indicator: both(&outcome(Lang::Nl), &outcome(Lang::En)), source },
        unit: courses::unit(find(indicator.key).expect("an indicator of the list")),
        difference: q.against.is_some(),
        used: found.used,
        left_out: found.left_out,
        cautions: worlds(r).into_iter().collect(),
    }
}

/// That worlds have their factors together, when they are the points.
fn worlds(r: &Results) -> Option<OwnedText> {
    let text = both(
        "De punten zijn werelden. Passen die bij de geschiedenis, dan hangen factoren erin samen: wat bij de ene factor staat, kan dan deels van een andere komen.",
        "The points are worlds. When these meet history, factors go together in them: what stands with one factor can then partly come from another.",
    );
    (r.method == Method::Worlds).then_some(text)
}

/// Why luck has no row, when it varied.
fn luck(r: &Results) -> Option<OwnedText> {
    let text = both(
        "Toeval wisselde ook, maar heeft geen laag en hoog; een sweep met method = \"saltelli\" zegt welk deel van de variantie eraan hangt.",
        "Luck varied too, but has no low and high; a sweep with method = \"saltelli\" says which share of the variance hangs on it.",
    );
    r.axes.iter().any(|axis| axis.path == LUCK).then_some(text)
}

/// The text with a small first letter, for the middle of a sentence.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn rows<T>(s: &Sensitivity, found: Vec<T>) -> Vec<(Factor, T)> {
    s.results.axes.iter().map(factor).zip(found).collect()
}

/// Only factors of which something was found.
fn some<T>(rows: Vec<(Factor, Option<T>)>) -> Vec<(Factor, T)> {
    rows.into_iter().filter_map(|(factor, found)| Some((factor, found?))).collect()
}

/// The ends of each range.
///
/// # Errors
/// As [`Sensitivity::tornado`].
pub fn tornado(s: &Sensitivity) -> Result<Tornado> {
    let found = s.tornado()?;
    let finite: Vec<f64> = s.outcomes.iter().copied().filter(|y| y.is_finite()).collect();
    let centre = if s.question.against.is_some() { 0.0 } else { mean(&finite) };
    let mut about = about(s, "tornado", &found);
    about.cautions.extend(luck(s.results));
    Ok(Tornado::new(about, centre, some(rows(s, found.of))))
}

/// Screening.
///
/// # Errors
/// As [`Sensitivity::screening`].
pub fn screening(s: &Sensitivity) -> Result<Screening> {
    let found = s.screening()?;
    Ok(Screening::new(about(s, "screening", &found), rows(s, found.of)))
}

/// Shares of variance.
///
/// # Errors
/// As [`Sensitivity::indices`].
pub fn indices(s: &Sensitivity) -> Result<Indices> {
    let found = s.indices()?;
    let grades: Vec<_> = s.results.axes.iter().map(grade).collect();
    let resting = sobol::by_grade(&found.of, &grades);
    let alone = sobol::alone(&s.outcomes, s.results.axes.len());
    Ok(Indices::new(about(s, "indices", &found), rows(s, found.of.clone()), resting, alone, sobol::too_few(&found)))
}

/// PAWN.
///
/// # Errors
/// As [`Sensitivity::pawn`].
pub fn pawn(s: &Sensitivity) -> Result<Pawns> {
    let found = s.pawn()?;
    let mut about = about(s, "pawn", &found);
    about.cautions.extend(luck(s.results));
    Ok(Pawns::new(about, some(rows(s, found.of))))
}

/// Means by two axes, by their numbers.
///
/// # Errors
/// As [`Sensitivity::heat`].
pub fn heat(s: &Sensitivity, axes: [usize; 2]) -> Result<HeatMap> {
    let found = s.heat(axes)?;
    let factors = axes.map(|axis| factor(&s.results.axes[axis]));
    Ok(HeatMap { about: about(s, "heat", &found), factors, heat: found.of })
}
