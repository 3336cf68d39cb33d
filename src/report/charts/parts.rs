//! For whom a design makes a difference: gains by kind of municipality and field of work.

use super::Rows;
use crate::experiments::statistics::{Paired, Strength, Verdict};
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, MEDIAN, Tidy};
use crate::report::{Chart, DesignLabel, Heading, Table, sentence, style, terms};
use crate::text::{Lang, OwnedText, Text};

/// Professionals of one kind.
#[derive(Clone, Debug)]
pub struct Part {
    /// Who they are.
    pub name: OwnedText,
    /// Per design the difference from the baseline in the same world.
    pub gains: Vec<Paired>,
}

/// A way to divide professionals.
#[derive(Clone, Debug)]
pub struct Division {
    /// By what: "soort gemeente".
    pub title: OwnedText,
    /// The parts.
    pub parts: Vec<Part>,
    /// The two parts between which the gain of the first design differs most, and by how much in the same world; none
    /// when no two differ at least probably.
    pub contrast: Option<(usize, usize, Paired)>,
}

/// A dot on its band per part and design.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Unit of the indicator.
    pub unit: Unit,
    /// What designs are compared with.
    pub baseline: DesignLabel,
    /// Designs in reading order; the title is about the first.
    pub designs: Vec<DesignLabel>,
    /// Panels side by side.
    pub divisions: Vec<Division>,
}

impl Parts {
    fn range(&self) -> (f64, f64) {
        let gains = self.divisions.iter().flat_map(|d| &d.parts).flat_map(|p| &p.gains);
        gains.fold((0.0, 0.0), |(low, high): (f64, f64), g| (low.min(g.lo90), high.max(g.hi90)))
    }

    /// What one division says of the first design: who gains more, or that it is not clear.
    pub fn sentence(&self, lang: Lang, division: &Division) -> String {
        let Some(design) = self.designs.first() else { return String::new() };
        let (name, part) = (design.quoted(lang), |i: usize| division.parts[i].name.in_lang(lang));
        let Some((more, less, pair)) = &division.contrast else {
            let all: Vec<String> = (0..division.parts.len()).map(|i| part(i).to_owned()).collect();
            let all = super::list(lang, &all);
            return lang.pick(
                format!("Bij {name} verschilt de winst niet duidelijk tussen {all}"),
                format!("Under {name} the gain does not clearly differ between {all}"),
            );
        };
        let clearly = match pair.verdict {
            Verdict::Better(Strength::Clear) => lang.pick("duidelijk", "clearly"),
            _ => lang.pick("waarschijnlijk", "probably"),
        };
        let by = terms::points(lang, pair.median);
        let (more, less) = (part(*more), part(*less));
        lang.pick(
            format!("Bij {name} is de winst {clearly} groter in {more} dan in {less} (verschil {by})"),
            format!("Under {name} the gain is {clearly} larger in {more} than in {less} (difference {by})"),
        )
    }

    fn draw_division(&self, canvas: &mut Canvas, lang: Lang, division: &Division, frame: Frame, ticks: &[f64]) {
        let head = Type::new(18.0).bold();
        canvas.text(frame.left, frame.top + 10.0, &sentence(division.title.in_lang(lang)), head);
        let per_part = self.designs.len() + 1;
        let lanes = Rows::new(frame.top + 30.0, frame.bottom - 30.0, division.parts.len() * per_part);
        let look = Type::new(15.0);
        let texts =
            division.parts.iter().flat_map(|p| &p.gains).map(|g| terms::interval(lang, g.median, g.lo90, g.hi90));
        let widest = texts.map(|t| look.width(&t)).fold(0.0, f64::max);
        let names = if frame.width() > 900.0 { 380.0 } else { 232.0 };
        let x =
            Scale::new((ticks[0], ticks[ticks.len() - 1]), (frame.left + names + 22.0, frame.right - widest - 26.0));
        let bottom = lanes.bottom(division.parts.len() * per_part);
        axis::vertical_grid(canvas, lang, self.unit, ticks, x, (lanes.top, bottom), true);
        for (p, part) in division.parts.iter().enumerate() {
            let first = p * per_part;
            let y = lanes.middle(first);
            let name = sentence(part.name.in_lang(lang));
            let head = Type::new(16.0).bold().halo();
            canvas.text(frame.left, y + 3.0, &head.cut(&name, frame.width()), head);
            if p > 0 {
                let rule = y - lanes.step / 2.0;
                canvas.line(&[(frame.left, rule), (frame.right, rule)], style::GRID, 1.0);
            }
            for (d, (design, gain)) in self.designs.iter().zip(&part.gains).enumerate() {
                let y = lanes.middle(first + 1 + d);
                let small = design.look(Type::new(15.0));
                let lines = small.fit(design.name(lang), names, if lanes.step > 2.2 * small.size { 2 } else { 1 });
                canvas.lines_around(frame.left + 10.0, y, &lines, small);
                let colour = if super::tiles::clear(gain) == 0 { style::NEUTRAL } else { design.fill() };
                let thick = Rows { scale: lanes.scale * design.weight(), ..lanes };
                thick.dot(canvas, y, (x.at(gain.lo90), x.at(gain.median), x.at(gain.hi90)), colour);
                let text = terms::interval(lang, gain.median, gain.lo90, gain.hi90);
                canvas.text(frame.right, y, &text, look.right());
            }
        }
    }
}

impl Chart for Parts {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn designs_mut(&mut self) -> Vec<&mut DesignLabel> {
        self.designs.iter_mut().collect()
    }

    fn finding(&self, lang: Lang) -> String {
        self.divisions.first().map_or_else(String::new, |division| self.sentence(lang, division))
    }

    fn subtitle(&self, lang: Lang) -> String {
        let (text, base) = (self.heading.indicator.in_lang(lang), self.baseline.quoted(lang));
        let text = lang.pick(
            format!("{text}; verschil met {base} in dezelfde wereld: mediaan en 90%-interval"),
            format!("{text}; difference from {base} in the same world: median and 90% interval"),
        );
        let grey = lang.pick("grijs: geen duidelijk verschil", "grey: no clear difference");
        format!("{}; {grey}", self.unit.name_difference(lang, &text))
    }

    fn kind(&self, lang: Lang) -> String {
        let panels = self.divisions.len();
        lang.pick(
            format!("Punten met intervallen in {panels} groepen, een rij per ontwerp"),
            format!("Dots with intervals in {panels} groups, one row per design"),
        )
    }

    fn data(&self, lang: Lang) -> Data {
        let parts = self.divisions.iter().flat_map(|d| d.parts.iter().map(move |p| (d, p)));
        let rows = parts.flat_map(|(d, p)| self.designs.iter().zip(&p.gains).map(move |(design, g)| (d, p, design, g)));
        let difference = OwnedText {
            nl: format!("verschil met {}", self.baseline.quoted(Lang::Nl)),
            en: format!("difference from {}", self.baseline.quoted(Lang::En)),
        };
        Tidy::of(rows)
            .text("division", Text::new("indeling", "division"), |row| row.0.title.in_lang(lang))
            .text("part", Text::new("deel", "part"), |row| row.1.name.in_lang(lang))
            .design(lang, |row| row.2)
            .interval("difference", difference, MEDIAN, Format::difference(self.unit), |row| {
                [row.3.median, row.3.lo90, row.3.hi90]
            })
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let mut headers = vec![lang.pick("Deel", "Part").to_owned()];
        headers.extend(self.designs.iter().map(|d| d.name(lang).to_owned()));
        let row = |part: &Part| {
            let gains = part.gains.iter().map(|g| terms::interval(lang, g.median, g.lo90, g.hi90));
            std::iter::once(sentence(part.name.in_lang(lang))).chain(gains).collect()
        };
        Table { headers, rows: self.divisions.iter().flat_map(|d| &d.parts).map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let (low, high) = self.range();
        let ticks = axis::ticks_around_zero(self.unit, low, high, 4);
        let gap = 48.0;
        let count = self.divisions.len().max(1) as f64;
        // Side by side, or below each other where that is too narrow.
        let below = canvas.breadth() < 0.95;
        let side = |length: f64| (length - gap * (count - 1.0)) / count;
        let (width, height) =
            if below { (space.width(), side(space.height())) } else { (side(space.width()), space.height()) };
        for (i, division) in self.divisions.iter().enumerate() {
            let (right, down) = if below { (0.0, i as f64 * (height + gap)) } else { (i as f64 * (width + gap), 0.0) };
            let (left, top) = (space.left + right, space.top + down);
            let frame = Frame { left, top, right: left + width, bottom: top + height };
            self.draw_division(canvas, lang, division, frame, &ticks);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiments::statistics::Better;
    use crate::report::charts::sample_design;

    #[test]
    fn the_title_says_who_gains_more_only_when_it_is_known() {
        let text = |t: &str| OwnedText { nl: t.to_owned(), en: t.to_owned() };
        let pair = |by: &[f64]| Paired::of(by, &vec![0.0; by.len()], Better::Higher);
        let part = |name: &str| Part { name: text(name), gains: vec![pair(&[0.02; 4])] };
        let chart = |contrast: Option<Paired>| Parts {
            heading: Heading::default(),
            unit: Unit::Share,
            baseline: sample_design("base", 0),
            designs: vec![sample_design("A", 1)],
            divisions: vec![Division {
                title: text("tier"),
                parts: vec![part("G4"), part("others")],
                contrast: contrast.map(|p| (0, 1, p)),
            }],
        };
        assert_eq!(chart(None).finding(Lang::En), "Under ‘A’ the gain does not clearly differ between G4 and others");
        assert_eq!(
            chart(Some(pair(&[0.01, 0.02, 0.012, 0.012]))).finding(Lang::En),
            "Under ‘A’ the gain is clearly larger in G4 than in others (difference +1.2 percentage points)"
        );
        assert_eq!(
            chart(Some(pair(&[&[0.012; 7][..], &[-0.02]].concat()))).finding(Lang::Nl),
            "Bij ‘A’ is de winst waarschijnlijk groter in G4 dan in others (verschil +1,2 procentpunt)"
        );
    }
}
