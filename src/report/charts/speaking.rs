//! What ruled out what: against how many plausible worlds a fact speaks, and about which parameters.

use super::{Rows, column_head};
use crate::report::axis::Scale;
use crate::report::canvas::{Canvas, Frame, Type};
use crate::report::data::{Data, Format, Tidy};
use crate::report::{Chart, Heading, Table, style};
use crate::text::{Lang, OwnedText, Text};

/// Width of a fact's name.
const NAME: f64 = 545.0;
/// Where parameters begin.
const PARAMETERS: f64 = 890.0;
/// Parameters named with a fact.
const NAMED: usize = 2;

/// A parameter about which a fact speaks.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// Its name.
    pub name: OwnedText,
    /// Its path.
    pub path: String,
    /// Its rank correlation with the fact.
    pub correlation: f64,
}

/// One fact.
#[derive(Clone, Debug)]
pub struct SpeakingRow {
    /// The fact.
    pub what: OwnedText,
    /// What it may be.
    pub allowed: OwnedText,
    /// Share of plausible worlds against which it speaks.
    pub against: f64,
    /// Whether it may rule out worlds, or is only reported.
    pub used: bool,
    /// 5% and 95% points in plausible worlds and in those that meet the facts, as text.
    pub bands: [OwnedText; 2],
    /// Parameters, the strongest correlation first.
    pub about: Vec<Spoken>,
}

/// All facts.
#[derive(Clone, Debug)]
pub struct Speaking {
    /// Name, indicator, source.
    pub heading: Heading,
    /// The facts, in any order.
    pub rows: Vec<SpeakingRow>,
    /// What the largest correlation of all stays under by chance.
    pub chance: f64,
}

impl Speaking {
    /// Facts that may rule out worlds, those that speak against most first; then those that are only reported.
    fn sorted(&self) -> Vec<&SpeakingRow> {
        let mut rows: Vec<&SpeakingRow> = self.rows.iter().collect();
        rows.sort_by(|a, b| b.used.cmp(&a.used).then(b.against.total_cmp(&a.against)));
        rows
    }

    /// The parameters beyond chance.
    fn about<'a>(&self, row: &'a SpeakingRow) -> impl Iterator<Item = &'a Spoken> {
        let chance = self.chance;
        row.about.iter().filter(move |about| about.correlation.abs() > chance)
    }
}

impl Chart for Speaking {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let rows = self.sorted();
        let Some(first) = rows.first() else { return lang.pick("Geen feiten", "No facts").to_owned() };
        let (share, what) = (lang.percent(first.against, 0), first.what.in_lang(lang));
        let silent = rows.iter().filter(|r| r.used && r.against == 0.0).count();
        let end = match silent {
            0 => String::new(),
            1 => lang.pick("; één feit tegen geen enkele", "; one fact against none").to_owned(),
            n => lang.pick(format!("; {n} feiten tegen geen enkele"), format!("; {n} facts against none")),
        };
        lang.pick(
            format!("Het strengst is ‘{what}’: dat spreekt tegen {share} van de plausibele werelden{end}"),
            format!("Strictest is ‘{what}’: it speaks against {share} of plausible worlds{end}"),
        )
    }

    fn subtitle(&self, lang: Lang) -> String {
        let (what, chance) = (self.heading.indicator.in_lang(lang), lang.number(self.chance, 2));
        lang.pick(
            format!("{what}; parameters: rangcorrelatie met het feit, alleen waar die verder van nul ligt dan toeval (±{chance})"),
            format!("{what}; parameters: rank correlation with the fact, only where further from zero than chance (±{chance})"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        lang.pick("Staven met parameters, een rij per feit", "Bars with parameters, one row per fact").to_owned()
    }

    fn data(&self, lang: Lang) -> Data {
        let sorted = self.sorted();
        let rows = sorted.iter().flat_map(|row| {
            let about: Vec<_> = self.about(row).map(Some).collect();
            let about = if about.is_empty() { vec![None] } else { about };
            about.into_iter().map(move |parameter| (*row, parameter))
        });
        Tidy::of(rows)
            .text("fact", Text::new("feit", "fact"), |row| row.0.what.in_lang(lang))
            .text("allowed", Text::new("mag zijn", "allowed"), |row| row.0.allowed.in_lang(lang))
            .text("plausible", Text::new("plausibele werelden (90%)", "plausible worlds (90%)"), |r| {
                r.0.bands[0].in_lang(lang)
            })
            .text("accepted", Text::new("passende werelden (90%)", "worlds that meet facts (90%)"), |r| {
                r.0.bands[1].in_lang(lang)
            })
            .number(
                "against",
                Text::new("spreekt tegen plausibele werelden", "speaks against plausible worlds"),
                Format::Share,
                |r| r.0.against,
            )
            .yes("used", Text::new("mag werelden uitsluiten", "may rule out worlds"), lang, |row| row.0.used)
            .text("name", Text::new("spreekt over", "speaks about"), |row| row.1.map_or("", |p| p.name.in_lang(lang)))
            .text("parameter", Text::new("parameter", "parameter"), |row| row.1.map_or("", |p| p.path.as_str()))
            .number("correlation", Text::new("rangcorrelatie", "rank correlation"), Format::Number, |r| {
                r.1.map_or(f64::NAN, |p| p.correlation)
            })
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let headers = lang.pick(
            [
                "Feit",
                "Mag zijn",
                "Plausibele werelden (90%)",
                "Passende werelden (90%)",
                "Spreekt tegen",
                "Spreekt over",
            ],
            [
                "Fact",
                "Allowed",
                "Plausible worlds (90%)",
                "Worlds that meet facts (90%)",
                "Speaks against",
                "Speaks about",
            ],
        );
        let row = |row: &&SpeakingRow| {
            let about = |about: &Spoken| {
                format!("{} [{}] {}", about.name.in_lang(lang), about.path, lang.signed(about.correlation, 2))
            };
            let about: Vec<String> = self.about(row).take(3).map(about).collect();
            let judged = lang.pick(" (alleen gemeld)", " (only reported)");
            vec![
                row.what.in_lang(lang).to_owned(),
                row.allowed.in_lang(lang).to_owned(),
                row.bands[0].in_lang(lang).to_owned(),
                row.bands[1].in_lang(lang).to_owned(),
                lang.percent(row.against, 1) + if row.used { "" } else { judged },
                if about.is_empty() { "–".to_owned() } else { about.join("; ") },
            ]
        };
        Table { headers: headers.map(str::to_owned).to_vec(), rows: self.sorted().iter().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let head = Type::new(15.0).muted();
        let (bars, parameters) = (space.left + NAME, space.left + PARAMETERS);
        let y = space.top + 30.0;
        let against =
            lang.pick("Spreekt tegen (deel van de plausibele werelden)", "Speaks against (share of plausible worlds)");
        column_head(canvas, bars, y, against, PARAMETERS - NAME - 30.0, head);
        column_head(canvas, parameters, y, lang.pick("Spreekt over", "Speaks about"), 300.0, head);
        let sorted = self.sorted();
        let rows = Rows::new(y + 14.0, space.bottom, sorted.len());
        let most = sorted.iter().map(|r| r.against).fold(0.01, f64::max);
        let x = Scale::new((0.0, most), (bars, parameters - 160.0));
        for (i, row) in sorted.iter().enumerate() {
            let (y, half) = (rows.middle(i), (rows.step * 0.28).min(14.0));
            rows.name(canvas, i, (row.what.in_lang(lang), Type::new(rows.size)), space, NAME - 20.0);
            let colour = if row.used { style::GAIN } else { style::GRID };
            canvas.rect(
                Frame { left: bars, top: y - half, right: x.at(row.against).max(bars + 1.0), bottom: y + half },
                colour,
            );
            let note = if row.used { "" } else { lang.pick(" alleen gemeld", " reported") };
            let share = lang.percent(row.against, 0) + note;
            canvas.text(x.at(row.against) + 10.0, y, &share, Type::new(16.0));
            self.parameters(canvas, lang, row, (parameters, space.right), y);
        }
    }
}

impl Speaking {
    fn parameters(&self, canvas: &mut Canvas, lang: Lang, row: &SpeakingRow, (left, right): (f64, f64), y: f64) {
        let named: Vec<&Spoken> = self.about(row).take(NAMED).collect();
        let (look, pitch) = (Type::new(14.0), 18.0);
        let top = y - pitch * (named.len() as f64 - 1.0) / 2.0;
        for (i, about) in named.iter().enumerate() {
            let y = top + i as f64 * pitch;
            let number = look.bold().tinted(if about.correlation > 0.0 { style::GAIN } else { style::LOSS });
            canvas.text(left, y, &lang.signed(about.correlation, 2), number);
            canvas.text(left + 50.0, y, &look.cut(about.name.in_lang(lang), right - left - 50.0), look);
        }
        if named.is_empty() {
            canvas.text(
                left,
                y,
                lang.pick("niets verder dan toeval", "nothing beyond chance"),
                Type::new(15.0).muted(),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strictest_fact_that_is_used_is_named_and_chance_is_left_out() {
        let spoken = |(path, correlation): (&str, f64)| Spoken {
            name: OwnedText { nl: "Naam".into(), en: "Name".into() },
            path: path.to_owned(),
            correlation,
        };
        let row = |name: &str, against, used| SpeakingRow {
            what: OwnedText { nl: name.into(), en: name.into() },
            allowed: OwnedText::default(),
            against,
            used,
            bands: [OwnedText::default(), OwnedText::default()],
            about: [("a.clear", -0.5), ("a.chance", 0.1)].map(spoken).to_vec(),
        };
        let rows =
            vec![row("mild", 0.1, true), row("judgement", 0.9, false), row("strict", 0.2, true), row("no", 0.0, true)];
        let chart = Speaking { heading: Heading::default(), rows, chance: 0.18 };
        let finding = chart.finding(Lang::En);
        assert_eq!(finding, "Strictest is ‘strict’: it speaks against 20% of plausible worlds; one fact against none");
        let table = chart.table(Lang::En);
        assert!(table.rows.iter().all(|r| r[5] == "Name [a.clear] \u{2212}0.50"), "{:?}", table.rows);
        assert!(table.rows[3][4].contains("only reported"));
    }
}
