//! Where and between whom.

use super::{both, handful, heading, labels, rivals};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::Findings;
use crate::experiments::statistics::Band;
use crate::indicators::Snapshot;
use crate::report::DesignLabel;
use crate::report::axis::Unit;
use crate::report::charts::dot_map::{DotMap, DotPanel, Place};
use crate::report::charts::network_map::{NetworkMap, NetworkPanel, Node, Tie};
use crate::text::{Lang, OwnedText};
use crate::world::{Geography, PARTNER_KINDS, REGIONS};

/// A region's or network's link with the national network counts as a tie from here on.
const LINKED: f64 = 0.1;

/// Groups of partners.
const PARTNERS: [(&str, &str); 7] = [
    ("hogescholen", "hogescholen"),
    ("werkgevers", "employers"),
    ("gemeenten", "municipalities"),
    ("universiteiten", "universities"),
    ("burgers", "citizens"),
    ("buiten sociaal werk", "outside social work"),
    ("beroepsgroep", "profession"),
];

/// The group of each of the world's kinds of partner.
const GROUP: [usize; PARTNER_KINDS] = [0, 1, 2, 3, 4, 5, 5, 6];

/// What the hubs of regions are called together.
const REGION_KIND: [(&str, &str); 1] = [("veertien regio’s", "fourteen regions")];

/// The last node.
const NATIONAL: [(&str, &str); 1] = [("landelijk netwerk", "national network")];

/// Use per municipality: at the end of the past, and under two designs at the last date.
pub fn map(c: &Comparison, f: &Findings) -> DotMap {
    let names = labels(c);
    let past =
        panel(date_title(c.history.calendar.branch.year() - 1, None), c.past_pictures.iter().filter_map(|w| w.last()));
    let pair = rivals(c).map_or_else(|| handful(c, f, Some(0), 2), |(a, b)| vec![a, b]);
    let later = pair
        .into_iter()
        .map(|d| panel(date_title(c.last_year(), Some(&names[d])), c.pictures[d].iter().filter_map(|w| w.last())));
    let worlds = c.past_pictures.len();
    let mut heading = heading(c, "map", "", "");
    heading.indicator = both("kennisbenutting in de praktijk", "use of knowledge in practice");
    heading
        .source
        .nl
        .push_str(&format!(" Kaart: mediaan van {worlds} werelden, als het geld loopt zoals het ontwerp zegt."));
    heading.source.en.push_str(&format!(" Map: median of {worlds} worlds, with money running as the design says."));
    let places = Geography::shipped().places.iter();
    DotMap {
        heading,
        unit: Unit::Share,
        places: places.map(|p| Place { name: p.name.clone(), rd: p.xy, population: p.inhabitants }).collect(),
        panels: std::iter::once(past).chain(later).collect(),
    }
}

fn date_title(year: i32, design: Option<&DesignLabel>) -> OwnedText {
    match design {
        None => both(&format!("alle ontwerpen, eind {year}"), &format!("all designs, end of {year}")),
        Some(d) => both(&format!("{}, eind {year}", d.short.nl), &format!("{}, end of {year}", d.short.en)),
    }
}

/// The median per municipality over pictures of several worlds.
fn panel<'a>(title: OwnedText, pictures: impl Iterator<Item = &'a Snapshot>) -> DotPanel {
    let pictures: Vec<&Snapshot> = pictures.collect();
    let median = |m: usize| {
        let values: Vec<f64> = pictures.iter().map(|s| f64::from(s.practice_use[m])).collect();
        if values.is_empty() { 0.0 } else { Band::of(&values).median }
    };
    DotPanel { title, values: (0..Geography::shipped().places.len()).map(median).collect() }
}

/// Ties of regional networks in the first pictured world, before and after, for the design that does best.
pub fn ties(c: &Comparison, f: &Findings, lang: Lang) -> NetworkMap {
    let best = f.lasting_outcome.ranking().into_iter().find(|&d| d > 0).unwrap_or(0);
    let names = labels(c);
    let area = |a: &crate::world::Area| Node { name: a.label.clone(), kind: 0 };
    let mut nodes: Vec<Node> = Geography::shipped().areas.iter().map(area).collect();
    let others = PARTNERS.iter().chain(&NATIONAL).enumerate();
    nodes.extend(others.map(|(k, (nl, en))| Node { name: lang.pick(*nl, *en).to_owned(), kind: 1 + k }));
    let before = c.past_pictures.first().and_then(|w| w.last());
    let after = c.pictures[best].first().and_then(|w| w.last());
    let panel = |title: OwnedText, s: Option<&Snapshot>| NetworkPanel { title, ties: s.map_or(vec![], ties_of) };
    NetworkMap {
        heading: heading(
            c,
            "ties",
            &format!("banden van regionale netwerken in één wereld, ‘{}’", names[best].short.nl),
            &format!("ties of regional networks in one world, ‘{}’", names[best].short.en),
        ),
        kinds: REGION_KIND.iter().chain(&PARTNERS).chain(&NATIONAL).map(|(nl, en)| both(nl, en)).collect(),
        tie_kinds: vec![
            both("banden met partners", "ties with partners"),
            both("banden met het landelijke netwerk", "ties with the national network"),
        ],
        highlight: 0,
        nodes,
        panels: vec![
            panel(date_title(c.history.calendar.branch.year() - 1, None), before),
            panel(date_title(c.last_year(), Some(&names[best])), after),
        ],
    }
}

fn ties_of(s: &Snapshot) -> Vec<Tie> {
    let mut ties = vec![];
    for n in &s.networks {
        let (from, trust) = (usize::from(n.region), f64::from(n.trust));
        for (kind, &count) in n.partners.iter().enumerate().filter(|(_, count)| **count > 0) {
            ties.push(Tie { from, to: REGIONS + GROUP[kind], kind: 0, count: f64::from(count), trust });
        }
        if f64::from(n.link) >= LINKED {
            ties.push(Tie { from, to: REGIONS + PARTNERS.len(), kind: 1, count: 1.0, trust: f64::from(n.link) });
        }
    }
    ties
}
