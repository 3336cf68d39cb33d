//! What the next million buys: the form of a design with more and with less money.

use crate::experiments::budget::Point;
use crate::experiments::statistics::Paired;
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, MEDIAN, Tidy};
use crate::report::{Chart, DesignLabel, Heading, Table, style, terms};
use crate::text::{Lang, Text};

/// Room for direct labels at the right.
const LABELS: f64 = 400.0;
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

/// Where a curve stops to rise: the lowest budget that no higher one is demonstrably better than.
fn enough(points: &[Point]) -> usize {
    points.iter().position(|p| !p.more_helps).unwrap_or_default()
}

/// What each million adds from the design's own budget to the next; none when no higher budget was asked.
fn above(points: &[Point]) -> Option<Paired> {
    let own = points.iter().position(|p| p.own)?;
    points.get(own + 1)?.next
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

    /// Number of years that a million a year is paid.
    fn count(&self) -> i32 {
        self.years[1] - self.years[0] + 1
    }

    /// What a million a year more than the design's own budget buys, when that can be shown.
    fn clause(lang: Lang, label: &DesignLabel, points: &[Point], unit: bool) -> String {
        let name = label.quoted(lang);
        let gain = match above(points) {
            None => lang.pick("onbekend (geen hoger budget gevraagd)", "unknown (no higher budget asked)").to_owned(),
            Some(step) if !step.tells_apart => {
                lang.pick("geen aantoonbare winst", "no gain that can be shown").to_owned()
            }
            Some(step) => {
                let points = lang.pick(" procentpunt", " percentage points");
                Unit::Share.bare(lang, step.median, PER_MILLION) + if unit { points } else { "" }
            }
        };
        lang.pick(format!("bij {name} {gain}"), format!("{gain} under {name}"))
    }

    /// Between which budgets a million buys most, and from where on more cannot be shown to help.
    fn best(lang: Lang, (label, points): &(DesignLabel, Vec<Point>)) -> String {
        let (name, end) = (label.quoted(lang), enough(points));
        if end == 0 {
            return lang.pick(
                format!("bij {name} nergens aantoonbare winst"),
                format!("under {name} no gain that can be shown"),
            );
        }
        let (best, from, to) = steepest(points);
        let [from, to, end_at] = [from, to, points[end].budget].map(|b| million(lang, b));
        let most = Unit::Share.bare(lang, per_million(&points[best]), PER_MILLION);
        let most = lang.pick(
            format!("bij {name} tussen {from} en {to} mln per jaar ({most})"),
            format!("under {name} between {from} and {to} million a year ({most})"),
        );
        if end + 1 == points.len() {
            return most;
        }
        most + &lang.pick(
            format!(", boven {end_at} mln geen aantoonbare winst"),
            format!(", above {end_at} million no gain that can be shown"),
        )
    }

    /// Where a million buys most: of each design, or of many only the best.
    pub fn most(&self, lang: Lang) -> String {
        let top = |points: &[Point]| per_million(&points[steepest(points).0]);
        let mut curves: Vec<_> = self.curves.iter().collect();
        if curves.len() > 2 {
            curves.sort_by(|a, b| top(&b.1).total_cmp(&top(&a.1)));
            curves.truncate(1);
        }
        let places: Vec<String> = curves.into_iter().map(|curve| Self::best(lang, curve)).collect();
        let start = lang.pick("Het meest levert een miljoen extra per jaar", "An extra million a year buys most");
        format!("{start}: {}", places.join("; "))
    }

    /// How the numbers came about, a paragraph each.
    pub fn notes(&self, lang: Lang) -> Vec<String> {
        let ([first, last], worlds, count) = (self.years, self.worlds, self.count());
        let total = 10 * count;
        let source = self.heading.source.in_lang(lang).to_owned();
        let texts = lang.pick(
            [
                format!("* Het eigen budget van het ontwerp. Bedragen: miljoenen euro’s van 2014 per jaar, gemiddeld over de {count} jaren {first} tot en met {last}; 10 per jaar is dus samen {total} miljoen. Besteed is minder dan het budget als geld niet op tijd kan worden besteed; dat gaat terug."),
                "Budget 0: al het geld van het ontwerp valt weg en alleen zijn regels blijven over. Die regels gelden ook nog als het geld is gestopt, dus ook zonder geld kan er verschil zijn. Bij elk ander budget gaat alleen elk bedrag in dezelfde mate omhoog of omlaag; de rest (verdeling, voorwaarden, data, grootte van een subsidie, knoppen) blijft zoals in het ontwerp.".to_owned(),
                format!("Verschil: met ‘Geen vervolg’ in dezelfde wereld: {}; mediaan en 90% van de {worlds} werelden. Per extra miljoen: wat elk miljoen per jaar erbij ({count} miljoen in totaal) toevoegt sinds de regel erboven. Boven het eigen budget: de regel na *.", self.heading.indicator.nl),
                format!("Geen aantoonbare winst: het 90%-interval van het gemiddelde over {worlds} werelden bevat nul."),
            ],
            [
                format!("* The design’s own budget. Amounts: millions of euros of 2014 a year, mean over the {count} years {first} to {last}; so 10 a year is {total} million in all. Less than the budget is spent when money cannot be spent in time; that goes back."),
                "Budget 0: all money of the design is dropped and only its rules are left. Those rules stay in force when the money has stopped, so without money too there can be a difference. At any other budget only every amount goes up or down alike; the rest (split, conditions, dates, size of a grant, levers) stays as in the design.".to_owned(),
                format!("Difference: from ‘No follow-up’ in the same world: {}; median and 90% of the {worlds} worlds. Per extra million: what each million a year more ({count} million in all) adds since the row above. Above its own budget: the row after *.", self.heading.indicator.en),
                format!("No gain that can be shown: the 90% interval of the mean over {worlds} worlds contains zero."),
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
        let column = ends.iter().map(|(_, told)| look.bold().width(&told.1)).fold(0.0, f64::max);
        let room = frame.right - x.pixels.1 - column - 26.0;
        let names: Vec<_> = ends.iter().map(|(label, _)| look.fit(label.name(lang), room, 2)).collect();
        let lines = names.iter().map(Vec::len).max().unwrap_or(1) + usize::from(remarks);
        let places = axis::spread(&at, look.leading() * lines as f64 + 2.0, frame.top, frame.bottom);
        for (((label, (_, text, remark)), name), place) in ends.iter().zip(&names).zip(places) {
            let left = x.pixels.1 + 16.0;
            canvas.text(left + column, place, text, look.bold().tinted(label.fill()).right());
            let left = left + column + 10.0;
            canvas.lines(left, place, name, look.tinted(label.fill()));
            if !remark.is_empty() {
                canvas.text(left, place + look.leading() * name.len() as f64, remark, Type::new(15.0).muted());
            }
        }
    }
}

impl Chart for Budget {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let count = self.count();
        let start = lang.pick(
            format!("Een miljoen extra per jaar (samen {count} miljoen) boven het eigen budget levert"),
            format!("An extra million a year ({count} million in all) above its own budget buys"),
        );
        let mut curves: Vec<_> = self.curves.iter().collect();
        let all = curves.len();
        if all > 2 {
            let gain = |points: &[Point]| above(points).map_or(f64::NEG_INFINITY, |step| step.median);
            curves.sort_by(|a, b| gain(&b.1).total_cmp(&gain(&a.1)));
            curves.truncate(1);
        }
        let shown = |points: &[Point]| above(points).is_some_and(|step| step.tells_apart);
        let unit = curves.iter().rposition(|(_, points)| shown(points));
        let clauses: Vec<String> = curves
            .iter()
            .enumerate()
            .map(|(i, (label, points))| Self::clause(lang, label, points, Some(i) == unit))
            .collect();
        let most = if all > 2 {
            lang.pick(format!(" het meest van {all} ontwerpen:"), format!(" most of {all} designs:"))
        } else {
            String::new()
        };
        format!("{start}{most} {}", super::list(lang, &clauses))
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

    fn data(&self, lang: Lang) -> Data {
        let ends = |p: &Paired| [p.median, p.lo90, p.hi90];
        let per_million = Text::new("verschil per extra miljoen per jaar", "difference per extra million a year");
        let rows = self.curves.iter().flat_map(|(label, points)| points.iter().map(move |p| (label, p)));
        Tidy::of(rows)
            .design(lang, |row| row.0)
            .number("budget", Text::new("budget per jaar", "budget a year"), Format::Millions, |row| row.1.budget)
            .yes("own", Text::new("eigen budget van het ontwerp", "the design’s own budget"), lang, |row| row.1.own)
            .number("spent", Text::new("besteed per jaar", "spent a year"), Format::Millions, |row| row.1.spent)
            .interval("difference", Text::new("verschil", "difference"), MEDIAN, Format::Points, |row| {
                ends(&row.1.gain)
            })
            .interval("per_million", per_million, MEDIAN, Format::Points, |r| {
                r.1.next.as_ref().map_or([f64::NAN; 3], ends)
            })
            .yes("more_helps", Text::new("meer helpt aantoonbaar", "more helps demonstrably"), lang, |row| {
                row.1.more_helps
            })
            .number("self_sustaining", terms::SELF_SUSTAINING, Format::Share, |row| row.1.self_sustaining)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let ([first, last], count) = (self.years, self.count());
        let yearly = |what: &str| {
            let unit = lang.pick("€ mln per jaar", "€ m a year");
            format!("{what}, {unit} ({first}–{last})")
        };
        let headers = lang.pick(
            [
                "Ontwerp".to_owned(),
                yearly("Budget"),
                yearly("Besteed"),
                "Verschil, procentpunten [90%]".to_owned(),
                format!("Per extra miljoen per jaar ({count} miljoen in totaal) [90%]"),
                terms::SELF_SUSTAINING.nl.to_owned(),
            ],
            [
                "Design".to_owned(),
                yearly("Budget"),
                yearly("Spent"),
                "Difference, percentage points [90%]".to_owned(),
                format!("Per extra million a year ({count} million in all) [90%]"),
                terms::SELF_SUSTAINING.en.to_owned(),
            ],
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
        Table { headers: headers.to_vec(), rows: rows.collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let (look, told) = (Type::new(17.0).bold(), self.most(lang));
        let told = look.fit(&told, look.even_width(&told, space.width()), 2);
        canvas.lines(space.left, space.top + 8.0, &told, look);
        let space = Frame { top: space.top + look.leading() * told.len() as f64 + 4.0, ..space };
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
    use crate::experiments::statistics::Better;
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

    /// The title follows what was found of the next budget, never the look of the line.
    #[test]
    fn the_title_says_what_the_next_million_buys() {
        let finding = |curves| {
            let heading = Heading::default();
            Budget { heading, years: [2016, 2022], worlds: 2, curves }.finding(Lang::En)
        };
        let most = |curves| {
            let heading = Heading::default();
            Budget { heading, years: [2016, 2022], worlds: 2, curves }.most(Lang::En)
        };
        let [flat, rising, none] = [[true, false, false], [true, true, false], [false; 3]];
        let start = "An extra million a year (7 million in all) above its own budget buys";
        let two = || vec![curve("A", flat), curve("B", rising)];
        assert_eq!(finding(two()), format!("{start} 0.25 under ‘A’ and 0.25 percentage points under ‘B’"));
        assert_eq!(
            most(two()),
            "An extra million a year buys most: under ‘A’ between 0 and 7.5 million a year (1.00), above 7.5 million no \
             gain that can be shown; under ‘B’ between 0 and 7.5 million a year (1.00)"
        );
        assert!(most(vec![curve("A", none)]).ends_with(": under ‘A’ no gain that can be shown"));
        let mut unclear = two();
        unclear[1].1[2].next = Some(Paired::of(&[-1.0, 1.5], &[0.0; 2], Better::Higher));
        assert_eq!(
            finding(unclear),
            format!("{start} 0.25 percentage points under ‘A’ and no gain that can be shown under ‘B’")
        );
        let mut last = curve("A", rising);
        last.1.truncate(2);
        assert_eq!(finding(vec![last]), format!("{start} unknown (no higher budget asked) under ‘A’"));
        let three = finding(vec![curve("A", flat), curve("B", rising), curve("C", none)]);
        assert_eq!(three, format!("{start} most of 3 designs: 0.25 percentage points under ‘A’"));
        assert_eq!(enough(&curve("A", [true, false, true]).1), 1);
    }
}
