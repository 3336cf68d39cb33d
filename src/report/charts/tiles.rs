//! A level in every part of a whole, designs side by side: regions of the country, themes of knowledge.

use super::swatches;
use crate::experiments::statistics::{Band, Better, Paired, Strength, Verdict};
use crate::report::axis::Unit;
use crate::report::canvas::{Canvas, Frame, Point, Type};
use crate::report::data::{Data, Format, MEDIAN, Tidy};
use crate::report::{Chart, DesignLabel, Heading, Table, sentence, style, terms};
use crate::text::{Lang, OwnedText, Text};

/// Number of classes and colours.
const CLASSES: i64 = style::BLUES.len() as i64;

/// The levels of one date or design.
#[derive(Clone, Debug)]
pub struct TileColumn {
    /// Date or design.
    pub title: OwnedText,
    /// The design, when it is one of which differences are shown.
    pub design: Option<DesignLabel>,
    /// Median level per row.
    pub levels: Vec<f64>,
    /// Per row the difference from the baseline in the same world; nothing for a date or the baseline.
    pub changes: Vec<Paired>,
    /// The row with the highest level against the one with the lowest, in the same world; none for a single row.
    pub extremes: Option<Paired>,
}

/// What rows are, in sentences.
#[derive(Clone, Copy, Debug)]
pub struct RowWords {
    /// "kennisregio".
    pub one: Text,
    /// "kennisregio’s".
    pub many: Text,
}

/// Rows by columns of tiles, coloured by level.
#[derive(Clone, Debug)]
pub struct Tiles {
    /// Name, indicator, source.
    pub heading: Heading,
    /// The indicator in a word or two, with a capital.
    pub topic: OwnedText,
    /// Unit of the levels.
    pub unit: Unit,
    /// What differences are measured against.
    pub baseline: DesignLabel,
    /// What rows are.
    pub words: RowWords,
    /// Names of the rows in reading order.
    pub rows: Vec<OwnedText>,
    /// Columns in reading order; the title is about the first with a design.
    pub columns: Vec<TileColumn>,
}

/// +1 for a clear rise, −1 for a clear fall, 0 otherwise.
pub(super) fn clear(pair: &Paired) -> i32 {
    match pair.verdict {
        Verdict::Better(Strength::Clear) | Verdict::Worse(Strength::Clear) => pair.mean.signum() as i32,
        _ => 0,
    }
}

impl TileColumn {
    /// Levels from values per row and world.
    pub fn new(title: OwnedText, values: &[Vec<f64>]) -> Self {
        let levels: Vec<f64> = values.iter().map(|v| Band::of(v).median).collect();
        let mut column = Self { title, design: None, levels, changes: vec![], extremes: None };
        column.extremes = column.ends().map(|[high, low]| Paired::of(&values[high], &values[low], Better::Higher));
        column
    }

    /// The same for a design, with its differences from the baseline's values.
    pub fn against(design: DesignLabel, values: &[Vec<f64>], baseline: &[Vec<f64>], better: Better) -> Self {
        let changes = values.iter().zip(baseline).map(|(own, base)| Paired::of(own, base, better)).collect();
        Self { changes, design: Some(design.clone()), ..Self::new(design.short, values) }
    }

    /// Rows with the highest and the lowest level, when there is more than one row.
    fn ends(&self) -> Option<[usize; 2]> {
        let by_level = |a: &usize, b: &usize| self.levels[*a].total_cmp(&self.levels[*b]).then(b.cmp(a));
        let rows = 0..self.levels.len();
        Some([rows.clone().max_by(by_level)?, rows.min_by(by_level)?]).filter(|[high, low]| high != low)
    }
}

impl Tiles {
    /// The same with rows in the order of the levels that the title is about.
    pub fn highest_first(mut self) -> Self {
        let Some(levels) = self.focus().map(|(column, _)| column.levels.clone()) else { return self };
        let mut order: Vec<usize> = (0..levels.len()).collect();
        order.sort_by(|a, b| levels[*b].total_cmp(&levels[*a]).then(a.cmp(b)));
        self.rows = order.iter().map(|&row| self.rows[row].clone()).collect();
        for column in &mut self.columns {
            column.levels = order.iter().map(|&row| column.levels[row]).collect();
            if !column.changes.is_empty() {
                column.changes = order.iter().map(|&row| column.changes[row]).collect();
            }
        }
        self
    }

    fn focus(&self) -> Option<(&TileColumn, &DesignLabel)> {
        self.columns.iter().find_map(|c| Some((c, c.design.as_ref()?)))
    }

    fn all_levels(&self) -> impl Iterator<Item = f64> {
        self.columns.iter().flat_map(|c| c.levels.iter().copied())
    }

    fn decimals(&self) -> usize {
        self.unit.decimals(self.all_levels().fold(0.0, f64::max)).min(1)
    }

    fn level(&self, lang: Lang, value: f64) -> String {
        self.unit.level(lang, value, self.decimals())
    }

    fn change(&self, lang: Lang, value: f64) -> String {
        self.unit.signed(lang, value, 1)
    }

    /// A level in units of its last printed decimal, so that a tile has the class of the number in it.
    fn printed(&self, value: f64) -> i64 {
        let percent = if self.unit == Unit::Share { 100.0 } else { 1.0 };
        (value * percent * if self.decimals() == 1 { 10.0 } else { 1.0 }).round() as i64
    }

    /// Lower end of the first class and width of all, in printed units: round, and together they hold every level.
    fn classes(&self) -> (i64, i64) {
        let printed = || self.all_levels().map(|x| self.printed(x));
        let (low, high) = (printed().min().unwrap_or(0), printed().max().unwrap_or(0));
        let steps = (0..9).flat_map(|power| [1, 2, 3, 4, 5].map(|m| m * 10i64.pow(power)));
        let start = |step: i64| low.div_euclid(step) * step;
        let step = steps.into_iter().find(|&s| high < start(s) + CLASSES * s).unwrap_or(1);
        (start(step), step)
    }

    fn fill(&self, value: f64) -> style::Colour {
        let (start, step) = self.classes();
        style::BLUES[((self.printed(value) - start) / step).clamp(0, CLASSES - 1) as usize]
    }

    fn key(&self, lang: Lang) -> Vec<(String, style::Colour)> {
        let (start, step) = self.classes();
        let (size, decimals) = (if self.decimals() == 1 { 10.0 } else { 1.0 }, self.decimals());
        let number = |x: i64| lang.number(x as f64 / size, decimals);
        let sign = if self.unit == Unit::Share { "%" } else { "" };
        let name = |class: i64| {
            let (from, to) = (start + class * step, start + (class + 1) * step - 1);
            if from == to {
                format!("{}{sign}", number(from))
            } else {
                format!("{}–{}{sign}", number(from), number(to))
            }
        };
        (0..CLASSES).map(|class| (name(class), style::BLUES[class as usize])).collect()
    }

    /// In how many rows a design is clearly higher and lower: "in alle 14 kennisregio’s duidelijk hoger".
    fn counted(&self, lang: Lang, column: &TileColumn) -> String {
        let count = |sign: i32| column.changes.iter().filter(|p| clear(p) == sign).count();
        let (up, down, all) = (count(1), count(-1), self.rows.len());
        let many = self.words.many.in_lang(lang);
        let of = |n: usize| match n {
            n if n == all => lang.pick(format!("in alle {all} {many}"), format!("in all {all} {many}")),
            0 => lang.pick(format!("in geen van de {all} {many}"), format!("in none of the {all} {many}")),
            n => lang.pick(format!("in {n} van de {all} {many}"), format!("in {n} of the {all} {many}")),
        };
        let clearly = lang.pick("duidelijk", "clearly");
        let [higher, lower] = lang.pick(["hoger", "lager"], ["higher", "lower"]);
        match (up, down) {
            (0, 0) => format!("{} {clearly} {higher} {} {lower}", of(0), lang.pick("of", "or")),
            (_, 0) => format!("{} {clearly} {higher}", of(up)),
            (0, _) => format!("{} {clearly} {lower}", of(down)),
            _ => format!("{} {clearly} {higher}, {} {clearly} {lower}", of(up), of(down)),
        }
    }

    /// The title of a column in lines.
    fn head(lang: Lang, column: &TileColumn, width: f64) -> Vec<String> {
        Type::new(17.0).bold().fit(&sentence(column.title.in_lang(lang)), width - 8.0, 4)
    }

    fn draw_column(&self, canvas: &mut Canvas, lang: Lang, column: &TileColumn, frame: Frame, step: f64) {
        let head = Type::new(17.0).bold();
        let head = column.design.as_ref().map_or(head, |d| head.tinted(d.fill()));
        let lines = Self::head(lang, column, frame.width());
        canvas.lines(frame.left, frame.top - 16.0 - (lines.len() - 1) as f64 * head.leading(), &lines, head);
        for (row, &level) in column.levels.iter().enumerate() {
            let top = frame.top + row as f64 * step;
            let ground = self.fill(level);
            canvas.rect(Frame { top, bottom: top + step - 3.0, ..frame }, ground);
            let (y, look) = (top + (step - 3.0) / 2.0, Type::new(17.0).on(ground));
            let Some(change) = column.changes.get(row) else {
                canvas.text((frame.left + frame.right) / 2.0, y, &self.level(lang, level), look.centre());
                continue;
            };
            canvas.text(frame.left + 14.0, y, &self.level(lang, level), look);
            let look = if clear(change) == 0 { look } else { look.bold() };
            canvas.text(frame.right - 14.0, y, &self.change(lang, change.median), look.right());
        }
        for (row, up) in column.ends().into_iter().flatten().zip([true, false]) {
            let y = frame.top + row as f64 * step + (step - 3.0) / 2.0;
            let middle = (frame.left + frame.right) / 2.0 + if column.changes.is_empty() { 44.0 } else { 0.0 };
            triangle(canvas, (middle, y), up, style::text_on(self.fill(column.levels[row])));
        }
    }

    /// Colours of classes, and the marks of the highest and the lowest row; returns the y below.
    fn draw_key(&self, canvas: &mut Canvas, lang: Lang, space: Frame) -> f64 {
        let look = Type::new(16.0).muted();
        let words = lang.pick(["hoogst in de kolom", "laagst"], ["highest in the column", "lowest"]);
        let mut right = space.right;
        for (word, up) in words.into_iter().zip([true, false]).rev() {
            canvas.text(right, space.top + 14.0, word, look.right());
            right -= look.width(word) + 14.0;
            triangle(canvas, (right, space.top + 14.0), up, style::MUTED);
            right -= 30.0;
        }
        swatches(canvas, &self.key(lang), Frame { right, ..space })
    }
}

fn triangle(canvas: &mut Canvas, (x, y): Point, up: bool, colour: style::Colour) {
    let height = if up { -6.0 } else { 6.0 };
    canvas.area(vec![(x - 7.0, y - height), (x + 7.0, y - height), (x, y + height)], colour, 1.0);
}

impl Chart for Tiles {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn finding(&self, lang: Lang) -> String {
        let topic = self.topic.in_lang(lang);
        let Some((column, design)) = self.focus() else { return topic.to_owned() };
        let (name, base, counted) = (design.quoted(lang), self.baseline.quoted(lang), self.counted(lang, column));
        let mut text = lang.pick(
            format!("{topic} bij {name}: {counted} dan bij {base}"),
            format!("{topic} under {name}: {counted} than under {base}"),
        );
        let apart = column.extremes.as_ref().is_some_and(|p| clear(p) != 0);
        if let Some([high, low]) = column.ends().filter(|_| apart) {
            let end =
                |row: usize| format!("{} ({})", self.rows[row].in_lang(lang), self.level(lang, column.levels[row]));
            text += &lang.pick(
                format!("; het hoogst: {}, het laagst: {}", end(high), end(low)),
                format!("; highest: {}, lowest: {}", end(high), end(low)),
            );
        }
        text
    }

    fn subtitle(&self, lang: Lang) -> String {
        let (text, base) = (self.heading.indicator.in_lang(lang), self.baseline.quoted(lang));
        let points = self.unit.name_difference(
            lang,
            &lang.pick(
                format!("rechts het verschil met {base} in dezelfde wereld"),
                format!("right the difference from {base} in the same world"),
            ),
        );
        lang.pick(
            format!("{text}; links in een vak de mediaan, {points} (vet: het 90%-interval bevat nul niet)"),
            format!("{text}; left in a tile the median, {points} (bold: the 90% interval leaves out zero)"),
        )
    }

    fn kind(&self, lang: Lang) -> String {
        let (one, columns) = (self.words.one.in_lang(lang), self.columns.len());
        lang.pick(
            format!("Gekleurde tabel met een rij per {one} en {columns} kolommen"),
            format!("Coloured table with a row per {one} and {columns} columns"),
        )
    }

    fn data(&self, lang: Lang) -> Data {
        let rows = self.columns.iter().flat_map(|c| (0..self.rows.len()).map(move |row| (c, row)));
        let difference = OwnedText {
            nl: format!("verschil met {}", self.baseline.quoted(Lang::Nl)),
            en: format!("difference from {}", self.baseline.quoted(Lang::En)),
        };
        let change = |(column, row): &(&TileColumn, usize)| {
            column.changes.get(*row).map_or([f64::NAN; 3], |p| [p.median, p.lo90, p.hi90])
        };
        Tidy::of(rows)
            .text("column", Text::new("kolom", "column"), |(column, _)| column.title.in_lang(lang))
            .text("row", self.words.one, |(_, row)| self.rows[*row].in_lang(lang))
            .number("level", self.topic.clone(), Format::level(self.unit), |(column, row)| column.levels[*row])
            .interval("difference", difference, MEDIAN, Format::difference(self.unit), change)
            .data()
    }

    fn table(&self, lang: Lang) -> Table {
        let mut headers = vec![sentence(self.words.one.in_lang(lang))];
        let difference = lang.pick("verschil [90%]", "difference [90%]");
        for column in &self.columns {
            let title = column.title.in_lang(lang);
            headers.push(sentence(title));
            headers.extend((!column.changes.is_empty()).then(|| format!("{}: {difference}", sentence(title))));
        }
        let row = |(i, name): (usize, &OwnedText)| {
            let mut cells = vec![sentence(name.in_lang(lang))];
            for column in &self.columns {
                cells.push(self.level(lang, column.levels[i]));
                cells.extend(column.changes.get(i).map(|p| terms::interval(lang, p.median, p.lo90, p.hi90)));
            }
            cells
        };
        Table { headers, rows: self.rows.iter().enumerate().map(row).collect() }
    }

    fn body(&self, canvas: &mut Canvas, lang: Lang, space: Frame) {
        let top = self.draw_key(canvas, lang, space);
        let look = Type::new(17.0);
        let names: Vec<String> = self.rows.iter().map(|name| sentence(name.in_lang(lang))).collect();
        let widest = names.iter().map(|name| look.width(name)).fold(0.0, f64::max);
        let (room, gap) = (widest.min(380.0 * canvas.breadth()) + 20.0, 14.0 * canvas.breadth());
        let count = self.columns.len().max(1) as f64;
        let width = ((space.width() - room - gap * (count - 1.0)) / count).min(360.0);
        let tallest = self.columns.iter().map(|c| Self::head(lang, c, width).len()).max().unwrap_or(1) as f64;
        let heads = 14.0 + tallest * Type::new(17.0).leading();
        let tiles = Frame { top: top + heads, bottom: space.bottom, ..space };
        let step = (tiles.height() / self.rows.len().max(1) as f64).min(44.0);
        let bottom = tiles.top + step * self.rows.len() as f64;
        for (row, name) in names.iter().enumerate() {
            let lines = look.fit(name, room - 16.0, if step > 2.4 * look.size { 2 } else { 1 });
            canvas.lines_around(space.left, tiles.top + (row as f64 + 0.5) * step - 1.5, &lines, look);
        }
        for (i, column) in self.columns.iter().enumerate() {
            let left = space.left + room + i as f64 * (width + gap);
            self.draw_column(canvas, lang, column, Frame { left, right: left + width, top: tiles.top, bottom }, step);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::sample_design;

    fn tiles(levels: [[f64; 3]; 2], spread: f64) -> Tiles {
        let text = |t: &str| OwnedText { nl: t.to_owned(), en: t.to_owned() };
        let pair = |by: f64| Paired::of(&[0.2 + by, 0.3 + by, 0.1 + by], &[0.2, 0.3, 0.1], Better::Higher);
        let column = |i: usize| TileColumn {
            title: text(["base", "A"][i]),
            design: (i > 0).then(|| sample_design("A", 1)),
            levels: levels[i].to_vec(),
            changes: levels[1].iter().zip(levels[0]).filter(|_| i > 0).map(|(a, b)| pair(a - b)).collect(),
            extremes: Some(pair(spread)),
        };
        Tiles {
            heading: Heading::default(),
            topic: text("Use"),
            unit: Unit::Share,
            baseline: sample_design("base", 0),
            words: RowWords { one: Text::new("regio", "region"), many: Text::new("regio’s", "regions") },
            rows: ["North", "South", "West"].map(text).to_vec(),
            columns: vec![column(0), column(1)],
        }
    }

    #[test]
    fn the_title_counts_what_is_clear_and_names_ends_that_differ() {
        let up = tiles([[0.05, 0.06, 0.07], [0.15, 0.10, 0.17]], 0.07).finding(Lang::En);
        assert_eq!(
            up,
            "Use under ‘A’: in all 3 regions clearly higher than under ‘base’; highest: West (17.0%), lowest: South (10.0%)"
        );
        let mixed = tiles([[0.05, 0.06, 0.07], [0.15, 0.06, 0.02]], 0.0).finding(Lang::Nl);
        assert_eq!(
            mixed,
            "Use bij ‘A’: in 1 van de 3 regio’s duidelijk hoger, in 1 van de 3 regio’s duidelijk lager dan bij ‘base’"
        );
        let same = tiles([[0.05, 0.06, 0.07]; 2], 0.0).finding(Lang::En);
        assert_eq!(same, "Use under ‘A’: in none of the 3 regions clearly higher or lower than under ‘base’");
    }

    #[test]
    fn classes_hold_every_level_by_the_printed_number() {
        let t = tiles([[0.0512, 0.06, 0.07], [0.1496, 0.10, 0.17]], 0.0);
        assert_eq!(t.classes(), (30, 30));
        assert_eq!(t.fill(0.1196), t.fill(0.12));
        assert_ne!(t.fill(0.1194), t.fill(0.12));
        assert_eq!(t.key(Lang::Nl)[2].0, "9,0–11,9%");
        assert_eq!((t.fill(0.0512), t.fill(0.17)), (style::BLUES[0], style::BLUES[4]));
    }
}
