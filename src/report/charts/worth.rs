//! What knowing more before deciding is worth, unknown by unknown.

use super::{Rows, size_for};
use crate::experiments::discovery::value::Value;
use crate::report::axis::{self, Scale, Unit};
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, MEAN, Tidy};
use crate::report::style::{self, Colour};
use crate::report::{Chart, Heading, Table};
use crate::text::{Lang, OwnedText, Text};

/// At most so many single unknowns have a row; the table has all.
const MOST: usize = 10;
/// Width of the names.
const NAMES: f64 = 560.0;
/// Decimals: most unknowns are worth hundredths of a percentage point.
const DECIMALS: usize = 2;

/// Something that could be known before deciding.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// Name.
    pub name: OwnedText,
    /// Path of its axis; empty for several together.
    pub path: String,
    /// Grade of the evidence; empty for several together.
    pub grade: OwnedText,
    /// Its worth.
    pub value: Value,
}

/// Worths of everything, of groups and of single unknowns.
#[derive(Clone, Debug)]
pub struct Worth {
    /// Name, indicator, source.
    pub heading: Heading,
    /// Unit of the indicator.
    pub unit: Unit,
    /// The design with the best mean.
    pub best: OwnedText,
    /// Number of designs to choose from.
    pub designs: usize,
    /// Everything, and all unknowns together.
    pub whole: Vec<Unknown>,
    /// All unknowns of a grade together.
    pub groups: Vec<Unknown>,
    /// Single unknowns, highest first.
    pub each: Vec<Unknown>,
}

impl Worth {
    /// No true value is below zero: an estimate that is, shows as zero.
    fn shown(value: &Value) -> [f64; 3] {
        [value.mean, value.lo90, value.hi90].map(|v| v.max(0.0))
    }

    fn number(&self, lang: Lang, value: &Value) -> String {
        let [mean, low, high] = Self::shown(value).map(|v| self.unit.bare(lang, v, DECIMALS));
        format!("{mean} [{low}; {high}]")
    }

    /// The single unknowns whose interval lies above zero.
    fn clear(&self) -> usize {
        self.each.iter().filter(|u| u.value.lo90 > 0.0 && !self.unit.is_zero(u.value.lo90, DECIMALS)).count()
    }

    /// Whether even knowing everything is worth nothing that shows: then no unknown is told.
    pub fn settled(&self) -> bool {
        self.whole.iter().all(|u| self.unit.is_zero(u.value.mean, DECIMALS))
    }

    fn amount(&self, lang: Lang, value: f64) -> String {
        let number = self.unit.bare(lang, value.max(0.0), DECIMALS);
        format!("{number} {}", self.unit.of_difference(lang)).trim_end().to_owned()
    }

    /// What it is worth to know everything, and the most of what stands alone.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let best = self.best.in_lang(lang);
        let mut told = vec![lang.pick(
            format!("Wie nu uit de {} ontwerpen van deze sweep moet kiezen, kiest ‘{best}’: dat heeft het beste gemiddelde.", self.designs),
            format!("Who must choose now among the {} designs of this sweep, chooses ‘{best}’: it has the best mean.", self.designs),
        )];
        if self.settled() {
            let least = lang.number(0.01, DECIMALS);
            told.push(lang.pick(
                format!("Meer weten verandert de keuze bijna nergens: zelfs alles weten is gemiddeld minder dan {least} {} waard.", self.unit.of_difference(lang)),
                format!("Knowing more hardly ever changes the choice: even knowing everything is worth less than {least} {} on average.", self.unit.of_difference(lang)),
            ));
            return told;
        }
        told.extend(self.whole.iter().map(|u| {
            let (name, amount) = (u.name.in_lang(lang), self.amount(lang, u.value.mean));
            lang.pick(
                format!("Vooraf weten – {name} – is gemiddeld {amount} waard."),
                format!("Knowing before deciding – {name} – is worth {amount} on average."),
            )
        }));
        if self.clear() == 0 {
            told.push(self.finding(lang) + ".");
        } else if let Some(first) = self.each.first() {
            let (name, amount) = (first.name.in_lang(lang), self.amount(lang, first.value.mean));
            told.push(lang.pick(
                format!("Van de losse onbekenden is ‘{name}’ het meest waard: {amount}."),
                format!("Of single unknowns ‘{name}’ is worth most: {amount}."),
            ));
            let (clear, all) = (self.clear(), self.each.len());
            let luck = lang.number(0.05 * all as f64, 0);
            told.push(lang.pick(
                format!("Bij {clear} van de {all} ligt het 90%-interval boven nul; bij ongeveer {luck} zou dat ook door toeval kunnen. De hoogste van veel schattingen valt te hoog uit."),
                format!("For {clear} of {all} the 90% interval lies above zero; for about {luck} it could by chance. The highest of many estimates comes out too high."),
            ));
        }
        told
    }

    fn bar(
        &self,
        canvas: &mut Canvas,
        lang: Lang,
        unknown: &Unknown,
        (x, y, right): (Scale, f64, f64),
        colour: Colour,
    ) {
        let [mean, low, high] = Self::shown(&unknown.value);
        let bar = Frame { left: x.at(0.0), right: x.at(mean), top: y - 9.0, bottom: y + 9.0 };
        if bar.width() > 0.5 {
            canvas.rect(bar, colour);
        }
        canvas.line(&[(x.at(low), y), (x.at(high), y)], style::INK, 2.5);
        [low, high].into_iter().for_each(|v| canvas.line(&[(x.at(v), y - 6.0), (x.at(v), y + 6.0)], style::INK, 2.5));
        canvas.text(right, y, &self.number(lang, &unknown.value), Type::new(16.0).right());
    }
}

impl Chart for Worth {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        match self.each.first().filter(|_| self.clear() > 0) {
            Some(first) => {
                let (name, amount) = (first.name.in_lang(lang), self.amount(lang, first.value.mean));
                lang.pick(
                    format!("Het meest waard om vooraf te weten is ‘{name}’: gemiddeld {amount}"),
                    format!("Most worth knowing before deciding is ‘{name}’: {amount} on average"),
                )
            }
            None => lang.pick(
                "Van geen enkele onbekende is aantoonbaar dat het loont haar vooraf te kennen".to_owned(),
                "Of no single unknown can it be shown that knowing it before deciding pays".to_owned(),
            ),
        }
    }

    fn subtitle(&self, lang: Lang) -> String {
        let what = self.heading.indicator.in_lang(lang);
        let text = lang.pick(
            format!(
                "gemiddelde winst van kiezen met die kennis boven ‘{}’ zonder, met 90%-interval: {what}",
                self.best.nl
            ),
            format!(
                "mean gain of choosing with that knowledge over ‘{}’ without, with 90% interval: {what}",
                self.best.en
            ),
        );
        self.unit.name_difference(lang, &text)
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Staven met intervallen", "Bars with intervals").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        Tidy::of(self.whole.iter().chain(&self.groups).chain(&self.each))
            .text("unknown", Text::new("wat vooraf bekend is", "what is known before"), |u| u.name.in_lang(lang))
            .text("path", Text::new("pad", "path"), |u| u.path.as_str())
            .text("evidence", Text::new("bewijs", "evidence"), |u| u.grade.in_lang(lang))
            .interval("worth", Text::new("waard", "worth"), MEAN, Format::difference(self.unit), |u| {
                Self::shown(&u.value)
            })
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            ["Wat vooraf bekend is", "Pad", "Bewijs", "Waard [90%-interval]"],
            ["What is known before", "Path", "Evidence", "Worth [90% interval]"],
        );
        let rows = self.whole.iter().chain(&self.groups).chain(&self.each);
        let row = |u: &Unknown| {
            let [name, grade] = [&u.name, &u.grade].map(|t| t.in_lang(lang).to_owned());
            vec![name, u.path.clone(), grade, self.number(lang, &u.value)]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: rows.map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let single = &self.each[..self.each.len().min(MOST)];
        let all: Vec<(&Unknown, Colour)> = (self.whole.iter().map(|u| (u, style::NEUTRAL)))
            .chain(self.groups.iter().map(|u| (u, style::BLUES[2])))
            .chain(single.iter().map(|u| (u, style::GAIN)))
            .collect();
        let rows = Rows::new(space.top + 6.0, space.bottom - 36.0, all.len());
        let high = all.iter().map(|(u, _)| Self::shown(&u.value)[2]).fold(0.0, f64::max);
        let ticks = axis::ticks_from_zero(self.unit, high, 5);
        let numbers = all.iter().map(|(u, _)| Type::new(16.0).width(&self.number(lang, &u.value))).fold(0.0, f64::max);
        let x = Scale::new((0.0, ticks[ticks.len() - 1]), (space.left + NAMES, space.right - numbers - 40.0));
        let grid = (rows.top, rows.bottom(all.len()));
        for tick in &ticks {
            let decimals = axis::tick_decimals(self.unit, &ticks);
            canvas.line(&[(x.at(*tick), grid.0), (x.at(*tick), grid.1)], style::GRID, 1.0);
            canvas.text(
                x.at(*tick),
                grid.1 + 18.0,
                &self.unit.bare(lang, *tick, decimals),
                Type::new(16.0).muted().centre(),
            );
        }
        let look = size_for(all.iter().map(|(u, _)| u.name.in_lang(lang)), NAMES - 20.0);
        for (i, (unknown, colour)) in all.iter().enumerate() {
            let note = [unknown.grade.in_lang(lang), &unknown.path].join("   ");
            rows.noted(canvas, i, (unknown.name.in_lang(lang), note.trim()), look, space, NAMES - 20.0);
            self.bar(canvas, lang, unknown, (x, rows.middle(i), space.right), *colour);
        }
    }
}
