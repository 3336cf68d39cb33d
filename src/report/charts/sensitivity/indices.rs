//! Shares of variance: what each factor carries alone, and together with others.

use super::{About, Factor, MOST, Noted, Row, Rows, key, mark, quoted};
use crate::experiments::draws::MOST_WORLDS;
use crate::experiments::sensitivity::Estimate;
use crate::experiments::sensitivity::sobol::{FEWEST, Index, Resting, WIDEST};
use crate::report::axis::{self, Unit};
use crate::report::canvas::{Canvas, Frame};
use crate::report::data::{Data, ESTIMATE, Format};
use crate::report::{Chart, Heading, Table};
use crate::text::{Lang, Text};

/// First-order and total indices, the largest total first.
#[derive(Clone, Debug)]
pub struct Indices {
    /// The outcome.
    pub about: About,
    /// Factors in order of their total index.
    pub rows: Vec<(Factor, Index)>,
    /// What rests on the factors of each grade.
    pub resting: Vec<Resting>,
    /// Sum of first-order indices.
    pub alone: Estimate,
    /// Blocks that would do, when these are too few.
    pub needed: Option<usize>,
}

fn share(lang: Lang, e: Estimate) -> String {
    let [value, low, high] = [e.value, e.low, e.high].map(|v| lang.number(100.0 * v, 0));
    format!("{value}% [{low}; {high}]")
}

impl Indices {
    /// Indices of factors in any order.
    pub fn new(
        about: About,
        mut rows: Vec<(Factor, Index)>,
        resting: Vec<Resting>,
        alone: Estimate,
        needed: Option<usize>,
    ) -> Self {
        rows.sort_by(|a, b| b.1.total.value.total_cmp(&a.1.total.value));
        Self { about, rows, resting, alone, needed }
    }

    /// Sum of first-order indices against one; nothing of a single factor.
    fn together(&self, lang: Lang) -> Option<String> {
        let part = share(lang, self.alone);
        let adds = lang.pick(
            format!("Wat de factoren elk alleen dragen, telt op tot {part} van de variantie"),
            format!("What the factors carry each alone adds up to {part} of the variance"),
        );
        let rest = lang.percent(1.0 - self.alone.value, 0);
        let then = match self.alone.high < 1.0 {
            // Too small a sample can miss what stands alone as well as what works together.
            _ if self.needed.is_some() => String::new(),
            true => lang.pick(
                format!("; de andere {rest} ontstaat doordat factoren elkaar versterken of verzwakken"),
                format!("; the other {rest} comes from factors that strengthen or weaken each other"),
            ),
            false => lang
                .pick(
                    "; de rest is niet van steekproeffout te onderscheiden, zodat voor samenspel tussen factoren geen aanwijzing is",
                    "; the rest cannot be told from sampling error, so that nothing points to factors working together",
                )
                .to_owned(),
        };
        (self.rows.len() > 1).then(|| format!("{adds}{then}."))
    }

    fn luck(&self, lang: Lang) -> Option<String> {
        let (_, index) = self.rows.iter().find(|(factor, _)| factor.grade.is_none())?;
        let part = share(lang, index.total);
        Some(lang.pick(
            format!("Toeval draagt {part} van de variantie, alleen en samen met andere factoren: dat deel blijft onzeker, hoeveel we ook te weten komen."),
            format!("Luck carries {part} of the variance, alone and together with other factors: that part stays uncertain however much we learn."),
        ))
    }

    fn negative(&self, lang: Lang) -> Option<String> {
        let below = self.rows.iter().filter(|(_, i)| i.first.value < 0.0).count();
        let which = match below {
            0 => return None,
            1 => lang
                .pick("Bij één factor is het deel alleen".to_owned(), "For one factor the share alone is".to_owned()),
            n => {
                lang.pick(format!("Bij {n} factoren is het deel alleen"), format!("For {n} factors the share alone is"))
            }
        };
        Some(lang.pick(
            format!("{which} kleiner dan nul. Een deel van een variantie kan niet negatief zijn: het is een schatting uit een steekproef, en de ware waarde is nul of iets meer: het interval zegt hoeveel."),
            format!("{which} below zero. A share of a variance cannot be negative: it is an estimate from a sample, and the true value is zero or somewhat more: the interval says how much."),
        ))
    }

    fn too_few(&self, lang: Lang) -> Option<String> {
        let asked = self.needed?;
        let (n, needed) = (lang.number(self.about.used as f64, 0), lang.number(asked as f64, 0));
        let wide = lang.number(100.0 * WIDEST, 0);
        let remedy = match asked <= MOST_WORLDS {
            true => lang.pick(
                format!("zet in het sweepbestand points = {asked}"),
                format!("write points = {asked} in the sweep file"),
            ),
            false => lang.pick(
                "zoveel kan niet: kies eerst met Morris minder factoren".to_owned(),
                "so many cannot be: choose fewer factors first, with Morris".to_owned(),
            ),
        };
        Some(lang.pick(
            format!("LET OP: met {n} blokken is de steekproef te klein: een interval is breder dan {wide} procentpunten, of er zijn minder dan {FEWEST} blokken. Intervallen krimpen met de wortel van het aantal, dus ongeveer {needed} blokken zijn nodig; {remedy}."),
            format!("NOTE: with {n} blocks the sample is too small: an interval is wider than {wide} percentage points, or there are fewer than {FEWEST} blocks. Intervals shrink with the root of the number, so about {needed} blocks are needed; {remedy}."),
        ))
    }

    /// What rests on each grade of evidence.
    fn by_grade(&self, lang: Lang) -> String {
        let part = |r: &Resting| {
            let [low, high] = [r.first.min(r.total), r.total].map(|s| lang.percent(s, 0));
            let (name, n) = (super::grade(lang, r.grade), r.axes);
            let count =
                lang.pick(if n == 1 { "factor" } else { "factoren" }, if n == 1 { "factor" } else { "factors" });
            lang.pick(
                format!("{name} ({n} {count}): minstens {low}, hoogstens {high}"),
                format!("{name} ({n} {count}): at least {low}, at most {high}"),
            )
        };
        let parts: Vec<String> = self.resting.iter().map(part).collect();
        let start = lang.pick(
            "Waar de variantie op rust, naar bron van de waarde (minstens: alleen; hoogstens: met samenspel, dat bij meer bronnen meetelt)",
            "On what the variance rests, by source of the value (at least: alone; at most: with what works together, which counts for several sources)",
        );
        format!("{start}: {}.", parts.join("; "))
    }
}

impl Noted for Indices {
    fn notes(&self, lang: Lang) -> Vec<String> {
        let how = lang.pick(
            "Alleen: het deel van de variantie dat verdwijnt als deze factor bekend is. Met samenspel: het deel dat overblijft als alleen deze factor onbekend is. Intervallen: 90%, uit 500 herhaalde trekkingen van blokken.",
            "Alone: the share of the variance that goes when this factor is known. With interplay: the share that stays when only this factor is unknown. Intervals: 90%, from 500 resamples of blocks.",
        );
        // From too small a sample sums of many indices say nothing.
        let by_grade = self.needed.is_none().then(|| self.by_grade(lang));
        let told = [self.luck(lang), self.together(lang), by_grade, self.negative(lang)];
        let rest = [self.too_few(lang), Some(how.to_owned())];
        told.into_iter().chain(rest).flatten().chain(self.about.notes(lang, ["blokken", "blocks"])).collect()
    }
}

impl Chart for Indices {
    fn heading(&self) -> &Heading {
        &self.about.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let [(first, index), rest @ ..] = &self.rows[..] else { return String::new() };
        let (name, total) = (quoted(lang, first), lang.percent(index.total.value.clamp(0.0, 1.0), 0));
        match rest.iter().filter(|(_, i)| i.total.high > index.total.low).count() {
            0 => {
                let alone = lang.percent(index.first.value.max(0.0), 0);
                lang.pick(
                    format!("Van de variantie hangt {total} aan {name}, waarvan {alone} aan deze factor alleen"),
                    format!("Of the variance {total} hangs on {name}, {alone} on this factor alone"),
                )
            }
            1 => {
                let second = quoted(lang, &rest[0].0);
                lang.pick(
                    format!("{name} en {second} dragen het meest van de variantie; welke meer, is niet te zeggen"),
                    format!("{name} and {second} carry most of the variance; which more cannot be said"),
                )
            }
            n => lang.pick(
                format!("{n} factoren dragen misschien evenveel van de variantie als {name} ({total})"),
                format!("{n} factors may carry as much of the variance as {name} ({total})"),
            ),
        }
    }

    fn subtitle(&self, lang: Lang) -> String {
        let outcome = self.about.heading.indicator.in_lang(lang);
        let small = match self.needed {
            Some(_) => lang.pick("; de steekproef is te klein", "; the sample is too small"),
            None => "",
        };
        lang.pick(
            format!("aandeel van de variantie dat aan een factor hangt, met 90%-interval: {outcome}{small}"),
            format!("share of the variance that hangs on a factor, with 90% interval: {outcome}{small}"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Punten met intervallen, twee per factor", "Dots with intervals, two per factor").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let together = Text::new("met samenspel", "with interplay");
        super::factors(&self.rows, lang)
            .interval("alone", Text::new("alleen", "alone"), ESTIMATE, Format::Share, |row| super::ends(row.1.first))
            .interval("together", together, ESTIMATE, Format::Share, |row| super::ends(row.1.total))
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            ["Factor", "Pad", "Alleen [90%]", "Met samenspel [90%]", "Bron van de waarde"],
            ["Factor", "Path", "Alone [90%]", "With interplay [90%]", "Source of the value"],
        );
        let row = |(factor, i): &(Factor, Index)| {
            let (name, grade) = (factor.name.in_lang(lang).to_owned(), super::grade(lang, factor.grade).to_owned());
            vec![name, factor.path.clone(), share(lang, i.first), share(lang, i.total), grade]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: self.rows.iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let shown = &self.rows[..self.rows.len().min(MOST)];
        let row = |(factor, i): &'_ (Factor, Index)| (share(lang, i.first), share(lang, i.total), factor.clone());
        let texts: Vec<_> = shown.iter().map(row).collect();
        let rows = texts.iter().map(|(first, total, factor)| Row {
            factor,
            remark: String::new(),
            numbers: vec![first.clone(), total.clone()],
        });
        let rows = Rows {
            rows: rows.collect(),
            others: self.rows.len() - shown.len(),
            head: lang.pick("alleen / samen [90%]", "alone / together [90%]"),
            rest: lang.pick("een kleiner deel van de variantie", "a smaller share of the variance"),
        };
        key(canvas, space, lang.pick(["alleen", "met samenspel"], ["alone", "with interplay"]), "");
        let (low, high) = shown
            .iter()
            .flat_map(|(_, i)| [i.first, i.total])
            .fold((0.0_f64, 0.01_f64), |(l, h), e| (l.min(e.low), h.max(e.high)));
        let ticks = axis::ticks_around_zero(Unit::Share, low, high, 5);
        let (x, middles, step) = rows.draw(canvas, lang, space, Unit::Share, &ticks, false);
        for ((factor, index), y) in shown.iter().zip(middles) {
            let (colour, apart) = (super::colour(factor.grade), (step / 5.0).min(12.0));
            mark(canvas, x, y - apart, index.first, colour, false);
            mark(canvas, x, y + apart, index.total, colour, true);
        }
    }
}
