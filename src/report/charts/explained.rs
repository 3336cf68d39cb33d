//! What each thing in which two designs differ carries of their difference: what one loses without, the other gains with.

use crate::experiments::statistics::Paired;
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, MEDIAN, Tidy};
use crate::report::style::{self, Colour};
use crate::report::{Chart, DesignLabel, Heading, Table, sentence};
use crate::text::{Lang, OwnedText, Text};

/// At most so many rows have marks.
const MOST: usize = 10;
/// Width of the names.
const NAMES: f64 = 470.0;
/// Decimals of percentage points: most levers carry tenths.
const DECIMALS: usize = 2;

/// One thing in which the designs differ.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is.
    pub name: OwnedText,
    /// Whether it is the money: readers look for it, so it has a row with or without a clear effect.
    pub money: bool,
    /// What the first design loses without it: itself, against itself with this as in the second.
    pub dropped: Paired,
    /// What the second design gains with it: itself with this as in the first, against itself.
    pub added: Paired,
}

/// Effects of each part, and of all together.
#[derive(Clone, Debug)]
pub struct ExplainedChart {
    /// Name, indicator, source.
    pub heading: Heading,
    /// The design explained and the design it is compared with.
    pub designs: [DesignLabel; 2],
    /// The first against the second.
    pub whole: Paired,
    /// In any order.
    pub parts: Vec<Part>,
}

/// Whether the band of 90% of worlds, as it is printed, leaves out zero.
fn clear(effect: &Paired) -> bool {
    let near = if effect.median > 0.0 { effect.lo90 } else { effect.hi90 };
    near * effect.median > 0.0 && !Unit::Share.is_zero(near, DECIMALS)
}

impl Part {
    fn clear(&self) -> bool {
        clear(&self.dropped) || clear(&self.added)
    }
    fn size(&self) -> f64 {
        self.dropped.median.abs().max(self.added.median.abs())
    }
}

impl ExplainedChart {
    /// The money and the parts with a clear effect, largest first, and the others.
    fn told(&self) -> (Vec<&Part>, Vec<&Part>) {
        let mut parts: Vec<&Part> = self.parts.iter().collect();
        parts.sort_by(|a, b| b.size().total_cmp(&a.size()));
        parts.into_iter().partition(|part| part.money || part.clear())
    }

    /// The parts that have a row in the chart, and how many have not: with a smaller clear effect, and without one.
    fn drawn(&self) -> (Vec<&Part>, usize, usize) {
        let (mut told, others) = self.told();
        if let Some(at) = told.iter().position(|part| part.money).filter(|at| *at >= MOST) {
            told[MOST - 1..=at].rotate_right(1);
        }
        let smaller = told.split_off(told.len().min(MOST)).len();
        (told, smaller, others.len())
    }

    /// The part that carries most both ways, clearly and to the same side as the whole, with its two shares of it.
    fn largest(&self) -> Option<(&Part, [f64; 2])> {
        let shares = |p: &Part| [p.dropped, p.added].map(|e| e.median / self.whole.median);
        let both = |p: &&Part| clear(&p.dropped) && clear(&p.added) && shares(p).iter().all(|s| *s > 0.0);
        let least = |p: &Part| shares(p)[0].min(shares(p)[1]);
        let part = self.parts.iter().filter(both).max_by(|a, b| least(a).total_cmp(&least(b)))?;
        Some((part, shares(part)))
    }

    /// What the numbers mean, one sentence each.
    pub fn notes(&self, lang: Lang) -> Vec<String> {
        let sum = lang.pick(
            "Effecten tellen niet op tot het geheel: wat samen werkt, ontbreekt bij weglaten en bij toevoegen.",
            "Effects do not add up to the whole: what works together is missing when dropped and when added.",
        );
        let source = self.heading.source.in_lang(lang);
        let nothing: Vec<String> =
            self.parts.iter().filter(|p| !p.clear()).map(|p| format!("‘{}’", p.name.in_lang(lang))).collect();
        let nothing = (!nothing.is_empty()).then(|| {
            let names = super::list(lang, &nothing);
            lang.pick(
                format!("Niet van nul te onderscheiden, dus hier zonder merkbaar effect: {names}."),
                format!("Not to be told from zero, so without a noticeable effect here: {names}."),
            )
        });
        let first = [sentence(&self.subtitle(lang)) + ".", sum.to_owned()];
        first.into_iter().chain(nothing).chain([source.to_owned()]).collect()
    }

    fn number(lang: Lang, effect: &Paired) -> String {
        let points = |x: f64| Unit::Share.signed(lang, x, DECIMALS);
        format!("{} [{}; {}]", points(effect.median), points(effect.lo90), points(effect.hi90))
    }

    fn marks(&self, lang: Lang) -> [String; 2] {
        let [a, b] = &self.designs;
        lang.pick(
            [format!("wat {} verliest zonder", a.quoted(lang)), format!("wat {} wint met", b.quoted(lang))],
            [format!("what {} loses without", a.quoted(lang)), format!("what {} gains with", b.quoted(lang))],
        )
    }

    /// A band with its median as a full or an open dot, and its numbers at `right`.
    fn mark(
        &self,
        canvas: &mut Canvas,
        lang: Lang,
        (effect, side): (&Paired, Option<usize>),
        (x, right): (Scale, f64),
        y: f64,
    ) {
        let colour = match side {
            None => style::INK,
            Some(_) if !clear(effect) => style::NEUTRAL,
            Some(side) => self.designs[side].fill(),
        };
        canvas.line(&[(x.at(effect.lo90), y), (x.at(effect.hi90), y)], colour, 4.0);
        dot(canvas, (x.at(effect.median), y), colour, side == Some(1));
        let look = Type::new(16.0).right();
        canvas.text(right, y, &Self::number(lang, effect), if side.is_none() { look.bold() } else { look });
    }

    /// What marks mean, on as many lines as the names of designs need; returns where the last one stands.
    fn key(&self, canvas: &mut Canvas, lang: Lang, (left, right): (f64, f64), top: f64) -> f64 {
        let look = Type::new(16.0).muted();
        let (mut x, mut y) = (left, top);
        let mut place = |width: f64| {
            if x > left && x + width > right {
                (x, y) = (left, y + look.leading());
            }
            let at = (x, y);
            x += width + 32.0;
            at
        };
        for (side, text) in self.marks(lang).iter().enumerate() {
            let (x, y) = place(46.0 + look.width(text));
            let colour = self.designs[side].fill();
            canvas.line(&[(x, y), (x + 36.0, y)], colour, 4.0);
            dot(canvas, (x + 18.0, y), colour, side == 1);
            canvas.text(x + 46.0, y, text, look);
        }
        let other = self.designs[1].quoted(lang);
        let text = lang.pick(
            format!("grijs: het interval bevat nul; links van nul: beter zoals in {other}"),
            format!("grey: the interval contains zero; left of zero: better as in {other}"),
        );
        let (x, y) = place(look.width(&text));
        canvas.text(x, y, &look.cut(&text, right - x), look);
        y
    }
}

fn dot(canvas: &mut Canvas, centre: (f64, f64), colour: Colour, open: bool) {
    match open {
        true => canvas.edged_dot(centre, 8.0, style::WHITE, (colour, 3.0)),
        false => canvas.edged_dot(centre, 8.5, colour, (style::WHITE, 1.5)),
    }
}

impl Chart for ExplainedChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let [a, b] = [0, 1].map(|d| self.designs[d].quoted(lang));
        if !clear(&self.whole) {
            return lang.pick(
                format!("Geen duidelijk verschil tussen {a} en {b}: het 90%-interval bevat nul"),
                format!("No clear difference between {a} and {b}: the 90% interval contains zero"),
            );
        }
        let lead = match self.whole.median > 0.0 {
            true => lang.pick(format!("de voorsprong van {a} op {b}"), format!("the lead of {a} over {b}")),
            false => lang.pick(format!("de achterstand van {a} op {b}"), format!("the lag of {a} behind {b}")),
        };
        let Some((part, shares)) = self.largest() else {
            return lang.pick(
                format!("Niets draagt alleen een duidelijk deel van {lead}"),
                format!("Nothing carries a clear part of {lead} by itself"),
            );
        };
        let [low, high] = [shares[0].min(shares[1]), shares[0].max(shares[1])].map(|s| lang.number(100.0 * s, 0));
        let name = part.name.in_lang(lang);
        let share = if low == high { low } else { lang.pick(format!("{low} tot {high}"), format!("{low} to {high}")) };
        lang.pick(
            format!("Van {lead} hangt {share}% aan één verschil: ‘{name}’"),
            format!("Of {lead} {share}% hangs on one difference: ‘{name}’"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let [a, b] = [0, 1].map(|d| self.designs[d].quoted(lang));
        let what = self.heading.indicator.in_lang(lang);
        lang.pick(
            format!("verschil tussen {a} en {b} in dezelfde wereld, in procentpunten: {what}; mediaan en 90% van de werelden"),
            format!("difference between {a} and {b} in the same world, in percentage points: {what}; median and 90% of worlds"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Punten met intervallen, twee per onderdeel", "Dots with intervals, two per part").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let [nl, en] = [Lang::Nl, Lang::En].map(|lang| self.marks(lang));
        let [lost, gained] = [0, 1].map(|side| OwnedText { nl: nl[side].clone(), en: en[side].clone() });
        let (told, others) = self.told();
        let parts = told.into_iter().chain(others).map(|p| (p.name.in_lang(lang), &p.dropped, &p.added));
        let whole = (lang.pick("alles samen", "all together"), &self.whole, &self.whole);
        let ends = |p: &Paired| [p.median, p.lo90, p.hi90];
        Tidy::of(std::iter::once(whole).chain(parts))
            .text("part", Text::new("wat verschilt", "what differs"), |row| row.0)
            .interval("dropped", lost, MEDIAN, Format::Points, |row| ends(row.1))
            .interval("added", gained, MEDIAN, Format::Points, |row| ends(row.2))
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let [a, b] = [0, 1].map(|d| self.designs[d].name(lang));
        let headers = lang.pick(
            ["Wat verschilt".to_owned(), format!("{a} verliest zonder"), format!("{b} wint met")],
            ["What differs".to_owned(), format!("{a} loses without"), format!("{b} gains with")],
        );
        let whole = Self::number(lang, &self.whole);
        let (told, others) = self.told();
        let mut rows = vec![vec![lang.pick("Alles samen", "All together").to_owned(), whole.clone(), whole]];
        rows.extend(told.iter().chain(&others).map(|part| {
            let [dropped, added] = [&part.dropped, &part.added].map(|effect| Self::number(lang, effect));
            vec![part.name.in_lang(lang).to_owned(), dropped, added]
        }));
        Table { headers: headers.to_vec(), rows }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let (told, smaller, others) = self.drawn();
        let keys = self.key(canvas, lang, (space.left, space.right), space.top + 14.0);
        let rest = rest(lang, smaller, others);
        let lines = told.len() as f64 + 1.0 + f64::from(u8::from(rest.is_some()));
        let (top, bottom) = (keys + 30.0, space.bottom - 34.0);
        let step = ((bottom - top) / lines).min(84.0);
        let effects = || [&self.whole].into_iter().chain(told.iter().flat_map(|p| [&p.dropped, &p.added]));
        let (low, high) = effects().fold((0.0_f64, 0.0_f64), |(l, h), e| (l.min(e.lo90), h.max(e.hi90)));
        let ticks = axis::ticks_around_zero(Unit::Share, low, high, 6);
        let numbers = effects().map(|e| Type::new(16.0).bold().width(&Self::number(lang, e))).fold(0.0, f64::max);
        let x = Scale::new((ticks[0], ticks[ticks.len() - 1]), (space.left + NAMES, space.right - numbers - 36.0));
        let grid = (top, top + step * (told.len() + 1) as f64);
        axis::vertical_grid(canvas, lang, Unit::Share, &ticks, x, grid, true);
        let middle = |row: usize| top + step * (row as f64 + 0.5);
        let name = |canvas: &mut Canvas, row: usize, text: &str, look: Type| {
            let rule = middle(row) - step / 2.0;
            canvas.line(&[(space.left, rule), (space.right, rule)], style::HAIRLINE, 1.0);
            canvas.lines_around(space.left, middle(row), &look.fit(text, NAMES - 30.0, 2), look);
        };
        name(canvas, 0, lang.pick("Alles samen", "All together"), Type::new(17.0).bold());
        self.mark(canvas, lang, (&self.whole, None), (x, space.right), middle(0));
        for (i, part) in told.iter().enumerate() {
            name(canvas, i + 1, part.name.in_lang(lang), Type::new(17.0));
            for (side, effect) in [&part.dropped, &part.added].into_iter().enumerate() {
                let y = middle(i + 1) + (step / 5.0).min(13.0) * [-1.0, 1.0][side];
                self.mark(canvas, lang, (effect, Some(side)), (x, space.right), y);
            }
        }
        if let Some(rest) = rest {
            canvas.text(space.left, middle(told.len() + 1).max(grid.1 + 52.0), &rest, Type::new(17.0).muted());
        }
    }
}

/// What is left out, in one line: parts with smaller effects, and parts without a clear one.
fn rest(lang: Lang, smaller: usize, unclear: usize) -> Option<String> {
    let kleiner = (smaller > 0).then(|| {
        lang.pick(
            format!("{smaller} met een kleiner duidelijk effect"),
            format!("{smaller} with a smaller clear effect"),
        )
    });
    let zonder = (unclear > 0)
        .then(|| lang.pick(format!("{unclear} zonder duidelijk effect"), format!("{unclear} without a clear effect")));
    let parts: Vec<String> = [kleiner, zonder].into_iter().flatten().collect();
    let other = lang.pick("Andere verschillen tussen de ontwerpen", "Other differences between the designs");
    (!parts.is_empty()).then(|| format!("{other}: {}", super::list(lang, &parts)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiments::statistics::Better;
    use crate::report::charts::sample_design;

    /// An effect of as many points in each of four worlds.
    fn effect(points: [f64; 4]) -> Paired {
        Paired::of(&points.map(|p| p / 100.0), &[0.0; 4], Better::Higher)
    }

    fn part(name: &str, dropped: [f64; 4], added: [f64; 4]) -> Part {
        let name = OwnedText { nl: name.to_owned(), en: name.to_owned() };
        Part { money: name.nl == "money", name, dropped: effect(dropped), added: effect(added) }
    }

    fn chart(whole: [f64; 4], parts: Vec<Part>) -> ExplainedChart {
        let designs = [sample_design("A", 1), sample_design("B", 2)];
        ExplainedChart { heading: Heading::default(), designs, whole: effect(whole), parts }
    }

    #[test]
    fn the_title_names_what_carries_most_both_ways() {
        let money = || part("money", [2.0, 2.1, 1.9, 2.0], [1.5; 4]);
        let rules = || part("rules", [3.0; 4], [0.5; 4]);
        let unclear = || part("luck", [3.0; 4], [-1.0, 4.0, 4.0, 4.0]);
        let found = chart([4.0; 4], vec![rules(), unclear(), money()]);
        assert_eq!(found.finding(Lang::En), "Of the lead of ‘A’ over ‘B’ 38 to 50% hangs on one difference: ‘money’");
        let against = chart([-4.0; 4], vec![rules(), money(), part("burden", [-1.0; 4], [-1.0; 4])]);
        assert_eq!(against.finding(Lang::En), "Of the lag of ‘A’ behind ‘B’ 25% hangs on one difference: ‘burden’");
        assert!(chart([4.0; 4], vec![unclear()]).finding(Lang::En).starts_with("Nothing carries a clear part"));
        assert!(chart([-1.0, 2.0, 3.0, 4.0], vec![money()]).finding(Lang::En).starts_with("No clear difference"));
    }

    #[test]
    fn money_has_a_row_whatever_its_effect() {
        let clear = (0..MOST + 2).map(|i| part("p", [i as f64 + 1.0; 4], [1.0; 4]));
        let chart =
            chart([4.0; 4], clear.chain([part("money", [0.0; 4], [0.0; 4]), part("q", [0.0; 4], [0.0; 4])]).collect());
        let (drawn, smaller, unclear) = chart.drawn();
        assert_eq!((drawn.len(), smaller, unclear), (MOST, 3, 1));
        assert!(drawn[MOST - 1].money && !drawn[MOST - 1].clear());
    }

    #[test]
    fn what_is_not_drawn_is_counted() {
        let parts: Vec<Part> = (0..13).map(|i| part("p", [f64::from(i) - 1.5; 4], [0.0; 4])).collect();
        let chart = chart([4.0; 4], parts);
        let (told, others) = chart.told();
        assert_eq!((told.len(), others.len()), (13, 0));
        assert!(told.windows(2).all(|p| p[0].size() >= p[1].size()));
        assert!(!part("small", [0.001; 4], [0.0; 4]).clear(), "what is printed as zero is not called clear");
        let said = rest(Lang::En, 3, 20).unwrap();
        assert_eq!(
            said,
            "Other differences between the designs: 3 with a smaller clear effect and 20 without a clear effect"
        );
        assert_eq!(rest(Lang::Nl, 0, 0), None);
    }
}
