//! Where and between whom.

use super::{both, firsts, handful, heading, in_order, labels, own};
use crate::experiments::comparison::Comparison;
use crate::experiments::findings::Findings;
use crate::experiments::statistics::Band;
use crate::ids::MunicipalityId;
use crate::indicators::Snapshot;
use crate::report::DesignLabel;
use crate::report::axis::Unit;
use crate::report::charts::dot_map::{DotMap, DotPanel, Place};
use crate::report::charts::list;
use crate::report::charts::network_map::{NetworkMap, NetworkPanel, Node, Tie};
use crate::text::{Lang, OwnedText};
use crate::world::{Geography, PARTNER_KINDS, REGIONS};

/// A region's or network's link with the national network counts as a tie from here on.
const LINKED: f64 = 0.1;

/// At most so many of the user's own designs are drawn.
const OWN: usize = 2;

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

/// Use per municipality: at the end of the past, and at the last date under the user's own designs and the rivals.
pub fn map(c: &Comparison, f: &Findings) -> DotMap {
    let names = labels(c);
    let rivals = handful(c, f, None, c.designs.len());
    let shown = firsts(own(c).take(OWN).chain(rivals).chain([0]), if own(c).count() > 0 { 3 } else { 2 });
    let past = date_title(c.history.calendar.branch.year() - 1, None);
    let past = panel(past, crate::report::summary::now(c), c.past_pictures.iter().filter_map(|w| w.last()));
    let later = in_order(c).into_iter().filter(|d| shown.contains(d)).map(|d| {
        let (title, national) = (date_title(c.last_year(), Some(&names[d])), f.long.bands[d].median);
        panel(title, national, c.pictures[d].iter().filter_map(|w| w.last()))
    });
    let panels = std::iter::once(past).chain(later).collect();
    let mut heading = heading(c, "map", "", "");
    heading.indicator = both("kennisbenutting in de praktijk", "use of knowledge in practice");
    heading.source.nl.push_str(" Kaart: het geld loopt zoals het ontwerp zegt.");
    heading.source.en.push_str(" Map: money runs as the design says.");
    let places = Geography::shipped().places.iter();
    DotMap {
        heading,
        unit: Unit::Share,
        places: places.map(|p| Place { name: p.name.clone(), rd: p.xy, population: p.inhabitants }).collect(),
        worlds: [c.past_pictures.len(), c.draws.len()],
        panels,
        marked: f.municipality.map(MunicipalityId::at),
    }
}

pub(super) fn date_title(year: i32, design: Option<&DesignLabel>) -> OwnedText {
    match design {
        None => both(&format!("alle ontwerpen, eind {year}"), &format!("all designs, end of {year}")),
        Some(d) => both(&format!("{}, eind {year}", d.short.nl), &format!("{}, end of {year}", d.short.en)),
    }
}

/// The median per municipality over pictures of several worlds.
fn panel<'a>(title: OwnedText, national: f64, pictures: impl Iterator<Item = &'a Snapshot>) -> DotPanel {
    let pictures: Vec<&Snapshot> = pictures.collect();
    let median = |m: usize| {
        let values: Vec<f64> = pictures.iter().map(|s| f64::from(s.municipalities[m].practice_use)).collect();
        if values.is_empty() { 0.0 } else { Band::of(&values).median }
    };
    DotPanel { title, national, values: (0..Geography::shipped().places.len()).map(median).collect() }
}

/// The pictured world in which the numbers of active networks in the last December under some designs are nearest to
/// their medians over all worlds, and these medians.
fn typical(c: &Comparison, designs: &[usize]) -> (usize, Vec<f64>) {
    let last = c.in_december("active_networks", c.last_year());
    let medians: Vec<f64> = designs.iter().map(|&d| Band::of(&last.column(d).to_vec()).median).collect();
    let away = |w: usize| designs.iter().zip(&medians).map(|(&d, m)| (last[[w, d]] - m).abs()).sum::<f64>();
    let worlds = 0..c.past_pictures.len();
    (worlds.min_by(|&a, &b| away(a).total_cmp(&away(b))).unwrap_or(0), medians)
}

/// Ties of regional networks before and after, for the user's own designs or else the one that does best, in the world that is
/// nearest to the median.
pub fn ties(c: &Comparison, f: &Findings, lang: Lang) -> NetworkMap {
    let best = f.lasting_outcome.ranking().into_iter().find(|&d| d > 0).unwrap_or(0);
    let shown = firsts(own(c).chain([best]), own(c).count().clamp(1, OWN));
    let (world, medians) = typical(c, &shown);
    let names = labels(c);
    let area = |a: &crate::world::Area| Node { name: a.label.clone(), kind: 0 };
    let mut nodes: Vec<Node> = Geography::shipped().areas.iter().map(area).collect();
    let others = PARTNERS.iter().chain(&NATIONAL).enumerate();
    nodes.extend(others.map(|(k, (nl, en))| Node { name: lang.pick(*nl, *en).to_owned(), kind: 1 + k }));
    let panel = |title: OwnedText, s: Option<&Snapshot>| NetworkPanel {
        title,
        networks: s.map_or(0, |s| s.networks.len()),
        ties: s.map_or(vec![], ties_of),
    };
    let last = |pictures: &[Vec<Snapshot>]| pictures.get(world).and_then(|w| w.last()).cloned();
    let before = panel(date_title(c.history.calendar.branch.year() - 1, None), last(&c.past_pictures).as_ref());
    let after = shown.iter().map(|&d| panel(date_title(c.last_year(), Some(&names[d])), last(&c.pictures[d]).as_ref()));
    let (pictured, all, last_year) = (c.past_pictures.len(), c.draws.len(), c.last_year());
    let medians = |lang: Lang| {
        let texts: Vec<String> = medians.iter().map(|m| lang.number(*m, usize::from(m.fract() > 0.0))).collect();
        list(lang, &texts)
    };
    NetworkMap {
        heading: heading(
            c,
            "ties",
            &format!(
                "in één wereld: van de {pictured} die getekend kunnen worden die het dichtst bij de mediaan van alle {all} ligt ({} netwerken eind {last_year})",
                medians(Lang::Nl)
            ),
            &format!(
                "in one world: of the {pictured} that can be drawn the one nearest to the median of all {all} ({} networks at the end of {last_year})",
                medians(Lang::En)
            ),
        ),
        kinds: REGION_KIND.iter().chain(&PARTNERS).chain(&NATIONAL).map(|(nl, en)| both(nl, en)).collect(),
        tie_kinds: vec![
            both("banden met partners", "ties with partners"),
            both("banden met het landelijke netwerk", "ties with the national network"),
        ],
        highlight: 0,
        nodes,
        panels: std::iter::once(before).chain(after).collect(),
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
