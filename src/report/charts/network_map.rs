//! Who works with whom, before and after: the same circle of parties twice.

use crate::report::canvas::{Canvas, Frame, Point, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::style::Colour;
use crate::report::{Chart, Heading, Table, style};
use crate::text::{Lang, OwnedText, Text};

/// Names this close to the vertical through the centre (as a cosine) stand in the middle of their nodes; the others
/// to their side, so that neighbours at the bottom do not meet.
const UPRIGHT: f64 = 0.06;

/// One party or group of parties.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name.
    pub name: String,
    /// Index in the chart's kinds.
    pub kind: usize,
}

/// Active ties between two nodes.
#[derive(Clone, Debug)]
pub struct Tie {
    /// One end.
    pub from: usize,
    /// The other end.
    pub to: usize,
    /// Index in the chart's types of tie.
    pub kind: usize,
    /// Number of active ties.
    pub count: f64,
    /// Mean trust, 0–1: how strong the line is drawn.
    pub trust: f64,
}

/// One circle.
#[derive(Clone, Debug)]
pub struct NetworkPanel {
    /// Date and design.
    pub title: OwnedText,
    /// Active networks.
    pub networks: usize,
    /// The ties.
    pub ties: Vec<Tie>,
}

/// Circles of ties with the same places.
#[derive(Clone, Debug)]
pub struct NetworkMap {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Names of kinds of parties.
    pub kinds: Vec<OwnedText>,
    /// Names of types of tie, as a plural noun phrase.
    pub tie_kinds: Vec<OwnedText>,
    /// The type of tie in colour.
    pub highlight: usize,
    /// Fewer than fifty parties or groups, in the order of their kinds.
    pub nodes: Vec<Node>,
    /// Before, and after under some designs.
    pub panels: Vec<NetworkPanel>,
}

impl NetworkPanel {
    fn count(&self, kind: Option<usize>) -> f64 {
        self.ties.iter().filter(|t| kind.is_none_or(|k| t.kind == k)).map(|t| t.count).sum()
    }
    fn degree(&self, node: usize) -> f64 {
        self.ties.iter().filter(|t| t.from == node || t.to == node).map(|t| t.count).sum()
    }
}

impl NetworkMap {
    fn angles(&self) -> Vec<f64> {
        let gap = 0.9;
        let steps = self.nodes.len() as f64 + gap * self.kinds.len() as f64;
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|n| self.nodes[*n].kind);
        let mut angles = vec![0.0; self.nodes.len()];
        let mut at = 0.0;
        let mut previous = None;
        for node in order {
            if previous.is_some_and(|kind| kind != self.nodes[node].kind) {
                at += gap;
            }
            previous = Some(self.nodes[node].kind);
            angles[node] = at / steps * std::f64::consts::TAU - std::f64::consts::FRAC_PI_2;
            at += 1.0;
        }
        angles
    }

    fn kind_colour(kind: usize) -> Colour {
        style::design([3, 5, 2, 7, 4, 8, 12][kind % 7])
    }

    fn largest(&self) -> (f64, f64) {
        let ties = self.panels.iter().flat_map(|p| p.ties.iter().map(|t| t.count)).fold(1.0, f64::max);
        let degrees = self.panels.iter().flat_map(|p| (0..self.nodes.len()).map(|n| p.degree(n))).fold(1.0, f64::max);
        (ties, degrees)
    }

    fn draw_ties(&self, canvas: &mut Canvas, panel: &NetworkPanel, places: &[Point], centre: Point) {
        let (most, _) = self.largest();
        for highlighted in [false, true] {
            for tie in panel.ties.iter().filter(|t| (t.kind == self.highlight) == highlighted && t.count > 0.0) {
                let (a, b) = (places[tie.from], places[tie.to]);
                let curve: Vec<Point> = (0..=24)
                    .map(|i| {
                        let s = f64::from(i) / 24.0;
                        let (p, q, r) = ((1.0 - s) * (1.0 - s), 2.0 * s * (1.0 - s), s * s);
                        (p * a.0 + q * centre.0 + r * b.0, p * a.1 + q * centre.1 + r * b.1)
                    })
                    .collect();
                let width = 0.9 + 5.0 * (tie.count / most).sqrt();
                let strength = 0.35 + 0.65 * tie.trust.clamp(0.0, 1.0);
                let (colour, opacity) = if highlighted { (style::GAIN, 0.9) } else { (style::NEUTRAL, 0.45) };
                canvas.stroke(&curve, colour, opacity * strength, width, None);
            }
        }
    }

    fn draw_circle(&self, canvas: &mut Canvas, lang: Lang, panel: &NetworkPanel, frame: Frame) {
        let centre = ((frame.left + frame.right) / 2.0, (frame.top + frame.bottom) / 2.0);
        let small = self.panels.len() > 2;
        let beside = if small { 112.0 } else { 134.0 };
        let radius = (frame.height() / 2.0 - 34.0).min(frame.width() / 2.0 - beside);
        let angles = self.angles();
        let on_circle = |angle: f64, r: f64| (centre.0 + r * libm::cos(angle), centre.1 + r * libm::sin(angle));
        let places: Vec<Point> = angles.iter().map(|a| on_circle(*a, radius)).collect();
        self.draw_ties(canvas, panel, &places, centre);
        let (_, most) = self.largest();
        for (n, node) in self.nodes.iter().enumerate() {
            let size = 5.0 + 10.0 * (panel.degree(n) / most).sqrt();
            canvas.edged_dot(places[n], size, Self::kind_colour(node.kind), (style::WHITE, 1.5));
        }
        for (kind, name) in self.kinds.iter().enumerate() {
            let own: Vec<f64> =
                self.nodes.iter().zip(&angles).filter(|(n, _)| n.kind == kind).map(|(_, a)| *a).collect();
            if own.is_empty() {
                continue;
            }
            let angle = own.iter().sum::<f64>() / own.len() as f64;
            let aside = libm::cos(angle);
            // On a small circle a name below it makes way for its neighbours.
            let below = if small && aside.abs() < UPRIGHT { 16.0 } else { 0.0 };
            let (x, y) = on_circle(angle, radius + 28.0 + below);
            let look = Type::new(if small { 14.0 } else { 17.0 }).bold().tinted(Self::kind_colour(kind));
            let look = if aside.abs() < UPRIGHT {
                look.centre()
            } else if aside > 0.0 {
                look
            } else {
                look.right()
            };
            let room = if aside.abs() < UPRIGHT {
                300.0
            } else if aside > 0.0 {
                frame.right - x
            } else {
                x - frame.left
            };
            canvas.lines_around(x, y, &look.fit(name.in_lang(lang), room, 2), look);
        }
    }

    fn counts(&self, lang: Lang, panel: &NetworkPanel) -> String {
        let (own, networks) = (lang.number(panel.count(Some(self.highlight)), 0), panel.networks);
        let name = self.tie_kinds[self.highlight].in_lang(lang);
        let active = match networks {
            1 => Text::new("actief netwerk", "active network"),
            _ => Text::new("actieve netwerken", "active networks"),
        };
        format!("{networks} {}, {own} {name}", active.in_lang(lang))
    }
}

impl Chart for NetworkMap {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let Some((first, later)) = self.panels.split_first() else { return String::new() };
        let (before, title) = (first.networks, first.title.in_lang(lang));
        let parts: Vec<String> = later.iter().map(|p| format!("{} ({})", p.networks, p.title.in_lang(lang))).collect();
        let after = super::list(lang, &parts);
        lang.pick(
            format!("Actieve regionale netwerken: van {before} ({title}) naar {after}"),
            format!("Active regional networks: from {before} ({title}) to {after}"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let text = self.heading.indicator.in_lang(lang);
        let name = self.tie_kinds[self.highlight].in_lang(lang);
        lang.pick(
            format!("{text}; lijndikte = aantal banden, sterkte van kleur = vertrouwen; in blauw: {name}"),
            format!("{text}; line width = number of ties, strength of colour = trust; in blue: {name}"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick(
            "Netwerk van partijen in een cirkel, ervoor en erna",
            "Network of parties in a circle, before and after",
        )
        .to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        // A panel without ties keeps a row for its number of networks.
        let none = |panel: &NetworkPanel| panel.ties.is_empty().then_some(None);
        let rows = self.panels.iter().flat_map(|p| p.ties.iter().map(Some).chain(none(p)).map(move |tie| (p, tie)));
        let node = |at: Option<usize>| at.map_or("", |n| self.nodes[n].name.as_str());
        Tidy::of(rows)
            .text("picture", Text::new("tekening", "picture"), |row| row.0.title.in_lang(lang))
            .number("networks", Text::new("actieve netwerken", "active networks"), Format::Count, |r| {
                r.0.networks as f64
            })
            .text("from", Text::new("van", "from"), |row| node(row.1.map(|t| t.from)))
            .text("to", Text::new("naar", "to"), |row| node(row.1.map(|t| t.to)))
            .text("type", Text::new("soort band", "type of tie"), |r| {
                r.1.map_or("", |t| self.tie_kinds[t.kind].in_lang(lang))
            })
            .number("ties", Text::new("banden", "ties"), Format::Count, |row| row.1.map_or(0.0, |t| t.count))
            .number("trust", Text::new("vertrouwen", "trust"), Format::Number, |row| {
                row.1.map_or(f64::NAN, |t| t.trust)
            })
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let mut headers = vec![lang.pick("Soort band", "Type of tie").to_owned()];
        headers.extend(self.panels.iter().map(|p| p.title.in_lang(lang).to_owned()));
        let row = |name: String, kind: Option<usize>| {
            let mut cells = vec![name];
            cells.extend(self.panels.iter().map(|p| lang.number(p.count(kind), 0)));
            cells
        };
        let mut rows: Vec<Vec<String>> = (0..self.tie_kinds.len())
            .map(|k| row(crate::report::sentence(self.tie_kinds[k].in_lang(lang)), Some(k)))
            .collect();
        rows.push(row(lang.pick("Alle banden", "All ties").to_owned(), None));
        let networks = self.panels.iter().map(|p| p.networks.to_string());
        rows.push(
            std::iter::once(lang.pick("Actieve netwerken", "Active networks").to_owned()).chain(networks).collect(),
        );
        Table { headers, rows }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let width = space.width() / self.panels.len().max(1) as f64;
        for (i, panel) in self.panels.iter().enumerate() {
            let left = space.left + i as f64 * width;
            let middle = left + width / 2.0;
            let title = Type::new(19.0).bold().centre();
            let lines = title.fit(&crate::report::sentence(panel.title.in_lang(lang)), width - 20.0, 2);
            canvas.lines(middle, space.top + 14.0, &lines, title);
            let frame = Frame { left, right: left + width, top: space.top + 54.0, bottom: space.bottom - 28.0 };
            self.draw_circle(canvas, lang, panel, frame);
            let look = Type::new(17.0).muted().centre();
            canvas.text(middle, space.bottom - 8.0, &look.cut(&self.counts(lang, panel), width - 20.0), look);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_counts_networks_under_each_design() {
        let text = |t: &str| OwnedText { nl: t.to_owned(), en: t.to_owned() };
        let panel = |title: &str, networks: usize| NetworkPanel { title: text(title), networks, ties: vec![] };
        let map = NetworkMap {
            heading: Heading::default(),
            kinds: vec![],
            tie_kinds: vec![text("regional ties")],
            highlight: 0,
            nodes: vec![],
            panels: vec![panel("2015", 14), panel("A, 2034", 3), panel("B, 2034", 12)],
        };
        assert_eq!(map.finding(Lang::En), "Active regional networks: from 14 (2015) to 3 (A, 2034) and 12 (B, 2034)");
    }
}
