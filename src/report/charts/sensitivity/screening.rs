//! Screening of many factors: the size of their effects against how much these differ from place to place.

use super::super::size_for;
use super::{About, Factor, MOST, Noted, quoted};
use crate::experiments::sensitivity::morris::{Effect, FEWEST};
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, ESTIMATE, Format};
use crate::report::style;
use crate::report::{Chart, Heading, Table};
use crate::text::{Lang, Text};

/// Width of the list beside the dots.
const LIST: f64 = 860.0;

/// Effects of factors, the largest first.
#[derive(Clone, Debug)]
pub struct Screening {
    /// The outcome.
    pub about: About,
    /// Factors in order of the mean size of their effect.
    pub rows: Vec<(Factor, Effect)>,
}

impl Screening {
    /// Effects of factors in any order.
    pub fn new(about: About, mut rows: Vec<(Factor, Effect)>) -> Self {
        rows.sort_by(|a, b| b.1.mu_star.value.total_cmp(&a.1.mu_star.value));
        Self { about, rows }
    }

    fn largest(&self) -> f64 {
        self.rows.first().map_or(1.0, |(_, e)| e.mu_star.value)
    }

    fn shown(&self) -> &[(Factor, Effect)] {
        &self.rows[..self.rows.len().min(MOST)]
    }

    /// The leading factors with their numbers.
    fn list(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let head = Type::new(15.0).bold().muted();
        let (sizes, spread, top) = (space.right - 190.0, space.right - 100.0, space.top + 20.0);
        canvas.text(sizes, top, lang.pick("grootte [90%]", "size [90%]"), head.right());
        canvas.text(spread, top, lang.pick("wisseling", "variation"), head.right());
        canvas.text(space.right, top, lang.pick("teken", "sign"), head.right());
        let look = Type::new(16.0);
        let size = |e: &Effect| self.about.size(lang, e.mu_star, self.largest());
        let widest = self.shown().iter().map(|(_, e)| look.width(&size(e))).fold(0.0, f64::max);
        let width = sizes - space.left - 44.0 - widest;
        let name = size_for(self.shown().iter().map(|(factor, _)| factor.name.in_lang(lang)), width);
        let step = ((space.bottom - space.top - 70.0) / self.shown().len() as f64).min(64.0);
        for (i, (factor, e)) in self.shown().iter().enumerate() {
            let y = space.top + 42.0 + step * (i as f64 + 0.5);
            let rule = y - step / 2.0;
            canvas.line(&[(space.left, rule), (space.right, rule)], style::HAIRLINE, 1.0);
            let (size, small) = (size(e), Type::new(14.0).muted());
            canvas.text(space.left, y, &(i + 1).to_string(), look.bold().tinted(super::colour(factor.grade)));
            canvas.text(space.left + 30.0, y - 9.0, &name.cut(factor.name.in_lang(lang), width), name);
            let about = [super::grade(lang, factor.grade), &factor.path].join("   ");
            canvas.text(space.left + 30.0, y + 10.0, &small.cut(&about, width), small);
            canvas.text(sizes, y, &size, look.right());
            let sigma = self.about.unit.bare(lang, e.sigma, super::decimals(self.about.unit, self.largest()));
            canvas.text(spread, y, &sigma, look.right());
            canvas.text(space.right, y, sign(lang, e), look.right());
        }
        let others = self.rows.len() - self.shown().len();
        if others > 0 {
            let text = lang.pick(
                format!("{others} andere factoren: een kleiner effect"),
                format!("{others} other factors: a smaller effect"),
            );
            canvas.text(space.left, space.bottom - 12.0, &text, Type::new(16.0).muted());
        }
    }

    /// All factors as dots, the leading ones with their number in the list.
    fn dots(&self, canvas: &mut Canvas, lang: Lang, plot: Frame) {
        // Points of a percentage are plain numbers: a percent sign on the axis would make them shares.
        let unit = Unit::Number;
        let shown = |value: f64| if self.about.unit == Unit::Share { 100.0 * value } else { value };
        let wide = shown(self.rows.iter().map(|(_, e)| e.mu_star.high).fold(0.0, f64::max));
        let high = shown(self.rows.iter().map(|(_, e)| e.sigma).fold(0.0, f64::max));
        let free = |top: f64| axis::ticks_from_zero(unit, top, 5);
        let (across, up) = (free(wide), free(1.05 * high));
        let x = Scale::new((0.0, across[across.len() - 1]), (plot.left, plot.right));
        let y = Scale::new((0.0, up[up.len() - 1]), (plot.bottom, plot.top));
        axis::vertical_grid(canvas, lang, unit, &across, x, (plot.top, plot.bottom), false);
        axis::horizontal_grid(canvas, lang, unit, &up, y, (plot.left, plot.right), Some(16.0));
        let end = x.values.1.min(y.values.1);
        canvas.stroke(&[(x.at(0.0), y.at(0.0)), (x.at(end), y.at(end))], style::NEUTRAL, 1.0, 1.5, Some((7.0, 6.0)));
        for (_, e) in self.rows.iter().skip(MOST).rev() {
            canvas.dot(
                (x.at(shown(e.mu_star.value)), y.at(shown(e.sigma))),
                4.0,
                style::mix(style::GRID, style::NEUTRAL, 0.6),
            );
        }
        let look = Type::new(16.0).bold();
        let mut taken: Vec<Frame> = vec![];
        for (factor, e) in self.shown().iter().rev() {
            let (at, colour) = ((x.at(shown(e.mu_star.value)), y.at(shown(e.sigma))), super::colour(factor.grade));
            canvas.line(&[(x.at(shown(e.mu_star.low)), at.1), (x.at(shown(e.mu_star.high)), at.1)], colour, 2.0);
            canvas.edged_dot(at, 8.0, colour, (style::WHITE, 1.5));
            taken.push(Frame { left: at.0 - 8.0, right: at.0 + 8.0, top: at.1 - 8.0, bottom: at.1 + 8.0 });
        }
        // A number where there is room; the list has the place of all.
        for (i, (factor, e)) in self.shown().iter().enumerate() {
            let (cx, cy) = (x.at(shown(e.mu_star.value)), y.at(shown(e.sigma)));
            let (text, reach) = ((i + 1).to_string(), 19.0);
            let half = look.width(&text) / 2.0 + 2.0;
            let around =
                [(0.0, -reach), (0.0, reach), (reach + 2.0, -reach), (-reach - 2.0, -reach), (reach + 2.0, reach)];
            let places = around.map(|(dx, dy)| {
                let (px, py) = (cx + dx, cy + dy);
                Frame { left: px - half, right: px + half, top: py - 9.0, bottom: py + 9.0 }
            });
            let inside =
                |f: &&Frame| f.top > plot.top && f.bottom < plot.bottom && f.left > plot.left && f.right < plot.right;
            if let Some(&place) = places.iter().filter(inside).find(|f| !taken.iter().any(|t| t.overlaps(**f))) {
                let middle = ((place.left + place.right) / 2.0, (place.top + place.bottom) / 2.0);
                canvas.text(middle.0, middle.1, &text, look.centre().tinted(super::colour(factor.grade)).halo());
                taken.push(place);
            }
        }
    }
}

/// Direction of an effect.
fn sign(lang: Lang, e: &Effect) -> &'static str {
    match e.mu / e.mu_star.value {
        s if s > 0.9 => "+",
        s if s < -0.9 => "\u{2212}",
        s if s.is_nan() => "0",
        _ => lang.pick("wisselt", "varies"),
    }
}

impl Noted for Screening {
    fn notes(&self, lang: Lang) -> Vec<String> {
        let how = lang.pick(
            "Grootte: het gemiddelde effect, zonder teken, van een factor over zijn hele bereik (Morris, mu*), op willekeurige plaatsen in de ruimte van alle factoren. Wisseling: de standaardafwijking van die effecten (sigma): is die ongeveer zo groot als de grootte zelf, dan hangt het effect sterk af van waar de factor en de andere factoren liggen. Interval: 90%, uit 500 herhaalde trekkingen van banen.",
            "Size: the mean effect, without its sign, of a factor over its whole range (Morris, mu*), at random places in the space of all factors. Variation: the standard deviation of these effects (sigma): when it is about as large as the size itself, the effect depends strongly on where the factor and the others are. Interval: 90%, from 500 resamples of trajectories.",
        );
        let used = self.about.used;
        let few = (used < FEWEST).then(|| {
            lang.pick(
                format!(
                    "LET OP: {used} banen zijn te weinig voor betrouwbare intervallen; {FEWEST} tot 50 is gebruikelijk."
                ),
                format!("NOTE: {used} trajectories are too few for intervals to be trusted; {FEWEST} to 50 are usual."),
            )
        });
        [how.to_owned()].into_iter().chain(few).chain(self.about.notes(lang, ["banen", "trajectories"])).collect()
    }
}

impl Chart for Screening {
    fn heading(&self) -> &Heading {
        &self.about.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let [(first, effect), rest @ ..] = &self.rows[..] else { return String::new() };
        let equal = rest.iter().filter(|(_, e)| e.mu_star.high > effect.mu_star.low).count();
        let size = self.about.unit.bare(lang, effect.mu_star.value, super::decimals(self.about.unit, self.largest()));
        let size = format!("{size} {}", self.about.unit.of_difference(lang)).trim_end().to_owned();
        let (name, second) = (quoted(lang, first), rest.first().map(|(factor, _)| quoted(lang, factor)));
        match (equal, second) {
            (0, _) | (_, None) => lang.pick(
                format!("{name} heeft het grootste effect: gemiddeld {size} over zijn hele bereik"),
                format!("{name} has the largest effect: {size} on average over its whole range"),
            ),
            (1, Some(second)) => lang.pick(
                format!("{name} en {second} hebben de grootste effecten; welk groter is, is niet te zeggen"),
                format!("{name} and {second} have the largest effects; which is larger cannot be said"),
            ),
            (n, _) => lang.pick(
                format!("{n} factoren hebben misschien een even groot effect als {name} ({size})"),
                format!("{n} factors may have as large an effect as {name} ({size})"),
            ),
        }
    }

    fn subtitle(&self, lang: Lang) -> String {
        let outcome = self.about.outcome(lang);
        lang.pick(
            format!("effect van een factor over zijn hele bereik (Morris), grootte met 90%-interval: {outcome}"),
            format!("effect of a factor over its whole range (Morris), size with 90% interval: {outcome}"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick(
            "Puntenwolk met een lijst van de grootste effecten",
            "Scatter plot with a list of the largest effects",
        )
        .to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let format = Format::difference(self.about.unit);
        super::factors(&self.rows, lang)
            .interval("mu_star", Text::new("grootte (mu*)", "size (mu*)"), ESTIMATE, format, |r| {
                super::ends(r.1.mu_star)
            })
            .number("sigma", Text::new("wisseling (sigma)", "variation (sigma)"), format, |row| row.1.sigma)
            .number("mu", Text::new("gemiddeld effect (mu)", "mean effect (mu)"), format, |row| row.1.mu)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            [
                "Factor",
                "Pad",
                "Grootte (mu*) [90%]",
                "Wisseling (sigma)",
                "Gemiddeld effect (mu)",
                "Bron van de waarde",
            ],
            ["Factor", "Path", "Size (mu*) [90%]", "Variation (sigma)", "Mean effect (mu)", "Source of the value"],
        );
        let decimals = super::decimals(self.about.unit, self.largest());
        let row = |(factor, e): &(Factor, Effect)| {
            let (size, unit) = (self.about.size(lang, e.mu_star, self.largest()), self.about.unit);
            let [sigma, mu] = [unit.bare(lang, e.sigma, decimals), unit.signed(lang, e.mu, decimals)];
            let name = factor.name.in_lang(lang).to_owned();
            vec![name, factor.path.clone(), size, sigma, mu, super::grade(lang, factor.grade).to_owned()]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: self.rows.iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let look = Type::new(16.0).muted();
        let text =
            lang.pick("wisseling van het effect (standaardafwijking)", "variation of the effect (standard deviation)");
        canvas.text(space.left, space.top + 20.0, text, look);
        let plot = Frame {
            left: space.left + 62.0,
            right: space.right - LIST - 60.0,
            top: space.top + 48.0,
            bottom: space.bottom - 66.0,
        };
        self.dots(canvas, lang, plot);
        let below = lang.pick(
            "grootte van het effect; stippellijn: even groot als de wisseling",
            "size of the effect; dashed: as large as the variation",
        );
        canvas.text(plot.right, space.bottom - 14.0, below, look.right());
        self.list(canvas, lang, Frame { left: space.right - LIST, ..space });
    }
}
