//! Municipalities as dots on the map: area by population, colour by value.

use crate::report::axis::{self, Unit};
use crate::report::canvas::{Canvas, Frame, Point, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::{Chart, Heading, Table, style};
use crate::text::{Lang, OwnedText, Text};

/// Number of classes and colours.
const CLASSES: usize = style::BLUES.len();
/// How many highest and lowest places are named.
const NAMED: usize = 3;

/// One municipality.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Metres east and north in the national grid.
    pub rd: (f64, f64),
    /// Inhabitants.
    pub population: f64,
}

/// One map.
#[derive(Clone, Debug)]
pub struct DotPanel {
    /// Date or design.
    pub title: OwnedText,
    /// National value, over all worlds.
    pub national: f64,
    /// Value per place.
    pub values: Vec<f64>,
}

/// Maps side by side with the same classes.
#[derive(Clone, Debug)]
pub struct DotMap {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Unit of the values.
    pub unit: Unit,
    /// The municipalities.
    pub places: Vec<Place>,
    /// Number of worlds on the map, and of all worlds.
    pub worlds: [usize; 2],
    /// Up to four maps.
    pub panels: Vec<DotPanel>,
    /// The municipality that gets a ring and its value.
    pub marked: Option<usize>,
}

impl DotMap {
    fn step(&self) -> f64 {
        let values = self.panels.iter().flat_map(|p| &p.values);
        let highest = values.copied().fold(0.0, f64::max);
        let ticks = axis::ticks_from_zero(self.unit, highest, CLASSES - 1);
        let step = ticks[1];
        let whole = if self.unit == Unit::Share { 0.01 } else { 1.0 };
        (step / whole).ceil() * whole
    }

    /// The class of a value, by the number that is printed.
    fn class(&self, value: f64) -> usize {
        let whole = if self.unit == Unit::Share { 100.0 } else { 1.0 };
        let (rounded, step) = ((value * whole).round(), (self.step() * whole).round());
        ((rounded / step).max(0.0) as usize).min(CLASSES - 1)
    }

    fn class_name(&self, lang: Lang, class: usize) -> String {
        let limit = |i: usize| self.unit.level(lang, self.step() * i as f64, 0);
        let bare = |i: usize| self.unit.bare(lang, self.step() * i as f64, 0);
        match class {
            0 => lang.pick(format!("minder dan {}", limit(1)), format!("less than {}", limit(1))),
            last if last == CLASSES - 1 => {
                lang.pick(format!("{} of meer", limit(last)), format!("{} or more", limit(last)))
            }
            i => lang.pick(format!("{} tot {}", bare(i), limit(i + 1)), format!("{} to {}", bare(i), limit(i + 1))),
        }
    }

    /// The national value as the overview prints it.
    fn national(&self, lang: Lang, panel: &DotPanel) -> String {
        self.unit.level(lang, panel.national, 1)
    }

    fn level(&self, lang: Lang, value: f64) -> String {
        self.unit.level(lang, value, usize::from(self.unit != Unit::Share))
    }

    /// Highest and lowest places of a map.
    fn extremes(&self, panel: &DotPanel) -> [Vec<usize>; 2] {
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_by(|a, b| panel.values[*b].total_cmp(&panel.values[*a]).then(a.cmp(b)));
        let lowest = order.iter().rev().take(NAMED).copied().collect();
        order.truncate(NAMED);
        [order, lowest]
    }

    fn project(&self, frame: Frame) -> impl Fn(&Place) -> Point {
        let bounds = |pick: fn(&Place) -> f64| {
            let values = self.places.iter().map(pick);
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
        };
        let ((west, east), (south, north)) = (bounds(|p| p.rd.0), bounds(|p| p.rd.1));
        let scale = (frame.width() / (east - west).max(1.0)).min(frame.height() / (north - south).max(1.0));
        let centre = ((frame.left + frame.right) / 2.0, (frame.top + frame.bottom) / 2.0);
        move |place: &Place| {
            (
                centre.0 + (place.rd.0 - (east + west) / 2.0) * scale,
                centre.1 - (place.rd.1 - (north + south) / 2.0) * scale,
            )
        }
    }

    fn draw_map(&self, canvas: &mut Canvas, panel: &DotPanel, frame: Frame) {
        let project = self.project(frame);
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_by(|a, b| self.places[*b].population.total_cmp(&self.places[*a].population));
        for i in order {
            let radius = radius(self.places[i].population);
            let colour = style::BLUES[self.class(panel.values[i])];
            canvas.edged_dot(project(&self.places[i]), radius, colour, (style::NEUTRAL, 0.8));
        }
        if let Some(marked) = self.marked {
            let place = &self.places[marked];
            ring(canvas, project(place), radius(place.population) + 5.0);
        }
    }

    fn draw_extremes(&self, canvas: &mut Canvas, lang: Lang, panel: &DotPanel, frame: Frame) {
        let heads = lang.pick(["Hoogste", "Laagste"], ["Highest", "Lowest"]);
        let look = Type::new(16.0);
        let (half, lower) = if stacked(frame) { (frame.width(), EXTREMES) } else { (frame.width() / 2.0, 0.0) };
        for (side, (head, places)) in heads.iter().zip(self.extremes(panel)).enumerate() {
            let left = frame.left + if lower > 0.0 { 0.0 } else { side as f64 * half };
            let top = frame.top + side as f64 * lower;
            canvas.text(left, top + 8.0, head, look.bold());
            for (i, place) in places.into_iter().enumerate() {
                let y = top + 32.0 + i as f64 * 22.0;
                let value = self.level(lang, panel.values[place]);
                let room = half - 24.0 - look.width(&value) - 10.0;
                canvas.text(left, y, &look.cut(&self.places[place].name, room), look);
                canvas.text(left + half - 24.0, y, &value, look.bold().right());
            }
        }
    }

    /// The marked municipality with its value, at the left above the map, where the sea is.
    fn draw_marked(&self, canvas: &mut Canvas, lang: Lang, panel: &DotPanel, frame: Frame) {
        let Some(marked) = self.marked else { return };
        let look = Type::new(16.0).bold();
        canvas.edged_dot((frame.left + 9.0, frame.top + 9.0), 9.0, style::WHITE, (style::LOSS, 3.0));
        let text = format!("{} {}", self.places[marked].name, self.level(lang, panel.values[marked]));
        canvas.text(frame.left + 26.0, frame.top + 9.0, &look.cut(&text, frame.width() - 26.0), look);
    }

    /// What colours and sizes mean; returns how far it reaches below its first line.
    fn draw_key(&self, canvas: &mut Canvas, lang: Lang, (left, right): (f64, f64), first: f64) -> f64 {
        let look = Type::new(16.0).muted();
        let (mut x, mut y) = (left, first);
        for (class, colour) in style::BLUES.iter().enumerate() {
            let text = self.class_name(lang, class);
            canvas.edged_dot((x + 9.0, y), 9.0, *colour, (style::NEUTRAL, 0.8));
            canvas.text(x + 26.0, y, &text, look);
            x += 26.0 + look.width(&text) + 26.0;
        }
        x += 20.0;
        if x + 400.0 > right {
            (x, y) = (left, y + 34.0);
        }
        for people in [20_000.0, 200_000.0] {
            let radius = radius(people);
            canvas.edged_dot((x + radius, y), radius, style::WHITE, (style::NEUTRAL, 1.2));
            let text = format!("{} {}", lang.number(people, 0), lang.pick("inwoners", "inhabitants"));
            canvas.text(x + 2.0 * radius + 8.0, y, &text, look);
            x += 2.0 * radius + 8.0 + look.width(&text) + 26.0;
        }
        y - first
    }
}

/// A circle in a colour that no class has.
fn ring(canvas: &mut Canvas, (x, y): Point, radius: f64) {
    let point = |i: i32| {
        let angle = f64::from(i) * std::f64::consts::TAU / 36.0;
        (x + radius * libm::cos(angle), y + radius * libm::sin(angle))
    };
    canvas.line(&(0..=36).map(point).collect::<Vec<Point>>(), style::LOSS, 3.0);
}

/// Height of the list of highest or of lowest places.
const EXTREMES: f64 = 94.0;

/// Whether the lists of highest and lowest places stand above each other.
fn stacked(frame: Frame) -> bool {
    frame.width() < 330.0
}

fn radius(population: f64) -> f64 {
    (population.max(0.0).sqrt() * 0.026).max(2.6)
}

impl Chart for DotMap {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let indicator = crate::report::sentence(self.heading.indicator.in_lang(lang));
        let means: Vec<String> = self.panels.iter().map(|p| self.national(lang, p)).collect();
        if means.windows(2).all(|pair| pair[0] == pair[1]) {
            let mean = means.first().cloned().unwrap_or_default();
            return lang.pick(
                format!("{indicator}: landelijk overal {mean}"),
                format!("{indicator}: {mean} nationally everywhere"),
            );
        }
        let parts: Vec<String> = self
            .panels
            .iter()
            .zip(&means)
            .map(|(panel, mean)| format!("{mean} ({})", panel.title.in_lang(lang)))
            .collect();
        format!("{indicator}: {}", super::list(lang, &parts))
    }

    fn subtitle(&self, lang: Lang) -> String {
        let [shown, all] = self.worlds;
        lang.pick(
            format!("in de titel: landelijk, mediaan van {all} werelden, zoals in het overzicht; op de kaart: per gemeente, mediaan van {shown} werelden; oppervlakte van de stip = inwoners"),
            format!("in the title: national, median of {all} worlds, as in the overview; on the map: per municipality, median of {shown} worlds; area of the dot = inhabitants"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        let n = self.panels.len();
        lang.pick(
            format!("{n} kaarten van Nederland met een stip per gemeente"),
            format!("{n} maps of the Netherlands with a dot per municipality"),
        )
    }

    fn data(&self, lang: Lang) -> Data {
        let rows =
            self.panels.iter().flat_map(|p| self.places.iter().zip(&p.values).map(move |(place, v)| (p, place, *v)));
        Tidy::of(rows)
            .text("map", Text::new("kaart", "map"), |row| row.0.title.in_lang(lang))
            .text("municipality", Text::new("gemeente", "municipality"), |row| row.1.name.as_str())
            .number("inhabitants", Text::new("inwoners", "inhabitants"), Format::Count, |row| row.1.population)
            .number("value", self.heading.indicator.clone(), Format::level(self.unit), |row| row.2)
            .number("national", Text::new("landelijk", "national"), Format::level(self.unit), |row| row.0.national)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            ["Kaart", "Landelijk", "Hoogste gemeenten", "Laagste gemeenten"],
            ["Map", "National", "Highest municipalities", "Lowest municipalities"],
        );
        let mut headers = headers.map(str::to_owned).to_vec();
        headers.extend(self.marked.map(|m| self.places[m].name.clone()));
        let row = |panel: &DotPanel| {
            let names = self.extremes(panel).map(|places| {
                let named =
                    places.iter().map(|p| format!("{} {}", self.places[*p].name, self.level(lang, panel.values[*p])));
                named.collect::<Vec<_>>().join(", ")
            });
            let mut cells = vec![panel.title.in_lang(lang).to_owned(), self.national(lang, panel)];
            cells.extend(names);
            cells.extend(self.marked.map(|m| self.level(lang, panel.values[m])));
            cells
        };
        Table { headers, rows: self.panels.iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let top = space.top + 44.0 + self.draw_key(canvas, lang, (space.left, space.right), space.top + 16.0);
        let gap = 40.0;
        let count = self.panels.len().max(1) as f64;
        let width = (space.width() - gap * (count - 1.0)) / count;
        for (i, panel) in self.panels.iter().enumerate() {
            let left = space.left + i as f64 * (width + gap);
            let frame = Frame { left, right: left + width, top, bottom: space.bottom };
            let lists = if stacked(frame) { 2.0 * EXTREMES } else { EXTREMES };
            let title = Type::new(if self.panels.len() > 3 || stacked(frame) { 17.0 } else { 19.0 }).bold();
            let lines = title.fit(
                &crate::report::sentence(panel.title.in_lang(lang)),
                width,
                if stacked(frame) { 3 } else { 2 },
            );
            canvas.lines(left, frame.top + 12.0, &lines, title);
            let map = Frame {
                top: frame.top + 40.0 + (lines.len() - 1) as f64 * title.leading(),
                bottom: frame.bottom - lists - 26.0,
                ..frame
            };
            self.draw_map(canvas, panel, map);
            self.draw_marked(canvas, lang, panel, map);
            let below = Frame { top: frame.bottom - lists, ..frame };
            self.draw_extremes(canvas, lang, panel, below);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(values: &[[f64; 2]]) -> DotMap {
        let place = |name: &str, population: f64| Place { name: name.to_owned(), rd: (1e5, 4e5), population };
        let title = |i: usize| OwnedText { nl: format!("kaart {i}"), en: format!("map {i}") };
        DotMap {
            heading: Heading { indicator: OwnedText { nl: "gebruik".into(), en: "use".into() }, ..Heading::default() },
            unit: Unit::Share,
            places: vec![place("Groot", 300_000.0), place("Klein", 100_000.0)],
            worlds: [8, 64],
            panels: (values.iter().enumerate())
                .map(|(i, v)| DotPanel { title: title(i), national: v[0], values: v.to_vec() })
                .collect(),
            marked: None,
        }
    }

    #[test]
    fn the_title_gives_the_national_values() {
        assert_eq!(map(&[[0.1, 0.3], [0.2, 0.4]]).finding(Lang::En), "Use: 10.0% (map 0) and 20.0% (map 1)");
        assert_eq!(map(&[[0.1, 0.3], [0.1, 0.3]]).finding(Lang::En), "Use: 10.0% nationally everywhere");
    }

    #[test]
    fn classes_follow_the_printed_number() {
        let map = map(&[[0.0, 0.40], [0.0, 0.40]]);
        assert_eq!(map.step(), 0.10);
        assert_eq!(map.class(0.0996), map.class(0.10));
        assert_eq!((map.class(0.0), map.class(0.094), map.class(0.40), map.class(0.9)), (0, 0, 4, 4));
        assert_eq!(map.class_name(Lang::Nl, 1), "10 tot 20%");
    }

    #[test]
    fn the_map_keeps_its_proportions() {
        let mut map = map(&[[0.1, 0.2]]);
        map.places[1].rd = (3e5, 5e5);
        let project = map.project(Frame { left: 0.0, top: 0.0, right: 300.0, bottom: 300.0 });
        let (a, b) = (project(&map.places[0]), project(&map.places[1]));
        assert!(((b.0 - a.0) - 2.0 * (a.1 - b.1)).abs() < 1e-9 && b.0 > a.0 && b.1 < a.1);
    }
}
