//! From what levers carry and what money buys to pictures.

use super::labels::labels_of;
use super::{both, source};
use crate::experiments::budget::Point;
use crate::experiments::comparison::{Comparison, Request};
use crate::experiments::explain::{Carried, Explained, Item};
use crate::experiments::findings::LASTING_YEARS;
use crate::parameters::Spec;
use crate::report::Heading;
use crate::report::charts::{
    self,
    explained::{ExplainedChart, Part},
};
use crate::scenario::{Calendar, Scenario};
use crate::text::{Lang, OwnedText};

/// What the levers carry of the difference between two designs.
pub fn explained(found: &Explained, designs: &[Scenario; 2], request: &Request) -> ExplainedChart {
    let part = |c: &Carried| Part {
        name: name(&c.item),
        money: c.item == Item::Programmes,
        dropped: c.dropped,
        added: c.added,
    };
    let heading = Heading {
        name: "explain".to_owned(),
        indicator: both(
            "kennisbenutting in de praktijk, vijf jaar nadat al het geoormerkte geld is gestopt",
            "use of knowledge in practice, five years after all earmarked money stopped",
        ),
        source: source(request, 2),
    };
    let labels = labels_of(designs, None).try_into().expect("a label for each of two designs");
    ExplainedChart { heading, designs: labels, whole: found.whole, parts: found.items.iter().map(part).collect() }
}

/// What the levers carry of the difference between the rivals of a comparison, when that was asked and both are shown.
pub fn carried(c: &Comparison) -> Option<ExplainedChart> {
    let levels = c.levels.as_ref()?;
    let of = |id: &String| c.design(id).map(|d| c.designs[d].clone());
    let [a, b] = &levels.designs;
    let request = Request { worlds: levels.worlds.len(), ..c.request.clone() };
    Some(explained(&levels.explained(), &[of(a)?, of(b)?], &request))
}

/// What the forms of some designs reach with more and with less money.
pub fn budget(
    curves: Vec<Vec<Point>>,
    designs: &[Scenario],
    calendar: &Calendar,
    request: &Request,
) -> charts::budget::Budget {
    let stop = (calendar.withdrawal + -1).year();
    let heading = Heading {
        name: "budget".to_owned(),
        indicator: both(
            &format!(
                "kennisbenutting in de praktijk eind {}, al het geoormerkte geld gestopt eind {stop}",
                stop + LASTING_YEARS
            ),
            &format!(
                "use of knowledge in practice at the end of {}, all earmarked money stopped at the end of {stop}",
                stop + LASTING_YEARS
            ),
        ),
        source: source(request, designs.len()),
    };
    let labels = labels_of(designs, None);
    let years = [calendar.branch.year(), stop];
    charts::budget::Budget { heading, years, worlds: request.worlds, curves: labels.into_iter().zip(curves).collect() }
}

fn name(item: &Item) -> OwnedText {
    match item {
        Item::Programmes => {
            both("Programma’s: geld, verdeling, voorwaarden, duur", "Programmes: money, split, conditions, length")
        }
        Item::Weights => both("Gewichten bij het beoordelen van aanvragen", "Weights in the scoring of proposals"),
        Item::Lever(path) => Spec::find_lever(path)
            .map_or_else(|| both(path, path), |spec| both(spec.name(Lang::Nl), spec.name(Lang::En))),
    }
}
