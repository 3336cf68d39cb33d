//! What the next million buys: the form of a design with more and with less money.

use crate::experiments::budget::Point;
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::{Chart, DesignLabel, Heading, Table, style, terms};
use crate::text::Lang;

/// Room for direct labels at the right.
const LABELS: f64 = 330.0;
/// Decimals of percentage points per million.
const PER_MILLION: usize = 2;

/// One curve per design: gain with its band, and share of worlds that keep themselves going.
#[derive(Clone, Debug)]
pub struct Budget {
    /// Name, indicator, source.
    pub heading: Heading,
    /// First and last year of the money.
    pub years: [i32; 2],
    /// Number of worlds.
    pub worlds: usize,
    /// Points in order of budget, per design.
    pub curves: Vec<(DesignLabel, Vec<Point>)>,
}

fn million(lang: Lang, budget: f64) -> String {
    lang.number(budget, usize::from((budget - budget.round()).abs() >= 0.05))
}

fn per_year(lang: Lang, budget: f64) -> String {
    let amount = million(lang, budget);
    lang.pick(format!("€\u{a0}{amount} mln per jaar"), format!("€{amount}m a year"))
}

/// Where a curve stops to rise: the lowest budget that no higher one is demonstrably better than.
fn enough(points: &[Point]) -> usize {
    points.iter().position(|p| !p.more_helps).unwrap_or_default()
}

/// Median gain of each million since the point before.
fn per_million(point: &Point) -> f64 {
    point.next.map_or(f64::NEG_INFINITY, |next| next.median)
}

/// The step in which a million buys most: the number of its end, and its budgets.
fn steepest(points: &[Point]) -> (usize, f64, f64) {
    let best = (1..points.len()).max_by(|a, b| per_million(&points[*a]).total_cmp(&per_million(&points[*b])));
    let best = best.expect("a curve has two points");
    (best, points[best - 1].budget, points[best].budget)
}

impl Budget {
    fn points(&self) -> impl Iterator<Item = &Point> {
        self.curves.iter().flat_map(|(_, points)| points)
    }

    /// What one curve shows.
    fn clause(lang: Lang, (label, points): &(DesignLabel, Vec<Point>)) -> String {
        let name = label.quoted(lang);
        match enough(points) {
            0 => lang.pick(
                format!("bij {name} is van meer geld geen winst aan te tonen"),
                format!("under {name} no gain of more money can be shown"),
            ),
            last if last + 1 == points.len() => {
                let (best, from, to) = steepest(points);
                let gain = |p: &Point| Unit::Share.bare(lang, per_million(p), PER_MILLION);
                let (end, most) = (gain(&points[last]), gain(&points[best]));
                if best == last {
                    return lang.pick(
                        format!("bij {name} levert een miljoen extra het meest op het eind: {end} punt"),
                        format!("under {name} an extra million buys most at the end: {end} points"),
                    );
                }
                let [from, to, near, far] =
                    [from, to, points[last - 1].budget, points[last].budget].map(|b| million(lang, b));
                lang.pick(
                    format!("bij {name} levert een miljoen extra {most} punt tussen {from} en {to} mln, nog {end} tussen {near} en {far}"),
                    format!("under {name} an extra million buys {most} points between {from} and {to} million, {end} between {near} and {far}"),
                )
            }
            at => {
                let amount = per_year(lang, points[at].budget);
                lang.pick(
                    format!("bij {name} is boven {amount} geen verdere winst aan te tonen"),
                    format!("under {name} no further gain can be shown above {amount}"),
                )
            }
        }
    }

    /// How the numbers came about, one sentence each.
    pub fn notes(&self, lang: Lang) -> Vec<String> {
        let ([first, last], worlds) = (self.years, self.worlds);
        let source = self.heading.source.in_lang(lang).to_owned();
        let texts = lang.pick(
            [
                format!("Budget en uitgegeven: miljoenen euro’s van 2014 per jaar, gemiddeld over {first} tot en met {last}; * is het eigen budget van het ontwerp. Wat niet op tijd kan worden besteed, gaat terug. Alles blijft zoals in het ontwerp (verdeling, voorwaarden, data, grootte van een subsidie, knoppen); alleen elk bedrag gaat in dezelfde mate omhoog of omlaag. Bij nul blijven de regels over."),
                format!("Verschil: met ‘Geen vervolg’ in dezelfde wereld, in procentpunten: {}; mediaan en 90% van de werelden. Per miljoen: wat elk miljoen per jaar erbij sinds de regel erboven toevoegt.", self.heading.indicator.nl),
                format!("‘Geen winst aan te tonen’: van geen hoger bedrag is het gemiddelde over {worlds} werelden met 90% zekerheid hoger."),
            ],
            [
                format!("Budget and spent: millions of euros of 2014 a year, mean over {first} to {last}; * is the design’s own budget. What cannot be spent in time goes back. All stays as in the design (split, conditions, dates, size of a grant, levers); only every amount goes up or down alike. At zero its rules remain."),
                format!("Difference: from ‘No follow-up’ in the same world, in percentage points: {}; median and 90% of worlds. Per million: what each million a year more adds since the row above.", self.heading.indicator.en),
                format!("‘No gain can be shown’: no higher budget has a mean over {worlds} worlds that is higher with 90% certainty."),
            ],
        );
        texts.into_iter().chain([source]).collect()
    }

    fn gains(&self, canvas: &mut Canvas, lang: Lang, x: Scale, frame: Frame) {
        let ends = |p: &Point| [p.gain.lo90, p.gain.hi90];
        let (low, high) = self.points().flat_map(ends).fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
        let ticks = axis::ticks_around_zero(Unit::Share, low, high, 5);
        let y = Scale::new((ticks[0], ticks[ticks.len() - 1]), (frame.bottom, frame.top));
        let decimals = axis::tick_decimals(Unit::Share, &ticks);
        for tick in &ticks {
            let colour = if *tick == 0.0 { style::INK } else { style::GRID };
            canvas.line(&[(x.pixels.0, y.at(*tick)), (x.pixels.1, y.at(*tick))], colour, 1.2);
            let text = Unit::Share.signed(lang, *tick, decimals);
            canvas.text(x.pixels.0 - 10.0, y.at(*tick), &text, Type::new(16.0).muted().right());
        }
        for (label, points) in &self.curves {
            let upper = points.iter().map(|p| (x.at(p.budget), y.at(p.gain.hi90)));
            let lower = points.iter().rev().map(|p| (x.at(p.budget), y.at(p.gain.lo90)));
            canvas.area(upper.chain(lower).collect(), label.fill(), 0.15);
        }
        self.lines(canvas, x, y, |p| p.gain.median);
        for (label, points) in &self.curves {
            for own in points.iter().filter(|p| p.own) {
                let (at, text) = ((x.at(own.budget), y.at(own.gain.median)), million(lang, own.budget));
                canvas.edged_dot(at, 11.0, label.fill(), (style::WHITE, 2.5));
                let text = lang.pick(format!("ontwerp: {text}"), format!("design: {text}"));
                let below = points.last().map(|p| p.gain.median) < self.highest();
                canvas.text(
                    at.0,
                    at.1 + if below { 24.0 } else { -24.0 },
                    &text,
                    Type::new(16.0).bold().tinted(label.fill()).centre().halo(),
                );
            }
        }
        let text = |p: &Point| Unit::Share.signed(lang, p.gain.median, 1);
        let spent = |p: &Point| {
            let (spent, budget) = (million(lang, p.spent), million(lang, p.budget));
            lang.pick(format!("besteedt {spent} van de {budget} mln"), format!("spends {spent} of {budget} million"))
        };
        self.labels(canvas, lang, (x, y), frame, |p| (p.gain.median, text(p), spent(p)));
    }

    /// The highest median gain with the most money.
    fn highest(&self) -> Option<f64> {
        self.curves.iter().filter_map(|(_, points)| Some(points.last()?.gain.median)).max_by(f64::total_cmp)
    }

    fn shares(&self, canvas: &mut Canvas, lang: Lang, x: Scale, frame: Frame) {
        let ticks = [0.0, 0.5, 1.0];
        let y = Scale::new((0.0, 1.0), (frame.bottom, frame.top));
        axis::horizontal_grid(canvas, lang, Unit::Share, &ticks, y, x.pixels, Some(16.0));
        self.lines(canvas, x, y, |p| p.self_sustaining);
        let text = |p: &Point| terms::worlds_cell(lang, p.self_sustaining, self.worlds);
        self.labels(canvas, lang, (x, y), frame, |p| (p.self_sustaining, text(p), String::new()));
    }

    fn lines(&self, canvas: &mut Canvas, x: Scale, y: Scale, value: impl Fn(&Point) -> f64) {
        for (label, points) in &self.curves {
            let line: Vec<(f64, f64)> = points.iter().map(|p| (x.at(p.budget), y.at(value(p)))).collect();
            canvas.line(&line, label.fill(), 3.0);
            line.into_iter().for_each(|at| canvas.edged_dot(at, 5.5, label.fill(), (style::WHITE, 1.0)));
        }
    }

    /// Value, name and a remark of every curve at its end.
    fn labels(
        &self,
        canvas: &mut Canvas,
        lang: Lang,
        (x, y): (Scale, Scale),
        frame: Frame,
        tell: impl Fn(&Point) -> (f64, String, String),
    ) {
        let look = Type::new(17.0);
        let ends: Vec<_> =
            self.curves.iter().filter_map(|(label, points)| Some((label, tell(points.last()?)))).collect();
        let at: Vec<f64> = ends.iter().map(|(_, told)| y.at(told.0)).collect();
        let remarks = ends.iter().any(|(_, told)| !told.2.is_empty());
        let gap = (look.leading() + 2.0) * if remarks { 2.0 } else { 1.0 };
        let places = axis::spread(&at, gap, frame.top, frame.bottom);
        let column = ends.iter().map(|(_, told)| look.bold().width(&told.1)).fold(0.0, f64::max);
        for ((label, (_, text, remark)), place) in ends.iter().zip(places) {
            let left = x.pixels.1 + 16.0;
            canvas.text(left + column, place, text, look.bold().tinted(label.fill()).right());
            let left = left + column + 10.0;
            canvas.text(left, place, &look.cut(label.name(lang), frame.right - left), look.tinted(label.fill()));
            if !remark.is_empty() {
                canvas.text(left, place + look.leading(), remark, Type::new(15.0).muted());
            }
        }
    }
}

impl Chart for Budget {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let all = self.curves.len();
        if all <= 2 {
            let clauses: Vec<String> = self.curves.iter().map(|curve| Self::clause(lang, curve)).collect();
            return crate::report::sentence(&clauses.join("; "));
        }
        let rising = self.curves.iter().filter(|(_, points)| enough(points) + 1 == points.len()).count();
        lang.pick(
            format!("Bij {rising} van de {all} ontwerpen is er bij elk budget onder het hoogste een hoger dat aantoonbaar meer helpt"),
            format!("Under {rising} of {all} designs every budget below the highest has a higher one that demonstrably helps more"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let what = self.heading.indicator.in_lang(lang);
        lang.pick(
            format!("verschil met ‘Geen vervolg’ in dezelfde wereld, in procentpunten, per budget: {what}; lijn: mediaan, vlak: 90% van de werelden; bij nul blijven alleen de regels van het ontwerp over"),
            format!("difference from ‘No follow-up’ in the same world, in percentage points, by budget: {what}; line: median, band: 90% of worlds; at zero only the rules of the design remain"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Lijnen met banden, een per ontwerp", "Lines with bands, one per design").to_owned()
    }

    fn table(&self, lang: Lang) -> Table {
        let sustaining = terms::SELF_SUSTAINING.in_lang(lang);
        let headers = lang.pick(
            ["Vorm van", "Budget", "Uitgegeven", "Verschil [90%]", "Per miljoen [90%]", sustaining],
            ["Form of", "Budget", "Spent", "Difference [90%]", "Per million [90%]", sustaining],
        );
        let row = |label: &DesignLabel, p: &Point| {
            let number = |x: f64| Unit::Share.signed(lang, x, PER_MILLION);
            vec![
                label.name(lang).to_owned(),
                million(lang, p.budget) + if p.own { "*" } else { " " },
                lang.number(p.spent, 1),
                terms::interval(lang, p.gain.median, p.gain.lo90, p.gain.hi90),
                p.next.map_or_else(
                    || "–".to_owned(),
                    |n| format!("{} [{}; {}]", number(n.median), number(n.lo90), number(n.hi90)),
                ),
                terms::worlds_cell(lang, p.self_sustaining, self.worlds),
            ]
        };
        let rows = self.curves.iter().flat_map(|(label, points)| points.iter().map(move |p| row(label, p)));
        Table { headers: headers.map(str::to_owned).to_vec(), rows: rows.collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let left = space.left + 62.0;
        let most = self.points().map(|p| p.budget).fold(0.0, f64::max);
        let ticks = axis::ticks_from_zero(Unit::Number, most, 8);
        let x = Scale::new((0.0, most), (left, space.right - LABELS));
        let bottom = space.bottom - 58.0;
        let split = space.top + 0.66 * (bottom - space.top);
        let upper = Frame { left, right: space.right, top: space.top + 24.0, bottom: split };
        let lower = Frame { top: split + 62.0, bottom, ..upper };
        self.gains(canvas, lang, x, upper);
        self.shares(canvas, lang, x, lower);
        let title = lang.pick(
            "Werelden waarin het stelsel zich vijf jaar na het geld zelf in stand houdt",
            "Worlds in which the system keeps itself going five years after the money",
        );
        canvas.text(space.left, split + 36.0, title, Type::new(17.0).bold());
        for tick in ticks.into_iter().filter(|t| *t <= most + 1e-9) {
            canvas.line(&[(x.at(tick), bottom), (x.at(tick), bottom + 6.0)], style::INK, 1.2);
            canvas.text(x.at(tick), bottom + 19.0, &million(lang, tick), Type::new(16.0).muted().centre());
        }
        let [first, last] = self.years;
        let unit = lang.pick(
            format!("budget, miljoen euro’s van 2014 per jaar ({first}–{last})"),
            format!("budget, million euros of 2014 a year ({first}–{last})"),
        );
        canvas.text(x.pixels.1, bottom + 43.0, &unit, Type::new(16.0).muted().right());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiments::statistics::{Better, Paired};
    use crate::report::charts::sample_design;

    /// Budgets 0, 7.5 and 15, of which each million adds 1 and 0.25 points.
    fn curve(name: &str, more_helps: [bool; 3]) -> (DesignLabel, Vec<Point>) {
        let step = |points: f64| Paired::of(&[points / 100.0; 2], &[0.0; 2], Better::Higher);
        let next = [None, Some(step(1.0)), Some(step(0.25))];
        let point = |i: usize| Point {
            budget: i as f64 * 7.5,
            own: i == 1,
            spent: i as f64,
            gain: step(i as f64),
            next: next[i],
            more_helps: more_helps[i],
            self_sustaining: 0.5,
        };
        (sample_design(name, 1), (0..3).map(point).collect())
    }

    /// The title follows what was found of higher budgets, never the look of the line.
    #[test]
    fn the_title_says_where_more_money_stops_to_help() {
        let finding = |curves| {
            let heading = Heading::default();
            Budget { heading, years: [2016, 2022], worlds: 2, curves }.finding(Lang::En)
        };
        let [flat, rising, none] = [[true, false, false], [true, true, false], [false; 3]];
        assert_eq!(
            finding(vec![curve("A", flat), curve("B", rising)]),
            "Under ‘A’ no further gain can be shown above €7.5m a year; \
             under ‘B’ an extra million buys 1.00 points between 0 and 7.5 million, 0.25 between 7.5 and 15"
        );
        assert_eq!(finding(vec![curve("A", none)]), "Under ‘A’ no gain of more money can be shown");
        let three = finding(vec![curve("A", flat), curve("B", rising), curve("C", none)]);
        assert!(three.starts_with("Under 1 of 3 designs every budget below the highest"), "{three}");
        assert_eq!(enough(&curve("A", [true, false, true]).1), 1);
        let mut steeper = curve("A", rising);
        (steeper.1[1].next, steeper.1[2].next) = (steeper.1[2].next, steeper.1[1].next);
        assert!(finding(vec![steeper]).ends_with("an extra million buys most at the end: 1.00 points"));
    }
}
